package compiler

import (
	"math"
	"strconv"

	"github.com/kitc-lang/kit/compiler/model"
	"github.com/kitc-lang/kit/lang"
	"github.com/kitc-lang/kit/lang/diag"
)

// constant is what a const stands for: a literal, which gets a type where it is used.
type constant struct {
	node    *model.Const
	literal lang.Expr
}

func (p *pass) resolveConst(d *decl) {
	if p.begin(d) {
		p.end(d, p.constValue(d))
	}
}

func (p *pass) constValue(d *decl) bool {
	p.only(d.block, "a const", []string{"value"}, nil)
	a := attr(d.block, "value")
	if a == nil {
		p.absent(d.block, "const %q has no value: add `value = …`", d.name.Name)
		return false
	}
	if n, ok := a.Value.(*lang.Name); ok && p.bareString(n, &model.Type{Kind: model.String}) {
		return false
	}
	literal, ok := p.literalOf(a.Value)
	if !ok {
		return false
	}
	v, ok := bareValue(literal)
	if !ok {
		p.errorf(diag.WrongValue, a.Value.Range(), "a const is a number, a string, true, false or another const, not %s", describe(a.Value))
		return false
	}
	v.Span = a.Value.Range()
	d.constant.literal, d.constant.node.Value = literal, v
	return true
}

// bareValue gives a literal the kind that it has without a type.
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

// constant finds the constant that a name stands for. It gives nil where there is none, and has then
// reported why, here or where the constant is declared.
func (p *pass) constant(n *lang.Name) *constant {
	d := p.decls[n.String()]
	switch {
	case len(n.Parts) > 1:
		if d = p.qualified(n, diag.UnknownConst, "const", func(d *decl) bool { return d.constant != nil }); d == nil {
			return nil
		}
	case p.lost[n.String()]:
		return nil
	}
	switch {
	case d == nil:
		p.undeclared(diag.UnknownConst, n.Span, n.String(), p.constNames(), "declare it, such as `const "+upperCamel(n.String())+" { value = … }`",
			"a value is expected here, and no const is called %q", n.String())
		return nil
	case d.constant == nil:
		p.errorf(diag.UnknownConst, n.Span, "a value is expected here, and %q is %s: only a const stands for a value", n.String(), article(d.block.Keyword.Name)).Note(d.name.Span, "declared here")
		return nil
	}
	p.resolveConst(d)
	if d.state != resolved {
		return nil
	}
	return d.constant
}

func (p *pass) constNames() []string {
	var names []string
	for _, c := range p.pkg.Consts {
		names = append(names, c.Name)
	}
	return names
}
