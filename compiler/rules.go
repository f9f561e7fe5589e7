package compiler

import (
	"errors"
	"math"
	"regexp"
	"regexp/syntax"
	"slices"
	"strconv"
	"strings"

	"github.com/kitc-lang/kit/compiler/model"
	"github.com/kitc-lang/kit/lang"
	"github.com/kitc-lang/kit/lang/diag"
)

// refinements are all that there are.
var refinements = []string{"min", "max", "pattern", "format", "unique"}

// refinementsOf gives those that a kind has.
func refinementsOf(k model.Kind) []string {
	switch k {
	case model.Int8, model.Int16, model.Int32, model.Int64, model.Float64, model.Duration, model.Timestamp, model.Date,
		model.Bytes, model.Set, model.Map, model.SizeParam:
		return refinements[:2]
	case model.String:
		return refinements[:4]
	case model.List:
		return []string{"min", "max", "unique"}
	}
	return nil
}

// rules reads the refinements in braces into t, and reports whether all of them are right.
func (p *pass) rules(t *model.Type, o *lang.Object) bool {
	before := len(p.diags)
	allowed := refinementsOf(t.Underlying().Kind)
	for _, a := range o.Attrs {
		switch name := a.Name.Name; {
		case slices.Contains(allowed, name):
			p.rule(t, a)
		case slices.Contains(wrappers, name) || name == "default" || name == "required":
			p.notARefinement(t, a)
		case elsewhere(name) != "":
			p.errorf(diag.BadRule, a.Name.Span, "%s has no refinement %q: %s", typeName(t), name, elsewhere(name))
		case len(allowed) == 0:
			p.errorf(diag.BadRule, a.Name.Span, "%s has no refinements: leave the braces out", typeName(t))
		case slices.Contains(refinements, name):
			p.errorf(diag.BadRule, a.Name.Span, "%s cannot be refined by `%s`: it has %s", typeName(t), name, words(allowed))
		default:
			p.unknown(diag.BadRule, a.Name.Span, name, allowed, "%s has no refinement %q", typeName(t), name)
		}
	}
	if len(p.diags) > before {
		return false
	}
	if r := t.Rules; r.Min != nil && r.Max != nil && compareValues(*r.Min, *r.Max) > 0 {
		p.errorf(diag.RuleRange, r.Min.Span, "min = %s is greater than max = %s, so no value is right: exchange them", showValue(*r.Min), showValue(*r.Max))
		return false
	}
	return p.narrows(t)
}

func (p *pass) rule(t *model.Type, a *lang.Attr) {
	switch a.Name.Name {
	case "min":
		t.Rules.Min = p.bound(t, a)
	case "max":
		t.Rules.Max = p.bound(t, a)
	case "pattern":
		t.Rules.Pattern = p.pattern(a)
	case "format":
		if n, ok := a.Value.(*lang.Name); ok && formats[n.String()] != nil {
			p.errorf(diag.WrongValue, n.Span, "a format is written in quotes: `\"%s\"`", n.String()).Fix = &diag.Fix{Span: n.Span, Replace: strconv.Quote(n.String())}
			return
		}
		s, ok := p.text(a)
		if !ok {
			return
		}
		if _, known := formats[s.Value]; !known {
			p.unknown(diag.UnknownFormat, s.Inner, s.Value, formatNames, "there is no format %s", quote(s.Value))
		}
		t.Rules.Format = s.Value
	case "unique":
		t.Rules.Unique = p.flag(a)
	}
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
	s, ok := p.text(a)
	if !ok {
		return ""
	}
	if len(s.Value) > maxPattern || s.Value == "" {
		p.errorf(diag.BadPattern, s.Span, "a pattern has 1 to %d characters", maxPattern)
		return ""
	}
	if _, err := regexp.Compile(s.Value); err != nil {
		span, why := patternError(s, err)
		p.errorf(diag.BadPattern, span, "this is no RE2 expression: %s", why)
		return ""
	}
	return s.Value
}

// patternError says what is wrong with a regular expression, and where.
func patternError(s *lang.String, err error) (diag.Span, string) {
	var e *syntax.Error
	if !errors.As(err, &e) {
		return s.Span, err.Error()
	}
	why := e.Code.String()
	switch e.Code {
	case syntax.ErrMissingParen, syntax.ErrUnexpectedParen:
		return s.Span, why // Go's package names the whole expression as the place
	case syntax.ErrInvalidPerlOp:
		why = "Perl's (?…) is not part of it"
	case syntax.ErrInvalidEscape:
		why = "there is no escape " + e.Expr
	}
	if at := strings.Index(s.Value, e.Expr); at >= 0 && strings.Count(s.Value, e.Expr) == 1 {
		return s.At(at, at+len(e.Expr)), why
	}
	return s.Span, why + " in `" + e.Expr + "`"
}
