package orders

import (
	"cmp"
	"errors"
	"time"

	kit "github.com/kitc-lang/kit/runtime"
	kitlog "github.com/kitc-lang/kit/runtime/middleware/log"
	kitrecover "github.com/kitc-lang/kit/runtime/middleware/recover"
	kittimeout "github.com/kitc-lang/kit/runtime/middleware/timeout"
	kithttp "github.com/kitc-lang/kit/runtime/transport/http"
	kitthrift "github.com/kitc-lang/kit/runtime/transport/thrift"
)

// OrdersServerConfig is what a program may say about the server of Orders beyond the .kit file. Its
// zero value means: as declared there.
type OrdersServerConfig struct {
	// Server bounds the life of the server: draining and stopping.
	Server kit.ServerConfig
	// HTTP is how the service is offered over HTTP, by default on :8080.
	HTTP kithttp.ServerConfig
	// Thrift is how the service is offered over Thrift, by default on :9090.
	Thrift kitthrift.ServerConfig
	// Recover is the outermost middleware.
	Recover kitrecover.Config
	// Log is the middleware inside Recover, declared with First 100, OneIn 100.
	Log kitlog.Config
	// Timeout is the middleware inside Log, declared with After 2s.
	Timeout kittimeout.Config
}

// NewOrdersServer offers impl over HTTP and Thrift: its Run listens and serves until the context ends.
func NewOrdersServer(impl Orders, cfg OrdersServerConfig) (*kit.Server, error) {
	if impl == nil {
		return nil, errors.New("orders: NewOrdersServer needs an implementation of Orders, not nil")
	}
	h := newOrdersHandlers(impl, cfg.chain())
	return kit.NewServer("orders.Orders", cfg.Server,
		newOrdersHTTPServer(h, cfg.HTTP),
		newOrdersThriftServer(h, cfg.Thrift),
	), nil
}

// chain makes the middlewares, outermost first. What cfg leaves zero is as declared.
func (cfg OrdersServerConfig) chain() []kit.Middleware {
	cfg.Log.First = cmp.Or(cfg.Log.First, 100)
	cfg.Log.OneIn = cmp.Or(cfg.Log.OneIn, 100)
	cfg.Timeout.After = cmp.Or(cfg.Timeout.After, 2*time.Second)
	return []kit.Middleware{
		kitrecover.New(cfg.Recover),
		kitlog.New(cfg.Log),
		kittimeout.New(cfg.Timeout),
	}
}
