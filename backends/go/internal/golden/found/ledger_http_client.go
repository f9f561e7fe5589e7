package found

import (
	"context"

	kit "github.com/kitc-lang/kit/runtime"
	kithttp "github.com/kitc-lang/kit/runtime/transport/http"
)

// ledgerHTTPClient sends the methods of Ledger over HTTP.
type ledgerHTTPClient struct {
	*kithttp.Client // embedded, so that no method of the service can have the name of the field
}

func newLedgerHTTPClient(address string, cfg kithttp.ClientConfig) (*ledgerHTTPClient, error) {
	client, err := kithttp.NewClient(address, cfg)
	if err != nil {
		return nil, err
	}
	return &ledgerHTTPClient{client}, nil
}

func (c *ledgerHTTPClient) write(ctx context.Context, call *kit.Call) error {
	in := call.In.(*WriteInput)
	r := c.NewRequest(call, "POST", "/Ledger/Write")
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
