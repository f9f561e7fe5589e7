package chains

import thriftwire "github.com/kitc-lang/kit/runtime/wire/thrift"

var thriftFieldsOfBuildInput = thriftwire.Fields{
	{ID: 1, Type: thriftwire.TypeI32, Required: true, Name: "year"},
}

// AppendThriftBinary appends x as a Thrift struct in the binary protocol.
func (x *BuildInput) AppendThriftBinary(b []byte) []byte {
	b = append(b, thriftwire.TypeI32, 0, 1) // year
	b = thriftwire.AppendBinaryI32(b, x.Year)
	return append(b, thriftwire.TypeStop)
}

// AppendThriftCompact appends x as a Thrift struct in the compact protocol.
func (x *BuildInput) AppendThriftCompact(b []byte) []byte {
	b = append(b, 1<<4|thriftwire.CompactTypeI32) // year
	b = thriftwire.AppendCompactI32(b, x.Year)
	return append(b, thriftwire.TypeStop)
}

// DecodeThriftBinary reads x from a Thrift struct in the binary protocol. It skips fields that it
// does not know.
func (x *BuildInput) DecodeThriftBinary(d *thriftwire.BinaryDecoder) error {
	f := thriftwire.Struct{Fields: thriftFieldsOfBuildInput}
	for d.Next(&f) {
		switch f.Field {
		case 0: // year
			f.Err = thriftwire.BinaryI32(&x.Year, d)
			if d.Ends(&f) {
				return nil
			}
		}
	}
	return d.Done(&f)
}

// DecodeThriftCompact reads x from a Thrift struct in the compact protocol. It skips fields that it
// does not know.
func (x *BuildInput) DecodeThriftCompact(d *thriftwire.CompactDecoder) error {
	f := thriftwire.Struct{Fields: thriftFieldsOfBuildInput}
	for d.Next(&f) {
		switch f.Field {
		case 0: // year
			f.Err = thriftwire.CompactI32(&x.Year, d)
			if d.Ends(&f) {
				return nil
			}
		}
	}
	return d.Done(&f)
}
