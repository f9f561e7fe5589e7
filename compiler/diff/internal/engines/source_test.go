package engines

import (
	"bytes"
	"fmt"
	"go/ast"
	"go/importer"
	"go/parser"
	"go/token"
	"go/types"
	"io"
	"os"
	"os/exec"
	"path"
	"strings"
	"testing"

	golang "github.com/kitc-lang/kit/backends/go"
	"github.com/kitc-lang/kit/compiler/diff"
	"github.com/kitc-lang/kit/compiler/diff/internal/seeds"
)

// TestSource compares the exported API of the Go of both states of every known change, and demands that the
// verdicts on Go say what it finds: breaking where something is gone that callers could name, and not
// otherwise; and at least risky where something is gone that only those who serve can name.
func TestSource(t *testing.T) {
	base, all := seeds.Load(t, evolution)
	c := newChecker(t)
	old, comparable := c.state(t, "base", base), seeds.Compile(t, seeds.Module, base)
	for i, s := range all {
		next := c.state(t, fmt.Sprintf("v%03d", i), s.Files)
		verdict := diff.None
		for _, ch := range diff.Compare(comparable, seeds.Compile(t, seeds.Module, s.Files)) {
			verdict = max(verdict, ch.Go.Class)
		}
		callers, servers := broken(old, next)
		switch {
		case verdict == diff.Breaking && len(callers) == 0:
			t.Errorf("%s: called breaking for Go, and all that callers could name is still there\n  %s", s.Name, s.Says)
		case verdict < diff.Breaking && len(callers) > 0:
			t.Errorf("%s: called %s for Go, and callers do not compile\n  %s\n  %s", s.Name, verdict, s.Says, strings.Join(callers, "\n  "))
		case verdict < diff.Risky && len(servers) > 0:
			t.Errorf("%s: called %s for Go, and servers do not compile\n  %s\n  %s", s.Name, verdict, s.Says, strings.Join(servers, "\n  "))
		}
	}
}

// api is the packages of a state, by their folders in it.
type api map[string]*types.Package

// checker reads the types of generated packages, without their bodies.
type checker struct {
	files *token.FileSet
	known types.Importer            // of Kit's runtime and Go's own packages
	ours  map[string]*types.Package // generated ones
}

// Import finds a package that another one imports.
func (c *checker) Import(name string) (*types.Package, error) {
	if p := c.ours[name]; p != nil {
		return p, nil
	}
	return c.known.Import(name)
}

func newChecker(t *testing.T) *checker {
	t.Helper()
	list := exec.Command("go", "list", "-export", "-deps", "-f", "{{.ImportPath}} {{.Export}}", "github.com/kitc-lang/kit/runtime/...")
	list.Dir = "../../../.."
	list.Stderr = os.Stderr
	out, err := list.Output()
	if err != nil {
		t.Fatal(err)
	}
	exports := map[string]string{}
	for line := range strings.Lines(string(out)) {
		name, file, _ := strings.Cut(strings.TrimSpace(line), " ")
		exports[name] = file
	}
	c := &checker{files: token.NewFileSet(), ours: map[string]*types.Package{}}
	c.known = importer.ForCompiler(c.files, "gc", func(name string) (io.ReadCloser, error) {
		data, err := os.ReadFile(exports[name])
		return io.NopCloser(bytes.NewReader(data)), err
	})
	return c
}

// state reads the API that is generated for a state.
func (c *checker) state(t *testing.T, name string, files seeds.Files) api {
	t.Helper()
	out, module := api{}, path.Join(workshopModule, name)
	prog := seeds.Compile(t, module, files)
	for _, pkg := range prog.Packages {
		if _, ok := pkg.Emit("go"); !ok {
			continue
		}
		generated, diags := golang.Generate(prog, pkg)
		if diags.HasErrors() {
			t.Fatalf("%s: %s", name, diags[0].Message)
		}
		var parsed []*ast.File
		for _, f := range generated {
			file, err := parser.ParseFile(c.files, f.Path, f.Data, parser.SkipObjectResolution)
			if err != nil {
				t.Fatal(err)
			}
			parsed = append(parsed, file)
		}
		config := types.Config{Importer: c, IgnoreFuncBodies: true}
		checked, err := config.Check(pkg.GoImport, c.files, parsed, nil)
		// Without bodies, imports that only they use seem to be unused.
		if err != nil && !strings.Contains(err.Error(), "imported and not used") && !strings.Contains(err.Error(), "imported as") {
			t.Fatalf("%s: %v", name, err)
		}
		c.ours[pkg.GoImport] = checked
		out[strings.TrimPrefix(pkg.GoImport, module+"/")] = checked
	}
	return out
}

// broken lists what of an API is gone or another: what callers can name, and what only those can who
// implement and start a service.
func broken(old, next api) (callers, servers []string) {
	for folder, was := range old {
		is := next[folder]
		if is == nil {
			callers = append(callers, "the package "+folder)
			continue
		}
		if was.Name() != is.Name() {
			callers = append(callers, "the name of "+folder)
		}
		for _, name := range was.Scope().Names() {
			o, n := was.Scope().Lookup(name), is.Scope().Lookup(name)
			if !o.Exported() {
				continue
			}
			lost := differences(o, n)
			if strings.HasSuffix(name, "ServerConfig") {
				servers = append(servers, lost...)
			} else {
				callers = append(callers, lost...)
			}
			if i, ok := o.Type().Underlying().(*types.Interface); ok && n != nil {
				if j, ok := n.Type().Underlying().(*types.Interface); ok && j.NumMethods() > i.NumMethods() {
					servers = append(servers, name+" has further methods")
				}
			}
		}
	}
	return callers, servers
}

// differences lists what somebody who names an object misses in another one.
func differences(old, next types.Object) []string {
	name := old.Pkg().Name() + "." + old.Name()
	if next == nil {
		return []string{name + " is gone"}
	}
	if _, isType := old.(*types.TypeName); !isType {
		return compare(name, old.Type(), next.Type())
	}
	if _, isType := next.(*types.TypeName); !isType {
		return []string{name + " is no type"}
	}
	var lost []string
	switch o := old.Type().Underlying().(type) {
	case *types.Struct:
		n, ok := next.Type().Underlying().(*types.Struct)
		if !ok {
			return []string{name + " is no struct"}
		}
		fields := map[string]types.Type{}
		for f := range n.Fields() {
			fields[f.Name()] = f.Type()
		}
		for f := range o.Fields() {
			if f.Exported() {
				lost = append(lost, compare(name+"."+f.Name(), f.Type(), fields[f.Name()])...)
			}
		}
	case *types.Interface: // its methods follow
	default:
		lost = append(lost, compare(name, o, next.Type().Underlying())...)
	}
	methods := types.NewMethodSet(receiver(next.Type()))
	for s := range types.NewMethodSet(receiver(old.Type())).Methods() {
		m := s.Obj()
		if !m.Exported() || m.Name() == "LogValue" || m.Name() == "Format" {
			continue // the last two are called by log/slog and fmt, and by nobody who names them
		}
		var now types.Type
		if found := methods.Lookup(m.Pkg(), m.Name()); found != nil {
			now = found.Obj().Type()
		}
		lost = append(lost, compare(name+"."+m.Name(), m.Type(), now)...)
	}
	return lost
}

// receiver is the type whose methods are all that a variable of type t has.
func receiver(t types.Type) types.Type {
	if types.IsInterface(t) {
		return t
	}
	return types.NewPointer(t)
}

// compare compares two types by how they are written, apart from the states that their packages belong to
// and the names of parameters.
func compare(name string, old, next types.Type) []string {
	if next == nil {
		return []string{name + " is gone"}
	}
	if o, n := written(old), written(next); o != n {
		return []string{name + " was " + o + " and is " + n}
	}
	return nil
}

func written(t types.Type) string {
	if s, ok := t.(*types.Signature); ok {
		t = types.NewSignatureType(nil, nil, nil, unnamed(s.Params()), unnamed(s.Results()), s.Variadic())
	}
	return types.TypeString(t, func(p *types.Package) string {
		rest, ours := strings.CutPrefix(p.Path(), workshopModule+"/")
		if !ours {
			return p.Path()
		}
		_, folder, _ := strings.Cut(rest, "/")
		return folder
	})
}

func unnamed(t *types.Tuple) *types.Tuple {
	var vars []*types.Var
	for v := range t.Variables() {
		vars = append(vars, types.NewParam(token.NoPos, nil, "", v.Type()))
	}
	return types.NewTuple(vars...)
}
