package diff

import (
	"cmp"
	"time"

	"github.com/kitc-lang/kit/compiler/model"
)

// allRules gives the refinements of a use together with those of the scalar that it uses, and with what
// makes a set one.
func allRules(t *model.Type) model.Rules {
	r := t.Rules
	r.Unique = r.Unique || t.Underlying().Kind == model.Set
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
	if r.Pattern == "" || r.Pattern == own.Pattern {
		r.Pattern = own.Pattern
	} else if own.Pattern != "" {
		r.Pattern = own.Pattern + " and " + r.Pattern
	}
	r.Format = cmp.Or(r.Format, own.Format)
	r.Unique = r.Unique || own.Unique
	return r
}

// rules compares the refinements of a type of a kind.
func (c *comparison) rules(old, next model.Rules, kind model.Kind, at place, s scope) {
	c.bound("min", trivial(old.Min, kind), trivial(next.Min, kind), 1, at, s)
	c.bound("max", old.Max, next.Max, -1, at, s)
	c.word("pattern", old.Pattern, next.Pattern, [...]Kind{PatternAdded, PatternRemoved, PatternChanged}, at, s)
	c.word("format", old.Format, next.Format, [...]Kind{FormatAdded, FormatRemoved, FormatChanged}, at, s)
	switch {
	case !old.Unique && next.Unique:
		c.report(UniqueAdded, at, s, "", "unique = true")
	case old.Unique && !next.Unique:
		c.report(UniqueRemoved, at, s, "unique = true", "")
	}
}

// trivial gives nil for a least length of zero, which says nothing.
func trivial(min *model.Value, kind model.Kind) *model.Value {
	switch kind {
	case model.String, model.Bytes, model.List, model.Set, model.Map:
		if min != nil && min.Int == 0 {
			return nil
		}
	}
	return min
}

// bound compares a bound, which is tighter the greater it is in the direction sign.
func (c *comparison) bound(name string, old, next *model.Value, sign int, at place, s scope) {
	kind := BoundTightened
	switch {
	case old == nil && next == nil:
		return
	case old == nil:
	case next == nil:
		kind = BoundLoosened
	default:
		switch sign * compareValues(old, next) {
		case 0:
			return
		case 1:
			kind = BoundLoosened
		}
	}
	c.report(kind, at, s, ruleText(name, old), ruleText(name, next))
}

// compareValues orders two bounds of one type.
func compareValues(a, b *model.Value) int {
	switch {
	case a.Kind == model.Timestamp && b.Kind == model.Timestamp:
		x, errX := time.Parse(time.RFC3339Nano, a.Str)
		y, errY := time.Parse(time.RFC3339Nano, b.Str)
		if errX == nil && errY == nil {
			return x.Compare(y)
		}
		return cmp.Compare(a.Str, b.Str)
	case a.Kind == model.Date:
		return cmp.Compare(a.Str, b.Str)
	case a.Kind == model.Float64 && b.Kind == model.Float64:
		return cmp.Compare(a.Float, b.Float)
	case a.Kind == model.Float64:
		return cmp.Compare(a.Float, float64(b.Int))
	case b.Kind == model.Float64:
		return cmp.Compare(float64(a.Int), b.Float)
	}
	return cmp.Compare(a.Int, b.Int)
}

func (c *comparison) word(name, old, next string, kinds [3]Kind, at place, s scope) {
	quoted := func(text string) string {
		if text == "" {
			return ""
		}
		return name + " = " + quote(text)
	}
	switch {
	case old == next:
	case old == "":
		c.report(kinds[0], at, s, "", quoted(next))
	case next == "":
		c.report(kinds[1], at, s, quoted(old), "")
	default:
		c.report(kinds[2], at, s, quoted(old), quoted(next))
	}
}
