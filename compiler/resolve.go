package compiler

import (
	"math"
	"strconv"

	"github.com/kitc-lang/kit/compiler/model"
	"github.com/kitc-lang/kit/lang"
	"github.com/kitc-lang/kit/lang/diag"
)

// resolve fills the nodes of all declarations but services, which need them.
func (p *pass) resolve() {
	for _, d := range p.order {
		switch {
		case d.constant.node != nil:
			p.resolveConst(d)
		case d.enum != nil:
			p.resolveEnum(d)
		}
	}
	for _, d := range p.order {
		if d.scalar != nil {
			p.resolveScalar(d)
		}
	}
	for _, d := range p.order {
		switch {
		case d.strct != nil:
			d.strct.Fields = p.fields(d.block, "struct "+d.name.Name, structFields)
		case d.union != nil:
			d.union.Members = p.fields(d.block, "union "+d.name.Name, unionMembers)
			if len(d.block.Items) == 0 {
				p.errorf(diag.EmptyUnion, d.block.Head, "union %q has no members, so it has no value: add one, such as `card = Card`", d.name.Name)
			}
		case d.err != nil:
			p.resolveError(d)
		}
	}
	for _, m := range p.sortedParams() {
		m.fields = p.paramFields(m)
	}
}

func (p *pass) resolveConst(d *decl) bool {
	switch d.state {
	case resolved:
		return true
	case broken:
		return false
	case resolving:
		p.errorf(diag.Cycle, d.name.Span, "const %q is declared by itself: give it a literal", d.name.Name)
		d.state = broken
		return false
	}
	d.state = resolving
	p.only(d.block, "a const", []string{"value"}, nil)
	a := attr(d.block, "value")
	if a == nil {
		p.errorf(diag.MissingAttribute, d.block.Head, "const %q has no value: add `value = …`", d.name.Name)
		d.state = broken
		return false
	}
	literal := a.Value
	if n, ok := literal.(*lang.Name); ok {
		other := p.constant(n)
		if other == nil || d.state == broken {
			d.state = broken
			return false
		}
		literal = other.literal
	}
	v, ok := bareValue(literal)
	if !ok {
		p.errorf(diag.WrongValue, a.Value.Range(), "a const is a number, a string, true, false, or another const, not %s", describe(a.Value))
		d.state = broken
		return false
	}
	v.Span = a.Value.Range()
	d.literal, d.constant.node.Value, d.state = literal, v, resolved
	return true
}

// constant finds the constant that a name stands for, and reports one that does not exist.
func (p *pass) constant(n *lang.Name) *constant {
	d := p.decls[n.String()]
	if d == nil || d.constant.node == nil {
		p.errorf(diag.UnknownConst, n.Span, "no const is called %q%s", n.String(), meant(n.String(), p.constNames()))
		return nil
	}
	if !p.resolveConst(d) {
		return nil
	}
	return &d.constant
}

func (p *pass) constNames() []string {
	var names []string
	for _, c := range p.pkg.Consts {
		names = append(names, c.Name)
	}
	return names
}

func bareValue(e lang.Expr) (model.Value, bool) {
	switch e := e.(type) {
	case *lang.Bool:
		return model.Value{Kind: model.Bool, Bool: e.Value}, true
	case *lang.String:
		return model.Value{Kind: model.String, Str: e.Value}, true
	case *lang.Number:
		if i, err := strconv.ParseInt(e.Text, 10, 64); err == nil {
			return model.Value{Kind: model.Int64, Int: i}, true
		}
		if f, err := strconv.ParseFloat(e.Text, 64); err == nil && !math.IsInf(f, 0) {
			return model.Value{Kind: model.Float64, Float: f}, true
		}
	}
	return model.Value{}, false
}

func (p *pass) resolveEnum(d *decl) {
	byNumber := map[int64]*model.EnumMember{}
	for _, item := range d.block.Items {
		a, ok := item.(*lang.Attr)
		if !ok {
			p.errorf(diag.UnknownBlock, item.(*lang.Block).Head, "an enum holds members only, such as `paid = 2`")
			continue
		}
		p.checkName(a.Name, "member", memberStyle)
		m := &model.EnumMember{Name: a.Name.Name, Doc: a.Doc, Span: a.Name.Span}
		value := a.Value
		if call, ok := value.(*lang.Call); ok && call.Func.String() == "deprecated" && len(call.Args) == 2 {
			if why, ok := call.Args[1].(*lang.String); ok {
				value, m.Deprecated = call.Args[0], why.Value
			}
		}
		n, ok := value.(*lang.Number)
		if !ok {
			p.errorf(diag.BadEnum, a.Value.Range(), "a member of an enum is a number, such as `%s = %d`, not %s", a.Name.Name, len(d.enum.Members)+1, describe(a.Value))
			continue
		}
		i, err := strconv.ParseInt(n.Text, 10, 32)
		if err != nil || i == math.MinInt32 {
			p.errorf(diag.BadEnum, n.Span, "%s is not a number that an enum can have: write a whole number from %d to %d", n.Text, math.MinInt32+1, math.MaxInt32)
			continue
		}
		if first := byNumber[i]; first != nil {
			p.errorf(diag.BadEnum, n.Span, "%q and %q both have the number %d: give each its own", first.Name, m.Name, i).Note(first.Span, "taken here")
			continue
		}
		m.Number = int32(i)
		byNumber[i] = m
		d.enum.Members = append(d.enum.Members, m)
	}
	if len(d.block.Items) == 0 {
		p.errorf(diag.BadEnum, d.block.Head, "enum %q has no members: add one, such as `pending = 1`", d.name.Name)
	}
}

func (p *pass) resolveScalar(d *decl) bool {
	switch d.state {
	case resolved:
		return true
	case broken:
		return false
	case resolving:
		p.errorf(diag.Cycle, d.name.Span, "scalar %q is declared by itself: give it a type of the language, such as `type = string`", d.name.Name)
		d.state = broken
		return false
	}
	d.state = resolving
	p.only(d.block, "a scalar", []string{"type"}, nil)
	a := attr(d.block, "type")
	var t *model.Type
	if a == nil {
		p.errorf(diag.MissingAttribute, d.block.Head, "scalar %q has no type: add `type = string`, or another one", d.name.Name)
	} else {
		t = p.typ(a.Value)
	}
	if t == nil || d.state == broken {
		d.state = broken
		return false
	}
	switch t.Kind {
	case model.ScalarRef:
		merged, ok := p.narrowed(t, a.Value.Range())
		if !ok {
			d.state = broken
			return false
		}
		t = merged
	case model.StructRef, model.UnionRef, model.EnumRef, model.List, model.Set, model.Map, model.Any:
		p.errorf(diag.NotAType, a.Value.Range(), "a scalar refines a simple type such as string or int64, not %s", typeName(t))
		d.state = broken
		return false
	}
	d.scalar.Type, d.state = t, resolved
	return true
}

// narrowed merges the rules written at a use of a scalar with the scalar's own. Rules may be tighter
// than those they refine, and not looser.
func (p *pass) narrowed(t *model.Type, span diag.Span) (*model.Type, bool) {
	base := t.Scalar.Type
	out := *base
	out.Span = t.Span
	add := t.Rules
	if add.Min != nil {
		if base.Rules.Min != nil && compareValues(*add.Min, *base.Rules.Min) < 0 {
			p.errorf(diag.LooserScalar, add.Min.Span, "min = %s allows more than %s, which has min = %s: only narrow what is refined", showValue(*add.Min), t.Scalar.Name, showValue(*base.Rules.Min)).Note(t.Scalar.Span, "declared here")
			return nil, false
		}
		out.Rules.Min = add.Min
	}
	if add.Max != nil {
		if base.Rules.Max != nil && compareValues(*add.Max, *base.Rules.Max) > 0 {
			p.errorf(diag.LooserScalar, add.Max.Span, "max = %s allows more than %s, which has max = %s: only narrow what is refined", showValue(*add.Max), t.Scalar.Name, showValue(*base.Rules.Max)).Note(t.Scalar.Span, "declared here")
			return nil, false
		}
		out.Rules.Max = add.Max
	}
	if add.Pattern != "" && base.Rules.Pattern != "" || add.Format != "" && base.Rules.Format != "" {
		p.errorf(diag.LooserScalar, span, "%s has a pattern or format already, and a value cannot be checked for two: leave it out here", t.Scalar.Name).Note(t.Scalar.Span, "declared here")
		return nil, false
	}
	if add.Pattern != "" {
		out.Rules.Pattern = add.Pattern
	}
	if add.Format != "" {
		out.Rules.Format = add.Format
	}
	if r := out.Rules; r.Min != nil && r.Max != nil && compareValues(*r.Min, *r.Max) > 0 {
		p.errorf(diag.RuleRange, span, "nothing is at least %s and at most %s, as this and %s together demand", showValue(*r.Min), showValue(*r.Max), t.Scalar.Name)
		return nil, false
	}
	return &out, true
}

func (p *pass) resolveError(d *decl) {
	if len(d.block.Labels) > 1 {
		label := d.block.Labels[1]
		code, ok := model.ParseCode(label.Name)
		if !ok {
			p.errorf(diag.UnknownCode, label.Span, "%q is no canonical code%s", label.Name, codeChoices(label.Name))
		}
		d.err.Code = code
	}
	d.err.Fields = p.fields(d.block, "error "+d.name.Name, structFields)
}

func codeChoices(name string) string {
	if near := meant(snakeCase(name), model.CodeNames()); near != "" {
		return near
	}
	return ": the codes are " + joinWords(model.CodeNames())
}
