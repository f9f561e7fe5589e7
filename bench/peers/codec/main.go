// Command codec compares what kitc emits to write and read messages with what others emit, with what libraries do by
// reflection, and with codecs by hand.
package main

import (
	"flag"
	"fmt"
	"os"
	"runtime"
	"testing"

	"github.com/kitc-lang/kit/bench/load"
)

func main() {
	testing.Init()
	rounds := flag.Int("rounds", 5, "how often each codec is measured")
	each := flag.String("each", "100ms", "for how long")
	unknown := flag.Bool("random", false, "measure a random API beside the orders")
	flag.BoolVar(&own, "own", false, "measure Kit's alone")
	processor := flag.String("cpuprofile", "", "the `file` for a profile of where time goes")
	memory := flag.String("memprofile", "", "the `file` for a profile of what was allocated")
	flag.Parse()
	if err := flag.Set("test.benchtime", *each); err != nil {
		fmt.Fprintln(os.Stderr, "codec:", err)
		os.Exit(2)
	}
	run := report
	if *unknown {
		run = randomReport
	}
	if err := load.Profiled(*processor, *memory, func() error { return run(*rounds) }); err != nil {
		fmt.Fprintln(os.Stderr, "codec:", err)
		os.Exit(1)
	}
}

// codec is one way to write and read a message.
type codec struct {
	name   string
	encode func(buf []byte) []byte // into buf, from its start, or into memory of its own
	decode func(data []byte) error // into new memory, which escapes
}

// own leaves out the codecs of others.
var own bool

// kept makes what was decoded escape, as it does in a server.
var kept any

// message is one that all codecs can do; Kit's is the first.
type message struct {
	name   string
	codecs []codec
	same   func(a, b []byte) error // whether two that were written say the same
}

const intro = `## Codecs

The same message written and read: a text (small), an order of ten items and four tags (typical), one of fifteen thousand
items (large, 1 MB), in ASCII and in UTF-8 (Japanese texts). Every codec reads what every other one writes, which is checked
before. *hand* is the limit: no UTF-8 check, no unknown members, no bounds, no errors that say where. %d rounds, the codecs
in turn; medians, and for ratios the least and the most of the rounds. Above 1, Kit wins.

`

func report(rounds int) error {
	fmt.Printf(intro, rounds)
	for _, protocol := range []struct {
		name     string
		messages []message
	}{{"JSON", jsonMessages()}, {"Thrift, binary protocol", binaryMessages()}, {"Thrift, compact protocol", compactMessages()}} {
		for i, m := range protocol.messages {
			if own {
				protocol.messages[i].codecs = m.codecs[:1]
			}
			if err := m.agree(); err != nil {
				return fmt.Errorf("%s: %s: %w", protocol.name, m.name, err)
			}
		}
		for _, direction := range []string{"write", "read"} {
			fmt.Fprintln(os.Stderr, protocol.name, direction)
			rows := [][]string{{direction, "", "ns", "by Kit's", "bytes", "by Kit's", "allocations"}}
			for _, m := range protocol.messages {
				rows = append(rows, m.measure(direction, rounds)...)
			}
			fmt.Printf("### %s, %s\n\n", protocol.name, direction)
			load.Table(os.Stdout, rows)
		}
	}
	return nil
}

// agree checks that all of them do the same work: what one writes, every other one reads.
func (m message) agree() error {
	ours := m.codecs[0].encode(nil)
	for _, from := range m.codecs {
		data := append([]byte(nil), from.encode(make([]byte, 0, 4096))...)
		if err := m.same(ours, data); err != nil {
			return fmt.Errorf("what %s writes: %w", from.name, err)
		}
		for _, to := range m.codecs {
			if err := to.decode(data); err != nil {
				return fmt.Errorf("%s reads what %s writes: %w", to.name, from.name, err)
			}
			again := to.encode(nil)
			if err := m.same(ours, again); err != nil {
				return fmt.Errorf("%s: %w", to.name, err)
			}
		}
	}
	return nil
}

func (m message) measure(direction string, rounds int) (rows [][]string) {
	times := make([][]float64, len(m.codecs))
	bytes, allocations := make([]float64, len(m.codecs)), make([]float64, len(m.codecs))
	m.run(direction, rounds, func(i int, r testing.BenchmarkResult) {
		times[i] = append(times[i], float64(r.T.Nanoseconds())/float64(r.N))
		bytes[i], allocations[i] = float64(r.AllocedBytesPerOp()), float64(r.AllocsPerOp())
	})
	for i, c := range m.codecs {
		row := []string{m.name, c.name, fmt.Sprintf("%.0f", load.Median(times[i])), "", fmt.Sprintf("%.0f", bytes[i]), "", fmt.Sprintf("%.0f", allocations[i])}
		if i > 0 {
			row[0] = ""
			row[3] = load.Over(times[i], times[0]).Shown()
			if bytes[0] > 0 {
				row[5] = load.Over(bytes[i:i+1], bytes[:1]).Shown()
			}
			if allocations[i] < allocations[0] {
				row[6] = "**" + row[6] + "**"
			}
		}
		rows = append(rows, row)
	}
	return rows
}

// times gives the nanoseconds of each codec in each round.
func (m message) times(direction string, rounds int) [][]float64 {
	times := make([][]float64, len(m.codecs))
	m.run(direction, rounds, func(i int, r testing.BenchmarkResult) {
		times[i] = append(times[i], float64(r.T.Nanoseconds())/float64(r.N))
	})
	return times
}

// run measures the codecs in turn.
func (m message) run(direction string, rounds int, result func(codec int, r testing.BenchmarkResult)) {
	data := append([]byte(nil), m.codecs[0].encode(nil)...)
	for range rounds {
		for i, c := range m.codecs {
			runtime.GC()
			result(i, testing.Benchmark(func(b *testing.B) {
				b.ReportAllocs()
				buf := make([]byte, 0, len(data)+64)
				if direction == "read" {
					for b.Loop() {
						_ = c.decode(data) // it was checked before
					}
					return
				}
				for b.Loop() {
					c.encode(buf[:0])
				}
			}))
		}
	}
}
