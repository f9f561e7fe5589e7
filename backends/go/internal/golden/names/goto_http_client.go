package names

import (
	"context"

	kit "github.com/kitc-lang/kit/runtime"
	kithttp "github.com/kitc-lang/kit/runtime/transport/http"
)

// goToHTTPClient sends the methods of GoTo over HTTP.
type goToHTTPClient struct {
	client *kithttp.Client
}

func newGoToHTTPClient(address string, cfg kithttp.ClientConfig) (*goToHTTPClient, error) {
	client, err := kithttp.NewClient(address, cfg)
	if err != nil {
		return nil, err
	}
	return &goToHTTPClient{client: client}, nil
}

// Close ends the idle connections.
func (c *goToHTTPClient) Close() error { return c.client.Close() }

func (c *goToHTTPClient) go_(ctx context.Context, call *kit.Call) error {
	r := c.client.NewRequest(call, "POST", "/GoTo/Go")
	resp, err := r.Send(ctx)
	if err != nil {
		return err
	}
	if p := resp.Problem(); p != nil {
		return p.Err()
	}
	return nil
}
