package found

import (
	"strconv"

	jsonwire "github.com/kitc-lang/kit/runtime/wire/json"
)

var fieldsOfTakeInput = jsonwire.Fields{
	Names:    []string{"sku", "shelf", "count"},
	Required: []uint64{0x3},
}

// AppendJSON appends x as a JSON object.
func (x *TakeInput) AppendJSON(b []byte) []byte {
	b = append(b, `{"sku":`...)
	b = jsonwire.AppendUUID(b, x.SKU)
	b = append(b, `,"shelf":`...)
	b = jsonwire.AppendString(b, string(x.Shelf))
	if x.Count != nil {
		b = append(b, `,"count":`...)
		b = strconv.AppendInt(b, int64(*x.Count), 10)
	}
	return append(b, '}')
}

// DecodeJSON reads x from a JSON object. It skips members that it does not know.
func (x *TakeInput) DecodeJSON(d *jsonwire.Decoder) error {
	o := d.Object(&fieldsOfTakeInput)
	for o.Next() {
		switch o.Field {
		case 0: // sku
			o.Err = jsonwire.UUID(&x.SKU, d)
		case 1: // shelf
			o.Err = jsonwire.String(&x.Shelf, d)
		case 2: // count
			o.Err = jsonwire.Optional(&x.Count, d, jsonwire.Int)
		}
	}
	return o.End()
}

// MarshalJSON lets encoding/json write x.
func (x TakeInput) MarshalJSON() ([]byte, error) { return x.AppendJSON(nil), nil }

// UnmarshalJSON lets encoding/json read x. It does not validate.
func (x *TakeInput) UnmarshalJSON(data []byte) error {
	return jsonwire.Unmarshal(data, jsonwire.Lenient, x)
}

var fieldsOfMoveInput = jsonwire.Fields{
	Names:    []string{"from", "shelf", "count"},
	Required: []uint64{0x4},
}

// AppendJSON appends x as a JSON object.
func (x *MoveInput) AppendJSON(b []byte) []byte {
	b = append(b, '{')
	if x.From != nil {
		b = append(b, `"from":`...)
		b = jsonwire.AppendString(b, string(*x.From))
		b = append(b, ',')
	}
	if x.Shelf != nil {
		b = append(b, `"shelf":`...)
		b = jsonwire.AppendString(b, string(*x.Shelf))
		b = append(b, ',')
	}
	b = append(b, `"count":`...)
	b = strconv.AppendInt(b, int64(x.Count), 10)
	return append(b, '}')
}

// DecodeJSON reads x from a JSON object. It skips members that it does not know.
func (x *MoveInput) DecodeJSON(d *jsonwire.Decoder) error {
	o := d.Object(&fieldsOfMoveInput)
	for o.Next() {
		switch o.Field {
		case 0: // from
			o.Err = jsonwire.Optional(&x.From, d, jsonwire.String)
		case 1: // shelf
			o.Err = jsonwire.Optional(&x.Shelf, d, jsonwire.String)
		case 2: // count
			o.Err = jsonwire.Int(&x.Count, d)
		}
	}
	return o.End()
}

// MarshalJSON lets encoding/json write x.
func (x MoveInput) MarshalJSON() ([]byte, error) { return x.AppendJSON(nil), nil }

// UnmarshalJSON lets encoding/json read x. It does not validate.
func (x *MoveInput) UnmarshalJSON(data []byte) error {
	return jsonwire.Unmarshal(data, jsonwire.Lenient, x)
}

var fieldsOfWriteInput = jsonwire.Fields{
	Names:    []string{"line"},
	Required: []uint64{0x1},
}

// AppendJSON appends x as a JSON object.
func (x *WriteInput) AppendJSON(b []byte) []byte {
	b = append(b, `{"line":`...)
	b = jsonwire.AppendString(b, x.Line)
	return append(b, '}')
}

// DecodeJSON reads x from a JSON object. It skips members that it does not know.
func (x *WriteInput) DecodeJSON(d *jsonwire.Decoder) error {
	o := d.Object(&fieldsOfWriteInput)
	for o.Next() {
		switch o.Field {
		case 0: // line
			o.Err = jsonwire.String(&x.Line, d)
		}
	}
	return o.End()
}

// MarshalJSON lets encoding/json write x.
func (x WriteInput) MarshalJSON() ([]byte, error) { return x.AppendJSON(nil), nil }

// UnmarshalJSON lets encoding/json read x. It does not validate.
func (x *WriteInput) UnmarshalJSON(data []byte) error {
	return jsonwire.Unmarshal(data, jsonwire.Lenient, x)
}
