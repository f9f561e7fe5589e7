package http

import (
	"net/http"
	"strconv"
	"strings"

	kit "github.com/kitc-lang/kit/runtime"
	jsonwire "github.com/kitc-lang/kit/runtime/wire/json"
)

// Response is what came back, its body read in full.
type Response struct {
	Status  int
	header  http.Header
	data    []byte
	mode    jsonwire.Mode
	problem *Problem
}

func newResponse(resp *http.Response, data []byte, copyStrings bool) *Response {
	r := &Response{Status: resp.StatusCode, header: resp.Header, data: data, mode: jsonwire.Lenient}
	if copyStrings {
		r.mode |= jsonwire.CopyStrings
	}
	if r.Status < 200 || r.Status > 299 {
		r.problem = r.readProblem()
	}
	return r
}

// Problem is why the call failed, nil where it did not.
func (r *Response) Problem() *Problem { return r.problem }

// Decoder gives a decoder that stands on the body of a success, and an error where that is no JSON.
func (r *Response) Decoder() (*jsonwire.Decoder, error) {
	if !strings.HasPrefix(r.header.Get("Content-Type"), "application/json") {
		return nil, kit.Errorf(kit.Internal, "the service answered %d with %s, not with JSON", r.Status, shownType(r.header))
	}
	return jsonwire.NewDecoder(r.data, r.mode), nil
}

// Done gives the outcome of reading a body: that nothing followed what was read, or why it was not read. A
// response that cannot be read is the service's fault, not an invalid argument of the caller.
func (r *Response) Done(d *jsonwire.Decoder, err error) error {
	if err == nil {
		err = d.End()
	}
	return unreadable(err)
}

// Value reads the body into v.
func (r *Response) Value(v jsonwire.Value) error {
	d, err := r.Decoder()
	if err != nil {
		return err
	}
	return r.Done(d, v.DecodeJSON(d))
}

// Header gives the value of a header of the response, and whether it is there.
func (r *Response) Header(name string) (string, bool) {
	values := r.header[http.CanonicalHeaderKey(name)]
	if len(values) == 0 {
		return "", false
	}
	return values[0], true
}

// Param gives the error of a header that could not be read as the field name, nil for nil.
func (r *Response) Param(name string, err error) error {
	if err == nil {
		return nil
	}
	return unreadable(jsonwire.In(name, err))
}

func unreadable(err error) error {
	if err == nil {
		return nil
	}
	message := err.Error()
	if e, ok := err.(*kit.Error); ok {
		message = e.Message
	}
	return kit.Hide(kit.Internal, "the response cannot be read: "+message, err)
}

func shownType(h http.Header) string {
	kind, _, _ := strings.Cut(h.Get("Content-Type"), ";")
	if kind == "" {
		return "no Content-Type"
	}
	if len(kind) > 100 {
		kind = kind[:100]
	}
	return strings.ToValidUTF8(kind, "\uFFFD")
}

// Problem is the problem document of a failed call, or what stands for it where something between the
// service and this client answered in its own way.
type Problem struct {
	// Type names a declared error: urn:kit:error:orders:OutOfStock. It is "about:blank" for others.
	Type   string
	err    *kit.Error
	fields string
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
	if p.fields == "" {
		p.fields = "{}"
	}
	if err := jsonwire.Unmarshal([]byte(p.fields), p.mode, e); err != nil {
		return unreadable(err)
	}
	return e
}

// readProblem reads the problem document, and makes up one where the body is none.
func (r *Response) readProblem() *Problem {
	p := &Problem{Type: "about:blank", mode: r.mode, err: &kit.Error{Code: codeOf(r.Status)}}
	if !strings.HasPrefix(r.header.Get("Content-Type"), "application/problem+json") {
		p.err.Message = "the answer is " + strconv.Itoa(r.Status) + " with " + shownType(r.header) + ", as something other than the service may give it"
		return p
	}
	var doc problemDocument
	if err := jsonwire.Unmarshal(r.data, jsonwire.Lenient, &doc); err != nil {
		p.err.Message = "the answer is " + strconv.Itoa(r.Status) + " with a problem document that cannot be read"
		return p
	}
	if code, ok := kit.ParseCode(doc.code); ok && code != kit.OK {
		p.err.Code = code
	}
	p.err.Message, p.err.Name, p.err.Violations = doc.detail, doc.name, doc.violations
	p.Type, p.fields = doc.typ, string(doc.fields)
	return p
}

// codeOf gives the code that a status stands for where nothing says more.
func codeOf(status int) kit.Code {
	switch status {
	case http.StatusBadRequest, http.StatusRequestEntityTooLarge, http.StatusUnsupportedMediaType, http.StatusUnprocessableEntity:
		return kit.InvalidArgument
	case http.StatusUnauthorized:
		return kit.Unauthenticated
	case http.StatusForbidden:
		return kit.PermissionDenied
	case http.StatusNotFound, http.StatusMethodNotAllowed, http.StatusNotImplemented:
		return kit.Unimplemented // a service that knows the method says so in a problem document
	case http.StatusConflict:
		return kit.Aborted
	case http.StatusTooManyRequests:
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
