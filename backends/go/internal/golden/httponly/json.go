package httponly

import jsonwire "github.com/kitc-lang/kit/runtime/wire/json"

var fieldsOfZone = jsonwire.Fields{
	Names:    []string{"name", "offset"},
	Required: []uint64{0x3},
}

// AppendJSON appends x as a JSON object.
func (x *Zone) AppendJSON(b []byte) []byte {
	b = append(b, `{"name":`...)
	b = jsonwire.AppendString(b, x.Name)
	b = append(b, `,"offset":`...)
	b = jsonwire.AppendDuration(b, x.Offset)
	return append(b, '}')
}

// DecodeJSON reads x from a JSON object. It skips members that it does not know.
func (x *Zone) DecodeJSON(d *jsonwire.Decoder) error {
	o := d.Object(&fieldsOfZone)
	for o.Next() {
		switch o.Field {
		case 0: // name
			o.Err = jsonwire.String(&x.Name, d)
		case 1: // offset
			o.Err = jsonwire.Duration(&x.Offset, d)
		}
	}
	return o.End()
}

// MarshalJSON lets encoding/json write x.
func (x Zone) MarshalJSON() ([]byte, error) { return x.AppendJSON(nil), nil }

// UnmarshalJSON lets encoding/json read x. It does not validate.
func (x *Zone) UnmarshalJSON(data []byte) error {
	return jsonwire.Unmarshal(data, jsonwire.Lenient, x)
}

var fieldsOfNowInput = jsonwire.Fields{
	Names: []string{"zone"},
}

// AppendJSON appends x as a JSON object.
func (x *NowInput) AppendJSON(b []byte) []byte {
	b = append(b, '{')
	if x.Zone != nil {
		b = append(b, `"zone":`...)
		b = jsonwire.AppendString(b, *x.Zone)
		b = append(b, ',')
	}
	return jsonwire.Close(b, '}')
}

// DecodeJSON reads x from a JSON object. It skips members that it does not know.
func (x *NowInput) DecodeJSON(d *jsonwire.Decoder) error {
	o := d.Object(&fieldsOfNowInput)
	for o.Next() {
		switch o.Field {
		case 0: // zone
			o.Err = jsonwire.Optional(&x.Zone, d, jsonwire.String)
		}
	}
	return o.End()
}

// MarshalJSON lets encoding/json write x.
func (x NowInput) MarshalJSON() ([]byte, error) { return x.AppendJSON(nil), nil }

// UnmarshalJSON lets encoding/json read x. It does not validate.
func (x *NowInput) UnmarshalJSON(data []byte) error {
	return jsonwire.Unmarshal(data, jsonwire.Lenient, x)
}
