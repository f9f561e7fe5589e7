// Package fastcodec is the order as Kitex has it: the shape of what its generator writes, a function a field over the
// helpers of github.com/cloudwego/gopkg, written out here so that the benchmark needs no generator.
package fastcodec

import (
	"fmt"

	"github.com/cloudwego/gopkg/protocol/thrift"
)

// Item is a struct of the IDL.
type Item struct {
	Sku      string
	Quantity int32
	Cents    int64
}

// Order is a struct of the IDL.
type Order struct {
	Id     string
	Status int64 // an enum, which Kitex has in 64 bits
	Items  []*Item
	Note   *string
	Tags   map[string]string
	Phone  string
	Placed int64
	Memo   *string
}

// FastRead reads p from the start of buf, and gives how many bytes it took.
func (p *Item) FastRead(buf []byte) (int, error) {
	var err error
	var offset int
	var l int
	var fieldTypeId thrift.TType
	var fieldId int16
	var issetSku bool
	var issetQuantity bool
	var issetCents bool
	for {
		fieldTypeId, fieldId, l, err = thrift.Binary.ReadFieldBegin(buf[offset:])
		offset += l
		if err != nil {
			return offset, fmt.Errorf("%T read field %d begin error: %w", p, fieldId, err)
		}
		if fieldTypeId == thrift.STOP {
			break
		}
		switch fieldId {
		case 1:
			if fieldTypeId == thrift.STRING {
				l, err = p.fastReadField1(buf[offset:])
				offset += l
				if err != nil {
					return offset, fmt.Errorf("%T read field %d error: %w", p, fieldId, err)
				}
				issetSku = true
			} else {
				l, err = thrift.Binary.Skip(buf[offset:], fieldTypeId)
				offset += l
				if err != nil {
					return offset, fmt.Errorf("%T field %d skip type %d error: %w", p, fieldId, fieldTypeId, err)
				}
			}
		case 2:
			if fieldTypeId == thrift.I32 {
				l, err = p.fastReadField2(buf[offset:])
				offset += l
				if err != nil {
					return offset, fmt.Errorf("%T read field %d error: %w", p, fieldId, err)
				}
				issetQuantity = true
			} else {
				l, err = thrift.Binary.Skip(buf[offset:], fieldTypeId)
				offset += l
				if err != nil {
					return offset, fmt.Errorf("%T field %d skip type %d error: %w", p, fieldId, fieldTypeId, err)
				}
			}
		case 3:
			if fieldTypeId == thrift.I64 {
				l, err = p.fastReadField3(buf[offset:])
				offset += l
				if err != nil {
					return offset, fmt.Errorf("%T read field %d error: %w", p, fieldId, err)
				}
				issetCents = true
			} else {
				l, err = thrift.Binary.Skip(buf[offset:], fieldTypeId)
				offset += l
				if err != nil {
					return offset, fmt.Errorf("%T field %d skip type %d error: %w", p, fieldId, fieldTypeId, err)
				}
			}
		default:
			l, err = thrift.Binary.Skip(buf[offset:], fieldTypeId)
			offset += l
			if err != nil {
				return offset, fmt.Errorf("%T field %d skip type %d error: %w", p, fieldId, fieldTypeId, err)
			}
		}
	}
	if !issetSku {
		return offset, fmt.Errorf("required field %d is not set", 1)
	}
	if !issetQuantity {
		return offset, fmt.Errorf("required field %d is not set", 2)
	}
	if !issetCents {
		return offset, fmt.Errorf("required field %d is not set", 3)
	}
	return offset, nil
}

func (p *Item) fastReadField1(buf []byte) (int, error) {
	offset := 0
	var _field string
	if v, l, err := thrift.Binary.ReadString(buf[offset:]); err != nil {
		return offset, err
	} else {
		offset += l
		_field = v
	}
	p.Sku = _field
	return offset, nil
}

func (p *Item) fastReadField2(buf []byte) (int, error) {
	offset := 0
	var _field int32
	if v, l, err := thrift.Binary.ReadI32(buf[offset:]); err != nil {
		return offset, err
	} else {
		offset += l
		_field = v
	}
	p.Quantity = _field
	return offset, nil
}

func (p *Item) fastReadField3(buf []byte) (int, error) {
	offset := 0
	var _field int64
	if v, l, err := thrift.Binary.ReadI64(buf[offset:]); err != nil {
		return offset, err
	} else {
		offset += l
		_field = v
	}
	p.Cents = _field
	return offset, nil
}

// FastRead reads p from the start of buf, and gives how many bytes it took.
func (p *Order) FastRead(buf []byte) (int, error) {
	var err error
	var offset int
	var l int
	var fieldTypeId thrift.TType
	var fieldId int16
	var issetId bool
	var issetStatus bool
	var issetItems bool
	var issetTags bool
	var issetPhone bool
	var issetPlaced bool
	for {
		fieldTypeId, fieldId, l, err = thrift.Binary.ReadFieldBegin(buf[offset:])
		offset += l
		if err != nil {
			return offset, fmt.Errorf("%T read field %d begin error: %w", p, fieldId, err)
		}
		if fieldTypeId == thrift.STOP {
			break
		}
		switch fieldId {
		case 1:
			if fieldTypeId == thrift.STRING {
				l, err = p.fastReadField1(buf[offset:])
				offset += l
				if err != nil {
					return offset, fmt.Errorf("%T read field %d error: %w", p, fieldId, err)
				}
				issetId = true
			} else {
				l, err = thrift.Binary.Skip(buf[offset:], fieldTypeId)
				offset += l
				if err != nil {
					return offset, fmt.Errorf("%T field %d skip type %d error: %w", p, fieldId, fieldTypeId, err)
				}
			}
		case 2:
			if fieldTypeId == thrift.I32 {
				l, err = p.fastReadField2(buf[offset:])
				offset += l
				if err != nil {
					return offset, fmt.Errorf("%T read field %d error: %w", p, fieldId, err)
				}
				issetStatus = true
			} else {
				l, err = thrift.Binary.Skip(buf[offset:], fieldTypeId)
				offset += l
				if err != nil {
					return offset, fmt.Errorf("%T field %d skip type %d error: %w", p, fieldId, fieldTypeId, err)
				}
			}
		case 3:
			if fieldTypeId == thrift.LIST {
				l, err = p.fastReadField3(buf[offset:])
				offset += l
				if err != nil {
					return offset, fmt.Errorf("%T read field %d error: %w", p, fieldId, err)
				}
				issetItems = true
			} else {
				l, err = thrift.Binary.Skip(buf[offset:], fieldTypeId)
				offset += l
				if err != nil {
					return offset, fmt.Errorf("%T field %d skip type %d error: %w", p, fieldId, fieldTypeId, err)
				}
			}
		case 4:
			if fieldTypeId == thrift.STRING {
				l, err = p.fastReadField4(buf[offset:])
				offset += l
				if err != nil {
					return offset, fmt.Errorf("%T read field %d error: %w", p, fieldId, err)
				}
			} else {
				l, err = thrift.Binary.Skip(buf[offset:], fieldTypeId)
				offset += l
				if err != nil {
					return offset, fmt.Errorf("%T field %d skip type %d error: %w", p, fieldId, fieldTypeId, err)
				}
			}
		case 5:
			if fieldTypeId == thrift.MAP {
				l, err = p.fastReadField5(buf[offset:])
				offset += l
				if err != nil {
					return offset, fmt.Errorf("%T read field %d error: %w", p, fieldId, err)
				}
				issetTags = true
			} else {
				l, err = thrift.Binary.Skip(buf[offset:], fieldTypeId)
				offset += l
				if err != nil {
					return offset, fmt.Errorf("%T field %d skip type %d error: %w", p, fieldId, fieldTypeId, err)
				}
			}
		case 6:
			if fieldTypeId == thrift.STRING {
				l, err = p.fastReadField6(buf[offset:])
				offset += l
				if err != nil {
					return offset, fmt.Errorf("%T read field %d error: %w", p, fieldId, err)
				}
				issetPhone = true
			} else {
				l, err = thrift.Binary.Skip(buf[offset:], fieldTypeId)
				offset += l
				if err != nil {
					return offset, fmt.Errorf("%T field %d skip type %d error: %w", p, fieldId, fieldTypeId, err)
				}
			}
		case 7:
			if fieldTypeId == thrift.I64 {
				l, err = p.fastReadField7(buf[offset:])
				offset += l
				if err != nil {
					return offset, fmt.Errorf("%T read field %d error: %w", p, fieldId, err)
				}
				issetPlaced = true
			} else {
				l, err = thrift.Binary.Skip(buf[offset:], fieldTypeId)
				offset += l
				if err != nil {
					return offset, fmt.Errorf("%T field %d skip type %d error: %w", p, fieldId, fieldTypeId, err)
				}
			}
		case 8:
			if fieldTypeId == thrift.STRING {
				l, err = p.fastReadField8(buf[offset:])
				offset += l
				if err != nil {
					return offset, fmt.Errorf("%T read field %d error: %w", p, fieldId, err)
				}
			} else {
				l, err = thrift.Binary.Skip(buf[offset:], fieldTypeId)
				offset += l
				if err != nil {
					return offset, fmt.Errorf("%T field %d skip type %d error: %w", p, fieldId, fieldTypeId, err)
				}
			}
		default:
			l, err = thrift.Binary.Skip(buf[offset:], fieldTypeId)
			offset += l
			if err != nil {
				return offset, fmt.Errorf("%T field %d skip type %d error: %w", p, fieldId, fieldTypeId, err)
			}
		}
	}
	if !issetId {
		return offset, fmt.Errorf("required field %d is not set", 1)
	}
	if !issetStatus {
		return offset, fmt.Errorf("required field %d is not set", 2)
	}
	if !issetItems {
		return offset, fmt.Errorf("required field %d is not set", 3)
	}
	if !issetTags {
		return offset, fmt.Errorf("required field %d is not set", 5)
	}
	if !issetPhone {
		return offset, fmt.Errorf("required field %d is not set", 6)
	}
	if !issetPlaced {
		return offset, fmt.Errorf("required field %d is not set", 7)
	}
	return offset, nil
}

func (p *Order) fastReadField1(buf []byte) (int, error) {
	offset := 0
	var _field string
	if v, l, err := thrift.Binary.ReadString(buf[offset:]); err != nil {
		return offset, err
	} else {
		offset += l
		_field = v
	}
	p.Id = _field
	return offset, nil
}

func (p *Order) fastReadField2(buf []byte) (int, error) {
	offset := 0
	var _field int64
	if v, l, err := thrift.Binary.ReadI32(buf[offset:]); err != nil {
		return offset, err
	} else {
		offset += l
		_field = int64(v)
	}
	p.Status = _field
	return offset, nil
}

func (p *Order) fastReadField3(buf []byte) (int, error) {
	offset := 0
	_, size, l, err := thrift.Binary.ReadListBegin(buf[offset:])
	offset += l
	if err != nil {
		return offset, err
	}
	_field := make([]*Item, 0, size)
	values := make([]Item, size)
	for i := 0; i < size; i++ {
		_elem := &values[i]
		if l, err := _elem.FastRead(buf[offset:]); err != nil {
			return offset, err
		} else {
			offset += l
		}
		_field = append(_field, _elem)
	}
	p.Items = _field
	return offset, nil
}

func (p *Order) fastReadField4(buf []byte) (int, error) {
	offset := 0
	var _field *string
	if v, l, err := thrift.Binary.ReadString(buf[offset:]); err != nil {
		return offset, err
	} else {
		offset += l
		_field = &v
	}
	p.Note = _field
	return offset, nil
}

func (p *Order) fastReadField5(buf []byte) (int, error) {
	offset := 0
	_, _, size, l, err := thrift.Binary.ReadMapBegin(buf[offset:])
	offset += l
	if err != nil {
		return offset, err
	}
	_field := make(map[string]string, size)
	for i := 0; i < size; i++ {
		var _key string
		if v, l, err := thrift.Binary.ReadString(buf[offset:]); err != nil {
			return offset, err
		} else {
			offset += l
			_key = v
		}
		var _val string
		if v, l, err := thrift.Binary.ReadString(buf[offset:]); err != nil {
			return offset, err
		} else {
			offset += l
			_val = v
		}
		_field[_key] = _val
	}
	p.Tags = _field
	return offset, nil
}

func (p *Order) fastReadField6(buf []byte) (int, error) {
	offset := 0
	var _field string
	if v, l, err := thrift.Binary.ReadString(buf[offset:]); err != nil {
		return offset, err
	} else {
		offset += l
		_field = v
	}
	p.Phone = _field
	return offset, nil
}

func (p *Order) fastReadField7(buf []byte) (int, error) {
	offset := 0
	var _field int64
	if v, l, err := thrift.Binary.ReadI64(buf[offset:]); err != nil {
		return offset, err
	} else {
		offset += l
		_field = v
	}
	p.Placed = _field
	return offset, nil
}

func (p *Order) fastReadField8(buf []byte) (int, error) {
	offset := 0
	var _field *string
	if v, l, err := thrift.Binary.ReadString(buf[offset:]); err != nil {
		return offset, err
	} else {
		offset += l
		_field = &v
	}
	p.Memo = _field
	return offset, nil
}

// FastWriteNocopy writes p to the start of buf, and gives how many bytes it took.
func (p *Item) FastWriteNocopy(buf []byte, w thrift.NocopyWriter) int {
	offset := 0
	if p != nil {
		offset += p.fastWriteField2(buf[offset:], w)
		offset += p.fastWriteField3(buf[offset:], w)
		offset += p.fastWriteField1(buf[offset:], w)
	}
	offset += thrift.Binary.WriteFieldStop(buf[offset:])
	return offset
}

// BLength gives how many bytes p takes.
func (p *Item) BLength() int {
	l := 0
	if p != nil {
		l += p.field1Length()
		l += p.field2Length()
		l += p.field3Length()
	}
	l += thrift.Binary.FieldStopLength()
	return l
}

func (p *Item) fastWriteField1(buf []byte, w thrift.NocopyWriter) int {
	offset := 0
	offset += thrift.Binary.WriteFieldBegin(buf[offset:], thrift.STRING, 1)
	offset += thrift.Binary.WriteStringNocopy(buf[offset:], w, p.Sku)
	return offset
}

func (p *Item) field1Length() int {
	l := 0
	l += thrift.Binary.FieldBeginLength()
	l += thrift.Binary.StringLengthNocopy(p.Sku)
	return l
}

func (p *Item) fastWriteField2(buf []byte, _ thrift.NocopyWriter) int {
	offset := 0
	offset += thrift.Binary.WriteFieldBegin(buf[offset:], thrift.I32, 2)
	offset += thrift.Binary.WriteI32(buf[offset:], p.Quantity)
	return offset
}

func (p *Item) field2Length() int {
	l := 0
	l += thrift.Binary.FieldBeginLength()
	l += thrift.Binary.I32Length()
	return l
}

func (p *Item) fastWriteField3(buf []byte, _ thrift.NocopyWriter) int {
	offset := 0
	offset += thrift.Binary.WriteFieldBegin(buf[offset:], thrift.I64, 3)
	offset += thrift.Binary.WriteI64(buf[offset:], p.Cents)
	return offset
}

func (p *Item) field3Length() int {
	l := 0
	l += thrift.Binary.FieldBeginLength()
	l += thrift.Binary.I64Length()
	return l
}

// FastWriteNocopy writes p to the start of buf, and gives how many bytes it took.
func (p *Order) FastWriteNocopy(buf []byte, w thrift.NocopyWriter) int {
	offset := 0
	if p != nil {
		offset += p.fastWriteField2(buf[offset:], w)
		offset += p.fastWriteField7(buf[offset:], w)
		offset += p.fastWriteField1(buf[offset:], w)
		offset += p.fastWriteField3(buf[offset:], w)
		offset += p.fastWriteField4(buf[offset:], w)
		offset += p.fastWriteField5(buf[offset:], w)
		offset += p.fastWriteField6(buf[offset:], w)
		offset += p.fastWriteField8(buf[offset:], w)
	}
	offset += thrift.Binary.WriteFieldStop(buf[offset:])
	return offset
}

// BLength gives how many bytes p takes.
func (p *Order) BLength() int {
	l := 0
	if p != nil {
		l += p.field1Length()
		l += p.field2Length()
		l += p.field3Length()
		l += p.field4Length()
		l += p.field5Length()
		l += p.field6Length()
		l += p.field7Length()
		l += p.field8Length()
	}
	l += thrift.Binary.FieldStopLength()
	return l
}

func (p *Order) fastWriteField1(buf []byte, w thrift.NocopyWriter) int {
	offset := 0
	offset += thrift.Binary.WriteFieldBegin(buf[offset:], thrift.STRING, 1)
	offset += thrift.Binary.WriteStringNocopy(buf[offset:], w, p.Id)
	return offset
}

func (p *Order) field1Length() int {
	l := 0
	l += thrift.Binary.FieldBeginLength()
	l += thrift.Binary.StringLengthNocopy(p.Id)
	return l
}

func (p *Order) fastWriteField2(buf []byte, _ thrift.NocopyWriter) int {
	offset := 0
	offset += thrift.Binary.WriteFieldBegin(buf[offset:], thrift.I32, 2)
	offset += thrift.Binary.WriteI32(buf[offset:], int32(p.Status))
	return offset
}

func (p *Order) field2Length() int {
	l := 0
	l += thrift.Binary.FieldBeginLength()
	l += thrift.Binary.I32Length()
	return l
}

func (p *Order) fastWriteField3(buf []byte, w thrift.NocopyWriter) int {
	offset := 0
	offset += thrift.Binary.WriteFieldBegin(buf[offset:], thrift.LIST, 3)
	listBeginOffset := offset
	offset += thrift.Binary.ListBeginLength()
	var length int
	for _, v := range p.Items {
		length++
		offset += v.FastWriteNocopy(buf[offset:], w)
	}
	thrift.Binary.WriteListBegin(buf[listBeginOffset:], thrift.STRUCT, length)
	return offset
}

func (p *Order) field3Length() int {
	l := 0
	l += thrift.Binary.FieldBeginLength()
	l += thrift.Binary.ListBeginLength()
	for _, v := range p.Items {
		l += v.BLength()
	}
	return l
}

func (p *Order) fastWriteField4(buf []byte, w thrift.NocopyWriter) int {
	offset := 0
	if p.Note != nil {
		offset += thrift.Binary.WriteFieldBegin(buf[offset:], thrift.STRING, 4)
		offset += thrift.Binary.WriteStringNocopy(buf[offset:], w, *p.Note)
	}
	return offset
}

func (p *Order) field4Length() int {
	l := 0
	if p.Note != nil {
		l += thrift.Binary.FieldBeginLength()
		l += thrift.Binary.StringLengthNocopy(*p.Note)
	}
	return l
}

func (p *Order) fastWriteField5(buf []byte, w thrift.NocopyWriter) int {
	offset := 0
	offset += thrift.Binary.WriteFieldBegin(buf[offset:], thrift.MAP, 5)
	mapBeginOffset := offset
	offset += thrift.Binary.MapBeginLength()
	var length int
	for k, v := range p.Tags {
		length++
		offset += thrift.Binary.WriteStringNocopy(buf[offset:], w, k)
		offset += thrift.Binary.WriteStringNocopy(buf[offset:], w, v)
	}
	thrift.Binary.WriteMapBegin(buf[mapBeginOffset:], thrift.STRING, thrift.STRING, length)
	return offset
}

func (p *Order) field5Length() int {
	l := 0
	l += thrift.Binary.FieldBeginLength()
	l += thrift.Binary.MapBeginLength()
	for k, v := range p.Tags {
		l += thrift.Binary.StringLengthNocopy(k)
		l += thrift.Binary.StringLengthNocopy(v)
	}
	return l
}

func (p *Order) fastWriteField6(buf []byte, w thrift.NocopyWriter) int {
	offset := 0
	offset += thrift.Binary.WriteFieldBegin(buf[offset:], thrift.STRING, 6)
	offset += thrift.Binary.WriteStringNocopy(buf[offset:], w, p.Phone)
	return offset
}

func (p *Order) field6Length() int {
	l := 0
	l += thrift.Binary.FieldBeginLength()
	l += thrift.Binary.StringLengthNocopy(p.Phone)
	return l
}

func (p *Order) fastWriteField7(buf []byte, _ thrift.NocopyWriter) int {
	offset := 0
	offset += thrift.Binary.WriteFieldBegin(buf[offset:], thrift.I64, 7)
	offset += thrift.Binary.WriteI64(buf[offset:], p.Placed)
	return offset
}

func (p *Order) field7Length() int {
	l := 0
	l += thrift.Binary.FieldBeginLength()
	l += thrift.Binary.I64Length()
	return l
}

func (p *Order) fastWriteField8(buf []byte, w thrift.NocopyWriter) int {
	offset := 0
	if p.Memo != nil {
		offset += thrift.Binary.WriteFieldBegin(buf[offset:], thrift.STRING, 8)
		offset += thrift.Binary.WriteStringNocopy(buf[offset:], w, *p.Memo)
	}
	return offset
}

func (p *Order) field8Length() int {
	l := 0
	if p.Memo != nil {
		l += thrift.Binary.FieldBeginLength()
		l += thrift.Binary.StringLengthNocopy(*p.Memo)
	}
	return l
}
