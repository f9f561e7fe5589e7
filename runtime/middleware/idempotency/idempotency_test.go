package idempotency_test

import (
	"context"
	"errors"
	"io"
	"log/slog"
	"math"
	"path/filepath"
	"strconv"
	"sync"
	"sync/atomic"
	"testing"
	"testing/synctest"
	"time"

	"go.etcd.io/bbolt"
	"go.uber.org/goleak"

	kit "github.com/kitc-lang/kit/runtime"
	"github.com/kitc-lang/kit/runtime/middleware/idempotency"
	"github.com/kitc-lang/kit/runtime/middleware/idempotency/bolt"
)

func TestMain(m *testing.M) { goleak.VerifyTestMain(m) }

type input struct {
	Key   string
	Cents int
}

type receipt struct{ ID int64 }

// declined is a declared error.
type declined struct{ Reason string }

func (d *declined) Error() string { return "declined: " + d.Reason }
func (d *declined) KitError() *kit.ErrorType {
	return &kit.ErrorType{Package: "billing", Name: "Declined", Code: kit.FailedPrecondition}
}

var charge = &kit.Method{
	Package: "billing", Service: "Payments", Name: "Charge", Repeatable: true,
	Key: func(in any) string { return in.(*input).Key }, Output: new(receipt), Errors: []kit.Declared{new(declined)},
}

func config(store idempotency.Store) idempotency.Config {
	return idempotency.Config{
		Keep: time.Hour, Wait: 10 * time.Second, Lease: time.Minute, Store: store, Logger: slog.New(slog.NewTextHandler(io.Discard, nil)),
	}
}

// bank takes money, and counts how often.
type bank struct {
	charged atomic.Int64
	answer  func(n int64) error
	before  func()
}

func (b *bank) handle(_ context.Context, call *kit.Call) error {
	if b.before != nil {
		b.before()
	}
	n := b.charged.Add(1)
	if b.answer != nil {
		if err := b.answer(n); err != nil {
			return err
		}
	}
	call.Out = &receipt{ID: n}
	return nil
}

func pay(ctx context.Context, h kit.Handler, key string, cents int) (*receipt, error) {
	call := kit.NewCall(charge, kit.ServerSide, "http", &input{key, cents}, nil)
	if err := h(ctx, call); err != nil {
		return nil, err
	}
	return call.Out.(*receipt), nil
}

// stores runs a test with each store there is.
func stores(t *testing.T, f func(t *testing.T, open func() idempotency.Store)) {
	t.Run("memory", func(t *testing.T) {
		s := idempotency.NewMemory(0)
		f(t, func() idempotency.Store { return s })
	})
	t.Run("bolt", func(t *testing.T) {
		path := filepath.Join(t.TempDir(), "keys.db")
		var db *bbolt.DB
		t.Cleanup(func() { _ = db.Close() })
		f(t, func() idempotency.Store { // as a process that is started again
			if db != nil {
				if err := db.Close(); err != nil {
					t.Fatal(err)
				}
			}
			var err error
			if db, err = bbolt.Open(path, 0o600, &bbolt.Options{Timeout: time.Second, NoSync: true}); err != nil {
				t.Fatal(err)
			}
			s, err := bolt.New(db)
			if err != nil {
				t.Fatal(err)
			}
			return s
		})
	})
}

func TestTheFirstAnswer(t *testing.T) {
	stores(t, func(t *testing.T, open func() idempotency.Store) {
		b := &bank{}
		h := idempotency.New(config(open()))(b.handle)
		for range 3 {
			r, err := pay(t.Context(), h, "order-1", 100)
			if err != nil || r.ID != 1 {
				t.Fatalf("%+v, %v", r, err)
			}
		}
		if r, err := pay(t.Context(), h, "order-2", 100); err != nil || r.ID != 2 {
			t.Errorf("another key: %+v, %v", r, err)
		}
		h = idempotency.New(config(open()))(b.handle)
		if r, err := pay(t.Context(), h, "order-1", 100); err != nil || r.ID != 1 {
			t.Errorf("after a restart: %+v, %v", r, err)
		}
		if _, err := pay(t.Context(), h, "order-1", 101); kit.CodeOf(err) != kit.FailedPrecondition {
			t.Errorf("another input with the same key: %v", err)
		}
		if r, err := pay(t.Context(), h, "", 100); err != nil || r.ID != 3 {
			t.Errorf("no key: %+v, %v", r, err)
		}
		if n := b.charged.Load(); n != 3 {
			t.Errorf("money was taken %d times", n)
		}
	})
}

func TestErrors(t *testing.T) {
	for _, c := range []struct {
		name string
		err  error
		kept bool
	}{
		{"a declared error that stays", &declined{"no cover"}, true},
		{"an error that stays", kit.Errorf(kit.InvalidArgument, "no such currency"), true},
		{"a service that is down", kit.Errorf(kit.Unavailable, "no"), false},
		{"a failure", errors.New("disk full"), false},
		{"a deadline", context.DeadlineExceeded, false},
	} {
		t.Run(c.name, func(t *testing.T) {
			stores(t, func(t *testing.T, open func() idempotency.Store) {
				b := &bank{answer: func(n int64) error {
					if n == 1 {
						return c.err
					}
					return nil
				}}
				h := idempotency.New(config(open()))(b.handle)
				_, first := pay(t.Context(), h, "k", 1)
				r, again := pay(t.Context(), h, "k", 1)
				if !c.kept {
					if again != nil || r.ID != 2 {
						t.Errorf("the second call gives %+v, %v", r, again)
					}
					return
				}
				if again == nil || again.Error() != first.Error() || kit.CodeOf(again) != kit.CodeOf(first) || b.charged.Load() != 1 {
					t.Errorf("first %v, then %v", first, again)
				}
				if want, ok := c.err.(*declined); ok {
					if got, _ := kit.DeclaredIn(again).(*declined); got == nil || *got != *want {
						t.Errorf("got %#v", again)
					}
				}
			})
		})
	}
}

// TestOnce has many callers send the same call at once.
func TestOnce(t *testing.T) {
	stores(t, func(t *testing.T, open func() idempotency.Store) {
		b := &bank{before: func() { time.Sleep(30 * time.Millisecond) }}
		h := idempotency.New(config(open()))(b.handle)
		var group sync.WaitGroup
		for range 50 {
			group.Go(func() {
				if r, err := pay(t.Context(), h, "order", 5); err != nil || r.ID != 1 {
					t.Errorf("%+v, %v", r, err)
				}
			})
		}
		group.Wait()
		if n := b.charged.Load(); n != 1 {
			t.Errorf("money was taken %d times", n)
		}
	})
}

func TestWaiting(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		cfg := config(nil)
		cfg.Wait = time.Second
		b := &bank{before: func() { time.Sleep(3 * time.Second) }}
		h := idempotency.New(cfg)(b.handle)
		done := make(chan error)
		go func() { _, err := pay(t.Context(), h, "k", 1); done <- err }()
		synctest.Wait()
		begin := time.Now()
		if _, err := pay(t.Context(), h, "k", 1); kit.CodeOf(err) != kit.Aborted || time.Since(begin) != time.Second {
			t.Errorf("%v after %s", err, time.Since(begin))
		}
		ctx, cancel := context.WithTimeout(t.Context(), 100*time.Millisecond)
		defer cancel()
		if _, err := pay(ctx, h, "k", 1); !errors.Is(err, context.DeadlineExceeded) {
			t.Errorf("a caller that goes: %v", err)
		}
		if err := <-done; err != nil {
			t.Error(err)
		}
	})
}

// TestTime passes it: answers are kept for an hour, and a call that was lost holds its key for a minute.
func TestTime(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		store := idempotency.NewMemory(0)
		b := &bank{}
		h := idempotency.New(config(store))(b.handle)
		_, _ = pay(t.Context(), h, "k", 1)
		time.Sleep(time.Hour - time.Second)
		if r, _ := pay(t.Context(), h, "k", 1); r.ID != 1 {
			t.Error("it was forgotten too early")
		}
		time.Sleep(2 * time.Second)
		if r, _ := pay(t.Context(), h, "k", 1); r.ID != 2 {
			t.Error("it was not forgotten")
		}
		if _, claimed, err := store.Claim(t.Context(), "lost", idempotency.Record{Token: "gone", Until: time.Now().Add(time.Minute)}); !claimed || err != nil {
			t.Fatal(claimed, err)
		}
		time.Sleep(time.Minute)
		if _, claimed, _ := store.Claim(t.Context(), "lost", idempotency.Record{Token: "next", Until: time.Now().Add(time.Minute)}); !claimed {
			t.Error("the key of a call that was lost is held for ever")
		}
		if err := store.Complete(t.Context(), "lost", "gone", idempotency.Record{Token: "gone", Answer: []byte("{}"), Until: time.Now().Add(time.Hour)}); err != nil {
			t.Fatal(err)
		}
		if known, _, _ := store.Claim(t.Context(), "lost", idempotency.Record{Token: "third"}); known.Token != "next" {
			t.Errorf("the call that was lost came back and took the key: %+v", known)
		}
	})
}

func TestPanic(t *testing.T) {
	b := &bank{before: func() { panic("no") }}
	h := idempotency.New(config(nil))(b.handle)
	func() {
		defer func() { _ = recover() }()
		_, _ = pay(t.Context(), h, "k", 1)
	}()
	b.before = nil
	if r, err := pay(t.Context(), h, "k", 1); err != nil || r.ID != 1 {
		t.Errorf("%+v, %v", r, err)
	}
}

// TestWhoAsks gives nobody the answer of another, and nothing to who did not prove who they are.
func TestWhoAsks(t *testing.T) {
	method := *charge
	method.Auth = "user"
	b := &bank{}
	h := kit.Guard(func(ctx context.Context, call *kit.Call) (context.Context, error) {
		name := call.Header.Get("who")
		if name == "" {
			return nil, errors.New("nobody")
		}
		return kit.WithIdentity(ctx, &kit.Identity{Auth: "user", Subject: name}), nil
	}, b.handle, idempotency.New(config(nil)))
	ask := func(who string) (*receipt, error) {
		ctx, call := kit.Serve(t.Context(), kit.Call{Method: &method, Side: kit.ServerSide, In: &input{"k", 1}, Header: kit.MapHeader{"who": who}})
		if err := h(ctx, call); err != nil {
			return nil, err
		}
		return call.Out.(*receipt), nil
	}
	if r, err := ask("ada"); err != nil || r.ID != 1 {
		t.Fatal(r, err)
	}
	if r, err := ask("ada"); err != nil || r.ID != 1 {
		t.Error(r, err)
	}
	if r, err := ask("bob"); err != nil || r.ID != 2 {
		t.Errorf("bob got %+v, %v", r, err)
	}
	if _, err := ask(""); kit.CodeOf(err) != kit.Unauthenticated {
		t.Errorf("nobody in particular got %v", err)
	}
}

type broken struct{ idempotency.Store }

func (broken) Claim(context.Context, string, idempotency.Record) (idempotency.Record, bool, error) {
	return idempotency.Record{}, false, errors.New("disk failure")
}

func TestStoreFails(t *testing.T) {
	b := &bank{}
	h := idempotency.New(config(broken{}))(b.handle)
	if _, err := pay(t.Context(), h, "k", 1); kit.CodeOf(err) != kit.Unavailable || b.charged.Load() != 0 {
		t.Errorf("%v, and money was taken %d times", err, b.charged.Load())
	}
}

func TestMemoryIsBounded(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		store := idempotency.NewMemory(10)
		b := &bank{}
		h := idempotency.New(config(store))(b.handle)
		for i := range 20 {
			if _, err := pay(t.Context(), h, string(rune('a'+i)), 1); err != nil {
				t.Fatal(err)
			}
			time.Sleep(time.Second)
		}
		if r, _ := pay(t.Context(), h, "t", 1); r.ID != 20 {
			t.Error("the newest answer was forgotten")
		}
		if r, _ := pay(t.Context(), h, "a", 1); r.ID != 21 {
			t.Error("the oldest answer was kept")
		}
	})
}

// TestAnswerThatCannotBeWritten charges, and then gives what JSON has no words for: the call was made, so that no
// further one is.
func TestAnswerThatCannotBeWritten(t *testing.T) {
	calls := 0
	h := idempotency.New(config(nil))(func(_ context.Context, call *kit.Call) error {
		calls++
		rate := math.NaN()
		call.Out = &rate
		return nil
	})
	for i := range 3 {
		err := h(t.Context(), kit.NewCall(charge, kit.ServerSide, "http", &input{"k", 1}, nil))
		if want := map[bool]kit.Code{true: kit.OK, false: kit.Internal}[i == 0]; kit.CodeOf(err) != want {
			t.Errorf("call %d: %v", i+1, err)
		}
	}
	if calls != 1 {
		t.Errorf("it was made %d times", calls)
	}
}

// TestMemoryOfLongAnswers keeps answers of a megabyte each, for which there is room for 64 only.
func TestMemoryOfLongAnswers(t *testing.T) {
	store := idempotency.NewMemory(0)
	put := func(key string) bool {
		r := idempotency.Record{Token: key, Until: time.Now().Add(time.Hour)}
		_, claimed, _ := store.Claim(t.Context(), key, r)
		r.Answer = make([]byte, 1<<20)
		_ = store.Complete(t.Context(), key, key, r)
		return claimed
	}
	for i := range 200 {
		put(strconv.Itoa(i))
	}
	if !put("0") || put("199") || put("150") {
		t.Error("the oldest answers are not those that were forgotten")
	}
}

// TestSweep fills a file with answers that no longer count, and expects claims to clear it.
func TestSweep(t *testing.T) {
	db, err := bbolt.Open(filepath.Join(t.TempDir(), "keys.db"), 0o600, &bbolt.Options{NoSync: true})
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	store, err := bolt.New(db)
	if err != nil {
		t.Fatal(err)
	}
	for i := range 30 {
		until := time.Now().Add(-time.Hour)
		if _, _, err := store.Claim(t.Context(), string(rune('A'+i)), idempotency.Record{Token: "t", Until: until}); err != nil {
			t.Fatal(err)
		}
	}
	if _, _, err := store.Claim(t.Context(), "last", idempotency.Record{Until: time.Now().Add(time.Hour)}); err != nil {
		t.Fatal(err)
	}
	left := 0
	if err := db.View(func(tx *bbolt.Tx) error {
		return tx.ForEach(func(_ []byte, b *bbolt.Bucket) error { left += b.Stats().KeyN; return nil })
	}); err != nil {
		t.Fatal(err)
	}
	if left > 4 { // each record stands in two buckets
		t.Errorf("%d entries are left", left)
	}
}
