package http

import (
	"net/http"
	"net/url"
	"slices"
	"strings"

	kit "github.com/kitc-lang/kit/runtime"
)

// maxSegments bounds how many parts of a path are told apart. A route has at most 2,000 bytes, and so fewer.
const maxSegments = 1000

// split cuts the path into its segments, each without its escapes: a %2F is a part of its segment. A
// path that is no path becomes one empty segment, which no route matches.
func (x *Exchange) split() {
	path, escaped := x.r.URL.Path, false
	if x.r.URL.RawPath != "" {
		path, escaped = x.r.URL.EscapedPath(), true
	}
	if path == "" || path[0] != '/' {
		x.segments = append(x.segments[:0], "")
		return
	}
	segments, rest := x.segments[:0], path[1:]
	for rest != "" || len(segments) > 0 { // behind the last slash stands a segment, too
		i := strings.IndexByte(rest, '/')
		if i < 0 || len(segments) == maxSegments {
			segments = append(segments, rest)
			break
		}
		segments = append(segments, rest[:i])
		rest = rest[i+1:]
	}
	if len(segments) > maxSegments {
		segments = append(segments[:0], "")
	}
	if escaped {
		for i, s := range segments {
			segments[i], _ = url.PathUnescape(s) // EscapedPath gives only what can be read
		}
	}
	x.segments = segments
}

// Verb gives the request's method: GET, POST, ….
func (x *Exchange) Verb() string { return x.verb }

// Segments gives the parts of the path between its slashes, without percent-encoding. It is valid until
// the request is answered.
func (x *Exchange) Segments() []string { return x.segments }

// Allow notes the verbs of a route that matches the path but not the verb, for the answer 405.
func (x *Exchange) Allow(verbs ...string) { x.allowed = append(x.allowed, verbs...) }

// noRoute answers a request that no route matched.
func (x *Exchange) noRoute() {
	if len(x.allowed) == 0 {
		// Not the code not_found: an application may use that for what its methods look for.
		x.problem(http.StatusNotFound, kit.Errorf(kit.Unimplemented, "no method is at the path %s", x.shownPath()))
		return
	}
	var verbs []string
	for _, verb := range append(x.allowed, http.MethodOptions) {
		if !slices.Contains(verbs, verb) {
			verbs = append(verbs, verb)
		}
	}
	allow := strings.Join(verbs, ", ")
	x.w.Header().Set("Allow", allow)
	if x.verb == http.MethodOptions {
		x.Empty(http.StatusNoContent)
		return
	}
	x.problem(http.StatusMethodNotAllowed, kit.Errorf(kit.Unimplemented, "the path %s has no %s: use %s", x.shownPath(), shown(x.verb), allow))
}

// maxShown bounds how much of a request an answer repeats, in bytes.
const maxShown = 200

func (x *Exchange) shownPath() string { return shown(x.r.URL.EscapedPath()) }

func shown(s string) string {
	if len(s) > maxShown {
		s = s[:maxShown] + "…"
	}
	return strings.ToValidUTF8(s, "\uFFFD")
}
