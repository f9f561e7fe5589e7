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

func newNothingClient(t transportOfNothing, transport string, _ []kit.Middleware) *NothingClient {
	return &NothingClient{
		handlers:  nothingHandlers{},
		transport: transport,
		close:     sync.OnceValue(t.Close),
	}
}

// Close ends the client's connections. Calls in flight fail. A second Close does nothing.
func (c *NothingClient) Close() error { return c.close() }

// chain makes the middlewares, outermost first. What cfg leaves zero is as declared.
func (cfg NothingClientConfig) chain() []kit.Middleware {
	cfg.Timeout.After = cmp.Or(cfg.Timeout.After, 30*time.Second)
	return []kit.Middleware{
		kittimeout.New(cfg.Timeout),
	}
}
