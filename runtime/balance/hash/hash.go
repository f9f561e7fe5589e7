// Package hash sends calls with the same value of a field to the same endpoint, as long as that is there. It is
// rendezvous hashing (Thaler and Ravishankar, 1996), with weights as Schindelhauer and Schomaker have them: when
// one of n endpoints leaves, one call in n goes elsewhere, and no others do.
package hash

import (
	"math"
	"math/rand/v2"

	"github.com/cespare/xxhash/v2"

	kit "github.com/kitc-lang/kit/runtime"
	"github.com/kitc-lang/kit/runtime/balance"
)

// Config is what a program may say about the balancer.
type Config struct {
	// Field gives the value that decides, from the input of a call, "" where it has none (nil: that of the field
	// that is declared).
	Field func(call *kit.Call) string
}

// New gives the balancer. A call without a value goes to any endpoint.
func New(cfg Config) balance.Balancer { return picker(cfg) }

type picker Config

func (p picker) Pick(call *kit.Call, from []*balance.Endpoint) *balance.Endpoint {
	key := ""
	if p.Field != nil {
		key = p.Field(call)
	}
	if key == "" {
		return from[rand.IntN(len(from))]
	}
	seed := xxhash.Sum64String(key)
	var best *balance.Endpoint
	most := math.Inf(-1)
	for _, e := range from {
		// The score -w/ln(u) with u even over (0, 1) is greatest for each with a chance by its weight. A weight
		// that changes while an endpoint is new would move calls, so that of the instance counts.
		w := e.Instance().Weight
		if w == 0 {
			w = 1
		}
		u := (float64(mix(seed^xxhash.Sum64String(e.Instance().Address))>>11) + 0.5) / (1 << 53)
		if score := -w / math.Log(u); score > most {
			best, most = e, score
		}
	}
	return best
}

// mix is the finalizer of MurmurHash3.
func mix(h uint64) uint64 {
	h ^= h >> 33
	h *= 0xff51afd7ed558ccd
	h ^= h >> 33
	h *= 0xc4ceb9fe1a85ec53
	return h ^ h>>33
}
