package main

import (
	"fmt"
	"io"
	"sync/atomic"
	"time"
)

// progress tells a person at a terminal what long work has come to, on one line that goes away.
type progress struct {
	step  string
	total int
	done  atomic.Int64
}

// add counts steps. It does nothing on a nil progress.
func (p *progress) add(n int64) {
	if p != nil {
		p.done.Add(n)
	}
}

// during runs f and shows how far it is, where it takes long and w is a terminal.
func during(w io.Writer, step string, total int, f func(*progress) error) error {
	p := &progress{step: step, total: total}
	if !terminal(w) {
		return f(p)
	}
	stop, stopped := make(chan struct{}), make(chan struct{})
	go func() {
		defer close(stopped)
		p.show(w, stop)
	}()
	defer func() {
		close(stop)
		<-stopped
	}()
	return f(p)
}

// show writes the line again and again, and in the end clears it.
func (p *progress) show(w io.Writer, stop <-chan struct{}) {
	const patience, pace = 700 * time.Millisecond, 100 * time.Millisecond
	wait := time.NewTimer(patience)
	defer wait.Stop()
	shown := false
	for {
		select {
		case <-stop:
			if shown {
				fmt.Fprint(w, "\r\x1b[K")
			}
			return
		case <-wait.C:
			fmt.Fprintf(w, "\r\x1b[K%s %d of %d", p.step, p.done.Load(), p.total)
			shown = true
			wait.Reset(pace)
		}
	}
}
