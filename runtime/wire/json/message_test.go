package json_test

import (
	"strconv"
	"time"

	kit "github.com/kitc-lang/kit/runtime"
	jsonwire "github.com/kitc-lang/kit/runtime/wire/json"
)

// The types below stand for generated code: this package must not know the emitter. The emitter's own
// output is tried in the same ways beside it.

type status int32

func (x status) Known() bool { return x == 1 || x == 2 }

func parseStatus(name string) (status, bool) {
	switch name {
	case "pending":
		return 1, true
	case "paid":
		return 2, true
	}
	return 0, false
}

func (x *status) DecodeJSON(d *jsonwire.Decoder) error {
	return jsonwire.Enum(x, d, parseStatus, "pending or paid")
}

type item struct {
	SKU      string
	Quantity int32
}

var fieldsOfItem = jsonwire.Fields{Names: []string{"sku", "quantity"}, Required: []uint64{3}}

func (x *item) DecodeJSON(d *jsonwire.Decoder) error {
	o := d.Object(&fieldsOfItem)
	for o.Next() {
		switch o.Field {
		case 0:
			o.Err = jsonwire.String(&x.SKU, d)
		case 1:
			o.Err = jsonwire.Int(&x.Quantity, d)
		}
	}
	return o.End()
}

type payment struct {
	Card    *item
	Wire    *string
	unknown string
}

var fieldsOfPayment = jsonwire.Fields{Names: []string{"card", "wire"}}

func (x *payment) DecodeJSON(d *jsonwire.Decoder) error {
	*x = payment{}
	u := d.Union(&fieldsOfPayment)
	switch u.Field {
	case 0:
		u.Err = jsonwire.Optional(&x.Card, d, (*item).DecodeJSON)
	case 1:
		u.Err = jsonwire.Optional(&x.Wire, d, jsonwire.String)
	}
	x.unknown = u.Unknown
	return u.End()
}

// order has a field of every kind that package jsonwire reads.
type order struct {
	ID     string
	Items  []item
	Status status
	Note   *string
	Tags   map[string]string
	Counts map[int32]bool
	Flags  map[bool]float64
	Rates  map[float64]int8
	States map[status]item
	Grid   [][]int64
	Paid   bool
	Tiny   int8
	Big    int64
	Ratio  float64
	Photo  []byte
	UUID   kit.UUID
	Day    kit.Date
	Placed time.Time
	After  time.Duration
	Extra  rawJSON
	Pay    *payment
	Child  *order
	Pairs  []kit.Entry[item, string]
	Vault  map[string]int32
}

type rawJSON []byte

var fieldsOfOrder = jsonwire.Fields{
	Required: []uint64{1},
	Names: []string{
		"id", "items", "status", "note", "tags", "counts", "flags", "rates", "states", "grid", "paid", "tiny",
		"big", "ratio", "photo", "uuid", "day", "placed", "after", "extra", "pay", "child", "pairs", "vault",
	},
	Sensitive: []uint64{1 << 23},
}

func (x *order) DecodeJSON(d *jsonwire.Decoder) error {
	o := d.Object(&fieldsOfOrder)
	for o.Next() {
		switch o.Field {
		case 0:
			o.Err = jsonwire.String(&x.ID, d)
		case 1:
			o.Err = jsonwire.List(&x.Items, d, (*item).DecodeJSON)
		case 2:
			o.Err = x.Status.DecodeJSON(d)
		case 3:
			o.Err = jsonwire.Optional(&x.Note, d, jsonwire.String)
		case 4:
			o.Err = jsonwire.StringMap(&x.Tags, d)
		case 5:
			o.Err = jsonwire.Map(&x.Counts, d, jsonwire.IntKey, jsonwire.Bool)
		case 6:
			o.Err = jsonwire.Map(&x.Flags, d, jsonwire.BoolKey, jsonwire.Float)
		case 7:
			o.Err = jsonwire.Map(&x.Rates, d, jsonwire.FloatKey, jsonwire.Int)
		case 8:
			o.Err = jsonwire.Map(&x.States, d, (*status).DecodeJSON, (*item).DecodeJSON)
		case 9:
			o.Err = jsonwire.List(&x.Grid, d, func(p *[]int64, d *jsonwire.Decoder) error { return jsonwire.List(p, d, jsonwire.Int) })
		case 10:
			o.Err = jsonwire.Bool(&x.Paid, d)
		case 11:
			o.Err = jsonwire.Int(&x.Tiny, d)
		case 12:
			o.Err = jsonwire.Int(&x.Big, d)
		case 13:
			o.Err = jsonwire.Float(&x.Ratio, d)
		case 14:
			o.Err = jsonwire.Bytes(&x.Photo, d)
		case 15:
			o.Err = jsonwire.UUID(&x.UUID, d)
		case 16:
			o.Err = jsonwire.Date(&x.Day, d)
		case 17:
			o.Err = jsonwire.Timestamp(&x.Placed, d)
		case 18:
			o.Err = jsonwire.Duration(&x.After, d)
		case 19:
			o.Err = jsonwire.Any(&x.Extra, d)
		case 20:
			o.Err = jsonwire.Optional(&x.Pay, d, (*payment).DecodeJSON)
		case 21:
			o.Err = jsonwire.Optional(&x.Child, d, (*order).DecodeJSON)
		case 22:
			o.Err = jsonwire.Entries(&x.Pairs, d, (*item).DecodeJSON, jsonwire.String)
		case 23:
			o.Err = jsonwire.Map(&x.Vault, d, jsonwire.String, jsonwire.Int)
		}
	}
	return o.End()
}

// rich is a message with every member, in Kit's order.
const rich = `{"id":"ord_1","items":[{"sku":"a","quantity":1},{"sku":"b\n","quantity":-2}],"status":"paid",` +
	`"note":"gr\u00fc\u00dfe \ud83d\ude00","tags":{"a":"b","c":""},"counts":{"-7":true,"8":false},"flags":{"true":1.5},` +
	`"rates":{"0.25":-128},"states":{"pending":{"sku":"s","quantity":3}},"grid":[[],[1,2],[3]],"paid":true,"tiny":-128,` +
	`"big":9223372036854775807,"ratio":-1.5e-7,"photo":"aGVsbG8=","uuid":"6ba7b810-9dad-11d1-80b4-00c04fd430c8",` +
	`"day":"2024-02-29","placed":"2026-11-23T04:55:44.000000001Z","after":"-PT1.5S","extra":{"deep":[1,{"x":null}]},` +
	`"pay":{"wire":"w"},"child":{"id":"inner"},"pairs":[[{"sku":"k","quantity":9},"v"]],"vault":{"secret":4}}`

// wide is what an attacker hopes for: much memory for few bytes.
type wide struct {
	Fields [100]*string
}

var fieldsOfWide = jsonwire.Fields{
	Names: func() (names []string) {
		for i := range 100 {
			names = append(names, "f"+strconv.Itoa(i))
		}
		return names
	}(),
	Required: []uint64{0, 1 << 35}, // f99
}

var fieldsOfOptional = jsonwire.Fields{Names: fieldsOfWide.Names}

func (x *wide) DecodeJSON(d *jsonwire.Decoder) error { return x.decode(d, &fieldsOfOptional) }

func (x *wide) decode(d *jsonwire.Decoder, fields *jsonwire.Fields) error {
	o := d.Object(fields)
	for o.Next() {
		o.Err = jsonwire.Optional(&x.Fields[o.Field], d, jsonwire.String)
	}
	return o.End()
}

// read makes a jsonwire.Value of any reader.
type read func(d *jsonwire.Decoder) error

func (f read) DecodeJSON(d *jsonwire.Decoder) error { return f(d) }

// decode reads text with one of the package's readers.
func decode[T any](text string, mode jsonwire.Mode, reader func(*T, *jsonwire.Decoder) error) (T, error) {
	var v T
	err := jsonwire.Unmarshal([]byte(text), mode, read(func(d *jsonwire.Decoder) error { return reader(&v, d) }))
	return v, err
}
