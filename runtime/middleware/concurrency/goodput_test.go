package concurrency_test

import (
	"context"
	"fmt"
	"math"
	"math/rand/v2"
	"sync"
	"testing"
	"testing/synctest"
	"time"

	kit "github.com/kitc-lang/kit/runtime"
	"github.com/kitc-lang/kit/runtime/middleware/concurrency"
)

// machine is a service that does cores calls at a time, each of which takes work on average. The others wait
// for a core, and each of those makes all slower by a hundredth. It does not notice when its callers have gone.
type machine struct {
	cores chan struct{}
	work  time.Duration

	mu     sync.Mutex
	random *rand.Rand
	here   int // calls that run or wait for a core
}

func newMachine(cores int, work time.Duration) *machine {
	return &machine{cores: make(chan struct{}, cores), work: work, random: rand.New(rand.NewPCG(1, 2))}
}

// capacity is how many calls it does in a second at best.
func (m *machine) capacity() float64 { return float64(cap(m.cores)) / m.work.Seconds() }

func (m *machine) serve(context.Context, *kit.Call) error {
	m.mu.Lock()
	m.here++
	m.mu.Unlock()
	m.cores <- struct{}{}
	m.mu.Lock()
	work := m.random.ExpFloat64() * m.work.Seconds() * (1 + 0.01*float64(max(m.here-cap(m.cores), 0)))
	m.mu.Unlock()
	time.Sleep(time.Duration(work * float64(time.Second)))
	<-m.cores
	m.mu.Lock()
	m.here--
	m.mu.Unlock()
	return nil
}

// outcome is what callers saw.
type outcome struct {
	calls, good, late, refused int
}

// offer calls h so often a second on average, and independently of how that goes. An answer is good within
// deadline.
func offer(h kit.Handler, rate float64, length, deadline time.Duration) (o outcome) {
	random := rand.New(rand.NewPCG(3, 4))
	var mu sync.Mutex
	var wg sync.WaitGroup
	end := time.Now().Add(length)
	for next := time.Now(); next.Before(end); next = next.Add(time.Duration(random.ExpFloat64() / rate * float64(time.Second))) {
		time.Sleep(time.Until(next))
		wg.Go(func() {
			start := time.Now()
			err := h(context.Background(), &kit.Call{Method: find})
			mu.Lock()
			defer mu.Unlock()
			o.calls++
			switch {
			case kit.CodeOf(err) == kit.ResourceExhausted:
				o.refused++
			case time.Since(start) <= deadline:
				o.good++
			default:
				o.late++
			}
		})
	}
	wg.Wait()
	return o
}

// TestGoodput holds what callers get at three times the capacity against the best that they get at any load.
func TestGoodput(t *testing.T) {
	for _, c := range []struct {
		cores int
		work  time.Duration
	}{
		{1, 10 * time.Millisecond},
		{2, 200 * time.Millisecond},
		{8, 10 * time.Millisecond},
		{16, 10 * time.Millisecond},
	} {
		t.Run(fmt.Sprintf("%d cores, %s", c.cores, c.work), func(t *testing.T) {
			length := 1000 * c.work
			run := func(load float64, cfg concurrency.Config) (o outcome) {
				synctest.Test(t, func(*testing.T) {
					m := newMachine(c.cores, c.work)
					o = offer(concurrency.New(cfg)(m.serve), load*m.capacity(), length, 10*c.work)
				})
				return o
			}
			for name, cfg := range map[string]concurrency.Config{
				"found": {},
				"fixed": {Max: int32(2 * c.cores)},
			} {
				peak := outcome{}
				for _, load := range []float64{0.7, 0.9, 1.1, 1.5} {
					if o := run(load, cfg); o.good > peak.good {
						peak = o
					}
				}
				over := run(3, cfg)
				ratio := float64(over.good) / float64(peak.good)
				t.Logf("%s: %.0f%% of the peak, which is %+v; %+v", name, 100*ratio, peak, over)
				if ratio < 0.8 {
					t.Errorf("%s: at three times the capacity, goodput is %.0f%% of its peak", name, 100*ratio)
				}
				if alone := run(3, concurrency.Config{Max: -1}); alone.good > peak.good/2 {
					t.Errorf("%s: without a limit goodput is %.0f%% of the peak: this is no overload", name, 100*float64(alone.good)/float64(peak.good))
				}
			}
		})
	}
}

// TestLightLoadIsNotRefused is the other side of it.
func TestLightLoadIsNotRefused(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		m := newMachine(8, 10*time.Millisecond)
		h := concurrency.New(concurrency.Config{})(m.serve)
		if o := offer(h, m.capacity()/2, 20*time.Second, time.Second); o.refused > 0 {
			t.Errorf("at half the capacity %d of %d calls are refused", o.refused, o.calls)
		}
		offer(h, 10*m.capacity(), 10*time.Second, time.Second)
		offer(h, m.capacity()/2, time.Second, time.Second)
		if o := offer(h, m.capacity()/2, 20*time.Second, time.Second); o.refused > 0 {
			t.Errorf("a second after an overload %d of %d calls are refused", o.refused, o.calls)
		}
	})
}

// TestVariedCallsAreNotRefused has a service on which calls do not wait for each other, but take a time that
// varies much. None of that is an overload, nor is it one to be started again under load.
func TestVariedCallsAreNotRefused(t *testing.T) {
	for name, draw := range map[string]func(*rand.Rand) float64{
		"always the same": func(*rand.Rand) float64 { return 1 },
		"exponential":     func(r *rand.Rand) float64 { return r.ExpFloat64() },
		"log-normal":      func(r *rand.Rand) float64 { return math.Exp(1.5*r.NormFloat64() - 1.125) },
		"now and then long": func(r *rand.Rand) float64 {
			if r.Float64() < 0.9 {
				return 0.02
			}
			return 10
		},
	} {
		for _, atATime := range []float64{5, 40, 200} {
			synctest.Test(t, func(t *testing.T) {
				const mean = 50 * time.Millisecond
				var mu sync.Mutex
				random := rand.New(rand.NewPCG(5, 6))
				h := concurrency.New(concurrency.Config{})(func(context.Context, *kit.Call) error {
					mu.Lock()
					takes := draw(random) * float64(mean)
					mu.Unlock()
					time.Sleep(time.Duration(takes))
					return nil
				})
				first := offer(h, atATime/mean.Seconds(), 5*time.Second, time.Second)
				if first.refused > first.calls/10 {
					t.Errorf("%s, %.0f at a time: %d of %d calls are refused in the first five seconds", name, atATime, first.refused, first.calls)
				}
				then := offer(h, atATime/mean.Seconds(), 10*time.Second, time.Second)
				if then.refused > then.calls/1000 {
					t.Errorf("%s, %.0f at a time: %d of %d calls are refused after that", name, atATime, then.refused, then.calls)
				}
			})
		}
	}
}
