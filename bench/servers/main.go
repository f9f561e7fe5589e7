// Command servers compares whole servers: that of Kit beside those of its peers, and beside the one that somebody writes
// by hand who wants nothing else.
package main

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"time"

	"github.com/kitc-lang/kit/bench/load"
	"github.com/kitc-lang/kit/bench/sample"
)

func main() {
	bin := flag.String("bin", "", "the `folder` of the programs serve, peer-http and peer-thrift")
	over := flag.String("over", "http", "http or thrift")
	rounds := flag.Int("rounds", 5, "how often each is loaded")
	each := flag.Duration("each", 2*time.Second, "for how long")
	requests := flag.Int("requests", 1000, "how many are counted by callgrind")
	flag.Parse()
	r := report{over: *over, rounds: load.Rounds{Count: *rounds, Each: *each}, requests: *requests}
	r.add("Kit", filepath.Join(*bin, "serve"), "-transport", *over)
	switch *over {
	case "http":
		for _, peer := range []string{"hand", "net-http", "ogen", "goa", "go-kit"} {
			r.add(peer, filepath.Join(*bin, "peer-http"), "-peer", peer)
		}
	case "thrift":
		for _, peer := range []string{"hand", "kitex", "apache"} {
			r.add(peer, filepath.Join(*bin, "peer-thrift"), "-peer", peer)
		}
	}
	if err := r.write(); err != nil {
		fmt.Fprintln(os.Stderr, "servers:", err)
		os.Exit(1)
	}
}

// report is the comparison over one transport.
type report struct {
	over     string
	rounds   load.Rounds
	requests int
	servers  []load.Server // Kit's is the first, and the hand-written one the second
}

func (r *report) add(name string, command ...string) {
	r.servers = append(r.servers, load.Server{Name: name, Command: append(command, "-addr", "ADDR")})
}

var about = map[string]string{
	"http": `## HTTP servers

One order of ten items is read (GET) and placed (POST, and given back). Every server validates, bounds bodies (4 MiB),
headers (64 KiB) and the time of a call (30 s), and its answers were compared before (ogen leaves out the fraction of the second).
*hand* is net/http with
nothing between it and codecs by hand: no UTF-8 check, no unknown members, no errors that say where. *net-http* is its mux
with encoding/json.`,
	"thrift": `## Thrift servers

Ping carries nothing, Get gives an order of ten items, Create takes one and gives it back: framed, in the binary protocol.
Kit and *hand* validate what they take and bound the time of a call (30 s); apache and Kitex do what they do by default, and their handlers validate. *hand*
is a connection with a buffered reader, codecs by hand and one write for each answer.`,
}

func (r *report) write() error {
	fmt.Printf("%s\n\nOne processor for the server; %d rounds of %s, the servers in turn; medians, and for ratios the least and the most of the\nrounds. Above 1, Kit wins. Instructions are those outside of the kernel, of one request, counted by callgrind.\n\n", about[r.over], r.rounds.Count, r.rounds.Each)
	for _, c := range sample.Calls() {
		if c.Transport != r.over {
			continue
		}
		fmt.Fprintln(os.Stderr, c.Name)
		if err := sample.Same(c, r.servers); err != nil {
			return err
		}
		instructions := make([]float64, len(r.servers))
		for i, s := range r.servers {
			n, err := s.Instructions(r.requests, func(addr string, n int) error { return c.Exchange.Send(addr, n, 4, 1) })
			if err != nil {
				return err
			}
			instructions[i] = n
		}
		for _, pattern := range patterns(r.over) {
			if err := r.table(c, pattern, instructions); err != nil {
				return err
			}
		}
	}
	return nil
}

// pattern is how calls come in.
type pattern struct{ connections, inFlight int }

func patterns(over string) []pattern {
	if over == "http" {
		return []pattern{{32, 1}}
	}
	return []pattern{{32, 1}, {1000, 1}, {1, 64}}
}

func (p pattern) String() string {
	if p.connections == 1 {
		return fmt.Sprintf("one connection with %d calls in flight", p.inFlight)
	}
	return fmt.Sprintf("%d connections", p.connections)
}

func (r *report) table(c sample.Call, p pattern, instructions []float64) error {
	results, err := r.rounds.Compare(r.servers, func(addr string, d time.Duration) (load.Result, error) {
		if r.over == "http" {
			return load.WRK("http://"+addr+c.Path, c.Script, p.connections, d)
		}
		return c.Exchange.For(addr, d, p.connections, p.inFlight)
	})
	if err != nil {
		return err
	}
	fmt.Printf("### %s, %s\n\n", c.Name, p)
	rows := [][]string{{"", "requests/s", "Kit's by it", "p99, µs", "it by Kit's", "CPU, µs", "it by Kit's", "instructions", "it by Kit's"}}
	for i, s := range r.servers {
		row := []string{s.Name, fmt.Sprintf("%.0f", load.Median(load.Rates(results[i])))}
		by := func(x load.Ratio) string {
			if i == 0 {
				return ""
			}
			return x.Shown()
		}
		row = append(row, by(load.Over(load.Rates(results[0]), load.Rates(results[i]))))
		row = append(row, fmt.Sprintf("%.0f", load.Median(load.P99s(results[i]))), by(load.Over(load.P99s(results[i]), load.P99s(results[0]))))
		row = append(row, fmt.Sprintf("%.1f", load.Median(load.CPUs(results[i]))), by(load.Over(load.CPUs(results[i]), load.CPUs(results[0]))))
		row = append(row, fmt.Sprintf("%.0f", instructions[i]), by(load.Over(instructions[i:i+1], instructions[:1])))
		rows = append(rows, row)
	}
	load.Table(os.Stdout, rows)
	return nil
}
