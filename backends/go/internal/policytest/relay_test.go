// Package policytest runs generated services whose callers are advised to call again, over both transports.
package policytest

import (
	"context"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"net/http"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"go.uber.org/goleak"

	"github.com/kitc-lang/kit/backends/go/internal/golden/retries"
	kit "github.com/kitc-lang/kit/runtime"
	kithttp "github.com/kitc-lang/kit/runtime/transport/http"
	kitthrift "github.com/kitc-lang/kit/runtime/transport/thrift"
)

func TestMain(m *testing.M) { goleak.VerifyTestMain(m) }

var transports = []string{"http", "thrift"}

// relay implements Relay: it passes calls on, or does what a test says.
type relay struct {
	next   retries.Relay
	pass   func(ctx context.Context, in *retries.PassInput) (string, error)
	called atomic.Int64
}

func (r *relay) Pass(ctx context.Context, in *retries.PassInput) (string, error) {
	r.called.Add(1)
	if r.next == nil {
		return r.pass(ctx, in)
	}
	out, err := r.next.Pass(ctx, in)
	if err != nil { // as services do: in words of their own, that lead back to nothing
		return "", kit.Errorf(kit.Unavailable, "the next relay is down")
	}
	return "via " + out, nil
}

func (r *relay) Take(ctx context.Context) (int32, error) {
	r.called.Add(1)
	_, err := r.pass(ctx, nil)
	return 0, err
}

func (r *relay) Find(ctx context.Context, in *retries.FindInput) (string, error) {
	r.called.Add(1)
	return r.pass(ctx, &retries.PassInput{Text: in.Text})
}

// serve starts a relay on loopback, and gives a client for one of its transports.
func serve(t *testing.T, r *relay, transport string, cfg retries.RelayClientConfig) *retries.RelayClient {
	t.Helper()
	return connect(t, transport, listen(t, r).Addr(transport), cfg)
}

// listen starts a relay on loopback.
func listen(t *testing.T, r *relay) *kit.Server {
	t.Helper()
	s, err := retries.NewRelayServer(r, retries.RelayServerConfig{
		Server: kit.ServerConfig{DrainDelay: -1, Logger: slog.New(slog.NewTextHandler(io.Discard, nil))},
		HTTP:   kithttp.ServerConfig{Addr: "127.0.0.1:0"}, Thrift: kitthrift.ServerConfig{Addr: "127.0.0.1:0"},
	})
	if err == nil {
		err = s.Listen()
	}
	if err != nil {
		t.Fatal(err)
	}
	ctx, stop := context.WithCancel(context.Background())
	done := make(chan error, 1)
	go func() { done <- s.Run(ctx) }()
	t.Cleanup(func() {
		stop()
		if err := <-done; err != nil {
			t.Error(err)
		}
	})
	return s
}

// connect gives a client of a relay elsewhere.
func connect(t *testing.T, transport, addr string, cfg retries.RelayClientConfig) *retries.RelayClient {
	t.Helper()
	cfg.Address = transport + "://" + addr
	client, err := retries.NewRelayClient(cfg)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = client.Close() })
	return client
}

// TestRetryOverTheWire makes calls that fail and then succeed.
func TestRetryOverTheWire(t *testing.T) {
	for _, transport := range transports {
		t.Run(transport, func(t *testing.T) {
			r := &relay{}
			r.pass = func(context.Context, *retries.PassInput) (string, error) {
				switch r.called.Load() {
				case 1:
					return "", kit.Errorf(kit.Unavailable, "not yet")
				case 2:
					return "", &retries.Taken{By: "another"}
				}
				return "here", nil
			}
			client := serve(t, r, transport, retries.RelayClientConfig{})
			out, err := client.Pass(t.Context(), &retries.PassInput{Text: "hello"})
			if out != "here" || err != nil || r.called.Load() != 3 {
				t.Errorf("%q, %v after %d calls", out, err, r.called.Load())
			}
		})
	}
}

// TestNothingIsDoneTwice has a method that must not be repeated fail.
func TestNothingIsDoneTwice(t *testing.T) {
	for _, transport := range transports {
		t.Run(transport, func(t *testing.T) {
			r := &relay{pass: func(context.Context, *retries.PassInput) (string, error) {
				return "", kit.Errorf(kit.Unavailable, "no")
			}}
			client := serve(t, r, transport, retries.RelayClientConfig{})
			if _, err := client.Take(t.Context()); kit.CodeOf(err) != kit.Unavailable || r.called.Load() != 1 {
				t.Errorf("%v after %d calls", err, r.called.Load())
			}
		})
	}
}

// TestServiceAdvises has a service say when to call again.
func TestServiceAdvises(t *testing.T) {
	for _, transport := range transports {
		for _, c := range []struct {
			name   string
			advise func(*kit.Call)
			calls  int64
		}{
			{"never", (*kit.Call).DenyRetry, 1},
			{"later than the client waits", func(c *kit.Call) { c.RetryAfter = time.Minute }, 1},
			{"soon", func(c *kit.Call) { c.RetryAfter = time.Millisecond }, 3},
		} {
			t.Run(transport+"/"+c.name, func(t *testing.T) {
				r := &relay{pass: func(ctx context.Context, _ *retries.PassInput) (string, error) {
					c.advise(kit.ServerCall(ctx))
					return "", kit.Errorf(kit.Unavailable, "no")
				}}
				client := serve(t, r, transport, retries.RelayClientConfig{})
				if _, err := client.Pass(t.Context(), &retries.PassInput{}); kit.CodeOf(err) != kit.Unavailable || r.called.Load() != c.calls {
					t.Errorf("%v after %d calls, want %d", err, r.called.Load(), c.calls)
				}
			})
		}
	}
}

// TestPostAdvises has a service that is called in Thrift over HTTP say the same.
func TestPostAdvises(t *testing.T) {
	r := &relay{pass: func(ctx context.Context, _ *retries.PassInput) (string, error) {
		kit.ServerCall(ctx).DenyRetry()
		return "", kit.Errorf(kit.Unavailable, "no")
	}}
	client := serve(t, r, "thrift", retries.RelayClientConfig{Thrift: kitthrift.ClientConfig{Framing: kitthrift.Post}})
	if _, err := client.Pass(t.Context(), &retries.PassInput{}); kit.CodeOf(err) != kit.Unavailable || r.called.Load() != 1 {
		t.Errorf("%v after %d calls", err, r.called.Load())
	}
}

// TestRetryAfterForEverybody reads what those see who do not use Kit.
func TestRetryAfterForEverybody(t *testing.T) {
	for _, c := range []struct {
		name       string
		advise     func(*kit.Call)
		kit, after string
	}{
		{"nothing is known", func(*kit.Call) {}, "", ""},
		{"a moment", func(c *kit.Call) { c.RetryAfter = 1200 * time.Millisecond }, "1200", "2"},
		{"never", func(c *kit.Call) { c.RetryAfter = time.Second; c.DenyRetry() }, "no", ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			r := &relay{pass: func(ctx context.Context, _ *retries.PassInput) (string, error) {
				c.advise(kit.ServerCall(ctx))
				return "", kit.Errorf(kit.Unavailable, "no")
			}}
			seen := make(chan http.Header, 3)
			client := serve(t, r, "http", retries.RelayClientConfig{HTTP: kithttp.ClientConfig{Transport: watch(seen)}})
			_, _ = client.Take(t.Context())
			if h := <-seen; h.Get("Kit-Retry") != c.kit || h.Get("Retry-After") != c.after {
				t.Errorf("Kit-Retry %q and Retry-After %q, want %q and %q", h.Get("Kit-Retry"), h.Get("Retry-After"), c.kit, c.after)
			}
			http.DefaultTransport.(*http.Transport).CloseIdleConnections()
		})
	}
}

type watch chan http.Header

func (w watch) RoundTrip(r *http.Request) (*http.Response, error) {
	resp, err := http.DefaultTransport.RoundTrip(r)
	if err == nil {
		w <- resp.Header
	}
	return resp, err
}

// TestRow has the last of three services fail, each of which tries three times: only the one next to it tries
// again, and all together send it a fifth more than was asked for.
func TestRow(t *testing.T) {
	for _, transport := range transports {
		t.Run(transport, func(t *testing.T) {
			const calls, reserve = 1500, 10
			last := &relay{pass: func(context.Context, *retries.PassInput) (string, error) {
				return "", kit.Errorf(kit.Unavailable, "down")
			}}
			middle := &relay{next: serve(t, last, transport, retries.RelayClientConfig{})}
			first := &relay{next: serve(t, middle, transport, retries.RelayClientConfig{})}
			client := serve(t, first, transport, retries.RelayClientConfig{})
			begin := time.Now()
			for i := range calls {
				if _, err := client.Pass(t.Context(), &retries.PassInput{Text: fmt.Sprint(i)}); kit.CodeOf(err) != kit.Unavailable {
					t.Fatal(err)
				}
			}
			minimum := reserve + time.Since(begin).Seconds()
			if got, most := float64(last.called.Load()), 1.2*calls+minimum; got > most || got < 1.1*calls {
				t.Errorf("%d calls became %g at the last service, and at most %g are promised", calls, got, most)
			}
			if middle.called.Load() != calls || first.called.Load() != calls {
				t.Errorf("%d calls became %d at the first service and %d at the second: somebody there tried again", calls, first.called.Load(), middle.called.Load())
			}
		})
	}
}

// TestDeadlineShrinks looks at what is left of a deadline after two services.
func TestDeadlineShrinks(t *testing.T) {
	for _, transport := range transports {
		t.Run(transport, func(t *testing.T) {
			left := make(chan time.Duration, 1)
			last := &relay{pass: func(ctx context.Context, _ *retries.PassInput) (string, error) {
				deadline, ok := ctx.Deadline()
				if !ok {
					return "", errors.New("no deadline")
				}
				left <- time.Until(deadline)
				return "here", nil
			}}
			middle := &relay{next: serve(t, last, transport, retries.RelayClientConfig{})}
			client := serve(t, middle, transport, retries.RelayClientConfig{})
			ctx, cancel := context.WithTimeout(t.Context(), 400*time.Millisecond)
			defer cancel()
			out, err := client.Pass(ctx, &retries.PassInput{})
			if err != nil || !strings.HasPrefix(out, "via") {
				t.Fatal(out, err)
			}
			// What the servers and clients allow themselves is more; the wire counts in milliseconds.
			if l := <-left; l > 402*time.Millisecond || l <= 0 {
				t.Errorf("%s were left of 400ms", l)
			}
		})
	}
}
