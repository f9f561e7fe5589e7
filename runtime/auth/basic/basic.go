// Package basic finds out who calls by a name and a password (RFC 7617).
package basic

import (
	"context"
	"crypto/hmac"
	"crypto/rand"
	"crypto/sha256"
	"crypto/subtle"
	"errors"
	"fmt"
	"runtime"
	"sync/atomic"

	kit "github.com/kitc-lang/kit/runtime"
)

// Config is who may log in: Users or Check, and not both.
type Config struct {
	// Users are those who may log in.
	Users []User
	// Check says who a name and a password stand for, in place of Users: nil, or any error, refuses them. It
	// has to take as long for a name that is not there as for one that is (crypto/subtle), and is called by
	// many goroutines at once.
	Check func(ctx context.Context, name, password string) (*kit.Identity, error)
}

// User is somebody who may log in.
type User struct {
	Name string
	// Hash is what Hash gives for the password.
	Hash string
	// Scopes are what the user may do.
	Scopes []string
}

// The most that is read of a login, in bytes.
const (
	maxName     = 256
	maxPassword = 1024
)

// New gives an authenticator, or says what is wrong with cfg. The identity has the name as its Subject.
//
// What a hash makes slow for those who guess would be as slow for every call, so that the last right password of
// each of Users is remembered, by a sum with a key that nobody knows. The first call of each takes about a tenth
// of a second, and so does every call with a wrong name or password; no more than half of the processors are
// used for that. A rate_limit per peer outside keeps a flood of them from the users who are not remembered yet.
func New(cfg Config) (kit.Authenticator, error) {
	check := cfg.Check
	switch {
	case check == nil && len(cfg.Users) == 0:
		return nil, errors.New("basic: Config needs Users or Check")
	case check != nil && len(cfg.Users) > 0:
		return nil, errors.New("basic: Config has both Users and Check: take one out")
	case check == nil:
		users, err := newDirectory(cfg.Users)
		if err != nil {
			return nil, err
		}
		check = users.check
	}
	return func(ctx context.Context, call *kit.Call) (context.Context, error) {
		name, password, ok := kit.BasicLogin(call)
		if !ok || len(name) > maxName || len(password) > maxPassword {
			return nil, errors.New("basic: there is no login")
		}
		id, err := check(ctx, name, password)
		if err != nil {
			return nil, err
		}
		if id == nil {
			return nil, errRefused
		}
		if id.Auth == "" || id.Subject == "" {
			named := *id
			named.Auth = call.Method.Auth
			if named.Subject == "" {
				named.Subject = name
			}
			id = &named
		}
		return kit.WithIdentity(ctx, id), nil
	}, nil
}

var errRefused = errors.New("basic: the name or the password is wrong")

// directory is a fixed set of users.
type directory struct {
	users  map[string]*entry
	nobody hash          // what a name that is not there is compared with, to take as long
	secret []byte        // of the sums of right passwords
	slots  chan struct{} // one for each hash that may be computed at a time
}

type entry struct {
	User
	hash
	right atomic.Pointer[[sha256.Size]byte] // the sum of the right password, once it was seen
}

func newDirectory(users []User) (*directory, error) {
	d := &directory{users: map[string]*entry{}, secret: make([]byte, sha256.Size), slots: make(chan struct{}, max(runtime.GOMAXPROCS(0)/2, 1))}
	rand.Read(d.secret) // never fails
	for _, u := range users {
		if u.Name == "" || len(u.Name) > maxName {
			return nil, fmt.Errorf("basic: a user's Name has 1 to %d bytes", maxName)
		}
		if d.users[u.Name] != nil {
			return nil, fmt.Errorf("basic: the user %q is there twice", u.Name)
		}
		h, err := parseHash(u.Hash)
		if err != nil {
			return nil, fmt.Errorf("basic: the Hash of %q %w: use what basic.Hash gives for the password", u.Name, err)
		}
		d.users[u.Name] = &entry{User: u, hash: h}
		if h.rounds > d.nobody.rounds {
			d.nobody = h
		}
	}
	return d, nil
}

func (d *directory) check(ctx context.Context, name, password string) (*kit.Identity, error) {
	u := d.users[name]
	sum := d.sum(name, password)
	if u != nil {
		if right := u.right.Load(); right != nil && subtle.ConstantTimeCompare(right[:], sum[:]) == 1 {
			return u.identity(), nil
		}
	}
	select {
	case d.slots <- struct{}{}:
		defer func() { <-d.slots }()
	case <-ctx.Done():
		return nil, ctx.Err()
	}
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	if u == nil {
		d.nobody.matches(password)
		return nil, errRefused
	}
	if !u.matches(password) {
		return nil, errRefused
	}
	u.right.Store(&sum)
	return u.identity(), nil
}

func (u *entry) identity() *kit.Identity { return &kit.Identity{Subject: u.Name, Scopes: u.Scopes} }

func (d *directory) sum(name, password string) (sum [sha256.Size]byte) {
	h := hmac.New(sha256.New, d.secret)
	h.Write([]byte(name))
	h.Write([]byte{':'}) // no name has one
	h.Write([]byte(password))
	h.Sum(sum[:0])
	return sum
}
