// Package jwt finds out who calls by a signed token (RFC 7519) of an issuer that publishes its keys as a set
// (JWKS, RFC 7517). It follows RFC 8725, best current practices: algorithms are those of the keys, and issuer,
// audience and expiry are always looked at.
package jwt

import (
	"context"
	"errors"
	"fmt"
	"net"
	"net/url"
	"slices"
	"strings"
	"time"

	jwtlib "github.com/golang-jwt/jwt/v5"

	kit "github.com/kitc-lang/kit/runtime"
)

// Config is whose tokens are accepted. Issuer, Audience, and JWKS or Fetch are needed.
type Config struct {
	// Issuer is who makes the tokens: their "iss", letter for letter.
	Issuer string
	// Audience is whom tokens are for: one of these has to be in their "aud".
	Audience []string
	// AnyAudience accepts tokens whomever they are for, in place of Audience. A service that does so can be
	// called with a token that was given to any other service of the issuer.
	AnyAudience bool
	// JWKS is the URL of the issuer's keys: https, or http of this machine.
	JWKS string
	// Fetch gives the issuer's keys, a JSON Web Key Set, in place of a GET of JWKS: out of a file, or over
	// another kind of connection. Its context ends after Timeout.
	Fetch func(context.Context) ([]byte, error)
	// Algorithms are those that are accepted, of RS256, RS384, RS512, PS256, PS384, PS512, ES256, ES384, ES512
	// and EdDSA (nil: all of them). A key is used for its own kind of algorithm only in any case.
	Algorithms []string
	// Type is what the header of a token says that it is, such as "at+jwt" for the access tokens of RFC 9068
	// (the zero value: whatever it says).
	Type string
	// Leeway is by how much the clocks of issuer and service may differ (0: 30s; negative: not at all).
	Leeway time.Duration
	// Refresh is how old keys become before they are fetched anew (0 or negative: 1h).
	Refresh time.Duration
	// MaxAge is for how long keys are used while no newer ones can be had (0 or negative: 24h).
	MaxAge time.Duration
	// Cooldown is the least time between the beginnings of two fetches, so that tokens with made-up keys do
	// not become a flood at the issuer (0 or negative: 10s).
	Cooldown time.Duration
	// Timeout bounds a fetch (0 or negative: 5s).
	Timeout time.Duration
	// MaxToken is how long a token may be, in bytes (0 or negative: 16 KiB).
	MaxToken int
}

const (
	defaultLeeway   = 30 * time.Second
	defaultRefresh  = time.Hour
	defaultMaxAge   = 24 * time.Hour
	defaultCooldown = 10 * time.Second
	defaultTimeout  = 5 * time.Second
	defaultMaxToken = 16 << 10
)

// New gives an authenticator, or says what is wrong with cfg. It asks nobody anything before the first call.
//
// The identity has the "sub" of the token as its Subject, its "iss" as Issuer, what "scope" and "scp" say as
// Scopes, and all claims. A call without a token, or with one that is not right, is unauthenticated; one whose
// token needs keys that cannot be had is unavailable.
//
// Keys are fetched when the first token comes, when they are old, and when a token names one that is not known.
// A fetch runs in a goroutine of its own for at most Timeout, and calls wait for it only where they have to.
func New(cfg Config) (kit.Authenticator, error) {
	if err := cfg.check(); err != nil {
		return nil, err
	}
	cfg = cfg.filled()
	options := []jwtlib.ParserOption{
		jwtlib.WithValidMethods(cfg.Algorithms),
		jwtlib.WithIssuer(cfg.Issuer),
		jwtlib.WithExpirationRequired(),
		jwtlib.WithStrictDecoding(),
		jwtlib.WithLeeway(max(cfg.Leeway, 0)),
	}
	if !cfg.AnyAudience {
		options = append(options, jwtlib.WithAudience(cfg.Audience...))
	}
	v := &verifier{cfg: cfg, parser: jwtlib.NewParser(options...), keys: &keys{cfg: cfg}}
	return v.authenticate, nil
}

func (cfg *Config) check() error {
	switch {
	case cfg.Issuer == "":
		return errors.New("jwt: Config needs the Issuer of the tokens")
	case len(cfg.Audience) == 0 && !cfg.AnyAudience:
		return errors.New("jwt: Config needs the Audience that tokens are for, because a token for another service is no proof here; AnyAudience takes all")
	case len(cfg.Audience) > 0 && cfg.AnyAudience:
		return errors.New("jwt: Config has both Audience and AnyAudience: take one out")
	case slices.Contains(cfg.Audience, ""):
		return errors.New("jwt: an Audience of Config is empty")
	case cfg.JWKS == "" && cfg.Fetch == nil:
		return errors.New("jwt: Config needs JWKS, the URL of the issuer's keys, or Fetch")
	}
	for _, a := range cfg.Algorithms {
		if !slices.Contains(algorithms, a) {
			return fmt.Errorf("jwt: %q is none of the algorithms that are accepted: %s", a, strings.Join(algorithms, ", "))
		}
	}
	if cfg.Fetch != nil {
		return nil
	}
	u, err := url.Parse(cfg.JWKS)
	if err != nil {
		return fmt.Errorf("jwt: JWKS is no URL: %w", err)
	}
	if u.Host == "" || u.Scheme != "https" && (u.Scheme != "http" || !thisMachine(u.Hostname())) {
		return fmt.Errorf("jwt: JWKS is %q, and keys that came over a connection without TLS prove nothing: give an https URL, or Fetch", cfg.JWKS)
	}
	return nil
}

func thisMachine(host string) bool {
	ip := net.ParseIP(host)
	return host == "localhost" || ip != nil && ip.IsLoopback()
}

func (cfg Config) filled() Config {
	or := func(d *time.Duration, value time.Duration) {
		if *d <= 0 {
			*d = value
		}
	}
	if cfg.Leeway == 0 {
		cfg.Leeway = defaultLeeway
	}
	or(&cfg.Refresh, defaultRefresh)
	or(&cfg.MaxAge, defaultMaxAge)
	or(&cfg.Cooldown, defaultCooldown)
	or(&cfg.Timeout, defaultTimeout)
	if cfg.MaxToken <= 0 {
		cfg.MaxToken = defaultMaxToken
	}
	if len(cfg.Algorithms) == 0 {
		cfg.Algorithms = algorithms
	}
	if cfg.Fetch == nil {
		cfg.Fetch = fetchOver(cfg.JWKS)
	}
	return cfg
}

// verifier looks at tokens.
type verifier struct {
	cfg    Config
	parser *jwtlib.Parser
	keys   *keys
}

func (v *verifier) authenticate(ctx context.Context, call *kit.Call) (context.Context, error) {
	text := kit.BearerToken(call)
	switch {
	case text == "":
		return nil, errors.New("jwt: there is no bearer token")
	case len(text) > v.cfg.MaxToken:
		return nil, fmt.Errorf("jwt: the token has %d bytes, and at most %d are read", len(text), v.cfg.MaxToken)
	}
	claims := jwtlib.MapClaims{}
	var lack error // why there is no key
	_, err := v.parser.ParseWithClaims(text, claims, func(t *jwtlib.Token) (any, error) {
		if err := v.checkHeader(t.Header); err != nil {
			return nil, err
		}
		kid, _ := t.Header["kid"].(string)
		var key any
		key, lack = v.keys.find(ctx, kid, t.Method.Alg())
		return key, lack
	})
	var known *kit.Error
	switch {
	case errors.As(lack, &known), lack != nil && ctx.Err() != nil:
		return nil, lack
	case err != nil:
		return nil, err
	}
	id, err := identity(call, claims)
	if err != nil {
		return nil, err
	}
	return kit.WithIdentity(ctx, id), nil
}

// checkHeader refuses what a token must not say before its key is known.
func (v *verifier) checkHeader(header map[string]any) error {
	if _, ok := header["crit"]; ok {
		return errors.New("jwt: the token demands extensions that are not known here (crit)")
	}
	typ, _ := header["typ"].(string)
	// RFC 7515 lets a type leave out "application/".
	if want := v.cfg.Type; want != "" && !strings.EqualFold(strings.TrimPrefix(strings.ToLower(typ), "application/"), want) {
		return fmt.Errorf("jwt: the token is a %q, and not a %q", typ, want)
	}
	return nil
}

func identity(call *kit.Call, claims jwtlib.MapClaims) (*kit.Identity, error) {
	subject, _ := claims["sub"].(string)
	if subject == "" {
		return nil, errors.New(`jwt: the token does not say whom it is of ("sub")`)
	}
	issuer, _ := claims["iss"].(string)
	id := &kit.Identity{Auth: call.Method.Auth, Subject: subject, Issuer: issuer, Claims: claims}
	for _, name := range []string{"scope", "scp"} {
		id.Scopes = append(id.Scopes, scopes(claims[name])...)
	}
	return id, nil
}

// scopes reads a claim: words with spaces between them (RFC 8693), or a list, as some issuers write it.
func scopes(claim any) []string {
	switch claim := claim.(type) {
	case string:
		return strings.Fields(claim)
	case []any:
		var list []string
		for _, s := range claim {
			if s, ok := s.(string); ok {
				list = append(list, s)
			}
		}
		return list
	}
	return nil
}
