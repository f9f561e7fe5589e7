package retries

import (
	"cmp"
	"context"
	"strings"
	"sync"
	"time"

	kit "github.com/kitc-lang/kit/runtime"
	kitcluster "github.com/kitc-lang/kit/runtime/cluster"
	kithedge "github.com/kitc-lang/kit/runtime/middleware/hedge"
	kitretry "github.com/kitc-lang/kit/runtime/middleware/retry"
	kittimeout "github.com/kitc-lang/kit/runtime/middleware/timeout"
	kithttp "github.com/kitc-lang/kit/runtime/transport/http"
	kitthrift "github.com/kitc-lang/kit/runtime/transport/thrift"
)

// RelayClientConfig says where the service Relay is. Everything but its Address, or the Discovery of
// its Cluster, may be left zero, which means: as the .kit file advises its callers.
type RelayClientConfig struct {
	// Address is where the service is: http://HOST:PORT or thrift://HOST:PORT.
	Address string
	// Cluster finds the instances of Relay and spreads the calls over them, where it has a Discovery and there
	// is no Address.
	Cluster kitcluster.Config
	// HTTP bounds what a call over HTTP may cost.
	HTTP kithttp.ClientConfig
	// Thrift bounds what a call over Thrift may cost.
	Thrift kitthrift.ClientConfig
	// Chain gives the middlewares around each method, outermost first, instead of those that Relay advises
	// (nil: those). The fields below are not used then.
	Chain func(*kit.Method) []kit.Middleware
	// Timeout is the outermost middleware, declared with After 2s.
	Timeout kittimeout.Config
	// Retry is the middleware inside Timeout, declared with Attempts 3, On [unavailable aborted], Backoff 1ms, MaxBackoff 2ms, Budget 0.2, and not around Take.
	Retry kitretry.Config
	// Timeout2 is the middleware inside Retry, declared with After 500ms.
	Timeout2 kittimeout.Config
	// FindHedge is the middleware inside Timeout2 around Find, declared with Attempts 2, Delay 20ms, Budget 0.1.
	FindHedge kithedge.Config
}

// RelayClient calls the service Relay elsewhere. It may be used by any number of goroutines at once.
type RelayClient struct {
	handlers  relayHandlers
	transport string
	close     func() error
}

// NewRelayClient makes a client, with the chain that Relay advises. It does not connect yet.
func NewRelayClient(cfg RelayClientConfig) (*RelayClient, error) {
	if cfg.Address == "" && cfg.Cluster.Discovery != nil {
		c, err := kitcluster.New("retries.Relay", []string{"http", "https", "thrift"}, cfg.dial, cfg.Cluster)
		if err != nil {
			return nil, err
		}
		return newRelayClient(relayCluster{c}, c.Transport(), cfg.chain()), nil
	}
	t, err := cfg.dial(cfg.Address)
	if err != nil {
		return nil, err
	}
	return newRelayClient(t, strings.TrimSuffix(kit.Scheme(cfg.Address), "s"), cfg.chain()), nil
}

// dial makes the client of one address, which does not connect yet.
func (cfg RelayClientConfig) dial(address string) (transportOfRelay, error) {
	switch kit.Scheme(address) {
	case "http", "https":
		return newRelayHTTPClient(address, cfg.HTTP)
	case "thrift":
		return newRelayThriftClient(address, cfg.Thrift)
	}
	return nil, kit.BadAddress("retries.Relay", address, "http", "https", "thrift")
}

// transportOfRelay is what the client asks of a transport: to send each method.
type transportOfRelay interface {
	pass(ctx context.Context, call *kit.Call) error
	take(ctx context.Context, call *kit.Call) error
	find(ctx context.Context, call *kit.Call) error
	Close() error
}

func newRelayClient(t transportOfRelay, transport string, chain func(*kit.Method) []kit.Middleware) *RelayClient {
	return &RelayClient{
		handlers: relayHandlers{
			pass: kit.Wrap(t.pass, chain(&relayPass)...),
			take: kit.Wrap(t.take, chain(&relayTake)...),
			find: kit.Wrap(t.find, chain(&relayFind)...),
		},
		transport: transport,
		close:     sync.OnceValue(t.Close),
	}
}

// Close ends the client's connections. Calls in flight fail. A second Close does nothing.
func (c *RelayClient) Close() error { return c.close() }

// relayCluster sends each call to one of the instances of Relay.
type relayCluster struct {
	*kitcluster.Cluster[transportOfRelay]
}

func (c relayCluster) pass(ctx context.Context, call *kit.Call) error {
	return c.Do(ctx, call, transportOfRelay.pass)
}

func (c relayCluster) take(ctx context.Context, call *kit.Call) error {
	return c.Do(ctx, call, transportOfRelay.take)
}

func (c relayCluster) find(ctx context.Context, call *kit.Call) error {
	return c.Do(ctx, call, transportOfRelay.find)
}

// Passes a text on.
//
// It fails with *Taken or a *kit.Error.
func (c *RelayClient) Pass(ctx context.Context, in *PassInput) (out string, err error) {
	err = c.handlers.pass(ctx, kit.NewCall(&relayPass, kit.ClientSide, c.transport, kit.Input(in), &out))
	return out, err
}

// Takes one away.
func (c *RelayClient) Take(ctx context.Context) (out int32, err error) {
	err = c.handlers.take(ctx, kit.NewCall(&relayTake, kit.ClientSide, c.transport, nil, &out))
	return out, err
}

// Looks for a text, here or there.
func (c *RelayClient) Find(ctx context.Context, in *FindInput) (out string, err error) {
	err = c.handlers.find(ctx, kit.NewCall(&relayFind, kit.ClientSide, c.transport, kit.Input(in), &out))
	return out, err
}

// chain gives the middlewares around a method, outermost first: those of cfg.Chain, or else the advised
// ones. What cfg leaves zero is as declared.
func (cfg RelayClientConfig) chain() func(*kit.Method) []kit.Middleware {
	if cfg.Chain != nil {
		return cfg.Chain
	}
	cfg.Timeout.After = cmp.Or(cfg.Timeout.After, 2*time.Second)
	cfg.Retry.Attempts = cmp.Or(cfg.Retry.Attempts, 3)
	if cfg.Retry.On == nil {
		cfg.Retry.On = []kit.Code{kit.Unavailable, kit.Aborted}
	}
	cfg.Retry.Backoff = cmp.Or(cfg.Retry.Backoff, time.Millisecond)
	cfg.Retry.MaxBackoff = cmp.Or(cfg.Retry.MaxBackoff, 2*time.Millisecond)
	cfg.Retry.Budget = cmp.Or(cfg.Retry.Budget, 0.2)
	cfg.Timeout2.After = cmp.Or(cfg.Timeout2.After, 500*time.Millisecond)
	cfg.FindHedge.Attempts = cmp.Or(cfg.FindHedge.Attempts, 2)
	cfg.FindHedge.Delay = cmp.Or(cfg.FindHedge.Delay, 20*time.Millisecond)
	cfg.FindHedge.Budget = cmp.Or(cfg.FindHedge.Budget, 0.1)
	timeout := kittimeout.New(cfg.Timeout)
	retry := kitretry.New(cfg.Retry)
	timeout2 := kittimeout.New(cfg.Timeout2)
	findHedge := kithedge.New(cfg.FindHedge)
	shared := []kit.Middleware{timeout, retry, timeout2}
	return func(m *kit.Method) []kit.Middleware {
		switch m.Name {
		case "Take":
			return []kit.Middleware{timeout, timeout2}
		case "Find":
			return []kit.Middleware{timeout, retry, timeout2, findHedge}
		}
		return shared
	}
}
