package prometheus

import (
	"context"
	"sync/atomic"
	"time"

	prom "github.com/prometheus/client_golang/prometheus"

	kit "github.com/kitc-lang/kit/runtime"
	"github.com/kitc-lang/kit/runtime/internal/clock"
)

// metrics are those of calls.
type metrics struct {
	sides [2]sideMetrics // of servers and of clients
}

// sideMetrics are those of one side. The labels are service, method and transport, of requests also the code.
type sideMetrics struct {
	requests *prom.CounterVec
	duration *prom.HistogramVec
	inFlight *prom.GaugeVec
	received *prom.CounterVec
	sent     *prom.CounterVec
	attempts *prom.CounterVec // of clients only
}

// defaultBuckets span what calls take inside a data center and what people wait for.
func defaultBuckets() []float64 {
	return []float64{0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10}
}

func newMetrics(cfg Config) *metrics {
	return &metrics{sides: [2]sideMetrics{
		newSide(cfg, "kit_server_", "served", "request_bytes_total", "response_bytes_total"),
		newSide(cfg, "kit_client_", "made", "response_bytes_total", "request_bytes_total"),
	}}
}

func newSide(cfg Config, prefix, done, received, sent string) sideMetrics {
	labels := []string{"service", "method", "transport"}
	help := map[string]string{
		"request_bytes_total":  "Size of the messages of requests, in bytes, without headers.",
		"response_bytes_total": "Size of the messages of responses, in bytes, without headers.",
	}
	buckets := cfg.Buckets
	if buckets == nil {
		buckets = defaultBuckets()
	}
	counter := func(name, help string, labels []string) *prom.CounterVec {
		return register(cfg, prom.NewCounterVec(prom.CounterOpts{Name: prefix + name, Help: help}, labels))
	}
	s := sideMetrics{
		requests: counter("requests_total", "Calls that were "+done+", by how they ended.", []string{"service", "method", "transport", "code"}),
		duration: register(cfg, prom.NewHistogramVec(prom.HistogramOpts{
			Name:    prefix + "request_duration_seconds",
			Help:    "How long the calls took that were " + done + ", in seconds.",
			Buckets: buckets,
			// A tenth between two buckets. The number of them is bounded, and when that is exceeded, the
			// histogram starts again after an hour at the earliest, and is coarser until then.
			NativeHistogramBucketFactor:     1.1,
			NativeHistogramMaxBucketNumber:  160,
			NativeHistogramMinResetDuration: time.Hour,
		}, labels)),
		inFlight: register(cfg, prom.NewGaugeVec(prom.GaugeOpts{Name: prefix + "requests_in_flight", Help: "Calls that have not ended yet."}, labels)),
		received: counter(received, help[received], labels),
		sent:     counter(sent, help[sent], labels),
	}
	if done == "made" {
		s.attempts = counter("attempts_total", "Tries of the calls that were made: as many as calls where none was made again.", labels)
	}
	return s
}

// register registers a collector, or gives the one that was before.
func register[C prom.Collector](cfg Config, c C) C {
	err := cfg.registerer().Register(c)
	if known, ok := err.(prom.AlreadyRegisteredError); ok { // it is never wrapped
		if existing, ok := known.ExistingCollector.(C); ok {
			return existing
		}
	}
	if err != nil {
		cfg.logger().Error("metrics are not shown, because something else has their names", "error", err)
	}
	return c
}

// transport is the value of a label.
type transport int

const (
	overHTTP transport = iota
	overThrift
	local
	other // of whoever makes calls by hand
	transports
)

func transportOf(call *kit.Call) transport {
	switch call.Transport {
	case "http":
		return overHTTP
	case "thrift":
		return overThrift
	case "local":
		return local
	}
	return other
}

func (t transport) String() string {
	return [transports]string{"http", "thrift", "local", "other"}[t]
}

// cache holds the series of the method that a chain stands around, over each transport.
type cache [transports]atomic.Pointer[series]

// series are the metrics of one method on one side and over one transport.
type series struct {
	method   *kit.Method
	labels   [3]string // service, method, transport
	requests *prom.CounterVec
	codes    [kit.Unauthenticated + 1]atomic.Pointer[prom.Counter] // of requests
	duration prom.Observer
	inFlight prom.Gauge
	received prom.Counter
	sent     prom.Counter
	attempts prom.Counter // nil on a server
	client   bool

	exemplified atomic.Int64 // when a trace was kept as an exemplar last, in nanoseconds of the clock, 0 for never
}

// series gives the series that a call counts in. Chains stand around one method each, so that only the first call
// of it has to look them up.
func (m *metrics) series(c *cache, call *kit.Call) *series {
	over := transportOf(call)
	if s := c[over].Load(); s != nil && s.method == call.Method && s.client == (call.Side == kit.ClientSide) {
		return s
	}
	s := m.newSeries(call, over.String())
	c[over].Store(s)
	return s
}

func (m *metrics) newSeries(call *kit.Call, transport string) *series {
	service, name := names(call.Method)
	side := &m.sides[0]
	if call.Side == kit.ClientSide {
		side = &m.sides[1]
	}
	s := &series{
		method:   call.Method,
		labels:   [3]string{service, name, transport},
		requests: side.requests,
		duration: side.duration.WithLabelValues(service, name, transport),
		inFlight: side.inFlight.WithLabelValues(service, name, transport),
		received: side.received.WithLabelValues(service, name, transport),
		sent:     side.sent.WithLabelValues(service, name, transport),
		client:   call.Side == kit.ClientSide,
	}
	if side.attempts != nil {
		s.attempts = side.attempts.WithLabelValues(service, name, transport)
	}
	return s
}

// names gives the labels of a method.
func names(m *kit.Method) (service, method string) {
	if m == nil {
		return "unknown", "unknown"
	}
	return m.FullService(), m.Name
}

// count counts a call that has ended.
func (s *series) count(code kit.Code) {
	if int(code) >= len(s.codes) {
		code = kit.Unknown
	}
	slot := &s.codes[code]
	if c := slot.Load(); c != nil {
		(*c).Inc()
		return
	}
	c := s.requests.WithLabelValues(s.labels[0], s.labels[1], s.labels[2], code.String())
	slot.Store(&c)
	c.Inc()
}

// timing is a call under way.
type timing struct {
	series         *series
	start          clock.Time
	code           kit.Code
	attempt        int
	received, sent int64
}

func (s *series) begin(call *kit.Call) timing {
	s.inFlight.Inc()
	t := timing{series: s, start: clock.Now(), code: kit.Internal, attempt: call.Attempt, received: call.Received, sent: call.Sent}
	if !s.client {
		add(s.received, call.Received)
		call.OnAnswer(s)
	}
	return t
}

func (t *timing) end(ctx context.Context, call *kit.Call) {
	s := t.series
	s.observe(ctx, t.start)
	s.count(t.code)
	if s.client {
		// What is inside of this middleware has added to what was there before.
		s.attempts.Add(float64(max(call.Attempt-t.attempt, 0) + 1))
		add(s.received, call.Received-t.received)
		add(s.sent, call.Sent-t.sent)
	}
	s.inFlight.Dec()
}

// exemplarEvery is how often a trace is kept for the calls of a method: one is looked at, and each costs memory.
const exemplarEvery = time.Second

// observe counts how long a call took, and now and then keeps the ID of its trace beside it, where there is one that
// somebody can look at.
func (s *series) observe(ctx context.Context, start clock.Time) {
	now := clock.Now()
	took := (now - start).Seconds()
	t := kit.TraceOf(ctx)
	last := s.exemplified.Load()
	if t == nil || !t.Decision.Reported() || int64(now)-last < int64(exemplarEvery) || !s.exemplified.CompareAndSwap(last, int64(now)) {
		s.duration.Observe(took)
		return
	}
	if e, ok := s.duration.(prom.ExemplarObserver); ok {
		e.ObserveWithExemplar(took, prom.Labels{"trace_id": t.TraceID()})
	}
}

// CallAnswered counts what a server has sent.
func (s *series) CallAnswered(call *kit.Call) { add(s.sent, call.Sent) }

func add(c prom.Counter, n int64) {
	if n > 0 {
		c.Add(float64(n))
	}
}
