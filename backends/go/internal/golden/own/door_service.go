package own

import (
	"context"

	kit "github.com/kitc-lang/kit/runtime"
)

// Another service with one of them, and one chain for all methods.
//
// Door is what a server implements and what its clients call.
type Door interface {
	Knock(ctx context.Context) error
}

// The method of Door, as middlewares and transports see it.
var doorKnock = kit.Method{Package: "own", Service: "Door", Name: "Knock"}

// doorHandlers are the methods of Door as every transport runs them, the chain around each.
type doorHandlers struct {
	knock kit.Handler
}

func newDoorHandlers(impl Door, chain []kit.Middleware) *doorHandlers {
	return &doorHandlers{
		knock: kit.Wrap(func(ctx context.Context, call *kit.Call) error {
			if call.Fault != nil {
				return call.Fault
			}
			return impl.Knock(ctx)
		}, chain...),
	}
}

// NewDoorLocal gives impl to callers in the same process: through the chain and the validation of
// a server, and without a wire, so that inputs and outputs are shared and not copied. It panics where
// impl is nil or cfg lacks what is required to make its chain.
func NewDoorLocal(impl Door, cfg DoorServerConfig) Door {
	if impl == nil {
		panic("own: NewDoorLocal needs an implementation of Door, not nil")
	}
	if cfg.NewAudit == nil {
		panic("own: NewDoorLocal needs NewAudit in its Config: it makes the middleware audit")
	}
	return &doorLocal{handlers: newDoorHandlers(impl, cfg.chain())}
}

type doorLocal struct {
	handlers *doorHandlers
}

func (l *doorLocal) Knock(ctx context.Context) error {
	_, err := kit.RunLocal(ctx, l.handlers.knock, &doorKnock, nil)
	return err
}
