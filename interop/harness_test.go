package interop

import (
	"bufio"
	"bytes"
	"context"
	"errors"
	"log/slog"
	"net"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/kitc-lang/kit/interop/exchange/gen/exchange"
	kit "github.com/kitc-lang/kit/runtime"
)

// The documents that kitc emitted for the services of this repository, and those that the tests of the
// backends expect: of several packages, and of the whole language.
var (
	thriftFiles = []string{
		"exchange/gen/exchange.thrift",
		"../examples/shop/orders/gen/orders.thrift",
		"../examples/shop/billing/gen/billing.thrift",
		"../backends/thrift/testdata/market.golden",
		"../backends/thrift/testdata/library.golden",
		"../backends/thrift/testdata/everything.golden",
	}
	openAPIFiles = []string{
		"exchange/gen/exchange.openapi.yaml",
		"../examples/shop/orders/gen/orders.openapi.yaml",
		"../backends/openapi/testdata/market.golden",
		"../backends/openapi/testdata/library.golden",
		"../backends/openapi/testdata/everything.golden",
	}
)

// serve runs Exchange on free ports of this machine until the test ends.
func serve(t testing.TB) *kit.Server {
	t.Helper()
	var cfg exchange.ExchangeServerConfig
	cfg.Server.Logger = slog.New(slog.DiscardHandler)
	cfg.Log.Logger = cfg.Server.Logger
	cfg.Server.DrainDelay = -1
	server, err := exchange.NewExchangeServer(new(Service), cfg)
	if err != nil {
		t.Fatal(err)
	}
	if err := server.Listen(); err != nil {
		t.Fatal(err)
	}
	ctx, stop := context.WithCancel(context.Background())
	done := make(chan error, 1)
	go func() { done <- server.Run(ctx) }()
	t.Cleanup(func() {
		stop()
		if err := <-done; err != nil {
			t.Errorf("the server stopped badly: %v", err)
		}
	})
	return server
}

// run runs someone else's program and gives what it printed; the test fails where the program does.
func run(t testing.TB, dir, name string, args ...string) string {
	t.Helper()
	ctx, cancel := context.WithTimeout(context.Background(), 3*time.Minute)
	defer cancel()
	cmd := exec.CommandContext(ctx, name, args...)
	cmd.Dir = dir
	out, err := cmd.CombinedOutput()
	if errors.Is(err, exec.ErrNotFound) || errors.Is(err, os.ErrNotExist) {
		t.Fatalf("%s is not installed: run scripts/install-tools", name)
	}
	if err != nil {
		t.Fatalf("%s %s: %v\n%s", name, strings.Join(args, " "), err, out)
	}
	return string(out)
}

// start runs someone else's server until the test ends, and gives the first line that it prints.
func start(t testing.TB, cmd *exec.Cmd) string {
	t.Helper()
	var stderr bytes.Buffer
	cmd.Stderr = &stderr
	stdout, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatalf("%s: %v: run scripts/install-tools", cmd.Path, err)
	}
	t.Cleanup(func() {
		cmd.Process.Kill()
		cmd.Wait()
	})
	line, err := bufio.NewReader(stdout).ReadString('\n')
	if err != nil {
		t.Fatalf("%s printed no line: %v\n%s", strings.Join(cmd.Args, " "), err, stderr.Bytes())
	}
	return strings.TrimSpace(line)
}

// npm gives the path of a program of the npm packages.
func npm(t testing.TB, name string) string {
	t.Helper()
	return absolute(t, filepath.Join("typescript", "node_modules", ".bin", name))
}

func port(t testing.TB, address string) string {
	t.Helper()
	_, port, err := net.SplitHostPort(address)
	if err != nil {
		t.Fatal(err)
	}
	return port
}

func absolute(t testing.TB, file string) string {
	t.Helper()
	path, err := filepath.Abs(file)
	if err != nil {
		t.Fatal(err)
	}
	return path
}
