package calls

import (
	"strconv"

	kit "github.com/kitc-lang/kit/runtime"
	jsonwire "github.com/kitc-lang/kit/runtime/wire/json"
)

// AppendJSON appends the name of x in quotes.
func (x Volume) AppendJSON(b []byte) []byte {
	b = append(b, '"')
	b = append(b, x.String()...)
	return append(b, '"')
}

// DecodeJSON reads the name of a member.
func (x *Volume) DecodeJSON(d *jsonwire.Decoder) error {
	return jsonwire.Enum(x, d, ParseVolume, "quiet or loud")
}

// MarshalText lets encoding/json write x, as a value and as a key of a map.
func (x Volume) MarshalText() ([]byte, error) { return []byte(x.String()), nil }

// UnmarshalText lets encoding/json read x. A name that is not known becomes kit.UnknownEnum.
func (x *Volume) UnmarshalText(text []byte) error {
	v, ok := ParseVolume(string(text))
	if !ok {
		v = kit.UnknownEnum
	}
	*x = v
	return nil
}

var fieldsOfThing = jsonwire.Fields{
	Names:    []string{"name", "note"},
	Required: []uint64{0x1},
}

// AppendJSON appends x as a JSON object.
func (x *Thing) AppendJSON(b []byte) []byte {
	b = append(b, `{"name":`...)
	b = jsonwire.AppendString(b, x.Name)
	if x.Note != nil {
		b = append(b, `,"note":`...)
		b = jsonwire.AppendString(b, *x.Note)
	}
	return append(b, '}')
}

// DecodeJSON reads x from a JSON object. It skips members that it does not know.
func (x *Thing) DecodeJSON(d *jsonwire.Decoder) error {
	o := d.Object(&fieldsOfThing)
	for o.Next() {
		switch o.Field {
		case 0: // name
			o.Err = jsonwire.String(&x.Name, d)
		case 1: // note
			o.Err = jsonwire.Optional(&x.Note, d, jsonwire.String)
		}
	}
	return o.End()
}

// MarshalJSON lets encoding/json write x.
func (x Thing) MarshalJSON() ([]byte, error) { return x.AppendJSON(nil), nil }

// UnmarshalJSON lets encoding/json read x. It does not validate.
func (x *Thing) UnmarshalJSON(data []byte) error {
	return jsonwire.Unmarshal(data, jsonwire.Lenient, x)
}

var fieldsOfChoice2 = jsonwire.Fields{
	Names:    []string{"choice"},
	Required: []uint64{0x1},
}

// AppendJSON appends x as a JSON object.
func (x *Choice2) AppendJSON(b []byte) []byte {
	b = append(b, `{"choice":`...)
	b = x.Choice.AppendJSON(b)
	return append(b, '}')
}

// DecodeJSON reads x from a JSON object. It skips members that it does not know.
func (x *Choice2) DecodeJSON(d *jsonwire.Decoder) error {
	o := d.Object(&fieldsOfChoice2)
	for o.Next() {
		switch o.Field {
		case 0: // choice
			o.Err = x.Choice.DecodeJSON(d)
		}
	}
	return o.End()
}

// MarshalJSON lets encoding/json write x.
func (x Choice2) MarshalJSON() ([]byte, error) { return x.AppendJSON(nil), nil }

// UnmarshalJSON lets encoding/json read x. It does not validate.
func (x *Choice2) UnmarshalJSON(data []byte) error {
	return jsonwire.Unmarshal(data, jsonwire.Lenient, x)
}

var fieldsOfTakeInput = jsonwire.Fields{
	Names:    []string{"thing", "times"},
	Required: []uint64{0x1},
}

// AppendJSON appends x as a JSON object.
func (x *TakeInput) AppendJSON(b []byte) []byte {
	b = append(b, `{"thing":`...)
	b = x.Thing.AppendJSON(b)
	if x.Times != nil {
		b = append(b, `,"times":`...)
		b = strconv.AppendInt(b, int64(*x.Times), 10)
	}
	return append(b, '}')
}

// DecodeJSON reads x from a JSON object. It skips members that it does not know.
func (x *TakeInput) DecodeJSON(d *jsonwire.Decoder) error {
	o := d.Object(&fieldsOfTakeInput)
	for o.Next() {
		switch o.Field {
		case 0: // thing
			o.Err = x.Thing.DecodeJSON(d)
		case 1: // times
			o.Err = jsonwire.Optional(&x.Times, d, jsonwire.Int)
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

var fieldsOfGiveListInput = jsonwire.Fields{
	Names:    []string{"size"},
	Required: []uint64{0x1},
}

// AppendJSON appends x as a JSON object.
func (x *GiveListInput) AppendJSON(b []byte) []byte {
	b = append(b, `{"size":`...)
	b = strconv.AppendInt(b, int64(x.Size), 10)
	return append(b, '}')
}

// DecodeJSON reads x from a JSON object. It skips members that it does not know.
func (x *GiveListInput) DecodeJSON(d *jsonwire.Decoder) error {
	o := d.Object(&fieldsOfGiveListInput)
	for o.Next() {
		switch o.Field {
		case 0: // size
			o.Err = jsonwire.Int(&x.Size, d)
		}
	}
	return o.End()
}

// MarshalJSON lets encoding/json write x.
func (x GiveListInput) MarshalJSON() ([]byte, error) { return x.AppendJSON(nil), nil }

// UnmarshalJSON lets encoding/json read x. It does not validate.
func (x *GiveListInput) UnmarshalJSON(data []byte) error {
	return jsonwire.Unmarshal(data, jsonwire.Lenient, x)
}

var fieldsOfFailInput = jsonwire.Fields{
	Names:    []string{"how"},
	Required: []uint64{0x1},
}

// AppendJSON appends x as a JSON object.
func (x *FailInput) AppendJSON(b []byte) []byte {
	b = append(b, `{"how":`...)
	b = jsonwire.AppendString(b, x.How)
	return append(b, '}')
}

// DecodeJSON reads x from a JSON object. It skips members that it does not know.
func (x *FailInput) DecodeJSON(d *jsonwire.Decoder) error {
	o := d.Object(&fieldsOfFailInput)
	for o.Next() {
		switch o.Field {
		case 0: // how
			o.Err = jsonwire.String(&x.How, d)
		}
	}
	return o.End()
}

// MarshalJSON lets encoding/json write x.
func (x FailInput) MarshalJSON() ([]byte, error) { return x.AppendJSON(nil), nil }

// UnmarshalJSON lets encoding/json read x. It does not validate.
func (x *FailInput) UnmarshalJSON(data []byte) error {
	return jsonwire.Unmarshal(data, jsonwire.Lenient, x)
}

var fieldsOfChoice = jsonwire.Fields{
	Names: []string{"thing", "number"},
}

// AppendJSON appends x as a JSON object with one member.
func (x *Choice) AppendJSON(b []byte) []byte {
	switch {
	case x.Thing != nil:
		b = append(b, `{"thing":`...)
		b = x.Thing.AppendJSON(b)
	case x.Number != nil:
		b = append(b, `{"number":`...)
		b = strconv.AppendInt(b, *x.Number, 10)
	default:
		return append(b, "{}"...)
	}
	return append(b, '}')
}

// DecodeJSON reads x from a JSON object with one member.
func (x *Choice) DecodeJSON(d *jsonwire.Decoder) error {
	*x = Choice{}
	u := d.Union(&fieldsOfChoice)
	switch u.Field {
	case 0: // thing
		u.Err = jsonwire.Optional(&x.Thing, d, (*Thing).DecodeJSON)
	case 1: // number
		u.Err = jsonwire.Optional(&x.Number, d, jsonwire.Int)
	}
	x.unknown = u.Unknown
	return u.End()
}

// MarshalJSON lets encoding/json write x.
func (x Choice) MarshalJSON() ([]byte, error) { return x.AppendJSON(nil), nil }

// UnmarshalJSON lets encoding/json read x. It does not validate.
func (x *Choice) UnmarshalJSON(data []byte) error {
	return jsonwire.Unmarshal(data, jsonwire.Lenient, x)
}

var fieldsOfMissing = jsonwire.Fields{
	Names:    []string{"name", "near"},
	Required: []uint64{0x3},
}

// AppendJSON appends x as a JSON object.
func (x *Missing) AppendJSON(b []byte) []byte {
	b = append(b, `{"name":`...)
	b = jsonwire.AppendString(b, x.Name)
	b = append(b, `,"near":[`...)
	for _, v := range x.Near {
		b = jsonwire.AppendString(b, v)
		b = append(b, ',')
	}
	b = jsonwire.Close(b, ']')
	return append(b, '}')
}

// DecodeJSON reads x from a JSON object. It skips members that it does not know.
func (x *Missing) DecodeJSON(d *jsonwire.Decoder) error {
	o := d.Object(&fieldsOfMissing)
	for o.Next() {
		switch o.Field {
		case 0: // name
			o.Err = jsonwire.String(&x.Name, d)
		case 1: // near
			o.Err = jsonwire.List(&x.Near, d, jsonwire.String)
		}
	}
	return o.End()
}

// MarshalJSON lets encoding/json write x.
func (x Missing) MarshalJSON() ([]byte, error) { return x.AppendJSON(nil), nil }

// UnmarshalJSON lets encoding/json read x. It does not validate.
func (x *Missing) UnmarshalJSON(data []byte) error {
	return jsonwire.Unmarshal(data, jsonwire.Lenient, x)
}

var fieldsOfSuccess = jsonwire.Fields{
	Names:    []string{"success"},
	Required: []uint64{0x1},
}

// AppendJSON appends x as a JSON object.
func (x *Success) AppendJSON(b []byte) []byte {
	b = append(b, `{"success":`...)
	b = strconv.AppendBool(b, x.Success)
	return append(b, '}')
}

// DecodeJSON reads x from a JSON object. It skips members that it does not know.
func (x *Success) DecodeJSON(d *jsonwire.Decoder) error {
	o := d.Object(&fieldsOfSuccess)
	for o.Next() {
		switch o.Field {
		case 0: // success
			o.Err = jsonwire.Bool(&x.Success, d)
		}
	}
	return o.End()
}

// MarshalJSON lets encoding/json write x.
func (x Success) MarshalJSON() ([]byte, error) { return x.AppendJSON(nil), nil }

// UnmarshalJSON lets encoding/json read x. It does not validate.
func (x *Success) UnmarshalJSON(data []byte) error {
	return jsonwire.Unmarshal(data, jsonwire.Lenient, x)
}

var fieldsOfBare jsonwire.Fields

// AppendJSON appends x as a JSON object.
func (x *Bare) AppendJSON(b []byte) []byte {
	return append(b, "{}"...)
}

// DecodeJSON reads x from a JSON object. It skips members that it does not know.
func (x *Bare) DecodeJSON(d *jsonwire.Decoder) error {
	o := d.Object(&fieldsOfBare)
	o.Next()
	return o.End()
}

// MarshalJSON lets encoding/json write x.
func (x Bare) MarshalJSON() ([]byte, error) { return x.AppendJSON(nil), nil }

// UnmarshalJSON lets encoding/json read x. It does not validate.
func (x *Bare) UnmarshalJSON(data []byte) error {
	return jsonwire.Unmarshal(data, jsonwire.Lenient, x)
}
