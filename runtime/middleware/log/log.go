// Package log writes a line for each call: what was called, how it ended and how long it took. It never writes
// what a call carries. Under load it leaves most successes out.
package log

import (
	"cmp"
	"context"
	"log/slog"
	"time"

	kit "github.com/kitc-lang/kit/runtime"
	"github.com/kitc-lang/kit/runtime/internal/clock"
)

// Config is what a program may say about the middleware. Generated code fills in what the .kit file declares
// for every field that is zero; by itself, the zero value is what the standard library declares.
type Config struct {
	// First is how many successes of a method are written in each second (negative: none).
	First int32
	// OneIn says that of those beyond First, one in so many is written (1: all; negative: none).
	OneIn int32
	// Logger gets the lines (nil: slog.Default()).
	Logger *slog.Logger
}

// What is declared in stdlib/middlewares.kit.
const (
	defaultFirst = 100
	defaultOneIn = 100
)

// New gives the middleware. A success is logged at level Info, what the caller did wrong at Warn, what
// the server failed at Error. Calls that fail are all written. Where the logger drops a level, a call of that
// level costs nothing.
func New(cfg Config) kit.Middleware {
	if cfg.Logger == nil {
		cfg.Logger = slog.Default()
	}
	first, oneIn := cmp.Or(cfg.First, defaultFirst), cmp.Or(cfg.OneIn, defaultOneIn)
	return func(next kit.Handler) kit.Handler {
		l := &line{logger: cfg.Logger}
		l.successes.first, l.successes.oneIn = int64(max(first, 0)), int64(max(oneIn, 0))
		return func(ctx context.Context, call *kit.Call) error {
			c := running{line: l, start: clock.Now(), attempt: call.Attempt, panics: true}
			// Also where next panics, because nobody else says how long that took.
			defer c.end(ctx, call)
			c.err = next(ctx, call)
			c.panics = false
			return c.err
		}
	}
}

// running is a call that has not ended yet.
type running struct {
	line    *line
	start   clock.Time
	attempt int
	err     error
	panics  bool
}

func (c *running) end(ctx context.Context, call *kit.Call) {
	code := kit.CodeOf(c.err)
	if c.panics {
		code = kit.Internal
	}
	level := levelOf(code)
	if !c.line.logger.Enabled(ctx, level) {
		return
	}
	now := clock.Now()
	skipped := int64(0)
	if code == kit.OK {
		write := false
		if skipped, write = c.line.successes.take(now); !write {
			return
		}
	}
	c.line.write(ctx, call, c, outcome{level, code, now - c.start, skipped})
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

// outcome is what came of a call.
type outcome struct {
	level   slog.Level
	code    kit.Code
	took    time.Duration
	skipped int64 // successes that were not written since the last one that was
}

// line writes the lines of the method that a chain stands around.
type line struct {
	logger    *slog.Logger
	successes sampler
}

func (l *line) write(ctx context.Context, call *kit.Call, c *running, o outcome) {
	message := "served"
	if call.Side == kit.ClientSide {
		message = "called"
	}
	var room [12]slog.Attr
	attrs := append(room[:0],
		slog.String("method", call.Method.String()),
		slog.String("code", o.code.String()),
		slog.Duration("duration", o.took),
		slog.String("transport", call.Transport),
	)
	if call.Peer != "" {
		attrs = append(attrs, slog.String("peer", call.Peer))
	}
	switch tries := call.Attempt - c.attempt + 1; {
	case tries > 1: // of a retry inside of this middleware
		attrs = append(attrs, slog.Int("attempts", tries))
	case c.attempt > 0: // of one outside
		attrs = append(attrs, slog.Int("attempt", c.attempt+1))
	}
	if t := kit.TraceOf(ctx); t != nil {
		attrs = append(attrs, slog.String("trace", t.TraceID()), slog.String("span", t.SpanID()))
	}
	switch {
	case c.panics:
		attrs = append(attrs, slog.String("error", "panic"))
	case c.err != nil:
		attrs = append(attrs, slog.String("error", c.err.Error()))
	}
	if o.skipped > 0 {
		attrs = append(attrs, slog.Int64("skipped", o.skipped))
	}
	l.logger.LogAttrs(ctx, o.level, message, attrs...)
}
