package callers

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

// CheckoutClientConfig says where the service Checkout is. Everything but its Address, or the Discovery of
// its Cluster, may be left zero, which means: as the .kit file advises its callers.
type CheckoutClientConfig struct {
	// Address is where the service is: http://HOST:PORT.
	Address string
	// Cluster finds the instances of Checkout and spreads the calls over them, where it has a Discovery and there
	// is no Address.
	Cluster kitcluster.Config
	// HTTP bounds what a call over HTTP may cost.
	HTTP kithttp.ClientConfig
	// Chain gives the middlewares around each method, outermost first, instead of those that Checkout advises
	// (nil: those). The fields below are not used then.
	Chain func(*kit.Method) []kit.Middleware
	// Trace is the outermost middleware, declared with Sample 1, Limit 100/s, Write [b3 traceparent].
	Trace kittrace.Config
	// Metrics is the middleware inside Trace.
	Metrics kitmetrics.Config
	// Timeout is the middleware inside Metrics, declared with After 30s.
	Timeout kittimeout.Config
}

// CheckoutClient calls the service Checkout elsewhere. It may be used by any number of goroutines at once.
type CheckoutClient struct {
	handlers  checkoutHandlers
	transport string
	close     func() error
}

// NewCheckoutClient makes a client, with the chain that Checkout advises. It does not connect yet.
func NewCheckoutClient(cfg CheckoutClientConfig) (*CheckoutClient, error) {
	if cfg.Address == "" && cfg.Cluster.Discovery != nil {
		if cfg.Cluster.Meter == nil && cfg.Chain == nil {
			cfg.Cluster.Meter = cfg.Metrics.Meter()
		}
		c, err := kitcluster.New("callers.Checkout", []string{"http", "https"}, cfg.dial, cfg.Cluster)
		if err != nil {
			return nil, err
		}
		return newCheckoutClient(checkoutCluster{c}, c.Transport(), cfg.chain()), nil
	}
	t, err := cfg.dial(cfg.Address)
	if err != nil {
		return nil, err
	}
	return newCheckoutClient(t, "http", cfg.chain()), nil
}

// dial makes the client of one address, which does not connect yet.
func (cfg CheckoutClientConfig) dial(address string) (transportOfCheckout, error) {
	switch kit.Scheme(address) {
	case "http", "https":
		return newCheckoutHTTPClient(address, cfg.HTTP)
	}
	return nil, kit.BadAddress("callers.Checkout", address, "http", "https")
}

// transportOfCheckout is what the client asks of a transport: to send each method.
type transportOfCheckout interface {
	pay(ctx context.Context, call *kit.Call) error
	Close() error
}

func newCheckoutClient(t transportOfCheckout, transport string, chain func(*kit.Method) []kit.Middleware) *CheckoutClient {
	return &CheckoutClient{
		handlers: checkoutHandlers{
			pay: kit.Wrap(t.pay, chain(&checkoutPay)...),
		},
		transport: transport,
		close:     sync.OnceValue(t.Close),
	}
}

// Close ends the client's connections. Calls in flight fail. A second Close does nothing.
func (c *CheckoutClient) Close() error { return c.close() }

// checkoutCluster sends each call to one of the instances of Checkout.
type checkoutCluster struct {
	*kitcluster.Cluster[transportOfCheckout]
}

func (c checkoutCluster) pay(ctx context.Context, call *kit.Call) error {
	return c.Do(ctx, call, transportOfCheckout.pay)
}

// Pay calls the method of that name.
func (c *CheckoutClient) Pay(ctx context.Context) error {
	return c.handlers.pay(ctx, kit.NewCall(&checkoutPay, kit.ClientSide, c.transport, nil, nil))
}

// chain gives the middlewares around a method, outermost first: those of cfg.Chain, or else the advised
// ones. What cfg leaves zero is as declared.
func (cfg CheckoutClientConfig) chain() func(*kit.Method) []kit.Middleware {
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
