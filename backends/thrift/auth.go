package thrift

import (
	"strings"

	"github.com/kitc-lang/kit/compiler/model"
)

// Thrift has no words for who may call: the comments say it, of a service for all of its methods and of
// a method where it differs.

// serviceAuth says who may call a service. What it inherits is printed with the service that it
// extends, so the comment speaks of that too.
func serviceAuth(svc *model.Service) []string {
	inherits := svc.Extends != nil && len(svc.Methods) > len(svc.OwnMethods())
	switch {
	case svc.Auth == nil && inherits && asksSomewhere(svc.Extends):
		return []string{"Anybody may call its methods, the inherited ones too, unless one says otherwise."}
	case svc.Auth == nil:
		return nil
	}
	callers := "Callers "
	if inherits {
		callers = "Callers, also those of inherited methods, "
	}
	return append([]string{callers + proof(svc.Auth) + "."}, authDoc(svc.Auth)...)
}

// asksSomewhere reports whether a service, or one that it extends, asks something of its callers.
func asksSomewhere(svc *model.Service) bool {
	return svc != nil && (svc.Auth != nil || asksSomewhere(svc.Extends))
}

// methodAuth says who may call a method, where that is not what its service says.
func methodAuth(m *model.Method) []string {
	switch m.Auth {
	case m.Service.Auth:
		return nil
	case nil:
		return []string{"Anybody may call it."}
	}
	return append([]string{"Callers " + proof(m.Auth) + "."}, authDoc(m.Auth)...)
}

// proof says what callers do: send a header, which only THeader has room for, or show a certificate.
func proof(a *model.Auth) string {
	switch a.Scheme {
	case model.Bearer:
		token := "a bearer token"
		if a.Format != "" {
			token += " (" + a.Format + ")"
		}
		return "send " + token + " in THeader: `authorization: Bearer TOKEN`"
	case model.Basic:
		return "send a name and a password in THeader: `authorization: Basic BASE64`"
	case model.APIKey:
		return "send a key in THeader: `" + strings.ToLower(a.Header) + ": KEY`"
	}
	return "show a client certificate (mutual TLS)"
}

func authDoc(a *model.Auth) []string {
	var remarks []string
	if doc := strings.Join(strings.Fields(a.Doc), " "); doc != "" {
		remarks = append(remarks, sentence(doc))
	}
	return append(remarks, deprecated(a.Deprecated)...)
}
