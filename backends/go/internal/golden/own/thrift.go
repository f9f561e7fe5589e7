package own

import thriftwire "github.com/kitc-lang/kit/runtime/wire/thrift"

var thriftFieldsOfOpenInput = thriftwire.Fields{
	{ID: 1, Type: thriftwire.TypeString, Required: true, Name: "code"},
}

// AppendThriftBinary appends x as a Thrift struct in the binary protocol.
func (x *OpenInput) AppendThriftBinary(b []byte) []byte {
	b = append(b, thriftwire.TypeString, 0, 1) // code
	b = thriftwire.AppendBinaryString(b, x.Code)
	return append(b, thriftwire.TypeStop)
}

// AppendThriftCompact appends x as a Thrift struct in the compact protocol.
func (x *OpenInput) AppendThriftCompact(b []byte) []byte {
	b = append(b, 1<<4|thriftwire.CompactTypeString) // code
	b = thriftwire.AppendCompactString(b, x.Code)
	return append(b, thriftwire.TypeStop)
}

// DecodeThriftBinary reads x from a Thrift struct in the binary protocol. It skips fields that it
// does not know.
func (x *OpenInput) DecodeThriftBinary(d *thriftwire.BinaryDecoder) error {
	f := thriftwire.Struct{Fields: thriftFieldsOfOpenInput}
	for d.Next(&f) {
		switch f.Field {
		case 0: // code
			f.Err = thriftwire.BinaryString(&x.Code, d)
			if d.Ends(&f) {
				return nil
			}
		}
	}
	return d.Done(&f)
}

// DecodeThriftCompact reads x from a Thrift struct in the compact protocol. It skips fields that it
// does not know.
func (x *OpenInput) DecodeThriftCompact(d *thriftwire.CompactDecoder) error {
	f := thriftwire.Struct{Fields: thriftFieldsOfOpenInput}
	for d.Next(&f) {
		switch f.Field {
		case 0: // code
			f.Err = thriftwire.CompactString(&x.Code, d)
			if d.Ends(&f) {
				return nil
			}
		}
	}
	return d.Done(&f)
}
