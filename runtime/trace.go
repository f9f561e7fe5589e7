package kit

import (
	"context"
	"encoding/hex"
)

// Trace is a place in a trace: a span of it, which log lines, metrics and the calls that are made from there name.
type Trace struct {
	High, Low uint64 // the ID of the trace; High is 0 where it has 64 bits only
	Span      uint64 // the ID of the span
	Parent    uint64 // that of the span that it belongs to, 0 where it is the first one
	Decision  Sampling
	// State is what other tracing systems want to be carried along: the tracestate of the W3C, "" for nothing.
	State string
}

// Sampling says whether the spans of a trace are reported. Who begins the trace decides it for all.
type Sampling uint8

const (
	Undecided Sampling = iota
	Dropped
	Sampled
	Debug // reported whatever anybody's limits say
)

// Reported reports whether spans of the trace are reported.
func (s Sampling) Reported() bool { return s >= Sampled }

// TraceID gives the ID of the trace as 32 hexadecimal digits, or 16 where it has 64 bits only.
func (t *Trace) TraceID() string {
	b := make([]byte, 0, 32)
	if t.High != 0 {
		b = AppendHex(b, t.High)
	}
	return string(AppendHex(b, t.Low))
}

// SpanID gives the ID of the span as 16 hexadecimal digits.
func (t *Trace) SpanID() string { return string(AppendHex(make([]byte, 0, 16), t.Span)) }

// AppendHex appends an ID of a trace or span as 16 hexadecimal digits.
func AppendHex(b []byte, id uint64) []byte {
	var raw [8]byte
	for i := range raw {
		raw[i] = byte(id >> (56 - 8*i))
	}
	return hex.AppendEncode(b, raw[:])
}

// Traced is a context that belongs to a span, in one piece of memory. It is made before the context is used, and not
// changed any more.
type Traced struct {
	context.Context
	Trace Trace
	// Tries is told of each try of the call behind the first one (nil: nobody).
	Tries Tries
}

// Tries makes spans of the tries of a call.
type Tries interface {
	// BeginTry begins a span for a further try of a call, below the one that the call has. The try is made with the
	// context; end is called with what came of it.
	BeginTry(ctx context.Context, parent *Trace, call *Call) (try context.Context, end func(error))
}

type traceKey struct{}

// Value implements context.Context.
func (t *Traced) Value(key any) any {
	if key == (traceKey{}) {
		return t
	}
	return t.Context.Value(key)
}

// TraceOf gives the place in a trace that a context belongs to, nil where there is none. It is not to be changed.
func TraceOf(ctx context.Context) *Trace {
	if t, ok := ctx.Value(traceKey{}).(*Traced); ok {
		return &t.Trace
	}
	return nil
}

// BeginTry tells the trace of a call, where it has one, that the call is about to be made once more. Middlewares that
// call again do so, and make the call with the context that they get; end is called with what came of it.
func BeginTry(ctx context.Context, call *Call) (try context.Context, end func(error)) {
	if t, ok := ctx.Value(traceKey{}).(*Traced); ok && t.Tries != nil {
		return t.Tries.BeginTry(ctx, &t.Trace, call)
	}
	return ctx, ended
}

func ended(error) {}
