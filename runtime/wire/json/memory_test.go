package json_test

import (
	"runtime"
	"strconv"
	"strings"
	"testing"

	jsonwire "github.com/kitc-lang/kit/runtime/wire/json"
)

// A hostile message costs at most 100 times its size (section 5 of the design), beside a floor for the
// smallest messages.
const (
	costFactor = 100
	costFloor  = 8 << 10
)

func TestHostileMessagesAreCheap(t *testing.T) {
	var numbers strings.Builder
	for i := range 100_000 {
		numbers.WriteString(`"` + strconv.Itoa(i) + `":{},`)
	}
	unique := "{" + numbers.String()[:numbers.Len()-1] + "}"
	wides := func(p *[]wide, d *jsonwire.Decoder) error { return jsonwire.List(p, d, (*wide).DecodeJSON) }
	cases := []struct {
		name string
		unit string // repeated with commas
		text string // or this
		read func(*jsonwire.Decoder) error
	}{
		{name: "large structs", unit: "{}", read: reader(wides)},
		{name: "large structs, spaced", unit: "{ }\n", read: reader(wides)},
		{name: "large structs behind brackets in strings", unit: `{"x":"]"}`, read: reader(wides)},
		{name: "large structs, objects in between", unit: `{"x":{"y":[{},{},{},{}]}}`, read: reader(wides)},
		{name: "commas that are no elements", unit: `",,,,,,,,,,,,,,,,"`, read: reader(listOfStrings)},
		{name: "empty lists", unit: "[]", read: reader(func(p *[][]int64, d *jsonwire.Decoder) error {
			return jsonwire.List(p, d, func(p *[]int64, d *jsonwire.Decoder) error { return jsonwire.List(p, d, jsonwire.Int) })
		})},
		{name: "lists of one", unit: "[1]", read: reader(func(p *[][]int64, d *jsonwire.Decoder) error {
			return jsonwire.List(p, d, func(p *[]int64, d *jsonwire.Decoder) error { return jsonwire.List(p, d, jsonwire.Int) })
		})},
		{name: "empty maps", unit: "{}", read: reader(func(p *[]map[string]string, d *jsonwire.Decoder) error {
			return jsonwire.List(p, d, jsonwire.StringMap)
		})},
		{name: "maps of one", unit: `{"":""}`, read: reader(func(p *[]map[string]string, d *jsonwire.Decoder) error {
			return jsonwire.List(p, d, jsonwire.StringMap)
		})},
		{name: "maps of one number", unit: `{"1":1}`, read: reader(func(p *[]map[int8]int8, d *jsonwire.Decoder) error {
			return jsonwire.List(p, d, func(p *map[int8]int8, d *jsonwire.Decoder) error {
				return jsonwire.Map(p, d, jsonwire.IntKey, jsonwire.Int)
			})
		})},
		{name: "a map of large structs", text: unique, read: reader(func(p *map[string]wide, d *jsonwire.Decoder) error {
			return jsonwire.Map(p, d, jsonwire.String, (*wide).DecodeJSON)
		})},
		{name: "maps of one middling struct", unit: `{"":{}}`, read: reader(func(p *[]map[string]middling, d *jsonwire.Decoder) error {
			return jsonwire.List(p, d, func(p *map[string]middling, d *jsonwire.Decoder) error {
				return jsonwire.Map(p, d, jsonwire.String, (*middling).DecodeJSON)
			})
		})},
		{name: "pointers to large structs", unit: `{"child":{"id":""},"id":""}`, read: reader(func(p *[]order, d *jsonwire.Decoder) error {
			return jsonwire.List(p, d, (*order).DecodeJSON)
		})},
		{name: "unions", unit: `{"card":{"sku":"","quantity":1}}`, read: reader(func(p *[]payment, d *jsonwire.Decoder) error {
			return jsonwire.List(p, d, (*payment).DecodeJSON)
		})},
		{name: "escapes", unit: `"\n"`, read: reader(listOfStrings)},
		{name: "one long string of escapes", text: `["` + strings.Repeat(`\n`, 500_000) + `"]`, read: reader(listOfStrings)},
		{name: "bytes", unit: `""`, read: reader(func(p *[][]byte, d *jsonwire.Decoder) error { return jsonwire.List(p, d, jsonwire.Bytes) })},
		{name: "any", unit: `1`, read: reader(func(p *[]rawJSON, d *jsonwire.Decoder) error { return jsonwire.List(p, d, jsonwire.Any) })},
		{name: "members beyond the first word", unit: `{"f99":"","f70":""}`, read: reader(wides)},
		{name: "lists of large structs in each other", text: strings.Repeat(`[{"children":`, 30) + "[" + strings.Repeat("{},", 100_000) + "{}]" + strings.Repeat("}]", 30), read: reader(trees)},
		{name: "unknown members", unit: `{"id":"","x":{"y":[1,2,3]}}`, read: reader(func(p *[]order, d *jsonwire.Decoder) error {
			return jsonwire.List(p, d, (*order).DecodeJSON)
		})},
		{name: "an error at the end of a deep path", text: strings.Repeat(`{"id":"","tags":{},"child":`, 63) + `{"id":1}`, read: reader((*order).DecodeJSON)},
	}
	for _, c := range cases {
		for _, size := range []int{1_000, 1_000_000} {
			text := c.text
			if text == "" {
				text = "[" + strings.Repeat(c.unit+",", size/(len(c.unit)+1)) + c.unit + "]"
			}
			cost, err := allocated(t, text, c.read)
			t.Logf("%s: %d bytes cost %d, %.1f times as much (%.60v)", c.name, len(text), cost, float64(cost)/float64(len(text)), err)
			if cost > costFactor*len(text)+costFloor {
				t.Errorf("%s: %d bytes cost %d, %d times as much", c.name, len(text), cost, cost/len(text))
			}
		}
	}
}

// BenchmarkNestedLists reads lists in lists such that counting each of them on its own would read the
// innermost once for each of those around it: 30 levels must not cost much more than one.
func BenchmarkNestedLists(b *testing.B) {
	for _, levels := range []int{1, 30} {
		text := strings.Repeat(`[{"x":"]","children":`, levels) + `[{"x":[` + strings.Repeat("[],", 200_000) + `1]}]` + strings.Repeat("}]", levels)
		b.Run(strconv.Itoa(levels), func(b *testing.B) {
			for b.Loop() {
				if _, err := decode(text, jsonwire.Strict, trees); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

// TestHonestMessagesFit reads lists of large structs that a sender would really write.
func TestHonestMessagesFit(t *testing.T) {
	for _, n := range []int{1, 10, 1_000, 100_000} {
		text := "[" + strings.Repeat(`{"f3":"abc"},`, n) + `{"f7":"def"}]`
		v, err := decode(text, jsonwire.Strict, func(p *[]wide, d *jsonwire.Decoder) error { return jsonwire.List(p, d, (*wide).DecodeJSON) })
		if err != nil || len(v) != n+1 || *v[n].Fields[7] != "def" {
			t.Errorf("%d structs of 800 bytes: %d, %v", n+1, len(v), err)
		}
	}
}

// middling is the largest kind of struct that Go keeps in a map without a pointer.
type middling struct {
	Fields [15]*string
}

func (x *middling) DecodeJSON(d *jsonwire.Decoder) error {
	o := d.Object(&fieldsOfMiddling)
	for o.Next() {
		o.Err = jsonwire.Optional(&x.Fields[o.Field], d, jsonwire.String)
	}
	return o.End()
}

var fieldsOfMiddling = jsonwire.Fields{Names: fieldsOfWide.Names[:15]}

// tree is large and holds lists of itself.
type tree struct {
	Children []tree
	Room     [100]int64
}

var fieldsOfTree = jsonwire.Fields{Names: []string{"children"}}

func (x *tree) DecodeJSON(d *jsonwire.Decoder) error {
	o := d.Object(&fieldsOfTree)
	for o.Next() {
		o.Err = trees(&x.Children, d)
	}
	return o.End()
}

func trees(p *[]tree, d *jsonwire.Decoder) error { return jsonwire.List(p, d, (*tree).DecodeJSON) }

func listOfStrings(p *[]string, d *jsonwire.Decoder) error {
	return jsonwire.List(p, d, jsonwire.String)
}

// reader makes a new value for each message that it reads.
func reader[T any](f func(*T, *jsonwire.Decoder) error) func(*jsonwire.Decoder) error {
	return func(d *jsonwire.Decoder) error { return f(new(T), d) }
}

// allocated measures what reading a message allocates in all, garbage included.
func allocated(t *testing.T, text string, f read) (int, error) {
	t.Helper()
	data := []byte(text)
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	err := jsonwire.Unmarshal(data, jsonwire.Strict, f)
	runtime.ReadMemStats(&after)
	return int(after.TotalAlloc - before.TotalAlloc), err
}
