package tokens

import (
	kit "github.com/kitc-lang/kit/runtime"
	kithttp "github.com/kitc-lang/kit/runtime/transport/http"
	jsonwire "github.com/kitc-lang/kit/runtime/wire/json"
)

// newArchiveHTTPServer offers handlers over HTTP.
func newArchiveHTTPServer(h *archiveHandlers, cfg kithttp.ServerConfig) *kithttp.Server {
	if cfg.Addr == "" {
		cfg.Addr = ":8080"
	}
	return kithttp.NewServer(&archiveHTTPServer{handlers: h}, cfg)
}

type archiveHTTPServer struct {
	handlers *archiveHandlers
}

// ServeExchange finds the method for a request by its path and verb.
func (s *archiveHTTPServer) ServeExchange(x *kithttp.Exchange) {
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

func (s *archiveHTTPServer) serveList(x *kithttp.Exchange) {
	call, err := x.Run(&archiveList, s.handlers.list, nil)
	if err != nil {
		x.Fail(err)
		return
	}
	out, err := kit.Output[string](call)
	if err != nil {
		x.Fail(err)
		return
	}
	x.Reply(200, appendArchiveListOutputJSON(x.Buffer(), *out))
}

func (s *archiveHTTPServer) servePlace(x *kithttp.Exchange) {
	call, err := x.Run(&archivePlace, s.handlers.place, nil)
	if err != nil {
		x.Fail(err)
		return
	}
	out, err := kit.Output[string](call)
	if err != nil {
		x.Fail(err)
		return
	}
	x.Reply(200, appendArchivePlaceOutputJSON(x.Buffer(), *out))
}

func (s *archiveHTTPServer) serveWhoami(x *kithttp.Exchange) {
	call, err := x.Run(&archiveWhoami, s.handlers.whoami, nil)
	if err != nil {
		x.Fail(err)
		return
	}
	out, err := kit.Output[string](call)
	if err != nil {
		x.Fail(err)
		return
	}
	x.Reply(200, appendArchiveWhoamiOutputJSON(x.Buffer(), *out))
}

func (s *archiveHTTPServer) serveSweep(x *kithttp.Exchange) {
	call, err := x.Run(&archiveSweep, s.handlers.sweep, nil)
	if err != nil {
		x.Fail(err)
		return
	}
	out, err := kit.Output[string](call)
	if err != nil {
		x.Fail(err)
		return
	}
	x.Reply(200, appendArchiveSweepOutputJSON(x.Buffer(), *out))
}

func (s *archiveHTTPServer) servePing(x *kithttp.Exchange) {
	call, err := x.Run(&archivePing, s.handlers.ping, nil)
	if err != nil {
		x.Fail(err)
		return
	}
	out, err := kit.Output[string](call)
	if err != nil {
		x.Fail(err)
		return
	}
	x.Reply(200, appendArchivePingOutputJSON(x.Buffer(), *out))
}

func appendArchiveListOutputJSON(b []byte, v string) []byte {
	return jsonwire.AppendString(b, v)
}

func decodeArchiveListOutputJSON(d *jsonwire.Decoder, v *string) error {
	return jsonwire.String(v, d)
}

func appendArchivePlaceOutputJSON(b []byte, v string) []byte {
	return jsonwire.AppendString(b, v)
}

func decodeArchivePlaceOutputJSON(d *jsonwire.Decoder, v *string) error {
	return jsonwire.String(v, d)
}

func appendArchiveWhoamiOutputJSON(b []byte, v string) []byte {
	return jsonwire.AppendString(b, v)
}

func decodeArchiveWhoamiOutputJSON(d *jsonwire.Decoder, v *string) error {
	return jsonwire.String(v, d)
}

func appendArchiveSweepOutputJSON(b []byte, v string) []byte {
	return jsonwire.AppendString(b, v)
}

func decodeArchiveSweepOutputJSON(d *jsonwire.Decoder, v *string) error {
	return jsonwire.String(v, d)
}

func appendArchivePingOutputJSON(b []byte, v string) []byte {
	return jsonwire.AppendString(b, v)
}

func decodeArchivePingOutputJSON(d *jsonwire.Decoder, v *string) error {
	return jsonwire.String(v, d)
}
