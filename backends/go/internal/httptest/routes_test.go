package httptest

import (
	"encoding/json"
	"strings"
	"testing"
)

func TestRoutes(t *testing.T) {
	addr, _ := serveRoutes(t, &router{})
	for _, c := range []struct {
		verb, path string
		status     int
		body       string // of a success, or the Allow of a refusal
	}{
		{"GET", "/", 200, `"root"`},
		{"GET", "", 200, `"root"`},
		{"GET", "/?x=1", 200, `"root"`},
		{"GET", "/a/b/c", 200, `"fixed"`},
		{"GET", "/a/b/d", 200, `"around b"`}, // /a/b leads to /a/b/c only
		{"GET", "/a/x/d", 200, `"around x"`},
		{"GET", "/a/x/c", 404, ""},
		{"GET", "/a//d", 404, ""},
		{"GET", "/things/latest", 200, `"latest"`},
		{"GET", "/things/latest%20", 200, `"thing latest "`},
		{"GET", "/things/%6Catest", 200, `"latest"`},
		{"GET", "/things/x", 200, `"thing x"`},
		{"GET", "/things/a%2Fb", 200, `"thing a/b"`},
		{"GET", "/things/a%2fb%20%25%E4%BD%A0+c", 200, `"thing a/b %你+c"`},
		{"GET", "/things/100%25", 200, `"thing 100%"`},
		{"GET", "/things/%2525", 200, `"thing %25"`},
		{"GET", "/things/.", 200, `"thing ."`},
		{"GET", "/things/%2e%2e", 200, `"thing .."`},
		{"GET", "/things/", 404, ""},
		{"GET", "/things", 404, ""},
		{"GET", "/things/x/", 404, ""},
		{"GET", "/things//x", 404, ""},
		{"GET", "//things/x", 404, ""},
		{"GET", "/Things/x", 404, ""},
		{"GET", "/" + strings.Repeat("x/", 5000), 404, ""},
		{"HEAD", "/things/x", 200, ""},
		{"HEAD", "/looks/x", 204, ""},
		{"GET", "/looks/x", 405, "HEAD, OPTIONS"},
		{"DELETE", "/things/x?why=old", 204, ""},
		{"DELETE", "/things/latest", 204, ""}, // the literal has no DELETE, and the parameter has
		{"POST", "/things/x", 405, "GET, HEAD, DELETE, OPTIONS"},
		{"POST", "/things/latest", 405, "GET, HEAD, DELETE, OPTIONS"},
		{"get", "/things/x", 405, "GET, HEAD, DELETE, OPTIONS"},
		{"OPTIONS", "/things/x", 204, "GET, HEAD, DELETE, OPTIONS"},
		{"OPTIONS", "/whole/x", 204, "PUT, POST, OPTIONS"},
		{"OPTIONS", "/nowhere", 404, ""},
		{"POST", "/Routes/Handler", 200, "true"},
		{"POST", "/Routes/ServeExchange", 204, ""},
		{"POST", "/Routes/Client", 204, ""},
	} {
		a := send(t, c.verb, "http://"+addr+c.path, "")
		name := c.verb + " " + c.path[:min(len(c.path), 40)]
		if a.status != c.status {
			t.Errorf("%s gives %d, want %d: %s", name, a.status, c.status, a.body)
			continue
		}
		switch {
		case c.status == 405 || c.verb == "OPTIONS" && c.status == 204:
			if got := a.header.Get("Allow"); got != c.body {
				t.Errorf("%s allows %q, want %q", name, got, c.body)
			}
		case c.status == 200 && c.verb != "HEAD":
			if a.body != c.body {
				t.Errorf("%s gives %s, want %s", name, a.body, c.body)
			}
		}
		switch {
		case c.status >= 400 && c.verb != "HEAD":
			wantProblem(t, name, a, "unimplemented")
		case c.status == 204 && (a.body != "" || a.header.Get("Content-Type") != ""):
			t.Errorf("%s answers 204 with %q of type %q", name, a.body, a.header.Get("Content-Type"))
		}
	}
}

// TestHead wants the headers of the GET and no body.
func TestHead(t *testing.T) {
	addr, _ := serveRoutes(t, &router{})
	get := send(t, "GET", "http://"+addr+"/things/x", "")
	head := send(t, "HEAD", "http://"+addr+"/things/x", "")
	for _, name := range []string{"Content-Length", "Content-Type"} {
		if got, want := head.header.Get(name), get.header.Get(name); got != want || want == "" {
			t.Errorf("%s: HEAD gives %q, GET %q", name, got, want)
		}
	}
	if head.body != "" {
		t.Errorf("HEAD has a body: %q", head.body)
	}
}

// problem is an RFC 9457 document as anybody reads it.
type problem struct {
	Type, Title, Detail, Code, Error string
	Status                           int
	Fields                           map[string]any
	Violations                       []struct{ Path, Message string }
}

// wantProblem checks that an answer is a problem document with a code, and gives it.
func wantProblem(t *testing.T, name string, a answer, code string) problem {
	t.Helper()
	var p problem
	d := json.NewDecoder(strings.NewReader(a.body))
	d.DisallowUnknownFields()
	if err := d.Decode(&p); err != nil {
		t.Errorf("%s: the body is no problem document: %v\n%s", name, err, a.body)
		return p
	}
	if p.Code != code || p.Status != a.status || p.Type == "" || p.Title == "" || p.Detail == "" {
		t.Errorf("%s: want code %s and status %d in %s", name, code, a.status, a.body)
	}
	for header, want := range map[string]string{
		"Content-Type": "application/problem+json", "X-Content-Type-Options": "nosniff", "Cache-Control": "no-store",
	} {
		if got := a.header.Get(header); got != want {
			t.Errorf("%s: %s is %q, want %q", name, header, got, want)
		}
	}
	return p
}
