package calls

import (
	"errors"

	kit "github.com/kitc-lang/kit/runtime"
	kitthrift "github.com/kitc-lang/kit/runtime/transport/thrift"
)

// CallsServerConfig is what a program may say about the server of Calls beyond the .kit file. Its
// zero value means: as declared there.
type CallsServerConfig struct {
	// Server bounds the life of the server: draining and stopping.
	Server kit.ServerConfig
	// Thrift is how the service is offered over Thrift, by default on 127.0.0.1:0.
	Thrift kitthrift.ServerConfig
}

// NewCallsServer offers impl over Thrift: its Run listens and serves until the context ends.
func NewCallsServer(impl Calls, cfg CallsServerConfig) (*kit.Server, error) {
	if impl == nil {
		return nil, errors.New("calls: NewCallsServer needs an implementation of Calls, not nil")
	}
	h := newCallsHandlers(impl, cfg.chain())
	return kit.NewServer("calls.Calls", cfg.Server,
		newCallsThriftServer(h, cfg.Thrift),
	), nil
}

func (cfg CallsServerConfig) chain() []kit.Middleware { return nil }
