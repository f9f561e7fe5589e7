package http

import (
	"errors"
	"io"
	"net/http"
	"strconv"
	"strings"
	"time"

	kit "github.com/kitc-lang/kit/runtime"
	jsonwire "github.com/kitc-lang/kit/runtime/wire/json"
)

var errTooLarge = errors.New("the response is too large")

// read reads the body of a response, within the limit.
func (c *Client) read(resp *http.Response) ([]byte, error) {
	limit := c.cfg.MaxResponse
	if limit <= 0 {
		return readAll(nil, resp.ContentLength, resp.Body)
	}
	if resp.ContentLength > limit && resp.Request.Method != http.MethodHead {
		return nil, errTooLarge
	}
	data, err := readAll(nil, resp.ContentLength, io.LimitReader(resp.Body, limit+1))
	if err == nil && int64(len(data)) > limit {
		return nil, errTooLarge
	}
	return data, err
}

// Response is what came back, its body read in full.
type Response struct {
	call    *kit.Call
	status  int
	header  http.Header
	data    []byte
	mode    jsonwire.Mode
	problem *Problem
}

func newResponse(call *kit.Call, resp *http.Response, data []byte, copyStrings bool) *Response {
	r := &Response{call: call, status: resp.StatusCode, header: resp.Header, data: data, mode: jsonwire.Lenient}
	if copyStrings {
		r.mode |= jsonwire.CopyStrings
	}
	call.Draining = r.header.Get(drainHeader) != ""
	if r.status < 200 || r.status > 299 {
		r.problem = r.readProblem()
		r.readRetry()
	}
	return r
}

// readRetry takes over what a failure says about calling again: a Kit server in milliseconds, others in
// seconds, or as the time of a clock that need not agree with ours.
func (r *Response) readRetry() {
	if text := r.header.Get(retryHeader); text != "" {
		r.call.ReadRetry(text)
		return
	}
	text := r.header.Get("Retry-After")
	if text == "" {
		return
	}
	if seconds, err := strconv.ParseInt(text, 10, 32); err == nil && seconds > 0 {
		r.call.RetryAfter = time.Duration(seconds) * time.Second
	} else if at, err := http.ParseTime(text); err == nil {
		now := time.Now()
		if theirs, err := http.ParseTime(r.header.Get("Date")); err == nil {
			now = theirs
		}
		r.call.RetryAfter = max(0, at.Sub(now))
	}
}

// Problem is why the call failed, nil where it did not.
func (r *Response) Problem() *Problem { return r.problem }

// Decoder gives a decoder that stands on the body of a success, and an error where that is no JSON.
func (r *Response) Decoder() (*jsonwire.Decoder, error) {
	if !r.is("application/json") {
		return nil, kit.Errorf(kit.Internal, "%s: the response is not JSON, but %s", r.call.Method, r.kind())
	}
	return jsonwire.NewDecoder(r.data, r.mode), nil
}

// Done gives the outcome of reading a body: that nothing followed what was read, or why it was not read. A
// response that cannot be read is the service's fault, not an invalid argument of the caller.
func (r *Response) Done(d *jsonwire.Decoder, err error) error {
	if err == nil {
		err = d.End()
	}
	return unreadable(r.call, err)
}

// Value reads the body into v.
func (r *Response) Value(v jsonwire.Value) error {
	d, err := r.Decoder()
	if err != nil {
		return err
	}
	return r.Done(d, v.DecodeJSON(d))
}

// Header gives the value of a header of the response, and whether it is there. The name is in canonical
// form.
func (r *Response) Header(name string) (string, bool) {
	values := r.header[name]
	if len(values) == 0 {
		return "", false
	}
	return values[0], true
}

// Param gives the error of a header that could not be read as the field, nil for nil.
func (r *Response) Param(field string, err error) error {
	if err == nil {
		return nil
	}
	return unreadable(r.call, jsonwire.In(field, err))
}

// Missing gives the error of a header that is not there, and holds a field that must be.
func (r *Response) Missing(field string) error { return r.Param(field, must("is required")) }

// unreadable makes the error of a response that is not as declared. What was wrong may tell of what was
// in it, which is not for the caller's callers.
func unreadable(call *kit.Call, err error) error {
	if err == nil {
		return nil
	}
	return kit.Hide(kit.Internal, call.Method.String()+": the response is not as declared", err)
}

// is reports whether the body is of a media type.
func (r *Response) is(mediaType string) bool {
	kind, _, _ := strings.Cut(r.header.Get("Content-Type"), ";")
	return strings.EqualFold(strings.TrimSpace(kind), mediaType)
}

// kind says what the body is, for an error.
func (r *Response) kind() string {
	kind, _, _ := strings.Cut(r.header.Get("Content-Type"), ";")
	if kind == "" {
		return "without a Content-Type"
	}
	return strconv.Quote(shown(kind))
}

// Problem is the problem document of a failed call, or what stands for it where something between the
// service and this client answered in its own way.
type Problem struct {
	// Type names a declared error: urn:kit:error:orders:OutOfStock. It is "about:blank" for others.
	Type   string
	call   *kit.Call
	err    *kit.Error
	fields []byte
	mode   jsonwire.Mode
}

// Err gives the problem as an error that the method does not declare.
func (p *Problem) Err() error { return p.err }

// DeclaredValue is a declared error that can be read from its fields.
type DeclaredValue interface {
	error
	jsonwire.Value
}

// Declared reads the fields of a declared error into e, and gives it as the call's error.
func (p *Problem) Declared(e DeclaredValue) error {
	fields := p.fields
	if len(fields) == 0 {
		fields = []byte("{}")
	}
	if err := jsonwire.Unmarshal(fields, p.mode, e); err != nil {
		return unreadable(p.call, err)
	}
	return e
}

// readProblem reads the problem document, and makes up one where the body is none.
func (r *Response) readProblem() *Problem {
	p := &Problem{Type: "about:blank", call: r.call, mode: r.mode, err: &kit.Error{Code: codeOf(r.status)}}
	var doc problemDocument
	switch {
	case r.status >= 300 && r.status < 400:
		p.err.Message = r.answered() + "; redirects are not followed: give the client the address that it leads to"
	case !r.is("application/problem+json"):
		p.err.Message = r.answered() + ", with a body " + r.bodyIs() + ": it may come from a proxy"
	case jsonwire.Unmarshal(r.data, jsonwire.Lenient, &doc) != nil:
		p.err.Message = r.answered() + ", with a problem document that cannot be read"
	default:
		if code, ok := kit.ParseCode(doc.code); ok && code != kit.OK {
			p.err.Code = code
		}
		p.err.Message, p.err.Name, p.err.Violations = doc.detail, doc.name, doc.violations
		if doc.detail == "" {
			p.err.Message = r.answered()
		}
		p.Type, p.fields = doc.typ, doc.fields
	}
	return p
}

func (r *Response) answered() string {
	return r.call.Method.String() + ": the answer has status " + strconv.Itoa(r.status)
}

func (r *Response) bodyIs() string {
	if len(r.data) == 0 {
		return "that is empty"
	}
	return r.kind()
}

// codeOf gives the code that a status stands for where nothing says more.
func codeOf(status int) kit.Code {
	switch status {
	case http.StatusBadRequest, http.StatusUnsupportedMediaType, http.StatusUnprocessableEntity:
		return kit.InvalidArgument
	case http.StatusUnauthorized:
		return kit.Unauthenticated
	case http.StatusForbidden:
		return kit.PermissionDenied
	case http.StatusNotFound, http.StatusMethodNotAllowed, http.StatusNotImplemented:
		return kit.Unimplemented // a service that knows the method says so in a problem document
	case http.StatusConflict:
		return kit.Aborted
	case http.StatusPreconditionFailed:
		return kit.FailedPrecondition
	case 499: // nginx: the client went away
		return kit.Cancelled
	case http.StatusTooManyRequests, http.StatusRequestEntityTooLarge:
		return kit.ResourceExhausted
	case http.StatusBadGateway, http.StatusServiceUnavailable:
		return kit.Unavailable
	case http.StatusGatewayTimeout, http.StatusRequestTimeout:
		return kit.DeadlineExceeded
	}
	if status >= 500 {
		return kit.Internal
	}
	return kit.Unknown
}

// problemDocument is an RFC 9457 document with the members that Kit adds.
type problemDocument struct {
	typ, detail, code, name string
	fields                  []byte
	violations              []kit.Violation
}

var problemFields = jsonwire.Fields{
	Names:    []string{"type", "detail", "code", "error", "fields", "violations"},
	Required: []uint64{0},
}

// DecodeJSON reads the document.
func (p *problemDocument) DecodeJSON(d *jsonwire.Decoder) error {
	o := d.Object(&problemFields)
	for o.Next() {
		switch o.Field {
		case 0:
			o.Err = jsonwire.String(&p.typ, d)
		case 1:
			o.Err = jsonwire.String(&p.detail, d)
		case 2:
			o.Err = jsonwire.String(&p.code, d)
		case 3:
			o.Err = jsonwire.String(&p.name, d)
		case 4:
			o.Err = jsonwire.Any(&p.fields, d)
		case 5:
			o.Err = jsonwire.List(&p.violations, d, decodeViolation)
		}
	}
	return o.End()
}

var violationFields = jsonwire.Fields{Names: []string{"path", "message"}, Required: []uint64{0}}

func decodeViolation(v *kit.Violation, d *jsonwire.Decoder) error {
	o := d.Object(&violationFields)
	for o.Next() {
		switch o.Field {
		case 0:
			o.Err = jsonwire.String(&v.Path, d)
		case 1:
			o.Err = jsonwire.String(&v.Message, d)
		}
	}
	return o.End()
}
