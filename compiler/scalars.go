package compiler

import (
	"slices"

	"github.com/kitc-lang/kit/compiler/model"
	"github.com/kitc-lang/kit/lang"
	"github.com/kitc-lang/kit/lang/diag"
)

func (p *pass) resolveScalar(d *decl) {
	if p.begin(d) {
		d.scalar.Type = p.scalarType(d)
		p.end(d, d.scalar.Type != nil)
	}
}

// scalarType gives what a scalar stands for, nil where a diagnostic says why there is nothing.
func (p *pass) scalarType(d *decl) *model.Type {
	for _, item := range d.block.Items {
		if it, ok := item.(*lang.Attr); ok && slices.Contains(refinements, it.Name.Name) {
			p.errorf(diag.UnknownAttribute, it.Name.Span, "a refinement stands behind the type that it refines: `type = string({ %s = … })`", it.Name.Name)
			return nil
		}
	}
	p.only(d.block, "a scalar", []string{"type"}, nil)
	a := attr(d.block, "type")
	if a == nil {
		p.absent(d.block, "scalar %q has no type: add `type = string`, or another one", d.name.Name)
		return nil
	}
	t := p.typ(a.Value)
	if t == nil {
		return nil
	}
	switch t.Kind {
	case model.StructRef, model.UnionRef, model.EnumRef:
		p.errorf(diag.NotAType, a.Value.Range(), "a scalar refines a type of the language or another scalar, and %s is neither: use it by its own name", typeName(t))
		return nil
	case model.ScalarRef:
		return p.merge(t)
	}
	return t
}

// merge gives a refined scalar as one type with the rules of both. rules has seen to it that those of the
// use only narrow.
func (p *pass) merge(t *model.Type) *model.Type {
	out := *t.Scalar.Type
	base, add := out.Rules, t.Rules
	if base.Pattern != "" && add.Pattern != "" && base.Pattern != add.Pattern || base.Format != "" && add.Format != "" && base.Format != add.Format {
		p.errorf(diag.LooserScalar, t.Span, "%s has a pattern or format already, and a scalar has one of each: leave it out here, or refine string", t.Scalar.Name).Note(t.Scalar.Span, "declared here")
		return nil
	}
	out.Span = t.Span
	if add.Min != nil {
		out.Rules.Min = add.Min
	}
	if add.Max != nil {
		out.Rules.Max = add.Max
	}
	if add.Pattern != "" {
		out.Rules.Pattern = add.Pattern
	}
	if add.Format != "" {
		out.Rules.Format = add.Format
	}
	out.Rules.Unique = base.Unique || add.Unique
	return &out
}

// narrows holds the rules at the use of a scalar against its own: they may be tighter, and not looser, for
// whoever reads the scalar's declaration relies on it.
func (p *pass) narrows(t *model.Type) bool {
	if t.Kind != model.ScalarRef {
		return true
	}
	base, add := t.Scalar.Type.Rules, t.Rules
	looser := func(name string, mine, its *model.Value) bool {
		p.errorf(diag.LooserScalar, mine.Span, "%s = %s allows more than %s does, which has %s = %s: only narrow what is refined", name, showValue(*mine), t.Scalar.Name, name, showValue(*its)).Note(t.Scalar.Span, "declared here")
		return false
	}
	if add.Min != nil && base.Min != nil && compareValues(*add.Min, *base.Min) < 0 {
		return looser("min", add.Min, base.Min)
	}
	if add.Max != nil && base.Max != nil && compareValues(*add.Max, *base.Max) > 0 {
		return looser("max", add.Max, base.Max)
	}
	low, high, at := base.Min, base.Max, add.Max
	if add.Min != nil {
		low, at = add.Min, add.Min
	}
	if add.Max != nil {
		high = add.Max
	}
	if at != nil && low != nil && high != nil && compareValues(*low, *high) > 0 {
		p.errorf(diag.RuleRange, at.Span, "nothing is at least %s and at most %s, as this and %s demand together", showValue(*low), showValue(*high), t.Scalar.Name).Note(t.Scalar.Span, "declared here")
		return false
	}
	return true
}
