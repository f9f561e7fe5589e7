package orders

import (
	"context"
	"strconv"

	kit "github.com/kitc-lang/kit/runtime"
	"github.com/kitc-lang/kit/runtime/std"
	kithttp "github.com/kitc-lang/kit/runtime/transport/http"
	jsonwire "github.com/kitc-lang/kit/runtime/wire/json"
)

// ordersHTTPClient sends the methods of Orders over HTTP.
type ordersHTTPClient struct {
	*kithttp.Client // embedded, so that no method of the service can have the name of the field
}

func newOrdersHTTPClient(address string, cfg kithttp.ClientConfig) (*ordersHTTPClient, error) {
	client, err := kithttp.NewClient(address, cfg)
	if err != nil {
		return nil, err
	}
	return &ordersHTTPClient{client}, nil
}

func (c *ordersHTTPClient) get(ctx context.Context, call *kit.Call) error {
	in := call.In.(*GetInput)
	r := c.NewRequest(call, "GET", "/orders/")
	r.Param("id", string(in.ID))
	resp, err := r.Send(ctx)
	if err != nil {
		return err
	}
	if p := resp.Problem(); p != nil {
		switch p.Type {
		case "urn:kit:error:std:NotFound":
			return p.Declared(new(std.NotFound))
		case "urn:kit:error:orders:Gone":
			return p.Declared(new(Gone))
		}
		return p.Err()
	}
	out := call.Out.(*Order)
	*out = Order{} // an earlier try may have left something there
	return resp.Value(out)
}

func (c *ordersHTTPClient) place(ctx context.Context, call *kit.Call) error {
	in := call.In.(*PlaceInput)
	r := c.NewRequest(call, "POST", "/orders")
	if in.Key != nil {
		r.Header("Idempotency-Key", "key", *in.Key)
	}
	r.Body(appendOrdersPlaceBodyJSON(nil, in))
	resp, err := r.Send(ctx)
	if err != nil {
		return err
	}
	if p := resp.Problem(); p != nil {
		switch p.Type {
		case "urn:kit:error:orders:OutOfStock":
			return p.Declared(new(OutOfStock))
		}
		return p.Err()
	}
	out := call.Out.(*Order)
	*out = Order{} // an earlier try may have left something there
	return resp.Value(out)
}

func (c *ordersHTTPClient) list(ctx context.Context, call *kit.Call) error {
	in := call.In.(*ListInput)
	r := c.NewRequest(call, "GET", "/orders")
	for _, e := range in.Status {
		r.Query("status", e.String())
	}
	if in.Limit != nil {
		r.Query("limit", strconv.FormatInt(int64(*in.Limit), 10))
	}
	if in.Since != nil {
		r.Query("since", string(jsonwire.FormatTimestamp(nil, *in.Since)))
	}
	if in.Exact != nil {
		r.Query("exact", strconv.FormatBool(*in.Exact))
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
	return resp.Done(d, decodeOrdersListOutputJSON(d, call.Out.(*[]Order)))
}

func (c *ordersHTTPClient) annotate(ctx context.Context, call *kit.Call) error {
	in := call.In.(*AnnotateInput)
	r := c.NewRequest(call, "PUT", "/orders/")
	r.Param("id", string(in.ID))
	r.Path("/lines/")
	r.Param("line", strconv.FormatInt(int64(in.Line), 10))
	r.Path("/note")
	r.Body(appendOrdersAnnotateBodyJSON(nil, in))
	resp, err := r.Send(ctx)
	if err != nil {
		return err
	}
	if p := resp.Problem(); p != nil {
		return p.Err()
	}
	return nil
}

func (c *ordersHTTPClient) cancel(ctx context.Context, call *kit.Call) error {
	in := call.In.(*CancelInput)
	r := c.NewRequest(call, "DELETE", "/orders/")
	r.Param("id", string(in.ID))
	if in.Reason != nil {
		r.Query("reason", *in.Reason)
	}
	resp, err := r.Send(ctx)
	if err != nil {
		return err
	}
	if p := resp.Problem(); p != nil {
		switch p.Type {
		case "urn:kit:error:std:NotFound":
			return p.Declared(new(std.NotFound))
		case "urn:kit:error:orders:OutOfStock":
			return p.Declared(new(OutOfStock))
		}
		return p.Err()
	}
	return nil
}

func (c *ordersHTTPClient) echo(ctx context.Context, call *kit.Call) error {
	in := call.In.(*Everything)
	r := c.NewRequest(call, "POST", "/Orders/Echo")
	r.Body(in.AppendJSON(nil))
	resp, err := r.Send(ctx)
	if err != nil {
		return err
	}
	if p := resp.Problem(); p != nil {
		return p.Err()
	}
	out := call.Out.(*Everything)
	*out = Everything{} // an earlier try may have left something there
	return resp.Value(out)
}

func (c *ordersHTTPClient) count(ctx context.Context, call *kit.Call) error {
	r := c.NewRequest(call, "GET", "/orders/count")
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
	return resp.Done(d, decodeOrdersCountOutputJSON(d, call.Out.(*map[Status]int64)))
}

func (c *ordersHTTPClient) ping(ctx context.Context, call *kit.Call) error {
	r := c.NewRequest(call, "POST", "/Orders/Ping")
	resp, err := r.Send(ctx)
	if err != nil {
		return err
	}
	if p := resp.Problem(); p != nil {
		return p.Err()
	}
	return nil
}

func (c *ordersHTTPClient) pay(ctx context.Context, call *kit.Call) error {
	in := call.In.(*PaymentOrder)
	r := c.NewRequest(call, "POST", "/payments/")
	r.Param("order", string(in.Order))
	if in.Dry != nil {
		r.Query("dry-run", strconv.FormatBool(*in.Dry))
	}
	r.Body(appendOrdersPayBodyJSON(nil, in))
	resp, err := r.Send(ctx)
	if err != nil {
		return err
	}
	if p := resp.Problem(); p != nil {
		return p.Err()
	}
	return resp.Value(call.Out.(*Payment))
}
