package registry

import (
	"cmp"
	"context"
	"errors"
	"iter"
	"maps"
	"slices"
	"time"

	kit "github.com/kitc-lang/kit/runtime"
)

// Session is one connection's worth of watching: it calls found with all instances that there are now, and again
// after each change, until found gives false, ctx ends, or the registry does not answer, which is its error.
// Nil asks for the next session at once, as where a registry wants the list to be read anew.
type Session func(ctx context.Context, found func([]kit.Instance) bool) error

var errSilent = errors.New("the registry ended the watch and said nothing")

// Follow makes a watch of sessions, each begun where the last one failed: it yields what there is at once, then
// only changes, one error when the registry goes away, and the list again when it is back. It starts no
// goroutine. Instances are in the order of their addresses; of two with the same one, the first counts.
func Follow(ctx context.Context, session Session) iter.Seq2[[]kit.Instance, error] {
	return func(yield func([]kit.Instance, error) bool) {
		f := follower{ctx: ctx, yield: yield}
		for ctx.Err() == nil && !f.left {
			f.answered = false
			begun := time.Now()
			err := session(ctx, f.found)
			if ctx.Err() != nil || f.left {
				return
			}
			if err == nil && !f.answered {
				err = errSilent
			}
			if err != nil && !f.lost(err) {
				return
			}
			if err != nil || time.Since(begun) < firstWait {
				Sleep(ctx, f.backoff.Next())
			}
		}
	}
}

type follower struct {
	ctx     context.Context
	yield   func([]kit.Instance, error) bool
	backoff Backoff

	known    bool // last is what was yielded, and no error has been since
	last     []kit.Instance
	answered bool // in this session
	down     bool // the error was yielded
	left     bool // the loop over the watch was
}

func (f *follower) found(instances []kit.Instance) bool {
	if f.left || f.ctx.Err() != nil {
		return false
	}
	f.answered = true
	f.backoff.Reset()
	instances = slices.Clone(instances)
	slices.SortStableFunc(instances, func(a, b kit.Instance) int { return cmp.Compare(a.Address, b.Address) })
	instances = slices.CompactFunc(instances, func(a, b kit.Instance) bool { return a.Address == b.Address })
	if f.known && slices.EqualFunc(instances, f.last, equal) {
		return true
	}
	f.known, f.down, f.last = true, false, instances
	f.left = !f.yield(slices.Clone(instances), nil)
	return !f.left
}

func (f *follower) lost(err error) bool {
	f.known = false
	if f.down {
		return true
	}
	f.down = true
	f.left = !f.yield(nil, err)
	return !f.left
}

func equal(a, b kit.Instance) bool {
	return a.Address == b.Address && a.Weight == b.Weight && a.Zone == b.Zone && maps.Equal(a.Metadata, b.Metadata)
}
