package admin_test

import (
	"context"
	"encoding/json"
	"errors"
	"io"
	"log/slog"
	"net"
	"net/http"
	"strings"
	"sync"
	"testing"
	"time"

	kit "github.com/kitc-lang/kit/runtime"
	"github.com/kitc-lang/kit/runtime/admin"
	"github.com/kitc-lang/kit/runtime/cluster"
	"github.com/kitc-lang/kit/runtime/discovery/memory"
)

var quiet = slog.New(slog.DiscardHandler)

// transport serves nobody, and drains until it is let go.
type transport struct {
	drains  chan struct{} // closed when it is told to
	stopped chan struct{}
}

func newTransport() *transport {
	return &transport{drains: make(chan struct{}), stopped: make(chan struct{})}
}

func (*transport) Name() string   { return "thrift" }
func (*transport) Scheme() string { return "thrift" }
func (*transport) Listen() (net.Addr, error) {
	return &net.TCPAddr{IP: net.IPv4(127, 0, 0, 1), Port: 9090}, nil
}
func (t *transport) Serve() error                   { <-t.stopped; return nil }
func (t *transport) Drain()                         { close(t.drains) }
func (t *transport) Shutdown(context.Context) error { close(t.stopped); return nil }

var (
	get   = kit.Method{Package: "orders", Service: "Orders", Name: "Get", Safe: true, Repeatable: true}
	place = kit.Method{Package: "orders", Service: "Orders", Name: "Place", Thrift: "placeOrder"}
)

func service() admin.Service {
	return admin.Service{
		Listen: "127.0.0.1:0", Name: "orders.Orders", Version: "1.4.0", OpenAPI: "openapi: 3.1.0\n",
		Metrics: http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) { _, _ = io.WriteString(w, "kit_requests_total 1\n") }),
		HTTP:    []admin.Link{admin.NewLink("cors", "origins", []string{"https://shop.example"})},
		Chain:   []admin.Link{admin.NewLink("recover"), admin.NewLink("timeout", "after", 2*time.Second, "unset", time.Duration(0))},
		Methods: []admin.Method{
			{Method: &get, Route: "GET /orders/{id}"},
			{Method: &place, Calls: []string{"payments.Charge"}, Own: true, Chain: []admin.Link{admin.NewLink("recover")}},
		},
	}
}

// run serves an admin listener beside a server, and gives its address and what ends the server.
func run(t *testing.T, cfg admin.Config, of admin.Service) (at string, tr *transport, stop func()) {
	t.Helper()
	tr = newTransport()
	cfg.Logger = quiet
	s := kit.NewServer("orders.Orders", kit.ServerConfig{Logger: quiet, DrainDelay: time.Minute, ShutdownTimeout: time.Minute}, tr).Beside(admin.New(cfg, of))
	if err := s.Listen(); err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithCancel(context.Background())
	var ran sync.WaitGroup
	ran.Go(func() {
		if err := s.Run(ctx); err != nil {
			t.Error(err)
		}
	})
	at = "http://" + s.Addr("admin")
	for begun := time.Now(); s.State().Phase != kit.Serving; time.Sleep(time.Millisecond) {
		if time.Since(begun) > 30*time.Second {
			t.Fatal("the server does not begin to serve")
		}
	}
	return at, tr, cancel
}

// ask gives the answer to a GET.
func ask(t *testing.T, url string, header ...string) (status int, body string, h http.Header) {
	t.Helper()
	return send(t, http.MethodGet, url, header...)
}

func send(t *testing.T, verb, url string, header ...string) (status int, body string, h http.Header) {
	t.Helper()
	req, err := http.NewRequestWithContext(t.Context(), verb, url, nil)
	if err != nil {
		t.Fatal(err)
	}
	for i := 0; i+1 < len(header); i += 2 {
		if req.Header.Set(header[i], header[i+1]); header[i] == "Host" {
			req.Host = header[i+1]
		}
	}
	resp, err := http.DefaultClient.Do(req)
	if err != nil {
		t.Fatal(err)
	}
	defer resp.Body.Close()
	data, err := io.ReadAll(resp.Body)
	if err != nil {
		t.Fatal(err)
	}
	return resp.StatusCode, string(data), resp.Header
}

func TestPages(t *testing.T) {
	at, _, stop := run(t, admin.Config{Handlers: map[string]http.Handler{
		"/debug/vars": page("vars"), "/tools/": page("tools"), "/tools/deep/": page("deep"), "/healthz": page("not this one"),
	}}, service())
	defer stop()
	for path, want := range map[string]string{
		"/healthz":           "ok\n",
		"/metrics":           "kit_requests_total 1\n",
		"/openapi.yaml":      "openapi: 3.1.0\n",
		"/debug/vars":        "vars",
		"/tools/x":           "tools",
		"/tools/deep/x":      "deep",
		"/debug/pprof":       "heap",
		"/debug/pprof/":      "goroutine",
		"/readyz":            "ready\nok  server: serving\n",
		"/":                  `<a href="/openapi.yaml">/openapi.yaml</a><td>the API as an OpenAPI document`,
		"/?":                 `<h1>orders.Orders <small>version 1.4.0, serving</small></h1>`,
		"/services?anything": `"service": "orders.Orders"`,
	} {
		if status, body, h := ask(t, at+path); status != http.StatusOK || !strings.Contains(body, want) {
			t.Errorf("%s gives %d %s", path, status, body)
		} else if h.Get("Cache-Control") != "no-store" || h.Get("X-Content-Type-Options") != "nosniff" {
			t.Errorf("%s has the headers %v", path, h)
		}
	}
	for _, path := range []string{"/nowhere", "/debug/pprof/cmdline", "/debug/pprof/nothing", "/tools", "/metrics/"} {
		if status, body, _ := ask(t, at+path); status != http.StatusNotFound {
			t.Errorf("%s gives %d %s", path, status, body)
		}
	}
}

func page(text string) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) { _, _ = io.WriteString(w, text) })
}

func TestWhatTheServiceDoesNotHave(t *testing.T) {
	at, _, stop := run(t, admin.Config{}, admin.Service{Listen: "127.0.0.1:0", Name: "orders.Orders"})
	defer stop()
	if status, body, _ := ask(t, at+"/metrics"); status != http.StatusNotFound || !strings.Contains(body, "add metrics {} to the chain") {
		t.Errorf("without metrics: %d %s", status, body)
	}
	if status, _, _ := ask(t, at+"/openapi.yaml"); status != http.StatusNotFound {
		t.Errorf("without a document: %d", status)
	}
}

// TestReadyUntilItDrains has a server that is told to stop: it goes on answering, and says that it wants no more calls.
func TestReadyUntilItDrains(t *testing.T) {
	at, tr, stop := run(t, admin.Config{}, service())
	if status, _, _ := ask(t, at+"/readyz"); status != http.StatusOK {
		t.Errorf("while it serves: %d", status)
	}
	stop()
	<-tr.drains
	status, body, _ := ask(t, at+"/readyz")
	if status != http.StatusServiceUnavailable || body != "not ready\nno  server: draining\n" {
		t.Errorf("while it drains: %d %s", status, body)
	}
	if status, _, _ := ask(t, at+"/healthz"); status != http.StatusOK {
		t.Errorf("while it drains, it is said not to live: %d", status)
	}
}

func TestReadyWaitsForChecks(t *testing.T) {
	var mu sync.Mutex
	err := errors.New("no route to the database")
	set := func(to error) { mu.Lock(); err = to; mu.Unlock() }
	hang := make(chan struct{})
	checks := map[string]func(context.Context) error{
		"store": func(context.Context) error { mu.Lock(); defer mu.Unlock(); return err },
		"none":  nil,
	}
	at, _, stop := run(t, admin.Config{Checks: checks}, service())
	defer stop()
	if status, body, _ := ask(t, at+"/readyz"); status != http.StatusServiceUnavailable || !strings.Contains(body, "no  store: no route to the database\n") {
		t.Errorf("%d %s", status, body)
	}
	set(nil)
	if status, body, _ := ask(t, at+"/readyz"); status != http.StatusOK || body != "ready\nok  server: serving\nok  store: ok\n" {
		t.Errorf("%d %s", status, body)
	}

	checks["store"] = func(context.Context) error { panic("nil map") }
	checks["slow"] = func(context.Context) error { <-hang; return nil } // which does not mind that it is to end
	at, _, stopSlow := run(t, admin.Config{Checks: checks}, service())
	defer stopSlow()
	defer close(hang)
	_, body, _ := ask(t, at+"/readyz")
	if want := "no  slow: it does not answer\nno  store: the check panicked: nil map\n"; !strings.HasSuffix(body, want) {
		t.Errorf("%s", body)
	}
	if _, body, _ = ask(t, at+"/readyz"); !strings.Contains(body, "no  slow: it has not answered yet when it was asked before\n") {
		t.Errorf("a check that hangs is asked again and again: %s", body)
	}
}

// known are clients as generated code gives them.
type known struct{ clients *admin.Clients }

func (k known) AdminClients() *admin.Clients { return k.clients }

type connection struct{}

func (connection) Close() error { return nil }

// billing gives clients with one service, whose instances are in a registry.
func billing(t *testing.T, registry *memory.Registry) known {
	t.Helper()
	clients := new(admin.Clients)
	cfg := cluster.Config{Discovery: registry, Logger: quiet}
	clients.Add(&admin.Client{
		Name: "payments", Service: "billing.Payments", Transport: "thrift", Discovery: "memory", Balance: "p2c",
		Chain: []admin.Link{admin.NewLink("timeout", "after", 600*time.Millisecond)},
		Own:   map[string][]admin.Link{"Get": {admin.NewLink("retry", "attempts", 2)}},
	}, &cfg)
	c, err := cluster.New("billing.Payments", []string{"thrift"}, func(string) (connection, error) { return connection{}, nil }, cfg)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = c.Close() })
	return known{clients}
}

// TestReadyOnceTheRegistryAnswers holds the difference between not knowing where others are, which no call survives,
// and others that are not there, for which a server that is taken out is no remedy.
func TestReadyOnceTheRegistryAnswers(t *testing.T) {
	registry, err := memory.New(memory.Config{Registry: new(memory.Registry)})
	if err != nil {
		t.Fatal(err)
	}
	registry.Fail(errors.New("connection refused"))
	at, _, stop := run(t, admin.Config{Clients: billing(t, registry)}, service())
	defer stop()
	until(t, at+"/readyz", http.StatusServiceUnavailable, "no  payments: the registry has not said yet where billing.Payments is: connection refused\n")
	registry.Fail(nil)
	registry.Set("billing.Payments")
	until(t, at+"/readyz", http.StatusOK, "ok  payments: 0 instances\n")
	registry.Set("billing.Payments", kit.Instance{Address: "thrift://127.0.0.1:1"})
	until(t, at+"/readyz", http.StatusOK, "ok  payments: 1 instance\n")
	registry.Fail(errors.New("connection refused"))
	until(t, at+"/readyz", http.StatusOK, "1 instance, but the registry does not answer since ")
}

// until asks until the answer is what is wanted.
func until(t *testing.T, url string, status int, part string) {
	t.Helper()
	for begun := time.Now(); ; time.Sleep(5 * time.Millisecond) {
		got, body, _ := ask(t, url)
		if got == status && strings.Contains(body, part) {
			return
		}
		if time.Since(begun) > 30*time.Second {
			t.Fatalf("%s gives %d %s, and never %d %s", url, got, body, status, part)
		}
	}
}

func TestServices(t *testing.T) {
	registry, err := memory.New(memory.Config{Registry: new(memory.Registry)})
	if err != nil {
		t.Fatal(err)
	}
	registry.Set("billing.Payments", kit.Instance{Address: "thrift://127.0.0.1:1", Weight: 2, Zone: "b"})
	at, _, stop := run(t, admin.Config{Clients: billing(t, registry)}, service())
	defer stop()
	until(t, at+"/services", http.StatusOK, "thrift://127.0.0.1:1")
	_, body, h := ask(t, at+"/services")
	if h.Get("Content-Type") != "application/json" {
		t.Errorf("it is %s", h.Get("Content-Type"))
	}
	var got struct {
		Service, Version, Phase string
		Transports              []struct{ Name, Address string }
		HTTPChain               []string `json:"http_chain"`
		Chain                   []string
		Methods                 []struct {
			Name, HTTP, Thrift string
			Safe               bool
			Calls              []string
			Chain              []string `json:"own_chain"`
		}
		Clients []struct {
			Name, Service, Transport, Discovery, Balance, Registry string
			Chain                                                  []string
			OwnChains                                              map[string][]string `json:"own_chains"`
			Instances                                              []struct {
				Address, State, Zone string
				Weight               float64
			}
		}
	}
	if err := json.Unmarshal([]byte(body), &got); err != nil {
		t.Fatalf("%v in %s", err, body)
	}
	for what, pair := range map[string][2]string{
		"the service":        {got.Service + " " + got.Version + " " + got.Phase, "orders.Orders 1.4.0 serving"},
		"its transport":      {got.Transports[0].Name + " at " + got.Transports[0].Address, "thrift at 127.0.0.1:9090"},
		"its HTTP chain":     {strings.Join(got.HTTPChain, "; "), "cors { origins = [https://shop.example] }"},
		"its chain":          {strings.Join(got.Chain, "; "), "recover; timeout { after = 2s }"},
		"a method":           {got.Methods[0].Name + " " + got.Methods[0].HTTP + " " + got.Methods[0].Thrift, "Get GET /orders/{id} Get"},
		"one with a name":    {got.Methods[1].Thrift, "placeOrder"},
		"one with a chain":   {strings.Join(got.Methods[1].Chain, "; "), "recover"},
		"one that calls":     {strings.Join(got.Methods[1].Calls, "; "), "payments.Charge"},
		"a client":           {got.Clients[0].Name + " " + got.Clients[0].Service, "payments billing.Payments"},
		"how it finds":       {got.Clients[0].Discovery + " " + got.Clients[0].Registry, "memory answers"},
		"how it spreads":     {got.Clients[0].Balance, "p2c"},
		"its chain, too":     {strings.Join(got.Clients[0].Chain, "; "), "timeout { after = 600ms }"},
		"that of one method": {strings.Join(got.Clients[0].OwnChains["Get"], "; "), "retry { attempts = 2 }"},
		"an instance":        {got.Clients[0].Instances[0].State + " " + got.Clients[0].Instances[0].Zone, "well b"},
	} {
		if pair[0] != pair[1] {
			t.Errorf("%s is %q, not %q", what, pair[0], pair[1])
		}
	}
	if got.Clients[0].Instances[0].Weight != 2 || !got.Methods[0].Safe || got.Methods[1].Safe {
		t.Errorf("%s", body)
	}
}
