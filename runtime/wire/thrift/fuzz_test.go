package thrift_test

import (
	"bytes"
	"reflect"
	"testing"

	kit "github.com/kitc-lang/kit/runtime"
	thriftwire "github.com/kitc-lang/kit/runtime/wire/thrift"
)

// FuzzDecodeThriftBinary reads any bytes: as an order, which written and read again must be the same,
// and as the struct that a hostile sender would like.
func FuzzDecodeThriftBinary(f *testing.F) {
	f.Add(sample().AppendThriftBinary(nil))
	f.Add((&order{}).AppendThriftBinary(nil))
	f.Add([]byte("\x0f\x00\x01\x0c\x7f\xff\xff\xff"))
	f.Add([]byte("\x0d\x00\x05\x0b\x0b\x00\x00\x00\x01\x00\x00\x00\x01a\x00\x00\x00\x01b\x00"))
	f.Fuzz(func(t *testing.T, data []byte) {
		check(t, data, thriftwire.UnmarshalBinary, func(x *order) []byte { return x.AppendThriftBinary(nil) })
	})
}

// FuzzDecodeThriftCompact is FuzzDecodeThriftBinary for the compact protocol.
func FuzzDecodeThriftCompact(f *testing.F) {
	f.Add(sample().AppendThriftCompact(nil))
	f.Add((&order{}).AppendThriftCompact(nil))
	f.Add([]byte("\x19\xfc\xff\xff\xff\xff\x07\x00"))
	f.Add([]byte("\x5b\x01\x88\x01a\x01b\x00"))
	f.Fuzz(func(t *testing.T, data []byte) {
		check(t, data, thriftwire.UnmarshalCompact, func(x *order) []byte { return x.AppendThriftCompact(nil) })
	})
}

func check(t *testing.T, data []byte, unmarshal func([]byte, thriftwire.Mode, thriftwire.Value) error, marshal func(*order) []byte) {
	input := bytes.Clone(data)
	_ = unmarshal(data, thriftwire.Strict, new(victim))
	_ = unmarshal(data, thriftwire.Lenient, thriftwire.Nothing{})
	var x, y order
	err := unmarshal(data, thriftwire.Strict, &x)
	if !bytes.Equal(input, data) {
		t.Fatal("reading has changed the message")
	}
	if err != nil {
		if kit.CodeOf(err) != kit.InvalidArgument {
			t.Fatalf("got %v, want invalid_argument", err)
		}
		return
	}
	again := marshal(&x)
	if err := unmarshal(again, thriftwire.Strict|thriftwire.CopyStrings, &y); err != nil {
		t.Fatalf("%+v was read and written, and now: %v", x, err)
	}
	if !reflect.DeepEqual(x, y) {
		t.Fatalf("%+v was read and written, and came back as %+v", x, y)
	}
}
