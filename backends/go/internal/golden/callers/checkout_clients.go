package callers

import (
	"cmp"
	"context"
	"errors"
	"time"

	kit "github.com/kitc-lang/kit/runtime"
	kitadmin "github.com/kitc-lang/kit/runtime/admin"
	kitcluster "github.com/kitc-lang/kit/runtime/cluster"
	kitlog "github.com/kitc-lang/kit/runtime/middleware/log"
	kittimeout "github.com/kitc-lang/kit/runtime/middleware/timeout"
	kithttp "github.com/kitc-lang/kit/runtime/transport/http"
	kitthrift "github.com/kitc-lang/kit/runtime/transport/thrift"
)

// CheckoutClients are the services that Checkout calls, for its implementation. A test puts anything in the place
// of each.
type CheckoutClients struct {
	// Payments calls the service Payments.
	//
	// Where the money comes from.
	Payments Payments
	// Ledger calls the service Payments.
	//
	// As it is advised.
	Ledger Payments
	// Bare calls the service Payments.
	Bare Payments

	admin kitadmin.Clients
}

// CheckoutClientsConfig says where the services are that Checkout calls.
type CheckoutClientsConfig struct {
	Payments CheckoutPaymentsClientConfig
	Ledger   CheckoutLedgerClientConfig
	Bare     CheckoutBareClientConfig
}

// NewCheckoutClients makes the clients with which Checkout calls other services. They do not connect yet.
func NewCheckoutClients(cfg CheckoutClientsConfig) (*CheckoutClients, error) {
	var admin kitadmin.Clients
	admin.Add(cfg.Payments.describe(), &cfg.Payments.Cluster)
	paymentsClient, err := NewCheckoutPaymentsClient(cfg.Payments)
	if err != nil {
		return nil, err
	}
	admin.Add(cfg.Ledger.describe(), &cfg.Ledger.Cluster)
	ledgerClient, err := NewCheckoutLedgerClient(cfg.Ledger)
	if err != nil {
		return nil, errors.Join(err, kit.Close(paymentsClient))
	}
	admin.Add(cfg.Bare.describe(), &cfg.Bare.Cluster)
	bareClient, err := NewCheckoutBareClient(cfg.Bare)
	if err != nil {
		return nil, errors.Join(err, kit.Close(paymentsClient, ledgerClient))
	}
	return &CheckoutClients{
		Payments: paymentsClient,
		Ledger:   ledgerClient,
		Bare:     bareClient,
		admin:    admin,
	}, nil
}

// Close ends the connections of all clients. Calls in flight fail.
func (c *CheckoutClients) Close() error {
	return kit.Close(c.Payments, c.Ledger, c.Bare)
}

// AdminClients are the clients as the admin listener of Checkout shows them.
func (c *CheckoutClients) AdminClients() *kitadmin.Clients {
	if c == nil {
		return nil
	}
	return &c.admin
}

// CheckoutPaymentsClientConfig says where the service Payments is, which Checkout calls.
// What is not required may be left zero, which means: as the .kit files say.
//
// Where the money comes from.
type CheckoutPaymentsClientConfig struct {
	// Address is where the service is: thrift://HOST:PORT.
	Address string
	// Cluster finds the instances of the service and spreads the calls over them, where it has a Discovery and there
	// is no Address.
	Cluster kitcluster.Config
	// Thrift bounds what a call over Thrift may cost.
	Thrift kitthrift.ClientConfig
	// MachineKey gives the key that is sent to methods that ask for "machine" (nil: none).
	MachineKey func(context.Context) (string, error)
	// NewNotes makes the middleware notes inside Log. It is required.
	//
	// Notes what is called.
	NewNotes func(NotesParams) kit.Middleware
	// Log is the outermost middleware, declared with First 100, OneIn 100.
	Log kitlog.Config
	// Timeout is the middleware inside Notes, declared with After 200ms.
	Timeout kittimeout.Config
}

// NewCheckoutPaymentsClient makes the client with which Checkout calls Payments, with the chain that the
// .kit files say. It does not connect yet.
func NewCheckoutPaymentsClient(cfg CheckoutPaymentsClientConfig) (*PaymentsClient, error) {
	if cfg.NewNotes == nil {
		return nil, errors.New("callers: NewCheckoutPaymentsClient needs NewNotes in its Config: it makes the middleware notes")
	}
	if cfg.Address != "" || cfg.Cluster.Discovery == nil {
		if err := kit.CheckAddress("callers.Checkout.payments", cfg.Address, "thrift"); err != nil {
			return nil, err
		}
	}
	cfg.Cluster.Scheme = cmp.Or(cfg.Cluster.Scheme, "thrift")
	return NewPaymentsClient(PaymentsClientConfig{
		Address:    cfg.Address,
		Cluster:    cfg.Cluster,
		Thrift:     cfg.Thrift,
		MachineKey: cfg.MachineKey,
		Chain:      cfg.chain(),
	})
}

// filled gives cfg with what is declared in the place of what it leaves zero.
func (cfg CheckoutPaymentsClientConfig) filled() CheckoutPaymentsClientConfig {
	cfg.Log.First = cmp.Or(cfg.Log.First, 100)
	cfg.Log.OneIn = cmp.Or(cfg.Log.OneIn, 100)
	cfg.Timeout.After = cmp.Or(cfg.Timeout.After, 200*time.Millisecond)
	return cfg
}

// chain gives the middlewares around a method, outermost first. What cfg leaves zero is as declared.
func (cfg CheckoutPaymentsClientConfig) chain() func(*kit.Method) []kit.Middleware {
	cfg = cfg.filled()
	chain := []kit.Middleware{
		kitlog.New(cfg.Log),
		cfg.NewNotes(NotesParams{Book: "payments"}),
		kittimeout.New(cfg.Timeout),
	}
	return func(*kit.Method) []kit.Middleware { return chain }
}

// CheckoutLedgerClientConfig says where the service Payments is, which Checkout calls.
// Everything but its Address, or the Discovery of its Cluster, may be left zero, which means: as the .kit files say.
//
// As it is advised.
type CheckoutLedgerClientConfig struct {
	// Address is where the service is: http://HOST:PORT.
	Address string
	// Cluster finds the instances of the service and spreads the calls over them, where it has a Discovery and there
	// is no Address.
	Cluster kitcluster.Config
	// HTTP bounds what a call over HTTP may cost.
	HTTP kithttp.ClientConfig
	// MachineKey gives the key that is sent to methods that ask for "machine" (nil: none).
	MachineKey func(context.Context) (string, error)
	// Log is the outermost middleware, declared with First 100, OneIn 100.
	Log kitlog.Config
	// Timeout is the middleware inside Log, declared with After 300ms, and not around Settle.
	Timeout kittimeout.Config
	// SettleTimeout is the middleware inside Log around Settle, declared with After 5s.
	SettleTimeout kittimeout.Config
}

// NewCheckoutLedgerClient makes the client with which Checkout calls Payments, with the chain that the
// .kit files say. It does not connect yet.
func NewCheckoutLedgerClient(cfg CheckoutLedgerClientConfig) (*PaymentsClient, error) {
	if cfg.Address != "" || cfg.Cluster.Discovery == nil {
		if err := kit.CheckAddress("callers.Checkout.ledger", cfg.Address, "http", "https"); err != nil {
			return nil, err
		}
	}
	cfg.Cluster.Scheme = cmp.Or(cfg.Cluster.Scheme, "http")
	return NewPaymentsClient(PaymentsClientConfig{
		Address:    cfg.Address,
		Cluster:    cfg.Cluster,
		HTTP:       cfg.HTTP,
		MachineKey: cfg.MachineKey,
		Chain:      cfg.chain(),
	})
}

// filled gives cfg with what is declared in the place of what it leaves zero.
func (cfg CheckoutLedgerClientConfig) filled() CheckoutLedgerClientConfig {
	cfg.Log.First = cmp.Or(cfg.Log.First, 100)
	cfg.Log.OneIn = cmp.Or(cfg.Log.OneIn, 100)
	cfg.Timeout.After = cmp.Or(cfg.Timeout.After, 300*time.Millisecond)
	cfg.SettleTimeout.After = cmp.Or(cfg.SettleTimeout.After, 5*time.Second)
	return cfg
}

// chain gives the middlewares around a method, outermost first. What cfg leaves zero is as declared.
func (cfg CheckoutLedgerClientConfig) chain() func(*kit.Method) []kit.Middleware {
	cfg = cfg.filled()
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

// CheckoutBareClientConfig says where the service Payments is, which Checkout calls.
// Everything but its Address, or the Discovery of its Cluster, may be left zero, which means: as the .kit files say.
type CheckoutBareClientConfig struct {
	// Address is where the service is: http://HOST:PORT.
	Address string
	// Cluster finds the instances of the service and spreads the calls over them, where it has a Discovery and there
	// is no Address.
	Cluster kitcluster.Config
	// HTTP bounds what a call over HTTP may cost.
	HTTP kithttp.ClientConfig
	// MachineKey gives the key that is sent to methods that ask for "machine" (nil: none).
	MachineKey func(context.Context) (string, error)
}

// NewCheckoutBareClient makes the client with which Checkout calls Payments, with the chain that the
// .kit files say. It does not connect yet.
func NewCheckoutBareClient(cfg CheckoutBareClientConfig) (*PaymentsClient, error) {
	if cfg.Address != "" || cfg.Cluster.Discovery == nil {
		if err := kit.CheckAddress("callers.Checkout.bare", cfg.Address, "http", "https"); err != nil {
			return nil, err
		}
	}
	cfg.Cluster.Scheme = cmp.Or(cfg.Cluster.Scheme, "http")
	return NewPaymentsClient(PaymentsClientConfig{
		Address:    cfg.Address,
		Cluster:    cfg.Cluster,
		HTTP:       cfg.HTTP,
		MachineKey: cfg.MachineKey,
		Chain:      cfg.chain(),
	})
}

// chain gives the middlewares around a method, outermost first. What cfg leaves zero is as declared.
func (cfg CheckoutBareClientConfig) chain() func(*kit.Method) []kit.Middleware {
	return func(*kit.Method) []kit.Middleware { return nil }
}
