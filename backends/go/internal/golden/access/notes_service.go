package access

import (
	"context"

	kit "github.com/kitc-lang/kit/runtime"
)

// Notes is what a server implements and what its clients call.
type Notes interface {
	// Gives notes, the oldest first.
	List(ctx context.Context, in *ListInput) (*NotePage, error)

	Find(ctx context.Context, in *FindInput) (*Found, error)

	// Takes a note.
	Tell(ctx context.Context, in *Note) error

	Sign(ctx context.Context) (string, error)

	Ping(ctx context.Context) error
}

// The methods of Notes, as middlewares and transports see them.
var (
	notesList = kit.Method{Package: "access", Service: "Notes", Name: "List", Safe: true, Repeatable: true, Auth: "staff", Challenge: "Bearer"}
	notesFind = kit.Method{Package: "access", Service: "Notes", Name: "Find", Auth: "door", Challenge: "Basic realm=\"Notes\", charset=\"UTF-8\""}
	notesTell = kit.Method{Package: "access", Service: "Notes", Name: "Tell", Oneway: true, Auth: "machine", KeyHeader: "X-Machine-Key"}
	notesSign = kit.Method{Package: "access", Service: "Notes", Name: "Sign", Auth: "peer"}
	notesPing = kit.Method{Package: "access", Service: "Notes", Name: "Ping"}
)

// notesHandlers are the methods of Notes as every transport runs them, the chain around each.
type notesHandlers struct {
	list kit.Handler
	find kit.Handler
	tell kit.Handler
	sign kit.Handler
	ping kit.Handler
}

func newNotesHandlers(impl Notes, cfg NotesServerConfig) *notesHandlers {
	chain := cfg.chain()
	return &notesHandlers{
		list: kit.Guard(cfg.AuthenticateStaff, func(ctx context.Context, call *kit.Call) error {
			if call.Fault != nil {
				return call.Fault
			}
			in := call.In.(*ListInput)
			if err := in.Validate(); err != nil {
				return err
			}
			out, err := impl.List(ctx, in)
			if err != nil {
				return err
			}
			if out == nil {
				return kit.NoOutput(call)
			}
			call.Out = out
			return nil
		}, chain...),
		find: kit.Guard(cfg.AuthenticateDoor, func(ctx context.Context, call *kit.Call) error {
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
			if out == nil {
				return kit.NoOutput(call)
			}
			call.Out = out
			return nil
		}, chain...),
		tell: kit.Guard(cfg.AuthenticateMachine, func(ctx context.Context, call *kit.Call) error {
			if call.Fault != nil {
				return call.Fault
			}
			in := call.In.(*Note)
			if err := in.Validate(); err != nil {
				return err
			}
			call.Accept()
			return impl.Tell(ctx, in)
		}, chain...),
		sign: kit.Guard(cfg.AuthenticatePeer, func(ctx context.Context, call *kit.Call) error {
			if call.Fault != nil {
				return call.Fault
			}
			out, err := impl.Sign(ctx)
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
			return impl.Ping(ctx)
		}, chain...),
	}
}

// NewNotesLocal gives impl to callers in the same process: through the chain and the validation of
// a server, and without a wire, so that inputs and outputs are shared and not copied. It panics where
// impl is nil.
func NewNotesLocal(impl Notes, cfg NotesServerConfig) Notes {
	if impl == nil {
		panic("access: NewNotesLocal needs an implementation of Notes, not nil")
	}
	return &notesLocal{handlers: newNotesHandlers(impl, cfg)}
}

type notesLocal struct {
	handlers *notesHandlers
}

func (l *notesLocal) List(ctx context.Context, in *ListInput) (*NotePage, error) {
	call, err := kit.RunLocal(ctx, l.handlers.list, &notesList, kit.Input(in))
	if err != nil {
		return nil, err
	}
	return kit.Output[NotePage](call)
}

func (l *notesLocal) Find(ctx context.Context, in *FindInput) (*Found, error) {
	call, err := kit.RunLocal(ctx, l.handlers.find, &notesFind, kit.Input(in))
	if err != nil {
		return nil, err
	}
	return kit.Output[Found](call)
}

func (l *notesLocal) Tell(ctx context.Context, in *Note) error {
	_, err := kit.RunLocal(ctx, l.handlers.tell, &notesTell, kit.Input(in))
	return err
}

func (l *notesLocal) Sign(ctx context.Context) (out string, err error) {
	call, err := kit.RunLocal(ctx, l.handlers.sign, &notesSign, nil)
	if err != nil {
		return out, err
	}
	return kit.OutputValue[string](call)
}

func (l *notesLocal) Ping(ctx context.Context) error {
	_, err := kit.RunLocal(ctx, l.handlers.ping, &notesPing, nil)
	return err
}
