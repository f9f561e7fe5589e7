package engines

import (
	"encoding/base64"
	"encoding/json"
	"fmt"
	"math"
	"math/rand/v2"
	"strings"
	"time"

	"pgregory.net/rapid"

	"github.com/kitc-lang/kit/compiler/model"
)

// object is a JSON object. Its members are in any order.
type object = map[string]any

// source makes random values that a declaration allows, as JSON. It likes the ends of ranges, because that
// is where two states of a declaration differ.
type source struct{ *rand.Rand }

func (s source) chance(percent int) bool { return s.IntN(100) < percent }

func (s source) fields(fields []*model.Field) object {
	out := object{}
	for _, f := range fields {
		if f.Presence == model.Required || s.chance(60) {
			out[f.Name] = s.value(f.Type)
		}
	}
	return out
}

func (s source) value(t *model.Type) any {
	r, u := rules(t), t.Underlying()
	switch u.Kind {
	case model.Bool:
		return s.chance(50)
	case model.Int8, model.Int16, model.Int32, model.Int64:
		bits := map[model.Kind]int{model.Int8: 8, model.Int16: 16, model.Int32: 32, model.Int64: 64}[u.Kind]
		return json.Number(fmt.Sprint(s.between(low(r.Min, math.MinInt64>>(64-bits)), low(r.Max, math.MaxInt64>>(64-bits)))))
	case model.Float64:
		return []any{-1.5, 0.25, 1e9 + 0.5, 3.0}[s.IntN(4)]
	case model.String:
		return s.text(r)
	case model.Bytes:
		return base64.StdEncoding.EncodeToString([]byte(s.text(model.Rules{})))
	case model.UUID:
		return fmt.Sprintf("%08x-%04x-4%03x-8%03x-%012x", s.Uint32(), s.IntN(1<<16), s.IntN(1<<12), s.IntN(1<<12), s.Int64N(1<<48))
	case model.Timestamp: // what both wires can express: microseconds
		return time.UnixMicro(s.Int64N(4e15)).UTC().Format(time.RFC3339Nano)
	case model.Duration:
		return []string{"PT0S", "PT1.5S", "PT45S", "PT0.000001S"}[s.IntN(4)]
	case model.Date:
		return time.Unix(s.Int64N(4e9), 0).UTC().Format(time.DateOnly)
	case model.Any:
		return []any{true, "a word", json.Number("7"), []any{}, object{"a": []any{nil}}}[s.IntN(5)]
	case model.List, model.Set:
		return s.list(u, r)
	case model.Map:
		out := object{}
		for range s.IntN(4) {
			out[fmt.Sprint(s.value(u.Key))] = s.value(u.Elem)
		}
		return out
	case model.EnumRef:
		return u.Enum.Members[s.IntN(len(u.Enum.Members))].Name
	case model.StructRef:
		return s.fields(u.Struct.Fields)
	case model.UnionRef:
		m := u.Union.Members[s.IntN(len(u.Union.Members))]
		return object{m.Name: s.value(m.Type)}
	}
	panic(fmt.Sprint("no random value of kind ", u.Kind))
}

func (s source) list(t *model.Type, r model.Rules) any {
	n := int(s.between(low(r.Min, 0), min(low(r.Max, 4), 30)))
	out, seen := make([]any, 0, n), map[string]bool{}
	for range 10 * n {
		if len(out) == n {
			break
		}
		v := s.value(t.Elem)
		unique := r.Unique || t.Kind == model.Set
		if len(out) > 0 && !unique && s.chance(40) {
			v = out[0] // equal elements are allowed, so they come
		}
		if text := fmt.Sprint(v); !unique || !seen[text] {
			seen[text] = true
			out = append(out, v)
		}
	}
	return out
}

// between gives a number of a range, often one of its ends.
func (s source) between(least, most int64) int64 {
	switch span := most - least; {
	case s.chance(25):
		return least
	case s.chance(33):
		return most
	case span <= 0: // nothing between them, or more than an int64 counts
		return s.Int64()
	default:
		return least + s.Int64N(span)
	}
}

const letters = "abcdefghijklmnopqrstuvwxyz0123456789"

func (s source) text(r model.Rules) string {
	switch {
	case r.Pattern != "":
		return rapid.StringMatching(r.Pattern).Example(int(s.Uint32() >> 1))
	case r.Format == "email":
		return "someone@example.com"
	case r.Format == "hostname":
		return "www.example.com"
	case r.Format == "uri":
		return "https://example.com/" + s.text(model.Rules{})
	}
	n := int(s.between(max(1, low(r.Min, 1)), min(low(r.Max, 12), 400))) // a path has no empty part
	var b strings.Builder
	for range n {
		b.WriteByte(letters[s.IntN(len(letters))])
	}
	return b.String()
}

// low gives the number of a bound, or what stands for none.
func low(v *model.Value, none int64) int64 {
	if v == nil {
		return none
	}
	return v.Int
}

// rules gives the refinements of a use, and of the scalar that it uses.
func rules(t *model.Type) model.Rules {
	r := t.Rules
	if t.Kind != model.ScalarRef {
		return r
	}
	own := t.Scalar.Type.Rules
	if r.Min == nil {
		r.Min = own.Min
	}
	if r.Max == nil {
		r.Max = own.Max
	}
	if r.Pattern == "" {
		r.Pattern = own.Pattern
	}
	if r.Format == "" {
		r.Format = own.Format
	}
	return r
}
