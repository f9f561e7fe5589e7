// Package timeout bounds how long a call may take. Inside a retry it bounds each try, outside one all of
// them together.
package timeout

import (
	"context"
	"errors"
	"fmt"
	"time"

	kit "github.com/kitc-lang/kit/runtime"
	"github.com/kitc-lang/kit/runtime/internal/deadline"
)

// Config is what a program may say about the middleware.
type Config struct {
	// After is how long a call may take (0: as declared in the .kit file, which generated code fills in;
	// negative: as long as its caller allows).
	After time.Duration
}

// New gives the middleware. It gives the call a context that ends After from now, or at the caller's own
// deadline where that is earlier. It starts no goroutine, and so it waits for what is below it: a
// handler that does not look at its context is late, and is not left running behind the caller's back.
// What fails after the deadline fails with kit.DeadlineExceeded, however the handler puts it; what
// succeeds late still succeeds, because the work is done.
func New(cfg Config) kit.Middleware {
	if cfg.After <= 0 {
		return func(next kit.Handler) kit.Handler { return next }
	}
	return func(next kit.Handler) kit.Handler {
		return func(ctx context.Context, call *kit.Call) error {
			bounded := deadline.New(ctx, cfg.After)
			defer bounded.Cancel()
			err := next(bounded, call)
			if err == nil || bounded.Err() == nil {
				return err
			}
			return late(ctx, bounded, err, cfg.After)
		}
	}
}

// late tells a failure because of the deadline from one that only came after it.
func late(caller, bounded context.Context, err error, after time.Duration) error {
	var stated *kit.Error
	switch code := kit.CodeOf(err); {
	case !errors.Is(bounded.Err(), context.DeadlineExceeded):
		return err // the caller went away
	case code == kit.Internal && errors.As(err, &stated), // a panic, for one
		code != kit.Internal && code != kit.Cancelled && code != kit.DeadlineExceeded:
		return err // whoever failed knows better what went wrong
	case caller.Err() != nil:
		return kit.Hide(kit.DeadlineExceeded, "the caller's deadline passed", err)
	}
	return kit.Hide(kit.DeadlineExceeded, fmt.Sprintf("not done within %s", after), err)
}
