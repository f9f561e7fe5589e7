package golang

import (
	"strings"
	"testing"

	"github.com/kitc-lang/kit/compiler/compiletest"
	"github.com/kitc-lang/kit/compiler/model"
)

// TestCheck: each of these is refused where it stands, with a message that says what to do.
func TestCheck(t *testing.T) {
	for name, c := range map[string]struct {
		src  string
		want string // line, code, message
	}{
		"two fields with one Go name": {`
struct Item {
  line_1 = string
  line1  = string
}`, `4: KIT5001 fields "line_1" and "line1" of struct "Item" are both Line1 in Go: rename one`},
		"a field like an accessor": {`
struct Item {
  limit     = optional(int32, 3)
  get_limit = int32
}`, `4: KIT5001 field "get_limit" of struct "Item" is GetLimit in Go, as the method is that gives the default of "limit": rename one`},
		"a field without letters": {`
struct Item {
  _ = string
}`, `3: KIT5003 field "_" of struct "Item" makes no exported Go name: begin it with a letter from a to z`},
		"a struct like an enum's member": {`
enum Status {
  paid = 1
}
struct StatusPaid {}`, `5: KIT5002 member "paid" of enum "Status" and struct "StatusPaid" are both StatusPaid in Go: rename one`},
		"a struct like an enum's parser": {`
enum Status {
  paid = 1
}
struct ParseStatus {}`, `5: KIT5002 the parser of enum "Status" and struct "ParseStatus" are both ParseStatus in Go: rename one`},
		"a struct like a client": {`
struct OrdersClient {}
service Orders {
  method Ping {}
}`, `3: KIT5002 struct "OrdersClient" and the client of service "Orders" are both OrdersClient in Go: rename one`},
		"two inline inputs": {`
service Orders {
  method Get { input = { id = string } }
}
service Bills {
  method Get { input = { id = string } }
}`, `6: KIT5002 the input of method "Orders.Get" and the input of method "Bills.Get" are both GetInput in Go: rename one`},
		"two services in one file": {`
service Orders {}
service OR_DERS {}`, `3: KIT5002 the file of service "Orders" and the file of service "OR_DERS" are both orders_service.go in Go: rename one`},
		"two methods": {`
service Orders {
  method HTTPGet {}
  method HttpGet {}
}`, `4: KIT5002 methods "HTTPGet" and "HttpGet" of service "Orders" are both httpGet in Go: rename one`},
		"a method named Close": {`
service Doors {
  method Close {}
}`, `3: KIT5005 method "Close" has the name by which Go closes the client of service "Doors": choose another`},
		"a set of maps": {`
struct Basket { tags = map(string, string) }
struct Baskets { all = set(Basket) }`, `3: KIT5006 the elements must differ, but each holds a map, and whether two maps are equal is not checked: use a list without ` + "`unique`"},
	} {
		t.Run(name, func(t *testing.T) {
			prog := compiletest.Program(t, "package p { kit = 1 }\n"+strings.TrimPrefix(c.src, "\n"))
			expect(t, prog, prog.Packages[0], c.want)
		})
	}
}

// TestCheckOfNames covers names that the compiler does not let through, should it ever.
func TestCheckOfNames(t *testing.T) {
	for name, c := range map[string]struct {
		change func(p *model.Package)
		want   string
	}{
		"a program": {func(p *model.Package) { p.Name = "main" },
			`1: KIT5004 package "main" cannot be a Go package, because Go keeps the name "main" for itself: choose another`},
		"a number": {func(p *model.Package) { p.Name = "2fast" },
			`1: KIT5004 package "2fast" has a name that Go does not allow: begin with a letter, and go on with letters and digits`},
		"no module": {func(p *model.Package) { p.GoImport = "" },
			"1: KIT5010 package \"p\" is in no Go module, so that nothing can import its Go: run `go mod init` where the module begins"},
		"a struct in lower case": {func(p *model.Package) { p.Structs[0].Name = "item" },
			`2: KIT5003 struct "item" makes no exported Go name: begin it with a capital letter from A to Z`},
		"a struct beyond ASCII": {func(p *model.Package) { p.Structs[0].Name = "Ärger" },
			`2: KIT5003 struct "Ärger" makes no exported Go name: begin it with a capital letter from A to Z`},
		"a scalar for a struct": {func(p *model.Package) {
			p.Scalars[0].Type = &model.Type{Kind: model.StructRef, Struct: p.Structs[0]}
		}, `4: KIT5008 scalar "ID" is a name for a declared type, which Go would strip of its methods: use that type itself`},
		"a constant list": {func(p *model.Package) { p.Consts[0].Value = model.Value{Kind: model.List} },
			`5: KIT5007 constant "Most" is a list or a map, which Go has no constants of: write it where it is used`},
		"a struct without an end": {func(p *model.Package) {
			p.Structs[0].Fields[0].Type = &model.Type{Kind: model.StructRef, Struct: p.Structs[0]}
		}, `2: KIT5011 field "name" makes every Item hold another Item, without an end: write optional(Item)`},
		"a middleware like a transport": {func(p *model.Package) {
			p.Services[0].Server.Middlewares = []*model.Middleware{{Name: "http", Go: "example.com/http", Span: p.Services[0].Span}}
		}, `6: KIT5009 middleware "http" has the name of another field of the Config of service "S", HTTP: rename it`},
	} {
		t.Run(name, func(t *testing.T) {
			prog := compiletest.Program(t, `package p { kit = 1 }
struct Item { name = string }

scalar ID { type = string }
const Most { value = 3 }
service S {
  transport http { listen = ":80" }
}
`)
			c.change(prog.Packages[0])
			expect(t, prog, prog.Packages[0], c.want)
		})
	}
}

func expect(t *testing.T, prog *model.Program, pkg *model.Package, want string) {
	t.Helper()
	files, diags := Generate(prog, pkg)
	if len(files) != 0 {
		t.Errorf("%d files are written all the same", len(files))
	}
	if len(diags) != 1 {
		t.Errorf("%d findings, want one", len(diags))
	}
	for _, d := range diags {
		_, line, _ := strings.Cut(d.Span.String(), ":")
		line, _, _ = strings.Cut(line, ":")
		if got := line + ": " + string(d.Code) + " " + d.Message; got != want {
			t.Errorf("\n got %s\nwant %s", got, want)
		}
	}
}

// TestNothingIsRenamed adds declarations and expects every other Go name to stay.
func TestNothingIsRenamed(t *testing.T) {
	const one = "package p { kit = 1 }\nstruct Item { name = string }\nenum Status {\n  paid = 1\n}\n"
	before := compiletest.Program(t, one)
	after := compiletest.Program(t, one+"struct Items { all = list(Item) }\nenum State {\n  paid = 1\n}\nerror ItemError internal {}\n")
	text := typesOf(t, after)
	for line := range strings.SplitSeq(typesOf(t, before), "\n") {
		if strings.HasPrefix(line, "type ") || strings.HasPrefix(line, "func ") {
			if !strings.Contains(text, line+"\n") {
				t.Errorf("%q is gone", line)
			}
		}
	}
}

func typesOf(t *testing.T, prog *model.Program) string {
	t.Helper()
	for _, f := range generate(t, prog, prog.Packages[0]) {
		if strings.HasSuffix(f.Path, "/types.go") {
			return string(f.Data)
		}
	}
	t.Fatal("no types.go")
	return ""
}
