package http_test

import (
	"context"
	"crypto/tls"
	"crypto/x509"
	"errors"
	"io"
	"net"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	kit "github.com/kitc-lang/kit/runtime"
	kithttp "github.com/kitc-lang/kit/runtime/transport/http"
)

// slow takes longer than any limit of the servers of these tests, and fails where it is cut off.
func slow(ctx context.Context, call *kit.Call) error {
	select {
	case <-ctx.Done():
		return kit.Errorf(kit.Aborted, "cut off: %v", ctx.Err())
	case <-time.After(6 * limit):
		return same(ctx, call)
	}
}

const limit = 50 * time.Millisecond

// TestLimitsLeaveHandlersAlone calls handlers that take longer than any limit, over connections that are kept.
func TestLimitsLeaveHandlersAlone(t *testing.T) {
	limits := kithttp.ServerConfig{ReadHeaderTimeout: limit, ReadTimeout: limit, WriteTimeout: limit, IdleTimeout: 100 * limit}
	certified := httptest.NewUnstartedServer(nil)
	certified.StartTLS()
	defer certified.Close()
	roots := x509.NewCertPool()
	roots.AddCert(certified.Certificate())
	hiding := limits
	hiding.Middlewares = []func(http.Handler) http.Handler{func(next http.Handler) http.Handler {
		return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
			next.ServeHTTP(struct{ http.ResponseWriter }{w}, r) // and no Unwrap
		})
	}}
	encrypted := limits
	// A handshake has its time too, and takes some.
	encrypted.ReadHeaderTimeout, encrypted.ReadTimeout, encrypted.WriteTimeout = 4*limit, 4*limit, 4*limit
	encrypted.TLS = &tls.Config{Certificates: certified.TLS.Certificates}
	for name, c := range map[string]struct {
		scheme string
		server kithttp.ServerConfig
		client kithttp.ClientConfig
	}{
		"HTTP/1.1": {"http://", limits, kithttp.ClientConfig{}},
		"behind a middleware that hides the connection": {"http://", hiding, kithttp.ClientConfig{}},
		"HTTP/2": {"https://", encrypted, kithttp.ClientConfig{TLS: &tls.Config{RootCAs: roots, ServerName: "example.com"}}},
	} {
		t.Run(name, func(t *testing.T) {
			_, addr, _ := start(t, c.server, slow)
			client := dial(t, c.scheme+addr, c.client)
			for range 2 {
				if got, err := get(t.Context(), client, &echo, "a"); err != nil || got != "a" {
					t.Errorf("GET gives %q, %v", got, err)
				}
				if got, err := post(t.Context(), client, &echo, "b"); err != nil || got != "b" {
					t.Errorf("POST gives %q, %v", got, err)
				}
			}
		})
	}
}

// TestCallersWhoGoAway wants a handler to hear of it, although the limit for reading has ended.
func TestCallersWhoGoAway(t *testing.T) {
	began, ended := make(chan struct{}), make(chan error, 1)
	_, addr, _ := start(t, kithttp.ServerConfig{ReadTimeout: time.Minute}, func(ctx context.Context, _ *kit.Call) error {
		close(began)
		select {
		case <-ctx.Done():
		case <-time.After(5 * time.Second):
		}
		ended <- ctx.Err()
		return ctx.Err()
	})
	ctx, cancel := context.WithCancel(t.Context())
	go func() {
		<-began
		cancel()
	}()
	if _, err := post(ctx, dial(t, "http://"+addr, kithttp.ClientConfig{}), &echo, "a"); kit.CodeOf(err) != kit.Cancelled {
		t.Errorf("the caller gets %v", err)
	}
	if err := <-ended; !errors.Is(err, context.Canceled) {
		t.Errorf("the handler's context: %v", err)
	}
}

// TestSlowReceivers wants those cut off who accept no answer, however long the handler took.
func TestSlowReceivers(t *testing.T) {
	for name, wait := range map[string]time.Duration{"at once": 0, "behind a slow handler": 4 * limit} {
		began := make(chan struct{})
		_, addr, stop := start(t, kithttp.ServerConfig{WriteTimeout: 2 * limit}, func(_ context.Context, call *kit.Call) error {
			close(began)
			time.Sleep(wait)
			big := text(strings.Repeat("x", 64<<20)) // more than the buffers of the connection hold
			call.Out = &big
			return nil
		})
		nc, err := net.Dial("tcp", addr)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := io.WriteString(nc, "GET /echo HTTP/1.1\r\nHost: h\r\n\r\n"); err != nil {
			t.Fatal(err)
		}
		<-began
		begin := time.Now()
		stop() // waits for the call
		if took := time.Since(begin); took > 3*time.Second {
			t.Errorf("%s: the call ended after %s", name, took)
		}
		_ = nc.Close()
	}
}

// TestLimitsOfOthers mounts a service in a server of one's own, whose limits stand.
func TestLimitsOfOthers(t *testing.T) {
	s := kithttp.NewServer(shop(slow), kithttp.ServerConfig{Logger: quiet})
	other := httptest.NewUnstartedServer(s.Handler())
	other.Config.WriteTimeout = limit
	other.Start()
	defer other.Close()
	if _, err := get(t.Context(), dial(t, other.URL, kithttp.ClientConfig{}), &echo, "a"); err == nil {
		t.Error("the answer comes in spite of the limit")
	}
}

func TestMiddlewaresOfNetHTTP(t *testing.T) {
	mark := func(name string) func(http.Handler) http.Handler {
		return func(next http.Handler) http.Handler {
			return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
				w.Header().Add("Mark", name)
				if r.Header.Get("Stop") == name {
					w.WriteHeader(http.StatusTeapot)
					return
				}
				next.ServeHTTP(w, r)
			})
		}
	}
	s, addr, _ := start(t, kithttp.ServerConfig{Middlewares: []func(http.Handler) http.Handler{mark("outer"), mark("inner")}}, same)
	mounted := httptest.NewServer(s.Handler())
	defer mounted.Close()
	for _, base := range []string{"http://" + addr, mounted.URL} {
		for _, c := range []struct{ path, stop, marks string }{
			{"/echo?text=a", "", "outer inner"},
			{"/nowhere", "", "outer inner"},
			{"/echo?text=a", "outer", "outer"},
		} {
			req, err := http.NewRequestWithContext(t.Context(), "GET", base+c.path, nil)
			if err != nil {
				t.Fatal(err)
			}
			req.Header.Set("Stop", c.stop)
			resp, err := lone.Do(req)
			if err != nil {
				t.Fatal(err)
			}
			_ = resp.Body.Close()
			if got := strings.Join(resp.Header["Mark"], " "); got != c.marks {
				t.Errorf("%s passes through %q, want %q", c.path, got, c.marks)
			}
		}
	}
}
