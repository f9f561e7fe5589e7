//go:build interop

package tracing

import (
	"encoding/json"
	"fmt"
	"net"
	"net/http"
	"net/http/httptest"
	"net/http/httputil"
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/openzipkin/zipkin-go"
	zipkinhttp "github.com/openzipkin/zipkin-go/middleware/http"
	"github.com/openzipkin/zipkin-go/model"
	zipkinreporter "github.com/openzipkin/zipkin-go/reporter/http"
)

func free(t *testing.T) string {
	t.Helper()
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer l.Close()
	return l.Addr().String()
}

// start runs a program until the test ends, and waits until it listens.
func start(t *testing.T, address, program string, args ...string) {
	t.Helper()
	cmd := exec.Command(program, args...)
	output := new(strings.Builder)
	cmd.Stdout, cmd.Stderr = output, output
	if err := cmd.Start(); err != nil {
		t.Fatalf("%v: scripts/build-tool builds it", err)
	}
	t.Cleanup(func() {
		_ = cmd.Process.Signal(syscall.SIGTERM)
		done := make(chan error, 1)
		go func() { done <- cmd.Wait() }()
		select {
		case <-done:
		case <-time.After(10 * time.Second):
			_ = cmd.Process.Kill()
		}
		if t.Failed() {
			t.Logf("%s says:\n%s", filepath.Base(program), output)
		}
	})
	for range 300 {
		if conn, err := net.Dial("tcp", address); err == nil {
			_ = conn.Close()
			return
		}
		time.Sleep(100 * time.Millisecond)
	}
	t.Fatalf("%s does not listen on %s:\n%s", program, address, output)
}

// collector is Jaeger.
type collector struct{ spans, query string }

func newCollector(t *testing.T) collector {
	t.Helper()
	program, err := filepath.Abs("../../.bin/jaeger")
	if err != nil {
		t.Fatal(err)
	}
	c := collector{free(t), free(t)}
	args := []string{"--collector.zipkin.host-port=" + c.spans, "--query.http-server.host-port=" + c.query}
	for _, other := range []string{
		"admin.http.host-port", "query.grpc-server.host-port", "collector.grpc-server.host-port", "collector.http-server.host-port",
		"collector.otlp.grpc.host-port", "collector.otlp.http.host-port", "http-server.host-port",
	} {
		args = append(args, "--"+other+"="+free(t))
	}
	for _, agent := range []string{"processor.jaeger-binary.server-host-port", "processor.jaeger-compact.server-host-port", "processor.zipkin-compact.server-host-port"} {
		args = append(args, "--"+agent+"="+free(t))
	}
	start(t, c.query, program, args...)
	return c
}

func (c collector) endpoint() string { return "http://" + c.spans + "/api/v2/spans" }

// span is a span as the query API gives it.
type span struct {
	SpanID        string
	OperationName string
	References    []struct{ SpanID string }
	ProcessID     string
	Tags          []struct {
		Key   string
		Value any
	}
	service string
}

func (s *span) tag(key string) string {
	for _, t := range s.Tags {
		if t.Key == key {
			return fmt.Sprint(t.Value)
		}
	}
	return ""
}

func (s *span) parent() string {
	if len(s.References) == 0 {
		return ""
	}
	return s.References[0].SpanID
}

// trace reads a trace back, once it has so many spans.
func (c collector) trace(t *testing.T, id string, want int) []*span {
	t.Helper()
	var answer struct {
		Data []struct {
			Spans     []*span
			Processes map[string]struct{ ServiceName string }
		}
	}
	for range 150 {
		r, err := http.Get("http://" + c.query + "/api/traces/" + id)
		if err != nil {
			t.Fatal(err)
		}
		err = json.NewDecoder(r.Body).Decode(&answer)
		_ = r.Body.Close()
		if err == nil && len(answer.Data) == 1 && len(answer.Data[0].Spans) >= want {
			for _, s := range answer.Data[0].Spans {
				s.service = answer.Data[0].Processes[s.ProcessID].ServiceName
			}
			return answer.Data[0].Spans
		}
		time.Sleep(100 * time.Millisecond)
	}
	t.Fatalf("trace %s does not get its %d spans: %+v", id, want, answer)
	return nil
}

// find gives the spans of a service and kind below another one.
func find(spans []*span, service, kind, parent string) (found []*span) {
	for _, s := range spans {
		if s.service == service && s.tag("span.kind") == kind && s.parent() == parent {
			found = append(found, s)
		}
	}
	return found
}

// show draws the tree.
func show(t *testing.T, spans []*span, parent, indent string) {
	for _, s := range spans {
		if s.parent() == parent {
			t.Logf("%s%s %s %s [%s] attempt %q of %q %s", indent, s.service, s.OperationName, s.tag("span.kind"), s.tag("rpc.code"), s.tag("rpc.attempt"), s.tag("rpc.attempts"), s.tag("error"))
			show(t, spans, s.SpanID, indent+"  ")
		}
	}
}

// shop runs orders and billing, which report to the collector. Between gives the addresses that orders is told, of
// that of billing.
func shop(t *testing.T, c collector, between func(billing string) []string) (web string) {
	t.Helper()
	bin := t.TempDir()
	build := exec.Command("go", "build", "-o", bin, "./orders", "./billing")
	build.Dir = "../../examples/shop"
	if out, err := build.CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	bills := free(t)
	web = free(t)
	start(t, bills, filepath.Join(bin, "billing"), "-thrift", bills, "-zipkin", c.endpoint())
	type entry struct {
		Address string `json:"address"`
	}
	var listed []entry
	for _, a := range between(bills) {
		listed = append(listed, entry{a})
	}
	text, err := json.Marshal(map[string][]entry{"billing.Payments": listed})
	if err != nil {
		t.Fatal(err)
	}
	instances := filepath.Join(t.TempDir(), "instances.json")
	if err := os.WriteFile(instances, text, 0o644); err != nil {
		t.Fatal(err)
	}
	start(t, web, filepath.Join(bin, "orders"), "-http", web, "-thrift", free(t), "-admin", "off", "-instances", instances, "-data", filepath.Join(t.TempDir(), "orders.db"), "-zipkin", c.endpoint())
	return web
}

func alone(billing string) []string { return []string{billing} }

// rude gives the address of somebody who hangs up on everyone.
func rude(t *testing.T) string {
	t.Helper()
	rude, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = rude.Close() })
	go func() {
		for {
			conn, err := rude.Accept()
			if err != nil {
				return
			}
			_ = conn.Close()
		}
	}()
	return rude.Addr().String()
}

func place(t *testing.T, client *http.Client, url string, header http.Header) {
	t.Helper()
	body := `{"customer":"0b1f5c1e-8f0a-4c53-9f0e-3f6f5a0c9a11", "items":[{"sku":"tea-green-100","quantity":1,"cents":850}],
		"card":{"number":"4111111111111111","holder":"Ada Byron"}}`
	r, err := http.NewRequest(http.MethodPost, url, strings.NewReader(body))
	if err != nil {
		t.Fatal(err)
	}
	r.Header = header
	r.Header.Set("Content-Type", "application/json")
	answer, err := client.Do(r)
	if err != nil {
		t.Fatal(err)
	}
	_ = answer.Body.Close()
	if answer.StatusCode != http.StatusCreated {
		t.Fatalf("placing an order gives %s", answer.Status)
	}
}

// TestShop asserts the tree of an order: HTTP, orders, Thrift, billing, and a try that failed.
func TestShop(t *testing.T) {
	c := newCollector(t)
	web := shop(t, c, func(billing string) []string { return []string{billing, rude(t)} })
	retried := false
	for n := 1; n <= 30 && !retried; n++ {
		id := fmt.Sprintf("463ac35c9f6413ad48485a3953bb%04x", n)
		place(t, http.DefaultClient, "http://"+web+"/orders", http.Header{"B3": {id + "-00f067aa0ba902b7-1"}})
		// The caller's own span is reported by nobody here.
		spans := c.trace(t, id, 3)
		served := find(spans, "orders.orders", "server", "")
		if len(served) == 0 {
			served = find(spans, "orders.orders", "server", "00f067aa0ba902b7")
		}
		if len(served) != 1 {
			t.Fatalf("trace %s has no span of the server: %+v", id, spans)
		}
		called := find(spans, "orders.orders", "client", served[0].SpanID)
		if len(called) != 1 || called[0].OperationName != "charge" {
			t.Fatalf("trace %s: orders calls %+v", id, called)
		}
		charges := slices.DeleteFunc(slices.Clone(spans), func(s *span) bool { return s.service != "billing.payments" })
		if len(charges) != 1 || charges[0].tag("span.kind") != "server" {
			t.Fatalf("trace %s: billing has %+v", id, charges)
		}
		if called[0].tag("rpc.attempts") == "" {
			if charges[0].parent() != called[0].SpanID {
				t.Errorf("trace %s: billing is below %s", id, charges[0].parent())
			}
			continue
		}
		retried = true
		spans = c.trace(t, id, 4)
		show(t, spans, "", "")
		show(t, spans, "00f067aa0ba902b7", "")
		tries := find(spans, "orders.orders", "client", called[0].SpanID)
		if len(tries) != 1 || tries[0].tag("rpc.attempt") != "2" || tries[0].tag("rpc.code") != "ok" || charges[0].parent() != tries[0].SpanID {
			t.Errorf("trace %s: the tries are %+v", id, tries)
		}
	}
	if !retried {
		t.Error("no order took two tries, though one of two instances hangs up")
	}
}

// TestStranger puts a service of others into the middle: net/http with the middleware of zipkin-go, in front of the shop.
func TestStranger(t *testing.T) {
	c := newCollector(t)
	web := shop(t, c, alone)
	reporter := zipkinreporter.NewReporter(c.endpoint(), zipkinreporter.BatchInterval(100*time.Millisecond))
	defer reporter.Close()
	endpoint, err := zipkin.NewEndpoint("gateway", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	tracer, err := zipkin.NewTracer(reporter, zipkin.WithLocalEndpoint(endpoint), zipkin.WithTraceID128Bit(true))
	if err != nil {
		t.Fatal(err)
	}
	transport, err := zipkinhttp.NewTransport(tracer)
	if err != nil {
		t.Fatal(err)
	}
	target, err := url.Parse("http://" + web)
	if err != nil {
		t.Fatal(err)
	}
	proxy := httputil.NewSingleHostReverseProxy(target)
	proxy.Transport = transport
	var seen model.SpanContext
	gateway := httptest.NewServer(zipkinhttp.NewServerMiddleware(tracer, zipkinhttp.SpanName("gate"))(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		seen = zipkin.SpanOrNoopFromContext(r.Context()).Context()
		proxy.ServeHTTP(w, r)
	})))
	defer gateway.Close()
	place(t, http.DefaultClient, gateway.URL+"/orders", http.Header{})
	spans := c.trace(t, seen.TraceID.String(), 5)
	show(t, spans, "", "")
	gate := find(spans, "gateway", "server", "")
	if len(gate) != 1 {
		t.Fatalf("%+v", spans)
	}
	passed := find(spans, "gateway", "client", gate[0].SpanID)
	if len(passed) != 1 {
		t.Fatalf("the gateway calls %+v", passed)
	}
	served := find(spans, "orders.orders", "server", passed[0].SpanID)
	if len(served) != 1 || len(find(spans, "orders.orders", "client", served[0].SpanID)) != 1 {
		t.Errorf("orders has %+v", served)
	}
}

// TestPython puts a Thrift service in Python into the middle, which knows nothing of traces but that headers are to be
// handed on.
func TestPython(t *testing.T) {
	c := newCollector(t)
	web := shop(t, c, func(billing string) []string {
		code := t.TempDir()
		if out, err := exec.Command("thrift", "-r", "--gen", "py", "-out", code, "../../examples/shop/billing/gen/billing.thrift").CombinedOutput(); err != nil {
			t.Fatalf("%v\n%s", err, out)
		}
		relay := free(t)
		_, port, _ := net.SplitHostPort(relay)
		_, other, _ := net.SplitHostPort(billing)
		start(t, relay, "/usr/bin/python3", "relay.py", code, port, other)
		return []string{relay}
	})
	const id = "463ac35c9f6413ad48485a3953bb6124"
	place(t, http.DefaultClient, "http://"+web+"/orders", http.Header{"B3": {id + "-00f067aa0ba902b7-1"}})
	spans := c.trace(t, id, 3)
	show(t, spans, "", "")
	charges := slices.DeleteFunc(slices.Clone(spans), func(s *span) bool { return s.service != "billing.payments" })
	calls := slices.DeleteFunc(slices.Clone(spans), func(s *span) bool { return s.tag("span.kind") != "client" })
	if len(charges) != 1 || len(calls) != 1 || charges[0].parent() != calls[0].SpanID {
		t.Errorf("behind Python, the trace goes on with %+v, below %+v", charges, calls)
	}
}
