// Package random sends each call to any endpoint, with chances by their weights.
package random

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
	sum := 0.0
	for _, e := range from {
		sum += e.Weight()
	}
	at := rand.Float64() * sum
	for _, e := range from {
		if at -= e.Weight(); at < 0 {
			return e
		}
	}
	return from[len(from)-1] // a weight grew meanwhile
}
