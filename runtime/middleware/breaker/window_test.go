package breaker

import (
	"testing"
	"time"

	"pgregory.net/rapid"
)

// TestWindow compares with all calls written down.
func TestWindow(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		w := window{slice: time.Second}
		var calls, failures []int64 // by second
		now := time.Duration(0)
		for range rapid.IntRange(1, 60).Draw(t, "calls") {
			now += time.Duration(rapid.OneOf(rapid.Int64Range(0, 3), rapid.Int64Range(5, 30)).Draw(t, "seconds")) * time.Second / 2
			failed := rapid.Bool().Draw(t, "failed")
			w.add(now, failed)
			for int64(len(calls)) <= int64(now/time.Second) {
				calls, failures = append(calls, 0), append(failures, 0)
			}
			calls[len(calls)-1]++
			if failed {
				failures[len(calls)-1]++
			}
			var wantCalls, wantFailures int64
			for i := max(0, len(calls)-10); i < len(calls); i++ {
				wantCalls += calls[i]
				wantFailures += failures[i]
			}
			if w.calls != wantCalls || w.failures != wantFailures {
				t.Fatalf("at %s it holds %d failures of %d, want %d of %d", now, w.failures, w.calls, wantFailures, wantCalls)
			}
		}
	})
}
