package names

import (
	"strconv"

	kit "github.com/kitc-lang/kit/runtime"
	kithttp "github.com/kitc-lang/kit/runtime/transport/http"
	jsonwire "github.com/kitc-lang/kit/runtime/wire/json"
)

// newImportHTTPServer offers handlers over HTTP.
func newImportHTTPServer(h *importHandlers, cfg kithttp.ServerConfig) *kithttp.Server {
	if cfg.Addr == "" {
		cfg.Addr = "localhost:8080"
	}
	return kithttp.NewServer(&importHTTPServer{handlers: h}, cfg)
}

type importHTTPServer struct {
	handlers *importHandlers
}

// ServeExchange finds the method for a request by its path and verb.
func (s *importHTTPServer) ServeExchange(x *kithttp.Exchange) {
	switch path := x.Segments(); len(path) {
	case 1:
		switch path[0] {
		case "range":
			switch x.Verb() {
			case "GET", "HEAD":
				s.serveRange(x)
				return
			}
			x.Allow("GET", "HEAD")
		case "get":
			switch x.Verb() {
			case "GET", "HEAD":
				s.serveHTTPGet(x)
				return
			}
			x.Allow("GET", "HEAD")
		}
	case 2:
		switch path[0] {
		case "Import":
			switch path[1] {
			case "Type":
				if x.Verb() == "POST" {
					s.serveType(x)
					return
				}
				x.Allow("POST")
			case "String":
				if x.Verb() == "POST" {
					s.serveString(x)
					return
				}
				x.Allow("POST")
			case "Transport":
				if x.Verb() == "POST" {
					s.serveTransport(x)
					return
				}
				x.Allow("POST")
			}
		case "func":
			if path[1] != "" {
				if x.Verb() == "POST" {
					s.serveFunc(x, path)
					return
				}
				x.Allow("POST")
			}
		}
	}
}

func (s *importHTTPServer) serveType(x *kithttp.Exchange) {
	in := new(Func)
	if d := x.Body(); d != nil {
		x.Done(d, in.DecodeJSON(d))
	}
	call, err := x.Run(&importType, s.handlers.type_, in)
	if err != nil {
		switch e := kit.DeclaredIn(err).(type) {
		case *Error:
			x.FailDeclared(500, e)
		case *Panic:
			x.FailDeclared(503, e)
		default:
			x.Fail(err)
		}
		return
	}
	out, err := kit.Output[Func](call)
	if err != nil {
		x.Fail(err)
		return
	}
	x.Reply(200, out.AppendJSON(x.Buffer()))
}

func (s *importHTTPServer) serveFunc(x *kithttp.Exchange, path []string) {
	in := new(FuncInput)
	x.Refuse("in", kithttp.String(&in.In, path[1]))
	if d := x.Body(); d != nil {
		x.Done(d, decodeImportFuncBodyJSON(d, in))
	}
	call, err := x.Run(&importFunc, s.handlers.func_, in)
	if err != nil {
		switch e := kit.DeclaredIn(err).(type) {
		case *Sealed:
			x.FailDeclared(403, e)
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
	x.Reply(200, appendImportFuncOutputJSON(x.Buffer(), *out))
}

func (s *importHTTPServer) serveString(x *kithttp.Exchange) {
	call, err := x.Run(&importString, s.handlers.string, nil)
	if err != nil {
		x.Fail(err)
		return
	}
	out, err := kit.Output[[]Type](call)
	if err != nil {
		x.Fail(err)
		return
	}
	x.Reply(200, appendImportStringOutputJSON(x.Buffer(), *out))
}

func (s *importHTTPServer) serveTransport(x *kithttp.Exchange) {
	in := new(Empty)
	if _, err := x.Run(&importTransport, s.handlers.transport, in); err != nil {
		x.Fail(err)
		return
	}
	x.Empty(204)
}

func (s *importHTTPServer) serveRange(x *kithttp.Exchange) {
	call, err := x.Run(&importRange, s.handlers.range_, nil)
	if err != nil {
		x.Fail(err)
		return
	}
	out, err := kit.Output[Range](call)
	if err != nil {
		x.Fail(err)
		return
	}
	x.Reply(200, out.AppendJSON(x.Buffer()))
}

func (s *importHTTPServer) serveHTTPGet(x *kithttp.Exchange) {
	in := new(HTTPGetInput)
	if text, ok := x.Query("call", "call"); ok {
		in.Call = new(int32)
		x.Refuse("call", kithttp.Int(in.Call, text))
	}
	if _, err := x.Run(&importHTTPGet, s.handlers.httpGet, in); err != nil {
		x.Fail(err)
		return
	}
	x.Empty(204)
}

var bodyOfImportFuncBody = jsonwire.Fields{
	Names:    []string{"out", "ctx", "err"},
	Required: []uint64{0x2},
}

func appendImportFuncBodyJSON(b []byte, x *FuncInput) []byte {
	b = append(b, '{')
	if x.Out != nil {
		b = append(b, `"out":`...)
		b = jsonwire.AppendString(b, *x.Out)
		b = append(b, ',')
	}
	b = append(b, `"ctx":`...)
	b = strconv.AppendBool(b, x.Ctx)
	if x.Err != nil {
		b = append(b, `,"err":`...)
		b = x.Err.AppendJSON(b)
	}
	return append(b, '}')
}

func decodeImportFuncBodyJSON(d *jsonwire.Decoder, x *FuncInput) error {
	o := d.Object(&bodyOfImportFuncBody)
	for o.Next() {
		switch o.Field {
		case 0: // out
			o.Err = jsonwire.Optional(&x.Out, d, jsonwire.String)
		case 1: // ctx
			o.Err = jsonwire.Bool(&x.Ctx, d)
		case 2: // err
			o.Err = jsonwire.Optional(&x.Err, d, (*Range).DecodeJSON)
		}
	}
	return o.End()
}

func appendImportFuncOutputJSON(b []byte, v string) []byte {
	return jsonwire.AppendString(b, v)
}

func decodeImportFuncOutputJSON(d *jsonwire.Decoder, v *string) error {
	return jsonwire.String(v, d)
}

func appendImportStringOutputJSON(b []byte, v []Type) []byte {
	b = append(b, '[')
	for _, v := range v {
		b = v.AppendJSON(b)
		b = append(b, ',')
	}
	return jsonwire.Close(b, ']')
}

func decodeImportStringOutputJSON(d *jsonwire.Decoder, v *[]Type) error {
	return jsonwire.List(v, d, (*Type).DecodeJSON)
}
