// Package deadline bounds contexts in time. Most calls end long before they have to, and nothing in them waits for the
// end; then no timer runs.
package deadline

import (
	"context"
	"sync"
	"sync/atomic"
	"time"
)

// Context is another context until a time, as context.WithDeadline makes it. What is different is that its timer
// starts when somebody asks for Done, which everything does that waits or begins a context below it.
type Context struct {
	parent context.Context
	at     time.Time
	theirs bool                  // at is the deadline of parent, which ends this one with itself
	timed  atomic.Pointer[timed] // nil until it is asked for

	mu    sync.Mutex
	ended bool // by Cancel, while nobody had asked
}

// timed is the same context with a timer.
type timed struct {
	context.Context
	cancel context.CancelFunc
}

// New bounds parent. The time is that from now or the deadline of parent, whichever comes first.
func New(parent context.Context, after time.Duration) *Context {
	at := time.Now().Add(after)
	if earlier, ok := parent.Deadline(); ok && earlier.Before(at) {
		return &Context{parent: parent, at: earlier, theirs: true}
	}
	return &Context{parent: parent, at: at}
}

// Cancel ends the context. It is called when its call has ended, and may be called again. Where nobody had asked before,
// whoever asks later is told context.Canceled, or that it is late if it is by then.
func (c *Context) Cancel() {
	c.mu.Lock()
	c.ended = true
	t := c.timed.Load()
	c.mu.Unlock()
	if t != nil {
		t.cancel()
	}
}

// Deadline implements context.Context.
func (c *Context) Deadline() (at time.Time, ok bool) { return c.at, true }

// Done implements context.Context.
func (c *Context) Done() <-chan struct{} { return c.withTimer().Done() }

// Err implements context.Context.
func (c *Context) Err() error {
	if t := c.timed.Load(); t != nil {
		return t.Err()
	}
	c.mu.Lock()
	ended := c.ended
	c.mu.Unlock()
	if !ended && c.parent.Err() == nil && (c.theirs || time.Now().Before(c.at)) {
		return nil
	}
	return c.withTimer().Err() // from now on it stays what it is, and has a cause
}

// Value implements context.Context. By a key of its own package context finds out what it can cancel together, which is
// what has the timer.
func (c *Context) Value(key any) any {
	if t := c.timed.Load(); t != nil {
		return t.Value(key)
	}
	return c.parent.Value(key)
}

func (c *Context) withTimer() *timed {
	if t := c.timed.Load(); t != nil {
		return t
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	if t := c.timed.Load(); t != nil {
		return t
	}
	t := new(timed)
	if c.theirs {
		t.Context, t.cancel = context.WithCancel(c.parent)
	} else {
		t.Context, t.cancel = context.WithDeadline(c.parent, c.at)
	}
	if c.ended {
		t.cancel()
	}
	c.timed.Store(t)
	return t
}
