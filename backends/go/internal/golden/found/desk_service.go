package found

import (
	"context"

	kit "github.com/kitc-lang/kit/runtime"
)

// Desk is what a server implements and what its clients call.
type Desk interface {
	Sell(ctx context.Context) error
}

// The method of Desk, as middlewares and transports see it.
var deskSell = kit.Method{Package: "found", Service: "Desk", Name: "Sell"}

// deskHandlers are the methods of Desk as every transport runs them, the chain around each.
type deskHandlers struct {
	sell kit.Handler
}

func newDeskHandlers(impl Desk, chain []kit.Middleware) *deskHandlers {
	return &deskHandlers{
		sell: kit.Wrap(func(ctx context.Context, call *kit.Call) error {
			if call.Fault != nil {
				return call.Fault
			}
			return impl.Sell(ctx)
		}, chain...),
	}
}

// NewDeskLocal gives impl to callers in the same process: through the chain and the validation of
// a server, and without a wire, so that inputs and outputs are shared and not copied. It panics where
// impl is nil.
func NewDeskLocal(impl Desk, cfg DeskServerConfig) Desk {
	if impl == nil {
		panic("found: NewDeskLocal needs an implementation of Desk, not nil")
	}
	return &deskLocal{handlers: newDeskHandlers(impl, cfg.chain())}
}

type deskLocal struct {
	handlers *deskHandlers
}

func (l *deskLocal) Sell(ctx context.Context) error {
	_, err := kit.RunLocal(ctx, l.handlers.sell, &deskSell, nil)
	return err
}
