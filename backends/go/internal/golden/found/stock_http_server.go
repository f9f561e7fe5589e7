package found

import kithttp "github.com/kitc-lang/kit/runtime/transport/http"

// newStockHTTPServer offers handlers over HTTP.
func newStockHTTPServer(h *stockHandlers, cfg kithttp.ServerConfig) *kithttp.Server {
	if cfg.Addr == "" {
		cfg.Addr = ":8080"
	}
	return kithttp.NewServer(&stockHTTPServer{handlers: h}, cfg)
}

type stockHTTPServer struct {
	handlers *stockHandlers
}

// ServeExchange finds the method for a request by its path and verb.
func (s *stockHTTPServer) ServeExchange(x *kithttp.Exchange) {
	switch path := x.Segments(); len(path) {
	case 2:
		if path[0] == "Stock" {
			switch path[1] {
			case "Take":
				if x.Verb() == "POST" {
					s.serveTake(x)
					return
				}
				x.Allow("POST")
			case "Move":
				if x.Verb() == "POST" {
					s.serveMove(x)
					return
				}
				x.Allow("POST")
			case "Check":
				if x.Verb() == "POST" {
					s.serveCheck(x)
					return
				}
				x.Allow("POST")
			}
		}
	}
}

func (s *stockHTTPServer) serveTake(x *kithttp.Exchange) {
	in := new(TakeInput)
	if d := x.Body(); d != nil {
		x.Done(d, in.DecodeJSON(d))
	}
	if _, err := x.Run(&stockTake, s.handlers.take, in); err != nil {
		x.Fail(err)
		return
	}
	x.Empty(204)
}

func (s *stockHTTPServer) serveMove(x *kithttp.Exchange) {
	in := new(MoveInput)
	if d := x.Body(); d != nil {
		x.Done(d, in.DecodeJSON(d))
	}
	if _, err := x.Run(&stockMove, s.handlers.move, in); err != nil {
		x.Fail(err)
		return
	}
	x.Empty(204)
}

func (s *stockHTTPServer) serveCheck(x *kithttp.Exchange) {
	if _, err := x.Run(&stockCheck, s.handlers.check, nil); err != nil {
		x.Fail(err)
		return
	}
	x.Empty(204)
}
