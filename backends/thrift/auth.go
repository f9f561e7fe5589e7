package thrift

import (
	"strings"

	"github.com/kitc-lang/kit/compiler/model"
)

// Thrift has no words for who may call: the comments say it, of a service for all of its methods and of
// a method where it differs.

// serviceAuth says who may call a service. What it inherits is printed with the service that it
// extends, so the comment speaks of that too.
func (d *document) serviceAuth(svc *model.Service) []string {
	inherited := svc.Methods[:len(svc.Methods)-len(svc.OwnMethods())]
	var remarks []string
	switch {
	case svc.Auth != nil && len(inherited) > 0:
		remarks = d.auth("Auth, also of inherited methods", svc.Auth)
	case svc.Auth != nil:
		remarks = d.auth("Auth", svc.Auth)
	case len(inherited) > 0 && asksSomewhere(svc.Extends):
		remarks = []string{"Anybody may call its methods, the inherited ones too, unless one says otherwise."}
	}
	var open []string
	for _, m := range inherited {
		switch {
		case m.Auth == svc.Auth || len(d.methodAuth(m.Origin)) > 0: // said above, or where it is declared
		case m.Auth == nil:
			open = append(open, m.Name)
		default:
			remarks = append(remarks, d.auth("Auth of "+m.Name, m.Auth)...)
		}
	}
	if len(open) > 0 {
		remarks = append(remarks, "Anybody may call "+strings.Join(open, ", ")+".")
	}
	return remarks
}

// asksSomewhere reports whether a service, or one that it extends, asks something of its callers.
func asksSomewhere(svc *model.Service) bool {
	return svc != nil && (svc.Auth != nil || asksSomewhere(svc.Extends))
}

// methodAuth says who may call a method, where that is not what its service says.
func (d *document) methodAuth(m *model.Method) []string {
	switch m.Auth {
	case m.Service.Auth:
		return nil
	case nil:
		return []string{"Anybody may call it."}
	}
	return d.auth("Auth", m.Auth)
}

// auth says who a caller is and what they do to prove it.
func (d *document) auth(label string, a *model.Auth) []string {
	name := a.Name
	if d.prefix(a.Package) != "" {
		name = packageName(a.Package) + "." + name
	}
	remarks := []string{label + ": " + name + "."}
	if doc := strings.Join(strings.Fields(a.Doc), " "); doc != "" {
		remarks = append(remarks, sentence(doc))
	}
	remarks = append(remarks, proof(a))
	return append(remarks, deprecated(a.Deprecated)...)
}

// proof says what callers do: send a header, which only THeader has room for, or show a certificate.
func proof(a *model.Auth) string {
	switch a.Scheme {
	case model.Bearer:
		token := "a bearer token"
		if a.Format != "" {
			token += " (" + a.Format + ")"
		}
		return "Send " + token + " in THeader: `authorization: Bearer TOKEN`."
	case model.Basic:
		return "Send a name and a password in THeader: `authorization: Basic BASE64`."
	case model.APIKey:
		return "Send a key in THeader: `" + strings.ToLower(a.Header) + ": KEY`."
	}
	return "Show a client certificate (mutual TLS)."
}
