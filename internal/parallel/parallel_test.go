package parallel_test

import (
	"runtime"
	"slices"
	"strings"
	"sync/atomic"
	"testing"

	"github.com/kitc-lang/kit/internal/parallel"
)

func TestDo(t *testing.T) {
	for _, n := range []int{0, 1, 2, 1000} {
		calls := make([]atomic.Int64, n)
		parallel.Do(n, func(i int) { calls[i].Add(1) })
		for i := range calls {
			if got := calls[i].Load(); got != 1 {
				t.Errorf("of %d steps, step %d ran %d times", n, i, got)
			}
		}
	}
}

// TestPanic panics in a step of a step: the caller meets it with the frames that led to it.
func TestPanic(t *testing.T) {
	for _, n := range []int{1, 8} {
		var met any
		func() {
			defer func() { met = recover() }()
			parallel.Do(n, func(i int) {
				parallel.Do(n, func(j int) { stumble(i * j) })
			})
		}()
		p, ok := met.(*parallel.Panic)
		if !ok || p.Cause != "stumbled" {
			t.Fatalf("met %v", met)
		}
		var names []string
		for frames := runtime.CallersFrames(p.Callers); ; {
			f, more := frames.Next()
			names = append(names, f.Function)
			if !more {
				break
			}
		}
		if !slices.ContainsFunc(names, func(name string) bool { return strings.HasSuffix(name, ".stumble") }) {
			t.Errorf("the frames do not lead to the panic: %v", names)
		}
	}
}

//go:noinline
func stumble(i int) {
	if i == 0 {
		panic("stumbled")
	}
}
