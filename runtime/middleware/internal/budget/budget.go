// Package budget bounds how many calls a client makes beyond those that it was asked for, as a share of them.
//
// It is the budget of Google's SRE book, chapters 21 and 22, and of Finagle's RetryBudget: a bucket of tokens. Each
// call puts in a share of one, and each further call takes one, so that a client whose calls all fail, or are all
// slow, adds that share to the load of a service in trouble, and no more.
package budget

import (
	"sync"
	"time"
)

// Reserve is how many further calls a budget holds at the start, and at most. Each second puts in one as well,
// for clients that call seldom.
const Reserve = 10

// Budget is a bucket of further calls. It may be used by any number of goroutines at once.
type Budget struct {
	share float64 // negative: there is no end of it

	mu     sync.Mutex
	tokens float64
	at     time.Time // of the last withdrawal, zero before the first
}

// New gives a budget of so many further calls for each call (negative: without an end).
func New(share float64) *Budget { return &Budget{share: share, tokens: Reserve} }

// Deposit says that a call is made.
func (b *Budget) Deposit() {
	if b.share < 0 {
		return
	}
	b.mu.Lock()
	b.tokens = min(b.tokens+b.share, Reserve)
	b.mu.Unlock()
}

// Withdraw reports whether there may be a further call, and counts it.
func (b *Budget) Withdraw() bool {
	if b.share < 0 {
		return true
	}
	b.mu.Lock()
	defer b.mu.Unlock()
	now := time.Now()
	if !b.at.IsZero() {
		b.tokens = min(b.tokens+now.Sub(b.at).Seconds(), Reserve)
	}
	b.at = now
	if b.tokens < 1 {
		return false
	}
	b.tokens--
	return true
}
