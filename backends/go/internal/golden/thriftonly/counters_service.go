package thriftonly

import (
	"context"

	kit "github.com/kitc-lang/kit/runtime"
)

// Keeps counters.
//
// Counters is what a server implements and what its clients call.
type Counters interface {
	// Adds to the counters.
	Add(ctx context.Context, in *Grid) ([]kit.Entry[Point, int64], error)

	// Forgets everything.
	Reset(ctx context.Context) error
}

// The methods of Counters, as middlewares and transports see them.
var (
	countersAdd   = kit.Method{Package: "thriftonly", Service: "Counters", Name: "Add"}
	countersReset = kit.Method{Package: "thriftonly", Service: "Counters", Name: "Reset"}
)

// countersHandlers are the methods of Counters as every transport runs them, the chain around each.
type countersHandlers struct {
	add   kit.Handler
	reset kit.Handler
}

func newCountersHandlers(impl Counters, chain []kit.Middleware) *countersHandlers {
	return &countersHandlers{
		add: kit.Wrap(func(ctx context.Context, call *kit.Call) error {
			if call.Fault != nil {
				return call.Fault
			}
			in := call.In.(*Grid)
			if err := in.Validate(); err != nil {
				return err
			}
			out, err := impl.Add(ctx, in)
			if err != nil {
				return err
			}
			call.Out = &out
			return nil
		}, chain...),
		reset: kit.Wrap(func(ctx context.Context, call *kit.Call) error {
			if call.Fault != nil {
				return call.Fault
			}
			return impl.Reset(ctx)
		}, chain...),
	}
}

// NewCountersLocal gives impl to callers in the same process: through the chain and the validation of
// a server, and without a wire, so that inputs and outputs are shared and not copied. It panics where
// impl is nil.
func NewCountersLocal(impl Counters, cfg CountersServerConfig) Counters {
	if impl == nil {
		panic("thriftonly: NewCountersLocal needs an implementation of Counters, not nil")
	}
	return &countersLocal{handlers: newCountersHandlers(impl, cfg.chain())}
}

type countersLocal struct {
	handlers *countersHandlers
}

func (l *countersLocal) Add(ctx context.Context, in *Grid) (out []kit.Entry[Point, int64], err error) {
	call, err := kit.RunLocal(ctx, l.handlers.add, &countersAdd, kit.Input(in))
	if err != nil {
		return out, err
	}
	return kit.OutputValue[[]kit.Entry[Point, int64]](call)
}

func (l *countersLocal) Reset(ctx context.Context) error {
	_, err := kit.RunLocal(ctx, l.handlers.reset, &countersReset, nil)
	return err
}
