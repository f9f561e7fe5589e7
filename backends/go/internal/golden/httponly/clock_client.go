package httponly

import (
	"cmp"
	"context"
	"sync"
	"time"

	kit "github.com/kitc-lang/kit/runtime"
	kittimeout "github.com/kitc-lang/kit/runtime/middleware/timeout"
	kithttp "github.com/kitc-lang/kit/runtime/transport/http"
)

// ClockClientConfig says where the service Clock is. Everything but its Address may be left zero,
// which means: as the .kit file advises its callers.
type ClockClientConfig struct {
	// Address is where the service is: http://HOST:PORT.
	Address string
	// HTTP bounds what a call over HTTP may cost.
	HTTP kithttp.ClientConfig
	// Chain gives the middlewares around each method, outermost first, instead of those that Clock advises
	// (nil: those). The fields below are not used then.
	Chain func(*kit.Method) []kit.Middleware
	// Timeout is the outermost middleware, declared with After 30s.
	Timeout kittimeout.Config
}

// ClockClient calls the service Clock elsewhere. It may be used by any number of goroutines at once.
type ClockClient struct {
	handlers  clockHandlers
	transport string
	close     func() error
}

// NewClockClient makes a client, with the chain that Clock advises. It does not connect yet.
func NewClockClient(cfg ClockClientConfig) (*ClockClient, error) {
	switch kit.Scheme(cfg.Address) {
	case "http", "https":
		t, err := newClockHTTPClient(cfg.Address, cfg.HTTP)
		if err != nil {
			return nil, err
		}
		return newClockClient(t, "http", cfg.chain()), nil
	}
	return nil, kit.BadAddress("httponly.Clock", cfg.Address, "http", "https")
}

// transportOfClock is what the client asks of a transport: to send each method.
type transportOfClock interface {
	now(ctx context.Context, call *kit.Call) error
	add(ctx context.Context, call *kit.Call) error
	Close() error
}

func newClockClient(t transportOfClock, transport string, chain func(*kit.Method) []kit.Middleware) *ClockClient {
	return &ClockClient{
		handlers: clockHandlers{
			now: kit.Wrap(t.now, chain(&clockNow)...),
			add: kit.Wrap(t.add, chain(&clockAdd)...),
		},
		transport: transport,
		close:     sync.OnceValue(t.Close),
	}
}

// Close ends the client's connections. Calls in flight fail. A second Close does nothing.
func (c *ClockClient) Close() error { return c.close() }

// Gives the time of a zone.
//
// It fails with *std.NotFound or a *kit.Error.
func (c *ClockClient) Now(ctx context.Context, in *NowInput) (out time.Time, err error) {
	err = c.handlers.now(ctx, kit.NewCall(&clockNow, kit.ClientSide, c.transport, kit.Input(in), &out))
	return out, err
}

// Adds a zone.
func (c *ClockClient) Add(ctx context.Context, in *Zone) error {
	return c.handlers.add(ctx, kit.NewCall(&clockAdd, kit.ClientSide, c.transport, kit.Input(in), nil))
}

// chain gives the middlewares around a method, outermost first: those of cfg.Chain, or else the advised
// ones. What cfg leaves zero is as declared.
func (cfg ClockClientConfig) chain() func(*kit.Method) []kit.Middleware {
	if cfg.Chain != nil {
		return cfg.Chain
	}
	cfg.Timeout.After = cmp.Or(cfg.Timeout.After, 30*time.Second)
	chain := []kit.Middleware{
		kittimeout.New(cfg.Timeout),
	}
	return func(*kit.Method) []kit.Middleware { return chain }
}
