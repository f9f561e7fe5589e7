package retries

import (
	"context"

	kit "github.com/kitc-lang/kit/runtime"
	kithttp "github.com/kitc-lang/kit/runtime/transport/http"
)

// relayHTTPClient sends the methods of Relay over HTTP.
type relayHTTPClient struct {
	*kithttp.Client // embedded, so that no method of the service can have the name of the field
}

func newRelayHTTPClient(address string, cfg kithttp.ClientConfig) (*relayHTTPClient, error) {
	client, err := kithttp.NewClient(address, cfg)
	if err != nil {
		return nil, err
	}
	return &relayHTTPClient{client}, nil
}

func (c *relayHTTPClient) pass(ctx context.Context, call *kit.Call) error {
	in := call.In.(*PassInput)
	r := c.NewRequest(call, "POST", "/pass")
	r.Body(in.AppendJSON(nil))
	resp, err := r.Send(ctx)
	if err != nil {
		return err
	}
	if p := resp.Problem(); p != nil {
		switch p.Type {
		case "urn:kit:error:retries:Taken":
			return p.Declared(new(Taken))
		}
		return p.Err()
	}
	d, err := resp.Decoder()
	if err != nil {
		return err
	}
	return resp.Done(d, decodeRelayPassOutputJSON(d, call.Out.(*string)))
}

func (c *relayHTTPClient) take(ctx context.Context, call *kit.Call) error {
	r := c.NewRequest(call, "POST", "/take")
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
	return resp.Done(d, decodeRelayTakeOutputJSON(d, call.Out.(*int32)))
}

func (c *relayHTTPClient) find(ctx context.Context, call *kit.Call) error {
	in := call.In.(*FindInput)
	r := c.NewRequest(call, "GET", "/find")
	r.Query("text", in.Text)
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
	return resp.Done(d, decodeRelayFindOutputJSON(d, call.Out.(*string)))
}
