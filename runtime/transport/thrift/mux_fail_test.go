package thrift_test

import (
	"context"
	"fmt"
	"math/rand/v2"
	"net"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	kit "github.com/kitc-lang/kit/runtime"
	kitthrift "github.com/kitc-lang/kit/runtime/transport/thrift"
	thriftwire "github.com/kitc-lang/kit/runtime/wire/thrift"
)

// code gives the code of an error, OK for none.
func code(err error) kit.Code { return kit.CodeOf(err) }

// TestCancellationStorm cancels most of many calls at any time, and has a server answer them all the same.
func TestCancellationStorm(t *testing.T) {
	s := listen(t, func(p *peer) {
		var wg sync.WaitGroup
		defer wg.Wait()
		for {
			a, ok := p.next()
			if !ok {
				return
			}
			wg.Go(func() {
				time.Sleep(time.Duration(rand.IntN(2000)) * time.Microsecond)
				p.answer(a, a.in)
			})
		}
	})
	c := dial(t, s.addr, shared(-1))
	var answered, cancelled atomic.Int32
	var wg sync.WaitGroup
	for i := range 200 {
		wg.Go(func() {
			for j := range 20 {
				bounded, cancel := context.WithCancel(ctx)
				stop := time.AfterFunc(time.Duration(rand.IntN(2000))*time.Microsecond, cancel)
				want := fmt.Sprint(i, "/", j)
				switch got, err := call(bounded, c, "Echo", want); {
				case err == nil && got == want:
					answered.Add(1)
				case code(err) == kit.Cancelled:
					cancelled.Add(1)
				default:
					t.Errorf("got %q, %v; want %q", got, err, want)
				}
				stop.Stop()
				cancel()
			}
		})
	}
	wg.Wait()
	if answered.Load() == 0 || cancelled.Load() == 0 {
		t.Errorf("%d answered, %d cancelled: this proves nothing", answered.Load(), cancelled.Load())
	}
	if got, err := call(ctx, c, "Echo", "after"); got != "after" || err != nil {
		t.Errorf("afterwards: got %q, %v", got, err)
	}
	if n := s.conns.Load(); n > 1+4000/1024 {
		t.Errorf("%d connections", n)
	}
}

// TestServerDiesWithCallsInFlight has the first connection end behind a few replies.
func TestServerDiesWithCallsInFlight(t *testing.T) {
	const callers = 100
	s := listen(t, func(p *peer) {
		var all []asked
		for p.number > 1 || len(all) < callers {
			a, ok := p.next()
			if !ok {
				return
			}
			all = append(all, a)
			if p.number > 1 {
				p.answer(a, a.in)
			}
		}
		for _, a := range all[:10] {
			p.answer(a, a.in)
		}
	})
	c := dial(t, s.addr, shared(-1))
	var answered, lost atomic.Int32
	var wg sync.WaitGroup
	for range callers {
		wg.Go(func() {
			switch _, err := call(ctx, c, "Echo", "x"); {
			case err == nil:
				answered.Add(1)
			case code(err) == kit.Unavailable && strings.Contains(err.Error(), "closed before the reply"):
				lost.Add(1)
			default:
				t.Error(err)
			}
		})
	}
	wg.Wait()
	if answered.Load() != 10 || lost.Load() != callers-10 {
		t.Errorf("%d answered, %d lost; want 10 and %d", answered.Load(), lost.Load(), callers-10)
	}
	for range 10 {
		if _, err := call(ctx, c, "Echo", "x"); err != nil {
			t.Errorf("afterwards: %v", err)
		}
	}
	if n := s.conns.Load(); n != 2 {
		t.Errorf("%d connections, want 2", n)
	}
}

// TestNothingIsSentTwice counts what arrives while connections end between calls, at any time.
func TestNothingIsSentTwice(t *testing.T) {
	var mu sync.Mutex
	arrived := map[string]int{}
	s := listen(t, func(p *peer) {
		for range 20 {
			a, ok := p.next()
			if !ok {
				return
			}
			mu.Lock()
			arrived[a.in]++
			mu.Unlock()
			p.answer(a, a.in)
		}
	})
	c := dial(t, s.addr, shared(4))
	var answered atomic.Int32
	var wg sync.WaitGroup
	for i := range 8 {
		wg.Go(func() {
			for j := range 100 {
				switch _, err := call(ctx, c, "Echo", fmt.Sprint(i, "/", j)); code(err) {
				case kit.OK:
					answered.Add(1)
				case kit.Unavailable:
				default:
					t.Error(err)
				}
			}
		})
	}
	wg.Wait()
	for in, n := range arrived {
		if n > 1 {
			t.Errorf("call %s arrived %d times", in, n)
		}
	}
	if answered.Load() == 0 {
		t.Error("no call was answered")
	}
}

// TestRepliesForNobody has a server send one while calls are in flight: all fail, and the connection with them.
func TestRepliesForNobody(t *testing.T) {
	for name, stray := range map[string]func(asked) []byte{
		"a number that nobody has": func(a asked) []byte { a.Seq = 1 << 30; return a.reply("x") },
		"no Thrift":                func(asked) []byte { return []byte("HTTP/1.1 400 Bad Request\r\n\r\n") },
		"no frame":                 func(a asked) []byte { return a.reply("x")[4:] },
		"no head":                  func(asked) []byte { return []byte{0, 0, 0, 5, 0x80, 1, 0, 2, 0} },
		"too large":                func(asked) []byte { return []byte{0x00, 0x80, 0, 0, 0x80, 1, 0, 2} },
	} {
		t.Run(name, func(t *testing.T) {
			s := listen(t, func(p *peer) {
				for n := 1; ; n++ {
					a, ok := p.next()
					switch {
					case !ok:
						return
					case p.number > 1:
						p.answer(a, a.in)
					case n == 5:
						_, _ = p.Write(stray(a)) // what matters is what the client makes of it
					}
				}
			})
			c := dial(t, s.addr, shared(-1))
			var wg sync.WaitGroup
			for range 5 {
				wg.Go(func() {
					_, err := call(ctx, c, "Echo", "x")
					wantCode(t, err, kit.Unavailable, "a reply on it could not be read")
				})
			}
			wg.Wait()
			if got, err := call(ctx, c, "Echo", "after"); got != "after" || err != nil {
				t.Errorf("afterwards: got %q, %v", got, err)
			}
		})
	}
}

// TestSenselessRepliesOfSharedConnections has replies that reach their calls, and make no sense to them.
func TestSenselessRepliesOfSharedConnections(t *testing.T) {
	s := listen(t, func(p *peer) {
		for {
			a, ok := p.next()
			if !ok {
				return
			}
			frame := a.reply(a.in)
			switch a.in {
			case "another method":
				a.Name = "Other"
				frame = a.reply("")
			case "a call":
				frame[7] = byte(thriftwire.Call)
			case "not as declared":
				frame[len(frame)-1] = 1 // a field without an end
			}
			_, _ = p.Write(frame) // as above
		}
	})
	c := dial(t, s.addr, shared(-1))
	for want, part := range map[string]string{
		"another method": "the reply is that of another method", "a call": "what came back is no reply", "not as declared": "the reply is not as declared",
	} {
		_, err := call(ctx, c, "Echo", want)
		wantCode(t, err, kit.Internal, part)
		if got, err := call(ctx, c, "Echo", "fine"); got != "fine" || err != nil {
			t.Errorf("afterwards: got %q, %v", got, err)
		}
	}
	if n := s.conns.Load(); n != 4 {
		t.Errorf("%d connections, want 4: one that makes no sense takes no further call", n)
	}
}

// TestSlowReader has a server read slower than calls are written: they wait for each other, and none is lost.
func TestSlowReader(t *testing.T) {
	s := listen(t, func(p *peer) {
		for {
			a, ok := p.next()
			if !ok {
				return
			}
			time.Sleep(5 * time.Millisecond)
			p.answer(a, fmt.Sprint(len(a.in)))
		}
	})
	c := dial(t, s.addr, shared(-1))
	var late atomic.Int32
	var wg sync.WaitGroup
	for i := range 40 {
		wg.Go(func() {
			bounded, cancel := context.WithTimeout(ctx, time.Minute)
			if i%4 == 0 {
				cancel()
				bounded, cancel = context.WithTimeout(ctx, 30*time.Millisecond)
			}
			defer cancel()
			got, err := call(bounded, c, "Echo", strings.Repeat("x", 500_000+i))
			switch {
			case err == nil && got == fmt.Sprint(500_000+i):
			case i%4 == 0 && code(err) == kit.DeadlineExceeded:
				late.Add(1)
			default:
				t.Errorf("call %d: got %q, %v", i, got, err)
			}
		})
	}
	wg.Wait()
	if late.Load() == 0 {
		t.Error("no call ran out of time: the server was not slow enough")
	}
}

func TestDrainingMovesNewCalls(t *testing.T) {
	held := make(chan struct{})
	started := make(chan struct{}, 1)
	s, addr := serve(t, kitthrift.ServerConfig{}, func(_ context.Context, call *kit.Call) (string, error) {
		if call.In.(*text).s == "held" {
			started <- struct{}{}
			<-held
		}
		return call.Peer, nil
	})
	c := dial(t, addr, kitthrift.ClientConfig{InFlight: -1})
	before, err := call(ctx, c, "Echo", "")
	if err != nil {
		t.Fatal(err)
	}
	s.Drain()
	last, err := call(ctx, c, "Echo", "") // is told of it
	if err != nil || last != before {
		t.Errorf("got %s, %v; want %s", last, err, before)
	}
	var wg sync.WaitGroup
	wg.Go(func() {
		if _, err := call(ctx, c, "Echo", "held"); err != nil {
			t.Errorf("a call in flight: %v", err)
		}
	})
	<-started
	wg.Go(func() { // behind the one that is held; its connection is told of the drain before it is read
		if _, err := call(ctx, c, "Echo", ""); err != nil {
			t.Errorf("a call in flight: %v", err)
		}
	})
	time.Sleep(20 * time.Millisecond)
	close(held)
	wg.Wait()
	after, err := call(ctx, c, "Echo", "")
	if err != nil || after == before {
		t.Errorf("got %s, %v; want another connection than %s", after, err, before)
	}
}

func TestClosedClientOfSharedConnections(t *testing.T) {
	var n atomic.Int32
	ready := make(chan struct{})
	s := listen(t, func(p *peer) {
		for {
			if _, ok := p.next(); !ok {
				return
			}
			if n.Add(1) == 50 {
				close(ready)
			}
		}
	})
	c := dial(t, s.addr, shared(8))
	var wg sync.WaitGroup
	for range 50 {
		wg.Go(func() {
			_, err := call(ctx, c, "Wait", "")
			wantCode(t, err, kit.Unavailable, "closed")
		})
	}
	<-ready
	if err := c.Close(); err != nil {
		t.Error(err)
	}
	wg.Wait()
	_, err := call(ctx, c, "Wait", "")
	wantCode(t, err, kit.Cancelled, "the client is closed")
	if n := s.conns.Load(); n != 7 {
		t.Errorf("%d connections for 50 calls, 8 on each; want 7", n)
	}
}

// TestOnewayOnSharedConnections also has a server that answers what it should not.
func TestOnewayOnSharedConnections(t *testing.T) {
	s := listen(t, func(p *peer) {
		for {
			a, ok := p.next()
			if !ok {
				return
			}
			frame := a.reply(a.in)
			if a.Type == thriftwire.Oneway {
				frame[7] = byte(thriftwire.Exception)
			}
			_, _ = p.Write(frame) // as above
		}
	})
	c := dial(t, s.addr, shared(-1))
	var wg sync.WaitGroup
	for i := range 200 {
		wg.Go(func() {
			if i%10 == 0 {
				if err := c.Send(ctx, &kit.Call{Method: method("Note"), Header: kit.MapHeader{}}, &text{id: 1, s: "note"}); err != nil {
					t.Error(err)
				}
			}
			if got, err := call(ctx, c, "Echo", "x"); got != "x" || err != nil {
				t.Errorf("got %q, %v", got, err)
			}
		})
	}
	wg.Wait()
	if n := s.conns.Load(); n != 1 {
		t.Errorf("%d connections", n)
	}
}

func TestSharedConnectionsThatAreNotMade(t *testing.T) {
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	_ = l.Close() // nobody listens there
	c := dial(t, l.Addr().String(), shared(-1))
	var wg sync.WaitGroup
	for range 20 {
		wg.Go(func() {
			_, err := call(ctx, c, "Echo", "")
			wantCode(t, err, kit.Unavailable, "test.Shop.Echo: the server refuses connections")
		})
	}
	wg.Wait()
	err = c.Send(ctx, &kit.Call{Method: method("Note")}, &text{id: 1})
	wantCode(t, err, kit.Unavailable, "refuses connections")
}

func TestIdleSharedConnections(t *testing.T) {
	s := listen(t, func(p *peer) {
		for {
			a, ok := p.next()
			if !ok {
				return
			}
			time.Sleep(50 * time.Millisecond) // so that the calls below need many connections
			p.answer(a, "")
		}
	})
	cfg := shared(2)
	cfg.MaxIdle = 3
	c := dial(t, s.addr, cfg)
	var wg sync.WaitGroup
	for range 64 {
		wg.Go(func() {
			if _, err := call(ctx, c, "Echo", "x"); err != nil {
				t.Error(err)
			}
		})
	}
	wg.Wait()
	if n := s.conns.Load(); n <= 3 {
		t.Errorf("%d connections for 64 calls, 2 on each: this proves nothing", n)
	}
	for range 100 {
		if s.open.Load() <= 3 {
			break
		}
		time.Sleep(10 * time.Millisecond)
	}
	if n := s.open.Load(); n < 1 || n > 3 {
		t.Errorf("%d connections are kept, want 1 to 3", n)
	}
}

func TestTLSOnSharedConnections(t *testing.T) {
	web := httptest.NewTLSServer(nil) // for its certificate
	defer web.Close()
	_, addr := serve(t, kitthrift.ServerConfig{TLS: web.TLS.Clone()}, func(_ context.Context, call *kit.Call) (string, error) {
		s := call.In.(*text).s
		if s == "slow" {
			time.Sleep(30 * time.Millisecond)
		}
		return s, nil
	})
	c := dial(t, addr, kitthrift.ClientConfig{TLS: web.Client().Transport.(*http.Transport).TLSClientConfig, InFlight: -1})
	var wg sync.WaitGroup
	for i := range 100 {
		wg.Go(func() {
			want := fmt.Sprint(i)
			if i == 50 {
				bounded, cancel := context.WithTimeout(ctx, 10*time.Millisecond)
				defer cancel()
				_, err := call(bounded, c, "Echo", "slow")
				if code(err) != kit.DeadlineExceeded {
					t.Error(err)
				}
				return
			}
			if got, err := call(ctx, c, "Echo", want); got != want || err != nil {
				t.Errorf("got %q, %v", got, err)
			}
		})
	}
	wg.Wait()
}
