package breaker_test

import (
	"context"
	"errors"
	"slices"
	"sync"
	"testing"
	"testing/synctest"
	"time"

	"go.uber.org/goleak"

	kit "github.com/kitc-lang/kit/runtime"
	"github.com/kitc-lang/kit/runtime/middleware/breaker"
	"github.com/kitc-lang/kit/runtime/middleware/retry"
)

func TestMain(m *testing.M) { goleak.VerifyTestMain(m) }

var charge = &kit.Method{Package: "billing", Service: "Payments", Name: "Charge"}

// service is a method whose answer a test decides, and which counts its calls. Its fields are changed while
// no call begins.
type service struct {
	mu    sync.Mutex
	err   error
	takes time.Duration
	calls int
}

func (s *service) serve(context.Context, *kit.Call) error {
	s.mu.Lock()
	s.calls++
	err, takes := s.err, s.takes
	s.mu.Unlock()
	time.Sleep(takes)
	return err
}

var down = kit.Errorf(kit.Unavailable, "connection refused")

// calls makes n calls, and gives the errors of those that failed.
func calls(h kit.Handler, n int) (failed []error) {
	for range n {
		if err := h(context.Background(), &kit.Call{Method: charge}); err != nil {
			failed = append(failed, err)
		}
	}
	return failed
}

// opened gives a breaker as declared that has just opened.
func opened(t *testing.T, s *service, cfg breaker.Config) kit.Handler {
	t.Helper()
	h := breaker.New(cfg)(s.serve)
	s.err = down
	calls(h, 20)
	if !isOpen(h) {
		t.Fatal("20 failures of 20 calls left the breaker closed")
	}
	s.calls = 0
	return h
}

func isOpen(h kit.Handler) bool {
	return errors.Is(h(context.Background(), &kit.Call{Method: charge}), breaker.ErrOpen)
}

func TestOpensAtTheRatio(t *testing.T) {
	for _, c := range []struct {
		name           string
		cfg            breaker.Config
		good, bad, say int // calls, and how many of them the service sees
	}{
		{"too few calls to tell", breaker.Config{}, 0, 19, 19},
		{"all of twenty", breaker.Config{}, 0, 30, 20},
		{"a half", breaker.Config{}, 20, 30, 40},
		{"a tenth is enough", breaker.Config{Ratio: 0.1}, 90, 30, 100},
		{"only all are", breaker.Config{Ratio: 1}, 1, 100, 101},
		{"five calls tell", breaker.Config{MinCalls: 5}, 0, 30, 5},
		{"one call tells", breaker.Config{MinCalls: -1}, 0, 30, 1},
		{"never", breaker.Config{Ratio: -1}, 0, 100, 100},
	} {
		t.Run(c.name, func(t *testing.T) {
			s := &service{}
			h := breaker.New(c.cfg)(s.serve)
			calls(h, c.good)
			s.err = down
			calls(h, c.bad)
			if s.calls != c.say {
				t.Errorf("the service saw %d calls, want %d", s.calls, c.say)
			}
		})
	}
}

func TestAnswersThatAreNoFailures(t *testing.T) {
	for code := kit.Cancelled; code <= kit.Unauthenticated; code++ {
		s := &service{err: kit.Errorf(code, "as it is")}
		h := breaker.New(breaker.Config{})(s.serve)
		calls(h, 25)
		failure := slices.Contains([]kit.Code{kit.Unavailable, kit.DeadlineExceeded, kit.Internal, kit.Unknown, kit.DataLoss}, code)
		if isOpen(h) != failure {
			t.Errorf("after nothing but %s: open is %v", code, !failure)
		}

		s = &service{err: s.err}
		h = breaker.New(breaker.Config{On: []kit.Code{kit.ResourceExhausted}})(s.serve)
		calls(h, 25)
		if isOpen(h) != (code == kit.ResourceExhausted) {
			t.Errorf("on resource_exhausted alone, after nothing but %s: open is %v", code, code != kit.ResourceExhausted)
		}
	}
}

func TestCallersWhoGiveUpAreNotCounted(t *testing.T) {
	s := &service{}
	h := breaker.New(breaker.Config{})(s.serve)
	s.err = context.Canceled
	calls(h, 1000) // as successes they would outweigh what follows
	s.err = down
	calls(h, 20)
	if !isOpen(h) {
		t.Error("calls that were given up count as successes")
	}
}

func TestOldFailuresAreForgotten(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		s := &service{err: down}
		h := breaker.New(breaker.Config{})(s.serve)
		for range 20 { // one a second: never twenty in ten seconds
			calls(h, 1)
			time.Sleep(time.Second)
		}
		if s.calls != 20 || isOpen(h) {
			t.Errorf("failures that were spread over 20s opened a breaker with a window of 10s")
		}
		calls(h, 20)
		if !isOpen(h) {
			t.Error("and twenty at once did not")
		}
	})
}

func TestRefusesDuringTheCooldown(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		s := &service{}
		h := opened(t, s, breaker.Config{})
		time.Sleep(2 * time.Second)
		call := &kit.Call{Method: charge}
		err := h(t.Context(), call)
		if want := "unavailable: Payments.Charge kept failing, and is left alone for a while"; err == nil || err.Error() != want {
			t.Errorf("got %v, want %s", err, want)
		}
		if call.RetryAfter != 3*time.Second {
			t.Errorf("2s into a cool-down of 5s, it says to come back in %s", call.RetryAfter)
		}
		if s.calls != 0 {
			t.Error("the service was called all the same")
		}
	})
}

func TestClosesAfterProbes(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		s := &service{}
		h := opened(t, s, breaker.Config{})
		time.Sleep(5 * time.Second)
		s.err = nil
		if failed := calls(h, 3); failed != nil {
			t.Fatalf("probes were refused: %v", failed)
		}
		s.err = down
		if calls(h, 19); s.calls != 22 {
			t.Errorf("the service saw %d calls, want 3 probes and 19: closed, and with what was before forgotten", s.calls)
		}
	})
}

func TestAFailedProbeOpensAgain(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		s := &service{}
		h := opened(t, s, breaker.Config{})
		time.Sleep(5 * time.Second)
		s.err = nil
		calls(h, 2)
		s.err = down
		calls(h, 1)
		s.err = nil
		if calls(h, 10); s.calls != 3 {
			t.Errorf("after the third probe failed, %d calls went through", s.calls-3)
		}
		time.Sleep(5*time.Second - 1)
		if calls(h, 1); s.calls != 3 {
			t.Error("the second cool-down is shorter than the first")
		}
		time.Sleep(time.Nanosecond)
		if failed := calls(h, 3); failed != nil {
			t.Errorf("after the second cool-down: %v", failed)
		}
	})
}

func TestOneProbeAtATime(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		s := &service{}
		h := opened(t, s, breaker.Config{})
		time.Sleep(5 * time.Second)
		s.err, s.takes = nil, time.Second
		var refused int
		var mu sync.Mutex
		var wg sync.WaitGroup
		for range 100 {
			wg.Go(func() {
				if failed := calls(h, 1); failed != nil {
					mu.Lock()
					refused++
					mu.Unlock()
				}
			})
		}
		wg.Wait()
		if refused != 99 || s.calls != 1 {
			t.Errorf("%d of 100 calls at a time were refused, and %d went through", refused, s.calls)
		}
	})
}

// TestLateAnswersDoNotCount has calls from before the outage end after it began to be over.
func TestLateAnswersDoNotCount(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		s := &service{}
		h := breaker.New(breaker.Config{})(s.serve)
		answer := func(err error, after time.Duration) (done chan struct{}) {
			s.err, s.takes = err, after
			done = make(chan struct{})
			for range 30 {
				go func() {
					calls(h, 1)
					done <- struct{}{}
				}()
			}
			synctest.Wait()
			s.takes = 0
			return done
		}
		good := answer(nil, 6*time.Second)
		bad := answer(down, 8*time.Second)
		s.err = down
		calls(h, 20)
		s.calls = 0
		time.Sleep(5 * time.Second)
		s.err = nil
		calls(h, 1) // half open now
		for range 30 {
			<-good
		}
		s.err = down
		calls(h, 5)
		if s.calls != 2 {
			t.Errorf("%d calls went through while half open: the late successes closed it", s.calls)
		}
		time.Sleep(5 * time.Second)
		for range 30 {
			<-bad
		}
		s.err = nil
		if failed := calls(h, 10); failed != nil {
			t.Errorf("late failures opened it again: %v", failed)
		}
	})
}

func TestAProbeThatIsGivenUpIsMadeAgain(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		s := &service{}
		h := opened(t, s, breaker.Config{Probes: 1})
		time.Sleep(5 * time.Second)
		s.err = context.Canceled
		calls(h, 5)
		if s.calls != 5 {
			t.Errorf("%d of 5 probes went through whose callers gave up", s.calls)
		}
		s.err = nil
		calls(h, 1)
		s.err = down
		if calls(h, 19); s.calls != 25 {
			t.Error("a probe that did not fail left it half open")
		}
	})
}

func TestAProbeThatHangsLosesItsTurn(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		s := &service{}
		h := opened(t, s, breaker.Config{Probes: 1})
		time.Sleep(5 * time.Second)
		s.takes = time.Hour // and then it fails
		hangs := make(chan struct{})
		go func() {
			calls(h, 1)
			close(hangs)
		}()
		synctest.Wait()
		s.err, s.takes = nil, 0
		time.Sleep(5*time.Second - 1)
		if failed := calls(h, 1); failed == nil {
			t.Error("a second probe went through beside the first")
		}
		time.Sleep(time.Nanosecond)
		if failed := calls(h, 100); failed != nil {
			t.Errorf("a probe that hangs keeps the breaker half open: %v", failed[0])
		}
		<-hangs
		if failed := calls(h, 100); failed != nil {
			t.Errorf("its answer opens the breaker an hour later: %v", failed[0])
		}
	})
}

func TestAProbeThatPanicsHasFailed(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		panics := false
		h := breaker.New(breaker.Config{})(func(context.Context, *kit.Call) error {
			if panics {
				panic("a bug")
			}
			return down
		})
		calls(h, 20)
		time.Sleep(5 * time.Second)
		panics = true
		func() {
			defer func() {
				if recover() == nil {
					t.Error("the panic was swallowed")
				}
			}()
			calls(h, 1)
		}()
		if !isOpen(h) {
			t.Error("the breaker did not open")
		}
		time.Sleep(5 * time.Second)
		panics = false
		if failed := calls(h, 1); !errors.Is(failed[0], down) {
			t.Errorf("the next probe was not let through: %v", failed[0])
		}
	})
}

func TestMethodsHaveTheirOwn(t *testing.T) {
	m := breaker.New(breaker.Config{})
	bad, good := m((&service{err: down}).serve), m((&service{}).serve)
	calls(bad, 20)
	if !isOpen(bad) || isOpen(good) {
		t.Error("a method that fails cuts off one that works")
	}
}

func TestChangesAreTold(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		var told []string
		s := &service{}
		h := opened(t, s, breaker.Config{OnChange: func(m *kit.Method, to breaker.State) {
			told = append(told, m.Name+" "+to.String())
		}})
		for _, err := range []error{down, nil} {
			time.Sleep(5 * time.Second)
			s.err = err
			calls(h, 5)
		}
		want := []string{"Charge open", "Charge half-open", "Charge open", "Charge half-open", "Charge closed"}
		if !slices.Equal(told, want) {
			t.Errorf("told %q, want %q", told, want)
		}
	})
}

// TestLoadOfAServiceThatIsDown counts what reaches it in a minute of a thousand calls a second.
func TestLoadOfAServiceThatIsDown(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		s := &service{}
		h := opened(t, s, breaker.Config{})
		for range 60_000 {
			calls(h, 1)
			time.Sleep(time.Millisecond)
		}
		if s.calls > 12 {
			t.Errorf("%d calls reached it, want one for each cool-down of 5s", s.calls)
		}
	})
}

// TestManyAtOnce is for the race detector: answers of all kinds from many goroutines, and then it works.
func TestManyAtOnce(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		h := breaker.New(breaker.Config{Cooldown: 10 * time.Millisecond})(func(_ context.Context, call *kit.Call) error {
			time.Sleep(time.Millisecond)
			if call.Attempt%3 != 0 {
				return down
			}
			return nil
		})
		var wg sync.WaitGroup
		for i := range 16 {
			wg.Go(func() {
				for j := range 200 {
					_ = h(t.Context(), &kit.Call{Method: charge, Attempt: i + j})
				}
			})
		}
		wg.Wait()
		for range 3 {
			time.Sleep(10 * time.Millisecond)
			_ = h(t.Context(), &kit.Call{Method: charge})
		}
		if err := h(t.Context(), &kit.Call{Method: charge}); err != nil {
			t.Error(err)
		}
	})
}

func TestAllocations(t *testing.T) {
	ctx, call := t.Context(), &kit.Call{Method: charge}
	s := &service{}
	h := breaker.New(breaker.Config{})(s.serve)
	if got := testing.AllocsPerRun(1000, func() { _ = h(ctx, call) }); got != 0 {
		t.Errorf("a call that is let through costs %v allocations", got)
	}
	h = opened(t, s, breaker.Config{Cooldown: time.Hour})
	if got := testing.AllocsPerRun(1000, func() { _ = h(ctx, call) }); got != 0 {
		t.Errorf("a call that is refused costs %v allocations", got)
	}
}

func BenchmarkBreaker(b *testing.B) {
	ctx := context.Background()
	nothing := func(context.Context, *kit.Call) error { return nil }
	h := breaker.New(breaker.Config{})(nothing)
	b.Run("closed", func(b *testing.B) {
		call := &kit.Call{Method: charge}
		for b.Loop() {
			_ = h(ctx, call)
		}
	})
	b.Run("closed, from all processors", func(b *testing.B) {
		b.RunParallel(func(pb *testing.PB) {
			call := &kit.Call{Method: charge}
			for pb.Next() {
				_ = h(ctx, call)
			}
		})
	})
	fails := breaker.New(breaker.Config{Cooldown: time.Hour})(func(context.Context, *kit.Call) error { return down })
	calls(fails, 20)
	b.Run("open", func(b *testing.B) {
		call := &kit.Call{Method: charge}
		for b.Loop() {
			_ = fails(ctx, call)
		}
	})
}

// TestInsideOfARetry counts what a service that is down gets of calls that are tried three times each.
func TestInsideOfARetry(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		s := &service{err: down}
		look := &kit.Method{Package: "billing", Service: "Payments", Name: "Look", Repeatable: true}
		h := kit.Wrap(s.serve,
			retry.New(retry.Config{Attempts: 3, On: []kit.Code{kit.Unavailable}, Backoff: time.Millisecond, MaxBackoff: 250 * time.Millisecond, Budget: -1}),
			breaker.New(breaker.Config{}),
		)
		for range 100 {
			if err := h(t.Context(), &kit.Call{Method: look}); kit.CodeOf(err) != kit.Unavailable {
				t.Errorf("got %v", err)
			}
		}
		if s.calls != 20 {
			t.Errorf("100 calls, three tries each, reach the service %d times, want 20", s.calls)
		}
		start := time.Now()
		if err := h(t.Context(), &kit.Call{Method: look}); !errors.Is(err, breaker.ErrOpen) || time.Since(start) > 0 {
			t.Errorf("got %v after %s: a retry tries on while the breaker says when to come back", err, time.Since(start))
		}
		time.Sleep(5 * time.Second)
		s.err = nil
		if err := h(t.Context(), &kit.Call{Method: look}); err != nil {
			t.Errorf("after the cool-down: %v", err)
		}
	})
}
