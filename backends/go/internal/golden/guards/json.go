package guards

import jsonwire "github.com/kitc-lang/kit/runtime/wire/json"

var fieldsOfFindInput = jsonwire.Fields{
	Names:    []string{"word"},
	Required: []uint64{0x1},
}

// AppendJSON appends x as a JSON object.
func (x *FindInput) AppendJSON(b []byte) []byte {
	b = append(b, `{"word":`...)
	b = jsonwire.AppendString(b, x.Word)
	return append(b, '}')
}

// DecodeJSON reads x from a JSON object. It skips members that it does not know.
func (x *FindInput) DecodeJSON(d *jsonwire.Decoder) error {
	o := d.Object(&fieldsOfFindInput)
	for o.Next() {
		switch o.Field {
		case 0: // word
			o.Err = jsonwire.String(&x.Word, d)
		}
	}
	return o.End()
}

// MarshalJSON lets encoding/json write x.
func (x FindInput) MarshalJSON() ([]byte, error) { return x.AppendJSON(nil), nil }

// UnmarshalJSON lets encoding/json read x. It does not validate.
func (x *FindInput) UnmarshalJSON(data []byte) error {
	return jsonwire.Unmarshal(data, jsonwire.Lenient, x)
}
