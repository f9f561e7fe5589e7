package std

import thriftwire "github.com/kitc-lang/kit/runtime/wire/thrift"

var thriftFieldsOfNotFound = thriftwire.Fields{
	{ID: 1, Type: thriftwire.TypeString, Required: true, Name: "resource"},
	{ID: 2, Type: thriftwire.TypeString, Required: true, Name: "id"},
}

// AppendThriftBinary appends x as a Thrift struct in the binary protocol.
func (x *NotFound) AppendThriftBinary(b []byte) []byte {
	b = append(b, thriftwire.TypeString, 0, 1) // resource
	b = thriftwire.AppendBinaryString(b, x.Resource)
	b = append(b, thriftwire.TypeString, 0, 2) // id
	b = thriftwire.AppendBinaryString(b, x.ID)
	return append(b, thriftwire.TypeStop)
}

// AppendThriftCompact appends x as a Thrift struct in the compact protocol.
func (x *NotFound) AppendThriftCompact(b []byte) []byte {
	b = append(b, 1<<4|thriftwire.CompactTypeString) // resource
	b = thriftwire.AppendCompactString(b, x.Resource)
	b = append(b, 1<<4|thriftwire.CompactTypeString) // id
	b = thriftwire.AppendCompactString(b, x.ID)
	return append(b, thriftwire.TypeStop)
}

// DecodeThriftBinary reads x from a Thrift struct in the binary protocol. It skips fields that it
// does not know.
func (x *NotFound) DecodeThriftBinary(d *thriftwire.BinaryDecoder) error {
	f := d.Struct(thriftFieldsOfNotFound)
	for f.Next() {
		switch f.Field {
		case 0: // resource
			f.Err = thriftwire.BinaryString(&x.Resource, d)
		case 1: // id
			f.Err = thriftwire.BinaryString(&x.ID, d)
		}
	}
	return f.End()
}

// DecodeThriftCompact reads x from a Thrift struct in the compact protocol. It skips fields that it
// does not know.
func (x *NotFound) DecodeThriftCompact(d *thriftwire.CompactDecoder) error {
	f := d.Struct(thriftFieldsOfNotFound)
	for f.Next() {
		switch f.Field {
		case 0: // resource
			f.Err = thriftwire.CompactString(&x.Resource, d)
		case 1: // id
			f.Err = thriftwire.CompactString(&x.ID, d)
		}
	}
	return f.End()
}
