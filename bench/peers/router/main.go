// Command router compares how routers find one of 500 routes.
package main

import (
	"flag"
	"fmt"
	"math/rand/v2"
	"net/http"
	"os"
	"runtime"
	"slices"
	"testing"

	"github.com/kitc-lang/kit/bench/load"
	"github.com/kitc-lang/kit/bench/peers/routes"
)

func main() {
	testing.Init()
	rounds := flag.Int("rounds", 7, "how often each router is measured")
	each := flag.String("each", "200ms", "for how long")
	flag.Parse()
	if err := flag.Set("test.benchtime", *each); err != nil {
		fmt.Fprintln(os.Stderr, "router:", err)
		os.Exit(2)
	}
	if err := report(*rounds); err != nil {
		fmt.Fprintln(os.Stderr, "router:", err)
		os.Exit(1)
	}
}

const intro = `## Routers

One of 500 routes found, with its parameters: ten areas of ten collections, each with five routes of two to five segments,
of which three have parameters. Every router finds each of them, and refuses what is none, which is checked before. All
are handlers of net/http. Kit's is its server around the emitted router, with methods that do nothing, and so holds the
limits, the pooled state and the drain signal of a request too, where ogen's is only the function that finds the route; the
second table has both as they are generated, with recover and a timeout: the route, its parameters, the call and the answer
204. *by hand* is the limit: two switches of ten names. %d rounds, the routers in turn; medians, and for ratios the least
and the most of the rounds. Above 1, Kit wins.

`

// workloads are which requests come. Those of the first are all of them, so that a processor cannot learn the way.
var workloads = []struct {
	name  string
	among func(all []*http.Request) []*http.Request
}{
	{"all, in any order", func(all []*http.Request) []*http.Request { return all }},
	{"one, again and again", func(all []*http.Request) []*http.Request { return all[:1] }},
}

func report(rounds int) error {
	requests, err := checked()
	if err != nil {
		return err
	}
	fmt.Printf(intro, rounds)
	for _, table := range []struct {
		name    string
		routers []router
	}{{"the route alone", routers()}, {"the generated server", servers()}} {
		rows := [][]string{{table.name, "", "ns", "by Kit's", "bytes", "allocations"}}
		for _, w := range workloads {
			fmt.Fprintln(os.Stderr, table.name+":", w.name)
			more, err := measure(w.name, table.routers, w.among(requests), rounds)
			if err != nil {
				return err
			}
			rows = append(rows, more...)
		}
		load.Table(os.Stdout, rows)
	}
	frame, err := measure("", []router{{"", frameHandler}}, requests, rounds)
	if err != nil {
		return err
	}
	fmt.Printf("Of Kit's figures in the first table, %s ns (all requests, in any order) go to what its server does beside the choice, the path cut into its segments included: a router that looks at nothing takes as long.\n", frame[0][2])
	return nil
}

// checked gives a request for each route, in any order, after every router has found them all.
func checked() ([]*http.Request, error) {
	list := routes.List()
	rand.New(rand.NewPCG(1, 2)).Shuffle(len(list), func(i, j int) { list[i], list[j] = list[j], list[i] })
	var requests []*http.Request
	for _, route := range list {
		r, err := http.NewRequest(route.Verb, "http://host"+route.URL("ord_0123456789ab", "67890"), nil)
		if err != nil {
			return nil, err
		}
		requests = append(requests, r)
	}
	for _, router := range slices.Concat(routers(), servers()) {
		var to seen
		h, err := router.handler(&to)
		if err != nil {
			return nil, err
		}
		for i, route := range list {
			to = seen{route: -1}
			h.ServeHTTP(nowhere{http.Header{}}, requests[i])
			if to.route != route.Number && to.name != "Routes"+route.Name || route.URL(to.id, to.part) != requests[i].URL.Path {
				return nil, fmt.Errorf("%s finds %+v for %s %s", router.name, to, route.Verb, requests[i].URL.Path)
			}
			to = seen{route: -1}
			wrong := requests[i].Clone(requests[i].Context())
			wrong.URL.Path = "/x" + wrong.URL.Path
			h.ServeHTTP(nowhere{http.Header{}}, wrong)
			if to.route >= 0 || to.name != "" {
				return nil, fmt.Errorf("%s finds %+v for %s", router.name, to, wrong.URL.Path)
			}
		}
	}
	return requests, nil
}

// nowhere is an answer that nobody reads.
type nowhere struct{ header http.Header }

func (n nowhere) Header() http.Header       { return n.header }
func (nowhere) Write(p []byte) (int, error) { return len(p), nil }
func (nowhere) WriteHeader(int)             {}

func measure(workload string, all []router, requests []*http.Request, rounds int) (rows [][]string, err error) {
	times, results := make([][]float64, len(all)), make([]testing.BenchmarkResult, len(all))
	for range rounds {
		for i, router := range all {
			to := new(seen)
			h, err := router.handler(to)
			if err != nil {
				return nil, err
			}
			runtime.GC()
			results[i] = testing.Benchmark(func(b *testing.B) {
				b.ReportAllocs()
				w, n := nowhere{http.Header{}}, 0
				for b.Loop() {
					h.ServeHTTP(w, requests[n])
					if n++; n == len(requests) {
						n = 0
					}
				}
			})
			times[i] = append(times[i], float64(results[i].T.Nanoseconds())/float64(results[i].N))
		}
	}
	for i, router := range all {
		row := []string{workload, router.name, fmt.Sprintf("%.0f", load.Median(times[i])), "", fmt.Sprint(results[i].AllocedBytesPerOp()), fmt.Sprint(results[i].AllocsPerOp())}
		if i > 0 {
			row[0], row[3] = "", load.Over(times[i], times[0]).Shown()
		}
		rows = append(rows, row)
	}
	return rows, nil
}
