package thrift

import (
	"net"
	"syscall"
)

// cork makes the kernel hold back the last part of what is written until the connection is closed, so
// that the end of the connection arrives together with the last reply. Otherwise a client may send its
// next call between the two.
func cork(nc net.Conn) {
	sc, ok := nc.(syscall.Conn)
	if !ok {
		return
	}
	rc, err := sc.SyscallConn()
	if err != nil {
		return
	}
	_ = rc.Control(func(fd uintptr) {
		_ = syscall.SetsockoptInt(int(fd), syscall.IPPROTO_TCP, syscall.TCP_CORK, 1) // without it the two come apart, which is all
	})
}
