//go:build interop

package interop

import (
	"context"
	"encoding/json"
	"fmt"
	"net/http"
	"net/http/httptest"
	"os"
	"os/exec"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"

	"github.com/kitc-lang/kit/interop/exchange/gen/exchange"
	kit "github.com/kitc-lang/kit/runtime"
	"github.com/kitc-lang/kit/runtime/middleware/compress"
	"github.com/kitc-lang/kit/runtime/middleware/cors"
)

// page calls the service, and tells its own origin what its browser let it do: one line for each call.
const page = `<!doctype html><script type="module">
const service = "SERVICE", results = {};
async function attempt(name, path, options, read) {
	try {
		const answer = await fetch(service + path, options);
		results[name] = await read(answer);
	} catch (failure) {
		results[name] = "kept from it";
	}
}
const move = { method: "PUT", body: '{"point":{"x":1,"y":2},"dx":3}', headers: { "Content-Type": "application/json" } };
const x = async answer => "x = " + (await answer.json()).x;
await attempt("asks first", "/move", { ...move, headers: { ...move.headers, "Idempotency-Key": "k" } }, x);
await attempt("with a login", "/move", { ...move, credentials: "include" }, x);
await attempt("sends what it may not", "/move", { ...move, headers: { ...move.headers, "X-Admin": "yes" } }, x);
await attempt("does not ask", "/count?text=" + Array.from({ length: 150 }, (_, i) => "w" + i).join("+"), {},
	async answer => Object.keys(await answer.json()).length + " words");
await attempt("reads a header", "/count?text=a", {},
	async answer => answer.headers.get("Retry-After") + ", " + answer.headers.get("X-Secret"));
await fetch("/result", { method: "POST", body: JSON.stringify(results) });
</script>`

// TestBrowser opens pages of several origins in Chromium, which holds them to what cors says of each.
func TestBrowser(t *testing.T) {
	results := make(chan map[string]string, 1)
	var service string
	pages := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		switch r.URL.Path {
		case "/":
			w.Header().Set("Content-Type", "text/html")
			_, _ = fmt.Fprint(w, strings.Replace(page, "SERVICE", service, 1))
		case "/result":
			var got map[string]string
			if err := json.NewDecoder(r.Body).Decode(&got); err != nil {
				t.Error(err)
			}
			results <- got
		}
	}))
	defer pages.Close()
	port := pages.URL[strings.LastIndexByte(pages.URL, ':'):]
	traffic := &traffic{}
	service = startBehind(t, traffic.note, cors.New(cors.Config{
		Origins: []string{"http://127.0.0.1" + port, "http://*.shop.localhost" + port}, Credentials: true, MaxAge: time.Minute,
	}), compress.New(compress.Config{MinSize: 100}), func(next http.Handler) http.Handler {
		return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
			w.Header().Set("Retry-After", "1")
			w.Header().Set("X-Secret", "none of its business")
			next.ServeHTTP(w, r)
		})
	})

	const kept = "kept from it"
	friend := map[string]string{
		"asks first": "x = 4", "with a login": "x = 4", "sends what it may not": kept, "does not ask": "150 words", "reads a header": "1, null",
	}
	stranger := map[string]string{"asks first": kept, "with a login": kept, "sends what it may not": kept, "does not ask": kept, "reads a header": kept}
	for _, c := range []struct {
		host  string
		want  map[string]string
		moved int // calls of PUT that arrived
	}{
		{"127.0.0.1", friend, 2},
		{"a.shop.localhost", friend, 2},
		{"localhost", stranger, 0},
		{"evilshop.localhost", stranger, 0},
		{"127.0.0.1.localhost", stranger, 0},
	} {
		t.Run(c.host, func(t *testing.T) {
			traffic.reset()
			browse(t, "http://"+c.host+port+"/")
			select {
			case got := <-results:
				for name, want := range c.want {
					if got[name] != want {
						t.Errorf("a page that %s: %q, want %q", name, got[name], want)
					}
				}
			case <-time.After(time.Minute):
				t.Fatal("the page says nothing")
			}
			moved, short := traffic.seen()
			if moved != c.moved {
				t.Errorf("%d calls that may change something arrived, want %d", moved, c.moved)
			}
			if short == 0 {
				t.Error("no answer was shortened for the browser")
			}
		})
	}
}

// traffic counts what goes through the outermost handler of the service.
type traffic struct {
	mu           sync.Mutex
	moved, short int
}

func (c *traffic) note(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		next.ServeHTTP(w, r)
		c.mu.Lock()
		defer c.mu.Unlock()
		if r.Method == http.MethodPut {
			c.moved++
		}
		if w.Header().Get("Content-Encoding") == "gzip" {
			c.short++
		}
	})
}

func (c *traffic) reset() {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.moved, c.short = 0, 0
}

func (c *traffic) seen() (moved, short int) {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.moved, c.short
}

// startBehind serves Exchange behind middlewares of net/http, and gives its address.
func startBehind(t *testing.T, around ...func(http.Handler) http.Handler) string {
	t.Helper()
	cfg := exchange.ExchangeServerConfig{Server: kit.ServerConfig{DrainDelay: -1}}
	cfg.HTTP.Middlewares = around
	server, err := exchange.NewExchangeServer(&Service{}, cfg)
	if err != nil {
		t.Fatal(err)
	}
	if err := server.Listen(); err != nil {
		t.Fatal(err)
	}
	ctx, stop := context.WithCancel(context.Background())
	done := make(chan error)
	go func() { done <- server.Run(ctx) }()
	t.Cleanup(func() {
		stop()
		if err := <-done; err != nil {
			t.Error(err)
		}
	})
	return "http://" + server.Addr("http")
}

// browse opens a page in Chromium until the test ends.
func browse(t *testing.T, url string) {
	t.Helper()
	profile, err := os.MkdirTemp("", "chromium-")
	if err != nil {
		t.Fatal(err)
	}
	cmd := exec.Command("chromium", "--headless", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage",
		"--no-proxy-server", "--remote-debugging-port=0", "--user-data-dir="+profile, url)
	cmd.SysProcAttr = &syscall.SysProcAttr{Setpgid: true} // it is many processes
	if err := cmd.Start(); err != nil {
		t.Fatalf("%v: scripts/install-tools interop installs it", err)
	}
	t.Cleanup(func() {
		_ = syscall.Kill(-cmd.Process.Pid, syscall.SIGKILL)
		_ = cmd.Wait()
		for range 50 { // the last of them may still write
			if err = os.RemoveAll(profile); err == nil {
				return
			}
			time.Sleep(100 * time.Millisecond)
		}
		t.Error(err)
	})
}
