package found

import (
	"cmp"
	"errors"
	"fmt"
	"time"

	kit "github.com/kitc-lang/kit/runtime"
	kitadmin "github.com/kitc-lang/kit/runtime/admin"
	kitbalance "github.com/kitc-lang/kit/runtime/balance"
	kithash "github.com/kitc-lang/kit/runtime/balance/hash"
	kitroundrobin "github.com/kitc-lang/kit/runtime/balance/roundrobin"
	kitcluster "github.com/kitc-lang/kit/runtime/cluster"
	kitfile "github.com/kitc-lang/kit/runtime/discovery/file"
	kitmemory "github.com/kitc-lang/kit/runtime/discovery/memory"
	kitstatic "github.com/kitc-lang/kit/runtime/discovery/static"
	kittimeout "github.com/kitc-lang/kit/runtime/middleware/timeout"
	kittrace "github.com/kitc-lang/kit/runtime/middleware/trace"
	kitmetrics "github.com/kitc-lang/kit/runtime/observe/prometheus"
	kithttp "github.com/kitc-lang/kit/runtime/transport/http"
	kitthrift "github.com/kitc-lang/kit/runtime/transport/thrift"
)

// DeskClients are the services that Desk calls, for its implementation. A test puts anything in the place
// of each.
type DeskClients struct {
	// Stock calls the service Stock.
	Stock Stock
	// Counted calls the service Stock.
	Counted Stock
	// Ledger calls the service Ledger.
	Ledger Ledger
	// Fixed calls the service Ledger.
	Fixed Ledger
	// Written calls the service Stock.
	Written Stock
	// Told calls the service Stock.
	Told Stock

	admin kitadmin.Clients
}

// DeskClientsConfig says where the services are that Desk calls.
type DeskClientsConfig struct {
	Stock   DeskStockClientConfig
	Counted DeskCountedClientConfig
	Ledger  DeskLedgerClientConfig
	Fixed   DeskFixedClientConfig
	Written DeskWrittenClientConfig
	Told    DeskToldClientConfig
}

// NewDeskClients makes the clients with which Desk calls other services. They do not connect yet.
func NewDeskClients(cfg DeskClientsConfig) (*DeskClients, error) {
	var admin kitadmin.Clients
	admin.Add(cfg.Stock.describe(), &cfg.Stock.Cluster)
	stockClient, err := NewDeskStockClient(cfg.Stock)
	if err != nil {
		return nil, err
	}
	admin.Add(cfg.Counted.describe(), &cfg.Counted.Cluster)
	countedClient, err := NewDeskCountedClient(cfg.Counted)
	if err != nil {
		return nil, errors.Join(err, kit.Close(stockClient))
	}
	admin.Add(cfg.Ledger.describe(), &cfg.Ledger.Cluster)
	ledgerClient, err := NewDeskLedgerClient(cfg.Ledger)
	if err != nil {
		return nil, errors.Join(err, kit.Close(stockClient, countedClient))
	}
	admin.Add(cfg.Fixed.describe(), &cfg.Fixed.Cluster)
	fixedClient, err := NewDeskFixedClient(cfg.Fixed)
	if err != nil {
		return nil, errors.Join(err, kit.Close(stockClient, countedClient, ledgerClient))
	}
	admin.Add(cfg.Written.describe(), &cfg.Written.Cluster)
	writtenClient, err := NewDeskWrittenClient(cfg.Written)
	if err != nil {
		return nil, errors.Join(err, kit.Close(stockClient, countedClient, ledgerClient, fixedClient))
	}
	admin.Add(cfg.Told.describe(), &cfg.Told.Cluster)
	toldClient, err := NewDeskToldClient(cfg.Told)
	if err != nil {
		return nil, errors.Join(err, kit.Close(stockClient, countedClient, ledgerClient, fixedClient, writtenClient))
	}
	return &DeskClients{
		Stock:   stockClient,
		Counted: countedClient,
		Ledger:  ledgerClient,
		Fixed:   fixedClient,
		Written: writtenClient,
		Told:    toldClient,
		admin:   admin,
	}, nil
}

// Close ends the connections of all clients. Calls in flight fail.
func (c *DeskClients) Close() error {
	return kit.Close(c.Stock, c.Counted, c.Ledger, c.Fixed, c.Written, c.Told)
}

// AdminClients are the clients as the admin listener of Desk shows them.
func (c *DeskClients) AdminClients() *kitadmin.Clients {
	if c == nil {
		return nil
	}
	return &c.admin
}

// DeskStockClientConfig says where the service Stock is, which Desk calls.
// All of it may be left zero, which means: as the .kit files say.
type DeskStockClientConfig struct {
	// Address is where the service is, thrift://HOST:PORT, instead of what is found ("": that).
	Address string
	// Discovery finds the instances: memory.
	Discovery kitmemory.Config
	// Balance spreads the calls over them: hash, declared with Field "shelf".
	Balance kithash.Config
	// Cluster bounds how calls are spread. A Discovery and a Balancer in it are used instead of what is declared.
	Cluster kitcluster.Config
	// Thrift bounds what a call over Thrift may cost.
	Thrift kitthrift.ClientConfig
	// Trace is the outermost middleware, declared with Sample 1, Limit 100/s, Write [b3 traceparent].
	Trace kittrace.Config
	// Metrics is the middleware inside Trace.
	Metrics kitmetrics.Config
	// Timeout is the middleware inside Metrics, declared with After 30s.
	Timeout kittimeout.Config
}

// NewDeskStockClient makes the client with which Desk calls Stock, with the chain that the
// .kit files say. It does not connect yet.
func NewDeskStockClient(cfg DeskStockClientConfig) (*StockClient, error) {
	if cfg.Address == "" {
		found, err := cfg.cluster()
		if err != nil {
			return nil, err
		}
		cfg.Cluster = found
	} else if err := kit.CheckAddress("found.Desk.stock", cfg.Address, "thrift"); err != nil {
		return nil, err
	}
	if cfg.Cluster.Meter == nil {
		cfg.Cluster.Meter = cfg.Metrics.Meter()
	}
	return NewStockClient(StockClientConfig{
		Address: cfg.Address,
		Cluster: cfg.Cluster,
		Thrift:  cfg.Thrift,
		Chain:   cfg.chain(),
	})
}

// cluster says how the instances are found and how calls are spread over them. What cfg leaves zero is as
// declared.
func (cfg DeskStockClientConfig) cluster() (kitcluster.Config, error) {
	cfg.Cluster.Scheme = cmp.Or(cfg.Cluster.Scheme, "thrift")
	if cfg.Cluster.Balancer == nil {
		if cfg.Balance.Field == nil {
			cfg.Balance.Field = deskStockField
		}
		cfg.Cluster.Balancer = kithash.New(cfg.Balance)
	}
	if cfg.Cluster.Discovery != nil {
		return cfg.Cluster, nil
	}
	discovery, err := kitmemory.New(cfg.Discovery)
	if err != nil {
		return cfg.Cluster, fmt.Errorf("found.Desk.stock: %w", err)
	}
	cfg.Cluster.Discovery = discovery
	return cfg.Cluster, nil
}

// deskStockField gives the field shelf of the input of a call, which decides where it goes.
func deskStockField(call *kit.Call) string {
	switch in := call.In.(type) {
	case *TakeInput:
		return string(in.Shelf)
	case *MoveInput:
		return kit.KeyText(in.Shelf)
	}
	return ""
}

// filled gives cfg with what is declared in the place of what it leaves zero.
func (cfg DeskStockClientConfig) filled() DeskStockClientConfig {
	cfg.Trace.Sample = cmp.Or(cfg.Trace.Sample, 1)
	cfg.Trace.Limit = cmp.Or(cfg.Trace.Limit, kit.Rate{Count: 100, Per: time.Second})
	if cfg.Trace.Write == nil {
		cfg.Trace.Write = []kittrace.TraceHeader{kittrace.B3, kittrace.Traceparent}
	}
	cfg.Timeout.After = cmp.Or(cfg.Timeout.After, 30*time.Second)
	return cfg
}

// chain gives the middlewares around a method, outermost first. What cfg leaves zero is as declared.
func (cfg DeskStockClientConfig) chain() func(*kit.Method) []kit.Middleware {
	cfg = cfg.filled()
	chain := []kit.Middleware{
		kittrace.New(cfg.Trace),
		kitmetrics.New(cfg.Metrics),
		kittimeout.New(cfg.Timeout),
	}
	return func(*kit.Method) []kit.Middleware { return chain }
}

// DeskCountedClientConfig says where the service Stock is, which Desk calls.
// All of it may be left zero, which means: as the .kit files say.
type DeskCountedClientConfig struct {
	// Address is where the service is, http://HOST:PORT, instead of what is found ("": that).
	Address string
	// Discovery finds the instances: memory.
	Discovery kitmemory.Config
	// Balance spreads the calls over them: hash, declared with Field "count".
	Balance kithash.Config
	// Cluster bounds how calls are spread. A Discovery and a Balancer in it are used instead of what is declared.
	Cluster kitcluster.Config
	// HTTP bounds what a call over HTTP may cost.
	HTTP kithttp.ClientConfig
	// Trace is the outermost middleware, declared with Sample 1, Limit 100/s, Write [b3 traceparent].
	Trace kittrace.Config
	// Metrics is the middleware inside Trace.
	Metrics kitmetrics.Config
	// Timeout is the middleware inside Metrics, declared with After 30s.
	Timeout kittimeout.Config
}

// NewDeskCountedClient makes the client with which Desk calls Stock, with the chain that the
// .kit files say. It does not connect yet.
func NewDeskCountedClient(cfg DeskCountedClientConfig) (*StockClient, error) {
	if cfg.Address == "" {
		found, err := cfg.cluster()
		if err != nil {
			return nil, err
		}
		cfg.Cluster = found
	} else if err := kit.CheckAddress("found.Desk.counted", cfg.Address, "http", "https"); err != nil {
		return nil, err
	}
	if cfg.Cluster.Meter == nil {
		cfg.Cluster.Meter = cfg.Metrics.Meter()
	}
	return NewStockClient(StockClientConfig{
		Address: cfg.Address,
		Cluster: cfg.Cluster,
		HTTP:    cfg.HTTP,
		Chain:   cfg.chain(),
	})
}

// cluster says how the instances are found and how calls are spread over them. What cfg leaves zero is as
// declared.
func (cfg DeskCountedClientConfig) cluster() (kitcluster.Config, error) {
	cfg.Cluster.Scheme = cmp.Or(cfg.Cluster.Scheme, "http")
	if cfg.Cluster.Balancer == nil {
		if cfg.Balance.Field == nil {
			cfg.Balance.Field = deskCountedField
		}
		cfg.Cluster.Balancer = kithash.New(cfg.Balance)
	}
	if cfg.Cluster.Discovery != nil {
		return cfg.Cluster, nil
	}
	discovery, err := kitmemory.New(cfg.Discovery)
	if err != nil {
		return cfg.Cluster, fmt.Errorf("found.Desk.counted: %w", err)
	}
	cfg.Cluster.Discovery = discovery
	return cfg.Cluster, nil
}

// deskCountedField gives the field count of the input of a call, which decides where it goes.
func deskCountedField(call *kit.Call) string {
	switch in := call.In.(type) {
	case *TakeInput:
		return fmt.Sprint(in.GetCount())
	case *MoveInput:
		return fmt.Sprint(in.Count)
	}
	return ""
}

// filled gives cfg with what is declared in the place of what it leaves zero.
func (cfg DeskCountedClientConfig) filled() DeskCountedClientConfig {
	cfg.Trace.Sample = cmp.Or(cfg.Trace.Sample, 1)
	cfg.Trace.Limit = cmp.Or(cfg.Trace.Limit, kit.Rate{Count: 100, Per: time.Second})
	if cfg.Trace.Write == nil {
		cfg.Trace.Write = []kittrace.TraceHeader{kittrace.B3, kittrace.Traceparent}
	}
	cfg.Timeout.After = cmp.Or(cfg.Timeout.After, 30*time.Second)
	return cfg
}

// chain gives the middlewares around a method, outermost first. What cfg leaves zero is as declared.
func (cfg DeskCountedClientConfig) chain() func(*kit.Method) []kit.Middleware {
	cfg = cfg.filled()
	chain := []kit.Middleware{
		kittrace.New(cfg.Trace),
		kitmetrics.New(cfg.Metrics),
		kittimeout.New(cfg.Timeout),
	}
	return func(*kit.Method) []kit.Middleware { return chain }
}

// DeskLedgerClientConfig says where the service Ledger is, which Desk calls.
// What is not required may be left zero, which means: as the .kit files say.
type DeskLedgerClientConfig struct {
	// Address is where the service is, http://HOST:PORT, instead of what is found ("": that).
	Address string
	// NewTable makes the discovery table that finds the instances. It is required,
	// unless there is an Address or the Cluster has a Discovery.
	//
	// The table of the mainframe.
	NewTable func(TableParams) (kit.Discovery, error)
	// NewNearest makes the balance nearest that spreads the calls over them. It is required,
	// unless the Cluster has a Balancer.
	//
	// The one in the same rack.
	NewNearest func(NearestParams) (kitbalance.Balancer, error)
	// Cluster bounds how calls are spread. A Discovery and a Balancer in it are used instead of what is declared.
	Cluster kitcluster.Config
	// HTTP bounds what a call over HTTP may cost.
	HTTP kithttp.ClientConfig
	// Trace is the outermost middleware, declared with Sample 1, Limit 100/s, Write [b3 traceparent].
	Trace kittrace.Config
	// Metrics is the middleware inside Trace.
	Metrics kitmetrics.Config
	// Timeout is the middleware inside Metrics, declared with After 30s.
	Timeout kittimeout.Config
}

// NewDeskLedgerClient makes the client with which Desk calls Ledger, with the chain that the
// .kit files say. It does not connect yet.
func NewDeskLedgerClient(cfg DeskLedgerClientConfig) (*LedgerClient, error) {
	if cfg.Address == "" {
		found, err := cfg.cluster()
		if err != nil {
			return nil, err
		}
		cfg.Cluster = found
	} else if err := kit.CheckAddress("found.Desk.ledger", cfg.Address, "http", "https"); err != nil {
		return nil, err
	}
	if cfg.Cluster.Meter == nil {
		cfg.Cluster.Meter = cfg.Metrics.Meter()
	}
	return NewLedgerClient(LedgerClientConfig{
		Address: cfg.Address,
		Cluster: cfg.Cluster,
		HTTP:    cfg.HTTP,
		Chain:   cfg.chain(),
	})
}

// cluster says how the instances are found and how calls are spread over them. What cfg leaves zero is as
// declared.
func (cfg DeskLedgerClientConfig) cluster() (kitcluster.Config, error) {
	cfg.Cluster.Scheme = cmp.Or(cfg.Cluster.Scheme, "http")
	if cfg.Cluster.Balancer == nil {
		if cfg.NewNearest == nil {
			return cfg.Cluster, errors.New("found: NewDeskLedgerClient needs NewNearest in its Config: it makes the balance nearest")
		}
		balancer, err := cfg.NewNearest(NearestParams{Rack: "a"})
		if err != nil {
			return cfg.Cluster, fmt.Errorf("found.Desk.ledger: %w", err)
		}
		cfg.Cluster.Balancer = balancer
	}
	if cfg.Cluster.Discovery != nil {
		return cfg.Cluster, nil
	}
	if cfg.NewTable == nil {
		return cfg.Cluster, errors.New("found: NewDeskLedgerClient needs NewTable in its Config: it makes the discovery table")
	}
	discovery, err := cfg.NewTable(TableParams{File: "/etc/services.tab"})
	if err != nil {
		return cfg.Cluster, fmt.Errorf("found.Desk.ledger: %w", err)
	}
	cfg.Cluster.Discovery = discovery
	return cfg.Cluster, nil
}

// filled gives cfg with what is declared in the place of what it leaves zero.
func (cfg DeskLedgerClientConfig) filled() DeskLedgerClientConfig {
	cfg.Trace.Sample = cmp.Or(cfg.Trace.Sample, 1)
	cfg.Trace.Limit = cmp.Or(cfg.Trace.Limit, kit.Rate{Count: 100, Per: time.Second})
	if cfg.Trace.Write == nil {
		cfg.Trace.Write = []kittrace.TraceHeader{kittrace.B3, kittrace.Traceparent}
	}
	cfg.Timeout.After = cmp.Or(cfg.Timeout.After, 30*time.Second)
	return cfg
}

// chain gives the middlewares around a method, outermost first. What cfg leaves zero is as declared.
func (cfg DeskLedgerClientConfig) chain() func(*kit.Method) []kit.Middleware {
	cfg = cfg.filled()
	chain := []kit.Middleware{
		kittrace.New(cfg.Trace),
		kitmetrics.New(cfg.Metrics),
		kittimeout.New(cfg.Timeout),
	}
	return func(*kit.Method) []kit.Middleware { return chain }
}

// DeskFixedClientConfig says where the service Ledger is, which Desk calls.
// All of it may be left zero, which means: as the .kit files say.
type DeskFixedClientConfig struct {
	// Address is where the service is, http://HOST:PORT, instead of what is found ("": that).
	Address string
	// Discovery finds the instances: static, declared with Addresses ["10.0.0.1:8080" "10.0.0.2:8080"].
	Discovery kitstatic.Config
	// Balance spreads the calls over them: round_robin.
	Balance kitroundrobin.Config
	// Cluster bounds how calls are spread. A Discovery and a Balancer in it are used instead of what is declared.
	Cluster kitcluster.Config
	// HTTP bounds what a call over HTTP may cost.
	HTTP kithttp.ClientConfig
	// Trace is the outermost middleware, declared with Sample 1, Limit 100/s, Write [b3 traceparent].
	Trace kittrace.Config
	// Metrics is the middleware inside Trace.
	Metrics kitmetrics.Config
	// Timeout is the middleware inside Metrics, declared with After 30s.
	Timeout kittimeout.Config
}

// NewDeskFixedClient makes the client with which Desk calls Ledger, with the chain that the
// .kit files say. It does not connect yet.
func NewDeskFixedClient(cfg DeskFixedClientConfig) (*LedgerClient, error) {
	if cfg.Address == "" {
		found, err := cfg.cluster()
		if err != nil {
			return nil, err
		}
		cfg.Cluster = found
	} else if err := kit.CheckAddress("found.Desk.fixed", cfg.Address, "http", "https"); err != nil {
		return nil, err
	}
	if cfg.Cluster.Meter == nil {
		cfg.Cluster.Meter = cfg.Metrics.Meter()
	}
	return NewLedgerClient(LedgerClientConfig{
		Address: cfg.Address,
		Cluster: cfg.Cluster,
		HTTP:    cfg.HTTP,
		Chain:   cfg.chain(),
	})
}

// cluster says how the instances are found and how calls are spread over them. What cfg leaves zero is as
// declared.
func (cfg DeskFixedClientConfig) cluster() (kitcluster.Config, error) {
	cfg.Cluster.Scheme = cmp.Or(cfg.Cluster.Scheme, "http")
	if cfg.Cluster.Balancer == nil {
		cfg.Cluster.Balancer = kitroundrobin.New(cfg.Balance)
	}
	if cfg.Cluster.Discovery != nil {
		return cfg.Cluster, nil
	}
	if cfg.Discovery.Addresses == nil {
		cfg.Discovery.Addresses = []string{"10.0.0.1:8080", "10.0.0.2:8080"}
	}
	discovery, err := kitstatic.New(cfg.Discovery)
	if err != nil {
		return cfg.Cluster, fmt.Errorf("found.Desk.fixed: %w", err)
	}
	cfg.Cluster.Discovery = discovery
	return cfg.Cluster, nil
}

// filled gives cfg with what is declared in the place of what it leaves zero.
func (cfg DeskFixedClientConfig) filled() DeskFixedClientConfig {
	cfg.Trace.Sample = cmp.Or(cfg.Trace.Sample, 1)
	cfg.Trace.Limit = cmp.Or(cfg.Trace.Limit, kit.Rate{Count: 100, Per: time.Second})
	if cfg.Trace.Write == nil {
		cfg.Trace.Write = []kittrace.TraceHeader{kittrace.B3, kittrace.Traceparent}
	}
	cfg.Timeout.After = cmp.Or(cfg.Timeout.After, 30*time.Second)
	return cfg
}

// chain gives the middlewares around a method, outermost first. What cfg leaves zero is as declared.
func (cfg DeskFixedClientConfig) chain() func(*kit.Method) []kit.Middleware {
	cfg = cfg.filled()
	chain := []kit.Middleware{
		kittrace.New(cfg.Trace),
		kitmetrics.New(cfg.Metrics),
		kittimeout.New(cfg.Timeout),
	}
	return func(*kit.Method) []kit.Middleware { return chain }
}

// DeskWrittenClientConfig says where the service Stock is, which Desk calls.
// All of it may be left zero, which means: as the .kit files say.
type DeskWrittenClientConfig struct {
	// Address is where the service is, thrift://HOST:PORT, instead of what is found ("": that).
	Address string
	// Discovery finds the instances: file, declared with Path "instances.json".
	Discovery kitfile.Config
	// Cluster bounds how calls are spread. A Discovery and a Balancer in it are used instead of what is declared.
	Cluster kitcluster.Config
	// Thrift bounds what a call over Thrift may cost.
	Thrift kitthrift.ClientConfig
	// Trace is the outermost middleware, declared with Sample 1, Limit 100/s, Write [b3 traceparent].
	Trace kittrace.Config
	// Metrics is the middleware inside Trace.
	Metrics kitmetrics.Config
	// Timeout is the middleware inside Metrics, declared with After 30s.
	Timeout kittimeout.Config
}

// NewDeskWrittenClient makes the client with which Desk calls Stock, with the chain that the
// .kit files say. It does not connect yet.
func NewDeskWrittenClient(cfg DeskWrittenClientConfig) (*StockClient, error) {
	if cfg.Address == "" {
		found, err := cfg.cluster()
		if err != nil {
			return nil, err
		}
		cfg.Cluster = found
	} else if err := kit.CheckAddress("found.Desk.written", cfg.Address, "thrift"); err != nil {
		return nil, err
	}
	if cfg.Cluster.Meter == nil {
		cfg.Cluster.Meter = cfg.Metrics.Meter()
	}
	return NewStockClient(StockClientConfig{
		Address: cfg.Address,
		Cluster: cfg.Cluster,
		Thrift:  cfg.Thrift,
		Chain:   cfg.chain(),
	})
}

// cluster says how the instances are found and how calls are spread over them. What cfg leaves zero is as
// declared.
func (cfg DeskWrittenClientConfig) cluster() (kitcluster.Config, error) {
	cfg.Cluster.Scheme = cmp.Or(cfg.Cluster.Scheme, "thrift")
	if cfg.Cluster.Discovery != nil {
		return cfg.Cluster, nil
	}
	cfg.Discovery.Path = cmp.Or(cfg.Discovery.Path, "instances.json")
	discovery, err := kitfile.New(cfg.Discovery)
	if err != nil {
		return cfg.Cluster, fmt.Errorf("found.Desk.written: %w", err)
	}
	cfg.Cluster.Discovery = discovery
	return cfg.Cluster, nil
}

// filled gives cfg with what is declared in the place of what it leaves zero.
func (cfg DeskWrittenClientConfig) filled() DeskWrittenClientConfig {
	cfg.Trace.Sample = cmp.Or(cfg.Trace.Sample, 1)
	cfg.Trace.Limit = cmp.Or(cfg.Trace.Limit, kit.Rate{Count: 100, Per: time.Second})
	if cfg.Trace.Write == nil {
		cfg.Trace.Write = []kittrace.TraceHeader{kittrace.B3, kittrace.Traceparent}
	}
	cfg.Timeout.After = cmp.Or(cfg.Timeout.After, 30*time.Second)
	return cfg
}

// chain gives the middlewares around a method, outermost first. What cfg leaves zero is as declared.
func (cfg DeskWrittenClientConfig) chain() func(*kit.Method) []kit.Middleware {
	cfg = cfg.filled()
	chain := []kit.Middleware{
		kittrace.New(cfg.Trace),
		kitmetrics.New(cfg.Metrics),
		kittimeout.New(cfg.Timeout),
	}
	return func(*kit.Method) []kit.Middleware { return chain }
}

// DeskToldClientConfig says where the service Stock is, which Desk calls.
// Everything but its Address, or the Discovery of its Cluster, may be left zero, which means: as the .kit files say.
type DeskToldClientConfig struct {
	// Address is where the service is: thrift://HOST:PORT.
	Address string
	// Cluster finds the instances of the service and spreads the calls over them, where it has a Discovery and there
	// is no Address.
	Cluster kitcluster.Config
	// Thrift bounds what a call over Thrift may cost.
	Thrift kitthrift.ClientConfig
	// Trace is the outermost middleware, declared with Sample 1, Limit 100/s, Write [b3 traceparent].
	Trace kittrace.Config
	// Metrics is the middleware inside Trace.
	Metrics kitmetrics.Config
	// Timeout is the middleware inside Metrics, declared with After 1s.
	Timeout kittimeout.Config
}

// NewDeskToldClient makes the client with which Desk calls Stock, with the chain that the
// .kit files say. It does not connect yet.
func NewDeskToldClient(cfg DeskToldClientConfig) (*StockClient, error) {
	if cfg.Address != "" || cfg.Cluster.Discovery == nil {
		if err := kit.CheckAddress("found.Desk.told", cfg.Address, "thrift"); err != nil {
			return nil, err
		}
	}
	cfg.Cluster.Scheme = cmp.Or(cfg.Cluster.Scheme, "thrift")
	if cfg.Cluster.Meter == nil {
		cfg.Cluster.Meter = cfg.Metrics.Meter()
	}
	return NewStockClient(StockClientConfig{
		Address: cfg.Address,
		Cluster: cfg.Cluster,
		Thrift:  cfg.Thrift,
		Chain:   cfg.chain(),
	})
}

// filled gives cfg with what is declared in the place of what it leaves zero.
func (cfg DeskToldClientConfig) filled() DeskToldClientConfig {
	cfg.Trace.Sample = cmp.Or(cfg.Trace.Sample, 1)
	cfg.Trace.Limit = cmp.Or(cfg.Trace.Limit, kit.Rate{Count: 100, Per: time.Second})
	if cfg.Trace.Write == nil {
		cfg.Trace.Write = []kittrace.TraceHeader{kittrace.B3, kittrace.Traceparent}
	}
	cfg.Timeout.After = cmp.Or(cfg.Timeout.After, time.Second)
	return cfg
}

// chain gives the middlewares around a method, outermost first. What cfg leaves zero is as declared.
func (cfg DeskToldClientConfig) chain() func(*kit.Method) []kit.Middleware {
	cfg = cfg.filled()
	chain := []kit.Middleware{
		kittrace.New(cfg.Trace),
		kitmetrics.New(cfg.Metrics),
		kittimeout.New(cfg.Timeout),
	}
	return func(*kit.Method) []kit.Middleware { return chain }
}
