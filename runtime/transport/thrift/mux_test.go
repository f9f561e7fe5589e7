package thrift_test

import (
	"context"
	"encoding/binary"
	"fmt"
	"io"
	"math/rand/v2"
	"net"
	"strings"
	"sync"
	"sync/atomic"
	"testing"

	kit "github.com/kitc-lang/kit/runtime"
	kitthrift "github.com/kitc-lang/kit/runtime/transport/thrift"
	thriftwire "github.com/kitc-lang/kit/runtime/wire/thrift"
)

// loose is a server of framed messages in the binary protocol that answers when and what a test wants.
type loose struct {
	addr  string
	conns atomic.Int32 // that were accepted
	open  atomic.Int32
}

// peer is a connection of a loose server.
type peer struct {
	net.Conn
	number int // of the connection, from 1
	mu     sync.Mutex
}

// asked is a call that a peer has received.
type asked struct {
	thriftwire.Message
	in string
}

// listen runs serve for every connection, until the test ends.
func listen(t testing.TB, serve func(*peer)) *loose {
	t.Helper()
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	s := &loose{addr: l.Addr().String()}
	var wg sync.WaitGroup
	wg.Go(func() {
		for {
			nc, err := l.Accept()
			if err != nil {
				return
			}
			p := &peer{Conn: nc, number: int(s.conns.Add(1))}
			s.open.Add(1)
			wg.Go(func() {
				defer s.open.Add(-1)
				defer func() { _ = nc.Close() }() // the test has seen all that it wanted
				serve(p)
			})
		}
	})
	t.Cleanup(func() {
		_ = l.Close() // nobody connects any more
		wg.Wait()     // after the client's Close, which is cleaned up first
	})
	return s
}

// next reads a call. It gives false at the end of the connection.
func (p *peer) next() (a asked, ok bool) {
	var size [4]byte
	if _, err := io.ReadFull(p, size[:]); err != nil {
		return a, false
	}
	frame := make([]byte, binary.BigEndian.Uint32(size[:]))
	if _, err := io.ReadFull(p, frame); err != nil {
		return a, false
	}
	d := thriftwire.NewBinaryDecoder(frame, thriftwire.Strict|thriftwire.CopyStrings)
	m, err := d.Message()
	if err != nil {
		return a, false
	}
	in := &text{id: 1}
	if err := in.DecodeThriftBinary(d); err != nil {
		return a, false
	}
	return asked{m, in.s}, true
}

// reply is a frame with the answer to a call.
func (a asked) reply(s string) []byte {
	b := (&thriftwire.Message{Name: a.Name, Type: thriftwire.Reply, Seq: a.Seq}).AppendBinary([]byte{0, 0, 0, 0})
	b = (&text{s: s}).AppendThriftBinary(b)
	binary.BigEndian.PutUint32(b, uint32(len(b)-4))
	return b
}

// answer sends it. Errors are the client's business.
func (p *peer) answer(a asked, s string) {
	p.mu.Lock()
	defer p.mu.Unlock()
	_, _ = p.Write(a.reply(s))
}

// shared is the configuration of a client whose calls share connections.
func shared(inFlight int) kitthrift.ClientConfig {
	return kitthrift.ClientConfig{Framing: kitthrift.Framed, InFlight: inFlight}
}

// TestOutOfOrder has a server collect a thousand calls and answer them in any order.
func TestOutOfOrder(t *testing.T) {
	const callers, rounds = 1000, 5
	s := listen(t, func(p *peer) {
		for {
			var all []asked
			for range callers {
				a, ok := p.next()
				if !ok {
					return
				}
				all = append(all, a)
			}
			rand.Shuffle(len(all), func(i, j int) { all[i], all[j] = all[j], all[i] })
			for _, a := range all {
				p.answer(a, a.in)
			}
		}
	})
	c := dial(t, s.addr, shared(callers))
	for range rounds {
		var wg sync.WaitGroup
		for i := range callers {
			wg.Go(func() {
				want := fmt.Sprint("call ", i, strings.Repeat(".", i))
				if got, err := call(ctx, c, "Echo", want); got != want || err != nil {
					t.Errorf("got %.20q, %v; want %.20q", got, err, want)
				}
			})
		}
		wg.Wait()
	}
	if n := s.conns.Load(); n != 1 {
		t.Errorf("%d connections", n)
	}
}

func TestSharedConnectionsToKit(t *testing.T) {
	var mu sync.Mutex
	peers := map[string]bool{}
	_, addr := serve(t, kitthrift.ServerConfig{}, func(_ context.Context, call *kit.Call) (string, error) {
		mu.Lock()
		defer mu.Unlock()
		peers[call.Peer] = true
		return call.In.(*text).s, nil
	})
	for _, f := range []kitthrift.Framing{kitthrift.THeader, kitthrift.Framed} {
		for _, p := range []kitthrift.Protocol{kitthrift.Binary, kitthrift.Compact, kitthrift.JSON} {
			if p == kitthrift.JSON && f == kitthrift.THeader {
				continue // see TestJSONNeedsOtherFrames
			}
			t.Run(fmt.Sprintf("%s/%s", f, p), func(t *testing.T) {
				clear(peers)
				c := dial(t, addr, kitthrift.ClientConfig{Framing: f, Protocol: p, InFlight: -1})
				var wg sync.WaitGroup
				for i := range 1000 {
					wg.Go(func() {
						want := strings.Repeat("é", i*i%5000) + fmt.Sprint(i)
						if got, err := call(ctx, c, "Echo", want); got != want || err != nil {
							t.Errorf("got %.20q, %v; want %.20q", got, err, want)
						}
					})
				}
				wg.Wait()
				for _, want := range []string{"", strings.Repeat("long ", 100_000), "again"} {
					if got, err := call(ctx, c, "Echo", want); got != want || err != nil {
						t.Errorf("%.20q: got %.20q, %v", want, got, err)
					}
				}
				_, err := call(ctx, c, "Unknown", "")
				wantCode(t, err, kit.Unimplemented, `service Shop has no method "Unknown"`)
				if len(peers) != 1 {
					t.Errorf("%d connections", len(peers))
				}
			})
		}
	}
}

func TestSharedConnectionsNeedFrames(t *testing.T) {
	_, err := kitthrift.NewClient("thrift://localhost:1", kitthrift.ClientConfig{Framing: kitthrift.Unframed, InFlight: 8})
	want := "thrift: calls that share a connection need frames, and unframed messages have none: set Framing to THeader or Framed, or InFlight to 0"
	if err == nil || err.Error() != want {
		t.Errorf("got %v, want %s", err, want)
	}
	for _, n := range []int{0, 1} {
		if _, err := kitthrift.NewClient("thrift://localhost:1", kitthrift.ClientConfig{Framing: kitthrift.Unframed, InFlight: n}); err != nil {
			t.Errorf("InFlight %d: %v", n, err)
		}
	}
}
