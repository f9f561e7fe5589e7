package golang

import "sync"

// body is a text that only becomes longer. It is kept in chunks, so that nothing is copied while it grows, and
// the chunks are used again for the next one.
type body struct {
	full [][]byte
	last []byte
	pool *sync.Pool // of empty chunks, as *[]byte; nil makes each anew
}

const (
	chunkSize = 64 << 10
	chunkRoom = 4 << 10 // what most fragments become at most
)

func newChunks() *sync.Pool { return new(sync.Pool) }

// room starts a new chunk where the last one may not hold another fragment. One that is larger than
// expected makes its chunk longer.
func (b *body) room() {
	if cap(b.last)-len(b.last) >= chunkRoom {
		return
	}
	if len(b.last) > 0 {
		b.full = append(b.full, b.last)
	}
	b.last = nil
	if b.pool != nil {
		if chunk, ok := b.pool.Get().(*[]byte); ok {
			b.last = *chunk
			return
		}
	}
	b.last = make([]byte, 0, chunkSize)
}

func (b *body) size() int {
	n := len(b.last)
	for _, chunk := range b.full {
		n += len(chunk)
	}
	return n
}

func (b *body) appendTo(dst []byte) []byte {
	for _, chunk := range b.full {
		dst = append(dst, chunk...)
	}
	return append(dst, b.last...)
}

// release empties the body and lets others use its chunks.
func (b *body) release() {
	for _, chunk := range append(b.full, b.last) {
		if b.pool != nil && cap(chunk) > 0 {
			chunk = chunk[:0]
			b.pool.Put(&chunk)
		}
	}
	b.full, b.last = nil, nil
}
