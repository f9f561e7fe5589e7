package http

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/url"
	"strings"
	"time"

	kit "github.com/kitc-lang/kit/runtime"
)

// ClientConfig bounds what a call may cost. Every zero field has the default named with it.
type ClientConfig struct {
	// Transport sends the requests (nil: one of the client's own, with the bounds below).
	Transport http.RoundTripper
	// MaxResponse is the most bytes of a response's body (0: 4 MiB; negative: without bound).
	MaxResponse int64
	// DialTimeout bounds the making of a connection (0: 5 s).
	DialTimeout time.Duration
	// Timeout bounds a call whose context has no deadline (0: 1 min).
	Timeout time.Duration
	// MaxIdle is how many connections are kept for later calls (0: 64).
	MaxIdle int
	// IdleTimeout is how long a connection is kept for later calls (0: 1 min).
	IdleTimeout time.Duration
	// CopyStrings gives each string of an output its own memory. Without it they share one copy of the
	// response, and one kept string keeps all of it.
	CopyStrings bool
}

// Client sends calls to one address. It is safe for use by many goroutines.
type Client struct {
	base  string // scheme, host and path, without a slash at the end
	host  string
	cfg   ClientConfig
	http  http.Client
	close func()
}

// NewClient makes a client for the service at address: http://HOST:PORT or https://HOST:PORT, with a
// path where the service is mounted below one. It connects when the first call is made.
func NewClient(address string, cfg ClientConfig) (*Client, error) {
	u, err := url.Parse(address)
	if err != nil || u.Scheme != "http" && u.Scheme != "https" || u.Host == "" {
		return nil, fmt.Errorf("address %q is none of HTTP: write http://HOST:PORT or https://HOST:PORT", address)
	}
	if u.RawQuery != "" || u.Fragment != "" || u.User != nil {
		return nil, fmt.Errorf("address %q has more than a host and a path: leave the rest out", u.Redacted())
	}
	cfg.MaxResponse = bound(cfg.MaxResponse, 4<<20)
	cfg.Timeout = bound(cfg.Timeout, time.Minute)
	c := &Client{base: u.Scheme + "://" + u.Host + strings.TrimSuffix(u.EscapedPath(), "/"), host: u.Host, cfg: cfg, close: func() {}}
	if cfg.Transport == nil {
		t := cfg.transport()
		cfg.Transport, c.close = t, t.CloseIdleConnections
	}
	c.http = http.Client{
		Transport: cfg.Transport,
		// A redirect would turn a POST into a GET, or send it to somebody whom nobody named.
		CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse },
	}
	return c, nil
}

func (cfg ClientConfig) transport() *http.Transport {
	dialer := &net.Dialer{Timeout: bound(cfg.DialTimeout, 5*time.Second)}
	idle := bound(cfg.MaxIdle, 64)
	return &http.Transport{
		Proxy:                  http.ProxyFromEnvironment,
		DialContext:            dialer.DialContext,
		TLSHandshakeTimeout:    bound(cfg.DialTimeout, 5*time.Second),
		MaxIdleConns:           idle,
		MaxIdleConnsPerHost:    idle,
		IdleConnTimeout:        bound(cfg.IdleTimeout, time.Minute),
		MaxResponseHeaderBytes: 64 << 10,
		ForceAttemptHTTP2:      true,
	}
}

// Close ends the idle connections of a client that makes its own.
func (c *Client) Close() error {
	c.close()
	return nil
}

// Request is a call on its way out. Generated code fills it in and sends it once.
type Request struct {
	client *Client
	call   *kit.Call
	verb   string
	url    []byte
	query  bool
	header http.Header
	body   []byte
	hasIn  bool
	err    error
}

// NewRequest starts the request of a call with the fixed start of its path: "/orders".
func (c *Client) NewRequest(call *kit.Call, verb, path string) *Request {
	r := &Request{client: c, call: call, verb: verb, header: make(http.Header, 4)}
	r.url = append(append(make([]byte, 0, len(c.base)+len(path)+64), c.base...), path...)
	if call.Header != nil {
		if h, ok := call.Header.(kit.MapHeader); ok {
			for key, value := range h {
				r.header.Set(key, value)
			}
		} else if h, ok := call.Header.(Header); ok {
			r.header = http.Header(h).Clone()
		}
	}
	return r
}

// Path appends a fixed part of the path.
func (r *Request) Path(part string) { r.url = append(r.url, part...) }

// Param appends the value of a parameter as one segment of the path. An empty one would make another path, so it is refused.
func (r *Request) Param(name, value string) {
	if value == "" && r.err == nil {
		r.err = kit.Refuse(kit.Violation{Path: name, Message: "must not be empty, because it is a part of the path"})
	}
	if value == "." || value == ".." {
		// url.PathEscape leaves dots alone, and servers take them for steps.
		r.url = append(r.url, strings.ReplaceAll(value, ".", "%2E")...)
		return
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

// Header sets a header. A value that no header can hold is refused as the field name.
func (r *Request) Header(header, name, value string) {
	if headerText(value) != value && r.err == nil {
		r.err = kit.Refuse(kit.Violation{Path: name, Message: "must not have control characters, because it is a header"})
	}
	r.header.Set(header, value)
}

// Body sets the body, which then belongs to the request.
func (r *Request) Body(body []byte) { r.body, r.hasIn = body, true }

// Send sends the request and reads the whole response. What keeps it from that is a *kit.Error.
func (r *Request) Send(ctx context.Context) (*Response, error) {
	if r.err != nil {
		return nil, r.err
	}
	c := r.client
	if _, ok := ctx.Deadline(); !ok && c.cfg.Timeout > 0 {
		var cancel context.CancelFunc
		ctx, cancel = context.WithTimeout(ctx, c.cfg.Timeout)
		defer cancel()
	}
	var body io.Reader
	if r.hasIn {
		body = bytes.NewReader(r.body) // net/http may read it again after a lost connection, so it is not pooled
		r.header["Content-Type"] = jsonType
	}
	req, err := http.NewRequestWithContext(ctx, r.verb, string(r.url), body)
	if err != nil {
		return nil, kit.Hide(kit.Internal, "the request cannot be made", err)
	}
	req.Header = r.header
	kit.SetTimeout(ctx, Header(r.header))
	r.call.Peer = c.host
	resp, err := c.http.Do(req)
	if err != nil {
		return nil, failure(ctx, err)
	}
	defer resp.Body.Close()
	data, err := c.read(resp)
	if err != nil {
		return nil, failure(ctx, err)
	}
	return newResponse(resp, data, c.cfg.CopyStrings), nil
}

func (c *Client) read(resp *http.Response) ([]byte, error) {
	limit := c.cfg.MaxResponse
	if limit <= 0 {
		return readAll(nil, resp.Body)
	}
	if resp.ContentLength > limit {
		return nil, tooLarge(limit)
	}
	var buf []byte
	if resp.ContentLength > 0 {
		buf = make([]byte, 0, resp.ContentLength+1)
	}
	data, err := readAll(buf, io.LimitReader(resp.Body, limit+1))
	if err == nil && int64(len(data)) > limit {
		return nil, tooLarge(limit)
	}
	return data, err
}

func tooLarge(limit int64) error {
	return kit.Errorf(kit.ResourceExhausted, "the response is larger than the %d bytes that are allowed", limit)
}

// failure makes the error of a request that got no response.
func failure(ctx context.Context, err error) error {
	var e *kit.Error
	switch {
	case errors.As(err, &e):
		return e
	case errors.Is(err, context.Canceled) || errors.Is(ctx.Err(), context.Canceled):
		return kit.Hide(kit.Cancelled, "the call was cancelled", err)
	case errors.Is(err, context.DeadlineExceeded) || errors.Is(ctx.Err(), context.DeadlineExceeded):
		return kit.Hide(kit.DeadlineExceeded, "the deadline passed before the response came", err)
	}
	var ue *url.Error
	if errors.As(err, &ue) {
		err = ue.Err // the address is the caller's own, and may be long
	}
	return kit.Hide(kit.Unavailable, "the service cannot be reached: "+err.Error(), err)
}
