package httponly

import (
	"context"
	"time"

	kit "github.com/kitc-lang/kit/runtime"
)

// Tells the time.
//
// Clock is what a server implements and what its clients call.
type Clock interface {
	// Gives the time of a zone.
	//
	// It fails with *std.NotFound or a *kit.Error.
	Now(ctx context.Context, in *NowInput) (time.Time, error)

	// Adds a zone.
	Add(ctx context.Context, in *Zone) error
}

// The methods of Clock, as middlewares and transports see them.
var (
	clockNow = kit.Method{Package: "httponly", Service: "Clock", Name: "Now", Safe: true, Repeatable: true}
	clockAdd = kit.Method{Package: "httponly", Service: "Clock", Name: "Add", Repeatable: true}
)

// clockHandlers are the methods of Clock as every transport runs them, the chain around each.
type clockHandlers struct {
	now kit.Handler
	add kit.Handler
}

func newClockHandlers(impl Clock, chain []kit.Middleware) *clockHandlers {
	return &clockHandlers{
		now: kit.Wrap(func(ctx context.Context, call *kit.Call) error {
			if call.Fault != nil {
				return call.Fault
			}
			in := call.In.(*NowInput)
			if err := in.Validate(); err != nil {
				return err
			}
			out, err := impl.Now(ctx, in)
			if err != nil {
				return err
			}
			call.Out = &out
			return nil
		}, chain...),
		add: kit.Wrap(func(ctx context.Context, call *kit.Call) error {
			if call.Fault != nil {
				return call.Fault
			}
			in := call.In.(*Zone)
			if err := in.Validate(); err != nil {
				return err
			}
			return impl.Add(ctx, in)
		}, chain...),
	}
}

// NewClockLocal gives impl to callers in the same process: through the chain and the validation of
// a server, and without a wire, so that inputs and outputs are shared and not copied. It panics where
// impl is nil.
func NewClockLocal(impl Clock, cfg ClockServerConfig) Clock {
	if impl == nil {
		panic("httponly: NewClockLocal needs an implementation of Clock, not nil")
	}
	return &clockLocal{handlers: newClockHandlers(impl, cfg.chain())}
}

type clockLocal struct {
	handlers *clockHandlers
}

func (l *clockLocal) Now(ctx context.Context, in *NowInput) (out time.Time, err error) {
	call, err := kit.RunLocal(ctx, l.handlers.now, &clockNow, kit.Input(in))
	if err != nil {
		return out, err
	}
	return kit.OutputValue[time.Time](call)
}

func (l *clockLocal) Add(ctx context.Context, in *Zone) error {
	_, err := kit.RunLocal(ctx, l.handlers.add, &clockAdd, kit.Input(in))
	return err
}
