// Package spans is how the programs of the shop report what they trace.
package spans

import (
	"context"
	"time"

	"github.com/kitc-lang/kit/runtime/middleware/trace"
	"github.com/kitc-lang/kit/runtime/observe/zipkin"
)

// To gives what spans are handed to, and what sends the last of them: to a collector that speaks the HTTP API of
// Zipkin, or to nobody where there is no endpoint.
func To(endpoint, program string) (to trace.Exporter, flush func(), err error) {
	if endpoint == "" {
		return nil, func() {}, nil
	}
	e, err := zipkin.New(zipkin.Config{Endpoint: endpoint, Service: program})
	if err != nil {
		return nil, nil, err
	}
	return e, func() {
		ctx, cancel := context.WithTimeout(context.Background(), 5*time.Second)
		defer cancel()
		_ = e.Close(ctx) // which it has told of
	}, nil
}
