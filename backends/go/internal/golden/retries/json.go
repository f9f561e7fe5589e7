package retries

import jsonwire "github.com/kitc-lang/kit/runtime/wire/json"

var fieldsOfPassInput = jsonwire.Fields{
	Names:    []string{"text"},
	Required: []uint64{0x1},
}

// AppendJSON appends x as a JSON object.
func (x *PassInput) AppendJSON(b []byte) []byte {
	b = append(b, `{"text":`...)
	b = jsonwire.AppendString(b, x.Text)
	return append(b, '}')
}

// DecodeJSON reads x from a JSON object. It skips members that it does not know.
func (x *PassInput) DecodeJSON(d *jsonwire.Decoder) error {
	o := d.Object(&fieldsOfPassInput)
	for o.Next() {
		switch o.Field {
		case 0: // text
			o.Err = jsonwire.String(&x.Text, d)
		}
	}
	return o.End()
}

// MarshalJSON lets encoding/json write x.
func (x PassInput) MarshalJSON() ([]byte, error) { return x.AppendJSON(nil), nil }

// UnmarshalJSON lets encoding/json read x. It does not validate.
func (x *PassInput) UnmarshalJSON(data []byte) error {
	return jsonwire.Unmarshal(data, jsonwire.Lenient, x)
}

var fieldsOfFindInput = jsonwire.Fields{
	Names:    []string{"text"},
	Required: []uint64{0x1},
}

// AppendJSON appends x as a JSON object.
func (x *FindInput) AppendJSON(b []byte) []byte {
	b = append(b, `{"text":`...)
	b = jsonwire.AppendString(b, x.Text)
	return append(b, '}')
}

// DecodeJSON reads x from a JSON object. It skips members that it does not know.
func (x *FindInput) DecodeJSON(d *jsonwire.Decoder) error {
	o := d.Object(&fieldsOfFindInput)
	for o.Next() {
		switch o.Field {
		case 0: // text
			o.Err = jsonwire.String(&x.Text, d)
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

var fieldsOfTaken = jsonwire.Fields{
	Names:    []string{"by"},
	Required: []uint64{0x1},
}

// AppendJSON appends x as a JSON object.
func (x *Taken) AppendJSON(b []byte) []byte {
	b = append(b, `{"by":`...)
	b = jsonwire.AppendString(b, x.By)
	return append(b, '}')
}

// DecodeJSON reads x from a JSON object. It skips members that it does not know.
func (x *Taken) DecodeJSON(d *jsonwire.Decoder) error {
	o := d.Object(&fieldsOfTaken)
	for o.Next() {
		switch o.Field {
		case 0: // by
			o.Err = jsonwire.String(&x.By, d)
		}
	}
	return o.End()
}

// MarshalJSON lets encoding/json write x.
func (x Taken) MarshalJSON() ([]byte, error) { return x.AppendJSON(nil), nil }

// UnmarshalJSON lets encoding/json read x. It does not validate.
func (x *Taken) UnmarshalJSON(data []byte) error {
	return jsonwire.Unmarshal(data, jsonwire.Lenient, x)
}
