package builtin

import (
	"strconv"

	jsonwire "github.com/kitc-lang/kit/runtime/wire/json"
)

var fieldsOfReceipt = jsonwire.Fields{
	Names:     []string{"number", "card"},
	Required:  []uint64{0x3},
	Sensitive: []uint64{0x2},
}

// AppendJSON appends x as a JSON object.
func (x *Receipt) AppendJSON(b []byte) []byte {
	b = append(b, `{"number":`...)
	b = strconv.AppendInt(b, x.Number, 10)
	b = append(b, `,"card":`...)
	b = jsonwire.AppendString(b, x.Card)
	return append(b, '}')
}

// DecodeJSON reads x from a JSON object. It skips members that it does not know.
func (x *Receipt) DecodeJSON(d *jsonwire.Decoder) error {
	o := d.Object(&fieldsOfReceipt)
	for o.Next() {
		switch o.Field {
		case 0: // number
			o.Err = jsonwire.Int(&x.Number, d)
		case 1: // card
			o.Err = jsonwire.String(&x.Card, d)
		}
	}
	return o.End()
}

// MarshalJSON lets encoding/json write x.
func (x Receipt) MarshalJSON() ([]byte, error) { return x.AppendJSON(nil), nil }

// UnmarshalJSON lets encoding/json read x. It does not validate.
func (x *Receipt) UnmarshalJSON(data []byte) error {
	return jsonwire.Unmarshal(data, jsonwire.Lenient, x)
}

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

var fieldsOfChargeInput = jsonwire.Fields{
	Names:     []string{"key", "cents", "card"},
	Required:  []uint64{0x6},
	Sensitive: []uint64{0x4},
}

// AppendJSON appends x as a JSON object.
func (x *ChargeInput) AppendJSON(b []byte) []byte {
	b = append(b, '{')
	if x.Key != nil {
		b = append(b, `"key":`...)
		b = jsonwire.AppendUUID(b, *x.Key)
		b = append(b, ',')
	}
	b = append(b, `"cents":`...)
	b = strconv.AppendInt(b, x.Cents, 10)
	b = append(b, `,"card":`...)
	b = jsonwire.AppendString(b, x.Card)
	return append(b, '}')
}

// DecodeJSON reads x from a JSON object. It skips members that it does not know.
func (x *ChargeInput) DecodeJSON(d *jsonwire.Decoder) error {
	o := d.Object(&fieldsOfChargeInput)
	for o.Next() {
		switch o.Field {
		case 0: // key
			o.Err = jsonwire.Optional(&x.Key, d, jsonwire.UUID)
		case 1: // cents
			o.Err = jsonwire.Int(&x.Cents, d)
		case 2: // card
			o.Err = jsonwire.String(&x.Card, d)
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

var fieldsOfNoCover = jsonwire.Fields{
	Names:    []string{"missing"},
	Required: []uint64{0x1},
}

// AppendJSON appends x as a JSON object.
func (x *NoCover) AppendJSON(b []byte) []byte {
	b = append(b, `{"missing":`...)
	b = strconv.AppendInt(b, x.Missing, 10)
	return append(b, '}')
}

// DecodeJSON reads x from a JSON object. It skips members that it does not know.
func (x *NoCover) DecodeJSON(d *jsonwire.Decoder) error {
	o := d.Object(&fieldsOfNoCover)
	for o.Next() {
		switch o.Field {
		case 0: // missing
			o.Err = jsonwire.Int(&x.Missing, d)
		}
	}
	return o.End()
}

// MarshalJSON lets encoding/json write x.
func (x NoCover) MarshalJSON() ([]byte, error) { return x.AppendJSON(nil), nil }

// UnmarshalJSON lets encoding/json read x. It does not validate.
func (x *NoCover) UnmarshalJSON(data []byte) error {
	return jsonwire.Unmarshal(data, jsonwire.Lenient, x)
}
