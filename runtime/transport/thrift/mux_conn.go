package thrift

import (
	"context"
	"errors"
	"os"
	"slices"
	"sync"
	"sync/atomic"
	"time"
)

const (
	// maxForgotten is how many calls that their callers have given up may be unanswered on a connection
	// that takes further ones.
	maxForgotten = 1024
	// maxSilent is how many calls in a row may run out of time on a connection on which nothing comes any
	// more, before further ones go elsewhere: its peer may be gone without a word.
	maxSilent = 3
	// grace is how much longer than its call a write may take with TLS, which cannot go on behind one that ran
	// out of time: the calls that share the connection would be lost with it.
	grace = 100 * time.Millisecond
)

// muxConn is a connection that calls share. One goroutine makes it and hands the replies out; the callers
// write their requests themselves, one after the other.
type muxConn struct {
	mux         *mux
	*clientConn               // nil until ready is closed, and where it could not be made
	ready       chan struct{} // closed when the connection is made, or could not be
	err         error         // why it could not be

	turn chan struct{} // holds a value while somebody writes; a channel, so that waiting for it ends with the call
	torn []byte        // what is left of a request that ran out of time while it was written; of whoever has the turn

	deadline sync.Mutex // of writes: between a writer and the end of the call of the one before
	writer   int64      // counts those who had the turn

	written atomic.Bool // a request was
	heard   atomic.Bool // a reply has come

	// Guarded by the lock of the mux.
	calls    calls
	inFlight int       // calls that have a place
	silent   int       // calls that ran out of time since the last reply
	since    time.Time // when it became idle
	made     bool
	idle     bool // it has no calls and is kept for later ones
	listed   bool // it is in mux.room
	retired  bool // it takes no further call
}

// run makes the connection and hands out what comes on it, until it ends.
func (c *muxConn) run() {
	cn, err := c.mux.dial(c.mux.ctx)
	if err != nil {
		if c.mux.isClosed() {
			err = &clientClosedError{}
		}
		c.err = err
		c.end(err)
		close(c.ready)
		return
	}
	c.clientConn = cn
	c.locked(func() {
		c.made = true
		c.mux.settle(c) // all who wanted it may have given up
	})
	close(c.ready)
	for err == nil {
		err = c.receive()
	}
	c.end(err)
}

// locked changes the state of the connection, and closes it if it is finished with that.
func (c *muxConn) locked(change func()) {
	c.mux.mu.Lock()
	change()
	finished := c.retired && c.inFlight == 0 && c.made
	c.mux.mu.Unlock()
	if finished {
		c.close()
	}
}

// close closes the connection, which its goroutine notices. It may be called again.
func (c *muxConn) close() { c.mux.pool.drop(c.clientConn) }

// end closes the connection and fails the calls on it.
func (c *muxConn) end(err error) {
	var waiting []*waiter
	c.locked(func() {
		c.mux.retire(c)
		waiting = c.calls.all()
	})
	if c.clientConn != nil {
		c.close()
	}
	for _, w := range waiting {
		w.err = err
		w.done <- struct{}{}
	}
}

// receive hands a reply to its caller.
func (c *muxConn) receive() error {
	if err := c.in.wait(0); err != nil {
		return err
	}
	m, err := c.in.next()
	if err != nil {
		return err
	}
	head, err := readHead(&m)
	if err != nil {
		return err
	}
	c.heard.Store(true)
	var w *waiter
	var known bool
	c.locked(func() {
		c.silent = 0
		w, known = c.calls.take(head)
		if m.info.Get(drainHeader) != "" {
			c.mux.retire(c)
		}
		if w != nil {
			c.mux.release(c)
		}
	})
	if w != nil {
		w.take(&m, &c.in)
		w.done <- struct{}{}
	}
	if !known {
		return protocolError("a reply belongs to no call")
	}
	return nil
}

// forget ends a call that its caller has given up. It gives false where the reply, or the end of the
// connection, came first.
func (c *muxConn) forget(seq int32, w *waiter, written, late bool) (forgotten bool) {
	c.locked(func() {
		if forgotten = c.calls.forget(seq, w, written); !forgotten {
			return
		}
		if late && c.made {
			c.silent++
		}
		if c.silent >= maxSilent || c.calls.forgotten >= maxForgotten {
			c.mux.retire(c)
		}
		c.mux.release(c)
	})
	return forgotten
}

// sent gives back the place of a call that nobody answers.
func (c *muxConn) sent(seq int32, written bool) {
	c.locked(func() {
		if written {
			c.calls.note(seq)
		}
		c.mux.release(c)
	})
}

// distrust lets further calls go elsewhere.
func (c *muxConn) distrust() { c.locked(func() { c.mux.retire(c) }) }

// write sends a request and gives how much of it was sent. Whoever calls it has the turn.
func (c *muxConn) write(ctx context.Context, until time.Time, request []byte) (sent int, err error) {
	if c.secure() && !until.IsZero() {
		until = until.Add(grace)
	}
	writer, err := c.bound(until)
	if err != nil {
		return 0, err
	}
	if ctx.Done() != nil {
		defer context.AfterFunc(ctx, func() { c.interrupt(writer) })()
	}
	if c.secure() { // TLS writes for itself too, whenever it wants
		defer func() { _, _ = c.bound(time.Time{}) }() // a connection that is closed needs none
	}
	if len(c.torn) > 0 {
		n, err := c.Write(c.torn)
		c.torn = c.torn[n:]
		if err != nil {
			return 0, c.late(err)
		}
		c.torn = nil
	}
	if sent, err = c.Write(request); err != nil {
		if sent > 0 {
			c.torn = slices.Clone(request[sent:])
		}
		return sent, c.late(err)
	}
	if !c.written.Load() {
		c.written.Store(true)
	}
	return sent, nil
}

// bound sets the deadline of a writer who has just got the turn, and gives its number.
func (c *muxConn) bound(until time.Time) (writer int64, err error) {
	c.deadline.Lock()
	defer c.deadline.Unlock()
	c.writer++
	return c.writer, c.SetWriteDeadline(until)
}

// secure reports whether TLS is in use.
func (c *muxConn) secure() bool { return c.Conn != c.raw }

// interrupt wakes a writer up, unless another one has the turn by now.
func (c *muxConn) interrupt(writer int64) {
	at := time.Unix(1, 0)
	if c.secure() {
		at = time.Now().Add(grace)
	}
	c.deadline.Lock()
	defer c.deadline.Unlock()
	if c.writer == writer {
		_ = c.SetWriteDeadline(at) // a closed connection has woken it up already
	}
}

// late looks at the error of a write. One that ran out of time leaves the connection usable, because what is
// left is written in front of the next request; TLS cannot go on.
func (c *muxConn) late(err error) error {
	if !errors.Is(err, os.ErrDeadlineExceeded) || c.secure() {
		c.distrust() // before its goroutine sees it, so that the next try is on another
		c.close()
	}
	return err
}
