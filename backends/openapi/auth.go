package openapi

import (
	"slices"
	"strings"

	"github.com/kitc-lang/kit/compiler/model"
)

// collectAuths finds the ways of proving who one is that operations ask for, in the order of their
// places, and settles what the document calls them. Like types, those of other packages have the name
// of their package in front; as auths are written in snake_case, so is that: billing_user.
func (b *builder) collectAuths() {
	for _, svc := range b.services {
		for _, m := range svc.Methods {
			if m.Auth != nil && !slices.Contains(b.auths, m.Auth) {
				b.auths = append(b.auths, m.Auth)
			}
		}
	}
	slices.SortStableFunc(b.auths, func(x, y *model.Auth) int { return b.compareDecls(&x.Decl, &y.Decl) })
	taken := map[string]any{}
	for _, a := range b.auths {
		name := a.Name
		if b.prefix(a.Package) != "" {
			name = packageName(a.Package) + "_" + name
		}
		b.claim(taken, a, name)
	}
}

func (b *builder) securitySchemes() []component[securityScheme] {
	var out []component[securityScheme]
	for _, a := range b.auths {
		s := securityScheme{description: clean(a.Doc)}
		switch a.Scheme {
		case model.Bearer:
			s.typ, s.scheme, s.bearerFormat = "http", "bearer", a.Format
			if t := a.Tokens; t != nil {
				s.description = paragraphs(s.description, "Tokens of "+code(t.Issuer)+" for the audience "+code(t.Audience)+"; the issuer's keys are at "+t.JWKS+".")
			}
		case model.Basic:
			s.typ, s.scheme = "http", "basic"
		case model.APIKey:
			s.typ, s.in, s.name = "apiKey", "header", a.Header
		case model.MTLS:
			s.typ = "mutualTLS"
		}
		if a.Deprecated != "" {
			s.description = paragraphs(s.description, "Deprecated: "+sentence(a.Deprecated))
		}
		out = append(out, component[securityScheme]{b.names[a], s})
	}
	return out
}

// security says who may call a method; nil in a document of which no operation asks that.
func (b *builder) security(m *model.Method) *security {
	switch {
	case len(b.auths) == 0:
		return nil
	case m.Auth == nil:
		return &security{}
	}
	return &security{alternatives: []requirement{{b.names[m.Auth], m.Scopes}}}
}

// offerSecurity joins what several services ask of the callers of one operation.
func (b *builder) offerSecurity(o *offered) {
	if !slices.ContainsFunc(o.methods, func(m *model.Method) bool { return !sameCallers(m, o.methods[0]) }) {
		return
	}
	op := o.op
	op.security = &security{}
	var lines []string
	for _, m := range o.methods {
		name, who := "", "anybody"
		if m.Auth != nil {
			name = b.names[m.Auth]
			who = code(name)
		}
		if len(m.Scopes) > 0 {
			who += " with " + enumeratedCode(m.Scopes)
		}
		r := requirement{name, m.Scopes}
		if !slices.ContainsFunc(op.security.alternatives, func(other requirement) bool {
			return other.scheme == r.scheme && slices.Equal(other.scopes, r.scopes)
		}) {
			op.security.alternatives = append(op.security.alternatives, r)
		}
		lines = append(lines, "- "+m.Service.Name+": "+who)
	}
	op.note("Who may call it depends on the service:\n\n" + strings.Join(lines, "\n"))
}

func sameCallers(m, other *model.Method) bool {
	return m.Auth == other.Auth && slices.Equal(m.Scopes, other.Scopes)
}

func enumeratedCode(names []string) string {
	var list []string
	for _, name := range names {
		list = append(list, code(name))
	}
	return strings.Join(list, ", ")
}

// usesTLS reports whether callers of a service show a certificate.
func usesTLS(svc *model.Service) bool {
	return slices.ContainsFunc(svc.Methods, func(m *model.Method) bool { return m.Auth != nil && m.Auth.Scheme == model.MTLS })
}
