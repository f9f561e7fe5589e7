// Package etcd finds and lists instances in etcd, version 3, as keys with a lease.
package etcd

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"iter"
	"log/slog"
	"slices"
	"sync"
	"time"

	"go.etcd.io/etcd/api/v3/mvccpb"
	"go.etcd.io/etcd/api/v3/v3rpc/rpctypes"
	clientv3 "go.etcd.io/etcd/client/v3"
	"go.uber.org/zap"

	kit "github.com/kitc-lang/kit/runtime"
	"github.com/kitc-lang/kit/runtime/discovery/internal/registry"
)

const (
	// answerTimeout bounds one question, with members that do not answer among others that do.
	answerTimeout = 10 * time.Second
	// heartbeat is how often a watch makes sure that somebody is there: the library sets up and repairs a watch in
	// silence, for as long as that takes.
	heartbeat = 10 * time.Second
	// maxAnswer is the largest answer, in bytes: some 100,000 instances.
	maxAnswer = 16 << 20
)

// Config is what a program may say about etcd.
type Config struct {
	// Endpoints is where the members of the cluster are, as HOST:PORT (nil: 127.0.0.1:2379).
	Endpoints []string
	// Prefix is what the keys of all services begin with (""; /services/).
	Prefix string
	// TTL is how long an instance that says nothing more is still listed, in whole seconds, at least one (0: 15 s).
	TTL time.Duration
	// Username and Password prove to etcd who asks (""; nothing does).
	Username, Password string
	// Client talks to etcd in place of Endpoints, Username and Password, where more has to be said, such as about TLS
	// (nil: one that is made of these, for each watch and registration). It belongs to whoever made it.
	Client *clientv3.Client
	// Logger gets a line when etcd has lost an instance, and when it is back (nil: slog.Default()).
	Logger *slog.Logger
}

// Registry is a kit.Discovery.
type Registry struct{ cfg Config }

// New makes a discovery of a cluster, which need not run yet.
func New(cfg Config) (*Registry, error) {
	if len(cfg.Endpoints) == 0 {
		cfg.Endpoints = []string{"127.0.0.1:2379"}
	}
	for _, e := range cfg.Endpoints {
		_, hostPort := registry.Scheme(e)
		if _, _, err := registry.SplitHostPort(hostPort); err != nil {
			return nil, fmt.Errorf("etcd: %w", err)
		}
	}
	cfg.Endpoints = slices.Clone(cfg.Endpoints)
	cfg.Prefix = cmp.Or(cfg.Prefix, "/services/")
	cfg.TTL = cmp.Or(cfg.TTL, 15*time.Second)
	if cfg.TTL < time.Second {
		return nil, fmt.Errorf("etcd: a TTL of %v is less than 1 s", cfg.TTL)
	}
	return &Registry{cfg}, nil
}

// open gives a client, and what closes it. It does not connect yet.
func (r *Registry) open() (*clientv3.Client, func(), error) {
	if r.cfg.Client != nil {
		return r.cfg.Client, func() {}, nil
	}
	client, err := clientv3.New(clientv3.Config{
		Endpoints: r.cfg.Endpoints, Username: r.cfg.Username, Password: r.cfg.Password, DialTimeout: answerTimeout,
		DialKeepAliveTime: heartbeat, DialKeepAliveTimeout: heartbeat / 2, MaxCallRecvMsgSize: maxAnswer, Logger: zap.NewNop(),
	})
	if err != nil {
		return nil, nil, fmt.Errorf("etcd: %w", err)
	}
	return client, func() { _ = client.Close() }, nil // which tells only that ctx has ended
}

// Watch implements kit.Discovery.
func (r *Registry) Watch(ctx context.Context, service string) iter.Seq2[[]kit.Instance, error] {
	prefix := r.key(service, "")
	return registry.Follow(ctx, func(ctx context.Context, found func([]kit.Instance) bool) error {
		client, release, err := r.open()
		if err != nil {
			return err
		}
		defer release()
		ctx, cancel := context.WithCancelCause(ctx)
		var beating sync.WaitGroup
		defer beating.Wait()
		defer cancel(nil) // which ends the watch of the client too
		beating.Go(func() { cancel(beat(ctx, client, prefix)) })
		return watch(ctx, client, prefix, found)
	})
}

// watch reads the keys, and then what changes from that revision on.
func watch(ctx context.Context, client *clientv3.Client, prefix string, found func([]kit.Instance) bool) error {
	all, err := ask(ctx, func(ctx context.Context) (*clientv3.GetResponse, error) {
		return client.Get(ctx, prefix, clientv3.WithPrefix())
	})
	if err != nil {
		return err
	}
	known := map[string]kit.Instance{}
	for _, kv := range all.Kvs {
		note(known, kv)
	}
	if !found(list(known)) {
		return nil
	}
	for c := range client.Watch(clientv3.WithRequireLeader(ctx), prefix, clientv3.WithPrefix(), clientv3.WithRev(all.Header.Revision+1)) {
		if err := c.Err(); err != nil {
			if errors.Is(err, rpctypes.ErrCompacted) {
				return nil // too much has changed since: read all of it anew
			}
			return fmt.Errorf("etcd: %w", cmp.Or(context.Cause(ctx), err))
		}
		for _, e := range c.Events {
			if e.Type == mvccpb.DELETE {
				delete(known, string(e.Kv.Key))
			} else {
				note(known, e.Kv)
			}
		}
		if !found(list(known)) {
			return nil
		}
	}
	return cmp.Or(context.Cause(ctx), errEnded)
}

// beat makes sure, until ctx ends, that somebody answers. It gives why nobody does.
func beat(ctx context.Context, client *clientv3.Client, prefix string) error {
	for registry.Sleep(ctx, heartbeat) {
		_, err := ask(ctx, func(ctx context.Context) (*clientv3.GetResponse, error) {
			return client.Get(ctx, prefix, clientv3.WithPrefix(), clientv3.WithCountOnly())
		})
		if err != nil {
			return err
		}
	}
	return nil
}

var errEnded = errors.New("etcd: the watch has ended")

// ask bounds a question.
func ask[T any](ctx context.Context, question func(context.Context) (T, error)) (T, error) {
	ctx, cancel := context.WithTimeout(ctx, answerTimeout)
	defer cancel()
	answer, err := question(ctx)
	if err != nil {
		err = fmt.Errorf("etcd: %w", err)
	}
	return answer, err
}

// note takes over a key. Its value is what Kit writes, or the address alone; any other one is nobody's.
func note(known map[string]kit.Instance, kv *mvccpb.KeyValue) {
	i, err := registry.Decode(kv.Value)
	if err != nil {
		i = kit.Instance{Address: string(kv.Value)}
		err = registry.Check(i)
	}
	if err != nil {
		delete(known, string(kv.Key))
		return
	}
	known[string(kv.Key)] = i
}

func list(known map[string]kit.Instance) []kit.Instance {
	var all []kit.Instance
	for _, i := range known {
		all = append(all, i)
	}
	return all
}

// key is where an instance of a service is.
func (r *Registry) key(service, address string) string {
	return r.cfg.Prefix + service + "/" + address
}

// Register implements kit.Discovery.
func (r *Registry) Register(ctx context.Context, service string, instance kit.Instance) (func(context.Context) error, error) {
	value, err := registry.Encode(instance)
	if err != nil {
		return nil, fmt.Errorf("etcd: %w", err)
	}
	client, release, err := r.open()
	if err != nil {
		return nil, err
	}
	l := &listing{client: client, release: release, key: r.key(service, instance.Address), value: string(value), ttl: r.cfg.TTL}
	return registry.Keep(ctx, l, r.cfg.Logger)
}

// listing is an instance's place in etcd.
type listing struct {
	client     *clientv3.Client
	release    func()
	key, value string
	ttl        time.Duration
	lease      clientv3.LeaseID
}

// List implements registry.Listing. The key moves from an older lease to the new one.
func (l *listing) List(ctx context.Context) error {
	_, err := ask(ctx, func(ctx context.Context) (any, error) {
		lease, err := l.client.Grant(ctx, int64((l.ttl+time.Second-1)/time.Second))
		if err != nil {
			return nil, err
		}
		l.lease = lease.ID
		return l.client.Put(ctx, l.key, l.value, clientv3.WithLease(lease.ID))
	})
	return err
}

// Hold implements registry.Listing: it renews the lease three times in its lifetime, and sees that the key is still
// there.
func (l *listing) Hold(ctx context.Context) error {
	for registry.Sleep(ctx, l.ttl/3) {
		there, err := ask(ctx, func(ctx context.Context) (*clientv3.GetResponse, error) {
			if _, err := l.client.KeepAliveOnce(ctx, l.lease); err != nil {
				return nil, err
			}
			return l.client.Get(ctx, l.key, clientv3.WithCountOnly())
		})
		if err != nil {
			return err
		}
		if there.Count == 0 {
			return fmt.Errorf("etcd: the key %s is gone", l.key)
		}
	}
	return nil
}

// Remove implements registry.Listing.
func (l *listing) Remove(ctx context.Context) error {
	defer l.release()
	if l.lease == 0 {
		return nil
	}
	_, err := ask(ctx, func(ctx context.Context) (any, error) { return l.client.Revoke(ctx, l.lease) })
	return err
}
