package found

import (
	"context"

	kit "github.com/kitc-lang/kit/runtime"
	kithttp "github.com/kitc-lang/kit/runtime/transport/http"
)

// deskHTTPClient sends the methods of Desk over HTTP.
type deskHTTPClient struct {
	*kithttp.Client // embedded, so that no method of the service can have the name of the field
}

func newDeskHTTPClient(address string, cfg kithttp.ClientConfig) (*deskHTTPClient, error) {
	client, err := kithttp.NewClient(address, cfg)
	if err != nil {
		return nil, err
	}
	return &deskHTTPClient{client}, nil
}

func (c *deskHTTPClient) sell(ctx context.Context, call *kit.Call) error {
	r := c.NewRequest(call, "POST", "/Desk/Sell")
	resp, err := r.Send(ctx)
	if err != nil {
		return err
	}
	if p := resp.Problem(); p != nil {
		return p.Err()
	}
	return nil
}
