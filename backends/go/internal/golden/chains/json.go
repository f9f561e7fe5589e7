package chains

import (
	"strconv"

	jsonwire "github.com/kitc-lang/kit/runtime/wire/json"
)

var fieldsOfBuildInput = jsonwire.Fields{
	Names:    []string{"year"},
	Required: []uint64{0x1},
}

// AppendJSON appends x as a JSON object.
func (x *BuildInput) AppendJSON(b []byte) []byte {
	b = append(b, `{"year":`...)
	b = strconv.AppendInt(b, int64(x.Year), 10)
	return append(b, '}')
}

// DecodeJSON reads x from a JSON object. It skips members that it does not know.
func (x *BuildInput) DecodeJSON(d *jsonwire.Decoder) error {
	o := d.Object(&fieldsOfBuildInput)
	for o.Next() {
		switch o.Field {
		case 0: // year
			o.Err = jsonwire.Int(&x.Year, d)
		}
	}
	return o.End()
}

// MarshalJSON lets encoding/json write x.
func (x BuildInput) MarshalJSON() ([]byte, error) { return x.AppendJSON(nil), nil }

// UnmarshalJSON lets encoding/json read x. It does not validate.
func (x *BuildInput) UnmarshalJSON(data []byte) error {
	return jsonwire.Unmarshal(data, jsonwire.Lenient, x)
}
