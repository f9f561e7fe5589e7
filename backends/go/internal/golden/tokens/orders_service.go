package tokens

import (
	"context"

	kit "github.com/kitc-lang/kit/runtime"
)

// Orders is what a server implements and what its clients call.
type Orders interface {
	List(ctx context.Context) (string, error)

	Place(ctx context.Context) (string, error)

	Whoami(ctx context.Context) (string, error)

	Sweep(ctx context.Context) (string, error)

	Ping(ctx context.Context) (string, error)
}

// The methods of Orders, as middlewares and transports see them.
var (
	ordersList   = kit.Method{Package: "tokens", Service: "Orders", Name: "List", Auth: "user", Scopes: []string{"orders:read"}, Challenge: "Bearer"}
	ordersPlace  = kit.Method{Package: "tokens", Service: "Orders", Name: "Place", Auth: "user", Scopes: []string{"orders:read", "orders:write"}, Challenge: "Bearer"}
	ordersWhoami = kit.Method{Package: "tokens", Service: "Orders", Name: "Whoami", Auth: "user", Challenge: "Bearer"}
	ordersSweep  = kit.Method{Package: "tokens", Service: "Orders", Name: "Sweep", Auth: "robot", KeyHeader: "X-Robot-Key", Scopes: []string{"sweep"}}
	ordersPing   = kit.Method{Package: "tokens", Service: "Orders", Name: "Ping"}
)

// ordersHandlers are the methods of Orders as every transport runs them, the chain around each.
type ordersHandlers struct {
	list   kit.Handler
	place  kit.Handler
	whoami kit.Handler
	sweep  kit.Handler
	ping   kit.Handler
}

func newOrdersHandlers(impl Orders, cfg OrdersServerConfig) *ordersHandlers {
	chain := cfg.chain()
	return &ordersHandlers{
		list: kit.Guard(cfg.AuthenticateUser, func(ctx context.Context, call *kit.Call) error {
			if call.Fault != nil {
				return call.Fault
			}
			out, err := impl.List(ctx)
			if err != nil {
				return err
			}
			call.Out = &out
			return nil
		}, chain...),
		place: kit.Guard(cfg.AuthenticateUser, func(ctx context.Context, call *kit.Call) error {
			if call.Fault != nil {
				return call.Fault
			}
			out, err := impl.Place(ctx)
			if err != nil {
				return err
			}
			call.Out = &out
			return nil
		}, chain...),
		whoami: kit.Guard(cfg.AuthenticateUser, func(ctx context.Context, call *kit.Call) error {
			if call.Fault != nil {
				return call.Fault
			}
			out, err := impl.Whoami(ctx)
			if err != nil {
				return err
			}
			call.Out = &out
			return nil
		}, chain...),
		sweep: kit.Guard(cfg.AuthenticateRobot, func(ctx context.Context, call *kit.Call) error {
			if call.Fault != nil {
				return call.Fault
			}
			out, err := impl.Sweep(ctx)
			if err != nil {
				return err
			}
			call.Out = &out
			return nil
		}, chain...),
		ping: kit.Wrap(func(ctx context.Context, call *kit.Call) error {
			if call.Fault != nil {
				return call.Fault
			}
			out, err := impl.Ping(ctx)
			if err != nil {
				return err
			}
			call.Out = &out
			return nil
		}, chain...),
	}
}

// NewOrdersLocal gives impl to callers in the same process: through the chain and the validation of
// a server, and without a wire, so that inputs and outputs are shared and not copied. It panics where
// impl is nil or what cfg says about tokens is wrong.
func NewOrdersLocal(impl Orders, cfg OrdersServerConfig) Orders {
	if impl == nil {
		panic("tokens: NewOrdersLocal needs an implementation of Orders, not nil")
	}
	cfg, err := cfg.withAuthenticators()
	if err != nil {
		panic(err)
	}
	return &ordersLocal{handlers: newOrdersHandlers(impl, cfg)}
}

type ordersLocal struct {
	handlers *ordersHandlers
}

func (l *ordersLocal) List(ctx context.Context) (out string, err error) {
	call, err := kit.RunLocal(ctx, l.handlers.list, &ordersList, nil)
	if err != nil {
		return out, err
	}
	return kit.OutputValue[string](call)
}

func (l *ordersLocal) Place(ctx context.Context) (out string, err error) {
	call, err := kit.RunLocal(ctx, l.handlers.place, &ordersPlace, nil)
	if err != nil {
		return out, err
	}
	return kit.OutputValue[string](call)
}

func (l *ordersLocal) Whoami(ctx context.Context) (out string, err error) {
	call, err := kit.RunLocal(ctx, l.handlers.whoami, &ordersWhoami, nil)
	if err != nil {
		return out, err
	}
	return kit.OutputValue[string](call)
}

func (l *ordersLocal) Sweep(ctx context.Context) (out string, err error) {
	call, err := kit.RunLocal(ctx, l.handlers.sweep, &ordersSweep, nil)
	if err != nil {
		return out, err
	}
	return kit.OutputValue[string](call)
}

func (l *ordersLocal) Ping(ctx context.Context) (out string, err error) {
	call, err := kit.RunLocal(ctx, l.handlers.ping, &ordersPing, nil)
	if err != nil {
		return out, err
	}
	return kit.OutputValue[string](call)
}
