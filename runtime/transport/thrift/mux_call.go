package thrift

import (
	"context"
	"errors"
	"os"
	"time"

	kit "github.com/kitc-lang/kit/runtime"
)

// waiter is what a call needs while it waits on a connection that it shares.
type waiter struct {
	done    chan struct{} // gets one value from whoever takes the call off its connection, but from its caller
	mux     *mux
	timer   *time.Timer      // nil until a caller had no deadline
	expired <-chan time.Time // of the timer, nil where the caller has a deadline
	reply   message
	buf     *[]byte // that the reply is in, nil where it has memory of its own
	err     error   // why no reply comes
}

// take makes a copy of the reply, whose bytes are the reader's. It keeps those of a large one, and gives the
// reader a new buffer.
func (w *waiter) take(m *message, in *reader) {
	w.reply = *m
	if len(m.message) <= maxPooled {
		w.buf = getBuffer()
		*w.buf = append((*w.buf)[:0], m.message...)
		w.reply.message = *w.buf
		return
	}
	buf := make([]byte, max(firstBuffer, in.buffered()))
	in.end = copy(buf, in.buf[in.start:in.end])
	in.buf, in.start = buf, 0
}

// put keeps a waiter, which has no value in done, for the next call.
func (m *mux) put(w *waiter) {
	if w.buf != nil {
		putBuffer(w.buf)
	}
	w.reply, w.buf, w.err, w.expired = message{}, nil, nil, nil
	m.waiters.Put(w)
}

// maxTries bounds how often a call of which nothing was sent is tried on another connection.
const maxTries = 3

// send does an exchange over a connection that other calls share.
func (m *mux) send(ctx context.Context, x *exchange, request []byte) error {
	w := m.waiters.Get().(*waiter)
	defer m.put(w)
	until, ok := ctx.Deadline()
	if !ok && m.cfg.Timeout > 0 {
		until = time.Now().Add(m.cfg.Timeout)
		if w.timer == nil {
			w.timer = time.NewTimer(m.cfg.Timeout)
		} else {
			w.timer.Reset(m.cfg.Timeout)
		}
		defer w.timer.Stop()
		w.expired = w.timer.C
	}
	for n := 1; ; n++ {
		again, err := w.over(ctx, x, until, request)
		if !again || n == maxTries || m.isClosed() {
			return err
		}
		w.err = nil
	}
}

// over gives again where nothing of the call was sent, because its connection had ended before. Until is the
// zero time where there is no deadline.
func (w *waiter) over(ctx context.Context, x *exchange, until time.Time, request []byte) (again bool, err error) {
	c, err := w.mux.begin(x, w)
	if err != nil {
		return false, failure(ctx, x.call, err)
	}
	old := c.written.Load()
	sent, err := w.write(ctx, x, c, until, request)
	if x.result == nil {
		c.sent(x.seq, sent > 0)
		if err != nil {
			return x.lost(ctx, c, err, sent, old)
		}
		return false, nil
	}
	if err == nil {
		err = w.wait(ctx)
	}
	if err != nil {
		if c.forget(x.seq, w, sent > 0, late(err)) {
			return x.lost(ctx, c, err, sent, old)
		}
		<-w.done // what has come just now counts
	}
	if w.err != nil {
		return x.lost(ctx, c, w.err, sent, old)
	}
	usable, err := x.read(&w.reply)
	if !usable {
		c.distrust()
	}
	return false, err
}

// write sends the request when the connection is made and it is this call's turn.
func (w *waiter) write(ctx context.Context, x *exchange, c *muxConn, until time.Time, request []byte) (sent int, err error) {
	select {
	case <-c.ready:
	default:
		select {
		case <-c.ready:
		case <-ctx.Done():
			return 0, ctx.Err()
		case <-w.expired:
			return 0, context.DeadlineExceeded
		}
	}
	if c.err != nil {
		return 0, c.err
	}
	x.call.Peer = c.peer
	select {
	case c.turn <- struct{}{}:
	default:
		select {
		case c.turn <- struct{}{}:
		case <-ctx.Done():
			return 0, ctx.Err()
		case <-w.expired:
			return 0, context.DeadlineExceeded
		}
	}
	defer func() { <-c.turn }()
	return c.write(ctx, until, request)
}

// wait returns when the reply is there, or why none comes. Otherwise it gives why it does not wait longer.
func (w *waiter) wait(ctx context.Context) error {
	select {
	case <-w.done:
		return nil
	case <-ctx.Done():
		return ctx.Err()
	case <-w.expired:
		return context.DeadlineExceeded
	}
}

// late reports whether a call has run out of time.
func late(err error) bool {
	return errors.Is(err, os.ErrDeadlineExceeded) || errors.Is(err, context.DeadlineExceeded)
}

// lost gives the error of a call that has no reply. Old is whether its connection had carried a request
// before: one that ends has done so before this call, which may be tried on another where nothing of it was sent.
func (x *exchange) lost(ctx context.Context, c *muxConn, err error, sent int, old bool) (again bool, _ error) {
	var bad *errProtocol
	switch {
	case ctx.Err() != nil || late(err) || c.err != nil:
		return false, failure(ctx, x.call, err)
	case sent == 0:
		return old, failure(ctx, x.call, err)
	case errors.As(err, &bad) || errors.Is(err, errTooLarge):
		return false, kit.Hide(kit.Unavailable, x.call.Method.String()+": the connection was closed, because a reply on it could not be read", err)
	}
	return false, x.unanswered(ctx, err, !c.heard.Load())
}
