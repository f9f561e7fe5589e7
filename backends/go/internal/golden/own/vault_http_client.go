package own

import (
	"context"

	kit "github.com/kitc-lang/kit/runtime"
	kithttp "github.com/kitc-lang/kit/runtime/transport/http"
)

// vaultHTTPClient sends the methods of Vault over HTTP.
type vaultHTTPClient struct {
	*kithttp.Client // embedded, so that no method of the service can have the name of the field
}

func newVaultHTTPClient(address string, cfg kithttp.ClientConfig) (*vaultHTTPClient, error) {
	client, err := kithttp.NewClient(address, cfg)
	if err != nil {
		return nil, err
	}
	return &vaultHTTPClient{client}, nil
}

func (c *vaultHTTPClient) open(ctx context.Context, call *kit.Call) error {
	in := call.In.(*OpenInput)
	r := c.NewRequest(call, "POST", "/Vault/Open")
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
	return resp.Done(d, decodeVaultOpenOutputJSON(d, call.Out.(*string)))
}

func (c *vaultHTTPClient) isClosed(ctx context.Context, call *kit.Call) error {
	r := c.NewRequest(call, "POST", "/Vault/IsClosed")
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
	return resp.Done(d, decodeVaultIsClosedOutputJSON(d, call.Out.(*bool)))
}

func (c *vaultHTTPClient) ping(ctx context.Context, call *kit.Call) error {
	r := c.NewRequest(call, "POST", "/Vault/Ping")
	resp, err := r.Send(ctx)
	if err != nil {
		return err
	}
	if p := resp.Problem(); p != nil {
		return p.Err()
	}
	return nil
}
