package thrift_test

import (
	"bytes"
	"errors"
	"strings"
	"testing"
	"unsafe"

	kit "github.com/kitc-lang/kit/runtime"
	thriftwire "github.com/kitc-lang/kit/runtime/wire/thrift"
)

// text of a binary item that is complete.
const goodItem = "0b0001 00000001 61  080002 00000001  0a0003 0000000000000002  00"

func TestBinaryReads(t *testing.T) {
	want := item{SKU: "a", Quantity: 1, Cents: 2}
	for name, text := range map[string]string{
		"in order":      goodItem,
		"out of order":  "0a0003 0000000000000002  080002 00000001  0b0001 00000001 61  00",
		"twice":         "0b0001 00000001 62 " + goodItem,
		"unknown bool":  "020009 01" + goodItem,
		"unknown i8":    "030009 01" + goodItem,
		"unknown i16":   "060009 0001" + goodItem,
		"unknown i32":   "080009 00000001" + goodItem,
		"unknown i64":   "0a0009 0000000000000001" + goodItem,
		"double":        "040009 0000000000000001" + goodItem,
		"string":        "0b0009 00000002 ffff" + goodItem,
		"uuid":          "100009 00112233445566778899aabbccddeeff" + goodItem,
		"struct":        "0c0009 0b0001 00000001 61 0c0002 00 00" + goodItem,
		"list of i32":   "0f0009 08 00000002 0000000100000002" + goodItem,
		"list of lists": "0f0009 0f 00000002 03 00000001 01 0b 00000000" + goodItem,
		"set":           "0e0009 0b 00000001 00000001 61" + goodItem,
		"map":           "0d0009 0b 0c 00000001 00000001 61 00" + goodItem,
		"map of sizes":  "0d0009 06 0a 00000002 0001 0000000000000001 0002 0000000000000002" + goodItem,
		"empty map":     "0d0009 00 00 00000000" + goodItem,
		"other type":    "060001 0001" + goodItem, // of a field that then comes with the right one
	} {
		var got item
		if err := thriftwire.UnmarshalBinary(unhex(t, text), thriftwire.Strict, &got); err != nil || got != want {
			t.Errorf("%s: got %+v, %v", name, got, err)
		}
	}
}

func TestCompactReads(t *testing.T) {
	want := item{SKU: "a", Quantity: 1, Cents: 2}
	for name, text := range map[string]string{
		"in order":      "18 01 61  15 02  16 04  00",
		"long headers":  "08 02 01 61  05 04 02  06 06 04  00",
		"out of order":  "36 04  05 04 02  08 02 01 61  00",
		"twice":         "18 01 62  08 02 01 61  15 02  16 04  00",
		"unknown true":  "91  08 02 01 61  15 02  16 04  00",
		"unknown false": "92  08 02 01 61  15 02  16 04  00",
		"i8":            "93 01  08 02 01 61  15 02  16 04  00",
		"i16":           "94 ff03  08 02 01 61  15 02  16 04  00",
		"double":        "97 0000000000000000  08 02 01 61  15 02  16 04  00",
		"uuid":          "9d 00112233445566778899aabbccddeeff  08 02 01 61  15 02  16 04  00",
		"struct":        "9c 11 1c 00 00  08 02 01 61  15 02  16 04  00",
		"list":          "99 25 02 04  08 02 01 61  15 02  16 04  00",
		"list of bools": "99 32 01 02 00  08 02 01 61  15 02  16 04  00",
		"set":           "9a 18 00  08 02 01 61  15 02  16 04  00",
		"map":           "9b 01 8c 00 00  08 02 01 61  15 02  16 04  00",
		"map of bools":  "9b 02 11 01 02 02 01  08 02 01 61  15 02  16 04  00",
		"empty map":     "9b 00  08 02 01 61  15 02  16 04  00",
	} {
		var got item
		if err := thriftwire.UnmarshalCompact(unhex(t, text), thriftwire.Strict, &got); err != nil || got != want {
			t.Errorf("%s: got %+v, %v", name, got, err)
		}
	}
}

// choice is a union of a string and a list of items, with the codec that the compiler emits.
type choice struct {
	Text    *string
	Items   []item
	unknown string
}

var thriftFieldsOfChoice = thriftwire.Fields{
	{ID: 1, Type: thriftwire.TypeString, Required: true, Name: "text"},
	{ID: 2, Type: thriftwire.TypeList, Required: true, Name: "items"},
}

func (x *choice) AppendThriftBinary(b []byte) []byte  { panic("not used") }
func (x *choice) AppendThriftCompact(b []byte) []byte { panic("not used") }

func (x *choice) DecodeThriftBinary(d *thriftwire.BinaryDecoder) error {
	*x = choice{}
	f := thriftwire.Struct{Fields: thriftFieldsOfChoice, Shape: thriftwire.Union}
	for d.Next(&f) {
		switch f.Field {
		case 0: // text
			f.Err = thriftwire.Optional(&x.Text, d, thriftwire.BinaryString)
		case 1: // items
			f.Err = thriftwire.List(&x.Items, d, thriftwire.TypeStruct, (*item).DecodeThriftBinary)
		}
	}
	x.unknown = f.Unknown()
	return d.Done(&f)
}

func (x *choice) DecodeThriftCompact(d *thriftwire.CompactDecoder) error { panic("not used") }

// messages of refusals, by what they start with.
const (
	early   = "is not a valid Thrift message: it ends too early"
	invalid = "is not a valid Thrift message at byte"
)

func TestRefusals(t *testing.T) {
	deep := strings.Repeat("0c0009", 100)
	orderStart := "0b0001 00000001 69  080002 00000001 "
	for _, c := range []struct {
		name     string
		protocol thriftwire.Protocol
		into     thriftwire.Value
		text     string
		path     string
		message  string
	}{
		{"nothing", thriftwire.Binary, new(item), "", "", early},
		{"a missing field", thriftwire.Binary, new(item), "0b0001 00000001 61 080002 00000001 00", "cents", "is required"},
		{"a field of another type", thriftwire.Binary, new(item), "060001 0001 080002 00000001 0a0003 0000000000000002 00", "sku", "must be a Thrift string, not i16"},
		{"no UTF-8", thriftwire.Binary, new(item), "0b0001 00000001 ff", "sku", "is not valid UTF-8"},
		{"a long string that is no UTF-8", thriftwire.Binary, new(item), "0b0001 0000000a 616161616161616161c3", "sku", "is not valid UTF-8"},
		{"a negative size of a string", thriftwire.Binary, new(item), "0b0001 ffffffff", "sku", invalid},
		{"a string of 2 GB", thriftwire.Binary, new(item), "0b0001 7fffffff 61", "sku", early},
		{"a negative size of a list", thriftwire.Binary, new(order), orderStart + "0f0003 0c ffffffff", "items", invalid},
		{"two billion elements", thriftwire.Binary, new(order), orderStart + "0f0003 0c 7fffffff 00", "items", early},
		{"elements of another type", thriftwire.Binary, new(order), orderStart + "0f0003 08 00000001 00000001", "items", "must be a list of Thrift struct, not of i32"},
		{"elements of no type", thriftwire.Binary, new(order), orderStart + "0f0003 01 00000001 00000001", "items", invalid},
		{"a bad element", thriftwire.Binary, new(order), orderStart + "0f0003 0c 00000002" + goodItem + "0b0001 00000001 ff", "items[1].sku", "is not valid UTF-8"},
		{"a bad value of a map", thriftwire.Binary, new(order), orderStart + "0d0005 0b0b 00000001 00000001 61 00000001 ff", `tags["a"]`, "is not valid UTF-8"},
		{"a bad key of a map", thriftwire.Binary, new(order), orderStart + "0d0005 0b0b 00000001 00000001 ff 00000001 61", "tags[key]", "is not valid UTF-8"},
		{"a map of other types", thriftwire.Binary, new(order), orderStart + "0d0005 0b08 00000001 00000001 61 00000001", "tags", "must be a map from Thrift string to string, not from string to i32"},
		{"a timestamp in the year 10000", thriftwire.Binary, new(order), "0a0007 7fffffffffffffff", "placed", "must be a timestamp between the years 0 and 9999, in microseconds since 1970"},
		{"an unknown field of no type", thriftwire.Binary, new(item), "050009 00", "", invalid},
		{"an unknown field that is too deep", thriftwire.Binary, new(item), deep + strings.Repeat("00", 101), "", "is nested more than 64 levels deep"},
		{"an unknown list that lies", thriftwire.Binary, new(item), "0f0009 0a 7fffffff 00", "", early},
		{"something behind", thriftwire.Binary, new(item), goodItem + "00", "", invalid},

		{"nothing", thriftwire.Compact, new(item), "", "", early},
		{"a missing field", thriftwire.Compact, new(item), "18 01 61 00", "quantity", "is required"},
		{"a field of another type", thriftwire.Compact, new(item), "11 15 02 16 04 00", "sku", "must be a Thrift string, not bool"},
		{"no UTF-8", thriftwire.Compact, new(item), "18 01 ff", "sku", "is not valid UTF-8"},
		{"a number that is too long", thriftwire.Compact, new(item), "25 ffffffff1f", "quantity", invalid},
		{"a number without an end", thriftwire.Compact, new(item), "36 ffffffffffffffffffffff01", "cents", invalid},
		{"a negative size", thriftwire.Compact, new(item), "18 ffffffff0f", "sku", invalid},
		{"two billion elements", thriftwire.Compact, new(order), "39 fc ffffffff07 00", "items", early},
		{"elements of no type", thriftwire.Compact, new(order), "39 2f 00 00", "items", invalid},
		{"an unknown field of no type", thriftwire.Compact, new(item), "9e 00", "", invalid},
		{"an unknown field that is too deep", thriftwire.Compact, new(item), strings.Repeat("9c", 100) + strings.Repeat("00", 101), "", "is nested more than 64 levels deep"},

		{"an empty union", thriftwire.Binary, new(choice), "00", "", "must have exactly one member"},
		{"two members", thriftwire.Binary, new(choice), "0b0001 00000001 61 0f0002 0c 00000000 00", "", "must have exactly one member"},
		{"a new member", thriftwire.Binary, new(choice), "080007 00000001 00", "", "has a member that is not known here, number 7"},
		{"a bad member", thriftwire.Binary, new(choice), "0b0001 00000001 ff 00", "text", "is not valid UTF-8"},
		{"a result with nothing in it", thriftwire.Binary, new(outcome), "00", "", "holds neither an output nor an error"},
		{"a result with a new error", thriftwire.Binary, new(outcome), "0c0005 00 00", "", "holds an error that is not known here, number 5"},
		{"a new error of a method that gives nothing", thriftwire.Binary, thriftwire.Void{}, "0c0005 00 00", "", "holds an error that is not known here, number 5"},
		{"no argument", thriftwire.Compact, thriftwire.Argument{Value: new(item)}, "00", "input", "is required"},
		{"an argument that lacks a field", thriftwire.Compact, thriftwire.Argument{Value: new(item)}, "1c 18 01 61 15 02 00 00", "cents", "is required"},
	} {
		var err error
		if c.protocol == thriftwire.Binary {
			err = thriftwire.UnmarshalBinary(unhex(t, c.text), thriftwire.Strict, c.into)
		} else {
			err = thriftwire.UnmarshalCompact(unhex(t, c.text), thriftwire.Strict, c.into)
		}
		var e *kit.Error
		if !errors.As(err, &e) || e.Code != kit.InvalidArgument || len(e.Violations) == 0 {
			t.Errorf("%s, %s: got %v", c.protocol, c.name, err)
			continue
		}
		if v := e.Violations[0]; v.Path != c.path || !strings.HasPrefix(v.Message, c.message) {
			t.Errorf("%s, %s: got %q: %q", c.protocol, c.name, v.Path, v.Message)
		}
	}
}

// outcome is the result of a method, with the codec that the compiler emits.
type outcome struct{ success *item }

func (x *outcome) AppendThriftBinary(b []byte) []byte                     { panic("not used") }
func (x *outcome) AppendThriftCompact(b []byte) []byte                    { panic("not used") }
func (x *outcome) DecodeThriftCompact(d *thriftwire.CompactDecoder) error { panic("not used") }
func (x *outcome) DecodeThriftBinary(d *thriftwire.BinaryDecoder) error {
	f := thriftwire.Struct{Fields: thriftwire.Fields{{ID: 0, Type: thriftwire.TypeStruct, Name: "success"}}, Shape: thriftwire.Result}
	for d.Next(&f) {
		f.Err = thriftwire.Optional(&x.success, d, (*item).DecodeThriftBinary)
	}
	return d.Done(&f)
}

func TestLenientReadsANewMember(t *testing.T) {
	var x choice
	if err := thriftwire.UnmarshalBinary(unhex(t, "080007 00000001 00"), thriftwire.Lenient, &x); err != nil || x.unknown != "7" {
		t.Errorf("got %+v, %v", x, err)
	}
}

func TestEveryTruncationIsRefused(t *testing.T) {
	x := sample()
	binary, compact := x.AppendThriftBinary(nil), x.AppendThriftCompact(nil)
	for i := range binary {
		if err := thriftwire.UnmarshalBinary(binary[:i], thriftwire.Strict, new(order)); kit.CodeOf(err) != kit.InvalidArgument {
			t.Fatalf("binary, cut off at byte %d: got %v", i, err)
		}
	}
	for i := range compact {
		if err := thriftwire.UnmarshalCompact(compact[:i], thriftwire.Strict, new(order)); kit.CodeOf(err) != kit.InvalidArgument {
			t.Fatalf("compact, cut off at byte %d: got %v", i, err)
		}
	}
}

func TestCopyStrings(t *testing.T) {
	data := sample().AppendThriftBinary(nil)
	within := func(mode thriftwire.Mode) bool {
		var x order
		if err := thriftwire.UnmarshalBinary(data, mode, &x); err != nil {
			t.Fatal(err)
		}
		id, phone := uintptr(unsafe.Pointer(unsafe.StringData(x.ID))), uintptr(unsafe.Pointer(unsafe.StringData(x.Phone)))
		return phone-id == uintptr(bytes.Index(data, []byte(x.Phone))-bytes.Index(data, []byte(x.ID)))
	}
	if !within(thriftwire.Strict) {
		t.Error("without CopyStrings the strings of a message are not cut out of one copy")
	}
	if within(thriftwire.Strict | thriftwire.CopyStrings) {
		t.Error("with CopyStrings the strings still share the memory of the message")
	}
}
