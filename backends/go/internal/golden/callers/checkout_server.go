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
)

// CheckoutServerConfig is what a program may say about the server of Checkout beyond the .kit file. Its
// zero value means: as declared there.
type CheckoutServerConfig struct {
	// Server bounds the life of the server: draining and stopping.
	Server kit.ServerConfig
	// HTTP is how the service is offered over HTTP, by default on 127.0.0.1:0.
	HTTP kithttp.ServerConfig
	// Admin is the admin listener, by default on 127.0.0.1:0.
	Admin kitadmin.Config
	// Recover is the outermost middleware.
	Recover kitrecover.Config
	// Timeout is the middleware inside Recover, declared with After 6s.
	Timeout kittimeout.Config
}

// NewCheckoutServer offers impl over HTTP: its Run listens and serves until the context ends.
func NewCheckoutServer(impl Checkout, cfg CheckoutServerConfig) (*kit.Server, error) {
	if impl == nil {
		return nil, errors.New("callers: NewCheckoutServer needs an implementation of Checkout, not nil")
	}
	h := newCheckoutHandlers(impl, cfg.chain())
	return kit.NewServer("callers.Checkout", cfg.Server,
		newCheckoutHTTPServer(h, cfg.HTTP),
	).Beside(kitadmin.New(cfg.Admin, cfg.describe())), nil
}

// filled gives cfg with what is declared in the place of what it leaves zero.
func (cfg CheckoutServerConfig) filled() CheckoutServerConfig {
	cfg.Timeout.After = cmp.Or(cfg.Timeout.After, 6*time.Second)
	return cfg
}

// chain makes the middlewares, outermost first. What cfg leaves zero is as declared.
func (cfg CheckoutServerConfig) chain() []kit.Middleware {
	cfg = cfg.filled()
	return []kit.Middleware{
		kitrecover.New(cfg.Recover),
		kittimeout.New(cfg.Timeout),
	}
}
