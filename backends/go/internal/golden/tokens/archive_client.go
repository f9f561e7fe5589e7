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

// ArchiveClientConfig says where the service Archive is. Everything but its Address, or the Discovery of
// its Cluster, may be left zero, which means: as the .kit file advises its callers.
type ArchiveClientConfig struct {
	// Address is where the service is: http://HOST:PORT.
	Address string
	// Cluster finds the instances of Archive and spreads the calls over them, where it has a Discovery and there
	// is no Address.
	Cluster kitcluster.Config
	// HTTP bounds what a call over HTTP may cost.
	HTTP kithttp.ClientConfig
	// UserToken gives the bearer token that is sent to methods that ask for "user" (nil: none).
	UserToken func(context.Context) (string, error)
	// RobotKey gives the key that is sent to methods that ask for "robot" (nil: none).
	RobotKey func(context.Context) (string, error)
	// Chain gives the middlewares around each method, outermost first, instead of those that Archive advises
	// (nil: those). The fields below are not used then.
	Chain func(*kit.Method) []kit.Middleware
	// Trace is the outermost middleware, declared with Sample 1, Limit 100/s, Write [b3 traceparent].
	Trace kittrace.Config
	// Metrics is the middleware inside Trace.
	Metrics kitmetrics.Config
	// Timeout is the middleware inside Metrics, declared with After 30s.
	Timeout kittimeout.Config
}

// ArchiveClient calls the service Archive elsewhere. It may be used by any number of goroutines at once.
type ArchiveClient struct {
	handlers  archiveHandlers
	transport string
	close     func() error
}

// NewArchiveClient makes a client, with the chain that Archive advises. It does not connect yet.
func NewArchiveClient(cfg ArchiveClientConfig) (*ArchiveClient, error) {
	if cfg.Address == "" && cfg.Cluster.Discovery != nil {
		if cfg.Cluster.Meter == nil && cfg.Chain == nil {
			cfg.Cluster.Meter = cfg.Metrics.Meter()
		}
		c, err := kitcluster.New("tokens.Archive", []string{"http", "https"}, cfg.dial, cfg.Cluster)
		if err != nil {
			return nil, err
		}
		return newArchiveClient(archiveCluster{c}, c.Transport(), cfg), nil
	}
	t, err := cfg.dial(cfg.Address)
	if err != nil {
		return nil, err
	}
	return newArchiveClient(t, "http", cfg), nil
}

// dial makes the client of one address, which does not connect yet.
func (cfg ArchiveClientConfig) dial(address string) (transportOfArchive, error) {
	switch kit.Scheme(address) {
	case "http", "https":
		return newArchiveHTTPClient(address, cfg.HTTP)
	}
	return nil, kit.BadAddress("tokens.Archive", address, "http", "https")
}

// transportOfArchive is what the client asks of a transport: to send each method.
type transportOfArchive interface {
	list(ctx context.Context, call *kit.Call) error
	place(ctx context.Context, call *kit.Call) error
	whoami(ctx context.Context, call *kit.Call) error
	sweep(ctx context.Context, call *kit.Call) error
	ping(ctx context.Context, call *kit.Call) error
	Close() error
}

func newArchiveClient(t transportOfArchive, transport string, cfg ArchiveClientConfig) *ArchiveClient {
	chain := cfg.chain()
	return &ArchiveClient{
		handlers: archiveHandlers{
			list:   kit.Wrap(kit.SendBearer(t.list, cfg.UserToken), chain(&archiveList)...),
			place:  kit.Wrap(kit.SendBearer(t.place, cfg.UserToken), chain(&archivePlace)...),
			whoami: kit.Wrap(kit.SendBearer(t.whoami, cfg.UserToken), chain(&archiveWhoami)...),
			sweep:  kit.Wrap(kit.SendKey(t.sweep, "X-Robot-Key", cfg.RobotKey), chain(&archiveSweep)...),
			ping:   kit.Wrap(t.ping, chain(&archivePing)...),
		},
		transport: transport,
		close:     sync.OnceValue(t.Close),
	}
}

// Close ends the client's connections. Calls in flight fail. A second Close does nothing.
func (c *ArchiveClient) Close() error { return c.close() }

// archiveCluster sends each call to one of the instances of Archive.
type archiveCluster struct {
	*kitcluster.Cluster[transportOfArchive]
}

func (c archiveCluster) list(ctx context.Context, call *kit.Call) error {
	return c.Do(ctx, call, transportOfArchive.list)
}

func (c archiveCluster) place(ctx context.Context, call *kit.Call) error {
	return c.Do(ctx, call, transportOfArchive.place)
}

func (c archiveCluster) whoami(ctx context.Context, call *kit.Call) error {
	return c.Do(ctx, call, transportOfArchive.whoami)
}

func (c archiveCluster) sweep(ctx context.Context, call *kit.Call) error {
	return c.Do(ctx, call, transportOfArchive.sweep)
}

func (c archiveCluster) ping(ctx context.Context, call *kit.Call) error {
	return c.Do(ctx, call, transportOfArchive.ping)
}

// List calls the method of that name.
func (c *ArchiveClient) List(ctx context.Context) (out string, err error) {
	err = c.handlers.list(ctx, kit.NewCall(&archiveList, kit.ClientSide, c.transport, nil, &out))
	return out, err
}

// Place calls the method of that name.
func (c *ArchiveClient) Place(ctx context.Context) (out string, err error) {
	err = c.handlers.place(ctx, kit.NewCall(&archivePlace, kit.ClientSide, c.transport, nil, &out))
	return out, err
}

// Whoami calls the method of that name.
func (c *ArchiveClient) Whoami(ctx context.Context) (out string, err error) {
	err = c.handlers.whoami(ctx, kit.NewCall(&archiveWhoami, kit.ClientSide, c.transport, nil, &out))
	return out, err
}

// Sweep calls the method of that name.
func (c *ArchiveClient) Sweep(ctx context.Context) (out string, err error) {
	err = c.handlers.sweep(ctx, kit.NewCall(&archiveSweep, kit.ClientSide, c.transport, nil, &out))
	return out, err
}

// Ping calls the method of that name.
func (c *ArchiveClient) Ping(ctx context.Context) (out string, err error) {
	err = c.handlers.ping(ctx, kit.NewCall(&archivePing, kit.ClientSide, c.transport, nil, &out))
	return out, err
}

// chain gives the middlewares around a method, outermost first: those of cfg.Chain, or else the advised
// ones. What cfg leaves zero is as declared.
func (cfg ArchiveClientConfig) chain() func(*kit.Method) []kit.Middleware {
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
