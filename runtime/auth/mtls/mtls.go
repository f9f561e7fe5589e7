// Package mtls finds out who calls by the certificate of their connection, which the TLS configuration of the
// server has to have verified.
package mtls

import (
	"context"
	"crypto/x509"
	"errors"
	"fmt"
	"net/url"
	"slices"
	"strings"
	"time"

	kit "github.com/kitc-lang/kit/runtime"
)

// Name is the part of a certificate that says whose it is.
type Name uint8

// The names.
const (
	// SPIFFE is the URI of an X.509-SVID: spiffe://example.org/billing.
	SPIFFE Name = iota
	// DNS is the DNS name. A certificate that has several is refused, unless Allowed has exactly one of them.
	DNS
	// CommonName is the CN of the subject, for authorities that write nothing else.
	CommonName
)

// Config is whose certificates are accepted, beyond what the TLS configuration demands. It should say who is
// meant: an authority that signs for all services of a company lets all of them in.
type Config struct {
	// Name is the part of a certificate that becomes the Subject of the identity (the zero value: SPIFFE).
	Name Name
	// Allowed are the names of those who may call (nil: all whose certificates are right).
	Allowed []string
	// TrustDomains are those of the SPIFFE IDs that may call, such as "example.org" (nil: all).
	TrustDomains []string
}

// New gives an authenticator, or says what is wrong with cfg.
//
// The server's tls.Config needs ClientCAs and ClientAuth: tls.VerifyClientCertIfGiven, or
// tls.RequireAndVerifyClientCert where no method can be called without. A certificate that was not verified, and
// one that has run out since its connection was made, prove nothing.
func New(cfg Config) (kit.Authenticator, error) {
	switch {
	case cfg.Name > CommonName:
		return nil, fmt.Errorf("mtls: there is no Name %d", cfg.Name)
	case cfg.Name != SPIFFE && len(cfg.TrustDomains) > 0:
		return nil, errors.New("mtls: only SPIFFE IDs have TrustDomains: take them out of the Config, or set Name to SPIFFE")
	case slices.Contains(cfg.Allowed, ""):
		return nil, errors.New("mtls: a name in Allowed is empty")
	}
	for _, name := range cfg.Allowed {
		if cfg.Name != SPIFFE {
			break
		}
		if u, err := url.Parse(name); err != nil || checkID(u) != nil {
			return nil, fmt.Errorf("mtls: %q in Allowed is no SPIFFE ID, such as spiffe://example.org/billing", name)
		}
	}
	return cfg.authenticate, nil
}

func (cfg Config) authenticate(ctx context.Context, call *kit.Call) (context.Context, error) {
	cert, err := verified(call)
	if err != nil {
		return nil, err
	}
	subject, err := cfg.subject(cert)
	if err != nil {
		return nil, err
	}
	if cfg.Allowed != nil && !slices.Contains(cfg.Allowed, subject) {
		return nil, fmt.Errorf("mtls: %q is not Allowed", subject)
	}
	return kit.WithIdentity(ctx, &kit.Identity{Auth: call.Method.Auth, Subject: subject, Issuer: cert.Issuer.String()}), nil
}

// verified gives the certificate that the caller has proved to hold, and that an authority of the server signed.
func verified(call *kit.Call) (*x509.Certificate, error) {
	state := call.TLS
	if state == nil || len(state.PeerCertificates) == 0 {
		return nil, errors.New("mtls: the connection has no client certificate")
	}
	if len(state.VerifiedChains) == 0 || len(state.VerifiedChains[0]) == 0 {
		return nil, errors.New("mtls: the client certificate was not verified: set ClientCAs and ClientAuth of the server's tls.Config")
	}
	cert := state.VerifiedChains[0][0]
	if !cert.Equal(state.PeerCertificates[0]) {
		return nil, errors.New("mtls: the verified certificate is not that of the caller")
	}
	if now := time.Now(); now.After(cert.NotAfter) {
		return nil, fmt.Errorf("mtls: the client certificate ran out at %s", cert.NotAfter.UTC().Format(time.RFC3339))
	}
	return cert, nil
}

func (cfg *Config) subject(cert *x509.Certificate) (string, error) {
	switch cfg.Name {
	case DNS:
		return cfg.dnsName(cert)
	case CommonName:
		if cert.Subject.CommonName == "" {
			return "", errors.New("mtls: the certificate has no common name")
		}
		return cert.Subject.CommonName, nil
	}
	// An X.509-SVID has exactly one URI (section 2), and is no authority's (section 4.1).
	if len(cert.URIs) != 1 {
		return "", fmt.Errorf("mtls: a certificate with a SPIFFE ID has one URI, and this one has %d", len(cert.URIs))
	}
	if cert.IsCA {
		return "", errors.New("mtls: the certificate is one that signs others, and not that of a service")
	}
	id := cert.URIs[0]
	if err := checkID(id); err != nil {
		return "", err
	}
	if cfg.TrustDomains != nil && !slices.Contains(cfg.TrustDomains, id.Host) {
		return "", fmt.Errorf("mtls: %q is not in TrustDomains", id)
	}
	return id.String(), nil
}

func (cfg *Config) dnsName(cert *x509.Certificate) (string, error) {
	names := cert.DNSNames
	if len(names) > 1 {
		names = slices.DeleteFunc(slices.Clone(names), func(name string) bool { return !slices.Contains(cfg.Allowed, name) })
	}
	if len(names) != 1 {
		return "", fmt.Errorf("mtls: the certificate has %d DNS names, of which %d can be meant", len(cert.DNSNames), len(names))
	}
	return names[0], nil
}

// maxID is how long a SPIFFE ID may be, in bytes.
const maxID = 2048

// checkID says what is wrong with a SPIFFE ID (the SPIFFE-ID specification, section 2).
func checkID(u *url.URL) error {
	switch text := u.String(); {
	case u.Scheme != "spiffe", u.Opaque != "", u.User != nil, u.RawQuery != "", u.ForceQuery, u.Fragment != "", len(text) > maxID:
		return fmt.Errorf("mtls: %q is no SPIFFE ID", text)
	case u.Host == "" || len(u.Host) > 255 || !plain(u.Host) || strings.ToLower(u.Host) != u.Host:
		return fmt.Errorf("mtls: %q has no trust domain", text)
	case u.RawPath != "" || u.Path == "":
		return fmt.Errorf("mtls: %q names no service", text)
	}
	for segment := range strings.SplitSeq(strings.TrimPrefix(u.Path, "/"), "/") {
		if segment == "" || segment == "." || segment == ".." || !plain(segment) {
			return fmt.Errorf("mtls: the path of %q is none of a SPIFFE ID", u)
		}
	}
	return nil
}

func plain(segment string) bool {
	for _, c := range []byte(segment) {
		if (c < 'a' || c > 'z') && (c < 'A' || c > 'Z') && (c < '0' || c > '9') && c != '.' && c != '-' && c != '_' {
			return false
		}
	}
	return true
}
