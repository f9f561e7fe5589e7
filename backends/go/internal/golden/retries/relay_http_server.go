package retries

import (
	"strconv"

	kit "github.com/kitc-lang/kit/runtime"
	kithttp "github.com/kitc-lang/kit/runtime/transport/http"
	jsonwire "github.com/kitc-lang/kit/runtime/wire/json"
)

// newRelayHTTPServer offers handlers over HTTP.
func newRelayHTTPServer(h *relayHandlers, cfg kithttp.ServerConfig) *kithttp.Server {
	if cfg.Addr == "" {
		cfg.Addr = ":8080"
	}
	return kithttp.NewServer(&relayHTTPServer{handlers: h}, cfg)
}

type relayHTTPServer struct {
	handlers *relayHandlers
}

// ServeExchange finds the method for a request by its path and verb.
func (s *relayHTTPServer) ServeExchange(x *kithttp.Exchange) {
	switch path := x.Segments(); len(path) {
	case 1:
		switch path[0] {
		case "pass":
			if x.Verb() == "POST" {
				s.servePass(x)
				return
			}
			x.Allow("POST")
		case "take":
			if x.Verb() == "POST" {
				s.serveTake(x)
				return
			}
			x.Allow("POST")
		case "find":
			switch x.Verb() {
			case "GET", "HEAD":
				s.serveFind(x)
				return
			}
			x.Allow("GET", "HEAD")
		}
	}
}

func (s *relayHTTPServer) servePass(x *kithttp.Exchange) {
	in := new(PassInput)
	if d := x.Body(); d != nil {
		x.Done(d, in.DecodeJSON(d))
	}
	call, err := x.Run(&relayPass, s.handlers.pass, in)
	if err != nil {
		switch e := kit.DeclaredIn(err).(type) {
		case *Taken:
			x.FailDeclared(409, e)
		default:
			x.Fail(err)
		}
		return
	}
	out, err := kit.Output[string](call)
	if err != nil {
		x.Fail(err)
		return
	}
	x.Reply(200, appendRelayPassOutputJSON(x.Buffer(), *out))
}

func (s *relayHTTPServer) serveTake(x *kithttp.Exchange) {
	call, err := x.Run(&relayTake, s.handlers.take, nil)
	if err != nil {
		x.Fail(err)
		return
	}
	out, err := kit.Output[int32](call)
	if err != nil {
		x.Fail(err)
		return
	}
	x.Reply(200, appendRelayTakeOutputJSON(x.Buffer(), *out))
}

func (s *relayHTTPServer) serveFind(x *kithttp.Exchange) {
	in := new(FindInput)
	if text, ok := x.Query("text", "text"); ok {
		x.Refuse("text", kithttp.String(&in.Text, text))
	} else {
		x.Missing("text")
	}
	call, err := x.Run(&relayFind, s.handlers.find, in)
	if err != nil {
		x.Fail(err)
		return
	}
	out, err := kit.Output[string](call)
	if err != nil {
		x.Fail(err)
		return
	}
	x.Reply(200, appendRelayFindOutputJSON(x.Buffer(), *out))
}

func appendRelayPassOutputJSON(b []byte, v string) []byte {
	return jsonwire.AppendString(b, v)
}

func decodeRelayPassOutputJSON(d *jsonwire.Decoder, v *string) error {
	return jsonwire.String(v, d)
}

func appendRelayTakeOutputJSON(b []byte, v int32) []byte {
	return strconv.AppendInt(b, int64(v), 10)
}

func decodeRelayTakeOutputJSON(d *jsonwire.Decoder, v *int32) error {
	return jsonwire.Int(v, d)
}

func appendRelayFindOutputJSON(b []byte, v string) []byte {
	return jsonwire.AppendString(b, v)
}

func decodeRelayFindOutputJSON(d *jsonwire.Decoder, v *string) error {
	return jsonwire.String(v, d)
}
