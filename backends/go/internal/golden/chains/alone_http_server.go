package chains

import kithttp "github.com/kitc-lang/kit/runtime/transport/http"

// newAloneHTTPServer offers handlers over HTTP.
func newAloneHTTPServer(h *aloneHandlers, cfg kithttp.ServerConfig) *kithttp.Server {
	if cfg.Addr == "" {
		cfg.Addr = "127.0.0.1:0"
	}
	return kithttp.NewServer(&aloneHTTPServer{handlers: h}, cfg)
}

type aloneHTTPServer struct {
	handlers *aloneHandlers
}

// ServeExchange finds the method for a request by its path and verb.
func (s *aloneHTTPServer) ServeExchange(x *kithttp.Exchange) {
	switch path := x.Segments(); len(path) {
	case 2:
		if path[0] == "Alone" && path[1] == "Wait" {
			if x.Verb() == "POST" {
				s.serveWait(x)
				return
			}
			x.Allow("POST")
		}
	}
}

func (s *aloneHTTPServer) serveWait(x *kithttp.Exchange) {
	if _, err := x.Run(&aloneWait, s.handlers.wait, nil); err != nil {
		x.Fail(err)
		return
	}
	x.Empty(204)
}
