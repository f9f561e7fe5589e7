package thrift_test

import (
	"time"

	thriftwire "github.com/kitc-lang/kit/runtime/wire/thrift"
)

// The Order of the design, with the codec that the compiler emits for it.

type item struct {
	SKU      string
	Quantity int32
	Cents    int64
}

type order struct {
	ID     string
	Status int32
	Items  []item
	Note   *string
	Tags   map[string]string
	Phone  string
	Placed time.Time
	Memo   *string
}

var thriftItemFields = thriftwire.Fields{
	{ID: 1, Type: thriftwire.TypeString, Required: true, Name: "sku"},
	{ID: 2, Type: thriftwire.TypeI32, Required: true, Name: "quantity"},
	{ID: 3, Type: thriftwire.TypeI64, Required: true, Name: "cents"},
}

func (x *item) AppendThriftBinary(b []byte) []byte {
	b = append(b, thriftwire.TypeString, 0, 1) // sku
	b = thriftwire.AppendBinaryString(b, x.SKU)
	b = append(b, thriftwire.TypeI32, 0, 2) // quantity
	b = thriftwire.AppendBinaryI32(b, x.Quantity)
	b = append(b, thriftwire.TypeI64, 0, 3) // cents
	b = thriftwire.AppendBinaryI64(b, x.Cents)
	return append(b, thriftwire.TypeStop)
}

func (x *item) AppendThriftCompact(b []byte) []byte {
	b = append(b, 1<<4|thriftwire.CompactTypeString) // sku
	b = thriftwire.AppendCompactString(b, x.SKU)
	b = append(b, 1<<4|thriftwire.CompactTypeI32) // quantity
	b = thriftwire.AppendCompactI32(b, x.Quantity)
	b = append(b, 1<<4|thriftwire.CompactTypeI64) // cents
	b = thriftwire.AppendCompactI64(b, x.Cents)
	return append(b, thriftwire.TypeStop)
}

func (x *item) DecodeThriftBinary(d *thriftwire.BinaryDecoder) error {
	f := thriftwire.Struct{Fields: thriftItemFields}
	for d.Next(&f) {
		switch f.Field {
		case 0: // sku
			f.Err = thriftwire.BinaryString(&x.SKU, d)
			if !d.Follows(&f, thriftwire.TypeI32<<16|2) {
				continue
			}
			fallthrough
		case 1: // quantity
			f.Err = thriftwire.BinaryI32(&x.Quantity, d)
			if !d.Follows(&f, thriftwire.TypeI64<<16|3) {
				continue
			}
			fallthrough
		case 2: // cents
			f.Err = thriftwire.BinaryI64(&x.Cents, d)
			if d.Ends(&f) {
				return nil
			}
		}
	}
	return d.Done(&f)
}

func (x *item) DecodeThriftCompact(d *thriftwire.CompactDecoder) error {
	f := thriftwire.Struct{Fields: thriftItemFields}
	for d.Next(&f) {
		switch f.Field {
		case 0: // sku
			f.Err = thriftwire.CompactString(&x.SKU, d)
			if !d.Follows(&f, 1<<4|thriftwire.CompactTypeI32) {
				continue
			}
			fallthrough
		case 1: // quantity
			f.Err = thriftwire.CompactI32(&x.Quantity, d)
			if !d.Follows(&f, 1<<4|thriftwire.CompactTypeI64) {
				continue
			}
			fallthrough
		case 2: // cents
			f.Err = thriftwire.CompactI64(&x.Cents, d)
			if d.Ends(&f) {
				return nil
			}
		}
	}
	return d.Done(&f)
}

var thriftOrderFields = thriftwire.Fields{
	{ID: 1, Type: thriftwire.TypeString, Required: true, Name: "id"},
	{ID: 2, Type: thriftwire.TypeI32, Required: true, Name: "status"},
	{ID: 3, Type: thriftwire.TypeList, Required: true, Name: "items"},
	{ID: 4, Type: thriftwire.TypeString, Name: "note"},
	{ID: 5, Type: thriftwire.TypeMap, Required: true, Name: "tags"},
	{ID: 6, Type: thriftwire.TypeString, Required: true, Name: "phone"},
	{ID: 7, Type: thriftwire.TypeI64, Required: true, Name: "placed"},
	{ID: 8, Type: thriftwire.TypeString, Name: "memo"},
}

func (x *order) AppendThriftBinary(b []byte) []byte {
	b = append(b, thriftwire.TypeString, 0, 1) // id
	b = thriftwire.AppendBinaryString(b, x.ID)
	b = append(b, thriftwire.TypeI32, 0, 2) // status
	b = thriftwire.AppendBinaryI32(b, x.Status)
	b = append(b, thriftwire.TypeList, 0, 3) // items
	b = thriftwire.AppendBinaryList(b, thriftwire.TypeStruct, len(x.Items))
	for i := range x.Items {
		b = x.Items[i].AppendThriftBinary(b)
	}
	if x.Note != nil {
		b = append(b, thriftwire.TypeString, 0, 4) // note
		b = thriftwire.AppendBinaryString(b, *x.Note)
	}
	b = append(b, thriftwire.TypeMap, 0, 5) // tags
	b = thriftwire.AppendBinaryMap(b, thriftwire.TypeString, thriftwire.TypeString, len(x.Tags))
	for k, v := range x.Tags {
		b = thriftwire.AppendBinaryString(b, k)
		b = thriftwire.AppendBinaryString(b, v)
	}
	b = append(b, thriftwire.TypeString, 0, 6) // phone
	b = thriftwire.AppendBinaryString(b, x.Phone)
	b = append(b, thriftwire.TypeI64, 0, 7) // placed
	b = thriftwire.AppendBinaryTimestamp(b, x.Placed)
	if x.Memo != nil {
		b = append(b, thriftwire.TypeString, 0, 8) // memo
		b = thriftwire.AppendBinaryString(b, *x.Memo)
	}
	return append(b, thriftwire.TypeStop)
}

func (x *order) AppendThriftCompact(b []byte) []byte {
	b = append(b, 1<<4|thriftwire.CompactTypeString) // id
	b = thriftwire.AppendCompactString(b, x.ID)
	b = append(b, 1<<4|thriftwire.CompactTypeI32) // status
	b = thriftwire.AppendCompactI32(b, x.Status)
	b = append(b, 1<<4|thriftwire.CompactTypeList) // items
	b = thriftwire.AppendCompactList(b, thriftwire.CompactTypeStruct, len(x.Items))
	for i := range x.Items {
		b = x.Items[i].AppendThriftCompact(b)
	}
	last := byte(3)
	if x.Note != nil {
		b = append(b, 1<<4|thriftwire.CompactTypeString) // note
		b = thriftwire.AppendCompactString(b, *x.Note)
		last = 4
	}
	b = append(b, (5-last)<<4|thriftwire.CompactTypeMap) // tags
	b = thriftwire.AppendCompactMap(b, thriftwire.CompactTypeString, thriftwire.CompactTypeString, len(x.Tags))
	for k, v := range x.Tags {
		b = thriftwire.AppendCompactString(b, k)
		b = thriftwire.AppendCompactString(b, v)
	}
	b = append(b, 1<<4|thriftwire.CompactTypeString) // phone
	b = thriftwire.AppendCompactString(b, x.Phone)
	b = append(b, 1<<4|thriftwire.CompactTypeI64) // placed
	b = thriftwire.AppendCompactTimestamp(b, x.Placed)
	if x.Memo != nil {
		b = append(b, 1<<4|thriftwire.CompactTypeString) // memo
		b = thriftwire.AppendCompactString(b, *x.Memo)
	}
	return append(b, thriftwire.TypeStop)
}

func (x *order) DecodeThriftBinary(d *thriftwire.BinaryDecoder) error {
	f := thriftwire.Struct{Fields: thriftOrderFields}
	for d.Next(&f) {
		switch f.Field {
		case 0: // id
			f.Err = thriftwire.BinaryString(&x.ID, d)
			if !d.Follows(&f, thriftwire.TypeI32<<16|2) {
				continue
			}
			fallthrough
		case 1: // status
			f.Err = thriftwire.BinaryI32(&x.Status, d)
			if !d.Follows(&f, thriftwire.TypeList<<16|3) {
				continue
			}
			fallthrough
		case 2: // items
			f.Err = thriftwire.List(&x.Items, d, thriftwire.TypeStruct, (*item).DecodeThriftBinary)
			if !d.Follows(&f, thriftwire.TypeString<<16|4) {
				continue
			}
			fallthrough
		case 3: // note
			f.Err = thriftwire.Optional(&x.Note, d, thriftwire.BinaryString)
			if !d.Follows(&f, thriftwire.TypeMap<<16|5) {
				continue
			}
			fallthrough
		case 4: // tags
			f.Err = thriftwire.BinaryStringMap(&x.Tags, d)
			if !d.Follows(&f, thriftwire.TypeString<<16|6) {
				continue
			}
			fallthrough
		case 5: // phone
			f.Err = thriftwire.BinaryString(&x.Phone, d)
			if !d.Follows(&f, thriftwire.TypeI64<<16|7) {
				continue
			}
			fallthrough
		case 6: // placed
			f.Err = thriftwire.BinaryTimestamp(&x.Placed, d)
			if !d.Follows(&f, thriftwire.TypeString<<16|8) {
				continue
			}
			fallthrough
		case 7: // memo
			f.Err = thriftwire.Optional(&x.Memo, d, thriftwire.BinaryString)
			if d.Ends(&f) {
				return nil
			}
		}
	}
	return d.Done(&f)
}

func (x *order) DecodeThriftCompact(d *thriftwire.CompactDecoder) error {
	f := thriftwire.Struct{Fields: thriftOrderFields}
	for d.Next(&f) {
		switch f.Field {
		case 0: // id
			f.Err = thriftwire.CompactString(&x.ID, d)
			if !d.Follows(&f, 1<<4|thriftwire.CompactTypeI32) {
				continue
			}
			fallthrough
		case 1: // status
			f.Err = thriftwire.CompactI32(&x.Status, d)
			if !d.Follows(&f, 1<<4|thriftwire.CompactTypeList) {
				continue
			}
			fallthrough
		case 2: // items
			f.Err = thriftwire.List(&x.Items, d, thriftwire.TypeStruct, (*item).DecodeThriftCompact)
			if !d.Follows(&f, 1<<4|thriftwire.CompactTypeString) {
				continue
			}
			fallthrough
		case 3: // note
			f.Err = thriftwire.Optional(&x.Note, d, thriftwire.CompactString)
			if !d.Follows(&f, 1<<4|thriftwire.CompactTypeMap) {
				continue
			}
			fallthrough
		case 4: // tags
			f.Err = thriftwire.CompactStringMap(&x.Tags, d)
			if !d.Follows(&f, 1<<4|thriftwire.CompactTypeString) {
				continue
			}
			fallthrough
		case 5: // phone
			f.Err = thriftwire.CompactString(&x.Phone, d)
			if !d.Follows(&f, 1<<4|thriftwire.CompactTypeI64) {
				continue
			}
			fallthrough
		case 6: // placed
			f.Err = thriftwire.CompactTimestamp(&x.Placed, d)
			if !d.Follows(&f, 1<<4|thriftwire.CompactTypeString) {
				continue
			}
			fallthrough
		case 7: // memo
			f.Err = thriftwire.Optional(&x.Memo, d, thriftwire.CompactString)
			if d.Ends(&f) {
				return nil
			}
		}
	}
	return d.Done(&f)
}

// sample is the Order that the figures of the design were measured on: 10 items, 4 tags.
func sample() *order {
	note := "please ring twice, the bell is weak"
	o := &order{
		ID: "ord_0123456789ab", Status: 2, Note: &note, Phone: "+49 30 1234567",
		Tags:   map[string]string{"channel": "web", "campaign": "spring-2026", "gift": "no", "warehouse": "berlin-2"},
		Placed: time.Date(2026, 3, 14, 15, 9, 26, 535_000_000, time.UTC),
	}
	for i := range 10 {
		o.Items = append(o.Items, item{SKU: "sku-000" + string(rune('0'+i)) + "-blue", Quantity: int32(i + 1), Cents: int64(1999 + 100*i)})
	}
	return o
}
