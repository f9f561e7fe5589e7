// Command write prints what the 500 routes are to those who make code: `write kit` the .kit file, `write switch FILE`
// the router that kitc emitted into FILE with methods that do nothing but say that they were found, `write services` the
// same methods as the servers of Kit and ogen ask for them.
package main

import (
	"bytes"
	"fmt"
	"go/ast"
	"go/format"
	"go/parser"
	"go/token"
	"os"
	"strings"

	"github.com/kitc-lang/kit/bench/peers/routes"
)

func main() {
	var (
		text []byte
		err  error
	)
	switch args := os.Args[1:]; {
	case len(args) == 1 && args[0] == "kit":
		text = kit()
	case len(args) == 2 && args[0] == "switch":
		text, err = emitted(args[1])
	case len(args) == 1 && args[0] == "services":
		text, err = services()
	default:
		err = fmt.Errorf("usage: write kit | write switch FILE | write services")
	}
	if err == nil {
		_, err = os.Stdout.Write(text)
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, "write:", err)
		os.Exit(1)
	}
}

func kit() []byte {
	var b bytes.Buffer
	b.WriteString("# 500 routes.\npackage routes { kit = 1 }\n\nservice Routes {\n")
	for _, r := range routes.List() {
		fmt.Fprintf(&b, "  method %s {\n    http = %q\n", r.Name, r.Verb+" "+r.Path)
		switch strings.Count(r.Path, "{") {
		case 1:
			b.WriteString("    input = { id = string }\n")
		case 2:
			b.WriteString("    input = {\n      id   = string\n      part = string\n    }\n")
		}
		b.WriteString("  }\n\n")
	}
	b.WriteString("  transport http {}\n\n  chain server {\n    recover {}\n    timeout { after = \"30s\" }\n  }\n}\n")
	return b.Bytes()
}

// emitted takes the method that finds a route out of what kitc wrote, as it is, and gives it a type whose other methods
// only tell which of them it was: what is measured is then the router and not what the methods do.
func emitted(name string) ([]byte, error) {
	source, err := os.ReadFile(name)
	if err != nil {
		return nil, err
	}
	files := token.NewFileSet()
	file, err := parser.ParseFile(files, name, source, 0)
	if err != nil {
		return nil, err
	}
	var b bytes.Buffer
	b.WriteString("// Package found is the router that kitc emits for the 500 routes, with methods that do nothing.\npackage found\n\n")
	b.WriteString("import kithttp \"github.com/kitc-lang/kit/runtime/transport/http\"\n\n")
	b.WriteString("// Routes tells Found which route was found, and its parameters.\ntype Routes struct{ Found func(route int, id, part string) }\n\n")
	for _, d := range file.Decls {
		f, ok := d.(*ast.FuncDecl)
		if !ok || f.Name.Name != "ServeExchange" {
			continue
		}
		body := source[files.Position(f.Body.Pos()).Offset:files.Position(f.Body.End()).Offset]
		fmt.Fprintf(&b, "// ServeExchange is as it was emitted.\nfunc (s *Routes) ServeExchange(x *kithttp.Exchange) %s\n\n", body)
	}
	for _, r := range routes.List() {
		parameter, arguments := "", `"", ""`
		switch strings.Count(r.Path, "{") {
		case 1:
			parameter, arguments = ", path []string", `path[2], ""`
		case 2:
			parameter, arguments = ", path []string", "path[2], path[4]"
		}
		fmt.Fprintf(&b, "func (s *Routes) serve%s(x *kithttp.Exchange%s) {\n\ts.Found(%d, %s)\n\tx.Empty(204)\n}\n\n", r.Name, parameter, r.Number, arguments)
	}
	return format.Source(b.Bytes())
}

// services gives an implementation for Kit and one for ogen.
func services() ([]byte, error) {
	var b bytes.Buffer
	b.WriteString(`// Package services implements the 500 routes for Kit and for ogen: nothing is done but said which one it was.
package services

import (
	"context"

	"github.com/kitc-lang/kit/bench/peers/gen/ogenroutes"
	"github.com/kitc-lang/kit/bench/peers/gen/routes/gen/routes"
)

// Kit is the service for a server of Kit's.
type Kit struct{ Found func(route int, id, part string) }

// Ogen is the service for a server of ogen's.
type Ogen struct{ Found func(route int, id, part string) }

`)
	for _, r := range routes.List() {
		kit, ogen, arguments := "", "", `"", ""`
		if n := strings.Count(r.Path, "{"); n > 0 {
			kit, ogen = ", in *routes."+r.Name+"Input", ", in ogenroutes.Routes"+r.Name+"Params"
			arguments = `in.ID, ""`
			if n > 1 {
				arguments = "in.ID, in.Part"
			}
		}
		fmt.Fprintf(&b, "func (s *Kit) %s(_ context.Context%s) error {\n\ts.Found(%d, %s)\n\treturn nil\n}\n\n", r.Name, kit, r.Number, arguments)
		fmt.Fprintf(&b, "func (s *Ogen) Routes%s(_ context.Context%s) (ogenroutes.Routes%[1]sRes, error) {\n\ts.Found(%[3]d, %[4]s)\n\treturn &ogenroutes.Routes%[1]sNoContent{}, nil\n}\n\n",
			r.Name, ogen, r.Number, arguments)
	}
	return format.Source(b.Bytes())
}
