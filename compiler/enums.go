package compiler

import (
	"math"
	"strconv"

	"github.com/kitc-lang/kit/compiler/model"
	"github.com/kitc-lang/kit/lang"
	"github.com/kitc-lang/kit/lang/diag"
)

func (p *pass) resolveEnum(d *decl) {
	byNumber := map[int32]*model.EnumMember{}
	for i, item := range d.block.Items {
		if p.tooMany(i, d.name.Span, "an enum") {
			break
		}
		a, ok := item.(*lang.Attr)
		if !ok {
			p.errorf(diag.UnknownBlock, item.(*lang.Block).Head, "an enum holds members only, such as `paid = 2`")
			continue
		}
		if !p.checkName(a.Name, "member", memberStyle) {
			continue
		}
		m := &model.EnumMember{Name: a.Name.Name, Doc: a.Doc, Span: a.Name.Span}
		d.enum.Members = append(d.enum.Members, m) // also with a wrong number, for those who use its name
		number, ok := p.enumNumber(m, a.Value, len(d.enum.Members))
		if !ok {
			d.state = broken
			continue
		}
		if first := byNumber[number]; first != nil {
			p.errorf(diag.BadEnum, a.Value.Range(), "%q and %q both have the number %d: give each its own", first.Name, m.Name, number).Note(first.Span, "taken here")
			d.state = broken
			continue
		}
		m.Number = number
		byNumber[number] = m
	}
	if len(d.block.Items) == 0 && !p.damaged(d.block.Head) {
		p.errorf(diag.BadEnum, d.block.Head, "enum %q has no members, so it has no value: add one, such as `pending = 1`", d.name.Name)
	}
}

// enumNumber reads the value of a member: its number, with deprecated(…) and was(…) around it or not.
// next is a number for an example.
func (p *pass) enumNumber(m *model.EnumMember, e lang.Expr, next int) (int32, bool) {
	if call, ok := e.(*lang.Call); ok {
		switch name := call.Func.String(); {
		case name == "deprecated" && len(call.Args) == 2 && m.Deprecated == "":
			why, known := p.wrapperText(call.Args[1])
			if !known {
				return 0, false
			}
			if why != nil {
				m.Deprecated = why.Value
				return p.enumNumber(m, call.Args[0], next)
			}
		case name == "was" && len(call.Args) == 2 && p.enumWas[m].name == "":
			old, known := p.wrapperText(call.Args[0])
			if !known {
				return 0, false
			}
			if old != nil {
				p.enumWas[m] = was{name: old.Value, span: old.Span}
				return p.enumNumber(m, call.Args[1], next)
			}
		}
	}
	literal, ok := p.literalOf(e)
	if !ok {
		return 0, false
	}
	n, ok := literal.(*lang.Number)
	if s, isText := literal.(*lang.String); isText {
		if _, err := strconv.ParseInt(s.Value, 10, 32); err == nil {
			p.errorf(diag.BadEnum, e.Range(), "the number of a member is written without quotes: `%s`", s.Value).Fix = &diag.Fix{Span: s.Span, Replace: s.Value}
			return 0, false
		}
	}
	if !ok {
		p.errorf(diag.BadEnum, e.Range(), "a member of an enum is a number, such as `%s = %d`, not %s", m.Name, next, describe(e))
		return 0, false
	}
	i, err := strconv.ParseInt(n.Text, 10, 32)
	if err != nil {
		p.errorf(diag.BadEnum, e.Range(), "%s cannot be the number of a member: write a whole number from %d to %d", describe(e), math.MinInt32, math.MaxInt32)
		return 0, false
	}
	return int32(i), true
}
