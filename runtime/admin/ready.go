package admin

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"net/http"
	"slices"
	"strings"
	"sync"
	"time"

	kit "github.com/kitc-lang/kit/runtime"
	"github.com/kitc-lang/kit/runtime/cluster"
)

// checkTimeout is how long a check may take.
const checkTimeout = 2 * time.Second

// readyz says whether the server wants calls. It does while it serves, once the registry has said where the services
// are that it calls, and while its own checks hold. That a service that it calls fails, or has no instance, is shown
// and no reason: taking callers of a broken service out one after the other makes an outage of one the outage of all.
func (p *pages) readyz(w http.ResponseWriter, r *http.Request) {
	lines, ready := p.readiness(r.Context())
	status, word := http.StatusOK, "ready"
	if !ready {
		status, word = http.StatusServiceUnavailable, "not ready"
	}
	plain(w, status)
	_, _ = fmt.Fprintf(w, "%s\n%s", word, strings.Join(lines, ""))
}

func (p *pages) readiness(ctx context.Context) (lines []string, ready bool) {
	ready = true
	say := func(name, state string, holds bool) {
		mark := "ok"
		if !holds {
			mark, ready = "no", false
		}
		lines = append(lines, fmt.Sprintf("%s  %s: %s\n", mark, name, state))
	}
	phase := p.phase()
	say("server", phase.String(), phase == kit.Serving)
	for _, c := range p.clients {
		state, found := c.known()
		switch {
		case !found && c.Address != "":
			say(c.Name, "at "+c.Address, true)
		case !found:
			say(c.Name, "not open", true)
		case !state.Known:
			text := "the registry has not said yet where " + state.Service + " is"
			if state.Err != nil {
				text += ": " + state.Err.Error()
			}
			say(c.Name, text, false)
		default:
			text := count(len(state.Instances), "instance")
			if out := leftOut(state.Instances); out > 0 {
				text += fmt.Sprintf(", of which %d get no calls", out)
			}
			if state.Stale > 0 {
				text += fmt.Sprintf(", but the registry does not answer since %s", state.Stale.Round(time.Second))
			}
			say(c.Name, text, true)
		}
	}
	for i, err := range ask(ctx, p.checks) {
		text := "ok"
		if err != nil {
			text = err.Error()
		}
		say(p.checks[i].name, text, err == nil)
	}
	return lines, ready
}

// leftOut counts the instances that are ejected or draining.
func leftOut(all []cluster.InstanceState) (n int) {
	for _, i := range all {
		if i.Ejected || i.Draining {
			n++
		}
	}
	return n
}

func count(n int, what string) string {
	if n == 1 {
		return "1 " + what
	}
	return fmt.Sprintf("%d %ss", n, what)
}

// check is something that the program wants to be asked.
type check struct {
	name string
	ask  func(context.Context) error
	busy sync.Mutex // held while it is asked
}

func newChecks(by map[string]func(context.Context) error) []*check {
	var all []*check
	for name, ask := range by {
		if ask != nil {
			all = append(all, &check{name: name, ask: ask})
		}
	}
	slices.SortFunc(all, func(a, b *check) int { return cmp.Compare(a.name, b.name) })
	return all
}

// ask asks all checks at once, and gives what they say, in their order.
func ask(ctx context.Context, checks []*check) []error {
	ctx, cancel := context.WithTimeout(ctx, checkTimeout)
	defer cancel()
	answers := make([]chan error, len(checks))
	for i, c := range checks {
		answers[i] = make(chan error, 1)
		go c.run(ctx, answers[i])
	}
	results := make([]error, len(checks))
	for i, answer := range answers {
		select {
		case results[i] = <-answer:
			continue
		case <-ctx.Done():
		}
		select {
		case results[i] = <-answer: // while an earlier one was waited for
		default:
			results[i] = errors.New("it does not answer")
		}
	}
	return results
}

// run asks, unless the last time has not ended yet.
func (c *check) run(ctx context.Context, answer chan<- error) {
	if !c.busy.TryLock() {
		answer <- errors.New("it has not answered yet when it was asked before")
		return
	}
	defer c.busy.Unlock()
	defer func() {
		if p := recover(); p != nil {
			answer <- fmt.Errorf("the check panicked: %v", p)
		}
	}()
	answer <- c.ask(ctx)
}
