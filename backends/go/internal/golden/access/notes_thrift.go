package access

import (
	"context"

	kit "github.com/kitc-lang/kit/runtime"
	kitthrift "github.com/kitc-lang/kit/runtime/transport/thrift"
	thriftwire "github.com/kitc-lang/kit/runtime/wire/thrift"
)

// newNotesThriftServer offers handlers over Thrift.
func newNotesThriftServer(h *notesHandlers, cfg kitthrift.ServerConfig) *kitthrift.Server {
	if cfg.Addr == "" {
		cfg.Addr = ":9090"
	}
	return kitthrift.NewServer("Notes", &notesThriftServer{handlers: h}, cfg)
}

type notesThriftServer struct {
	handlers *notesHandlers
}

// ServeThrift runs the method that a request names.
func (s *notesThriftServer) ServeThrift(ctx context.Context, r *kitthrift.Request) {
	switch r.Method {
	case "List":
		s.list(ctx, r)
	case "Find":
		s.find(ctx, r)
	case "Tell":
		s.tell(ctx, r)
	case "Sign":
		s.sign(ctx, r)
	case "Ping":
		s.ping(ctx, r)
	default:
		r.Unknown()
	}
}

func (s *notesThriftServer) list(ctx context.Context, r *kitthrift.Request) {
	in := new(ListInput)
	call, err := r.Run(ctx, &notesList, s.handlers.list, in, in)
	if err != nil {
		r.Fail(err)
		return
	}
	out, err := kit.Output[NotePage](call)
	if err != nil {
		r.Fail(err)
		return
	}
	r.Reply(&notesListThriftResult{success: out})
}

func (s *notesThriftServer) find(ctx context.Context, r *kitthrift.Request) {
	in := new(FindInput)
	call, err := r.Run(ctx, &notesFind, s.handlers.find, in, in)
	if err != nil {
		r.Fail(err)
		return
	}
	out, err := kit.Output[Found](call)
	if err != nil {
		r.Fail(err)
		return
	}
	r.Reply(&notesFindThriftResult{success: out})
}

func (s *notesThriftServer) tell(ctx context.Context, r *kitthrift.Request) {
	in := new(Note)
	_, _ = r.Run(ctx, &notesTell, s.handlers.tell, in, thriftwire.Argument{Value: in}) // nobody waits; the chain has seen the error
	r.Done()
}

func (s *notesThriftServer) sign(ctx context.Context, r *kitthrift.Request) {
	call, err := r.Run(ctx, &notesSign, s.handlers.sign, nil, thriftwire.Nothing{})
	if err != nil {
		r.Fail(err)
		return
	}
	out, err := kit.Output[string](call)
	if err != nil {
		r.Fail(err)
		return
	}
	r.Reply(&notesSignThriftResult{success: out})
}

func (s *notesThriftServer) ping(ctx context.Context, r *kitthrift.Request) {
	if _, err := r.Run(ctx, &notesPing, s.handlers.ping, nil, thriftwire.Nothing{}); err != nil {
		r.Fail(err)
		return
	}
	r.Reply(thriftwire.Void{})
}

// notesThriftClient sends the methods of Notes over Thrift.
type notesThriftClient struct {
	client *kitthrift.Client
}

func newNotesThriftClient(address string, cfg kitthrift.ClientConfig) (*notesThriftClient, error) {
	if cfg.Protocol == 0 {
		cfg.Protocol = kitthrift.Binary
	}
	client, err := kitthrift.NewClient(address, cfg)
	if err != nil {
		return nil, err
	}
	return &notesThriftClient{client: client}, nil
}

// Close ends the connections.
func (c *notesThriftClient) Close() error { return c.client.Close() }

func (c *notesThriftClient) list(ctx context.Context, call *kit.Call) error {
	return c.client.Call(ctx, call, call.In.(*ListInput), &notesListThriftResult{success: call.Out.(*NotePage)})
}

func (c *notesThriftClient) find(ctx context.Context, call *kit.Call) error {
	return c.client.Call(ctx, call, call.In.(*FindInput), &notesFindThriftResult{success: call.Out.(*Found)})
}

func (c *notesThriftClient) tell(ctx context.Context, call *kit.Call) error {
	return c.client.Send(ctx, call, thriftwire.Argument{Value: call.In.(*Note)})
}

func (c *notesThriftClient) sign(ctx context.Context, call *kit.Call) error {
	return c.client.Call(ctx, call, thriftwire.Nothing{}, &notesSignThriftResult{success: call.Out.(*string)})
}

func (c *notesThriftClient) ping(ctx context.Context, call *kit.Call) error {
	return c.client.Call(ctx, call, thriftwire.Nothing{}, thriftwire.Void{})
}

// notesListThriftResult is what List answers: its output.
type notesListThriftResult struct {
	success *NotePage
}

var thriftFieldsOfNotesListThriftResult = thriftwire.Fields{
	{ID: 0, Type: thriftwire.TypeStruct, Name: "success"},
}

func (x *notesListThriftResult) AppendThriftBinary(b []byte) []byte {
	if x.success != nil {
		b = append(b, thriftwire.TypeStruct, 0, 0) // success
		b = x.success.AppendThriftBinary(b)
	}
	return append(b, thriftwire.TypeStop)
}

func (x *notesListThriftResult) AppendThriftCompact(b []byte) []byte {
	if x.success != nil {
		b = thriftwire.AppendCompactField(b, 0, 0, thriftwire.CompactTypeStruct) // success
		b = x.success.AppendThriftCompact(b)
	}
	return append(b, thriftwire.TypeStop)
}

func (x *notesListThriftResult) DecodeThriftBinary(d *thriftwire.BinaryDecoder) error {
	f := thriftwire.Struct{Fields: thriftFieldsOfNotesListThriftResult, Shape: thriftwire.Result}
	for d.Next(&f) {
		switch f.Field {
		case 0: // success
			*x.success = NotePage{}
			f.Err = x.success.DecodeThriftBinary(d)
		}
	}
	return d.Done(&f)
}

func (x *notesListThriftResult) DecodeThriftCompact(d *thriftwire.CompactDecoder) error {
	f := thriftwire.Struct{Fields: thriftFieldsOfNotesListThriftResult, Shape: thriftwire.Result}
	for d.Next(&f) {
		switch f.Field {
		case 0: // success
			*x.success = NotePage{}
			f.Err = x.success.DecodeThriftCompact(d)
		}
	}
	return d.Done(&f)
}

// notesFindThriftResult is what Find answers: its output.
type notesFindThriftResult struct {
	success *Found
}

var thriftFieldsOfNotesFindThriftResult = thriftwire.Fields{
	{ID: 0, Type: thriftwire.TypeStruct, Name: "success"},
}

func (x *notesFindThriftResult) AppendThriftBinary(b []byte) []byte {
	if x.success != nil {
		b = append(b, thriftwire.TypeStruct, 0, 0) // success
		b = x.success.AppendThriftBinary(b)
	}
	return append(b, thriftwire.TypeStop)
}

func (x *notesFindThriftResult) AppendThriftCompact(b []byte) []byte {
	if x.success != nil {
		b = thriftwire.AppendCompactField(b, 0, 0, thriftwire.CompactTypeStruct) // success
		b = x.success.AppendThriftCompact(b)
	}
	return append(b, thriftwire.TypeStop)
}

func (x *notesFindThriftResult) DecodeThriftBinary(d *thriftwire.BinaryDecoder) error {
	f := thriftwire.Struct{Fields: thriftFieldsOfNotesFindThriftResult, Shape: thriftwire.Result}
	for d.Next(&f) {
		switch f.Field {
		case 0: // success
			*x.success = Found{}
			f.Err = x.success.DecodeThriftBinary(d)
		}
	}
	return d.Done(&f)
}

func (x *notesFindThriftResult) DecodeThriftCompact(d *thriftwire.CompactDecoder) error {
	f := thriftwire.Struct{Fields: thriftFieldsOfNotesFindThriftResult, Shape: thriftwire.Result}
	for d.Next(&f) {
		switch f.Field {
		case 0: // success
			*x.success = Found{}
			f.Err = x.success.DecodeThriftCompact(d)
		}
	}
	return d.Done(&f)
}

// notesSignThriftResult is what Sign answers: its output.
type notesSignThriftResult struct {
	success *string
}

var thriftFieldsOfNotesSignThriftResult = thriftwire.Fields{
	{ID: 0, Type: thriftwire.TypeString, Name: "success"},
}

func (x *notesSignThriftResult) AppendThriftBinary(b []byte) []byte {
	if x.success != nil {
		b = append(b, thriftwire.TypeString, 0, 0) // success
		b = thriftwire.AppendBinaryString(b, *x.success)
	}
	return append(b, thriftwire.TypeStop)
}

func (x *notesSignThriftResult) AppendThriftCompact(b []byte) []byte {
	if x.success != nil {
		b = thriftwire.AppendCompactField(b, 0, 0, thriftwire.CompactTypeString) // success
		b = thriftwire.AppendCompactString(b, *x.success)
	}
	return append(b, thriftwire.TypeStop)
}

func (x *notesSignThriftResult) DecodeThriftBinary(d *thriftwire.BinaryDecoder) error {
	f := thriftwire.Struct{Fields: thriftFieldsOfNotesSignThriftResult, Shape: thriftwire.Result}
	for d.Next(&f) {
		switch f.Field {
		case 0: // success
			f.Err = thriftwire.BinaryString(x.success, d)
		}
	}
	return d.Done(&f)
}

func (x *notesSignThriftResult) DecodeThriftCompact(d *thriftwire.CompactDecoder) error {
	f := thriftwire.Struct{Fields: thriftFieldsOfNotesSignThriftResult, Shape: thriftwire.Result}
	for d.Next(&f) {
		switch f.Field {
		case 0: // success
			f.Err = thriftwire.CompactString(x.success, d)
		}
	}
	return d.Done(&f)
}
