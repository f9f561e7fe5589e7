package callers

import (
	"cmp"
	"context"
	"errors"
	"strings"
	"sync"
	"time"

	kit "github.com/kitc-lang/kit/runtime"
	kitcluster "github.com/kitc-lang/kit/runtime/cluster"
	kitlog "github.com/kitc-lang/kit/runtime/middleware/log"
	kittimeout "github.com/kitc-lang/kit/runtime/middleware/timeout"
	kithttp "github.com/kitc-lang/kit/runtime/transport/http"
	kitthrift "github.com/kitc-lang/kit/runtime/transport/thrift"
)

// PaymentsClientConfig says where the service Payments is. Everything but its Address, or the Discovery of
// its Cluster, may be left zero, which means: as the .kit file advises its callers.
type PaymentsClientConfig struct {
	// Address is where the service is: http://HOST:PORT or thrift://HOST:PORT.
	Address string
	// Cluster finds the instances of Payments and spreads the calls over them, where it has a Discovery and there
	// is no Address.
	Cluster kitcluster.Config
	// HTTP bounds what a call over HTTP may cost.
	HTTP kithttp.ClientConfig
	// Thrift bounds what a call over Thrift may cost.
	Thrift kitthrift.ClientConfig
	// MachineKey gives the key that is sent to methods that ask for "machine" (nil: none).
	MachineKey func(context.Context) (string, error)
	// Chain gives the middlewares around each method, outermost first, instead of those that Payments advises
	// (nil: those). The fields below are not used then.
	Chain func(*kit.Method) []kit.Middleware
	// Log is the outermost middleware, declared with First 100, OneIn 100.
	Log kitlog.Config
	// Timeout is the middleware inside Log, declared with After 300ms, and not around Settle.
	Timeout kittimeout.Config
	// SettleTimeout is the middleware inside Log around Settle, declared with After 5s.
	SettleTimeout kittimeout.Config
}

// PaymentsClient calls the service Payments elsewhere. It may be used by any number of goroutines at once.
type PaymentsClient struct {
	handlers  paymentsHandlers
	transport string
	close     func() error
}

// NewPaymentsClient makes a client, with the chain that Payments advises. It does not connect yet.
func NewPaymentsClient(cfg PaymentsClientConfig) (*PaymentsClient, error) {
	if cfg.Address == "" && cfg.Cluster.Discovery != nil {
		c, err := kitcluster.New("callers.Payments", []string{"http", "https", "thrift"}, cfg.dial, cfg.Cluster)
		if err != nil {
			return nil, err
		}
		return newPaymentsClient(paymentsCluster{c}, c.Transport(), cfg), nil
	}
	t, err := cfg.dial(cfg.Address)
	if err != nil {
		return nil, err
	}
	return newPaymentsClient(t, strings.TrimSuffix(kit.Scheme(cfg.Address), "s"), cfg), nil
}

// dial makes the client of one address, which does not connect yet.
func (cfg PaymentsClientConfig) dial(address string) (transportOfPayments, error) {
	switch kit.Scheme(address) {
	case "http", "https":
		return newPaymentsHTTPClient(address, cfg.HTTP)
	case "thrift":
		if !cfg.Thrift.Framing.HasHeaders() && cfg.MachineKey != nil {
			return nil, errors.New("callers.Payments: who calls travels beside the message, which THeader and Post can do: leave Framing as it is, or send no proof")
		}
		return newPaymentsThriftClient(address, cfg.Thrift)
	}
	return nil, kit.BadAddress("callers.Payments", address, "http", "https", "thrift")
}

// transportOfPayments is what the client asks of a transport: to send each method.
type transportOfPayments interface {
	charge(ctx context.Context, call *kit.Call) error
	settle(ctx context.Context, call *kit.Call) error
	left(ctx context.Context, call *kit.Call) error
	Close() error
}

func newPaymentsClient(t transportOfPayments, transport string, cfg PaymentsClientConfig) *PaymentsClient {
	chain := cfg.chain()
	return &PaymentsClient{
		handlers: paymentsHandlers{
			charge: kit.Wrap(kit.SendKey(t.charge, "X-Machine-Key", cfg.MachineKey), chain(&paymentsCharge)...),
			settle: kit.Wrap(kit.SendKey(t.settle, "X-Machine-Key", cfg.MachineKey), chain(&paymentsSettle)...),
			left:   kit.Wrap(kit.SendKey(t.left, "X-Machine-Key", cfg.MachineKey), chain(&paymentsLeft)...),
		},
		transport: transport,
		close:     sync.OnceValue(t.Close),
	}
}

// Close ends the client's connections. Calls in flight fail. A second Close does nothing.
func (c *PaymentsClient) Close() error { return c.close() }

// paymentsCluster sends each call to one of the instances of Payments.
type paymentsCluster struct {
	*kitcluster.Cluster[transportOfPayments]
}

func (c paymentsCluster) charge(ctx context.Context, call *kit.Call) error {
	return c.Do(ctx, call, transportOfPayments.charge)
}

func (c paymentsCluster) settle(ctx context.Context, call *kit.Call) error {
	return c.Do(ctx, call, transportOfPayments.settle)
}

func (c paymentsCluster) left(ctx context.Context, call *kit.Call) error {
	return c.Do(ctx, call, transportOfPayments.left)
}

// Charges, once for each key.
func (c *PaymentsClient) Charge(ctx context.Context, in *ChargeInput) error {
	return c.handlers.charge(ctx, kit.NewCall(&paymentsCharge, kit.ClientSide, c.transport, kit.Input(in), nil))
}

// Is slow.
func (c *PaymentsClient) Settle(ctx context.Context) error {
	return c.handlers.settle(ctx, kit.NewCall(&paymentsSettle, kit.ClientSide, c.transport, nil, nil))
}

// Tells what is left.
func (c *PaymentsClient) Left(ctx context.Context) (out int64, err error) {
	err = c.handlers.left(ctx, kit.NewCall(&paymentsLeft, kit.ClientSide, c.transport, nil, &out))
	return out, err
}

// chain gives the middlewares around a method, outermost first: those of cfg.Chain, or else the advised
// ones. What cfg leaves zero is as declared.
func (cfg PaymentsClientConfig) chain() func(*kit.Method) []kit.Middleware {
	if cfg.Chain != nil {
		return cfg.Chain
	}
	cfg.Log.First = cmp.Or(cfg.Log.First, 100)
	cfg.Log.OneIn = cmp.Or(cfg.Log.OneIn, 100)
	cfg.Timeout.After = cmp.Or(cfg.Timeout.After, 300*time.Millisecond)
	cfg.SettleTimeout.After = cmp.Or(cfg.SettleTimeout.After, 5*time.Second)
	log := kitlog.New(cfg.Log)
	timeout := kittimeout.New(cfg.Timeout)
	settleTimeout := kittimeout.New(cfg.SettleTimeout)
	shared := []kit.Middleware{log, timeout}
	return func(m *kit.Method) []kit.Middleware {
		switch m.Name {
		case "Settle":
			return []kit.Middleware{log, settleTimeout}
		}
		return shared
	}
}
