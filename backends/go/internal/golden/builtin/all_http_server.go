package builtin

import (
	"strconv"

	kit "github.com/kitc-lang/kit/runtime"
	kithttp "github.com/kitc-lang/kit/runtime/transport/http"
	jsonwire "github.com/kitc-lang/kit/runtime/wire/json"
)

// newAllHTTPServer offers handlers over HTTP.
func newAllHTTPServer(h *allHandlers, cfg kithttp.ServerConfig) *kithttp.Server {
	if cfg.Addr == "" {
		cfg.Addr = "127.0.0.1:0"
	}
	return kithttp.NewServer(&allHTTPServer{handlers: h}, cfg)
}

type allHTTPServer struct {
	handlers *allHandlers
}

// ServeExchange finds the method for a request by its path and verb.
func (s *allHTTPServer) ServeExchange(x *kithttp.Exchange) {
	switch path := x.Segments(); len(path) {
	case 1:
		if path[0] == "charges" {
			if x.Verb() == "POST" {
				s.serveCharge(x)
				return
			}
			x.Allow("POST")
		}
	case 2:
		if path[0] == "All" {
			switch path[1] {
			case "Get":
				if x.Verb() == "POST" {
					s.serveGet(x)
					return
				}
				x.Allow("POST")
			case "Also":
				if x.Verb() == "POST" {
					s.serveAlso(x)
					return
				}
				x.Allow("POST")
			case "Scarce":
				if x.Verb() == "POST" {
					s.serveScarce(x)
					return
				}
				x.Allow("POST")
			case "Free":
				if x.Verb() == "POST" {
					s.serveFree(x)
					return
				}
				x.Allow("POST")
			}
		}
	}
}

func (s *allHTTPServer) serveGet(x *kithttp.Exchange) {
	in := new(GetInput)
	if d := x.Body(); d != nil {
		x.Done(d, in.DecodeJSON(d))
	}
	call, err := x.Run(&allGet, s.handlers.get, in)
	if err != nil {
		x.Fail(err)
		return
	}
	out, err := kit.Output[string](call)
	if err != nil {
		x.Fail(err)
		return
	}
	x.Reply(200, appendAllGetOutputJSON(x.Buffer(), *out))
}

func (s *allHTTPServer) serveAlso(x *kithttp.Exchange) {
	if _, err := x.Run(&allAlso, s.handlers.also, nil); err != nil {
		x.Fail(err)
		return
	}
	x.Empty(204)
}

func (s *allHTTPServer) serveScarce(x *kithttp.Exchange) {
	if _, err := x.Run(&allScarce, s.handlers.scarce, nil); err != nil {
		x.Fail(err)
		return
	}
	x.Empty(204)
}

func (s *allHTTPServer) serveFree(x *kithttp.Exchange) {
	if _, err := x.Run(&allFree, s.handlers.free, nil); err != nil {
		x.Fail(err)
		return
	}
	x.Empty(204)
}

func (s *allHTTPServer) serveCharge(x *kithttp.Exchange) {
	in := new(ChargeInput)
	if text, ok := x.Header("Idempotency-Key", "key"); ok {
		in.Key = new(kit.UUID)
		x.Refuse("key", kithttp.UUID(in.Key, text))
	}
	if d := x.Body(); d != nil {
		x.Done(d, decodeAllChargeBodyJSON(d, in))
	}
	call, err := x.Run(&allCharge, s.handlers.charge, in)
	if err != nil {
		switch e := kit.DeclaredIn(err).(type) {
		case *NoCover:
			x.FailDeclared(400, e)
		default:
			x.Fail(err)
		}
		return
	}
	out, err := kit.Output[[]Receipt](call)
	if err != nil {
		x.Fail(err)
		return
	}
	x.Reply(200, appendAllChargeOutputJSON(x.Buffer(), *out))
}

func appendAllGetOutputJSON(b []byte, v string) []byte {
	return jsonwire.AppendString(b, v)
}

func decodeAllGetOutputJSON(d *jsonwire.Decoder, v *string) error {
	return jsonwire.String(v, d)
}

var bodyOfAllChargeBody = jsonwire.Fields{
	Names:     []string{"cents", "card"},
	Required:  []uint64{0x3},
	Sensitive: []uint64{0x2},
}

func appendAllChargeBodyJSON(b []byte, x *ChargeInput) []byte {
	b = append(b, `{"cents":`...)
	b = strconv.AppendInt(b, x.Cents, 10)
	b = append(b, `,"card":`...)
	b = jsonwire.AppendString(b, x.Card)
	return append(b, '}')
}

func decodeAllChargeBodyJSON(d *jsonwire.Decoder, x *ChargeInput) error {
	o := d.Object(&bodyOfAllChargeBody)
	for o.Next() {
		switch o.Field {
		case 0: // cents
			o.Err = jsonwire.Int(&x.Cents, d)
		case 1: // card
			o.Err = jsonwire.String(&x.Card, d)
		}
	}
	return o.End()
}

func appendAllChargeOutputJSON(b []byte, v []Receipt) []byte {
	b = append(b, '[')
	for i := range v {
		b = v[i].AppendJSON(b)
		b = append(b, ',')
	}
	return jsonwire.Close(b, ']')
}

func decodeAllChargeOutputJSON(d *jsonwire.Decoder, v *[]Receipt) error {
	return jsonwire.List(v, d, (*Receipt).DecodeJSON)
}
