// Package zookeeper finds and lists instances in Apache ZooKeeper, as ephemeral nodes.
package zookeeper

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"iter"
	"log/slog"
	"net/url"
	"path"
	"slices"
	"strings"
	"time"

	"github.com/go-zookeeper/zk"

	kit "github.com/kitc-lang/kit/runtime"
	"github.com/kitc-lang/kit/runtime/discovery/internal/registry"
)

const (
	// pause keeps a service that changes all the time from being read all the time.
	pause = 50 * time.Millisecond
	// maxInstances bounds how many nodes of a service are read.
	maxInstances = 100_000
	// maxAnswer is the largest answer of a server, in bytes: the names of that many nodes.
	maxAnswer = 16 << 20
)

// Config is what a program may say about ZooKeeper.
type Config struct {
	// Servers is where the servers of the ensemble are, as HOST:PORT (nil: 127.0.0.1:2181).
	Servers []string
	// Root is the node below which all services are (""; /services).
	Root string
	// Session is how long an instance that says nothing more is still listed, at least 1 s (0: 15 s). Servers have
	// bounds of their own, by default from 4 to 40 s.
	Session time.Duration
	// Logger gets a line when ZooKeeper has lost an instance, and when it is back (nil: slog.Default()).
	Logger *slog.Logger
}

// Registry is a kit.Discovery.
type Registry struct{ cfg Config }

// New makes a discovery of an ensemble, which need not run yet.
func New(cfg Config) (*Registry, error) {
	if len(cfg.Servers) == 0 {
		cfg.Servers = []string{"127.0.0.1:2181"}
	}
	for _, s := range cfg.Servers {
		if _, _, err := registry.SplitHostPort(s); err != nil {
			return nil, fmt.Errorf("zookeeper: %w", err)
		}
	}
	cfg.Root = cmp.Or(cfg.Root, "/services")
	if path.Clean(cfg.Root) != cfg.Root || !path.IsAbs(cfg.Root) || cfg.Root == "/" {
		return nil, fmt.Errorf("zookeeper: the root %q is no path such as /services", cfg.Root)
	}
	cfg.Session = cmp.Or(cfg.Session, 15*time.Second)
	if cfg.Session < time.Second {
		return nil, fmt.Errorf("zookeeper: a session of %v is less than 1 s", cfg.Session)
	}
	cfg.Servers = slices.Clone(cfg.Servers)
	return &Registry{cfg}, nil
}

// Watch implements kit.Discovery.
func (r *Registry) Watch(ctx context.Context, service string) iter.Seq2[[]kit.Instance, error] {
	return registry.Follow(ctx, func(ctx context.Context, found func([]kit.Instance) bool) error {
		s, err := r.open(ctx)
		if err != nil {
			return err
		}
		defer s.close()
		stop := context.AfterFunc(ctx, s.close) // the calls of the library know no context
		defer stop()
		for {
			instances, changed, err := s.read(r.node(service))
			if err != nil {
				return fmt.Errorf("zookeeper: %w", err)
			}
			if !found(instances) {
				return nil
			}
			if err := s.wait(ctx, changed, lost); err != nil {
				return err
			}
			if !registry.Sleep(ctx, pause) {
				return nil
			}
		}
	})
}

// node is where the instances of a service are.
func (r *Registry) node(service string) string { return r.cfg.Root + "/" + service }

// read gives the instances below a node, and what tells when their list changes.
func (s *session) read(node string) ([]kit.Instance, <-chan zk.Event, error) {
	names, _, changed, err := s.conn.ChildrenW(node)
	if errors.Is(err, zk.ErrNoNode) {
		exists, _, created, err := s.conn.ExistsW(node)
		if err != nil || !exists {
			return nil, created, err
		}
		return s.read(node) // it was made in between
	}
	if err != nil {
		return nil, nil, err
	}
	var list []kit.Instance
	for _, name := range names[:min(len(names), maxInstances)] {
		data, _, err := s.conn.Get(node + "/" + name)
		if errors.Is(err, zk.ErrNoNode) {
			continue // it is gone, and the next change says so
		}
		if err != nil {
			return nil, nil, err
		}
		if i, ok := instance(name, data); ok {
			list = append(list, i)
		}
	}
	return list, changed, nil
}

// instance reads a node: what Kit writes, or an address as the data or as the name, as others do.
func instance(name string, data []byte) (kit.Instance, bool) {
	if i, err := registry.Decode(data); err == nil {
		return i, true
	}
	for _, address := range []string{string(data), unescaped(name)} {
		if i := (kit.Instance{Address: address}); registry.Check(i) == nil {
			return i, true
		}
	}
	return kit.Instance{}, false
}

// unescaped is the address that a node is named after.
func unescaped(name string) string {
	address, err := url.PathUnescape(name)
	if err != nil {
		return name
	}
	return address
}

// Register implements kit.Discovery.
func (r *Registry) Register(ctx context.Context, service string, instance kit.Instance) (func(context.Context) error, error) {
	data, err := registry.Encode(instance)
	if err != nil {
		return nil, fmt.Errorf("zookeeper: %w", err)
	}
	l := &listing{registry: r, parent: r.node(service), node: r.node(service) + "/" + url.PathEscape(instance.Address), data: data}
	return registry.Keep(ctx, l, r.cfg.Logger)
}

// listing is an instance's place in ZooKeeper.
type listing struct {
	registry     *Registry
	parent, node string
	data         []byte
	session      *session
}

// List implements registry.Listing. The node lives as long as its session, so that one of an older session, as of a
// server that was killed and is back, is made again.
func (l *listing) List(ctx context.Context) error {
	if l.session != nil {
		l.session.close()
	}
	s, err := l.registry.open(ctx)
	if err != nil {
		return err
	}
	stop := context.AfterFunc(ctx, s.close)
	defer stop()
	l.session = s
	if err := s.parents(l.parent); err != nil {
		return fmt.Errorf("zookeeper: %w", err)
	}
	for range 3 {
		_, err = s.conn.Create(l.node, l.data, zk.FlagEphemeral, zk.WorldACL(zk.PermAll))
		if !errors.Is(err, zk.ErrNodeExists) {
			break
		}
		if err = s.conn.Delete(l.node, -1); err != nil && !errors.Is(err, zk.ErrNoNode) {
			break
		}
	}
	if err != nil {
		return fmt.Errorf("zookeeper: %w", err)
	}
	return nil
}

// parents makes a node that stays, and those above it.
func (s *session) parents(node string) error {
	for i := 1; i <= len(node); i++ {
		if i < len(node) && node[i] != '/' {
			continue
		}
		_, err := s.conn.Create(node[:i], nil, 0, zk.WorldACL(zk.PermAll))
		if err != nil && !errors.Is(err, zk.ErrNodeExists) {
			return err
		}
	}
	return nil
}

// Hold implements registry.Listing: the session keeps the node, for as long as anybody leaves it there. Without a
// connection for as long as the session lasts, it has expired, whether anybody says so or not: a server that has lost
// its data talks to no session that has seen newer ones.
func (l *listing) Hold(ctx context.Context) error {
	for ctx.Err() == nil {
		exists, _, changed, err := l.session.conn.ExistsW(l.node)
		switch {
		case ctx.Err() != nil:
			return nil
		case err != nil:
			return fmt.Errorf("zookeeper: %w", err)
		case !exists:
			return fmt.Errorf("zookeeper: the node %s is gone", l.node)
		}
		if err := l.session.wait(ctx, changed, l.registry.cfg.Session); err != nil {
			return err
		}
	}
	return nil
}

// Remove implements registry.Listing. The end of the session removes the node too, where it cannot be removed at once.
func (l *listing) Remove(ctx context.Context) error {
	if l.session == nil {
		return nil
	}
	defer l.session.close()
	stop := context.AfterFunc(ctx, l.session.close)
	defer stop()
	if err := l.session.conn.Delete(l.node, -1); err != nil && !errors.Is(err, zk.ErrNoNode) {
		return fmt.Errorf("zookeeper: %w", err)
	}
	return nil
}

// names of servers, as a message shows them.
func (r *Registry) servers() string { return strings.Join(r.cfg.Servers, ", ") }
