// Package p2c chooses the better one of two endpoints that are drawn at random: the one on which a call would
// have to wait less, by the calls in flight and how long calls took of late. It is close to the best choice, and
// unlike that keeps callers that know the same from all choosing the same (Mitzenmacher, "The Power of Two
// Choices in Randomized Load Balancing", 2001).
package p2c

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
	if len(from) == 1 {
		return from[0]
	}
	i := rand.IntN(len(from))
	j := rand.IntN(len(from) - 1)
	if j >= i {
		j++
	}
	if from[j].Cost() < from[i].Cost() {
		return from[j]
	}
	return from[i]
}
