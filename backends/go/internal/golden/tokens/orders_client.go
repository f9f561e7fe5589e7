package tokens

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

// OrdersClientConfig says where the service Orders is. Everything but its Address, or the Discovery of
// its Cluster, may be left zero, which means: as the .kit file advises its callers.
type OrdersClientConfig struct {
	// Address is where the service is: http://HOST:PORT.
	Address string
	// Cluster finds the instances of Orders and spreads the calls over them, where it has a Discovery and there
	// is no Address.
	Cluster kitcluster.Config
	// HTTP bounds what a call over HTTP may cost.
	HTTP kithttp.ClientConfig
	// UserToken gives the bearer token that is sent to methods that ask for "user" (nil: none).
	UserToken func(context.Context) (string, error)
	// RobotKey gives the key that is sent to methods that ask for "robot" (nil: none).
	RobotKey func(context.Context) (string, error)
	// Chain gives the middlewares around each method, outermost first, instead of those that Orders advises
	// (nil: those). The fields below are not used then.
	Chain func(*kit.Method) []kit.Middleware
	// Trace is the outermost middleware, declared with Sample 1, Limit 100/s, Write [b3 traceparent].
	Trace kittrace.Config
	// Metrics is the middleware inside Trace.
	Metrics kitmetrics.Config
	// Timeout is the middleware inside Metrics, declared with After 30s.
	Timeout kittimeout.Config
}

// OrdersClient calls the service Orders elsewhere. It may be used by any number of goroutines at once.
type OrdersClient struct {
	handlers  ordersHandlers
	transport string
	close     func() error
}

// NewOrdersClient makes a client, with the chain that Orders advises. It does not connect yet.
func NewOrdersClient(cfg OrdersClientConfig) (*OrdersClient, error) {
	if cfg.Address == "" && cfg.Cluster.Discovery != nil {
		if cfg.Cluster.Meter == nil && cfg.Chain == nil {
			cfg.Cluster.Meter = cfg.Metrics.Meter()
		}
		c, err := kitcluster.New("tokens.Orders", []string{"http", "https"}, cfg.dial, cfg.Cluster)
		if err != nil {
			return nil, err
		}
		return newOrdersClient(ordersCluster{c}, c.Transport(), cfg), nil
	}
	t, err := cfg.dial(cfg.Address)
	if err != nil {
		return nil, err
	}
	return newOrdersClient(t, "http", cfg), nil
}

// dial makes the client of one address, which does not connect yet.
func (cfg OrdersClientConfig) dial(address string) (transportOfOrders, error) {
	switch kit.Scheme(address) {
	case "http", "https":
		return newOrdersHTTPClient(address, cfg.HTTP)
	}
	return nil, kit.BadAddress("tokens.Orders", address, "http", "https")
}

// transportOfOrders is what the client asks of a transport: to send each method.
type transportOfOrders interface {
	list(ctx context.Context, call *kit.Call) error
	place(ctx context.Context, call *kit.Call) error
	whoami(ctx context.Context, call *kit.Call) error
	sweep(ctx context.Context, call *kit.Call) error
	ping(ctx context.Context, call *kit.Call) error
	Close() error
}

func newOrdersClient(t transportOfOrders, transport string, cfg OrdersClientConfig) *OrdersClient {
	chain := cfg.chain()
	return &OrdersClient{
		handlers: ordersHandlers{
			list:   kit.Wrap(kit.SendBearer(t.list, cfg.UserToken), chain(&ordersList)...),
			place:  kit.Wrap(kit.SendBearer(t.place, cfg.UserToken), chain(&ordersPlace)...),
			whoami: kit.Wrap(kit.SendBearer(t.whoami, cfg.UserToken), chain(&ordersWhoami)...),
			sweep:  kit.Wrap(kit.SendKey(t.sweep, "X-Robot-Key", cfg.RobotKey), chain(&ordersSweep)...),
			ping:   kit.Wrap(t.ping, chain(&ordersPing)...),
		},
		transport: transport,
		close:     sync.OnceValue(t.Close),
	}
}

// Close ends the client's connections. Calls in flight fail. A second Close does nothing.
func (c *OrdersClient) Close() error { return c.close() }

// ordersCluster sends each call to one of the instances of Orders.
type ordersCluster struct {
	*kitcluster.Cluster[transportOfOrders]
}

func (c ordersCluster) list(ctx context.Context, call *kit.Call) error {
	return c.Do(ctx, call, transportOfOrders.list)
}

func (c ordersCluster) place(ctx context.Context, call *kit.Call) error {
	return c.Do(ctx, call, transportOfOrders.place)
}

func (c ordersCluster) whoami(ctx context.Context, call *kit.Call) error {
	return c.Do(ctx, call, transportOfOrders.whoami)
}

func (c ordersCluster) sweep(ctx context.Context, call *kit.Call) error {
	return c.Do(ctx, call, transportOfOrders.sweep)
}

func (c ordersCluster) ping(ctx context.Context, call *kit.Call) error {
	return c.Do(ctx, call, transportOfOrders.ping)
}

// List calls the method of that name.
func (c *OrdersClient) List(ctx context.Context) (out string, err error) {
	err = c.handlers.list(ctx, kit.NewCall(&ordersList, kit.ClientSide, c.transport, nil, &out))
	return out, err
}

// Place calls the method of that name.
func (c *OrdersClient) Place(ctx context.Context) (out string, err error) {
	err = c.handlers.place(ctx, kit.NewCall(&ordersPlace, kit.ClientSide, c.transport, nil, &out))
	return out, err
}

// Whoami calls the method of that name.
func (c *OrdersClient) Whoami(ctx context.Context) (out string, err error) {
	err = c.handlers.whoami(ctx, kit.NewCall(&ordersWhoami, kit.ClientSide, c.transport, nil, &out))
	return out, err
}

// Sweep calls the method of that name.
func (c *OrdersClient) Sweep(ctx context.Context) (out string, err error) {
	err = c.handlers.sweep(ctx, kit.NewCall(&ordersSweep, kit.ClientSide, c.transport, nil, &out))
	return out, err
}

// Ping calls the method of that name.
func (c *OrdersClient) Ping(ctx context.Context) (out string, err error) {
	err = c.handlers.ping(ctx, kit.NewCall(&ordersPing, kit.ClientSide, c.transport, nil, &out))
	return out, err
}

// chain gives the middlewares around a method, outermost first: those of cfg.Chain, or else the advised
// ones. What cfg leaves zero is as declared.
func (cfg OrdersClientConfig) chain() func(*kit.Method) []kit.Middleware {
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
