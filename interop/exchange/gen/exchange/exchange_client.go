package exchange

import (
	"context"
	"sync"

	kit "github.com/kitc-lang/kit/runtime"
	kithttp "github.com/kitc-lang/kit/runtime/transport/http"
	kitthrift "github.com/kitc-lang/kit/runtime/transport/thrift"
)

// ExchangeClientConfig says where the service Exchange is. Everything but its Address may be left zero,
// which means: as the .kit file advises its callers.
type ExchangeClientConfig struct {
	// Address is where the service is: http://HOST:PORT or thrift://HOST:PORT.
	Address string
	// HTTP bounds what a call over HTTP may cost.
	HTTP kithttp.ClientConfig
	// Thrift bounds what a call over Thrift may cost.
	Thrift kitthrift.ClientConfig
}

// ExchangeClient calls the service Exchange elsewhere. It may be used by any number of goroutines at once.
type ExchangeClient struct {
	handlers  exchangeHandlers
	transport string
	close     func() error
}

// NewExchangeClient makes a client, with the chain that Exchange advises. It does not connect yet.
func NewExchangeClient(cfg ExchangeClientConfig) (*ExchangeClient, error) {
	switch kit.Scheme(cfg.Address) {
	case "http", "https":
		t, err := newExchangeHTTPClient(cfg.Address, cfg.HTTP)
		if err != nil {
			return nil, err
		}
		return newExchangeClient(t, "http", cfg.chain()), nil
	case "thrift":
		t, err := newExchangeThriftClient(cfg.Address, cfg.Thrift)
		if err != nil {
			return nil, err
		}
		return newExchangeClient(t, "thrift", cfg.chain()), nil
	}
	return nil, kit.BadAddress("exchange.Exchange", cfg.Address, "http", "https", "thrift")
}

// transportOfExchange is what the client asks of a transport: to send each method.
type transportOfExchange interface {
	ping(ctx context.Context, call *kit.Call) error
	echo(ctx context.Context, call *kit.Call) error
	move(ctx context.Context, call *kit.Call) error
	turn(ctx context.Context, call *kit.Call) error
	explain(ctx context.Context, call *kit.Call) error
	count(ctx context.Context, call *kit.Call) error
	Close() error
}

func newExchangeClient(t transportOfExchange, transport string, chain []kit.Middleware) *ExchangeClient {
	return &ExchangeClient{
		handlers: exchangeHandlers{
			ping:    kit.Wrap(t.ping, chain...),
			echo:    kit.Wrap(t.echo, chain...),
			move:    kit.Wrap(t.move, chain...),
			turn:    kit.Wrap(t.turn, chain...),
			explain: kit.Wrap(t.explain, chain...),
			count:   kit.Wrap(t.count, chain...),
		},
		transport: transport,
		close:     sync.OnceValue(t.Close),
	}
}

// Close ends the client's connections. Calls in flight fail. A second Close does nothing.
func (c *ExchangeClient) Close() error { return c.close() }

// Does nothing, and says so.
func (c *ExchangeClient) Ping(ctx context.Context) error {
	return c.handlers.ping(ctx, kit.NewCall(&exchangePing, kit.ClientSide, c.transport, nil, nil))
}

// Gives the message back.
func (c *ExchangeClient) Echo(ctx context.Context, in *Everything) (*Everything, error) {
	out := new(Everything)
	if err := c.handlers.echo(ctx, kit.NewCall(&exchangeEcho, kit.ClientSide, c.transport, kit.Input(in), out)); err != nil {
		return nil, err
	}
	return out, nil
}

// Gives a point moved.
func (c *ExchangeClient) Move(ctx context.Context, in *MoveInput) (*Point, error) {
	out := new(Point)
	if err := c.handlers.move(ctx, kit.NewCall(&exchangeMove, kit.ClientSide, c.transport, kit.Input(in), out)); err != nil {
		return nil, err
	}
	return out, nil
}

// Gives a shape back.
func (c *ExchangeClient) Turn(ctx context.Context, in *TurnInput) (*Shape, error) {
	out := new(Shape)
	if err := c.handlers.turn(ctx, kit.NewCall(&exchangeTurn, kit.ClientSide, c.transport, kit.Input(in), out)); err != nil {
		return nil, err
	}
	return out, nil
}

// Explains a word, or fails in the way that the word says.
//
// It fails with *UnknownWord, *Asleep or a *kit.Error.
func (c *ExchangeClient) Explain(ctx context.Context, in *ExplainInput) (out []string, err error) {
	err = c.handlers.explain(ctx, kit.NewCall(&exchangeExplain, kit.ClientSide, c.transport, kit.Input(in), &out))
	return out, err
}

// Counts the words of a text.
func (c *ExchangeClient) Count(ctx context.Context, in *CountInput) (out map[string]int32, err error) {
	err = c.handlers.count(ctx, kit.NewCall(&exchangeCount, kit.ClientSide, c.transport, kit.Input(in), &out))
	return out, err
}

func (cfg ExchangeClientConfig) chain() []kit.Middleware { return nil }
