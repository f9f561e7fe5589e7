package compiler_test

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"syscall"
	"testing"
	"testing/fstest"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/kitc-lang/kit/compiler"
	"github.com/kitc-lang/kit/compiler/compiletest"
	"github.com/kitc-lang/kit/compiler/model"
	"github.com/kitc-lang/kit/lang/diag"
)

// program compiles declarations of a package that must be clean.
func program(t *testing.T, declarations string) *model.Package {
	t.Helper()
	return compiletest.Program(t, "package shop { kit = 1 }\n"+declarations).Packages[0]
}

func TestOrders(t *testing.T) {
	prog := compiletest.Orders(t)
	pkg := prog.Packages[0]
	if pkg.Name != "orders" || pkg.Version != "1.4.0" || pkg.Edition != 1 || pkg.Doc != "Takes and tracks the orders of the shop." {
		t.Errorf("package: %+v", pkg)
	}
	wantEmits := []string{"go gen/orders", "openapi gen/orders.openapi.yaml", "thrift gen/orders.thrift"}
	var emits []string
	for _, e := range pkg.Emits {
		emits = append(emits, e.Target+" "+e.Path)
	}
	if d := cmp.Diff(wantEmits, emits); d != "" {
		t.Error(d)
	}
	if want := compiletest.Module + "/gen/orders"; pkg.GoImport != want {
		t.Errorf("Go import path %s, want %s", pkg.GoImport, want)
	}

	svc := pkg.Services[0]
	get, place, list := svc.Methods[0], svc.Methods[1], svc.Methods[2]
	if !get.Safe || !get.Idempotent || !get.Repeatable() || get.Input.Name != "GetInput" || get.Input.Inline != get {
		t.Errorf("Get: %+v", get)
	}
	if e := get.Errors[0]; e.Error.Package != prog.Std || e.Number != 1 || e.Status != 404 {
		t.Errorf("NotFound of Get: %+v", e)
	}
	if e := place.Errors[0]; e.Error.Package != pkg || e.Status != 400 || e.Error.Code != model.FailedPrecondition {
		t.Errorf("OutOfStock of Place: %+v", e)
	}
	if h := get.HTTP; h.Verb != "GET" || h.Status != 200 || len(h.Path) != 1 || h.Segments[1].Field != get.Input.Fields[0] || h.HasBody() {
		t.Errorf("Get on HTTP: %+v", h)
	}
	if h := place.HTTP; h.Status != 201 || h.Header[0].Name != "Idempotency-Key" || h.Header[0].Field != place.IdempotencyKey || len(h.Body) != 3 {
		t.Errorf("Place on HTTP: %+v", h)
	}
	var query []string
	for _, q := range list.HTTP.Query {
		query = append(query, q.Name)
	}
	if d := cmp.Diff([]string{"status", "limit", "since", "exact"}, query); d != "" {
		t.Error(d)
	}
	if echo := method(svc, "Echo"); echo.HTTP.Explicit || echo.HTTP.Verb != "POST" || echo.HTTP.Segments[0].Literal != "Orders" || echo.HTTP.Segments[1].Literal != "Echo" || echo.Input.Inline != nil {
		t.Errorf("Echo on HTTP: %+v", echo.HTTP)
	}
	if ping := method(svc, "Ping"); ping.HTTP.Status != 204 || ping.Input != nil || ping.Output != nil {
		t.Errorf("Ping: %+v", ping)
	}
	if put := method(svc, "Annotate").HTTP; put.Whole.Name != "note" || len(put.Body) != 0 || len(put.Path) != 2 {
		t.Errorf("Annotate on HTTP: %+v", put)
	}
	if pay := method(svc, "Pay").HTTP; pay.Query[0].Name != "dry-run" || len(pay.Body) != 1 {
		t.Errorf("Pay on HTTP: %+v", pay)
	}

	if l := svc.Transport("http").Params[0]; l.Value.Str != ":8080" || !l.Written {
		t.Errorf("listen of http: %+v", l)
	}
	if p := svc.Transport("thrift").Arg("protocol"); p.Member.Name != "compact" || p.Member.Number != 2 {
		t.Errorf("protocol of thrift: %+v", p)
	}
	var chain []string
	for _, m := range svc.Server.Middlewares {
		chain = append(chain, m.Name())
	}
	if d := cmp.Diff([]string{"recover", "log", "timeout"}, chain); d != "" || svc.Server.Implied {
		t.Error(d, svc.Server.Implied)
	}
	if after := svc.Server.Middlewares[2].Arg("after"); after.AsDuration() != 2*time.Second {
		t.Errorf("timeout after %v", after)
	}
}

func method(svc *model.Service, name string) *model.Method {
	return svc.Methods[slices.IndexFunc(svc.Methods, func(m *model.Method) bool { return m.Name == name })]
}

func TestFields(t *testing.T) {
	fields := program(t, `
const Most { value = 5 }
scalar Tiny  { type = int32({ max = 10 }) }
scalar Small { type = Tiny({ min = 1, max = Most }) }
enum Status {
  paid = deprecated(2, "use sent")
  sent = 3
}
# All of it.
struct Order {
  plain = string
  small = Small({ max = 4 }) # the smallest
  both  = deprecated(optional(sensitive(string)), "use plain")
  state = optional(Status, sent)
  wait  = optional(duration, "1m30s")
  at    = optional(timestamp, "2026-01-31T12:00:00+02:00")
  raw   = optional(bytes, "aGk=")
  id    = optional(uuid, "6BA7B810-9DAD-41D1-80B4-00C04FD430C8")
  most  = optional(int8, Most)
  ratio = optional(float64, Most)
  list  = optional(list(int32), [Most, 1])
}`)
	enum, order := fields.Enums[0], fields.Structs[0]
	if enum.Members[0].Deprecated != "use sent" || order.Doc != "All of it." || order.Fields[1].Doc != "the smallest" {
		t.Error("documentation or deprecation is lost")
	}
	small := order.Fields[1].Type
	if small.Kind != model.ScalarRef || small.Rules.Max.Int != 4 || small.Underlying().Kind != model.Int32 ||
		small.Scalar.Type.Rules.Min.Int != 1 || small.Scalar.Type.Rules.Max.Int != 5 || small.Scalar.Type.Rules.Max.Const.Name != "Most" {
		t.Errorf("small: %+v of %+v", small, small.Scalar.Type)
	}
	if f := order.Fields[2]; f.Presence != model.Optional || !f.Sensitive || f.Deprecated != "use plain" || f.Default != nil {
		t.Errorf("both: %+v", f)
	}
	for i, want := range []model.Value{
		{Kind: model.EnumRef, Enum: enum, Member: enum.Members[1]},
		{Kind: model.Duration, Int: int64(90 * time.Second)},
		{Kind: model.Timestamp, Str: "2026-01-31T10:00:00Z"},
		{Kind: model.Bytes, Str: "hi"},
		{Kind: model.UUID, Str: "6ba7b810-9dad-41d1-80b4-00c04fd430c8"},
		{Kind: model.Int8, Int: 5, Const: fields.Consts[0]},
		{Kind: model.Float64, Float: 5, Const: fields.Consts[0]},
		{Kind: model.List, List: []model.Value{{Kind: model.Int32, Int: 5, Const: fields.Consts[0]}, {Kind: model.Int32, Int: 1}}},
	} {
		f := order.Fields[3+i]
		got := *f.Default
		got.Span = diag.Span{}
		for i := range got.List {
			got.List[i].Span = diag.Span{}
		}
		if f.Presence != model.Defaulted || !reflect.DeepEqual(got, want) {
			t.Errorf("%s: %+v, want %+v", f.Name, got, want)
		}
	}
}

// TestImplied looks at what a package gets that says little.
func TestImplied(t *testing.T) {
	pkg := program(t, `
service Orders {
  method Ping {}
  transport thrift {}
}`)
	if _, ok := pkg.Emit("openapi"); ok || len(pkg.Emits) != 2 {
		t.Errorf("a package without HTTP has the outputs %v", pkg.Emits)
	}
	svc := pkg.Services[0]
	if !svc.Server.Implied || !svc.Client.Implied || len(svc.Server.Middlewares) < 4 || len(svc.Client.Middlewares) < 2 {
		t.Errorf("implied chains: %+v %+v", svc.Server, svc.Client)
	}
	if after := svc.Client.Middlewares[len(svc.Client.Middlewares)-1].Arg("after"); after.AsDuration() != 30*time.Second {
		t.Errorf("implied timeout %v", after.AsDuration())
	}
	if a := svc.Transports[0].Params[0]; a.Written || a.Value.Str != ":9090" {
		t.Errorf("implied listen: %+v", a)
	}
	if svc.Methods[0].HTTP != nil {
		t.Error("a method stands on HTTP in a service without it")
	}
	if pkg := program(t, ""); len(pkg.Emits) != 1 || pkg.Emits[0].Target != "go" {
		t.Errorf("an empty package has the outputs %v", pkg.Emits)
	}
}

// TestOrder compiles declarations that are spread over files, and several packages at once.
func TestOrder(t *testing.T) {
	files := fstest.MapFS{
		"a/z.kit": {Data: []byte("struct Z { a = A }\nservice Late {\n  method Z { input = { a = A } }\n  transport http {}\n}\nstruct Z2 {}\n")},
		"a/a.kit": {Data: []byte("package first { kit = 1 }\nservice Early {\n  method A { input = { z = Z } }\n  transport http {}\n}\nstruct A {}\n")},
		"b/b.kit": {Data: []byte("package second { kit = 1 }\n")},
	}
	display := func(name string) string { return "../" + name }
	res, err := compiler.Compile(compiler.Config{FS: files, ModulePath: module, Display: display}, []string{"b", "a", "./a/"})
	if err != nil || len(res.Diagnostics) > 0 {
		t.Fatal(err, res.Diagnostics)
	}
	if len(res.Program.Packages) != 2 || res.Program.Packages[0].Name != "second" || len(res.Locks) != 2 || res.Locks[1].Path != "a/kit.lock" {
		t.Fatalf("packages: %+v, locks %+v", res.Program.Packages, res.Locks)
	}
	pkg := res.Program.Packages[1]
	var structs []string
	for _, s := range pkg.Structs {
		structs = append(structs, s.Name)
	}
	if d := cmp.Diff([]string{"A", "AInput", "Z", "Z2", "ZInput"}, structs); d != "" {
		t.Error(d)
	}
	if pkg.Dir != "a" || pkg.GoImport != module+"/a/gen/first" || pkg.Structs[0].Span.File != "../a/a.kit" {
		t.Errorf("%+v %v", pkg, pkg.Structs[0].Span)
	}
	if _, ok := res.Sources["../a/z.kit"]; !ok {
		t.Error("a source is missing")
	}
}

// TestSameEveryTime compiles each case several times: nothing may hang on the order of a map.
func TestSameEveryTime(t *testing.T) {
	for name, files := range cases(t) {
		first := compile(t, files)
		for range 2 {
			again := compile(t, files)
			if !reflect.DeepEqual(first.Diagnostics, again.Diagnostics) || !reflect.DeepEqual(first.Locks, again.Locks) || !reflect.DeepEqual(first.Program, again.Program) {
				t.Errorf("%s: another result", name)
			}
		}
	}
}

// TestNoHoles walks the clean cases: a program without errors has no hole.
func TestNoHoles(t *testing.T) {
	for _, files := range cases(t) {
		res := compile(t, files)
		if res.Diagnostics.HasErrors() {
			continue
		}
		for _, pkg := range res.Program.Packages {
			noHoles(t, pkg)
		}
	}
}

// TestStandardLibrary holds the standard library to the rules for everybody's packages; its lock is
// committed.
func TestStandardLibrary(t *testing.T) {
	cfg := compiler.Config{FS: os.DirFS(".."), ModulePath: "github.com/kitc-lang/kit", Lock: compiler.LockMustStand}
	res, err := compiler.Compile(cfg, []string{"stdlib"})
	if err != nil {
		t.Fatal(err)
	}
	if got := text(t, res); got != "" {
		t.Errorf("run `kitc build ./stdlib`:\n%s", got)
	}
	if got := res.Program.Std.GoImport; got != "github.com/kitc-lang/kit/runtime/std" {
		t.Errorf("its Go would be %s", got)
	}
}

// TestWorld tries folders that cannot be read: those are errors, not findings.
func TestWorld(t *testing.T) {
	dir := t.TempDir()
	write := func(name, data string) {
		if err := os.MkdirAll(filepath.Dir(filepath.Join(dir, name)), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(filepath.Join(dir, name), []byte(data), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	write("pipe/a.kit", "package shop { kit = 1 }\n")
	write("outside/a.kit", "package shop { kit = 1 }\n")
	write("lock/a.kit", "package shop { kit = 1 }\n")
	if err := errors.Join(
		os.Symlink("/etc/hosts", filepath.Join(dir, "outside", "b.kit")),
		os.Symlink("nowhere", filepath.Join(dir, "outside", ".#b.kit")),
		os.Mkdir(filepath.Join(dir, "lock", "kit.lock"), 0o755),
		os.Mkdir(filepath.Join(dir, "lock", "folder.kit"), 0o755),
		syscall.Mkfifo(filepath.Join(dir, "pipe", "b.kit"), 0o644),
	); err != nil {
		t.Fatal(err)
	}
	root, err := os.OpenRoot(dir)
	if err != nil {
		t.Fatal(err)
	}
	defer root.Close()
	for folder, want := range map[string]string{
		"nowhere":  "cannot read the folder nowhere: ",
		"../other": "cannot read the folder ../other: ",
		"pipe":     "cannot read pipe/b.kit: it is not an ordinary file",
		"outside":  "cannot read outside/b.kit: ",
		"lock":     "cannot read lock/kit.lock: it is not an ordinary file",
	} {
		_, err := compiler.Compile(compiler.Config{FS: root.FS(), ModulePath: module}, []string{folder})
		if err == nil || !strings.HasPrefix(err.Error(), want) {
			t.Errorf("%s: %v, want %s…", folder, err, want)
		}
	}
	_, err = compiler.Compile(compiler.Config{FS: root.FS()}, []string{"nowhere"})
	if !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("%v is not fs.ErrNotExist", err)
	}
}
