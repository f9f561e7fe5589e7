package chains

import (
	kit "github.com/kitc-lang/kit/runtime"
	kithttp "github.com/kitc-lang/kit/runtime/transport/http"
	jsonwire "github.com/kitc-lang/kit/runtime/wire/json"
)

// newReportsHTTPServer offers handlers over HTTP.
func newReportsHTTPServer(h *reportsHandlers, cfg kithttp.ServerConfig) *kithttp.Server {
	if cfg.Addr == "" {
		cfg.Addr = "127.0.0.1:0"
	}
	return kithttp.NewServer(&reportsHTTPServer{handlers: h}, cfg)
}

type reportsHTTPServer struct {
	handlers *reportsHandlers
}

// ServeExchange finds the method for a request by its path and verb.
func (s *reportsHTTPServer) ServeExchange(x *kithttp.Exchange) {
	switch path := x.Segments(); len(path) {
	case 2:
		if path[0] == "Reports" {
			switch path[1] {
			case "Build":
				if x.Verb() == "POST" {
					s.serveBuild(x)
					return
				}
				x.Allow("POST")
			case "Ping":
				if x.Verb() == "POST" {
					s.servePing(x)
					return
				}
				x.Allow("POST")
			case "Pong":
				if x.Verb() == "POST" {
					s.servePong(x)
					return
				}
				x.Allow("POST")
			case "Get":
				if x.Verb() == "POST" {
					s.serveGet(x)
					return
				}
				x.Allow("POST")
			}
		}
	}
}

func (s *reportsHTTPServer) serveBuild(x *kithttp.Exchange) {
	in := new(BuildInput)
	if d := x.Body(); d != nil {
		x.Done(d, in.DecodeJSON(d))
	}
	call, err := x.Run(&reportsBuild, s.handlers.build, in)
	if err != nil {
		x.Fail(err)
		return
	}
	out, err := kit.Output[string](call)
	if err != nil {
		x.Fail(err)
		return
	}
	x.Reply(200, appendReportsBuildOutputJSON(x.Buffer(), *out))
}

func (s *reportsHTTPServer) servePing(x *kithttp.Exchange) {
	if _, err := x.Run(&reportsPing, s.handlers.ping, nil); err != nil {
		x.Fail(err)
		return
	}
	x.Empty(204)
}

func (s *reportsHTTPServer) servePong(x *kithttp.Exchange) {
	if _, err := x.Run(&reportsPong, s.handlers.pong, nil); err != nil {
		x.Fail(err)
		return
	}
	x.Empty(204)
}

func (s *reportsHTTPServer) serveGet(x *kithttp.Exchange) {
	call, err := x.Run(&reportsGet, s.handlers.get, nil)
	if err != nil {
		x.Fail(err)
		return
	}
	out, err := kit.Output[string](call)
	if err != nil {
		x.Fail(err)
		return
	}
	x.Reply(200, appendReportsGetOutputJSON(x.Buffer(), *out))
}

func appendReportsBuildOutputJSON(b []byte, v string) []byte {
	return jsonwire.AppendString(b, v)
}

func decodeReportsBuildOutputJSON(d *jsonwire.Decoder, v *string) error {
	return jsonwire.String(v, d)
}

func appendReportsGetOutputJSON(b []byte, v string) []byte {
	return jsonwire.AppendString(b, v)
}

func decodeReportsGetOutputJSON(d *jsonwire.Decoder, v *string) error {
	return jsonwire.String(v, d)
}
