package builtin

import thriftwire "github.com/kitc-lang/kit/runtime/wire/thrift"

var thriftFieldsOfReceipt = thriftwire.Fields{
	{ID: 1, Type: thriftwire.TypeI64, Required: true, Name: "number"},
	{ID: 2, Type: thriftwire.TypeString, Required: true, Sensitive: true, Name: "card"},
}

// AppendThriftBinary appends x as a Thrift struct in the binary protocol.
func (x *Receipt) AppendThriftBinary(b []byte) []byte {
	b = append(b, thriftwire.TypeI64, 0, 1) // number
	b = thriftwire.AppendBinaryI64(b, x.Number)
	b = append(b, thriftwire.TypeString, 0, 2) // card
	b = thriftwire.AppendBinaryString(b, x.Card)
	return append(b, thriftwire.TypeStop)
}

// AppendThriftCompact appends x as a Thrift struct in the compact protocol.
func (x *Receipt) AppendThriftCompact(b []byte) []byte {
	b = append(b, 1<<4|thriftwire.CompactTypeI64) // number
	b = thriftwire.AppendCompactI64(b, x.Number)
	b = append(b, 1<<4|thriftwire.CompactTypeString) // card
	b = thriftwire.AppendCompactString(b, x.Card)
	return append(b, thriftwire.TypeStop)
}

// DecodeThriftBinary reads x from a Thrift struct in the binary protocol. It skips fields that it
// does not know.
func (x *Receipt) DecodeThriftBinary(d *thriftwire.BinaryDecoder) error {
	f := thriftwire.Struct{Fields: thriftFieldsOfReceipt}
	for d.Next(&f) {
		switch f.Field {
		case 0: // number
			f.Err = thriftwire.BinaryI64(&x.Number, d)
			if !d.Follows(&f, thriftwire.TypeString<<16|2) {
				continue
			}
			fallthrough
		case 1: // card
			f.Err = thriftwire.BinaryString(&x.Card, d)
			if d.Ends(&f) {
				return nil
			}
		}
	}
	return d.Done(&f)
}

// DecodeThriftCompact reads x from a Thrift struct in the compact protocol. It skips fields that it
// does not know.
func (x *Receipt) DecodeThriftCompact(d *thriftwire.CompactDecoder) error {
	f := thriftwire.Struct{Fields: thriftFieldsOfReceipt}
	for d.Next(&f) {
		switch f.Field {
		case 0: // number
			f.Err = thriftwire.CompactI64(&x.Number, d)
			if !d.Follows(&f, 1<<4|thriftwire.CompactTypeString) {
				continue
			}
			fallthrough
		case 1: // card
			f.Err = thriftwire.CompactString(&x.Card, d)
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
	b = thriftwire.AppendBinaryString(b, x.ID)
	return append(b, thriftwire.TypeStop)
}

// AppendThriftCompact appends x as a Thrift struct in the compact protocol.
func (x *GetInput) AppendThriftCompact(b []byte) []byte {
	b = append(b, 1<<4|thriftwire.CompactTypeString) // id
	b = thriftwire.AppendCompactString(b, x.ID)
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

var thriftFieldsOfChargeInput = thriftwire.Fields{
	{ID: 1, Type: thriftwire.TypeString, Name: "key"},
	{ID: 2, Type: thriftwire.TypeI64, Required: true, Name: "cents"},
	{ID: 3, Type: thriftwire.TypeString, Required: true, Sensitive: true, Name: "card"},
}

// AppendThriftBinary appends x as a Thrift struct in the binary protocol.
func (x *ChargeInput) AppendThriftBinary(b []byte) []byte {
	if x.Key != nil {
		b = append(b, thriftwire.TypeString, 0, 1) // key
		b = thriftwire.AppendBinaryUUID(b, *x.Key)
	}
	b = append(b, thriftwire.TypeI64, 0, 2) // cents
	b = thriftwire.AppendBinaryI64(b, x.Cents)
	b = append(b, thriftwire.TypeString, 0, 3) // card
	b = thriftwire.AppendBinaryString(b, x.Card)
	return append(b, thriftwire.TypeStop)
}

// AppendThriftCompact appends x as a Thrift struct in the compact protocol.
func (x *ChargeInput) AppendThriftCompact(b []byte) []byte {
	last := int16(0)
	if x.Key != nil {
		b = append(b, 1<<4|thriftwire.CompactTypeString) // key
		b = thriftwire.AppendCompactUUID(b, *x.Key)
		last = 1
	}
	b = thriftwire.AppendCompactField(b, last, 2, thriftwire.CompactTypeI64) // cents
	b = thriftwire.AppendCompactI64(b, x.Cents)
	b = append(b, 1<<4|thriftwire.CompactTypeString) // card
	b = thriftwire.AppendCompactString(b, x.Card)
	return append(b, thriftwire.TypeStop)
}

// DecodeThriftBinary reads x from a Thrift struct in the binary protocol. It skips fields that it
// does not know.
func (x *ChargeInput) DecodeThriftBinary(d *thriftwire.BinaryDecoder) error {
	f := thriftwire.Struct{Fields: thriftFieldsOfChargeInput}
	for d.Next(&f) {
		switch f.Field {
		case 0: // key
			f.Err = thriftwire.Optional(&x.Key, d, thriftwire.BinaryUUID)
			if !d.Follows(&f, thriftwire.TypeI64<<16|2) {
				continue
			}
			fallthrough
		case 1: // cents
			f.Err = thriftwire.BinaryI64(&x.Cents, d)
			if !d.Follows(&f, thriftwire.TypeString<<16|3) {
				continue
			}
			fallthrough
		case 2: // card
			f.Err = thriftwire.BinaryString(&x.Card, d)
			if d.Ends(&f) {
				return nil
			}
		}
	}
	return d.Done(&f)
}

// DecodeThriftCompact reads x from a Thrift struct in the compact protocol. It skips fields that it
// does not know.
func (x *ChargeInput) DecodeThriftCompact(d *thriftwire.CompactDecoder) error {
	f := thriftwire.Struct{Fields: thriftFieldsOfChargeInput}
	for d.Next(&f) {
		switch f.Field {
		case 0: // key
			f.Err = thriftwire.Optional(&x.Key, d, thriftwire.CompactUUID)
			if !d.Follows(&f, 1<<4|thriftwire.CompactTypeI64) {
				continue
			}
			fallthrough
		case 1: // cents
			f.Err = thriftwire.CompactI64(&x.Cents, d)
			if !d.Follows(&f, 1<<4|thriftwire.CompactTypeString) {
				continue
			}
			fallthrough
		case 2: // card
			f.Err = thriftwire.CompactString(&x.Card, d)
			if d.Ends(&f) {
				return nil
			}
		}
	}
	return d.Done(&f)
}

var thriftFieldsOfNoCover = thriftwire.Fields{
	{ID: 1, Type: thriftwire.TypeI64, Required: true, Name: "missing"},
}

// AppendThriftBinary appends x as a Thrift struct in the binary protocol.
func (x *NoCover) AppendThriftBinary(b []byte) []byte {
	b = append(b, thriftwire.TypeI64, 0, 1) // missing
	b = thriftwire.AppendBinaryI64(b, x.Missing)
	return append(b, thriftwire.TypeStop)
}

// AppendThriftCompact appends x as a Thrift struct in the compact protocol.
func (x *NoCover) AppendThriftCompact(b []byte) []byte {
	b = append(b, 1<<4|thriftwire.CompactTypeI64) // missing
	b = thriftwire.AppendCompactI64(b, x.Missing)
	return append(b, thriftwire.TypeStop)
}

// DecodeThriftBinary reads x from a Thrift struct in the binary protocol. It skips fields that it
// does not know.
func (x *NoCover) DecodeThriftBinary(d *thriftwire.BinaryDecoder) error {
	f := thriftwire.Struct{Fields: thriftFieldsOfNoCover}
	for d.Next(&f) {
		switch f.Field {
		case 0: // missing
			f.Err = thriftwire.BinaryI64(&x.Missing, d)
			if d.Ends(&f) {
				return nil
			}
		}
	}
	return d.Done(&f)
}

// DecodeThriftCompact reads x from a Thrift struct in the compact protocol. It skips fields that it
// does not know.
func (x *NoCover) DecodeThriftCompact(d *thriftwire.CompactDecoder) error {
	f := thriftwire.Struct{Fields: thriftFieldsOfNoCover}
	for d.Next(&f) {
		switch f.Field {
		case 0: // missing
			f.Err = thriftwire.CompactI64(&x.Missing, d)
			if d.Ends(&f) {
				return nil
			}
		}
	}
	return d.Done(&f)
}
