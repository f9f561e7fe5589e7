package zipkin_test

import (
	"context"
	"encoding/json"
	"io"
	"log/slog"
	"net"
	"net/http"
	"net/http/httptest"
	"runtime"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"testing/synctest"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/openzipkin/zipkin-go/model"
	"github.com/openzipkin/zipkin-go/reporter/recorder"
	"go.uber.org/goleak"

	kit "github.com/kitc-lang/kit/runtime"
	"github.com/kitc-lang/kit/runtime/middleware/trace"
	"github.com/kitc-lang/kit/runtime/observe/zipkin"
)

func TestMain(m *testing.M) { goleak.VerifyTestMain(m) }

var method = &kit.Method{Package: "shop", Service: "Orders", Name: "Place"}

// span is the side of a call that a server has.
func span(n uint64) *trace.Span {
	return &trace.Span{
		Trace: kit.Trace{High: 1, Low: 2, Span: n, Decision: kit.Sampled}, Kind: trace.Server, Method: method,
		Start: time.Unix(1_700_000_000, 0), Duration: 1500 * time.Microsecond, Service: "shop.Orders", Transport: "http", Peer: "10.0.0.1:1234",
	}
}

// collector takes spans as Zipkin does.
type collector struct {
	*httptest.Server
	mu     sync.Mutex
	spans  []map[string]any
	posts  int
	status int // of the answers, 0: 202
}

func newCollector(t *testing.T) *collector {
	c := &collector{}
	c.Server = httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		c.mu.Lock()
		defer c.mu.Unlock()
		c.posts++
		if r.URL.Path != "/api/v2/spans" || r.Method != http.MethodPost || r.Header.Get("Content-Type") != "application/json" || r.Header.Get("b3") != "0" {
			t.Errorf("%s %s %v", r.Method, r.URL, r.Header)
		}
		if c.status != 0 {
			w.WriteHeader(c.status)
			return
		}
		var spans []map[string]any
		if err := json.NewDecoder(r.Body).Decode(&spans); err != nil {
			t.Error(err)
		}
		c.spans = append(c.spans, spans...)
		w.WriteHeader(http.StatusAccepted)
	}))
	t.Cleanup(c.Close)
	return c
}

func (c *collector) answer(status int) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.status = status
}

func quiet(cfg zipkin.Config) zipkin.Config {
	cfg.Logger = slog.New(slog.NewTextHandler(io.Discard, nil))
	return cfg
}

func open(t *testing.T, cfg zipkin.Config) *zipkin.Exporter {
	t.Helper()
	e, err := zipkin.New(quiet(cfg))
	if err != nil {
		t.Fatal(err)
	}
	return e
}

func TestSpansArriveInBatches(t *testing.T) {
	c := newCollector(t)
	e := open(t, zipkin.Config{Endpoint: c.URL + "/api/v2/spans", Interval: time.Hour, Batch: 100})
	for n := range uint64(250) {
		e.Export(span(n + 1))
	}
	if err := e.Close(t.Context()); err != nil {
		t.Error(err)
	}
	if len(c.spans) != 250 || c.posts != 3 {
		t.Errorf("%d spans in %d requests", len(c.spans), c.posts)
	}
	want := map[string]any{
		"traceId": "00000000000000010000000000000002", "id": "0000000000000001", "name": "place", "kind": "SERVER",
		"timestamp": 1_700_000_000_000_000.0, "duration": 1500.0,
		"localEndpoint":  map[string]any{"serviceName": "shop.orders"}, // which is how Zipkin keeps names
		"remoteEndpoint": map[string]any{"ipv4": "10.0.0.1", "port": 1234.0},
		"tags":           map[string]any{"rpc.service": "shop.Orders", "rpc.method": "Place", "rpc.code": "ok", "rpc.transport": "http"},
	}
	if d := cmp.Diff(want, c.spans[0]); d != "" {
		t.Error(d)
	}
	if s := e.Stats(); s != (zipkin.Stats{Sent: 250}) {
		t.Errorf("%+v", s)
	}
	e.Export(span(1)) // comes too late, and does no harm
	if s := e.Stats(); s.Dropped != 1 {
		t.Errorf("%+v", s)
	}
	if err := e.Close(t.Context()); err != nil {
		t.Error(err)
	}
}

// TestACollectorThatHangs has one that takes connections, and nothing else. Nobody waits for it, and what waits is
// bounded.
func TestACollectorThatHangs(t *testing.T) {
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer l.Close()
	e := open(t, zipkin.Config{Endpoint: "http://" + l.Addr().String() + "/api/v2/spans", MaxSpans: 1000, Batch: 100, Timeout: time.Minute})
	s := span(1)
	s.Error, s.Code = strings.Repeat("x", 1<<20), kit.Internal
	var before, after runtime.MemStats
	runtime.GC()
	runtime.ReadMemStats(&before)
	for range 100_000 {
		e.Export(s)
	}
	runtime.GC()
	runtime.ReadMemStats(&after)
	if n := int64(after.HeapAlloc) - int64(before.HeapAlloc); n > 8<<20 {
		t.Errorf("%d bytes wait", n)
	}
	if got := e.Stats(); got.Pending != 1000 || got.Dropped != 99_000 || got.Sent != 0 {
		t.Errorf("%+v", got)
	}
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if err := e.Close(ctx); err == nil || !strings.Contains(err.Error(), "1000 spans were not sent") {
		t.Errorf("closing gives %v", err)
	}
}

func TestACollectorThatFails(t *testing.T) {
	c := newCollector(t)
	c.answer(http.StatusServiceUnavailable)
	e := open(t, zipkin.Config{Endpoint: c.URL + "/api/v2/spans", Interval: time.Millisecond, Batch: 10})
	for n := range uint64(30) {
		e.Export(span(n + 1))
	}
	waitFor(t, func() bool {
		c.mu.Lock()
		defer c.mu.Unlock()
		return c.posts > 2
	})
	if s := e.Stats(); s.Pending != 30 || s.Dropped != 0 {
		t.Errorf("while it fails: %+v", s)
	}
	c.answer(0)
	waitFor(t, func() bool { return e.Stats().Sent == 30 })
	c.answer(http.StatusBadRequest) // it never will take these
	e.Export(span(1))
	waitFor(t, func() bool { return e.Stats().Dropped == 1 })
	if err := e.Close(t.Context()); err != nil {
		t.Error(err)
	}
}

func waitFor(t *testing.T, done func() bool) {
	t.Helper()
	for range 10_000 {
		if done() {
			return
		}
		time.Sleep(time.Millisecond)
	}
	t.Fatal("that does not happen")
}

// TestTheCollectorIsNotStormed counts the requests to a collector that is down, on a clock of its own.
func TestTheCollectorIsNotStormed(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		tries := &downs{}
		e := open(t, zipkin.Config{Endpoint: "http://collector.test/api/v2/spans", Batch: 1, Client: &http.Client{Transport: tries}})
		for n := range uint64(1000) {
			e.Export(span(n + 1))
			time.Sleep(10 * time.Millisecond)
		}
		if n := tries.n.Load(); n == 0 || n > 12 { // one a second, and the first
			t.Errorf("%d requests in 10 s", n)
		}
		if err := e.Close(t.Context()); err == nil {
			t.Error("closing does not tell that spans are lost")
		}
	})
}

type downs struct{ n atomic.Int64 }

func (d *downs) RoundTrip(*http.Request) (*http.Response, error) {
	d.n.Add(1)
	return nil, io.ErrUnexpectedEOF
}

// TestTo looks at the spans of a client with the recorder of zipkin-go.
func TestTo(t *testing.T) {
	r := recorder.NewReporter()
	to := zipkin.To(r, "program")
	s := span(7)
	s.Kind, s.Service, s.Peer, s.Parent, s.Decision = trace.Client, "", "[fd00::1]:9090", 6, kit.Debug
	s.Code, s.Error, s.Attempt = kit.Unavailable, "unavailable: gone", 2
	to.Export(s)
	s.Attempt, s.Attempts, s.Code, s.Error = 0, 3, kit.OK, ""
	to.Export(s)
	got := r.Flush()
	if len(got) != 2 {
		t.Fatalf("%+v", got)
	}
	try, whole := got[0], got[1]
	if try.Kind != model.Client || *try.ParentID != 6 || !try.Debug || try.LocalEndpoint.ServiceName != "program" ||
		try.RemoteEndpoint.ServiceName != "shop.Orders" || try.RemoteEndpoint.IPv6.String() != "fd00::1" || try.RemoteEndpoint.Port != 9090 {
		t.Errorf("%+v", try)
	}
	want := map[string]string{
		"rpc.service": "shop.Orders", "rpc.method": "Place", "rpc.code": "unavailable", "rpc.transport": "http", "rpc.attempt": "2",
		"rpc.instance": "[fd00::1]:9090", "error": "unavailable: gone",
	}
	if d := cmp.Diff(want, try.Tags); d != "" {
		t.Error(d)
	}
	if whole.Tags["rpc.attempts"] != "3" || whole.Tags["error"] != "" {
		t.Errorf("%v", whole.Tags)
	}
}

func TestNewRefuses(t *testing.T) {
	for _, endpoint := range []string{"", "127.0.0.1:9411", "ftp://host/", "http://"} {
		if _, err := zipkin.New(zipkin.Config{Endpoint: endpoint}); err == nil {
			t.Errorf("%q is taken", endpoint)
		}
	}
}
