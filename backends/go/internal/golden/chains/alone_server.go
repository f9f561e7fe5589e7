package chains

import (
	"cmp"
	"errors"
	"time"

	kit "github.com/kitc-lang/kit/runtime"
	kitrecover "github.com/kitc-lang/kit/runtime/middleware/recover"
	kittimeout "github.com/kitc-lang/kit/runtime/middleware/timeout"
	kithttp "github.com/kitc-lang/kit/runtime/transport/http"
)

// AloneServerConfig is what a program may say about the server of Alone beyond the .kit file. Its
// zero value means: as declared there.
type AloneServerConfig struct {
	// Server bounds the life of the server: draining and stopping.
	Server kit.ServerConfig
	// HTTP is how the service is offered over HTTP, by default on 127.0.0.1:0.
	HTTP kithttp.ServerConfig
	// Recover is the outermost middleware.
	Recover kitrecover.Config
	// WaitTimeout is the middleware inside Recover around Wait, declared with After 1m0s.
	WaitTimeout kittimeout.Config
}

// NewAloneServer offers impl over HTTP: its Run listens and serves until the context ends.
func NewAloneServer(impl Alone, cfg AloneServerConfig) (*kit.Server, error) {
	if impl == nil {
		return nil, errors.New("chains: NewAloneServer needs an implementation of Alone, not nil")
	}
	h := newAloneHandlers(impl, cfg.chain())
	return kit.NewServer("chains.Alone", cfg.Server,
		newAloneHTTPServer(h, cfg.HTTP),
	), nil
}

// chain makes the middlewares, and gives those around a method, outermost first. What cfg leaves zero is
// as declared.
func (cfg AloneServerConfig) chain() func(*kit.Method) []kit.Middleware {
	cfg.WaitTimeout.After = cmp.Or(cfg.WaitTimeout.After, time.Minute)
	recoverMiddleware := kitrecover.New(cfg.Recover)
	waitTimeout := kittimeout.New(cfg.WaitTimeout)
	return func(m *kit.Method) []kit.Middleware {
		switch m.Name {
		case "Wait":
			return []kit.Middleware{recoverMiddleware, waitTimeout}
		}
		return nil
	}
}
