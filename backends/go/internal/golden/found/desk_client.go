package found

import (
	"cmp"
	"context"
	"sync"
	"time"

	kit "github.com/kitc-lang/kit/runtime"
	kitcluster "github.com/kitc-lang/kit/runtime/cluster"
	kittimeout "github.com/kitc-lang/kit/runtime/middleware/timeout"
	kittrace "github.com/kitc-lang/kit/runtime/middleware/trace"
	kitmetrics "github.com/kitc-lang/kit/runtime/observe/prometheus"
	kithttp "github.com/kitc-lang/kit/runtime/transport/http"
)

// DeskClientConfig says where the service Desk is. Everything but its Address, or the Discovery of
// its Cluster, may be left zero, which means: as the .kit file advises its callers.
type DeskClientConfig struct {
	// Address is where the service is: http://HOST:PORT.
	Address string
	// Cluster finds the instances of Desk and spreads the calls over them, where it has a Discovery and there
	// is no Address.
	Cluster kitcluster.Config
	// HTTP bounds what a call over HTTP may cost.
	HTTP kithttp.ClientConfig
	// Chain gives the middlewares around each method, outermost first, instead of those that Desk advises
	// (nil: those). The fields below are not used then.
	Chain func(*kit.Method) []kit.Middleware
	// Trace is the outermost middleware, declared with Sample 1, Limit 100/s, Write [b3 traceparent].
	Trace kittrace.Config
	// Metrics is the middleware inside Trace.
	Metrics kitmetrics.Config
	// Timeout is the middleware inside Metrics, declared with After 30s.
	Timeout kittimeout.Config
}

// DeskClient calls the service Desk elsewhere. It may be used by any number of goroutines at once.
type DeskClient struct {
	handlers  deskHandlers
	transport string
	close     func() error
}

// NewDeskClient makes a client, with the chain that Desk advises. It does not connect yet.
func NewDeskClient(cfg DeskClientConfig) (*DeskClient, error) {
	if cfg.Address == "" && cfg.Cluster.Discovery != nil {
		if cfg.Cluster.Meter == nil && cfg.Chain == nil {
			cfg.Cluster.Meter = cfg.Metrics.Meter()
		}
		c, err := kitcluster.New("found.Desk", []string{"http", "https"}, cfg.dial, cfg.Cluster)
		if err != nil {
			return nil, err
		}
		return newDeskClient(deskCluster{c}, c.Transport(), cfg.chain()), nil
	}
	t, err := cfg.dial(cfg.Address)
	if err != nil {
		return nil, err
	}
	return newDeskClient(t, "http", cfg.chain()), nil
}

// dial makes the client of one address, which does not connect yet.
func (cfg DeskClientConfig) dial(address string) (transportOfDesk, error) {
	switch kit.Scheme(address) {
	case "http", "https":
		return newDeskHTTPClient(address, cfg.HTTP)
	}
	return nil, kit.BadAddress("found.Desk", address, "http", "https")
}

// transportOfDesk is what the client asks of a transport: to send each method.
type transportOfDesk interface {
	sell(ctx context.Context, call *kit.Call) error
	Close() error
}

func newDeskClient(t transportOfDesk, transport string, chain func(*kit.Method) []kit.Middleware) *DeskClient {
	return &DeskClient{
		handlers: deskHandlers{
			sell: kit.Wrap(t.sell, chain(&deskSell)...),
		},
		transport: transport,
		close:     sync.OnceValue(t.Close),
	}
}

// Close ends the client's connections. Calls in flight fail. A second Close does nothing.
func (c *DeskClient) Close() error { return c.close() }

// deskCluster sends each call to one of the instances of Desk.
type deskCluster struct {
	*kitcluster.Cluster[transportOfDesk]
}

func (c deskCluster) sell(ctx context.Context, call *kit.Call) error {
	return c.Do(ctx, call, transportOfDesk.sell)
}

// Sell calls the method of that name.
func (c *DeskClient) Sell(ctx context.Context) error {
	return c.handlers.sell(ctx, kit.NewCall(&deskSell, kit.ClientSide, c.transport, nil, nil))
}

// chain gives the middlewares around a method, outermost first: those of cfg.Chain, or else the advised
// ones. What cfg leaves zero is as declared.
func (cfg DeskClientConfig) chain() func(*kit.Method) []kit.Middleware {
	if cfg.Chain != nil {
		return cfg.Chain
	}
	cfg.Trace.Sample = cmp.Or(cfg.Trace.Sample, 1)
	cfg.Trace.Limit = cmp.Or(cfg.Trace.Limit, kit.Rate{Count: 100, Per: time.Second})
	if cfg.Trace.Write == nil {
		cfg.Trace.Write = []kittrace.TraceHeader{kittrace.B3, kittrace.Traceparent}
	}
	cfg.Timeout.After = cmp.Or(cfg.Timeout.After, 30*time.Second)
	chain := []kit.Middleware{
		kittrace.New(cfg.Trace),
		kitmetrics.New(cfg.Metrics),
		kittimeout.New(cfg.Timeout),
	}
	return func(*kit.Method) []kit.Middleware { return chain }
}
