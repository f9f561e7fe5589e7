package callers

import (
	"context"

	kit "github.com/kitc-lang/kit/runtime"
	kithttp "github.com/kitc-lang/kit/runtime/transport/http"
)

// paymentsHTTPClient sends the methods of Payments over HTTP.
type paymentsHTTPClient struct {
	*kithttp.Client // embedded, so that no method of the service can have the name of the field
}

func newPaymentsHTTPClient(address string, cfg kithttp.ClientConfig) (*paymentsHTTPClient, error) {
	client, err := kithttp.NewClient(address, cfg)
	if err != nil {
		return nil, err
	}
	return &paymentsHTTPClient{client}, nil
}

func (c *paymentsHTTPClient) charge(ctx context.Context, call *kit.Call) error {
	in := call.In.(*ChargeInput)
	r := c.NewRequest(call, "POST", "/Payments/Charge")
	r.Body(in.AppendJSON(nil))
	resp, err := r.Send(ctx)
	if err != nil {
		return err
	}
	if p := resp.Problem(); p != nil {
		return p.Err()
	}
	return nil
}

func (c *paymentsHTTPClient) settle(ctx context.Context, call *kit.Call) error {
	r := c.NewRequest(call, "POST", "/Payments/Settle")
	resp, err := r.Send(ctx)
	if err != nil {
		return err
	}
	if p := resp.Problem(); p != nil {
		return p.Err()
	}
	return nil
}

func (c *paymentsHTTPClient) left(ctx context.Context, call *kit.Call) error {
	r := c.NewRequest(call, "POST", "/Payments/Left")
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
	return resp.Done(d, decodePaymentsLeftOutputJSON(d, call.Out.(*int64)))
}
