//go:build interop

package instances

import (
	"fmt"
	"net"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"
)

// registry is etcd, as a process of its own.
type registry struct {
	t                     *testing.T
	address, peer, folder string
	cmd                   *exec.Cmd
}

func newRegistry(t *testing.T) *registry {
	r := &registry{t: t, address: free(t), peer: "http://" + free(t), folder: t.TempDir()}
	t.Cleanup(r.stop)
	r.start()
	return r
}

func (r *registry) start() {
	r.t.Helper()
	client := "http://" + r.address
	r.cmd = exec.Command("etcd", "--name", "a", "--data-dir", filepath.Join(r.folder, "etcd"), "--listen-client-urls", client, "--advertise-client-urls", client,
		"--listen-peer-urls", r.peer, "--initial-advertise-peer-urls", r.peer, "--initial-cluster", "a="+r.peer)
	output := new(strings.Builder)
	r.cmd.Stdout, r.cmd.Stderr = output, output
	if err := r.cmd.Start(); err != nil {
		r.t.Fatalf("%v: make interop installs it", err)
	}
	for range 300 {
		if conn, err := net.Dial("tcp", r.address); err == nil {
			_ = conn.Close()
			return
		}
		time.Sleep(100 * time.Millisecond)
	}
	r.t.Fatalf("etcd does not answer:\n%s", output)
}

func (r *registry) stop() {
	_ = r.cmd.Process.Signal(syscall.SIGKILL)
	_ = r.cmd.Wait()
}

func free(t *testing.T) string {
	t.Helper()
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer l.Close()
	return l.Addr().String()
}

// TestFaultsWithRegistry has instances that register with etcd, which goes away for half a minute.
func TestFaultsWithRegistry(t *testing.T) {
	r := newRegistry(t)
	newFleet(t, r.address).faults(func() {
		r.stop()
		time.Sleep(30 * time.Second)
		r.start()
		time.Sleep(10 * time.Second)
	})
}

// TestRollingRestarts restarts instances a hundred times under load. They withdraw, drain and stop, and no call is lost.
func TestRollingRestarts(t *testing.T) {
	f := newFleet(t, newRegistry(t).address)
	l := f.load()
	begin := time.Now()
	f.restarts(l, 34)
	fmt.Printf("102 rolling restarts in %v, %d calls, none lost\n", time.Since(begin).Round(time.Second), l.calls.Load())
	l.end(filepath.Join(f.dir, "counted"))
}
