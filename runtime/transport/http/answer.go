package http

import (
	"net/http"
	"strconv"
	"strings"
	"sync/atomic"
	"time"

	kit "github.com/kitc-lang/kit/runtime"
)

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

// lengths are the values of Content-Length that answers of a server have had, shared like those above: each is made
// once. Longer answers have theirs made for them.
type lengths [4 << 10]atomic.Pointer[[1]string]

func (l *lengths) of(n int) []string {
	if n >= len(l) {
		return []string{strconv.Itoa(n)}
	}
	known := l[n].Load()
	if known == nil {
		known = &[1]string{strconv.Itoa(n)}
		l[n].Store(known)
	}
	return known[:]
}

// Reply answers with a body of JSON.
func (x *Exchange) Reply(status int, body []byte) { x.reply(status, jsonType, body) }

// Empty answers without a body.
func (x *Exchange) Empty(status int) {
	x.done = true
	x.beginAnswer()
	x.w.WriteHeader(status)
	x.answered(0)
}

// answered tells the call how large its answer was.
func (x *Exchange) answered(size int) {
	if x.running != nil {
		x.running.Answer(size)
	}
}

func (x *Exchange) reply(status int, contentType []string, body []byte) {
	x.done = true
	x.out = body
	x.beginAnswer()
	h := x.w.Header()
	h["Content-Type"] = contentType
	h["X-Content-Type-Options"] = noSniff
	h["Content-Length"] = x.server.lengths.of(len(body))
	x.w.WriteHeader(status)
	// The caller may be gone; there is nobody to tell.
	_, _ = x.w.Write(body)
	x.answered(len(body))
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
	if status == http.StatusUnauthorized && x.method != nil && x.method.Challenge != "" {
		x.w.Header()["Www-Authenticate"] = []string{x.method.Challenge}
	}
	if x.running != nil {
		x.adviseRetry()
	}
	x.reply(status, problemType, document)
}

// adviseRetry tells a caller whether and when to call again: a Kit client in milliseconds, everybody else in
// whole seconds (RFC 9110, section 10.2.3).
func (x *Exchange) adviseRetry() {
	text := x.running.RetryText()
	if text == "" {
		return
	}
	h := x.w.Header()
	h[retryHeader] = []string{text}
	if after := x.running.RetryAfter; after > 0 && !x.running.RetryDenied() {
		h["Retry-After"] = []string{strconv.FormatInt(int64((after+time.Second-1)/time.Second), 10)}
	}
}

// retryHeader is kit.RetryHeader as net/http keeps it.
const retryHeader = "Kit-Retry"
