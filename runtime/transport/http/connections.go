package http

import (
	"context"
	"errors"
	"net"
	"net/http"
	"sync"
	"time"
)

// connections are those of a client's own Transport, so that Close can end the ones in use too.
type connections struct {
	idle func() // closes those that are not in use

	mu     sync.Mutex
	closed bool
	open   map[*trackedConn]struct{}
}

var errClientClosed = errors.New("the client is closed")

func (c *connections) transport(cfg ClientConfig) *http.Transport {
	dialer := &net.Dialer{Timeout: bound(cfg.DialTimeout, 5*time.Second)}
	t := &http.Transport{
		Proxy: http.ProxyFromEnvironment,
		DialContext: func(ctx context.Context, network, address string) (net.Conn, error) {
			nc, err := dialer.DialContext(ctx, network, address)
			if err != nil {
				return nil, err
			}
			return c.add(nc)
		},
		TLSClientConfig:        cfg.TLS.Clone(), // net/http adds its protocols to it
		TLSHandshakeTimeout:    dialer.Timeout,
		IdleConnTimeout:        bound(cfg.IdleTimeout, time.Minute),
		MaxResponseHeaderBytes: 64 << 10,
		DisableCompression:     true, // so that MaxResponse bounds what travels and what it becomes
		ForceAttemptHTTP2:      true,
	}
	if cfg.MaxIdle < 0 {
		t.DisableKeepAlives = true
	} else {
		t.MaxIdleConns = bound(cfg.MaxIdle, 64)
		t.MaxIdleConnsPerHost = t.MaxIdleConns
	}
	c.idle = t.CloseIdleConnections
	return t
}

func (c *connections) add(nc net.Conn) (net.Conn, error) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.closed {
		_ = nc.Close() // it was never used
		return nil, errClientClosed
	}
	t := &trackedConn{Conn: nc, all: c}
	c.open[t] = struct{}{}
	return t, nil
}

func (c *connections) close() {
	c.mu.Lock()
	c.closed = true
	for t := range c.open {
		_ = t.Conn.Close() // its caller sees it
	}
	clear(c.open)
	c.mu.Unlock()
	c.idle()
}

type trackedConn struct {
	net.Conn
	all *connections
}

func (t *trackedConn) Close() error {
	t.all.mu.Lock()
	delete(t.all.open, t)
	t.all.mu.Unlock()
	return t.Conn.Close()
}
