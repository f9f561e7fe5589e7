package policytest

import (
	"context"
	"io"
	"log/slog"
	"testing"
	"time"

	kit "github.com/kitc-lang/kit/runtime"
	kitlog "github.com/kitc-lang/kit/runtime/middleware/log"
	kitrecover "github.com/kitc-lang/kit/runtime/middleware/recover"
	"github.com/kitc-lang/kit/runtime/middleware/timeout"
)

// declared gives the chain that a service has unless it writes one, with a log that is off.
func declared() kit.Handler {
	off := slog.New(slog.NewTextHandler(io.Discard, &slog.HandlerOptions{Level: slog.LevelError + 1}))
	return kit.Wrap(func(context.Context, *kit.Call) error { return nil },
		kitrecover.New(kitrecover.Config{}), kitlog.New(kitlog.Config{Logger: off}), timeout.New(timeout.Config{After: 2 * time.Second}))
}

// TestChainCostsItsContext holds the chain to the allocations of the deadline in it, which is a context of the
// standard library: nothing of its own comes on top.
func TestChainCostsItsContext(t *testing.T) {
	h, ctx := declared(), t.Context()
	call := kit.NewCall(&kit.Method{Package: "p", Service: "S", Name: "Get"}, kit.ServerSide, "http", nil, nil)
	chain := testing.AllocsPerRun(2000, func() { _ = h(ctx, call) })
	bare := testing.AllocsPerRun(2000, func() {
		bounded, cancel := context.WithTimeout(ctx, 2*time.Second)
		_ = bounded
		cancel()
	})
	if chain > bare {
		t.Errorf("%v allocations, and %v of them are the deadline's", chain, bare)
	}
}

// BenchmarkDefaultChain measures that chain beside the deadline alone.
func BenchmarkDefaultChain(b *testing.B) {
	call := kit.NewCall(&kit.Method{Package: "p", Service: "S", Name: "Get"}, kit.ServerSide, "http", nil, nil)
	b.Run("recover log timeout", func(b *testing.B) {
		h := declared()
		b.ReportAllocs()
		for b.Loop() {
			_ = h(b.Context(), call)
		}
	})
	b.Run("deadline alone", func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			_, cancel := context.WithTimeout(b.Context(), 2*time.Second)
			cancel()
		}
	})
}
