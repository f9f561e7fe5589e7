package log

import (
	"sync/atomic"
	"time"

	"github.com/kitc-lang/kit/runtime/internal/clock"
)

// sampler chooses the successes that are written: the first few of each second, and of the others one in so many.
// Where calls meet at the turn of a second, a few more or less may be written; none is forgotten in the count of
// those that are not.
type sampler struct {
	first, oneIn int64 // no oneIn: none of the others

	second  atomic.Int64 // when the one began that count is of, 0 for none yet
	count   atomic.Int64
	skipped atomic.Int64 // since the last one that was written
}

// take reports whether a success is written, and how many were not since the last one that was.
func (s *sampler) take(now clock.Time) (skipped int64, write bool) {
	if begun := s.second.Load(); now-clock.Time(begun) >= time.Second && s.second.CompareAndSwap(begun, int64(now)) {
		s.count.Store(0)
	}
	n := s.count.Add(1) - s.first
	if n <= 0 || s.oneIn > 0 && n%s.oneIn == 0 {
		if s.skipped.Load() == 0 {
			return 0, true
		}
		return s.skipped.Swap(0), true
	}
	s.skipped.Add(1)
	return 0, false
}
