package engines

import (
	"bytes"
	"encoding/json"
	"fmt"
	"math/big"
	"sort"
	"strings"

	"github.com/kitc-lang/kit/compiler/model"
)

// arrives says what of a value that one state sends does not arrive in the other, "" where all does that
// both know. It is written without a look at package diff, whose judge it is.
func arrives(from, to *model.Type, sent, got any) string {
	f, t := from.Underlying(), to.Underlying()
	if s := asObject(sent); s != nil && f.Kind == model.StructRef && t.Kind == model.StructRef {
		return arriveFields(f.Struct.Fields, t.Struct.Fields, s, asObject(got))
	}
	switch {
	case isList(t) && !isList(f): // of a query, where one value and a list of one look the same
		return arriveList(&model.Type{Kind: model.List, Elem: from}, t, []any{sent}, got)
	case t.Kind == model.EnumRef && f.Kind == model.String && !hasMember(t.Enum, sent):
		return "" // the reader cannot know it
	case f.Kind != t.Kind && !(isList(f) && isList(t)):
		if sameText(sent, got) {
			return ""
		}
		return fmt.Sprintf("%v arrives as %v", sent, got)
	case f.Kind == model.EnumRef:
		return arriveMember(f.Enum, t.Enum, sent, got)
	case f.Kind == model.UnionRef:
		return arriveUnion(f.Union, t.Union, asObject(sent), asObject(got))
	case isList(f):
		return arriveList(f, t, sent, got)
	case f.Kind == model.Map:
		return arriveMap(f, t, asObject(sent), asObject(got))
	case sameText(sent, got):
		return ""
	}
	return fmt.Sprintf("%v arrives as %v", sent, got)
}

func hasMember(e *model.Enum, name any) bool {
	for _, m := range e.Members {
		if m.Name == name {
			return true
		}
	}
	return false
}

func isList(t *model.Type) bool { return t.Kind == model.List || t.Kind == model.Set }

func asObject(v any) object {
	o, _ := v.(object)
	return o
}

func arriveFields(from, to []*model.Field, sent, got object) string {
	if got == nil {
		return "nothing arrives"
	}
	for _, f := range from {
		t := counterpart(f, to)
		if t == nil {
			continue // the reader cannot know it
		}
		s, there := sent[f.Name]
		g, arrived := got[t.Name]
		switch {
		case !there && !arrived:
		case !there && empty(g): // in Go, an absent list and an empty one are both nil
		case !there:
			return fmt.Sprintf("%s was not sent, and arrives as %v", f.Name, g)
		case !arrived && !empty(s):
			return fmt.Sprintf("%s does not arrive", f.Name)
		case !arrived:
		default:
			if lost := arrives(f.Type, t.Type, s, g); lost != "" {
				return f.Name + ": " + lost
			}
		}
	}
	return ""
}

func empty(v any) bool {
	switch v := v.(type) {
	case []any:
		return len(v) == 0
	case object:
		return len(v) == 0
	}
	return v == nil
}

// counterpart finds a member by its name, or else by its number where that is the number of a new name.
func counterpart(f *model.Field, others []*model.Field) *model.Field {
	for _, o := range others {
		if o.Name == f.Name {
			return o
		}
	}
	for _, o := range others {
		if o.Number == f.Number {
			return o
		}
	}
	return nil
}

func arriveMember(from, to *model.Enum, sent, got any) string {
	want := ""
	for _, m := range from.Members {
		if m.Name != sent {
			continue
		}
		for _, o := range to.Members {
			if o.Name == m.Name {
				want = o.Name
			}
		}
		for _, o := range to.Members {
			if want == "" && o.Number == m.Number {
				want = o.Name
			}
		}
	}
	if want == "" || want == got {
		return "" // the reader cannot know it, or does
	}
	return fmt.Sprintf("%v arrives as %v", sent, got)
}

func arriveUnion(from, to *model.Union, sent, got object) string {
	for _, m := range from.Members {
		v, chosen := sent[m.Name]
		if !chosen {
			continue
		}
		o := counterpart(m, to.Members)
		if o == nil {
			return ""
		}
		g, ok := got[o.Name]
		if !ok {
			return fmt.Sprintf("the member %s does not arrive", m.Name)
		}
		return arrives(m.Type, o.Type, v, g)
	}
	return ""
}

func arriveList(from, to *model.Type, sent, got any) string {
	s, _ := sent.([]any)
	g, _ := got.([]any)
	if len(s) != len(g) {
		return fmt.Sprintf("%d elements arrive as %d", len(s), len(g))
	}
	if from.Kind == model.Set || to.Kind == model.Set {
		s, g = sorted(s), sorted(g)
	}
	for i := range s {
		if lost := arrives(from.Elem, to.Elem, s[i], g[i]); lost != "" {
			return fmt.Sprintf("[%d]: %s", i, lost)
		}
	}
	return ""
}

func sorted(list []any) []any {
	out := append([]any{}, list...)
	sort.Slice(out, func(i, j int) bool { return fmt.Sprint(out[i]) < fmt.Sprint(out[j]) })
	return out
}

func arriveMap(from, to *model.Type, sent, got object) string {
	f, t := from.Key.Underlying(), to.Key.Underlying()
	for k, v := range sent {
		name := k
		if f.Kind == model.EnumRef && t.Kind == model.EnumRef {
			for other := range got {
				if other != k && arriveMember(f.Enum, t.Enum, k, other) == "" && arriveMember(f.Enum, t.Enum, k, k) != "" {
					name = other // its new name
				}
			}
			if arriveMember(f.Enum, t.Enum, k, "") == "" {
				continue // the reader cannot know it
			}
		}
		g, ok := got[name]
		if !ok {
			return "the key " + k + " does not arrive"
		}
		if lost := arrives(from.Elem, to.Elem, v, g); lost != "" {
			return k + ": " + lost
		}
	}
	return ""
}

// sameText compares simple values, whatever type of two they are of: numbers by value, the rest by text.
func sameText(a, b any) bool {
	x, y := plain(a), plain(b)
	if x == y {
		return true
	}
	n, ok := new(big.Float).SetString(x)
	m, also := new(big.Float).SetString(y)
	return ok && also && n.Cmp(m) == 0
}

func plain(v any) string {
	if s, ok := v.(string); ok {
		return s
	}
	data, err := json.Marshal(v)
	if err != nil {
		return err.Error()
	}
	return string(data)
}

// parse reads JSON and keeps all digits of numbers.
func parse(data json.RawMessage) any {
	if len(data) == 0 {
		return nil
	}
	d := json.NewDecoder(bytes.NewReader(data))
	d.UseNumber()
	var v any
	if err := d.Decode(&v); err != nil {
		return strings.TrimSpace(string(data))
	}
	return v
}
