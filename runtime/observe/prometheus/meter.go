package prometheus

import (
	"slices"
	"strings"
	"sync"

	prom "github.com/prometheus/client_golang/prometheus"

	kit "github.com/kitc-lang/kit/runtime"
)

// Meter gives what the other middlewares of a chain, and what is below it, are measured with. Its metrics go where
// those of the middleware go.
func (cfg Config) Meter() kit.Meter { return meter{cfg} }

type meter struct{ cfg Config }

// Counter gives the counter of an instrument with these values of its labels.
func (m meter) Counter(i kit.Instrument, values ...string) kit.Counter {
	vec := register(m.cfg, prom.NewCounterVec(prom.CounterOpts{Name: i.Name, Help: i.Help}, i.Labels))
	c, err := vec.GetMetricWithLabelValues(values...)
	if err != nil {
		m.lost(i, err)
		return prom.NewCounter(prom.CounterOpts{Name: "unused"})
	}
	return c
}

// Gauge gives the gauge of an instrument with these values of its labels.
func (m meter) Gauge(i kit.Instrument, values ...string) kit.Gauge {
	vec := register(m.cfg, prom.NewGaugeVec(prom.GaugeOpts{Name: i.Name, Help: i.Help}, i.Labels))
	g, err := vec.GetMetricWithLabelValues(values...)
	if err != nil {
		m.lost(i, err)
		return prom.NewGauge(prom.GaugeOpts{Name: "unused"})
	}
	return g
}

// GaugeFunc has read called at each scrape, until stop is.
func (m meter) GaugeFunc(i kit.Instrument, read func() float64, values ...string) (stop func()) {
	funcs := register(m.cfg, newGaugeFuncs(i))
	if len(values) != len(i.Labels) {
		m.lost(i, nil)
		return func() {}
	}
	return funcs.add(read, values)
}

func (m meter) lost(i kit.Instrument, err error) {
	m.cfg.logger().Error("a metric is not shown, because its labels do not fit", "name", i.Name, "error", err)
}

// gaugeFuncs are the gauges of an instrument that are read when somebody looks.
type gaugeFuncs struct {
	desc *prom.Desc

	mu     sync.Mutex
	series map[string]*readings // by the values of the labels
}

// readings are the functions that are read for one series.
type readings struct {
	values []string
	reads  []*func() float64
}

func newGaugeFuncs(i kit.Instrument) *gaugeFuncs {
	return &gaugeFuncs{desc: prom.NewDesc(i.Name, i.Help, i.Labels, nil), series: map[string]*readings{}}
}

func (g *gaugeFuncs) add(read func() float64, values []string) (stop func()) {
	g.mu.Lock()
	defer g.mu.Unlock()
	key := strings.Join(values, "\x00")
	r := g.series[key]
	if r == nil {
		r = &readings{values: slices.Clone(values)}
		g.series[key] = r
	}
	mine := &read
	r.reads = append(r.reads, mine)
	return func() {
		g.mu.Lock()
		defer g.mu.Unlock()
		r.reads = slices.DeleteFunc(slices.Clone(r.reads), func(f *func() float64) bool { return f == mine })
		if len(r.reads) == 0 && g.series[key] == r {
			delete(g.series, key)
		}
	}
}

// Describe gives the only description.
func (g *gaugeFuncs) Describe(to chan<- *prom.Desc) { to <- g.desc }

// Collect reads all of them. It does not hold the lock meanwhile, so that whatever is read may add and stop others.
func (g *gaugeFuncs) Collect(to chan<- prom.Metric) {
	g.mu.Lock()
	var all []readings
	for _, r := range g.series {
		all = append(all, *r)
	}
	g.mu.Unlock()
	for _, r := range all {
		value := (*r.reads[0])()
		for _, read := range r.reads[1:] {
			value = max(value, (*read)())
		}
		metric, err := prom.NewConstMetric(g.desc, prom.GaugeValue, value, r.values...)
		if err != nil {
			metric = prom.NewInvalidMetric(g.desc, err)
		}
		to <- metric
	}
}
