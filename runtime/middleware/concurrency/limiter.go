package concurrency

import (
	"context"
	"math"
	"sync"
	"time"

	kit "github.com/kitc-lang/kit/runtime"
)

// limiter counts the calls that run, and lines up those that wait.
type limiter struct {
	wait     time.Duration
	places   int // how many may wait; 0: as many as may run
	refusal  *kit.Error
	onLimit  func(int)
	adaptive *adaptive // nil where the limit is fixed; guarded by mu
	made     time.Time

	mu      sync.Mutex
	gauges  []kit.Gauge // that show the limit
	limit   int
	running int
	waiting int
	line    waiter  // the ring of those that wait: next is the first one
	idle    *waiter // for use again
}

// waiter is a call that waits for room.
type waiter struct {
	next, prev *waiter
	turn       chan struct{} // holds something once there is room
	late       *time.Timer
}

func newLimiter(cfg *Config) *limiter {
	l := &limiter{wait: cfg.Wait, places: int(cfg.Queue), limit: int(cfg.Max), onLimit: cfg.OnLimit, made: time.Now()}
	l.refusal = kit.Errorf(kit.ResourceExhausted, "too many calls at a time")
	l.line.next, l.line.prev = &l.line, &l.line
	if cfg.Queue < 0 {
		l.wait = 0
	}
	if cfg.Max == 0 || cfg.Adaptive {
		ceiling := math.Inf(1)
		if cfg.Max > 0 {
			ceiling = float64(cfg.Max)
		}
		l.adaptive = newAdaptive(cfg.Tolerance, ceiling)
		l.limit = l.adaptive.whole()
	}
	return l
}

func (l *limiter) now() time.Duration { return time.Since(l.made) }

// acquire gives nil once a call may run, and, where the limit is found, when that was.
func (l *limiter) acquire(ctx context.Context) (start time.Duration, err error) {
	if l.adaptive != nil {
		start = l.now()
	}
	l.mu.Lock()
	if l.adaptive != nil && (l.running == 0 || l.running >= l.limit) {
		l.adaptive.look(start, l.running, l.limit)
		l.adapt()
		l.admit()
	}
	if l.running < l.limit && l.waiting == 0 {
		l.start()
		l.mu.Unlock()
		return start, nil
	}
	if l.wait <= 0 || l.waiting >= l.room() {
		l.mu.Unlock()
		return 0, l.refusal
	}
	w := l.join()
	l.mu.Unlock()
	if err := l.queue(ctx, w); err != nil {
		return 0, err
	}
	return l.now(), nil
}

// adapt takes over the limit that was found, and reports whether it is another one. The lock is held.
func (l *limiter) adapt() bool {
	limit := l.adaptive.whole()
	if limit == l.limit {
		return false
	}
	l.limit = limit
	for _, g := range l.gauges {
		g.Set(float64(limit))
	}
	return true
}

// room is how many calls may wait. The lock is held here and below.
func (l *limiter) room() int {
	if l.places > 0 {
		return l.places
	}
	return l.limit
}

func (l *limiter) start() {
	l.running++
	if l.adaptive != nil {
		l.adaptive.peak = max(l.adaptive.peak, l.running)
	}
}

// queue waits until it is the turn of w, or for as long as calls may.
func (l *limiter) queue(ctx context.Context, w *waiter) error {
	var err error
	select {
	case <-w.turn:
	case <-w.late.C:
		err = l.refusal
	case <-ctx.Done():
		err = ctx.Err()
	}
	w.late.Stop()
	l.mu.Lock()
	defer l.mu.Unlock()
	if err != nil && !l.leave(w) {
		<-w.turn // just then it was its turn
		err = nil
	}
	w.next, l.idle = l.idle, w
	return err
}

func (l *limiter) join() *waiter {
	w := l.idle
	if w == nil {
		w = &waiter{turn: make(chan struct{}, 1), late: time.NewTimer(l.wait)}
	} else {
		l.idle = w.next
		w.late.Reset(l.wait)
	}
	w.next, w.prev = &l.line, l.line.prev
	w.prev.next, l.line.prev = w, w
	l.waiting++
	return w
}

// leave takes w out of the line; it gives false where it is not in there any more.
func (l *limiter) leave(w *waiter) bool {
	if w.prev == nil {
		return false
	}
	w.prev.next, w.next.prev = w.next, w.prev
	w.prev = nil
	l.waiting--
	return true
}

// admit lets those run that wait, as far as there is room.
func (l *limiter) admit() {
	for l.waiting > 0 && l.running < l.limit {
		w := l.line.next
		l.leave(w)
		l.start()
		w.turn <- struct{}{}
	}
}

// release ends a call.
func (l *limiter) release() {
	l.mu.Lock()
	l.running--
	l.admit()
	l.mu.Unlock()
}

// measured ends a call of a method that took since start.
func (l *limiter) measured(m *method, start time.Duration, code kit.Code) {
	now := l.now()
	l.mu.Lock()
	l.running--
	l.adaptive.add(m, start, now, code, l.running)
	changed := l.adapt()
	limit := l.limit
	l.admit()
	l.mu.Unlock()
	if changed && l.onLimit != nil {
		l.onLimit(limit)
	}
}
