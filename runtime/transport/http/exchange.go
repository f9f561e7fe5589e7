package http

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"runtime/debug"
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

	in     []byte // the body as read
	out    []byte // the answer as it is written
	fault  *kit.Error
	status int // of the fault, where its code's would say too little
	done   bool
}

var exchanges = sync.Pool{New: func() any { return new(Exchange) }}

// maxKept is the largest buffer, in bytes, that a pooled Exchange keeps.
const maxKept = 64 << 10

func newExchange(s *Server, w http.ResponseWriter, r *http.Request) *Exchange {
	x := exchanges.Get().(*Exchange)
	x.server, x.w, x.r, x.verb = s, w, r, r.Method
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
		x.server.cfg.Logger.Error("panic in a handler", "panic", fmt.Sprint(p), "method", x.r.Method, "stack", string(debug.Stack()))
		if !x.done {
			x.Fail(kit.Errorf(kit.Internal, "internal error"))
		}
		return // what panicked may hold the buffers: they are not used again
	}
	x.release()
	if cap(x.in) > maxKept {
		x.in = nil
	}
	if cap(x.out) > maxKept {
		x.out = nil
	}
	clear(x.segments)
	*x = Exchange{segments: x.segments[:0], allowed: x.allowed[:0], in: x.in[:0], out: x.out[:0]}
	exchanges.Put(x)
}

func (x *Exchange) release() {
	if x.cancel != nil {
		x.cancel()
		x.cancel = nil
	}
}

// maxSegments bounds how many parts of a path are looked at; no route has as many.
const maxSegments = 64

// split cuts the path into its segments, each without its escapes.
func (x *Exchange) split() {
	path, escaped := x.r.URL.Path, false
	if x.r.URL.RawPath != "" {
		path, escaped = x.r.URL.RawPath, true
	}
	path, rooted := strings.CutPrefix(path, "/")
	if !rooted {
		x.segments = append(x.segments, "") // which no route matches
		return
	}
	for path != "" && len(x.segments) <= maxSegments {
		segment, rest, more := strings.Cut(path, "/")
		if escaped && strings.IndexByte(segment, '%') >= 0 {
			plain, err := url.PathUnescape(segment)
			if err != nil {
				x.segments = append(x.segments[:0], "")
				return
			}
			segment = plain
		}
		x.segments = append(x.segments, segment)
		path = rest
		if more && rest == "" {
			x.segments = append(x.segments, "") // a slash at the end is a segment of its own
		}
	}
}

// Verb gives the request's method: GET, POST, ….
func (x *Exchange) Verb() string { return x.verb }

// Segments gives the parts of the path between its slashes, without percent-encoding. A path that
// cannot be read is one empty segment, which no route matches.
func (x *Exchange) Segments() []string { return x.segments }

// Allow notes the verbs of a route that matches the path but not the verb, for the answer 405.
func (x *Exchange) Allow(verbs ...string) { x.allowed = append(x.allowed, verbs...) }

// noRoute answers a request that no route matched.
func (x *Exchange) noRoute() {
	if len(x.allowed) == 0 {
		x.problem(http.StatusNotFound, kit.Errorf(kit.NotFound, "there is no %s", x.shownPath()))
		return
	}
	var allow []string
	for _, verb := range append(x.allowed, http.MethodOptions) {
		if !contains(allow, verb) {
			allow = append(allow, verb)
		}
	}
	x.w.Header().Set("Allow", strings.Join(allow, ", "))
	if x.verb == http.MethodOptions {
		x.done = true
		x.w.WriteHeader(http.StatusNoContent)
		return
	}
	x.problem(http.StatusMethodNotAllowed, kit.Errorf(kit.Unimplemented, "%s has no %s, it has %s", x.shownPath(), x.verb, strings.Join(allow, ", ")))
}

func contains(list []string, s string) bool {
	for _, x := range list {
		if x == s {
			return true
		}
	}
	return false
}

// maxShown bounds how much of a request's path an answer repeats, in bytes.
const maxShown = 200

func (x *Exchange) shownPath() string {
	path := x.r.URL.EscapedPath()
	if len(path) > maxShown {
		path = path[:maxShown] + "…"
	}
	return strings.ToValidUTF8(path, "\uFFFD")
}

// Refuse notes that a part of the input cannot be read; err is nil where it could, and the first error
// counts. name is the field that it belongs to, "" for the input as a whole.
func (x *Exchange) Refuse(name string, err error) {
	if err == nil {
		return
	}
	if name != "" {
		err = jsonwire.In(name, err)
	}
	var e *kit.Error
	if !errors.As(err, &e) {
		e = kit.Refuse(kit.Violation{Path: name, Message: err.Error()})
	}
	if x.fault == nil {
		x.fault = e
		return
	}
	x.fault = kit.Refuse(append(x.fault.Violations, e.Violations...)...)
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
	call := kit.NewCall(method, kit.ServerSide, "http", in, nil)
	call.Header = Header(x.r.Header)
	call.Peer = x.r.RemoteAddr
	if x.fault != nil {
		call.Fault = x.fault
	}
	x.ctx, x.cancel = kit.WithTimeout(x.r.Context(), call.Header)
	return call, h(x.ctx, call)
}

// Buffer gives an empty buffer for the answer. What is appended to it goes to Reply.
func (x *Exchange) Buffer() []byte { return x.out[:0] }

// SetHeader sets a header of the answer.
func (x *Exchange) SetHeader(name, value string) { x.w.Header().Set(name, headerText(value)) }

// headerText makes a value safe to stand in a header.
func headerText(s string) string {
	return strings.Map(func(r rune) rune {
		if r < ' ' || r == 0x7f {
			return ' '
		}
		return r
	}, s)
}

var (
	jsonType    = []string{"application/json"}
	problemType = []string{"application/problem+json"}
	noSniff     = []string{"nosniff"}
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
	if x.status != 0 && err == error(x.fault) {
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
	x.reply(status, problemType, appendDeclared(x.Buffer(), status, err))
}

func (x *Exchange) problem(status int, err *kit.Error) {
	x.reply(status, problemType, appendProblem(x.Buffer(), status, err))
}

// Body reads the request's body and gives a decoder that stands on it, nil where it cannot be read,
// which is then noted.
func (x *Exchange) Body() *jsonwire.Decoder {
	data, ok := x.readBody()
	if !ok {
		return nil
	}
	if len(data) == 0 {
		x.Refuse("", kit.Refuse(kit.Violation{Message: "a body is required: a JSON object"}))
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

// AnyBody is Body for a method whose whole body may be absent: there is no decoder then, and nothing to
// refuse.
func (x *Exchange) AnyBody() *jsonwire.Decoder {
	data, ok := x.readBody()
	if !ok || len(data) == 0 {
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
	body := io.Reader(x.r.Body)
	if limit > 0 {
		body = http.MaxBytesReader(x.w, x.r.Body, limit)
	}
	buf := x.in[:0]
	if n := x.r.ContentLength; n > 0 && int64(cap(buf)) < n && n <= maxKept {
		buf = make([]byte, 0, n+1)
	}
	buf, err := readAll(buf, body)
	x.in = buf
	var large *http.MaxBytesError
	switch {
	case err == nil:
		return buf, true
	case errors.As(err, &large):
		x.tooLarge(limit)
	default:
		x.refuseRequest(http.StatusBadRequest, kit.Hide(kit.InvalidArgument, "the body ended before it was complete", err))
	}
	return nil, false
}

func (x *Exchange) tooLarge(limit int64) {
	x.w.Header().Set("Connection", "close") // what is left of the body is not worth reading
	x.refuseRequest(http.StatusRequestEntityTooLarge, kit.Errorf(kit.ResourceExhausted, "the body is larger than the %d bytes that are allowed", limit))
}

func readAll(buf []byte, r io.Reader) ([]byte, error) {
	if cap(buf) == 0 {
		buf = make([]byte, 0, 512)
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
