package main

import (
	"log/slog"
	"time"

	prom "github.com/prometheus/client_golang/prometheus"

	kit "github.com/kitc-lang/kit/runtime"
	kitlog "github.com/kitc-lang/kit/runtime/middleware/log"
	kitrecover "github.com/kitc-lang/kit/runtime/middleware/recover"
	"github.com/kitc-lang/kit/runtime/middleware/timeout"
	"github.com/kitc-lang/kit/runtime/middleware/trace"
	kitmetrics "github.com/kitc-lang/kit/runtime/observe/prometheus"
)

// nowhere takes spans, and does nothing with them.
type nowhere struct{}

func (nowhere) Export(*trace.Span) {}

// ownChains are made of Kit's own middlewares: first what a service has that nobody watches.
func ownChains() []chain {
	recovers := kitrecover.New(kitrecover.Config{})
	ends := timeout.New(timeout.Config{After: 30 * time.Second})
	watched := func(share float64) []kit.Middleware {
		many := kit.Rate{Count: 1 << 30, Per: time.Second}
		return []kit.Middleware{
			recovers,
			trace.New(trace.Config{Exporter: nowhere{}, Sample: share, Limit: many}),
			kitmetrics.New(kitmetrics.Config{Registerer: prom.NewRegistry()}),
			kitlog.New(kitlog.Config{Logger: slog.New(slog.DiscardHandler)}),
			ends,
		}
	}
	return []chain{
		kitChainOf("recover, timeout", kit.Wrap(get, recovers, ends)),
		kitChainOf("recover, trace, metrics, log (off), timeout; no trace sampled", kit.Wrap(get, watched(-1)...)),
		kitChainOf("the same, 1% of the traces sampled", kit.Wrap(get, watched(0.01)...)),
		kitChainOf("the same, all of them sampled", kit.Wrap(get, watched(1)...)),
	}
}
