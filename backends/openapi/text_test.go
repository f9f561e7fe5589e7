package openapi

import (
	"math"
	"testing"
	"time"
)

func TestReadable(t *testing.T) {
	for in, want := range map[string]string{
		"orders": "Orders", "my_shop": "My shop", "OutOfStock": "Out of stock", "GetURL": "Get URL", "HTTPFault": "HTTP fault", "X": "X",
	} {
		if got := readable(in); got != want {
			t.Errorf("%s: got %q, want %q", in, got, want)
		}
	}
}

func TestSummary(t *testing.T) {
	for _, test := range []struct{ doc, short, long string }{
		{"Gives one order.", "Gives one order", ""},
		{"Gives one\norder", "Gives one order", ""},
		{"Gives one order. Or none.", "Gives one order", "Gives one order. Or none."},
		{"Reads v1.4.0 of it. More.", "Reads v1.4.0 of it", "Reads v1.4.0 of it. More."},
		{"Some, e.g. this one. More.", "Some, e.g. this one", "Some, e.g. this one. More."},
		{"A heading\n\nAnd text.", "A heading", "A heading\n\nAnd text."},
		{"Really? Yes.", "Really?", "Really? Yes."},
		{"", "", ""},
	} {
		short, long := summary(test.doc)
		if short != test.short || long != test.long {
			t.Errorf("%q: got %q, %q", test.doc, short, long)
		}
	}
}

func TestISODuration(t *testing.T) {
	for d, want := range map[time.Duration]string{
		0: "PT0S", time.Second: "PT1S", 90 * time.Minute: "PT1H30M", 250 * time.Millisecond: "PT0.25S",
		-5 * time.Second: "-PT5S", time.Nanosecond: "PT0.000000001S", math.MinInt64: "-PT2562047H47M16.854775808S",
	} {
		if got := isoDuration(d); got != want {
			t.Errorf("%v: got %s, want %s", int64(d), got, want)
		}
	}
}
