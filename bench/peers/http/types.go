package main

import (
	"regexp"
	"time"
	"unicode/utf8"

	"github.com/kitc-lang/kit/bench/orders/gen/orders"
)

// order is the order as somebody declares it who uses encoding/json.
type order struct {
	ID     string            `json:"id"`
	Status string            `json:"status"`
	Items  []item            `json:"items"`
	Note   *string           `json:"note,omitempty"`
	Tags   map[string]string `json:"tags"`
	Phone  string            `json:"phone"`
	Placed time.Time         `json:"placed"`
	Memo   *string           `json:"memo,omitempty"`
}

type item struct {
	SKU      string `json:"sku"`
	Quantity int32  `json:"quantity"`
	Cents    int64  `json:"cents"`
}

var idPattern = regexp.MustCompile(`^ord_[a-z0-9]{12}$`)

// valid checks what the .kit file says of an order.
func (x *order) valid() bool {
	if !idPattern.MatchString(x.ID) || len(x.Items) < 1 || len(x.Items) > 100 || x.Tags == nil || x.Placed.IsZero() {
		return false
	}
	if x.Status != "pending" && x.Status != "paid" && x.Status != "shipped" {
		return false
	}
	for i := range x.Items {
		it := &x.Items[i]
		if n := utf8.RuneCountInString(it.SKU); n < 1 || n > 64 || it.Quantity < 1 || it.Quantity > 100 || it.Cents < 0 {
			return false
		}
	}
	return x.Note == nil || utf8.RuneCountInString(*x.Note) <= 500
}

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
