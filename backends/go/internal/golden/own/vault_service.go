package own

import (
	"context"

	kit "github.com/kitc-lang/kit/runtime"
)

// Vault is what a server implements and what its clients call.
type Vault interface {
	// Opens the vault.
	Open(ctx context.Context, in *OpenInput) (string, error)

	// Says whether it is closed.
	IsClosed(ctx context.Context) (bool, error)

	Ping(ctx context.Context) error
}

// The methods of Vault, as middlewares and transports see them.
var (
	vaultOpen     = kit.Method{Package: "own", Service: "Vault", Name: "Open"}
	vaultIsClosed = kit.Method{Package: "own", Service: "Vault", Name: "IsClosed", Safe: true, Repeatable: true}
	vaultPing     = kit.Method{Package: "own", Service: "Vault", Name: "Ping"}
)

// vaultHandlers are the methods of Vault as every transport runs them, the chain around each.
type vaultHandlers struct {
	open     kit.Handler
	isClosed kit.Handler
	ping     kit.Handler
}

func newVaultHandlers(impl Vault, chain func(*kit.Method) []kit.Middleware) *vaultHandlers {
	return &vaultHandlers{
		open: kit.Wrap(func(ctx context.Context, call *kit.Call) error {
			if call.Fault != nil {
				return call.Fault
			}
			in := call.In.(*OpenInput)
			if err := in.Validate(); err != nil {
				return err
			}
			out, err := impl.Open(ctx, in)
			if err != nil {
				return err
			}
			call.Out = &out
			return nil
		}, chain(&vaultOpen)...),
		isClosed: kit.Wrap(func(ctx context.Context, call *kit.Call) error {
			if call.Fault != nil {
				return call.Fault
			}
			out, err := impl.IsClosed(ctx)
			if err != nil {
				return err
			}
			call.Out = &out
			return nil
		}, chain(&vaultIsClosed)...),
		ping: kit.Wrap(func(ctx context.Context, call *kit.Call) error {
			if call.Fault != nil {
				return call.Fault
			}
			return impl.Ping(ctx)
		}, chain(&vaultPing)...),
	}
}

// NewVaultLocal gives impl to callers in the same process: through the chain and the validation of
// a server, and without a wire, so that inputs and outputs are shared and not copied. It panics where
// impl is nil or cfg lacks what is required to make its chain.
func NewVaultLocal(impl Vault, cfg VaultServerConfig) Vault {
	if impl == nil {
		panic("own: NewVaultLocal needs an implementation of Vault, not nil")
	}
	if cfg.NewStamp == nil {
		panic("own: NewVaultLocal needs NewStamp in its Config: it makes the middleware stamp")
	}
	if cfg.NewAudit == nil {
		panic("own: NewVaultLocal needs NewAudit in its Config: it makes the middleware audit")
	}
	return &vaultLocal{handlers: newVaultHandlers(impl, cfg.chain())}
}

type vaultLocal struct {
	handlers *vaultHandlers
}

func (l *vaultLocal) Open(ctx context.Context, in *OpenInput) (out string, err error) {
	call, err := kit.RunLocal(ctx, l.handlers.open, &vaultOpen, kit.Input(in))
	if err != nil {
		return out, err
	}
	return kit.OutputValue[string](call)
}

func (l *vaultLocal) IsClosed(ctx context.Context) (out bool, err error) {
	call, err := kit.RunLocal(ctx, l.handlers.isClosed, &vaultIsClosed, nil)
	if err != nil {
		return out, err
	}
	return kit.OutputValue[bool](call)
}

func (l *vaultLocal) Ping(ctx context.Context) error {
	_, err := kit.RunLocal(ctx, l.handlers.ping, &vaultPing, nil)
	return err
}
