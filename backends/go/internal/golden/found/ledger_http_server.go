package found

import kithttp "github.com/kitc-lang/kit/runtime/transport/http"

// newLedgerHTTPServer offers handlers over HTTP.
func newLedgerHTTPServer(h *ledgerHandlers, cfg kithttp.ServerConfig) *kithttp.Server {
	if cfg.Addr == "" {
		cfg.Addr = ":8080"
	}
	return kithttp.NewServer(&ledgerHTTPServer{handlers: h}, cfg)
}

type ledgerHTTPServer struct {
	handlers *ledgerHandlers
}

// ServeExchange finds the method for a request by its path and verb.
func (s *ledgerHTTPServer) ServeExchange(x *kithttp.Exchange) {
	switch path := x.Segments(); len(path) {
	case 2:
		if path[0] == "Ledger" && path[1] == "Write" {
			if x.Verb() == "POST" {
				s.serveWrite(x)
				return
			}
			x.Allow("POST")
		}
	}
}

func (s *ledgerHTTPServer) serveWrite(x *kithttp.Exchange) {
	in := new(WriteInput)
	if d := x.Body(); d != nil {
		x.Done(d, in.DecodeJSON(d))
	}
	if _, err := x.Run(&ledgerWrite, s.handlers.write, in); err != nil {
		x.Fail(err)
		return
	}
	x.Empty(204)
}
