package golang

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/kitc-lang/kit/backends"
	"github.com/kitc-lang/kit/compiler/compiletest"
)

// TestFiftyRoutes keeps the routes that internal/httptest measures as they are generated. With -update it
// writes them.
func TestFiftyRoutes(t *testing.T) {
	var src strings.Builder
	src.WriteString("package fifty { kit = 1 }\nservice Fifty {\n  transport http {}\n")
	for _, name := range strings.Fields("Accounts Bills Cards Drafts Events Files Groups Hosts Items Jobs") {
		path := strings.ToLower(name)
		for _, m := range []struct{ name, input, route string }{
			{"List", "", "GET /" + path},
			{"Add", "", "POST /" + path},
			{"Get", "{ id = string }", "GET /" + path + "/{id}"},
			{"Drop", "{ id = string }", "DELETE /" + path + "/{id}"},
			{"Parts", "{ id = string, part = string }", "GET /" + path + "/{id}/parts/{part}"},
		} {
			fmt.Fprintf(&src, "  method %s%s {\n", m.name, name)
			if m.input != "" {
				fmt.Fprintf(&src, "    input = %s\n", m.input)
			}
			fmt.Fprintf(&src, "    http = %q\n  }\n", m.route)
		}
	}
	src.WriteString("}\n")
	prog := compiletest.Program(t, src.String())
	g := &generator{prog: prog, pkg: prog.Packages[0]}
	svc := g.pkg.Services[0]

	s := &source{pkg: "httptest", imports: map[string]importSpec{}}
	s.print(`
// fifty answers each of its 50 methods with nothing but the status 204.
type fifty struct{}

func (s fifty) ServeExchange(x *$kithttp.Exchange) {
$routes}

`, holes{"routes": g.httpRoutes(svc)})
	for _, m := range svc.Methods {
		path := ""
		if len(m.HTTP.Path) > 0 {
			path = ", _ []string"
		}
		s.print("func (s fifty) serve$Method(x *kithttp.Exchange$path) { x.Empty(204) }\n\n", holes{"Method": m.Name, "path": path})
	}
	file := filepath.Join("internal", "httptest", "fifty_test.go")
	checkFormat(t, backends.File{Path: file, Data: s.bytes()})
	if *update {
		if err := os.WriteFile(file, s.bytes(), 0o666); err != nil {
			t.Fatal(err)
		}
		return
	}
	got, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(string(got), string(s.bytes())); diff != "" {
		t.Errorf("%s (-committed +generated); -update accepts it:\n%s", file, diff)
	}
}
