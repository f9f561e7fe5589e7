package chains

import (
	"cmp"
	"context"
	"sync"

	kit "github.com/kitc-lang/kit/runtime"
	kitcluster "github.com/kitc-lang/kit/runtime/cluster"
	kitlog "github.com/kitc-lang/kit/runtime/middleware/log"
	kithttp "github.com/kitc-lang/kit/runtime/transport/http"
)

// AloneClientConfig says where the service Alone is. Everything but its Address, or the Discovery of
// its Cluster, may be left zero, which means: as the .kit file advises its callers.
type AloneClientConfig struct {
	// Address is where the service is: http://HOST:PORT.
	Address string
	// Cluster finds the instances of Alone and spreads the calls over them, where it has a Discovery and there
	// is no Address.
	Cluster kitcluster.Config
	// HTTP bounds what a call over HTTP may cost.
	HTTP kithttp.ClientConfig
	// Chain gives the middlewares around each method, outermost first, instead of those that Alone advises
	// (nil: those). The fields below are not used then.
	Chain func(*kit.Method) []kit.Middleware
	// WaitLog is the outermost middleware around Wait, declared with First 100, OneIn 100.
	WaitLog kitlog.Config
}

// AloneClient calls the service Alone elsewhere. It may be used by any number of goroutines at once.
type AloneClient struct {
	handlers  aloneHandlers
	transport string
	close     func() error
}

// NewAloneClient makes a client, with the chain that Alone advises. It does not connect yet.
func NewAloneClient(cfg AloneClientConfig) (*AloneClient, error) {
	if cfg.Address == "" && cfg.Cluster.Discovery != nil {
		c, err := kitcluster.New("chains.Alone", []string{"http", "https"}, cfg.dial, cfg.Cluster)
		if err != nil {
			return nil, err
		}
		return newAloneClient(aloneCluster{c}, c.Transport(), cfg.chain()), nil
	}
	t, err := cfg.dial(cfg.Address)
	if err != nil {
		return nil, err
	}
	return newAloneClient(t, "http", cfg.chain()), nil
}

// dial makes the client of one address, which does not connect yet.
func (cfg AloneClientConfig) dial(address string) (transportOfAlone, error) {
	switch kit.Scheme(address) {
	case "http", "https":
		return newAloneHTTPClient(address, cfg.HTTP)
	}
	return nil, kit.BadAddress("chains.Alone", address, "http", "https")
}

// transportOfAlone is what the client asks of a transport: to send each method.
type transportOfAlone interface {
	wait(ctx context.Context, call *kit.Call) error
	Close() error
}

func newAloneClient(t transportOfAlone, transport string, chain func(*kit.Method) []kit.Middleware) *AloneClient {
	return &AloneClient{
		handlers: aloneHandlers{
			wait: kit.Wrap(t.wait, chain(&aloneWait)...),
		},
		transport: transport,
		close:     sync.OnceValue(t.Close),
	}
}

// Close ends the client's connections. Calls in flight fail. A second Close does nothing.
func (c *AloneClient) Close() error { return c.close() }

// aloneCluster sends each call to one of the instances of Alone.
type aloneCluster struct {
	*kitcluster.Cluster[transportOfAlone]
}

func (c aloneCluster) wait(ctx context.Context, call *kit.Call) error {
	return c.Do(ctx, call, transportOfAlone.wait)
}

// Wait calls the method of that name.
func (c *AloneClient) Wait(ctx context.Context) error {
	return c.handlers.wait(ctx, kit.NewCall(&aloneWait, kit.ClientSide, c.transport, nil, nil))
}

// chain gives the middlewares around a method, outermost first: those of cfg.Chain, or else the advised
// ones. What cfg leaves zero is as declared.
func (cfg AloneClientConfig) chain() func(*kit.Method) []kit.Middleware {
	if cfg.Chain != nil {
		return cfg.Chain
	}
	cfg.WaitLog.First = cmp.Or(cfg.WaitLog.First, 100)
	cfg.WaitLog.OneIn = cmp.Or(cfg.WaitLog.OneIn, 100)
	waitLog := kitlog.New(cfg.WaitLog)
	return func(m *kit.Method) []kit.Middleware {
		switch m.Name {
		case "Wait":
			return []kit.Middleware{waitLog}
		}
		return nil
	}
}
