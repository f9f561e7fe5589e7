package builtin_test

import (
	"context"
	"io"
	"log/slog"
	"net/http/httptest"
	"strings"
	"testing"

	prom "github.com/prometheus/client_golang/prometheus"
	"github.com/prometheus/client_golang/prometheus/testutil/promlint"

	"github.com/kitc-lang/kit/backends/go/internal/golden/builtin"
	kit "github.com/kitc-lang/kit/runtime"
	"github.com/kitc-lang/kit/runtime/cluster"
	"github.com/kitc-lang/kit/runtime/discovery/memory"
	"github.com/kitc-lang/kit/runtime/observe/prometheus"
)

// down has a method that always fails.
type down struct{ all }

func (down) Also(context.Context) error {
	return kit.Errorf(kit.Unavailable, "the disk is full")
}

// shown gives the lines of a scrape, and holds them to the rules for what metrics are called.
func shown(t *testing.T, cfg prometheus.Config) map[string]string {
	t.Helper()
	w := httptest.NewRecorder()
	cfg.Handler().ServeHTTP(w, httptest.NewRequest("GET", "/metrics", nil))
	problems, err := promlint.New(strings.NewReader(w.Body.String())).Lint()
	if err != nil || len(problems) > 0 {
		t.Fatalf("%v %v", problems, err)
	}
	lines := map[string]string{}
	for line := range strings.Lines(w.Body.String()) {
		if series, value, ok := strings.Cut(strings.TrimSpace(line), " "); ok && series != "#" {
			lines[series] = value
		}
	}
	return lines
}

// TestMetrics has the metrics of a server, and of a client with all policies, where the generated code hands them
// what they are measured with.
func TestMetrics(t *testing.T) {
	quiet := slog.New(slog.NewTextHandler(io.Discard, nil))
	serving := prometheus.Config{Registerer: prom.NewRegistry()}
	calling := prometheus.Config{Registerer: prom.NewRegistry()}
	registry := new(memory.Registry)
	cfg := builtin.AllServerConfig{Server: kit.ServerConfig{DrainDelay: -1, Logger: quiet}, Metrics: serving}
	cfg.Log.Logger = quiet
	cfg.RateLimit.Rate = kit.Rate{Count: 1000, Per: 1e9}
	cfg.RateLimit.Burst = 1000
	server, err := builtin.NewAllServer(down{}, cfg)
	if err != nil {
		t.Fatal(err)
	}
	if err := server.Listen(); err != nil {
		t.Fatal(err)
	}
	registry.Set("builtin.All", kit.Instance{Address: "http://" + server.Addr("http")})
	ctx, stop := context.WithCancel(context.Background())
	done := make(chan error)
	go func() { done <- server.Run(ctx) }()
	defer func() {
		stop()
		if err := <-done; err != nil {
			t.Error(err)
		}
	}()

	var use builtin.AllClientConfig
	use.Cluster = cluster.Config{Discovery: registry, Scheme: "http", Logger: quiet}
	use.Metrics, use.Log.Logger = calling, quiet
	use.Retry.Backoff, use.Retry.Budget, use.Fault.Ratio = 1, -1, -1
	client, err := builtin.NewAllClient(use)
	if err != nil {
		t.Fatal(err)
	}
	defer client.Close()
	// Three tries each: the breaker opens at the second one of the seventh call, and what it says then is that no
	// further try is of use for five seconds.
	for range 10 {
		if err := client.Also(t.Context()); kit.CodeOf(err) != kit.Unavailable {
			t.Fatal(err)
		}
	}
	if _, err := client.Get(t.Context(), &builtin.GetInput{ID: "a"}); err != nil {
		t.Error(err)
	}
	for i, want := range []kit.Code{kit.OK, kit.ResourceExhausted} { // once an hour
		if err := client.Scarce(t.Context()); kit.CodeOf(err) != want {
			t.Errorf("call %d: %v", i, err)
		}
	}

	got := shown(t, calling)
	for series, want := range map[string]string{
		`kit_client_requests_total{code="unavailable",method="Also",service="builtin.All",transport="http"}`: "10",
		`kit_client_attempts_total{method="Also",service="builtin.All",transport="http"}`:                    "24",
		`kit_breaker_state{method="Also",service="builtin.All"}`:                                             "2",
		`kit_breaker_state{method="Get",service="builtin.All"}`:                                              "0",
		`kit_breaker_refusals_total{method="Also",service="builtin.All"}`:                                    "4",
		`kit_breaker_refusals_total{method="Get",service="builtin.All"}`:                                     "0",
		`kit_rate_limit_calls_per_second{method="Get",service="builtin.All",side="client"}`:                  "1000",
		`kit_cluster_instances{service="builtin.All"}`:                                                       "1",
		`kit_cluster_instances_ejected{service="builtin.All"}`:                                               "0",
		`kit_discovery_known{service="builtin.All"}`:                                                         "1",
		`kit_discovery_stale_seconds{service="builtin.All"}`:                                                 "0",
	} {
		if got[series] != want {
			t.Errorf("client: %s is %q, want %s", series, got[series], want)
		}
	}
	if got[`kit_concurrency_limit{method="Get",service="builtin.All",side="client"}`] == "" {
		t.Error("the limit that the client found is not shown")
	}
	got = shown(t, serving)
	for series, want := range map[string]string{
		`kit_server_requests_total{code="unavailable",method="Also",service="builtin.All",transport="http"}`:          "20",
		`kit_server_requests_total{code="ok",method="Scarce",service="builtin.All",transport="http"}`:                 "1",
		`kit_server_requests_total{code="resource_exhausted",method="Scarce",service="builtin.All",transport="http"}`: "1",
		`kit_rate_limit_refusals_total{method="Scarce",service="builtin.All",side="server"}`:                          "1",
		`kit_concurrency_limit{method="Also",service="builtin.All",side="server"}`:                                    "100",
		`kit_server_request_bytes_total{method="Get",service="builtin.All",transport="http"}`:                         "10",
		`kit_server_response_bytes_total{method="Get",service="builtin.All",transport="http"}`:                        "5",
	} {
		if got[series] != want {
			t.Errorf("server: %s is %q, want %s", series, got[series], want)
		}
	}
	if err := client.Close(); err != nil {
		t.Error(err)
	}
	if _, there := shown(t, calling)[`kit_cluster_instances{service="builtin.All"}`]; there {
		t.Error("a client that is closed is still measured")
	}
}
