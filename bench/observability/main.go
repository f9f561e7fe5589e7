// Command observability prints what it costs to watch a service: the same server with tracing, metrics and logs and
// without, in turn.
package main

import (
	"flag"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"time"

	"github.com/kitc-lang/kit/bench/load"
	"github.com/kitc-lang/kit/bench/sample"
)

func main() {
	serve := flag.String("serve", "", "the program of bench/serve")
	rounds := flag.Int("rounds", 5, "how often each is loaded")
	each := flag.Duration("each", 3*time.Second, "for how long")
	flag.Parse()
	if err := report(*serve, load.Rounds{Count: *rounds, Each: *each}); err != nil {
		fmt.Fprintln(os.Stderr, "observability:", err)
		os.Exit(1)
	}
}

const connections = 32

func report(serve string, rounds load.Rounds) error {
	collector := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		_, _ = io.Copy(io.Discard, r.Body)
		w.WriteHeader(http.StatusAccepted)
	}))
	defer collector.Close()
	hanging := httptest.NewServer(http.HandlerFunc(func(_ http.ResponseWriter, r *http.Request) {
		_, _ = io.Copy(io.Discard, r.Body)
		<-r.Context().Done()
	}))
	defer hanging.Close()
	dir, err := os.MkdirTemp("", "log")
	if err != nil {
		return err
	}
	defer os.RemoveAll(dir)
	server := func(name, transport string, args ...string) load.Server {
		return load.Server{Name: name, Command: append([]string{serve, "-transport", transport, "-addr", "ADDR"}, args...)}
	}
	log := filepath.Join(dir, "log")
	head := []string{"call", "requests/s, watched by not watched", "p99 of it", "CPU time of it", "µs of CPU each, without", "with"}
	rows := [][]string{head}
	for _, c := range sample.Calls() {
		fmt.Fprintln(os.Stderr, c.Name)
		off := server("off", c.Transport)
		on := server("on", c.Transport, "-watched", "-collector", collector.URL, "-log", log)
		results, err := rounds.Compare([]load.Server{off, on}, func(addr string, d time.Duration) (load.Result, error) {
			return c.Exchange.For(addr, d, connections, 1)
		})
		if err != nil {
			return err
		}
		row := []string{
			c.Name, load.Over(load.Rates(results[1]), load.Rates(results[0])).String(), load.Over(load.P99s(results[1]), load.P99s(results[0])).String(),
			load.Over(load.CPUs(results[1]), load.CPUs(results[0])).String(),
			fmt.Sprintf("%.1f", load.Median(load.CPUs(results[0]))), fmt.Sprintf("%.1f", load.Median(load.CPUs(results[1]))),
		}
		rows = append(rows, row)
	}
	fmt.Printf(`## Tracing, metrics and logs

The server that kitc makes of bench/observed (recover, trace, metrics, log, timeout; spans to a collector, a hundred
traces in a second; lines to a file) beside that of bench/orders (recover, timeout). %d connections, one processor,
%d rounds of %s each, the servers in turn: the median, and the least and the most of the rounds.

`, connections, rounds.Count, rounds.Each)
	load.Table(os.Stdout, rows)

	fmt.Fprintln(os.Stderr, "a collector that hangs")
	get := sample.Calls()[0]
	results, err := rounds.Compare([]load.Server{
		server("none", get.Transport, "-watched", "-log", log),
		server("well", get.Transport, "-watched", "-collector", collector.URL, "-log", log),
		server("hangs", get.Transport, "-watched", "-collector", hanging.URL, "-log", log),
		server("away", get.Transport, "-watched", "-collector", "http://127.0.0.1:1", "-log", log),
	}, func(addr string, d time.Duration) (load.Result, error) {
		return get.Exchange.For(addr, d, connections, 1)
	})
	if err != nil {
		return err
	}
	rows = [][]string{{"collector", "requests/s by those without a collector", "p50 of it", "p99 of it"}}
	for i, name := range []string{"takes the spans", "hangs", "is not there"} {
		rows = append(rows, []string{
			name, load.Over(load.Rates(results[i+1]), load.Rates(results[0])).String(),
			load.Over(load.P50s(results[i+1]), load.P50s(results[0])).String(), load.Over(load.P99s(results[i+1]), load.P99s(results[0])).String(),
		})
	}
	fmt.Println("What the collector does to calls (HTTP GET one order):")
	fmt.Println()
	load.Table(os.Stdout, rows)
	return nil
}
