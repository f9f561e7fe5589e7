package chains

import (
	"context"

	kit "github.com/kitc-lang/kit/runtime"
)

// Reports is what a server implements and what its clients call.
type Reports interface {
	// Adds up a whole year.
	Build(ctx context.Context, in *BuildInput) (string, error)

	// Is called ten times a second.
	Ping(ctx context.Context) error

	// Is called as often.
	Pong(ctx context.Context) error

	Get(ctx context.Context) (string, error)
}

// The methods of Reports, as middlewares and transports see them.
var (
	reportsBuild = kit.Method{Package: "chains", Service: "Reports", Name: "Build"}
	reportsPing  = kit.Method{Package: "chains", Service: "Reports", Name: "Ping"}
	reportsPong  = kit.Method{Package: "chains", Service: "Reports", Name: "Pong"}
	reportsGet   = kit.Method{Package: "chains", Service: "Reports", Name: "Get"}
)

// reportsHandlers are the methods of Reports as every transport runs them, the chain around each.
type reportsHandlers struct {
	build kit.Handler
	ping  kit.Handler
	pong  kit.Handler
	get   kit.Handler
}

func newReportsHandlers(impl Reports, chain func(*kit.Method) []kit.Middleware) *reportsHandlers {
	return &reportsHandlers{
		build: kit.Wrap(func(ctx context.Context, call *kit.Call) error {
			if call.Fault != nil {
				return call.Fault
			}
			in := call.In.(*BuildInput)
			if err := in.Validate(); err != nil {
				return err
			}
			out, err := impl.Build(ctx, in)
			if err != nil {
				return err
			}
			call.Out = &out
			return nil
		}, chain(&reportsBuild)...),
		ping: kit.Wrap(func(ctx context.Context, call *kit.Call) error {
			if call.Fault != nil {
				return call.Fault
			}
			return impl.Ping(ctx)
		}, chain(&reportsPing)...),
		pong: kit.Wrap(func(ctx context.Context, call *kit.Call) error {
			if call.Fault != nil {
				return call.Fault
			}
			return impl.Pong(ctx)
		}, chain(&reportsPong)...),
		get: kit.Wrap(func(ctx context.Context, call *kit.Call) error {
			if call.Fault != nil {
				return call.Fault
			}
			out, err := impl.Get(ctx)
			if err != nil {
				return err
			}
			call.Out = &out
			return nil
		}, chain(&reportsGet)...),
	}
}

// NewReportsLocal gives impl to callers in the same process: through the chain and the validation of
// a server, and without a wire, so that inputs and outputs are shared and not copied. It panics where
// impl is nil.
func NewReportsLocal(impl Reports, cfg ReportsServerConfig) Reports {
	if impl == nil {
		panic("chains: NewReportsLocal needs an implementation of Reports, not nil")
	}
	return &reportsLocal{handlers: newReportsHandlers(impl, cfg.chain())}
}

type reportsLocal struct {
	handlers *reportsHandlers
}

func (l *reportsLocal) Build(ctx context.Context, in *BuildInput) (out string, err error) {
	call, err := kit.RunLocal(ctx, l.handlers.build, &reportsBuild, kit.Input(in))
	if err != nil {
		return out, err
	}
	return kit.OutputValue[string](call)
}

func (l *reportsLocal) Ping(ctx context.Context) error {
	_, err := kit.RunLocal(ctx, l.handlers.ping, &reportsPing, nil)
	return err
}

func (l *reportsLocal) Pong(ctx context.Context) error {
	_, err := kit.RunLocal(ctx, l.handlers.pong, &reportsPong, nil)
	return err
}

func (l *reportsLocal) Get(ctx context.Context) (out string, err error) {
	call, err := kit.RunLocal(ctx, l.handlers.get, &reportsGet, nil)
	if err != nil {
		return out, err
	}
	return kit.OutputValue[string](call)
}
