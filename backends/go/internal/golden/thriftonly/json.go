package thriftonly

import (
	"strconv"

	jsonwire "github.com/kitc-lang/kit/runtime/wire/json"
)

var fieldsOfPoint = jsonwire.Fields{
	Names:    []string{"x", "y"},
	Required: []uint64{0x3},
}

// AppendJSON appends x as a JSON object.
func (x *Point) AppendJSON(b []byte) []byte {
	b = append(b, `{"x":`...)
	b = strconv.AppendInt(b, int64(x.X), 10)
	b = append(b, `,"y":`...)
	b = strconv.AppendInt(b, int64(x.Y), 10)
	return append(b, '}')
}

// DecodeJSON reads x from a JSON object. It skips members that it does not know.
func (x *Point) DecodeJSON(d *jsonwire.Decoder) error {
	o := d.Object(&fieldsOfPoint)
	for o.Next() {
		switch o.Field {
		case 0: // x
			o.Err = jsonwire.Int(&x.X, d)
		case 1: // y
			o.Err = jsonwire.Int(&x.Y, d)
		}
	}
	return o.End()
}

// MarshalJSON lets encoding/json write x.
func (x Point) MarshalJSON() ([]byte, error) { return x.AppendJSON(nil), nil }

// UnmarshalJSON lets encoding/json read x. It does not validate.
func (x *Point) UnmarshalJSON(data []byte) error {
	return jsonwire.Unmarshal(data, jsonwire.Lenient, x)
}

var fieldsOfGrid = jsonwire.Fields{
	Names:    []string{"cells", "marks", "lines", "stamps", "blobs", "reals", "places"},
	Required: []uint64{0x7f},
}

// AppendJSON appends x as a JSON object.
func (x *Grid) AppendJSON(b []byte) []byte {
	b = append(b, `{"cells":[`...)
	for i := range x.Cells {
		b = append(b, '[')
		b = x.Cells[i].Key.AppendJSON(b)
		b = append(b, ',')
		b = strconv.AppendInt(b, x.Cells[i].Value, 10)
		b = append(b, ']', ',')
	}
	b = jsonwire.Close(b, ']')
	b = append(b, `,"marks":[`...)
	for i := range x.Marks {
		b = x.Marks[i].AppendJSON(b)
		b = append(b, ',')
	}
	b = jsonwire.Close(b, ']')
	b = append(b, `,"lines":[`...)
	for _, v := range x.Lines {
		b = append(b, '[')
		for i2 := range v {
			b = v[i2].AppendJSON(b)
			b = append(b, ',')
		}
		b = jsonwire.Close(b, ']')
		b = append(b, ',')
	}
	b = jsonwire.Close(b, ']')
	b = append(b, `,"stamps":[`...)
	for _, v := range x.Stamps {
		b = jsonwire.AppendTimestamp(b, v)
		b = append(b, ',')
	}
	b = jsonwire.Close(b, ']')
	b = append(b, `,"blobs":[`...)
	for _, v := range x.Blobs {
		b = jsonwire.AppendBytes(b, v)
		b = append(b, ',')
	}
	b = jsonwire.Close(b, ']')
	b = append(b, `,"reals":[`...)
	for _, v := range x.Reals {
		b = jsonwire.AppendFloat(b, v)
		b = append(b, ',')
	}
	b = jsonwire.Close(b, ']')
	b = append(b, `,"places":[`...)
	for i := range x.Places {
		b = append(b, `[[`...)
		for i2 := range x.Places[i].Key {
			b = x.Places[i].Key[i2].AppendJSON(b)
			b = append(b, ',')
		}
		b = jsonwire.Close(b, ']')
		b = append(b, ',')
		b = jsonwire.AppendString(b, x.Places[i].Value)
		b = append(b, ']', ',')
	}
	b = jsonwire.Close(b, ']')
	return append(b, '}')
}

// DecodeJSON reads x from a JSON object. It skips members that it does not know.
func (x *Grid) DecodeJSON(d *jsonwire.Decoder) error {
	o := d.Object(&fieldsOfGrid)
	for o.Next() {
		switch o.Field {
		case 0: // cells
			o.Err = jsonwire.Entries(&x.Cells, d, (*Point).DecodeJSON, jsonwire.Int)
		case 1: // marks
			o.Err = jsonwire.List(&x.Marks, d, (*Point).DecodeJSON)
		case 2: // lines
			o.Err = jsonwire.List(&x.Lines, d, func(p *[]Point, d *jsonwire.Decoder) error {
				return jsonwire.List(p, d, (*Point).DecodeJSON)
			})
		case 3: // stamps
			o.Err = jsonwire.List(&x.Stamps, d, jsonwire.Timestamp)
		case 4: // blobs
			o.Err = jsonwire.List(&x.Blobs, d, jsonwire.Bytes)
		case 5: // reals
			o.Err = jsonwire.List(&x.Reals, d, jsonwire.Float)
		case 6: // places
			o.Err = jsonwire.Entries(&x.Places, d, func(p *[]Point, d *jsonwire.Decoder) error {
				return jsonwire.List(p, d, (*Point).DecodeJSON)
			}, jsonwire.String)
		}
	}
	return o.End()
}

// MarshalJSON lets encoding/json write x.
func (x Grid) MarshalJSON() ([]byte, error) { return x.AppendJSON(nil), nil }

// UnmarshalJSON lets encoding/json read x. It does not validate.
func (x *Grid) UnmarshalJSON(data []byte) error {
	return jsonwire.Unmarshal(data, jsonwire.Lenient, x)
}
