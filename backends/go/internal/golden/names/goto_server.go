package names

import (
	"errors"

	kit "github.com/kitc-lang/kit/runtime"
	kithttp "github.com/kitc-lang/kit/runtime/transport/http"
)

// GoToServerConfig is what a program may say about the server of GoTo beyond the .kit file. Its
// zero value means: as declared there.
type GoToServerConfig struct {
	// Server bounds the life of the server: draining and stopping.
	Server kit.ServerConfig
	// HTTP is how the service is offered over HTTP, by default on :0.
	HTTP kithttp.ServerConfig
}

// NewGoToServer offers impl over HTTP: its Run listens and serves until the context ends.
func NewGoToServer(impl GoTo, cfg GoToServerConfig) (*kit.Server, error) {
	if impl == nil {
		return nil, errors.New("names: NewGoToServer needs an implementation of GoTo, not nil")
	}
	h := newGoToHandlers(impl, cfg.chain())
	return kit.NewServer(cfg.Server,
		newGoToHTTPServer(h, cfg.HTTP),
	), nil
}

func (cfg GoToServerConfig) chain() []kit.Middleware { return nil }
