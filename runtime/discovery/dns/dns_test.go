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
	garble  func(reply *dns.Msg, network string)
}

func newZone(t *testing.T, records ...string) *zone {
	t.Helper()
	z := &zone{over: map[string]int{}}
	z.set(t, records...)
	packets, streams := listen(t)
	z.addr = packets.LocalAddr().String()
	for _, s := range []*dns.Server{{PacketConn: packets, Handler: z}, {Listener: streams, Handler: z}} {
		up := make(chan struct{})
		s.NotifyStartedFunc = func() { close(up) }
		go func() { _ = s.ActivateAndServe() }() // which Shutdown ends
		<-up
		t.Cleanup(func() { _ = s.Shutdown() })
	}
	return z
}

// listen finds a port that is free for both networks: that of the first may be taken on the second.
func listen(t *testing.T) (net.PacketConn, net.Listener) {
	t.Helper()
	var err error
	for range 100 {
		var packets net.PacketConn
		if packets, err = net.ListenPacket("udp", "127.0.0.1:0"); err != nil {
			break
		}
		var streams net.Listener
		if streams, err = net.Listen("tcp", packets.LocalAddr().String()); err == nil {
			return packets, streams
		}
		_ = packets.Close()
	}
	t.Fatal(err)
	return nil, nil
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
	if z.garble != nil {
		z.garble(reply, network)
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

// TestWatchEndsWhileNobodyAnswers has a server that takes questions and says nothing.
func TestWatchEndsWhileNobodyAnswers(t *testing.T) {
	silent, _ := listenSilently(t)
	d, err := New(Config{Name: "payments.test.", Server: silent.LocalAddr().String()})
	if err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithCancel(t.Context())
	done := make(chan struct{})
	go func() {
		defer close(done)
		for instances, err := range d.Watch(ctx, "billing.Payments") {
			t.Errorf("the watch gives %v, %v", instances, err)
		}
	}()
	if _, _, err := silent.ReadFrom(make([]byte, payload)); err != nil { // it has asked
		t.Fatal(err)
	}
	cancel()
	select {
	case <-done:
	case <-time.After(2 * time.Second): // less than any timeout of a question
		t.Error("the watch waits for an answer that nobody needs any more")
		<-done
	}
}

// listenSilently gives what takes questions over UDP and TCP, and answers none.
func listenSilently(t *testing.T) (net.PacketConn, net.Listener) {
	t.Helper()
	packets, streams := listen(t)
	t.Cleanup(func() { _, _ = packets.Close(), streams.Close() })
	return packets, streams
}

// TestWatchBelievesOnlyAnswers has a server whose words do not mean that there is nobody.
func TestWatchBelievesOnlyAnswers(t *testing.T) {
	elsewhere, err := dns.NewRR("test. 60 IN NS ns.test.")
	if err != nil {
		t.Fatal(err)
	}
	alias, err := dns.NewRR("payments.test. 60 IN CNAME far.example.")
	if err != nil {
		t.Fatal(err)
	}
	for want, garble := range map[string]func(reply *dns.Msg, network string){
		"refers to other servers":       func(r *dns.Msg, _ string) { r.Answer, r.Ns = nil, []dns.RR{elsewhere} },
		"refers to another name":        func(r *dns.Msg, _ string) { r.Answer, r.Ns = []dns.RR{alias}, nil },
		"too long, over TCP too":        func(r *dns.Msg, _ string) { r.Truncated = true },
		"answers another question":      func(r *dns.Msg, _ string) { r.Question[0].Name = "refunds.test." },
		"answers NXDOMAIN without what": func(r *dns.Msg, _ string) { r.Rcode, r.Question = dns.RcodeNameError, nil },
		"answers REFUSED":               func(r *dns.Msg, _ string) { r.Rcode, r.Question = dns.RcodeRefused, nil },
		"answers the code 3000":         func(r *dns.Msg, _ string) { r.SetEdns0(payload, false); r.Rcode = 3000 },
	} {
		t.Run(want, func(t *testing.T) {
			t.Parallel() // each waits to be asked again
			z := newZone(t, "payments.test. 0 IN A 10.0.0.1")
			w := watch(t, Config{Name: "payments.test.", Port: 80, Server: z.addr, Every: 10 * time.Millisecond})
			w.Want("10.0.0.1:80")
			z.misspeak(garble)
			if err := w.Err(); !strings.Contains(err.Error(), want) {
				t.Errorf("the error is %q, want %q", err, want)
			}
			z.misspeak(nil)
			w.Until("10.0.0.1:80")
		})
	}
}

func (z *zone) misspeak(garble func(reply *dns.Msg, network string)) {
	z.mu.Lock()
	defer z.mu.Unlock()
	z.garble = garble
}

// TestWatchLeavesOutWhatIsNoAddress: the rest of the records stays.
func TestWatchLeavesOutWhatIsNoAddress(t *testing.T) {
	z := newZone(t,
		`_web._tcp.test. 60 IN SRV 0 0 80 a.test.`,
		`_web._tcp.test. 60 IN SRV 0 0 80 a.test.`,
		`_web._tcp.test. 60 IN SRV 0 0 80 b\032c.test.`,
		`_web._tcp.test. 60 IN SRV 0 0 80 evil.test\/path.test.`,
		`_web._tcp.test. 60 IN SRV 0 0 0 d.test.`,
	)
	watch(t, Config{Name: "_web._tcp.test.", Server: z.addr}).Want("a.test:80")
}

func TestLifetime(t *testing.T) {
	for records, want := range map[string]time.Duration{
		"":                                        0,
		"a. 30 IN A 1.1.1.1":                      30 * time.Second,
		"a. 0 IN A 1.1.1.1":                       0,
		"a. 30000 IN A 1.1.1.1":                   maxTTL,
		"a. 4294967295 A 1.1.1.1":                 0, // RFC 2181, section 8
		"a. 30 IN A 1.1.1.1\na. 20 IN A 1.1.1.2":  20 * time.Second,
		"a. 60 IN SOA ns. admin. 1 60 60 60 5":    5 * time.Second,
		"a. 2 IN SOA ns. admin. 1 60 60 60 5":     2 * time.Second,
		"a. 9 IN CNAME b.\nb. 20 IN AAAA fd00::1": 9 * time.Second,
	} {
		var list []dns.RR
		for text := range strings.Lines(records) {
			r, err := dns.NewRR(text)
			if err != nil {
				t.Fatal(err)
			}
			list = append(list, r)
		}
		if got := lifetime(list); got != want {
			t.Errorf("%q hold for %s, want %s", records, got, want)
		}
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

// TestWatchAsksAgainOverTCP has a server that cuts an answer in the middle of a record.
func TestWatchAsksAgainOverTCP(t *testing.T) {
	z := newZone(t, "payments.test. 60 IN A 10.0.0.1")
	z.misspeak(func(r *dns.Msg, network string) {
		if network == "udp" {
			r.Truncated = true
			r.Answer = []dns.RR{&dns.RFC3597{Hdr: dns.RR_Header{Name: "payments.test.", Rrtype: dns.TypeA, Class: dns.ClassINET, Ttl: 60}, Rdata: "0a"}}
		}
	})
	watch(t, Config{Name: "payments.test.", Port: 80, Server: z.addr}).Want("10.0.0.1:80")
}

// TestWatchCompletesNames has a resolv.conf as Kubernetes writes it.
func TestWatchCompletesNames(t *testing.T) {
	z := newZone(t, "payments.prod.svc.test. 1 IN A 10.0.0.1", "payments.svc.test. 1 IN A 10.0.0.9")
	host, port, err := net.SplitHostPort(z.addr)
	if err != nil {
		t.Fatal(err)
	}
	file := filepath.Join(t.TempDir(), "resolv.conf")
	if err := os.WriteFile(file, []byte("nameserver "+host+"\nsearch prod.svc.test svc.test test . "+strings.Repeat("long.", 49)+"\noptions ndots:5\n"), 0o644); err != nil {
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

	d.cfg.Name = "nobody" // under the root, and in the domain that is too long, too
	registrytest.Start(t, d, "billing.Payments").Want()

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
