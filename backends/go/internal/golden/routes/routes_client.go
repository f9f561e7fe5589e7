package routes

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

// RoutesClientConfig says where the service Routes is. Everything but its Address, or the Discovery of
// its Cluster, may be left zero, which means: as the .kit file advises its callers.
type RoutesClientConfig struct {
	// Address is where the service is: http://HOST:PORT.
	Address string
	// Cluster finds the instances of Routes and spreads the calls over them, where it has a Discovery and there
	// is no Address.
	Cluster kitcluster.Config
	// HTTP bounds what a call over HTTP may cost.
	HTTP kithttp.ClientConfig
	// Chain gives the middlewares around each method, outermost first, instead of those that Routes advises
	// (nil: those). The fields below are not used then.
	Chain func(*kit.Method) []kit.Middleware
	// Trace is the outermost middleware, declared with Sample 1, Limit 100/s, Write [b3 traceparent].
	Trace kittrace.Config
	// Metrics is the middleware inside Trace.
	Metrics kitmetrics.Config
	// Timeout is the middleware inside Metrics, declared with After 30s.
	Timeout kittimeout.Config
}

// RoutesClient calls the service Routes elsewhere. It may be used by any number of goroutines at once.
type RoutesClient struct {
	handlers  routesHandlers
	transport string
	close     func() error
}

// NewRoutesClient makes a client, with the chain that Routes advises. It does not connect yet.
func NewRoutesClient(cfg RoutesClientConfig) (*RoutesClient, error) {
	if cfg.Address == "" && cfg.Cluster.Discovery != nil {
		if cfg.Cluster.Meter == nil && cfg.Chain == nil {
			cfg.Cluster.Meter = cfg.Metrics.Meter()
		}
		c, err := kitcluster.New("routes.Routes", []string{"http", "https"}, cfg.dial, cfg.Cluster)
		if err != nil {
			return nil, err
		}
		return newRoutesClient(routesCluster{c}, c.Transport(), cfg.chain()), nil
	}
	t, err := cfg.dial(cfg.Address)
	if err != nil {
		return nil, err
	}
	return newRoutesClient(t, "http", cfg.chain()), nil
}

// dial makes the client of one address, which does not connect yet.
func (cfg RoutesClientConfig) dial(address string) (transportOfRoutes, error) {
	switch kit.Scheme(address) {
	case "http", "https":
		return newRoutesHTTPClient(address, cfg.HTTP)
	}
	return nil, kit.BadAddress("routes.Routes", address, "http", "https")
}

// transportOfRoutes is what the client asks of a transport: to send each method.
type transportOfRoutes interface {
	root(ctx context.Context, call *kit.Call) error
	fixed(ctx context.Context, call *kit.Call) error
	around(ctx context.Context, call *kit.Call) error
	latest(ctx context.Context, call *kit.Call) error
	thing(ctx context.Context, call *kit.Call) error
	look(ctx context.Context, call *kit.Call) error
	remove(ctx context.Context, call *kit.Call) error
	inPath(ctx context.Context, call *kit.Call) error
	inQuery(ctx context.Context, call *kit.Call) error
	maybeQuery(ctx context.Context, call *kit.Call) error
	listQuery(ctx context.Context, call *kit.Call) error
	inHeader(ctx context.Context, call *kit.Call) error
	soft(ctx context.Context, call *kit.Call) error
	whole(ctx context.Context, call *kit.Call) error
	wholeMaybe(ctx context.Context, call *kit.Call) error
	headers(ctx context.Context, call *kit.Call) error
	count(ctx context.Context, call *kit.Call) error
	client(ctx context.Context, call *kit.Call) error
	serveExchange(ctx context.Context, call *kit.Call) error
	handler(ctx context.Context, call *kit.Call) error
	Close() error
}

func newRoutesClient(t transportOfRoutes, transport string, chain func(*kit.Method) []kit.Middleware) *RoutesClient {
	return &RoutesClient{
		handlers: routesHandlers{
			root:          kit.Wrap(t.root, chain(&routesRoot)...),
			fixed:         kit.Wrap(t.fixed, chain(&routesFixed)...),
			around:        kit.Wrap(t.around, chain(&routesAround)...),
			latest:        kit.Wrap(t.latest, chain(&routesLatest)...),
			thing:         kit.Wrap(t.thing, chain(&routesThing)...),
			look:          kit.Wrap(t.look, chain(&routesLook)...),
			remove:        kit.Wrap(t.remove, chain(&routesRemove)...),
			inPath:        kit.Wrap(t.inPath, chain(&routesInPath)...),
			inQuery:       kit.Wrap(t.inQuery, chain(&routesInQuery)...),
			maybeQuery:    kit.Wrap(t.maybeQuery, chain(&routesMaybeQuery)...),
			listQuery:     kit.Wrap(t.listQuery, chain(&routesListQuery)...),
			inHeader:      kit.Wrap(t.inHeader, chain(&routesInHeader)...),
			soft:          kit.Wrap(t.soft, chain(&routesSoft)...),
			whole:         kit.Wrap(t.whole, chain(&routesWhole)...),
			wholeMaybe:    kit.Wrap(t.wholeMaybe, chain(&routesWholeMaybe)...),
			headers:       kit.Wrap(t.headers, chain(&routesHeaders)...),
			count:         kit.Wrap(t.count, chain(&routesCount)...),
			client:        kit.Wrap(t.client, chain(&routesClient)...),
			serveExchange: kit.Wrap(t.serveExchange, chain(&routesServeExchange)...),
			handler:       kit.Wrap(t.handler, chain(&routesHandler)...),
		},
		transport: transport,
		close:     sync.OnceValue(t.Close),
	}
}

// Close ends the client's connections. Calls in flight fail. A second Close does nothing.
func (c *RoutesClient) Close() error { return c.close() }

// routesCluster sends each call to one of the instances of Routes.
type routesCluster struct {
	*kitcluster.Cluster[transportOfRoutes]
}

func (c routesCluster) root(ctx context.Context, call *kit.Call) error {
	return c.Do(ctx, call, transportOfRoutes.root)
}

func (c routesCluster) fixed(ctx context.Context, call *kit.Call) error {
	return c.Do(ctx, call, transportOfRoutes.fixed)
}

func (c routesCluster) around(ctx context.Context, call *kit.Call) error {
	return c.Do(ctx, call, transportOfRoutes.around)
}

func (c routesCluster) latest(ctx context.Context, call *kit.Call) error {
	return c.Do(ctx, call, transportOfRoutes.latest)
}

func (c routesCluster) thing(ctx context.Context, call *kit.Call) error {
	return c.Do(ctx, call, transportOfRoutes.thing)
}

func (c routesCluster) look(ctx context.Context, call *kit.Call) error {
	return c.Do(ctx, call, transportOfRoutes.look)
}

func (c routesCluster) remove(ctx context.Context, call *kit.Call) error {
	return c.Do(ctx, call, transportOfRoutes.remove)
}

func (c routesCluster) inPath(ctx context.Context, call *kit.Call) error {
	return c.Do(ctx, call, transportOfRoutes.inPath)
}

func (c routesCluster) inQuery(ctx context.Context, call *kit.Call) error {
	return c.Do(ctx, call, transportOfRoutes.inQuery)
}

func (c routesCluster) maybeQuery(ctx context.Context, call *kit.Call) error {
	return c.Do(ctx, call, transportOfRoutes.maybeQuery)
}

func (c routesCluster) listQuery(ctx context.Context, call *kit.Call) error {
	return c.Do(ctx, call, transportOfRoutes.listQuery)
}

func (c routesCluster) inHeader(ctx context.Context, call *kit.Call) error {
	return c.Do(ctx, call, transportOfRoutes.inHeader)
}

func (c routesCluster) soft(ctx context.Context, call *kit.Call) error {
	return c.Do(ctx, call, transportOfRoutes.soft)
}

func (c routesCluster) whole(ctx context.Context, call *kit.Call) error {
	return c.Do(ctx, call, transportOfRoutes.whole)
}

func (c routesCluster) wholeMaybe(ctx context.Context, call *kit.Call) error {
	return c.Do(ctx, call, transportOfRoutes.wholeMaybe)
}

func (c routesCluster) headers(ctx context.Context, call *kit.Call) error {
	return c.Do(ctx, call, transportOfRoutes.headers)
}

func (c routesCluster) count(ctx context.Context, call *kit.Call) error {
	return c.Do(ctx, call, transportOfRoutes.count)
}

func (c routesCluster) client(ctx context.Context, call *kit.Call) error {
	return c.Do(ctx, call, transportOfRoutes.client)
}

func (c routesCluster) serveExchange(ctx context.Context, call *kit.Call) error {
	return c.Do(ctx, call, transportOfRoutes.serveExchange)
}

func (c routesCluster) handler(ctx context.Context, call *kit.Call) error {
	return c.Do(ctx, call, transportOfRoutes.handler)
}

// Root calls the method of that name.
func (c *RoutesClient) Root(ctx context.Context) (out string, err error) {
	err = c.handlers.root(ctx, kit.NewCall(&routesRoot, kit.ClientSide, c.transport, nil, &out))
	return out, err
}

// Fixed calls the method of that name.
func (c *RoutesClient) Fixed(ctx context.Context) (out string, err error) {
	err = c.handlers.fixed(ctx, kit.NewCall(&routesFixed, kit.ClientSide, c.transport, nil, &out))
	return out, err
}

// Found although /a/b leads elsewhere.
func (c *RoutesClient) Around(ctx context.Context, in *AroundInput) (out string, err error) {
	err = c.handlers.around(ctx, kit.NewCall(&routesAround, kit.ClientSide, c.transport, kit.Input(in), &out))
	return out, err
}

// Latest calls the method of that name.
func (c *RoutesClient) Latest(ctx context.Context) (out string, err error) {
	err = c.handlers.latest(ctx, kit.NewCall(&routesLatest, kit.ClientSide, c.transport, nil, &out))
	return out, err
}

// It fails with *Lost, *Teapot or a *kit.Error.
func (c *RoutesClient) Thing(ctx context.Context, in *ThingInput) (out string, err error) {
	err = c.handlers.thing(ctx, kit.NewCall(&routesThing, kit.ClientSide, c.transport, kit.Input(in), &out))
	return out, err
}

// Look calls the method of that name.
func (c *RoutesClient) Look(ctx context.Context, in *LookInput) error {
	return c.handlers.look(ctx, kit.NewCall(&routesLook, kit.ClientSide, c.transport, kit.Input(in), nil))
}

// Remove calls the method of that name.
func (c *RoutesClient) Remove(ctx context.Context, in *RemoveInput) error {
	return c.handlers.remove(ctx, kit.NewCall(&routesRemove, kit.ClientSide, c.transport, kit.Input(in), nil))
}

// InPath calls the method of that name.
func (c *RoutesClient) InPath(ctx context.Context, in *Kinds) (*Kinds, error) {
	out := new(Kinds)
	if err := c.handlers.inPath(ctx, kit.NewCall(&routesInPath, kit.ClientSide, c.transport, kit.Input(in), out)); err != nil {
		return nil, err
	}
	return out, nil
}

// InQuery calls the method of that name.
func (c *RoutesClient) InQuery(ctx context.Context, in *Kinds) (*Kinds, error) {
	out := new(Kinds)
	if err := c.handlers.inQuery(ctx, kit.NewCall(&routesInQuery, kit.ClientSide, c.transport, kit.Input(in), out)); err != nil {
		return nil, err
	}
	return out, nil
}

// MaybeQuery calls the method of that name.
func (c *RoutesClient) MaybeQuery(ctx context.Context, in *Maybe) (*Maybe, error) {
	out := new(Maybe)
	if err := c.handlers.maybeQuery(ctx, kit.NewCall(&routesMaybeQuery, kit.ClientSide, c.transport, kit.Input(in), out)); err != nil {
		return nil, err
	}
	return out, nil
}

// ListQuery calls the method of that name.
func (c *RoutesClient) ListQuery(ctx context.Context, in *Lists) (*Lists, error) {
	out := new(Lists)
	if err := c.handlers.listQuery(ctx, kit.NewCall(&routesListQuery, kit.ClientSide, c.transport, kit.Input(in), out)); err != nil {
		return nil, err
	}
	return out, nil
}

// InHeader calls the method of that name.
func (c *RoutesClient) InHeader(ctx context.Context, in *Maybe) (*Maybe, error) {
	out := new(Maybe)
	if err := c.handlers.inHeader(ctx, kit.NewCall(&routesInHeader, kit.ClientSide, c.transport, kit.Input(in), out)); err != nil {
		return nil, err
	}
	return out, nil
}

// Everything in a body that may be left out.
func (c *RoutesClient) Soft(ctx context.Context, in *Maybe) (*Maybe, error) {
	out := new(Maybe)
	if err := c.handlers.soft(ctx, kit.NewCall(&routesSoft, kit.ClientSide, c.transport, kit.Input(in), out)); err != nil {
		return nil, err
	}
	return out, nil
}

// Whole calls the method of that name.
func (c *RoutesClient) Whole(ctx context.Context, in *WholeInput) (out []string, err error) {
	err = c.handlers.whole(ctx, kit.NewCall(&routesWhole, kit.ClientSide, c.transport, kit.Input(in), &out))
	return out, err
}

// WholeMaybe calls the method of that name.
func (c *RoutesClient) WholeMaybe(ctx context.Context, in *WholeMaybeInput) (out map[string]bool, err error) {
	err = c.handlers.wholeMaybe(ctx, kit.NewCall(&routesWholeMaybe, kit.ClientSide, c.transport, kit.Input(in), &out))
	return out, err
}

// Headers calls the method of that name.
func (c *RoutesClient) Headers(ctx context.Context, in *HeadersInput) (*Page, error) {
	out := new(Page)
	if err := c.handlers.headers(ctx, kit.NewCall(&routesHeaders, kit.ClientSide, c.transport, kit.Input(in), out)); err != nil {
		return nil, err
	}
	return out, nil
}

// Not safe, and yet a GET.
func (c *RoutesClient) Count(ctx context.Context) (out int64, err error) {
	err = c.handlers.count(ctx, kit.NewCall(&routesCount, kit.ClientSide, c.transport, nil, &out))
	return out, err
}

// Names that generated code has uses of its own for.
func (c *RoutesClient) Client(ctx context.Context) error {
	return c.handlers.client(ctx, kit.NewCall(&routesClient, kit.ClientSide, c.transport, nil, nil))
}

// ServeExchange calls the method of that name.
func (c *RoutesClient) ServeExchange(ctx context.Context) error {
	return c.handlers.serveExchange(ctx, kit.NewCall(&routesServeExchange, kit.ClientSide, c.transport, nil, nil))
}

// Handler calls the method of that name.
func (c *RoutesClient) Handler(ctx context.Context) (out bool, err error) {
	err = c.handlers.handler(ctx, kit.NewCall(&routesHandler, kit.ClientSide, c.transport, nil, &out))
	return out, err
}

// chain gives the middlewares around a method, outermost first: those of cfg.Chain, or else the advised
// ones. What cfg leaves zero is as declared.
func (cfg RoutesClientConfig) chain() func(*kit.Method) []kit.Middleware {
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
