package routes

import (
	"strconv"
	"time"

	kit "github.com/kitc-lang/kit/runtime"
	kithttp "github.com/kitc-lang/kit/runtime/transport/http"
	jsonwire "github.com/kitc-lang/kit/runtime/wire/json"
)

// newRoutesHTTPServer offers handlers over HTTP.
func newRoutesHTTPServer(h *routesHandlers, cfg kithttp.ServerConfig) *kithttp.Server {
	if cfg.Addr == "" {
		cfg.Addr = "127.0.0.1:0"
	}
	return kithttp.NewServer(&routesHTTPServer{handlers: h}, cfg)
}

type routesHTTPServer struct {
	handlers *routesHandlers
}

// ServeExchange finds the method for a request by its path and verb.
func (s *routesHTTPServer) ServeExchange(x *kithttp.Exchange) {
	switch path := x.Segments(); len(path) {
	case 0:
		switch x.Verb() {
		case "GET", "HEAD":
			s.serveRoot(x)
			return
		}
		x.Allow("GET", "HEAD")
	case 1:
		switch path[0] {
		case "query":
			switch x.Verb() {
			case "GET", "HEAD":
				s.serveInQuery(x)
				return
			}
			x.Allow("GET", "HEAD")
		case "maybe":
			switch x.Verb() {
			case "GET", "HEAD":
				s.serveMaybeQuery(x)
				return
			}
			x.Allow("GET", "HEAD")
		case "lists":
			switch x.Verb() {
			case "GET", "HEAD":
				s.serveListQuery(x)
				return
			}
			x.Allow("GET", "HEAD")
		case "header":
			if x.Verb() == "POST" {
				s.serveInHeader(x)
				return
			}
			x.Allow("POST")
		case "soft":
			if x.Verb() == "PATCH" {
				s.serveSoft(x)
				return
			}
			x.Allow("PATCH")
		case "page":
			switch x.Verb() {
			case "GET", "HEAD":
				s.serveHeaders(x)
				return
			}
			x.Allow("GET", "HEAD")
		case "count":
			switch x.Verb() {
			case "GET", "HEAD":
				s.serveCount(x)
				return
			}
			x.Allow("GET", "HEAD")
		}
	case 2:
		switch path[0] {
		case "things":
			if path[1] == "latest" {
				switch x.Verb() {
				case "GET", "HEAD":
					s.serveLatest(x)
					return
				}
				x.Allow("GET", "HEAD")
			}
			if path[1] != "" {
				switch x.Verb() {
				case "GET", "HEAD":
					s.serveThing(x, path)
					return
				case "DELETE":
					s.serveRemove(x, path)
					return
				}
				x.Allow("GET", "HEAD", "DELETE")
			}
		case "looks":
			if path[1] != "" {
				if x.Verb() == "HEAD" {
					s.serveLook(x, path)
					return
				}
				x.Allow("HEAD")
			}
		case "whole":
			if path[1] != "" {
				switch x.Verb() {
				case "PUT":
					s.serveWhole(x, path)
					return
				case "POST":
					s.serveWholeMaybe(x, path)
					return
				}
				x.Allow("PUT", "POST")
			}
		case "Routes":
			switch path[1] {
			case "Client":
				if x.Verb() == "POST" {
					s.serveClient(x)
					return
				}
				x.Allow("POST")
			case "ServeExchange":
				if x.Verb() == "POST" {
					s.serveServeExchange(x)
					return
				}
				x.Allow("POST")
			case "Handler":
				if x.Verb() == "POST" {
					s.serveHandler(x)
					return
				}
				x.Allow("POST")
			}
		}
	case 3:
		if path[0] == "a" {
			if path[1] == "b" && path[2] == "c" {
				switch x.Verb() {
				case "GET", "HEAD":
					s.serveFixed(x)
					return
				}
				x.Allow("GET", "HEAD")
			}
			if path[1] != "" && path[2] == "d" {
				switch x.Verb() {
				case "GET", "HEAD":
					s.serveAround(x, path)
					return
				}
				x.Allow("GET", "HEAD")
			}
		}
	case 18:
		if path[0] == "path" && path[1] != "" && path[2] != "" && path[3] != "" && path[4] != "" && path[5] != "" && path[6] != "" && path[7] != "" && path[8] != "" && path[9] != "" && path[10] != "" && path[11] != "" && path[12] != "" && path[13] != "" && path[14] != "" && path[15] != "" && path[16] != "" && path[17] != "" {
			switch x.Verb() {
			case "GET", "HEAD":
				s.serveInPath(x, path)
				return
			}
			x.Allow("GET", "HEAD")
		}
	}
}

func (s *routesHTTPServer) serveRoot(x *kithttp.Exchange) {
	call, err := x.Run(&routesRoot, s.handlers.root, nil)
	if err != nil {
		x.Fail(err)
		return
	}
	out, err := kit.Output[string](call)
	if err != nil {
		x.Fail(err)
		return
	}
	x.Reply(200, appendRoutesRootOutputJSON(x.Buffer(), *out))
}

func (s *routesHTTPServer) serveFixed(x *kithttp.Exchange) {
	call, err := x.Run(&routesFixed, s.handlers.fixed, nil)
	if err != nil {
		x.Fail(err)
		return
	}
	out, err := kit.Output[string](call)
	if err != nil {
		x.Fail(err)
		return
	}
	x.Reply(200, appendRoutesFixedOutputJSON(x.Buffer(), *out))
}

func (s *routesHTTPServer) serveAround(x *kithttp.Exchange, path []string) {
	in := new(AroundInput)
	x.Refuse("x", kithttp.String(&in.X, path[1]))
	call, err := x.Run(&routesAround, s.handlers.around, in)
	if err != nil {
		x.Fail(err)
		return
	}
	out, err := kit.Output[string](call)
	if err != nil {
		x.Fail(err)
		return
	}
	x.Reply(200, appendRoutesAroundOutputJSON(x.Buffer(), *out))
}

func (s *routesHTTPServer) serveLatest(x *kithttp.Exchange) {
	call, err := x.Run(&routesLatest, s.handlers.latest, nil)
	if err != nil {
		x.Fail(err)
		return
	}
	out, err := kit.Output[string](call)
	if err != nil {
		x.Fail(err)
		return
	}
	x.Reply(200, appendRoutesLatestOutputJSON(x.Buffer(), *out))
}

func (s *routesHTTPServer) serveThing(x *kithttp.Exchange, path []string) {
	in := new(ThingInput)
	x.Refuse("id", kithttp.String(&in.ID, path[1]))
	call, err := x.Run(&routesThing, s.handlers.thing, in)
	if err != nil {
		switch e := kit.DeclaredIn(err).(type) {
		case *Lost:
			x.FailDeclared(404, e)
		case *Teapot:
			x.FailDeclared(418, e)
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
	x.Reply(200, appendRoutesThingOutputJSON(x.Buffer(), *out))
}

func (s *routesHTTPServer) serveLook(x *kithttp.Exchange, path []string) {
	in := new(LookInput)
	x.Refuse("id", kithttp.String(&in.ID, path[1]))
	if _, err := x.Run(&routesLook, s.handlers.look, in); err != nil {
		x.Fail(err)
		return
	}
	x.Empty(204)
}

func (s *routesHTTPServer) serveRemove(x *kithttp.Exchange, path []string) {
	in := new(RemoveInput)
	x.Refuse("id", kithttp.String(&in.ID, path[1]))
	if text, ok := x.Query("why", "why"); ok {
		in.Why = new(string)
		x.Refuse("why", kithttp.String(in.Why, text))
	}
	if _, err := x.Run(&routesRemove, s.handlers.remove, in); err != nil {
		x.Fail(err)
		return
	}
	x.Empty(204)
}

func (s *routesHTTPServer) serveInPath(x *kithttp.Exchange, path []string) {
	in := new(Kinds)
	x.Refuse("yes", kithttp.Bool(&in.Yes, path[1]))
	x.Refuse("tiny", kithttp.Int(&in.Tiny, path[2]))
	x.Refuse("short", kithttp.Int(&in.Short, path[3]))
	x.Refuse("medium", kithttp.Int(&in.Medium, path[4]))
	x.Refuse("long", kithttp.Int(&in.Long, path[5]))
	x.Refuse("real", kithttp.Float(&in.Real, path[6]))
	x.Refuse("text", kithttp.String(&in.Text, path[7]))
	x.Refuse("id", kithttp.UUID(&in.ID, path[8]))
	x.Refuse("at", kithttp.Timestamp(&in.At, path[9]))
	x.Refuse("took", kithttp.Duration(&in.Took, path[10]))
	x.Refuse("day", kithttp.Date(&in.Day, path[11]))
	x.Refuse("color", kithttp.Enum(&in.Color, path[12], ParseColor, "red or green"))
	x.Refuse("moment", kithttp.Timestamp((*time.Time)(&in.Moment), path[13]))
	x.Refuse("key", kithttp.UUID(&in.Key, path[14]))
	x.Refuse("pause", kithttp.Duration(&in.Pause, path[15]))
	x.Refuse("small", kithttp.Int(&in.Small, path[16]))
	x.Refuse("born", kithttp.Date((*kit.Date)(&in.Born), path[17]))
	call, err := x.Run(&routesInPath, s.handlers.inPath, in)
	if err != nil {
		x.Fail(err)
		return
	}
	out, err := kit.Output[Kinds](call)
	if err != nil {
		x.Fail(err)
		return
	}
	x.Reply(200, out.AppendJSON(x.Buffer()))
}

func (s *routesHTTPServer) serveInQuery(x *kithttp.Exchange) {
	in := new(Kinds)
	if text, ok := x.Query("yes", "yes"); ok {
		x.Refuse("yes", kithttp.Bool(&in.Yes, text))
	} else {
		x.Missing("yes")
	}
	if text, ok := x.Query("tiny", "tiny"); ok {
		x.Refuse("tiny", kithttp.Int(&in.Tiny, text))
	} else {
		x.Missing("tiny")
	}
	if text, ok := x.Query("short", "short"); ok {
		x.Refuse("short", kithttp.Int(&in.Short, text))
	} else {
		x.Missing("short")
	}
	if text, ok := x.Query("medium", "medium"); ok {
		x.Refuse("medium", kithttp.Int(&in.Medium, text))
	} else {
		x.Missing("medium")
	}
	if text, ok := x.Query("long", "long"); ok {
		x.Refuse("long", kithttp.Int(&in.Long, text))
	} else {
		x.Missing("long")
	}
	if text, ok := x.Query("real", "real"); ok {
		x.Refuse("real", kithttp.Float(&in.Real, text))
	} else {
		x.Missing("real")
	}
	if text, ok := x.Query("text", "text"); ok {
		x.Refuse("text", kithttp.String(&in.Text, text))
	} else {
		x.Missing("text")
	}
	if text, ok := x.Query("id", "id"); ok {
		x.Refuse("id", kithttp.UUID(&in.ID, text))
	} else {
		x.Missing("id")
	}
	if text, ok := x.Query("at", "at"); ok {
		x.Refuse("at", kithttp.Timestamp(&in.At, text))
	} else {
		x.Missing("at")
	}
	if text, ok := x.Query("took", "took"); ok {
		x.Refuse("took", kithttp.Duration(&in.Took, text))
	} else {
		x.Missing("took")
	}
	if text, ok := x.Query("day", "day"); ok {
		x.Refuse("day", kithttp.Date(&in.Day, text))
	} else {
		x.Missing("day")
	}
	if text, ok := x.Query("color", "color"); ok {
		x.Refuse("color", kithttp.Enum(&in.Color, text, ParseColor, "red or green"))
	} else {
		x.Missing("color")
	}
	if text, ok := x.Query("moment", "moment"); ok {
		x.Refuse("moment", kithttp.Timestamp((*time.Time)(&in.Moment), text))
	} else {
		x.Missing("moment")
	}
	if text, ok := x.Query("key", "key"); ok {
		x.Refuse("key", kithttp.UUID(&in.Key, text))
	} else {
		x.Missing("key")
	}
	if text, ok := x.Query("pause", "pause"); ok {
		x.Refuse("pause", kithttp.Duration(&in.Pause, text))
	} else {
		x.Missing("pause")
	}
	if text, ok := x.Query("small", "small"); ok {
		x.Refuse("small", kithttp.Int(&in.Small, text))
	} else {
		x.Missing("small")
	}
	if text, ok := x.Query("born", "born"); ok {
		x.Refuse("born", kithttp.Date((*kit.Date)(&in.Born), text))
	} else {
		x.Missing("born")
	}
	call, err := x.Run(&routesInQuery, s.handlers.inQuery, in)
	if err != nil {
		x.Fail(err)
		return
	}
	out, err := kit.Output[Kinds](call)
	if err != nil {
		x.Fail(err)
		return
	}
	x.Reply(200, out.AppendJSON(x.Buffer()))
}

func (s *routesHTTPServer) serveMaybeQuery(x *kithttp.Exchange) {
	in := new(Maybe)
	if text, ok := x.Query("yes", "yes"); ok {
		in.Yes = new(bool)
		x.Refuse("yes", kithttp.Bool(in.Yes, text))
	}
	if text, ok := x.Query("tiny", "tiny"); ok {
		in.Tiny = new(int8)
		x.Refuse("tiny", kithttp.Int(in.Tiny, text))
	}
	if text, ok := x.Query("medium", "medium"); ok {
		in.Medium = new(int32)
		x.Refuse("medium", kithttp.Int(in.Medium, text))
	}
	if text, ok := x.Query("long", "long"); ok {
		in.Long = new(int64)
		x.Refuse("long", kithttp.Int(in.Long, text))
	}
	if text, ok := x.Query("real", "real"); ok {
		in.Real = new(float64)
		x.Refuse("real", kithttp.Float(in.Real, text))
	}
	if text, ok := x.Query("text", "text"); ok {
		in.Text = new(string)
		x.Refuse("text", kithttp.String(in.Text, text))
	}
	if text, ok := x.Query("id", "id"); ok {
		in.ID = new(kit.UUID)
		x.Refuse("id", kithttp.UUID(in.ID, text))
	}
	if text, ok := x.Query("at", "at"); ok {
		in.At = new(time.Time)
		x.Refuse("at", kithttp.Timestamp(in.At, text))
	}
	if text, ok := x.Query("took", "took"); ok {
		in.Took = new(time.Duration)
		x.Refuse("took", kithttp.Duration(in.Took, text))
	}
	if text, ok := x.Query("day", "day"); ok {
		in.Day = new(kit.Date)
		x.Refuse("day", kithttp.Date(in.Day, text))
	}
	if text, ok := x.Query("color", "color"); ok {
		in.Color = new(Color)
		x.Refuse("color", kithttp.Enum(in.Color, text, ParseColor, "red or green"))
	}
	if text, ok := x.Query("moment", "moment"); ok {
		in.Moment = new(Moment)
		x.Refuse("moment", kithttp.Timestamp((*time.Time)(in.Moment), text))
	}
	if text, ok := x.Query("key", "key"); ok {
		in.Key = new(Key)
		x.Refuse("key", kithttp.UUID(in.Key, text))
	}
	if text, ok := x.Query("paint", "paint"); ok {
		in.Paint = new(Paint)
		x.Refuse("paint", kithttp.String(in.Paint, text))
	}
	call, err := x.Run(&routesMaybeQuery, s.handlers.maybeQuery, in)
	if err != nil {
		x.Fail(err)
		return
	}
	out, err := kit.Output[Maybe](call)
	if err != nil {
		x.Fail(err)
		return
	}
	x.Reply(200, out.AppendJSON(x.Buffer()))
}

func (s *routesHTTPServer) serveListQuery(x *kithttp.Exchange) {
	in := new(Lists)
	for i, text := range x.QueryAll("flags") {
		var e bool
		x.RefuseElement("flags", i, kithttp.Bool(&e, text))
		in.Flags = append(in.Flags, e)
	}
	for i, text := range x.QueryAll("numbers") {
		var e int32
		x.RefuseElement("numbers", i, kithttp.Int(&e, text))
		in.Numbers = append(in.Numbers, e)
	}
	for i, text := range x.QueryAll("words") {
		var e string
		x.RefuseElement("words", i, kithttp.String(&e, text))
		in.Words = append(in.Words, e)
	}
	for i, text := range x.QueryAll("colors") {
		var e Color
		x.RefuseElement("colors", i, kithttp.Enum(&e, text, ParseColor, "red or green"))
		in.Colors = append(in.Colors, e)
	}
	for i, text := range x.QueryAll("moments") {
		var e Moment
		x.RefuseElement("moments", i, kithttp.Timestamp((*time.Time)(&e), text))
		in.Moments = append(in.Moments, e)
	}
	for i, text := range x.QueryAll("keys") {
		var e Key
		x.RefuseElement("keys", i, kithttp.UUID(&e, text))
		in.Keys = append(in.Keys, e)
	}
	call, err := x.Run(&routesListQuery, s.handlers.listQuery, in)
	if err != nil {
		x.Fail(err)
		return
	}
	out, err := kit.Output[Lists](call)
	if err != nil {
		x.Fail(err)
		return
	}
	x.Reply(200, out.AppendJSON(x.Buffer()))
}

func (s *routesHTTPServer) serveInHeader(x *kithttp.Exchange) {
	in := new(Maybe)
	if text, ok := x.Header("X-Yes", "yes"); ok {
		in.Yes = new(bool)
		x.Refuse("yes", kithttp.Bool(in.Yes, text))
	}
	if text, ok := x.Header("X-Tiny", "tiny"); ok {
		in.Tiny = new(int8)
		x.Refuse("tiny", kithttp.Int(in.Tiny, text))
	}
	if text, ok := x.Header("X-Medium", "medium"); ok {
		in.Medium = new(int32)
		x.Refuse("medium", kithttp.Int(in.Medium, text))
	}
	if text, ok := x.Header("X-Long", "long"); ok {
		in.Long = new(int64)
		x.Refuse("long", kithttp.Int(in.Long, text))
	}
	if text, ok := x.Header("X-Real", "real"); ok {
		in.Real = new(float64)
		x.Refuse("real", kithttp.Float(in.Real, text))
	}
	if text, ok := x.Header("X-Text", "text"); ok {
		in.Text = new(string)
		x.Refuse("text", kithttp.String(in.Text, text))
	}
	if text, ok := x.Header("X-Id", "id"); ok {
		in.ID = new(kit.UUID)
		x.Refuse("id", kithttp.UUID(in.ID, text))
	}
	if text, ok := x.Header("X-At", "at"); ok {
		in.At = new(time.Time)
		x.Refuse("at", kithttp.Timestamp(in.At, text))
	}
	if text, ok := x.Header("X-Took", "took"); ok {
		in.Took = new(time.Duration)
		x.Refuse("took", kithttp.Duration(in.Took, text))
	}
	if text, ok := x.Header("X-Day", "day"); ok {
		in.Day = new(kit.Date)
		x.Refuse("day", kithttp.Date(in.Day, text))
	}
	if text, ok := x.Header("X-Color", "color"); ok {
		in.Color = new(Color)
		x.Refuse("color", kithttp.Enum(in.Color, text, ParseColor, "red or green"))
	}
	if text, ok := x.Header("X-Moment", "moment"); ok {
		in.Moment = new(Moment)
		x.Refuse("moment", kithttp.Timestamp((*time.Time)(in.Moment), text))
	}
	if text, ok := x.Header("X-Key", "key"); ok {
		in.Key = new(Key)
		x.Refuse("key", kithttp.UUID(in.Key, text))
	}
	if d := x.OptionalBody(); d != nil {
		x.Done(d, decodeRoutesInHeaderBodyJSON(d, in))
	}
	call, err := x.Run(&routesInHeader, s.handlers.inHeader, in)
	if err != nil {
		x.Fail(err)
		return
	}
	out, err := kit.Output[Maybe](call)
	if err != nil {
		x.Fail(err)
		return
	}
	x.Reply(200, out.AppendJSON(x.Buffer()))
}

func (s *routesHTTPServer) serveSoft(x *kithttp.Exchange) {
	in := new(Maybe)
	if d := x.OptionalBody(); d != nil {
		x.Done(d, in.DecodeJSON(d))
	}
	call, err := x.Run(&routesSoft, s.handlers.soft, in)
	if err != nil {
		x.Fail(err)
		return
	}
	out, err := kit.Output[Maybe](call)
	if err != nil {
		x.Fail(err)
		return
	}
	x.Reply(200, out.AppendJSON(x.Buffer()))
}

func (s *routesHTTPServer) serveWhole(x *kithttp.Exchange, path []string) {
	in := new(WholeInput)
	x.Refuse("id", kithttp.String(&in.ID, path[1]))
	if d := x.Body(); d != nil {
		x.Done(d, decodeRoutesWholeBodyJSON(d, in))
	}
	call, err := x.Run(&routesWhole, s.handlers.whole, in)
	if err != nil {
		x.Fail(err)
		return
	}
	out, err := kit.Output[[]string](call)
	if err != nil {
		x.Fail(err)
		return
	}
	x.Reply(200, appendRoutesWholeOutputJSON(x.Buffer(), *out))
}

func (s *routesHTTPServer) serveWholeMaybe(x *kithttp.Exchange, path []string) {
	in := new(WholeMaybeInput)
	x.Refuse("id", kithttp.String(&in.ID, path[1]))
	if d := x.AnyBody(); d != nil {
		x.Done(d, decodeRoutesWholeMaybeBodyJSON(d, in))
	}
	call, err := x.Run(&routesWholeMaybe, s.handlers.wholeMaybe, in)
	if err != nil {
		x.Fail(err)
		return
	}
	out, err := kit.Output[map[string]bool](call)
	if err != nil {
		x.Fail(err)
		return
	}
	x.Reply(202, appendRoutesWholeMaybeOutputJSON(x.Buffer(), *out))
}

func (s *routesHTTPServer) serveHeaders(x *kithttp.Exchange) {
	in := new(HeadersInput)
	if text, ok := x.Query("color", "color"); ok {
		in.Color = new(Color)
		x.Refuse("color", kithttp.Enum(in.Color, text, ParseColor, "red or green"))
	}
	call, err := x.Run(&routesHeaders, s.handlers.headers, in)
	if err != nil {
		x.Fail(err)
		return
	}
	out, err := kit.Output[Page](call)
	if err != nil {
		x.Fail(err)
		return
	}
	x.SetHeader("Etag", out.Etag)
	if out.Changed != nil {
		x.SetHeader("X-Changed", string(jsonwire.FormatTimestamp(nil, *out.Changed)))
	}
	x.SetHeader("X-Color", out.Color.String())
	if out.Age != nil {
		x.SetHeader("X-Age", strconv.FormatInt(*out.Age, 10))
	}
	x.Reply(200, appendRoutesHeadersOutputJSON(x.Buffer(), out))
}

func (s *routesHTTPServer) serveCount(x *kithttp.Exchange) {
	call, err := x.Run(&routesCount, s.handlers.count, nil)
	if err != nil {
		x.Fail(err)
		return
	}
	out, err := kit.Output[int64](call)
	if err != nil {
		x.Fail(err)
		return
	}
	x.Reply(200, appendRoutesCountOutputJSON(x.Buffer(), *out))
}

func (s *routesHTTPServer) serveClient(x *kithttp.Exchange) {
	if _, err := x.Run(&routesClient, s.handlers.client, nil); err != nil {
		x.Fail(err)
		return
	}
	x.Empty(204)
}

func (s *routesHTTPServer) serveServeExchange(x *kithttp.Exchange) {
	if _, err := x.Run(&routesServeExchange, s.handlers.serveExchange, nil); err != nil {
		x.Fail(err)
		return
	}
	x.Empty(204)
}

func (s *routesHTTPServer) serveHandler(x *kithttp.Exchange) {
	call, err := x.Run(&routesHandler, s.handlers.handler, nil)
	if err != nil {
		x.Fail(err)
		return
	}
	out, err := kit.Output[bool](call)
	if err != nil {
		x.Fail(err)
		return
	}
	x.Reply(200, appendRoutesHandlerOutputJSON(x.Buffer(), *out))
}

func appendRoutesRootOutputJSON(b []byte, v string) []byte {
	return jsonwire.AppendString(b, v)
}

func decodeRoutesRootOutputJSON(d *jsonwire.Decoder, v *string) error {
	return jsonwire.String(v, d)
}

func appendRoutesFixedOutputJSON(b []byte, v string) []byte {
	return jsonwire.AppendString(b, v)
}

func decodeRoutesFixedOutputJSON(d *jsonwire.Decoder, v *string) error {
	return jsonwire.String(v, d)
}

func appendRoutesAroundOutputJSON(b []byte, v string) []byte {
	return jsonwire.AppendString(b, v)
}

func decodeRoutesAroundOutputJSON(d *jsonwire.Decoder, v *string) error {
	return jsonwire.String(v, d)
}

func appendRoutesLatestOutputJSON(b []byte, v string) []byte {
	return jsonwire.AppendString(b, v)
}

func decodeRoutesLatestOutputJSON(d *jsonwire.Decoder, v *string) error {
	return jsonwire.String(v, d)
}

func appendRoutesThingOutputJSON(b []byte, v string) []byte {
	return jsonwire.AppendString(b, v)
}

func decodeRoutesThingOutputJSON(d *jsonwire.Decoder, v *string) error {
	return jsonwire.String(v, d)
}

var bodyOfRoutesInHeaderBody = jsonwire.Fields{
	Names: []string{"paint"},
}

func appendRoutesInHeaderBodyJSON(b []byte, x *Maybe) []byte {
	b = append(b, '{')
	if x.Paint != nil {
		b = append(b, `"paint":`...)
		b = jsonwire.AppendString(b, string(*x.Paint))
		b = append(b, ',')
	}
	return jsonwire.Close(b, '}')
}

func decodeRoutesInHeaderBodyJSON(d *jsonwire.Decoder, x *Maybe) error {
	o := d.Object(&bodyOfRoutesInHeaderBody)
	for o.Next() {
		switch o.Field {
		case 0: // paint
			o.Err = jsonwire.Optional(&x.Paint, d, jsonwire.String)
		}
	}
	return o.End()
}

func appendRoutesWholeBodyJSON(b []byte, x *WholeInput) []byte {
	b = append(b, '[')
	for _, v := range x.Items {
		b = jsonwire.AppendString(b, v)
		b = append(b, ',')
	}
	return jsonwire.Close(b, ']')
}

func decodeRoutesWholeBodyJSON(d *jsonwire.Decoder, x *WholeInput) error {
	return jsonwire.In("items", jsonwire.List(&x.Items, d, jsonwire.String))
}

func appendRoutesWholeOutputJSON(b []byte, v []string) []byte {
	b = append(b, '[')
	for _, v := range v {
		b = jsonwire.AppendString(b, v)
		b = append(b, ',')
	}
	return jsonwire.Close(b, ']')
}

func decodeRoutesWholeOutputJSON(d *jsonwire.Decoder, v *[]string) error {
	return jsonwire.List(v, d, jsonwire.String)
}

func appendRoutesWholeMaybeBodyJSON(b []byte, x *WholeMaybeInput) []byte {
	return x.Page.AppendJSON(b)
}

func decodeRoutesWholeMaybeBodyJSON(d *jsonwire.Decoder, x *WholeMaybeInput) error {
	return jsonwire.In("page", jsonwire.Optional(&x.Page, d, (*Page).DecodeJSON))
}

func appendRoutesWholeMaybeOutputJSON(b []byte, v map[string]bool) []byte {
	b = append(b, '{')
	for k, v := range v {
		b = jsonwire.AppendString(b, k)
		b = append(b, ':')
		b = strconv.AppendBool(b, v)
		b = append(b, ',')
	}
	return jsonwire.Close(b, '}')
}

func decodeRoutesWholeMaybeOutputJSON(d *jsonwire.Decoder, v *map[string]bool) error {
	return jsonwire.Map(v, d, jsonwire.String, jsonwire.Bool)
}

var bodyOfRoutesHeadersOutput = jsonwire.Fields{
	Names:    []string{"text"},
	Required: []uint64{0x1},
}

func appendRoutesHeadersOutputJSON(b []byte, x *Page) []byte {
	b = append(b, `{"text":`...)
	b = jsonwire.AppendString(b, x.Text)
	return append(b, '}')
}

func decodeRoutesHeadersOutputJSON(d *jsonwire.Decoder, x *Page) error {
	o := d.Object(&bodyOfRoutesHeadersOutput)
	for o.Next() {
		switch o.Field {
		case 0: // text
			o.Err = jsonwire.String(&x.Text, d)
		}
	}
	return o.End()
}

func appendRoutesCountOutputJSON(b []byte, v int64) []byte {
	return strconv.AppendInt(b, v, 10)
}

func decodeRoutesCountOutputJSON(d *jsonwire.Decoder, v *int64) error {
	return jsonwire.Int(v, d)
}

func appendRoutesHandlerOutputJSON(b []byte, v bool) []byte {
	return strconv.AppendBool(b, v)
}

func decodeRoutesHandlerOutputJSON(d *jsonwire.Decoder, v *bool) error {
	return jsonwire.Bool(v, d)
}
