// Package foundtest has generated servers and clients find each other.
package foundtest

import (
	"context"
	"fmt"
	"io"
	"log/slog"
	"strings"
	"sync"
	"testing"
	"time"

	"go.uber.org/goleak"

	"github.com/kitc-lang/kit/backends/go/internal/golden/found"
	kit "github.com/kitc-lang/kit/runtime"
	"github.com/kitc-lang/kit/runtime/balance"
	"github.com/kitc-lang/kit/runtime/balance/random"
	kitcluster "github.com/kitc-lang/kit/runtime/cluster"
	"github.com/kitc-lang/kit/runtime/discovery/memory"
)

func TestMain(m *testing.M) { goleak.VerifyTestMain(m) }

var quiet = slog.New(slog.NewTextHandler(io.Discard, nil))

// stock notes which of its instances took from which shelf.
type stock struct {
	name string
	mu   *sync.Mutex
	took map[string]map[string]int // calls by shelf and instance
}

func (s stock) note(shelf string) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.took[shelf] == nil {
		s.took[shelf] = map[string]int{}
	}
	s.took[shelf][s.name]++
	return nil
}

func (s stock) Take(_ context.Context, in *found.TakeInput) error { return s.note(string(in.Shelf)) }

func (s stock) Move(_ context.Context, in *found.MoveInput) error {
	return s.note(kit.KeyText(in.Shelf))
}

func (s stock) Check(context.Context) error { return nil }

// start runs an instance until the test ends, or the function is called.
func start(t *testing.T, s stock, registry *memory.Registry) (stop func()) {
	t.Helper()
	var cfg found.StockServerConfig
	cfg.Discovery.Registry = registry
	cfg.Server.Logger, cfg.Log.Logger = quiet, quiet
	cfg.Server.DrainDelay = -1
	cfg.Thrift.Addr, cfg.HTTP.Addr = "127.0.0.1:0", "127.0.0.1:0"
	server, err := found.NewStockServer(s, cfg)
	if err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithCancel(context.Background())
	done := make(chan error, 1)
	go func() { done <- server.Run(ctx) }()
	stop = sync.OnceFunc(func() {
		cancel()
		if err := <-done; err != nil {
			t.Error(err)
		}
	})
	t.Cleanup(stop)
	return stop
}

// desk gives the clients of Desk, whose own kinds a test brings along.
func desk(t *testing.T, registry *memory.Registry) *found.DeskClients {
	t.Helper()
	var cfg found.DeskClientsConfig
	cfg.Stock.Discovery.Registry, cfg.Counted.Discovery.Registry = registry, registry
	cfg.Ledger.NewTable = func(p found.TableParams) (kit.Discovery, error) {
		if p.File != "/etc/services.tab" || p.Reread != nil {
			t.Errorf("the constructor of table gets %+v", p)
		}
		return registry, nil
	}
	cfg.Ledger.NewNearest = func(p found.NearestParams) (balance.Balancer, error) {
		if p.Rack != "a" || p.Field != nil {
			t.Errorf("the constructor of nearest gets %+v", p)
		}
		return random.New(random.Config{}), nil
	}
	cfg.Told.Address = "thrift://127.0.0.1:1"
	clients, err := found.NewDeskClients(cfg)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := clients.Close(); err != nil {
			t.Error(err)
		}
	})
	return clients
}

func TestCallsWithOneValueGoToOneInstance(t *testing.T) {
	registry := new(memory.Registry)
	s := stock{mu: new(sync.Mutex), took: map[string]map[string]int{}}
	stops := map[string]func(){}
	for i := range 3 {
		s.name = fmt.Sprint(i)
		stops[s.name] = start(t, s, registry)
	}
	clients := desk(t, registry)
	take := func() map[string]string {
		t.Helper()
		s.mu.Lock()
		clear(s.took)
		s.mu.Unlock()
		for i := range 60 {
			shelf := found.Shelf(fmt.Sprint("s", i%20))
			err := clients.Stock.Take(t.Context(), &found.TakeInput{Shelf: shelf})
			if i%3 == 0 {
				err = clients.Stock.Move(t.Context(), &found.MoveInput{Shelf: &shelf})
			}
			if err != nil {
				t.Fatal(err)
			}
		}
		s.mu.Lock()
		defer s.mu.Unlock()
		owner := map[string]string{}
		for shelf, by := range s.took {
			if len(by) != 1 {
				t.Errorf("shelf %s was asked of several instances: %v", shelf, by)
			}
			for name := range by {
				owner[shelf] = name
			}
		}
		return owner
	}
	for registered(registry) < 6 { // three instances over two transports
		time.Sleep(time.Millisecond)
	}
	_ = clients.Stock.Check(t.Context())
	waitFor(t, clients.Stock, s, 3)
	before := take()
	stops["1"]()
	after := take()
	for shelf, name := range before {
		if name != "1" && after[shelf] != name {
			t.Errorf("shelf %s went from instance %s, which is still there, to %s", shelf, name, after[shelf])
		}
		if after[shelf] == "1" {
			t.Errorf("shelf %s is asked of an instance that has stopped", shelf)
		}
	}
}

// registered is how many instances of the stock are listed.
func registered(r *memory.Registry) int {
	for instances := range r.Watch(context.Background(), "found.Stock") {
		return len(instances)
	}
	return 0
}

// waitFor calls until the client knows so many instances.
func waitFor(t *testing.T, client found.Stock, s stock, n int) {
	t.Helper()
	for i := 0; ; i++ {
		if err := client.Take(t.Context(), &found.TakeInput{Shelf: found.Shelf(fmt.Sprint("w", i))}); err != nil {
			t.Fatal(err)
		}
		seen := map[string]bool{}
		s.mu.Lock()
		for _, by := range s.took {
			for name := range by {
				seen[name] = true
			}
		}
		s.mu.Unlock()
		if len(seen) == n {
			return
		}
	}
}

func TestConstructorsAreDemanded(t *testing.T) {
	for text, make := range map[string]func() error{
		"found: NewDeskLedgerClient needs NewNearest in its Config: it makes the balance nearest": func() error {
			_, err := found.NewDeskLedgerClient(found.DeskLedgerClientConfig{})
			return err
		},
		"found: NewDeskLedgerClient needs NewTable in its Config: it makes the discovery table": func() error {
			_, err := found.NewDeskLedgerClient(found.DeskLedgerClientConfig{Cluster: kitcluster.Config{Balancer: random.New(random.Config{})}})
			return err
		},
		"found: NewLedgerServer needs NewTable in its Config: it makes the discovery table": func() error {
			_, err := found.NewLedgerServer(ledger{}, found.LedgerServerConfig{})
			return err
		},
		"found.Desk.stock: memory: Registry is nil: give the same one to servers and clients": func() error {
			_, err := found.NewDeskClients(found.DeskClientsConfig{})
			return err
		},
		`found.Desk.told: no address: write thrift://HOST:PORT`: func() error {
			_, err := found.NewDeskToldClient(found.DeskToldClientConfig{})
			return err
		},
		`found.Desk.stock: address "http://10.0.0.1:80": it is not called over "http": write thrift://HOST:PORT`: func() error {
			_, err := found.NewDeskStockClient(found.DeskStockClientConfig{Address: "http://10.0.0.1:80"})
			return err
		},
		`found.Stock: it is not called over "ftp": take thrift or http or https as the Scheme of the Cluster`: func() error {
			_, err := found.NewStockClient(found.StockClientConfig{Cluster: kitcluster.Config{Discovery: new(memory.Registry), Scheme: "ftp"}})
			return err
		},
	} {
		if err := make(); err == nil || !strings.Contains(err.Error(), text) {
			t.Errorf("got  %v\nwant %s", err, text)
		}
	}
}

type ledger struct{}

func (ledger) Write(context.Context, *found.WriteInput) error { return nil }

// TestAnythingStandsForAClient puts the implementation of a service in the place of a client of it.
func TestAnythingStandsForAClient(t *testing.T) {
	s := stock{name: "double", mu: new(sync.Mutex), took: map[string]map[string]int{}}
	clients := &found.DeskClients{Stock: s}
	if err := clients.Stock.Take(t.Context(), &found.TakeInput{Shelf: "a"}); err != nil || s.took["a"]["double"] != 1 {
		t.Errorf("%v, %v", err, s.took)
	}
	if err := clients.Close(); err != nil {
		t.Error(err)
	}
}
