package diff

import (
	"slices"
	"strings"

	"github.com/kitc-lang/kit/compiler/model"
)

// services compares what a package offers.
func (c *comparison) services(p packagePair) {
	both(p.old.Services, p.next.Services, serviceName, func(o, n *model.Service) {
		switch {
		case o == nil:
			c.report(ServiceAdded, declPlace(&n.Decl), c.scopeOfServices(nil, n, p), "", "service "+n.Name)
		case n == nil:
			c.report(ServiceRemoved, lostPlace(&o.Decl, p.next), c.scopeOfServices(o, nil, p), "service "+o.Name, "")
		default:
			c.service(o, n, p)
		}
	})
}

// service compares a service of both programs, the outermost first.
func (c *comparison) service(old, next *model.Service, p packagePair) {
	at, s := declPlace(&next.Decl), c.scopeOfServices(old, next, p)
	c.deprecation(old.Deprecated, next.Deprecated, at, s)
	c.extends(old, next, at, s)
	c.methods(old, next, p)
	c.transports(old, next, at, p)
	c.admin(old, next, at, p)
	c.authOf(old, next, at, s)
	c.scopesOf(old, next, s)
	c.chain(old.Server, next.Server, Server, at, s)
	c.chain(old.Client, next.Client, Client, at, s)
}

func (c *comparison) extends(old, next *model.Service, at place, s scope) {
	if c.sameBase(old, next) {
		return
	}
	if old.Extends != nil {
		c.report(ExtendsRemoved, at, s, "extends = "+declText(&old.Extends.Decl, at.pkg), "")
	}
	if next.Extends != nil {
		c.report(ExtendsAdded, at, s, "", "extends = "+declText(&next.Extends.Decl, at.pkg))
	}
}

func (c *comparison) sameBase(old, next *model.Service) bool {
	if old.Extends == nil || next.Extends == nil {
		return old.Extends == next.Extends
	}
	return c.same(&old.Extends.Decl, &next.Extends.Decl)
}

// methods compares the methods that a service declares itself. Those that it took over are compared where
// they are declared, unless it takes them over from elsewhere now.
func (c *comparison) methods(old, next *model.Service, p packagePair) {
	olds, nexts := old.OwnMethods(), next.OwnMethods()
	if !c.sameBase(old, next) {
		olds, nexts = old.Methods, next.Methods
	}
	name := func(m *model.Method) string {
		if n := c.renamed[m]; n != nil {
			return n.Name
		}
		return m.Name
	}
	both(olds, nexts, name, func(o, n *model.Method) {
		switch {
		case o == nil:
			at := place{pkg: next.Package, subject: methodTitle(n), span: n.Span}
			c.report(MethodAdded, at, c.scopeOfMethods(nil, c.next.offered(n), p), "", signature(n))
		case n == nil:
			at := place{pkg: old.Package, subject: methodTitle(o), span: o.Span, gone: true, near: next.Span}
			c.report(MethodRemoved, at, c.scopeOfMethods(c.old.offered(o), nil, p), signature(o), "")
		default:
			c.method(o, n, c.old.offered(o), c.next.offered(n), p)
		}
	})
}

// offered gives where a method is offered: one that was taken over in its own place, and one that is
// declared also wherever it was taken over.
func (s *side) offered(m *model.Method) []*model.Method {
	if m.Origin != nil {
		return []*model.Method{m}
	}
	return s.offers[m]
}

func (c *comparison) transports(old, next *model.Service, at place, p packagePair) {
	name := func(t *model.Transport) string { return t.Name }
	both(old.Transports, next.Transports, name, func(o, n *model.Transport) {
		t := n
		if t == nil {
			t = o
		}
		s := scope{source: hasGo(p.old) && hasGo(p.next), hits: []Hit{{Name: serviceTitle(next)}}}
		switch t.Name {
		case "http":
			s.json = bothWays
		case "thrift":
			s.thrift = bothWays
		}
		switch {
		case o == nil:
			c.report(TransportAdded, at.at(n.Name, n.Span), s, "", "transport "+n.Name)
		case n == nil:
			c.report(TransportRemoved, at.was(o.Name, o.Span), s, "transport "+o.Name, "")
		default:
			c.settings(o.Params, n.Params, at.at(n.Name, n.Span), func(name, old, next string, at place) {
				kind, known := map[string]Kind{"listen": ListenChanged, "protocol": ProtocolChanged}[name]
				if !known {
					kind = TransportSettingChanged
				}
				c.report(kind, at, s, old, next)
			})
		}
	})
}

// admin compares the admin listeners. They are of no concern to those who call the service.
func (c *comparison) admin(old, next *model.Service, at place, p packagePair) {
	s := scope{source: hasGo(p.old) && hasGo(p.next), hits: []Hit{{Name: serviceTitle(next)}}}
	switch o, n := old.Admin, next.Admin; {
	case o == nil && n == nil:
	case o == nil:
		c.report(AdminAdded, at.at("admin", n.Span), s, "", "admin")
	case n == nil:
		c.report(AdminRemoved, at.was("admin", o.Span), s, "admin", "")
	default:
		c.settings(o.Params, n.Params, at.at("admin", n.Span), func(_, old, next string, at place) {
			c.report(AdminChanged, at, s, old, next)
		})
	}
}

// settings compares the values of declared parameters.
func (c *comparison) settings(old, next []model.Arg, at place, changed func(name, old, next string, at place)) {
	both(pointers(old), pointers(next), func(a *model.Arg) string { return a.Name }, func(o, n *model.Arg) {
		before, after := argText(o), argText(n)
		if before == after {
			return
		}
		at := at
		if n != nil && n.Written && n.Span.File == at.span.File {
			at.span = n.Span
		}
		name := ""
		if n != nil {
			name = n.Name
		} else {
			name = o.Name
		}
		changed(name, before, after, at)
	})
}

func argText(a *model.Arg) string {
	if a == nil || a.Value == nil {
		return ""
	}
	return a.Name + " = " + valueText(a.Value)
}

// chain compares the middlewares of one side.
func (c *comparison) chain(old, next model.Chain, side Where, at place, s scope) {
	at.subject += " chain " + side.String()
	if !next.Span.IsZero() && next.Span.File == at.span.File {
		at.span = next.Span
	}
	var olds, nexts []string // of those that are in both
	names := func(ch model.Chain) map[*model.Middleware]string {
		out, count := map[*model.Middleware]string{}, map[string]int{}
		for _, m := range ch.Middlewares {
			count[m.Name()]++
			out[m] = m.Name() + strings.Repeat("'", count[m.Name()]-1)
		}
		return out
	}
	oldNames, nextNames := names(old), names(next)
	name := func(m *model.Middleware) string {
		if n, ok := nextNames[m]; ok {
			return n
		}
		return oldNames[m]
	}
	both(old.Middlewares, next.Middlewares, name, func(o, n *model.Middleware) {
		switch {
		case o == nil:
			c.reportOn(side, MiddlewareAdded, at, s, "", n.Name())
		case n == nil:
			c.reportOn(side, MiddlewareRemoved, at, s, o.Name(), "")
		default:
			nexts = append(nexts, name(n))
			c.settings(o.Params, n.Params, at, func(_, before, after string, at place) {
				c.reportOn(side, MiddlewareChanged, at, s, n.Name()+" { "+before+" }", n.Name()+" { "+after+" }")
			})
		}
	})
	for _, m := range old.Middlewares {
		if slices.Contains(nexts, name(m)) {
			olds = append(olds, name(m))
		}
	}
	if !slices.Equal(olds, nexts) {
		c.reportOn(side, MiddlewareMoved, at, s, strings.Join(olds, ", "), strings.Join(nexts, ", "))
	}
}

// authOf compares who may call: what the service says first, and then the methods where it is something else.
func (c *comparison) authOf(old, next *model.Service, at place, s scope) {
	type change struct{ kind, old, next string }
	of := func(o, n *model.Auth) (change, bool) {
		kind, changed := c.authChange(o, n)
		return change{string(kind), authText(o), authText(n)}, changed
	}
	ofService, serviceChanged := of(old.Auth, next.Auth)
	var hit []*model.Method
	both(old.Methods, next.Methods, methodName, func(o, n *model.Method) {
		if o == nil || n == nil {
			return
		}
		ofMethod, changed := of(o.Auth, n.Auth)
		switch {
		case !changed:
		case serviceChanged && ofMethod == ofService:
			hit = append(hit, n)
		default:
			at := place{pkg: next.Package, subject: methodTitle(n), span: n.Span}
			s := s
			s.hits = methodHits([]*model.Method{n})
			s.source = s.source && !c.stillAsked(old, next, o.Auth, n.Auth)
			c.report(Kind(ofMethod.kind), at, s, ofMethod.old, ofMethod.next)
		}
	})
	if len(hit) > 0 {
		s.hits = mergeHits(methodHits(hit), nil)
		s.source = s.source && !c.stillAsked(old, next, old.Auth, next.Auth)
		c.report(Kind(ofService.kind), at, s, ofService.old, ofService.next)
	}
}

// scopesOf compares what callers of methods need beside the proof of who they are. Where anybody may call after
// the change, or might before it, that says all.
func (c *comparison) scopesOf(old, next *model.Service, s scope) {
	both(old.Methods, next.Methods, methodName, func(o, n *model.Method) {
		if o == nil || n == nil || o.Auth == nil || n.Auth == nil {
			return
		}
		at := place{pkg: next.Package, subject: methodTitle(n), span: n.Span}
		s := s
		s.hits = methodHits([]*model.Method{n})
		if list := without(n.Scopes, o.Scopes); len(list) > 0 {
			c.report(ScopesAdded, at, s, "", strings.Join(list, ", "))
		}
		if list := without(o.Scopes, n.Scopes); len(list) > 0 {
			c.report(ScopesRemoved, at, s, strings.Join(list, ", "), "")
		}
	})
}

// without gives the names of a list that are not in another one.
func without(list, other []string) []string {
	return slices.DeleteFunc(slices.Clone(list), func(name string) bool { return slices.Contains(other, name) })
}

// authChange gives what happened where two auths are not the same declaration, whose own changes are
// reported where it is.
func (c *comparison) authChange(old, next *model.Auth) (Kind, bool) {
	switch {
	case old == nil && next == nil:
		return "", false
	case old == nil:
		return AuthAdded, true
	case next == nil:
		return AuthRemoved, true
	case c.same(&old.Decl, &next.Decl):
		return "", false
	}
	if kind, changed := authKind(old, next); changed {
		return kind, true
	}
	return AuthRenamed, true
}

// stillAsked reports whether the Configs of a service stay as they are where one auth takes the place of
// another: because other methods asked for the new one before, and still do for the old one.
func (c *comparison) stillAsked(old, next *model.Service, before, after *model.Auth) bool {
	asks := func(svc *model.Service, a *model.Auth) bool {
		return a == nil || slices.ContainsFunc(svc.Methods, func(m *model.Method) bool {
			return m.Auth != nil && c.same(&m.Auth.Decl, &a.Decl)
		})
	}
	return asks(old, after) && asks(next, before)
}

// authKind compares what two auths ask for.
func authKind(old, next *model.Auth) (Kind, bool) {
	switch {
	case old.Scheme != next.Scheme || old.Header != next.Header:
		return AuthChanged, true
	case old.Tokens != nil && next.Tokens != nil && (old.Tokens.Issuer != next.Tokens.Issuer || old.Tokens.Audience != next.Tokens.Audience):
		return AuthHintChanged, true
	case old.Format != next.Format:
		return AuthHintChanged, true
	}
	return "", false
}
