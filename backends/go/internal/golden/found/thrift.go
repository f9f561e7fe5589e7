package found

import thriftwire "github.com/kitc-lang/kit/runtime/wire/thrift"

var thriftFieldsOfTakeInput = thriftwire.Fields{
	{ID: 1, Type: thriftwire.TypeString, Required: true, Name: "sku"},
	{ID: 2, Type: thriftwire.TypeString, Required: true, Name: "shelf"},
	{ID: 3, Type: thriftwire.TypeI32, Name: "count"},
}

// AppendThriftBinary appends x as a Thrift struct in the binary protocol.
func (x *TakeInput) AppendThriftBinary(b []byte) []byte {
	b = append(b, thriftwire.TypeString, 0, 1) // sku
	b = thriftwire.AppendBinaryUUID(b, x.SKU)
	b = append(b, thriftwire.TypeString, 0, 2) // shelf
	b = thriftwire.AppendBinaryString(b, string(x.Shelf))
	if x.Count != nil {
		b = append(b, thriftwire.TypeI32, 0, 3) // count
		b = thriftwire.AppendBinaryI32(b, *x.Count)
	}
	return append(b, thriftwire.TypeStop)
}

// AppendThriftCompact appends x as a Thrift struct in the compact protocol.
func (x *TakeInput) AppendThriftCompact(b []byte) []byte {
	b = append(b, 1<<4|thriftwire.CompactTypeString) // sku
	b = thriftwire.AppendCompactUUID(b, x.SKU)
	b = append(b, 1<<4|thriftwire.CompactTypeString) // shelf
	b = thriftwire.AppendCompactString(b, string(x.Shelf))
	if x.Count != nil {
		b = append(b, 1<<4|thriftwire.CompactTypeI32) // count
		b = thriftwire.AppendCompactI32(b, *x.Count)
	}
	return append(b, thriftwire.TypeStop)
}

// DecodeThriftBinary reads x from a Thrift struct in the binary protocol. It skips fields that it
// does not know.
func (x *TakeInput) DecodeThriftBinary(d *thriftwire.BinaryDecoder) error {
	f := thriftwire.Struct{Fields: thriftFieldsOfTakeInput}
	for d.Next(&f) {
		switch f.Field {
		case 0: // sku
			f.Err = thriftwire.BinaryUUID(&x.SKU, d)
			if !d.Follows(&f, thriftwire.TypeString<<16|2) {
				continue
			}
			fallthrough
		case 1: // shelf
			f.Err = thriftwire.BinaryString(&x.Shelf, d)
			if !d.Follows(&f, thriftwire.TypeI32<<16|3) {
				continue
			}
			fallthrough
		case 2: // count
			f.Err = thriftwire.Optional(&x.Count, d, thriftwire.BinaryI32)
			if d.Ends(&f) {
				return nil
			}
		}
	}
	return d.Done(&f)
}

// DecodeThriftCompact reads x from a Thrift struct in the compact protocol. It skips fields that it
// does not know.
func (x *TakeInput) DecodeThriftCompact(d *thriftwire.CompactDecoder) error {
	f := thriftwire.Struct{Fields: thriftFieldsOfTakeInput}
	for d.Next(&f) {
		switch f.Field {
		case 0: // sku
			f.Err = thriftwire.CompactUUID(&x.SKU, d)
			if !d.Follows(&f, 1<<4|thriftwire.CompactTypeString) {
				continue
			}
			fallthrough
		case 1: // shelf
			f.Err = thriftwire.CompactString(&x.Shelf, d)
			if !d.Follows(&f, 1<<4|thriftwire.CompactTypeI32) {
				continue
			}
			fallthrough
		case 2: // count
			f.Err = thriftwire.Optional(&x.Count, d, thriftwire.CompactI32)
			if d.Ends(&f) {
				return nil
			}
		}
	}
	return d.Done(&f)
}

var thriftFieldsOfMoveInput = thriftwire.Fields{
	{ID: 1, Type: thriftwire.TypeString, Name: "from"},
	{ID: 2, Type: thriftwire.TypeString, Name: "shelf"},
	{ID: 3, Type: thriftwire.TypeI32, Required: true, Name: "count"},
}

// AppendThriftBinary appends x as a Thrift struct in the binary protocol.
func (x *MoveInput) AppendThriftBinary(b []byte) []byte {
	if x.From != nil {
		b = append(b, thriftwire.TypeString, 0, 1) // from
		b = thriftwire.AppendBinaryString(b, string(*x.From))
	}
	if x.Shelf != nil {
		b = append(b, thriftwire.TypeString, 0, 2) // shelf
		b = thriftwire.AppendBinaryString(b, string(*x.Shelf))
	}
	b = append(b, thriftwire.TypeI32, 0, 3) // count
	b = thriftwire.AppendBinaryI32(b, x.Count)
	return append(b, thriftwire.TypeStop)
}

// AppendThriftCompact appends x as a Thrift struct in the compact protocol.
func (x *MoveInput) AppendThriftCompact(b []byte) []byte {
	last := int16(0)
	if x.From != nil {
		b = append(b, 1<<4|thriftwire.CompactTypeString) // from
		b = thriftwire.AppendCompactString(b, string(*x.From))
		last = 1
	}
	if x.Shelf != nil {
		b = thriftwire.AppendCompactField(b, last, 2, thriftwire.CompactTypeString) // shelf
		b = thriftwire.AppendCompactString(b, string(*x.Shelf))
		last = 2
	}
	b = thriftwire.AppendCompactField(b, last, 3, thriftwire.CompactTypeI32) // count
	b = thriftwire.AppendCompactI32(b, x.Count)
	return append(b, thriftwire.TypeStop)
}

// DecodeThriftBinary reads x from a Thrift struct in the binary protocol. It skips fields that it
// does not know.
func (x *MoveInput) DecodeThriftBinary(d *thriftwire.BinaryDecoder) error {
	f := thriftwire.Struct{Fields: thriftFieldsOfMoveInput}
	for d.Next(&f) {
		switch f.Field {
		case 0: // from
			f.Err = thriftwire.Optional(&x.From, d, thriftwire.BinaryString)
			if !d.Follows(&f, thriftwire.TypeString<<16|2) {
				continue
			}
			fallthrough
		case 1: // shelf
			f.Err = thriftwire.Optional(&x.Shelf, d, thriftwire.BinaryString)
			if !d.Follows(&f, thriftwire.TypeI32<<16|3) {
				continue
			}
			fallthrough
		case 2: // count
			f.Err = thriftwire.BinaryI32(&x.Count, d)
			if d.Ends(&f) {
				return nil
			}
		}
	}
	return d.Done(&f)
}

// DecodeThriftCompact reads x from a Thrift struct in the compact protocol. It skips fields that it
// does not know.
func (x *MoveInput) DecodeThriftCompact(d *thriftwire.CompactDecoder) error {
	f := thriftwire.Struct{Fields: thriftFieldsOfMoveInput}
	for d.Next(&f) {
		switch f.Field {
		case 0: // from
			f.Err = thriftwire.Optional(&x.From, d, thriftwire.CompactString)
			if !d.Follows(&f, 1<<4|thriftwire.CompactTypeString) {
				continue
			}
			fallthrough
		case 1: // shelf
			f.Err = thriftwire.Optional(&x.Shelf, d, thriftwire.CompactString)
			if !d.Follows(&f, 1<<4|thriftwire.CompactTypeI32) {
				continue
			}
			fallthrough
		case 2: // count
			f.Err = thriftwire.CompactI32(&x.Count, d)
			if d.Ends(&f) {
				return nil
			}
		}
	}
	return d.Done(&f)
}

var thriftFieldsOfWriteInput = thriftwire.Fields{
	{ID: 1, Type: thriftwire.TypeString, Required: true, Name: "line"},
}

// AppendThriftBinary appends x as a Thrift struct in the binary protocol.
func (x *WriteInput) AppendThriftBinary(b []byte) []byte {
	b = append(b, thriftwire.TypeString, 0, 1) // line
	b = thriftwire.AppendBinaryString(b, x.Line)
	return append(b, thriftwire.TypeStop)
}

// AppendThriftCompact appends x as a Thrift struct in the compact protocol.
func (x *WriteInput) AppendThriftCompact(b []byte) []byte {
	b = append(b, 1<<4|thriftwire.CompactTypeString) // line
	b = thriftwire.AppendCompactString(b, x.Line)
	return append(b, thriftwire.TypeStop)
}

// DecodeThriftBinary reads x from a Thrift struct in the binary protocol. It skips fields that it
// does not know.
func (x *WriteInput) DecodeThriftBinary(d *thriftwire.BinaryDecoder) error {
	f := thriftwire.Struct{Fields: thriftFieldsOfWriteInput}
	for d.Next(&f) {
		switch f.Field {
		case 0: // line
			f.Err = thriftwire.BinaryString(&x.Line, d)
			if d.Ends(&f) {
				return nil
			}
		}
	}
	return d.Done(&f)
}

// DecodeThriftCompact reads x from a Thrift struct in the compact protocol. It skips fields that it
// does not know.
func (x *WriteInput) DecodeThriftCompact(d *thriftwire.CompactDecoder) error {
	f := thriftwire.Struct{Fields: thriftFieldsOfWriteInput}
	for d.Next(&f) {
		switch f.Field {
		case 0: // line
			f.Err = thriftwire.CompactString(&x.Line, d)
			if d.Ends(&f) {
				return nil
			}
		}
	}
	return d.Done(&f)
}
