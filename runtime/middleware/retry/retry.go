// Package retry makes a call again where it failed in a way that may pass by itself.
//
// The pauses are those of "full jitter" (Marc Brooker, "Exponential Backoff And Jitter", AWS Architecture Blog,
// 2015): a random time up to a bound that doubles. The budget is the one of Google's SRE book, chapters 21 and
// 22, and of Finagle's RetryBudget: retries are a share of the calls, so that they cannot multiply the load of a service
// that is down. In a row of services only the one next to the failure tries again, because it denies the others
// the retry (kit.Call.DenyRetry).
//
// It is Kit's own code, because the compiler promises how long a call takes and how often it is made at most,
// and the promise is no better than the arithmetic here.
package retry

import (
	"context"
	"math/rand/v2"
	"time"

	kit "github.com/kitc-lang/kit/runtime"
	"github.com/kitc-lang/kit/runtime/middleware/internal/budget"
)

// Config is what a program may say about the middleware. Generated code fills in what the .kit file declares
// for every field that is zero.
type Config struct {
	// Attempts is how often a call is made at most, the first time included (below 2: once).
	Attempts int32
	// On is the codes to call again on.
	On []kit.Code
	// Backoff bounds the pause before the second try; the bound doubles with each further try.
	Backoff time.Duration
	// MaxBackoff bounds every pause. A service that asks for a longer one is not called again.
	MaxBackoff time.Duration
	// Budget is how many retries there may be for each call, over all methods of a client (negative: as many
	// as there are attempts). Ten more are there at the start, and one more each second, for clients that
	// call seldom.
	Budget float64
}

// New gives the middleware. Its budget is shared by all methods whose chain it stands in.
//
// A call takes at most Attempts times what is inside of the middleware takes, and the pauses between. The error
// that it gives is that of the last try. It does not call again what must not be repeated, what nobody waits
// for any more, and what the deadline leaves no time for.
func New(cfg Config) kit.Middleware {
	r := &retrier{cfg: cfg, on: codes(cfg.On), budget: budget.New(cfg.Budget)}
	return func(next kit.Handler) kit.Handler {
		return func(ctx context.Context, call *kit.Call) error {
			if cfg.Attempts < 2 || !call.Repeatable() {
				return next(ctx, call)
			}
			return r.run(ctx, call, next)
		}
	}
}

type retrier struct {
	cfg    Config
	on     [kit.Unauthenticated + 1]bool // by code
	budget *budget.Budget
}

func codes(list []kit.Code) (on [kit.Unauthenticated + 1]bool) {
	for _, c := range list {
		if int(c) < len(on) {
			on[c] = true
		}
	}
	return on
}

func (r *retrier) run(ctx context.Context, call *kit.Call, next kit.Handler) error {
	r.budget.Deposit()
	for tries := 1; ; tries++ {
		err := try(ctx, call, next, tries)
		if err == nil || !r.on[min(kit.CodeOf(err), kit.Unauthenticated)] {
			return err
		}
		if !r.again(ctx, call, tries) {
			deny(ctx)
			return err
		}
		call.NextTry()
	}
}

// try makes a call. Each try but the first has its own place in the trace.
func try(ctx context.Context, call *kit.Call, next kit.Handler, tries int) error {
	if tries == 1 {
		return next(ctx, call)
	}
	ctx, end := kit.BeginTry(ctx, call)
	err := next(ctx, call)
	end(err)
	return err
}

// again waits for the next try, and reports whether there is to be one. The tries are counted here and not by
// call.Attempt, which goes on from what stands around this middleware.
func (r *retrier) again(ctx context.Context, call *kit.Call, tries int) bool {
	if tries >= int(r.cfg.Attempts) || call.RetryDenied() || call.RetryAfter > r.cfg.MaxBackoff {
		return false
	}
	wait := r.pause(tries-1, call.RetryAfter)
	if deadline, ok := ctx.Deadline(); ok && time.Until(deadline) <= wait {
		return false
	}
	if ctx.Err() != nil || !r.budget.Withdraw() {
		return false
	}
	return sleep(ctx, wait)
}

// pause gives a random time, not before the service asks for, and never above MaxBackoff.
func (r *retrier) pause(doublings int, after time.Duration) time.Duration {
	bound := r.cfg.MaxBackoff
	if doublings < 62 && r.cfg.Backoff < bound>>doublings {
		bound = r.cfg.Backoff << doublings
	}
	bound = min(bound, r.cfg.MaxBackoff-after)
	if bound <= 0 {
		return after
	}
	return after + rand.N(bound+1)
}

func sleep(ctx context.Context, d time.Duration) bool {
	if d <= 0 {
		return true
	}
	t := time.NewTimer(d)
	defer t.Stop()
	select {
	case <-t.C:
		return ctx.Err() == nil // both may have come
	case <-ctx.Done():
		return false
	}
}

// deny keeps the caller of the call that is being served from trying again what was tried here.
func deny(ctx context.Context) {
	if served := kit.ServerCall(ctx); served != nil {
		served.DenyRetry()
	}
}
