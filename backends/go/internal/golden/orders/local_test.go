package orders_test

import (
	"bytes"
	"context"
	"errors"
	"log/slog"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"github.com/kitc-lang/kit/backends/go/internal/golden/orders"
	kit "github.com/kitc-lang/kit/runtime"
	"github.com/kitc-lang/kit/runtime/std"
)

// shop implements Orders with what a test gives it; the methods it is not given panic.
type shop struct {
	orders.Orders
	get      func(ctx context.Context, in *orders.GetInput) (*orders.Order, error)
	list     func(ctx context.Context, in *orders.ListInput) ([]orders.Order, error)
	annotate func(ctx context.Context, in *orders.AnnotateInput) error
}

func (s *shop) Get(ctx context.Context, in *orders.GetInput) (*orders.Order, error) {
	return s.get(ctx, in)
}

func (s *shop) List(ctx context.Context, in *orders.ListInput) ([]orders.Order, error) {
	return s.list(ctx, in)
}

func (s *shop) Annotate(ctx context.Context, in *orders.AnnotateInput) error {
	return s.annotate(ctx, in)
}

func (s *shop) Count(context.Context) (map[orders.Status]int64, error) {
	return map[orders.Status]int64{orders.StatusPaid: 2}, nil
}

func (s *shop) Ping(context.Context) error { return nil }

// local gives the service in this process, and what its chain logs.
func local(s *shop) (orders.Orders, *bytes.Buffer) {
	var log bytes.Buffer
	var cfg orders.OrdersServerConfig
	cfg.Log.Logger = slog.New(slog.NewTextHandler(&log, nil))
	cfg.Recover.Logger = cfg.Log.Logger
	return orders.NewOrdersLocal(s, cfg), &log
}

var good = &orders.GetInput{ID: "ord_0123456789ab"}

func TestLocalCalls(t *testing.T) {
	want := &orders.Order{ID: good.ID}
	client, log := local(&shop{
		get: func(_ context.Context, in *orders.GetInput) (*orders.Order, error) {
			if in.ID != good.ID {
				t.Errorf("the handler gets %q", in.ID)
			}
			return want, nil
		},
		list: func(_ context.Context, in *orders.ListInput) ([]orders.Order, error) {
			return make([]orders.Order, in.GetLimit()), nil
		},
		annotate: func(context.Context, *orders.AnnotateInput) error { return nil },
	})
	ctx := t.Context()
	if got, err := client.Get(ctx, good); err != nil || got != want {
		t.Errorf("Get gives %v, %v", got, err)
	}
	if got, err := client.List(ctx, nil); err != nil || len(got) != 20 {
		t.Errorf("List without an input gives %d orders, %v: want the default of 20", len(got), err)
	}
	if got, err := client.Count(ctx); err != nil || got[orders.StatusPaid] != 2 {
		t.Errorf("Count gives %v, %v", got, err)
	}
	if err := client.Annotate(ctx, &orders.AnnotateInput{ID: good.ID}); err != nil {
		t.Error(err)
	}
	if err := client.Ping(ctx); err != nil {
		t.Error(err)
	}
	if n := strings.Count(log.String(), "msg=served"); n != 5 || strings.Contains(log.String(), string(good.ID)) {
		t.Errorf("five calls log %d lines, none with an input:\n%s", n, log)
	}
	if !strings.Contains(log.String(), "method=orders.Orders.Get code=ok") || !strings.Contains(log.String(), "transport=local") {
		t.Errorf("the log does not say what was called:\n%s", log)
	}
}

func TestLocalValidates(t *testing.T) {
	client, log := local(&shop{get: func(context.Context, *orders.GetInput) (*orders.Order, error) {
		t.Error("the handler sees an invalid input")
		return nil, nil
	}})
	_, err := client.Get(t.Context(), &orders.GetInput{ID: "nonsense"})
	if err == nil || err.Error() != "invalid_argument: id: must match ^ord_[a-z0-9]{12}$" {
		t.Errorf("got %v", err)
	}
	if !strings.Contains(log.String(), "level=WARN") {
		t.Errorf("the refusal is logged as\n%s", log)
	}
	if _, err := client.Get(t.Context(), nil); kit.CodeOf(err) != kit.InvalidArgument {
		t.Errorf("no input at all gives %v", err)
	}
}

func TestLocalErrors(t *testing.T) {
	var fails error
	client, _ := local(&shop{get: func(context.Context, *orders.GetInput) (*orders.Order, error) { return nil, fails }})
	fails = &std.NotFound{Resource: "order", ID: "ord_0123456789ab"}
	_, err := client.Get(t.Context(), good)
	if e := new(std.NotFound); !errors.As(err, &e) || e.Resource != "order" || kit.CodeOf(err) != kit.NotFound {
		t.Errorf("a declared error arrives as %v", err)
	}
	fails = nil
	if _, err := client.Get(t.Context(), good); kit.CodeOf(err) != kit.Internal {
		t.Errorf("a handler that returns nothing gives %v", err)
	}
}

func TestLocalRecovers(t *testing.T) {
	client, log := local(&shop{get: func(context.Context, *orders.GetInput) (*orders.Order, error) { panic("out of paper") }})
	if _, err := client.Get(t.Context(), good); kit.CodeOf(err) != kit.Internal || strings.Contains(err.Error(), "paper") {
		t.Errorf("a panic gives %v", err)
	}
	if !strings.Contains(log.String(), "out of paper") {
		t.Errorf("the panic is not logged:\n%s", log)
	}
}

func TestLocalTimeout(t *testing.T) {
	late := func(ctx context.Context, _ *orders.GetInput) (*orders.Order, error) {
		<-ctx.Done()
		return nil, ctx.Err()
	}
	for after, want := range map[time.Duration]time.Duration{
		0:               2 * time.Second, // as declared
		5 * time.Second: 5 * time.Second,
	} {
		synctest.Test(t, func(t *testing.T) {
			var cfg orders.OrdersServerConfig
			cfg.Timeout.After = after
			cfg.Log.Logger = slog.New(slog.DiscardHandler)
			start := time.Now()
			_, err := orders.NewOrdersLocal(&shop{get: late}, cfg).Get(t.Context(), good)
			if kit.CodeOf(err) != kit.DeadlineExceeded || time.Since(start) != want {
				t.Errorf("got %v after %s, want deadline_exceeded after %s", err, time.Since(start), want)
			}
		})
	}
}

func TestConstructorsRefuse(t *testing.T) {
	if _, err := orders.NewOrdersServer(nil, orders.OrdersServerConfig{}); err == nil ||
		err.Error() != "orders: NewOrdersServer needs an implementation of Orders, not nil" {
		t.Errorf("a server without an implementation: %v", err)
	}
	for address, want := range map[string]string{
		"":               "orders.Orders: no address: write http://HOST:PORT or thrift://HOST:PORT",
		"localhost:8080": `orders.Orders: address "localhost:8080" has no scheme: write http://localhost:8080 or thrift://localhost:8080`,
		"grpc://x:1":     `orders.Orders: address "grpc://x:1": it is not called over "grpc": write http://HOST:PORT or thrift://HOST:PORT`,
	} {
		if _, err := orders.NewOrdersClient(orders.OrdersClientConfig{Address: address}); err == nil || err.Error() != want {
			t.Errorf("address %q:\n got %v\nwant %s", address, err, want)
		}
	}
}

func TestCloseTwice(t *testing.T) {
	for _, address := range []string{"http://127.0.0.1:1", "thrift://127.0.0.1:1"} {
		client, err := orders.NewOrdersClient(orders.OrdersClientConfig{Address: address})
		if err != nil {
			t.Fatal(err)
		}
		for range 2 {
			if err := client.Close(); err != nil {
				t.Errorf("%s: %v", address, err)
			}
		}
	}
}
