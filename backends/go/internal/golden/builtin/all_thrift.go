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
	case "Charge":
		s.charge(ctx, r)
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

func (s *allThriftServer) charge(ctx context.Context, r *kitthrift.Request) {
	in := new(ChargeInput)
	call, err := r.Run(ctx, &allCharge, s.handlers.charge, in, in)
	if err != nil {
		switch e := kit.DeclaredIn(err).(type) {
		case *NoCover:
			r.Reply(&allChargeThriftResult{noCover: e})
		default:
			r.Fail(err)
		}
		return
	}
	out, err := kit.Output[[]Receipt](call)
	if err != nil {
		r.Fail(err)
		return
	}
	r.Reply(&allChargeThriftResult{success: out})
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

func (c *allThriftClient) charge(ctx context.Context, call *kit.Call) error {
	result := allChargeThriftResult{success: call.Out.(*[]Receipt)}
	if err := c.client.Call(ctx, call, call.In.(*ChargeInput), &result); err != nil {
		return err
	}
	if result.noCover != nil {
		return result.noCover
	}
	return nil
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

// allChargeThriftResult is what Charge answers: its output, or one of its errors.
type allChargeThriftResult struct {
	success *[]Receipt
	noCover *NoCover
}

var thriftFieldsOfAllChargeThriftResult = thriftwire.Fields{
	{ID: 0, Type: thriftwire.TypeList, Name: "success"},
	{ID: 1, Type: thriftwire.TypeStruct, Name: "NoCover"},
}

func (x *allChargeThriftResult) AppendThriftBinary(b []byte) []byte {
	switch {
	case x.success != nil:
		b = append(b, thriftwire.TypeList, 0, 0) // success
		b = thriftwire.AppendBinaryList(b, thriftwire.TypeStruct, len(*x.success))
		for i := range *x.success {
			b = (*x.success)[i].AppendThriftBinary(b)
		}
	case x.noCover != nil:
		b = append(b, thriftwire.TypeStruct, 0, 1) // NoCover
		b = x.noCover.AppendThriftBinary(b)
	}
	return append(b, thriftwire.TypeStop)
}

func (x *allChargeThriftResult) AppendThriftCompact(b []byte) []byte {
	switch {
	case x.success != nil:
		b = thriftwire.AppendCompactField(b, 0, 0, thriftwire.CompactTypeList) // success
		b = thriftwire.AppendCompactList(b, thriftwire.CompactTypeStruct, len(*x.success))
		for i := range *x.success {
			b = (*x.success)[i].AppendThriftCompact(b)
		}
	case x.noCover != nil:
		b = append(b, 1<<4|thriftwire.CompactTypeStruct) // NoCover
		b = x.noCover.AppendThriftCompact(b)
	}
	return append(b, thriftwire.TypeStop)
}

func (x *allChargeThriftResult) DecodeThriftBinary(d *thriftwire.BinaryDecoder) error {
	f := thriftwire.Struct{Fields: thriftFieldsOfAllChargeThriftResult, Shape: thriftwire.Result}
	for d.Next(&f) {
		switch f.Field {
		case 0: // success
			f.Err = thriftwire.List(x.success, d, thriftwire.TypeStruct, (*Receipt).DecodeThriftBinary)
		case 1: // NoCover
			f.Err = thriftwire.Optional(&x.noCover, d, (*NoCover).DecodeThriftBinary)
		}
	}
	return d.Done(&f)
}

func (x *allChargeThriftResult) DecodeThriftCompact(d *thriftwire.CompactDecoder) error {
	f := thriftwire.Struct{Fields: thriftFieldsOfAllChargeThriftResult, Shape: thriftwire.Result}
	for d.Next(&f) {
		switch f.Field {
		case 0: // success
			f.Err = thriftwire.List(x.success, d, thriftwire.TypeStruct, (*Receipt).DecodeThriftCompact)
		case 1: // NoCover
			f.Err = thriftwire.Optional(&x.noCover, d, (*NoCover).DecodeThriftCompact)
		}
	}
	return d.Done(&f)
}
