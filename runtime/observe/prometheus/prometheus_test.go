package prometheus_test

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync"
	"testing"
	"testing/synctest"
	"time"

	prom "github.com/prometheus/client_golang/prometheus"
	"github.com/prometheus/client_golang/prometheus/testutil/promlint"
	dto "github.com/prometheus/client_model/go"
	"github.com/prometheus/common/expfmt"
	"github.com/prometheus/common/model"

	kit "github.com/kitc-lang/kit/runtime"
	"github.com/kitc-lang/kit/runtime/observe/prometheus"
)

var (
	get   = kit.Method{Package: "orders", Service: "Orders", Name: "Get", Safe: true, Repeatable: true}
	place = kit.Method{Package: "orders", Service: "Orders", Name: "Place"}
)

func served(method *kit.Method) *kit.Call {
	return &kit.Call{Method: method, Side: kit.ServerSide, Transport: "http"}
}

// scrape asks for the metrics as Prometheus does, and holds them to the rules for what they are called.
func scrape(t *testing.T, cfg prometheus.Config) (text string, families map[string]*dto.MetricFamily) {
	t.Helper()
	w := httptest.NewRecorder()
	cfg.Handler().ServeHTTP(w, httptest.NewRequest("GET", "/metrics", nil))
	if w.Code != http.StatusOK {
		t.Fatalf("status %d: %s", w.Code, w.Body)
	}
	problems, err := promlint.New(bytes.NewReader(w.Body.Bytes())).Lint()
	if err != nil {
		t.Fatal(err)
	}
	for _, p := range problems {
		t.Errorf("%s: %s", p.Metric, p.Text)
	}
	parser := expfmt.NewTextParser(model.UTF8Validation)
	families, err = parser.TextToMetricFamilies(bytes.NewReader(w.Body.Bytes()))
	if err != nil {
		t.Fatal(err)
	}
	return w.Body.String(), families
}

// lines gives the lines of a scrape that begin with any of the names.
func lines(text string, names ...string) string {
	var found []string
	for line := range strings.Lines(text) {
		for _, name := range names {
			if strings.HasPrefix(line, name) {
				found = append(found, line)
			}
		}
	}
	return strings.Join(found, "")
}

func TestServer(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		cfg := prometheus.Config{Registerer: prom.NewRegistry()}
		m := prometheus.New(cfg)
		var result error
		handle := func(context.Context, *kit.Call) error { time.Sleep(30 * time.Millisecond); return result }
		gets, places := m(handle), m(handle)
		run := func(h kit.Handler, call *kit.Call, err error) {
			result = err
			if got := h(t.Context(), call); got != err {
				t.Errorf("the error becomes %v", got)
			}
			call.Answer(1000)
		}
		run(gets, served(&get), nil)
		run(gets, served(&get), nil)
		run(gets, served(&get), kit.Errorf(kit.NotFound, "no such order"))
		call := served(&place)
		call.Transport, call.Received = "thrift", 200
		run(places, call, errors.New("disk is full"))

		text, _ := scrape(t, cfg)
		want := `kit_server_request_bytes_total{method="Get",service="orders.Orders",transport="http"} 0
kit_server_request_bytes_total{method="Place",service="orders.Orders",transport="thrift"} 200
kit_server_requests_in_flight{method="Get",service="orders.Orders",transport="http"} 0
kit_server_requests_in_flight{method="Place",service="orders.Orders",transport="thrift"} 0
kit_server_requests_total{code="internal",method="Place",service="orders.Orders",transport="thrift"} 1
kit_server_requests_total{code="not_found",method="Get",service="orders.Orders",transport="http"} 1
kit_server_requests_total{code="ok",method="Get",service="orders.Orders",transport="http"} 2
kit_server_response_bytes_total{method="Get",service="orders.Orders",transport="http"} 3000
kit_server_response_bytes_total{method="Place",service="orders.Orders",transport="thrift"} 1000
`
		if got := lines(text, "kit_server_requests", "kit_server_request_bytes", "kit_server_response"); got != want {
			t.Errorf("got\n%swant\n%s", got, want)
		}
		for _, line := range []string{
			`kit_server_request_duration_seconds_bucket{method="Get",service="orders.Orders",transport="http",le="0.025"} 0`,
			`kit_server_request_duration_seconds_bucket{method="Get",service="orders.Orders",transport="http",le="0.05"} 3`,
			`kit_server_request_duration_seconds_sum{method="Get",service="orders.Orders",transport="http"} 0.09`,
		} {
			if !strings.Contains(text, line+"\n") {
				t.Errorf("no line %s in\n%s", line, text)
			}
		}
		if strings.Contains(text, "kit_client") {
			t.Error("a server that calls nobody has metrics of calls that it made")
		}
	})
}

// TestExemplars looks for the trace of a call that took long, as Prometheus asks for it.
func TestExemplars(t *testing.T) {
	cfg := prometheus.Config{Registerer: prom.NewRegistry()}
	for _, decision := range []kit.Sampling{kit.Dropped, kit.Sampled} {
		ctx := &kit.Traced{Context: t.Context(), Trace: kit.Trace{High: 1, Low: 2, Span: 3, Decision: decision}}
		if err := prometheus.New(cfg)(func(context.Context, *kit.Call) error { return nil })(ctx, served(&get)); err != nil {
			t.Fatal(err)
		}
		r := httptest.NewRequest("GET", "/metrics", nil)
		r.Header.Set("Accept", "application/openmetrics-text; version=1.0.0")
		w := httptest.NewRecorder()
		cfg.Handler().ServeHTTP(w, r)
		if got := strings.Contains(w.Body.String(), `# {trace_id="00000000000000010000000000000002"}`); got != decision.Reported() {
			t.Errorf("the trace of a call whose spans are reported: %t, shown: %t", decision.Reported(), got)
		}
	}
}

func TestInFlight(t *testing.T) {
	cfg := prometheus.Config{Registerer: prom.NewRegistry()}
	h := prometheus.New(cfg)(func(context.Context, *kit.Call) error {
		text, _ := scrape(t, cfg)
		if got := lines(text, "kit_server_requests_in_flight"); got != `kit_server_requests_in_flight{method="Get",service="orders.Orders",transport="http"} 1`+"\n" {
			t.Errorf("during the call: %s", got)
		}
		return nil
	})
	_ = h(t.Context(), served(&get))
}

func TestClient(t *testing.T) {
	cfg := prometheus.Config{Registerer: prom.NewRegistry()}
	h := prometheus.New(cfg)(func(_ context.Context, call *kit.Call) error {
		for range 2 { // as a retry does that stands inside
			call.Sent += 10
			call.Received += 100
			call.NextTry()
		}
		return nil
	})
	call := kit.NewCall(&get, kit.ClientSide, "thrift", nil, nil)
	call.Attempt, call.Sent = 5, 50 // of a retry that stands outside
	if err := h(t.Context(), call); err != nil {
		t.Error(err)
	}
	text, _ := scrape(t, cfg)
	want := `kit_client_attempts_total{method="Get",service="orders.Orders",transport="thrift"} 3
kit_client_request_bytes_total{method="Get",service="orders.Orders",transport="thrift"} 20
kit_client_requests_in_flight{method="Get",service="orders.Orders",transport="thrift"} 0
kit_client_requests_total{code="ok",method="Get",service="orders.Orders",transport="thrift"} 1
kit_client_response_bytes_total{method="Get",service="orders.Orders",transport="thrift"} 200
`
	if got := lines(text, "kit_client_attempts", "kit_client_request_bytes", "kit_client_requests", "kit_client_response"); got != want {
		t.Errorf("got\n%swant\n%s", got, want)
	}
}

func TestPanicIsCounted(t *testing.T) {
	cfg := prometheus.Config{Registerer: prom.NewRegistry()}
	h := prometheus.New(cfg)(func(context.Context, *kit.Call) error { panic("nil map") })
	func() {
		defer func() {
			if recover() == nil {
				t.Error("the panic is gone")
			}
		}()
		_ = h(t.Context(), served(&get))
	}()
	text, _ := scrape(t, cfg)
	if got := lines(text, "kit_server_requests_"); !strings.Contains(got, `code="internal"`) || !strings.Contains(got, `in_flight{method="Get",service="orders.Orders",transport="http"} 0`) {
		t.Errorf("after a panic:\n%s", got)
	}
}

// TestLabelsAreBounded: whatever a call carries, and whoever makes it by hand, it is not in a label.
func TestLabelsAreBounded(t *testing.T) {
	cfg := prometheus.Config{Registerer: prom.NewRegistry()}
	h := prometheus.New(cfg)(func(_ context.Context, call *kit.Call) error {
		return kit.Errorf(kit.Code(len(call.Peer)), "%s", call.Peer)
	})
	for i := range 100 {
		call := served(&get)
		call.Transport = fmt.Sprint("carrier pigeon ", i)
		call.In = fmt.Sprint("4111 1111 1111 ", i)
		call.Peer = strings.Repeat("x", i)
		call.Header = kit.MapHeader{"authorization": "secret"}
		if i%2 == 0 {
			call.Method = nil
		}
		_ = h(t.Context(), call)
	}
	text, families := scrape(t, cfg)
	for _, secret := range []string{"pigeon", "4111", "xxx", "secret"} {
		if strings.Contains(text, secret) {
			t.Errorf("%q is in the metrics", secret)
		}
	}
	if n := len(families["kit_server_requests_total"].Metric); n > 2*17 {
		t.Errorf("%d series of two methods", n)
	}
}

func TestTwoServersShareMetrics(t *testing.T) {
	cfg := prometheus.Config{Registerer: prom.NewRegistry()}
	for range 2 {
		h := prometheus.New(cfg)(func(context.Context, *kit.Call) error { return nil })
		_ = h(t.Context(), served(&get))
	}
	text, _ := scrape(t, cfg)
	if got := lines(text, "kit_server_requests_total"); got != `kit_server_requests_total{code="ok",method="Get",service="orders.Orders",transport="http"} 2`+"\n" {
		t.Errorf("got %s", got)
	}
}

// TestDefaultRegisterer: what generated code gets that says nothing.
func TestDefaultRegisterer(t *testing.T) {
	var cfg prometheus.Config
	method := kit.Method{Package: "zero", Service: "Zero", Name: "Value"}
	h := prometheus.New(cfg)(func(context.Context, *kit.Call) error { return nil })
	_ = h(t.Context(), served(&method))
	w := httptest.NewRecorder()
	cfg.Handler().ServeHTTP(w, httptest.NewRequest("GET", "/metrics", nil))
	for _, name := range []string{`service="zero.Zero"`, "go_goroutines"} {
		if !strings.Contains(w.Body.String(), name) {
			t.Errorf("%s is not shown", name)
		}
	}
}

func TestNameOfSomebodyElse(t *testing.T) {
	reg := prom.NewRegistry()
	reg.MustRegister(prom.NewGauge(prom.GaugeOpts{Name: "kit_server_requests_total", Help: "Of somebody else."}))
	var b bytes.Buffer
	cfg := prometheus.Config{Registerer: reg, Logger: slog.New(slog.NewTextHandler(&b, nil))}
	h := prometheus.New(cfg)(func(context.Context, *kit.Call) error { return nil })
	if err := h(t.Context(), served(&get)); err != nil {
		t.Error(err)
	}
	if !strings.Contains(b.String(), "kit_server_requests_total") {
		t.Errorf("nobody is told: %s", &b)
	}
}

func TestManyAtOnce(t *testing.T) {
	cfg := prometheus.Config{Registerer: prom.NewRegistry()}
	m := prometheus.New(cfg)
	var methods []kit.Method
	for i := range 10 {
		methods = append(methods, kit.Method{Package: "p", Service: "S", Name: fmt.Sprint("M", i)})
	}
	h := m(func(_ context.Context, call *kit.Call) error { // for all of them, which no generated code does
		if call.Attempt%3 == 0 {
			return kit.Errorf(kit.Unavailable, "no")
		}
		return nil
	})
	const goroutines, calls = 8, 3000
	var wg sync.WaitGroup
	for range goroutines {
		wg.Go(func() {
			for i := range calls {
				call := served(&methods[i%len(methods)])
				call.Attempt = i
				_ = h(context.Background(), call)
				call.Answer(7)
				if i%1000 == 0 {
					cfg.Handler().ServeHTTP(httptest.NewRecorder(), httptest.NewRequest("GET", "/metrics", nil))
				}
			}
		})
	}
	wg.Wait()
	_, families := scrape(t, cfg)
	sum := func(name string) (all float64) {
		for _, m := range families[name].GetMetric() {
			all += m.GetCounter().GetValue() + m.GetGauge().GetValue() + float64(m.GetHistogram().GetSampleCount())
		}
		return all
	}
	for name, want := range map[string]float64{
		"kit_server_requests_total":           goroutines * calls,
		"kit_server_request_duration_seconds": goroutines * calls,
		"kit_server_response_bytes_total":     7 * goroutines * calls,
		"kit_server_requests_in_flight":       0,
	} {
		if got := sum(name); got != want {
			t.Errorf("%s: %v, want %v", name, got, want)
		}
	}
	failed := 0.0
	for _, m := range families["kit_server_requests_total"].Metric {
		if m.Label[0].GetValue() == "unavailable" {
			failed += m.GetCounter().GetValue()
		}
	}
	if failed != goroutines*calls/3 {
		t.Errorf("%v calls failed, want %d", failed, goroutines*calls/3)
	}
}

// TestThousandMethods: a scrape grows with the methods that are called, and not with those that could be.
func TestThousandMethods(t *testing.T) {
	cfg := prometheus.Config{Registerer: prom.NewRegistry()}
	m := prometheus.New(cfg)
	var handlers []kit.Handler
	methods := make([]kit.Method, 1000)
	for i := range methods {
		methods[i] = kit.Method{Package: "catalogue", Service: "Catalogue", Name: fmt.Sprintf("ListThingsOfKind%d", i)}
		handlers = append(handlers, m(func(context.Context, *kit.Call) error { return nil }))
	}
	size := func(of int) int {
		for i := range of {
			call := served(&methods[i])
			_ = handlers[i](t.Context(), call)
			call.Answer(10)
		}
		text, _ := scrape(t, cfg)
		return len(text)
	}
	if n := size(0); n != 0 {
		t.Errorf("nothing was called, and a scrape has %d bytes", n)
	}
	ten, all := size(10), size(1000)
	t.Logf("10 methods of 1,000 were called: %d bytes; all of them: %d bytes, %d a method", ten, all, all/1000)
	if ten > 10*3000+3000 {
		t.Errorf("10 methods take %d bytes", ten)
	}
	if all > 1000*3000 {
		t.Errorf("1,000 methods take %d bytes", all)
	}
}

func TestNativeHistogram(t *testing.T) {
	cfg := prometheus.Config{Registerer: prom.NewRegistry()}
	_ = prometheus.New(cfg)(func(context.Context, *kit.Call) error { return nil })(t.Context(), served(&get))
	r := httptest.NewRequest("GET", "/metrics", nil)
	r.Header.Set("Accept", "application/vnd.google.protobuf;proto=io.prometheus.client.MetricFamily;encoding=delimited")
	w := httptest.NewRecorder()
	cfg.Handler().ServeHTTP(w, r)
	d := expfmt.NewDecoder(w.Body, expfmt.ResponseFormat(w.Header()))
	for {
		var f dto.MetricFamily
		if err := d.Decode(&f); errors.Is(err, io.EOF) {
			t.Fatal("there is no native histogram")
		} else if err != nil {
			t.Fatal(err)
		}
		if f.GetName() == "kit_server_request_duration_seconds" {
			h := f.Metric[0].Histogram
			if h.Schema == nil || len(h.PositiveSpan) == 0 || len(h.Bucket) == 0 {
				t.Errorf("schema %v, %d spans, %d classic buckets", h.Schema, len(h.PositiveSpan), len(h.Bucket))
			}
			return
		}
	}
}

func TestAllocations(t *testing.T) {
	h := prometheus.New(prometheus.Config{Registerer: prom.NewRegistry()})(func(context.Context, *kit.Call) error { return nil })
	ctx, call := t.Context(), new(kit.Call)
	if n := testing.AllocsPerRun(1000, func() {
		*call = kit.Call{Method: &get, Side: kit.ServerSide, Transport: "http", Received: 10}
		_ = h(ctx, call)
		call.Answer(10)
	}); n != 0 {
		t.Errorf("%v allocations", n)
	}
}

func BenchmarkMetrics(b *testing.B) {
	h := prometheus.New(prometheus.Config{Registerer: prom.NewRegistry()})(func(context.Context, *kit.Call) error { return nil })
	b.Run("one", func(b *testing.B) {
		ctx, call := b.Context(), new(kit.Call)
		b.ReportAllocs()
		for b.Loop() {
			*call = kit.Call{Method: &get, Side: kit.ServerSide, Transport: "http", Received: 10}
			_ = h(ctx, call)
			call.Answer(10)
		}
	})
	b.Run("from all processors", func(b *testing.B) {
		b.RunParallel(func(pb *testing.PB) {
			ctx, call := context.Background(), new(kit.Call)
			for pb.Next() {
				*call = kit.Call{Method: &get, Side: kit.ServerSide, Transport: "http", Received: 10}
				_ = h(ctx, call)
				call.Answer(10)
			}
		})
	})
}
