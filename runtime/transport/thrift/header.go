package thrift

import (
	"encoding/binary"
	"iter"
	"slices"
	"strings"

	kit "github.com/kitc-lang/kit/runtime"
	thriftwire "github.com/kitc-lang/kit/runtime/wire/thrift"
)

// The parts of a THeader frame, behind its length: magic, flags, sequence number, size of the headers
// in words of four bytes, headers, message.
const (
	headerMagic = 0x0fff
	headerStart = 10 // bytes in front of the headers

	idBinary  = 0
	idCompact = 2

	infoKeyValue = 1
)

// info is the headers of a THeader frame.
type info struct {
	pairs []pair
}

type pair struct{ key, value string }

// Get gives the value of key, "" where it is absent.
func (h *info) Get(key string) string {
	for _, p := range h.pairs {
		if strings.EqualFold(p.key, key) {
			return p.value
		}
	}
	return ""
}

// Set replaces the value of key.
func (h *info) Set(key, value string) {
	for i, p := range h.pairs {
		if strings.EqualFold(p.key, key) {
			h.pairs[i].value = value
			return
		}
	}
	h.pairs = append(h.pairs, pair{key, value})
}

// All gives all keys and values.
func (h *info) All() iter.Seq2[string, string] {
	return func(yield func(string, string) bool) {
		for _, p := range h.pairs {
			if !yield(p.key, p.value) {
				return
			}
		}
	}
}

// headerFrame is a THeader frame that was taken apart.
type headerFrame struct {
	protocol   Protocol
	seq        uint32
	transforms []uint64 // those that the message went through, and that were not undone
	refused    string   // why they were not
	info       info
	message    []byte
	squeezed   int // how long the message was while it was compressed, 0 where it never was
}

// parseHeader takes a THeader frame apart. An unknown protocol is left zero.
func parseHeader(frame []byte) (h headerFrame, err error) {
	if len(frame) < headerStart {
		return h, protocolError("a THeader frame ends too early")
	}
	h.seq = binary.BigEndian.Uint32(frame[4:])
	size := 4 * int(binary.BigEndian.Uint16(frame[8:]))
	if size > len(frame)-headerStart {
		return h, protocolError("the headers of a THeader frame are longer than the frame")
	}
	h.message = frame[headerStart+size:]
	r := headerReader{s: string(frame[headerStart : headerStart+size])}
	switch r.uvarint() {
	case idBinary:
		h.protocol = Binary
	case idCompact:
		h.protocol = Compact
	}
	for n := r.size(); n > 0; n-- {
		h.transforms = append(h.transforms, r.uvarint())
	}
	for r.uvarint() == infoKeyValue {
		n := r.size()
		h.info.pairs = slices.Grow(h.info.pairs, min(n, len(r.s)/2)) // each takes two bytes at least
		for ; n > 0; n-- {
			h.info.pairs = append(h.info.pairs, pair{r.text(), r.text()})
		}
	}
	if r.bad {
		return h, protocolError("the headers of a THeader frame cannot be read")
	}
	return h, nil
}

// headerReader reads the varints and strings of a header.
type headerReader struct {
	s   string
	bad bool
}

// uvarint reads a number. It gives 0 at the end, which is what headers are padded with.
func (r *headerReader) uvarint() uint64 {
	var v uint64
	for shift := 0; shift < 35; shift += 7 {
		if len(r.s) == 0 {
			r.bad = r.bad || shift > 0
			return 0
		}
		c := r.s[0]
		r.s = r.s[1:]
		v |= uint64(c&0x7f) << shift
		if c < 0x80 {
			return v
		}
	}
	r.bad = true
	return 0
}

// size reads the number of things that each take a byte at least.
func (r *headerReader) size() int {
	n := r.uvarint()
	if n > uint64(len(r.s)) {
		r.bad = true
		return 0
	}
	return int(n)
}

func (r *headerReader) text() string {
	n := r.size()
	s := r.s[:n]
	r.s = r.s[n:]
	return s
}

// appendHeader appends a THeader frame up to its message, its length left zero.
func appendHeader(b []byte, p Protocol, seq uint32, h kit.Header) []byte {
	start := len(b)
	b = append(b, 0, 0, 0, 0, headerMagic>>8, headerMagic&0xff, 0, 0)
	b = binary.BigEndian.AppendUint32(b, seq)
	b = append(b, 0, 0)
	if p == Compact {
		b = append(b, idCompact)
	} else {
		b = append(b, idBinary)
	}
	b = append(b, 0) // no transforms
	b = appendInfo(b, h)
	headers := start + 4 + headerStart
	for (len(b)-headers)%4 != 0 {
		b = append(b, 0)
	}
	binary.BigEndian.PutUint16(b[headers-2:], uint16((len(b)-headers)/4))
	return b
}

// maxInfo bounds the headers that are sent, in bytes: their size must fit into 16 bits of words.
const maxInfo = 64 << 10

func appendInfo(b []byte, h kit.Header) []byte {
	pairs := pairsOf(h)
	n, size := 0, 0
	for _, p := range pairs {
		size += len(p.key) + len(p.value) + 10
		if size > maxInfo {
			break // what does not fit is not sent
		}
		n++
	}
	if n == 0 {
		return b
	}
	b = append(b, infoKeyValue)
	b = binary.AppendUvarint(b, uint64(n))
	for _, p := range pairs[:n] {
		b = thriftwire.AppendCompactString(b, strings.ToLower(p.key))
		b = thriftwire.AppendCompactString(b, p.value)
	}
	return b
}

// pairsOf lists a header. One that cannot be listed gives at least the deadline.
func pairsOf(h kit.Header) []pair {
	var pairs []pair
	switch h := h.(type) {
	case nil:
	case kit.MapHeader:
		for k, v := range h {
			pairs = append(pairs, pair{k, v})
		}
	case *info:
		return h.pairs
	case interface {
		All() iter.Seq2[string, string]
	}:
		for k, v := range h.All() {
			pairs = append(pairs, pair{k, v})
		}
	default:
		if v := h.Get(kit.TimeoutHeader); v != "" {
			pairs = append(pairs, pair{kit.TimeoutHeader, v})
		}
	}
	return pairs
}
