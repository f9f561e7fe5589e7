// Package balance is what balancers have in common: the endpoints that they choose from.
package balance

import (
	"math"
	"sync/atomic"
	"time"

	kit "github.com/kitc-lang/kit/runtime"
)

// Balancer chooses where a call goes. It is used by many goroutines at once.
type Balancer interface {
	// Pick chooses one of the endpoints, of which there is at least one. It changes none of them, and does not
	// keep the slice.
	Pick(call *kit.Call, from []*Endpoint) *Endpoint
}

// Endpoint is an instance as a client sees it.
type Endpoint struct {
	instance kit.Instance
	joined   time.Time
	warmup   time.Duration

	inFlight atomic.Int64
	latency  atomic.Uint64 // the mean of late, in nanoseconds, as the bits of a float64; 0 before the first call
}

// NewEndpoint makes the endpoint of an instance that was found just now, and is given its whole share of the
// calls only after a time of warming up.
func NewEndpoint(instance kit.Instance, warmup time.Duration) *Endpoint {
	return &Endpoint{instance: instance, joined: time.Now(), warmup: warmup}
}

// Instance is what the registry says of the endpoint.
func (e *Endpoint) Instance() kit.Instance { return e.instance }

// InFlight is how many calls to it are under way.
func (e *Endpoint) InFlight() int64 { return e.inFlight.Load() }

// Latency is how long its calls took of late, 0 before the first one has ended.
func (e *Endpoint) Latency() time.Duration {
	return time.Duration(math.Float64frombits(e.latency.Load()))
}

// firstShare is the share of its weight that a new endpoint begins with.
const firstShare = 0.1

// Weight is its share of the calls beside that of others: that of the instance, and less while it is new.
func (e *Endpoint) Weight() float64 {
	w := e.instance.Weight
	if w == 0 {
		w = 1
	}
	if e.warmup > 0 {
		if age := time.Since(e.joined); age < e.warmup {
			w *= max(firstShare, float64(age)/float64(e.warmup))
		}
	}
	return w
}

// Begin counts a call that is sent to the endpoint. End must be called after it.
func (e *Endpoint) Begin() { e.inFlight.Add(1) }

// decay is how much of the mean latency an old one keeps with each call: about ten calls make the mean.
const decay = 0.9

// End notes that a call has ended after a time.
func (e *Endpoint) End(took time.Duration) {
	e.inFlight.Add(-1)
	for {
		old := e.latency.Load()
		mean := float64(took)
		if old != 0 {
			mean = decay*math.Float64frombits(old) + (1-decay)*mean
		}
		if e.latency.CompareAndSwap(old, math.Float64bits(max(mean, 1))) {
			return
		}
	}
}

// Cost is how long a further call would have to wait, by the calls in flight and how long each takes, divided by
// the weight. Of endpoints that nothing is known of, the one with fewer calls costs less.
func (e *Endpoint) Cost() float64 {
	latency := float64(max(e.Latency(), 1))
	return float64(e.InFlight()+1) * latency / max(e.Weight(), math.SmallestNonzeroFloat32)
}
