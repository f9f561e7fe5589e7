package concurrency

import (
	"math"
	"time"

	kit "github.com/kitc-lang/kit/runtime"
)

// adaptive finds a limit, window by window. In each it compares what calls took with what they take under
// light load, and sets the limit to
//
//	limit × gradient + √limit, where gradient = tolerance × light / now, between ½ and 1
//
// which is the gradient of Netflix's concurrency-limits (Gradient2Limit) and of Envoy's adaptive concurrency
// filter: it comes down in proportion to the queue that has built up in the service, and the root is room to
// find out whether there is more. What calls take under light load is, as in BBR (Cardwell et al., "BBR:
// Congestion-Based Congestion Control", ACM Queue 14(5), 2016), measured again from time to time by letting so
// few run that none of them waits for another.
//
// Times are measured from when the limiter was made, which takes a fraction of reading the clock on the wall.
type adaptive struct {
	tolerance float64
	ceiling   float64
	methods   []*method

	limit  float64
	rising bool // since the search began, calls have not become slower
	peak   int  // how many calls ran at a time in this window, at most
	full   bool // there was no room for a call in this window

	idle  time.Duration // since when nobody was there, where nobody is
	began time.Duration // this window; 0 before the first call
	ended int           // calls, in this window
	calls int           // of them, those that began in it
	took  float64       // by those, in seconds

	probe     float64       // while light load is measured: the limit for that; otherwise 0
	drained   bool          // while light load is measured: as few run as should
	lowered   bool          // while light load is measured: it was not as light as was thought
	most      float64       // while light load is measured: calls a second before
	until     time.Duration // while light load is measured: when to give up
	confirmed time.Duration // when there was room for all calls, or light load was measured
	interval  time.Duration // how long after that it is measured again
}

// method is what is known of the calls of a method.
type method struct {
	light float64 // what one takes under light load, in seconds; 0 where that is not known yet
	sum   float64 // of this window
	calls int     // in sum
}

const (
	// startLimit is where the search begins, and where a limit goes back to under light load: a page that
	// makes many calls at once is no overload.
	startLimit = 20
	// A window takes so long at least, and has so many calls at least, so that one pause of the garbage
	// collector does not make it. And it takes twice as long as its calls, so that slow ones end in it.
	windowTime  = 50 * time.Millisecond
	windowCalls = 16
	// methodCalls is how many calls of a method make a mean.
	methodCalls = 8
	// Light load is measured again when there was no room for some call in every window for so long, and the
	// first time sooner, because it may be that there was no light load yet. The figure is half of BBR's,
	// because services change more often than paths do.
	probeInterval      = 5 * time.Second
	firstProbeInterval = time.Second
	// rest is how long nobody has to be there for an overload to be over.
	rest = time.Second
	// drift is how much more calls may take each second under light load without being an overload.
	drift = 0.1
)

func newAdaptive(tolerance, ceiling float64) *adaptive {
	if tolerance <= 1 {
		tolerance = 2
	}
	return &adaptive{tolerance: tolerance, ceiling: ceiling, limit: min(startLimit, ceiling), rising: true, interval: firstProbeInterval}
}

// whole is the limit that holds now.
func (a *adaptive) whole() int {
	if a.probe > 0 {
		return int(a.probe)
	}
	return int(a.limit)
}

// method makes a place for what is known of one more method. It is called before the first call.
func (a *adaptive) method() *method {
	m := new(method)
	a.methods = append(a.methods, m)
	return m
}

// add takes a call that ended, beside which running others still run.
func (a *adaptive) add(m *method, start, now time.Duration, code kit.Code, running int) {
	if a.began == 0 {
		a.open(max(start, 1), running)
		a.confirmed = start
	}
	a.ended++
	if running == 0 {
		a.idle = now
	}
	if a.probe > 0 && !a.drained {
		if a.drained = running < int(a.probe); a.drained {
			a.open(now, running)
		}
	}
	if start < a.began {
		a.giveUp(now, running)
		return
	}
	took := max(now-start, 1).Seconds() // clocks stand still at times
	a.calls++
	a.took += took
	// What fails early says nothing, and what fails late would have taken at least as long.
	if code == kit.OK || m.light > 0 && took > a.tolerance*m.light {
		m.sum += took
		m.calls++
	}
	switch length := now - a.began; {
	case a.calls < a.enough() || length < windowTime || length.Seconds() < 2*a.took/float64(a.calls):
		a.giveUp(now, running)
		return
	case a.probe > 0:
		a.endProbe(now)
	default:
		a.adjust(now)
	}
	a.open(now, running)
}

// giveUp ends a measurement of light load for which there are not enough calls.
func (a *adaptive) giveUp(now time.Duration, running int) {
	if a.probe > 0 && now > a.until {
		a.endProbe(now)
		a.open(now, running)
	}
}

// look takes note of a call that comes while nobody is there, or while there is no room.
func (a *adaptive) look(now time.Duration, running, limit int) {
	if running >= limit {
		a.full = true
		a.giveUp(now, running)
	}
	if running == 0 && now-a.idle >= rest {
		// Whatever there was is over.
		a.limit, a.rising = max(a.limit, min(startLimit, a.ceiling)), true
		a.probe, a.lowered, a.confirmed = 0, false, now
		a.open(now, 0)
	}
}

// open begins a window.
func (a *adaptive) open(now time.Duration, running int) {
	a.began, a.ended, a.calls, a.took, a.peak, a.full = now, 0, 0, 0, running, false
	for _, m := range a.methods {
		if m.calls >= methodCalls || m.light > 0 {
			m.sum, m.calls = 0, 0
		}
	}
}

// enough is how many calls make a window: as many as run at a time, within reason.
func (a *adaptive) enough() int { return max(windowCalls, min(a.whole(), 10*windowCalls)) }

// adjust sets the limit after a window.
func (a *adaptive) adjust(now time.Duration) {
	quiet := !a.full && float64(a.peak) <= a.limit/2
	slower := a.compare(now, quiet)
	if !a.full {
		a.confirmed = now
	}
	gradient := min(max(a.tolerance/slower, 0.5), 1)
	next := a.limit*gradient + math.Sqrt(a.limit)
	a.rising = a.rising && slower <= (1+a.tolerance)/2
	switch {
	case a.rising && a.full && now-a.confirmed < a.interval:
		next = 2 * a.limit // as TCP starts slowly: a service that is started again under load is there at once
	case next > a.limit && quiet && a.limit >= startLimit:
		// More room would not be used. What is more than twice what is used is given back by and by, so that
		// there is no long way down when it is needed.
		next = max(a.limit*0.99, min(a.limit, max(2*float64(a.peak), startLimit)))
	case a.full && now-a.confirmed >= a.interval:
		// Half of what the service could do at a time if calls took what they take under light load.
		a.probe, a.drained = max(a.limit/slower/2, 1), false
		a.until, a.most = now+8*(now-a.began), a.throughput(now)
	}
	a.limit = min(max(next, 1), a.ceiling)
}

// compare gives how many times as long calls took in this window as under light load, and follows that where
// the load is light.
func (a *adaptive) compare(now time.Duration, quiet bool) float64 {
	var sum float64
	var calls int
	for _, m := range a.methods {
		if m.calls == 0 || m.light == 0 && m.calls < methodCalls {
			continue
		}
		mean := m.sum / float64(m.calls)
		switch {
		case m.light == 0:
			m.light = mean
		case m.calls < methodCalls:
		case mean < m.light:
			m.light += (mean - m.light) * float64(m.calls) / float64(m.calls+10*windowCalls)
		case quiet:
			m.light = min(mean, m.light*(1+drift*(now-a.began).Seconds()))
		}
		sum += m.sum / m.light
		calls += m.calls
	}
	if calls == 0 {
		return 1
	}
	return max(sum/float64(calls), 1)
}

// endProbe takes what calls took with few others beside them for what they take under light load. If as many
// of them were done as with no room for more, there are still some that wait for others, and half as many are
// tried.
func (a *adaptive) endProbe(now time.Duration) {
	for _, m := range a.methods {
		if a.drained && m.calls >= methodCalls {
			m.light = m.sum / float64(m.calls)
		}
	}
	// At most a twentieth of the time goes into this.
	a.confirmed, a.interval = now, max(probeInterval, 20*(now-a.began))
	switch busy := a.drained && a.throughput(now) > 0.75*a.most; {
	case busy && a.probe >= 2:
		a.probe, a.drained, a.lowered = a.probe/2, false, true
		a.until = now + 8*(now-a.began)
		return
	case a.lowered:
		a.limit = min(a.limit, 4*a.probe) // twice what was still busy
	}
	a.probe, a.lowered = 0, false
}

// throughput is how many calls a second ended in this window.
func (a *adaptive) throughput(now time.Duration) float64 {
	return float64(a.ended) / (now - a.began).Seconds()
}
