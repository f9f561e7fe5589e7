package builtin

import jsonwire "github.com/kitc-lang/kit/runtime/wire/json"

var fieldsOfGetInput = jsonwire.Fields{
	Names:    []string{"id"},
	Required: []uint64{0x1},
}

// AppendJSON appends x as a JSON object.
func (x *GetInput) AppendJSON(b []byte) []byte {
	b = append(b, `{"id":`...)
	b = jsonwire.AppendString(b, x.ID)
	return append(b, '}')
}

// DecodeJSON reads x from a JSON object. It skips members that it does not know.
func (x *GetInput) DecodeJSON(d *jsonwire.Decoder) error {
	o := d.Object(&fieldsOfGetInput)
	for o.Next() {
		switch o.Field {
		case 0: // id
			o.Err = jsonwire.String(&x.ID, d)
		}
	}
	return o.End()
}

// MarshalJSON lets encoding/json write x.
func (x GetInput) MarshalJSON() ([]byte, error) { return x.AppendJSON(nil), nil }

// UnmarshalJSON lets encoding/json read x. It does not validate.
func (x *GetInput) UnmarshalJSON(data []byte) error {
	return jsonwire.Unmarshal(data, jsonwire.Lenient, x)
}
