package kit

import (
	"context"
	"slices"
)

// Identity is who makes a call, as an Authenticator has found out. It is shared by all who ask for it, so
// nobody changes it.
type Identity struct {
	// Auth names the declaration that the caller satisfied: "user" for `auth user { … }`.
	Auth string
	// Subject is who it is, a name that stays the same and is nobody else's within Auth: the "sub" of a token,
	// the name of a login, the name of a key, the SPIFFE ID of a certificate.
	Subject string
	// Issuer is who vouches for it, such as the "iss" of a token; "" where that is the service itself.
	Issuer string
	// Scopes are what the caller may do, such as "orders:write"; nil where the scheme knows of none.
	Scopes []string
	// Claims is what else was proved, as the authenticator documents it: the claims of a token by their names.
	Claims map[string]any
}

// HasScope reports whether a caller may do what a scope stands for. A nil Identity has none.
func (id *Identity) HasScope(scope string) bool {
	return id != nil && slices.Contains(id.Scopes, scope)
}

// WithIdentity gives a context that says who makes the call. Authenticators call it.
func WithIdentity(ctx context.Context, id *Identity) context.Context {
	return &identified{ctx, id, ServerCall(ctx)}
}

// IdentityOf gives who makes the call that a server is running, nil where nobody was asked to prove it. A call
// in the same process is one of its own: who called its caller is not who calls it.
func IdentityOf(ctx context.Context) *Identity {
	known, _ := ctx.Value(identityKey{}).(*identified)
	if known == nil || known.call != ServerCall(ctx) {
		return nil
	}
	return known.id
}

type identityKey struct{}

// identified is a context together with who makes the call that it belongs to, in one piece of memory.
type identified struct {
	context.Context
	id   *Identity
	call *Call
}

func (c *identified) Value(key any) any {
	if _, ok := key.(identityKey); ok {
		return c
	}
	return c.Context.Value(key)
}
