// Package breaker stops calling a method that keeps failing, and tries it again after a while with a few
// calls, one after the other.
//
// It is the circuit breaker of Michael Nygard, "Release It!" (2nd edition, 2018, chapter 5), with the failure
// ratio over a sliding window and the smallest number of calls of Netflix's Hystrix and of resilience4j.
//
// It is Kit's own code: sony/gobreaker takes a closure for every call, which is an allocation, and failsafe-go
// counts an answer for the state in which it comes, not for the one in which its call was let through, so that
// calls from before an outage decide about its end; and neither lets probes through one after the other.
package breaker

import (
	"context"
	"errors"
	"fmt"
	"time"

	kit "github.com/kitc-lang/kit/runtime"
)

// ErrOpen is below the errors of calls that a breaker did not let through, for errors.Is.
var ErrOpen = errors.New("the breaker is open")

// State is what a breaker does with calls.
type State uint8

// The states.
const (
	// Closed lets calls through and counts their failures.
	Closed State = iota
	// Open lets none through.
	Open
	// HalfOpen lets one through at a time, to see how it goes.
	HalfOpen
)

// String gives "closed", "open" or "half-open".
func (s State) String() string {
	switch s {
	case Closed:
		return "closed"
	case Open:
		return "open"
	case HalfOpen:
		return "half-open"
	}
	return fmt.Sprintf("State(%d)", uint8(s))
}

// Config is what a program may say about the middleware. Generated code fills in what the .kit file declares
// for every field that is zero; by itself, the zero value is what the standard library declares.
type Config struct {
	// Ratio is the share of failures, above 0 and up to 1, at which the breaker opens (negative: it never
	// does).
	Ratio float64
	// Window is how far back calls are counted. It moves on in tenths.
	Window time.Duration
	// MinCalls is how many calls of the window make a ratio (negative: one does).
	MinCalls int32
	// Cooldown is how long an open breaker lets nothing through.
	Cooldown time.Duration
	// Probes is how many calls, one after the other, must not fail before a breaker closes (negative: one).
	Probes int32
	// On is the codes that are failures.
	On []kit.Code
	// OnChange is told when the breaker around a method changes its state (nil: nobody is). It runs inside
	// of a call, so it is to be quick.
	OnChange func(method *kit.Method, to State)
	// Meter measures the breakers (nil: that of the chain's `metrics`, and where there is none, nobody does).
	Meter kit.Meter
}

// What is declared in stdlib/breaker.kit.
const (
	defaultRatio    = 0.5
	defaultWindow   = 10 * time.Second
	defaultMinCalls = 20
	defaultCooldown = 5 * time.Second
	defaultProbes   = 3
)

// New gives the middleware. Each method that it stands around has a breaker of its own, because one method
// of a service can fail while the others work.
//
// A call that is not let through fails at once with kit.Unavailable, and its RetryAfter says how long the
// cool-down still takes. A call that its caller gave up (kit.Cancelled) says nothing about the service and is
// not counted.
func New(cfg Config) kit.Middleware {
	if cfg.Ratio < 0 {
		return func(next kit.Handler) kit.Handler { return next }
	}
	cfg = cfg.filled()
	failure := codes(cfg.On)
	return func(next kit.Handler) kit.Handler {
		c := newCircuit(&cfg, failure)
		return func(ctx context.Context, call *kit.Call) error {
			if p := c.phase.Load(); p.state() == Closed {
				err := next(ctx, call)
				c.count(p, call.Method, kit.CodeOf(err))
				return err
			}
			return c.probe(ctx, call, next)
		}
	}
}

func (cfg Config) filled() Config {
	if cfg.Ratio == 0 || cfg.Ratio > 1 {
		cfg.Ratio = defaultRatio
	}
	if cfg.Window <= 0 {
		cfg.Window = defaultWindow
	}
	if cfg.Cooldown <= 0 {
		cfg.Cooldown = defaultCooldown
	}
	if cfg.MinCalls == 0 {
		cfg.MinCalls = defaultMinCalls
	}
	if cfg.Probes == 0 {
		cfg.Probes = defaultProbes
	}
	if cfg.On == nil {
		cfg.On = []kit.Code{kit.Unavailable, kit.DeadlineExceeded, kit.Internal, kit.Unknown, kit.DataLoss}
	}
	return cfg
}

// codeSet holds codes by their number.
type codeSet [kit.Unauthenticated + 1]bool

func codes(list []kit.Code) (set codeSet) {
	for _, c := range list {
		if int(c) < len(set) {
			set[c] = true
		}
	}
	return set
}

func (s *codeSet) has(c kit.Code) bool { return int(c) < len(s) && s[c] }
