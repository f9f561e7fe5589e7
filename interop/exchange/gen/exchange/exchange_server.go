package exchange

import (
	"errors"

	kit "github.com/kitc-lang/kit/runtime"
	kithttp "github.com/kitc-lang/kit/runtime/transport/http"
	kitthrift "github.com/kitc-lang/kit/runtime/transport/thrift"
)

// ExchangeServerConfig is what a program may say about the server of Exchange beyond the .kit file. Its
// zero value means: as declared there.
type ExchangeServerConfig struct {
	// Server bounds the life of the server: draining and stopping.
	Server kit.ServerConfig
	// HTTP is how the service is offered over HTTP, by default on 127.0.0.1:0.
	HTTP kithttp.ServerConfig
	// Thrift is how the service is offered over Thrift, by default on 127.0.0.1:0.
	Thrift kitthrift.ServerConfig
}

// NewExchangeServer offers impl over HTTP and Thrift: its Run listens and serves until the context ends.
func NewExchangeServer(impl Exchange, cfg ExchangeServerConfig) (*kit.Server, error) {
	if impl == nil {
		return nil, errors.New("exchange: NewExchangeServer needs an implementation of Exchange, not nil")
	}
	h := newExchangeHandlers(impl, cfg.chain())
	return kit.NewServer(cfg.Server,
		newExchangeHTTPServer(h, cfg.HTTP),
		newExchangeThriftServer(h, cfg.Thrift),
	), nil
}

func (cfg ExchangeServerConfig) chain() []kit.Middleware { return nil }
