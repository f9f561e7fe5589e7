package httptest

import (
	"context"
	"io"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"github.com/kitc-lang/kit/backends/go/internal/golden/orders"
	kithttp "github.com/kitc-lang/kit/runtime/transport/http"
)

// nowhere is a response that nobody reads.
type nowhere struct{ header http.Header }

func (n nowhere) Header() http.Header         { return n.header }
func (n nowhere) Write(p []byte) (int, error) { return len(p), nil }
func (n nowhere) WriteHeader(int)             {}

// requests are some of the 50 routes: the first, the last, and some with parameters.
var requests = []*http.Request{
	httptest.NewRequest("GET", "/accounts", nil),
	httptest.NewRequest("POST", "/jobs", nil),
	httptest.NewRequest("GET", "/events/12345", nil),
	httptest.NewRequest("DELETE", "/hosts/12345", nil),
	httptest.NewRequest("GET", "/groups/12345/parts/67890", nil),
}

func TestRoutingAllocatesNothing(t *testing.T) {
	h := kithttp.NewServer(fifty{}, kithttp.ServerConfig{Logger: quiet}).Handler()
	w := nowhere{http.Header{}}
	for _, r := range requests {
		if n := testing.AllocsPerRun(100, func() { h.ServeHTTP(w, r) }); n != 0 && pooled {
			t.Errorf("%s %s: %v allocations", r.Method, r.URL.Path, n)
		}
	}
}

// BenchmarkRouting finds one of 50 routes: by the generated switch, and by the mux of net/http.
func BenchmarkRouting(b *testing.B) {
	mux := http.NewServeMux()
	for _, name := range strings.Fields("accounts bills cards drafts events files groups hosts items jobs") {
		for _, route := range []string{"GET /", "POST /", "GET /{id}", "DELETE /{id}", "GET /{id}/parts/{part}"} {
			verb, rest, _ := strings.Cut(route, "/")
			path := "/" + name
			if rest != "" {
				path += "/" + rest
			}
			mux.HandleFunc(verb+path, func(w http.ResponseWriter, _ *http.Request) { w.WriteHeader(204) })
		}
	}
	for _, c := range []struct {
		name string
		h    http.Handler
	}{
		{"kit", kithttp.NewServer(fifty{}, kithttp.ServerConfig{Logger: quiet}).Handler()},
		{"net-http", mux},
	} {
		b.Run(c.name, func(b *testing.B) {
			w := nowhere{http.Header{}}
			b.ReportAllocs()
			i := 0
			for b.Loop() {
				c.h.ServeHTTP(w, requests[i%len(requests)])
				i++
			}
		})
	}
}

// ordersHandler is the service Orders without its log, which would be all that is measured.
func ordersHandler(tb testing.TB) http.Handler {
	o := order()
	for len(o.Items) < 10 {
		o.Items = append(o.Items, o.Items[0])
	}
	s := &shop{
		get:   func(context.Context, *orders.GetInput) (*orders.Order, error) { return o, nil },
		place: func(context.Context, *orders.PlaceInput) (*orders.Order, error) { return o, nil },
	}
	cfg := orders.OrdersServerConfig{}
	cfg.Log.Logger = slog.New(slog.DiscardHandler)
	server, err := orders.NewOrdersServer(s, cfg)
	if err != nil {
		tb.Fatal(err)
	}
	return server.Handler()
}

var placed = `{"customer":"6ba7b810-9dad-41d1-80b4-00c04fd430c8","items":[` +
	strings.TrimSuffix(strings.Repeat(`{"sku":"tea-green-100","quantity":2,"cents":350},`, 10), ",") + `]}`

// TestAllocationsOfACall wants a call to allocate what it must: the input, the call, and the context of the
// timeout; and for a body its strings and its lists.
func TestAllocationsOfACall(t *testing.T) {
	h := ordersHandler(t)
	w := nowhere{http.Header{}}
	get := httptest.NewRequest("GET", "/orders/"+orderID, nil)
	if n := testing.AllocsPerRun(100, func() { h.ServeHTTP(w, get) }); n > 3 && pooled {
		t.Errorf("GET one order: %v allocations, want 3 at most", n)
	}
	post := httptest.NewRequest("POST", "/orders", nil)
	post.ContentLength = int64(len(placed))
	if n := testing.AllocsPerRun(100, func() {
		post.Body = io.NopCloser(strings.NewReader(placed)) // two of them
		h.ServeHTTP(w, post)
	}); n > 9 && pooled {
		t.Errorf("POST an order: %v allocations, want 9 at most", n)
	}
}

// BenchmarkCall measures calls from the parsed request to the answer, and with a client over loopback.
func BenchmarkCall(b *testing.B) {
	h := ordersHandler(b)
	w := nowhere{http.Header{}}
	b.Run("get", func(b *testing.B) {
		get := httptest.NewRequest("GET", "/orders/"+orderID, nil)
		b.ReportAllocs()
		for b.Loop() {
			h.ServeHTTP(w, get)
		}
	})
	b.Run("place", func(b *testing.B) {
		post := httptest.NewRequest("POST", "/orders", nil)
		post.ContentLength = int64(len(placed))
		b.ReportAllocs()
		for b.Loop() {
			post.Body = io.NopCloser(strings.NewReader(placed))
			h.ServeHTTP(w, post)
		}
	})
	b.Run("client", func(b *testing.B) {
		s := httptest.NewServer(h)
		defer s.Close()
		c, err := orders.NewOrdersClient(orders.OrdersClientConfig{Address: s.URL})
		if err != nil {
			b.Fatal(err)
		}
		defer c.Close()
		b.ReportAllocs()
		for b.Loop() {
			if _, err := c.Get(b.Context(), get); err != nil {
				b.Fatal(err)
			}
		}
	})
}
