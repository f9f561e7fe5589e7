package access

import (
	"strconv"

	"github.com/kitc-lang/kit/runtime/std"
	jsonwire "github.com/kitc-lang/kit/runtime/wire/json"
)

var fieldsOfNote = jsonwire.Fields{
	Names:    []string{"id", "text"},
	Required: []uint64{0x3},
}

// AppendJSON appends x as a JSON object.
func (x *Note) AppendJSON(b []byte) []byte {
	b = append(b, `{"id":`...)
	b = strconv.AppendInt(b, x.ID, 10)
	b = append(b, `,"text":`...)
	b = jsonwire.AppendString(b, x.Text)
	return append(b, '}')
}

// DecodeJSON reads x from a JSON object. It skips members that it does not know.
func (x *Note) DecodeJSON(d *jsonwire.Decoder) error {
	o := d.Object(&fieldsOfNote)
	for o.Next() {
		switch o.Field {
		case 0: // id
			o.Err = jsonwire.Int(&x.ID, d)
		case 1: // text
			o.Err = jsonwire.String(&x.Text, d)
		}
	}
	return o.End()
}

// MarshalJSON lets encoding/json write x.
func (x Note) MarshalJSON() ([]byte, error) { return x.AppendJSON(nil), nil }

// UnmarshalJSON lets encoding/json read x. It does not validate.
func (x *Note) UnmarshalJSON(data []byte) error {
	return jsonwire.Unmarshal(data, jsonwire.Lenient, x)
}

var fieldsOfNotePage = jsonwire.Fields{
	Names:    []string{"items", "next"},
	Required: []uint64{0x1},
}

// AppendJSON appends x as a JSON object.
func (x *NotePage) AppendJSON(b []byte) []byte {
	b = append(b, `{"items":[`...)
	for i := range x.Items {
		b = x.Items[i].AppendJSON(b)
		b = append(b, ',')
	}
	b = jsonwire.Close(b, ']')
	if x.Next != nil {
		b = append(b, `,"next":`...)
		b = jsonwire.AppendString(b, string(*x.Next))
	}
	return append(b, '}')
}

// DecodeJSON reads x from a JSON object. It skips members that it does not know.
func (x *NotePage) DecodeJSON(d *jsonwire.Decoder) error {
	o := d.Object(&fieldsOfNotePage)
	for o.Next() {
		switch o.Field {
		case 0: // items
			o.Err = jsonwire.List(&x.Items, d, (*Note).DecodeJSON)
		case 1: // next
			o.Err = jsonwire.Optional(&x.Next, d, jsonwire.String)
		}
	}
	return o.End()
}

// MarshalJSON lets encoding/json write x.
func (x NotePage) MarshalJSON() ([]byte, error) { return x.AppendJSON(nil), nil }

// UnmarshalJSON lets encoding/json read x. It does not validate.
func (x *NotePage) UnmarshalJSON(data []byte) error {
	return jsonwire.Unmarshal(data, jsonwire.Lenient, x)
}

var fieldsOfFound = jsonwire.Fields{
	Names:    []string{"notes", "words", "page"},
	Required: []uint64{0x2},
}

// AppendJSON appends x as a JSON object.
func (x *Found) AppendJSON(b []byte) []byte {
	b = append(b, '{')
	if x.Notes != nil {
		b = append(b, `"notes":[`...)
		for i := range x.Notes {
			b = x.Notes[i].AppendJSON(b)
			b = append(b, ',')
		}
		b = jsonwire.Close(b, ']')
		b = append(b, ',')
	}
	b = append(b, `"words":[`...)
	for _, v := range x.Words {
		b = jsonwire.AppendString(b, v)
		b = append(b, ',')
	}
	b = jsonwire.Close(b, ']')
	if x.Page != nil {
		b = append(b, `,"page":`...)
		b = x.Page.AppendJSON(b)
	}
	return append(b, '}')
}

// DecodeJSON reads x from a JSON object. It skips members that it does not know.
func (x *Found) DecodeJSON(d *jsonwire.Decoder) error {
	o := d.Object(&fieldsOfFound)
	for o.Next() {
		switch o.Field {
		case 0: // notes
			o.Err = jsonwire.List(&x.Notes, d, (*Note).DecodeJSON)
		case 1: // words
			o.Err = jsonwire.List(&x.Words, d, jsonwire.String)
		case 2: // page
			o.Err = jsonwire.Optional(&x.Page, d, (*std.PageInfo).DecodeJSON)
		}
	}
	return o.End()
}

// MarshalJSON lets encoding/json write x.
func (x Found) MarshalJSON() ([]byte, error) { return x.AppendJSON(nil), nil }

// UnmarshalJSON lets encoding/json read x. It does not validate.
func (x *Found) UnmarshalJSON(data []byte) error {
	return jsonwire.Unmarshal(data, jsonwire.Lenient, x)
}

var fieldsOfListInput = jsonwire.Fields{
	Names: []string{"after", "size"},
}

// AppendJSON appends x as a JSON object.
func (x *ListInput) AppendJSON(b []byte) []byte {
	b = append(b, '{')
	if x.After != nil {
		b = append(b, `"after":`...)
		b = jsonwire.AppendString(b, string(*x.After))
		b = append(b, ',')
	}
	if x.Size != nil {
		b = append(b, `"size":`...)
		b = strconv.AppendInt(b, int64(*x.Size), 10)
		b = append(b, ',')
	}
	return jsonwire.Close(b, '}')
}

// DecodeJSON reads x from a JSON object. It skips members that it does not know.
func (x *ListInput) DecodeJSON(d *jsonwire.Decoder) error {
	o := d.Object(&fieldsOfListInput)
	for o.Next() {
		switch o.Field {
		case 0: // after
			o.Err = jsonwire.Optional(&x.After, d, jsonwire.String)
		case 1: // size
			o.Err = jsonwire.Optional(&x.Size, d, jsonwire.Int)
		}
	}
	return o.End()
}

// MarshalJSON lets encoding/json write x.
func (x ListInput) MarshalJSON() ([]byte, error) { return x.AppendJSON(nil), nil }

// UnmarshalJSON lets encoding/json read x. It does not validate.
func (x *ListInput) UnmarshalJSON(data []byte) error {
	return jsonwire.Unmarshal(data, jsonwire.Lenient, x)
}

var fieldsOfFindInput = jsonwire.Fields{
	Names:    []string{"text", "page"},
	Required: []uint64{0x1},
}

// AppendJSON appends x as a JSON object.
func (x *FindInput) AppendJSON(b []byte) []byte {
	b = append(b, `{"text":`...)
	b = jsonwire.AppendString(b, x.Text)
	if x.Page != nil {
		b = append(b, `,"page":`...)
		b = x.Page.AppendJSON(b)
	}
	return append(b, '}')
}

// DecodeJSON reads x from a JSON object. It skips members that it does not know.
func (x *FindInput) DecodeJSON(d *jsonwire.Decoder) error {
	o := d.Object(&fieldsOfFindInput)
	for o.Next() {
		switch o.Field {
		case 0: // text
			o.Err = jsonwire.String(&x.Text, d)
		case 1: // page
			o.Err = jsonwire.Optional(&x.Page, d, (*std.PageRequest).DecodeJSON)
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
