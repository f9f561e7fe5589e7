package registry

import (
	"context"
	"iter"
	"time"

	kit "github.com/kitc-lang/kit/runtime"
)

// Poll makes a watch of a question that is asked again and again, also while it fails: it costs little.
func Poll(ctx context.Context, every time.Duration, ask func(context.Context) ([]kit.Instance, error)) iter.Seq2[[]kit.Instance, error] {
	return func(yield func([]kit.Instance, error) bool) {
		f := follower{ctx: ctx, yield: yield}
		for {
			instances, err := ask(ctx)
			if ctx.Err() != nil {
				return
			}
			if err != nil && !f.lost(err) || err == nil && !f.found(instances) {
				return
			}
			if !Sleep(ctx, every) {
				return
			}
		}
	}
}
