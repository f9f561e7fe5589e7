package chains

import (
	"cmp"
	"context"
	"strings"
	"sync"
	"time"

	kit "github.com/kitc-lang/kit/runtime"
	kitcluster "github.com/kitc-lang/kit/runtime/cluster"
	kittimeout "github.com/kitc-lang/kit/runtime/middleware/timeout"
	kithttp "github.com/kitc-lang/kit/runtime/transport/http"
	kitthrift "github.com/kitc-lang/kit/runtime/transport/thrift"
)

// ReportsClientConfig says where the service Reports is. Everything but its Address, or the Discovery of
// its Cluster, may be left zero, which means: as the .kit file advises its callers.
type ReportsClientConfig struct {
	// Address is where the service is: http://HOST:PORT or thrift://HOST:PORT.
	Address string
	// Cluster finds the instances of Reports and spreads the calls over them, where it has a Discovery and there
	// is no Address.
	Cluster kitcluster.Config
	// HTTP bounds what a call over HTTP may cost.
	HTTP kithttp.ClientConfig
	// Thrift bounds what a call over Thrift may cost.
	Thrift kitthrift.ClientConfig
	// Chain gives the middlewares around each method, outermost first, instead of those that Reports advises
	// (nil: those). The fields below are not used then.
	Chain func(*kit.Method) []kit.Middleware
	// Timeout is the outermost middleware, declared with After 3s, and not around Build or Pong.
	Timeout kittimeout.Config
	// BuildTimeout is the outermost middleware around Build, declared with After 31s.
	BuildTimeout kittimeout.Config
}

// ReportsClient calls the service Reports elsewhere. It may be used by any number of goroutines at once.
type ReportsClient struct {
	handlers  reportsHandlers
	transport string
	close     func() error
}

// NewReportsClient makes a client, with the chain that Reports advises. It does not connect yet.
func NewReportsClient(cfg ReportsClientConfig) (*ReportsClient, error) {
	if cfg.Address == "" && cfg.Cluster.Discovery != nil {
		c, err := kitcluster.New("chains.Reports", []string{"http", "https", "thrift"}, cfg.dial, cfg.Cluster)
		if err != nil {
			return nil, err
		}
		return newReportsClient(reportsCluster{c}, c.Transport(), cfg.chain()), nil
	}
	t, err := cfg.dial(cfg.Address)
	if err != nil {
		return nil, err
	}
	return newReportsClient(t, strings.TrimSuffix(kit.Scheme(cfg.Address), "s"), cfg.chain()), nil
}

// dial makes the client of one address, which does not connect yet.
func (cfg ReportsClientConfig) dial(address string) (transportOfReports, error) {
	switch kit.Scheme(address) {
	case "http", "https":
		return newReportsHTTPClient(address, cfg.HTTP)
	case "thrift":
		return newReportsThriftClient(address, cfg.Thrift)
	}
	return nil, kit.BadAddress("chains.Reports", address, "http", "https", "thrift")
}

// transportOfReports is what the client asks of a transport: to send each method.
type transportOfReports interface {
	build(ctx context.Context, call *kit.Call) error
	ping(ctx context.Context, call *kit.Call) error
	pong(ctx context.Context, call *kit.Call) error
	get(ctx context.Context, call *kit.Call) error
	Close() error
}

func newReportsClient(t transportOfReports, transport string, chain func(*kit.Method) []kit.Middleware) *ReportsClient {
	return &ReportsClient{
		handlers: reportsHandlers{
			build: kit.Wrap(t.build, chain(&reportsBuild)...),
			ping:  kit.Wrap(t.ping, chain(&reportsPing)...),
			pong:  kit.Wrap(t.pong, chain(&reportsPong)...),
			get:   kit.Wrap(t.get, chain(&reportsGet)...),
		},
		transport: transport,
		close:     sync.OnceValue(t.Close),
	}
}

// Close ends the client's connections. Calls in flight fail. A second Close does nothing.
func (c *ReportsClient) Close() error { return c.close() }

// reportsCluster sends each call to one of the instances of Reports.
type reportsCluster struct {
	*kitcluster.Cluster[transportOfReports]
}

func (c reportsCluster) build(ctx context.Context, call *kit.Call) error {
	return c.Do(ctx, call, transportOfReports.build)
}

func (c reportsCluster) ping(ctx context.Context, call *kit.Call) error {
	return c.Do(ctx, call, transportOfReports.ping)
}

func (c reportsCluster) pong(ctx context.Context, call *kit.Call) error {
	return c.Do(ctx, call, transportOfReports.pong)
}

func (c reportsCluster) get(ctx context.Context, call *kit.Call) error {
	return c.Do(ctx, call, transportOfReports.get)
}

// Adds up a whole year.
func (c *ReportsClient) Build(ctx context.Context, in *BuildInput) (out string, err error) {
	err = c.handlers.build(ctx, kit.NewCall(&reportsBuild, kit.ClientSide, c.transport, kit.Input(in), &out))
	return out, err
}

// Is called ten times a second.
func (c *ReportsClient) Ping(ctx context.Context) error {
	return c.handlers.ping(ctx, kit.NewCall(&reportsPing, kit.ClientSide, c.transport, nil, nil))
}

// Is called as often.
func (c *ReportsClient) Pong(ctx context.Context) error {
	return c.handlers.pong(ctx, kit.NewCall(&reportsPong, kit.ClientSide, c.transport, nil, nil))
}

// Get calls the method of that name.
func (c *ReportsClient) Get(ctx context.Context) (out string, err error) {
	err = c.handlers.get(ctx, kit.NewCall(&reportsGet, kit.ClientSide, c.transport, nil, &out))
	return out, err
}

// chain gives the middlewares around a method, outermost first: those of cfg.Chain, or else the advised
// ones. What cfg leaves zero is as declared.
func (cfg ReportsClientConfig) chain() func(*kit.Method) []kit.Middleware {
	if cfg.Chain != nil {
		return cfg.Chain
	}
	cfg.Timeout.After = cmp.Or(cfg.Timeout.After, 3*time.Second)
	cfg.BuildTimeout.After = cmp.Or(cfg.BuildTimeout.After, 31*time.Second)
	timeout := kittimeout.New(cfg.Timeout)
	buildTimeout := kittimeout.New(cfg.BuildTimeout)
	shared := []kit.Middleware{timeout}
	return func(m *kit.Method) []kit.Middleware {
		switch m.Name {
		case "Build":
			return []kit.Middleware{buildTimeout}
		case "Pong":
			return nil
		}
		return shared
	}
}
