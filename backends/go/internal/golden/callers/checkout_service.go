package callers

import (
	"context"

	kit "github.com/kitc-lang/kit/runtime"
)

// Checkout is what a server implements and what its clients call.
type Checkout interface {
	Pay(ctx context.Context) error
}

// The method of Checkout, as middlewares and transports see it.
var checkoutPay = kit.Method{Package: "callers", Service: "Checkout", Name: "Pay"}

// checkoutHandlers are the methods of Checkout as every transport runs them, the chain around each.
type checkoutHandlers struct {
	pay kit.Handler
}

func newCheckoutHandlers(impl Checkout, chain []kit.Middleware) *checkoutHandlers {
	return &checkoutHandlers{
		pay: kit.Wrap(func(ctx context.Context, call *kit.Call) error {
			if call.Fault != nil {
				return call.Fault
			}
			return impl.Pay(ctx)
		}, chain...),
	}
}

// NewCheckoutLocal gives impl to callers in the same process: through the chain and the validation of
// a server, and without a wire, so that inputs and outputs are shared and not copied. It panics where
// impl is nil.
func NewCheckoutLocal(impl Checkout, cfg CheckoutServerConfig) Checkout {
	if impl == nil {
		panic("callers: NewCheckoutLocal needs an implementation of Checkout, not nil")
	}
	return &checkoutLocal{handlers: newCheckoutHandlers(impl, cfg.chain())}
}

type checkoutLocal struct {
	handlers *checkoutHandlers
}

func (l *checkoutLocal) Pay(ctx context.Context) error {
	_, err := kit.RunLocal(ctx, l.handlers.pay, &checkoutPay, nil)
	return err
}
