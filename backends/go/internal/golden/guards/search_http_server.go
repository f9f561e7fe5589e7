package guards

import (
	kit "github.com/kitc-lang/kit/runtime"
	kithttp "github.com/kitc-lang/kit/runtime/transport/http"
	jsonwire "github.com/kitc-lang/kit/runtime/wire/json"
)

// newSearchHTTPServer offers handlers over HTTP.
func newSearchHTTPServer(h *searchHandlers, cfg kithttp.ServerConfig) *kithttp.Server {
	if cfg.Addr == "" {
		cfg.Addr = ":8080"
	}
	return kithttp.NewServer(&searchHTTPServer{handlers: h}, cfg)
}

type searchHTTPServer struct {
	handlers *searchHandlers
}

// ServeExchange finds the method for a request by its path and verb.
func (s *searchHTTPServer) ServeExchange(x *kithttp.Exchange) {
	switch path := x.Segments(); len(path) {
	case 2:
		if path[0] == "Search" {
			switch path[1] {
			case "Find":
				if x.Verb() == "POST" {
					s.serveFind(x)
					return
				}
				x.Allow("POST")
			case "Index":
				if x.Verb() == "POST" {
					s.serveIndex(x)
					return
				}
				x.Allow("POST")
			}
		}
	}
}

func (s *searchHTTPServer) serveFind(x *kithttp.Exchange) {
	in := new(FindInput)
	if d := x.Body(); d != nil {
		x.Done(d, in.DecodeJSON(d))
	}
	call, err := x.Run(&searchFind, s.handlers.find, in)
	if err != nil {
		x.Fail(err)
		return
	}
	out, err := kit.Output[string](call)
	if err != nil {
		x.Fail(err)
		return
	}
	x.Reply(200, appendSearchFindOutputJSON(x.Buffer(), *out))
}

func (s *searchHTTPServer) serveIndex(x *kithttp.Exchange) {
	if _, err := x.Run(&searchIndex, s.handlers.index, nil); err != nil {
		x.Fail(err)
		return
	}
	x.Empty(204)
}

func appendSearchFindOutputJSON(b []byte, v string) []byte {
	return jsonwire.AppendString(b, v)
}

func decodeSearchFindOutputJSON(d *jsonwire.Decoder, v *string) error {
	return jsonwire.String(v, d)
}
