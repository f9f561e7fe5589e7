package exchange

import (
	"strconv"

	kit "github.com/kitc-lang/kit/runtime"
	jsonwire "github.com/kitc-lang/kit/runtime/wire/json"
)

// AppendJSON appends the name of x in quotes.
func (x Light) AppendJSON(b []byte) []byte {
	b = append(b, '"')
	b = append(b, x.String()...)
	return append(b, '"')
}

// DecodeJSON reads the name of a member.
func (x *Light) DecodeJSON(d *jsonwire.Decoder) error {
	return jsonwire.Enum(x, d, ParseLight, "red, amber or green")
}

// MarshalText lets encoding/json write x, as a value and as a key of a map.
func (x Light) MarshalText() ([]byte, error) { return []byte(x.String()), nil }

// UnmarshalText lets encoding/json read x. A name that is not known becomes kit.UnknownEnum.
func (x *Light) UnmarshalText(text []byte) error {
	v, ok := ParseLight(string(text))
	if !ok {
		v = kit.UnknownEnum
	}
	*x = v
	return nil
}

var fieldsOfPoint = jsonwire.Fields{
	Names:    []string{"x", "y"},
	Required: []uint64{0x3},
}

// AppendJSON appends x as a JSON object.
func (x *Point) AppendJSON(b []byte) []byte {
	b = append(b, `{"x":`...)
	b = jsonwire.AppendFloat(b, x.X)
	b = append(b, `,"y":`...)
	b = jsonwire.AppendFloat(b, x.Y)
	return append(b, '}')
}

// DecodeJSON reads x from a JSON object. It skips members that it does not know.
func (x *Point) DecodeJSON(d *jsonwire.Decoder) error {
	o := d.Object(&fieldsOfPoint)
	for o.Next() {
		switch o.Field {
		case 0: // x
			o.Err = jsonwire.Float(&x.X, d)
		case 1: // y
			o.Err = jsonwire.Float(&x.Y, d)
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

var fieldsOfNode = jsonwire.Fields{
	Names:    []string{"name", "children", "named", "next"},
	Required: []uint64{0x7},
}

// AppendJSON appends x as a JSON object.
func (x *Node) AppendJSON(b []byte) []byte {
	b = append(b, `{"name":`...)
	b = jsonwire.AppendString(b, string(x.Name))
	b = append(b, `,"children":[`...)
	for i := range x.Children {
		b = x.Children[i].AppendJSON(b)
		b = append(b, ',')
	}
	b = jsonwire.Close(b, ']')
	b = append(b, `,"named":{`...)
	for k, v := range x.Named {
		b = jsonwire.AppendString(b, k)
		b = append(b, ':')
		b = v.AppendJSON(b)
		b = append(b, ',')
	}
	b = jsonwire.Close(b, '}')
	if x.Next != nil {
		b = append(b, `,"next":`...)
		b = x.Next.AppendJSON(b)
	}
	return append(b, '}')
}

// DecodeJSON reads x from a JSON object. It skips members that it does not know.
func (x *Node) DecodeJSON(d *jsonwire.Decoder) error {
	o := d.Object(&fieldsOfNode)
	for o.Next() {
		switch o.Field {
		case 0: // name
			o.Err = jsonwire.String(&x.Name, d)
		case 1: // children
			o.Err = jsonwire.List(&x.Children, d, (*Node).DecodeJSON)
		case 2: // named
			o.Err = jsonwire.Map(&x.Named, d, jsonwire.String, (*Node).DecodeJSON)
		case 3: // next
			o.Err = jsonwire.Optional(&x.Next, d, (*Node).DecodeJSON)
		}
	}
	return o.End()
}

// MarshalJSON lets encoding/json write x.
func (x Node) MarshalJSON() ([]byte, error) { return x.AppendJSON(nil), nil }

// UnmarshalJSON lets encoding/json read x. It does not validate.
func (x *Node) UnmarshalJSON(data []byte) error {
	return jsonwire.Unmarshal(data, jsonwire.Lenient, x)
}

var fieldsOfEverything = jsonwire.Fields{
	Required:  []uint64{0x7ffffff},
	Sensitive: []uint64{0x100000000},
	Names: []string{
		"yes",
		"tiny",
		"small",
		"medium",
		"large",
		"real",
		"text",
		"raw",
		"id",
		"at",
		"took",
		"day",
		"free",
		"word",
		"light",
		"point",
		"shape",
		"numbers",
		"flags",
		"points",
		"lights",
		"words",
		"by_name",
		"by_number",
		"by_light",
		"by_id",
		"nested",
		"tree",
		"maybe",
		"maybe_not",
		"maybe_any",
		"rank",
		"secret",
		"old",
	},
	Find: func(name string) int {
		switch name {
		case "yes":
			return 0
		case "tiny":
			return 1
		case "small":
			return 2
		case "medium":
			return 3
		case "large":
			return 4
		case "real":
			return 5
		case "text":
			return 6
		case "raw":
			return 7
		case "id":
			return 8
		case "at":
			return 9
		case "took":
			return 10
		case "day":
			return 11
		case "free":
			return 12
		case "word":
			return 13
		case "light":
			return 14
		case "point":
			return 15
		case "shape":
			return 16
		case "numbers":
			return 17
		case "flags":
			return 18
		case "points":
			return 19
		case "lights":
			return 20
		case "words":
			return 21
		case "by_name":
			return 22
		case "by_number":
			return 23
		case "by_light":
			return 24
		case "by_id":
			return 25
		case "nested":
			return 26
		case "tree":
			return 27
		case "maybe":
			return 28
		case "maybe_not":
			return 29
		case "maybe_any":
			return 30
		case "rank":
			return 31
		case "secret":
			return 32
		case "old":
			return 33
		}
		return -1
	},
}

// AppendJSON appends x as a JSON object.
func (x *Everything) AppendJSON(b []byte) []byte {
	b = append(b, `{"yes":`...)
	b = strconv.AppendBool(b, x.Yes)
	b = append(b, `,"tiny":`...)
	b = strconv.AppendInt(b, int64(x.Tiny), 10)
	b = append(b, `,"small":`...)
	b = strconv.AppendInt(b, int64(x.Small), 10)
	b = append(b, `,"medium":`...)
	b = strconv.AppendInt(b, int64(x.Medium), 10)
	b = append(b, `,"large":`...)
	b = strconv.AppendInt(b, x.Large, 10)
	b = append(b, `,"real":`...)
	b = jsonwire.AppendFloat(b, x.Real)
	b = append(b, `,"text":`...)
	b = jsonwire.AppendString(b, x.Text)
	b = append(b, `,"raw":`...)
	b = jsonwire.AppendBytes(b, x.Raw)
	b = append(b, `,"id":`...)
	b = jsonwire.AppendUUID(b, x.ID)
	b = append(b, `,"at":`...)
	b = jsonwire.AppendTimestamp(b, x.At)
	b = append(b, `,"took":`...)
	b = jsonwire.AppendDuration(b, x.Took)
	b = append(b, `,"day":`...)
	b = jsonwire.AppendDate(b, x.Day)
	b = append(b, `,"free":`...)
	b = jsonwire.AppendAny(b, x.Free)
	b = append(b, `,"word":`...)
	b = jsonwire.AppendString(b, string(x.Word))
	b = append(b, `,"light":`...)
	b = x.Light.AppendJSON(b)
	b = append(b, `,"point":`...)
	b = x.Point.AppendJSON(b)
	b = append(b, `,"shape":`...)
	b = x.Shape.AppendJSON(b)
	b = append(b, `,"numbers":[`...)
	for _, v := range x.Numbers {
		b = strconv.AppendInt(b, int64(v), 10)
		b = append(b, ',')
	}
	b = jsonwire.Close(b, ']')
	b = append(b, `,"flags":[`...)
	for _, v := range x.Flags {
		b = strconv.AppendBool(b, v)
		b = append(b, ',')
	}
	b = jsonwire.Close(b, ']')
	b = append(b, `,"points":[`...)
	for i := range x.Points {
		b = x.Points[i].AppendJSON(b)
		b = append(b, ',')
	}
	b = jsonwire.Close(b, ']')
	b = append(b, `,"lights":[`...)
	for _, v := range x.Lights {
		b = v.AppendJSON(b)
		b = append(b, ',')
	}
	b = jsonwire.Close(b, ']')
	b = append(b, `,"words":[`...)
	for _, v := range x.Words {
		b = jsonwire.AppendString(b, string(v))
		b = append(b, ',')
	}
	b = jsonwire.Close(b, ']')
	b = append(b, `,"by_name":{`...)
	for k, v := range x.ByName {
		b = jsonwire.AppendString(b, k)
		b = append(b, ':')
		b = strconv.AppendInt(b, v, 10)
		b = append(b, ',')
	}
	b = jsonwire.Close(b, '}')
	b = append(b, `,"by_number":{`...)
	for k, v := range x.ByNumber {
		b = append(b, '"')
		b = strconv.AppendInt(b, int64(k), 10)
		b = append(b, `":`...)
		b = jsonwire.AppendString(b, v)
		b = append(b, ',')
	}
	b = jsonwire.Close(b, '}')
	b = append(b, `,"by_light":{`...)
	for k, v := range x.ByLight {
		b = k.AppendJSON(b)
		b = append(b, ':')
		b = v.AppendJSON(b)
		b = append(b, ',')
	}
	b = jsonwire.Close(b, '}')
	b = append(b, `,"by_id":{`...)
	for k, v := range x.ByID {
		b = jsonwire.AppendUUID(b, k)
		b = append(b, ':')
		b = strconv.AppendBool(b, v)
		b = append(b, ',')
	}
	b = jsonwire.Close(b, '}')
	b = append(b, `,"nested":{`...)
	for k, v := range x.Nested {
		b = jsonwire.AppendString(b, k)
		b = append(b, `:[`...)
		for _, v2 := range v {
			b = append(b, '{')
			for k3, v3 := range v2 {
				b = jsonwire.AppendString(b, k3)
				b = append(b, ':')
				b = v3.AppendJSON(b)
				b = append(b, ',')
			}
			b = jsonwire.Close(b, '}')
			b = append(b, ',')
		}
		b = jsonwire.Close(b, ']')
		b = append(b, ',')
	}
	b = jsonwire.Close(b, '}')
	if x.Tree != nil {
		b = append(b, `,"tree":`...)
		b = x.Tree.AppendJSON(b)
	}
	if x.Maybe != nil {
		b = append(b, `,"maybe":`...)
		b = jsonwire.AppendString(b, *x.Maybe)
	}
	if x.MaybeNot != nil {
		b = append(b, `,"maybe_not":`...)
		b = strconv.AppendBool(b, *x.MaybeNot)
	}
	if x.MaybeAny != nil {
		b = append(b, `,"maybe_any":[`...)
		for _, v := range x.MaybeAny {
			b = jsonwire.AppendString(b, v)
			b = append(b, ',')
		}
		b = jsonwire.Close(b, ']')
	}
	if x.Rank != nil {
		b = append(b, `,"rank":`...)
		b = strconv.AppendInt(b, int64(*x.Rank), 10)
	}
	if x.Secret != nil {
		b = append(b, `,"secret":`...)
		b = jsonwire.AppendString(b, *x.Secret)
	}
	if x.Old != nil {
		b = append(b, `,"old":`...)
		b = jsonwire.AppendString(b, *x.Old)
	}
	return append(b, '}')
}

// DecodeJSON reads x from a JSON object. It skips members that it does not know.
func (x *Everything) DecodeJSON(d *jsonwire.Decoder) error {
	o := d.Object(&fieldsOfEverything)
	for o.Next() {
		switch o.Field {
		case 0: // yes
			o.Err = jsonwire.Bool(&x.Yes, d)
		case 1: // tiny
			o.Err = jsonwire.Int(&x.Tiny, d)
		case 2: // small
			o.Err = jsonwire.Int(&x.Small, d)
		case 3: // medium
			o.Err = jsonwire.Int(&x.Medium, d)
		case 4: // large
			o.Err = jsonwire.Int(&x.Large, d)
		case 5: // real
			o.Err = jsonwire.Float(&x.Real, d)
		case 6: // text
			o.Err = jsonwire.String(&x.Text, d)
		case 7: // raw
			o.Err = jsonwire.Bytes(&x.Raw, d)
		case 8: // id
			o.Err = jsonwire.UUID(&x.ID, d)
		case 9: // at
			o.Err = jsonwire.Timestamp(&x.At, d)
		case 10: // took
			o.Err = jsonwire.Duration(&x.Took, d)
		case 11: // day
			o.Err = jsonwire.Date(&x.Day, d)
		case 12: // free
			o.Err = jsonwire.Any(&x.Free, d)
		case 13: // word
			o.Err = jsonwire.String(&x.Word, d)
		case 14: // light
			o.Err = x.Light.DecodeJSON(d)
		case 15: // point
			o.Err = x.Point.DecodeJSON(d)
		case 16: // shape
			o.Err = x.Shape.DecodeJSON(d)
		case 17: // numbers
			o.Err = jsonwire.List(&x.Numbers, d, jsonwire.Int)
		case 18: // flags
			o.Err = jsonwire.List(&x.Flags, d, jsonwire.Bool)
		case 19: // points
			o.Err = jsonwire.List(&x.Points, d, (*Point).DecodeJSON)
		case 20: // lights
			o.Err = jsonwire.List(&x.Lights, d, (*Light).DecodeJSON)
		case 21: // words
			o.Err = jsonwire.List(&x.Words, d, jsonwire.String)
		case 22: // by_name
			o.Err = jsonwire.Map(&x.ByName, d, jsonwire.String, jsonwire.Int)
		case 23: // by_number
			o.Err = jsonwire.Map(&x.ByNumber, d, jsonwire.IntKey, jsonwire.String)
		case 24: // by_light
			o.Err = jsonwire.Map(&x.ByLight, d, (*Light).DecodeJSON, (*Point).DecodeJSON)
		case 25: // by_id
			o.Err = jsonwire.Map(&x.ByID, d, jsonwire.UUID, jsonwire.Bool)
		case 26: // nested
			o.Err = jsonwire.Map(&x.Nested, d, jsonwire.String, func(p *[]map[string]Point, d *jsonwire.Decoder) error {
				return jsonwire.List(p, d, func(p *map[string]Point, d *jsonwire.Decoder) error {
					return jsonwire.Map(p, d, jsonwire.String, (*Point).DecodeJSON)
				})
			})
		case 27: // tree
			o.Err = jsonwire.Optional(&x.Tree, d, (*Node).DecodeJSON)
		case 28: // maybe
			o.Err = jsonwire.Optional(&x.Maybe, d, jsonwire.String)
		case 29: // maybe_not
			o.Err = jsonwire.Optional(&x.MaybeNot, d, jsonwire.Bool)
		case 30: // maybe_any
			o.Err = jsonwire.List(&x.MaybeAny, d, jsonwire.String)
		case 31: // rank
			o.Err = jsonwire.Optional(&x.Rank, d, jsonwire.Int)
		case 32: // secret
			o.Err = jsonwire.Optional(&x.Secret, d, jsonwire.String)
		case 33: // old
			o.Err = jsonwire.Optional(&x.Old, d, jsonwire.String)
		}
	}
	return o.End()
}

// MarshalJSON lets encoding/json write x.
func (x Everything) MarshalJSON() ([]byte, error) { return x.AppendJSON(nil), nil }

// UnmarshalJSON lets encoding/json read x. It does not validate.
func (x *Everything) UnmarshalJSON(data []byte) error {
	return jsonwire.Unmarshal(data, jsonwire.Lenient, x)
}

var fieldsOfMoveInput = jsonwire.Fields{
	Names:    []string{"point", "dx", "dy"},
	Required: []uint64{0x3},
}

// AppendJSON appends x as a JSON object.
func (x *MoveInput) AppendJSON(b []byte) []byte {
	b = append(b, `{"point":`...)
	b = x.Point.AppendJSON(b)
	b = append(b, `,"dx":`...)
	b = jsonwire.AppendFloat(b, x.Dx)
	if x.Dy != nil {
		b = append(b, `,"dy":`...)
		b = jsonwire.AppendFloat(b, *x.Dy)
	}
	return append(b, '}')
}

// DecodeJSON reads x from a JSON object. It skips members that it does not know.
func (x *MoveInput) DecodeJSON(d *jsonwire.Decoder) error {
	o := d.Object(&fieldsOfMoveInput)
	for o.Next() {
		switch o.Field {
		case 0: // point
			o.Err = x.Point.DecodeJSON(d)
		case 1: // dx
			o.Err = jsonwire.Float(&x.Dx, d)
		case 2: // dy
			o.Err = jsonwire.Optional(&x.Dy, d, jsonwire.Float)
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

var fieldsOfTurnInput = jsonwire.Fields{
	Names:    []string{"shape"},
	Required: []uint64{0x1},
}

// AppendJSON appends x as a JSON object.
func (x *TurnInput) AppendJSON(b []byte) []byte {
	b = append(b, `{"shape":`...)
	b = x.Shape.AppendJSON(b)
	return append(b, '}')
}

// DecodeJSON reads x from a JSON object. It skips members that it does not know.
func (x *TurnInput) DecodeJSON(d *jsonwire.Decoder) error {
	o := d.Object(&fieldsOfTurnInput)
	for o.Next() {
		switch o.Field {
		case 0: // shape
			o.Err = x.Shape.DecodeJSON(d)
		}
	}
	return o.End()
}

// MarshalJSON lets encoding/json write x.
func (x TurnInput) MarshalJSON() ([]byte, error) { return x.AppendJSON(nil), nil }

// UnmarshalJSON lets encoding/json read x. It does not validate.
func (x *TurnInput) UnmarshalJSON(data []byte) error {
	return jsonwire.Unmarshal(data, jsonwire.Lenient, x)
}

var fieldsOfExplainInput = jsonwire.Fields{
	Names:    []string{"word", "times", "lights", "trace"},
	Required: []uint64{0x1},
}

// AppendJSON appends x as a JSON object.
func (x *ExplainInput) AppendJSON(b []byte) []byte {
	b = append(b, `{"word":`...)
	b = jsonwire.AppendString(b, string(x.Word))
	if x.Times != nil {
		b = append(b, `,"times":`...)
		b = strconv.AppendInt(b, int64(*x.Times), 10)
	}
	if x.Lights != nil {
		b = append(b, `,"lights":[`...)
		for _, v := range x.Lights {
			b = v.AppendJSON(b)
			b = append(b, ',')
		}
		b = jsonwire.Close(b, ']')
	}
	if x.Trace != nil {
		b = append(b, `,"trace":`...)
		b = jsonwire.AppendString(b, *x.Trace)
	}
	return append(b, '}')
}

// DecodeJSON reads x from a JSON object. It skips members that it does not know.
func (x *ExplainInput) DecodeJSON(d *jsonwire.Decoder) error {
	o := d.Object(&fieldsOfExplainInput)
	for o.Next() {
		switch o.Field {
		case 0: // word
			o.Err = jsonwire.String(&x.Word, d)
		case 1: // times
			o.Err = jsonwire.Optional(&x.Times, d, jsonwire.Int)
		case 2: // lights
			o.Err = jsonwire.List(&x.Lights, d, (*Light).DecodeJSON)
		case 3: // trace
			o.Err = jsonwire.Optional(&x.Trace, d, jsonwire.String)
		}
	}
	return o.End()
}

// MarshalJSON lets encoding/json write x.
func (x ExplainInput) MarshalJSON() ([]byte, error) { return x.AppendJSON(nil), nil }

// UnmarshalJSON lets encoding/json read x. It does not validate.
func (x *ExplainInput) UnmarshalJSON(data []byte) error {
	return jsonwire.Unmarshal(data, jsonwire.Lenient, x)
}

var fieldsOfCountInput = jsonwire.Fields{
	Names:    []string{"text"},
	Required: []uint64{0x1},
}

// AppendJSON appends x as a JSON object.
func (x *CountInput) AppendJSON(b []byte) []byte {
	b = append(b, `{"text":`...)
	b = jsonwire.AppendString(b, x.Text)
	return append(b, '}')
}

// DecodeJSON reads x from a JSON object. It skips members that it does not know.
func (x *CountInput) DecodeJSON(d *jsonwire.Decoder) error {
	o := d.Object(&fieldsOfCountInput)
	for o.Next() {
		switch o.Field {
		case 0: // text
			o.Err = jsonwire.String(&x.Text, d)
		}
	}
	return o.End()
}

// MarshalJSON lets encoding/json write x.
func (x CountInput) MarshalJSON() ([]byte, error) { return x.AppendJSON(nil), nil }

// UnmarshalJSON lets encoding/json read x. It does not validate.
func (x *CountInput) UnmarshalJSON(data []byte) error {
	return jsonwire.Unmarshal(data, jsonwire.Lenient, x)
}

var fieldsOfShape = jsonwire.Fields{
	Names: []string{"point", "words", "label", "count"},
}

// AppendJSON appends x as a JSON object with one member.
func (x *Shape) AppendJSON(b []byte) []byte {
	switch {
	case x.Point != nil:
		b = append(b, `{"point":`...)
		b = x.Point.AppendJSON(b)
	case x.Words != nil:
		b = append(b, `{"words":[`...)
		for _, v := range x.Words {
			b = jsonwire.AppendString(b, string(v))
			b = append(b, ',')
		}
		b = jsonwire.Close(b, ']')
	case x.Label != nil:
		b = append(b, `{"label":`...)
		b = jsonwire.AppendString(b, *x.Label)
	case x.Count != nil:
		b = append(b, `{"count":`...)
		b = strconv.AppendInt(b, *x.Count, 10)
	default:
		return append(b, "{}"...)
	}
	return append(b, '}')
}

// DecodeJSON reads x from a JSON object with one member.
func (x *Shape) DecodeJSON(d *jsonwire.Decoder) error {
	*x = Shape{}
	u := d.Union(&fieldsOfShape)
	switch u.Field {
	case 0: // point
		u.Err = jsonwire.Optional(&x.Point, d, (*Point).DecodeJSON)
	case 1: // words
		u.Err = jsonwire.List(&x.Words, d, jsonwire.String)
	case 2: // label
		u.Err = jsonwire.Optional(&x.Label, d, jsonwire.String)
	case 3: // count
		u.Err = jsonwire.Optional(&x.Count, d, jsonwire.Int)
	}
	x.unknown = u.Unknown
	return u.End()
}

// MarshalJSON lets encoding/json write x.
func (x Shape) MarshalJSON() ([]byte, error) { return x.AppendJSON(nil), nil }

// UnmarshalJSON lets encoding/json read x. It does not validate.
func (x *Shape) UnmarshalJSON(data []byte) error {
	return jsonwire.Unmarshal(data, jsonwire.Lenient, x)
}

var fieldsOfUnknownWord = jsonwire.Fields{
	Names:    []string{"word", "nearest"},
	Required: []uint64{0x3},
}

// AppendJSON appends x as a JSON object.
func (x *UnknownWord) AppendJSON(b []byte) []byte {
	b = append(b, `{"word":`...)
	b = jsonwire.AppendString(b, string(x.Word))
	b = append(b, `,"nearest":[`...)
	for _, v := range x.Nearest {
		b = jsonwire.AppendString(b, string(v))
		b = append(b, ',')
	}
	b = jsonwire.Close(b, ']')
	return append(b, '}')
}

// DecodeJSON reads x from a JSON object. It skips members that it does not know.
func (x *UnknownWord) DecodeJSON(d *jsonwire.Decoder) error {
	o := d.Object(&fieldsOfUnknownWord)
	for o.Next() {
		switch o.Field {
		case 0: // word
			o.Err = jsonwire.String(&x.Word, d)
		case 1: // nearest
			o.Err = jsonwire.List(&x.Nearest, d, jsonwire.String)
		}
	}
	return o.End()
}

// MarshalJSON lets encoding/json write x.
func (x UnknownWord) MarshalJSON() ([]byte, error) { return x.AppendJSON(nil), nil }

// UnmarshalJSON lets encoding/json read x. It does not validate.
func (x *UnknownWord) UnmarshalJSON(data []byte) error {
	return jsonwire.Unmarshal(data, jsonwire.Lenient, x)
}

var fieldsOfAsleep = jsonwire.Fields{
	Names:    []string{"until"},
	Required: []uint64{0x1},
}

// AppendJSON appends x as a JSON object.
func (x *Asleep) AppendJSON(b []byte) []byte {
	b = append(b, `{"until":`...)
	b = jsonwire.AppendTimestamp(b, x.Until)
	return append(b, '}')
}

// DecodeJSON reads x from a JSON object. It skips members that it does not know.
func (x *Asleep) DecodeJSON(d *jsonwire.Decoder) error {
	o := d.Object(&fieldsOfAsleep)
	for o.Next() {
		switch o.Field {
		case 0: // until
			o.Err = jsonwire.Timestamp(&x.Until, d)
		}
	}
	return o.End()
}

// MarshalJSON lets encoding/json write x.
func (x Asleep) MarshalJSON() ([]byte, error) { return x.AppendJSON(nil), nil }

// UnmarshalJSON lets encoding/json read x. It does not validate.
func (x *Asleep) UnmarshalJSON(data []byte) error {
	return jsonwire.Unmarshal(data, jsonwire.Lenient, x)
}
