package kit

// Meter takes what is to be measured beside the calls themselves: the state of a breaker, the limit of a limiter,
// the instances of a cluster. The middleware `metrics` gives one to whatever stands in a chain with it. It may be
// used by many goroutines at once.
//
// The values of labels come from .kit files, never from what a call carries, so that there are few of them.
type Meter interface {
	// Counter gives the counter of an instrument with these values of its labels, the same one each time.
	Counter(i Instrument, values ...string) Counter
	// Gauge gives the gauge of an instrument with these values of its labels, the same one each time.
	Gauge(i Instrument, values ...string) Gauge
	// GaugeFunc has read called whenever somebody looks, until stop is. Where several are read for the same
	// values of the labels, the largest number counts.
	GaugeFunc(i Instrument, read func() float64, values ...string) (stop func())
}

// Instrument is something that can be measured.
type Instrument struct {
	// Name is that of a metric, such as kit_breaker_state; that of a counter ends in _total.
	Name string
	// Help says in a sentence what it measures, and in which unit.
	Help string
	// Labels are the names of its labels. Nobody changes them.
	Labels []string
}

// Counter counts up. Adding costs no allocation.
type Counter interface {
	// Add adds n, which is not negative.
	Add(n float64)
}

// Gauge is a number that goes up and down. Setting it costs no allocation.
type Gauge interface {
	Set(v float64)
}
