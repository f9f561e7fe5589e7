package guards

import (
	"context"

	kit "github.com/kitc-lang/kit/runtime"
	kitthrift "github.com/kitc-lang/kit/runtime/transport/thrift"
	thriftwire "github.com/kitc-lang/kit/runtime/wire/thrift"
)

// newSearchThriftServer offers handlers over Thrift.
func newSearchThriftServer(h *searchHandlers, cfg kitthrift.ServerConfig) *kitthrift.Server {
	if cfg.Addr == "" {
		cfg.Addr = ":9090"
	}
	return kitthrift.NewServer("Search", &searchThriftServer{handlers: h}, cfg)
}

type searchThriftServer struct {
	handlers *searchHandlers
}

// ServeThrift runs the method that a request names.
func (s *searchThriftServer) ServeThrift(ctx context.Context, r *kitthrift.Request) {
	switch r.Method {
	case "Find":
		s.find(ctx, r)
	case "Index":
		s.index(ctx, r)
	default:
		r.Unknown()
	}
}

func (s *searchThriftServer) find(ctx context.Context, r *kitthrift.Request) {
	in := new(FindInput)
	call, err := r.Run(ctx, &searchFind, s.handlers.find, in, in)
	if err != nil {
		r.Fail(err)
		return
	}
	out, err := kit.Output[string](call)
	if err != nil {
		r.Fail(err)
		return
	}
	r.Reply(&searchFindThriftResult{success: out})
}

func (s *searchThriftServer) index(ctx context.Context, r *kitthrift.Request) {
	if _, err := r.Run(ctx, &searchIndex, s.handlers.index, nil, thriftwire.Nothing{}); err != nil {
		r.Fail(err)
		return
	}
	r.Reply(thriftwire.Void{})
}

// searchThriftClient sends the methods of Search over Thrift.
type searchThriftClient struct {
	client *kitthrift.Client
}

func newSearchThriftClient(address string, cfg kitthrift.ClientConfig) (*searchThriftClient, error) {
	if cfg.Protocol == 0 {
		cfg.Protocol = kitthrift.Binary
	}
	client, err := kitthrift.NewClient(address, cfg)
	if err != nil {
		return nil, err
	}
	return &searchThriftClient{client: client}, nil
}

// Close ends the connections.
func (c *searchThriftClient) Close() error { return c.client.Close() }

func (c *searchThriftClient) find(ctx context.Context, call *kit.Call) error {
	return c.client.Call(ctx, call, call.In.(*FindInput), &searchFindThriftResult{success: call.Out.(*string)})
}

func (c *searchThriftClient) index(ctx context.Context, call *kit.Call) error {
	return c.client.Call(ctx, call, thriftwire.Nothing{}, thriftwire.Void{})
}

// searchFindThriftResult is what Find answers: its output.
type searchFindThriftResult struct {
	success *string
}

var thriftFieldsOfSearchFindThriftResult = thriftwire.Fields{
	{ID: 0, Type: thriftwire.TypeString, Name: "success"},
}

func (x *searchFindThriftResult) AppendThriftBinary(b []byte) []byte {
	if x.success != nil {
		b = append(b, thriftwire.TypeString, 0, 0) // success
		b = thriftwire.AppendBinaryString(b, *x.success)
	}
	return append(b, thriftwire.TypeStop)
}

func (x *searchFindThriftResult) AppendThriftCompact(b []byte) []byte {
	if x.success != nil {
		b = thriftwire.AppendCompactField(b, 0, 0, thriftwire.CompactTypeString) // success
		b = thriftwire.AppendCompactString(b, *x.success)
	}
	return append(b, thriftwire.TypeStop)
}

func (x *searchFindThriftResult) DecodeThriftBinary(d *thriftwire.BinaryDecoder) error {
	f := thriftwire.Struct{Fields: thriftFieldsOfSearchFindThriftResult, Shape: thriftwire.Result}
	for d.Next(&f) {
		switch f.Field {
		case 0: // success
			f.Err = thriftwire.BinaryString(x.success, d)
		}
	}
	return d.Done(&f)
}

func (x *searchFindThriftResult) DecodeThriftCompact(d *thriftwire.CompactDecoder) error {
	f := thriftwire.Struct{Fields: thriftFieldsOfSearchFindThriftResult, Shape: thriftwire.Result}
	for d.Next(&f) {
		switch f.Field {
		case 0: // success
			f.Err = thriftwire.CompactString(x.success, d)
		}
	}
	return d.Done(&f)
}
