package http

import (
	"crypto/tls"
	"fmt"
	"net/http"
	"net/url"
	"strings"
	"sync/atomic"
	"time"
)

// ClientConfig says how to talk to a server. Its zero value means the defaults; a negative limit means none.
type ClientConfig struct {
	// MaxResponse bounds the body of a response, in bytes (0: 4 MiB).
	MaxResponse int64
	// DialTimeout bounds the making of a connection, and on it the TLS handshake (0: 5 s).
	DialTimeout time.Duration
	// Timeout bounds a call whose context has no deadline (0: 1 min).
	Timeout time.Duration
	// MaxIdle is how many connections are kept for later calls (0: 64; negative: none).
	MaxIdle int
	// IdleTimeout is how long a connection is kept for later calls (0: 1 min; negative: for ever).
	IdleTimeout time.Duration
	// CopyStrings gives every string of an output its own memory. Otherwise all strings of a response
	// share one copy of it, so that whoever keeps one keeps the whole response.
	CopyStrings bool
	// TLS is for addresses that begin with https (nil: the certificates that the system trusts).
	TLS *tls.Config
	// Transport sends the requests, in place of DialTimeout, MaxIdle, IdleTimeout and TLS (nil: the
	// client's own, with these).
	Transport http.RoundTripper
}

// Client calls the methods of a service at one address. It may be used by any number of goroutines at
// once.
//
// It sends a call once. Only where the method is repeatable may net/http send it again, when a connection
// that had been idle turns out to be closed.
type Client struct {
	base  string // scheme, host and path, without a slash at the end
	host  string
	cfg   ClientConfig
	http  http.Client
	conns *connections // of the client's own Transport, nil where another was given
	ended atomic.Bool
}

// NewClient makes a client for the service at an address: http://HOST:PORT or https://HOST:PORT, with a
// path where the service is mounted below one. It does not connect yet.
func NewClient(address string, cfg ClientConfig) (*Client, error) {
	u, err := url.Parse(address)
	switch {
	case err != nil || u.Scheme != "http" && u.Scheme != "https" || u.Hostname() == "":
		return nil, fmt.Errorf("http: address %q: write http://HOST:PORT or https://HOST:PORT", withoutPassword(address))
	case u.User != nil:
		return nil, fmt.Errorf("http: address %q: leave out the name and the password, which do not belong into an address", u.Redacted())
	case u.RawQuery != "" || u.ForceQuery || u.Fragment != "":
		return nil, fmt.Errorf("http: address %q: leave out everything behind the path", address)
	}
	cfg.MaxResponse = bound(cfg.MaxResponse, 4<<20)
	cfg.Timeout = bound(cfg.Timeout, time.Minute)
	c := &Client{base: u.Scheme + "://" + u.Host + strings.TrimSuffix(u.EscapedPath(), "/"), host: u.Host, cfg: cfg}
	transport := cfg.Transport
	if transport == nil {
		c.conns = &connections{open: map[*trackedConn]struct{}{}}
		transport = c.conns.transport(cfg)
	}
	c.http = http.Client{
		Transport: transport,
		// A redirect would turn a POST into a GET, or send the call to somebody whom nobody named.
		CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse },
	}
	return c, nil
}

// withoutPassword gives an address that cannot be read as one, without what may be a password.
func withoutPassword(address string) string {
	if i := strings.LastIndexByte(address, '@'); i >= 0 {
		return "…" + address[i:]
	}
	return address
}

// Close ends the connections. Calls in flight fail, unless they go through a Transport that was given.
func (c *Client) Close() error {
	c.ended.Store(true)
	if c.conns != nil {
		c.conns.close()
	}
	return nil
}
