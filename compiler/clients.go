package compiler

import (
	"github.com/kitc-lang/kit/compiler/model"
	"github.com/kitc-lang/kit/lang"
	"github.com/kitc-lang/kit/lang/diag"
)

// resolveClients reads what services call. It runs behind all services of the package, for they may call each
// other.
func (p *pass) resolveClients() {
	for _, d := range p.order {
		if d.service != nil {
			for _, b := range d.block.Blocks() {
				if b.Keyword.Name == "client" {
					p.client(d.service, b)
				}
			}
		}
	}
	for _, d := range p.order {
		if d.service == nil {
			continue
		}
		for _, m := range d.service.OwnMethods() {
			if a := attr(p.methods[m], "calls"); a != nil {
				p.calls(m, a)
			}
		}
	}
	for _, d := range p.order {
		if d.service == nil {
			continue
		}
		for _, m := range d.service.Methods {
			if m.Origin != nil {
				m.Calls = m.Origin.Calls
			}
		}
	}
}

func (p *pass) client(svc *model.Service, b *lang.Block) {
	name, ok := p.label(b, "client", "client payments { … }")
	if !ok || !p.checkName(name, "client", memberStyle) {
		return
	}
	p.only(b, "a client", []string{"service", "transport", "discovery", "balance", "advice"}, []string{"chain", "balance"})
	for _, first := range svc.Clients {
		if first.Name == name.Name {
			p.errorf(diag.DuplicateName, name.Span, "service %q has two clients called %q: rename one of them", svc.Name, name.Name).Note(first.Span, "the first one")
			return
		}
	}
	c := &model.Client{Decl: p.common(name, b)}
	key := svc.Name + "." + name.Name
	p.lost[key] = true // until it is complete
	a := attr(b, "service")
	if a == nil {
		p.absent(b, "client %q does not say which service it calls: add `service = %s`", name.Name, upperCamel(name.Name))
		return
	}
	called, _ := p.serviceNamed(a, diag.BadClient)
	if called == nil {
		return
	}
	c.Service = called.service
	delete(p.lost, key)
	svc.Clients = append(svc.Clients, c)
	p.clientTransport(c, b)
	if a := attr(b, "discovery"); a != nil {
		c.Discovery = p.discoveryNamed(a)
	}
	p.clientBalance(c, b)
	p.checkFound(c)
	p.clientChains(c, b)
}

// clientTransport finds over which of the called service's transports a client calls it.
func (p *pass) clientTransport(c *model.Client, b *lang.Block) {
	a := attr(b, "transport")
	if a == nil {
		if len(c.Service.Transports) > 0 {
			c.Transport = c.Service.Transports[0]
		}
		return
	}
	n, ok := p.name(a.Value, "a transport")
	if !ok {
		return
	}
	if c.Transport = c.Service.Transport(n.Name); c.Transport != nil {
		return
	}
	var offered []string
	for _, t := range c.Service.Transports {
		offered = append(offered, t.Name)
	}
	if p.declaring().transport(n.Name) == nil {
		p.unknown(diag.UnknownTransport, n.Span, n.Name, offered, "there is no transport %q", n.Name)
		return
	}
	p.unknown(diag.NotOffered, n.Span, n.Name, offered, "service %q has no `transport %s`", c.Service.Name, n.Name).Note(c.Service.Span, "declared here")
}

// clientChains puts together what the called service advises and what the client says itself.
func (p *pass) clientChains(c *model.Client, b *lang.Block) {
	advised := true
	if a := attr(b, "advice"); a != nil {
		if n, ok := p.name(a.Value, "`none`"); ok && n.Name != nobody {
			p.errorf(diag.WrongValue, n.Span, "the advice of the called service is taken unless the client says `advice = none`")
		} else if ok {
			advised = false
		}
	}
	c.Advised = advised
	var own *lang.Block
	for _, inner := range b.Blocks() {
		switch {
		case inner.Keyword.Name != "chain":
		case own != nil:
			p.errorf(diag.ChainTwice, inner.Head, "client %q has a `chain` already: put all middlewares into one, for their order counts", c.Name).Note(own.Head, "the first one")
		default:
			own = inner
			if len(inner.Labels) > 0 && inner.Labels[0].Name != "client" {
				p.errorf(diag.WrongLabels, inner.Labels[0].Span, "a client has one side only: write `chain { … }`")
			}
		}
	}
	// Methods share the chain of their service where they do not change it, and then its merged one too.
	type merged struct {
		from []*model.Middleware
		to   model.Chain
	}
	var done []merged
	before := len(p.diags)
	for _, m := range c.Service.Methods {
		base := model.Chain{}
		if advised {
			base = m.Client
		}
		chain := base
		if own != nil {
			known := false
			for _, d := range done {
				if sameMiddlewares(d.from, base.Middlewares) {
					chain, known = d.to, true
				}
			}
			if !known {
				reported := len(p.diags) > before
				at := len(p.diags)
				chain = p.mergeChain(base, p.chainItems(own, "client", base), own, "the advice of service \""+c.Service.Name+"\"")
				if reported { // once is enough
					p.diags = p.diags[:at]
				}
				done = append(done, merged{base.Middlewares, chain})
			}
		}
		c.Methods = append(c.Methods, model.ClientMethod{Method: m, Chain: chain})
	}
}

func sameMiddlewares(a, b []*model.Middleware) bool {
	if len(a) != len(b) {
		return false
	}
	for i := range a {
		if a[i] != b[i] {
			return false
		}
	}
	return true
}

// calls reads calls = [payments.Charge].
func (p *pass) calls(m *model.Method, a *lang.Attr) {
	list, ok := a.Value.(*lang.Array)
	if !ok {
		p.errorf(diag.WrongValue, a.Value.Range(), "`calls` takes a list in brackets, such as `[payments.Charge]`, not %s", describe(a.Value))
		return
	}
	for _, e := range list.Items {
		n, ok := e.(*lang.Name)
		if !ok || len(n.Parts) != 2 {
			p.errorf(diag.BadCall, e.Range(), "a call is written as a client and a method of its service, such as `payments.Charge`, not %s", describe(e))
			continue
		}
		if c := p.called(m, n); c != nil {
			m.Calls = append(m.Calls, *c)
		}
	}
}

func (p *pass) called(m *model.Method, n *lang.Name) *model.Call {
	first, second := n.Parts[0], n.Parts[1]
	var clients []string
	for _, c := range m.Service.Clients {
		clients = append(clients, c.Name)
		if c.Name != first.Name {
			continue
		}
		var methods []string
		for _, called := range c.Service.Methods {
			methods = append(methods, called.Name)
			if called.Name == second.Name {
				return &model.Call{Client: c, Method: called, Span: n.Span}
			}
		}
		p.unknown(diag.BadCall, second.Span, second.Name, methods, "service %q has no method %q", c.Service.Name, second.Name)
		return nil
	}
	if p.lost[m.Service.Name+"."+first.Name] || p.strange[p.decls[m.Service.Name].block] { // it may be a client that could not be read
		return nil
	}
	p.undeclared(diag.BadCall, first.Span, first.Name, clients, "add `client "+first.Name+" { service = … }` to the service", "service %q has no client %q", m.Service.Name, first.Name)
	return nil
}
