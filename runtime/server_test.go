package kit_test

import (
	"context"
	"errors"
	"log/slog"
	"net"
	"net/http"
	"strings"
	"sync"
	"testing"
	"testing/synctest"
	"time"

	kit "github.com/kitc-lang/kit/runtime"
)

// journal is what happened to the fake transports, with the time since the start of the test.
type journal struct {
	mu    sync.Mutex
	start time.Time
	lines []string
}

func (j *journal) note(line string) {
	j.mu.Lock()
	defer j.mu.Unlock()
	j.lines = append(j.lines, line+" "+time.Since(j.start).String())
}

func (j *journal) String() string { return strings.Join(j.lines, ", ") }

// fake is a transport without a network.
type fake struct {
	name      string
	journal   *journal
	listenErr error
	failAfter time.Duration // Serve fails by itself, 0: never
	inFlight  time.Duration // what Shutdown waits for
	closed    chan struct{}
}

func newFake(name string, j *journal) *fake {
	return &fake{name: name, journal: j, closed: make(chan struct{})}
}

func (f *fake) Name() string   { return f.name }
func (f *fake) Scheme() string { return f.name }

func (f *fake) Listen() (net.Addr, error) {
	if f.listenErr != nil {
		return nil, f.listenErr
	}
	return &net.TCPAddr{IP: net.IPv4(127, 0, 0, 1), Port: len(f.name)}, nil
}

func (f *fake) Serve() error {
	f.journal.note(f.name + " serves")
	var failure <-chan time.Time
	if f.failAfter > 0 {
		failure = time.After(f.failAfter)
	}
	select {
	case <-f.closed:
		return nil
	case <-failure:
		return errors.New("accept: too many open files")
	}
}

func (f *fake) Drain() { f.journal.note(f.name + " drains") }

func (f *fake) Shutdown(ctx context.Context) error {
	defer close(f.closed)
	select {
	case <-time.After(f.inFlight):
		f.journal.note(f.name + " is done")
		return nil
	case <-ctx.Done():
		f.journal.note(f.name + " is cut off")
		return ctx.Err()
	}
}

var quiet = slog.New(slog.DiscardHandler)

func run(t *testing.T, test func(t *testing.T, j *journal)) {
	t.Helper()
	synctest.Test(t, func(t *testing.T) { test(t, &journal{start: time.Now()}) })
}

func TestServerDrainsAndStops(t *testing.T) {
	run(t, func(t *testing.T, j *journal) {
		a := newFake("http", j)
		a.inFlight = 3 * time.Second
		s := kit.NewServer("shop.Orders", kit.ServerConfig{Logger: quiet}, a)
		if got := s.Addr("http"); got != "" {
			t.Errorf("the address is %q before Listen", got)
		}
		ctx, cancel := context.WithTimeout(t.Context(), time.Minute)
		defer cancel()
		if err := s.Run(ctx); err != nil {
			t.Errorf("a clean stop gives %v", err)
		}
		if got, want := j.String(), "http serves 0s, http drains 1m0s, http is done 1m3.25s"; got != want {
			t.Errorf("got  %s\nwant %s", got, want)
		}
		if got := s.Addr("http"); got != "127.0.0.1:4" {
			t.Errorf("the address is %q", got)
		}
		if got := s.Addr("carrier pigeon"); got != "" {
			t.Errorf("a transport that the service does not have is at %q", got)
		}
	})
}

func TestServerCutsOffAfterShutdownTimeout(t *testing.T) {
	run(t, func(t *testing.T, j *journal) {
		a := newFake("http", j)
		a.inFlight = time.Hour
		s := kit.NewServer("shop.Orders", kit.ServerConfig{Logger: quiet, DrainDelay: -1, ShutdownTimeout: 5 * time.Second}, a)
		ctx, cancel := context.WithCancel(t.Context())
		cancel()
		err := s.Run(ctx)
		if !errors.Is(err, context.DeadlineExceeded) || !strings.Contains(err.Error(), "http: stopping") {
			t.Errorf("got %v", err)
		}
		if !strings.Contains(j.String(), "http is cut off 5s") {
			t.Errorf("got %s", j)
		}
	})
}

func TestServerStopsAllWhenOneFails(t *testing.T) {
	run(t, func(t *testing.T, j *journal) {
		a, b := newFake("http", j), newFake("thrift", j)
		b.failAfter = time.Second
		s := kit.NewServer("shop.Orders", kit.ServerConfig{Logger: quiet}, a, b)
		err := s.Run(t.Context())
		if err == nil || err.Error() != "thrift: accept: too many open files" {
			t.Errorf("got %v, want the failure and who failed", err)
		}
		if !strings.Contains(j.String(), "http is done 1s") {
			t.Errorf("the other transport was not stopped: %s", j)
		}
	})
}

func TestServerClosesWhatItBound(t *testing.T) {
	run(t, func(t *testing.T, j *journal) {
		a, b := newFake("http", j), newFake("thrift", j)
		b.listenErr = errors.New("bind: address already in use")
		s := kit.NewServer("shop.Orders", kit.ServerConfig{Logger: quiet}, a, b)
		err := s.Run(t.Context())
		if err == nil || err.Error() != "thrift: bind: address already in use" {
			t.Errorf("got %v", err)
		}
		select {
		case <-a.closed:
		default:
			t.Error("the address that was bound stays bound")
		}
	})
}

func TestServerRunsOnce(t *testing.T) {
	run(t, func(t *testing.T, j *journal) {
		s := kit.NewServer("shop.Orders", kit.ServerConfig{Logger: quiet}, newFake("http", j))
		ctx, cancel := context.WithCancel(t.Context())
		cancel()
		if err := s.Run(ctx); err != nil {
			t.Error(err)
		}
		if err := s.Run(ctx); err == nil {
			t.Error("a server that has run runs again")
		}
	})
}

type mountable struct{ *fake }

func (mountable) Handler() http.Handler { return http.NotFoundHandler() }

func TestServerHandler(t *testing.T) {
	j := new(journal)
	if h := kit.NewServer("shop.Orders", kit.ServerConfig{}, newFake("thrift", j)).Handler(); h != nil {
		t.Errorf("a service without HTTP has the handler %v", h)
	}
	if h := kit.NewServer("shop.Orders", kit.ServerConfig{}, newFake("thrift", j), mountable{newFake("http", j)}).Handler(); h == nil {
		t.Error("a service with HTTP has no handler")
	}
}
