package concurrency

import (
	"sync"

	kit "github.com/kitc-lang/kit/runtime"
)

// What is measured of each method that a limit stands around.
var (
	refusals = kit.Instrument{
		Name:   "kit_concurrency_refusals_total",
		Help:   "Calls for which there was no room.",
		Labels: []string{"side", "service", "method"},
	}
	limitGauge = kit.Instrument{
		Name:   "kit_concurrency_limit",
		Help:   "How many calls run at a time at most, of all methods that share the limit.",
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
		l.show(m.meter.Gauge(limitGauge, call.Side.String(), service, method))
	})
}

func (m *measure) end(l *limiter, err error) {
	if m.meter != nil && err == error(l.refusal) {
		m.refusals.Add(1)
	}
}

// show keeps a gauge at the limit.
func (l *limiter) show(g kit.Gauge) {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.gauges = append(l.gauges, g)
	g.Set(float64(l.limit))
}
