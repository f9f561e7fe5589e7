package thrift

import (
	"context"
	"encoding/hex"
	"io"
	"log/slog"
	"net"
	"strings"
	"testing"
	"time"

	kit "github.com/kitc-lang/kit/runtime"
	thriftwire "github.com/kitc-lang/kit/runtime/wire/thrift"
)

// FuzzServeConn lets a server have any bytes: it must come to an end, and not panic, where they end.
func FuzzServeConn(f *testing.F) {
	const call = "80010001000000044563686f000000050b0001000000016100"
	for _, seed := range []string{
		"", call, "00000019" + call, "82210504" + "4563686f" + "180161" + "00",
		"00000027" + "0fff0000000000090001" + "00000000" + call,
		"0000002f" + "0fff0000000000090003" + "0000" + "0101016b0176" + "00000000" + call,
		"00000027" + "0fff0000000000090001" + "00010100" + call,
		"00000018" + "00000004" + "4563686f" + "01" + "00000005" + "0b0001000000016100",
		"80010004000000044563686f000000050b0001000000016100" + call,
		"504f5354202f20485454502f312e310d0a486f73743a20610d0a436f6e74656e742d4c656e6774683a2032350d0a0d0a" + call,
		hex.EncodeToString([]byte(`[1,"Echo",1,5,{"1":{"str":"a"}}]`)), "00000020" + hex.EncodeToString([]byte(`[1,"Echo",4,5,{"1":{"str":"a"}}]`)),
		"7fffffff80010001", "8221ffffffff0f", "800100017fffffff",
	} {
		data, err := hex.DecodeString(seed)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(data)
	}
	service := ServiceFunc(func(ctx context.Context, r *Request) {
		handler := func(_ context.Context, call *kit.Call) error { return call.Fault }
		if _, err := r.Run(ctx, &kit.Method{Package: "p", Service: "S", Name: "Echo"}, handler, nil, thriftwire.Nothing{}); err != nil {
			r.Fail(err)
			return
		}
		r.Reply(thriftwire.Void{})
	})
	f.Fuzz(func(t *testing.T, data []byte) {
		var log strings.Builder
		s := NewServer("S", service, ServerConfig{MaxMessage: 1 << 16, Logger: slog.New(slog.NewTextHandler(&log, nil))})
		server, client := net.Pipe()
		c := newConn(s, server)
		if !s.add(c) {
			t.Fatal("the server takes no connection")
		}
		done := make(chan struct{})
		go func() {
			defer close(done)
			c.serve()
		}()
		go func() { _, _ = io.Copy(io.Discard, client) }()
		_, _ = client.Write(data) // the server may close before it has read all
		_ = client.Close()
		select {
		case <-done:
		case <-time.After(10 * time.Second):
			t.Fatal("the server does not come to an end")
		}
		if strings.Contains(log.String(), "panic") {
			t.Fatal(log.String())
		}
	})
}
