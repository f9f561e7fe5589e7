package names

import (
	"context"
	"strconv"

	kit "github.com/kitc-lang/kit/runtime"
	kithttp "github.com/kitc-lang/kit/runtime/transport/http"
)

// importHTTPClient sends the methods of Import over HTTP.
type importHTTPClient struct {
	*kithttp.Client // embedded, so that no method of the service can have the name of the field
}

func newImportHTTPClient(address string, cfg kithttp.ClientConfig) (*importHTTPClient, error) {
	client, err := kithttp.NewClient(address, cfg)
	if err != nil {
		return nil, err
	}
	return &importHTTPClient{client}, nil
}

func (c *importHTTPClient) type_(ctx context.Context, call *kit.Call) error {
	in := call.In.(*Func)
	r := c.NewRequest(call, "POST", "/Import/Type")
	r.Body(in.AppendJSON(nil))
	resp, err := r.Send(ctx)
	if err != nil {
		return err
	}
	if p := resp.Problem(); p != nil {
		switch p.Type {
		case "urn:kit:error:names:Error":
			return p.Declared(new(Error))
		case "urn:kit:error:names:Panic":
			return p.Declared(new(Panic))
		}
		return p.Err()
	}
	out := call.Out.(*Func)
	*out = Func{} // an earlier try may have left something there
	return resp.Value(out)
}

func (c *importHTTPClient) func_(ctx context.Context, call *kit.Call) error {
	in := call.In.(*FuncInput)
	r := c.NewRequest(call, "POST", "/func/")
	r.Param("in", in.In)
	r.Body(appendImportFuncBodyJSON(nil, in))
	resp, err := r.Send(ctx)
	if err != nil {
		return err
	}
	if p := resp.Problem(); p != nil {
		switch p.Type {
		case "urn:kit:error:names:Sealed":
			return p.Declared(new(Sealed))
		}
		return p.Err()
	}
	d, err := resp.Decoder()
	if err != nil {
		return err
	}
	return resp.Done(d, decodeImportFuncOutputJSON(d, call.Out.(*string)))
}

func (c *importHTTPClient) string(ctx context.Context, call *kit.Call) error {
	r := c.NewRequest(call, "POST", "/Import/String")
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
	return resp.Done(d, decodeImportStringOutputJSON(d, call.Out.(*[]Type)))
}

func (c *importHTTPClient) transport(ctx context.Context, call *kit.Call) error {
	r := c.NewRequest(call, "POST", "/Import/Transport")
	resp, err := r.Send(ctx)
	if err != nil {
		return err
	}
	if p := resp.Problem(); p != nil {
		return p.Err()
	}
	return nil
}

func (c *importHTTPClient) range_(ctx context.Context, call *kit.Call) error {
	r := c.NewRequest(call, "GET", "/range")
	resp, err := r.Send(ctx)
	if err != nil {
		return err
	}
	if p := resp.Problem(); p != nil {
		return p.Err()
	}
	return resp.Value(call.Out.(*Range))
}

func (c *importHTTPClient) httpGet(ctx context.Context, call *kit.Call) error {
	in := call.In.(*HTTPGetInput)
	r := c.NewRequest(call, "GET", "/get")
	if in.Call != nil {
		r.Query("call", strconv.FormatInt(int64(*in.Call), 10))
	}
	resp, err := r.Send(ctx)
	if err != nil {
		return err
	}
	if p := resp.Problem(); p != nil {
		return p.Err()
	}
	return nil
}
