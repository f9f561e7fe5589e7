package main

import (
	"context"
	"errors"
	"log/slog"
	"path/filepath"
	"testing"

	"example.com/shop/billing/gen/billing"
	"example.com/shop/orders/gen/orders"
	kit "github.com/kitc-lang/kit/runtime"
	"github.com/kitc-lang/kit/runtime/std"
)

// payments stands in for billing: it counts its charges, and refuses while it says why.
type payments struct {
	billing.Payments
	charged map[string]int64
	refuses string
	down    bool
}

func (p *payments) Charge(_ context.Context, in *billing.ChargeInput) (*billing.Receipt, error) {
	switch {
	case p.down:
		return nil, kit.Errorf(kit.Unavailable, "billing is not there")
	case p.refuses != "":
		return nil, &billing.CardDeclined{Reason: p.refuses}
	}
	p.charged[in.Key] = in.Amount.Units
	return &billing.Receipt{ID: "ch_0123456789ab", Amount: in.Amount}, nil
}

// open opens the shop on a file, behind the validation and the chain of a real server.
func open(t *testing.T, file string, p *payments) (service orders.Orders, close func()) {
	t.Helper()
	store, err := openStore(file)
	if err != nil {
		t.Fatal(err)
	}
	var cfg orders.OrdersServerConfig
	cfg.Log.Logger = slog.New(slog.DiscardHandler)
	return orders.NewOrdersLocal(&shop{store: store, payments: p}, cfg), func() {
		if err := store.Close(); err != nil {
			t.Error(err)
		}
	}
}

func place(quantity int32, key *string) *orders.PlaceInput {
	return &orders.PlaceInput{
		Items: []orders.Item{{SKU: "tea", Quantity: quantity, Cents: 500}},
		Card:  orders.Card{Number: "4111111111111111", Holder: "Ada"},
		Key:   key,
	}
}

func TestOrdersSurviveARestart(t *testing.T) {
	file := filepath.Join(t.TempDir(), "orders.db")
	p := &payments{charged: map[string]int64{}}
	service, close := open(t, file, p)
	first, err := service.Place(t.Context(), place(2, nil))
	if err != nil {
		t.Fatal(err)
	}
	second, err := service.Place(t.Context(), place(1, nil))
	if err != nil {
		t.Fatal(err)
	}
	close()

	service, close = open(t, file, p)
	defer close()
	got, err := service.Get(t.Context(), &orders.GetInput{ID: first.ID})
	if err != nil || got.Status != orders.StatusPaid || got.Items[0].Quantity != 2 || !got.Placed.Equal(first.Placed) {
		t.Errorf("after the restart the order is %v, %v", got, err)
	}
	list, err := service.List(t.Context(), &orders.ListInput{Status: new(orders.StatusPaid)})
	if err != nil || len(list) != 2 || list[0].ID != second.ID || list[1].ID != first.ID {
		t.Errorf("after the restart the newest orders are %v, %v", list, err)
	}
	if p.charged[string(first.ID)] != 1000 {
		t.Errorf("charged: %v", p.charged)
	}
}

func TestAKeyPlacesOneOrder(t *testing.T) {
	p := &payments{charged: map[string]int64{}}
	service, close := open(t, filepath.Join(t.TempDir(), "orders.db"), p)
	defer close()
	key := new("basket-0001")

	p.down = true
	if _, err := service.Place(t.Context(), place(2, key)); kit.CodeOf(err) != kit.Unavailable {
		t.Fatalf("without billing, placing gives %v", err)
	}
	p.down = false
	first, err := service.Place(t.Context(), place(2, key))
	if err != nil || first.Status != orders.StatusPaid {
		t.Fatalf("the second try gives %v, %v", first, err)
	}
	again, err := service.Place(t.Context(), place(2, key))
	if err != nil || again.ID != first.ID {
		t.Errorf("the same key gives %v, %v", again, err)
	}
	if len(p.charged) != 1 {
		t.Errorf("one order was charged as %v", p.charged)
	}
}

func TestWhatIsNotPaidGoesBackOnTheShelf(t *testing.T) {
	p := &payments{charged: map[string]int64{}, refuses: "insufficient funds"}
	service, close := open(t, filepath.Join(t.TempDir(), "orders.db"), p)
	defer close()
	_, err := service.Place(t.Context(), place(piecesPerArticle, new("basket-0002")))
	if refused := new(orders.PaymentRefused); !errors.As(err, &refused) || refused.Reason != "insufficient funds" {
		t.Fatalf("a declined card gives %v", err)
	}
	p.refuses = ""
	if _, err := service.Place(t.Context(), place(piecesPerArticle, new("basket-0002"))); err != nil {
		t.Errorf("the pieces did not go back, or the key was used up: %v", err)
	}
	_, err = service.Place(t.Context(), place(1, nil))
	if out := new(orders.OutOfStock); !errors.As(err, &out) || out.SKU != "tea" || out.Left != 0 {
		t.Errorf("an empty shelf gives %v", err)
	}
}

func TestAnOrderThatIsNotThere(t *testing.T) {
	service, close := open(t, filepath.Join(t.TempDir(), "orders.db"), &payments{})
	defer close()
	_, err := service.Get(t.Context(), &orders.GetInput{ID: "ord_000000000000"})
	if missing := new(std.NotFound); !errors.As(err, &missing) || missing.ID != "ord_000000000000" {
		t.Errorf("it gives %v", err)
	}
}
