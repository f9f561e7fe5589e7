package thrift_test

import (
	"context"
	"encoding/hex"
	"fmt"
	"io"
	"net"
	"net/http"
	"strings"
	"testing"

	kit "github.com/kitc-lang/kit/runtime"
	kitthrift "github.com/kitc-lang/kit/runtime/transport/thrift"
	thriftwire "github.com/kitc-lang/kit/runtime/wire/thrift"
)

// The messages of the JSON protocol.
const (
	jsonCall  = `[1,"Echo",1,5,{"1":{"str":"a"}}]`
	jsonReply = `[1,"Echo",2,5,{"0":{"str":"a"}}]`
	jsonType  = "application/vnd.apache.thrift.json"
)

func asHex(s string) string { return hex.EncodeToString([]byte(s)) }

// TestPostOfJSON sends messages as browsers do.
func TestPostOfJSON(t *testing.T) {
	_, addr := serve(t, kitthrift.ServerConfig{}, echo)
	client := &http.Client{Transport: &http.Transport{}}
	defer client.CloseIdleConnections()
	for _, c := range []struct{ name, mediaType, call, reply string }{
		{"told by its media type", jsonType, "\r\n " + jsonCall, jsonReply},
		{"with parameters", "Application/Vnd.Apache.Thrift.JSON; charset=utf-8", " " + jsonCall + "\n", jsonReply},
		{"told by its first byte", "application/x-thrift", jsonCall, jsonReply},
		{"not told", "", jsonCall, jsonReply},
		{"oneway", jsonType, strings.Replace(jsonCall, `"Echo",1`, `"Note",4`, 1), ""},
		{"no message, after which the connection ends", jsonType, "hello", `[1,"",3,0,{"1":{"str":"invalid_argument: is not a valid Thrift message at byte 0: expected '['"},"2":{"i32":7}}]`},
	} {
		req, err := http.NewRequest("POST", "http://"+addr, strings.NewReader(c.call))
		if err != nil {
			t.Fatal(err)
		}
		if c.mediaType != "" {
			req.Header.Set("Content-Type", c.mediaType)
		}
		resp, err := client.Do(req)
		if err != nil {
			t.Fatalf("%s: %v", c.name, err)
		}
		body, err := io.ReadAll(resp.Body)
		_ = resp.Body.Close()
		if string(body) != c.reply || err != nil || resp.Header.Get("Content-Type") != jsonType {
			t.Errorf("%s: got %s %s, %v", c.name, resp.Header.Get("Content-Type"), body, err)
		}
	}
}

// TestJSONNeedsOtherFrames says at once what THeader cannot do.
func TestJSONNeedsOtherFrames(t *testing.T) {
	want := "thrift: THeader frames carry no messages in the protocol JSON: set Framing to Framed, Unframed or Post"
	for _, f := range []kitthrift.Framing{0, kitthrift.THeader} {
		if _, err := kitthrift.NewClient("thrift://localhost:1", kitthrift.ClientConfig{Protocol: kitthrift.JSON, Framing: f}); err == nil || err.Error() != want {
			t.Errorf("got %v, want %s", err, want)
		}
	}
}

func TestErrorsAndOnewayCrossInJSON(t *testing.T) {
	told := make(chan string, 10)
	_, addr := serve(t, kitthrift.ServerConfig{}, func(_ context.Context, call *kit.Call) (string, error) {
		if call.Method.Name == "Note" {
			told <- call.In.(*text).s
			return "", nil
		}
		return "", kit.Errorf(kit.NotFound, "no %q\u0001 here", call.In.(*text).s)
	})
	for _, cfg := range []kitthrift.ClientConfig{
		{Framing: kitthrift.Framed}, {Framing: kitthrift.Unframed}, {Framing: kitthrift.Post}, {Framing: kitthrift.Framed, InFlight: -1},
	} {
		cfg.Protocol = kitthrift.JSON
		c := dial(t, addr, cfg)
		_, err := call(ctx, c, "Fail", "cup")
		wantCode(t, err, kit.NotFound, "no \"cup\"\u0001 here")
		if err := c.Send(ctx, &kit.Call{Method: method("Note"), Header: kit.MapHeader{}}, &text{id: 1, s: "remember"}); err != nil {
			t.Fatal(err)
		}
		if got := <-told; got != "remember" {
			t.Errorf("got %q", got)
		}
	}
}

// nested is arguments, or a result, that are nested as deep as it says.
type nested int

func (n nested) AppendThriftBinary(b []byte) []byte {
	for range n {
		b = append(b, thriftwire.TypeStruct, 0, 1)
	}
	return append(b, make([]byte, n+1)...)
}

func (n nested) AppendThriftCompact(b []byte) []byte { panic("not used") }
func (n nested) DecodeThriftBinary(d *thriftwire.BinaryDecoder) error {
	return thriftwire.Nothing{}.DecodeThriftBinary(d)
}
func (n nested) DecodeThriftCompact(d *thriftwire.CompactDecoder) error { panic("not used") }

// TestTooDeepForJSON writes what no reader would take.
func TestTooDeepForJSON(t *testing.T) {
	s := kitthrift.NewServer("Shop", kitthrift.ServiceFunc(func(ctx context.Context, r *kitthrift.Request) {
		if _, err := r.Run(ctx, method(r.Method), func(context.Context, *kit.Call) error { return nil }, nil, thriftwire.Nothing{}); err != nil {
			r.Fail(err)
			return
		}
		r.Reply(nested(100))
	}), kitthrift.ServerConfig{Addr: "127.0.0.1:0", Logger: quiet()})
	addr, err := s.Listen()
	if err != nil {
		t.Fatal(err)
	}
	done := make(chan error, 1)
	go func() { done <- s.Serve() }()
	defer func() {
		if err := s.Shutdown(ctx); err != nil {
			t.Error(err)
		}
		<-done
	}()
	c, err := kitthrift.NewClient("thrift://"+addr.String(), kitthrift.ClientConfig{Protocol: kitthrift.JSON, Framing: kitthrift.Framed})
	if err != nil {
		t.Fatal(err)
	}
	defer c.Close()
	for _, depth := range []int{1, 100} {
		err := c.Call(ctx, &kit.Call{Method: method("Dig"), Header: kit.MapHeader{}}, nested(depth), &text{})
		if depth == 1 {
			wantCode(t, err, kit.Internal, "the reply cannot be written")
		} else {
			wantCode(t, err, kit.InvalidArgument, "the request is nested more than 64 levels deep")
		}
	}
}

// TestJSONClientMisled meets servers that answer with something else.
func TestJSONClientMisled(t *testing.T) {
	for reply, says := range map[string]string{
		`[1,"Echo",2,7,{"0":{"str":"a"}}]`:                        "the reply belongs to another call",
		`[1,"Tell",2,1,{"0":{"str":"a"}}]`:                        "the reply is that of another method",
		`[1,"Echo",1,1,{"0":{"str":"a"}}]`:                        "what came back is no reply",
		`[1,"Echo",2,1,{}]`:                                       "the reply is not as declared",
		`[1,"Echo",2,1,{"0":{"str":a}}]`:                          "the reply is not as declared",
		`[1,"Echo",2]`:                                            "the head of the reply cannot be read",
		`[1,"Echo",3,1,{"2":{"str":5}}]`:                          "the server's error cannot be read",
		`[1,"Echo",3,1,{"2":{"i32":1}}]`:                          "unknown method",
		`[1,"Echo",2,1,{"0":{"str":"` + strings.Repeat("a", 1000): "more than the 1000 bytes",
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
			_, _ = io.WriteString(nc, reply)
		}()
		c := dial(t, l.Addr().String(), kitthrift.ClientConfig{Protocol: kitthrift.JSON, Framing: kitthrift.Unframed, MaxMessage: 1000})
		if _, err := call(ctx, c, "Echo", "a"); err == nil || !strings.Contains(err.Error(), says) {
			t.Errorf("%.40s: got %v, want %q", reply, err, says)
		}
		_ = l.Close()
	}
}

// TestHostileJSONCosts measures what a whole connection costs, by what was sent on it.
func TestHostileJSONCosts(t *testing.T) {
	_, addr := serve(t, kitthrift.ServerConfig{}, echo)
	const n = 1 << 20
	for name, rest := range map[string]string{
		"doubles":             fmt.Sprintf(`{"9":{"lst":["dbl",%d%s]}}`, n/2, strings.Repeat(",0", n/2)),
		"structs":             fmt.Sprintf(`{"9":{"lst":["rec",%d%s]}}`, n/3, strings.Repeat(",{}", n/3)),
		"a text":              `{"9":{"str":"` + strings.Repeat("a", n) + `"}}`,
		"two billion structs": `{"9":{"lst":["rec",2147483647` + strings.Repeat(" ", n) + `]}}`,
		"a name":              "",
	} {
		message := []byte(`[1,"Echo",1,5,` + rest + `]`)
		most := 20 * len(message)
		if name == "a name" { // which the reply repeats, in six characters for each
			message = []byte(`[1,"` + strings.Repeat("\x01", n) + `",1,5,{"1":{"str":"a"}}]`)
			most = 50 * len(message)
		}
		cost := leastAllocated(func() {
			nc := connect(t, addr)
			go func() { _, _ = nc.Write(message) }()
			if n, err := nc.Read(make([]byte, 1<<10)); err != nil {
				t.Errorf("%s: %d bytes read: %v", name, n, err)
			}
			_ = nc.Close()
		})
		if cost > most {
			t.Errorf("%s: %d bytes cost %d, %d times as much", name, len(message), cost, cost/len(message))
		}
	}
}
