// Package plain is the measured API as those declare it by hand who use encoding/json and its like.
package plain

import (
	"regexp"
	"time"
	"unicode/utf8"

	"github.com/kitc-lang/kit/bench/orders/gen/orders"
)

// Order is an order.
type Order struct {
	ID     string            `json:"id"`
	Status string            `json:"status"`
	Items  []Item            `json:"items"`
	Note   *string           `json:"note,omitempty"`
	Tags   map[string]string `json:"tags"`
	Phone  string            `json:"phone"`
	Placed time.Time         `json:"placed"`
	Memo   *string           `json:"memo,omitempty"`
}

// Item is a line of an order.
type Item struct {
	SKU      string `json:"sku"`
	Quantity int32  `json:"quantity"`
	Cents    int64  `json:"cents"`
}

// Remark is the smallest message.
type Remark struct {
	Text string `json:"text"`
}

// Of gives an order in this form.
func Of(x *orders.Order) *Order {
	o := &Order{ID: string(x.ID), Status: x.Status.String(), Note: x.Note, Tags: x.Tags, Phone: x.Phone, Placed: x.Placed, Memo: x.Memo}
	for _, it := range x.Items {
		o.Items = append(o.Items, Item{it.SKU, it.Quantity, it.Cents})
	}
	return o
}

// ID is what the ID of an order looks like.
var ID = regexp.MustCompile(`^ord_[a-z0-9]{12}$`)

// Valid checks what the .kit file says of an order.
func (x *Order) Valid() bool {
	if !ID.MatchString(x.ID) || len(x.Items) < 1 || len(x.Items) > 100 || x.Tags == nil || x.Placed.IsZero() {
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
