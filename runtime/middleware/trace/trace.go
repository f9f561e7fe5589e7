// Package trace follows calls from service to service. A call that comes with a trace goes on with it, any other one
// begins one; spans of those that are sampled are handed to an exporter, such as that of runtime/observe/zipkin.
package trace

import (
	"cmp"
	"context"
	"math/rand/v2"
	"strconv"
	"sync/atomic"
	"time"

	kit "github.com/kitc-lang/kit/runtime"
	"github.com/kitc-lang/kit/runtime/internal/clock"
)

// Config is what a program may say about the middleware. Its zero value works.
type Config struct {
	// Exporter gets the spans that are sampled (nil: nobody; traces are carried on, and named in logs).
	Exporter Exporter
	// Sample is the share of the traces that begin here and are sampled, up to 1 (0: 1; negative: none). It is
	// decided by the ID of the trace, so that services which know nothing of each other's decisions decide alike.
	Sample float64
	// Limit is how many traces that begin here may be sampled in a time (zero: 100/s). A trace that somebody else has
	// decided to sample always is.
	Limit kit.Rate
	// Sampler decides in place of Sample and Limit, by the lower half of the ID of a trace (nil: these do).
	Sampler func(id uint64) bool
	// Write is in which ways a trace is written into requests over HTTP (nil: B3 and Traceparent). Over Thrift, it is
	// B3Single.
	Write []TraceHeader
	// ShortIDs gives traces IDs of 64 bits, for old collectors.
	ShortIDs bool
}

// TraceHeader is a way to write a trace into headers.
type TraceHeader uint8

const (
	B3          TraceHeader = iota + 1 // X-B3-TraceId and those beside it
	B3Single                           // b3
	Traceparent                        // traceparent and tracestate, of the W3C
)

// String gives the way as a .kit file writes it.
func (h TraceHeader) String() string {
	switch h {
	case B3:
		return "b3"
	case B3Single:
		return "b3_single"
	case Traceparent:
		return "traceparent"
	}
	return "TraceHeader(" + strconv.Itoa(int(h)) + ")"
}

// Exporter takes spans to where they are collected. It is used by many goroutines at once.
type Exporter interface {
	// Export takes a span that has ended. It does not wait for anything, and does not keep the span.
	Export(s *Span)
}

// Kind says which side of a call a span is.
type Kind uint8

const (
	Server Kind = iota + 1
	Client
)

// Span is one side of a call, or of one try of it.
type Span struct {
	kit.Trace
	Kind     Kind
	Method   *kit.Method
	Start    time.Time
	Duration time.Duration
	Code     kit.Code
	// Error is what went wrong, "" where nothing did: the text of the error, which holds nothing sensitive.
	Error string
	// Service is the full name of the service whose span it is, "" on a client that no service's call was made from.
	Service string
	// Peer is the network address of the other side, "" where it is not known. On a client, that is the instance.
	Peer      string
	Transport string
	// Attempt is which try it is, 0 for a call as a whole, whose first try has no span of its own. Attempts is how
	// many tries a call as a whole took.
	Attempt, Attempts int
}

// New gives the middleware.
func New(cfg Config) kit.Middleware {
	t := &tracer{cfg: cfg, sampler: cfg.Sampler}
	if t.cfg.Write == nil {
		t.cfg.Write = []TraceHeader{B3, Traceparent}
	}
	if t.sampler == nil {
		t.sampler = sampler(cfg)
	}
	return func(next kit.Handler) kit.Handler {
		return func(ctx context.Context, call *kit.Call) error {
			if call.Side == kit.ServerSide {
				return t.serve(ctx, call, next)
			}
			return t.call(ctx, call, next)
		}
	}
}

// steps is how finely Sample is told apart.
const steps = 10_000

// sampler decides by the ID first, and then by how many there were.
func sampler(cfg Config) func(id uint64) bool {
	share := uint64(max(cmp.Or(cfg.Sample, 1), 0) * steps)
	limit := cfg.Limit
	if limit == (kit.Rate{}) {
		limit = kit.Rate{Count: 100, Per: time.Second}
	}
	bucket := bucket{every: max(limit.Per/time.Duration(max(limit.Count, 1)), 1), room: max(time.Second, limit.Per/time.Duration(max(limit.Count, 1)))}
	return func(id uint64) bool { return id%steps < share && bucket.take(clock.Now()) }
}

// bucket is the generic cell rate algorithm (ITU-T I.371): what is taken too fast is not there. Under load, almost every
// call asks, and is refused without a lock.
type bucket struct {
	every clock.Time // one is to be had in this time
	room  clock.Time // and as many as fit in this one at once
	full  atomic.Int64
}

func (b *bucket) take(now clock.Time) bool {
	for {
		was := b.full.Load()
		next := max(was, int64(now)) + int64(b.every)
		if next > int64(now+b.room) {
			return false
		}
		if b.full.CompareAndSwap(was, next) {
			return true
		}
	}
}

type tracer struct {
	cfg     Config
	sampler func(id uint64) bool
}

// begin gives a new span below another one, or of a trace of its own.
func (t *tracer) begin(parent *kit.Trace) kit.Trace {
	s := kit.Trace{Span: id()}
	if parent != nil && parent.Low|parent.High != 0 {
		s.High, s.Low, s.Parent, s.Decision, s.State = parent.High, parent.Low, parent.Span, parent.Decision, parent.State
	} else {
		s.Low = id()
		if !t.cfg.ShortIDs {
			s.High = id()
		}
		if parent != nil {
			s.Decision = parent.Decision // what is not to be traced, or decidedly is
		}
	}
	if s.Decision == kit.Undecided {
		s.Decision = kit.Dropped
		if t.sampler(s.Low) {
			s.Decision = kit.Sampled
		}
	}
	return s
}

// id gives a random number that is not 0, which stands for none.
func id() uint64 {
	for {
		if n := rand.Uint64(); n != 0 {
			return n
		}
	}
}

func (t *tracer) serve(ctx context.Context, call *kit.Call, next kit.Handler) error {
	var parent kit.Trace
	if outer := kit.TraceOf(ctx); outer != nil && call.Transport == "local" { // nothing travels there
		parent = *outer
	} else {
		read(call.Header, &parent)
	}
	traced := &kit.Traced{Context: ctx, Trace: t.begin(&parent)}
	if t.cfg.Exporter == nil || !traced.Trace.Decision.Reported() {
		return next(traced, call)
	}
	r := recording{tracer: t, trace: &traced.Trace, call: call, kind: Server, start: time.Now(), err: errPanicked}
	defer r.end()
	r.err = next(traced, call)
	return r.err
}

func (t *tracer) call(ctx context.Context, call *kit.Call, next kit.Handler) error {
	traced := &kit.Traced{Context: ctx, Trace: t.begin(kit.TraceOf(ctx)), Tries: t}
	t.write(call, &traced.Trace)
	if t.cfg.Exporter == nil || !traced.Trace.Decision.Reported() {
		return next(traced, call)
	}
	r := recording{tracer: t, ctx: ctx, trace: &traced.Trace, call: call, kind: Client, start: time.Now(), err: errPanicked, first: call.Attempt}
	defer r.end()
	r.err = next(traced, call)
	return r.err
}

// BeginTry implements kit.Tries: the further try of a call gets a span below that of the call.
func (t *tracer) BeginTry(ctx context.Context, parent *kit.Trace, call *kit.Call) (context.Context, func(error)) {
	traced := &kit.Traced{Context: ctx, Trace: t.begin(parent)}
	t.write(call, &traced.Trace)
	if t.cfg.Exporter == nil || !traced.Trace.Decision.Reported() {
		return traced, func(error) {}
	}
	r := &recording{tracer: t, ctx: ctx, trace: &traced.Trace, call: call, kind: Client, start: time.Now(), try: call.Attempt + 1}
	return traced, func(err error) {
		r.err = err
		r.end()
	}
}

// errPanicked is what came of a handler that did not return.
var errPanicked = kit.Errorf(kit.Internal, "a panic")

// recording is a span that has not ended.
type recording struct {
	tracer *tracer
	ctx    context.Context
	trace  *kit.Trace
	call   *kit.Call
	kind   Kind
	start  time.Time
	err    error
	first  int // the number of the call's first try
	try    int // which try it is, from 1, 0 for the call as a whole
}

func (r *recording) end() {
	s := Span{
		Trace: *r.trace, Kind: r.kind, Method: r.call.Method, Start: r.start, Duration: time.Since(r.start),
		Code: kit.CodeOf(r.err), Peer: r.call.Peer, Transport: r.call.Transport, Attempt: r.try,
	}
	if r.err != nil {
		s.Error = r.err.Error()
	}
	switch r.kind {
	case Server:
		s.Service = fullName(r.call.Method)
	case Client:
		if served := kit.ServerCall(r.ctx); served != nil {
			s.Service = fullName(served.Method)
		}
		if r.try == 0 {
			s.Attempts = r.call.Attempt - r.first + 1
		}
	}
	r.tracer.cfg.Exporter.Export(&s)
}

func fullName(m *kit.Method) string { return m.Package + "." + m.Service }
