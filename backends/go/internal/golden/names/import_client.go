package names

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

// ImportClientConfig says where the service Import is. Everything but its Address, or the Discovery of
// its Cluster, may be left zero, which means: as the .kit file advises its callers.
type ImportClientConfig struct {
	// Address is where the service is: http://HOST:PORT or thrift://HOST:PORT.
	Address string
	// Cluster finds the instances of Import and spreads the calls over them, where it has a Discovery and there
	// is no Address.
	Cluster kitcluster.Config
	// HTTP bounds what a call over HTTP may cost.
	HTTP kithttp.ClientConfig
	// Thrift bounds what a call over Thrift may cost.
	Thrift kitthrift.ClientConfig
	// Chain gives the middlewares around each method, outermost first, instead of those that Import advises
	// (nil: those). The fields below are not used then.
	Chain func(*kit.Method) []kit.Middleware
	// Trace is the outermost middleware, declared with Sample 1, Limit 100/s, Write [b3 traceparent].
	Trace kittrace.Config
	// Metrics is the middleware inside Trace.
	Metrics kitmetrics.Config
	// Timeout is the middleware inside Metrics, declared with After 30s.
	Timeout kittimeout.Config
}

// ImportClient calls the service Import elsewhere. It may be used by any number of goroutines at once.
type ImportClient struct {
	handlers  importHandlers
	transport string
	close     func() error
}

// NewImportClient makes a client, with the chain that Import advises. It does not connect yet.
func NewImportClient(cfg ImportClientConfig) (*ImportClient, error) {
	if cfg.Address == "" && cfg.Cluster.Discovery != nil {
		if cfg.Cluster.Meter == nil && cfg.Chain == nil {
			cfg.Cluster.Meter = cfg.Metrics.Meter()
		}
		c, err := kitcluster.New("names.Import", []string{"http", "https", "thrift"}, cfg.dial, cfg.Cluster)
		if err != nil {
			return nil, err
		}
		return newImportClient(importCluster{c}, c.Transport(), cfg.chain()), nil
	}
	t, err := cfg.dial(cfg.Address)
	if err != nil {
		return nil, err
	}
	return newImportClient(t, strings.TrimSuffix(kit.Scheme(cfg.Address), "s"), cfg.chain()), nil
}

// dial makes the client of one address, which does not connect yet.
func (cfg ImportClientConfig) dial(address string) (transportOfImport, error) {
	switch kit.Scheme(address) {
	case "http", "https":
		return newImportHTTPClient(address, cfg.HTTP)
	case "thrift":
		return newImportThriftClient(address, cfg.Thrift)
	}
	return nil, kit.BadAddress("names.Import", address, "http", "https", "thrift")
}

// transportOfImport is what the client asks of a transport: to send each method.
type transportOfImport interface {
	type_(ctx context.Context, call *kit.Call) error
	func_(ctx context.Context, call *kit.Call) error
	string(ctx context.Context, call *kit.Call) error
	transport(ctx context.Context, call *kit.Call) error
	range_(ctx context.Context, call *kit.Call) error
	httpGet(ctx context.Context, call *kit.Call) error
	Close() error
}

func newImportClient(t transportOfImport, transport string, chain func(*kit.Method) []kit.Middleware) *ImportClient {
	return &ImportClient{
		handlers: importHandlers{
			type_:     kit.Wrap(t.type_, chain(&importType)...),
			func_:     kit.Wrap(t.func_, chain(&importFunc)...),
			string:    kit.Wrap(t.string, chain(&importString)...),
			transport: kit.Wrap(t.transport, chain(&importTransport)...),
			range_:    kit.Wrap(t.range_, chain(&importRange)...),
			httpGet:   kit.Wrap(t.httpGet, chain(&importHTTPGet)...),
		},
		transport: transport,
		close:     sync.OnceValue(t.Close),
	}
}

// Close ends the client's connections. Calls in flight fail. A second Close does nothing.
func (c *ImportClient) Close() error { return c.close() }

// importCluster sends each call to one of the instances of Import.
type importCluster struct {
	*kitcluster.Cluster[transportOfImport]
}

func (c importCluster) type_(ctx context.Context, call *kit.Call) error {
	return c.Do(ctx, call, transportOfImport.type_)
}

func (c importCluster) func_(ctx context.Context, call *kit.Call) error {
	return c.Do(ctx, call, transportOfImport.func_)
}

func (c importCluster) string(ctx context.Context, call *kit.Call) error {
	return c.Do(ctx, call, transportOfImport.string)
}

func (c importCluster) transport(ctx context.Context, call *kit.Call) error {
	return c.Do(ctx, call, transportOfImport.transport)
}

func (c importCluster) range_(ctx context.Context, call *kit.Call) error {
	return c.Do(ctx, call, transportOfImport.range_)
}

func (c importCluster) httpGet(ctx context.Context, call *kit.Call) error {
	return c.Do(ctx, call, transportOfImport.httpGet)
}

// Type is a keyword.
//
// It fails with *Error, *Panic or a *kit.Error.
func (c *ImportClient) Type(ctx context.Context, in *Func) (*Func, error) {
	out := new(Func)
	if err := c.handlers.type_(ctx, kit.NewCall(&importType, kit.ClientSide, c.transport, kit.Input(in), out)); err != nil {
		return nil, err
	}
	return out, nil
}

// Func gives "quoted" things: */.
//
// It fails with *Sealed or a *kit.Error.
func (c *ImportClient) Func(ctx context.Context, in *FuncInput) (out string, err error) {
	err = c.handlers.func_(ctx, kit.NewCall(&importFunc, kit.ClientSide, c.transport, kit.Input(in), &out))
	return out, err
}

// String calls the method of that name.
func (c *ImportClient) String(ctx context.Context) (out []Type, err error) {
	err = c.handlers.string(ctx, kit.NewCall(&importString, kit.ClientSide, c.transport, nil, &out))
	return out, err
}

// Transport calls the method of that name.
func (c *ImportClient) Transport(ctx context.Context, in *Empty) error {
	return c.handlers.transport(ctx, kit.NewCall(&importTransport, kit.ClientSide, c.transport, kit.Input(in), nil))
}

// Range calls the method of that name.
func (c *ImportClient) Range(ctx context.Context) (*Range, error) {
	out := new(Range)
	if err := c.handlers.range_(ctx, kit.NewCall(&importRange, kit.ClientSide, c.transport, nil, out)); err != nil {
		return nil, err
	}
	return out, nil
}

// HTTPGet calls the method of that name.
func (c *ImportClient) HTTPGet(ctx context.Context, in *HTTPGetInput) error {
	return c.handlers.httpGet(ctx, kit.NewCall(&importHTTPGet, kit.ClientSide, c.transport, kit.Input(in), nil))
}

// chain gives the middlewares around a method, outermost first: those of cfg.Chain, or else the advised
// ones. What cfg leaves zero is as declared.
func (cfg ImportClientConfig) chain() func(*kit.Method) []kit.Middleware {
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
