package callers

import kithttp "github.com/kitc-lang/kit/runtime/transport/http"

// newCheckoutHTTPServer offers handlers over HTTP.
func newCheckoutHTTPServer(h *checkoutHandlers, cfg kithttp.ServerConfig) *kithttp.Server {
	if cfg.Addr == "" {
		cfg.Addr = "127.0.0.1:0"
	}
	return kithttp.NewServer(&checkoutHTTPServer{handlers: h}, cfg)
}

type checkoutHTTPServer struct {
	handlers *checkoutHandlers
}

// ServeExchange finds the method for a request by its path and verb.
func (s *checkoutHTTPServer) ServeExchange(x *kithttp.Exchange) {
	switch path := x.Segments(); len(path) {
	case 2:
		if path[0] == "Checkout" && path[1] == "Pay" {
			if x.Verb() == "POST" {
				s.servePay(x)
				return
			}
			x.Allow("POST")
		}
	}
}

func (s *checkoutHTTPServer) servePay(x *kithttp.Exchange) {
	if _, err := x.Run(&checkoutPay, s.handlers.pay, nil); err != nil {
		x.Fail(err)
		return
	}
	x.Empty(204)
}
