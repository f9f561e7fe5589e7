package jsontest

import (
	"encoding/json"
	"reflect"
	"strings"
	"testing"
	"time"

	"github.com/kitc-lang/kit/backends/go/internal/golden/wire"
	jsonwire "github.com/kitc-lang/kit/runtime/wire/json"
)

// sample is the order that the figures in the design were measured with: 10 items, 4 tags.
func sample() *wire.Order {
	note := "please leave it with the neighbour at number 12"
	o := &wire.Order{
		ID:     "ord_a1b2c3d4e5f6",
		Status: wire.StatusPaid,
		Note:   &note,
		Tags:   map[string]string{"channel": "web", "campaign": "autumn", "region": "eu-central", "gift": "no"},
		Phone:  "+49 170 1234567",
		Placed: time.Date(2026, 11, 23, 4, 55, 44, 123456789, time.UTC),
	}
	for i := range 10 {
		o.Items = append(o.Items, wire.Item{
			SKU:      "SKU-00012345-" + string(rune('a'+i)),
			Quantity: int32(i + 1),
			Cents:    int64(1999 + 1234*i),
		})
	}
	return o
}

// standardOrder is the order as encoding/json's users declare it.
type standardOrder struct {
	ID     string            `json:"id"`
	Status string            `json:"status"`
	Items  []standardItem    `json:"items"`
	Note   *string           `json:"note,omitempty"`
	Tags   map[string]string `json:"tags"`
	Phone  string            `json:"phone"`
	Placed time.Time         `json:"placed"`
	Memo   *string           `json:"memo,omitempty"`
}

type standardItem struct {
	SKU      string `json:"sku"`
	Quantity int32  `json:"quantity"`
	Cents    int64  `json:"cents"`
}

// TestLimitDoesTheSameWork keeps the hand-written codec honest.
func TestLimitDoesTheSameWork(t *testing.T) {
	want := sample()
	var got wire.Order
	if err := jsonwire.Unmarshal(limitAppend(nil, want), jsonwire.Strict, &got); err != nil || !reflect.DeepEqual(&got, want) {
		t.Errorf("what it wrote came back as %+v, %v", got, err)
	}
	got = wire.Order{}
	if err := limitDecode(want.AppendJSON(nil), &got); err != nil || !reflect.DeepEqual(&got, want) {
		t.Errorf("it read %+v, %v", got, err)
	}
}

// TestAllocations counts what an order must cost: nothing to write; to read itself, its text, the list,
// the map (which Go makes of two) and the note.
func TestAllocations(t *testing.T) {
	order := sample()
	buf := make([]byte, 0, 4<<10)
	if n := testing.AllocsPerRun(100, func() { buf = order.AppendJSON(buf[:0]) }); n != 0 {
		t.Errorf("writing an order allocates %v times", n)
	}
	data := order.AppendJSON(nil)
	n := testing.AllocsPerRun(100, func() {
		if err := jsonwire.Unmarshal(data, jsonwire.Strict, new(wire.Order)); err != nil {
			t.Fatal(err)
		}
	})
	if n > 6 {
		t.Errorf("reading an order allocates %v times, want 6", n)
	}
}

func BenchmarkEncodeJSON(b *testing.B) {
	order := sample()
	buf := make([]byte, 0, 4<<10)
	b.Run("kit", func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			buf = order.AppendJSON(buf[:0])
		}
	})
	b.Run("limit", func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			buf = limitAppend(buf[:0], order)
		}
	})
	b.Run("standard", func(b *testing.B) {
		var standard standardOrder
		if err := json.Unmarshal(order.AppendJSON(nil), &standard); err != nil {
			b.Fatal(err)
		}
		b.ReportAllocs()
		for b.Loop() {
			if _, err := json.Marshal(&standard); err != nil {
				b.Fatal(err)
			}
		}
	})
}

func BenchmarkDecodeJSON(b *testing.B) {
	data := sample().AppendJSON(nil)
	kit := func(data []byte, mode jsonwire.Mode) func(*testing.B) {
		return func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				if err := jsonwire.Unmarshal(data, mode, new(wire.Order)); err != nil {
					b.Fatal(err)
				}
			}
		}
	}
	b.Run("kit", kit(data, jsonwire.Strict))
	b.Run("limit", func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			order := new(wire.Order)
			if err := limitDecode(data, order); err != nil {
				b.Fatal(err)
			}
			kept = order
		}
	})
	b.Run("standard", func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			if err := json.Unmarshal(data, new(standardOrder)); err != nil {
				b.Fatal(err)
			}
		}
	})

	// What the limit cannot do at all.
	var tree map[string]any
	if err := json.Unmarshal(data, &tree); err != nil {
		b.Fatal(err)
	}
	sorted, err := json.Marshal(tree)
	if err != nil {
		b.Fatal(err)
	}
	indented, err := json.MarshalIndent(json.RawMessage(data), "", "  ")
	if err != nil {
		b.Fatal(err)
	}
	unknown := strings.ReplaceAll(string(data), `"quantity":`, `"colour":"dark red","quantity":`)
	b.Run("kit/copied strings", kit(data, jsonwire.CopyStrings))
	b.Run("kit/members in another order", kit(sorted, jsonwire.Strict))
	b.Run("kit/indented", kit(indented, jsonwire.Strict))
	b.Run("kit/unknown members", kit([]byte(unknown), jsonwire.Strict))
}

// kept makes the limit's result escape, as that of the others does.
var kept *wire.Order
