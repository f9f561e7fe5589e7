package routes

import (
	"strconv"
	"time"

	kit "github.com/kitc-lang/kit/runtime"
	jsonwire "github.com/kitc-lang/kit/runtime/wire/json"
)

// AppendJSON appends the name of x in quotes.
func (x Color) AppendJSON(b []byte) []byte {
	b = append(b, '"')
	b = append(b, x.String()...)
	return append(b, '"')
}

// DecodeJSON reads the name of a member.
func (x *Color) DecodeJSON(d *jsonwire.Decoder) error {
	return jsonwire.Enum(x, d, ParseColor, "red or green")
}

// MarshalText lets encoding/json write x, as a value and as a key of a map.
func (x Color) MarshalText() ([]byte, error) { return []byte(x.String()), nil }

// UnmarshalText lets encoding/json read x. A name that is not known becomes kit.UnknownEnum.
func (x *Color) UnmarshalText(text []byte) error {
	v, ok := ParseColor(string(text))
	if !ok {
		v = kit.UnknownEnum
	}
	*x = v
	return nil
}

var fieldsOfKinds = jsonwire.Fields{
	Required: []uint64{0x1ffff},
	Names: []string{
		"yes",
		"tiny",
		"short",
		"medium",
		"long",
		"real",
		"text",
		"id",
		"at",
		"took",
		"day",
		"color",
		"moment",
		"key",
		"pause",
		"small",
		"born",
	},
	Find: func(name string) int {
		switch name {
		case "yes":
			return 0
		case "tiny":
			return 1
		case "short":
			return 2
		case "medium":
			return 3
		case "long":
			return 4
		case "real":
			return 5
		case "text":
			return 6
		case "id":
			return 7
		case "at":
			return 8
		case "took":
			return 9
		case "day":
			return 10
		case "color":
			return 11
		case "moment":
			return 12
		case "key":
			return 13
		case "pause":
			return 14
		case "small":
			return 15
		case "born":
			return 16
		}
		return -1
	},
}

// AppendJSON appends x as a JSON object.
func (x *Kinds) AppendJSON(b []byte) []byte {
	b = append(b, `{"yes":`...)
	b = strconv.AppendBool(b, x.Yes)
	b = append(b, `,"tiny":`...)
	b = strconv.AppendInt(b, int64(x.Tiny), 10)
	b = append(b, `,"short":`...)
	b = strconv.AppendInt(b, int64(x.Short), 10)
	b = append(b, `,"medium":`...)
	b = strconv.AppendInt(b, int64(x.Medium), 10)
	b = append(b, `,"long":`...)
	b = strconv.AppendInt(b, x.Long, 10)
	b = append(b, `,"real":`...)
	b = jsonwire.AppendFloat(b, x.Real)
	b = append(b, `,"text":`...)
	b = jsonwire.AppendString(b, x.Text)
	b = append(b, `,"id":`...)
	b = jsonwire.AppendUUID(b, x.ID)
	b = append(b, `,"at":`...)
	b = jsonwire.AppendTimestamp(b, x.At)
	b = append(b, `,"took":`...)
	b = jsonwire.AppendDuration(b, x.Took)
	b = append(b, `,"day":`...)
	b = jsonwire.AppendDate(b, x.Day)
	b = append(b, `,"color":`...)
	b = x.Color.AppendJSON(b)
	b = append(b, `,"moment":`...)
	b = jsonwire.AppendTimestamp(b, time.Time(x.Moment))
	b = append(b, `,"key":`...)
	b = jsonwire.AppendUUID(b, kit.UUID(x.Key))
	b = append(b, `,"pause":`...)
	b = jsonwire.AppendDuration(b, time.Duration(x.Pause))
	b = append(b, `,"small":`...)
	b = strconv.AppendInt(b, int64(x.Small), 10)
	b = append(b, `,"born":`...)
	b = jsonwire.AppendDate(b, kit.Date(x.Born))
	return append(b, '}')
}

// DecodeJSON reads x from a JSON object. It skips members that it does not know.
func (x *Kinds) DecodeJSON(d *jsonwire.Decoder) error {
	o := d.Object(&fieldsOfKinds)
	for o.Next() {
		switch o.Field {
		case 0: // yes
			o.Err = jsonwire.Bool(&x.Yes, d)
		case 1: // tiny
			o.Err = jsonwire.Int(&x.Tiny, d)
		case 2: // short
			o.Err = jsonwire.Int(&x.Short, d)
		case 3: // medium
			o.Err = jsonwire.Int(&x.Medium, d)
		case 4: // long
			o.Err = jsonwire.Int(&x.Long, d)
		case 5: // real
			o.Err = jsonwire.Float(&x.Real, d)
		case 6: // text
			o.Err = jsonwire.String(&x.Text, d)
		case 7: // id
			o.Err = jsonwire.UUID(&x.ID, d)
		case 8: // at
			o.Err = jsonwire.Timestamp(&x.At, d)
		case 9: // took
			o.Err = jsonwire.Duration(&x.Took, d)
		case 10: // day
			o.Err = jsonwire.Date(&x.Day, d)
		case 11: // color
			o.Err = x.Color.DecodeJSON(d)
		case 12: // moment
			o.Err = jsonwire.Timestamp((*time.Time)(&x.Moment), d)
		case 13: // key
			o.Err = jsonwire.UUID(&x.Key, d)
		case 14: // pause
			o.Err = jsonwire.Duration(&x.Pause, d)
		case 15: // small
			o.Err = jsonwire.Int(&x.Small, d)
		case 16: // born
			o.Err = jsonwire.Date((*kit.Date)(&x.Born), d)
		}
	}
	return o.End()
}

// MarshalJSON lets encoding/json write x.
func (x Kinds) MarshalJSON() ([]byte, error) { return x.AppendJSON(nil), nil }

// UnmarshalJSON lets encoding/json read x. It does not validate.
func (x *Kinds) UnmarshalJSON(data []byte) error {
	return jsonwire.Unmarshal(data, jsonwire.Lenient, x)
}

var fieldsOfMaybe = jsonwire.Fields{
	Names: []string{"yes", "tiny", "medium", "long", "real", "text", "id", "at", "took", "day", "color", "moment", "key", "paint"},
}

// AppendJSON appends x as a JSON object.
func (x *Maybe) AppendJSON(b []byte) []byte {
	b = append(b, '{')
	if x.Yes != nil {
		b = append(b, `"yes":`...)
		b = strconv.AppendBool(b, *x.Yes)
		b = append(b, ',')
	}
	if x.Tiny != nil {
		b = append(b, `"tiny":`...)
		b = strconv.AppendInt(b, int64(*x.Tiny), 10)
		b = append(b, ',')
	}
	if x.Medium != nil {
		b = append(b, `"medium":`...)
		b = strconv.AppendInt(b, int64(*x.Medium), 10)
		b = append(b, ',')
	}
	if x.Long != nil {
		b = append(b, `"long":`...)
		b = strconv.AppendInt(b, *x.Long, 10)
		b = append(b, ',')
	}
	if x.Real != nil {
		b = append(b, `"real":`...)
		b = jsonwire.AppendFloat(b, *x.Real)
		b = append(b, ',')
	}
	if x.Text != nil {
		b = append(b, `"text":`...)
		b = jsonwire.AppendString(b, *x.Text)
		b = append(b, ',')
	}
	if x.ID != nil {
		b = append(b, `"id":`...)
		b = jsonwire.AppendUUID(b, *x.ID)
		b = append(b, ',')
	}
	if x.At != nil {
		b = append(b, `"at":`...)
		b = jsonwire.AppendTimestamp(b, *x.At)
		b = append(b, ',')
	}
	if x.Took != nil {
		b = append(b, `"took":`...)
		b = jsonwire.AppendDuration(b, *x.Took)
		b = append(b, ',')
	}
	if x.Day != nil {
		b = append(b, `"day":`...)
		b = jsonwire.AppendDate(b, *x.Day)
		b = append(b, ',')
	}
	if x.Color != nil {
		b = append(b, `"color":`...)
		b = x.Color.AppendJSON(b)
		b = append(b, ',')
	}
	if x.Moment != nil {
		b = append(b, `"moment":`...)
		b = jsonwire.AppendTimestamp(b, time.Time(*x.Moment))
		b = append(b, ',')
	}
	if x.Key != nil {
		b = append(b, `"key":`...)
		b = jsonwire.AppendUUID(b, kit.UUID(*x.Key))
		b = append(b, ',')
	}
	if x.Paint != nil {
		b = append(b, `"paint":`...)
		b = jsonwire.AppendString(b, string(*x.Paint))
		b = append(b, ',')
	}
	return jsonwire.Close(b, '}')
}

// DecodeJSON reads x from a JSON object. It skips members that it does not know.
func (x *Maybe) DecodeJSON(d *jsonwire.Decoder) error {
	o := d.Object(&fieldsOfMaybe)
	for o.Next() {
		switch o.Field {
		case 0: // yes
			o.Err = jsonwire.Optional(&x.Yes, d, jsonwire.Bool)
		case 1: // tiny
			o.Err = jsonwire.Optional(&x.Tiny, d, jsonwire.Int)
		case 2: // medium
			o.Err = jsonwire.Optional(&x.Medium, d, jsonwire.Int)
		case 3: // long
			o.Err = jsonwire.Optional(&x.Long, d, jsonwire.Int)
		case 4: // real
			o.Err = jsonwire.Optional(&x.Real, d, jsonwire.Float)
		case 5: // text
			o.Err = jsonwire.Optional(&x.Text, d, jsonwire.String)
		case 6: // id
			o.Err = jsonwire.Optional(&x.ID, d, jsonwire.UUID)
		case 7: // at
			o.Err = jsonwire.Optional(&x.At, d, jsonwire.Timestamp)
		case 8: // took
			o.Err = jsonwire.Optional(&x.Took, d, jsonwire.Duration)
		case 9: // day
			o.Err = jsonwire.Optional(&x.Day, d, jsonwire.Date)
		case 10: // color
			o.Err = jsonwire.Optional(&x.Color, d, (*Color).DecodeJSON)
		case 11: // moment
			o.Err = jsonwire.Optional(&x.Moment, d, func(p *Moment, d *jsonwire.Decoder) error {
				return jsonwire.Timestamp((*time.Time)(p), d)
			})
		case 12: // key
			o.Err = jsonwire.Optional(&x.Key, d, jsonwire.UUID)
		case 13: // paint
			o.Err = jsonwire.Optional(&x.Paint, d, jsonwire.String)
		}
	}
	return o.End()
}

// MarshalJSON lets encoding/json write x.
func (x Maybe) MarshalJSON() ([]byte, error) { return x.AppendJSON(nil), nil }

// UnmarshalJSON lets encoding/json read x. It does not validate.
func (x *Maybe) UnmarshalJSON(data []byte) error {
	return jsonwire.Unmarshal(data, jsonwire.Lenient, x)
}

var fieldsOfLists = jsonwire.Fields{
	Names:    []string{"flags", "numbers", "words", "colors", "moments", "keys"},
	Required: []uint64{0x7},
}

// AppendJSON appends x as a JSON object.
func (x *Lists) AppendJSON(b []byte) []byte {
	b = append(b, `{"flags":[`...)
	for _, v := range x.Flags {
		b = strconv.AppendBool(b, v)
		b = append(b, ',')
	}
	b = jsonwire.Close(b, ']')
	b = append(b, `,"numbers":[`...)
	for _, v := range x.Numbers {
		b = strconv.AppendInt(b, int64(v), 10)
		b = append(b, ',')
	}
	b = jsonwire.Close(b, ']')
	b = append(b, `,"words":[`...)
	for _, v := range x.Words {
		b = jsonwire.AppendString(b, v)
		b = append(b, ',')
	}
	b = jsonwire.Close(b, ']')
	if x.Colors != nil {
		b = append(b, `,"colors":[`...)
		for _, v := range x.Colors {
			b = v.AppendJSON(b)
			b = append(b, ',')
		}
		b = jsonwire.Close(b, ']')
	}
	if x.Moments != nil {
		b = append(b, `,"moments":[`...)
		for _, v := range x.Moments {
			b = jsonwire.AppendTimestamp(b, time.Time(v))
			b = append(b, ',')
		}
		b = jsonwire.Close(b, ']')
	}
	if x.Keys != nil {
		b = append(b, `,"keys":[`...)
		for _, v := range x.Keys {
			b = jsonwire.AppendUUID(b, kit.UUID(v))
			b = append(b, ',')
		}
		b = jsonwire.Close(b, ']')
	}
	return append(b, '}')
}

// DecodeJSON reads x from a JSON object. It skips members that it does not know.
func (x *Lists) DecodeJSON(d *jsonwire.Decoder) error {
	o := d.Object(&fieldsOfLists)
	for o.Next() {
		switch o.Field {
		case 0: // flags
			o.Err = jsonwire.List(&x.Flags, d, jsonwire.Bool)
		case 1: // numbers
			o.Err = jsonwire.List(&x.Numbers, d, jsonwire.Int)
		case 2: // words
			o.Err = jsonwire.List(&x.Words, d, jsonwire.String)
		case 3: // colors
			o.Err = jsonwire.List(&x.Colors, d, (*Color).DecodeJSON)
		case 4: // moments
			o.Err = jsonwire.List(&x.Moments, d, func(p *Moment, d *jsonwire.Decoder) error {
				return jsonwire.Timestamp((*time.Time)(p), d)
			})
		case 5: // keys
			o.Err = jsonwire.List(&x.Keys, d, jsonwire.UUID)
		}
	}
	return o.End()
}

// MarshalJSON lets encoding/json write x.
func (x Lists) MarshalJSON() ([]byte, error) { return x.AppendJSON(nil), nil }

// UnmarshalJSON lets encoding/json read x. It does not validate.
func (x *Lists) UnmarshalJSON(data []byte) error {
	return jsonwire.Unmarshal(data, jsonwire.Lenient, x)
}

var fieldsOfPage = jsonwire.Fields{
	Names:    []string{"text", "etag", "changed", "color", "age"},
	Required: []uint64{0xb},
}

// AppendJSON appends x as a JSON object.
func (x *Page) AppendJSON(b []byte) []byte {
	b = append(b, `{"text":`...)
	b = jsonwire.AppendString(b, x.Text)
	b = append(b, `,"etag":`...)
	b = jsonwire.AppendString(b, x.Etag)
	if x.Changed != nil {
		b = append(b, `,"changed":`...)
		b = jsonwire.AppendTimestamp(b, *x.Changed)
	}
	b = append(b, `,"color":`...)
	b = x.Color.AppendJSON(b)
	if x.Age != nil {
		b = append(b, `,"age":`...)
		b = strconv.AppendInt(b, *x.Age, 10)
	}
	return append(b, '}')
}

// DecodeJSON reads x from a JSON object. It skips members that it does not know.
func (x *Page) DecodeJSON(d *jsonwire.Decoder) error {
	o := d.Object(&fieldsOfPage)
	for o.Next() {
		switch o.Field {
		case 0: // text
			o.Err = jsonwire.String(&x.Text, d)
		case 1: // etag
			o.Err = jsonwire.String(&x.Etag, d)
		case 2: // changed
			o.Err = jsonwire.Optional(&x.Changed, d, jsonwire.Timestamp)
		case 3: // color
			o.Err = x.Color.DecodeJSON(d)
		case 4: // age
			o.Err = jsonwire.Optional(&x.Age, d, jsonwire.Int)
		}
	}
	return o.End()
}

// MarshalJSON lets encoding/json write x.
func (x Page) MarshalJSON() ([]byte, error) { return x.AppendJSON(nil), nil }

// UnmarshalJSON lets encoding/json read x. It does not validate.
func (x *Page) UnmarshalJSON(data []byte) error {
	return jsonwire.Unmarshal(data, jsonwire.Lenient, x)
}

var fieldsOfAroundInput = jsonwire.Fields{
	Names:    []string{"x"},
	Required: []uint64{0x1},
}

// AppendJSON appends x as a JSON object.
func (x *AroundInput) AppendJSON(b []byte) []byte {
	b = append(b, `{"x":`...)
	b = jsonwire.AppendString(b, x.X)
	return append(b, '}')
}

// DecodeJSON reads x from a JSON object. It skips members that it does not know.
func (x *AroundInput) DecodeJSON(d *jsonwire.Decoder) error {
	o := d.Object(&fieldsOfAroundInput)
	for o.Next() {
		switch o.Field {
		case 0: // x
			o.Err = jsonwire.String(&x.X, d)
		}
	}
	return o.End()
}

// MarshalJSON lets encoding/json write x.
func (x AroundInput) MarshalJSON() ([]byte, error) { return x.AppendJSON(nil), nil }

// UnmarshalJSON lets encoding/json read x. It does not validate.
func (x *AroundInput) UnmarshalJSON(data []byte) error {
	return jsonwire.Unmarshal(data, jsonwire.Lenient, x)
}

var fieldsOfThingInput = jsonwire.Fields{
	Names:    []string{"id"},
	Required: []uint64{0x1},
}

// AppendJSON appends x as a JSON object.
func (x *ThingInput) AppendJSON(b []byte) []byte {
	b = append(b, `{"id":`...)
	b = jsonwire.AppendString(b, x.ID)
	return append(b, '}')
}

// DecodeJSON reads x from a JSON object. It skips members that it does not know.
func (x *ThingInput) DecodeJSON(d *jsonwire.Decoder) error {
	o := d.Object(&fieldsOfThingInput)
	for o.Next() {
		switch o.Field {
		case 0: // id
			o.Err = jsonwire.String(&x.ID, d)
		}
	}
	return o.End()
}

// MarshalJSON lets encoding/json write x.
func (x ThingInput) MarshalJSON() ([]byte, error) { return x.AppendJSON(nil), nil }

// UnmarshalJSON lets encoding/json read x. It does not validate.
func (x *ThingInput) UnmarshalJSON(data []byte) error {
	return jsonwire.Unmarshal(data, jsonwire.Lenient, x)
}

var fieldsOfLookInput = jsonwire.Fields{
	Names:    []string{"id"},
	Required: []uint64{0x1},
}

// AppendJSON appends x as a JSON object.
func (x *LookInput) AppendJSON(b []byte) []byte {
	b = append(b, `{"id":`...)
	b = jsonwire.AppendString(b, x.ID)
	return append(b, '}')
}

// DecodeJSON reads x from a JSON object. It skips members that it does not know.
func (x *LookInput) DecodeJSON(d *jsonwire.Decoder) error {
	o := d.Object(&fieldsOfLookInput)
	for o.Next() {
		switch o.Field {
		case 0: // id
			o.Err = jsonwire.String(&x.ID, d)
		}
	}
	return o.End()
}

// MarshalJSON lets encoding/json write x.
func (x LookInput) MarshalJSON() ([]byte, error) { return x.AppendJSON(nil), nil }

// UnmarshalJSON lets encoding/json read x. It does not validate.
func (x *LookInput) UnmarshalJSON(data []byte) error {
	return jsonwire.Unmarshal(data, jsonwire.Lenient, x)
}

var fieldsOfRemoveInput = jsonwire.Fields{
	Names:    []string{"id", "why"},
	Required: []uint64{0x1},
}

// AppendJSON appends x as a JSON object.
func (x *RemoveInput) AppendJSON(b []byte) []byte {
	b = append(b, `{"id":`...)
	b = jsonwire.AppendString(b, x.ID)
	if x.Why != nil {
		b = append(b, `,"why":`...)
		b = jsonwire.AppendString(b, *x.Why)
	}
	return append(b, '}')
}

// DecodeJSON reads x from a JSON object. It skips members that it does not know.
func (x *RemoveInput) DecodeJSON(d *jsonwire.Decoder) error {
	o := d.Object(&fieldsOfRemoveInput)
	for o.Next() {
		switch o.Field {
		case 0: // id
			o.Err = jsonwire.String(&x.ID, d)
		case 1: // why
			o.Err = jsonwire.Optional(&x.Why, d, jsonwire.String)
		}
	}
	return o.End()
}

// MarshalJSON lets encoding/json write x.
func (x RemoveInput) MarshalJSON() ([]byte, error) { return x.AppendJSON(nil), nil }

// UnmarshalJSON lets encoding/json read x. It does not validate.
func (x *RemoveInput) UnmarshalJSON(data []byte) error {
	return jsonwire.Unmarshal(data, jsonwire.Lenient, x)
}

var fieldsOfWholeInput = jsonwire.Fields{
	Names:    []string{"id", "items"},
	Required: []uint64{0x3},
}

// AppendJSON appends x as a JSON object.
func (x *WholeInput) AppendJSON(b []byte) []byte {
	b = append(b, `{"id":`...)
	b = jsonwire.AppendString(b, x.ID)
	b = append(b, `,"items":[`...)
	for _, v := range x.Items {
		b = jsonwire.AppendString(b, v)
		b = append(b, ',')
	}
	b = jsonwire.Close(b, ']')
	return append(b, '}')
}

// DecodeJSON reads x from a JSON object. It skips members that it does not know.
func (x *WholeInput) DecodeJSON(d *jsonwire.Decoder) error {
	o := d.Object(&fieldsOfWholeInput)
	for o.Next() {
		switch o.Field {
		case 0: // id
			o.Err = jsonwire.String(&x.ID, d)
		case 1: // items
			o.Err = jsonwire.List(&x.Items, d, jsonwire.String)
		}
	}
	return o.End()
}

// MarshalJSON lets encoding/json write x.
func (x WholeInput) MarshalJSON() ([]byte, error) { return x.AppendJSON(nil), nil }

// UnmarshalJSON lets encoding/json read x. It does not validate.
func (x *WholeInput) UnmarshalJSON(data []byte) error {
	return jsonwire.Unmarshal(data, jsonwire.Lenient, x)
}

var fieldsOfWholeMaybeInput = jsonwire.Fields{
	Names:    []string{"id", "page"},
	Required: []uint64{0x1},
}

// AppendJSON appends x as a JSON object.
func (x *WholeMaybeInput) AppendJSON(b []byte) []byte {
	b = append(b, `{"id":`...)
	b = jsonwire.AppendString(b, x.ID)
	if x.Page != nil {
		b = append(b, `,"page":`...)
		b = x.Page.AppendJSON(b)
	}
	return append(b, '}')
}

// DecodeJSON reads x from a JSON object. It skips members that it does not know.
func (x *WholeMaybeInput) DecodeJSON(d *jsonwire.Decoder) error {
	o := d.Object(&fieldsOfWholeMaybeInput)
	for o.Next() {
		switch o.Field {
		case 0: // id
			o.Err = jsonwire.String(&x.ID, d)
		case 1: // page
			o.Err = jsonwire.Optional(&x.Page, d, (*Page).DecodeJSON)
		}
	}
	return o.End()
}

// MarshalJSON lets encoding/json write x.
func (x WholeMaybeInput) MarshalJSON() ([]byte, error) { return x.AppendJSON(nil), nil }

// UnmarshalJSON lets encoding/json read x. It does not validate.
func (x *WholeMaybeInput) UnmarshalJSON(data []byte) error {
	return jsonwire.Unmarshal(data, jsonwire.Lenient, x)
}

var fieldsOfHeadersInput = jsonwire.Fields{
	Names: []string{"color"},
}

// AppendJSON appends x as a JSON object.
func (x *HeadersInput) AppendJSON(b []byte) []byte {
	b = append(b, '{')
	if x.Color != nil {
		b = append(b, `"color":`...)
		b = x.Color.AppendJSON(b)
		b = append(b, ',')
	}
	return jsonwire.Close(b, '}')
}

// DecodeJSON reads x from a JSON object. It skips members that it does not know.
func (x *HeadersInput) DecodeJSON(d *jsonwire.Decoder) error {
	o := d.Object(&fieldsOfHeadersInput)
	for o.Next() {
		switch o.Field {
		case 0: // color
			o.Err = jsonwire.Optional(&x.Color, d, (*Color).DecodeJSON)
		}
	}
	return o.End()
}

// MarshalJSON lets encoding/json write x.
func (x HeadersInput) MarshalJSON() ([]byte, error) { return x.AppendJSON(nil), nil }

// UnmarshalJSON lets encoding/json read x. It does not validate.
func (x *HeadersInput) UnmarshalJSON(data []byte) error {
	return jsonwire.Unmarshal(data, jsonwire.Lenient, x)
}

var fieldsOfLost = jsonwire.Fields{
	Names:    []string{"what"},
	Required: []uint64{0x1},
}

// AppendJSON appends x as a JSON object.
func (x *Lost) AppendJSON(b []byte) []byte {
	b = append(b, `{"what":`...)
	b = jsonwire.AppendString(b, x.What)
	return append(b, '}')
}

// DecodeJSON reads x from a JSON object. It skips members that it does not know.
func (x *Lost) DecodeJSON(d *jsonwire.Decoder) error {
	o := d.Object(&fieldsOfLost)
	for o.Next() {
		switch o.Field {
		case 0: // what
			o.Err = jsonwire.String(&x.What, d)
		}
	}
	return o.End()
}

// MarshalJSON lets encoding/json write x.
func (x Lost) MarshalJSON() ([]byte, error) { return x.AppendJSON(nil), nil }

// UnmarshalJSON lets encoding/json read x. It does not validate.
func (x *Lost) UnmarshalJSON(data []byte) error {
	return jsonwire.Unmarshal(data, jsonwire.Lenient, x)
}

var fieldsOfTeapot jsonwire.Fields

// AppendJSON appends x as a JSON object.
func (x *Teapot) AppendJSON(b []byte) []byte {
	return append(b, "{}"...)
}

// DecodeJSON reads x from a JSON object. It skips members that it does not know.
func (x *Teapot) DecodeJSON(d *jsonwire.Decoder) error {
	o := d.Object(&fieldsOfTeapot)
	o.Next()
	return o.End()
}

// MarshalJSON lets encoding/json write x.
func (x Teapot) MarshalJSON() ([]byte, error) { return x.AppendJSON(nil), nil }

// UnmarshalJSON lets encoding/json read x. It does not validate.
func (x *Teapot) UnmarshalJSON(data []byte) error {
	return jsonwire.Unmarshal(data, jsonwire.Lenient, x)
}
