package mtls_test

import (
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/tls"
	"crypto/x509"
	"crypto/x509/pkix"
	"errors"
	"math/big"
	"net/url"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"go.uber.org/goleak"

	kit "github.com/kitc-lang/kit/runtime"
	"github.com/kitc-lang/kit/runtime/auth/mtls"
)

func TestMain(m *testing.M) { goleak.VerifyTestMain(m) }

// certificate makes one that says who holds it.
func certificate(t *testing.T, say func(*x509.Certificate)) *x509.Certificate {
	t.Helper()
	key, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	if err != nil {
		t.Fatal(err)
	}
	template := &x509.Certificate{SerialNumber: big.NewInt(1), NotBefore: time.Now().Add(-time.Hour), NotAfter: time.Now().Add(time.Hour), BasicConstraintsValid: true}
	say(template)
	der, err := x509.CreateCertificate(rand.Reader, template, template, key.Public(), key)
	if err != nil {
		t.Fatal(err)
	}
	cert, err := x509.ParseCertificate(der)
	if err != nil {
		t.Fatal(err)
	}
	return cert
}

func uris(list ...string) func(*x509.Certificate) {
	return func(c *x509.Certificate) {
		for _, text := range list {
			u, err := url.Parse(text)
			if err != nil {
				panic(err)
			}
			c.URIs = append(c.URIs, u)
		}
	}
}

func names(list ...string) func(*x509.Certificate) {
	return func(c *x509.Certificate) { c.DNSNames = list; c.Subject = pkix.Name{CommonName: "billing"} }
}

func verified(cert *x509.Certificate) *tls.ConnectionState {
	return &tls.ConnectionState{HandshakeComplete: true, PeerCertificates: []*x509.Certificate{cert}, VerifiedChains: [][]*x509.Certificate{{cert}}}
}

func ask(t *testing.T, cfg mtls.Config, state *tls.ConnectionState) (*kit.Identity, error) {
	t.Helper()
	a, err := mtls.New(cfg)
	if err != nil {
		t.Fatal(err)
	}
	ctx, call := kit.Serve(t.Context(), kit.Call{Method: &kit.Method{Name: "Sign", Auth: "peer"}, Header: kit.MapHeader{}, TLS: state})
	ctx, err = kit.Authenticate(ctx, call, a)
	if err != nil {
		return nil, err
	}
	return kit.IdentityOf(ctx), nil
}

func unauthenticated(err error) bool {
	var e *kit.Error
	return errors.As(err, &e) && e.Code == kit.Unauthenticated
}

const billing = "spiffe://example.org/ns/shop/billing"

func TestIdentities(t *testing.T) {
	for name, c := range map[string]struct {
		cfg  mtls.Config
		say  func(*x509.Certificate)
		want string // "": refused
	}{
		"SPIFFE":                    {mtls.Config{}, uris(billing), billing},
		"its trust domain":          {mtls.Config{TrustDomains: []string{"example.org"}}, uris(billing), billing},
		"another trust domain":      {mtls.Config{TrustDomains: []string{"example.com"}}, uris(billing), ""},
		"allowed":                   {mtls.Config{Allowed: []string{billing}}, uris(billing), billing},
		"not allowed":               {mtls.Config{Allowed: []string{billing + "/x"}}, uris(billing), ""},
		"nobody is allowed":         {mtls.Config{Allowed: []string{}}, uris(billing), ""},
		"two URIs":                  {mtls.Config{}, uris(billing, "spiffe://example.org/admin"), ""},
		"another scheme":            {mtls.Config{}, uris("https://example.org/billing"), ""},
		"no path":                   {mtls.Config{}, uris("spiffe://example.org"), ""},
		"only a slash":              {mtls.Config{}, uris("spiffe://example.org/"), ""},
		"a port":                    {mtls.Config{}, uris("spiffe://example.org:80/billing"), ""},
		"a user":                    {mtls.Config{}, uris("spiffe://admin@example.org/billing"), ""},
		"a query":                   {mtls.Config{}, uris("spiffe://example.org/billing?as=admin"), ""},
		"a fragment":                {mtls.Config{}, uris("spiffe://example.org/billing#admin"), ""},
		"dots":                      {mtls.Config{}, uris("spiffe://example.org/billing/../admin"), ""},
		"escaped":                   {mtls.Config{}, uris("spiffe://example.org/billing%2Fadmin"), ""},
		"an empty segment":          {mtls.Config{}, uris("spiffe://example.org//billing"), ""},
		"upper case domain":         {mtls.Config{}, uris("spiffe://Example.org/billing"), ""},
		"too long":                  {mtls.Config{}, uris("spiffe://example.org/" + strings.Repeat("x", 2048)), ""},
		"an authority":              {mtls.Config{}, func(c *x509.Certificate) { uris(billing)(c); c.IsCA = true }, ""},
		"SPIFFE of a DNS name":      {mtls.Config{}, names("billing.example.org"), ""},
		"DNS":                       {mtls.Config{Name: mtls.DNS}, names("billing.example.org"), "billing.example.org"},
		"DNS of a SPIFFE ID":        {mtls.Config{Name: mtls.DNS}, uris(billing), ""},
		"two DNS names":             {mtls.Config{Name: mtls.DNS}, names("a.example.org", "b.example.org"), ""},
		"two, one of them allowed":  {mtls.Config{Name: mtls.DNS, Allowed: []string{"b.example.org"}}, names("a.example.org", "b.example.org"), "b.example.org"},
		"two, both of them allowed": {mtls.Config{Name: mtls.DNS, Allowed: []string{"a.example.org", "b.example.org"}}, names("a.example.org", "b.example.org"), ""},
		"CN":                        {mtls.Config{Name: mtls.CommonName}, names("billing.example.org"), "billing"},
		"no CN":                     {mtls.Config{Name: mtls.CommonName}, uris(billing), ""},
	} {
		t.Run(name, func(t *testing.T) {
			id, err := ask(t, c.cfg, verified(certificate(t, c.say)))
			switch {
			case c.want == "" && !unauthenticated(err):
				t.Errorf("let in as %v, %v", id, err)
			case c.want != "" && (err != nil || id.Subject != c.want || id.Auth != "peer"):
				t.Errorf("%v, %v", id, err)
			}
		})
	}
}

func TestRefusesWhatWasNotVerified(t *testing.T) {
	cert, other := certificate(t, uris(billing)), certificate(t, uris("spiffe://example.org/admin"))
	for name, state := range map[string]*tls.ConnectionState{
		"no TLS":              nil,
		"no certificate":      {HandshakeComplete: true},
		"not verified":        {HandshakeComplete: true, PeerCertificates: []*x509.Certificate{cert}},
		"an empty chain":      {HandshakeComplete: true, PeerCertificates: []*x509.Certificate{cert}, VerifiedChains: [][]*x509.Certificate{{}}},
		"a chain of another":  {HandshakeComplete: true, PeerCertificates: []*x509.Certificate{cert}, VerifiedChains: [][]*x509.Certificate{{other}}},
		"a chain of somebody": {HandshakeComplete: true, VerifiedChains: [][]*x509.Certificate{{cert}}},
	} {
		if id, err := ask(t, mtls.Config{}, state); !unauthenticated(err) {
			t.Errorf("%s: %v, %v", name, id, err)
		}
	}
}

func TestRefusesWhatRanOutOnAnOpenConnection(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		state := verified(certificate(t, uris(billing)))
		if _, err := ask(t, mtls.Config{}, state); err != nil {
			t.Error(err)
		}
		time.Sleep(time.Hour + time.Second)
		if id, err := ask(t, mtls.Config{}, state); !unauthenticated(err) {
			t.Errorf("%v, %v", id, err)
		}
	})
}

func TestConfig(t *testing.T) {
	for says, cfg := range map[string]mtls.Config{
		"there is no Name 7": {Name: 7},
		"TrustDomains":       {Name: mtls.DNS, TrustDomains: []string{"example.org"}},
		"is empty":           {Allowed: []string{""}},
		"is no SPIFFE ID":    {Allowed: []string{"billing"}},
	} {
		if a, err := mtls.New(cfg); err == nil || a != nil || !strings.Contains(err.Error(), says) {
			t.Errorf("want an error with %q: %v", says, err)
		}
	}
}
