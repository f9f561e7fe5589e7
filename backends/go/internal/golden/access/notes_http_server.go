package access

import (
	kit "github.com/kitc-lang/kit/runtime"
	kithttp "github.com/kitc-lang/kit/runtime/transport/http"
	jsonwire "github.com/kitc-lang/kit/runtime/wire/json"
)

// newNotesHTTPServer offers handlers over HTTP.
func newNotesHTTPServer(h *notesHandlers, cfg kithttp.ServerConfig) *kithttp.Server {
	if cfg.Addr == "" {
		cfg.Addr = ":8080"
	}
	return kithttp.NewServer(&notesHTTPServer{handlers: h}, cfg)
}

type notesHTTPServer struct {
	handlers *notesHandlers
}

// ServeExchange finds the method for a request by its path and verb.
func (s *notesHTTPServer) ServeExchange(x *kithttp.Exchange) {
	switch path := x.Segments(); len(path) {
	case 1:
		if path[0] == "notes" {
			switch x.Verb() {
			case "GET", "HEAD":
				s.serveList(x)
				return
			case "POST":
				s.serveTell(x)
				return
			}
			x.Allow("GET", "HEAD", "POST")
		}
	case 2:
		if path[0] == "Notes" {
			switch path[1] {
			case "Find":
				if x.Verb() == "POST" {
					s.serveFind(x)
					return
				}
				x.Allow("POST")
			case "Sign":
				if x.Verb() == "POST" {
					s.serveSign(x)
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

func (s *notesHTTPServer) serveList(x *kithttp.Exchange) {
	in := new(ListInput)
	if text, ok := x.Query("after", "after"); ok {
		in.After = new(Cursor)
		x.Refuse("after", kithttp.String(in.After, text))
	}
	if text, ok := x.Query("size", "size"); ok {
		in.Size = new(int32)
		x.Refuse("size", kithttp.Int(in.Size, text))
	}
	call, err := x.Run(&notesList, s.handlers.list, in)
	if err != nil {
		x.Fail(err)
		return
	}
	out, err := kit.Output[NotePage](call)
	if err != nil {
		x.Fail(err)
		return
	}
	x.Reply(200, out.AppendJSON(x.Buffer()))
}

func (s *notesHTTPServer) serveFind(x *kithttp.Exchange) {
	in := new(FindInput)
	if d := x.Body(); d != nil {
		x.Done(d, in.DecodeJSON(d))
	}
	call, err := x.Run(&notesFind, s.handlers.find, in)
	if err != nil {
		x.Fail(err)
		return
	}
	out, err := kit.Output[Found](call)
	if err != nil {
		x.Fail(err)
		return
	}
	x.Reply(200, out.AppendJSON(x.Buffer()))
}

func (s *notesHTTPServer) serveTell(x *kithttp.Exchange) {
	in := new(Note)
	if d := x.Body(); d != nil {
		x.Done(d, in.DecodeJSON(d))
	}
	if err := x.RunOneway(&notesTell, s.handlers.tell, in); err != nil {
		x.Fail(err)
		return
	}
	x.Empty(202)
}

func (s *notesHTTPServer) serveSign(x *kithttp.Exchange) {
	call, err := x.Run(&notesSign, s.handlers.sign, nil)
	if err != nil {
		x.Fail(err)
		return
	}
	out, err := kit.Output[string](call)
	if err != nil {
		x.Fail(err)
		return
	}
	x.Reply(200, appendNotesSignOutputJSON(x.Buffer(), *out))
}

func (s *notesHTTPServer) servePing(x *kithttp.Exchange) {
	if _, err := x.Run(&notesPing, s.handlers.ping, nil); err != nil {
		x.Fail(err)
		return
	}
	x.Empty(204)
}

func appendNotesSignOutputJSON(b []byte, v string) []byte {
	return jsonwire.AppendString(b, v)
}

func decodeNotesSignOutputJSON(d *jsonwire.Decoder, v *string) error {
	return jsonwire.String(v, d)
}
