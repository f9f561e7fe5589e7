package compiler

import (
	"slices"

	"github.com/kitc-lang/kit/compiler/model"
	"github.com/kitc-lang/kit/lang"
	"github.com/kitc-lang/kit/lang/diag"
)

// fieldKind says what a list of members belongs to.
type fieldKind uint8

const (
	structFields fieldKind = iota
	unionMembers
	parameters
)

// was is the earlier name of a member.
type was struct {
	name string
	span diag.Span
}

// fields reads a body that holds members only.
func (p *pass) fields(b *lang.Block, what string, kind fieldKind) []*model.Field {
	var attrs []*lang.Attr
	for _, item := range b.Items {
		switch it := item.(type) {
		case *lang.Attr:
			attrs = append(attrs, it)
		case *lang.Block:
			if slices.Contains(keywords, it.Keyword.Name) {
				p.errorf(diag.UnknownBlock, it.Head, "%s holds its members only: move this out of its braces", what)
			} else {
				p.errorf(diag.UnknownBlock, it.Head, "%s holds its members only, and a member is written `%s = TYPE`: declare `struct %s { … }` for what it holds", what, it.Keyword.Name, upperCamel(it.Keyword.Name))
			}
		}
	}
	return p.fieldList(attrs, kind)
}

// maxMembers bounds the members of one struct, union, error, enum or service. It keeps the time that a
// search through them takes in bounds, and the numbers of Thrift's fields end at 32,767.
const maxMembers = 10_000

// tooMany reports the first member beyond the most that there may be.
func (p *pass) tooMany(members int, at diag.Span, what string) bool {
	if members == maxMembers {
		p.errorf(diag.TooManyMembers, at, "%s has at most %d members, and this is one more: divide it", what, maxMembers)
	}
	return members >= maxMembers
}

func (p *pass) fieldList(attrs []*lang.Attr, kind fieldKind) []*model.Field {
	var out []*model.Field
	for i, a := range attrs {
		if p.tooMany(i, a.Name.Span, "a struct, union or error") {
			break
		}
		if !p.checkName(a.Name, "field", memberStyle) {
			continue
		}
		f := &model.Field{Name: a.Name.Name, Doc: a.Doc, Span: a.Name.Span}
		w := &wrapping{pass: p, field: f, kind: kind}
		f.Type = w.unwrap(a.Value) // nil for a type that was reported; the name stands all the same
		out = append(out, f)
	}
	return out
}

func (p *pass) resolveUnion(d *decl) {
	d.union.Members = p.fields(d.block, "a union", unionMembers)
	if len(d.block.Items) == 0 && !p.damaged(d.block.Head) {
		p.errorf(diag.EmptyUnion, d.block.Head, "union %q has no members, so it has no value: add one, such as `card = Card`", d.name.Name)
	}
}

func (p *pass) resolveError(d *decl) {
	if len(d.block.Labels) > 1 {
		label := d.block.Labels[1]
		if _, swapped := model.ParseCode(d.block.Labels[0].Name); swapped { // reported with the name
			label = d.block.Labels[0]
		}
		p.plain(label)
		code, ok := model.ParseCode(label.Name)
		if !ok {
			p.unknownCode(label)
		}
		d.err.Code = code
	}
	d.err.Fields = p.fields(d.block, "an error", structFields)
}

func (p *pass) unknownCode(label lang.Ident) {
	name := snakeCase(label.Name)
	if _, ok := model.ParseCode(name); ok {
		p.errorf(diag.UnknownCode, label.Span, "codes are written in snake_case: `%s`", name).Fix = &diag.Fix{Span: label.Span, Replace: name}
		return
	}
	p.unknown(diag.UnknownCode, label.Span, name, model.CodeNames(), "%q is no canonical code", label.Name)
}

// wrapping reads the wrappers around the type of one field.
type wrapping struct {
	*pass
	field    *model.Field
	kind     fieldKind
	fallback lang.Expr // the default, checked once the type is known
	seen     []string  // the wrappers so far
}

func (w *wrapping) unwrap(e lang.Expr) *model.Type {
	call, ok := e.(*lang.Call)
	if !ok || !slices.Contains(wrappers, call.Func.String()) {
		return w.core(e)
	}
	name := call.Func.String()
	if slices.Contains(w.seen, name) {
		w.errorf(diag.MisplacedWrapper, call.Func.Span, "`%s` stands around this type twice: once is enough", name)
		return nil
	}
	w.seen = append(w.seen, name)
	inner := w.arguments(call, name)
	if inner == nil {
		return nil
	}
	return w.unwrap(inner)
}

// forms are how the wrappers are written.
var forms = map[string]string{
	"optional":   "`optional(string)`, or with a default `optional(string, \"none\")`",
	"sensitive":  "`sensitive(string)`",
	"deprecated": "`deprecated(string, \"use the other one\")`",
	"was":        "`was(\"old_name\", string)`",
}

// arguments reads a wrapper's own arguments and gives the type inside, nil where it reported a mistake.
func (w *wrapping) arguments(call *lang.Call, name string) lang.Expr {
	wrong := func() lang.Expr {
		w.errorf(diag.TypeArguments, call.Span, "%s is written %s", name, forms[name])
		return nil
	}
	args := call.Args
	if len(args) == 2 && w.exchanged(call, name) {
		return nil
	}
	switch {
	case name == "optional" && w.kind == unionMembers:
		w.errorf(diag.MisplacedWrapper, call.Func.Span, "a member of a union is chosen or not, so it is never absent: leave `optional` out")
	case name == "optional" && len(args) == 1:
		w.field.Presence = model.Optional
		return args[0]
	case name == "optional" && len(args) == 2:
		w.field.Presence, w.fallback = model.Defaulted, args[1]
		return args[0]
	case name == "sensitive" && len(args) == 1:
		w.field.Sensitive = true
		return args[0]
	case name == "deprecated" && len(args) == 2:
		why, known := w.wrapperText(args[1])
		if !known {
			return nil
		}
		if why == nil {
			return wrong()
		}
		w.field.Deprecated = why.Value
		return args[0]
	case name == "was" && w.kind == parameters:
		w.errorf(diag.MisplacedWrapper, call.Func.Span, "a parameter has no number on the wire, so there is none to carry over: leave `was` out")
	case name == "was" && len(args) == 2:
		old, known := w.wrapperText(args[0])
		if !known {
			return nil
		}
		if old == nil {
			return wrong()
		}
		w.was[w.field] = was{name: old.Value, span: old.Span}
		return args[1]
	case name == "optional" && len(args) > 2 && w.manyDefaults(call):
	default:
		return wrong()
	}
	return nil
}

// wrapperText reads the text of a wrapper, or the name of a constant that is one: nil for anything else. It
// gives false where there is no such constant, which it has reported.
func (p *pass) wrapperText(e lang.Expr) (text *lang.String, known bool) {
	if n, ok := e.(*lang.Name); ok && p.bareString(n, &model.Type{Kind: model.String}) {
		return nil, false
	}
	literal, ok := p.literalOf(e)
	if !ok {
		return nil, false
	}
	s, ok := literal.(*lang.String)
	if !ok || s.Value == "" {
		return nil, true
	}
	return s, true
}

// core resolves the type inside the wrappers, and then what of them depends on it.
func (w *wrapping) core(e lang.Expr) *model.Type {
	t := w.typ(e)
	if t == nil || w.fallback == nil {
		return t
	}
	v, ok := w.value(w.fallback, t)
	if !ok {
		return nil
	}
	w.field.Default = &v
	return t
}
