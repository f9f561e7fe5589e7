package orders

import (
	"context"

	kit "github.com/kitc-lang/kit/runtime"
	"github.com/kitc-lang/kit/runtime/std"
	kitthrift "github.com/kitc-lang/kit/runtime/transport/thrift"
	thriftwire "github.com/kitc-lang/kit/runtime/wire/thrift"
)

// newOrdersThriftServer offers handlers over Thrift.
func newOrdersThriftServer(h *ordersHandlers, cfg kitthrift.ServerConfig) *kitthrift.Server {
	if cfg.Addr == "" {
		cfg.Addr = ":9090"
	}
	return kitthrift.NewServer("Orders", &ordersThriftServer{handlers: h}, cfg)
}

type ordersThriftServer struct {
	handlers *ordersHandlers
}

// ServeThrift runs the method that a request names.
func (s *ordersThriftServer) ServeThrift(ctx context.Context, r *kitthrift.Request) {
	switch r.Method {
	case "Get":
		s.get(ctx, r)
	case "Place":
		s.place(ctx, r)
	case "List":
		s.list(ctx, r)
	case "Annotate":
		s.annotate(ctx, r)
	case "Cancel":
		s.cancel(ctx, r)
	case "Echo":
		s.echo(ctx, r)
	case "Count":
		s.count(ctx, r)
	case "Ping":
		s.ping(ctx, r)
	case "Pay":
		s.pay(ctx, r)
	default:
		r.Unknown()
	}
}

func (s *ordersThriftServer) get(ctx context.Context, r *kitthrift.Request) {
	in := new(GetInput)
	call, err := r.Run(ctx, &ordersGet, s.handlers.get, in, in)
	if err != nil {
		switch e := kit.DeclaredIn(err).(type) {
		case *std.NotFound:
			r.Reply(&ordersGetThriftResult{notFound: e})
		case *Gone:
			r.Reply(&ordersGetThriftResult{gone: e})
		default:
			r.Fail(err)
		}
		return
	}
	out, err := kit.Output[Order](call)
	if err != nil {
		r.Fail(err)
		return
	}
	r.Reply(&ordersGetThriftResult{success: out})
}

func (s *ordersThriftServer) place(ctx context.Context, r *kitthrift.Request) {
	in := new(PlaceInput)
	call, err := r.Run(ctx, &ordersPlace, s.handlers.place, in, in)
	if err != nil {
		switch e := kit.DeclaredIn(err).(type) {
		case *OutOfStock:
			r.Reply(&ordersPlaceThriftResult{outOfStock: e})
		default:
			r.Fail(err)
		}
		return
	}
	out, err := kit.Output[Order](call)
	if err != nil {
		r.Fail(err)
		return
	}
	r.Reply(&ordersPlaceThriftResult{success: out})
}

func (s *ordersThriftServer) list(ctx context.Context, r *kitthrift.Request) {
	in := new(ListInput)
	call, err := r.Run(ctx, &ordersList, s.handlers.list, in, in)
	if err != nil {
		r.Fail(err)
		return
	}
	out, err := kit.Output[[]Order](call)
	if err != nil {
		r.Fail(err)
		return
	}
	r.Reply(&ordersListThriftResult{success: out})
}

func (s *ordersThriftServer) annotate(ctx context.Context, r *kitthrift.Request) {
	in := new(AnnotateInput)
	if _, err := r.Run(ctx, &ordersAnnotate, s.handlers.annotate, in, in); err != nil {
		r.Fail(err)
		return
	}
	r.Reply(thriftwire.Void{})
}

func (s *ordersThriftServer) cancel(ctx context.Context, r *kitthrift.Request) {
	in := new(CancelInput)
	if _, err := r.Run(ctx, &ordersCancel, s.handlers.cancel, in, in); err != nil {
		switch e := kit.DeclaredIn(err).(type) {
		case *std.NotFound:
			r.Reply(&ordersCancelThriftResult{notFound: e})
		case *OutOfStock:
			r.Reply(&ordersCancelThriftResult{outOfStock: e})
		default:
			r.Fail(err)
		}
		return
	}
	r.Reply(&ordersCancelThriftResult{})
}

func (s *ordersThriftServer) echo(ctx context.Context, r *kitthrift.Request) {
	in := new(Everything)
	call, err := r.Run(ctx, &ordersEcho, s.handlers.echo, in, thriftwire.Argument{Value: in})
	if err != nil {
		r.Fail(err)
		return
	}
	out, err := kit.Output[Everything](call)
	if err != nil {
		r.Fail(err)
		return
	}
	r.Reply(&ordersEchoThriftResult{success: out})
}

func (s *ordersThriftServer) count(ctx context.Context, r *kitthrift.Request) {
	call, err := r.Run(ctx, &ordersCount, s.handlers.count, nil, thriftwire.Nothing{})
	if err != nil {
		r.Fail(err)
		return
	}
	out, err := kit.Output[map[Status]int64](call)
	if err != nil {
		r.Fail(err)
		return
	}
	r.Reply(&ordersCountThriftResult{success: out})
}

func (s *ordersThriftServer) ping(ctx context.Context, r *kitthrift.Request) {
	if _, err := r.Run(ctx, &ordersPing, s.handlers.ping, nil, thriftwire.Nothing{}); err != nil {
		r.Fail(err)
		return
	}
	r.Reply(thriftwire.Void{})
}

func (s *ordersThriftServer) pay(ctx context.Context, r *kitthrift.Request) {
	in := new(PaymentOrder)
	call, err := r.Run(ctx, &ordersPay, s.handlers.pay, in, thriftwire.Argument{Value: in})
	if err != nil {
		r.Fail(err)
		return
	}
	out, err := kit.Output[Payment](call)
	if err != nil {
		r.Fail(err)
		return
	}
	r.Reply(&ordersPayThriftResult{success: out})
}

// ordersThriftClient sends the methods of Orders over Thrift.
type ordersThriftClient struct {
	client *kitthrift.Client
}

func newOrdersThriftClient(address string, cfg kitthrift.ClientConfig) (*ordersThriftClient, error) {
	if cfg.Protocol == 0 {
		cfg.Protocol = kitthrift.Compact
	}
	client, err := kitthrift.NewClient(address, cfg)
	if err != nil {
		return nil, err
	}
	return &ordersThriftClient{client: client}, nil
}

// Close ends the connections.
func (c *ordersThriftClient) Close() error { return c.client.Close() }

func (c *ordersThriftClient) get(ctx context.Context, call *kit.Call) error {
	result := ordersGetThriftResult{success: call.Out.(*Order)}
	if err := c.client.Call(ctx, call, call.In.(*GetInput), &result); err != nil {
		return err
	}
	switch {
	case result.notFound != nil:
		return result.notFound
	case result.gone != nil:
		return result.gone
	}
	return nil
}

func (c *ordersThriftClient) place(ctx context.Context, call *kit.Call) error {
	result := ordersPlaceThriftResult{success: call.Out.(*Order)}
	if err := c.client.Call(ctx, call, call.In.(*PlaceInput), &result); err != nil {
		return err
	}
	if result.outOfStock != nil {
		return result.outOfStock
	}
	return nil
}

func (c *ordersThriftClient) list(ctx context.Context, call *kit.Call) error {
	return c.client.Call(ctx, call, call.In.(*ListInput), &ordersListThriftResult{success: call.Out.(*[]Order)})
}

func (c *ordersThriftClient) annotate(ctx context.Context, call *kit.Call) error {
	return c.client.Call(ctx, call, call.In.(*AnnotateInput), thriftwire.Void{})
}

func (c *ordersThriftClient) cancel(ctx context.Context, call *kit.Call) error {
	result := ordersCancelThriftResult{}
	if err := c.client.Call(ctx, call, call.In.(*CancelInput), &result); err != nil {
		return err
	}
	switch {
	case result.notFound != nil:
		return result.notFound
	case result.outOfStock != nil:
		return result.outOfStock
	}
	return nil
}

func (c *ordersThriftClient) echo(ctx context.Context, call *kit.Call) error {
	return c.client.Call(ctx, call, thriftwire.Argument{Value: call.In.(*Everything)}, &ordersEchoThriftResult{success: call.Out.(*Everything)})
}

func (c *ordersThriftClient) count(ctx context.Context, call *kit.Call) error {
	return c.client.Call(ctx, call, thriftwire.Nothing{}, &ordersCountThriftResult{success: call.Out.(*map[Status]int64)})
}

func (c *ordersThriftClient) ping(ctx context.Context, call *kit.Call) error {
	return c.client.Call(ctx, call, thriftwire.Nothing{}, thriftwire.Void{})
}

func (c *ordersThriftClient) pay(ctx context.Context, call *kit.Call) error {
	return c.client.Call(ctx, call, thriftwire.Argument{Value: call.In.(*PaymentOrder)}, &ordersPayThriftResult{success: call.Out.(*Payment)})
}

// ordersGetThriftResult is what Get answers: its output, or one of its errors.
type ordersGetThriftResult struct {
	success  *Order
	notFound *std.NotFound
	gone     *Gone
}

var thriftFieldsOfOrdersGetThriftResult = thriftwire.Fields{
	{ID: 0, Type: thriftwire.TypeStruct, Name: "success"},
	{ID: 1, Type: thriftwire.TypeStruct, Name: "NotFound"},
	{ID: 2, Type: thriftwire.TypeStruct, Name: "Gone"},
}

func (x *ordersGetThriftResult) AppendThriftBinary(b []byte) []byte {
	switch {
	case x.success != nil:
		b = append(b, thriftwire.TypeStruct, 0, 0) // success
		b = x.success.AppendThriftBinary(b)
	case x.notFound != nil:
		b = append(b, thriftwire.TypeStruct, 0, 1) // NotFound
		b = x.notFound.AppendThriftBinary(b)
	case x.gone != nil:
		b = append(b, thriftwire.TypeStruct, 0, 2) // Gone
		b = x.gone.AppendThriftBinary(b)
	}
	return append(b, thriftwire.TypeStop)
}

func (x *ordersGetThriftResult) AppendThriftCompact(b []byte) []byte {
	switch {
	case x.success != nil:
		b = thriftwire.AppendCompactField(b, 0, 0, thriftwire.CompactTypeStruct) // success
		b = x.success.AppendThriftCompact(b)
	case x.notFound != nil:
		b = append(b, 1<<4|thriftwire.CompactTypeStruct) // NotFound
		b = x.notFound.AppendThriftCompact(b)
	case x.gone != nil:
		b = append(b, 2<<4|thriftwire.CompactTypeStruct) // Gone
		b = x.gone.AppendThriftCompact(b)
	}
	return append(b, thriftwire.TypeStop)
}

func (x *ordersGetThriftResult) DecodeThriftBinary(d *thriftwire.BinaryDecoder) error {
	f := thriftwire.Struct{Fields: thriftFieldsOfOrdersGetThriftResult, Shape: thriftwire.Result}
	for d.Next(&f) {
		switch f.Field {
		case 0: // success
			*x.success = Order{}
			f.Err = x.success.DecodeThriftBinary(d)
		case 1: // NotFound
			f.Err = thriftwire.Optional(&x.notFound, d, (*std.NotFound).DecodeThriftBinary)
		case 2: // Gone
			f.Err = thriftwire.Optional(&x.gone, d, (*Gone).DecodeThriftBinary)
		}
	}
	return d.Done(&f)
}

func (x *ordersGetThriftResult) DecodeThriftCompact(d *thriftwire.CompactDecoder) error {
	f := thriftwire.Struct{Fields: thriftFieldsOfOrdersGetThriftResult, Shape: thriftwire.Result}
	for d.Next(&f) {
		switch f.Field {
		case 0: // success
			*x.success = Order{}
			f.Err = x.success.DecodeThriftCompact(d)
		case 1: // NotFound
			f.Err = thriftwire.Optional(&x.notFound, d, (*std.NotFound).DecodeThriftCompact)
		case 2: // Gone
			f.Err = thriftwire.Optional(&x.gone, d, (*Gone).DecodeThriftCompact)
		}
	}
	return d.Done(&f)
}

// ordersPlaceThriftResult is what Place answers: its output, or one of its errors.
type ordersPlaceThriftResult struct {
	success    *Order
	outOfStock *OutOfStock
}

var thriftFieldsOfOrdersPlaceThriftResult = thriftwire.Fields{
	{ID: 0, Type: thriftwire.TypeStruct, Name: "success"},
	{ID: 1, Type: thriftwire.TypeStruct, Name: "OutOfStock"},
}

func (x *ordersPlaceThriftResult) AppendThriftBinary(b []byte) []byte {
	switch {
	case x.success != nil:
		b = append(b, thriftwire.TypeStruct, 0, 0) // success
		b = x.success.AppendThriftBinary(b)
	case x.outOfStock != nil:
		b = append(b, thriftwire.TypeStruct, 0, 1) // OutOfStock
		b = x.outOfStock.AppendThriftBinary(b)
	}
	return append(b, thriftwire.TypeStop)
}

func (x *ordersPlaceThriftResult) AppendThriftCompact(b []byte) []byte {
	switch {
	case x.success != nil:
		b = thriftwire.AppendCompactField(b, 0, 0, thriftwire.CompactTypeStruct) // success
		b = x.success.AppendThriftCompact(b)
	case x.outOfStock != nil:
		b = append(b, 1<<4|thriftwire.CompactTypeStruct) // OutOfStock
		b = x.outOfStock.AppendThriftCompact(b)
	}
	return append(b, thriftwire.TypeStop)
}

func (x *ordersPlaceThriftResult) DecodeThriftBinary(d *thriftwire.BinaryDecoder) error {
	f := thriftwire.Struct{Fields: thriftFieldsOfOrdersPlaceThriftResult, Shape: thriftwire.Result}
	for d.Next(&f) {
		switch f.Field {
		case 0: // success
			*x.success = Order{}
			f.Err = x.success.DecodeThriftBinary(d)
		case 1: // OutOfStock
			f.Err = thriftwire.Optional(&x.outOfStock, d, (*OutOfStock).DecodeThriftBinary)
		}
	}
	return d.Done(&f)
}

func (x *ordersPlaceThriftResult) DecodeThriftCompact(d *thriftwire.CompactDecoder) error {
	f := thriftwire.Struct{Fields: thriftFieldsOfOrdersPlaceThriftResult, Shape: thriftwire.Result}
	for d.Next(&f) {
		switch f.Field {
		case 0: // success
			*x.success = Order{}
			f.Err = x.success.DecodeThriftCompact(d)
		case 1: // OutOfStock
			f.Err = thriftwire.Optional(&x.outOfStock, d, (*OutOfStock).DecodeThriftCompact)
		}
	}
	return d.Done(&f)
}

// ordersListThriftResult is what List answers: its output.
type ordersListThriftResult struct {
	success *[]Order
}

var thriftFieldsOfOrdersListThriftResult = thriftwire.Fields{
	{ID: 0, Type: thriftwire.TypeList, Name: "success"},
}

func (x *ordersListThriftResult) AppendThriftBinary(b []byte) []byte {
	if x.success != nil {
		b = append(b, thriftwire.TypeList, 0, 0) // success
		b = thriftwire.AppendBinaryList(b, thriftwire.TypeStruct, len(*x.success))
		for i := range *x.success {
			b = (*x.success)[i].AppendThriftBinary(b)
		}
	}
	return append(b, thriftwire.TypeStop)
}

func (x *ordersListThriftResult) AppendThriftCompact(b []byte) []byte {
	if x.success != nil {
		b = thriftwire.AppendCompactField(b, 0, 0, thriftwire.CompactTypeList) // success
		b = thriftwire.AppendCompactList(b, thriftwire.CompactTypeStruct, len(*x.success))
		for i := range *x.success {
			b = (*x.success)[i].AppendThriftCompact(b)
		}
	}
	return append(b, thriftwire.TypeStop)
}

func (x *ordersListThriftResult) DecodeThriftBinary(d *thriftwire.BinaryDecoder) error {
	f := thriftwire.Struct{Fields: thriftFieldsOfOrdersListThriftResult, Shape: thriftwire.Result}
	for d.Next(&f) {
		switch f.Field {
		case 0: // success
			f.Err = thriftwire.List(x.success, d, thriftwire.TypeStruct, (*Order).DecodeThriftBinary)
		}
	}
	return d.Done(&f)
}

func (x *ordersListThriftResult) DecodeThriftCompact(d *thriftwire.CompactDecoder) error {
	f := thriftwire.Struct{Fields: thriftFieldsOfOrdersListThriftResult, Shape: thriftwire.Result}
	for d.Next(&f) {
		switch f.Field {
		case 0: // success
			f.Err = thriftwire.List(x.success, d, thriftwire.TypeStruct, (*Order).DecodeThriftCompact)
		}
	}
	return d.Done(&f)
}

// ordersCancelThriftResult is what Cancel answers: one of its errors, or nothing.
type ordersCancelThriftResult struct {
	notFound   *std.NotFound
	outOfStock *OutOfStock
}

var thriftFieldsOfOrdersCancelThriftResult = thriftwire.Fields{
	{ID: 1, Type: thriftwire.TypeStruct, Name: "NotFound"},
	{ID: 2, Type: thriftwire.TypeStruct, Name: "OutOfStock"},
}

func (x *ordersCancelThriftResult) AppendThriftBinary(b []byte) []byte {
	switch {
	case x.notFound != nil:
		b = append(b, thriftwire.TypeStruct, 0, 1) // NotFound
		b = x.notFound.AppendThriftBinary(b)
	case x.outOfStock != nil:
		b = append(b, thriftwire.TypeStruct, 0, 2) // OutOfStock
		b = x.outOfStock.AppendThriftBinary(b)
	}
	return append(b, thriftwire.TypeStop)
}

func (x *ordersCancelThriftResult) AppendThriftCompact(b []byte) []byte {
	switch {
	case x.notFound != nil:
		b = append(b, 1<<4|thriftwire.CompactTypeStruct) // NotFound
		b = x.notFound.AppendThriftCompact(b)
	case x.outOfStock != nil:
		b = append(b, 2<<4|thriftwire.CompactTypeStruct) // OutOfStock
		b = x.outOfStock.AppendThriftCompact(b)
	}
	return append(b, thriftwire.TypeStop)
}

func (x *ordersCancelThriftResult) DecodeThriftBinary(d *thriftwire.BinaryDecoder) error {
	f := thriftwire.Struct{Fields: thriftFieldsOfOrdersCancelThriftResult, Shape: thriftwire.Result}
	for d.Next(&f) {
		switch f.Field {
		case 0: // NotFound
			f.Err = thriftwire.Optional(&x.notFound, d, (*std.NotFound).DecodeThriftBinary)
		case 1: // OutOfStock
			f.Err = thriftwire.Optional(&x.outOfStock, d, (*OutOfStock).DecodeThriftBinary)
		}
	}
	return d.Done(&f)
}

func (x *ordersCancelThriftResult) DecodeThriftCompact(d *thriftwire.CompactDecoder) error {
	f := thriftwire.Struct{Fields: thriftFieldsOfOrdersCancelThriftResult, Shape: thriftwire.Result}
	for d.Next(&f) {
		switch f.Field {
		case 0: // NotFound
			f.Err = thriftwire.Optional(&x.notFound, d, (*std.NotFound).DecodeThriftCompact)
		case 1: // OutOfStock
			f.Err = thriftwire.Optional(&x.outOfStock, d, (*OutOfStock).DecodeThriftCompact)
		}
	}
	return d.Done(&f)
}

// ordersEchoThriftResult is what Echo answers: its output.
type ordersEchoThriftResult struct {
	success *Everything
}

var thriftFieldsOfOrdersEchoThriftResult = thriftwire.Fields{
	{ID: 0, Type: thriftwire.TypeStruct, Name: "success"},
}

func (x *ordersEchoThriftResult) AppendThriftBinary(b []byte) []byte {
	if x.success != nil {
		b = append(b, thriftwire.TypeStruct, 0, 0) // success
		b = x.success.AppendThriftBinary(b)
	}
	return append(b, thriftwire.TypeStop)
}

func (x *ordersEchoThriftResult) AppendThriftCompact(b []byte) []byte {
	if x.success != nil {
		b = thriftwire.AppendCompactField(b, 0, 0, thriftwire.CompactTypeStruct) // success
		b = x.success.AppendThriftCompact(b)
	}
	return append(b, thriftwire.TypeStop)
}

func (x *ordersEchoThriftResult) DecodeThriftBinary(d *thriftwire.BinaryDecoder) error {
	f := thriftwire.Struct{Fields: thriftFieldsOfOrdersEchoThriftResult, Shape: thriftwire.Result}
	for d.Next(&f) {
		switch f.Field {
		case 0: // success
			*x.success = Everything{}
			f.Err = x.success.DecodeThriftBinary(d)
		}
	}
	return d.Done(&f)
}

func (x *ordersEchoThriftResult) DecodeThriftCompact(d *thriftwire.CompactDecoder) error {
	f := thriftwire.Struct{Fields: thriftFieldsOfOrdersEchoThriftResult, Shape: thriftwire.Result}
	for d.Next(&f) {
		switch f.Field {
		case 0: // success
			*x.success = Everything{}
			f.Err = x.success.DecodeThriftCompact(d)
		}
	}
	return d.Done(&f)
}

func (*ordersEchoThriftResult) ThriftBytes(field int16) thriftwire.Bytes {
	switch field {
	case 0: // success
		return (*Everything)(nil)
	}
	return nil
}

// ordersCountThriftResult is what Count answers: its output.
type ordersCountThriftResult struct {
	success *map[Status]int64
}

var thriftFieldsOfOrdersCountThriftResult = thriftwire.Fields{
	{ID: 0, Type: thriftwire.TypeMap, Name: "success"},
}

func (x *ordersCountThriftResult) AppendThriftBinary(b []byte) []byte {
	if x.success != nil {
		b = append(b, thriftwire.TypeMap, 0, 0) // success
		b = thriftwire.AppendBinaryMap(b, thriftwire.TypeI32, thriftwire.TypeI64, len(*x.success))
		for k, v := range *x.success {
			b = thriftwire.AppendBinaryI32(b, int32(k))
			b = thriftwire.AppendBinaryI64(b, v)
		}
	}
	return append(b, thriftwire.TypeStop)
}

func (x *ordersCountThriftResult) AppendThriftCompact(b []byte) []byte {
	if x.success != nil {
		b = thriftwire.AppendCompactField(b, 0, 0, thriftwire.CompactTypeMap) // success
		b = thriftwire.AppendCompactMap(b, thriftwire.CompactTypeI32, thriftwire.CompactTypeI64, len(*x.success))
		for k, v := range *x.success {
			b = thriftwire.AppendCompactI32(b, int32(k))
			b = thriftwire.AppendCompactI64(b, v)
		}
	}
	return append(b, thriftwire.TypeStop)
}

func (x *ordersCountThriftResult) DecodeThriftBinary(d *thriftwire.BinaryDecoder) error {
	f := thriftwire.Struct{Fields: thriftFieldsOfOrdersCountThriftResult, Shape: thriftwire.Result}
	for d.Next(&f) {
		switch f.Field {
		case 0: // success
			f.Err = thriftwire.Map(x.success, d, thriftwire.TypeI32, thriftwire.TypeI64, thriftwire.BinaryI32, thriftwire.BinaryI64)
		}
	}
	return d.Done(&f)
}

func (x *ordersCountThriftResult) DecodeThriftCompact(d *thriftwire.CompactDecoder) error {
	f := thriftwire.Struct{Fields: thriftFieldsOfOrdersCountThriftResult, Shape: thriftwire.Result}
	for d.Next(&f) {
		switch f.Field {
		case 0: // success
			f.Err = thriftwire.Map(x.success, d, thriftwire.TypeI32, thriftwire.TypeI64, thriftwire.CompactI32, thriftwire.CompactI64)
		}
	}
	return d.Done(&f)
}

// ordersPayThriftResult is what Pay answers: its output.
type ordersPayThriftResult struct {
	success *Payment
}

var thriftFieldsOfOrdersPayThriftResult = thriftwire.Fields{
	{ID: 0, Type: thriftwire.TypeStruct, Name: "success"},
}

func (x *ordersPayThriftResult) AppendThriftBinary(b []byte) []byte {
	if x.success != nil {
		b = append(b, thriftwire.TypeStruct, 0, 0) // success
		b = x.success.AppendThriftBinary(b)
	}
	return append(b, thriftwire.TypeStop)
}

func (x *ordersPayThriftResult) AppendThriftCompact(b []byte) []byte {
	if x.success != nil {
		b = thriftwire.AppendCompactField(b, 0, 0, thriftwire.CompactTypeStruct) // success
		b = x.success.AppendThriftCompact(b)
	}
	return append(b, thriftwire.TypeStop)
}

func (x *ordersPayThriftResult) DecodeThriftBinary(d *thriftwire.BinaryDecoder) error {
	f := thriftwire.Struct{Fields: thriftFieldsOfOrdersPayThriftResult, Shape: thriftwire.Result}
	for d.Next(&f) {
		switch f.Field {
		case 0: // success
			f.Err = x.success.DecodeThriftBinary(d)
		}
	}
	return d.Done(&f)
}

func (x *ordersPayThriftResult) DecodeThriftCompact(d *thriftwire.CompactDecoder) error {
	f := thriftwire.Struct{Fields: thriftFieldsOfOrdersPayThriftResult, Shape: thriftwire.Result}
	for d.Next(&f) {
		switch f.Field {
		case 0: // success
			f.Err = x.success.DecodeThriftCompact(d)
		}
	}
	return d.Done(&f)
}
