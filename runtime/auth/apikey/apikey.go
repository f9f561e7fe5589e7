// Package apikey finds out who calls by a secret key in a header.
package apikey

import (
	"context"
	"crypto/sha256"
	"crypto/subtle"
	"encoding/hex"
	"errors"
	"fmt"

	kit "github.com/kitc-lang/kit/runtime"
)

// Config is which keys are accepted: Keys or Check, and not both.
type Config struct {
	// Header carries the key ("": as the auth of the method declares it).
	Header string
	// Keys are those that are accepted.
	Keys []Key
	// Check says who a key stands for, in place of Keys: nil, or any error, refuses it. It is called by many
	// goroutines at once.
	Check func(ctx context.Context, key string) (*kit.Identity, error)
}

// Key is a key that is accepted. Several may have one name, such as an old one and a new one.
type Key struct {
	// Name is who has it, and becomes the Subject of the identity.
	Name string
	// Hash is what Hash gives for the key.
	Hash string
	// Scopes are what its owner may do.
	Scopes []string
}

// maxKey is the most that is read of a key, in bytes.
const maxKey = 4096

// Hash gives what is kept of a key, so that who reads a configuration cannot call with it: its SHA-256 in hex. That
// is enough for a random key of 128 bits and more, as keys should be; nobody can try them all. Passwords need more:
// see basic.Hash.
func Hash(key string) string {
	sum := sha256.Sum256([]byte(key))
	return hex.EncodeToString(sum[:])
}

// New gives an authenticator, or says what is wrong with cfg.
func New(cfg Config) (kit.Authenticator, error) {
	check := cfg.Check
	switch {
	case check == nil && len(cfg.Keys) == 0:
		return nil, errors.New("apikey: Config needs Keys or Check")
	case check != nil && len(cfg.Keys) > 0:
		return nil, errors.New("apikey: Config has both Keys and Check: take one out")
	case check == nil:
		known, err := newRing(cfg.Keys)
		if err != nil {
			return nil, err
		}
		check = known.check
	}
	return func(ctx context.Context, call *kit.Call) (context.Context, error) {
		header := cfg.Header
		if header == "" {
			header = call.Method.KeyHeader
		}
		if header == "" {
			return nil, kit.Hide(kit.Internal, "internal error", errors.New("apikey: "+call.Method.String()+" does not declare which header carries the key: set Header in the Config"))
		}
		key := call.Header.Get(header)
		if key == "" || len(key) > maxKey {
			return nil, errRefused
		}
		id, err := check(ctx, key)
		if err != nil {
			return nil, err
		}
		if id == nil {
			return nil, errRefused
		}
		if id.Auth == "" {
			named := *id
			named.Auth = call.Method.Auth
			id = &named
		}
		return kit.WithIdentity(ctx, id), nil
	}, nil
}

var errRefused = errors.New("apikey: there is no key, or an unknown one")

// ring is a fixed set of keys by their sums. How long a look into a map takes says something about the sum of what
// was sent, and nothing about a key: nobody can choose one by its sum.
type ring map[[sha256.Size]byte]*owner

type owner struct {
	sum [sha256.Size]byte
	id  kit.Identity
}

func newRing(keys []Key) (ring, error) {
	r := ring{}
	empty := sha256.Sum256(nil)
	for _, k := range keys {
		if k.Name == "" {
			return nil, errors.New("apikey: a key needs a Name")
		}
		o := &owner{id: kit.Identity{Subject: k.Name, Scopes: k.Scopes}}
		n, err := hex.Decode(o.sum[:], []byte(k.Hash[:min(len(k.Hash), 2*len(o.sum))]))
		if err != nil || n != len(o.sum) || len(k.Hash) != 2*len(o.sum) || o.sum == empty {
			return nil, fmt.Errorf("apikey: the Hash of %q is not the SHA-256 of a key in hex: use what apikey.Hash gives", k.Name)
		}
		if other := r[o.sum]; other != nil {
			return nil, fmt.Errorf("apikey: %q and %q have the same key", other.id.Subject, k.Name)
		}
		r[o.sum] = o
	}
	return r, nil
}

func (r ring) check(_ context.Context, key string) (*kit.Identity, error) {
	sum := sha256.Sum256([]byte(key))
	o := r[sum]
	if o == nil || subtle.ConstantTimeCompare(o.sum[:], sum[:]) != 1 {
		return nil, errRefused
	}
	return &o.id, nil
}
