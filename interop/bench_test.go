package interop

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"testing"
	"time"

	"example.com/shop/orders/gen/orders"
	"github.com/apache/thrift/lib/go/thrift"

	apache "github.com/kitc-lang/kit/interop/apache/orders"
	jsonwire "github.com/kitc-lang/kit/runtime/wire/json"
	thriftwire "github.com/kitc-lang/kit/runtime/wire/thrift"
)

// plainOrder and plainItem are the shop's order as encoding/json would have it, without Kit's methods.
type plainOrder struct {
	ID     string            `json:"id"`
	Status string            `json:"status"`
	Items  []plainItem       `json:"items"`
	Note   *string           `json:"note,omitempty"`
	Tags   map[string]string `json:"tags"`
	Phone  *string           `json:"phone,omitempty"`
	Placed time.Time         `json:"placed"`
	Charge *string           `json:"charge,omitempty"`
	Memo   *string           `json:"memo,omitempty"`
}

type plainItem struct {
	SKU      string `json:"sku"`
	Quantity int32  `json:"quantity"`
	Cents    int64  `json:"cents"`
}

// benchOrder is the order of the design's figures: ten items, four tags.
func benchOrder() *orders.Order {
	order := &orders.Order{
		ID:     "ord_a1b2c3d4e5f6",
		Status: orders.StatusPaid,
		Note:   new("Leave it with the neighbour on the second floor."),
		Tags:   map[string]string{"channel": "web", "campaign": "autumn", "region": "eu-west", "gift": "no"},
		Phone:  new("+44 20 7946 0018"),
		Placed: time.Date(2026, 11, 23, 8, 30, 15, 123456000, time.UTC),
		Charge: new("ch_0123456789ab"),
	}
	for i := range 10 {
		order.Items = append(order.Items, orders.Item{SKU: fmt.Sprintf("tea-green-%03d", i), Quantity: int32(i + 1), Cents: int64(850 + 10*i)})
	}
	return order
}

// BenchmarkOrder measures both directions of each codec in one run, so that the ratios between the
// lines mean something where the seconds do not.
func BenchmarkOrder(b *testing.B) {
	order := benchOrder()
	text := order.AppendJSON(nil)
	var plain plainOrder
	if err := json.Unmarshal(text, &plain); err != nil {
		b.Fatal(err)
	}
	binary := order.AppendThriftBinary(nil)
	theirs := apache.NewOrder()
	ctx := context.Background()
	if err := theirs.Read(ctx, apacheProtocol(binary)); err != nil {
		b.Fatal(err)
	}

	b.Run("json/encode/kit", func(b *testing.B) {
		b.ReportAllocs()
		var buf []byte
		for b.Loop() {
			buf = order.AppendJSON(buf[:0])
		}
	})
	b.Run("json/encode/encoding-json", func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			if _, err := json.Marshal(&plain); err != nil {
				b.Fatal(err)
			}
		}
	})
	b.Run("json/decode/kit", func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			var x orders.Order
			if err := jsonwire.Unmarshal(text, jsonwire.Strict, &x); err != nil {
				b.Fatal(err)
			}
		}
	})
	b.Run("json/decode/kit-and-validate", func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			var x orders.Order
			if err := jsonwire.Unmarshal(text, jsonwire.Strict, &x); err != nil {
				b.Fatal(err)
			}
			if err := x.Validate(); err != nil {
				b.Fatal(err)
			}
		}
	})
	b.Run("json/decode/encoding-json", func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			var x plainOrder
			if err := json.Unmarshal(text, &x); err != nil {
				b.Fatal(err)
			}
		}
	})
	b.Run("thrift/encode/kit", func(b *testing.B) {
		b.ReportAllocs()
		var buf []byte
		for b.Loop() {
			buf = order.AppendThriftBinary(buf[:0])
		}
	})
	b.Run("thrift/encode/apache", func(b *testing.B) {
		b.ReportAllocs()
		buf := thrift.NewTMemoryBufferLen(4096)
		protocol := thrift.NewTBinaryProtocolConf(buf, nil)
		for b.Loop() {
			buf.Reset()
			if err := theirs.Write(ctx, protocol); err != nil {
				b.Fatal(err)
			}
		}
	})
	b.Run("thrift/decode/kit", func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			var x orders.Order
			if err := x.DecodeThriftBinary(thriftwire.NewBinaryDecoder(binary, thriftwire.Strict)); err != nil {
				b.Fatal(err)
			}
		}
	})
	b.Run("thrift/decode/apache", func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			x := apache.NewOrder()
			if err := x.Read(ctx, apacheProtocol(binary)); err != nil {
				b.Fatal(err)
			}
		}
	})
}

func apacheProtocol(data []byte) thrift.TProtocol {
	return thrift.NewTBinaryProtocolConf(&thrift.TMemoryBuffer{Buffer: bytes.NewBuffer(data)}, nil)
}
