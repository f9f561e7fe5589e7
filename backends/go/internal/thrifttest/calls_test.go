package thrifttest

import (
	"context"
	"encoding/json"
	"errors"
	"log/slog"
	"reflect"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
	"go.uber.org/goleak"

	"github.com/kitc-lang/kit/backends/go/internal/golden/calls"
	"github.com/kitc-lang/kit/backends/go/internal/golden/thriftonly"
	kit "github.com/kitc-lang/kit/runtime"
	"github.com/kitc-lang/kit/runtime/std"
	kitthrift "github.com/kitc-lang/kit/runtime/transport/thrift"
)

func TestMain(m *testing.M) { goleak.VerifyTestMain(m) }

// service answers every method in the plainest way.
type service struct{}

var noon = time.Date(2026, 3, 14, 12, 0, 0, 123_000, time.UTC)

func (service) Nothing(context.Context) error { return nil }

func (service) Take(_ context.Context, in *calls.TakeInput) error {
	if in.GetTimes() == 3 {
		return &calls.Missing{Name: in.Thing.Name, Near: []string{"a", "b"}}
	}
	return nil
}

func (service) TakeThing(_ context.Context, in *calls.Thing) (*calls.Thing, error) {
	switch in.Name {
	case "missing":
		return nil, &calls.Missing{Name: in.Name, Near: []string{}}
	case "success":
		return nil, &calls.Success{Success: true}
	case "bare":
		return nil, errors.Join(errors.New("first"), &calls.Bare{}) // found like errors.As would
	case "not found":
		return nil, &std.NotFound{}
	case "nil":
		return nil, nil
	}
	return in, nil
}

func (service) GiveBool(context.Context) (bool, error)         { return true, nil }
func (service) GiveEnum(context.Context) (calls.Volume, error) { return calls.VolumeLoud, nil }
func (service) GiveText(context.Context) (string, error)       { return "é", nil }
func (service) GiveBytes(context.Context) ([]byte, error)      { return []byte{0, 0xff}, nil }
func (service) GiveTime(context.Context) (time.Time, error)    { return noon, nil }
func (service) GiveAny(context.Context) (json.RawMessage, error) {
	return json.RawMessage(`{"a":[1]}`), nil
}

func (service) GiveList(_ context.Context, in *calls.GiveListInput) ([]calls.Thing, error) {
	if in.Size < 0 {
		return nil, nil
	}
	return make([]calls.Thing, in.Size), nil
}

func (service) GiveMap(context.Context) (map[calls.Volume][]string, error) {
	return map[calls.Volume][]string{calls.VolumeQuiet: {"a"}, calls.VolumeLoud: {}}, nil
}

func (service) GiveChoice(_ context.Context, in *calls.Choice2) (*calls.Choice, error) {
	return &in.Choice, nil
}

func (service) Fail(_ context.Context, in *calls.FailInput) error {
	switch in.How {
	case "panic":
		panic("swordfish")
	case "undeclared":
		return &calls.Missing{Name: "x", Near: []string{}} // which this method does not declare
	}
	return errors.New("swordfish")
}

// wires are all ways to talk.
func wires() []kitthrift.ClientConfig {
	var list []kitthrift.ClientConfig
	for _, f := range []kitthrift.Framing{kitthrift.THeader, kitthrift.Framed, kitthrift.Unframed, kitthrift.Post} {
		for _, p := range []kitthrift.Protocol{kitthrift.Binary, kitthrift.Compact, kitthrift.JSON} {
			if f == kitthrift.THeader && p == kitthrift.JSON {
				continue // there is no such thing
			}
			list = append(list, kitthrift.ClientConfig{Framing: f, Protocol: p}, kitthrift.ClientConfig{Framing: f, Protocol: p, Service: "Calls", CopyStrings: true})
		}
	}
	return list
}

// run runs a server until the test ends.
func run(t *testing.T, server *kit.Server, err error) string {
	t.Helper()
	if err == nil {
		err = server.Listen()
	}
	if err != nil {
		t.Fatal(err)
	}
	ctx, stop := context.WithCancel(t.Context())
	done := make(chan error, 1)
	go func() { done <- server.Run(ctx) }()
	t.Cleanup(func() {
		stop()
		if err := <-done; err != nil {
			t.Errorf("Run: %v", err)
		}
	})
	return "thrift://" + server.Addr("thrift")
}

var quiet = kit.ServerConfig{DrainDelay: -1, Logger: slog.New(slog.DiscardHandler)}

func TestEveryShapeOfMethod(t *testing.T) {
	cfg := calls.CallsServerConfig{Server: quiet}
	cfg.Thrift.Logger = slog.New(slog.DiscardHandler)
	server, err := calls.NewCallsServer(service{}, cfg)
	address := run(t, server, err)
	for _, wire := range wires() {
		t.Run(wire.Framing.String()+"/"+wire.Protocol.String()+"/"+wire.Service, func(t *testing.T) {
			client, err := calls.NewCallsClient(calls.CallsClientConfig{Address: address, Thrift: wire})
			if err != nil {
				t.Fatal(err)
			}
			defer func() {
				if err := client.Close(); err != nil {
					t.Error(err)
				}
			}()
			for name, client := range map[string]calls.Calls{"remote": client, "local": calls.NewCallsLocal(service{}, cfg)} {
				t.Run(name, func(t *testing.T) {
					outputs(t, client)
					failures(t, client, name)
				})
			}
		})
	}
}

func outputs(t *testing.T, c calls.Calls) {
	ctx := t.Context()
	same := func(got any, err error, want any) {
		t.Helper()
		if err != nil {
			t.Error(err)
		} else if diff := cmp.Diff(want, got, cmpopts.IgnoreUnexported(calls.Choice{})); diff != "" {
			t.Errorf("(-want +got)\n%s", diff)
		}
	}
	if err := errors.Join(c.Nothing(ctx), c.Take(ctx, &calls.TakeInput{Thing: calls.Thing{Name: "a"}})); err != nil {
		t.Error(err)
	}
	thing := &calls.Thing{Name: "a", Note: new("b")}
	gotThing, err := c.TakeThing(ctx, thing)
	same(gotThing, err, thing)
	gotBool, err := c.GiveBool(ctx)
	same(gotBool, err, true)
	gotEnum, err := c.GiveEnum(ctx)
	same(gotEnum, err, calls.VolumeLoud)
	gotText, err := c.GiveText(ctx)
	same(gotText, err, "é")
	gotBytes, err := c.GiveBytes(ctx)
	same(gotBytes, err, []byte{0, 0xff})
	gotTime, err := c.GiveTime(ctx)
	same(gotTime, err, noon)
	gotAny, err := c.GiveAny(ctx)
	same(gotAny, err, json.RawMessage(`{"a":[1]}`))
	gotList, err := c.GiveList(ctx, &calls.GiveListInput{Size: 40})
	same(gotList, err, make([]calls.Thing, 40))
	gotList, err = c.GiveList(ctx, &calls.GiveListInput{Size: -1})
	if len(gotList) > 0 || err != nil {
		t.Errorf("a nil list: got %v, %v", gotList, err)
	}
	gotMap, err := c.GiveMap(ctx)
	same(gotMap, err, map[calls.Volume][]string{calls.VolumeQuiet: {"a"}, calls.VolumeLoud: {}})
	for _, choice := range []calls.Choice{{Thing: thing}, {Number: new(int64(-1))}} {
		gotChoice, err := c.GiveChoice(ctx, &calls.Choice2{Choice: choice})
		same(gotChoice, err, &choice)
	}
}

func failures(t *testing.T, c calls.Calls, name string) {
	ctx := t.Context()
	take := func(name string) error {
		_, err := c.TakeThing(ctx, &calls.Thing{Name: name})
		return err
	}
	declared := func(err error, want kit.Declared) {
		t.Helper()
		got := kit.DeclaredIn(err)
		if !reflect.DeepEqual(got, want) {
			t.Errorf("got %#v, want %#v", got, want)
		}
	}
	declared(c.Take(ctx, &calls.TakeInput{Thing: calls.Thing{Name: "n"}, Times: new(int32(3))}), &calls.Missing{Name: "n", Near: []string{"a", "b"}})
	declared(take("missing"), &calls.Missing{Name: "missing", Near: []string{}})
	declared(take("success"), &calls.Success{Success: true})
	declared(take("bare"), &calls.Bare{})
	declared(take("not found"), &std.NotFound{})

	coded := func(err error, code kit.Code, part string) {
		t.Helper()
		if kit.CodeOf(err) != code || !strings.Contains(err.Error(), part) {
			t.Errorf("got %v, want %s with %q", err, code, part)
		}
	}
	coded(take("nil"), kit.Internal, "internal error")
	coded(take(""), kit.InvalidArgument, "name: must")
	coded(c.Take(ctx, &calls.TakeInput{}), kit.InvalidArgument, "thing.name: must")
	_, err := c.GiveChoice(ctx, &calls.Choice2{})
	coded(err, kit.InvalidArgument, "choice: must have exactly one")
	if name == "local" {
		return // where errors are what the implementation gave
	}
	for _, how := range []string{"panic", "plain"} {
		err := c.Fail(ctx, &calls.FailInput{How: how})
		coded(err, kit.Internal, "internal error")
		if strings.Contains(err.Error(), "swordfish") {
			t.Errorf("a secret crossed the wire: %v", err)
		}
	}
	undeclared := c.Fail(ctx, &calls.FailInput{How: "undeclared"})
	coded(undeclared, kit.NotFound, "missing")
	if kit.DeclaredIn(undeclared) != nil {
		t.Errorf("an undeclared error came as a declared one: %v", undeclared)
	}
}

// counters counts what it gets.
type counters struct{ thriftonly.Counters }

func (counters) Add(_ context.Context, in *thriftonly.Grid) ([]kit.Entry[thriftonly.Point, int64], error) {
	return in.Cells, nil
}

func TestMapsWithKeysOfAnyType(t *testing.T) {
	server, err := thriftonly.NewCountersServer(counters{}, thriftonly.CountersServerConfig{
		Server: quiet, Thrift: kitthrift.ServerConfig{Addr: "127.0.0.1:0"},
	})
	address := run(t, server, err)
	client, err := thriftonly.NewCountersClient(thriftonly.CountersClientConfig{Address: address})
	if err != nil {
		t.Fatal(err)
	}
	defer func() {
		if err := client.Close(); err != nil {
			t.Error(err)
		}
	}()
	grid := &thriftonly.Grid{
		Cells: []kit.Entry[thriftonly.Point, int64]{{Key: thriftonly.Point{X: 1, Y: 2}, Value: 3}, {Key: thriftonly.Point{X: 2}, Value: 4}},
		Reals: []float64{1, 2},
	}
	got, err := client.Add(t.Context(), grid)
	if err != nil || !reflect.DeepEqual(got, grid.Cells) {
		t.Errorf("got %v, %v", got, err)
	}
	grid.Cells[1].Key.X = 101
	_, err = client.Add(t.Context(), grid)
	if kit.CodeOf(err) != kit.InvalidArgument {
		t.Errorf("got %v, want invalid_argument", err)
	}
}
