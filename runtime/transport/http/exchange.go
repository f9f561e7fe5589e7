package http

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"runtime/debug"
	"strconv"
	"sync"

	kit "github.com/kitc-lang/kit/runtime"
	jsonwire "github.com/kitc-lang/kit/runtime/wire/json"
)

// Exchange is one request and its answer on a server. Generated code reads the input from it, runs the
// call, and answers exactly once. It is used by one goroutine, and not kept beyond the request.
type Exchange struct {
	request

	// What the next request uses again.
	segments []string
	allowed  []string
	query    []pair // of the query, once parsed
	in       []byte // the body as read
	out      []byte // the answer as it is written
	decoder  jsonwire.Decoder
}

// request is what an Exchange knows of one request alone.
type request struct {
	server *Server
	w      http.ResponseWriter
	r      *http.Request
	cancel context.CancelFunc // of the call's context

	method  *kit.Method // nil before it is known
	running *kit.Call   // nil before it is made
	verb    string
	parsed  bool // the query is

	fault  *kit.Error
	status int // of the fault, where its code's would say too little
	done   bool
}

var exchanges = sync.Pool{New: func() any { return new(Exchange) }}

// maxKept is the largest buffer, in bytes, that a pooled Exchange keeps, and maxKeptItems the most
// segments and parameters.
const (
	maxKept      = 64 << 10
	maxKeptItems = 256
)

// drainHeader tells a Kit client that the server, and not only the connection, is about to end.
const drainHeader = "Kit-Drain"

var drains = []string{"1"}

func newExchange(s *Server, w http.ResponseWriter, r *http.Request) *Exchange {
	x := exchanges.Get().(*Exchange)
	x.server, x.w, x.r, x.verb = s, w, r, r.Method
	if s.draining.Load() {
		w.Header()["Connection"] = closeConnection
		w.Header()[drainHeader] = drains
	}
	x.split()
	return x
}

// end answers for a handler that panicked, and gives the buffers back.
func (x *Exchange) end() {
	if p := recover(); p != nil {
		x.release()
		if p == http.ErrAbortHandler {
			panic(p) // net/http knows what to do with it
		}
		x.server.cfg.Logger.Error("http: panic outside the chain", "panic", fmt.Sprint(p), "path", x.shownPath(), "stack", string(debug.Stack()))
		if x.done {
			panic(http.ErrAbortHandler) // half of an answer must not look like a whole one
		}
		x.out = nil // what panicked may hold it; for the same reason the exchange is not used again
		x.Fail(kit.Errorf(kit.Internal, "internal error"))
		return
	}
	x.release()
	x.request = request{}
	clear(x.segments) // it would keep them alive
	clear(x.query)
	clear(x.allowed)
	x.segments = emptied(x.segments, maxKeptItems)
	x.allowed = emptied(x.allowed, maxKeptItems)
	x.query = emptied(x.query, maxKeptItems)
	x.in = emptied(x.in, maxKept)
	x.out = emptied(x.out, maxKept)
	x.decoder = jsonwire.Decoder{}
	exchanges.Put(x)
}

// emptied gives a list for the next request, nil where this one made it larger than limit.
func emptied[T any](list []T, limit int) []T {
	if cap(list) > limit {
		return nil
	}
	return list[:0]
}

func (x *Exchange) release() {
	if x.cancel != nil {
		x.cancel()
		x.cancel = nil
	}
}

// maxViolations bounds how many refused places one answer lists, as kit.Violations does.
const maxViolations = 16

// Refuse notes that a part of the input cannot be read; err is nil where it could. Name is the field
// that it belongs to, "" for the input as a whole.
func (x *Exchange) Refuse(name string, err error) {
	if err == nil {
		return
	}
	if name != "" {
		err = jsonwire.In(name, err)
	}
	var e *kit.Error
	if !errors.As(err, &e) {
		e = kit.Refuse(kit.Violation{Path: name, Message: "cannot be read"})
	}
	switch {
	case x.fault == nil:
		x.fault = e
	case len(x.fault.Violations) > 0 && len(x.fault.Violations) < maxViolations:
		all := append(x.fault.Violations, e.Violations...)
		x.fault = kit.Refuse(all[:min(len(all), maxViolations)]...)
	}
}

// RefuseElement is Refuse for an element of a list.
func (x *Exchange) RefuseElement(name string, i int, err error) {
	if err != nil {
		x.Refuse(name, jsonwire.In("["+strconv.Itoa(i)+"]", err))
	}
}

func (x *Exchange) refuseRequest(status int, e *kit.Error) {
	if x.fault == nil {
		x.fault, x.status = e, status
	}
}

// Missing notes that a required parameter is absent.
func (x *Exchange) Missing(name string) {
	x.Refuse(name, kit.Refuse(kit.Violation{Message: "is required"}))
}

// Run makes the call of a method with an input that has been read, or could not be, and runs it.
func (x *Exchange) Run(method *kit.Method, h kit.Handler, in any) (*kit.Call, error) {
	var ctx context.Context
	ctx, x.cancel = kit.WithTimeout(x.r.Context(), Header(x.r.Header))
	ctx, x.running = kit.Serve(ctx, x.call(method, in))
	return x.running, h(ctx, x.running)
}

func (x *Exchange) call(method *kit.Method, in any) kit.Call {
	x.method = method
	x.beginCall()
	call := kit.Call{
		Method: method, In: in, Header: Header(x.r.Header), Peer: x.r.RemoteAddr, TLS: x.r.TLS, Transport: "http", Side: kit.ServerSide,
		Received: int64(len(x.in)),
	}
	if x.fault != nil {
		call.Fault = x.fault
	}
	return call
}

// Header is the headers of a request as the metadata of a call.
type Header http.Header

// Get gives the first value of key.
func (h Header) Get(key string) string {
	if values := h[canonical(key)]; len(values) > 0 {
		return values[0]
	}
	return ""
}

// Set replaces the value of key.
func (h Header) Set(key, value string) { h[canonical(key)] = []string{value} }

// canonical gives a key as net/http keeps it, which for those that every call is asked for costs nothing.
func canonical(key string) string {
	switch key {
	case kit.TimeoutHeader:
		return "Kit-Timeout"
	case "b3":
		return "B3"
	case "x-b3-traceid":
		return "X-B3-Traceid"
	case "x-b3-spanid":
		return "X-B3-Spanid"
	case "x-b3-parentspanid":
		return "X-B3-Parentspanid"
	case "x-b3-sampled":
		return "X-B3-Sampled"
	case "x-b3-flags":
		return "X-B3-Flags"
	case "traceparent":
		return "Traceparent"
	case "tracestate":
		return "Tracestate"
	}
	return http.CanonicalHeaderKey(key)
}
