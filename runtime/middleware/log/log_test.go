package log_test

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"io"
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
		{"a call that was tried before",
			kit.Call{Transport: "thrift", Side: kit.ClientSide, Attempt: 1}, nil,
			`level=INFO msg=called method=orders.Orders.Get code=ok duration=5ms transport=thrift attempt=2`},
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

func TestAttempts(t *testing.T) {
	var b bytes.Buffer
	h := log.New(log.Config{Logger: slog.New(slog.NewTextHandler(&b, nil))})(func(_ context.Context, call *kit.Call) error {
		call.NextTry()
		call.NextTry()
		return nil
	})
	_ = h(t.Context(), kit.NewCall(&method, kit.ClientSide, "http", nil, nil))
	if !strings.Contains(b.String(), " attempts=3\n") {
		t.Error(b.String())
	}
}

func TestPanic(t *testing.T) {
	var b bytes.Buffer
	h := log.New(log.Config{Logger: slog.New(slog.NewTextHandler(&b, nil))})(func(context.Context, *kit.Call) error {
		panic("the password is swordfish")
	})
	func() {
		defer func() {
			if recover() == nil {
				t.Error("the panic is gone")
			}
		}()
		_ = h(t.Context(), &kit.Call{Method: &method, Side: kit.ServerSide, Transport: "http"})
	}()
	if got := b.String(); !strings.Contains(got, "level=ERROR") || !strings.Contains(got, "code=internal") || !strings.Contains(got, "error=panic\n") {
		t.Error(got)
	}
}

// TestSampling makes a thousand calls a second for three seconds, of which every tenth fails, and a call a second later.
func TestSampling(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		time.Sleep(time.Until(time.Now().Truncate(time.Second).Add(time.Second)))
		count := func(cfg log.Config) (successes, failures, skipped int) {
			var b bytes.Buffer
			cfg.Logger = slog.New(slog.NewJSONHandler(&b, nil))
			h := log.New(cfg)(func(_ context.Context, call *kit.Call) error {
				if call.Peer == "bad" {
					return kit.Errorf(kit.Internal, "no")
				}
				return nil
			})
			for i := range 3001 {
				call := &kit.Call{Method: &method, Side: kit.ServerSide}
				if i%10 == 0 && i < 3000 {
					call.Peer = "bad"
				}
				_ = h(t.Context(), call)
				time.Sleep(time.Millisecond)
				if i == 2999 {
					time.Sleep(time.Second)
				}
			}
			for line := range strings.Lines(b.String()) {
				var got struct {
					Code    string
					Skipped int
				}
				if err := json.Unmarshal([]byte(line), &got); err != nil {
					t.Fatal(err)
				}
				if got.Code == "ok" {
					successes++
				} else {
					failures++
				}
				skipped += got.Skipped
			}
			time.Sleep(999 * time.Millisecond)
			return successes, failures, skipped
		}
		// Each second has 900 successes, of which the first are written and then one in so many.
		for _, c := range []struct {
			cfg  log.Config
			want int
		}{
			{log.Config{}, 3*(100+8) + 1},
			{log.Config{First: 10, OneIn: 89}, 3*(10+10) + 1},
			{log.Config{First: -1, OneIn: 100}, 3 * 9},
			{log.Config{First: 10, OneIn: -1}, 3*10 + 1},
			{log.Config{OneIn: 1}, 2701},
			{log.Config{First: 1000}, 2701},
		} {
			successes, failures, skipped := count(c.cfg)
			if successes != c.want || failures != 300 {
				t.Errorf("%+v: %d successes and %d failures are written, want %d and 300", c.cfg, successes, failures, c.want)
			}
			if c.want%3 == 1 && successes+skipped != 2701 {
				t.Errorf("%+v: %d are written and %d said to be skipped, of 2701", c.cfg, successes, skipped)
			}
		}
	})
}

func TestSkippedCostsNothing(t *testing.T) {
	h := log.New(log.Config{First: -1, OneIn: -1, Logger: slog.New(slog.NewTextHandler(new(bytes.Buffer), nil))})(func(context.Context, *kit.Call) error { return nil })
	ctx, call := t.Context(), &kit.Call{Method: &method}
	if n := testing.AllocsPerRun(1000, func() { _ = h(ctx, call) }); n != 0 {
		t.Errorf("%v allocations", n)
	}
}

func BenchmarkLog(b *testing.B) {
	for name, cfg := range map[string]log.Config{"as declared": {}, "all": {OneIn: 1}} {
		cfg.Logger = slog.New(slog.NewJSONHandler(io.Discard, nil))
		h := log.New(cfg)(func(context.Context, *kit.Call) error { return nil })
		b.Run(name, func(b *testing.B) {
			ctx, call := b.Context(), &kit.Call{Method: &method, Side: kit.ServerSide, Transport: "http", Peer: "192.0.2.7:5"}
			b.ReportAllocs()
			for b.Loop() {
				_ = h(ctx, call)
			}
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
