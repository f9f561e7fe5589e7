package jwt_test

import (
	"context"
	"crypto"
	"crypto/ecdsa"
	"crypto/ed25519"
	"crypto/elliptic"
	"crypto/hmac"
	"crypto/rand"
	"crypto/rsa"
	"crypto/sha256"
	"crypto/x509"
	"encoding/base64"
	"encoding/json"
	"encoding/pem"
	"errors"
	"maps"
	"math/big"
	"strings"
	"sync"
	"testing"
	"time"

	jwtlib "github.com/golang-jwt/jwt/v5"
	"go.uber.org/goleak"

	kit "github.com/kitc-lang/kit/runtime"
	"github.com/kitc-lang/kit/runtime/auth/jwt"
)

func TestMain(m *testing.M) { goleak.VerifyTestMain(m) }

const issuer = "https://id.example.com"

var (
	rsaKey     = sync.OnceValue(func() *rsa.PrivateKey { return must(rsa.GenerateKey(rand.Reader, 2048)) })
	otherRSA   = sync.OnceValue(func() *rsa.PrivateKey { return must(rsa.GenerateKey(rand.Reader, 2048)) })
	weakRSA    = sync.OnceValue(func() *rsa.PrivateKey { return must(rsa.GenerateKey(rand.Reader, 1024)) })
	ecKey      = sync.OnceValue(func() *ecdsa.PrivateKey { return must(ecdsa.GenerateKey(elliptic.P256(), rand.Reader)) })
	ec521      = sync.OnceValue(func() *ecdsa.PrivateKey { return must(ecdsa.GenerateKey(elliptic.P521(), rand.Reader)) })
	ed25519Key = sync.OnceValue(func() ed25519.PrivateKey {
		_, k, err := ed25519.GenerateKey(rand.Reader)
		if err != nil {
			panic(err)
		}
		return k
	})
)

func must[T any](v T, err error) T {
	if err != nil {
		panic(err)
	}
	return v
}

func b64(b []byte) string { return base64.RawURLEncoding.EncodeToString(b) }

// webKey gives a public key as a set writes it, with what else it says.
func webKey(kid string, public any, more ...string) map[string]any {
	k := map[string]any{"kid": kid}
	switch p := public.(type) {
	case *rsa.PublicKey:
		k["kty"], k["n"], k["e"] = "RSA", b64(p.N.Bytes()), b64(big.NewInt(int64(p.E)).Bytes())
	case *ecdsa.PublicKey:
		point := must(p.Bytes())[1:]
		k["kty"], k["crv"], k["x"], k["y"] = "EC", p.Params().Name, b64(point[:len(point)/2]), b64(point[len(point)/2:])
	case ed25519.PublicKey:
		k["kty"], k["crv"], k["x"] = "OKP", "Ed25519", b64(p)
	}
	for i := 0; i < len(more); i += 2 {
		k[more[i]] = more[i+1]
	}
	return k
}

func set(keys ...map[string]any) []byte { return must(json.Marshal(map[string]any{"keys": keys})) }

// claims gives those of a token that is right, changed: a nil value takes one out.
func claims(change map[string]any) jwtlib.MapClaims {
	c := jwtlib.MapClaims{"iss": issuer, "aud": "orders", "sub": "ann", "exp": time.Now().Add(time.Hour).Unix()}
	maps.Copy(c, change)
	maps.DeleteFunc(c, func(_ string, v any) bool { return v == nil })
	return c
}

func sign(method jwtlib.SigningMethod, key any, kid string, c jwtlib.MapClaims, header ...string) string {
	t := jwtlib.NewWithClaims(method, c)
	if kid != "" {
		t.Header["kid"] = kid
	}
	for i := 0; i < len(header); i += 2 {
		t.Header[header[i]] = header[i+1]
	}
	return must(t.SignedString(key))
}

func token(change map[string]any) string {
	return sign(jwtlib.SigningMethodRS256, rsaKey(), "one", claims(change))
}

var method = &kit.Method{Package: "orders", Service: "Orders", Name: "Place", Auth: "user"}

// ask runs an authenticator on a call with a token, as a generated server does.
func ask(ctx context.Context, a kit.Authenticator, token string) (*kit.Identity, error) {
	ctx, call := kit.Serve(ctx, kit.Call{Method: method, Header: kit.MapHeader{}})
	if token != "" {
		call.Header.Set("Authorization", "Bearer "+token)
	}
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

func fixed(data []byte) func(context.Context) ([]byte, error) {
	return func(context.Context) ([]byte, error) { return data, nil }
}

func allKeys() []byte {
	return set(
		webKey("one", &rsaKey().PublicKey), webKey("ec", &ecKey().PublicKey), webKey("ec521", &ec521().PublicKey),
		webKey("ed", ed25519Key().Public()), webKey("ps", &otherRSA().PublicKey, "alg", "PS256"),
		webKey("weak", &weakRSA().PublicKey), webKey("sealing", &otherRSA().PublicKey, "use", "enc"),
	)
}

func TestAccepts(t *testing.T) {
	a := must(jwt.New(jwt.Config{Issuer: issuer, Audience: []string{"orders", "shop"}, Fetch: fixed(allKeys())}))
	for name, text := range map[string]string{
		"RS256":             token(nil),
		"RS512":             sign(jwtlib.SigningMethodRS512, rsaKey(), "one", claims(nil)),
		"PS256":             sign(jwtlib.SigningMethodPS256, otherRSA(), "ps", claims(nil)),
		"ES256":             sign(jwtlib.SigningMethodES256, ecKey(), "ec", claims(nil)),
		"ES512":             sign(jwtlib.SigningMethodES512, ec521(), "ec521", claims(nil)),
		"EdDSA":             sign(jwtlib.SigningMethodEdDSA, ed25519Key(), "ed", claims(nil)),
		"no kid, one fits":  sign(jwtlib.SigningMethodES256, ecKey(), "", claims(nil)),
		"several audiences": token(map[string]any{"aud": []string{"billing", "shop"}}),
		"just expired":      token(map[string]any{"exp": time.Now().Add(-10 * time.Second).Unix()}),
	} {
		if id, err := ask(t.Context(), a, text); err != nil || id.Subject != "ann" || id.Auth != "user" || id.Issuer != issuer || id.Claims["sub"] != "ann" {
			t.Errorf("%s: %v, %v", name, id, err)
		}
	}
}

func TestScopes(t *testing.T) {
	a := must(jwt.New(jwt.Config{Issuer: issuer, Audience: []string{"orders"}, Fetch: fixed(allKeys())}))
	for name, change := range map[string]map[string]any{
		"words":    {"scope": "orders:read orders:write"},
		"list":     {"scope": []string{"orders:read", "orders:write"}},
		"scp":      {"scp": []string{"orders:write"}},
		"scp text": {"scp": "orders:write"},
		"mixed":    {"scope": 7, "scp": []any{1, nil, "orders:write"}},
	} {
		if id, err := ask(t.Context(), a, token(change)); err != nil || !id.HasScope("orders:write") || id.HasScope("orders") {
			t.Errorf("%s: %v, %v", name, id, err)
		}
	}
}

// forged gives a token whose header and payload somebody wrote, with a signature.
func forged(header, payload string, signature func(text string) []byte) string {
	text := b64([]byte(header)) + "." + b64([]byte(payload))
	return text + "." + b64(signature(text))
}

func hmacWith(secret []byte) func(string) []byte {
	return func(text string) []byte {
		h := hmac.New(sha256.New, secret)
		h.Write([]byte(text))
		return h.Sum(nil)
	}
}

func TestRefuses(t *testing.T) {
	a := must(jwt.New(jwt.Config{Issuer: issuer, Audience: []string{"orders"}, Fetch: fixed(allKeys())}))
	right := string(must(json.Marshal(claims(nil))))
	public := &rsaKey().PublicKey
	spki := must(x509.MarshalPKIXPublicKey(public))
	pemKey := pem.EncodeToMemory(&pem.Block{Type: "PUBLIC KEY", Bytes: spki})
	good := token(nil)
	parts := strings.Split(good, ".")
	for name, text := range map[string]string{
		"nothing":                   "",
		"no token":                  "hello",
		"none":                      forged(`{"alg":"none","kid":"one"}`, right, func(string) []byte { return nil }),
		"None":                      forged(`{"alg":"None"}`, right, func(string) []byte { return nil }),
		"HS256 with the PEM":        forged(`{"alg":"HS256","kid":"one"}`, right, hmacWith(pemKey)),
		"HS256 with the DER":        forged(`{"alg":"HS256","kid":"one"}`, right, hmacWith(spki)),
		"HS256 with the modulus":    forged(`{"alg":"HS256","kid":"one"}`, right, hmacWith(public.N.Bytes())),
		"HS256 with nothing":        forged(`{"alg":"HS256"}`, right, hmacWith(nil)),
		"an EC algorithm, RSA key":  forged(`{"alg":"ES256","kid":"one"}`, right, func(string) []byte { return make([]byte, 64) }),
		"zeros as an EC signature":  forged(`{"alg":"ES256","kid":"ec"}`, right, func(string) []byte { return make([]byte, 64) }),
		"RS256 with a PS256 key":    sign(jwtlib.SigningMethodRS256, otherRSA(), "ps", claims(nil)),
		"a key of its own (jwk)":    sign(jwtlib.SigningMethodES256, must(ecdsa.GenerateKey(elliptic.P256(), rand.Reader)), "ec", claims(nil), "jku", "https://evil.example.com"),
		"another key's name":        sign(jwtlib.SigningMethodRS256, otherRSA(), "one", claims(nil)),
		"a key that seals":          sign(jwtlib.SigningMethodRS256, otherRSA(), "sealing", claims(nil)),
		"a weak key":                sign(jwtlib.SigningMethodRS256, weakRSA(), "weak", claims(nil)),
		"no kid, several fit":       sign(jwtlib.SigningMethodPS256, rsaKey(), "", claims(nil)),
		"crit":                      sign(jwtlib.SigningMethodRS256, rsaKey(), "one", claims(nil), "crit", "b64"),
		"expired":                   token(map[string]any{"exp": time.Now().Add(-time.Minute).Unix()}),
		"no expiry":                 token(map[string]any{"exp": nil}),
		"expiry in words":           token(map[string]any{"exp": "never"}),
		"not yet":                   token(map[string]any{"nbf": time.Now().Add(time.Minute).Unix()}),
		"for another service":       token(map[string]any{"aud": "billing"}),
		"for nobody":                token(map[string]any{"aud": nil}),
		"another issuer":            token(map[string]any{"iss": issuer + "/"}),
		"no issuer":                 token(map[string]any{"iss": nil}),
		"of nobody":                 token(map[string]any{"sub": nil}),
		"of a number":               token(map[string]any{"sub": 7}),
		"changed payload":           parts[0] + "." + b64([]byte(strings.Replace(right, "ann", "eve", 1))) + "." + parts[2],
		"no signature":              parts[0] + "." + parts[1] + ".",
		"two parts":                 parts[0] + "." + parts[1],
		"a fourth part":             good + "." + parts[2],
		"huge":                      token(map[string]any{"pad": strings.Repeat("x", 16<<10)}),
		"deep":                      forged(`{"alg":"RS256","kid":`+strings.Repeat("[", 9000)+strings.Repeat("]", 9000)+`}`, "{}", func(string) []byte { return nil }),
		"dots":                      strings.Repeat(".", 9000),
		"a payload that is nothing": forged(`{"alg":"RS256","kid":"one"}`, `null`, func(text string) []byte { return signed(text) }),
	} {
		id, err := ask(t.Context(), a, text)
		if code(err) != kit.Unauthenticated || strings.Contains(err.(*kit.Error).Message, "jwt") {
			t.Errorf("%s: %v, %v", name, id, err)
		}
	}
}

func signed(text string) []byte {
	sum := sha256.Sum256([]byte(text))
	return must(rsa.SignPKCS1v15(rand.Reader, rsaKey(), crypto.SHA256, sum[:]))
}

func TestType(t *testing.T) {
	a := must(jwt.New(jwt.Config{Issuer: issuer, Audience: []string{"orders"}, Fetch: fixed(allKeys()), Type: "at+jwt"}))
	for typ, right := range map[string]bool{"at+jwt": true, "application/AT+jwt": true, "JWT": false, "": false} {
		text := sign(jwtlib.SigningMethodRS256, rsaKey(), "one", claims(nil), "typ", typ)
		if _, err := ask(t.Context(), a, text); (err == nil) != right {
			t.Errorf("%q: %v", typ, err)
		}
	}
}

func TestAlgorithms(t *testing.T) {
	a := must(jwt.New(jwt.Config{Issuer: issuer, Audience: []string{"orders"}, Fetch: fixed(allKeys()), Algorithms: []string{"ES256"}}))
	if _, err := ask(t.Context(), a, token(nil)); code(err) != kit.Unauthenticated {
		t.Error(err)
	}
	if _, err := ask(t.Context(), a, sign(jwtlib.SigningMethodES256, ecKey(), "ec", claims(nil))); err != nil {
		t.Error(err)
	}
}

func TestConfig(t *testing.T) {
	right := jwt.Config{Issuer: issuer, Audience: []string{"orders"}, JWKS: issuer + "/jwks.json"}
	if _, err := jwt.New(right); err != nil {
		t.Error(err)
	}
	for says, change := range map[string]func(*jwt.Config){
		"needs the Issuer":        func(c *jwt.Config) { c.Issuer = "" },
		"needs the Audience":      func(c *jwt.Config) { c.Audience = nil },
		"both Audience":           func(c *jwt.Config) { c.AnyAudience = true },
		"is empty":                func(c *jwt.Config) { c.Audience = []string{""} },
		"needs JWKS":              func(c *jwt.Config) { c.JWKS = "" },
		"https URL":               func(c *jwt.Config) { c.JWKS = "http://id.example.com/jwks.json" },
		"is no URL":               func(c *jwt.Config) { c.JWKS = "https://id example.com" },
		`"HS256" is none`:         func(c *jwt.Config) { c.Algorithms = []string{"HS256"} },
		`"none" is none`:          func(c *jwt.Config) { c.Algorithms = []string{"RS256", "none"} },
		"JWKS is \"file:///etc/x": func(c *jwt.Config) { c.JWKS = "file:///etc/x" },
	} {
		cfg := right
		change(&cfg)
		if a, err := jwt.New(cfg); err == nil || a != nil || !strings.Contains(err.Error(), says) {
			t.Errorf("want an error with %q: %v", says, err)
		}
	}
}
