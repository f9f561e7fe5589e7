//go:build unix

package thrift

import (
	"errors"
	"net"
	"syscall"
)

// alive reports whether an idle connection can be used: nothing has arrived on it, neither its end nor
// bytes that nobody asked for. It looks without waiting, as database drivers do.
func alive(nc net.Conn) bool {
	sc, ok := nc.(syscall.Conn)
	if !ok {
		return true
	}
	rc, err := sc.SyscallConn()
	if err != nil {
		return false
	}
	quiet := false
	err = rc.Control(func(fd uintptr) { // not Read, which minds the deadline of the last call
		var b [1]byte
		_, err := syscall.Read(int(fd), b[:]) // the socket does not block
		quiet = errors.Is(err, syscall.EAGAIN) || errors.Is(err, syscall.EWOULDBLOCK)
	})
	return err == nil && quiet
}
