package http

import (
	"net/http"
	"time"
)

// net/http counts WriteTimeout from the end of the headers, the time of the handler included; behind it,
// HTTP/1.1 sends no answer, and HTTP/2 resets the stream under a handler that is at work. Here it begins anew
// with the answer, and until then nothing limits the handler but its chain. (ReadTimeout does not: net/http
// ends it with the body.) In a server of somebody else's, that one's limits stand, and so do net/http's where a
// middleware hides the connection from http.ResponseController.

// own reports whether a request came over a listener of the server.
func (x *Exchange) own() bool { return x.r.Context().Value(http.ServerContextKey) == x.server.http }

// beginCall keeps the limit for writing from a handler that is about to run.
func (x *Exchange) beginCall() {
	if x.r.ProtoMajor > 1 && x.server.cfg.WriteTimeout > 0 && x.own() {
		_ = http.NewResponseController(x.w).SetWriteDeadline(time.Time{})
	}
}

// beginAnswer begins the limit for writing.
func (x *Exchange) beginAnswer() {
	if limit := x.server.cfg.WriteTimeout; limit > 0 && x.own() {
		_ = http.NewResponseController(x.w).SetWriteDeadline(time.Now().Add(limit))
	}
}
