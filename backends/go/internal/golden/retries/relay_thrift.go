package retries

import (
	"context"

	kit "github.com/kitc-lang/kit/runtime"
	kitthrift "github.com/kitc-lang/kit/runtime/transport/thrift"
	thriftwire "github.com/kitc-lang/kit/runtime/wire/thrift"
)

// newRelayThriftServer offers handlers over Thrift.
func newRelayThriftServer(h *relayHandlers, cfg kitthrift.ServerConfig) *kitthrift.Server {
	if cfg.Addr == "" {
		cfg.Addr = ":9090"
	}
	return kitthrift.NewServer("Relay", &relayThriftServer{handlers: h}, cfg)
}

type relayThriftServer struct {
	handlers *relayHandlers
}

// ServeThrift runs the method that a request names.
func (s *relayThriftServer) ServeThrift(ctx context.Context, r *kitthrift.Request) {
	switch r.Method {
	case "Pass":
		s.pass(ctx, r)
	case "Take":
		s.take(ctx, r)
	case "Find":
		s.find(ctx, r)
	default:
		r.Unknown()
	}
}

func (s *relayThriftServer) pass(ctx context.Context, r *kitthrift.Request) {
	in := new(PassInput)
	call, err := r.Run(ctx, &relayPass, s.handlers.pass, in, in)
	if err != nil {
		switch e := kit.DeclaredIn(err).(type) {
		case *Taken:
			r.Reply(&relayPassThriftResult{taken: e})
		default:
			r.Fail(err)
		}
		return
	}
	out, err := kit.Output[string](call)
	if err != nil {
		r.Fail(err)
		return
	}
	r.Reply(&relayPassThriftResult{success: out})
}

func (s *relayThriftServer) take(ctx context.Context, r *kitthrift.Request) {
	call, err := r.Run(ctx, &relayTake, s.handlers.take, nil, thriftwire.Nothing{})
	if err != nil {
		r.Fail(err)
		return
	}
	out, err := kit.Output[int32](call)
	if err != nil {
		r.Fail(err)
		return
	}
	r.Reply(&relayTakeThriftResult{success: out})
}

func (s *relayThriftServer) find(ctx context.Context, r *kitthrift.Request) {
	in := new(FindInput)
	call, err := r.Run(ctx, &relayFind, s.handlers.find, in, in)
	if err != nil {
		r.Fail(err)
		return
	}
	out, err := kit.Output[string](call)
	if err != nil {
		r.Fail(err)
		return
	}
	r.Reply(&relayFindThriftResult{success: out})
}

// relayThriftClient sends the methods of Relay over Thrift.
type relayThriftClient struct {
	client *kitthrift.Client
}

func newRelayThriftClient(address string, cfg kitthrift.ClientConfig) (*relayThriftClient, error) {
	if cfg.Protocol == 0 {
		cfg.Protocol = kitthrift.Binary
	}
	client, err := kitthrift.NewClient(address, cfg)
	if err != nil {
		return nil, err
	}
	return &relayThriftClient{client: client}, nil
}

// Close ends the connections.
func (c *relayThriftClient) Close() error { return c.client.Close() }

func (c *relayThriftClient) pass(ctx context.Context, call *kit.Call) error {
	result := relayPassThriftResult{success: call.Out.(*string)}
	if err := c.client.Call(ctx, call, call.In.(*PassInput), &result); err != nil {
		return err
	}
	if result.taken != nil {
		return result.taken
	}
	return nil
}

func (c *relayThriftClient) take(ctx context.Context, call *kit.Call) error {
	return c.client.Call(ctx, call, thriftwire.Nothing{}, &relayTakeThriftResult{success: call.Out.(*int32)})
}

func (c *relayThriftClient) find(ctx context.Context, call *kit.Call) error {
	return c.client.Call(ctx, call, call.In.(*FindInput), &relayFindThriftResult{success: call.Out.(*string)})
}

// relayPassThriftResult is what Pass answers: its output, or one of its errors.
type relayPassThriftResult struct {
	success *string
	taken   *Taken
}

var thriftFieldsOfRelayPassThriftResult = thriftwire.Fields{
	{ID: 0, Type: thriftwire.TypeString, Name: "success"},
	{ID: 1, Type: thriftwire.TypeStruct, Name: "Taken"},
}

func (x *relayPassThriftResult) AppendThriftBinary(b []byte) []byte {
	switch {
	case x.success != nil:
		b = append(b, thriftwire.TypeString, 0, 0) // success
		b = thriftwire.AppendBinaryString(b, *x.success)
	case x.taken != nil:
		b = append(b, thriftwire.TypeStruct, 0, 1) // Taken
		b = x.taken.AppendThriftBinary(b)
	}
	return append(b, thriftwire.TypeStop)
}

func (x *relayPassThriftResult) AppendThriftCompact(b []byte) []byte {
	switch {
	case x.success != nil:
		b = thriftwire.AppendCompactField(b, 0, 0, thriftwire.CompactTypeString) // success
		b = thriftwire.AppendCompactString(b, *x.success)
	case x.taken != nil:
		b = append(b, 1<<4|thriftwire.CompactTypeStruct) // Taken
		b = x.taken.AppendThriftCompact(b)
	}
	return append(b, thriftwire.TypeStop)
}

func (x *relayPassThriftResult) DecodeThriftBinary(d *thriftwire.BinaryDecoder) error {
	f := thriftwire.Struct{Fields: thriftFieldsOfRelayPassThriftResult, Shape: thriftwire.Result}
	for d.Next(&f) {
		switch f.Field {
		case 0: // success
			f.Err = thriftwire.BinaryString(x.success, d)
		case 1: // Taken
			f.Err = thriftwire.Optional(&x.taken, d, (*Taken).DecodeThriftBinary)
		}
	}
	return d.Done(&f)
}

func (x *relayPassThriftResult) DecodeThriftCompact(d *thriftwire.CompactDecoder) error {
	f := thriftwire.Struct{Fields: thriftFieldsOfRelayPassThriftResult, Shape: thriftwire.Result}
	for d.Next(&f) {
		switch f.Field {
		case 0: // success
			f.Err = thriftwire.CompactString(x.success, d)
		case 1: // Taken
			f.Err = thriftwire.Optional(&x.taken, d, (*Taken).DecodeThriftCompact)
		}
	}
	return d.Done(&f)
}

// relayTakeThriftResult is what Take answers: its output.
type relayTakeThriftResult struct {
	success *int32
}

var thriftFieldsOfRelayTakeThriftResult = thriftwire.Fields{
	{ID: 0, Type: thriftwire.TypeI32, Name: "success"},
}

func (x *relayTakeThriftResult) AppendThriftBinary(b []byte) []byte {
	if x.success != nil {
		b = append(b, thriftwire.TypeI32, 0, 0) // success
		b = thriftwire.AppendBinaryI32(b, *x.success)
	}
	return append(b, thriftwire.TypeStop)
}

func (x *relayTakeThriftResult) AppendThriftCompact(b []byte) []byte {
	if x.success != nil {
		b = thriftwire.AppendCompactField(b, 0, 0, thriftwire.CompactTypeI32) // success
		b = thriftwire.AppendCompactI32(b, *x.success)
	}
	return append(b, thriftwire.TypeStop)
}

func (x *relayTakeThriftResult) DecodeThriftBinary(d *thriftwire.BinaryDecoder) error {
	f := thriftwire.Struct{Fields: thriftFieldsOfRelayTakeThriftResult, Shape: thriftwire.Result}
	for d.Next(&f) {
		switch f.Field {
		case 0: // success
			f.Err = thriftwire.BinaryI32(x.success, d)
		}
	}
	return d.Done(&f)
}

func (x *relayTakeThriftResult) DecodeThriftCompact(d *thriftwire.CompactDecoder) error {
	f := thriftwire.Struct{Fields: thriftFieldsOfRelayTakeThriftResult, Shape: thriftwire.Result}
	for d.Next(&f) {
		switch f.Field {
		case 0: // success
			f.Err = thriftwire.CompactI32(x.success, d)
		}
	}
	return d.Done(&f)
}

// relayFindThriftResult is what Find answers: its output.
type relayFindThriftResult struct {
	success *string
}

var thriftFieldsOfRelayFindThriftResult = thriftwire.Fields{
	{ID: 0, Type: thriftwire.TypeString, Name: "success"},
}

func (x *relayFindThriftResult) AppendThriftBinary(b []byte) []byte {
	if x.success != nil {
		b = append(b, thriftwire.TypeString, 0, 0) // success
		b = thriftwire.AppendBinaryString(b, *x.success)
	}
	return append(b, thriftwire.TypeStop)
}

func (x *relayFindThriftResult) AppendThriftCompact(b []byte) []byte {
	if x.success != nil {
		b = thriftwire.AppendCompactField(b, 0, 0, thriftwire.CompactTypeString) // success
		b = thriftwire.AppendCompactString(b, *x.success)
	}
	return append(b, thriftwire.TypeStop)
}

func (x *relayFindThriftResult) DecodeThriftBinary(d *thriftwire.BinaryDecoder) error {
	f := thriftwire.Struct{Fields: thriftFieldsOfRelayFindThriftResult, Shape: thriftwire.Result}
	for d.Next(&f) {
		switch f.Field {
		case 0: // success
			f.Err = thriftwire.BinaryString(x.success, d)
		}
	}
	return d.Done(&f)
}

func (x *relayFindThriftResult) DecodeThriftCompact(d *thriftwire.CompactDecoder) error {
	f := thriftwire.Struct{Fields: thriftFieldsOfRelayFindThriftResult, Shape: thriftwire.Result}
	for d.Next(&f) {
		switch f.Field {
		case 0: // success
			f.Err = thriftwire.CompactString(x.success, d)
		}
	}
	return d.Done(&f)
}
