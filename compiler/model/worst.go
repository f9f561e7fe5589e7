package model

import (
	"math"
	"slices"
	"time"
)

// Worst is what a chain allows at most: how long a call takes from outside of it, and how often it runs what
// is inside of it.
type Worst struct {
	Time    time.Duration // meaningless where it is not Bounded; at most the largest Duration
	Bounded bool
	Tries   int
}

// Worst computes it from the roles of the middlewares' parameters, from the inside to the outside:
//
//	bounds b:            min(b, t)
//	repeats n, waits w:  n·t + (n-1)·w, or t + (n-1)·w where the runs overlap
//	waits w:             w + t
//
// Nothing bounds what is inside of the chain. A method that must not be called twice is not repeated.
func (c Chain) Worst(repeatable bool) Worst {
	w := Worst{Tries: 1}
	for _, m := range slices.Backward(c.Middlewares) {
		w = m.around(w, repeatable)
	}
	return w
}

// Try is Worst of the part of the chain that one try runs through: inside of every middleware that repeats.
func (c Chain) Try() Worst {
	for i, m := range slices.Backward(c.Middlewares) {
		if m.Decl.Roles.Repeats != "" {
			return Chain{Middlewares: c.Middlewares[i+1:]}.Worst(true)
		}
	}
	return c.Worst(true)
}

func (m *Middleware) around(w Worst, repeatable bool) Worst {
	r := &m.Decl.Roles
	pause := m.duration(r.Waits)
	switch tries := m.Tries(); {
	case r.Repeats != "" && !repeatable:
	case r.Repeats != "":
		w.Tries = times(w.Tries, tries)
		runs := int64(tries)
		if r.Overlaps {
			runs = 1
		}
		w.Time = plus(scale(w.Time, runs), scale(pause, int64(tries-1)))
	default:
		w.Time = plus(w.Time, pause)
	}
	if bound := m.duration(r.Bounds); bound > 0 && (!w.Bounded || bound < w.Time) {
		w.Time, w.Bounded = bound, true
	}
	return w
}

// Tries is how often the middleware runs what is inside of it, at most: 1 for one that does not repeat.
func (m *Middleware) Tries() int {
	if v := m.Arg(m.Decl.Roles.Repeats); v != nil {
		return int(min(max(v.Int, 1), math.MaxInt32))
	}
	return 1
}

func (m *Middleware) duration(param string) time.Duration {
	if v := m.Arg(param); v != nil {
		return max(v.AsDuration(), 0)
	}
	return 0
}

// The sums stop at the largest value instead of turning negative.

func plus(a, b time.Duration) time.Duration {
	if a > math.MaxInt64-b {
		return math.MaxInt64
	}
	return a + b
}

func scale(d time.Duration, n int64) time.Duration {
	if n > 0 && int64(d) > math.MaxInt64/n {
		return math.MaxInt64
	}
	return d * time.Duration(n)
}

func times(a, b int) int { return int(min(int64(a)*int64(b), math.MaxInt32)) }
