package builtin

import (
	"context"

	kit "github.com/kitc-lang/kit/runtime"
)

// All is what a server implements and what its clients call.
type All interface {
	Get(ctx context.Context, in *GetInput) (string, error)

	Also(ctx context.Context) error

	// Has a limit of its own.
	Scarce(ctx context.Context) error

	Free(ctx context.Context) error

	// Takes money, once for each key.
	//
	// It fails with *NoCover or a *kit.Error.
	Charge(ctx context.Context, in *ChargeInput) ([]Receipt, error)
}

// The methods of All, as middlewares and transports see them.
var (
	allGet    = kit.Method{Package: "builtin", Service: "All", Name: "Get", Safe: true, Repeatable: true}
	allAlso   = kit.Method{Package: "builtin", Service: "All", Name: "Also", Safe: true, Repeatable: true}
	allScarce = kit.Method{Package: "builtin", Service: "All", Name: "Scarce", Safe: true, Repeatable: true}
	allFree   = kit.Method{Package: "builtin", Service: "All", Name: "Free", Safe: true, Repeatable: true}
	allCharge = kit.Method{Package: "builtin", Service: "All", Name: "Charge", Repeatable: true, Key: func(in any) string { return kit.KeyUUID(in.(*ChargeInput).Key) }, Output: new([]Receipt), Errors: []kit.Declared{new(NoCover)}}
)

// allHandlers are the methods of All as every transport runs them, the chain around each.
type allHandlers struct {
	get    kit.Handler
	also   kit.Handler
	scarce kit.Handler
	free   kit.Handler
	charge kit.Handler
}

func newAllHandlers(impl All, chain func(*kit.Method) []kit.Middleware) *allHandlers {
	return &allHandlers{
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
			call.Out = &out
			return nil
		}, chain(&allGet)...),
		also: kit.Wrap(func(ctx context.Context, call *kit.Call) error {
			if call.Fault != nil {
				return call.Fault
			}
			return impl.Also(ctx)
		}, chain(&allAlso)...),
		scarce: kit.Wrap(func(ctx context.Context, call *kit.Call) error {
			if call.Fault != nil {
				return call.Fault
			}
			return impl.Scarce(ctx)
		}, chain(&allScarce)...),
		free: kit.Wrap(func(ctx context.Context, call *kit.Call) error {
			if call.Fault != nil {
				return call.Fault
			}
			return impl.Free(ctx)
		}, chain(&allFree)...),
		charge: kit.Wrap(func(ctx context.Context, call *kit.Call) error {
			if call.Fault != nil {
				return call.Fault
			}
			in := call.In.(*ChargeInput)
			if err := in.Validate(); err != nil {
				return err
			}
			out, err := impl.Charge(ctx, in)
			if err != nil {
				return err
			}
			call.Out = &out
			return nil
		}, chain(&allCharge)...),
	}
}

// NewAllLocal gives impl to callers in the same process: through the chain and the validation of
// a server, and without a wire, so that inputs and outputs are shared and not copied. It panics where
// impl is nil.
func NewAllLocal(impl All, cfg AllServerConfig) All {
	if impl == nil {
		panic("builtin: NewAllLocal needs an implementation of All, not nil")
	}
	return &allLocal{handlers: newAllHandlers(impl, cfg.chain())}
}

type allLocal struct {
	handlers *allHandlers
}

func (l *allLocal) Get(ctx context.Context, in *GetInput) (out string, err error) {
	call, err := kit.RunLocal(ctx, l.handlers.get, &allGet, kit.Input(in))
	if err != nil {
		return out, err
	}
	return kit.OutputValue[string](call)
}

func (l *allLocal) Also(ctx context.Context) error {
	_, err := kit.RunLocal(ctx, l.handlers.also, &allAlso, nil)
	return err
}

func (l *allLocal) Scarce(ctx context.Context) error {
	_, err := kit.RunLocal(ctx, l.handlers.scarce, &allScarce, nil)
	return err
}

func (l *allLocal) Free(ctx context.Context) error {
	_, err := kit.RunLocal(ctx, l.handlers.free, &allFree, nil)
	return err
}

func (l *allLocal) Charge(ctx context.Context, in *ChargeInput) (out []Receipt, err error) {
	call, err := kit.RunLocal(ctx, l.handlers.charge, &allCharge, kit.Input(in))
	if err != nil {
		return out, err
	}
	return kit.OutputValue[[]Receipt](call)
}
