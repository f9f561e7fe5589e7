package thrift

import (
	"context"
	"slices"
	"sync"
	"time"
)

// mux lets calls share connections. A call takes a place on the connection that had room last, so that few
// connections are busy and the others become idle; where none has room it opens one.
type mux struct {
	cfg     ClientConfig
	pool    *pool // closes the connections
	dial    func(context.Context) (*clientConn, error)
	ctx     context.Context
	cancel  context.CancelFunc // ends the making of connections
	waiters sync.Pool          // of *waiter; not shared with other clients, because timers belong to one clock

	mu     sync.Mutex // guards what follows, and the places of the connections
	room   []*muxConn // that take calls; the one to be taken next is at the end
	idle   int        // how many of them have no call
	reaper *time.Timer
	closed bool
}

func newMux(p *pool) *mux {
	m := &mux{cfg: p.cfg, pool: p, dial: p.dial}
	m.ctx, m.cancel = context.WithCancel(context.Background())
	m.waiters.New = func() any { return &waiter{mux: m, done: make(chan struct{}, 1)} }
	return m
}

// begin takes a place for an exchange, and w for its reply, if one comes.
func (m *mux) begin(x *exchange, w *waiter) (*muxConn, error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	if m.closed {
		return nil, &clientClosedError{}
	}
	var c *muxConn
	if n := len(m.room); n > 0 {
		c = m.room[n-1]
	}
	if c == nil || c.calls.has(x.seq) { // a call that takes longer than the numbers last
		c = m.open()
	}
	m.wake(c)
	c.inFlight++
	if m.cfg.InFlight > 0 && c.inFlight >= m.cfg.InFlight {
		m.unlist(c)
	}
	if x.result != nil {
		c.calls.add(x.seq, w)
	}
	return c, nil
}

// open starts to make a connection. Those that exist are taken before it as soon as they have room.
func (m *mux) open() *muxConn {
	c := &muxConn{mux: m, ready: make(chan struct{}), turn: make(chan struct{}, 1), listed: true}
	m.room = slices.Insert(m.room, 0, c)
	go c.run()
	return c
}

// release gives the place of a call back.
func (m *mux) release(c *muxConn) {
	c.inFlight--
	if c.retired {
		return
	}
	if !c.listed {
		m.room = append(m.room, c)
		c.listed = true
	}
	m.settle(c)
}

// settle keeps a connection without calls for later ones, or retires it where enough are kept.
func (m *mux) settle(c *muxConn) {
	if c.inFlight > 0 || !c.made {
		return
	}
	if m.idle >= m.cfg.MaxIdle {
		m.retire(c)
		return
	}
	m.idle++
	c.idle = true
	c.since = time.Now()
	if m.reaper == nil && m.cfg.IdleTimeout > 0 {
		m.reaper = time.AfterFunc(m.cfg.IdleTimeout, m.reap)
	}
}

func (m *mux) wake(c *muxConn) {
	if c.idle {
		c.idle = false
		m.idle--
	}
}

// retire lets a connection take no further call. Whoever calls it closes it if it is finished.
func (m *mux) retire(c *muxConn) {
	c.retired = true
	m.wake(c)
	m.unlist(c)
}

func (m *mux) unlist(c *muxConn) {
	if !c.listed {
		return
	}
	c.listed = false
	if i := slices.Index(m.room, c); i >= 0 {
		m.room = slices.Delete(m.room, i, i+1)
	}
}

// reap closes the connections that nobody has used for long.
func (m *mux) reap() {
	m.mu.Lock()
	now := time.Now()
	next := time.Duration(-1)
	var expired []*muxConn
	for _, c := range m.room {
		if !c.idle {
			continue
		}
		if left := m.cfg.IdleTimeout - now.Sub(c.since); left <= 0 {
			expired = append(expired, c)
		} else if next < 0 || left < next {
			next = left
		}
	}
	for _, c := range expired {
		m.retire(c)
	}
	m.reaper = nil
	if next >= 0 && !m.closed {
		m.reaper = time.AfterFunc(next, m.reap)
	}
	m.mu.Unlock()
	for _, c := range expired {
		c.close()
	}
}

func (m *mux) isClosed() bool {
	m.mu.Lock()
	defer m.mu.Unlock()
	return m.closed
}

// close lets no further call begin. The pool closes the connections.
func (m *mux) close() {
	m.mu.Lock()
	defer m.mu.Unlock()
	m.closed = true
	if m.reaper != nil {
		m.reaper.Stop()
	}
	m.cancel()
}
