package jwt

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net/http"
	"slices"
	"sync"
	"time"

	kit "github.com/kitc-lang/kit/runtime"
)

// keys are those of the issuer, as they were when they were last had.
type keys struct {
	cfg Config

	mu       sync.Mutex
	list     []key
	fetched  time.Time     // when list was had; zero: never
	asked    time.Time     // when the last fetch began; zero: never
	fetching chan struct{} // closed when the fetch that is under way is over; nil: there is none
	failure  error         // of the last fetch
}

// errUnknownKey says that the issuer has no key that a token could have been signed with.
var errUnknownKey = errors.New("jwt: the token is signed with a key that the issuer does not have")

// find gives the key of a token. Where it is not known, or known for too long, the keys are fetched, and the call
// waits for them.
func (k *keys) find(ctx context.Context, kid, algorithm string) (any, error) {
	found, fetching := k.look(kid, algorithm)
	if found == nil && fetching != nil {
		select {
		case <-fetching:
		case <-ctx.Done():
			return nil, ctx.Err()
		}
		found, _ = k.look(kid, algorithm)
	}
	if found != nil {
		return found.public, nil
	}
	k.mu.Lock()
	defer k.mu.Unlock()
	if k.failure != nil || k.fetched.IsZero() {
		// It may well be a new key. Who has it is not to be told that they prove nothing.
		return nil, kit.Hide(kit.Unavailable, "who calls cannot be checked right now", k.failure)
	}
	return nil, errUnknownKey
}

// look gives a key where it is known, and a fetch that is under way where there is one. It starts one that is due.
func (k *keys) look(kid, algorithm string) (*key, chan struct{}) {
	k.mu.Lock()
	defer k.mu.Unlock()
	now := time.Now()
	age := now.Sub(k.fetched)
	var found *key
	if !k.fetched.IsZero() && age < k.cfg.MaxAge {
		found = k.match(kid, algorithm)
	}
	due := found == nil || age >= k.cfg.Refresh
	if due && k.fetching == nil && (k.asked.IsZero() || now.Sub(k.asked) >= k.cfg.Cooldown) {
		k.asked = now
		k.fetching = make(chan struct{})
		go k.fetch(k.fetching)
	}
	return found, k.fetching
}

// match gives the key of a name that an algorithm is for. A token that names none is signed with the only one that
// fits: trying many would let one call cost many verifications.
func (k *keys) match(kid, algorithm string) *key {
	var found *key
	for i := range k.list {
		have := &k.list[i]
		switch {
		case !slices.Contains(have.algorithms, algorithm):
		case kid != "" && have.id == kid:
			return have
		case kid == "" && found != nil:
			return nil
		case kid == "":
			found = have
		}
	}
	return found
}

// fetch has the keys anew, and keeps the old ones where that fails.
func (k *keys) fetch(done chan struct{}) {
	list, err := k.had()
	k.mu.Lock()
	defer k.mu.Unlock()
	k.failure = err
	if err == nil {
		k.list, k.fetched = list, time.Now()
	}
	k.fetching = nil
	close(done)
}

func (k *keys) had() (list []key, err error) {
	ctx, cancel := context.WithTimeout(context.Background(), k.cfg.Timeout)
	defer cancel()
	defer func() {
		if r := recover(); r != nil { // of a user's Fetch; nothing above would catch it
			err = fmt.Errorf("jwt: Fetch panicked: %v", r)
		}
	}()
	data, err := k.cfg.Fetch(ctx)
	if err != nil {
		return nil, fmt.Errorf("jwt: the keys of the issuer cannot be had: %w", err)
	}
	return parseSet(data)
}

// maxSet is how much of an answer is read; sets of real issuers have a few KiB.
const maxSet = 1 << 20

// maxRedirects is how often an answer may point elsewhere.
const maxRedirects = 3

// fetchOver gets the keys from a URL. A connection is used once: the next fetch is an hour away.
func fetchOver(from string) func(context.Context) ([]byte, error) {
	client := &http.Client{
		Transport: &http.Transport{
			Proxy:                  http.ProxyFromEnvironment,
			DisableKeepAlives:      true,
			ForceAttemptHTTP2:      true,
			MaxResponseHeaderBytes: 64 << 10,
		},
		CheckRedirect: func(req *http.Request, via []*http.Request) error {
			if len(via) > maxRedirects || req.URL.Scheme != via[0].URL.Scheme {
				return fmt.Errorf("it points on to %s", req.URL.Redacted())
			}
			return nil
		},
	}
	return func(ctx context.Context) ([]byte, error) {
		req, err := http.NewRequestWithContext(ctx, http.MethodGet, from, nil)
		if err != nil {
			return nil, err
		}
		req.Header.Set("Accept", "application/jwk-set+json, application/json")
		resp, err := client.Do(req)
		if err != nil {
			return nil, err
		}
		defer resp.Body.Close()
		if resp.StatusCode != http.StatusOK {
			return nil, fmt.Errorf("%s answers %s", from, resp.Status)
		}
		data, err := io.ReadAll(io.LimitReader(resp.Body, maxSet+1))
		if len(data) > maxSet {
			return nil, fmt.Errorf("%s answers with more than %d bytes", from, maxSet)
		}
		return data, err
	}
}
