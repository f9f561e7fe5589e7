// Package bolt keeps the answers of idempotent calls in a file of go.etcd.io/bbolt, which outlives the process. One
// process has the file open at a time.
package bolt

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"time"

	"go.etcd.io/bbolt"

	"github.com/kitc-lang/kit/runtime/middleware/idempotency"
)

// Store is an idempotency.Store in a database.
type Store struct{ db *bbolt.DB }

// The buckets: records by key, and keys by the time until which their records count.
var (
	records = []byte("kit.idempotency")
	ends    = []byte("kit.idempotency.until")
)

// New makes a store in a database, which stays its caller's: two buckets of it, whose names begin with
// "kit.idempotency".
func New(db *bbolt.DB) (*Store, error) {
	err := db.Update(func(tx *bbolt.Tx) error {
		for _, name := range [][]byte{records, ends} {
			if _, err := tx.CreateBucketIfNotExists(name); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		return nil, fmt.Errorf("bolt: %w", err)
	}
	return &Store{db}, nil
}

// Claim implements idempotency.Store.
func (s *Store) Claim(_ context.Context, key string, claim idempotency.Record) (known idempotency.Record, claimed bool, err error) {
	err = s.db.Update(func(tx *bbolt.Tx) error {
		now := time.Now()
		known, claimed = idempotency.Record{}, false
		if at, ok, err := get(tx, key); err != nil {
			return err
		} else if ok && now.Before(at.Until) {
			known = at
			return nil
		}
		if err := sweep(tx, now); err != nil {
			return err
		}
		claimed = true
		return put(tx, key, claim)
	})
	return known, claimed && err == nil, err
}

// Complete implements idempotency.Store.
func (s *Store) Complete(_ context.Context, key, token string, answer idempotency.Record) error {
	return s.db.Update(func(tx *bbolt.Tx) error {
		if at, ok, err := get(tx, key); err != nil || !ok || at.Token != token {
			return err
		}
		return put(tx, key, answer)
	})
}

// Release implements idempotency.Store.
func (s *Store) Release(_ context.Context, key, token string) error {
	return s.db.Update(func(tx *bbolt.Tx) error {
		if at, ok, err := get(tx, key); err != nil || !ok || at.Token != token {
			return err
		}
		return drop(tx, key)
	})
}

func get(tx *bbolt.Tx, key string) (r idempotency.Record, ok bool, err error) {
	data := tx.Bucket(records).Get([]byte(key))
	if data == nil {
		return r, false, nil
	}
	if err := json.Unmarshal(data, &r); err != nil {
		return r, false, fmt.Errorf("bolt: the record of a key: %w", err)
	}
	return r, true, nil
}

func put(tx *bbolt.Tx, key string, r idempotency.Record) error {
	if err := drop(tx, key); err != nil {
		return err
	}
	data, err := json.Marshal(r)
	if err != nil {
		return err
	}
	if err := tx.Bucket(ends).Put(end(r, key), nil); err != nil {
		return err
	}
	return tx.Bucket(records).Put([]byte(key), data)
}

func drop(tx *bbolt.Tx, key string) error {
	r, ok, err := get(tx, key)
	if err != nil || !ok {
		return err
	}
	if err := tx.Bucket(ends).Delete(end(r, key)); err != nil {
		return err
	}
	return tx.Bucket(records).Delete([]byte(key))
}

// end is the key under which the end of a record is found in the order of time.
func end(r idempotency.Record, key string) []byte {
	return append(r.Until.UTC().AppendFormat(nil, "2006-01-02T15:04:05.000000000 "), key...)
}

// perClaim is how many records that no longer count a claim takes out at most, so that none takes long.
const perClaim = 20

func sweep(tx *bbolt.Tx, now time.Time) error {
	limit := now.UTC().AppendFormat(nil, "2006-01-02T15:04:05.000000000 ")
	c := tx.Bucket(ends).Cursor()
	k, _ := c.First()
	for n := 0; n < perClaim && k != nil && bytes.Compare(k, limit) < 0; n++ {
		if err := tx.Bucket(records).Delete(k[len(limit):]); err != nil {
			return err
		}
		if err := c.Delete(); err != nil {
			return err
		}
		k, _ = c.First()
	}
	return nil
}
