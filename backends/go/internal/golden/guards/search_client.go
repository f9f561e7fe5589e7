package guards

import (
	"cmp"
	"context"
	"errors"
	"strings"
	"sync"
	"time"

	kit "github.com/kitc-lang/kit/runtime"
	kitcluster "github.com/kitc-lang/kit/runtime/cluster"
	kitbreaker "github.com/kitc-lang/kit/runtime/middleware/breaker"
	kitretry "github.com/kitc-lang/kit/runtime/middleware/retry"
	kittimeout "github.com/kitc-lang/kit/runtime/middleware/timeout"
	kithttp "github.com/kitc-lang/kit/runtime/transport/http"
	kitthrift "github.com/kitc-lang/kit/runtime/transport/thrift"
)

// SearchClientConfig says where the service Search is. Everything but its Address, or the Discovery of
// its Cluster, may be left zero, which means: as the .kit file advises its callers.
type SearchClientConfig struct {
	// Address is where the service is: http://HOST:PORT or thrift://HOST:PORT.
	Address string
	// Cluster finds the instances of Search and spreads the calls over them, where it has a Discovery and there
	// is no Address.
	Cluster kitcluster.Config
	// HTTP bounds what a call over HTTP may cost.
	HTTP kithttp.ClientConfig
	// Thrift bounds what a call over Thrift may cost.
	Thrift kitthrift.ClientConfig
	// UserToken gives the bearer token that is sent to methods that ask for "user" (nil: none).
	UserToken func(context.Context) (string, error)
	// Chain gives the middlewares around each method, outermost first, instead of those that Search advises
	// (nil: those). The fields below are not used then.
	Chain func(*kit.Method) []kit.Middleware
	// Retry is the outermost middleware, declared with Attempts 2, On [unavailable], Backoff 25ms, MaxBackoff 250ms, Budget 0.2.
	Retry kitretry.Config
	// Breaker is the middleware inside Retry, declared with Ratio 0.5, Window 10s, MinCalls 5, Cooldown 1m0s, Probes 3, On [unavailable deadline_exceeded].
	Breaker kitbreaker.Config
	// Timeout is the middleware inside Breaker, declared with After 5s.
	Timeout kittimeout.Config
}

// SearchClient calls the service Search elsewhere. It may be used by any number of goroutines at once.
type SearchClient struct {
	handlers  searchHandlers
	transport string
	close     func() error
}

// NewSearchClient makes a client, with the chain that Search advises. It does not connect yet.
func NewSearchClient(cfg SearchClientConfig) (*SearchClient, error) {
	if cfg.Address == "" && cfg.Cluster.Discovery != nil {
		c, err := kitcluster.New("guards.Search", []string{"http", "https", "thrift"}, cfg.dial, cfg.Cluster)
		if err != nil {
			return nil, err
		}
		return newSearchClient(searchCluster{c}, c.Transport(), cfg), nil
	}
	t, err := cfg.dial(cfg.Address)
	if err != nil {
		return nil, err
	}
	return newSearchClient(t, strings.TrimSuffix(kit.Scheme(cfg.Address), "s"), cfg), nil
}

// dial makes the client of one address, which does not connect yet.
func (cfg SearchClientConfig) dial(address string) (transportOfSearch, error) {
	switch kit.Scheme(address) {
	case "http", "https":
		return newSearchHTTPClient(address, cfg.HTTP)
	case "thrift":
		if !cfg.Thrift.Framing.HasHeaders() && cfg.UserToken != nil {
			return nil, errors.New("guards.Search: who calls travels beside the message, which THeader and Post can do: leave Framing as it is, or send no proof")
		}
		return newSearchThriftClient(address, cfg.Thrift)
	}
	return nil, kit.BadAddress("guards.Search", address, "http", "https", "thrift")
}

// transportOfSearch is what the client asks of a transport: to send each method.
type transportOfSearch interface {
	find(ctx context.Context, call *kit.Call) error
	index(ctx context.Context, call *kit.Call) error
	Close() error
}

func newSearchClient(t transportOfSearch, transport string, cfg SearchClientConfig) *SearchClient {
	chain := cfg.chain()
	return &SearchClient{
		handlers: searchHandlers{
			find:  kit.Wrap(kit.SendBearer(t.find, cfg.UserToken), chain(&searchFind)...),
			index: kit.Wrap(kit.SendBearer(t.index, cfg.UserToken), chain(&searchIndex)...),
		},
		transport: transport,
		close:     sync.OnceValue(t.Close),
	}
}

// Close ends the client's connections. Calls in flight fail. A second Close does nothing.
func (c *SearchClient) Close() error { return c.close() }

// searchCluster sends each call to one of the instances of Search.
type searchCluster struct {
	*kitcluster.Cluster[transportOfSearch]
}

func (c searchCluster) find(ctx context.Context, call *kit.Call) error {
	return c.Do(ctx, call, transportOfSearch.find)
}

func (c searchCluster) index(ctx context.Context, call *kit.Call) error {
	return c.Do(ctx, call, transportOfSearch.index)
}

// Find calls the method of that name.
func (c *SearchClient) Find(ctx context.Context, in *FindInput) (out string, err error) {
	err = c.handlers.find(ctx, kit.NewCall(&searchFind, kit.ClientSide, c.transport, kit.Input(in), &out))
	return out, err
}

// Takes all memory.
func (c *SearchClient) Index(ctx context.Context) error {
	return c.handlers.index(ctx, kit.NewCall(&searchIndex, kit.ClientSide, c.transport, nil, nil))
}

// chain gives the middlewares around a method, outermost first: those of cfg.Chain, or else the advised
// ones. What cfg leaves zero is as declared.
func (cfg SearchClientConfig) chain() func(*kit.Method) []kit.Middleware {
	if cfg.Chain != nil {
		return cfg.Chain
	}
	cfg.Retry.Attempts = cmp.Or(cfg.Retry.Attempts, 2)
	if cfg.Retry.On == nil {
		cfg.Retry.On = []kit.Code{kit.Unavailable}
	}
	cfg.Retry.Backoff = cmp.Or(cfg.Retry.Backoff, 25*time.Millisecond)
	cfg.Retry.MaxBackoff = cmp.Or(cfg.Retry.MaxBackoff, 250*time.Millisecond)
	cfg.Retry.Budget = cmp.Or(cfg.Retry.Budget, 0.2)
	cfg.Breaker.Ratio = cmp.Or(cfg.Breaker.Ratio, 0.5)
	cfg.Breaker.Window = cmp.Or(cfg.Breaker.Window, 10*time.Second)
	cfg.Breaker.MinCalls = cmp.Or(cfg.Breaker.MinCalls, 5)
	cfg.Breaker.Cooldown = cmp.Or(cfg.Breaker.Cooldown, time.Minute)
	cfg.Breaker.Probes = cmp.Or(cfg.Breaker.Probes, 3)
	if cfg.Breaker.On == nil {
		cfg.Breaker.On = []kit.Code{kit.Unavailable, kit.DeadlineExceeded}
	}
	cfg.Timeout.After = cmp.Or(cfg.Timeout.After, 5*time.Second)
	chain := []kit.Middleware{
		kitretry.New(cfg.Retry),
		kitbreaker.New(cfg.Breaker),
		kittimeout.New(cfg.Timeout),
	}
	return func(*kit.Method) []kit.Middleware { return chain }
}
