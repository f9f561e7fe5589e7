package compiler

import (
	"net/textproto"
	"slices"

	"github.com/kitc-lang/kit/compiler/model"
	"github.com/kitc-lang/kit/lang"
	"github.com/kitc-lang/kit/lang/diag"
)

// nobody is what a method writes that anybody may call.
const nobody = "none"

var schemes = map[string]model.Scheme{
	"bearer": model.Bearer, "basic": model.Basic, "api_key": model.APIKey, "mtls": model.MTLS,
}

var schemeNames = []string{"bearer", "basic", "api_key", "mtls"}

func (p *pass) resolveAuth(d *decl) {
	auth, b := d.auth, d.block
	if d.name.Name == nobody {
		p.errorf(diag.BadName, d.name.Span, "an auth cannot be called `none`, because `auth = none` says that anybody may call: choose another name")
	}
	p.only(b, "an auth", []string{"scheme", "format", "header", "issuer", "audience", "jwks"}, nil)
	a := attr(b, "scheme")
	if a == nil {
		p.absent(b, "auth %q does not say how callers prove who they are: add `scheme = bearer`, or basic, api_key or mtls", auth.Name)
		return
	}
	name, ok := p.name(a.Value, "a scheme")
	if !ok {
		return
	}
	auth.Scheme = schemes[name.Name]
	if auth.Scheme == 0 {
		p.unknownScheme(name)
		return
	}
	if a := attr(b, "format"); a != nil {
		p.authFormat(auth, a)
	}
	p.authHeader(auth, b)
	p.authTokens(auth, b)
}

// otherSchemes are what people call the schemes elsewhere.
var otherSchemes = map[string]string{
	"jwt": "bearer", "oauth2": "bearer", "oidc": "bearer", "openid": "bearer", "token": "bearer", "apikey": "api_key", "key": "api_key",
	"tls": "mtls", "mutual_tls": "mtls", "certificate": "mtls", "password": "basic", "http": "basic",
}

func (p *pass) unknownScheme(name lang.Ident) {
	if kit := otherSchemes[snakeCase(name.Name)]; kit != "" {
		p.errorf(diag.BadAuth, name.Span, "there is no scheme %q: Kit calls it `%s`", name.Name, kit).Fix = &diag.Fix{Span: name.Span, Replace: kit}
		return
	}
	p.unknown(diag.BadAuth, name.Span, name.Name, schemeNames, "there is no scheme %q", name.Name)
}

func (p *pass) authFormat(auth *model.Auth, a *lang.Attr) {
	s, ok := p.text(a)
	switch {
	case !ok:
	case auth.Scheme != model.Bearer:
		p.errorf(diag.BadAuth, a.Name.Span, "only a bearer token has a format, and %q is %s: take `format` out", auth.Name, auth.Scheme)
	case s.Value == "" || len(s.Value) > maxName:
		p.errorf(diag.WrongValue, s.Span, "a format has 1 to %d characters, such as \"JWT\"", maxName)
	default:
		auth.Format = s.Value
	}
}

func (p *pass) authHeader(auth *model.Auth, b *lang.Block) {
	a := attr(b, "header")
	switch {
	case a == nil && auth.Scheme == model.APIKey:
		p.absent(b, "auth %q does not say which header carries the key: add `header = \"X-Api-Key\"`", auth.Name)
		return
	case a == nil:
		return
	}
	s, ok := p.text(a)
	switch {
	case !ok:
	case auth.Scheme == model.MTLS:
		p.errorf(diag.BadAuth, a.Name.Span, "the certificate of `mtls` travels in the TLS handshake: take `header` out")
	case auth.Scheme != model.APIKey:
		p.errorf(diag.BadAuth, a.Name.Span, "the proof of `%s` travels in the header Authorization: take `header` out", auth.Scheme)
	case p.headerName(s):
		auth.Header = textproto.CanonicalMIMEHeaderKey(s.Value)
	}
}

// serviceAuth reads auth = NAME of a service.
func (p *pass) serviceAuth(a *lang.Attr) *model.Auth {
	if n, ok := a.Value.(*lang.Name); ok && n.String() == nobody {
		p.errorf(diag.BadAuth, n.Span, "a service without `auth` asks nothing of its callers, and `none` is for a method of one that does: take this out")
		return nil
	}
	return p.auth(a)
}

// methodAuth reads auth = NAME, or none, of a method.
func (p *pass) methodAuth(svc *model.Service, a *lang.Attr) *model.Auth {
	if off, ok := a.Value.(*lang.Bool); ok && !off.Value {
		p.errorf(diag.WrongValue, off.Span, "a method that anybody may call says so: write `auth = none`").Fix = &diag.Fix{Span: off.Span, Replace: nobody}
		return nil
	}
	n, ok := a.Value.(*lang.Name)
	if !ok || n.String() != nobody {
		return p.auth(a)
	}
	if svc.Auth == nil && len(svc.Transports) > 0 { // otherwise it is for those that extend the service
		p.warnf(diag.BadAuth, n.Span, "service %q asks nothing of its callers, so there is nothing to take back: take this out, or add `auth` to the service", svc.Name)
	}
	return nil
}

func (p *pass) auth(a *lang.Attr) *model.Auth {
	n, ok := a.Value.(*lang.Name)
	if !ok {
		p.name(a.Value, "the name of one auth")
		return nil
	}
	isAuth := func(d *decl) bool { return d.auth != nil }
	d := p.decls[n.String()]
	switch {
	case len(n.Parts) > 1:
		if d = p.qualified(n, diag.UnknownAuth, "auth", isAuth); d == nil {
			return nil
		}
	case p.lost[n.String()]:
		return nil
	case d == nil && slices.Contains(schemeNames, n.String()):
		p.errorf(diag.UnknownAuth, n.Span, "`%s` is a scheme, and this takes the name of an auth: declare `auth user { scheme = %s }`, and write `auth = user`", n.String(), n.String())
		return nil
	case d == nil:
		var names []string
		for _, other := range p.pkg.Auths {
			names = append(names, other.Name)
		}
		p.undeclared(diag.UnknownAuth, n.Span, n.String(), names, "declare it, such as `auth "+snakeCase(n.String())+" { scheme = bearer }`", "there is no auth %q", n.String())
		return nil
	}
	if d.auth == nil {
		p.errorf(diag.UnknownAuth, n.Span, "%q is %s, not an auth", n.String(), article(d.block.Keyword.Name)).Note(d.name.Span, "declared here")
		return nil
	}
	return d.auth
}
