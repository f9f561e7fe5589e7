package names

import (
	"cmp"
	"context"
	"sync"
	"time"

	kit "github.com/kitc-lang/kit/runtime"
	kittimeout "github.com/kitc-lang/kit/runtime/middleware/timeout"
	kithttp "github.com/kitc-lang/kit/runtime/transport/http"
)

// GoToClientConfig says where the service GoTo is. Everything but its Address may be left zero,
// which means: as the .kit file advises its callers.
type GoToClientConfig struct {
	// Address is where the service is: http://HOST:PORT.
	Address string
	// HTTP bounds what a call over HTTP may cost.
	HTTP kithttp.ClientConfig
	// Chain gives the middlewares around each method, outermost first, instead of those that GoTo advises
	// (nil: those). The fields below are not used then.
	Chain func(*kit.Method) []kit.Middleware
	// Timeout is the outermost middleware, declared with After 30s.
	Timeout kittimeout.Config
}

// GoToClient calls the service GoTo elsewhere. It may be used by any number of goroutines at once.
type GoToClient struct {
	handlers  goToHandlers
	transport string
	close     func() error
}

// NewGoToClient makes a client, with the chain that GoTo advises. It does not connect yet.
func NewGoToClient(cfg GoToClientConfig) (*GoToClient, error) {
	switch kit.Scheme(cfg.Address) {
	case "http", "https":
		t, err := newGoToHTTPClient(cfg.Address, cfg.HTTP)
		if err != nil {
			return nil, err
		}
		return newGoToClient(t, "http", cfg.chain()), nil
	}
	return nil, kit.BadAddress("names.GoTo", cfg.Address, "http", "https")
}

// transportOfGoTo is what the client asks of a transport: to send each method.
type transportOfGoTo interface {
	go_(ctx context.Context, call *kit.Call) error
	Close() error
}

func newGoToClient(t transportOfGoTo, transport string, chain func(*kit.Method) []kit.Middleware) *GoToClient {
	return &GoToClient{
		handlers: goToHandlers{
			go_: kit.Wrap(t.go_, chain(&goToGo)...),
		},
		transport: transport,
		close:     sync.OnceValue(t.Close),
	}
}

// Close ends the client's connections. Calls in flight fail. A second Close does nothing.
func (c *GoToClient) Close() error { return c.close() }

// Go calls the method of that name.
func (c *GoToClient) Go(ctx context.Context) error {
	return c.handlers.go_(ctx, kit.NewCall(&goToGo, kit.ClientSide, c.transport, nil, nil))
}

// chain gives the middlewares around a method, outermost first: those of cfg.Chain, or else the advised
// ones. What cfg leaves zero is as declared.
func (cfg GoToClientConfig) chain() func(*kit.Method) []kit.Middleware {
	if cfg.Chain != nil {
		return cfg.Chain
	}
	cfg.Timeout.After = cmp.Or(cfg.Timeout.After, 30*time.Second)
	chain := []kit.Middleware{
		kittimeout.New(cfg.Timeout),
	}
	return func(*kit.Method) []kit.Middleware { return chain }
}
