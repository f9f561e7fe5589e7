package calls

import thriftwire "github.com/kitc-lang/kit/runtime/wire/thrift"

var thriftFieldsOfThing = thriftwire.Fields{
	{ID: 1, Type: thriftwire.TypeString, Required: true, Name: "name"},
	{ID: 2, Type: thriftwire.TypeString, Name: "note"},
}

// AppendThriftBinary appends x as a Thrift struct in the binary protocol.
func (x *Thing) AppendThriftBinary(b []byte) []byte {
	b = append(b, thriftwire.TypeString, 0, 1) // name
	b = thriftwire.AppendBinaryString(b, x.Name)
	if x.Note != nil {
		b = append(b, thriftwire.TypeString, 0, 2) // note
		b = thriftwire.AppendBinaryString(b, *x.Note)
	}
	return append(b, thriftwire.TypeStop)
}

// AppendThriftCompact appends x as a Thrift struct in the compact protocol.
func (x *Thing) AppendThriftCompact(b []byte) []byte {
	b = append(b, 1<<4|thriftwire.CompactTypeString) // name
	b = thriftwire.AppendCompactString(b, x.Name)
	if x.Note != nil {
		b = append(b, 1<<4|thriftwire.CompactTypeString) // note
		b = thriftwire.AppendCompactString(b, *x.Note)
	}
	return append(b, thriftwire.TypeStop)
}

// DecodeThriftBinary reads x from a Thrift struct in the binary protocol. It skips fields that it
// does not know.
func (x *Thing) DecodeThriftBinary(d *thriftwire.BinaryDecoder) error {
	f := thriftwire.Struct{Fields: thriftFieldsOfThing}
	for d.Next(&f) {
		switch f.Field {
		case 0: // name
			f.Err = thriftwire.BinaryString(&x.Name, d)
			if !d.Follows(&f, thriftwire.TypeString<<16|2) {
				continue
			}
			fallthrough
		case 1: // note
			f.Err = thriftwire.Optional(&x.Note, d, thriftwire.BinaryString)
			if d.Ends(&f) {
				return nil
			}
		}
	}
	return d.Done(&f)
}

// DecodeThriftCompact reads x from a Thrift struct in the compact protocol. It skips fields that it
// does not know.
func (x *Thing) DecodeThriftCompact(d *thriftwire.CompactDecoder) error {
	f := thriftwire.Struct{Fields: thriftFieldsOfThing}
	for d.Next(&f) {
		switch f.Field {
		case 0: // name
			f.Err = thriftwire.CompactString(&x.Name, d)
			if !d.Follows(&f, 1<<4|thriftwire.CompactTypeString) {
				continue
			}
			fallthrough
		case 1: // note
			f.Err = thriftwire.Optional(&x.Note, d, thriftwire.CompactString)
			if d.Ends(&f) {
				return nil
			}
		}
	}
	return d.Done(&f)
}

var thriftFieldsOfChoice2 = thriftwire.Fields{
	{ID: 1, Type: thriftwire.TypeStruct, Required: true, Name: "choice"},
}

// AppendThriftBinary appends x as a Thrift struct in the binary protocol.
func (x *Choice2) AppendThriftBinary(b []byte) []byte {
	b = append(b, thriftwire.TypeStruct, 0, 1) // choice
	b = x.Choice.AppendThriftBinary(b)
	return append(b, thriftwire.TypeStop)
}

// AppendThriftCompact appends x as a Thrift struct in the compact protocol.
func (x *Choice2) AppendThriftCompact(b []byte) []byte {
	b = append(b, 1<<4|thriftwire.CompactTypeStruct) // choice
	b = x.Choice.AppendThriftCompact(b)
	return append(b, thriftwire.TypeStop)
}

// DecodeThriftBinary reads x from a Thrift struct in the binary protocol. It skips fields that it
// does not know.
func (x *Choice2) DecodeThriftBinary(d *thriftwire.BinaryDecoder) error {
	f := thriftwire.Struct{Fields: thriftFieldsOfChoice2}
	for d.Next(&f) {
		switch f.Field {
		case 0: // choice
			f.Err = x.Choice.DecodeThriftBinary(d)
			if d.Ends(&f) {
				return nil
			}
		}
	}
	return d.Done(&f)
}

// DecodeThriftCompact reads x from a Thrift struct in the compact protocol. It skips fields that it
// does not know.
func (x *Choice2) DecodeThriftCompact(d *thriftwire.CompactDecoder) error {
	f := thriftwire.Struct{Fields: thriftFieldsOfChoice2}
	for d.Next(&f) {
		switch f.Field {
		case 0: // choice
			f.Err = x.Choice.DecodeThriftCompact(d)
			if d.Ends(&f) {
				return nil
			}
		}
	}
	return d.Done(&f)
}

var thriftFieldsOfTakeInput = thriftwire.Fields{
	{ID: 1, Type: thriftwire.TypeStruct, Required: true, Name: "thing"},
	{ID: 2, Type: thriftwire.TypeI32, Name: "times"},
}

// AppendThriftBinary appends x as a Thrift struct in the binary protocol.
func (x *TakeInput) AppendThriftBinary(b []byte) []byte {
	b = append(b, thriftwire.TypeStruct, 0, 1) // thing
	b = x.Thing.AppendThriftBinary(b)
	if x.Times != nil {
		b = append(b, thriftwire.TypeI32, 0, 2) // times
		b = thriftwire.AppendBinaryI32(b, *x.Times)
	}
	return append(b, thriftwire.TypeStop)
}

// AppendThriftCompact appends x as a Thrift struct in the compact protocol.
func (x *TakeInput) AppendThriftCompact(b []byte) []byte {
	b = append(b, 1<<4|thriftwire.CompactTypeStruct) // thing
	b = x.Thing.AppendThriftCompact(b)
	if x.Times != nil {
		b = append(b, 1<<4|thriftwire.CompactTypeI32) // times
		b = thriftwire.AppendCompactI32(b, *x.Times)
	}
	return append(b, thriftwire.TypeStop)
}

// DecodeThriftBinary reads x from a Thrift struct in the binary protocol. It skips fields that it
// does not know.
func (x *TakeInput) DecodeThriftBinary(d *thriftwire.BinaryDecoder) error {
	f := thriftwire.Struct{Fields: thriftFieldsOfTakeInput}
	for d.Next(&f) {
		switch f.Field {
		case 0: // thing
			x.Thing = Thing{}
			f.Err = x.Thing.DecodeThriftBinary(d)
			if !d.Follows(&f, thriftwire.TypeI32<<16|2) {
				continue
			}
			fallthrough
		case 1: // times
			f.Err = thriftwire.Optional(&x.Times, d, thriftwire.BinaryI32)
			if d.Ends(&f) {
				return nil
			}
		}
	}
	return d.Done(&f)
}

// DecodeThriftCompact reads x from a Thrift struct in the compact protocol. It skips fields that it
// does not know.
func (x *TakeInput) DecodeThriftCompact(d *thriftwire.CompactDecoder) error {
	f := thriftwire.Struct{Fields: thriftFieldsOfTakeInput}
	for d.Next(&f) {
		switch f.Field {
		case 0: // thing
			x.Thing = Thing{}
			f.Err = x.Thing.DecodeThriftCompact(d)
			if !d.Follows(&f, 1<<4|thriftwire.CompactTypeI32) {
				continue
			}
			fallthrough
		case 1: // times
			f.Err = thriftwire.Optional(&x.Times, d, thriftwire.CompactI32)
			if d.Ends(&f) {
				return nil
			}
		}
	}
	return d.Done(&f)
}

var thriftFieldsOfGiveListInput = thriftwire.Fields{
	{ID: 1, Type: thriftwire.TypeI32, Required: true, Name: "size"},
}

// AppendThriftBinary appends x as a Thrift struct in the binary protocol.
func (x *GiveListInput) AppendThriftBinary(b []byte) []byte {
	b = append(b, thriftwire.TypeI32, 0, 1) // size
	b = thriftwire.AppendBinaryI32(b, x.Size)
	return append(b, thriftwire.TypeStop)
}

// AppendThriftCompact appends x as a Thrift struct in the compact protocol.
func (x *GiveListInput) AppendThriftCompact(b []byte) []byte {
	b = append(b, 1<<4|thriftwire.CompactTypeI32) // size
	b = thriftwire.AppendCompactI32(b, x.Size)
	return append(b, thriftwire.TypeStop)
}

// DecodeThriftBinary reads x from a Thrift struct in the binary protocol. It skips fields that it
// does not know.
func (x *GiveListInput) DecodeThriftBinary(d *thriftwire.BinaryDecoder) error {
	f := thriftwire.Struct{Fields: thriftFieldsOfGiveListInput}
	for d.Next(&f) {
		switch f.Field {
		case 0: // size
			f.Err = thriftwire.BinaryI32(&x.Size, d)
			if d.Ends(&f) {
				return nil
			}
		}
	}
	return d.Done(&f)
}

// DecodeThriftCompact reads x from a Thrift struct in the compact protocol. It skips fields that it
// does not know.
func (x *GiveListInput) DecodeThriftCompact(d *thriftwire.CompactDecoder) error {
	f := thriftwire.Struct{Fields: thriftFieldsOfGiveListInput}
	for d.Next(&f) {
		switch f.Field {
		case 0: // size
			f.Err = thriftwire.CompactI32(&x.Size, d)
			if d.Ends(&f) {
				return nil
			}
		}
	}
	return d.Done(&f)
}

var thriftFieldsOfFailInput = thriftwire.Fields{
	{ID: 1, Type: thriftwire.TypeString, Required: true, Name: "how"},
}

// AppendThriftBinary appends x as a Thrift struct in the binary protocol.
func (x *FailInput) AppendThriftBinary(b []byte) []byte {
	b = append(b, thriftwire.TypeString, 0, 1) // how
	b = thriftwire.AppendBinaryString(b, x.How)
	return append(b, thriftwire.TypeStop)
}

// AppendThriftCompact appends x as a Thrift struct in the compact protocol.
func (x *FailInput) AppendThriftCompact(b []byte) []byte {
	b = append(b, 1<<4|thriftwire.CompactTypeString) // how
	b = thriftwire.AppendCompactString(b, x.How)
	return append(b, thriftwire.TypeStop)
}

// DecodeThriftBinary reads x from a Thrift struct in the binary protocol. It skips fields that it
// does not know.
func (x *FailInput) DecodeThriftBinary(d *thriftwire.BinaryDecoder) error {
	f := thriftwire.Struct{Fields: thriftFieldsOfFailInput}
	for d.Next(&f) {
		switch f.Field {
		case 0: // how
			f.Err = thriftwire.BinaryString(&x.How, d)
			if d.Ends(&f) {
				return nil
			}
		}
	}
	return d.Done(&f)
}

// DecodeThriftCompact reads x from a Thrift struct in the compact protocol. It skips fields that it
// does not know.
func (x *FailInput) DecodeThriftCompact(d *thriftwire.CompactDecoder) error {
	f := thriftwire.Struct{Fields: thriftFieldsOfFailInput}
	for d.Next(&f) {
		switch f.Field {
		case 0: // how
			f.Err = thriftwire.CompactString(&x.How, d)
			if d.Ends(&f) {
				return nil
			}
		}
	}
	return d.Done(&f)
}

var thriftFieldsOfChoice = thriftwire.Fields{
	{ID: 1, Type: thriftwire.TypeStruct, Required: true, Name: "thing"},
	{ID: 2, Type: thriftwire.TypeI64, Required: true, Name: "number"},
}

// AppendThriftBinary appends x as a Thrift union in the binary protocol.
func (x *Choice) AppendThriftBinary(b []byte) []byte {
	switch {
	case x.Thing != nil:
		b = append(b, thriftwire.TypeStruct, 0, 1) // thing
		b = x.Thing.AppendThriftBinary(b)
	case x.Number != nil:
		b = append(b, thriftwire.TypeI64, 0, 2) // number
		b = thriftwire.AppendBinaryI64(b, *x.Number)
	}
	return append(b, thriftwire.TypeStop)
}

// AppendThriftCompact appends x as a Thrift union in the compact protocol.
func (x *Choice) AppendThriftCompact(b []byte) []byte {
	switch {
	case x.Thing != nil:
		b = append(b, 1<<4|thriftwire.CompactTypeStruct) // thing
		b = x.Thing.AppendThriftCompact(b)
	case x.Number != nil:
		b = append(b, 2<<4|thriftwire.CompactTypeI64) // number
		b = thriftwire.AppendCompactI64(b, *x.Number)
	}
	return append(b, thriftwire.TypeStop)
}

// DecodeThriftBinary reads x from a Thrift union in the binary protocol.
func (x *Choice) DecodeThriftBinary(d *thriftwire.BinaryDecoder) error {
	*x = Choice{}
	f := thriftwire.Struct{Fields: thriftFieldsOfChoice, Shape: thriftwire.Union}
	for d.Next(&f) {
		switch f.Field {
		case 0: // thing
			f.Err = thriftwire.Optional(&x.Thing, d, (*Thing).DecodeThriftBinary)
		case 1: // number
			f.Err = thriftwire.Optional(&x.Number, d, thriftwire.BinaryI64)
		}
	}
	x.unknown = f.Unknown()
	return d.Done(&f)
}

// DecodeThriftCompact reads x from a Thrift union in the compact protocol.
func (x *Choice) DecodeThriftCompact(d *thriftwire.CompactDecoder) error {
	*x = Choice{}
	f := thriftwire.Struct{Fields: thriftFieldsOfChoice, Shape: thriftwire.Union}
	for d.Next(&f) {
		switch f.Field {
		case 0: // thing
			f.Err = thriftwire.Optional(&x.Thing, d, (*Thing).DecodeThriftCompact)
		case 1: // number
			f.Err = thriftwire.Optional(&x.Number, d, thriftwire.CompactI64)
		}
	}
	x.unknown = f.Unknown()
	return d.Done(&f)
}

var thriftFieldsOfMissing = thriftwire.Fields{
	{ID: 1, Type: thriftwire.TypeString, Required: true, Name: "name"},
	{ID: 2, Type: thriftwire.TypeList, Required: true, Name: "near"},
}

// AppendThriftBinary appends x as a Thrift struct in the binary protocol.
func (x *Missing) AppendThriftBinary(b []byte) []byte {
	b = append(b, thriftwire.TypeString, 0, 1) // name
	b = thriftwire.AppendBinaryString(b, x.Name)
	b = append(b, thriftwire.TypeList, 0, 2) // near
	b = thriftwire.AppendBinaryList(b, thriftwire.TypeString, len(x.Near))
	for _, v := range x.Near {
		b = thriftwire.AppendBinaryString(b, v)
	}
	return append(b, thriftwire.TypeStop)
}

// AppendThriftCompact appends x as a Thrift struct in the compact protocol.
func (x *Missing) AppendThriftCompact(b []byte) []byte {
	b = append(b, 1<<4|thriftwire.CompactTypeString) // name
	b = thriftwire.AppendCompactString(b, x.Name)
	b = append(b, 1<<4|thriftwire.CompactTypeList) // near
	b = thriftwire.AppendCompactList(b, thriftwire.CompactTypeString, len(x.Near))
	for _, v := range x.Near {
		b = thriftwire.AppendCompactString(b, v)
	}
	return append(b, thriftwire.TypeStop)
}

// DecodeThriftBinary reads x from a Thrift struct in the binary protocol. It skips fields that it
// does not know.
func (x *Missing) DecodeThriftBinary(d *thriftwire.BinaryDecoder) error {
	f := thriftwire.Struct{Fields: thriftFieldsOfMissing}
	for d.Next(&f) {
		switch f.Field {
		case 0: // name
			f.Err = thriftwire.BinaryString(&x.Name, d)
			if !d.Follows(&f, thriftwire.TypeList<<16|2) {
				continue
			}
			fallthrough
		case 1: // near
			f.Err = thriftwire.List(&x.Near, d, thriftwire.TypeString, thriftwire.BinaryString)
			if d.Ends(&f) {
				return nil
			}
		}
	}
	return d.Done(&f)
}

// DecodeThriftCompact reads x from a Thrift struct in the compact protocol. It skips fields that it
// does not know.
func (x *Missing) DecodeThriftCompact(d *thriftwire.CompactDecoder) error {
	f := thriftwire.Struct{Fields: thriftFieldsOfMissing}
	for d.Next(&f) {
		switch f.Field {
		case 0: // name
			f.Err = thriftwire.CompactString(&x.Name, d)
			if !d.Follows(&f, 1<<4|thriftwire.CompactTypeList) {
				continue
			}
			fallthrough
		case 1: // near
			f.Err = thriftwire.List(&x.Near, d, thriftwire.TypeString, thriftwire.CompactString)
			if d.Ends(&f) {
				return nil
			}
		}
	}
	return d.Done(&f)
}

var thriftFieldsOfSuccess = thriftwire.Fields{
	{ID: 1, Type: thriftwire.TypeBool, Required: true, Name: "success"},
}

// AppendThriftBinary appends x as a Thrift struct in the binary protocol.
func (x *Success) AppendThriftBinary(b []byte) []byte {
	b = append(b, thriftwire.TypeBool, 0, 1) // success
	b = thriftwire.AppendBinaryBool(b, x.Success)
	return append(b, thriftwire.TypeStop)
}

// AppendThriftCompact appends x as a Thrift struct in the compact protocol.
func (x *Success) AppendThriftCompact(b []byte) []byte {
	b = append(b, 1<<4|thriftwire.CompactTypeBool(x.Success)) // success
	return append(b, thriftwire.TypeStop)
}

// DecodeThriftBinary reads x from a Thrift struct in the binary protocol. It skips fields that it
// does not know.
func (x *Success) DecodeThriftBinary(d *thriftwire.BinaryDecoder) error {
	f := thriftwire.Struct{Fields: thriftFieldsOfSuccess}
	for d.Next(&f) {
		switch f.Field {
		case 0: // success
			f.Err = thriftwire.BinaryBool(&x.Success, d)
			if d.Ends(&f) {
				return nil
			}
		}
	}
	return d.Done(&f)
}

// DecodeThriftCompact reads x from a Thrift struct in the compact protocol. It skips fields that it
// does not know.
func (x *Success) DecodeThriftCompact(d *thriftwire.CompactDecoder) error {
	f := thriftwire.Struct{Fields: thriftFieldsOfSuccess}
	for d.Next(&f) {
		switch f.Field {
		case 0: // success
			f.Err = thriftwire.CompactBool(&x.Success, d)
			if d.Ends(&f) {
				return nil
			}
		}
	}
	return d.Done(&f)
}

// AppendThriftBinary appends x as a Thrift struct in the binary protocol.
func (x *Bare) AppendThriftBinary(b []byte) []byte {
	return append(b, thriftwire.TypeStop)
}

// AppendThriftCompact appends x as a Thrift struct in the compact protocol.
func (x *Bare) AppendThriftCompact(b []byte) []byte {
	return append(b, thriftwire.TypeStop)
}

// DecodeThriftBinary reads x from a Thrift struct in the binary protocol. It skips fields that it
// does not know.
func (x *Bare) DecodeThriftBinary(d *thriftwire.BinaryDecoder) error {
	var f thriftwire.Struct
	d.Next(&f) // skips all that there are
	return d.Done(&f)
}

// DecodeThriftCompact reads x from a Thrift struct in the compact protocol. It skips fields that it
// does not know.
func (x *Bare) DecodeThriftCompact(d *thriftwire.CompactDecoder) error {
	var f thriftwire.Struct
	d.Next(&f) // skips all that there are
	return d.Done(&f)
}
