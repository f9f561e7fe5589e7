package retries

import (
	"context"

	kit "github.com/kitc-lang/kit/runtime"
)

// Relay is what a server implements and what its clients call.
type Relay interface {
	// Passes a text on.
	//
	// It fails with *Taken or a *kit.Error.
	Pass(ctx context.Context, in *PassInput) (string, error)

	// Takes one away.
	Take(ctx context.Context) (int32, error)

	// Looks for a text, here or there.
	Find(ctx context.Context, in *FindInput) (string, error)
}

// The methods of Relay, as middlewares and transports see them.
var (
	relayPass = kit.Method{Package: "retries", Service: "Relay", Name: "Pass", Repeatable: true}
	relayTake = kit.Method{Package: "retries", Service: "Relay", Name: "Take"}
	relayFind = kit.Method{Package: "retries", Service: "Relay", Name: "Find", Safe: true, Repeatable: true}
)

// relayHandlers are the methods of Relay as every transport runs them, the chain around each.
type relayHandlers struct {
	pass kit.Handler
	take kit.Handler
	find kit.Handler
}

func newRelayHandlers(impl Relay, chain []kit.Middleware) *relayHandlers {
	return &relayHandlers{
		pass: kit.Wrap(func(ctx context.Context, call *kit.Call) error {
			if call.Fault != nil {
				return call.Fault
			}
			in := call.In.(*PassInput)
			if err := in.Validate(); err != nil {
				return err
			}
			out, err := impl.Pass(ctx, in)
			if err != nil {
				return err
			}
			call.Out = &out
			return nil
		}, chain...),
		take: kit.Wrap(func(ctx context.Context, call *kit.Call) error {
			if call.Fault != nil {
				return call.Fault
			}
			out, err := impl.Take(ctx)
			if err != nil {
				return err
			}
			call.Out = &out
			return nil
		}, chain...),
		find: kit.Wrap(func(ctx context.Context, call *kit.Call) error {
			if call.Fault != nil {
				return call.Fault
			}
			in := call.In.(*FindInput)
			if err := in.Validate(); err != nil {
				return err
			}
			out, err := impl.Find(ctx, in)
			if err != nil {
				return err
			}
			call.Out = &out
			return nil
		}, chain...),
	}
}

// NewRelayLocal gives impl to callers in the same process: through the chain and the validation of
// a server, and without a wire, so that inputs and outputs are shared and not copied. It panics where
// impl is nil.
func NewRelayLocal(impl Relay, cfg RelayServerConfig) Relay {
	if impl == nil {
		panic("retries: NewRelayLocal needs an implementation of Relay, not nil")
	}
	return &relayLocal{handlers: newRelayHandlers(impl, cfg.chain())}
}

type relayLocal struct {
	handlers *relayHandlers
}

func (l *relayLocal) Pass(ctx context.Context, in *PassInput) (out string, err error) {
	call, err := kit.RunLocal(ctx, l.handlers.pass, &relayPass, kit.Input(in))
	if err != nil {
		return out, err
	}
	return kit.OutputValue[string](call)
}

func (l *relayLocal) Take(ctx context.Context) (out int32, err error) {
	call, err := kit.RunLocal(ctx, l.handlers.take, &relayTake, nil)
	if err != nil {
		return out, err
	}
	return kit.OutputValue[int32](call)
}

func (l *relayLocal) Find(ctx context.Context, in *FindInput) (out string, err error) {
	call, err := kit.RunLocal(ctx, l.handlers.find, &relayFind, kit.Input(in))
	if err != nil {
		return out, err
	}
	return kit.OutputValue[string](call)
}
