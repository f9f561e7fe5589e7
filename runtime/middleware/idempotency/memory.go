package idempotency

import (
	"container/list"
	"context"
	"crypto/rand"
	"sync"
	"time"
)

func newToken() string { return rand.Text() }

// Memory is a Store for one process. Its answers are gone with it.
type Memory struct {
	most int

	mu      sync.Mutex
	bytes   int // of all answers
	records map[string]*list.Element
	order   *list.List // of entries, the oldest first
}

type entry struct {
	key string
	Record
}

// maxBytes bounds the answers of a Memory, all together.
const maxBytes = 64 << 20

// NewMemory makes a store of so many records at most (0: 100,000), and of 64 MiB of answers. When it is full, the
// oldest answer is forgotten before its time.
func NewMemory(most int) *Memory {
	if most <= 0 {
		most = 100_000
	}
	return &Memory{most: most, records: map[string]*list.Element{}, order: list.New()}
}

// Claim implements Store.
func (m *Memory) Claim(_ context.Context, key string, claim Record) (known Record, claimed bool, err error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	now := time.Now()
	if e := m.records[key]; e != nil {
		if at := e.Value.(*entry); now.Before(at.Until) {
			return at.Record, false, nil
		}
		m.drop(e)
	}
	m.makeRoom(now)
	m.records[key] = m.order.PushBack(&entry{key, claim})
	return Record{}, true, nil
}

// makeRoom forgets what no longer counts, and where that is not enough the oldest answer. A call that runs is
// never forgotten.
func (m *Memory) makeRoom(now time.Time) {
	for e := m.order.Front(); e != nil; {
		at, next := e.Value.(*entry), e.Next()
		switch {
		case !now.Before(at.Until), m.full() && at.Answer != nil:
			m.drop(e)
		case !m.full():
			return
		}
		e = next
	}
}

func (m *Memory) full() bool { return len(m.records) >= m.most || m.bytes > maxBytes }

func (m *Memory) drop(e *list.Element) {
	at := e.Value.(*entry)
	m.bytes -= len(at.Answer)
	delete(m.records, at.key)
	m.order.Remove(e)
}

// Complete implements Store.
func (m *Memory) Complete(_ context.Context, key, token string, answer Record) error {
	m.mu.Lock()
	defer m.mu.Unlock()
	if e := m.records[key]; e != nil && e.Value.(*entry).Token == token {
		at := e.Value.(*entry)
		m.bytes += len(answer.Answer) - len(at.Answer)
		at.Record = answer
		m.order.MoveToBack(e)
	}
	return nil
}

// Release implements Store.
func (m *Memory) Release(_ context.Context, key, token string) error {
	m.mu.Lock()
	defer m.mu.Unlock()
	if e := m.records[key]; e != nil && e.Value.(*entry).Token == token {
		m.drop(e)
	}
	return nil
}
