package chains

import (
	"cmp"
	"errors"
	"net/http"
	"time"

	kit "github.com/kitc-lang/kit/runtime"
	kitcompress "github.com/kitc-lang/kit/runtime/middleware/compress"
	kitcors "github.com/kitc-lang/kit/runtime/middleware/cors"
	kitlog "github.com/kitc-lang/kit/runtime/middleware/log"
	kitrecover "github.com/kitc-lang/kit/runtime/middleware/recover"
	kittimeout "github.com/kitc-lang/kit/runtime/middleware/timeout"
	kithttp "github.com/kitc-lang/kit/runtime/transport/http"
	kitthrift "github.com/kitc-lang/kit/runtime/transport/thrift"
)

// ReportsServerConfig is what a program may say about the server of Reports beyond the .kit file. Its
// zero value means: as declared there.
type ReportsServerConfig struct {
	// Server bounds the life of the server: draining and stopping.
	Server kit.ServerConfig
	// HTTP is how the service is offered over HTTP, by default on 127.0.0.1:0.
	HTTP kithttp.ServerConfig
	// Thrift is how the service is offered over Thrift, by default on 127.0.0.1:0.
	Thrift kitthrift.ServerConfig
	// Cors is the outermost middleware around the HTTP transport, declared with Origins ["https://shop.example"], Credentials false, MaxAge 10m0s.
	Cors kitcors.Config
	// Compress is the middleware inside Cors around the HTTP transport, declared with MinSize 1B, Level 1.
	Compress kitcompress.Config
	// Recover is the outermost middleware.
	Recover kitrecover.Config
	// Log is the middleware inside Recover, declared with First 100, OneIn 100, and not around Ping or Pong.
	Log kitlog.Config
	// Timeout is the middleware inside Log, declared with After 2s, and not around Build.
	Timeout kittimeout.Config
	// BuildTimeout is the middleware inside Log around Build, declared with After 30s.
	BuildTimeout kittimeout.Config
}

// NewReportsServer offers impl over HTTP and Thrift: its Run listens and serves until the context ends.
func NewReportsServer(impl Reports, cfg ReportsServerConfig) (*kit.Server, error) {
	if impl == nil {
		return nil, errors.New("chains: NewReportsServer needs an implementation of Reports, not nil")
	}
	h := newReportsHandlers(impl, cfg.chain())
	return kit.NewServer("chains.Reports", cfg.Server,
		newReportsHTTPServer(h, cfg.httpConfig()),
		newReportsThriftServer(h, cfg.Thrift),
	), nil
}

// chain makes the middlewares, and gives those around a method, outermost first. What cfg leaves zero is
// as declared.
func (cfg ReportsServerConfig) chain() func(*kit.Method) []kit.Middleware {
	cfg.Log.First = cmp.Or(cfg.Log.First, 100)
	cfg.Log.OneIn = cmp.Or(cfg.Log.OneIn, 100)
	cfg.Timeout.After = cmp.Or(cfg.Timeout.After, 2*time.Second)
	cfg.BuildTimeout.After = cmp.Or(cfg.BuildTimeout.After, 30*time.Second)
	recoverMiddleware := kitrecover.New(cfg.Recover)
	log := kitlog.New(cfg.Log)
	timeout := kittimeout.New(cfg.Timeout)
	buildTimeout := kittimeout.New(cfg.BuildTimeout)
	shared := []kit.Middleware{recoverMiddleware, log, timeout}
	return func(m *kit.Method) []kit.Middleware {
		switch m.Name {
		case "Build":
			return []kit.Middleware{recoverMiddleware, log, buildTimeout}
		case "Ping", "Pong":
			return []kit.Middleware{recoverMiddleware, timeout}
		}
		return shared
	}
}

// httpConfig gives cfg.HTTP with the middlewares that stand around the transport, outermost first. What cfg
// leaves zero is as declared.
func (cfg ReportsServerConfig) httpConfig() kithttp.ServerConfig {
	if cfg.Cors.Origins == nil {
		cfg.Cors.Origins = []string{"https://shop.example"}
	}
	cfg.Cors.MaxAge = cmp.Or(cfg.Cors.MaxAge, 10*time.Minute)
	cfg.Compress.MinSize = cmp.Or(cfg.Compress.MinSize, 1)
	cfg.Compress.Level = cmp.Or(cfg.Compress.Level, 1)
	cfg.HTTP.Middlewares = append([]func(http.Handler) http.Handler{
		kitcors.New(cfg.Cors),
		kitcompress.New(cfg.Compress),
	}, cfg.HTTP.Middlewares...)
	return cfg.HTTP
}
