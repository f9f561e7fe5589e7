package interop

import (
	"bufio"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"log/slog"
	"net"
	"net/http"
	"os"
	"os/exec"
	"runtime"
	"testing"
	"time"

	"github.com/apache/thrift/lib/go/thrift"

	apache "github.com/kitc-lang/kit/interop/apache/exchange"
	"github.com/kitc-lang/kit/interop/exchange/gen/exchange"
	kitthrift "github.com/kitc-lang/kit/runtime/transport/thrift"
)

// The servers that are attacked run in processes of their own, so that their memory is theirs alone and one
// that dies takes nothing with it: the program of the tests, started again with attackedVariable set.

const attackedVariable = "KIT_INTEROP_ATTACKED"

func TestMain(m *testing.M) {
	which := os.Getenv(attackedVariable)
	if which == "" {
		os.Exit(m.Run())
	}
	serveAttacked := map[string]func() (map[string]string, error){"kit": attackedKit, "apache": attackedApache}[which]
	addrs, err := serveAttacked()
	if err == nil {
		err = json.NewEncoder(os.Stdout).Encode(addrs)
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
	for in := bufio.NewScanner(os.Stdin); in.Scan(); { // each line asks for a reading
		var m runtime.MemStats
		runtime.ReadMemStats(&m)
		fmt.Println(m.TotalAlloc, runtime.NumGoroutine())
	}
}

// startedMessage is how long a message may take to arrive at the Kit server that is attacked.
const startedMessage = 1500 * time.Millisecond

// attackedKit runs the real server, and gives the one address that all framings and protocols share.
func attackedKit() (map[string]string, error) {
	var cfg exchange.ExchangeServerConfig
	cfg.Server.Logger = slog.New(slog.DiscardHandler)
	cfg.Log.Logger = cfg.Server.Logger
	cfg.Thrift.Logger = cfg.Server.Logger
	cfg.Thrift.ReadTimeout = startedMessage
	server, err := exchange.NewExchangeServer(new(Service), cfg)
	if err != nil {
		return nil, err
	}
	if err := server.Listen(); err != nil {
		return nil, err
	}
	go func() { fmt.Fprintln(os.Stderr, server.Run(context.Background())) }()
	addrs := map[string]string{}
	for _, w := range attackedWires() {
		addrs[w.String()] = server.Addr("thrift")
	}
	return addrs, nil
}

// attackedApache runs a server of Apache's library for each framing and protocol, with its defaults.
func attackedApache() (map[string]string, error) {
	slog.SetDefault(slog.New(slog.DiscardHandler))
	processor := apache.NewExchangeProcessor(new(apacheService))
	addrs := map[string]string{}
	plain := thrift.NewTTransportFactory()
	wires := append(apacheWires(),
		apacheWire{"", kitthrift.JSON, kitthrift.Unframed, thrift.NewTJSONProtocolFactory(), thrift.NewTBufferedTransportFactory(4096)},
		apacheWire{"", kitthrift.JSON, kitthrift.Framed, thrift.NewTJSONProtocolFactory(), thrift.NewTFramedTransportFactoryConf(plain, nil)})
	for _, w := range wires {
		listener, err := thrift.NewTServerSocket("127.0.0.1:0")
		if err != nil {
			return nil, err
		}
		if err := listener.Listen(); err != nil {
			return nil, err
		}
		server := thrift.NewTSimpleServer4(processor, listener, w.transport, w.protocols)
		go func() { fmt.Fprintln(os.Stderr, server.Serve()) }()
		addrs[wire{w.framing, w.protocol}.String()] = listener.Addr().String()
	}
	posted := postProtocols()
	posted[kitthrift.JSON] = thrift.NewTJSONProtocolFactory()
	for protocol, factory := range posted {
		listener, err := net.Listen("tcp", "127.0.0.1:0")
		if err != nil {
			return nil, err
		}
		handler := http.HandlerFunc(thrift.NewThriftHandlerFunc(processor, factory, factory))
		go func() { fmt.Fprintln(os.Stderr, http.Serve(listener, handler)) }()
		addrs[wire{kitthrift.Post, protocol}.String()] = listener.Addr().String()
	}
	return addrs, nil
}

// attacked is one of those processes.
type attacked struct {
	t     testing.TB
	which string
	addrs map[string]string // by wire
	cmd   *exec.Cmd
	in    io.Writer
	out   *bufio.Reader
}

// mostAddresses bounds what a server that is attacked may take, in KiB: what goes beyond kills it, not the machine.
const mostAddresses = 4 << 20

func startAttacked(t testing.TB, which string) *attacked {
	t.Helper()
	a := &attacked{t: t, which: which}
	a.start()
	t.Cleanup(a.stop)
	return a
}

func (a *attacked) start() {
	a.cmd = exec.Command("sh", "-c", fmt.Sprintf("ulimit -v %d; exec %q", mostAddresses, os.Args[0]))
	a.cmd.Env = append(os.Environ(), attackedVariable+"="+a.which, "GOMEMLIMIT=1GiB", "GOTRACEBACK=none")
	in, err := a.cmd.StdinPipe()
	if err != nil {
		a.t.Fatal(err)
	}
	out, err := a.cmd.StdoutPipe()
	if err != nil {
		a.t.Fatal(err)
	}
	if err := a.cmd.Start(); err != nil {
		a.t.Fatal(err)
	}
	a.in, a.out = in, bufio.NewReader(out)
	line, err := a.out.ReadBytes('\n')
	if err == nil {
		err = json.Unmarshal(line, &a.addrs)
	}
	if err != nil {
		a.t.Fatalf("%s does not start: %v", a.which, err)
	}
}

func (a *attacked) stop() {
	_ = a.cmd.Process.Kill() // it may be dead already, which is not its first mishap here
	_ = a.cmd.Wait()
}

// reading is what a process says of itself.
type reading struct {
	allocated  uint64 // bytes of the heap, since it started
	goroutines int
}

// read gives false where the process has died.
func (a *attacked) read() (r reading, alive bool) {
	if _, err := fmt.Fprintln(a.in); err != nil {
		return r, false
	}
	_, err := fmt.Fscanln(a.out, &r.allocated, &r.goroutines)
	return r, err == nil
}
