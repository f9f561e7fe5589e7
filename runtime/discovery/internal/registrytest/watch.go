// Package registrytest watches a discovery in a test, one change after the other.
package registrytest

import (
	"context"
	"strings"
	"testing"
	"time"

	kit "github.com/kitc-lang/kit/runtime"
)

// patience is how long a change may take: far longer than it does, for a busy machine.
const patience = 40 * time.Second

// Watch is a watch that a test reads step by step.
type Watch struct {
	t     testing.TB
	steps chan step
}

type step struct {
	instances []kit.Instance
	err       error
}

// Start begins a watch. The test fails where it does not end promptly afterwards.
func Start(t testing.TB, d kit.Discovery, service string) *Watch {
	t.Helper()
	ctx, cancel := context.WithCancel(context.Background())
	w := &Watch{t, make(chan step)}
	done := make(chan struct{})
	go func() {
		defer close(done)
		for instances, err := range d.Watch(ctx, service) {
			select {
			case w.steps <- step{instances, err}:
			case <-ctx.Done():
				return
			}
		}
	}()
	t.Cleanup(func() {
		cancel()
		select {
		case <-done:
		case <-time.After(5 * time.Second):
			t.Error("the watch has not ended 5 s after its context")
		}
	})
	return w
}

func (w *Watch) next() step {
	w.t.Helper()
	select {
	case s := <-w.steps:
		return s
	case <-time.After(patience):
		w.t.Fatal("the watch says nothing")
		return step{}
	}
}

// Instances gives what the watch says next, which must be no error.
func (w *Watch) Instances() []kit.Instance {
	w.t.Helper()
	s := w.next()
	if s.err != nil {
		w.t.Fatalf("the watch gives the error %q", s.err)
	}
	return s.instances
}

// Want demands that the next list is that of some addresses.
func (w *Watch) Want(addresses ...string) {
	w.t.Helper()
	var got []string
	for _, i := range w.Instances() {
		got = append(got, i.Address)
	}
	if strings.Join(got, " ") != strings.Join(addresses, " ") {
		w.t.Fatalf("the watch gives %q, not %q", got, addresses)
	}
}

// Until demands that the list becomes that of some addresses, over any number of steps.
func (w *Watch) Until(addresses ...string) {
	w.t.Helper()
	want := strings.Join(addresses, " ")
	for {
		var got []string
		for _, i := range w.Instances() {
			got = append(got, i.Address)
		}
		if strings.Join(got, " ") == want {
			return
		}
	}
}

// Err demands that the watch gives an error next.
func (w *Watch) Err() error {
	w.t.Helper()
	s := w.next()
	if s.err == nil {
		w.t.Fatalf("the watch gives %v, not an error", s.instances)
	}
	return s.err
}

// Silent demands that the watch says nothing for some time.
func (w *Watch) Silent(d time.Duration) {
	w.t.Helper()
	select {
	case s := <-w.steps:
		w.t.Fatalf("the watch gives %v, %v without a reason", s.instances, s.err)
	case <-time.After(d):
	}
}
