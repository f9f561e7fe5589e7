package kit

import (
	"context"
	"strconv"
	"time"

	"github.com/kitc-lang/kit/runtime/internal/deadline"
)

// TimeoutHeader carries what is left of the caller's deadline, in whole milliseconds as decimal
// digits. It is relative, so that the clocks of two machines need not agree.
const TimeoutHeader = "kit-timeout"

// SetTimeout writes what is left of the deadline of ctx to h; nothing where there is none.
func SetTimeout(ctx context.Context, h Header) {
	deadline, ok := ctx.Deadline()
	if !ok {
		return
	}
	ms := max(1, (time.Until(deadline)+time.Millisecond-1)/time.Millisecond)
	h.Set(TimeoutHeader, strconv.FormatInt(int64(ms), 10))
}

// WithTimeout bounds ctx by what h says is left of the caller's deadline. A missing or senseless value
// bounds nothing. The returned cancel is never nil and must be called.
func WithTimeout(ctx context.Context, h Header) (context.Context, context.CancelFunc) {
	text := h.Get(TimeoutHeader)
	if text == "" {
		return ctx, func() {}
	}
	ms, err := strconv.ParseInt(text, 10, 32)
	if err != nil || ms <= 0 {
		return ctx, func() {}
	}
	bounded := deadline.New(ctx, time.Duration(ms)*time.Millisecond)
	return bounded, bounded.Cancel
}
