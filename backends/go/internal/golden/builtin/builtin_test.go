package builtin_test

import (
	"context"
	"errors"
	"io"
	"log/slog"
	"testing"

	"github.com/kitc-lang/kit/backends/go/internal/golden/builtin"
	kit "github.com/kitc-lang/kit/runtime"
)

type all struct{}

func (all) Get(context.Context, *builtin.GetInput) (string, error) { return "got", nil }
func (all) Also(context.Context) error                             { return nil }
func (all) Scarce(context.Context) error                           { return nil }
func (all) Free(context.Context) error                             { return nil }
func (all) Charge(context.Context, *builtin.ChargeInput) ([]builtin.Receipt, error) {
	return nil, errors.ErrUnsupported
}

// TestOneLimitForAllWhoShareIt uses up what two methods share; a limit of a method's own is not touched by that.
func TestOneLimitForAllWhoShareIt(t *testing.T) {
	var cfg builtin.AllServerConfig
	cfg.Log.Logger = slog.New(slog.NewTextHandler(io.Discard, nil))
	client := builtin.NewAllLocal(all{}, cfg)
	ctx := t.Context()
	get := func() error { _, err := client.Get(ctx, &builtin.GetInput{ID: "a"}); return err }
	also := func() error { return client.Also(ctx) }
	scarce := func() error { return client.Scarce(ctx) }
	free := func() error { return client.Free(ctx) }
	for i, step := range []struct {
		name string
		call func() error
		want kit.Code
	}{
		{"Get", get, kit.OK},
		{"Also", also, kit.OK},
		{"Get", get, kit.ResourceExhausted},
		{"Also", also, kit.ResourceExhausted},
		{"Scarce", scarce, kit.OK},
		{"Scarce", scarce, kit.ResourceExhausted},
		{"Free", free, kit.OK},
		{"Free", free, kit.OK},
		{"Free", free, kit.OK},
	} {
		err := step.call()
		var e *kit.Error
		if got := kit.CodeOf(err); got != step.want || err != nil && !errors.As(err, &e) {
			t.Errorf("call %d, of %s: %v, want %s", i+1, step.name, err, step.want)
		}
	}
}
