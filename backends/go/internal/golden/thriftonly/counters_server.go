package thriftonly

import (
	"errors"

	kit "github.com/kitc-lang/kit/runtime"
	kitthrift "github.com/kitc-lang/kit/runtime/transport/thrift"
)

// CountersServerConfig is what a program may say about the server of Counters beyond the .kit file. Its
// zero value means: as declared there.
type CountersServerConfig struct {
	// Server bounds the life of the server: draining and stopping.
	Server kit.ServerConfig
	// Thrift is how the service is offered over Thrift, by default on 127.0.0.1:9090.
	Thrift kitthrift.ServerConfig
}

// NewCountersServer offers impl over Thrift: its Run listens and serves until the context ends.
func NewCountersServer(impl Counters, cfg CountersServerConfig) (*kit.Server, error) {
	if impl == nil {
		return nil, errors.New("thriftonly: NewCountersServer needs an implementation of Counters, not nil")
	}
	h := newCountersHandlers(impl, cfg.chain())
	return kit.NewServer(cfg.Server,
		newCountersThriftServer(h, cfg.Thrift),
	), nil
}

func (cfg CountersServerConfig) chain() []kit.Middleware { return nil }
