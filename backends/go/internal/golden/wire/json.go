package wire

import (
	"strconv"
	"time"

	kit "github.com/kitc-lang/kit/runtime"
	jsonwire "github.com/kitc-lang/kit/runtime/wire/json"
)

// AppendJSON appends the name of x in quotes.
func (x Level) AppendJSON(b []byte) []byte {
	b = append(b, '"')
	b = append(b, x.String()...)
	return append(b, '"')
}

// DecodeJSON reads the name of a member.
func (x *Level) DecodeJSON(d *jsonwire.Decoder) error {
	return jsonwire.Enum(x, d, ParseLevel, "low, none or high")
}

// MarshalText lets encoding/json write x, as a value and as a key of a map.
func (x Level) MarshalText() ([]byte, error) { return []byte(x.String()), nil }

// UnmarshalText lets encoding/json read x. A name that is not known becomes kit.UnknownEnum.
func (x *Level) UnmarshalText(text []byte) error {
	v, ok := ParseLevel(string(text))
	if !ok {
		v = kit.UnknownEnum
	}
	*x = v
	return nil
}

// AppendJSON appends the name of x in quotes.
func (x Status) AppendJSON(b []byte) []byte {
	b = append(b, '"')
	b = append(b, x.String()...)
	return append(b, '"')
}

// DecodeJSON reads the name of a member.
func (x *Status) DecodeJSON(d *jsonwire.Decoder) error {
	return jsonwire.Enum(x, d, ParseStatus, "pending, paid or shipped")
}

// MarshalText lets encoding/json write x, as a value and as a key of a map.
func (x Status) MarshalText() ([]byte, error) { return []byte(x.String()), nil }

// UnmarshalText lets encoding/json read x. A name that is not known becomes kit.UnknownEnum.
func (x *Status) UnmarshalText(text []byte) error {
	v, ok := ParseStatus(string(text))
	if !ok {
		v = kit.UnknownEnum
	}
	*x = v
	return nil
}

var fieldsOfEmpty jsonwire.Fields

// AppendJSON appends x as a JSON object.
func (x *Empty) AppendJSON(b []byte) []byte {
	return append(b, "{}"...)
}

// DecodeJSON reads x from a JSON object. It skips members that it does not know.
func (x *Empty) DecodeJSON(d *jsonwire.Decoder) error {
	o := d.Object(&fieldsOfEmpty)
	o.Next()
	return o.End()
}

// MarshalJSON lets encoding/json write x.
func (x Empty) MarshalJSON() ([]byte, error) { return x.AppendJSON(nil), nil }

// UnmarshalJSON lets encoding/json read x. It does not validate.
func (x *Empty) UnmarshalJSON(data []byte) error {
	return jsonwire.Unmarshal(data, jsonwire.Lenient, x)
}

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

var fieldsOfScalars = jsonwire.Fields{
	Names:    []string{"flag", "tiny", "count", "ratio", "name", "blob", "ident", "moment", "span", "day", "free", "names", "labels"},
	Required: []uint64{0x1fff},
}

// AppendJSON appends x as a JSON object.
func (x *Scalars) AppendJSON(b []byte) []byte {
	b = append(b, `{"flag":`...)
	b = strconv.AppendBool(b, bool(x.Flag))
	b = append(b, `,"tiny":`...)
	b = strconv.AppendInt(b, int64(x.Tiny), 10)
	b = append(b, `,"count":`...)
	b = strconv.AppendInt(b, int64(x.Count), 10)
	b = append(b, `,"ratio":`...)
	b = jsonwire.AppendFloat(b, float64(x.Ratio))
	b = append(b, `,"name":`...)
	b = jsonwire.AppendString(b, string(x.Name))
	b = append(b, `,"blob":`...)
	b = jsonwire.AppendBytes(b, x.Blob)
	b = append(b, `,"ident":`...)
	b = jsonwire.AppendUUID(b, kit.UUID(x.Ident))
	b = append(b, `,"moment":`...)
	b = jsonwire.AppendTimestamp(b, time.Time(x.Moment))
	b = append(b, `,"span":`...)
	b = jsonwire.AppendDuration(b, time.Duration(x.Span))
	b = append(b, `,"day":`...)
	b = jsonwire.AppendDate(b, kit.Date(x.Day))
	b = append(b, `,"free":`...)
	b = jsonwire.AppendAny(b, x.Free)
	b = append(b, `,"names":[`...)
	for _, v := range x.Names {
		b = jsonwire.AppendString(b, string(v))
		b = append(b, ',')
	}
	b = jsonwire.Close(b, ']')
	b = append(b, `,"labels":{`...)
	for k, v := range x.Labels {
		b = jsonwire.AppendString(b, string(k))
		b = append(b, ':')
		b = jsonwire.AppendString(b, string(v))
		b = append(b, ',')
	}
	b = jsonwire.Close(b, '}')
	return append(b, '}')
}

// DecodeJSON reads x from a JSON object. It skips members that it does not know.
func (x *Scalars) DecodeJSON(d *jsonwire.Decoder) error {
	o := d.Object(&fieldsOfScalars)
	for o.Next() {
		switch o.Field {
		case 0: // flag
			o.Err = jsonwire.Bool(&x.Flag, d)
		case 1: // tiny
			o.Err = jsonwire.Int(&x.Tiny, d)
		case 2: // count
			o.Err = jsonwire.Int(&x.Count, d)
		case 3: // ratio
			o.Err = jsonwire.Float(&x.Ratio, d)
		case 4: // name
			o.Err = jsonwire.String(&x.Name, d)
		case 5: // blob
			o.Err = jsonwire.Bytes(&x.Blob, d)
		case 6: // ident
			o.Err = jsonwire.UUID(&x.Ident, d)
		case 7: // moment
			o.Err = jsonwire.Timestamp((*time.Time)(&x.Moment), d)
		case 8: // span
			o.Err = jsonwire.Duration(&x.Span, d)
		case 9: // day
			o.Err = jsonwire.Date((*kit.Date)(&x.Day), d)
		case 10: // free
			o.Err = jsonwire.Any(&x.Free, d)
		case 11: // names
			o.Err = jsonwire.List(&x.Names, d, jsonwire.String)
		case 12: // labels
			o.Err = jsonwire.StringMap(&x.Labels, d)
		}
	}
	return o.End()
}

// MarshalJSON lets encoding/json write x.
func (x Scalars) MarshalJSON() ([]byte, error) { return x.AppendJSON(nil), nil }

// UnmarshalJSON lets encoding/json read x. It does not validate.
func (x *Scalars) UnmarshalJSON(data []byte) error {
	return jsonwire.Unmarshal(data, jsonwire.Lenient, x)
}

var fieldsOfMaybe = jsonwire.Fields{
	Names: []string{"flag", "tiny", "count", "ratio", "name", "blob", "ident", "moment", "span", "day", "free", "names", "labels", "empty"},
}

// AppendJSON appends x as a JSON object.
func (x *Maybe) AppendJSON(b []byte) []byte {
	b = append(b, '{')
	if x.Flag != nil {
		b = append(b, `"flag":`...)
		b = strconv.AppendBool(b, bool(*x.Flag))
		b = append(b, ',')
	}
	if x.Tiny != nil {
		b = append(b, `"tiny":`...)
		b = strconv.AppendInt(b, int64(*x.Tiny), 10)
		b = append(b, ',')
	}
	if x.Count != nil {
		b = append(b, `"count":`...)
		b = strconv.AppendInt(b, int64(*x.Count), 10)
		b = append(b, ',')
	}
	if x.Ratio != nil {
		b = append(b, `"ratio":`...)
		b = jsonwire.AppendFloat(b, float64(*x.Ratio))
		b = append(b, ',')
	}
	if x.Name != nil {
		b = append(b, `"name":`...)
		b = jsonwire.AppendString(b, string(*x.Name))
		b = append(b, ',')
	}
	if x.Blob != nil {
		b = append(b, `"blob":`...)
		b = jsonwire.AppendBytes(b, x.Blob)
		b = append(b, ',')
	}
	if x.Ident != nil {
		b = append(b, `"ident":`...)
		b = jsonwire.AppendUUID(b, kit.UUID(*x.Ident))
		b = append(b, ',')
	}
	if x.Moment != nil {
		b = append(b, `"moment":`...)
		b = jsonwire.AppendTimestamp(b, time.Time(*x.Moment))
		b = append(b, ',')
	}
	if x.Span != nil {
		b = append(b, `"span":`...)
		b = jsonwire.AppendDuration(b, time.Duration(*x.Span))
		b = append(b, ',')
	}
	if x.Day != nil {
		b = append(b, `"day":`...)
		b = jsonwire.AppendDate(b, kit.Date(*x.Day))
		b = append(b, ',')
	}
	if x.Free != nil {
		b = append(b, `"free":`...)
		b = jsonwire.AppendAny(b, x.Free)
		b = append(b, ',')
	}
	if x.Names != nil {
		b = append(b, `"names":[`...)
		for _, v := range x.Names {
			b = jsonwire.AppendString(b, string(v))
			b = append(b, ',')
		}
		b = jsonwire.Close(b, ']')
		b = append(b, ',')
	}
	if x.Labels != nil {
		b = append(b, `"labels":{`...)
		for k, v := range x.Labels {
			b = jsonwire.AppendString(b, string(k))
			b = append(b, ':')
			b = jsonwire.AppendString(b, string(v))
			b = append(b, ',')
		}
		b = jsonwire.Close(b, '}')
		b = append(b, ',')
	}
	if x.Empty != nil {
		b = append(b, `"empty":`...)
		b = x.Empty.AppendJSON(b)
		b = append(b, ',')
	}
	return jsonwire.Close(b, '}')
}

// DecodeJSON reads x from a JSON object. It skips members that it does not know.
func (x *Maybe) DecodeJSON(d *jsonwire.Decoder) error {
	o := d.Object(&fieldsOfMaybe)
	for o.Next() {
		switch o.Field {
		case 0: // flag
			o.Err = jsonwire.Optional(&x.Flag, d, jsonwire.Bool)
		case 1: // tiny
			o.Err = jsonwire.Optional(&x.Tiny, d, jsonwire.Int)
		case 2: // count
			o.Err = jsonwire.Optional(&x.Count, d, jsonwire.Int)
		case 3: // ratio
			o.Err = jsonwire.Optional(&x.Ratio, d, jsonwire.Float)
		case 4: // name
			o.Err = jsonwire.Optional(&x.Name, d, jsonwire.String)
		case 5: // blob
			o.Err = jsonwire.Bytes(&x.Blob, d)
		case 6: // ident
			o.Err = jsonwire.Optional(&x.Ident, d, jsonwire.UUID)
		case 7: // moment
			o.Err = jsonwire.Optional(&x.Moment, d, func(p *Moment, d *jsonwire.Decoder) error {
				return jsonwire.Timestamp((*time.Time)(p), d)
			})
		case 8: // span
			o.Err = jsonwire.Optional(&x.Span, d, jsonwire.Duration)
		case 9: // day
			o.Err = jsonwire.Optional(&x.Day, d, func(p *Day, d *jsonwire.Decoder) error {
				return jsonwire.Date((*kit.Date)(p), d)
			})
		case 10: // free
			o.Err = jsonwire.Any(&x.Free, d)
		case 11: // names
			o.Err = jsonwire.List(&x.Names, d, jsonwire.String)
		case 12: // labels
			o.Err = jsonwire.StringMap(&x.Labels, d)
		case 13: // empty
			o.Err = jsonwire.Optional(&x.Empty, d, (*Empty).DecodeJSON)
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
	Names:    []string{"flags", "tinies", "ratios", "blobs", "idents", "moments", "spans", "days", "frees", "names", "labels", "levels", "empties", "choices", "cube", "places"},
	Required: []uint64{0xffff},
}

// AppendJSON appends x as a JSON object.
func (x *Lists) AppendJSON(b []byte) []byte {
	b = append(b, `{"flags":[`...)
	for _, v := range x.Flags {
		b = strconv.AppendBool(b, bool(v))
		b = append(b, ',')
	}
	b = jsonwire.Close(b, ']')
	b = append(b, `,"tinies":[`...)
	for _, v := range x.Tinies {
		b = strconv.AppendInt(b, int64(v), 10)
		b = append(b, ',')
	}
	b = jsonwire.Close(b, ']')
	b = append(b, `,"ratios":[`...)
	for _, v := range x.Ratios {
		b = jsonwire.AppendFloat(b, float64(v))
		b = append(b, ',')
	}
	b = jsonwire.Close(b, ']')
	b = append(b, `,"blobs":[`...)
	for _, v := range x.Blobs {
		b = jsonwire.AppendBytes(b, v)
		b = append(b, ',')
	}
	b = jsonwire.Close(b, ']')
	b = append(b, `,"idents":[`...)
	for _, v := range x.Idents {
		b = jsonwire.AppendUUID(b, kit.UUID(v))
		b = append(b, ',')
	}
	b = jsonwire.Close(b, ']')
	b = append(b, `,"moments":[`...)
	for _, v := range x.Moments {
		b = jsonwire.AppendTimestamp(b, time.Time(v))
		b = append(b, ',')
	}
	b = jsonwire.Close(b, ']')
	b = append(b, `,"spans":[`...)
	for _, v := range x.Spans {
		b = jsonwire.AppendDuration(b, time.Duration(v))
		b = append(b, ',')
	}
	b = jsonwire.Close(b, ']')
	b = append(b, `,"days":[`...)
	for _, v := range x.Days {
		b = jsonwire.AppendDate(b, kit.Date(v))
		b = append(b, ',')
	}
	b = jsonwire.Close(b, ']')
	b = append(b, `,"frees":[`...)
	for _, v := range x.Frees {
		b = jsonwire.AppendAny(b, v)
		b = append(b, ',')
	}
	b = jsonwire.Close(b, ']')
	b = append(b, `,"names":[`...)
	for _, v := range x.Names {
		b = append(b, '[')
		for _, v2 := range v {
			b = jsonwire.AppendString(b, string(v2))
			b = append(b, ',')
		}
		b = jsonwire.Close(b, ']')
		b = append(b, ',')
	}
	b = jsonwire.Close(b, ']')
	b = append(b, `,"labels":[`...)
	for _, v := range x.Labels {
		b = append(b, '{')
		for k2, v2 := range v {
			b = jsonwire.AppendString(b, string(k2))
			b = append(b, ':')
			b = jsonwire.AppendString(b, string(v2))
			b = append(b, ',')
		}
		b = jsonwire.Close(b, '}')
		b = append(b, ',')
	}
	b = jsonwire.Close(b, ']')
	b = append(b, `,"levels":[`...)
	for _, v := range x.Levels {
		b = v.AppendJSON(b)
		b = append(b, ',')
	}
	b = jsonwire.Close(b, ']')
	b = append(b, `,"empties":[`...)
	for i := range x.Empties {
		b = x.Empties[i].AppendJSON(b)
		b = append(b, ',')
	}
	b = jsonwire.Close(b, ']')
	b = append(b, `,"choices":[`...)
	for i := range x.Choices {
		b = x.Choices[i].AppendJSON(b)
		b = append(b, ',')
	}
	b = jsonwire.Close(b, ']')
	b = append(b, `,"cube":[`...)
	for _, v := range x.Cube {
		b = append(b, '[')
		for _, v2 := range v {
			b = append(b, '[')
			for i3 := range v2 {
				b = v2[i3].AppendJSON(b)
				b = append(b, ',')
			}
			b = jsonwire.Close(b, ']')
			b = append(b, ',')
		}
		b = jsonwire.Close(b, ']')
		b = append(b, ',')
	}
	b = jsonwire.Close(b, ']')
	b = append(b, `,"places":[`...)
	for _, v := range x.Places {
		b = append(b, '{')
		for k2, v2 := range v {
			b = jsonwire.AppendString(b, k2)
			b = append(b, ':')
			b = v2.AppendJSON(b)
			b = append(b, ',')
		}
		b = jsonwire.Close(b, '}')
		b = append(b, ',')
	}
	b = jsonwire.Close(b, ']')
	return append(b, '}')
}

// DecodeJSON reads x from a JSON object. It skips members that it does not know.
func (x *Lists) DecodeJSON(d *jsonwire.Decoder) error {
	o := d.Object(&fieldsOfLists)
	for o.Next() {
		switch o.Field {
		case 0: // flags
			o.Err = jsonwire.List(&x.Flags, d, jsonwire.Bool)
		case 1: // tinies
			o.Err = jsonwire.List(&x.Tinies, d, jsonwire.Int)
		case 2: // ratios
			o.Err = jsonwire.List(&x.Ratios, d, jsonwire.Float)
		case 3: // blobs
			o.Err = jsonwire.List(&x.Blobs, d, jsonwire.Bytes)
		case 4: // idents
			o.Err = jsonwire.List(&x.Idents, d, jsonwire.UUID)
		case 5: // moments
			o.Err = jsonwire.List(&x.Moments, d, func(p *Moment, d *jsonwire.Decoder) error {
				return jsonwire.Timestamp((*time.Time)(p), d)
			})
		case 6: // spans
			o.Err = jsonwire.List(&x.Spans, d, jsonwire.Duration)
		case 7: // days
			o.Err = jsonwire.List(&x.Days, d, func(p *Day, d *jsonwire.Decoder) error {
				return jsonwire.Date((*kit.Date)(p), d)
			})
		case 8: // frees
			o.Err = jsonwire.List(&x.Frees, d, jsonwire.Any)
		case 9: // names
			o.Err = jsonwire.List(&x.Names, d, func(p *[]Name, d *jsonwire.Decoder) error {
				return jsonwire.List(p, d, jsonwire.String)
			})
		case 10: // labels
			o.Err = jsonwire.List(&x.Labels, d, jsonwire.StringMap)
		case 11: // levels
			o.Err = jsonwire.List(&x.Levels, d, (*Level).DecodeJSON)
		case 12: // empties
			o.Err = jsonwire.List(&x.Empties, d, (*Empty).DecodeJSON)
		case 13: // choices
			o.Err = jsonwire.List(&x.Choices, d, (*Choice).DecodeJSON)
		case 14: // cube
			o.Err = jsonwire.List(&x.Cube, d, func(p *[][]Point, d *jsonwire.Decoder) error {
				return jsonwire.List(p, d, func(p *[]Point, d *jsonwire.Decoder) error {
					return jsonwire.List(p, d, (*Point).DecodeJSON)
				})
			})
		case 15: // places
			o.Err = jsonwire.List(&x.Places, d, func(p *map[string]Point, d *jsonwire.Decoder) error {
				return jsonwire.Map(p, d, jsonwire.String, (*Point).DecodeJSON)
			})
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

var fieldsOfKeys = jsonwire.Fields{
	Names:    []string{"by_flag", "by_tiny", "by_count", "by_name", "by_ident", "by_span", "by_day", "by_level", "by_moment", "by_point", "by_blob", "by_both"},
	Required: []uint64{0xfff},
}

// AppendJSON appends x as a JSON object.
func (x *Keys) AppendJSON(b []byte) []byte {
	b = append(b, `{"by_flag":{`...)
	for k, v := range x.ByFlag {
		b = append(b, '"')
		b = strconv.AppendBool(b, bool(k))
		b = append(b, `":`...)
		b = v.AppendJSON(b)
		b = append(b, ',')
	}
	b = jsonwire.Close(b, '}')
	b = append(b, `,"by_tiny":{`...)
	for k, v := range x.ByTiny {
		b = append(b, '"')
		b = strconv.AppendInt(b, int64(k), 10)
		b = append(b, `":`...)
		b = strconv.AppendInt(b, int64(v), 10)
		b = append(b, ',')
	}
	b = jsonwire.Close(b, '}')
	b = append(b, `,"by_count":{`...)
	for k, v := range x.ByCount {
		b = append(b, '"')
		b = strconv.AppendInt(b, int64(k), 10)
		b = append(b, `":`...)
		b = jsonwire.AppendTimestamp(b, time.Time(v))
		b = append(b, ',')
	}
	b = jsonwire.Close(b, '}')
	b = append(b, `,"by_name":{`...)
	for k, v := range x.ByName {
		b = jsonwire.AppendString(b, string(k))
		b = append(b, ':')
		b = jsonwire.AppendString(b, string(v))
		b = append(b, ',')
	}
	b = jsonwire.Close(b, '}')
	b = append(b, `,"by_ident":{`...)
	for k, v := range x.ByIdent {
		b = jsonwire.AppendUUID(b, kit.UUID(k))
		b = append(b, ':')
		b = jsonwire.AppendBytes(b, v)
		b = append(b, ',')
	}
	b = jsonwire.Close(b, '}')
	b = append(b, `,"by_span":{`...)
	for k, v := range x.BySpan {
		b = jsonwire.AppendDuration(b, time.Duration(k))
		b = append(b, `:[`...)
		for _, v2 := range v {
			b = jsonwire.AppendString(b, string(v2))
			b = append(b, ',')
		}
		b = jsonwire.Close(b, ']')
		b = append(b, ',')
	}
	b = jsonwire.Close(b, '}')
	b = append(b, `,"by_day":{`...)
	for k, v := range x.ByDay {
		b = jsonwire.AppendDate(b, kit.Date(k))
		b = append(b, ':')
		b = jsonwire.AppendAny(b, v)
		b = append(b, ',')
	}
	b = jsonwire.Close(b, '}')
	b = append(b, `,"by_level":{`...)
	for k, v := range x.ByLevel {
		b = k.AppendJSON(b)
		b = append(b, `:{`...)
		for k2, v2 := range v {
			b = k2.AppendJSON(b)
			b = append(b, ':')
			b = v2.AppendJSON(b)
			b = append(b, ',')
		}
		b = jsonwire.Close(b, '}')
		b = append(b, ',')
	}
	b = jsonwire.Close(b, '}')
	b = append(b, `,"by_moment":[`...)
	for i := range x.ByMoment {
		b = append(b, '[')
		b = jsonwire.AppendTimestamp(b, time.Time(x.ByMoment[i].Key))
		b = append(b, ',')
		b = x.ByMoment[i].Value.AppendJSON(b)
		b = append(b, ']', ',')
	}
	b = jsonwire.Close(b, ']')
	b = append(b, `,"by_point":[`...)
	for i := range x.ByPoint {
		b = append(b, '[')
		b = x.ByPoint[i].Key.AppendJSON(b)
		b = append(b, `,[`...)
		for i2 := range x.ByPoint[i].Value {
			b = x.ByPoint[i].Value[i2].AppendJSON(b)
			b = append(b, ',')
		}
		b = jsonwire.Close(b, ']')
		b = append(b, ']', ',')
	}
	b = jsonwire.Close(b, ']')
	b = append(b, `,"by_blob":[`...)
	for i := range x.ByBlob {
		b = append(b, '[')
		b = jsonwire.AppendBytes(b, x.ByBlob[i].Key)
		b = append(b, ',')
		b = jsonwire.AppendString(b, x.ByBlob[i].Value)
		b = append(b, ']', ',')
	}
	b = jsonwire.Close(b, ']')
	b = append(b, `,"by_both":{`...)
	for k, v := range x.ByBoth {
		b = jsonwire.AppendString(b, k)
		b = append(b, `:[`...)
		for i2 := range v {
			b = append(b, '[')
			b = jsonwire.AppendBytes(b, v[i2].Key)
			b = append(b, ',')
			b = v[i2].Value.AppendJSON(b)
			b = append(b, ']', ',')
		}
		b = jsonwire.Close(b, ']')
		b = append(b, ',')
	}
	b = jsonwire.Close(b, '}')
	return append(b, '}')
}

// DecodeJSON reads x from a JSON object. It skips members that it does not know.
func (x *Keys) DecodeJSON(d *jsonwire.Decoder) error {
	o := d.Object(&fieldsOfKeys)
	for o.Next() {
		switch o.Field {
		case 0: // by_flag
			o.Err = jsonwire.Map(&x.ByFlag, d, jsonwire.BoolKey, (*Point).DecodeJSON)
		case 1: // by_tiny
			o.Err = jsonwire.Map(&x.ByTiny, d, jsonwire.IntKey, jsonwire.Int)
		case 2: // by_count
			o.Err = jsonwire.Map(&x.ByCount, d, jsonwire.IntKey, func(p *Moment, d *jsonwire.Decoder) error {
				return jsonwire.Timestamp((*time.Time)(p), d)
			})
		case 3: // by_name
			o.Err = jsonwire.StringMap(&x.ByName, d)
		case 4: // by_ident
			o.Err = jsonwire.Map(&x.ByIdent, d, jsonwire.UUID, jsonwire.Bytes)
		case 5: // by_span
			o.Err = jsonwire.Map(&x.BySpan, d, jsonwire.Duration, func(p *[]Name, d *jsonwire.Decoder) error {
				return jsonwire.List(p, d, jsonwire.String)
			})
		case 6: // by_day
			o.Err = jsonwire.Map(&x.ByDay, d, func(p *Day, d *jsonwire.Decoder) error {
				return jsonwire.Date((*kit.Date)(p), d)
			}, jsonwire.Any)
		case 7: // by_level
			o.Err = jsonwire.Map(&x.ByLevel, d, (*Level).DecodeJSON, func(p *map[Level]Choice, d *jsonwire.Decoder) error {
				return jsonwire.Map(p, d, (*Level).DecodeJSON, (*Choice).DecodeJSON)
			})
		case 8: // by_moment
			o.Err = jsonwire.Entries(&x.ByMoment, d, func(p *Moment, d *jsonwire.Decoder) error {
				return jsonwire.Timestamp((*time.Time)(p), d)
			}, (*Point).DecodeJSON)
		case 9: // by_point
			o.Err = jsonwire.Entries(&x.ByPoint, d, (*Point).DecodeJSON, func(p *[]Point, d *jsonwire.Decoder) error {
				return jsonwire.List(p, d, (*Point).DecodeJSON)
			})
		case 10: // by_blob
			o.Err = jsonwire.Entries(&x.ByBlob, d, jsonwire.Bytes, jsonwire.String)
		case 11: // by_both
			o.Err = jsonwire.Map(&x.ByBoth, d, jsonwire.String, func(p *[]kit.Entry[Blob, Choice], d *jsonwire.Decoder) error {
				return jsonwire.Entries(p, d, jsonwire.Bytes, (*Choice).DecodeJSON)
			})
		}
	}
	return o.End()
}

// MarshalJSON lets encoding/json write x.
func (x Keys) MarshalJSON() ([]byte, error) { return x.AppendJSON(nil), nil }

// UnmarshalJSON lets encoding/json read x. It does not validate.
func (x *Keys) UnmarshalJSON(data []byte) error {
	return jsonwire.Unmarshal(data, jsonwire.Lenient, x)
}

var fieldsOfSecret = jsonwire.Fields{
	Names:     []string{"first", "vault"},
	Required:  []uint64{0x2},
	Sensitive: []uint64{0x3},
}

// AppendJSON appends x as a JSON object.
func (x *Secret) AppendJSON(b []byte) []byte {
	b = append(b, '{')
	if x.First != nil {
		b = append(b, `"first":`...)
		b = jsonwire.AppendString(b, *x.First)
		b = append(b, ',')
	}
	b = append(b, `"vault":{`...)
	for k, v := range x.Vault {
		b = jsonwire.AppendString(b, k)
		b = append(b, ':')
		b = strconv.AppendInt(b, int64(v), 10)
		b = append(b, ',')
	}
	b = jsonwire.Close(b, '}')
	return append(b, '}')
}

// DecodeJSON reads x from a JSON object. It skips members that it does not know.
func (x *Secret) DecodeJSON(d *jsonwire.Decoder) error {
	o := d.Object(&fieldsOfSecret)
	for o.Next() {
		switch o.Field {
		case 0: // first
			o.Err = jsonwire.Optional(&x.First, d, jsonwire.String)
		case 1: // vault
			o.Err = jsonwire.Map(&x.Vault, d, jsonwire.String, jsonwire.Int)
		}
	}
	return o.End()
}

// MarshalJSON lets encoding/json write x.
func (x Secret) MarshalJSON() ([]byte, error) { return x.AppendJSON(nil), nil }

// UnmarshalJSON lets encoding/json read x. It does not validate.
func (x *Secret) UnmarshalJSON(data []byte) error {
	return jsonwire.Unmarshal(data, jsonwire.Lenient, x)
}

var fieldsOfNode = jsonwire.Fields{
	Names:    []string{"name", "children", "named", "next"},
	Required: []uint64{0x7},
}

// AppendJSON appends x as a JSON object.
func (x *Node) AppendJSON(b []byte) []byte {
	b = append(b, `{"name":`...)
	b = jsonwire.AppendString(b, x.Name)
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

var fieldsOfItem = jsonwire.Fields{
	Names:    []string{"sku", "quantity", "cents"},
	Required: []uint64{0x7},
}

// AppendJSON appends x as a JSON object.
func (x *Item) AppendJSON(b []byte) []byte {
	b = append(b, `{"sku":`...)
	b = jsonwire.AppendString(b, x.SKU)
	b = append(b, `,"quantity":`...)
	b = strconv.AppendInt(b, int64(x.Quantity), 10)
	b = append(b, `,"cents":`...)
	b = strconv.AppendInt(b, x.Cents, 10)
	return append(b, '}')
}

// DecodeJSON reads x from a JSON object. It skips members that it does not know.
func (x *Item) DecodeJSON(d *jsonwire.Decoder) error {
	o := d.Object(&fieldsOfItem)
	for o.Next() {
		switch o.Field {
		case 0: // sku
			o.Err = jsonwire.String(&x.SKU, d)
		case 1: // quantity
			o.Err = jsonwire.Int(&x.Quantity, d)
		case 2: // cents
			o.Err = jsonwire.Int(&x.Cents, d)
		}
	}
	return o.End()
}

// MarshalJSON lets encoding/json write x.
func (x Item) MarshalJSON() ([]byte, error) { return x.AppendJSON(nil), nil }

// UnmarshalJSON lets encoding/json read x. It does not validate.
func (x *Item) UnmarshalJSON(data []byte) error {
	return jsonwire.Unmarshal(data, jsonwire.Lenient, x)
}

var fieldsOfOrder = jsonwire.Fields{
	Names:    []string{"id", "status", "items", "note", "tags", "phone", "placed", "memo"},
	Required: []uint64{0x77},
}

// AppendJSON appends x as a JSON object.
func (x *Order) AppendJSON(b []byte) []byte {
	b = append(b, `{"id":`...)
	b = jsonwire.AppendString(b, string(x.ID))
	b = append(b, `,"status":`...)
	b = x.Status.AppendJSON(b)
	b = append(b, `,"items":[`...)
	for i := range x.Items {
		b = x.Items[i].AppendJSON(b)
		b = append(b, ',')
	}
	b = jsonwire.Close(b, ']')
	if x.Note != nil {
		b = append(b, `,"note":`...)
		b = jsonwire.AppendString(b, *x.Note)
	}
	b = append(b, `,"tags":{`...)
	for k, v := range x.Tags {
		b = jsonwire.AppendString(b, k)
		b = append(b, ':')
		b = jsonwire.AppendString(b, v)
		b = append(b, ',')
	}
	b = jsonwire.Close(b, '}')
	b = append(b, `,"phone":`...)
	b = jsonwire.AppendString(b, x.Phone)
	b = append(b, `,"placed":`...)
	b = jsonwire.AppendTimestamp(b, x.Placed)
	if x.Memo != nil {
		b = append(b, `,"memo":`...)
		b = jsonwire.AppendString(b, *x.Memo)
	}
	return append(b, '}')
}

// DecodeJSON reads x from a JSON object. It skips members that it does not know.
func (x *Order) DecodeJSON(d *jsonwire.Decoder) error {
	o := d.Object(&fieldsOfOrder)
	for o.Next() {
		switch o.Field {
		case 0: // id
			o.Err = jsonwire.String(&x.ID, d)
		case 1: // status
			o.Err = x.Status.DecodeJSON(d)
		case 2: // items
			o.Err = jsonwire.List(&x.Items, d, (*Item).DecodeJSON)
		case 3: // note
			o.Err = jsonwire.Optional(&x.Note, d, jsonwire.String)
		case 4: // tags
			o.Err = jsonwire.StringMap(&x.Tags, d)
		case 5: // phone
			o.Err = jsonwire.String(&x.Phone, d)
		case 6: // placed
			o.Err = jsonwire.Timestamp(&x.Placed, d)
		case 7: // memo
			o.Err = jsonwire.Optional(&x.Memo, d, jsonwire.String)
		}
	}
	return o.End()
}

// MarshalJSON lets encoding/json write x.
func (x Order) MarshalJSON() ([]byte, error) { return x.AppendJSON(nil), nil }

// UnmarshalJSON lets encoding/json read x. It does not validate.
func (x *Order) UnmarshalJSON(data []byte) error {
	return jsonwire.Unmarshal(data, jsonwire.Lenient, x)
}

var fieldsOfWide = jsonwire.Fields{
	Required: []uint64{0x8000000000020001, 0x21},
	Names: []string{
		"f00",
		"f01",
		"f02",
		"f03",
		"f04",
		"f05",
		"f06",
		"f07",
		"f08",
		"f09",
		"f10",
		"f11",
		"f12",
		"f13",
		"f14",
		"f15",
		"f16",
		"f17",
		"f18",
		"f19",
		"f20",
		"f21",
		"f22",
		"f23",
		"f24",
		"f25",
		"f26",
		"f27",
		"f28",
		"f29",
		"f30",
		"f31",
		"f32",
		"f33",
		"f34",
		"f35",
		"f36",
		"f37",
		"f38",
		"f39",
		"f40",
		"f41",
		"f42",
		"f43",
		"f44",
		"f45",
		"f46",
		"f47",
		"f48",
		"f49",
		"f50",
		"f51",
		"f52",
		"f53",
		"f54",
		"f55",
		"f56",
		"f57",
		"f58",
		"f59",
		"f60",
		"f61",
		"f62",
		"f63",
		"f64",
		"f65",
		"f66",
		"f67",
		"f68",
		"f69",
	},
	Find: func(name string) int {
		switch name {
		case "f00":
			return 0
		case "f01":
			return 1
		case "f02":
			return 2
		case "f03":
			return 3
		case "f04":
			return 4
		case "f05":
			return 5
		case "f06":
			return 6
		case "f07":
			return 7
		case "f08":
			return 8
		case "f09":
			return 9
		case "f10":
			return 10
		case "f11":
			return 11
		case "f12":
			return 12
		case "f13":
			return 13
		case "f14":
			return 14
		case "f15":
			return 15
		case "f16":
			return 16
		case "f17":
			return 17
		case "f18":
			return 18
		case "f19":
			return 19
		case "f20":
			return 20
		case "f21":
			return 21
		case "f22":
			return 22
		case "f23":
			return 23
		case "f24":
			return 24
		case "f25":
			return 25
		case "f26":
			return 26
		case "f27":
			return 27
		case "f28":
			return 28
		case "f29":
			return 29
		case "f30":
			return 30
		case "f31":
			return 31
		case "f32":
			return 32
		case "f33":
			return 33
		case "f34":
			return 34
		case "f35":
			return 35
		case "f36":
			return 36
		case "f37":
			return 37
		case "f38":
			return 38
		case "f39":
			return 39
		case "f40":
			return 40
		case "f41":
			return 41
		case "f42":
			return 42
		case "f43":
			return 43
		case "f44":
			return 44
		case "f45":
			return 45
		case "f46":
			return 46
		case "f47":
			return 47
		case "f48":
			return 48
		case "f49":
			return 49
		case "f50":
			return 50
		case "f51":
			return 51
		case "f52":
			return 52
		case "f53":
			return 53
		case "f54":
			return 54
		case "f55":
			return 55
		case "f56":
			return 56
		case "f57":
			return 57
		case "f58":
			return 58
		case "f59":
			return 59
		case "f60":
			return 60
		case "f61":
			return 61
		case "f62":
			return 62
		case "f63":
			return 63
		case "f64":
			return 64
		case "f65":
			return 65
		case "f66":
			return 66
		case "f67":
			return 67
		case "f68":
			return 68
		case "f69":
			return 69
		}
		return -1
	},
}

// AppendJSON appends x as a JSON object.
func (x *Wide) AppendJSON(b []byte) []byte {
	b = append(b, `{"f00":`...)
	b = strconv.AppendInt(b, int64(x.F00), 10)
	if x.F01 != nil {
		b = append(b, `,"f01":`...)
		b = strconv.AppendInt(b, int64(*x.F01), 10)
	}
	if x.F02 != nil {
		b = append(b, `,"f02":`...)
		b = strconv.AppendInt(b, int64(*x.F02), 10)
	}
	if x.F03 != nil {
		b = append(b, `,"f03":`...)
		b = strconv.AppendInt(b, int64(*x.F03), 10)
	}
	if x.F04 != nil {
		b = append(b, `,"f04":`...)
		b = strconv.AppendInt(b, int64(*x.F04), 10)
	}
	if x.F05 != nil {
		b = append(b, `,"f05":`...)
		b = strconv.AppendInt(b, int64(*x.F05), 10)
	}
	if x.F06 != nil {
		b = append(b, `,"f06":`...)
		b = strconv.AppendInt(b, int64(*x.F06), 10)
	}
	if x.F07 != nil {
		b = append(b, `,"f07":`...)
		b = strconv.AppendInt(b, int64(*x.F07), 10)
	}
	if x.F08 != nil {
		b = append(b, `,"f08":`...)
		b = strconv.AppendInt(b, int64(*x.F08), 10)
	}
	if x.F09 != nil {
		b = append(b, `,"f09":`...)
		b = strconv.AppendInt(b, int64(*x.F09), 10)
	}
	if x.F10 != nil {
		b = append(b, `,"f10":`...)
		b = strconv.AppendInt(b, int64(*x.F10), 10)
	}
	if x.F11 != nil {
		b = append(b, `,"f11":`...)
		b = strconv.AppendInt(b, int64(*x.F11), 10)
	}
	if x.F12 != nil {
		b = append(b, `,"f12":`...)
		b = strconv.AppendInt(b, int64(*x.F12), 10)
	}
	if x.F13 != nil {
		b = append(b, `,"f13":`...)
		b = strconv.AppendInt(b, int64(*x.F13), 10)
	}
	if x.F14 != nil {
		b = append(b, `,"f14":`...)
		b = strconv.AppendInt(b, int64(*x.F14), 10)
	}
	if x.F15 != nil {
		b = append(b, `,"f15":`...)
		b = strconv.AppendInt(b, int64(*x.F15), 10)
	}
	if x.F16 != nil {
		b = append(b, `,"f16":`...)
		b = strconv.AppendInt(b, int64(*x.F16), 10)
	}
	b = append(b, `,"f17":`...)
	b = strconv.AppendInt(b, int64(x.F17), 10)
	if x.F18 != nil {
		b = append(b, `,"f18":`...)
		b = strconv.AppendInt(b, int64(*x.F18), 10)
	}
	if x.F19 != nil {
		b = append(b, `,"f19":`...)
		b = strconv.AppendInt(b, int64(*x.F19), 10)
	}
	if x.F20 != nil {
		b = append(b, `,"f20":`...)
		b = strconv.AppendInt(b, int64(*x.F20), 10)
	}
	if x.F21 != nil {
		b = append(b, `,"f21":`...)
		b = strconv.AppendInt(b, int64(*x.F21), 10)
	}
	if x.F22 != nil {
		b = append(b, `,"f22":`...)
		b = strconv.AppendInt(b, int64(*x.F22), 10)
	}
	if x.F23 != nil {
		b = append(b, `,"f23":`...)
		b = strconv.AppendInt(b, int64(*x.F23), 10)
	}
	if x.F24 != nil {
		b = append(b, `,"f24":`...)
		b = strconv.AppendInt(b, int64(*x.F24), 10)
	}
	if x.F25 != nil {
		b = append(b, `,"f25":`...)
		b = strconv.AppendInt(b, int64(*x.F25), 10)
	}
	if x.F26 != nil {
		b = append(b, `,"f26":`...)
		b = strconv.AppendInt(b, int64(*x.F26), 10)
	}
	if x.F27 != nil {
		b = append(b, `,"f27":`...)
		b = strconv.AppendInt(b, int64(*x.F27), 10)
	}
	if x.F28 != nil {
		b = append(b, `,"f28":`...)
		b = strconv.AppendInt(b, int64(*x.F28), 10)
	}
	if x.F29 != nil {
		b = append(b, `,"f29":`...)
		b = strconv.AppendInt(b, int64(*x.F29), 10)
	}
	if x.F30 != nil {
		b = append(b, `,"f30":`...)
		b = strconv.AppendInt(b, int64(*x.F30), 10)
	}
	if x.F31 != nil {
		b = append(b, `,"f31":`...)
		b = strconv.AppendInt(b, int64(*x.F31), 10)
	}
	if x.F32 != nil {
		b = append(b, `,"f32":`...)
		b = strconv.AppendInt(b, int64(*x.F32), 10)
	}
	if x.F33 != nil {
		b = append(b, `,"f33":`...)
		b = strconv.AppendInt(b, int64(*x.F33), 10)
	}
	if x.F34 != nil {
		b = append(b, `,"f34":`...)
		b = strconv.AppendInt(b, int64(*x.F34), 10)
	}
	if x.F35 != nil {
		b = append(b, `,"f35":`...)
		b = strconv.AppendInt(b, int64(*x.F35), 10)
	}
	if x.F36 != nil {
		b = append(b, `,"f36":`...)
		b = strconv.AppendInt(b, int64(*x.F36), 10)
	}
	if x.F37 != nil {
		b = append(b, `,"f37":`...)
		b = strconv.AppendInt(b, int64(*x.F37), 10)
	}
	if x.F38 != nil {
		b = append(b, `,"f38":`...)
		b = strconv.AppendInt(b, int64(*x.F38), 10)
	}
	if x.F39 != nil {
		b = append(b, `,"f39":`...)
		b = strconv.AppendInt(b, int64(*x.F39), 10)
	}
	if x.F40 != nil {
		b = append(b, `,"f40":`...)
		b = strconv.AppendInt(b, int64(*x.F40), 10)
	}
	if x.F41 != nil {
		b = append(b, `,"f41":`...)
		b = strconv.AppendInt(b, int64(*x.F41), 10)
	}
	if x.F42 != nil {
		b = append(b, `,"f42":`...)
		b = strconv.AppendInt(b, int64(*x.F42), 10)
	}
	if x.F43 != nil {
		b = append(b, `,"f43":`...)
		b = strconv.AppendInt(b, int64(*x.F43), 10)
	}
	if x.F44 != nil {
		b = append(b, `,"f44":`...)
		b = strconv.AppendInt(b, int64(*x.F44), 10)
	}
	if x.F45 != nil {
		b = append(b, `,"f45":`...)
		b = strconv.AppendInt(b, int64(*x.F45), 10)
	}
	if x.F46 != nil {
		b = append(b, `,"f46":`...)
		b = strconv.AppendInt(b, int64(*x.F46), 10)
	}
	if x.F47 != nil {
		b = append(b, `,"f47":`...)
		b = strconv.AppendInt(b, int64(*x.F47), 10)
	}
	if x.F48 != nil {
		b = append(b, `,"f48":`...)
		b = strconv.AppendInt(b, int64(*x.F48), 10)
	}
	if x.F49 != nil {
		b = append(b, `,"f49":`...)
		b = strconv.AppendInt(b, int64(*x.F49), 10)
	}
	if x.F50 != nil {
		b = append(b, `,"f50":`...)
		b = strconv.AppendInt(b, int64(*x.F50), 10)
	}
	if x.F51 != nil {
		b = append(b, `,"f51":`...)
		b = strconv.AppendInt(b, int64(*x.F51), 10)
	}
	if x.F52 != nil {
		b = append(b, `,"f52":`...)
		b = strconv.AppendInt(b, int64(*x.F52), 10)
	}
	if x.F53 != nil {
		b = append(b, `,"f53":`...)
		b = strconv.AppendInt(b, int64(*x.F53), 10)
	}
	if x.F54 != nil {
		b = append(b, `,"f54":`...)
		b = strconv.AppendInt(b, int64(*x.F54), 10)
	}
	if x.F55 != nil {
		b = append(b, `,"f55":`...)
		b = strconv.AppendInt(b, int64(*x.F55), 10)
	}
	if x.F56 != nil {
		b = append(b, `,"f56":`...)
		b = strconv.AppendInt(b, int64(*x.F56), 10)
	}
	if x.F57 != nil {
		b = append(b, `,"f57":`...)
		b = strconv.AppendInt(b, int64(*x.F57), 10)
	}
	if x.F58 != nil {
		b = append(b, `,"f58":`...)
		b = strconv.AppendInt(b, int64(*x.F58), 10)
	}
	if x.F59 != nil {
		b = append(b, `,"f59":`...)
		b = strconv.AppendInt(b, int64(*x.F59), 10)
	}
	if x.F60 != nil {
		b = append(b, `,"f60":`...)
		b = strconv.AppendInt(b, int64(*x.F60), 10)
	}
	if x.F61 != nil {
		b = append(b, `,"f61":`...)
		b = strconv.AppendInt(b, int64(*x.F61), 10)
	}
	if x.F62 != nil {
		b = append(b, `,"f62":`...)
		b = strconv.AppendInt(b, int64(*x.F62), 10)
	}
	b = append(b, `,"f63":`...)
	b = strconv.AppendInt(b, int64(x.F63), 10)
	b = append(b, `,"f64":`...)
	b = strconv.AppendInt(b, int64(x.F64), 10)
	if x.F65 != nil {
		b = append(b, `,"f65":`...)
		b = strconv.AppendInt(b, int64(*x.F65), 10)
	}
	if x.F66 != nil {
		b = append(b, `,"f66":`...)
		b = strconv.AppendInt(b, int64(*x.F66), 10)
	}
	if x.F67 != nil {
		b = append(b, `,"f67":`...)
		b = strconv.AppendInt(b, int64(*x.F67), 10)
	}
	if x.F68 != nil {
		b = append(b, `,"f68":`...)
		b = strconv.AppendInt(b, int64(*x.F68), 10)
	}
	b = append(b, `,"f69":`...)
	b = strconv.AppendInt(b, int64(x.F69), 10)
	return append(b, '}')
}

// DecodeJSON reads x from a JSON object. It skips members that it does not know.
func (x *Wide) DecodeJSON(d *jsonwire.Decoder) error {
	o := d.Object(&fieldsOfWide)
	for o.Next() {
		switch o.Field {
		case 0: // f00
			o.Err = jsonwire.Int(&x.F00, d)
		case 1: // f01
			o.Err = jsonwire.Optional(&x.F01, d, jsonwire.Int)
		case 2: // f02
			o.Err = jsonwire.Optional(&x.F02, d, jsonwire.Int)
		case 3: // f03
			o.Err = jsonwire.Optional(&x.F03, d, jsonwire.Int)
		case 4: // f04
			o.Err = jsonwire.Optional(&x.F04, d, jsonwire.Int)
		case 5: // f05
			o.Err = jsonwire.Optional(&x.F05, d, jsonwire.Int)
		case 6: // f06
			o.Err = jsonwire.Optional(&x.F06, d, jsonwire.Int)
		case 7: // f07
			o.Err = jsonwire.Optional(&x.F07, d, jsonwire.Int)
		case 8: // f08
			o.Err = jsonwire.Optional(&x.F08, d, jsonwire.Int)
		case 9: // f09
			o.Err = jsonwire.Optional(&x.F09, d, jsonwire.Int)
		case 10: // f10
			o.Err = jsonwire.Optional(&x.F10, d, jsonwire.Int)
		case 11: // f11
			o.Err = jsonwire.Optional(&x.F11, d, jsonwire.Int)
		case 12: // f12
			o.Err = jsonwire.Optional(&x.F12, d, jsonwire.Int)
		case 13: // f13
			o.Err = jsonwire.Optional(&x.F13, d, jsonwire.Int)
		case 14: // f14
			o.Err = jsonwire.Optional(&x.F14, d, jsonwire.Int)
		case 15: // f15
			o.Err = jsonwire.Optional(&x.F15, d, jsonwire.Int)
		case 16: // f16
			o.Err = jsonwire.Optional(&x.F16, d, jsonwire.Int)
		case 17: // f17
			o.Err = jsonwire.Int(&x.F17, d)
		case 18: // f18
			o.Err = jsonwire.Optional(&x.F18, d, jsonwire.Int)
		case 19: // f19
			o.Err = jsonwire.Optional(&x.F19, d, jsonwire.Int)
		case 20: // f20
			o.Err = jsonwire.Optional(&x.F20, d, jsonwire.Int)
		case 21: // f21
			o.Err = jsonwire.Optional(&x.F21, d, jsonwire.Int)
		case 22: // f22
			o.Err = jsonwire.Optional(&x.F22, d, jsonwire.Int)
		case 23: // f23
			o.Err = jsonwire.Optional(&x.F23, d, jsonwire.Int)
		case 24: // f24
			o.Err = jsonwire.Optional(&x.F24, d, jsonwire.Int)
		case 25: // f25
			o.Err = jsonwire.Optional(&x.F25, d, jsonwire.Int)
		case 26: // f26
			o.Err = jsonwire.Optional(&x.F26, d, jsonwire.Int)
		case 27: // f27
			o.Err = jsonwire.Optional(&x.F27, d, jsonwire.Int)
		case 28: // f28
			o.Err = jsonwire.Optional(&x.F28, d, jsonwire.Int)
		case 29: // f29
			o.Err = jsonwire.Optional(&x.F29, d, jsonwire.Int)
		case 30: // f30
			o.Err = jsonwire.Optional(&x.F30, d, jsonwire.Int)
		case 31: // f31
			o.Err = jsonwire.Optional(&x.F31, d, jsonwire.Int)
		case 32: // f32
			o.Err = jsonwire.Optional(&x.F32, d, jsonwire.Int)
		case 33: // f33
			o.Err = jsonwire.Optional(&x.F33, d, jsonwire.Int)
		case 34: // f34
			o.Err = jsonwire.Optional(&x.F34, d, jsonwire.Int)
		case 35: // f35
			o.Err = jsonwire.Optional(&x.F35, d, jsonwire.Int)
		case 36: // f36
			o.Err = jsonwire.Optional(&x.F36, d, jsonwire.Int)
		case 37: // f37
			o.Err = jsonwire.Optional(&x.F37, d, jsonwire.Int)
		case 38: // f38
			o.Err = jsonwire.Optional(&x.F38, d, jsonwire.Int)
		case 39: // f39
			o.Err = jsonwire.Optional(&x.F39, d, jsonwire.Int)
		case 40: // f40
			o.Err = jsonwire.Optional(&x.F40, d, jsonwire.Int)
		case 41: // f41
			o.Err = jsonwire.Optional(&x.F41, d, jsonwire.Int)
		case 42: // f42
			o.Err = jsonwire.Optional(&x.F42, d, jsonwire.Int)
		case 43: // f43
			o.Err = jsonwire.Optional(&x.F43, d, jsonwire.Int)
		case 44: // f44
			o.Err = jsonwire.Optional(&x.F44, d, jsonwire.Int)
		case 45: // f45
			o.Err = jsonwire.Optional(&x.F45, d, jsonwire.Int)
		case 46: // f46
			o.Err = jsonwire.Optional(&x.F46, d, jsonwire.Int)
		case 47: // f47
			o.Err = jsonwire.Optional(&x.F47, d, jsonwire.Int)
		case 48: // f48
			o.Err = jsonwire.Optional(&x.F48, d, jsonwire.Int)
		case 49: // f49
			o.Err = jsonwire.Optional(&x.F49, d, jsonwire.Int)
		case 50: // f50
			o.Err = jsonwire.Optional(&x.F50, d, jsonwire.Int)
		case 51: // f51
			o.Err = jsonwire.Optional(&x.F51, d, jsonwire.Int)
		case 52: // f52
			o.Err = jsonwire.Optional(&x.F52, d, jsonwire.Int)
		case 53: // f53
			o.Err = jsonwire.Optional(&x.F53, d, jsonwire.Int)
		case 54: // f54
			o.Err = jsonwire.Optional(&x.F54, d, jsonwire.Int)
		case 55: // f55
			o.Err = jsonwire.Optional(&x.F55, d, jsonwire.Int)
		case 56: // f56
			o.Err = jsonwire.Optional(&x.F56, d, jsonwire.Int)
		case 57: // f57
			o.Err = jsonwire.Optional(&x.F57, d, jsonwire.Int)
		case 58: // f58
			o.Err = jsonwire.Optional(&x.F58, d, jsonwire.Int)
		case 59: // f59
			o.Err = jsonwire.Optional(&x.F59, d, jsonwire.Int)
		case 60: // f60
			o.Err = jsonwire.Optional(&x.F60, d, jsonwire.Int)
		case 61: // f61
			o.Err = jsonwire.Optional(&x.F61, d, jsonwire.Int)
		case 62: // f62
			o.Err = jsonwire.Optional(&x.F62, d, jsonwire.Int)
		case 63: // f63
			o.Err = jsonwire.Int(&x.F63, d)
		case 64: // f64
			o.Err = jsonwire.Int(&x.F64, d)
		case 65: // f65
			o.Err = jsonwire.Optional(&x.F65, d, jsonwire.Int)
		case 66: // f66
			o.Err = jsonwire.Optional(&x.F66, d, jsonwire.Int)
		case 67: // f67
			o.Err = jsonwire.Optional(&x.F67, d, jsonwire.Int)
		case 68: // f68
			o.Err = jsonwire.Optional(&x.F68, d, jsonwire.Int)
		case 69: // f69
			o.Err = jsonwire.Int(&x.F69, d)
		}
	}
	return o.End()
}

// MarshalJSON lets encoding/json write x.
func (x Wide) MarshalJSON() ([]byte, error) { return x.AppendJSON(nil), nil }

// UnmarshalJSON lets encoding/json read x. It does not validate.
func (x *Wide) UnmarshalJSON(data []byte) error {
	return jsonwire.Unmarshal(data, jsonwire.Lenient, x)
}

var fieldsOfChoice = jsonwire.Fields{
	Names: []string{"text", "level", "point", "points", "labels", "blob", "free", "again"},
}

// AppendJSON appends x as a JSON object with one member.
func (x *Choice) AppendJSON(b []byte) []byte {
	switch {
	case x.Text != nil:
		b = append(b, `{"text":`...)
		b = jsonwire.AppendString(b, *x.Text)
	case x.Level != nil:
		b = append(b, `{"level":`...)
		b = x.Level.AppendJSON(b)
	case x.Point != nil:
		b = append(b, `{"point":`...)
		b = x.Point.AppendJSON(b)
	case x.Points != nil:
		b = append(b, `{"points":[`...)
		for i := range x.Points {
			b = x.Points[i].AppendJSON(b)
			b = append(b, ',')
		}
		b = jsonwire.Close(b, ']')
	case x.Labels != nil:
		b = append(b, `{"labels":{`...)
		for k, v := range x.Labels {
			b = jsonwire.AppendString(b, string(k))
			b = append(b, ':')
			b = jsonwire.AppendString(b, string(v))
			b = append(b, ',')
		}
		b = jsonwire.Close(b, '}')
	case x.Blob != nil:
		b = append(b, `{"blob":`...)
		b = jsonwire.AppendBytes(b, x.Blob)
	case x.Free != nil:
		b = append(b, `{"free":`...)
		b = jsonwire.AppendAny(b, x.Free)
	case x.Again != nil:
		b = append(b, `{"again":`...)
		b = x.Again.AppendJSON(b)
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
	case 0: // text
		u.Err = jsonwire.Optional(&x.Text, d, jsonwire.String)
	case 1: // level
		u.Err = jsonwire.Optional(&x.Level, d, (*Level).DecodeJSON)
	case 2: // point
		u.Err = jsonwire.Optional(&x.Point, d, (*Point).DecodeJSON)
	case 3: // points
		u.Err = jsonwire.List(&x.Points, d, (*Point).DecodeJSON)
	case 4: // labels
		u.Err = jsonwire.StringMap(&x.Labels, d)
	case 5: // blob
		u.Err = jsonwire.Bytes(&x.Blob, d)
	case 6: // free
		u.Err = jsonwire.Any(&x.Free, d)
	case 7: // again
		u.Err = jsonwire.Optional(&x.Again, d, (*Choice).DecodeJSON)
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

var fieldsOfRefused = jsonwire.Fields{
	Names:    []string{"why", "left", "names"},
	Required: []uint64{0x5},
}

// AppendJSON appends x as a JSON object.
func (x *Refused) AppendJSON(b []byte) []byte {
	b = append(b, `{"why":`...)
	b = x.Why.AppendJSON(b)
	if x.Left != nil {
		b = append(b, `,"left":`...)
		b = strconv.AppendInt(b, int64(*x.Left), 10)
	}
	b = append(b, `,"names":[`...)
	for _, v := range x.Names {
		b = jsonwire.AppendString(b, v)
		b = append(b, ',')
	}
	b = jsonwire.Close(b, ']')
	return append(b, '}')
}

// DecodeJSON reads x from a JSON object. It skips members that it does not know.
func (x *Refused) DecodeJSON(d *jsonwire.Decoder) error {
	o := d.Object(&fieldsOfRefused)
	for o.Next() {
		switch o.Field {
		case 0: // why
			o.Err = x.Why.DecodeJSON(d)
		case 1: // left
			o.Err = jsonwire.Optional(&x.Left, d, jsonwire.Int)
		case 2: // names
			o.Err = jsonwire.List(&x.Names, d, jsonwire.String)
		}
	}
	return o.End()
}

// MarshalJSON lets encoding/json write x.
func (x Refused) MarshalJSON() ([]byte, error) { return x.AppendJSON(nil), nil }

// UnmarshalJSON lets encoding/json read x. It does not validate.
func (x *Refused) UnmarshalJSON(data []byte) error {
	return jsonwire.Unmarshal(data, jsonwire.Lenient, x)
}
