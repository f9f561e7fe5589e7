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

// FuzzTranscodeJSON turns any text into the binary protocol. What that accepts must come back the same when it is
// written as JSON and read again, and must be a struct that every reader can skip.
func FuzzTranscodeJSON(f *testing.F) {
	f.Add(`{"1":{"str":"AA=="},"2":{"lst":["str",1,"AAE"]},"5":{"rec":{}}}`)
	f.Add(`{"3":{"map":["str","str",1,{"AA":"\ud83d\ude00"}]},"8":{"dbl":-1.5e-7},"9":{"set":["tf",2,1,0]}}`)
	f.Add(`{"7":{"map":["i64","map",1,{"-5":["dbl","i8",1,{"NaN":-128}]}]},"-1":{"uid":"00112233-4455-6677-8899-aabbccddeeff"}}`)
	f.Add(`{"1":{"map":["rec","lst",1,{{"1":{"i16":1}}:["i32",0]}]}}`)
	f.Fuzz(func(t *testing.T, text string) {
		for _, of := range []thriftwire.Bytes{nil, (*knot)(nil)} {
			binary, err := thriftwire.JSONToBinary(nil, []byte(text), of)
			if err != nil {
				if kit.CodeOf(err) != kit.InvalidArgument {
					t.Fatalf("got %v, want invalid_argument", err)
				}
				continue
			}
			if len(binary) > 4*len(text) {
				t.Fatalf("%d bytes became %d", len(text), len(binary))
			}
			if err := thriftwire.UnmarshalBinary(binary, thriftwire.Strict, thriftwire.Nothing{}); err != nil {
				t.Fatalf("%q became %x, which cannot be skipped: %v", text, binary, err)
			}
			written, err := thriftwire.BinaryToJSON(nil, binary, of)
			if err != nil {
				t.Fatalf("%q became %x, which cannot be written: %v", text, binary, err)
			}
			again, err := thriftwire.JSONToBinary(nil, written, of)
			if err != nil || !bytes.Equal(again, binary) {
				t.Fatalf("%q was written as %q, and became %x, %v; before %x", text, written, again, err, binary)
			}
			var s thriftwire.Scanner
			s.Reset(thriftwire.JSON, len(written))
			if n, err := s.Scan(written); n != len(written) || err != nil {
				t.Fatalf("%q: the scanner found the end at %d of %d, %v", written, n, len(written), err)
			}
		}
	})
}
