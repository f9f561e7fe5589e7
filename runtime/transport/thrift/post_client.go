package thrift

import (
	"bytes"
	"cmp"
	"context"
	"crypto/tls"
	"errors"
	"io"
	"net"
	"net/http"
	"net/textproto"
	"strings"

	kit "github.com/kitc-lang/kit/runtime"
)

// postClient sends each call as an HTTP request of its own, over connections that net/http keeps.
type postClient struct {
	url   string
	limit int
	http  http.Client
	conns *http.Transport
}

// maxAnswerHead bounds the headers of an answer, in bytes.
const maxAnswerHead = 64 << 10

func newPostClient(hostport string, cfg ClientConfig) *postClient {
	scheme := "http://"
	if cfg.TLS != nil {
		scheme = "https://"
	}
	dialer := &net.Dialer{Timeout: max(cfg.DialTimeout, 0)}
	conns := &http.Transport{
		DialContext:         dialer.DialContext,
		TLSClientConfig:     cfg.TLS.Clone(),
		TLSHandshakeTimeout: max(cfg.DialTimeout, 0),
		MaxIdleConnsPerHost: cfg.MaxIdle,
		DisableKeepAlives:   cfg.MaxIdle < 0,
		IdleConnTimeout:     max(cfg.IdleTimeout, 0),
		DisableCompression:  true,

		MaxResponseHeaderBytes: maxAnswerHead,

		// Without it net/http speaks HTTP/1.1 alone, which is what the listeners of Thrift understand.
		TLSNextProto: map[string]func(string, *tls.Conn) http.RoundTripper{},
	}
	path := cmp.Or(cfg.Path, "/")
	if path[0] != '/' {
		path = "/" + path
	}
	c := &postClient{url: scheme + hostport + path, limit: cfg.MaxMessage, conns: conns}
	c.http = http.Client{
		Transport: conns,
		// A redirect would turn the POST into a GET, or send the call to somebody whom nobody named.
		CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse },
	}
	return c
}

func (c *postClient) close() { c.conns.CloseIdleConnections() }

// send sends a call and reads the reply to it.
func (c *postClient) send(ctx context.Context, x *exchange, request []byte) error {
	if _, ok := ctx.Deadline(); !ok && x.client.cfg.Timeout > 0 {
		var cancel context.CancelFunc
		ctx, cancel = context.WithTimeout(ctx, x.client.cfg.Timeout)
		defer cancel()
	}
	// The request's bytes go back to a pool, and net/http may still hold them when it has failed.
	req, err := http.NewRequestWithContext(ctx, http.MethodPost, c.url, bytes.NewReader(bytes.Clone(request)))
	if err != nil {
		return x.internal("the address cannot be called", err)
	}
	for _, p := range pairsOf(x.call.Header) {
		if name := textproto.CanonicalMIMEHeaderKey(p.key); headerToken(name) {
			req.Header.Set(name, strings.Map(printable, p.value))
		}
	}
	req.Header.Set("Content-Type", mediaTypeOf(x.client.cfg.Protocol))
	req.Header.Set("Accept", mediaTypeOf(x.client.cfg.Protocol))
	x.call.Peer = req.URL.Host
	body, err := c.exchange(req, x.call)
	var e *kit.Error
	switch {
	case errors.As(err, &e):
		return kit.Hide(e.Code, x.call.Method.String()+": "+e.Message, err)
	case errors.Is(err, errTooLarge):
		return kit.Errorf(kit.ResourceExhausted, "%s: the reply takes more than the %d bytes that are allowed", x.call.Method, c.limit)
	case err != nil:
		return failure(ctx, x.call, err)
	case x.result == nil:
		return nil
	case len(body) < 4:
		return x.internal("the reply is no Thrift message", nil)
	}
	m := message{framing: Post}
	m.message, m.protocol = body, protocolOf(body)
	if m.protocol == 0 && body[0] == 0 {
		m.protocol = Binary // without a version
	}
	_, err = x.read(&m)
	return err
}

// headerToken reports whether a key can be the name of an HTTP header (RFC 9110) that is not HTTP's own.
func headerToken(name string) bool {
	switch name {
	case "", "Host", "Connection", "Content-Length", "Transfer-Encoding", "Te", "Trailer", "Upgrade", "Expect":
		return false
	}
	for i := range len(name) {
		if c := name[i]; c <= ' ' || c >= 0x7f || strings.IndexByte(`"(),/:;<=>?@[\]{}`, c) >= 0 {
			return false
		}
	}
	return true
}

// printable makes a space of what no header may hold.
func printable(r rune) rune {
	if r < ' ' || r == 0x7f {
		return ' '
	}
	return r
}

// exchange sends a request and gives the body of its answer.
func (c *postClient) exchange(req *http.Request, call *kit.Call) ([]byte, error) {
	resp, err := c.http.Do(req)
	if err != nil {
		return nil, err
	}
	defer resp.Body.Close()
	if text := resp.Header.Get(kit.RetryHeader); text != "" {
		call.ReadRetry(text)
	}
	if resp.StatusCode != http.StatusOK {
		_, _ = io.CopyN(io.Discard, resp.Body, 4<<10) // so that the connection can be used again
		return nil, kit.Errorf(kit.Unavailable, "the server answers with status %d and not with a Thrift message", resp.StatusCode)
	}
	if c.limit <= 0 {
		return io.ReadAll(resp.Body)
	}
	body, err := io.ReadAll(io.LimitReader(resp.Body, int64(c.limit)+1))
	if err == nil && len(body) > c.limit {
		return nil, errTooLarge
	}
	return body, err
}
