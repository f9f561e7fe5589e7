package retry_test

import (
	"context"
	"errors"
	"math/rand/v2"
	"slices"
	"testing"
	"testing/synctest"
	"time"

	"go.uber.org/goleak"
	"pgregory.net/rapid"

	kit "github.com/kitc-lang/kit/runtime"
	"github.com/kitc-lang/kit/runtime/middleware/retry"
	"github.com/kitc-lang/kit/runtime/middleware/timeout"
)

func TestMain(m *testing.M) { goleak.VerifyTestMain(m) }

var (
	read  = &kit.Method{Package: "stock", Service: "Stock", Name: "Look", Repeatable: true}
	write = &kit.Method{Package: "stock", Service: "Stock", Name: "Take"}
)

// keyed gives a method that an idempotency key makes repeatable, and that key to every input.
func keyed(key string) *kit.Method {
	return &kit.Method{Package: "stock", Service: "Stock", Name: "Take", Repeatable: true, Key: func(any) string { return key }}
}

func declared() retry.Config {
	return retry.Config{Attempts: 3, On: []kit.Code{kit.Unavailable}, Backoff: 25 * time.Millisecond, MaxBackoff: 250 * time.Millisecond, Budget: 0.2}
}

// failing gives a handler that fails so many times, and counts its calls.
func failing(times int, code kit.Code, calls *int) kit.Handler {
	return func(_ context.Context, call *kit.Call) error {
		*calls++
		if *calls <= times {
			*call.Out.(*string) = "half of an ans"
			return kit.Errorf(code, "try %d", *calls)
		}
		return nil
	}
}

func newCall(m *kit.Method) *kit.Call {
	return kit.NewCall(m, kit.ClientSide, "http", new(string), new(string))
}

func TestRetry(t *testing.T) {
	for _, c := range []struct {
		name   string
		change func(*retry.Config)
		method *kit.Method
		fails  int
		code   kit.Code
		calls  int
		want   kit.Code
	}{
		{name: "a success is not called again", method: read, calls: 1},
		{name: "what passes by itself", method: read, fails: 2, code: kit.Unavailable, calls: 3},
		{name: "no more than the attempts", method: read, fails: 9, code: kit.Unavailable, calls: 3, want: kit.Unavailable},
		{name: "a code that is not named", method: read, fails: 9, code: kit.Aborted, calls: 1, want: kit.Aborted},
		{name: "a method that must not be repeated", method: write, fails: 9, code: kit.Unavailable, calls: 1, want: kit.Unavailable},
		{name: "an idempotency key", method: keyed("k"), fails: 2, code: kit.Unavailable, calls: 3},
		{name: "an idempotency key that is absent", method: keyed(""), fails: 9, code: kit.Unavailable, calls: 1, want: kit.Unavailable},
		{name: "one attempt", change: func(c *retry.Config) { c.Attempts = 1 }, method: read, fails: 9, code: kit.Unavailable, calls: 1, want: kit.Unavailable},
		{name: "other codes", change: func(c *retry.Config) { c.On = []kit.Code{kit.Aborted} }, method: read, fails: 1, code: kit.Aborted, calls: 2},
	} {
		t.Run(c.name, func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) {
				cfg := declared()
				if c.change != nil {
					c.change(&cfg)
				}
				calls := 0
				call := newCall(c.method)
				err := retry.New(cfg)(failing(c.fails, c.code, &calls))(t.Context(), call)
				if calls != c.calls || kit.CodeOf(err) != c.want {
					t.Errorf("%d calls and %v; want %d and %v", calls, err, c.calls, c.want)
				}
				if err == nil && *call.Out.(*string) != "" {
					t.Error("the output of a try that failed is still there")
				}
				if call.Attempt != c.calls-1 {
					t.Errorf("the last try was number %d", call.Attempt)
				}
			})
		})
	}
}

// TestPauses measures the pauses before each try: random, and at most twice as long each time.
func TestPauses(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		cfg := declared()
		cfg.Attempts, cfg.Budget = 6, -1
		longest := make([]time.Duration, cfg.Attempts)
		total := make([]time.Duration, cfg.Attempts)
		const rounds = 500
		for range rounds {
			last := time.Now()
			_ = retry.New(cfg)(func(_ context.Context, call *kit.Call) error {
				pause := time.Since(last)
				longest[call.Attempt], last = max(longest[call.Attempt], pause), time.Now()
				total[call.Attempt] += pause
				return kit.Errorf(kit.Unavailable, "no")
			})(t.Context(), newCall(read))
		}
		for i, bound := range []time.Duration{0, 25, 50, 100, 200, 250} {
			bound *= time.Millisecond
			if longest[i] > bound || longest[i] < bound*9/10 {
				t.Errorf("the longest pause before try %d was %s; want just below %s", i, longest[i], bound)
			}
			if mean := total[i] / rounds; mean < bound*4/10 || mean > bound*6/10 {
				t.Errorf("the pauses before try %d were %s in the mean; want about the half of %s", i, mean, bound)
			}
		}
	})
}

func TestServiceDecides(t *testing.T) {
	advised := func(advise func(*kit.Call), calls *int, at *[]time.Duration) kit.Handler {
		begin := time.Now()
		return func(_ context.Context, call *kit.Call) error {
			*calls++
			*at = append(*at, time.Since(begin))
			advise(call)
			return kit.Errorf(kit.Unavailable, "busy")
		}
	}
	for _, c := range []struct {
		name   string
		advise func(*kit.Call)
		calls  int
		after  time.Duration // before each try
	}{
		{"it asks for time", func(c *kit.Call) { c.RetryAfter = 100 * time.Millisecond }, 3, 100 * time.Millisecond},
		{"it asks for all the time there is", func(c *kit.Call) { c.RetryAfter = 250 * time.Millisecond }, 3, 250 * time.Millisecond},
		{"it asks for more time than there is", func(c *kit.Call) { c.RetryAfter = 251 * time.Millisecond }, 1, 0},
		{"it wants no retry", (*kit.Call).DenyRetry, 1, 0},
	} {
		t.Run(c.name, func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) {
				calls, at := 0, []time.Duration(nil)
				_ = retry.New(declared())(advised(c.advise, &calls, &at))(t.Context(), newCall(read))
				if calls != c.calls {
					t.Errorf("%d calls, want %d", calls, c.calls)
				}
				for i := 1; i < len(at); i++ {
					if pause := at[i] - at[i-1]; pause < c.after || pause > 250*time.Millisecond {
						t.Errorf("a pause of %s", pause)
					}
				}
			})
		})
	}
}

// TestOnlyTheNearestRetries gives up in the middle of a call that is being served.
func TestOnlyTheNearestRetries(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		ctx, served := kit.Serve(t.Context(), kit.Call{Method: read, Side: kit.ServerSide})
		calls := 0
		_ = retry.New(declared())(failing(9, kit.Unavailable, &calls))(ctx, newCall(read))
		if !served.RetryDenied() || served.RetryText() != "no" {
			t.Error("the caller would try again what was tried three times")
		}
		ctx, served = kit.Serve(t.Context(), kit.Call{Method: read, Side: kit.ServerSide})
		calls = 0
		_ = retry.New(declared())(failing(2, kit.Unavailable, &calls))(ctx, newCall(read))
		if served.RetryDenied() {
			t.Error("the retry went well, and the caller is told not to try again")
		}
	})
}

func TestDeadlineAndCancellation(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		cfg := declared()
		cfg.Backoff = cfg.MaxBackoff // the pause is 125 ms in the mean
		cfg.Budget = -1
		for range 100 {
			ctx, cancel := context.WithTimeout(t.Context(), time.Microsecond)
			begin, calls := time.Now(), 0
			err := retry.New(cfg)(failing(9, kit.Unavailable, &calls))(ctx, newCall(read))
			if took := time.Since(begin); took > time.Microsecond || kit.CodeOf(err) != kit.Unavailable {
				t.Errorf("it waited %s where no time was left, and gave %v", took, err)
			}
			cancel()
		}
		ctx, cancel := context.WithCancel(t.Context())
		time.AfterFunc(time.Microsecond, cancel)
		calls := 0
		if err := retry.New(cfg)(failing(9, kit.Unavailable, &calls))(ctx, newCall(read)); calls != 1 || kit.CodeOf(err) != kit.Unavailable {
			t.Errorf("%d calls and %v after the caller has gone", calls, err)
		}
	})
}

// TestBudget has everything fail, and counts what arrives.
func TestBudget(t *testing.T) {
	const calls, reserve = 10_000, 10
	for _, share := range []float64{0.1, 0.2, 0.5} {
		synctest.Test(t, func(t *testing.T) {
			cfg := declared()
			cfg.Budget = share
			arrived, begin := 0, time.Now()
			h := retry.New(cfg)(failing(1<<30, kit.Unavailable, &arrived))
			for range calls {
				_ = h(t.Context(), newCall(read))
			}
			minimum := reserve + time.Since(begin).Seconds()
			if most := calls*(1+share) + minimum; float64(arrived) > most {
				t.Errorf("%d calls became %d, with a budget of %g and a minimum of %g", calls, arrived, share, minimum)
			}
			if float64(arrived) < calls*(1+share)*0.95 {
				t.Errorf("%d calls became %d only, with a budget of %g", calls, arrived, share)
			}
		})
	}
}

// TestSeldomCalls are not held back: one call each ten seconds.
func TestSeldomCalls(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		arrived := 0
		h := retry.New(declared())(failing(1<<30, kit.Unavailable, &arrived))
		for range 100 {
			_ = h(t.Context(), newCall(read))
			time.Sleep(10 * time.Second)
		}
		if arrived != 300 {
			t.Errorf("100 calls became %d; want all three tries of each", arrived)
		}
	})
}

// TestPromise holds random chains of [timeout, retry, timeout] and random failures to the worst case that the
// compiler computes for them.
func TestPromise(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		ms := func(name string, most int) time.Duration {
			return time.Duration(rapid.IntRange(1, most).Draw(rt, name)) * time.Millisecond
		}
		cfg := retry.Config{
			Attempts: int32(rapid.IntRange(1, 6).Draw(rt, "attempts")), On: []kit.Code{kit.Unavailable, kit.DeadlineExceeded},
			Backoff: ms("backoff", 300), MaxBackoff: ms("max", 300), Budget: -1,
		}
		try, whole := ms("try", 200), ms("whole", 2000)
		bounded := rapid.Bool().Draw(rt, "bounded")
		seed := rapid.Uint64().Draw(rt, "seed")
		synctest.Test(t, func(*testing.T) {
			random := rand.New(rand.NewPCG(seed, 0))
			tries := 0
			h := retry.New(cfg)(timeout.New(timeout.Config{After: try})(func(ctx context.Context, call *kit.Call) error {
				tries++
				if random.IntN(3) == 0 {
					call.RetryAfter = time.Duration(random.IntN(400)) * time.Millisecond
				}
				select {
				case <-time.After(time.Duration(random.IntN(300)) * time.Millisecond):
				case <-ctx.Done():
					return ctx.Err()
				}
				if random.IntN(4) == 0 {
					return nil
				}
				return kit.Errorf(kit.Unavailable, "no")
			}))
			worst := time.Duration(cfg.Attempts)*try + time.Duration(cfg.Attempts-1)*cfg.MaxBackoff
			if bounded {
				h = timeout.New(timeout.Config{After: whole})(h)
				worst = min(worst, whole)
			}
			begin := time.Now()
			err := h(context.Background(), newCall(read))
			if took := time.Since(begin); took > worst || tries > int(cfg.Attempts) {
				rt.Errorf("%d tries in %s, and %v; at most %d in %s are promised", tries, took, err, cfg.Attempts, worst)
			}
		})
	})
}

func TestTheLastErrorStays(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		want := errors.New("connection refused")
		err := retry.New(declared())(func(context.Context, *kit.Call) error {
			return kit.Hide(kit.Unavailable, "no connection", want)
		})(t.Context(), newCall(read))
		if !errors.Is(err, want) {
			t.Errorf("got %v", err)
		}
	})
}

func TestSuccessCostsNothing(t *testing.T) {
	h := retry.New(declared())(func(context.Context, *kit.Call) error { return nil })
	ctx, call := t.Context(), newCall(read)
	if n := testing.AllocsPerRun(1000, func() { _ = h(ctx, call) }); n != 0 {
		t.Errorf("%v allocations", n)
	}
}

func BenchmarkSuccess(b *testing.B) {
	h := retry.New(declared())(func(context.Context, *kit.Call) error { return nil })
	ctx, call := b.Context(), newCall(read)
	b.ReportAllocs()
	for b.Loop() {
		_ = h(ctx, call)
	}
}

// TestInsideOfAnother counts the tries of each retry by itself: the inner one of two makes all of its own.
func TestInsideOfAnother(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		cfg := declared()
		cfg.Budget = -1
		var numbers []int
		inner := retry.New(cfg)(func(_ context.Context, call *kit.Call) error {
			numbers = append(numbers, call.Attempt)
			return kit.Errorf(kit.Unavailable, "no")
		})
		cfg.Attempts = 2
		_ = retry.New(cfg)(inner)(t.Context(), newCall(read))
		if want := []int{0, 1, 2, 3, 4, 5}; !slices.Equal(numbers, want) {
			t.Errorf("the tries were numbered %v; want %v", numbers, want)
		}
	})
}
