package main

import (
	"bytes"
	"cmp"
	"context"
	"fmt"
	"reflect"
	"slices"

	"github.com/apache/thrift/lib/go/thrift"
	fastthrift "github.com/cloudwego/gopkg/protocol/thrift"

	"github.com/kitc-lang/kit/bench/hand"
	"github.com/kitc-lang/kit/bench/orders/gen/orders"
	apache "github.com/kitc-lang/kit/bench/peers/gen/apache/orders"
	kitex "github.com/kitc-lang/kit/bench/peers/gen/kitex/gen/kitex/orders"
	thriftwire "github.com/kitc-lang/kit/runtime/wire/thrift"
)

func binaryMessages() []message {
	protocol := func(t thrift.TTransport) thrift.TProtocol { return thrift.NewTBinaryProtocolConf(t, nil) }
	d := new(thriftwire.BinaryDecoder) // a connection of the server has one
	return each(func(x *orders.Remark) message {
		ours := x.AppendThriftBinary(nil)
		return message{same: sameThrift(thriftwire.UnmarshalBinary, func() thriftwire.Value { return new(orders.Remark) }), codecs: []codec{
			{"kit", x.AppendThriftBinary, func(data []byte) error {
				r := new(orders.Remark)
				kept = r
				d.Reset(data, thriftwire.Strict)
				return cmp.Or(r.DecodeThriftBinary(d), d.End())
			}},
			{"hand", func(b []byte) []byte { return hand.AppendRemarkBinary(b, x) }, func(data []byte) error {
				r := new(orders.Remark)
				kept = r
				return hand.DecodeRemarkBinary(data, r)
			}},
			kitexCodec(ours, func() fastthrift.FastCodec { return new(kitex.Remark) }),
			apacheCodec(ours, protocol, func() thrift.TStruct { return apache.NewRemark() }),
		}}
	}, func(x *orders.Order) message {
		ours := x.AppendThriftBinary(nil)
		return message{same: sameThrift(thriftwire.UnmarshalBinary, func() thriftwire.Value { return new(orders.Order) }), codecs: []codec{
			{"kit", x.AppendThriftBinary, func(data []byte) error {
				r := new(orders.Order)
				kept = r
				d.Reset(data, thriftwire.Strict)
				return cmp.Or(r.DecodeThriftBinary(d), d.End())
			}},
			{"hand", func(b []byte) []byte { return hand.AppendBinary(b, x) }, func(data []byte) error {
				r := new(orders.Order)
				kept = r
				return hand.DecodeBinary(data, r)
			}},
			kitexCodec(ours, func() fastthrift.FastCodec { return new(kitex.Order) }),
			apacheCodec(ours, protocol, func() thrift.TStruct { return apache.NewOrder() }),
		}}
	})
}

// compactMessages are the orders: Kitex has no compact protocol.
func compactMessages() []message {
	protocol := func(t thrift.TTransport) thrift.TProtocol { return thrift.NewTCompactProtocolConf(t, nil) }
	d := new(thriftwire.CompactDecoder)
	all := each(func(*orders.Remark) message { return message{} }, func(x *orders.Order) message {
		ours := x.AppendThriftCompact(nil)
		return message{same: sameThrift(thriftwire.UnmarshalCompact, func() thriftwire.Value { return new(orders.Order) }), codecs: []codec{
			{"kit", x.AppendThriftCompact, func(data []byte) error {
				r := new(orders.Order)
				kept = r
				d.Reset(data, thriftwire.Strict)
				return cmp.Or(r.DecodeThriftCompact(d), d.End())
			}},
			{"hand", func(b []byte) []byte { return hand.AppendCompact(b, x) }, func(data []byte) error {
				r := new(orders.Order)
				kept = r
				return hand.DecodeCompact(data, r)
			}},
			apacheCodec(ours, protocol, func() thrift.TStruct { return apache.NewOrder() }),
		}}
	})
	return slices.DeleteFunc(all, func(m message) bool { return m.codecs == nil })
}

// kitexCodec is what the generated code of Kitex does, which finds out the length of a message before it writes it.
func kitexCodec(data []byte, empty func() fastthrift.FastCodec) codec {
	x := empty()
	if _, err := x.FastRead(data); err != nil {
		panic(err) // of what Kit has written
	}
	return codec{"kitex", func(b []byte) []byte {
		b = slices.Grow(b[:0], x.BLength())
		return b[:x.FastWriteNocopy(b[:cap(b)], nil)]
	}, func(data []byte) error {
		o := empty()
		kept = o
		_, err := o.FastRead(data)
		return err
	}}
}

// apacheCodec writes and reads through a buffer in memory, with one protocol for all messages.
func apacheCodec(data []byte, protocol func(thrift.TTransport) thrift.TProtocol, empty func() thrift.TStruct) codec {
	ctx := context.Background()
	in := &thrift.TMemoryBuffer{Buffer: new(bytes.Buffer)}
	reader := protocol(in)
	decode := func(data []byte) error {
		in.Buffer.Reset()
		in.Buffer.Write(data)
		o := empty()
		kept = o
		return o.Read(ctx, reader)
	}
	if err := decode(data); err != nil {
		panic(err) // of what Kit has written
	}
	x := kept.(thrift.TStruct)
	out := thrift.NewTMemoryBufferLen(4096)
	writer := protocol(out)
	return codec{"apache", func([]byte) []byte {
		out.Reset()
		if err := x.Write(ctx, writer); err != nil {
			panic(err) // memory takes everything
		}
		return out.Bytes()
	}, decode}
}

// sameThrift compares two messages as what Kit reads of them: maps have no order.
func sameThrift(read func([]byte, thriftwire.Mode, thriftwire.Value) error, empty func() thriftwire.Value) func(a, b []byte) error {
	return func(a, b []byte) error {
		x, y := empty(), empty()
		if err := read(a, thriftwire.Strict, x); err != nil {
			return err
		}
		if err := read(b, thriftwire.Strict, y); err != nil {
			return err
		}
		if !reflect.DeepEqual(x, y) {
			return fmt.Errorf("%.300v is not %.300v", y, x)
		}
		return nil
	}
}
