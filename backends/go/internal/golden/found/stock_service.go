package found

import (
	"context"

	kit "github.com/kitc-lang/kit/runtime"
)

// Stock is what a server implements and what its clients call.
type Stock interface {
	Take(ctx context.Context, in *TakeInput) error

	Move(ctx context.Context, in *MoveInput) error

	Check(ctx context.Context) error
}

// The methods of Stock, as middlewares and transports see them.
var (
	stockTake  = kit.Method{Package: "found", Service: "Stock", Name: "Take"}
	stockMove  = kit.Method{Package: "found", Service: "Stock", Name: "Move"}
	stockCheck = kit.Method{Package: "found", Service: "Stock", Name: "Check"}
)

// stockHandlers are the methods of Stock as every transport runs them, the chain around each.
type stockHandlers struct {
	take  kit.Handler
	move  kit.Handler
	check kit.Handler
}

func newStockHandlers(impl Stock, chain []kit.Middleware) *stockHandlers {
	return &stockHandlers{
		take: kit.Wrap(func(ctx context.Context, call *kit.Call) error {
			if call.Fault != nil {
				return call.Fault
			}
			in := call.In.(*TakeInput)
			if err := in.Validate(); err != nil {
				return err
			}
			return impl.Take(ctx, in)
		}, chain...),
		move: kit.Wrap(func(ctx context.Context, call *kit.Call) error {
			if call.Fault != nil {
				return call.Fault
			}
			in := call.In.(*MoveInput)
			if err := in.Validate(); err != nil {
				return err
			}
			return impl.Move(ctx, in)
		}, chain...),
		check: kit.Wrap(func(ctx context.Context, call *kit.Call) error {
			if call.Fault != nil {
				return call.Fault
			}
			return impl.Check(ctx)
		}, chain...),
	}
}

// NewStockLocal gives impl to callers in the same process: through the chain and the validation of
// a server, and without a wire, so that inputs and outputs are shared and not copied. It panics where
// impl is nil.
func NewStockLocal(impl Stock, cfg StockServerConfig) Stock {
	if impl == nil {
		panic("found: NewStockLocal needs an implementation of Stock, not nil")
	}
	return &stockLocal{handlers: newStockHandlers(impl, cfg.chain())}
}

type stockLocal struct {
	handlers *stockHandlers
}

func (l *stockLocal) Take(ctx context.Context, in *TakeInput) error {
	_, err := kit.RunLocal(ctx, l.handlers.take, &stockTake, kit.Input(in))
	return err
}

func (l *stockLocal) Move(ctx context.Context, in *MoveInput) error {
	_, err := kit.RunLocal(ctx, l.handlers.move, &stockMove, kit.Input(in))
	return err
}

func (l *stockLocal) Check(ctx context.Context) error {
	_, err := kit.RunLocal(ctx, l.handlers.check, &stockCheck, nil)
	return err
}
