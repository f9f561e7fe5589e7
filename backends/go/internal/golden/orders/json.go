package orders

import (
	"strconv"

	kit "github.com/kitc-lang/kit/runtime"
	jsonwire "github.com/kitc-lang/kit/runtime/wire/json"
)

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
	Names:     []string{"id", "status", "items", "note", "tags", "phone", "placed", "memo"},
	Required:  []uint64{0x77},
	Sensitive: []uint64{0x20},
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

var fieldsOfCard = jsonwire.Fields{
	Names:     []string{"number", "holder"},
	Required:  []uint64{0x3},
	Sensitive: []uint64{0x1},
}

// AppendJSON appends x as a JSON object.
func (x *Card) AppendJSON(b []byte) []byte {
	b = append(b, `{"number":`...)
	b = jsonwire.AppendString(b, x.Number)
	b = append(b, `,"holder":`...)
	b = jsonwire.AppendString(b, x.Holder)
	return append(b, '}')
}

// DecodeJSON reads x from a JSON object. It skips members that it does not know.
func (x *Card) DecodeJSON(d *jsonwire.Decoder) error {
	o := d.Object(&fieldsOfCard)
	for o.Next() {
		switch o.Field {
		case 0: // number
			o.Err = jsonwire.String(&x.Number, d)
		case 1: // holder
			o.Err = jsonwire.String(&x.Holder, d)
		}
	}
	return o.End()
}

// MarshalJSON lets encoding/json write x.
func (x Card) MarshalJSON() ([]byte, error) { return x.AppendJSON(nil), nil }

// UnmarshalJSON lets encoding/json read x. It does not validate.
func (x *Card) UnmarshalJSON(data []byte) error {
	return jsonwire.Unmarshal(data, jsonwire.Lenient, x)
}

var fieldsOfWire = jsonwire.Fields{
	Names:    []string{"iban"},
	Required: []uint64{0x1},
}

// AppendJSON appends x as a JSON object.
func (x *Wire) AppendJSON(b []byte) []byte {
	b = append(b, `{"iban":`...)
	b = jsonwire.AppendString(b, x.Iban)
	return append(b, '}')
}

// DecodeJSON reads x from a JSON object. It skips members that it does not know.
func (x *Wire) DecodeJSON(d *jsonwire.Decoder) error {
	o := d.Object(&fieldsOfWire)
	for o.Next() {
		switch o.Field {
		case 0: // iban
			o.Err = jsonwire.String(&x.Iban, d)
		}
	}
	return o.End()
}

// MarshalJSON lets encoding/json write x.
func (x Wire) MarshalJSON() ([]byte, error) { return x.AppendJSON(nil), nil }

// UnmarshalJSON lets encoding/json read x. It does not validate.
func (x *Wire) UnmarshalJSON(data []byte) error {
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

var fieldsOfEverything = jsonwire.Fields{
	Required:  []uint64{0xfffffff},
	Sensitive: []uint64{0x2000000000000},
	Names: []string{
		"yes",
		"tiny",
		"small",
		"medium",
		"large",
		"real",
		"text",
		"raw",
		"uid",
		"at",
		"took",
		"day",
		"free",
		"ident",
		"share",
		"status",
		"item",
		"payment",
		"numbers",
		"flags",
		"matrix",
		"statuses",
		"words",
		"by_name",
		"by_number",
		"by_status",
		"by_id",
		"by_order",
		"tree",
		"email",
		"site",
		"maybe_b",
		"maybe_i8",
		"maybe_i64",
		"maybe_f",
		"maybe_t",
		"maybe_d",
		"maybe_day",
		"maybe_id",
		"maybe_raw",
		"maybe_any",
		"maybe_l",
		"maybe_m",
		"maybe_s",
		"maybe_p",
		"rank",
		"label",
		"mode",
		"exact",
		"secret",
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
		case "uid":
			return 8
		case "at":
			return 9
		case "took":
			return 10
		case "day":
			return 11
		case "free":
			return 12
		case "ident":
			return 13
		case "share":
			return 14
		case "status":
			return 15
		case "item":
			return 16
		case "payment":
			return 17
		case "numbers":
			return 18
		case "flags":
			return 19
		case "matrix":
			return 20
		case "statuses":
			return 21
		case "words":
			return 22
		case "by_name":
			return 23
		case "by_number":
			return 24
		case "by_status":
			return 25
		case "by_id":
			return 26
		case "by_order":
			return 27
		case "tree":
			return 28
		case "email":
			return 29
		case "site":
			return 30
		case "maybe_b":
			return 31
		case "maybe_i8":
			return 32
		case "maybe_i64":
			return 33
		case "maybe_f":
			return 34
		case "maybe_t":
			return 35
		case "maybe_d":
			return 36
		case "maybe_day":
			return 37
		case "maybe_id":
			return 38
		case "maybe_raw":
			return 39
		case "maybe_any":
			return 40
		case "maybe_l":
			return 41
		case "maybe_m":
			return 42
		case "maybe_s":
			return 43
		case "maybe_p":
			return 44
		case "rank":
			return 45
		case "label":
			return 46
		case "mode":
			return 47
		case "exact":
			return 48
		case "secret":
			return 49
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
	b = append(b, `,"uid":`...)
	b = jsonwire.AppendUUID(b, x.UID)
	b = append(b, `,"at":`...)
	b = jsonwire.AppendTimestamp(b, x.At)
	b = append(b, `,"took":`...)
	b = jsonwire.AppendDuration(b, x.Took)
	b = append(b, `,"day":`...)
	b = jsonwire.AppendDate(b, x.Day)
	b = append(b, `,"free":`...)
	b = jsonwire.AppendAny(b, x.Free)
	b = append(b, `,"ident":`...)
	b = jsonwire.AppendString(b, string(x.Ident))
	b = append(b, `,"share":`...)
	b = jsonwire.AppendFloat(b, float64(x.Share))
	b = append(b, `,"status":`...)
	b = x.Status.AppendJSON(b)
	b = append(b, `,"item":`...)
	b = x.Item.AppendJSON(b)
	b = append(b, `,"payment":`...)
	b = x.Payment.AppendJSON(b)
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
	b = append(b, `,"matrix":[`...)
	for _, v := range x.Matrix {
		b = append(b, '[')
		for _, v2 := range v {
			b = jsonwire.AppendFloat(b, v2)
			b = append(b, ',')
		}
		b = jsonwire.Close(b, ']')
		b = append(b, ',')
	}
	b = jsonwire.Close(b, ']')
	b = append(b, `,"statuses":[`...)
	for _, v := range x.Statuses {
		b = v.AppendJSON(b)
		b = append(b, ',')
	}
	b = jsonwire.Close(b, ']')
	b = append(b, `,"words":[`...)
	for _, v := range x.Words {
		b = jsonwire.AppendString(b, v)
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
	b = append(b, `,"by_status":{`...)
	for k, v := range x.ByStatus {
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
	b = append(b, `,"by_order":{`...)
	for k, v := range x.ByOrder {
		b = jsonwire.AppendString(b, string(k))
		b = append(b, `:[`...)
		for i2 := range v {
			b = v[i2].AppendJSON(b)
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
	if x.Email != nil {
		b = append(b, `,"email":`...)
		b = jsonwire.AppendString(b, *x.Email)
	}
	if x.Site != nil {
		b = append(b, `,"site":`...)
		b = jsonwire.AppendString(b, *x.Site)
	}
	if x.MaybeB != nil {
		b = append(b, `,"maybe_b":`...)
		b = strconv.AppendBool(b, *x.MaybeB)
	}
	if x.MaybeI8 != nil {
		b = append(b, `,"maybe_i8":`...)
		b = strconv.AppendInt(b, int64(*x.MaybeI8), 10)
	}
	if x.MaybeI64 != nil {
		b = append(b, `,"maybe_i64":`...)
		b = strconv.AppendInt(b, *x.MaybeI64, 10)
	}
	if x.MaybeF != nil {
		b = append(b, `,"maybe_f":`...)
		b = jsonwire.AppendFloat(b, *x.MaybeF)
	}
	if x.MaybeT != nil {
		b = append(b, `,"maybe_t":`...)
		b = jsonwire.AppendTimestamp(b, *x.MaybeT)
	}
	if x.MaybeD != nil {
		b = append(b, `,"maybe_d":`...)
		b = jsonwire.AppendDuration(b, *x.MaybeD)
	}
	if x.MaybeDay != nil {
		b = append(b, `,"maybe_day":`...)
		b = jsonwire.AppendDate(b, *x.MaybeDay)
	}
	if x.MaybeID != nil {
		b = append(b, `,"maybe_id":`...)
		b = jsonwire.AppendUUID(b, *x.MaybeID)
	}
	if x.MaybeRaw != nil {
		b = append(b, `,"maybe_raw":`...)
		b = jsonwire.AppendBytes(b, x.MaybeRaw)
	}
	if x.MaybeAny != nil {
		b = append(b, `,"maybe_any":`...)
		b = jsonwire.AppendAny(b, x.MaybeAny)
	}
	if x.MaybeL != nil {
		b = append(b, `,"maybe_l":[`...)
		for _, v := range x.MaybeL {
			b = jsonwire.AppendString(b, v)
			b = append(b, ',')
		}
		b = jsonwire.Close(b, ']')
	}
	if x.MaybeM != nil {
		b = append(b, `,"maybe_m":{`...)
		for k, v := range x.MaybeM {
			b = jsonwire.AppendString(b, k)
			b = append(b, ':')
			b = v.AppendJSON(b)
			b = append(b, ',')
		}
		b = jsonwire.Close(b, '}')
	}
	if x.MaybeS != nil {
		b = append(b, `,"maybe_s":`...)
		b = x.MaybeS.AppendJSON(b)
	}
	if x.MaybeP != nil {
		b = append(b, `,"maybe_p":`...)
		b = x.MaybeP.AppendJSON(b)
	}
	if x.Rank != nil {
		b = append(b, `,"rank":`...)
		b = strconv.AppendInt(b, int64(*x.Rank), 10)
	}
	if x.Label != nil {
		b = append(b, `,"label":`...)
		b = jsonwire.AppendString(b, *x.Label)
	}
	if x.Mode != nil {
		b = append(b, `,"mode":`...)
		b = x.Mode.AppendJSON(b)
	}
	if x.Exact != nil {
		b = append(b, `,"exact":`...)
		b = strconv.AppendBool(b, *x.Exact)
	}
	if x.Secret != nil {
		b = append(b, `,"secret":`...)
		b = jsonwire.AppendString(b, *x.Secret)
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
		case 8: // uid
			o.Err = jsonwire.UUID(&x.UID, d)
		case 9: // at
			o.Err = jsonwire.Timestamp(&x.At, d)
		case 10: // took
			o.Err = jsonwire.Duration(&x.Took, d)
		case 11: // day
			o.Err = jsonwire.Date(&x.Day, d)
		case 12: // free
			o.Err = jsonwire.Any(&x.Free, d)
		case 13: // ident
			o.Err = jsonwire.String(&x.Ident, d)
		case 14: // share
			o.Err = jsonwire.Float(&x.Share, d)
		case 15: // status
			o.Err = x.Status.DecodeJSON(d)
		case 16: // item
			o.Err = x.Item.DecodeJSON(d)
		case 17: // payment
			o.Err = x.Payment.DecodeJSON(d)
		case 18: // numbers
			o.Err = jsonwire.List(&x.Numbers, d, jsonwire.Int)
		case 19: // flags
			o.Err = jsonwire.List(&x.Flags, d, jsonwire.Bool)
		case 20: // matrix
			o.Err = jsonwire.List(&x.Matrix, d, func(p *[]float64, d *jsonwire.Decoder) error {
				return jsonwire.List(p, d, jsonwire.Float)
			})
		case 21: // statuses
			o.Err = jsonwire.List(&x.Statuses, d, (*Status).DecodeJSON)
		case 22: // words
			o.Err = jsonwire.List(&x.Words, d, jsonwire.String)
		case 23: // by_name
			o.Err = jsonwire.Map(&x.ByName, d, jsonwire.String, jsonwire.Int)
		case 24: // by_number
			o.Err = jsonwire.Map(&x.ByNumber, d, jsonwire.IntKey, jsonwire.String)
		case 25: // by_status
			o.Err = jsonwire.Map(&x.ByStatus, d, (*Status).DecodeJSON, (*Item).DecodeJSON)
		case 26: // by_id
			o.Err = jsonwire.Map(&x.ByID, d, jsonwire.UUID, jsonwire.Bool)
		case 27: // by_order
			o.Err = jsonwire.Map(&x.ByOrder, d, jsonwire.String, func(p *[]Item, d *jsonwire.Decoder) error {
				return jsonwire.List(p, d, (*Item).DecodeJSON)
			})
		case 28: // tree
			o.Err = jsonwire.Optional(&x.Tree, d, (*Node).DecodeJSON)
		case 29: // email
			o.Err = jsonwire.Optional(&x.Email, d, jsonwire.String)
		case 30: // site
			o.Err = jsonwire.Optional(&x.Site, d, jsonwire.String)
		case 31: // maybe_b
			o.Err = jsonwire.Optional(&x.MaybeB, d, jsonwire.Bool)
		case 32: // maybe_i8
			o.Err = jsonwire.Optional(&x.MaybeI8, d, jsonwire.Int)
		case 33: // maybe_i64
			o.Err = jsonwire.Optional(&x.MaybeI64, d, jsonwire.Int)
		case 34: // maybe_f
			o.Err = jsonwire.Optional(&x.MaybeF, d, jsonwire.Float)
		case 35: // maybe_t
			o.Err = jsonwire.Optional(&x.MaybeT, d, jsonwire.Timestamp)
		case 36: // maybe_d
			o.Err = jsonwire.Optional(&x.MaybeD, d, jsonwire.Duration)
		case 37: // maybe_day
			o.Err = jsonwire.Optional(&x.MaybeDay, d, jsonwire.Date)
		case 38: // maybe_id
			o.Err = jsonwire.Optional(&x.MaybeID, d, jsonwire.UUID)
		case 39: // maybe_raw
			o.Err = jsonwire.Bytes(&x.MaybeRaw, d)
		case 40: // maybe_any
			o.Err = jsonwire.Any(&x.MaybeAny, d)
		case 41: // maybe_l
			o.Err = jsonwire.List(&x.MaybeL, d, jsonwire.String)
		case 42: // maybe_m
			o.Err = jsonwire.Map(&x.MaybeM, d, jsonwire.String, (*Item).DecodeJSON)
		case 43: // maybe_s
			o.Err = jsonwire.Optional(&x.MaybeS, d, (*Status).DecodeJSON)
		case 44: // maybe_p
			o.Err = jsonwire.Optional(&x.MaybeP, d, (*Payment).DecodeJSON)
		case 45: // rank
			o.Err = jsonwire.Optional(&x.Rank, d, jsonwire.Int)
		case 46: // label
			o.Err = jsonwire.Optional(&x.Label, d, jsonwire.String)
		case 47: // mode
			o.Err = jsonwire.Optional(&x.Mode, d, (*Status).DecodeJSON)
		case 48: // exact
			o.Err = jsonwire.Optional(&x.Exact, d, jsonwire.Bool)
		case 49: // secret
			o.Err = jsonwire.Optional(&x.Secret, d, jsonwire.String)
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

var fieldsOfPaymentOrder = jsonwire.Fields{
	Names:    []string{"order", "dry", "payment"},
	Required: []uint64{0x5},
}

// AppendJSON appends x as a JSON object.
func (x *PaymentOrder) AppendJSON(b []byte) []byte {
	b = append(b, `{"order":`...)
	b = jsonwire.AppendString(b, string(x.Order))
	if x.Dry != nil {
		b = append(b, `,"dry":`...)
		b = strconv.AppendBool(b, *x.Dry)
	}
	b = append(b, `,"payment":`...)
	b = x.Payment.AppendJSON(b)
	return append(b, '}')
}

// DecodeJSON reads x from a JSON object. It skips members that it does not know.
func (x *PaymentOrder) DecodeJSON(d *jsonwire.Decoder) error {
	o := d.Object(&fieldsOfPaymentOrder)
	for o.Next() {
		switch o.Field {
		case 0: // order
			o.Err = jsonwire.String(&x.Order, d)
		case 1: // dry
			o.Err = jsonwire.Optional(&x.Dry, d, jsonwire.Bool)
		case 2: // payment
			o.Err = x.Payment.DecodeJSON(d)
		}
	}
	return o.End()
}

// MarshalJSON lets encoding/json write x.
func (x PaymentOrder) MarshalJSON() ([]byte, error) { return x.AppendJSON(nil), nil }

// UnmarshalJSON lets encoding/json read x. It does not validate.
func (x *PaymentOrder) UnmarshalJSON(data []byte) error {
	return jsonwire.Unmarshal(data, jsonwire.Lenient, x)
}

var fieldsOfGetInput = jsonwire.Fields{
	Names:    []string{"id"},
	Required: []uint64{0x1},
}

// AppendJSON appends x as a JSON object.
func (x *GetInput) AppendJSON(b []byte) []byte {
	b = append(b, `{"id":`...)
	b = jsonwire.AppendString(b, string(x.ID))
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

var fieldsOfPlaceInput = jsonwire.Fields{
	Names:    []string{"customer", "items", "payment", "key"},
	Required: []uint64{0x3},
}

// AppendJSON appends x as a JSON object.
func (x *PlaceInput) AppendJSON(b []byte) []byte {
	b = append(b, `{"customer":`...)
	b = jsonwire.AppendUUID(b, x.Customer)
	b = append(b, `,"items":[`...)
	for i := range x.Items {
		b = x.Items[i].AppendJSON(b)
		b = append(b, ',')
	}
	b = jsonwire.Close(b, ']')
	if x.Payment != nil {
		b = append(b, `,"payment":`...)
		b = x.Payment.AppendJSON(b)
	}
	if x.Key != nil {
		b = append(b, `,"key":`...)
		b = jsonwire.AppendString(b, *x.Key)
	}
	return append(b, '}')
}

// DecodeJSON reads x from a JSON object. It skips members that it does not know.
func (x *PlaceInput) DecodeJSON(d *jsonwire.Decoder) error {
	o := d.Object(&fieldsOfPlaceInput)
	for o.Next() {
		switch o.Field {
		case 0: // customer
			o.Err = jsonwire.UUID(&x.Customer, d)
		case 1: // items
			o.Err = jsonwire.List(&x.Items, d, (*Item).DecodeJSON)
		case 2: // payment
			o.Err = jsonwire.Optional(&x.Payment, d, (*Payment).DecodeJSON)
		case 3: // key
			o.Err = jsonwire.Optional(&x.Key, d, jsonwire.String)
		}
	}
	return o.End()
}

// MarshalJSON lets encoding/json write x.
func (x PlaceInput) MarshalJSON() ([]byte, error) { return x.AppendJSON(nil), nil }

// UnmarshalJSON lets encoding/json read x. It does not validate.
func (x *PlaceInput) UnmarshalJSON(data []byte) error {
	return jsonwire.Unmarshal(data, jsonwire.Lenient, x)
}

var fieldsOfListInput = jsonwire.Fields{
	Names: []string{"status", "limit", "since", "exact"},
}

// AppendJSON appends x as a JSON object.
func (x *ListInput) AppendJSON(b []byte) []byte {
	b = append(b, '{')
	if x.Status != nil {
		b = append(b, `"status":[`...)
		for _, v := range x.Status {
			b = v.AppendJSON(b)
			b = append(b, ',')
		}
		b = jsonwire.Close(b, ']')
		b = append(b, ',')
	}
	if x.Limit != nil {
		b = append(b, `"limit":`...)
		b = strconv.AppendInt(b, int64(*x.Limit), 10)
		b = append(b, ',')
	}
	if x.Since != nil {
		b = append(b, `"since":`...)
		b = jsonwire.AppendTimestamp(b, *x.Since)
		b = append(b, ',')
	}
	if x.Exact != nil {
		b = append(b, `"exact":`...)
		b = strconv.AppendBool(b, *x.Exact)
		b = append(b, ',')
	}
	return jsonwire.Close(b, '}')
}

// DecodeJSON reads x from a JSON object. It skips members that it does not know.
func (x *ListInput) DecodeJSON(d *jsonwire.Decoder) error {
	o := d.Object(&fieldsOfListInput)
	for o.Next() {
		switch o.Field {
		case 0: // status
			o.Err = jsonwire.List(&x.Status, d, (*Status).DecodeJSON)
		case 1: // limit
			o.Err = jsonwire.Optional(&x.Limit, d, jsonwire.Int)
		case 2: // since
			o.Err = jsonwire.Optional(&x.Since, d, jsonwire.Timestamp)
		case 3: // exact
			o.Err = jsonwire.Optional(&x.Exact, d, jsonwire.Bool)
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

var fieldsOfAnnotateInput = jsonwire.Fields{
	Names:    []string{"id", "line", "note"},
	Required: []uint64{0x7},
}

// AppendJSON appends x as a JSON object.
func (x *AnnotateInput) AppendJSON(b []byte) []byte {
	b = append(b, `{"id":`...)
	b = jsonwire.AppendString(b, string(x.ID))
	b = append(b, `,"line":`...)
	b = strconv.AppendInt(b, int64(x.Line), 10)
	b = append(b, `,"note":`...)
	b = jsonwire.AppendString(b, x.Note)
	return append(b, '}')
}

// DecodeJSON reads x from a JSON object. It skips members that it does not know.
func (x *AnnotateInput) DecodeJSON(d *jsonwire.Decoder) error {
	o := d.Object(&fieldsOfAnnotateInput)
	for o.Next() {
		switch o.Field {
		case 0: // id
			o.Err = jsonwire.String(&x.ID, d)
		case 1: // line
			o.Err = jsonwire.Int(&x.Line, d)
		case 2: // note
			o.Err = jsonwire.String(&x.Note, d)
		}
	}
	return o.End()
}

// MarshalJSON lets encoding/json write x.
func (x AnnotateInput) MarshalJSON() ([]byte, error) { return x.AppendJSON(nil), nil }

// UnmarshalJSON lets encoding/json read x. It does not validate.
func (x *AnnotateInput) UnmarshalJSON(data []byte) error {
	return jsonwire.Unmarshal(data, jsonwire.Lenient, x)
}

var fieldsOfCancelInput = jsonwire.Fields{
	Names:    []string{"id", "reason"},
	Required: []uint64{0x1},
}

// AppendJSON appends x as a JSON object.
func (x *CancelInput) AppendJSON(b []byte) []byte {
	b = append(b, `{"id":`...)
	b = jsonwire.AppendString(b, string(x.ID))
	if x.Reason != nil {
		b = append(b, `,"reason":`...)
		b = jsonwire.AppendString(b, *x.Reason)
	}
	return append(b, '}')
}

// DecodeJSON reads x from a JSON object. It skips members that it does not know.
func (x *CancelInput) DecodeJSON(d *jsonwire.Decoder) error {
	o := d.Object(&fieldsOfCancelInput)
	for o.Next() {
		switch o.Field {
		case 0: // id
			o.Err = jsonwire.String(&x.ID, d)
		case 1: // reason
			o.Err = jsonwire.Optional(&x.Reason, d, jsonwire.String)
		}
	}
	return o.End()
}

// MarshalJSON lets encoding/json write x.
func (x CancelInput) MarshalJSON() ([]byte, error) { return x.AppendJSON(nil), nil }

// UnmarshalJSON lets encoding/json read x. It does not validate.
func (x *CancelInput) UnmarshalJSON(data []byte) error {
	return jsonwire.Unmarshal(data, jsonwire.Lenient, x)
}

var fieldsOfPayment = jsonwire.Fields{
	Names: []string{"card", "wire", "voucher", "points", "several"},
}

// AppendJSON appends x as a JSON object with one member.
func (x *Payment) AppendJSON(b []byte) []byte {
	switch {
	case x.Card != nil:
		b = append(b, `{"card":`...)
		b = x.Card.AppendJSON(b)
	case x.Wire != nil:
		b = append(b, `{"wire":`...)
		b = x.Wire.AppendJSON(b)
	case x.Voucher != nil:
		b = append(b, `{"voucher":`...)
		b = jsonwire.AppendString(b, *x.Voucher)
	case x.Points != nil:
		b = append(b, `{"points":`...)
		b = strconv.AppendInt(b, *x.Points, 10)
	case x.Several != nil:
		b = append(b, `{"several":[`...)
		for _, v := range x.Several {
			b = jsonwire.AppendString(b, v)
			b = append(b, ',')
		}
		b = jsonwire.Close(b, ']')
	default:
		return append(b, "{}"...)
	}
	return append(b, '}')
}

// DecodeJSON reads x from a JSON object with one member.
func (x *Payment) DecodeJSON(d *jsonwire.Decoder) error {
	*x = Payment{}
	u := d.Union(&fieldsOfPayment)
	switch u.Field {
	case 0: // card
		u.Err = jsonwire.Optional(&x.Card, d, (*Card).DecodeJSON)
	case 1: // wire
		u.Err = jsonwire.Optional(&x.Wire, d, (*Wire).DecodeJSON)
	case 2: // voucher
		u.Err = jsonwire.Optional(&x.Voucher, d, jsonwire.String)
	case 3: // points
		u.Err = jsonwire.Optional(&x.Points, d, jsonwire.Int)
	case 4: // several
		u.Err = jsonwire.List(&x.Several, d, jsonwire.String)
	}
	x.unknown = u.Unknown
	return u.End()
}

// MarshalJSON lets encoding/json write x.
func (x Payment) MarshalJSON() ([]byte, error) { return x.AppendJSON(nil), nil }

// UnmarshalJSON lets encoding/json read x. It does not validate.
func (x *Payment) UnmarshalJSON(data []byte) error {
	return jsonwire.Unmarshal(data, jsonwire.Lenient, x)
}

var fieldsOfOutOfStock = jsonwire.Fields{
	Names:    []string{"sku", "left"},
	Required: []uint64{0x1},
}

// AppendJSON appends x as a JSON object.
func (x *OutOfStock) AppendJSON(b []byte) []byte {
	b = append(b, `{"sku":`...)
	b = jsonwire.AppendString(b, x.SKU)
	if x.Left != nil {
		b = append(b, `,"left":`...)
		b = strconv.AppendInt(b, int64(*x.Left), 10)
	}
	return append(b, '}')
}

// DecodeJSON reads x from a JSON object. It skips members that it does not know.
func (x *OutOfStock) DecodeJSON(d *jsonwire.Decoder) error {
	o := d.Object(&fieldsOfOutOfStock)
	for o.Next() {
		switch o.Field {
		case 0: // sku
			o.Err = jsonwire.String(&x.SKU, d)
		case 1: // left
			o.Err = jsonwire.Optional(&x.Left, d, jsonwire.Int)
		}
	}
	return o.End()
}

// MarshalJSON lets encoding/json write x.
func (x OutOfStock) MarshalJSON() ([]byte, error) { return x.AppendJSON(nil), nil }

// UnmarshalJSON lets encoding/json read x. It does not validate.
func (x *OutOfStock) UnmarshalJSON(data []byte) error {
	return jsonwire.Unmarshal(data, jsonwire.Lenient, x)
}

var fieldsOfGone jsonwire.Fields

// AppendJSON appends x as a JSON object.
func (x *Gone) AppendJSON(b []byte) []byte {
	return append(b, "{}"...)
}

// DecodeJSON reads x from a JSON object. It skips members that it does not know.
func (x *Gone) DecodeJSON(d *jsonwire.Decoder) error {
	o := d.Object(&fieldsOfGone)
	o.Next()
	return o.End()
}

// MarshalJSON lets encoding/json write x.
func (x Gone) MarshalJSON() ([]byte, error) { return x.AppendJSON(nil), nil }

// UnmarshalJSON lets encoding/json read x. It does not validate.
func (x *Gone) UnmarshalJSON(data []byte) error {
	return jsonwire.Unmarshal(data, jsonwire.Lenient, x)
}
