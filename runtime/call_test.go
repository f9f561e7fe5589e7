package kit_test

import (
	"context"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	kit "github.com/kitc-lang/kit/runtime"
)

func TestWrapPutsTheFirstOutermost(t *testing.T) {
	var order []string
	note := func(name string) kit.Middleware {
		return func(next kit.Handler) kit.Handler {
			return func(ctx context.Context, call *kit.Call) error {
				order = append(order, name)
				return next(ctx, call)
			}
		}
	}
	h := kit.Wrap(func(context.Context, *kit.Call) error { order = append(order, "handler"); return nil },
		note("outer"), note("middle"), note("inner"))
	if err := h(t.Context(), new(kit.Call)); err != nil {
		t.Fatal(err)
	}
	if got, want := strings.Join(order, " "), "outer middle inner handler"; got != want {
		t.Errorf("ran %s, want %s", got, want)
	}
}

func TestMapHeaderIgnoresCase(t *testing.T) {
	h := kit.MapHeader{}
	h.Set("X-Trace", "1")
	h.Set("x-trace", "2")
	if got := h.Get("X-TRACE"); got != "2" || len(h) != 1 {
		t.Errorf("got %q of %v", got, h)
	}
}

func TestOutput(t *testing.T) {
	n := 3
	if got, err := kit.OutputValue[int](&kit.Call{Out: &n}); err != nil || got != 3 {
		t.Errorf("got %d, %v", got, err)
	}
	method := kit.Method{Package: "orders", Service: "Orders", Name: "Get"}
	for name, out := range map[string]any{"nothing": nil, "a nil pointer": (*int)(nil), "another type": new(string)} {
		call := &kit.Call{Method: &method, Out: out}
		if _, err := kit.Output[int](call); kit.CodeOf(err) != kit.Internal {
			t.Errorf("%s as output: got %v, want an internal error", name, err)
		}
	}
	in := new(int)
	if kit.Input(in) != in || kit.Input[int](nil) == nil {
		t.Error("Input replaces more than nil, or does not replace nil")
	}
}

func TestDeadlineCrossesTheWire(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		ctx, cancel := context.WithTimeout(t.Context(), 1500*time.Microsecond)
		defer cancel()
		h := kit.MapHeader{}
		kit.SetTimeout(ctx, h)
		if got := h.Get(kit.TimeoutHeader); got != "2" {
			t.Errorf("1.5 ms left are sent as %q, want 2: a deadline is never made shorter", got)
		}
		there, cancel := kit.WithTimeout(t.Context(), h)
		defer cancel()
		deadline, ok := there.Deadline()
		if left := time.Until(deadline); !ok || left != 2*time.Millisecond {
			t.Errorf("%s are left on the other side, want 2ms", left)
		}
	})
}

func TestPassedDeadlineIsSent(t *testing.T) {
	ctx, cancel := context.WithTimeout(t.Context(), -time.Second)
	defer cancel()
	h := kit.MapHeader{}
	kit.SetTimeout(ctx, h)
	if got := h.Get(kit.TimeoutHeader); got != "1" {
		t.Errorf("a deadline that has passed is sent as %q, want 1", got)
	}
}

func TestSenselessTimeoutBoundsNothing(t *testing.T) {
	for _, value := range []string{"", "0", "-5", "soon", "1.5", " 10", "99999999999999999999", "9999999999"} {
		ctx, cancel := kit.WithTimeout(t.Context(), kit.MapHeader{kit.TimeoutHeader: value})
		if _, bounded := ctx.Deadline(); bounded {
			t.Errorf("%q bounds the call", value)
		}
		cancel()
	}
	h := kit.MapHeader{}
	kit.SetTimeout(context.Background(), h)
	if len(h) != 0 {
		t.Errorf("without a deadline %v is sent", h)
	}
}

func TestBadAddress(t *testing.T) {
	for _, c := range []struct{ address, want string }{
		{"localhost:8080", `orders.Orders: address "localhost:8080" has no scheme: write http://localhost:8080 or thrift://localhost:8080`},
		{"", `orders.Orders: no address: write http://HOST:PORT or thrift://HOST:PORT`},
		{"ftp://x", `orders.Orders: address "ftp://x": it is not called over "ftp": write http://HOST:PORT or thrift://HOST:PORT`},
	} {
		if got := kit.BadAddress("orders.Orders", c.address, "http", "https", "thrift").Error(); got != c.want {
			t.Errorf("%q:\n got %s\nwant %s", c.address, got, c.want)
		}
	}
	for address, want := range map[string]string{"http://x": "http", "http": "", "": "", "://x": ""} {
		if got := kit.Scheme(address); got != want {
			t.Errorf("the scheme of %q is %q, want %q", address, got, want)
		}
	}
}

func TestChainAllocatesNothing(t *testing.T) {
	h, call := noopChain(5)
	ctx := t.Context()
	if n := testing.AllocsPerRun(1000, func() { _ = h(ctx, call) }); n != 0 {
		t.Errorf("%v allocations", n)
	}
}

// BenchmarkChain measures a call through five middlewares that do nothing.
func BenchmarkChain(b *testing.B) {
	h, call := noopChain(5)
	ctx := b.Context()
	b.ReportAllocs()
	for b.Loop() {
		_ = h(ctx, call)
	}
}

func noopChain(n int) (kit.Handler, *kit.Call) {
	noop := func(next kit.Handler) kit.Handler {
		return func(ctx context.Context, call *kit.Call) error { return next(ctx, call) }
	}
	var chain []kit.Middleware
	for range n {
		chain = append(chain, noop)
	}
	return kit.Wrap(func(context.Context, *kit.Call) error { return nil }, chain...), new(kit.Call)
}
