package cors_test

import (
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"github.com/kitc-lang/kit/runtime/middleware/cors"
)

// ask sends a request as a browser does for a page of an origin.
func ask(t *testing.T, cfg cors.Config, method, origin string, header map[string]string) (*http.Response, bool) {
	t.Helper()
	reached := false
	h := cors.New(cfg)(http.HandlerFunc(func(http.ResponseWriter, *http.Request) { reached = true }))
	r := httptest.NewRequest(method, "http://api.example/orders", nil)
	if origin != "" {
		r.Header.Set("Origin", origin)
	}
	for name, value := range header {
		r.Header.Set(name, value)
	}
	w := httptest.NewRecorder()
	h.ServeHTTP(w, r)
	return w.Result(), reached
}

func TestWhoMayCall(t *testing.T) {
	for _, c := range []struct {
		name, origin string
		origins      []string
		allowed      string // Access-Control-Allow-Origin
	}{
		{"a page that is named", "https://shop.example", []string{"https://shop.example"}, "https://shop.example"},
		{"another page", "https://evil.example", []string{"https://shop.example"}, ""},
		{"the same host over http", "http://shop.example", []string{"https://shop.example"}, ""},
		{"the same host on another port", "https://shop.example:8443", []string{"https://shop.example"}, ""},
		{"a page below a name", "https://a.shop.example", []string{"https://*.shop.example"}, "https://a.shop.example"},
		{"a name that only ends like it", "https://evilshop.example", []string{"https://*.shop.example"}, ""},
		{"a name with it in front", "https://shop.example.evil.example", []string{"https://shop.example"}, ""},
		{"every page", "https://any.example", []string{"*"}, "*"},
		{"nobody is named", "https://shop.example", nil, ""},
		{"no page at all", "", []string{"https://shop.example"}, ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			resp, reached := ask(t, cors.Config{Origins: c.origins}, "GET", c.origin, nil)
			if got := resp.Header.Get("Access-Control-Allow-Origin"); got != c.allowed {
				t.Errorf("Access-Control-Allow-Origin: %q, want %q", got, c.allowed)
			}
			if !reached {
				t.Error("the call did not arrive: only browsers keep pages from reading answers")
			}
			if c.allowed != "*" && !strings.Contains(resp.Header.Get("Vary"), "Origin") {
				t.Error("a cache would give the answer for one page to another")
			}
		})
	}
}

func TestPreflight(t *testing.T) {
	cfg := cors.Config{Origins: []string{"https://shop.example"}, Credentials: true, MaxAge: 10 * time.Minute}
	question := map[string]string{"Access-Control-Request-Method": "PUT", "Access-Control-Request-Headers": "authorization,idempotency-key"}
	resp, reached := ask(t, cfg, "OPTIONS", "https://shop.example", question)
	if reached {
		t.Error("the question arrived at the service")
	}
	for name, want := range map[string]string{
		"Access-Control-Allow-Origin": "https://shop.example", "Access-Control-Allow-Methods": "PUT",
		"Access-Control-Allow-Headers": "authorization,idempotency-key", "Access-Control-Allow-Credentials": "true", "Access-Control-Max-Age": "600",
	} {
		if got := resp.Header.Get(name); got != want {
			t.Errorf("%s: %q, want %q", name, got, want)
		}
	}
	for name, change := range map[string]map[string]string{
		"a verb that is not allowed":   {"Access-Control-Request-Method": "TRACE"},
		"a header that is not allowed": {"Access-Control-Request-Method": "PUT", "Access-Control-Request-Headers": "x-admin"},
	} {
		if resp, _ := ask(t, cfg, "OPTIONS", "https://shop.example", change); resp.Header.Get("Access-Control-Allow-Origin") != "" {
			t.Errorf("%s is", name)
		}
	}
	if _, reached := ask(t, cfg, "OPTIONS", "", nil); !reached {
		t.Error("an OPTIONS that asks no such question does not arrive")
	}
}

func TestContradictions(t *testing.T) {
	for _, cfg := range []cors.Config{
		{Origins: []string{"*"}, Credentials: true}, {Origins: []string{"shop.example"}}, {Origins: []string{"https://shop.example/"}},
		{Origins: []string{"https://sh*p.example"}}, {Origins: []string{"https://"}},
	} {
		func() {
			defer func() {
				if recover() == nil {
					t.Errorf("%+v is accepted", cfg)
				}
			}()
			cors.New(cfg)
		}()
	}
}
