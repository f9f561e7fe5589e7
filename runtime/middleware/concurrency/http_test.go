package concurrency_test

import (
	"context"
	"io"
	"net/http"
	"net/http/httptest"
	"testing"
	"time"

	kit "github.com/kitc-lang/kit/runtime"
	"github.com/kitc-lang/kit/runtime/middleware/concurrency"
)

// TestGoodputOverHTTP is TestGoodput with a real server, a real clock and real connections.
func TestGoodputOverHTTP(t *testing.T) {
	const (
		work     = 10 * time.Millisecond
		deadline = 15 * work
		length   = 2 * time.Second
	)
	run := func(load float64) outcome {
		m := newMachine(2, work)
		h := concurrency.New(concurrency.Config{})(m.serve)
		server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
			w.WriteHeader(kit.CodeOf(h(r.Context(), &kit.Call{Method: find})).HTTPStatus())
		}))
		defer server.Close()
		transport := &http.Transport{MaxIdleConnsPerHost: 1000}
		defer transport.CloseIdleConnections()
		client := &http.Client{Transport: transport}
		call := func(ctx context.Context, _ *kit.Call) error {
			answer, err := client.Get(server.URL)
			if err != nil {
				return err
			}
			defer answer.Body.Close()
			_, _ = io.Copy(io.Discard, answer.Body)
			if answer.StatusCode == http.StatusTooManyRequests {
				return kit.Errorf(kit.ResourceExhausted, "refused")
			}
			return nil
		}
		offer(call, load*m.capacity(), length/2, deadline) // in which the limit is found
		return offer(call, load*m.capacity(), length, deadline)
	}
	// What else the machine does shows in such a measurement, so it has three goes.
	best := 0.0
	for range 3 {
		peak, over := run(0.9), run(3)
		if over.refused < over.calls/2 {
			t.Fatalf("%d of %d calls were refused: this was no overload", over.refused, over.calls)
		}
		best = max(best, float64(over.good)/float64(peak.good))
		t.Logf("peak %+v; at three times the capacity %+v", peak, over)
		if best >= 0.8 {
			return
		}
	}
	t.Errorf("at three times the capacity, goodput is %.0f%% of its peak", 100*best)
}
