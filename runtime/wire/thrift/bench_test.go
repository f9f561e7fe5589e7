package thrift_test

import (
	"encoding/binary"
	"errors"
	"testing"
	"time"

	thriftwire "github.com/kitc-lang/kit/runtime/wire/thrift"
)

// What a person would write who knows the Order, trusts the sender and has an afternoon: no UTF-8
// check, no unknown fields, no paths in errors. Emitted code must stay within 1.3 × of its time.

func putString(b []byte, id byte, s string) []byte {
	b = append(b, thriftwire.TypeString, 0, id, byte(len(s)>>24), byte(len(s)>>16), byte(len(s)>>8), byte(len(s)))
	return append(b, s...)
}

func orderByHand(b []byte, x *order) []byte {
	b = putString(b, 1, x.ID)
	b = append(b, thriftwire.TypeI32, 0, 2)
	b = binary.BigEndian.AppendUint32(b, uint32(x.Status))
	b = append(b, thriftwire.TypeList, 0, 3, thriftwire.TypeStruct)
	b = binary.BigEndian.AppendUint32(b, uint32(len(x.Items)))
	for i := range x.Items {
		it := &x.Items[i]
		b = putString(b, 1, it.SKU)
		b = append(b, thriftwire.TypeI32, 0, 2)
		b = binary.BigEndian.AppendUint32(b, uint32(it.Quantity))
		b = append(b, thriftwire.TypeI64, 0, 3)
		b = binary.BigEndian.AppendUint64(b, uint64(it.Cents))
		b = append(b, thriftwire.TypeStop)
	}
	if x.Note != nil {
		b = putString(b, 4, *x.Note)
	}
	b = append(b, thriftwire.TypeMap, 0, 5, thriftwire.TypeString, thriftwire.TypeString)
	b = binary.BigEndian.AppendUint32(b, uint32(len(x.Tags)))
	for k, v := range x.Tags {
		b = binary.BigEndian.AppendUint32(b, uint32(len(k)))
		b = append(b, k...)
		b = binary.BigEndian.AppendUint32(b, uint32(len(v)))
		b = append(b, v...)
	}
	b = putString(b, 6, x.Phone)
	b = append(b, thriftwire.TypeI64, 0, 7)
	b = binary.BigEndian.AppendUint64(b, uint64(x.Placed.UnixMicro()))
	if x.Memo != nil {
		b = putString(b, 8, *x.Memo)
	}
	return append(b, thriftwire.TypeStop)
}

var errByHand = errors.New("bad message")

type handReader struct {
	s   string
	pos int
	bad bool
}

func (r *handReader) u8() byte {
	if r.pos >= len(r.s) {
		r.bad = true
		return 0
	}
	r.pos++
	return r.s[r.pos-1]
}

func (r *handReader) u16() uint16 {
	if len(r.s)-r.pos < 2 {
		r.bad = true
		return 0
	}
	s := r.s[r.pos:]
	r.pos += 2
	return uint16(s[0])<<8 | uint16(s[1])
}

func (r *handReader) u32() uint32 {
	if len(r.s)-r.pos < 4 {
		r.bad = true
		return 0
	}
	s := r.s[r.pos:]
	r.pos += 4
	return uint32(s[0])<<24 | uint32(s[1])<<16 | uint32(s[2])<<8 | uint32(s[3])
}

func (r *handReader) u64() uint64 {
	hi := r.u32()
	return uint64(hi)<<32 | uint64(r.u32())
}

func (r *handReader) str() string {
	n := int(r.u32())
	if n > len(r.s)-r.pos {
		r.bad = true
		return ""
	}
	r.pos += n
	return r.s[r.pos-n : r.pos]
}

func decodeByHand(data []byte, x *order) error {
	r := handReader{s: string(data)}
	for !r.bad {
		if r.u8() == thriftwire.TypeStop {
			return nil
		}
		switch r.u16() {
		case 1:
			x.ID = r.str()
		case 2:
			x.Status = int32(r.u32())
		case 3:
			r.u8()
			n := int(r.u32())
			if n > len(r.s)-r.pos {
				return errByHand
			}
			x.Items = make([]item, n)
			for i := range x.Items {
				it := &x.Items[i]
			fields:
				for {
					if r.u8() == thriftwire.TypeStop {
						break fields
					}
					switch r.u16() {
					case 1:
						it.SKU = r.str()
					case 2:
						it.Quantity = int32(r.u32())
					case 3:
						it.Cents = int64(r.u64())
					default:
						return errByHand
					}
				}
			}
		case 4:
			s := r.str()
			x.Note = &s
		case 5:
			r.u16()
			n := int(r.u32())
			if n > len(r.s)-r.pos {
				return errByHand
			}
			x.Tags = make(map[string]string, n)
			for range n {
				k := r.str()
				x.Tags[k] = r.str()
			}
		case 6:
			x.Phone = r.str()
		case 7:
			x.Placed = time.UnixMicro(int64(r.u64())).UTC()
		case 8:
			s := r.str()
			x.Memo = &s
		default:
			return errByHand
		}
	}
	return errByHand
}

func BenchmarkEncode(b *testing.B) {
	x := sample()
	buf := make([]byte, 0, 4096)
	b.Run("hand", func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			buf = orderByHand(buf[:0], x)
		}
	})
	b.Run("binary", func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			buf = x.AppendThriftBinary(buf[:0])
		}
	})
	b.Run("compact", func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			buf = x.AppendThriftCompact(buf[:0])
		}
	})
}

func BenchmarkDecode(b *testing.B) {
	x := sample()
	bin, comp := x.AppendThriftBinary(nil), x.AppendThriftCompact(nil)
	b.Run("hand", func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			o := new(order)
			if err := decodeByHand(bin, o); err != nil {
				b.Fatal(err)
			}
			kept = o
		}
	})
	b.Run("binary", func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			o := new(order)
			if err := thriftwire.UnmarshalBinary(bin, thriftwire.Strict, o); err != nil {
				b.Fatal(err)
			}
			kept = o
		}
	})
	b.Run("compact", func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			o := new(order)
			if err := thriftwire.UnmarshalCompact(comp, thriftwire.Strict, o); err != nil {
				b.Fatal(err)
			}
			kept = o
		}
	})
}

// kept makes decoded orders escape, as they do in a server.
var kept *order
