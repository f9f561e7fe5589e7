package guards

import (
	"context"

	kit "github.com/kitc-lang/kit/runtime"
	kithttp "github.com/kitc-lang/kit/runtime/transport/http"
)

// searchHTTPClient sends the methods of Search over HTTP.
type searchHTTPClient struct {
	*kithttp.Client // embedded, so that no method of the service can have the name of the field
}

func newSearchHTTPClient(address string, cfg kithttp.ClientConfig) (*searchHTTPClient, error) {
	client, err := kithttp.NewClient(address, cfg)
	if err != nil {
		return nil, err
	}
	return &searchHTTPClient{client}, nil
}

func (c *searchHTTPClient) find(ctx context.Context, call *kit.Call) error {
	in := call.In.(*FindInput)
	r := c.NewRequest(call, "POST", "/Search/Find")
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
	return resp.Done(d, decodeSearchFindOutputJSON(d, call.Out.(*string)))
}

func (c *searchHTTPClient) index(ctx context.Context, call *kit.Call) error {
	r := c.NewRequest(call, "POST", "/Search/Index")
	resp, err := r.Send(ctx)
	if err != nil {
		return err
	}
	if p := resp.Problem(); p != nil {
		return p.Err()
	}
	return nil
}
