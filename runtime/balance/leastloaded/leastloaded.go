// Package leastloaded sends each call to the endpoint with the fewest calls in flight for its weight. It looks at
// all of them; of equal ones it takes any.
package leastloaded

import (
	"math/rand/v2"

	kit "github.com/kitc-lang/kit/runtime"
	"github.com/kitc-lang/kit/runtime/balance"
)

// Config is what a program may say about the balancer: nothing.
type Config struct{}

// New gives the balancer.
func New(Config) balance.Balancer { return picker{} }

type picker struct{}

func (picker) Pick(_ *kit.Call, from []*balance.Endpoint) *balance.Endpoint {
	var best *balance.Endpoint
	least, equal := 0.0, 0
	for _, e := range from {
		load := float64(e.InFlight()+1) / max(e.Weight(), 1e-9)
		switch {
		case best == nil || load < least:
			best, least, equal = e, load, 1
		case load == least:
			if equal++; rand.IntN(equal) == 0 {
				best = e
			}
		}
	}
	return best
}
