package openapi

import (
	"fmt"
	"math"
	"time"

	"github.com/kitc-lang/kit/compiler/model"
)

// sampleSize bounds one example, in values: beyond it a reader learns nothing more, and types that
// hold each other many times over would make it grow without end.
const sampleSize = 120

// maxSteps bounds the search for one: what may be left out and has no example is tried in vain.
const maxSteps = 4000

// maxDepth is how deep an example goes into what may be left out.
const maxDepth = 6

// example gives a value of a type that satisfies every constraint, the same each time; nil where it
// finds none, as for a string of a million characters.
func (b *builder) example(t *model.Type) *node {
	return b.exampleNamed(t, "")
}

// exampleNamed is example for what has a name: an email looks like one.
func (b *builder) exampleNamed(t *model.Type, name string) *node {
	s := sampler{budget: sampleSize, open: map[any]bool{}, patterns: b.patterns}
	n, ok := s.value(t, name, 0)
	if !ok {
		return nil
	}
	return n
}

// exampleOf gives an example of some fields of a struct or error.
func (b *builder) exampleOf(decl any, fields []*model.Field) *node {
	s := sampler{budget: sampleSize, open: map[any]bool{}, patterns: b.patterns}
	n, ok := s.object(decl, fields, 0)
	if !ok || len(n.entries) == 0 {
		return nil
	}
	return n
}

// sampler makes one example.
type sampler struct {
	budget   int          // how many values the example may still have
	steps    int          // how many were tried
	open     map[any]bool // the declarations that are being filled in, to end recursion
	patterns patterns
}

// value gives a value, and false where there is none within bounds. Different variants give
// different values where the type has them.
func (s *sampler) value(t *model.Type, name string, variant int) (*node, bool) {
	s.budget--
	s.steps++
	if s.budget < 0 || s.steps > maxSteps {
		return nil, false
	}
	l := limitsOf(t)
	base := t.Underlying()
	switch base.Kind {
	case model.Bool:
		return boolean(variant%2 == 0), true
	case model.Int8, model.Int16, model.Int32, model.Int64:
		n, ok := l.integer(sampleInteger(name), base.Kind, variant)
		return number(n), ok
	case model.Float64:
		f, ok := l.float(sampleFloat(name), variant)
		return decimal(f), ok
	case model.String:
		text, ok := l.text(s.patterns, name, variant)
		return str(text), ok
	case model.Bytes:
		data, ok := l.bytes(variant)
		return str(base64Text(data)), ok
	case model.UUID:
		return str(fmt.Sprintf("6f1b7c1e-8d4b-4b7a-9c61-0e5f0a3d%04x", 0x2b11+variant)), true
	case model.Timestamp:
		at, ok := l.time(time.Date(2026, 1, 15, 9, 30, 0, 0, time.UTC), time.Minute, variant)
		return str(at.UTC().Format(time.RFC3339Nano)), ok
	case model.Date:
		at, ok := l.time(time.Date(2026, 1, 15, 0, 0, 0, 0, time.UTC), 24*time.Hour, variant)
		return str(at.Format(time.DateOnly)), ok
	case model.Duration:
		n, ok := l.integer(int64(30*time.Second), model.Int64, variant)
		return str(isoDuration(time.Duration(n))), ok
	case model.Any:
		var m mapping
		m.add("anything", str("goes"))
		return m.node(), true
	case model.List, model.Set:
		return s.list(base, l, name, variant)
	case model.Map:
		return s.entries(base, l, variant)
	case model.EnumRef:
		return sampleMember(base.Enum, variant), true
	case model.StructRef:
		n, ok := s.object(base.Struct, base.Struct.Fields, variant)
		return n, ok
	case model.UnionRef:
		return s.choice(base.Union, variant)
	}
	return nil, false
}

// enter marks a declaration as being filled in; false means that it is already, or that the example
// is deep enough.
func (s *sampler) enter(decl any) bool {
	if s.open[decl] {
		return false
	}
	s.open[decl] = true
	return true
}

func (s *sampler) object(decl any, fields []*model.Field, variant int) (*node, bool) {
	if !s.enter(decl) {
		return nil, false
	}
	defer delete(s.open, decl)
	var m mapping
	for _, f := range fields {
		required := f.Presence == model.Required
		if !required && (outdated(f) || len(s.open) > maxDepth) {
			continue
		}
		if f.Presence == model.Defaulted && f.Default != nil {
			m.add(f.Name, valueNode(f.Default))
			continue
		}
		before := s.budget
		v, ok := s.value(f.Type, f.Name, variant)
		switch {
		case ok:
			m.add(f.Name, v)
		case required:
			return nil, false
		default:
			s.budget = before - 1
		}
	}
	return m.node(), true
}

func (s *sampler) choice(u *model.Union, variant int) (*node, bool) {
	if !s.enter(u) {
		return nil, false
	}
	defer delete(s.open, u)
	for _, last := range [...]bool{false, true} {
		for i := range u.Members {
			f := u.Members[(i+variant)%len(u.Members)]
			if outdated(f) != last {
				continue
			}
			if v, ok := s.value(f.Type, f.Name, variant); ok {
				var m mapping
				m.add(f.Name, v)
				return m.node(), true
			}
		}
	}
	return nil, false
}

// outdated reports whether a field, or the type that it names, is deprecated: an example is no place to
// meet it.
func outdated(f *model.Field) bool {
	return f.Deprecated != "" || declOf(f.Type) != nil && head(declOf(f.Type)).Deprecated != ""
}

func (s *sampler) list(t *model.Type, l limits, name string, variant int) (*node, bool) {
	least, most, ok := l.sizes()
	if !ok {
		return nil, false
	}
	n := &node{kind: sequenceNode}
	distinct := t.Kind == model.Set || l.unique
	seen := map[string]bool{}
	want := max(least, min(1, most))
	for i := 0; len(n.items) < want; i++ {
		v, ok := s.value(t.Elem, singular(name), variant+i)
		if !ok {
			break
		}
		if distinct {
			key := fingerprint(v)
			if seen[key] {
				break
			}
			seen[key] = true
		}
		n.items = append(n.items, v)
	}
	return n, len(n.items) >= least
}

func (s *sampler) entries(t *model.Type, l limits, variant int) (*node, bool) {
	least, most, ok := l.sizes()
	if !ok {
		return nil, false
	}
	var m mapping
	seen := map[string]bool{}
	want := max(least, min(1, most))
	for i := 0; len(seen) < want; i++ {
		k, ok := s.value(t.Key, mapKey, variant+i)
		if !ok || k.kind != scalarNode && k.kind != stringNode || seen[k.text] {
			break
		}
		v, ok := s.value(t.Elem, mapValue, variant+i)
		if !ok {
			break
		}
		seen[k.text] = true
		m.add(k.text, v)
	}
	return m.node(), len(seen) >= least
}

// fingerprint tells values apart.
func fingerprint(n *node) string { return string(n.yaml()) }

// sampleMember gives a member of an enum, one that is not deprecated where there is one.
func sampleMember(e *model.Enum, variant int) *node {
	for i := range e.Members {
		if m := e.Members[(i+variant)%len(e.Members)]; m.Deprecated == "" {
			return str(m.Name)
		}
	}
	return str(e.Members[0].Name)
}

// limits are the refinements of a use of a type and of the scalar behind it, taken together.
type limits struct {
	rules  []model.Rules
	unique bool
}

func limitsOf(t *model.Type) limits {
	l := limits{rules: []model.Rules{t.Rules}}
	if t.Kind == model.ScalarRef {
		l.rules = append(l.rules, t.Scalar.Type.Rules)
	}
	for _, r := range l.rules {
		l.unique = l.unique || r.Unique
	}
	return l
}

// ints gives the tightest bounds within lo and hi.
func (l limits) ints(lo, hi int64) (int64, int64) {
	for _, r := range l.rules {
		if r.Min != nil {
			lo = max(lo, r.Min.Int)
		}
		if r.Max != nil {
			hi = min(hi, r.Max.Int)
		}
	}
	return lo, hi
}

func (l limits) integer(want int64, k model.Kind, variant int) (int64, bool) {
	lo, hi := int64(math.MinInt64), int64(math.MaxInt64)
	switch k {
	case model.Int8:
		lo, hi = math.MinInt8, math.MaxInt8
	case model.Int16:
		lo, hi = math.MinInt16, math.MaxInt16
	case model.Int32:
		lo, hi = math.MinInt32, math.MaxInt32
	}
	lo, hi = l.ints(lo, hi)
	if lo > hi {
		return 0, false
	}
	n := min(max(want, lo), hi)
	v := int64(variant)
	switch {
	case hi-v <= hi && n <= hi-v:
		return n + v, true
	case lo+v >= lo && n >= lo+v:
		return n - v, true
	}
	return n, true
}

func (l limits) float(want float64, variant int) (float64, bool) {
	lo, hi := math.Inf(-1), math.Inf(1)
	for _, r := range l.rules {
		if r.Min != nil {
			lo = max(lo, floatOf(r.Min))
		}
		if r.Max != nil {
			hi = min(hi, floatOf(r.Max))
		}
	}
	f := min(max(want, lo), hi)
	if v := f + float64(variant); v <= hi {
		f = v
	} else if v := f - float64(variant); v >= lo {
		f = v
	}
	return f, lo <= hi
}

func floatOf(v *model.Value) float64 {
	if v.Kind == model.Float64 {
		return v.Float
	}
	return float64(v.Int)
}

// sizes gives how many elements a container may have, and false where the least is too many for an
// example.
func (l limits) sizes() (least, most int, ok bool) {
	lo, hi := l.ints(0, sampleSize)
	return int(lo), int(hi), lo <= hi
}

func (l limits) bytes(variant int) (string, bool) {
	lo, hi := l.ints(0, maxExample)
	if lo > hi {
		return "", false
	}
	data := "hello"
	if variant > 0 {
		data = fmt.Sprintf("hello%d", variant)
	}
	for int64(len(data)) < lo {
		data += "o"
	}
	return data[:min(int64(len(data)), hi)], true
}

// time moves want into the bounds, which are texts.
func (l limits) time(want time.Time, step time.Duration, variant int) (time.Time, bool) {
	layout := time.RFC3339Nano
	if step >= 24*time.Hour {
		layout = time.DateOnly
	}
	at := want.Add(time.Duration(variant) * step)
	for _, r := range l.rules {
		if v, ok := parseTime(layout, r.Min); ok && at.Before(v) {
			at = v.Add(time.Duration(variant) * step)
		}
	}
	for _, r := range l.rules {
		if v, ok := parseTime(layout, r.Max); ok && at.After(v) {
			at = v.Add(-time.Duration(variant) * step)
		}
	}
	for _, r := range l.rules {
		if v, ok := parseTime(layout, r.Min); ok && at.Before(v) {
			return at, false
		}
	}
	return at, true
}

func parseTime(layout string, v *model.Value) (time.Time, bool) {
	if v == nil {
		return time.Time{}, false
	}
	t, err := time.Parse(layout, v.Str)
	return t, err == nil
}
