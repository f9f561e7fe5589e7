package bench

import (
	"bytes"
	"cmp"
	"context"
	"runtime"
	"slices"
	"testing"
	"time"

	"github.com/apache/thrift/lib/go/thrift"
	cloudwego "github.com/cloudwego/gopkg/protocol/thrift"
	gocmp "github.com/google/go-cmp/cmp"

	apache "github.com/kitc-lang/kit/bench/apache/orders"
	"github.com/kitc-lang/kit/bench/fastcodec"
	"github.com/kitc-lang/kit/bench/hand"
	"github.com/kitc-lang/kit/bench/orders/gen/orders"
	"github.com/kitc-lang/kit/bench/sample"
	thriftwire "github.com/kitc-lang/kit/runtime/wire/thrift"
)

// codec is one way to write and read the order in one protocol.
type codec struct {
	name   string
	encode func(buf []byte) []byte // into buf, from its start
	decode func(data []byte) error // into new memory, which escapes
}

// kept makes what was decoded escape, as it does in a server.
var kept any

func binaryCodecs(x *orders.Order) []codec {
	ours := x.AppendThriftBinary(nil)
	fast := new(fastcodec.Order)
	if _, err := fast.FastRead(ours); err != nil {
		panic(err)
	}
	theirs, wrap := apacheCodec(ours, func(t thrift.TTransport) thrift.TProtocol { return thrift.NewTBinaryProtocolConf(t, nil) })
	binary := new(thriftwire.BinaryDecoder) // a connection of the server has one
	return []codec{
		{"limit", func(b []byte) []byte { return hand.AppendBinary(b, x) }, func(data []byte) error {
			o := new(orders.Order)
			kept = o
			return hand.DecodeBinary(data, o)
		}},
		{"kit", x.AppendThriftBinary, func(data []byte) error {
			o := new(orders.Order)
			kept = o
			binary.Reset(data, thriftwire.Strict)
			return cmp.Or(o.DecodeThriftBinary(binary), binary.End())
		}},
		{"cloudwego", func(b []byte) []byte {
			b = slices.Grow(b, fast.BLength())
			return b[:fast.FastWriteNocopy(b[:cap(b)], nil)]
		}, func(data []byte) error {
			o := new(fastcodec.Order)
			kept = o
			return cloudwego.FastUnmarshal(data, o)
		}},
		{"apache", theirs, wrap},
	}
}

func compactCodecs(x *orders.Order) []codec {
	ours := x.AppendThriftCompact(nil)
	theirs, wrap := apacheCodec(ours, func(t thrift.TTransport) thrift.TProtocol { return thrift.NewTCompactProtocolConf(t, nil) })
	compact := new(thriftwire.CompactDecoder) // a connection of the server has one
	return []codec{
		{"limit", func(b []byte) []byte { return hand.AppendCompact(b, x) }, func(data []byte) error {
			o := new(orders.Order)
			kept = o
			return hand.DecodeCompact(data, o)
		}},
		{"kit", x.AppendThriftCompact, func(data []byte) error {
			o := new(orders.Order)
			kept = o
			compact.Reset(data, thriftwire.Strict)
			return cmp.Or(o.DecodeThriftCompact(compact), compact.End())
		}},
		{"apache", theirs, wrap},
	}
}

// apacheCodec writes and reads through a buffer in memory, with one protocol for all messages.
func apacheCodec(data []byte, protocol func(thrift.TTransport) thrift.TProtocol) (encode func([]byte) []byte, decode func([]byte) error) {
	ctx := context.Background()
	in := &thrift.TMemoryBuffer{Buffer: new(bytes.Buffer)}
	reader := protocol(in)
	decode = func(data []byte) error {
		in.Buffer.Reset()
		in.Buffer.Write(data)
		o := apache.NewOrder()
		kept = o
		return o.Read(ctx, reader)
	}
	if err := decode(data); err != nil {
		panic(err)
	}
	theirs := kept.(*apache.Order)
	out := thrift.NewTMemoryBufferLen(4096)
	writer := protocol(out)
	encode = func([]byte) []byte {
		out.Reset()
		if err := theirs.Write(ctx, writer); err != nil {
			panic(err)
		}
		return out.Bytes()
	}
	return encode, decode
}

// TestCodecsAgree makes sure that all of them do the same work: what one writes, every other one reads.
func TestCodecsAgree(t *testing.T) {
	for name, protocol := range map[string]struct {
		codecs []codec
		read   func([]byte, *orders.Order) error
	}{
		"binary": {binaryCodecs(sample.Order()), func(b []byte, o *orders.Order) error { return thriftwire.UnmarshalBinary(b, thriftwire.Strict, o) }},
		"compact": {compactCodecs(sample.Order()), func(b []byte, o *orders.Order) error {
			return thriftwire.UnmarshalCompact(b, thriftwire.Strict, o)
		}},
	} {
		for _, from := range protocol.codecs {
			data := bytes.Clone(from.encode(make([]byte, 0, 4096)))
			var got orders.Order
			if err := protocol.read(data, &got); err != nil {
				t.Errorf("%s: kit reads what %s writes: %v", name, from.name, err)
			}
			if diff := gocmp.Diff(sample.Order(), &got); diff != "" {
				t.Errorf("%s: %s: want - got +\n%s", name, from.name, diff)
			}
			for _, to := range protocol.codecs {
				if err := to.decode(data); err != nil {
					t.Errorf("%s: %s reads what %s writes: %v", name, to.name, from.name, err)
				}
				if o, ok := kept.(*orders.Order); ok && !gocmp.Equal(o, sample.Order()) {
					t.Errorf("%s: %s reads %+v of what %s writes", name, to.name, o, from.name)
				}
			}
		}
	}
}

// BenchmarkThrift times the codecs in turns, so that whatever else the machine does slows all of them, and reports the
// first quartile of each and how many times the limit that is.
func BenchmarkThrift(b *testing.B) {
	for _, protocol := range []struct {
		name   string
		codecs []codec
		data   []byte
	}{
		{"binary", binaryCodecs(sample.Order()), sample.Order().AppendThriftBinary(nil)},
		{"compact", compactCodecs(sample.Order()), sample.Order().AppendThriftCompact(nil)},
	} {
		b.Run(protocol.name+"/encode", func(b *testing.B) {
			var works []work
			for _, c := range protocol.codecs {
				buf := make([]byte, 0, 4096)
				works = append(works, work{c.name, func() { c.encode(buf) }})
			}
			inTurns(b, works)
		})
		b.Run(protocol.name+"/decode", func(b *testing.B) {
			var works []work
			for _, c := range protocol.codecs {
				works = append(works, work{c.name, func() {
					if err := c.decode(protocol.data); err != nil {
						b.Fatal(err)
					}
				}})
			}
			inTurns(b, works)
		})
	}
}

// work is what is timed, under its name.
type work struct {
	name string
	do   func()
}

// inTurns times a turn of each work a loop. The first work is the one that the others are compared with.
func inTurns(b *testing.B, works []work) {
	const turn = 2000 // times, about as many as keep a turn far above the clock's own time
	times := make([][]float64, len(works))
	for b.Loop() {
		for i, w := range works {
			started := time.Now()
			for range turn {
				w.do()
			}
			times[i] = append(times[i], float64(time.Since(started).Nanoseconds())/turn)
		}
	}
	b.ReportMetric(0, "ns/op") // of all of them together, which says nothing
	limit := quartile(times[0])
	for i, w := range works {
		allocs, size := allocated(w.do)
		b.ReportMetric(quartile(times[i]), w.name+"-ns")
		b.ReportMetric(quartile(times[i])/limit, w.name+"-x-limit")
		b.ReportMetric(allocs, w.name+"-allocs")
		b.ReportMetric(size, w.name+"-B")
	}
}

// quartile gives a time that a quarter of the turns took less than: the machine was busy with other things in the rest.
func quartile(list []float64) float64 {
	slices.Sort(list)
	return list[len(list)/4]
}

// allocated gives how often f allocates, and how many bytes.
func allocated(f func()) (times, size float64) {
	const runs = 1000
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	for range runs {
		f()
	}
	runtime.ReadMemStats(&after)
	return float64((after.Mallocs - before.Mallocs) / runs), float64((after.TotalAlloc - before.TotalAlloc) / runs)
}
