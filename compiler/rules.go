package compiler

import (
	"math"
	"regexp"
	"slices"

	"github.com/kitc-lang/kit/compiler/model"
	"github.com/kitc-lang/kit/lang"
	"github.com/kitc-lang/kit/lang/diag"
)

// formats are the formats of strings that the runtime checks.
var formats = []string{"email", "uri", "hostname", "ipv4", "ipv6", "uuid"}

// refinements gives the rules that a kind has.
func refinements(k model.Kind) []string {
	switch k {
	case model.Int8, model.Int16, model.Int32, model.Int64, model.Float64, model.Duration, model.Timestamp, model.Date,
		model.Bytes, model.Set, model.Map:
		return []string{"min", "max"}
	case model.String:
		return []string{"min", "max", "pattern", "format"}
	case model.List:
		return []string{"min", "max", "unique"}
	}
	return nil
}

// rules reads the refinements in braces into t, and reports whether all of them are right.
func (p *pass) rules(t *model.Type, o *lang.Object) bool {
	before := len(p.res.Diagnostics)
	kind := t.Underlying().Kind
	allowed := refinements(kind)
	for _, a := range o.Attrs {
		name := a.Name.Name
		if !slices.Contains(allowed, name) {
			switch known := []string{"min", "max", "pattern", "format", "unique"}; {
			case len(allowed) == 0:
				p.errorf(diag.BadRule, a.Name.Span, "%s has no refinements: leave the braces out", typeName(t))
			case slices.Contains(known, name):
				p.errorf(diag.BadRule, a.Name.Span, "%s cannot be refined by `%s`: it has %s", typeName(t), name, joinWords(allowed))
			default:
				p.errorf(diag.BadRule, a.Name.Span, "there is no refinement %q%s", name, choices(name, allowed))
			}
			continue
		}
		switch name {
		case "min":
			t.Rules.Min = p.bound(t, a)
		case "max":
			t.Rules.Max = p.bound(t, a)
		case "pattern":
			t.Rules.Pattern = p.pattern(a)
		case "format":
			if s, ok := p.text(a, "format"); ok {
				if !slices.Contains(formats, s.Value) {
					p.errorf(diag.UnknownFormat, s.Span, "there is no format %q%s", s.Value, choices(s.Value, formats))
				}
				t.Rules.Format = s.Value
			}
		case "unique":
			t.Rules.Unique = p.flag(a, "unique")
			if t.Rules.Unique && !p.checkKey(t.Elem, "the elements of a unique list") {
				t.Rules.Unique = false
			}
		}
	}
	if len(p.res.Diagnostics) > before {
		return false
	}
	if r := t.Rules; r.Min != nil && r.Max != nil && compareValues(*r.Min, *r.Max) > 0 {
		p.errorf(diag.RuleRange, r.Min.Span, "min = %s is greater than max = %s, so no value is right: exchange them", showValue(*r.Min), showValue(*r.Max))
		return false
	}
	return true
}

// bound reads a min or max: a value of the type for numbers and times, a count for everything else.
func (p *pass) bound(t *model.Type, a *lang.Attr) *model.Value {
	plain := &model.Type{Kind: t.Underlying().Kind, Span: t.Span}
	count := false
	switch plain.Kind {
	case model.String, model.Bytes, model.List, model.Set, model.Map:
		plain.Kind, count = model.Int64, true
	}
	v, ok := p.value(a.Value, plain)
	if !ok {
		return nil
	}
	if count && (v.Int < 0 || v.Int > math.MaxInt32) {
		p.errorf(diag.RuleRange, a.Value.Range(), "%s = %d is no length: write a number from 0 to %d", a.Name.Name, v.Int, math.MaxInt32)
		return nil
	}
	return &v
}

// maxPattern bounds a pattern, in bytes: RE2 is linear in its size, and every value pays for it.
const maxPattern = 1000

func (p *pass) pattern(a *lang.Attr) string {
	s, ok := p.text(a, "pattern")
	if !ok {
		return ""
	}
	if len(s.Value) > maxPattern || s.Value == "" {
		p.errorf(diag.BadPattern, s.Span, "a pattern has 1 to %d characters", maxPattern)
		return ""
	}
	if _, err := regexp.Compile(s.Value); err != nil {
		p.errorf(diag.BadPattern, s.Span, "the pattern is no RE2 expression: %s", patternError(err))
		return ""
	}
	return s.Value
}
