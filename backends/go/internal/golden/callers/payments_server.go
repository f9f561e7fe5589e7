package callers

import (
	"cmp"
	"errors"
	"time"

	kit "github.com/kitc-lang/kit/runtime"
	kitadmin "github.com/kitc-lang/kit/runtime/admin"
	kitrecover "github.com/kitc-lang/kit/runtime/middleware/recover"
	kittimeout "github.com/kitc-lang/kit/runtime/middleware/timeout"
	kithttp "github.com/kitc-lang/kit/runtime/transport/http"
	kitthrift "github.com/kitc-lang/kit/runtime/transport/thrift"
)

// PaymentsServerConfig is what a program may say about the server of Payments beyond the .kit file. What
// is not required may be left zero, which means: as declared there.
type PaymentsServerConfig struct {
	// Server bounds the life of the server: draining and stopping.
	Server kit.ServerConfig
	// HTTP is how the service is offered over HTTP, by default on 127.0.0.1:0.
	HTTP kithttp.ServerConfig
	// Thrift is how the service is offered over Thrift, by default on 127.0.0.1:0.
	Thrift kitthrift.ServerConfig
	// Admin is the admin listener, by default on 127.0.0.1:0.
	Admin kitadmin.Config
	// AuthenticateMachine finds out who calls the methods that ask for "machine",
	// by a key in the header X-Machine-Key: see the package runtime/auth/apikey. It is required.
	AuthenticateMachine kit.Authenticator
	// Recover is the outermost middleware.
	Recover kitrecover.Config
	// Timeout is the middleware inside Recover, declared with After 250ms, and not around Settle.
	Timeout kittimeout.Config
	// SettleTimeout is the middleware inside Recover around Settle, declared with After 4s.
	SettleTimeout kittimeout.Config
}

// NewPaymentsServer offers impl over HTTP and Thrift: its Run listens and serves until the context ends.
func NewPaymentsServer(impl Payments, cfg PaymentsServerConfig) (*kit.Server, error) {
	if impl == nil {
		return nil, errors.New("callers: NewPaymentsServer needs an implementation of Payments, not nil")
	}
	if cfg.AuthenticateMachine == nil {
		return nil, errors.New("callers: NewPaymentsServer needs AuthenticateMachine in its Config: methods of Payments ask who calls")
	}
	h := newPaymentsHandlers(impl, cfg)
	return kit.NewServer("callers.Payments", cfg.Server,
		newPaymentsHTTPServer(h, cfg.HTTP),
		newPaymentsThriftServer(h, cfg.Thrift),
	).Beside(kitadmin.New(cfg.Admin, cfg.describe())), nil
}

// filled gives cfg with what is declared in the place of what it leaves zero.
func (cfg PaymentsServerConfig) filled() PaymentsServerConfig {
	cfg.Timeout.After = cmp.Or(cfg.Timeout.After, 250*time.Millisecond)
	cfg.SettleTimeout.After = cmp.Or(cfg.SettleTimeout.After, 4*time.Second)
	return cfg
}

// chain makes the middlewares, and gives those around a method, outermost first. What cfg leaves zero is
// as declared.
func (cfg PaymentsServerConfig) chain() func(*kit.Method) []kit.Middleware {
	cfg = cfg.filled()
	recoverMiddleware := kitrecover.New(cfg.Recover)
	timeout := kittimeout.New(cfg.Timeout)
	settleTimeout := kittimeout.New(cfg.SettleTimeout)
	shared := []kit.Middleware{recoverMiddleware, timeout}
	return func(m *kit.Method) []kit.Middleware {
		switch m.Name {
		case "Settle":
			return []kit.Middleware{recoverMiddleware, settleTimeout}
		}
		return shared
	}
}
