package retries

import (
	"cmp"
	"errors"
	"time"

	kit "github.com/kitc-lang/kit/runtime"
	kitrecover "github.com/kitc-lang/kit/runtime/middleware/recover"
	kittimeout "github.com/kitc-lang/kit/runtime/middleware/timeout"
	kithttp "github.com/kitc-lang/kit/runtime/transport/http"
	kitthrift "github.com/kitc-lang/kit/runtime/transport/thrift"
)

// RelayServerConfig is what a program may say about the server of Relay beyond the .kit file. Its
// zero value means: as declared there.
type RelayServerConfig struct {
	// Server bounds the life of the server: draining and stopping.
	Server kit.ServerConfig
	// HTTP is how the service is offered over HTTP, by default on :8080.
	HTTP kithttp.ServerConfig
	// Thrift is how the service is offered over Thrift, by default on :9090.
	Thrift kitthrift.ServerConfig
	// Recover is the outermost middleware.
	Recover kitrecover.Config
	// Timeout is the middleware inside Recover, declared with After 2s.
	Timeout kittimeout.Config
}

// NewRelayServer offers impl over HTTP and Thrift: its Run listens and serves until the context ends.
func NewRelayServer(impl Relay, cfg RelayServerConfig) (*kit.Server, error) {
	if impl == nil {
		return nil, errors.New("retries: NewRelayServer needs an implementation of Relay, not nil")
	}
	h := newRelayHandlers(impl, cfg.chain())
	return kit.NewServer("retries.Relay", cfg.Server,
		newRelayHTTPServer(h, cfg.HTTP),
		newRelayThriftServer(h, cfg.Thrift),
	), nil
}

// chain makes the middlewares, outermost first. What cfg leaves zero is as declared.
func (cfg RelayServerConfig) chain() []kit.Middleware {
	cfg.Timeout.After = cmp.Or(cfg.Timeout.After, 2*time.Second)
	return []kit.Middleware{
		kitrecover.New(cfg.Recover),
		kittimeout.New(cfg.Timeout),
	}
}
