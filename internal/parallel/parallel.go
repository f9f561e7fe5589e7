// Package parallel runs steps that do not wait for each other on all processors.
package parallel

import (
	"fmt"
	"runtime"
	"sync"
	"sync/atomic"
)

// Do calls f with each number below n, in this order and for as many at a time as there are processors, and
// returns when all are done. Where calls panic, the rest is left out, and Do panics with the first one's
// Panic.
func Do(n int, f func(i int)) {
	var (
		group sync.WaitGroup
		next  atomic.Int64
		met   atomic.Pointer[Panic]
	)
	work := func() {
		defer func() {
			if cause := recover(); cause != nil {
				met.CompareAndSwap(nil, newPanic(cause))
			}
		}()
		for met.Load() == nil {
			i := int(next.Add(1)) - 1
			if i >= n {
				return
			}
			f(i)
		}
	}
	for range min(n, runtime.GOMAXPROCS(0)) - 1 {
		group.Go(work)
	}
	work() // the caller has nothing else to do
	group.Wait()
	if p := met.Load(); p != nil {
		panic(p)
	}
}

// Panic is that of a step, on its way to the goroutine that waits for it.
type Panic struct {
	Cause   any       // what the step panicked with
	Callers []uintptr // the frames that led there, as runtime.CallersFrames takes them
}

func newPanic(cause any) *Panic {
	if p, ok := cause.(*Panic); ok {
		return p // of a step of the step
	}
	counters := make([]uintptr, 100)
	return &Panic{Cause: cause, Callers: counters[:runtime.Callers(2, counters)]}
}

// Error lets a panic that nobody catches be printed with its cause.
func (p *Panic) Error() string { return fmt.Sprint(p.Cause) }
