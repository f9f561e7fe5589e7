package guards

import thriftwire "github.com/kitc-lang/kit/runtime/wire/thrift"

var thriftFieldsOfFindInput = thriftwire.Fields{
	{ID: 1, Type: thriftwire.TypeString, Required: true, Name: "word"},
}

// AppendThriftBinary appends x as a Thrift struct in the binary protocol.
func (x *FindInput) AppendThriftBinary(b []byte) []byte {
	b = append(b, thriftwire.TypeString, 0, 1) // word
	b = thriftwire.AppendBinaryString(b, x.Word)
	return append(b, thriftwire.TypeStop)
}

// AppendThriftCompact appends x as a Thrift struct in the compact protocol.
func (x *FindInput) AppendThriftCompact(b []byte) []byte {
	b = append(b, 1<<4|thriftwire.CompactTypeString) // word
	b = thriftwire.AppendCompactString(b, x.Word)
	return append(b, thriftwire.TypeStop)
}

// DecodeThriftBinary reads x from a Thrift struct in the binary protocol. It skips fields that it
// does not know.
func (x *FindInput) DecodeThriftBinary(d *thriftwire.BinaryDecoder) error {
	f := thriftwire.Struct{Fields: thriftFieldsOfFindInput}
	for d.Next(&f) {
		switch f.Field {
		case 0: // word
			f.Err = thriftwire.BinaryString(&x.Word, d)
			if d.Ends(&f) {
				return nil
			}
		}
	}
	return d.Done(&f)
}

// DecodeThriftCompact reads x from a Thrift struct in the compact protocol. It skips fields that it
// does not know.
func (x *FindInput) DecodeThriftCompact(d *thriftwire.CompactDecoder) error {
	f := thriftwire.Struct{Fields: thriftFieldsOfFindInput}
	for d.Next(&f) {
		switch f.Field {
		case 0: // word
			f.Err = thriftwire.CompactString(&x.Word, d)
			if d.Ends(&f) {
				return nil
			}
		}
	}
	return d.Done(&f)
}
