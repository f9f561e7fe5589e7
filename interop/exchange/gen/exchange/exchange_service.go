package exchange

import (
	"context"

	kit "github.com/kitc-lang/kit/runtime"
)

// Sends back what it gets.
//
// Exchange is what a server implements and what its clients call.
type Exchange interface {
	// Does nothing, and says so.
	Ping(ctx context.Context) error

	// Gives the message back.
	Echo(ctx context.Context, in *Everything) (*Everything, error)

	// Gives a point moved.
	Move(ctx context.Context, in *MoveInput) (*Point, error)

	// Gives a shape back.
	Turn(ctx context.Context, in *TurnInput) (*Shape, error)

	// Explains a word, or fails in the way that the word says.
	//
	// It fails with *UnknownWord, *Asleep or a *kit.Error.
	Explain(ctx context.Context, in *ExplainInput) ([]string, error)

	// Counts the words of a text.
	Count(ctx context.Context, in *CountInput) (map[string]int32, error)
}

// The methods of Exchange, as middlewares and transports see them.
var (
	exchangePing    = kit.Method{Package: "exchange", Service: "Exchange", Name: "Ping", Safe: true, Repeatable: true}
	exchangeEcho    = kit.Method{Package: "exchange", Service: "Exchange", Name: "Echo"}
	exchangeMove    = kit.Method{Package: "exchange", Service: "Exchange", Name: "Move", Repeatable: true}
	exchangeTurn    = kit.Method{Package: "exchange", Service: "Exchange", Name: "Turn"}
	exchangeExplain = kit.Method{Package: "exchange", Service: "Exchange", Name: "Explain", Safe: true, Repeatable: true}
	exchangeCount   = kit.Method{Package: "exchange", Service: "Exchange", Name: "Count", Safe: true, Repeatable: true}
)

// exchangeHandlers are the methods of Exchange as every transport runs them, the chain around each.
type exchangeHandlers struct {
	ping    kit.Handler
	echo    kit.Handler
	move    kit.Handler
	turn    kit.Handler
	explain kit.Handler
	count   kit.Handler
}

func newExchangeHandlers(impl Exchange, chain []kit.Middleware) *exchangeHandlers {
	return &exchangeHandlers{
		ping: kit.Wrap(func(ctx context.Context, call *kit.Call) error {
			if call.Fault != nil {
				return call.Fault
			}
			return impl.Ping(ctx)
		}, chain...),
		echo: kit.Wrap(func(ctx context.Context, call *kit.Call) error {
			if call.Fault != nil {
				return call.Fault
			}
			in := call.In.(*Everything)
			if err := in.Validate(); err != nil {
				return err
			}
			out, err := impl.Echo(ctx, in)
			if err != nil {
				return err
			}
			if out == nil {
				return kit.NoOutput(call)
			}
			call.Out = out
			return nil
		}, chain...),
		move: kit.Wrap(func(ctx context.Context, call *kit.Call) error {
			if call.Fault != nil {
				return call.Fault
			}
			in := call.In.(*MoveInput)
			if err := in.Validate(); err != nil {
				return err
			}
			out, err := impl.Move(ctx, in)
			if err != nil {
				return err
			}
			if out == nil {
				return kit.NoOutput(call)
			}
			call.Out = out
			return nil
		}, chain...),
		turn: kit.Wrap(func(ctx context.Context, call *kit.Call) error {
			if call.Fault != nil {
				return call.Fault
			}
			in := call.In.(*TurnInput)
			if err := in.Validate(); err != nil {
				return err
			}
			out, err := impl.Turn(ctx, in)
			if err != nil {
				return err
			}
			if out == nil {
				return kit.NoOutput(call)
			}
			call.Out = out
			return nil
		}, chain...),
		explain: kit.Wrap(func(ctx context.Context, call *kit.Call) error {
			if call.Fault != nil {
				return call.Fault
			}
			in := call.In.(*ExplainInput)
			if err := in.Validate(); err != nil {
				return err
			}
			out, err := impl.Explain(ctx, in)
			if err != nil {
				return err
			}
			call.Out = &out
			return nil
		}, chain...),
		count: kit.Wrap(func(ctx context.Context, call *kit.Call) error {
			if call.Fault != nil {
				return call.Fault
			}
			in := call.In.(*CountInput)
			if err := in.Validate(); err != nil {
				return err
			}
			out, err := impl.Count(ctx, in)
			if err != nil {
				return err
			}
			call.Out = &out
			return nil
		}, chain...),
	}
}

// NewExchangeLocal gives impl to callers in the same process: through the chain and the validation of
// a server, and without a wire, so that inputs and outputs are shared and not copied.
func NewExchangeLocal(impl Exchange, cfg ExchangeServerConfig) Exchange {
	return &exchangeLocal{handlers: newExchangeHandlers(impl, cfg.chain())}
}

type exchangeLocal struct {
	handlers *exchangeHandlers
}

func (l *exchangeLocal) Ping(ctx context.Context) error {
	return l.handlers.ping(ctx, kit.NewCall(&exchangePing, kit.ServerSide, "local", nil, nil))
}

func (l *exchangeLocal) Echo(ctx context.Context, in *Everything) (*Everything, error) {
	call := kit.NewCall(&exchangeEcho, kit.ServerSide, "local", kit.Input(in), nil)
	if err := l.handlers.echo(ctx, call); err != nil {
		return nil, err
	}
	return kit.Output[Everything](call)
}

func (l *exchangeLocal) Move(ctx context.Context, in *MoveInput) (*Point, error) {
	call := kit.NewCall(&exchangeMove, kit.ServerSide, "local", kit.Input(in), nil)
	if err := l.handlers.move(ctx, call); err != nil {
		return nil, err
	}
	return kit.Output[Point](call)
}

func (l *exchangeLocal) Turn(ctx context.Context, in *TurnInput) (*Shape, error) {
	call := kit.NewCall(&exchangeTurn, kit.ServerSide, "local", kit.Input(in), nil)
	if err := l.handlers.turn(ctx, call); err != nil {
		return nil, err
	}
	return kit.Output[Shape](call)
}

func (l *exchangeLocal) Explain(ctx context.Context, in *ExplainInput) (out []string, err error) {
	call := kit.NewCall(&exchangeExplain, kit.ServerSide, "local", kit.Input(in), nil)
	if err := l.handlers.explain(ctx, call); err != nil {
		return out, err
	}
	return kit.OutputValue[[]string](call)
}

func (l *exchangeLocal) Count(ctx context.Context, in *CountInput) (out map[string]int32, err error) {
	call := kit.NewCall(&exchangeCount, kit.ServerSide, "local", kit.Input(in), nil)
	if err := l.handlers.count(ctx, call); err != nil {
		return out, err
	}
	return kit.OutputValue[map[string]int32](call)
}
