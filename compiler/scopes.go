package compiler

import (
	"slices"
	"strings"

	"github.com/kitc-lang/kit/compiler/model"
	"github.com/kitc-lang/kit/lang"
	"github.com/kitc-lang/kit/lang/diag"
)

// serviceScopes reads scopes = [...] of a service. A service without transports may leave the auth to those that
// extend it.
func (p *pass) serviceScopes(svc *model.Service, b *lang.Block) {
	a := attr(b, "scopes")
	if a == nil {
		return
	}
	list, ok := p.scopes(a)
	switch {
	case !ok:
	case len(list) == 0:
		p.errorf(diag.BadScopes, a.Value.Range(), "`scopes` is empty: name what callers of %q need, such as \"%s:read\", or take it out", svc.Name, snakeCase(svc.Name))
	case attr(b, "auth") == nil && attr(b, "extends") == nil && hasTransport(b):
		p.errorf(diag.BadScopes, a.Name.Span, "service %q asks nobody who they are, so nobody has scopes: add `auth`, or take this out", svc.Name)
	default:
		svc.Scopes = list
	}
}

// checkScopes finds a service that has scopes, and a method that asks nobody who they are without saying so: only
// when the methods that it takes over are there can that be told.
func (p *pass) checkScopes(svc *model.Service, b *lang.Block) {
	if len(svc.Scopes) == 0 || len(svc.Transports) == 0 || p.writesAuth(svc) {
		return
	}
	for _, m := range svc.Methods {
		if m.Auth != nil || saysNone(attr(p.methods[m], "auth")) {
			continue
		}
		if attr(p.methods[m], "auth") == nil { // otherwise there was a report of it
			a := attr(b, "scopes")
			p.errorf(diag.BadScopes, a.Name.Span, "service %q asks nobody who they are, so callers of %s have no scopes: add `auth`, or take this out", svc.Name, m.Name)
		}
		return
	}
}

func hasTransport(b *lang.Block) bool {
	return slices.ContainsFunc(b.Blocks(), func(t *lang.Block) bool { return t.Keyword.Name == "transport" })
}

// methodScopes reads scopes = [...] of a method, which stand in place of those of its service.
func (p *pass) methodScopes(m *model.Method, b *lang.Block) {
	open := m.Auth == nil && saysNone(attr(b, "auth"))
	if open {
		m.Scopes = nil
	}
	a := attr(b, "scopes")
	if a == nil {
		return
	}
	list, ok := p.scopes(a)
	switch {
	case !ok:
	case open:
		p.errorf(diag.BadScopes, a.Name.Span, "anybody may call %s, so nobody has scopes: take this out, or `auth = none`", m.Name)
	case m.Auth == nil && attr(b, "auth") == nil && !p.writesAuth(m.Service) && len(m.Service.Transports) > 0:
		p.errorf(diag.BadScopes, a.Name.Span, "%s asks nobody who they are, so nobody has scopes: add `auth` to it or to service %q, or take this out", m.Name, m.Service.Name)
	case len(list) == 0 && len(m.Service.Scopes) == 0:
		p.errorf(diag.BadScopes, a.Value.Range(), "`scopes` is empty, and service %q names none that it takes back: name what callers of %s need, or take it out", m.Service.Name, m.Name)
	default:
		m.Scopes = list
	}
}

// writesAuth reports whether a service says an auth, be it right or not: of a wrong one nothing more is said.
func (p *pass) writesAuth(svc *model.Service) bool {
	d := p.decls[svc.Name]
	return d != nil && attr(d.block, "auth") != nil
}

func saysNone(a *lang.Attr) bool {
	if a == nil {
		return false
	}
	n, ok := a.Value.(*lang.Name)
	return ok && n.String() == nobody
}

// takeOverAuth settles who may call a method of svc that comes from another service: what the method says itself
// first, then what svc says, and else what is asked there already, so that nothing is opened by what is not said.
func (p *pass) takeOverAuth(svc *model.Service, m *model.Method, b *lang.Block) {
	if attr(b, "auth") == nil && svc.Auth != nil {
		m.Auth = svc.Auth
	}
	if attr(b, "scopes") == nil && len(svc.Scopes) > 0 {
		m.Scopes = svc.Scopes
	}
	if m.Auth != nil {
		return
	}
	if a := attr(b, "scopes"); a != nil && !saysNone(attr(b, "auth")) && len(m.Scopes) > 0 && len(svc.Transports) > 0 && !p.writesAuth(svc) {
		p.errorf(diag.BadScopes, svc.Span, "service %q asks nobody who they are, and %s, from %s, is for callers with scopes: add `auth`", svc.Name, m.Name, m.Origin.Service.Name).
			Note(m.Origin.Span, "declared here")
	}
	if len(svc.Transports) > 0 || saysNone(attr(b, "auth")) {
		m.Scopes = nil
	}
}

// scopes reads a list of scopes, which is nil after a report.
func (p *pass) scopes(a *lang.Attr) ([]string, bool) {
	if p.otherValue(a, "a list of strings, such as [\"orders:write\"]") {
		return nil, false
	}
	array, ok := a.Value.(*lang.Array)
	if !ok {
		d := p.errorf(diag.WrongValue, a.Value.Range(), "`scopes` takes a list of strings in brackets, such as `scopes = [\"orders:write\"]`, not %s", describe(a.Value))
		if s, ok := a.Value.(*lang.String); ok {
			d.Fix = &diag.Fix{Span: s.Span, Replace: "[" + quote(s.Value) + "]"}
		}
		return nil, false
	}
	list := []string{}
	for _, item := range array.Items {
		if n, ok := item.(*lang.Name); ok && len(n.Parts) == 1 && p.decls[n.String()] == nil && !p.lost[n.String()] {
			p.errorf(diag.WrongValue, n.Span, "a scope is a string: write it in double quotes").Fix = &diag.Fix{Span: n.Span, Replace: quote(n.String())}
			return nil, false
		}
		e, ok := p.literalOf(item)
		if !ok {
			return nil, false
		}
		s, ok := e.(*lang.String)
		switch {
		case !ok:
			p.errorf(diag.WrongValue, item.Range(), "a scope is a string in double quotes, not %s", describe(item))
			return nil, false
		case !isScope(s.Value):
			p.errorf(diag.BadScopes, s.Span, "%s is no scope: those have 1 to %d letters, digits and signs, such as \"orders:write\", and no spaces, quotes or backslashes", quote(s.Value), maxName)
			return nil, false
		case slices.Contains(list, s.Value):
			p.errorf(diag.BadScopes, s.Span, "the scope %s is in the list twice: once is enough", quote(s.Value))
			return nil, false
		}
		list = append(list, s.Value)
	}
	return list, true
}

// isScope reports whether a text can stand between the spaces of a scope (RFC 6749 section 3.3).
func isScope(s string) bool {
	return s != "" && len(s) <= maxName && strings.IndexFunc(s, func(r rune) bool { return r <= ' ' || r > '~' || r == '"' || r == '\\' }) < 0
}
