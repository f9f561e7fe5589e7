package golang

import (
	"os"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/kitc-lang/kit/compiler/compiletest"
	"github.com/kitc-lang/kit/compiler/model"
)

// TestBuiltInParameters gives a middleware of the standard library parameters of all kinds.
func TestBuiltInParameters(t *testing.T) {
	prog := compiletest.Program(t, `package p { kit = 1 }
service S {
  method Ping {}
  transport http {}
  chain server {
    timeout { after = "2s" }
  }
}
`)
	key := &model.Enum{Decl: model.Decl{Name: "RateKey", Package: prog.Std}, Members: []*model.EnumMember{{Name: "caller", Number: 1}, {Name: "peer_address", Number: 2}}}
	keyType := &model.Type{Kind: model.EnumRef, Enum: key}
	member := func(i int) model.Value {
		return model.Value{Kind: model.EnumRef, Enum: key, Member: key.Members[i]}
	}
	list := func(elem *model.Type, values ...model.Value) model.Arg {
		return model.Arg{Type: &model.Type{Kind: model.List, Elem: elem}, Value: &model.Value{Kind: model.List, List: values}}
	}
	named := func(name string, a model.Arg) model.Arg {
		a.Name = name
		return a
	}
	value := func(name string, v model.Value) model.Arg {
		return model.Arg{Name: name, Type: &model.Type{Kind: v.Kind, Enum: v.Enum}, Value: &v}
	}
	one := member(0)
	limit := &model.Middleware{
		Decl: &model.MiddlewareDecl{Name: "rate_limit", Go: "github.com/kitc-lang/kit/runtime/middleware/ratelimit", Package: prog.Std},
		Params: []model.Arg{
			value("rate", model.Value{Kind: model.RateParam, Int: 30, Per: time.Minute}),
			value("most", model.Value{Kind: model.SizeParam, Int: 3 << 20}),
			value("by", one),
			named("also_by", list(keyType, member(1), one)),
			named("on", list(&model.Type{Kind: model.CodeParam}, model.Value{Kind: model.CodeParam, Code: model.Unavailable})),
			{Name: "absent", Type: &model.Type{Kind: model.Duration}},
		},
	}
	around := func(name string) *model.Middleware {
		return &model.Middleware{
			Decl:   &model.MiddlewareDecl{Name: name, Go: "github.com/kitc-lang/kit/runtime/middleware/" + name, Package: prog.Std, HTTP: true},
			Params: []model.Arg{value("max_age", model.Value{Kind: model.Duration, Int: int64(time.Hour)})},
		}
	}
	svc := prog.Packages[0].Services[0]
	svc.Server.Middlewares = append([]*model.Middleware{around("cors"), around("compress"), limit}, svc.Server.Middlewares...)
	svc.Methods[0].Server = svc.Server

	var text string
	for _, f := range generate(t, prog, prog.Packages[0]) {
		checkFormat(t, f)
		if strings.HasSuffix(f.Path, "/s_server.go") {
			text = string(f.Data)
		}
	}
	for _, want := range []string{`
	// Cors is the outermost middleware around the HTTP transport, declared with MaxAge 1h0m0s.
	Cors kitcors.Config
	// Compress is the middleware inside Cors around the HTTP transport, declared with MaxAge 1h0m0s.
	Compress kitcompress.Config
	// RateLimit is the outermost middleware, declared with Rate 30/min, Most 3MiB, By caller, AlsoBy [peer_address caller], On [unavailable].
	RateLimit kitratelimit.Config
	// Timeout is the middleware inside RateLimit, declared with After 2s.
	Timeout kittimeout.Config
`, `
		newSHTTPServer(h, cfg.httpConfig()),
`, `
	cfg.RateLimit.Rate = cmp.Or(cfg.RateLimit.Rate, kit.Rate{Count: 30, Per: time.Minute})
	cfg.RateLimit.Most = cmp.Or(cfg.RateLimit.Most, 3145728)
	cfg.RateLimit.By = cmp.Or(cfg.RateLimit.By, kitratelimit.Caller)
	if cfg.RateLimit.AlsoBy == nil {
		cfg.RateLimit.AlsoBy = []kitratelimit.RateKey{kitratelimit.PeerAddress, kitratelimit.Caller}
	}
	if cfg.RateLimit.On == nil {
		cfg.RateLimit.On = []kit.Code{kit.Unavailable}
	}
	cfg.Timeout.After = cmp.Or(cfg.Timeout.After, 2*time.Second)
	return []kit.Middleware{
		kitratelimit.New(cfg.RateLimit),
		kittimeout.New(cfg.Timeout),
	}
`, `
func (cfg SServerConfig) httpConfig() kithttp.ServerConfig {
	cfg.Cors.MaxAge = cmp.Or(cfg.Cors.MaxAge, time.Hour)
	cfg.Compress.MaxAge = cmp.Or(cfg.Compress.MaxAge, time.Hour)
	cfg.HTTP.Middlewares = append([]func(http.Handler) http.Handler{
		kitcors.New(cfg.Cors),
		kitcompress.New(cfg.Compress),
	}, cfg.HTTP.Middlewares...)
	return cfg.HTTP
}
`} {
		if !strings.Contains(text, want) {
			t.Errorf("there is no%s\nin\n%s", want, text)
		}
	}
}

// TestVariableAndPackage has a package and a middleware of one name.
func TestVariableAndPackage(t *testing.T) {
	prog := compiletest.Folders(t, map[string]string{
		"audit/audit.kit": "package audit { kit = 1 }\nmiddleware audit {\n  sides = [server]\n  params = { book = string }\n}\n",
		"shop/shop.kit": `package shop { kit = 1 }
import audit { from = "../audit" }
service Orders {
  method Place {
    chain server {
      audit audit { book = "places" }
    }
  }
  method Get {}
  transport thrift {}
  chain server {
    recover {}
    audit audit { book = "orders" }
  }
}
`})
	for _, f := range generate(t, prog, prog.Packages[1]) {
		if !strings.HasSuffix(f.Path, "/orders_server.go") {
			continue
		}
		for _, want := range []string{
			"\tNewAudit func(audit.AuditParams) kit.Middleware\n",
			"\tauditMiddleware := cfg.NewAudit(audit.AuditParams{Book: \"orders\"})\n\tplaceAudit := cfg.NewAudit(audit.AuditParams{Book: \"places\"})\n",
			"\tshared := []kit.Middleware{recoverMiddleware, auditMiddleware}\n",
		} {
			if !strings.Contains(string(f.Data), want) {
				t.Errorf("there is no\n%s\nin\n%s", want, f.Data)
			}
		}
	}
}

// TestBuiltInGolden wants every middleware of the standard library in testdata/builtin.kit, whose golden package
// is compiled: what a middleware declares is what its Config has.
func TestBuiltInGolden(t *testing.T) {
	src, err := os.ReadFile("testdata/builtin.kit")
	if err != nil {
		t.Fatal(err)
	}
	prog := compiletest.Program(t, string(src))
	used := map[*model.MiddlewareDecl]bool{}
	for _, svc := range prog.Packages[0].Services {
		for _, m := range slices.Concat(svc.Server.Middlewares, svc.Client.Middlewares) {
			used[m.Decl] = true
		}
	}
	for _, d := range prog.Std.Middlewares {
		if !used[d] {
			t.Errorf("%s: the chains of testdata/builtin.kit have no `%s`: add it, and run go test ./backends/go -update", d.Span, d.Name)
		}
	}
}

func TestSizeText(t *testing.T) {
	for n, want := range map[int64]string{0: "0B", 1: "1B", 1023: "1023B", 1024: "1KiB", 1536: "1536B", 4 << 20: "4MiB", 3 << 30: "3GiB", 1 << 62: "4EiB", -1: "-1B"} {
		if got := sizeText(n); got != want {
			t.Errorf("%d bytes read %s, want %s", n, got, want)
		}
	}
}
