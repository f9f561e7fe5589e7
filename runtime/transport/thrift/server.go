package thrift

import (
	"cmp"
	"context"
	"crypto/tls"
	"errors"
	"log/slog"
	"net"
	"sync"
	"sync/atomic"
	"time"
)

// ServerConfig bounds what clients may cost. Its zero value means the defaults; a negative limit means none.
type ServerConfig struct {
	// Addr is where to listen: "HOST:PORT", with port 0 for any free one ("": as declared in the .kit file).
	Addr string
	// MaxMessage bounds a message and the headers in its frame, in bytes (0: 4 MiB).
	MaxMessage int
	// MaxInflation bounds how many times its size a message in a compressed THeader frame may become (0: 20). With
	// more than 20, what a message costs is no longer in proportion to what was sent.
	MaxInflation int
	// MaxConnections bounds the open connections; further ones are closed at once (0: 10,000).
	MaxConnections int
	// IdleTimeout is how long a connection may wait for its next call (0: 5 min).
	IdleTimeout time.Duration
	// ReadTimeout is how long a message may take from its first byte to its last, and a TLS handshake
	// (0: 10 s).
	ReadTimeout time.Duration
	// WriteTimeout is how long a client may take to accept a reply (0: 10 s).
	WriteTimeout time.Duration
	// CopyStrings gives every string of an input its own memory. Otherwise all strings of a message
	// share one copy of it, so that a handler that keeps one keeps the whole message.
	CopyStrings bool
	// TLS encrypts the connections (nil: they are in clear text).
	TLS *tls.Config
	// Logger gets what goes wrong beside the calls (nil: slog.Default()).
	Logger *slog.Logger
}

func (cfg ServerConfig) withDefaults() ServerConfig {
	cfg.MaxMessage = cmp.Or(cfg.MaxMessage, defaultMaxMessage)
	cfg.MaxInflation = cmp.Or(cfg.MaxInflation, maxInflation)
	cfg.MaxConnections = cmp.Or(cfg.MaxConnections, 10_000)
	cfg.IdleTimeout = cmp.Or(cfg.IdleTimeout, 5*time.Minute)
	cfg.ReadTimeout = cmp.Or(cfg.ReadTimeout, 10*time.Second)
	cfg.WriteTimeout = cmp.Or(cfg.WriteTimeout, 10*time.Second)
	if cfg.Logger == nil {
		cfg.Logger = slog.Default()
	}
	return cfg
}

// Service is what generated code gives to a Server.
type Service interface {
	// ServeThrift runs the method that the request names, and answers the request.
	ServeThrift(ctx context.Context, r *Request)
}

// ServiceFunc is a Service that is a function.
type ServiceFunc func(ctx context.Context, r *Request)

// ServeThrift calls f.
func (f ServiceFunc) ServeThrift(ctx context.Context, r *Request) { f(ctx, r) }

// Server offers one service. It is a kit.Transport.
type Server struct {
	name    string // of the service, as it may stand in front of the names of methods
	service Service
	cfg     ServerConfig
	ctx     context.Context // of the handlers
	cancel  context.CancelFunc

	draining atomic.Bool  // clients are told to go elsewhere
	stopping atomic.Bool  // no further call is accepted
	warned   atomic.Int64 // when warn has logged, in nanoseconds since 1970

	mu       sync.Mutex
	listener net.Listener
	conns    map[*conn]struct{}
	gone     chan struct{} // closed when the last connection is, after Shutdown was called
}

// NewServer makes a server for a service of the given name, such as "Orders".
func NewServer(name string, service Service, cfg ServerConfig) *Server {
	ctx, cancel := context.WithCancel(context.Background())
	return &Server{
		name: name, service: service, cfg: cfg.withDefaults(), ctx: ctx, cancel: cancel,
		conns: map[*conn]struct{}{}, gone: make(chan struct{}),
	}
}

// Name is "thrift".
func (s *Server) Name() string { return "thrift" }

// Scheme is "thrift".
func (s *Server) Scheme() string { return "thrift" }

// Listen binds the address and returns it. A second call returns the same address.
func (s *Server) Listen() (net.Addr, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.listener == nil {
		l, err := net.Listen("tcp", s.cfg.Addr)
		if err != nil {
			return nil, err
		}
		s.listener = l
	}
	return s.listener.Addr(), nil
}

// Serve accepts connections until Shutdown, and then returns nil.
func (s *Server) Serve() error {
	if _, err := s.Listen(); err != nil {
		return err
	}
	s.mu.Lock()
	listener := s.listener
	s.mu.Unlock()
	var pause time.Duration
	for {
		nc, err := listener.Accept()
		switch {
		case err == nil:
			pause = 0
			s.accept(nc)
		case s.stopping.Load():
			return nil
		case temporary(err):
			pause = min(max(2*pause, 5*time.Millisecond), time.Second)
			s.cfg.Logger.Warn("thrift: cannot accept a connection, waiting", "error", err, "pause", pause)
			select {
			case <-time.After(pause):
			case <-s.ctx.Done():
			}
		default:
			return err
		}
	}
}

// temporary reports whether accepting may succeed later: the process has too many open files, or the
// client was gone before it was accepted.
func temporary(err error) bool {
	var e interface{ Temporary() bool }
	return errors.As(err, &e) && e.Temporary()
}

func (s *Server) accept(nc net.Conn) {
	c := newConn(s, nc)
	if !s.add(c) {
		_ = nc.Close() // it was never used
		return
	}
	go c.serve()
}

// add keeps a connection, unless there are too many or the server stops.
func (s *Server) add(c *conn) bool {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.stopping.Load() {
		return false
	}
	if s.cfg.MaxConnections > 0 && len(s.conns) >= s.cfg.MaxConnections {
		s.warn("thrift: too many connections, closing new ones", "max", s.cfg.MaxConnections)
		return false
	}
	s.conns[c] = struct{}{}
	return true
}

// warn logs what clients have brought about, at most once a second, so that they cannot fill the log.
func (s *Server) warn(message string, args ...any) {
	now := time.Now().UnixNano()
	if last := s.warned.Load(); now-last > int64(time.Second) && s.warned.CompareAndSwap(last, now) {
		s.cfg.Logger.Warn(message, args...)
	}
}

func (s *Server) remove(c *conn) {
	s.mu.Lock()
	defer s.mu.Unlock()
	delete(s.conns, c)
	if s.stopping.Load() && len(s.conns) == 0 {
		close(s.gone)
	}
}

// longIdle is how long a connection must have been idle to be closed when draining starts. One that was
// used a moment ago may have its next call on the way, which is answered and told of the draining.
const longIdle = time.Second

// Drain tells clients to send no more, and goes on serving. Clients that use THeader read it in the
// replies; the connections of others are closed after their next reply; those that were not used for a
// while are closed now.
func (s *Server) Drain() {
	s.draining.Store(true)
	s.closeIdle(longIdle)
}

// Shutdown stops accepting, finishes the calls in flight, and closes everything at once when ctx ends;
// it then gives the error of ctx.
func (s *Server) Shutdown(ctx context.Context) error {
	s.mu.Lock()
	if s.stopping.Load() {
		s.mu.Unlock()
		return s.wait(ctx)
	}
	s.draining.Store(true)
	s.stopping.Store(true)
	if s.listener != nil {
		_ = s.listener.Close() // it has nothing to lose
	}
	if len(s.conns) == 0 {
		close(s.gone)
	}
	s.mu.Unlock()
	s.closeIdle(0)
	return s.wait(ctx)
}

// wait returns when all connections are closed.
func (s *Server) wait(ctx context.Context) error {
	select {
	case <-s.gone:
		s.cancel()
		return nil
	default:
	}
	select {
	case <-s.gone:
		s.cancel()
		return nil
	case <-ctx.Done():
	}
	s.cancel()
	s.mu.Lock()
	defer s.mu.Unlock()
	for c := range s.conns {
		_ = c.nc.Close() // its caller sees it
	}
	return ctx.Err()
}

// closeIdle closes the connections that have waited for a call so long at least.
func (s *Server) closeIdle(since time.Duration) {
	s.mu.Lock()
	defer s.mu.Unlock()
	for c := range s.conns {
		c.closeIdle(since)
	}
}
