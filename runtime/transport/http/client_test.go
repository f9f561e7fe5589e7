package http_test

import (
	"bufio"
	"context"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	kit "github.com/kitc-lang/kit/runtime"
	kithttp "github.com/kitc-lang/kit/runtime/transport/http"
)

func TestAddresses(t *testing.T) {
	for _, address := range []string{"http://localhost", "https://[::1]:8443/", "http://h:80/a/b%20c/"} {
		if _, err := kithttp.NewClient(address, kithttp.ClientConfig{}); err != nil {
			t.Errorf("%s: %v", address, err)
		}
	}
	for address, want := range map[string]string{
		"":                       `http: address "": write http://HOST:PORT or https://HOST:PORT`,
		"localhost:80":           `http: address "localhost:80": write http://HOST:PORT or https://HOST:PORT`,
		"thrift://h:1":           `http: address "thrift://h:1": write http://HOST:PORT or https://HOST:PORT`,
		"http://":                `http: address "http://": write http://HOST:PORT or https://HOST:PORT`,
		"http://:80":             `http: address "http://:80": write http://HOST:PORT or https://HOST:PORT`,
		"http://h:port":          `http: address "http://h:port": write http://HOST:PORT or https://HOST:PORT`,
		"http://me:secret@h:x":   `http: address "…@h:x": write http://HOST:PORT or https://HOST:PORT`,
		"http://me:secret@h":     `http: address "http://me:xxxxx@h": leave out the name and the password, which do not belong into an address`,
		"http://h/a?b":           `http: address "http://h/a?b": leave out everything behind the path`,
		"http://h/a#b":           `http: address "http://h/a#b": leave out everything behind the path`,
		"http://h/%zz":           `http: address "http://h/%zz": write http://HOST:PORT or https://HOST:PORT`,
		"http://h\r\nX: 1":       `http: address "http://h\r\nX: 1": write http://HOST:PORT or https://HOST:PORT`,
		"http://user@h:80/path?": `http: address "http://user@h:80/path?": leave out the name and the password, which do not belong into an address`,
	} {
		if _, err := kithttp.NewClient(address, kithttp.ClientConfig{}); err == nil || err.Error() != want {
			t.Errorf("%q:\n got %v\nwant %s", address, err, want)
		}
	}
}

// serveAnything starts a server that is not made with Kit.
func serveAnything(t *testing.T, h http.HandlerFunc) string {
	t.Helper()
	s := httptest.NewServer(h)
	t.Cleanup(s.Close)
	return s.URL
}

// TestRequest looks at what a client sends.
func TestRequest(t *testing.T) {
	var got *http.Request
	url := serveAnything(t, func(w http.ResponseWriter, r *http.Request) {
		got = r
		w.Header().Set("Content-Type", "application/json;charset=UTF-8")
		_, _ = io.WriteString(w, `"ok"`)
	})
	c := dial(t, url+"/base/", kithttp.ClientConfig{})
	call := kit.NewCall(&echo, kit.ClientSide, "http", nil, nil)
	call.Header.Set("X-Trace", "1")
	r := c.NewRequest(call, "PUT", "/a/")
	r.Param("x", "b/c d?e%&ü")
	r.Path("/d/")
	r.Param("y", "..f")
	r.Query("q", "1&2=3 +ü")
	r.Query("q", "")
	r.Header("X-Id", "id", "ü")
	r.Body([]byte(`{}`))
	ctx, cancel := context.WithTimeout(t.Context(), 3*time.Second)
	defer cancel()
	if out, err := finish(ctx, r); err != nil || out != "ok" {
		t.Fatalf("got %q, %v", out, err)
	}
	if path := "/base/a/b%2Fc%20d%3Fe%25&%C3%BC/d/..f?q=1%262%3D3+%2B%C3%BC&q="; got.RequestURI != path {
		t.Errorf("sent to %s, want %s", got.RequestURI, path)
	}
	if got.Method != "PUT" || got.ContentLength != 2 {
		t.Errorf("sent as %s with %d bytes", got.Method, got.ContentLength)
	}
	for name, want := range map[string]string{"Content-Type": "application/json", "X-Trace": "1", "X-Id": "ü", "Accept-Encoding": ""} {
		if value := got.Header.Get(name); value != want {
			t.Errorf("%s is %q, want %q", name, value, want)
		}
	}
	if ms := got.Header.Get("Kit-Timeout"); len(ms) != 4 || ms > "3000" {
		t.Errorf("of 3 s, %q ms are left", ms)
	}
	if call.Peer != strings.TrimPrefix(url, "http://") {
		t.Errorf("the peer is %q", call.Peer)
	}
}

// TestAnswersOfOthers wants of answers that are none of Kit's an error of the right code that repeats
// nothing of them.
func TestAnswersOfOthers(t *testing.T) {
	const problem, html, json = "application/problem+json", "text/html; charset=utf-8", "application/json"
	for name, c := range map[string]struct {
		status      int
		contentType string
		body        string
		code        kit.Code
		message     string
	}{
		"a proxy":            {502, html, "<h1>secret</h1>", kit.Unavailable, `test.Test.Echo: the answer has status 502, with a body "text/html": it may come from a proxy`},
		"an empty 503":       {503, "", "", kit.Unavailable, "test.Test.Echo: the answer has status 503, with a body that is empty: it may come from a proxy"},
		"a gateway's time":   {504, html, "x", kit.DeadlineExceeded, "504"},
		"nobody is there":    {404, "text/plain", "404 page not found", kit.Unimplemented, "404"},
		"not found":          {404, problem, `{"code":"not_found","detail":"no order"}`, kit.NotFound, "no order"},
		"who are you":        {401, "", "", kit.Unauthenticated, "401"},
		"you may not":        {403, html, "x", kit.PermissionDenied, "403"},
		"too many":           {429, html, "x", kit.ResourceExhausted, "429"},
		"a conflict":         {409, html, "x", kit.Aborted, "409"},
		"a teapot":           {418, html, "x", kit.Unknown, "418"},
		"an odd failure":     {599, html, "x", kit.Internal, "599"},
		"a bad request":      {400, json, `{"message":"secret"}`, kit.InvalidArgument, "400"},
		"a redirect":         {302, html, "", kit.Unknown, "redirects are not followed"},
		"a plain problem":    {403, problem, `{"type":"about:blank","title":"Forbidden"}`, kit.PermissionDenied, "test.Test.Echo: the answer has status 403"},
		"a code of its own":  {503, problem, `{"detail":"d","code":"sleepy"}`, kit.Unavailable, "d"},
		"ok as the code":     {503, problem, `{"detail":"d","code":"ok"}`, kit.Unavailable, "d"},
		"half of a problem":  {503, problem, `{"detail":"sec`, kit.Unavailable, "a problem document that cannot be read"},
		"another problem":    {503, problem, `{"detail":{}}`, kit.Unavailable, "a problem document that cannot be read"},
		"a list of problems": {503, problem, `[]`, kit.Unavailable, "a problem document that cannot be read"},
		"a page":             {200, html, "<h1>secret</h1>", kit.Internal, `test.Test.Echo: the response is not JSON, but "text/html"`},
		"no type":            {200, "", `"a"`, kit.Internal, "the response is not JSON, but without a Content-Type"},
		"a type like JSON":   {200, "application/json-seq", `"a"`, kit.Internal, `but "application/json-seq"`},
		"no content":         {204, "", "", kit.Internal, "the response is not JSON"},
		"another kind":       {200, json, `{"secret":1}`, kit.Internal, "test.Test.Echo: the response is not as declared"},
		"half of JSON":       {200, json, `"sec`, kit.Internal, "the response is not as declared"},
		"more than JSON":     {200, json, `"a" "secret"`, kit.Internal, "the response is not as declared"},
	} {
		url := serveAnything(t, func(w http.ResponseWriter, _ *http.Request) {
			w.Header()["Content-Type"] = nil
			if c.contentType != "" {
				w.Header().Set("Content-Type", c.contentType)
			}
			w.Header().Set("Location", "/elsewhere")
			w.WriteHeader(c.status)
			_, _ = io.WriteString(w, c.body)
		})
		_, err := post(t.Context(), dial(t, url, kithttp.ClientConfig{}), &echo, "a")
		wantCode(t, name, err, c.code, c.message)
		if err != nil && strings.Contains(err.Error(), "sec") {
			t.Errorf("%s: the error repeats the body: %v", name, err)
		}
	}
}

func TestProblemOfKit(t *testing.T) {
	url := serveAnything(t, func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Type", "application/problem+json")
		w.WriteHeader(400)
		_, _ = io.WriteString(w, `{"type":"urn:kit:error:a:New","detail":"d","code":"aborted","error":"New","fields":{"x":1},"violations":[{"path":"p","message":"m","more":1}],"extra":[1]}`)
	})
	_, err := post(t.Context(), dial(t, url, kithttp.ClientConfig{}), &echo, "a")
	e, ok := err.(*kit.Error)
	if !ok || e.Code != kit.Aborted || e.Name != "New" || e.Message != "d" || len(e.Violations) != 1 || e.Violations[0] != (kit.Violation{Path: "p", Message: "m"}) {
		t.Errorf("got %#v", err)
	}
}

func TestResponseLimit(t *testing.T) {
	for _, announced := range []bool{true, false} {
		url := serveAnything(t, func(w http.ResponseWriter, r *http.Request) {
			body := `"` + strings.Repeat("x", len(r.URL.Query().Get("text"))) + `"`
			w.Header().Set("Content-Type", "application/json")
			if announced {
				w.Header().Set("Content-Length", fmt.Sprint(len(body)))
			} else {
				w.WriteHeader(200)
				w.(http.Flusher).Flush()
			}
			_, _ = io.WriteString(w, body)
		})
		c := dial(t, url, kithttp.ClientConfig{MaxResponse: 100})
		if out, err := get(t.Context(), c, &echo, strings.Repeat("x", 98)); err != nil || len(out) != 98 {
			t.Errorf("100 bytes give %q, %v", out, err)
		}
		_, err := get(t.Context(), c, &echo, strings.Repeat("x", 99))
		wantCode(t, "101 bytes", err, kit.ResourceExhausted, "test.Test.Echo: the response takes more than the 100 bytes that are allowed")
		free := dial(t, url, kithttp.ClientConfig{MaxResponse: -1})
		if _, err := get(t.Context(), free, &echo, strings.Repeat("x", 10_000)); err != nil {
			t.Error(err)
		}
	}
}

// TestNetworkFailures wants an error that says what is wrong and names no address.
func TestNetworkFailures(t *testing.T) {
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	closed := l.Addr().String()
	_ = l.Close()
	hanging := make(chan struct{})
	slow := serveAnything(t, func(http.ResponseWriter, *http.Request) { <-hanging })
	defer close(hanging)
	half := serveAnything(t, func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Length", "100")
		_, _ = io.WriteString(w, `"a`)
	})
	rude := serveAnything(t, func(http.ResponseWriter, *http.Request) { panic(http.ErrAbortHandler) })

	short, cancel := context.WithTimeout(t.Context(), 20*time.Millisecond)
	defer cancel()
	gone, cancelNow := context.WithCancel(t.Context())
	cancelNow()
	for name, c := range map[string]struct {
		ctx     context.Context
		address string
		cfg     kithttp.ClientConfig
		code    kit.Code
		message string
	}{
		"refused":               {t.Context(), "http://" + closed, kithttp.ClientConfig{}, kit.Unavailable, "test.Test.Echo: the server refuses connections"},
		"no such name":          {t.Context(), "http://no-such-host.invalid", kithttp.ClientConfig{}, kit.Unavailable, "the server's name cannot be resolved"},
		"half of a body":        {t.Context(), half, kithttp.ClientConfig{}, kit.Unavailable, "the connection was closed before the response came"},
		"no answer":             {t.Context(), rude, kithttp.ClientConfig{}, kit.Unavailable, "the connection was closed before the response came"},
		"the caller's deadline": {short, slow, kithttp.ClientConfig{}, kit.DeadlineExceeded, "no response within the time allowed"},
		"the client's own":      {t.Context(), slow, kithttp.ClientConfig{Timeout: 20 * time.Millisecond}, kit.DeadlineExceeded, "no response within the time allowed"},
		"cancelled":             {gone, slow, kithttp.ClientConfig{}, kit.Cancelled, "the call was cancelled"},
	} {
		_, err := post(c.ctx, dial(t, c.address, c.cfg), &echo, "a")
		wantCode(t, name, err, c.code, c.message)
		if err != nil && (strings.Contains(err.Error(), "127.0.0.1") || strings.Contains(err.Error(), "invalid")) {
			t.Errorf("%s: the error names an address: %v", name, err)
		}
	}
}

func TestClose(t *testing.T) {
	entered := make(chan struct{})
	_, addr, _ := start(t, kithttp.ServerConfig{}, func(ctx context.Context, _ *kit.Call) error {
		close(entered)
		<-ctx.Done()
		return ctx.Err()
	})
	c := dial(t, "http://"+addr, kithttp.ClientConfig{})
	failed := make(chan error)
	go func() {
		_, err := post(t.Context(), c, &echo, "a")
		failed <- err
	}()
	<-entered
	if err := c.Close(); err != nil {
		t.Error(err)
	}
	wantCode(t, "a call in flight", <-failed, kit.Cancelled, "test.Test.Echo: the client is closed")
	_, err := post(t.Context(), c, &echo, "a")
	wantCode(t, "a call afterwards", err, kit.Cancelled, "the client is closed")
}

// TestOwnTransport wants a Transport of the program's own to be used, and left open.
func TestOwnTransport(t *testing.T) {
	_, addr, _ := start(t, kithttp.ServerConfig{}, same)
	own := &counting{next: &http.Transport{}}
	defer own.next.CloseIdleConnections()
	c := dial(t, "http://"+addr, kithttp.ClientConfig{Transport: own})
	for range 3 {
		if out, err := post(t.Context(), c, &echo, "ü"); err != nil || out != "ü" {
			t.Errorf("got %q, %v", out, err)
		}
	}
	if n := own.requests.Load(); n != 3 {
		t.Errorf("%d requests go through it, want 3", n)
	}
}

type counting struct {
	next     *http.Transport
	requests atomic.Int64
}

func (c *counting) RoundTrip(r *http.Request) (*http.Response, error) {
	c.requests.Add(1)
	return c.next.RoundTrip(r)
}

// TestConnectionsAreReused wants calls one after the other to share a connection, unless none is kept.
func TestConnectionsAreReused(t *testing.T) {
	for idle, want := range map[int]int64{0: 1, -1: 5} {
		var opened atomic.Int64
		s := httptest.NewUnstartedServer(kithttp.NewServer(shop(same), kithttp.ServerConfig{Logger: quiet}).Handler())
		s.Config.ConnState = func(_ net.Conn, state http.ConnState) {
			if state == http.StateNew {
				opened.Add(1)
			}
		}
		s.Start()
		c := dial(t, s.URL, kithttp.ClientConfig{MaxIdle: idle})
		for range 5 {
			if _, err := post(t.Context(), c, &echo, "a"); err != nil {
				t.Error(err)
			}
		}
		if n := opened.Load(); n != want {
			t.Errorf("MaxIdle %d: 5 calls open %d connections, want %d", idle, n, want)
		}
		_ = c.Close()
		s.Close()
	}
}

// TestRunsOnce wants a request that may have arrived to be sent again only for a method that is
// repeatable. The server takes one request on a connection, and closes it in the middle of the second.
func TestRunsOnce(t *testing.T) {
	repeatable := echo
	repeatable.Repeatable = true
	for _, c := range []struct {
		name   string
		method *kit.Method
		send   func(ctx context.Context, c *kithttp.Client, m *kit.Method, s string) (string, error)
		again  bool
	}{
		{"GET, repeatable", &repeatable, get, true},
		{"GET, not repeatable", &echo, get, false},
		{"POST, repeatable", &repeatable, post, false}, // net/http does not know; a retry is the chain's
		{"POST, not repeatable", &echo, post, false},
		{"POST with a key, repeatable", &repeatable, postWithKey, true},
		{"POST with a key, not repeatable", &echo, postWithKey, false},
	} {
		l, err := net.Listen("tcp", "127.0.0.1:0")
		if err != nil {
			t.Fatal(err)
		}
		var arrived atomic.Int64
		done := make(chan struct{})
		go func() {
			defer close(done)
			for {
				nc, err := l.Accept()
				if err != nil {
					return
				}
				oneAnswer(nc, &arrived)
			}
		}()
		client := dial(t, "http://"+l.Addr().String(), kithttp.ClientConfig{})
		if _, err := c.send(t.Context(), client, c.method, "first"); err != nil {
			t.Fatalf("%s: %v", c.name, err)
		}
		_, err = c.send(t.Context(), client, c.method, "second")
		if again := arrived.Load() == 3; again != c.again || (err == nil) != c.again {
			t.Errorf("%s: %d requests arrive, and the second call gives %v", c.name, arrived.Load(), err)
		}
		if err != nil {
			wantCode(t, c.name, err, kit.Unavailable, "the connection was closed before the response came")
		}
		_ = client.Close()
		_ = l.Close()
		<-done
	}
}

func postWithKey(ctx context.Context, c *kithttp.Client, m *kit.Method, s string) (string, error) {
	r := c.NewRequest(kit.NewCall(m, kit.ClientSide, "http", nil, nil), "POST", "/echo")
	r.Header("Idempotency-Key", "key", "k")
	r.Body([]byte(`"` + s + `"`))
	return finish(ctx, r)
}

// oneAnswer answers the first request of a connection, reads the second and closes.
func oneAnswer(nc net.Conn, arrived *atomic.Int64) {
	defer nc.Close()
	in := bufio.NewReader(nc)
	for i := range 2 {
		r, err := http.ReadRequest(in)
		if err != nil {
			return
		}
		_, _ = io.Copy(io.Discard, r.Body)
		arrived.Add(1)
		if i == 0 {
			_, _ = io.WriteString(nc, "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 3\r\n\r\n\"a\"")
		}
	}
}

// TestHeadersThatCannotBeSent wants a call refused whose metadata is no header.
func TestHeadersThatCannotBeSent(t *testing.T) {
	_, addr, _ := start(t, kithttp.ServerConfig{}, same)
	c := dial(t, "http://"+addr, kithttp.ClientConfig{})
	for _, pair := range [][2]string{{"a b", "c"}, {"a", "b\r\nc: d"}} {
		call := kit.NewCall(&echo, kit.ClientSide, "http", nil, nil)
		call.Header.Set(pair[0], pair[1])
		r := c.NewRequest(call, "GET", "/echo")
		_, err := finish(t.Context(), r)
		wantCode(t, pair[0], err, kit.InvalidArgument, "cannot be sent as a header")
	}
}
