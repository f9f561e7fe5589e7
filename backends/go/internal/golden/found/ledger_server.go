package found

import (
	"cmp"
	"errors"
	"fmt"
	"time"

	kit "github.com/kitc-lang/kit/runtime"
	kitlog "github.com/kitc-lang/kit/runtime/middleware/log"
	kitrecover "github.com/kitc-lang/kit/runtime/middleware/recover"
	kittimeout "github.com/kitc-lang/kit/runtime/middleware/timeout"
	kittrace "github.com/kitc-lang/kit/runtime/middleware/trace"
	kitmetrics "github.com/kitc-lang/kit/runtime/observe/prometheus"
	kithttp "github.com/kitc-lang/kit/runtime/transport/http"
)

// LedgerServerConfig is what a program may say about the server of Ledger beyond the .kit file. What
// is not required may be left zero, which means: as declared there.
type LedgerServerConfig struct {
	// Server bounds the life of the server: draining and stopping.
	Server kit.ServerConfig
	// HTTP is how the service is offered over HTTP, by default on :8080.
	HTTP kithttp.ServerConfig
	// NewTable makes the discovery table that lists the instances of the server. It is required; the Discovery of
	// Server.Registration stands in for it.
	//
	// The table of the mainframe.
	NewTable func(TableParams) (kit.Discovery, error)
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

// NewLedgerServer offers impl over HTTP: its Run listens and serves until the context ends.
func NewLedgerServer(impl Ledger, cfg LedgerServerConfig) (*kit.Server, error) {
	if impl == nil {
		return nil, errors.New("found: NewLedgerServer needs an implementation of Ledger, not nil")
	}
	server, err := cfg.server()
	if err != nil {
		return nil, err
	}
	h := newLedgerHandlers(impl, cfg.chain())
	return kit.NewServer("found.Ledger", server,
		newLedgerHTTPServer(h, cfg.HTTP),
	), nil
}

// server gives cfg.Server with the registry that lists its instances. What cfg leaves zero is as declared.
func (cfg LedgerServerConfig) server() (kit.ServerConfig, error) {
	if cfg.Server.Registration.Discovery != nil {
		return cfg.Server, nil
	}
	if cfg.NewTable == nil {
		return cfg.Server, errors.New("found: NewLedgerServer needs NewTable in its Config: it makes the discovery table")
	}
	discovery, err := cfg.NewTable(TableParams{File: "/etc/services.tab"})
	if err != nil {
		return cfg.Server, fmt.Errorf("found.Ledger: %w", err)
	}
	cfg.Server.Registration.Discovery = discovery
	return cfg.Server, nil
}

// chain makes the middlewares, outermost first. What cfg leaves zero is as declared.
func (cfg LedgerServerConfig) chain() []kit.Middleware {
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
