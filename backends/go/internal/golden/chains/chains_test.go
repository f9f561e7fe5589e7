package chains_test

import (
	"bytes"
	"context"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"github.com/kitc-lang/kit/backends/go/internal/golden/chains"
	kit "github.com/kitc-lang/kit/runtime"
)

// reports notes how much time each method has.
type reports struct {
	left map[string]time.Duration
}

func (r reports) note(ctx context.Context, method string) {
	if d, ok := ctx.Deadline(); ok {
		r.left[method] = time.Until(d)
	}
}

func (r reports) Build(ctx context.Context, _ *chains.BuildInput) (string, error) {
	r.note(ctx, "Build")
	return "built", nil
}

func (r reports) Get(ctx context.Context) (string, error) {
	r.note(ctx, "Get")
	return "got", nil
}

func (r reports) Ping(ctx context.Context) error {
	r.note(ctx, "Ping")
	return nil
}

func (r reports) Pong(ctx context.Context) error {
	r.note(ctx, "Pong")
	return nil
}

// callAll calls every method once.
func callAll(t *testing.T, client chains.Reports) {
	t.Helper()
	ctx := t.Context()
	if _, err := client.Build(ctx, &chains.BuildInput{Year: 2026}); err != nil {
		t.Error(err)
	}
	if _, err := client.Get(ctx); err != nil {
		t.Error(err)
	}
	if err := client.Ping(ctx); err != nil {
		t.Error(err)
	}
	if err := client.Pong(ctx); err != nil {
		t.Error(err)
	}
}

func TestEachMethodHasItsChain(t *testing.T) {
	for _, c := range []struct {
		name   string
		change func(cfg *chains.ReportsServerConfig)
		want   map[string]time.Duration
	}{
		{"as declared", func(*chains.ReportsServerConfig) {},
			map[string]time.Duration{"Build": 30 * time.Second, "Get": 2 * time.Second, "Ping": 2 * time.Second, "Pong": 2 * time.Second}},
		{"one method's own changed", func(cfg *chains.ReportsServerConfig) { cfg.BuildTimeout.After = time.Hour },
			map[string]time.Duration{"Build": time.Hour, "Get": 2 * time.Second, "Ping": 2 * time.Second, "Pong": 2 * time.Second}},
		{"the shared one changed", func(cfg *chains.ReportsServerConfig) { cfg.Timeout.After = -1 },
			map[string]time.Duration{"Build": 30 * time.Second}},
	} {
		t.Run(c.name, func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) {
				var log bytes.Buffer
				var cfg chains.ReportsServerConfig
				cfg.Log.Logger = slog.New(slog.NewTextHandler(&log, nil))
				c.change(&cfg)
				impl := reports{map[string]time.Duration{}}
				callAll(t, chains.NewReportsLocal(impl, cfg))
				for _, method := range []string{"Build", "Get", "Ping", "Pong"} {
					if got := impl.left[method]; got != c.want[method] {
						t.Errorf("%s has %s, want %s", method, got, c.want[method])
					}
					logged := strings.Contains(log.String(), "chains.Reports."+method)
					if want := method == "Build" || method == "Get"; logged != want {
						t.Errorf("%s is logged: %t, want %t, in\n%s", method, logged, want, &log)
					}
				}
			})
		})
	}
}

// TestAroundHTTP asks a server, and the handler that is mounted elsewhere, for what cors and compress do.
func TestAroundHTTP(t *testing.T) {
	cfg := chains.ReportsServerConfig{Server: kit.ServerConfig{DrainDelay: -1}}
	cfg.HTTP.WriteTimeout = 50 * time.Millisecond // which is for the answer, whatever stands around the handler
	passed := 0
	cfg.HTTP.Middlewares = append(cfg.HTTP.Middlewares, func(next http.Handler) http.Handler {
		return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
			passed++
			next.ServeHTTP(w, r)
		})
	})
	server, err := chains.NewReportsServer(slowly{reports{map[string]time.Duration{}}}, cfg)
	if err != nil {
		t.Fatal(err)
	}
	if err := server.Listen(); err != nil {
		t.Fatal(err)
	}
	ctx, stop := context.WithCancel(t.Context())
	done := make(chan error)
	go func() { done <- server.Run(ctx) }()
	defer func() {
		stop()
		if err := <-done; err != nil {
			t.Error(err)
		}
	}()
	mounted := httptest.NewServer(server.Handler())
	defer mounted.Close()
	client := &http.Client{Transport: &http.Transport{DisableCompression: true}}
	defer client.CloseIdleConnections()
	for _, base := range []string{"http://" + server.Addr("http"), mounted.URL} {
		ask := func(verb string, headers map[string]string) *http.Response {
			req, err := http.NewRequestWithContext(ctx, verb, base+"/Reports/Get", nil)
			if err != nil {
				t.Fatal(err)
			}
			for name, value := range headers {
				req.Header.Set(name, value)
			}
			resp, err := client.Do(req)
			if err != nil {
				t.Fatal(err)
			}
			_ = resp.Body.Close()
			return resp
		}
		before := passed
		preflight := ask("OPTIONS", map[string]string{"Origin": "https://shop.example", "Access-Control-Request-Method": "POST"})
		if got := preflight.Header.Get("Access-Control-Allow-Origin"); got != "https://shop.example" || passed != before {
			t.Errorf("cors lets %q call, and what stands inside of it saw %d questions: want https://shop.example and none", got, passed-before)
		}
		stranger := ask("OPTIONS", map[string]string{"Origin": "https://evil.example", "Access-Control-Request-Method": "POST"})
		if got := stranger.Header.Get("Access-Control-Allow-Origin"); got != "" {
			t.Errorf("cors lets %q call", got)
		}
		answer := ask("POST", map[string]string{"Accept-Encoding": "gzip"})
		if got := answer.Header.Get("Content-Encoding"); answer.StatusCode != 200 || got != "gzip" || passed != before+1 {
			t.Errorf("the answer has status %d and encoding %q, and the program's own middleware saw %d requests: want 200, gzip and one", answer.StatusCode, got, passed-before)
		}
	}
}

// slowly takes its time for Get.
type slowly struct{ reports }

func (s slowly) Get(ctx context.Context) (string, error) {
	time.Sleep(150 * time.Millisecond)
	return s.reports.Get(ctx)
}

// TestClientChains reads off the requests how long the callers of each method wait.
func TestClientChains(t *testing.T) {
	waits := map[string]time.Duration{}
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		ctx, cancel := kit.WithTimeout(t.Context(), kit.MapHeader{"kit-timeout": r.Header.Get(kit.TimeoutHeader)})
		defer cancel()
		if d, ok := ctx.Deadline(); ok {
			waits[strings.TrimPrefix(r.URL.Path, "/Reports/")] = time.Until(d).Round(time.Second)
		}
		w.Header().Set("Content-Type", "application/json")
		if _, err := w.Write([]byte(`"done"`)); err != nil {
			t.Error(err)
		}
	}))
	defer server.Close()
	cfg := chains.ReportsClientConfig{Address: server.URL}
	cfg.HTTP.Timeout = -1
	client, err := chains.NewReportsClient(cfg)
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = client.Close() }()
	callAll(t, client)
	for method, want := range map[string]time.Duration{"Build": 31 * time.Second, "Get": 3 * time.Second, "Ping": 3 * time.Second, "Pong": 0} {
		if waits[method] != want {
			t.Errorf("callers of %s wait %s, want %s", method, waits[method], want)
		}
	}
}
