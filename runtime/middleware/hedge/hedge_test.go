package hedge_test

import (
	"context"
	"errors"
	"math/rand/v2"
	"strings"
	"sync/atomic"
	"testing"
	"testing/synctest"
	"time"

	"go.uber.org/goleak"
	"pgregory.net/rapid"

	kit "github.com/kitc-lang/kit/runtime"
	"github.com/kitc-lang/kit/runtime/middleware/hedge"
	"github.com/kitc-lang/kit/runtime/middleware/retry"
	"github.com/kitc-lang/kit/runtime/middleware/timeout"
)

func TestMain(m *testing.M) { goleak.VerifyTestMain(m) }

var (
	read   = &kit.Method{Package: "stock", Service: "Stock", Name: "Look", Repeatable: true}
	write  = &kit.Method{Package: "stock", Service: "Stock", Name: "Take"}
	oneway = &kit.Method{Package: "stock", Service: "Stock", Name: "Watch", Repeatable: true, Oneway: true}
)

const delay = 100 * time.Millisecond

func declared() hedge.Config { return hedge.Config{Attempts: 2, Delay: delay, Budget: 0.1} }

func newCall(m *kit.Method) *kit.Call {
	return kit.NewCall(m, kit.ClientSide, "http", nil, new(string))
}

// step is what one try does: it takes some time, and gives a text or fails with a code.
type step struct {
	takes time.Duration
	gives string
	fails kit.Code
}

// stage plays a step for each try, and writes down what it saw.
type stage struct {
	steps  []step
	tries  atomic.Int32
	open   atomic.Int32 // tries that have not ended
	cancel atomic.Int32 // tries that were told to end
}

func (s *stage) handle(ctx context.Context, call *kit.Call) error {
	s.open.Add(1)
	defer s.open.Add(-1)
	n := int(s.tries.Add(1)) - 1
	step := s.steps[min(n, len(s.steps)-1)]
	call.Header.Set("kit-timeout", "1") // as transports do
	call.Peer = step.gives
	*call.Out.(*string) = "half of an ans"
	select {
	case <-time.After(step.takes):
	case <-ctx.Done():
		s.cancel.Add(1)
		return kit.Hide(kit.Cancelled, "cancelled", ctx.Err())
	}
	if step.fails != 0 {
		call.RetryAfter = step.takes
		return kit.Errorf(step.fails, "failed after %s", step.takes)
	}
	*call.Out.(*string) = step.gives
	return nil
}

func TestHedge(t *testing.T) {
	const ms = time.Millisecond
	for _, c := range []struct {
		name   string
		change func(*hedge.Config)
		method *kit.Method
		steps  []step
		tries  int32
		takes  time.Duration
		gives  string
		fails  kit.Code
	}{
		{name: "an answer in time is the only one", steps: []step{{99 * ms, "a", 0}}, tries: 1, takes: 99 * ms, gives: "a"},
		{name: "the second is faster", steps: []step{{900 * ms, "a", 0}, {5 * ms, "b", 0}}, tries: 2, takes: 105 * ms, gives: "b"},
		{name: "the first comes all the same", steps: []step{{110 * ms, "a", 0}, {50 * ms, "b", 0}}, tries: 2, takes: 110 * ms, gives: "a"},
		{name: "no more than the attempts", steps: []step{{500 * ms, "a", 0}, {900 * ms, "b", 0}}, tries: 2, takes: 500 * ms, gives: "a"},
		{
			name: "each after a delay of its own", change: func(c *hedge.Config) { c.Attempts = 4 },
			steps: []step{{900 * ms, "a", 0}, {900 * ms, "b", 0}, {900 * ms, "c", 0}, {5 * ms, "d", 0}}, tries: 4, takes: 305 * ms, gives: "d",
		},
		{name: "a failure in time is for a retry", steps: []step{{5 * ms, "", kit.Unavailable}}, tries: 1, takes: 5 * ms, fails: kit.Unavailable},
		{name: "a failure while another is asked", steps: []step{{110 * ms, "", kit.Unavailable}, {50 * ms, "b", 0}}, tries: 2, takes: 150 * ms, gives: "b"},
		{name: "the other fails", steps: []step{{300 * ms, "a", 0}, {5 * ms, "", kit.Unavailable}}, tries: 2, takes: 300 * ms, gives: "a"},
		{name: "both fail", steps: []step{{110 * ms, "", kit.Unavailable}, {50 * ms, "", kit.Internal}}, tries: 2, takes: 150 * ms, fails: kit.Internal},
		{name: "an answer that is an error", steps: []step{{900 * ms, "a", 0}, {5 * ms, "", kit.NotFound}}, tries: 2, takes: 105 * ms, fails: kit.NotFound},
		{name: "a method that must not be repeated", method: write, steps: []step{{900 * ms, "a", 0}}, tries: 1, takes: 900 * ms, gives: "a"},
		{name: "a method that nobody answers", method: oneway, steps: []step{{900 * ms, "a", 0}}, tries: 1, takes: 900 * ms, gives: "a"},
		{
			name: "one attempt", change: func(c *hedge.Config) { c.Attempts = 1 },
			steps: []step{{900 * ms, "a", 0}}, tries: 1, takes: 900 * ms, gives: "a",
		},
		{
			name: "no delay", change: func(c *hedge.Config) { c.Delay = -1 },
			steps: []step{{90 * ms, "a", 0}, {90 * ms, "a", 0}}, tries: 2, takes: 90 * ms, gives: "a",
		},
	} {
		t.Run(c.name, func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) {
				cfg, method := declared(), c.method
				if c.change != nil {
					c.change(&cfg)
				}
				if method == nil {
					method = read
				}
				s := &stage{steps: c.steps}
				call := newCall(method)
				out := call.Out.(*string)
				begin := time.Now()
				err := hedge.New(cfg)(s.handle)(t.Context(), call)
				if s.open.Load() != 0 {
					t.Error("a try goes on after its call")
				}
				if took := time.Since(begin); s.tries.Load() != c.tries || took != c.takes || kit.CodeOf(err) != c.fails {
					t.Errorf("%d tries in %s and %v; want %d in %s and %v", s.tries.Load(), took, err, c.tries, c.takes, c.fails)
				}
				if call.Attempt != int(c.tries)-1 {
					t.Errorf("the call was made %d times, it says", call.Attempt+1)
				}
				if err == nil && (*out != c.gives || call.Out != out || call.Peer != c.gives) {
					t.Errorf("gives %q, and as its peer %q; want %q", *out, call.Peer, c.gives)
				}
			})
		})
	}
}

// TestTriesAreApart has two tries write to everything that they have of the call.
func TestTriesAreApart(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		headers := make(chan string, 2)
		call := newCall(read)
		call.Header.Set("tenant", "blue")
		err := hedge.New(declared())(func(_ context.Context, call *kit.Call) error {
			headers <- call.Header.Get("tenant") + call.Header.Get("mine")
			for range 1000 { // for the race detector
				call.Header.Set("mine", "x")
				call.RetryAfter++
				*call.Out.(*string) += "x"
				time.Sleep(time.Millisecond)
			}
			return nil
		})(t.Context(), call)
		if first, second := <-headers, <-headers; err != nil || first != "blue" || second != "blue" {
			t.Errorf("the tries began with the headers %q and %q, and gave %v", first, second, err)
		}
		if got := *call.Out.(*string); got != strings.Repeat("x", 1000) {
			t.Errorf("an output of %d bytes: that of both tries", len(got))
		}
	})
}

// TestReplacedOutput has a middleware inside of it answer by itself.
func TestReplacedOutput(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		call := newCall(read)
		err := hedge.New(declared())(func(ctx context.Context, call *kit.Call) error {
			if call.Attempt == 0 {
				<-ctx.Done()
				return ctx.Err()
			}
			text := "remembered"
			call.Out = &text
			return nil
		})(t.Context(), call)
		if text, _ := kit.OutputValue[string](call); text != "remembered" || err != nil {
			t.Errorf("%q, %v", text, err)
		}
	})
}

func TestCallerGoesAway(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		s := &stage{steps: []step{{takes: time.Hour}}}
		ctx, stop := context.WithTimeout(t.Context(), 150*time.Millisecond)
		defer stop()
		begin := time.Now()
		err := hedge.New(declared())(s.handle)(ctx, newCall(read))
		if time.Since(begin) != 150*time.Millisecond || !errors.Is(err, context.DeadlineExceeded) || s.cancel.Load() != 2 {
			t.Errorf("%v after %s, and %d tries were told", err, time.Since(begin), s.cancel.Load())
		}
		ctx, stop = context.WithTimeout(t.Context(), delay-time.Millisecond)
		defer stop()
		s = &stage{steps: []step{{takes: time.Hour}}}
		_ = hedge.New(declared())(func(ctx context.Context, call *kit.Call) error {
			_ = s.handle(ctx, call)
			time.Sleep(delay) // it is late
			return nil
		})(ctx, newCall(read))
		if s.tries.Load() != 1 {
			t.Error("a try was started for nobody")
		}
	})
}

// TestPanic has the one or the other try panic: the caller's goroutine does, when the other has ended.
func TestPanic(t *testing.T) {
	cause := errors.New("no such shelf")
	for attempt, name := range []string{"the first", "the second"} {
		t.Run(name, func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) {
				s := &stage{steps: []step{{takes: time.Hour}}}
				defer func() {
					err, _ := recover().(error)
					if !errors.Is(err, cause) || !strings.HasPrefix(err.Error(), "no such shelf") || s.open.Load() != 0 {
						t.Errorf("the panic arrives as %v, and %d tries go on", err, s.open.Load())
					}
				}()
				_ = hedge.New(declared())(func(ctx context.Context, call *kit.Call) error {
					if call.Attempt == attempt {
						time.Sleep(2 * delay)
						panic(cause)
					}
					return s.handle(ctx, call)
				})(t.Context(), newCall(read))
				t.Error("no panic")
			})
		})
	}
}

// TestBudget has every call be slow, and counts what arrives.
func TestBudget(t *testing.T) {
	const calls, reserve = 5000, 10
	for _, share := range []float64{0.05, 0.1, 0.5} {
		synctest.Test(t, func(t *testing.T) {
			cfg := declared()
			cfg.Budget = share
			s := &stage{steps: []step{{takes: time.Second, gives: "at last"}}}
			h := hedge.New(cfg)(s.handle)
			begin := time.Now()
			for range calls / 50 { // 50 at a time
				done := make(chan error)
				for range 50 {
					go func() { done <- h(t.Context(), newCall(read)) }()
				}
				for range 50 {
					if err := <-done; err != nil {
						t.Error(err)
					}
				}
			}
			minimum := reserve + time.Since(begin).Seconds()
			if got, most := float64(s.tries.Load()), calls*(1+share)+minimum; got > most || got < 1.03*calls {
				t.Errorf("%d calls became %g, and at most %g are promised", calls, got, most)
			}
		})
	}
}

// TestPromise holds random chains of [timeout, retry, hedge, timeout] and random services to the worst case that
// the compiler computes for them.
func TestPromise(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		ms := func(name string, most int) time.Duration {
			return time.Duration(rapid.IntRange(1, most).Draw(rt, name)) * time.Millisecond
		}
		hedged := hedge.Config{Attempts: int32(rapid.IntRange(1, 4).Draw(rt, "hedges")), Delay: ms("delay", 300), Budget: -1}
		again := retry.Config{
			Attempts: int32(rapid.IntRange(1, 3).Draw(rt, "attempts")), On: []kit.Code{kit.Unavailable, kit.DeadlineExceeded},
			Backoff: ms("backoff", 100), MaxBackoff: ms("max", 100), Budget: -1,
		}
		try, whole := ms("try", 400), ms("whole", 3000)
		bounded := rapid.Bool().Draw(rt, "bounded")
		seed := rapid.Uint64().Draw(rt, "seed")
		synctest.Test(t, func(*testing.T) {
			var tries, open atomic.Int32
			h := timeout.New(timeout.Config{After: try})(func(ctx context.Context, call *kit.Call) error {
				open.Add(1)
				defer open.Add(-1)
				random := rand.New(rand.NewPCG(seed, uint64(tries.Add(1))))
				select {
				case <-time.After(time.Duration(random.IntN(600)) * time.Millisecond):
				case <-ctx.Done():
					return ctx.Err()
				}
				if random.IntN(4) == 0 {
					return nil
				}
				return kit.Errorf(kit.Unavailable, "no")
			})
			h = retry.New(again)(hedge.New(hedged)(h))
			worst := time.Duration(again.Attempts)*(try+time.Duration(hedged.Attempts-1)*hedged.Delay) +
				time.Duration(again.Attempts-1)*again.MaxBackoff
			if bounded {
				h = timeout.New(timeout.Config{After: whole})(h)
				worst = min(worst, whole)
			}
			begin := time.Now()
			err := h(context.Background(), newCall(read))
			took := time.Since(begin)
			if most := hedged.Attempts * again.Attempts; took > worst || tries.Load() > most || open.Load() != 0 {
				rt.Errorf("%d tries in %s, %d of them left behind, and %v; at most %d in %s are promised", tries.Load(), took, open.Load(), err, most, worst)
			}
		})
	})
}

// TestOtherHeaders are passed on: nobody knows how to copy them.
func TestOtherHeaders(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		s := &stage{steps: []step{{takes: time.Second, gives: "a"}}}
		call := newCall(read)
		call.Header = struct{ kit.Header }{kit.MapHeader{}}
		if err := hedge.New(declared())(s.handle)(t.Context(), call); err != nil || s.tries.Load() != 1 {
			t.Errorf("%v after %d tries", err, s.tries.Load())
		}
	})
}

func BenchmarkInTime(b *testing.B) {
	h := hedge.New(declared())(func(context.Context, *kit.Call) error { return nil })
	ctx, call := b.Context(), newCall(read)
	b.ReportAllocs()
	for b.Loop() {
		_ = h(ctx, call)
	}
}
