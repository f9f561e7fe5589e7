package compiler

import (
	"net"
	"net/url"
	"strings"

	"github.com/kitc-lang/kit/compiler/model"
	"github.com/kitc-lang/kit/lang"
	"github.com/kitc-lang/kit/lang/diag"
)

// tokenAttrs say together whose tokens are a proof.
var tokenAttrs = []string{"issuer", "audience", "jwks"}

const maxIssuer = 2048

// authTokens reads what is public knowledge about the tokens of an auth. It is all there or not at all: an issuer
// without keys cannot be believed, and a token for another service is no proof.
func (p *pass) authTokens(auth *model.Auth, b *lang.Block) {
	var first *lang.Attr
	var missing []string
	texts := map[string]*lang.String{}
	for _, name := range tokenAttrs {
		a := attr(b, name)
		if a == nil {
			missing = append(missing, "`"+name+"`")
			continue
		}
		if first == nil {
			first = a
		}
		s, ok := p.text(a)
		switch {
		case !ok:
			return
		case s.Value == "" || len(s.Value) > maxIssuer:
			p.errorf(diag.WrongValue, s.Span, "`%s` has 1 to %d bytes, and this has %d", name, maxIssuer, len(s.Value))
			return
		}
		texts[name] = s
	}
	switch {
	case first == nil:
		return
	case auth.Scheme != model.Bearer:
		p.errorf(diag.BadTokens, first.Name.Span, "only a bearer token has an issuer, and %q is %s: take `%s` out", auth.Name, auth.Scheme, first.Name.Name)
	case !strings.EqualFold(auth.Format, "JWT"):
		p.errorf(diag.BadTokens, first.Name.Span, "only a JWT says who made it: add `format = \"JWT\"`, or take `%s` out", first.Name.Name)
	case len(missing) > 0:
		p.errorf(diag.BadTokens, first.Name.Span, "a token is a proof by who made it, for whom, and the keys that show it: add %s, or take `%s` out", strings.Join(missing, " and "), first.Name.Name)
	case !isKeysURL(texts["jwks"].Value):
		p.errorf(diag.BadTokens, texts["jwks"].Span, "keys that came over a connection without TLS prove nothing: write the https URL of the issuer's keys")
	default:
		auth.Tokens = &model.Tokens{Issuer: texts["issuer"].Value, Audience: texts["audience"].Value, JWKS: texts["jwks"].Value}
	}
}

// isKeysURL reports whether keys can be had from there: over https, or over http from the same machine.
func isKeysURL(text string) bool {
	u, err := url.Parse(text)
	if err != nil || u.Host == "" {
		return false
	}
	ip := net.ParseIP(u.Hostname())
	return u.Scheme == "https" || u.Scheme == "http" && (u.Hostname() == "localhost" || ip != nil && ip.IsLoopback())
}
