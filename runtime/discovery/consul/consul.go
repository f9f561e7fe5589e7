// Package consul finds and lists instances in HashiCorp Consul: services with a check that their servers renew, and
// queries that wait for changes.
package consul

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"iter"
	"log/slog"
	"net"
	"strconv"
	"strings"
	"time"

	"github.com/hashicorp/consul/api"

	kit "github.com/kitc-lang/kit/runtime"
	"github.com/kitc-lang/kit/runtime/discovery/internal/registry"
)

const (
	// wait is how long a query waits for a change: a fifth of Consul's own default, so that an agent that hangs is
	// noticed.
	wait = time.Minute
	// late is how much longer the answer may take. Consul adds up to a sixteenth to the wait.
	late = wait/16 + 5*time.Second
	// pause keeps a service that changes all the time from being read all the time.
	pause = 50 * time.Millisecond
	// maxRenewal is how long a renewal may take.
	maxRenewal = 10 * time.Second
	// forgotten is how many lifetimes an instance that says nothing stays in Consul, where nobody is sent to it any
	// more, before it is removed; Consul removes nothing before a minute has passed.
	forgotten = 20
)

// Config is what a program may say about Consul.
type Config struct {
	// Address is where an agent is, as HOST:PORT (""; 127.0.0.1:8500).
	Address string
	// Datacenter is where to look for instances (""; that of the agent).
	Datacenter string
	// TTL is how long an instance that says nothing more is still found, at least 1 s (0: 15 s).
	TTL time.Duration
	// Token proves to Consul who asks (""; that of CONSUL_HTTP_TOKEN). The other variables of the environment that
	// Consul's own programs read hold too, such as those about TLS, but for the address.
	Token string
	// Client talks to Consul, in place of Address and Token, where more has to be said (nil: one that is made of
	// these, which reads no answer of more than 16 MiB).
	Client *api.Client
	// Logger gets a line when Consul has lost an instance, and when it is back (nil: slog.Default()).
	Logger *slog.Logger
}

// Registry is a kit.Discovery.
type Registry struct {
	cfg    Config
	client *api.Client
}

// New makes a discovery of an agent, which need not run yet.
func New(cfg Config) (*Registry, error) {
	cfg.Address = cmp.Or(cfg.Address, "127.0.0.1:8500")
	cfg.TTL = cmp.Or(cfg.TTL, 15*time.Second)
	if cfg.TTL < time.Second {
		return nil, fmt.Errorf("consul: a TTL of %v is less than 1 s", cfg.TTL)
	}
	if cfg.Client == nil {
		if _, _, err := registry.SplitHostPort(cfg.Address); err != nil {
			return nil, fmt.Errorf("consul: %w", err)
		}
		client, err := newClient(cfg.Address, cfg.Token)
		if err != nil {
			return nil, fmt.Errorf("consul: %w", err)
		}
		cfg.Client = client
	}
	return &Registry{cfg, cfg.Client}, nil
}

// Watch implements kit.Discovery: it gives the instances whose checks pass.
func (r *Registry) Watch(ctx context.Context, service string) iter.Seq2[[]kit.Instance, error] {
	return registry.Follow(ctx, func(ctx context.Context, found func([]kit.Instance) bool) error {
		options := &api.QueryOptions{Datacenter: r.cfg.Datacenter, WaitTime: wait}
		for {
			try, cancel := context.WithTimeout(ctx, wait+late)
			entries, meta, err := r.client.Health().Service(service, "", true, options.WithContext(try))
			cancel()
			if err == nil && !meta.KnownLeader {
				err = errors.New("the servers have no leader, and may have forgotten everything")
			}
			if err != nil {
				return fmt.Errorf("consul: %w", err)
			}
			if !found(instances(entries)) {
				return nil
			}
			next := max(meta.LastIndex, 1) // with 0, nothing would be waited for
			if next < options.WaitIndex {
				next = 0 // Consul was set back: the old index would never come
			}
			options.WaitIndex = next
			if !registry.Sleep(ctx, pause) {
				return nil
			}
		}
	})
}

// The metadata in which Consul keeps what it has no field for.
const (
	schemeKey = "scheme"
	weightKey = "weight"
	zoneKey   = "zone"
)

// instances reads what is registered, by Kit or by others. What has no address that can be called is left out.
func instances(entries []*api.ServiceEntry) []kit.Instance {
	var list []kit.Instance
	for _, e := range entries {
		if e == nil || e.Service == nil {
			continue
		}
		i := kit.Instance{Weight: float64(e.Service.Weights.Passing)}
		host := e.Service.Address
		if host == "" && e.Node != nil {
			host = e.Node.Address
		}
		i.Address = net.JoinHostPort(host, strconv.Itoa(e.Service.Port))
		for k, v := range e.Service.Meta {
			switch k {
			case schemeKey:
				i.Address = v + "://" + i.Address
			case zoneKey:
				i.Zone = v
			case weightKey:
				if w, err := strconv.ParseFloat(v, 64); err == nil {
					i.Weight = w
				}
			default:
				if i.Metadata == nil {
					i.Metadata = map[string]string{}
				}
				i.Metadata[k] = v
			}
		}
		if registry.Check(i) == nil {
			list = append(list, i)
		}
	}
	return list
}

// Register implements kit.Discovery.
func (r *Registry) Register(ctx context.Context, service string, instance kit.Instance) (func(context.Context) error, error) {
	if err := registry.Check(instance); err != nil {
		return nil, fmt.Errorf("consul: %w", err)
	}
	return registry.Keep(ctx, &listing{registry: r, service: registration(service, instance, r.cfg.TTL)}, r.cfg.Logger)
}

// registration is an instance as Consul has it. The same address always has the same ID, so that a server that
// comes back takes its old place.
func registration(service string, i kit.Instance, ttl time.Duration) *api.AgentServiceRegistration {
	scheme, hostPort := registry.Scheme(i.Address)
	host, port, _ := registry.SplitHostPort(hostPort) // which was checked
	meta := map[string]string{}
	for k, v := range i.Metadata {
		meta[k] = v
	}
	for k, v := range map[string]string{schemeKey: scheme, zoneKey: i.Zone} {
		if v != "" {
			meta[k] = v
		}
	}
	if i.Weight != 0 {
		meta[weightKey] = strconv.FormatFloat(i.Weight, 'g', -1, 64)
	}
	id := strings.NewReplacer("/", "-", "%", "-", "?", "-").Replace(strings.Join([]string{service, scheme, hostPort}, "-"))
	return &api.AgentServiceRegistration{
		ID: id, Name: service, Address: host, Port: port, Meta: meta,
		Check: &api.AgentServiceCheck{
			CheckID: checkID(id), TTL: ttl.String(), Status: api.HealthPassing,
			DeregisterCriticalServiceAfter: max(forgotten*ttl, time.Minute).String(),
		},
	}
}

func checkID(id string) string { return "service:" + id }

// listing is an instance's place in Consul.
type listing struct {
	registry *Registry
	service  *api.AgentServiceRegistration
}

// List implements registry.Listing.
func (l *listing) List(ctx context.Context) error {
	err := l.registry.client.Agent().ServiceRegisterOpts(l.service, api.ServiceRegisterOpts{ReplaceExistingChecks: true}.WithContext(ctx))
	if err != nil {
		return fmt.Errorf("consul: %w", err)
	}
	return nil
}

// Hold implements registry.Listing: it renews the check three times in its lifetime. What is not answered by then is
// given up soon enough for the registration that follows.
func (l *listing) Hold(ctx context.Context) error {
	renew := l.registry.cfg.TTL / 3
	for registry.Sleep(ctx, renew) {
		try, cancel := context.WithTimeout(ctx, min(max(renew, time.Second), maxRenewal))
		err := l.registry.client.Agent().UpdateTTLOpts(checkID(l.service.ID), "serving", api.HealthPassing, (&api.QueryOptions{}).WithContext(try))
		cancel()
		if err != nil {
			return fmt.Errorf("consul: %w", err)
		}
	}
	return nil
}

// Remove implements registry.Listing.
func (l *listing) Remove(ctx context.Context) error {
	if err := l.registry.client.Agent().ServiceDeregisterOpts(l.service.ID, (&api.QueryOptions{}).WithContext(ctx)); err != nil {
		return fmt.Errorf("consul: %w", err)
	}
	return nil
}
