package kit_test

import (
	"bytes"
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"go/ast"
	"go/importer"
	"go/parser"
	"go/token"
	"go/types"
	"io"
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
)

var update = flag.Bool("update", false, "write api.txt anew")

// TestAPI compares what the packages here export with api.txt, the record of what users rely on. STABILITY.md
// says what is promised about it.
func TestAPI(t *testing.T) {
	const record = "api.txt"
	got := exported(t)
	if *update {
		if err := os.WriteFile(record, []byte(strings.Join(got, "\n")+"\n"), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	data, err := os.ReadFile(record)
	if err != nil {
		t.Fatal(err)
	}
	if report := compareAPI(strings.Split(strings.TrimSpace(string(data)), "\n"), got); report != "" {
		t.Error(report)
	}
}

// compareAPI says how the lines of a record and of what is exported differ; "" if they do not.
func compareAPI(record, now []string) string {
	var gone, added []string
	for _, line := range record {
		if !slices.Contains(now, line) {
			gone = append(gone, line)
		}
	}
	for _, line := range now {
		if !slices.Contains(record, line) {
			added = append(added, line)
		}
	}
	var b strings.Builder
	if len(gone) > 0 {
		b.WriteString("\nremoved or changed: that breaks users, see STABILITY.md\n")
		for _, line := range gone {
			fmt.Fprintf(&b, "  - %s\n", line)
			added = slices.DeleteFunc(added, func(l string) bool {
				if subject(l) == subject(line) {
					fmt.Fprintf(&b, "  + %s\n", l)
				}
				return subject(l) == subject(line)
			})
		}
	}
	if len(added) > 0 {
		b.WriteString("\nadded: users will rely on it from the next release on\n")
		for _, line := range added {
			fmt.Fprintf(&b, "  + %s\n", line)
		}
	}
	if b.Len() > 0 {
		b.WriteString("\nif it is meant: go test ./runtime -run TestAPI -update, and commit runtime/api.txt")
	}
	return b.String()
}

// subjectPattern finds the part of a line that says what it is about: "pkg kit, method (*Server) Run".
var subjectPattern = regexp.MustCompile(`^pkg \S+, (type \w+ struct, (embedded )?\S+|method \(.*?\) \w+|\w+ \w+)`)

func subject(line string) string { return subjectPattern.FindString(line) }

func TestCompareAPI(t *testing.T) {
	record := []string{
		"pkg kit, const Max = 3",
		"pkg kit, func New(string) *Server",
		"pkg kit, method (*Server) Run(context.Context) error",
		"pkg kit, type Call struct, In any",
		"pkg kit, type Gone struct",
	}
	now := []string{
		"pkg kit, const Max = 4",
		"pkg kit, func New(string, ...Option) *Server",
		"pkg kit, func Newer()",
		"pkg kit, method (*Server) Run() error",
		"pkg kit, type Call struct, In *int",
	}
	const want = `
removed or changed: that breaks users, see STABILITY.md
  - pkg kit, const Max = 3
  + pkg kit, const Max = 4
  - pkg kit, func New(string) *Server
  + pkg kit, func New(string, ...Option) *Server
  - pkg kit, method (*Server) Run(context.Context) error
  + pkg kit, method (*Server) Run() error
  - pkg kit, type Call struct, In any
  + pkg kit, type Call struct, In *int
  - pkg kit, type Gone struct

added: users will rely on it from the next release on
  + pkg kit, func Newer()

if it is meant: go test ./runtime -run TestAPI -update, and commit runtime/api.txt`
	if got := compareAPI(record, now); got != want {
		t.Errorf("got %s\nwant %s", got, want)
	}
	if got := compareAPI(record, record); got != "" {
		t.Errorf("no difference gives %q", got)
	}
}

// listed is a package as `go list` describes it.
type listed struct {
	ImportPath string
	Dir        string
	Export     string // the file with what it exports, compiled
	GoFiles    []string
	DepOnly    bool
}

// exported gives one line for each thing that a package of this folder exports, sorted.
func exported(t *testing.T) []string {
	t.Helper()
	cmd := exec.Command("go", "list", "-export", "-deps", "-json=ImportPath,Dir,Export,GoFiles,DepOnly", "./...")
	var stderr bytes.Buffer
	cmd.Stderr = &stderr
	out, err := cmd.Output()
	if err != nil {
		t.Fatalf("go list: %v\n%s", err, &stderr)
	}
	exports := map[string]string{}
	var packages []listed
	for d := json.NewDecoder(bytes.NewReader(out)); ; {
		var p listed
		if err := d.Decode(&p); errors.Is(err, io.EOF) {
			break
		} else if err != nil {
			t.Fatal(err)
		}
		exports[p.ImportPath] = p.Export
		if !p.DepOnly && !slices.Contains(strings.Split(p.ImportPath, "/"), "internal") {
			packages = append(packages, p)
		}
	}
	fset := token.NewFileSet()
	compiled := importer.ForCompiler(fset, "gc", func(path string) (io.ReadCloser, error) { return os.Open(exports[path]) })
	var all []string
	for _, p := range packages {
		var files []*ast.File
		for _, name := range p.GoFiles {
			f, err := parser.ParseFile(fset, filepath.Join(p.Dir, name), nil, parser.SkipObjectResolution)
			if err != nil {
				t.Fatal(err)
			}
			files = append(files, f)
		}
		pkg, err := (&types.Config{Importer: compiled}).Check(p.ImportPath, fset, files, nil)
		if err != nil {
			t.Fatal(err)
		}
		all = append(all, (&describer{pkg: pkg}).lines()...)
	}
	slices.Sort(all)
	return slices.Compact(all)
}

// describer writes what a package exports in the manner of the files api/*.txt of Go itself.
type describer struct {
	pkg *types.Package
	out []string
}

// shortPath gives an import path as the record writes it: kit for the package here.
func shortPath(p *types.Package) string {
	const home = "github.com/kitc-lang/kit/runtime"
	if p.Path() == home {
		return "kit"
	}
	return strings.TrimPrefix(p.Path(), home+"/")
}

func (d *describer) emit(format string, args ...any) {
	d.out = append(d.out, "pkg "+shortPath(d.pkg)+", "+fmt.Sprintf(format, args...))
}

func (d *describer) typ(t types.Type) string {
	return types.TypeString(nameless(t), func(p *types.Package) string {
		if p == d.pkg {
			return ""
		}
		return shortPath(p)
	})
}

// signature gives a function's type.
func (d *describer) signature(s *types.Signature) string {
	return d.parameters(s.TypeParams()) + strings.TrimPrefix(d.typ(s), "func")
}

// nameless gives a type without the names of parameters, which callers never write.
func nameless(t types.Type) types.Type {
	tuple := func(t *types.Tuple) *types.Tuple {
		vars := make([]*types.Var, t.Len())
		for i := range vars {
			vars[i] = types.NewParam(token.NoPos, nil, "", nameless(t.At(i).Type()))
		}
		return types.NewTuple(vars...)
	}
	switch t := t.(type) {
	case *types.Signature:
		return types.NewSignatureType(nil, nil, nil, tuple(t.Params()), tuple(t.Results()), t.Variadic())
	case *types.Pointer:
		return types.NewPointer(nameless(t.Elem()))
	case *types.Slice:
		return types.NewSlice(nameless(t.Elem()))
	case *types.Map:
		return types.NewMap(nameless(t.Key()), nameless(t.Elem()))
	}
	return t
}

func (d *describer) parameters(list *types.TypeParamList) string {
	if list.Len() == 0 {
		return ""
	}
	var all []string
	for p := range list.TypeParams() {
		all = append(all, p.Obj().Name()+" "+d.typ(p.Constraint()))
	}
	return "[" + strings.Join(all, ", ") + "]"
}

func (d *describer) lines() []string {
	scope := d.pkg.Scope()
	for _, name := range scope.Names() {
		if !token.IsExported(name) {
			continue
		}
		switch o := scope.Lookup(name).(type) {
		case *types.Const:
			kind := ""
			if b, ok := o.Type().(*types.Basic); !ok || b.Info()&types.IsUntyped == 0 {
				kind = " " + d.typ(o.Type())
			}
			d.emit("const %s%s = %s", name, kind, o.Val().ExactString())
		case *types.Var:
			d.emit("var %s %s", name, d.typ(o.Type()))
		case *types.Func:
			d.emit("func %s%s", name, d.signature(o.Signature()))
		case *types.TypeName:
			d.typeLines(o)
		}
	}
	return d.out
}

func (d *describer) typeLines(o *types.TypeName) {
	if o.IsAlias() {
		d.emit("type %s = %s", o.Name(), d.typ(types.Unalias(o.Type())))
		return
	}
	named := o.Type().(*types.Named)
	head := o.Name() + d.parameters(named.TypeParams())
	switch u := named.Underlying().(type) {
	case *types.Struct:
		d.emit("type %s struct", head)
		d.fields(o.Name(), u)
	case *types.Interface:
		d.emit("type %s interface { %s }", head, d.interfaceMethods(u))
		return // its methods stand in the line
	default:
		d.emit("type %s %s", head, d.typ(u))
	}
	d.methods(o.Name(), named)
}

func (d *describer) interfaceMethods(u *types.Interface) string {
	methods := map[string]string{}
	for m := range u.Methods() {
		if m.Exported() {
			methods[m.Name()] = m.Name() + d.signature(m.Signature())
		} else {
			methods["~"] = "unexported methods" // nobody else can implement it
		}
	}
	for e := range u.EmbeddedTypes() {
		if _, ok := e.Underlying().(*types.Interface); !ok {
			methods["!"] = d.typ(e) // of a constraint
		}
	}
	var all []string
	for _, name := range slices.Sorted(maps.Keys(methods)) {
		all = append(all, methods[name])
	}
	return strings.Join(all, "; ")
}

// fields gives the exported fields of a struct, those that it takes over from unexported structs in it too.
func (d *describer) fields(name string, s *types.Struct) {
	for f := range s.Fields() {
		inner, isStruct := f.Type().Underlying().(*types.Struct)
		switch {
		case f.Exported() && f.Embedded():
			d.emit("type %s struct, embedded %s", name, d.typ(f.Type()))
		case f.Exported():
			d.emit("type %s struct, %s %s", name, f.Name(), d.typ(f.Type()))
		case f.Embedded() && isStruct:
			d.fields(name, inner)
		}
	}
}

// methods gives the exported methods of a type, those of embedded fields too.
func (d *describer) methods(name string, named *types.Named) {
	own := types.NewMethodSet(named)
	for sel := range types.NewMethodSet(types.NewPointer(named)).Methods() {
		f := sel.Obj().(*types.Func)
		if !f.Exported() {
			continue
		}
		receiver := "*" + name
		if own.Lookup(f.Pkg(), f.Name()) != nil {
			receiver = name
		}
		var parameters []string
		for p := range named.TypeParams().TypeParams() {
			parameters = append(parameters, p.Obj().Name())
		}
		if len(parameters) > 0 {
			receiver += "[" + strings.Join(parameters, ", ") + "]"
		}
		d.emit("method (%s) %s%s", receiver, f.Name(), d.signature(f.Signature()))
	}
}

// TestDescriber holds the describer against one of each kind of declaration.
func TestDescriber(t *testing.T) {
	const src = `package p
import "io"
const A = 1 << 3
const B Kind = "b"
const c = 1
var V = []*T[int]{}
type Kind string
type Alias = map[string]Kind
type Func func(w io.Writer, more ...any) (n int, err error)
type T[K comparable] struct { X K; y int; hidden; io.Reader; Tagged struct{ Z int } }
type hidden struct { Inner bool }
func (h *hidden) Promoted() {}
func (t T[K]) Get(k K) (v K) { return }
func (t *T[K]) set() {}
type I interface { io.Closer; B(x int); a() }
type N interface { ~int | ~string }
func F[S ~[]E, E any](s S) E { panic(0) }
`
	fset := token.NewFileSet()
	f, err := parser.ParseFile(fset, "p.go", src, 0)
	if err != nil {
		t.Fatal(err)
	}
	pkg, err := (&types.Config{Importer: importer.ForCompiler(fset, "source", nil)}).Check("p", fset, []*ast.File{f}, nil)
	if err != nil {
		t.Fatal(err)
	}
	got := (&describer{pkg: pkg}).lines()
	want := []string{
		`pkg p, const A = 8`,
		`pkg p, const B Kind = "b"`,
		`pkg p, func F[S ~[]E, E any](S) E`,
		`pkg p, method (*T[K]) Promoted()`,
		`pkg p, method (T[K]) Get(K) K`,
		`pkg p, method (T[K]) Read([]byte) (int, error)`,
		`pkg p, type Alias = map[string]Kind`,
		`pkg p, type Func func(io.Writer, ...any) (int, error)`,
		`pkg p, type I interface { B(int); Close() error; unexported methods }`,
		`pkg p, type Kind string`,
		`pkg p, type N interface { ~int | ~string }`,
		`pkg p, type T struct, Inner bool`,
		`pkg p, type T struct, Tagged struct{Z int}`,
		`pkg p, type T struct, X K`,
		`pkg p, type T struct, embedded io.Reader`,
		`pkg p, type T[K comparable] struct`,
		`pkg p, var V []*T[int]`,
	}
	slices.Sort(got)
	if !slices.Equal(got, want) {
		t.Errorf("got\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
}
