package main

import (
	"unicode/utf8"

	"github.com/kitc-lang/kit/bench/orders/gen/orders"
)

// validID checks an ID as a person does who does not want to pay for a regular expression.
func validID(id string) bool {
	if len(id) != 16 || id[:4] != "ord_" {
		return false
	}
	for _, c := range []byte(id[4:]) {
		if (c < 'a' || c > 'z') && (c < '0' || c > '9') {
			return false
		}
	}
	return true
}

// valid is the same for the struct that kitc emits, by hand.
func valid(x *orders.Order) bool {
	if !validID(string(x.ID)) || len(x.Items) < 1 || len(x.Items) > 100 || x.Tags == nil || x.Placed.IsZero() || x.Status.String() == "" {
		return false
	}
	for i := range x.Items {
		it := &x.Items[i]
		if n := len(it.SKU); n < 1 || n > 64 && utf8.RuneCountInString(it.SKU) > 64 || it.Quantity < 1 || it.Quantity > 100 || it.Cents < 0 {
			return false
		}
	}
	return x.Note == nil || len(*x.Note) <= 500 || utf8.RuneCountInString(*x.Note) <= 500
}
