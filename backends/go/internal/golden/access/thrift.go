package access

import (
	"github.com/kitc-lang/kit/runtime/std"
	thriftwire "github.com/kitc-lang/kit/runtime/wire/thrift"
)

var thriftFieldsOfNote = thriftwire.Fields{
	{ID: 1, Type: thriftwire.TypeI64, Required: true, Name: "id"},
	{ID: 2, Type: thriftwire.TypeString, Required: true, Name: "text"},
}

// AppendThriftBinary appends x as a Thrift struct in the binary protocol.
func (x *Note) AppendThriftBinary(b []byte) []byte {
	b = append(b, thriftwire.TypeI64, 0, 1) // id
	b = thriftwire.AppendBinaryI64(b, x.ID)
	b = append(b, thriftwire.TypeString, 0, 2) // text
	b = thriftwire.AppendBinaryString(b, x.Text)
	return append(b, thriftwire.TypeStop)
}

// AppendThriftCompact appends x as a Thrift struct in the compact protocol.
func (x *Note) AppendThriftCompact(b []byte) []byte {
	b = append(b, 1<<4|thriftwire.CompactTypeI64) // id
	b = thriftwire.AppendCompactI64(b, x.ID)
	b = append(b, 1<<4|thriftwire.CompactTypeString) // text
	b = thriftwire.AppendCompactString(b, x.Text)
	return append(b, thriftwire.TypeStop)
}

// DecodeThriftBinary reads x from a Thrift struct in the binary protocol. It skips fields that it
// does not know.
func (x *Note) DecodeThriftBinary(d *thriftwire.BinaryDecoder) error {
	f := thriftwire.Struct{Fields: thriftFieldsOfNote}
	for d.Next(&f) {
		switch f.Field {
		case 0: // id
			f.Err = thriftwire.BinaryI64(&x.ID, d)
			if !d.Follows(&f, thriftwire.TypeString<<16|2) {
				continue
			}
			fallthrough
		case 1: // text
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
func (x *Note) DecodeThriftCompact(d *thriftwire.CompactDecoder) error {
	f := thriftwire.Struct{Fields: thriftFieldsOfNote}
	for d.Next(&f) {
		switch f.Field {
		case 0: // id
			f.Err = thriftwire.CompactI64(&x.ID, d)
			if !d.Follows(&f, 1<<4|thriftwire.CompactTypeString) {
				continue
			}
			fallthrough
		case 1: // text
			f.Err = thriftwire.CompactString(&x.Text, d)
			if d.Ends(&f) {
				return nil
			}
		}
	}
	return d.Done(&f)
}

var thriftFieldsOfNotePage = thriftwire.Fields{
	{ID: 1, Type: thriftwire.TypeList, Required: true, Name: "items"},
	{ID: 2, Type: thriftwire.TypeString, Name: "next"},
}

// AppendThriftBinary appends x as a Thrift struct in the binary protocol.
func (x *NotePage) AppendThriftBinary(b []byte) []byte {
	b = append(b, thriftwire.TypeList, 0, 1) // items
	b = thriftwire.AppendBinaryList(b, thriftwire.TypeStruct, len(x.Items))
	for i := range x.Items {
		b = x.Items[i].AppendThriftBinary(b)
	}
	if x.Next != nil {
		b = append(b, thriftwire.TypeString, 0, 2) // next
		b = thriftwire.AppendBinaryString(b, string(*x.Next))
	}
	return append(b, thriftwire.TypeStop)
}

// AppendThriftCompact appends x as a Thrift struct in the compact protocol.
func (x *NotePage) AppendThriftCompact(b []byte) []byte {
	b = append(b, 1<<4|thriftwire.CompactTypeList) // items
	b = thriftwire.AppendCompactList(b, thriftwire.CompactTypeStruct, len(x.Items))
	for i := range x.Items {
		b = x.Items[i].AppendThriftCompact(b)
	}
	if x.Next != nil {
		b = append(b, 1<<4|thriftwire.CompactTypeString) // next
		b = thriftwire.AppendCompactString(b, string(*x.Next))
	}
	return append(b, thriftwire.TypeStop)
}

// DecodeThriftBinary reads x from a Thrift struct in the binary protocol. It skips fields that it
// does not know.
func (x *NotePage) DecodeThriftBinary(d *thriftwire.BinaryDecoder) error {
	f := thriftwire.Struct{Fields: thriftFieldsOfNotePage}
	for d.Next(&f) {
		switch f.Field {
		case 0: // items
			f.Err = thriftwire.List(&x.Items, d, thriftwire.TypeStruct, (*Note).DecodeThriftBinary)
			if !d.Follows(&f, thriftwire.TypeString<<16|2) {
				continue
			}
			fallthrough
		case 1: // next
			f.Err = thriftwire.Optional(&x.Next, d, thriftwire.BinaryString)
			if d.Ends(&f) {
				return nil
			}
		}
	}
	return d.Done(&f)
}

// DecodeThriftCompact reads x from a Thrift struct in the compact protocol. It skips fields that it
// does not know.
func (x *NotePage) DecodeThriftCompact(d *thriftwire.CompactDecoder) error {
	f := thriftwire.Struct{Fields: thriftFieldsOfNotePage}
	for d.Next(&f) {
		switch f.Field {
		case 0: // items
			f.Err = thriftwire.List(&x.Items, d, thriftwire.TypeStruct, (*Note).DecodeThriftCompact)
			if !d.Follows(&f, 1<<4|thriftwire.CompactTypeString) {
				continue
			}
			fallthrough
		case 1: // next
			f.Err = thriftwire.Optional(&x.Next, d, thriftwire.CompactString)
			if d.Ends(&f) {
				return nil
			}
		}
	}
	return d.Done(&f)
}

var thriftFieldsOfFound = thriftwire.Fields{
	{ID: 1, Type: thriftwire.TypeList, Name: "notes"},
	{ID: 2, Type: thriftwire.TypeList, Required: true, Name: "words"},
	{ID: 3, Type: thriftwire.TypeStruct, Name: "page"},
}

// AppendThriftBinary appends x as a Thrift struct in the binary protocol.
func (x *Found) AppendThriftBinary(b []byte) []byte {
	if x.Notes != nil {
		b = append(b, thriftwire.TypeList, 0, 1) // notes
		b = thriftwire.AppendBinaryList(b, thriftwire.TypeStruct, len(x.Notes))
		for i := range x.Notes {
			b = x.Notes[i].AppendThriftBinary(b)
		}
	}
	b = append(b, thriftwire.TypeList, 0, 2) // words
	b = thriftwire.AppendBinaryList(b, thriftwire.TypeString, len(x.Words))
	for _, v := range x.Words {
		b = thriftwire.AppendBinaryString(b, v)
	}
	if x.Page != nil {
		b = append(b, thriftwire.TypeStruct, 0, 3) // page
		b = x.Page.AppendThriftBinary(b)
	}
	return append(b, thriftwire.TypeStop)
}

// AppendThriftCompact appends x as a Thrift struct in the compact protocol.
func (x *Found) AppendThriftCompact(b []byte) []byte {
	last := int16(0)
	if x.Notes != nil {
		b = append(b, 1<<4|thriftwire.CompactTypeList) // notes
		b = thriftwire.AppendCompactList(b, thriftwire.CompactTypeStruct, len(x.Notes))
		for i := range x.Notes {
			b = x.Notes[i].AppendThriftCompact(b)
		}
		last = 1
	}
	b = thriftwire.AppendCompactField(b, last, 2, thriftwire.CompactTypeList) // words
	b = thriftwire.AppendCompactList(b, thriftwire.CompactTypeString, len(x.Words))
	for _, v := range x.Words {
		b = thriftwire.AppendCompactString(b, v)
	}
	if x.Page != nil {
		b = append(b, 1<<4|thriftwire.CompactTypeStruct) // page
		b = x.Page.AppendThriftCompact(b)
	}
	return append(b, thriftwire.TypeStop)
}

// DecodeThriftBinary reads x from a Thrift struct in the binary protocol. It skips fields that it
// does not know.
func (x *Found) DecodeThriftBinary(d *thriftwire.BinaryDecoder) error {
	f := thriftwire.Struct{Fields: thriftFieldsOfFound}
	for d.Next(&f) {
		switch f.Field {
		case 0: // notes
			f.Err = thriftwire.List(&x.Notes, d, thriftwire.TypeStruct, (*Note).DecodeThriftBinary)
			if !d.Follows(&f, thriftwire.TypeList<<16|2) {
				continue
			}
			fallthrough
		case 1: // words
			f.Err = thriftwire.List(&x.Words, d, thriftwire.TypeString, thriftwire.BinaryString)
			if !d.Follows(&f, thriftwire.TypeStruct<<16|3) {
				continue
			}
			fallthrough
		case 2: // page
			f.Err = thriftwire.Optional(&x.Page, d, (*std.PageInfo).DecodeThriftBinary)
			if d.Ends(&f) {
				return nil
			}
		}
	}
	return d.Done(&f)
}

// DecodeThriftCompact reads x from a Thrift struct in the compact protocol. It skips fields that it
// does not know.
func (x *Found) DecodeThriftCompact(d *thriftwire.CompactDecoder) error {
	f := thriftwire.Struct{Fields: thriftFieldsOfFound}
	for d.Next(&f) {
		switch f.Field {
		case 0: // notes
			f.Err = thriftwire.List(&x.Notes, d, thriftwire.TypeStruct, (*Note).DecodeThriftCompact)
			if !d.Follows(&f, 1<<4|thriftwire.CompactTypeList) {
				continue
			}
			fallthrough
		case 1: // words
			f.Err = thriftwire.List(&x.Words, d, thriftwire.TypeString, thriftwire.CompactString)
			if !d.Follows(&f, 1<<4|thriftwire.CompactTypeStruct) {
				continue
			}
			fallthrough
		case 2: // page
			f.Err = thriftwire.Optional(&x.Page, d, (*std.PageInfo).DecodeThriftCompact)
			if d.Ends(&f) {
				return nil
			}
		}
	}
	return d.Done(&f)
}

var thriftFieldsOfListInput = thriftwire.Fields{
	{ID: 1, Type: thriftwire.TypeString, Name: "after"},
	{ID: 2, Type: thriftwire.TypeI32, Name: "size"},
}

// AppendThriftBinary appends x as a Thrift struct in the binary protocol.
func (x *ListInput) AppendThriftBinary(b []byte) []byte {
	if x.After != nil {
		b = append(b, thriftwire.TypeString, 0, 1) // after
		b = thriftwire.AppendBinaryString(b, string(*x.After))
	}
	if x.Size != nil {
		b = append(b, thriftwire.TypeI32, 0, 2) // size
		b = thriftwire.AppendBinaryI32(b, *x.Size)
	}
	return append(b, thriftwire.TypeStop)
}

// AppendThriftCompact appends x as a Thrift struct in the compact protocol.
func (x *ListInput) AppendThriftCompact(b []byte) []byte {
	last := int16(0)
	if x.After != nil {
		b = append(b, 1<<4|thriftwire.CompactTypeString) // after
		b = thriftwire.AppendCompactString(b, string(*x.After))
		last = 1
	}
	if x.Size != nil {
		b = thriftwire.AppendCompactField(b, last, 2, thriftwire.CompactTypeI32) // size
		b = thriftwire.AppendCompactI32(b, *x.Size)
	}
	return append(b, thriftwire.TypeStop)
}

// DecodeThriftBinary reads x from a Thrift struct in the binary protocol. It skips fields that it
// does not know.
func (x *ListInput) DecodeThriftBinary(d *thriftwire.BinaryDecoder) error {
	f := thriftwire.Struct{Fields: thriftFieldsOfListInput}
	for d.Next(&f) {
		switch f.Field {
		case 0: // after
			f.Err = thriftwire.Optional(&x.After, d, thriftwire.BinaryString)
			if !d.Follows(&f, thriftwire.TypeI32<<16|2) {
				continue
			}
			fallthrough
		case 1: // size
			f.Err = thriftwire.Optional(&x.Size, d, thriftwire.BinaryI32)
			if d.Ends(&f) {
				return nil
			}
		}
	}
	return d.Done(&f)
}

// DecodeThriftCompact reads x from a Thrift struct in the compact protocol. It skips fields that it
// does not know.
func (x *ListInput) DecodeThriftCompact(d *thriftwire.CompactDecoder) error {
	f := thriftwire.Struct{Fields: thriftFieldsOfListInput}
	for d.Next(&f) {
		switch f.Field {
		case 0: // after
			f.Err = thriftwire.Optional(&x.After, d, thriftwire.CompactString)
			if !d.Follows(&f, 1<<4|thriftwire.CompactTypeI32) {
				continue
			}
			fallthrough
		case 1: // size
			f.Err = thriftwire.Optional(&x.Size, d, thriftwire.CompactI32)
			if d.Ends(&f) {
				return nil
			}
		}
	}
	return d.Done(&f)
}

var thriftFieldsOfFindInput = thriftwire.Fields{
	{ID: 1, Type: thriftwire.TypeString, Required: true, Name: "text"},
	{ID: 2, Type: thriftwire.TypeStruct, Name: "page"},
}

// AppendThriftBinary appends x as a Thrift struct in the binary protocol.
func (x *FindInput) AppendThriftBinary(b []byte) []byte {
	b = append(b, thriftwire.TypeString, 0, 1) // text
	b = thriftwire.AppendBinaryString(b, x.Text)
	if x.Page != nil {
		b = append(b, thriftwire.TypeStruct, 0, 2) // page
		b = x.Page.AppendThriftBinary(b)
	}
	return append(b, thriftwire.TypeStop)
}

// AppendThriftCompact appends x as a Thrift struct in the compact protocol.
func (x *FindInput) AppendThriftCompact(b []byte) []byte {
	b = append(b, 1<<4|thriftwire.CompactTypeString) // text
	b = thriftwire.AppendCompactString(b, x.Text)
	if x.Page != nil {
		b = append(b, 1<<4|thriftwire.CompactTypeStruct) // page
		b = x.Page.AppendThriftCompact(b)
	}
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
			if !d.Follows(&f, thriftwire.TypeStruct<<16|2) {
				continue
			}
			fallthrough
		case 1: // page
			f.Err = thriftwire.Optional(&x.Page, d, (*std.PageRequest).DecodeThriftBinary)
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
			if !d.Follows(&f, 1<<4|thriftwire.CompactTypeStruct) {
				continue
			}
			fallthrough
		case 1: // page
			f.Err = thriftwire.Optional(&x.Page, d, (*std.PageRequest).DecodeThriftCompact)
			if d.Ends(&f) {
				return nil
			}
		}
	}
	return d.Done(&f)
}
