package thrift

import (
	"bytes"
	"encoding/base64"
	"encoding/binary"
	"math"
	"strconv"
	"unicode/utf16"
	"unicode/utf8"

	kit "github.com/kitc-lang/kit/runtime"
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

// record reads a struct.
func (r *JSONReader) record(of Bytes) error {
	if err := r.expect('{'); err != nil {
		return err
	}
	if err := r.enter(); err != nil {
		return err
	}
	for n := 0; !r.ended('}'); n++ {
		if n > 0 {
			if err := r.expect(','); err != nil {
				return err
			}
		}
		if err := r.field(of); err != nil {
			return err
		}
	}
	r.put(TypeI8, TypeStop)
	r.depth--
	return nil
}

// field reads the number of a field and an object whose only member is its type and value.
func (r *JSONReader) field(of Bytes) error {
	id, err := r.integer(16, asKey)
	if err != nil {
		return err
	}
	if err := r.expect(':'); err != nil {
		return err
	}
	if err := r.expect('{'); err != nil {
		return err
	}
	t, err := r.tag()
	if err != nil {
		return err
	}
	if err := r.expect(':'); err != nil {
		return err
	}
	r.put(TypeI8, uint64(t))
	r.put(TypeI16, uint64(id))
	if err := r.value(t, fieldBytes(of, int16(id)), asValue); err != nil {
		return err
	}
	return r.expect('}')
}

// tag reads the name of a type.
func (r *JSONReader) tag() (Type, error) {
	if err := r.expect('"'); err != nil {
		return 0, err
	}
	n := bytes.IndexByte(r.s[r.pos:], '"')
	if n < 0 {
		return 0, r.short()
	}
	t := fromJSONTag(r.s[r.pos : r.pos+n])
	if t == TypeStop {
		return 0, r.invalid("there is no such type")
	}
	r.pos += n + 1
	return t, nil
}

// value reads a value of type t.
func (r *JSONReader) value(t Type, of Bytes, at place) error {
	switch t {
	case TypeStruct:
		return r.record(of)
	case TypeList, TypeSet:
		return r.list(of)
	case TypeMap:
		return r.mapping(of)
	case TypeString:
		return r.sized(of)
	case TypeUUID:
		return r.uuid()
	case TypeDouble:
		f, err := r.double(at)
		r.put(t, math.Float64bits(f))
		return err
	case TypeBool:
		v, err := r.integer(8, at)
		r.put(t, uint64(min(v&0xff, 1)))
		return err
	}
	v, err := r.integer(8*binarySize[t], at)
	r.put(t, uint64(v))
	return err
}

// list reads a list or set.
func (r *JSONReader) list(of Bytes) error {
	if err := r.expect('['); err != nil {
		return err
	}
	if err := r.enter(); err != nil {
		return err
	}
	elem, err := r.tag()
	if err != nil {
		return err
	}
	if err := r.expect(','); err != nil {
		return err
	}
	claimed, err := r.integer(64, asValue)
	if err != nil {
		return err
	}
	r.put(TypeI8, uint64(elem))
	size, n := r.reserve(), 0
	for ; !r.ended(']'); n++ {
		if err := r.expect(','); err != nil {
			return err
		}
		if err := r.value(elem, of, asValue); err != nil {
			return err
		}
	}
	r.setSize(size, n)
	r.depth--
	return r.claim(claimed, n)
}

// claim refuses a list or map that holds another number of things than it says.
func (r *JSONReader) claim(claimed int64, n int) error {
	if claimed != int64(n) {
		return r.invalid("the size of a list or map is not the number of what it holds")
	}
	return nil
}

func (r *JSONReader) mapping(of Bytes) error {
	if err := r.expect('['); err != nil {
		return err
	}
	if err := r.enter(); err != nil {
		return err
	}
	key, err := r.tag()
	if err != nil {
		return err
	}
	if err := r.expect(','); err != nil {
		return err
	}
	value, err := r.tag()
	if err != nil {
		return err
	}
	if err := r.expect(','); err != nil {
		return err
	}
	claimed, err := r.integer(64, asValue)
	if err != nil {
		return err
	}
	if err := r.expect(','); err != nil {
		return err
	}
	if err := r.expect('{'); err != nil {
		return err
	}
	r.put(TypeI8, uint64(key))
	r.put(TypeI8, uint64(value))
	size, n := r.reserve(), 0
	ofKey, ofValue := entryBytes(of)
	for ; !r.ended('}'); n++ {
		if n > 0 {
			if err := r.expect(','); err != nil {
				return err
			}
		}
		if err := r.value(key, ofKey, asKey); err != nil {
			return err
		}
		if err := r.expect(':'); err != nil {
			return err
		}
		if err := r.value(value, ofValue, asValue); err != nil {
			return err
		}
	}
	r.setSize(size, n)
	r.depth--
	if err := r.expect(']'); err != nil {
		return err
	}
	return r.claim(claimed, n)
}

// sized reads a string, or bytes in base64, and writes its length in front of it.
func (r *JSONReader) sized(of Bytes) error {
	at := r.reserve()
	start := len(r.out)
	if err := r.text(); err != nil {
		return err
	}
	if _, ok := of.(AllBytes); ok {
		if err := r.fromBase64(start); err != nil {
			return err
		}
	}
	r.setSize(at, len(r.out)-start)
	return nil
}

// fromBase64 replaces what was written from start on by the bytes that it stands for.
func (r *JSONReader) fromBase64(start int) error {
	end := len(r.out)
	text := bytes.TrimRight(r.out[start:end], "=")
	if padding := end - start - len(text); padding > -len(text)&3 {
		return r.invalid("bytes must be base64")
	}
	r.room(base64.RawStdEncoding.DecodedLen(len(text)))
	text = r.out[start : start+len(text)]
	out, err := base64.RawStdEncoding.AppendDecode(r.out, text)
	if err != nil {
		return r.invalid("bytes must be base64")
	}
	n := copy(out[start:], out[end:])
	r.out = out[:start+n]
	return nil
}

func (r *JSONReader) uuid() error {
	start := len(r.out)
	if err := r.text(); err != nil {
		return err
	}
	u, err := kit.ParseUUID(string(r.out[start:]))
	if err != nil {
		return r.invalid("expected a UUID")
	}
	r.room(len(u))
	r.out = append(r.out[:start], u[:]...)
	return nil
}

// text reads a string and writes its bytes.
func (r *JSONReader) text() error {
	if err := r.expect('"'); err != nil {
		return err
	}
	for {
		n := bytes.IndexAny(r.s[r.pos:], `"\`)
		if n < 0 {
			return r.short()
		}
		r.room(n + utf8.UTFMax)
		r.out = append(r.out, r.s[r.pos:r.pos+n]...)
		r.pos += n + 1
		if r.s[r.pos-1] == '"' {
			return nil
		}
		if err := r.escape(); err != nil {
			return err
		}
	}
}

// escape reads what stands behind a backslash.
func (r *JSONReader) escape() error {
	if r.pos == len(r.s) {
		return r.short()
	}
	c := r.s[r.pos]
	r.pos++
	if c != 'u' {
		if jsonEscapes[c] == 0 {
			return r.invalid("there is no such escape in a string")
		}
		r.out = append(r.out, jsonEscapes[c])
		return nil
	}
	char, ok := hex4(r.s[r.pos:])
	if !ok {
		return r.invalid("expected four hexadecimal digits behind \\u")
	}
	r.pos += 4
	if utf16.IsSurrogate(char) { // alone it is U+FFFD, as it is where JSON is the wire
		rest := r.s[r.pos:]
		pair := rune(utf8.RuneError)
		if len(rest) >= 6 && rest[0] == '\\' && rest[1] == 'u' {
			if second, ok := hex4(rest[2:]); ok {
				pair = utf16.DecodeRune(char, second)
			}
		}
		if pair != utf8.RuneError {
			r.pos += 6
		}
		char = pair
	}
	r.out = utf8.AppendRune(r.out, char)
	return nil
}
