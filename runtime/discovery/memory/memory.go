// Package memory is a registry in the program itself: for tests, and for services that run in one process.
package memory

import (
	"context"
	"errors"
	"fmt"
	"iter"
	"slices"
	"sync"

	kit "github.com/kitc-lang/kit/runtime"
)

// Config is what a program says about the registry.
type Config struct {
	// Registry is the one that servers and clients share. It is required, because nobody would find anything in
	// one of their own.
	Registry *Registry
}

// Registry is a kit.Discovery. Its zero value is empty and ready to use.
type Registry struct {
	mu       sync.Mutex
	services map[string]*service
	down     error
}

type service struct {
	instances []kit.Instance
	changed   chan struct{} // closed with the next change
}

// New gives the registry.
func New(cfg Config) (*Registry, error) {
	if cfg.Registry == nil {
		return nil, errors.New("memory: Registry is nil: give the same one to servers and clients")
	}
	return cfg.Registry, nil
}

func (r *Registry) service(name string) *service {
	if r.services == nil {
		r.services = map[string]*service{}
	}
	s := r.services[name]
	if s == nil {
		s = &service{changed: make(chan struct{})}
		r.services[name] = s
	}
	return s
}

func (s *service) change() {
	close(s.changed)
	s.changed = make(chan struct{})
}

// Set replaces all instances of a service.
func (r *Registry) Set(name string, instances ...kit.Instance) {
	r.mu.Lock()
	defer r.mu.Unlock()
	s := r.service(name)
	s.instances = slices.Clone(instances)
	s.change()
}

// Fail makes the registry unreachable, as tests want it to be; nil brings it back.
func (r *Registry) Fail(err error) {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.down = err
	for _, s := range r.services {
		s.change()
	}
}

// Watch implements kit.Discovery.
func (r *Registry) Watch(ctx context.Context, name string) iter.Seq2[[]kit.Instance, error] {
	return func(yield func([]kit.Instance, error) bool) {
		for ctx.Err() == nil {
			r.mu.Lock()
			s := r.service(name)
			instances, changed, down := slices.Clone(s.instances), s.changed, r.down
			r.mu.Unlock()
			if down != nil {
				instances = nil
			}
			if !yield(instances, down) {
				return
			}
			select {
			case <-changed:
			case <-ctx.Done():
			}
		}
	}
}

// Register implements kit.Discovery. An address is registered once.
func (r *Registry) Register(_ context.Context, name string, instance kit.Instance) (func(context.Context) error, error) {
	r.mu.Lock()
	defer r.mu.Unlock()
	if r.down != nil {
		return nil, r.down
	}
	s := r.service(name)
	at := func() int {
		return slices.IndexFunc(s.instances, func(i kit.Instance) bool { return i.Address == instance.Address })
	}
	if at() >= 0 {
		return nil, fmt.Errorf("memory: %s is registered for %s already", instance.Address, name)
	}
	s.instances = append(s.instances, instance)
	s.change()
	return func(context.Context) error {
		r.mu.Lock()
		defer r.mu.Unlock()
		if i := at(); i >= 0 {
			s.instances = slices.Delete(s.instances, i, i+1)
			s.change()
		}
		return nil
	}, nil
}
