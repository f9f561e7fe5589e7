// Package dns finds instances by a name of the DNS: SRV records, or the addresses of a name with a port, as headless
// services of Kubernetes have them. What is found is asked for again when it expires.
package dns

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"iter"
	"net"
	"slices"
	"strconv"
	"strings"
	"time"
	"unicode"

	"github.com/miekg/dns"

	kit "github.com/kitc-lang/kit/runtime"
	"github.com/kitc-lang/kit/runtime/discovery/internal/registry"
)

const (
	// minTTL keeps a zone whose records hold for very little time from being asked all the time. Where they hold for
	// none, Every counts.
	minTTL = time.Second
	// maxTTL keeps records that hold for years, mostly by mistake, from being all that is ever known.
	maxTTL = time.Hour
)

// Config is what a program may say about the name and who knows it.
type Config struct {
	// Name is what to ask for; {package} and {service} stand for those of the service that is looked for, in
	// lower case and with dashes: order_desk.OrderBook is at {service}.{package}.svc if that is
	// order-book.order-desk.svc. A name without a dot at its end is completed as the system's resolver does.
	Name string
	// Port is that of the instances, from 1 to 65535 (0: SRV records are asked for, which name it).
	Port int
	// Server is the name server, as HOST:PORT (""; those of /etc/resolv.conf).
	Server string
	// Every is how often to ask where an answer holds for no time (0: 5 s).
	Every time.Duration
}

// Discovery is a kit.Discovery of what name servers say.
type Discovery struct {
	cfg        Config
	resolvConf string
}

// New makes a discovery of a name, which need not exist yet. It asks nobody.
func New(cfg Config) (*Discovery, error) {
	if cfg.Name == "" {
		return nil, errors.New("dns: there is no name")
	}
	if _, ok := dns.IsDomainName(placed(cfg.Name, "a.A")); !ok {
		return nil, fmt.Errorf("dns: %q is no name of the DNS", cfg.Name)
	}
	if cfg.Port < 0 || cfg.Port > 65535 {
		return nil, fmt.Errorf("dns: the port %d is not between 1 and 65535", cfg.Port)
	}
	if cfg.Server != "" {
		if _, _, err := registry.SplitHostPort(cfg.Server); err != nil {
			return nil, fmt.Errorf("dns: the server: %w", err)
		}
	}
	if cfg.Every <= 0 {
		cfg.Every = 5 * time.Second
	}
	return &Discovery{cfg, "/etc/resolv.conf"}, nil
}

// Watch implements kit.Discovery. A name that does not exist, or has no records of the kind, has no instances; only
// a server that does not answer, or cannot, is an error.
func (d *Discovery) Watch(ctx context.Context, service string) iter.Seq2[[]kit.Instance, error] {
	name := placed(d.cfg.Name, service)
	return registry.Follow(ctx, func(ctx context.Context, found func([]kit.Instance) bool) error {
		for {
			a, err := d.ask(ctx, name)
			if err != nil {
				return fmt.Errorf("dns: %s: %w", name, err)
			}
			if !found(a.instances) {
				return nil
			}
			wait := d.cfg.Every
			if a.ttl > 0 {
				wait = max(a.ttl, minTTL)
			}
			if !registry.Sleep(ctx, wait) {
				return nil
			}
		}
	})
}

// Register implements kit.Discovery: it cannot.
func (d *Discovery) Register(context.Context, string, kit.Instance) (func(context.Context) error, error) {
	return nil, fmt.Errorf("dns: whoever keeps the zone lists instances: %w", errors.ErrUnsupported)
}

// placed puts the names of a service into a template.
func placed(template, service string) string {
	pkg, name, _ := strings.Cut(service, ".")
	return strings.NewReplacer("{package}", label(pkg), "{service}", label(name)).Replace(template)
}

// label gives a name as a label of the DNS, which has neither capitals that count nor underscores: OrderBook and
// order_book are order-book.
func label(name string) string {
	var b strings.Builder
	for i, r := range name {
		switch {
		case r == '_':
			b.WriteByte('-')
		case unicode.IsUpper(r) && i > 0 && startsWord(name, i):
			b.WriteByte('-')
			b.WriteRune(unicode.ToLower(r))
		default:
			b.WriteRune(unicode.ToLower(r))
		}
	}
	return b.String()
}

// startsWord reports whether the capital at i begins a word: not the P of HTTPServer, but its S.
func startsWord(name string, i int) bool {
	before := name[i-1]
	after := byte('A')
	if i+1 < len(name) {
		after = name[i+1]
	}
	lower := func(c byte) bool { return 'a' <= c && c <= 'z' || '0' <= c && c <= '9' }
	return lower(before) || before != '_' && lower(after)
}

// answer is the instances behind a name, and how long that holds.
type answer struct {
	instances []kit.Instance
	ttl       time.Duration
}

// ask asks for a name under all that it may stand for, and gives the first answer that has instances. An error ends
// it: what the next name leads to, such as one that stands for all of a domain, may be another service.
func (d *Discovery) ask(ctx context.Context, name string) (answer, error) {
	servers, err := d.servers()
	if err != nil {
		return answer{}, err
	}
	var none []answer
	for _, full := range servers.NameList(name) {
		if _, ok := dns.IsDomainName(full); !ok { // too long with this domain, or completed with the root
			continue
		}
		a, err := d.lookup(ctx, servers, full)
		if err != nil || len(a.instances) > 0 {
			return a, err
		}
		none = append(none, a)
	}
	if len(none) == 0 {
		return answer{}, errors.New("it is too long with each domain that may complete it")
	}
	return slices.MinFunc(none, func(a, b answer) int { return cmp.Compare(a.ttl, b.ttl) }), nil
}

// servers gives who to ask and how names are completed, as the system has it at the moment.
func (d *Discovery) servers() (*dns.ClientConfig, error) {
	c, err := dns.ClientConfigFromFile(d.resolvConf)
	if d.cfg.Server == "" {
		if err == nil && len(c.Servers) == 0 {
			err = fmt.Errorf("%s names no server", d.resolvConf)
		}
		return c, err
	}
	if err != nil {
		c = &dns.ClientConfig{Ndots: 1, Timeout: 5, Attempts: 2}
	}
	host, port, err := registry.SplitHostPort(d.cfg.Server)
	c.Servers, c.Port = []string{host}, strconv.Itoa(port)
	return c, err
}

func (d *Discovery) lookup(ctx context.Context, servers *dns.ClientConfig, name string) (answer, error) {
	if d.cfg.Port == 0 {
		records, err := exchange(ctx, servers, name, dns.TypeSRV)
		if err != nil {
			return answer{}, err
		}
		return services(records), nil
	}
	v4, err4 := exchange(ctx, servers, name, dns.TypeA)
	v6, err6 := exchange(ctx, servers, name, dns.TypeAAAA)
	if a := addresses(v4, v6, d.cfg.Port); len(a.instances) > 0 {
		return a, nil // many servers cannot say anything about the addresses that nobody has
	}
	return answer{ttl: lifetime(append(v4, v6...))}, errors.Join(err4, err6)
}

// addresses reads the A and AAAA records, whatever aliases led there. For how long there are none of one kind does
// not count where there are some of the other.
func addresses(v4, v6 []dns.RR, port int) answer {
	records := slices.DeleteFunc(slices.Concat(v4, v6), func(r dns.RR) bool { return r.Header().Rrtype == dns.TypeSOA })
	a := answer{ttl: lifetime(records)}
	for _, r := range records {
		var ip net.IP
		switch r := r.(type) {
		case *dns.A:
			ip = r.A
		case *dns.AAAA:
			ip = r.AAAA
		}
		if ip != nil {
			a.instances = append(a.instances, kit.Instance{Address: net.JoinHostPort(ip.String(), strconv.Itoa(port))})
		}
	}
	return a
}

// services reads the SRV records of the best priority (RFC 2782): the others stand by until those are gone.
func services(records []dns.RR) answer {
	a := answer{ttl: lifetime(records)}
	best := 1 << 16
	for _, r := range records {
		if srv, ok := r.(*dns.SRV); ok && srv.Target != "." { // a dot: there is decidedly no such service
			best = min(best, int(srv.Priority))
		}
	}
	weighed := false
	for _, r := range records {
		srv, ok := r.(*dns.SRV)
		if !ok || int(srv.Priority) != best || srv.Target == "." {
			continue
		}
		i := kit.Instance{
			Address: net.JoinHostPort(strings.TrimSuffix(srv.Target, "."), strconv.Itoa(int(srv.Port))), Weight: float64(srv.Weight),
		}
		if registry.Check(i) == nil { // names of the DNS may hold anything
			weighed = weighed || srv.Weight > 0
			a.instances = append(a.instances, i)
		}
	}
	for i := range a.instances {
		if weighed && a.instances[i].Weight == 0 {
			a.instances[i].Weight = smallWeight
		}
	}
	return a
}

// smallWeight stands for the weight 0 of an SRV record beside others that have one: it is to be chosen very seldom.
const smallWeight = 0.01

// lifetime is how long all of the records hold, up to maxTTL.
func lifetime(records []dns.RR) time.Duration {
	ttl := uint32(0)
	for i, r := range records {
		t := r.Header().Ttl
		if soa, ok := r.(*dns.SOA); ok { // of an answer that there is nothing (RFC 2308)
			t = min(t, soa.Minttl)
		}
		if t >= 1<<31 { // which is none (RFC 2181, section 8)
			t = 0
		}
		if i == 0 || t < ttl {
			ttl = t
		}
	}
	return min(time.Duration(ttl)*time.Second, maxTTL)
}
