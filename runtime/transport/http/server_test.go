package http_test

import (
	"bufio"
	"bytes"
	"context"
	"crypto/tls"
	"crypto/x509"
	"fmt"
	"io"
	"log/slog"
	"net"
	"net/http"
	"net/http/httptest"
	"runtime"
	"strings"
	"sync"
	"testing"
	"time"

	kit "github.com/kitc-lang/kit/runtime"
	kithttp "github.com/kitc-lang/kit/runtime/transport/http"
)

var lone = &http.Client{Transport: &http.Transport{DisableKeepAlives: true}}

// TestBodyLimit wants exactly the limit to be read, and what is larger refused without being read.
func TestBodyLimit(t *testing.T) {
	_, addr, _ := start(t, kithttp.ServerConfig{MaxBody: 100}, same)
	for _, c := range []struct {
		size, status int
		chunked      bool
	}{{100, 200, false}, {100, 200, true}, {101, 413, false}, {101, 413, true}, {1 << 20, 413, true}} {
		body := io.Reader(strings.NewReader(`"` + strings.Repeat("x", c.size-2) + `"`))
		if c.chunked {
			body = io.MultiReader(body)
		}
		req, err := http.NewRequestWithContext(t.Context(), "POST", "http://"+addr+"/echo", body)
		if err != nil {
			t.Fatal(err)
		}
		resp, err := lone.Do(req)
		if err != nil {
			t.Fatal(err)
		}
		_ = resp.Body.Close()
		if resp.StatusCode != c.status {
			t.Errorf("%d bytes (chunked: %t) give %d, want %d", c.size, c.chunked, resp.StatusCode, c.status)
		}
	}
}

// TestLengthOfAnswers wants each answer to say how long it is, the second time too, and where it is longer than the
// lengths that a server remembers.
func TestLengthOfAnswers(t *testing.T) {
	_, addr, _ := start(t, kithttp.ServerConfig{}, same)
	for _, size := range []int{2, 99, 100, 101, 4095, 4096, 4097, 100, 4095, 4097} {
		text := `"` + strings.Repeat("x", size-2) + `"`
		resp, body := plainly(t, lone, "POST", "http://"+addr+"/echo", text)
		if body != text || resp.ContentLength != int64(size) || len(resp.TransferEncoding) > 0 {
			t.Errorf("%d bytes come back as %d, announced as %d %s", size, len(body), resp.ContentLength, resp.TransferEncoding)
		}
	}
}

// TestLiftedBodyLimit wants a negative limit to mean none.
func TestLiftedBodyLimit(t *testing.T) {
	_, addr, _ := start(t, kithttp.ServerConfig{MaxBody: -1}, same)
	resp, _ := plainly(t, lone, "POST", "http://"+addr+"/echo", `"`+strings.Repeat("x", 5<<20)+`"`)
	if resp.StatusCode != 200 {
		t.Errorf("5 MiB give %d", resp.StatusCode)
	}
}

func TestHeaderLimit(t *testing.T) {
	_, addr, _ := start(t, kithttp.ServerConfig{}, same)
	for size, want := range map[int]int{60 << 10: 200, 80 << 10: 431} {
		req, err := http.NewRequestWithContext(t.Context(), "GET", "http://"+addr+"/echo", nil)
		if err != nil {
			t.Fatal(err)
		}
		req.Header.Set("X", strings.Repeat("x", size))
		resp, err := lone.Do(req)
		if err != nil {
			t.Fatal(err)
		}
		_ = resp.Body.Close()
		if resp.StatusCode != want {
			t.Errorf("headers of %d bytes give %d, want %d", size, resp.StatusCode, want)
		}
	}
}

// TestSlowSenders wants those cut off who send a byte now and then.
func TestSlowSenders(t *testing.T) {
	_, addr, _ := start(t, kithttp.ServerConfig{
		ReadHeaderTimeout: 50 * time.Millisecond, ReadTimeout: 100 * time.Millisecond, IdleTimeout: 50 * time.Millisecond,
	}, same)
	for name, head := range map[string]string{
		"headers": "GET /echo HTTP/1.1\r\nHost: h\r\n",
		"a body":  "POST /echo HTTP/1.1\r\nHost: h\r\nContent-Length: 100000\r\n\r\n",
		"nothing": "",
		"idle":    "GET /echo HTTP/1.1\r\nHost: h\r\n\r\n",
	} {
		nc, err := net.Dial("tcp", addr)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := io.WriteString(nc, head); err != nil {
			t.Fatal(err)
		}
		begin := time.Now()
		_ = nc.SetReadDeadline(begin.Add(5 * time.Second))
		if name == "headers" || name == "a body" {
			go func() {
				for err == nil {
					time.Sleep(10 * time.Millisecond)
					_, err = io.WriteString(nc, "x")
				}
			}()
		}
		_, _ = io.Copy(io.Discard, nc) // until the server closes
		if took := time.Since(begin); took > 2*time.Second {
			t.Errorf("%s: the connection was open for %s", name, took)
		}
		_ = nc.Close()
	}
}

// TestMaxConnections wants a further client to wait, and to be served when there is room.
func TestMaxConnections(t *testing.T) {
	_, addr, _ := start(t, kithttp.ServerConfig{MaxConnections: 1}, same)
	first, err := net.Dial("tcp", addr)
	if err != nil {
		t.Fatal(err)
	}
	fmt.Fprint(first, "GET /echo HTTP/1.1\r\nHost: h\r\n\r\n")
	if _, err := http.ReadResponse(bufio.NewReader(first), nil); err != nil {
		t.Fatal(err)
	}
	second := make(chan error, 1)
	go func() {
		resp, err := lone.Get("http://" + addr + "/echo")
		if err == nil {
			err = resp.Body.Close()
		}
		second <- err
	}()
	select {
	case err := <-second:
		t.Errorf("a second connection is served beside the first: %v", err)
	case <-time.After(50 * time.Millisecond):
	}
	_ = first.Close()
	if err := <-second; err != nil {
		t.Errorf("the second connection gives %v", err)
	}
}

// TestLastResort wants a panic outside every middleware to stay inside the server.
func TestLastResort(t *testing.T) {
	var log bytes.Buffer
	var mu sync.Mutex
	_, addr, _ := start(t, kithttp.ServerConfig{Logger: slog.New(slog.NewTextHandler(&locked{&mu, &log}, nil))}, func(_ context.Context, call *kit.Call) error {
		if *call.In.(*text) == "abort" {
			panic(http.ErrAbortHandler)
		}
		panic("password 1234")
	})
	for range 2 {
		resp, body := plainly(t, lone, "POST", "http://"+addr+"/echo", `"x"`)
		if resp.StatusCode != 500 || strings.Contains(body, "1234") || !strings.Contains(body, `"code":"internal"`) {
			t.Errorf("got %d %s", resp.StatusCode, body)
		}
	}
	mu.Lock()
	if text := log.String(); strings.Count(text, "password 1234") != 2 || !strings.Contains(text, "server_test.go") {
		t.Errorf("the log has not both panics with their stacks:\n%s", text)
	}
	mu.Unlock()
	if resp, err := lone.Post("http://"+addr+"/echo", "", strings.NewReader(`"abort"`)); err == nil {
		t.Errorf("http.ErrAbortHandler gives an answer: %d", resp.StatusCode)
	}
}

type locked struct {
	mu *sync.Mutex
	w  io.Writer
}

func (l *locked) Write(p []byte) (int, error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.w.Write(p)
}

// TestMounted wants the handler to work below a path of another server, behind other people's middleware.
func TestMounted(t *testing.T) {
	s := kithttp.NewServer(shop(same), kithttp.ServerConfig{Logger: quiet})
	mux := http.NewServeMux()
	mux.Handle("/api/", http.StripPrefix("/api", s.Handler()))
	for path, want := range map[string]int{"/api/echo?text=a": 200, "/api/ech%6f?text=a": 200, "/api/other": 404, "/echo": 404} {
		w := httptest.NewRecorder()
		mux.ServeHTTP(w, httptest.NewRequest("GET", path, nil))
		if w.Code != want {
			t.Errorf("%s gives %d, want %d", path, w.Code, want)
		}
	}
	r := httptest.NewRequest("GET", "/%65cho/x", nil)
	r.URL.Path = "/echo" // and the raw path is left as it was
	w := httptest.NewRecorder()
	s.ServeHTTP(w, r)
	if w.Code != 200 {
		t.Errorf("a path that a middleware has changed gives %d", w.Code)
	}
}

func TestTLS(t *testing.T) {
	certified := httptest.NewUnstartedServer(nil)
	certified.StartTLS()
	defer certified.Close()
	_, addr, _ := start(t, kithttp.ServerConfig{TLS: &tls.Config{Certificates: certified.TLS.Certificates}}, same)
	roots := x509.NewCertPool()
	roots.AddCert(certified.Certificate())
	c := dial(t, "https://"+addr, kithttp.ClientConfig{TLS: &tls.Config{RootCAs: roots, ServerName: "example.com"}})
	if got, err := post(t.Context(), c, &echo, "a"); err != nil || got != "a" {
		t.Errorf("got %q, %v", got, err)
	}
	_, err := post(t.Context(), dial(t, "https://"+addr, kithttp.ClientConfig{}), &echo, "a")
	wantCode(t, "an unknown certificate", err, kit.Unavailable, "the server's certificate is not accepted")
	_, plain, _ := start(t, kithttp.ServerConfig{}, same)
	_, err = post(t.Context(), dial(t, "https://"+plain, kithttp.ClientConfig{}), &echo, "a")
	wantCode(t, "no TLS at all", err, kit.Unavailable, "")
}

// TestListen wants a stable address, an error for one that is taken, and no way back from Shutdown.
func TestListen(t *testing.T) {
	s, addr, stop := start(t, kithttp.ServerConfig{}, same)
	if again, err := s.Listen(); err != nil || again.String() != addr {
		t.Errorf("a second Listen gives %v, %v", again, err)
	}
	other := kithttp.NewServer(shop(same), kithttp.ServerConfig{Addr: addr, Logger: quiet})
	if _, err := other.Listen(); err == nil || !strings.Contains(err.Error(), "address already in use") {
		t.Errorf("a taken address gives %v", err)
	}
	stop()
	if _, err := s.Listen(); err == nil {
		t.Error("a server that was shut down listens again")
	}
	unused := kithttp.NewServer(shop(same), kithttp.ServerConfig{Addr: "127.0.0.1:0", Logger: quiet})
	a, err := unused.Listen()
	if err != nil {
		t.Fatal(err)
	}
	if err := unused.Shutdown(t.Context()); err != nil {
		t.Error(err)
	}
	if nc, err := net.Dial("tcp", a.String()); err == nil {
		_ = nc.Close()
		t.Error("the listener of a server that never served is open after Shutdown")
	}
}

// TestShutdownCap wants what does not end to be cut off when the context of Shutdown does.
func TestShutdownCap(t *testing.T) {
	entered, ended := make(chan struct{}), make(chan struct{})
	s := kithttp.NewServer(shop(func(ctx context.Context, _ *kit.Call) error {
		close(entered)
		<-ctx.Done()
		close(ended)
		return ctx.Err()
	}), kithttp.ServerConfig{Addr: "127.0.0.1:0", Logger: quiet})
	a, err := s.Listen()
	if err != nil {
		t.Fatal(err)
	}
	served := make(chan error, 1)
	go func() { served <- s.Serve() }()
	go func() {
		if resp, err := lone.Get("http://" + a.String() + "/echo"); err == nil {
			_ = resp.Body.Close()
		}
	}()
	<-entered
	ctx, cancel := context.WithTimeout(t.Context(), 50*time.Millisecond)
	defer cancel()
	if err := s.Shutdown(ctx); err != context.DeadlineExceeded {
		t.Errorf("Shutdown gives %v", err)
	}
	<-ended // its context has ended with the connection
	if err := <-served; err != nil {
		t.Errorf("Serve gives %v", err)
	}
}

// TestHostileMemory measures what requests of about 1 KB allocate that are made to be expensive.
func TestHostileMemory(t *testing.T) {
	s := kithttp.NewServer(shop(same), kithttp.ServerConfig{Logger: quiet})
	long := func(part string) string { return strings.Repeat(part, 1000/len(part)) }
	for name, c := range map[string]struct{ verb, path, body string }{
		"many segments":           {"GET", "/" + long("x/"), ""},
		"escaped segments":        {"GET", "/" + long("%2F/"), ""},
		"many parameters":         {"GET", "/echo?" + long("x&"), ""},
		"escaped parameters":      {"GET", "/echo?" + long("%78=%79&"), ""},
		"broken parameters":       {"GET", "/echo?" + long("%&"), ""},
		"the same parameter":      {"GET", "/echo?" + long("text=&"), ""},
		"a body of brackets":      {"POST", "/echo", long("[")},
		"a body of escapes":       {"POST", "/echo", `"` + long(`\u0000`) + `"`},
		"a verb of its own":       {long("X"), "/echo", ""},
		"a body of another shape": {"POST", "/echo", `{"a":` + long("[") + "}"},
	} {
		size := len(c.verb) + len(c.path) + len(c.body)
		const runs = 20
		var before, after runtime.MemStats
		requests := make([]*http.Request, runs)
		for i := range requests {
			requests[i] = httptest.NewRequest(c.verb, c.path, strings.NewReader(c.body))
		}
		runtime.ReadMemStats(&before)
		for _, r := range requests {
			s.ServeHTTP(discard{http.Header{}}, r)
		}
		runtime.ReadMemStats(&after)
		cost := int(after.TotalAlloc-before.TotalAlloc) / runs
		if cost > 100*size {
			t.Errorf("%s: %d bytes cost %d", name, size, cost)
		}
		t.Logf("%s: %d bytes cost %d", name, size, cost)
	}
}

type discard struct{ header http.Header }

func (d discard) Header() http.Header         { return d.header }
func (d discard) Write(p []byte) (int, error) { return len(p), nil }
func (d discard) WriteHeader(int)             {}

func TestHeaderIgnoresCase(t *testing.T) {
	h := kithttp.Header(http.Header{"X-Trace": {"1", "2"}, "Kit-Timeout": {"5"}})
	for key, want := range map[string]string{"x-trace": "1", "X-TRACE": "1", kit.TimeoutHeader: "5", "KIT-timeout": "5", "other": ""} {
		if got := h.Get(key); got != want {
			t.Errorf("%s is %q, want %q", key, got, want)
		}
	}
	h.Set("x-TRACE", "3")
	h.Set(kit.TimeoutHeader, "7")
	if h.Get("X-Trace") != "3" || h.Get("Kit-Timeout") != "7" || len(h) != 2 {
		t.Errorf("after Set: %v", h)
	}
}
