package main

import (
	"cmp"
	"encoding/json"
	"fmt"
	"reflect"
	"time"

	"github.com/bytedance/sonic"
	"github.com/go-faster/jx"

	"github.com/kitc-lang/kit/bench/hand"
	"github.com/kitc-lang/kit/bench/orders/gen/orders"
	"github.com/kitc-lang/kit/bench/peers/gen/ogen"
	"github.com/kitc-lang/kit/bench/plain"
	jsonwire "github.com/kitc-lang/kit/runtime/wire/json"
)

func jsonMessages() []message {
	d := new(jsonwire.Decoder) // a request of the server has one, which is pooled
	return each(func(x *orders.Remark) message {
		p := &plain.Remark{Text: x.Text}
		o := &ogen.Remark{Text: x.Text}
		return message{same: sameJSON, codecs: append([]codec{
			{"kit", x.AppendJSON, func(data []byte) error {
				r := new(orders.Remark)
				kept = r
				d.Reset(data, jsonwire.Strict)
				return cmp.Or(r.DecodeJSON(d), d.End())
			}},
			{"hand", func(b []byte) []byte { return hand.AppendRemarkJSON(b, x) }, func(data []byte) error {
				r := new(orders.Remark)
				kept = r
				return hand.DecodeRemarkJSON(data, r)
			}},
			ogenCodec(o.Encode, func(d *jx.Decoder) error { r := new(ogen.Remark); kept = r; return r.Decode(d) }),
		}, reflecting(p, func() any { return new(plain.Remark) })...)}
	}, func(x *orders.Order) message {
		p := plain.Of(x)
		o := &ogen.Order{
			ID: ogen.OrderID(p.ID), Status: ogen.Status(p.Status), Note: ogen.NewOptString(*p.Note), Tags: ogen.OrderTags(p.Tags), Phone: p.Phone, Placed: p.Placed,
		}
		for _, it := range p.Items {
			o.Items = append(o.Items, ogen.Item{Sku: it.SKU, Quantity: it.Quantity, Cents: it.Cents})
		}
		return message{same: sameJSON, codecs: append([]codec{
			{"kit", x.AppendJSON, func(data []byte) error {
				r := new(orders.Order)
				kept = r
				d.Reset(data, jsonwire.Strict)
				return cmp.Or(r.DecodeJSON(d), d.End())
			}},
			{"hand", func(b []byte) []byte { return hand.AppendJSON(b, x) }, func(data []byte) error {
				r := new(orders.Order)
				kept = r
				return hand.DecodeJSON(data, r)
			}},
			ogenCodec(o.Encode, func(d *jx.Decoder) error { r := new(ogen.Order); kept = r; return r.Decode(d) }),
		}, reflecting(p, func() any { return new(plain.Order) })...)}
	})
}

// ogenCodec writes and reads as the server of ogen does, with what is pooled there kept here.
func ogenCodec(encode func(*jx.Encoder), decode func(*jx.Decoder) error) codec {
	e, d := new(jx.Encoder), jx.DecodeBytes(nil)
	return codec{"ogen", func([]byte) []byte {
		e.Reset()
		encode(e)
		return e.Bytes()
	}, func(data []byte) error {
		d.ResetBytes(data)
		return decode(d)
	}}
}

// reflecting are the codecs that know a struct by its tags only.
func reflecting(x any, empty func() any) (all []codec) {
	marshal := func(f func(any) ([]byte, error)) func([]byte) []byte {
		return func([]byte) []byte {
			data, err := f(x)
			if err != nil {
				panic(err) // of a struct that has a form in JSON
			}
			return data
		}
	}
	unmarshal := func(f func([]byte, any) error) func([]byte) error {
		return func(data []byte) error {
			o := empty()
			kept = o
			return f(data, o)
		}
	}
	return []codec{
		{"encoding/json", marshal(json.Marshal), unmarshal(json.Unmarshal)},
		{"sonic, default", marshal(sonic.Marshal), unmarshal(sonic.Unmarshal)},
		{"sonic, as encoding/json", marshal(sonic.ConfigStd.Marshal), unmarshal(sonic.ConfigStd.Unmarshal)},
	}
}

// sameJSON compares two texts as what they say. ogen leaves out the fraction of a second.
func sameJSON(a, b []byte) error {
	var x, y map[string]any
	if err := json.Unmarshal(a, &x); err != nil {
		return err
	}
	if err := json.Unmarshal(b, &y); err != nil {
		return err
	}
	for _, m := range []map[string]any{x, y} {
		if text, ok := m["placed"].(string); ok {
			at, err := time.Parse(time.RFC3339Nano, text)
			if err != nil {
				return err
			}
			m["placed"] = at.Truncate(time.Second)
		}
	}
	if !reflect.DeepEqual(x, y) {
		return fmt.Errorf("%.300s is not %.300s", b, a)
	}
	return nil
}
