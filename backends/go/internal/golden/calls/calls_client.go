package calls

import (
	"context"
	"encoding/json"
	"sync"
	"time"

	kit "github.com/kitc-lang/kit/runtime"
	kitcluster "github.com/kitc-lang/kit/runtime/cluster"
	kitthrift "github.com/kitc-lang/kit/runtime/transport/thrift"
)

// CallsClientConfig says where the service Calls is. Everything but its Address, or the Discovery of
// its Cluster, may be left zero, which means: as the .kit file advises its callers.
type CallsClientConfig struct {
	// Address is where the service is: thrift://HOST:PORT.
	Address string
	// Cluster finds the instances of Calls and spreads the calls over them, where it has a Discovery and there
	// is no Address.
	Cluster kitcluster.Config
	// Thrift bounds what a call over Thrift may cost.
	Thrift kitthrift.ClientConfig
	// Chain gives the middlewares around each method, outermost first, instead of those that Calls advises
	// (nil: those). The fields below are not used then.
	Chain func(*kit.Method) []kit.Middleware
}

// CallsClient calls the service Calls elsewhere. It may be used by any number of goroutines at once.
type CallsClient struct {
	handlers  callsHandlers
	transport string
	close     func() error
}

// NewCallsClient makes a client, with the chain that Calls advises. It does not connect yet.
func NewCallsClient(cfg CallsClientConfig) (*CallsClient, error) {
	if cfg.Address == "" && cfg.Cluster.Discovery != nil {
		c, err := kitcluster.New("calls.Calls", []string{"thrift"}, cfg.dial, cfg.Cluster)
		if err != nil {
			return nil, err
		}
		return newCallsClient(callsCluster{c}, c.Transport(), cfg.chain()), nil
	}
	t, err := cfg.dial(cfg.Address)
	if err != nil {
		return nil, err
	}
	return newCallsClient(t, "thrift", cfg.chain()), nil
}

// dial makes the client of one address, which does not connect yet.
func (cfg CallsClientConfig) dial(address string) (transportOfCalls, error) {
	switch kit.Scheme(address) {
	case "thrift":
		return newCallsThriftClient(address, cfg.Thrift)
	}
	return nil, kit.BadAddress("calls.Calls", address, "thrift")
}

// transportOfCalls is what the client asks of a transport: to send each method.
type transportOfCalls interface {
	nothing(ctx context.Context, call *kit.Call) error
	take(ctx context.Context, call *kit.Call) error
	takeThing(ctx context.Context, call *kit.Call) error
	giveBool(ctx context.Context, call *kit.Call) error
	giveEnum(ctx context.Context, call *kit.Call) error
	giveText(ctx context.Context, call *kit.Call) error
	giveBytes(ctx context.Context, call *kit.Call) error
	giveTime(ctx context.Context, call *kit.Call) error
	giveAny(ctx context.Context, call *kit.Call) error
	giveList(ctx context.Context, call *kit.Call) error
	giveMap(ctx context.Context, call *kit.Call) error
	giveChoice(ctx context.Context, call *kit.Call) error
	fail(ctx context.Context, call *kit.Call) error
	Close() error
}

func newCallsClient(t transportOfCalls, transport string, chain func(*kit.Method) []kit.Middleware) *CallsClient {
	return &CallsClient{
		handlers: callsHandlers{
			nothing:    kit.Wrap(t.nothing, chain(&callsNothing)...),
			take:       kit.Wrap(t.take, chain(&callsTake)...),
			takeThing:  kit.Wrap(t.takeThing, chain(&callsTakeThing)...),
			giveBool:   kit.Wrap(t.giveBool, chain(&callsGiveBool)...),
			giveEnum:   kit.Wrap(t.giveEnum, chain(&callsGiveEnum)...),
			giveText:   kit.Wrap(t.giveText, chain(&callsGiveText)...),
			giveBytes:  kit.Wrap(t.giveBytes, chain(&callsGiveBytes)...),
			giveTime:   kit.Wrap(t.giveTime, chain(&callsGiveTime)...),
			giveAny:    kit.Wrap(t.giveAny, chain(&callsGiveAny)...),
			giveList:   kit.Wrap(t.giveList, chain(&callsGiveList)...),
			giveMap:    kit.Wrap(t.giveMap, chain(&callsGiveMap)...),
			giveChoice: kit.Wrap(t.giveChoice, chain(&callsGiveChoice)...),
			fail:       kit.Wrap(t.fail, chain(&callsFail)...),
		},
		transport: transport,
		close:     sync.OnceValue(t.Close),
	}
}

// Close ends the client's connections. Calls in flight fail. A second Close does nothing.
func (c *CallsClient) Close() error { return c.close() }

// callsCluster sends each call to one of the instances of Calls.
type callsCluster struct {
	*kitcluster.Cluster[transportOfCalls]
}

func (c callsCluster) nothing(ctx context.Context, call *kit.Call) error {
	return c.Do(ctx, call, transportOfCalls.nothing)
}

func (c callsCluster) take(ctx context.Context, call *kit.Call) error {
	return c.Do(ctx, call, transportOfCalls.take)
}

func (c callsCluster) takeThing(ctx context.Context, call *kit.Call) error {
	return c.Do(ctx, call, transportOfCalls.takeThing)
}

func (c callsCluster) giveBool(ctx context.Context, call *kit.Call) error {
	return c.Do(ctx, call, transportOfCalls.giveBool)
}

func (c callsCluster) giveEnum(ctx context.Context, call *kit.Call) error {
	return c.Do(ctx, call, transportOfCalls.giveEnum)
}

func (c callsCluster) giveText(ctx context.Context, call *kit.Call) error {
	return c.Do(ctx, call, transportOfCalls.giveText)
}

func (c callsCluster) giveBytes(ctx context.Context, call *kit.Call) error {
	return c.Do(ctx, call, transportOfCalls.giveBytes)
}

func (c callsCluster) giveTime(ctx context.Context, call *kit.Call) error {
	return c.Do(ctx, call, transportOfCalls.giveTime)
}

func (c callsCluster) giveAny(ctx context.Context, call *kit.Call) error {
	return c.Do(ctx, call, transportOfCalls.giveAny)
}

func (c callsCluster) giveList(ctx context.Context, call *kit.Call) error {
	return c.Do(ctx, call, transportOfCalls.giveList)
}

func (c callsCluster) giveMap(ctx context.Context, call *kit.Call) error {
	return c.Do(ctx, call, transportOfCalls.giveMap)
}

func (c callsCluster) giveChoice(ctx context.Context, call *kit.Call) error {
	return c.Do(ctx, call, transportOfCalls.giveChoice)
}

func (c callsCluster) fail(ctx context.Context, call *kit.Call) error {
	return c.Do(ctx, call, transportOfCalls.fail)
}

// Nothing calls the method of that name.
func (c *CallsClient) Nothing(ctx context.Context) error {
	return c.handlers.nothing(ctx, kit.NewCall(&callsNothing, kit.ClientSide, c.transport, nil, nil))
}

// It fails with *Missing or a *kit.Error.
func (c *CallsClient) Take(ctx context.Context, in *TakeInput) error {
	return c.handlers.take(ctx, kit.NewCall(&callsTake, kit.ClientSide, c.transport, kit.Input(in), nil))
}

// It fails with *Missing, *Success, *Bare, *std.NotFound or a *kit.Error.
func (c *CallsClient) TakeThing(ctx context.Context, in *Thing) (*Thing, error) {
	out := new(Thing)
	if err := c.handlers.takeThing(ctx, kit.NewCall(&callsTakeThing, kit.ClientSide, c.transport, kit.Input(in), out)); err != nil {
		return nil, err
	}
	return out, nil
}

// GiveBool calls the method of that name.
func (c *CallsClient) GiveBool(ctx context.Context) (out bool, err error) {
	err = c.handlers.giveBool(ctx, kit.NewCall(&callsGiveBool, kit.ClientSide, c.transport, nil, &out))
	return out, err
}

// GiveEnum calls the method of that name.
func (c *CallsClient) GiveEnum(ctx context.Context) (out Volume, err error) {
	err = c.handlers.giveEnum(ctx, kit.NewCall(&callsGiveEnum, kit.ClientSide, c.transport, nil, &out))
	return out, err
}

// GiveText calls the method of that name.
func (c *CallsClient) GiveText(ctx context.Context) (out string, err error) {
	err = c.handlers.giveText(ctx, kit.NewCall(&callsGiveText, kit.ClientSide, c.transport, nil, &out))
	return out, err
}

// GiveBytes calls the method of that name.
func (c *CallsClient) GiveBytes(ctx context.Context) (out []byte, err error) {
	err = c.handlers.giveBytes(ctx, kit.NewCall(&callsGiveBytes, kit.ClientSide, c.transport, nil, &out))
	return out, err
}

// GiveTime calls the method of that name.
func (c *CallsClient) GiveTime(ctx context.Context) (out time.Time, err error) {
	err = c.handlers.giveTime(ctx, kit.NewCall(&callsGiveTime, kit.ClientSide, c.transport, nil, &out))
	return out, err
}

// GiveAny calls the method of that name.
func (c *CallsClient) GiveAny(ctx context.Context) (out json.RawMessage, err error) {
	err = c.handlers.giveAny(ctx, kit.NewCall(&callsGiveAny, kit.ClientSide, c.transport, nil, &out))
	return out, err
}

// GiveList calls the method of that name.
func (c *CallsClient) GiveList(ctx context.Context, in *GiveListInput) (out []Thing, err error) {
	err = c.handlers.giveList(ctx, kit.NewCall(&callsGiveList, kit.ClientSide, c.transport, kit.Input(in), &out))
	return out, err
}

// GiveMap calls the method of that name.
func (c *CallsClient) GiveMap(ctx context.Context) (out map[Volume][]string, err error) {
	err = c.handlers.giveMap(ctx, kit.NewCall(&callsGiveMap, kit.ClientSide, c.transport, nil, &out))
	return out, err
}

// GiveChoice calls the method of that name.
func (c *CallsClient) GiveChoice(ctx context.Context, in *Choice2) (*Choice, error) {
	out := new(Choice)
	if err := c.handlers.giveChoice(ctx, kit.NewCall(&callsGiveChoice, kit.ClientSide, c.transport, kit.Input(in), out)); err != nil {
		return nil, err
	}
	return out, nil
}

// Fail calls the method of that name.
func (c *CallsClient) Fail(ctx context.Context, in *FailInput) error {
	return c.handlers.fail(ctx, kit.NewCall(&callsFail, kit.ClientSide, c.transport, kit.Input(in), nil))
}

// chain gives the middlewares around a method, outermost first: those of cfg.Chain, or else the advised
// ones. What cfg leaves zero is as declared.
func (cfg CallsClientConfig) chain() func(*kit.Method) []kit.Middleware {
	if cfg.Chain != nil {
		return cfg.Chain
	}
	return func(*kit.Method) []kit.Middleware { return nil }
}
