package thrift_test

import (
	"encoding/hex"
	"math"
	"strings"
	"testing"
	"time"

	kit "github.com/kitc-lang/kit/runtime"
	thriftwire "github.com/kitc-lang/kit/runtime/wire/thrift"
)

// The bytes in this file were worked out by hand from Apache Thrift's specifications of the protocols.

func TestPlainValues(t *testing.T) {
	uuid, err := kit.ParseUUID("6ba7b810-9dad-41d1-80b4-00c04fd430c8")
	if err != nil {
		t.Fatal(err)
	}
	at := time.Date(1970, 1, 1, 0, 0, 1, 2_000, time.UTC) // 1,000,002 µs
	for _, c := range []struct {
		name string
		got  []byte
		want string
	}{
		{"binary true", thriftwire.AppendBinaryBool(nil, true), "01"},
		{"binary false", thriftwire.AppendBinaryBool(nil, false), "00"},
		{"binary i8", thriftwire.AppendBinaryI8(nil, -2), "fe"},
		{"binary i16", thriftwire.AppendBinaryI16(nil, -2), "fffe"},
		{"binary i32", thriftwire.AppendBinaryI32(nil, 258), "00000102"},
		{"binary i64", thriftwire.AppendBinaryI64(nil, -1), "ffffffffffffffff"},
		{"binary double", thriftwire.AppendBinaryDouble(nil, 1.5), "3ff8000000000000"},
		{"binary string", thriftwire.AppendBinaryString(nil, "é"), "00000002c3a9"},
		{"binary bytes", thriftwire.AppendBinaryBytes(nil, nil), "00000000"},
		{"binary uuid", thriftwire.AppendBinaryUUID(nil, uuid), "00000024" + hex.EncodeToString([]byte(uuid.String()))},
		{"binary date", thriftwire.AppendBinaryDate(nil, kit.Date{Year: 2026, Month: 1, Day: 31}), "0000000a323032362d30312d3331"},
		{"binary timestamp", thriftwire.AppendBinaryTimestamp(nil, at), "00000000000f4242"},
		{"binary duration", thriftwire.AppendBinaryDuration(nil, -time.Microsecond), "ffffffffffffffff"},
		{"binary any", thriftwire.AppendBinaryAny(nil, []byte("[]")), "000000025b5d"},
		{"binary no any", thriftwire.AppendBinaryAny(nil, nil), "000000046e756c6c"},
		{"binary list", thriftwire.AppendBinaryList(nil, thriftwire.TypeI32, 16), "0800000010"},
		{"binary map", thriftwire.AppendBinaryMap(nil, thriftwire.TypeString, thriftwire.TypeStruct, 1), "0b0c00000001"},

		{"compact true", thriftwire.AppendCompactBool(nil, true), "01"},
		{"compact false", thriftwire.AppendCompactBool(nil, false), "02"},
		{"compact i8", thriftwire.AppendCompactI8(nil, -2), "fe"},
		{"compact i16 zigzag", thriftwire.AppendCompactI16(nil, -2), "03"},
		{"compact i32 of two bytes", thriftwire.AppendCompactI32(nil, 150), "ac02"},
		{"compact largest i32", thriftwire.AppendCompactI32(nil, math.MaxInt32), "feffffff0f"},
		{"compact least i64", thriftwire.AppendCompactI64(nil, math.MinInt64), "ffffffffffffffffff01"},
		{"compact double in little endian", thriftwire.AppendCompactDouble(nil, 1.5), "000000000000f83f"},
		{"compact string", thriftwire.AppendCompactString(nil, "é"), "02c3a9"},
		{"compact string of 200", thriftwire.AppendCompactString(nil, strings.Repeat("a", 200)), "c801" + strings.Repeat("61", 200)},
		{"compact date", thriftwire.AppendCompactDate(nil, kit.Date{Year: 2026, Month: 1, Day: 31}), "0a323032362d30312d3331"},
		{"compact timestamp", thriftwire.AppendCompactTimestamp(nil, at), "8489" + "7a"},
		{"compact short list", thriftwire.AppendCompactList(nil, thriftwire.CompactTypeStruct, 14), "ec"},
		{"compact long list", thriftwire.AppendCompactList(nil, thriftwire.CompactTypeStruct, 15), "fc0f"},
		{"compact list of bools", thriftwire.AppendCompactList(nil, thriftwire.CompactTypeTrue, 2), "21"},
		{"compact empty map", thriftwire.AppendCompactMap(nil, thriftwire.CompactTypeString, thriftwire.CompactTypeI32, 0), "00"},
		{"compact map", thriftwire.AppendCompactMap(nil, thriftwire.CompactTypeString, thriftwire.CompactTypeI32, 200), "c80185"},
		{"compact near field", thriftwire.AppendCompactField(nil, 3, 18, thriftwire.CompactTypeI32), "f5"},
		{"compact far field", thriftwire.AppendCompactField(nil, 3, 19, thriftwire.CompactTypeI32), "0526"},
		{"compact field 0", thriftwire.AppendCompactField(nil, 0, 0, thriftwire.CompactTypeStruct), "0c00"},
		{"compact field true", thriftwire.AppendCompactField(nil, 0, 1, thriftwire.CompactTypeBool(true)), "11"},
	} {
		if got := hex.EncodeToString(c.got); got != c.want {
			t.Errorf("%s: got %s, want %s", c.name, got, c.want)
		}
	}
}

func TestStructs(t *testing.T) {
	x := &item{SKU: "ab", Quantity: 3, Cents: -2}
	binary := "0b0001" + "00000002" + "6162" + "080002" + "00000003" + "0a0003" + "fffffffffffffffe" + "00"
	if got := hex.EncodeToString(x.AppendThriftBinary(nil)); got != binary {
		t.Errorf("binary: got %s, want %s", got, binary)
	}
	compact := "18" + "02" + "6162" + "15" + "06" + "16" + "03" + "00"
	if got := hex.EncodeToString(x.AppendThriftCompact(nil)); got != compact {
		t.Errorf("compact: got %s, want %s", got, compact)
	}

	// Without the note, field 4, the header of field 5 is two away from field 3.
	o := &order{ID: "i", Status: 1, Phone: "p", Placed: time.Unix(0, 0)}
	compact = "18" + "01" + "69" + "15" + "02" + "19" + "0c" + "2b" + "00" + "18" + "01" + "70" + "16" + "00" + "00"
	if got := hex.EncodeToString(o.AppendThriftCompact(nil)); got != compact {
		t.Errorf("compact without an optional field: got %s, want %s", got, compact)
	}
}

func TestMessageHeads(t *testing.T) {
	m := thriftwire.Message{Name: "Get", Type: thriftwire.Call, Seq: 300}
	binary, compact := "80010001"+"00000003"+"476574"+"0000012c", "8221"+"ac02"+"03"+"476574"
	if got := hex.EncodeToString(m.AppendBinary(nil)); got != binary {
		t.Errorf("binary: got %s, want %s", got, binary)
	}
	if got := hex.EncodeToString(m.AppendCompact(nil)); got != compact {
		t.Errorf("compact: got %s, want %s", got, compact)
	}
	for _, text := range []string{binary, "00000003" + "476574" + "01" + "0000012c"} { // with the version, and without
		if got, err := thriftwire.NewBinaryDecoder(unhex(t, text), 0).Message(); got != m || err != nil {
			t.Errorf("binary %s: got %+v, %v", text, got, err)
		}
	}
	if got, err := thriftwire.NewCompactDecoder(unhex(t, compact), 0).Message(); got != m || err != nil {
		t.Errorf("compact: got %+v, %v", got, err)
	}
	for _, text := range []string{"", "80020001" + "00000000" + "00000000", "80010001" + "ffffffff" + "00000000", "7fffffff41"} {
		if got, err := thriftwire.NewBinaryDecoder(unhex(t, text), 0).Message(); err == nil {
			t.Errorf("binary %q: got %+v, want an error", text, got)
		}
	}
	for _, text := range []string{"", "82", "8222" + "00" + "00", "8121" + "00" + "00", "8221" + "ffffffffff" + "00"} {
		if got, err := thriftwire.NewCompactDecoder(unhex(t, text), 0).Message(); err == nil {
			t.Errorf("compact %q: got %+v, want an error", text, got)
		}
	}
}

func unhex(t *testing.T, text string) []byte {
	t.Helper()
	b, err := hex.DecodeString(strings.ReplaceAll(text, " ", ""))
	if err != nil {
		t.Fatal(err)
	}
	return b
}
