package diff

import (
	"slices"

	"github.com/kitc-lang/kit/compiler/model"
)

// form is how JSON writes a value.
type form uint8

const (
	inMessage form = iota // as JSON does
	asText                // as the text of a path, query or header, or as the key of an object
)

// types compares two uses of types, from the outside in.
func (c *comparison) types(old, next *model.Type, at place, s scope, form form) {
	o, n := old.Underlying(), next.Underlying()
	if old.Kind == model.ScalarRef && next.Kind == model.ScalarRef && c.same(&old.Scalar.Decl, &next.Scalar.Decl) {
		if o.Kind == n.Kind {
			c.rules(old.Rules, next.Rules, o.Kind, at, s)
		}
		return // the rest is compared where it is declared
	}
	oldRules, nextRules := allRules(old), allRules(next)
	oldText, nextText := typeText(old, at.pkg), typeText(next, at.pkg)
	kind, changed := retyped(o, n, form)
	switch {
	case kind == NumberNarrowed && fits(oldRules, n.Kind), kind == NumberWidened && fits(nextRules, o.Kind):
		kind = NumberResized
	}
	if changed {
		c.report(kind, at, s, oldText, nextText)
		if kind != ListToSet && kind != SetToList && kind != NumberResized {
			return
		}
	}
	if s.source && !c.sameName(old, next) { // for Go alone it matters
		c.report(TypeRenamed, at, s, oldText, nextText)
	}
	c.rules(oldRules, nextRules, o.Kind, at, s)
	switch o.Kind {
	case model.List, model.Set:
		c.types(o.Elem, n.Elem, at, s, form)
	case model.Map:
		c.types(o.Key, n.Key, at, s, asText)
		c.types(o.Elem, n.Elem, at, s, inMessage)
	default:
		c.swapped(o, n)
	}
}

// sameName reports whether Go calls both types alike, as far as their own names go.
func (c *comparison) sameName(old, next *model.Type) bool {
	if old.Kind != next.Kind {
		// Here one is a scalar and the other is not, or what changed has been reported.
		return old.Kind != model.ScalarRef && next.Kind != model.ScalarRef
	}
	o, n := declOf(old), declOf(next)
	return o == nil || c.same(o, n)
}

func declOf(t *model.Type) *model.Decl {
	switch t.Kind {
	case model.ScalarRef:
		return &t.Scalar.Decl
	case model.EnumRef:
		return &t.Enum.Decl
	case model.StructRef:
		return &t.Struct.Decl
	case model.UnionRef:
		return &t.Union.Decl
	}
	return nil
}

// swapped compares what two types of different names hold, as far as it crosses the wire. Types of one name
// are compared where they are declared.
func (c *comparison) swapped(old, next *model.Type) {
	o, n := declOf(old), declOf(next)
	if o == nil || c.same(o, n) {
		return
	}
	at, pkg := declPlace(n), packagePair{o.Package, n.Package}
	switch old.Kind {
	case model.EnumRef:
		c.once(old.Enum, next.Enum, func() {
			c.enums(old.Enum, next.Enum, at, c.scopeOf(old.Enum, next.Enum, pkg).inside())
		})
	case model.StructRef:
		c.once(old.Struct, next.Struct, func() {
			c.fields(old.Struct.Fields, next.Struct.Fields, at, c.scopeOf(old.Struct, next.Struct, pkg).inside())
		})
	case model.UnionRef:
		c.once(old.Union, next.Union, func() {
			c.unions(old.Union, next.Union, at, c.scopeOf(old.Union, next.Union, pkg).inside())
		})
	}
}

// retyped gives what happened where two types are of different kinds.
func retyped(old, next *model.Type, form form) (kind Kind, changed bool) {
	o, n := old.Kind, next.Kind
	switch {
	case o == n:
		return "", false
	case n == model.Any:
		return BecameAny, true
	case o == model.Any:
		return NoLongerAny, true
	case wider(o, n):
		return NumberWidened, true
	case wider(n, o):
		return NumberNarrowed, true
	case thriftText(o) && n == model.String:
		return TextWidened, true
	case o == model.String && thriftText(n):
		return TextNarrowed, true
	case o == model.EnumRef && n == model.String:
		return EnumToString, true
	case o == model.String && n == model.EnumRef:
		return StringToEnum, true
	case isTime(o) && n == model.String:
		return TimeToString, true
	case o == model.String && isTime(n):
		return StringToTime, true
	case o == model.List && n == model.Set:
		return ListToSet, true
	case o == model.Set && n == model.List:
		return SetToList, true
	case form == asText && textHolds(next, old):
		return TextFormWidened, true
	case form == asText && textHolds(old, next):
		return TextFormNarrowed, true
	}
	return TypeReplaced, true
}

// integers are ordered by what they hold.
var integers = [...]model.Kind{model.Int8, model.Int16, model.Int32, model.Int64}

// wider reports whether the numbers of next hold those of old, and more. An int64 has digits that a float64
// loses.
func wider(old, next model.Kind) bool {
	o, n := slices.Index(integers[:], old), slices.Index(integers[:], next)
	if next == model.Float64 {
		return o >= 0 && old != model.Int64
	}
	return o >= 0 && o < n
}

// fits reports whether the numbers that rules allow are those of an integer type.
func fits(r model.Rules, kind model.Kind) bool {
	i := slices.Index(integers[:], kind)
	if i < 0 || r.Min == nil || r.Max == nil || r.Min.Kind == model.Float64 || r.Max.Kind == model.Float64 {
		return false
	}
	most := int64(1)<<(8<<i-1) - 1
	return r.Min.Int >= -most-1 && r.Max.Int <= most
}

// thriftText reports whether a type that is no string is one on the Thrift wire, in the same form as on
// JSON.
func thriftText(k model.Kind) bool { return k == model.UUID || k == model.Date }

func isTime(k model.Kind) bool { return k == model.Timestamp || k == model.Duration }

// textHolds reports whether every text of the type part can be read as one of the type whole.
func textHolds(whole, part *model.Type) bool {
	switch {
	case whole.Kind == model.List: // a parameter that may be repeated
		elem := whole.Elem.Underlying()
		return elem.Kind == part.Kind || textHolds(elem, part)
	case whole.Kind == model.String:
		return part.Kind == model.Bool || part.Kind == model.Float64 || slices.Contains(integers[:], part.Kind)
	case part.Kind == model.Int64:
		return whole.Kind == model.Float64
	}
	return false
}
