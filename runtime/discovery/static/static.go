// Package static is addresses that are written down.
package static

import (
	"context"
	"errors"
	"fmt"
	"iter"

	kit "github.com/kitc-lang/kit/runtime"
)

// Config is what a program may say about the addresses.
type Config struct {
	// Addresses is where the instances are, as HOST:PORT, or with a scheme in front.
	Addresses []string
}

// Discovery is a kit.Discovery of the same instances for every service.
type Discovery struct{ instances []kit.Instance }

// New makes a discovery of some addresses, of which there is at least one.
func New(cfg Config) (*Discovery, error) {
	if len(cfg.Addresses) == 0 {
		return nil, errors.New("static: there are no addresses")
	}
	d := &Discovery{}
	for _, a := range cfg.Addresses {
		d.instances = append(d.instances, kit.Instance{Address: a})
	}
	return d, nil
}

// Watch implements kit.Discovery.
func (d *Discovery) Watch(ctx context.Context, _ string) iter.Seq2[[]kit.Instance, error] {
	return func(yield func([]kit.Instance, error) bool) {
		if yield(d.instances, nil) {
			<-ctx.Done()
		}
	}
}

// Register implements kit.Discovery: it cannot.
func (d *Discovery) Register(context.Context, string, kit.Instance) (func(context.Context) error, error) {
	return nil, fmt.Errorf("static: addresses that are written down: %w", errors.ErrUnsupported)
}
