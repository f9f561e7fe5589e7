package accesstest

import (
	"context"
	"crypto/ed25519"
	"crypto/rand"
	"encoding/base64"
	"encoding/json"
	"errors"
	"io"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"github.com/kitc-lang/kit/backends/go/internal/golden/tokens"
	kit "github.com/kitc-lang/kit/runtime"
	"github.com/kitc-lang/kit/runtime/auth/apikey"
	kitjwt "github.com/kitc-lang/kit/runtime/auth/jwt"
)

// shop says who called.
type shop struct{}

func subject(ctx context.Context) string {
	if id := kit.IdentityOf(ctx); id != nil {
		return id.Auth + " " + id.Subject
	}
	return "somebody"
}

func (shop) List(ctx context.Context) (string, error)   { return subject(ctx), nil }
func (shop) Place(ctx context.Context) (string, error)  { return subject(ctx), nil }
func (shop) Whoami(ctx context.Context) (string, error) { return subject(ctx), nil }
func (shop) Sweep(ctx context.Context) (string, error)  { return subject(ctx), nil }
func (shop) Ping(ctx context.Context) (string, error)   { return subject(ctx), nil }

// makesTokens is an issuer: it publishes its key, and signs.
type makesTokens struct {
	private ed25519.PrivateKey
	asked   atomic.Int32
	url     string
}

func issuer(t *testing.T) *makesTokens {
	public, private, err := ed25519.GenerateKey(rand.Reader)
	if err != nil {
		t.Fatal(err)
	}
	m := &makesTokens{private: private}
	srv := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
		m.asked.Add(1)
		json.NewEncoder(w).Encode(map[string]any{"keys": []any{map[string]any{"kty": "OKP", "crv": "Ed25519", "kid": "one", "x": base64.RawURLEncoding.EncodeToString(public)}}})
	}))
	t.Cleanup(srv.Close)
	m.url = srv.URL
	return m
}

// token signs claims by hand, so that no library is asked what it thinks of itself.
func (m *makesTokens) token(audience, scope string) string {
	part := func(v any) string {
		b, err := json.Marshal(v)
		if err != nil {
			panic(err)
		}
		return base64.RawURLEncoding.EncodeToString(b)
	}
	text := part(map[string]any{"alg": "EdDSA", "kid": "one"}) + "." + part(map[string]any{
		"iss": "https://id.example.com", "aud": audience, "sub": "ann", "scope": scope, "exp": time.Now().Add(time.Hour).Unix(),
	})
	return text + "." + base64.RawURLEncoding.EncodeToString(ed25519.Sign(m.private, []byte(text)))
}

const robotKey = "7Wm0bTt4gkC2Xv1nqfZy5A"

func robots(t *testing.T) kit.Authenticator {
	a, err := apikey.New(apikey.Config{Keys: []apikey.Key{{Name: "robot", Hash: apikey.Hash(robotKey), Scopes: []string{"sweep"}}}})
	if err != nil {
		t.Fatal(err)
	}
	return a
}

// mounted serves a server until the test is over, and gives its address.
func mounted(t *testing.T, srv *kit.Server, err error) string {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
	front := httptest.NewServer(srv.Handler())
	t.Cleanup(front.Close)
	return front.URL
}

// post calls a method over HTTP with a header, if there is one.
func post(t *testing.T, url, header, value string) (status int, body string) {
	t.Helper()
	req, err := http.NewRequestWithContext(t.Context(), http.MethodPost, url, strings.NewReader("{}"))
	if err != nil {
		t.Fatal(err)
	}
	if header != "" {
		req.Header.Set(header, value)
	}
	resp, err := http.DefaultClient.Do(req)
	if err != nil {
		t.Fatal(err)
	}
	defer resp.Body.Close()
	data, err := io.ReadAll(resp.Body)
	if err != nil {
		t.Fatal(err)
	}
	return resp.StatusCode, string(data)
}

func TestDeclaredTokensAndScopes(t *testing.T) {
	from := issuer(t)
	srv, err := tokens.NewOrdersServer(shop{}, tokens.OrdersServerConfig{UserTokens: kitjwt.Config{JWKS: from.url}, AuthenticateRobot: robots(t)})
	address := mounted(t, srv, err)
	if from.asked.Load() != 0 {
		t.Error("the issuer was asked before the first call")
	}
	for _, c := range []struct{ method, header, value, want string }{
		{"List", "Authorization", "Bearer " + from.token("orders", "orders:read"), "user ann"},
		{"List", "Authorization", "Bearer " + from.token("orders", "orders:write"), `the scope "orders:read"`},
		{"Place", "Authorization", "Bearer " + from.token("orders", "orders:read"), `the scope "orders:write"`},
		{"Place", "Authorization", "Bearer " + from.token("orders", "orders:write orders:read"), "user ann"},
		{"Whoami", "Authorization", "Bearer " + from.token("orders", ""), "user ann"},
		{"Whoami", "Authorization", "Bearer " + from.token("billing", ""), "unauthenticated"},
		{"Whoami", "", "", "unauthenticated"},
		{"Sweep", "X-Robot-Key", robotKey, "robot robot"},
		{"Sweep", "X-Robot-Key", "other", "unauthenticated"},
		{"Sweep", "Authorization", "Bearer " + from.token("orders", "sweep"), "unauthenticated"},
		{"Ping", "", "", "somebody"},
		{"Ping", "Authorization", "Bearer nonsense", "somebody"},
	} {
		status, body := post(t, address+"/Orders/"+c.method, c.header, c.value)
		wantStatus := map[bool]int{true: 403, false: 200}[strings.Contains(c.want, "scope")]
		if c.want == "unauthenticated" {
			wantStatus = 401
		}
		if status != wantStatus || !strings.Contains(strings.ReplaceAll(body, `\"`, `"`), c.want) {
			t.Errorf("%s with %s: %d %s, want %d %s", c.method, c.header, status, body, wantStatus, c.want)
		}
	}
	if n := from.asked.Load(); n != 1 {
		t.Errorf("the issuer was asked %d times", n)
	}
}

// TestExtendedServiceStaysClosed: a service that says nothing of auth asks for what the one asks for that it extends.
func TestExtendedServiceStaysClosed(t *testing.T) {
	from := issuer(t)
	if _, err := tokens.NewArchiveServer(shop{}, tokens.ArchiveServerConfig{}); err == nil || !strings.Contains(err.Error(), "AuthenticateRobot") {
		t.Errorf("a server without what it asks callers with: %v", err)
	}
	srv, err := tokens.NewArchiveServer(shop{}, tokens.ArchiveServerConfig{UserTokens: kitjwt.Config{JWKS: from.url}, AuthenticateRobot: robots(t)})
	address := mounted(t, srv, err)
	for _, method := range []string{"List", "Place", "Whoami", "Sweep"} {
		if status, body := post(t, address+"/Orders/"+method, "", ""); status != 401 {
			t.Errorf("%s: %d %s", method, status, body)
		}
	}
	if status, body := post(t, address+"/Orders/Place", "Authorization", "Bearer "+from.token("orders", "orders:read")); status != 403 {
		t.Errorf("Place without its scope: %d %s", status, body)
	}
	if status, body := post(t, address+"/Orders/Ping", "", ""); status != 200 {
		t.Errorf("Ping: %d %s", status, body)
	}
}

func TestTokensOfTheConfig(t *testing.T) {
	_, err := tokens.NewOrdersServer(shop{}, tokens.OrdersServerConfig{AuthenticateRobot: robots(t), UserTokens: kitjwt.Config{JWKS: "http://id.example.com"}})
	if err == nil || !strings.Contains(err.Error(), "UserTokens") {
		t.Errorf("keys without TLS: %v", err)
	}
	own := errors.New("own")
	local := tokens.NewOrdersLocal(shop{}, tokens.OrdersServerConfig{
		AuthenticateRobot: robots(t),
		AuthenticateUser: func(context.Context, *kit.Call) (context.Context, error) {
			return nil, kit.Hide(kit.PermissionDenied, "not today", own)
		},
	})
	if _, err := local.Whoami(t.Context()); !errors.Is(err, own) {
		t.Errorf("an authenticator of the program: %v", err)
	}
	local = tokens.NewOrdersLocal(shop{}, tokens.OrdersServerConfig{})
	var e *kit.Error
	if _, err := local.Whoami(t.Context()); !errors.As(err, &e) || e.Code != kit.Unauthenticated {
		t.Errorf("in process, without a token: %v", err)
	}
	if _, err := local.Sweep(t.Context()); !errors.As(err, &e) || e.Code != kit.Internal {
		t.Errorf("in process, without an authenticator: %v", err)
	}
}
