package thrift_test

import (
	"context"
	"errors"
	"net"
	"strings"
	"testing"
	"time"

	"go.uber.org/goleak"

	kit "github.com/kitc-lang/kit/runtime"
	kitthrift "github.com/kitc-lang/kit/runtime/transport/thrift"
	thriftwire "github.com/kitc-lang/kit/runtime/wire/thrift"
)

func TestMain(m *testing.M) { goleak.VerifyTestMain(m) }

// text is a struct with one string: the arguments of every method of the shop, as field 1, and their
// results, as field 0.
type text struct {
	id int16
	s  string
}

func (x *text) AppendThriftBinary(b []byte) []byte {
	b = append(b, thriftwire.TypeString, 0, byte(x.id))
	b = thriftwire.AppendBinaryString(b, x.s)
	return append(b, thriftwire.TypeStop)
}

func (x *text) AppendThriftCompact(b []byte) []byte {
	b = thriftwire.AppendCompactField(b, 0, x.id, thriftwire.CompactTypeString)
	b = thriftwire.AppendCompactString(b, x.s)
	return append(b, thriftwire.TypeStop)
}

func (x *text) fields() thriftwire.Struct {
	return thriftwire.Struct{Fields: thriftwire.Fields{{ID: x.id, Type: thriftwire.TypeString, Required: true, Name: "text"}}}
}

func (x *text) DecodeThriftBinary(d *thriftwire.BinaryDecoder) error {
	f := x.fields()
	for d.Next(&f) {
		f.Err = thriftwire.BinaryString(&x.s, d)
	}
	return d.Done(&f)
}

func (x *text) DecodeThriftCompact(d *thriftwire.CompactDecoder) error {
	f := x.fields()
	for d.Next(&f) {
		f.Err = thriftwire.CompactString(&x.s, d)
	}
	return d.Done(&f)
}

func method(name string) *kit.Method {
	return &kit.Method{Package: "test", Service: "Shop", Name: name}
}

// shop runs handle for every method but Note, which is oneway, and Unknown.
type shop struct {
	handle func(ctx context.Context, call *kit.Call) (string, error)
}

func (s shop) ServeThrift(ctx context.Context, r *kitthrift.Request) {
	if r.Method == "Unknown" {
		r.Unknown()
		return
	}
	in := &text{id: 1}
	var answer string
	_, err := r.Run(ctx, method(r.Method), func(ctx context.Context, call *kit.Call) (err error) {
		if call.Fault != nil {
			return call.Fault
		}
		answer, err = s.handle(ctx, call)
		return err
	}, in, in)
	switch {
	case r.Method == "Note":
		r.Done()
	case err != nil:
		r.Fail(err)
	default:
		r.Reply(&text{s: answer})
	}
}

// echo gives back what it gets.
func echo(_ context.Context, call *kit.Call) (string, error) { return call.In.(*text).s, nil }

// serve starts a server that the test stops.
func serve(t *testing.T, cfg kitthrift.ServerConfig, handle func(context.Context, *kit.Call) (string, error)) (*kitthrift.Server, string) {
	t.Helper()
	if cfg.Addr == "" {
		cfg.Addr = "127.0.0.1:0"
	}
	s := kitthrift.NewServer("Shop", shop{handle}, cfg)
	addr, err := s.Listen()
	if err != nil {
		t.Fatal(err)
	}
	done := make(chan error, 1)
	go func() { done <- s.Serve() }()
	t.Cleanup(func() {
		ctx, cancel := context.WithTimeout(context.Background(), 5*time.Second)
		defer cancel()
		if err := s.Shutdown(ctx); err != nil {
			t.Errorf("Shutdown: %v", err)
		}
		if err := <-done; err != nil {
			t.Errorf("Serve: %v", err)
		}
	})
	return s, addr.String()
}

func dial(t *testing.T, addr string, cfg kitthrift.ClientConfig) *kitthrift.Client {
	t.Helper()
	c, err := kitthrift.NewClient("thrift://"+addr, cfg)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := c.Close(); err != nil {
			t.Errorf("Close: %v", err)
		}
	})
	return c
}

func call(ctx context.Context, c *kitthrift.Client, name, s string) (string, error) {
	out := &text{}
	err := c.Call(ctx, &kit.Call{Method: method(name), Side: kit.ClientSide, Header: kit.MapHeader{}}, &text{id: 1, s: s}, out)
	return out.s, err
}

// wantCode checks the code of an error and a part of its message.
func wantCode(t *testing.T, err error, code kit.Code, part string) {
	t.Helper()
	var e *kit.Error
	if !errors.As(err, &e) || e.Code != code || !strings.Contains(e.Message, part) {
		t.Errorf("got %v, want %s with %q", err, code, part)
	}
}

// connect opens a plain connection.
func connect(t *testing.T, addr string) net.Conn {
	t.Helper()
	nc, err := net.Dial("tcp", addr)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = nc.Close() })
	if err := nc.SetDeadline(time.Now().Add(10 * time.Second)); err != nil {
		t.Fatal(err)
	}
	return nc
}
