package thriftonly

import (
	"context"

	kit "github.com/kitc-lang/kit/runtime"
	kitthrift "github.com/kitc-lang/kit/runtime/transport/thrift"
	thriftwire "github.com/kitc-lang/kit/runtime/wire/thrift"
)

// newCountersThriftServer offers handlers over Thrift.
func newCountersThriftServer(h *countersHandlers, cfg kitthrift.ServerConfig) *kitthrift.Server {
	if cfg.Addr == "" {
		cfg.Addr = "127.0.0.1:9090"
	}
	return kitthrift.NewServer("Counters", &countersThriftServer{handlers: h}, cfg)
}

type countersThriftServer struct {
	handlers *countersHandlers
}

// ServeThrift runs the method that a request names.
func (s *countersThriftServer) ServeThrift(ctx context.Context, r *kitthrift.Request) {
	switch r.Method {
	case "Add":
		s.add(ctx, r)
	case "Reset":
		s.reset(ctx, r)
	default:
		r.Unknown()
	}
}

func (s *countersThriftServer) add(ctx context.Context, r *kitthrift.Request) {
	in := new(Grid)
	call, err := r.Run(ctx, &countersAdd, s.handlers.add, in, thriftwire.Argument{Value: in})
	if err != nil {
		r.Fail(err)
		return
	}
	out, err := kit.Output[[]kit.Entry[Point, int64]](call)
	if err != nil {
		r.Fail(err)
		return
	}
	r.Reply(&countersAddThriftResult{success: out})
}

func (s *countersThriftServer) reset(ctx context.Context, r *kitthrift.Request) {
	if _, err := r.Run(ctx, &countersReset, s.handlers.reset, nil, thriftwire.Nothing{}); err != nil {
		r.Fail(err)
		return
	}
	r.Reply(thriftwire.Void{})
}

// countersThriftClient sends the methods of Counters over Thrift.
type countersThriftClient struct {
	client *kitthrift.Client
}

func newCountersThriftClient(address string, cfg kitthrift.ClientConfig) (*countersThriftClient, error) {
	if cfg.Protocol == 0 {
		cfg.Protocol = kitthrift.Binary
	}
	client, err := kitthrift.NewClient(address, cfg)
	if err != nil {
		return nil, err
	}
	return &countersThriftClient{client: client}, nil
}

// Close ends the connections.
func (c *countersThriftClient) Close() error { return c.client.Close() }

func (c *countersThriftClient) add(ctx context.Context, call *kit.Call) error {
	return c.client.Call(ctx, call, thriftwire.Argument{Value: call.In.(*Grid)}, &countersAddThriftResult{success: call.Out.(*[]kit.Entry[Point, int64])})
}

func (c *countersThriftClient) reset(ctx context.Context, call *kit.Call) error {
	return c.client.Call(ctx, call, thriftwire.Nothing{}, thriftwire.Void{})
}

// countersAddThriftResult is what Add answers: its output.
type countersAddThriftResult struct {
	success *[]kit.Entry[Point, int64]
}

var thriftFieldsOfCountersAddThriftResult = thriftwire.Fields{
	{ID: 0, Type: thriftwire.TypeMap, Name: "success"},
}

func (x *countersAddThriftResult) AppendThriftBinary(b []byte) []byte {
	if x.success != nil {
		b = append(b, thriftwire.TypeMap, 0, 0) // success
		b = thriftwire.AppendBinaryMap(b, thriftwire.TypeStruct, thriftwire.TypeI64, len(*x.success))
		for i := range *x.success {
			b = (*x.success)[i].Key.AppendThriftBinary(b)
			b = thriftwire.AppendBinaryI64(b, (*x.success)[i].Value)
		}
	}
	return append(b, thriftwire.TypeStop)
}

func (x *countersAddThriftResult) AppendThriftCompact(b []byte) []byte {
	if x.success != nil {
		b = thriftwire.AppendCompactField(b, 0, 0, thriftwire.CompactTypeMap) // success
		b = thriftwire.AppendCompactMap(b, thriftwire.CompactTypeStruct, thriftwire.CompactTypeI64, len(*x.success))
		for i := range *x.success {
			b = (*x.success)[i].Key.AppendThriftCompact(b)
			b = thriftwire.AppendCompactI64(b, (*x.success)[i].Value)
		}
	}
	return append(b, thriftwire.TypeStop)
}

func (x *countersAddThriftResult) DecodeThriftBinary(d *thriftwire.BinaryDecoder) error {
	f := thriftwire.Struct{Fields: thriftFieldsOfCountersAddThriftResult, Shape: thriftwire.Result}
	for d.Next(&f) {
		switch f.Field {
		case 0: // success
			f.Err = thriftwire.Entries(x.success, d, thriftwire.TypeStruct, thriftwire.TypeI64, (*Point).DecodeThriftBinary, thriftwire.BinaryI64)
		}
	}
	return d.Done(&f)
}

func (x *countersAddThriftResult) DecodeThriftCompact(d *thriftwire.CompactDecoder) error {
	f := thriftwire.Struct{Fields: thriftFieldsOfCountersAddThriftResult, Shape: thriftwire.Result}
	for d.Next(&f) {
		switch f.Field {
		case 0: // success
			f.Err = thriftwire.Entries(x.success, d, thriftwire.TypeStruct, thriftwire.TypeI64, (*Point).DecodeThriftCompact, thriftwire.CompactI64)
		}
	}
	return d.Done(&f)
}
