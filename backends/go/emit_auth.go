package golang

import (
	"slices"
	"strconv"
	"strings"

	"github.com/kitc-lang/kit/compiler/model"
)

// auths gives the auths that the methods of a service ask for, in the order in which they first do.
func auths(svc *model.Service) []*model.Auth {
	var list []*model.Auth
	for _, m := range svc.Methods {
		if m.Auth != nil && !slices.Contains(list, m.Auth) {
			list = append(list, m.Auth)
		}
	}
	return list
}

// authenticator is the field of a server's Config that finds out who calls.
func authenticator(a *model.Auth) string { return "Authenticate" + exported(a.Name) }

// proof is the field of a client's Config that gives what proves who calls, its type, and the function of
// the runtime that sends it. A certificate is part of the TLS configuration, so it has none.
func proof(s *source, a *model.Auth) (field, typ, send string) {
	ctx := s.use("context") + ".Context"
	switch a.Scheme {
	case model.Bearer:
		return exported(a.Name) + "Token", "func(" + ctx + ") (string, error)", "SendBearer"
	case model.Basic:
		return exported(a.Name) + "Login", "func(" + ctx + ") (name, password string, err error)", "SendBasic"
	case model.APIKey:
		return exported(a.Name) + "Key", "func(" + ctx + ") (string, error)", "SendKey"
	}
	return "", "", ""
}

// stringsLiteral gives a []string.
func stringsLiteral(list []string) string {
	var texts []string
	for _, s := range list {
		texts = append(texts, strconv.Quote(s))
	}
	return "[]string{" + strings.Join(texts, ", ") + "}"
}

// challenge gives what HTTP tells those who do not prove who they are, "" where it has no scheme for that.
func challenge(a *model.Auth, svc *model.Service) string {
	switch a.Scheme {
	case model.Bearer:
		return "Bearer"
	case model.Basic:
		return `Basic realm="` + svc.Name + `", charset="UTF-8"`
	}
	return ""
}

// authFields writes the fields of a server's Config that find out who calls.
func (g *generator) authFields(s *source, b *strings.Builder, svc *model.Service) {
	for _, a := range auths(svc) {
		doc := authenticator(a) + " finds out who calls the methods that ask for " + quoted(a.Name) + ",\n" + carried(a)
		if a.Tokens != nil {
			doc += " (nil: by " + tokens(a) + ")."
		} else {
			doc += ". It is required."
		}
		b.WriteString(comment("\t", withDeprecated(paragraph(doc, a.Doc), a.Deprecated)))
		b.WriteString("\t" + authenticator(a) + " " + s.use("kit") + ".Authenticator\n")
		if t := a.Tokens; t != nil {
			b.WriteString(comment("\t", tokens(a)+" is whose tokens prove who calls, declared with Issuer "+quoted(t.Issuer)+
				",\nAudience "+quoted(t.Audience)+" and JWKS "+quoted(t.JWKS)+". The keys are fetched when the first call comes."))
			b.WriteString("\t" + tokens(a) + " " + jwtImport(s) + ".Config\n")
		}
	}
}

// carried says how a proof travels, and which function of the runtime reads it.
func carried(a *model.Auth) string {
	switch a.Scheme {
	case model.Bearer:
		if a.Format != "" {
			return "by a bearer token (" + a.Format + "): see the package runtime/auth/jwt"
		}
		return "by a bearer token: see kit.BearerToken"
	case model.Basic:
		return "by a name and a password: see the package runtime/auth/basic"
	case model.APIKey:
		return "by a key in the header " + a.Header + ": see the package runtime/auth/apikey"
	}
	return "by the certificate of their connection: see the package runtime/auth/mtls"
}

// authChecks gives the statements of a server's constructor that refuse a Config without an authenticator.
func (g *generator) authChecks(s *source, svc *model.Service) string {
	var b strings.Builder
	for _, a := range auths(svc) {
		if a.Tokens != nil {
			continue
		}
		b.WriteString(s.text(`
	if cfg.$Field == nil {
		return nil, $errors.New("$package: New${Service}Server needs $Field in its Config: methods of $Service ask who calls")
	}
`, holes{"Field": authenticator(a), "package": g.pkg.Name, "Service": svc.Name}))
	}
	if declaresTokens(svc) {
		b.WriteString(`	cfg, err := cfg.withAuthenticators()
	if err != nil {
		return nil, err
	}
`)
	}
	return b.String()
}

// tokens is the field of a server's Config that says whose tokens are a proof.
func tokens(a *model.Auth) string { return exported(a.Name) + "Tokens" }

func jwtImport(s *source) string { return s.importPath("kitjwt", runtimePath+"/auth/jwt") }

func declaresTokens(svc *model.Service) bool {
	return slices.ContainsFunc(auths(svc), func(a *model.Auth) bool { return a.Tokens != nil })
}

// declaredAuthenticators prints the method of a server's Config that makes the authenticators that are declared.
func (g *generator) declaredAuthenticators(s *source, svc *model.Service) {
	if !declaresTokens(svc) {
		return
	}
	var makes strings.Builder
	for _, a := range auths(svc) {
		if a.Tokens == nil {
			continue
		}
		makes.WriteString(s.text(`
	if cfg.$Field == nil {
		tokens := cfg.$Tokens
		tokens.Issuer = $cmp.Or(tokens.Issuer, $issuer)
		tokens.JWKS = cmp.Or(tokens.JWKS, $keys)
		if tokens.Audience == nil && !tokens.AnyAudience {
			tokens.Audience = []string{$audience}
		}
		authenticator, err := $jwt.New(tokens)
		if err != nil {
			return cfg, $fmt.Errorf("$package: $Tokens of the Config: %w", err)
		}
		cfg.$Field = authenticator
	}
`, holes{"Field": authenticator(a), "Tokens": tokens(a), "issuer": quoted(a.Tokens.Issuer), "keys": quoted(a.Tokens.JWKS),
			"audience": quoted(a.Tokens.Audience), "jwt": jwtImport(s), "package": g.pkg.Name}))
	}
	s.print(`
// withAuthenticators gives cfg with the authenticators that it leaves nil and that are declared.
func (cfg ${Service}ServerConfig) withAuthenticators() (${Service}ServerConfig, error) {
$makes	return cfg, nil
}

`, holes{"Service": svc.Name, "makes": makes.String()})
}

// proofFields writes the fields of a client's Config that prove who calls.
func (g *generator) proofFields(s *source, b *strings.Builder, svc *model.Service) {
	for _, a := range auths(svc) {
		field, typ, _ := proof(s, a)
		if field == "" {
			continue
		}
		what := map[model.Scheme]string{model.Bearer: "bearer token", model.Basic: "name and the password", model.APIKey: "key"}[a.Scheme]
		b.WriteString(comment("\t", field+" gives the "+what+" that is sent to methods that ask for "+quoted(a.Name)+" (nil: none)."))
		b.WriteString("\t" + field + " " + typ + "\n")
	}
}

// carriesProof gives the statements that refuse to send a proof where nothing travels beside a message.
func (g *generator) carriesProof(s *source, svc *model.Service) string {
	var fields []string
	for _, a := range auths(svc) {
		if field, _, _ := proof(s, a); field != "" {
			fields = append(fields, "cfg."+field+" != nil")
		}
	}
	if len(fields) == 0 {
		return ""
	}
	framing := "!cfg.Thrift.Framing.HasHeaders()"
	if declared := declaredFraming(svc); declared == "Framed" || declared == "Unframed" {
		framing = "(cfg.Thrift.Framing == 0 || !cfg.Thrift.Framing.HasHeaders())"
	}
	condition := strings.Join(fields, " || ")
	if len(fields) > 1 {
		condition = "(" + condition + ")"
	}
	return s.text(`
		if $framing && $condition {
			return nil, $errors.New("$package.$Service: who calls travels beside the message, which THeader and Post can do: leave Framing as it is, or send no proof")
		}
`, holes{"framing": framing, "condition": condition, "package": g.pkg.Name, "Service": svc.Name})
}

// sendProof puts what sends the proof around the handler of a client's transport.
func sendProof(s *source, m *model.Method, handler string) string {
	if m.Auth == nil {
		return handler
	}
	field, _, send := proof(s, m.Auth)
	switch {
	case field == "":
		return handler
	case m.Auth.Scheme == model.APIKey:
		return "kit." + send + "(" + handler + ", " + quoted(m.Auth.Header) + ", cfg." + field + ")"
	}
	return "kit." + send + "(" + handler + ", cfg." + field + ")"
}

// sendsProof reports whether a client has anything to send that proves who calls.
func sendsProof(svc *model.Service) bool {
	return slices.ContainsFunc(auths(svc), func(a *model.Auth) bool { return a.Scheme != model.MTLS })
}
