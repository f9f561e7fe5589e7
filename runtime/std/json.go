package std

import jsonwire "github.com/kitc-lang/kit/runtime/wire/json"

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
