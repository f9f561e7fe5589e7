package trace_test

import (
	"context"
	"net/http"
	"strings"
	"sync"
	"testing"

	"github.com/google/go-cmp/cmp"
	zipkinmodel "github.com/openzipkin/zipkin-go/model"
	"github.com/openzipkin/zipkin-go/propagation/b3"

	kit "github.com/kitc-lang/kit/runtime"
	"github.com/kitc-lang/kit/runtime/middleware/hedge"
	"github.com/kitc-lang/kit/runtime/middleware/retry"
	"github.com/kitc-lang/kit/runtime/middleware/trace"
	kithttp "github.com/kitc-lang/kit/runtime/transport/http"
)

var method = &kit.Method{Package: "shop", Service: "Orders", Name: "Place", Repeatable: true}

// spans keeps what is exported.
type spans struct {
	mu  sync.Mutex
	all []trace.Span
}

func (s *spans) Export(one *trace.Span) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.all = append(s.all, *one)
}

const (
	high, low, span = "463ac35c9f6413ad", "48485a3953bb6124", "0020000000000001"
	full            = high + low
)

// TestRead gives a server requests with traces in every notation, and looks at what its handler sees.
func TestRead(t *testing.T) {
	for name, c := range map[string]struct {
		headers  string // NAME=VALUE …
		trace    string // "" for a new one
		parent   string
		decision kit.Sampling
	}{
		"b3":                          {"b3=" + full + "-" + span + "-1", full, span, kit.Sampled},
		"b3 with a parent":            {"b3=" + full + "-" + span + "-0-" + low, full, span, kit.Dropped},
		"b3 of 64 bits":               {"b3=" + low + "-" + span + "-d", low, span, kit.Debug},
		"b3 undecided":                {"b3=" + full + "-" + span, full, span, kit.Sampled},
		"b3 that only says no":        {"b3=0", "", "", kit.Dropped},
		"b3 that only says yes":       {"b3=1", "", "", kit.Sampled},
		"b3 in capitals":              {"b3=" + strings.ToUpper(full) + "-" + span + "-1", full, span, kit.Sampled},
		"multi":                       {"X-B3-TraceId=" + full + " X-B3-SpanId=" + span + " X-B3-Sampled=1", full, span, kit.Sampled},
		"multi, debug":                {"X-B3-TraceId=" + low + " X-B3-SpanId=" + span + " X-B3-Flags=1", low, span, kit.Debug},
		"multi that only says no":     {"X-B3-Sampled=0", "", "", kit.Dropped},
		"multi, old words":            {"X-B3-TraceId=" + full + " X-B3-SpanId=" + span + " X-B3-Sampled=true", full, span, kit.Sampled},
		"traceparent":                 {"traceparent=00-" + full + "-" + span + "-01", full, span, kit.Sampled},
		"traceparent, not sampled":    {"traceparent=00-" + full + "-" + span + "-00", full, span, kit.Dropped},
		"traceparent of later times":  {"traceparent=cc-" + full + "-" + span + "-01-more", full, span, kit.Sampled},
		"b3 before traceparent":       {"traceparent=00-" + low + high + "-" + span + "-01 b3=" + full + "-" + span + "-0", full, span, kit.Dropped},
		"b3 is broken":                {"traceparent=00-" + full + "-" + span + "-01 b3=" + full + "-" + span + "-7", full, span, kit.Sampled},
		"nothing":                     {"", "", "", kit.Sampled},
		"a trace of zeros":            {"b3=00000000000000000000000000000000-" + span + "-1", "", "", kit.Sampled},
		"a span of zeros":             {"b3=" + full + "-0000000000000000-1", "", "", kit.Sampled},
		"no digits":                   {"b3=" + strings.Replace(full, "4", "x", 1) + "-" + span + "-1", "", "", kit.Sampled},
		"too short":                   {"b3=" + full + "-1", "", "", kit.Sampled},
		"too long":                    {"b3=" + full + "-" + span + "-1-" + low + "-1", "", "", kit.Sampled},
		"version 00 with more":        {"traceparent=00-" + full + "-" + span + "-01-more", "", "", kit.Sampled},
		"version ff":                  {"traceparent=ff-" + full + "-" + span + "-01", "", "", kit.Sampled},
		"multi without a span":        {"X-B3-TraceId=" + full + " X-B3-Sampled=1", "", "", kit.Sampled},
		"multi with half of an ID":    {"X-B3-TraceId=" + full[:31] + " X-B3-SpanId=" + span, "", "", kit.Sampled},
		"multi, a sample of anything": {"X-B3-TraceId=" + full + " X-B3-SpanId=" + span + " X-B3-Sampled=maybe", full, span, kit.Sampled},
	} {
		t.Run(name, func(t *testing.T) {
			h := http.Header{}
			for pair := range strings.FieldsSeq(c.headers) {
				key, value, _ := strings.Cut(pair, "=")
				h.Set(key, value)
			}
			call := kit.NewCall(method, kit.ServerSide, "http", nil, nil)
			call.Header = kithttp.Header(h)
			var got kit.Trace
			err := kit.Wrap(func(ctx context.Context, _ *kit.Call) error {
				got = *kit.TraceOf(ctx)
				return nil
			}, trace.New(trace.Config{}))(t.Context(), call)
			if err != nil {
				t.Fatal(err)
			}
			if c.trace != "" && got.TraceID() != c.trace || c.trace == "" && (len(got.TraceID()) != 32 || got.TraceID() == full) {
				t.Errorf("the trace is %s, want %s", got.TraceID(), c.trace)
			}
			if parent := string(kit.AppendHex(nil, got.Parent)); c.parent != "" && parent != c.parent || c.parent == "" && got.Parent != 0 {
				t.Errorf("the parent is %s, want %s", parent, c.parent)
			}
			if got.Decision != c.decision || got.Span == 0 || got.SpanID() == span {
				t.Errorf("%+v, want the decision %d", got, c.decision)
			}
		})
	}
}

// TestWrittenIsRead has the library of Zipkin read what a client writes.
func TestWrittenIsRead(t *testing.T) {
	for name, write := range map[string][]trace.TraceHeader{"b3": {trace.B3}, "b3 single": {trace.B3Single}, "all": nil} {
		for _, short := range []bool{false, true} {
			var sent kit.Trace
			r, err := http.NewRequest(http.MethodGet, "http://127.0.0.1", nil)
			if err != nil {
				t.Fatal(err)
			}
			call := kit.NewCall(method, kit.ClientSide, "http", nil, nil)
			call.Header = kithttp.Header(r.Header)
			err = kit.Wrap(func(ctx context.Context, _ *kit.Call) error {
				sent = *kit.TraceOf(ctx)
				return nil
			}, trace.New(trace.Config{Write: write, ShortIDs: short}))(t.Context(), call)
			if err != nil {
				t.Fatal(err)
			}
			got, err := b3.ExtractHTTP(r)()
			if err != nil {
				t.Fatalf("%s: %v", name, err)
			}
			want := &zipkinmodel.SpanContext{TraceID: zipkinmodel.TraceID{High: sent.High, Low: sent.Low}, ID: zipkinmodel.ID(sent.Span), Sampled: new(true)}
			if d := cmp.Diff(want, got); d != "" {
				t.Errorf("%s: %s", name, d)
			}
			if (sent.High == 0) != short {
				t.Errorf("%s: the ID is %s", name, sent.TraceID())
			}
		}
	}
}

// TestOneTrace follows a call from a client through a server to another one, over THeader.
func TestOneTrace(t *testing.T) {
	got := &spans{}
	mw := trace.New(trace.Config{Exporter: got})
	inner := &kit.Method{Package: "billing", Service: "Payments", Name: "Charge"}
	billing := kit.Wrap(func(context.Context, *kit.Call) error { return kit.Errorf(kit.FailedPrecondition, "declined") }, mw)
	orders := kit.Wrap(func(ctx context.Context, _ *kit.Call) error {
		out := kit.NewCall(inner, kit.ClientSide, "thrift", nil, nil)
		return kit.Wrap(func(ctx context.Context, call *kit.Call) error {
			call.Peer = "10.0.0.2:9090"
			in := kit.NewCall(inner, kit.ServerSide, "thrift", nil, nil)
			in.Header = call.Header
			return billing(context.Background(), in)
		}, mw)(ctx, out)
	}, mw)
	in := kit.NewCall(method, kit.ServerSide, "http", nil, nil)
	in.Header.Set("tracestate", "vendor=1")
	in.Header.Set("traceparent", "00-"+full+"-"+span+"-01")
	in.Peer = "10.0.0.1:1234"
	ctx, served := kit.Serve(t.Context(), *in)
	if err := orders(ctx, served); kit.CodeOf(err) != kit.FailedPrecondition {
		t.Fatal(err)
	}
	if len(got.all) != 3 {
		t.Fatalf("%d spans", len(got.all))
	}
	charge, call, place := got.all[0], got.all[1], got.all[2]
	for _, s := range got.all {
		if s.TraceID() != full || s.Code != kit.FailedPrecondition || !strings.Contains(s.Error, "declined") || s.Duration <= 0 || s.Start.IsZero() {
			t.Errorf("%+v", s)
		}
	}
	if place.Kind != trace.Server || place.Service != "shop.Orders" || place.Peer != "10.0.0.1:1234" || place.Parent != 0x20000000000001 || place.State != "vendor=1" {
		t.Errorf("the server's: %+v", place)
	}
	if call.Kind != trace.Client || call.Service != "shop.Orders" || call.Method != inner || call.Peer != "10.0.0.2:9090" || call.Parent != place.Span || call.Attempts != 1 {
		t.Errorf("the client's: %+v", call)
	}
	if charge.Kind != trace.Server || charge.Service != "billing.Payments" || charge.Parent != call.Span {
		t.Errorf("the other server's: %+v", charge)
	}
}

// TestTriesHaveSpans has a call made three times: the further tries are below it, and servers below those.
func TestTriesHaveSpans(t *testing.T) {
	got := &spans{}
	var parents []string
	tries := 0
	client := kit.Wrap(func(_ context.Context, call *kit.Call) error {
		parents = append(parents, strings.Split(call.Header.Get("b3"), "-")[1])
		if tries++; tries < 3 {
			return kit.Errorf(kit.Unavailable, "not now")
		}
		return nil
	}, trace.New(trace.Config{Exporter: got}), retry.New(retry.Config{Attempts: 3, On: []kit.Code{kit.Unavailable}, Backoff: 1, MaxBackoff: 1, Budget: 1}))
	if err := client(t.Context(), kit.NewCall(method, kit.ClientSide, "thrift", nil, nil)); err != nil {
		t.Fatal(err)
	}
	if len(got.all) != 3 {
		t.Fatalf("%d spans: %+v", len(got.all), got.all)
	}
	second, third, whole := got.all[0], got.all[1], got.all[2]
	if whole.Attempts != 3 || whole.Attempt != 0 || whole.Code != kit.OK || whole.Parent != 0 {
		t.Errorf("the call: %+v", whole)
	}
	if second.Attempt != 2 || second.Code != kit.Unavailable || second.Parent != whole.Span || third.Attempt != 3 || third.Code != kit.OK || third.Parent != whole.Span {
		t.Errorf("the tries: %+v, %+v", second, third)
	}
	if want := []string{whole.SpanID(), second.SpanID(), third.SpanID()}; !cmp.Equal(want, parents) {
		t.Errorf("servers see the spans %v, want %v", parents, want)
	}
}

// TestHedgesHaveSpans has a second try that overtakes the first.
func TestHedgesHaveSpans(t *testing.T) {
	got := &spans{}
	release := make(chan struct{})
	var mu sync.Mutex
	tries := 0
	client := kit.Wrap(func(ctx context.Context, call *kit.Call) error {
		mu.Lock()
		tries++
		first := tries == 1
		mu.Unlock()
		if first {
			<-release
			return nil
		}
		close(release)
		return nil
	}, trace.New(trace.Config{Exporter: got}), hedge.New(hedge.Config{Attempts: 2, Delay: 1, Budget: 1}))
	if err := client(t.Context(), kit.NewCall(method, kit.ClientSide, "thrift", nil, nil)); err != nil {
		t.Fatal(err)
	}
	if len(got.all) != 2 || got.all[0].Attempt != 2 || got.all[0].Parent != got.all[1].Span || got.all[1].Attempts != 2 {
		t.Errorf("%+v", got.all)
	}
}

// TestInTheSameProcess goes on with a trace that no header carries.
func TestInTheSameProcess(t *testing.T) {
	var outer, inner kit.Trace
	mw := trace.New(trace.Config{})
	h := kit.Wrap(func(ctx context.Context, _ *kit.Call) error {
		outer = *kit.TraceOf(ctx)
		_, err := kit.RunLocal(ctx, kit.Wrap(func(ctx context.Context, _ *kit.Call) error {
			inner = *kit.TraceOf(ctx)
			return nil
		}, mw), method, nil)
		return err
	}, mw)
	if err := h(t.Context(), kit.NewCall(method, kit.ServerSide, "http", nil, nil)); err != nil {
		t.Fatal(err)
	}
	if inner.TraceID() != outer.TraceID() || inner.Parent != outer.Span {
		t.Errorf("%+v inside of %+v", inner, outer)
	}
}

func TestSampling(t *testing.T) {
	begin := func(cfg trace.Config, n int) int {
		got := &spans{}
		cfg.Exporter = got
		h := kit.Wrap(func(context.Context, *kit.Call) error { return nil }, trace.New(cfg))
		for range n {
			_ = h(t.Context(), kit.NewCall(method, kit.ServerSide, "http", nil, nil))
		}
		return len(got.all)
	}
	many := kit.Rate{Count: 1_000_000, Per: 1_000_000_000}
	if n := begin(trace.Config{Sample: 0.1, Limit: many}, 20_000); n < 1_600 || n > 2_400 {
		t.Errorf("%d of 20,000 at 0.1", n)
	}
	if n := begin(trace.Config{Sample: -1}, 1_000); n != 0 {
		t.Errorf("%d of none", n)
	}
	if n := begin(trace.Config{Limit: kit.Rate{Count: 5, Per: 3_600_000_000_000}}, 1_000); n != 1 {
		t.Errorf("%d of 5 an hour", n)
	}
	if n := begin(trace.Config{Sampler: func(uint64) bool { return true }, Limit: kit.Rate{Count: 1, Per: 1_000_000_000}}, 1_000); n != 1_000 {
		t.Errorf("%d of all", n)
	}
	// Two services decide alike, by the ID.
	a, b := &spans{}, &spans{}
	for id := range uint64(1_000) {
		for _, got := range []*spans{a, b} {
			call := kit.NewCall(method, kit.ServerSide, "http", nil, nil)
			call.Header.Set("b3", string(kit.AppendHex(nil, id+1))+"-"+span)
			h := kit.Wrap(func(context.Context, *kit.Call) error { return nil }, trace.New(trace.Config{Sample: 0.03, Limit: many, Exporter: got}))
			_ = h(t.Context(), call)
		}
	}
	if len(a.all) != 299 || len(b.all) != 299 {
		t.Errorf("%d and %d of the first thousand", len(a.all), len(b.all))
	}
}

// TestAPanicIsASpan has a handler that does not return.
func TestAPanicIsASpan(t *testing.T) {
	got := &spans{}
	func() {
		defer func() { _ = recover() }()
		_ = kit.Wrap(func(context.Context, *kit.Call) error { panic("oh") }, trace.New(trace.Config{Exporter: got}))(t.Context(), kit.NewCall(method, kit.ServerSide, "http", nil, nil))
	}()
	if len(got.all) != 1 || got.all[0].Code != kit.Internal {
		t.Errorf("%+v", got.all)
	}
}

func TestAllocations(t *testing.T) {
	h := kit.Wrap(func(context.Context, *kit.Call) error { return nil }, trace.New(trace.Config{}))
	call := kit.NewCall(method, kit.ServerSide, "http", nil, nil)
	call.Header.Set("b3", full+"-"+span+"-0")
	ctx := t.Context()
	if n := testing.AllocsPerRun(1000, func() { _ = h(ctx, call) }); n > 1 {
		t.Errorf("%v allocations where nothing is sampled, want that of the context", n)
	}
}

func BenchmarkServer(b *testing.B) {
	for name, cfg := range map[string]trace.Config{"dropped": {Sample: -1}, "sampled": {Sampler: func(uint64) bool { return true }, Exporter: nowhere{}}} {
		b.Run(name, func(b *testing.B) {
			h := kit.Wrap(func(context.Context, *kit.Call) error { return nil }, trace.New(cfg))
			call := kit.NewCall(method, kit.ServerSide, "http", nil, nil)
			b.ReportAllocs()
			for b.Loop() {
				_ = h(b.Context(), call)
			}
		})
	}
}

type nowhere struct{}

func (nowhere) Export(*trace.Span) {}
