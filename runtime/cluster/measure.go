package cluster

import kit "github.com/kitc-lang/kit/runtime"

// What is measured of a cluster, as long as it is open.
var (
	instancesGauge = kit.Instrument{
		Name:   "kit_cluster_instances",
		Help:   "Instances of a service that a client knows.",
		Labels: []string{"service"},
	}
	ejectedGauge = kit.Instrument{
		Name:   "kit_cluster_instances_ejected",
		Help:   "Instances of a service that a client leaves out for a while, because they fail.",
		Labels: []string{"service"},
	}
	knownGauge = kit.Instrument{
		Name:   "kit_discovery_known",
		Help:   "Whether the registry has said at least once where a service is: 1 or 0.",
		Labels: []string{"service"},
	}
	staleGauge = kit.Instrument{
		Name:   "kit_discovery_stale_seconds",
		Help:   "How long ago the registry stopped to answer about a service, in seconds; 0 while it does.",
		Labels: []string{"service"},
	}
)

// measure has the cluster measured until stop is called.
func (c *group) measure(m kit.Meter) (stop func()) {
	if m == nil {
		return func() {}
	}
	var stops []func()
	gauge := func(i kit.Instrument, read func(State) float64) {
		stops = append(stops, m.GaugeFunc(i, func() float64 { return read(c.state()) }, c.service))
	}
	gauge(instancesGauge, func(s State) float64 { return float64(len(s.Instances)) })
	gauge(ejectedGauge, func(s State) float64 { return float64(s.ejected()) })
	gauge(knownGauge, func(s State) float64 {
		if s.Known {
			return 1
		}
		return 0
	})
	gauge(staleGauge, func(s State) float64 { return s.Stale.Seconds() })
	return func() {
		for _, stop := range stops {
			stop()
		}
	}
}

func (s State) ejected() (n int) {
	for _, i := range s.Instances {
		if i.Ejected {
			n++
		}
	}
	return n
}
