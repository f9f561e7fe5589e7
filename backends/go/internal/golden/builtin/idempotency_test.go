package builtin_test

import (
	"context"
	"errors"
	"io"
	"log/slog"
	"slices"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"github.com/kitc-lang/kit/backends/go/internal/golden/builtin"
	kit "github.com/kitc-lang/kit/runtime"
)

// bank counts what it takes, and how often it is asked.
type bank struct {
	all
	asked, taken atomic.Int64
}

func (b *bank) Charge(_ context.Context, in *builtin.ChargeInput) ([]builtin.Receipt, error) {
	n := b.asked.Add(1)
	time.Sleep(20 * time.Millisecond) // so that calls meet
	if in.Cents > 1000 {
		return nil, &builtin.NoCover{Missing: in.Cents - 1000}
	}
	b.taken.Add(in.Cents)
	return []builtin.Receipt{{Number: n, Card: in.Card}, {Number: -n}}, nil
}

// open gives a client of a bank for each transport.
func open(t *testing.T, b *bank) map[string]*builtin.AllClient {
	t.Helper()
	quiet := slog.New(slog.NewTextHandler(io.Discard, nil))
	cfg := builtin.AllServerConfig{Server: kit.ServerConfig{DrainDelay: -1}}
	cfg.Log.Logger = quiet
	server, err := builtin.NewAllServer(b, cfg)
	if err != nil {
		t.Fatal(err)
	}
	if err := server.Listen(); err != nil {
		t.Fatal(err)
	}
	ctx, stop := context.WithCancel(context.Background())
	done := make(chan error)
	go func() { done <- server.Run(ctx) }()
	clients := map[string]*builtin.AllClient{}
	for _, transport := range []string{"http", "thrift"} {
		cfg := builtin.AllClientConfig{Address: transport + "://" + server.Addr(transport)}
		cfg.Chain = func(*kit.Method) []kit.Middleware { return nil } // nothing repeats but the test
		if clients[transport], err = builtin.NewAllClient(cfg); err != nil {
			t.Fatal(err)
		}
	}
	t.Cleanup(func() {
		for _, c := range clients {
			_ = c.Close()
		}
		stop()
		if err := <-done; err != nil {
			t.Error(err)
		}
	})
	return clients
}

// TestChargeOnce makes the same call many times at once, over both transports, and expects one charge and one answer.
func TestChargeOnce(t *testing.T) {
	b := new(bank)
	clients := open(t, b)
	key := kit.UUID{1, 2, 3}
	want := []builtin.Receipt{{Number: 1, Card: "4111"}, {Number: -1}}
	var group sync.WaitGroup
	for _, c := range clients {
		for range 20 {
			group.Go(func() {
				got, err := c.Charge(t.Context(), &builtin.ChargeInput{Key: &key, Cents: 100, Card: "4111"})
				if err != nil || !slices.Equal(got, want) {
					t.Errorf("%+v, %v", got, err)
				}
			})
		}
	}
	group.Wait()
	if b.asked.Load() != 1 || b.taken.Load() != 100 {
		t.Errorf("%d cents were taken in %d charges", b.taken.Load(), b.asked.Load())
	}
	for transport, c := range clients {
		for _, other := range []builtin.ChargeInput{{Key: &key, Cents: 101, Card: "4111"}, {Key: &key, Cents: 100, Card: "4222"}} {
			if _, err := c.Charge(t.Context(), &other); kit.CodeOf(err) != kit.FailedPrecondition {
				t.Errorf("%s: another input with the same key: %v", transport, err)
			}
		}
		if _, err := c.Charge(t.Context(), &builtin.ChargeInput{Cents: 1}); err != nil {
			t.Errorf("%s: no key: %v", transport, err)
		}
	}
	if b.asked.Load() != 3 || b.taken.Load() != 102 {
		t.Errorf("%d cents were taken in %d charges", b.taken.Load(), b.asked.Load())
	}
}

// TestDeclinedOnce expects a declared error again with its fields, over the transport that did not see it first too.
func TestDeclinedOnce(t *testing.T) {
	b := new(bank)
	clients := open(t, b)
	key := kit.UUID{1, 2, 3}
	for _, transport := range []string{"http", "thrift", "http"} {
		_, err := clients[transport].Charge(t.Context(), &builtin.ChargeInput{Key: &key, Cents: 1500})
		var declined *builtin.NoCover
		if !errors.As(err, &declined) || declined.Missing != 500 {
			t.Errorf("%s: %v", transport, err)
		}
	}
	if b.asked.Load() != 1 {
		t.Errorf("it was asked %d times", b.asked.Load())
	}
}
