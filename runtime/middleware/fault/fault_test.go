package fault_test

import (
	"context"
	"fmt"
	"math"
	"slices"
	"sync"
	"testing"
	"testing/synctest"
	"time"

	"go.uber.org/goleak"

	kit "github.com/kitc-lang/kit/runtime"
	"github.com/kitc-lang/kit/runtime/middleware/fault"
	"github.com/kitc-lang/kit/runtime/middleware/timeout"
)

func TestMain(m *testing.M) { goleak.VerifyTestMain(m) }

// call tells how a call through a chain went: when it ended, how, and whether the handler ran.
func call(ctx context.Context, chain ...kit.Middleware) string {
	ran := "not run"
	start := time.Now()
	err := kit.Wrap(func(context.Context, *kit.Call) error {
		ran = "run"
		return nil
	}, chain...)(ctx, new(kit.Call))
	if err == nil {
		return fmt.Sprint(time.Since(start), ", ok, ", ran)
	}
	return fmt.Sprint(time.Since(start), ", ", err, ", ", ran)
}

func TestFaults(t *testing.T) {
	for _, c := range []struct {
		cfg  fault.Config
		want string
	}{
		{fault.Config{}, "0s, ok, run"},
		{fault.Config{Delay: time.Second, Code: kit.Unavailable}, "0s, ok, run"},
		{fault.Config{Ratio: -1, Delay: time.Second, Code: kit.Unavailable}, "0s, ok, run"},
		{fault.Config{Ratio: math.NaN(), Code: kit.Unavailable}, "0s, ok, run"},
		{fault.Config{Ratio: 1}, "0s, ok, run"},
		{fault.Config{Ratio: 1, Delay: -time.Second}, "0s, ok, run"},
		{fault.Config{Ratio: 1, Delay: time.Second}, "1s, ok, run"},
		{fault.Config{Ratio: 1, Code: kit.Unavailable}, "0s, unavailable: an injected fault, not run"},
		{fault.Config{Ratio: 1, Delay: time.Second, Code: kit.Aborted}, "1s, aborted: an injected fault, not run"},
	} {
		synctest.Test(t, func(t *testing.T) {
			if got := call(t.Context(), fault.New(c.cfg)); got != c.want {
				t.Errorf("%+v: %s, want %s", c.cfg, got, c.want)
			}
		})
	}
}

func TestTheDelayEndsWithTheCall(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		slow := fault.New(fault.Config{Ratio: 1, Delay: time.Hour, Code: kit.Internal})
		want := "2s, deadline_exceeded: not done within 2s, not run"
		if got := call(t.Context(), timeout.New(timeout.Config{After: 2 * time.Second}), slow); got != want {
			t.Errorf("%s, want %s", got, want)
		}
		ctx, leave := context.WithCancel(t.Context())
		time.AfterFunc(time.Second, leave)
		if got, want := call(ctx, slow), "1s, context canceled, not run"; got != want {
			t.Errorf("%s, want %s", got, want)
		}
	})
}

// hits tells which of n calls are hit.
func hits(cfg fault.Config, n int) (hit []bool) {
	cfg.Code = kit.Unavailable
	h := fault.New(cfg)(func(context.Context, *kit.Call) error { return nil })
	for range n {
		hit = append(hit, h(context.Background(), new(kit.Call)) != nil)
	}
	return hit
}

func TestRatio(t *testing.T) {
	for _, seed := range []uint64{0, 1} {
		for _, ratio := range []float64{0.01, 0.3, 0.99} {
			const n = 100_000
			count := 0
			for _, hit := range hits(fault.Config{Ratio: ratio, Seed: seed}, n) {
				if hit {
					count++
				}
			}
			// Six standard deviations: wrong once in a billion.
			if off := math.Abs(float64(count) - n*ratio); off > 6*math.Sqrt(n*ratio*(1-ratio)) {
				t.Errorf("of %d calls %d are hit, want about %.0f", n, count, n*ratio)
			}
		}
	}
}

func TestSeed(t *testing.T) {
	one := hits(fault.Config{Ratio: 0.5, Seed: 7}, 100)
	if !slices.Equal(one, hits(fault.Config{Ratio: 0.5, Seed: 7}, 100)) {
		t.Error("with the same seed, other calls are hit")
	}
	if slices.Equal(one, hits(fault.Config{Ratio: 0.5, Seed: 8}, 100)) {
		t.Error("with another seed, the same calls are hit")
	}
	if slices.Equal(hits(fault.Config{Ratio: 0.5}, 100), hits(fault.Config{Ratio: 0.5}, 100)) {
		t.Error("without a seed, the same calls are hit")
	}
}

func TestManyAtOnce(t *testing.T) {
	h := fault.New(fault.Config{Ratio: 0.5, Code: kit.Internal, Seed: 1})(func(context.Context, *kit.Call) error { return nil })
	var wg sync.WaitGroup
	for range 8 {
		wg.Go(func() {
			for range 1000 {
				_ = h(context.Background(), new(kit.Call))
			}
		})
	}
	wg.Wait()
}

func TestAllocations(t *testing.T) {
	ctx, c := t.Context(), new(kit.Call)
	for _, cfg := range []fault.Config{{Ratio: 0.5, Code: kit.Internal}, {Ratio: 0.5, Code: kit.Internal, Seed: 1}} {
		h := fault.New(cfg)(func(context.Context, *kit.Call) error { return nil })
		if got := testing.AllocsPerRun(1000, func() { _ = h(ctx, c) }); got != 0 {
			t.Errorf("%+v: %v allocations", cfg, got)
		}
	}
}

func BenchmarkFault(b *testing.B) {
	ctx, c := context.Background(), new(kit.Call)
	h := fault.New(fault.Config{Ratio: 0.01, Code: kit.Internal})(func(context.Context, *kit.Call) error { return nil })
	for b.Loop() {
		_ = h(ctx, c)
	}
}
