package thriftonly

import (
	"cmp"
	"context"
	"sync"
	"time"

	kit "github.com/kitc-lang/kit/runtime"
	kitcluster "github.com/kitc-lang/kit/runtime/cluster"
	kittimeout "github.com/kitc-lang/kit/runtime/middleware/timeout"
	kitthrift "github.com/kitc-lang/kit/runtime/transport/thrift"
)

// CountersClientConfig says where the service Counters is. Everything but its Address, or the Discovery of
// its Cluster, may be left zero, which means: as the .kit file advises its callers.
type CountersClientConfig struct {
	// Address is where the service is: thrift://HOST:PORT.
	Address string
	// Cluster finds the instances of Counters and spreads the calls over them, where it has a Discovery and there
	// is no Address.
	Cluster kitcluster.Config
	// Thrift bounds what a call over Thrift may cost.
	Thrift kitthrift.ClientConfig
	// Chain gives the middlewares around each method, outermost first, instead of those that Counters advises
	// (nil: those). The fields below are not used then.
	Chain func(*kit.Method) []kit.Middleware
	// Timeout is the outermost middleware, declared with After 1s.
	Timeout kittimeout.Config
}

// CountersClient calls the service Counters elsewhere. It may be used by any number of goroutines at once.
type CountersClient struct {
	handlers  countersHandlers
	transport string
	close     func() error
}

// NewCountersClient makes a client, with the chain that Counters advises. It does not connect yet.
func NewCountersClient(cfg CountersClientConfig) (*CountersClient, error) {
	if cfg.Address == "" && cfg.Cluster.Discovery != nil {
		c, err := kitcluster.New("thriftonly.Counters", []string{"thrift"}, cfg.dial, cfg.Cluster)
		if err != nil {
			return nil, err
		}
		return newCountersClient(countersCluster{c}, c.Transport(), cfg.chain()), nil
	}
	t, err := cfg.dial(cfg.Address)
	if err != nil {
		return nil, err
	}
	return newCountersClient(t, "thrift", cfg.chain()), nil
}

// dial makes the client of one address, which does not connect yet.
func (cfg CountersClientConfig) dial(address string) (transportOfCounters, error) {
	switch kit.Scheme(address) {
	case "thrift":
		return newCountersThriftClient(address, cfg.Thrift)
	}
	return nil, kit.BadAddress("thriftonly.Counters", address, "thrift")
}

// transportOfCounters is what the client asks of a transport: to send each method.
type transportOfCounters interface {
	add(ctx context.Context, call *kit.Call) error
	reset(ctx context.Context, call *kit.Call) error
	Close() error
}

func newCountersClient(t transportOfCounters, transport string, chain func(*kit.Method) []kit.Middleware) *CountersClient {
	return &CountersClient{
		handlers: countersHandlers{
			add:   kit.Wrap(t.add, chain(&countersAdd)...),
			reset: kit.Wrap(t.reset, chain(&countersReset)...),
		},
		transport: transport,
		close:     sync.OnceValue(t.Close),
	}
}

// Close ends the client's connections. Calls in flight fail. A second Close does nothing.
func (c *CountersClient) Close() error { return c.close() }

// countersCluster sends each call to one of the instances of Counters.
type countersCluster struct {
	*kitcluster.Cluster[transportOfCounters]
}

func (c countersCluster) add(ctx context.Context, call *kit.Call) error {
	return c.Do(ctx, call, transportOfCounters.add)
}

func (c countersCluster) reset(ctx context.Context, call *kit.Call) error {
	return c.Do(ctx, call, transportOfCounters.reset)
}

// Adds to the counters.
func (c *CountersClient) Add(ctx context.Context, in *Grid) (out []kit.Entry[Point, int64], err error) {
	err = c.handlers.add(ctx, kit.NewCall(&countersAdd, kit.ClientSide, c.transport, kit.Input(in), &out))
	return out, err
}

// Forgets everything.
func (c *CountersClient) Reset(ctx context.Context) error {
	return c.handlers.reset(ctx, kit.NewCall(&countersReset, kit.ClientSide, c.transport, nil, nil))
}

// chain gives the middlewares around a method, outermost first: those of cfg.Chain, or else the advised
// ones. What cfg leaves zero is as declared.
func (cfg CountersClientConfig) chain() func(*kit.Method) []kit.Middleware {
	if cfg.Chain != nil {
		return cfg.Chain
	}
	cfg.Timeout.After = cmp.Or(cfg.Timeout.After, time.Second)
	chain := []kit.Middleware{
		kittimeout.New(cfg.Timeout),
	}
	return func(*kit.Method) []kit.Middleware { return chain }
}
