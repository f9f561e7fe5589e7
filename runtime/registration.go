package kit

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"log/slog"
	"maps"
	"math/rand/v2"
	"net"
	"slices"
	"sync"
	"time"
)

// Registration says how the instances of a server are listed, one for each of its transports: from when it serves
// until it begins to drain.
type Registration struct {
	// Discovery lists them (nil: as declared in the .kit file; where nothing is, they are not listed).
	Discovery Discovery
	// Service is the name that they are listed under (""; that of the .kit file, such as "billing.Payments").
	Service string
	// Host is the name or address that others reach this machine by (""; the one that the server listens on, or
	// where it listens on all, the first that is not of the machine alone).
	Host string
	// Weight, Zone and Metadata are those of the Instance. Metadata is not to be changed any more.
	Weight   float64
	Zone     string
	Metadata map[string]string
}

const (
	registerTimeout = 10 * time.Second // of one try
	withdrawTimeout = 2 * time.Second  // of a server that stops while its registry is down
	firstRetry      = time.Second
	lastRetry       = 5 * time.Second
)

// registrar keeps the instances of a server listed.
type registrar struct {
	cfg     Registration
	logger  *slog.Logger
	stop    context.CancelFunc
	kept    sync.WaitGroup
	refused chan error // why an instance cannot be listed, however often it is tried

	mu        sync.Mutex
	instances []ListedInstance
}

// state gives what is listed.
func (r *registrar) state() []ListedInstance {
	r.mu.Lock()
	defer r.mu.Unlock()
	return slices.Clone(r.instances)
}

func (r *registrar) note(address string, listed bool) {
	r.mu.Lock()
	defer r.mu.Unlock()
	for i := range r.instances {
		if r.instances[i].Address == address {
			r.instances[i].Listed = listed
		}
	}
}

// register begins to list an instance at each of the addresses. A registry that is down is no reason not to serve:
// it is tried again until the registrar withdraws.
func register(cfg Registration, logger *slog.Logger, addresses []string) *registrar {
	ctx, stop := context.WithCancel(context.Background())
	r := &registrar{cfg: cfg, logger: logger, stop: stop, refused: make(chan error, len(addresses))}
	for _, address := range addresses {
		r.instances = append(r.instances, ListedInstance{Address: address})
	}
	for _, address := range addresses {
		r.kept.Go(func() { r.keep(ctx, address) })
	}
	return r
}

// withdraw takes the instances out, and waits until they are, or the registry did not answer in time.
func (r *registrar) withdraw() {
	r.stop()
	done := make(chan struct{})
	go func() {
		r.kept.Wait()
		close(done)
	}()
	select {
	case <-done:
	case <-time.After(2 * withdrawTimeout): // of a Discovery that does not mind its context
		r.logger.Warn("the registry does not answer; the server stops without it", "service", r.cfg.Service)
	}
}

func (r *registrar) keep(ctx context.Context, address string) {
	instance := Instance{Address: address, Weight: r.cfg.Weight, Zone: r.cfg.Zone, Metadata: maps.Clone(r.cfg.Metadata)}
	withdraw := r.list(ctx, instance)
	if withdraw == nil {
		return
	}
	r.note(address, true)
	<-ctx.Done()
	r.note(address, false)
	end, cancel := context.WithTimeout(context.WithoutCancel(ctx), withdrawTimeout)
	defer cancel()
	if err := withdraw(end); err != nil {
		r.logger.Warn("not withdrawn from the registry", "service", r.cfg.Service, "address", address, "error", err)
	}
}

// list tries to list an instance until the registry takes it. It gives nil where ctx ended before that, or where
// the registry never will.
func (r *registrar) list(ctx context.Context, instance Instance) (withdraw func(context.Context) error) {
	log := r.logger.With("service", r.cfg.Service, "address", instance.Address)
	for wait := firstRetry; ; wait = min(2*wait, lastRetry) {
		try, cancel := context.WithTimeout(ctx, registerTimeout)
		withdraw, err := r.cfg.Discovery.Register(try, r.cfg.Service, instance)
		cancel()
		switch {
		case err == nil:
			log.Info("registered")
			return withdraw
		case errors.Is(err, errors.ErrUnsupported):
			r.refused <- fmt.Errorf("registering %s: %w", instance.Address, err)
			return nil
		case ctx.Err() != nil:
			return nil
		}
		if wait == firstRetry {
			log.Warn("the registry does not take the instance; it is tried again", "error", err)
		}
		// Those that lost the registry together do not all come back together.
		select {
		case <-time.After(wait/2 + rand.N(wait/2)):
		case <-ctx.Done():
			return nil
		}
	}
}

// advertised is the address at which others reach a transport that listens on addr.
func (r Registration) advertised(scheme string, addr net.Addr) string {
	host, port, err := net.SplitHostPort(addr.String())
	if err != nil {
		return scheme + "://" + addr.String()
	}
	if ip := net.ParseIP(host); ip != nil && ip.IsUnspecified() {
		host = machine()
	}
	return scheme + "://" + net.JoinHostPort(cmp.Or(r.Host, host), port)
}

// machine gives the first address of this machine that others may reach, or the one that it reaches itself by.
func machine() string {
	addrs, err := net.InterfaceAddrs()
	if err != nil {
		return "127.0.0.1"
	}
	for _, ipv4 := range []bool{true, false} {
		for _, a := range addrs {
			n, ok := a.(*net.IPNet)
			if ok && n.IP.IsGlobalUnicast() && (n.IP.To4() != nil) == ipv4 {
				return n.IP.String()
			}
		}
	}
	return "127.0.0.1"
}
