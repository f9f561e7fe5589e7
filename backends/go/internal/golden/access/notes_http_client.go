package access

import (
	"context"
	"strconv"

	kit "github.com/kitc-lang/kit/runtime"
	kithttp "github.com/kitc-lang/kit/runtime/transport/http"
)

// notesHTTPClient sends the methods of Notes over HTTP.
type notesHTTPClient struct {
	*kithttp.Client // embedded, so that no method of the service can have the name of the field
}

func newNotesHTTPClient(address string, cfg kithttp.ClientConfig) (*notesHTTPClient, error) {
	client, err := kithttp.NewClient(address, cfg)
	if err != nil {
		return nil, err
	}
	return &notesHTTPClient{client}, nil
}

func (c *notesHTTPClient) list(ctx context.Context, call *kit.Call) error {
	in := call.In.(*ListInput)
	r := c.NewRequest(call, "GET", "/notes")
	if in.After != nil {
		r.Query("after", string(*in.After))
	}
	if in.Size != nil {
		r.Query("size", strconv.FormatInt(int64(*in.Size), 10))
	}
	resp, err := r.Send(ctx)
	if err != nil {
		return err
	}
	if p := resp.Problem(); p != nil {
		return p.Err()
	}
	out := call.Out.(*NotePage)
	*out = NotePage{} // an earlier try may have left something there
	return resp.Value(out)
}

func (c *notesHTTPClient) find(ctx context.Context, call *kit.Call) error {
	in := call.In.(*FindInput)
	r := c.NewRequest(call, "POST", "/Notes/Find")
	r.Body(in.AppendJSON(nil))
	resp, err := r.Send(ctx)
	if err != nil {
		return err
	}
	if p := resp.Problem(); p != nil {
		return p.Err()
	}
	out := call.Out.(*Found)
	*out = Found{} // an earlier try may have left something there
	return resp.Value(out)
}

func (c *notesHTTPClient) tell(ctx context.Context, call *kit.Call) error {
	in := call.In.(*Note)
	r := c.NewRequest(call, "POST", "/notes")
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

func (c *notesHTTPClient) sign(ctx context.Context, call *kit.Call) error {
	r := c.NewRequest(call, "POST", "/Notes/Sign")
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
	return resp.Done(d, decodeNotesSignOutputJSON(d, call.Out.(*string)))
}

func (c *notesHTTPClient) ping(ctx context.Context, call *kit.Call) error {
	r := c.NewRequest(call, "POST", "/Notes/Ping")
	resp, err := r.Send(ctx)
	if err != nil {
		return err
	}
	if p := resp.Problem(); p != nil {
		return p.Err()
	}
	return nil
}
