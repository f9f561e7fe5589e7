package thrift

import (
	"crypto/tls"
	"encoding/binary"
	"errors"
	"io"
	"log/slog"
	"math"
	"net"
	"os"
	"runtime/debug"
	"sync"
	"sync/atomic"
	"syscall"
	"time"

	thriftwire "github.com/kitc-lang/kit/runtime/wire/thrift"
)

// The states of a connection. Only an idle one may be closed from outside while the server stops
// gently; whoever moves it out of idle owns what comes next.
const (
	idle int32 = iota
	active
	closing
)

// conn is a connection of a server.
type conn struct {
	server *Server
	nc     net.Conn
	in     reader
	state  atomic.Int32
	since  atomic.Int64 // when it became idle, in nanoseconds since 1970
	req    Request

	message message // the one that is answered
}

func newConn(s *Server, nc net.Conn) *conn {
	if s.cfg.TLS != nil {
		nc = tls.Server(nc, s.cfg.TLS)
	}
	c := &conn{server: s, nc: nc}
	c.in = reader{conn: nc, max: s.cfg.MaxMessage, inflation: s.cfg.MaxInflation, timeout: s.cfg.ReadTimeout}
	c.since.Store(time.Now().UnixNano())
	return c
}

// closeIdle closes the connection if it has waited for a call so long at least.
func (c *conn) closeIdle(since time.Duration) {
	if time.Now().UnixNano()-c.since.Load() < int64(since) {
		return
	}
	if c.state.CompareAndSwap(idle, closing) {
		_ = c.nc.Close() // its goroutine wakes up and removes it
	}
}

// serve answers calls until the connection ends.
func (c *conn) serve() {
	defer c.server.remove(c)
	defer func() { _ = c.nc.Close() }() // all replies were written, or failed to be
	defer func() {
		if p := recover(); p != nil {
			c.logPanic(p, "")
		}
	}()
	if err := c.handshake(); err != nil {
		c.failed(err)
		return
	}
	c.req.peer = c.nc.RemoteAddr().String()
	for {
		if err := c.in.wait(c.server.cfg.IdleTimeout); err != nil {
			c.failed(err)
			return
		}
		if !c.state.CompareAndSwap(idle, active) {
			return
		}
		m, err := c.in.next()
		if err != nil {
			c.failed(err)
			return
		}
		c.message = m
		if !c.answer(&c.message) {
			return
		}
		c.since.Store(time.Now().UnixNano())
		c.state.Store(idle)
		if c.server.stopping.Load() && c.in.buffered() == 0 {
			return
		}
	}
}

func (c *conn) handshake() error {
	t, ok := c.nc.(*tls.Conn)
	if !ok {
		return nil
	}
	if err := t.SetDeadline(deadline(c.server.cfg.ReadTimeout)); err != nil {
		return err
	}
	if err := t.HandshakeContext(c.server.ctx); err != nil {
		return err
	}
	state := t.ConnectionState()
	c.req.tls = &state
	return t.SetDeadline(time.Time{})
}

// raw is the connection below TLS.
func (c *conn) raw() net.Conn {
	if t, ok := c.nc.(*tls.Conn); ok {
		return t.NetConn()
	}
	return c.nc
}

// closeWrite sends what is left and the end of the connection, which a client that has sent more must
// not keep from being read.
func (c *conn) closeWrite() {
	if t, ok := c.nc.(*tls.Conn); ok {
		_ = t.CloseWrite() // the client may be gone, and nothing more is to be said to it
	}
	if w, ok := c.raw().(interface{ CloseWrite() error }); ok {
		_ = w.CloseWrite()
	}
}

// failed logs why a connection ends, where that is not the most ordinary of reasons.
func (c *conn) failed(err error) {
	for _, ordinary := range []error{io.EOF, io.ErrUnexpectedEOF, net.ErrClosed, syscall.ECONNRESET, os.ErrDeadlineExceeded} {
		if errors.Is(err, ordinary) {
			return
		}
	}
	c.server.warn("thrift: closing a connection", "peer", c.nc.RemoteAddr().String(), "error", err)
}

func (c *conn) logPanic(p any, method string) {
	c.server.cfg.Logger.Error("thrift: a handler panicked", "method", method, "panic", p, slog.String("stack", string(debug.Stack())))
}

// outputs are the buffers of replies.
var outputs = sync.Pool{New: func() any { return new([]byte) }}

// maxPooled is the largest buffer, in bytes, that is kept for the next reply or request.
const maxPooled = 64 << 10

func getBuffer() *[]byte { return outputs.Get().(*[]byte) }

func putBuffer(b *[]byte) {
	if cap(*b) <= maxPooled {
		*b = (*b)[:0]
		outputs.Put(b)
	}
}

// answer runs the call in m and writes the reply. It reports whether the connection can go on.
func (c *conn) answer(m *message) bool {
	out := getBuffer()
	defer putBuffer(out)
	r := &c.req
	r.begin(c.server, m, (*out)[:0])
	understood := r.read(m)
	if understood && !r.answered {
		c.run(r)
	}
	*out = r.out
	last := c.last(m.framing)
	if len(r.out) > 0 {
		if last {
			cork(c.raw())
		}
		if !c.write(r.out, m.framing) {
			return false
		}
	}
	if last {
		c.closeWrite()
		return false
	}
	return understood || m.framing != Unframed && m.framing != Post
}

// last reports whether the connection ends with this reply. A client that uses THeader reads in the
// reply that it should go elsewhere; for others the end of the connection says so.
func (c *conn) last(f Framing) bool {
	return c.server.stopping.Load() || c.server.draining.Load() && f != THeader || f == Post && c.req.closing
}

// run calls the service, and answers for it where it panics.
func (c *conn) run(r *Request) {
	defer func() {
		if p := recover(); p != nil {
			c.logPanic(p, r.Method)
			r.except(&thriftwire.ApplicationError{Message: "internal: internal error", Type: thriftwire.InternalError})
		}
	}()
	ctx, cancel := r.context(c.server.ctx)
	defer cancel()
	c.server.service.ServeThrift(ctx, r)
	if !r.answered {
		r.except(&thriftwire.ApplicationError{Message: "internal: internal error", Type: thriftwire.MissingResult})
	}
}

func (c *conn) write(out []byte, f Framing) bool {
	if f == THeader || f == Framed {
		if len(out)-4 > math.MaxInt32 {
			c.server.cfg.Logger.Error("thrift: a reply is too long for its frame", "method", c.req.Method, "bytes", len(out))
			return false
		}
		binary.BigEndian.PutUint32(out, uint32(len(out)-4))
	}
	if err := c.nc.SetWriteDeadline(deadline(c.server.cfg.WriteTimeout)); err != nil {
		return false
	}
	_, err := c.nc.Write(out)
	if err != nil {
		c.failed(err)
	}
	return err == nil
}
