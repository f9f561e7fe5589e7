package orders_test

import (
	"bytes"
	"fmt"
	"log/slog"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/kitc-lang/kit/backends/go/internal/golden/names"
	"github.com/kitc-lang/kit/backends/go/internal/golden/orders"
	kit "github.com/kitc-lang/kit/runtime"
)

const secret = "hunter2-4111111111111111"

// TestSensitiveIsNeverShown prints values that hold a sensitive field, at any depth, in every way that
// fmt and log/slog know.
func TestSensitiveIsNeverShown(t *testing.T) {
	card := orders.Card{Number: secret, Holder: "Ada"}
	order := orders.Order{ID: "ord_0123456789ab", Phone: secret, Note: ptr("ring twice"), Placed: time.Unix(0, 0).UTC()}
	all := everything()
	all.Secret = ptr(secret)
	all.MaybeP = &orders.Payment{Card: &card}
	declared := &names.Error{Error_: "it", Message: ptr(secret), Code: 404}
	for name, v := range map[string]any{
		"a struct":                   card,
		"a pointer":                  &card,
		"a struct with more":         order,
		"a union":                    orders.Payment{Card: &card},
		"a struct with a union":      &orders.PaymentOrder{Payment: orders.Payment{Card: &card}},
		"an optional field":          all,
		"an input":                   &orders.PlaceInput{Payment: &orders.Payment{Card: &card}},
		"a declared error":           declared,
		"a declared error by value":  *declared,
		"an error around it":         fmt.Errorf("charging: %w", declared),
		"an error with only secrets": &names.Sealed{Who: secret},
	} {
		for _, verb := range []string{"%v", "%+v", "%#v", "%s", "%q", "%x", "%d"} {
			show(t, name+" with "+verb, fmt.Sprintf(verb, v))
		}
		for kind, handler := range map[string]func(b *bytes.Buffer) slog.Handler{
			"text": func(b *bytes.Buffer) slog.Handler { return slog.NewTextHandler(b, nil) },
			"JSON": func(b *bytes.Buffer) slog.Handler { return slog.NewJSONHandler(b, nil) },
		} {
			var b bytes.Buffer
			slog.New(handler(&b)).With("with", v).WithGroup("g").Info("m", "v", v, slog.Group("in", "v", v))
			show(t, name+" as "+kind, b.String())
		}
	}
	// A list or map by itself has no methods, so that only fmt is safe; a struct around it is for both.
	for name, v := range map[string]any{"a list": []orders.Card{card}, "a map": map[string]orders.Order{"a": order}} {
		for _, verb := range []string{"%v", "%+v", "%#v"} {
			show(t, name+" with "+verb, fmt.Sprintf(verb, v))
		}
	}
}

func show(t *testing.T, name, text string) {
	t.Helper()
	for part := range strings.SplitSeq(secret, "-") {
		for _, form := range []string{part, fmt.Sprintf("%x", part)} {
			if strings.Contains(text, form) {
				t.Errorf("%s shows the secret: %s", name, text)
			}
		}
	}
}

func TestTheRestIsShown(t *testing.T) {
	order := &orders.Order{
		ID:     "ord_0123456789ab",
		Status: orders.StatusPaid,
		Items:  []orders.Item{item()},
		Note:   ptr("ring twice"),
		Tags:   map[string]string{"a": "b"},
		Phone:  secret,
		Placed: time.Date(2026, 1, 31, 12, 0, 0, 0, time.UTC),
	}
	want := "Order{id:ord_0123456789ab status:paid items:[{tea 1 850}] note:ring twice tags:map[a:b] " +
		"phone:[redacted] placed:2026-01-31 12:00:00 +0000 UTC}"
	if got := fmt.Sprint(order); got != want {
		t.Errorf("\n got %s\nwant %s", got, want)
	}
	payment := orders.PaymentOrder{Order: "o", Payment: orders.Payment{Card: &orders.Card{Number: secret, Holder: "Ada"}}}
	if got, want := fmt.Sprint(payment), "PaymentOrder{order:o payment:Payment{card:Card{number:[redacted] holder:Ada}}}"; got != want {
		t.Errorf("\n got %s\nwant %s", got, want)
	}
	var b bytes.Buffer
	slog.New(slog.NewJSONHandler(&b, nil)).Info("m", "payment", payment)
	if want := `"payment":{"order":"o","payment":{"card":{"number":"[redacted]","holder":"Ada"}}}`; !strings.Contains(b.String(), want) {
		t.Errorf("\n got %swant %s", b.String(), want)
	}
}

// TestSensitiveKeysStayOutOfPaths: the path to a refused value must not spell out the key that led to it.
func TestSensitiveKeysStayOutOfPaths(t *testing.T) {
	x := &names.Func{Append: 200, Pins: map[string]string{secret: "1", "abc": "four"}}
	want := "[{pins key must be at most 3 characters} {pins must be at most 3 characters}]"
	err, ok := x.Validate().(*kit.Error)
	if !ok {
		t.Fatalf("got %v", err)
	}
	slices.SortFunc(err.Violations, func(a, b kit.Violation) int { return strings.Compare(a.Message, b.Message) })
	if got := fmt.Sprint(err.Violations); got != want {
		t.Errorf("\n got %s\nwant %s", got, want)
	}
	show(t, "the error", err.Error())
}

func TestErrorTexts(t *testing.T) {
	for want, err := range map[string]error{
		"out of stock: sku tea, left 3":          &orders.OutOfStock{SKU: "tea", Left: ptr(int32(3))},
		"out of stock: sku tea":                  &orders.OutOfStock{SKU: "tea"},
		"gone":                                   &orders.Gone{},
		"error: error it, code 404":              &names.Error{Error_: "it", Message: ptr(secret), Code: 404},
		"sealed, type func, why [a b]":           &names.Sealed{Who: secret, Type: ptr(names.TypeFunc), Why: []string{"a", "b"}},
		"sealed, at 1970-01-01T00:00:00.000001Z": &names.Sealed{At: ptr(time.UnixMicro(1))},
	} {
		if got := err.Error(); got != want {
			t.Errorf("got %q, want %q", got, want)
		}
	}
}
