package httponly

import (
	"cmp"
	"errors"
	"time"

	kit "github.com/kitc-lang/kit/runtime"
	kitlog "github.com/kitc-lang/kit/runtime/middleware/log"
	kitrecover "github.com/kitc-lang/kit/runtime/middleware/recover"
	kittimeout "github.com/kitc-lang/kit/runtime/middleware/timeout"
	kithttp "github.com/kitc-lang/kit/runtime/transport/http"
)

// ClockServerConfig is what a program may say about the server of Clock beyond the .kit file. Its
// zero value means: as declared there.
type ClockServerConfig struct {
	// Server bounds the life of the server: draining and stopping.
	Server kit.ServerConfig
	// HTTP is how the service is offered over HTTP, by default on 127.0.0.1:8080.
	HTTP kithttp.ServerConfig
	// Recover is the outermost middleware.
	Recover kitrecover.Config
	// Log is the middleware inside Recover, declared with First 100, OneIn 100.
	Log kitlog.Config
	// Timeout is the middleware inside Log, declared with After 500ms.
	Timeout kittimeout.Config
}

// NewClockServer offers impl over HTTP: its Run listens and serves until the context ends.
func NewClockServer(impl Clock, cfg ClockServerConfig) (*kit.Server, error) {
	if impl == nil {
		return nil, errors.New("httponly: NewClockServer needs an implementation of Clock, not nil")
	}
	h := newClockHandlers(impl, cfg.chain())
	return kit.NewServer("httponly.Clock", cfg.Server,
		newClockHTTPServer(h, cfg.HTTP),
	), nil
}

// chain makes the middlewares, outermost first. What cfg leaves zero is as declared.
func (cfg ClockServerConfig) chain() []kit.Middleware {
	cfg.Log.First = cmp.Or(cfg.Log.First, 100)
	cfg.Log.OneIn = cmp.Or(cfg.Log.OneIn, 100)
	cfg.Timeout.After = cmp.Or(cfg.Timeout.After, 500*time.Millisecond)
	return []kit.Middleware{
		kitrecover.New(cfg.Recover),
		kitlog.New(cfg.Log),
		kittimeout.New(cfg.Timeout),
	}
}
