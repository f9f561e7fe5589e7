package http_test

import (
	"context"
	"errors"
	"io"
	"log/slog"
	"net/http"
	"strings"
	"sync"
	"testing"
	"time"

	"go.uber.org/goleak"

	kit "github.com/kitc-lang/kit/runtime"
	kithttp "github.com/kitc-lang/kit/runtime/transport/http"
	jsonwire "github.com/kitc-lang/kit/runtime/wire/json"
)

func TestMain(m *testing.M) { goleak.VerifyTestMain(m) }

// echo is the one method of these tests: POST /echo gives back the string that it gets. GET /echo takes
// it from the query, and is no more repeatable than the POST.
var echo = kit.Method{Package: "test", Service: "Test", Name: "Echo"}

// text is a string that can be read.
type text string

func (x *text) DecodeJSON(d *jsonwire.Decoder) error { return jsonwire.String(x, d) }

// shop serves echo with a handler.
type shop func(ctx context.Context, call *kit.Call) error

func (s shop) ServeExchange(x *kithttp.Exchange) {
	path := x.Segments()
	if len(path) != 1 || path[0] != "echo" {
		return
	}
	in := new(text)
	switch x.Verb() {
	case "POST":
		if d := x.Body(); d != nil {
			x.Done(d, in.DecodeJSON(d))
		}
	case "GET":
		if s, ok := x.Query("text", "text"); ok {
			x.Refuse("text", kithttp.String(in, s))
		}
	default:
		x.Allow("POST", "GET")
		return
	}
	call, err := x.Run(&echo, kit.Handler(s), in)
	if err != nil {
		x.Fail(err)
		return
	}
	x.Reply(200, jsonwire.AppendString(x.Buffer(), string(*call.Out.(*text))))
}

func same(_ context.Context, call *kit.Call) error {
	if call.Fault != nil {
		return call.Fault
	}
	call.Out = call.In
	return nil
}

var quiet = slog.New(slog.DiscardHandler)

// start starts a server. Stop, or the end of the test, stops it.
func start(t testing.TB, cfg kithttp.ServerConfig, handle shop) (s *kithttp.Server, addr string, stop func()) {
	t.Helper()
	if cfg.Addr == "" {
		cfg.Addr = "127.0.0.1:0"
	}
	if cfg.Logger == nil {
		cfg.Logger = quiet
	}
	s = kithttp.NewServer(handle, cfg)
	a, err := s.Listen()
	if err != nil {
		t.Fatal(err)
	}
	served := make(chan error, 1)
	go func() { served <- s.Serve() }()
	stop = sync.OnceFunc(func() {
		ctx, cancel := context.WithTimeout(context.Background(), 5*time.Second)
		defer cancel()
		if err := s.Shutdown(ctx); err != nil {
			t.Errorf("Shutdown: %v", err)
		}
		if err := <-served; err != nil {
			t.Errorf("Serve: %v", err)
		}
	})
	t.Cleanup(stop)
	return s, a.String(), stop
}

func dial(t testing.TB, address string, cfg kithttp.ClientConfig) *kithttp.Client {
	t.Helper()
	c, err := kithttp.NewClient(address, cfg)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := c.Close(); err != nil {
			t.Errorf("Close: %v", err)
		}
	})
	return c
}

// post calls echo with a method's description.
func post(ctx context.Context, c *kithttp.Client, m *kit.Method, s string) (string, error) {
	call := kit.NewCall(m, kit.ClientSide, "http", nil, nil)
	r := c.NewRequest(call, "POST", "/echo")
	r.Body(jsonwire.AppendString(nil, s))
	return finish(ctx, r)
}

func get(ctx context.Context, c *kithttp.Client, m *kit.Method, s string) (string, error) {
	r := c.NewRequest(kit.NewCall(m, kit.ClientSide, "http", nil, nil), "GET", "/echo")
	r.Query("text", s)
	return finish(ctx, r)
}

func finish(ctx context.Context, r *kithttp.Request) (string, error) {
	resp, err := r.Send(ctx)
	if err != nil {
		return "", err
	}
	if p := resp.Problem(); p != nil {
		return "", p.Err()
	}
	var out text
	err = resp.Value(&out)
	return string(out), err
}

// wantCode checks the code of an error and a part of its message.
func wantCode(t *testing.T, what string, err error, code kit.Code, part string) {
	t.Helper()
	var e *kit.Error
	if !errors.As(err, &e) || e.Code != code || !strings.Contains(e.Message, part) {
		t.Errorf("%s: got %v, want %s with %q", what, err, code, part)
	}
}

// plainly sends a request of plain net/http and gives status and body.
func plainly(t *testing.T, client *http.Client, verb, url, body string) (*http.Response, string) {
	t.Helper()
	req, err := http.NewRequestWithContext(t.Context(), verb, url, strings.NewReader(body))
	if err != nil {
		t.Fatal(err)
	}
	resp, err := client.Do(req)
	if err != nil {
		t.Fatal(err)
	}
	defer resp.Body.Close()
	data, err := io.ReadAll(resp.Body)
	if err != nil {
		t.Fatal(err)
	}
	return resp, string(data)
}
