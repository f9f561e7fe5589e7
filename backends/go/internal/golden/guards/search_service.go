package guards

import (
	"context"

	kit "github.com/kitc-lang/kit/runtime"
)

// Search is what a server implements and what its clients call.
type Search interface {
	Find(ctx context.Context, in *FindInput) (string, error)

	// Takes all memory.
	Index(ctx context.Context) error
}

// The methods of Search, as middlewares and transports see them.
var (
	searchFind  = kit.Method{Package: "guards", Service: "Search", Name: "Find", Safe: true, Repeatable: true, Auth: "user", Challenge: "Bearer"}
	searchIndex = kit.Method{Package: "guards", Service: "Search", Name: "Index", Repeatable: true, Auth: "user", Challenge: "Bearer"}
)

// searchHandlers are the methods of Search as every transport runs them, the chain around each.
type searchHandlers struct {
	find  kit.Handler
	index kit.Handler
}

func newSearchHandlers(impl Search, cfg SearchServerConfig) *searchHandlers {
	chain := cfg.chain()
	return &searchHandlers{
		find: kit.Guard(cfg.AuthenticateUser, func(ctx context.Context, call *kit.Call) error {
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
		}, chain(&searchFind)...),
		index: kit.Guard(cfg.AuthenticateUser, func(ctx context.Context, call *kit.Call) error {
			if call.Fault != nil {
				return call.Fault
			}
			return impl.Index(ctx)
		}, chain(&searchIndex)...),
	}
}

// NewSearchLocal gives impl to callers in the same process: through the chain and the validation of
// a server, and without a wire, so that inputs and outputs are shared and not copied. It panics where
// impl is nil.
func NewSearchLocal(impl Search, cfg SearchServerConfig) Search {
	if impl == nil {
		panic("guards: NewSearchLocal needs an implementation of Search, not nil")
	}
	return &searchLocal{handlers: newSearchHandlers(impl, cfg)}
}

type searchLocal struct {
	handlers *searchHandlers
}

func (l *searchLocal) Find(ctx context.Context, in *FindInput) (out string, err error) {
	call, err := kit.RunLocal(ctx, l.handlers.find, &searchFind, kit.Input(in))
	if err != nil {
		return out, err
	}
	return kit.OutputValue[string](call)
}

func (l *searchLocal) Index(ctx context.Context) error {
	_, err := kit.RunLocal(ctx, l.handlers.index, &searchIndex, nil)
	return err
}
