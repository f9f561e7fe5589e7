package found

import kithttp "github.com/kitc-lang/kit/runtime/transport/http"

// newDeskHTTPServer offers handlers over HTTP.
func newDeskHTTPServer(h *deskHandlers, cfg kithttp.ServerConfig) *kithttp.Server {
	if cfg.Addr == "" {
		cfg.Addr = ":8080"
	}
	return kithttp.NewServer(&deskHTTPServer{handlers: h}, cfg)
}

type deskHTTPServer struct {
	handlers *deskHandlers
}

// ServeExchange finds the method for a request by its path and verb.
func (s *deskHTTPServer) ServeExchange(x *kithttp.Exchange) {
	switch path := x.Segments(); len(path) {
	case 2:
		if path[0] == "Desk" && path[1] == "Sell" {
			if x.Verb() == "POST" {
				s.serveSell(x)
				return
			}
			x.Allow("POST")
		}
	}
}

func (s *deskHTTPServer) serveSell(x *kithttp.Exchange) {
	if _, err := x.Run(&deskSell, s.handlers.sell, nil); err != nil {
		x.Fail(err)
		return
	}
	x.Empty(204)
}
