//go:build interop

package matrix

import (
	"encoding/json"
	"math"
	"reflect"
	"strings"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"github.com/kitc-lang/kit/interop/matrix/cards/gen/cards"
	"github.com/kitc-lang/kit/interop/matrix/newer/gen/newer"
	kit "github.com/kitc-lang/kit/runtime"
)

// The values of values.thrift and newer_values.thrift, as users of Kit write them.

// alls are the ALLS.
func alls() map[string]*cards.All {
	return map[string]*cards.All{
		"full":   full(),
		"bare":   bare(),
		"zero":   zero(),
		"nested": nested(),
		"least":  least(),
		"most":   most(),
	}
}

func full() *cards.All {
	return &cards.All{
		Yes: true, Tiny: 1, Small: 300, Medium: 70000, Large: 1<<53 + 1, Real: 0.1,
		Text:    "Grüße, 世界 \U0001f600 \" ' \\ /",
		Raw:     []byte("raw"),
		ID:      kit.UUID{0x6b, 0xa7, 0xb8, 0x10, 0x9d, 0xad, 0x41, 0xd1, 0x80, 0xb4, 0x00, 0xc0, 0x4f, 0xd4, 0x30, 0xc8},
		At:      time.Date(2026, 1, 1, 0, 0, 0, 123456000, time.UTC),
		Took:    -1500 * time.Millisecond,
		Day:     kit.Date{Year: 2026, Month: 2, Day: 28},
		Free:    json.RawMessage(`{"a":[1,null,"b"]}`),
		Word:    "word",
		Suit:    cards.SuitSpades,
		Point:   cards.Point{X: 1, Y: -2},
		Shape:   cards.Shape{Words: []cards.Word{"a", "b"}},
		Flags:   []bool{true, false, true},
		Numbers: []int32{-1, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16},
		Shapes: []cards.Shape{
			{Yes: new(false)},
			{Count: new(int64(-1))},
			{Label: new("")},
			{Point: &cards.Point{X: 3, Y: 4}},
			{Shape: &cards.Shape{Shape: &cards.Shape{Tiny: new(int8(5))}}},
		},
		Words:  []cards.Word{"x", "y"},
		Suits:  []cards.Suit{cards.SuitHearts, cards.SuitJoker},
		Larges: []int64{5000000000, -1},
		ByWord: map[cards.Word]int64{"one": 1, "two": 2},
		Nested: map[string][]map[string]cards.Point{"a": {{"b": {X: 5, Y: 6}}, {}}},
		Tree: &cards.Tree{
			Name: "root",
			Branches: []cards.Tree{
				{Name: "leaf", Branches: []cards.Tree{}, Named: map[string]cards.Tree{}},
				{Name: "twig", Branches: []cards.Tree{{Name: "bud", Branches: []cards.Tree{}}}},
			},
			Named: map[string]cards.Tree{"leaf": {Name: "leaf", Branches: []cards.Tree{}}},
			Next:  &cards.Tree{Name: "next", Branches: []cards.Tree{}},
		},
		No:     new(false),
		OTiny:  new(int8(2)),
		OSmall: new(int16(3)), OMedium: new(int32(4)), OLarge: new(int64(5)), OReal: new(6.5), OText: new("text"),
		OID:    &kit.UUID{6: 0x40, 8: 0x80, 15: 1},
		OAt:    new(time.UnixMicro(1).UTC()),
		OSuit:  new(cards.SuitHearts),
		OShape: &cards.Shape{Real: new(2.5)},
		OList:  []string{"", "a"},
		OMap:   map[string]bool{"yes": true, "no": false},
	}
}

func bare() *cards.All {
	return &cards.All{
		Raw:     []byte{},
		At:      time.Unix(0, 0).UTC(),
		Day:     kit.Date{Year: 1, Month: 1, Day: 1},
		Free:    json.RawMessage(`null`),
		Word:    "w",
		Suit:    cards.SuitHearts,
		Shape:   cards.Shape{Label: new("")},
		Flags:   []bool{},
		Numbers: []int32{},
		Shapes:  []cards.Shape{},
		Words:   []cards.Word{},
		Suits:   []cards.Suit{},
		Larges:  []int64{},
		ByWord:  map[cards.Word]int64{},
		Nested:  map[string][]map[string]cards.Point{},
	}
}

func zero() *cards.All {
	all := bare()
	all.Free = json.RawMessage(`0`)
	all.Shape = cards.Shape{Count: new(int64)}
	all.No = new(bool)
	all.OTiny, all.OSmall, all.OMedium, all.OLarge = new(int8), new(int16), new(int32), new(int64)
	all.OReal, all.OText, all.OID = new(float64), new(string), new(kit.UUID)
	all.OAt = new(time.Unix(0, 0).UTC())
	all.OSuit = new(cards.SuitHearts)
	all.OShape = &cards.Shape{Yes: new(false)}
	all.OList, all.OMap = []string{}, map[string]bool{}
	return all
}

func nested() *cards.All {
	all := bare()
	all.Nested = map[string][]map[string]cards.Point{
		"a": {{"b": {X: 1, Y: 2}, "c": {X: 3, Y: 4}}, {}}, "d": {}, "e": {{"f": {X: 5, Y: 6}}},
	}
	return all
}

func least() *cards.All {
	return &cards.All{
		Tiny: math.MinInt8, Small: math.MinInt16, Medium: math.MinInt32, Large: -math.MaxInt64, Real: -1.5e300,
		Text: " ", Raw: []byte(" "),
		ID:      kit.UUID{15: 1},
		At:      time.Date(1, 1, 1, 0, 0, 0, 0, time.UTC),
		Took:    -9223372036854775 * time.Microsecond,
		Day:     kit.Date{Year: 1, Month: 1, Day: 1},
		Free:    json.RawMessage(`-1`),
		Word:    "-",
		Suit:    cards.SuitHearts,
		Point:   cards.Point{X: math.MinInt32, Y: -1},
		Shape:   cards.Shape{Count: new(int64(-math.MaxInt64))},
		Flags:   []bool{false},
		Numbers: []int32{math.MinInt32},
		Shapes:  []cards.Shape{{Tiny: new(int8(math.MinInt8))}},
		Words:   []cards.Word{"-"},
		Suits:   []cards.Suit{cards.SuitHearts},
		Larges:  []int64{-math.MaxInt64},
		ByWord:  map[cards.Word]int64{"-": -math.MaxInt64},
		Nested:  map[string][]map[string]cards.Point{"": {}},
		OTiny:   new(int8(math.MinInt8)), OSmall: new(int16(math.MinInt16)), OMedium: new(int32(math.MinInt32)),
		OLarge: new(int64(-1)), OReal: new(-0.5),
	}
}

func most() *cards.All {
	var id kit.UUID
	for i := range id {
		id[i] = 0xff
	}
	return &cards.All{
		Yes: true, Tiny: math.MaxInt8, Small: math.MaxInt16, Medium: math.MaxInt32, Large: math.MaxInt64, Real: 1.5e300,
		Text: strings.Repeat("0123456789", 13), Raw: []byte("~"),
		ID:      id,
		At:      time.Date(9999, 12, 31, 23, 59, 59, 999999000, time.UTC),
		Took:    9223372036854775 * time.Microsecond,
		Day:     kit.Date{Year: 9999, Month: 12, Day: 31},
		Free:    json.RawMessage(`1e300`),
		Word:    "0123456789012345678901234567890123456789",
		Suit:    cards.SuitJoker,
		Point:   cards.Point{X: math.MaxInt32, Y: 1},
		Shape:   cards.Shape{Scores: map[string]int64{"most": math.MaxInt64}},
		Flags:   []bool{true, true, true, true, true, true, true, true, true, true, true, true, true, true, true, true},
		Numbers: []int32{math.MaxInt32},
		Shapes:  []cards.Shape{{Tiny: new(int8(math.MaxInt8))}},
		Words:   []cards.Word{"~"},
		Suits:   []cards.Suit{cards.SuitHearts, cards.SuitSpades, cards.SuitJoker},
		Larges:  []int64{math.MaxInt64},
		ByWord:  map[cards.Word]int64{"~": math.MaxInt64},
		Nested:  map[string][]map[string]cards.Point{"~": {{"~": {X: math.MaxInt32, Y: math.MaxInt32}}}},
		OTiny:   new(int8(math.MaxInt8)), OSmall: new(int16(math.MaxInt16)), OMedium: new(int32(math.MaxInt32)),
		OLarge: new(int64(math.MaxInt64)), OReal: new(1234.5),
	}
}

// shapes are the SHAPES.
func shapes() map[string]*cards.Shape {
	return map[string]*cards.Shape{
		"yes":    {Yes: new(true)},
		"tiny":   {Tiny: new(int8(-1))},
		"count":  {Count: new(int64(5000000000))},
		"real":   {Real: new(-0.25)},
		"label":  {Label: new("näme")},
		"raw":    {Raw: []byte("raw")},
		"suit":   {Suit: new(cards.SuitJoker)},
		"point":  {Point: &cards.Point{X: 1, Y: 2}},
		"words":  {Words: []cards.Word{"a", "b"}},
		"marks":  {Marks: []int32{-1, 0, 1}},
		"scores": {Scores: map[string]int64{"a": 1, "b": -5000000000}},
		"shape":  {Shape: &cards.Shape{Words: []cards.Word{"deep"}}},
	}
}

// keys are the KEYS.
func keys() map[string]*cards.Keys {
	return map[string]*cards.Keys{
		"bool":      {ByYes: map[bool]string{true: "yes", false: "no"}},
		"int8":      {ByTiny: map[int8]string{math.MinInt8: "least", math.MaxInt8: "most"}},
		"int16":     {BySmall: map[int16]string{math.MinInt16: "least", math.MaxInt16: "most"}},
		"int32":     {ByMedium: map[int32]string{math.MinInt32: "least", math.MaxInt32: "most"}},
		"int64":     {ByLarge: map[int64]string{10: "ten", 1<<53 + 1: "large", -1: "less"}},
		"float64":   {ByReal: map[float64]string{0.5: "half", -1.5: "less"}},
		"string":    {ByText: map[string]cards.Point{"": {}, "ä b": {X: 1, Y: 2}}},
		"bytes":     {ByRaw: []kit.Entry[[]byte, string]{{Key: []byte("\x00\xff"), Value: "value"}}}, // not in values.thrift: its Go would not compile
		"uuid":      {ByID: map[kit.UUID]string{full().ID: "id"}},
		"timestamp": {ByAt: []kit.Entry[time.Time, string]{{Key: full().At, Value: "at"}}},
		"duration":  {ByTook: map[time.Duration]string{-1500 * time.Millisecond: "less", 10 * time.Microsecond: "ten"}},
		"date":      {ByDay: map[kit.Date]int32{{Year: 2026, Month: 2, Day: 28}: 28}},
		"enum":      {BySuit: map[cards.Suit]cards.Point{cards.SuitSpades: {X: 1, Y: 2}, cards.SuitJoker: {X: 3, Y: 4}}},
		"empty":     {ByYes: map[bool]string{}, ByLarge: map[int64]string{}, BySuit: map[cards.Suit]cards.Point{}},
		"absent":    {},
	}
}

// structKeys and structMembers have no place in values.thrift: the Python of the Thrift compiler, which makes both
// of constants, could not even load them.
func structKeys() *cards.Places {
	return &cards.Places{Names: []kit.Entry[cards.Point, string]{
		{Key: cards.Point{X: 1, Y: 2}, Value: "a"}, {Key: cards.Point{X: 3, Y: 4}, Value: "b"},
	}}
}

func structMembers() *cards.Places {
	return &cards.Places{Seen: []cards.Point{{X: 1, Y: 2}, {X: 3, Y: 4}}}
}

// olderCards are the CARDS of values.thrift.
func olderCards() map[string]*cards.Card {
	return map[string]*cards.Card{
		"plain": {Name: "plain", Suit: cards.SuitSpades, Shape: cards.Shape{Label: new("plain")}, Note: new("older")},
	}
}

// newerCards are the CARDS of newer_values.thrift.
func newerCards() map[string]*newer.Card {
	return map[string]*newer.Card{
		"plain": {Name: "plain", Suit: newer.SuitSpades, Shape: newer.Shape{Label: new("plain")}, Note: new("newer")},
		"fields": {
			Name: "fields", Suit: newer.SuitJoker, Shape: newer.Shape{Count: new(int64(5000000000))}, Note: new("kept"),
			Yes: new(true), No: new(false), Tiny: new(int8(-1)), Small: new(int16(300)),
			Medium: new(int32(70000)), Large: new(int64(5000000000)), Real: new(0.1), Text: new("téxt"), Raw: []byte("raw"),
			Second: new(newer.SuitClubs), Point: &newer.Point{X: 1, Y: 2, Z: new(int32(3))},
			Other: &newer.Shape{Curve: []newer.Point{}}, Flags: []bool{true, false, true}, Points: []newer.Point{{X: 1, Y: 2}},
			Marks: []int64{1, -5000000000}, Scores: map[string]int64{"a": 1}, Rank: new(int32(7)),
			Extra: newerExtra(),
		},
		"deep": {
			Name: "deep", Suit: newer.SuitHearts,
			Shape: newer.Shape{Shape: &newer.Shape{Point: &newer.Point{X: 1, Y: 2, Z: new(int32(3))}}},
		},
		"suit":  {Name: "suit", Suit: newer.SuitClubs, Shape: newer.Shape{Label: new("suit")}, Note: new("kept")},
		"shape": {Name: "shape", Suit: newer.SuitSpades, Shape: newer.Shape{Curve: []newer.Point{{X: 1, Y: 2}}}, Note: new("kept")},
	}
}

func newerExtra() *newer.Extra {
	return &newer.Extra{
		Yes: true, Tiny: -1, Small: 300, Medium: 70000, Large: 5000000000, Real: 0.1, Text: "téxt", Raw: []byte("raw"),
		Suit: newer.SuitClubs, Point: newer.Point{X: 1, Y: 2, Z: new(int32(3))},
		Shape: newer.Shape{Curve: []newer.Point{{X: 1, Y: 2}, {X: 3, Y: 4, Z: new(int32(5))}}},
		Flags: []bool{true, false, true}, Points: []newer.Point{{X: 1, Y: 2, Z: new(int32(3))}, {X: 4, Y: 5}},
		Marks: []int64{1, -5000000000}, Scores: map[string]int64{"a": 1, "b": 2},
		Deep: map[int32][]map[string][]int16{1: {{"a": {1, 2}, "b": {}}, {}}, -1: {}}, None: map[string]string{},
		More: &newer.Extra{
			No: true, Raw: []byte{}, Suit: newer.SuitHearts, Shape: newer.Shape{Yes: new(false)},
			Flags: []bool{}, Points: []newer.Point{}, Marks: []int64{}, Scores: map[string]int64{},
			Deep: map[int32][]map[string][]int16{}, None: map[string]string{},
		},
	}
}

// same compares values as they are, but for the order in which sets and maps came. Absent and empty are two things.
var same = cmp.Options{
	cmpopts.IgnoreUnexported(cards.Shape{}, newer.Shape{}),
	cmp.FilterPath(isSet, cmp.Options{
		cmpopts.SortSlices(func(a, b int32) bool { return a < b }),
		cmpopts.SortSlices(func(a, b int64) bool { return a < b }),
		cmpopts.SortSlices(func(a, b cards.Word) bool { return a < b }),
		cmpopts.SortSlices(func(a, b cards.Suit) bool { return a < b }),
		cmpopts.SortSlices(func(a, b cards.Point) bool { return a.X < b.X }),
		cmpopts.SortSlices(func(a, b kit.Entry[cards.Point, string]) bool { return a.Key.X < b.Key.X }),
	}),
	cmpopts.SortSlices(func(a, b int16) bool { return a < b }), // of Extra.Deep
}

// isSet tells the fields whose order says nothing. Shape.Words, a list, has the name of a set.
func isSet(path cmp.Path) bool {
	switch path.Last().String() {
	case ".Suits", ".Larges", ".Marks", ".Seen", ".Names":
		return true
	case ".Words":
		return path.Index(-2).Type() == reflect.TypeFor[cards.All]()
	}
	return false
}
