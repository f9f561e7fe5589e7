package main

import (
	"context"
	"errors"
	"time"

	"example.com/shop/billing/gen/billing"
	"example.com/shop/orders/gen/orders"
	"github.com/kitc-lang/kit/runtime/std"
)

// shop implements the service that service.kit declares.
type shop struct {
	store    *store
	payments billing.Payments // the generated client, or a double of it in a test
}

func (s *shop) Get(ctx context.Context, in *orders.GetInput) (*orders.Order, error) {
	order, err := s.store.order(in.ID)
	if err != nil {
		return nil, err
	}
	if order == nil {
		return nil, &std.NotFound{Resource: "order", ID: string(in.ID)}
	}
	return order, nil
}

func (s *shop) List(ctx context.Context, in *orders.ListInput) ([]orders.Order, error) {
	return s.store.newest(in.Status, int(in.GetLimit()))
}

// Place keeps the order first and charges second. A caller that repeats its key gets the order that
// the key stands for, and a charge that was cut short is taken up again under the order's own key.
func (s *shop) Place(ctx context.Context, in *orders.PlaceInput) (*orders.Order, error) {
	order, err := s.store.reserve(in, time.Now())
	if err != nil || order.Status != orders.StatusPending {
		return order, err
	}
	receipt, err := s.payments.Charge(ctx, &billing.ChargeInput{
		Key:     string(order.ID),
		Amount:  billing.Money{Units: total(order.Items), Currency: "EUR"},
		Payment: billing.Payment{Card: &billing.Card{Number: in.Card.Number, Holder: in.Card.Holder}},
	})
	if declined := new(billing.CardDeclined); errors.As(err, &declined) {
		if err := s.store.release(order); err != nil {
			return nil, err
		}
		return nil, &orders.PaymentRefused{Reason: declined.Reason}
	}
	if err != nil {
		return nil, err
	}
	return s.store.paid(order.ID, string(receipt.ID))
}

func total(items []orders.Item) int64 {
	var cents int64
	for _, item := range items {
		cents += int64(item.Quantity) * item.Cents
	}
	return cents
}
