package ratelimit_test

import (
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"runtime"
	"strings"
	"sync"
	"testing"
	"testing/synctest"
	"time"

	"go.uber.org/goleak"
	"pgregory.net/rapid"

	kit "github.com/kitc-lang/kit/runtime"
	"github.com/kitc-lang/kit/runtime/middleware/ratelimit"
)

func TestMain(m *testing.M) { goleak.VerifyTestMain(m) }

var find = &kit.Method{Package: "shop", Service: "Shop", Name: "Find"}

func perSecond(n int64) kit.Rate { return kit.Rate{Count: n, Per: time.Second} }

func nothing(context.Context, *kit.Call) error { return nil }

func from(peer string) *kit.Call { return &kit.Call{Method: find, Side: kit.ServerSide, Peer: peer} }

// passed makes n calls from a peer, and counts those that are let through.
func passed(h kit.Handler, peer string, n int) (count int) {
	for range n {
		if h(context.Background(), from(peer)) == nil {
			count++
		}
	}
	return count
}

func TestBurstAndRate(t *testing.T) {
	for _, c := range []struct {
		cfg          ratelimit.Config
		burst, later int // of a thousand at once; of a thousand in the ten seconds after that
	}{
		{ratelimit.Config{Rate: perSecond(10)}, 10, 100},
		{ratelimit.Config{Rate: perSecond(10), Burst: 1}, 1, 100},
		{ratelimit.Config{Rate: perSecond(10), Burst: 25}, 25, 100},
		{ratelimit.Config{Rate: kit.Rate{Count: 30, Per: time.Minute}}, 1, 5},
		{ratelimit.Config{Rate: kit.Rate{Count: 5580, Per: time.Hour}, Burst: -1}, 1, 15},
		{ratelimit.Config{}, 1000, 1000},
		{ratelimit.Config{Rate: perSecond(-1)}, 1000, 1000},
	} {
		synctest.Test(t, func(t *testing.T) {
			h := ratelimit.New(c.cfg)(nothing)
			if got := passed(h, "", 1000); got != c.burst {
				t.Errorf("%+v: %d at once, want %d", c.cfg, got, c.burst)
			}
			later := 0
			for range 1000 {
				time.Sleep(10 * time.Millisecond)
				later += passed(h, "", 1)
			}
			if later != c.later {
				t.Errorf("%+v: %d in ten seconds, want %d", c.cfg, later, c.later)
			}
		})
	}
}

// TestNeverMore holds random calls against what the rate allows in every stretch of time.
func TestNeverMore(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		rate := rapid.Int64Range(1, 200).Draw(rt, "rate")
		burst := rapid.Int32Range(1, 50).Draw(rt, "burst")
		wait := time.Duration(rapid.IntRange(0, 500).Draw(rt, "wait")) * time.Millisecond
		seed := rapid.Uint64().Draw(rt, "seed")
		synctest.Test(t, func(t *testing.T) {
			var mu sync.Mutex
			var through []time.Time
			h := ratelimit.New(ratelimit.Config{Rate: perSecond(rate), Burst: burst, Wait: wait})(func(context.Context, *kit.Call) error {
				mu.Lock()
				through = append(through, time.Now())
				mu.Unlock()
				return nil
			})
			random := rand.New(rand.NewPCG(seed, 0))
			var wg sync.WaitGroup
			for range 120 {
				wg.Go(func() {
					start := time.Now()
					if err := h(context.Background(), from("")); err == nil && time.Since(start) > wait {
						t.Errorf("waited %s, and %s is the most", time.Since(start), wait)
					}
				})
				time.Sleep(time.Duration(random.IntN(10)) * time.Millisecond)
			}
			wg.Wait()
			for i := range through {
				for j := i; j < len(through); j++ {
					length := through[j].Sub(through[i])
					if most := float64(burst) + length.Seconds()*float64(rate) + 1e-6; float64(j-i+1) > most {
						t.Fatalf("%d calls in %s, and %.2f are allowed", j-i+1, length, most)
					}
				}
			}
		})
	})
}

func TestRefusal(t *testing.T) {
	for per, want := range map[ratelimit.RateKey]string{
		0:                "resource_exhausted: too many calls: at most 4/s",
		ratelimit.All:    "resource_exhausted: too many calls: at most 4/s",
		ratelimit.Caller: "resource_exhausted: too many calls: at most 4/s for each caller",
		ratelimit.Peer:   "resource_exhausted: too many calls: at most 4/s for each address",
	} {
		synctest.Test(t, func(t *testing.T) {
			h := ratelimit.New(ratelimit.Config{Rate: perSecond(4), Per: per})(nothing)
			passed(h, "", 4)
			time.Sleep(100 * time.Millisecond)
			call := from("")
			if err := h(t.Context(), call); err == nil || err.Error() != want {
				t.Errorf("got %v, want %s", err, want)
			}
			if call.RetryAfter != 150*time.Millisecond {
				t.Errorf("100ms after all tokens of 4/s were taken, the next is there in %s", call.RetryAfter)
			}
			time.Sleep(call.RetryAfter)
			if err := h(t.Context(), call); err != nil {
				t.Errorf("the call came back when it was told to: %v", err)
			}
		})
	}
}

func TestWhoseCallsShareABucket(t *testing.T) {
	for _, c := range []struct {
		name       string
		cfg        ratelimit.Config
		one, other string
		shared     bool
	}{
		{"all of them", ratelimit.Config{Per: ratelimit.All}, "192.0.2.1:1000", "192.0.2.2:1000", true},
		{"two addresses", ratelimit.Config{Per: ratelimit.Peer}, "192.0.2.1:1000", "192.0.2.2:1000", false},
		{"two connections", ratelimit.Config{Per: ratelimit.Peer}, "192.0.2.1:1000", "192.0.2.1:2000", true},
		{"both ways to write it", ratelimit.Config{Per: ratelimit.Peer}, "192.0.2.1:1000", "[::ffff:192.0.2.1]:1000", true},
		{"a machine with many addresses", ratelimit.Config{Per: ratelimit.Peer}, "[2001:db8::1]:1000", "[2001:db8::ffff:2]:1000", true},
		{"two networks", ratelimit.Config{Per: ratelimit.Peer}, "[2001:db8:0:1::1]:1000", "[2001:db8:0:2::1]:1000", false},
		{"sockets of this machine", ratelimit.Config{Per: ratelimit.Peer}, "/run/a.sock", "/run/b.sock", false},
		{"nobody proved who they are", ratelimit.Config{Per: ratelimit.Caller}, "192.0.2.1:1000", "192.0.2.2:1000", false},
		{"a key of one's own", ratelimit.Config{Key: network}, "192.0.2.1:1000", "192.0.2.2:1000", true},
		{"another key of one's own", ratelimit.Config{Key: network, Per: ratelimit.All}, "192.0.2.1:1000", "192.0.3.1:1000", false},
	} {
		t.Run(c.name, func(t *testing.T) {
			c.cfg.Rate, c.cfg.Burst = kit.Rate{Count: 1, Per: time.Hour}, 5
			h := ratelimit.New(c.cfg)(nothing)
			if got := passed(h, c.one, 10); got != 5 {
				t.Fatalf("%d calls of one are let through, want 5", got)
			}
			want := 5
			if c.shared {
				want = 0
			}
			if got := passed(h, c.other, 10); got != want {
				t.Errorf("%d calls of the other are let through, want %d", got, want)
			}
		})
	}
}

func network(_ context.Context, call *kit.Call) string {
	return call.Peer[:strings.LastIndexByte(call.Peer, '.')]
}

func TestCallers(t *testing.T) {
	known := func(id kit.Identity) context.Context { return kit.WithIdentity(context.Background(), &id) }
	h := ratelimit.New(ratelimit.Config{Rate: kit.Rate{Count: 1, Per: time.Hour}, Per: ratelimit.Caller})(nothing)
	for _, c := range []struct {
		name string
		ctx  context.Context
		peer string
		want kit.Code
	}{
		{"anna", known(kit.Identity{Auth: "user", Subject: "anna"}), "192.0.2.1:80", kit.OK},
		{"anna from elsewhere", known(kit.Identity{Auth: "user", Subject: "anna", Scopes: []string{"read"}}), "192.0.2.2:80", kit.ResourceExhausted},
		{"ben from where anna was", known(kit.Identity{Auth: "user", Subject: "ben"}), "192.0.2.1:80", kit.OK},
		{"an anna that another vouches for", known(kit.Identity{Auth: "user", Issuer: "https://id.example", Subject: "anna"}), "192.0.2.1:80", kit.OK},
		{"a machine called anna", known(kit.Identity{Auth: "machine", Subject: "anna"}), "192.0.2.1:80", kit.OK},
		{"somebody from where anna was", context.Background(), "192.0.2.1:80", kit.OK},
		{"somebody from there again", context.Background(), "192.0.2.1:80", kit.ResourceExhausted},
	} {
		if err := h(c.ctx, from(c.peer)); kit.CodeOf(err) != c.want {
			t.Errorf("%s: got %v, want %s", c.name, err, c.want)
		}
	}
	anna, call := known(kit.Identity{Auth: "user", Subject: "anna"}), from("")
	if got := testing.AllocsPerRun(1000, func() { _ = h(anna, call) }); got != 0 {
		t.Errorf("a caller who is known costs %v allocations", got)
	}
}

// TestCallersOfAServer has the proof checked where a generated server has it checked, inside of the chain.
func TestCallersOfAServer(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		buy := &kit.Method{Package: "shop", Service: "Shop", Name: "Buy", Auth: "user"}
		asked, bought := 0, ""
		h := kit.Guard(func(ctx context.Context, call *kit.Call) (context.Context, error) {
			asked++
			name := kit.BearerToken(call)
			if name == "" {
				return nil, errors.New("no token")
			}
			return kit.WithIdentity(ctx, &kit.Identity{Auth: "user", Subject: name}), nil
		}, func(ctx context.Context, _ *kit.Call) error {
			bought = kit.IdentityOf(ctx).Subject
			return nil
		}, ratelimit.New(ratelimit.Config{Rate: perSecond(1), Burst: 2, Per: ratelimit.Caller}))
		call := func(token, peer string) kit.Code {
			asked, bought = 0, ""
			header := kit.MapHeader{}
			if token != "" {
				header.Set("Authorization", "Bearer "+token)
			}
			ctx, call := kit.Serve(t.Context(), kit.Call{Method: buy, Side: kit.ServerSide, Peer: peer, Header: header})
			return kit.CodeOf(h(ctx, call))
		}
		for i, want := range []kit.Code{kit.OK, kit.OK, kit.ResourceExhausted} {
			if got := call("anna", fmt.Sprintf("192.0.2.%d:80", i)); got != want {
				t.Errorf("call %d of anna: got %s, want %s", i, got, want)
			} else if want == kit.OK && (bought != "anna" || asked != 1) {
				t.Errorf("%q bought, and the authenticator was asked %d times", bought, asked)
			}
		}
		if got := call("ben", "192.0.2.1:80"); got != kit.OK {
			t.Errorf("ben, from where anna was: %s", got)
		}
		for i, want := range []kit.Code{kit.Unauthenticated, kit.Unauthenticated, kit.ResourceExhausted} {
			if got := call("", "192.0.2.9:80"); got != want {
				t.Errorf("call %d of nobody: got %s, want %s", i, got, want)
			} else if want == kit.ResourceExhausted && asked != 0 {
				t.Error("the authenticator is asked about somebody who has tried too often")
			}
		}
		if got := call("carl", "192.0.2.9:80"); got != kit.ResourceExhausted {
			t.Errorf("the right token, from where too many wrong ones came: %s", got)
		}
		time.Sleep(time.Second)
		if got := call("carl", "192.0.2.9:80"); got != kit.OK {
			t.Errorf("and a second later: %s", got)
		}
	})
}

func TestMethodsShareTheLimit(t *testing.T) {
	m := ratelimit.New(ratelimit.Config{Rate: kit.Rate{Count: 6, Per: time.Hour}, Burst: 6})
	one, other := m(nothing), m(nothing)
	passed(one, "", 4)
	if got := passed(other, "", 10); got != 2 {
		t.Errorf("%d calls of a second method are let through, want the 2 that are left", got)
	}
}

func TestTheKeysUsedLastAreKept(t *testing.T) {
	h := ratelimit.New(ratelimit.Config{Rate: kit.Rate{Count: 1, Per: time.Hour}, Per: ratelimit.Peer, Keys: 3})(nothing)
	calls := func(host string) int { return passed(h, host+":80", 1) }
	for _, host := range []string{"192.0.2.1", "192.0.2.2", "192.0.2.3"} {
		calls(host)
	}
	if calls("192.0.2.1") != 0 { // used again
		t.Fatal("a bucket was lost while there was room")
	}
	calls("192.0.2.4") // in place of .2
	for host, want := range map[string]int{"192.0.2.1": 0, "192.0.2.3": 0, "192.0.2.4": 0} {
		if calls(host) != want {
			t.Errorf("the bucket of %s was lost", host)
		}
	}
	if calls("192.0.2.2") != 1 {
		t.Error("four buckets are kept, and three are the most")
	}
}

func TestWaitsForItsTurn(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		h := ratelimit.New(ratelimit.Config{Rate: perSecond(10), Burst: 1, Wait: 250 * time.Millisecond})(nothing)
		var mu sync.Mutex
		start := time.Now()
		took := map[string]int{}
		var wg sync.WaitGroup
		for range 10 {
			wg.Go(func() {
				err := h(t.Context(), from(""))
				mu.Lock()
				took[fmt.Sprint(time.Since(start), " ", kit.CodeOf(err))]++
				mu.Unlock()
			})
		}
		wg.Wait()
		want := map[string]int{"0s ok": 1, "100ms ok": 1, "200ms ok": 1, "0s resource_exhausted": 7}
		if fmt.Sprint(took) != fmt.Sprint(want) {
			t.Errorf("got %v, want %v", took, want)
		}
	})
}

func TestDoesNotWaitInVain(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		h := ratelimit.New(ratelimit.Config{Rate: perSecond(1), Wait: time.Hour})(nothing)
		passed(h, "", 1)
		start := time.Now()
		ctx, cancel := context.WithTimeout(t.Context(), time.Second)
		defer cancel()
		if err := h(ctx, from("")); kit.CodeOf(err) != kit.ResourceExhausted || time.Since(start) != 0 {
			t.Errorf("got %v after %s: its deadline comes before its turn", err, time.Since(start))
		}
		ctx, leave := context.WithCancel(t.Context())
		time.AfterFunc(100*time.Millisecond, leave)
		if err := h(ctx, from("")); !errors.Is(err, context.Canceled) || time.Since(start) != 100*time.Millisecond {
			t.Errorf("got %v after %s: its caller went away after 100ms", err, time.Since(start))
		}
	})
}

// TestMemory measures what the page promises.
func TestMemory(t *testing.T) {
	const keys = 10_000
	h := ratelimit.New(ratelimit.Config{Rate: perSecond(1), Key: func(_ context.Context, call *kit.Call) string { return call.Peer }})(nothing)
	fill := func(n int) uint64 {
		long := strings.Repeat("x", 1000)
		for i := range n {
			_ = h(t.Context(), from(fmt.Sprint(i, long)))
		}
		runtime.GC()
		var m runtime.MemStats
		runtime.ReadMemStats(&m)
		return m.HeapAlloc
	}
	before := fill(0)
	for _, n := range []int{keys, 20 * keys} {
		size := fill(n) - before
		t.Logf("after %d keys it takes %d bytes, %d for each that is kept", n, size, size/keys)
		if size > 256*keys {
			t.Errorf("after %d keys it takes %d bytes, want at most 256 for each of the %d that are kept", n, size, keys)
		}
	}
	runtime.KeepAlive(h)
}

func TestManyAtOnce(t *testing.T) {
	h := ratelimit.New(ratelimit.Config{Rate: kit.Rate{Count: 1, Per: time.Hour}, Burst: 100, Per: ratelimit.Peer, Keys: 1000})(nothing)
	var mu sync.Mutex
	count := map[string]int{}
	var wg sync.WaitGroup
	for range 8 {
		wg.Go(func() {
			for i := range 400 {
				peer := fmt.Sprintf("192.0.2.%d:80", i%10)
				n := passed(h, peer, 1)
				mu.Lock()
				count[peer] += n
				mu.Unlock()
			}
		})
	}
	wg.Wait()
	for peer, n := range count {
		if n != 100 {
			t.Errorf("%s: %d of 320 calls are let through, want 100", peer, n)
		}
	}
}

func TestAllocations(t *testing.T) {
	ctx := t.Context()
	many := kit.Rate{Count: 1e9, Per: time.Second}
	for name, cfg := range map[string]ratelimit.Config{
		"all":     {Rate: many},
		"caller":  {Rate: many, Per: ratelimit.Caller},
		"peer":    {Rate: many, Per: ratelimit.Peer},
		"a key":   {Rate: many, Key: network},
		"refused": {Rate: kit.Rate{Count: 1, Per: time.Hour}, Per: ratelimit.Peer},
		"waits":   {Rate: perSecond(100_000), Burst: 1, Wait: time.Second},
	} {
		h := ratelimit.New(cfg)(nothing)
		for _, peer := range []string{"192.0.2.1:1000", "[2001:db8::1]:1000"} {
			call := from(peer)
			if name == "a key" {
				call.Peer = "192.0.2.1:1000"
			}
			if got := testing.AllocsPerRun(1000, func() { _ = h(ctx, call) }); got != 0 {
				t.Errorf("%s, from %s: %v allocations", name, peer, got)
			}
		}
	}
}

func BenchmarkRateLimit(b *testing.B) {
	ctx := context.Background()
	for _, per := range []ratelimit.RateKey{ratelimit.All, ratelimit.Peer} {
		h := ratelimit.New(ratelimit.Config{Rate: kit.Rate{Count: 1e9, Per: time.Second}, Per: per})(nothing)
		for i := range 10_000 {
			_ = h(ctx, from(fmt.Sprintf("192.0.%d.%d:80", i>>8, i&255)))
		}
		b.Run(map[ratelimit.RateKey]string{ratelimit.All: "all", ratelimit.Peer: "peer"}[per], func(b *testing.B) {
			call := from("192.0.2.1:1000")
			for b.Loop() {
				_ = h(ctx, call)
			}
		})
	}
	h := ratelimit.New(ratelimit.Config{Rate: kit.Rate{Count: 1, Per: time.Hour}})(nothing)
	b.Run("refused", func(b *testing.B) {
		call := from("")
		for b.Loop() {
			_ = h(ctx, call)
		}
	})
}
