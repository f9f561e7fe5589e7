// Package httptest runs generated services over HTTP: clients against servers, and bytes against both.
package httptest

import (
	"bytes"
	"context"
	"io"
	"log/slog"
	"net/http"
	"sync"
	"testing"
	"time"

	"go.uber.org/goleak"

	"github.com/kitc-lang/kit/backends/go/internal/golden/orders"
	"github.com/kitc-lang/kit/backends/go/internal/golden/routes"
	kit "github.com/kitc-lang/kit/runtime"
)

func TestMain(m *testing.M) { goleak.VerifyTestMain(m) }

// router implements Routes: methods that take something give it back, the others give their name.
type router struct {
	page  *routes.Page
	count int64
	thing func(ctx context.Context, in *routes.ThingInput) (string, error)
}

func (r *router) Root(context.Context) (string, error)   { return "root", nil }
func (r *router) Fixed(context.Context) (string, error)  { return "fixed", nil }
func (r *router) Latest(context.Context) (string, error) { return "latest", nil }
func (r *router) Around(_ context.Context, in *routes.AroundInput) (string, error) {
	return "around " + in.X, nil
}
func (r *router) Thing(ctx context.Context, in *routes.ThingInput) (string, error) {
	if r.thing != nil {
		return r.thing(ctx, in)
	}
	return "thing " + in.ID, nil
}
func (r *router) Look(context.Context, *routes.LookInput) error     { return nil }
func (r *router) Remove(context.Context, *routes.RemoveInput) error { return nil }
func (r *router) InPath(_ context.Context, in *routes.Kinds) (*routes.Kinds, error) {
	return in, nil
}
func (r *router) InQuery(_ context.Context, in *routes.Kinds) (*routes.Kinds, error) {
	return in, nil
}
func (r *router) MaybeQuery(_ context.Context, in *routes.Maybe) (*routes.Maybe, error) {
	return in, nil
}
func (r *router) ListQuery(_ context.Context, in *routes.Lists) (*routes.Lists, error) {
	return in, nil
}
func (r *router) InHeader(_ context.Context, in *routes.Maybe) (*routes.Maybe, error) {
	return in, nil
}
func (r *router) Soft(_ context.Context, in *routes.Maybe) (*routes.Maybe, error) { return in, nil }
func (r *router) Whole(_ context.Context, in *routes.WholeInput) ([]string, error) {
	return in.Items, nil
}
func (r *router) WholeMaybe(_ context.Context, in *routes.WholeMaybeInput) (map[string]bool, error) {
	return map[string]bool{in.ID: in.Page != nil}, nil
}
func (r *router) Headers(context.Context, *routes.HeadersInput) (*routes.Page, error) {
	return r.page, nil
}
func (r *router) Count(context.Context) (int64, error)  { return r.count, nil }
func (r *router) Client(context.Context) error          { return nil }
func (r *router) ServeExchange(context.Context) error   { return nil }
func (r *router) Handler(context.Context) (bool, error) { return true, nil }

// shop implements Orders with what a test gives it; the methods it is not given panic.
type shop struct {
	orders.Orders
	get   func(ctx context.Context, in *orders.GetInput) (*orders.Order, error)
	place func(ctx context.Context, in *orders.PlaceInput) (*orders.Order, error)
	list  func(ctx context.Context, in *orders.ListInput) ([]orders.Order, error)
}

func (s *shop) Get(ctx context.Context, in *orders.GetInput) (*orders.Order, error) {
	return s.get(ctx, in)
}
func (s *shop) Place(ctx context.Context, in *orders.PlaceInput) (*orders.Order, error) {
	return s.place(ctx, in)
}
func (s *shop) List(ctx context.Context, in *orders.ListInput) ([]orders.Order, error) {
	return s.list(ctx, in)
}
func (s *shop) Echo(_ context.Context, in *orders.Everything) (*orders.Everything, error) {
	return in, nil
}
func (s *shop) Annotate(context.Context, *orders.AnnotateInput) error { return nil }
func (s *shop) Cancel(context.Context, *orders.CancelInput) error     { return nil }
func (s *shop) Count(context.Context) (map[orders.Status]int64, error) {
	return map[orders.Status]int64{orders.StatusPaid: 2}, nil
}
func (s *shop) Ping(context.Context) error { return nil }
func (s *shop) Pay(_ context.Context, in *orders.PaymentOrder) (*orders.Payment, error) {
	return &in.Payment, nil
}

const orderID = "ord_0123456789ab"

func order() *orders.Order {
	return &orders.Order{
		ID: orderID, Status: orders.StatusPaid, Phone: "+44 20 7946 0000", Tags: map[string]string{"a": "b"},
		Items:  []orders.Item{{SKU: "tea", Quantity: 2, Cents: 350}},
		Placed: time.Date(2026, 1, 31, 12, 30, 0, 5, time.UTC),
	}
}

// run runs a server until the test ends, and gives the address of its HTTP.
func run(t *testing.T, s *kit.Server, err error) string {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
	if err := s.Listen(); err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithCancel(context.Background())
	var ended sync.WaitGroup
	ended.Go(func() {
		if err := s.Run(ctx); err != nil {
			t.Errorf("Run: %v", err)
		}
	})
	t.Cleanup(func() {
		cancel()
		ended.Wait()
	})
	return s.Addr("http")
}

var quiet = slog.New(slog.DiscardHandler)

func serverConfig() kit.ServerConfig {
	return kit.ServerConfig{Logger: quiet, DrainDelay: -1, ShutdownTimeout: 5 * time.Second}
}

// serveRoutes starts the service Routes and gives its address and a client for it.
func serveRoutes(t *testing.T, r *router) (string, *routes.RoutesClient) {
	t.Helper()
	cfg := routes.RoutesServerConfig{Server: serverConfig()}
	cfg.HTTP.Logger, cfg.Log.Logger, cfg.Recover.Logger = quiet, quiet, quiet
	s, err := routes.NewRoutesServer(r, cfg)
	addr := run(t, s, err)
	c, err := routes.NewRoutesClient(routes.RoutesClientConfig{Address: "http://" + addr})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := c.Close(); err != nil {
			t.Error(err)
		}
	})
	return addr, c
}

// serveOrders starts the service Orders, with what log is written to.
func serveOrders(t *testing.T, s *shop, log io.Writer) (string, *orders.OrdersClient) {
	t.Helper()
	cfg := orders.OrdersServerConfig{Server: serverConfig()}
	logger := slog.New(slog.NewTextHandler(log, nil))
	cfg.HTTP.Logger, cfg.Thrift.Logger, cfg.Log.Logger, cfg.Recover.Logger = logger, quiet, logger, logger
	cfg.HTTP.Addr, cfg.Thrift.Addr = "127.0.0.1:0", "127.0.0.1:0"
	server, err := orders.NewOrdersServer(s, cfg)
	addr := run(t, server, err)
	c, err := orders.NewOrdersClient(orders.OrdersClientConfig{Address: "http://" + addr})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := c.Close(); err != nil {
			t.Error(err)
		}
	})
	return addr, c
}

// answer is what came back for a request of plain net/http.
type answer struct {
	status int
	header http.Header
	body   string
}

// send sends a request with a body, "" for none, and headers written "Name: value".
func send(t *testing.T, verb, url, body string, headers ...string) answer {
	t.Helper()
	var r io.Reader
	if body != "" {
		r = bytes.NewReader([]byte(body))
	}
	req, err := http.NewRequestWithContext(t.Context(), verb, url, r)
	if err != nil {
		t.Fatal(err)
	}
	for _, h := range headers {
		name, value, _ := bytes.Cut([]byte(h), []byte(": "))
		req.Header.Add(string(name), string(value))
	}
	resp, err := transport.RoundTrip(req)
	if err != nil {
		t.Fatalf("%s %s: %v", verb, url, err)
	}
	defer resp.Body.Close()
	data, err := io.ReadAll(resp.Body)
	if err != nil {
		t.Fatal(err)
	}
	return answer{resp.StatusCode, resp.Header, string(data)}
}

var transport = &http.Transport{DisableKeepAlives: true}
