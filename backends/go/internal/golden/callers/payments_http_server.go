package callers

import (
	"strconv"

	kit "github.com/kitc-lang/kit/runtime"
	kithttp "github.com/kitc-lang/kit/runtime/transport/http"
	jsonwire "github.com/kitc-lang/kit/runtime/wire/json"
)

// newPaymentsHTTPServer offers handlers over HTTP.
func newPaymentsHTTPServer(h *paymentsHandlers, cfg kithttp.ServerConfig) *kithttp.Server {
	if cfg.Addr == "" {
		cfg.Addr = "127.0.0.1:0"
	}
	return kithttp.NewServer(&paymentsHTTPServer{handlers: h}, cfg)
}

type paymentsHTTPServer struct {
	handlers *paymentsHandlers
}

// ServeExchange finds the method for a request by its path and verb.
func (s *paymentsHTTPServer) ServeExchange(x *kithttp.Exchange) {
	switch path := x.Segments(); len(path) {
	case 2:
		if path[0] == "Payments" {
			switch path[1] {
			case "Charge":
				if x.Verb() == "POST" {
					s.serveCharge(x)
					return
				}
				x.Allow("POST")
			case "Settle":
				if x.Verb() == "POST" {
					s.serveSettle(x)
					return
				}
				x.Allow("POST")
			case "Left":
				if x.Verb() == "POST" {
					s.serveLeft(x)
					return
				}
				x.Allow("POST")
			}
		}
	}
}

func (s *paymentsHTTPServer) serveCharge(x *kithttp.Exchange) {
	in := new(ChargeInput)
	if d := x.Body(); d != nil {
		x.Done(d, in.DecodeJSON(d))
	}
	if _, err := x.Run(&paymentsCharge, s.handlers.charge, in); err != nil {
		x.Fail(err)
		return
	}
	x.Empty(204)
}

func (s *paymentsHTTPServer) serveSettle(x *kithttp.Exchange) {
	if _, err := x.Run(&paymentsSettle, s.handlers.settle, nil); err != nil {
		x.Fail(err)
		return
	}
	x.Empty(204)
}

func (s *paymentsHTTPServer) serveLeft(x *kithttp.Exchange) {
	call, err := x.Run(&paymentsLeft, s.handlers.left, nil)
	if err != nil {
		x.Fail(err)
		return
	}
	out, err := kit.Output[int64](call)
	if err != nil {
		x.Fail(err)
		return
	}
	x.Reply(200, appendPaymentsLeftOutputJSON(x.Buffer(), *out))
}

func appendPaymentsLeftOutputJSON(b []byte, v int64) []byte {
	return strconv.AppendInt(b, v, 10)
}

func decodePaymentsLeftOutputJSON(d *jsonwire.Decoder, v *int64) error {
	return jsonwire.Int(v, d)
}
