package calls

import (
	"context"
	"encoding/json"
	"time"

	kit "github.com/kitc-lang/kit/runtime"
	"github.com/kitc-lang/kit/runtime/std"
	kitthrift "github.com/kitc-lang/kit/runtime/transport/thrift"
	thriftwire "github.com/kitc-lang/kit/runtime/wire/thrift"
)

// newCallsThriftServer offers handlers over Thrift.
func newCallsThriftServer(h *callsHandlers, cfg kitthrift.ServerConfig) *kitthrift.Server {
	if cfg.Addr == "" {
		cfg.Addr = "127.0.0.1:0"
	}
	return kitthrift.NewServer("Calls", &callsThriftServer{handlers: h}, cfg)
}

type callsThriftServer struct {
	handlers *callsHandlers
}

// ServeThrift runs the method that a request names.
func (s *callsThriftServer) ServeThrift(ctx context.Context, r *kitthrift.Request) {
	switch r.Method {
	case "Nothing":
		s.nothing(ctx, r)
	case "Take":
		s.take(ctx, r)
	case "TakeThing":
		s.takeThing(ctx, r)
	case "GiveBool":
		s.giveBool(ctx, r)
	case "GiveEnum":
		s.giveEnum(ctx, r)
	case "GiveText":
		s.giveText(ctx, r)
	case "GiveBytes":
		s.giveBytes(ctx, r)
	case "GiveTime":
		s.giveTime(ctx, r)
	case "GiveAny":
		s.giveAny(ctx, r)
	case "GiveList":
		s.giveList(ctx, r)
	case "GiveMap":
		s.giveMap(ctx, r)
	case "GiveChoice":
		s.giveChoice(ctx, r)
	case "Fail":
		s.fail(ctx, r)
	default:
		r.Unknown()
	}
}

func (s *callsThriftServer) nothing(ctx context.Context, r *kitthrift.Request) {
	if _, err := r.Run(ctx, &callsNothing, s.handlers.nothing, nil, thriftwire.Nothing{}); err != nil {
		r.Fail(err)
		return
	}
	r.Reply(thriftwire.Void{})
}

func (s *callsThriftServer) take(ctx context.Context, r *kitthrift.Request) {
	in := new(TakeInput)
	if _, err := r.Run(ctx, &callsTake, s.handlers.take, in, in); err != nil {
		switch e := kit.DeclaredIn(err).(type) {
		case *Missing:
			r.Reply(&callsTakeThriftResult{missing: e})
		default:
			r.Fail(err)
		}
		return
	}
	r.Reply(&callsTakeThriftResult{})
}

func (s *callsThriftServer) takeThing(ctx context.Context, r *kitthrift.Request) {
	in := new(Thing)
	call, err := r.Run(ctx, &callsTakeThing, s.handlers.takeThing, in, thriftwire.Argument{Value: in})
	if err != nil {
		switch e := kit.DeclaredIn(err).(type) {
		case *Missing:
			r.Reply(&callsTakeThingThriftResult{missing: e})
		case *Success:
			r.Reply(&callsTakeThingThriftResult{success2: e})
		case *Bare:
			r.Reply(&callsTakeThingThriftResult{bare: e})
		case *std.NotFound:
			r.Reply(&callsTakeThingThriftResult{notFound: e})
		default:
			r.Fail(err)
		}
		return
	}
	out, err := kit.Output[Thing](call)
	if err != nil {
		r.Fail(err)
		return
	}
	r.Reply(&callsTakeThingThriftResult{success: out})
}

func (s *callsThriftServer) giveBool(ctx context.Context, r *kitthrift.Request) {
	call, err := r.Run(ctx, &callsGiveBool, s.handlers.giveBool, nil, thriftwire.Nothing{})
	if err != nil {
		r.Fail(err)
		return
	}
	out, err := kit.Output[bool](call)
	if err != nil {
		r.Fail(err)
		return
	}
	r.Reply(&callsGiveBoolThriftResult{success: out})
}

func (s *callsThriftServer) giveEnum(ctx context.Context, r *kitthrift.Request) {
	call, err := r.Run(ctx, &callsGiveEnum, s.handlers.giveEnum, nil, thriftwire.Nothing{})
	if err != nil {
		r.Fail(err)
		return
	}
	out, err := kit.Output[Volume](call)
	if err != nil {
		r.Fail(err)
		return
	}
	r.Reply(&callsGiveEnumThriftResult{success: out})
}

func (s *callsThriftServer) giveText(ctx context.Context, r *kitthrift.Request) {
	call, err := r.Run(ctx, &callsGiveText, s.handlers.giveText, nil, thriftwire.Nothing{})
	if err != nil {
		r.Fail(err)
		return
	}
	out, err := kit.Output[string](call)
	if err != nil {
		r.Fail(err)
		return
	}
	r.Reply(&callsGiveTextThriftResult{success: out})
}

func (s *callsThriftServer) giveBytes(ctx context.Context, r *kitthrift.Request) {
	call, err := r.Run(ctx, &callsGiveBytes, s.handlers.giveBytes, nil, thriftwire.Nothing{})
	if err != nil {
		r.Fail(err)
		return
	}
	out, err := kit.Output[[]byte](call)
	if err != nil {
		r.Fail(err)
		return
	}
	r.Reply(&callsGiveBytesThriftResult{success: out})
}

func (s *callsThriftServer) giveTime(ctx context.Context, r *kitthrift.Request) {
	call, err := r.Run(ctx, &callsGiveTime, s.handlers.giveTime, nil, thriftwire.Nothing{})
	if err != nil {
		r.Fail(err)
		return
	}
	out, err := kit.Output[time.Time](call)
	if err != nil {
		r.Fail(err)
		return
	}
	r.Reply(&callsGiveTimeThriftResult{success: out})
}

func (s *callsThriftServer) giveAny(ctx context.Context, r *kitthrift.Request) {
	call, err := r.Run(ctx, &callsGiveAny, s.handlers.giveAny, nil, thriftwire.Nothing{})
	if err != nil {
		r.Fail(err)
		return
	}
	out, err := kit.Output[json.RawMessage](call)
	if err != nil {
		r.Fail(err)
		return
	}
	r.Reply(&callsGiveAnyThriftResult{success: out})
}

func (s *callsThriftServer) giveList(ctx context.Context, r *kitthrift.Request) {
	in := new(GiveListInput)
	call, err := r.Run(ctx, &callsGiveList, s.handlers.giveList, in, in)
	if err != nil {
		r.Fail(err)
		return
	}
	out, err := kit.Output[[]Thing](call)
	if err != nil {
		r.Fail(err)
		return
	}
	r.Reply(&callsGiveListThriftResult{success: out})
}

func (s *callsThriftServer) giveMap(ctx context.Context, r *kitthrift.Request) {
	call, err := r.Run(ctx, &callsGiveMap, s.handlers.giveMap, nil, thriftwire.Nothing{})
	if err != nil {
		r.Fail(err)
		return
	}
	out, err := kit.Output[map[Volume][]string](call)
	if err != nil {
		r.Fail(err)
		return
	}
	r.Reply(&callsGiveMapThriftResult{success: out})
}

func (s *callsThriftServer) giveChoice(ctx context.Context, r *kitthrift.Request) {
	in := new(Choice2)
	call, err := r.Run(ctx, &callsGiveChoice, s.handlers.giveChoice, in, thriftwire.Argument{Value: in})
	if err != nil {
		r.Fail(err)
		return
	}
	out, err := kit.Output[Choice](call)
	if err != nil {
		r.Fail(err)
		return
	}
	r.Reply(&callsGiveChoiceThriftResult{success: out})
}

func (s *callsThriftServer) fail(ctx context.Context, r *kitthrift.Request) {
	in := new(FailInput)
	if _, err := r.Run(ctx, &callsFail, s.handlers.fail, in, in); err != nil {
		r.Fail(err)
		return
	}
	r.Reply(thriftwire.Void{})
}

// callsThriftClient sends the methods of Calls over Thrift.
type callsThriftClient struct {
	client *kitthrift.Client
}

func newCallsThriftClient(address string, cfg kitthrift.ClientConfig) (*callsThriftClient, error) {
	if cfg.Protocol == 0 {
		cfg.Protocol = kitthrift.Binary
	}
	client, err := kitthrift.NewClient(address, cfg)
	if err != nil {
		return nil, err
	}
	return &callsThriftClient{client: client}, nil
}

// Close ends the connections.
func (c *callsThriftClient) Close() error { return c.client.Close() }

func (c *callsThriftClient) nothing(ctx context.Context, call *kit.Call) error {
	return c.client.Call(ctx, call, thriftwire.Nothing{}, thriftwire.Void{})
}

func (c *callsThriftClient) take(ctx context.Context, call *kit.Call) error {
	result := callsTakeThriftResult{}
	if err := c.client.Call(ctx, call, call.In.(*TakeInput), &result); err != nil {
		return err
	}
	if result.missing != nil {
		return result.missing
	}
	return nil
}

func (c *callsThriftClient) takeThing(ctx context.Context, call *kit.Call) error {
	result := callsTakeThingThriftResult{success: call.Out.(*Thing)}
	if err := c.client.Call(ctx, call, thriftwire.Argument{Value: call.In.(*Thing)}, &result); err != nil {
		return err
	}
	switch {
	case result.missing != nil:
		return result.missing
	case result.success2 != nil:
		return result.success2
	case result.bare != nil:
		return result.bare
	case result.notFound != nil:
		return result.notFound
	}
	return nil
}

func (c *callsThriftClient) giveBool(ctx context.Context, call *kit.Call) error {
	return c.client.Call(ctx, call, thriftwire.Nothing{}, &callsGiveBoolThriftResult{success: call.Out.(*bool)})
}

func (c *callsThriftClient) giveEnum(ctx context.Context, call *kit.Call) error {
	return c.client.Call(ctx, call, thriftwire.Nothing{}, &callsGiveEnumThriftResult{success: call.Out.(*Volume)})
}

func (c *callsThriftClient) giveText(ctx context.Context, call *kit.Call) error {
	return c.client.Call(ctx, call, thriftwire.Nothing{}, &callsGiveTextThriftResult{success: call.Out.(*string)})
}

func (c *callsThriftClient) giveBytes(ctx context.Context, call *kit.Call) error {
	return c.client.Call(ctx, call, thriftwire.Nothing{}, &callsGiveBytesThriftResult{success: call.Out.(*[]byte)})
}

func (c *callsThriftClient) giveTime(ctx context.Context, call *kit.Call) error {
	return c.client.Call(ctx, call, thriftwire.Nothing{}, &callsGiveTimeThriftResult{success: call.Out.(*time.Time)})
}

func (c *callsThriftClient) giveAny(ctx context.Context, call *kit.Call) error {
	return c.client.Call(ctx, call, thriftwire.Nothing{}, &callsGiveAnyThriftResult{success: call.Out.(*json.RawMessage)})
}

func (c *callsThriftClient) giveList(ctx context.Context, call *kit.Call) error {
	return c.client.Call(ctx, call, call.In.(*GiveListInput), &callsGiveListThriftResult{success: call.Out.(*[]Thing)})
}

func (c *callsThriftClient) giveMap(ctx context.Context, call *kit.Call) error {
	return c.client.Call(ctx, call, thriftwire.Nothing{}, &callsGiveMapThriftResult{success: call.Out.(*map[Volume][]string)})
}

func (c *callsThriftClient) giveChoice(ctx context.Context, call *kit.Call) error {
	return c.client.Call(ctx, call, thriftwire.Argument{Value: call.In.(*Choice2)}, &callsGiveChoiceThriftResult{success: call.Out.(*Choice)})
}

func (c *callsThriftClient) fail(ctx context.Context, call *kit.Call) error {
	return c.client.Call(ctx, call, call.In.(*FailInput), thriftwire.Void{})
}

// callsTakeThriftResult is what Take answers: one of its errors, or nothing.
type callsTakeThriftResult struct {
	missing *Missing
}

var thriftFieldsOfCallsTakeThriftResult = thriftwire.Fields{
	{ID: 1, Type: thriftwire.TypeStruct, Name: "Missing"},
}

func (x *callsTakeThriftResult) AppendThriftBinary(b []byte) []byte {
	if x.missing != nil {
		b = append(b, thriftwire.TypeStruct, 0, 1) // Missing
		b = x.missing.AppendThriftBinary(b)
	}
	return append(b, thriftwire.TypeStop)
}

func (x *callsTakeThriftResult) AppendThriftCompact(b []byte) []byte {
	if x.missing != nil {
		b = append(b, 1<<4|thriftwire.CompactTypeStruct) // Missing
		b = x.missing.AppendThriftCompact(b)
	}
	return append(b, thriftwire.TypeStop)
}

func (x *callsTakeThriftResult) DecodeThriftBinary(d *thriftwire.BinaryDecoder) error {
	f := thriftwire.Struct{Fields: thriftFieldsOfCallsTakeThriftResult, Shape: thriftwire.Result}
	for d.Next(&f) {
		switch f.Field {
		case 0: // Missing
			f.Err = thriftwire.Optional(&x.missing, d, (*Missing).DecodeThriftBinary)
		}
	}
	return d.Done(&f)
}

func (x *callsTakeThriftResult) DecodeThriftCompact(d *thriftwire.CompactDecoder) error {
	f := thriftwire.Struct{Fields: thriftFieldsOfCallsTakeThriftResult, Shape: thriftwire.Result}
	for d.Next(&f) {
		switch f.Field {
		case 0: // Missing
			f.Err = thriftwire.Optional(&x.missing, d, (*Missing).DecodeThriftCompact)
		}
	}
	return d.Done(&f)
}

// callsTakeThingThriftResult is what TakeThing answers: its output, or one of its errors.
type callsTakeThingThriftResult struct {
	success  *Thing
	missing  *Missing
	success2 *Success
	bare     *Bare
	notFound *std.NotFound
}

var thriftFieldsOfCallsTakeThingThriftResult = thriftwire.Fields{
	{ID: 0, Type: thriftwire.TypeStruct, Name: "success"},
	{ID: 1, Type: thriftwire.TypeStruct, Name: "Missing"},
	{ID: 2, Type: thriftwire.TypeStruct, Name: "Success"},
	{ID: 3, Type: thriftwire.TypeStruct, Name: "Bare"},
	{ID: 4, Type: thriftwire.TypeStruct, Name: "NotFound"},
}

func (x *callsTakeThingThriftResult) AppendThriftBinary(b []byte) []byte {
	switch {
	case x.success != nil:
		b = append(b, thriftwire.TypeStruct, 0, 0) // success
		b = x.success.AppendThriftBinary(b)
	case x.missing != nil:
		b = append(b, thriftwire.TypeStruct, 0, 1) // Missing
		b = x.missing.AppendThriftBinary(b)
	case x.success2 != nil:
		b = append(b, thriftwire.TypeStruct, 0, 2) // Success
		b = x.success2.AppendThriftBinary(b)
	case x.bare != nil:
		b = append(b, thriftwire.TypeStruct, 0, 3) // Bare
		b = x.bare.AppendThriftBinary(b)
	case x.notFound != nil:
		b = append(b, thriftwire.TypeStruct, 0, 4) // NotFound
		b = x.notFound.AppendThriftBinary(b)
	}
	return append(b, thriftwire.TypeStop)
}

func (x *callsTakeThingThriftResult) AppendThriftCompact(b []byte) []byte {
	switch {
	case x.success != nil:
		b = thriftwire.AppendCompactField(b, 0, 0, thriftwire.CompactTypeStruct) // success
		b = x.success.AppendThriftCompact(b)
	case x.missing != nil:
		b = append(b, 1<<4|thriftwire.CompactTypeStruct) // Missing
		b = x.missing.AppendThriftCompact(b)
	case x.success2 != nil:
		b = append(b, 2<<4|thriftwire.CompactTypeStruct) // Success
		b = x.success2.AppendThriftCompact(b)
	case x.bare != nil:
		b = append(b, 3<<4|thriftwire.CompactTypeStruct) // Bare
		b = x.bare.AppendThriftCompact(b)
	case x.notFound != nil:
		b = append(b, 4<<4|thriftwire.CompactTypeStruct) // NotFound
		b = x.notFound.AppendThriftCompact(b)
	}
	return append(b, thriftwire.TypeStop)
}

func (x *callsTakeThingThriftResult) DecodeThriftBinary(d *thriftwire.BinaryDecoder) error {
	f := thriftwire.Struct{Fields: thriftFieldsOfCallsTakeThingThriftResult, Shape: thriftwire.Result}
	for d.Next(&f) {
		switch f.Field {
		case 0: // success
			*x.success = Thing{}
			f.Err = x.success.DecodeThriftBinary(d)
		case 1: // Missing
			f.Err = thriftwire.Optional(&x.missing, d, (*Missing).DecodeThriftBinary)
		case 2: // Success
			f.Err = thriftwire.Optional(&x.success2, d, (*Success).DecodeThriftBinary)
		case 3: // Bare
			f.Err = thriftwire.Optional(&x.bare, d, (*Bare).DecodeThriftBinary)
		case 4: // NotFound
			f.Err = thriftwire.Optional(&x.notFound, d, (*std.NotFound).DecodeThriftBinary)
		}
	}
	return d.Done(&f)
}

func (x *callsTakeThingThriftResult) DecodeThriftCompact(d *thriftwire.CompactDecoder) error {
	f := thriftwire.Struct{Fields: thriftFieldsOfCallsTakeThingThriftResult, Shape: thriftwire.Result}
	for d.Next(&f) {
		switch f.Field {
		case 0: // success
			*x.success = Thing{}
			f.Err = x.success.DecodeThriftCompact(d)
		case 1: // Missing
			f.Err = thriftwire.Optional(&x.missing, d, (*Missing).DecodeThriftCompact)
		case 2: // Success
			f.Err = thriftwire.Optional(&x.success2, d, (*Success).DecodeThriftCompact)
		case 3: // Bare
			f.Err = thriftwire.Optional(&x.bare, d, (*Bare).DecodeThriftCompact)
		case 4: // NotFound
			f.Err = thriftwire.Optional(&x.notFound, d, (*std.NotFound).DecodeThriftCompact)
		}
	}
	return d.Done(&f)
}

// callsGiveBoolThriftResult is what GiveBool answers: its output.
type callsGiveBoolThriftResult struct {
	success *bool
}

var thriftFieldsOfCallsGiveBoolThriftResult = thriftwire.Fields{
	{ID: 0, Type: thriftwire.TypeBool, Name: "success"},
}

func (x *callsGiveBoolThriftResult) AppendThriftBinary(b []byte) []byte {
	if x.success != nil {
		b = append(b, thriftwire.TypeBool, 0, 0) // success
		b = thriftwire.AppendBinaryBool(b, *x.success)
	}
	return append(b, thriftwire.TypeStop)
}

func (x *callsGiveBoolThriftResult) AppendThriftCompact(b []byte) []byte {
	if x.success != nil {
		b = thriftwire.AppendCompactField(b, 0, 0, thriftwire.CompactTypeBool(*x.success)) // success
	}
	return append(b, thriftwire.TypeStop)
}

func (x *callsGiveBoolThriftResult) DecodeThriftBinary(d *thriftwire.BinaryDecoder) error {
	f := thriftwire.Struct{Fields: thriftFieldsOfCallsGiveBoolThriftResult, Shape: thriftwire.Result}
	for d.Next(&f) {
		switch f.Field {
		case 0: // success
			f.Err = thriftwire.BinaryBool(x.success, d)
		}
	}
	return d.Done(&f)
}

func (x *callsGiveBoolThriftResult) DecodeThriftCompact(d *thriftwire.CompactDecoder) error {
	f := thriftwire.Struct{Fields: thriftFieldsOfCallsGiveBoolThriftResult, Shape: thriftwire.Result}
	for d.Next(&f) {
		switch f.Field {
		case 0: // success
			f.Err = thriftwire.CompactBool(x.success, d)
		}
	}
	return d.Done(&f)
}

// callsGiveEnumThriftResult is what GiveEnum answers: its output.
type callsGiveEnumThriftResult struct {
	success *Volume
}

var thriftFieldsOfCallsGiveEnumThriftResult = thriftwire.Fields{
	{ID: 0, Type: thriftwire.TypeI32, Name: "success"},
}

func (x *callsGiveEnumThriftResult) AppendThriftBinary(b []byte) []byte {
	if x.success != nil {
		b = append(b, thriftwire.TypeI32, 0, 0) // success
		b = thriftwire.AppendBinaryI32(b, int32(*x.success))
	}
	return append(b, thriftwire.TypeStop)
}

func (x *callsGiveEnumThriftResult) AppendThriftCompact(b []byte) []byte {
	if x.success != nil {
		b = thriftwire.AppendCompactField(b, 0, 0, thriftwire.CompactTypeI32) // success
		b = thriftwire.AppendCompactI32(b, int32(*x.success))
	}
	return append(b, thriftwire.TypeStop)
}

func (x *callsGiveEnumThriftResult) DecodeThriftBinary(d *thriftwire.BinaryDecoder) error {
	f := thriftwire.Struct{Fields: thriftFieldsOfCallsGiveEnumThriftResult, Shape: thriftwire.Result}
	for d.Next(&f) {
		switch f.Field {
		case 0: // success
			f.Err = thriftwire.BinaryI32(x.success, d)
		}
	}
	return d.Done(&f)
}

func (x *callsGiveEnumThriftResult) DecodeThriftCompact(d *thriftwire.CompactDecoder) error {
	f := thriftwire.Struct{Fields: thriftFieldsOfCallsGiveEnumThriftResult, Shape: thriftwire.Result}
	for d.Next(&f) {
		switch f.Field {
		case 0: // success
			f.Err = thriftwire.CompactI32(x.success, d)
		}
	}
	return d.Done(&f)
}

// callsGiveTextThriftResult is what GiveText answers: its output.
type callsGiveTextThriftResult struct {
	success *string
}

var thriftFieldsOfCallsGiveTextThriftResult = thriftwire.Fields{
	{ID: 0, Type: thriftwire.TypeString, Name: "success"},
}

func (x *callsGiveTextThriftResult) AppendThriftBinary(b []byte) []byte {
	if x.success != nil {
		b = append(b, thriftwire.TypeString, 0, 0) // success
		b = thriftwire.AppendBinaryString(b, *x.success)
	}
	return append(b, thriftwire.TypeStop)
}

func (x *callsGiveTextThriftResult) AppendThriftCompact(b []byte) []byte {
	if x.success != nil {
		b = thriftwire.AppendCompactField(b, 0, 0, thriftwire.CompactTypeString) // success
		b = thriftwire.AppendCompactString(b, *x.success)
	}
	return append(b, thriftwire.TypeStop)
}

func (x *callsGiveTextThriftResult) DecodeThriftBinary(d *thriftwire.BinaryDecoder) error {
	f := thriftwire.Struct{Fields: thriftFieldsOfCallsGiveTextThriftResult, Shape: thriftwire.Result}
	for d.Next(&f) {
		switch f.Field {
		case 0: // success
			f.Err = thriftwire.BinaryString(x.success, d)
		}
	}
	return d.Done(&f)
}

func (x *callsGiveTextThriftResult) DecodeThriftCompact(d *thriftwire.CompactDecoder) error {
	f := thriftwire.Struct{Fields: thriftFieldsOfCallsGiveTextThriftResult, Shape: thriftwire.Result}
	for d.Next(&f) {
		switch f.Field {
		case 0: // success
			f.Err = thriftwire.CompactString(x.success, d)
		}
	}
	return d.Done(&f)
}

// callsGiveBytesThriftResult is what GiveBytes answers: its output.
type callsGiveBytesThriftResult struct {
	success *[]byte
}

var thriftFieldsOfCallsGiveBytesThriftResult = thriftwire.Fields{
	{ID: 0, Type: thriftwire.TypeString, Name: "success"},
}

func (x *callsGiveBytesThriftResult) AppendThriftBinary(b []byte) []byte {
	if x.success != nil {
		b = append(b, thriftwire.TypeString, 0, 0) // success
		b = thriftwire.AppendBinaryBytes(b, *x.success)
	}
	return append(b, thriftwire.TypeStop)
}

func (x *callsGiveBytesThriftResult) AppendThriftCompact(b []byte) []byte {
	if x.success != nil {
		b = thriftwire.AppendCompactField(b, 0, 0, thriftwire.CompactTypeString) // success
		b = thriftwire.AppendCompactBytes(b, *x.success)
	}
	return append(b, thriftwire.TypeStop)
}

func (x *callsGiveBytesThriftResult) DecodeThriftBinary(d *thriftwire.BinaryDecoder) error {
	f := thriftwire.Struct{Fields: thriftFieldsOfCallsGiveBytesThriftResult, Shape: thriftwire.Result}
	for d.Next(&f) {
		switch f.Field {
		case 0: // success
			f.Err = thriftwire.BinaryBytes(x.success, d)
		}
	}
	return d.Done(&f)
}

func (x *callsGiveBytesThriftResult) DecodeThriftCompact(d *thriftwire.CompactDecoder) error {
	f := thriftwire.Struct{Fields: thriftFieldsOfCallsGiveBytesThriftResult, Shape: thriftwire.Result}
	for d.Next(&f) {
		switch f.Field {
		case 0: // success
			f.Err = thriftwire.CompactBytes(x.success, d)
		}
	}
	return d.Done(&f)
}

func (*callsGiveBytesThriftResult) ThriftBytes(field int16) thriftwire.Bytes {
	switch field {
	case 0: // success
		return thriftwire.AllBytes{}
	}
	return nil
}

// callsGiveTimeThriftResult is what GiveTime answers: its output.
type callsGiveTimeThriftResult struct {
	success *time.Time
}

var thriftFieldsOfCallsGiveTimeThriftResult = thriftwire.Fields{
	{ID: 0, Type: thriftwire.TypeI64, Name: "success"},
}

func (x *callsGiveTimeThriftResult) AppendThriftBinary(b []byte) []byte {
	if x.success != nil {
		b = append(b, thriftwire.TypeI64, 0, 0) // success
		b = thriftwire.AppendBinaryTimestamp(b, *x.success)
	}
	return append(b, thriftwire.TypeStop)
}

func (x *callsGiveTimeThriftResult) AppendThriftCompact(b []byte) []byte {
	if x.success != nil {
		b = thriftwire.AppendCompactField(b, 0, 0, thriftwire.CompactTypeI64) // success
		b = thriftwire.AppendCompactTimestamp(b, *x.success)
	}
	return append(b, thriftwire.TypeStop)
}

func (x *callsGiveTimeThriftResult) DecodeThriftBinary(d *thriftwire.BinaryDecoder) error {
	f := thriftwire.Struct{Fields: thriftFieldsOfCallsGiveTimeThriftResult, Shape: thriftwire.Result}
	for d.Next(&f) {
		switch f.Field {
		case 0: // success
			f.Err = thriftwire.BinaryTimestamp(x.success, d)
		}
	}
	return d.Done(&f)
}

func (x *callsGiveTimeThriftResult) DecodeThriftCompact(d *thriftwire.CompactDecoder) error {
	f := thriftwire.Struct{Fields: thriftFieldsOfCallsGiveTimeThriftResult, Shape: thriftwire.Result}
	for d.Next(&f) {
		switch f.Field {
		case 0: // success
			f.Err = thriftwire.CompactTimestamp(x.success, d)
		}
	}
	return d.Done(&f)
}

// callsGiveAnyThriftResult is what GiveAny answers: its output.
type callsGiveAnyThriftResult struct {
	success *json.RawMessage
}

var thriftFieldsOfCallsGiveAnyThriftResult = thriftwire.Fields{
	{ID: 0, Type: thriftwire.TypeString, Name: "success"},
}

func (x *callsGiveAnyThriftResult) AppendThriftBinary(b []byte) []byte {
	if x.success != nil {
		b = append(b, thriftwire.TypeString, 0, 0) // success
		b = thriftwire.AppendBinaryAny(b, *x.success)
	}
	return append(b, thriftwire.TypeStop)
}

func (x *callsGiveAnyThriftResult) AppendThriftCompact(b []byte) []byte {
	if x.success != nil {
		b = thriftwire.AppendCompactField(b, 0, 0, thriftwire.CompactTypeString) // success
		b = thriftwire.AppendCompactAny(b, *x.success)
	}
	return append(b, thriftwire.TypeStop)
}

func (x *callsGiveAnyThriftResult) DecodeThriftBinary(d *thriftwire.BinaryDecoder) error {
	f := thriftwire.Struct{Fields: thriftFieldsOfCallsGiveAnyThriftResult, Shape: thriftwire.Result}
	for d.Next(&f) {
		switch f.Field {
		case 0: // success
			f.Err = thriftwire.BinaryAny(x.success, d)
		}
	}
	return d.Done(&f)
}

func (x *callsGiveAnyThriftResult) DecodeThriftCompact(d *thriftwire.CompactDecoder) error {
	f := thriftwire.Struct{Fields: thriftFieldsOfCallsGiveAnyThriftResult, Shape: thriftwire.Result}
	for d.Next(&f) {
		switch f.Field {
		case 0: // success
			f.Err = thriftwire.CompactAny(x.success, d)
		}
	}
	return d.Done(&f)
}

// callsGiveListThriftResult is what GiveList answers: its output.
type callsGiveListThriftResult struct {
	success *[]Thing
}

var thriftFieldsOfCallsGiveListThriftResult = thriftwire.Fields{
	{ID: 0, Type: thriftwire.TypeList, Name: "success"},
}

func (x *callsGiveListThriftResult) AppendThriftBinary(b []byte) []byte {
	if x.success != nil {
		b = append(b, thriftwire.TypeList, 0, 0) // success
		b = thriftwire.AppendBinaryList(b, thriftwire.TypeStruct, len(*x.success))
		for i := range *x.success {
			b = (*x.success)[i].AppendThriftBinary(b)
		}
	}
	return append(b, thriftwire.TypeStop)
}

func (x *callsGiveListThriftResult) AppendThriftCompact(b []byte) []byte {
	if x.success != nil {
		b = thriftwire.AppendCompactField(b, 0, 0, thriftwire.CompactTypeList) // success
		b = thriftwire.AppendCompactList(b, thriftwire.CompactTypeStruct, len(*x.success))
		for i := range *x.success {
			b = (*x.success)[i].AppendThriftCompact(b)
		}
	}
	return append(b, thriftwire.TypeStop)
}

func (x *callsGiveListThriftResult) DecodeThriftBinary(d *thriftwire.BinaryDecoder) error {
	f := thriftwire.Struct{Fields: thriftFieldsOfCallsGiveListThriftResult, Shape: thriftwire.Result}
	for d.Next(&f) {
		switch f.Field {
		case 0: // success
			f.Err = thriftwire.List(x.success, d, thriftwire.TypeStruct, (*Thing).DecodeThriftBinary)
		}
	}
	return d.Done(&f)
}

func (x *callsGiveListThriftResult) DecodeThriftCompact(d *thriftwire.CompactDecoder) error {
	f := thriftwire.Struct{Fields: thriftFieldsOfCallsGiveListThriftResult, Shape: thriftwire.Result}
	for d.Next(&f) {
		switch f.Field {
		case 0: // success
			f.Err = thriftwire.List(x.success, d, thriftwire.TypeStruct, (*Thing).DecodeThriftCompact)
		}
	}
	return d.Done(&f)
}

// callsGiveMapThriftResult is what GiveMap answers: its output.
type callsGiveMapThriftResult struct {
	success *map[Volume][]string
}

var thriftFieldsOfCallsGiveMapThriftResult = thriftwire.Fields{
	{ID: 0, Type: thriftwire.TypeMap, Name: "success"},
}

func (x *callsGiveMapThriftResult) AppendThriftBinary(b []byte) []byte {
	if x.success != nil {
		b = append(b, thriftwire.TypeMap, 0, 0) // success
		b = thriftwire.AppendBinaryMap(b, thriftwire.TypeI32, thriftwire.TypeList, len(*x.success))
		for k, v := range *x.success {
			b = thriftwire.AppendBinaryI32(b, int32(k))
			b = thriftwire.AppendBinaryList(b, thriftwire.TypeString, len(v))
			for _, v2 := range v {
				b = thriftwire.AppendBinaryString(b, v2)
			}
		}
	}
	return append(b, thriftwire.TypeStop)
}

func (x *callsGiveMapThriftResult) AppendThriftCompact(b []byte) []byte {
	if x.success != nil {
		b = thriftwire.AppendCompactField(b, 0, 0, thriftwire.CompactTypeMap) // success
		b = thriftwire.AppendCompactMap(b, thriftwire.CompactTypeI32, thriftwire.CompactTypeList, len(*x.success))
		for k, v := range *x.success {
			b = thriftwire.AppendCompactI32(b, int32(k))
			b = thriftwire.AppendCompactList(b, thriftwire.CompactTypeString, len(v))
			for _, v2 := range v {
				b = thriftwire.AppendCompactString(b, v2)
			}
		}
	}
	return append(b, thriftwire.TypeStop)
}

func (x *callsGiveMapThriftResult) DecodeThriftBinary(d *thriftwire.BinaryDecoder) error {
	f := thriftwire.Struct{Fields: thriftFieldsOfCallsGiveMapThriftResult, Shape: thriftwire.Result}
	for d.Next(&f) {
		switch f.Field {
		case 0: // success
			f.Err = thriftwire.Map(x.success, d, thriftwire.TypeI32, thriftwire.TypeList, thriftwire.BinaryI32, func(p *[]string, d *thriftwire.BinaryDecoder) error {
				return thriftwire.List(p, d, thriftwire.TypeString, thriftwire.BinaryString)
			})
		}
	}
	return d.Done(&f)
}

func (x *callsGiveMapThriftResult) DecodeThriftCompact(d *thriftwire.CompactDecoder) error {
	f := thriftwire.Struct{Fields: thriftFieldsOfCallsGiveMapThriftResult, Shape: thriftwire.Result}
	for d.Next(&f) {
		switch f.Field {
		case 0: // success
			f.Err = thriftwire.Map(x.success, d, thriftwire.TypeI32, thriftwire.TypeList, thriftwire.CompactI32, func(p *[]string, d *thriftwire.CompactDecoder) error {
				return thriftwire.List(p, d, thriftwire.TypeString, thriftwire.CompactString)
			})
		}
	}
	return d.Done(&f)
}

// callsGiveChoiceThriftResult is what GiveChoice answers: its output.
type callsGiveChoiceThriftResult struct {
	success *Choice
}

var thriftFieldsOfCallsGiveChoiceThriftResult = thriftwire.Fields{
	{ID: 0, Type: thriftwire.TypeStruct, Name: "success"},
}

func (x *callsGiveChoiceThriftResult) AppendThriftBinary(b []byte) []byte {
	if x.success != nil {
		b = append(b, thriftwire.TypeStruct, 0, 0) // success
		b = x.success.AppendThriftBinary(b)
	}
	return append(b, thriftwire.TypeStop)
}

func (x *callsGiveChoiceThriftResult) AppendThriftCompact(b []byte) []byte {
	if x.success != nil {
		b = thriftwire.AppendCompactField(b, 0, 0, thriftwire.CompactTypeStruct) // success
		b = x.success.AppendThriftCompact(b)
	}
	return append(b, thriftwire.TypeStop)
}

func (x *callsGiveChoiceThriftResult) DecodeThriftBinary(d *thriftwire.BinaryDecoder) error {
	f := thriftwire.Struct{Fields: thriftFieldsOfCallsGiveChoiceThriftResult, Shape: thriftwire.Result}
	for d.Next(&f) {
		switch f.Field {
		case 0: // success
			f.Err = x.success.DecodeThriftBinary(d)
		}
	}
	return d.Done(&f)
}

func (x *callsGiveChoiceThriftResult) DecodeThriftCompact(d *thriftwire.CompactDecoder) error {
	f := thriftwire.Struct{Fields: thriftFieldsOfCallsGiveChoiceThriftResult, Shape: thriftwire.Result}
	for d.Next(&f) {
		switch f.Field {
		case 0: // success
			f.Err = x.success.DecodeThriftCompact(d)
		}
	}
	return d.Done(&f)
}
