package calls

import (
	"context"
	"encoding/json"
	"time"

	kit "github.com/kitc-lang/kit/runtime"
)

// One method of each shape.
//
// Calls is what a server implements and what its clients call.
type Calls interface {
	Nothing(ctx context.Context) error

	// It fails with *Missing or a *kit.Error.
	Take(ctx context.Context, in *TakeInput) error

	// It fails with *Missing, *Success, *Bare, *std.NotFound or a *kit.Error.
	TakeThing(ctx context.Context, in *Thing) (*Thing, error)

	GiveBool(ctx context.Context) (bool, error)

	GiveEnum(ctx context.Context) (Volume, error)

	GiveText(ctx context.Context) (string, error)

	GiveBytes(ctx context.Context) ([]byte, error)

	GiveTime(ctx context.Context) (time.Time, error)

	GiveAny(ctx context.Context) (json.RawMessage, error)

	GiveList(ctx context.Context, in *GiveListInput) ([]Thing, error)

	GiveMap(ctx context.Context) (map[Volume][]string, error)

	GiveChoice(ctx context.Context, in *Choice2) (*Choice, error)

	Fail(ctx context.Context, in *FailInput) error
}

// The methods of Calls, as middlewares and transports see them.
var (
	callsNothing    = kit.Method{Package: "calls", Service: "Calls", Name: "Nothing"}
	callsTake       = kit.Method{Package: "calls", Service: "Calls", Name: "Take"}
	callsTakeThing  = kit.Method{Package: "calls", Service: "Calls", Name: "TakeThing"}
	callsGiveBool   = kit.Method{Package: "calls", Service: "Calls", Name: "GiveBool"}
	callsGiveEnum   = kit.Method{Package: "calls", Service: "Calls", Name: "GiveEnum"}
	callsGiveText   = kit.Method{Package: "calls", Service: "Calls", Name: "GiveText"}
	callsGiveBytes  = kit.Method{Package: "calls", Service: "Calls", Name: "GiveBytes"}
	callsGiveTime   = kit.Method{Package: "calls", Service: "Calls", Name: "GiveTime"}
	callsGiveAny    = kit.Method{Package: "calls", Service: "Calls", Name: "GiveAny"}
	callsGiveList   = kit.Method{Package: "calls", Service: "Calls", Name: "GiveList"}
	callsGiveMap    = kit.Method{Package: "calls", Service: "Calls", Name: "GiveMap"}
	callsGiveChoice = kit.Method{Package: "calls", Service: "Calls", Name: "GiveChoice"}
	callsFail       = kit.Method{Package: "calls", Service: "Calls", Name: "Fail"}
)

// callsHandlers are the methods of Calls as every transport runs them, the chain around each.
type callsHandlers struct {
	nothing    kit.Handler
	take       kit.Handler
	takeThing  kit.Handler
	giveBool   kit.Handler
	giveEnum   kit.Handler
	giveText   kit.Handler
	giveBytes  kit.Handler
	giveTime   kit.Handler
	giveAny    kit.Handler
	giveList   kit.Handler
	giveMap    kit.Handler
	giveChoice kit.Handler
	fail       kit.Handler
}

func newCallsHandlers(impl Calls, chain []kit.Middleware) *callsHandlers {
	return &callsHandlers{
		nothing: kit.Wrap(func(ctx context.Context, call *kit.Call) error {
			if call.Fault != nil {
				return call.Fault
			}
			return impl.Nothing(ctx)
		}, chain...),
		take: kit.Wrap(func(ctx context.Context, call *kit.Call) error {
			if call.Fault != nil {
				return call.Fault
			}
			in := call.In.(*TakeInput)
			if err := in.Validate(); err != nil {
				return err
			}
			return impl.Take(ctx, in)
		}, chain...),
		takeThing: kit.Wrap(func(ctx context.Context, call *kit.Call) error {
			if call.Fault != nil {
				return call.Fault
			}
			in := call.In.(*Thing)
			if err := in.Validate(); err != nil {
				return err
			}
			out, err := impl.TakeThing(ctx, in)
			if err != nil {
				return err
			}
			if out == nil {
				return kit.NoOutput(call)
			}
			call.Out = out
			return nil
		}, chain...),
		giveBool: kit.Wrap(func(ctx context.Context, call *kit.Call) error {
			if call.Fault != nil {
				return call.Fault
			}
			out, err := impl.GiveBool(ctx)
			if err != nil {
				return err
			}
			call.Out = &out
			return nil
		}, chain...),
		giveEnum: kit.Wrap(func(ctx context.Context, call *kit.Call) error {
			if call.Fault != nil {
				return call.Fault
			}
			out, err := impl.GiveEnum(ctx)
			if err != nil {
				return err
			}
			call.Out = &out
			return nil
		}, chain...),
		giveText: kit.Wrap(func(ctx context.Context, call *kit.Call) error {
			if call.Fault != nil {
				return call.Fault
			}
			out, err := impl.GiveText(ctx)
			if err != nil {
				return err
			}
			call.Out = &out
			return nil
		}, chain...),
		giveBytes: kit.Wrap(func(ctx context.Context, call *kit.Call) error {
			if call.Fault != nil {
				return call.Fault
			}
			out, err := impl.GiveBytes(ctx)
			if err != nil {
				return err
			}
			call.Out = &out
			return nil
		}, chain...),
		giveTime: kit.Wrap(func(ctx context.Context, call *kit.Call) error {
			if call.Fault != nil {
				return call.Fault
			}
			out, err := impl.GiveTime(ctx)
			if err != nil {
				return err
			}
			call.Out = &out
			return nil
		}, chain...),
		giveAny: kit.Wrap(func(ctx context.Context, call *kit.Call) error {
			if call.Fault != nil {
				return call.Fault
			}
			out, err := impl.GiveAny(ctx)
			if err != nil {
				return err
			}
			call.Out = &out
			return nil
		}, chain...),
		giveList: kit.Wrap(func(ctx context.Context, call *kit.Call) error {
			if call.Fault != nil {
				return call.Fault
			}
			in := call.In.(*GiveListInput)
			if err := in.Validate(); err != nil {
				return err
			}
			out, err := impl.GiveList(ctx, in)
			if err != nil {
				return err
			}
			call.Out = &out
			return nil
		}, chain...),
		giveMap: kit.Wrap(func(ctx context.Context, call *kit.Call) error {
			if call.Fault != nil {
				return call.Fault
			}
			out, err := impl.GiveMap(ctx)
			if err != nil {
				return err
			}
			call.Out = &out
			return nil
		}, chain...),
		giveChoice: kit.Wrap(func(ctx context.Context, call *kit.Call) error {
			if call.Fault != nil {
				return call.Fault
			}
			in := call.In.(*Choice2)
			if err := in.Validate(); err != nil {
				return err
			}
			out, err := impl.GiveChoice(ctx, in)
			if err != nil {
				return err
			}
			if out == nil {
				return kit.NoOutput(call)
			}
			call.Out = out
			return nil
		}, chain...),
		fail: kit.Wrap(func(ctx context.Context, call *kit.Call) error {
			if call.Fault != nil {
				return call.Fault
			}
			in := call.In.(*FailInput)
			if err := in.Validate(); err != nil {
				return err
			}
			return impl.Fail(ctx, in)
		}, chain...),
	}
}

// NewCallsLocal gives impl to callers in the same process: through the chain and the validation of
// a server, and without a wire, so that inputs and outputs are shared and not copied. It panics where
// impl is nil.
func NewCallsLocal(impl Calls, cfg CallsServerConfig) Calls {
	if impl == nil {
		panic("calls: NewCallsLocal needs an implementation of Calls, not nil")
	}
	return &callsLocal{handlers: newCallsHandlers(impl, cfg.chain())}
}

type callsLocal struct {
	handlers *callsHandlers
}

func (l *callsLocal) Nothing(ctx context.Context) error {
	_, err := kit.RunLocal(ctx, l.handlers.nothing, &callsNothing, nil)
	return err
}

func (l *callsLocal) Take(ctx context.Context, in *TakeInput) error {
	_, err := kit.RunLocal(ctx, l.handlers.take, &callsTake, kit.Input(in))
	return err
}

func (l *callsLocal) TakeThing(ctx context.Context, in *Thing) (*Thing, error) {
	call, err := kit.RunLocal(ctx, l.handlers.takeThing, &callsTakeThing, kit.Input(in))
	if err != nil {
		return nil, err
	}
	return kit.Output[Thing](call)
}

func (l *callsLocal) GiveBool(ctx context.Context) (out bool, err error) {
	call, err := kit.RunLocal(ctx, l.handlers.giveBool, &callsGiveBool, nil)
	if err != nil {
		return out, err
	}
	return kit.OutputValue[bool](call)
}

func (l *callsLocal) GiveEnum(ctx context.Context) (out Volume, err error) {
	call, err := kit.RunLocal(ctx, l.handlers.giveEnum, &callsGiveEnum, nil)
	if err != nil {
		return out, err
	}
	return kit.OutputValue[Volume](call)
}

func (l *callsLocal) GiveText(ctx context.Context) (out string, err error) {
	call, err := kit.RunLocal(ctx, l.handlers.giveText, &callsGiveText, nil)
	if err != nil {
		return out, err
	}
	return kit.OutputValue[string](call)
}

func (l *callsLocal) GiveBytes(ctx context.Context) (out []byte, err error) {
	call, err := kit.RunLocal(ctx, l.handlers.giveBytes, &callsGiveBytes, nil)
	if err != nil {
		return out, err
	}
	return kit.OutputValue[[]byte](call)
}

func (l *callsLocal) GiveTime(ctx context.Context) (out time.Time, err error) {
	call, err := kit.RunLocal(ctx, l.handlers.giveTime, &callsGiveTime, nil)
	if err != nil {
		return out, err
	}
	return kit.OutputValue[time.Time](call)
}

func (l *callsLocal) GiveAny(ctx context.Context) (out json.RawMessage, err error) {
	call, err := kit.RunLocal(ctx, l.handlers.giveAny, &callsGiveAny, nil)
	if err != nil {
		return out, err
	}
	return kit.OutputValue[json.RawMessage](call)
}

func (l *callsLocal) GiveList(ctx context.Context, in *GiveListInput) (out []Thing, err error) {
	call, err := kit.RunLocal(ctx, l.handlers.giveList, &callsGiveList, kit.Input(in))
	if err != nil {
		return out, err
	}
	return kit.OutputValue[[]Thing](call)
}

func (l *callsLocal) GiveMap(ctx context.Context) (out map[Volume][]string, err error) {
	call, err := kit.RunLocal(ctx, l.handlers.giveMap, &callsGiveMap, nil)
	if err != nil {
		return out, err
	}
	return kit.OutputValue[map[Volume][]string](call)
}

func (l *callsLocal) GiveChoice(ctx context.Context, in *Choice2) (*Choice, error) {
	call, err := kit.RunLocal(ctx, l.handlers.giveChoice, &callsGiveChoice, kit.Input(in))
	if err != nil {
		return nil, err
	}
	return kit.Output[Choice](call)
}

func (l *callsLocal) Fail(ctx context.Context, in *FailInput) error {
	_, err := kit.RunLocal(ctx, l.handlers.fail, &callsFail, kit.Input(in))
	return err
}
