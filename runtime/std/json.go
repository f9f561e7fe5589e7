package std

import (
	"strconv"

	kit "github.com/kitc-lang/kit/runtime"
	jsonwire "github.com/kitc-lang/kit/runtime/wire/json"
)

// AppendJSON appends the name of x in quotes.
func (x ThriftProtocol) AppendJSON(b []byte) []byte {
	b = append(b, '"')
	b = append(b, x.String()...)
	return append(b, '"')
}

// DecodeJSON reads the name of a member.
func (x *ThriftProtocol) DecodeJSON(d *jsonwire.Decoder) error {
	return jsonwire.Enum(x, d, ParseThriftProtocol, "binary or compact")
}

// MarshalText lets encoding/json write x, as a value and as a key of a map.
func (x ThriftProtocol) MarshalText() ([]byte, error) { return []byte(x.String()), nil }

// UnmarshalText lets encoding/json read x. A name that is not known becomes kit.UnknownEnum.
func (x *ThriftProtocol) UnmarshalText(text []byte) error {
	v, ok := ParseThriftProtocol(string(text))
	if !ok {
		v = kit.UnknownEnum
	}
	*x = v
	return nil
}

var fieldsOfPageRequest = jsonwire.Fields{
	Names: []string{"cursor", "size"},
}

// AppendJSON appends x as a JSON object.
func (x *PageRequest) AppendJSON(b []byte) []byte {
	b = append(b, '{')
	if x.Cursor != nil {
		b = append(b, `"cursor":`...)
		b = jsonwire.AppendString(b, *x.Cursor)
		b = append(b, ',')
	}
	if x.Size != nil {
		b = append(b, `"size":`...)
		b = strconv.AppendInt(b, int64(*x.Size), 10)
		b = append(b, ',')
	}
	return jsonwire.Close(b, '}')
}

// DecodeJSON reads x from a JSON object. It skips members that it does not know.
func (x *PageRequest) DecodeJSON(d *jsonwire.Decoder) error {
	o := d.Object(&fieldsOfPageRequest)
	for o.Next() {
		switch o.Field {
		case 0: // cursor
			o.Err = jsonwire.Optional(&x.Cursor, d, jsonwire.String)
		case 1: // size
			o.Err = jsonwire.Optional(&x.Size, d, jsonwire.Int)
		}
	}
	return o.End()
}

// MarshalJSON lets encoding/json write x.
func (x PageRequest) MarshalJSON() ([]byte, error) { return x.AppendJSON(nil), nil }

// UnmarshalJSON lets encoding/json read x. It does not validate.
func (x *PageRequest) UnmarshalJSON(data []byte) error {
	return jsonwire.Unmarshal(data, jsonwire.Lenient, x)
}

var fieldsOfPageInfo = jsonwire.Fields{
	Names: []string{"next"},
}

// AppendJSON appends x as a JSON object.
func (x *PageInfo) AppendJSON(b []byte) []byte {
	b = append(b, '{')
	if x.Next != nil {
		b = append(b, `"next":`...)
		b = jsonwire.AppendString(b, *x.Next)
		b = append(b, ',')
	}
	return jsonwire.Close(b, '}')
}

// DecodeJSON reads x from a JSON object. It skips members that it does not know.
func (x *PageInfo) DecodeJSON(d *jsonwire.Decoder) error {
	o := d.Object(&fieldsOfPageInfo)
	for o.Next() {
		switch o.Field {
		case 0: // next
			o.Err = jsonwire.Optional(&x.Next, d, jsonwire.String)
		}
	}
	return o.End()
}

// MarshalJSON lets encoding/json write x.
func (x PageInfo) MarshalJSON() ([]byte, error) { return x.AppendJSON(nil), nil }

// UnmarshalJSON lets encoding/json read x. It does not validate.
func (x *PageInfo) UnmarshalJSON(data []byte) error {
	return jsonwire.Unmarshal(data, jsonwire.Lenient, x)
}

var fieldsOfNotFound = jsonwire.Fields{
	Names:    []string{"resource", "id"},
	Required: []uint64{0x3},
}

// AppendJSON appends x as a JSON object.
func (x *NotFound) AppendJSON(b []byte) []byte {
	b = append(b, `{"resource":`...)
	b = jsonwire.AppendString(b, x.Resource)
	b = append(b, `,"id":`...)
	b = jsonwire.AppendString(b, x.ID)
	return append(b, '}')
}

// DecodeJSON reads x from a JSON object. It skips members that it does not know.
func (x *NotFound) DecodeJSON(d *jsonwire.Decoder) error {
	o := d.Object(&fieldsOfNotFound)
	for o.Next() {
		switch o.Field {
		case 0: // resource
			o.Err = jsonwire.String(&x.Resource, d)
		case 1: // id
			o.Err = jsonwire.String(&x.ID, d)
		}
	}
	return o.End()
}

// MarshalJSON lets encoding/json write x.
func (x NotFound) MarshalJSON() ([]byte, error) { return x.AppendJSON(nil), nil }

// UnmarshalJSON lets encoding/json read x. It does not validate.
func (x *NotFound) UnmarshalJSON(data []byte) error {
	return jsonwire.Unmarshal(data, jsonwire.Lenient, x)
}

var fieldsOfAlreadyExists = jsonwire.Fields{
	Names:    []string{"resource", "id"},
	Required: []uint64{0x3},
}

// AppendJSON appends x as a JSON object.
func (x *AlreadyExists) AppendJSON(b []byte) []byte {
	b = append(b, `{"resource":`...)
	b = jsonwire.AppendString(b, x.Resource)
	b = append(b, `,"id":`...)
	b = jsonwire.AppendString(b, x.ID)
	return append(b, '}')
}

// DecodeJSON reads x from a JSON object. It skips members that it does not know.
func (x *AlreadyExists) DecodeJSON(d *jsonwire.Decoder) error {
	o := d.Object(&fieldsOfAlreadyExists)
	for o.Next() {
		switch o.Field {
		case 0: // resource
			o.Err = jsonwire.String(&x.Resource, d)
		case 1: // id
			o.Err = jsonwire.String(&x.ID, d)
		}
	}
	return o.End()
}

// MarshalJSON lets encoding/json write x.
func (x AlreadyExists) MarshalJSON() ([]byte, error) { return x.AppendJSON(nil), nil }

// UnmarshalJSON lets encoding/json read x. It does not validate.
func (x *AlreadyExists) UnmarshalJSON(data []byte) error {
	return jsonwire.Unmarshal(data, jsonwire.Lenient, x)
}

var fieldsOfConflict = jsonwire.Fields{
	Names:    []string{"resource", "id"},
	Required: []uint64{0x3},
}

// AppendJSON appends x as a JSON object.
func (x *Conflict) AppendJSON(b []byte) []byte {
	b = append(b, `{"resource":`...)
	b = jsonwire.AppendString(b, x.Resource)
	b = append(b, `,"id":`...)
	b = jsonwire.AppendString(b, x.ID)
	return append(b, '}')
}

// DecodeJSON reads x from a JSON object. It skips members that it does not know.
func (x *Conflict) DecodeJSON(d *jsonwire.Decoder) error {
	o := d.Object(&fieldsOfConflict)
	for o.Next() {
		switch o.Field {
		case 0: // resource
			o.Err = jsonwire.String(&x.Resource, d)
		case 1: // id
			o.Err = jsonwire.String(&x.ID, d)
		}
	}
	return o.End()
}

// MarshalJSON lets encoding/json write x.
func (x Conflict) MarshalJSON() ([]byte, error) { return x.AppendJSON(nil), nil }

// UnmarshalJSON lets encoding/json read x. It does not validate.
func (x *Conflict) UnmarshalJSON(data []byte) error {
	return jsonwire.Unmarshal(data, jsonwire.Lenient, x)
}

var fieldsOfPermissionDenied = jsonwire.Fields{
	Names:    []string{"action"},
	Required: []uint64{0x1},
}

// AppendJSON appends x as a JSON object.
func (x *PermissionDenied) AppendJSON(b []byte) []byte {
	b = append(b, `{"action":`...)
	b = jsonwire.AppendString(b, x.Action)
	return append(b, '}')
}

// DecodeJSON reads x from a JSON object. It skips members that it does not know.
func (x *PermissionDenied) DecodeJSON(d *jsonwire.Decoder) error {
	o := d.Object(&fieldsOfPermissionDenied)
	for o.Next() {
		switch o.Field {
		case 0: // action
			o.Err = jsonwire.String(&x.Action, d)
		}
	}
	return o.End()
}

// MarshalJSON lets encoding/json write x.
func (x PermissionDenied) MarshalJSON() ([]byte, error) { return x.AppendJSON(nil), nil }

// UnmarshalJSON lets encoding/json read x. It does not validate.
func (x *PermissionDenied) UnmarshalJSON(data []byte) error {
	return jsonwire.Unmarshal(data, jsonwire.Lenient, x)
}

var fieldsOfUnauthenticated = jsonwire.Fields{
	Names:    []string{"reason"},
	Required: []uint64{0x1},
}

// AppendJSON appends x as a JSON object.
func (x *Unauthenticated) AppendJSON(b []byte) []byte {
	b = append(b, `{"reason":`...)
	b = jsonwire.AppendString(b, x.Reason)
	return append(b, '}')
}

// DecodeJSON reads x from a JSON object. It skips members that it does not know.
func (x *Unauthenticated) DecodeJSON(d *jsonwire.Decoder) error {
	o := d.Object(&fieldsOfUnauthenticated)
	for o.Next() {
		switch o.Field {
		case 0: // reason
			o.Err = jsonwire.String(&x.Reason, d)
		}
	}
	return o.End()
}

// MarshalJSON lets encoding/json write x.
func (x Unauthenticated) MarshalJSON() ([]byte, error) { return x.AppendJSON(nil), nil }

// UnmarshalJSON lets encoding/json read x. It does not validate.
func (x *Unauthenticated) UnmarshalJSON(data []byte) error {
	return jsonwire.Unmarshal(data, jsonwire.Lenient, x)
}

var fieldsOfRateLimited = jsonwire.Fields{
	Names: []string{"retry_after"},
}

// AppendJSON appends x as a JSON object.
func (x *RateLimited) AppendJSON(b []byte) []byte {
	b = append(b, '{')
	if x.RetryAfter != nil {
		b = append(b, `"retry_after":`...)
		b = jsonwire.AppendDuration(b, *x.RetryAfter)
		b = append(b, ',')
	}
	return jsonwire.Close(b, '}')
}

// DecodeJSON reads x from a JSON object. It skips members that it does not know.
func (x *RateLimited) DecodeJSON(d *jsonwire.Decoder) error {
	o := d.Object(&fieldsOfRateLimited)
	for o.Next() {
		switch o.Field {
		case 0: // retry_after
			o.Err = jsonwire.Optional(&x.RetryAfter, d, jsonwire.Duration)
		}
	}
	return o.End()
}

// MarshalJSON lets encoding/json write x.
func (x RateLimited) MarshalJSON() ([]byte, error) { return x.AppendJSON(nil), nil }

// UnmarshalJSON lets encoding/json read x. It does not validate.
func (x *RateLimited) UnmarshalJSON(data []byte) error {
	return jsonwire.Unmarshal(data, jsonwire.Lenient, x)
}

var fieldsOfUnavailable = jsonwire.Fields{
	Names: []string{"retry_after"},
}

// AppendJSON appends x as a JSON object.
func (x *Unavailable) AppendJSON(b []byte) []byte {
	b = append(b, '{')
	if x.RetryAfter != nil {
		b = append(b, `"retry_after":`...)
		b = jsonwire.AppendDuration(b, *x.RetryAfter)
		b = append(b, ',')
	}
	return jsonwire.Close(b, '}')
}

// DecodeJSON reads x from a JSON object. It skips members that it does not know.
func (x *Unavailable) DecodeJSON(d *jsonwire.Decoder) error {
	o := d.Object(&fieldsOfUnavailable)
	for o.Next() {
		switch o.Field {
		case 0: // retry_after
			o.Err = jsonwire.Optional(&x.RetryAfter, d, jsonwire.Duration)
		}
	}
	return o.End()
}

// MarshalJSON lets encoding/json write x.
func (x Unavailable) MarshalJSON() ([]byte, error) { return x.AppendJSON(nil), nil }

// UnmarshalJSON lets encoding/json read x. It does not validate.
func (x *Unavailable) UnmarshalJSON(data []byte) error {
	return jsonwire.Unmarshal(data, jsonwire.Lenient, x)
}
