package routes

import (
	"cmp"
	"sync"
	"time"

	kit "github.com/kitc-lang/kit/runtime"
	kittimeout "github.com/kitc-lang/kit/runtime/middleware/timeout"
	kithttp "github.com/kitc-lang/kit/runtime/transport/http"
)

// NothingClientConfig says where the service Nothing is. Everything but its Address may be left zero,
// which means: as the .kit file advises its callers.
type NothingClientConfig struct {
	// Address is where the service is: http://HOST:PORT.
	Address string
	// HTTP bounds what a call over HTTP may cost.
	HTTP kithttp.ClientConfig
	// Chain gives the middlewares around each method, outermost first, instead of those that Nothing advises
	// (nil: those). The fields below are not used then.
	Chain func(*kit.Method) []kit.Middleware
	// Timeout is the outermost middleware, declared with After 30s.
	Timeout kittimeout.Config
}

// NothingClient calls the service Nothing elsewhere. It may be used by any number of goroutines at once.
type NothingClient struct {
	handlers  nothingHandlers
	transport string
	close     func() error
}

// NewNothingClient makes a client, with the chain that Nothing advises. It does not connect yet.
func NewNothingClient(cfg NothingClientConfig) (*NothingClient, error) {
	switch kit.Scheme(cfg.Address) {
	case "http", "https":
		t, err := newNothingHTTPClient(cfg.Address, cfg.HTTP)
		if err != nil {
			return nil, err
		}
		return newNothingClient(t, "http", cfg.chain()), nil
	}
	return nil, kit.BadAddress("routes.Nothing", cfg.Address, "http", "https")
}

// transportOfNothing is what the client asks of a transport: to send each method.
type transportOfNothing interface {
	Close() error
}

func newNothingClient(t transportOfNothing, transport string, _ func(*kit.Method) []kit.Middleware) *NothingClient {
	return &NothingClient{
		handlers:  nothingHandlers{},
		transport: transport,
		close:     sync.OnceValue(t.Close),
	}
}

// Close ends the client's connections. Calls in flight fail. A second Close does nothing.
func (c *NothingClient) Close() error { return c.close() }

// chain gives the middlewares around a method, outermost first: those of cfg.Chain, or else the advised
// ones. What cfg leaves zero is as declared.
func (cfg NothingClientConfig) chain() func(*kit.Method) []kit.Middleware {
	if cfg.Chain != nil {
		return cfg.Chain
	}
	cfg.Timeout.After = cmp.Or(cfg.Timeout.After, 30*time.Second)
	chain := []kit.Middleware{
		kittimeout.New(cfg.Timeout),
	}
	return func(*kit.Method) []kit.Middleware { return chain }
}
