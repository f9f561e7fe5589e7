package jsontest

import (
	"encoding/json"
	"fmt"
	"math"
	"reflect"
	"time"

	"pgregory.net/rapid"

	kit "github.com/kitc-lang/kit/runtime"
)

// random gives a random value of a generated type that its reader must give back as it was: nothing is
// nil that is a list or map, every union has its one member, every enum is known.
func random[T any](t *rapid.T) T {
	var v T
	fill(t, reflect.ValueOf(&v).Elem(), 0)
	return v
}

// deep is from how many levels on no further ones are made.
const deep = 3

func fill(t *rapid.T, v reflect.Value, depth int) {
	switch p := v.Addr().Interface().(type) {
	case *json.RawMessage:
		*p = json.RawMessage(rapid.SampledFrom([]string{`true`, `-1.50e+3`, `"é"`, `[]`, `{"a":[1,{"b":null}]}`}).Draw(t, "any"))
		return
	case *kit.Date:
		day := time.Unix(86400*rapid.Int64Range(-719528, 2932896).Draw(t, "day"), 0).UTC()
		*p = kit.Date{Year: day.Year(), Month: day.Month(), Day: day.Day()}
		return
	}
	switch {
	case v.Type().ConvertibleTo(reflect.TypeFor[time.Time]()):
		at := time.Unix(rapid.Int64Range(-62167219200, 253402300799).Draw(t, "seconds"), rapid.Int64Range(0, 999_999_999).Draw(t, "nanos"))
		v.Set(reflect.ValueOf(at.UTC()).Convert(v.Type()))
		return
	case v.Type().ConvertibleTo(reflect.TypeFor[kit.Date]()):
		v.Set(reflect.ValueOf(kit.Date{Year: 2024, Month: 2, Day: rapid.IntRange(1, 29).Draw(t, "day")}).Convert(v.Type()))
		return
	}
	switch v.Kind() {
	case reflect.Bool:
		v.SetBool(rapid.Bool().Draw(t, "bool"))
	case reflect.Int8, reflect.Int16, reflect.Int32, reflect.Int64:
		if e, ok := v.Interface().(interface{ Known() bool }); ok {
			v.SetInt(rapid.SampledFrom(known(v, e)).Draw(t, "enum"))
			return
		}
		bits := v.Type().Bits()
		v.SetInt(rapid.Int64Range(math.MinInt64>>(64-bits), math.MaxInt64>>(64-bits)).Draw(t, "int"))
	case reflect.Float64:
		v.SetFloat(rapid.Float64Range(-math.MaxFloat64, math.MaxFloat64).Draw(t, "float"))
	case reflect.String:
		v.SetString(rapid.String().Draw(t, "string"))
	case reflect.Array:
		for i := range v.Len() {
			v.Index(i).SetUint(uint64(rapid.Byte().Draw(t, "byte")))
		}
	case reflect.Pointer:
		if depth < deep && rapid.Bool().Draw(t, "there") {
			v.Set(reflect.New(v.Type().Elem()))
			fill(t, v.Elem(), depth+1)
		}
	case reflect.Slice:
		fillSlice(t, v, depth)
	case reflect.Map:
		v.Set(reflect.MakeMap(v.Type()))
		for range size(t, depth) {
			key, value := reflect.New(v.Type().Key()).Elem(), reflect.New(v.Type().Elem()).Elem()
			fill(t, key, depth+1)
			fill(t, value, depth+1)
			v.SetMapIndex(key, value)
		}
	case reflect.Struct:
		fillStruct(t, v, depth)
	default:
		panic(fmt.Sprint("no random value of ", v.Type()))
	}
}

func fillSlice(t *rapid.T, v reflect.Value, depth int) {
	if v.Type().Elem().Kind() == reflect.Uint8 {
		b := rapid.SliceOf(rapid.Byte()).Draw(t, "bytes")
		if v.Type().Name() == "Free" { // a scalar of any, which holds JSON
			b, _ = json.Marshal(b)
		}
		v.SetBytes(append([]byte{}, b...))
		return
	}
	n := size(t, depth)
	v.Set(reflect.MakeSlice(v.Type(), n, n))
	for i := range n {
		fill(t, v.Index(i), depth+1)
	}
}

func fillStruct(t *rapid.T, v reflect.Value, depth int) {
	if _, union := v.Addr().Interface().(interface{ UnknownMember() string }); !union {
		for i := range v.NumField() {
			fill(t, v.Field(i), depth+1)
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
	member := v.Field(rapid.SampledFrom(members).Draw(t, "member"))
	if member.Kind() == reflect.Pointer {
		member.Set(reflect.New(member.Type().Elem()))
		member = member.Elem()
	}
	fill(t, member, depth+1)
}

func size(t *rapid.T, depth int) int {
	if depth > deep {
		return 0
	}
	return rapid.IntRange(0, 4).Draw(t, "size")
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
