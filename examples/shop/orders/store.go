package main

import (
	"bytes"
	"crypto/rand"
	"encoding/binary"
	"fmt"
	"time"

	"example.com/shop/orders/gen/orders"
	"go.etcd.io/bbolt"
)

// The buckets of the file. Orders are kept as the JSON that also goes over the wire.
var (
	byID   = []byte("orders")   // id -> order
	byTime = []byte("by time")  // time placed and id -> id
	byKey  = []byte("by key")   // idempotency key -> id
	stock  = []byte("articles") // sku -> pieces left
)

// piecesPerArticle is what the shop has of an article that nobody ordered yet.
const piecesPerArticle = 50

// store keeps the orders in one bbolt file, which survives a restart.
type store struct {
	db *bbolt.DB
}

func openStore(file string) (*store, error) {
	db, err := bbolt.Open(file, 0o600, &bbolt.Options{Timeout: 2 * time.Second})
	if err != nil {
		return nil, fmt.Errorf("opening %s: %w", file, err)
	}
	err = db.Update(func(tx *bbolt.Tx) error {
		for _, name := range [][]byte{byID, byTime, byKey, stock} {
			if _, err := tx.CreateBucketIfNotExists(name); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		db.Close()
		return nil, fmt.Errorf("preparing %s: %w", file, err)
	}
	return &store{db: db}, nil
}

func (s *store) Close() error { return s.db.Close() }

// order gives an order, nil where there is none.
func (s *store) order(id orders.OrderID) (order *orders.Order, err error) {
	err = s.db.View(func(tx *bbolt.Tx) error {
		order, err = get(tx, id)
		return err
	})
	return order, err
}

// newest gives up to limit orders, the newest first; only those of a status where one is given.
func (s *store) newest(status *orders.Status, limit int) ([]orders.Order, error) {
	list := []orders.Order{}
	err := s.db.View(func(tx *bbolt.Tx) error {
		c := tx.Bucket(byTime).Cursor()
		for k, id := c.Last(); k != nil && len(list) < limit; k, id = c.Prev() {
			order, err := get(tx, orders.OrderID(id))
			if err != nil {
				return err
			}
			if order != nil && (status == nil || order.Status == *status) {
				list = append(list, *order)
			}
		}
		return nil
	})
	return list, err
}

// reserve takes the articles off the shelf and keeps the order as pending. The order that already
// stands for the caller's key is returned as it is.
func (s *store) reserve(in *orders.PlaceInput, now time.Time) (order *orders.Order, err error) {
	err = s.db.Update(func(tx *bbolt.Tx) error {
		if in.Key != nil {
			if id := tx.Bucket(byKey).Get([]byte(*in.Key)); id != nil {
				order, err = get(tx, orders.OrderID(id))
				return err
			}
		}
		if err := take(tx, in.Items); err != nil {
			return err
		}
		order = &orders.Order{
			ID:     newID(),
			Status: orders.StatusPending,
			Items:  in.Items,
			Note:   in.Note,
			Tags:   in.Tags,
			Phone:  in.Phone,
			Placed: now.UTC(),
		}
		if in.Key != nil {
			if err := tx.Bucket(byKey).Put([]byte(*in.Key), []byte(order.ID)); err != nil {
				return err
			}
		}
		if err := tx.Bucket(byTime).Put(timeKey(order), []byte(order.ID)); err != nil {
			return err
		}
		return put(tx, order)
	})
	if err != nil {
		return nil, err
	}
	return order, nil
}

// paid notes the charge that paid for an order, and gives the order.
func (s *store) paid(id orders.OrderID, charge string) (order *orders.Order, err error) {
	err = s.db.Update(func(tx *bbolt.Tx) error {
		if order, err = get(tx, id); err != nil {
			return err
		}
		order.Status, order.Charge = orders.StatusPaid, &charge
		return put(tx, order)
	})
	return order, err
}

// release forgets an order that was not paid, and puts its articles back.
func (s *store) release(order *orders.Order) error {
	return s.db.Update(func(tx *bbolt.Tx) error {
		for _, item := range order.Items {
			if err := setLeft(tx, item.SKU, left(tx, item.SKU)+item.Quantity); err != nil {
				return err
			}
		}
		keys := tx.Bucket(byKey).Cursor()
		for k, id := keys.First(); k != nil; k, id = keys.Next() {
			if bytes.Equal(id, []byte(order.ID)) {
				if err := keys.Delete(); err != nil {
					return err
				}
			}
		}
		if err := tx.Bucket(byTime).Delete(timeKey(order)); err != nil {
			return err
		}
		return tx.Bucket(byID).Delete([]byte(order.ID))
	})
}

func take(tx *bbolt.Tx, items []orders.Item) error {
	for _, item := range items {
		n := left(tx, item.SKU)
		if n < item.Quantity {
			return &orders.OutOfStock{SKU: item.SKU, Left: n}
		}
		if err := setLeft(tx, item.SKU, n-item.Quantity); err != nil {
			return err
		}
	}
	return nil
}

func left(tx *bbolt.Tx, sku string) int32 {
	v := tx.Bucket(stock).Get([]byte(sku))
	if v == nil {
		return piecesPerArticle
	}
	return int32(binary.BigEndian.Uint32(v))
}

func setLeft(tx *bbolt.Tx, sku string, n int32) error {
	return tx.Bucket(stock).Put([]byte(sku), binary.BigEndian.AppendUint32(nil, uint32(n)))
}

func get(tx *bbolt.Tx, id orders.OrderID) (*orders.Order, error) {
	data := tx.Bucket(byID).Get([]byte(id))
	if data == nil {
		return nil, nil
	}
	order := new(orders.Order)
	if err := order.UnmarshalJSON(data); err != nil {
		return nil, fmt.Errorf("order %s as kept: %w", id, err)
	}
	return order, nil
}

func put(tx *bbolt.Tx, order *orders.Order) error {
	return tx.Bucket(byID).Put([]byte(order.ID), order.AppendJSON(nil))
}

func timeKey(order *orders.Order) []byte {
	return append(binary.BigEndian.AppendUint64(nil, uint64(order.Placed.UnixNano())), order.ID...)
}

// newID makes an identifier that nobody can guess.
func newID() orders.OrderID {
	const letters = "abcdefghijklmnopqrstuvwxyz0123456789"
	b := make([]byte, 12)
	rand.Read(b)
	for i := range b {
		b[i] = letters[int(b[i])%len(letters)]
	}
	return orders.OrderID("ord_" + string(b))
}
