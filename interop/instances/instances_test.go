// Package instances keeps calling a service over both transports, while its instances are killed, frozen, added and
// restarted, and while the registry is away.
package instances

import (
	"bufio"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"os"
	"os/exec"
	"os/signal"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"sync/atomic"
	"syscall"
	"testing"
	"time"

	"github.com/kitc-lang/kit/interop/instances/gen/instances"
	kit "github.com/kitc-lang/kit/runtime"
	"github.com/kitc-lang/kit/runtime/balance"
	"github.com/kitc-lang/kit/runtime/balance/p2c"
	kitcluster "github.com/kitc-lang/kit/runtime/cluster"
	"github.com/kitc-lang/kit/runtime/discovery/etcd"
	"github.com/kitc-lang/kit/runtime/discovery/file"
)

// TestMain also is the program that offers the service.
func TestMain(m *testing.M) {
	if name := os.Getenv("INSTANCE"); name != "" {
		if err := serve(name, os.Getenv("COUNTED"), os.Getenv("ETCD")); err != nil {
			fmt.Fprintln(os.Stderr, err)
			os.Exit(1)
		}
		os.Exit(0)
	}
	os.Exit(m.Run())
}

// counter writes down what it is asked to count.
type counter struct {
	name string
	file *os.File
}

func (c *counter) Look(_ context.Context, _ *instances.LookInput) (*instances.Answer, error) {
	time.Sleep(time.Millisecond)
	return &instances.Answer{By: c.name}, nil
}

func (c *counter) Count(_ context.Context, in *instances.CountInput) (*instances.Answer, error) {
	if _, err := c.file.WriteString(in.ID + "\n"); err != nil {
		return nil, err
	}
	time.Sleep(time.Millisecond)
	return &instances.Answer{By: c.name}, nil
}

var quiet = slog.New(slog.NewTextHandler(io.Discard, nil))

func serve(name, counted, registry string) error {
	ctx, stop := signal.NotifyContext(context.Background(), syscall.SIGTERM)
	defer stop()
	f, err := os.OpenFile(counted, os.O_APPEND|os.O_CREATE|os.O_WRONLY, 0o644)
	if err != nil {
		return err
	}
	defer f.Close()
	var cfg instances.CounterServerConfig
	cfg.Server.Logger = quiet
	cfg.Discovery.Endpoints = []string{registry}
	if registry == "" {
		cfg.Server.Registration.Discovery = listedByTheTest{}
	}
	server, err := instances.NewCounterServer(&counter{name, f}, cfg)
	if err != nil {
		return err
	}
	if err := server.Listen(); err != nil {
		return err
	}
	fmt.Println("thrift://"+server.Addr("thrift"), "http://"+server.Addr("http"))
	return server.Run(ctx)
}

// listedByTheTest stands for a registry that somebody else writes: the test, into a file.
type listedByTheTest struct{ kit.Discovery }

func (listedByTheTest) Register(context.Context, string, kit.Instance) (func(context.Context) error, error) {
	return func(context.Context) error { return nil }, nil
}

// instance is a running program.
type instance struct {
	name      string
	addresses []string
	cmd       *exec.Cmd
}

// fleet is all instances, and the file that lists them where no registry does.
type fleet struct {
	t       *testing.T
	dir     string
	etcd    string // where it is, "" where there is a file
	started int
	running []*instance
}

func (f *fleet) start() *instance {
	f.t.Helper()
	f.started++
	i := &instance{name: fmt.Sprint("instance ", f.started), cmd: exec.Command(os.Args[0])}
	i.cmd.Env = append(os.Environ(), "INSTANCE="+i.name, "COUNTED="+filepath.Join(f.dir, "counted"), "ETCD="+f.etcd)
	i.cmd.Stderr = os.Stderr
	out, err := i.cmd.StdoutPipe()
	if err != nil {
		f.t.Fatal(err)
	}
	if err := i.cmd.Start(); err != nil {
		f.t.Fatal(err)
	}
	line, err := bufio.NewReader(out).ReadString('\n')
	if err != nil {
		f.t.Fatalf("%s says nothing: %v", i.name, err)
	}
	i.addresses = strings.Fields(line)
	f.running = append(f.running, i)
	f.list()
	return i
}

// forget takes an instance out of the fleet, and of the file.
func (f *fleet) forget(i *instance) {
	f.running = slices.DeleteFunc(f.running, func(other *instance) bool { return other == i })
}

// list writes the file.
func (f *fleet) list() {
	f.t.Helper()
	if f.etcd != "" {
		return
	}
	type entry struct {
		Address string `json:"address"`
	}
	all := []entry{}
	for _, i := range f.running {
		for _, a := range i.addresses {
			all = append(all, entry{a})
		}
	}
	data, err := json.Marshal(map[string][]entry{"instances.Counter": all})
	if err != nil {
		f.t.Fatal(err)
	}
	temporary := filepath.Join(f.dir, "instances.new")
	if err := os.WriteFile(temporary, data, 0o644); err != nil {
		f.t.Fatal(err)
	}
	if err := os.Rename(temporary, filepath.Join(f.dir, "instances.json")); err != nil {
		f.t.Fatal(err)
	}
}

// stop ends an instance as an operator does: where no registry hears of it from the instance, whoever writes the file
// takes it out first, and waits until that is read.
func (f *fleet) stop(i *instance) {
	f.t.Helper()
	f.forget(i)
	if f.etcd == "" {
		f.list()
		time.Sleep(3 * reread)
	}
	if err := i.cmd.Process.Signal(syscall.SIGTERM); err != nil {
		f.t.Fatal(err)
	}
	if err := i.cmd.Wait(); err != nil {
		f.t.Errorf("%s does not stop well: %v", i.name, err)
	}
}

func (f *fleet) kill(i *instance) {
	f.forget(i)
	_ = i.cmd.Process.Kill()
	_ = i.cmd.Wait()
}

func (f *fleet) restart(i *instance) {
	f.t.Helper()
	f.start()
	f.stop(i)
}

const reread = 100 * time.Millisecond // how often the file is looked at

func (f *fleet) discovery() kit.Discovery {
	f.t.Helper()
	var d kit.Discovery
	var err error
	if f.etcd != "" {
		d, err = etcd.New(etcd.Config{Endpoints: []string{f.etcd}, Logger: quiet})
	} else {
		d, err = file.New(file.Config{Path: filepath.Join(f.dir, "instances.json"), Every: reread})
	}
	if err != nil {
		f.t.Fatal(err)
	}
	return d
}

// picks notes when each instance was last chosen.
type picks struct {
	balance.Balancer
	mu   sync.Mutex
	last map[string]time.Time
}

func (p *picks) Pick(call *kit.Call, from []*balance.Endpoint) *balance.Endpoint {
	e := p.Balancer.Pick(call, from)
	p.mu.Lock()
	defer p.mu.Unlock()
	p.last[e.Instance().Address] = time.Now()
	return e
}

// load is calls that go on and on.
type load struct {
	t       *testing.T
	clients *instances.DeskClients
	picks   *picks
	stop    context.CancelFunc
	done    sync.WaitGroup

	calls, next atomic.Int64

	mu        sync.Mutex
	lost      []error  // of calls that are safe
	uncertain []error  // of calls that are not
	counted   []string // the ids of those that are not and succeeded
}

// workers is how many calls there are at a time over each transport.
const workers = 8

func (f *fleet) load() *load {
	f.t.Helper()
	l := &load{t: f.t, picks: &picks{Balancer: p2c.New(p2c.Config{}), last: map[string]time.Time{}}}
	cluster := kitcluster.Config{Discovery: f.discovery(), Balancer: l.picks, Logger: quiet}
	clients, err := instances.NewDeskClients(instances.DeskClientsConfig{
		RPC: instances.DeskRPCClientConfig{Cluster: cluster}, Web: instances.DeskWebClientConfig{Cluster: cluster},
	})
	if err != nil {
		f.t.Fatal(err)
	}
	l.clients = clients
	for _, client := range []instances.Counter{clients.RPC, clients.Web} {
		for { // the instances may not all be listed yet
			if _, err := client.Look(f.t.Context(), &instances.LookInput{ID: "first"}); err == nil {
				break
			}
			time.Sleep(10 * time.Millisecond)
		}
	}
	ctx, stop := context.WithCancel(context.Background())
	l.stop = stop
	for _, client := range []instances.Counter{clients.RPC, clients.Web} {
		for range workers {
			l.done.Go(func() { l.work(ctx, client) })
		}
	}
	return l
}

func (l *load) work(ctx context.Context, client instances.Counter) {
	for ctx.Err() == nil {
		id := fmt.Sprint("call-", l.next.Add(1))
		_, err := client.Look(context.Background(), &instances.LookInput{ID: id})
		_, countErr := client.Count(context.Background(), &instances.CountInput{ID: id})
		l.calls.Add(2)
		l.mu.Lock()
		if err != nil {
			l.lost = append(l.lost, err)
		}
		if countErr != nil {
			l.uncertain = append(l.uncertain, countErr)
		} else {
			l.counted = append(l.counted, id)
		}
		l.mu.Unlock()
	}
}

// during does something to the fleet and demands that no call that is safe is lost. It gives how many others were.
func (l *load) during(what string, do func()) (uncertain int) {
	l.t.Helper()
	before := l.calls.Load()
	do()
	for range 1000 { // the calls of before have ended, and more have come
		if l.calls.Load() > before+20*workers {
			break
		}
		time.Sleep(10 * time.Millisecond)
	}
	l.mu.Lock()
	defer l.mu.Unlock()
	if len(l.lost) > 0 {
		l.t.Errorf("%s: %d safe calls are lost, first: %v", what, len(l.lost), l.lost[0])
	}
	uncertain = len(l.uncertain)
	l.t.Logf("%s: %d calls, none of the safe ones lost, %d of the others", what, l.calls.Load()-before, uncertain)
	l.lost, l.uncertain = nil, nil
	return uncertain
}

// since gives how long after a moment an instance was called last.
func (l *load) since(moment time.Time, i *instance) time.Duration {
	l.picks.mu.Lock()
	defer l.picks.mu.Unlock()
	var last time.Duration
	for _, a := range i.addresses {
		last = max(last, l.picks.last[a].Sub(moment))
	}
	return last
}

// end stops the calls, and holds what was counted against what was answered.
func (l *load) end(counted string) {
	l.t.Helper()
	l.stop()
	l.done.Wait()
	if err := l.clients.Close(); err != nil {
		l.t.Error(err)
	}
	text, err := os.ReadFile(counted)
	if err != nil {
		l.t.Fatal(err)
	}
	times := map[string]int{}
	for id := range strings.FieldsSeq(string(text)) {
		times[id]++
		if times[id] == 2 {
			l.t.Errorf("%s was counted more than once", id)
		}
	}
	for _, id := range l.counted {
		if times[id] == 0 {
			l.t.Errorf("%s was answered, and never counted", id)
		}
	}
	l.t.Logf("%d ids counted, none of them twice; %d calls", len(times), l.calls.Load())
}

func newFleet(t *testing.T, etcd string) *fleet {
	t.Helper()
	f := &fleet{t: t, dir: t.TempDir(), etcd: etcd}
	for range 3 {
		f.start()
	}
	t.Cleanup(func() {
		for _, i := range slices.Clone(f.running) {
			_ = i.cmd.Process.Signal(syscall.SIGCONT)
			f.kill(i)
		}
	})
	return f
}

// faults is everything that happens to instances and their registry, which away takes away for a while.
func (f *fleet) faults(away func()) {
	l := f.load()
	l.during("nothing", func() { time.Sleep(200 * time.Millisecond) })
	l.during("an instance is added", func() { f.start() })
	l.during("an instance is killed", func() {
		victim := f.running[0]
		begin := time.Now()
		f.kill(victim)
		time.Sleep(2 * time.Second)
		f.t.Logf("the killed instance was called for the last time %v later", l.since(begin, victim).Round(time.Millisecond))
		f.list()
	})
	l.during("an instance is frozen", func() {
		victim := f.running[0]
		begin := time.Now()
		_ = victim.cmd.Process.Signal(syscall.SIGSTOP)
		time.Sleep(4 * time.Second)
		f.t.Logf("the frozen instance was called for the last time %v later", l.since(begin, victim).Round(time.Millisecond))
		_ = victim.cmd.Process.Signal(syscall.SIGCONT)
	})
	l.during("the registry is away", away)
	f.restarts(l, 1)
	l.end(filepath.Join(f.dir, "counted"))
}

// restarts restarts all instances one after the other, some times. Nothing is lost, safe or not.
func (f *fleet) restarts(l *load, rounds int) {
	f.t.Helper()
	restarted := 0
	lost := l.during(fmt.Sprintf("rolling restarts, %d of them", rounds*len(f.running)), func() {
		for range rounds {
			for _, i := range slices.Clone(f.running) {
				f.restart(i)
				restarted++
			}
		}
	})
	if lost > 0 {
		f.t.Errorf("%d calls that are not safe are lost in %d restarts", lost, restarted)
	}
}

// TestFaults lists the instances in a file.
func TestFaults(t *testing.T) {
	f := newFleet(t, "")
	f.faults(func() {
		listed := filepath.Join(f.dir, "instances.json")
		if err := os.Rename(listed, listed+".away"); err != nil {
			t.Fatal(err)
		}
		time.Sleep(time.Second)
		if err := os.Rename(listed+".away", listed); err != nil {
			t.Fatal(err)
		}
	})
}

// TestNobodyIsThere tells an outage of the registry from one of the instances: without the file, calls go on; with
// instances that have all died, they fail at once.
func TestNobodyIsThere(t *testing.T) {
	f := newFleet(t, "")
	clients, err := instances.NewDeskClients(instances.DeskClientsConfig{
		RPC: instances.DeskRPCClientConfig{Cluster: kitcluster.Config{Discovery: f.discovery(), Logger: quiet}},
		Web: instances.DeskWebClientConfig{Cluster: kitcluster.Config{Discovery: f.discovery(), Logger: quiet}},
	})
	if err != nil {
		t.Fatal(err)
	}
	defer clients.Close()
	both := map[string]instances.Counter{"thrift": clients.RPC, "http": clients.Web}
	for name, client := range both {
		if _, err := client.Look(t.Context(), &instances.LookInput{ID: "a"}); err != nil {
			t.Fatalf("%s: %v", name, err)
		}
	}
	if err := os.Remove(filepath.Join(f.dir, "instances.json")); err != nil {
		t.Fatal(err)
	}
	time.Sleep(5 * reread)
	for name, client := range both {
		if _, err := client.Look(t.Context(), &instances.LookInput{ID: "a"}); err != nil {
			t.Errorf("%s, without the registry: %v", name, err)
		}
	}
	for _, i := range slices.Clone(f.running) {
		f.kill(i)
	}
	for name, client := range both {
		_, err := client.Count(t.Context(), &instances.CountInput{ID: "a"})
		if kit.CodeOf(err) != kit.Unavailable || errors.Is(err, context.DeadlineExceeded) {
			t.Errorf("%s, without any instance: %v", name, err)
		}
	}
}
