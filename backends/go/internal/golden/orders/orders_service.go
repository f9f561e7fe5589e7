package orders

import (
	"context"

	kit "github.com/kitc-lang/kit/runtime"
)

// The orders of the shop.
//
// Orders is what a server implements and what its clients call.
type Orders interface {
	// Gives one order.
	//
	// It fails with *std.NotFound, *Gone or a *kit.Error.
	Get(ctx context.Context, in *GetInput) (*Order, error)

	// Places an order.
	//
	// It fails with *OutOfStock or a *kit.Error.
	Place(ctx context.Context, in *PlaceInput) (*Order, error)

	// Gives the newest orders, the newest first.
	List(ctx context.Context, in *ListInput) ([]Order, error)

	// Replaces the note of an order.
	Annotate(ctx context.Context, in *AnnotateInput) error

	// Forgets an order.
	//
	// It fails with *std.NotFound, *OutOfStock or a *kit.Error.
	Cancel(ctx context.Context, in *CancelInput) error

	// Gives back what it gets.
	Echo(ctx context.Context, in *Everything) (*Everything, error)

	// Counts the orders by where they stand.
	Count(ctx context.Context) (map[Status]int64, error)

	// Says that the service is there.
	Ping(ctx context.Context) error

	// Takes what a customer pays.
	Pay(ctx context.Context, in *PaymentOrder) (*Payment, error)
}

// The methods of Orders, as middlewares and transports see them.
var (
	ordersGet      = kit.Method{Package: "orders", Service: "Orders", Name: "Get", Safe: true, Repeatable: true}
	ordersPlace    = kit.Method{Package: "orders", Service: "Orders", Name: "Place", Repeatable: true, Key: func(in any) string { return kit.KeyText(in.(*PlaceInput).Key) }, Output: new(Order), Errors: []kit.Declared{new(OutOfStock)}}
	ordersList     = kit.Method{Package: "orders", Service: "Orders", Name: "List", Safe: true, Repeatable: true}
	ordersAnnotate = kit.Method{Package: "orders", Service: "Orders", Name: "Annotate", Repeatable: true}
	ordersCancel   = kit.Method{Package: "orders", Service: "Orders", Name: "Cancel", Repeatable: true}
	ordersEcho     = kit.Method{Package: "orders", Service: "Orders", Name: "Echo"}
	ordersCount    = kit.Method{Package: "orders", Service: "Orders", Name: "Count", Safe: true, Repeatable: true}
	ordersPing     = kit.Method{Package: "orders", Service: "Orders", Name: "Ping", Safe: true, Repeatable: true}
	ordersPay      = kit.Method{Package: "orders", Service: "Orders", Name: "Pay"}
)

// ordersHandlers are the methods of Orders as every transport runs them, the chain around each.
type ordersHandlers struct {
	get      kit.Handler
	place    kit.Handler
	list     kit.Handler
	annotate kit.Handler
	cancel   kit.Handler
	echo     kit.Handler
	count    kit.Handler
	ping     kit.Handler
	pay      kit.Handler
}

func newOrdersHandlers(impl Orders, chain []kit.Middleware) *ordersHandlers {
	return &ordersHandlers{
		get: kit.Wrap(func(ctx context.Context, call *kit.Call) error {
			if call.Fault != nil {
				return call.Fault
			}
			in := call.In.(*GetInput)
			if err := in.Validate(); err != nil {
				return err
			}
			out, err := impl.Get(ctx, in)
			if err != nil {
				return err
			}
			if out == nil {
				return kit.NoOutput(call)
			}
			call.Out = out
			return nil
		}, chain...),
		place: kit.Wrap(func(ctx context.Context, call *kit.Call) error {
			if call.Fault != nil {
				return call.Fault
			}
			in := call.In.(*PlaceInput)
			if err := in.Validate(); err != nil {
				return err
			}
			out, err := impl.Place(ctx, in)
			if err != nil {
				return err
			}
			if out == nil {
				return kit.NoOutput(call)
			}
			call.Out = out
			return nil
		}, chain...),
		list: kit.Wrap(func(ctx context.Context, call *kit.Call) error {
			if call.Fault != nil {
				return call.Fault
			}
			in := call.In.(*ListInput)
			if err := in.Validate(); err != nil {
				return err
			}
			out, err := impl.List(ctx, in)
			if err != nil {
				return err
			}
			call.Out = &out
			return nil
		}, chain...),
		annotate: kit.Wrap(func(ctx context.Context, call *kit.Call) error {
			if call.Fault != nil {
				return call.Fault
			}
			in := call.In.(*AnnotateInput)
			if err := in.Validate(); err != nil {
				return err
			}
			return impl.Annotate(ctx, in)
		}, chain...),
		cancel: kit.Wrap(func(ctx context.Context, call *kit.Call) error {
			if call.Fault != nil {
				return call.Fault
			}
			in := call.In.(*CancelInput)
			if err := in.Validate(); err != nil {
				return err
			}
			return impl.Cancel(ctx, in)
		}, chain...),
		echo: kit.Wrap(func(ctx context.Context, call *kit.Call) error {
			if call.Fault != nil {
				return call.Fault
			}
			in := call.In.(*Everything)
			if err := in.Validate(); err != nil {
				return err
			}
			out, err := impl.Echo(ctx, in)
			if err != nil {
				return err
			}
			if out == nil {
				return kit.NoOutput(call)
			}
			call.Out = out
			return nil
		}, chain...),
		count: kit.Wrap(func(ctx context.Context, call *kit.Call) error {
			if call.Fault != nil {
				return call.Fault
			}
			out, err := impl.Count(ctx)
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
			return impl.Ping(ctx)
		}, chain...),
		pay: kit.Wrap(func(ctx context.Context, call *kit.Call) error {
			if call.Fault != nil {
				return call.Fault
			}
			in := call.In.(*PaymentOrder)
			if err := in.Validate(); err != nil {
				return err
			}
			out, err := impl.Pay(ctx, in)
			if err != nil {
				return err
			}
			if out == nil {
				return kit.NoOutput(call)
			}
			call.Out = out
			return nil
		}, chain...),
	}
}

// NewOrdersLocal gives impl to callers in the same process: through the chain and the validation of
// a server, and without a wire, so that inputs and outputs are shared and not copied. It panics where
// impl is nil.
func NewOrdersLocal(impl Orders, cfg OrdersServerConfig) Orders {
	if impl == nil {
		panic("orders: NewOrdersLocal needs an implementation of Orders, not nil")
	}
	return &ordersLocal{handlers: newOrdersHandlers(impl, cfg.chain())}
}

type ordersLocal struct {
	handlers *ordersHandlers
}

func (l *ordersLocal) Get(ctx context.Context, in *GetInput) (*Order, error) {
	call, err := kit.RunLocal(ctx, l.handlers.get, &ordersGet, kit.Input(in))
	if err != nil {
		return nil, err
	}
	return kit.Output[Order](call)
}

func (l *ordersLocal) Place(ctx context.Context, in *PlaceInput) (*Order, error) {
	call, err := kit.RunLocal(ctx, l.handlers.place, &ordersPlace, kit.Input(in))
	if err != nil {
		return nil, err
	}
	return kit.Output[Order](call)
}

func (l *ordersLocal) List(ctx context.Context, in *ListInput) (out []Order, err error) {
	call, err := kit.RunLocal(ctx, l.handlers.list, &ordersList, kit.Input(in))
	if err != nil {
		return out, err
	}
	return kit.OutputValue[[]Order](call)
}

func (l *ordersLocal) Annotate(ctx context.Context, in *AnnotateInput) error {
	_, err := kit.RunLocal(ctx, l.handlers.annotate, &ordersAnnotate, kit.Input(in))
	return err
}

func (l *ordersLocal) Cancel(ctx context.Context, in *CancelInput) error {
	_, err := kit.RunLocal(ctx, l.handlers.cancel, &ordersCancel, kit.Input(in))
	return err
}

func (l *ordersLocal) Echo(ctx context.Context, in *Everything) (*Everything, error) {
	call, err := kit.RunLocal(ctx, l.handlers.echo, &ordersEcho, kit.Input(in))
	if err != nil {
		return nil, err
	}
	return kit.Output[Everything](call)
}

func (l *ordersLocal) Count(ctx context.Context) (out map[Status]int64, err error) {
	call, err := kit.RunLocal(ctx, l.handlers.count, &ordersCount, nil)
	if err != nil {
		return out, err
	}
	return kit.OutputValue[map[Status]int64](call)
}

func (l *ordersLocal) Ping(ctx context.Context) error {
	_, err := kit.RunLocal(ctx, l.handlers.ping, &ordersPing, nil)
	return err
}

func (l *ordersLocal) Pay(ctx context.Context, in *PaymentOrder) (*Payment, error) {
	call, err := kit.RunLocal(ctx, l.handlers.pay, &ordersPay, kit.Input(in))
	if err != nil {
		return nil, err
	}
	return kit.Output[Payment](call)
}
