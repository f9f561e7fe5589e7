package names

import (
	"context"

	kit "github.com/kitc-lang/kit/runtime"
)

// Methods with names out of Go's own stock.
//
// Import is what a server implements and what its clients call.
type Import interface {
	// Type is a keyword.
	//
	// It fails with *Error, *Panic or a *kit.Error.
	Type(ctx context.Context, in *Func) (*Func, error)

	// Func gives "quoted" things: */.
	//
	// It fails with *Sealed or a *kit.Error.
	Func(ctx context.Context, in *FuncInput) (string, error)

	String(ctx context.Context) ([]Type, error)

	Transport(ctx context.Context, in *Empty) error

	Range(ctx context.Context) (*Range, error)

	HTTPGet(ctx context.Context, in *HTTPGetInput) error
}

// The methods of Import, as middlewares and transports see them.
var (
	importType      = kit.Method{Package: "names", Service: "Import", Name: "Type"}
	importFunc      = kit.Method{Package: "names", Service: "Import", Name: "Func", Safe: true, Repeatable: true}
	importString    = kit.Method{Package: "names", Service: "Import", Name: "String", Safe: true, Repeatable: true}
	importTransport = kit.Method{Package: "names", Service: "Import", Name: "Transport"}
	importRange     = kit.Method{Package: "names", Service: "Import", Name: "Range"}
	importHTTPGet   = kit.Method{Package: "names", Service: "Import", Name: "HTTPGet"}
)

// importHandlers are the methods of Import as every transport runs them, the chain around each.
type importHandlers struct {
	type_     kit.Handler
	func_     kit.Handler
	string    kit.Handler
	transport kit.Handler
	range_    kit.Handler
	httpGet   kit.Handler
}

func newImportHandlers(impl Import, chain []kit.Middleware) *importHandlers {
	return &importHandlers{
		type_: kit.Wrap(func(ctx context.Context, call *kit.Call) error {
			if call.Fault != nil {
				return call.Fault
			}
			in := call.In.(*Func)
			if err := in.Validate(); err != nil {
				return err
			}
			out, err := impl.Type(ctx, in)
			if err != nil {
				return err
			}
			if out == nil {
				return kit.NoOutput(call)
			}
			call.Out = out
			return nil
		}, chain...),
		func_: kit.Wrap(func(ctx context.Context, call *kit.Call) error {
			if call.Fault != nil {
				return call.Fault
			}
			in := call.In.(*FuncInput)
			if err := in.Validate(); err != nil {
				return err
			}
			out, err := impl.Func(ctx, in)
			if err != nil {
				return err
			}
			call.Out = &out
			return nil
		}, chain...),
		string: kit.Wrap(func(ctx context.Context, call *kit.Call) error {
			if call.Fault != nil {
				return call.Fault
			}
			out, err := impl.String(ctx)
			if err != nil {
				return err
			}
			call.Out = &out
			return nil
		}, chain...),
		transport: kit.Wrap(func(ctx context.Context, call *kit.Call) error {
			if call.Fault != nil {
				return call.Fault
			}
			in := call.In.(*Empty)
			if err := in.Validate(); err != nil {
				return err
			}
			return impl.Transport(ctx, in)
		}, chain...),
		range_: kit.Wrap(func(ctx context.Context, call *kit.Call) error {
			if call.Fault != nil {
				return call.Fault
			}
			out, err := impl.Range(ctx)
			if err != nil {
				return err
			}
			if out == nil {
				return kit.NoOutput(call)
			}
			call.Out = out
			return nil
		}, chain...),
		httpGet: kit.Wrap(func(ctx context.Context, call *kit.Call) error {
			if call.Fault != nil {
				return call.Fault
			}
			in := call.In.(*HTTPGetInput)
			if err := in.Validate(); err != nil {
				return err
			}
			return impl.HTTPGet(ctx, in)
		}, chain...),
	}
}

// NewImportLocal gives impl to callers in the same process: through the chain and the validation of
// a server, and without a wire, so that inputs and outputs are shared and not copied. It panics where
// impl is nil.
func NewImportLocal(impl Import, cfg ImportServerConfig) Import {
	if impl == nil {
		panic("names: NewImportLocal needs an implementation of Import, not nil")
	}
	return &importLocal{handlers: newImportHandlers(impl, cfg.chain())}
}

type importLocal struct {
	handlers *importHandlers
}

func (l *importLocal) Type(ctx context.Context, in *Func) (*Func, error) {
	call, err := kit.RunLocal(ctx, l.handlers.type_, &importType, kit.Input(in))
	if err != nil {
		return nil, err
	}
	return kit.Output[Func](call)
}

func (l *importLocal) Func(ctx context.Context, in *FuncInput) (out string, err error) {
	call, err := kit.RunLocal(ctx, l.handlers.func_, &importFunc, kit.Input(in))
	if err != nil {
		return out, err
	}
	return kit.OutputValue[string](call)
}

func (l *importLocal) String(ctx context.Context) (out []Type, err error) {
	call, err := kit.RunLocal(ctx, l.handlers.string, &importString, nil)
	if err != nil {
		return out, err
	}
	return kit.OutputValue[[]Type](call)
}

func (l *importLocal) Transport(ctx context.Context, in *Empty) error {
	_, err := kit.RunLocal(ctx, l.handlers.transport, &importTransport, kit.Input(in))
	return err
}

func (l *importLocal) Range(ctx context.Context) (*Range, error) {
	call, err := kit.RunLocal(ctx, l.handlers.range_, &importRange, nil)
	if err != nil {
		return nil, err
	}
	return kit.Output[Range](call)
}

func (l *importLocal) HTTPGet(ctx context.Context, in *HTTPGetInput) error {
	_, err := kit.RunLocal(ctx, l.handlers.httpGet, &importHTTPGet, kit.Input(in))
	return err
}
