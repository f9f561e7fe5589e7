package http_test

import (
	"context"
	"fmt"
	"io"
	"net/http"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	kit "github.com/kitc-lang/kit/runtime"
	kithttp "github.com/kitc-lang/kit/runtime/transport/http"
)

// TestDrainTellsClients wants connections to stay open while a server drains, and each to be closed
// behind its next answer.
func TestDrainTellsClients(t *testing.T) {
	s, addr, _ := start(t, kithttp.ServerConfig{}, same)
	transport := &http.Transport{}
	defer transport.CloseIdleConnections()
	client := &http.Client{Transport: transport}
	if resp, _ := plainly(t, client, "POST", "http://"+addr+"/echo", `"a"`); resp.Close {
		t.Error("the connection is closed before the server drains")
	}
	s.Drain()
	for _, verb := range []string{"POST", "DELETE"} { // an answer, and a refusal
		if resp, _ := plainly(t, client, verb, "http://"+addr+"/echo", `"a"`); !resp.Close {
			t.Errorf("%s: no Connection: close while the server drains", verb)
		}
	}
	w := &headers{header: http.Header{}}
	req, err := http.NewRequest("GET", "/echo", http.NoBody)
	if err != nil {
		t.Fatal(err)
	}
	s.Handler().ServeHTTP(w, req)
	if w.header.Get("Connection") != "close" {
		t.Error("mounted elsewhere, the handler does not tell clients to go")
	}
}

type headers struct {
	http.ResponseWriter
	header http.Header
}

func (h *headers) Header() http.Header         { return h.header }
func (h *headers) WriteHeader(int)             {}
func (h *headers) Write(p []byte) (int, error) { return len(p), nil }

// TestDrainLosesNothing restarts two servers in turns under 8 clients that send what must run exactly
// once, and leave a server that tells them to. Each waits as kit.Server does between Drain and Shutdown.
func TestDrainLosesNothing(t *testing.T) {
	const (
		restarts = 20
		clients  = 8
		delay    = 20 * time.Millisecond
	)
	var ran atomic.Int64
	handle := func(ctx context.Context, call *kit.Call) error {
		ran.Add(1)
		time.Sleep(time.Millisecond)
		return same(ctx, call)
	}
	var fleet fleet
	begin := func() (string, func()) {
		s, addr, stop := start(t, kithttp.ServerConfig{}, handle)
		return addr, func() {
			s.Drain()
			time.Sleep(delay)
			stop()
		}
	}
	addr, end := begin()
	fleet.add(addr)

	var answered, failed atomic.Int64
	ctx, cancel := context.WithCancel(t.Context())
	var group sync.WaitGroup
	for range clients {
		group.Go(func() {
			transport := &http.Transport{}
			defer transport.CloseIdleConnections()
			client := &http.Client{Transport: transport}
			for ctx.Err() == nil {
				to := fleet.any()
				resp, err := client.Post("http://"+to+"/echo", "application/json", strings.NewReader(`"a"`))
				if err != nil {
					failed.Add(1)
					t.Errorf("a call is lost: %v", err)
					return
				}
				_, _ = io.Copy(io.Discard, resp.Body)
				_ = resp.Body.Close()
				answered.Add(1)
				if resp.Close {
					fleet.remove(to)
				}
			}
		})
	}
	for range restarts {
		next, endNext := begin()
		fleet.add(next)
		time.Sleep(5 * time.Millisecond)
		fleet.remove(addr) // withdrawn from discovery, which clients may not have heard of yet
		end()
		addr, end = next, endNext
	}
	cancel()
	group.Wait()
	end()
	if ran.Load() != answered.Load() || failed.Load() != 0 || answered.Load() < restarts*clients {
		t.Errorf("%d calls ran, %d were answered, %d failed", ran.Load(), answered.Load(), failed.Load())
	}
	t.Logf("%d calls in %d restarts", answered.Load(), restarts)
}

// fleet is the addresses that clients may call.
type fleet struct {
	mu    sync.Mutex
	addrs []string
}

func (f *fleet) add(addr string) {
	f.mu.Lock()
	defer f.mu.Unlock()
	f.addrs = append(f.addrs, addr)
}

func (f *fleet) remove(addr string) {
	f.mu.Lock()
	defer f.mu.Unlock()
	for i, a := range f.addrs {
		if a == addr {
			f.addrs = append(f.addrs[:i:i], f.addrs[i+1:]...)
			return
		}
	}
}

// any gives the oldest address, so that clients stay with a server until it sends them away.
func (f *fleet) any() string {
	f.mu.Lock()
	defer f.mu.Unlock()
	return f.addrs[0]
}

// TestShutdownFinishes wants calls in flight to be answered while a server stops.
func TestShutdownFinishes(t *testing.T) {
	var entered sync.WaitGroup
	entered.Add(3)
	release := make(chan struct{})
	s, addr, stop := start(t, kithttp.ServerConfig{}, func(ctx context.Context, call *kit.Call) error {
		entered.Done()
		<-release
		return same(ctx, call)
	})
	answers := make(chan string, 3)
	for i := range 3 {
		go func() {
			resp, err := lone.Post("http://"+addr+"/echo", "", strings.NewReader(fmt.Sprintf(`"%d"`, i)))
			if err != nil {
				answers <- err.Error()
				return
			}
			defer resp.Body.Close()
			data, err := io.ReadAll(resp.Body)
			answers <- fmt.Sprint(string(data), err)
		}()
	}
	entered.Wait()
	s.Drain()
	stopped := make(chan struct{})
	go func() {
		stop()
		close(stopped)
	}()
	select {
	case <-stopped:
		t.Error("Shutdown does not wait")
	case <-time.After(30 * time.Millisecond):
	}
	close(release)
	for range 3 {
		if got := <-answers; len(got) != len(`"0"<nil>`) {
			t.Errorf("a call in flight gives %s", got)
		}
	}
	<-stopped
}
