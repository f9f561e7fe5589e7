package routes

import kithttp "github.com/kitc-lang/kit/runtime/transport/http"

// newNothingHTTPServer offers handlers over HTTP.
func newNothingHTTPServer(h *nothingHandlers, cfg kithttp.ServerConfig) *kithttp.Server {
	if cfg.Addr == "" {
		cfg.Addr = ":8080"
	}
	return kithttp.NewServer(&nothingHTTPServer{handlers: h}, cfg)
}

type nothingHTTPServer struct {
	handlers *nothingHandlers
}

// ServeExchange finds the method for a request by its path and verb.
func (s *nothingHTTPServer) ServeExchange(x *kithttp.Exchange) {
}
