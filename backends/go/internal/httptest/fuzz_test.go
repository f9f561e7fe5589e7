package httptest

import (
	"bytes"
	"encoding/json"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"testing"
	"time"

	"github.com/kitc-lang/kit/backends/go/internal/golden/routes"
)

// FuzzServeHTTP sends requests of every kind: nothing panics, a success is JSON, and everything else is a
// problem document that says its own status.
func FuzzServeHTTP(f *testing.F) {
	for _, seed := range [][4]string{
		{"GET", "/", "", ""},
		{"GET", "/things/a%2Fb", "", ""},
		{"DELETE", "/things/%2e%2E", "why=%25&why", ""},
		{"OPTIONS", "/a/b/d", "", ""},
		{"GET", "/query", "yes=true&tiny=1&short=2&medium=3&long=4&real=0.5&text=t&id=6ba7b810-9dad-41d1-80b4-00c04fd430c8" +
			"&at=2026-01-31T12:30:00Z&took=PT1S&day=2026-01-31&color=red&moment=2026-01-31T12:30:00Z" +
			"&key=6ba7b810-9dad-41d1-80b4-00c04fd430c8&pause=PT1S&small=1&born=2026-01-31", ""},
		{"GET", "/maybe", "color=green&long=-9223372036854775808&text=%ff&real=-1e-9&paint=a", ""},
		{"GET", "/lists", "numbers=1&numbers=x&words=a+b&words=%zz&flags=true&colors=red&moments=2026-01-31T12:30:00.5%2B01:00", ""},
		{"HEAD", "/page", "color=red", ""},
		{"PATCH", "/soft", "", `{"text":"ü","color":"red","at":"2026-01-31T12:30:00Z","x":[{}]}`},
		{"POST", "/header", "", `{"paint":"a"}`},
		{"PUT", "/whole/1", "", `["a","b\u0000"]`},
		{"POST", "/whole/1", "", ` null `},
		{"POST", "/Routes/Handler", "a&&=", "{"},
	} {
		f.Add(seed[0], seed[1], seed[2], []byte(seed[3]))
	}
	cfg := routes.RoutesServerConfig{}
	cfg.HTTP.Logger, cfg.Log.Logger = quiet, quiet
	s, err := routes.NewRoutesServer(&router{page: &routes.Page{Etag: "e", Color: routes.ColorRed, Changed: new(time.Time)}}, cfg)
	if err != nil {
		f.Fatal(err)
	}
	h := s.Handler()
	f.Fuzz(func(t *testing.T, verb, path, query string, body []byte) {
		u := &url.URL{RawQuery: query}
		if p, err := url.PathUnescape(path); err == nil && strings.HasPrefix(path, "/") { // as net/http reads it
			u.Path, u.RawPath = p, path
		} else {
			u.Path = path
		}
		r := &http.Request{
			Method: verb, URL: u, Header: http.Header{"X-Text": {query}, "X-Color": {"red"}}, Host: "h",
			Body: http.NoBody, ContentLength: int64(len(body)), RemoteAddr: "192.0.2.1:1234",
		}
		if len(body) > 0 {
			r.Body = readCloser{bytes.NewReader(body)}
		}
		w := httptest.NewRecorder()
		h.ServeHTTP(w, r)
		data := w.Body.Bytes()
		switch {
		case w.Code == 204:
			if len(data) > 0 {
				t.Errorf("204 with %q", data)
			}
		case w.Code >= 200 && w.Code < 300:
			if w.Header().Get("Content-Type") != "application/json" || !json.Valid(data) {
				t.Errorf("%d with %q of type %s", w.Code, data, w.Header().Get("Content-Type"))
			}
		default:
			var p problem
			if err := json.Unmarshal(data, &p); err != nil || p.Status != w.Code || p.Code == "" || len(p.Violations) > 16 {
				t.Errorf("%d with %q: %v", w.Code, data, err)
			}
			if p.Code == "internal" {
				t.Errorf("an input makes the server fail: %s", data)
			}
			if len(data) > 4096+20*(len(path)+len(query)+len(body)) {
				t.Errorf("a request of %d bytes gets an answer of %d", len(path)+len(query)+len(body), len(data))
			}
		}
	})
}

type readCloser struct{ *bytes.Reader }

func (readCloser) Close() error { return nil }
