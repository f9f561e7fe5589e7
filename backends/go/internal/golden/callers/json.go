package callers

import jsonwire "github.com/kitc-lang/kit/runtime/wire/json"

var fieldsOfChargeInput = jsonwire.Fields{
	Names:    []string{"key"},
	Required: []uint64{0x1},
}

// AppendJSON appends x as a JSON object.
func (x *ChargeInput) AppendJSON(b []byte) []byte {
	b = append(b, `{"key":`...)
	b = jsonwire.AppendString(b, x.Key)
	return append(b, '}')
}

// DecodeJSON reads x from a JSON object. It skips members that it does not know.
func (x *ChargeInput) DecodeJSON(d *jsonwire.Decoder) error {
	o := d.Object(&fieldsOfChargeInput)
	for o.Next() {
		switch o.Field {
		case 0: // key
			o.Err = jsonwire.String(&x.Key, d)
		}
	}
	return o.End()
}

// MarshalJSON lets encoding/json write x.
func (x ChargeInput) MarshalJSON() ([]byte, error) { return x.AppendJSON(nil), nil }

// UnmarshalJSON lets encoding/json read x. It does not validate.
func (x *ChargeInput) UnmarshalJSON(data []byte) error {
	return jsonwire.Unmarshal(data, jsonwire.Lenient, x)
}
