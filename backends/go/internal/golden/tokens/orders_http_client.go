package tokens

import (
	"context"

	kit "github.com/kitc-lang/kit/runtime"
	kithttp "github.com/kitc-lang/kit/runtime/transport/http"
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

func (c *ordersHTTPClient) list(ctx context.Context, call *kit.Call) error {
	r := c.NewRequest(call, "POST", "/Orders/List")
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
	return resp.Done(d, decodeOrdersListOutputJSON(d, call.Out.(*string)))
}

func (c *ordersHTTPClient) place(ctx context.Context, call *kit.Call) error {
	r := c.NewRequest(call, "POST", "/Orders/Place")
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
	return resp.Done(d, decodeOrdersPlaceOutputJSON(d, call.Out.(*string)))
}

func (c *ordersHTTPClient) whoami(ctx context.Context, call *kit.Call) error {
	r := c.NewRequest(call, "POST", "/Orders/Whoami")
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
	return resp.Done(d, decodeOrdersWhoamiOutputJSON(d, call.Out.(*string)))
}

func (c *ordersHTTPClient) sweep(ctx context.Context, call *kit.Call) error {
	r := c.NewRequest(call, "POST", "/Orders/Sweep")
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
	return resp.Done(d, decodeOrdersSweepOutputJSON(d, call.Out.(*string)))
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
	d, err := resp.Decoder()
	if err != nil {
		return err
	}
	return resp.Done(d, decodeOrdersPingOutputJSON(d, call.Out.(*string)))
}
