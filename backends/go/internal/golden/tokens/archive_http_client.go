package tokens

import (
	"context"

	kit "github.com/kitc-lang/kit/runtime"
	kithttp "github.com/kitc-lang/kit/runtime/transport/http"
)

// archiveHTTPClient sends the methods of Archive over HTTP.
type archiveHTTPClient struct {
	*kithttp.Client // embedded, so that no method of the service can have the name of the field
}

func newArchiveHTTPClient(address string, cfg kithttp.ClientConfig) (*archiveHTTPClient, error) {
	client, err := kithttp.NewClient(address, cfg)
	if err != nil {
		return nil, err
	}
	return &archiveHTTPClient{client}, nil
}

func (c *archiveHTTPClient) list(ctx context.Context, call *kit.Call) error {
	r := c.NewRequest(call, "POST", "/Orders/List")
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
	return resp.Done(d, decodeArchiveListOutputJSON(d, call.Out.(*string)))
}

func (c *archiveHTTPClient) place(ctx context.Context, call *kit.Call) error {
	r := c.NewRequest(call, "POST", "/Orders/Place")
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
	return resp.Done(d, decodeArchivePlaceOutputJSON(d, call.Out.(*string)))
}

func (c *archiveHTTPClient) whoami(ctx context.Context, call *kit.Call) error {
	r := c.NewRequest(call, "POST", "/Orders/Whoami")
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
	return resp.Done(d, decodeArchiveWhoamiOutputJSON(d, call.Out.(*string)))
}

func (c *archiveHTTPClient) sweep(ctx context.Context, call *kit.Call) error {
	r := c.NewRequest(call, "POST", "/Orders/Sweep")
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
	return resp.Done(d, decodeArchiveSweepOutputJSON(d, call.Out.(*string)))
}

func (c *archiveHTTPClient) ping(ctx context.Context, call *kit.Call) error {
	r := c.NewRequest(call, "POST", "/Orders/Ping")
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
	return resp.Done(d, decodeArchivePingOutputJSON(d, call.Out.(*string)))
}
