// Package sample is what everything is measured on: one order, and a service that gives it.
package sample

import (
	"context"
	"fmt"
	"time"

	"github.com/kitc-lang/kit/bench/orders/gen/orders"
)

// Order gives the order that the figures of the design were measured on: ten items, four tags.
func Order() *orders.Order {
	x := &orders.Order{
		ID: "ord_0123456789ab", Status: orders.StatusPaid, Note: new("please ring twice, the bell is weak"), Phone: "+49 30 1234567",
		Tags:   map[string]string{"channel": "web", "campaign": "spring-2026", "gift": "no", "warehouse": "berlin-2"},
		Placed: time.Date(2026, 3, 14, 15, 9, 26, 535_000_000, time.UTC),
	}
	for i := range 10 {
		x.Items = append(x.Items, orders.Item{SKU: fmt.Sprintf("sku-%04d-blue", i), Quantity: int32(i + 1), Cents: int64(1999 + 100*i)})
	}
	return x
}

// Service gives the same order to everybody, and takes all others.
type Service struct{ Order *orders.Order }

// Ping does nothing.
func (Service) Ping(context.Context) error { return nil }

// Get gives the order, whatever its ID is.
func (s Service) Get(context.Context, *orders.GetInput) (*orders.Order, error) { return s.Order, nil }

// Create gives back what it gets.
func (Service) Create(_ context.Context, in *orders.Order) (*orders.Order, error) { return in, nil }

// Say gives back what it gets.
func (Service) Say(_ context.Context, in *orders.Remark) (*orders.Remark, error) { return in, nil }
