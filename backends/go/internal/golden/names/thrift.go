package names

import thriftwire "github.com/kitc-lang/kit/runtime/wire/thrift"

var thriftFieldsOfFunc = thriftwire.Fields{
	{ID: 1, Type: thriftwire.TypeI32, Required: true, Name: "type"},
	{ID: 2, Type: thriftwire.TypeString, Required: true, Name: "func"},
	{ID: 3, Type: thriftwire.TypeString, Required: true, Name: "error"},
	{ID: 4, Type: thriftwire.TypeString, Required: true, Name: "string"},
	{ID: 5, Type: thriftwire.TypeString, Required: true, Name: "context"},
	{ID: 6, Type: thriftwire.TypeString, Required: true, Name: "kit"},
	{ID: 7, Type: thriftwire.TypeI32, Required: true, Name: "in"},
	{ID: 8, Type: thriftwire.TypeI64, Required: true, Name: "out"},
	{ID: 9, Type: thriftwire.TypeBool, Required: true, Name: "err"},
	{ID: 10, Type: thriftwire.TypeString, Required: true, Name: "ctx"},
	{ID: 11, Type: thriftwire.TypeList, Required: true, Name: "b"},
	{ID: 12, Type: thriftwire.TypeMap, Required: true, Name: "d"},
	{ID: 13, Type: thriftwire.TypeI32, Name: "x"},
	{ID: 14, Type: thriftwire.TypeDouble, Required: true, Name: "v"},
	{ID: 15, Type: thriftwire.TypeList, Required: true, Name: "n"},
	{ID: 16, Type: thriftwire.TypeI8, Name: "nil"},
	{ID: 17, Type: thriftwire.TypeString, Name: "len"},
	{ID: 18, Type: thriftwire.TypeI32, Required: true, Name: "append"},
	{ID: 19, Type: thriftwire.TypeString, Required: true, Sensitive: true, Name: "attrs"},
	{ID: 20, Type: thriftwire.TypeMap, Sensitive: true, Name: "pins"},
	{ID: 21, Type: thriftwire.TypeI64, Required: true, Name: "time"},
	{ID: 22, Type: thriftwire.TypeI64, Name: "slog"},
	{ID: 23, Type: thriftwire.TypeStruct, Name: "self"},
	{ID: 24, Type: thriftwire.TypeString, Required: true, Name: "id"},
	{ID: 25, Type: thriftwire.TypeString, Required: true, Name: "user_id"},
	{ID: 26, Type: thriftwire.TypeString, Required: true, Name: "http_url"},
	{ID: 27, Type: thriftwire.TypeString, Required: true, Name: "json"},
	{ID: 28, Type: thriftwire.TypeString, Required: true, Name: "api_v2_url"},
	{ID: 29, Type: thriftwire.TypeString, Required: true, Name: "validate"},
	{ID: 30, Type: thriftwire.TypeBool, Required: true, Name: "append_json"},
	{ID: 31, Type: thriftwire.TypeString, Required: true, Name: "format"},
	{ID: 32, Type: thriftwire.TypeI16, Required: true, Name: "log_value"},
	{ID: 33, Type: thriftwire.TypeString, Required: true, Name: "thrift_bytes"},
}

// AppendThriftBinary appends x as a Thrift struct in the binary protocol.
func (x *Func) AppendThriftBinary(b []byte) []byte {
	b = append(b, thriftwire.TypeI32, 0, 1) // type
	b = thriftwire.AppendBinaryI32(b, int32(x.Type))
	b = append(b, thriftwire.TypeString, 0, 2) // func
	b = thriftwire.AppendBinaryString(b, x.Func)
	b = append(b, thriftwire.TypeString, 0, 3) // error
	b = thriftwire.AppendBinaryString(b, x.Error_)
	b = append(b, thriftwire.TypeString, 0, 4) // string
	b = thriftwire.AppendBinaryString(b, x.String_)
	b = append(b, thriftwire.TypeString, 0, 5) // context
	b = thriftwire.AppendBinaryString(b, x.Context)
	b = append(b, thriftwire.TypeString, 0, 6) // kit
	b = thriftwire.AppendBinaryString(b, x.Kit)
	b = append(b, thriftwire.TypeI32, 0, 7) // in
	b = thriftwire.AppendBinaryI32(b, x.In)
	b = append(b, thriftwire.TypeI64, 0, 8) // out
	b = thriftwire.AppendBinaryI64(b, x.Out)
	b = append(b, thriftwire.TypeBool, 0, 9) // err
	b = thriftwire.AppendBinaryBool(b, x.Err)
	b = append(b, thriftwire.TypeString, 0, 10) // ctx
	b = thriftwire.AppendBinaryBytes(b, x.Ctx)
	b = append(b, thriftwire.TypeList, 0, 11) // b
	b = thriftwire.AppendBinaryList(b, thriftwire.TypeString, len(x.B))
	for _, v := range x.B {
		b = thriftwire.AppendBinaryString(b, v)
	}
	b = append(b, thriftwire.TypeMap, 0, 12) // d
	b = thriftwire.AppendBinaryMap(b, thriftwire.TypeString, thriftwire.TypeString, len(x.D))
	for k, v := range x.D {
		b = thriftwire.AppendBinaryString(b, k)
		b = thriftwire.AppendBinaryString(b, v)
	}
	if x.X != nil {
		b = append(b, thriftwire.TypeI32, 0, 13) // x
		b = thriftwire.AppendBinaryI32(b, int32(*x.X))
	}
	b = append(b, thriftwire.TypeDouble, 0, 14) // v
	b = thriftwire.AppendBinaryDouble(b, x.V)
	b = append(b, thriftwire.TypeList, 0, 15) // n
	b = thriftwire.AppendBinaryList(b, thriftwire.TypeList, len(x.N))
	for _, v := range x.N {
		b = thriftwire.AppendBinaryList(b, thriftwire.TypeString, len(v))
		for _, v2 := range v {
			b = thriftwire.AppendBinaryString(b, string(v2))
		}
	}
	if x.Nil != nil {
		b = append(b, thriftwire.TypeI8, 0, 16) // nil
		b = thriftwire.AppendBinaryI8(b, *x.Nil)
	}
	if x.Len != nil {
		b = append(b, thriftwire.TypeString, 0, 17) // len
		b = thriftwire.AppendBinaryString(b, *x.Len)
	}
	b = append(b, thriftwire.TypeI32, 0, 18) // append
	b = thriftwire.AppendBinaryI32(b, int32(x.Append))
	b = append(b, thriftwire.TypeString, 0, 19) // attrs
	b = thriftwire.AppendBinaryString(b, x.Attrs)
	if x.Pins != nil {
		b = append(b, thriftwire.TypeMap, 0, 20) // pins
		b = thriftwire.AppendBinaryMap(b, thriftwire.TypeString, thriftwire.TypeString, len(x.Pins))
		for k, v := range x.Pins {
			b = thriftwire.AppendBinaryString(b, k)
			b = thriftwire.AppendBinaryString(b, v)
		}
	}
	b = append(b, thriftwire.TypeI64, 0, 21) // time
	b = thriftwire.AppendBinaryTimestamp(b, x.Time)
	if x.Slog != nil {
		b = append(b, thriftwire.TypeI64, 0, 22) // slog
		b = thriftwire.AppendBinaryDuration(b, *x.Slog)
	}
	if x.Self != nil {
		b = append(b, thriftwire.TypeStruct, 0, 23) // self
		b = x.Self.AppendThriftBinary(b)
	}
	b = append(b, thriftwire.TypeString, 0, 24) // id
	b = thriftwire.AppendBinaryUUID(b, x.ID)
	b = append(b, thriftwire.TypeString, 0, 25) // user_id
	b = thriftwire.AppendBinaryString(b, x.UserID)
	b = append(b, thriftwire.TypeString, 0, 26) // http_url
	b = thriftwire.AppendBinaryString(b, x.HTTPURL)
	b = append(b, thriftwire.TypeString, 0, 27) // json
	b = thriftwire.AppendBinaryAny(b, x.JSON)
	b = append(b, thriftwire.TypeString, 0, 28) // api_v2_url
	b = thriftwire.AppendBinaryString(b, x.APIV2URL)
	b = append(b, thriftwire.TypeString, 0, 29) // validate
	b = thriftwire.AppendBinaryString(b, x.Validate_)
	b = append(b, thriftwire.TypeBool, 0, 30) // append_json
	b = thriftwire.AppendBinaryBool(b, x.AppendJSON_)
	b = append(b, thriftwire.TypeString, 0, 31) // format
	b = thriftwire.AppendBinaryString(b, x.Format_)
	b = append(b, thriftwire.TypeI16, 0, 32) // log_value
	b = thriftwire.AppendBinaryI16(b, x.LogValue_)
	b = append(b, thriftwire.TypeString, 0, 33) // thrift_bytes
	b = thriftwire.AppendBinaryBytes(b, x.ThriftBytes_)
	return append(b, thriftwire.TypeStop)
}

// AppendThriftCompact appends x as a Thrift struct in the compact protocol.
func (x *Func) AppendThriftCompact(b []byte) []byte {
	b = append(b, 1<<4|thriftwire.CompactTypeI32) // type
	b = thriftwire.AppendCompactI32(b, int32(x.Type))
	b = append(b, 1<<4|thriftwire.CompactTypeString) // func
	b = thriftwire.AppendCompactString(b, x.Func)
	b = append(b, 1<<4|thriftwire.CompactTypeString) // error
	b = thriftwire.AppendCompactString(b, x.Error_)
	b = append(b, 1<<4|thriftwire.CompactTypeString) // string
	b = thriftwire.AppendCompactString(b, x.String_)
	b = append(b, 1<<4|thriftwire.CompactTypeString) // context
	b = thriftwire.AppendCompactString(b, x.Context)
	b = append(b, 1<<4|thriftwire.CompactTypeString) // kit
	b = thriftwire.AppendCompactString(b, x.Kit)
	b = append(b, 1<<4|thriftwire.CompactTypeI32) // in
	b = thriftwire.AppendCompactI32(b, x.In)
	b = append(b, 1<<4|thriftwire.CompactTypeI64) // out
	b = thriftwire.AppendCompactI64(b, x.Out)
	b = append(b, 1<<4|thriftwire.CompactTypeBool(x.Err)) // err
	b = append(b, 1<<4|thriftwire.CompactTypeString)      // ctx
	b = thriftwire.AppendCompactBytes(b, x.Ctx)
	b = append(b, 1<<4|thriftwire.CompactTypeList) // b
	b = thriftwire.AppendCompactList(b, thriftwire.CompactTypeString, len(x.B))
	for _, v := range x.B {
		b = thriftwire.AppendCompactString(b, v)
	}
	b = append(b, 1<<4|thriftwire.CompactTypeMap) // d
	b = thriftwire.AppendCompactMap(b, thriftwire.CompactTypeString, thriftwire.CompactTypeString, len(x.D))
	for k, v := range x.D {
		b = thriftwire.AppendCompactString(b, k)
		b = thriftwire.AppendCompactString(b, v)
	}
	last := int16(12)
	if x.X != nil {
		b = append(b, 1<<4|thriftwire.CompactTypeI32) // x
		b = thriftwire.AppendCompactI32(b, int32(*x.X))
		last = 13
	}
	b = thriftwire.AppendCompactField(b, last, 14, thriftwire.CompactTypeDouble) // v
	b = thriftwire.AppendCompactDouble(b, x.V)
	b = append(b, 1<<4|thriftwire.CompactTypeList) // n
	b = thriftwire.AppendCompactList(b, thriftwire.CompactTypeList, len(x.N))
	for _, v := range x.N {
		b = thriftwire.AppendCompactList(b, thriftwire.CompactTypeString, len(v))
		for _, v2 := range v {
			b = thriftwire.AppendCompactString(b, string(v2))
		}
	}
	last = 15
	if x.Nil != nil {
		b = append(b, 1<<4|thriftwire.CompactTypeI8) // nil
		b = thriftwire.AppendCompactI8(b, *x.Nil)
		last = 16
	}
	if x.Len != nil {
		b = thriftwire.AppendCompactField(b, last, 17, thriftwire.CompactTypeString) // len
		b = thriftwire.AppendCompactString(b, *x.Len)
		last = 17
	}
	b = thriftwire.AppendCompactField(b, last, 18, thriftwire.CompactTypeI32) // append
	b = thriftwire.AppendCompactI32(b, int32(x.Append))
	b = append(b, 1<<4|thriftwire.CompactTypeString) // attrs
	b = thriftwire.AppendCompactString(b, x.Attrs)
	last = 19
	if x.Pins != nil {
		b = append(b, 1<<4|thriftwire.CompactTypeMap) // pins
		b = thriftwire.AppendCompactMap(b, thriftwire.CompactTypeString, thriftwire.CompactTypeString, len(x.Pins))
		for k, v := range x.Pins {
			b = thriftwire.AppendCompactString(b, k)
			b = thriftwire.AppendCompactString(b, v)
		}
		last = 20
	}
	b = thriftwire.AppendCompactField(b, last, 21, thriftwire.CompactTypeI64) // time
	b = thriftwire.AppendCompactTimestamp(b, x.Time)
	last = 21
	if x.Slog != nil {
		b = append(b, 1<<4|thriftwire.CompactTypeI64) // slog
		b = thriftwire.AppendCompactDuration(b, *x.Slog)
		last = 22
	}
	if x.Self != nil {
		b = thriftwire.AppendCompactField(b, last, 23, thriftwire.CompactTypeStruct) // self
		b = x.Self.AppendThriftCompact(b)
		last = 23
	}
	b = thriftwire.AppendCompactField(b, last, 24, thriftwire.CompactTypeString) // id
	b = thriftwire.AppendCompactUUID(b, x.ID)
	b = append(b, 1<<4|thriftwire.CompactTypeString) // user_id
	b = thriftwire.AppendCompactString(b, x.UserID)
	b = append(b, 1<<4|thriftwire.CompactTypeString) // http_url
	b = thriftwire.AppendCompactString(b, x.HTTPURL)
	b = append(b, 1<<4|thriftwire.CompactTypeString) // json
	b = thriftwire.AppendCompactAny(b, x.JSON)
	b = append(b, 1<<4|thriftwire.CompactTypeString) // api_v2_url
	b = thriftwire.AppendCompactString(b, x.APIV2URL)
	b = append(b, 1<<4|thriftwire.CompactTypeString) // validate
	b = thriftwire.AppendCompactString(b, x.Validate_)
	b = append(b, 1<<4|thriftwire.CompactTypeBool(x.AppendJSON_)) // append_json
	b = append(b, 1<<4|thriftwire.CompactTypeString)              // format
	b = thriftwire.AppendCompactString(b, x.Format_)
	b = append(b, 1<<4|thriftwire.CompactTypeI16) // log_value
	b = thriftwire.AppendCompactI16(b, x.LogValue_)
	b = append(b, 1<<4|thriftwire.CompactTypeString) // thrift_bytes
	b = thriftwire.AppendCompactBytes(b, x.ThriftBytes_)
	return append(b, thriftwire.TypeStop)
}

// DecodeThriftBinary reads x from a Thrift struct in the binary protocol. It skips fields that it
// does not know.
func (x *Func) DecodeThriftBinary(d *thriftwire.BinaryDecoder) error {
	f := thriftwire.Struct{Fields: thriftFieldsOfFunc}
	for d.Next(&f) {
		switch f.Field {
		case 0: // type
			f.Err = thriftwire.BinaryI32(&x.Type, d)
			if !d.Follows(&f, thriftwire.TypeString<<16|2) {
				continue
			}
			fallthrough
		case 1: // func
			f.Err = thriftwire.BinaryString(&x.Func, d)
			if !d.Follows(&f, thriftwire.TypeString<<16|3) {
				continue
			}
			fallthrough
		case 2: // error
			f.Err = thriftwire.BinaryString(&x.Error_, d)
			if !d.Follows(&f, thriftwire.TypeString<<16|4) {
				continue
			}
			fallthrough
		case 3: // string
			f.Err = thriftwire.BinaryString(&x.String_, d)
			if !d.Follows(&f, thriftwire.TypeString<<16|5) {
				continue
			}
			fallthrough
		case 4: // context
			f.Err = thriftwire.BinaryString(&x.Context, d)
			if !d.Follows(&f, thriftwire.TypeString<<16|6) {
				continue
			}
			fallthrough
		case 5: // kit
			f.Err = thriftwire.BinaryString(&x.Kit, d)
			if !d.Follows(&f, thriftwire.TypeI32<<16|7) {
				continue
			}
			fallthrough
		case 6: // in
			f.Err = thriftwire.BinaryI32(&x.In, d)
			if !d.Follows(&f, thriftwire.TypeI64<<16|8) {
				continue
			}
			fallthrough
		case 7: // out
			f.Err = thriftwire.BinaryI64(&x.Out, d)
			if !d.Follows(&f, thriftwire.TypeBool<<16|9) {
				continue
			}
			fallthrough
		case 8: // err
			f.Err = thriftwire.BinaryBool(&x.Err, d)
			if !d.Follows(&f, thriftwire.TypeString<<16|10) {
				continue
			}
			fallthrough
		case 9: // ctx
			f.Err = thriftwire.BinaryBytes(&x.Ctx, d)
			if !d.Follows(&f, thriftwire.TypeList<<16|11) {
				continue
			}
			fallthrough
		case 10: // b
			f.Err = thriftwire.List(&x.B, d, thriftwire.TypeString, thriftwire.BinaryString)
			if !d.Follows(&f, thriftwire.TypeMap<<16|12) {
				continue
			}
			fallthrough
		case 11: // d
			f.Err = thriftwire.BinaryStringMap(&x.D, d)
			if !d.Follows(&f, thriftwire.TypeI32<<16|13) {
				continue
			}
			fallthrough
		case 12: // x
			f.Err = thriftwire.Optional(&x.X, d, thriftwire.BinaryI32)
			if !d.Follows(&f, thriftwire.TypeDouble<<16|14) {
				continue
			}
			fallthrough
		case 13: // v
			f.Err = thriftwire.BinaryDouble(&x.V, d)
			if !d.Follows(&f, thriftwire.TypeList<<16|15) {
				continue
			}
			fallthrough
		case 14: // n
			f.Err = thriftwire.List(&x.N, d, thriftwire.TypeList, func(p *[]Slug, d *thriftwire.BinaryDecoder) error {
				return thriftwire.List(p, d, thriftwire.TypeString, thriftwire.BinaryString)
			})
			if !d.Follows(&f, thriftwire.TypeI8<<16|16) {
				continue
			}
			fallthrough
		case 15: // nil
			f.Err = thriftwire.Optional(&x.Nil, d, thriftwire.BinaryI8)
			if !d.Follows(&f, thriftwire.TypeString<<16|17) {
				continue
			}
			fallthrough
		case 16: // len
			f.Err = thriftwire.Optional(&x.Len, d, thriftwire.BinaryString)
			if !d.Follows(&f, thriftwire.TypeI32<<16|18) {
				continue
			}
			fallthrough
		case 17: // append
			f.Err = thriftwire.BinaryI32(&x.Append, d)
			if !d.Follows(&f, thriftwire.TypeString<<16|19) {
				continue
			}
			fallthrough
		case 18: // attrs
			f.Err = thriftwire.BinaryString(&x.Attrs, d)
			if !d.Follows(&f, thriftwire.TypeMap<<16|20) {
				continue
			}
			fallthrough
		case 19: // pins
			f.Err = thriftwire.BinaryStringMap(&x.Pins, d)
			if !d.Follows(&f, thriftwire.TypeI64<<16|21) {
				continue
			}
			fallthrough
		case 20: // time
			f.Err = thriftwire.BinaryTimestamp(&x.Time, d)
			if !d.Follows(&f, thriftwire.TypeI64<<16|22) {
				continue
			}
			fallthrough
		case 21: // slog
			f.Err = thriftwire.Optional(&x.Slog, d, thriftwire.BinaryDuration)
			if !d.Follows(&f, thriftwire.TypeStruct<<16|23) {
				continue
			}
			fallthrough
		case 22: // self
			f.Err = thriftwire.Optional(&x.Self, d, (*Func).DecodeThriftBinary)
			if !d.Follows(&f, thriftwire.TypeString<<16|24) {
				continue
			}
			fallthrough
		case 23: // id
			f.Err = thriftwire.BinaryUUID(&x.ID, d)
			if !d.Follows(&f, thriftwire.TypeString<<16|25) {
				continue
			}
			fallthrough
		case 24: // user_id
			f.Err = thriftwire.BinaryString(&x.UserID, d)
			if !d.Follows(&f, thriftwire.TypeString<<16|26) {
				continue
			}
			fallthrough
		case 25: // http_url
			f.Err = thriftwire.BinaryString(&x.HTTPURL, d)
			if !d.Follows(&f, thriftwire.TypeString<<16|27) {
				continue
			}
			fallthrough
		case 26: // json
			f.Err = thriftwire.BinaryAny(&x.JSON, d)
			if !d.Follows(&f, thriftwire.TypeString<<16|28) {
				continue
			}
			fallthrough
		case 27: // api_v2_url
			f.Err = thriftwire.BinaryString(&x.APIV2URL, d)
			if !d.Follows(&f, thriftwire.TypeString<<16|29) {
				continue
			}
			fallthrough
		case 28: // validate
			f.Err = thriftwire.BinaryString(&x.Validate_, d)
			if !d.Follows(&f, thriftwire.TypeBool<<16|30) {
				continue
			}
			fallthrough
		case 29: // append_json
			f.Err = thriftwire.BinaryBool(&x.AppendJSON_, d)
			if !d.Follows(&f, thriftwire.TypeString<<16|31) {
				continue
			}
			fallthrough
		case 30: // format
			f.Err = thriftwire.BinaryString(&x.Format_, d)
			if !d.Follows(&f, thriftwire.TypeI16<<16|32) {
				continue
			}
			fallthrough
		case 31: // log_value
			f.Err = thriftwire.BinaryI16(&x.LogValue_, d)
			if !d.Follows(&f, thriftwire.TypeString<<16|33) {
				continue
			}
			fallthrough
		case 32: // thrift_bytes
			f.Err = thriftwire.BinaryBytes(&x.ThriftBytes_, d)
			if d.Ends(&f) {
				return nil
			}
		}
	}
	return d.Done(&f)
}

// DecodeThriftCompact reads x from a Thrift struct in the compact protocol. It skips fields that it
// does not know.
func (x *Func) DecodeThriftCompact(d *thriftwire.CompactDecoder) error {
	f := thriftwire.Struct{Fields: thriftFieldsOfFunc}
	for d.Next(&f) {
		switch f.Field {
		case 0: // type
			f.Err = thriftwire.CompactI32(&x.Type, d)
			if !d.Follows(&f, 1<<4|thriftwire.CompactTypeString) {
				continue
			}
			fallthrough
		case 1: // func
			f.Err = thriftwire.CompactString(&x.Func, d)
			if !d.Follows(&f, 1<<4|thriftwire.CompactTypeString) {
				continue
			}
			fallthrough
		case 2: // error
			f.Err = thriftwire.CompactString(&x.Error_, d)
			if !d.Follows(&f, 1<<4|thriftwire.CompactTypeString) {
				continue
			}
			fallthrough
		case 3: // string
			f.Err = thriftwire.CompactString(&x.String_, d)
			if !d.Follows(&f, 1<<4|thriftwire.CompactTypeString) {
				continue
			}
			fallthrough
		case 4: // context
			f.Err = thriftwire.CompactString(&x.Context, d)
			if !d.Follows(&f, 1<<4|thriftwire.CompactTypeString) {
				continue
			}
			fallthrough
		case 5: // kit
			f.Err = thriftwire.CompactString(&x.Kit, d)
			if !d.Follows(&f, 1<<4|thriftwire.CompactTypeI32) {
				continue
			}
			fallthrough
		case 6: // in
			f.Err = thriftwire.CompactI32(&x.In, d)
			if !d.Follows(&f, 1<<4|thriftwire.CompactTypeI64) {
				continue
			}
			fallthrough
		case 7: // out
			f.Err = thriftwire.CompactI64(&x.Out, d)
		case 8: // err
			f.Err = thriftwire.CompactBool(&x.Err, d)
			if !d.Follows(&f, 1<<4|thriftwire.CompactTypeString) {
				continue
			}
			fallthrough
		case 9: // ctx
			f.Err = thriftwire.CompactBytes(&x.Ctx, d)
			if !d.Follows(&f, 1<<4|thriftwire.CompactTypeList) {
				continue
			}
			fallthrough
		case 10: // b
			f.Err = thriftwire.List(&x.B, d, thriftwire.TypeString, thriftwire.CompactString)
			if !d.Follows(&f, 1<<4|thriftwire.CompactTypeMap) {
				continue
			}
			fallthrough
		case 11: // d
			f.Err = thriftwire.CompactStringMap(&x.D, d)
			if !d.Follows(&f, 1<<4|thriftwire.CompactTypeI32) {
				continue
			}
			fallthrough
		case 12: // x
			f.Err = thriftwire.Optional(&x.X, d, thriftwire.CompactI32)
			if !d.Follows(&f, 1<<4|thriftwire.CompactTypeDouble) {
				continue
			}
			fallthrough
		case 13: // v
			f.Err = thriftwire.CompactDouble(&x.V, d)
			if !d.Follows(&f, 1<<4|thriftwire.CompactTypeList) {
				continue
			}
			fallthrough
		case 14: // n
			f.Err = thriftwire.List(&x.N, d, thriftwire.TypeList, func(p *[]Slug, d *thriftwire.CompactDecoder) error {
				return thriftwire.List(p, d, thriftwire.TypeString, thriftwire.CompactString)
			})
			if !d.Follows(&f, 1<<4|thriftwire.CompactTypeI8) {
				continue
			}
			fallthrough
		case 15: // nil
			f.Err = thriftwire.Optional(&x.Nil, d, thriftwire.CompactI8)
			if !d.Follows(&f, 1<<4|thriftwire.CompactTypeString) {
				continue
			}
			fallthrough
		case 16: // len
			f.Err = thriftwire.Optional(&x.Len, d, thriftwire.CompactString)
			if !d.Follows(&f, 1<<4|thriftwire.CompactTypeI32) {
				continue
			}
			fallthrough
		case 17: // append
			f.Err = thriftwire.CompactI32(&x.Append, d)
			if !d.Follows(&f, 1<<4|thriftwire.CompactTypeString) {
				continue
			}
			fallthrough
		case 18: // attrs
			f.Err = thriftwire.CompactString(&x.Attrs, d)
			if !d.Follows(&f, 1<<4|thriftwire.CompactTypeMap) {
				continue
			}
			fallthrough
		case 19: // pins
			f.Err = thriftwire.CompactStringMap(&x.Pins, d)
			if !d.Follows(&f, 1<<4|thriftwire.CompactTypeI64) {
				continue
			}
			fallthrough
		case 20: // time
			f.Err = thriftwire.CompactTimestamp(&x.Time, d)
			if !d.Follows(&f, 1<<4|thriftwire.CompactTypeI64) {
				continue
			}
			fallthrough
		case 21: // slog
			f.Err = thriftwire.Optional(&x.Slog, d, thriftwire.CompactDuration)
			if !d.Follows(&f, 1<<4|thriftwire.CompactTypeStruct) {
				continue
			}
			fallthrough
		case 22: // self
			f.Err = thriftwire.Optional(&x.Self, d, (*Func).DecodeThriftCompact)
			if !d.Follows(&f, 1<<4|thriftwire.CompactTypeString) {
				continue
			}
			fallthrough
		case 23: // id
			f.Err = thriftwire.CompactUUID(&x.ID, d)
			if !d.Follows(&f, 1<<4|thriftwire.CompactTypeString) {
				continue
			}
			fallthrough
		case 24: // user_id
			f.Err = thriftwire.CompactString(&x.UserID, d)
			if !d.Follows(&f, 1<<4|thriftwire.CompactTypeString) {
				continue
			}
			fallthrough
		case 25: // http_url
			f.Err = thriftwire.CompactString(&x.HTTPURL, d)
			if !d.Follows(&f, 1<<4|thriftwire.CompactTypeString) {
				continue
			}
			fallthrough
		case 26: // json
			f.Err = thriftwire.CompactAny(&x.JSON, d)
			if !d.Follows(&f, 1<<4|thriftwire.CompactTypeString) {
				continue
			}
			fallthrough
		case 27: // api_v2_url
			f.Err = thriftwire.CompactString(&x.APIV2URL, d)
			if !d.Follows(&f, 1<<4|thriftwire.CompactTypeString) {
				continue
			}
			fallthrough
		case 28: // validate
			f.Err = thriftwire.CompactString(&x.Validate_, d)
		case 29: // append_json
			f.Err = thriftwire.CompactBool(&x.AppendJSON_, d)
			if !d.Follows(&f, 1<<4|thriftwire.CompactTypeString) {
				continue
			}
			fallthrough
		case 30: // format
			f.Err = thriftwire.CompactString(&x.Format_, d)
			if !d.Follows(&f, 1<<4|thriftwire.CompactTypeI16) {
				continue
			}
			fallthrough
		case 31: // log_value
			f.Err = thriftwire.CompactI16(&x.LogValue_, d)
			if !d.Follows(&f, 1<<4|thriftwire.CompactTypeString) {
				continue
			}
			fallthrough
		case 32: // thrift_bytes
			f.Err = thriftwire.CompactBytes(&x.ThriftBytes_, d)
			if d.Ends(&f) {
				return nil
			}
		}
	}
	return d.Done(&f)
}

// ThriftBytes tells which strings in a field are bytes, for Thrift's JSON protocol.
func (*Func) ThriftBytes(field int16) thriftwire.Bytes {
	switch field {
	case 10, 33: // ctx, thrift_bytes
		return thriftwire.AllBytes{}
	case 23: // self
		return (*Func)(nil)
	}
	return nil
}

// AppendThriftBinary appends x as a Thrift struct in the binary protocol.
func (x *Empty) AppendThriftBinary(b []byte) []byte {
	return append(b, thriftwire.TypeStop)
}

// AppendThriftCompact appends x as a Thrift struct in the compact protocol.
func (x *Empty) AppendThriftCompact(b []byte) []byte {
	return append(b, thriftwire.TypeStop)
}

// DecodeThriftBinary reads x from a Thrift struct in the binary protocol. It skips fields that it
// does not know.
func (x *Empty) DecodeThriftBinary(d *thriftwire.BinaryDecoder) error {
	var f thriftwire.Struct
	d.Next(&f) // skips all that there are
	return d.Done(&f)
}

// DecodeThriftCompact reads x from a Thrift struct in the compact protocol. It skips fields that it
// does not know.
func (x *Empty) DecodeThriftCompact(d *thriftwire.CompactDecoder) error {
	var f thriftwire.Struct
	d.Next(&f) // skips all that there are
	return d.Done(&f)
}

var thriftFieldsOfFuncInput = thriftwire.Fields{
	{ID: 1, Type: thriftwire.TypeString, Required: true, Name: "in"},
	{ID: 2, Type: thriftwire.TypeString, Name: "out"},
	{ID: 3, Type: thriftwire.TypeBool, Required: true, Name: "ctx"},
	{ID: 4, Type: thriftwire.TypeStruct, Name: "err"},
}

// AppendThriftBinary appends x as a Thrift struct in the binary protocol.
func (x *FuncInput) AppendThriftBinary(b []byte) []byte {
	b = append(b, thriftwire.TypeString, 0, 1) // in
	b = thriftwire.AppendBinaryString(b, x.In)
	if x.Out != nil {
		b = append(b, thriftwire.TypeString, 0, 2) // out
		b = thriftwire.AppendBinaryString(b, *x.Out)
	}
	b = append(b, thriftwire.TypeBool, 0, 3) // ctx
	b = thriftwire.AppendBinaryBool(b, x.Ctx)
	if x.Err != nil {
		b = append(b, thriftwire.TypeStruct, 0, 4) // err
		b = x.Err.AppendThriftBinary(b)
	}
	return append(b, thriftwire.TypeStop)
}

// AppendThriftCompact appends x as a Thrift struct in the compact protocol.
func (x *FuncInput) AppendThriftCompact(b []byte) []byte {
	b = append(b, 1<<4|thriftwire.CompactTypeString) // in
	b = thriftwire.AppendCompactString(b, x.In)
	last := int16(1)
	if x.Out != nil {
		b = append(b, 1<<4|thriftwire.CompactTypeString) // out
		b = thriftwire.AppendCompactString(b, *x.Out)
		last = 2
	}
	b = thriftwire.AppendCompactField(b, last, 3, thriftwire.CompactTypeBool(x.Ctx)) // ctx
	if x.Err != nil {
		b = append(b, 1<<4|thriftwire.CompactTypeStruct) // err
		b = x.Err.AppendThriftCompact(b)
	}
	return append(b, thriftwire.TypeStop)
}

// DecodeThriftBinary reads x from a Thrift struct in the binary protocol. It skips fields that it
// does not know.
func (x *FuncInput) DecodeThriftBinary(d *thriftwire.BinaryDecoder) error {
	f := thriftwire.Struct{Fields: thriftFieldsOfFuncInput}
	for d.Next(&f) {
		switch f.Field {
		case 0: // in
			f.Err = thriftwire.BinaryString(&x.In, d)
			if !d.Follows(&f, thriftwire.TypeString<<16|2) {
				continue
			}
			fallthrough
		case 1: // out
			f.Err = thriftwire.Optional(&x.Out, d, thriftwire.BinaryString)
			if !d.Follows(&f, thriftwire.TypeBool<<16|3) {
				continue
			}
			fallthrough
		case 2: // ctx
			f.Err = thriftwire.BinaryBool(&x.Ctx, d)
			if !d.Follows(&f, thriftwire.TypeStruct<<16|4) {
				continue
			}
			fallthrough
		case 3: // err
			f.Err = thriftwire.Optional(&x.Err, d, (*Range).DecodeThriftBinary)
			if d.Ends(&f) {
				return nil
			}
		}
	}
	return d.Done(&f)
}

// DecodeThriftCompact reads x from a Thrift struct in the compact protocol. It skips fields that it
// does not know.
func (x *FuncInput) DecodeThriftCompact(d *thriftwire.CompactDecoder) error {
	f := thriftwire.Struct{Fields: thriftFieldsOfFuncInput}
	for d.Next(&f) {
		switch f.Field {
		case 0: // in
			f.Err = thriftwire.CompactString(&x.In, d)
			if !d.Follows(&f, 1<<4|thriftwire.CompactTypeString) {
				continue
			}
			fallthrough
		case 1: // out
			f.Err = thriftwire.Optional(&x.Out, d, thriftwire.CompactString)
		case 2: // ctx
			f.Err = thriftwire.CompactBool(&x.Ctx, d)
			if !d.Follows(&f, 1<<4|thriftwire.CompactTypeStruct) {
				continue
			}
			fallthrough
		case 3: // err
			f.Err = thriftwire.Optional(&x.Err, d, (*Range).DecodeThriftCompact)
			if d.Ends(&f) {
				return nil
			}
		}
	}
	return d.Done(&f)
}

// ThriftBytes tells which strings in a field are bytes, for Thrift's JSON protocol.
func (*FuncInput) ThriftBytes(field int16) thriftwire.Bytes {
	switch field {
	case 4: // err
		return (*Range)(nil)
	}
	return nil
}

var thriftFieldsOfHTTPGetInput = thriftwire.Fields{
	{ID: 1, Type: thriftwire.TypeI32, Name: "call"},
}

// AppendThriftBinary appends x as a Thrift struct in the binary protocol.
func (x *HTTPGetInput) AppendThriftBinary(b []byte) []byte {
	if x.Call != nil {
		b = append(b, thriftwire.TypeI32, 0, 1) // call
		b = thriftwire.AppendBinaryI32(b, *x.Call)
	}
	return append(b, thriftwire.TypeStop)
}

// AppendThriftCompact appends x as a Thrift struct in the compact protocol.
func (x *HTTPGetInput) AppendThriftCompact(b []byte) []byte {
	if x.Call != nil {
		b = append(b, 1<<4|thriftwire.CompactTypeI32) // call
		b = thriftwire.AppendCompactI32(b, *x.Call)
	}
	return append(b, thriftwire.TypeStop)
}

// DecodeThriftBinary reads x from a Thrift struct in the binary protocol. It skips fields that it
// does not know.
func (x *HTTPGetInput) DecodeThriftBinary(d *thriftwire.BinaryDecoder) error {
	f := thriftwire.Struct{Fields: thriftFieldsOfHTTPGetInput}
	for d.Next(&f) {
		switch f.Field {
		case 0: // call
			f.Err = thriftwire.Optional(&x.Call, d, thriftwire.BinaryI32)
			if d.Ends(&f) {
				return nil
			}
		}
	}
	return d.Done(&f)
}

// DecodeThriftCompact reads x from a Thrift struct in the compact protocol. It skips fields that it
// does not know.
func (x *HTTPGetInput) DecodeThriftCompact(d *thriftwire.CompactDecoder) error {
	f := thriftwire.Struct{Fields: thriftFieldsOfHTTPGetInput}
	for d.Next(&f) {
		switch f.Field {
		case 0: // call
			f.Err = thriftwire.Optional(&x.Call, d, thriftwire.CompactI32)
			if d.Ends(&f) {
				return nil
			}
		}
	}
	return d.Done(&f)
}

var thriftFieldsOfRange = thriftwire.Fields{
	{ID: 1, Type: thriftwire.TypeI32, Required: true, Name: "type"},
	{ID: 2, Type: thriftwire.TypeMap, Required: true, Name: "map"},
	{ID: 3, Type: thriftwire.TypeStruct, Required: true, Name: "select"},
	{ID: 4, Type: thriftwire.TypeString, Required: true, Name: "unknown_member"},
}

// AppendThriftBinary appends x as a Thrift union in the binary protocol.
func (x *Range) AppendThriftBinary(b []byte) []byte {
	switch {
	case x.Type != nil:
		b = append(b, thriftwire.TypeI32, 0, 1) // type
		b = thriftwire.AppendBinaryI32(b, int32(*x.Type))
	case x.Map != nil:
		b = append(b, thriftwire.TypeMap, 0, 2) // map
		b = thriftwire.AppendBinaryMap(b, thriftwire.TypeString, thriftwire.TypeStruct, len(x.Map))
		for k, v := range x.Map {
			b = thriftwire.AppendBinaryString(b, k)
			b = v.AppendThriftBinary(b)
		}
	case x.Select != nil:
		b = append(b, thriftwire.TypeStruct, 0, 3) // select
		b = x.Select.AppendThriftBinary(b)
	case x.UnknownMember_ != nil:
		b = append(b, thriftwire.TypeString, 0, 4) // unknown_member
		b = thriftwire.AppendBinaryString(b, *x.UnknownMember_)
	}
	return append(b, thriftwire.TypeStop)
}

// AppendThriftCompact appends x as a Thrift union in the compact protocol.
func (x *Range) AppendThriftCompact(b []byte) []byte {
	switch {
	case x.Type != nil:
		b = append(b, 1<<4|thriftwire.CompactTypeI32) // type
		b = thriftwire.AppendCompactI32(b, int32(*x.Type))
	case x.Map != nil:
		b = append(b, 2<<4|thriftwire.CompactTypeMap) // map
		b = thriftwire.AppendCompactMap(b, thriftwire.CompactTypeString, thriftwire.CompactTypeStruct, len(x.Map))
		for k, v := range x.Map {
			b = thriftwire.AppendCompactString(b, k)
			b = v.AppendThriftCompact(b)
		}
	case x.Select != nil:
		b = append(b, 3<<4|thriftwire.CompactTypeStruct) // select
		b = x.Select.AppendThriftCompact(b)
	case x.UnknownMember_ != nil:
		b = append(b, 4<<4|thriftwire.CompactTypeString) // unknown_member
		b = thriftwire.AppendCompactString(b, *x.UnknownMember_)
	}
	return append(b, thriftwire.TypeStop)
}

// DecodeThriftBinary reads x from a Thrift union in the binary protocol.
func (x *Range) DecodeThriftBinary(d *thriftwire.BinaryDecoder) error {
	*x = Range{}
	f := thriftwire.Struct{Fields: thriftFieldsOfRange, Shape: thriftwire.Union}
	for d.Next(&f) {
		switch f.Field {
		case 0: // type
			f.Err = thriftwire.Optional(&x.Type, d, thriftwire.BinaryI32)
		case 1: // map
			f.Err = thriftwire.Map(&x.Map, d, thriftwire.TypeString, thriftwire.TypeStruct, thriftwire.BinaryString, (*Func).DecodeThriftBinary)
		case 2: // select
			f.Err = thriftwire.Optional(&x.Select, d, (*Empty).DecodeThriftBinary)
		case 3: // unknown_member
			f.Err = thriftwire.Optional(&x.UnknownMember_, d, thriftwire.BinaryString)
		}
	}
	x.unknown = f.Unknown()
	return d.Done(&f)
}

// DecodeThriftCompact reads x from a Thrift union in the compact protocol.
func (x *Range) DecodeThriftCompact(d *thriftwire.CompactDecoder) error {
	*x = Range{}
	f := thriftwire.Struct{Fields: thriftFieldsOfRange, Shape: thriftwire.Union}
	for d.Next(&f) {
		switch f.Field {
		case 0: // type
			f.Err = thriftwire.Optional(&x.Type, d, thriftwire.CompactI32)
		case 1: // map
			f.Err = thriftwire.Map(&x.Map, d, thriftwire.TypeString, thriftwire.TypeStruct, thriftwire.CompactString, (*Func).DecodeThriftCompact)
		case 2: // select
			f.Err = thriftwire.Optional(&x.Select, d, (*Empty).DecodeThriftCompact)
		case 3: // unknown_member
			f.Err = thriftwire.Optional(&x.UnknownMember_, d, thriftwire.CompactString)
		}
	}
	x.unknown = f.Unknown()
	return d.Done(&f)
}

// ThriftBytes tells which strings in a field are bytes, for Thrift's JSON protocol.
func (*Range) ThriftBytes(field int16) thriftwire.Bytes {
	switch field {
	case 2: // map
		return (*Func)(nil)
	}
	return nil
}

var thriftFieldsOfError = thriftwire.Fields{
	{ID: 1, Type: thriftwire.TypeString, Required: true, Name: "error"},
	{ID: 2, Type: thriftwire.TypeString, Sensitive: true, Name: "message"},
	{ID: 3, Type: thriftwire.TypeI32, Required: true, Name: "code"},
}

// AppendThriftBinary appends x as a Thrift struct in the binary protocol.
func (x *Error) AppendThriftBinary(b []byte) []byte {
	b = append(b, thriftwire.TypeString, 0, 1) // error
	b = thriftwire.AppendBinaryString(b, x.Error_)
	if x.Message != nil {
		b = append(b, thriftwire.TypeString, 0, 2) // message
		b = thriftwire.AppendBinaryString(b, *x.Message)
	}
	b = append(b, thriftwire.TypeI32, 0, 3) // code
	b = thriftwire.AppendBinaryI32(b, int32(x.Code))
	return append(b, thriftwire.TypeStop)
}

// AppendThriftCompact appends x as a Thrift struct in the compact protocol.
func (x *Error) AppendThriftCompact(b []byte) []byte {
	b = append(b, 1<<4|thriftwire.CompactTypeString) // error
	b = thriftwire.AppendCompactString(b, x.Error_)
	last := int16(1)
	if x.Message != nil {
		b = append(b, 1<<4|thriftwire.CompactTypeString) // message
		b = thriftwire.AppendCompactString(b, *x.Message)
		last = 2
	}
	b = thriftwire.AppendCompactField(b, last, 3, thriftwire.CompactTypeI32) // code
	b = thriftwire.AppendCompactI32(b, int32(x.Code))
	return append(b, thriftwire.TypeStop)
}

// DecodeThriftBinary reads x from a Thrift struct in the binary protocol. It skips fields that it
// does not know.
func (x *Error) DecodeThriftBinary(d *thriftwire.BinaryDecoder) error {
	f := thriftwire.Struct{Fields: thriftFieldsOfError}
	for d.Next(&f) {
		switch f.Field {
		case 0: // error
			f.Err = thriftwire.BinaryString(&x.Error_, d)
			if !d.Follows(&f, thriftwire.TypeString<<16|2) {
				continue
			}
			fallthrough
		case 1: // message
			f.Err = thriftwire.Optional(&x.Message, d, thriftwire.BinaryString)
			if !d.Follows(&f, thriftwire.TypeI32<<16|3) {
				continue
			}
			fallthrough
		case 2: // code
			f.Err = thriftwire.BinaryI32(&x.Code, d)
			if d.Ends(&f) {
				return nil
			}
		}
	}
	return d.Done(&f)
}

// DecodeThriftCompact reads x from a Thrift struct in the compact protocol. It skips fields that it
// does not know.
func (x *Error) DecodeThriftCompact(d *thriftwire.CompactDecoder) error {
	f := thriftwire.Struct{Fields: thriftFieldsOfError}
	for d.Next(&f) {
		switch f.Field {
		case 0: // error
			f.Err = thriftwire.CompactString(&x.Error_, d)
			if !d.Follows(&f, 1<<4|thriftwire.CompactTypeString) {
				continue
			}
			fallthrough
		case 1: // message
			f.Err = thriftwire.Optional(&x.Message, d, thriftwire.CompactString)
			if !d.Follows(&f, 1<<4|thriftwire.CompactTypeI32) {
				continue
			}
			fallthrough
		case 2: // code
			f.Err = thriftwire.CompactI32(&x.Code, d)
			if d.Ends(&f) {
				return nil
			}
		}
	}
	return d.Done(&f)
}

// AppendThriftBinary appends x as a Thrift struct in the binary protocol.
func (x *Panic) AppendThriftBinary(b []byte) []byte {
	return append(b, thriftwire.TypeStop)
}

// AppendThriftCompact appends x as a Thrift struct in the compact protocol.
func (x *Panic) AppendThriftCompact(b []byte) []byte {
	return append(b, thriftwire.TypeStop)
}

// DecodeThriftBinary reads x from a Thrift struct in the binary protocol. It skips fields that it
// does not know.
func (x *Panic) DecodeThriftBinary(d *thriftwire.BinaryDecoder) error {
	var f thriftwire.Struct
	d.Next(&f) // skips all that there are
	return d.Done(&f)
}

// DecodeThriftCompact reads x from a Thrift struct in the compact protocol. It skips fields that it
// does not know.
func (x *Panic) DecodeThriftCompact(d *thriftwire.CompactDecoder) error {
	var f thriftwire.Struct
	d.Next(&f) // skips all that there are
	return d.Done(&f)
}

var thriftFieldsOfSealed = thriftwire.Fields{
	{ID: 1, Type: thriftwire.TypeString, Required: true, Sensitive: true, Name: "who"},
	{ID: 2, Type: thriftwire.TypeI32, Name: "type"},
	{ID: 3, Type: thriftwire.TypeI64, Name: "at"},
	{ID: 4, Type: thriftwire.TypeList, Name: "why"},
}

// AppendThriftBinary appends x as a Thrift struct in the binary protocol.
func (x *Sealed) AppendThriftBinary(b []byte) []byte {
	b = append(b, thriftwire.TypeString, 0, 1) // who
	b = thriftwire.AppendBinaryString(b, x.Who)
	if x.Type != nil {
		b = append(b, thriftwire.TypeI32, 0, 2) // type
		b = thriftwire.AppendBinaryI32(b, int32(*x.Type))
	}
	if x.At != nil {
		b = append(b, thriftwire.TypeI64, 0, 3) // at
		b = thriftwire.AppendBinaryTimestamp(b, *x.At)
	}
	if x.Why != nil {
		b = append(b, thriftwire.TypeList, 0, 4) // why
		b = thriftwire.AppendBinaryList(b, thriftwire.TypeString, len(x.Why))
		for _, v := range x.Why {
			b = thriftwire.AppendBinaryString(b, v)
		}
	}
	return append(b, thriftwire.TypeStop)
}

// AppendThriftCompact appends x as a Thrift struct in the compact protocol.
func (x *Sealed) AppendThriftCompact(b []byte) []byte {
	b = append(b, 1<<4|thriftwire.CompactTypeString) // who
	b = thriftwire.AppendCompactString(b, x.Who)
	last := int16(1)
	if x.Type != nil {
		b = append(b, 1<<4|thriftwire.CompactTypeI32) // type
		b = thriftwire.AppendCompactI32(b, int32(*x.Type))
		last = 2
	}
	if x.At != nil {
		b = thriftwire.AppendCompactField(b, last, 3, thriftwire.CompactTypeI64) // at
		b = thriftwire.AppendCompactTimestamp(b, *x.At)
		last = 3
	}
	if x.Why != nil {
		b = thriftwire.AppendCompactField(b, last, 4, thriftwire.CompactTypeList) // why
		b = thriftwire.AppendCompactList(b, thriftwire.CompactTypeString, len(x.Why))
		for _, v := range x.Why {
			b = thriftwire.AppendCompactString(b, v)
		}
	}
	return append(b, thriftwire.TypeStop)
}

// DecodeThriftBinary reads x from a Thrift struct in the binary protocol. It skips fields that it
// does not know.
func (x *Sealed) DecodeThriftBinary(d *thriftwire.BinaryDecoder) error {
	f := thriftwire.Struct{Fields: thriftFieldsOfSealed}
	for d.Next(&f) {
		switch f.Field {
		case 0: // who
			f.Err = thriftwire.BinaryString(&x.Who, d)
			if !d.Follows(&f, thriftwire.TypeI32<<16|2) {
				continue
			}
			fallthrough
		case 1: // type
			f.Err = thriftwire.Optional(&x.Type, d, thriftwire.BinaryI32)
			if !d.Follows(&f, thriftwire.TypeI64<<16|3) {
				continue
			}
			fallthrough
		case 2: // at
			f.Err = thriftwire.Optional(&x.At, d, thriftwire.BinaryTimestamp)
			if !d.Follows(&f, thriftwire.TypeList<<16|4) {
				continue
			}
			fallthrough
		case 3: // why
			f.Err = thriftwire.List(&x.Why, d, thriftwire.TypeString, thriftwire.BinaryString)
			if d.Ends(&f) {
				return nil
			}
		}
	}
	return d.Done(&f)
}

// DecodeThriftCompact reads x from a Thrift struct in the compact protocol. It skips fields that it
// does not know.
func (x *Sealed) DecodeThriftCompact(d *thriftwire.CompactDecoder) error {
	f := thriftwire.Struct{Fields: thriftFieldsOfSealed}
	for d.Next(&f) {
		switch f.Field {
		case 0: // who
			f.Err = thriftwire.CompactString(&x.Who, d)
			if !d.Follows(&f, 1<<4|thriftwire.CompactTypeI32) {
				continue
			}
			fallthrough
		case 1: // type
			f.Err = thriftwire.Optional(&x.Type, d, thriftwire.CompactI32)
			if !d.Follows(&f, 1<<4|thriftwire.CompactTypeI64) {
				continue
			}
			fallthrough
		case 2: // at
			f.Err = thriftwire.Optional(&x.At, d, thriftwire.CompactTimestamp)
			if !d.Follows(&f, 1<<4|thriftwire.CompactTypeList) {
				continue
			}
			fallthrough
		case 3: // why
			f.Err = thriftwire.List(&x.Why, d, thriftwire.TypeString, thriftwire.CompactString)
			if d.Ends(&f) {
				return nil
			}
		}
	}
	return d.Done(&f)
}
