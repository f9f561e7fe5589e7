package interop

import (
	"context"
	"net"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// TestTypeScriptClientPlacesAnOrder makes a client of the shop's OpenAPI document with openapi-typescript,
// compiles a program against it with tsc --strict, and runs the program against the shop.
func TestTypeScriptClientPlacesAnOrder(t *testing.T) {
	shop := startShop(t)
	dir, err := os.MkdirTemp("typescript", "run-") // inside the folder, so that node finds node_modules
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { os.RemoveAll(dir) })

	document := absolute(t, "../examples/shop/orders/gen/orders.openapi.yaml")
	run(t, "typescript", npm(t, "openapi-typescript"), document, "-o", filepath.Join(absolute(t, dir), "orders.d.ts"))
	program, err := os.ReadFile("typescript/order.ts")
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(dir, "order.ts"), program, 0o644); err != nil {
		t.Fatal(err)
	}
	run(t, dir, npm(t, "tsc"), "--strict", "--noEmitOnError", "--target", "es2022",
		"--module", "nodenext", "--moduleResolution", "nodenext", "--skipLibCheck", "order.ts")
	out := run(t, dir, "node", "order.js", "http://"+shop)
	if !strings.Contains(out, "placed and read ord_") {
		t.Errorf("the program says:\n%s", out)
	}
}

// startShop builds and starts billing and orders, and gives the HTTP address of orders.
func startShop(t *testing.T) string {
	t.Helper()
	dir := t.TempDir()
	for _, name := range []string{"billing", "orders"} {
		run(t, "../examples/shop", "go", "build", "-o", filepath.Join(dir, name), "./"+name)
	}
	web, rpc, bills := freeAddress(t), freeAddress(t), freeAddress(t)
	launch(t, exec.Command(filepath.Join(dir, "billing"), "-thrift", bills), bills)
	launch(t, exec.Command(filepath.Join(dir, "orders"), "-http", web, "-thrift", rpc, "-admin", "off",
		"-billing", "thrift://"+bills, "-data", filepath.Join(dir, "orders.db")), web)
	return web
}

// launch starts a server until the test ends and waits until it answers.
func launch(t *testing.T, cmd *exec.Cmd, address string) {
	t.Helper()
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		cmd.Process.Signal(os.Interrupt)
		if err := cmd.Wait(); err != nil {
			t.Errorf("%s: %v", cmd.Path, err)
		}
	})
	ctx, cancel := context.WithTimeout(context.Background(), 10*time.Second)
	defer cancel()
	for ctx.Err() == nil {
		if conn, err := net.Dial("tcp", address); err == nil {
			conn.Close()
			return
		}
		time.Sleep(20 * time.Millisecond)
	}
	t.Fatalf("%s does not answer on %s", cmd.Path, address)
}

func freeAddress(t *testing.T) string {
	t.Helper()
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer l.Close()
	return l.Addr().String()
}
