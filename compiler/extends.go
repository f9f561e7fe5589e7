package compiler

import (
	"slices"

	"github.com/kitc-lang/kit/compiler/model"
	"github.com/kitc-lang/kit/lang"
	"github.com/kitc-lang/kit/lang/diag"
)

// inherited gives a service the methods of the one that it extends.
func (p *pass) inherited(svc *model.Service, b *lang.Block) []*model.Method {
	a := attr(b, "extends")
	if a == nil {
		return nil
	}
	base, from := p.baseService(a)
	if base == nil {
		return nil
	}
	svc.Extends = base.service
	var out []*model.Method
	for _, m := range base.service.Methods {
		out = append(out, p.takeOver(svc, m, from))
	}
	return out
}

// baseService finds the service of extends = NAME and the package that declares it, nil where it has
// reported why there is none.
func (p *pass) baseService(a *lang.Attr) (*decl, *pass) {
	d, from := p.serviceNamed(a, diag.BadExtends)
	if d == nil {
		return nil, nil
	}
	from.resolveService(d)
	if d.state == broken {
		return nil, nil // a circle, which was reported
	}
	return d, from
}

// serviceNamed finds the service that an attribute names and the package that declares it, nil where it has
// reported why there is none, under a code.
func (p *pass) serviceNamed(a *lang.Attr, code diag.Code) (*decl, *pass) {
	n, ok := a.Value.(*lang.Name)
	if !ok {
		p.errorf(diag.WrongValue, a.Value.Range(), "`%[1]s` takes the name of one service, such as `%[1]s = Health`, not %[2]s", a.Name.Name, describe(a.Value))
		return nil, nil
	}
	isService := func(d *decl) bool { return d.service != nil }
	d, from := p.decls[n.String()], p
	switch {
	case len(n.Parts) > 1:
		if d = p.qualified(n, code, "service", isService); d == nil {
			return nil, nil
		}
		from = p.importNames[n.Parts[0].Name].pass
	case p.lost[n.String()]:
		return nil, nil
	case d == nil:
		var names []string
		for _, other := range p.order {
			if isService(other) {
				names = append(names, other.name.Name)
			}
		}
		p.undeclared(code, n.Span, n.String(), names, "declare it, such as `service "+upperCamel(n.String())+" { … }`", "there is no service %q", n.String())
		return nil, nil
	}
	if d.service == nil {
		p.errorf(code, n.Span, "%q is %s, not a service", n.String(), article(d.block.Keyword.Name)).Note(d.name.Span, "declared here")
		return nil, nil
	}
	return d, from
}

// takeOver gives svc the method of another service. Where its declaration stands is known to the package
// that holds its origin.
func (p *pass) takeOver(svc *model.Service, m *model.Method, from *pass) *model.Method {
	out := *m
	out.Service = svc
	out.Errors = slices.Clone(m.Errors)
	if out.Origin == nil {
		out.Origin = m
	}
	b := from.methodBlock(out.Origin)
	p.methods[&out] = b
	p.takeOverAuth(svc, &out, b)
	p.methodChains(&out, b, from)
	switch {
	case svc.Transport("http") == nil:
		out.HTTP = nil
	case m.HTTP == nil:
		p.http(&out, b)
	}
	return &out
}

// methodBlock gives the text of a method, of this package or of those that it has methods from.
func (p *pass) methodBlock(m *model.Method) *lang.Block {
	if b := p.methods[m]; b != nil {
		return b
	}
	for copied, b := range p.methods {
		if copied.Origin == m {
			return b
		}
	}
	return nil
}
