package breaker

import kit "github.com/kitc-lang/kit/runtime"

// What is measured of each breaker that has seen a call.
var (
	stateGauge = kit.Instrument{
		Name:   "kit_breaker_state",
		Help:   "What the breaker around a method does: 0 closed, 1 half-open, 2 open.",
		Labels: []string{"service", "method"},
	}
	refusals = kit.Instrument{
		Name:   "kit_breaker_refusals_total",
		Help:   "Calls that a breaker did not let through.",
		Labels: []string{"service", "method"},
	}
)

// measured is the instruments of a breaker. They are nil where nobody measures.
type measured struct {
	state    kit.Gauge
	refusals kit.Counter
}

// measure makes the instruments with the first call. A breaker lets a call through before it is ever open, so that
// they are there when they are needed. The lock is held.
func (m *measured) measure(meter kit.Meter, method *kit.Method) {
	if meter == nil || m.state != nil {
		return
	}
	m.refusals = meter.Counter(refusals, method.FullService(), method.Name)
	m.state = meter.Gauge(stateGauge, method.FullService(), method.Name)
	m.state.Set(0)
}

func (m *measured) entered(s State) {
	switch {
	case m.state == nil:
	case s == Closed:
		m.state.Set(0)
	case s == HalfOpen:
		m.state.Set(1)
	default:
		m.state.Set(2)
	}
}

func (m *measured) refused(refusal *kit.Error) {
	if refusal != nil && m.refusals != nil {
		m.refusals.Add(1)
	}
}
