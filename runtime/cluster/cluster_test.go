package cluster_test

import (
	"context"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"sync"
	"syscall"
	"testing"
	"testing/synctest"
	"time"

	"go.uber.org/goleak"

	kit "github.com/kitc-lang/kit/runtime"
	"github.com/kitc-lang/kit/runtime/balance/roundrobin"
	"github.com/kitc-lang/kit/runtime/cluster"
	"github.com/kitc-lang/kit/runtime/discovery/memory"
)

func TestMain(m *testing.M) { goleak.VerifyTestMain(m) }

var method = &kit.Method{Package: "stock", Service: "Stock", Name: "Look", Repeatable: true}

// world is a registry, and the instances that answer at its addresses.
type world struct {
	*memory.Registry
	mu     sync.Mutex
	calls  map[string]int
	closed map[string]int
	answer map[string]func(ctx context.Context) error // none: it is well
}

func newWorld(n int) *world {
	w := &world{Registry: new(memory.Registry), calls: map[string]int{}, closed: map[string]int{}, answer: map[string]func(context.Context) error{}}
	w.list(n)
	return w
}

func at(i int) string { return fmt.Sprintf("thrift://10.0.0.%d:9090", i) }

// list registers the instances 1 to n.
func (w *world) list(n int) {
	var all []kit.Instance
	for i := range n {
		all = append(all, kit.Instance{Address: at(i + 1)})
	}
	w.Set("stock.Stock", all...)
}

type client struct {
	*world
	address string
}

func (c *client) Close() error {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.closed[c.address]++
	return nil
}

func send(c *client, ctx context.Context, _ *kit.Call) error {
	c.mu.Lock()
	c.calls[c.address]++
	answer := c.answer[c.address]
	c.mu.Unlock()
	if answer == nil {
		return nil
	}
	return answer(ctx)
}

func (w *world) cluster(t *testing.T, cfg cluster.Config) *cluster.Cluster[*client] {
	cfg.Discovery = w
	cfg.Logger = slog.New(slog.NewTextHandler(io.Discard, nil))
	c, err := cluster.New("stock.Stock", []string{"thrift"}, func(address string) (*client, error) { return &client{w, address}, nil }, cfg)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = c.Close() })
	return c
}

func newCall() *kit.Call { return kit.NewCall(method, kit.ClientSide, "thrift", nil, nil) }

func down(context.Context) error { return kit.Errorf(kit.Unavailable, "connection refused") }

// inBubble runs a test on a clock of its own.
func inBubble(t *testing.T, name string, f func(t *testing.T)) {
	t.Run(name, func(t *testing.T) { synctest.Test(t, f) })
}

func TestCluster(t *testing.T) {
	inBubble(t, "calls are spread over all instances", func(t *testing.T) {
		w := newWorld(4)
		c := w.cluster(t, cluster.Config{Balancer: roundrobin.New(roundrobin.Config{})})
		for range 400 {
			if err := c.Do(t.Context(), newCall(), send); err != nil {
				t.Fatal(err)
			}
		}
		for i := range 4 {
			if n := w.calls[at(i+1)]; n != 100 {
				t.Errorf("%s got %d calls of 400", at(i+1), n)
			}
		}
	})
	inBubble(t, "another try goes elsewhere", func(t *testing.T) {
		w := newWorld(3)
		for i := range 3 {
			w.answer[at(i+1)] = down
		}
		c := w.cluster(t, cluster.Config{EjectAfter: -1})
		for range 50 {
			call := newCall()
			for range 3 {
				_ = c.Do(t.Context(), call, send)
			}
			if len(call.Tried) != 3 || call.Tried[0] == call.Tried[1] || call.Tried[1] == call.Tried[2] || call.Tried[0] == call.Tried[2] {
				t.Fatalf("three tries went to %v", call.Tried)
			}
			if err := c.Do(t.Context(), call, send); kit.CodeOf(err) != kit.Unavailable {
				t.Errorf("after all have been tried: %v", err)
			}
		}
	})
	inBubble(t, "an instance that fails is left out, and comes back", func(t *testing.T) {
		w := newWorld(4)
		w.answer[at(1)] = down
		c := w.cluster(t, cluster.Config{Balancer: roundrobin.New(roundrobin.Config{})})
		failed := 0
		do := func(n int) {
			for range n {
				if c.Do(t.Context(), newCall(), send) != nil {
					failed++
				}
			}
		}
		do(1000)
		if failed != 5 {
			t.Errorf("%d calls failed before it was left out, want 5", failed)
		}
		time.Sleep(5*time.Second + time.Millisecond)
		w.mu.Lock()
		delete(w.answer, at(1))
		before := w.calls[at(1)]
		w.mu.Unlock()
		do(400)
		if n := w.calls[at(1)] - before; failed != 5 || n < 98 || n > 102 {
			t.Errorf("%d failures, and %d of 400 calls after it was well again", failed, n)
		}
	})
	inBubble(t, "no more than half are left out", func(t *testing.T) {
		w := newWorld(4)
		for i := range 4 {
			w.answer[at(i+1)] = down
		}
		c := w.cluster(t, cluster.Config{})
		for range 1000 {
			_ = c.Do(t.Context(), newCall(), send)
		}
		out := 0
		for _, i := range c.State().Instances {
			if i.Ejected {
				out++
			}
		}
		if out != 2 {
			t.Errorf("%d of 4 are left out", out)
		}
		begin := time.Now()
		if err := c.Do(t.Context(), newCall(), send); kit.CodeOf(err) != kit.Unavailable || time.Since(begin) > 0 {
			t.Errorf("all are down: %v after %s", err, time.Since(begin))
		}
	})
	inBubble(t, "the registry fails, and the instances stay", func(t *testing.T) {
		w := newWorld(2)
		c := w.cluster(t, cluster.Config{})
		if err := c.Do(t.Context(), newCall(), send); err != nil {
			t.Fatal(err)
		}
		w.Fail(errors.New("no leader"))
		synctest.Wait()
		time.Sleep(time.Hour)
		if err := c.Do(t.Context(), newCall(), send); err != nil {
			t.Error(err)
		}
		if s := c.State(); s.Stale != time.Hour || s.Err == nil || len(s.Instances) != 2 {
			t.Errorf("%+v", s)
		}
		w.Fail(nil)
		w.list(3)
		synctest.Wait()
		if s := c.State(); s.Stale != 0 || s.Err != nil || len(s.Instances) != 3 {
			t.Errorf("after it came back: %+v", s)
		}
	})
	inBubble(t, "the registry comes back without its data, and the instances stay for a while", func(t *testing.T) {
		w := newWorld(3)
		c := w.cluster(t, cluster.Config{})
		_ = c.Do(t.Context(), newCall(), send)
		w.Fail(errors.New("no leader"))
		synctest.Wait()
		w.list(0)
		w.Fail(nil)
		time.Sleep(10 * time.Second)
		w.Set("stock.Stock", kit.Instance{Address: at(1)}, kit.Instance{Address: at(4)})
		time.Sleep(10 * time.Second)
		if err := c.Do(t.Context(), newCall(), send); err != nil || len(c.State().Instances) != 4 {
			t.Errorf("%v, %+v", err, c.State())
		}
		time.Sleep(11 * time.Second)
		synctest.Wait()
		if got := c.State().Instances; len(got) != 2 || got[0].Address != at(1) || got[1].Address != at(4) || w.closed[at(2)] != 1 {
			t.Errorf("later: %+v", got)
		}
		w.list(0)
		synctest.Wait()
		if got := c.State().Instances; len(got) != 0 {
			t.Errorf("without an outage, the registry is believed at once: %+v", got)
		}
	})
	inBubble(t, "a call that an instance has not seen goes to another one", func(t *testing.T) {
		w := newWorld(3)
		refuse := func(context.Context) error { return kit.Hide(kit.Unavailable, "refused", syscall.ECONNREFUSED) }
		w.answer[at(1)], w.answer[at(2)] = refuse, refuse
		c := w.cluster(t, cluster.Config{EjectAfter: -1})
		for range 100 {
			if err := c.Do(t.Context(), newCall(), send); err != nil {
				t.Fatal(err)
			}
		}
		if w.calls[at(3)] != 100 {
			t.Errorf("%v", w.calls)
		}
		w.answer[at(3)] = refuse
		call := newCall()
		if err := c.Do(t.Context(), call, send); kit.CodeOf(err) != kit.Unavailable || len(call.Tried) != 3 {
			t.Errorf("all refuse: %v after %v", err, call.Tried)
		}
	})
	inBubble(t, "an instance that is about to stop gets no more calls", func(t *testing.T) {
		w := newWorld(2)
		c := w.cluster(t, cluster.Config{Balancer: roundrobin.New(roundrobin.Config{})})
		stopping := func(cl *client, ctx context.Context, call *kit.Call) error {
			call.Draining = cl.address == at(1)
			return send(cl, ctx, call)
		}
		for range 100 {
			if err := c.Do(t.Context(), newCall(), stopping); err != nil {
				t.Fatal(err)
			}
		}
		if w.calls[at(1)] != 1 {
			t.Errorf("%v", w.calls)
		}
		time.Sleep(6 * time.Second) // another one may be there by now
		_ = c.Do(t.Context(), newCall(), send)
		_ = c.Do(t.Context(), newCall(), send)
		if w.calls[at(1)] != 2 {
			t.Errorf("later: %v", w.calls)
		}
	})
	inBubble(t, "nobody is registered", func(t *testing.T) {
		w := newWorld(0)
		c := w.cluster(t, cluster.Config{})
		begin := time.Now()
		if err := c.Do(t.Context(), newCall(), send); kit.CodeOf(err) != kit.Unavailable || time.Since(begin) > 0 {
			t.Errorf("%v after %s", err, time.Since(begin))
		}
	})
	inBubble(t, "the registry has never answered", func(t *testing.T) {
		w := newWorld(1)
		w.Fail(errors.New("no leader"))
		c := w.cluster(t, cluster.Config{})
		begin := time.Now()
		if err := c.Do(t.Context(), newCall(), send); kit.CodeOf(err) != kit.Unavailable || time.Since(begin) != 5*time.Second {
			t.Errorf("%v after %s", err, time.Since(begin))
		}
		time.AfterFunc(time.Second, func() { w.Fail(nil) })
		if err := c.Do(t.Context(), newCall(), send); err != nil {
			t.Error(err)
		}
	})
	inBubble(t, "an instance that leaves finishes its calls", func(t *testing.T) {
		w := newWorld(1)
		release := make(chan struct{})
		w.answer[at(1)] = func(context.Context) error { <-release; return nil }
		c := w.cluster(t, cluster.Config{})
		done := make(chan error)
		go func() { done <- c.Do(t.Context(), newCall(), send) }()
		synctest.Wait()
		w.list(0)
		synctest.Wait()
		if w.closed[at(1)] != 0 {
			t.Error("its client was closed with a call in flight")
		}
		close(release)
		if err := <-done; err != nil || w.closed[at(1)] != 1 {
			t.Errorf("%v, closed %d times", err, w.closed[at(1)])
		}
	})
	inBubble(t, "a new instance gets its share little by little", func(t *testing.T) {
		w := newWorld(1)
		c := w.cluster(t, cluster.Config{Balancer: roundrobin.New(roundrobin.Config{})})
		_ = c.Do(t.Context(), newCall(), send)
		w.list(2)
		synctest.Wait()
		share := func() int {
			before := w.calls[at(2)]
			for range 1000 {
				_ = c.Do(t.Context(), newCall(), send)
			}
			return w.calls[at(2)] - before
		}
		if n := share(); n < 50 || n > 150 {
			t.Errorf("%d of 1000 calls at once", n)
		}
		time.Sleep(5 * time.Second)
		if n := share(); n < 280 || n > 380 {
			t.Errorf("%d of 1000 calls after half of the time", n)
		}
		time.Sleep(5 * time.Second)
		if n := share(); n < 480 || n > 520 {
			t.Errorf("%d of 1000 calls in the end", n)
		}
	})
	inBubble(t, "the zone of the client comes first, while half of it is well", func(t *testing.T) {
		w := newWorld(0)
		var all []kit.Instance
		for i := range 6 {
			all = append(all, kit.Instance{Address: at(i + 1), Zone: []string{"a", "b"}[i%2]})
		}
		w.Set("stock.Stock", all...)
		c := w.cluster(t, cluster.Config{Zone: "a"})
		for range 300 {
			_ = c.Do(t.Context(), newCall(), send)
		}
		if w.calls[at(2)]+w.calls[at(4)]+w.calls[at(6)] != 0 {
			t.Errorf("calls left the zone: %v", w.calls)
		}
		w.mu.Lock()
		w.answer[at(1)], w.answer[at(3)] = down, down
		w.mu.Unlock()
		for range 300 {
			_ = c.Do(t.Context(), newCall(), send)
		}
		if w.calls[at(2)] == 0 {
			t.Errorf("two of three in the zone are down, and nobody else is asked: %v", w.calls)
		}
	})
	inBubble(t, "instances of other transports are not called", func(t *testing.T) {
		w := newWorld(0)
		w.Set("stock.Stock", kit.Instance{Address: "http://10.0.0.1:8080"}, kit.Instance{Address: "10.0.0.2:9090"})
		c := w.cluster(t, cluster.Config{})
		_ = c.Do(t.Context(), newCall(), send)
		if s := c.State(); len(s.Instances) != 1 || s.Instances[0].Address != at(2) {
			t.Errorf("%+v", s.Instances)
		}
	})
}

func TestCloseEndsEverything(t *testing.T) {
	w := newWorld(3)
	c := w.cluster(t, cluster.Config{})
	if err := c.Do(t.Context(), newCall(), send); err != nil {
		t.Fatal(err)
	}
	if err := c.Close(); err != nil {
		t.Fatal(err)
	}
	if len(w.closed) != 3 {
		t.Errorf("%d of 3 clients are closed", len(w.closed))
	}
	if err := c.Do(t.Context(), newCall(), send); kit.CodeOf(err) != kit.Cancelled {
		t.Errorf("after Close: %v", err)
	}
}

func BenchmarkDo(b *testing.B) {
	for _, n := range []int{1, 3, 10, 100} {
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			w := newWorld(n)
			c, err := cluster.New("stock.Stock", []string{"thrift"}, func(address string) (*client, error) { return &client{w, address}, nil }, cluster.Config{Discovery: w})
			if err != nil {
				b.Fatal(err)
			}
			defer c.Close()
			call := newCall()
			nothing := func(*client, context.Context, *kit.Call) error { return nil }
			b.ReportAllocs()
			for b.Loop() {
				if err := c.Do(b.Context(), call, nothing); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
