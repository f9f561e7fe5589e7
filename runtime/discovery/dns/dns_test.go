package dns

import (
	"context"
	"errors"
	"fmt"
	"net"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/miekg/dns"
	"go.uber.org/goleak"

	kit "github.com/kitc-lang/kit/runtime"
	"github.com/kitc-lang/kit/runtime/discovery/internal/registrytest"
)

func TestMain(m *testing.M) { goleak.VerifyTestMain(m) }

// zone is a name server that says what a test wants it to, over UDP and TCP on one port.
type zone struct {
	addr string

	mu      sync.Mutex
	records map[string][]dns.RR // by name and kind: "a.test. A"
	rcode   int                 // of every answer
	over    map[string]int      // how many answers went out, by network
}

func newZone(t *testing.T, records ...string) *zone {
	t.Helper()
	z := &zone{over: map[string]int{}}
	z.set(t, records...)
	packets, err := net.ListenPacket("udp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	z.addr = packets.LocalAddr().String()
	streams, err := net.Listen("tcp", z.addr)
	if err != nil {
		t.Fatal(err)
	}
	for _, s := range []*dns.Server{{PacketConn: packets, Handler: z}, {Listener: streams, Handler: z}} {
		up := make(chan struct{})
		s.NotifyStartedFunc = func() { close(up) }
		go func() { _ = s.ActivateAndServe() }() // which Shutdown ends
		<-up
		t.Cleanup(func() { _ = s.Shutdown() })
	}
	return z
}

// set replaces all records.
func (z *zone) set(t *testing.T, records ...string) {
	t.Helper()
	z.mu.Lock()
	defer z.mu.Unlock()
	z.records = map[string][]dns.RR{}
	for _, text := range records {
		r, err := dns.NewRR(text)
		if err != nil {
			t.Fatal(err)
		}
		key := r.Header().Name + " " + dns.TypeToString[r.Header().Rrtype]
		z.records[key] = append(z.records[key], r)
	}
}

func (z *zone) answer(rcode int) {
	z.mu.Lock()
	defer z.mu.Unlock()
	z.rcode = rcode
}

func (z *zone) ServeDNS(w dns.ResponseWriter, question *dns.Msg) {
	z.mu.Lock()
	defer z.mu.Unlock()
	network := w.LocalAddr().Network()
	z.over[network]++
	reply := new(dns.Msg).SetReply(question)
	q := question.Question[0]
	reply.Rcode = z.rcode
	if z.rcode == dns.RcodeSuccess {
		reply.Answer = z.records[q.Name+" "+dns.TypeToString[q.Qtype]]
		if alias := z.records[q.Name+" CNAME"]; alias != nil {
			reply.Answer = append(alias, z.records[alias[0].(*dns.CNAME).Target+" "+dns.TypeToString[q.Qtype]]...)
		}
		known := false
		for key := range z.records {
			known = known || strings.HasPrefix(key, q.Name+" ")
		}
		if !known {
			reply.Rcode = dns.RcodeNameError
		}
		if len(reply.Answer) == 0 {
			soa, _ := dns.NewRR("test. 60 IN SOA ns.test. admin.test. 1 60 60 60 1")
			reply.Ns = []dns.RR{soa}
		}
	}
	if network == "udp" {
		reply.Truncate(payload)
	}
	_ = w.WriteMsg(reply)
}

func watch(t *testing.T, cfg Config) *registrytest.Watch {
	t.Helper()
	d, err := New(cfg)
	if err != nil {
		t.Fatal(err)
	}
	return registrytest.Start(t, d, "billing.Payments")
}

func TestWatchFollowsAddresses(t *testing.T) {
	z := newZone(t, "payments.test. 1 IN A 10.0.0.2", "payments.test. 1 IN A 10.0.0.1", "payments.test. 1 IN AAAA fd00::1")
	w := watch(t, Config{Name: "{service}.test.", Port: 9090, Server: z.addr})
	w.Want("10.0.0.1:9090", "10.0.0.2:9090", "[fd00::1]:9090")
	z.set(t, "payments.test. 1 IN A 10.0.0.3")
	w.Until("10.0.0.3:9090")
	z.set(t)
	w.Until() // the name is gone, and the server says so
	z.set(t, "payments.test. 1 IN CNAME other.test.", "other.test. 1 IN A 10.0.0.4")
	w.Until("10.0.0.4:9090")
}

func TestWatchFollowsServices(t *testing.T) {
	z := newZone(t,
		"_thrift._tcp.billing.test. 1 IN SRV 10 3 9090 a.test.",
		"_thrift._tcp.billing.test. 1 IN SRV 10 0 9091 b.test.",
		"_thrift._tcp.billing.test. 1 IN SRV 20 9 9090 standby.test.",
	)
	w := watch(t, Config{Name: "_thrift._tcp.{package}.test.", Server: z.addr})
	want := []kit.Instance{{Address: "a.test:9090", Weight: 3}, {Address: "b.test:9091", Weight: smallWeight}}
	if d := cmp.Diff(want, w.Instances()); d != "" {
		t.Error(d)
	}
	z.set(t, "_thrift._tcp.billing.test. 1 IN SRV 20 0 9090 standby.test.")
	if d := cmp.Diff([]kit.Instance{{Address: "standby.test:9090"}}, w.Instances()); d != "" {
		t.Error(d)
	}
	z.set(t, "_thrift._tcp.billing.test. 1 IN SRV 0 0 0 .")
	w.Want()
}

func TestWatchAsksAgainWhenTheAnswerExpires(t *testing.T) {
	z := newZone(t, "payments.test. 3600 IN A 10.0.0.1")
	w := watch(t, Config{Name: "payments.test.", Port: 9090, Server: z.addr, Every: 10 * time.Millisecond})
	w.Want("10.0.0.1:9090")
	z.set(t, "payments.test. 3600 IN A 10.0.0.2")
	w.Silent(1500 * time.Millisecond)

	never := newZone(t, "payments.test. 0 IN A 10.0.0.1")
	w = watch(t, Config{Name: "payments.test.", Port: 9090, Server: never.addr, Every: 10 * time.Millisecond})
	w.Want("10.0.0.1:9090")
	never.set(t, "payments.test. 0 IN A 10.0.0.2")
	w.Until("10.0.0.2:9090")
}

func TestWatchOutlivesTheServer(t *testing.T) {
	z := newZone(t, "payments.test. 1 IN A 10.0.0.1")
	w := watch(t, Config{Name: "payments.test.", Port: 9090, Server: z.addr})
	w.Want("10.0.0.1:9090")
	z.answer(dns.RcodeServerFailure)
	if err := w.Err(); !strings.Contains(err.Error(), "dns: payments.test.: ") || !strings.Contains(err.Error(), "SERVFAIL") {
		t.Errorf("the error is %q", err)
	}
	z.answer(dns.RcodeSuccess)
	w.Until("10.0.0.1:9090")
}

func TestWatchOfNobody(t *testing.T) {
	l, err := net.ListenPacket("udp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	_ = l.Close()
	w := watch(t, Config{Name: "payments.test.", Server: l.LocalAddr().String()})
	if err := w.Err(); !strings.Contains(err.Error(), "refused") {
		t.Errorf("the error is %q", err)
	}
}

func TestWatchReadsLongAnswers(t *testing.T) {
	var records, want []string
	for i := range 500 {
		records = append(records, fmt.Sprintf("payments.test. 60 IN A 10.0.%d.%d", 1+i/200, 10+i%200))
		want = append(want, fmt.Sprintf("10.0.%d.%d:80", 1+i/200, 10+i%200))
	}
	z := newZone(t, records...)
	w := watch(t, Config{Name: "payments.test.", Port: 80, Server: z.addr})
	got := w.Instances()
	if len(got) != len(want) {
		t.Errorf("%d of %d instances are found", len(got), len(want))
	}
	z.mu.Lock()
	defer z.mu.Unlock()
	if z.over["tcp"] == 0 {
		t.Error("nobody asked over TCP")
	}
}

// TestWatchCompletesNames has a resolv.conf as Kubernetes writes it.
func TestWatchCompletesNames(t *testing.T) {
	z := newZone(t, "payments.prod.svc.test. 1 IN A 10.0.0.1", "payments.svc.test. 1 IN A 10.0.0.9")
	host, port, err := net.SplitHostPort(z.addr)
	if err != nil {
		t.Fatal(err)
	}
	file := filepath.Join(t.TempDir(), "resolv.conf")
	if err := os.WriteFile(file, []byte("nameserver "+host+"\nsearch prod.svc.test svc.test test\noptions ndots:5\n"), 0o644); err != nil {
		t.Fatal(err)
	}
	d, err := New(Config{Name: "{service}", Port: 9090, Server: net.JoinHostPort(host, port)})
	if err != nil {
		t.Fatal(err)
	}
	d.resolvConf = file
	registrytest.Start(t, d, "billing.Payments").Want("10.0.0.1:9090")
	d.cfg.Name = "payments.svc"
	registrytest.Start(t, d, "billing.Payments").Want("10.0.0.9:9090")

	d.cfg.Server, d.resolvConf = "", filepath.Join(t.TempDir(), "none")
	if err := registrytest.Start(t, d, "billing.Payments").Err(); !strings.Contains(err.Error(), "none") {
		t.Errorf("the error is %q", err)
	}
}

func TestPlaced(t *testing.T) {
	for service, want := range map[string]string{
		"billing.Payments":     "payments.billing",
		"order_desk.OrderBook": "order-book.order-desk",
		"shop.HTTPServer2Go":   "http-server2-go.shop",
		"shop.URL":             "url.shop",
	} {
		if got := placed("{service}.{package}", service); got != want {
			t.Errorf("%s is %s, want %s", service, got, want)
		}
	}
}

func TestNewRefuses(t *testing.T) {
	for text, cfg := range map[string]Config{
		"there is no name":    {},
		"no name of the DNS":  {Name: "a..b"},
		"between 1 and 65535": {Name: "a", Port: 70000},
		"HOST:PORT":           {Name: "a", Server: "127.0.0.1"},
	} {
		if _, err := New(cfg); err == nil || !strings.Contains(err.Error(), text) {
			t.Errorf("%+v: %v, want %q", cfg, err, text)
		}
	}
	d, err := New(Config{Name: "a"})
	if err != nil {
		t.Fatal(err)
	}
	if _, err := d.Register(context.Background(), "a.A", kit.Instance{}); !errors.Is(err, errors.ErrUnsupported) {
		t.Errorf("registering gives %v", err)
	}
}
