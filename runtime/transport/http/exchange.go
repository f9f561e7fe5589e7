package http

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"runtime/debug"
	"slices"
	"strconv"
	"strings"
	"sync"

	kit "github.com/kitc-lang/kit/runtime"
	jsonwire "github.com/kitc-lang/kit/runtime/wire/json"
)

// Exchange is one request and its answer on a server. Generated code reads the input from it, runs the
// call, and answers exactly once. It is used by one goroutine, and not kept beyond the request.
type Exchange struct {
	server *Server
	w      http.ResponseWriter
	r      *http.Request
	ctx    context.Context
	cancel context.CancelFunc

	verb     string
	segments []string
	allowed  []string
	query    []pair // of the query, once parsed
	parsed   bool

	in     []byte // the body as read
	out    []byte // the answer as it is written
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

func newExchange(s *Server, w http.ResponseWriter, r *http.Request) *Exchange {
	x := exchanges.Get().(*Exchange)
	x.server, x.w, x.r, x.verb = s, w, r, r.Method
	if s.draining.Load() {
		w.Header()["Connection"] = closeConnection
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
	clear(x.segments)
	clear(x.query)
	clear(x.allowed)
	kept := Exchange{segments: x.segments[:0], allowed: x.allowed[:0], query: x.query[:0], in: x.in[:0], out: x.out[:0]}
	if cap(kept.in) > maxKept {
		kept.in = nil
	}
	if cap(kept.out) > maxKept {
		kept.out = nil
	}
	if cap(kept.segments) > maxKeptItems {
		kept.segments = nil
	}
	if cap(kept.query) > maxKeptItems {
		kept.query = nil
	}
	*x = kept
	exchanges.Put(x)
}

func (x *Exchange) release() {
	if x.cancel != nil {
		x.cancel()
		x.cancel = nil
	}
}

// maxSegments bounds how many parts of a path are told apart. A route has at most 2,000 bytes, and so fewer.
const maxSegments = 1000

// split cuts the path into its segments, each without its escapes: a %2F is a part of its segment. A
// path that is no path becomes one empty segment, which no route matches.
func (x *Exchange) split() {
	path, escaped := x.r.URL.Path, false
	if x.r.URL.RawPath != "" {
		path, escaped = x.r.URL.EscapedPath(), true
	}
	path, rooted := strings.CutPrefix(path, "/")
	if !rooted {
		x.segments = append(x.segments, "")
		return
	}
	if n := strings.Count(path, "/") + 1; n > cap(x.segments) {
		x.segments = make([]string, 0, min(n, maxSegments+1))
	}
	for path != "" {
		segment, rest, more := strings.Cut(path, "/")
		if escaped && strings.IndexByte(segment, '%') >= 0 {
			segment, _ = url.PathUnescape(segment) // EscapedPath gives only what can be read
		}
		x.segments = append(x.segments, segment)
		path = rest
		if more && rest == "" {
			x.segments = append(x.segments, "") // a slash at the end is a segment of its own
		}
		if len(x.segments) > maxSegments {
			x.segments = append(x.segments[:0], "")
			return
		}
	}
}

// Verb gives the request's method: GET, POST, ….
func (x *Exchange) Verb() string { return x.verb }

// Segments gives the parts of the path between its slashes, without percent-encoding. It is valid until
// the request is answered.
func (x *Exchange) Segments() []string { return x.segments }

// Allow notes the verbs of a route that matches the path but not the verb, for the answer 405.
func (x *Exchange) Allow(verbs ...string) { x.allowed = append(x.allowed, verbs...) }

// noRoute answers a request that no route matched.
func (x *Exchange) noRoute() {
	if len(x.allowed) == 0 {
		// Not the code not_found: an application may use that for what its methods look for.
		x.problem(http.StatusNotFound, kit.Errorf(kit.Unimplemented, "no method is at the path %s", x.shownPath()))
		return
	}
	var verbs []string
	for _, verb := range append(x.allowed, http.MethodOptions) {
		if !slices.Contains(verbs, verb) {
			verbs = append(verbs, verb)
		}
	}
	allow := strings.Join(verbs, ", ")
	x.w.Header().Set("Allow", allow)
	if x.verb == http.MethodOptions {
		x.Empty(http.StatusNoContent)
		return
	}
	x.problem(http.StatusMethodNotAllowed, kit.Errorf(kit.Unimplemented, "the path %s has no %s: use %s", x.shownPath(), shown(x.verb), allow))
}

// maxShown bounds how much of a request an answer repeats, in bytes.
const maxShown = 200

func (x *Exchange) shownPath() string { return shown(x.r.URL.EscapedPath()) }

func shown(s string) string {
	if len(s) > maxShown {
		s = s[:maxShown] + "…"
	}
	return strings.ToValidUTF8(s, "\uFFFD")
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
	call := &kit.Call{
		Method: method, In: in, Header: Header(x.r.Header), Peer: x.r.RemoteAddr, Transport: "http", Side: kit.ServerSide,
	}
	if x.fault != nil {
		call.Fault = x.fault
	}
	x.ctx, x.cancel = kit.WithTimeout(x.r.Context(), call.Header)
	return call, h(x.ctx, call)
}

// Buffer gives an empty buffer for the answer. What is appended to it goes to Reply.
func (x *Exchange) Buffer() []byte {
	if x.out == nil {
		x.out = make([]byte, 0, 1<<10)
	}
	return x.out[:0]
}

// SetHeader sets a header of the answer.
func (x *Exchange) SetHeader(name, value string) { x.w.Header().Set(name, headerText(value)) }

// headerText gives a text as a header can hold it: control characters become spaces.
func headerText(s string) string {
	return strings.Map(func(r rune) rune {
		if r < ' ' || r == 0x7f {
			return ' '
		}
		return r
	}, s)
}

// Values of headers, shared by all answers. Nobody changes them.
var (
	jsonType        = []string{"application/json"}
	problemType     = []string{"application/problem+json"}
	noSniff         = []string{"nosniff"}
	noStore         = []string{"no-store"}
	closeConnection = []string{"close"}
)

// Reply answers with a body of JSON.
func (x *Exchange) Reply(status int, body []byte) { x.reply(status, jsonType, body) }

// Empty answers without a body.
func (x *Exchange) Empty(status int) {
	x.done = true
	x.w.WriteHeader(status)
}

func (x *Exchange) reply(status int, contentType []string, body []byte) {
	x.done = true
	x.out = body
	h := x.w.Header()
	h["Content-Type"] = contentType
	h["X-Content-Type-Options"] = noSniff
	h["Content-Length"] = []string{strconv.Itoa(len(body))}
	x.w.WriteHeader(status)
	// The caller may be gone; there is nobody to tell.
	_, _ = x.w.Write(body)
}

// Fail answers with an error that the method does not declare.
func (x *Exchange) Fail(err error) {
	public := kit.Public(err)
	status := public.Code.HTTPStatus()
	if x.status != 0 && public == x.fault {
		status = x.status
	}
	x.problem(status, public)
}

// Declared is a declared error as generated code makes it.
type Declared interface {
	kit.Declared
	AppendJSON(b []byte) []byte
}

// FailDeclared answers with an error that the method declares.
func (x *Exchange) FailDeclared(status int, err Declared) {
	x.failure(status, appendDeclared(x.Buffer(), status, err))
}

func (x *Exchange) problem(status int, err *kit.Error) {
	x.failure(status, appendProblem(x.Buffer(), status, err))
}

// failure answers with a problem document. No cache keeps it, although HTTP lets caches keep a 404 that
// says nothing about that.
func (x *Exchange) failure(status int, document []byte) {
	x.w.Header()["Cache-Control"] = noStore
	x.reply(status, problemType, document)
}

// Body reads the request's body and gives a decoder that stands on it, nil where it cannot be read,
// which is then noted.
func (x *Exchange) Body() *jsonwire.Decoder {
	data, ok := x.readBody()
	if !ok {
		return nil
	}
	if len(data) == 0 {
		x.Refuse("", kit.Refuse(kit.Violation{Message: "a body is required: send JSON"}))
		return nil
	}
	return jsonwire.NewDecoder(data, x.mode())
}

// OptionalBody is Body for a method that can do without one: an absent body is an empty object.
func (x *Exchange) OptionalBody() *jsonwire.Decoder {
	data, ok := x.readBody()
	if !ok {
		return nil
	}
	if len(data) == 0 {
		data = []byte("{}")
	}
	return jsonwire.NewDecoder(data, x.mode())
}

// AnyBody is Body for a method whose whole body is a field that may be absent, which null stands for too:
// there is no decoder then, and nothing to refuse.
func (x *Exchange) AnyBody() *jsonwire.Decoder {
	data, ok := x.readBody()
	if !ok || len(data) == 0 || string(bytes.TrimSpace(data)) == "null" {
		return nil
	}
	return jsonwire.NewDecoder(data, x.mode())
}

func (x *Exchange) mode() jsonwire.Mode {
	if x.server.cfg.CopyStrings {
		return jsonwire.Strict | jsonwire.CopyStrings
	}
	return jsonwire.Strict
}

// Done notes the outcome of reading a body, and that nothing follows what was read.
func (x *Exchange) Done(d *jsonwire.Decoder, err error) {
	if err == nil {
		err = d.End()
	}
	x.Refuse("", err)
}

// readBody reads the body into the exchange's buffer, within the limit.
func (x *Exchange) readBody() ([]byte, bool) {
	if !x.isJSON() {
		x.refuseRequest(http.StatusUnsupportedMediaType, kit.Errorf(kit.InvalidArgument,
			"the body must be JSON: send it with Content-Type: application/json and without Content-Encoding"))
		return nil, false
	}
	limit := x.server.cfg.MaxBody
	if limit > 0 && x.r.ContentLength > limit {
		x.tooLarge(limit)
		return nil, false
	}
	body := x.r.Body
	if limit > 0 {
		body = http.MaxBytesReader(x.w, body, limit)
	}
	var err error
	x.in, err = readAll(x.in[:0], x.r.ContentLength, body)
	var large *http.MaxBytesError
	switch {
	case err == nil:
		return x.in, true
	case errors.As(err, &large):
		x.tooLarge(limit)
	default:
		x.refuseRequest(http.StatusBadRequest, kit.Hide(kit.InvalidArgument, "the body ended before it was complete", err))
	}
	return nil, false
}

func (x *Exchange) tooLarge(limit int64) {
	x.w.Header()["Connection"] = closeConnection // what is left of the body is not worth reading
	x.refuseRequest(http.StatusRequestEntityTooLarge, kit.Errorf(kit.ResourceExhausted, "the body is larger than the %d bytes that are allowed", limit))
}

// readAll reads to the end, into buf as far as its capacity goes. Of the length that was announced it
// believes as much as costs nothing to believe: memory for the rest is made as the bytes arrive.
func readAll(buf []byte, announced int64, r io.Reader) ([]byte, error) {
	if want := min(announced+1, maxKept); int64(cap(buf)) < want { // one more, to see the end
		buf = make([]byte, 0, max(want, 512))
	}
	for {
		if len(buf) == cap(buf) {
			buf = append(buf, 0)[:len(buf)]
		}
		n, err := r.Read(buf[len(buf):cap(buf)])
		buf = buf[:len(buf)+n]
		if err == io.EOF {
			return buf, nil
		}
		if err != nil {
			return buf, err
		}
	}
}

// isJSON reports whether the headers let the body be JSON. A request that says nothing is taken at its
// body's word.
func (x *Exchange) isJSON() bool {
	if e := x.r.Header.Get("Content-Encoding"); e != "" && !strings.EqualFold(e, "identity") {
		return false
	}
	kind, _, _ := strings.Cut(x.r.Header.Get("Content-Type"), ";")
	kind = strings.TrimSpace(kind)
	return kind == "" || strings.EqualFold(kind, "application/json")
}

// Header is the headers of a request as the metadata of a call.
type Header http.Header

// Get gives the first value of key.
func (h Header) Get(key string) string { return http.Header(h).Get(key) }

// Set replaces the value of key.
func (h Header) Set(key, value string) { http.Header(h).Set(key, value) }
