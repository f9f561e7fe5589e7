package orders

import (
	"cmp"
	"context"
	"strings"
	"sync"
	"time"

	kit "github.com/kitc-lang/kit/runtime"
	kitcluster "github.com/kitc-lang/kit/runtime/cluster"
	kittimeout "github.com/kitc-lang/kit/runtime/middleware/timeout"
	kithttp "github.com/kitc-lang/kit/runtime/transport/http"
	kitthrift "github.com/kitc-lang/kit/runtime/transport/thrift"
)

// OrdersClientConfig says where the service Orders is. Everything but its Address, or the Discovery of
// its Cluster, may be left zero, which means: as the .kit file advises its callers.
type OrdersClientConfig struct {
	// Address is where the service is: http://HOST:PORT or thrift://HOST:PORT.
	Address string
	// Cluster finds the instances of Orders and spreads the calls over them, where it has a Discovery and there
	// is no Address.
	Cluster kitcluster.Config
	// HTTP bounds what a call over HTTP may cost.
	HTTP kithttp.ClientConfig
	// Thrift bounds what a call over Thrift may cost.
	Thrift kitthrift.ClientConfig
	// Chain gives the middlewares around each method, outermost first, instead of those that Orders advises
	// (nil: those). The fields below are not used then.
	Chain func(*kit.Method) []kit.Middleware
	// Timeout is the outermost middleware, declared with After 3s.
	Timeout kittimeout.Config
}

// OrdersClient calls the service Orders elsewhere. It may be used by any number of goroutines at once.
type OrdersClient struct {
	handlers  ordersHandlers
	transport string
	close     func() error
}

// NewOrdersClient makes a client, with the chain that Orders advises. It does not connect yet.
func NewOrdersClient(cfg OrdersClientConfig) (*OrdersClient, error) {
	if cfg.Address == "" && cfg.Cluster.Discovery != nil {
		c, err := kitcluster.New("orders.Orders", []string{"http", "https", "thrift"}, cfg.dial, cfg.Cluster)
		if err != nil {
			return nil, err
		}
		return newOrdersClient(ordersCluster{c}, c.Transport(), cfg.chain()), nil
	}
	t, err := cfg.dial(cfg.Address)
	if err != nil {
		return nil, err
	}
	return newOrdersClient(t, strings.TrimSuffix(kit.Scheme(cfg.Address), "s"), cfg.chain()), nil
}

// dial makes the client of one address, which does not connect yet.
func (cfg OrdersClientConfig) dial(address string) (transportOfOrders, error) {
	switch kit.Scheme(address) {
	case "http", "https":
		return newOrdersHTTPClient(address, cfg.HTTP)
	case "thrift":
		return newOrdersThriftClient(address, cfg.Thrift)
	}
	return nil, kit.BadAddress("orders.Orders", address, "http", "https", "thrift")
}

// transportOfOrders is what the client asks of a transport: to send each method.
type transportOfOrders interface {
	get(ctx context.Context, call *kit.Call) error
	place(ctx context.Context, call *kit.Call) error
	list(ctx context.Context, call *kit.Call) error
	annotate(ctx context.Context, call *kit.Call) error
	cancel(ctx context.Context, call *kit.Call) error
	echo(ctx context.Context, call *kit.Call) error
	count(ctx context.Context, call *kit.Call) error
	ping(ctx context.Context, call *kit.Call) error
	pay(ctx context.Context, call *kit.Call) error
	Close() error
}

func newOrdersClient(t transportOfOrders, transport string, chain func(*kit.Method) []kit.Middleware) *OrdersClient {
	return &OrdersClient{
		handlers: ordersHandlers{
			get:      kit.Wrap(t.get, chain(&ordersGet)...),
			place:    kit.Wrap(t.place, chain(&ordersPlace)...),
			list:     kit.Wrap(t.list, chain(&ordersList)...),
			annotate: kit.Wrap(t.annotate, chain(&ordersAnnotate)...),
			cancel:   kit.Wrap(t.cancel, chain(&ordersCancel)...),
			echo:     kit.Wrap(t.echo, chain(&ordersEcho)...),
			count:    kit.Wrap(t.count, chain(&ordersCount)...),
			ping:     kit.Wrap(t.ping, chain(&ordersPing)...),
			pay:      kit.Wrap(t.pay, chain(&ordersPay)...),
		},
		transport: transport,
		close:     sync.OnceValue(t.Close),
	}
}

// Close ends the client's connections. Calls in flight fail. A second Close does nothing.
func (c *OrdersClient) Close() error { return c.close() }

// ordersCluster sends each call to one of the instances of Orders.
type ordersCluster struct {
	*kitcluster.Cluster[transportOfOrders]
}

func (c ordersCluster) get(ctx context.Context, call *kit.Call) error {
	return c.Do(ctx, call, transportOfOrders.get)
}

func (c ordersCluster) place(ctx context.Context, call *kit.Call) error {
	return c.Do(ctx, call, transportOfOrders.place)
}

func (c ordersCluster) list(ctx context.Context, call *kit.Call) error {
	return c.Do(ctx, call, transportOfOrders.list)
}

func (c ordersCluster) annotate(ctx context.Context, call *kit.Call) error {
	return c.Do(ctx, call, transportOfOrders.annotate)
}

func (c ordersCluster) cancel(ctx context.Context, call *kit.Call) error {
	return c.Do(ctx, call, transportOfOrders.cancel)
}

func (c ordersCluster) echo(ctx context.Context, call *kit.Call) error {
	return c.Do(ctx, call, transportOfOrders.echo)
}

func (c ordersCluster) count(ctx context.Context, call *kit.Call) error {
	return c.Do(ctx, call, transportOfOrders.count)
}

func (c ordersCluster) ping(ctx context.Context, call *kit.Call) error {
	return c.Do(ctx, call, transportOfOrders.ping)
}

func (c ordersCluster) pay(ctx context.Context, call *kit.Call) error {
	return c.Do(ctx, call, transportOfOrders.pay)
}

// Gives one order.
//
// It fails with *std.NotFound, *Gone or a *kit.Error.
func (c *OrdersClient) Get(ctx context.Context, in *GetInput) (*Order, error) {
	out := new(Order)
	if err := c.handlers.get(ctx, kit.NewCall(&ordersGet, kit.ClientSide, c.transport, kit.Input(in), out)); err != nil {
		return nil, err
	}
	return out, nil
}

// Places an order.
//
// It fails with *OutOfStock or a *kit.Error.
func (c *OrdersClient) Place(ctx context.Context, in *PlaceInput) (*Order, error) {
	out := new(Order)
	if err := c.handlers.place(ctx, kit.NewCall(&ordersPlace, kit.ClientSide, c.transport, kit.Input(in), out)); err != nil {
		return nil, err
	}
	return out, nil
}

// Gives the newest orders, the newest first.
func (c *OrdersClient) List(ctx context.Context, in *ListInput) (out []Order, err error) {
	err = c.handlers.list(ctx, kit.NewCall(&ordersList, kit.ClientSide, c.transport, kit.Input(in), &out))
	return out, err
}

// Replaces the note of an order.
func (c *OrdersClient) Annotate(ctx context.Context, in *AnnotateInput) error {
	return c.handlers.annotate(ctx, kit.NewCall(&ordersAnnotate, kit.ClientSide, c.transport, kit.Input(in), nil))
}

// Forgets an order.
//
// It fails with *std.NotFound, *OutOfStock or a *kit.Error.
func (c *OrdersClient) Cancel(ctx context.Context, in *CancelInput) error {
	return c.handlers.cancel(ctx, kit.NewCall(&ordersCancel, kit.ClientSide, c.transport, kit.Input(in), nil))
}

// Gives back what it gets.
func (c *OrdersClient) Echo(ctx context.Context, in *Everything) (*Everything, error) {
	out := new(Everything)
	if err := c.handlers.echo(ctx, kit.NewCall(&ordersEcho, kit.ClientSide, c.transport, kit.Input(in), out)); err != nil {
		return nil, err
	}
	return out, nil
}

// Counts the orders by where they stand.
func (c *OrdersClient) Count(ctx context.Context) (out map[Status]int64, err error) {
	err = c.handlers.count(ctx, kit.NewCall(&ordersCount, kit.ClientSide, c.transport, nil, &out))
	return out, err
}

// Says that the service is there.
func (c *OrdersClient) Ping(ctx context.Context) error {
	return c.handlers.ping(ctx, kit.NewCall(&ordersPing, kit.ClientSide, c.transport, nil, nil))
}

// Takes what a customer pays.
func (c *OrdersClient) Pay(ctx context.Context, in *PaymentOrder) (*Payment, error) {
	out := new(Payment)
	if err := c.handlers.pay(ctx, kit.NewCall(&ordersPay, kit.ClientSide, c.transport, kit.Input(in), out)); err != nil {
		return nil, err
	}
	return out, nil
}

// chain gives the middlewares around a method, outermost first: those of cfg.Chain, or else the advised
// ones. What cfg leaves zero is as declared.
func (cfg OrdersClientConfig) chain() func(*kit.Method) []kit.Middleware {
	if cfg.Chain != nil {
		return cfg.Chain
	}
	cfg.Timeout.After = cmp.Or(cfg.Timeout.After, 3*time.Second)
	chain := []kit.Middleware{
		kittimeout.New(cfg.Timeout),
	}
	return func(*kit.Method) []kit.Middleware { return chain }
}
