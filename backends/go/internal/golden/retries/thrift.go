package retries

import thriftwire "github.com/kitc-lang/kit/runtime/wire/thrift"

var thriftFieldsOfPassInput = thriftwire.Fields{
	{ID: 1, Type: thriftwire.TypeString, Required: true, Name: "text"},
}

// AppendThriftBinary appends x as a Thrift struct in the binary protocol.
func (x *PassInput) AppendThriftBinary(b []byte) []byte {
	b = append(b, thriftwire.TypeString, 0, 1) // text
	b = thriftwire.AppendBinaryString(b, x.Text)
	return append(b, thriftwire.TypeStop)
}

// AppendThriftCompact appends x as a Thrift struct in the compact protocol.
func (x *PassInput) AppendThriftCompact(b []byte) []byte {
	b = append(b, 1<<4|thriftwire.CompactTypeString) // text
	b = thriftwire.AppendCompactString(b, x.Text)
	return append(b, thriftwire.TypeStop)
}

// DecodeThriftBinary reads x from a Thrift struct in the binary protocol. It skips fields that it
// does not know.
func (x *PassInput) DecodeThriftBinary(d *thriftwire.BinaryDecoder) error {
	f := thriftwire.Struct{Fields: thriftFieldsOfPassInput}
	for d.Next(&f) {
		switch f.Field {
		case 0: // text
			f.Err = thriftwire.BinaryString(&x.Text, d)
			if d.Ends(&f) {
				return nil
			}
		}
	}
	return d.Done(&f)
}

// DecodeThriftCompact reads x from a Thrift struct in the compact protocol. It skips fields that it
// does not know.
func (x *PassInput) DecodeThriftCompact(d *thriftwire.CompactDecoder) error {
	f := thriftwire.Struct{Fields: thriftFieldsOfPassInput}
	for d.Next(&f) {
		switch f.Field {
		case 0: // text
			f.Err = thriftwire.CompactString(&x.Text, d)
			if d.Ends(&f) {
				return nil
			}
		}
	}
	return d.Done(&f)
}

var thriftFieldsOfFindInput = thriftwire.Fields{
	{ID: 1, Type: thriftwire.TypeString, Required: true, Name: "text"},
}

// AppendThriftBinary appends x as a Thrift struct in the binary protocol.
func (x *FindInput) AppendThriftBinary(b []byte) []byte {
	b = append(b, thriftwire.TypeString, 0, 1) // text
	b = thriftwire.AppendBinaryString(b, x.Text)
	return append(b, thriftwire.TypeStop)
}

// AppendThriftCompact appends x as a Thrift struct in the compact protocol.
func (x *FindInput) AppendThriftCompact(b []byte) []byte {
	b = append(b, 1<<4|thriftwire.CompactTypeString) // text
	b = thriftwire.AppendCompactString(b, x.Text)
	return append(b, thriftwire.TypeStop)
}

// DecodeThriftBinary reads x from a Thrift struct in the binary protocol. It skips fields that it
// does not know.
func (x *FindInput) DecodeThriftBinary(d *thriftwire.BinaryDecoder) error {
	f := thriftwire.Struct{Fields: thriftFieldsOfFindInput}
	for d.Next(&f) {
		switch f.Field {
		case 0: // text
			f.Err = thriftwire.BinaryString(&x.Text, d)
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
		case 0: // text
			f.Err = thriftwire.CompactString(&x.Text, d)
			if d.Ends(&f) {
				return nil
			}
		}
	}
	return d.Done(&f)
}

var thriftFieldsOfTaken = thriftwire.Fields{
	{ID: 1, Type: thriftwire.TypeString, Required: true, Name: "by"},
}

// AppendThriftBinary appends x as a Thrift struct in the binary protocol.
func (x *Taken) AppendThriftBinary(b []byte) []byte {
	b = append(b, thriftwire.TypeString, 0, 1) // by
	b = thriftwire.AppendBinaryString(b, x.By)
	return append(b, thriftwire.TypeStop)
}

// AppendThriftCompact appends x as a Thrift struct in the compact protocol.
func (x *Taken) AppendThriftCompact(b []byte) []byte {
	b = append(b, 1<<4|thriftwire.CompactTypeString) // by
	b = thriftwire.AppendCompactString(b, x.By)
	return append(b, thriftwire.TypeStop)
}

// DecodeThriftBinary reads x from a Thrift struct in the binary protocol. It skips fields that it
// does not know.
func (x *Taken) DecodeThriftBinary(d *thriftwire.BinaryDecoder) error {
	f := thriftwire.Struct{Fields: thriftFieldsOfTaken}
	for d.Next(&f) {
		switch f.Field {
		case 0: // by
			f.Err = thriftwire.BinaryString(&x.By, d)
			if d.Ends(&f) {
				return nil
			}
		}
	}
	return d.Done(&f)
}

// DecodeThriftCompact reads x from a Thrift struct in the compact protocol. It skips fields that it
// does not know.
func (x *Taken) DecodeThriftCompact(d *thriftwire.CompactDecoder) error {
	f := thriftwire.Struct{Fields: thriftFieldsOfTaken}
	for d.Next(&f) {
		switch f.Field {
		case 0: // by
			f.Err = thriftwire.CompactString(&x.By, d)
			if d.Ends(&f) {
				return nil
			}
		}
	}
	return d.Done(&f)
}
