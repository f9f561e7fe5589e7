package thrift

import (
	"encoding/binary"
	"strconv"
	"unicode/utf8"
)

// JSONReader reads a message in the JSON protocol, by turning it into the binary one. It takes what any of Apache's
// libraries may write, also bytes without padding, numbers in quotes, and keys of maps that are structs or lists,
// which no JSON has. Memory is taken for what is there, never for the sizes that lists and maps claim; the message
// becomes at most four times as long.
type JSONReader struct {
	s     []byte
	pos   int
	depth int
	out   []byte
}

// maxKept is the largest buffer, in bytes, that a reader keeps for the next message.
const maxKept = 64 << 10

// Reset makes the reader stand at the start of another message. It looks into data until Decode returns.
func (r *JSONReader) Reset(data []byte) {
	kept := r.out[:0]
	if cap(kept) > maxKept {
		kept = nil
	}
	*r = JSONReader{s: data, out: kept}
}

// Message reads the head of the message.
func (r *JSONReader) Message() (m Message, err error) {
	if err := r.expect('['); err != nil {
		return m, err
	}
	version, err := r.integer(32, asValue)
	if err == nil && version != jsonVersion {
		err = r.invalid("the version is not that of the JSON protocol")
	}
	if err == nil {
		err = r.expect(',')
	}
	if err == nil {
		if r.out = r.out[:0]; r.out == nil {
			r.out = make([]byte, 0, 64) // for any usual name
		}
		err = r.text()
		m.Name = string(r.out)
	}
	if err == nil && !utf8.ValidString(m.Name) {
		err = refuse("is not valid UTF-8")
	}
	if err == nil {
		err = r.expect(',')
	}
	var t, seq int64
	if err == nil {
		t, err = r.integer(8, asValue)
		m.Type = MessageType(t)
	}
	if err == nil {
		err = r.expect(',')
	}
	if err == nil {
		seq, err = r.integer(32, asValue)
		m.Seq = int32(seq)
	}
	if err == nil {
		err = r.expect(',')
	}
	return m, err
}

// Decode reads the struct behind the head, and the end of the message, into v. What that may cost goes by the size
// of the message. On an error v is left half read.
func (r *JSONReader) Decode(v Value, mode Mode) error {
	err := r.convert(r.out[:0], bytesIn(v))
	if err == nil {
		err = r.expect(']')
	}
	if err == nil {
		err = r.end()
	}
	if err != nil {
		return err
	}
	return unmarshalBinary(r.out, len(r.s), mode, v)
}

// JSONToBinary appends a struct in the binary protocol that text holds in the JSON one, with nothing behind it.
// Of tells which of its strings are bytes.
func JSONToBinary(b, text []byte, of Bytes) ([]byte, error) {
	r := JSONReader{s: text}
	err := r.convert(b, of)
	if err == nil {
		err = r.end()
	}
	return r.out, err
}

func (r *JSONReader) convert(b []byte, of Bytes) error {
	r.out, r.depth = b, 0
	return r.record(of)
}

// end makes sure that nothing but space follows.
func (r *JSONReader) end() error {
	if _, ok := r.next(); ok {
		return r.invalid("expected nothing after the message")
	}
	return nil
}

func (r *JSONReader) invalid(why string) error {
	return refuse("is not a valid Thrift message at byte " + strconv.Itoa(r.pos) + ": " + why)
}

func (r *JSONReader) short() error {
	return refuse("is not a valid Thrift message: it ends too early, at byte " + strconv.Itoa(len(r.s)))
}

func (r *JSONReader) enter() error {
	if r.depth >= maxDepth {
		return tooDeep()
	}
	r.depth++
	return nil
}

// next moves over space and gives the byte behind it, without moving over that.
func (r *JSONReader) next() (c byte, ok bool) {
	for r.pos < len(r.s) {
		switch c := r.s[r.pos]; c {
		case ' ', '\t', '\n', '\r':
			r.pos++
		default:
			return c, true
		}
	}
	return 0, false
}

// expect moves over space and c.
func (r *JSONReader) expect(c byte) error {
	got, ok := r.next()
	switch {
	case !ok:
		return r.short()
	case got != c:
		return r.invalid("expected " + strconv.QuoteRune(rune(c)))
	}
	r.pos++
	return nil
}

// ended moves over space and c if that is what comes next.
func (r *JSONReader) ended(c byte) bool {
	got, ok := r.next()
	if !ok || got != c {
		return false
	}
	r.pos++
	return true
}

// room makes place for n bytes more. It doubles what there is, from the size of the message on, so that all that
// was ever taken is in proportion to it.
func (r *JSONReader) room(n int) {
	if cap(r.out)-len(r.out) >= n {
		return
	}
	larger := make([]byte, len(r.out), max(len(r.out)+n, len(r.s), 2*cap(r.out)))
	copy(larger, r.out)
	r.out = larger
}

// put appends a number in the width of its type.
func (r *JSONReader) put(t Type, v uint64) {
	r.room(8)
	switch binarySize[t] {
	case 1:
		r.out = append(r.out, byte(v))
	case 2:
		r.out = binary.BigEndian.AppendUint16(r.out, uint16(v))
	case 4:
		r.out = binary.BigEndian.AppendUint32(r.out, uint32(v))
	case 8:
		r.out = binary.BigEndian.AppendUint64(r.out, v)
	}
}

// reserve makes place for a size that is not known yet, and gives where it is.
func (r *JSONReader) reserve() (at int) {
	at = len(r.out)
	r.put(TypeI32, 0)
	return at
}

func (r *JSONReader) setSize(at, n int) { binary.BigEndian.PutUint32(r.out[at:], uint32(n)) }
