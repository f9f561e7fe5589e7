package guards_test

import (
	"context"
	"errors"
	"io"
	"log/slog"
	"net/http"
	"strings"
	"testing"

	"github.com/kitc-lang/kit/backends/go/internal/golden/guards"
	kit "github.com/kitc-lang/kit/runtime"
	"github.com/kitc-lang/kit/runtime/middleware/breaker"
)

// search blocks an Index until it is told to go on.
type search struct{ begun, goOn chan struct{} }

func (search) Find(_ context.Context, in *guards.FindInput) (string, error) { return in.Word, nil }

func (s search) Index(context.Context) error {
	s.begun <- struct{}{}
	<-s.goOn
	return nil
}

// start runs a server whose callers are who they say they are.
func start(t *testing.T, impl guards.Search, cfg guards.SearchServerConfig) *kit.Server {
	t.Helper()
	cfg.AuthenticateUser = func(ctx context.Context, call *kit.Call) (context.Context, error) {
		name := kit.BearerToken(call)
		if name == "" {
			return nil, errors.New("no token")
		}
		return kit.WithIdentity(ctx, &kit.Identity{Auth: "user", Subject: name}), nil
	}
	cfg.HTTP.Addr, cfg.Thrift.Addr = "127.0.0.1:0", "127.0.0.1:0"
	cfg.Server.DrainDelay = -1
	cfg.Server.Logger = slog.New(slog.DiscardHandler)
	server, err := guards.NewSearchServer(impl, cfg)
	if err == nil {
		err = server.Listen()
	}
	if err != nil {
		t.Fatal(err)
	}
	ctx, stop := context.WithCancel(context.Background())
	done := make(chan error, 1)
	go func() { done <- server.Run(ctx) }()
	t.Cleanup(func() {
		stop()
		if err := <-done; err != nil {
			t.Error(err)
		}
	})
	return server
}

func client(t *testing.T, server *kit.Server, transport, name string) *guards.SearchClient {
	t.Helper()
	c, err := guards.NewSearchClient(guards.SearchClientConfig{
		Address:   transport + "://" + server.Addr(transport),
		UserToken: func(context.Context) (string, error) { return name, nil },
	})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := c.Close(); err != nil {
			t.Error(err)
		}
	})
	return c
}

func find(c *guards.SearchClient) kit.Code {
	_, err := c.Find(context.Background(), &guards.FindInput{Word: "tea"})
	return kit.CodeOf(err)
}

// TestCallersHaveTheirRate has two callers at one address, who come over both transports.
func TestCallersHaveTheirRate(t *testing.T) {
	server := start(t, search{}, guards.SearchServerConfig{})
	for _, name := range []string{"anna", "ben"} {
		overHTTP, overThrift := client(t, server, "http", name), client(t, server, "thrift", name)
		for i, c := range []*guards.SearchClient{overHTTP, overThrift, overHTTP, overThrift, overHTTP} {
			want := kit.OK
			if i >= 3 {
				want = kit.ResourceExhausted
			}
			if got := find(c); got != want {
				t.Errorf("call %d of %s: got %s, want %s", i+1, name, got, want)
			}
		}
	}
}

// TestARefusalSaysWhenToComeBack reads what goes over the wire: a token comes back every ten minutes.
func TestARefusalSaysWhenToComeBack(t *testing.T) {
	server := start(t, search{}, guards.SearchServerConfig{})
	var answer *http.Response
	for range 4 {
		request, err := http.NewRequestWithContext(t.Context(), http.MethodPost, "http://"+server.Addr("http")+"/Search/Find", strings.NewReader(`{"word":"tea"}`))
		if err != nil {
			t.Fatal(err)
		}
		request.Header.Set("Authorization", "Bearer anna")
		request.Header.Set("Content-Type", "application/json")
		if answer, err = http.DefaultClient.Do(request); err != nil {
			t.Fatal(err)
		}
		_, _ = io.Copy(io.Discard, answer.Body)
		answer.Body.Close()
	}
	http.DefaultClient.CloseIdleConnections()
	if answer.StatusCode != http.StatusTooManyRequests || answer.Header.Get("Retry-After") != "600" {
		t.Errorf("%s, Retry-After: %s", answer.Status, answer.Header.Get("Retry-After"))
	}
}

// TestOneIndexAtATime holds a method to a limit of its own, which the others do not feel.
func TestOneIndexAtATime(t *testing.T) {
	s := search{begun: make(chan struct{}), goOn: make(chan struct{})}
	server := start(t, s, guards.SearchServerConfig{})
	done := make(chan error)
	anna, ben := client(t, server, "http", "anna"), client(t, server, "thrift", "ben")
	go func() { done <- anna.Index(context.Background()) }()
	<-s.begun
	if err := ben.Index(t.Context()); kit.CodeOf(err) != kit.ResourceExhausted {
		t.Errorf("a second Index beside the first: %v", err)
	}
	if got := find(ben); got != kit.OK {
		t.Errorf("Find beside it: %s", got)
	}
	close(s.goOn)
	if err := <-done; err != nil {
		t.Error(err)
	}
}

// TestTheBreakerOpens has faults injected into the server, and counts how many of them clients ask for.
func TestTheBreakerOpens(t *testing.T) {
	for _, transport := range []string{"http", "thrift"} {
		var cfg guards.SearchServerConfig
		cfg.Fault.Ratio = 1
		cfg.RateLimit.Burst = 1000
		c := client(t, start(t, search{}, cfg), transport, "anna")
		opened := 0
		for range 20 {
			_, err := c.Find(t.Context(), &guards.FindInput{Word: "tea"})
			if kit.CodeOf(err) != kit.Unavailable {
				t.Fatalf("%s: got %v", transport, err)
			}
			if errors.Is(err, breaker.ErrOpen) {
				opened++
			}
		}
		// Five tries are two calls of two and one that the breaker ends after its first.
		if opened != 18 {
			t.Errorf("%s: of 20 calls the breaker ended %d, want 18", transport, opened)
		}
	}
}
