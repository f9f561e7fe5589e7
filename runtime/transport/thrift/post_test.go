package thrift_test

import (
	"bytes"
	"compress/zlib"
	"context"
	"crypto/tls"
	"fmt"
	"io"
	"math/rand/v2"
	"net"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	kit "github.com/kitc-lang/kit/runtime"
	kitthrift "github.com/kitc-lang/kit/runtime/transport/thrift"
)

// TestPost sends messages as the bodies of HTTP requests to the listener that everybody else uses.
func TestPost(t *testing.T) {
	headers := make(chan string, 20)
	_, addr := serve(t, kitthrift.ServerConfig{}, func(ctx context.Context, call *kit.Call) (string, error) {
		headers <- call.Header.Get("x-trace")
		return call.In.(*text).s, nil
	})
	client := &http.Client{Transport: &http.Transport{}}
	defer client.CloseIdleConnections()
	post := func(t *testing.T, body io.Reader) (int, string, error) {
		t.Helper()
		req, err := http.NewRequest("POST", "http://"+addr+"/any/path", body)
		if err != nil {
			t.Fatal(err)
		}
		req.Header.Set("Content-Type", "application/x-thrift")
		req.Header.Set("X-Trace", "t-1")
		resp, err := client.Do(req)
		if err != nil {
			return 0, "", err
		}
		defer resp.Body.Close()
		data, err := io.ReadAll(resp.Body)
		if resp.Header.Get("Content-Type") != "application/x-thrift" {
			t.Errorf("the answer is %q", resp.Header.Get("Content-Type"))
		}
		return resp.StatusCode, fmt.Sprintf("%x", data), err
	}
	plain := func(s string) string { return strings.ReplaceAll(s, " ", "") }
	for range 3 { // also on a connection that was used before
		for call, reply := range map[string]string{binaryCall: binaryReply, compactCall: compactReply, oldCall: binaryReply} {
			for _, body := range []io.Reader{bytes.NewReader(unhex(t, call)), io.MultiReader(bytes.NewReader(unhex(t, call)))} { // the second is sent in chunks
				status, got, err := post(t, body)
				if err != nil || status != 200 || got != plain(reply) {
					t.Fatalf("%s: %d %s, %v", call, status, got, err)
				}
				if h := <-headers; h != "t-1" {
					t.Errorf("the header of the call is %q", h)
				}
			}
		}
	}
	oneway := "80010004 00000004 4e6f7465 00000005 0b0001 00000001 61 00"
	if status, got, err := post(t, bytes.NewReader(unhex(t, oneway))); err != nil || status != 200 || got != "" {
		t.Errorf("a oneway call: %d %q, %v", status, got, err)
	}
	<-headers
}

// TestPostRefused closes connections on which no message can come.
func TestPostRefused(t *testing.T) {
	_, addr := serve(t, kitthrift.ServerConfig{MaxMessage: 1000}, echo)
	for name, request := range map[string]string{
		"no length":         "POST / HTTP/1.1\r\nHost: a\r\nConnection: keep-alive\r\n\r\n",
		"no message":        "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 5\r\n\r\nhello",
		"too long":          "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 1001\r\n\r\n",
		"chunks too long":   "POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n1000\r\n",
		"a chunk of no hex": "POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\nx\r\n",
		"endless headers":   "POST / HTTP/1.1\r\nHost: a\r\nX: " + strings.Repeat("a", 20_000),
		"compressed":        "POST / HTTP/1.1\r\nHost: a\r\nContent-Encoding: gzip\r\nContent-Length: 5\r\n\r\nhello",
		"no HTTP":           "POSTHASTE\r\n\r\n",
	} {
		nc := connect(t, addr)
		if _, err := io.WriteString(nc, request); err != nil {
			continue // it may have seen enough already
		}
		if data, err := io.ReadAll(nc); len(data) > 0 {
			t.Errorf("%s: answered %q, %v", name, data, err)
		}
	}
}

// TestZlib takes compressed THeader frames, and none that costs far more than it is long.
func TestZlib(t *testing.T) {
	_, addr := serve(t, kitthrift.ServerConfig{}, echo)
	squeeze := func(data []byte) string { return squeezed(t, data) }
	nc := connect(t, addr)
	for _, c := range []struct{ call, reply string }{
		{header("00 01 01 00", squeeze(unhex(t, binaryCall))), header("00000000", binaryReply)},
		{header("02 01 01 00", squeeze(unhex(t, compactCall))), header("02000000", compactReply)},
	} {
		if _, err := nc.Write(unhex(t, c.call)); err != nil {
			t.Fatal(err)
		}
		want := unhex(t, c.reply)
		got := make([]byte, len(want))
		if _, err := io.ReadFull(nc, got); err != nil || !bytes.Equal(got, want) {
			t.Errorf("got %x, %v; want %x", got, err, want)
		}
	}
	for name, c := range map[string]struct{ call, answer string }{
		"a bomb":           {header("00 01 01 00", squeeze(make([]byte, 3<<20))), "resource_exhausted: the compressed message is too large"},
		"compressed twice": {header("00 02 01 01", squeeze(unhex(t, squeeze(unhex(t, binaryCall))))), "more than one transform: compress it once"},
		"cut short":        {header("00 01 01 00", squeeze(unhex(t, binaryCall))[:40]), "cannot be read as zlib"},
		"no zlib":          {header("00 01 01 00", binaryCall), "cannot be read as zlib"},
		"another":          {header("00 01 02 00", binaryCall), "a transform other than zlib"},
	} {
		if _, err := nc.Write(unhex(t, c.call)); err != nil {
			t.Fatal(err)
		}
		answer := make([]byte, 512)
		if n, err := nc.Read(answer); err != nil || !strings.Contains(string(answer[:n]), c.answer) {
			t.Errorf("%s: %q, %v", name, answer[:n], err)
		}
	}
}

// TestMaxInflation takes what is much smaller when it is compressed, where that was asked for.
func TestMaxInflation(t *testing.T) {
	text := strings.Repeat("a", 100_000)
	frame := unhex(t, header("00 01 01 00", squeezed(t, unhex(t, fmt.Sprintf("80010001 00000004 4563686f 00000005 0b0001 %08x %x 00", len(text), text)))))
	for times, want := range map[int]bool{0: false, 20: false, 2000: true, -1: true} {
		_, addr := serve(t, kitthrift.ServerConfig{MaxInflation: times}, echo)
		nc := connect(t, addr)
		if _, err := nc.Write(frame); err != nil {
			t.Fatal(err)
		}
		answer := make([]byte, 512)
		n, err := nc.Read(answer)
		if got := strings.Contains(string(answer[:n]), "aaaa"); got != want || err != nil {
			t.Errorf("at most %d times: %q, %v", times, answer[:n], err)
		}
	}
}

// TestCompressedCosts measures that what a compressed message becomes, and what it is read into, cost in
// proportion to what was sent.
func TestCompressedCosts(t *testing.T) {
	_, addr := serve(t, kitthrift.ServerConfig{}, echo)
	random := rand.New(rand.NewPCG(1, 2))
	for _, ratio := range []int{2, 10, 18, 25, 1000} {
		var text []byte
		for len(text) < 2<<20 {
			for range 64 { // bytes that do not repeat
				text = append(text, byte(random.Uint32()))
			}
			text = append(text, make([]byte, 64*(ratio-1))...)
		}
		plain := unhex(t, fmt.Sprintf("80010001 00000004 4563686f 00000005 0b0009 %08x %x 00", len(text), text)) // in an unknown field
		frame := unhex(t, header("00 01 01 00", squeezed(t, plain)))
		cost := leastAllocated(func() {
			nc := connect(t, addr)
			if _, err := nc.Write(frame); err != nil {
				t.Fatal(err)
			}
			if n, err := nc.Read(make([]byte, 256)); err != nil {
				t.Errorf("%d bytes read: %v", n, err)
			}
			_ = nc.Close()
		})
		if most := 100*len(frame) + 16<<10; cost > most {
			t.Errorf("%d bytes that become %d times as many cost %d", len(frame), ratio, cost)
		}
	}
}

// squeezed gives zlib's form of data in hexadecimal.
func squeezed(t *testing.T, data []byte) string {
	t.Helper()
	var b bytes.Buffer
	w := zlib.NewWriter(&b)
	if _, err := w.Write(data); err != nil {
		t.Fatal(err)
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return fmt.Sprintf("%x", b.Bytes())
}

// TestPostClient calls with the framing Post, also through TLS, and as one that no reply is sent to.
func TestPostClient(t *testing.T) {
	borrowed := httptest.NewTLSServer(nil) // for its certificate
	defer borrowed.Close()
	for name, secure := range map[string]bool{"clear": false, "TLS": true} {
		t.Run(name, func(t *testing.T) {
			var server, side *tls.Config
			if secure {
				server = &tls.Config{Certificates: borrowed.TLS.Certificates}
				side = borrowed.Client().Transport.(*http.Transport).TLSClientConfig
			}
			told := make(chan string, 10)
			_, addr := serve(t, kitthrift.ServerConfig{TLS: server}, func(ctx context.Context, call *kit.Call) (string, error) {
				switch call.Method.Name {
				case "Note":
					told <- call.In.(*text).s
					return "", nil
				case "Fail":
					return "", kit.Errorf(kit.NotFound, "nothing there")
				}
				_, bounded := ctx.Deadline()
				return fmt.Sprint(call.In.(*text).s, call.Header.Get("trace-id"), bounded), nil
			})
			for _, p := range []kitthrift.Protocol{kitthrift.Binary, kitthrift.Compact, kitthrift.JSON} {
				c := dial(t, addr, kitthrift.ClientConfig{Framing: kitthrift.Post, Protocol: p, Path: "thrift", TLS: side})
				bounded, cancel := context.WithTimeout(ctx, time.Minute)
				for range 3 {
					out := &text{}
					err := c.Call(bounded, &kit.Call{Method: method("Show"), Header: kit.MapHeader{"trace-id": " t-1 ", "bad name": "x"}}, &text{id: 1, s: "hello"}, out)
					if err != nil || out.s != "hello t-1 true" && out.s != "hellot-1true" {
						t.Errorf("got %q, %v", out.s, err)
					}
				}
				cancel()
				_, err := call(ctx, c, "Fail", "")
				wantCode(t, err, kit.NotFound, "nothing there")
				if err := c.Send(ctx, &kit.Call{Method: method("Note"), Header: kit.MapHeader{}}, &text{id: 1, s: "remember"}); err != nil {
					t.Fatal(err)
				}
				if got := <-told; got != "remember" {
					t.Errorf("got %q", got)
				}
				cancelled, stop := context.WithCancel(ctx)
				stop()
				_, err = call(cancelled, c, "Show", "")
				wantCode(t, err, kit.Cancelled, "")
				if err := c.Close(); err != nil {
					t.Fatal(err)
				}
				_, err = call(ctx, c, "Show", "")
				wantCode(t, err, kit.Cancelled, "closed")
			}
		})
	}
}

// TestPostClientMisled meets servers that answer with something else.
func TestPostClientMisled(t *testing.T) {
	for answer, code := range map[string]kit.Code{
		"HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n":                                      kit.Unavailable,
		"HTTP/1.1 301 Moved\r\nLocation: http://127.0.0.1:1/\r\nContent-Length: 0\r\n\r\n":         kit.Unavailable,
		"HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n":                                             kit.Internal,
		"HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhello":                                        kit.Internal,
		"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nfff\r\n" + strings.Repeat("a", 4095): kit.ResourceExhausted,
		"garbage\r\n\r\n": kit.Unavailable,
		"HTTP/1.1 200 OK\r\nX: " + strings.Repeat("a", 200_000): kit.Unavailable,
	} {
		l, err := net.Listen("tcp", "127.0.0.1:0")
		if err != nil {
			t.Fatal(err)
		}
		go func() {
			nc, err := l.Accept()
			if err != nil {
				return
			}
			defer nc.Close()
			_, _ = nc.Read(make([]byte, 4<<10))
			_, _ = io.WriteString(nc, answer)
		}()
		c := dial(t, l.Addr().String(), kitthrift.ClientConfig{Framing: kitthrift.Post, MaxMessage: 1000})
		_, err = call(ctx, c, "Show", "")
		if kit.CodeOf(err) != code {
			t.Errorf("%.40q: %v, want %s", answer, err, code)
		}
		_ = c.Close()
		_ = l.Close()
	}
}
