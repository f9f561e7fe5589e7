package callers

import (
	"context"

	kit "github.com/kitc-lang/kit/runtime"
	kithttp "github.com/kitc-lang/kit/runtime/transport/http"
)

// checkoutHTTPClient sends the methods of Checkout over HTTP.
type checkoutHTTPClient struct {
	*kithttp.Client // embedded, so that no method of the service can have the name of the field
}

func newCheckoutHTTPClient(address string, cfg kithttp.ClientConfig) (*checkoutHTTPClient, error) {
	client, err := kithttp.NewClient(address, cfg)
	if err != nil {
		return nil, err
	}
	return &checkoutHTTPClient{client}, nil
}

func (c *checkoutHTTPClient) pay(ctx context.Context, call *kit.Call) error {
	r := c.NewRequest(call, "POST", "/Checkout/Pay")
	resp, err := r.Send(ctx)
	if err != nil {
		return err
	}
	if p := resp.Problem(); p != nil {
		return p.Err()
	}
	return nil
}
