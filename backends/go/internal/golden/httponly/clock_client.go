package httponly

import (
	"cmp"
	"context"
	"sync"
	"time"

	kit "github.com/kitc-lang/kit/runtime"
	kitcluster "github.com/kitc-lang/kit/runtime/cluster"
	kittimeout "github.com/kitc-lang/kit/runtime/middleware/timeout"
	kithttp "github.com/kitc-lang/kit/runtime/transport/http"
)

// ClockClientConfig says where the service Clock is. Everything but its Address, or the Discovery of
// its Cluster, may be left zero, which means: as the .kit file advises its callers.
type ClockClientConfig struct {
	// Address is where the service is: http://HOST:PORT.
	Address string
	// Cluster finds the instances of Clock and spreads the calls over them, where it has a Discovery and there
	// is no Address.
	Cluster kitcluster.Config
	// HTTP bounds what a call over HTTP may cost.
	HTTP kithttp.ClientConfig
	// Chain gives the middlewares around each method, outermost first, instead of those that Clock advises
	// (nil: those). The fields below are not used then.
	Chain func(*kit.Method) []kit.Middleware
	// Timeout is the outermost middleware, declared with After 1s.
	Timeout kittimeout.Config
}

// ClockClient calls the service Clock elsewhere. It may be used by any number of goroutines at once.
type ClockClient struct {
	handlers  clockHandlers
	transport string
	close     func() error
}

// NewClockClient makes a client, with the chain that Clock advises. It does not connect yet.
func NewClockClient(cfg ClockClientConfig) (*ClockClient, error) {
	if cfg.Address == "" && cfg.Cluster.Discovery != nil {
		c, err := kitcluster.New("httponly.Clock", []string{"http", "https"}, cfg.dial, cfg.Cluster)
		if err != nil {
			return nil, err
		}
		return newClockClient(clockCluster{c}, c.Transport(), cfg.chain()), nil
	}
	t, err := cfg.dial(cfg.Address)
	if err != nil {
		return nil, err
	}
	return newClockClient(t, "http", cfg.chain()), nil
}

// dial makes the client of one address, which does not connect yet.
func (cfg ClockClientConfig) dial(address string) (transportOfClock, error) {
	switch kit.Scheme(address) {
	case "http", "https":
		return newClockHTTPClient(address, cfg.HTTP)
	}
	return nil, kit.BadAddress("httponly.Clock", address, "http", "https")
}

// transportOfClock is what the client asks of a transport: to send each method.
type transportOfClock interface {
	now(ctx context.Context, call *kit.Call) error
	add(ctx context.Context, call *kit.Call) error
	Close() error
}

func newClockClient(t transportOfClock, transport string, chain func(*kit.Method) []kit.Middleware) *ClockClient {
	return &ClockClient{
		handlers: clockHandlers{
			now: kit.Wrap(t.now, chain(&clockNow)...),
			add: kit.Wrap(t.add, chain(&clockAdd)...),
		},
		transport: transport,
		close:     sync.OnceValue(t.Close),
	}
}

// Close ends the client's connections. Calls in flight fail. A second Close does nothing.
func (c *ClockClient) Close() error { return c.close() }

// clockCluster sends each call to one of the instances of Clock.
type clockCluster struct {
	*kitcluster.Cluster[transportOfClock]
}

func (c clockCluster) now(ctx context.Context, call *kit.Call) error {
	return c.Do(ctx, call, transportOfClock.now)
}

func (c clockCluster) add(ctx context.Context, call *kit.Call) error {
	return c.Do(ctx, call, transportOfClock.add)
}

// Gives the time of a zone.
//
// It fails with *std.NotFound or a *kit.Error.
func (c *ClockClient) Now(ctx context.Context, in *NowInput) (out time.Time, err error) {
	err = c.handlers.now(ctx, kit.NewCall(&clockNow, kit.ClientSide, c.transport, kit.Input(in), &out))
	return out, err
}

// Adds a zone.
func (c *ClockClient) Add(ctx context.Context, in *Zone) error {
	return c.handlers.add(ctx, kit.NewCall(&clockAdd, kit.ClientSide, c.transport, kit.Input(in), nil))
}

// chain gives the middlewares around a method, outermost first: those of cfg.Chain, or else the advised
// ones. What cfg leaves zero is as declared.
func (cfg ClockClientConfig) chain() func(*kit.Method) []kit.Middleware {
	if cfg.Chain != nil {
		return cfg.Chain
	}
	cfg.Timeout.After = cmp.Or(cfg.Timeout.After, time.Second)
	chain := []kit.Middleware{
		kittimeout.New(cfg.Timeout),
	}
	return func(*kit.Method) []kit.Middleware { return chain }
}
