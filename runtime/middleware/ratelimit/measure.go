package ratelimit

import (
	"sync"

	kit "github.com/kitc-lang/kit/runtime"
)

// What is measured of each method that a limit stands around.
var (
	refusals = kit.Instrument{
		Name:   "kit_rate_limit_refusals_total",
		Help:   "Calls that came too early.",
		Labels: []string{"side", "service", "method"},
	}
	limit = kit.Instrument{
		Name:   "kit_rate_limit_calls_per_second",
		Help:   "The rate at which calls are let through, of each caller where each has a limit.",
		Labels: []string{"side", "service", "method"},
	}
)

// measure is the instruments around a method. They are made with its first call.
type measure struct {
	meter    kit.Meter // nil where nobody measures
	once     sync.Once
	refusals kit.Counter
}

func (m *measure) begin(l *limiter, call *kit.Call) {
	if m.meter == nil {
		return
	}
	m.once.Do(func() {
		service, method := call.Method.FullService(), call.Method.Name
		m.refusals = m.meter.Counter(refusals, call.Side.String(), service, method)
		m.meter.Gauge(limit, call.Side.String(), service, method).Set(float64(l.rate))
	})
}

func (m *measure) end(l *limiter, err error) {
	if m.meter != nil && err == error(l.refusal) {
		m.refusals.Add(1)
	}
}
