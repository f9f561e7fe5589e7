package chains

import (
	"context"

	kit "github.com/kitc-lang/kit/runtime"
	kithttp "github.com/kitc-lang/kit/runtime/transport/http"
)

// reportsHTTPClient sends the methods of Reports over HTTP.
type reportsHTTPClient struct {
	*kithttp.Client // embedded, so that no method of the service can have the name of the field
}

func newReportsHTTPClient(address string, cfg kithttp.ClientConfig) (*reportsHTTPClient, error) {
	client, err := kithttp.NewClient(address, cfg)
	if err != nil {
		return nil, err
	}
	return &reportsHTTPClient{client}, nil
}

func (c *reportsHTTPClient) build(ctx context.Context, call *kit.Call) error {
	in := call.In.(*BuildInput)
	r := c.NewRequest(call, "POST", "/Reports/Build")
	r.Body(in.AppendJSON(nil))
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
	return resp.Done(d, decodeReportsBuildOutputJSON(d, call.Out.(*string)))
}

func (c *reportsHTTPClient) ping(ctx context.Context, call *kit.Call) error {
	r := c.NewRequest(call, "POST", "/Reports/Ping")
	resp, err := r.Send(ctx)
	if err != nil {
		return err
	}
	if p := resp.Problem(); p != nil {
		return p.Err()
	}
	return nil
}

func (c *reportsHTTPClient) pong(ctx context.Context, call *kit.Call) error {
	r := c.NewRequest(call, "POST", "/Reports/Pong")
	resp, err := r.Send(ctx)
	if err != nil {
		return err
	}
	if p := resp.Problem(); p != nil {
		return p.Err()
	}
	return nil
}

func (c *reportsHTTPClient) get(ctx context.Context, call *kit.Call) error {
	r := c.NewRequest(call, "POST", "/Reports/Get")
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
	return resp.Done(d, decodeReportsGetOutputJSON(d, call.Out.(*string)))
}
