// Package registry is what all registries have in common: how a watch and a registration live through an outage,
// and how an instance is written down.
package registry

import (
	"context"
	"math/rand/v2"
	"time"
)

const (
	firstWait = time.Second     // long enough for a leader to be chosen, short enough for nobody to notice
	maxWait   = 5 * time.Second // the longest that a registry which is back goes unnoticed: less than what it lists lives on
)

// Backoff is the waits between tries while a registry is down: 1 s, doubling to 5 s. Each is shortened by up to
// a half, at random, so that those who lost it together do not all come back together. Its zero value is ready
// to use, by one goroutine.
type Backoff struct{ tries int }

// Next gives how long to wait before the next try.
func (b *Backoff) Next() time.Duration {
	full := maxWait
	if b.tries < 3 { // 2^3 s is more than the most
		full = firstWait << b.tries
		b.tries++
	}
	return full/2 + rand.N(full/2+1)
}

// Reset says that a try has succeeded.
func (b *Backoff) Reset() { b.tries = 0 }

// Sleep waits, and tells whether ctx lives still.
func Sleep(ctx context.Context, d time.Duration) bool {
	t := time.NewTimer(d)
	defer t.Stop()
	select {
	case <-ctx.Done():
		return false
	case <-t.C:
		return ctx.Err() == nil
	}
}
