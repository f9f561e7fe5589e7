package found

import (
	"cmp"
	"errors"
	"fmt"
	"time"

	kit "github.com/kitc-lang/kit/runtime"
	kitmemory "github.com/kitc-lang/kit/runtime/discovery/memory"
	kitlog "github.com/kitc-lang/kit/runtime/middleware/log"
	kitrecover "github.com/kitc-lang/kit/runtime/middleware/recover"
	kittimeout "github.com/kitc-lang/kit/runtime/middleware/timeout"
	kittrace "github.com/kitc-lang/kit/runtime/middleware/trace"
	kitmetrics "github.com/kitc-lang/kit/runtime/observe/prometheus"
	kithttp "github.com/kitc-lang/kit/runtime/transport/http"
	kitthrift "github.com/kitc-lang/kit/runtime/transport/thrift"
)

// StockServerConfig is what a program may say about the server of Stock beyond the .kit file. Its
// zero value means: as declared there.
type StockServerConfig struct {
	// Server bounds the life of the server: draining and stopping.
	Server kit.ServerConfig
	// Thrift is how the service is offered over Thrift, by default on :9090.
	Thrift kitthrift.ServerConfig
	// HTTP is how the service is offered over HTTP, by default on :8080.
	HTTP kithttp.ServerConfig
	// Discovery lists the instances of the server: memory.
	Discovery kitmemory.Config
	// Recover is the outermost middleware.
	Recover kitrecover.Config
	// Trace is the middleware inside Recover, declared with Sample 1, Limit 100/s, Write [b3 traceparent].
	Trace kittrace.Config
	// Metrics is the middleware inside Trace.
	Metrics kitmetrics.Config
	// Log is the middleware inside Metrics, declared with First 100, OneIn 100.
	Log kitlog.Config
	// Timeout is the middleware inside Log, declared with After 30s.
	Timeout kittimeout.Config
}

// NewStockServer offers impl over Thrift and HTTP: its Run listens and serves until the context ends.
func NewStockServer(impl Stock, cfg StockServerConfig) (*kit.Server, error) {
	if impl == nil {
		return nil, errors.New("found: NewStockServer needs an implementation of Stock, not nil")
	}
	server, err := cfg.server()
	if err != nil {
		return nil, err
	}
	h := newStockHandlers(impl, cfg.chain())
	return kit.NewServer("found.Stock", server,
		newStockThriftServer(h, cfg.Thrift),
		newStockHTTPServer(h, cfg.HTTP),
	), nil
}

// server gives cfg.Server with the registry that lists its instances. What cfg leaves zero is as declared.
func (cfg StockServerConfig) server() (kit.ServerConfig, error) {
	if cfg.Server.Registration.Discovery != nil {
		return cfg.Server, nil
	}
	discovery, err := kitmemory.New(cfg.Discovery)
	if err != nil {
		return cfg.Server, fmt.Errorf("found.Stock: %w", err)
	}
	cfg.Server.Registration.Discovery = discovery
	return cfg.Server, nil
}

// chain makes the middlewares, outermost first. What cfg leaves zero is as declared.
func (cfg StockServerConfig) chain() []kit.Middleware {
	cfg.Trace.Sample = cmp.Or(cfg.Trace.Sample, 1)
	cfg.Trace.Limit = cmp.Or(cfg.Trace.Limit, kit.Rate{Count: 100, Per: time.Second})
	if cfg.Trace.Write == nil {
		cfg.Trace.Write = []kittrace.TraceHeader{kittrace.B3, kittrace.Traceparent}
	}
	cfg.Log.First = cmp.Or(cfg.Log.First, 100)
	cfg.Log.OneIn = cmp.Or(cfg.Log.OneIn, 100)
	cfg.Timeout.After = cmp.Or(cfg.Timeout.After, 30*time.Second)
	return []kit.Middleware{
		kitrecover.New(cfg.Recover),
		kittrace.New(cfg.Trace),
		kitmetrics.New(cfg.Metrics),
		kitlog.New(cfg.Log),
		kittimeout.New(cfg.Timeout),
	}
}
