// Package recover turns a panic below it into an internal error, so that one bad call does not end the
// program. It belongs outermost in a chain.
package recover

import (
	"context"
	"fmt"
	"log/slog"
	"net/http"
	"runtime/debug"

	kit "github.com/kitc-lang/kit/runtime"
)

// Config is what a program may say about the middleware. Its zero value works.
type Config struct {
	// Logger gets one line for each panic, with its stack (nil: slog.Default()).
	Logger *slog.Logger
}

// New gives the middleware. The caller learns only that something internal failed; the log has the
// rest. A panic with http.ErrAbortHandler goes on, because it is how net/http is told to drop a connection.
func New(cfg Config) kit.Middleware {
	logger := cfg.Logger
	if logger == nil {
		logger = slog.Default()
	}
	return func(next kit.Handler) kit.Handler {
		return func(ctx context.Context, call *kit.Call) (err error) {
			defer func() {
				p := recover()
				if p == nil {
					return
				}
				if p == http.ErrAbortHandler {
					panic(p)
				}
				err = failure(ctx, logger, call, p)
			}()
			return next(ctx, call)
		}
	}
}

func failure(ctx context.Context, logger *slog.Logger, call *kit.Call, p any) error {
	cause, ok := p.(error)
	if !ok {
		cause = fmt.Errorf("%v", p)
	}
	logger.LogAttrs(ctx, slog.LevelError, "panic",
		slog.String("method", call.Method.String()),
		slog.String("panic", cause.Error()),
		slog.String("stack", string(debug.Stack())),
	)
	return kit.Hide(kit.Internal, "internal error", fmt.Errorf("panic: %w", cause))
}
