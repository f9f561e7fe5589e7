package found

import (
	"cmp"
	"context"
	"strings"
	"sync"
	"time"

	kit "github.com/kitc-lang/kit/runtime"
	kitcluster "github.com/kitc-lang/kit/runtime/cluster"
	kittimeout "github.com/kitc-lang/kit/runtime/middleware/timeout"
	kittrace "github.com/kitc-lang/kit/runtime/middleware/trace"
	kitmetrics "github.com/kitc-lang/kit/runtime/observe/prometheus"
	kithttp "github.com/kitc-lang/kit/runtime/transport/http"
	kitthrift "github.com/kitc-lang/kit/runtime/transport/thrift"
)

// StockClientConfig says where the service Stock is. Everything but its Address, or the Discovery of
// its Cluster, may be left zero, which means: as the .kit file advises its callers.
type StockClientConfig struct {
	// Address is where the service is: thrift://HOST:PORT or http://HOST:PORT.
	Address string
	// Cluster finds the instances of Stock and spreads the calls over them, where it has a Discovery and there
	// is no Address.
	Cluster kitcluster.Config
	// Thrift bounds what a call over Thrift may cost.
	Thrift kitthrift.ClientConfig
	// HTTP bounds what a call over HTTP may cost.
	HTTP kithttp.ClientConfig
	// Chain gives the middlewares around each method, outermost first, instead of those that Stock advises
	// (nil: those). The fields below are not used then.
	Chain func(*kit.Method) []kit.Middleware
	// Trace is the outermost middleware, declared with Sample 1, Limit 100/s, Write [b3 traceparent].
	Trace kittrace.Config
	// Metrics is the middleware inside Trace.
	Metrics kitmetrics.Config
	// Timeout is the middleware inside Metrics, declared with After 30s.
	Timeout kittimeout.Config
}

// StockClient calls the service Stock elsewhere. It may be used by any number of goroutines at once.
type StockClient struct {
	handlers  stockHandlers
	transport string
	close     func() error
}

// NewStockClient makes a client, with the chain that Stock advises. It does not connect yet.
func NewStockClient(cfg StockClientConfig) (*StockClient, error) {
	if cfg.Address == "" && cfg.Cluster.Discovery != nil {
		if cfg.Cluster.Meter == nil && cfg.Chain == nil {
			cfg.Cluster.Meter = cfg.Metrics.Meter()
		}
		c, err := kitcluster.New("found.Stock", []string{"thrift", "http", "https"}, cfg.dial, cfg.Cluster)
		if err != nil {
			return nil, err
		}
		return newStockClient(stockCluster{c}, c.Transport(), cfg.chain()), nil
	}
	t, err := cfg.dial(cfg.Address)
	if err != nil {
		return nil, err
	}
	return newStockClient(t, strings.TrimSuffix(kit.Scheme(cfg.Address), "s"), cfg.chain()), nil
}

// dial makes the client of one address, which does not connect yet.
func (cfg StockClientConfig) dial(address string) (transportOfStock, error) {
	switch kit.Scheme(address) {
	case "thrift":
		return newStockThriftClient(address, cfg.Thrift)
	case "http", "https":
		return newStockHTTPClient(address, cfg.HTTP)
	}
	return nil, kit.BadAddress("found.Stock", address, "thrift", "http", "https")
}

// transportOfStock is what the client asks of a transport: to send each method.
type transportOfStock interface {
	take(ctx context.Context, call *kit.Call) error
	move(ctx context.Context, call *kit.Call) error
	check(ctx context.Context, call *kit.Call) error
	Close() error
}

func newStockClient(t transportOfStock, transport string, chain func(*kit.Method) []kit.Middleware) *StockClient {
	return &StockClient{
		handlers: stockHandlers{
			take:  kit.Wrap(t.take, chain(&stockTake)...),
			move:  kit.Wrap(t.move, chain(&stockMove)...),
			check: kit.Wrap(t.check, chain(&stockCheck)...),
		},
		transport: transport,
		close:     sync.OnceValue(t.Close),
	}
}

// Close ends the client's connections. Calls in flight fail. A second Close does nothing.
func (c *StockClient) Close() error { return c.close() }

// stockCluster sends each call to one of the instances of Stock.
type stockCluster struct {
	*kitcluster.Cluster[transportOfStock]
}

func (c stockCluster) take(ctx context.Context, call *kit.Call) error {
	return c.Do(ctx, call, transportOfStock.take)
}

func (c stockCluster) move(ctx context.Context, call *kit.Call) error {
	return c.Do(ctx, call, transportOfStock.move)
}

func (c stockCluster) check(ctx context.Context, call *kit.Call) error {
	return c.Do(ctx, call, transportOfStock.check)
}

// Take calls the method of that name.
func (c *StockClient) Take(ctx context.Context, in *TakeInput) error {
	return c.handlers.take(ctx, kit.NewCall(&stockTake, kit.ClientSide, c.transport, kit.Input(in), nil))
}

// Move calls the method of that name.
func (c *StockClient) Move(ctx context.Context, in *MoveInput) error {
	return c.handlers.move(ctx, kit.NewCall(&stockMove, kit.ClientSide, c.transport, kit.Input(in), nil))
}

// Check calls the method of that name.
func (c *StockClient) Check(ctx context.Context) error {
	return c.handlers.check(ctx, kit.NewCall(&stockCheck, kit.ClientSide, c.transport, nil, nil))
}

// chain gives the middlewares around a method, outermost first: those of cfg.Chain, or else the advised
// ones. What cfg leaves zero is as declared.
func (cfg StockClientConfig) chain() func(*kit.Method) []kit.Middleware {
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
