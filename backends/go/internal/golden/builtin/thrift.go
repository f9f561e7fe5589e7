package builtin

import thriftwire "github.com/kitc-lang/kit/runtime/wire/thrift"

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
