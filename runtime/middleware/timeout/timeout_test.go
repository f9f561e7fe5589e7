package timeout_test

import (
	"context"
	"errors"
	"testing"
	"testing/synctest"
	"time"

	"go.uber.org/goleak"

	kit "github.com/kitc-lang/kit/runtime"
	"github.com/kitc-lang/kit/runtime/middleware/timeout"
)

func TestMain(m *testing.M) { goleak.VerifyTestMain(m) }

func TestTimeout(t *testing.T) {
	dns := errors.New("read udp: i/o timeout") // how a library that knows no context puts it
	for _, c := range []struct {
		name   string
		after  time.Duration
		caller time.Duration // the caller's own deadline, 0: none
		err    error         // what the handler gives when its context ends, nil: the context's error
		took   time.Duration
		want   string
	}{
		{"its own deadline", 2 * time.Second, 0, nil, 2 * time.Second, "deadline_exceeded: not done within 2s"},
		{"a later one of the caller", 2 * time.Second, time.Minute, nil, 2 * time.Second, "deadline_exceeded: not done within 2s"},
		{"an earlier one of the caller", 2 * time.Second, time.Second, nil, time.Second, "deadline_exceeded: the caller's deadline passed"},
		{"a handler that says it in its own way", time.Second, 0, dns, time.Second, "deadline_exceeded: not done within 1s"},
		{"a handler that knows better", time.Second, 0, kit.Errorf(kit.Aborted, "rolled back"), time.Second, "aborted: rolled back"},
		{"a panic", time.Second, 0, kit.Errorf(kit.Internal, "internal error"), time.Second, "internal: internal error"},
	} {
		t.Run(c.name, func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) {
				start := time.Now()
				ctx := t.Context()
				if c.caller > 0 {
					var cancel context.CancelFunc
					ctx, cancel = context.WithTimeout(ctx, c.caller)
					defer cancel()
				}
				h := timeout.New(timeout.Config{After: c.after})(func(ctx context.Context, _ *kit.Call) error {
					<-ctx.Done()
					if c.err != nil {
						return c.err
					}
					return ctx.Err()
				})
				err := h(ctx, new(kit.Call))
				if err == nil || err.Error() != c.want {
					t.Errorf("got %v, want %s", err, c.want)
				}
				if took := time.Since(start); took != c.took {
					t.Errorf("it took %s, want %s", took, c.took)
				}
			})
		})
	}
}

func TestTimeoutKeepsTheCause(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		cause := errors.New("disk is slow")
		h := timeout.New(timeout.Config{After: time.Second})(func(ctx context.Context, _ *kit.Call) error {
			<-ctx.Done()
			return cause
		})
		if err := h(t.Context(), new(kit.Call)); !errors.Is(err, cause) {
			t.Errorf("%v has lost its cause", err)
		}
	})
}

func TestLateSuccessIsASuccess(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		h := timeout.New(timeout.Config{After: time.Second})(func(context.Context, *kit.Call) error {
			time.Sleep(time.Minute)
			return nil
		})
		if err := h(t.Context(), new(kit.Call)); err != nil {
			t.Errorf("the work is done, but it gives %v", err)
		}
	})
}

func TestFailureInTimeIsLeftAlone(t *testing.T) {
	want := errors.New("no such order")
	h := timeout.New(timeout.Config{After: time.Hour})(func(context.Context, *kit.Call) error { return want })
	if err := h(t.Context(), new(kit.Call)); err != want {
		t.Errorf("got %v", err)
	}
}

func TestCallerWentAway(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	h := timeout.New(timeout.Config{After: time.Hour})(func(ctx context.Context, _ *kit.Call) error {
		cancel()
		return ctx.Err()
	})
	if err := h(ctx, new(kit.Call)); kit.CodeOf(err) != kit.Cancelled {
		t.Errorf("got %v, want cancelled", err)
	}
}

func TestZeroBoundsNothing(t *testing.T) {
	for _, after := range []time.Duration{0, -1} {
		h := timeout.New(timeout.Config{After: after})(func(ctx context.Context, _ *kit.Call) error {
			if _, ok := ctx.Deadline(); ok {
				t.Errorf("After %s sets a deadline", after)
			}
			return nil
		})
		if err := h(t.Context(), new(kit.Call)); err != nil {
			t.Error(err)
		}
	}
}

// TestAllocations holds that a call which nobody waits in costs no timer.
func TestAllocations(t *testing.T) {
	ctx, call := t.Context(), new(kit.Call)
	h := timeout.New(timeout.Config{After: time.Hour})(func(ctx context.Context, _ *kit.Call) error { return ctx.Err() })
	if got := testing.AllocsPerRun(1000, func() { _ = h(ctx, call) }); got > 1 {
		t.Errorf("%v allocations", got)
	}
}
