package compiler

import (
	"slices"

	"github.com/kitc-lang/kit/compiler/model"
	"github.com/kitc-lang/kit/lang"
	"github.com/kitc-lang/kit/lang/diag"
)

// paramDecl declares something with typed parameters: a transport or a middleware.
type paramDecl struct {
	name   lang.Ident
	doc    string
	block  *lang.Block
	fields []*model.Field
}

// middlewareDecl declares a middleware, and the rules of its place in a chain. The compiler knows no
// middleware by name: what it holds a chain to is what stands here.
type middlewareDecl struct {
	paramDecl
	path      string       // the Go package that implements it
	sides     []string     // where it has something to do: "server", "client"
	once      bool         // a second one in the same chain is an error
	outermost bool         // whatever stands outside of it is not protected by it
	outside   []lang.Ident // the middlewares that it must stand outside of
	inside    []lang.Ident // the middlewares that it must stand inside of
}

var sides = []string{"server", "client"}

// declareStd reads a declaration that only the standard library has.
func (p *pass) declareStd(b *lang.Block) {
	keyword := b.Keyword.Name
	name, ok := p.label(b, keyword, keyword+" name { … }")
	if !ok {
		return
	}
	switch keyword {
	case "chain":
		if p.side(name) {
			p.chains[name.Name] = b
		}
	case "transport":
		p.only(b, "a transport", []string{"params"}, nil)
		p.transports = append(p.transports, &paramDecl{name: name, doc: b.Doc, block: b})
	case "middleware":
		p.middlewares = append(p.middlewares, p.middlewareDecl(name, b))
	}
}

func (p *pass) middlewareDecl(name lang.Ident, b *lang.Block) *middlewareDecl {
	p.only(b, "a middleware", []string{"sides", "go", "params", "once", "outermost", "outside", "inside"}, nil)
	m := &middlewareDecl{paramDecl: paramDecl{name: name, doc: b.Doc, block: b}}
	for _, a := range b.Attrs() {
		switch a.Name.Name {
		case "sides":
			for _, s := range p.names(a, "a side", "server") {
				if p.side(s) {
					m.sides = append(m.sides, s.Name)
				}
			}
		case "go":
			if s, ok := p.text(a); ok {
				m.path = s.Value
			}
		case "once":
			m.once = p.flag(a)
		case "outermost":
			m.outermost = p.flag(a)
		case "outside":
			m.outside = p.names(a, "a middleware", "log")
		case "inside":
			m.inside = p.names(a, "a middleware", "log")
		}
	}
	for _, needed := range []string{"sides", "go"} {
		if attr(b, needed) == nil {
			p.absent(b, "middleware %q does not say `%s`", name.Name, needed)
		}
	}
	return m
}

func (p *pass) side(name lang.Ident) bool {
	p.plain(name)
	if !slices.Contains(sides, name.Name) {
		d := p.errorf(diag.UnknownSide, name.Span, "there is no side %q: a chain stands around the server or the client, as `chain server` or `chain client`", name.Name)
		if near := p.nearest(name.Name, sides); near != "" {
			d.Fix = &diag.Fix{Span: name.Span, Replace: near}
		}
		return false
	}
	return true
}

// resolveParams gives the declared parameters their types, and checks the names in the rules of
// middlewares.
func (p *pass) resolveParams() {
	for _, t := range p.transports {
		t.fields = p.paramFields(t)
	}
	for _, m := range p.middlewares {
		m.fields = p.paramFields(&m.paramDecl)
		for _, other := range slices.Concat(m.outside, m.inside) {
			if p.middleware(other.Name) == nil {
				p.unknown(diag.UnknownMiddleware, other.Span, other.Name, p.middlewareNames(""), "there is no middleware %q", other.Name)
			}
		}
	}
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

// declaring gives the pass that declares transports and middlewares: the standard library's.
func (p *pass) declaring() *pass {
	if p.std != nil {
		return p.std
	}
	return p
}

func (p *pass) transport(name string) *paramDecl {
	for _, t := range p.transports {
		if t.name.Name == name {
			return t
		}
	}
	return nil
}

func (p *pass) middleware(name string) *middlewareDecl {
	for _, m := range p.middlewares {
		if m.name.Name == name {
			return m
		}
	}
	return nil
}

// middlewareNames gives those that have something to do on a side, or all for the side "".
func (p *pass) middlewareNames(side string) []string {
	var names []string
	for _, m := range p.middlewares {
		if side == "" || slices.Contains(m.sides, side) {
			names = append(names, m.name.Name)
		}
	}
	return names
}

// args holds what a block writes against the declared parameters, and fills in the defaults.
func (p *pass) args(d *paramDecl, what string, b *lang.Block) []model.Arg {
	var names []string
	for _, f := range d.fields {
		names = append(names, f.Name)
	}
	before := len(p.diags)
	for _, item := range b.Items {
		switch it := item.(type) {
		case *lang.Block:
			p.errorf(diag.UnknownBlock, it.Head, "%s %q takes parameters only: write `%s = …`", what, d.name.Name, it.Keyword.Name)
		case *lang.Attr:
			switch {
			case slices.Contains(names, it.Name.Name):
			case len(names) == 0:
				p.errorf(diag.UnknownAttribute, it.Name.Span, "%s %q takes no parameters: write `%s {}`", what, d.name.Name, d.name.Name)
			case it.Name.Name == "port" && slices.Contains(names, "listen") && p.portAlone(it):
			default:
				p.unknown(diag.UnknownAttribute, it.Name.Span, it.Name.Name, names, "%s %q has no parameter %q", what, d.name.Name, it.Name.Name)
			}
		}
	}
	p.strange[b] = len(p.diags) > before
	var out []model.Arg
	for _, f := range d.fields {
		arg := model.Arg{Name: f.Name, Doc: f.Doc, Type: f.Type, Value: f.Default, Span: b.Head}
		a := attr(b, f.Name)
		switch {
		case f.Type == nil:
		case a != nil:
			arg.Written, arg.Span = true, a.Span
			if n, ok := a.Value.(*lang.Number); ok && f.Name == "listen" {
				right := `":` + n.Text + `"`
				p.errorf(diag.BadValue, n.Span, "an address is a text, HOST:PORT or :PORT: write `%s`", right).Fix = &diag.Fix{Span: n.Span, Replace: right}
			} else if v, ok := p.value(a.Value, f.Type); ok {
				arg.Value = &v
			}
		case f.Presence == model.Required:
			p.absent(b, "%s %q needs `%s`: add `%s = %s`", what, d.name.Name, f.Name, f.Name, exampleValue(f.Type))
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
