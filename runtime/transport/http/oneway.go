package http

import (
	"context"
	"fmt"
	"runtime/debug"
	"sync"

	kit "github.com/kitc-lang/kit/runtime"
)

// background is the calls that nobody waits for and that still run.
type background struct {
	slots  chan struct{} // nil for no bound
	group  sync.WaitGroup
	ctx    context.Context // ends when the server will wait no longer
	cancel context.CancelFunc
}

func newBackground(most int) *background {
	b := &background{}
	b.ctx, b.cancel = context.WithCancel(context.Background())
	if most > 0 {
		b.slots = make(chan struct{}, most)
	}
	return b
}

// enter takes a place for one more call, and reports whether there was one.
func (b *background) enter() bool {
	if b.slots != nil {
		select {
		case b.slots <- struct{}{}:
		default:
			return false
		}
	}
	b.group.Add(1)
	return true
}

func (b *background) leave() {
	if b.slots != nil {
		<-b.slots
	}
	b.group.Done()
}

// wait waits for the calls that run, and has them cancelled when ctx ends; it then gives the error of ctx.
func (b *background) wait(ctx context.Context) error {
	done := make(chan struct{})
	go func() {
		b.group.Wait()
		close(done)
	}()
	select {
	case <-done:
		b.cancel()
		return nil
	case <-ctx.Done():
		b.cancel()
		return ctx.Err()
	}
}

// RunOneway runs a method whose callers wait for no result. It returns once the input is found to be right,
// and the method goes on, in a context that the request does not end; or with the error that came before.
func (x *Exchange) RunOneway(method *kit.Method, h kit.Handler, in any) error {
	b := x.server.oneway
	if !b.enter() {
		return kit.Errorf(kit.Unavailable, "%s: too many calls are still at work", method)
	}
	ctx, cancel := context.WithCancel(context.WithoutCancel(x.r.Context()))
	ctx, call := kit.Serve(ctx, x.call(method, in))
	accepted, ended := make(chan struct{}), make(chan error, 1)
	call.OnAccept(sync.OnceFunc(func() { close(accepted) }))
	stop := context.AfterFunc(b.ctx, cancel)
	logger := x.server.cfg.Logger
	go func() {
		defer b.leave()
		defer cancel()
		defer stop()
		defer func() {
			if p := recover(); p != nil {
				logger.Error("http: a handler panicked", "method", method.String(), "panic", fmt.Sprint(p), "stack", string(debug.Stack()))
				ended <- kit.Errorf(kit.Internal, "internal error")
			}
		}()
		ended <- h(ctx, call)
	}()
	select {
	case <-accepted:
		return nil
	case err := <-ended:
		return err
	case <-x.r.Context().Done(): // nobody is there to be told, and nothing has begun
		cancel()
		return context.Cause(x.r.Context())
	}
}
