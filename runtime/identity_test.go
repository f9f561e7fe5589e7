package kit_test

import (
	"context"
	"errors"
	"strings"
	"testing"

	kit "github.com/kitc-lang/kit/runtime"
)

func as(id *kit.Identity) kit.Authenticator {
	return func(ctx context.Context, _ *kit.Call) (context.Context, error) { return kit.WithIdentity(ctx, id), nil }
}

func TestAuthenticateDemandsScopes(t *testing.T) {
	method := &kit.Method{Package: "orders", Service: "Orders", Name: "Place", Auth: "user", Scopes: []string{"orders:read", "orders:write"}}
	for _, c := range []struct {
		name    string
		by      kit.Authenticator
		missing string
	}{
		{"all", as(&kit.Identity{Subject: "ann", Scopes: []string{"orders:write", "other", "orders:read"}}), ""},
		{"one of them", as(&kit.Identity{Subject: "ann", Scopes: []string{"orders:read"}}), "orders:write"},
		{"part of a name", as(&kit.Identity{Subject: "ann", Scopes: []string{"orders:read", "orders:writer", "orders"}}), "orders:write"},
		{"none", as(&kit.Identity{Subject: "ann"}), "orders:read"},
		{"nobody", func(ctx context.Context, _ *kit.Call) (context.Context, error) { return ctx, nil }, "orders:read"},
		{"no context", func(context.Context, *kit.Call) (context.Context, error) { return nil, nil }, "orders:read"},
	} {
		t.Run(c.name, func(t *testing.T) {
			ctx, call := kit.Serve(t.Context(), kit.Call{Method: method, Header: kit.MapHeader{}})
			ctx, err := kit.Authenticate(ctx, call, c.by)
			if c.missing == "" {
				if err != nil || kit.IdentityOf(ctx).Subject != "ann" {
					t.Errorf("got %v, %v", kit.IdentityOf(ctx), err)
				}
				return
			}
			var e *kit.Error
			if !errors.As(err, &e) || e.Code != kit.PermissionDenied || !strings.Contains(e.Message, `"`+c.missing+`"`) {
				t.Errorf("got %v, want permission_denied that names %q", err, c.missing)
			}
		})
	}
}

func TestIdentityBelongsToItsCall(t *testing.T) {
	if id := kit.IdentityOf(t.Context()); id != nil {
		t.Errorf("outside of a call: %v", id)
	}
	outer, _ := kit.Serve(t.Context(), kit.Call{Method: &kit.Method{Name: "Place"}})
	outer = kit.WithIdentity(outer, &kit.Identity{Subject: "ann"})
	derived, cancel := context.WithCancel(outer)
	defer cancel()
	if id := kit.IdentityOf(derived); id == nil || id.Subject != "ann" {
		t.Errorf("within the call: %v", id)
	}
	inner := func(ctx context.Context, _ *kit.Call) error {
		if id := kit.IdentityOf(ctx); id != nil {
			t.Errorf("a call in the same process takes over who called its caller: %v", id)
		}
		return nil
	}
	if _, err := kit.RunLocal(derived, inner, &kit.Method{Name: "Charge"}, nil); err != nil {
		t.Fatal(err)
	}
}

func TestIdentityCostsOneAllocation(t *testing.T) {
	ctx, _ := kit.Serve(t.Context(), kit.Call{Method: &kit.Method{Name: "Place"}})
	id := &kit.Identity{Subject: "ann"}
	if n := testing.AllocsPerRun(100, func() {
		if kit.IdentityOf(kit.WithIdentity(ctx, id)) != id {
			t.Fatal("lost")
		}
	}); n > 1 {
		t.Errorf("%v allocations", n)
	}
}
