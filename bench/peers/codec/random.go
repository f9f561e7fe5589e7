package main

import (
	"bytes"
	"cmp"
	"encoding/json"
	"fmt"
	"math"
	"os"
	"strings"

	"github.com/apache/thrift/lib/go/thrift"
	fastthrift "github.com/cloudwego/gopkg/protocol/thrift"
	"github.com/go-faster/jx"

	"github.com/kitc-lang/kit/bench/load"
	"github.com/kitc-lang/kit/bench/peers/gen/registry"
	jsonwire "github.com/kitc-lang/kit/runtime/wire/json"
	thriftwire "github.com/kitc-lang/kit/runtime/wire/thrift"
)

const randomIntro = `## Codecs, on an API that nobody had in mind

A random API (` + "`bench/peers/random`" + `: structs of random fields, random values; the number of another one in RANDOM_API) through
the same codecs, so that nothing is tuned to the orders of the other tables. Each figure is the geometric mean of a peer's
times by Kit's over %d random messages, beside that over the two typical orders in the same run. %d rounds. The last column
is the random API by the orders: at 1 the peer is as far behind Kit on both.

`

// randomReport compares the ratios of a random API with those of the orders.
func randomReport(rounds int) error {
	fmt.Printf(randomIntro, len(registry.All), rounds)
	rows := [][]string{{"", "", "orders", "random API", "by the orders'"}}
	for _, protocol := range []struct {
		name            string
		orders, unknown []message
	}{{"JSON", jsonMessages(), randomJSON()}, {"Thrift, binary protocol", binaryMessages(), randomBinary()}} {
		for _, m := range protocol.unknown {
			if err := m.agree(); err != nil {
				return fmt.Errorf("%s: %s: %w", protocol.name, m.name, err)
			}
		}
		for _, direction := range []string{"write", "read"} {
			var typical []message
			for _, m := range protocol.orders {
				if strings.HasPrefix(m.name, "typical") {
					typical = append(typical, m)
				}
			}
			orders, unknown := means(typical, direction, rounds), means(protocol.unknown, direction, rounds)
			for i, c := range protocol.unknown[0].codecs[1:] {
				was, is := orders[c.name], unknown[c.name]
				row := []string{"", c.name, fmt.Sprintf("%.2f", was), fmt.Sprintf("%.2f", is), fmt.Sprintf("%.2f", is/was)}
				if i == 0 {
					row[0] = protocol.name + ", " + direction
				}
				if is < 1 {
					row[3] = "**" + row[3] + "**"
				}
				if is/was < 0.8 {
					row[4] = "**" + row[4] + "**"
				}
				rows = append(rows, row)
			}
			fmt.Fprintln(os.Stderr, "random API,", protocol.name, direction)
		}
	}
	load.Table(os.Stdout, rows)
	return nil
}

// means gives the geometric mean of each codec's times by Kit's.
func means(all []message, direction string, rounds int) map[string]float64 {
	logs := map[string]float64{}
	for _, m := range all {
		times := m.times(direction, rounds)
		for i, c := range m.codecs[1:] {
			logs[c.name] += math.Log(load.Median(times[i+1]) / load.Median(times[0]))
		}
	}
	for name := range logs {
		logs[name] = math.Exp(logs[name] / float64(len(all)))
	}
	return logs
}

func randomJSON() (all []message) {
	d := new(jsonwire.Decoder)
	for i, text := range registry.Values() {
		m := registry.All[i]
		x := m.Kit()
		must(jsonwire.Unmarshal([]byte(text), jsonwire.Strict, x))
		o := m.Ogen()
		must(o.Decode(jx.DecodeStr(text)))
		p := m.Plain()
		must(json.Unmarshal([]byte(text), p))
		all = append(all, message{name: m.Name, same: sameJSON, codecs: append([]codec{
			{"kit", x.AppendJSON, func(data []byte) error {
				r := m.Kit()
				kept = r
				d.Reset(data, jsonwire.Strict)
				return cmp.Or(r.DecodeJSON(d), d.End())
			}},
			ogenCodec(o.Encode, func(d *jx.Decoder) error { r := m.Ogen(); kept = r; return r.Decode(d) }),
		}, reflecting(p, m.Plain)...)})
	}
	return all
}

func randomBinary() (all []message) {
	protocol := func(t thrift.TTransport) thrift.TProtocol { return thrift.NewTBinaryProtocolConf(t, nil) }
	d := new(thriftwire.BinaryDecoder)
	for i, text := range registry.Values() {
		m := registry.All[i]
		x := m.Kit()
		must(jsonwire.Unmarshal([]byte(text), jsonwire.Strict, x))
		ours := x.AppendThriftBinary(nil)
		all = append(all, message{name: m.Name, same: sameThrift(thriftwire.UnmarshalBinary, func() thriftwire.Value { return m.Kit() }), codecs: []codec{
			{"kit", x.AppendThriftBinary, func(data []byte) error {
				r := m.Kit()
				kept = r
				d.Reset(data, thriftwire.Strict)
				return cmp.Or(r.DecodeThriftBinary(d), d.End())
			}},
			kitexCodec(ours, func() fastthrift.FastCodec { return m.Kitex() }),
			apacheCodec(bytes.Clone(ours), protocol, func() thrift.TStruct { return m.Apache() }),
		}})
	}
	return all
}

// must is for messages that were made to be read.
func must(err error) {
	if err != nil {
		panic(err)
	}
}
