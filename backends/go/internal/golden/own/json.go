package own

import (
	kit "github.com/kitc-lang/kit/runtime"
	jsonwire "github.com/kitc-lang/kit/runtime/wire/json"
)

// AppendJSON appends the name of x in quotes.
func (x Detail) AppendJSON(b []byte) []byte {
	b = append(b, '"')
	b = append(b, x.String()...)
	return append(b, '"')
}

// DecodeJSON reads the name of a member.
func (x *Detail) DecodeJSON(d *jsonwire.Decoder) error {
	return jsonwire.Enum(x, d, ParseDetail, "names or inputs")
}

// MarshalText lets encoding/json write x, as a value and as a key of a map.
func (x Detail) MarshalText() ([]byte, error) { return []byte(x.String()), nil }

// UnmarshalText lets encoding/json read x. A name that is not known becomes kit.UnknownEnum.
func (x *Detail) UnmarshalText(text []byte) error {
	v, ok := ParseDetail(string(text))
	if !ok {
		v = kit.UnknownEnum
	}
	*x = v
	return nil
}

var fieldsOfOpenInput = jsonwire.Fields{
	Names:    []string{"code"},
	Required: []uint64{0x1},
}

// AppendJSON appends x as a JSON object.
func (x *OpenInput) AppendJSON(b []byte) []byte {
	b = append(b, `{"code":`...)
	b = jsonwire.AppendString(b, x.Code)
	return append(b, '}')
}

// DecodeJSON reads x from a JSON object. It skips members that it does not know.
func (x *OpenInput) DecodeJSON(d *jsonwire.Decoder) error {
	o := d.Object(&fieldsOfOpenInput)
	for o.Next() {
		switch o.Field {
		case 0: // code
			o.Err = jsonwire.String(&x.Code, d)
		}
	}
	return o.End()
}

// MarshalJSON lets encoding/json write x.
func (x OpenInput) MarshalJSON() ([]byte, error) { return x.AppendJSON(nil), nil }

// UnmarshalJSON lets encoding/json read x. It does not validate.
func (x *OpenInput) UnmarshalJSON(data []byte) error {
	return jsonwire.Unmarshal(data, jsonwire.Lenient, x)
}
