// Package concurrency lets so many calls run at a time, and refuses the rest at once. How many that is, it is
// told, or finds out by what they take: a service that has more to do than it can do at a time is slower with
// each further call, and not a bit more useful.
//
// The adaptive limit is Kit's own code, because failsafe-go's allocates a permit for each call, and measures
// all methods of a service with one yardstick.
package concurrency

import (
	"context"
	"time"

	kit "github.com/kitc-lang/kit/runtime"
)

// Config is what a program may say about the middleware. Generated code fills in what the .kit file declares
// for every field that is zero; by itself, the zero value finds the limit and lets no call wait.
type Config struct {
	// Max is how many calls run at a time (0: the limit is found; negative: there is none).
	Max int32
	// Adaptive has the limit found even where there is a Max, which it then never exceeds.
	Adaptive bool
	// Queue is how many calls may wait (0: as many as may run; negative: none).
	Queue int32
	// Wait is how long a call may wait (0 or negative: it is refused instead).
	Wait time.Duration
	// Tolerance is how many times as long as under light load calls may take before a limit that is found
	// comes down, above 1 (0: 2).
	Tolerance float64
	// OnLimit is told of each new limit that is found (nil: nobody is). It runs inside of a call, so it is to
	// be quick.
	OnLimit func(limit int)
	// Meter measures the limit (nil: that of the chain's `metrics`, and where there is none, nobody does).
	Meter kit.Meter
}

// New gives the middleware. Its limit is shared by all methods whose chain it stands in, as they share the
// machine; what a call takes is compared with others of its method.
//
// A call for which there is no room fails at once with kit.ResourceExhausted. Where Wait allows, it waits for
// room instead, behind those that wait already.
func New(cfg Config) kit.Middleware {
	if cfg.Max < 0 {
		return func(next kit.Handler) kit.Handler { return next }
	}
	l := newLimiter(&cfg)
	return func(next kit.Handler) kit.Handler {
		measured := measure{meter: cfg.Meter}
		if l.adaptive == nil {
			return func(ctx context.Context, call *kit.Call) error {
				measured.begin(l, call)
				if _, err := l.acquire(ctx); err != nil {
					measured.end(l, err)
					return err
				}
				defer l.release()
				return next(ctx, call)
			}
		}
		m := l.adaptive.method()
		return func(ctx context.Context, call *kit.Call) error {
			measured.begin(l, call)
			start, err := l.acquire(ctx)
			if err != nil {
				measured.end(l, err)
				return err
			}
			code := kit.Internal // where next panics
			defer func() { l.measured(m, start, code) }()
			err = next(ctx, call)
			code = kit.CodeOf(err)
			return err
		}
	}
}
