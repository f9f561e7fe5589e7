package names

import (
	"strconv"

	kit "github.com/kitc-lang/kit/runtime"
	jsonwire "github.com/kitc-lang/kit/runtime/wire/json"
)

// AppendJSON appends the name of x in quotes.
func (x Type) AppendJSON(b []byte) []byte {
	b = append(b, '"')
	b = append(b, x.String()...)
	return append(b, '"')
}

// DecodeJSON reads the name of a member.
func (x *Type) DecodeJSON(d *jsonwire.Decoder) error {
	return jsonwire.Enum(x, d, ParseType, "func, interface, range or nil")
}

// MarshalText lets encoding/json write x, as a value and as a key of a map.
func (x Type) MarshalText() ([]byte, error) { return []byte(x.String()), nil }

// UnmarshalText lets encoding/json read x. A name that is not known becomes kit.UnknownEnum.
func (x *Type) UnmarshalText(text []byte) error {
	v, ok := ParseType(string(text))
	if !ok {
		v = kit.UnknownEnum
	}
	*x = v
	return nil
}

var fieldsOfFunc = jsonwire.Fields{
	Required:  []uint64{0x1ff966fff},
	Sensitive: []uint64{0xc0000},
	Names: []string{
		"type",
		"func",
		"error",
		"string",
		"context",
		"kit",
		"in",
		"out",
		"err",
		"ctx",
		"b",
		"d",
		"x",
		"v",
		"n",
		"nil",
		"len",
		"append",
		"attrs",
		"pins",
		"time",
		"slog",
		"self",
		"id",
		"user_id",
		"http_url",
		"json",
		"api_v2_url",
		"validate",
		"append_json",
		"format",
		"log_value",
		"thrift_bytes",
	},
	Find: func(name string) int {
		switch name {
		case "type":
			return 0
		case "func":
			return 1
		case "error":
			return 2
		case "string":
			return 3
		case "context":
			return 4
		case "kit":
			return 5
		case "in":
			return 6
		case "out":
			return 7
		case "err":
			return 8
		case "ctx":
			return 9
		case "b":
			return 10
		case "d":
			return 11
		case "x":
			return 12
		case "v":
			return 13
		case "n":
			return 14
		case "nil":
			return 15
		case "len":
			return 16
		case "append":
			return 17
		case "attrs":
			return 18
		case "pins":
			return 19
		case "time":
			return 20
		case "slog":
			return 21
		case "self":
			return 22
		case "id":
			return 23
		case "user_id":
			return 24
		case "http_url":
			return 25
		case "json":
			return 26
		case "api_v2_url":
			return 27
		case "validate":
			return 28
		case "append_json":
			return 29
		case "format":
			return 30
		case "log_value":
			return 31
		case "thrift_bytes":
			return 32
		}
		return -1
	},
}

// AppendJSON appends x as a JSON object.
func (x *Func) AppendJSON(b []byte) []byte {
	b = append(b, `{"type":`...)
	b = x.Type.AppendJSON(b)
	b = append(b, `,"func":`...)
	b = jsonwire.AppendString(b, x.Func)
	b = append(b, `,"error":`...)
	b = jsonwire.AppendString(b, x.Error_)
	b = append(b, `,"string":`...)
	b = jsonwire.AppendString(b, x.String_)
	b = append(b, `,"context":`...)
	b = jsonwire.AppendString(b, x.Context)
	b = append(b, `,"kit":`...)
	b = jsonwire.AppendString(b, x.Kit)
	b = append(b, `,"in":`...)
	b = strconv.AppendInt(b, int64(x.In), 10)
	b = append(b, `,"out":`...)
	b = strconv.AppendInt(b, x.Out, 10)
	b = append(b, `,"err":`...)
	b = strconv.AppendBool(b, x.Err)
	b = append(b, `,"ctx":`...)
	b = jsonwire.AppendBytes(b, x.Ctx)
	b = append(b, `,"b":[`...)
	for _, v := range x.B {
		b = jsonwire.AppendString(b, v)
		b = append(b, ',')
	}
	b = jsonwire.Close(b, ']')
	b = append(b, `,"d":{`...)
	for k, v := range x.D {
		b = jsonwire.AppendString(b, k)
		b = append(b, ':')
		b = jsonwire.AppendString(b, v)
		b = append(b, ',')
	}
	b = jsonwire.Close(b, '}')
	if x.X != nil {
		b = append(b, `,"x":`...)
		b = x.X.AppendJSON(b)
	}
	b = append(b, `,"v":`...)
	b = jsonwire.AppendFloat(b, x.V)
	b = append(b, `,"n":[`...)
	for _, v := range x.N {
		b = append(b, '[')
		for _, v2 := range v {
			b = jsonwire.AppendString(b, string(v2))
			b = append(b, ',')
		}
		b = jsonwire.Close(b, ']')
		b = append(b, ',')
	}
	b = jsonwire.Close(b, ']')
	if x.Nil != nil {
		b = append(b, `,"nil":`...)
		b = strconv.AppendInt(b, int64(*x.Nil), 10)
	}
	if x.Len != nil {
		b = append(b, `,"len":`...)
		b = jsonwire.AppendString(b, *x.Len)
	}
	b = append(b, `,"append":`...)
	b = strconv.AppendInt(b, int64(x.Append), 10)
	b = append(b, `,"attrs":`...)
	b = jsonwire.AppendString(b, x.Attrs)
	if x.Pins != nil {
		b = append(b, `,"pins":{`...)
		for k, v := range x.Pins {
			b = jsonwire.AppendString(b, k)
			b = append(b, ':')
			b = jsonwire.AppendString(b, v)
			b = append(b, ',')
		}
		b = jsonwire.Close(b, '}')
	}
	b = append(b, `,"time":`...)
	b = jsonwire.AppendTimestamp(b, x.Time)
	if x.Slog != nil {
		b = append(b, `,"slog":`...)
		b = jsonwire.AppendDuration(b, *x.Slog)
	}
	if x.Self != nil {
		b = append(b, `,"self":`...)
		b = x.Self.AppendJSON(b)
	}
	b = append(b, `,"id":`...)
	b = jsonwire.AppendUUID(b, x.ID)
	b = append(b, `,"user_id":`...)
	b = jsonwire.AppendString(b, x.UserID)
	b = append(b, `,"http_url":`...)
	b = jsonwire.AppendString(b, x.HTTPURL)
	b = append(b, `,"json":`...)
	b = jsonwire.AppendAny(b, x.JSON)
	b = append(b, `,"api_v2_url":`...)
	b = jsonwire.AppendString(b, x.APIV2URL)
	b = append(b, `,"validate":`...)
	b = jsonwire.AppendString(b, x.Validate_)
	b = append(b, `,"append_json":`...)
	b = strconv.AppendBool(b, x.AppendJSON_)
	b = append(b, `,"format":`...)
	b = jsonwire.AppendString(b, x.Format_)
	b = append(b, `,"log_value":`...)
	b = strconv.AppendInt(b, int64(x.LogValue_), 10)
	b = append(b, `,"thrift_bytes":`...)
	b = jsonwire.AppendBytes(b, x.ThriftBytes_)
	return append(b, '}')
}

// DecodeJSON reads x from a JSON object. It skips members that it does not know.
func (x *Func) DecodeJSON(d *jsonwire.Decoder) error {
	o := d.Object(&fieldsOfFunc)
	for o.Next() {
		switch o.Field {
		case 0: // type
			o.Err = x.Type.DecodeJSON(d)
		case 1: // func
			o.Err = jsonwire.String(&x.Func, d)
		case 2: // error
			o.Err = jsonwire.String(&x.Error_, d)
		case 3: // string
			o.Err = jsonwire.String(&x.String_, d)
		case 4: // context
			o.Err = jsonwire.String(&x.Context, d)
		case 5: // kit
			o.Err = jsonwire.String(&x.Kit, d)
		case 6: // in
			o.Err = jsonwire.Int(&x.In, d)
		case 7: // out
			o.Err = jsonwire.Int(&x.Out, d)
		case 8: // err
			o.Err = jsonwire.Bool(&x.Err, d)
		case 9: // ctx
			o.Err = jsonwire.Bytes(&x.Ctx, d)
		case 10: // b
			o.Err = jsonwire.List(&x.B, d, jsonwire.String)
		case 11: // d
			o.Err = jsonwire.StringMap(&x.D, d)
		case 12: // x
			o.Err = jsonwire.Optional(&x.X, d, (*Type).DecodeJSON)
		case 13: // v
			o.Err = jsonwire.Float(&x.V, d)
		case 14: // n
			o.Err = jsonwire.List(&x.N, d, func(p *[]Slug, d *jsonwire.Decoder) error {
				return jsonwire.List(p, d, jsonwire.String)
			})
		case 15: // nil
			o.Err = jsonwire.Optional(&x.Nil, d, jsonwire.Int)
		case 16: // len
			o.Err = jsonwire.Optional(&x.Len, d, jsonwire.String)
		case 17: // append
			o.Err = jsonwire.Int(&x.Append, d)
		case 18: // attrs
			o.Err = jsonwire.String(&x.Attrs, d)
		case 19: // pins
			o.Err = jsonwire.StringMap(&x.Pins, d)
		case 20: // time
			o.Err = jsonwire.Timestamp(&x.Time, d)
		case 21: // slog
			o.Err = jsonwire.Optional(&x.Slog, d, jsonwire.Duration)
		case 22: // self
			o.Err = jsonwire.Optional(&x.Self, d, (*Func).DecodeJSON)
		case 23: // id
			o.Err = jsonwire.UUID(&x.ID, d)
		case 24: // user_id
			o.Err = jsonwire.String(&x.UserID, d)
		case 25: // http_url
			o.Err = jsonwire.String(&x.HTTPURL, d)
		case 26: // json
			o.Err = jsonwire.Any(&x.JSON, d)
		case 27: // api_v2_url
			o.Err = jsonwire.String(&x.APIV2URL, d)
		case 28: // validate
			o.Err = jsonwire.String(&x.Validate_, d)
		case 29: // append_json
			o.Err = jsonwire.Bool(&x.AppendJSON_, d)
		case 30: // format
			o.Err = jsonwire.String(&x.Format_, d)
		case 31: // log_value
			o.Err = jsonwire.Int(&x.LogValue_, d)
		case 32: // thrift_bytes
			o.Err = jsonwire.Bytes(&x.ThriftBytes_, d)
		}
	}
	return o.End()
}

// MarshalJSON lets encoding/json write x.
func (x Func) MarshalJSON() ([]byte, error) { return x.AppendJSON(nil), nil }

// UnmarshalJSON lets encoding/json read x. It does not validate.
func (x *Func) UnmarshalJSON(data []byte) error {
	return jsonwire.Unmarshal(data, jsonwire.Lenient, x)
}

var fieldsOfEmpty jsonwire.Fields

// AppendJSON appends x as a JSON object.
func (x *Empty) AppendJSON(b []byte) []byte {
	return append(b, "{}"...)
}

// DecodeJSON reads x from a JSON object. It skips members that it does not know.
func (x *Empty) DecodeJSON(d *jsonwire.Decoder) error {
	o := d.Object(&fieldsOfEmpty)
	o.Next()
	return o.End()
}

// MarshalJSON lets encoding/json write x.
func (x Empty) MarshalJSON() ([]byte, error) { return x.AppendJSON(nil), nil }

// UnmarshalJSON lets encoding/json read x. It does not validate.
func (x *Empty) UnmarshalJSON(data []byte) error {
	return jsonwire.Unmarshal(data, jsonwire.Lenient, x)
}

var fieldsOfFuncInput = jsonwire.Fields{
	Names:    []string{"in", "out", "ctx", "err"},
	Required: []uint64{0x5},
}

// AppendJSON appends x as a JSON object.
func (x *FuncInput) AppendJSON(b []byte) []byte {
	b = append(b, `{"in":`...)
	b = jsonwire.AppendString(b, x.In)
	if x.Out != nil {
		b = append(b, `,"out":`...)
		b = jsonwire.AppendString(b, *x.Out)
	}
	b = append(b, `,"ctx":`...)
	b = strconv.AppendBool(b, x.Ctx)
	if x.Err != nil {
		b = append(b, `,"err":`...)
		b = x.Err.AppendJSON(b)
	}
	return append(b, '}')
}

// DecodeJSON reads x from a JSON object. It skips members that it does not know.
func (x *FuncInput) DecodeJSON(d *jsonwire.Decoder) error {
	o := d.Object(&fieldsOfFuncInput)
	for o.Next() {
		switch o.Field {
		case 0: // in
			o.Err = jsonwire.String(&x.In, d)
		case 1: // out
			o.Err = jsonwire.Optional(&x.Out, d, jsonwire.String)
		case 2: // ctx
			o.Err = jsonwire.Bool(&x.Ctx, d)
		case 3: // err
			o.Err = jsonwire.Optional(&x.Err, d, (*Range).DecodeJSON)
		}
	}
	return o.End()
}

// MarshalJSON lets encoding/json write x.
func (x FuncInput) MarshalJSON() ([]byte, error) { return x.AppendJSON(nil), nil }

// UnmarshalJSON lets encoding/json read x. It does not validate.
func (x *FuncInput) UnmarshalJSON(data []byte) error {
	return jsonwire.Unmarshal(data, jsonwire.Lenient, x)
}

var fieldsOfHTTPGetInput = jsonwire.Fields{
	Names: []string{"call"},
}

// AppendJSON appends x as a JSON object.
func (x *HTTPGetInput) AppendJSON(b []byte) []byte {
	b = append(b, '{')
	if x.Call != nil {
		b = append(b, `"call":`...)
		b = strconv.AppendInt(b, int64(*x.Call), 10)
		b = append(b, ',')
	}
	return jsonwire.Close(b, '}')
}

// DecodeJSON reads x from a JSON object. It skips members that it does not know.
func (x *HTTPGetInput) DecodeJSON(d *jsonwire.Decoder) error {
	o := d.Object(&fieldsOfHTTPGetInput)
	for o.Next() {
		switch o.Field {
		case 0: // call
			o.Err = jsonwire.Optional(&x.Call, d, jsonwire.Int)
		}
	}
	return o.End()
}

// MarshalJSON lets encoding/json write x.
func (x HTTPGetInput) MarshalJSON() ([]byte, error) { return x.AppendJSON(nil), nil }

// UnmarshalJSON lets encoding/json read x. It does not validate.
func (x *HTTPGetInput) UnmarshalJSON(data []byte) error {
	return jsonwire.Unmarshal(data, jsonwire.Lenient, x)
}

var fieldsOfRange = jsonwire.Fields{
	Names: []string{"type", "map", "select", "unknown_member"},
}

// AppendJSON appends x as a JSON object with one member.
func (x *Range) AppendJSON(b []byte) []byte {
	switch {
	case x.Type != nil:
		b = append(b, `{"type":`...)
		b = x.Type.AppendJSON(b)
	case x.Map != nil:
		b = append(b, `{"map":{`...)
		for k, v := range x.Map {
			b = jsonwire.AppendString(b, k)
			b = append(b, ':')
			b = v.AppendJSON(b)
			b = append(b, ',')
		}
		b = jsonwire.Close(b, '}')
	case x.Select != nil:
		b = append(b, `{"select":`...)
		b = x.Select.AppendJSON(b)
	case x.UnknownMember_ != nil:
		b = append(b, `{"unknown_member":`...)
		b = jsonwire.AppendString(b, *x.UnknownMember_)
	default:
		return append(b, "{}"...)
	}
	return append(b, '}')
}

// DecodeJSON reads x from a JSON object with one member.
func (x *Range) DecodeJSON(d *jsonwire.Decoder) error {
	*x = Range{}
	u := d.Union(&fieldsOfRange)
	switch u.Field {
	case 0: // type
		u.Err = jsonwire.Optional(&x.Type, d, (*Type).DecodeJSON)
	case 1: // map
		u.Err = jsonwire.Map(&x.Map, d, jsonwire.String, (*Func).DecodeJSON)
	case 2: // select
		u.Err = jsonwire.Optional(&x.Select, d, (*Empty).DecodeJSON)
	case 3: // unknown_member
		u.Err = jsonwire.Optional(&x.UnknownMember_, d, jsonwire.String)
	}
	x.unknown = u.Unknown
	return u.End()
}

// MarshalJSON lets encoding/json write x.
func (x Range) MarshalJSON() ([]byte, error) { return x.AppendJSON(nil), nil }

// UnmarshalJSON lets encoding/json read x. It does not validate.
func (x *Range) UnmarshalJSON(data []byte) error {
	return jsonwire.Unmarshal(data, jsonwire.Lenient, x)
}

var fieldsOfError = jsonwire.Fields{
	Names:     []string{"error", "message", "code"},
	Required:  []uint64{0x5},
	Sensitive: []uint64{0x2},
}

// AppendJSON appends x as a JSON object.
func (x *Error) AppendJSON(b []byte) []byte {
	b = append(b, `{"error":`...)
	b = jsonwire.AppendString(b, x.Error_)
	if x.Message != nil {
		b = append(b, `,"message":`...)
		b = jsonwire.AppendString(b, *x.Message)
	}
	b = append(b, `,"code":`...)
	b = strconv.AppendInt(b, int64(x.Code), 10)
	return append(b, '}')
}

// DecodeJSON reads x from a JSON object. It skips members that it does not know.
func (x *Error) DecodeJSON(d *jsonwire.Decoder) error {
	o := d.Object(&fieldsOfError)
	for o.Next() {
		switch o.Field {
		case 0: // error
			o.Err = jsonwire.String(&x.Error_, d)
		case 1: // message
			o.Err = jsonwire.Optional(&x.Message, d, jsonwire.String)
		case 2: // code
			o.Err = jsonwire.Int(&x.Code, d)
		}
	}
	return o.End()
}

// MarshalJSON lets encoding/json write x.
func (x Error) MarshalJSON() ([]byte, error) { return x.AppendJSON(nil), nil }

// UnmarshalJSON lets encoding/json read x. It does not validate.
func (x *Error) UnmarshalJSON(data []byte) error {
	return jsonwire.Unmarshal(data, jsonwire.Lenient, x)
}

var fieldsOfPanic jsonwire.Fields

// AppendJSON appends x as a JSON object.
func (x *Panic) AppendJSON(b []byte) []byte {
	return append(b, "{}"...)
}

// DecodeJSON reads x from a JSON object. It skips members that it does not know.
func (x *Panic) DecodeJSON(d *jsonwire.Decoder) error {
	o := d.Object(&fieldsOfPanic)
	o.Next()
	return o.End()
}

// MarshalJSON lets encoding/json write x.
func (x Panic) MarshalJSON() ([]byte, error) { return x.AppendJSON(nil), nil }

// UnmarshalJSON lets encoding/json read x. It does not validate.
func (x *Panic) UnmarshalJSON(data []byte) error {
	return jsonwire.Unmarshal(data, jsonwire.Lenient, x)
}

var fieldsOfSealed = jsonwire.Fields{
	Names:     []string{"who", "type", "at", "why"},
	Required:  []uint64{0x1},
	Sensitive: []uint64{0x1},
}

// AppendJSON appends x as a JSON object.
func (x *Sealed) AppendJSON(b []byte) []byte {
	b = append(b, `{"who":`...)
	b = jsonwire.AppendString(b, x.Who)
	if x.Type != nil {
		b = append(b, `,"type":`...)
		b = x.Type.AppendJSON(b)
	}
	if x.At != nil {
		b = append(b, `,"at":`...)
		b = jsonwire.AppendTimestamp(b, *x.At)
	}
	if x.Why != nil {
		b = append(b, `,"why":[`...)
		for _, v := range x.Why {
			b = jsonwire.AppendString(b, v)
			b = append(b, ',')
		}
		b = jsonwire.Close(b, ']')
	}
	return append(b, '}')
}

// DecodeJSON reads x from a JSON object. It skips members that it does not know.
func (x *Sealed) DecodeJSON(d *jsonwire.Decoder) error {
	o := d.Object(&fieldsOfSealed)
	for o.Next() {
		switch o.Field {
		case 0: // who
			o.Err = jsonwire.String(&x.Who, d)
		case 1: // type
			o.Err = jsonwire.Optional(&x.Type, d, (*Type).DecodeJSON)
		case 2: // at
			o.Err = jsonwire.Optional(&x.At, d, jsonwire.Timestamp)
		case 3: // why
			o.Err = jsonwire.List(&x.Why, d, jsonwire.String)
		}
	}
	return o.End()
}

// MarshalJSON lets encoding/json write x.
func (x Sealed) MarshalJSON() ([]byte, error) { return x.AppendJSON(nil), nil }

// UnmarshalJSON lets encoding/json read x. It does not validate.
func (x *Sealed) UnmarshalJSON(data []byte) error {
	return jsonwire.Unmarshal(data, jsonwire.Lenient, x)
}
