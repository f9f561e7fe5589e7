package orders

import (
	"fmt"

	kit "github.com/kitc-lang/kit/runtime"
)

// Too few pieces are left of an article.
type OutOfStock struct {
	SKU  string
	Left *int32
}

var outOfStockType = kit.ErrorType{Package: "orders", Name: "OutOfStock", Code: kit.FailedPrecondition}

// KitError tells the runtime which error of which package x is.
func (x *OutOfStock) KitError() *kit.ErrorType { return &outOfStockType }

// Error gives the name in words, and the fields that are there.
func (x *OutOfStock) Error() string {
	text := fmt.Sprintf("out of stock: sku %s", x.SKU)
	if x.Left != nil {
		text += fmt.Sprintf(", left %d", *x.Left)
	}
	return text
}

// The order was cancelled.
type Gone struct{}

var goneType = kit.ErrorType{Package: "orders", Name: "Gone", Code: kit.NotFound}

// KitError tells the runtime which error of which package x is.
func (x *Gone) KitError() *kit.ErrorType { return &goneType }

// Error gives the name in words, and the fields.
func (x *Gone) Error() string {
	return "gone"
}
