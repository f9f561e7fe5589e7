package thrift_test

import (
	"context"
	"testing"
	"time"

	kit "github.com/kitc-lang/kit/runtime"
	kitthrift "github.com/kitc-lang/kit/runtime/transport/thrift"
)

// TestLimitsLeaveHandlersAlone calls handlers that take longer than any limit, over connections that are kept.
func TestLimitsLeaveHandlersAlone(t *testing.T) {
	const limit = 50 * time.Millisecond
	_, addr := serve(t, kitthrift.ServerConfig{ReadTimeout: limit, WriteTimeout: limit, IdleTimeout: limit}, func(ctx context.Context, call *kit.Call) (string, error) {
		select {
		case <-ctx.Done():
			return "", kit.Errorf(kit.Aborted, "cut off: %v", ctx.Err())
		case <-time.After(5 * limit):
			return echo(ctx, call)
		}
	})
	for name, framing := range map[string]kitthrift.Framing{
		"header": kitthrift.THeader, "framed": kitthrift.Framed, "unframed": kitthrift.Unframed, "post": kitthrift.Post,
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			client := dial(t, addr, kitthrift.ClientConfig{Framing: framing})
			for range 2 {
				if got, err := call(t.Context(), client, "Echo", "a"); got != "a" || err != nil {
					t.Errorf("got %q, %v", got, err)
				}
			}
		})
	}
}
