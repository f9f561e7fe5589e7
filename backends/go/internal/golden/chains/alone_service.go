package chains

import (
	"context"

	kit "github.com/kitc-lang/kit/runtime"
)

// Every method has another chain than this.
//
// Alone is what a server implements and what its clients call.
type Alone interface {
	Wait(ctx context.Context) error
}

// The method of Alone, as middlewares and transports see it.
var aloneWait = kit.Method{Package: "chains", Service: "Alone", Name: "Wait"}

// aloneHandlers are the methods of Alone as every transport runs them, the chain around each.
type aloneHandlers struct {
	wait kit.Handler
}

func newAloneHandlers(impl Alone, chain func(*kit.Method) []kit.Middleware) *aloneHandlers {
	return &aloneHandlers{
		wait: kit.Wrap(func(ctx context.Context, call *kit.Call) error {
			if call.Fault != nil {
				return call.Fault
			}
			return impl.Wait(ctx)
		}, chain(&aloneWait)...),
	}
}

// NewAloneLocal gives impl to callers in the same process: through the chain and the validation of
// a server, and without a wire, so that inputs and outputs are shared and not copied. It panics where
// impl is nil.
func NewAloneLocal(impl Alone, cfg AloneServerConfig) Alone {
	if impl == nil {
		panic("chains: NewAloneLocal needs an implementation of Alone, not nil")
	}
	return &aloneLocal{handlers: newAloneHandlers(impl, cfg.chain())}
}

type aloneLocal struct {
	handlers *aloneHandlers
}

func (l *aloneLocal) Wait(ctx context.Context) error {
	_, err := kit.RunLocal(ctx, l.handlers.wait, &aloneWait, nil)
	return err
}
