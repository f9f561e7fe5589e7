// Package http carries calls as JSON over HTTP, on net/http: an ordinary http.Handler on the serving
// side and an ordinary http.Client on the calling side. What is alike for all methods is here; which
// path is which method, and what its parameters are, is generated.
//
// What net/http refuses by itself, it answers by itself, as text and not as a problem document: bytes
// that are no HTTP, a path that is not percent-encoded correctly, headers beyond the limit.
package http

import (
	"context"
	"crypto/tls"
	"errors"
	"log/slog"
	"net"
	"net/http"
	"slices"
	"sync"
	"sync/atomic"
	"time"

	"github.com/kitc-lang/kit/runtime/internal/listen"
)

// ServerConfig bounds what clients may cost. Its zero value means the defaults; a negative limit means none.
type ServerConfig struct {
	// Addr is where to listen: "HOST:PORT", with port 0 for any free one ("": as declared in the .kit file).
	Addr string
	// MaxBody bounds the body of a request, in bytes (0: 4 MiB). Compressed bodies are refused.
	MaxBody int64
	// MaxHeader bounds the line and the headers of a request, in bytes (0: 64 KiB).
	MaxHeader int
	// MaxConnections bounds the open connections; further ones wait to be accepted (0: 10,000).
	MaxConnections int
	// ReadHeaderTimeout is how long the headers of a request may take (0: 5 s).
	ReadHeaderTimeout time.Duration
	// ReadTimeout is how long a request may take from its first byte to its last (0: 1 min).
	ReadTimeout time.Duration
	// WriteTimeout is how long a client may take to accept an answer (0: 1 min). The handler has its time
	// before that, and the timeout of its chain bounds it: no limit here cuts off one that is at work.
	WriteTimeout time.Duration
	// IdleTimeout is how long a connection may wait for its next request (0: 2 min).
	IdleTimeout time.Duration
	// MaxOneway bounds the calls of oneway methods that run after they were answered; further ones are
	// refused as unavailable (0: 1,000).
	MaxOneway int
	// CopyStrings gives every string of a body its own memory. Otherwise all strings of a body share one
	// copy of it, so that a handler that keeps one keeps the whole body.
	CopyStrings bool
	// Middlewares stand around the handler, outermost first: those of net/http. In a generated server the
	// ones that the .kit file declares stand outside of them.
	Middlewares []func(http.Handler) http.Handler
	// TLS encrypts the connections and offers HTTP/2 on them (nil: they are in clear text).
	TLS *tls.Config
	// Logger gets what goes wrong beside the calls (nil: slog.Default()).
	Logger *slog.Logger
}

func (cfg ServerConfig) withDefaults() ServerConfig {
	cfg.MaxBody = bound(cfg.MaxBody, 4<<20)
	cfg.MaxHeader = bound(cfg.MaxHeader, 64<<10)
	cfg.ReadHeaderTimeout = bound(cfg.ReadHeaderTimeout, 5*time.Second)
	cfg.ReadTimeout = bound(cfg.ReadTimeout, 60*time.Second)
	cfg.WriteTimeout = bound(cfg.WriteTimeout, time.Minute)
	cfg.IdleTimeout = bound(cfg.IdleTimeout, 2*time.Minute)
	cfg.MaxConnections = bound(cfg.MaxConnections, 10_000)
	cfg.MaxOneway = bound(cfg.MaxOneway, 1000)
	if cfg.Logger == nil {
		cfg.Logger = slog.Default()
	}
	return cfg
}

// bound gives a default for zero, and zero, which net/http takes for no bound, for what is negative.
func bound[T ~int | ~int64](value, fallback T) T {
	switch {
	case value == 0:
		return fallback
	case value < 0:
		return 0
	}
	return value
}

// Routes finds the method for a request and runs it. Generated code implements it.
type Routes interface {
	ServeExchange(x *Exchange)
}

// Server offers a service over HTTP. It is a kit.Transport.
type Server struct {
	cfg      ServerConfig
	routes   Routes
	handler  http.Handler // the middlewares and what is inside of them
	http     *http.Server
	oneway   *background
	draining atomic.Bool
	lengths  lengths

	mu       sync.Mutex
	listener net.Listener
	closed   bool
}

// NewServer makes a server. It does not listen yet.
func NewServer(routes Routes, cfg ServerConfig) *Server {
	cfg = cfg.withDefaults()
	s := &Server{cfg: cfg, routes: routes, oneway: newBackground(cfg.MaxOneway)}
	s.handler = http.HandlerFunc(s.serveHTTP)
	for _, m := range slices.Backward(cfg.Middlewares) {
		s.handler = m(s.handler)
	}
	served := s.handler
	if len(cfg.Middlewares) > 0 {
		served = keepConnection(s.handler)
	}
	maxHeader := cfg.MaxHeader
	if maxHeader == 0 {
		maxHeader = 1 << 30 // net/http takes zero for its own default
	}
	s.http = &http.Server{
		Handler:           served,
		MaxHeaderBytes:    maxHeader,
		ReadHeaderTimeout: cfg.ReadHeaderTimeout,
		ReadTimeout:       cfg.ReadTimeout,
		WriteTimeout:      cfg.WriteTimeout,
		IdleTimeout:       cfg.IdleTimeout,
		TLSConfig:         cfg.TLS.Clone(), // net/http adds its protocols to it
		ErrorLog:          slog.NewLogLogger(cfg.Logger.Handler(), slog.LevelWarn),
	}
	return s
}

// Name gives "http".
func (s *Server) Name() string { return "http" }

// Scheme is "https" where the server encrypts, and otherwise "http".
func (s *Server) Scheme() string {
	if s.cfg.TLS != nil {
		return "https"
	}
	return "http"
}

// Handler gives the service as an http.Handler, to be mounted in a server of one's own. Limits of
// headers, connections and time are then that server's.
func (s *Server) Handler() http.Handler { return s }

// ServeHTTP answers one request.
func (s *Server) ServeHTTP(w http.ResponseWriter, r *http.Request) { s.handler.ServeHTTP(w, r) }

func (s *Server) serveHTTP(w http.ResponseWriter, r *http.Request) {
	x := newExchange(s, w, r)
	defer x.end()
	s.routes.ServeExchange(x)
	if !x.done {
		x.noRoute()
	}
}

// Listen binds the address. A second call gives the same one.
func (s *Server) Listen() (net.Addr, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.closed {
		return nil, http.ErrServerClosed
	}
	if s.listener == nil {
		l, err := net.Listen("tcp", s.cfg.Addr)
		if err != nil {
			return nil, err
		}
		if s.cfg.MaxConnections > 0 {
			l = listen.Limit(l, s.cfg.MaxConnections)
		}
		s.listener = l
	}
	return s.listener.Addr(), nil
}

// Serve accepts until Shutdown, and then gives nil.
func (s *Server) Serve() error {
	_, err := s.Listen()
	if err == nil {
		err = s.serve()
	}
	if errors.Is(err, http.ErrServerClosed) {
		return nil
	}
	return err
}

func (s *Server) serve() error {
	s.mu.Lock()
	l := s.listener
	s.mu.Unlock()
	if s.cfg.TLS != nil {
		return s.http.ServeTLS(l, "", "") // the certificates are in the Config
	}
	return s.http.Serve(l)
}

// Drain tells clients to send no more, and goes on serving: each answer says that its connection is
// closed behind it. Connections that wait for a request stay open, because one may be on its way; for
// that reason this is not SetKeepAlivesEnabled(false) of net/http, which closes them.
func (s *Server) Drain() { s.draining.Store(true) }

// Shutdown stops accepting, finishes the calls in flight, and closes everything at once when ctx ends;
// it then gives the error of ctx.
func (s *Server) Shutdown(ctx context.Context) error {
	s.draining.Store(true)
	s.mu.Lock()
	s.closed = true
	l := s.listener
	s.mu.Unlock()
	err := s.http.Shutdown(ctx)
	if l != nil {
		_ = l.Close() // it is open still where Serve was never called
	}
	if err != nil {
		_ = s.http.Close() // the callers see it
	}
	if late := s.oneway.wait(ctx); err == nil {
		err = late
	}
	return err
}
