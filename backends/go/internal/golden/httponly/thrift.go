package httponly

import thriftwire "github.com/kitc-lang/kit/runtime/wire/thrift"

var thriftFieldsOfZone = thriftwire.Fields{
	{ID: 1, Type: thriftwire.TypeString, Required: true, Name: "name"},
	{ID: 2, Type: thriftwire.TypeI64, Required: true, Name: "offset"},
}

// AppendThriftBinary appends x as a Thrift struct in the binary protocol.
func (x *Zone) AppendThriftBinary(b []byte) []byte {
	b = append(b, thriftwire.TypeString, 0, 1) // name
	b = thriftwire.AppendBinaryString(b, x.Name)
	b = append(b, thriftwire.TypeI64, 0, 2) // offset
	b = thriftwire.AppendBinaryDuration(b, x.Offset)
	return append(b, thriftwire.TypeStop)
}

// AppendThriftCompact appends x as a Thrift struct in the compact protocol.
func (x *Zone) AppendThriftCompact(b []byte) []byte {
	b = append(b, 1<<4|thriftwire.CompactTypeString) // name
	b = thriftwire.AppendCompactString(b, x.Name)
	b = append(b, 1<<4|thriftwire.CompactTypeI64) // offset
	b = thriftwire.AppendCompactDuration(b, x.Offset)
	return append(b, thriftwire.TypeStop)
}

// DecodeThriftBinary reads x from a Thrift struct in the binary protocol. It skips fields that it
// does not know.
func (x *Zone) DecodeThriftBinary(d *thriftwire.BinaryDecoder) error {
	f := thriftwire.Struct{Fields: thriftFieldsOfZone}
	for d.Next(&f) {
		switch f.Field {
		case 0: // name
			f.Err = thriftwire.BinaryString(&x.Name, d)
			if !d.Follows(&f, thriftwire.TypeI64<<16|2) {
				continue
			}
			fallthrough
		case 1: // offset
			f.Err = thriftwire.BinaryDuration(&x.Offset, d)
			if d.Ends(&f) {
				return nil
			}
		}
	}
	return d.Done(&f)
}

// DecodeThriftCompact reads x from a Thrift struct in the compact protocol. It skips fields that it
// does not know.
func (x *Zone) DecodeThriftCompact(d *thriftwire.CompactDecoder) error {
	f := thriftwire.Struct{Fields: thriftFieldsOfZone}
	for d.Next(&f) {
		switch f.Field {
		case 0: // name
			f.Err = thriftwire.CompactString(&x.Name, d)
			if !d.Follows(&f, 1<<4|thriftwire.CompactTypeI64) {
				continue
			}
			fallthrough
		case 1: // offset
			f.Err = thriftwire.CompactDuration(&x.Offset, d)
			if d.Ends(&f) {
				return nil
			}
		}
	}
	return d.Done(&f)
}

var thriftFieldsOfNowInput = thriftwire.Fields{
	{ID: 1, Type: thriftwire.TypeString, Name: "zone"},
}

// AppendThriftBinary appends x as a Thrift struct in the binary protocol.
func (x *NowInput) AppendThriftBinary(b []byte) []byte {
	if x.Zone != nil {
		b = append(b, thriftwire.TypeString, 0, 1) // zone
		b = thriftwire.AppendBinaryString(b, *x.Zone)
	}
	return append(b, thriftwire.TypeStop)
}

// AppendThriftCompact appends x as a Thrift struct in the compact protocol.
func (x *NowInput) AppendThriftCompact(b []byte) []byte {
	if x.Zone != nil {
		b = append(b, 1<<4|thriftwire.CompactTypeString) // zone
		b = thriftwire.AppendCompactString(b, *x.Zone)
	}
	return append(b, thriftwire.TypeStop)
}

// DecodeThriftBinary reads x from a Thrift struct in the binary protocol. It skips fields that it
// does not know.
func (x *NowInput) DecodeThriftBinary(d *thriftwire.BinaryDecoder) error {
	f := thriftwire.Struct{Fields: thriftFieldsOfNowInput}
	for d.Next(&f) {
		switch f.Field {
		case 0: // zone
			f.Err = thriftwire.Optional(&x.Zone, d, thriftwire.BinaryString)
			if d.Ends(&f) {
				return nil
			}
		}
	}
	return d.Done(&f)
}

// DecodeThriftCompact reads x from a Thrift struct in the compact protocol. It skips fields that it
// does not know.
func (x *NowInput) DecodeThriftCompact(d *thriftwire.CompactDecoder) error {
	f := thriftwire.Struct{Fields: thriftFieldsOfNowInput}
	for d.Next(&f) {
		switch f.Field {
		case 0: // zone
			f.Err = thriftwire.Optional(&x.Zone, d, thriftwire.CompactString)
			if d.Ends(&f) {
				return nil
			}
		}
	}
	return d.Done(&f)
}
