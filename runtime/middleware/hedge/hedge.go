// Package hedge makes a call again while the first one has not been answered for a while, and takes the answer
// that comes first.
//
// It is the hedged request of Jeffrey Dean and Luiz André Barroso, "The Tail at Scale", Communications of the
// ACM 56(2), 2013: the few calls that meet a slow instance, a pause or a lost packet cost a second call each
// instead of the patience of whoever waits. The budget keeps it from doubling the load where everything is slow
// (see package retry, whose budget is alike).
package hedge

import (
	"context"
	"time"

	kit "github.com/kitc-lang/kit/runtime"
	"github.com/kitc-lang/kit/runtime/middleware/internal/budget"
)

// Config is what a program may say about the middleware. Generated code fills in what the .kit file declares
// for every field that is zero.
type Config struct {
	// Attempts is how often a call is made at most, the first time included (below 2: once).
	Attempts int32
	// Delay is how long there is no answer before the call is made once more (negative: no time at all).
	Delay time.Duration
	// Budget is how many further calls there may be for each call, over all methods of a client (negative: as
	// many as there are attempts). Ten more are there at the start, and one more each second, for clients that
	// call seldom.
	Budget float64
}

// New gives the middleware. Its budget is shared by all methods whose chain it stands in.
//
// A call takes at most what is inside of the middleware takes, and Attempts - 1 times the Delay. The first answer
// ends the other tries: their context is cancelled, and the call returns when they have, so that none outlives
// it. An answer is a success, and an error that says the same wherever it is asked, such as not_found. Any other
// error is given back only if no try is under way any more: a call that fails before the Delay is not made again,
// because that is for a retry.
//
// The first try runs on the caller's goroutine, each further one on its own, with a Header and an Out of its own.
// It passes on what must not be repeated, what nobody answers, and calls whose Header is no kit.MapHeader.
func New(cfg Config) kit.Middleware {
	further := budget.New(cfg.Budget)
	return func(next kit.Handler) kit.Handler {
		return func(ctx context.Context, call *kit.Call) error {
			header, known := call.Header.(kit.MapHeader)
			if cfg.Attempts < 2 || !known || call.Method.Oneway || !call.Repeatable() {
				return next(ctx, call)
			}
			further.Deposit()
			r := &race{cfg: &cfg, budget: further, next: next}
			return r.run(ctx, call, header)
		}
	}
}

// final reports whether an error is an answer: every instance of a service would give the same one.
func final(err error) bool {
	switch kit.CodeOf(err) {
	case kit.InvalidArgument, kit.NotFound, kit.AlreadyExists, kit.PermissionDenied, kit.FailedPrecondition,
		kit.OutOfRange, kit.Unimplemented, kit.Unauthenticated:
		return true
	}
	return false
}
