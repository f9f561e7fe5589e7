package found

import (
	"context"

	kit "github.com/kitc-lang/kit/runtime"
)

// Ledger is what a server implements and what its clients call.
type Ledger interface {
	Write(ctx context.Context, in *WriteInput) error
}

// The method of Ledger, as middlewares and transports see it.
var ledgerWrite = kit.Method{Package: "found", Service: "Ledger", Name: "Write"}

// ledgerHandlers are the methods of Ledger as every transport runs them, the chain around each.
type ledgerHandlers struct {
	write kit.Handler
}

func newLedgerHandlers(impl Ledger, chain []kit.Middleware) *ledgerHandlers {
	return &ledgerHandlers{
		write: kit.Wrap(func(ctx context.Context, call *kit.Call) error {
			if call.Fault != nil {
				return call.Fault
			}
			in := call.In.(*WriteInput)
			if err := in.Validate(); err != nil {
				return err
			}
			return impl.Write(ctx, in)
		}, chain...),
	}
}

// NewLedgerLocal gives impl to callers in the same process: through the chain and the validation of
// a server, and without a wire, so that inputs and outputs are shared and not copied. It panics where
// impl is nil.
func NewLedgerLocal(impl Ledger, cfg LedgerServerConfig) Ledger {
	if impl == nil {
		panic("found: NewLedgerLocal needs an implementation of Ledger, not nil")
	}
	return &ledgerLocal{handlers: newLedgerHandlers(impl, cfg.chain())}
}

type ledgerLocal struct {
	handlers *ledgerHandlers
}

func (l *ledgerLocal) Write(ctx context.Context, in *WriteInput) error {
	_, err := kit.RunLocal(ctx, l.handlers.write, &ledgerWrite, kit.Input(in))
	return err
}
