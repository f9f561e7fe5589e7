package routes

import (
	"context"

	kit "github.com/kitc-lang/kit/runtime"
)

// Routes is what a server implements and what its clients call.
type Routes interface {
	Root(ctx context.Context) (string, error)

	Fixed(ctx context.Context) (string, error)

	// Found although /a/b leads elsewhere.
	Around(ctx context.Context, in *AroundInput) (string, error)

	Latest(ctx context.Context) (string, error)

	// It fails with *Lost, *Teapot or a *kit.Error.
	Thing(ctx context.Context, in *ThingInput) (string, error)

	Look(ctx context.Context, in *LookInput) error

	Remove(ctx context.Context, in *RemoveInput) error

	InPath(ctx context.Context, in *Kinds) (*Kinds, error)

	InQuery(ctx context.Context, in *Kinds) (*Kinds, error)

	MaybeQuery(ctx context.Context, in *Maybe) (*Maybe, error)

	ListQuery(ctx context.Context, in *Lists) (*Lists, error)

	InHeader(ctx context.Context, in *Maybe) (*Maybe, error)

	// Everything in a body that may be left out.
	Soft(ctx context.Context, in *Maybe) (*Maybe, error)

	Whole(ctx context.Context, in *WholeInput) ([]string, error)

	WholeMaybe(ctx context.Context, in *WholeMaybeInput) (map[string]bool, error)

	Headers(ctx context.Context, in *HeadersInput) (*Page, error)

	// Not safe, and yet a GET.
	Count(ctx context.Context) (int64, error)

	// Names that generated code has uses of its own for.
	Client(ctx context.Context) error

	ServeExchange(ctx context.Context) error

	Handler(ctx context.Context) (bool, error)
}

// The methods of Routes, as middlewares and transports see them.
var (
	routesRoot          = kit.Method{Package: "routes", Service: "Routes", Name: "Root", Safe: true, Repeatable: true}
	routesFixed         = kit.Method{Package: "routes", Service: "Routes", Name: "Fixed", Safe: true, Repeatable: true}
	routesAround        = kit.Method{Package: "routes", Service: "Routes", Name: "Around", Safe: true, Repeatable: true}
	routesLatest        = kit.Method{Package: "routes", Service: "Routes", Name: "Latest", Safe: true, Repeatable: true}
	routesThing         = kit.Method{Package: "routes", Service: "Routes", Name: "Thing", Safe: true, Repeatable: true}
	routesLook          = kit.Method{Package: "routes", Service: "Routes", Name: "Look", Safe: true, Repeatable: true}
	routesRemove        = kit.Method{Package: "routes", Service: "Routes", Name: "Remove", Repeatable: true}
	routesInPath        = kit.Method{Package: "routes", Service: "Routes", Name: "InPath", Safe: true, Repeatable: true}
	routesInQuery       = kit.Method{Package: "routes", Service: "Routes", Name: "InQuery", Safe: true, Repeatable: true}
	routesMaybeQuery    = kit.Method{Package: "routes", Service: "Routes", Name: "MaybeQuery", Safe: true, Repeatable: true}
	routesListQuery     = kit.Method{Package: "routes", Service: "Routes", Name: "ListQuery", Safe: true, Repeatable: true}
	routesInHeader      = kit.Method{Package: "routes", Service: "Routes", Name: "InHeader"}
	routesSoft          = kit.Method{Package: "routes", Service: "Routes", Name: "Soft"}
	routesWhole         = kit.Method{Package: "routes", Service: "Routes", Name: "Whole"}
	routesWholeMaybe    = kit.Method{Package: "routes", Service: "Routes", Name: "WholeMaybe"}
	routesHeaders       = kit.Method{Package: "routes", Service: "Routes", Name: "Headers", Safe: true, Repeatable: true}
	routesCount         = kit.Method{Package: "routes", Service: "Routes", Name: "Count"}
	routesClient        = kit.Method{Package: "routes", Service: "Routes", Name: "Client"}
	routesServeExchange = kit.Method{Package: "routes", Service: "Routes", Name: "ServeExchange"}
	routesHandler       = kit.Method{Package: "routes", Service: "Routes", Name: "Handler"}
)

// routesHandlers are the methods of Routes as every transport runs them, the chain around each.
type routesHandlers struct {
	root          kit.Handler
	fixed         kit.Handler
	around        kit.Handler
	latest        kit.Handler
	thing         kit.Handler
	look          kit.Handler
	remove        kit.Handler
	inPath        kit.Handler
	inQuery       kit.Handler
	maybeQuery    kit.Handler
	listQuery     kit.Handler
	inHeader      kit.Handler
	soft          kit.Handler
	whole         kit.Handler
	wholeMaybe    kit.Handler
	headers       kit.Handler
	count         kit.Handler
	client        kit.Handler
	serveExchange kit.Handler
	handler       kit.Handler
}

func newRoutesHandlers(impl Routes, chain []kit.Middleware) *routesHandlers {
	return &routesHandlers{
		root: kit.Wrap(func(ctx context.Context, call *kit.Call) error {
			if call.Fault != nil {
				return call.Fault
			}
			out, err := impl.Root(ctx)
			if err != nil {
				return err
			}
			call.Out = &out
			return nil
		}, chain...),
		fixed: kit.Wrap(func(ctx context.Context, call *kit.Call) error {
			if call.Fault != nil {
				return call.Fault
			}
			out, err := impl.Fixed(ctx)
			if err != nil {
				return err
			}
			call.Out = &out
			return nil
		}, chain...),
		around: kit.Wrap(func(ctx context.Context, call *kit.Call) error {
			if call.Fault != nil {
				return call.Fault
			}
			in := call.In.(*AroundInput)
			if err := in.Validate(); err != nil {
				return err
			}
			out, err := impl.Around(ctx, in)
			if err != nil {
				return err
			}
			call.Out = &out
			return nil
		}, chain...),
		latest: kit.Wrap(func(ctx context.Context, call *kit.Call) error {
			if call.Fault != nil {
				return call.Fault
			}
			out, err := impl.Latest(ctx)
			if err != nil {
				return err
			}
			call.Out = &out
			return nil
		}, chain...),
		thing: kit.Wrap(func(ctx context.Context, call *kit.Call) error {
			if call.Fault != nil {
				return call.Fault
			}
			in := call.In.(*ThingInput)
			if err := in.Validate(); err != nil {
				return err
			}
			out, err := impl.Thing(ctx, in)
			if err != nil {
				return err
			}
			call.Out = &out
			return nil
		}, chain...),
		look: kit.Wrap(func(ctx context.Context, call *kit.Call) error {
			if call.Fault != nil {
				return call.Fault
			}
			in := call.In.(*LookInput)
			if err := in.Validate(); err != nil {
				return err
			}
			return impl.Look(ctx, in)
		}, chain...),
		remove: kit.Wrap(func(ctx context.Context, call *kit.Call) error {
			if call.Fault != nil {
				return call.Fault
			}
			in := call.In.(*RemoveInput)
			if err := in.Validate(); err != nil {
				return err
			}
			return impl.Remove(ctx, in)
		}, chain...),
		inPath: kit.Wrap(func(ctx context.Context, call *kit.Call) error {
			if call.Fault != nil {
				return call.Fault
			}
			in := call.In.(*Kinds)
			if err := in.Validate(); err != nil {
				return err
			}
			out, err := impl.InPath(ctx, in)
			if err != nil {
				return err
			}
			if out == nil {
				return kit.NoOutput(call)
			}
			call.Out = out
			return nil
		}, chain...),
		inQuery: kit.Wrap(func(ctx context.Context, call *kit.Call) error {
			if call.Fault != nil {
				return call.Fault
			}
			in := call.In.(*Kinds)
			if err := in.Validate(); err != nil {
				return err
			}
			out, err := impl.InQuery(ctx, in)
			if err != nil {
				return err
			}
			if out == nil {
				return kit.NoOutput(call)
			}
			call.Out = out
			return nil
		}, chain...),
		maybeQuery: kit.Wrap(func(ctx context.Context, call *kit.Call) error {
			if call.Fault != nil {
				return call.Fault
			}
			in := call.In.(*Maybe)
			if err := in.Validate(); err != nil {
				return err
			}
			out, err := impl.MaybeQuery(ctx, in)
			if err != nil {
				return err
			}
			if out == nil {
				return kit.NoOutput(call)
			}
			call.Out = out
			return nil
		}, chain...),
		listQuery: kit.Wrap(func(ctx context.Context, call *kit.Call) error {
			if call.Fault != nil {
				return call.Fault
			}
			in := call.In.(*Lists)
			if err := in.Validate(); err != nil {
				return err
			}
			out, err := impl.ListQuery(ctx, in)
			if err != nil {
				return err
			}
			if out == nil {
				return kit.NoOutput(call)
			}
			call.Out = out
			return nil
		}, chain...),
		inHeader: kit.Wrap(func(ctx context.Context, call *kit.Call) error {
			if call.Fault != nil {
				return call.Fault
			}
			in := call.In.(*Maybe)
			if err := in.Validate(); err != nil {
				return err
			}
			out, err := impl.InHeader(ctx, in)
			if err != nil {
				return err
			}
			if out == nil {
				return kit.NoOutput(call)
			}
			call.Out = out
			return nil
		}, chain...),
		soft: kit.Wrap(func(ctx context.Context, call *kit.Call) error {
			if call.Fault != nil {
				return call.Fault
			}
			in := call.In.(*Maybe)
			if err := in.Validate(); err != nil {
				return err
			}
			out, err := impl.Soft(ctx, in)
			if err != nil {
				return err
			}
			if out == nil {
				return kit.NoOutput(call)
			}
			call.Out = out
			return nil
		}, chain...),
		whole: kit.Wrap(func(ctx context.Context, call *kit.Call) error {
			if call.Fault != nil {
				return call.Fault
			}
			in := call.In.(*WholeInput)
			if err := in.Validate(); err != nil {
				return err
			}
			out, err := impl.Whole(ctx, in)
			if err != nil {
				return err
			}
			call.Out = &out
			return nil
		}, chain...),
		wholeMaybe: kit.Wrap(func(ctx context.Context, call *kit.Call) error {
			if call.Fault != nil {
				return call.Fault
			}
			in := call.In.(*WholeMaybeInput)
			if err := in.Validate(); err != nil {
				return err
			}
			out, err := impl.WholeMaybe(ctx, in)
			if err != nil {
				return err
			}
			call.Out = &out
			return nil
		}, chain...),
		headers: kit.Wrap(func(ctx context.Context, call *kit.Call) error {
			if call.Fault != nil {
				return call.Fault
			}
			in := call.In.(*HeadersInput)
			if err := in.Validate(); err != nil {
				return err
			}
			out, err := impl.Headers(ctx, in)
			if err != nil {
				return err
			}
			if out == nil {
				return kit.NoOutput(call)
			}
			call.Out = out
			return nil
		}, chain...),
		count: kit.Wrap(func(ctx context.Context, call *kit.Call) error {
			if call.Fault != nil {
				return call.Fault
			}
			out, err := impl.Count(ctx)
			if err != nil {
				return err
			}
			call.Out = &out
			return nil
		}, chain...),
		client: kit.Wrap(func(ctx context.Context, call *kit.Call) error {
			if call.Fault != nil {
				return call.Fault
			}
			return impl.Client(ctx)
		}, chain...),
		serveExchange: kit.Wrap(func(ctx context.Context, call *kit.Call) error {
			if call.Fault != nil {
				return call.Fault
			}
			return impl.ServeExchange(ctx)
		}, chain...),
		handler: kit.Wrap(func(ctx context.Context, call *kit.Call) error {
			if call.Fault != nil {
				return call.Fault
			}
			out, err := impl.Handler(ctx)
			if err != nil {
				return err
			}
			call.Out = &out
			return nil
		}, chain...),
	}
}

// NewRoutesLocal gives impl to callers in the same process: through the chain and the validation of
// a server, and without a wire, so that inputs and outputs are shared and not copied. It panics where
// impl is nil.
func NewRoutesLocal(impl Routes, cfg RoutesServerConfig) Routes {
	if impl == nil {
		panic("routes: NewRoutesLocal needs an implementation of Routes, not nil")
	}
	return &routesLocal{handlers: newRoutesHandlers(impl, cfg.chain())}
}

type routesLocal struct {
	handlers *routesHandlers
}

func (l *routesLocal) Root(ctx context.Context) (out string, err error) {
	call, err := kit.RunLocal(ctx, l.handlers.root, &routesRoot, nil)
	if err != nil {
		return out, err
	}
	return kit.OutputValue[string](call)
}

func (l *routesLocal) Fixed(ctx context.Context) (out string, err error) {
	call, err := kit.RunLocal(ctx, l.handlers.fixed, &routesFixed, nil)
	if err != nil {
		return out, err
	}
	return kit.OutputValue[string](call)
}

func (l *routesLocal) Around(ctx context.Context, in *AroundInput) (out string, err error) {
	call, err := kit.RunLocal(ctx, l.handlers.around, &routesAround, kit.Input(in))
	if err != nil {
		return out, err
	}
	return kit.OutputValue[string](call)
}

func (l *routesLocal) Latest(ctx context.Context) (out string, err error) {
	call, err := kit.RunLocal(ctx, l.handlers.latest, &routesLatest, nil)
	if err != nil {
		return out, err
	}
	return kit.OutputValue[string](call)
}

func (l *routesLocal) Thing(ctx context.Context, in *ThingInput) (out string, err error) {
	call, err := kit.RunLocal(ctx, l.handlers.thing, &routesThing, kit.Input(in))
	if err != nil {
		return out, err
	}
	return kit.OutputValue[string](call)
}

func (l *routesLocal) Look(ctx context.Context, in *LookInput) error {
	_, err := kit.RunLocal(ctx, l.handlers.look, &routesLook, kit.Input(in))
	return err
}

func (l *routesLocal) Remove(ctx context.Context, in *RemoveInput) error {
	_, err := kit.RunLocal(ctx, l.handlers.remove, &routesRemove, kit.Input(in))
	return err
}

func (l *routesLocal) InPath(ctx context.Context, in *Kinds) (*Kinds, error) {
	call, err := kit.RunLocal(ctx, l.handlers.inPath, &routesInPath, kit.Input(in))
	if err != nil {
		return nil, err
	}
	return kit.Output[Kinds](call)
}

func (l *routesLocal) InQuery(ctx context.Context, in *Kinds) (*Kinds, error) {
	call, err := kit.RunLocal(ctx, l.handlers.inQuery, &routesInQuery, kit.Input(in))
	if err != nil {
		return nil, err
	}
	return kit.Output[Kinds](call)
}

func (l *routesLocal) MaybeQuery(ctx context.Context, in *Maybe) (*Maybe, error) {
	call, err := kit.RunLocal(ctx, l.handlers.maybeQuery, &routesMaybeQuery, kit.Input(in))
	if err != nil {
		return nil, err
	}
	return kit.Output[Maybe](call)
}

func (l *routesLocal) ListQuery(ctx context.Context, in *Lists) (*Lists, error) {
	call, err := kit.RunLocal(ctx, l.handlers.listQuery, &routesListQuery, kit.Input(in))
	if err != nil {
		return nil, err
	}
	return kit.Output[Lists](call)
}

func (l *routesLocal) InHeader(ctx context.Context, in *Maybe) (*Maybe, error) {
	call, err := kit.RunLocal(ctx, l.handlers.inHeader, &routesInHeader, kit.Input(in))
	if err != nil {
		return nil, err
	}
	return kit.Output[Maybe](call)
}

func (l *routesLocal) Soft(ctx context.Context, in *Maybe) (*Maybe, error) {
	call, err := kit.RunLocal(ctx, l.handlers.soft, &routesSoft, kit.Input(in))
	if err != nil {
		return nil, err
	}
	return kit.Output[Maybe](call)
}

func (l *routesLocal) Whole(ctx context.Context, in *WholeInput) (out []string, err error) {
	call, err := kit.RunLocal(ctx, l.handlers.whole, &routesWhole, kit.Input(in))
	if err != nil {
		return out, err
	}
	return kit.OutputValue[[]string](call)
}

func (l *routesLocal) WholeMaybe(ctx context.Context, in *WholeMaybeInput) (out map[string]bool, err error) {
	call, err := kit.RunLocal(ctx, l.handlers.wholeMaybe, &routesWholeMaybe, kit.Input(in))
	if err != nil {
		return out, err
	}
	return kit.OutputValue[map[string]bool](call)
}

func (l *routesLocal) Headers(ctx context.Context, in *HeadersInput) (*Page, error) {
	call, err := kit.RunLocal(ctx, l.handlers.headers, &routesHeaders, kit.Input(in))
	if err != nil {
		return nil, err
	}
	return kit.Output[Page](call)
}

func (l *routesLocal) Count(ctx context.Context) (out int64, err error) {
	call, err := kit.RunLocal(ctx, l.handlers.count, &routesCount, nil)
	if err != nil {
		return out, err
	}
	return kit.OutputValue[int64](call)
}

func (l *routesLocal) Client(ctx context.Context) error {
	_, err := kit.RunLocal(ctx, l.handlers.client, &routesClient, nil)
	return err
}

func (l *routesLocal) ServeExchange(ctx context.Context) error {
	_, err := kit.RunLocal(ctx, l.handlers.serveExchange, &routesServeExchange, nil)
	return err
}

func (l *routesLocal) Handler(ctx context.Context) (out bool, err error) {
	call, err := kit.RunLocal(ctx, l.handlers.handler, &routesHandler, nil)
	if err != nil {
		return out, err
	}
	return kit.OutputValue[bool](call)
}
