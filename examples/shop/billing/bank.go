package main

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"strings"
	"sync"
	"time"

	"example.com/shop/billing/gen/billing"
	"github.com/kitc-lang/kit/runtime/std"
)

// declined ends the number of the card that every bank refuses.
const declined = "0002"

// bank implements the service that service.kit declares. It remembers its charges as long as it runs.
type bank struct {
	mu      sync.Mutex
	charges map[billing.ChargeID]*billing.Receipt
}

func newBank() *bank {
	return &bank{charges: map[billing.ChargeID]*billing.Receipt{}}
}

func (b *bank) Charge(ctx context.Context, in *billing.ChargeInput) (*billing.Receipt, error) {
	if card := in.Payment.Card; card != nil && strings.HasSuffix(card.Number, declined) {
		return nil, &billing.CardDeclined{Reason: "insufficient funds"}
	}
	b.mu.Lock()
	defer b.mu.Unlock()
	id := chargeID(in.Key)
	if b.charges[id] == nil {
		b.charges[id] = &billing.Receipt{ID: id, Amount: in.Amount, Charged: time.Now().UTC()}
	}
	return b.charges[id], nil
}

func (b *bank) Get(ctx context.Context, in *billing.GetInput) (*billing.Receipt, error) {
	b.mu.Lock()
	defer b.mu.Unlock()
	if charge := b.charges[in.ID]; charge != nil {
		return charge, nil
	}
	return nil, &std.NotFound{Resource: "charge", ID: string(in.ID)}
}

// chargeID makes the same identifier of the same key, which is what charges a key only once.
func chargeID(key string) billing.ChargeID {
	sum := sha256.Sum256([]byte(key))
	return billing.ChargeID("ch_" + hex.EncodeToString(sum[:6]))
}
