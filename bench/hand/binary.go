// Package hand reads and writes the order as a person would who knows it, trusts the sender and has an afternoon: no
// UTF-8 check, no unknown fields, no required ones, no paths in errors. It is what the emitted codecs are held to.
package hand

import (
	"encoding/binary"
	"errors"
	"time"

	"github.com/kitc-lang/kit/bench/orders/gen/orders"
	thriftwire "github.com/kitc-lang/kit/runtime/wire/thrift"
)

var errBad = errors.New("bad message")

func putString(b []byte, id byte, s string) []byte {
	b = append(b, thriftwire.TypeString, 0, id, byte(len(s)>>24), byte(len(s)>>16), byte(len(s)>>8), byte(len(s)))
	return append(b, s...)
}

// AppendBinary appends x in the binary protocol.
func AppendBinary(b []byte, x *orders.Order) []byte {
	b = putString(b, 1, string(x.ID))
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

type reader struct {
	s   string
	pos int
	bad bool
}

func (r *reader) u8() byte {
	if r.pos >= len(r.s) {
		r.bad = true
		return 0
	}
	r.pos++
	return r.s[r.pos-1]
}

func (r *reader) u16() uint16 {
	if len(r.s)-r.pos < 2 {
		r.bad = true
		return 0
	}
	s := r.s[r.pos:]
	r.pos += 2
	return uint16(s[0])<<8 | uint16(s[1])
}

func (r *reader) u32() uint32 {
	if len(r.s)-r.pos < 4 {
		r.bad = true
		return 0
	}
	s := r.s[r.pos:]
	r.pos += 4
	return uint32(s[0])<<24 | uint32(s[1])<<16 | uint32(s[2])<<8 | uint32(s[3])
}

func (r *reader) u64() uint64 {
	hi := r.u32()
	return uint64(hi)<<32 | uint64(r.u32())
}

func (r *reader) str() string { return r.cut(int(r.u32())) }

func (r *reader) cut(n int) string {
	if n > len(r.s)-r.pos {
		r.bad = true
		return ""
	}
	r.pos += n
	return r.s[r.pos-n : r.pos]
}

// DecodeBinary reads x from the binary protocol.
func DecodeBinary(data []byte, x *orders.Order) error {
	r := reader{s: string(data)}
	for !r.bad {
		if r.u8() == thriftwire.TypeStop {
			return nil
		}
		switch r.u16() {
		case 1:
			x.ID = orders.OrderID(r.str())
		case 2:
			x.Status = orders.Status(r.u32())
		case 3:
			r.u8()
			n := int(r.u32())
			if n > len(r.s)-r.pos {
				return errBad
			}
			x.Items = make([]orders.Item, n)
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
						return errBad
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
				return errBad
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
			return errBad
		}
	}
	return errBad
}

// AppendRemarkBinary appends x in the binary protocol.
func AppendRemarkBinary(b []byte, x *orders.Remark) []byte {
	return append(putString(b, 1, x.Text), thriftwire.TypeStop)
}

// DecodeRemarkBinary reads x from the binary protocol.
func DecodeRemarkBinary(data []byte, x *orders.Remark) error {
	r := reader{s: string(data)}
	for !r.bad {
		if r.u8() == thriftwire.TypeStop {
			return nil
		}
		if r.u16() != 1 {
			return errBad
		}
		x.Text = r.str()
	}
	return errBad
}
