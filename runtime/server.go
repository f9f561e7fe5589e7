package kit

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"log/slog"
	"net"
	"net/http"
	"sync"
	"time"
)

// ServerConfig bounds the life of a server. Its zero value means the defaults.
type ServerConfig struct {
	// DrainDelay is how long the server goes on accepting after it told its clients to stop sending
	// (0: 250 ms; negative: none).
	DrainDelay time.Duration
	// ShutdownTimeout is the hard cap on finishing what is in flight (0: 30 s).
	ShutdownTimeout time.Duration
	// Registration is how the server is found by its callers.
	Registration Registration
	// Logger gets the server's own lines: listening, registered, draining, stopped (nil: slog.Default()).
	Logger *slog.Logger
}

// Transport is one way in. Its methods are called in this order: Listen, Serve, Drain, Shutdown.
type Transport interface {
	// Name is "http" or "thrift".
	Name() string
	// Scheme is what addresses of it begin with: "http", "https" or "thrift".
	Scheme() string
	// Listen binds the address and returns it. A second call returns the same address.
	Listen() (net.Addr, error)
	// Serve accepts until Shutdown, and then returns nil.
	Serve() error
	// Drain tells clients to send no more, and goes on serving.
	Drain()
	// Shutdown stops accepting, waits for what is in flight, and closes everything at once when ctx ends.
	Shutdown(ctx context.Context) error
}

// Companion runs beside the transports of a server, for those who look after it: from before the first call until
// behind the last one. The methods are called in this order.
type Companion interface {
	// Name is what errors call it: "admin".
	Name() string
	// Listen binds its address and returns it; nil where it is switched off. A second call returns the same
	// address.
	Listen() (net.Addr, error)
	// Serve answers questions about the server until Shutdown, and then returns nil.
	Serve(of *Server) error
	// Shutdown closes it at once when ctx ends.
	Shutdown(ctx context.Context) error
}

// Server offers a service over its transports.
type Server struct {
	service    string
	cfg        ServerConfig
	transports []Transport
	companions []Companion

	mu        sync.Mutex
	addrs     map[string]net.Addr
	ran       bool
	phase     Phase
	registrar *registrar // nil before Run
}

// NewServer makes a server of the service with that full name, such as "orders.Orders", and of transports, in the
// order they are to be opened.
func NewServer(service string, cfg ServerConfig, transports ...Transport) *Server {
	cfg.Registration.Service = cmp.Or(cfg.Registration.Service, service)
	if cfg.DrainDelay == 0 {
		cfg.DrainDelay = 250 * time.Millisecond
	}
	if cfg.ShutdownTimeout == 0 {
		cfg.ShutdownTimeout = 30 * time.Second
	}
	if cfg.Logger == nil {
		cfg.Logger = slog.Default()
	}
	return &Server{service: service, cfg: cfg, transports: transports, addrs: map[string]net.Addr{}}
}

// Beside has a companion run beside the transports, and gives the server. It is called before Listen and Run.
func (s *Server) Beside(c Companion) *Server {
	s.companions = append(s.companions, c)
	return s
}

// Handler gives the service as an ordinary http.Handler, to be mounted in a server of one's own. It is
// nil where the service has no HTTP transport.
func (s *Server) Handler() http.Handler {
	for _, t := range s.transports {
		if h, ok := t.(interface{ Handler() http.Handler }); ok {
			return h.Handler()
		}
	}
	return nil
}

// Listen binds every transport, so that Addr answers before Run. Run does it where Listen was not called.
// Where one address cannot be bound, those that were are closed again.
func (s *Server) Listen() error {
	s.mu.Lock()
	defer s.mu.Unlock()
	var all []listener
	for _, t := range s.transports {
		all = append(all, t)
	}
	for _, c := range s.companions {
		all = append(all, c)
	}
	for i, l := range all {
		addr, err := l.Listen()
		if err != nil {
			closed, cancel := context.WithCancel(context.Background())
			cancel()
			for _, open := range all[:i] {
				_ = open.Shutdown(closed) // the bind error is the one to report
			}
			return fmt.Errorf("%s: %w", l.Name(), err)
		}
		if addr != nil {
			s.addrs[l.Name()] = addr
		}
	}
	return nil
}

// listener is what transports and companions have in common.
type listener interface {
	Name() string
	Listen() (net.Addr, error)
	Shutdown(ctx context.Context) error
}

// Addr gives the address that a transport or companion listens on, such as 127.0.0.1:8080 for "http"; "" before
// Listen, and for one that the service does not have.
func (s *Server) Addr(transport string) string {
	s.mu.Lock()
	defer s.mu.Unlock()
	if a := s.addrs[transport]; a != nil {
		return a.String()
	}
	return ""
}

// Run serves until ctx ends or a transport fails, then drains: it withdraws its instances from the registry, tells
// clients to stop sending, waits DrainDelay, finishes what is in flight, and closes. It returns nil after a clean
// stop, and the first failure otherwise. A server runs once.
func (s *Server) Run(ctx context.Context) error {
	s.mu.Lock()
	ran := s.ran
	s.ran = true
	s.mu.Unlock()
	if ran {
		return errors.New("kit: a Server runs only once")
	}
	if err := s.Listen(); err != nil {
		return err
	}
	beside := s.runCompanions()
	defer beside()
	stopped := make(chan error, len(s.transports))
	for _, t := range s.transports {
		s.cfg.Logger.Info("listening", "transport", t.Name(), "addr", s.Addr(t.Name()))
		go func() {
			err := t.Serve()
			if err != nil {
				err = fmt.Errorf("%s: %w", t.Name(), err)
			}
			stopped <- err
		}()
	}

	listed := s.register()
	s.enter(Serving)
	defer s.enter(Stopped)
	var failed error
	running := len(s.transports)
	select {
	case <-ctx.Done():
		s.enter(Draining)
		listed.withdraw()
		s.drain()
	case failed = <-listed.refused:
		s.enter(Draining)
		listed.withdraw()
		s.drain()
	case failed = <-stopped:
		s.enter(Draining)
		listed.withdraw()
		running--
	}
	return errors.Join(failed, s.shutdown(), wait(stopped, running))
}

func (s *Server) register() *registrar {
	var addresses []string
	if s.cfg.Registration.Discovery != nil {
		for _, t := range s.transports {
			s.mu.Lock()
			addr := s.addrs[t.Name()]
			s.mu.Unlock()
			addresses = append(addresses, s.cfg.Registration.advertised(t.Scheme(), addr))
		}
	}
	r := register(s.cfg.Registration, s.cfg.Logger, addresses)
	s.mu.Lock()
	defer s.mu.Unlock()
	s.registrar = r
	return r
}

// runCompanions has the companions serve until stop is called. One that fails is no reason for the service to.
func (s *Server) runCompanions() (stop func()) {
	var served sync.WaitGroup
	for _, c := range s.companions {
		addr := s.Addr(c.Name())
		if addr == "" {
			continue
		}
		s.cfg.Logger.Info("listening", "transport", c.Name(), "addr", addr)
		served.Go(func() {
			if err := c.Serve(s); err != nil {
				s.cfg.Logger.Error("stopped serving", "transport", c.Name(), "error", err)
			}
		})
	}
	return func() {
		ctx, cancel := context.WithTimeout(context.Background(), companionTimeout)
		defer cancel()
		for _, c := range s.companions {
			_ = c.Shutdown(ctx) // whoever still looks is cut off
		}
		served.Wait()
	}
}

// companionTimeout is how long a stopped server goes on answering questions that were asked before.
const companionTimeout = time.Second

func (s *Server) drain() {
	s.cfg.Logger.Info("draining")
	for _, t := range s.transports {
		t.Drain()
	}
	if s.cfg.DrainDelay > 0 {
		time.Sleep(s.cfg.DrainDelay)
	}
}

func (s *Server) shutdown() error {
	ctx, cancel := context.WithTimeout(context.Background(), s.cfg.ShutdownTimeout)
	defer cancel()
	errs := make(chan error, len(s.transports))
	for _, t := range s.transports {
		go func() {
			err := t.Shutdown(ctx)
			if err != nil {
				err = fmt.Errorf("%s: stopping: %w", t.Name(), err)
			}
			errs <- err
		}()
	}
	err := wait(errs, len(s.transports))
	s.cfg.Logger.Info("stopped")
	return err
}

func wait(errs <-chan error, n int) error {
	var all []error
	for range n {
		all = append(all, <-errs)
	}
	return errors.Join(all...)
}
