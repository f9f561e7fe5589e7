// Package log writes one line for each call: what was called, how it ended and how long it took. It
// never writes what a call carries.
package log

import (
	"context"
	"log/slog"
	"time"

	kit "github.com/kitc-lang/kit/runtime"
)

// Config is what a program may say about the middleware. Its zero value works.
type Config struct {
	// Logger gets the lines (nil: slog.Default()).
	Logger *slog.Logger
}

// New gives the middleware. A success is logged at level Info, what the caller did wrong at Warn, what
// the server failed at Error. Where the logger drops a level, a call of that level costs nothing.
func New(cfg Config) kit.Middleware {
	logger := cfg.Logger
	if logger == nil {
		logger = slog.Default()
	}
	return func(next kit.Handler) kit.Handler {
		return func(ctx context.Context, call *kit.Call) error {
			start := time.Now()
			err := next(ctx, call)
			code := kit.CodeOf(err)
			if level := levelOf(code); logger.Enabled(ctx, level) {
				write(ctx, logger, level, call, code, err, time.Since(start))
			}
			return err
		}
	}
}

func levelOf(code kit.Code) slog.Level {
	switch {
	case code == kit.OK:
		return slog.LevelInfo
	case code.HTTPStatus() >= 500:
		return slog.LevelError
	}
	return slog.LevelWarn
}

func write(ctx context.Context, logger *slog.Logger, level slog.Level, call *kit.Call, code kit.Code, err error, took time.Duration) {
	message := "served"
	if call.Side == kit.ClientSide {
		message = "called"
	}
	attrs := make([]slog.Attr, 0, 6)
	attrs = append(attrs,
		slog.String("method", call.Method.String()),
		slog.String("code", code.String()),
		slog.Duration("duration", took),
		slog.String("transport", call.Transport),
	)
	if call.Peer != "" {
		attrs = append(attrs, slog.String("peer", call.Peer))
	}
	if err != nil {
		attrs = append(attrs, slog.String("error", err.Error()))
	}
	logger.LogAttrs(ctx, level, message, attrs...)
}
