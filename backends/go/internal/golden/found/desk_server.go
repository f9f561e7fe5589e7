package found

import (
	"cmp"
	"errors"
	"time"

	kit "github.com/kitc-lang/kit/runtime"
	kitadmin "github.com/kitc-lang/kit/runtime/admin"
	kitlog "github.com/kitc-lang/kit/runtime/middleware/log"
	kitrecover "github.com/kitc-lang/kit/runtime/middleware/recover"
	kittimeout "github.com/kitc-lang/kit/runtime/middleware/timeout"
	kittrace "github.com/kitc-lang/kit/runtime/middleware/trace"
	kitmetrics "github.com/kitc-lang/kit/runtime/observe/prometheus"
	kithttp "github.com/kitc-lang/kit/runtime/transport/http"
)

// DeskServerConfig is what a program may say about the server of Desk beyond the .kit file. Its
// zero value means: as declared there.
type DeskServerConfig struct {
	// Server bounds the life of the server: draining and stopping.
	Server kit.ServerConfig
	// HTTP is how the service is offered over HTTP, by default on :8080.
	HTTP kithttp.ServerConfig
	// Admin is the admin listener, by default on 127.0.0.1:8081.
	Admin kitadmin.Config
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

// NewDeskServer offers impl over HTTP: its Run listens and serves until the context ends.
func NewDeskServer(impl Desk, cfg DeskServerConfig) (*kit.Server, error) {
	if impl == nil {
		return nil, errors.New("found: NewDeskServer needs an implementation of Desk, not nil")
	}
	h := newDeskHandlers(impl, cfg.chain())
	return kit.NewServer("found.Desk", cfg.Server,
		newDeskHTTPServer(h, cfg.HTTP),
	).Beside(kitadmin.New(cfg.Admin, cfg.describe())), nil
}

// filled gives cfg with what is declared in the place of what it leaves zero.
func (cfg DeskServerConfig) filled() DeskServerConfig {
	cfg.Trace.Sample = cmp.Or(cfg.Trace.Sample, 1)
	cfg.Trace.Limit = cmp.Or(cfg.Trace.Limit, kit.Rate{Count: 100, Per: time.Second})
	if cfg.Trace.Write == nil {
		cfg.Trace.Write = []kittrace.TraceHeader{kittrace.B3, kittrace.Traceparent}
	}
	cfg.Log.First = cmp.Or(cfg.Log.First, 100)
	cfg.Log.OneIn = cmp.Or(cfg.Log.OneIn, 100)
	cfg.Timeout.After = cmp.Or(cfg.Timeout.After, 30*time.Second)
	return cfg
}

// chain makes the middlewares, outermost first. What cfg leaves zero is as declared.
func (cfg DeskServerConfig) chain() []kit.Middleware {
	cfg = cfg.filled()
	return []kit.Middleware{
		kitrecover.New(cfg.Recover),
		kittrace.New(cfg.Trace),
		kitmetrics.New(cfg.Metrics),
		kitlog.New(cfg.Log),
		kittimeout.New(cfg.Timeout),
	}
}
