package http

import (
	"bytes"
	"context"
	"errors"
	"io"
	"net/http"
	"net/url"
	"strings"

	kit "github.com/kitc-lang/kit/runtime"
)

// Request is a call on its way out. Generated code fills it in and sends it once. What cannot be sent is
// noted, and Send gives the first such error without sending.
type Request struct {
	client *Client
	call   *kit.Call
	verb   string
	url    []byte
	query  bool // the URL has one
	header http.Header
	body   []byte // nil for none
	err    error
}

// NewRequest starts the request of a call with the fixed start of its path: "/orders".
func (c *Client) NewRequest(call *kit.Call, verb, path string) *Request {
	r := &Request{client: c, call: call, verb: verb, header: make(http.Header, 4)}
	r.url = append(append(make([]byte, 0, len(c.base)+len(path)+64), c.base...), path...)
	switch h := call.Header.(type) {
	case kit.MapHeader:
		for key, value := range h {
			if !sendable(key, value) && r.err == nil {
				r.err = kit.Errorf(kit.InvalidArgument, "%s: the metadata %q cannot be sent as a header", call.Method, shown(key))
			}
			r.header.Set(key, value)
		}
	case Header: // of the request that a server passes on
		r.header = http.Header(h).Clone()
	}
	return r
}

// Path appends a fixed part of the path.
func (r *Request) Path(part string) { r.url = append(r.url, part...) }

// Param appends the value of a field as one segment of the path. Values that would make it another path
// are refused: an empty one, and the two that proxies take for steps however they are encoded.
func (r *Request) Param(field, value string) {
	switch value {
	case "":
		r.refuse(field, "must not be empty, because it is a part of the path")
	case ".", "..":
		r.refuse(field, `must not be "." or "..", because it is a part of the path`)
	}
	r.url = append(r.url, url.PathEscape(value)...)
}

// Query appends a parameter of the query.
func (r *Request) Query(name, value string) {
	separator := byte('?')
	if r.query {
		separator = '&'
	}
	r.query = true
	r.url = append(r.url, separator)
	r.url = append(append(append(r.url, url.QueryEscape(name)...), '='), url.QueryEscape(value)...)
}

// Header sets a header to the value of a field. One that would not arrive as it is, is refused.
func (r *Request) Header(name, field, value string) {
	switch {
	case headerText(value) != value:
		r.refuse(field, "must not have control characters, because it is a header")
	case strings.TrimSpace(value) != value:
		r.refuse(field, "must not begin or end with a space, because it is a header")
	}
	r.header.Set(name, value)
}

// sendable reports whether a key is a token (RFC 9110, section 5.6.2) and a value has no control characters.
func sendable(key, value string) bool {
	for i := range len(key) {
		c := key[i]
		letter := 'a' <= c|0x20 && c|0x20 <= 'z'
		if !letter && (c < '0' || c > '9') && strings.IndexByte("!#$%&'*+-.^_`|~", c) < 0 {
			return false
		}
	}
	return key != "" && headerText(value) == value
}

func (r *Request) refuse(field, message string) {
	if r.err == nil {
		r.err = kit.Refuse(kit.Violation{Path: field, Message: message})
	}
}

// Body sets the body, which then belongs to the request.
func (r *Request) Body(body []byte) { r.body = body }

// Send sends the request and reads the whole response, whatever its status. What keeps it from that is
// a *kit.Error.
func (r *Request) Send(ctx context.Context) (*Response, error) {
	c := r.client
	if r.err != nil {
		return nil, r.err
	}
	if c.ended.Load() {
		return nil, c.failure(ctx, r.call, errClientClosed)
	}
	if _, ok := ctx.Deadline(); !ok && c.cfg.Timeout > 0 {
		var cancel context.CancelFunc
		ctx, cancel = context.WithTimeout(ctx, c.cfg.Timeout)
		defer cancel()
	}
	kit.SetTimeout(ctx, Header(r.header))
	if r.body != nil {
		r.header["Content-Type"] = jsonType
	}
	req, err := http.NewRequestWithContext(ctx, r.verb, string(r.url), r.reader())
	if err != nil {
		return nil, kit.Hide(kit.Internal, r.call.Method.String()+": the request cannot be made", err)
	}
	req.Header = r.header
	if !r.call.Repeatable() {
		once(req)
	}
	r.call.Peer = c.host
	r.call.Sent += int64(len(r.body))
	resp, err := c.http.Do(req)
	if err != nil {
		return nil, c.failure(ctx, r.call, err)
	}
	defer func() { _ = resp.Body.Close() }() // it was read
	data, err := c.read(resp)
	r.call.Received += int64(len(data))
	switch {
	case errors.Is(err, errTooLarge):
		return nil, kit.Errorf(kit.ResourceExhausted, "%s: the response takes more than the %d bytes that are allowed", r.call.Method, c.cfg.MaxResponse)
	case err != nil:
		return nil, c.failure(ctx, r.call, err)
	}
	return newResponse(r.call, resp, data, c.cfg.CopyStrings), nil
}

// reader gives the body to net/http. That may read it again after it has returned, so that the bytes
// are not used for anything else.
func (r *Request) reader() io.Reader {
	if r.body == nil {
		return nil
	}
	return bytes.NewReader(r.body)
}

// once keeps net/http from sending a request again that may have arrived: it does that where the verb or
// a header Idempotency-Key says that it does no harm, but of the method we know better. A body that
// cannot be read a second time stops it.
func once(req *http.Request) {
	_, key := req.Header["Idempotency-Key"]
	_, otherKey := req.Header["X-Idempotency-Key"]
	if req.Method != http.MethodGet && req.Method != http.MethodHead && !key && !otherKey {
		return
	}
	req.GetBody = nil
	if req.Body == nil {
		req.Body = io.NopCloser(strings.NewReader(""))
	}
}
