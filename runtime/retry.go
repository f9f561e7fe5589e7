package kit

import (
	"context"
	"fmt"
	"strconv"
	"sync/atomic"
	"time"
)

// RetryHeader tells a caller whose call failed when to make it again: in how many milliseconds at the earliest,
// as decimal digits, or "no" where it is of no use, because the service has tried already.
const RetryHeader = "kit-retry"

const noRetry = "no"

// DenyRetry says that making the call again is of no use. A server calls it on the call that it runs, and the
// answer tells the caller, if the call fails; on a client it tells what the answer said. It may be called by
// many goroutines at once.
func (c *Call) DenyRetry() { atomic.StoreUint32(&c.noRetry, 1) }

// RetryDenied reports whether DenyRetry was called.
func (c *Call) RetryDenied() bool { return atomic.LoadUint32(&c.noRetry) != 0 }

// RetryText gives what the answer to a failed call says in RetryHeader, "" where it says nothing.
func (c *Call) RetryText() string {
	switch {
	case c.RetryDenied():
		return noRetry
	case c.RetryAfter > 0:
		return strconv.FormatInt(int64((c.RetryAfter+time.Millisecond-1)/time.Millisecond), 10)
	}
	return ""
}

// ReadRetry takes over what an answer said in RetryHeader. What makes no sense says nothing.
func (c *Call) ReadRetry(text string) {
	if text == noRetry {
		c.DenyRetry()
		return
	}
	if ms, err := strconv.ParseInt(text, 10, 32); err == nil && ms > 0 {
		c.RetryAfter = time.Duration(ms) * time.Millisecond
	}
}

// NextTry makes a call ready to be made once more: without the output and the advice of the try before.
func (c *Call) NextTry() {
	c.Attempt++
	c.RetryAfter = 0
	atomic.StoreUint32(&c.noRetry, 0)
	clearOutput(c.Out)
}

// Repeatable reports whether making the call twice does no harm: its method says so, and where that is because
// of an idempotency key, there is one.
func (c *Call) Repeatable() bool {
	return c.Method.Repeatable && (c.Method.Key == nil || c.In != nil && c.Method.Key(c.In) != "")
}

// KeyText gives an optional idempotency key, "" where there is none.
func KeyText[T ~string](key *T) string {
	if key == nil {
		return ""
	}
	return string(*key)
}

// KeyUUID is KeyText for a UUID.
func KeyUUID[T ~[16]byte](key *T) string {
	if key == nil {
		return ""
	}
	return UUID(*key).String()
}

// KeyOf gives any other optional value that decides where a call goes, "" where there is none.
func KeyOf[T any](value *T) string {
	if value == nil {
		return ""
	}
	return fmt.Sprint(*value)
}

// ServerCall gives the call that a server is running, by the context that its handler was given; nil outside
// of one. What a client does on behalf of a call can be told to its caller that way.
func ServerCall(ctx context.Context) *Call {
	s, _ := ctx.Value(servedKey{}).(*Call)
	return s
}

type servedKey struct{}

// served is a context together with the call that it belongs to, in one piece of memory.
type served struct {
	context.Context
	call Call
}

func (s *served) Value(key any) any {
	if _, ok := key.(servedKey); ok {
		return &s.call
	}
	return s.Context.Value(key)
}

// Serve makes the call of a server's transport, and the context that ServerCall finds it by.
func Serve(ctx context.Context, call Call) (context.Context, *Call) {
	s := &served{ctx, call}
	return s, &s.call
}

// RunLocal runs a call of a method in the same process, with an input, if it takes one. Generated code of callers
// without a wire calls it. What is of no use to repeat for them is so for their own caller, too.
func RunLocal(ctx context.Context, h Handler, method *Method, in any) (*Call, error) {
	caller := ServerCall(ctx)
	ctx, call := Serve(ctx, Call{Method: method, Side: ServerSide, Transport: "local", Header: MapHeader{}, In: in})
	err := h(ctx, call)
	if err != nil && caller != nil && call.RetryDenied() {
		caller.DenyRetry()
	}
	return call, err
}
