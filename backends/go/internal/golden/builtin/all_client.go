package builtin

import (
	"cmp"
	"context"
	"strings"
	"sync"
	"time"

	kit "github.com/kitc-lang/kit/runtime"
	kitcluster "github.com/kitc-lang/kit/runtime/cluster"
	kitbreaker "github.com/kitc-lang/kit/runtime/middleware/breaker"
	kitconcurrency "github.com/kitc-lang/kit/runtime/middleware/concurrency"
	kitfault "github.com/kitc-lang/kit/runtime/middleware/fault"
	kithedge "github.com/kitc-lang/kit/runtime/middleware/hedge"
	kitlog "github.com/kitc-lang/kit/runtime/middleware/log"
	kitratelimit "github.com/kitc-lang/kit/runtime/middleware/ratelimit"
	kitretry "github.com/kitc-lang/kit/runtime/middleware/retry"
	kittimeout "github.com/kitc-lang/kit/runtime/middleware/timeout"
	kittrace "github.com/kitc-lang/kit/runtime/middleware/trace"
	kitmetrics "github.com/kitc-lang/kit/runtime/observe/prometheus"
	kithttp "github.com/kitc-lang/kit/runtime/transport/http"
	kitthrift "github.com/kitc-lang/kit/runtime/transport/thrift"
)

// AllClientConfig says where the service All is. Everything but its Address, or the Discovery of
// its Cluster, may be left zero, which means: as the .kit file advises its callers.
type AllClientConfig struct {
	// Address is where the service is: http://HOST:PORT or thrift://HOST:PORT.
	Address string
	// Cluster finds the instances of All and spreads the calls over them, where it has a Discovery and there
	// is no Address.
	Cluster kitcluster.Config
	// HTTP bounds what a call over HTTP may cost.
	HTTP kithttp.ClientConfig
	// Thrift bounds what a call over Thrift may cost.
	Thrift kitthrift.ClientConfig
	// Chain gives the middlewares around each method, outermost first, instead of those that All advises
	// (nil: those). The fields below are not used then.
	Chain func(*kit.Method) []kit.Middleware
	// Trace is the outermost middleware, declared with Sample 1, Limit 100/s, Write [b3_single].
	Trace kittrace.Config
	// Metrics is the middleware inside Trace.
	Metrics kitmetrics.Config
	// Log is the middleware inside Metrics, declared with First 100, OneIn 100.
	Log kitlog.Config
	// Retry is the middleware inside Log, declared with Attempts 3, On [unavailable], Backoff 25ms, MaxBackoff 250ms, Budget 0.2.
	Retry kitretry.Config
	// Hedge is the middleware inside Retry, declared with Attempts 2, Delay 100ms, Budget 0.1.
	Hedge kithedge.Config
	// Breaker is the middleware inside Hedge, declared with Ratio 0.5, Window 10s, MinCalls 20, Cooldown 5s, Probes 3, On [unavailable deadline_exceeded internal unknown data_loss].
	Breaker kitbreaker.Config
	// RateLimit is the middleware inside Breaker, declared with Rate 1000/s, Per all, Keys 10000, Wait 10ms.
	RateLimit kitratelimit.Config
	// Concurrency is the middleware inside RateLimit, declared with Adaptive false, Queue 0, Wait 10ms, Tolerance 2.
	Concurrency kitconcurrency.Config
	// Timeout is the middleware inside Concurrency, declared with After 1s.
	Timeout kittimeout.Config
	// Fault is the middleware inside Timeout, declared with Ratio 0.5, Delay 0s, Code unavailable.
	Fault kitfault.Config
}

// AllClient calls the service All elsewhere. It may be used by any number of goroutines at once.
type AllClient struct {
	handlers  allHandlers
	transport string
	close     func() error
}

// NewAllClient makes a client, with the chain that All advises. It does not connect yet.
func NewAllClient(cfg AllClientConfig) (*AllClient, error) {
	if cfg.Address == "" && cfg.Cluster.Discovery != nil {
		if cfg.Cluster.Meter == nil && cfg.Chain == nil {
			cfg.Cluster.Meter = cfg.Metrics.Meter()
		}
		c, err := kitcluster.New("builtin.All", []string{"http", "https", "thrift"}, cfg.dial, cfg.Cluster)
		if err != nil {
			return nil, err
		}
		return newAllClient(allCluster{c}, c.Transport(), cfg.chain()), nil
	}
	t, err := cfg.dial(cfg.Address)
	if err != nil {
		return nil, err
	}
	return newAllClient(t, strings.TrimSuffix(kit.Scheme(cfg.Address), "s"), cfg.chain()), nil
}

// dial makes the client of one address, which does not connect yet.
func (cfg AllClientConfig) dial(address string) (transportOfAll, error) {
	switch kit.Scheme(address) {
	case "http", "https":
		return newAllHTTPClient(address, cfg.HTTP)
	case "thrift":
		return newAllThriftClient(address, cfg.Thrift)
	}
	return nil, kit.BadAddress("builtin.All", address, "http", "https", "thrift")
}

// transportOfAll is what the client asks of a transport: to send each method.
type transportOfAll interface {
	get(ctx context.Context, call *kit.Call) error
	also(ctx context.Context, call *kit.Call) error
	scarce(ctx context.Context, call *kit.Call) error
	free(ctx context.Context, call *kit.Call) error
	charge(ctx context.Context, call *kit.Call) error
	Close() error
}

func newAllClient(t transportOfAll, transport string, chain func(*kit.Method) []kit.Middleware) *AllClient {
	return &AllClient{
		handlers: allHandlers{
			get:    kit.Wrap(t.get, chain(&allGet)...),
			also:   kit.Wrap(t.also, chain(&allAlso)...),
			scarce: kit.Wrap(t.scarce, chain(&allScarce)...),
			free:   kit.Wrap(t.free, chain(&allFree)...),
			charge: kit.Wrap(t.charge, chain(&allCharge)...),
		},
		transport: transport,
		close:     sync.OnceValue(t.Close),
	}
}

// Close ends the client's connections. Calls in flight fail. A second Close does nothing.
func (c *AllClient) Close() error { return c.close() }

// allCluster sends each call to one of the instances of All.
type allCluster struct {
	*kitcluster.Cluster[transportOfAll]
}

func (c allCluster) get(ctx context.Context, call *kit.Call) error {
	return c.Do(ctx, call, transportOfAll.get)
}

func (c allCluster) also(ctx context.Context, call *kit.Call) error {
	return c.Do(ctx, call, transportOfAll.also)
}

func (c allCluster) scarce(ctx context.Context, call *kit.Call) error {
	return c.Do(ctx, call, transportOfAll.scarce)
}

func (c allCluster) free(ctx context.Context, call *kit.Call) error {
	return c.Do(ctx, call, transportOfAll.free)
}

func (c allCluster) charge(ctx context.Context, call *kit.Call) error {
	return c.Do(ctx, call, transportOfAll.charge)
}

// Get calls the method of that name.
func (c *AllClient) Get(ctx context.Context, in *GetInput) (out string, err error) {
	err = c.handlers.get(ctx, kit.NewCall(&allGet, kit.ClientSide, c.transport, kit.Input(in), &out))
	return out, err
}

// Also calls the method of that name.
func (c *AllClient) Also(ctx context.Context) error {
	return c.handlers.also(ctx, kit.NewCall(&allAlso, kit.ClientSide, c.transport, nil, nil))
}

// Has a limit of its own.
func (c *AllClient) Scarce(ctx context.Context) error {
	return c.handlers.scarce(ctx, kit.NewCall(&allScarce, kit.ClientSide, c.transport, nil, nil))
}

// Free calls the method of that name.
func (c *AllClient) Free(ctx context.Context) error {
	return c.handlers.free(ctx, kit.NewCall(&allFree, kit.ClientSide, c.transport, nil, nil))
}

// Takes money, once for each key.
//
// It fails with *NoCover or a *kit.Error.
func (c *AllClient) Charge(ctx context.Context, in *ChargeInput) (out []Receipt, err error) {
	err = c.handlers.charge(ctx, kit.NewCall(&allCharge, kit.ClientSide, c.transport, kit.Input(in), &out))
	return out, err
}

// chain gives the middlewares around a method, outermost first: those of cfg.Chain, or else the advised
// ones. What cfg leaves zero is as declared.
func (cfg AllClientConfig) chain() func(*kit.Method) []kit.Middleware {
	if cfg.Chain != nil {
		return cfg.Chain
	}
	cfg.Trace.Sample = cmp.Or(cfg.Trace.Sample, 1)
	cfg.Trace.Limit = cmp.Or(cfg.Trace.Limit, kit.Rate{Count: 100, Per: time.Second})
	if cfg.Trace.Write == nil {
		cfg.Trace.Write = []kittrace.TraceHeader{kittrace.B3Single}
	}
	cfg.Log.First = cmp.Or(cfg.Log.First, 100)
	cfg.Log.OneIn = cmp.Or(cfg.Log.OneIn, 100)
	cfg.Retry.Attempts = cmp.Or(cfg.Retry.Attempts, 3)
	if cfg.Retry.On == nil {
		cfg.Retry.On = []kit.Code{kit.Unavailable}
	}
	cfg.Retry.Backoff = cmp.Or(cfg.Retry.Backoff, 25*time.Millisecond)
	cfg.Retry.MaxBackoff = cmp.Or(cfg.Retry.MaxBackoff, 250*time.Millisecond)
	cfg.Retry.Budget = cmp.Or(cfg.Retry.Budget, 0.2)
	cfg.Hedge.Attempts = cmp.Or(cfg.Hedge.Attempts, 2)
	cfg.Hedge.Delay = cmp.Or(cfg.Hedge.Delay, 100*time.Millisecond)
	cfg.Hedge.Budget = cmp.Or(cfg.Hedge.Budget, 0.1)
	cfg.Breaker.Ratio = cmp.Or(cfg.Breaker.Ratio, 0.5)
	cfg.Breaker.Window = cmp.Or(cfg.Breaker.Window, 10*time.Second)
	cfg.Breaker.MinCalls = cmp.Or(cfg.Breaker.MinCalls, 20)
	cfg.Breaker.Cooldown = cmp.Or(cfg.Breaker.Cooldown, 5*time.Second)
	cfg.Breaker.Probes = cmp.Or(cfg.Breaker.Probes, 3)
	if cfg.Breaker.On == nil {
		cfg.Breaker.On = []kit.Code{kit.Unavailable, kit.DeadlineExceeded, kit.Internal, kit.Unknown, kit.DataLoss}
	}
	cfg.RateLimit.Rate = cmp.Or(cfg.RateLimit.Rate, kit.Rate{Count: 1000, Per: time.Second})
	cfg.RateLimit.Per = cmp.Or(cfg.RateLimit.Per, kitratelimit.All)
	cfg.RateLimit.Keys = cmp.Or(cfg.RateLimit.Keys, 10000)
	cfg.RateLimit.Wait = cmp.Or(cfg.RateLimit.Wait, 10*time.Millisecond)
	cfg.Concurrency.Wait = cmp.Or(cfg.Concurrency.Wait, 10*time.Millisecond)
	cfg.Concurrency.Tolerance = cmp.Or(cfg.Concurrency.Tolerance, 2)
	cfg.Timeout.After = cmp.Or(cfg.Timeout.After, time.Second)
	cfg.Fault.Ratio = cmp.Or(cfg.Fault.Ratio, 0.5)
	cfg.Fault.Code = cmp.Or(cfg.Fault.Code, kit.Unavailable)
	if cfg.Breaker.Meter == nil {
		cfg.Breaker.Meter = cfg.Metrics.Meter()
	}
	if cfg.RateLimit.Meter == nil {
		cfg.RateLimit.Meter = cfg.Metrics.Meter()
	}
	if cfg.Concurrency.Meter == nil {
		cfg.Concurrency.Meter = cfg.Metrics.Meter()
	}
	chain := []kit.Middleware{
		kittrace.New(cfg.Trace),
		kitmetrics.New(cfg.Metrics),
		kitlog.New(cfg.Log),
		kitretry.New(cfg.Retry),
		kithedge.New(cfg.Hedge),
		kitbreaker.New(cfg.Breaker),
		kitratelimit.New(cfg.RateLimit),
		kitconcurrency.New(cfg.Concurrency),
		kittimeout.New(cfg.Timeout),
		kitfault.New(cfg.Fault),
	}
	return func(*kit.Method) []kit.Middleware { return chain }
}
