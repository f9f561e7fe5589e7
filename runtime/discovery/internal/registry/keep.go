package registry

import (
	"context"
	"log/slog"
	"sync"
	"time"
)

// Listing is an instance's place in a registry.
type Listing interface {
	// List puts the instance into the registry. It may be there already.
	List(ctx context.Context) error
	// Hold keeps it there until ctx ends. An error says that it is not, or that nobody knows.
	Hold(ctx context.Context) error
	// Remove takes it out, and closes what List opened. It is called once, after
	// the others have returned, also where the instance is not listed or ctx has ended.
	Remove(ctx context.Context) error
}

// listTimeout bounds one try to list an instance again: a registry that takes the question, and is gone before it
// answers, would be waited for until the system gives the connection up.
const listTimeout = 10 * time.Second

// Keep lists an instance, and lists it again whenever the registry has lost it, until withdraw is called, which is
// bounded by its context. Only the first try is bounded by ctx, and only its failure is an error: later ones
// are repeated, and told to log (nil: slog.Default()).
func Keep(ctx context.Context, listing Listing, log *slog.Logger) (withdraw func(context.Context) error, err error) {
	if err := listing.List(ctx); err != nil {
		clean, cancel := context.WithTimeout(context.WithoutCancel(ctx), firstWait)
		defer cancel()
		_ = listing.Remove(clean) // what it opened, and what arrived nevertheless; why it failed is known
		return nil, err
	}
	if log == nil {
		log = slog.Default()
	}
	kept, stop := context.WithCancel(context.WithoutCancel(ctx))
	done := make(chan struct{})
	go func() {
		defer close(done)
		keep(kept, listing, log)
	}()
	var once sync.Once
	return func(ctx context.Context) error {
		var err error
		once.Do(func() {
			stop()
			select {
			case <-done:
				err = listing.Remove(ctx)
			case <-ctx.Done():
				err = ctx.Err()
				go func() { // the keeper ends soon, and what it opened is closed then
					<-done
					_ = listing.Remove(ctx)
				}()
			}
		})
		return err
	}, nil
}

func keep(ctx context.Context, listing Listing, log *slog.Logger) {
	var backoff Backoff
	for {
		begun := time.Now()
		err := listing.Hold(ctx)
		if ctx.Err() != nil {
			return
		}
		log.Warn("the registry has lost this instance, or cannot be reached; it is listed again", "error", err)
		if time.Since(begun) >= firstWait {
			backoff.Reset()
		} else if !Sleep(ctx, backoff.Next()) { // what is lost at once, again and again, must not become a storm
			return
		}
		for again(ctx, listing) != nil {
			if !Sleep(ctx, backoff.Next()) {
				return
			}
		}
		log.Info("the registry lists this instance again")
	}
}

func again(ctx context.Context, listing Listing) error {
	ctx, cancel := context.WithTimeout(ctx, listTimeout)
	defer cancel()
	return listing.List(ctx)
}
