package hedge

import (
	"context"
	"errors"
	"fmt"
	"maps"
	"reflect"
	"runtime/debug"
	"sync"
	"time"

	kit "github.com/kitc-lang/kit/runtime"
	"github.com/kitc-lang/kit/runtime/middleware/internal/budget"
)

// race is the tries of one call.
type race struct {
	cfg    *Config
	budget *budget.Budget
	next   kit.Handler

	ctx    context.Context // of all tries
	cancel context.CancelFunc
	call   kit.Call      // as it was before the first try
	header kit.MapHeader // as it was before the first try, nil where that was empty
	timer  *time.Timer   // starts the next try
	others sync.WaitGroup

	mu      sync.Mutex
	started int
	running int
	decided bool
	winner  *kit.Call // that decided
	err     error     // its result
	broken  *panicked // the panic of another try than the first
}

func (r *race) run(ctx context.Context, call *kit.Call, header kit.MapHeader) error {
	r.ctx, r.cancel = context.WithCancel(ctx)
	defer r.cancel()
	r.call = *call // while no try writes to it
	if len(header) > 0 {
		r.header = maps.Clone(header)
	}
	r.started, r.running = 1, 1
	r.mu.Lock()
	r.timer = time.AfterFunc(r.cfg.Delay, r.again)
	r.mu.Unlock()
	r.first(call)
	r.others.Wait()

	if r.broken != nil {
		panic(r.broken)
	}
	if r.winner != call {
		take(call, r.winner)
	}
	call.Attempt = r.call.Attempt + r.started - 1
	return r.err
}

// first runs the first try. One that panics ends the others.
func (r *race) first(call *kit.Call) {
	ended := false
	defer func() {
		if !ended {
			r.stop()
			r.others.Wait()
		}
	}()
	err := r.next(r.ctx, call)
	ended = true
	r.done(call, err)
}

// again runs one more try, on the goroutine of the timer.
func (r *race) again() {
	call := r.enter()
	if call == nil {
		return
	}
	defer r.others.Done()
	err := errEnded
	ctx, end := kit.BeginTry(r.ctx, call)
	defer func() {
		if p := recover(); p != nil {
			r.mu.Lock()
			r.broken = &panicked{p, debug.Stack()}
			r.mu.Unlock()
			r.stop()
		}
		end(err)
		r.done(call, err)
	}()
	err = r.next(ctx, call)
}

// errEnded is what comes of a try whose goroutine was ended.
var errEnded = errors.New("the goroutine of a hedged try was ended by runtime.Goexit")

// enter gives the call of a further try, nil where there is to be none.
func (r *race) enter() *kit.Call {
	r.mu.Lock()
	defer r.mu.Unlock()
	if r.decided || r.ctx.Err() != nil || !r.budget.Withdraw() {
		return nil
	}
	call := r.call
	call.Attempt += r.started
	call.Header = cloned(r.header)
	if out := reflect.ValueOf(call.Out); pointer(out) {
		call.Out = reflect.New(out.Type().Elem()).Interface()
	}
	r.started++
	r.running++
	r.others.Add(1)
	if r.started < int(r.cfg.Attempts) {
		r.timer.Reset(r.cfg.Delay)
	}
	return &call
}

// cloned gives a copy that can be written to.
func cloned(h kit.MapHeader) kit.MapHeader {
	if h == nil {
		return kit.MapHeader{}
	}
	return maps.Clone(h)
}

// done takes the result of a try. The first answer counts, or else the last failure.
func (r *race) done(call *kit.Call, err error) {
	r.mu.Lock()
	r.running--
	if !r.decided && (err == nil || final(err) || r.running == 0) {
		r.decided, r.winner, r.err = true, call, err
	}
	decided := r.decided
	r.mu.Unlock()
	if decided {
		r.stop()
	}
}

// stop has no further try start, and ends those that are under way.
func (r *race) stop() {
	r.mu.Lock()
	r.decided = true
	r.timer.Stop()
	r.mu.Unlock()
	r.cancel()
}

// take makes a call what came of another try of it.
func take(call, winner *kit.Call) {
	header, out := call.Header, call.Out
	*call = *winner
	call.Header = header
	ours, theirs := reflect.ValueOf(out), reflect.ValueOf(winner.Out)
	if pointer(ours) && pointer(theirs) && ours.Type() == theirs.Type() {
		ours.Elem().Set(theirs.Elem()) // whoever made the call has kept the pointer
		call.Out = out
	}
}

func pointer(v reflect.Value) bool { return v.Kind() == reflect.Pointer && !v.IsNil() }

// panicked is a panic on another goroutine, which goes on on that of the caller.
type panicked struct {
	value any
	stack []byte
}

// Error says what the panic was and where.
func (p *panicked) Error() string { return fmt.Sprintf("%v\n\nthe hedged try:\n%s", p.value, p.stack) }

// Unwrap gives the value of the panic, if that is an error.
func (p *panicked) Unwrap() error {
	err, _ := p.value.(error)
	return err
}
