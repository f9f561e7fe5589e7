package found

import (
	"context"

	kit "github.com/kitc-lang/kit/runtime"
	kithttp "github.com/kitc-lang/kit/runtime/transport/http"
)

// stockHTTPClient sends the methods of Stock over HTTP.
type stockHTTPClient struct {
	*kithttp.Client // embedded, so that no method of the service can have the name of the field
}

func newStockHTTPClient(address string, cfg kithttp.ClientConfig) (*stockHTTPClient, error) {
	client, err := kithttp.NewClient(address, cfg)
	if err != nil {
		return nil, err
	}
	return &stockHTTPClient{client}, nil
}

func (c *stockHTTPClient) take(ctx context.Context, call *kit.Call) error {
	in := call.In.(*TakeInput)
	r := c.NewRequest(call, "POST", "/Stock/Take")
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

func (c *stockHTTPClient) move(ctx context.Context, call *kit.Call) error {
	in := call.In.(*MoveInput)
	r := c.NewRequest(call, "POST", "/Stock/Move")
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

func (c *stockHTTPClient) check(ctx context.Context, call *kit.Call) error {
	r := c.NewRequest(call, "POST", "/Stock/Check")
	resp, err := r.Send(ctx)
	if err != nil {
		return err
	}
	if p := resp.Problem(); p != nil {
		return p.Err()
	}
	return nil
}
