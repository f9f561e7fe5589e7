package kit_test

import (
	"context"
	"errors"
	"fmt"
	"iter"
	"strings"
	"sync"
	"testing"
	"time"

	kit "github.com/kitc-lang/kit/runtime"
)

// book is a registry that notes what happens to it.
type book struct {
	journal *journal

	mu    sync.Mutex
	down  error // what it answers
	hangs bool  // it never does
}

func (b *book) Watch(context.Context, string) iter.Seq2[[]kit.Instance, error] { return nil }

func (b *book) set(down error) {
	b.mu.Lock()
	defer b.mu.Unlock()
	b.down = down
}

func (b *book) answer(ctx context.Context) error {
	b.mu.Lock()
	defer b.mu.Unlock()
	if b.hangs {
		<-ctx.Done()
		return ctx.Err()
	}
	return b.down
}

func (b *book) Register(ctx context.Context, service string, i kit.Instance) (func(context.Context) error, error) {
	if err := b.answer(ctx); err != nil {
		return nil, err
	}
	b.journal.note(strings.TrimSpace(fmt.Sprint("+", service, " ", i.Address, " ", i.Zone)))
	return func(ctx context.Context) error {
		if err := b.answer(ctx); err != nil {
			return err
		}
		b.journal.note("-" + i.Address)
		return nil
	}, nil
}

func serve(t *testing.T, d time.Duration, cfg kit.ServerConfig, transports ...kit.Transport) error {
	t.Helper()
	cfg.Logger = quiet
	ctx, cancel := context.WithTimeout(t.Context(), d)
	defer cancel()
	return kit.NewServer("shop.Orders", cfg, transports...).Run(ctx)
}

func TestServerIsListedWhileItServes(t *testing.T) {
	run(t, func(t *testing.T, j *journal) {
		cfg := kit.ServerConfig{Registration: kit.Registration{Discovery: &book{journal: j}, Zone: "a"}}
		if err := serve(t, time.Minute, cfg, newFake("http", j)); err != nil {
			t.Error(err)
		}
		got := j.String()
		if !strings.Contains(got, "+shop.Orders http://127.0.0.1:4 a 0s") || !strings.Contains(got, "http serves 0s") {
			t.Errorf("at the start: %s", got)
		}
		if want := ", -http://127.0.0.1:4 1m0s, http drains 1m0s, http is done 1m0.25s"; !strings.HasSuffix(got, want) {
			t.Errorf("at the end: %s", got)
		}
	})
}

func TestServerServesWithoutItsRegistry(t *testing.T) {
	run(t, func(t *testing.T, j *journal) {
		registry := &book{journal: j, down: errors.New("connection refused")}
		time.AfterFunc(5*time.Minute, func() { registry.set(nil) })
		cfg := kit.ServerConfig{Registration: kit.Registration{Discovery: registry, Host: "shop.example.com"}}
		if err := serve(t, 10*time.Minute, cfg, newFake("http", j)); err != nil {
			t.Error(err)
		}
		before, after, ok := strings.Cut(j.String(), "+shop.Orders http://shop.example.com:4 5m")
		if !ok || !strings.HasPrefix(before, "http serves 0s") || !strings.Contains(after, "-http://shop.example.com:4 10m0s") {
			t.Errorf("it is to serve at once, and to be listed within half a minute of the registry's return: %s", j)
		}
	})
}

func TestServerStopsWithoutItsRegistry(t *testing.T) {
	for name, registry := range map[string]*book{"down": {down: errors.New("connection refused")}, "hanging": {hangs: true}} {
		t.Run(name, func(t *testing.T) {
			run(t, func(t *testing.T, j *journal) {
				registry.journal = j
				cfg := kit.ServerConfig{Registration: kit.Registration{Discovery: registry}}
				if err := serve(t, 25*time.Second, cfg, newFake("http", j)); err != nil {
					t.Error(err)
				}
				if got, want := j.String(), "http serves 0s, http drains 25s, http is done 25.25s"; got != want {
					t.Errorf("got  %s\nwant %s", got, want)
				}
			})
		})
	}
}

func TestServerIsNotListedWhereThatCannotBe(t *testing.T) {
	run(t, func(t *testing.T, j *journal) {
		registry := &book{journal: j, down: fmt.Errorf("static: %w", errors.ErrUnsupported)}
		err := serve(t, time.Minute, kit.ServerConfig{Registration: kit.Registration{Discovery: registry}}, newFake("http", j))
		if err == nil || !errors.Is(err, errors.ErrUnsupported) || !strings.Contains(err.Error(), "http://127.0.0.1:4") {
			t.Errorf("got %v", err)
		}
		if !strings.Contains(j.String(), "http is done") {
			t.Errorf("the transport goes on: %s", j)
		}
	})
}
