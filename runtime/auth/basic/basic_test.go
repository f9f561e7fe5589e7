package basic_test

import (
	"context"
	"encoding/base64"
	"errors"
	"strings"
	"sync"
	"testing"
	"time"

	"go.uber.org/goleak"

	kit "github.com/kitc-lang/kit/runtime"
	"github.com/kitc-lang/kit/runtime/auth/basic"
)

func TestMain(m *testing.M) { goleak.VerifyTestMain(m) }

var method = &kit.Method{Package: "orders", Service: "Orders", Name: "Place", Auth: "door"}

func ask(ctx context.Context, a kit.Authenticator, header string) (*kit.Identity, error) {
	ctx, call := kit.Serve(ctx, kit.Call{Method: method, Header: kit.MapHeader{}})
	call.Header.Set("Authorization", header)
	ctx, err := kit.Authenticate(ctx, call, a)
	if err != nil {
		return nil, err
	}
	return kit.IdentityOf(ctx), nil
}

func login(name, password string) string {
	return "Basic " + base64.StdEncoding.EncodeToString([]byte(name+":"+password))
}

func unauthenticated(err error) bool {
	var e *kit.Error
	return errors.As(err, &e) && e.Code == kit.Unauthenticated
}

func hashOf(t *testing.T, password string) string {
	h, err := basic.QuickHash(password)
	if err != nil {
		t.Fatal(err)
	}
	return h
}

func TestUsers(t *testing.T) {
	a, err := basic.New(basic.Config{Users: []basic.User{
		{Name: "ann", Hash: hashOf(t, "pass:word"), Scopes: []string{"orders:write"}},
		{Name: "bob", Hash: hashOf(t, "pass:word")},
	}})
	if err != nil {
		t.Fatal(err)
	}
	var began time.Time
	for range 2 { // the second time from memory
		began = time.Now()
		id, err := ask(t.Context(), a, login("ann", "pass:word"))
		if err != nil || id.Subject != "ann" || id.Auth != "door" || !id.HasScope("orders:write") {
			t.Fatalf("%v, %v", id, err)
		}
	}
	if took := time.Since(began); took > 20*time.Millisecond {
		t.Errorf("a call whose password was right before takes %v", took)
	}
	if id, err := ask(t.Context(), a, login("bob", "pass:word")); err != nil || id.Subject != "bob" || id.Scopes != nil {
		t.Errorf("%v, %v", id, err)
	}
	for name, header := range map[string]string{
		"nothing":              "",
		"another scheme":       "Bearer ann",
		"no base64":            "Basic ann:pass:word",
		"no colon":             "Basic " + base64.StdEncoding.EncodeToString([]byte("ann")),
		"wrong password":       login("ann", "password"),
		"part of it":           login("ann", "pass:wor"),
		"no password":          login("ann", ""),
		"unknown":              login("eve", "pass:word"),
		"nobody":               login("", "pass:word"),
		"upper case":           login("Ann", "pass:word"),
		"the hash":             login("ann", hashOf(t, "pass:word")),
		"a very long name":     login(strings.Repeat("a", 300), "pass:word"),
		"a very long password": login("ann", strings.Repeat("a", 2000)),
	} {
		if id, err := ask(t.Context(), a, header); !unauthenticated(err) {
			t.Errorf("%s: %v, %v", name, id, err)
		}
	}
}

func TestUnknownNamesTakeAsLong(t *testing.T) {
	a, err := basic.New(basic.Config{Users: []basic.User{{Name: "ann", Hash: hashOf(t, "right")}}})
	if err != nil {
		t.Fatal(err)
	}
	shortest := func(name string) time.Duration {
		least := time.Hour
		for range 3 {
			began := time.Now()
			ask(t.Context(), a, login(name, "wrong"))
			least = min(least, time.Since(began))
		}
		return least
	}
	if known, unknown := shortest("ann"), shortest("eve"); unknown < known/4 || known < unknown/4 {
		t.Errorf("a name that is there is told by its time: %v, and %v for another", known, unknown)
	}
}

func TestManyWrongPasswordsWaitNoLongerThanTheyMay(t *testing.T) {
	a, err := basic.New(basic.Config{Users: []basic.User{{Name: "ann", Hash: hashOf(t, "right")}}})
	if err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithTimeout(t.Context(), 50*time.Millisecond)
	defer cancel()
	var calls sync.WaitGroup
	began := time.Now()
	for range 100 {
		calls.Go(func() {
			if _, err := ask(ctx, a, login("ann", "wrong")); err == nil {
				t.Error("let in")
			}
		})
	}
	calls.Wait()
	if took := time.Since(began); took > 5*time.Second {
		t.Errorf("a hundred calls with 50 ms took %v", took)
	}
}

func TestCheck(t *testing.T) {
	declared := kit.Errorf(kit.Unavailable, "the directory is down")
	a, err := basic.New(basic.Config{Check: func(_ context.Context, name, password string) (*kit.Identity, error) {
		switch {
		case name == "down":
			return nil, declared
		case password != "right":
			return nil, nil
		}
		return &kit.Identity{Scopes: []string{"all"}}, nil
	}})
	if err != nil {
		t.Fatal(err)
	}
	if id, err := ask(t.Context(), a, login("ann", "right")); err != nil || id.Subject != "ann" || id.Auth != "door" || !id.HasScope("all") {
		t.Errorf("%v, %v", id, err)
	}
	if _, err := ask(t.Context(), a, login("ann", "wrong")); !unauthenticated(err) {
		t.Error(err)
	}
	if _, err := ask(t.Context(), a, login("down", "right")); !errors.Is(err, declared) {
		t.Error(err)
	}
}

func TestConfig(t *testing.T) {
	right := hashOf(t, "right")
	check := func(context.Context, string, string) (*kit.Identity, error) { return nil, nil }
	for says, cfg := range map[string]basic.Config{
		"needs Users or Check": {},
		"has both":             {Check: check, Users: []basic.User{{Name: "ann", Hash: right}}},
		"Name has 1 to":        {Users: []basic.User{{Hash: right}}},
		"twice":                {Users: []basic.User{{Name: "ann", Hash: right}, {Name: "ann", Hash: right}}},
		"not of the form":      {Users: []basic.User{{Name: "ann", Hash: "right"}}},
		"rounds":               {Users: []basic.User{{Name: "ann", Hash: strings.Replace(right, "100000", "1", 1)}}},
		"no salt":              {Users: []basic.User{{Name: "ann", Hash: right[:len(right)-3]}}},
	} {
		if a, err := basic.New(cfg); err == nil || a != nil || !strings.Contains(err.Error(), says) {
			t.Errorf("want an error with %q: %v", says, err)
		}
	}
	if _, err := basic.Hash(""); err == nil {
		t.Error("an empty password has a hash")
	}
	if full, err := basic.Hash("right"); err != nil || !strings.HasPrefix(full, "pbkdf2-sha256$600000$") {
		t.Errorf("%s, %v", full, err)
	}
	if again := hashOf(t, "right"); again == right {
		t.Error("two hashes of a password are the same: there is no salt")
	}
}
