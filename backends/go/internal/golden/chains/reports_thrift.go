package chains

import (
	"context"

	kit "github.com/kitc-lang/kit/runtime"
	kitthrift "github.com/kitc-lang/kit/runtime/transport/thrift"
	thriftwire "github.com/kitc-lang/kit/runtime/wire/thrift"
)

// newReportsThriftServer offers handlers over Thrift.
func newReportsThriftServer(h *reportsHandlers, cfg kitthrift.ServerConfig) *kitthrift.Server {
	if cfg.Addr == "" {
		cfg.Addr = "127.0.0.1:0"
	}
	return kitthrift.NewServer("Reports", &reportsThriftServer{handlers: h}, cfg)
}

type reportsThriftServer struct {
	handlers *reportsHandlers
}

// ServeThrift runs the method that a request names.
func (s *reportsThriftServer) ServeThrift(ctx context.Context, r *kitthrift.Request) {
	switch r.Method {
	case "Build":
		s.build(ctx, r)
	case "Ping":
		s.ping(ctx, r)
	case "Pong":
		s.pong(ctx, r)
	case "Get":
		s.get(ctx, r)
	default:
		r.Unknown()
	}
}

func (s *reportsThriftServer) build(ctx context.Context, r *kitthrift.Request) {
	in := new(BuildInput)
	call, err := r.Run(ctx, &reportsBuild, s.handlers.build, in, in)
	if err != nil {
		r.Fail(err)
		return
	}
	out, err := kit.Output[string](call)
	if err != nil {
		r.Fail(err)
		return
	}
	r.Reply(&reportsBuildThriftResult{success: out})
}

func (s *reportsThriftServer) ping(ctx context.Context, r *kitthrift.Request) {
	if _, err := r.Run(ctx, &reportsPing, s.handlers.ping, nil, thriftwire.Nothing{}); err != nil {
		r.Fail(err)
		return
	}
	r.Reply(thriftwire.Void{})
}

func (s *reportsThriftServer) pong(ctx context.Context, r *kitthrift.Request) {
	if _, err := r.Run(ctx, &reportsPong, s.handlers.pong, nil, thriftwire.Nothing{}); err != nil {
		r.Fail(err)
		return
	}
	r.Reply(thriftwire.Void{})
}

func (s *reportsThriftServer) get(ctx context.Context, r *kitthrift.Request) {
	call, err := r.Run(ctx, &reportsGet, s.handlers.get, nil, thriftwire.Nothing{})
	if err != nil {
		r.Fail(err)
		return
	}
	out, err := kit.Output[string](call)
	if err != nil {
		r.Fail(err)
		return
	}
	r.Reply(&reportsGetThriftResult{success: out})
}

// reportsThriftClient sends the methods of Reports over Thrift.
type reportsThriftClient struct {
	client *kitthrift.Client
}

func newReportsThriftClient(address string, cfg kitthrift.ClientConfig) (*reportsThriftClient, error) {
	if cfg.Protocol == 0 {
		cfg.Protocol = kitthrift.Binary
	}
	client, err := kitthrift.NewClient(address, cfg)
	if err != nil {
		return nil, err
	}
	return &reportsThriftClient{client: client}, nil
}

// Close ends the connections.
func (c *reportsThriftClient) Close() error { return c.client.Close() }

func (c *reportsThriftClient) build(ctx context.Context, call *kit.Call) error {
	return c.client.Call(ctx, call, call.In.(*BuildInput), &reportsBuildThriftResult{success: call.Out.(*string)})
}

func (c *reportsThriftClient) ping(ctx context.Context, call *kit.Call) error {
	return c.client.Call(ctx, call, thriftwire.Nothing{}, thriftwire.Void{})
}

func (c *reportsThriftClient) pong(ctx context.Context, call *kit.Call) error {
	return c.client.Call(ctx, call, thriftwire.Nothing{}, thriftwire.Void{})
}

func (c *reportsThriftClient) get(ctx context.Context, call *kit.Call) error {
	return c.client.Call(ctx, call, thriftwire.Nothing{}, &reportsGetThriftResult{success: call.Out.(*string)})
}

// reportsBuildThriftResult is what Build answers: its output.
type reportsBuildThriftResult struct {
	success *string
}

var thriftFieldsOfReportsBuildThriftResult = thriftwire.Fields{
	{ID: 0, Type: thriftwire.TypeString, Name: "success"},
}

func (x *reportsBuildThriftResult) AppendThriftBinary(b []byte) []byte {
	if x.success != nil {
		b = append(b, thriftwire.TypeString, 0, 0) // success
		b = thriftwire.AppendBinaryString(b, *x.success)
	}
	return append(b, thriftwire.TypeStop)
}

func (x *reportsBuildThriftResult) AppendThriftCompact(b []byte) []byte {
	if x.success != nil {
		b = thriftwire.AppendCompactField(b, 0, 0, thriftwire.CompactTypeString) // success
		b = thriftwire.AppendCompactString(b, *x.success)
	}
	return append(b, thriftwire.TypeStop)
}

func (x *reportsBuildThriftResult) DecodeThriftBinary(d *thriftwire.BinaryDecoder) error {
	f := thriftwire.Struct{Fields: thriftFieldsOfReportsBuildThriftResult, Shape: thriftwire.Result}
	for d.Next(&f) {
		switch f.Field {
		case 0: // success
			f.Err = thriftwire.BinaryString(x.success, d)
		}
	}
	return d.Done(&f)
}

func (x *reportsBuildThriftResult) DecodeThriftCompact(d *thriftwire.CompactDecoder) error {
	f := thriftwire.Struct{Fields: thriftFieldsOfReportsBuildThriftResult, Shape: thriftwire.Result}
	for d.Next(&f) {
		switch f.Field {
		case 0: // success
			f.Err = thriftwire.CompactString(x.success, d)
		}
	}
	return d.Done(&f)
}

// reportsGetThriftResult is what Get answers: its output.
type reportsGetThriftResult struct {
	success *string
}

var thriftFieldsOfReportsGetThriftResult = thriftwire.Fields{
	{ID: 0, Type: thriftwire.TypeString, Name: "success"},
}

func (x *reportsGetThriftResult) AppendThriftBinary(b []byte) []byte {
	if x.success != nil {
		b = append(b, thriftwire.TypeString, 0, 0) // success
		b = thriftwire.AppendBinaryString(b, *x.success)
	}
	return append(b, thriftwire.TypeStop)
}

func (x *reportsGetThriftResult) AppendThriftCompact(b []byte) []byte {
	if x.success != nil {
		b = thriftwire.AppendCompactField(b, 0, 0, thriftwire.CompactTypeString) // success
		b = thriftwire.AppendCompactString(b, *x.success)
	}
	return append(b, thriftwire.TypeStop)
}

func (x *reportsGetThriftResult) DecodeThriftBinary(d *thriftwire.BinaryDecoder) error {
	f := thriftwire.Struct{Fields: thriftFieldsOfReportsGetThriftResult, Shape: thriftwire.Result}
	for d.Next(&f) {
		switch f.Field {
		case 0: // success
			f.Err = thriftwire.BinaryString(x.success, d)
		}
	}
	return d.Done(&f)
}

func (x *reportsGetThriftResult) DecodeThriftCompact(d *thriftwire.CompactDecoder) error {
	f := thriftwire.Struct{Fields: thriftFieldsOfReportsGetThriftResult, Shape: thriftwire.Result}
	for d.Next(&f) {
		switch f.Field {
		case 0: // success
			f.Err = thriftwire.CompactString(x.success, d)
		}
	}
	return d.Done(&f)
}
