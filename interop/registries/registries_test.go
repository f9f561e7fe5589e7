//go:build interop

package registries

import (
	"context"
	"encoding/base64"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"net"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/go-zookeeper/zk"

	kit "github.com/kitc-lang/kit/runtime"
	"github.com/kitc-lang/kit/runtime/discovery/consul"
	"github.com/kitc-lang/kit/runtime/discovery/etcd"
	"github.com/kitc-lang/kit/runtime/discovery/zookeeper"
)

// TestMain also is the program that registers an instance and is killed.
func TestMain(m *testing.M) {
	if kind := os.Getenv("REGISTER_KIND"); kind != "" {
		if err := registerForever(kind, os.Getenv("REGISTER_AT")); err != nil {
			fmt.Fprintln(os.Stderr, err)
			os.Exit(1)
		}
	}
	os.Exit(m.Run())
}

const service = "billing.Payments"

func registerForever(name, at string) error {
	d, err := kinds[name].open(at)
	if err != nil {
		return err
	}
	if _, err := d.Register(context.Background(), service, kit.Instance{Address: "thrift://10.0.0.3:9090"}); err != nil {
		return err
	}
	fmt.Println("registered")
	select {}
}

// ttl is how long an instance that says nothing is listed: ZooKeeper allows no less than 4 s.
const ttl = 4 * time.Second

var quiet = slog.New(slog.NewTextHandler(io.Discard, nil))

// kind is a registry that runs as a process of its own.
type kind struct {
	// command gives its program, which keeps its data in a folder.
	command func(t *testing.T, at, data string) *exec.Cmd
	open    func(at string) (kit.Discovery, error)
	// write registers 10.0.0.9:9090 as a program that was not written with Kit.
	write func(t *testing.T, at string)
}

var kinds = map[string]kind{
	"consul": {
		command: func(t *testing.T, at, data string) *exec.Cmd {
			_, port, _ := net.SplitHostPort(at)
			program, err := filepath.Abs("../../.bin/consul")
			if err != nil {
				t.Fatal(err)
			}
			return exec.Command(program, "agent", "-server", "-bootstrap-expect=1", "-data-dir", data, "-bind", "127.0.0.1", "-client", "127.0.0.1",
				"-http-port", port, "-dns-port", "-1", "-grpc-port", "-1", "-grpc-tls-port", "-1",
				"-serf-lan-port", free(t), "-serf-wan-port", "-1", "-server-port", free(t),
				"-hcl", "leave_on_terminate = false", "-hcl", "performance { raft_multiplier = 1 }")
		},
		open: func(at string) (kit.Discovery, error) {
			return consul.New(consul.Config{Address: at, TTL: ttl, Logger: quiet})
		},
		write: func(t *testing.T, at string) {
			send(t, "PUT", "http://"+at+"/v1/agent/service/register", `{"Name": "billing.Payments", "ID": "other", "Address": "10.0.0.9", "Port": 9090}`)
		},
	},
	"etcd": {
		command: func(t *testing.T, at, data string) *exec.Cmd {
			peer := "http://127.0.0.1:" + free(t)
			return exec.Command("etcd", "--name", "a", "--data-dir", filepath.Join(data, "etcd"), "--listen-client-urls", "http://"+at, "--advertise-client-urls", "http://"+at,
				"--listen-peer-urls", peer, "--initial-advertise-peer-urls", peer, "--initial-cluster", "a="+peer, "--heartbeat-interval", "50", "--election-timeout", "300")
		},
		open: func(at string) (kit.Discovery, error) {
			return etcd.New(etcd.Config{Endpoints: []string{at}, TTL: ttl, Logger: quiet})
		},
		write: func(t *testing.T, at string) {
			text := func(s string) string { return base64.StdEncoding.EncodeToString([]byte(s)) }
			send(t, "POST", "http://"+at+"/v3/kv/put", fmt.Sprintf(`{"key": %q, "value": %q}`, text("/services/billing.Payments/other"), text("10.0.0.9:9090")))
		},
	},
	"zookeeper": {
		command: func(t *testing.T, at, data string) *exec.Cmd {
			_, port, _ := net.SplitHostPort(at)
			cfg := filepath.Join(t.TempDir(), "zoo.cfg")
			text := "tickTime=500\nmaxSessionTimeout=40000\nadmin.enableServer=false\nclientPortAddress=127.0.0.1\nclientPort=" + port + "\ndataDir=" + data + "\n"
			if err := os.WriteFile(cfg, []byte(text), 0o644); err != nil {
				t.Fatal(err)
			}
			return exec.Command("java", "-Xmx128m", "-cp", "/etc/zookeeper/conf:/usr/share/java/*", "org.apache.zookeeper.server.quorum.QuorumPeerMain", cfg)
		},
		open: func(at string) (kit.Discovery, error) {
			return zookeeper.New(zookeeper.Config{Servers: []string{at}, Session: ttl, Logger: quiet})
		},
		write: func(t *testing.T, at string) {
			conn, _, err := zk.Connect([]string{at}, ttl, zk.WithLogger(silent{}))
			if err != nil {
				t.Fatal(err)
			}
			defer conn.Close()
			if _, err := conn.Create("/services/billing.Payments/other", []byte("10.0.0.9:9090"), 0, zk.WorldACL(zk.PermAll)); err != nil {
				t.Fatal(err)
			}
		},
	},
}

type silent struct{}

func (silent) Printf(string, ...any) {}

func send(t *testing.T, method, url, body string) {
	t.Helper()
	r, err := http.NewRequest(method, url, strings.NewReader(body))
	if err != nil {
		t.Fatal(err)
	}
	answer, err := http.DefaultClient.Do(r)
	if err != nil {
		t.Fatal(err)
	}
	defer answer.Body.Close()
	if text, _ := io.ReadAll(answer.Body); answer.StatusCode != http.StatusOK {
		t.Fatalf("%s: %s %s", url, answer.Status, text)
	}
}

func free(t *testing.T) string {
	t.Helper()
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer l.Close()
	_, port, _ := net.SplitHostPort(l.Addr().String())
	return port
}

// process is a registry that runs.
type process struct {
	kind
	t        *testing.T
	at, data string
	cmd      *exec.Cmd
}

func start(t *testing.T, k kind) *process {
	p := &process{kind: k, t: t, at: "127.0.0.1:" + free(t), data: t.TempDir()}
	t.Cleanup(p.stop)
	p.run()
	return p
}

func (p *process) run() {
	p.t.Helper()
	p.cmd = p.command(p.t, p.at, p.data)
	output := &strings.Builder{}
	p.cmd.Stdout, p.cmd.Stderr = output, output
	if err := p.cmd.Start(); err != nil {
		p.t.Fatalf("%v: make interop installs it", err)
	}
	for range 600 {
		if conn, err := net.Dial("tcp", p.at); err == nil {
			_ = conn.Close()
			return
		}
		time.Sleep(100 * time.Millisecond)
	}
	p.stop()
	p.t.Fatalf("the registry does not answer:\n%s", output)
}

// signal freezes it, or lets it go on.
func (p *process) signal(s syscall.Signal) {
	p.t.Helper()
	if err := p.cmd.Process.Signal(s); err != nil {
		p.t.Fatal(err)
	}
}

// stop kills it.
func (p *process) stop() {
	if p.cmd != nil {
		_ = p.cmd.Process.Signal(syscall.SIGKILL)
		_ = p.cmd.Wait()
		p.cmd = nil
	}
}

// forget throws its data away.
func (p *process) forget() {
	if err := os.RemoveAll(p.data); err != nil {
		p.t.Fatal(err)
	}
	if err := os.Mkdir(p.data, 0o755); err != nil {
		p.t.Fatal(err)
	}
}

// watch follows a service, and collects what is said.
type watch struct {
	t     *testing.T
	steps chan step
	last  []string // of instances, before an outage too
}

type step struct {
	instances []kit.Instance
	err       error
}

func follow(t *testing.T, d kit.Discovery) *watch {
	ctx, cancel := context.WithCancel(context.Background())
	w := &watch{t: t, steps: make(chan step, 1000)}
	done := make(chan struct{})
	go func() {
		defer close(done)
		for instances, err := range d.Watch(ctx, service) {
			w.steps <- step{instances, err}
		}
	}()
	t.Cleanup(func() {
		cancel()
		select {
		case <-done:
		case <-time.After(10 * time.Second):
			t.Error("the watch does not end")
		}
	})
	return w
}

// until reads on until the instances are those of the addresses. An empty list on the way, other than one that is
// wanted, would send nobody anywhere.
func (w *watch) until(addresses ...string) []kit.Instance {
	w.t.Helper()
	deadline := time.After(90 * time.Second)
	for {
		select {
		case s := <-w.steps:
			if s.err != nil {
				continue
			}
			w.last = nil
			for _, i := range s.instances {
				w.last = append(w.last, i.Address)
			}
			if slices.Equal(w.last, addresses) {
				return s.instances
			}
		case <-deadline:
			w.t.Fatalf("the instances are %q, and never %q", w.last, addresses)
		}
	}
}

// outage reads on until the registry is said not to answer. What was known must not be taken back before.
func (w *watch) outage() {
	w.t.Helper()
	for {
		select {
		case s := <-w.steps:
			if s.err != nil {
				return
			}
			if len(s.instances) == 0 {
				w.t.Fatal("a registry that does not answer names no instance")
			}
		case <-time.After(90 * time.Second):
			w.t.Fatal("nobody notices that the registry is down")
		}
	}
}

func register(t *testing.T, d kit.Discovery, i kit.Instance) func() {
	t.Helper()
	var withdraw func(context.Context) error
	var err error
	for range 100 { // a registry that has just started may not take anything yet
		ctx, cancel := context.WithTimeout(context.Background(), 10*time.Second)
		withdraw, err = d.Register(ctx, service, i)
		cancel()
		if err == nil {
			break
		}
		time.Sleep(100 * time.Millisecond)
	}
	if err != nil {
		t.Fatal(err)
	}
	return func() {
		t.Helper()
		ctx, cancel := context.WithTimeout(context.Background(), 10*time.Second)
		defer cancel()
		if err := withdraw(ctx); err != nil {
			t.Errorf("withdrawing: %v", err)
		}
	}
}

func TestRegistries(t *testing.T) {
	for name, k := range kinds {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			p := start(t, k)
			d, err := k.open(p.at)
			if err != nil {
				t.Fatal(err)
			}
			w := follow(t, d)
			first := kit.Instance{Address: "thrift://10.0.0.1:9090", Weight: 2.5, Zone: "a", Metadata: map[string]string{"rack": "7"}}
			withdrawFirst := register(t, d, first)
			got := w.until(first.Address)[0]
			if got.Weight != first.Weight || got.Zone != first.Zone || got.Metadata["rack"] != "7" {
				t.Errorf("registered %+v, found %+v", first, got)
			}
			withdrawSecond := register(t, d, kit.Instance{Address: "thrift://10.0.0.2:9090"})
			w.until(first.Address, "thrift://10.0.0.2:9090")
			withdrawSecond()
			w.until(first.Address)

			t.Log("a program that was not written with Kit registers")
			k.write(t, p.at)
			w.until("10.0.0.9:9090", first.Address)

			t.Log("a server is killed")
			victim := kill(t, name, p.at)
			w.until("10.0.0.9:9090", first.Address, "thrift://10.0.0.3:9090")
			victim()
			w.until("10.0.0.9:9090", first.Address)

			t.Log("the registry is stopped, and started again")
			p.stop()
			w.outage()
			p.run()
			w.until("10.0.0.9:9090", first.Address)

			t.Log("the registry is stopped, and started again without its data")
			p.stop()
			w.outage()
			p.forget()
			p.run()
			w.until(first.Address)
			withdrawFirst()
			w.until()
		})
	}
}

// kill starts a program that registers an instance, and gives what kills it.
func kill(t *testing.T, kind, at string) func() {
	t.Helper()
	cmd := exec.Command(os.Args[0])
	cmd.Env = append(os.Environ(), "REGISTER_KIND="+kind, "REGISTER_AT="+at)
	cmd.Stderr = os.Stderr
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	return func() {
		_ = cmd.Process.Kill()
		if err := cmd.Wait(); err == nil || errors.Is(err, exec.ErrNotFound) {
			t.Error("it has ended by itself")
		}
	}
}
