// Package roundrobin sends calls to one endpoint after the other. One with a greater weight has its turn more
// often, and its turns are spread evenly: it is the smooth weighted round robin of nginx.
package roundrobin

import (
	"sync"

	kit "github.com/kitc-lang/kit/runtime"
	"github.com/kitc-lang/kit/runtime/balance"
)

// Config is what a program may say about the balancer: nothing.
type Config struct{}

// New gives the balancer.
func New(Config) balance.Balancer { return &picker{credit: map[*balance.Endpoint]float64{}} }

type picker struct {
	mu     sync.Mutex
	credit map[*balance.Endpoint]float64
}

func (p *picker) Pick(_ *kit.Call, from []*balance.Endpoint) *balance.Endpoint {
	p.mu.Lock()
	defer p.mu.Unlock()
	if len(p.credit) > 2*len(from)+8 { // most of them have gone
		kept := make(map[*balance.Endpoint]float64, len(from))
		for _, e := range from {
			kept[e] = p.credit[e]
		}
		p.credit = kept
	}
	var best *balance.Endpoint
	most, sum := 0.0, 0.0
	for _, e := range from {
		w := e.Weight()
		sum += w
		credit := p.credit[e] + w
		p.credit[e] = credit
		if best == nil || credit > most {
			best, most = e, credit
		}
	}
	p.credit[best] -= sum
	return best
}
