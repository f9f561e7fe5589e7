package builtin

import (
	"context"

	kit "github.com/kitc-lang/kit/runtime"
	kitthrift "github.com/kitc-lang/kit/runtime/transport/thrift"
	thriftwire "github.com/kitc-lang/kit/runtime/wire/thrift"
)

// newAllThriftServer offers handlers over Thrift.
func newAllThriftServer(h *allHandlers, cfg kitthrift.ServerConfig) *kitthrift.Server {
	if cfg.Addr == "" {
		cfg.Addr = "127.0.0.1:0"
	}
	return kitthrift.NewServer("All", &allThriftServer{handlers: h}, cfg)
}

type allThriftServer struct {
	handlers *allHandlers
}

// ServeThrift runs the method that a request names.
func (s *allThriftServer) ServeThrift(ctx context.Context, r *kitthrift.Request) {
	switch r.Method {
	case "Get":
		s.get(ctx, r)
	case "Also":
		s.also(ctx, r)
	case "Scarce":
		s.scarce(ctx, r)
	case "Free":
		s.free(ctx, r)
	default:
		r.Unknown()
	}
}

func (s *allThriftServer) get(ctx context.Context, r *kitthrift.Request) {
	in := new(GetInput)
	call, err := r.Run(ctx, &allGet, s.handlers.get, in, in)
	if err != nil {
		r.Fail(err)
		return
	}
	out, err := kit.Output[string](call)
	if err != nil {
		r.Fail(err)
		return
	}
	r.Reply(&allGetThriftResult{success: out})
}

func (s *allThriftServer) also(ctx context.Context, r *kitthrift.Request) {
	if _, err := r.Run(ctx, &allAlso, s.handlers.also, nil, thriftwire.Nothing{}); err != nil {
		r.Fail(err)
		return
	}
	r.Reply(thriftwire.Void{})
}

func (s *allThriftServer) scarce(ctx context.Context, r *kitthrift.Request) {
	if _, err := r.Run(ctx, &allScarce, s.handlers.scarce, nil, thriftwire.Nothing{}); err != nil {
		r.Fail(err)
		return
	}
	r.Reply(thriftwire.Void{})
}

func (s *allThriftServer) free(ctx context.Context, r *kitthrift.Request) {
	if _, err := r.Run(ctx, &allFree, s.handlers.free, nil, thriftwire.Nothing{}); err != nil {
		r.Fail(err)
		return
	}
	r.Reply(thriftwire.Void{})
}

// allThriftClient sends the methods of All over Thrift.
type allThriftClient struct {
	client *kitthrift.Client
}

func newAllThriftClient(address string, cfg kitthrift.ClientConfig) (*allThriftClient, error) {
	if cfg.Protocol == 0 {
		cfg.Protocol = kitthrift.Binary
	}
	client, err := kitthrift.NewClient(address, cfg)
	if err != nil {
		return nil, err
	}
	return &allThriftClient{client: client}, nil
}

// Close ends the connections.
func (c *allThriftClient) Close() error { return c.client.Close() }

func (c *allThriftClient) get(ctx context.Context, call *kit.Call) error {
	return c.client.Call(ctx, call, call.In.(*GetInput), &allGetThriftResult{success: call.Out.(*string)})
}

func (c *allThriftClient) also(ctx context.Context, call *kit.Call) error {
	return c.client.Call(ctx, call, thriftwire.Nothing{}, thriftwire.Void{})
}

func (c *allThriftClient) scarce(ctx context.Context, call *kit.Call) error {
	return c.client.Call(ctx, call, thriftwire.Nothing{}, thriftwire.Void{})
}

func (c *allThriftClient) free(ctx context.Context, call *kit.Call) error {
	return c.client.Call(ctx, call, thriftwire.Nothing{}, thriftwire.Void{})
}

// allGetThriftResult is what Get answers: its output.
type allGetThriftResult struct {
	success *string
}

var thriftFieldsOfAllGetThriftResult = thriftwire.Fields{
	{ID: 0, Type: thriftwire.TypeString, Name: "success"},
}

func (x *allGetThriftResult) AppendThriftBinary(b []byte) []byte {
	if x.success != nil {
		b = append(b, thriftwire.TypeString, 0, 0) // success
		b = thriftwire.AppendBinaryString(b, *x.success)
	}
	return append(b, thriftwire.TypeStop)
}

func (x *allGetThriftResult) AppendThriftCompact(b []byte) []byte {
	if x.success != nil {
		b = thriftwire.AppendCompactField(b, 0, 0, thriftwire.CompactTypeString) // success
		b = thriftwire.AppendCompactString(b, *x.success)
	}
	return append(b, thriftwire.TypeStop)
}

func (x *allGetThriftResult) DecodeThriftBinary(d *thriftwire.BinaryDecoder) error {
	f := thriftwire.Struct{Fields: thriftFieldsOfAllGetThriftResult, Shape: thriftwire.Result}
	for d.Next(&f) {
		switch f.Field {
		case 0: // success
			f.Err = thriftwire.BinaryString(x.success, d)
		}
	}
	return d.Done(&f)
}

func (x *allGetThriftResult) DecodeThriftCompact(d *thriftwire.CompactDecoder) error {
	f := thriftwire.Struct{Fields: thriftFieldsOfAllGetThriftResult, Shape: thriftwire.Result}
	for d.Next(&f) {
		switch f.Field {
		case 0: // success
			f.Err = thriftwire.CompactString(x.success, d)
		}
	}
	return d.Done(&f)
}
