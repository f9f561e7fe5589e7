package admin

import (
	"fmt"
	"html"
	"io"
	"net/http"
	"slices"
	"strings"
	"sync/atomic"
	"time"

	kit "github.com/kitc-lang/kit/runtime"
)

// pages are what the listener shows.
type pages struct {
	cfg     Config
	service Service
	clients []*Client
	checks  []*check
	started time.Time
	slots   chan struct{}              // of requests at a time
	server  atomic.Pointer[kit.Server] // nil before it serves
	own     map[string]http.Handler    // by path
}

func newPages(cfg Config, of Service) *pages {
	p := &pages{cfg: cfg, service: of, checks: newChecks(cfg.Checks), started: time.Now(), slots: make(chan struct{}, maxRequests)}
	if cfg.Clients != nil {
		if c := cfg.Clients.AdminClients(); c != nil {
			p.clients = c.list
		}
	}
	p.own = map[string]http.Handler{
		"/":         http.HandlerFunc(p.index),
		"/healthz":  http.HandlerFunc(healthz),
		"/readyz":   http.HandlerFunc(p.readyz),
		"/services": http.HandlerFunc(p.services),
	}
	p.own["/metrics"] = of.Metrics
	if of.Metrics == nil {
		p.own["/metrics"] = http.HandlerFunc(noMetrics)
	}
	if of.OpenAPI != "" {
		p.own["/openapi.yaml"] = http.HandlerFunc(p.openAPI)
	}
	addProfiles(p.own)
	return p
}

func (p *pages) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	select {
	case p.slots <- struct{}{}:
		defer func() { <-p.slots }()
	default:
		http.Error(w, "too many requests at a time", http.StatusServiceUnavailable)
		return
	}
	w.Header().Set("Cache-Control", "no-store")
	w.Header().Set("X-Content-Type-Options", "nosniff")
	if h := p.own[r.URL.Path]; h != nil {
		h.ServeHTTP(w, r)
		return
	}
	if h := p.further(r.URL.Path); h != nil {
		h.ServeHTTP(w, r)
		return
	}
	http.NotFound(w, r)
}

// further finds one of the program's own pages: that of the path, or else the one of the longest folder around it.
func (p *pages) further(path string) (found http.Handler) {
	if h := p.cfg.Handlers[path]; h != nil {
		return h
	}
	length := 0
	for folder, h := range p.cfg.Handlers {
		if strings.HasSuffix(folder, "/") && strings.HasPrefix(path, folder) && len(folder) > length {
			found, length = h, len(folder)
		}
	}
	return found
}

// index links the pages.
func (p *pages) index(w http.ResponseWriter, _ *http.Request) {
	about := map[string]string{
		"/healthz":      "whether the process runs",
		"/readyz":       "whether the server wants calls, and what it waits for",
		"/metrics":      "for Prometheus",
		"/openapi.yaml": "the API as an OpenAPI document",
		"/services":     "transports, chains and clients as they are in effect, instances with their state (JSON)",
		profiles:        "where time and memory go",
	}
	var paths []string
	for path := range p.own {
		if about[path] != "" {
			paths = append(paths, path)
		}
	}
	for path := range p.cfg.Handlers {
		if p.own[path] == nil {
			paths = append(paths, path)
		}
	}
	slices.Sort(paths)
	var rows strings.Builder
	for _, path := range paths {
		at := html.EscapeString(path)
		rows.WriteString("<tr><td><a href=\"" + at + "\">" + at + "</a><td>" + about[path] + "\n")
	}
	state := p.phase().String()
	if p.service.Version != "" {
		state = "version " + p.service.Version + ", " + state
	}
	w.Header().Set("Content-Type", "text/html; charset=utf-8")
	name := html.EscapeString(p.service.Name)
	_, _ = fmt.Fprintf(w, indexPage, name, name, html.EscapeString(state), rows.String()) // the caller may be gone, here and below
}

// indexPage needs no other file, so that it is whole wherever it is looked at from.
const indexPage = `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>%s</title>
<style>
body { font: 16px/1.5 system-ui, sans-serif; max-width: 48rem; margin: 3rem auto; padding: 0 1rem; color-scheme: light dark }
h1 { font-size: 1.4rem }
small { opacity: .7; font-weight: normal }
td { padding: .2rem 1.5rem .2rem 0; vertical-align: top }
</style>
<h1>%s <small>%s</small></h1>
<table>
%s</table>
`

// plain begins an answer of text.
func plain(w http.ResponseWriter, status int) {
	w.Header().Set("Content-Type", "text/plain; charset=utf-8")
	w.WriteHeader(status)
}

// healthz says that the process runs, and no more: whoever starts it again when it does not is helped by nothing else.
func healthz(w http.ResponseWriter, _ *http.Request) {
	plain(w, http.StatusOK)
	_, _ = io.WriteString(w, "ok\n")
}

func noMetrics(w http.ResponseWriter, _ *http.Request) {
	http.Error(w, "no metrics are taken: add metrics {} to the chain of the server", http.StatusNotFound)
}

func (p *pages) openAPI(w http.ResponseWriter, _ *http.Request) {
	w.Header().Set("Content-Type", "application/yaml")
	_, _ = io.WriteString(w, p.service.OpenAPI)
}

// phase is what the server does, which does not know its companions.
func (p *pages) phase() kit.Phase {
	if s := p.server.Load(); s != nil {
		return s.State().Phase
	}
	return kit.Starting
}
