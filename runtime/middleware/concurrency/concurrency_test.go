package concurrency_test

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"sync"
	"sync/atomic"
	"testing"
	"testing/synctest"
	"time"

	"go.uber.org/goleak"

	kit "github.com/kitc-lang/kit/runtime"
	"github.com/kitc-lang/kit/runtime/middleware/concurrency"
)

func TestMain(m *testing.M) { goleak.VerifyTestMain(m) }

var find = &kit.Method{Package: "shop", Service: "Shop", Name: "Find"}

func nothing(context.Context, *kit.Call) error { return nil }

// takes gives a handler that takes so long, and keeps count of how many run.
func takes(d time.Duration) (h kit.Handler, most func() int) {
	var mu sync.Mutex
	running, peak := 0, 0
	return func(context.Context, *kit.Call) error {
			mu.Lock()
			running++
			peak = max(peak, running)
			mu.Unlock()
			time.Sleep(d)
			mu.Lock()
			running--
			mu.Unlock()
			return nil
		}, func() int {
			mu.Lock()
			defer mu.Unlock()
			return peak
		}
}

// together makes n calls at a time, a nanosecond apart, and tells how many ended how and when.
func together(ctx context.Context, h kit.Handler, n int) map[string]int {
	start := time.Now()
	ends := map[string]int{}
	var mu sync.Mutex
	var wg sync.WaitGroup
	for range n {
		wg.Go(func() {
			err := h(ctx, &kit.Call{Method: find})
			mu.Lock()
			ends[fmt.Sprint(time.Since(start).Truncate(time.Millisecond), " ", kit.CodeOf(err))]++
			mu.Unlock()
		})
		time.Sleep(time.Nanosecond)
	}
	wg.Wait()
	return ends
}

func TestFixedLimit(t *testing.T) {
	for _, c := range []struct {
		cfg  concurrency.Config
		most int // calls at a time
		want map[string]int
	}{
		{concurrency.Config{Max: 3}, 3, map[string]int{"100ms ok": 3, "0s resource_exhausted": 7}},
		{concurrency.Config{Max: 3, Queue: 5}, 3, map[string]int{"100ms ok": 3, "0s resource_exhausted": 7}},
		{concurrency.Config{Max: 3, Wait: time.Second}, 3, map[string]int{"100ms ok": 3, "200ms ok": 3, "0s resource_exhausted": 4}},
		{concurrency.Config{Max: 3, Wait: time.Second, Queue: 5}, 3, map[string]int{"100ms ok": 3, "200ms ok": 3, "300ms ok": 2, "0s resource_exhausted": 2}},
		{concurrency.Config{Max: 3, Wait: 150 * time.Millisecond, Queue: 9}, 3, map[string]int{"100ms ok": 3, "200ms ok": 3, "150ms resource_exhausted": 4}},
		{concurrency.Config{Max: 3, Wait: time.Second, Queue: -1}, 3, map[string]int{"100ms ok": 3, "0s resource_exhausted": 7}},
		{concurrency.Config{Max: -1}, 10, map[string]int{"100ms ok": 10}},
		{concurrency.Config{}, 10, map[string]int{"100ms ok": 10}},
		{concurrency.Config{Max: 4, Adaptive: true}, 4, map[string]int{"100ms ok": 4, "0s resource_exhausted": 6}},
	} {
		t.Run(fmt.Sprintf("%+v", c.cfg), func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) {
				handler, most := takes(100 * time.Millisecond)
				h := concurrency.New(c.cfg)(handler)
				for range 2 { // the second time with what the first one left
					if got := together(t.Context(), h, 10); fmt.Sprint(got) != fmt.Sprint(c.want) {
						t.Errorf("got %v, want %v", got, c.want)
					}
				}
				if most() != c.most {
					t.Errorf("%d ran at a time, want %d", most(), c.most)
				}
			})
		})
	}
}

func TestRefusal(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		h := concurrency.New(concurrency.Config{Max: 1})(func(context.Context, *kit.Call) error {
			time.Sleep(time.Second)
			return nil
		})
		go func() { _ = h(context.Background(), &kit.Call{Method: find}) }()
		synctest.Wait()
		err := h(t.Context(), &kit.Call{Method: find})
		if want := "resource_exhausted: too many calls at a time"; err == nil || err.Error() != want {
			t.Errorf("got %v, want %s", err, want)
		}
		time.Sleep(time.Second)
	})
}

func TestThoseThatWaitComeInOrder(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		var order []int
		h := concurrency.New(concurrency.Config{Max: 1, Wait: time.Minute, Queue: 9})(func(_ context.Context, call *kit.Call) error {
			order = append(order, call.Attempt)
			time.Sleep(time.Second)
			return nil
		})
		var wg sync.WaitGroup
		for i := range 10 {
			wg.Go(func() { _ = h(t.Context(), &kit.Call{Method: find, Attempt: i}) })
			synctest.Wait()
		}
		wg.Wait()
		if !slices.Equal(order, []int{0, 1, 2, 3, 4, 5, 6, 7, 8, 9}) {
			t.Errorf("they ran in the order %v", order)
		}
	})
}

func TestWhoLeavesMakesRoomInTheLine(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		handler, most := takes(time.Second)
		h := concurrency.New(concurrency.Config{Max: 1, Wait: time.Minute, Queue: 2})(handler)
		var wg sync.WaitGroup
		call := func(ctx context.Context, want string) {
			start := time.Now()
			wg.Go(func() {
				err := h(ctx, &kit.Call{Method: find})
				if got := fmt.Sprint(time.Since(start), " ", kit.CodeOf(err)); got != want {
					t.Errorf("got %s, want %s", got, want)
				}
			})
			synctest.Wait()
		}
		leaves, leave := context.WithCancel(t.Context())
		late, cancel := context.WithTimeout(t.Context(), 300*time.Millisecond)
		defer cancel()
		call(t.Context(), "1s ok")
		call(leaves, "100ms cancelled")
		call(late, "300ms deadline_exceeded")
		call(t.Context(), "0s resource_exhausted")
		time.Sleep(100 * time.Millisecond)
		leave()
		synctest.Wait()
		call(t.Context(), "1.9s ok")
		call(t.Context(), "0s resource_exhausted")
		time.Sleep(300 * time.Millisecond)
		call(t.Context(), "2.6s ok")
		wg.Wait()
		if most() != 1 {
			t.Errorf("%d ran at a time", most())
		}
	})
}

func TestMethodsShareTheRoom(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		m := concurrency.New(concurrency.Config{Max: 2})
		handler, _ := takes(time.Second)
		one, other := m(handler), m(nothing)
		go together(t.Context(), one, 2)
		synctest.Wait()
		time.Sleep(time.Microsecond)
		if err := other(t.Context(), &kit.Call{Method: find}); kit.CodeOf(err) != kit.ResourceExhausted {
			t.Errorf("got %v for a second method", err)
		}
		time.Sleep(time.Second)
	})
}

func TestAPanicMakesRoom(t *testing.T) {
	for _, cfg := range []concurrency.Config{{Max: 1}, {Max: 1, Adaptive: true}} {
		panics := true
		h := concurrency.New(cfg)(func(context.Context, *kit.Call) error {
			if panics {
				panic("a bug")
			}
			return nil
		})
		func() {
			defer func() {
				if recover() == nil {
					t.Error("the panic was swallowed")
				}
			}()
			_ = h(t.Context(), &kit.Call{Method: find})
		}()
		panics = false
		if err := h(t.Context(), &kit.Call{Method: find}); err != nil {
			t.Errorf("%+v: %v", cfg, err)
		}
	}
}

// TestCallsThatTakeNoTime has a clock that stands still while they run.
func TestCallsThatTakeNoTime(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		m, limit := last(concurrency.Config{})
		h := m(nothing)
		for range 1000 {
			for range 100 {
				_ = h(t.Context(), &kit.Call{Method: find})
			}
			time.Sleep(time.Millisecond)
		}
		if o := offer(h, 1000, time.Second, time.Second); o.refused > 0 || limit() < 20 || limit() > 1000 {
			t.Errorf("%d calls are refused, and the limit is %d", o.refused, limit())
		}
	})
}

// TestNobodyIsLeftInAProbe has the callers go away while so few are let through that light load can be
// measured. Who comes next finds room.
func TestNobodyIsLeftInAProbe(t *testing.T) {
	for stop := 5 * time.Second; stop < 7*time.Second; stop += 50 * time.Millisecond {
		synctest.Test(t, func(t *testing.T) {
			machine := newMachine(4, 10*time.Millisecond)
			m, _ := last(concurrency.Config{})
			h := m(machine.serve)
			offer(h, 2*machine.capacity(), stop, time.Second)
			time.Sleep(time.Hour)
			_ = together(t.Context(), h, 4)
			if ends := together(t.Context(), h, 4); ends["0s resource_exhausted"] > 0 {
				t.Errorf("an hour after an overload of %s: %v", stop, ends)
			}
		})
	}
}

// last gives a middleware that finds its limit, and the limit.
func last(cfg concurrency.Config) (kit.Middleware, func() int) {
	var mu sync.Mutex
	limit := 20
	if cfg.Max > 0 {
		limit = int(cfg.Max)
	}
	cfg.OnLimit = func(n int) {
		mu.Lock()
		limit = n
		mu.Unlock()
	}
	return concurrency.New(cfg), func() int {
		mu.Lock()
		defer mu.Unlock()
		return limit
	}
}

// TestMethodsHaveTheirOwnYardstick has a service with a method that is a hundred times as slow as another. A
// common one would take every slow call for an overload.
func TestMethodsHaveTheirOwnYardstick(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		m, _ := last(concurrency.Config{})
		quick, _ := takes(time.Millisecond)
		slow, _ := takes(100 * time.Millisecond)
		one, other := m(quick), m(slow)
		var wg sync.WaitGroup
		refused := 0
		wg.Go(func() { offer(one, 500, 10*time.Second, time.Second) })
		time.Sleep(2 * time.Second)
		wg.Go(func() { refused = offer(other, 80, 8*time.Second, time.Second).refused })
		wg.Wait()
		if refused > 0 {
			t.Errorf("%d calls of the slow method were refused, and eight at a time are not many", refused)
		}
	})
}

// TestAServiceThatBecomesSlower is not in overload: what is behind it takes longer, however few call.
func TestAServiceThatBecomesSlower(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		work := 10 * time.Millisecond
		m, _ := last(concurrency.Config{})
		h := m(func(context.Context, *kit.Call) error {
			time.Sleep(work)
			return nil
		})
		offer(h, 800, 5*time.Second, time.Second)
		work *= 8
		during := offer(h, 800, 12*time.Second, time.Second)
		if after := offer(h, 800, 20*time.Second, time.Second); after.refused > after.calls/100 {
			t.Errorf("%d of %d calls are refused 12s later, and %d of %d before", after.refused, after.calls, during.refused, during.calls)
		}
	})
}

// TestQuickFailures has a service that fails early. That it is quick does not mean that it could do
// more, nor that its other calls are slow.
func TestQuickFailures(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		m, limit := last(concurrency.Config{})
		var n atomic.Int32
		h := m(func(context.Context, *kit.Call) error {
			if n.Add(1)%10 != 0 {
				return kit.Errorf(kit.NotFound, "no such thing")
			}
			time.Sleep(10 * time.Millisecond)
			return nil
		})
		if o := offer(h, 2000, 10*time.Second, time.Second); o.refused > 0 || limit() < 20 {
			t.Errorf("%d of %d calls are refused, the limit is %d", o.refused, o.calls, limit())
		}
	})
}

func TestToleranceAndCeiling(t *testing.T) {
	settled := func(cfg concurrency.Config) (n int) {
		synctest.Test(t, func(t *testing.T) {
			machine := newMachine(8, 10*time.Millisecond)
			m, limit := last(cfg)
			h := m(machine.serve)
			sum := 0
			for range 10 { // of a limit that moves
				offer(h, 3*machine.capacity(), time.Second, time.Second)
				sum += limit()
			}
			n = sum / 10
		})
		return n
	}
	low, high := settled(concurrency.Config{Tolerance: 1.2}), settled(concurrency.Config{Tolerance: 4})
	if low < 8 || high < 2*low {
		t.Errorf("a machine that does 8 at a time has the limit %d with a tolerance of 1.2, and %d with 4", low, high)
	}
	if n := settled(concurrency.Config{Max: 5, Adaptive: true}); n > 5 {
		t.Errorf("the limit is %d, and 5 is the most", n)
	}
}

// TestManyAtOnce is for the race detector, and for what is left when all have gone.
func TestManyAtOnce(t *testing.T) {
	for _, cfg := range []concurrency.Config{{Max: 2, Wait: time.Millisecond, Queue: 4}, {Wait: time.Millisecond}} {
		h := concurrency.New(cfg)(func(ctx context.Context, call *kit.Call) error {
			time.Sleep(time.Duration(call.Attempt) * 100 * time.Microsecond)
			return ctx.Err()
		})
		var wg sync.WaitGroup
		for i := range 16 {
			wg.Go(func() {
				for j := range 100 {
					ctx, cancel := context.WithTimeout(context.Background(), time.Duration(i)*100*time.Microsecond)
					_ = h(ctx, &kit.Call{Method: find, Attempt: j % 5})
					cancel()
				}
			})
		}
		wg.Wait()
		for range 3 {
			if err := h(t.Context(), &kit.Call{Method: find}); err != nil {
				t.Errorf("%+v: nobody is there any more, and %v", cfg, err)
			}
		}
	}
}

func TestAllocations(t *testing.T) {
	ctx, call := t.Context(), &kit.Call{Method: find}
	for _, cfg := range []concurrency.Config{{Max: 10}, {}, {Wait: time.Second}} {
		h := concurrency.New(cfg)(nothing)
		if got := testing.AllocsPerRun(10_000, func() { _ = h(ctx, call) }); got != 0 {
			t.Errorf("%+v: %v allocations", cfg, got)
		}
	}
	full := make(chan struct{})
	entered := make(chan struct{})
	h := concurrency.New(concurrency.Config{Max: 1})(func(context.Context, *kit.Call) error {
		entered <- struct{}{}
		<-full
		return nil
	})
	go func() { _ = h(context.Background(), &kit.Call{Method: find}) }()
	<-entered
	if got := testing.AllocsPerRun(1000, func() {
		if err := h(ctx, call); !errors.As(err, new(*kit.Error)) {
			t.Error("it was let in")
		}
	}); got > 1 { // errors.As takes one
		t.Errorf("a call that is refused costs %v allocations", got)
	}
	close(full)
}

func BenchmarkConcurrency(b *testing.B) {
	ctx := context.Background()
	for name, cfg := range map[string]concurrency.Config{"fixed": {Max: 100}, "found": {}} {
		h := concurrency.New(cfg)(nothing)
		b.Run(name, func(b *testing.B) {
			call := &kit.Call{Method: find}
			for b.Loop() {
				_ = h(ctx, call)
			}
		})
		b.Run(name+", from all processors", func(b *testing.B) {
			b.RunParallel(func(pb *testing.PB) {
				call := &kit.Call{Method: find}
				for pb.Next() {
					_ = h(ctx, call)
				}
			})
		})
	}
}
