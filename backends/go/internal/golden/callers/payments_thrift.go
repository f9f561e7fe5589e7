package callers

import (
	"context"

	kit "github.com/kitc-lang/kit/runtime"
	kitthrift "github.com/kitc-lang/kit/runtime/transport/thrift"
	thriftwire "github.com/kitc-lang/kit/runtime/wire/thrift"
)

// newPaymentsThriftServer offers handlers over Thrift.
func newPaymentsThriftServer(h *paymentsHandlers, cfg kitthrift.ServerConfig) *kitthrift.Server {
	if cfg.Addr == "" {
		cfg.Addr = "127.0.0.1:0"
	}
	return kitthrift.NewServer("Payments", &paymentsThriftServer{handlers: h}, cfg)
}

type paymentsThriftServer struct {
	handlers *paymentsHandlers
}

// ServeThrift runs the method that a request names.
func (s *paymentsThriftServer) ServeThrift(ctx context.Context, r *kitthrift.Request) {
	switch r.Method {
	case "Charge":
		s.charge(ctx, r)
	case "Settle":
		s.settle(ctx, r)
	case "Left":
		s.left(ctx, r)
	default:
		r.Unknown()
	}
}

func (s *paymentsThriftServer) charge(ctx context.Context, r *kitthrift.Request) {
	in := new(ChargeInput)
	if _, err := r.Run(ctx, &paymentsCharge, s.handlers.charge, in, in); err != nil {
		r.Fail(err)
		return
	}
	r.Reply(thriftwire.Void{})
}

func (s *paymentsThriftServer) settle(ctx context.Context, r *kitthrift.Request) {
	if _, err := r.Run(ctx, &paymentsSettle, s.handlers.settle, nil, thriftwire.Nothing{}); err != nil {
		r.Fail(err)
		return
	}
	r.Reply(thriftwire.Void{})
}

func (s *paymentsThriftServer) left(ctx context.Context, r *kitthrift.Request) {
	call, err := r.Run(ctx, &paymentsLeft, s.handlers.left, nil, thriftwire.Nothing{})
	if err != nil {
		r.Fail(err)
		return
	}
	out, err := kit.Output[int64](call)
	if err != nil {
		r.Fail(err)
		return
	}
	r.Reply(&paymentsLeftThriftResult{success: out})
}

// paymentsThriftClient sends the methods of Payments over Thrift.
type paymentsThriftClient struct {
	client *kitthrift.Client
}

func newPaymentsThriftClient(address string, cfg kitthrift.ClientConfig) (*paymentsThriftClient, error) {
	if cfg.Protocol == 0 {
		cfg.Protocol = kitthrift.Binary
	}
	client, err := kitthrift.NewClient(address, cfg)
	if err != nil {
		return nil, err
	}
	return &paymentsThriftClient{client: client}, nil
}

// Close ends the connections.
func (c *paymentsThriftClient) Close() error { return c.client.Close() }

func (c *paymentsThriftClient) charge(ctx context.Context, call *kit.Call) error {
	return c.client.Call(ctx, call, call.In.(*ChargeInput), thriftwire.Void{})
}

func (c *paymentsThriftClient) settle(ctx context.Context, call *kit.Call) error {
	return c.client.Call(ctx, call, thriftwire.Nothing{}, thriftwire.Void{})
}

func (c *paymentsThriftClient) left(ctx context.Context, call *kit.Call) error {
	return c.client.Call(ctx, call, thriftwire.Nothing{}, &paymentsLeftThriftResult{success: call.Out.(*int64)})
}

// paymentsLeftThriftResult is what Left answers: its output.
type paymentsLeftThriftResult struct {
	success *int64
}

var thriftFieldsOfPaymentsLeftThriftResult = thriftwire.Fields{
	{ID: 0, Type: thriftwire.TypeI64, Name: "success"},
}

func (x *paymentsLeftThriftResult) AppendThriftBinary(b []byte) []byte {
	if x.success != nil {
		b = append(b, thriftwire.TypeI64, 0, 0) // success
		b = thriftwire.AppendBinaryI64(b, *x.success)
	}
	return append(b, thriftwire.TypeStop)
}

func (x *paymentsLeftThriftResult) AppendThriftCompact(b []byte) []byte {
	if x.success != nil {
		b = thriftwire.AppendCompactField(b, 0, 0, thriftwire.CompactTypeI64) // success
		b = thriftwire.AppendCompactI64(b, *x.success)
	}
	return append(b, thriftwire.TypeStop)
}

func (x *paymentsLeftThriftResult) DecodeThriftBinary(d *thriftwire.BinaryDecoder) error {
	f := thriftwire.Struct{Fields: thriftFieldsOfPaymentsLeftThriftResult, Shape: thriftwire.Result}
	for d.Next(&f) {
		switch f.Field {
		case 0: // success
			f.Err = thriftwire.BinaryI64(x.success, d)
		}
	}
	return d.Done(&f)
}

func (x *paymentsLeftThriftResult) DecodeThriftCompact(d *thriftwire.CompactDecoder) error {
	f := thriftwire.Struct{Fields: thriftFieldsOfPaymentsLeftThriftResult, Shape: thriftwire.Result}
	for d.Next(&f) {
		switch f.Field {
		case 0: // success
			f.Err = thriftwire.CompactI64(x.success, d)
		}
	}
	return d.Done(&f)
}
