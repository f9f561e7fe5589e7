package orders

import thriftwire "github.com/kitc-lang/kit/runtime/wire/thrift"

var thriftFieldsOfItem = thriftwire.Fields{
	{ID: 1, Type: thriftwire.TypeString, Required: true, Name: "sku"},
	{ID: 2, Type: thriftwire.TypeI32, Required: true, Name: "quantity"},
	{ID: 3, Type: thriftwire.TypeI64, Required: true, Name: "cents"},
}

// AppendThriftBinary appends x as a Thrift struct in the binary protocol.
func (x *Item) AppendThriftBinary(b []byte) []byte {
	b = append(b, thriftwire.TypeString, 0, 1) // sku
	b = thriftwire.AppendBinaryString(b, x.SKU)
	b = append(b, thriftwire.TypeI32, 0, 2) // quantity
	b = thriftwire.AppendBinaryI32(b, x.Quantity)
	b = append(b, thriftwire.TypeI64, 0, 3) // cents
	b = thriftwire.AppendBinaryI64(b, x.Cents)
	return append(b, thriftwire.TypeStop)
}

// AppendThriftCompact appends x as a Thrift struct in the compact protocol.
func (x *Item) AppendThriftCompact(b []byte) []byte {
	b = append(b, 1<<4|thriftwire.CompactTypeString) // sku
	b = thriftwire.AppendCompactString(b, x.SKU)
	b = append(b, 1<<4|thriftwire.CompactTypeI32) // quantity
	b = thriftwire.AppendCompactI32(b, x.Quantity)
	b = append(b, 1<<4|thriftwire.CompactTypeI64) // cents
	b = thriftwire.AppendCompactI64(b, x.Cents)
	return append(b, thriftwire.TypeStop)
}

// DecodeThriftBinary reads x from a Thrift struct in the binary protocol. It skips fields that it
// does not know.
func (x *Item) DecodeThriftBinary(d *thriftwire.BinaryDecoder) error {
	f := thriftwire.Struct{Fields: thriftFieldsOfItem}
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

// DecodeThriftCompact reads x from a Thrift struct in the compact protocol. It skips fields that it
// does not know.
func (x *Item) DecodeThriftCompact(d *thriftwire.CompactDecoder) error {
	f := thriftwire.Struct{Fields: thriftFieldsOfItem}
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

var thriftFieldsOfOrder = thriftwire.Fields{
	{ID: 1, Type: thriftwire.TypeString, Required: true, Name: "id"},
	{ID: 2, Type: thriftwire.TypeI32, Required: true, Name: "status"},
	{ID: 3, Type: thriftwire.TypeList, Required: true, Name: "items"},
	{ID: 4, Type: thriftwire.TypeString, Name: "note"},
	{ID: 5, Type: thriftwire.TypeMap, Required: true, Name: "tags"},
	{ID: 6, Type: thriftwire.TypeString, Required: true, Sensitive: true, Name: "phone"},
	{ID: 7, Type: thriftwire.TypeI64, Required: true, Name: "placed"},
	{ID: 8, Type: thriftwire.TypeString, Name: "memo"},
}

// AppendThriftBinary appends x as a Thrift struct in the binary protocol.
func (x *Order) AppendThriftBinary(b []byte) []byte {
	b = append(b, thriftwire.TypeString, 0, 1) // id
	b = thriftwire.AppendBinaryString(b, string(x.ID))
	b = append(b, thriftwire.TypeI32, 0, 2) // status
	b = thriftwire.AppendBinaryI32(b, int32(x.Status))
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

// AppendThriftCompact appends x as a Thrift struct in the compact protocol.
func (x *Order) AppendThriftCompact(b []byte) []byte {
	b = append(b, 1<<4|thriftwire.CompactTypeString) // id
	b = thriftwire.AppendCompactString(b, string(x.ID))
	b = append(b, 1<<4|thriftwire.CompactTypeI32) // status
	b = thriftwire.AppendCompactI32(b, int32(x.Status))
	b = append(b, 1<<4|thriftwire.CompactTypeList) // items
	b = thriftwire.AppendCompactList(b, thriftwire.CompactTypeStruct, len(x.Items))
	for i := range x.Items {
		b = x.Items[i].AppendThriftCompact(b)
	}
	last := int16(3)
	if x.Note != nil {
		b = append(b, 1<<4|thriftwire.CompactTypeString) // note
		b = thriftwire.AppendCompactString(b, *x.Note)
		last = 4
	}
	b = thriftwire.AppendCompactField(b, last, 5, thriftwire.CompactTypeMap) // tags
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

// DecodeThriftBinary reads x from a Thrift struct in the binary protocol. It skips fields that it
// does not know.
func (x *Order) DecodeThriftBinary(d *thriftwire.BinaryDecoder) error {
	f := thriftwire.Struct{Fields: thriftFieldsOfOrder}
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
			f.Err = thriftwire.List(&x.Items, d, thriftwire.TypeStruct, (*Item).DecodeThriftBinary)
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

// DecodeThriftCompact reads x from a Thrift struct in the compact protocol. It skips fields that it
// does not know.
func (x *Order) DecodeThriftCompact(d *thriftwire.CompactDecoder) error {
	f := thriftwire.Struct{Fields: thriftFieldsOfOrder}
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
			f.Err = thriftwire.List(&x.Items, d, thriftwire.TypeStruct, (*Item).DecodeThriftCompact)
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

var thriftFieldsOfCard = thriftwire.Fields{
	{ID: 1, Type: thriftwire.TypeString, Required: true, Sensitive: true, Name: "number"},
	{ID: 2, Type: thriftwire.TypeString, Required: true, Name: "holder"},
}

// AppendThriftBinary appends x as a Thrift struct in the binary protocol.
func (x *Card) AppendThriftBinary(b []byte) []byte {
	b = append(b, thriftwire.TypeString, 0, 1) // number
	b = thriftwire.AppendBinaryString(b, x.Number)
	b = append(b, thriftwire.TypeString, 0, 2) // holder
	b = thriftwire.AppendBinaryString(b, x.Holder)
	return append(b, thriftwire.TypeStop)
}

// AppendThriftCompact appends x as a Thrift struct in the compact protocol.
func (x *Card) AppendThriftCompact(b []byte) []byte {
	b = append(b, 1<<4|thriftwire.CompactTypeString) // number
	b = thriftwire.AppendCompactString(b, x.Number)
	b = append(b, 1<<4|thriftwire.CompactTypeString) // holder
	b = thriftwire.AppendCompactString(b, x.Holder)
	return append(b, thriftwire.TypeStop)
}

// DecodeThriftBinary reads x from a Thrift struct in the binary protocol. It skips fields that it
// does not know.
func (x *Card) DecodeThriftBinary(d *thriftwire.BinaryDecoder) error {
	f := thriftwire.Struct{Fields: thriftFieldsOfCard}
	for d.Next(&f) {
		switch f.Field {
		case 0: // number
			f.Err = thriftwire.BinaryString(&x.Number, d)
			if !d.Follows(&f, thriftwire.TypeString<<16|2) {
				continue
			}
			fallthrough
		case 1: // holder
			f.Err = thriftwire.BinaryString(&x.Holder, d)
			if d.Ends(&f) {
				return nil
			}
		}
	}
	return d.Done(&f)
}

// DecodeThriftCompact reads x from a Thrift struct in the compact protocol. It skips fields that it
// does not know.
func (x *Card) DecodeThriftCompact(d *thriftwire.CompactDecoder) error {
	f := thriftwire.Struct{Fields: thriftFieldsOfCard}
	for d.Next(&f) {
		switch f.Field {
		case 0: // number
			f.Err = thriftwire.CompactString(&x.Number, d)
			if !d.Follows(&f, 1<<4|thriftwire.CompactTypeString) {
				continue
			}
			fallthrough
		case 1: // holder
			f.Err = thriftwire.CompactString(&x.Holder, d)
			if d.Ends(&f) {
				return nil
			}
		}
	}
	return d.Done(&f)
}

var thriftFieldsOfWire = thriftwire.Fields{
	{ID: 1, Type: thriftwire.TypeString, Required: true, Name: "iban"},
}

// AppendThriftBinary appends x as a Thrift struct in the binary protocol.
func (x *Wire) AppendThriftBinary(b []byte) []byte {
	b = append(b, thriftwire.TypeString, 0, 1) // iban
	b = thriftwire.AppendBinaryString(b, x.Iban)
	return append(b, thriftwire.TypeStop)
}

// AppendThriftCompact appends x as a Thrift struct in the compact protocol.
func (x *Wire) AppendThriftCompact(b []byte) []byte {
	b = append(b, 1<<4|thriftwire.CompactTypeString) // iban
	b = thriftwire.AppendCompactString(b, x.Iban)
	return append(b, thriftwire.TypeStop)
}

// DecodeThriftBinary reads x from a Thrift struct in the binary protocol. It skips fields that it
// does not know.
func (x *Wire) DecodeThriftBinary(d *thriftwire.BinaryDecoder) error {
	f := thriftwire.Struct{Fields: thriftFieldsOfWire}
	for d.Next(&f) {
		switch f.Field {
		case 0: // iban
			f.Err = thriftwire.BinaryString(&x.Iban, d)
			if d.Ends(&f) {
				return nil
			}
		}
	}
	return d.Done(&f)
}

// DecodeThriftCompact reads x from a Thrift struct in the compact protocol. It skips fields that it
// does not know.
func (x *Wire) DecodeThriftCompact(d *thriftwire.CompactDecoder) error {
	f := thriftwire.Struct{Fields: thriftFieldsOfWire}
	for d.Next(&f) {
		switch f.Field {
		case 0: // iban
			f.Err = thriftwire.CompactString(&x.Iban, d)
			if d.Ends(&f) {
				return nil
			}
		}
	}
	return d.Done(&f)
}

var thriftFieldsOfNode = thriftwire.Fields{
	{ID: 1, Type: thriftwire.TypeString, Required: true, Name: "name"},
	{ID: 2, Type: thriftwire.TypeList, Required: true, Name: "children"},
	{ID: 3, Type: thriftwire.TypeMap, Required: true, Name: "named"},
	{ID: 4, Type: thriftwire.TypeStruct, Name: "next"},
}

// AppendThriftBinary appends x as a Thrift struct in the binary protocol.
func (x *Node) AppendThriftBinary(b []byte) []byte {
	b = append(b, thriftwire.TypeString, 0, 1) // name
	b = thriftwire.AppendBinaryString(b, x.Name)
	b = append(b, thriftwire.TypeList, 0, 2) // children
	b = thriftwire.AppendBinaryList(b, thriftwire.TypeStruct, len(x.Children))
	for i := range x.Children {
		b = x.Children[i].AppendThriftBinary(b)
	}
	b = append(b, thriftwire.TypeMap, 0, 3) // named
	b = thriftwire.AppendBinaryMap(b, thriftwire.TypeString, thriftwire.TypeStruct, len(x.Named))
	for k, v := range x.Named {
		b = thriftwire.AppendBinaryString(b, k)
		b = v.AppendThriftBinary(b)
	}
	if x.Next != nil {
		b = append(b, thriftwire.TypeStruct, 0, 4) // next
		b = x.Next.AppendThriftBinary(b)
	}
	return append(b, thriftwire.TypeStop)
}

// AppendThriftCompact appends x as a Thrift struct in the compact protocol.
func (x *Node) AppendThriftCompact(b []byte) []byte {
	b = append(b, 1<<4|thriftwire.CompactTypeString) // name
	b = thriftwire.AppendCompactString(b, x.Name)
	b = append(b, 1<<4|thriftwire.CompactTypeList) // children
	b = thriftwire.AppendCompactList(b, thriftwire.CompactTypeStruct, len(x.Children))
	for i := range x.Children {
		b = x.Children[i].AppendThriftCompact(b)
	}
	b = append(b, 1<<4|thriftwire.CompactTypeMap) // named
	b = thriftwire.AppendCompactMap(b, thriftwire.CompactTypeString, thriftwire.CompactTypeStruct, len(x.Named))
	for k, v := range x.Named {
		b = thriftwire.AppendCompactString(b, k)
		b = v.AppendThriftCompact(b)
	}
	if x.Next != nil {
		b = append(b, 1<<4|thriftwire.CompactTypeStruct) // next
		b = x.Next.AppendThriftCompact(b)
	}
	return append(b, thriftwire.TypeStop)
}

// DecodeThriftBinary reads x from a Thrift struct in the binary protocol. It skips fields that it
// does not know.
func (x *Node) DecodeThriftBinary(d *thriftwire.BinaryDecoder) error {
	f := thriftwire.Struct{Fields: thriftFieldsOfNode}
	for d.Next(&f) {
		switch f.Field {
		case 0: // name
			f.Err = thriftwire.BinaryString(&x.Name, d)
			if !d.Follows(&f, thriftwire.TypeList<<16|2) {
				continue
			}
			fallthrough
		case 1: // children
			f.Err = thriftwire.List(&x.Children, d, thriftwire.TypeStruct, (*Node).DecodeThriftBinary)
			if !d.Follows(&f, thriftwire.TypeMap<<16|3) {
				continue
			}
			fallthrough
		case 2: // named
			f.Err = thriftwire.Map(&x.Named, d, thriftwire.TypeString, thriftwire.TypeStruct, thriftwire.BinaryString, (*Node).DecodeThriftBinary)
			if !d.Follows(&f, thriftwire.TypeStruct<<16|4) {
				continue
			}
			fallthrough
		case 3: // next
			f.Err = thriftwire.Optional(&x.Next, d, (*Node).DecodeThriftBinary)
			if d.Ends(&f) {
				return nil
			}
		}
	}
	return d.Done(&f)
}

// DecodeThriftCompact reads x from a Thrift struct in the compact protocol. It skips fields that it
// does not know.
func (x *Node) DecodeThriftCompact(d *thriftwire.CompactDecoder) error {
	f := thriftwire.Struct{Fields: thriftFieldsOfNode}
	for d.Next(&f) {
		switch f.Field {
		case 0: // name
			f.Err = thriftwire.CompactString(&x.Name, d)
			if !d.Follows(&f, 1<<4|thriftwire.CompactTypeList) {
				continue
			}
			fallthrough
		case 1: // children
			f.Err = thriftwire.List(&x.Children, d, thriftwire.TypeStruct, (*Node).DecodeThriftCompact)
			if !d.Follows(&f, 1<<4|thriftwire.CompactTypeMap) {
				continue
			}
			fallthrough
		case 2: // named
			f.Err = thriftwire.Map(&x.Named, d, thriftwire.TypeString, thriftwire.TypeStruct, thriftwire.CompactString, (*Node).DecodeThriftCompact)
			if !d.Follows(&f, 1<<4|thriftwire.CompactTypeStruct) {
				continue
			}
			fallthrough
		case 3: // next
			f.Err = thriftwire.Optional(&x.Next, d, (*Node).DecodeThriftCompact)
			if d.Ends(&f) {
				return nil
			}
		}
	}
	return d.Done(&f)
}

var thriftFieldsOfEverything = thriftwire.Fields{
	{ID: 1, Type: thriftwire.TypeBool, Required: true, Name: "yes"},
	{ID: 2, Type: thriftwire.TypeI8, Required: true, Name: "tiny"},
	{ID: 3, Type: thriftwire.TypeI16, Required: true, Name: "small"},
	{ID: 4, Type: thriftwire.TypeI32, Required: true, Name: "medium"},
	{ID: 5, Type: thriftwire.TypeI64, Required: true, Name: "large"},
	{ID: 6, Type: thriftwire.TypeDouble, Required: true, Name: "real"},
	{ID: 7, Type: thriftwire.TypeString, Required: true, Name: "text"},
	{ID: 8, Type: thriftwire.TypeString, Required: true, Name: "raw"},
	{ID: 9, Type: thriftwire.TypeString, Required: true, Name: "uid"},
	{ID: 10, Type: thriftwire.TypeI64, Required: true, Name: "at"},
	{ID: 11, Type: thriftwire.TypeI64, Required: true, Name: "took"},
	{ID: 12, Type: thriftwire.TypeString, Required: true, Name: "day"},
	{ID: 13, Type: thriftwire.TypeString, Required: true, Name: "free"},
	{ID: 14, Type: thriftwire.TypeString, Required: true, Name: "ident"},
	{ID: 15, Type: thriftwire.TypeDouble, Required: true, Name: "share"},
	{ID: 16, Type: thriftwire.TypeI32, Required: true, Name: "status"},
	{ID: 17, Type: thriftwire.TypeStruct, Required: true, Name: "item"},
	{ID: 18, Type: thriftwire.TypeStruct, Required: true, Name: "payment"},
	{ID: 19, Type: thriftwire.TypeList, Required: true, Name: "numbers"},
	{ID: 20, Type: thriftwire.TypeList, Required: true, Name: "flags"},
	{ID: 21, Type: thriftwire.TypeList, Required: true, Name: "matrix"},
	{ID: 22, Type: thriftwire.TypeSet, Required: true, Name: "statuses"},
	{ID: 23, Type: thriftwire.TypeSet, Required: true, Name: "words"},
	{ID: 24, Type: thriftwire.TypeMap, Required: true, Name: "by_name"},
	{ID: 25, Type: thriftwire.TypeMap, Required: true, Name: "by_number"},
	{ID: 26, Type: thriftwire.TypeMap, Required: true, Name: "by_status"},
	{ID: 27, Type: thriftwire.TypeMap, Required: true, Name: "by_id"},
	{ID: 28, Type: thriftwire.TypeMap, Required: true, Name: "by_order"},
	{ID: 29, Type: thriftwire.TypeStruct, Name: "tree"},
	{ID: 30, Type: thriftwire.TypeString, Name: "email"},
	{ID: 31, Type: thriftwire.TypeString, Name: "site"},
	{ID: 32, Type: thriftwire.TypeBool, Name: "maybe_b"},
	{ID: 33, Type: thriftwire.TypeI8, Name: "maybe_i8"},
	{ID: 34, Type: thriftwire.TypeI64, Name: "maybe_i64"},
	{ID: 35, Type: thriftwire.TypeDouble, Name: "maybe_f"},
	{ID: 36, Type: thriftwire.TypeI64, Name: "maybe_t"},
	{ID: 37, Type: thriftwire.TypeI64, Name: "maybe_d"},
	{ID: 38, Type: thriftwire.TypeString, Name: "maybe_day"},
	{ID: 39, Type: thriftwire.TypeString, Name: "maybe_id"},
	{ID: 40, Type: thriftwire.TypeString, Name: "maybe_raw"},
	{ID: 41, Type: thriftwire.TypeString, Name: "maybe_any"},
	{ID: 42, Type: thriftwire.TypeList, Name: "maybe_l"},
	{ID: 43, Type: thriftwire.TypeMap, Name: "maybe_m"},
	{ID: 44, Type: thriftwire.TypeI32, Name: "maybe_s"},
	{ID: 45, Type: thriftwire.TypeStruct, Name: "maybe_p"},
	{ID: 46, Type: thriftwire.TypeI32, Name: "rank"},
	{ID: 47, Type: thriftwire.TypeString, Name: "label"},
	{ID: 48, Type: thriftwire.TypeI32, Name: "mode"},
	{ID: 49, Type: thriftwire.TypeBool, Name: "exact"},
	{ID: 50, Type: thriftwire.TypeString, Sensitive: true, Name: "secret"},
}

// AppendThriftBinary appends x as a Thrift struct in the binary protocol.
func (x *Everything) AppendThriftBinary(b []byte) []byte {
	b = append(b, thriftwire.TypeBool, 0, 1) // yes
	b = thriftwire.AppendBinaryBool(b, x.Yes)
	b = append(b, thriftwire.TypeI8, 0, 2) // tiny
	b = thriftwire.AppendBinaryI8(b, x.Tiny)
	b = append(b, thriftwire.TypeI16, 0, 3) // small
	b = thriftwire.AppendBinaryI16(b, x.Small)
	b = append(b, thriftwire.TypeI32, 0, 4) // medium
	b = thriftwire.AppendBinaryI32(b, x.Medium)
	b = append(b, thriftwire.TypeI64, 0, 5) // large
	b = thriftwire.AppendBinaryI64(b, x.Large)
	b = append(b, thriftwire.TypeDouble, 0, 6) // real
	b = thriftwire.AppendBinaryDouble(b, x.Real)
	b = append(b, thriftwire.TypeString, 0, 7) // text
	b = thriftwire.AppendBinaryString(b, x.Text)
	b = append(b, thriftwire.TypeString, 0, 8) // raw
	b = thriftwire.AppendBinaryBytes(b, x.Raw)
	b = append(b, thriftwire.TypeString, 0, 9) // uid
	b = thriftwire.AppendBinaryUUID(b, x.UID)
	b = append(b, thriftwire.TypeI64, 0, 10) // at
	b = thriftwire.AppendBinaryTimestamp(b, x.At)
	b = append(b, thriftwire.TypeI64, 0, 11) // took
	b = thriftwire.AppendBinaryDuration(b, x.Took)
	b = append(b, thriftwire.TypeString, 0, 12) // day
	b = thriftwire.AppendBinaryDate(b, x.Day)
	b = append(b, thriftwire.TypeString, 0, 13) // free
	b = thriftwire.AppendBinaryAny(b, x.Free)
	b = append(b, thriftwire.TypeString, 0, 14) // ident
	b = thriftwire.AppendBinaryString(b, string(x.Ident))
	b = append(b, thriftwire.TypeDouble, 0, 15) // share
	b = thriftwire.AppendBinaryDouble(b, float64(x.Share))
	b = append(b, thriftwire.TypeI32, 0, 16) // status
	b = thriftwire.AppendBinaryI32(b, int32(x.Status))
	b = append(b, thriftwire.TypeStruct, 0, 17) // item
	b = x.Item.AppendThriftBinary(b)
	b = append(b, thriftwire.TypeStruct, 0, 18) // payment
	b = x.Payment.AppendThriftBinary(b)
	b = append(b, thriftwire.TypeList, 0, 19) // numbers
	b = thriftwire.AppendBinaryList(b, thriftwire.TypeI32, len(x.Numbers))
	for _, v := range x.Numbers {
		b = thriftwire.AppendBinaryI32(b, v)
	}
	b = append(b, thriftwire.TypeList, 0, 20) // flags
	b = thriftwire.AppendBinaryList(b, thriftwire.TypeBool, len(x.Flags))
	for _, v := range x.Flags {
		b = thriftwire.AppendBinaryBool(b, v)
	}
	b = append(b, thriftwire.TypeList, 0, 21) // matrix
	b = thriftwire.AppendBinaryList(b, thriftwire.TypeList, len(x.Matrix))
	for _, v := range x.Matrix {
		b = thriftwire.AppendBinaryList(b, thriftwire.TypeDouble, len(v))
		for _, v2 := range v {
			b = thriftwire.AppendBinaryDouble(b, v2)
		}
	}
	b = append(b, thriftwire.TypeSet, 0, 22) // statuses
	b = thriftwire.AppendBinaryList(b, thriftwire.TypeI32, len(x.Statuses))
	for _, v := range x.Statuses {
		b = thriftwire.AppendBinaryI32(b, int32(v))
	}
	b = append(b, thriftwire.TypeSet, 0, 23) // words
	b = thriftwire.AppendBinaryList(b, thriftwire.TypeString, len(x.Words))
	for _, v := range x.Words {
		b = thriftwire.AppendBinaryString(b, v)
	}
	b = append(b, thriftwire.TypeMap, 0, 24) // by_name
	b = thriftwire.AppendBinaryMap(b, thriftwire.TypeString, thriftwire.TypeI64, len(x.ByName))
	for k, v := range x.ByName {
		b = thriftwire.AppendBinaryString(b, k)
		b = thriftwire.AppendBinaryI64(b, v)
	}
	b = append(b, thriftwire.TypeMap, 0, 25) // by_number
	b = thriftwire.AppendBinaryMap(b, thriftwire.TypeI32, thriftwire.TypeString, len(x.ByNumber))
	for k, v := range x.ByNumber {
		b = thriftwire.AppendBinaryI32(b, k)
		b = thriftwire.AppendBinaryString(b, v)
	}
	b = append(b, thriftwire.TypeMap, 0, 26) // by_status
	b = thriftwire.AppendBinaryMap(b, thriftwire.TypeI32, thriftwire.TypeStruct, len(x.ByStatus))
	for k, v := range x.ByStatus {
		b = thriftwire.AppendBinaryI32(b, int32(k))
		b = v.AppendThriftBinary(b)
	}
	b = append(b, thriftwire.TypeMap, 0, 27) // by_id
	b = thriftwire.AppendBinaryMap(b, thriftwire.TypeString, thriftwire.TypeBool, len(x.ByID))
	for k, v := range x.ByID {
		b = thriftwire.AppendBinaryUUID(b, k)
		b = thriftwire.AppendBinaryBool(b, v)
	}
	b = append(b, thriftwire.TypeMap, 0, 28) // by_order
	b = thriftwire.AppendBinaryMap(b, thriftwire.TypeString, thriftwire.TypeList, len(x.ByOrder))
	for k, v := range x.ByOrder {
		b = thriftwire.AppendBinaryString(b, string(k))
		b = thriftwire.AppendBinaryList(b, thriftwire.TypeStruct, len(v))
		for i2 := range v {
			b = v[i2].AppendThriftBinary(b)
		}
	}
	if x.Tree != nil {
		b = append(b, thriftwire.TypeStruct, 0, 29) // tree
		b = x.Tree.AppendThriftBinary(b)
	}
	if x.Email != nil {
		b = append(b, thriftwire.TypeString, 0, 30) // email
		b = thriftwire.AppendBinaryString(b, *x.Email)
	}
	if x.Site != nil {
		b = append(b, thriftwire.TypeString, 0, 31) // site
		b = thriftwire.AppendBinaryString(b, *x.Site)
	}
	if x.MaybeB != nil {
		b = append(b, thriftwire.TypeBool, 0, 32) // maybe_b
		b = thriftwire.AppendBinaryBool(b, *x.MaybeB)
	}
	if x.MaybeI8 != nil {
		b = append(b, thriftwire.TypeI8, 0, 33) // maybe_i8
		b = thriftwire.AppendBinaryI8(b, *x.MaybeI8)
	}
	if x.MaybeI64 != nil {
		b = append(b, thriftwire.TypeI64, 0, 34) // maybe_i64
		b = thriftwire.AppendBinaryI64(b, *x.MaybeI64)
	}
	if x.MaybeF != nil {
		b = append(b, thriftwire.TypeDouble, 0, 35) // maybe_f
		b = thriftwire.AppendBinaryDouble(b, *x.MaybeF)
	}
	if x.MaybeT != nil {
		b = append(b, thriftwire.TypeI64, 0, 36) // maybe_t
		b = thriftwire.AppendBinaryTimestamp(b, *x.MaybeT)
	}
	if x.MaybeD != nil {
		b = append(b, thriftwire.TypeI64, 0, 37) // maybe_d
		b = thriftwire.AppendBinaryDuration(b, *x.MaybeD)
	}
	if x.MaybeDay != nil {
		b = append(b, thriftwire.TypeString, 0, 38) // maybe_day
		b = thriftwire.AppendBinaryDate(b, *x.MaybeDay)
	}
	if x.MaybeID != nil {
		b = append(b, thriftwire.TypeString, 0, 39) // maybe_id
		b = thriftwire.AppendBinaryUUID(b, *x.MaybeID)
	}
	if x.MaybeRaw != nil {
		b = append(b, thriftwire.TypeString, 0, 40) // maybe_raw
		b = thriftwire.AppendBinaryBytes(b, x.MaybeRaw)
	}
	if x.MaybeAny != nil {
		b = append(b, thriftwire.TypeString, 0, 41) // maybe_any
		b = thriftwire.AppendBinaryAny(b, x.MaybeAny)
	}
	if x.MaybeL != nil {
		b = append(b, thriftwire.TypeList, 0, 42) // maybe_l
		b = thriftwire.AppendBinaryList(b, thriftwire.TypeString, len(x.MaybeL))
		for _, v := range x.MaybeL {
			b = thriftwire.AppendBinaryString(b, v)
		}
	}
	if x.MaybeM != nil {
		b = append(b, thriftwire.TypeMap, 0, 43) // maybe_m
		b = thriftwire.AppendBinaryMap(b, thriftwire.TypeString, thriftwire.TypeStruct, len(x.MaybeM))
		for k, v := range x.MaybeM {
			b = thriftwire.AppendBinaryString(b, k)
			b = v.AppendThriftBinary(b)
		}
	}
	if x.MaybeS != nil {
		b = append(b, thriftwire.TypeI32, 0, 44) // maybe_s
		b = thriftwire.AppendBinaryI32(b, int32(*x.MaybeS))
	}
	if x.MaybeP != nil {
		b = append(b, thriftwire.TypeStruct, 0, 45) // maybe_p
		b = x.MaybeP.AppendThriftBinary(b)
	}
	if x.Rank != nil {
		b = append(b, thriftwire.TypeI32, 0, 46) // rank
		b = thriftwire.AppendBinaryI32(b, *x.Rank)
	}
	if x.Label != nil {
		b = append(b, thriftwire.TypeString, 0, 47) // label
		b = thriftwire.AppendBinaryString(b, *x.Label)
	}
	if x.Mode != nil {
		b = append(b, thriftwire.TypeI32, 0, 48) // mode
		b = thriftwire.AppendBinaryI32(b, int32(*x.Mode))
	}
	if x.Exact != nil {
		b = append(b, thriftwire.TypeBool, 0, 49) // exact
		b = thriftwire.AppendBinaryBool(b, *x.Exact)
	}
	if x.Secret != nil {
		b = append(b, thriftwire.TypeString, 0, 50) // secret
		b = thriftwire.AppendBinaryString(b, *x.Secret)
	}
	return append(b, thriftwire.TypeStop)
}

// AppendThriftCompact appends x as a Thrift struct in the compact protocol.
func (x *Everything) AppendThriftCompact(b []byte) []byte {
	b = append(b, 1<<4|thriftwire.CompactTypeBool(x.Yes)) // yes
	b = append(b, 1<<4|thriftwire.CompactTypeI8)          // tiny
	b = thriftwire.AppendCompactI8(b, x.Tiny)
	b = append(b, 1<<4|thriftwire.CompactTypeI16) // small
	b = thriftwire.AppendCompactI16(b, x.Small)
	b = append(b, 1<<4|thriftwire.CompactTypeI32) // medium
	b = thriftwire.AppendCompactI32(b, x.Medium)
	b = append(b, 1<<4|thriftwire.CompactTypeI64) // large
	b = thriftwire.AppendCompactI64(b, x.Large)
	b = append(b, 1<<4|thriftwire.CompactTypeDouble) // real
	b = thriftwire.AppendCompactDouble(b, x.Real)
	b = append(b, 1<<4|thriftwire.CompactTypeString) // text
	b = thriftwire.AppendCompactString(b, x.Text)
	b = append(b, 1<<4|thriftwire.CompactTypeString) // raw
	b = thriftwire.AppendCompactBytes(b, x.Raw)
	b = append(b, 1<<4|thriftwire.CompactTypeString) // uid
	b = thriftwire.AppendCompactUUID(b, x.UID)
	b = append(b, 1<<4|thriftwire.CompactTypeI64) // at
	b = thriftwire.AppendCompactTimestamp(b, x.At)
	b = append(b, 1<<4|thriftwire.CompactTypeI64) // took
	b = thriftwire.AppendCompactDuration(b, x.Took)
	b = append(b, 1<<4|thriftwire.CompactTypeString) // day
	b = thriftwire.AppendCompactDate(b, x.Day)
	b = append(b, 1<<4|thriftwire.CompactTypeString) // free
	b = thriftwire.AppendCompactAny(b, x.Free)
	b = append(b, 1<<4|thriftwire.CompactTypeString) // ident
	b = thriftwire.AppendCompactString(b, string(x.Ident))
	b = append(b, 1<<4|thriftwire.CompactTypeDouble) // share
	b = thriftwire.AppendCompactDouble(b, float64(x.Share))
	b = append(b, 1<<4|thriftwire.CompactTypeI32) // status
	b = thriftwire.AppendCompactI32(b, int32(x.Status))
	b = append(b, 1<<4|thriftwire.CompactTypeStruct) // item
	b = x.Item.AppendThriftCompact(b)
	b = append(b, 1<<4|thriftwire.CompactTypeStruct) // payment
	b = x.Payment.AppendThriftCompact(b)
	b = append(b, 1<<4|thriftwire.CompactTypeList) // numbers
	b = thriftwire.AppendCompactList(b, thriftwire.CompactTypeI32, len(x.Numbers))
	for _, v := range x.Numbers {
		b = thriftwire.AppendCompactI32(b, v)
	}
	b = append(b, 1<<4|thriftwire.CompactTypeList) // flags
	b = thriftwire.AppendCompactList(b, thriftwire.CompactTypeTrue, len(x.Flags))
	for _, v := range x.Flags {
		b = thriftwire.AppendCompactBool(b, v)
	}
	b = append(b, 1<<4|thriftwire.CompactTypeList) // matrix
	b = thriftwire.AppendCompactList(b, thriftwire.CompactTypeList, len(x.Matrix))
	for _, v := range x.Matrix {
		b = thriftwire.AppendCompactList(b, thriftwire.CompactTypeDouble, len(v))
		for _, v2 := range v {
			b = thriftwire.AppendCompactDouble(b, v2)
		}
	}
	b = append(b, 1<<4|thriftwire.CompactTypeSet) // statuses
	b = thriftwire.AppendCompactList(b, thriftwire.CompactTypeI32, len(x.Statuses))
	for _, v := range x.Statuses {
		b = thriftwire.AppendCompactI32(b, int32(v))
	}
	b = append(b, 1<<4|thriftwire.CompactTypeSet) // words
	b = thriftwire.AppendCompactList(b, thriftwire.CompactTypeString, len(x.Words))
	for _, v := range x.Words {
		b = thriftwire.AppendCompactString(b, v)
	}
	b = append(b, 1<<4|thriftwire.CompactTypeMap) // by_name
	b = thriftwire.AppendCompactMap(b, thriftwire.CompactTypeString, thriftwire.CompactTypeI64, len(x.ByName))
	for k, v := range x.ByName {
		b = thriftwire.AppendCompactString(b, k)
		b = thriftwire.AppendCompactI64(b, v)
	}
	b = append(b, 1<<4|thriftwire.CompactTypeMap) // by_number
	b = thriftwire.AppendCompactMap(b, thriftwire.CompactTypeI32, thriftwire.CompactTypeString, len(x.ByNumber))
	for k, v := range x.ByNumber {
		b = thriftwire.AppendCompactI32(b, k)
		b = thriftwire.AppendCompactString(b, v)
	}
	b = append(b, 1<<4|thriftwire.CompactTypeMap) // by_status
	b = thriftwire.AppendCompactMap(b, thriftwire.CompactTypeI32, thriftwire.CompactTypeStruct, len(x.ByStatus))
	for k, v := range x.ByStatus {
		b = thriftwire.AppendCompactI32(b, int32(k))
		b = v.AppendThriftCompact(b)
	}
	b = append(b, 1<<4|thriftwire.CompactTypeMap) // by_id
	b = thriftwire.AppendCompactMap(b, thriftwire.CompactTypeString, thriftwire.CompactTypeTrue, len(x.ByID))
	for k, v := range x.ByID {
		b = thriftwire.AppendCompactUUID(b, k)
		b = thriftwire.AppendCompactBool(b, v)
	}
	b = append(b, 1<<4|thriftwire.CompactTypeMap) // by_order
	b = thriftwire.AppendCompactMap(b, thriftwire.CompactTypeString, thriftwire.CompactTypeList, len(x.ByOrder))
	for k, v := range x.ByOrder {
		b = thriftwire.AppendCompactString(b, string(k))
		b = thriftwire.AppendCompactList(b, thriftwire.CompactTypeStruct, len(v))
		for i2 := range v {
			b = v[i2].AppendThriftCompact(b)
		}
	}
	last := int16(28)
	if x.Tree != nil {
		b = append(b, 1<<4|thriftwire.CompactTypeStruct) // tree
		b = x.Tree.AppendThriftCompact(b)
		last = 29
	}
	if x.Email != nil {
		b = thriftwire.AppendCompactField(b, last, 30, thriftwire.CompactTypeString) // email
		b = thriftwire.AppendCompactString(b, *x.Email)
		last = 30
	}
	if x.Site != nil {
		b = thriftwire.AppendCompactField(b, last, 31, thriftwire.CompactTypeString) // site
		b = thriftwire.AppendCompactString(b, *x.Site)
		last = 31
	}
	if x.MaybeB != nil {
		b = thriftwire.AppendCompactField(b, last, 32, thriftwire.CompactTypeBool(*x.MaybeB)) // maybe_b
		last = 32
	}
	if x.MaybeI8 != nil {
		b = thriftwire.AppendCompactField(b, last, 33, thriftwire.CompactTypeI8) // maybe_i8
		b = thriftwire.AppendCompactI8(b, *x.MaybeI8)
		last = 33
	}
	if x.MaybeI64 != nil {
		b = thriftwire.AppendCompactField(b, last, 34, thriftwire.CompactTypeI64) // maybe_i64
		b = thriftwire.AppendCompactI64(b, *x.MaybeI64)
		last = 34
	}
	if x.MaybeF != nil {
		b = thriftwire.AppendCompactField(b, last, 35, thriftwire.CompactTypeDouble) // maybe_f
		b = thriftwire.AppendCompactDouble(b, *x.MaybeF)
		last = 35
	}
	if x.MaybeT != nil {
		b = thriftwire.AppendCompactField(b, last, 36, thriftwire.CompactTypeI64) // maybe_t
		b = thriftwire.AppendCompactTimestamp(b, *x.MaybeT)
		last = 36
	}
	if x.MaybeD != nil {
		b = thriftwire.AppendCompactField(b, last, 37, thriftwire.CompactTypeI64) // maybe_d
		b = thriftwire.AppendCompactDuration(b, *x.MaybeD)
		last = 37
	}
	if x.MaybeDay != nil {
		b = thriftwire.AppendCompactField(b, last, 38, thriftwire.CompactTypeString) // maybe_day
		b = thriftwire.AppendCompactDate(b, *x.MaybeDay)
		last = 38
	}
	if x.MaybeID != nil {
		b = thriftwire.AppendCompactField(b, last, 39, thriftwire.CompactTypeString) // maybe_id
		b = thriftwire.AppendCompactUUID(b, *x.MaybeID)
		last = 39
	}
	if x.MaybeRaw != nil {
		b = thriftwire.AppendCompactField(b, last, 40, thriftwire.CompactTypeString) // maybe_raw
		b = thriftwire.AppendCompactBytes(b, x.MaybeRaw)
		last = 40
	}
	if x.MaybeAny != nil {
		b = thriftwire.AppendCompactField(b, last, 41, thriftwire.CompactTypeString) // maybe_any
		b = thriftwire.AppendCompactAny(b, x.MaybeAny)
		last = 41
	}
	if x.MaybeL != nil {
		b = thriftwire.AppendCompactField(b, last, 42, thriftwire.CompactTypeList) // maybe_l
		b = thriftwire.AppendCompactList(b, thriftwire.CompactTypeString, len(x.MaybeL))
		for _, v := range x.MaybeL {
			b = thriftwire.AppendCompactString(b, v)
		}
		last = 42
	}
	if x.MaybeM != nil {
		b = thriftwire.AppendCompactField(b, last, 43, thriftwire.CompactTypeMap) // maybe_m
		b = thriftwire.AppendCompactMap(b, thriftwire.CompactTypeString, thriftwire.CompactTypeStruct, len(x.MaybeM))
		for k, v := range x.MaybeM {
			b = thriftwire.AppendCompactString(b, k)
			b = v.AppendThriftCompact(b)
		}
		last = 43
	}
	if x.MaybeS != nil {
		b = thriftwire.AppendCompactField(b, last, 44, thriftwire.CompactTypeI32) // maybe_s
		b = thriftwire.AppendCompactI32(b, int32(*x.MaybeS))
		last = 44
	}
	if x.MaybeP != nil {
		b = thriftwire.AppendCompactField(b, last, 45, thriftwire.CompactTypeStruct) // maybe_p
		b = x.MaybeP.AppendThriftCompact(b)
		last = 45
	}
	if x.Rank != nil {
		b = thriftwire.AppendCompactField(b, last, 46, thriftwire.CompactTypeI32) // rank
		b = thriftwire.AppendCompactI32(b, *x.Rank)
		last = 46
	}
	if x.Label != nil {
		b = thriftwire.AppendCompactField(b, last, 47, thriftwire.CompactTypeString) // label
		b = thriftwire.AppendCompactString(b, *x.Label)
		last = 47
	}
	if x.Mode != nil {
		b = thriftwire.AppendCompactField(b, last, 48, thriftwire.CompactTypeI32) // mode
		b = thriftwire.AppendCompactI32(b, int32(*x.Mode))
		last = 48
	}
	if x.Exact != nil {
		b = thriftwire.AppendCompactField(b, last, 49, thriftwire.CompactTypeBool(*x.Exact)) // exact
		last = 49
	}
	if x.Secret != nil {
		b = thriftwire.AppendCompactField(b, last, 50, thriftwire.CompactTypeString) // secret
		b = thriftwire.AppendCompactString(b, *x.Secret)
	}
	return append(b, thriftwire.TypeStop)
}

// DecodeThriftBinary reads x from a Thrift struct in the binary protocol. It skips fields that it
// does not know.
func (x *Everything) DecodeThriftBinary(d *thriftwire.BinaryDecoder) error {
	f := thriftwire.Struct{Fields: thriftFieldsOfEverything}
	for d.Next(&f) {
		switch f.Field {
		case 0: // yes
			f.Err = thriftwire.BinaryBool(&x.Yes, d)
			if !d.Follows(&f, thriftwire.TypeI8<<16|2) {
				continue
			}
			fallthrough
		case 1: // tiny
			f.Err = thriftwire.BinaryI8(&x.Tiny, d)
			if !d.Follows(&f, thriftwire.TypeI16<<16|3) {
				continue
			}
			fallthrough
		case 2: // small
			f.Err = thriftwire.BinaryI16(&x.Small, d)
			if !d.Follows(&f, thriftwire.TypeI32<<16|4) {
				continue
			}
			fallthrough
		case 3: // medium
			f.Err = thriftwire.BinaryI32(&x.Medium, d)
			if !d.Follows(&f, thriftwire.TypeI64<<16|5) {
				continue
			}
			fallthrough
		case 4: // large
			f.Err = thriftwire.BinaryI64(&x.Large, d)
			if !d.Follows(&f, thriftwire.TypeDouble<<16|6) {
				continue
			}
			fallthrough
		case 5: // real
			f.Err = thriftwire.BinaryDouble(&x.Real, d)
			if !d.Follows(&f, thriftwire.TypeString<<16|7) {
				continue
			}
			fallthrough
		case 6: // text
			f.Err = thriftwire.BinaryString(&x.Text, d)
			if !d.Follows(&f, thriftwire.TypeString<<16|8) {
				continue
			}
			fallthrough
		case 7: // raw
			f.Err = thriftwire.BinaryBytes(&x.Raw, d)
			if !d.Follows(&f, thriftwire.TypeString<<16|9) {
				continue
			}
			fallthrough
		case 8: // uid
			f.Err = thriftwire.BinaryUUID(&x.UID, d)
			if !d.Follows(&f, thriftwire.TypeI64<<16|10) {
				continue
			}
			fallthrough
		case 9: // at
			f.Err = thriftwire.BinaryTimestamp(&x.At, d)
			if !d.Follows(&f, thriftwire.TypeI64<<16|11) {
				continue
			}
			fallthrough
		case 10: // took
			f.Err = thriftwire.BinaryDuration(&x.Took, d)
			if !d.Follows(&f, thriftwire.TypeString<<16|12) {
				continue
			}
			fallthrough
		case 11: // day
			f.Err = thriftwire.BinaryDate(&x.Day, d)
			if !d.Follows(&f, thriftwire.TypeString<<16|13) {
				continue
			}
			fallthrough
		case 12: // free
			f.Err = thriftwire.BinaryAny(&x.Free, d)
			if !d.Follows(&f, thriftwire.TypeString<<16|14) {
				continue
			}
			fallthrough
		case 13: // ident
			f.Err = thriftwire.BinaryString(&x.Ident, d)
			if !d.Follows(&f, thriftwire.TypeDouble<<16|15) {
				continue
			}
			fallthrough
		case 14: // share
			f.Err = thriftwire.BinaryDouble(&x.Share, d)
			if !d.Follows(&f, thriftwire.TypeI32<<16|16) {
				continue
			}
			fallthrough
		case 15: // status
			f.Err = thriftwire.BinaryI32(&x.Status, d)
			if !d.Follows(&f, thriftwire.TypeStruct<<16|17) {
				continue
			}
			fallthrough
		case 16: // item
			x.Item = Item{}
			f.Err = x.Item.DecodeThriftBinary(d)
			if !d.Follows(&f, thriftwire.TypeStruct<<16|18) {
				continue
			}
			fallthrough
		case 17: // payment
			f.Err = x.Payment.DecodeThriftBinary(d)
			if !d.Follows(&f, thriftwire.TypeList<<16|19) {
				continue
			}
			fallthrough
		case 18: // numbers
			f.Err = thriftwire.List(&x.Numbers, d, thriftwire.TypeI32, thriftwire.BinaryI32)
			if !d.Follows(&f, thriftwire.TypeList<<16|20) {
				continue
			}
			fallthrough
		case 19: // flags
			f.Err = thriftwire.List(&x.Flags, d, thriftwire.TypeBool, thriftwire.BinaryBool)
			if !d.Follows(&f, thriftwire.TypeList<<16|21) {
				continue
			}
			fallthrough
		case 20: // matrix
			f.Err = thriftwire.List(&x.Matrix, d, thriftwire.TypeList, func(p *[]float64, d *thriftwire.BinaryDecoder) error {
				return thriftwire.List(p, d, thriftwire.TypeDouble, thriftwire.BinaryDouble)
			})
			if !d.Follows(&f, thriftwire.TypeSet<<16|22) {
				continue
			}
			fallthrough
		case 21: // statuses
			f.Err = thriftwire.List(&x.Statuses, d, thriftwire.TypeI32, thriftwire.BinaryI32)
			if !d.Follows(&f, thriftwire.TypeSet<<16|23) {
				continue
			}
			fallthrough
		case 22: // words
			f.Err = thriftwire.List(&x.Words, d, thriftwire.TypeString, thriftwire.BinaryString)
			if !d.Follows(&f, thriftwire.TypeMap<<16|24) {
				continue
			}
			fallthrough
		case 23: // by_name
			f.Err = thriftwire.Map(&x.ByName, d, thriftwire.TypeString, thriftwire.TypeI64, thriftwire.BinaryString, thriftwire.BinaryI64)
			if !d.Follows(&f, thriftwire.TypeMap<<16|25) {
				continue
			}
			fallthrough
		case 24: // by_number
			f.Err = thriftwire.Map(&x.ByNumber, d, thriftwire.TypeI32, thriftwire.TypeString, thriftwire.BinaryI32, thriftwire.BinaryString)
			if !d.Follows(&f, thriftwire.TypeMap<<16|26) {
				continue
			}
			fallthrough
		case 25: // by_status
			f.Err = thriftwire.Map(&x.ByStatus, d, thriftwire.TypeI32, thriftwire.TypeStruct, thriftwire.BinaryI32, (*Item).DecodeThriftBinary)
			if !d.Follows(&f, thriftwire.TypeMap<<16|27) {
				continue
			}
			fallthrough
		case 26: // by_id
			f.Err = thriftwire.Map(&x.ByID, d, thriftwire.TypeString, thriftwire.TypeBool, thriftwire.BinaryUUID, thriftwire.BinaryBool)
			if !d.Follows(&f, thriftwire.TypeMap<<16|28) {
				continue
			}
			fallthrough
		case 27: // by_order
			f.Err = thriftwire.Map(&x.ByOrder, d, thriftwire.TypeString, thriftwire.TypeList, thriftwire.BinaryString, func(p *[]Item, d *thriftwire.BinaryDecoder) error {
				return thriftwire.List(p, d, thriftwire.TypeStruct, (*Item).DecodeThriftBinary)
			})
			if !d.Follows(&f, thriftwire.TypeStruct<<16|29) {
				continue
			}
			fallthrough
		case 28: // tree
			f.Err = thriftwire.Optional(&x.Tree, d, (*Node).DecodeThriftBinary)
			if !d.Follows(&f, thriftwire.TypeString<<16|30) {
				continue
			}
			fallthrough
		case 29: // email
			f.Err = thriftwire.Optional(&x.Email, d, thriftwire.BinaryString)
			if !d.Follows(&f, thriftwire.TypeString<<16|31) {
				continue
			}
			fallthrough
		case 30: // site
			f.Err = thriftwire.Optional(&x.Site, d, thriftwire.BinaryString)
			if !d.Follows(&f, thriftwire.TypeBool<<16|32) {
				continue
			}
			fallthrough
		case 31: // maybe_b
			f.Err = thriftwire.Optional(&x.MaybeB, d, thriftwire.BinaryBool)
			if !d.Follows(&f, thriftwire.TypeI8<<16|33) {
				continue
			}
			fallthrough
		case 32: // maybe_i8
			f.Err = thriftwire.Optional(&x.MaybeI8, d, thriftwire.BinaryI8)
			if !d.Follows(&f, thriftwire.TypeI64<<16|34) {
				continue
			}
			fallthrough
		case 33: // maybe_i64
			f.Err = thriftwire.Optional(&x.MaybeI64, d, thriftwire.BinaryI64)
			if !d.Follows(&f, thriftwire.TypeDouble<<16|35) {
				continue
			}
			fallthrough
		case 34: // maybe_f
			f.Err = thriftwire.Optional(&x.MaybeF, d, thriftwire.BinaryDouble)
			if !d.Follows(&f, thriftwire.TypeI64<<16|36) {
				continue
			}
			fallthrough
		case 35: // maybe_t
			f.Err = thriftwire.Optional(&x.MaybeT, d, thriftwire.BinaryTimestamp)
			if !d.Follows(&f, thriftwire.TypeI64<<16|37) {
				continue
			}
			fallthrough
		case 36: // maybe_d
			f.Err = thriftwire.Optional(&x.MaybeD, d, thriftwire.BinaryDuration)
			if !d.Follows(&f, thriftwire.TypeString<<16|38) {
				continue
			}
			fallthrough
		case 37: // maybe_day
			f.Err = thriftwire.Optional(&x.MaybeDay, d, thriftwire.BinaryDate)
			if !d.Follows(&f, thriftwire.TypeString<<16|39) {
				continue
			}
			fallthrough
		case 38: // maybe_id
			f.Err = thriftwire.Optional(&x.MaybeID, d, thriftwire.BinaryUUID)
			if !d.Follows(&f, thriftwire.TypeString<<16|40) {
				continue
			}
			fallthrough
		case 39: // maybe_raw
			f.Err = thriftwire.BinaryBytes(&x.MaybeRaw, d)
			if !d.Follows(&f, thriftwire.TypeString<<16|41) {
				continue
			}
			fallthrough
		case 40: // maybe_any
			f.Err = thriftwire.BinaryAny(&x.MaybeAny, d)
			if !d.Follows(&f, thriftwire.TypeList<<16|42) {
				continue
			}
			fallthrough
		case 41: // maybe_l
			f.Err = thriftwire.List(&x.MaybeL, d, thriftwire.TypeString, thriftwire.BinaryString)
			if !d.Follows(&f, thriftwire.TypeMap<<16|43) {
				continue
			}
			fallthrough
		case 42: // maybe_m
			f.Err = thriftwire.Map(&x.MaybeM, d, thriftwire.TypeString, thriftwire.TypeStruct, thriftwire.BinaryString, (*Item).DecodeThriftBinary)
			if !d.Follows(&f, thriftwire.TypeI32<<16|44) {
				continue
			}
			fallthrough
		case 43: // maybe_s
			f.Err = thriftwire.Optional(&x.MaybeS, d, thriftwire.BinaryI32)
			if !d.Follows(&f, thriftwire.TypeStruct<<16|45) {
				continue
			}
			fallthrough
		case 44: // maybe_p
			f.Err = thriftwire.Optional(&x.MaybeP, d, (*Payment).DecodeThriftBinary)
			if !d.Follows(&f, thriftwire.TypeI32<<16|46) {
				continue
			}
			fallthrough
		case 45: // rank
			f.Err = thriftwire.Optional(&x.Rank, d, thriftwire.BinaryI32)
			if !d.Follows(&f, thriftwire.TypeString<<16|47) {
				continue
			}
			fallthrough
		case 46: // label
			f.Err = thriftwire.Optional(&x.Label, d, thriftwire.BinaryString)
			if !d.Follows(&f, thriftwire.TypeI32<<16|48) {
				continue
			}
			fallthrough
		case 47: // mode
			f.Err = thriftwire.Optional(&x.Mode, d, thriftwire.BinaryI32)
			if !d.Follows(&f, thriftwire.TypeBool<<16|49) {
				continue
			}
			fallthrough
		case 48: // exact
			f.Err = thriftwire.Optional(&x.Exact, d, thriftwire.BinaryBool)
			if !d.Follows(&f, thriftwire.TypeString<<16|50) {
				continue
			}
			fallthrough
		case 49: // secret
			f.Err = thriftwire.Optional(&x.Secret, d, thriftwire.BinaryString)
			if d.Ends(&f) {
				return nil
			}
		}
	}
	return d.Done(&f)
}

// DecodeThriftCompact reads x from a Thrift struct in the compact protocol. It skips fields that it
// does not know.
func (x *Everything) DecodeThriftCompact(d *thriftwire.CompactDecoder) error {
	f := thriftwire.Struct{Fields: thriftFieldsOfEverything}
	for d.Next(&f) {
		switch f.Field {
		case 0: // yes
			f.Err = thriftwire.CompactBool(&x.Yes, d)
			if !d.Follows(&f, 1<<4|thriftwire.CompactTypeI8) {
				continue
			}
			fallthrough
		case 1: // tiny
			f.Err = thriftwire.CompactI8(&x.Tiny, d)
			if !d.Follows(&f, 1<<4|thriftwire.CompactTypeI16) {
				continue
			}
			fallthrough
		case 2: // small
			f.Err = thriftwire.CompactI16(&x.Small, d)
			if !d.Follows(&f, 1<<4|thriftwire.CompactTypeI32) {
				continue
			}
			fallthrough
		case 3: // medium
			f.Err = thriftwire.CompactI32(&x.Medium, d)
			if !d.Follows(&f, 1<<4|thriftwire.CompactTypeI64) {
				continue
			}
			fallthrough
		case 4: // large
			f.Err = thriftwire.CompactI64(&x.Large, d)
			if !d.Follows(&f, 1<<4|thriftwire.CompactTypeDouble) {
				continue
			}
			fallthrough
		case 5: // real
			f.Err = thriftwire.CompactDouble(&x.Real, d)
			if !d.Follows(&f, 1<<4|thriftwire.CompactTypeString) {
				continue
			}
			fallthrough
		case 6: // text
			f.Err = thriftwire.CompactString(&x.Text, d)
			if !d.Follows(&f, 1<<4|thriftwire.CompactTypeString) {
				continue
			}
			fallthrough
		case 7: // raw
			f.Err = thriftwire.CompactBytes(&x.Raw, d)
			if !d.Follows(&f, 1<<4|thriftwire.CompactTypeString) {
				continue
			}
			fallthrough
		case 8: // uid
			f.Err = thriftwire.CompactUUID(&x.UID, d)
			if !d.Follows(&f, 1<<4|thriftwire.CompactTypeI64) {
				continue
			}
			fallthrough
		case 9: // at
			f.Err = thriftwire.CompactTimestamp(&x.At, d)
			if !d.Follows(&f, 1<<4|thriftwire.CompactTypeI64) {
				continue
			}
			fallthrough
		case 10: // took
			f.Err = thriftwire.CompactDuration(&x.Took, d)
			if !d.Follows(&f, 1<<4|thriftwire.CompactTypeString) {
				continue
			}
			fallthrough
		case 11: // day
			f.Err = thriftwire.CompactDate(&x.Day, d)
			if !d.Follows(&f, 1<<4|thriftwire.CompactTypeString) {
				continue
			}
			fallthrough
		case 12: // free
			f.Err = thriftwire.CompactAny(&x.Free, d)
			if !d.Follows(&f, 1<<4|thriftwire.CompactTypeString) {
				continue
			}
			fallthrough
		case 13: // ident
			f.Err = thriftwire.CompactString(&x.Ident, d)
			if !d.Follows(&f, 1<<4|thriftwire.CompactTypeDouble) {
				continue
			}
			fallthrough
		case 14: // share
			f.Err = thriftwire.CompactDouble(&x.Share, d)
			if !d.Follows(&f, 1<<4|thriftwire.CompactTypeI32) {
				continue
			}
			fallthrough
		case 15: // status
			f.Err = thriftwire.CompactI32(&x.Status, d)
			if !d.Follows(&f, 1<<4|thriftwire.CompactTypeStruct) {
				continue
			}
			fallthrough
		case 16: // item
			x.Item = Item{}
			f.Err = x.Item.DecodeThriftCompact(d)
			if !d.Follows(&f, 1<<4|thriftwire.CompactTypeStruct) {
				continue
			}
			fallthrough
		case 17: // payment
			f.Err = x.Payment.DecodeThriftCompact(d)
			if !d.Follows(&f, 1<<4|thriftwire.CompactTypeList) {
				continue
			}
			fallthrough
		case 18: // numbers
			f.Err = thriftwire.List(&x.Numbers, d, thriftwire.TypeI32, thriftwire.CompactI32)
			if !d.Follows(&f, 1<<4|thriftwire.CompactTypeList) {
				continue
			}
			fallthrough
		case 19: // flags
			f.Err = thriftwire.List(&x.Flags, d, thriftwire.TypeBool, thriftwire.CompactBool)
			if !d.Follows(&f, 1<<4|thriftwire.CompactTypeList) {
				continue
			}
			fallthrough
		case 20: // matrix
			f.Err = thriftwire.List(&x.Matrix, d, thriftwire.TypeList, func(p *[]float64, d *thriftwire.CompactDecoder) error {
				return thriftwire.List(p, d, thriftwire.TypeDouble, thriftwire.CompactDouble)
			})
			if !d.Follows(&f, 1<<4|thriftwire.CompactTypeSet) {
				continue
			}
			fallthrough
		case 21: // statuses
			f.Err = thriftwire.List(&x.Statuses, d, thriftwire.TypeI32, thriftwire.CompactI32)
			if !d.Follows(&f, 1<<4|thriftwire.CompactTypeSet) {
				continue
			}
			fallthrough
		case 22: // words
			f.Err = thriftwire.List(&x.Words, d, thriftwire.TypeString, thriftwire.CompactString)
			if !d.Follows(&f, 1<<4|thriftwire.CompactTypeMap) {
				continue
			}
			fallthrough
		case 23: // by_name
			f.Err = thriftwire.Map(&x.ByName, d, thriftwire.TypeString, thriftwire.TypeI64, thriftwire.CompactString, thriftwire.CompactI64)
			if !d.Follows(&f, 1<<4|thriftwire.CompactTypeMap) {
				continue
			}
			fallthrough
		case 24: // by_number
			f.Err = thriftwire.Map(&x.ByNumber, d, thriftwire.TypeI32, thriftwire.TypeString, thriftwire.CompactI32, thriftwire.CompactString)
			if !d.Follows(&f, 1<<4|thriftwire.CompactTypeMap) {
				continue
			}
			fallthrough
		case 25: // by_status
			f.Err = thriftwire.Map(&x.ByStatus, d, thriftwire.TypeI32, thriftwire.TypeStruct, thriftwire.CompactI32, (*Item).DecodeThriftCompact)
			if !d.Follows(&f, 1<<4|thriftwire.CompactTypeMap) {
				continue
			}
			fallthrough
		case 26: // by_id
			f.Err = thriftwire.Map(&x.ByID, d, thriftwire.TypeString, thriftwire.TypeBool, thriftwire.CompactUUID, thriftwire.CompactBool)
			if !d.Follows(&f, 1<<4|thriftwire.CompactTypeMap) {
				continue
			}
			fallthrough
		case 27: // by_order
			f.Err = thriftwire.Map(&x.ByOrder, d, thriftwire.TypeString, thriftwire.TypeList, thriftwire.CompactString, func(p *[]Item, d *thriftwire.CompactDecoder) error {
				return thriftwire.List(p, d, thriftwire.TypeStruct, (*Item).DecodeThriftCompact)
			})
			if !d.Follows(&f, 1<<4|thriftwire.CompactTypeStruct) {
				continue
			}
			fallthrough
		case 28: // tree
			f.Err = thriftwire.Optional(&x.Tree, d, (*Node).DecodeThriftCompact)
			if !d.Follows(&f, 1<<4|thriftwire.CompactTypeString) {
				continue
			}
			fallthrough
		case 29: // email
			f.Err = thriftwire.Optional(&x.Email, d, thriftwire.CompactString)
			if !d.Follows(&f, 1<<4|thriftwire.CompactTypeString) {
				continue
			}
			fallthrough
		case 30: // site
			f.Err = thriftwire.Optional(&x.Site, d, thriftwire.CompactString)
		case 31: // maybe_b
			f.Err = thriftwire.Optional(&x.MaybeB, d, thriftwire.CompactBool)
			if !d.Follows(&f, 1<<4|thriftwire.CompactTypeI8) {
				continue
			}
			fallthrough
		case 32: // maybe_i8
			f.Err = thriftwire.Optional(&x.MaybeI8, d, thriftwire.CompactI8)
			if !d.Follows(&f, 1<<4|thriftwire.CompactTypeI64) {
				continue
			}
			fallthrough
		case 33: // maybe_i64
			f.Err = thriftwire.Optional(&x.MaybeI64, d, thriftwire.CompactI64)
			if !d.Follows(&f, 1<<4|thriftwire.CompactTypeDouble) {
				continue
			}
			fallthrough
		case 34: // maybe_f
			f.Err = thriftwire.Optional(&x.MaybeF, d, thriftwire.CompactDouble)
			if !d.Follows(&f, 1<<4|thriftwire.CompactTypeI64) {
				continue
			}
			fallthrough
		case 35: // maybe_t
			f.Err = thriftwire.Optional(&x.MaybeT, d, thriftwire.CompactTimestamp)
			if !d.Follows(&f, 1<<4|thriftwire.CompactTypeI64) {
				continue
			}
			fallthrough
		case 36: // maybe_d
			f.Err = thriftwire.Optional(&x.MaybeD, d, thriftwire.CompactDuration)
			if !d.Follows(&f, 1<<4|thriftwire.CompactTypeString) {
				continue
			}
			fallthrough
		case 37: // maybe_day
			f.Err = thriftwire.Optional(&x.MaybeDay, d, thriftwire.CompactDate)
			if !d.Follows(&f, 1<<4|thriftwire.CompactTypeString) {
				continue
			}
			fallthrough
		case 38: // maybe_id
			f.Err = thriftwire.Optional(&x.MaybeID, d, thriftwire.CompactUUID)
			if !d.Follows(&f, 1<<4|thriftwire.CompactTypeString) {
				continue
			}
			fallthrough
		case 39: // maybe_raw
			f.Err = thriftwire.CompactBytes(&x.MaybeRaw, d)
			if !d.Follows(&f, 1<<4|thriftwire.CompactTypeString) {
				continue
			}
			fallthrough
		case 40: // maybe_any
			f.Err = thriftwire.CompactAny(&x.MaybeAny, d)
			if !d.Follows(&f, 1<<4|thriftwire.CompactTypeList) {
				continue
			}
			fallthrough
		case 41: // maybe_l
			f.Err = thriftwire.List(&x.MaybeL, d, thriftwire.TypeString, thriftwire.CompactString)
			if !d.Follows(&f, 1<<4|thriftwire.CompactTypeMap) {
				continue
			}
			fallthrough
		case 42: // maybe_m
			f.Err = thriftwire.Map(&x.MaybeM, d, thriftwire.TypeString, thriftwire.TypeStruct, thriftwire.CompactString, (*Item).DecodeThriftCompact)
			if !d.Follows(&f, 1<<4|thriftwire.CompactTypeI32) {
				continue
			}
			fallthrough
		case 43: // maybe_s
			f.Err = thriftwire.Optional(&x.MaybeS, d, thriftwire.CompactI32)
			if !d.Follows(&f, 1<<4|thriftwire.CompactTypeStruct) {
				continue
			}
			fallthrough
		case 44: // maybe_p
			f.Err = thriftwire.Optional(&x.MaybeP, d, (*Payment).DecodeThriftCompact)
			if !d.Follows(&f, 1<<4|thriftwire.CompactTypeI32) {
				continue
			}
			fallthrough
		case 45: // rank
			f.Err = thriftwire.Optional(&x.Rank, d, thriftwire.CompactI32)
			if !d.Follows(&f, 1<<4|thriftwire.CompactTypeString) {
				continue
			}
			fallthrough
		case 46: // label
			f.Err = thriftwire.Optional(&x.Label, d, thriftwire.CompactString)
			if !d.Follows(&f, 1<<4|thriftwire.CompactTypeI32) {
				continue
			}
			fallthrough
		case 47: // mode
			f.Err = thriftwire.Optional(&x.Mode, d, thriftwire.CompactI32)
		case 48: // exact
			f.Err = thriftwire.Optional(&x.Exact, d, thriftwire.CompactBool)
			if !d.Follows(&f, 1<<4|thriftwire.CompactTypeString) {
				continue
			}
			fallthrough
		case 49: // secret
			f.Err = thriftwire.Optional(&x.Secret, d, thriftwire.CompactString)
			if d.Ends(&f) {
				return nil
			}
		}
	}
	return d.Done(&f)
}

// ThriftBytes tells which strings in a field are bytes, for Thrift's JSON protocol.
func (*Everything) ThriftBytes(field int16) thriftwire.Bytes {
	switch field {
	case 8, 40: // raw, maybe_raw
		return thriftwire.AllBytes{}
	}
	return nil
}

var thriftFieldsOfPaymentOrder = thriftwire.Fields{
	{ID: 1, Type: thriftwire.TypeString, Required: true, Name: "order"},
	{ID: 2, Type: thriftwire.TypeBool, Name: "dry"},
	{ID: 3, Type: thriftwire.TypeStruct, Required: true, Name: "payment"},
}

// AppendThriftBinary appends x as a Thrift struct in the binary protocol.
func (x *PaymentOrder) AppendThriftBinary(b []byte) []byte {
	b = append(b, thriftwire.TypeString, 0, 1) // order
	b = thriftwire.AppendBinaryString(b, string(x.Order))
	if x.Dry != nil {
		b = append(b, thriftwire.TypeBool, 0, 2) // dry
		b = thriftwire.AppendBinaryBool(b, *x.Dry)
	}
	b = append(b, thriftwire.TypeStruct, 0, 3) // payment
	b = x.Payment.AppendThriftBinary(b)
	return append(b, thriftwire.TypeStop)
}

// AppendThriftCompact appends x as a Thrift struct in the compact protocol.
func (x *PaymentOrder) AppendThriftCompact(b []byte) []byte {
	b = append(b, 1<<4|thriftwire.CompactTypeString) // order
	b = thriftwire.AppendCompactString(b, string(x.Order))
	last := int16(1)
	if x.Dry != nil {
		b = append(b, 1<<4|thriftwire.CompactTypeBool(*x.Dry)) // dry
		last = 2
	}
	b = thriftwire.AppendCompactField(b, last, 3, thriftwire.CompactTypeStruct) // payment
	b = x.Payment.AppendThriftCompact(b)
	return append(b, thriftwire.TypeStop)
}

// DecodeThriftBinary reads x from a Thrift struct in the binary protocol. It skips fields that it
// does not know.
func (x *PaymentOrder) DecodeThriftBinary(d *thriftwire.BinaryDecoder) error {
	f := thriftwire.Struct{Fields: thriftFieldsOfPaymentOrder}
	for d.Next(&f) {
		switch f.Field {
		case 0: // order
			f.Err = thriftwire.BinaryString(&x.Order, d)
			if !d.Follows(&f, thriftwire.TypeBool<<16|2) {
				continue
			}
			fallthrough
		case 1: // dry
			f.Err = thriftwire.Optional(&x.Dry, d, thriftwire.BinaryBool)
			if !d.Follows(&f, thriftwire.TypeStruct<<16|3) {
				continue
			}
			fallthrough
		case 2: // payment
			f.Err = x.Payment.DecodeThriftBinary(d)
			if d.Ends(&f) {
				return nil
			}
		}
	}
	return d.Done(&f)
}

// DecodeThriftCompact reads x from a Thrift struct in the compact protocol. It skips fields that it
// does not know.
func (x *PaymentOrder) DecodeThriftCompact(d *thriftwire.CompactDecoder) error {
	f := thriftwire.Struct{Fields: thriftFieldsOfPaymentOrder}
	for d.Next(&f) {
		switch f.Field {
		case 0: // order
			f.Err = thriftwire.CompactString(&x.Order, d)
		case 1: // dry
			f.Err = thriftwire.Optional(&x.Dry, d, thriftwire.CompactBool)
			if !d.Follows(&f, 1<<4|thriftwire.CompactTypeStruct) {
				continue
			}
			fallthrough
		case 2: // payment
			f.Err = x.Payment.DecodeThriftCompact(d)
			if d.Ends(&f) {
				return nil
			}
		}
	}
	return d.Done(&f)
}

var thriftFieldsOfGetInput = thriftwire.Fields{
	{ID: 1, Type: thriftwire.TypeString, Required: true, Name: "id"},
}

// AppendThriftBinary appends x as a Thrift struct in the binary protocol.
func (x *GetInput) AppendThriftBinary(b []byte) []byte {
	b = append(b, thriftwire.TypeString, 0, 1) // id
	b = thriftwire.AppendBinaryString(b, string(x.ID))
	return append(b, thriftwire.TypeStop)
}

// AppendThriftCompact appends x as a Thrift struct in the compact protocol.
func (x *GetInput) AppendThriftCompact(b []byte) []byte {
	b = append(b, 1<<4|thriftwire.CompactTypeString) // id
	b = thriftwire.AppendCompactString(b, string(x.ID))
	return append(b, thriftwire.TypeStop)
}

// DecodeThriftBinary reads x from a Thrift struct in the binary protocol. It skips fields that it
// does not know.
func (x *GetInput) DecodeThriftBinary(d *thriftwire.BinaryDecoder) error {
	f := thriftwire.Struct{Fields: thriftFieldsOfGetInput}
	for d.Next(&f) {
		switch f.Field {
		case 0: // id
			f.Err = thriftwire.BinaryString(&x.ID, d)
			if d.Ends(&f) {
				return nil
			}
		}
	}
	return d.Done(&f)
}

// DecodeThriftCompact reads x from a Thrift struct in the compact protocol. It skips fields that it
// does not know.
func (x *GetInput) DecodeThriftCompact(d *thriftwire.CompactDecoder) error {
	f := thriftwire.Struct{Fields: thriftFieldsOfGetInput}
	for d.Next(&f) {
		switch f.Field {
		case 0: // id
			f.Err = thriftwire.CompactString(&x.ID, d)
			if d.Ends(&f) {
				return nil
			}
		}
	}
	return d.Done(&f)
}

var thriftFieldsOfPlaceInput = thriftwire.Fields{
	{ID: 1, Type: thriftwire.TypeString, Required: true, Name: "customer"},
	{ID: 2, Type: thriftwire.TypeList, Required: true, Name: "items"},
	{ID: 3, Type: thriftwire.TypeStruct, Name: "payment"},
	{ID: 4, Type: thriftwire.TypeString, Name: "key"},
}

// AppendThriftBinary appends x as a Thrift struct in the binary protocol.
func (x *PlaceInput) AppendThriftBinary(b []byte) []byte {
	b = append(b, thriftwire.TypeString, 0, 1) // customer
	b = thriftwire.AppendBinaryUUID(b, x.Customer)
	b = append(b, thriftwire.TypeList, 0, 2) // items
	b = thriftwire.AppendBinaryList(b, thriftwire.TypeStruct, len(x.Items))
	for i := range x.Items {
		b = x.Items[i].AppendThriftBinary(b)
	}
	if x.Payment != nil {
		b = append(b, thriftwire.TypeStruct, 0, 3) // payment
		b = x.Payment.AppendThriftBinary(b)
	}
	if x.Key != nil {
		b = append(b, thriftwire.TypeString, 0, 4) // key
		b = thriftwire.AppendBinaryString(b, *x.Key)
	}
	return append(b, thriftwire.TypeStop)
}

// AppendThriftCompact appends x as a Thrift struct in the compact protocol.
func (x *PlaceInput) AppendThriftCompact(b []byte) []byte {
	b = append(b, 1<<4|thriftwire.CompactTypeString) // customer
	b = thriftwire.AppendCompactUUID(b, x.Customer)
	b = append(b, 1<<4|thriftwire.CompactTypeList) // items
	b = thriftwire.AppendCompactList(b, thriftwire.CompactTypeStruct, len(x.Items))
	for i := range x.Items {
		b = x.Items[i].AppendThriftCompact(b)
	}
	last := int16(2)
	if x.Payment != nil {
		b = append(b, 1<<4|thriftwire.CompactTypeStruct) // payment
		b = x.Payment.AppendThriftCompact(b)
		last = 3
	}
	if x.Key != nil {
		b = thriftwire.AppendCompactField(b, last, 4, thriftwire.CompactTypeString) // key
		b = thriftwire.AppendCompactString(b, *x.Key)
	}
	return append(b, thriftwire.TypeStop)
}

// DecodeThriftBinary reads x from a Thrift struct in the binary protocol. It skips fields that it
// does not know.
func (x *PlaceInput) DecodeThriftBinary(d *thriftwire.BinaryDecoder) error {
	f := thriftwire.Struct{Fields: thriftFieldsOfPlaceInput}
	for d.Next(&f) {
		switch f.Field {
		case 0: // customer
			f.Err = thriftwire.BinaryUUID(&x.Customer, d)
			if !d.Follows(&f, thriftwire.TypeList<<16|2) {
				continue
			}
			fallthrough
		case 1: // items
			f.Err = thriftwire.List(&x.Items, d, thriftwire.TypeStruct, (*Item).DecodeThriftBinary)
			if !d.Follows(&f, thriftwire.TypeStruct<<16|3) {
				continue
			}
			fallthrough
		case 2: // payment
			f.Err = thriftwire.Optional(&x.Payment, d, (*Payment).DecodeThriftBinary)
			if !d.Follows(&f, thriftwire.TypeString<<16|4) {
				continue
			}
			fallthrough
		case 3: // key
			f.Err = thriftwire.Optional(&x.Key, d, thriftwire.BinaryString)
			if d.Ends(&f) {
				return nil
			}
		}
	}
	return d.Done(&f)
}

// DecodeThriftCompact reads x from a Thrift struct in the compact protocol. It skips fields that it
// does not know.
func (x *PlaceInput) DecodeThriftCompact(d *thriftwire.CompactDecoder) error {
	f := thriftwire.Struct{Fields: thriftFieldsOfPlaceInput}
	for d.Next(&f) {
		switch f.Field {
		case 0: // customer
			f.Err = thriftwire.CompactUUID(&x.Customer, d)
			if !d.Follows(&f, 1<<4|thriftwire.CompactTypeList) {
				continue
			}
			fallthrough
		case 1: // items
			f.Err = thriftwire.List(&x.Items, d, thriftwire.TypeStruct, (*Item).DecodeThriftCompact)
			if !d.Follows(&f, 1<<4|thriftwire.CompactTypeStruct) {
				continue
			}
			fallthrough
		case 2: // payment
			f.Err = thriftwire.Optional(&x.Payment, d, (*Payment).DecodeThriftCompact)
			if !d.Follows(&f, 1<<4|thriftwire.CompactTypeString) {
				continue
			}
			fallthrough
		case 3: // key
			f.Err = thriftwire.Optional(&x.Key, d, thriftwire.CompactString)
			if d.Ends(&f) {
				return nil
			}
		}
	}
	return d.Done(&f)
}

var thriftFieldsOfListInput = thriftwire.Fields{
	{ID: 1, Type: thriftwire.TypeList, Name: "status"},
	{ID: 2, Type: thriftwire.TypeI32, Name: "limit"},
	{ID: 3, Type: thriftwire.TypeI64, Name: "since"},
	{ID: 4, Type: thriftwire.TypeBool, Name: "exact"},
}

// AppendThriftBinary appends x as a Thrift struct in the binary protocol.
func (x *ListInput) AppendThriftBinary(b []byte) []byte {
	if x.Status != nil {
		b = append(b, thriftwire.TypeList, 0, 1) // status
		b = thriftwire.AppendBinaryList(b, thriftwire.TypeI32, len(x.Status))
		for _, v := range x.Status {
			b = thriftwire.AppendBinaryI32(b, int32(v))
		}
	}
	if x.Limit != nil {
		b = append(b, thriftwire.TypeI32, 0, 2) // limit
		b = thriftwire.AppendBinaryI32(b, *x.Limit)
	}
	if x.Since != nil {
		b = append(b, thriftwire.TypeI64, 0, 3) // since
		b = thriftwire.AppendBinaryTimestamp(b, *x.Since)
	}
	if x.Exact != nil {
		b = append(b, thriftwire.TypeBool, 0, 4) // exact
		b = thriftwire.AppendBinaryBool(b, *x.Exact)
	}
	return append(b, thriftwire.TypeStop)
}

// AppendThriftCompact appends x as a Thrift struct in the compact protocol.
func (x *ListInput) AppendThriftCompact(b []byte) []byte {
	last := int16(0)
	if x.Status != nil {
		b = append(b, 1<<4|thriftwire.CompactTypeList) // status
		b = thriftwire.AppendCompactList(b, thriftwire.CompactTypeI32, len(x.Status))
		for _, v := range x.Status {
			b = thriftwire.AppendCompactI32(b, int32(v))
		}
		last = 1
	}
	if x.Limit != nil {
		b = thriftwire.AppendCompactField(b, last, 2, thriftwire.CompactTypeI32) // limit
		b = thriftwire.AppendCompactI32(b, *x.Limit)
		last = 2
	}
	if x.Since != nil {
		b = thriftwire.AppendCompactField(b, last, 3, thriftwire.CompactTypeI64) // since
		b = thriftwire.AppendCompactTimestamp(b, *x.Since)
		last = 3
	}
	if x.Exact != nil {
		b = thriftwire.AppendCompactField(b, last, 4, thriftwire.CompactTypeBool(*x.Exact)) // exact
	}
	return append(b, thriftwire.TypeStop)
}

// DecodeThriftBinary reads x from a Thrift struct in the binary protocol. It skips fields that it
// does not know.
func (x *ListInput) DecodeThriftBinary(d *thriftwire.BinaryDecoder) error {
	f := thriftwire.Struct{Fields: thriftFieldsOfListInput}
	for d.Next(&f) {
		switch f.Field {
		case 0: // status
			f.Err = thriftwire.List(&x.Status, d, thriftwire.TypeI32, thriftwire.BinaryI32)
			if !d.Follows(&f, thriftwire.TypeI32<<16|2) {
				continue
			}
			fallthrough
		case 1: // limit
			f.Err = thriftwire.Optional(&x.Limit, d, thriftwire.BinaryI32)
			if !d.Follows(&f, thriftwire.TypeI64<<16|3) {
				continue
			}
			fallthrough
		case 2: // since
			f.Err = thriftwire.Optional(&x.Since, d, thriftwire.BinaryTimestamp)
			if !d.Follows(&f, thriftwire.TypeBool<<16|4) {
				continue
			}
			fallthrough
		case 3: // exact
			f.Err = thriftwire.Optional(&x.Exact, d, thriftwire.BinaryBool)
			if d.Ends(&f) {
				return nil
			}
		}
	}
	return d.Done(&f)
}

// DecodeThriftCompact reads x from a Thrift struct in the compact protocol. It skips fields that it
// does not know.
func (x *ListInput) DecodeThriftCompact(d *thriftwire.CompactDecoder) error {
	f := thriftwire.Struct{Fields: thriftFieldsOfListInput}
	for d.Next(&f) {
		switch f.Field {
		case 0: // status
			f.Err = thriftwire.List(&x.Status, d, thriftwire.TypeI32, thriftwire.CompactI32)
			if !d.Follows(&f, 1<<4|thriftwire.CompactTypeI32) {
				continue
			}
			fallthrough
		case 1: // limit
			f.Err = thriftwire.Optional(&x.Limit, d, thriftwire.CompactI32)
			if !d.Follows(&f, 1<<4|thriftwire.CompactTypeI64) {
				continue
			}
			fallthrough
		case 2: // since
			f.Err = thriftwire.Optional(&x.Since, d, thriftwire.CompactTimestamp)
		case 3: // exact
			f.Err = thriftwire.Optional(&x.Exact, d, thriftwire.CompactBool)
			if d.Ends(&f) {
				return nil
			}
		}
	}
	return d.Done(&f)
}

var thriftFieldsOfAnnotateInput = thriftwire.Fields{
	{ID: 1, Type: thriftwire.TypeString, Required: true, Name: "id"},
	{ID: 2, Type: thriftwire.TypeI32, Required: true, Name: "line"},
	{ID: 3, Type: thriftwire.TypeString, Required: true, Name: "note"},
}

// AppendThriftBinary appends x as a Thrift struct in the binary protocol.
func (x *AnnotateInput) AppendThriftBinary(b []byte) []byte {
	b = append(b, thriftwire.TypeString, 0, 1) // id
	b = thriftwire.AppendBinaryString(b, string(x.ID))
	b = append(b, thriftwire.TypeI32, 0, 2) // line
	b = thriftwire.AppendBinaryI32(b, x.Line)
	b = append(b, thriftwire.TypeString, 0, 3) // note
	b = thriftwire.AppendBinaryString(b, x.Note)
	return append(b, thriftwire.TypeStop)
}

// AppendThriftCompact appends x as a Thrift struct in the compact protocol.
func (x *AnnotateInput) AppendThriftCompact(b []byte) []byte {
	b = append(b, 1<<4|thriftwire.CompactTypeString) // id
	b = thriftwire.AppendCompactString(b, string(x.ID))
	b = append(b, 1<<4|thriftwire.CompactTypeI32) // line
	b = thriftwire.AppendCompactI32(b, x.Line)
	b = append(b, 1<<4|thriftwire.CompactTypeString) // note
	b = thriftwire.AppendCompactString(b, x.Note)
	return append(b, thriftwire.TypeStop)
}

// DecodeThriftBinary reads x from a Thrift struct in the binary protocol. It skips fields that it
// does not know.
func (x *AnnotateInput) DecodeThriftBinary(d *thriftwire.BinaryDecoder) error {
	f := thriftwire.Struct{Fields: thriftFieldsOfAnnotateInput}
	for d.Next(&f) {
		switch f.Field {
		case 0: // id
			f.Err = thriftwire.BinaryString(&x.ID, d)
			if !d.Follows(&f, thriftwire.TypeI32<<16|2) {
				continue
			}
			fallthrough
		case 1: // line
			f.Err = thriftwire.BinaryI32(&x.Line, d)
			if !d.Follows(&f, thriftwire.TypeString<<16|3) {
				continue
			}
			fallthrough
		case 2: // note
			f.Err = thriftwire.BinaryString(&x.Note, d)
			if d.Ends(&f) {
				return nil
			}
		}
	}
	return d.Done(&f)
}

// DecodeThriftCompact reads x from a Thrift struct in the compact protocol. It skips fields that it
// does not know.
func (x *AnnotateInput) DecodeThriftCompact(d *thriftwire.CompactDecoder) error {
	f := thriftwire.Struct{Fields: thriftFieldsOfAnnotateInput}
	for d.Next(&f) {
		switch f.Field {
		case 0: // id
			f.Err = thriftwire.CompactString(&x.ID, d)
			if !d.Follows(&f, 1<<4|thriftwire.CompactTypeI32) {
				continue
			}
			fallthrough
		case 1: // line
			f.Err = thriftwire.CompactI32(&x.Line, d)
			if !d.Follows(&f, 1<<4|thriftwire.CompactTypeString) {
				continue
			}
			fallthrough
		case 2: // note
			f.Err = thriftwire.CompactString(&x.Note, d)
			if d.Ends(&f) {
				return nil
			}
		}
	}
	return d.Done(&f)
}

var thriftFieldsOfCancelInput = thriftwire.Fields{
	{ID: 1, Type: thriftwire.TypeString, Required: true, Name: "id"},
	{ID: 2, Type: thriftwire.TypeString, Name: "reason"},
}

// AppendThriftBinary appends x as a Thrift struct in the binary protocol.
func (x *CancelInput) AppendThriftBinary(b []byte) []byte {
	b = append(b, thriftwire.TypeString, 0, 1) // id
	b = thriftwire.AppendBinaryString(b, string(x.ID))
	if x.Reason != nil {
		b = append(b, thriftwire.TypeString, 0, 2) // reason
		b = thriftwire.AppendBinaryString(b, *x.Reason)
	}
	return append(b, thriftwire.TypeStop)
}

// AppendThriftCompact appends x as a Thrift struct in the compact protocol.
func (x *CancelInput) AppendThriftCompact(b []byte) []byte {
	b = append(b, 1<<4|thriftwire.CompactTypeString) // id
	b = thriftwire.AppendCompactString(b, string(x.ID))
	if x.Reason != nil {
		b = append(b, 1<<4|thriftwire.CompactTypeString) // reason
		b = thriftwire.AppendCompactString(b, *x.Reason)
	}
	return append(b, thriftwire.TypeStop)
}

// DecodeThriftBinary reads x from a Thrift struct in the binary protocol. It skips fields that it
// does not know.
func (x *CancelInput) DecodeThriftBinary(d *thriftwire.BinaryDecoder) error {
	f := thriftwire.Struct{Fields: thriftFieldsOfCancelInput}
	for d.Next(&f) {
		switch f.Field {
		case 0: // id
			f.Err = thriftwire.BinaryString(&x.ID, d)
			if !d.Follows(&f, thriftwire.TypeString<<16|2) {
				continue
			}
			fallthrough
		case 1: // reason
			f.Err = thriftwire.Optional(&x.Reason, d, thriftwire.BinaryString)
			if d.Ends(&f) {
				return nil
			}
		}
	}
	return d.Done(&f)
}

// DecodeThriftCompact reads x from a Thrift struct in the compact protocol. It skips fields that it
// does not know.
func (x *CancelInput) DecodeThriftCompact(d *thriftwire.CompactDecoder) error {
	f := thriftwire.Struct{Fields: thriftFieldsOfCancelInput}
	for d.Next(&f) {
		switch f.Field {
		case 0: // id
			f.Err = thriftwire.CompactString(&x.ID, d)
			if !d.Follows(&f, 1<<4|thriftwire.CompactTypeString) {
				continue
			}
			fallthrough
		case 1: // reason
			f.Err = thriftwire.Optional(&x.Reason, d, thriftwire.CompactString)
			if d.Ends(&f) {
				return nil
			}
		}
	}
	return d.Done(&f)
}

var thriftFieldsOfPayment = thriftwire.Fields{
	{ID: 1, Type: thriftwire.TypeStruct, Required: true, Name: "card"},
	{ID: 2, Type: thriftwire.TypeStruct, Required: true, Name: "wire"},
	{ID: 3, Type: thriftwire.TypeString, Required: true, Name: "voucher"},
	{ID: 4, Type: thriftwire.TypeI64, Required: true, Name: "points"},
	{ID: 5, Type: thriftwire.TypeList, Required: true, Name: "several"},
}

// AppendThriftBinary appends x as a Thrift union in the binary protocol.
func (x *Payment) AppendThriftBinary(b []byte) []byte {
	switch {
	case x.Card != nil:
		b = append(b, thriftwire.TypeStruct, 0, 1) // card
		b = x.Card.AppendThriftBinary(b)
	case x.Wire != nil:
		b = append(b, thriftwire.TypeStruct, 0, 2) // wire
		b = x.Wire.AppendThriftBinary(b)
	case x.Voucher != nil:
		b = append(b, thriftwire.TypeString, 0, 3) // voucher
		b = thriftwire.AppendBinaryString(b, *x.Voucher)
	case x.Points != nil:
		b = append(b, thriftwire.TypeI64, 0, 4) // points
		b = thriftwire.AppendBinaryI64(b, *x.Points)
	case x.Several != nil:
		b = append(b, thriftwire.TypeList, 0, 5) // several
		b = thriftwire.AppendBinaryList(b, thriftwire.TypeString, len(x.Several))
		for _, v := range x.Several {
			b = thriftwire.AppendBinaryString(b, v)
		}
	}
	return append(b, thriftwire.TypeStop)
}

// AppendThriftCompact appends x as a Thrift union in the compact protocol.
func (x *Payment) AppendThriftCompact(b []byte) []byte {
	switch {
	case x.Card != nil:
		b = append(b, 1<<4|thriftwire.CompactTypeStruct) // card
		b = x.Card.AppendThriftCompact(b)
	case x.Wire != nil:
		b = append(b, 2<<4|thriftwire.CompactTypeStruct) // wire
		b = x.Wire.AppendThriftCompact(b)
	case x.Voucher != nil:
		b = append(b, 3<<4|thriftwire.CompactTypeString) // voucher
		b = thriftwire.AppendCompactString(b, *x.Voucher)
	case x.Points != nil:
		b = append(b, 4<<4|thriftwire.CompactTypeI64) // points
		b = thriftwire.AppendCompactI64(b, *x.Points)
	case x.Several != nil:
		b = append(b, 5<<4|thriftwire.CompactTypeList) // several
		b = thriftwire.AppendCompactList(b, thriftwire.CompactTypeString, len(x.Several))
		for _, v := range x.Several {
			b = thriftwire.AppendCompactString(b, v)
		}
	}
	return append(b, thriftwire.TypeStop)
}

// DecodeThriftBinary reads x from a Thrift union in the binary protocol.
func (x *Payment) DecodeThriftBinary(d *thriftwire.BinaryDecoder) error {
	*x = Payment{}
	f := thriftwire.Struct{Fields: thriftFieldsOfPayment, Shape: thriftwire.Union}
	for d.Next(&f) {
		switch f.Field {
		case 0: // card
			f.Err = thriftwire.Optional(&x.Card, d, (*Card).DecodeThriftBinary)
		case 1: // wire
			f.Err = thriftwire.Optional(&x.Wire, d, (*Wire).DecodeThriftBinary)
		case 2: // voucher
			f.Err = thriftwire.Optional(&x.Voucher, d, thriftwire.BinaryString)
		case 3: // points
			f.Err = thriftwire.Optional(&x.Points, d, thriftwire.BinaryI64)
		case 4: // several
			f.Err = thriftwire.List(&x.Several, d, thriftwire.TypeString, thriftwire.BinaryString)
		}
	}
	x.unknown = f.Unknown()
	return d.Done(&f)
}

// DecodeThriftCompact reads x from a Thrift union in the compact protocol.
func (x *Payment) DecodeThriftCompact(d *thriftwire.CompactDecoder) error {
	*x = Payment{}
	f := thriftwire.Struct{Fields: thriftFieldsOfPayment, Shape: thriftwire.Union}
	for d.Next(&f) {
		switch f.Field {
		case 0: // card
			f.Err = thriftwire.Optional(&x.Card, d, (*Card).DecodeThriftCompact)
		case 1: // wire
			f.Err = thriftwire.Optional(&x.Wire, d, (*Wire).DecodeThriftCompact)
		case 2: // voucher
			f.Err = thriftwire.Optional(&x.Voucher, d, thriftwire.CompactString)
		case 3: // points
			f.Err = thriftwire.Optional(&x.Points, d, thriftwire.CompactI64)
		case 4: // several
			f.Err = thriftwire.List(&x.Several, d, thriftwire.TypeString, thriftwire.CompactString)
		}
	}
	x.unknown = f.Unknown()
	return d.Done(&f)
}

var thriftFieldsOfOutOfStock = thriftwire.Fields{
	{ID: 1, Type: thriftwire.TypeString, Required: true, Name: "sku"},
	{ID: 2, Type: thriftwire.TypeI32, Name: "left"},
}

// AppendThriftBinary appends x as a Thrift struct in the binary protocol.
func (x *OutOfStock) AppendThriftBinary(b []byte) []byte {
	b = append(b, thriftwire.TypeString, 0, 1) // sku
	b = thriftwire.AppendBinaryString(b, x.SKU)
	if x.Left != nil {
		b = append(b, thriftwire.TypeI32, 0, 2) // left
		b = thriftwire.AppendBinaryI32(b, *x.Left)
	}
	return append(b, thriftwire.TypeStop)
}

// AppendThriftCompact appends x as a Thrift struct in the compact protocol.
func (x *OutOfStock) AppendThriftCompact(b []byte) []byte {
	b = append(b, 1<<4|thriftwire.CompactTypeString) // sku
	b = thriftwire.AppendCompactString(b, x.SKU)
	if x.Left != nil {
		b = append(b, 1<<4|thriftwire.CompactTypeI32) // left
		b = thriftwire.AppendCompactI32(b, *x.Left)
	}
	return append(b, thriftwire.TypeStop)
}

// DecodeThriftBinary reads x from a Thrift struct in the binary protocol. It skips fields that it
// does not know.
func (x *OutOfStock) DecodeThriftBinary(d *thriftwire.BinaryDecoder) error {
	f := thriftwire.Struct{Fields: thriftFieldsOfOutOfStock}
	for d.Next(&f) {
		switch f.Field {
		case 0: // sku
			f.Err = thriftwire.BinaryString(&x.SKU, d)
			if !d.Follows(&f, thriftwire.TypeI32<<16|2) {
				continue
			}
			fallthrough
		case 1: // left
			f.Err = thriftwire.Optional(&x.Left, d, thriftwire.BinaryI32)
			if d.Ends(&f) {
				return nil
			}
		}
	}
	return d.Done(&f)
}

// DecodeThriftCompact reads x from a Thrift struct in the compact protocol. It skips fields that it
// does not know.
func (x *OutOfStock) DecodeThriftCompact(d *thriftwire.CompactDecoder) error {
	f := thriftwire.Struct{Fields: thriftFieldsOfOutOfStock}
	for d.Next(&f) {
		switch f.Field {
		case 0: // sku
			f.Err = thriftwire.CompactString(&x.SKU, d)
			if !d.Follows(&f, 1<<4|thriftwire.CompactTypeI32) {
				continue
			}
			fallthrough
		case 1: // left
			f.Err = thriftwire.Optional(&x.Left, d, thriftwire.CompactI32)
			if d.Ends(&f) {
				return nil
			}
		}
	}
	return d.Done(&f)
}

// AppendThriftBinary appends x as a Thrift struct in the binary protocol.
func (x *Gone) AppendThriftBinary(b []byte) []byte {
	return append(b, thriftwire.TypeStop)
}

// AppendThriftCompact appends x as a Thrift struct in the compact protocol.
func (x *Gone) AppendThriftCompact(b []byte) []byte {
	return append(b, thriftwire.TypeStop)
}

// DecodeThriftBinary reads x from a Thrift struct in the binary protocol. It skips fields that it
// does not know.
func (x *Gone) DecodeThriftBinary(d *thriftwire.BinaryDecoder) error {
	var f thriftwire.Struct
	d.Next(&f) // skips all that there are
	return d.Done(&f)
}

// DecodeThriftCompact reads x from a Thrift struct in the compact protocol. It skips fields that it
// does not know.
func (x *Gone) DecodeThriftCompact(d *thriftwire.CompactDecoder) error {
	var f thriftwire.Struct
	d.Next(&f) // skips all that there are
	return d.Done(&f)
}
