package builtin

import (
	"context"

	kit "github.com/kitc-lang/kit/runtime"
	kithttp "github.com/kitc-lang/kit/runtime/transport/http"
)

// allHTTPClient sends the methods of All over HTTP.
type allHTTPClient struct {
	*kithttp.Client // embedded, so that no method of the service can have the name of the field
}

func newAllHTTPClient(address string, cfg kithttp.ClientConfig) (*allHTTPClient, error) {
	client, err := kithttp.NewClient(address, cfg)
	if err != nil {
		return nil, err
	}
	return &allHTTPClient{client}, nil
}

func (c *allHTTPClient) get(ctx context.Context, call *kit.Call) error {
	in := call.In.(*GetInput)
	r := c.NewRequest(call, "POST", "/All/Get")
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
	return resp.Done(d, decodeAllGetOutputJSON(d, call.Out.(*string)))
}

func (c *allHTTPClient) also(ctx context.Context, call *kit.Call) error {
	r := c.NewRequest(call, "POST", "/All/Also")
	resp, err := r.Send(ctx)
	if err != nil {
		return err
	}
	if p := resp.Problem(); p != nil {
		return p.Err()
	}
	return nil
}

func (c *allHTTPClient) scarce(ctx context.Context, call *kit.Call) error {
	r := c.NewRequest(call, "POST", "/All/Scarce")
	resp, err := r.Send(ctx)
	if err != nil {
		return err
	}
	if p := resp.Problem(); p != nil {
		return p.Err()
	}
	return nil
}

func (c *allHTTPClient) free(ctx context.Context, call *kit.Call) error {
	r := c.NewRequest(call, "POST", "/All/Free")
	resp, err := r.Send(ctx)
	if err != nil {
		return err
	}
	if p := resp.Problem(); p != nil {
		return p.Err()
	}
	return nil
}

func (c *allHTTPClient) charge(ctx context.Context, call *kit.Call) error {
	in := call.In.(*ChargeInput)
	r := c.NewRequest(call, "POST", "/charges")
	if in.Key != nil {
		r.Header("Idempotency-Key", "key", in.Key.String())
	}
	r.Body(appendAllChargeBodyJSON(nil, in))
	resp, err := r.Send(ctx)
	if err != nil {
		return err
	}
	if p := resp.Problem(); p != nil {
		switch p.Type {
		case "urn:kit:error:builtin:NoCover":
			return p.Declared(new(NoCover))
		}
		return p.Err()
	}
	d, err := resp.Decoder()
	if err != nil {
		return err
	}
	return resp.Done(d, decodeAllChargeOutputJSON(d, call.Out.(*[]Receipt)))
}
