// Package admin is a listener beside a server, for those who run it: metrics, whether it is alive and ready, profiles,
// its API and what it is made of. It asks nobody who they are, and so it is for the machine that it runs on.
package admin

import (
	"cmp"
	"context"
	"errors"
	"log/slog"
	"net"
	"net/http"
	"sync"
	"time"

	kit "github.com/kitc-lang/kit/runtime"
	"github.com/kitc-lang/kit/runtime/internal/listen"
)

// Config is what a program may say about the listener. Its zero value works.
type Config struct {
	// Addr is where to listen: "HOST:PORT", with port 0 for any free one ("": as declared in the .kit file;
	// Off: nowhere). Of two servers in a process only one can have the declared address.
	Addr string
	// Clients are those with which the server calls others, for the page of services and to know whether it is
	// ready (nil: they are not known). Generated code makes them: OrdersClients.
	Clients interface{ AdminClients() *Clients }
	// Checks are what the server needs to be ready beside the services that it calls, by name: its database. A
	// check that takes longer than two seconds counts as failed. It is asked one question at a time.
	Checks map[string]func(context.Context) error
	// Handlers are further pages by their paths: "/debug/vars", or "/debug/" for all below it. They stand back
	// behind the listener's own.
	Handlers map[string]http.Handler
	// Logger gets what goes wrong (nil: slog.Default()).
	Logger *slog.Logger
}

// Off as an Addr is no listener at all.
const Off = "off"

// What the listener takes on. Those who look after a service are few.
const (
	maxConnections    = 64
	maxRequests       = 16 // at a time
	maxHeader         = 16 << 10
	readHeaderTimeout = 5 * time.Second
	readTimeout       = 10 * time.Second
	writeTimeout      = 30 * time.Second // a profile gets the time that it takes beyond that
	idleTimeout       = time.Minute
)

// Listener is the admin listener of a server. It is a kit.Companion.
type Listener struct {
	cfg   Config
	pages *pages
	http  *http.Server

	mu       sync.Mutex
	listener net.Listener
	closed   bool
}

// New makes the listener of a service. It does not listen yet.
func New(cfg Config, of Service) *Listener {
	cfg.Addr = cmp.Or(cfg.Addr, of.Listen)
	if cfg.Logger == nil {
		cfg.Logger = slog.Default()
	}
	l := &Listener{cfg: cfg, pages: newPages(cfg, of)}
	l.http = &http.Server{
		Handler:           guard(l.isLocal, l.pages),
		MaxHeaderBytes:    maxHeader,
		ReadHeaderTimeout: readHeaderTimeout,
		ReadTimeout:       readTimeout,
		WriteTimeout:      writeTimeout,
		IdleTimeout:       idleTimeout,
		ErrorLog:          slog.NewLogLogger(cfg.Logger.Handler(), slog.LevelWarn),
	}
	return l
}

// Name gives "admin".
func (l *Listener) Name() string { return "admin" }

// Listen binds the address, and gives nil where there is to be no listener. A second call gives the same address.
func (l *Listener) Listen() (net.Addr, error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	switch {
	case l.cfg.Addr == Off:
		return nil, nil
	case l.closed:
		return nil, http.ErrServerClosed
	case l.listener == nil:
		bound, err := net.Listen("tcp", l.cfg.Addr)
		if err != nil {
			return nil, err
		}
		l.listener = listen.Limit(bound, maxConnections)
	}
	return l.listener.Addr(), nil
}

// isLocal reports whether only the machine itself reaches the listener.
func (l *Listener) isLocal() bool {
	l.mu.Lock()
	defer l.mu.Unlock()
	if l.listener == nil {
		return false
	}
	addr, ok := l.listener.Addr().(*net.TCPAddr)
	return ok && addr.IP.IsLoopback()
}

// Serve answers until Shutdown, and then gives nil.
func (l *Listener) Serve(server *kit.Server) error {
	if addr, err := l.Listen(); addr == nil {
		return err
	}
	l.pages.server.Store(server)
	l.mu.Lock()
	bound := l.listener
	l.mu.Unlock()
	if err := l.http.Serve(bound); !errors.Is(err, http.ErrServerClosed) {
		return err
	}
	return nil
}

// Shutdown answers what was asked, and closes everything at once when ctx ends.
func (l *Listener) Shutdown(ctx context.Context) error {
	l.mu.Lock()
	l.closed = true
	bound := l.listener
	l.mu.Unlock()
	err := l.http.Shutdown(ctx)
	if bound != nil {
		_ = bound.Close() // it is open still where Serve was never called
	}
	if err != nil {
		_ = l.http.Close()
	}
	return err
}
