package compiler

import (
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

// was is the earlier name of a field.
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
			p.errorf(diag.UnknownBlock, it.Head, "%s holds fields only: write `%s = …`", what, it.Keyword.Name)
		}
	}
	return p.fieldList(attrs, kind)
}

func (p *pass) fieldList(attrs []*lang.Attr, kind fieldKind) []*model.Field {
	var out []*model.Field
	for _, a := range attrs {
		p.checkName(a.Name, "field", memberStyle)
		f := &model.Field{Name: a.Name.Name, Doc: a.Doc, Span: a.Name.Span}
		w := &wrapping{pass: p, field: f, kind: kind}
		f.Type = w.unwrap(a.Value) // nil for a type that was reported; the name stands all the same
		out = append(out, f)
	}
	return out
}

// wrapping reads the wrappers around the type of one field.
type wrapping struct {
	*pass
	field    *model.Field
	kind     fieldKind
	fallback lang.Expr // the default, checked once the type is known
	seen     [4]bool   // by the index in wrappers
}

func (w *wrapping) unwrap(e lang.Expr) *model.Type {
	call, ok := e.(*lang.Call)
	if !ok {
		return w.core(e)
	}
	name := call.Func.String()
	for i, wrapper := range wrappers {
		if name != wrapper {
			continue
		}
		if w.seen[i] {
			w.errorf(diag.MisplacedWrapper, call.Span, "`%s` stands around this type twice: once is enough", name)
			return nil
		}
		w.seen[i] = true
		inner := w.arguments(call, name)
		if inner == nil {
			return nil
		}
		return w.unwrap(inner)
	}
	return w.core(e)
}

// arguments reads a wrapper's own arguments and gives the type inside, nil where it reported a mistake.
func (w *wrapping) arguments(call *lang.Call, name string) lang.Expr {
	wrong := func() lang.Expr {
		w.errorf(diag.TypeArguments, call.Span, "%s is written `%s`", name, map[string]string{
			"optional":   "optional(string)` or `optional(string, \"default\")",
			"sensitive":  "sensitive(string)",
			"deprecated": "deprecated(string, \"use the other one\")",
			"was":        "was(\"old_name\", string)",
		}[name])
		return nil
	}
	args := call.Args
	switch name {
	case "optional":
		if w.kind == unionMembers {
			w.errorf(diag.MisplacedWrapper, call.Span, "a member of a union is there or not by itself: leave `optional` out")
			return nil
		}
		w.field.Presence = model.Optional
		if len(args) == 2 {
			w.field.Presence, w.fallback = model.Defaulted, args[1]
		} else if len(args) != 1 {
			return wrong()
		}
		return args[0]
	case "sensitive":
		w.field.Sensitive = true
		if len(args) != 1 {
			return wrong()
		}
		return args[0]
	case "deprecated":
		if len(args) != 2 {
			return wrong()
		}
		why, ok := args[1].(*lang.String)
		if !ok || why.Value == "" {
			return wrong()
		}
		w.field.Deprecated = why.Value
		return args[0]
	}
	if len(args) != 2 {
		return wrong()
	}
	old, ok := args[0].(*lang.String)
	if !ok {
		return wrong()
	}
	w.was[w.field] = was{name: old.Value, span: old.Span}
	return args[1]
}

// core resolves the type inside the wrappers, and then what of them depends on it.
func (w *wrapping) core(e lang.Expr) *model.Type {
	t := w.typ(e)
	if t == nil {
		w.field.Presence, w.field.Default = model.Optional, nil // no more is said of this field
		return nil
	}
	if w.fallback != nil {
		v, ok := w.value(w.fallback, t)
		if !ok {
			return nil
		}
		w.field.Default = &v
	}
	return t
}
