package thrift_test

import (
	"bytes"
	"context"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"math"
	"math/rand/v2"
	"net"
	"runtime"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	kit "github.com/kitc-lang/kit/runtime"
	kitthrift "github.com/kitc-lang/kit/runtime/transport/thrift"
)

func unhex(t *testing.T, s string) []byte {
	t.Helper()
	b, err := hex.DecodeString(strings.ReplaceAll(s, " ", ""))
	if err != nil {
		t.Fatal(err)
	}
	return b
}

// The messages, worked out by hand from Apache Thrift's specifications: Echo("a") with sequence number 5.
const (
	binaryCall   = "80010001 00000004 4563686f 00000005 0b0001 00000001 61 00"
	binaryReply  = "80010002 00000004 4563686f 00000005 0b0000 00000001 61 00"
	compactCall  = "8221 05 04 4563686f 18 01 61 00"
	compactReply = "8241 05 04 4563686f 0800 01 61 00"
	oldCall      = "00000004 4563686f 01 00000005 0b0001 00000001 61 00" // without the version
)

// framed puts the length in front.
func framed(s string) string {
	return fmt.Sprintf("%08x", len(strings.ReplaceAll(s, " ", ""))/2) + s
}

// header puts a THeader frame around a message; the headers are words of four bytes.
func header(headers, s string) string {
	words := len(strings.ReplaceAll(headers, " ", "")) / 8
	return framed(fmt.Sprintf("0fff 0000 00000009 %04x", words) + headers + s)
}

func TestAnswersInKind(t *testing.T) {
	_, addr := serve(t, kitthrift.ServerConfig{}, echo)
	cases := []struct{ name, call, reply string }{
		{"unframed binary", binaryCall, binaryReply},
		{"unframed compact", compactCall, compactReply},
		{"framed binary", framed(binaryCall), framed(binaryReply)},
		{"framed compact", framed(compactCall), framed(compactReply)},
		{"framed binary without the version", framed(oldCall), framed(binaryReply)},
		{"unframed binary without the version", oldCall, binaryReply},
		{"unframed json", asHex(jsonCall), asHex(jsonReply)},
		{"framed json", framed(asHex(jsonCall)), framed(asHex(jsonReply))},
		{"header binary", header("00000000", binaryCall), header("00000000", binaryReply)},
		{"header compact", header("02000000", compactCall), header("02000000", compactReply)},
		{"header with a key and a value", header("0000 01 01 01 6b 01 76", binaryCall), header("00000000", binaryReply)},
		{"with the name of the service", "80010001 00000009 53686f703a4563686f 00000005 0b0001 00000001 61 00", binaryReply},
	}
	exchange := func(t *testing.T, nc net.Conn, name string, call []byte, reply string, piece int) {
		for len(call) > 0 {
			n := min(piece, len(call))
			if _, err := nc.Write(call[:n]); err != nil {
				t.Fatal(err)
			}
			call = call[n:]
		}
		want := unhex(t, reply)
		got := make([]byte, len(want))
		if _, err := io.ReadFull(nc, got); err != nil || !bytes.Equal(got, want) {
			t.Fatalf("%s: got %x, %v; want %x", name, got, err, want)
		}
	}
	one := connect(t, addr) // they may even alternate on one connection
	for _, c := range cases {
		exchange(t, one, c.name, unhex(t, c.call), c.reply, 1<<20)
		exchange(t, one, c.name+" byte by byte", unhex(t, c.call), c.reply, 1)
	}
	var calls, replies strings.Builder
	for _, c := range cases { // and come all at once
		calls.WriteString(c.call)
		replies.WriteString(c.reply)
	}
	exchange(t, one, "all at once", unhex(t, calls.String()), replies.String(), 1<<20)
}

func TestRefusalsOnAConnectionThatGoesOn(t *testing.T) {
	_, addr := serve(t, kitthrift.ServerConfig{}, echo)
	nc := connect(t, addr)
	for _, c := range []struct{ name, call, says string }{
		{"a missing argument", framed("80010001 00000004 4563686f 00000005 00"), "invalid_argument: text: is required"},
		{"arguments that end early", framed("80010001 00000004 4563686f 00000005 0b0001 00000009 61"), "invalid_argument: text: is not a valid Thrift message"},
		{"something behind the arguments", framed(binaryCall + "00"), "invalid_argument: is not a valid Thrift message"},
		{"a head that ends early", framed("80010001 00000014 4563"), "invalid_argument: is not a valid Thrift message"},
		{"a name that is no UTF-8", framed("80010001 00000001 ff 00000005 00"), "is not valid UTF-8"},
		{"a reply", framed(binaryReply), "the message is no call"},
		{"JSON without an argument", framed(asHex(`[1,"Echo",1,5,{}]`)), "invalid_argument: text: is required"},
		{"JSON of another type", framed(asHex(`[1,"Echo",1,5,{"1":{"i32":5}}]`)), "invalid_argument: text: must be a Thrift string, not i32"},
		{"JSON that ends early", framed(asHex(`[1,"Echo",1,5,{"1":{"str":"a`)), "invalid_argument: is not a valid Thrift message: it ends too early"},
		{"JSON with something behind", framed(asHex(jsonCall + "]")), "expected nothing after the message"},
		{"JSON of another version", framed(asHex(`[2,"Echo",1,5,{}]`)), "the version is not that of the JSON protocol"},
		{"JSON that is not UTF-8", framed(asHex("[1,\"Echo\",1,5,{\"1\":{\"str\":\"\xff\"}}]")), "invalid_argument: text: is not valid UTF-8"},
		{"a reply in JSON", framed(asHex(jsonReply)), "the message is no call"},
		{"a compressed frame", header("00 01 01 00", "789c0000"), "cannot be read as zlib"},
		{"a transform that nobody knows", header("00 01 07 00", "789c0000"), "a transform other than zlib"},
		{"another protocol", header("05 00 0000", "00"), "a protocol other than binary and compact"},
	} {
		if _, err := nc.Write(unhex(t, c.call)); err != nil {
			t.Fatalf("%s: %v", c.name, err)
		}
		if got := readFrame(t, nc); !strings.Contains(string(got), c.says) {
			t.Errorf("%s: got %q, want %q in it", c.name, got, c.says)
		}
		if _, err := nc.Write(unhex(t, framed(compactCall))); err != nil {
			t.Fatalf("%s: afterwards: %v", c.name, err)
		}
		if got := readFrame(t, nc); !bytes.Equal(got, unhex(t, compactReply)) {
			t.Fatalf("%s: afterwards: got %x", c.name, got)
		}
	}
}

func readFrame(t *testing.T, nc net.Conn) []byte {
	t.Helper()
	var size [4]byte
	if _, err := io.ReadFull(nc, size[:]); err != nil {
		t.Fatal(err)
	}
	frame := make([]byte, int(size[2])<<8|int(size[3]))
	if _, err := io.ReadFull(nc, frame); err != nil {
		t.Fatal(err)
	}
	return frame
}

func quiet() *slog.Logger { return slog.New(slog.DiscardHandler) }

func TestBytesThatAreNoMessagesEndTheConnection(t *testing.T) {
	_, addr := serve(t, kitthrift.ServerConfig{MaxMessage: 1000, Logger: quiet()}, echo)
	random := make([]byte, 4096)
	for i := range random {
		random[i] = byte(rand.IntN(256))
	}
	for name, data := range map[string][]byte{
		"HTTP":                          []byte("GET / HTTP/1.1\r\nHost: localhost\r\n\r\n"),
		"TLS":                           {0x16, 3, 1, 2, 0, 1, 0, 1, 0xfc, 3, 3},
		"zeros":                         make([]byte, 100),
		"a frame above the limit":       unhex(t, "000003e9 80010001"),
		"a frame of 2 GB":               unhex(t, "7fffffff 80010001"),
		"a frame of 3 bytes":            unhex(t, "00000003 800100"),
		"a header longer than a frame":  unhex(t, framed("0fff 0000 00000009 ffff 00000000")),
		"a header that lies":            unhex(t, header("00 00 01 7f", "00")),
		"an unframed message too long":  unhex(t, "80010001 00000004 4563686f 00000005 0b0001 000003e8 61"),
		"an unframed list too long":     unhex(t, "8221 05 04 4563686f 19 f8 ffffffff07"),
		"an unframed negative size":     unhex(t, "80010001 ffffffff"),
		"an unframed value of no type":  unhex(t, "80010001 00000004 4563686f 00000005 050001"),
		"an unframed message too deep":  unhex(t, "80010001 00000004 4563686f 00000005"+strings.Repeat("0c0001", 70)),
		"unframed structs without end":  unhex(t, "8221 05 04 4563686f"+strings.Repeat("1c", 70)),
		"an unframed number of 99 bits": unhex(t, "8221 ffffffffffffff7f"),
		"unframed JSON too long":        []byte(`[1,"Echo",1,5,{"1":{"str":"` + strings.Repeat("a", 1000)),
		"unframed JSON without end":     []byte(strings.Repeat("[", 1001)),
		"unframed JSON of another kind": []byte(`[2,"Echo",1,5,{"1":{"str":"a"}}]`),
		"a frame of half a message":     append(unhex(t, "00000008"), `{"a":"b"`...),
		"random bytes":                  append(unhex(t, "8221 05 04 4563686f"), random...),
	} {
		nc := connect(t, addr)
		if _, err := nc.Write(data); err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		_ = nc.(*net.TCPConn).CloseWrite()
		if _, err := io.Copy(io.Discard, nc); err != nil && !strings.Contains(err.Error(), "reset") {
			t.Errorf("%s: the connection does not end: %v", name, err)
		}
		_ = nc.Close()
	}
	if got, err := call(ctx, dial(t, addr, kitthrift.ClientConfig{}), "Echo", "x"); got != "x" || err != nil {
		t.Errorf("afterwards: got %q, %v", got, err)
	}
}

func TestSlowAndIdleClients(t *testing.T) {
	_, addr := serve(t, kitthrift.ServerConfig{ReadTimeout: 100 * time.Millisecond, IdleTimeout: 200 * time.Millisecond}, echo)
	for name, start := range map[string]string{
		"nothing":          "",
		"half a frame":     "00000100 80010001",
		"half a length":    "0000",
		"half an unframed": "80010001 00000004 45",
		"half of JSON":     asHex(`[1,"Echo",1,5,{"1":{"str":"`),
	} {
		nc := connect(t, addr)
		if _, err := nc.Write(unhex(t, start)); err != nil {
			t.Fatal(err)
		}
		began := time.Now()
		stop := make(chan struct{})
		if start != "" {
			go func() { // a byte now and then does not help
				for {
					select {
					case <-stop:
						return
					case <-time.After(30 * time.Millisecond):
						_, _ = nc.Write([]byte{0}) // until the server has had enough
					}
				}
			}()
		}
		_, err := io.Copy(io.Discard, nc)
		close(stop)
		if took := time.Since(began); errors.Is(err, context.DeadlineExceeded) || took > 3*time.Second {
			t.Errorf("%s: the server waited %v: %v", name, took, err)
		}
	}
}

func TestMaxConnections(t *testing.T) {
	_, addr := serve(t, kitthrift.ServerConfig{MaxConnections: 2, Logger: quiet()}, echo)
	exchange := func(nc net.Conn) error {
		if _, err := nc.Write(unhex(t, binaryCall)); err != nil {
			return err
		}
		_, err := io.ReadFull(nc, make([]byte, len(unhex(t, binaryReply))))
		return err
	}
	first, second := connect(t, addr), connect(t, addr)
	if err := errors.Join(exchange(first), exchange(second)); err != nil {
		t.Fatal(err)
	}
	if err := exchange(connect(t, addr)); err == nil {
		t.Error("a third connection was served")
	}
	_ = first.Close()
	deadline := time.Now().Add(5 * time.Second)
	for exchange(connect(t, addr)) != nil {
		if time.Now().After(deadline) {
			t.Fatal("no connection is accepted although one was closed")
		}
		time.Sleep(10 * time.Millisecond)
	}
}

func TestAnnouncedSizesCostNothing(t *testing.T) {
	_, addr := serve(t, kitthrift.ServerConfig{}, echo)
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	for range 5 {
		for _, start := range []string{"00400000 80010001", "80010001 00000004 4563686f 00000005 0b0001 003fff00"} {
			if _, err := connect(t, addr).Write(unhex(t, start)); err != nil {
				t.Fatal(err)
			}
		}
	}
	time.Sleep(100 * time.Millisecond)
	runtime.ReadMemStats(&after)
	if got := after.TotalAlloc - before.TotalAlloc; got > 1<<20 {
		t.Errorf("ten announcements of 4 MiB cost %d bytes", got)
	}
}

// TestLargeMessagesCost sends what no length is announced of, and measures that the memory for it stays in
// proportion.
func TestLargeMessagesCost(t *testing.T) {
	_, addr := serve(t, kitthrift.ServerConfig{}, echo)
	const size = 3 << 20
	for name, start := range map[string]string{
		"a text": "80010001 00000004 4563686f 00000005 0b0009 00300000", // in an unknown field
		"a name": "80010001 00300000",
	} {
		message := append(unhex(t, start), bytes.Repeat([]byte("a"), size)...)
		message = append(message, 0, 0, 0, 0, 0)
		cost := leastAllocated(func() {
			nc := connect(t, addr)
			go func() { _, _ = nc.Write(message) }() // the reply may come before all is sent
			if n, err := nc.Read(make([]byte, 1<<10)); err != nil {
				t.Errorf("%d bytes read: %v", n, err)
			}
			_ = nc.Close()
		})
		if most := 12 * size; cost > most {
			t.Errorf("%s of %d bytes costs %d", name, size, cost)
		}
	}
}

// TestHostileAnswersCost lets a server answer a client with what costs a naive one far more than it sends.
func TestHostileAnswersCost(t *testing.T) {
	bomb := "01" + "0100" // of a THeader frame: one transform, zlib
	for name, c := range map[string]struct {
		framing kitthrift.Framing
		answer  string
	}{
		"a frame that is not there":  {kitthrift.Framed, "003fff00 80010002"},
		"a string that is not there": {kitthrift.Unframed, "80010002 00000004 53686f77 00000001 0b0009 003fff00 6161"},
		"a list that is not there":   {kitthrift.Unframed, "80010002 00000004 53686f77 00000001 0f0009 0c 7fffffff 00"},
		"a list in a frame":          {kitthrift.Framed, "0000001c 80010002 00000004 53686f77 00000001 0f0000 0c 7fffffff 0000 0000"},
		"a bomb":                     {kitthrift.THeader, header("00"+bomb, squeezed(t, make([]byte, 3<<20)))},
	} {
		l, err := net.Listen("tcp", "127.0.0.1:0")
		if err != nil {
			t.Fatal(err)
		}
		answer := unhex(t, c.answer)
		go func() {
			for {
				nc, err := l.Accept()
				if err != nil {
					return
				}
				_, _ = nc.Read(make([]byte, 256)) // the call
				_, _ = nc.Write(answer)
				_ = nc.Close()
			}
		}()
		client := dial(t, l.Addr().String(), kitthrift.ClientConfig{Framing: c.framing, Protocol: kitthrift.Binary})
		cost := leastAllocated(func() {
			if out, err := call(context.Background(), client, "Show", ""); err == nil {
				t.Errorf("%s: the client takes %q", name, out)
			}
		})
		if most := 100*len(answer) + 64<<10; cost > most {
			t.Errorf("%s: %d bytes cost %d", name, len(answer), cost)
		}
		_ = client.Close()
		_ = l.Close()
	}
}

// leastAllocated gives how many bytes f allocates, the least of some runs.
func leastAllocated(f func()) int {
	least := math.MaxInt
	for range 3 {
		var before, after runtime.MemStats
		runtime.ReadMemStats(&before)
		f()
		runtime.ReadMemStats(&after)
		least = min(least, int(after.TotalAlloc-before.TotalAlloc))
	}
	return least
}

func TestShutdownFinishesWhatIsInFlight(t *testing.T) {
	for _, f := range []kitthrift.Framing{kitthrift.THeader, kitthrift.Framed, kitthrift.Unframed} {
		started := make(chan struct{})
		s, addr := serve(t, kitthrift.ServerConfig{}, func(context.Context, *kit.Call) (string, error) {
			close(started)
			time.Sleep(100 * time.Millisecond)
			return "done", nil
		})
		idle := connect(t, addr)
		c := dial(t, addr, kitthrift.ClientConfig{Framing: f})
		got := make(chan error, 1)
		go func() {
			answer, err := call(ctx, c, "Wait", "")
			if err == nil && answer != "done" {
				err = errors.New(answer)
			}
			got <- err
		}()
		<-started
		s.Drain()
		if err := s.Shutdown(ctx); err != nil {
			t.Errorf("%s: Shutdown: %v", f, err)
		}
		if err := <-got; err != nil {
			t.Errorf("%s: the call in flight: %v", f, err)
		}
		if _, err := idle.Read(make([]byte, 1)); !errors.Is(err, io.EOF) {
			t.Errorf("%s: an idle connection: got %v, want its end", f, err)
		}
		_, err := call(ctx, c, "Wait", "")
		wantCode(t, err, kit.Unavailable, "refuses connections")
	}
}

func TestShutdownHasAnEnd(t *testing.T) {
	started, stopped := make(chan struct{}), make(chan struct{})
	s := kitthrift.NewServer("Shop", shop{func(ctx context.Context, _ *kit.Call) (string, error) {
		close(started)
		<-ctx.Done() // which the end of Shutdown's context brings
		close(stopped)
		return "", ctx.Err()
	}}, kitthrift.ServerConfig{Addr: "127.0.0.1:0"})
	addr, err := s.Listen()
	if err != nil {
		t.Fatal(err)
	}
	served := make(chan error, 1)
	go func() { served <- s.Serve() }()
	failed := make(chan error, 1)
	c := dial(t, addr.String(), kitthrift.ClientConfig{})
	go func() {
		_, err := call(ctx, c, "Wait", "")
		failed <- err
	}()
	<-started
	bounded, cancel := context.WithTimeout(ctx, 50*time.Millisecond)
	defer cancel()
	if err := s.Shutdown(bounded); !errors.Is(err, context.DeadlineExceeded) {
		t.Errorf("got %v, want the end of the context", err)
	}
	wantCode(t, <-failed, kit.Unavailable, "closed")
	<-stopped
	if err := <-served; err != nil {
		t.Errorf("Serve: %v", err)
	}
}

// TestNothingIsLost stops a server under load: whatever it has run it has answered.
func TestNothingIsLost(t *testing.T) {
	for _, f := range []kitthrift.Framing{kitthrift.THeader, kitthrift.Framed, kitthrift.Unframed} {
		var handled, answered atomic.Int64
		s, addr := serve(t, kitthrift.ServerConfig{}, func(context.Context, *kit.Call) (string, error) {
			handled.Add(1)
			return "", nil
		})
		var wg sync.WaitGroup
		stop := make(chan struct{})
		for range 8 {
			c := dial(t, addr, kitthrift.ClientConfig{Framing: f})
			wg.Go(func() {
				for {
					_, err := call(ctx, c, "Echo", "")
					switch {
					case err == nil:
						answered.Add(1)
					case strings.Contains(err.Error(), "refuses connections"): // it was never sent
						return
					default:
						t.Errorf("%s: %v", f, err)
						return
					}
					select {
					case <-stop:
						return
					default:
					}
				}
			})
		}
		time.Sleep(50 * time.Millisecond)
		s.Drain()
		time.Sleep(50 * time.Millisecond)
		close(stop) // as clients do that were told to go elsewhere
		wg.Wait()
		if err := s.Shutdown(ctx); err != nil {
			t.Errorf("Shutdown: %v", err)
		}
		if handled.Load() != answered.Load() || handled.Load() == 0 {
			t.Errorf("%s: handled %d calls, and %d were answered", f, handled.Load(), answered.Load())
		}
	}
}

func TestDrainTellsClients(t *testing.T) {
	s, addr := serve(t, kitthrift.ServerConfig{}, echo)
	nc := connect(t, addr)
	s.Drain()
	if _, err := nc.Write(unhex(t, header("00000000", binaryCall))); err != nil {
		t.Fatal(err)
	}
	if got := readFrame(t, nc); !strings.Contains(string(got), "\x09kit-drain\x011") {
		t.Errorf("the headers of a reply say nothing of draining: %q", got)
	}
	if _, err := nc.Write(unhex(t, framed(binaryCall))); err != nil {
		t.Fatal(err)
	}
	readFrame(t, nc)
	if _, err := nc.Read(make([]byte, 1)); !errors.Is(err, io.EOF) {
		t.Errorf("behind a framed reply: got %v, want the end", err)
	}
}

func TestListenTwiceAndInUse(t *testing.T) {
	s, addr := serve(t, kitthrift.ServerConfig{}, echo)
	again, err := s.Listen()
	if err != nil || again.String() != addr {
		t.Errorf("again: %v, %v", again, err)
	}
	other := kitthrift.NewServer("Shop", shop{echo}, kitthrift.ServerConfig{Addr: addr})
	if _, err := other.Listen(); err == nil {
		t.Error("two servers listen on one address")
	}
	if err := other.Serve(); err == nil {
		t.Error("Serve without an address succeeds")
	}
	if err := other.Shutdown(ctx); err != nil {
		t.Errorf("Shutdown: %v", err)
	}
}
