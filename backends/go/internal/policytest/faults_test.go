package policytest

import (
	"context"
	"net"
	"slices"
	"sync/atomic"
	"testing"
	"time"

	"github.com/kitc-lang/kit/backends/go/internal/golden/retries"
	kit "github.com/kitc-lang/kit/runtime"
	kithedge "github.com/kitc-lang/kit/runtime/middleware/hedge"
	kitretry "github.com/kitc-lang/kit/runtime/middleware/retry"
	kittimeout "github.com/kitc-lang/kit/runtime/middleware/timeout"
	kithttp "github.com/kitc-lang/kit/runtime/transport/http"
	kitthrift "github.com/kitc-lang/kit/runtime/transport/thrift"
)

func answer(context.Context, *retries.PassInput) (string, error) { return "here", nil }

// TestFaults has a service work, fail in one way, and come back: what callers see of it, how often they try, and
// that the first call afterwards goes well.
func TestFaults(t *testing.T) {
	for _, c := range []struct {
		name         string
		fault        fault
		http, thrift kit.Code
		tries        int64 // at most
	}{
		{"it hangs", hang, kit.DeadlineExceeded, kit.DeadlineExceeded, 1},
		{"it resets connections", reset, kit.Unavailable, kit.Unavailable, 3},
		{"it dies in the middle of an answer", cut, kit.Unavailable, kit.Unavailable, 3},
		// Over HTTP that may be a proxy; over Thrift nobody but the service is there.
		{"it answers garbage", garbage, kit.Unavailable, kit.Internal, 3},
	} {
		for _, transport := range transports {
			t.Run(transport+"/"+c.name, func(t *testing.T) {
				const bound = 300 * time.Millisecond
				r := &relay{pass: answer}
				p := between(t, listen(t, r).Addr(transport))
				client := connect(t, transport, p.addr(), retries.RelayClientConfig{Timeout: patient.Timeout, Timeout2: kittimeout.Config{After: bound}})
				call := func() (time.Duration, error) {
					begin := time.Now()
					_, err := client.Pass(t.Context(), &retries.PassInput{})
					return time.Since(begin), err
				}
				if _, err := call(); err != nil {
					t.Fatal(err)
				}
				before := p.accepted.Load()
				p.become(c.fault)
				took, err := call()
				want := map[string]kit.Code{"http": c.http, "thrift": c.thrift}[transport]
				if tries := p.accepted.Load() - before; kit.CodeOf(err) != want || tries > c.tries || tries < 1 {
					t.Errorf("%v after %d connections; want %s after at most %d", err, tries, want, c.tries)
				}
				if want == kit.DeadlineExceeded && took < bound {
					t.Errorf("it fails after %s, and each try has %s", took, bound)
				}
				p.become(pass)
				if _, err := call(); err != nil {
					t.Errorf("when it is back: %v", err)
				}
			})
		}
	}
}

// TestFaultsAreNotMultiplied has all connections fail, and counts them.
func TestFaultsAreNotMultiplied(t *testing.T) {
	for name, f := range map[string]fault{"reset": reset, "cut": cut} {
		for _, transport := range transports {
			t.Run(transport+"/"+name, func(t *testing.T) {
				const calls, reserve = 400, 10
				p := between(t, listen(t, &relay{pass: answer}).Addr(transport))
				p.become(f)
				client := connect(t, transport, p.addr(), patient)
				begin := time.Now()
				for range calls {
					if _, err := client.Pass(t.Context(), &retries.PassInput{}); kit.CodeOf(err) != kit.Unavailable {
						t.Fatal(err)
					}
				}
				most := 1.2*calls + reserve + time.Since(begin).Seconds()
				if got := float64(p.accepted.Load()); got > most || got < 1.1*calls {
					t.Errorf("%d calls became %g, and at most %g are promised", calls, got, most)
				}
			})
		}
	}
}

// TestRetryHidesFailures resets every tenth connection: of the calls, nearly none fails, for a tenth more load.
func TestRetryHidesFailures(t *testing.T) {
	for _, transport := range transports {
		t.Run(transport, func(t *testing.T) {
			const calls = 300
			failed := func(attempts int32) (share, load float64) {
				p := between(t, listen(t, &relay{pass: answer}).Addr(transport))
				var n atomic.Int64
				p.become(func(p *proxy, c net.Conn) {
					if n.Add(1)%10 == 0 {
						reset(p, c)
						return
					}
					pass(p, c)
				})
				cfg := patient // a connection for each call
				cfg.HTTP, cfg.Thrift = kithttp.ClientConfig{MaxIdle: -1}, kitthrift.ClientConfig{MaxIdle: -1}
				cfg.Retry = kitretry.Config{Attempts: attempts}
				client := connect(t, transport, p.addr(), cfg)
				failures := 0
				for range calls {
					if _, err := client.Pass(t.Context(), &retries.PassInput{}); err != nil {
						failures++
					}
				}
				return float64(failures) / calls, float64(p.accepted.Load()) / calls
			}
			without, _ := failed(1)
			with, load := failed(3)
			if without < 0.08 || with > without/20 || load > 1.15 {
				t.Errorf("%.1f%% of the calls fail, and with retries %.1f%%, for %.2f times the load", 100*without, 100*with, load)
			}
		})
	}
}

// TestHedgeCutsTheTail has every twentieth call be slow, and compares the slowest ones that callers see.
func TestHedgeCutsTheTail(t *testing.T) {
	for _, transport := range transports {
		t.Run(transport, func(t *testing.T) {
			const calls, slow = 120, 200 * time.Millisecond
			tail := func(attempts int32) (slowest time.Duration, load float64) {
				r := &relay{}
				r.pass = func(context.Context, *retries.PassInput) (string, error) {
					if r.called.Load()%20 == 0 {
						time.Sleep(slow)
					}
					return "here", nil
				}
				cfg := patient
				cfg.FindHedge = kithedge.Config{Attempts: attempts, Delay: 20 * time.Millisecond}
				client := serve(t, r, transport, cfg)
				var took []time.Duration
				for range calls {
					begin := time.Now()
					if _, err := client.Find(t.Context(), &retries.FindInput{}); err != nil {
						t.Fatal(err)
					}
					took = append(took, time.Since(begin))
				}
				slices.Sort(took)
				return took[calls*96/100], float64(r.called.Load()) / calls
			}
			without, _ := tail(1)
			with, load := tail(2)
			if without < slow || with > without/2 || load > 1.2 {
				t.Errorf("the 96th percentile is %s, and with hedges %s, for %.2f times the load", without, with, load)
			}
		})
	}
}
