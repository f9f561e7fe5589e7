package log_test

import (
	"bytes"
	"context"
	"errors"
	"log/slog"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	kit "github.com/kitc-lang/kit/runtime"
	"github.com/kitc-lang/kit/runtime/middleware/log"
)

var method = kit.Method{Package: "orders", Service: "Orders", Name: "Get"}

func TestLine(t *testing.T) {
	for _, c := range []struct {
		name string
		call kit.Call
		err  error
		want string
	}{
		{"a success",
			kit.Call{Transport: "http", Peer: "192.0.2.7:5", Side: kit.ServerSide}, nil,
			`level=INFO msg=served method=orders.Orders.Get code=ok duration=5ms transport=http peer=192.0.2.7:5`},
		{"on a client",
			kit.Call{Transport: "thrift", Side: kit.ClientSide}, nil,
			`level=INFO msg=called method=orders.Orders.Get code=ok duration=5ms transport=thrift`},
		{"the caller's fault",
			kit.Call{Transport: "http", Side: kit.ServerSide}, kit.Errorf(kit.InvalidArgument, "id: is required"),
			`level=WARN msg=served method=orders.Orders.Get code=invalid_argument duration=5ms transport=http error="invalid_argument: id: is required"`},
		{"the server's fault",
			kit.Call{Transport: "http", Side: kit.ServerSide}, errors.New("disk is full"),
			`level=ERROR msg=served method=orders.Orders.Get code=internal duration=5ms transport=http error="disk is full"`},
		{"a missed deadline",
			kit.Call{Transport: "http", Side: kit.ServerSide}, context.DeadlineExceeded,
			`level=ERROR msg=served method=orders.Orders.Get code=deadline_exceeded duration=5ms transport=http error="context deadline exceeded"`},
		{"a caller who went away",
			kit.Call{Transport: "http", Side: kit.ServerSide}, context.Canceled,
			`level=WARN msg=served method=orders.Orders.Get code=cancelled duration=5ms transport=http error="context canceled"`},
	} {
		t.Run(c.name, func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) {
				var b bytes.Buffer
				h := log.New(log.Config{Logger: slog.New(slog.NewTextHandler(&b, nil))})(func(context.Context, *kit.Call) error {
					time.Sleep(5 * time.Millisecond)
					return c.err
				})
				call := c.call
				call.Method = &method
				call.In = "what the caller sent"
				if err := h(t.Context(), &call); err != c.err {
					t.Errorf("the error becomes %v", err)
				}
				_, line, _ := strings.Cut(b.String(), " ") // without the time
				if line != c.want+"\n" {
					t.Errorf("\n got %s\nwant %s", line, c.want)
				}
			})
		})
	}
}

func TestDroppedLevelCostsNothing(t *testing.T) {
	logger := slog.New(slog.NewTextHandler(new(bytes.Buffer), &slog.HandlerOptions{Level: slog.LevelWarn}))
	h := log.New(log.Config{Logger: logger})(func(context.Context, *kit.Call) error { return nil })
	ctx, call := t.Context(), &kit.Call{Method: &method}
	if n := testing.AllocsPerRun(1000, func() { _ = h(ctx, call) }); n != 0 {
		t.Errorf("%v allocations", n)
	}
}
