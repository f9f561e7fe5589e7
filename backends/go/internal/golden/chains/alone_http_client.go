package chains

import (
	"context"

	kit "github.com/kitc-lang/kit/runtime"
	kithttp "github.com/kitc-lang/kit/runtime/transport/http"
)

// aloneHTTPClient sends the methods of Alone over HTTP.
type aloneHTTPClient struct {
	*kithttp.Client // embedded, so that no method of the service can have the name of the field
}

func newAloneHTTPClient(address string, cfg kithttp.ClientConfig) (*aloneHTTPClient, error) {
	client, err := kithttp.NewClient(address, cfg)
	if err != nil {
		return nil, err
	}
	return &aloneHTTPClient{client}, nil
}

func (c *aloneHTTPClient) wait(ctx context.Context, call *kit.Call) error {
	r := c.NewRequest(call, "POST", "/Alone/Wait")
	resp, err := r.Send(ctx)
	if err != nil {
		return err
	}
	if p := resp.Problem(); p != nil {
		return p.Err()
	}
	return nil
}
