package tokens

import (
	kit "github.com/kitc-lang/kit/runtime"
	kithttp "github.com/kitc-lang/kit/runtime/transport/http"
	jsonwire "github.com/kitc-lang/kit/runtime/wire/json"
)

// newOrdersHTTPServer offers handlers over HTTP.
func newOrdersHTTPServer(h *ordersHandlers, cfg kithttp.ServerConfig) *kithttp.Server {
	if cfg.Addr == "" {
		cfg.Addr = ":8080"
	}
	return kithttp.NewServer(&ordersHTTPServer{handlers: h}, cfg)
}

type ordersHTTPServer struct {
	handlers *ordersHandlers
}

// ServeExchange finds the method for a request by its path and verb.
func (s *ordersHTTPServer) ServeExchange(x *kithttp.Exchange) {
	switch path := x.Segments(); len(path) {
	case 2:
		if path[0] == "Orders" {
			switch path[1] {
			case "List":
				if x.Verb() == "POST" {
					s.serveList(x)
					return
				}
				x.Allow("POST")
			case "Place":
				if x.Verb() == "POST" {
					s.servePlace(x)
					return
				}
				x.Allow("POST")
			case "Whoami":
				if x.Verb() == "POST" {
					s.serveWhoami(x)
					return
				}
				x.Allow("POST")
			case "Sweep":
				if x.Verb() == "POST" {
					s.serveSweep(x)
					return
				}
				x.Allow("POST")
			case "Ping":
				if x.Verb() == "POST" {
					s.servePing(x)
					return
				}
				x.Allow("POST")
			}
		}
	}
}

func (s *ordersHTTPServer) serveList(x *kithttp.Exchange) {
	call, err := x.Run(&ordersList, s.handlers.list, nil)
	if err != nil {
		x.Fail(err)
		return
	}
	out, err := kit.Output[string](call)
	if err != nil {
		x.Fail(err)
		return
	}
	x.Reply(200, appendOrdersListOutputJSON(x.Buffer(), *out))
}

func (s *ordersHTTPServer) servePlace(x *kithttp.Exchange) {
	call, err := x.Run(&ordersPlace, s.handlers.place, nil)
	if err != nil {
		x.Fail(err)
		return
	}
	out, err := kit.Output[string](call)
	if err != nil {
		x.Fail(err)
		return
	}
	x.Reply(200, appendOrdersPlaceOutputJSON(x.Buffer(), *out))
}

func (s *ordersHTTPServer) serveWhoami(x *kithttp.Exchange) {
	call, err := x.Run(&ordersWhoami, s.handlers.whoami, nil)
	if err != nil {
		x.Fail(err)
		return
	}
	out, err := kit.Output[string](call)
	if err != nil {
		x.Fail(err)
		return
	}
	x.Reply(200, appendOrdersWhoamiOutputJSON(x.Buffer(), *out))
}

func (s *ordersHTTPServer) serveSweep(x *kithttp.Exchange) {
	call, err := x.Run(&ordersSweep, s.handlers.sweep, nil)
	if err != nil {
		x.Fail(err)
		return
	}
	out, err := kit.Output[string](call)
	if err != nil {
		x.Fail(err)
		return
	}
	x.Reply(200, appendOrdersSweepOutputJSON(x.Buffer(), *out))
}

func (s *ordersHTTPServer) servePing(x *kithttp.Exchange) {
	call, err := x.Run(&ordersPing, s.handlers.ping, nil)
	if err != nil {
		x.Fail(err)
		return
	}
	out, err := kit.Output[string](call)
	if err != nil {
		x.Fail(err)
		return
	}
	x.Reply(200, appendOrdersPingOutputJSON(x.Buffer(), *out))
}

func appendOrdersListOutputJSON(b []byte, v string) []byte {
	return jsonwire.AppendString(b, v)
}

func decodeOrdersListOutputJSON(d *jsonwire.Decoder, v *string) error {
	return jsonwire.String(v, d)
}

func appendOrdersPlaceOutputJSON(b []byte, v string) []byte {
	return jsonwire.AppendString(b, v)
}

func decodeOrdersPlaceOutputJSON(d *jsonwire.Decoder, v *string) error {
	return jsonwire.String(v, d)
}

func appendOrdersWhoamiOutputJSON(b []byte, v string) []byte {
	return jsonwire.AppendString(b, v)
}

func decodeOrdersWhoamiOutputJSON(d *jsonwire.Decoder, v *string) error {
	return jsonwire.String(v, d)
}

func appendOrdersSweepOutputJSON(b []byte, v string) []byte {
	return jsonwire.AppendString(b, v)
}

func decodeOrdersSweepOutputJSON(d *jsonwire.Decoder, v *string) error {
	return jsonwire.String(v, d)
}

func appendOrdersPingOutputJSON(b []byte, v string) []byte {
	return jsonwire.AppendString(b, v)
}

func decodeOrdersPingOutputJSON(d *jsonwire.Decoder, v *string) error {
	return jsonwire.String(v, d)
}
