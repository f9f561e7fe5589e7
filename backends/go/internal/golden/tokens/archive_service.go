package tokens

import (
	"context"

	kit "github.com/kitc-lang/kit/runtime"
)

// It says nothing of auth, and keeps what Orders asks for.
//
// Archive is what a server implements and what its clients call.
type Archive interface {
	List(ctx context.Context) (string, error)

	Place(ctx context.Context) (string, error)

	Whoami(ctx context.Context) (string, error)

	Sweep(ctx context.Context) (string, error)

	Ping(ctx context.Context) (string, error)
}

// The methods of Archive, as middlewares and transports see them.
var (
	archiveList   = kit.Method{Package: "tokens", Service: "Archive", Name: "List", Auth: "user", Scopes: []string{"orders:read"}, Challenge: "Bearer"}
	archivePlace  = kit.Method{Package: "tokens", Service: "Archive", Name: "Place", Auth: "user", Scopes: []string{"orders:read", "orders:write"}, Challenge: "Bearer"}
	archiveWhoami = kit.Method{Package: "tokens", Service: "Archive", Name: "Whoami", Auth: "user", Challenge: "Bearer"}
	archiveSweep  = kit.Method{Package: "tokens", Service: "Archive", Name: "Sweep", Auth: "robot", KeyHeader: "X-Robot-Key", Scopes: []string{"sweep"}}
	archivePing   = kit.Method{Package: "tokens", Service: "Archive", Name: "Ping"}
)

// archiveHandlers are the methods of Archive as every transport runs them, the chain around each.
type archiveHandlers struct {
	list   kit.Handler
	place  kit.Handler
	whoami kit.Handler
	sweep  kit.Handler
	ping   kit.Handler
}

func newArchiveHandlers(impl Archive, cfg ArchiveServerConfig) *archiveHandlers {
	chain := cfg.chain()
	return &archiveHandlers{
		list: kit.Guard(cfg.AuthenticateUser, func(ctx context.Context, call *kit.Call) error {
			if call.Fault != nil {
				return call.Fault
			}
			out, err := impl.List(ctx)
			if err != nil {
				return err
			}
			call.Out = &out
			return nil
		}, chain...),
		place: kit.Guard(cfg.AuthenticateUser, func(ctx context.Context, call *kit.Call) error {
			if call.Fault != nil {
				return call.Fault
			}
			out, err := impl.Place(ctx)
			if err != nil {
				return err
			}
			call.Out = &out
			return nil
		}, chain...),
		whoami: kit.Guard(cfg.AuthenticateUser, func(ctx context.Context, call *kit.Call) error {
			if call.Fault != nil {
				return call.Fault
			}
			out, err := impl.Whoami(ctx)
			if err != nil {
				return err
			}
			call.Out = &out
			return nil
		}, chain...),
		sweep: kit.Guard(cfg.AuthenticateRobot, func(ctx context.Context, call *kit.Call) error {
			if call.Fault != nil {
				return call.Fault
			}
			out, err := impl.Sweep(ctx)
			if err != nil {
				return err
			}
			call.Out = &out
			return nil
		}, chain...),
		ping: kit.Wrap(func(ctx context.Context, call *kit.Call) error {
			if call.Fault != nil {
				return call.Fault
			}
			out, err := impl.Ping(ctx)
			if err != nil {
				return err
			}
			call.Out = &out
			return nil
		}, chain...),
	}
}

// NewArchiveLocal gives impl to callers in the same process: through the chain and the validation of
// a server, and without a wire, so that inputs and outputs are shared and not copied. It panics where
// impl is nil or what cfg says about tokens is wrong.
func NewArchiveLocal(impl Archive, cfg ArchiveServerConfig) Archive {
	if impl == nil {
		panic("tokens: NewArchiveLocal needs an implementation of Archive, not nil")
	}
	cfg, err := cfg.withAuthenticators()
	if err != nil {
		panic(err)
	}
	return &archiveLocal{handlers: newArchiveHandlers(impl, cfg)}
}

type archiveLocal struct {
	handlers *archiveHandlers
}

func (l *archiveLocal) List(ctx context.Context) (out string, err error) {
	call, err := kit.RunLocal(ctx, l.handlers.list, &archiveList, nil)
	if err != nil {
		return out, err
	}
	return kit.OutputValue[string](call)
}

func (l *archiveLocal) Place(ctx context.Context) (out string, err error) {
	call, err := kit.RunLocal(ctx, l.handlers.place, &archivePlace, nil)
	if err != nil {
		return out, err
	}
	return kit.OutputValue[string](call)
}

func (l *archiveLocal) Whoami(ctx context.Context) (out string, err error) {
	call, err := kit.RunLocal(ctx, l.handlers.whoami, &archiveWhoami, nil)
	if err != nil {
		return out, err
	}
	return kit.OutputValue[string](call)
}

func (l *archiveLocal) Sweep(ctx context.Context) (out string, err error) {
	call, err := kit.RunLocal(ctx, l.handlers.sweep, &archiveSweep, nil)
	if err != nil {
		return out, err
	}
	return kit.OutputValue[string](call)
}

func (l *archiveLocal) Ping(ctx context.Context) (out string, err error) {
	call, err := kit.RunLocal(ctx, l.handlers.ping, &archivePing, nil)
	if err != nil {
		return out, err
	}
	return kit.OutputValue[string](call)
}
