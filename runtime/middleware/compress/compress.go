// Package compress shortens the answers of an HTTP server with gzip (RFC 1952), for clients that take it (RFC 9110,
// section 12.5.3), and reads requests that were shortened. The encoding is that of github.com/klauspost/compress;
// here are the defaults, and the bound on what a request may grow to.
//
// An answer that holds both a secret and what an attacker chose tells the secret by its length (BREACH,
// http://breachattack.com): a service that gives back tokens beside the caller's own text does without. Thrift has
// a compression of its own in THeader.
package compress

import (
	"errors"
	"io"
	"net/http"
	"strings"

	"github.com/klauspost/compress/gzhttp"
	"github.com/klauspost/compress/gzip"
)

// Config is what a program may say about the middleware.
type Config struct {
	// MinSize is the shortest answer, in bytes, that is worth it (negative: all are).
	MinSize int64
	// Level is how hard to try, from 1 to 9.
	Level int32
}

// New gives the middleware, which stands around a handler of net/http.
func New(cfg Config) func(http.Handler) http.Handler {
	level := int(cfg.Level)
	if level < gzip.BestSpeed || level > gzip.BestCompression {
		level = gzip.BestSpeed
	}
	wrap, err := gzhttp.NewWrapper(
		gzhttp.MinSize(int(max(cfg.MinSize, 0))), gzhttp.CompressionLevel(level),
		gzhttp.EnableZstd(false), // an answer has one encoding, whatever else a client takes
		gzhttp.ContentTypes([]string{"application/json", "application/problem+json", "application/yaml", "text/*"}),
	)
	if err != nil {
		panic(err) // the options are in their ranges
	}
	return func(next http.Handler) http.Handler {
		answers := wrap(next)
		return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
			if strings.EqualFold(strings.TrimSpace(r.Header.Get("Content-Encoding")), "gzip") && r.Body != nil {
				r = inflated(r)
			}
			answers.ServeHTTP(w, r)
		})
	}
}

// inflated gives a request with a body that is read as it was before it was shortened.
func inflated(r *http.Request) *http.Request {
	out := r.Clone(r.Context())
	out.Body = &body{from: &counted{Reader: r.Body}, close: r.Body}
	out.ContentLength = -1
	out.Header.Del("Content-Encoding")
	out.Header.Del("Content-Length")
	return out
}

// What a request may grow to: a hundred times what has arrived of it, and a little at the start. It is bounded
// once more, as every body is, by the transport's own limit.
const (
	maxGrowth = 100
	allowance = 8 << 10
)

var errGrowth = errors.New("compress: the body grows to more than a hundred times its length")

type body struct {
	from  *counted
	close io.Closer
	gzip  *gzip.Reader
	given int64
	err   error
}

type counted struct {
	io.Reader
	n int64
}

func (c *counted) Read(p []byte) (int, error) {
	n, err := c.Reader.Read(p)
	c.n += int64(n)
	return n, err
}

func (b *body) Read(p []byte) (int, error) {
	if b.err == nil && b.gzip == nil {
		b.gzip, b.err = gzip.NewReader(b.from)
	}
	if b.err != nil {
		return 0, b.err
	}
	n, err := b.gzip.Read(p)
	b.given += int64(n)
	if b.given > b.from.n*maxGrowth+allowance {
		n, err = 0, errGrowth
	}
	b.err = err
	return n, err
}

func (b *body) Close() error { return b.close.Close() }
