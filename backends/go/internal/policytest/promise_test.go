package policytest

import (
	"context"
	"fmt"
	"math/rand/v2"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"testing/synctest"
	"time"

	"pgregory.net/rapid"

	"github.com/kitc-lang/kit/compiler/compiletest"
	"github.com/kitc-lang/kit/compiler/model"
	kit "github.com/kitc-lang/kit/runtime"
	"github.com/kitc-lang/kit/runtime/middleware/breaker"
	"github.com/kitc-lang/kit/runtime/middleware/concurrency"
	"github.com/kitc-lang/kit/runtime/middleware/hedge"
	"github.com/kitc-lang/kit/runtime/middleware/ratelimit"
	"github.com/kitc-lang/kit/runtime/middleware/retry"
	"github.com/kitc-lang/kit/runtime/middleware/timeout"
)

// TestCompilerPromises compiles random chains, runs them around a service that fails in random ways, and holds
// them to what the compiler says of the same chains: how long a call takes at most, and how often it is made.
func TestCompilerPromises(t *testing.T) {
	closest := 0.0
	rapid.Check(t, func(rt *rapid.T) {
		text := chainText(rt)
		program := compiletest.Program(t, "package shop {\n\tkit = 1\n\tmax_attempts = 1000\n}\n\nservice Stock {\n\tmethod Look { safe = true }\n\ttransport http {}\n\tchain client {\n"+text+"\t}\n}\n")
		chain := program.Packages[0].Services[0].Client
		worst := chain.Worst(true)
		if !worst.Bounded {
			rt.Fatalf("the compiler finds no bound for\n%s", text)
		}
		seed := rapid.Uint64().Draw(rt, "seed")
		synctest.Test(t, func(*testing.T) {
			took, tries, left := trial(middlewares(rt, chain), seed)
			if took > worst.Time || tries > worst.Tries || left != 0 {
				rt.Errorf("a call took %s and %d tries, %d of which went on after it; the compiler promises %s and %d of\n%s", took, tries, left, worst.Time, worst.Tries, text)
			}
			if worst.Tries > 1 {
				closest = max(closest, float64(took)/float64(worst.Time))
			}
		})
	})
	if closest < 0.7 {
		t.Errorf("no call with more than one try took more than %.0f%% of what is promised: the test looks in the wrong place", 100*closest)
	}
}

// chainText writes a random chain that the compiler takes.
func chainText(rt *rapid.T) string {
	var b strings.Builder
	sometimes := func(name string) bool { return rapid.Bool().Draw(rt, name) }
	some := func(name string, least, most int) int { return rapid.IntRange(least, most).Draw(rt, name) }
	write := func(format string, args ...any) { fmt.Fprintf(&b, "\t\t"+format+"\n", args...) }

	repeaters := rapid.SampledFrom([]string{"", "retry", "hedge", "retry hedge", "hedge retry"}).Draw(rt, "repeaters")
	if repeaters != "" && sometimes("whole") { // a second one needs something to stand between them
		write("timeout { after = \"%dms\" }", some("whole time", 100, 5000))
	}
	for i, name := range strings.Fields(repeaters) {
		if i > 0 && sometimes("between") {
			write("timeout { after = \"%dms\" }", some("time between", 50, 1500))
		}
		if name == "hedge" {
			write("hedge {\n\t\t\tattempts = %d\n\t\t\tdelay = \"%dms\"\n\t\t\tbudget = 1\n\t\t}", some("hedges", 1, 4), some("delay", 1, 300))
			continue
		}
		write("retry {\n\t\t\tattempts = %d\n\t\t\ton = [unavailable, deadline_exceeded, resource_exhausted]\n\t\t\tbackoff = \"%dms\"\n\t\t\tmax_backoff = \"%dms\"\n\t\t\tbudget = 1\n\t\t}",
			some("attempts", 1, 5), some("backoff", 1, 400), some("max backoff", 1, 200))
	}
	if sometimes("limit") {
		write("rate_limit {\n\t\t\trate = \"%d/s\"\n\t\t\tburst = %d\n\t\t\twait = \"%dms\"\n\t\t}", some("rate", 1, 50), some("burst", 1, 5), some("rate wait", 0, 300))
	}
	if sometimes("places") {
		write("concurrency {\n\t\t\tmax = %d\n\t\t\twait = \"%dms\"\n\t\t}", some("places at once", 1, 4), some("place wait", 0, 300))
	}
	if sometimes("breaker") {
		write("breaker {\n\t\t\tmin_calls = %d\n\t\t\tcooldown = \"%dms\"\n\t\t}", some("calls", 1, 10), some("cooldown", 10, 500))
	}
	write("timeout { after = \"%dms\" }", some("try time", 1, 500))
	return b.String()
}

// middlewares makes what the generated code would make of a chain.
func middlewares(rt *rapid.T, chain model.Chain) (list []kit.Middleware) {
	for _, m := range chain.Middlewares {
		duration := func(name string) time.Duration { return m.Arg(name).AsDuration() }
		number := func(name string) int32 { return int32(m.Arg(name).Int) }
		switch m.Name() {
		case "timeout":
			list = append(list, timeout.New(timeout.Config{After: duration("after")}))
		case "retry":
			list = append(list, retry.New(retry.Config{
				Attempts: number("attempts"), On: codesOf(m.Arg("on")), Backoff: duration("backoff"),
				MaxBackoff: duration("max_backoff"), Budget: m.Arg("budget").Float,
			}))
		case "hedge":
			list = append(list, hedge.New(hedge.Config{Attempts: number("attempts"), Delay: duration("delay"), Budget: m.Arg("budget").Float}))
		case "rate_limit":
			rate := m.Arg("rate")
			list = append(list, ratelimit.New(ratelimit.Config{Rate: kit.Rate{Count: rate.Int, Per: rate.Per}, Burst: number("burst"), Wait: duration("wait")}))
		case "concurrency":
			list = append(list, concurrency.New(concurrency.Config{Max: number("max"), Wait: duration("wait")}))
		case "breaker":
			list = append(list, breaker.New(breaker.Config{
				Ratio: m.Arg("ratio").Float, Window: duration("window"), MinCalls: number("min_calls"),
				Cooldown: duration("cooldown"), Probes: number("probes"), On: codesOf(m.Arg("on")),
			}))
		default:
			rt.Fatalf("no constructor of %q", m.Name())
		}
	}
	return list
}

func codesOf(v *model.Value) (codes []kit.Code) {
	for _, c := range v.List {
		codes = append(codes, kit.Code(c.Code))
	}
	return codes
}

// trial makes calls, some of them at the same time, of a service that is slow, fails, and gives advice. It gives
// the longest time and the most tries of one, and how many tries were left behind.
func trial(chain []kit.Middleware, seed uint64) (longest time.Duration, most, left int) {
	method := &kit.Method{Package: "shop", Service: "Stock", Name: "Look", Safe: true, Repeatable: true}
	random := rand.New(rand.NewPCG(seed, 0))
	trouble := random.IntN(5) // how much there is of it: from nothing to all
	var mu sync.Mutex         // of what is above and what is given
	var open atomic.Int32
	draw := func(n int) int {
		mu.Lock()
		defer mu.Unlock()
		return random.IntN(n)
	}
	h := kit.Wrap(func(ctx context.Context, call *kit.Call) error {
		call.In.(*atomic.Int32).Add(1)
		open.Add(1)
		defer open.Add(-1)
		wait := time.Duration(draw(50)) * time.Millisecond
		bad := draw(4) < trouble
		if bad && draw(2) == 0 {
			wait = time.Hour
		}
		select {
		case <-time.After(wait):
		case <-ctx.Done():
			return ctx.Err()
		}
		if !bad {
			return nil
		}
		switch draw(6) {
		case 0:
			call.RetryAfter = time.Duration(draw(300)) * time.Millisecond
		case 1:
			return kit.Errorf(kit.NotFound, "no")
		case 2:
			call.DenyRetry()
		}
		return kit.Errorf(kit.Unavailable, "no")
	}, chain...)
	var calls sync.WaitGroup
	for range 30 {
		calls.Go(func() {
			tries := new(atomic.Int32)
			begin := time.Now()
			_ = h(context.Background(), kit.NewCall(method, kit.ClientSide, "http", tries, nil))
			took := time.Since(begin)
			mu.Lock()
			defer mu.Unlock()
			longest, most = max(longest, took), max(most, int(tries.Load()))
		})
		if draw(3) == 0 {
			time.Sleep(time.Duration(draw(200)) * time.Millisecond)
		}
	}
	calls.Wait()
	return longest, most, int(open.Load())
}
