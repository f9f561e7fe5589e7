package compiler_test

import (
	"errors"
	"io/fs"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"
	"github.com/rogpeppe/go-internal/txtar"

	"github.com/kitc-lang/kit/compiler"
	"github.com/kitc-lang/kit/compiler/model"
	"github.com/kitc-lang/kit/lang/diag"
)

// folders compiles the folders of an archive.
func folders(t *testing.T, cfg compiler.Config, archive string, dirs ...string) *compiler.Result {
	t.Helper()
	cfg.FS, cfg.ModulePath = archiveFS(archive), module
	res, err := compiler.Compile(cfg, dirs)
	if err != nil {
		t.Fatal(err)
	}
	return res
}

func archiveFS(archive string) fs.FS {
	files := fstest.MapFS{}
	for _, f := range txtar.Parse([]byte(archive)).Files {
		files[f.Name] = &fstest.MapFile{Data: f.Data}
	}
	return files
}

const diamond = `
-- orders/orders.kit --
package orders { kit = 1 }
import billing { from = "../billing" }
import m { from = "example.com/shop/money" }
struct Order {
  bill  = optional(billing.Invoice)
  total = list(m.Amount, { max = m.Most })
  state = optional(billing.State, open)
}
error Broke aborted {}
service Orders {
  extends = billing.Health
  auth    = billing.user
  method Get {
    input  = { id = billing.Number }
    output = Order
    errors = [billing.Declined, NotFound, Broke]
    http   = "GET /orders/{id}"
  }
  method Open {
    auth = none
  }
  transport http {}
  transport thrift {}
}
-- billing/billing.kit --
package billing { kit = 1 }
import money { from = "../money" }
auth user { scheme = bearer }
scalar Number { type = string({ min = 1 }) }
enum State { open = 1 }
struct Invoice { amount = money.Amount }
error Declined failed_precondition { amount = money.Amount }
service Health {
  method Check {
    input  = { deep = bool }
    output = Invoice
    errors = [Declined]
  }
  method Live { http = "GET /live" }
}
-- money/money.kit --
package money { kit = 1 }
const Most { value = 1000 }
scalar Amount { type = int64({ min = 0 }) }
`

func TestImports(t *testing.T) {
	res := folders(t, compiler.Config{}, diamond, "orders", "billing")
	if res.Diagnostics.HasErrors() {
		t.Fatal(text(t, res))
	}
	var names []string
	for _, p := range res.Program.Packages {
		names = append(names, p.Name)
	}
	if d := cmp.Diff([]string{"billing", "orders"}, names); d != "" {
		t.Errorf("the packages are not behind those that they import: %s", d)
	}
	if len(res.Program.Imported) != 1 || res.Program.Imported[0].Name != "money" || len(res.Locks) != 2 {
		t.Errorf("imported: %+v", res.Program.Imported)
	}
	billing, orders := res.Program.Packages[0], res.Program.Packages[1]
	if orders.Imports[0].Package != billing || orders.Imports[1].Name != "m" || orders.Imports[1].Package != res.Program.Imported[0] {
		t.Errorf("imports: %+v", orders.Imports)
	}
	order := orders.Structs[0]
	if order.Fields[0].Type.Struct != billing.Structs[0] || order.Fields[1].Type.Rules.Max.Int != 1000 || order.Fields[2].Default.Member != billing.Enums[0].Members[0] {
		t.Errorf("order: %+v", order.Fields)
	}
}

// TestStaleImports tells of an imported package whose numbers nobody has kept yet, until it is built.
func TestStaleImports(t *testing.T) {
	stale := func(dirs ...string) (places []string) {
		for _, d := range folders(t, compiler.Config{}, diamond, dirs...).Diagnostics {
			if d.Code == diag.StaleImport {
				places = append(places, d.Span.String())
			}
		}
		return places
	}
	if d := cmp.Diff([]string{"billing/billing.kit:2:8", "orders/orders.kit:3:8"}, stale("orders", "billing")); d != "" {
		t.Error(d)
	}
	if places := stale("orders", "billing", "money"); places != nil {
		t.Errorf("all packages are built, and some are old: %v", places)
	}
}

func TestExtends(t *testing.T) {
	res := folders(t, compiler.Config{}, diamond, "orders")
	svc := res.Program.Packages[0].Services[0]
	var methods []string
	for _, m := range svc.Methods {
		line := m.Name
		if m.Origin != nil {
			line += " of " + m.Origin.Service.Package.Name + "." + m.Origin.Service.Name
		}
		if m.Auth != nil {
			line += " for " + m.Auth.Name
		}
		line += " " + m.HTTP.Verb
		for _, s := range m.HTTP.Segments {
			line += "/" + s.Literal
		}
		methods = append(methods, line)
	}
	want := []string{
		"Check of billing.Health for user POST/Health/Check", "Live of billing.Health for user GET/live",
		"Get for user GET/orders/", "Open POST/Orders/Open",
	}
	if d := cmp.Diff(want, methods); d != "" {
		t.Error(d)
	}
	check := svc.Methods[0]
	if check.Errors[0].Number != 1 || check.Input.Package.Name != "billing" || check.Service != svc || check.Origin.HTTP != nil {
		t.Errorf("the inherited method: %+v", check)
	}
	if own := svc.OwnMethods(); len(own) != 2 || own[0].Name != "Get" {
		t.Errorf("own methods: %+v", own)
	}
	if strings.Contains(string(res.Locks[0].Data), "Check") {
		t.Errorf("the lock of the extending package numbers what is numbered elsewhere:\n%s", res.Locks[0].Data)
	}
}

func TestPublishedImports(t *testing.T) {
	outside := `
-- money/money.kit --
package money { kit = 1 }
struct Amount { cents = int64 }
-- money/kit.lock --
struct Amount.cents 7
output go gen/money
-- broken/broken.kit --
package broken { kit = 1 }
struct Amount { cents = int65 }
-- unlocked/unlocked.kit --
package unlocked { kit = 1 }
struct Amount { cents = int64 }
`
	cfg := compiler.Config{Find: func(path string) (compiler.Folder, error) {
		dir, ok := strings.CutPrefix(path, "example.com/out/")
		if !ok {
			return compiler.Folder{}, errors.New("no module has it: run `go get`")
		}
		return compiler.Folder{FS: archiveFS(outside), ModulePath: "example.com/out", Dir: dir, Display: func(n string) string { return "out/" + n }, Published: true}, nil
	}}
	res := folders(t, cfg, `
-- shop.kit --
package shop { kit = 1 }
import money { from = "example.com/out/money" }
struct Order { total = money.Amount }
`, ".")
	if report := text(t, res); report != "" {
		t.Fatal(report)
	}
	money := res.Program.Imported[0]
	if money.GoImport != "example.com/out/money/gen/money" || money.Structs[0].Fields[0].Number != 7 || money.Module != "example.com/out" {
		t.Errorf("money: %+v", money)
	}
	res = folders(t, cfg, `
-- shop.kit --
package shop { kit = 1 }
import broken   { from = "example.com/out/broken" }
import unlocked { from = "example.com/out/unlocked" }
import nowhere  { from = "example.org/nowhere" }
struct Order {
  a = broken.Amount
  b = unlocked.Amount
  c = nowhere.Amount
}
`, ".")
	var codes []string
	for _, d := range res.Diagnostics {
		codes = append(codes, string(d.Code)+" "+d.Span.String())
	}
	if d := cmp.Diff([]string{"KIT1045 shop.kit:2:26", "KIT1045 shop.kit:3:26", "KIT1041 shop.kit:4:26"}, codes); d != "" {
		t.Errorf("%s\n%s", d, text(t, res))
	}
}

func TestPagesOnewayAuth(t *testing.T) {
	pkg := program(t, `
auth key {
  scheme = api_key
  header = "x-api-key"
}
# An order.
#
# Deprecated: use
# Parcel.
struct Order { id = uuid }
struct Orders {
  items = list(Order)
  next  = optional(string)
}
struct Wrapped {
  found = list(Order)
  other = list(string)
  page  = PageInfo
}
# Deprecated: use Other.
service Shop {
  auth = key
  method List {
    input  = PageRequest
    output = Orders
    safe   = true
    page   = items
    http   = "GET /orders"
  }
  method Find {
    input = {
      text = string
      page = optional(PageRequest)
    }
    output = Wrapped
    page { items = found }
  }
  method Ping {
    oneway = true
    auth   = none
  }
  transport http {}
}`)
	svc := pkg.Services[0]
	list, find, ping := svc.Methods[0], svc.Methods[1], svc.Methods[2]
	way := func(fields []*model.Field) (out []string) {
		for _, f := range fields {
			out = append(out, f.Name)
		}
		return out
	}
	if p := list.Page; p.Items.Name != "items" || cmp.Diff([]string{"cursor"}, way(p.Cursor)) != "" || cmp.Diff([]string{"next"}, way(p.Next)) != "" {
		t.Errorf("pages of List: %+v", p)
	}
	if p := find.Page; p.Items.Name != "found" || cmp.Diff([]string{"page", "cursor"}, way(p.Cursor)) != "" || cmp.Diff([]string{"page", "next"}, way(p.Next)) != "" {
		t.Errorf("pages of Find: %+v", p)
	}
	if !ping.Oneway || ping.HTTP.Status != 202 || ping.Auth != nil || list.Auth != pkg.Auths[0] || list.Auth.Header != "X-Api-Key" || list.Auth.Scheme != model.APIKey {
		t.Errorf("Ping: %+v", ping)
	}
	if o := pkg.Structs[0]; o.Doc != "An order." || o.Deprecated != "use Parcel." || svc.Deprecated != "use Other." || svc.Doc != "" {
		t.Errorf("deprecation: %+v", o.Decl)
	}
}
