package orders_test

import (
	"errors"
	"fmt"
	"math"
	"strings"
	"testing"
	"time"

	"github.com/kitc-lang/kit/backends/go/internal/golden/orders"
	kit "github.com/kitc-lang/kit/runtime"
)

func ptr[T any](v T) *T { return &v }

func item() orders.Item { return orders.Item{SKU: "tea", Quantity: 1, Cents: 850} }

// everything is a valid value with as little in it as its rules allow.
func everything() *orders.Everything {
	return &orders.Everything{
		Day:     kit.Date{Year: 2026, Month: 1, Day: 31},
		Ident:   "ord_0123456789ab",
		Status:  orders.StatusPaid,
		Item:    item(),
		Payment: orders.Payment{Points: ptr(int64(3))},
	}
}

func TestValidValues(t *testing.T) {
	if err := everything().Validate(); err != nil {
		t.Errorf("the least that is valid: %v", err)
	}
	x := everything()
	x.Raw = make([]byte, 1000)
	x.Took = 24 * time.Hour
	x.Share = 100
	x.Numbers = []int32{1, 2, 3}
	x.Matrix = [][]float64{{1}, nil, {2, 3}}
	x.Statuses = []orders.Status{orders.StatusPaid, orders.StatusShipped}
	x.Words = []string{"äöüßäöüßäö"} // ten characters in twenty bytes
	x.ByStatus = map[orders.Status]orders.Item{orders.StatusPaid: item()}
	x.ByOrder = map[orders.OrderID][]orders.Item{"ord_0123456789ab": {item()}}
	x.Email = ptr("ada@example.com")
	x.Site = ptr("https://example.com/")
	x.MaybeP = &orders.Payment{Several: []string{}}
	x.Rank = ptr(int32(10))
	x.Tree = &orders.Node{Children: []orders.Node{{}, {}}}
	if err := x.Validate(); err != nil {
		t.Errorf("every bound just kept: %v", err)
	}
}

func TestViolations(t *testing.T) {
	for _, c := range []struct {
		want  string // path: message
		spoil func(x *orders.Everything)
	}{
		{"real: must be a finite number", func(x *orders.Everything) { x.Real = math.NaN() }},
		{"raw: must be at most 1000 bytes", func(x *orders.Everything) { x.Raw = make([]byte, 1001) }},
		{"took: must be at least 0s", func(x *orders.Everything) { x.Took = -1 }},
		{"took: must be at most 24h", func(x *orders.Everything) { x.Took = 24*time.Hour + 1 }},
		{"day: must be a day that exists", func(x *orders.Everything) { x.Day.Month = 2 }},
		{"ident: must match ^ord_[a-z0-9]{12}$", func(x *orders.Everything) { x.Ident = "ord_0123456789AB" }},
		{"share: must be at most 100", func(x *orders.Everything) { x.Share = 100.5 }},
		{"share: must be a finite number", func(x *orders.Everything) { x.Share = orders.Percent(math.Inf(1)) }},
		{"status: is not a known Status", func(x *orders.Everything) { x.Status = 0 }},
		{"status: is not a known Status", func(x *orders.Everything) { x.Status = kit.UnknownEnum }},
		{"item.sku: must be at least 1 character", func(x *orders.Everything) { x.Item.SKU = "" }},
		{"item.sku: must be at most 64 characters", func(x *orders.Everything) { x.Item.SKU = strings.Repeat("ü", 65) }},
		{"item.quantity: must be at least 1", func(x *orders.Everything) { x.Item.Quantity = 0 }},
		{"item.quantity: must be at most 100", func(x *orders.Everything) { x.Item.Quantity = 101 }},
		{"item.cents: must be at least 0", func(x *orders.Everything) { x.Item.Cents = -1 }},
		{"payment: must have exactly one of card, wire, voucher, points, several", func(x *orders.Everything) { x.Payment = orders.Payment{} }},
		{"payment: must have exactly one of card, wire, voucher, points, several", func(x *orders.Everything) { x.Payment.Several = []string{} }},
		{"payment.card.number: must match ^[0-9]{12,19}$", func(x *orders.Everything) {
			x.Payment = orders.Payment{Card: &orders.Card{Number: "4111 1111 1111", Holder: "Ada"}}
		}},
		{"payment.voucher: must be at least 4 characters", func(x *orders.Everything) { x.Payment = orders.Payment{Voucher: ptr("abc")} }},
		{"numbers: must not have equal elements", func(x *orders.Everything) { x.Numbers = []int32{1, 2, 1} }},
		{"matrix[1][2]: must be a finite number", func(x *orders.Everything) { x.Matrix = [][]float64{{}, {0, 1, math.Inf(-1)}} }},
		{"statuses: must not have equal elements", func(x *orders.Everything) { x.Statuses = []orders.Status{2, 3, 2} }},
		{"statuses[1]: is not a known Status", func(x *orders.Everything) { x.Statuses = []orders.Status{2, 77} }},
		{"words: must have at most 5 elements", func(x *orders.Everything) { x.Words = []string{"a", "b", "c", "d", "e", "f"} }},
		{"words[0]: must be at most 10 characters", func(x *orders.Everything) { x.Words = []string{"elevenchars"} }},
		{"by_name: must have at most 10 entries", func(x *orders.Everything) {
			x.ByName = map[string]int64{}
			for i := range 11 {
				x.ByName[fmt.Sprint(i)] = 1
			}
		}},
		{`by_status["paid"].cents: must be at least 0`, func(x *orders.Everything) {
			x.ByStatus = map[orders.Status]orders.Item{orders.StatusPaid: {SKU: "a", Quantity: 1, Cents: -1}}
		}},
		{`by_status["Status(9)"]: key is not a known Status`, func(x *orders.Everything) {
			x.ByStatus = map[orders.Status]orders.Item{9: item()}
		}},
		{`by_order["ord_0123456789ab"][1].sku: must be at least 1 character`, func(x *orders.Everything) {
			x.ByOrder = map[orders.OrderID][]orders.Item{"ord_0123456789ab": {item(), {Quantity: 1}}}
		}},
		{"email: must be an e-mail address", func(x *orders.Everything) { x.Email = ptr("ada") }},
		{"site: must be a URI", func(x *orders.Everything) { x.Site = ptr("example.com") }},
		{"maybe_i64: must be at least 1", func(x *orders.Everything) { x.MaybeI64 = ptr(int64(0)) }},
		{"maybe_f: must be a finite number", func(x *orders.Everything) { x.MaybeF = ptr(math.NaN()) }},
		{"maybe_day: must be a day that exists", func(x *orders.Everything) { x.MaybeDay = new(kit.Date) }},
		{`maybe_m["a"].quantity: must be at least 1`, func(x *orders.Everything) {
			x.MaybeM = map[string]orders.Item{"a": {SKU: "a"}}
		}},
		{"maybe_s: is not a known Status", func(x *orders.Everything) { x.MaybeS = ptr(orders.Status(4)) }},
		{"maybe_p.wire.iban: must be at least 15 characters", func(x *orders.Everything) {
			x.MaybeP = &orders.Payment{Wire: &orders.Wire{Iban: "DE1"}}
		}},
		{"rank: must be at most 10", func(x *orders.Everything) { x.Rank = ptr(int32(11)) }},
		{"mode: is not a known Status", func(x *orders.Everything) { x.Mode = ptr(orders.Status(0)) }},
	} {
		x := everything()
		c.spoil(x)
		err := x.Validate()
		var e *kit.Error
		if !errors.As(err, &e) || e.Code != kit.InvalidArgument || e.Message != c.want || len(e.Violations) != 1 {
			t.Errorf("got %v, want only %s", err, c.want)
		}
	}
}

func TestEveryPlaceIsNamed(t *testing.T) {
	err := (&orders.PlaceInput{
		Items: []orders.Item{item(), {Quantity: 500}},
		Key:   ptr(strings.Repeat("k", 65)),
	}).Validate()
	var e *kit.Error
	if !errors.As(err, &e) {
		t.Fatalf("got %v", err)
	}
	want := "[{items[1].sku must be at least 1 character} {items[1].quantity must be at most 100} {key must be at most 64 characters}]"
	if got := fmt.Sprint(e.Violations); got != want {
		t.Errorf("\n got %s\nwant %s", got, want)
	}
}

// TestSameAnswerEveryTime: the order of a Go map must not show.
func TestSameAnswerEveryTime(t *testing.T) {
	x := everything()
	x.MaybeM = map[string]orders.Item{}
	for i := range 10 {
		x.MaybeM[fmt.Sprint("key", i)] = orders.Item{SKU: "a"}
	}
	want := fmt.Sprintf("%+v", x.Validate().(*kit.Error).Violations)
	for range 20 {
		if got := fmt.Sprintf("%+v", x.Validate().(*kit.Error).Violations); got != want {
			t.Fatalf("first %s\n then %s", want, got)
		}
	}
}

func TestDefaults(t *testing.T) {
	x := new(orders.Everything)
	if x.GetRank() != 5 || x.GetLabel() != "none" || x.GetMode() != orders.StatusPending || !x.GetExact() {
		t.Errorf("the defaults are %d, %q, %s, %v", x.GetRank(), x.GetLabel(), x.GetMode(), x.GetExact())
	}
	x.Rank, x.Exact = ptr(int32(7)), ptr(false)
	if x.GetRank() != 7 || x.GetExact() {
		t.Errorf("what was set is %d, %v", x.GetRank(), x.GetExact())
	}
	if x.Label != nil {
		t.Error("asking for a default sets it")
	}
}

func TestEnum(t *testing.T) {
	for _, s := range []orders.Status{orders.StatusPending, orders.StatusPaid, orders.StatusShipped} {
		got, ok := orders.ParseStatus(s.String())
		if got != s || !ok || !s.Known() {
			t.Errorf("%s is read as %s, %v", s, got, ok)
		}
	}
	if s, ok := orders.ParseStatus("lost"); ok || s.Known() {
		t.Errorf("a name that is none is read as %s", s)
	}
	if got := orders.Status(9).String(); got != "Status(9)" {
		t.Errorf("an unknown value prints %q", got)
	}
}

func TestValidationAllocatesNothing(t *testing.T) {
	order := &orders.Order{
		ID:     "ord_0123456789ab",
		Status: orders.StatusPaid,
		Items:  []orders.Item{item(), item(), item()},
		Note:   ptr("ring twice"),
		Tags:   map[string]string{"a": "b"},
	}
	if n := testing.AllocsPerRun(100, func() {
		if err := order.Validate(); err != nil {
			t.Error(err)
		}
	}); n != 0 {
		t.Errorf("%v allocations", n)
	}
}
