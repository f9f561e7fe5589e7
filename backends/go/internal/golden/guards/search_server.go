package guards

import (
	"cmp"
	"errors"
	"time"

	kit "github.com/kitc-lang/kit/runtime"
	kitconcurrency "github.com/kitc-lang/kit/runtime/middleware/concurrency"
	kitfault "github.com/kitc-lang/kit/runtime/middleware/fault"
	kitratelimit "github.com/kitc-lang/kit/runtime/middleware/ratelimit"
	kitrecover "github.com/kitc-lang/kit/runtime/middleware/recover"
	kittimeout "github.com/kitc-lang/kit/runtime/middleware/timeout"
	kithttp "github.com/kitc-lang/kit/runtime/transport/http"
	kitthrift "github.com/kitc-lang/kit/runtime/transport/thrift"
)

// SearchServerConfig is what a program may say about the server of Search beyond the .kit file. What
// is not required may be left zero, which means: as declared there.
type SearchServerConfig struct {
	// Server bounds the life of the server: draining and stopping.
	Server kit.ServerConfig
	// HTTP is how the service is offered over HTTP, by default on :8080.
	HTTP kithttp.ServerConfig
	// Thrift is how the service is offered over Thrift, by default on :9090.
	Thrift kitthrift.ServerConfig
	// AuthenticateUser finds out who calls the methods that ask for "user",
	// by a bearer token: see kit.BearerToken. It is required.
	AuthenticateUser kit.Authenticator
	// Recover is the outermost middleware.
	Recover kitrecover.Config
	// RateLimit is the middleware inside Recover, declared with Rate 6/h, Burst 3, Per caller, Keys 10000, Wait 0s.
	RateLimit kitratelimit.Config
	// Concurrency is the middleware inside RateLimit, declared with Adaptive false, Queue 0, Wait 0s, Tolerance 2, and not around Index.
	Concurrency kitconcurrency.Config
	// Timeout is the middleware inside Concurrency, declared with After 5s.
	Timeout kittimeout.Config
	// Fault is the middleware inside Timeout, declared with Ratio 0, Delay 0s, Code unavailable.
	Fault kitfault.Config
	// IndexConcurrency is the middleware inside RateLimit around Index, declared with Max 1, Adaptive false, Queue 0, Wait 50ms, Tolerance 2.
	IndexConcurrency kitconcurrency.Config
}

// NewSearchServer offers impl over HTTP and Thrift: its Run listens and serves until the context ends.
func NewSearchServer(impl Search, cfg SearchServerConfig) (*kit.Server, error) {
	if impl == nil {
		return nil, errors.New("guards: NewSearchServer needs an implementation of Search, not nil")
	}
	if cfg.AuthenticateUser == nil {
		return nil, errors.New("guards: NewSearchServer needs AuthenticateUser in its Config: methods of Search ask who calls")
	}
	h := newSearchHandlers(impl, cfg)
	return kit.NewServer("guards.Search", cfg.Server,
		newSearchHTTPServer(h, cfg.HTTP),
		newSearchThriftServer(h, cfg.Thrift),
	), nil
}

// chain makes the middlewares, and gives those around a method, outermost first. What cfg leaves zero is
// as declared.
func (cfg SearchServerConfig) chain() func(*kit.Method) []kit.Middleware {
	cfg.RateLimit.Rate = cmp.Or(cfg.RateLimit.Rate, kit.Rate{Count: 6, Per: time.Hour})
	cfg.RateLimit.Burst = cmp.Or(cfg.RateLimit.Burst, 3)
	cfg.RateLimit.Per = cmp.Or(cfg.RateLimit.Per, kitratelimit.Caller)
	cfg.RateLimit.Keys = cmp.Or(cfg.RateLimit.Keys, 10000)
	cfg.Concurrency.Tolerance = cmp.Or(cfg.Concurrency.Tolerance, 2)
	cfg.Timeout.After = cmp.Or(cfg.Timeout.After, 5*time.Second)
	cfg.Fault.Code = cmp.Or(cfg.Fault.Code, kit.Unavailable)
	cfg.IndexConcurrency.Max = cmp.Or(cfg.IndexConcurrency.Max, 1)
	cfg.IndexConcurrency.Wait = cmp.Or(cfg.IndexConcurrency.Wait, 50*time.Millisecond)
	cfg.IndexConcurrency.Tolerance = cmp.Or(cfg.IndexConcurrency.Tolerance, 2)
	recoverMiddleware := kitrecover.New(cfg.Recover)
	rateLimit := kitratelimit.New(cfg.RateLimit)
	concurrency := kitconcurrency.New(cfg.Concurrency)
	timeout := kittimeout.New(cfg.Timeout)
	fault := kitfault.New(cfg.Fault)
	indexConcurrency := kitconcurrency.New(cfg.IndexConcurrency)
	shared := []kit.Middleware{recoverMiddleware, rateLimit, concurrency, timeout, fault}
	return func(m *kit.Method) []kit.Middleware {
		switch m.Name {
		case "Index":
			return []kit.Middleware{recoverMiddleware, rateLimit, indexConcurrency, timeout, fault}
		}
		return shared
	}
}
