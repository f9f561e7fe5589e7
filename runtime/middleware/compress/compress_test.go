package compress_test

import (
	"bytes"
	"io"
	"math/rand/v2"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"github.com/klauspost/compress/gzip"

	"github.com/kitc-lang/kit/runtime/middleware/compress"
)

var long = `{"items":["` + strings.Repeat("tea,", 2000) + `"]}`

func zipped(t *testing.T, text string) []byte {
	t.Helper()
	var out bytes.Buffer
	w := gzip.NewWriter(&out)
	if _, err := io.WriteString(w, text); err != nil {
		t.Fatal(err)
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

func TestAnswers(t *testing.T) {
	for _, c := range []struct {
		name, accept, contentType, body string
		verb                            string
		status                          int
		short                           bool
	}{
		{"a long answer", "gzip", "application/json", long, "GET", 200, true},
		{"a problem", "gzip", "application/problem+json", long, "GET", 400, true},
		{"one among others", "br;q=1, gzip;q=0.5", "application/json", long, "GET", 200, true},
		{"as a browser asks", "gzip, deflate, br, zstd", "application/json", long, "GET", 200, true},
		{"a client that does not take it", "", "application/json", long, "GET", 200, false},
		{"a client that refuses it", "gzip;q=0", "application/json", long, "GET", 200, false},
		{"a short answer", "gzip", "application/json", `{"id":1}`, "GET", 200, false},
		{"a picture", "gzip", "image/png", long, "GET", 200, false},
		{"no body", "gzip", "", "", "GET", 204, false},
	} {
		t.Run(c.name, func(t *testing.T) {
			h := compress.New(compress.Config{MinSize: 1024, Level: 1})(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
				if c.contentType != "" {
					w.Header().Set("Content-Type", c.contentType)
				}
				w.WriteHeader(c.status)
				_, _ = io.WriteString(w, c.body)
			}))
			r := httptest.NewRequest(c.verb, "/", nil)
			if c.accept != "" {
				r.Header.Set("Accept-Encoding", c.accept)
			}
			w := httptest.NewRecorder()
			h.ServeHTTP(w, r)
			resp := w.Result()
			body, err := io.ReadAll(resp.Body)
			if err != nil {
				t.Fatal(err)
			}
			if got := resp.Header.Get("Content-Encoding") == "gzip"; got != c.short {
				t.Fatalf("Content-Encoding: %q", resp.Header.Get("Content-Encoding"))
			}
			if c.short {
				if len(body) > len(c.body)/10 {
					t.Errorf("%d bytes became %d", len(c.body), len(body))
				}
				z, err := gzip.NewReader(bytes.NewReader(body))
				if err == nil {
					body, err = io.ReadAll(z)
				}
				if err != nil {
					t.Fatal(err)
				}
				if !strings.Contains(resp.Header.Get("Vary"), "Accept-Encoding") {
					t.Error("a cache would give it to clients that do not take it")
				}
			}
			if string(body) != c.body || resp.StatusCode != c.status {
				t.Errorf("status %d with %d bytes", resp.StatusCode, len(body))
			}
		})
	}
}

func TestRequests(t *testing.T) {
	random := make([]byte, 100_000)
	for i := range random {
		random[i] = byte(rand.IntN(256))
	}
	for _, c := range []struct {
		name string
		sent []byte
		want string // "": it cannot be read
	}{
		{"a body", zipped(t, long), long},
		{"a body that cannot be shortened", zipped(t, string(random)), string(random)},
		{"an empty body", zipped(t, ""), ""},
		{"no gzip at all", []byte(`{"id":1}`), ""},
		{"one that ends too early", zipped(t, string(random))[:1000], ""},
		{"a bomb", zipped(t, strings.Repeat("\x00", 10<<20)), ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			read, failed := int64(0), error(nil)
			h := compress.New(compress.Config{})(http.HandlerFunc(func(_ http.ResponseWriter, r *http.Request) {
				if r.Header.Get("Content-Encoding") != "" || r.ContentLength >= 0 {
					t.Error("the handler sees that it was shortened")
				}
				var got bytes.Buffer
				if read, failed = got.ReadFrom(r.Body); failed == nil && got.String() != c.want {
					t.Errorf("read %d bytes", read)
				}
			}))
			r := httptest.NewRequest("POST", "/", bytes.NewReader(c.sent))
			r.Header.Set("Content-Encoding", "gzip")
			h.ServeHTTP(httptest.NewRecorder(), r)
			if broken := failed != nil; broken != (c.want == "" && c.name != "an empty body") {
				t.Errorf("%v", failed)
			}
			if most := int64(len(c.sent))*100 + 16<<10; read > most {
				t.Errorf("%d bytes became %d", len(c.sent), read)
			}
		})
	}
}
