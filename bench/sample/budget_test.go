package sample_test

import (
	"bufio"
	"bytes"
	"context"
	"io"
	"log/slog"
	"net"
	"net/http"
	"os"
	"strconv"
	"strings"
	"testing"
	"time"

	prom "github.com/prometheus/client_golang/prometheus"

	"github.com/kitc-lang/kit/bench/observed/gen/observed"
	"github.com/kitc-lang/kit/bench/orders/gen/orders"
	"github.com/kitc-lang/kit/bench/sample"
	kit "github.com/kitc-lang/kit/runtime"
	kithttp "github.com/kitc-lang/kit/runtime/transport/http"
	kitthrift "github.com/kitc-lang/kit/runtime/transport/thrift"
)

// TestAllocationsOfARequest holds whole servers, on connections, to the table of ARCHITECTURE.md. What net/http
// allocates for a request by itself is measured beside, and not counted.
func TestAllocationsOfARequest(t *testing.T) {
	budgets := table(t)
	quiet := slog.New(slog.DiscardHandler)
	web, rpc := kithttp.ServerConfig{Addr: "127.0.0.1:0"}, kitthrift.ServerConfig{Addr: "127.0.0.1:0"}
	service := sample.Service{Order: sample.Order()}
	plain, err := orders.NewOrdersServer(service, orders.OrdersServerConfig{Server: kit.ServerConfig{Logger: quiet}, HTTP: web, Thrift: rpc})
	if err != nil {
		t.Fatal(err)
	}
	cfg := observed.OrdersServerConfig{Server: kit.ServerConfig{Logger: quiet}, HTTP: web, Thrift: rpc}
	cfg.Trace.Sample = -1
	cfg.Metrics.Registerer = prom.NewRegistry()
	cfg.Log.Logger = quiet
	watched, err := observed.NewOrdersServer(service, cfg)
	if err != nil {
		t.Fatal(err)
	}
	bare := bareHTTP(t)
	for i, server := range []*kit.Server{plain, watched} {
		run(t, server)
		for _, c := range sample.Calls() {
			got := allocations(t, server.Addr(c.Transport), c)
			if c.Transport == "http" {
				got -= allocations(t, bare, c)
			}
			want, ok := budgets[c.Name]
			switch chain := []string{"recover and timeout", "the default chain"}[i]; {
			case !ok:
				t.Errorf("%s: ARCHITECTURE.md has no budget for it", c.Name)
			case got > want[i]:
				t.Errorf("%s, %s: %v allocations, and the budget of ARCHITECTURE.md is %v", c.Name, chain, got, want[i])
			case got < want[i]:
				t.Errorf("%s, %s: %v allocations: the budget of ARCHITECTURE.md, %v, can be lowered", c.Name, chain, got, want[i])
			}
		}
	}
}

// table reads the rows of ARCHITECTURE.md that begin with the name of a call.
func table(t *testing.T) map[string][2]float64 {
	t.Helper()
	text, err := os.ReadFile("../../ARCHITECTURE.md")
	if err != nil {
		t.Fatal(err)
	}
	budgets := map[string][2]float64{}
	for line := range strings.Lines(string(text)) {
		cells := strings.Split(line, "|")
		if len(cells) < 5 {
			continue
		}
		few, err1 := strconv.ParseFloat(strings.TrimSpace(cells[2]), 64)
		many, err2 := strconv.ParseFloat(strings.TrimSpace(cells[3]), 64)
		if err1 == nil && err2 == nil {
			budgets[strings.TrimSpace(cells[1])] = [2]float64{few, many}
		}
	}
	return budgets
}

func run(t *testing.T, server *kit.Server) {
	t.Helper()
	if err := server.Listen(); err != nil {
		t.Fatal(err)
	}
	ctx, stop := context.WithCancel(t.Context())
	ended := make(chan error, 1)
	go func() { ended <- server.Run(ctx) }()
	t.Cleanup(func() {
		stop()
		if err := <-ended; err != nil {
			t.Error(err)
		}
	})
}

// bareHTTP is a server of net/http, with the limits that Kit's has, which reads a body and answers with an order.
func bareHTTP(t *testing.T) (addr string) {
	t.Helper()
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	body := sample.Order().AppendJSON(nil)
	kind, length, sniff := []string{"application/json"}, []string{strconv.Itoa(len(body))}, []string{"nosniff"}
	buf := make([]byte, 64<<10)
	server := &http.Server{
		ReadHeaderTimeout: 5 * time.Second, ReadTimeout: time.Minute, WriteTimeout: time.Minute, IdleTimeout: 2 * time.Minute,
		Handler: http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
			for {
				if _, err := r.Body.Read(buf); err != nil {
					break
				}
			}
			h := w.Header()
			h["Content-Type"], h["Content-Length"], h["X-Content-Type-Options"] = kind, length, sniff
			_, _ = w.Write(body)
		}),
	}
	ended := make(chan error, 1)
	go func() { ended <- server.Serve(l) }()
	t.Cleanup(func() {
		_ = server.Close()
		<-ended
	})
	return l.Addr().String()
}

// allocations gives how many one call costs the server: the client, which sends the same bytes and reads as many as
// there were the first time, has none.
func allocations(t *testing.T, addr string, c sample.Call) float64 {
	t.Helper()
	conn, err := net.Dial("tcp", addr)
	if err != nil {
		t.Fatal(err)
	}
	defer conn.Close()
	if err := conn.SetDeadline(time.Now().Add(time.Minute)); err != nil {
		t.Fatal(err)
	}
	var first bytes.Buffer
	if _, err := conn.Write(c.Exchange.Request); err != nil {
		t.Fatal(err)
	}
	if err := c.Exchange.Answer(bufio.NewReader(io.TeeReader(conn, &first))); err != nil {
		t.Fatal(err)
	}
	answer := first.Bytes()
	once := func() {
		if _, err = conn.Write(c.Exchange.Request); err == nil {
			_, err = io.ReadFull(conn, answer)
		}
	}
	for range 200 { // until there are buffers and pools
		once()
	}
	n := testing.AllocsPerRun(1000, once)
	if err != nil {
		t.Fatal(err)
	}
	return n
}
