// Package fault delays calls and has them fail, at random, to see what the middlewares around it, and those who
// call, make of that. It is for tests and rehearsals.
package fault

import (
	"context"
	"math/rand/v2"
	"sync"
	"time"

	kit "github.com/kitc-lang/kit/runtime"
)

// Config is what a program may say about the middleware. Generated code fills in what the .kit file declares
// for every field that is zero.
type Config struct {
	// Ratio is the share of calls that are hit, from 0, none of them, to 1, all (negative: none, whatever is
	// declared).
	Ratio float64
	// Delay is how much longer a call takes that is hit (0 or negative: no longer).
	Delay time.Duration
	// Code is what a call fails with that is hit (kit.OK: it does not fail, it is only late).
	Code kit.Code
	// Seed makes it hit the same calls each time, if they come in the same order (0: others each time).
	Seed uint64
}

// New gives the middleware. A call that is hit waits, and then fails without its inside having run, or runs it.
// If its caller gives up while it waits, it fails as any call does then.
func New(cfg Config) kit.Middleware {
	if !(cfg.Ratio > 0) || cfg.Delay <= 0 && cfg.Code == kit.OK {
		return func(next kit.Handler) kit.Handler { return next }
	}
	d := &dice{ratio: cfg.Ratio}
	if cfg.Seed != 0 {
		d.seeded = rand.New(rand.NewPCG(cfg.Seed, 0))
	}
	injected := kit.Errorf(cfg.Code, "an injected fault")
	return func(next kit.Handler) kit.Handler {
		return func(ctx context.Context, call *kit.Call) error {
			if !d.hit() {
				return next(ctx, call)
			}
			if err := sleep(ctx, cfg.Delay); err != nil {
				return err
			}
			if cfg.Code != kit.OK {
				return injected
			}
			return next(ctx, call)
		}
	}
}

// dice decides which calls are hit.
type dice struct {
	ratio  float64
	mu     sync.Mutex
	seeded *rand.Rand // guarded by mu; nil where nobody gave a seed
}

func (d *dice) hit() bool {
	if d.seeded == nil {
		return rand.Float64() < d.ratio
	}
	d.mu.Lock()
	defer d.mu.Unlock()
	return d.seeded.Float64() < d.ratio
}

func sleep(ctx context.Context, d time.Duration) error {
	if d <= 0 {
		return nil
	}
	t := time.NewTimer(d)
	defer t.Stop()
	select {
	case <-t.C:
		return nil
	case <-ctx.Done():
		return ctx.Err()
	}
}
