package compiler

import (
	"slices"

	"github.com/kitc-lang/kit/compiler/model"
	"github.com/kitc-lang/kit/lang"
	"github.com/kitc-lang/kit/lang/diag"
)

// kindDecl declares a kind of discovery or balancer.
type kindDecl struct {
	paramDecl
	node *model.Kinded
}

// declareKind reads `discovery NAME { … }` or `balance NAME { … }`: in the standard library a kind; in a
// package a use of one, under its name or under another with `kind`, or else a kind of the package's own.
func (p *pass) declareKind(b *lang.Block) {
	keyword := b.Keyword.Name
	name, ok := p.label(b, keyword, keyword+" "+kindExample[keyword]+" { … }")
	if !ok || !p.checkName(name, keyword, memberStyle) {
		return
	}
	if first := p.kindOrUse(keyword, name.Name); first != nil {
		p.errorf(diag.DuplicateName, name.Span, "%q is declared twice: rename one of them", name.Name).Note(first.Start(), "declared here first")
		return
	}
	builtIn := p.std != nil && p.std.kind(keyword, name.Name) != nil
	switch {
	case keyword == "discovery" && (builtIn || attr(b, "kind") != nil):
		p.uses = append(p.uses, &discoveryUse{name: name, block: b})
	case builtIn:
		p.errorf(diag.DuplicateName, name.Span, "the standard library has a %s %q already: choose another name", keyword, name.Name)
	default:
		p.kinds = append(p.kinds, p.kindDecl(keyword, name, b))
	}
}

var kindExample = map[string]string{"discovery": "consul", "balance": "p2c"}

// startOf is a place in the source.
type startOf interface{ Start() diag.Span }

// Start gives the place of the declaration's name.
func (k *kindDecl) Start() diag.Span { return k.name.Span }

// Start gives the place of the declaration's name.
func (u *discoveryUse) Start() diag.Span { return u.name.Span }

func (p *pass) kindOrUse(keyword, name string) startOf {
	if k := p.kind(keyword, name); k != nil {
		return k
	}
	if u := p.use(name); u != nil && keyword == "discovery" {
		return u
	}
	return nil
}

func (p *pass) kindDecl(keyword string, name lang.Ident, b *lang.Block) *kindDecl {
	attrs := []string{"params"}
	if keyword == "discovery" {
		attrs = append(attrs, "registers")
	}
	if p.std == nil {
		attrs = append(attrs, "go")
	}
	p.only(b, article(keyword), attrs, nil)
	k := &kindDecl{paramDecl: paramDecl{name: name, doc: b.Doc, block: b}}
	k.node = &model.Kinded{Keyword: keyword, Name: name.Name, Doc: b.Doc, Package: p.pkg, Span: name.Span}
	for _, a := range b.Attrs() {
		switch a.Name.Name {
		case "registers":
			k.node.Registers = p.flag(a)
		case "go":
			if s, ok := p.text(a); ok {
				k.node.Go = s.Value
			}
		}
	}
	p.pkg.Kinds = append(p.pkg.Kinds, k.node)
	return k
}

func (p *pass) kind(keyword, name string) *kindDecl {
	for _, k := range p.kinds {
		if k.node.Keyword == keyword && k.name.Name == name {
			return k
		}
	}
	return nil
}

func (p *pass) kindNames(keyword string) (names []string) {
	for _, k := range p.kinds {
		if k.node.Keyword == keyword {
			names = append(names, k.name.Name)
		}
	}
	return names
}

// discoveryUse is a kind of discovery with its parameters, under a name.
type discoveryUse struct {
	name  lang.Ident
	block *lang.Block
	node  *model.Discovery // nil where it was reported
}

func (p *pass) use(name string) *discoveryUse {
	for _, u := range p.uses {
		if u.name.Name == name {
			return u
		}
	}
	return nil
}

// resolveKinds gives kinds their parameters, and then the uses theirs.
func (p *pass) resolveKinds() {
	for _, k := range p.kinds {
		k.fields = p.paramFields(&k.paramDecl)
		k.node.Params = k.fields
	}
	for _, u := range p.uses {
		k := p.declaring().kind("discovery", u.name.Name)
		if a := attr(u.block, "kind"); a != nil {
			k = p.kindNamed("discovery", a)
		}
		if k == nil {
			continue
		}
		u.node = &model.Discovery{Decl: p.common(u.name, u.block), Kind: k.node, Params: p.args(&k.paramDecl, "discovery", withoutKind(u.block), nil)}
		p.pkg.Discoveries = append(p.pkg.Discoveries, u.node)
	}
}

// withoutKind gives a block without its attribute `kind`, which is no parameter.
func withoutKind(b *lang.Block) *lang.Block {
	if attr(b, "kind") == nil {
		return b
	}
	out := *b
	out.Items = slices.DeleteFunc(slices.Clone(b.Items), func(i lang.Item) bool {
		a, ok := i.(*lang.Attr)
		return ok && a.Name.Name == "kind"
	})
	return &out
}

// kindNamed finds the kind that an attribute names: of the package, of the standard library, or of an import
// as IMPORT.NAME. It gives nil where it has reported why there is none.
func (p *pass) kindNamed(keyword string, a *lang.Attr) *kindDecl {
	n, ok := a.Value.(*lang.Name)
	if !ok {
		p.errorf(diag.WrongValue, a.Value.Range(), "`%s` takes a name, such as `%s`, not %s", a.Name.Name, kindExample[keyword], describe(a.Value))
		return nil
	}
	scope, name := p, n.Parts[0]
	if len(n.Parts) == 2 {
		imp := p.importNames[n.Parts[0].Name]
		if imp == nil {
			p.qualified(n, diag.UnknownKind, keyword, func(*decl) bool { return false }) // says so
			return nil
		}
		if imp.used = true; imp.pass == nil {
			return nil
		}
		scope, name = imp.pass, n.Parts[1]
	}
	if k := scope.kind(keyword, name.Name); k != nil {
		return k
	}
	names := scope.kindNames(keyword)
	if scope == p && p.std != nil {
		if k := p.std.kind(keyword, name.Name); k != nil {
			return k
		}
		names = append(names, p.std.kindNames(keyword)...)
	}
	p.unknown(diag.UnknownKind, name.Span, name.Name, names, "there is no %s %q", keyword, name.Name)
	return nil
}

// discoveryNamed finds what `discovery = NAME` names: a declared one, that of an import, or a kind with the
// defaults of all its parameters. It gives nil where it has reported why there is none.
func (p *pass) discoveryNamed(a *lang.Attr) *model.Discovery {
	if n, ok := a.Value.(*lang.Name); ok {
		scope, name := p, n.Parts[0].Name
		if imp := p.importNames[name]; imp != nil && imp.pass != nil && len(n.Parts) == 2 {
			scope, name = imp.pass, n.Parts[1].Name
		}
		if u := scope.use(name); u != nil && (scope != p || len(n.Parts) == 1) {
			if scope != p {
				p.importNames[n.Parts[0].Name].used = true
			}
			return u.node
		}
		if p.lost[name] {
			return nil
		}
	}
	k := p.kindNamed("discovery", a)
	if k == nil {
		return nil
	}
	if u := p.implied[k.node]; u != nil {
		return u
	}
	for _, f := range k.fields {
		if f.Presence == model.Required && f.Type != nil {
			p.errorf(diag.UnknownKind, a.Value.Range(), "discovery %q needs `%s`: declare `discovery %s { %s = %s }` at the top level", k.name.Name, f.Name, k.name.Name, f.Name, exampleValue(f.Type))
			return nil
		}
	}
	b := &lang.Block{Keyword: lang.Ident{Name: "discovery", Span: a.Span}, Head: a.Span, Span: a.Span}
	u := &model.Discovery{
		Decl: model.Decl{Name: k.name.Name, Doc: k.doc, Package: p.pkg, Span: a.Span},
		Kind: k.node, Params: p.args(&k.paramDecl, "discovery", b, nil),
	}
	p.implied[k.node] = u
	p.pkg.Discoveries = append(p.pkg.Discoveries, u)
	return u
}

// registers reads where a service registers.
func (p *pass) registers(svc *model.Service, a *lang.Attr) {
	d := p.discoveryNamed(a)
	if d == nil {
		return
	}
	if !d.Kind.Registers {
		p.errorf(diag.UnknownKind, a.Value.Range(), "instances do not register with %q, so it only helps to find others: take the line out, and write it into the clients of the service", d.Name)
		return
	}
	svc.Discovery = d
}

// clientBalance reads `balance = NAME`, or a block `balance NAME { … }` for one with parameters.
func (p *pass) clientBalance(c *model.Client, b *lang.Block) {
	var k *kindDecl
	var block *lang.Block
	span := diag.Span{}
	if a := attr(b, "balance"); a != nil {
		k, span = p.kindNamed("balance", a), a.Span
		block = &lang.Block{Keyword: a.Name, Head: a.Value.Range(), Span: a.Span}
	}
	for _, inner := range b.Blocks() {
		if inner.Keyword.Name != "balance" {
			continue
		}
		name, ok := p.label(inner, "balance", "balance hash { … }")
		if !ok {
			return
		}
		if block != nil {
			p.errorf(diag.DuplicateName, inner.Head, "client %q has a balance already: keep one", c.Name).Note(span, "the first one")
			return
		}
		block, span = inner, inner.Head
		k = p.kindNamed("balance", &lang.Attr{Name: inner.Keyword, Value: &lang.Name{Parts: []lang.Ident{name}, Span: name.Span}, Span: inner.Head})
	}
	if k == nil {
		return
	}
	if c.Discovery == nil && attr(b, "discovery") == nil {
		p.errorf(diag.UnknownKind, span, "client %q has nothing to balance: say where its instances are found, with `discovery = …`", c.Name)
		return
	}
	c.Balance = &model.Balance{Kind: k.node, Params: p.args(&k.paramDecl, "balance", block, nil), Span: span}
	for _, a := range c.Balance.Params {
		if a.Value != nil && a.Value.Kind == model.FieldParam {
			p.balanceField(c, a)
		}
	}
}

// balanceField holds the field that calls are spread by against the inputs of the called service.
func (p *pass) balanceField(c *model.Client, a model.Arg) {
	var names []string
	for _, m := range c.Service.Methods {
		if m.Input == nil {
			continue
		}
		for _, f := range m.Input.Fields {
			if f.Name == a.Value.Str {
				return
			}
			if !slices.Contains(names, f.Name) {
				names = append(names, f.Name)
			}
		}
	}
	p.undeclared(diag.UnknownKind, a.Value.Span, a.Value.Str, names, "name a field that callers give", "no method of %s takes a field %q", c.Service.Name, a.Value.Str)
}

// checkFound finds clients that look for a service where it does not register.
func (p *pass) checkFound(c *model.Client) {
	d, there := c.Discovery, c.Service.Discovery
	switch {
	case d == nil || !d.Kind.Registers:
	case there == nil:
		p.warnf(diag.NotFound, c.Span, "%s registers nowhere, so `%s` of client %q finds it only if something else registers it: give the service `discovery = %s`", c.Service.Name, d.Name, c.Name, d.Name).
			Note(c.Service.Span, "declared here")
	case !samePlace(d, there):
		p.warnf(diag.NotFound, c.Span, "%s registers with %q, and client %q looks for it with %q: use the same one", c.Service.Name, there.Name, c.Name, d.Name).
			Note(there.Span, "it registers here").Note(d.Span, "it is looked for here")
	}
}

// samePlace reports whether two discoveries are of one kind with equal parameters.
func samePlace(a, b *model.Discovery) bool {
	if a.Kind != b.Kind {
		return false
	}
	for i := range a.Params {
		x, y := a.Params[i].Value, b.Params[i].Value
		if (x == nil) != (y == nil) || x != nil && keyOf(*x) != keyOf(*y) {
			return false
		}
	}
	return true
}
