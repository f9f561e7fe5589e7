package deadline_test

import (
	"context"
	"errors"
	"runtime"
	"sync"
	"testing"
	"testing/synctest"
	"time"

	"github.com/kitc-lang/kit/runtime/internal/deadline"
)

type key struct{}

// TestLikeWithDeadline compares with the context of the standard library in all that can happen to one, as seen by
// somebody who looks early, and by somebody who looks only afterwards.
func TestLikeWithDeadline(t *testing.T) {
	cause := errors.New("the caller hung up")
	for name, happen := range map[string]func(end context.CancelFunc, parent context.CancelCauseFunc){
		"nothing":             func(context.CancelFunc, context.CancelCauseFunc) {},
		"the deadline":        func(context.CancelFunc, context.CancelCauseFunc) { time.Sleep(2 * time.Second) },
		"the end":             func(end context.CancelFunc, _ context.CancelCauseFunc) { end() },
		"the end twice":       func(end context.CancelFunc, _ context.CancelCauseFunc) { end(); end() },
		"the parent's end":    func(_ context.CancelFunc, parent context.CancelCauseFunc) { parent(cause) },
		"both":                func(end context.CancelFunc, parent context.CancelCauseFunc) { parent(cause); end() },
		"the deadline, ended": func(end context.CancelFunc, _ context.CancelCauseFunc) { time.Sleep(2 * time.Second); _ = end },
	} {
		for _, early := range []bool{true, false} {
			for _, parents := range []time.Duration{0, time.Millisecond, time.Minute} {
				synctest.Test(t, func(t *testing.T) {
					try := func(bound func(context.Context) (context.Context, context.CancelFunc)) (seen [6]any) {
						parent, hangUp := context.WithCancelCause(context.WithValue(context.Background(), key{}, "value"))
						defer hangUp(nil)
						if parents > 0 {
							var cancel context.CancelFunc
							parent, cancel = context.WithTimeout(parent, parents)
							defer cancel()
						}
						ctx, end := bound(parent)
						defer end()
						begun := time.Now()
						if early {
							ctx.Done()
						}
						happen(end, hangUp)
						at, ok := ctx.Deadline()
						child, cancel := context.WithCancel(ctx)
						defer cancel()
						synctest.Wait()
						seen = [6]any{ctx.Err(), context.Cause(ctx), ctx.Value(key{}), at.Sub(begun), ok, child.Err()}
						select {
						case <-ctx.Done():
							if ctx.Err() == nil {
								t.Error("it is done without a reason")
							}
						default:
							if ctx.Err() != nil {
								t.Errorf("it is %v, and not done", ctx.Err())
							}
						}
						return seen
					}
					want := try(func(parent context.Context) (context.Context, context.CancelFunc) {
						return context.WithTimeout(parent, time.Second)
					})
					got := try(func(parent context.Context) (context.Context, context.CancelFunc) {
						c := deadline.New(parent, time.Second)
						return c, c.Cancel
					})
					if got != want {
						t.Errorf("%s (asked early: %t, the parent has %s): %v, and the standard library gives %v", name, early, parents, got, want)
					}
				})
			}
		}
	}
}

// TestAskedAfterItsEnd has somebody look for the first time when the call has long ended.
func TestAskedAfterItsEnd(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		c := deadline.New(context.Background(), time.Second)
		c.Cancel()
		time.Sleep(time.Minute)
		<-c.Done()
		if c.Err() == nil || context.Cause(c) != c.Err() {
			t.Errorf("it is %v, because of %v", c.Err(), context.Cause(c))
		}
	})
}

// TestWaiters has many wait for the end at the same time, some before it is there.
func TestWaiters(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		c := deadline.New(context.Background(), time.Second)
		begun := time.Now()
		var waiting sync.WaitGroup
		for i := range 100 {
			waiting.Go(func() {
				time.Sleep(time.Duration(i) * 20 * time.Millisecond)
				<-c.Done()
				if c.Err() != context.DeadlineExceeded {
					t.Errorf("it is %v", c.Err())
				}
			})
		}
		waiting.Wait()
		if took := time.Since(begun); took != 99*20*time.Millisecond {
			t.Errorf("they waited %s", took)
		}
		c.Cancel()
		if c.Err() != context.DeadlineExceeded {
			t.Errorf("in the end it is %v", c.Err())
		}
	})
}

// TestChildrenNeedNoGoroutine holds that contexts below it are linked to it as to one of the standard library, which
// starts a goroutine for each where it does not know the context above.
func TestChildrenNeedNoGoroutine(t *testing.T) {
	c := deadline.New(context.Background(), time.Hour)
	before := runtime.NumGoroutine()
	var children []context.Context
	for range 100 {
		child, cancel := context.WithCancel(c)
		defer cancel()
		children = append(children, child)
	}
	if n := runtime.NumGoroutine(); n > before {
		t.Errorf("%d goroutines were started", n-before)
	}
	c.Cancel()
	for _, child := range children {
		if child.Err() != context.Canceled {
			t.Fatalf("a child is %v", child.Err())
		}
	}
}

func TestOneAllocation(t *testing.T) {
	parent := context.WithValue(context.Background(), key{}, 1)
	if n := testing.AllocsPerRun(1000, func() {
		c := deadline.New(parent, time.Hour)
		if c.Err() != nil || c.Value(key{}) != 1 {
			t.Fatal("it has ended")
		}
		c.Cancel()
	}); n != 1 {
		t.Errorf("%v allocations", n)
	}
}

func BenchmarkDeadline(b *testing.B) {
	parent, cancel := context.WithCancel(context.Background())
	defer cancel()
	b.Run("kit", func(b *testing.B) {
		for b.Loop() {
			deadline.New(parent, time.Hour).Cancel()
		}
	})
	b.Run("context", func(b *testing.B) {
		for b.Loop() {
			_, cancel := context.WithTimeout(parent, time.Hour)
			cancel()
		}
	})
}
