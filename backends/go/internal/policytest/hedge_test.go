package policytest

import (
	"context"
	"fmt"
	"sync"
	"testing"
	"time"

	"github.com/kitc-lang/kit/backends/go/internal/golden/retries"
	kit "github.com/kitc-lang/kit/runtime"
	kithedge "github.com/kitc-lang/kit/runtime/middleware/hedge"
	kittimeout "github.com/kitc-lang/kit/runtime/middleware/timeout"
)

// patient is a client whose calls end by themselves, however slow the machine is that runs the test.
var patient = retries.RelayClientConfig{
	Timeout: kittimeout.Config{After: time.Minute}, Timeout2: kittimeout.Config{After: time.Minute},
}

// TestHedgeOverTheWire has every other call hang: another one is made, and the caller gets its answer.
func TestHedgeOverTheWire(t *testing.T) {
	for _, transport := range transports {
		t.Run(transport, func(t *testing.T) {
			release := make(chan struct{})
			r := &relay{}
			r.pass = func(_ context.Context, in *retries.PassInput) (string, error) {
				if r.called.Load()%2 == 1 {
					<-release
				}
				return in.Text + " found", nil
			}
			client := serve(t, r, transport, patient)
			t.Cleanup(func() { close(release) }) // before the server drains
			for i := range int64(5) {
				text := fmt.Sprint(i)
				out, err := client.Find(t.Context(), &retries.FindInput{Text: text})
				if out != text+" found" || err != nil || r.called.Load() != 2*(i+1) {
					t.Fatalf("%q, %v after %d calls", out, err, r.called.Load())
				}
			}
		})
	}
}

// TestHedgeEndsTheOther looks whether the service hears that nobody waits for the call that came too late.
func TestHedgeEndsTheOther(t *testing.T) {
	ended := make(chan struct{})
	r := &relay{}
	r.pass = func(ctx context.Context, _ *retries.PassInput) (string, error) {
		if r.called.Load() > 1 {
			return "found", nil
		}
		<-ctx.Done()
		close(ended)
		return "", ctx.Err()
	}
	client := serve(t, r, "http", patient)
	if out, err := client.Find(t.Context(), &retries.FindInput{}); out != "found" || err != nil {
		t.Fatal(out, err)
	}
	select {
	case <-ended:
	case <-time.After(10 * time.Second):
		t.Error("the call that lost is still at work")
	}
}

// TestHedgeBudget has everything be slow: the service gets a tenth more, and not twice as much.
func TestHedgeBudget(t *testing.T) {
	for _, transport := range transports {
		t.Run(transport, func(t *testing.T) {
			const rounds, together, reserve = 40, 20, 10
			r := &relay{pass: func(context.Context, *retries.PassInput) (string, error) {
				time.Sleep(20 * time.Millisecond)
				return "found", nil
			}}
			hasty := patient
			hasty.FindHedge = kithedge.Config{Delay: 5 * time.Millisecond}
			client := serve(t, r, transport, hasty)
			begin := time.Now()
			for range rounds {
				var calls sync.WaitGroup
				for range together {
					calls.Go(func() {
						if out, err := client.Find(t.Context(), &retries.FindInput{}); out != "found" || err != nil {
							t.Error(out, err)
						}
					})
				}
				calls.Wait()
			}
			most := 1.1*rounds*together + reserve + time.Since(begin).Seconds()
			if got := float64(r.called.Load()); got > most || got < 1.05*rounds*together {
				t.Errorf("%d calls became %g, and at most %g are promised", rounds*together, got, most)
			}
		})
	}
}

// TestTriesShareTheDeadline has a timeout around the tries and one around each: a service sees how the time
// that it is given becomes less, and never more than a try has.
func TestTriesShareTheDeadline(t *testing.T) {
	const ms, slack = time.Millisecond, 2 * time.Millisecond // the wire counts in milliseconds
	for _, transport := range transports {
		for _, c := range []struct {
			name       string
			whole, try time.Duration
			most       []time.Duration // what is left at the start of each try
		}{
			{"of all", 1500 * ms, time.Minute, []time.Duration{1500 * ms, 1400 * ms, 1300 * ms}},
			{"of each", time.Minute, 1000 * ms, []time.Duration{1000 * ms, 1000 * ms, 1000 * ms}},
			{"of both", 1100 * ms, 1000 * ms, []time.Duration{1000 * ms, 1000 * ms, 900 * ms}},
		} {
			t.Run(transport+"/"+c.name, func(t *testing.T) {
				left := make(chan time.Duration, 3)
				client := serve(t, &relay{pass: func(ctx context.Context, _ *retries.PassInput) (string, error) {
					deadline, _ := ctx.Deadline()
					left <- time.Until(deadline)
					time.Sleep(100 * ms)
					return "", kit.Errorf(kit.Unavailable, "no")
				}}, transport, retries.RelayClientConfig{Timeout: kittimeout.Config{After: c.whole}, Timeout2: kittimeout.Config{After: c.try}})
				_, _ = client.Pass(t.Context(), &retries.PassInput{})
				for i, most := range c.most {
					select {
					case l := <-left:
						if l > most+slack || l <= 0 {
							t.Errorf("try %d has %s, and at most %s are left", i+1, l, most)
						}
					default:
						t.Errorf("there was no try %d", i+1)
					}
				}
			})
		}
	}
}
