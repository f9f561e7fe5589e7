package own

import (
	"strconv"

	kit "github.com/kitc-lang/kit/runtime"
	kithttp "github.com/kitc-lang/kit/runtime/transport/http"
	jsonwire "github.com/kitc-lang/kit/runtime/wire/json"
)

// newVaultHTTPServer offers handlers over HTTP.
func newVaultHTTPServer(h *vaultHandlers, cfg kithttp.ServerConfig) *kithttp.Server {
	if cfg.Addr == "" {
		cfg.Addr = "127.0.0.1:0"
	}
	return kithttp.NewServer(&vaultHTTPServer{handlers: h}, cfg)
}

type vaultHTTPServer struct {
	handlers *vaultHandlers
}

// ServeExchange finds the method for a request by its path and verb.
func (s *vaultHTTPServer) ServeExchange(x *kithttp.Exchange) {
	switch path := x.Segments(); len(path) {
	case 2:
		if path[0] == "Vault" {
			switch path[1] {
			case "Open":
				if x.Verb() == "POST" {
					s.serveOpen(x)
					return
				}
				x.Allow("POST")
			case "IsClosed":
				if x.Verb() == "POST" {
					s.serveIsClosed(x)
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

func (s *vaultHTTPServer) serveOpen(x *kithttp.Exchange) {
	in := new(OpenInput)
	if d := x.Body(); d != nil {
		x.Done(d, in.DecodeJSON(d))
	}
	call, err := x.Run(&vaultOpen, s.handlers.open, in)
	if err != nil {
		x.Fail(err)
		return
	}
	out, err := kit.Output[string](call)
	if err != nil {
		x.Fail(err)
		return
	}
	x.Reply(200, appendVaultOpenOutputJSON(x.Buffer(), *out))
}

func (s *vaultHTTPServer) serveIsClosed(x *kithttp.Exchange) {
	call, err := x.Run(&vaultIsClosed, s.handlers.isClosed, nil)
	if err != nil {
		x.Fail(err)
		return
	}
	out, err := kit.Output[bool](call)
	if err != nil {
		x.Fail(err)
		return
	}
	x.Reply(200, appendVaultIsClosedOutputJSON(x.Buffer(), *out))
}

func (s *vaultHTTPServer) servePing(x *kithttp.Exchange) {
	if _, err := x.Run(&vaultPing, s.handlers.ping, nil); err != nil {
		x.Fail(err)
		return
	}
	x.Empty(204)
}

func appendVaultOpenOutputJSON(b []byte, v string) []byte {
	return jsonwire.AppendString(b, v)
}

func decodeVaultOpenOutputJSON(d *jsonwire.Decoder, v *string) error {
	return jsonwire.String(v, d)
}

func appendVaultIsClosedOutputJSON(b []byte, v bool) []byte {
	return strconv.AppendBool(b, v)
}

func decodeVaultIsClosedOutputJSON(d *jsonwire.Decoder, v *bool) error {
	return jsonwire.Bool(v, d)
}
