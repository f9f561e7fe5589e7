package thrift_test

import (
	"errors"
	"strings"
	"testing"

	"pgregory.net/rapid"

	thriftwire "github.com/kitc-lang/kit/runtime/wire/thrift"
)

// scan feeds data to a scanner in pieces and gives what it says at last.
func scan(p thriftwire.Protocol, limit int, data []byte, piece func(left int) int) (int, error) {
	var s thriftwire.Scanner
	s.Reset(p, limit)
	for have := 0; ; {
		n, err := s.Scan(data[:have])
		if n > 0 || err != nil || have == len(data) {
			return n, err
		}
		have += piece(len(data) - have)
	}
}

func messageOf(p thriftwire.Protocol, v thriftwire.Value) []byte {
	b, err := thriftwire.AppendMessage(nil, p, thriftwire.Message{Name: "Place", Type: thriftwire.Call, Seq: 1 << 30}, v)
	if err != nil {
		panic(err)
	}
	return b
}

func TestScannerFindsTheEnd(t *testing.T) {
	for _, p := range []thriftwire.Protocol{thriftwire.Binary, thriftwire.Compact, thriftwire.JSON} {
		data := messageOf(p, sample())
		t.Run(p.String(), rapid.MakeCheck(func(t *rapid.T) {
			more := append(data[:len(data):len(data)], rapid.SliceOfN(rapid.Byte(), 0, 20).Draw(t, "behind")...)
			n, err := scan(p, 1<<20, more, func(left int) int { return rapid.IntRange(1, min(left, 100)).Draw(t, "piece") })
			if n != len(data) || err != nil {
				t.Fatalf("got %d, %v; want %d", n, err, len(data))
			}
		}))
		for i := range data {
			if n, err := scan(p, 1<<20, data[:i], func(int) int { return 1 }); n != 0 || err != nil {
				t.Fatalf("%s, cut off at byte %d: got %d, %v", p, i, n, err)
			}
		}
		if _, err := scan(p, len(data)-1, data, func(int) int { return 1 }); !errors.Is(err, thriftwire.ErrTooLarge) {
			t.Errorf("%s: a message above the limit: got %v", p, err)
		}
	}
}

func TestScannerRefusals(t *testing.T) {
	const binary, compact = "80010001 00000001 61 00000001", "8221 01 01 61"
	for _, c := range []struct {
		name string
		p    thriftwire.Protocol
		text string
		says string
	}{
		{"a name of 2 GB", thriftwire.Binary, "80010001 7fffffff", "larger than allowed"},
		{"a negative size of a name", thriftwire.Binary, "80010001 ffffffff", "negative"},
		{"a string of 2 GB", thriftwire.Binary, binary + "0b0001 7fffffff", "larger than allowed"},
		{"a negative size of a string", thriftwire.Binary, binary + "0b0001 ffffffff", "negative"},
		{"a negative size of a list", thriftwire.Binary, binary + "0f0001 08 ffffffff", "negative"},
		{"two billion numbers", thriftwire.Binary, binary + "0f0001 08 7fffffff", "larger than allowed"},
		{"two billion strings", thriftwire.Binary, binary + "0f0001 0b 7fffffff", "larger than allowed"},
		{"two billion entries", thriftwire.Binary, binary + "0d0001 0b 0b 7fffffff", "larger than allowed"},
		{"elements of no type", thriftwire.Binary, binary + "0f0001 01 00000001", "no"},
		{"a field of no type", thriftwire.Binary, binary + "010001", "a type that there is not"},
		{"structs too deep", thriftwire.Binary, binary + strings.Repeat("0c0001", 64), "nested more than 64"},
		{"lists too deep", thriftwire.Binary, binary + "0f0001" + strings.Repeat("0f00000001", 64), "nested more than 64"},
		{"a long name", thriftwire.Compact, "8221 01 ffffffff0f", "larger than allowed"},
		{"a long number", thriftwire.Compact, compact + "15 ffffffffffffffffffff01", "too long"},
		{"a long string", thriftwire.Compact, compact + "18 ffffffff07", "larger than allowed"},
		{"a string above 2 GB", thriftwire.Compact, compact + "18 ffffffff0f", "negative"},
		{"two billion structs", thriftwire.Compact, compact + "19 fc ffffffff07", "larger than allowed"},
		{"two billion bools", thriftwire.Compact, compact + "19 f1 ffffffff07", "larger than allowed"},
		{"two billion entries", thriftwire.Compact, compact + "1b ffffffff07 88", "larger than allowed"},
		{"a field of no type", thriftwire.Compact, compact + "1f", "a type that there is not"},
		{"elements of no type", thriftwire.Compact, compact + "19 1f", "a type that there is not"},
		{"structs too deep", thriftwire.Compact, compact + strings.Repeat("1c", 64), "nested more than 64"},
		{"maps too deep", thriftwire.Compact, compact + "1b" + strings.Repeat("01 3b 00", 64), "nested more than 64"},
	} {
		n, err := scan(c.p, 1<<20, unhex(t, c.text), func(int) int { return 1 })
		if n != 0 || err == nil || !strings.Contains(err.Error(), c.says) {
			t.Errorf("%s, %s: got %d, %v", c.p, c.name, n, err)
		}
	}
}

// FuzzScanner compares what the scanner finds with what the decoder reads.
func FuzzScanner(f *testing.F) {
	for _, p := range []thriftwire.Protocol{thriftwire.Binary, thriftwire.Compact} {
		f.Add(messageOf(p, sample()))
		f.Add(messageOf(p, thriftwire.Nothing{}))
		f.Add(messageOf(p, &thriftwire.ApplicationError{Message: "no", Type: 1}))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		for _, p := range []thriftwire.Protocol{thriftwire.Binary, thriftwire.Compact} {
			n, err := scan(p, 1<<16, data, func(left int) int { return left })
			slow, slowErr := scan(p, 1<<16, data, func(int) int { return 1 })
			if n != slow || (err == nil) != (slowErr == nil) {
				t.Fatalf("%s: at once %d, %v; byte by byte %d, %v", p, n, err, slow, slowErr)
			}
			left, readErr := readNothing(p, data)
			if n > 0 && readErr == nil && n != len(data)-left {
				t.Fatalf("%s: the scanner finds %d bytes, the decoder reads %d", p, n, len(data)-left)
			}
		}
	})
}

// readNothing skips one message, and gives how many bytes are left.
func readNothing(p thriftwire.Protocol, data []byte) (left int, err error) {
	if p == thriftwire.Compact {
		d := thriftwire.NewCompactDecoder(data, thriftwire.Strict)
		if _, err := d.Message(); err != nil {
			return 0, err
		}
		err := thriftwire.Nothing{}.DecodeThriftCompact(d)
		return d.Rest(), err
	}
	if len(data) > 0 && data[0] < 0x80 {
		return 0, errors.New("without the version, which unframed messages must have")
	}
	d := thriftwire.NewBinaryDecoder(data, thriftwire.Strict)
	if _, err := d.Message(); err != nil {
		return 0, err
	}
	err = thriftwire.Nothing{}.DecodeThriftBinary(d)
	return d.Rest(), err
}
