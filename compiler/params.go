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
	bare   []lang.Ident // of a transport: the values of its parameters with which nothing travels beside a message
	apart  []lang.Ident // of a transport: the values of its parameters that exclude each other
}

// settle says of a use of the transport what follows from its parameters.
func (d *paramDecl) settle(t *model.Transport) {
	for _, a := range t.Params {
		if a.Value != nil && a.Value.Member != nil && named(d.bare, a.Value.Member.Name) {
			t.Bare = true
		}
	}
}

// checkApart refuses a use of the transport with two values that exclude each other.
func (p *pass) checkApart(d *paramDecl, t *model.Transport) {
	var met []model.Arg
	for _, a := range t.Params {
		if a.Value != nil && a.Value.Member != nil && named(d.apart, a.Value.Member.Name) {
			met = append(met, a)
		}
	}
	if len(met) < 2 {
		return
	}
	written, other := met[0], met[1]
	if !written.Written {
		written, other = other, written
	}
	rest := ""
	if !other.Written {
		rest = ", which is the default"
	}
	var ways []string
	for _, m := range other.Type.Underlying().Enum.Members {
		if !named(d.apart, m.Name) {
			ways = append(ways, "`"+other.Name+" = "+m.Name+"`")
		}
	}
	p.errorf(diag.ValuesApart, written.Span, "`%s = %s` does not go with `%s = %s`%s: write one of %s",
		written.Name, written.Value.Member.Name, other.Name, other.Value.Member.Name, rest, words(ways))
}

// middlewareDecl declares a middleware, and the rules of its place in a chain. The compiler knows no
// middleware by name: what it holds a chain to is what stands here.
type middlewareDecl struct {
	paramDecl
	node      *model.MiddlewareDecl
	sides     []string     // where it has something to do: "server", "client"
	once      bool         // a second one in the same stretch of a chain is an error
	outermost bool         // whatever stands outside of it is not protected by it
	outside   []lang.Ident // the middlewares that it must stand outside of
	inside    []lang.Ident // the middlewares that it must stand inside of
}

var sides = []string{"server", "client"}

// declareStd reads a declaration that only the standard library has.
func (p *pass) declareStd(b *lang.Block) {
	keyword := b.Keyword.Name
	if keyword == "admin" {
		p.noLabels(b)
		p.only(b, "an admin listener", []string{"params"}, nil)
		p.admin = &paramDecl{name: b.Keyword, doc: b.Doc, block: b}
		return
	}
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
		p.only(b, "a transport", []string{"params", "bare", "apart"}, nil)
		d := &paramDecl{name: name, doc: b.Doc, block: b}
		if a := attr(b, "bare"); a != nil {
			d.bare = p.names(a, "a value", "framed")
		}
		if a := attr(b, "apart"); a != nil {
			d.apart = p.names(a, "a value", "framed")
		}
		p.transports = append(p.transports, d)
	}
}

// declareMiddleware reads the declaration of a middleware, up to its parameters.
func (p *pass) declareMiddleware(b *lang.Block) {
	name, ok := p.label(b, "middleware", "middleware audit { … }")
	if !ok || !p.checkName(name, "middleware", memberStyle) {
		return
	}
	for _, scope := range []*pass{p, p.declaring()} {
		if first := scope.middleware(name.Name); first != nil && scope == p {
			p.errorf(diag.DuplicateName, name.Span, "%q is declared twice: rename one of them", name.Name).Note(first.name.Span, "declared here first")
			return
		} else if first != nil {
			p.errorf(diag.DuplicateName, name.Span, "the standard library has a middleware %q already: choose another name", name.Name)
			return
		}
	}
	p.middlewares = append(p.middlewares, p.middlewareDecl(name, b))
}

// The attributes of a middleware's declaration that anybody may write, and that only the standard library has.
var (
	middlewareAttrs = []string{"sides", "params", "once", "outermost", "outside", "inside",
		"bounds", "repeats", "overlaps", "waits", "codes", "admits", "holds", "fails"}
	builtInAttrs = []string{"go", "wraps", "meter"}
)

func (p *pass) middlewareDecl(name lang.Ident, b *lang.Block) *middlewareDecl {
	attrs, needed := middlewareAttrs, []string{"sides"}
	if p.std == nil {
		attrs, needed = slices.Concat(attrs, builtInAttrs), append(needed, "go")
	}
	p.only(b, "a middleware", attrs, nil)
	m := &middlewareDecl{paramDecl: paramDecl{name: name, doc: b.Doc, block: b}}
	m.node = &model.MiddlewareDecl{Name: name.Name, Doc: b.Doc, Package: p.pkg, Span: name.Span}
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
				m.node.Go = s.Value
			}
		case "wraps":
			n, ok := p.name(a.Value, "a transport")
			m.node.HTTP = ok && n.Name == "http"
		case "meter":
			n, _ := p.name(a.Value, "what it does with a meter")
			m.node.Meter = map[string]model.Metering{"gives": model.GivesMeter, "takes": model.TakesMeter}[n.Name]
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
	for _, needed := range needed {
		if attr(b, needed) == nil {
			p.absent(b, "middleware %q does not say `%s`", name.Name, needed)
		}
	}
	p.pkg.Middlewares = append(p.pkg.Middlewares, m.node)
	return m
}

// roleKinds are the attributes that give a parameter a role, and what it has to be.
var roleKinds = map[string]struct {
	fits func(*model.Type) bool
	word string
}{
	"bounds":  {isKind(model.Duration), "a duration"},
	"waits":   {isKind(model.Duration), "a duration"},
	"repeats": {isKind(model.Int8, model.Int16, model.Int32, model.Int64), "an integer"},
	"holds":   {isKind(model.Int8, model.Int16, model.Int32, model.Int64), "an integer"},
	"admits":  {isKind(model.RateParam), "a rate"},
	"codes": {func(t *model.Type) bool {
		return (t.Kind == model.List || t.Kind == model.Set) && t.Elem.Kind == model.CodeParam
	}, "a list(code)"},
}

func isKind(kinds ...model.Kind) func(*model.Type) bool {
	return func(t *model.Type) bool { return slices.Contains(kinds, t.Underlying().Kind) }
}

// roles reads what the parameters of a middleware mean to the proofs.
func (p *pass) roles(m *middlewareDecl) {
	r := &m.node.Roles
	for _, a := range m.block.Attrs() {
		to := map[string]*string{
			"bounds": &r.Bounds, "waits": &r.Waits, "repeats": &r.Repeats, "holds": &r.Holds, "admits": &r.Admits, "codes": &r.Codes,
		}[a.Name.Name]
		switch {
		case a.Name.Name == "overlaps":
			r.Overlaps = p.flag(a)
		case a.Name.Name == "fails":
			for _, c := range p.names(a, "a canonical code", "unavailable") {
				code, ok := model.ParseCode(c.Name)
				if !ok {
					p.unknownCode(c)
					continue
				}
				r.Fails = append(r.Fails, code)
			}
		case to != nil:
			*to = p.role(m, a)
		}
	}
	if (r.Overlaps || r.Codes != "") && r.Repeats == "" && attr(m.block, "repeats") == nil {
		p.errorf(diag.BadRole, m.name.Span, "middleware %q does not say how often it runs what is inside of it: add `repeats = PARAMETER`, or take `overlaps` and `codes` out", m.name.Name)
	}
}

func (p *pass) role(m *middlewareDecl, a *lang.Attr) string {
	n, ok := p.name(a.Value, "a parameter")
	if !ok {
		return ""
	}
	var names []string
	for _, f := range m.fields {
		names = append(names, f.Name)
		if f.Name != n.Name {
			continue
		}
		if want := roleKinds[a.Name.Name]; f.Type != nil && !want.fits(f.Type) {
			p.errorf(diag.BadRole, n.Span, "`%s` names %s, and %q is %s", a.Name.Name, want.word, n.Name, typeName(f.Type)).Note(f.Span, "declared here")
			return ""
		}
		return n.Name
	}
	p.unknown(diag.BadRole, n.Span, n.Name, names, "middleware %q has no parameter %q", m.name.Name, n.Name)
	return ""
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
	if p.admin != nil {
		p.admin.fields = p.paramFields(p.admin)
	}
	p.resolveKinds()
	for _, m := range p.middlewares {
		m.fields = p.paramFields(&m.paramDecl)
		m.node.Params = m.fields
		p.roles(m)
		for _, other := range slices.Concat(m.outside, m.inside) {
			if p.middleware(other.Name) == nil && p.declaring().middleware(other.Name) == nil {
				p.unknown(diag.UnknownMiddleware, other.Span, other.Name, p.allMiddlewareNames(""), "there is no middleware %q", other.Name)
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
	p.inParams = true
	defer func() { p.inParams = false }()
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

// allMiddlewareNames gives those of the package and of the standard library.
func (p *pass) allMiddlewareNames(side string) []string {
	names := p.middlewareNames(side)
	if p.std != nil {
		names = append(names, p.std.middlewareNames(side)...)
	}
	return names
}

// args holds what a block writes against the declared parameters, and fills in what it leaves out: as
// inherited, where that is not nil, or else the defaults.
func (p *pass) args(d *paramDecl, what string, b *lang.Block, inherited []model.Arg) []model.Arg {
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
			case it.Name.Name == "port" && slices.Contains(names, "listen") && p.portAlone(d, it):
			default:
				p.unknown(diag.UnknownAttribute, it.Name.Span, it.Name.Name, names, "%s %q has no parameter %q", what, d.name.Name, it.Name.Name)
			}
		}
	}
	p.strange[b] = len(p.diags) > before
	var out []model.Arg
	for i, f := range d.fields {
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
		case inherited != nil:
			arg = inherited[i]
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
	case model.CodeParam:
		return "unavailable"
	case model.FieldParam:
		return "customer"
	case model.RateParam:
		return `"100/s"`
	case model.SizeParam:
		return `"4MiB"`
	case model.List, model.Set:
		return "[…]"
	}
	return "1"
}
