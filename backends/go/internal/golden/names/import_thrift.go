package names

import (
	"context"

	kit "github.com/kitc-lang/kit/runtime"
	kitthrift "github.com/kitc-lang/kit/runtime/transport/thrift"
	thriftwire "github.com/kitc-lang/kit/runtime/wire/thrift"
)

// newImportThriftServer offers handlers over Thrift.
func newImportThriftServer(h *importHandlers, cfg kitthrift.ServerConfig) *kitthrift.Server {
	if cfg.Addr == "" {
		cfg.Addr = "localhost:9090"
	}
	return kitthrift.NewServer("Import", &importThriftServer{handlers: h}, cfg)
}

type importThriftServer struct {
	handlers *importHandlers
}

// ServeThrift runs the method that a request names.
func (s *importThriftServer) ServeThrift(ctx context.Context, r *kitthrift.Request) {
	switch r.Method {
	case "Type":
		s.type_(ctx, r)
	case "Func":
		s.func_(ctx, r)
	case "String":
		s.string(ctx, r)
	case "Transport":
		s.transport(ctx, r)
	case "Range":
		s.range_(ctx, r)
	case "HTTPGet":
		s.httpGet(ctx, r)
	default:
		r.Unknown()
	}
}

func (s *importThriftServer) type_(ctx context.Context, r *kitthrift.Request) {
	in := new(Func)
	call, err := r.Run(ctx, &importType, s.handlers.type_, in, thriftwire.Argument{Value: in})
	if err != nil {
		switch e := kit.DeclaredIn(err).(type) {
		case *Error:
			r.Reply(&importTypeThriftResult{error: e})
		case *Panic:
			r.Reply(&importTypeThriftResult{panic: e})
		default:
			r.Fail(err)
		}
		return
	}
	out, err := kit.Output[Func](call)
	if err != nil {
		r.Fail(err)
		return
	}
	r.Reply(&importTypeThriftResult{success: out})
}

func (s *importThriftServer) func_(ctx context.Context, r *kitthrift.Request) {
	in := new(FuncInput)
	call, err := r.Run(ctx, &importFunc, s.handlers.func_, in, in)
	if err != nil {
		switch e := kit.DeclaredIn(err).(type) {
		case *Sealed:
			r.Reply(&importFuncThriftResult{sealed: e})
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
	r.Reply(&importFuncThriftResult{success: out})
}

func (s *importThriftServer) string(ctx context.Context, r *kitthrift.Request) {
	call, err := r.Run(ctx, &importString, s.handlers.string, nil, thriftwire.Nothing{})
	if err != nil {
		r.Fail(err)
		return
	}
	out, err := kit.Output[[]Type](call)
	if err != nil {
		r.Fail(err)
		return
	}
	r.Reply(&importStringThriftResult{success: out})
}

func (s *importThriftServer) transport(ctx context.Context, r *kitthrift.Request) {
	in := new(Empty)
	if _, err := r.Run(ctx, &importTransport, s.handlers.transport, in, thriftwire.Argument{Value: in}); err != nil {
		r.Fail(err)
		return
	}
	r.Reply(thriftwire.Void{})
}

func (s *importThriftServer) range_(ctx context.Context, r *kitthrift.Request) {
	call, err := r.Run(ctx, &importRange, s.handlers.range_, nil, thriftwire.Nothing{})
	if err != nil {
		r.Fail(err)
		return
	}
	out, err := kit.Output[Range](call)
	if err != nil {
		r.Fail(err)
		return
	}
	r.Reply(&importRangeThriftResult{success: out})
}

func (s *importThriftServer) httpGet(ctx context.Context, r *kitthrift.Request) {
	in := new(HTTPGetInput)
	if _, err := r.Run(ctx, &importHTTPGet, s.handlers.httpGet, in, in); err != nil {
		r.Fail(err)
		return
	}
	r.Reply(thriftwire.Void{})
}

// importThriftClient sends the methods of Import over Thrift.
type importThriftClient struct {
	client *kitthrift.Client
}

func newImportThriftClient(address string, cfg kitthrift.ClientConfig) (*importThriftClient, error) {
	if cfg.Protocol == 0 {
		cfg.Protocol = kitthrift.Binary
	}
	client, err := kitthrift.NewClient(address, cfg)
	if err != nil {
		return nil, err
	}
	return &importThriftClient{client: client}, nil
}

// Close ends the connections.
func (c *importThriftClient) Close() error { return c.client.Close() }

func (c *importThriftClient) type_(ctx context.Context, call *kit.Call) error {
	result := importTypeThriftResult{success: call.Out.(*Func)}
	if err := c.client.Call(ctx, call, thriftwire.Argument{Value: call.In.(*Func)}, &result); err != nil {
		return err
	}
	switch {
	case result.error != nil:
		return result.error
	case result.panic != nil:
		return result.panic
	}
	return nil
}

func (c *importThriftClient) func_(ctx context.Context, call *kit.Call) error {
	result := importFuncThriftResult{success: call.Out.(*string)}
	if err := c.client.Call(ctx, call, call.In.(*FuncInput), &result); err != nil {
		return err
	}
	if result.sealed != nil {
		return result.sealed
	}
	return nil
}

func (c *importThriftClient) string(ctx context.Context, call *kit.Call) error {
	return c.client.Call(ctx, call, thriftwire.Nothing{}, &importStringThriftResult{success: call.Out.(*[]Type)})
}

func (c *importThriftClient) transport(ctx context.Context, call *kit.Call) error {
	return c.client.Call(ctx, call, thriftwire.Argument{Value: call.In.(*Empty)}, thriftwire.Void{})
}

func (c *importThriftClient) range_(ctx context.Context, call *kit.Call) error {
	return c.client.Call(ctx, call, thriftwire.Nothing{}, &importRangeThriftResult{success: call.Out.(*Range)})
}

func (c *importThriftClient) httpGet(ctx context.Context, call *kit.Call) error {
	return c.client.Call(ctx, call, call.In.(*HTTPGetInput), thriftwire.Void{})
}

// importTypeThriftResult is what Type answers: its output, or one of its errors.
type importTypeThriftResult struct {
	success *Func
	error   *Error
	panic   *Panic
}

var thriftFieldsOfImportTypeThriftResult = thriftwire.Fields{
	{ID: 0, Type: thriftwire.TypeStruct, Name: "success"},
	{ID: 1, Type: thriftwire.TypeStruct, Name: "Error"},
	{ID: 2, Type: thriftwire.TypeStruct, Name: "Panic"},
}

func (x *importTypeThriftResult) AppendThriftBinary(b []byte) []byte {
	switch {
	case x.success != nil:
		b = append(b, thriftwire.TypeStruct, 0, 0) // success
		b = x.success.AppendThriftBinary(b)
	case x.error != nil:
		b = append(b, thriftwire.TypeStruct, 0, 1) // Error
		b = x.error.AppendThriftBinary(b)
	case x.panic != nil:
		b = append(b, thriftwire.TypeStruct, 0, 2) // Panic
		b = x.panic.AppendThriftBinary(b)
	}
	return append(b, thriftwire.TypeStop)
}

func (x *importTypeThriftResult) AppendThriftCompact(b []byte) []byte {
	switch {
	case x.success != nil:
		b = thriftwire.AppendCompactField(b, 0, 0, thriftwire.CompactTypeStruct) // success
		b = x.success.AppendThriftCompact(b)
	case x.error != nil:
		b = append(b, 1<<4|thriftwire.CompactTypeStruct) // Error
		b = x.error.AppendThriftCompact(b)
	case x.panic != nil:
		b = append(b, 2<<4|thriftwire.CompactTypeStruct) // Panic
		b = x.panic.AppendThriftCompact(b)
	}
	return append(b, thriftwire.TypeStop)
}

func (x *importTypeThriftResult) DecodeThriftBinary(d *thriftwire.BinaryDecoder) error {
	f := thriftwire.Struct{Fields: thriftFieldsOfImportTypeThriftResult, Shape: thriftwire.Result}
	for d.Next(&f) {
		switch f.Field {
		case 0: // success
			*x.success = Func{}
			f.Err = x.success.DecodeThriftBinary(d)
		case 1: // Error
			f.Err = thriftwire.Optional(&x.error, d, (*Error).DecodeThriftBinary)
		case 2: // Panic
			f.Err = thriftwire.Optional(&x.panic, d, (*Panic).DecodeThriftBinary)
		}
	}
	return d.Done(&f)
}

func (x *importTypeThriftResult) DecodeThriftCompact(d *thriftwire.CompactDecoder) error {
	f := thriftwire.Struct{Fields: thriftFieldsOfImportTypeThriftResult, Shape: thriftwire.Result}
	for d.Next(&f) {
		switch f.Field {
		case 0: // success
			*x.success = Func{}
			f.Err = x.success.DecodeThriftCompact(d)
		case 1: // Error
			f.Err = thriftwire.Optional(&x.error, d, (*Error).DecodeThriftCompact)
		case 2: // Panic
			f.Err = thriftwire.Optional(&x.panic, d, (*Panic).DecodeThriftCompact)
		}
	}
	return d.Done(&f)
}

func (*importTypeThriftResult) ThriftBytes(field int16) thriftwire.Bytes {
	switch field {
	case 0: // success
		return (*Func)(nil)
	}
	return nil
}

// importFuncThriftResult is what Func answers: its output, or one of its errors.
type importFuncThriftResult struct {
	success *string
	sealed  *Sealed
}

var thriftFieldsOfImportFuncThriftResult = thriftwire.Fields{
	{ID: 0, Type: thriftwire.TypeString, Name: "success"},
	{ID: 1, Type: thriftwire.TypeStruct, Name: "Sealed"},
}

func (x *importFuncThriftResult) AppendThriftBinary(b []byte) []byte {
	switch {
	case x.success != nil:
		b = append(b, thriftwire.TypeString, 0, 0) // success
		b = thriftwire.AppendBinaryString(b, *x.success)
	case x.sealed != nil:
		b = append(b, thriftwire.TypeStruct, 0, 1) // Sealed
		b = x.sealed.AppendThriftBinary(b)
	}
	return append(b, thriftwire.TypeStop)
}

func (x *importFuncThriftResult) AppendThriftCompact(b []byte) []byte {
	switch {
	case x.success != nil:
		b = thriftwire.AppendCompactField(b, 0, 0, thriftwire.CompactTypeString) // success
		b = thriftwire.AppendCompactString(b, *x.success)
	case x.sealed != nil:
		b = append(b, 1<<4|thriftwire.CompactTypeStruct) // Sealed
		b = x.sealed.AppendThriftCompact(b)
	}
	return append(b, thriftwire.TypeStop)
}

func (x *importFuncThriftResult) DecodeThriftBinary(d *thriftwire.BinaryDecoder) error {
	f := thriftwire.Struct{Fields: thriftFieldsOfImportFuncThriftResult, Shape: thriftwire.Result}
	for d.Next(&f) {
		switch f.Field {
		case 0: // success
			f.Err = thriftwire.BinaryString(x.success, d)
		case 1: // Sealed
			f.Err = thriftwire.Optional(&x.sealed, d, (*Sealed).DecodeThriftBinary)
		}
	}
	return d.Done(&f)
}

func (x *importFuncThriftResult) DecodeThriftCompact(d *thriftwire.CompactDecoder) error {
	f := thriftwire.Struct{Fields: thriftFieldsOfImportFuncThriftResult, Shape: thriftwire.Result}
	for d.Next(&f) {
		switch f.Field {
		case 0: // success
			f.Err = thriftwire.CompactString(x.success, d)
		case 1: // Sealed
			f.Err = thriftwire.Optional(&x.sealed, d, (*Sealed).DecodeThriftCompact)
		}
	}
	return d.Done(&f)
}

// importStringThriftResult is what String answers: its output.
type importStringThriftResult struct {
	success *[]Type
}

var thriftFieldsOfImportStringThriftResult = thriftwire.Fields{
	{ID: 0, Type: thriftwire.TypeList, Name: "success"},
}

func (x *importStringThriftResult) AppendThriftBinary(b []byte) []byte {
	if x.success != nil {
		b = append(b, thriftwire.TypeList, 0, 0) // success
		b = thriftwire.AppendBinaryList(b, thriftwire.TypeI32, len(*x.success))
		for _, v := range *x.success {
			b = thriftwire.AppendBinaryI32(b, int32(v))
		}
	}
	return append(b, thriftwire.TypeStop)
}

func (x *importStringThriftResult) AppendThriftCompact(b []byte) []byte {
	if x.success != nil {
		b = thriftwire.AppendCompactField(b, 0, 0, thriftwire.CompactTypeList) // success
		b = thriftwire.AppendCompactList(b, thriftwire.CompactTypeI32, len(*x.success))
		for _, v := range *x.success {
			b = thriftwire.AppendCompactI32(b, int32(v))
		}
	}
	return append(b, thriftwire.TypeStop)
}

func (x *importStringThriftResult) DecodeThriftBinary(d *thriftwire.BinaryDecoder) error {
	f := thriftwire.Struct{Fields: thriftFieldsOfImportStringThriftResult, Shape: thriftwire.Result}
	for d.Next(&f) {
		switch f.Field {
		case 0: // success
			f.Err = thriftwire.List(x.success, d, thriftwire.TypeI32, thriftwire.BinaryI32)
		}
	}
	return d.Done(&f)
}

func (x *importStringThriftResult) DecodeThriftCompact(d *thriftwire.CompactDecoder) error {
	f := thriftwire.Struct{Fields: thriftFieldsOfImportStringThriftResult, Shape: thriftwire.Result}
	for d.Next(&f) {
		switch f.Field {
		case 0: // success
			f.Err = thriftwire.List(x.success, d, thriftwire.TypeI32, thriftwire.CompactI32)
		}
	}
	return d.Done(&f)
}

// importRangeThriftResult is what Range answers: its output.
type importRangeThriftResult struct {
	success *Range
}

var thriftFieldsOfImportRangeThriftResult = thriftwire.Fields{
	{ID: 0, Type: thriftwire.TypeStruct, Name: "success"},
}

func (x *importRangeThriftResult) AppendThriftBinary(b []byte) []byte {
	if x.success != nil {
		b = append(b, thriftwire.TypeStruct, 0, 0) // success
		b = x.success.AppendThriftBinary(b)
	}
	return append(b, thriftwire.TypeStop)
}

func (x *importRangeThriftResult) AppendThriftCompact(b []byte) []byte {
	if x.success != nil {
		b = thriftwire.AppendCompactField(b, 0, 0, thriftwire.CompactTypeStruct) // success
		b = x.success.AppendThriftCompact(b)
	}
	return append(b, thriftwire.TypeStop)
}

func (x *importRangeThriftResult) DecodeThriftBinary(d *thriftwire.BinaryDecoder) error {
	f := thriftwire.Struct{Fields: thriftFieldsOfImportRangeThriftResult, Shape: thriftwire.Result}
	for d.Next(&f) {
		switch f.Field {
		case 0: // success
			f.Err = x.success.DecodeThriftBinary(d)
		}
	}
	return d.Done(&f)
}

func (x *importRangeThriftResult) DecodeThriftCompact(d *thriftwire.CompactDecoder) error {
	f := thriftwire.Struct{Fields: thriftFieldsOfImportRangeThriftResult, Shape: thriftwire.Result}
	for d.Next(&f) {
		switch f.Field {
		case 0: // success
			f.Err = x.success.DecodeThriftCompact(d)
		}
	}
	return d.Done(&f)
}

func (*importRangeThriftResult) ThriftBytes(field int16) thriftwire.Bytes {
	switch field {
	case 0: // success
		return (*Range)(nil)
	}
	return nil
}
