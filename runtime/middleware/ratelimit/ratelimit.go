// Package ratelimit lets calls through up to a rate, and refuses the rest at once.
//
// The limit is a token bucket (golang.org/x/time/rate): a call takes a token, tokens come back at the rate, and
// the bucket holds a burst of them.
package ratelimit

import (
	"context"
	"math"
	"strconv"
	"sync"
	"time"

	"golang.org/x/time/rate"

	kit "github.com/kitc-lang/kit/runtime"
)

// RateKey says whose calls share a bucket.
type RateKey int32

// The keys.
const (
	// All is one bucket for all calls.
	All RateKey = iota + 1
	// Caller is a bucket for each caller who proves who they are, and for each address of the others.
	Caller
	// Peer is a bucket for each network address, of IPv6 for each /64.
	Peer
)

// String gives the key as a .kit file writes it.
func (k RateKey) String() string {
	switch k {
	case All:
		return "all"
	case Caller:
		return "caller"
	case Peer:
		return "peer"
	}
	return "RateKey(" + strconv.Itoa(int(k)) + ")"
}

// Config is what a program may say about the middleware. Generated code fills in what the .kit file declares
// for every field that is zero.
type Config struct {
	// Rate is how many calls are let through in how much time (a negative or no Count: all of them).
	Rate kit.Rate
	// Burst is how many calls are let through at once after a pause (0 or negative: what Rate gives in a
	// second, and at least 1).
	Burst int32
	// Per says whose calls share a bucket (0: All).
	Per RateKey
	// Keys is how many buckets are kept, for the keys that were used last (0: 10,000; negative: 1).
	Keys int32
	// Wait is how long a call may wait for its turn (0 or negative: it is refused instead).
	Wait time.Duration
	// Key gives the key of a call instead of Per, such as the tenant that it is for (nil: as Per says). Where Per
	// is Caller, kit.IdentityOf knows who calls. Its text is not kept.
	Key func(context.Context, *kit.Call) string
	// Meter measures the limit (nil: that of the chain's `metrics`, and where there is none, nobody does).
	Meter kit.Meter
}

const defaultKeys = 10_000 // as in stdlib/rate_limit.kit

// New gives the middleware. Its buckets are shared by all methods whose chain it stands in.
//
// A call that comes too early fails with kit.ResourceExhausted, and its RetryAfter says when there is a token
// again. Where Wait allows, it waits for its token instead, if it gets one in that time and before its
// deadline; calls that wait get their tokens in the order in which they came.
func New(cfg Config) kit.Middleware {
	if cfg.Rate.Count <= 0 || cfg.Rate.Per <= 0 {
		return func(next kit.Handler) kit.Handler { return next }
	}
	l := newLimiter(cfg)
	return func(next kit.Handler) kit.Handler {
		measured := measure{meter: cfg.Meter}
		return func(ctx context.Context, call *kit.Call) error {
			measured.begin(l, call)
			admitted, err := l.admit(ctx, call)
			if err != nil {
				measured.end(l, err)
				return err
			}
			return next(admitted, call)
		}
	}
}

// limiter holds the buckets of a middleware.
type limiter struct {
	rate    rate.Limit // tokens a second
	burst   int
	wait    time.Duration
	key     func(context.Context, *kit.Call) string
	per     RateKey
	buckets *buckets // nil where all calls share one
	shared  *bucket
	refusal *kit.Error
	timers  sync.Pool // of *time.Timer, stopped
}

func newLimiter(cfg Config) *limiter {
	perSecond := float64(cfg.Rate.Count) / cfg.Rate.Per.Seconds()
	l := &limiter{rate: rate.Limit(perSecond), burst: int(cfg.Burst), wait: cfg.Wait, key: cfg.Key, per: cfg.Per}
	if l.burst <= 0 {
		l.burst = int(min(max(perSecond, 1), math.MaxInt32))
	}
	whose := ""
	switch {
	case cfg.Key != nil, cfg.Per == Caller:
		whose = " for each caller"
	case cfg.Per == Peer:
		whose = " for each address"
	}
	l.refusal = kit.Errorf(kit.ResourceExhausted, "too many calls: at most %s%s", cfg.Rate, whose)
	if whose == "" {
		l.shared = l.newBucket()
		return l
	}
	keys := int(cfg.Keys)
	if keys == 0 {
		keys = defaultKeys
	}
	l.buckets = newBuckets(max(keys, 1), l.newBucket)
	return l
}

func (l *limiter) newBucket() *bucket { return &bucket{tokens: rate.NewLimiter(l.rate, l.burst)} }

// admit gives the context that a call goes on with, once it may.
func (l *limiter) admit(ctx context.Context, call *kit.Call) (context.Context, error) {
	if l.per == Caller {
		known, err := l.identify(ctx, call)
		if err != nil {
			return nil, err
		}
		ctx = known
	}
	return ctx, l.take(ctx, call, l.of(ctx, call))
}

// identify finds out who calls. Whoever does not prove it is counted by their address, and when that has used up
// what it has, it is not even asked: trying out passwords and tokens has its rate, too.
func (l *limiter) identify(ctx context.Context, call *kit.Call) (context.Context, error) {
	if call.Side != kit.ServerSide || call.Method.Auth == "" || kit.IdentityOf(ctx) != nil {
		return ctx, nil
	}
	address := l.buckets.ofAddress(call.Peer)
	if delay := l.delay(address.tokens.TokensAt(time.Now())); delay > 0 {
		call.RetryAfter = delay
		return nil, l.refusal
	}
	known, err := kit.Identify(ctx, call)
	if kit.CodeOf(err) == kit.Unauthenticated {
		address.tokens.AllowN(time.Now(), 1)
	}
	return known, err
}

// of gives the bucket of a call.
func (l *limiter) of(ctx context.Context, call *kit.Call) *bucket {
	switch {
	case l.key != nil:
		return l.buckets.ofName(l.key(ctx, call))
	case l.shared != nil:
		return l.shared
	case l.per == Caller:
		if id := kit.IdentityOf(ctx); id != nil {
			return l.buckets.ofCaller(id)
		}
	}
	return l.buckets.ofAddress(call.Peer)
}

// take takes a token for a call, and waits for it where that is allowed.
func (l *limiter) take(ctx context.Context, call *kit.Call, b *bucket) error {
	now := time.Now()
	if l.wait <= 0 {
		if !b.tokens.AllowN(now, 1) {
			call.RetryAfter = l.delay(b.tokens.TokensAt(now))
			return l.refusal
		}
		return nil
	}
	delay, ok := b.reserve(ctx, now, l)
	if !ok {
		call.RetryAfter = delay
		return l.refusal
	}
	return l.sleep(ctx, delay)
}

// sleep waits for a token that was taken. It is not given back where nobody waits any more, because those
// behind have theirs already.
func (l *limiter) sleep(ctx context.Context, delay time.Duration) error {
	if delay <= 0 {
		return nil
	}
	t, _ := l.timers.Get().(*time.Timer)
	if t == nil {
		t = time.NewTimer(delay)
	} else {
		t.Reset(delay)
	}
	defer l.timers.Put(t)
	defer t.Stop()
	select {
	case <-t.C:
		return nil
	case <-ctx.Done():
		return ctx.Err()
	}
}

// delay is when a bucket has a token for the next call. It holds less than none where calls wait for theirs.
func (l *limiter) delay(tokens float64) time.Duration {
	seconds := max(1-tokens, 0) / float64(l.rate)
	if seconds >= math.MaxInt64/float64(time.Second) {
		return math.MaxInt64
	}
	// Rounded up, so that the token is there when the time is over.
	return time.Duration(math.Ceil(seconds * float64(time.Second)))
}
