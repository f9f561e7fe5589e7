package callers

import thriftwire "github.com/kitc-lang/kit/runtime/wire/thrift"

var thriftFieldsOfChargeInput = thriftwire.Fields{
	{ID: 1, Type: thriftwire.TypeString, Required: true, Name: "key"},
}

// AppendThriftBinary appends x as a Thrift struct in the binary protocol.
func (x *ChargeInput) AppendThriftBinary(b []byte) []byte {
	b = append(b, thriftwire.TypeString, 0, 1) // key
	b = thriftwire.AppendBinaryString(b, x.Key)
	return append(b, thriftwire.TypeStop)
}

// AppendThriftCompact appends x as a Thrift struct in the compact protocol.
func (x *ChargeInput) AppendThriftCompact(b []byte) []byte {
	b = append(b, 1<<4|thriftwire.CompactTypeString) // key
	b = thriftwire.AppendCompactString(b, x.Key)
	return append(b, thriftwire.TypeStop)
}

// DecodeThriftBinary reads x from a Thrift struct in the binary protocol. It skips fields that it
// does not know.
func (x *ChargeInput) DecodeThriftBinary(d *thriftwire.BinaryDecoder) error {
	f := thriftwire.Struct{Fields: thriftFieldsOfChargeInput}
	for d.Next(&f) {
		switch f.Field {
		case 0: // key
			f.Err = thriftwire.BinaryString(&x.Key, d)
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
			f.Err = thriftwire.CompactString(&x.Key, d)
			if d.Ends(&f) {
				return nil
			}
		}
	}
	return d.Done(&f)
}
