package main

import (
	"bufio"
	"context"
	"encoding/json"
	"errors"
	"io"
	"net"
	"net/http"
	"os"
	"os/exec"
	"regexp"
	"strings"
	"testing"
	"time"

	kit "github.com/kitc-lang/kit/runtime"

	"example.com/legacy/inventory/gen/inventory"
	"github.com/kitc-lang/kit/runtime/middleware/trace"
)

// warehouse starts the neighbours' service, with the Python that their own IDL makes, and gives its address.
func warehouse(t *testing.T) string {
	t.Helper()
	generated := t.TempDir()
	if out, err := exec.Command("thrift", "--gen", "py", "-out", generated, "idl/inventory.thrift").CombinedOutput(); err != nil {
		t.Fatalf("thrift: %v\n%s", err, out)
	}
	python := exec.Command("/usr/bin/python3", "server/inventory_server.py", generated)
	python.Stderr = os.Stderr
	stdout, err := python.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := python.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		_ = python.Process.Kill()
		_ = python.Wait()
	})
	started := time.AfterFunc(time.Minute, func() { _ = python.Process.Kill() })
	defer started.Stop()
	port, err := bufio.NewReader(stdout).ReadString('\n')
	if err != nil {
		t.Fatalf("the Python server did not start: %v", err)
	}
	return "thrift://127.0.0.1:" + strings.TrimSpace(port)
}

func connect(t *testing.T, address string) *inventory.InventoryClient {
	t.Helper()
	client, err := inventory.NewInventoryClient(inventory.InventoryClientConfig{Address: address})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = client.Close() })
	return client
}

func TestClient(t *testing.T) {
	ctx := context.Background()
	client := connect(t, warehouse(t))

	tea, err := client.GetShelf(ctx, &inventory.GetShelfInput{SKU: "tea"})
	if err != nil || tea.GetLeft() != 12 || tea.GetUnit() != inventory.UnitKilo || len(tea.Places) != 2 || tea.Remark != nil {
		t.Errorf("got %+v, %v", tea, err)
	}
	var missing *inventory.NoSuchShelf
	if _, err := client.GetShelf(ctx, &inventory.GetShelfInput{SKU: "hat"}); !errors.As(err, &missing) || *missing.SKU != "hat" {
		t.Errorf("their exception: %v", err)
	}
	place := "B7"
	found, err := client.Find(ctx, &inventory.FindInput{Query: inventory.Query{Place: &place}, Limit: 5})
	if err != nil || len(found) != 1 || found[0].SKU != "cup" || *found[0].Remark != "fragile" {
		t.Errorf("got %+v, %v", found, err)
	}
	if counts, err := client.Recount(ctx, &inventory.RecountInput{}); err != nil || counts["cup"] != 80 {
		t.Errorf("got %v, %v", counts, err)
	}

	if err := client.Remember(ctx, &inventory.RememberInput{Note: "buy tea"}); err != nil {
		t.Fatal(err)
	}
	for { // nobody says when it has arrived
		notes, err := client.GetShelf(ctx, &inventory.GetShelfInput{SKU: "notes"})
		if err != nil {
			t.Fatal(err)
		}
		if len(notes.Places) == 1 && notes.Places[0] == "buy tea" {
			break
		}
	}

	if _, err := client.Recount(ctx, &inventory.RecountInput{Seconds: 30}); kit.CodeOf(err) != kit.DeadlineExceeded {
		t.Errorf("a call that takes longer than the chain allows: %v", err)
	}
	if tea, err := client.GetShelf(ctx, &inventory.GetShelfInput{SKU: "tea"}); err != nil || tea.GetLeft() != 12 {
		t.Errorf("the call after it: %+v, %v", tea, err)
	}
}

// recorder keeps spans.
type recorder []trace.Span

func (r *recorder) Export(s *trace.Span) { *r = append(*r, *s) }

// TestRetry loses the first connections on the way to them, as when they are restarted.
func TestRetry(t *testing.T) {
	behind := strings.TrimPrefix(warehouse(t), "thrift://")
	front, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer front.Close()
	lost := make(chan int, 1)
	go func() {
		n := 0
		for {
			caller, err := front.Accept()
			if err != nil {
				lost <- min(n, 2)
				return
			}
			if n++; n <= 2 {
				_ = caller.Close()
				continue
			}
			server, err := net.Dial("tcp", behind)
			if err != nil {
				_ = caller.Close()
				continue
			}
			go func() { _, _ = io.Copy(server, caller); _ = server.Close() }()
			go func() { _, _ = io.Copy(caller, server); _ = caller.Close() }()
		}
	}()
	spans := new(recorder)
	client, err := inventory.NewInventoryClient(inventory.InventoryClientConfig{
		Address: "thrift://" + front.Addr().String(), Trace: trace.Config{Exporter: spans},
	})
	if err != nil {
		t.Fatal(err)
	}
	defer client.Close()
	tea, err := client.GetShelf(context.Background(), &inventory.GetShelfInput{SKU: "tea"})
	if err != nil || tea.GetLeft() != 12 {
		t.Errorf("got %+v, %v", tea, err)
	}
	// The call has a span, and each further try one below it.
	if len(*spans) != 3 || (*spans)[2].Attempts != 3 || (*spans)[1].Attempt != 3 || (*spans)[1].Parent != (*spans)[2].Span {
		t.Errorf("the trace is %+v", *spans)
	}
	_ = front.Close()
	if n := <-lost; n != 2 {
		t.Errorf("%d connections were lost on the way: this proves nothing", n)
	}
}

// TestThrift lets a client go through us to them.
func TestThrift(t *testing.T) {
	server := offered(t)
	direct := connect(t, "thrift://"+server.Addr("thrift"))
	cup, err := direct.GetShelf(context.Background(), &inventory.GetShelfInput{SKU: "cup"})
	if err != nil || cup.GetLeft() != 80 {
		t.Errorf("got %+v, %v", cup, err)
	}
}

// TestHTTP offers their service as JSON.
func TestHTTP(t *testing.T) {
	server := offered(t)
	for _, c := range []struct {
		method, body, want string
		status             int
	}{
		{"GetShelf", `{"sku":"tea"}`, `{"sku":"tea","left":12,"unit":"kilo","places":["A1","A2"]}`, 200},
		{"Find", `{"query":{"sku":"cup"},"limit":1}`, `[{"sku":"cup","left":80,"unit":"piece","remark":"fragile","places":["B7"]}]`, 200},
		{"Recount", `{"seconds":0}`, `{"cup":80,"tea":12}`, 200},
		{"GetShelf", `{"sku":5}`, `"invalid_argument"`, 400},
		{"GetShelf", `{"sku":"hat"}`, `"NoSuchShelf"`, 404},
	} {
		resp, err := http.Post("http://"+server.Addr("http")+"/Inventory/"+c.method, "application/json", strings.NewReader(c.body))
		if err != nil {
			t.Fatal(err)
		}
		body, err := io.ReadAll(resp.Body)
		_ = resp.Body.Close()
		var got, want any
		if resp.StatusCode == 200 && (json.Unmarshal(body, &got) != nil || json.Unmarshal([]byte(c.want), &want) != nil || !equal(got, want)) ||
			err != nil || resp.StatusCode != c.status || resp.StatusCode != 200 && !strings.Contains(string(body), c.want) {
			t.Errorf("%s %s: %d %s, want %d %s", c.method, c.body, resp.StatusCode, body, c.status, c.want)
		}
	}
}

// offered runs our server in front of theirs until the test ends.
func offered(t *testing.T) *kit.Server {
	t.Helper()
	server, err := offer(connect(t, warehouse(t)), "127.0.0.1:0", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	if err := server.Listen(); err != nil {
		t.Fatal(err)
	}
	ctx, stop := context.WithCancel(context.Background())
	ended := make(chan error, 1)
	go func() { ended <- server.Run(ctx) }()
	t.Cleanup(func() {
		stop()
		if err := <-ended; err != nil {
			t.Error(err)
		}
	})
	return server
}

func equal(a, b any) bool {
	x, _ := json.Marshal(a)
	y, _ := json.Marshal(b)
	return string(x) == string(y)
}

// TestImport imports their IDL again: what was added to the .kit file since is ours, everything else theirs.
func TestImport(t *testing.T) {
	dir := t.TempDir()
	kitc := exec.Command("go", "run", "./cmd/kitc", "import", "thrift", "-o", dir, "examples/legacy/idl/inventory.thrift")
	kitc.Dir = "../.."
	if out, err := kitc.CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	imported, err := os.ReadFile(dir + "/inventory/inventory.kit")
	if err != nil {
		t.Fatal(err)
	}
	ours, err := os.ReadFile("inventory/inventory.kit")
	if err != nil {
		t.Fatal(err)
	}
	theirs, _, _ := strings.Cut(string(imported), "  transport thrift")
	// What IDL cannot say was added to methods, and aligned the lines beside it.
	added := regexp.MustCompile(`(?m)^ +(safe|idempotent) += true\n`)
	aligned := regexp.MustCompile(` +=`)
	plain := func(text string) string { return aligned.ReplaceAllString(added.ReplaceAllString(text, ""), " =") }
	if !strings.HasPrefix(plain(string(ours)), plain(theirs)) {
		t.Errorf("inventory.kit is no longer what their IDL says:\n%s", imported)
	}
}
