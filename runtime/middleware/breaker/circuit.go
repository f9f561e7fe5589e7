package breaker

import (
	"context"
	"sync"
	"sync/atomic"
	"time"

	kit "github.com/kitc-lang/kit/runtime"
)

// phase is a state, and which one it is of all that a circuit was in. An answer counts only in the phase in
// which its call was let through: those that come later tell of a time that is over.
type phase uint64

func (p phase) state() State { return State(p & 3) }

func (p phase) next(s State) phase { return (p>>2+1)<<2 | phase(s) }

// atomicPhase is a phase that is read without the lock.
type atomicPhase struct{ v atomic.Uint64 }

func (a *atomicPhase) Load() phase   { return phase(a.v.Load()) }
func (a *atomicPhase) store(p phase) { a.v.Store(uint64(p)) }

// circuit is the breaker around one method.
type circuit struct {
	cfg     *Config
	failure codeSet
	start   time.Time // times are measured from here
	phase   atomicPhase

	mu      sync.Mutex // guards what follows, and changes of phase
	window  window
	refusal *kit.Error    // of calls that are not let through, made once for each time that it opens
	until   time.Duration // while open: when the cool-down ends
	passed  int32         // while half-open: how many probes did not fail
	busy    bool          // while half-open: a probe is under way
	since   time.Duration // while busy: since when
	measured
}

func newCircuit(cfg *Config, failure codeSet) *circuit {
	return &circuit{cfg: cfg, failure: failure, start: time.Now(), window: window{slice: max(cfg.Window/slices, 1)}}
}

func (c *circuit) now() time.Duration { return time.Since(c.start) }

// count takes the answer of a call that was let through in the closed phase p.
func (c *circuit) count(p phase, m *kit.Method, code kit.Code) {
	if code == kit.Cancelled {
		return
	}
	now := c.now()
	failed := c.failure.has(code)
	c.mu.Lock()
	if c.phase.Load() != p {
		c.mu.Unlock()
		return
	}
	c.measure(c.cfg.Meter, m)
	c.window.add(now, failed)
	w := &c.window
	opens := failed && w.calls >= max(int64(c.cfg.MinCalls), 1) && float64(w.failures) >= c.cfg.Ratio*float64(w.calls)
	if opens {
		c.open(p, m, now)
	}
	c.mu.Unlock()
	if opens {
		c.tell(m, Open)
	}
}

// open begins a cool-down. The lock is held.
func (c *circuit) open(p phase, m *kit.Method, now time.Duration) {
	c.until = now + c.cfg.Cooldown
	c.refusal = kit.Hide(kit.Unavailable, m.Service+"."+m.Name+" kept failing, and is left alone for a while", ErrOpen)
	c.shift(p.next(Open))
}

// probe is a call while the breaker is not closed.
func (c *circuit) probe(ctx context.Context, call *kit.Call, next kit.Handler) error {
	p, began, refusal := c.enter(call)
	c.refused(refusal)
	if refusal != nil {
		return refusal
	}
	if began {
		c.tell(call.Method, HalfOpen)
	}
	code := kit.Internal // where next panics
	defer func() { c.leave(p, call.Method, code) }()
	err := next(ctx, call)
	code = kit.CodeOf(err)
	return err
}

// enter asks whether a call may go through as a probe, and says in which phase, and whether it began with it.
// The phase is a closed one if the breaker has closed in the meantime.
func (c *circuit) enter(call *kit.Call) (p phase, began bool, refusal *kit.Error) {
	now := c.now()
	c.mu.Lock()
	defer c.mu.Unlock()
	p = c.phase.Load()
	switch {
	case p.state() == Closed:
		return p, false, nil
	case p.state() == Open && now < c.until:
		call.RetryAfter = c.until - now
		return p, false, c.refusal
	case p.state() == Open:
		p = p.next(HalfOpen)
		c.passed, began = 0, true
	case c.busy && now < c.since+c.cfg.Cooldown:
		return p, false, c.refusal
	case c.busy:
		// The probe hangs. It has lost its turn, and in the new phase its answer, too.
		p = p.next(HalfOpen)
		c.passed = 0
	}
	c.shift(p)
	c.busy, c.since = true, now
	return p, began, nil
}

// leave takes the answer of a call that was let through in phase p.
func (c *circuit) leave(p phase, m *kit.Method, code kit.Code) {
	if p.state() == Closed {
		c.count(p, m, code)
		return
	}
	to := HalfOpen
	c.mu.Lock()
	if c.phase.Load() != p {
		c.mu.Unlock()
		return
	}
	c.busy = false
	switch {
	case code == kit.Cancelled:
	case c.failure.has(code):
		to = Open
		c.open(p, m, c.now())
	default:
		c.passed++
		if c.passed >= c.cfg.Probes {
			to = Closed
			c.window.clear()
			c.shift(p.next(Closed))
		}
	}
	c.mu.Unlock()
	if to != HalfOpen {
		c.tell(m, to)
	}
}

// shift goes on to another phase. The lock is held.
func (c *circuit) shift(p phase) {
	c.phase.store(p)
	c.entered(p.state())
}

func (c *circuit) tell(m *kit.Method, to State) {
	if c.cfg.OnChange != nil {
		c.cfg.OnChange(m, to)
	}
}
