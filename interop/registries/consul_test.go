//go:build interop

package registries

import (
	"context"
	"sync"
	"syscall"
	"testing"
	"time"

	kit "github.com/kitc-lang/kit/runtime"
	"github.com/kitc-lang/kit/runtime/cluster"
)

// connection is a client of an instance that nobody has to answer.
type connection struct{}

func (connection) Close() error { return nil }

// TestClientsOutliveConsul has a client that calls all the time, while the agent is killed and comes back without its
// data. No call may find that there is nobody, although that is what the agent says until somebody registers again,
// which is late here.
func TestClientsOutliveConsul(t *testing.T) {
	t.Parallel()
	p := start(t, kinds["consul"])
	d, err := p.open(p.at)
	if err != nil {
		t.Fatal(err)
	}
	watch := follow(t, d)
	watch.until()
	p.write(t, p.at)
	watch.until("10.0.0.9:9090")

	c, err := cluster.New(service, []string{"thrift"}, func(string) (connection, error) { return connection{}, nil },
		cluster.Config{Discovery: d, Logger: quiet})
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = c.Close() }()
	if err := call(c); err != nil { // which waits for the first answer
		t.Fatal(err)
	}
	calls := callAllTheTime(t, c)
	p.stop()
	waitUntil(t, "the client notices the outage", func() bool { return c.State().Err != nil })
	p.forget()
	p.run()
	watch.until() // the agent says that there is nobody
	waitUntil(t, "the client is told so too", func() bool { return c.State().Err == nil })
	if err := call(c); err != nil {
		t.Error(err)
	}
	p.write(t, p.at)
	watch.until("10.0.0.9:9090")
	if n := calls(); n == 0 {
		t.Error("nobody called")
	}
}

func waitUntil(t *testing.T, what string, is func() bool) {
	t.Helper()
	for begun := time.Now(); !is(); time.Sleep(5 * time.Millisecond) {
		if time.Since(begun) > 90*time.Second {
			t.Fatalf("never: %s", what)
		}
	}
}

// TestConsulFreezes has an agent that takes questions and answers none for longer than a registration lasts without it,
// so that the instance may have left when it goes on.
func TestConsulFreezes(t *testing.T) {
	t.Parallel()
	p := start(t, kinds["consul"])
	d, err := p.open(p.at)
	if err != nil {
		t.Fatal(err)
	}
	withdraw := register(t, d, kit.Instance{Address: "thrift://10.0.0.1:9090"})
	follow(t, d).until("thrift://10.0.0.1:9090")
	p.signal(syscall.SIGSTOP)
	time.Sleep(2 * ttl)
	p.signal(syscall.SIGCONT)
	watch := follow(t, d)
	watch.until("thrift://10.0.0.1:9090")
	withdraw()
	watch.until()
}

// callAllTheTime makes a call every few milliseconds, which must not fail. What it gives ends that, and tells how many
// there were.
func callAllTheTime(t *testing.T, c *cluster.Cluster[connection]) (stop func() int) {
	ctx, cancel := context.WithCancel(context.Background())
	var calling sync.WaitGroup
	n, failed := 0, 0
	calling.Go(func() {
		begun := time.Now()
		for ; ctx.Err() == nil; n++ {
			if err := call(c); err != nil {
				if failed++; failed == 1 {
					t.Errorf("after %s: %v", time.Since(begun), err)
				}
			}
			time.Sleep(5 * time.Millisecond)
		}
	})
	return func() int {
		cancel()
		calling.Wait()
		if failed > 0 {
			t.Errorf("%d of %d calls found nobody", failed, n)
		}
		return n
	}
}

func call(c *cluster.Cluster[connection]) error {
	in := &kit.Call{Method: &kit.Method{Package: "billing", Service: "Payments", Name: "Charge"}}
	return c.Do(context.Background(), in, func(connection, context.Context, *kit.Call) error { return nil })
}
