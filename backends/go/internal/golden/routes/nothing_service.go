package routes

import kit "github.com/kitc-lang/kit/runtime"

// Without a method.
//
// Nothing is what a server implements and what its clients call.
type Nothing interface{}

type nothingHandlers struct{}

func newNothingHandlers(Nothing, []kit.Middleware) *nothingHandlers { return &nothingHandlers{} }

// NewNothingLocal gives impl to callers in the same process: through the chain and the validation of
// a server, and without a wire, so that inputs and outputs are shared and not copied. It panics where
// impl is nil.
func NewNothingLocal(impl Nothing, cfg NothingServerConfig) Nothing {
	if impl == nil {
		panic("routes: NewNothingLocal needs an implementation of Nothing, not nil")
	}
	return &nothingLocal{handlers: newNothingHandlers(impl, cfg.chain())}
}

type nothingLocal struct {
	handlers *nothingHandlers
}
