package breaker

import "time"

// slices is how many parts a window has. It moves on by one of them, so that it covers between nine and ten
// tenths of its length.
const slices = 10

// window counts calls and failures of the recent past.
type window struct {
	slice           time.Duration // the length of one part
	calls, failures int64         // of all parts
	parts           [slices]struct{ calls, failures int64 }
	last            int64 // the number of the newest part, counted from the start
}

func (w *window) add(now time.Duration, failed bool) {
	w.advance(int64(now / w.slice))
	part := &w.parts[w.last%slices]
	part.calls++
	w.calls++
	if failed {
		part.failures++
		w.failures++
	}
}

// advance drops the parts that are too old by now.
func (w *window) advance(to int64) {
	if to-w.last >= slices {
		w.clear()
		w.last = to
		return
	}
	for w.last < to {
		w.last++
		old := &w.parts[w.last%slices]
		w.calls -= old.calls
		w.failures -= old.failures
		old.calls, old.failures = 0, 0
	}
}

func (w *window) clear() {
	w.calls, w.failures = 0, 0
	clear(w.parts[:])
}
