package hand

import (
	"encoding/binary"
	"time"

	"github.com/kitc-lang/kit/bench/orders/gen/orders"
	thriftwire "github.com/kitc-lang/kit/runtime/wire/thrift"
)

func putText(b []byte, s string) []byte {
	return append(binary.AppendUvarint(b, uint64(len(s))), s...)
}

// AppendCompact appends x in the compact protocol.
func AppendCompact(b []byte, x *orders.Order) []byte {
	b = putText(append(b, 1<<4|thriftwire.CompactTypeString), string(x.ID))
	b = binary.AppendVarint(append(b, 1<<4|thriftwire.CompactTypeI32), int64(x.Status))
	b = append(b, 1<<4|thriftwire.CompactTypeList)
	if n := len(x.Items); n < 15 {
		b = append(b, byte(n)<<4|thriftwire.CompactTypeStruct)
	} else {
		b = binary.AppendUvarint(append(b, 0xf0|thriftwire.CompactTypeStruct), uint64(n))
	}
	for i := range x.Items {
		it := &x.Items[i]
		b = putText(append(b, 1<<4|thriftwire.CompactTypeString), it.SKU)
		b = binary.AppendVarint(append(b, 1<<4|thriftwire.CompactTypeI32), int64(it.Quantity))
		b = binary.AppendVarint(append(b, 1<<4|thriftwire.CompactTypeI64), it.Cents)
		b = append(b, thriftwire.TypeStop)
	}
	last := byte(3)
	if x.Note != nil {
		b = putText(append(b, 1<<4|thriftwire.CompactTypeString), *x.Note)
		last = 4
	}
	b = append(b, (5-last)<<4|thriftwire.CompactTypeMap)
	b = binary.AppendUvarint(b, uint64(len(x.Tags)))
	if len(x.Tags) > 0 {
		b = append(b, thriftwire.CompactTypeString<<4|thriftwire.CompactTypeString)
	}
	for k, v := range x.Tags {
		b = putText(putText(b, k), v)
	}
	b = putText(append(b, 1<<4|thriftwire.CompactTypeString), x.Phone)
	b = binary.AppendVarint(append(b, 1<<4|thriftwire.CompactTypeI64), x.Placed.UnixMicro())
	if x.Memo != nil {
		b = putText(append(b, 1<<4|thriftwire.CompactTypeString), *x.Memo)
	}
	return append(b, thriftwire.TypeStop)
}

func (r *reader) uvarint() uint64 {
	if r.pos < len(r.s) && r.s[r.pos] < 0x80 {
		r.pos++
		return uint64(r.s[r.pos-1])
	}
	var v uint64
	for shift := 0; shift < 64; shift += 7 {
		c := r.u8()
		v |= uint64(c&0x7f) << shift
		if c < 0x80 {
			return v
		}
	}
	r.bad = true
	return 0
}

func (r *reader) varint() int64 {
	v := r.uvarint()
	return int64(v>>1) ^ -int64(v&1)
}

func (r *reader) text() string { return r.cut(int(r.uvarint() & (1<<31 - 1))) }

// DecodeCompact reads x from the compact protocol.
func DecodeCompact(data []byte, x *orders.Order) error {
	r := reader{s: string(data)}
	id := byte(0)
	for !r.bad {
		head := r.u8()
		if head == thriftwire.TypeStop {
			return nil
		}
		id += head >> 4
		switch id {
		case 1:
			x.ID = orders.OrderID(r.text())
		case 2:
			x.Status = orders.Status(r.varint())
		case 3:
			n := int(r.u8() >> 4)
			if n == 15 {
				n = int(r.uvarint())
			}
			if n > len(r.s)-r.pos {
				return errBad
			}
			x.Items = make([]orders.Item, n)
			for i := range x.Items {
				it := &x.Items[i]
				field := byte(0)
			fields:
				for {
					head := r.u8()
					if head == thriftwire.TypeStop {
						break fields
					}
					field += head >> 4
					switch field {
					case 1:
						it.SKU = r.text()
					case 2:
						it.Quantity = int32(r.varint())
					case 3:
						it.Cents = r.varint()
					default:
						return errBad
					}
				}
			}
		case 4:
			s := r.text()
			x.Note = &s
		case 5:
			n := int(r.uvarint())
			if n > len(r.s)-r.pos {
				return errBad
			}
			if n > 0 {
				r.u8()
			}
			x.Tags = make(map[string]string, n)
			for range n {
				k := r.text()
				x.Tags[k] = r.text()
			}
		case 6:
			x.Phone = r.text()
		case 7:
			x.Placed = time.UnixMicro(r.varint()).UTC()
		case 8:
			s := r.text()
			x.Memo = &s
		default:
			return errBad
		}
	}
	return errBad
}
