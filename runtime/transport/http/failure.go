package http

import (
	"context"
	"crypto/tls"
	"errors"
	"io"
	"net"
	"syscall"

	kit "github.com/kitc-lang/kit/runtime"
)

// failure gives the error of a call that the network, or the caller's context, has ended. It names no
// address: the caller's callers may see it.
func (c *Client) failure(ctx context.Context, call *kit.Call, err error) *kit.Error {
	name := call.Method.String()
	switch {
	case errors.Is(ctx.Err(), context.Canceled):
		return kit.Hide(kit.Cancelled, name+": the call was cancelled", context.Canceled)
	case ctx.Err() != nil, errors.Is(err, context.DeadlineExceeded):
		return kit.Hide(kit.DeadlineExceeded, name+": no response within the time allowed", context.DeadlineExceeded)
	case c.ended.Load():
		return kit.Hide(kit.Cancelled, name+": the client is closed", err)
	}
	return kit.Hide(kit.Unavailable, name+": "+reason(err), err)
}

// reason says in a few words why the network failed.
func reason(err error) string {
	var (
		dns         *net.DNSError
		op          *net.OpError
		certificate *tls.CertificateVerificationError
		record      tls.RecordHeaderError
	)
	switch {
	case errors.As(err, &dns):
		return "the server's name cannot be resolved"
	case errors.As(err, &certificate):
		return "the server's certificate is not accepted"
	case errors.As(err, &record):
		return "the server does not speak TLS"
	case errors.Is(err, syscall.ECONNREFUSED):
		return "the server refuses connections"
	case errors.As(err, &op) && op.Op == "dial":
		return "the server cannot be reached"
	case errors.Is(err, io.EOF), errors.Is(err, io.ErrUnexpectedEOF), errors.As(err, &op):
		return "the connection was closed before the response came"
	}
	return "the server gave no response that can be read"
}
