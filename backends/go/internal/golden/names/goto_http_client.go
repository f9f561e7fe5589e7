package names

import (
	"context"

	kit "github.com/kitc-lang/kit/runtime"
	kithttp "github.com/kitc-lang/kit/runtime/transport/http"
)

// goToHTTPClient sends the methods of GoTo over HTTP.
type goToHTTPClient struct {
	*kithttp.Client // embedded, so that no method of the service can have the name of the field
}

func newGoToHTTPClient(address string, cfg kithttp.ClientConfig) (*goToHTTPClient, error) {
	client, err := kithttp.NewClient(address, cfg)
	if err != nil {
		return nil, err
	}
	return &goToHTTPClient{client}, nil
}

func (c *goToHTTPClient) go_(ctx context.Context, call *kit.Call) error {
	r := c.NewRequest(call, "POST", "/GoTo/Go")
	resp, err := r.Send(ctx)
	if err != nil {
		return err
	}
	if p := resp.Problem(); p != nil {
		return p.Err()
	}
	return nil
}
