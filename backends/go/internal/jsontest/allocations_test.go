package jsontest

import (
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
