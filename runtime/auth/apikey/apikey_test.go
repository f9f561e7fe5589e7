package apikey_test

import (
	"context"
	"errors"
	"strings"
	"testing"

	"go.uber.org/goleak"

	kit "github.com/kitc-lang/kit/runtime"
	"github.com/kitc-lang/kit/runtime/auth/apikey"
)

func TestMain(m *testing.M) { goleak.VerifyTestMain(m) }

func ask(ctx context.Context, a kit.Authenticator, m *kit.Method, header kit.MapHeader) (*kit.Identity, error) {
	ctx, call := kit.Serve(ctx, kit.Call{Method: m, Header: header})
	ctx, err := kit.Authenticate(ctx, call, a)
	if err != nil {
		return nil, err
	}
	return kit.IdentityOf(ctx), nil
}

func code(err error) kit.Code {
	var e *kit.Error
	if errors.As(err, &e) {
		return e.Code
	}
	return 0
}

const (
	oldKey = "7Wm0bTt4gkC2Xv1nqfZy5A"
	newKey = "Qe8sUu3LrH6aPp9dGxJ2Kw"
)

var declared = &kit.Method{Package: "orders", Service: "Orders", Name: "Place", Auth: "machine", KeyHeader: "X-Machine-Key"}

func TestKeys(t *testing.T) {
	a, err := apikey.New(apikey.Config{Keys: []apikey.Key{
		{Name: "robot", Hash: apikey.Hash(oldKey)},
		{Name: "robot", Hash: apikey.Hash(newKey), Scopes: []string{"orders:write"}},
	}})
	if err != nil {
		t.Fatal(err)
	}
	for key, write := range map[string]bool{oldKey: false, newKey: true} {
		id, err := ask(t.Context(), a, declared, kit.MapHeader{"x-machine-key": key})
		if err != nil || id.Subject != "robot" || id.Auth != "machine" || id.HasScope("orders:write") != write {
			t.Errorf("%s: %v, %v", key, id, err)
		}
	}
	for name, header := range map[string]kit.MapHeader{
		"nothing":         {},
		"empty":           {"x-machine-key": ""},
		"unknown":         {"x-machine-key": "secret"},
		"another header":  {"x-api-key": oldKey},
		"upper case":      {"x-machine-key": strings.ToUpper(oldKey)},
		"part of it":      {"x-machine-key": oldKey[:20]},
		"more than it":    {"x-machine-key": oldKey + " "},
		"its hash":        {"x-machine-key": apikey.Hash(oldKey)},
		"as a bearer":     {"authorization": "Bearer " + oldKey},
		"very long":       {"x-machine-key": strings.Repeat("k", 1<<20)},
		"the zero of all": {"x-machine-key": "\x00"},
	} {
		if id, err := ask(t.Context(), a, declared, header); code(err) != kit.Unauthenticated {
			t.Errorf("%s: %v, %v", name, id, err)
		}
	}
}

func TestHeader(t *testing.T) {
	a, err := apikey.New(apikey.Config{Header: "X-Other", Keys: []apikey.Key{{Name: "robot", Hash: apikey.Hash(oldKey)}}})
	if err != nil {
		t.Fatal(err)
	}
	if _, err := ask(t.Context(), a, declared, kit.MapHeader{"x-other": oldKey}); err != nil {
		t.Error(err)
	}
	if _, err := ask(t.Context(), a, declared, kit.MapHeader{"x-machine-key": oldKey}); code(err) != kit.Unauthenticated {
		t.Error(err)
	}
	a, err = apikey.New(apikey.Config{Keys: []apikey.Key{{Name: "robot", Hash: apikey.Hash(oldKey)}}})
	if err != nil {
		t.Fatal(err)
	}
	if _, err := ask(t.Context(), a, &kit.Method{Name: "Place", Auth: "user"}, kit.MapHeader{"": oldKey}); code(err) != kit.Internal {
		t.Errorf("a method that declares no header: %v", err)
	}
}

func TestCheck(t *testing.T) {
	a, err := apikey.New(apikey.Config{Check: func(_ context.Context, key string) (*kit.Identity, error) {
		switch key {
		case newKey:
			return &kit.Identity{Subject: "robot"}, nil
		case oldKey:
			return nil, kit.Errorf(kit.PermissionDenied, "the key was taken back")
		}
		return nil, nil
	}})
	if err != nil {
		t.Fatal(err)
	}
	for key, want := range map[string]kit.Code{newKey: 0, oldKey: kit.PermissionDenied, "other": kit.Unauthenticated} {
		if _, err := ask(t.Context(), a, declared, kit.MapHeader{"x-machine-key": key}); code(err) != want || (err == nil) != (want == 0) {
			t.Errorf("%s: %v", key, err)
		}
	}
}

func TestConfig(t *testing.T) {
	hash := apikey.Hash(oldKey)
	check := func(context.Context, string) (*kit.Identity, error) { return nil, nil }
	for says, cfg := range map[string]apikey.Config{
		"needs Keys or Check": {},
		"has both":            {Check: check, Keys: []apikey.Key{{Name: "robot", Hash: hash}}},
		"needs a Name":        {Keys: []apikey.Key{{Hash: hash}}},
		"the same key":        {Keys: []apikey.Key{{Name: "robot", Hash: hash}, {Name: "other", Hash: strings.ToUpper(hash)}}},
		"use what apikey":     {Keys: []apikey.Key{{Name: "robot", Hash: oldKey}}},
		`"short" is not`:      {Keys: []apikey.Key{{Name: "short", Hash: hash[:62]}}},
		`"long" is not`:       {Keys: []apikey.Key{{Name: "long", Hash: hash + "00"}}},
		`"empty" is not`:      {Keys: []apikey.Key{{Name: "empty", Hash: apikey.Hash("")}}},
	} {
		if a, err := apikey.New(cfg); err == nil || a != nil || !strings.Contains(err.Error(), says) {
			t.Errorf("want an error with %q: %v", says, err)
		}
	}
}
