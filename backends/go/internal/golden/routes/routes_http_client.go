package routes

import (
	"context"
	"strconv"
	"time"

	kit "github.com/kitc-lang/kit/runtime"
	kithttp "github.com/kitc-lang/kit/runtime/transport/http"
	jsonwire "github.com/kitc-lang/kit/runtime/wire/json"
)

// routesHTTPClient sends the methods of Routes over HTTP.
type routesHTTPClient struct {
	*kithttp.Client // embedded, so that no method of the service can have the name of the field
}

func newRoutesHTTPClient(address string, cfg kithttp.ClientConfig) (*routesHTTPClient, error) {
	client, err := kithttp.NewClient(address, cfg)
	if err != nil {
		return nil, err
	}
	return &routesHTTPClient{client}, nil
}

func (c *routesHTTPClient) root(ctx context.Context, call *kit.Call) error {
	r := c.NewRequest(call, "GET", "/")
	resp, err := r.Send(ctx)
	if err != nil {
		return err
	}
	if p := resp.Problem(); p != nil {
		return p.Err()
	}
	d, err := resp.Decoder()
	if err != nil {
		return err
	}
	return resp.Done(d, decodeRoutesRootOutputJSON(d, call.Out.(*string)))
}

func (c *routesHTTPClient) fixed(ctx context.Context, call *kit.Call) error {
	r := c.NewRequest(call, "GET", "/a/b/c")
	resp, err := r.Send(ctx)
	if err != nil {
		return err
	}
	if p := resp.Problem(); p != nil {
		return p.Err()
	}
	d, err := resp.Decoder()
	if err != nil {
		return err
	}
	return resp.Done(d, decodeRoutesFixedOutputJSON(d, call.Out.(*string)))
}

func (c *routesHTTPClient) around(ctx context.Context, call *kit.Call) error {
	in := call.In.(*AroundInput)
	r := c.NewRequest(call, "GET", "/a/")
	r.Param("x", in.X)
	r.Path("/d")
	resp, err := r.Send(ctx)
	if err != nil {
		return err
	}
	if p := resp.Problem(); p != nil {
		return p.Err()
	}
	d, err := resp.Decoder()
	if err != nil {
		return err
	}
	return resp.Done(d, decodeRoutesAroundOutputJSON(d, call.Out.(*string)))
}

func (c *routesHTTPClient) latest(ctx context.Context, call *kit.Call) error {
	r := c.NewRequest(call, "GET", "/things/latest")
	resp, err := r.Send(ctx)
	if err != nil {
		return err
	}
	if p := resp.Problem(); p != nil {
		return p.Err()
	}
	d, err := resp.Decoder()
	if err != nil {
		return err
	}
	return resp.Done(d, decodeRoutesLatestOutputJSON(d, call.Out.(*string)))
}

func (c *routesHTTPClient) thing(ctx context.Context, call *kit.Call) error {
	in := call.In.(*ThingInput)
	r := c.NewRequest(call, "GET", "/things/")
	r.Param("id", in.ID)
	resp, err := r.Send(ctx)
	if err != nil {
		return err
	}
	if p := resp.Problem(); p != nil {
		switch p.Type {
		case "urn:kit:error:routes:Lost":
			return p.Declared(new(Lost))
		case "urn:kit:error:routes:Teapot":
			return p.Declared(new(Teapot))
		}
		return p.Err()
	}
	d, err := resp.Decoder()
	if err != nil {
		return err
	}
	return resp.Done(d, decodeRoutesThingOutputJSON(d, call.Out.(*string)))
}

func (c *routesHTTPClient) look(ctx context.Context, call *kit.Call) error {
	in := call.In.(*LookInput)
	r := c.NewRequest(call, "HEAD", "/looks/")
	r.Param("id", in.ID)
	resp, err := r.Send(ctx)
	if err != nil {
		return err
	}
	if p := resp.Problem(); p != nil {
		return p.Err()
	}
	return nil
}

func (c *routesHTTPClient) remove(ctx context.Context, call *kit.Call) error {
	in := call.In.(*RemoveInput)
	r := c.NewRequest(call, "DELETE", "/things/")
	r.Param("id", in.ID)
	if in.Why != nil {
		r.Query("why", *in.Why)
	}
	resp, err := r.Send(ctx)
	if err != nil {
		return err
	}
	if p := resp.Problem(); p != nil {
		return p.Err()
	}
	return nil
}

func (c *routesHTTPClient) inPath(ctx context.Context, call *kit.Call) error {
	in := call.In.(*Kinds)
	r := c.NewRequest(call, "GET", "/path/")
	r.Param("yes", strconv.FormatBool(in.Yes))
	r.Path("/")
	r.Param("tiny", strconv.FormatInt(int64(in.Tiny), 10))
	r.Path("/")
	r.Param("short", strconv.FormatInt(int64(in.Short), 10))
	r.Path("/")
	r.Param("medium", strconv.FormatInt(int64(in.Medium), 10))
	r.Path("/")
	r.Param("long", strconv.FormatInt(in.Long, 10))
	r.Path("/")
	r.Param("real", strconv.FormatFloat(in.Real, 'g', -1, 64))
	r.Path("/")
	r.Param("text", in.Text)
	r.Path("/")
	r.Param("id", in.ID.String())
	r.Path("/")
	r.Param("at", string(jsonwire.FormatTimestamp(nil, in.At)))
	r.Path("/")
	r.Param("took", string(jsonwire.FormatDuration(nil, in.Took)))
	r.Path("/")
	r.Param("day", in.Day.String())
	r.Path("/")
	r.Param("color", in.Color.String())
	r.Path("/")
	r.Param("moment", string(jsonwire.FormatTimestamp(nil, time.Time(in.Moment))))
	r.Path("/")
	r.Param("key", kit.UUID(in.Key).String())
	r.Path("/")
	r.Param("pause", string(jsonwire.FormatDuration(nil, time.Duration(in.Pause))))
	r.Path("/")
	r.Param("small", strconv.FormatInt(int64(in.Small), 10))
	r.Path("/")
	r.Param("born", kit.Date(in.Born).String())
	resp, err := r.Send(ctx)
	if err != nil {
		return err
	}
	if p := resp.Problem(); p != nil {
		return p.Err()
	}
	out := call.Out.(*Kinds)
	*out = Kinds{} // an earlier try may have left something there
	return resp.Value(out)
}

func (c *routesHTTPClient) inQuery(ctx context.Context, call *kit.Call) error {
	in := call.In.(*Kinds)
	r := c.NewRequest(call, "GET", "/query")
	r.Query("yes", strconv.FormatBool(in.Yes))
	r.Query("tiny", strconv.FormatInt(int64(in.Tiny), 10))
	r.Query("short", strconv.FormatInt(int64(in.Short), 10))
	r.Query("medium", strconv.FormatInt(int64(in.Medium), 10))
	r.Query("long", strconv.FormatInt(in.Long, 10))
	r.Query("real", strconv.FormatFloat(in.Real, 'g', -1, 64))
	r.Query("text", in.Text)
	r.Query("id", in.ID.String())
	r.Query("at", string(jsonwire.FormatTimestamp(nil, in.At)))
	r.Query("took", string(jsonwire.FormatDuration(nil, in.Took)))
	r.Query("day", in.Day.String())
	r.Query("color", in.Color.String())
	r.Query("moment", string(jsonwire.FormatTimestamp(nil, time.Time(in.Moment))))
	r.Query("key", kit.UUID(in.Key).String())
	r.Query("pause", string(jsonwire.FormatDuration(nil, time.Duration(in.Pause))))
	r.Query("small", strconv.FormatInt(int64(in.Small), 10))
	r.Query("born", kit.Date(in.Born).String())
	resp, err := r.Send(ctx)
	if err != nil {
		return err
	}
	if p := resp.Problem(); p != nil {
		return p.Err()
	}
	out := call.Out.(*Kinds)
	*out = Kinds{} // an earlier try may have left something there
	return resp.Value(out)
}

func (c *routesHTTPClient) maybeQuery(ctx context.Context, call *kit.Call) error {
	in := call.In.(*Maybe)
	r := c.NewRequest(call, "GET", "/maybe")
	if in.Yes != nil {
		r.Query("yes", strconv.FormatBool(*in.Yes))
	}
	if in.Tiny != nil {
		r.Query("tiny", strconv.FormatInt(int64(*in.Tiny), 10))
	}
	if in.Medium != nil {
		r.Query("medium", strconv.FormatInt(int64(*in.Medium), 10))
	}
	if in.Long != nil {
		r.Query("long", strconv.FormatInt(*in.Long, 10))
	}
	if in.Real != nil {
		r.Query("real", strconv.FormatFloat(*in.Real, 'g', -1, 64))
	}
	if in.Text != nil {
		r.Query("text", *in.Text)
	}
	if in.ID != nil {
		r.Query("id", in.ID.String())
	}
	if in.At != nil {
		r.Query("at", string(jsonwire.FormatTimestamp(nil, *in.At)))
	}
	if in.Took != nil {
		r.Query("took", string(jsonwire.FormatDuration(nil, *in.Took)))
	}
	if in.Day != nil {
		r.Query("day", in.Day.String())
	}
	if in.Color != nil {
		r.Query("color", in.Color.String())
	}
	if in.Moment != nil {
		r.Query("moment", string(jsonwire.FormatTimestamp(nil, time.Time(*in.Moment))))
	}
	if in.Key != nil {
		r.Query("key", kit.UUID(*in.Key).String())
	}
	if in.Paint != nil {
		r.Query("paint", string(*in.Paint))
	}
	resp, err := r.Send(ctx)
	if err != nil {
		return err
	}
	if p := resp.Problem(); p != nil {
		return p.Err()
	}
	out := call.Out.(*Maybe)
	*out = Maybe{} // an earlier try may have left something there
	return resp.Value(out)
}

func (c *routesHTTPClient) listQuery(ctx context.Context, call *kit.Call) error {
	in := call.In.(*Lists)
	r := c.NewRequest(call, "GET", "/lists")
	for _, e := range in.Flags {
		r.Query("flags", strconv.FormatBool(e))
	}
	for _, e := range in.Numbers {
		r.Query("numbers", strconv.FormatInt(int64(e), 10))
	}
	for _, e := range in.Words {
		r.Query("words", e)
	}
	for _, e := range in.Colors {
		r.Query("colors", e.String())
	}
	for _, e := range in.Moments {
		r.Query("moments", string(jsonwire.FormatTimestamp(nil, time.Time(e))))
	}
	for _, e := range in.Keys {
		r.Query("keys", kit.UUID(e).String())
	}
	resp, err := r.Send(ctx)
	if err != nil {
		return err
	}
	if p := resp.Problem(); p != nil {
		return p.Err()
	}
	out := call.Out.(*Lists)
	*out = Lists{} // an earlier try may have left something there
	return resp.Value(out)
}

func (c *routesHTTPClient) inHeader(ctx context.Context, call *kit.Call) error {
	in := call.In.(*Maybe)
	r := c.NewRequest(call, "POST", "/header")
	if in.Yes != nil {
		r.Header("X-Yes", "yes", strconv.FormatBool(*in.Yes))
	}
	if in.Tiny != nil {
		r.Header("X-Tiny", "tiny", strconv.FormatInt(int64(*in.Tiny), 10))
	}
	if in.Medium != nil {
		r.Header("X-Medium", "medium", strconv.FormatInt(int64(*in.Medium), 10))
	}
	if in.Long != nil {
		r.Header("X-Long", "long", strconv.FormatInt(*in.Long, 10))
	}
	if in.Real != nil {
		r.Header("X-Real", "real", strconv.FormatFloat(*in.Real, 'g', -1, 64))
	}
	if in.Text != nil {
		r.Header("X-Text", "text", *in.Text)
	}
	if in.ID != nil {
		r.Header("X-Id", "id", in.ID.String())
	}
	if in.At != nil {
		r.Header("X-At", "at", string(jsonwire.FormatTimestamp(nil, *in.At)))
	}
	if in.Took != nil {
		r.Header("X-Took", "took", string(jsonwire.FormatDuration(nil, *in.Took)))
	}
	if in.Day != nil {
		r.Header("X-Day", "day", in.Day.String())
	}
	if in.Color != nil {
		r.Header("X-Color", "color", in.Color.String())
	}
	if in.Moment != nil {
		r.Header("X-Moment", "moment", string(jsonwire.FormatTimestamp(nil, time.Time(*in.Moment))))
	}
	if in.Key != nil {
		r.Header("X-Key", "key", kit.UUID(*in.Key).String())
	}
	r.Body(appendRoutesInHeaderBodyJSON(nil, in))
	resp, err := r.Send(ctx)
	if err != nil {
		return err
	}
	if p := resp.Problem(); p != nil {
		return p.Err()
	}
	out := call.Out.(*Maybe)
	*out = Maybe{} // an earlier try may have left something there
	return resp.Value(out)
}

func (c *routesHTTPClient) soft(ctx context.Context, call *kit.Call) error {
	in := call.In.(*Maybe)
	r := c.NewRequest(call, "PATCH", "/soft")
	r.Body(in.AppendJSON(nil))
	resp, err := r.Send(ctx)
	if err != nil {
		return err
	}
	if p := resp.Problem(); p != nil {
		return p.Err()
	}
	out := call.Out.(*Maybe)
	*out = Maybe{} // an earlier try may have left something there
	return resp.Value(out)
}

func (c *routesHTTPClient) whole(ctx context.Context, call *kit.Call) error {
	in := call.In.(*WholeInput)
	r := c.NewRequest(call, "PUT", "/whole/")
	r.Param("id", in.ID)
	r.Body(appendRoutesWholeBodyJSON(nil, in))
	resp, err := r.Send(ctx)
	if err != nil {
		return err
	}
	if p := resp.Problem(); p != nil {
		return p.Err()
	}
	d, err := resp.Decoder()
	if err != nil {
		return err
	}
	return resp.Done(d, decodeRoutesWholeOutputJSON(d, call.Out.(*[]string)))
}

func (c *routesHTTPClient) wholeMaybe(ctx context.Context, call *kit.Call) error {
	in := call.In.(*WholeMaybeInput)
	r := c.NewRequest(call, "POST", "/whole/")
	r.Param("id", in.ID)
	if in.Page != nil {
		r.Body(appendRoutesWholeMaybeBodyJSON(nil, in))
	}
	resp, err := r.Send(ctx)
	if err != nil {
		return err
	}
	if p := resp.Problem(); p != nil {
		return p.Err()
	}
	d, err := resp.Decoder()
	if err != nil {
		return err
	}
	return resp.Done(d, decodeRoutesWholeMaybeOutputJSON(d, call.Out.(*map[string]bool)))
}

func (c *routesHTTPClient) headers(ctx context.Context, call *kit.Call) error {
	in := call.In.(*HeadersInput)
	r := c.NewRequest(call, "GET", "/page")
	if in.Color != nil {
		r.Query("color", in.Color.String())
	}
	resp, err := r.Send(ctx)
	if err != nil {
		return err
	}
	if p := resp.Problem(); p != nil {
		return p.Err()
	}
	out := call.Out.(*Page)
	*out = Page{} // an earlier try may have left something there
	if text, ok := resp.Header("Etag"); ok {
		if err := resp.Param("etag", kithttp.String(&out.Etag, text)); err != nil {
			return err
		}
	} else {
		return resp.Missing("etag")
	}
	if text, ok := resp.Header("X-Changed"); ok {
		out.Changed = new(time.Time)
		if err := resp.Param("changed", kithttp.Timestamp(out.Changed, text)); err != nil {
			return err
		}
	}
	if text, ok := resp.Header("X-Color"); ok {
		if err := resp.Param("color", kithttp.EnumOrUnknown(&out.Color, text, ParseColor)); err != nil {
			return err
		}
	} else {
		return resp.Missing("color")
	}
	if text, ok := resp.Header("X-Age"); ok {
		out.Age = new(int64)
		if err := resp.Param("age", kithttp.Int(out.Age, text)); err != nil {
			return err
		}
	}
	d, err := resp.Decoder()
	if err != nil {
		return err
	}
	return resp.Done(d, decodeRoutesHeadersOutputJSON(d, out))
}

func (c *routesHTTPClient) count(ctx context.Context, call *kit.Call) error {
	r := c.NewRequest(call, "GET", "/count")
	resp, err := r.Send(ctx)
	if err != nil {
		return err
	}
	if p := resp.Problem(); p != nil {
		return p.Err()
	}
	d, err := resp.Decoder()
	if err != nil {
		return err
	}
	return resp.Done(d, decodeRoutesCountOutputJSON(d, call.Out.(*int64)))
}

func (c *routesHTTPClient) client(ctx context.Context, call *kit.Call) error {
	r := c.NewRequest(call, "POST", "/Routes/Client")
	resp, err := r.Send(ctx)
	if err != nil {
		return err
	}
	if p := resp.Problem(); p != nil {
		return p.Err()
	}
	return nil
}

func (c *routesHTTPClient) serveExchange(ctx context.Context, call *kit.Call) error {
	r := c.NewRequest(call, "POST", "/Routes/ServeExchange")
	resp, err := r.Send(ctx)
	if err != nil {
		return err
	}
	if p := resp.Problem(); p != nil {
		return p.Err()
	}
	return nil
}

func (c *routesHTTPClient) handler(ctx context.Context, call *kit.Call) error {
	r := c.NewRequest(call, "POST", "/Routes/Handler")
	resp, err := r.Send(ctx)
	if err != nil {
		return err
	}
	if p := resp.Problem(); p != nil {
		return p.Err()
	}
	d, err := resp.Decoder()
	if err != nil {
		return err
	}
	return resp.Done(d, decodeRoutesHandlerOutputJSON(d, call.Out.(*bool)))
}
