package callers

import (
	"context"

	kit "github.com/kitc-lang/kit/runtime"
)

// Payments is what a server implements and what its clients call.
type Payments interface {
	// Charges, once for each key.
	Charge(ctx context.Context, in *ChargeInput) error

	// Is slow.
	Settle(ctx context.Context) error

	// Tells what is left.
	Left(ctx context.Context) (int64, error)
}

// The methods of Payments, as middlewares and transports see them.
var (
	paymentsCharge = kit.Method{Package: "callers", Service: "Payments", Name: "Charge", Repeatable: true, Key: func(in any) string { return in.(*ChargeInput).Key }, Auth: "machine", KeyHeader: "X-Machine-Key"}
	paymentsSettle = kit.Method{Package: "callers", Service: "Payments", Name: "Settle", Repeatable: true, Auth: "machine", KeyHeader: "X-Machine-Key"}
	paymentsLeft   = kit.Method{Package: "callers", Service: "Payments", Name: "Left", Safe: true, Repeatable: true, Auth: "machine", KeyHeader: "X-Machine-Key"}
)

// paymentsHandlers are the methods of Payments as every transport runs them, the chain around each.
type paymentsHandlers struct {
	charge kit.Handler
	settle kit.Handler
	left   kit.Handler
}

func newPaymentsHandlers(impl Payments, cfg PaymentsServerConfig) *paymentsHandlers {
	chain := cfg.chain()
	return &paymentsHandlers{
		charge: kit.Guard(cfg.AuthenticateMachine, func(ctx context.Context, call *kit.Call) error {
			if call.Fault != nil {
				return call.Fault
			}
			in := call.In.(*ChargeInput)
			if err := in.Validate(); err != nil {
				return err
			}
			return impl.Charge(ctx, in)
		}, chain(&paymentsCharge)...),
		settle: kit.Guard(cfg.AuthenticateMachine, func(ctx context.Context, call *kit.Call) error {
			if call.Fault != nil {
				return call.Fault
			}
			return impl.Settle(ctx)
		}, chain(&paymentsSettle)...),
		left: kit.Guard(cfg.AuthenticateMachine, func(ctx context.Context, call *kit.Call) error {
			if call.Fault != nil {
				return call.Fault
			}
			out, err := impl.Left(ctx)
			if err != nil {
				return err
			}
			call.Out = &out
			return nil
		}, chain(&paymentsLeft)...),
	}
}

// NewPaymentsLocal gives impl to callers in the same process: through the chain and the validation of
// a server, and without a wire, so that inputs and outputs are shared and not copied. It panics where
// impl is nil.
func NewPaymentsLocal(impl Payments, cfg PaymentsServerConfig) Payments {
	if impl == nil {
		panic("callers: NewPaymentsLocal needs an implementation of Payments, not nil")
	}
	return &paymentsLocal{handlers: newPaymentsHandlers(impl, cfg)}
}

type paymentsLocal struct {
	handlers *paymentsHandlers
}

func (l *paymentsLocal) Charge(ctx context.Context, in *ChargeInput) error {
	_, err := kit.RunLocal(ctx, l.handlers.charge, &paymentsCharge, kit.Input(in))
	return err
}

func (l *paymentsLocal) Settle(ctx context.Context) error {
	_, err := kit.RunLocal(ctx, l.handlers.settle, &paymentsSettle, nil)
	return err
}

func (l *paymentsLocal) Left(ctx context.Context) (out int64, err error) {
	call, err := kit.RunLocal(ctx, l.handlers.left, &paymentsLeft, nil)
	if err != nil {
		return out, err
	}
	return kit.OutputValue[int64](call)
}
