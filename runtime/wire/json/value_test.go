package json_test

import (
	"encoding/json"
	"math"
	"math/big"
	"reflect"
	"strings"
	"testing"
	"time"
	"unicode/utf8"
	"unsafe"

	"pgregory.net/rapid"

	kit "github.com/kitc-lang/kit/runtime"
	jsonwire "github.com/kitc-lang/kit/runtime/wire/json"
)

func TestEveryKindIsRead(t *testing.T) {
	got, err := decode(rich, jsonwire.Strict, (*order).DecodeJSON)
	if err != nil {
		t.Fatal(err)
	}
	note, wire := "grüße 😀", "w"
	want := order{
		ID:     "ord_1",
		Items:  []item{{"a", 1}, {"b\n", -2}},
		Status: 2,
		Note:   &note,
		Tags:   map[string]string{"a": "b", "c": ""},
		Counts: map[int32]bool{-7: true, 8: false},
		Flags:  map[bool]float64{true: 1.5},
		Rates:  map[float64]int8{0.25: -128},
		States: map[status]item{1: {"s", 3}},
		Grid:   [][]int64{{}, {1, 2}, {3}},
		Paid:   true,
		Tiny:   -128,
		Big:    math.MaxInt64,
		Ratio:  -1.5e-7,
		Photo:  []byte("hello"),
		UUID:   kit.UUID{0x6b, 0xa7, 0xb8, 0x10, 0x9d, 0xad, 0x11, 0xd1, 0x80, 0xb4, 0, 0xc0, 0x4f, 0xd4, 0x30, 0xc8},
		Day:    kit.Date{Year: 2024, Month: 2, Day: 29},
		Placed: time.Date(2026, 11, 23, 4, 55, 44, 1, time.UTC),
		After:  -1500 * time.Millisecond,
		Extra:  rawJSON(`{"deep":[1,{"x":null}]}`),
		Pay:    &payment{Wire: &wire},
		Child:  &order{ID: "inner"},
		Pairs:  []kit.Entry[item, string]{{Key: item{"k", 9}, Value: "v"}},
		Vault:  map[string]int32{"secret": 4},
	}
	if !reflect.DeepEqual(got, want) {
		t.Errorf("gave %+v\nwant %+v", got, want)
	}
}

func TestOrderAndSpaceDoNotMatter(t *testing.T) {
	var members map[string]json.RawMessage
	if err := json.Unmarshal([]byte(rich), &members); err != nil {
		t.Fatal(err)
	}
	want, err := decode(rich, jsonwire.Strict, (*order).DecodeJSON)
	if err != nil {
		t.Fatal(err)
	}
	for range 20 { // Go's maps come in any order
		text := "\t{"
		for name, value := range members {
			text += "\r\n \"" + name + "\" :\t" + string(value) + " ,\n \"unknown_" + name + "\":" + string(value) + ","
		}
		text += " \"last\" : [ ] } \n"
		got, err := decode(text, jsonwire.Strict, (*order).DecodeJSON)
		if err != nil {
			t.Fatalf("%s: %v", text, err)
		}
		if !reflect.DeepEqual(got, want) {
			t.Fatalf("%s\ngave %+v", text, got)
		}
	}
}

func TestNullMeansAbsentOnlyWhereItMayBe(t *testing.T) {
	v, err := decode(`{"id":"a","items":null,"tags":null,"note":null,"child":null,"extra":null}`, jsonwire.Strict, (*order).DecodeJSON)
	if err != nil || v.Items != nil || v.Tags != nil || v.Note != nil || v.Child != nil || v.Extra != nil {
		t.Errorf("gave %+v, %v", v, err)
	}
	v, err = decode(`{"id":"a","items":[],"tags":{},"counts":{},"photo":"","grid":[ ]}`, jsonwire.Strict, (*order).DecodeJSON)
	if err != nil || v.Items == nil || v.Tags == nil || v.Counts == nil || v.Photo == nil || v.Grid == nil {
		t.Errorf("an empty value came out as absent: %+v, %v", v, err)
	}
}

func TestWholeNumbers(t *testing.T) {
	for text, want := range map[string]int64{
		"0": 0, "-0": 0, "0.0": 0, "-0e5": 0, "0e-99999999999999999999": 0, "1.0": 1, "1e3": 1000, "1E+3": 1000,
		"12.50e1": 125, "1200e-2": 12, "-9223372036854775808": math.MinInt64, "9223372036854775807": math.MaxInt64,
		"9.223372036854775807e18": math.MaxInt64, "922337203685477580700e-2": math.MaxInt64, "100000000000000000": 1e17,
		"999999999999999999": 999999999999999999, "1000000000000000000": 1e18,
	} {
		if got, err := decode(text, jsonwire.Strict, jsonwire.Int[int64]); err != nil || got != want {
			t.Errorf("%s gave %d, %v", text, got, err)
		}
	}
}

// TestIntsAgreeWithBig compares with exact arithmetic on any number that JSON can write.
func TestIntsAgreeWithBig(t *testing.T) {
	number := rapid.StringMatching(`-?(0|[1-9][0-9]{0,20})(\.[0-9]{1,5}0{0,3})?([eE][+-]?[0-9]{1,2})?`)
	rapid.Check(t, func(t *rapid.T) {
		text := number.Draw(t, "text")
		exact, ok := new(big.Rat).SetString(text)
		if !ok {
			t.Fatalf("big.Rat does not take %s", text)
		}
		fits := exact.IsInt() && exact.Num().IsInt64()
		got, err := decode(text, jsonwire.Strict, jsonwire.Int[int64])
		if (err == nil) != fits || fits && got != exact.Num().Int64() {
			t.Fatalf("%s gave %d, %v", text, got, err)
		}
		small, err := decode(text, jsonwire.Strict, jsonwire.Int[int16])
		fits = fits && int64(int16(exact.Num().Int64())) == exact.Num().Int64()
		if (err == nil) != fits || fits && int64(small) != exact.Num().Int64() {
			t.Fatalf("%s gave %d, %v in 16 bits", text, small, err)
		}
	})
}

func TestFloatsAgreeWithStandard(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		f := math.Float64frombits(rapid.Uint64().Draw(t, "bits"))
		got := string(jsonwire.AppendFloat(nil, f))
		want, err := json.Marshal(f)
		if err != nil {
			want = []byte("null")
		}
		if got != string(want) {
			t.Fatalf("%v became %s, want %s", f, got, want)
		}
		if err != nil {
			return
		}
		if back, err := decode(got, jsonwire.Strict, jsonwire.Float[float64]); err != nil || math.Float64bits(back) != math.Float64bits(f) {
			t.Fatalf("%s came back as %v, %v", got, back, err)
		}
	})
}

func TestStringsAgreeWithStandard(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := rapid.OneOf(
			rapid.String(),
			rapid.StringOf(rapid.SampledFrom([]rune("\"\\\n\x00\x1f\x7f azé̀ 😀"))),
			rapid.Map(rapid.SliceOf(rapid.Byte()), func(b []byte) string { return string(b) }),
		).Draw(t, "s")
		text := jsonwire.AppendString([]byte("x"), s)
		var want string
		if err := json.Unmarshal(text[1:], &want); err != nil || want != strings.ToValidUTF8(s, "\ufffd") && !sameButReplaced(s, want) {
			t.Fatalf("%q became %s, which encoding/json reads as %q, %v", s, text, want, err)
		}
		if got, err := decode(string(text[1:]), jsonwire.Strict, jsonwire.String[string]); err != nil || got != want {
			t.Fatalf("%s came back as %q, %v", text, got, err)
		}
	})
}

// sameButReplaced reports whether want is s with each wrong byte replaced by U+FFFD.
func sameButReplaced(s, want string) bool { return string([]rune(s)) == want }

func TestEscapesAgreeWithStandard(t *testing.T) {
	piece := rapid.OneOf(
		rapid.SampledFrom([]string{`\"`, `\\`, `\/`, `\b`, `\f`, `\n`, `\r`, `\t`, `\ud83d\ude00`, `\ud83d`, `\ude00`, `é`, "😀", "plain text", `\u0000`, `\uD83D\n`, `\ud83d\ud83d\ude00`}),
		rapid.StringMatching(`\\u[0-9a-fA-F]{4}`),
	)
	rapid.Check(t, func(t *rapid.T) {
		text := `"` + strings.Join(rapid.SliceOf(piece).Draw(t, "pieces"), "") + `"`
		var want string
		if err := json.Unmarshal([]byte(text), &want); err != nil {
			t.Fatal(err)
		}
		if got, err := decode(text, jsonwire.Strict, jsonwire.String[string]); err != nil || got != want {
			t.Fatalf("%s gave %q, %v; want %q", text, got, err, want)
		}
	})
}

// TestSyntaxAgreesWithStandard takes valid messages apart at random and asks both what is still JSON.
func TestSyntaxAgreesWithStandard(t *testing.T) {
	seeds := []string{rich, `[1,-2.5e+3,"\u12ab\n",{"a":[],"b":{}},true,false,null,[[]]]`, ` { "a" : [ 1 , 2 ] } `}
	rapid.Check(t, func(t *rapid.T) {
		text := []byte(rapid.SampledFrom(seeds).Draw(t, "seed"))
		for range rapid.IntRange(0, 3).Draw(t, "mutations") {
			at := rapid.IntRange(0, len(text)-1).Draw(t, "at")
			switch rapid.IntRange(0, 2).Draw(t, "how") {
			case 0:
				text[at] = rapid.SampledFrom([]byte("{}[]\",:\\0123eE+-.truefalsn \n\x00\x1f\x7f\x80\xff")).Draw(t, "byte")
			case 1:
				text = append(text[:at], text[at+1:]...)
			case 2:
				text = append(text[:at], append([]byte{text[at]}, text[at:]...)...)
			}
			if len(text) == 0 {
				text = []byte(" ")
			}
		}
		want := json.Valid(text) && utf8.Valid(text)
		if _, err := decode(string(text), jsonwire.Strict, jsonwire.Any[rawJSON]); (err == nil) != want {
			t.Fatalf("%q: %v, but encoding/json says %t", text, err, want)
		}
		appended := string(jsonwire.AppendAny(nil, text))
		if want && appended != string(text) || !want && appended != "null" {
			t.Fatalf("%q was appended as %q", text, appended)
		}
	})
}

func TestTimestampsAgreeWithStandard(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		nanos := rapid.OneOf(rapid.Int64Range(0, 999_999_999), rapid.SampledFrom([]int64{0, 1, 500_000_000, 999_999_999, 120_000_000})).Draw(t, "nanos")
		first := time.Date(0, 1, 1, 0, 0, 0, 0, time.UTC).Unix()
		last := time.Date(9999, 12, 31, 23, 59, 59, 0, time.UTC).Unix()
		at := time.Unix(rapid.Int64Range(first, last).Draw(t, "seconds"), nanos)
		text := string(jsonwire.FormatTimestamp(nil, at))
		if want := at.UTC().Format(time.RFC3339Nano); text != want {
			t.Fatalf("gave %s, want %s", text, want)
		}
		offset := time.FixedZone("", 60*rapid.IntRange(-23*60-59, 23*60+59).Draw(t, "offset"))
		for _, text := range []string{text, at.In(offset).Format(time.RFC3339Nano)} {
			if strings.HasPrefix(text, "-") || strings.HasPrefix(text, "10000") {
				continue // the offset led out of the four-digit years
			}
			got, err := jsonwire.ParseTimestamp(text)
			if err != nil || !got.Equal(at) || got.Location() != time.UTC {
				t.Fatalf("%s came back as %v, %v", text, got, err)
			}
		}
	})
}

func TestTimestamps(t *testing.T) {
	for text, want := range map[string]string{
		"2026-11-23t04:55:44z":                "2026-11-23T04:55:44Z",
		"2026-11-23T04:55:44.1234567899Z":     "2026-11-23T04:55:44.123456789Z",
		"2026-11-23T04:55:44.5-00:00":         "2026-11-23T04:55:44.5Z",
		"0000-01-01T00:01:00+00:01":           "0000-01-01T00:00:00Z",
		"0000-01-01T00:00:59+00:01":           "",
		"9999-12-31T23:59:59.9-00:01":         "",
		"2026-11-23T04:55:44,5Z":              "",
		"2024-02-29T23:59:59+23:59":           "2024-02-29T00:00:59Z",
		"2026-11-23T04:55:44":                 "",
		"2026-11-23T04:55:44.Z":               "",
		"2026-11-23T24:00:00Z":                "",
		"2026-11-23T23:59:60Z":                "",
		"2026-11-23T04:60:00Z":                "",
		"2026-13-23T04:55:44Z":                "",
		"2026-02-30T04:55:44Z":                "",
		"2026-11-23T04:55:44+24:00":           "",
		"2026-11-23T04:55:44+0200":            "",
		"2026-11-23T04:55:44Z ":               "",
		"2026-11-23T4:55:44Z":                 "",
		"2026-11-23":                          "",
		"+2026-11-23T04:55:44Z":               "",
		"":                                    "",
		"2026-11-23T04:55:44.\u0661Z":         "",
		strings.Repeat("2026-11-23T", 10_000): "",
	} {
		got, err := jsonwire.ParseTimestamp(text)
		if want == "" && err == nil || want != "" && (err != nil || string(jsonwire.FormatTimestamp(nil, got)) != want) {
			t.Errorf("%q gave %v, %v; want %q", text, got, err, want)
		}
	}
	for _, at := range []time.Time{time.Date(-1, 12, 31, 0, 0, 0, 0, time.UTC), time.Date(10000, 1, 1, 0, 0, 0, 0, time.UTC)} {
		if got := string(jsonwire.AppendTimestamp(nil, at)); got != "null" {
			t.Errorf("the year %d became %s", at.Year(), got)
		}
	}
}

func TestDurations(t *testing.T) {
	const day = 24 * time.Hour
	for text, want := range map[string]time.Duration{
		"PT1.5S": 1500 * time.Millisecond, "-PT1.5S": -1500 * time.Millisecond, "PT-1.5S": -1500 * time.Millisecond,
		"PT0S": 0, "PT0.000000001S": 1, "PT,5S": -1, "P1W": 7 * day, "P1D": day, "P1W2DT3H4M5,25S": 9*day + 3*time.Hour + 4*time.Minute + 5250*time.Millisecond,
		"P1DT-1H": 23 * time.Hour, "-P1DT-1H": -23 * time.Hour, "+PT1M": time.Minute, "PT36H": 36 * time.Hour, "PT0.1234567899S": 123456789,
		"PT2562047H47M16.854775807S": math.MaxInt64, "-PT2562047H47M16.854775808S": math.MinInt64,
		"PT2562047H47M16.854775808S": -1, "-PT2562047H47M16.854775809S": -1, "P99999999999W": -1, "PT99999999999999999999S": -1,
		"P": -1, "PT": -1, "P1DT": -1, "": -1, "1S": -1, "P1Y": -1, "P1M": -1, "PT1D": -1, "P1H": -1, "PT1S1M": -1, "PT1S1S": -1,
		"PT1.5M": -1, "PT.S": -1, "PT1.S": -1, "PT1": -1, "pt1s": -1, "PT 1S": -1, "--PT1S": -1, "PT--1S": -1, "PTT1S": -1, "PT1ST": -1,
	} {
		got, err := jsonwire.ParseDuration(text)
		if want == -1 && err == nil || want != -1 && (err != nil || got != want) {
			t.Errorf("%q gave %v, %v; want %v", text, got, err, want)
		}
	}
	for d, want := range map[time.Duration]string{
		0: "PT0S", 90 * time.Minute: "PT1H30M", -1500 * time.Millisecond: "-PT1.5S", 1: "PT0.000000001S", 36 * time.Hour: "PT36H",
		math.MinInt64: "-PT2562047H47M16.854775808S",
	} {
		if got := string(jsonwire.AppendDuration(nil, d)); got != `"`+want+`"` {
			t.Errorf("%v became %s, want %s", d, got, want)
		}
	}
	rapid.Check(t, func(t *rapid.T) {
		d := time.Duration(rapid.Int64().Draw(t, "d"))
		text := string(jsonwire.FormatDuration(nil, d))
		if got, err := jsonwire.ParseDuration(text); err != nil || got != d {
			t.Fatalf("%v became %s and came back as %v, %v", d, text, got, err)
		}
	})
}

func TestStringsShareTheMessageUnlessCopied(t *testing.T) {
	text := `["` + strings.Repeat("a", 100) + `","` + strings.Repeat("b", 100) + `"]`
	apart := func(mode jsonwire.Mode) uintptr {
		v, err := decode(text, mode, func(p *[]string, d *jsonwire.Decoder) error { return jsonwire.List(p, d, jsonwire.String) })
		if err != nil {
			t.Fatal(err)
		}
		return uintptr(unsafe.Pointer(unsafe.StringData(v[1]))) - uintptr(unsafe.Pointer(unsafe.StringData(v[0])))
	}
	if apart(jsonwire.Strict) != 103 {
		t.Error("two strings of a message do not share its memory")
	}
	if apart(jsonwire.Strict|jsonwire.CopyStrings) == 103 {
		t.Error("copied strings share the message's memory")
	}
}

func TestUnmarshalDoesNotKeepItsInput(t *testing.T) {
	data := []byte(rich)
	var v order
	if err := jsonwire.Unmarshal(data, jsonwire.Strict, &v); err != nil {
		t.Fatal(err)
	}
	clear(data)
	want, err := decode(rich, jsonwire.Strict, (*order).DecodeJSON)
	if err != nil || !reflect.DeepEqual(v, want) {
		t.Errorf("overwriting the input changed what was read: %+v", v)
	}
}

func TestValuesWithoutAType(t *testing.T) {
	d := jsonwire.NewDecoder([]byte(" [1, 2] "), jsonwire.Strict)
	var list []int32
	if err := jsonwire.List(&list, d, jsonwire.Int); err != nil || !reflect.DeepEqual(list, []int32{1, 2}) || d.End() != nil {
		t.Errorf("gave %v, %v, %v", list, err, d.End())
	}
	d = jsonwire.NewDecoder([]byte("1 2"), jsonwire.Strict)
	if err := jsonwire.Int(&list[0], d); err != nil || d.End() == nil {
		t.Errorf("read two numbers as one: %v", err)
	}
}
