package policytest

import (
	"io"
	"net"
	"sync"
	"sync/atomic"
	"testing"
)

// fault is what a proxy does to connections, or to some of them.
type fault func(p *proxy, client net.Conn)

// proxy stands between a client and a server, and does to new connections what a fault says.
type proxy struct {
	listener net.Listener
	server   string // host and port
	accepted atomic.Int64

	mu    sync.Mutex
	fault fault
	open  map[net.Conn]bool
	ended bool
	work  sync.WaitGroup
}

// between starts a proxy in front of a server.
func between(t *testing.T, server string) *proxy {
	t.Helper()
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	p := &proxy{listener: l, server: server, fault: pass, open: map[net.Conn]bool{}}
	p.work.Go(func() {
		for {
			c, err := l.Accept()
			if err != nil {
				return
			}
			p.accepted.Add(1)
			if f, ok := p.enter(c); ok {
				p.work.Go(func() {
					defer p.leave(c)
					f(p, c)
				})
			}
		}
	})
	t.Cleanup(func() {
		_ = l.Close()
		p.mu.Lock()
		p.ended = true
		p.mu.Unlock()
		p.become(pass)
		p.work.Wait()
	})
	return p
}

func (p *proxy) addr() string { return p.listener.Addr().String() }

// become changes the fault, and ends all connections.
func (p *proxy) become(f fault) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.fault = f
	for c := range p.open {
		_ = c.Close()
	}
}

func (p *proxy) enter(c net.Conn) (fault, bool) {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.ended {
		_ = c.Close()
		return nil, false
	}
	p.open[c] = true
	return p.fault, true
}

func (p *proxy) leave(c net.Conn) {
	_ = c.Close()
	p.mu.Lock()
	delete(p.open, c)
	p.mu.Unlock()
}

// pass does nothing to a connection.
func pass(p *proxy, c net.Conn) { p.join(c, -1) }

// cut ends a connection in the middle of the first answer.
func cut(p *proxy, c net.Conn) { p.join(c, 10) }

// join connects a client with the server, for so many bytes of its answers (negative: all).
func (p *proxy) join(c net.Conn, bytes int64) {
	s, err := net.Dial("tcp", p.server)
	if err != nil {
		return
	}
	if _, ok := p.enter(s); !ok {
		return
	}
	defer p.leave(s)
	p.work.Go(func() {
		_, _ = io.Copy(s, c)
		_ = s.(*net.TCPConn).CloseWrite()
	})
	if bytes < 0 {
		_, _ = io.Copy(c, s)
		return
	}
	_, _ = io.CopyN(c, s, bytes)
}

// hang takes what is sent, and never answers.
func hang(_ *proxy, c net.Conn) { _, _ = io.Copy(io.Discard, c) }

// reset ends a connection as a machine does that knows nothing of it, once something was sent.
func reset(_ *proxy, c net.Conn) {
	_, _ = c.Read(make([]byte, 1))
	_ = c.(*net.TCPConn).SetLinger(0)
}

// garbage answers with what is no answer.
func garbage(_ *proxy, c net.Conn) {
	_, _ = c.Read(make([]byte, 4096))
	_, _ = io.WriteString(c, "\x01\x02\x03\x04 this is neither of them, and long enough to be taken for something\r\n\r\n")
	_, _ = io.Copy(io.Discard, c)
}
