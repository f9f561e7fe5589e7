package thrift

import (
	"context"
	"crypto/tls"
	"errors"
	"net"
	"slices"
	"sync"
	"time"
)

// clientConn is a connection of a client. It belongs to one call at a time.
type clientConn struct {
	net.Conn
	raw   net.Conn // what TLS runs over, or Conn itself
	in    reader
	peer  string
	used  bool      // a request was sent before
	since time.Time // when it became idle
}

// pool keeps the connections of a client.
type pool struct {
	address string
	cfg     ClientConfig

	mu     sync.Mutex
	idle   []*clientConn // the one that was used last is at the end
	open   map[*clientConn]struct{}
	reaper *time.Timer // nil while nothing is idle
	closed bool
}

func (p *pool) init(address string, cfg ClientConfig) {
	p.address, p.cfg, p.open = address, cfg, map[*clientConn]struct{}{}
}

var errDialTimeout = errors.New("the server does not answer")

// clientClosedError is what calls on a closed client get.
type clientClosedError struct{}

func (*clientClosedError) Error() string { return "thrift: the client is closed" }

// get gives an idle connection that is still alive, or a new one.
func (p *pool) get(ctx context.Context) (*clientConn, error) {
	for {
		cn, err := p.pop()
		if err != nil {
			return nil, err
		}
		if cn == nil {
			return p.dial(ctx)
		}
		if alive(cn.raw) {
			return cn, nil
		}
		p.drop(cn)
	}
}

func (p *pool) pop() (*clientConn, error) {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.closed {
		return nil, &clientClosedError{}
	}
	if len(p.idle) == 0 {
		return nil, nil
	}
	last := len(p.idle) - 1
	cn := p.idle[last]
	p.idle[last] = nil
	p.idle = p.idle[:last]
	return cn, nil
}

func (p *pool) dial(ctx context.Context) (*clientConn, error) {
	if p.cfg.DialTimeout > 0 {
		var cancel context.CancelFunc
		parent := ctx
		ctx, cancel = context.WithTimeout(ctx, p.cfg.DialTimeout)
		defer cancel()
		cn, err := p.connect(ctx)
		if err != nil && parent.Err() == nil && ctx.Err() != nil {
			err = &net.OpError{Op: "dial", Net: "tcp", Err: errDialTimeout} // not the caller's deadline
		}
		return p.keep(cn, err)
	}
	return p.keep(p.connect(ctx))
}

func (p *pool) connect(ctx context.Context) (*clientConn, error) {
	var dialer net.Dialer
	nc, err := dialer.DialContext(ctx, "tcp", p.address)
	if err != nil {
		return nil, err
	}
	cn := &clientConn{Conn: nc, raw: nc, peer: nc.RemoteAddr().String()}
	if p.cfg.TLS != nil {
		t := tls.Client(nc, p.tlsConfig())
		if err := t.HandshakeContext(ctx); err != nil {
			_ = nc.Close() // the handshake's error is the one to report
			return nil, err
		}
		cn.Conn = t
	}
	cn.in = reader{conn: cn.Conn, max: p.cfg.MaxMessage}
	return cn, nil
}

func (p *pool) tlsConfig() *tls.Config {
	if p.cfg.TLS.ServerName != "" {
		return p.cfg.TLS
	}
	cfg := p.cfg.TLS.Clone()
	if host, _, err := net.SplitHostPort(p.address); err == nil {
		cfg.ServerName = host
	}
	return cfg
}

// keep notes a new connection, so that close finds it.
func (p *pool) keep(cn *clientConn, err error) (*clientConn, error) {
	if err != nil {
		return nil, err
	}
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.closed {
		_ = cn.Close() // it was never used
		return nil, &clientClosedError{}
	}
	p.open[cn] = struct{}{}
	return cn, nil
}

// put gives a connection back for later calls.
func (p *pool) put(cn *clientConn) {
	p.mu.Lock()
	if p.closed || p.cfg.MaxIdle < 1 || len(p.idle) >= p.cfg.MaxIdle {
		p.mu.Unlock()
		p.drop(cn)
		return
	}
	defer p.mu.Unlock()
	cn.since = time.Now()
	p.idle = append(p.idle, cn)
	if p.reaper == nil && p.cfg.IdleTimeout > 0 {
		p.reaper = time.AfterFunc(p.cfg.IdleTimeout, p.reap)
	}
}

// reap closes the connections that nobody has used for long.
func (p *pool) reap() {
	p.mu.Lock()
	oldest := time.Now().Add(-p.cfg.IdleTimeout)
	n := slices.IndexFunc(p.idle, func(cn *clientConn) bool { return cn.since.After(oldest) })
	if n < 0 {
		n = len(p.idle)
	}
	expired := slices.Clone(p.idle[:n])
	p.idle = slices.Delete(p.idle, 0, n)
	p.reaper = nil
	if len(p.idle) > 0 && !p.closed {
		p.reaper = time.AfterFunc(time.Until(p.idle[0].since.Add(p.cfg.IdleTimeout)), p.reap)
	}
	p.mu.Unlock()
	for _, cn := range expired {
		p.drop(cn)
	}
}

// drop closes a connection for good.
func (p *pool) drop(cn *clientConn) {
	p.mu.Lock()
	delete(p.open, cn)
	p.mu.Unlock()
	_ = cn.Close() // nothing that matters is left to be sent
}

func (p *pool) isClosed() bool {
	p.mu.Lock()
	defer p.mu.Unlock()
	return p.closed
}

func (p *pool) close() error {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.closed = true
	if p.reaper != nil {
		p.reaper.Stop()
	}
	for cn := range p.open {
		_ = cn.Close() // its call sees it
	}
	clear(p.open)
	p.idle = nil
	return nil
}
