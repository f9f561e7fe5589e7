// Package cors tells browsers which pages of other origins may call a service, as the Fetch standard has it
// (https://fetch.spec.whatwg.org/#http-cors-protocol). The protocol is that of github.com/rs/cors; here are the
// defaults, and the checks of what is configured.
package cors

import (
	"fmt"
	"net/http"
	"strings"
	"time"

	"github.com/rs/cors"
)

// Config is what a program may say about the middleware.
type Config struct {
	// Origins are the pages that may call: "https://shop.example", "https://*.shop.example" for all below a
	// name, or "*" for every page. None means that no page may.
	Origins []string
	// Methods are the verbs that they may use (none: GET, HEAD, POST, PUT, PATCH and DELETE).
	Methods []string
	// Headers are the headers that they may send beside those that every page may (none: Content-Type,
	// Authorization, Idempotency-Key and those of traces and deadlines).
	Headers []string
	// Expose are the headers of an answer that they may read beside those that every page may (none: Kit-Retry,
	// Retry-After and Location).
	Expose []string
	// Credentials says that browsers may send cookies and logins of their own accord. It goes with no origin
	// of "*".
	Credentials bool
	// MaxAge is how long a browser may keep an answer to its question whether it may call (0: it does not;
	// browsers bound it to 10 minutes up to a day).
	MaxAge time.Duration
}

// New gives the middleware, which stands around a handler of net/http: it answers the browser's questions
// (preflights) itself. It panics where the Config contradicts itself, so that no server starts with it.
func New(cfg Config) func(http.Handler) http.Handler {
	if err := cfg.check(); err != nil {
		panic(err)
	}
	c := cors.New(cors.Options{
		AllowedOrigins:   or(cfg.Origins, []string{"null, nobody"}), // rs/cors takes none for all
		AllowedMethods:   or(cfg.Methods, []string{"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE"}),
		AllowedHeaders:   or(cfg.Headers, defaultHeaders),
		ExposedHeaders:   or(cfg.Expose, []string{"Kit-Retry", "Retry-After", "Location"}),
		AllowCredentials: cfg.Credentials,
		MaxAge:           int(cfg.MaxAge / time.Second),
	})
	return c.Handler
}

var defaultHeaders = []string{
	"Content-Type", "Authorization", "Idempotency-Key", "Kit-Timeout", "B3", "X-B3-TraceId", "X-B3-SpanId", "X-B3-ParentSpanId", "X-B3-Sampled",
	"Traceparent", "Tracestate",
}

func or(list, standard []string) []string {
	if len(list) == 0 {
		return standard
	}
	return list
}

func (cfg Config) check() error {
	for _, o := range cfg.Origins {
		scheme, host, ok := strings.Cut(o, "://")
		switch {
		case o == "*" && cfg.Credentials:
			return fmt.Errorf("cors: every origin may call, and with credentials: name the origins that may")
		case o == "*" || o == "null":
		case !ok || scheme == "" || host == "" || strings.ContainsAny(host, "/?# ") || strings.Count(o, "*") > 1 || strings.Contains(host, "*") && !strings.HasPrefix(host, "*."):
			return fmt.Errorf("cors: %q is no origin: write https://HOST, https://HOST:PORT, https://*.DOMAIN or *", o)
		}
	}
	return nil
}
