package registry

import (
	"context"
	"errors"
	"log/slog"
	"math"
	"strings"
	"sync"
	"testing"
	"testing/synctest"
	"time"

	"github.com/google/go-cmp/cmp"
	kit "github.com/kitc-lang/kit/runtime"
)

var errDown = errors.New("down")

func at(addresses ...string) (is []kit.Instance) {
	for _, a := range addresses {
		is = append(is, kit.Instance{Address: a})
	}
	return is
}

func TestBackoff(t *testing.T) {
	var b Backoff
	for i, most := range []time.Duration{1, 2, 4, 5, 5, 5} {
		most *= time.Second
		if d := b.Next(); d < most/2 || d > most {
			t.Errorf("wait %d is %s, not between %s and %s", i, d, most/2, most)
		}
	}
	b.Reset()
	if d := b.Next(); d > time.Second {
		t.Errorf("the wait after a success is %s", d)
	}
}

// The registry fails, is away for several tries, and returns with what it had.
func TestFollow(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		ctx, cancel := context.WithCancel(t.Context())
		defer cancel()
		sessions := 0
		watch := Follow(ctx, func(ctx context.Context, found func([]kit.Instance) bool) error {
			sessions++
			switch sessions {
			case 1:
				found(at("b:1", "a:1"))
				found(at("a:1", "b:1", "a:1")) // the same
				found(nil)
				found(at("a:1"))
				return errDown
			case 2, 3, 4:
				return errDown
			case 5:
				found(at("a:1"))
				return nil // to be read anew
			}
			found(at("a:1"))
			<-ctx.Done()
			return ctx.Err()
		})
		var got []string
		for is, err := range watch {
			s := "error"
			if err == nil {
				s = ""
				for _, i := range is {
					s += i.Address + " "
				}
			}
			got = append(got, s)
			if len(got) == 5 {
				go func() {
					time.Sleep(time.Minute)
					cancel()
				}()
			}
		}
		want := []string{"a:1 b:1 ", "", "a:1 ", "error", "a:1 "}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Error(diff)
		}
		if sessions != 6 {
			t.Errorf("%d sessions, want 6", sessions)
		}
	})
}

func TestFollowEndsWithTheLoop(t *testing.T) {
	asked := 0
	for range Follow(t.Context(), func(_ context.Context, found func([]kit.Instance) bool) error {
		for asked++; found(at("a:1")); {
		}
		return errDown
	}) {
		break
	}
	if asked != 1 {
		t.Errorf("%d sessions after the loop was left", asked)
	}
}

type listing struct {
	lose  chan struct{}
	stuck bool

	mu      sync.Mutex
	down    bool
	hangs   bool // List says nothing until its context ends
	listed  bool
	tries   int
	removed int
}

func (l *listing) List(ctx context.Context) error {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.tries++
	if l.hangs {
		l.mu.Unlock()
		<-ctx.Done()
		l.mu.Lock()
		return ctx.Err()
	}
	if l.down {
		return errDown
	}
	l.listed = true
	return nil
}

func (l *listing) Hold(ctx context.Context) error {
	select {
	case <-ctx.Done():
	case <-l.lose:
	}
	return errDown
}

func (l *listing) Remove(ctx context.Context) error {
	l.set(func() { l.removed++ })
	if l.stuck {
		<-ctx.Done()
		return ctx.Err()
	}
	l.set(func() { l.listed = false })
	return nil
}

func (l *listing) set(change func()) {
	l.mu.Lock()
	defer l.mu.Unlock()
	change()
}

// state waits until everybody waits, and gives what there is then.
func (l *listing) state() (listed bool, tries int) {
	synctest.Wait()
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.listed, l.tries
}

func TestKeep(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		l := &listing{lose: make(chan struct{})}
		ctx, cancel := context.WithCancel(t.Context())
		withdraw, err := Keep(ctx, l, slog.New(slog.DiscardHandler))
		if err != nil {
			t.Fatal(err)
		}
		cancel() // bounds the first try only
		time.Sleep(time.Hour)
		l.set(func() { l.listed, l.down = false, true })
		l.lose <- struct{}{}
		time.Sleep(10 * time.Minute)
		if _, tries := l.state(); tries < 100 || tries > 250 {
			t.Errorf("%d tries in ten minutes", tries)
		}
		l.set(func() { l.down = false })
		time.Sleep(5 * time.Second)
		if listed, _ := l.state(); !listed {
			t.Error("the instance is not listed 5 s after the registry is back")
		}

		l.set(func() { l.listed, l.hangs = false, true })
		l.lose <- struct{}{}
		time.Sleep(time.Minute)
		l.set(func() { l.hangs = false })
		time.Sleep(listTimeout + 5*time.Second)
		if listed, _ := l.state(); !listed {
			t.Error("the instance is not listed after a registry that had hung answers again")
		}
		err = withdraw(t.Context())
		if listed, _ := l.state(); err != nil || listed {
			t.Errorf("withdraw: %v, listed: %t", err, listed)
		}
		if err := withdraw(t.Context()); err != nil || l.removed != 1 {
			t.Errorf("withdraw again: %v, removed %d times", err, l.removed)
		}
	})
}

func TestKeepWithoutRegistry(t *testing.T) {
	l := &listing{down: true}
	if _, err := Keep(t.Context(), l, nil); !errors.Is(err, errDown) || l.removed != 1 {
		t.Errorf("error %v, cleaned up %d times", err, l.removed)
	}
}

func TestWithdrawIsBounded(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		l := &listing{stuck: true}
		withdraw, err := Keep(t.Context(), l, nil)
		if err != nil {
			t.Fatal(err)
		}
		ctx, cancel := context.WithTimeout(t.Context(), time.Second)
		defer cancel()
		begun := time.Now()
		if err := withdraw(ctx); !errors.Is(err, context.DeadlineExceeded) || time.Since(begun) > time.Second {
			t.Errorf("withdraw: %v after %s", err, time.Since(begun))
		}
	})
}

func TestEntry(t *testing.T) {
	i := kit.Instance{Address: "thrift://10.0.0.1:9090", Weight: -1, Zone: "a", Metadata: map[string]string{"rack": "7"}}
	text, err := Encode(i)
	if err != nil {
		t.Fatal(err)
	}
	back, err := Decode(text)
	if diff := cmp.Diff(i, back); err != nil || diff != "" {
		t.Error(err, diff)
	}
	for _, broken := range []string{
		``, `null`, `{}`, `{"address": ":9090"}`, `{"address": "a"}`, `{"address": "a:0"}`, `{"address": "a:http"}`,
		`{"address": "a:1", "wieght": 2}`, `{"address": "a:1"} {}`, `{"address": "a:1"`, `[]`,
	} {
		if i, err := Decode([]byte(broken)); err == nil {
			t.Errorf("%s is read as %v", broken, i)
		}
	}
	for _, broken := range []kit.Instance{
		{Address: ":9090"},
		{Address: "a/b:9090"},
		{Address: "user@a:9090"},
		{Address: "a\nb:9090"},
		{Address: "a b://c:9090"},
		{Address: strings.Repeat("a", maxAddress) + ":9090"},
		{Address: "a:1", Weight: math.NaN()},
		{Address: "a:1", Zone: strings.Repeat("a", maxSize)},
		{Address: "a:1", Metadata: map[string]string{"a": strings.Repeat("a", maxSize)}},
	} {
		if _, err := Encode(broken); err == nil {
			t.Errorf("%.40v is written", broken)
		} else if len(err.Error()) > 2*maxAddress {
			t.Errorf("the error has %d bytes", len(err.Error()))
		}
	}
	for _, address := range []string{"a.b-c_d:1", "[fe80::1%eth0]:1", "http://a:65535", "bücher.example:1"} {
		if err := Check(kit.Instance{Address: address}); err != nil {
			t.Errorf("%s: %v", address, err)
		}
	}
}
