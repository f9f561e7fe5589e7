// Package listen bounds what listeners of net/http take on.
package listen

import (
	"net"
	"sync"
)

// Limit gives a listener that has so many connections open at most, and lets further ones wait to be accepted.
func Limit(l net.Listener, connections int) net.Listener {
	return &limited{Listener: l, slots: make(chan struct{}, connections), closed: make(chan struct{})}
}

// limited accepts while slots are free.
type limited struct {
	net.Listener
	slots  chan struct{}
	closed chan struct{}
	once   sync.Once
}

func (l *limited) Accept() (net.Conn, error) {
	select {
	case l.slots <- struct{}{}:
	case <-l.closed:
		return nil, net.ErrClosed
	}
	c, err := l.Listener.Accept()
	if err != nil {
		<-l.slots
		return nil, err
	}
	return &conn{Conn: c, release: sync.OnceFunc(func() { <-l.slots })}, nil
}

func (l *limited) Close() error {
	l.once.Do(func() { close(l.closed) })
	return l.Listener.Close()
}

type conn struct {
	net.Conn
	release func()
}

func (c *conn) Close() error {
	err := c.Conn.Close()
	c.release()
	return err
}
