package own

import (
	"context"
	"errors"
	"sync"

	kit "github.com/kitc-lang/kit/runtime"
	kitcluster "github.com/kitc-lang/kit/runtime/cluster"
	kitthrift "github.com/kitc-lang/kit/runtime/transport/thrift"
)

// DoorClientConfig says where the service Door is. What is not required may be left zero,
// which means: as the .kit file advises its callers.
type DoorClientConfig struct {
	// Address is where the service is: thrift://HOST:PORT.
	Address string
	// Cluster finds the instances of Door and spreads the calls over them, where it has a Discovery and there
	// is no Address.
	Cluster kitcluster.Config
	// Thrift bounds what a call over Thrift may cost.
	Thrift kitthrift.ClientConfig
	// Chain gives the middlewares around each method, outermost first, instead of those that Door advises
	// (nil: those). The fields below are not used then.
	Chain func(*kit.Method) []kit.Middleware
	// NewStamp makes the middleware stamp that is outermost. It is required.
	//
	// Says which version of the software calls.
	NewStamp func(StampParams) kit.Middleware
}

// DoorClient calls the service Door elsewhere. It may be used by any number of goroutines at once.
type DoorClient struct {
	handlers  doorHandlers
	transport string
	close     func() error
}

// NewDoorClient makes a client, with the chain that Door advises. It does not connect yet.
func NewDoorClient(cfg DoorClientConfig) (*DoorClient, error) {
	if cfg.Chain == nil && cfg.NewStamp == nil {
		return nil, errors.New("own: NewDoorClient needs NewStamp in its Config: it makes the middleware stamp")
	}
	if cfg.Address == "" && cfg.Cluster.Discovery != nil {
		c, err := kitcluster.New("own.Door", []string{"thrift"}, cfg.dial, cfg.Cluster)
		if err != nil {
			return nil, err
		}
		return newDoorClient(doorCluster{c}, c.Transport(), cfg.chain()), nil
	}
	t, err := cfg.dial(cfg.Address)
	if err != nil {
		return nil, err
	}
	return newDoorClient(t, "thrift", cfg.chain()), nil
}

// dial makes the client of one address, which does not connect yet.
func (cfg DoorClientConfig) dial(address string) (transportOfDoor, error) {
	switch kit.Scheme(address) {
	case "thrift":
		return newDoorThriftClient(address, cfg.Thrift)
	}
	return nil, kit.BadAddress("own.Door", address, "thrift")
}

// transportOfDoor is what the client asks of a transport: to send each method.
type transportOfDoor interface {
	knock(ctx context.Context, call *kit.Call) error
	Close() error
}

func newDoorClient(t transportOfDoor, transport string, chain func(*kit.Method) []kit.Middleware) *DoorClient {
	return &DoorClient{
		handlers: doorHandlers{
			knock: kit.Wrap(t.knock, chain(&doorKnock)...),
		},
		transport: transport,
		close:     sync.OnceValue(t.Close),
	}
}

// Close ends the client's connections. Calls in flight fail. A second Close does nothing.
func (c *DoorClient) Close() error { return c.close() }

// doorCluster sends each call to one of the instances of Door.
type doorCluster struct {
	*kitcluster.Cluster[transportOfDoor]
}

func (c doorCluster) knock(ctx context.Context, call *kit.Call) error {
	return c.Do(ctx, call, transportOfDoor.knock)
}

// Knock calls the method of that name.
func (c *DoorClient) Knock(ctx context.Context) error {
	return c.handlers.knock(ctx, kit.NewCall(&doorKnock, kit.ClientSide, c.transport, nil, nil))
}

// chain gives the middlewares around a method, outermost first: those of cfg.Chain, or else the advised
// ones. What cfg leaves zero is as declared.
func (cfg DoorClientConfig) chain() func(*kit.Method) []kit.Middleware {
	if cfg.Chain != nil {
		return cfg.Chain
	}
	chain := []kit.Middleware{
		cfg.NewStamp(StampParams{}),
	}
	return func(*kit.Method) []kit.Middleware { return chain }
}
