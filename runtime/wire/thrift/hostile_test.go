package thrift_test

import (
	"encoding/binary"
	"fmt"
	"math"
	"runtime"
	"strings"
	"testing"

	kit "github.com/kitc-lang/kit/runtime"
	thriftwire "github.com/kitc-lang/kit/runtime/wire/thrift"
)

// fat is large in memory and one byte on the wire.
type fat [100]*string

func (x *fat) DecodeThriftBinary(d *thriftwire.BinaryDecoder) error {
	var f thriftwire.Struct
	d.Next(&f)
	return d.Done(&f)
}

func (x *fat) DecodeThriftCompact(d *thriftwire.CompactDecoder) error {
	var f thriftwire.Struct
	d.Next(&f)
	return d.Done(&f)
}

// victim has the fields that a hostile sender would look for.
type victim struct {
	fats    []fat
	grid    [][]fat
	one     *fat
	maps    []map[string]string
	texts   map[string]string
	byFat   map[int64]fat
	entries []kit.Entry[fat, fat]
	blobs   [][]byte
	strings []string
	flags   []bool
	any     []byte
	next    *victim
	anys    [][]byte
}

var victimFields = thriftwire.Fields{
	{ID: 1, Type: thriftwire.TypeList, Name: "fats"},
	{ID: 2, Type: thriftwire.TypeList, Name: "grid"},
	{ID: 3, Type: thriftwire.TypeStruct, Name: "one"},
	{ID: 4, Type: thriftwire.TypeList, Name: "maps"},
	{ID: 5, Type: thriftwire.TypeMap, Name: "texts"},
	{ID: 6, Type: thriftwire.TypeMap, Name: "by_fat"},
	{ID: 7, Type: thriftwire.TypeMap, Name: "entries"},
	{ID: 8, Type: thriftwire.TypeList, Name: "blobs"},
	{ID: 9, Type: thriftwire.TypeList, Name: "strings"},
	{ID: 10, Type: thriftwire.TypeList, Name: "flags"},
	{ID: 11, Type: thriftwire.TypeString, Name: "any"},
	{ID: 12, Type: thriftwire.TypeStruct, Name: "next"},
	{ID: 13, Type: thriftwire.TypeList, Name: "anys"},
}

func (x *victim) AppendThriftBinary(b []byte) []byte  { panic("not used") }
func (x *victim) AppendThriftCompact(b []byte) []byte { panic("not used") }

func (x *victim) DecodeThriftBinary(d *thriftwire.BinaryDecoder) error {
	f := thriftwire.Struct{Fields: victimFields}
	for d.Next(&f) {
		switch f.Field {
		case 0:
			f.Err = thriftwire.List(&x.fats, d, thriftwire.TypeStruct, (*fat).DecodeThriftBinary)
		case 1:
			f.Err = thriftwire.List(&x.grid, d, thriftwire.TypeList, func(p *[]fat, d *thriftwire.BinaryDecoder) error {
				return thriftwire.List(p, d, thriftwire.TypeStruct, (*fat).DecodeThriftBinary)
			})
		case 2:
			f.Err = thriftwire.Optional(&x.one, d, (*fat).DecodeThriftBinary)
		case 3:
			f.Err = thriftwire.List(&x.maps, d, thriftwire.TypeMap, thriftwire.BinaryStringMap)
		case 4:
			f.Err = thriftwire.BinaryStringMap(&x.texts, d)
		case 5:
			f.Err = thriftwire.Map(&x.byFat, d, thriftwire.TypeI64, thriftwire.TypeStruct, thriftwire.BinaryI64, (*fat).DecodeThriftBinary)
		case 6:
			f.Err = thriftwire.Entries(&x.entries, d, thriftwire.TypeStruct, thriftwire.TypeStruct, (*fat).DecodeThriftBinary, (*fat).DecodeThriftBinary)
		case 7:
			f.Err = thriftwire.List(&x.blobs, d, thriftwire.TypeString, thriftwire.BinaryBytes)
		case 8:
			f.Err = thriftwire.List(&x.strings, d, thriftwire.TypeString, thriftwire.BinaryString)
		case 9:
			f.Err = thriftwire.List(&x.flags, d, thriftwire.TypeBool, thriftwire.BinaryBool)
		case 10:
			f.Err = thriftwire.BinaryAny(&x.any, d)
		case 11:
			f.Err = thriftwire.Optional(&x.next, d, (*victim).DecodeThriftBinary)
		case 12:
			f.Err = thriftwire.List(&x.anys, d, thriftwire.TypeString, thriftwire.BinaryAny)
		}
	}
	return d.Done(&f)
}

func (x *victim) DecodeThriftCompact(d *thriftwire.CompactDecoder) error {
	f := thriftwire.Struct{Fields: victimFields}
	for d.Next(&f) {
		switch f.Field {
		case 0:
			f.Err = thriftwire.List(&x.fats, d, thriftwire.TypeStruct, (*fat).DecodeThriftCompact)
		case 1:
			f.Err = thriftwire.List(&x.grid, d, thriftwire.TypeList, func(p *[]fat, d *thriftwire.CompactDecoder) error {
				return thriftwire.List(p, d, thriftwire.TypeStruct, (*fat).DecodeThriftCompact)
			})
		case 2:
			f.Err = thriftwire.Optional(&x.one, d, (*fat).DecodeThriftCompact)
		case 3:
			f.Err = thriftwire.List(&x.maps, d, thriftwire.TypeMap, thriftwire.CompactStringMap)
		case 4:
			f.Err = thriftwire.CompactStringMap(&x.texts, d)
		case 5:
			f.Err = thriftwire.Map(&x.byFat, d, thriftwire.TypeI64, thriftwire.TypeStruct, thriftwire.CompactI64, (*fat).DecodeThriftCompact)
		case 6:
			f.Err = thriftwire.Entries(&x.entries, d, thriftwire.TypeStruct, thriftwire.TypeStruct, (*fat).DecodeThriftCompact, (*fat).DecodeThriftCompact)
		case 7:
			f.Err = thriftwire.List(&x.blobs, d, thriftwire.TypeString, thriftwire.CompactBytes)
		case 8:
			f.Err = thriftwire.List(&x.strings, d, thriftwire.TypeString, thriftwire.CompactString)
		case 9:
			f.Err = thriftwire.List(&x.flags, d, thriftwire.TypeBool, thriftwire.CompactBool)
		case 10:
			f.Err = thriftwire.CompactAny(&x.any, d)
		case 11:
			f.Err = thriftwire.Optional(&x.next, d, (*victim).DecodeThriftCompact)
		case 12:
			f.Err = thriftwire.List(&x.anys, d, thriftwire.TypeString, thriftwire.CompactAny)
		}
	}
	return d.Done(&f)
}

// compactField is the long header of a field, which may come in any order.
func compactField(id int, t byte) string { return fmt.Sprintf("%02x%02x", t, 2*id) }

func compactSize(n int) string { return fmt.Sprintf("%x", binary.AppendUvarint(nil, uint64(n))) }

// TestHostileMessages measures that reading costs at most 100 times the size of a message, and 8 KiB. Each is
// tried at several sizes, most of which are refused: what counts is what was allocated until then.
func TestHostileMessages(t *testing.T) {
	repeat := strings.Repeat
	for _, c := range []struct {
		name    string
		compact func(n int) string
		binary  func(n int) string
	}{
		{"structs of one byte",
			func(n int) string { return compactField(1, 9) + "fc" + compactSize(n) + repeat("00", n) },
			func(n int) string { return fmt.Sprintf("0f0001 0c %08x", n) + repeat("00", n) }},
		{"the same list again and again",
			func(n int) string { return repeat(compactField(1, 9)+"ec"+repeat("00", 14), n/16) },
			func(n int) string { return repeat("0f0001 0c 0000000e"+repeat("00", 14), n/22) }},
		{"the same struct again and again",
			func(n int) string { return repeat(compactField(3, 12)+"00", n/3) },
			func(n int) string { return repeat("0c0003 00", n/4) }},
		{"lists of lists",
			func(n int) string { return compactField(2, 9) + "f9" + compactSize(n/5) + repeat("4c00000000", n/5) },
			func(n int) string { return fmt.Sprintf("0f0002 0f %08x", n/6) + repeat("0c 00000001 00", n/6) }},
		{"empty maps",
			func(n int) string { return compactField(4, 9) + "fb" + compactSize(n) + repeat("00", n) },
			func(n int) string { return fmt.Sprintf("0f0004 0d %08x", n/6) + repeat("0b0b00000000", n/6) }},
		{"maps of one entry",
			func(n int) string { return compactField(4, 9) + "fb" + compactSize(n/4) + repeat("01880000", n/4) },
			func(n int) string {
				return fmt.Sprintf("0f0004 0d %08x", n/14) + repeat("0b0b00000001"+repeat("00", 8), n/14)
			}},
		{"one key, many times",
			func(n int) string { return compactField(5, 11) + compactSize(n/2) + "88" + repeat("0000", n/2) },
			func(n int) string { return fmt.Sprintf("0d0005 0b0b %08x", n/8) + repeat("00", n/8*8) }},
		{"a map of large structs",
			func(n int) string {
				var b strings.Builder
				b.WriteString(compactField(6, 11) + compactSize(n/3) + "6c")
				for i := range n / 3 {
					fmt.Fprintf(&b, "%02x%02x00", i%128|128, i/128%128)
				}
				return b.String()
			},
			func(n int) string {
				var b strings.Builder
				fmt.Fprintf(&b, "0d0006 0a0c %08x", n/9)
				for i := range n / 9 {
					fmt.Fprintf(&b, "%016x00", i)
				}
				return b.String()
			}},
		{"entries of large structs",
			func(n int) string { return compactField(7, 11) + compactSize(n/2) + "cc" + repeat("00", n/2*2) },
			func(n int) string { return fmt.Sprintf("0d0007 0c0c %08x", n/2) + repeat("00", n/2*2) }},
		{"empty blobs",
			func(n int) string { return compactField(8, 9) + "f8" + compactSize(n) + repeat("00", n) },
			func(n int) string { return fmt.Sprintf("0f0008 0b %08x", n/4) + repeat("00000000", n/4) }},
		{"blobs of one byte",
			func(n int) string { return compactField(8, 9) + "f8" + compactSize(n/2) + repeat("0101", n/2) },
			func(n int) string { return fmt.Sprintf("0f0008 0b %08x", n/5) + repeat("0000000101", n/5) }},
		{"empty strings",
			func(n int) string { return compactField(9, 9) + "f8" + compactSize(n) + repeat("00", n) },
			func(n int) string { return fmt.Sprintf("0f0009 0b %08x", n/4) + repeat("00000000", n/4) }},
		{"JSON of brackets",
			func(n int) string { return compactField(11, 8) + compactSize(n) + repeat("5b", n) },
			func(n int) string { return fmt.Sprintf("0b000b %08x", n) + repeat("5b", n) }},
		{"JSON of one digit",
			func(n int) string { return compactField(13, 9) + "f8" + compactSize(n/2) + repeat("0131", n/2) },
			func(n int) string { return fmt.Sprintf("0f000d 0b %08x", n/5) + repeat("0000000131", n/5) }},
		{"JSON again and again",
			func(n int) string { return repeat(compactField(11, 8)+"0131", n/4) },
			func(n int) string { return repeat("0b000b 0000000131", n/8) }},
		{"nested again and again",
			func(n int) string { return repeat(compactField(12, 12), n/2) },
			func(n int) string { return repeat("0c000c", n/3) }},
		{"two billion elements", func(int) string { return compactField(1, 9) + "fcffffffff07" },
			func(int) string { return "0f0001 0c 7fffffff" }},
	} {
		for _, n := range []int{27, 100, 250, 400, 1024, 64 << 10} {
			check := func(p thriftwire.Protocol, text string, read func([]byte, thriftwire.Mode, thriftwire.Value) error) {
				data := unhex(t, text)
				limit := 100*len(data) + 8<<10 // what a message of no size may cost
				if got := allocated(func() { _ = read(data, thriftwire.Strict, new(victim)) }); got > limit {
					t.Errorf("%s, %s: %d bytes cost %d, %d times as much", p, c.name, len(data), got, got/len(data))
				}
			}
			check(thriftwire.Compact, c.compact(n)+"00", thriftwire.UnmarshalCompact)
			check(thriftwire.Binary, c.binary(n)+"00", thriftwire.UnmarshalBinary)
		}
	}
}

// allocated gives how many bytes f allocates, the least of some runs.
func allocated(f func()) int {
	least := math.MaxInt
	for range 5 {
		var before, after runtime.MemStats
		runtime.ReadMemStats(&before)
		f()
		runtime.ReadMemStats(&after)
		least = min(least, int(after.TotalAlloc-before.TotalAlloc))
	}
	return least
}

// TestHonestMessages reads what is large in memory for its size and yet sensible.
func TestHonestMessages(t *testing.T) {
	for name, text := range map[string]string{
		"a few empty structs":      compactField(1, 9) + "4c 00000000 00",
		"maps of one entry":        compactField(4, 9) + "fb 14" + strings.Repeat("018801610162", 20) + "00",
		"a thousand empty strings": compactField(9, 9) + "f8 e807" + strings.Repeat("00", 1000) + "00",
	} {
		if err := thriftwire.UnmarshalCompact(unhex(t, text), thriftwire.Strict, new(victim)); err != nil {
			t.Errorf("%s: %v", name, err)
		}
	}
}
