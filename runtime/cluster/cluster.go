// Package cluster sends the calls of a client to the instances of a service: it knows which there are, chooses
// one for each call, and leaves out those that fail.
package cluster

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"slices"
	"strings"
	"sync"
	"sync/atomic"
	"syscall"
	"time"

	kit "github.com/kitc-lang/kit/runtime"
	"github.com/kitc-lang/kit/runtime/balance"
	"github.com/kitc-lang/kit/runtime/balance/p2c"
)

// Config says how a client finds the instances of a service and spreads its calls over them. Its zero value but
// for Discovery means the defaults.
type Config struct {
	// Discovery finds the instances. Without it, a client calls the one address that it is given.
	Discovery kit.Discovery
	// Service is the name to look for (""; that of the .kit file, such as "billing.Payments").
	Service string
	// Scheme says over which of the service's transports it is called: "thrift", "http" or "https" (""; what
	// the client is declared with, or else the first one of the service). Instances with other addresses are
	// not of interest, and an address without a scheme gets this one.
	Scheme string
	// Balancer chooses among them (nil: p2c).
	Balancer balance.Balancer
	// Zone is where the client runs. Instances there are preferred, as long as half of them are well
	// (""; no zone is preferred).
	Zone string
	// Warmup is how long a new instance gets less than its share (0: 10 s; negative: none).
	Warmup time.Duration
	// EjectAfter is how many calls in a row must fail before an instance is left out (0: 5; negative: it
	// never is).
	EjectAfter int
	// EjectFor is how long it is left out the first time; each further time, one such time longer (0: 5 s).
	EjectFor time.Duration
	// MaxEjected is the share of the instances that may be left out, above 0 and up to 1 (0: one half). With
	// more, calls would all go to few, or to none.
	MaxEjected float64
	// FirstWait bounds how long a call waits where the registry has never answered yet (0: 5 s).
	FirstWait time.Duration
	// Grace is how long instances are kept that the registry does not name any more after an outage: one that has
	// lost its data names nobody, until the servers have registered again (0: 30 s; negative: not at all).
	Grace time.Duration
	// Logger gets a line when the registry stops answering, and when it is back (nil: slog.Default()).
	Logger *slog.Logger
	// Meter measures the cluster (nil: that of the chain's `metrics`, and where there is none, nobody does).
	Meter kit.Meter
	// Show is given what tells the State of the cluster, when that is made (nil: nobody wants to see it).
	Show func(state func() State)
}

// State is what a cluster knows at a moment.
type State struct {
	Service   string
	Known     bool          // the registry has answered at least once
	Stale     time.Duration // how long ago it stopped answering, 0 while it does
	Err       error         // why it does not
	Instances []InstanceState
}

// InstanceState is what a cluster knows of an instance.
type InstanceState struct {
	kit.Instance
	InFlight int64
	Latency  time.Duration
	Ejected  bool // left out for a while, because calls to it failed
	Draining bool // left out, because it is about to stop
}

// Cluster is the instances of one service, with a client of type T for each. It may be used by many goroutines
// at once.
type Cluster[T io.Closer] struct{ group *group }

// held is a client of type T as a group keeps it.
type held[T io.Closer] struct{ client T }

func (h *held[T]) Close() error { return h.client.Close() }

// group is what a cluster does, whatever its clients are: code that is not compiled again for each service.
type group struct {
	cfg     Config
	service string
	dial    func(address string) (io.Closer, error)
	stop    context.CancelFunc
	done    chan struct{}

	unmeasure func() // ends the measurements

	first chan struct{} // closed with the first answer of the registry
	view  atomic.Pointer[view]

	mu      sync.Mutex
	members map[string]*member // by address
	since   time.Time          // since when the registry does not answer, zero while it does
	err     error
	closed  bool
	grace   time.Time      // until when instances are kept that the registry does not name
	last    []kit.Instance // what it named last
	settle  *time.Timer    // ends the grace
}

// view is the members at a moment. Nobody changes it.
type view struct{ all []*member }

// member is an instance with its client.
type member struct {
	*balance.Endpoint
	client io.Closer
	uses   atomic.Int64 // calls, and 1 while it is listed; at 0 the client is closed

	failures atomic.Int32 // in a row
	ejected  atomic.Int64 // until when it is left out, in Unix nanoseconds
	times    atomic.Int32 // how often it was
	drained  atomic.Int64 // until when it is not wanted, because it is about to stop, in Unix nanoseconds
}

// New makes a cluster and begins to watch. Service is its full name, and schemes are what the addresses of its
// transports begin with. Dial makes the client of an instance, and does not connect yet.
func New[T io.Closer](service string, schemes []string, dial func(address string) (T, error), cfg Config) (*Cluster[T], error) {
	g, err := newGroup(service, schemes, func(address string) (io.Closer, error) {
		client, err := dial(address)
		return &held[T]{client}, err
	}, cfg)
	if err != nil {
		return nil, err
	}
	return &Cluster[T]{g}, nil
}

// Transport is the name of the transport over which the service is called: "http" or "thrift".
func (c *Cluster[T]) Transport() string { return c.group.transport() }

// Close ends the watch, and the clients once their calls have ended.
func (c *Cluster[T]) Close() error { return c.group.close() }

// State tells what the cluster knows.
func (c *Cluster[T]) State() State { return c.group.state() }

// Do sends a call to an instance: send is called with the client that was chosen for it. Where no instance is
// known, the call fails at once as unavailable. One that refuses connections has not seen the call, which goes to
// another one then, whether it may be repeated or not.
func (c *Cluster[T]) Do(ctx context.Context, call *kit.Call, send func(T, context.Context, *kit.Call) error) error {
	return c.group.do(ctx, call, func(client io.Closer) error { return send(client.(*held[T]).client, ctx, call) })
}

func newGroup(service string, schemes []string, dial func(address string) (io.Closer, error), cfg Config) (*group, error) {
	if cfg.Scheme == "" {
		cfg.Scheme = schemes[0]
	}
	if !slices.Contains(schemes, cfg.Scheme) {
		return nil, fmt.Errorf("%s: it is not called over %q: take %s as the Scheme of the Cluster", service, cfg.Scheme, strings.Join(schemes, " or "))
	}
	cfg.Balancer = cmp.Or[balance.Balancer](cfg.Balancer, p2c.New(p2c.Config{}))
	cfg.Warmup = cmp.Or(cfg.Warmup, 10*time.Second)
	cfg.EjectAfter = cmp.Or(cfg.EjectAfter, 5)
	cfg.EjectFor = cmp.Or(cfg.EjectFor, 5*time.Second)
	cfg.MaxEjected = cmp.Or(cfg.MaxEjected, 0.5)
	cfg.FirstWait = cmp.Or(cfg.FirstWait, 5*time.Second)
	cfg.Grace = cmp.Or(cfg.Grace, 30*time.Second)
	if cfg.Logger == nil {
		cfg.Logger = slog.Default()
	}
	ctx, stop := context.WithCancel(context.Background())
	c := &group{
		cfg: cfg, service: cmp.Or(cfg.Service, service), dial: dial, stop: stop,
		done: make(chan struct{}), first: make(chan struct{}), members: map[string]*member{},
	}
	c.view.Store(&view{})
	c.unmeasure = c.measure(cfg.Meter)
	if cfg.Show != nil {
		cfg.Show(c.state)
	}
	go c.watch(ctx)
	return c, nil
}

func (c *group) transport() string { return transport(c.cfg.Scheme) }

func transport(scheme string) string { return strings.TrimSuffix(scheme, "s") }

func (c *group) close() error {
	c.stop()
	c.unmeasure()
	<-c.done
	c.mu.Lock()
	defer c.mu.Unlock()
	c.closed = true
	if c.settle != nil {
		c.settle.Stop()
	}
	var errs []error
	for address, m := range c.members {
		delete(c.members, address)
		errs = append(errs, m.release())
	}
	c.view.Store(&view{})
	return errors.Join(errs...)
}

func (c *group) state() State {
	c.mu.Lock()
	defer c.mu.Unlock()
	s := State{Service: c.service, Err: c.err}
	select {
	case <-c.first:
		s.Known = true
	default:
	}
	if !c.since.IsZero() {
		s.Stale = time.Since(c.since)
	}
	now := time.Now()
	for _, m := range c.view.Load().all {
		s.Instances = append(s.Instances, InstanceState{m.Instance(), m.InFlight(), m.Latency(), m.isEjected(now), m.isDrained(now)})
	}
	return s
}

func (c *group) do(ctx context.Context, call *kit.Call, send func(io.Closer) error) error {
	if err := c.wait(ctx, call); err != nil {
		return err
	}
	for refused := 0; ; refused++ {
		m, err := c.pick(call)
		if err != nil {
			return err
		}
		err = c.send(ctx, call, m, send)
		if err == nil {
			return nil
		}
		call.Tried = append(call.Tried, m.Instance().Address)
		if !errors.Is(err, syscall.ECONNREFUSED) || refused == maxRefused || !c.others(call) {
			return err
		}
	}
}

// maxRefused is how many instances a call may find closed: with more, something else is wrong than that one of them
// has stopped.
const maxRefused = 3

// others reports whether there is an instance that the call has not been to.
func (c *group) others(call *kit.Call) bool {
	return slices.ContainsFunc(c.view.Load().all, func(m *member) bool {
		return !slices.Contains(call.Tried, m.Instance().Address)
	})
}

func (c *group) send(ctx context.Context, call *kit.Call, m *member, send func(io.Closer) error) error {
	defer func() { _ = m.release() }() // of a client that nobody uses any more
	m.Begin()
	begin := time.Now()
	call.Draining = false
	err := send(m.client)
	now := time.Now()
	m.End(now.Sub(begin))
	if call.Draining {
		m.drained.Store(now.Add(drainFor).UnixNano())
	}
	c.judge(ctx, m, err)
	return err
}

// drainFor is how long an instance that says it is about to stop gets no calls that others can take: longer than it
// takes to leave the registry, and not for ever, because another one may come at its address.
const drainFor = 5 * time.Second

// wait waits for the first answer of the registry.
func (c *group) wait(ctx context.Context, call *kit.Call) error {
	select {
	case <-c.first:
		return nil
	default:
	}
	t := time.NewTimer(c.cfg.FirstWait)
	defer t.Stop()
	select {
	case <-c.first:
		return nil
	case <-c.done:
		return kit.Errorf(kit.Cancelled, "%s: the client is closed", call.Method)
	case <-ctx.Done():
		return ctx.Err()
	case <-t.C:
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	return kit.Hide(kit.Unavailable, call.Method.String()+": the registry has not said yet where the service is", c.err)
}

// pick chooses an instance for a call and takes hold of it.
func (c *group) pick(call *kit.Call) (*member, error) {
	for {
		all := c.view.Load().all
		if len(all) == 0 {
			c.mu.Lock()
			closed := c.closed
			c.mu.Unlock()
			if closed {
				return nil, kit.Errorf(kit.Cancelled, "%s: the client is closed", call.Method)
			}
			return nil, kit.Errorf(kit.Unavailable, "%s: no instance of %s is registered", call.Method, c.service)
		}
		m := all[0]
		if len(all) > 1 {
			m = c.choose(call, all)
		}
		if m.hold() { // or it has left in the meantime
			return m, nil
		}
	}
}

func (c *group) choose(call *kit.Call, all []*member) *member {
	buf := candidates.Get().(*[]*balance.Endpoint)
	defer func() {
		clear(*buf)
		candidates.Put(buf)
	}()
	from := c.candidates((*buf)[:0], call, all)
	*buf = from
	e := c.cfg.Balancer.Pick(call, from)
	for _, m := range all {
		if m.Endpoint == e {
			return m
		}
	}
	return all[0] // a balancer that gives what it was not given
}

var candidates = sync.Pool{New: func() any { return new([]*balance.Endpoint) }}

// candidates are the instances that a call may go to: not those that are left out, nor those that were tried
// already, and of these the ones in the client's own zone, as long as that is half well. Where a rule leaves
// nobody, it does not count.
func (c *group) candidates(from []*balance.Endpoint, call *kit.Call, all []*member) []*balance.Endpoint {
	now := time.Now()
	near, nearWell := 0, 0
	for _, m := range all {
		if m.Instance().Zone == c.cfg.Zone {
			near++
			if !m.isEjected(now) {
				nearWell++
			}
		}
	}
	zoned := c.cfg.Zone != "" && nearWell > 0 && 2*nearWell >= near
	for strict := 3; strict >= 0; strict-- {
		for _, m := range all {
			switch {
			case strict > 0 && (m.isEjected(now) || m.isDrained(now) || m.Instance().Weight < 0):
			case strict > 1 && slices.Contains(call.Tried, m.Instance().Address):
			case strict > 2 && zoned && m.Instance().Zone != c.cfg.Zone:
			default:
				from = append(from, m.Endpoint)
			}
		}
		if len(from) > 0 {
			break
		}
	}
	return from
}

// judge counts the failures of an instance, and leaves it out when there are too many in a row.
func (c *group) judge(ctx context.Context, m *member, err error) {
	switch kit.CodeOf(err) {
	case kit.Unavailable, kit.Internal, kit.Unknown, kit.DataLoss:
	case kit.DeadlineExceeded:
	case kit.Cancelled:
		return // the caller's doing
	default:
		m.failures.Store(0)
		m.times.Store(0)
		return
	}
	if c.cfg.EjectAfter < 0 || ctx.Err() != nil && !errors.Is(ctx.Err(), context.DeadlineExceeded) {
		return
	}
	if int(m.failures.Add(1)) < c.cfg.EjectAfter {
		return
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	now, out := time.Now(), 0
	all := c.view.Load().all
	for _, other := range all {
		if other.isEjected(now) {
			out++
		}
	}
	if m.isEjected(now) || float64(out+1) > c.cfg.MaxEjected*float64(len(all)) {
		return
	}
	m.failures.Store(0)
	m.ejected.Store(now.Add(time.Duration(min(m.times.Add(1), maxTimes)) * c.cfg.EjectFor).UnixNano())
}

// maxTimes bounds how much longer an instance is left out that fails again and again.
const maxTimes = 12

func (m *member) isEjected(now time.Time) bool { return now.UnixNano() < m.ejected.Load() }

func (m *member) isDrained(now time.Time) bool { return now.UnixNano() < m.drained.Load() }

// hold keeps the client of the member open. It gives false where that is closed already.
func (m *member) hold() bool {
	for {
		n := m.uses.Load()
		if n == 0 {
			return false
		}
		if m.uses.CompareAndSwap(n, n+1) {
			return true
		}
	}
}

func (m *member) release() error {
	if m.uses.Add(-1) > 0 {
		return nil
	}
	return m.client.Close()
}

// watch follows the registry until the cluster is closed.
func (c *group) watch(ctx context.Context) {
	defer close(c.done)
	for instances, err := range c.cfg.Discovery.Watch(ctx, c.service) {
		if ctx.Err() != nil {
			return
		}
		if err != nil {
			c.lost(err)
			continue
		}
		c.found(instances)
	}
	if ctx.Err() == nil {
		c.lost(fmt.Errorf("%s: the watch has ended", c.service))
		<-ctx.Done()
	}
}

// lost notes that the registry does not answer. The instances stay.
func (c *group) lost(err error) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.err = err
	if c.since.IsZero() {
		c.since = time.Now()
		c.cfg.Logger.Warn("the registry does not answer; the instances known last are kept", "service", c.service, "instances", len(c.members), "error", err)
	}
}

// found takes over what the registry says.
func (c *group) found(instances []kit.Instance) {
	c.mu.Lock()
	if c.closed {
		c.mu.Unlock()
		return
	}
	if !c.since.IsZero() {
		c.cfg.Logger.Info("the registry answers again", "service", c.service, "instances", len(instances), "after", time.Since(c.since))
		if c.cfg.Grace > 0 && len(c.members) > 0 {
			c.grace = time.Now().Add(c.cfg.Grace)
			c.settle = time.AfterFunc(c.cfg.Grace, func() {
				c.mu.Lock()
				last := c.last
				c.mu.Unlock()
				c.found(last)
			})
		}
	}
	c.since, c.err, c.last = time.Time{}, nil, instances
	listed := map[string]bool{}
	warmup := c.cfg.Warmup
	if len(c.members) == 0 { // they are all as new as each other
		warmup = 0
	}
	var view view
	var left []*member
	for _, i := range instances {
		if i.Address = c.address(i.Address); i.Address == "" || listed[i.Address] {
			continue
		}
		old := c.members[i.Address]
		m := c.member(i, old, warmup)
		if m == nil {
			continue
		}
		if old != nil && m != old {
			left = append(left, old)
		}
		listed[i.Address] = true
		view.all = append(view.all, m)
	}
	if time.Now().Before(c.grace) {
		for address, m := range c.members {
			if !listed[address] {
				listed[address] = true
				view.all = append(view.all, m)
			}
		}
	}
	slices.SortFunc(view.all, func(a, b *member) int { return cmp.Compare(a.Instance().Address, b.Instance().Address) })
	c.view.Store(&view)
	for address, m := range c.members {
		if !listed[address] {
			delete(c.members, address)
			left = append(left, m)
		}
	}
	select {
	case <-c.first:
	default:
		close(c.first)
	}
	c.mu.Unlock()
	for _, m := range left {
		_ = m.release() // its connections; there is nobody to tell
	}
}

// member gives the member of an instance: the old one, where nothing about it has changed, or a new one. It
// gives nil for an address that no client can be made for.
func (c *group) member(i kit.Instance, old *member, warmup time.Duration) *member {
	if old != nil && same(old.Instance(), i) {
		return old
	}
	client, err := c.dial(i.Address)
	if err != nil {
		c.cfg.Logger.Warn("the registry has an address that cannot be called", "service", c.service, "address", i.Address, "error", err)
		return old
	}
	if old != nil {
		warmup = 0
	}
	m := &member{Endpoint: balance.NewEndpoint(i, max(warmup, 0)), client: client}
	m.uses.Store(1)
	c.members[i.Address] = m
	return m
}

func same(a, b kit.Instance) bool {
	return a.Address == b.Address && a.Weight == b.Weight && a.Zone == b.Zone
}

// address gives an address with its scheme, "" for one of another transport.
func (c *group) address(a string) string {
	switch scheme := kit.Scheme(a); {
	case scheme == "":
		return c.cfg.Scheme + "://" + a
	case transport(scheme) == c.transport():
		return a
	}
	return ""
}
