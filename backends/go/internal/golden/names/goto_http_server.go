package names

import kithttp "github.com/kitc-lang/kit/runtime/transport/http"

// newGoToHTTPServer offers handlers over HTTP.
func newGoToHTTPServer(h *goToHandlers, cfg kithttp.ServerConfig) *kithttp.Server {
	if cfg.Addr == "" {
		cfg.Addr = ":0"
	}
	return kithttp.NewServer(&goToHTTPServer{handlers: h}, cfg)
}

type goToHTTPServer struct {
	handlers *goToHandlers
}

// ServeExchange finds the method for a request by its path and verb.
func (s *goToHTTPServer) ServeExchange(x *kithttp.Exchange) {
	switch path := x.Segments(); len(path) {
	case 2:
		if path[0] == "GoTo" && path[1] == "Go" {
			if x.Verb() == "POST" {
				s.serveGo(x)
				return
			}
			x.Allow("POST")
		}
	}
}

func (s *goToHTTPServer) serveGo(x *kithttp.Exchange) {
	if _, err := x.Run(&goToGo, s.handlers.go_, nil); err != nil {
		x.Fail(err)
		return
	}
	x.Empty(204)
}
