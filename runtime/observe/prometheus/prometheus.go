// Package prometheus counts calls, measures how long they take, and shows it to Prometheus: the middleware
// `metrics`.
//
// The labels of its metrics are the names of services, methods, codes and transports, which .kit files fix. No
// label is made of what a call carries. A series appears when it is used for the first time.
package prometheus

import (
	"context"
	"log/slog"
	"net/http"
	"time"

	prom "github.com/prometheus/client_golang/prometheus"
	"github.com/prometheus/client_golang/prometheus/promhttp"

	kit "github.com/kitc-lang/kit/runtime"
)

// Config is what a program may say about the middleware. Its zero value works.
type Config struct {
	// Registerer takes the metrics (nil: prometheus.DefaultRegisterer). Servers and clients that share one
	// share their metrics.
	Registerer prom.Registerer
	// Gatherer gives what Handler shows (nil: the Registerer, where it can, and otherwise
	// prometheus.DefaultGatherer).
	Gatherer prom.Gatherer
	// Buckets are the upper bounds of the classic buckets of durations, in seconds and ascending (nil: from
	// 1 ms to 10 s; empty: there are native histograms only). Who shares a Registerer shares them: those of
	// the first count.
	Buckets []float64
	// Logger is told when metrics cannot be registered (nil: slog.Default()).
	Logger *slog.Logger
}

// New gives the middleware. Metrics that the Registerer has already are used again. Ones that it does not take,
// because something else has their names, are counted all the same, shown nowhere, and said so to the Logger.
//
// A call costs no allocation, but for one in a second and method, whose trace is kept as an exemplar.
func New(cfg Config) kit.Middleware {
	m := newMetrics(cfg)
	return func(next kit.Handler) kit.Handler {
		var known cache
		return func(ctx context.Context, call *kit.Call) error {
			s := m.series(&known, call)
			t := s.begin(call)
			// Also where next panics: that is an internal error, whoever turns it into one.
			defer t.end(ctx, call)
			err := next(ctx, call)
			t.code = kit.CodeOf(err)
			return err
		}
	}
}

// Handler shows the metrics to whoever scrapes them: as text, or with native histograms to a Prometheus that asks
// for these.
func (cfg Config) Handler() http.Handler {
	return promhttp.HandlerFor(cfg.gatherer(), promhttp.HandlerOpts{
		ErrorHandling:       promhttp.ContinueOnError, // what can be shown is
		EnableOpenMetrics:   true,                     // which shows exemplars
		MaxRequestsInFlight: 4,
		Timeout:             10 * time.Second,
	})
}

func (cfg Config) registerer() prom.Registerer {
	if cfg.Registerer == nil {
		return prom.DefaultRegisterer
	}
	return cfg.Registerer
}

func (cfg Config) gatherer() prom.Gatherer {
	if cfg.Gatherer != nil {
		return cfg.Gatherer
	}
	if g, ok := cfg.registerer().(prom.Gatherer); ok {
		return g
	}
	return prom.DefaultGatherer
}

func (cfg Config) logger() *slog.Logger {
	if cfg.Logger == nil {
		return slog.Default()
	}
	return cfg.Logger
}
