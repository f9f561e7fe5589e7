//go:build interop

package matrix

import (
	"bufio"
	"bytes"
	"context"
	"fmt"
	"net"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/kitc-lang/kit/interop/matrix/cards/gen/cards"
	"github.com/kitc-lang/kit/interop/matrix/newer/gen/newer"
	kitthrift "github.com/kitc-lang/kit/runtime/transport/thrift"
)

// cell is a peer that calls Kit or is called by it, over one wire.
type cell struct {
	peer *peer
	side direction
	wire wire

	lacks  *lack    // the peer has no such wire
	faults []fault  // that are known, and there
	wrong  []string // what nobody knows a reason for
}

// TestMatrix lets every peer make all checks, and be checked, over every wire. The README shows the outcome.
func TestMatrix(t *testing.T) {
	port, newerPort := serve(t)
	var table []*cell
	t.Run("cells", func(t *testing.T) {
		for _, p := range peers() {
			programs := p.build(t, t.TempDir())
			for _, side := range []direction{callsKit, calledByKit} {
				for _, w := range wires() {
					c := &cell{peer: &p, side: side, wire: w}
					table = append(table, c)
					if c.lacks = p.without(w); c.lacks != nil {
						continue
					}
					t.Run(fmt.Sprintf("%s %s, %s", p.name, side, w), func(t *testing.T) {
						t.Parallel()
						if side == callsKit {
							c.judge(t, called(t, programs, w, portOf(t, port), portOf(t, newerPort)))
						} else {
							c.judge(t, call(t, programs, w))
						}
					})
				}
			}
		}
	})
	show(t, table)
}

func (p *peer) without(w wire) *lack {
	for _, l := range p.lacks {
		if l.name == w.transport || l.name == w.protocol {
			return &l
		}
	}
	return nil
}

// judge compares what the checks found, by their names, with the faults that are known.
func (c *cell) judge(t *testing.T, found map[string]string) {
	names := c.peer.names(c.side, c.wire)
	excused, rare := map[string]bool{}, map[string]bool{}
	for _, f := range c.peer.faults {
		if !f.in(c.side, c.wire) {
			continue
		}
		c.faults = append(c.faults, f)
		for _, name := range f.checks {
			excused[name] = true
			rare[name] = f.rare
		}
	}
	for _, name := range names {
		switch message, made := found[name]; {
		case !made:
			c.wrong = append(c.wrong, name+": was not checked")
		case message == "" && excused[name] && !rare[name]:
			c.wrong = append(c.wrong, name+": works, so the fault of peers_test.go is no more")
		case message != "" && !excused[name]:
			c.wrong = append(c.wrong, name+": "+message)
		}
	}
	for name := range found {
		if !slices.Contains(names, name) {
			c.wrong = append(c.wrong, "no check is named "+name)
		}
	}
	for _, w := range c.wrong {
		t.Error(w)
	}
}

// called lets the client of a peer call Kit's servers, and gives what each of its checks found.
func called(t *testing.T, p programs, w wire, port, newerPort string) map[string]string {
	ctx, cancel := context.WithTimeout(t.Context(), 3*time.Minute)
	defer cancel()
	cmd := command(ctx, p.client, p.env, w.protocol, w.transport, port, newerPort)
	var stdout, stderr bytes.Buffer
	cmd.Stdout, cmd.Stderr = &stdout, &stderr
	if err := cmd.Run(); err != nil {
		t.Errorf("the client failed: %v\n%s", err, tail(stderr.String()))
	}
	found := map[string]string{}
	for line := range strings.Lines(stdout.String()) {
		name, message, _ := strings.Cut(strings.TrimSpace(line), ": ")
		found[name] = message
	}
	return found
}

// call lets Kit's clients make the checks at the server of a peer.
func call(t *testing.T, p programs, w wire) map[string]string {
	cmd := command(t.Context(), p.server, p.env, w.protocol, w.transport)
	var stderr bytes.Buffer
	defer func() {
		if stderr.Len() > 0 {
			t.Logf("the server says:\n%s", tail(stderr.String()))
		}
	}()
	cmd.Stderr = &stderr
	stdout, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	defer cmd.Wait()
	defer cmd.Process.Kill()
	late := time.AfterFunc(30*time.Second, func() { cmd.Process.Kill() })
	line, err := bufio.NewReader(stdout).ReadString('\n')
	ports := strings.Fields(line)
	if !late.Stop() || err != nil || len(ports) != 3 {
		t.Fatalf("the server printed %q instead of three ports: %v\n%s", line, err, tail(stderr.String()))
	}
	found := map[string]string{}
	for _, check := range ownChecks() {
		found[check.name] = ""
		if err := try(t, check, w, ports); err != nil {
			found[check.name] = err.Error()
		}
	}
	return found
}

// try makes one check, with connections of its own.
func try(t *testing.T, check check, w wire, ports []string) error {
	client := func(port string, cfg kitthrift.ClientConfig) *cards.MatrixClient {
		c, err := cards.NewMatrixClient(cards.MatrixClientConfig{Address: "thrift://127.0.0.1:" + port, Thrift: cfg})
		if err != nil {
			t.Fatal(err)
		}
		return c
	}
	multiplexed, shared := w.kit, w.kit
	multiplexed.Service = "Matrix"
	atOnce := 4 // some servers work on one connection at a time, and let few others wait
	if w.kit.Framing == kitthrift.Framed || w.kit.Framing == kitthrift.THeader {
		shared.InFlight = -1
		atOnce = 32
	}
	c := &clients{
		plain: client(ports[0], w.kit), multiplexed: client(ports[1], multiplexed), shared: client(ports[0], shared), atOnce: atOnce,
		ofNewer: client(ports[2], w.kit),
	}
	defer c.plain.Close()
	defer c.multiplexed.Close()
	defer c.ofNewer.Close()
	defer c.shared.Close()
	var err error
	if c.newer, err = newer.NewMatrixClient(newer.MatrixClientConfig{Address: "thrift://127.0.0.1:" + ports[0], Thrift: w.kit}); err != nil {
		t.Fatal(err)
	}
	defer c.newer.Close()
	ctx, cancel := context.WithTimeout(t.Context(), 15*time.Second)
	defer cancel()
	return check.call(ctx, c)
}

func portOf(t *testing.T, address string) string {
	t.Helper()
	_, port, err := net.SplitHostPort(address)
	if err != nil {
		t.Fatal(err)
	}
	return port
}

// tail gives the end of what a program said, which is where it says why it failed.
func tail(text string) string {
	const most = 4000
	if len(text) > most {
		return "…" + text[len(text)-most:]
	}
	return text
}
