package main

import (
	"context"
	"fmt"
	"net/http"
	"strings"
	"time"

	"github.com/go-chi/chi/v5"
	"github.com/ogen-go/ogen/middleware"

	"github.com/kitc-lang/kit/bench/peers/gen/ogenroutes"
	"github.com/kitc-lang/kit/bench/peers/gen/routes/found"
	routesapi "github.com/kitc-lang/kit/bench/peers/gen/routes/gen/routes"
	"github.com/kitc-lang/kit/bench/peers/gen/routes/services"
	"github.com/kitc-lang/kit/bench/peers/routes"
	kithttp "github.com/kitc-lang/kit/runtime/transport/http"
)

// seen is what the routers say of a request: the route, by its number or by ogen's name for it, and its parameters.
type seen struct {
	route    int
	name     string
	id, part string
}

func (s *seen) found(route int, id, part string) { s.route, s.id, s.part = route, id, part }

// router is one way to find the route of a request. Each answers with the status 204 and nothing else.
type router struct {
	name    string
	handler func(to *seen) (http.Handler, error)
}

// routers gives all of them, Kit's first.
func routers() []router {
	return []router{
		{"Kit", kitHandler}, {"by hand", handHandler}, {"ogen", ogenHandler}, {"net/http", muxHandler}, {"chi", chiHandler},
	}
}

// servers gives what is generated whole, Kit's first: the methods do nothing.
func servers() []router {
	return []router{{"Kit", kitServer}, {"ogen", ogenServer}}
}

func kitServer(to *seen) (http.Handler, error) {
	s, err := routesapi.NewRoutesServer(&services.Kit{Found: to.found}, routesapi.RoutesServerConfig{})
	if err != nil {
		return nil, err
	}
	return s.Handler(), nil
}

// ogenServer has what the chain of Kit's server has: a panic is an error, and a call has thirty seconds.
func ogenServer(to *seen) (http.Handler, error) {
	return ogenroutes.NewServer(&services.Ogen{Found: to.found}, ogenroutes.WithMiddleware(func(r middleware.Request, next middleware.Next) (response middleware.Response, err error) {
		defer func() {
			if p := recover(); p != nil {
				err = fmt.Errorf("panic: %v", p)
			}
		}()
		ctx, cancel := context.WithTimeout(r.Context, 30*time.Second)
		defer cancel()
		r.SetContext(ctx)
		return next(r)
	}))
}

// kitHandler is a server of Kit's with all that it does beside finding the route: its limits, its pooled state, what
// it does when it is to stop.
func kitHandler(to *seen) (http.Handler, error) {
	return kithttp.NewServer(&found.Routes{Found: to.found}, kithttp.ServerConfig{}).Handler(), nil
}

// frameHandler is that server around a router that chooses nothing. The path is cut into its segments all the same.
func frameHandler(*seen) (http.Handler, error) {
	return kithttp.NewServer(nothing{}, kithttp.ServerConfig{}).Handler(), nil
}

type nothing struct{}

func (nothing) ServeExchange(x *kithttp.Exchange) { x.Empty(http.StatusNoContent) }

// handHandler uses that the areas have the same collections, and the collections the same routes: fewer comparisons
// are not possible.
func handHandler(to *seen) (http.Handler, error) {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		area, rest, _ := strings.Cut(strings.TrimPrefix(r.URL.Path, "/"), "/")
		collection, rest, _ := strings.Cut(rest, "/")
		a, c := numberOfArea(area), numberOfCollection(collection)
		shape, id, part := shapeOf(r.Method, rest)
		if a < 0 || c < 0 || shape < 0 {
			http.NotFound(w, r)
			return
		}
		to.route, to.id, to.part = (a*len(routes.Collections)+c)*routes.Shapes+shape, id, part
		w.WriteHeader(http.StatusNoContent)
	}), nil
}

func numberOfArea(s string) int {
	switch s {
	case "archive":
		return 0
	case "billing":
		return 1
	case "catalog":
		return 2
	case "depots":
		return 3
	case "exports":
		return 4
	case "finance":
		return 5
	case "gateway":
		return 6
	case "identity":
		return 7
	case "journal":
		return 8
	case "kitchen":
		return 9
	}
	return -1
}

func numberOfCollection(s string) int {
	switch s {
	case "accounts":
		return 0
	case "bills":
		return 1
	case "cards":
		return 2
	case "drafts":
		return 3
	case "events":
		return 4
	case "files":
		return 5
	case "groups":
		return 6
	case "hosts":
		return 7
	case "items":
		return 8
	case "jobs":
		return 9
	}
	return -1
}

func shapeOf(verb, rest string) (shape int, id, part string) {
	id, rest, more := strings.Cut(rest, "/")
	if more {
		parts, part, _ := strings.Cut(rest, "/")
		if verb == http.MethodGet && id != "" && parts == "parts" && part != "" && strings.IndexByte(part, '/') < 0 {
			return 4, id, part
		}
		return -1, "", ""
	}
	switch {
	case id == "" && verb == http.MethodGet:
		return 0, "", ""
	case id == "" && verb == http.MethodPost:
		return 1, "", ""
	case id != "" && verb == http.MethodGet:
		return 2, id, ""
	case id != "" && verb == http.MethodDelete:
		return 3, id, ""
	}
	return -1, "", ""
}

// ogenHandler asks the generated router alone: what ogen's server does beside that is not measured.
func ogenHandler(to *seen) (http.Handler, error) {
	var s ogenroutes.Server
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		route, ok := s.FindPath(r.Method, r.URL)
		if !ok {
			http.NotFound(w, r)
			return
		}
		to.name, to.id, to.part = route.Name(), "", ""
		if args := route.Args(); len(args) > 0 {
			to.id, to.part = args[0], strings.Join(args[1:], "")
		}
		w.WriteHeader(http.StatusNoContent)
	}), nil
}

func muxHandler(to *seen) (http.Handler, error) {
	mux := http.NewServeMux()
	for _, route := range routes.List() {
		mux.HandleFunc(route.Verb+" "+route.Path, func(w http.ResponseWriter, r *http.Request) {
			to.route, to.id, to.part = route.Number, r.PathValue("id"), r.PathValue("part")
			w.WriteHeader(http.StatusNoContent)
		})
	}
	return mux, nil
}

func chiHandler(to *seen) (http.Handler, error) {
	mux := chi.NewRouter()
	for _, route := range routes.List() {
		mux.MethodFunc(route.Verb, route.Path, func(w http.ResponseWriter, r *http.Request) {
			to.route, to.id, to.part = route.Number, chi.URLParam(r, "id"), chi.URLParam(r, "part")
			w.WriteHeader(http.StatusNoContent)
		})
	}
	return mux, nil
}
