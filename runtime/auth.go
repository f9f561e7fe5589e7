package kit

import (
	"context"
	"encoding/base64"
	"errors"
	"strings"
)

// Authenticator finds out who makes a call, by call.Header and whatever else travels beside the message,
// and whether they may. It gives the context that the call goes on with, which holds who it is (see
// WithIdentity), or an error. It runs before anything is said about the input, and in many goroutines at once.
// Ready-made ones are the packages below runtime/auth.
//
// An Error and a declared error reach the caller as they are; any other becomes "unauthenticated", and its
// text stays on this side.
type Authenticator func(ctx context.Context, call *Call) (context.Context, error)

// Authenticate runs an Authenticator as a generated server does, and demands the scopes of the method of those
// who have proved who they are. An Authenticator that is missing refuses every call.
func Authenticate(ctx context.Context, call *Call, a Authenticator) (context.Context, error) {
	if a == nil {
		return nil, Hide(Internal, "internal error", errors.New(call.Method.String()+" asks who calls, and the Config has no Authenticator for "+call.Method.Auth))
	}
	proved, err := a(ctx, call)
	if err == nil {
		if proved == nil {
			proved = ctx
		}
		return proved, demandScopes(proved, call.Method)
	}
	if d, e := find(err); d != nil || e != nil || ctx.Err() != nil {
		return nil, err
	}
	return nil, Hide(Unauthenticated, "who calls could not be proved", err)
}

// Guard puts a chain of middlewares around the handler of a method that asks who calls. That is found out behind
// all of them, unless one of them wants to know before (see Identify).
func Guard(a Authenticator, h Handler, chain ...Middleware) Handler {
	guarded := Wrap(func(ctx context.Context, call *Call) error {
		ctx, err := Identify(ctx, call)
		if err != nil {
			return err
		}
		return h(ctx, call)
	}, chain...)
	return func(ctx context.Context, call *Call) error {
		call.authenticator = a
		return guarded(ctx, call)
	}
}

// Identify finds out who makes a call that a server runs, for a middleware that depends on it. It gives the
// context that the call goes on with, or the error that ends it: whoever did not prove who they are gets no
// further. It asks the Authenticator once for each call, and where the method asks nothing of callers, nobody.
func Identify(ctx context.Context, call *Call) (context.Context, error) {
	if call.identified || call.Method.Auth == "" || call.Side != ServerSide {
		return ctx, nil
	}
	ctx, err := Authenticate(ctx, call, call.authenticator)
	call.identified = err == nil
	return ctx, err
}

func demandScopes(ctx context.Context, m *Method) error {
	for _, scope := range m.Scopes {
		if !IdentityOf(ctx).HasScope(scope) {
			return Errorf(PermissionDenied, "%s takes the scope %q, which the caller does not have", m.Name, scope)
		}
	}
	return nil
}

const authorization = "Authorization"

// BearerToken gives the token of a call (RFC 6750), "" where there is none.
func BearerToken(call *Call) string {
	scheme, token, _ := strings.Cut(call.Header.Get(authorization), " ")
	if !strings.EqualFold(scheme, "Bearer") {
		return ""
	}
	return strings.TrimSpace(token)
}

// BasicLogin gives the name and the password of a call (RFC 7617); ok is false where there are none.
func BasicLogin(call *Call) (name, password string, ok bool) {
	scheme, text, _ := strings.Cut(call.Header.Get(authorization), " ")
	if !strings.EqualFold(scheme, "Basic") {
		return "", "", false
	}
	raw, err := base64.StdEncoding.DecodeString(strings.TrimSpace(text))
	if err != nil {
		return "", "", false
	}
	return strings.Cut(string(raw), ":")
}

// SendBearer sends the token that a function gives with every try of a call; nil sends none.
func SendBearer(next Handler, token func(context.Context) (string, error)) Handler {
	if token == nil {
		return next
	}
	return sendProof(next, authorization, func(ctx context.Context) (string, error) {
		t, err := token(ctx)
		return "Bearer " + t, err
	})
}

// SendBasic sends the name and the password that a function gives with every try of a call; nil sends none.
// A name has no colon.
func SendBasic(next Handler, login func(context.Context) (name, password string, err error)) Handler {
	if login == nil {
		return next
	}
	return sendProof(next, authorization, func(ctx context.Context) (string, error) {
		name, password, err := login(ctx)
		return "Basic " + base64.StdEncoding.EncodeToString([]byte(name+":"+password)), err
	})
}

// SendKey sends the key that a function gives in a header, with every try of a call; nil sends none.
func SendKey(next Handler, header string, key func(context.Context) (string, error)) Handler {
	if key == nil {
		return next
	}
	return sendProof(next, header, key)
}

func sendProof(next Handler, header string, proof func(context.Context) (string, error)) Handler {
	return func(ctx context.Context, call *Call) error {
		value, err := proof(ctx)
		if err != nil {
			if d, e := find(err); d != nil || e != nil || ctx.Err() != nil {
				return err
			}
			return Hide(Unauthenticated, call.Method.String()+": there is no proof to send of who calls", err)
		}
		call.Header.Set(header, value)
		return next(ctx, call)
	}
}
