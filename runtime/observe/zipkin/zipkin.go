// Package zipkin takes the spans of runtime/middleware/trace to Zipkin, or to whatever speaks its HTTP API.
package zipkin

import (
	"bytes"
	"cmp"
	"context"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"net/http"
	"net/url"
	"os"
	"path/filepath"
	"sync"
	"time"

	"github.com/openzipkin/zipkin-go/model"
	"github.com/openzipkin/zipkin-go/reporter"

	"github.com/kitc-lang/kit/runtime/middleware/trace"
)

// Config says where the collector is, and how much may wait for it.
type Config struct {
	// Endpoint is where spans are sent: http://HOST:9411/api/v2/spans. It is required.
	Endpoint string
	// Service is the name of the program, for spans of calls that it makes on nobody's behalf (""; that of its
	// executable). Spans of a service have the name of the service.
	Service string
	// MaxSpans is how many spans may wait; further ones are dropped and counted (0: 4096). One takes about half a
	// kilobyte.
	MaxSpans int
	// Batch is how many spans are sent at a time, at most (0: 512).
	Batch int
	// Interval is how long a span waits for others, at most (0: 1 s).
	Interval time.Duration
	// Timeout bounds the sending of a batch (0: 5 s).
	Timeout time.Duration
	// Client sends the batches (nil: one of its own).
	Client *http.Client
	// Logger is told when the collector does not take spans, and when it does again (nil: slog.Default()).
	Logger *slog.Logger
}

// Exporter is a trace.Exporter that sends spans in batches, on a goroutine of its own. What the collector does not
// take is kept and tried again as long as there is room.
type Exporter struct {
	cfg   Config
	owned bool               // the client is its own
	abort context.CancelFunc // ends what is being sent
	wake  chan struct{}      // there is a whole batch
	quit  chan struct{}      // closed by Close
	close sync.Once
	done  chan struct{} // closed when nothing more is sent

	mu      sync.Mutex
	pending []trace.Span
	ended   bool
	sent    int64
	dropped int64
	failed  bool // the collector did not take the last batch
}

// maxError is the most of an error that goes into a span, in bytes.
const maxError = 512

// New starts an exporter. Close ends it.
func New(cfg Config) (*Exporter, error) {
	u, err := url.Parse(cfg.Endpoint)
	if err != nil || u.Host == "" || u.Scheme != "http" && u.Scheme != "https" {
		return nil, fmt.Errorf("zipkin: the endpoint %q is no URL such as http://127.0.0.1:9411/api/v2/spans", cfg.Endpoint)
	}
	cfg.Service = cmp.Or(cfg.Service, filepath.Base(os.Args[0]))
	cfg.MaxSpans = max(cmp.Or(cfg.MaxSpans, 4096), 1)
	cfg.Batch = max(cmp.Or(cfg.Batch, 512), 1)
	cfg.Interval = cmp.Or(cfg.Interval, time.Second)
	cfg.Timeout = cmp.Or(cfg.Timeout, 5*time.Second)
	if cfg.Logger == nil {
		cfg.Logger = slog.Default()
	}
	e := &Exporter{cfg: cfg, wake: make(chan struct{}, 1), quit: make(chan struct{}), done: make(chan struct{})}
	if cfg.Client == nil {
		e.owned = true
		e.cfg.Client = &http.Client{Transport: &http.Transport{Proxy: http.ProxyFromEnvironment, MaxIdleConnsPerHost: 1, IdleConnTimeout: time.Minute}}
	}
	ctx, abort := context.WithCancel(context.Background())
	e.abort = abort
	go e.run(ctx)
	return e, nil
}

// Export implements trace.Exporter. A span that there is no room for is dropped.
func (e *Exporter) Export(s *trace.Span) {
	e.mu.Lock()
	defer e.mu.Unlock()
	if e.ended || len(e.pending) >= e.cfg.MaxSpans {
		e.dropped++
		return
	}
	e.pending = append(e.pending, *s)
	if last := &e.pending[len(e.pending)-1]; len(last.Error) > maxError {
		last.Error = string([]byte(last.Error[:maxError])) // and not the rest of it behind the same string
	}
	if len(e.pending) >= e.cfg.Batch && !e.failed {
		select {
		case e.wake <- struct{}{}:
		default:
		}
	}
}

// Stats is what has become of the spans.
type Stats struct {
	Sent    int64 // that the collector took
	Dropped int64 // that there was no room for, that the collector refused, or that were left at the end
	Pending int
}

// Stats tells what has become of the spans until now.
func (e *Exporter) Stats() Stats {
	e.mu.Lock()
	defer e.mu.Unlock()
	return Stats{Sent: e.sent, Dropped: e.dropped, Pending: len(e.pending)}
}

// Close sends what waits, and ends the exporter. What is not sent when ctx ends is dropped, which is an error.
func (e *Exporter) Close(ctx context.Context) error {
	stop := context.AfterFunc(ctx, e.abort)
	defer stop()
	e.close.Do(func() {
		e.mu.Lock()
		e.ended = true
		e.mu.Unlock()
		close(e.quit)
	})
	<-e.done
	e.abort()
	if e.owned {
		e.cfg.Client.CloseIdleConnections()
	}
	e.mu.Lock()
	defer e.mu.Unlock()
	left := len(e.pending)
	e.pending = nil
	e.dropped += int64(left)
	if left > 0 {
		return fmt.Errorf("zipkin: %d spans were not sent", left)
	}
	return nil
}

func (e *Exporter) run(ctx context.Context) {
	defer close(e.done)
	tick := time.NewTicker(e.cfg.Interval)
	defer tick.Stop()
	for {
		select {
		case <-tick.C:
			e.flush(ctx)
		case <-e.wake:
			e.flush(ctx)
		case <-e.quit:
			e.flush(ctx)
			return
		}
	}
}

// flush sends what waits, in batches, until the collector does not take one.
func (e *Exporter) flush(ctx context.Context) {
	for {
		batch := e.batch()
		if len(batch) == 0 {
			return
		}
		err := e.send(ctx, batch)
		e.settle(len(batch), err)
		if err != nil && !errors.As(err, new(refused)) {
			return
		}
	}
}

// batch gives the spans that are sent next, which stay where they are.
func (e *Exporter) batch() []*model.SpanModel {
	e.mu.Lock()
	defer e.mu.Unlock()
	var spans []*model.SpanModel
	for i := range e.pending[:min(len(e.pending), e.cfg.Batch)] {
		spans = append(spans, spanModel(&e.pending[i], e.cfg.Service))
	}
	return spans
}

// settle takes spans out that were sent, or that the collector never will take.
func (e *Exporter) settle(n int, err error) {
	e.mu.Lock()
	defer e.mu.Unlock()
	before := e.failed
	e.failed = err != nil
	if err == nil {
		e.sent += int64(n)
	} else if errors.As(err, new(refused)) {
		e.dropped += int64(n)
	}
	switch {
	case err != nil && !before:
		e.cfg.Logger.Warn("zipkin: the collector does not take spans", "endpoint", e.cfg.Endpoint, "error", err)
	case err == nil && before:
		e.cfg.Logger.Info("zipkin: the collector takes spans again", "endpoint", e.cfg.Endpoint, "dropped", e.dropped)
	}
	if err != nil && !errors.As(err, new(refused)) {
		return
	}
	kept := copy(e.pending, e.pending[n:])
	clear(e.pending[kept:])
	e.pending = e.pending[:kept]
}

// refused is an answer that the same spans would get again.
type refused int

func (r refused) Error() string {
	return fmt.Sprintf("it answers %d %s", int(r), http.StatusText(int(r)))
}

// maxAnswer is how much of an answer is read, so that the connection can be used again.
const maxAnswer = 64 << 10

func (e *Exporter) send(ctx context.Context, spans []*model.SpanModel) error {
	var serializer reporter.JSONSerializer
	body, err := serializer.Serialize(spans)
	if err != nil {
		return err
	}
	ctx, cancel := context.WithTimeout(ctx, e.cfg.Timeout)
	defer cancel()
	r, err := http.NewRequestWithContext(ctx, http.MethodPost, e.cfg.Endpoint, bytes.NewReader(body))
	if err != nil {
		return err
	}
	r.Header.Set("Content-Type", serializer.ContentType())
	r.Header.Set("b3", "0") // what stands between here and the collector is not to trace the sending of traces
	answer, err := e.cfg.Client.Do(r)
	if err != nil {
		return err
	}
	defer func() { _ = answer.Body.Close() }() // it is of no interest
	_, _ = io.CopyN(io.Discard, answer.Body, maxAnswer)
	switch code := answer.StatusCode; {
	case code >= 200 && code <= 299:
		return nil
	case code >= 400 && code <= 499 && code != http.StatusRequestTimeout && code != http.StatusTooManyRequests && code != http.StatusNotFound:
		return refused(code)
	default:
		return fmt.Errorf("it answers %s", answer.Status)
	}
}
