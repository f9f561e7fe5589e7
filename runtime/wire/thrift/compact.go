package thrift

import (
	"encoding/binary"
	"math"
	"time"

	kit "github.com/kitc-lang/kit/runtime"
)

// AppendCompactField appends the header of field id, where last is the id of the field before it in the
// struct, 0 for none, and t is the type as the compact protocol numbers it.
func AppendCompactField(b []byte, last, id int16, t byte) []byte {
	if delta := id - last; 0 < delta && delta <= 15 {
		return append(b, byte(delta)<<4|t)
	}
	return appendFarField(b, id, t)
}

func appendFarField(b []byte, id int16, t byte) []byte {
	return AppendCompactI16(append(b, t), id)
}

// CompactTypeBool gives the type that says, in the header of a field, what the value is.
func CompactTypeBool[T ~bool](v T) byte {
	if v {
		return CompactTypeTrue
	}
	return CompactTypeFalse
}

// AppendCompactBool appends a bool in the compact protocol as an element of a list, set or map.
func AppendCompactBool(b []byte, v bool) []byte { return append(b, CompactTypeBool(v)) }

// AppendCompactI8 appends an int8.
func AppendCompactI8(b []byte, v int8) []byte { return append(b, byte(v)) }

// AppendCompactI16 appends an int16.
func AppendCompactI16(b []byte, v int16) []byte { return AppendCompactI64(b, int64(v)) }

// AppendCompactI32 appends an int32.
func AppendCompactI32(b []byte, v int32) []byte { return AppendCompactI64(b, int64(v)) }

// AppendCompactI64 appends an int64, zigzag and as a varint. Narrower integers are the same bytes.
func AppendCompactI64(b []byte, v int64) []byte {
	u := uint64(v)<<1 ^ uint64(v>>63)
	if u < 0x80 {
		return append(b, byte(u))
	}
	return binary.AppendUvarint(b, u)
}

// AppendCompactDouble appends a float64, which the compact protocol has in little endian.
func AppendCompactDouble(b []byte, v float64) []byte {
	return binary.LittleEndian.AppendUint64(b, math.Float64bits(v))
}

// AppendCompactString appends a string, which should be valid UTF-8.
func AppendCompactString(b []byte, v string) []byte {
	return append(appendSize(b, len(v)), v...)
}

// AppendCompactBytes appends bytes.
func AppendCompactBytes(b, v []byte) []byte { return append(appendSize(b, len(v)), v...) }

func appendSize(b []byte, n int) []byte {
	if n < 0x80 {
		return append(b, byte(n))
	}
	return appendUvarint(b, uint64(n))
}

// appendUvarint is not made part of its many callers: few texts and lists are this long.
//
//go:noinline
func appendUvarint(b []byte, v uint64) []byte { return binary.AppendUvarint(b, v) }

// AppendCompactUUID appends a UUID as its text.
func AppendCompactUUID(b []byte, v kit.UUID) []byte { return v.Append(append(b, 36)) }

// AppendCompactDate appends a date as its text.
func AppendCompactDate(b []byte, v kit.Date) []byte { return v.Append(append(b, 10)) }

// AppendCompactTimestamp appends a timestamp as microseconds since 1970. What is finer is cut off.
func AppendCompactTimestamp(b []byte, v time.Time) []byte {
	return AppendCompactI64(b, timestampMicros(v))
}

// AppendCompactDuration appends a duration as microseconds. What is finer is cut off.
func AppendCompactDuration(b []byte, v time.Duration) []byte {
	return AppendCompactI64(b, v.Microseconds())
}

// AppendCompactAny appends JSON text as a string; null for none.
func AppendCompactAny(b, v []byte) []byte {
	if v == nil {
		return AppendCompactString(b, "null")
	}
	return AppendCompactBytes(b, v)
}

// AppendCompactList appends the head of a list or set of n elements, whose type is that of the compact
// protocol.
func AppendCompactList(b []byte, elem byte, n int) []byte {
	if n < 15 {
		return append(b, byte(n)<<4|elem)
	}
	return appendSize(append(b, 0xf0|elem), n)
}

// AppendCompactMap appends the head of a map of n entries, whose types are those of the compact
// protocol.
func AppendCompactMap(b []byte, key, value byte, n int) []byte {
	if n == 0 {
		return append(b, 0)
	}
	return append(appendSize(b, n), key<<4|value)
}

// CompactDecoder reads one message in the compact protocol from front to back.
type CompactDecoder struct {
	decoder
	held byte // the value of a bool, from the header of its field; 0 for none
}

// NewCompactDecoder makes a decoder that stands at the start of data, which it does not keep.
func NewCompactDecoder(data []byte, mode Mode) *CompactDecoder {
	d := new(CompactDecoder)
	d.Reset(data, mode)
	return d
}

// Reset makes the decoder stand at the start of other data, which it does not keep.
func (d *CompactDecoder) Reset(data []byte, mode Mode) {
	d.reset(data, mode)
	d.held = 0
}

// varint reads a varint of at most the given number of bits.
func (d *CompactDecoder) varint(bits int) (uint64, error) {
	if d.pos < len(d.s) {
		if c := d.s[d.pos]; c < 0x80 {
			d.pos++
			return uint64(c), nil
		}
	}
	return d.longVarint(bits)
}

func (d *CompactDecoder) longVarint(bits int) (uint64, error) {
	var v uint64
	s := d.s[d.pos:]
	for i := 0; i < len(s) && 7*i+7 <= bits; i++ { // the bytes that cannot have too many bits
		v |= uint64(s[i]&0x7f) << (7 * i)
		if s[i] < 0x80 {
			d.pos += i + 1
			return v, nil
		}
	}
	v = 0
	for shift := 0; ; shift += 7 {
		if d.pos >= len(d.s) {
			return 0, d.short()
		}
		c := d.s[d.pos]
		if shift >= bits || shift+7 > bits && c&0x7f>>(bits-shift) != 0 {
			return 0, d.invalid("a number has more than " + itoa(bits) + " bits")
		}
		v |= uint64(c&0x7f) << shift
		d.pos++
		if c < 0x80 {
			return v, nil
		}
	}
}

// zigzag reads a signed integer of at most the given number of bits.
func (d *CompactDecoder) zigzag(bits int) (int64, error) {
	u, err := d.varint(bits)
	return int64(u>>1) ^ -int64(u&1), err
}

// fieldID reads the id of a field that is not given as a distance.
func (d *CompactDecoder) fieldID() (int16, error) {
	v, err := d.zigzag(16)
	return int16(v), err
}

// size reads the size of a string, list, set or map.
func (d *CompactDecoder) size() (int, error) {
	v, err := d.varint(32)
	return int(int32(uint32(v))), err
}

// raw reads a string without looking at it.
func (d *CompactDecoder) raw() (string, error) {
	n, err := d.size()
	if err != nil {
		return "", err
	}
	return d.take(n)
}

// str reads a string of valid UTF-8.
func (d *CompactDecoder) str() (string, error) {
	if s := d.s[d.pos:]; len(s) > 0 && s[0] < 0x80 && int(s[0]) < len(s) && d.mode&CopyStrings == 0 {
		n := int(s[0])
		s = s[1:]
		d.pos += 1 + n
		if ascii(s, n) { // most often
			return s[:n], nil
		}
		return d.text(s[:n])
	}
	s, err := d.raw()
	if err != nil {
		return s, err
	}
	return d.text(s)
}

// list reads the head of a list or set.
func (d *CompactDecoder) list() (elem Type, n int, err error) {
	if d.pos >= len(d.s) {
		return 0, 0, d.short()
	}
	head := d.s[d.pos]
	d.pos++
	elem, n = fromCompact[head&15], int(head>>4)
	if n == 15 {
		if n, err = d.size(); err != nil {
			return 0, 0, err
		}
	}
	return elem, n, d.plausible(elem, n)
}

// mapHead reads the head of a map.
func (d *CompactDecoder) mapHead() (key, value Type, n int, err error) {
	if n, err = d.size(); n == 0 || err != nil {
		return 0, 0, 0, err
	}
	if d.pos >= len(d.s) {
		return 0, 0, 0, d.short()
	}
	types := d.s[d.pos]
	d.pos++
	key, value = fromCompact[types>>4], fromCompact[types&15]
	if err = d.plausible(key, n); err == nil {
		err = d.plausible(value, n)
	}
	return key, value, n, err
}

// plausible refuses a size that the rest of the message cannot hold.
func (d *CompactDecoder) plausible(elem Type, n int) error {
	switch {
	case n == 0:
		return nil
	case n < 0:
		return d.invalid("a size is negative")
	case compactSize[elem] == 0:
		return d.invalid("the type of an element is none that there is")
	case n > d.Rest()/compactSize[elem]:
		return d.short()
	}
	return nil
}

// CompactBool reads a bool: a field's from its header, an element's from its byte.
func CompactBool[T ~bool](p *T, d *CompactDecoder) error {
	if d.held != 0 {
		*p = d.held == CompactTypeTrue
		d.held = 0
		return nil
	}
	if d.pos >= len(d.s) {
		return d.short()
	}
	*p = d.s[d.pos] == CompactTypeTrue
	d.pos++
	return nil
}

// CompactI8 reads an int8.
func CompactI8[T ~int8](p *T, d *CompactDecoder) error {
	if d.pos >= len(d.s) {
		return d.short()
	}
	*p = T(d.s[d.pos])
	d.pos++
	return nil
}

// CompactI16 reads an int16.
func CompactI16[T ~int16](p *T, d *CompactDecoder) error {
	v, err := d.zigzag(16)
	*p = T(v)
	return err
}

// CompactI32 reads an int32 or an enum.
func CompactI32[T ~int32](p *T, d *CompactDecoder) error {
	if d.pos < len(d.s) && d.s[d.pos] < 0x80 {
		u := d.s[d.pos]
		d.pos++
		*p = T(u>>1) ^ -T(u&1)
		return nil
	}
	u, err := d.longVarint(32)
	*p = T(u>>1) ^ -T(u&1)
	return err
}

// CompactI64 reads an int64.
func CompactI64[T ~int64](p *T, d *CompactDecoder) error {
	if s := d.s[d.pos:]; len(s) > 1 && s[1] < 0x80 && s[0] >= 0x80 { // two bytes
		u := uint64(s[0]&0x7f) | uint64(s[1])<<7
		d.pos += 2
		*p = T(u>>1) ^ -T(u&1)
		return nil
	}
	u, err := d.varint(64)
	*p = T(u>>1) ^ -T(u&1)
	return err
}

// CompactDouble reads a finite float64.
func CompactDouble[T ~float64](p *T, d *CompactDecoder) error {
	s, err := d.take(8)
	if err != nil {
		return err
	}
	return double(p, uint64(s[0])|uint64(s[1])<<8|uint64(s[2])<<16|uint64(s[3])<<24|
		uint64(s[4])<<32|uint64(s[5])<<40|uint64(s[6])<<48|uint64(s[7])<<56)
}

// CompactString reads a string of valid UTF-8.
func CompactString[T ~string](p *T, d *CompactDecoder) error {
	s, err := d.str()
	*p = T(s)
	return err
}

// CompactBytes reads bytes. What it gives is never nil.
func CompactBytes[T ~[]byte](p *T, d *CompactDecoder) error {
	s, err := d.raw()
	return bytesOf(p, &d.decoder, s, err)
}

// CompactUUID reads a UUID from its text.
func CompactUUID[T ~[16]byte](p *T, d *CompactDecoder) error {
	s, err := d.raw()
	return parseUUID(p, s, err)
}

// CompactDate reads a date from its text.
func CompactDate(p *kit.Date, d *CompactDecoder) error {
	s, err := d.raw()
	return parseDate(p, s, err)
}

// CompactTimestamp reads a timestamp from microseconds since 1970.
func CompactTimestamp(p *time.Time, d *CompactDecoder) error {
	v, err := d.zigzag(64)
	if err != nil {
		return err
	}
	return timestamp(p, v)
}

// CompactDuration reads a duration from microseconds.
func CompactDuration[T ~int64](p *T, d *CompactDecoder) error {
	v, err := d.zigzag(64)
	if err != nil {
		return err
	}
	return duration(p, v)
}

// CompactAny reads JSON from a string.
func CompactAny[T ~[]byte](p *T, d *CompactDecoder) error {
	s, err := d.raw()
	return parseAny(p, &d.decoder, s, err)
}
