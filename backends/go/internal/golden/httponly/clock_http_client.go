package httponly

import (
	"context"
	"time"

	kit "github.com/kitc-lang/kit/runtime"
	"github.com/kitc-lang/kit/runtime/std"
	kithttp "github.com/kitc-lang/kit/runtime/transport/http"
)

// clockHTTPClient sends the methods of Clock over HTTP.
type clockHTTPClient struct {
	*kithttp.Client // embedded, so that no method of the service can have the name of the field
}

func newClockHTTPClient(address string, cfg kithttp.ClientConfig) (*clockHTTPClient, error) {
	client, err := kithttp.NewClient(address, cfg)
	if err != nil {
		return nil, err
	}
	return &clockHTTPClient{client}, nil
}

func (c *clockHTTPClient) now(ctx context.Context, call *kit.Call) error {
	in := call.In.(*NowInput)
	r := c.NewRequest(call, "GET", "/now")
	if in.Zone != nil {
		r.Query("zone", *in.Zone)
	}
	resp, err := r.Send(ctx)
	if err != nil {
		return err
	}
	if p := resp.Problem(); p != nil {
		switch p.Type {
		case "urn:kit:error:std:NotFound":
			return p.Declared(new(std.NotFound))
		}
		return p.Err()
	}
	d, err := resp.Decoder()
	if err != nil {
		return err
	}
	return resp.Done(d, decodeClockNowOutputJSON(d, call.Out.(*time.Time)))
}

func (c *clockHTTPClient) add(ctx context.Context, call *kit.Call) error {
	in := call.In.(*Zone)
	r := c.NewRequest(call, "PUT", "/zones")
	r.Body(in.AppendJSON(nil))
	resp, err := r.Send(ctx)
	if err != nil {
		return err
	}
	if p := resp.Problem(); p != nil {
		return p.Err()
	}
	return nil
}
