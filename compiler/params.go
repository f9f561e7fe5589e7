package compiler

import (
	"slices"
	"strings"

	"github.com/kitc-lang/kit/compiler/model"
	"github.com/kitc-lang/kit/lang"
	"github.com/kitc-lang/kit/lang/diag"
)

// paramDecl declares something with typed parameters: a transport, or the parameters of a middleware.
type paramDecl struct {
	name   lang.Ident
	doc    string
	block  *lang.Block
	fields []*model.Field
}

// middlewareDecl declares a middleware, and the rules of its place in a chain.
type middlewareDecl struct {
	paramDecl
	sides     []string // "server", "client"
	path      string   // the Go package that implements it
	once      bool
	outermost bool
	outside   []string // the middlewares that it must stand outside of
	inside    []string // the middlewares that it must stand inside of
}

// declareStd reads a declaration that only the standard library has.
func (p *pass) declareStd(b *lang.Block) {
	name, ok := p.label(b, b.Keyword.Name, b.Keyword.Name+" name { … }")
	if !ok {
		return
	}
	params := paramDecl{name: name, doc: b.Doc, block: b}
	switch b.Keyword.Name {
	case "chain":
		p.chains[name.Name] = b
	case "transport":
		p.only(b, "a transport", []string{"params"}, nil)
		p.transports[name.Name] = &params
	case "middleware":
		p.only(b, "a middleware", []string{"sides", "go", "params", "once", "outermost", "outside", "inside"}, nil)
		m := &middlewareDecl{paramDecl: params}
		for _, a := range b.Attrs() {
			switch a.Name.Name {
			case "sides":
				m.sides = bare(p.names(a, "a side"))
			case "go":
				if s, ok := p.text(a, "go"); ok {
					m.path = s.Value
				}
			case "once":
				m.once = p.flag(a, "once")
			case "outermost":
				m.outermost = p.flag(a, "outermost")
			case "outside":
				m.outside = bare(p.names(a, "a middleware"))
			case "inside":
				m.inside = bare(p.names(a, "a middleware"))
			}
		}
		p.middlewares[name.Name] = m
	}
}

func bare(names []lang.Ident) []string {
	var out []string
	for _, n := range names {
		out = append(out, n.Name)
	}
	return out
}

// sortedParams gives what has parameters, by name.
func (p *pass) sortedParams() []*paramDecl {
	var out []*paramDecl
	for _, t := range p.transports {
		out = append(out, t)
	}
	for _, m := range p.middlewares {
		out = append(out, &m.paramDecl)
	}
	slices.SortFunc(out, func(a, b *paramDecl) int { return a.block.Span.Start.Offset - b.block.Span.Start.Offset })
	return out
}

func (p *pass) paramFields(d *paramDecl) []*model.Field {
	a := attr(d.block, "params")
	if a == nil {
		return nil
	}
	o, ok := a.Value.(*lang.Object)
	if !ok {
		p.errorf(diag.WrongValue, a.Value.Range(), "`params` takes fields in braces, not %s", describe(a.Value))
		return nil
	}
	return p.fieldList(o.Attrs, parameters)
}

// declaration gives the pass that declares transports and middlewares: the standard library's.
func (p *pass) declaration() *pass {
	if p.std != nil {
		return p.std
	}
	return p
}

// args holds what a block writes against the declared parameters, and fills in the defaults.
func (p *pass) args(d *paramDecl, what string, b *lang.Block) []model.Arg {
	var names []string
	for _, f := range d.fields {
		names = append(names, f.Name)
	}
	for _, item := range b.Items {
		switch it := item.(type) {
		case *lang.Block:
			p.errorf(diag.UnknownBlock, it.Head, "%s %q takes parameters only: write `%s = …`", what, d.name.Name, it.Keyword.Name)
		case *lang.Attr:
			switch {
			case slices.Contains(names, it.Name.Name):
			case len(names) == 0:
				p.errorf(diag.UnknownAttribute, it.Name.Span, "%s %q takes no parameters: write `%s {}`", what, d.name.Name, b.Keyword.Name)
			default:
				p.errorf(diag.UnknownAttribute, it.Name.Span, "%s %q has no parameter %q%s", what, d.name.Name, it.Name.Name, choices(it.Name.Name, names))
			}
		}
	}
	var out []model.Arg
	for _, f := range d.fields {
		arg := model.Arg{Name: f.Name, Doc: f.Doc, Type: f.Type, Value: f.Default, Span: b.Head}
		a := attr(b, f.Name)
		switch {
		case a != nil:
			arg.Written, arg.Span = true, a.Span
			if v, ok := p.value(a.Value, f.Type); ok {
				arg.Value = &v
			}
		case f.Presence == model.Required:
			p.errorf(diag.MissingAttribute, b.Head, "%s %q needs %s: add `%s = %s`", what, d.name.Name, f.Name, f.Name, exampleValue(f.Type))
		}
		out = append(out, arg)
	}
	return out
}

func exampleValue(t *model.Type) string {
	switch t.Underlying().Kind {
	case model.Duration:
		return `"2s"`
	case model.String:
		return `"…"`
	case model.Bool:
		return "true"
	case model.EnumRef:
		return t.Enum.Members[0].Name
	case model.List, model.Set:
		return "[…]"
	}
	return "1"
}

// chain reads a chain block of one side.
func (p *pass) chain(b *lang.Block, side string) model.Chain {
	out := model.Chain{Span: b.Head}
	std := p.declaration()
	var known []string
	for name, m := range std.middlewares {
		if slices.Contains(m.sides, side) {
			known = append(known, name)
		}
	}
	slices.Sort(known)
	var decls []*middlewareDecl
	for _, item := range b.Items {
		use, ok := item.(*lang.Block)
		if !ok {
			a := item.(*lang.Attr)
			p.errorf(diag.UnknownAttribute, a.Name.Span, "a chain holds middlewares: write `%s { … }`", a.Name.Name)
			continue
		}
		p.noLabels(use)
		d := std.middlewares[use.Keyword.Name]
		if d == nil {
			p.errorf(diag.UnknownMiddleware, use.Keyword.Span, "there is no middleware %q%s", use.Keyword.Name, choices(use.Keyword.Name, known))
			continue
		}
		if !slices.Contains(d.sides, side) {
			p.errorf(diag.WrongSide, use.Head, "`%s` has nothing to do on the %s side: move it to `chain %s`", d.name.Name, side, strings.Join(d.sides, "` or `chain "))
			continue
		}
		m := &model.Middleware{Name: d.name.Name, Doc: d.doc, Go: d.path, Params: p.args(&d.paramDecl, "middleware", use), Span: use.Head}
		out.Middlewares = append(out.Middlewares, m)
		decls = append(decls, d)
	}
	p.checkOrder(out, decls)
	return out
}

// checkOrder holds a chain to the rules that its middlewares declare.
func (p *pass) checkOrder(c model.Chain, decls []*middlewareDecl) {
	for i, d := range decls {
		use := c.Middlewares[i]
		for j := range i {
			if d.once && decls[j] == d {
				p.errorf(diag.MiddlewareTwice, use.Span, "`%s` stands in this chain twice: keep one", d.name.Name).Note(c.Middlewares[j].Span, "the first one")
				break
			}
		}
		if d.outermost && i > 0 && !slices.Contains(decls[:i], d) {
			p.warnf(diag.ChainOrder, use.Span, "`%s` is not the outermost middleware, so it does not protect what stands outside of it: move it to the top of the chain", d.name.Name).
				Note(c.Middlewares[0].Span, "`%s` stands outside of it", decls[0].name.Name)
		}
		for j, other := range decls {
			switch {
			case j < i && slices.Contains(d.outside, other.name.Name):
				p.warnf(diag.ChainOrder, use.Span, "`%s` stands inside of `%s`, and does not see what happens there: move it outside, above `%s`", d.name.Name, other.name.Name, other.name.Name).
					Note(c.Middlewares[j].Span, "`%s` stands here", other.name.Name)
			case j > i && slices.Contains(d.inside, other.name.Name):
				p.warnf(diag.ChainOrder, use.Span, "`%s` stands outside of `%s`: move it inside, below `%s`", d.name.Name, other.name.Name, other.name.Name).
					Note(c.Middlewares[j].Span, "`%s` stands here", other.name.Name)
			}
		}
	}
}
