// Package kit is the runtime that generated code stands on: the call that travels through a chain of
// middlewares on either side of any transport, the errors that cross the wire, and the server's life
// from listening to draining. Transports, middlewares and codecs are packages below it, so that a
// program links only what its services declare.
package kit

import (
	"context"
	"crypto/tls"
	"fmt"
	"reflect"
	"slices"
	"strconv"
	"time"
)

// SupportsGenerated1 is named by generated code of edition 1. Code that fails to compile because it
// names a later constant needs a newer release of github.com/kitc-lang/kit.
const SupportsGenerated1 = true

// Call is one remote procedure call in flight, on either side of any transport. It belongs to the
// goroutine that runs the chain; a middleware that starts others gives each a copy.
type Call struct {
	Method *Method
	// In points to the input's generated struct, nil where the method takes nothing.
	In any
	// Out points to the output. The client's generated code allocates it before the chain; on the
	// server the innermost handler sets it.
	Out any
	// Header is what travels beside the message: on a server what the caller sent, on a client what
	// will be sent. It is never nil inside a chain.
	Header Header
	// Peer is the network address of the other side, "" where it is not known.
	Peer string
	// TLS is the state of the connection that the call came over on a server, with the certificates that
	// the caller has proved to hold; nil where it is not encrypted. It is not to be changed.
	TLS *tls.ConnectionState
	// Transport names how the call travels: "http", "thrift" or "local".
	Transport string
	// Fault is why a server's transport could not read the input. The chain runs all the same, so
	// that logs and metrics see the call, and its innermost handler returns Fault at once.
	Fault error
	// Attempt counts the tries of a client that calls again: 0 for the first one.
	Attempt int
	// Tried is the addresses of the instances that tries before this one went to, on a client that knows more
	// than one.
	Tried []string
	// RetryAfter is how long a caller is to wait before it calls again, 0 where nothing is known. On a server
	// it goes out with an answer that is an error, and on a client it is what that said.
	RetryAfter time.Duration
	// Received and Sent are the sizes of what came in and went out, in bytes: of the bodies on HTTP and of the
	// messages on Thrift, without what stands around them. A client adds up its tries. On a server Sent is 0
	// until the call is answered (see OnAnswer).
	Received, Sent int64
	// Side says whether this is the serving or the calling end.
	Side Side
	// Draining says on a client that the server which answered is about to stop, and wants no further calls.
	Draining bool

	// These share a word with the two above, so that a call with its context takes 256 bytes.
	identified bool   // authenticator was asked, and the caller has proved who they are
	noRetry    uint32 // 1: calling again is of no use; used atomically

	accepted func()
	answered Answered
	others   []Answered // to be told of the answer, too

	authenticator Authenticator // of the method that is called, on a server
}

// OnAccept has f called once the input of a call that nobody waits for is found to be right. Transports
// use it for oneway methods, to answer before the method runs.
func (c *Call) OnAccept(f func()) { c.accepted = f }

// Accept says that the input is right and the method is about to run. Generated handlers of oneway methods
// call it.
func (c *Call) Accept() {
	if c.accepted != nil {
		c.accepted()
	}
}

// Answered is told that a server has answered a call.
type Answered interface {
	// CallAnswered is called once, after the chain, on a call that nobody else uses any more.
	CallAnswered(call *Call)
}

// OnAnswer has a told when the answer to the call has gone out, and its size is known: after the chain. Nobody is
// told where there is no wire, or where callers of a oneway method had their answer before.
func (c *Call) OnAnswer(a Answered) {
	if c.answered == nil {
		c.answered = a // without an allocation
		return
	}
	c.others = append(c.others, a)
}

// Answer says that the answer to a call has gone out. Transports of servers call it, with its size in bytes.
func (c *Call) Answer(size int) {
	c.Sent += int64(size)
	if c.answered != nil {
		c.answered.CallAnswered(c)
	}
	for _, a := range c.others {
		a.CallAnswered(c)
	}
}

// NewCall makes a call with an empty Header. Out is nil on a server, where the handler sets it.
func NewCall(method *Method, side Side, transport string, in, out any) *Call {
	return &Call{Method: method, Side: side, Transport: transport, Header: MapHeader{}, In: in, Out: out}
}

// clearOutput makes an output what it was before a call. It is for calls that failed, and may take its time.
func clearOutput(out any) {
	if v := reflect.ValueOf(out); v.Kind() == reflect.Pointer && !v.IsNil() {
		v.Elem().SetZero()
	}
}

// Input gives in, or an input without fields where a caller passed nil.
func Input[T any](in *T) *T {
	if in == nil {
		return new(T)
	}
	return in
}

// Output gives what the chain left in call.Out. A middleware that answers by itself and leaves nothing
// there makes it fail.
func Output[T any](call *Call) (*T, error) {
	out, ok := call.Out.(*T)
	if !ok || out == nil {
		return nil, NoOutput(call)
	}
	return out, nil
}

// OutputValue gives what call.Out points to, as Output does.
func OutputValue[T any](call *Call) (out T, err error) {
	p, err := Output[T](call)
	if err != nil {
		return out, err
	}
	return *p, nil
}

// NoOutput says that the implementation of a method returned neither an output nor an error.
func NoOutput(call *Call) *Error {
	cause := fmt.Errorf("%s returned neither an output nor an error", call.Method)
	return Hide(Internal, "internal error", cause)
}

// Side is an end of a call.
type Side uint8

// The sides.
const (
	ServerSide Side = iota + 1
	ClientSide
)

// String gives "server" or "client".
func (s Side) String() string {
	switch s {
	case ServerSide:
		return "server"
	case ClientSide:
		return "client"
	}
	return "side(" + strconv.Itoa(int(s)) + ")"
}

// Method describes a method to middlewares and transports. Generated code holds one for each, and
// nobody changes it.
type Method struct {
	Package string // the .kit package: "orders"
	Service string // "Orders"
	Name    string // "Place"
	// Thrift is the name of the function on Thrift where that is another one, "" where it is Name.
	Thrift string
	// Safe says that the method has no effects; Repeatable that calling it twice does no harm.
	Safe, Repeatable bool
	// Key gives the idempotency key in an input of the method, "" where there is none; nil where the method
	// has no such key, or does not need it.
	Key func(in any) string
	// Output points to an empty output of the method, and Errors holds an empty one of each error that it
	// declares, where it has a Key: for whoever keeps its answers.
	Output any
	Errors []Declared
	// Oneway says that callers wait for no result.
	Oneway bool
	// Auth names the auth declaration that callers have to satisfy, "" where anybody may call.
	Auth string
	// KeyHeader is the header that carries the key of an auth with the scheme api_key, "" for any other.
	KeyHeader string
	// Scopes are what such callers have to be allowed, all of them; nil where who they are is enough.
	Scopes []string
	// Challenge is what HTTP tells those who do not satisfy it in WWW-Authenticate (RFC 9110), "" where
	// there is no such scheme.
	Challenge string
}

// FullService gives "orders.Orders", by which registries and metrics know the service.
func (m *Method) FullService() string { return m.Package + "." + m.Service }

// String gives "orders.Orders.Place".
func (m *Method) String() string { return m.Package + "." + m.Service + "." + m.Name }

// Header is metadata beside a message. Keys are compared without regard to case.
type Header interface {
	// Get gives the value of key, "" where it is absent.
	Get(key string) string
	// Set replaces the value of key.
	Set(key, value string)
}

// MapHeader is a Header in memory. Its keys are in lower case.
type MapHeader map[string]string

// Get gives the value of key, "" where it is absent.
func (h MapHeader) Get(key string) string {
	if len(h) == 0 {
		return ""
	}
	return h[lower(key)]
}

// Set replaces the value of key.
func (h MapHeader) Set(key, value string) { h[lower(key)] = value }

func lower(key string) string {
	for i := range len(key) {
		if c := key[i]; 'A' <= c && c <= 'Z' {
			b := []byte(key)
			for j, c := range b {
				if 'A' <= c && c <= 'Z' {
					b[j] = c + 'a' - 'A'
				}
			}
			return string(b)
		}
	}
	return key
}

// Handler runs a call: it reads call.In and fills in call.Out, or returns an error.
type Handler func(ctx context.Context, call *Call) error

// Middleware wraps a handler. It is called once, when a server or client is made; the handler that it
// returns runs for every call and is used by many goroutines at once.
type Middleware func(next Handler) Handler

// Wrap puts a chain of middlewares around a handler, the first one outermost.
func Wrap(h Handler, chain ...Middleware) Handler {
	for _, m := range slices.Backward(chain) {
		h = m(h)
	}
	return h
}
