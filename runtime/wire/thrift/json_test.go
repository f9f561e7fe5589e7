package thrift_test

import (
	"bytes"
	"encoding/hex"
	"errors"
	"fmt"
	"math"
	"reflect"
	"strings"
	"testing"

	"pgregory.net/rapid"

	kit "github.com/kitc-lang/kit/runtime"
	thriftwire "github.com/kitc-lang/kit/runtime/wire/thrift"
)

// knot has bytes in every place where they may stand, and itself.
//
//	1: bytes, 2: list(bytes), 3: map(bytes, string), 4: map(string, bytes), 5: knot, 6: list(map(string, knot)),
//	7: map(string, map(bytes, knot))
type knot struct{}

func (*knot) ThriftBytes(field int16) thriftwire.Bytes {
	switch field {
	case 1, 2, 4:
		return thriftwire.AllBytes{}
	case 3:
		return thriftwire.MapBytes{Key: thriftwire.AllBytes{}}
	case 5, 6:
		return (*knot)(nil)
	case 7:
		return thriftwire.MapBytes{Value: thriftwire.MapBytes{Key: thriftwire.AllBytes{}, Value: (*knot)(nil)}}
	}
	return nil
}

// TestJSONAndBinary holds structs in both protocols, worked out by hand from Apache's TJSONProtocol.
func TestJSONAndBinary(t *testing.T) {
	for _, c := range []struct {
		name, json, binary string
	}{
		{"an empty struct", `{}`, "00"},
		{"true", `{"1":{"tf":1}}`, "020001 01 00"},
		{"false", `{"1":{"tf":0}}`, "020001 00 00"},
		{"i8", `{"1":{"i8":-128}}`, "030001 80 00"},
		{"i16", `{"1":{"i16":-2}}`, "060001 fffe 00"},
		{"i32", `{"1":{"i32":2147483647}}`, "080001 7fffffff 00"},
		{"i64", `{"1":{"i64":-9223372036854775808}}`, "0a0001 8000000000000000 00"},
		{"the largest i64", `{"1":{"i64":9223372036854775807}}`, "0a0001 7fffffffffffffff 00"},
		{"double", `{"1":{"dbl":-1.5}}`, "040001 bff8000000000000 00"},
		{"a large double", `{"1":{"dbl":1e+300}}`, "040001 7e37e43c8800759c 00"},
		{"NaN", `{"1":{"dbl":"NaN"}}`, "040001 7ff8000000000001 00"},
		{"infinity", `{"1":{"dbl":"Infinity"}}`, "040001 7ff0000000000000 00"},
		{"negative infinity", `{"1":{"dbl":"-Infinity"}}`, "040001 fff0000000000000 00"},
		{"string", `{"1":{"str":"é😀"}}`, "0b0001 00000006 c3a9f09f9880 00"},
		{"escapes", `{"1":{"str":"\"\\\b\f\n\r\t\u0000\u001f/"}}`, "0b0001 0000000a 225c080c0a0d09001f2f 00"},
		{"uuid", `{"1":{"uid":"00112233-4455-6677-8899-aabbccddeeff"}}`, "100001 00112233445566778899aabbccddeeff 00"},
		{"field numbers", `{"-1":{"i8":1},"300":{"i8":2}}`, "03ffff 01 03012c 02 00"},
		{"struct", `{"2":{"rec":{"1":{"i8":1}}}}`, "0c0002 030001 01 00 00"},
		{"list", `{"1":{"lst":["i32",2,1,2]}}`, "0f0001 08 00000002 00000001 00000002 00"},
		{"list of bools", `{"1":{"lst":["tf",2,1,0]}}`, "0f0001 02 00000002 01 00 00"},
		{"empty list", `{"1":{"lst":["str",0]}}`, "0f0001 0b 00000000 00"},
		{"set", `{"1":{"set":["str",1,"a"]}}`, "0e0001 0b 00000001 00000001 61 00"},
		{"lists of lists", `{"1":{"lst":["lst",2,["i8",0],["i8",1,7]]}}`, "0f0001 0f 00000002 03 00000000 03 00000001 07 00"},
		{"map", `{"1":{"map":["str","i32",1,{"key":5}]}}`, "0d0001 0b08 00000001 00000003 6b6579 00000005 00"},
		{"empty map", `{"1":{"map":["str","i32",0,{}]}}`, "0d0001 0b08 00000000 00"},
		{"numbers as keys", `{"1":{"map":["i64","tf",2,{"-1":1,"2":0}]}}`, "0d0001 0a02 00000002 ffffffffffffffff 01 0000000000000002 00 00"},
		{"bools as keys", `{"1":{"map":["tf","i8",2,{"1":1,"0":2}]}}`, "0d0001 0203 00000002 01 01 00 02 00"},
		{"doubles as keys", `{"1":{"map":["dbl","i8",2,{"1.5":1,"NaN":2}]}}`, "0d0001 0403 00000002 3ff8000000000000 01 7ff8000000000001 02 00"},
		{"structs as keys", `{"1":{"map":["rec","i8",1,{{"1":{"i8":1}}:2}]}}`, "0d0001 0c03 00000001 030001 01 00 02 00"},
		{"lists as keys", `{"1":{"map":["lst","i8",1,{["i8",1,3]:2}]}}`, "0d0001 0f03 00000001 03 00000001 03 02 00"},

		{"bytes", `{"1":{"str":"AP/+"}}`, "0b0001 00000003 00fffe 00"},
		{"padded bytes", `{"1":{"str":"AA=="}}`, "0b0001 00000001 00 00"},
		{"no bytes", `{"1":{"str":""}}`, "0b0001 00000000 00"},
		{"list of bytes", `{"2":{"lst":["str",1,"AP8="]}}`, "0f0002 0b 00000001 00000002 00ff 00"},
		{"bytes as keys", `{"3":{"map":["str","str",1,{"AA==":"AA=="}]}}`, "0d0003 0b0b 00000001 00000001 00 00000004 41413d3d 00"},
		{"bytes as values", `{"4":{"map":["str","str",1,{"AA==":"AA=="}]}}`, "0d0004 0b0b 00000001 00000004 41413d3d 00000001 00 00"},
		{"bytes further in", `{"5":{"rec":{"5":{"rec":{"1":{"str":"AA=="}}}}}}`, "0c0005 0c0005 0b0001 00000001 00 00 00 00"},
		{"bytes in structs in maps in lists", `{"6":{"lst":["map",1,["str","rec",1,{"AA==":{"1":{"str":"AA=="}}}]]}}`,
			"0f0006 0d 00000001 0b0c 00000001 00000004 41413d3d 0b0001 00000001 00 00 00"},
		{"bytes as keys of maps in maps", `{"7":{"map":["str","map",1,{"AA==":["str","rec",1,{"AA==":{"1":{"str":"AA=="}}}]}]}}`,
			"0d0007 0b0d 00000001 00000004 41413d3d 0b0c 00000001 00000001 00 0b0001 00000001 00 00 00"},
		{"no bytes but text", `{"8":{"str":"AA=="}}`, "0b0008 00000004 41413d3d 00"},
	} {
		var of thriftwire.Bytes = (*knot)(nil)
		if !strings.Contains(c.name, "bytes") {
			of = nil
		}
		binary := unhex(t, c.binary)
		if got, err := thriftwire.BinaryToJSON(nil, binary, of); string(got) != c.json || err != nil {
			t.Errorf("%s: wrote %s, %v", c.name, got, err)
		}
		if got, err := thriftwire.JSONToBinary(nil, []byte(c.json), of); !bytes.Equal(got, binary) || err != nil {
			t.Errorf("%s: read %s, %v", c.name, hex.EncodeToString(got), err)
		}
		for i := range len(c.json) {
			if _, err := thriftwire.JSONToBinary(nil, []byte(c.json[:i]), of); kit.CodeOf(err) != kit.InvalidArgument {
				t.Errorf("%s, cut off at byte %d: got %v", c.name, i, err)
			}
		}
	}
}

// TestJSONReadsOtherWriters reads what Apache's other libraries, or people, write in other words.
func TestJSONReadsOtherWriters(t *testing.T) {
	for _, c := range []struct {
		name, json, binary string
	}{
		{"space", " {\n \"1\" : { \"map\" : [ \"str\" , \"i8\" , 1 , { \"a\" : 5 } ] } ,\t\"2\":{\"lst\":[ \"i8\" , 1 , 2 ]}\r\n} ",
			"0d0001 0b03 00000001 00000001 61 05 0f0002 03 00000001 02 00"},
		{"escapes that nobody needs", `{"8":{"str":"\u0041\/\u00e9\u20AC"}}`, "0b0008 00000007 412fc3a9e282ac 00"},
		{"a pair of surrogates", `{"8":{"str":"\ud83d\ude00"}}`, "0b0008 00000004 f09f9880 00"},
		{"lone surrogates", `{"8":{"str":"\ud83dx\ude00\ud83d"}}`, "0b0008 0000000a efbfbd78efbfbdefbfbd 00"},
		{"control characters", "{\"8\":{\"str\":\"\x01\n\"}}", "0b0008 00000002 010a 00"},
		{"bytes without padding", `{"1":{"str":"AA"},"2":{"lst":["str",2,"AAE","AP\/+"]}}`, "0b0001 00000001 00 0f0002 0b 00000002 00000002 0001 00000003 00fffe 00"},
		{"numbers in quotes", `{"1":{"i64":"5"},"2":{"dbl":"1.5"},"3":{"tf":"1"}}`, "0a0001 0000000000000005 040002 3ff8000000000000 020003 01 00"},
		{"another true", `{"3":{"tf":-1}}`, "020003 01 00"},
		{"doubles without a fraction", `{"8":{"lst":["dbl",3,2,-0,1E2]}}`, "0f0008 04 00000003 4000000000000000 8000000000000000 4059000000000000 00"},
		{"Python's infinities", `{"8":{"lst":["dbl",3,inf,-inf,nan]}}`, "0f0008 04 00000003 7ff0000000000000 fff0000000000000 7ff8000000000001 00"},
		{"JavaScript's infinities", `{"8":{"lst":["dbl",3,Infinity,-Infinity,NaN]}}`, "0f0008 04 00000003 7ff0000000000000 fff0000000000000 7ff8000000000001 00"},
		{"zeros in front", `{"08":{"i8":007}}`, "030008 07 00"},
		{"a field twice", `{"8":{"i8":1},"8":{"i8":2}}`, "030008 01 030008 02 00"},
		{"what is no UTF-8", "{\"8\":{\"str\":\"\xff\"}}", "0b0008 00000001 ff 00"}, // for a BinaryDecoder to refuse
	} {
		if got, err := thriftwire.JSONToBinary(nil, []byte(c.json), (*knot)(nil)); !bytes.Equal(got, unhex(t, c.binary)) || err != nil {
			t.Errorf("%s: got %s, %v", c.name, hex.EncodeToString(got), err)
		}
	}
}

func TestJSONRefusals(t *testing.T) {
	for _, c := range []struct {
		name, json, message string
	}{
		{"nothing", ``, early},
		{"no struct", `5`, "expected '{'"},
		{"a list", `[]`, "expected '{'"},
		{"null", `null`, "expected '{'"},
		{"something behind", `{}{}`, "expected nothing after the message"},
		{"a comma too many", `{"8":{"i8":1},}`, "expected a number in quotes"},
		{"no comma", `{"8":{"i8":1}"9":{"i8":1}}`, "expected ','"},
		{"a field without a number", `{"a":{"i8":1}}`, "expected a whole number"},
		{"a number without quotes", `{8:{"i8":1}}`, "expected a number in quotes"},
		{"a field number above 16 bits", `{"32768":{"i8":1}}`, "must have 16 bits at most"},
		{"a field without a type", `{"8":{}}`, `expected '"'`},
		{"a field with two types", `{"8":{"i8":1,"i16":2}}`, "expected '}'"},
		{"a field that is no object", `{"8":1}`, "expected '{'"},
		{"a type that there is not", `{"8":{"i33":1}}`, "there is no such type"},
		{"no type", `{"8":{"":1}}`, "there is no such type"},
		{"a type with an escape", `{"8":{"\u00698":1}}`, "there is no such type"},
		{"i8 above its bits", `{"8":{"i8":128}}`, "must have 8 bits at most"},
		{"i8 below its bits", `{"8":{"i8":-129}}`, "must have 8 bits at most"},
		{"i16 above its bits", `{"8":{"i16":32768}}`, "must have 16 bits at most"},
		{"i32 above its bits", `{"8":{"i32":2147483648}}`, "must have 32 bits at most"},
		{"i64 above its bits", `{"8":{"i64":9223372036854775808}}`, "must have 64 bits at most"},
		{"i64 far above its bits", `{"8":{"i64":90000000000000000000}}`, "must have 64 bits at most"},
		{"a fraction", `{"8":{"i32":1.5}}`, "expected a whole number"},
		{"a whole number with an exponent", `{"8":{"i32":1e3}}`, "expected a whole number"},
		{"a sign alone", `{"8":{"i32":-}}`, "expected a whole number"},
		{"a plus", `{"8":{"i32":+1}}`, "expected a whole number"},
		{"a struct for a number", `{"8":{"i32":{}}}`, "expected a whole number"},
		{"null for a number", `{"8":{"i32":null}}`, "expected a whole number"},
		{"a word for a bool", `{"8":{"tf":true}}`, "expected a whole number"},
		{"quotes that stay open", `{"8":{"i32":"5}}`, "expected the end of a number"},
		{"a word for a double", `{"8":{"dbl":"a"}}`, "expected a number"},
		{"a double without digits", `{"8":{"dbl":.}}`, "expected a number"},
		{"a hexadecimal double", `{"8":{"dbl":0x1p3}}`, "expected '}'"},
		{"a double beyond all", `{"8":{"dbl":1e999}}`, "expected a number"},
		{"a number for a string", `{"8":{"str":5}}`, `expected '"'`},
		{"null for a string", `{"8":{"str":null}}`, `expected '"'`},
		{"an escape that there is not", `{"8":{"str":"\x"}}`, "there is no such escape"},
		{"hexadecimal digits that are none", `{"8":{"str":"\u00g0"}}`, "four hexadecimal digits"},
		{"bytes that are not base64", `{"1":{"str":"A*=="}}`, "bytes must be base64"},
		{"bytes that are cut off", `{"1":{"str":"AAAAA"}}`, "bytes must be base64"},
		{"bytes with too much padding", `{"1":{"str":"AAAA="}}`, "bytes must be base64"},
		{"bytes for an address in the web", `{"1":{"str":"__--"}}`, "bytes must be base64"},
		{"a bad uuid", `{"8":{"uid":"5"}}`, "expected a UUID"},
		{"a list without a type", `{"8":{"lst":[]}}`, `expected '"'`},
		{"a list without a size", `{"8":{"lst":["i8"]}}`, "expected ','"},
		{"a list that is too short", `{"8":{"lst":["i8",2,1]}}`, "the size of a list or map"},
		{"a list that is too long", `{"8":{"lst":["i8",0,1]}}`, "the size of a list or map"},
		{"a negative size", `{"8":{"lst":["i8",-1]}}`, "the size of a list or map"},
		{"two billion elements", `{"8":{"lst":["rec",2147483647]}}`, "the size of a list or map"},
		{"more elements than there are numbers", `{"8":{"lst":["rec",99999999999999999999]}}`, "must have 64 bits at most"},
		{"an element of another type", `{"8":{"lst":["i8",1,"a"]}}`, "expected a whole number"},
		{"a list with a comma too many", `{"8":{"lst":["i8",1,1,]}}`, "expected a whole number"},
		{"two billion entries", `{"8":{"map":["i8","i8",2147483647,{}]}}`, "the size of a list or map"},
		{"a map without entries", `{"8":{"map":["i8","i8",0]}}`, "expected ','"},
		{"a map with more behind its entries", `{"8":{"map":["i8","i8",0,{},1]}}`, "expected ']'"},
		{"a key without quotes", `{"8":{"map":["i8","i8",1,{5:1}]}}`, "expected a number in quotes"},
		{"a key without a value", `{"8":{"map":["i8","i8",1,{"5"}]}}`, "expected ':'"},
	} {
		_, err := thriftwire.JSONToBinary(nil, []byte(c.json), (*knot)(nil))
		var e *kit.Error
		if !errors.As(err, &e) || e.Code != kit.InvalidArgument || len(e.Violations) != 1 || !strings.Contains(e.Violations[0].Message, c.message) {
			t.Errorf("%s: got %v, want %q", c.name, err, c.message)
		}
	}
}

// TestJSONDepth nests structs, lists and maps as deep as is allowed, and one level more.
func TestJSONDepth(t *testing.T) {
	for name, level := range map[string][2]string{
		"structs": {`{"1":{"rec":`, `}}`},
		"lists":   {`["lst",1,`, `]`},
		"maps":    {`["i8","map",1,{"1":`, `}]`},
		"keys":    {`["map","i8",1,{`, `:1}]`},
	} {
		nest := func(n int) string {
			start, end, inner := `{"1":{"lst":`, `}}`, `["i8",0]`
			switch name {
			case "structs":
				start, end, inner = "", "", "{}"
			case "maps", "keys":
				start, inner = `{"1":{"map":`, `["i8","i8",0,{}]`
				n--
			default:
				n--
			}
			return start + strings.Repeat(level[0], n-1) + inner + strings.Repeat(level[1], n-1) + end
		}
		binary, err := thriftwire.JSONToBinary(nil, []byte(nest(64)), nil)
		if err != nil {
			t.Errorf("%s, 64 deep: %v", name, err)
		}
		if text, err := thriftwire.BinaryToJSON(nil, binary, nil); string(text) != nest(64) || err != nil {
			t.Errorf("%s, 64 deep: written as %s, %v", name, text, err)
		}
		for _, n := range []int{65, 100_000} {
			if _, err := thriftwire.JSONToBinary(nil, []byte(nest(n)), nil); err == nil || !strings.Contains(err.Error(), "nested more than 64 levels deep") {
				t.Errorf("%s, %d deep: got %v", name, n, err)
			}
		}
	}
	deep := unhex(t, strings.Repeat("0c0001", 64)+strings.Repeat("00", 65))
	if _, err := thriftwire.BinaryToJSON(nil, deep, nil); err == nil || !strings.Contains(err.Error(), "nested more than 64 levels deep") {
		t.Errorf("written 65 deep: got %v", err)
	}
}

// TestJSONOfNoBinary gives a writer what no codec has written.
func TestJSONOfNoBinary(t *testing.T) {
	for name, text := range map[string]string{
		"nothing": "", "a field without a number": "08", "no value": "080001 0000", "a field of no type": "010001 00",
		"a list of no type": "0f0001 01 00000000 00", "a negative size": "0f0001 08 ffffffff 00",
		"a map of no type": "0d0001 08 01 00000000 00", "something behind": "00 00", "a short string": "0b0001 00000002 61",
		"a short uuid": "100001 00", "a list that lies": "0f0001 0c 7fffffff 00",
	} {
		if got, err := thriftwire.BinaryToJSON(nil, unhex(t, text), nil); kit.CodeOf(err) != kit.InvalidArgument {
			t.Errorf("%s: got %s, %v", name, got, err)
		}
	}
}

// raw is an item whose SKU is bytes.
type raw struct{ item }

func (*raw) ThriftBytes(field int16) thriftwire.Bytes {
	if field == 1 {
		return thriftwire.AllBytes{}
	}
	return nil
}

func TestJSONMessages(t *testing.T) {
	head := thriftwire.Message{Name: `Or"ders:Get`, Type: thriftwire.Oneway, Seq: -7}
	text, err := thriftwire.AppendMessage(nil, thriftwire.JSON, head, &item{SKU: "a", Quantity: 1, Cents: 2})
	want := `[1,"Or\"ders:Get",4,-7,{"1":{"str":"a"},"2":{"i32":1},"3":{"i64":2}}]`
	if string(text) != want || err != nil {
		t.Fatalf("got %s, %v; want %s", text, err, want)
	}
	var r thriftwire.JSONReader
	r.Reset([]byte(" " + want + "\n"))
	if got, err := r.Message(); got != head || err != nil {
		t.Errorf("got %+v, %v", got, err)
	}
	var x item
	if err := r.Decode(&x, thriftwire.Strict); err != nil || x != (item{SKU: "a", Quantity: 1, Cents: 2}) {
		t.Errorf("got %+v, %v", x, err)
	}
	for _, c := range []struct {
		argument thriftwire.Value
		want     string
	}{
		{&item{SKU: "AA=="}, `{"1":{"rec":{"1":{"str":"AA=="},"2":{"i32":0},"3":{"i64":0}}}}`},
		{&raw{item{SKU: "\x00"}}, `{"1":{"rec":{"1":{"str":"AA=="},"2":{"i32":0},"3":{"i64":0}}}}`},
	} {
		text, err := thriftwire.AppendMessage(nil, thriftwire.JSON, head, thriftwire.Argument{Value: c.argument})
		if !strings.HasSuffix(string(text), c.want+"]") || err != nil {
			t.Errorf("got %s, %v; want %s", text, err, c.want)
		}
	}
	for _, bad := range []string{
		``, `{}`, `[]`, `[2,"a",1,0,{}]`, `[1,a,1,0,{}]`, `[1,"a",1,0]`, `[1,"a",1,2147483648,{}]`, `[1,"a",128,0,{}]`,
		`[1,"a",1,0,{}`, `[1,"a",1,0,{}}`, `[1,"a",1,0,{}],`, `[1,"a",1,0,{},{}]`, "[1,\"\xff\",1,0,{}]", `[1 "a",1,0,{}]`, `[1,"a"`,
	} {
		r.Reset([]byte(bad))
		_, err := r.Message()
		if err == nil {
			err = r.Decode(thriftwire.Nothing{}, thriftwire.Strict)
		}
		if kit.CodeOf(err) != kit.InvalidArgument {
			t.Errorf("%s: got %v", bad, err)
		}
	}
}

// TestJSONOrders writes and reads random orders in the JSON protocol.
func TestJSONOrders(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		x := sample()
		x.ID, x.Phone = rapid.String().Draw(t, "id"), rapid.String().Draw(t, "phone")
		x.Tags = rapid.MapOf(rapid.String(), rapid.String()).Draw(t, "tags")
		x.Items[0].Cents = rapid.Int64().Draw(t, "cents")
		text, err := thriftwire.AppendMessage(nil, thriftwire.JSON, thriftwire.Message{Name: "Place", Type: thriftwire.Call}, x)
		if err != nil {
			t.Fatal(err)
		}
		var r thriftwire.JSONReader
		r.Reset(text)
		if _, err := r.Message(); err != nil {
			t.Fatal(err)
		}
		var got order
		if err := r.Decode(&got, thriftwire.Strict); err != nil || !reflect.DeepEqual(&got, x) {
			t.Fatalf("%s: got %+v, %v", text, got, err)
		}
	})
}

// blobVictim tells where the bytes of a victim are, and that field 21 would be bytes.
type blobVictim struct{ victim }

func (x *blobVictim) ThriftBytes(field int16) thriftwire.Bytes {
	switch field {
	case 8, 21:
		return thriftwire.AllBytes{}
	case 12:
		return x
	}
	return nil
}

// TestHostileJSON measures that a message costs at most 100 times its size, with all that
// is done to read it.
func TestHostileJSON(t *testing.T) {
	repeat := strings.Repeat
	list := func(field int, elem string, n int, text string) string {
		return fmt.Sprintf(`{"%d":{"lst":["%s",%d%s]}}`, field, elem, n, repeat(","+text, n))
	}
	for name, make := range map[string]func(n int) string{
		"structs":          func(n int) string { return list(1, "rec", n/3, "{}") },
		"lists of structs": func(n int) string { return list(2, "lst", n/14, `["rec",1,{}]`) },
		"empty lists":      func(n int) string { return list(2, "lst", n/10, `["rec",0]`) },
		"empty maps":       func(n int) string { return list(4, "map", n/18, `["str","str",0,{}]`) },
		"one key, many times": func(n int) string {
			return fmt.Sprintf(`{"5":{"map":["str","str",%d,{"":""%s}]}}`, n/6+1, repeat(`,"":""`, n/6))
		},
		"keys of entries": func(n int) string {
			return fmt.Sprintf(`{"7":{"map":["rec","rec",%d,{{}:{}%s}]}}`, n/6+1, repeat(`,{}:{}`, n/6))
		},
		"empty blobs":                 func(n int) string { return list(8, "str", n/3, `""`) },
		"blobs of one byte":           func(n int) string { return list(8, "str", n/5, `"AA"`) },
		"a blob":                      func(n int) string { return `{"21":{"str":"` + repeat("A", n/4*4) + `"}}` },
		"empty strings":               func(n int) string { return list(9, "str", n/3, `""`) },
		"a string":                    func(n int) string { return `{"20":{"str":"` + repeat("a", n) + `"}}` },
		"escapes":                     func(n int) string { return `{"20":{"str":"` + repeat(`\u0800`, n/6) + `"}}` },
		"doubles":                     func(n int) string { return list(20, "dbl", n/2, "0") },
		"a double of many digits":     func(n int) string { return `{"20":{"dbl":` + repeat("1", n) + `}}` },
		"a number of many digits":     func(n int) string { return `{"20":{"i64":` + repeat("0", n) + `}}` },
		"a name of a type":            func(n int) string { return `{"20":{"` + repeat("i", n) + `":0}}` },
		"space":                       func(n int) string { return repeat(" ", n) + `{}` },
		"fields again and again":      func(n int) string { return `{"3":{"rec":{}}` + repeat(`,"3":{"rec":{}}`, n/15) + `}` },
		"JSON again and again":        func(n int) string { return `{"11":{"str":"1"}` + repeat(`,"11":{"str":"1"}`, n/17) + `}` },
		"nested again and again":      func(n int) string { return repeat(`{"12":{"rec":`, n/13) },
		"two billion structs":         func(n int) string { return `{"1":{"lst":["rec",2147483647]}}` },
		"two billion entries":         func(n int) string { return `{"5":{"map":["str","str",2147483647,{}]}}` },
		"more than there are numbers": func(n int) string { return `{"1":{"lst":["rec",9223372036854775807]}}` },
		"quotes":                      func(n int) string { return repeat(`"`, n) },
		"backslashes":                 func(n int) string { return `{"20":{"str":"` + repeat(`\`, n) },
	} {
		for _, n := range []int{27, 100, 250, 400, 1024, 64 << 10} {
			data := []byte(`[1,"a",1,0,` + make(n) + `]`)
			limit := 100*len(data) + 8<<10
			got := allocated(func() {
				var r thriftwire.JSONReader
				r.Reset(data)
				if _, err := r.Message(); err != nil {
					return
				}
				_ = r.Decode(new(blobVictim), thriftwire.Strict)
			})
			if got > limit {
				t.Errorf("%s: %d bytes cost %d, %d times as much", name, len(data), got, got/len(data))
			}
		}
	}
}

// TestJSONGrowth reads what grows most in the binary protocol.
func TestJSONGrowth(t *testing.T) {
	const n = 100_000
	text := fmt.Sprintf(`{"1":{"lst":["dbl",%d%s]}}`, n, strings.Repeat(",0", n))
	binary, err := thriftwire.JSONToBinary(nil, []byte(text), nil)
	if err != nil || len(binary) > 4*len(text) {
		t.Errorf("%d bytes became %d, %v", len(text), len(binary), err)
	}
}

func TestJSONDoubles(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		bits := rapid.Uint64().Draw(t, "bits")
		if math.IsNaN(math.Float64frombits(bits)) {
			bits = math.Float64bits(math.NaN())
		}
		binary := append(thriftwire.AppendBinaryI64([]byte{thriftwire.TypeDouble, 0, 1}, int64(bits)), 0)
		text, err := thriftwire.BinaryToJSON(nil, binary, nil)
		if err != nil {
			t.Fatal(err)
		}
		if got, err := thriftwire.JSONToBinary(nil, text, nil); !bytes.Equal(got, binary) || err != nil {
			t.Fatalf("%s: got %x, %v; want %x", text, got, err, binary)
		}
	})
}

// TestScannerOfJSON finds the end behind brackets and quotes that stand in strings.
func TestScannerOfJSON(t *testing.T) {
	for text, want := range map[string]int{
		`[]`: 2, `[]]`: 2, `[1,"]",{}]x`: 10, `["\"]"]`: 7, `["\\"]]`: 6, `[[[]`: 0, `["]`: 0, `["\`: 0, `[{}}`: 4, ` []`: 3,
	} {
		if got, err := scan(thriftwire.JSON, 1<<20, []byte(text), func(int) int { return 1 }); got != want || err != nil {
			t.Errorf("%s: got %d, %v; want %d", text, got, err, want)
		}
	}
	endless := []byte(strings.Repeat("[", 5000))
	if _, err := scan(thriftwire.JSON, 4096, endless, func(left int) int { return min(left, 100) }); !errors.Is(err, thriftwire.ErrTooLarge) {
		t.Errorf("a message without an end: got %v", err)
	}
}
