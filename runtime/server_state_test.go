package kit_test

import (
	"context"
	"errors"
	"net"
	"reflect"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	kit "github.com/kitc-lang/kit/runtime"
)

// watcher is a companion that notes the phases of its server as they come.
type watcher struct {
	journal   *journal
	listenErr error
	fails     error
	off       bool
	closed    chan struct{}
}

func (w *watcher) Name() string { return "admin" }

func (w *watcher) Listen() (net.Addr, error) {
	if w.off {
		return nil, nil
	}
	return &net.TCPAddr{IP: net.IPv4(127, 0, 0, 1), Port: 9}, w.listenErr
}

func (w *watcher) Serve(s *kit.Server) error {
	last := kit.Phase(99)
	for {
		if p := s.State().Phase; p != last {
			w.journal.note(p.String())
			last = p
		}
		select {
		case <-w.closed:
			return nil
		case <-time.After(time.Millisecond):
			if w.fails != nil {
				return w.fails
			}
		}
	}
}

func (w *watcher) Shutdown(context.Context) error {
	w.journal.note("admin is closed")
	close(w.closed)
	return nil
}

// asking is a transport that remembers what its server did when it was told to drain.
type asking struct {
	*fake
	server *kit.Server
	phase  kit.Phase
}

func (a *asking) Drain() {
	a.phase = a.server.State().Phase
	a.fake.Drain()
}

func TestCompanionSeesAllOfAServersLife(t *testing.T) {
	run(t, func(t *testing.T, j *journal) {
		transport := &asking{fake: newFake("http", j)}
		transport.inFlight = 3 * time.Second
		w := &watcher{journal: j, closed: make(chan struct{})}
		cfg := kit.ServerConfig{Logger: quiet, Registration: kit.Registration{Discovery: &book{journal: j}}}
		s := kit.NewServer("shop.Orders", cfg, transport).Beside(w)
		transport.server = s
		if got := s.State(); got.Phase != kit.Starting || got.Transports[0].Addr != "" || got.Instances != nil {
			t.Errorf("before it runs: %+v", got)
		}
		ctx, cancel := context.WithTimeout(t.Context(), time.Minute)
		defer cancel()
		time.AfterFunc(time.Second, func() {
			want := kit.ServerState{
				Service: "shop.Orders", Phase: kit.Serving,
				Transports: []kit.TransportState{{Name: "http", Addr: "127.0.0.1:4"}},
				Instances:  []kit.ListedInstance{{Address: "http://127.0.0.1:4", Listed: true}},
			}
			if got := s.State(); !reflect.DeepEqual(got, want) {
				t.Errorf("while it serves: %+v", got)
			}
			if got := s.Addr("admin"); got != "127.0.0.1:9" {
				t.Errorf("the companion is at %q", got)
			}
		})
		if err := s.Run(ctx); err != nil {
			t.Error(err)
		}
		if transport.phase != kit.Draining {
			t.Errorf("clients are told to stop while the server is %s", transport.phase)
		}
		got := j.String()
		if seen := strings.Index(got, "draining 1m0"); seen < 0 || seen > strings.Index(got, "http is done") || !strings.HasSuffix(got, "admin is closed 1m3.25s") {
			t.Errorf("it does not see the server drain, or is not closed last: %s", got)
		}
		if s.State().Phase != kit.Stopped || s.State().Instances[0].Listed {
			t.Errorf("in the end: %+v", s.State())
		}
	})
}

func TestCompanionThatFails(t *testing.T) {
	run(t, func(t *testing.T, j *journal) {
		w := &watcher{journal: j, closed: make(chan struct{}), fails: errors.New("accept: too many open files")}
		ctx, cancel := context.WithTimeout(t.Context(), time.Minute)
		defer cancel()
		begin := time.Now()
		if err := kit.NewServer("shop.Orders", kit.ServerConfig{Logger: quiet, DrainDelay: -1}, newFake("http", j)).Beside(w).Run(ctx); err != nil || time.Since(begin) != time.Minute {
			t.Errorf("the service stopped after %s: %v", time.Since(begin), err)
		}
	})
}

func TestCompanionThatCannotListen(t *testing.T) {
	run(t, func(t *testing.T, j *journal) {
		transport := newFake("http", j)
		w := &watcher{journal: j, closed: make(chan struct{}), listenErr: errors.New("bind: address already in use")}
		err := kit.NewServer("shop.Orders", kit.ServerConfig{Logger: quiet}, transport).Beside(w).Run(t.Context())
		if err == nil || err.Error() != "admin: bind: address already in use" {
			t.Errorf("got %v", err)
		}
		synctest.Wait()
		select {
		case <-transport.closed:
		default:
			t.Error("the address that was bound stays bound")
		}
	})
}

func TestCompanionThatIsOff(t *testing.T) {
	run(t, func(t *testing.T, j *journal) {
		w := &watcher{journal: j, closed: make(chan struct{}), off: true}
		s := kit.NewServer("shop.Orders", kit.ServerConfig{Logger: quiet, DrainDelay: -1}, newFake("http", j)).Beside(w)
		ctx, cancel := context.WithTimeout(t.Context(), time.Minute)
		defer cancel()
		if err := s.Run(ctx); err != nil || s.Addr("admin") != "" {
			t.Errorf("%v, at %q", err, s.Addr("admin"))
		}
	})
}
