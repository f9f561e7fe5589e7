// Command driver runs old and new states of one program against each other. It reads calls from standard
// input, makes each with the client of one state on the server of the other, and says what became of it.
package main

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"os"
	"reflect"
	"runtime"
	"strings"
	"sync"
	"time"

	kit "github.com/kitc-lang/kit/runtime"
)

// service is a generated service, as far as the driver cannot find it out by itself.
type service struct {
	serve  func(*host) (*kit.Server, error)
	dial   func(address string) (any, error)
	errors map[string]func() error
}

// Call is one call: of the client of a state on the server of another.
type Call struct {
	ID                     int
	Client, Server         string // states
	ClientName, ServerName string // of the service
	Transport              string
	Method, ServerMethod   string
	Oneway                 bool
	In, Out                json.RawMessage // absent where the method has none
	Error                  string          // what the server answers with, "" for Out
	Fields                 json.RawMessage // of Error
}

// Outcome is what became of a call.
type Outcome struct {
	ID      int
	Called  bool            // the server's handler was reached
	Got     json.RawMessage // what it was given
	Out     json.RawMessage // what the client returned
	Error   string          // the name of a declared error that the client returned
	Fields  json.RawMessage
	Failure string // any other error
}

func main() {
	slog.SetDefault(slog.New(slog.DiscardHandler))
	var calls []Call
	if err := json.NewDecoder(os.Stdin).Decode(&calls); err != nil {
		fail(err)
	}
	groups, order := map[string][]Call{}, []string(nil)
	for _, c := range calls {
		key := strings.Join([]string{c.Server, c.ServerName, c.Client, c.ClientName, c.Transport}, " ")
		if groups[key] == nil {
			order = append(order, key)
		}
		groups[key] = append(groups[key], c)
	}
	var mu sync.Mutex
	out := json.NewEncoder(os.Stdout)
	next := make(chan []Call)
	var workers sync.WaitGroup
	for range 2 * runtime.GOMAXPROCS(0) {
		workers.Go(func() {
			for group := range next {
				for _, o := range run(group) {
					mu.Lock()
					if err := out.Encode(o); err != nil {
						fail(err)
					}
					mu.Unlock()
				}
			}
		})
	}
	for _, key := range order {
		next <- groups[key]
	}
	close(next)
	workers.Wait()
}

func fail(err error) {
	fmt.Fprintln(os.Stderr, "driver:", err)
	os.Exit(1)
}

// run makes the calls of one client on one server.
func run(calls []Call) (outcomes []Outcome) {
	first := calls[0]
	client, server := registry[first.Client][first.ClientName], registry[first.Server][first.ServerName]
	all := func(text string) []Outcome {
		for _, c := range calls {
			outcomes = append(outcomes, Outcome{ID: c.ID, Failure: text})
		}
		return outcomes
	}
	if server.serve == nil {
		return all("the service is gone")
	}
	h := &host{errors: server.errors}
	srv, err := server.serve(h)
	if err == nil {
		err = srv.Listen()
	}
	if err != nil {
		fail(fmt.Errorf("%s %s: %w", first.Server, first.ServerName, err))
	}
	ctx, stop := context.WithCancel(context.Background())
	stopped := make(chan error, 1)
	go func() { stopped <- srv.Run(ctx) }()
	defer func() {
		stop()
		<-stopped
	}()
	address := srv.Addr(first.Transport)
	if address == "" {
		return all("the transport is gone")
	}
	dialled, err := client.dial(first.Transport + "://" + address)
	if err != nil {
		fail(err)
	}
	defer dialled.(io.Closer).Close()
	hanging := map[string]bool{}
	for _, c := range calls {
		if hanging[c.Method] {
			continue // it has failed, and each further call would wait as long
		}
		o := h.call(dialled, client, c)
		hanging[c.Method] = strings.Contains(o.Failure, "deadline_exceeded") || c.Oneway && o.Failure == "" && !o.Called
		outcomes = append(outcomes, o)
	}
	return outcomes
}

// host is the implementation of every service: it notes what it gets, and answers what the call says.
type host struct {
	errors map[string]func() error

	mu      sync.Mutex
	now     Call
	called  bool
	got     []byte
	arrived chan struct{}
}

func (h *host) call(client any, from service, c Call) Outcome {
	h.mu.Lock()
	h.now, h.called, h.got, h.arrived = c, false, nil, make(chan struct{}, 1)
	arrived := h.arrived
	h.mu.Unlock()

	out, err := invoke(client, c)
	if err == nil && c.Oneway {
		select { // it was answered before it ran
		case <-arrived:
		case <-time.After(3 * time.Second):
		}
	}
	h.mu.Lock()
	defer h.mu.Unlock()
	o := Outcome{ID: c.ID, Called: h.called, Got: h.got}
	var declared kit.Declared
	switch {
	case err == nil:
		o.Out = out
	case errors.As(err, &declared):
		o.Error = declared.KitError().Package + "." + declared.KitError().Name
		o.Fields = marshal(declared)
	default:
		o.Failure = err.Error()
		var e *kit.Error
		if errors.As(err, &e) {
			o.Failure = e.Code.String() + ": " + o.Failure
		}
	}
	return o
}

// invoke calls a method of a generated client.
func invoke(client any, c Call) (out []byte, err error) {
	ctx, cancel := context.WithTimeout(context.Background(), 3*time.Second)
	defer cancel()
	m := reflect.ValueOf(client).MethodByName(c.Method)
	if !m.IsValid() {
		fail(fmt.Errorf("%T has no method %s", client, c.Method))
	}
	args := []reflect.Value{reflect.ValueOf(ctx)}
	if m.Type().NumIn() == 2 {
		in := reflect.New(m.Type().In(1).Elem())
		if err := json.Unmarshal(c.In, in.Interface()); err != nil {
			fail(fmt.Errorf("%s.%s: the input %s: %w", c.ClientName, c.Method, c.In, err))
		}
		args = append(args, in)
	}
	results := m.Call(args)
	err, _ = results[len(results)-1].Interface().(error)
	if len(results) == 2 && err == nil {
		out = marshal(results[0].Interface())
	}
	return out, err
}

// marshal gives a value as JSON, nil where it holds what JSON has no form for, such as a member that its
// reader does not know.
func marshal(v any) (data []byte) {
	defer func() {
		if recover() != nil {
			data = nil
		}
	}()
	data, err := json.Marshal(v)
	if err != nil || !json.Valid(data) {
		return nil
	}
	return bytes.Clone(data)
}

// answer is the body of every generated method that has an output.
func answer[T any](h *host, in any) (T, error) {
	var out T
	text, err := h.done(in)
	if err != nil {
		return out, err
	}
	if text == nil { // the client's method has none, so that nobody looks at it
		text = []byte("null")
		if t := reflect.TypeFor[T](); t.Kind() == reflect.Pointer {
			return reflect.New(t.Elem()).Interface().(T), nil
		}
	}
	if err := json.Unmarshal(text, &out); err != nil {
		fail(fmt.Errorf("the output %s: %w", text, err))
	}
	return out, nil
}

// nothing is the body of every generated method that has no output.
func nothing(h *host, in any) error {
	_, err := h.done(in)
	return err
}

func (h *host) done(in any) ([]byte, error) {
	h.mu.Lock()
	defer h.mu.Unlock()
	h.called = true
	if in != nil {
		h.got = marshal(in)
	}
	select {
	case h.arrived <- struct{}{}:
	default:
	}
	if h.now.Error == "" {
		return h.now.Out, nil
	}
	err := h.errors[h.now.Error]()
	if e := json.Unmarshal(h.now.Fields, err); e != nil {
		fail(fmt.Errorf("the error %s %s: %w", h.now.Error, h.now.Fields, e))
	}
	return nil, err
}

// prepare fills a generated Config: free ports, no delay at the end, and proofs that are there or not. What
// proves something is told by the name of the auth in Go: "bearer", "basic" or the name of a header.
func prepare(cfg any, proofs map[string]string) {
	v := reflect.ValueOf(cfg).Elem()
	for i := range v.NumField() {
		name, f := v.Type().Field(i).Name, v.Field(i)
		switch p := f.Addr().Interface().(type) {
		case *kit.ServerConfig:
			p.DrainDelay = -1
		case *kit.Authenticator:
			*p = authenticator(proofs[strings.TrimPrefix(name, "Authenticate")])
		case *func(context.Context) (string, error):
			*p = func(context.Context) (string, error) { return "proof", nil }
		case *func(context.Context) (string, string, error):
			*p = func(context.Context) (string, string, error) { return "name", "proof", nil }
		default:
			if f.Kind() == reflect.Struct && f.FieldByName("Addr").IsValid() {
				f.FieldByName("Addr").SetString("127.0.0.1:0")
			}
		}
	}
}

func authenticator(by string) kit.Authenticator {
	return func(ctx context.Context, call *kit.Call) (context.Context, error) {
		proved := false
		switch by {
		case "bearer":
			proved = kit.BearerToken(call) != ""
		case "basic":
			_, _, proved = kit.BasicLogin(call)
		default:
			proved = call.Header.Get(by) != ""
		}
		if !proved {
			return nil, kit.Errorf(kit.Unauthenticated, "nothing proves who calls")
		}
		return kit.WithIdentity(ctx, &kit.Identity{Subject: "somebody", Scopes: []string{"admin", "stock:write"}}), nil
	}
}
