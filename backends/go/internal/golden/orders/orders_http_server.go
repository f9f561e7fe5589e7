package orders

import (
	"strconv"
	"time"

	kit "github.com/kitc-lang/kit/runtime"
	"github.com/kitc-lang/kit/runtime/std"
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
	case 1:
		if path[0] == "orders" {
			switch x.Verb() {
			case "POST":
				s.servePlace(x)
				return
			case "GET", "HEAD":
				s.serveList(x)
				return
			}
			x.Allow("POST", "GET", "HEAD")
		}
	case 2:
		switch path[0] {
		case "orders":
			if path[1] == "count" {
				switch x.Verb() {
				case "GET", "HEAD":
					s.serveCount(x)
					return
				}
				x.Allow("GET", "HEAD")
			}
			if path[1] != "" {
				switch x.Verb() {
				case "GET", "HEAD":
					s.serveGet(x, path)
					return
				case "DELETE":
					s.serveCancel(x, path)
					return
				}
				x.Allow("GET", "HEAD", "DELETE")
			}
		case "Orders":
			switch path[1] {
			case "Echo":
				if x.Verb() == "POST" {
					s.serveEcho(x)
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
		case "payments":
			if path[1] != "" {
				if x.Verb() == "POST" {
					s.servePay(x, path)
					return
				}
				x.Allow("POST")
			}
		}
	case 5:
		if path[0] == "orders" && path[1] != "" && path[2] == "lines" && path[3] != "" && path[4] == "note" {
			if x.Verb() == "PUT" {
				s.serveAnnotate(x, path)
				return
			}
			x.Allow("PUT")
		}
	}
}

func (s *ordersHTTPServer) serveGet(x *kithttp.Exchange, path []string) {
	in := new(GetInput)
	x.Refuse("id", kithttp.String(&in.ID, path[1]))
	call, err := x.Run(&ordersGet, s.handlers.get, in)
	if err != nil {
		switch e := kit.DeclaredIn(err).(type) {
		case *std.NotFound:
			x.FailDeclared(404, e)
		case *Gone:
			x.FailDeclared(404, e)
		default:
			x.Fail(err)
		}
		return
	}
	out, err := kit.Output[Order](call)
	if err != nil {
		x.Fail(err)
		return
	}
	x.Reply(200, out.AppendJSON(x.Buffer()))
}

func (s *ordersHTTPServer) servePlace(x *kithttp.Exchange) {
	in := new(PlaceInput)
	if text, ok := x.Header("Idempotency-Key", "key"); ok {
		in.Key = new(string)
		x.Refuse("key", kithttp.String(in.Key, text))
	}
	if d := x.Body(); d != nil {
		x.Done(d, decodeOrdersPlaceBodyJSON(d, in))
	}
	call, err := x.Run(&ordersPlace, s.handlers.place, in)
	if err != nil {
		switch e := kit.DeclaredIn(err).(type) {
		case *OutOfStock:
			x.FailDeclared(400, e)
		default:
			x.Fail(err)
		}
		return
	}
	out, err := kit.Output[Order](call)
	if err != nil {
		x.Fail(err)
		return
	}
	x.Reply(201, out.AppendJSON(x.Buffer()))
}

func (s *ordersHTTPServer) serveList(x *kithttp.Exchange) {
	in := new(ListInput)
	for i, text := range x.QueryAll("status") {
		var e Status
		x.RefuseElement("status", i, kithttp.Enum(&e, text, ParseStatus, "pending, paid or shipped"))
		in.Status = append(in.Status, e)
	}
	if text, ok := x.Query("limit", "limit"); ok {
		in.Limit = new(int32)
		x.Refuse("limit", kithttp.Int(in.Limit, text))
	}
	if text, ok := x.Query("since", "since"); ok {
		in.Since = new(time.Time)
		x.Refuse("since", kithttp.Timestamp(in.Since, text))
	}
	if text, ok := x.Query("exact", "exact"); ok {
		in.Exact = new(bool)
		x.Refuse("exact", kithttp.Bool(in.Exact, text))
	}
	call, err := x.Run(&ordersList, s.handlers.list, in)
	if err != nil {
		x.Fail(err)
		return
	}
	out, err := kit.Output[[]Order](call)
	if err != nil {
		x.Fail(err)
		return
	}
	x.Reply(200, appendOrdersListOutputJSON(x.Buffer(), *out))
}

func (s *ordersHTTPServer) serveAnnotate(x *kithttp.Exchange, path []string) {
	in := new(AnnotateInput)
	x.Refuse("id", kithttp.String(&in.ID, path[1]))
	x.Refuse("line", kithttp.Int(&in.Line, path[3]))
	if d := x.Body(); d != nil {
		x.Done(d, decodeOrdersAnnotateBodyJSON(d, in))
	}
	if _, err := x.Run(&ordersAnnotate, s.handlers.annotate, in); err != nil {
		x.Fail(err)
		return
	}
	x.Empty(204)
}

func (s *ordersHTTPServer) serveCancel(x *kithttp.Exchange, path []string) {
	in := new(CancelInput)
	x.Refuse("id", kithttp.String(&in.ID, path[1]))
	if text, ok := x.Query("reason", "reason"); ok {
		in.Reason = new(string)
		x.Refuse("reason", kithttp.String(in.Reason, text))
	}
	if _, err := x.Run(&ordersCancel, s.handlers.cancel, in); err != nil {
		switch e := kit.DeclaredIn(err).(type) {
		case *std.NotFound:
			x.FailDeclared(404, e)
		case *OutOfStock:
			x.FailDeclared(400, e)
		default:
			x.Fail(err)
		}
		return
	}
	x.Empty(204)
}

func (s *ordersHTTPServer) serveEcho(x *kithttp.Exchange) {
	in := new(Everything)
	if d := x.Body(); d != nil {
		x.Done(d, in.DecodeJSON(d))
	}
	call, err := x.Run(&ordersEcho, s.handlers.echo, in)
	if err != nil {
		x.Fail(err)
		return
	}
	out, err := kit.Output[Everything](call)
	if err != nil {
		x.Fail(err)
		return
	}
	x.Reply(200, out.AppendJSON(x.Buffer()))
}

func (s *ordersHTTPServer) serveCount(x *kithttp.Exchange) {
	call, err := x.Run(&ordersCount, s.handlers.count, nil)
	if err != nil {
		x.Fail(err)
		return
	}
	out, err := kit.Output[map[Status]int64](call)
	if err != nil {
		x.Fail(err)
		return
	}
	x.Reply(200, appendOrdersCountOutputJSON(x.Buffer(), *out))
}

func (s *ordersHTTPServer) servePing(x *kithttp.Exchange) {
	if _, err := x.Run(&ordersPing, s.handlers.ping, nil); err != nil {
		x.Fail(err)
		return
	}
	x.Empty(204)
}

func (s *ordersHTTPServer) servePay(x *kithttp.Exchange, path []string) {
	in := new(PaymentOrder)
	x.Refuse("order", kithttp.String(&in.Order, path[1]))
	if text, ok := x.Query("dry-run", "dry"); ok {
		in.Dry = new(bool)
		x.Refuse("dry", kithttp.Bool(in.Dry, text))
	}
	if d := x.Body(); d != nil {
		x.Done(d, decodeOrdersPayBodyJSON(d, in))
	}
	call, err := x.Run(&ordersPay, s.handlers.pay, in)
	if err != nil {
		x.Fail(err)
		return
	}
	out, err := kit.Output[Payment](call)
	if err != nil {
		x.Fail(err)
		return
	}
	x.Reply(200, out.AppendJSON(x.Buffer()))
}

var bodyOfOrdersPlaceBody = jsonwire.Fields{
	Names:    []string{"customer", "items", "payment"},
	Required: []uint64{0x3},
}

func appendOrdersPlaceBodyJSON(b []byte, x *PlaceInput) []byte {
	b = append(b, `{"customer":`...)
	b = jsonwire.AppendUUID(b, x.Customer)
	b = append(b, `,"items":[`...)
	for i := range x.Items {
		b = x.Items[i].AppendJSON(b)
		b = append(b, ',')
	}
	b = jsonwire.Close(b, ']')
	if x.Payment != nil {
		b = append(b, `,"payment":`...)
		b = x.Payment.AppendJSON(b)
	}
	return append(b, '}')
}

func decodeOrdersPlaceBodyJSON(d *jsonwire.Decoder, x *PlaceInput) error {
	o := d.Object(&bodyOfOrdersPlaceBody)
	for o.Next() {
		switch o.Field {
		case 0: // customer
			o.Err = jsonwire.UUID(&x.Customer, d)
		case 1: // items
			o.Err = jsonwire.List(&x.Items, d, (*Item).DecodeJSON)
		case 2: // payment
			o.Err = jsonwire.Optional(&x.Payment, d, (*Payment).DecodeJSON)
		}
	}
	return o.End()
}

func appendOrdersListOutputJSON(b []byte, v []Order) []byte {
	b = append(b, '[')
	for i := range v {
		b = v[i].AppendJSON(b)
		b = append(b, ',')
	}
	return jsonwire.Close(b, ']')
}

func decodeOrdersListOutputJSON(d *jsonwire.Decoder, v *[]Order) error {
	return jsonwire.List(v, d, (*Order).DecodeJSON)
}

func appendOrdersAnnotateBodyJSON(b []byte, x *AnnotateInput) []byte {
	return jsonwire.AppendString(b, x.Note)
}

func decodeOrdersAnnotateBodyJSON(d *jsonwire.Decoder, x *AnnotateInput) error {
	return jsonwire.In("note", jsonwire.String(&x.Note, d))
}

func appendOrdersCountOutputJSON(b []byte, v map[Status]int64) []byte {
	b = append(b, '{')
	for k, v := range v {
		b = k.AppendJSON(b)
		b = append(b, ':')
		b = strconv.AppendInt(b, v, 10)
		b = append(b, ',')
	}
	return jsonwire.Close(b, '}')
}

func decodeOrdersCountOutputJSON(d *jsonwire.Decoder, v *map[Status]int64) error {
	return jsonwire.Map(v, d, (*Status).DecodeJSON, jsonwire.Int)
}

var bodyOfOrdersPayBody = jsonwire.Fields{
	Names:    []string{"payment"},
	Required: []uint64{0x1},
}

func appendOrdersPayBodyJSON(b []byte, x *PaymentOrder) []byte {
	b = append(b, `{"payment":`...)
	b = x.Payment.AppendJSON(b)
	return append(b, '}')
}

func decodeOrdersPayBodyJSON(d *jsonwire.Decoder, x *PaymentOrder) error {
	o := d.Object(&bodyOfOrdersPayBody)
	for o.Next() {
		switch o.Field {
		case 0: // payment
			o.Err = x.Payment.DecodeJSON(d)
		}
	}
	return o.End()
}
