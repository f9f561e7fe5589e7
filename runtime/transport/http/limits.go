package http

import (
	"context"
	"net/http"
	"time"
)

// net/http counts WriteTimeout from the end of the headers, the time of the handler included; behind it,
// HTTP/1.1 sends no answer, and HTTP/2 resets the stream under a handler that is at work. Here it begins anew
// with the answer, and until then nothing limits the handler but its chain. (ReadTimeout does not: net/http
// ends it with the body.) In a server of somebody else's, that one's limits stand.

// connectionKey is where the context of a request has its http.ResponseWriter as net/http made it, in a server
// with middlewares, which may hide it.
type connectionKey struct{}

// keepConnection puts it there.
func keepConnection(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		next.ServeHTTP(w, r.WithContext(context.WithValue(r.Context(), connectionKey{}, w)))
	})
}

// connection gives what knows the connection of a request, nil where it came over no listener of the server.
func (x *Exchange) connection() http.ResponseWriter {
	ctx := x.r.Context()
	if ctx.Value(http.ServerContextKey) != x.server.http {
		return nil
	}
	if len(x.server.cfg.Middlewares) > 0 {
		if w, ok := ctx.Value(connectionKey{}).(http.ResponseWriter); ok {
			return w
		}
	}
	return x.w
}

// beginCall keeps the limit for writing from a handler that is about to run.
func (x *Exchange) beginCall() {
	if x.r.ProtoMajor == 1 || x.server.cfg.WriteTimeout == 0 {
		return
	}
	if w := x.connection(); w != nil {
		_ = http.NewResponseController(w).SetWriteDeadline(time.Time{})
	}
}

// beginAnswer begins the limit for writing.
func (x *Exchange) beginAnswer() {
	limit := x.server.cfg.WriteTimeout
	if limit == 0 {
		return
	}
	if w := x.connection(); w != nil {
		_ = http.NewResponseController(w).SetWriteDeadline(time.Now().Add(limit))
	}
}
