package thrift_test

import (
	"context"
	"crypto/tls"
	"errors"
	"fmt"
	"io"
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

var ctx = context.Background()

func TestEveryFramingAndProtocol(t *testing.T) {
	_, addr := serve(t, kitthrift.ServerConfig{}, echo)
	for _, f := range []kitthrift.Framing{kitthrift.THeader, kitthrift.Framed, kitthrift.Unframed} {
		for _, p := range []kitthrift.Protocol{kitthrift.Binary, kitthrift.Compact, kitthrift.JSON} {
			if p == kitthrift.JSON && f == kitthrift.THeader {
				continue // see TestJSONNeedsOtherFrames
			}
			for _, service := range []string{"", "Shop"} {
				t.Run(fmt.Sprintf("%s/%s/%s", f, p, service), func(t *testing.T) {
					c := dial(t, addr, kitthrift.ClientConfig{Framing: f, Protocol: p, Service: service})
					for _, want := range []string{"", "hello", "é", strings.Repeat("long ", 100_000), "again"} {
						if got, err := call(ctx, c, "Echo", want); got != want || err != nil {
							t.Errorf("%.20q: got %.20q, %v", want, got, err)
						}
					}
					_, err := call(ctx, c, "Unknown", "")
					wantCode(t, err, kit.Unimplemented, `service Shop has no method "Unknown"`)
				})
			}
		}
	}
}

func TestManyCallsAtOnce(t *testing.T) {
	_, addr := serve(t, kitthrift.ServerConfig{}, echo)
	c := dial(t, addr, kitthrift.ClientConfig{})
	var wg sync.WaitGroup
	for i := range 50 {
		wg.Go(func() {
			for j := range 20 {
				want := fmt.Sprint(i, "/", j)
				if got, err := call(ctx, c, "Echo", want); got != want || err != nil {
					t.Errorf("got %q, %v; want %q", got, err, want)
				}
			}
		})
	}
	wg.Wait()
}

func TestErrorsCross(t *testing.T) {
	_, addr := serve(t, kitthrift.ServerConfig{}, func(_ context.Context, call *kit.Call) (string, error) {
		switch s := call.In.(*text).s; s {
		case "plain":
			return "", errors.New("the password is swordfish")
		case "wrapped":
			return "", fmt.Errorf("while placing: %w", kit.Errorf(kit.NotFound, "no order: ord_1"))
		case "panic":
			panic("the password is swordfish")
		default:
			code, _ := kit.ParseCode(s)
			return "", kit.Errorf(code, "it is %s", s)
		}
	})
	c := dial(t, addr, kitthrift.ClientConfig{})
	for code := kit.Cancelled; code <= kit.Unauthenticated; code++ {
		_, err := call(ctx, c, "Fail", code.String())
		wantCode(t, err, code, "it is "+code.String())
	}
	_, err := call(ctx, c, "Fail", "wrapped")
	wantCode(t, err, kit.NotFound, "no order: ord_1")
	for _, s := range []string{"plain", "panic"} {
		_, err = call(ctx, c, "Fail", s)
		wantCode(t, err, kit.Internal, "internal error")
		if strings.Contains(err.Error(), "swordfish") {
			t.Errorf("%s: a secret crossed the wire: %v", s, err)
		}
	}
}

func TestOneway(t *testing.T) {
	notes := make(chan string, 1)
	_, addr := serve(t, kitthrift.ServerConfig{}, func(_ context.Context, call *kit.Call) (string, error) {
		if call.Method.Name == "Note" {
			notes <- call.In.(*text).s
		}
		return "done", nil
	})
	for _, f := range []kitthrift.Framing{kitthrift.THeader, kitthrift.Framed, kitthrift.Unframed} {
		c := dial(t, addr, kitthrift.ClientConfig{Framing: f})
		note := &kit.Call{Method: method("Note"), Header: kit.MapHeader{}}
		if err := c.Send(ctx, note, &text{id: 1, s: f.String()}); err != nil {
			t.Fatal(err)
		}
		if got := <-notes; got != f.String() {
			t.Errorf("got %q", got)
		}
		if got, err := call(ctx, c, "Echo", ""); got != "done" || err != nil { // nothing came back for the note
			t.Errorf("%s: got %q, %v", f, got, err)
		}
	}
}

func TestHeadersAndDeadlineCross(t *testing.T) {
	_, addr := serve(t, kitthrift.ServerConfig{}, func(ctx context.Context, call *kit.Call) (string, error) {
		_, bounded := ctx.Deadline()
		return fmt.Sprintf("%s %s %t %t", call.Header.Get("Trace-ID"), call.Transport, bounded, strings.HasPrefix(call.Peer, "127.0.0.1:")), nil
	})
	bounded, cancel := context.WithTimeout(ctx, time.Minute)
	defer cancel()
	for f, want := range map[kitthrift.Framing]string{kitthrift.THeader: "t-1 thrift true true", kitthrift.Framed: " thrift false true"} {
		c := dial(t, addr, kitthrift.ClientConfig{Framing: f})
		out := &text{}
		err := c.Call(bounded, &kit.Call{Method: method("Show"), Header: kit.MapHeader{"trace-id": "t-1"}}, &text{id: 1}, out)
		if err != nil || out.s != want {
			t.Errorf("%s: got %q, %v; want %q", f, out.s, err, want)
		}
	}
}

func TestTimeoutsAndCancelling(t *testing.T) {
	started, gone := make(chan struct{}, 8), make(chan struct{}, 8)
	_, addr := serve(t, kitthrift.ServerConfig{}, func(_ context.Context, call *kit.Call) (string, error) {
		if call.Method.Name == "Echo" {
			return "yes", nil
		}
		started <- struct{}{}
		time.Sleep(200 * time.Millisecond) // whatever the caller wants
		gone <- struct{}{}
		return "", nil
	})
	c := dial(t, addr, kitthrift.ClientConfig{Timeout: 50 * time.Millisecond})
	bounded, cancel := context.WithTimeout(ctx, 50*time.Millisecond)
	defer cancel()
	_, err := call(bounded, c, "Wait", "")
	wantCode(t, err, kit.DeadlineExceeded, "no reply within the time allowed")
	if !errors.Is(err, context.DeadlineExceeded) {
		t.Error("the error is not context.DeadlineExceeded")
	}
	<-started
	<-bounded.Done()
	_, err = call(bounded, c, "Echo", "")
	wantCode(t, err, kit.DeadlineExceeded, "")

	cancelled, cancel := context.WithCancel(ctx)
	go func() {
		<-started
		cancel()
	}()
	patient := dial(t, addr, kitthrift.ClientConfig{})
	_, err = call(cancelled, patient, "Wait", "")
	wantCode(t, err, kit.Cancelled, "cancelled")
	_, err = call(ctx, c, "Wait", "") // without a deadline of its own
	wantCode(t, err, kit.DeadlineExceeded, "")
	if got, err := call(ctx, c, "Echo", ""); got != "yes" || err != nil {
		t.Errorf("afterwards: got %q, %v", got, err)
	}
	for range 3 {
		<-gone
	}
}

func TestAnIdleConnectionThatTheServerClosedIsReplaced(t *testing.T) {
	_, addr := serve(t, kitthrift.ServerConfig{IdleTimeout: 20 * time.Millisecond}, echo)
	c := dial(t, addr, kitthrift.ClientConfig{})
	for range 5 {
		if _, err := call(ctx, c, "Echo", "x"); err != nil {
			t.Fatal(err)
		}
		time.Sleep(60 * time.Millisecond)
	}
}

func TestConnectionsAreReused(t *testing.T) {
	var mu sync.Mutex
	peers := map[string]bool{}
	_, addr := serve(t, kitthrift.ServerConfig{}, func(_ context.Context, call *kit.Call) (string, error) {
		mu.Lock()
		defer mu.Unlock()
		peers[call.Peer] = true
		return "", nil
	})
	c := dial(t, addr, kitthrift.ClientConfig{IdleTimeout: 50 * time.Millisecond})
	calls := func() {
		for range 10 {
			bounded, cancel := context.WithTimeout(ctx, time.Second)
			if _, err := call(bounded, c, "Echo", ""); err != nil {
				t.Error(err)
			}
			cancel()
		}
	}
	calls()
	if len(peers) != 1 {
		t.Errorf("10 calls took %d connections", len(peers))
	}
	time.Sleep(200 * time.Millisecond) // the client lets the connection go
	calls()
	if len(peers) != 2 {
		t.Errorf("after IdleTimeout: %d connections, want 2", len(peers))
	}
}

func TestUnreachable(t *testing.T) {
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	addr := l.Addr().String()
	if err := l.Close(); err != nil {
		t.Fatal(err)
	}
	_, err = call(ctx, dial(t, addr, kitthrift.ClientConfig{}), "Echo", "")
	wantCode(t, err, kit.Unavailable, "test.Shop.Echo: the server refuses connections")
	if strings.Contains(err.Error(), addr) {
		t.Errorf("the caller's callers learn an address: %v", err)
	}
	_, err = call(ctx, dial(t, "name.invalid:1", kitthrift.ClientConfig{}), "Echo", "")
	wantCode(t, err, kit.Unavailable, "")
}

func TestBadAddresses(t *testing.T) {
	for _, address := range []string{"", "localhost:1", "http://localhost:1", "thrift://", "thrift://localhost", "thrift://a:1:2"} {
		if _, err := kitthrift.NewClient(address, kitthrift.ClientConfig{}); err == nil || !strings.Contains(err.Error(), "thrift://HOST:PORT") {
			t.Errorf("%q: got %v", address, err)
		}
	}
}

func TestClosedClient(t *testing.T) {
	started := make(chan struct{})
	_, addr := serve(t, kitthrift.ServerConfig{}, func(ctx context.Context, call *kit.Call) (string, error) {
		close(started)
		time.Sleep(50 * time.Millisecond)
		return "", nil
	})
	c := dial(t, addr, kitthrift.ClientConfig{})
	go func() {
		<-started
		_ = c.Close() // checked by the calls
	}()
	_, err := call(ctx, c, "Wait", "")
	wantCode(t, err, kit.Unavailable, "closed")
	_, err = call(ctx, c, "Wait", "")
	wantCode(t, err, kit.Cancelled, "the client is closed")
}

func TestSizes(t *testing.T) {
	_, addr := serve(t, kitthrift.ServerConfig{}, func(_ context.Context, call *kit.Call) (string, error) {
		if call.In.(*text).s == "big" {
			return strings.Repeat("x", 2000), nil
		}
		return "small", nil
	})
	for _, f := range []kitthrift.Framing{kitthrift.THeader, kitthrift.Framed, kitthrift.Unframed} {
		c := dial(t, addr, kitthrift.ClientConfig{MaxMessage: 1000, Framing: f})
		_, err := call(ctx, c, "Get", strings.Repeat("x", 2000))
		wantCode(t, err, kit.ResourceExhausted, "the request takes")
		_, err = call(ctx, c, "Get", "big")
		wantCode(t, err, kit.ResourceExhausted, "the reply takes more than the 1000 bytes")
		if got, err := call(ctx, c, "Get", ""); got != "small" || err != nil {
			t.Errorf("%s: afterwards: got %q, %v", f, got, err)
		}
	}
}

// TestSenselessReplies lets a server answer what does not belong to the call.
func TestSenselessReplies(t *testing.T) {
	reply := func(m thriftwire.Message, rest ...byte) []byte {
		b := m.AppendBinary([]byte{0, 0, 0, 0})
		b = append(b, rest...)
		b[2], b[3] = byte((len(b)-4)>>8), byte(len(b)-4)
		return b
	}
	for name, c := range map[string]struct {
		reply []byte
		code  kit.Code
		part  string
	}{
		"another sequence number": {reply(thriftwire.Message{Name: "Echo", Type: thriftwire.Reply, Seq: 77}, 0), kit.Internal, "belongs to another call"},
		"another method":          {reply(thriftwire.Message{Name: "Other", Type: thriftwire.Reply, Seq: 1}, 0), kit.Internal, "another method"},
		"a call":                  {reply(thriftwire.Message{Name: "Echo", Type: thriftwire.Call, Seq: 1}, 0), kit.Internal, "no reply"},
		"no result":               {reply(thriftwire.Message{Name: "Echo", Type: thriftwire.Reply, Seq: 1}, 0), kit.Internal, "not as declared"},
		"half a result":           {reply(thriftwire.Message{Name: "Echo", Type: thriftwire.Reply, Seq: 1}, 11, 0), kit.Internal, "not as declared"},
		"half an error":           {reply(thriftwire.Message{Name: "Echo", Type: thriftwire.Exception, Seq: 1}, 11), kit.Internal, "error cannot be read"},
		"HTTP":                    {[]byte("HTTP/1.1 400 Bad Request\r\n\r\n"), kit.Internal, "no Thrift message"},
		"half a frame":            {[]byte{0, 0, 1, 0, 0x80, 1}, kit.Unavailable, "closed before the reply"},
		"nothing":                 {nil, kit.Unavailable, "closed before the reply"},
		"Apache's words":          {reply(thriftwire.Message{Name: "Echo", Type: thriftwire.Exception, Seq: 1}, (&thriftwire.ApplicationError{Message: "Unknown method Echo", Type: 1}).AppendThriftBinary(nil)...), kit.Unimplemented, "Unknown method Echo"},
	} {
		t.Run(name, func(t *testing.T) {
			l, err := net.Listen("tcp", "127.0.0.1:0")
			if err != nil {
				t.Fatal(err)
			}
			done := make(chan struct{})
			go func() {
				defer close(done)
				nc, err := l.Accept()
				if err != nil {
					return
				}
				_, _ = nc.Read(make([]byte, 4096)) // what matters is what the client makes of the answer
				_, _ = nc.Write(c.reply)
				_ = nc.(*net.TCPConn).CloseWrite()
				_, _ = io.Copy(io.Discard, nc)
				_ = nc.Close()
			}()
			client := dial(t, l.Addr().String(), kitthrift.ClientConfig{Framing: kitthrift.Framed})
			_, err = call(ctx, client, "Echo", "")
			wantCode(t, err, c.code, c.part)
			_ = client.Close() // so that the server ends
			_ = l.Close()
			<-done
		})
	}
}

func TestTLS(t *testing.T) {
	web := httptest.NewTLSServer(nil) // for its certificate
	defer web.Close()
	_, addr := serve(t, kitthrift.ServerConfig{TLS: web.TLS.Clone(), ReadTimeout: 500 * time.Millisecond}, echo)
	roots := web.Client().Transport.(*http.Transport).TLSClientConfig
	c := dial(t, addr, kitthrift.ClientConfig{TLS: roots})
	for range 3 {
		if got, err := call(ctx, c, "Echo", "secret"); got != "secret" || err != nil {
			t.Errorf("got %q, %v", got, err)
		}
	}
	_, err := call(ctx, dial(t, addr, kitthrift.ClientConfig{TLS: &tls.Config{}}), "Echo", "")
	wantCode(t, err, kit.Unavailable, "certificate is not accepted")
	_, err = call(ctx, dial(t, addr, kitthrift.ClientConfig{}), "Echo", "")
	wantCode(t, err, kit.Unavailable, "")
	silent := connect(t, addr) // a handshake that never comes
	if _, err := silent.Read(make([]byte, 1)); !errors.Is(err, io.EOF) {
		t.Errorf("a silent client: got %v, want the end", err)
	}
}

func TestCallsInFlightOfDroppedConnections(t *testing.T) {
	var handled atomic.Int32
	_, addr := serve(t, kitthrift.ServerConfig{}, func(context.Context, *kit.Call) (string, error) {
		handled.Add(1)
		return "", nil
	})
	for range 20 { // clients that go away without waiting
		nc := connect(t, addr)
		if _, err := nc.Write(unhex(t, "80010001 00000004 4563686f 00000001 0b0001 00000001 61 00")); err != nil {
			t.Fatal(err)
		}
		_ = nc.Close()
	}
	c := dial(t, addr, kitthrift.ClientConfig{})
	if _, err := call(ctx, c, "Echo", ""); err != nil {
		t.Errorf("afterwards: %v", err)
	}
}
