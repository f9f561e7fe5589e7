package balance_test

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"
	"testing/synctest"
	"time"

	kit "github.com/kitc-lang/kit/runtime"
	"github.com/kitc-lang/kit/runtime/balance"
	"github.com/kitc-lang/kit/runtime/balance/hash"
	"github.com/kitc-lang/kit/runtime/balance/leastloaded"
	"github.com/kitc-lang/kit/runtime/balance/p2c"
	"github.com/kitc-lang/kit/runtime/balance/random"
	"github.com/kitc-lang/kit/runtime/balance/roundrobin"
)

func endpoints(weights ...float64) (all []*balance.Endpoint) {
	for i, w := range weights {
		all = append(all, balance.NewEndpoint(kit.Instance{Address: fmt.Sprintf("10.0.0.%d:80", i+1), Weight: w}, 0))
	}
	return all
}

// spread counts where so many calls go.
func spread(b balance.Balancer, all []*balance.Endpoint, calls int) map[*balance.Endpoint]int {
	out := map[*balance.Endpoint]int{}
	for range calls {
		out[b.Pick(&kit.Call{}, all)]++
	}
	return out
}

// TestWeights gives an endpoint three times the weight of the other, and expects three times the calls.
func TestWeights(t *testing.T) {
	for name, b := range map[string]balance.Balancer{
		"round_robin": roundrobin.New(roundrobin.Config{}), "random": random.New(random.Config{}),
		"hash": hash.New(hash.Config{Field: func(*kit.Call) string { return fmt.Sprint(rand.Uint64()) }}),
	} {
		all := endpoints(1, 3)
		if n := spread(b, all, 20_000)[all[1]]; n < 14_600 || n > 15_400 {
			t.Errorf("%s: %d of 20000 calls; want about 15000", name, n)
		}
	}
}

// TestLoad gives an endpoint calls that do not end.
func TestLoad(t *testing.T) {
	for name, b := range map[string]balance.Balancer{"p2c": p2c.New(p2c.Config{}), "least_loaded": leastloaded.New(leastloaded.Config{})} {
		all := endpoints(0, 0, 0)
		for range 10 {
			all[1].Begin()
		}
		if n := spread(b, all, 1000)[all[1]]; n != 0 {
			t.Errorf("%s: %d calls to the one that is busy", name, n)
		}
	}
}

// TestOneIsEnough for every balancer.
func TestOneIsEnough(t *testing.T) {
	for name, b := range map[string]balance.Balancer{
		"round_robin": roundrobin.New(roundrobin.Config{}), "random": random.New(random.Config{}), "p2c": p2c.New(p2c.Config{}),
		"least_loaded": leastloaded.New(leastloaded.Config{}), "hash": hash.New(hash.Config{}),
	} {
		all := endpoints(0)
		if n := spread(b, all, 10)[all[0]]; n != 10 {
			t.Errorf("%s: %d of 10 calls", name, n)
		}
	}
}

// TestHash takes one of ten endpoints away, and counts the keys that move.
func TestHash(t *testing.T) {
	key := ""
	b := hash.New(hash.Config{Field: func(*kit.Call) string { return key }})
	all := endpoints(make([]float64, 10)...)
	const keys = 20_000
	before := make([]*balance.Endpoint, keys)
	shares := map[*balance.Endpoint]int{}
	for i := range keys {
		key = fmt.Sprintf("customer-%d", i)
		before[i] = b.Pick(&kit.Call{}, all)
		shares[before[i]]++
	}
	for _, e := range all {
		if n := shares[e]; n < keys/10*8/10 || n > keys/10*12/10 {
			t.Errorf("%s has %d of %d keys", e.Instance().Address, n, keys)
		}
	}
	gone := all[3]
	left := slices.Delete(slices.Clone(all), 3, 4)
	moved := 0
	for i := range keys {
		key = fmt.Sprintf("customer-%d", i)
		switch now := b.Pick(&kit.Call{}, left); {
		case now != before[i] && before[i] != gone:
			t.Fatalf("%s moved from %s, which is still there", key, before[i].Instance().Address)
		case now != before[i]:
			moved++
		}
	}
	if moved != shares[gone] || moved < keys/10*8/10 || moved > keys/10*12/10 {
		t.Errorf("%d of %d keys moved", moved, keys)
	}
}

// TestSlowInstance has ten endpoints serve a steady stream of calls, one of them ten times slower than the others,
// and compares how long one call in a hundred has to wait.
func TestSlowInstance(t *testing.T) {
	p99 := func(b balance.Balancer) (out time.Duration) {
		synctest.Test(t, func(t *testing.T) {
			all := endpoints(make([]float64, 10)...)
			free := map[*balance.Endpoint]time.Time{} // when the last of its calls will have ended
			var took []time.Duration
			ended := make(chan time.Duration, 100)
			const calls = 20_000
			go func() {
				for range calls {
					time.Sleep(1200 * time.Microsecond) // the slow one keeps up with its turn, just
					e := b.Pick(&kit.Call{}, all)
					e.Begin()
					work := time.Millisecond
					if e == all[0] {
						work = 10 * time.Millisecond
					}
					begin := time.Now()
					start := begin
					if free[e].After(start) {
						start = free[e]
					}
					free[e] = start.Add(work)
					time.AfterFunc(free[e].Sub(begin), func() {
						e.End(time.Since(begin))
						ended <- time.Since(begin)
					})
				}
			}()
			for range calls {
				took = append(took, <-ended)
			}
			slices.Sort(took)
			out = took[len(took)*99/100]
		})
		return out
	}
	turn, two := p99(roundrobin.New(roundrobin.Config{})), p99(p2c.New(p2c.Config{}))
	t.Logf("99 of 100 calls end within %s with round_robin, and within %s with p2c", turn, two)
	if two*4 > turn {
		t.Errorf("with p2c %s, with round_robin %s", two, turn)
	}
}
