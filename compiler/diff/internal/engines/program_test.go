package engines

import (
	"bytes"
	"crypto/sha256"
	"fmt"
	"go/ast"
	"go/parser"
	"go/printer"
	"go/token"
	"maps"
	"os"
	"path"
	"path/filepath"
	"slices"
	"sort"
	"strings"
	"testing"

	"github.com/kitc-lang/kit/backends"
	golang "github.com/kitc-lang/kit/backends/go"
	"github.com/kitc-lang/kit/compiler/diff/internal/seeds"
	"github.com/kitc-lang/kit/compiler/model"
)

// workshop is the temporary module in which the Go of all states becomes one program.
type workshop struct {
	dir      string
	imports  map[string]string // of registry.go: aliases by import path
	placed   map[string]string // import paths by the sum of what lies there
	services strings.Builder   // methods of implementations
	registry strings.Builder
}

const workshopModule = "example.com/engines"

func newWorkshop(t *testing.T) *workshop {
	t.Helper()
	w := &workshop{dir: t.TempDir(), imports: map[string]string{}, placed: map[string]string{}}
	checkout, err := filepath.Abs("../../../..")
	if err != nil {
		t.Fatal(err)
	}
	mod := "module " + workshopModule + "\n\ngo 1.26\n\nrequire github.com/kitc-lang/kit v0.0.0\n\nreplace github.com/kitc-lang/kit => " + checkout + "\n"
	w.write(t, "go.mod", []byte(mod))
	for from, to := range map[string]string{"../../../../go.sum": "go.sum", "testdata/driver/main.go": "main.go"} {
		data, err := os.ReadFile(from)
		if err != nil {
			t.Fatal(err)
		}
		w.write(t, to, data)
	}
	return w
}

func (w *workshop) write(t *testing.T, name string, data []byte) {
	t.Helper()
	full := filepath.Join(w.dir, filepath.FromSlash(name))
	if err := os.MkdirAll(filepath.Dir(full), 0o777); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(full, data, 0o666); err != nil {
		t.Fatal(err)
	}
}

// add compiles a state, generates its Go, and registers its services under a name. Of the methods it takes
// those that keep wants, and of the declarations what they need, so that there is less to build.
func (w *workshop) add(t *testing.T, name string, files seeds.Files, keep func(*model.Method) bool) *model.Program {
	t.Helper()
	prog := seeds.Compile(t, path.Join(workshopModule, name), files)
	prune(prog, keep)
	fmt.Fprintf(&w.registry, "\t%q: {\n", name)
	for _, pkg := range prog.Packages {
		if _, ok := pkg.Emit("go"); !ok {
			continue
		}
		generated, diags := golang.Generate(prog, pkg)
		if diags.HasErrors() {
			t.Fatalf("%s: %s", name, diags[0].Message)
		}
		w.place(t, name, pkg, generated)
		for _, svc := range pkg.Services {
			if len(svc.Transports) == 0 {
				continue
			}
			for _, f := range generated {
				if strings.HasSuffix(f.Path, "/"+strings.ToLower(svc.Name)+"_service.go") {
					w.service(t, name, prog, pkg, svc, f.Data)
				}
			}
		}
	}
	w.registry.WriteString("\t},\n")
	return prog
}

// place writes the Go of a package, unless another state has the very same, which is then taken in its place:
// most states leave most packages alone, and compiling them is what takes time.
func (w *workshop) place(t *testing.T, state string, pkg *model.Package, files []backends.File) {
	t.Helper()
	sum := sha256.New()
	for _, f := range files {
		fmt.Fprintf(sum, "%s %d %s", f.Path, len(f.Data), f.Data)
	}
	key := string(sum.Sum(nil))
	if from := w.placed[key]; from != "" {
		pkg.GoImport = from
		return
	}
	w.placed[key] = pkg.GoImport
	for _, f := range files {
		w.write(t, path.Join(state, pkg.Dir, f.Path), f.Data)
	}
}

// service writes an implementation of a generated interface, and registers it.
func (w *workshop) service(t *testing.T, state string, prog *model.Program, pkg *model.Package, svc *model.Service, src []byte) {
	t.Helper()
	file, err := parser.ParseFile(token.NewFileSet(), svc.Name+".go", src, parser.SkipObjectResolution)
	if err != nil {
		t.Fatal(err)
	}
	alias := w.alias(pkg.GoImport)
	named := map[string]string{} // the file's names of packages: ours
	for _, spec := range file.Imports {
		full := strings.Trim(spec.Path.Value, `"`)
		name := path.Base(full)
		if spec.Name != nil {
			name = spec.Name.Name
		}
		named[name] = full
	}
	impl := "impl_" + state + "_" + pkg.Name + "_" + svc.Name
	fmt.Fprintf(&w.services, "type %s struct{ *host }\n\n", impl)
	for _, m := range methodsOf(t, file, svc.Name) {
		fn := m.Type.(*ast.FuncType)
		in := "nil"
		if len(fn.Params.List) == 2 {
			in = "in"
		}
		w.qualify(fn, alias, named)
		text := new(bytes.Buffer)
		if err := printer.Fprint(text, token.NewFileSet(), fn); err != nil {
			t.Fatal(err)
		}
		body := "return nothing(x.host, " + in + ")"
		if len(fn.Results.List) == 2 {
			result := new(bytes.Buffer)
			if err := printer.Fprint(result, token.NewFileSet(), fn.Results.List[0].Type); err != nil {
				t.Fatal(err)
			}
			body = "return answer[" + result.String() + "](x.host, " + in + ")"
		}
		signature := strings.Join(strings.Fields(strings.TrimPrefix(text.String(), "func")), " ")
		fmt.Fprintf(&w.services, "func (x %s) %s%s { %s }\n\n", impl, m.Names[0].Name, signature, body)
	}
	proofs := map[string]string{}
	for _, a := range pkg.Auths {
		by := a.Scheme.String()
		if a.Scheme == model.APIKey {
			by = strings.ToLower(a.Header)
		}
		proofs[strings.ToUpper(a.Name[:1])+a.Name[1:]] = by
	}
	fmt.Fprintf(&w.registry, "\t\t%q: {\n", pkg.Name+"."+svc.Name)
	fmt.Fprintf(&w.registry, "\t\t\tserve: func(h *host) (*kit.Server, error) {\n\t\t\t\tvar cfg %s.%sServerConfig\n\t\t\t\tprepare(&cfg, %#v)\n\t\t\t\treturn %s.New%sServer(%s{h}, cfg)\n\t\t\t},\n", alias, svc.Name, proofs, alias, svc.Name, impl)
	fmt.Fprintf(&w.registry, "\t\t\tdial: func(address string) (any, error) {\n\t\t\t\tcfg := %s.%sClientConfig{Address: address}\n\t\t\t\tprepare(&cfg, nil)\n\t\t\t\treturn %s.New%sClient(cfg)\n\t\t\t},\n", alias, svc.Name, alias, svc.Name)
	w.registry.WriteString("\t\t\terrors: map[string]func() error{\n")
	for _, name := range slices.Sorted(maps.Keys(errorsOf(svc))) {
		e := errorsOf(svc)[name]
		from := e.Package.GoImport
		if e.Package == prog.Std {
			from = "github.com/kitc-lang/kit/runtime/std"
		}
		fmt.Fprintf(&w.registry, "\t\t\t\t%q: func() error { return new(%s.%s) },\n", name, w.alias(from), e.Name)
	}
	w.registry.WriteString("\t\t\t},\n\t\t},\n")
}

func errorsOf(svc *model.Service) map[string]*model.Error {
	out := map[string]*model.Error{}
	for _, m := range svc.Methods {
		for _, e := range m.Errors {
			out[errorName(e.Error)] = e.Error
		}
	}
	return out
}

func errorName(e *model.Error) string { return e.Package.Name + "." + e.Name }

// methodsOf gives the methods of an interface.
func methodsOf(t *testing.T, file *ast.File, name string) []*ast.Field {
	t.Helper()
	var found []*ast.Field
	ast.Inspect(file, func(n ast.Node) bool {
		if spec, ok := n.(*ast.TypeSpec); ok && spec.Name.Name == name {
			if i, ok := spec.Type.(*ast.InterfaceType); ok {
				found = i.Methods.List
			}
		}
		return true
	})
	if len(found) == 0 {
		t.Fatalf("no interface %s with methods", name)
	}
	return found
}

// qualify puts our names of packages in front of the types that a signature names.
func (w *workshop) qualify(fn *ast.FuncType, own string, named map[string]string) {
	inSelector := map[*ast.Ident]bool{}
	ast.Inspect(fn, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.SelectorExpr:
			x := n.X.(*ast.Ident)
			inSelector[x], inSelector[n.Sel] = true, true
			x.Name = w.alias(named[x.Name])
		case *ast.Ident:
			if !inSelector[n] && n.IsExported() {
				n.Name = own + "." + n.Name
			}
		}
		return true
	})
}

func (w *workshop) alias(importPath string) string {
	if importPath == "github.com/kitc-lang/kit/runtime" {
		return "kit"
	}
	if w.imports[importPath] == "" {
		w.imports[importPath] = fmt.Sprintf("p%d", len(w.imports))
	}
	return w.imports[importPath]
}

// finish writes the registry of all states.
func (w *workshop) finish(t *testing.T) {
	t.Helper()
	var b strings.Builder
	b.WriteString("package main\n\nimport (\n\tkit \"github.com/kitc-lang/kit/runtime\"\n")
	for _, from := range slices.Sorted(maps.Keys(w.imports)) {
		fmt.Fprintf(&b, "\t%s %q\n", w.imports[from], from)
	}
	b.WriteString(")\n\nvar registry = map[string]map[string]service{\n" + w.registry.String() + "}\n\n" + w.services.String())
	w.write(t, "registry.go", []byte(b.String()))
}

// prune leaves out methods, and the declarations that only they need.
func prune(prog *model.Program, keep func(*model.Method) bool) {
	used := map[any]bool{}
	for _, pkg := range prog.Packages {
		for _, svc := range pkg.Services {
			svc.Methods = slices.DeleteFunc(svc.Methods, func(m *model.Method) bool { return !keep(m) })
			for _, m := range svc.Methods {
				markMethod(used, m)
			}
		}
		pkg.Services = slices.DeleteFunc(pkg.Services, func(s *model.Service) bool { return len(s.Methods) == 0 })
	}
	for _, pkg := range prog.Packages {
		pkg.Scalars = slices.DeleteFunc(pkg.Scalars, func(d *model.Scalar) bool { return !used[d] })
		pkg.Enums = slices.DeleteFunc(pkg.Enums, func(d *model.Enum) bool { return !used[d] })
		pkg.Structs = slices.DeleteFunc(pkg.Structs, func(d *model.Struct) bool { return !used[d] })
		pkg.Unions = slices.DeleteFunc(pkg.Unions, func(d *model.Union) bool { return !used[d] })
		pkg.Errors = slices.DeleteFunc(pkg.Errors, func(d *model.Error) bool { return !used[d] })
		sort.SliceStable(pkg.Services, func(i, j int) bool { return pkg.Services[i].Name < pkg.Services[j].Name })
	}
}

func markMethod(used map[any]bool, m *model.Method) {
	if m.Input != nil {
		mark(used, &model.Type{Kind: model.StructRef, Struct: m.Input})
	}
	if m.Output != nil {
		mark(used, m.Output)
	}
	for _, e := range m.Errors {
		used[e.Error] = true
		markFields(used, e.Error.Fields)
	}
}

func markFields(used map[any]bool, fields []*model.Field) {
	for _, f := range fields {
		mark(used, f.Type)
	}
}

func mark(used map[any]bool, t *model.Type) {
	switch t.Kind {
	case model.List, model.Set:
		mark(used, t.Elem)
	case model.Map:
		mark(used, t.Key)
		mark(used, t.Elem)
	case model.ScalarRef:
		used[t.Scalar] = true
		mark(used, t.Scalar.Type)
	case model.EnumRef:
		used[t.Enum] = true
	case model.StructRef:
		if !used[t.Struct] {
			used[t.Struct] = true
			markFields(used, t.Struct.Fields)
		}
	case model.UnionRef:
		if !used[t.Union] {
			used[t.Union] = true
			markFields(used, t.Union.Members)
		}
	}
}
