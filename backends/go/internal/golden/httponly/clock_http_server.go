package httponly

import (
	"time"

	kit "github.com/kitc-lang/kit/runtime"
	"github.com/kitc-lang/kit/runtime/std"
	kithttp "github.com/kitc-lang/kit/runtime/transport/http"
	jsonwire "github.com/kitc-lang/kit/runtime/wire/json"
)

// newClockHTTPServer offers handlers over HTTP.
func newClockHTTPServer(h *clockHandlers, cfg kithttp.ServerConfig) *kithttp.Server {
	if cfg.Addr == "" {
		cfg.Addr = "127.0.0.1:8080"
	}
	return kithttp.NewServer(&clockHTTPServer{handlers: h}, cfg)
}

type clockHTTPServer struct {
	handlers *clockHandlers
}

// ServeExchange finds the method for a request by its path and verb.
func (s *clockHTTPServer) ServeExchange(x *kithttp.Exchange) {
	switch path := x.Segments(); len(path) {
	case 1:
		switch path[0] {
		case "now":
			switch x.Verb() {
			case "GET", "HEAD":
				s.serveNow(x)
				return
			}
			x.Allow("GET", "HEAD")
		case "zones":
			if x.Verb() == "PUT" {
				s.serveAdd(x)
				return
			}
			x.Allow("PUT")
		}
	}
}

func (s *clockHTTPServer) serveNow(x *kithttp.Exchange) {
	in := new(NowInput)
	if text, ok := x.Query("zone", "zone"); ok {
		in.Zone = new(string)
		x.Refuse("zone", kithttp.String(in.Zone, text))
	}
	call, err := x.Run(&clockNow, s.handlers.now, in)
	if err != nil {
		switch e := kit.DeclaredIn(err).(type) {
		case *std.NotFound:
			x.FailDeclared(404, e)
		default:
			x.Fail(err)
		}
		return
	}
	out, err := kit.Output[time.Time](call)
	if err != nil {
		x.Fail(err)
		return
	}
	x.Reply(200, appendClockNowOutputJSON(x.Buffer(), *out))
}

func (s *clockHTTPServer) serveAdd(x *kithttp.Exchange) {
	in := new(Zone)
	if d := x.Body(); d != nil {
		x.Done(d, in.DecodeJSON(d))
	}
	if _, err := x.Run(&clockAdd, s.handlers.add, in); err != nil {
		x.Fail(err)
		return
	}
	x.Empty(204)
}

func appendClockNowOutputJSON(b []byte, v time.Time) []byte {
	return jsonwire.AppendTimestamp(b, v)
}

func decodeClockNowOutputJSON(d *jsonwire.Decoder, v *time.Time) error {
	return jsonwire.Timestamp(v, d)
}
