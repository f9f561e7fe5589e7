// Package engines proves the verdicts of package diff with programs: it builds the Go of both states of every
// known change, lets the clients of each call the servers of the other over both transports, and compares what
// happens with what was foretold.
package engines

import (
	"bytes"
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/kitc-lang/kit/compiler/diff"
	"github.com/kitc-lang/kit/compiler/diff/internal/seeds"
	"github.com/kitc-lang/kit/compiler/model"
)

const evolution = "../../../../spec/evolution"

// unseen are the kinds that no call shows: what they change is outside of messages, or depends on what
// programs do beside calling.
var unseen = map[diff.Kind]bool{
	diff.OpenAPIMoved: true, diff.OpenAPIRemoved: true, diff.ThriftIDLMoved: true, diff.ThriftIDLGone: true, diff.OutputAdded: true,
	diff.NumberReused: true, diff.ReservationLost: true, diff.Deprecated: true, diff.DeprecationLifted: true,
	diff.DefaultAdded: true, diff.DefaultRemoved: true, diff.DefaultChanged: true, diff.SensitiveAdded: true, diff.SensitiveRemoved: true,
	diff.RepeatableLost: true, diff.RepeatableGained: true, diff.SafeLost: true, diff.SafeGained: true, diff.IdempotencyKeyChanged: true,
	diff.PageAdded: true, diff.PageRemoved: true, diff.PageChanged: true, diff.ListenChanged: true,
	diff.MiddlewareAdded: true, diff.MiddlewareRemoved: true, diff.MiddlewareMoved: true, diff.MiddlewareChanged: true,
	diff.AuthHintChanged: true, diff.ScopesAdded: true, diff.ScopesRemoved: true, diff.PackageAdded: true, diff.ServiceAdded: true, diff.ExtendsAdded: true, diff.ExtendsRemoved: true,
	diff.MethodAdded: true, // old clients have no way to call it
}

// calls is how many random calls are made of each method, in each direction, over each transport.
const calls = 25

// trial is one change with its two programs.
type trial struct {
	seed      seeds.Seed
	name      string // of the new state
	changes   []diff.Change
	old, next *model.Program
	renamed   map[string]string // methods, from the old name
}

// call is one call of a trial, and what has to come of it.
type call struct {
	Call
	trial          *trial
	forward        bool // of the old client on the new server
	client, server *model.Method
	failure        string // what went wrong, "" for nothing
	made           bool
}

// Call and Outcome are those of the driver.
type (
	Call struct {
		ID                     int
		Client, Server         string
		ClientName, ServerName string
		Transport              string
		Method, ServerMethod   string
		Oneway                 bool
		In, Out                json.RawMessage `json:",omitempty"`
		Error                  string
		Fields                 json.RawMessage `json:",omitempty"`
	}
	Outcome struct {
		ID               int
		Called           bool
		Got, Out, Fields json.RawMessage
		Error, Failure   string
	}
)

// TestVerdicts demands that a compatible change never fails, that a risky one lets old clients call new
// servers, and that a breaking one makes a call of an old client on a new server fail.
func TestVerdicts(t *testing.T) {
	start := time.Now()
	base, all := seeds.Load(t, evolution)
	w := newWorkshop(t)
	everything := func(*model.Method) bool { return true }
	old := w.add(t, "base", base, everything)
	comparable := seeds.Compile(t, seeds.Module, base)
	var trials []*trial
	for i, s := range all {
		changes := diff.Compare(comparable, seeds.Compile(t, seeds.Module, s.Files))
		if !provable(changes) {
			continue
		}
		tr := &trial{seed: s, name: fmt.Sprintf("v%03d", i), changes: changes, old: old, renamed: map[string]string{}}
		for _, c := range changes {
			if c.Kind == diff.MethodRenamed {
				tr.renamed[c.Old] = c.New
			}
		}
		tr.next = w.add(t, tr.name, s.Files, reaches(changes))
		trials = append(trials, tr)
	}
	w.finish(t)
	t.Logf("%d programs generated in %s", len(trials)+1, time.Since(start).Round(time.Millisecond))
	var made []*call
	for _, tr := range trials {
		made = append(made, tr.plan(true)...)
		made = append(made, tr.plan(false)...)
	}
	for i, c := range made {
		c.ID = i
	}
	w.drive(t, made)
	judged := 0
	for _, tr := range trials {
		judged += tr.judge(t, made)
	}
	t.Logf("%d changes, %d verdicts, %d calls", len(trials), judged, len(made))
	if len(trials) < 60 {
		t.Errorf("only %d changes were tried", len(trials))
	}
}

func provable(changes []diff.Change) bool {
	return slices.ContainsFunc(changes, func(c diff.Change) bool {
		return !unseen[c.Kind] && max(c.JSON.Class, c.Thrift.Class) > diff.None
	})
}

// reaches gives the methods that changes reach: all, where one of them names none.
func reaches(changes []diff.Change) func(*model.Method) bool {
	hit, all := map[string]bool{}, false
	for _, c := range changes {
		if unseen[c.Kind] || max(c.JSON.Class, c.Thrift.Class) == diff.None {
			continue
		}
		methods := 0
		for _, h := range c.Hits {
			if strings.Count(h.Name, ".") == 2 {
				hit[h.Name] = true
				methods++
			}
		}
		all = all || methods == 0
	}
	return func(m *model.Method) bool {
		return all || hit[m.Service.Package.Name+"."+m.Service.Name+"."+m.Name]
	}
}

// plan makes the calls of one direction.
func (tr *trial) plan(forward bool) []*call {
	from, to, client, server := tr.next, tr.old, tr.name, "base"
	if forward {
		from, to, client, server = tr.old, tr.next, "base", tr.name
	}
	wanted := reaches(tr.changes)
	var out []*call
	for _, pkg := range from.Packages {
		other := packageIn(to, pkg.Dir)
		for _, svc := range pkg.Services {
			peer := serviceIn(other, svc.Name)
			for _, transport := range []string{"http", "thrift"} {
				if svc.Transport(transport) == nil || !forward && (peer == nil || peer.Transport(transport) == nil) {
					continue
				}
				for _, m := range svc.Methods {
					name := tr.counterpart(m.Name, forward)
					peerMethod := methodIn(peer, name)
					if forward && !wanted(m) && (peerMethod == nil || !wanted(peerMethod)) || !forward && peerMethod == nil {
						continue
					}
					c := call{trial: tr, forward: forward, client: m, server: peerMethod}
					c.Client, c.Server, c.Transport = client, server, transport
					c.ClientName, c.ServerName = pkg.Name+"."+svc.Name, pkg.Name+"."+svc.Name
					if other != nil {
						c.ServerName = other.Name + "." + svc.Name
					}
					c.Method, c.ServerMethod, c.Oneway = m.Name, name, m.Oneway
					out = append(out, c.random()...)
				}
			}
		}
	}
	return out
}

func (tr *trial) counterpart(method string, forward bool) string {
	for old, next := range tr.renamed {
		switch {
		case forward && old == method:
			return next
		case !forward && next == method:
			return old
		}
	}
	return method
}

func packageIn(prog *model.Program, dir string) *model.Package {
	for _, p := range prog.Packages {
		if p.Dir == dir {
			return p
		}
	}
	return nil
}

func serviceIn(pkg *model.Package, name string) *model.Service {
	if pkg != nil {
		for _, s := range pkg.Services {
			if s.Name == name {
				return s
			}
		}
	}
	return nil
}

func methodIn(svc *model.Service, name string) *model.Method {
	if svc != nil {
		for _, m := range svc.Methods {
			if m.Name == name {
				return m
			}
		}
	}
	return nil
}

// random makes calls of one method with random values: inputs as the client declares them, outputs and errors
// as the server does.
func (c call) random() []*call {
	var out []*call
	for i := range calls {
		s := source{rand.New(rand.NewPCG(uint64(i), uint64(len(c.trial.name)+len(c.Method))))}
		one := c
		if c.client.Input != nil {
			one.In = text(s.fields(c.client.Input.Fields))
		}
		switch {
		case c.server == nil:
		case len(c.server.Errors) > 0 && s.chance(30):
			e := c.server.Errors[s.IntN(len(c.server.Errors))].Error
			one.Error, one.Fields = errorName(e), text(s.fields(e.Fields))
		case c.server.Output != nil:
			one.Out = text(s.value(c.server.Output))
		}
		out = append(out, &one)
	}
	return out
}

func text(v any) json.RawMessage {
	data, err := json.Marshal(v)
	if err != nil {
		panic(err)
	}
	return data
}

// drive builds the program of all states, and lets it make the calls.
func (w *workshop) drive(t *testing.T, made []*call) {
	t.Helper()
	start := time.Now()
	binary := filepath.Join(w.dir, "driver")
	build := exec.Command("go", "build", "-trimpath", "-gcflags=-N -l", "-ldflags=-s -w", "-o", binary, ".")
	build.Dir = w.dir
	build.Env = append(os.Environ(), "GOFLAGS=-mod=mod", "GOPROXY=off", "GOWORK=off", "GOTOOLCHAIN=local")
	if out, err := build.CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	t.Logf("built in %s", time.Since(start).Round(time.Millisecond))
	start = time.Now()
	defer func() { t.Logf("called in %s", time.Since(start).Round(time.Millisecond)) }()
	var input bytes.Buffer
	plain := make([]Call, len(made))
	for i, c := range made {
		plain[i] = c.Call
	}
	if err := json.NewEncoder(&input).Encode(plain); err != nil {
		t.Fatal(err)
	}
	run := exec.Command(binary)
	run.Stdin = &input
	var complaint bytes.Buffer
	run.Stderr = &complaint
	out, err := run.Output()
	if err != nil {
		t.Fatalf("%v\n%s", err, complaint.Bytes())
	}
	d := json.NewDecoder(bytes.NewReader(out))
	for d.More() {
		var o Outcome
		if err := d.Decode(&o); err != nil {
			t.Fatal(err)
		}
		made[o.ID].made = true
		made[o.ID].failure = made[o.ID].wrong(o)
	}
}

// wrong says what of an outcome is not as it would be between two programs of one state.
func (c *call) wrong(o Outcome) string {
	if c.server == nil {
		if o.Failure == "" && o.Error == "" {
			return ""
		}
		return o.Failure + o.Error
	}
	if !o.Called {
		return "the call does not reach the server: " + o.Failure
	}
	if c.client.Input != nil && c.server.Input != nil {
		if lost := arriveFields(c.client.Input.Fields, c.server.Input.Fields, asObject(parse(c.In)), asObject(parse(o.Got))); lost != "" {
			return "input " + lost
		}
	}
	if c.Error != "" {
		return c.wrongError(o)
	}
	switch {
	case o.Failure != "" || o.Error != "":
		return "the answer is no success: " + o.Failure + o.Error
	case c.client.Output != nil && c.server.Output != nil:
		if lost := arrives(c.server.Output, c.client.Output, parse(c.Out), parse(o.Out)); lost != "" {
			return "output " + lost
		}
	}
	return ""
}

// wrongError looks at how an error arrives that the server has given.
func (c *call) wrongError(o Outcome) string {
	_, name, _ := strings.Cut(c.Error, ".")
	for _, e := range c.client.Errors {
		if e.Error.Name != name {
			continue
		}
		if _, got, _ := strings.Cut(o.Error, "."); got != name {
			return fmt.Sprintf("the error %s arrives as %s%s", name, o.Error, o.Failure)
		}
		for _, sent := range c.server.Errors {
			if sent.Error.Name == name {
				return arriveFields(sent.Error.Fields, e.Error.Fields, asObject(parse(c.Fields)), asObject(parse(o.Fields)))
			}
		}
	}
	if o.Failure == "" && o.Error == "" {
		return "the error " + name + " arrives as success"
	}
	return "" // the client cannot know it
}

// judge compares what happened with the verdicts of a trial, and gives how many there were.
func (tr *trial) judge(t *testing.T, made []*call) (judged int) {
	for _, transport := range []string{"http", "thrift"} {
		verdict := diff.None
		for _, c := range tr.changes {
			v := c.JSON.Class
			if transport == "thrift" {
				v = c.Thrift.Class
			}
			if !unseen[c.Kind] {
				verdict = max(verdict, v)
			}
		}
		var forward, back []*call
		tried := 0
		for _, c := range made {
			if c.trial != tr || c.Transport != transport || !c.made {
				continue
			}
			tried++
			switch {
			case c.failure == "":
			case c.forward:
				forward = append(forward, c)
			default:
				back = append(back, c)
			}
		}
		if tried == 0 {
			if verdict != diff.None {
				t.Errorf("%s, %s: %s, and no call shows it", tr.seed.Name, transport, verdict)
			}
			continue
		}
		judged++
		switch {
		case verdict == diff.Breaking && len(forward) == 0:
			t.Errorf("%s, %s: called breaking, and %d calls show nothing of it\n  %s", tr.seed.Name, transport, tried, tr.seed.Says)
		case verdict < diff.Breaking && len(forward) > 0:
			t.Errorf("%s, %s: called %s, and an old client fails with a new server\n  %s\n%s", tr.seed.Name, transport, verdict, tr.seed.Says, forward[0])
		case verdict < diff.Risky && len(back) > 0:
			t.Errorf("%s, %s: called %s, and a new client fails with an old server\n  %s\n%s", tr.seed.Name, transport, verdict, tr.seed.Says, back[0])
		}
	}
	return judged
}

// String shows a call that failed.
func (c *call) String() string {
	return fmt.Sprintf("  %s.%s: %s\n    in %.300s\n    out %.300s%s %.200s", c.ClientName, c.Method, c.failure, c.In, c.Out, c.Error, c.Fields)
}
