package builtin

import (
	"cmp"
	"errors"
	"net/http"
	"time"

	kit "github.com/kitc-lang/kit/runtime"
	kitadmin "github.com/kitc-lang/kit/runtime/admin"
	kitcompress "github.com/kitc-lang/kit/runtime/middleware/compress"
	kitconcurrency "github.com/kitc-lang/kit/runtime/middleware/concurrency"
	kitcors "github.com/kitc-lang/kit/runtime/middleware/cors"
	kitfault "github.com/kitc-lang/kit/runtime/middleware/fault"
	kitidempotency "github.com/kitc-lang/kit/runtime/middleware/idempotency"
	kitlog "github.com/kitc-lang/kit/runtime/middleware/log"
	kitratelimit "github.com/kitc-lang/kit/runtime/middleware/ratelimit"
	kitrecover "github.com/kitc-lang/kit/runtime/middleware/recover"
	kittimeout "github.com/kitc-lang/kit/runtime/middleware/timeout"
	kittrace "github.com/kitc-lang/kit/runtime/middleware/trace"
	kitmetrics "github.com/kitc-lang/kit/runtime/observe/prometheus"
	kithttp "github.com/kitc-lang/kit/runtime/transport/http"
	kitthrift "github.com/kitc-lang/kit/runtime/transport/thrift"
)

// AllServerConfig is what a program may say about the server of All beyond the .kit file. Its
// zero value means: as declared there.
type AllServerConfig struct {
	// Server bounds the life of the server: draining and stopping.
	Server kit.ServerConfig
	// HTTP is how the service is offered over HTTP, by default on 127.0.0.1:0.
	HTTP kithttp.ServerConfig
	// Thrift is how the service is offered over Thrift, by default on 127.0.0.1:0.
	Thrift kitthrift.ServerConfig
	// Admin is the admin listener, by default on 127.0.0.1:0.
	Admin kitadmin.Config
	// Cors is the outermost middleware around the HTTP transport, declared with Origins ["https://shop.example"], Credentials false, MaxAge 10m0s.
	Cors kitcors.Config
	// Compress is the middleware inside Cors around the HTTP transport, declared with MinSize 1KiB, Level 1.
	Compress kitcompress.Config
	// Recover is the outermost middleware.
	Recover kitrecover.Config
	// Trace is the middleware inside Recover, declared with Sample 0.5, Limit 100/s, Write [b3 traceparent].
	Trace kittrace.Config
	// Metrics is the middleware inside Trace.
	Metrics kitmetrics.Config
	// Log is the middleware inside Metrics, declared with First 100, OneIn 100.
	Log kitlog.Config
	// RateLimit is the middleware inside Log, declared with Rate 2/h, Burst 2, Per caller, Keys 10000, Wait 0s, and not around Scarce, Free or Charge.
	RateLimit kitratelimit.Config
	// Concurrency is the middleware inside RateLimit, declared with Max 100, Adaptive false, Queue 0, Wait 0s, Tolerance 2.
	Concurrency kitconcurrency.Config
	// Timeout is the middleware inside Concurrency, declared with After 2s.
	Timeout kittimeout.Config
	// Idempotency is the middleware inside Timeout, declared with Keep 24h0m0s, Wait 5s, Lease 5m0s.
	Idempotency kitidempotency.Config
	// Fault is the middleware inside Idempotency, declared with Ratio 0, Delay 0s.
	Fault kitfault.Config
	// ScarceRateLimit is the middleware inside Log around Scarce, declared with Rate 1/h, Burst 1, Per caller, Keys 10000, Wait 0s.
	ScarceRateLimit kitratelimit.Config
}

// NewAllServer offers impl over HTTP and Thrift: its Run listens and serves until the context ends.
func NewAllServer(impl All, cfg AllServerConfig) (*kit.Server, error) {
	if impl == nil {
		return nil, errors.New("builtin: NewAllServer needs an implementation of All, not nil")
	}
	h := newAllHandlers(impl, cfg.chain())
	return kit.NewServer("builtin.All", cfg.Server,
		newAllHTTPServer(h, cfg.httpConfig()),
		newAllThriftServer(h, cfg.Thrift),
	).Beside(kitadmin.New(cfg.Admin, cfg.describe())), nil
}

// filled gives cfg with what is declared in the place of what it leaves zero.
func (cfg AllServerConfig) filled() AllServerConfig {
	cfg.Trace.Sample = cmp.Or(cfg.Trace.Sample, 0.5)
	cfg.Trace.Limit = cmp.Or(cfg.Trace.Limit, kit.Rate{Count: 100, Per: time.Second})
	if cfg.Trace.Write == nil {
		cfg.Trace.Write = []kittrace.TraceHeader{kittrace.B3, kittrace.Traceparent}
	}
	cfg.Log.First = cmp.Or(cfg.Log.First, 100)
	cfg.Log.OneIn = cmp.Or(cfg.Log.OneIn, 100)
	cfg.RateLimit.Rate = cmp.Or(cfg.RateLimit.Rate, kit.Rate{Count: 2, Per: time.Hour})
	cfg.RateLimit.Burst = cmp.Or(cfg.RateLimit.Burst, 2)
	cfg.RateLimit.Per = cmp.Or(cfg.RateLimit.Per, kitratelimit.Caller)
	cfg.RateLimit.Keys = cmp.Or(cfg.RateLimit.Keys, 10000)
	cfg.Concurrency.Max = cmp.Or(cfg.Concurrency.Max, 100)
	cfg.Concurrency.Tolerance = cmp.Or(cfg.Concurrency.Tolerance, 2)
	cfg.Timeout.After = cmp.Or(cfg.Timeout.After, 2*time.Second)
	cfg.Idempotency.Keep = cmp.Or(cfg.Idempotency.Keep, 24*time.Hour)
	cfg.Idempotency.Wait = cmp.Or(cfg.Idempotency.Wait, 5*time.Second)
	cfg.Idempotency.Lease = cmp.Or(cfg.Idempotency.Lease, 5*time.Minute)
	cfg.ScarceRateLimit.Rate = cmp.Or(cfg.ScarceRateLimit.Rate, kit.Rate{Count: 1, Per: time.Hour})
	cfg.ScarceRateLimit.Burst = cmp.Or(cfg.ScarceRateLimit.Burst, 1)
	cfg.ScarceRateLimit.Per = cmp.Or(cfg.ScarceRateLimit.Per, kitratelimit.Caller)
	cfg.ScarceRateLimit.Keys = cmp.Or(cfg.ScarceRateLimit.Keys, 10000)
	if cfg.RateLimit.Meter == nil {
		cfg.RateLimit.Meter = cfg.Metrics.Meter()
	}
	if cfg.Concurrency.Meter == nil {
		cfg.Concurrency.Meter = cfg.Metrics.Meter()
	}
	if cfg.ScarceRateLimit.Meter == nil {
		cfg.ScarceRateLimit.Meter = cfg.Metrics.Meter()
	}
	if cfg.Cors.Origins == nil {
		cfg.Cors.Origins = []string{"https://shop.example"}
	}
	cfg.Cors.MaxAge = cmp.Or(cfg.Cors.MaxAge, 10*time.Minute)
	cfg.Compress.MinSize = cmp.Or(cfg.Compress.MinSize, 1024)
	cfg.Compress.Level = cmp.Or(cfg.Compress.Level, 1)
	return cfg
}

// chain makes the middlewares, and gives those around a method, outermost first. What cfg leaves zero is
// as declared.
func (cfg AllServerConfig) chain() func(*kit.Method) []kit.Middleware {
	cfg = cfg.filled()
	recoverMiddleware := kitrecover.New(cfg.Recover)
	trace := kittrace.New(cfg.Trace)
	metrics := kitmetrics.New(cfg.Metrics)
	log := kitlog.New(cfg.Log)
	rateLimit := kitratelimit.New(cfg.RateLimit)
	concurrency := kitconcurrency.New(cfg.Concurrency)
	timeout := kittimeout.New(cfg.Timeout)
	idempotency := kitidempotency.New(cfg.Idempotency)
	fault := kitfault.New(cfg.Fault)
	scarceRateLimit := kitratelimit.New(cfg.ScarceRateLimit)
	shared := []kit.Middleware{recoverMiddleware, trace, metrics, log, rateLimit, concurrency, timeout, idempotency, fault}
	return func(m *kit.Method) []kit.Middleware {
		switch m.Name {
		case "Scarce":
			return []kit.Middleware{recoverMiddleware, trace, metrics, log, scarceRateLimit, concurrency, timeout, idempotency, fault}
		case "Free", "Charge":
			return []kit.Middleware{recoverMiddleware, trace, metrics, log, concurrency, timeout, idempotency, fault}
		}
		return shared
	}
}

// httpConfig gives cfg.HTTP with the middlewares that stand around the transport, outermost first. What cfg
// leaves zero is as declared.
func (cfg AllServerConfig) httpConfig() kithttp.ServerConfig {
	cfg = cfg.filled()
	cfg.HTTP.Middlewares = append([]func(http.Handler) http.Handler{
		kitcors.New(cfg.Cors),
		kitcompress.New(cfg.Compress),
	}, cfg.HTTP.Middlewares...)
	return cfg.HTTP
}
