// Package random makes random values of generated types, for the tests of their codecs.
package random

import (
	"encoding/json"
	"fmt"
	"math"
	"reflect"
	"time"

	"pgregory.net/rapid"

	kit "github.com/kitc-lang/kit/runtime"
)

// Value gives a random value of a generated type that its reader must give back as it was: nothing is
// nil that is a list or map, every union has its one member, every enum is known. Times and durations
// are multiples of tick, the finest that the wire can express.
func Value[T any](t *rapid.T, tick time.Duration) T {
	var v T
	source{t, int64(tick)}.fill(reflect.ValueOf(&v).Elem(), 0)
	return v
}

type source struct {
	*rapid.T
	tick int64
}

// deep is from how many levels on no further ones are made.
const deep = 3

func (t source) fill(v reflect.Value, depth int) {
	switch p := v.Addr().Interface().(type) {
	case *json.RawMessage:
		*p = json.RawMessage(rapid.SampledFrom([]string{`true`, `-1.50e+3`, `"é"`, `[]`, `{"a":[1,{"b":null}]}`}).Draw(t.T, "any"))
		return
	case *kit.Date:
		day := time.Unix(86400*rapid.Int64Range(-719528, 2932896).Draw(t.T, "day"), 0).UTC()
		*p = kit.Date{Year: day.Year(), Month: day.Month(), Day: day.Day()}
		return
	}
	switch {
	case v.Type().ConvertibleTo(reflect.TypeFor[time.Time]()):
		at := time.Unix(rapid.Int64Range(-62167219200, 253402300799).Draw(t.T, "seconds"), rapid.Int64Range(0, (1e9-1)/t.tick).Draw(t.T, "fraction")*t.tick)
		v.Set(reflect.ValueOf(at.UTC()).Convert(v.Type()))
		return
	case v.Type().ConvertibleTo(reflect.TypeFor[kit.Date]()):
		v.Set(reflect.ValueOf(kit.Date{Year: 2024, Month: 2, Day: rapid.IntRange(1, 29).Draw(t.T, "day")}).Convert(v.Type()))
		return
	}
	switch v.Kind() {
	case reflect.Bool:
		v.SetBool(rapid.Bool().Draw(t.T, "bool"))
	case reflect.Int8, reflect.Int16, reflect.Int32, reflect.Int64:
		if e, ok := v.Interface().(interface{ Known() bool }); ok {
			v.SetInt(rapid.SampledFrom(known(v, e)).Draw(t.T, "enum"))
			return
		}
		if v.Type() == reflect.TypeFor[time.Duration]() || v.Type().Name() == "Span" /* a scalar of duration */ {
			v.SetInt(rapid.Int64Range(math.MinInt64/t.tick, math.MaxInt64/t.tick).Draw(t.T, "duration") * t.tick)
			return
		}
		bits := v.Type().Bits()
		v.SetInt(rapid.Int64Range(math.MinInt64>>(64-bits), math.MaxInt64>>(64-bits)).Draw(t.T, "int"))
	case reflect.Float64:
		v.SetFloat(rapid.Float64Range(-math.MaxFloat64, math.MaxFloat64).Draw(t.T, "float"))
	case reflect.String:
		v.SetString(rapid.String().Draw(t.T, "string"))
	case reflect.Array:
		for i := range v.Len() {
			v.Index(i).SetUint(uint64(rapid.Byte().Draw(t.T, "byte")))
		}
	case reflect.Pointer:
		if depth < deep && rapid.Bool().Draw(t.T, "there") {
			v.Set(reflect.New(v.Type().Elem()))
			t.fill(v.Elem(), depth+1)
		}
	case reflect.Slice:
		t.fillSlice(v, depth)
	case reflect.Map:
		v.Set(reflect.MakeMap(v.Type()))
		for range t.size(depth) {
			key, value := reflect.New(v.Type().Key()).Elem(), reflect.New(v.Type().Elem()).Elem()
			t.fill(key, depth+1)
			t.fill(value, depth+1)
			v.SetMapIndex(key, value)
		}
	case reflect.Struct:
		t.fillStruct(v, depth)
	default:
		panic(fmt.Sprint("no random value of ", v.Type()))
	}
}

func (t source) fillSlice(v reflect.Value, depth int) {
	if v.Type().Elem().Kind() == reflect.Uint8 {
		b := rapid.SliceOf(rapid.Byte()).Draw(t.T, "bytes")
		if v.Type().Name() == "Free" { // a scalar of any, which holds JSON
			b, _ = json.Marshal(b)
		}
		v.SetBytes(append([]byte{}, b...))
		return
	}
	n := t.size(depth)
	v.Set(reflect.MakeSlice(v.Type(), n, n))
	for i := range n {
		t.fill(v.Index(i), depth+1)
	}
}

func (t source) fillStruct(v reflect.Value, depth int) {
	if _, union := v.Addr().Interface().(interface{ UnknownMember() string }); !union {
		for i := range v.NumField() {
			t.fill(v.Field(i), depth+1)
		}
		return
	}
	var members []int
	for i := range v.NumField() {
		f := v.Type().Field(i)
		recursive := f.Type.Kind() == reflect.Pointer && f.Type.Elem() == v.Type()
		if f.IsExported() && !(recursive && depth > deep) {
			members = append(members, i)
		}
	}
	member := v.Field(rapid.SampledFrom(members).Draw(t.T, "member"))
	if member.Kind() == reflect.Pointer {
		member.Set(reflect.New(member.Type().Elem()))
		member = member.Elem()
	}
	t.fill(member, depth+1)
}

func (t source) size(depth int) int {
	if depth > deep {
		return 0
	}
	return rapid.IntRange(0, 4).Draw(t.T, "size")
}

// known lists the numbers of an enum.
func known(v reflect.Value, e interface{ Known() bool }) []int64 {
	var numbers []int64
	probe := reflect.New(v.Type()).Elem()
	for n := int64(-10); n < 100; n++ {
		probe.SetInt(n)
		if probe.Interface().(interface{ Known() bool }).Known() {
			numbers = append(numbers, n)
		}
	}
	return numbers
}
