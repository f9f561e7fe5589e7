package jwt_test

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"testing/synctest"
	"time"

	jwtlib "github.com/golang-jwt/jwt/v5"

	kit "github.com/kitc-lang/kit/runtime"
	"github.com/kitc-lang/kit/runtime/auth/jwt"
)

// endpoint is where an issuer publishes its keys: it counts, and does what a test says.
type endpoint struct {
	mu     sync.Mutex
	asked  int
	answer func(ctx context.Context) ([]byte, error)
}

func (e *endpoint) fetch(ctx context.Context) ([]byte, error) {
	e.mu.Lock()
	e.asked++
	answer := e.answer
	e.mu.Unlock()
	return answer(ctx)
}

func (e *endpoint) set(answer func(context.Context) ([]byte, error)) {
	e.mu.Lock()
	defer e.mu.Unlock()
	e.answer = answer
}

func (e *endpoint) count() int {
	e.mu.Lock()
	defer e.mu.Unlock()
	return e.asked
}

func down(context.Context) ([]byte, error) { return nil, errors.New("connection refused") }

func withKeys(e *endpoint) kit.Authenticator {
	return must(jwt.New(jwt.Config{Issuer: issuer, Audience: []string{"orders"}, Fetch: e.fetch}))
}

// lasting is a token that outlives a test of key ages.
func lasting(kid string) string {
	return sign(jwtlib.SigningMethodES256, ecKey(), kid, claims(map[string]any{"exp": time.Now().Add(100 * time.Hour).Unix()}))
}

func TestAsksNobodyBeforeTheFirstCall(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		e := &endpoint{answer: fixed(set(webKey("ec", &ecKey().PublicKey)))}
		a := withKeys(e)
		time.Sleep(3 * time.Hour)
		if _, err := ask(t.Context(), a, "hello"); code(err) != kit.Unauthenticated || e.count() != 0 {
			t.Errorf("asked %d times: %v", e.count(), err)
		}
	})
}

func TestCallsShareAFetch(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		e := &endpoint{answer: func(context.Context) ([]byte, error) {
			time.Sleep(time.Second)
			return set(webKey("ec", &ecKey().PublicKey)), nil
		}}
		a, text := withKeys(e), lasting("ec")
		var calls sync.WaitGroup
		for range 50 {
			calls.Go(func() {
				if _, err := ask(t.Context(), a, text); err != nil {
					t.Error(err)
				}
			})
		}
		calls.Wait()
		if e.count() != 1 {
			t.Errorf("asked %d times", e.count())
		}
	})
}

func TestRotation(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		e := &endpoint{answer: fixed(set(webKey("old", &ecKey().PublicKey)))}
		a, before, after := withKeys(e), lasting("old"), lasting("new")
		if _, err := ask(t.Context(), a, before); err != nil {
			t.Fatal(err)
		}
		time.Sleep(time.Minute)
		e.set(fixed(set(webKey("new", &ecKey().PublicKey))))
		if _, err := ask(t.Context(), a, after); err != nil {
			t.Errorf("a key that is new: %v", err)
		}
		if _, err := ask(t.Context(), a, before); code(err) != kit.Unauthenticated {
			t.Errorf("a key that was taken back: %v", err)
		}
	})
}

func TestFloodOfUnknownKeys(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		e := &endpoint{answer: fixed(set(webKey("ec", &ecKey().PublicKey)))}
		a, good := withKeys(e), lasting("ec")
		for i := range 3000 { // of five minutes
			if _, err := ask(t.Context(), a, lasting(fmt.Sprint("made up ", i))); code(err) != kit.Unauthenticated {
				t.Fatal(err)
			}
			if _, err := ask(t.Context(), a, good); err != nil {
				t.Fatal(err)
			}
			time.Sleep(100 * time.Millisecond)
		}
		if n := e.count(); n < 2 || n > 31 {
			t.Errorf("asked %d times in five minutes, and once in ten seconds is the most", n)
		}
	})
}

func TestOldKeysWhileTheIssuerIsDown(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		e := &endpoint{answer: fixed(set(webKey("ec", &ecKey().PublicKey)))}
		a, text := withKeys(e), lasting("ec")
		if _, err := ask(t.Context(), a, text); err != nil {
			t.Fatal(err)
		}
		e.set(down)
		for range 23 {
			time.Sleep(time.Hour)
			began := time.Now()
			if _, err := ask(t.Context(), a, text); err != nil || time.Since(began) > 0 {
				t.Fatalf("after %v: %v", time.Since(began), err)
			}
			synctest.Wait()
		}
		if _, err := ask(t.Context(), a, lasting("new")); code(err) != kit.Unavailable {
			t.Errorf("a key that may be new: %v", err)
		}
		time.Sleep(time.Hour + time.Second)
		if _, err := ask(t.Context(), a, text); code(err) != kit.Unavailable {
			t.Errorf("after MaxAge: %v", err)
		}
		e.set(fixed(set(webKey("ec", &ecKey().PublicKey))))
		time.Sleep(11 * time.Second)
		if _, err := ask(t.Context(), a, text); err != nil {
			t.Errorf("the issuer is back: %v", err)
		}
	})
}

func TestKeysThatCannotBeHad(t *testing.T) {
	for name, answer := range map[string]func(context.Context) ([]byte, error){
		"down":           down,
		"garbage":        fixed([]byte("<html>")),
		"no keys member": fixed([]byte(`{"error":"x"}`)),
		"keys no list":   fixed([]byte(`{"keys":{}}`)),
		"nothing":        fixed(nil),
		"panics":         func(context.Context) ([]byte, error) { panic("oops") },
	} {
		synctest.Test(t, func(t *testing.T) {
			e := &endpoint{answer: answer}
			a, text := withKeys(e), lasting("ec")
			for range 20 {
				if _, err := ask(t.Context(), a, text); code(err) != kit.Unavailable {
					t.Fatalf("%s: %v", name, err)
				}
			}
			if e.count() != 1 {
				t.Errorf("%s: asked %d times at once", name, e.count())
			}
			e.set(fixed(set(webKey("ec", &ecKey().PublicKey))))
			time.Sleep(10 * time.Second)
			if _, err := ask(t.Context(), a, text); err != nil {
				t.Errorf("%s, and then right: %v", name, err)
			}
		})
	}
}

func TestSlowIssuer(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		e := &endpoint{answer: func(ctx context.Context) ([]byte, error) { <-ctx.Done(); return nil, ctx.Err() }}
		a, text := withKeys(e), lasting("ec")
		ctx, cancel := context.WithTimeout(t.Context(), time.Second)
		defer cancel()
		began := time.Now()
		if _, err := ask(ctx, a, text); !errors.Is(err, context.DeadlineExceeded) || time.Since(began) != time.Second {
			t.Errorf("a call waits no longer than it may: %v after %v", err, time.Since(began))
		}
		if _, err := ask(t.Context(), a, text); code(err) != kit.Unavailable || time.Since(began) != 5*time.Second {
			t.Errorf("a fetch has five seconds: %v after %v", err, time.Since(began))
		}
	})
}

func TestKeysThatAreNone(t *testing.T) {
	point := webKey("ec", &ecKey().PublicKey)
	off := webKey("ec", &ecKey().PublicKey)
	off["x"] = point["y"]
	short := webKey("ec", &ecKey().PublicKey)
	short["x"] = point["x"].(string)[:10]
	for name, k := range map[string]map[string]any{
		"off the curve": off, "short": short, "unknown kind": {"kty": "AKP", "kid": "ec"}, "symmetric": {"kty": "oct", "k": "c2VjcmV0", "kid": "ec"},
		"unknown curve": webKey("ec", &ecKey().PublicKey, "crv", "P-999"), "for sealing": webKey("ec", &ecKey().PublicKey, "use", "enc"),
		"an algorithm of another kind": webKey("ec", &ecKey().PublicKey, "alg", "HS256"), "of the wrong type": {"kty": 7, "kid": "ec"},
	} {
		a := must(jwt.New(jwt.Config{Issuer: issuer, Audience: []string{"orders"}, Fetch: fixed(set(k, webKey("one", &rsaKey().PublicKey)))}))
		if _, err := ask(t.Context(), a, lasting("ec")); code(err) != kit.Unauthenticated {
			t.Errorf("%s: %v", name, err)
		}
		if _, err := ask(t.Context(), a, token(nil)); err != nil {
			t.Errorf("%s takes the others away: %v", name, err)
		}
	}
}

func TestOverHTTP(t *testing.T) {
	var asked atomic.Int32
	right := set(webKey("ec", &ecKey().PublicKey))
	mux := http.NewServeMux()
	mux.HandleFunc("/right", func(w http.ResponseWriter, r *http.Request) {
		asked.Add(1)
		if !strings.Contains(r.Header.Get("Accept"), "application/jwk-set+json") {
			t.Errorf("Accept: %q", r.Header.Get("Accept"))
		}
		w.Write(right)
	})
	mux.Handle("/moved", http.RedirectHandler("/right", http.StatusFound))
	mux.Handle("/circle", http.RedirectHandler("/circle", http.StatusFound))
	mux.HandleFunc("/missing", func(w http.ResponseWriter, _ *http.Request) { w.WriteHeader(http.StatusNotFound); w.Write(right) })
	mux.HandleFunc("/endless", func(w http.ResponseWriter, _ *http.Request) {
		for {
			if _, err := io.WriteString(w, strings.Repeat(" ", 64<<10)); err != nil {
				return
			}
		}
	})
	mux.HandleFunc("/cut", func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Length", "9999")
		w.Write(right)
	})
	mux.HandleFunc("/hangs", func(_ http.ResponseWriter, r *http.Request) { <-r.Context().Done() })
	srv := httptest.NewServer(mux)
	defer srv.Close()
	for path, want := range map[string]kit.Code{
		"/right": 0, "/moved": 0, "/circle": kit.Unavailable, "/missing": kit.Unavailable, "/endless": kit.Unavailable,
		"/cut": kit.Unavailable, "/hangs": kit.Unavailable,
	} {
		a := must(jwt.New(jwt.Config{Issuer: issuer, Audience: []string{"orders"}, JWKS: srv.URL + path, Timeout: 300 * time.Millisecond}))
		for range 3 {
			if _, err := ask(t.Context(), a, lasting("ec")); code(err) != want || (err == nil) != (want == 0) {
				t.Errorf("%s: %v", path, err)
			}
		}
	}
	if n := asked.Load(); n != 2 {
		t.Errorf("the right keys were asked for %d times by two authenticators", n)
	}
}
