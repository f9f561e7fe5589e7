package policytest

import (
	"context"
	"testing"

	"github.com/kitc-lang/kit/backends/go/internal/golden/retries"
	kit "github.com/kitc-lang/kit/runtime"
)

// TestLocalAdvises has a service in the same process, which calls one that is down, say what a served one does.
func TestLocalAdvises(t *testing.T) {
	down := &relay{pass: func(ctx context.Context, _ *retries.PassInput) (string, error) {
		if call := kit.ServerCall(ctx); call.Method.Name != "Pass" || call.Transport != "http" {
			t.Errorf("the call that runs is %s over %s", call.Method, call.Transport)
		}
		return "", kit.Errorf(kit.Unavailable, "down")
	}}
	client := serve(t, down, "http", retries.RelayClientConfig{})
	inProcess := retries.NewRelayLocal(&relay{pass: func(ctx context.Context, in *retries.PassInput) (string, error) {
		if call := kit.ServerCall(ctx); call.Transport != "local" {
			t.Errorf("the call that runs is %s over %s", call.Method, call.Transport)
		}
		_, err := client.Pass(ctx, in)
		return "", err
	}}, retries.RelayServerConfig{})
	outer := &relay{pass: func(ctx context.Context, in *retries.PassInput) (string, error) {
		_, err := inProcess.Pass(ctx, in)
		return "", err
	}}
	caller := serve(t, outer, "http", retries.RelayClientConfig{})
	if _, err := caller.Pass(t.Context(), &retries.PassInput{}); kit.CodeOf(err) != kit.Unavailable {
		t.Error(err)
	}
	if down.called.Load() != 3 || outer.called.Load() != 1 {
		t.Errorf("the one that is down was called %d times, the one before it %d times; want 3 and 1", down.called.Load(), outer.called.Load())
	}
}
