package jwt

import (
	"crypto"
	"crypto/ecdsa"
	"crypto/ed25519"
	"crypto/elliptic"
	"crypto/rsa"
	"encoding/base64"
	"encoding/json"
	"errors"
	"fmt"
	"math/big"
	"slices"
)

// algorithms are those of public keys. None is symmetric, because whoever verifies such a signature can make it.
var algorithms = []string{"RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "ES512", "EdDSA"}

// key is a public key that signatures of some algorithms are verified with.
type key struct {
	id         string
	algorithms []string
	public     crypto.PublicKey
}

// jwk is a key as a set writes it (RFC 7517, RFC 7518 section 6, RFC 8037).
type jwk struct {
	Type       string   `json:"kty"`
	ID         string   `json:"kid"`
	Use        string   `json:"use"`
	Operations []string `json:"key_ops"`
	Algorithm  string   `json:"alg"`
	Curve      string   `json:"crv"`
	N          string   `json:"n"`
	E          string   `json:"e"`
	X          string   `json:"x"`
	Y          string   `json:"y"`
}

// parseSet reads a set of keys. Those that are for something else, or of a kind that is not known, are left out,
// as RFC 7517 section 5 has it; so are those that are too weak, or no keys at all.
func parseSet(data []byte) ([]key, error) {
	var set struct {
		Keys *[]json.RawMessage `json:"keys"`
	}
	if err := json.Unmarshal(data, &set); err != nil {
		return nil, fmt.Errorf("jwt: the keys of the issuer are no JSON Web Key Set: %w", err)
	}
	if set.Keys == nil {
		return nil, errors.New("jwt: the keys of the issuer are no JSON Web Key Set: there is no \"keys\"")
	}
	var list []key
	for _, text := range *set.Keys {
		var k jwk
		if json.Unmarshal(text, &k) != nil {
			continue
		}
		if usable, ok := k.key(); ok {
			list = append(list, usable)
		}
	}
	return list, nil
}

func (k *jwk) key() (key, bool) {
	if k.Use != "" && k.Use != "sig" || len(k.Operations) > 0 && !slices.Contains(k.Operations, "verify") {
		return key{}, false
	}
	out := key{id: k.ID}
	var ok bool
	switch k.Type {
	case "RSA":
		out.algorithms = algorithms[:6]
		out.public, ok = k.rsa()
	case "EC":
		out.algorithms, out.public, ok = k.ecdsa()
	case "OKP":
		out.algorithms = []string{"EdDSA"}
		out.public, ok = k.ed25519()
	}
	if !ok {
		return key{}, false
	}
	if k.Algorithm != "" {
		if !slices.Contains(out.algorithms, k.Algorithm) {
			return key{}, false
		}
		out.algorithms = []string{k.Algorithm}
	}
	return out, true
}

// The sizes of RSA keys that are used, in bits: RFC 7518 section 3.3 asks for 2048 and more, and a very large one
// makes every call slow.
const (
	minRSA = 2048
	maxRSA = 8192
)

func (k *jwk) rsa() (crypto.PublicKey, bool) {
	n, okN := number(k.N, maxRSA/8)
	e, okE := number(k.E, 4)
	if !okN || !okE {
		return nil, false
	}
	modulus, exponent := new(big.Int).SetBytes(n), new(big.Int).SetBytes(e).Int64()
	if bits := modulus.BitLen(); bits < minRSA || bits > maxRSA || exponent < 3 || exponent > 1<<31-1 || exponent%2 == 0 {
		return nil, false
	}
	return &rsa.PublicKey{N: modulus, E: int(exponent)}, true
}

func (k *jwk) ecdsa() ([]string, crypto.PublicKey, bool) {
	var (
		curve     elliptic.Curve
		algorithm string
	)
	switch k.Curve {
	case "P-256":
		curve, algorithm = elliptic.P256(), "ES256"
	case "P-384":
		curve, algorithm = elliptic.P384(), "ES384"
	case "P-521":
		curve, algorithm = elliptic.P521(), "ES512"
	default:
		return nil, nil, false
	}
	size := (curve.Params().BitSize + 7) / 8
	x, okX := number(k.X, size)
	y, okY := number(k.Y, size)
	if !okX || !okY || len(x) != size || len(y) != size {
		return nil, nil, false
	}
	// It refuses points that are not on the curve.
	public, err := ecdsa.ParseUncompressedPublicKey(curve, slices.Concat([]byte{4}, x, y))
	return []string{algorithm}, public, err == nil
}

func (k *jwk) ed25519() (crypto.PublicKey, bool) {
	x, ok := number(k.X, ed25519.PublicKeySize)
	if !ok || k.Curve != "Ed25519" || len(x) != ed25519.PublicKeySize {
		return nil, false
	}
	return ed25519.PublicKey(x), true
}

// number reads what a key gives in base64, of at most size bytes.
func number(text string, size int) ([]byte, bool) {
	b, err := base64.RawURLEncoding.DecodeString(text)
	return b, err == nil && len(b) > 0 && len(b) <= size
}
