package thrift

import (
	"encoding/binary"
	"math"
	"time"

	kit "github.com/kitc-lang/kit/runtime"
)

// AppendBinaryBool appends a bool in the binary protocol.
func AppendBinaryBool(b []byte, v bool) []byte {
	if v {
		return append(b, 1)
	}
	return append(b, 0)
}

// AppendBinaryI8 appends an int8.
func AppendBinaryI8(b []byte, v int8) []byte { return append(b, byte(v)) }

// AppendBinaryI16 appends an int16.
func AppendBinaryI16(b []byte, v int16) []byte { return append(b, byte(v>>8), byte(v)) }

// AppendBinaryI32 appends an int32.
func AppendBinaryI32(b []byte, v int32) []byte { return binary.BigEndian.AppendUint32(b, uint32(v)) }

// AppendBinaryI64 appends an int64.
func AppendBinaryI64(b []byte, v int64) []byte { return binary.BigEndian.AppendUint64(b, uint64(v)) }

// AppendBinaryDouble appends a float64.
func AppendBinaryDouble(b []byte, v float64) []byte {
	return binary.BigEndian.AppendUint64(b, math.Float64bits(v))
}

// AppendBinaryString appends a string, which should be valid UTF-8.
func AppendBinaryString(b []byte, v string) []byte {
	return append(binary.BigEndian.AppendUint32(b, uint32(len(v))), v...)
}

// AppendBinaryBytes appends bytes.
func AppendBinaryBytes(b, v []byte) []byte {
	return append(binary.BigEndian.AppendUint32(b, uint32(len(v))), v...)
}

// AppendBinaryUUID appends a UUID as its text.
func AppendBinaryUUID(b []byte, v kit.UUID) []byte { return v.Append(append(b, 0, 0, 0, 36)) }

// AppendBinaryDate appends a date as its text.
func AppendBinaryDate(b []byte, v kit.Date) []byte { return v.Append(append(b, 0, 0, 0, 10)) }

// AppendBinaryTimestamp appends a timestamp as microseconds since 1970. What is finer is cut off.
func AppendBinaryTimestamp(b []byte, v time.Time) []byte {
	return AppendBinaryI64(b, timestampMicros(v))
}

// AppendBinaryDuration appends a duration as microseconds. What is finer is cut off.
func AppendBinaryDuration(b []byte, v time.Duration) []byte {
	return AppendBinaryI64(b, v.Microseconds())
}

// AppendBinaryAny appends JSON text as a string; null for none.
func AppendBinaryAny(b, v []byte) []byte {
	if v == nil {
		return AppendBinaryString(b, "null")
	}
	return AppendBinaryBytes(b, v)
}

// AppendBinaryList appends the head of a list or set of n elements.
func AppendBinaryList(b []byte, elem Type, n int) []byte {
	return append(b, byte(elem), byte(n>>24), byte(n>>16), byte(n>>8), byte(n))
}

// AppendBinaryMap appends the head of a map of n entries.
func AppendBinaryMap(b []byte, key, value Type, n int) []byte {
	return append(b, byte(key), byte(value), byte(n>>24), byte(n>>16), byte(n>>8), byte(n))
}

// BinaryDecoder reads one message in the binary protocol from front to back.
type BinaryDecoder struct{ decoder }

// NewBinaryDecoder makes a decoder that stands at the start of data, which it does not keep.
func NewBinaryDecoder(data []byte, mode Mode) *BinaryDecoder {
	d := new(BinaryDecoder)
	d.Reset(data, mode)
	return d
}

// Reset makes the decoder stand at the start of other data, which it does not keep.
func (d *BinaryDecoder) Reset(data []byte, mode Mode) { d.reset(data, mode) }

func (d *BinaryDecoder) u32() (uint32, error) {
	if len(d.s)-d.pos < 4 {
		return 0, d.short()
	}
	s := d.s[d.pos : d.pos+4]
	d.pos += 4
	return uint32(s[0])<<24 | uint32(s[1])<<16 | uint32(s[2])<<8 | uint32(s[3]), nil
}

func (d *BinaryDecoder) u64() (uint64, error) {
	if len(d.s)-d.pos < 8 {
		return 0, d.short()
	}
	s := d.s[d.pos : d.pos+8]
	d.pos += 8
	return uint64(s[0])<<56 | uint64(s[1])<<48 | uint64(s[2])<<40 | uint64(s[3])<<32 |
		uint64(s[4])<<24 | uint64(s[5])<<16 | uint64(s[6])<<8 | uint64(s[7]), nil
}

// size reads the size of a string.
func (d *BinaryDecoder) size() (int, error) {
	n, err := d.u32()
	return int(int32(n)), err
}

// raw reads a string without looking at it.
func (d *BinaryDecoder) raw() (string, error) {
	n, err := d.size()
	if err != nil {
		return "", err
	}
	return d.take(n)
}

// str reads a string of valid UTF-8.
func (d *BinaryDecoder) str() (string, error) {
	s := d.s[d.pos:]
	if len(s) < 4 {
		return "", d.short()
	}
	n := int(int32(uint32(s[0])<<24 | uint32(s[1])<<16 | uint32(s[2])<<8 | uint32(s[3])))
	if s = s[4:]; uint(n) > uint(len(s)) {
		_, err := d.raw() // says what is wrong
		return "", err
	}
	d.pos += 4 + n
	if ascii(s, n) && d.mode&CopyStrings == 0 { // most often
		return s[:n], nil
	}
	return d.text(s[:n])
}

// list reads the head of a list or set.
func (d *BinaryDecoder) list() (elem Type, n int, err error) {
	if len(d.s)-d.pos < 5 {
		return 0, 0, d.short()
	}
	elem = Type(d.s[d.pos])
	d.pos++
	if n, err = d.size(); err != nil {
		return 0, 0, err
	}
	return elem, n, d.plausible(elem, n)
}

// mapHead reads the head of a map.
func (d *BinaryDecoder) mapHead() (key, value Type, n int, err error) {
	if len(d.s)-d.pos < 6 {
		return 0, 0, 0, d.short()
	}
	key, value = Type(d.s[d.pos]), Type(d.s[d.pos+1])
	d.pos += 2
	if n, err = d.size(); err != nil {
		return 0, 0, 0, err
	}
	if err = d.plausible(key, n); err == nil {
		err = d.plausible(value, n)
	}
	return key, value, n, err
}

// plausible refuses a size that the rest of the message cannot hold.
func (d *BinaryDecoder) plausible(elem Type, n int) error {
	switch {
	case n == 0:
		return nil
	case n < 0:
		return d.invalid("a size is negative")
	case int(elem) >= len(binarySize) || binarySize[elem] == 0:
		return d.invalid("there is no type " + itoa(int(elem)))
	case n > d.Rest()/binarySize[elem]:
		return d.short()
	}
	return nil
}

// BinaryBool reads a bool.
func BinaryBool[T ~bool](p *T, d *BinaryDecoder) error {
	if d.pos >= len(d.s) {
		return d.short()
	}
	*p = d.s[d.pos] == 1
	d.pos++
	return nil
}

// BinaryI8 reads an int8.
func BinaryI8[T ~int8](p *T, d *BinaryDecoder) error {
	if d.pos >= len(d.s) {
		return d.short()
	}
	*p = T(d.s[d.pos])
	d.pos++
	return nil
}

// BinaryI16 reads an int16.
func BinaryI16[T ~int16](p *T, d *BinaryDecoder) error {
	if len(d.s)-d.pos < 2 {
		return d.short()
	}
	*p = T(d.s[d.pos])<<8 | T(d.s[d.pos+1])
	d.pos += 2
	return nil
}

// BinaryI32 reads an int32 or an enum.
func BinaryI32[T ~int32](p *T, d *BinaryDecoder) error {
	if len(d.s)-d.pos < 4 {
		return d.short()
	}
	s := d.s[d.pos : d.pos+4]
	d.pos += 4
	*p = T(uint32(s[0])<<24 | uint32(s[1])<<16 | uint32(s[2])<<8 | uint32(s[3]))
	return nil
}

// BinaryI64 reads an int64.
func BinaryI64[T ~int64](p *T, d *BinaryDecoder) error {
	if len(d.s)-d.pos < 8 {
		return d.short()
	}
	s := d.s[d.pos : d.pos+8]
	d.pos += 8
	*p = T(uint64(s[0])<<56 | uint64(s[1])<<48 | uint64(s[2])<<40 | uint64(s[3])<<32 |
		uint64(s[4])<<24 | uint64(s[5])<<16 | uint64(s[6])<<8 | uint64(s[7]))
	return nil
}

// BinaryDouble reads a finite float64.
func BinaryDouble[T ~float64](p *T, d *BinaryDecoder) error {
	v, err := d.u64()
	if err != nil {
		return err
	}
	return double(p, v)
}

// BinaryString reads a string of valid UTF-8.
func BinaryString[T ~string](p *T, d *BinaryDecoder) error {
	s, err := d.str()
	*p = T(s)
	return err
}

// BinaryBytes reads bytes. What it gives is never nil.
func BinaryBytes[T ~[]byte](p *T, d *BinaryDecoder) error {
	s, err := d.raw()
	return bytesOf(p, &d.decoder, s, err)
}

// BinaryUUID reads a UUID from its text.
func BinaryUUID[T ~[16]byte](p *T, d *BinaryDecoder) error {
	s, err := d.raw()
	return parseUUID(p, s, err)
}

// BinaryDate reads a date from its text.
func BinaryDate(p *kit.Date, d *BinaryDecoder) error {
	s, err := d.raw()
	return parseDate(p, s, err)
}

// BinaryTimestamp reads a timestamp from microseconds since 1970.
func BinaryTimestamp(p *time.Time, d *BinaryDecoder) error {
	v, err := d.u64()
	if err != nil {
		return err
	}
	return timestamp(p, int64(v))
}

// BinaryDuration reads a duration from microseconds.
func BinaryDuration[T ~int64](p *T, d *BinaryDecoder) error {
	v, err := d.u64()
	if err != nil {
		return err
	}
	return duration(p, int64(v))
}

// BinaryAny reads JSON from a string.
func BinaryAny[T ~[]byte](p *T, d *BinaryDecoder) error {
	s, err := d.raw()
	return parseAny(p, &d.decoder, s, err)
}
