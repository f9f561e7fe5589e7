// Command chain compares what it costs to go through five middlewares that do nothing, and what Kit's own cost.
package main

import (
	"context"
	"flag"
	"fmt"
	"os"
	"runtime"
	"slices"
	"testing"

	"github.com/kitc-lang/kit/bench/load"
)

func main() {
	testing.Init()
	rounds := flag.Int("rounds", 7, "how often each chain is measured")
	each := flag.String("each", "200ms", "for how long")
	flag.Parse()
	if err := flag.Set("test.benchtime", *each); err != nil {
		fmt.Fprintln(os.Stderr, "chain:", err)
		os.Exit(2)
	}
	if err := report(*rounds); err != nil {
		fmt.Fprintln(os.Stderr, "chain:", err)
		os.Exit(1)
	}
}

const intro = `## Middleware chains

A method that gives an order, behind five middlewares that do nothing: the chain alone (Kit's with its call set back to
what it was each time), and together with what a framework makes for every call that comes in: Kit its call, which is
its context too; go-kit a request and a response; goa three contexts; Kitex arguments and a result; connect-go a request
and a response. What Kitex keeps about a call in a pool and what connect-go puts into its context is beyond reach here,
and left out in their favour. What comes out is the order, which is checked before. %d rounds, the chains in turn;
medians, and for ratios the least and the most of the rounds. Above 1, Kit wins. A plain call and closures of the
method's own types are no chains for all methods: they are the limit.

`

func report(rounds int) error {
	for _, c := range slices.Concat(chains(), ownChains()) {
		for _, run := range []func(context.Context) string{c.run, c.call} {
			if run == nil {
				continue
			}
			if got := run(context.Background()); got != string(input.ID) {
				return fmt.Errorf("%s gives %q", c.name, got)
			}
		}
	}
	fmt.Printf(intro, rounds)
	load.Table(os.Stdout, measured("five that do nothing", chains(), rounds))
	fmt.Println("Kit's own middlewares, as servers have them (ratios to the first row: what they cost):")
	fmt.Println()
	load.Table(os.Stdout, measured("chain", ownChains(), rounds))
	return nil
}

// measured gives a table of chains, whose ratios are to the first of them.
func measured(head string, all []chain, rounds int) [][]string {
	alone := run(all, rounds, func(c chain) func(context.Context) string { return c.run })
	whole := run(all, rounds, func(c chain) func(context.Context) string {
		if c.call == nil {
			return c.run
		}
		return c.call
	})
	rows := [][]string{{head, "ns, the chain", "ratio", "allocations", "ns, with the call", "ratio", "allocations", "bytes"}}
	for i, c := range all {
		row := []string{
			c.name, fmt.Sprintf("%.0f", load.Median(alone[i].ns)), "", fmt.Sprint(alone[i].allocations),
			fmt.Sprintf("%.0f", load.Median(whole[i].ns)), "", fmt.Sprint(whole[i].allocations), fmt.Sprint(whole[i].bytes),
		}
		if i > 0 {
			row[2], row[5] = load.Over(alone[i].ns, alone[0].ns).Shown(), load.Over(whole[i].ns, whole[0].ns).Shown()
		}
		rows = append(rows, row)
	}
	return rows
}

// figures are what one chain came to: its times in every round.
type figures struct {
	ns                 []float64
	bytes, allocations int64
}

func run(all []chain, rounds int, of func(chain) func(context.Context) string) []figures {
	results := make([]figures, len(all))
	for range rounds {
		for i, c := range all {
			fmt.Fprintln(os.Stderr, c.name)
			call := of(c)
			runtime.GC()
			r := testing.Benchmark(func(b *testing.B) {
				ctx := context.Background()
				b.ReportAllocs()
				for b.Loop() {
					call(ctx)
				}
			})
			f := &results[i]
			f.ns = append(f.ns, float64(r.T.Nanoseconds())/float64(r.N))
			f.bytes, f.allocations = r.AllocedBytesPerOp(), r.AllocsPerOp()
		}
	}
	return results
}
