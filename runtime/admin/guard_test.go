package admin_test

import (
	"bytes"
	"io"
	"net/http"
	"runtime/pprof"
	"strings"
	"sync"
	"testing"
	"time"

	kit "github.com/kitc-lang/kit/runtime"
	"github.com/kitc-lang/kit/runtime/admin"
)

// TestStrangersPages has the pages of strangers in a browser of the machine make it work for them.
func TestStrangersPages(t *testing.T) {
	at, _, stop := run(t, admin.Config{}, service())
	defer stop()
	port := at[strings.LastIndex(at, ":"):]
	for _, c := range []struct {
		verb   string
		header []string
		want   int
	}{
		{"GET", nil, http.StatusOK},
		{"HEAD", nil, http.StatusOK},
		{"GET", []string{"Host", "localhost" + port}, http.StatusOK},
		{"GET", []string{"Host", "[::1]" + port}, http.StatusOK},
		{"GET", []string{"Host", "127.0.0.1"}, http.StatusOK},
		{"GET", []string{"Sec-Fetch-Site", "none"}, http.StatusOK},
		{"GET", []string{"Sec-Fetch-Site", "same-origin"}, http.StatusOK},
		{"GET", []string{"Sec-Fetch-Site", "cross-site"}, http.StatusForbidden},
		{"GET", []string{"Sec-Fetch-Site", "same-site"}, http.StatusForbidden},
		{"GET", []string{"Host", "rebound.example" + port}, http.StatusForbidden},
		{"GET", []string{"Host", "127.0.0.1.rebound.example"}, http.StatusForbidden},
		{"GET", []string{"Host", "10.0.0.1"}, http.StatusForbidden},
		{"POST", nil, http.StatusMethodNotAllowed},
		{"DELETE", nil, http.StatusMethodNotAllowed},
	} {
		if status, body, _ := send(t, c.verb, at+"/healthz", c.header...); status != c.want {
			t.Errorf("%s with %v gives %d %s, not %d", c.verb, c.header, status, body, c.want)
		}
	}
}

func TestTooManyRequests(t *testing.T) {
	hold := make(chan struct{})
	entered := make(chan struct{}, 100)
	at, _, stop := run(t, admin.Config{Handlers: map[string]http.Handler{
		"/slow": http.HandlerFunc(func(http.ResponseWriter, *http.Request) { entered <- struct{}{}; <-hold }),
	}}, service())
	defer stop()
	var asked sync.WaitGroup
	for range 16 {
		asked.Go(func() {
			if status, _, _ := ask(t, at+"/slow"); status != http.StatusOK {
				t.Errorf("one of sixteen got %d", status)
			}
		})
	}
	for range 16 {
		<-entered
	}
	if status, _, _ := ask(t, at+"/healthz"); status != http.StatusServiceUnavailable {
		t.Errorf("the seventeenth at a time gets %d", status)
	}
	close(hold)
	asked.Wait()
	if status, _, _ := ask(t, at+"/healthz"); status != http.StatusOK {
		t.Errorf("then it gives %d", status)
	}
}

func TestProfiles(t *testing.T) {
	at, _, stop := run(t, admin.Config{}, service())
	defer stop()
	gzip := []byte{0x1f, 0x8b}
	for _, name := range []string{"allocs", "block", "goroutine", "heap?gc=1", "mutex", "threadcreate", "profile?seconds=0.01"} {
		if status, body, h := ask(t, at+"/debug/pprof/"+name); status != http.StatusOK || !bytes.HasPrefix([]byte(body), gzip) || h.Get("Content-Disposition") == "" {
			t.Errorf("%s is no profile: %d %.60q", name, status, body)
		}
	}
	if _, body, _ := ask(t, at+"/debug/pprof/goroutine?debug=2"); !strings.Contains(body, "admin_test.TestProfiles") {
		t.Errorf("the goroutines as text: %.300s", body)
	}
	if status, body, _ := ask(t, at+"/debug/pprof/trace?seconds=0.01"); status != http.StatusOK || !strings.HasPrefix(body, "go 1.") {
		t.Errorf("a trace is %d %.60q", status, body)
	}

	if err := pprof.StartCPUProfile(io.Discard); err != nil {
		t.Fatal(err)
	}
	defer pprof.StopCPUProfile()
	if status, body, _ := ask(t, at+"/debug/pprof/profile?seconds=1"); status != http.StatusConflict || !strings.Contains(body, "already") {
		t.Errorf("while somebody else takes one: %d %s", status, body)
	}
}

func TestOff(t *testing.T) {
	l := admin.New(admin.Config{Addr: admin.Off, Logger: quiet}, service())
	if addr, err := l.Listen(); addr != nil || err != nil {
		t.Fatalf("it listens at %v, %v", addr, err)
	}
	if err := l.Serve(nil); err != nil {
		t.Error(err)
	}
	if err := l.Shutdown(t.Context()); err != nil {
		t.Error(err)
	}
}

func TestTakenAddress(t *testing.T) {
	at, _, stop := run(t, admin.Config{}, service())
	defer stop()
	addr := strings.TrimPrefix(at, "http://")
	s := kit.NewServer("orders.Orders", kit.ServerConfig{Logger: quiet}, newTransport()).Beside(admin.New(admin.Config{Addr: addr, Logger: quiet}, service()))
	if err := s.Listen(); err == nil || !strings.HasPrefix(err.Error(), "admin: listen tcp "+addr) {
		t.Errorf("a second listener there: %v", err)
	}
}

// TestShutdownBeforeServe has a server fail between binding its addresses and serving.
func TestShutdownBeforeServe(t *testing.T) {
	l := admin.New(admin.Config{Logger: quiet}, service())
	addr, err := l.Listen()
	if err != nil {
		t.Fatal(err)
	}
	if err := l.Shutdown(t.Context()); err != nil {
		t.Error(err)
	}
	client := http.Client{Timeout: time.Second}
	if resp, err := client.Get("http://" + addr.String() + "/healthz"); err == nil {
		resp.Body.Close()
		t.Error("it answers still")
	}
	if _, err := l.Listen(); err == nil {
		t.Error("it listens again")
	}
}
