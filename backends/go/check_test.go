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
  transport http {}
}`, `3: KIT5002 struct "OrdersClient" and the client of service "Orders" are both OrdersClient in Go: rename one`},
		"two services in one file": {`
service OrdersAPI {
  transport http {}
}
service OrdersApi {
  transport http {}
}`, `5: KIT5002 the file of service "OrdersAPI" and the file of service "OrdersApi" are both ordersapi_service.go in Go: rename one`},
		"two methods": {`
service Orders {
  method HTTPGet {}
  method HttpGet {}
  transport http {}
}`, `4: KIT5002 methods "HTTPGet" and "HttpGet" of service "Orders" are both httpGet in Go: rename one`},
		"a method named Close": {`
service Doors {
  method Close {}
  transport http {}
}`, `3: KIT5004 method "Close" has the name by which Go closes the client of service "Doors": choose another`},
		"a struct like a middleware's parameters": {`
struct AuditParams {}
middleware audit { sides = [server] }`, `3: KIT5002 struct "AuditParams" and the parameters of middleware "audit" are both AuditParams in Go: rename one`},
		"two parameters with one Go name": {`
middleware audit {
  sides = [server]
  params = {
    line_1 = string
    line1  = optional(string, "")
  }
}`, `6: KIT5001 fields "line_1" and "line1" of middleware "audit" are both Line1 in Go: rename one`},
		"two clients with one Go name": {`
service Payments {
  transport http {}
}
service Orders {
  transport http {}
  client payments { service = Payments }
}
service OrdersPayments {
  transport http {}
}`, `9: KIT5002 client "payments" of service "Orders" and the client of service "OrdersPayments" are both OrdersPaymentsClientConfig in Go: rename one`},
		"a constructor like a method's own middleware": {`
middleware access_timeout { sides = [server] }
service Doors {
  method NewAccess {
    chain server {
      timeout { after = "1s" }
    }
  }
  transport http {}
  chain server {
    access_timeout {}
    timeout { after = "2s" }
  }
}`, `6: KIT5006 middleware "timeout" has the name of another field of the Config of service "Doors", NewAccessTimeout: rename the other one, or method "NewAccess"`},
		"a set of maps": {`
struct Basket { tags = map(string, string) }
struct Baskets { all = set(Basket) }`, `3: KIT5005 the elements must differ, but each holds a map, and whether two maps are equal is not checked: use a list without ` + "`unique`"},
	} {
		t.Run(name, func(t *testing.T) {
			prog := compiletest.Program(t, "package p { kit = 1 }\n"+strings.TrimPrefix(c.src, "\n"))
			expect(t, prog, prog.Packages[0], c.want)
		})
	}
}

// TestCheckOfPackage covers what no single file of the language can bring about.
func TestCheckOfPackage(t *testing.T) {
	for name, c := range map[string]struct {
		change func(p *model.Package)
		want   string
	}{
		"a program": {func(p *model.Package) { p.Name = "main" },
			`1: KIT5003 package "main" cannot be imported, because Go keeps the name "main" for programs: choose another`},
		"no module": {func(p *model.Package) { p.GoImport = "" },
			"1: KIT5007 package \"p\" is in no Go module, so that nothing can import its Go: run `go mod init` where the module begins"},
		"a middleware like a transport": {func(p *model.Package) {
			p.Services[0].Server.Middlewares = []*model.Middleware{{Decl: &model.MiddlewareDecl{Name: "http", Go: "example.com/http"}, Span: p.Services[0].Span}}
		}, `2: KIT5006 middleware "http" has the name of another field of the Config of service "S", HTTP: rename it`},
	} {
		t.Run(name, func(t *testing.T) {
			prog := compiletest.Program(t, `package p { kit = 1 }
service S {
  transport http { listen = ":80" }
}
`)
			c.change(prog.Packages[0])
			expect(t, prog, prog.Packages[0], c.want)
		})
	}
}

// TestPackageWithoutGo uses what another package declares, which says that it emits something else.
func TestPackageWithoutGo(t *testing.T) {
	for name, body := range map[string]string{
		"a type":           "  method Get { output = a.Thing }\n  transport thrift {}\n",
		"a middleware":     "  transport thrift {}\n  chain server {\n    recover {}\n    a audit {}\n  }\n",
		"a called service": "  transport thrift {}\n  client things { service = a.Things }\n",
	} {
		t.Run(name, func(t *testing.T) {
			prog := compiletest.Folders(t, map[string]string{
				"a/a.kit": "package a {\n  kit = 1\n  emit thrift {}\n}\nstruct Thing {}\nmiddleware audit { sides = [server] }\nservice Things {\n  transport thrift {}\n}\n",
				"b/b.kit": "package b { kit = 1 }\nimport a { from = \"../a\" }\nservice B {\n" + body + "}\n",
			})
			expect(t, prog, prog.Packages[1], "2: KIT5007 the Go of package \"b\" needs that of package \"a\", which has none: add `emit go {}` there")
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
