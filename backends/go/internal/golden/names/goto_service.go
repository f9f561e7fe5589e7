package names

import (
	"context"

	kit "github.com/kitc-lang/kit/runtime"
)

// GoTo is what a server implements and what its clients call.
type GoTo interface {
	Go(ctx context.Context) error
}

// The method of GoTo, as middlewares and transports see it.
var goToGo = kit.Method{Package: "names", Service: "GoTo", Name: "Go"}

// goToHandlers are the methods of GoTo as every transport runs them, the chain around each.
type goToHandlers struct {
	go_ kit.Handler
}

func newGoToHandlers(impl GoTo, chain []kit.Middleware) *goToHandlers {
	return &goToHandlers{
		go_: kit.Wrap(func(ctx context.Context, call *kit.Call) error {
			if call.Fault != nil {
				return call.Fault
			}
			return impl.Go(ctx)
		}, chain...),
	}
}

// NewGoToLocal gives impl to callers in the same process: through the chain and the validation of
// a server, and without a wire, so that inputs and outputs are shared and not copied. It panics where
// impl is nil.
func NewGoToLocal(impl GoTo, cfg GoToServerConfig) GoTo {
	if impl == nil {
		panic("names: NewGoToLocal needs an implementation of GoTo, not nil")
	}
	return &goToLocal{handlers: newGoToHandlers(impl, cfg.chain())}
}

type goToLocal struct {
	handlers *goToHandlers
}

func (l *goToLocal) Go(ctx context.Context) error {
	_, err := kit.RunLocal(ctx, l.handlers.go_, &goToGo, nil)
	return err
}
