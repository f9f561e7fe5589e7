package wire

import (
	"time"

	kit "github.com/kitc-lang/kit/runtime"
	thriftwire "github.com/kitc-lang/kit/runtime/wire/thrift"
)

// AppendThriftBinary appends x as a Thrift struct in the binary protocol.
func (x *Empty) AppendThriftBinary(b []byte) []byte {
	return append(b, thriftwire.TypeStop)
}

// AppendThriftCompact appends x as a Thrift struct in the compact protocol.
func (x *Empty) AppendThriftCompact(b []byte) []byte {
	return append(b, thriftwire.TypeStop)
}

// DecodeThriftBinary reads x from a Thrift struct in the binary protocol. It skips fields that it
// does not know.
func (x *Empty) DecodeThriftBinary(d *thriftwire.BinaryDecoder) error {
	var f thriftwire.Struct
	d.Next(&f) // skips all that there are
	return d.Done(&f)
}

// DecodeThriftCompact reads x from a Thrift struct in the compact protocol. It skips fields that it
// does not know.
func (x *Empty) DecodeThriftCompact(d *thriftwire.CompactDecoder) error {
	var f thriftwire.Struct
	d.Next(&f) // skips all that there are
	return d.Done(&f)
}

var thriftFieldsOfPoint = thriftwire.Fields{
	{ID: 1, Type: thriftwire.TypeI32, Required: true, Name: "x"},
	{ID: 2, Type: thriftwire.TypeI32, Required: true, Name: "y"},
}

// AppendThriftBinary appends x as a Thrift struct in the binary protocol.
func (x *Point) AppendThriftBinary(b []byte) []byte {
	b = append(b, thriftwire.TypeI32, 0, 1) // x
	b = thriftwire.AppendBinaryI32(b, x.X)
	b = append(b, thriftwire.TypeI32, 0, 2) // y
	b = thriftwire.AppendBinaryI32(b, x.Y)
	return append(b, thriftwire.TypeStop)
}

// AppendThriftCompact appends x as a Thrift struct in the compact protocol.
func (x *Point) AppendThriftCompact(b []byte) []byte {
	b = append(b, 1<<4|thriftwire.CompactTypeI32) // x
	b = thriftwire.AppendCompactI32(b, x.X)
	b = append(b, 1<<4|thriftwire.CompactTypeI32) // y
	b = thriftwire.AppendCompactI32(b, x.Y)
	return append(b, thriftwire.TypeStop)
}

// DecodeThriftBinary reads x from a Thrift struct in the binary protocol. It skips fields that it
// does not know.
func (x *Point) DecodeThriftBinary(d *thriftwire.BinaryDecoder) error {
	f := thriftwire.Struct{Fields: thriftFieldsOfPoint}
	for d.Next(&f) {
		switch f.Field {
		case 0: // x
			f.Err = thriftwire.BinaryI32(&x.X, d)
			if !d.Follows(&f, thriftwire.TypeI32<<16|2) {
				continue
			}
			fallthrough
		case 1: // y
			f.Err = thriftwire.BinaryI32(&x.Y, d)
			if d.Ends(&f) {
				return nil
			}
		}
	}
	return d.Done(&f)
}

// DecodeThriftCompact reads x from a Thrift struct in the compact protocol. It skips fields that it
// does not know.
func (x *Point) DecodeThriftCompact(d *thriftwire.CompactDecoder) error {
	f := thriftwire.Struct{Fields: thriftFieldsOfPoint}
	for d.Next(&f) {
		switch f.Field {
		case 0: // x
			f.Err = thriftwire.CompactI32(&x.X, d)
			if !d.Follows(&f, 1<<4|thriftwire.CompactTypeI32) {
				continue
			}
			fallthrough
		case 1: // y
			f.Err = thriftwire.CompactI32(&x.Y, d)
			if d.Ends(&f) {
				return nil
			}
		}
	}
	return d.Done(&f)
}

var thriftFieldsOfScalars = thriftwire.Fields{
	{ID: 1, Type: thriftwire.TypeBool, Required: true, Name: "flag"},
	{ID: 2, Type: thriftwire.TypeI8, Required: true, Name: "tiny"},
	{ID: 3, Type: thriftwire.TypeI64, Required: true, Name: "count"},
	{ID: 4, Type: thriftwire.TypeDouble, Required: true, Name: "ratio"},
	{ID: 5, Type: thriftwire.TypeString, Required: true, Name: "name"},
	{ID: 6, Type: thriftwire.TypeString, Required: true, Name: "blob"},
	{ID: 7, Type: thriftwire.TypeString, Required: true, Name: "ident"},
	{ID: 8, Type: thriftwire.TypeI64, Required: true, Name: "moment"},
	{ID: 9, Type: thriftwire.TypeI64, Required: true, Name: "span"},
	{ID: 10, Type: thriftwire.TypeString, Required: true, Name: "day"},
	{ID: 11, Type: thriftwire.TypeString, Required: true, Name: "free"},
	{ID: 12, Type: thriftwire.TypeList, Required: true, Name: "names"},
	{ID: 13, Type: thriftwire.TypeMap, Required: true, Name: "labels"},
}

// AppendThriftBinary appends x as a Thrift struct in the binary protocol.
func (x *Scalars) AppendThriftBinary(b []byte) []byte {
	b = append(b, thriftwire.TypeBool, 0, 1) // flag
	b = thriftwire.AppendBinaryBool(b, bool(x.Flag))
	b = append(b, thriftwire.TypeI8, 0, 2) // tiny
	b = thriftwire.AppendBinaryI8(b, int8(x.Tiny))
	b = append(b, thriftwire.TypeI64, 0, 3) // count
	b = thriftwire.AppendBinaryI64(b, int64(x.Count))
	b = append(b, thriftwire.TypeDouble, 0, 4) // ratio
	b = thriftwire.AppendBinaryDouble(b, float64(x.Ratio))
	b = append(b, thriftwire.TypeString, 0, 5) // name
	b = thriftwire.AppendBinaryString(b, string(x.Name))
	b = append(b, thriftwire.TypeString, 0, 6) // blob
	b = thriftwire.AppendBinaryBytes(b, x.Blob)
	b = append(b, thriftwire.TypeString, 0, 7) // ident
	b = thriftwire.AppendBinaryUUID(b, kit.UUID(x.Ident))
	b = append(b, thriftwire.TypeI64, 0, 8) // moment
	b = thriftwire.AppendBinaryTimestamp(b, time.Time(x.Moment))
	b = append(b, thriftwire.TypeI64, 0, 9) // span
	b = thriftwire.AppendBinaryDuration(b, time.Duration(x.Span))
	b = append(b, thriftwire.TypeString, 0, 10) // day
	b = thriftwire.AppendBinaryDate(b, kit.Date(x.Day))
	b = append(b, thriftwire.TypeString, 0, 11) // free
	b = thriftwire.AppendBinaryAny(b, x.Free)
	b = append(b, thriftwire.TypeList, 0, 12) // names
	b = thriftwire.AppendBinaryList(b, thriftwire.TypeString, len(x.Names))
	for _, v := range x.Names {
		b = thriftwire.AppendBinaryString(b, string(v))
	}
	b = append(b, thriftwire.TypeMap, 0, 13) // labels
	b = thriftwire.AppendBinaryMap(b, thriftwire.TypeString, thriftwire.TypeString, len(x.Labels))
	for k, v := range x.Labels {
		b = thriftwire.AppendBinaryString(b, string(k))
		b = thriftwire.AppendBinaryString(b, string(v))
	}
	return append(b, thriftwire.TypeStop)
}

// AppendThriftCompact appends x as a Thrift struct in the compact protocol.
func (x *Scalars) AppendThriftCompact(b []byte) []byte {
	b = append(b, 1<<4|thriftwire.CompactTypeBool(x.Flag)) // flag
	b = append(b, 1<<4|thriftwire.CompactTypeI8)           // tiny
	b = thriftwire.AppendCompactI8(b, int8(x.Tiny))
	b = append(b, 1<<4|thriftwire.CompactTypeI64) // count
	b = thriftwire.AppendCompactI64(b, int64(x.Count))
	b = append(b, 1<<4|thriftwire.CompactTypeDouble) // ratio
	b = thriftwire.AppendCompactDouble(b, float64(x.Ratio))
	b = append(b, 1<<4|thriftwire.CompactTypeString) // name
	b = thriftwire.AppendCompactString(b, string(x.Name))
	b = append(b, 1<<4|thriftwire.CompactTypeString) // blob
	b = thriftwire.AppendCompactBytes(b, x.Blob)
	b = append(b, 1<<4|thriftwire.CompactTypeString) // ident
	b = thriftwire.AppendCompactUUID(b, kit.UUID(x.Ident))
	b = append(b, 1<<4|thriftwire.CompactTypeI64) // moment
	b = thriftwire.AppendCompactTimestamp(b, time.Time(x.Moment))
	b = append(b, 1<<4|thriftwire.CompactTypeI64) // span
	b = thriftwire.AppendCompactDuration(b, time.Duration(x.Span))
	b = append(b, 1<<4|thriftwire.CompactTypeString) // day
	b = thriftwire.AppendCompactDate(b, kit.Date(x.Day))
	b = append(b, 1<<4|thriftwire.CompactTypeString) // free
	b = thriftwire.AppendCompactAny(b, x.Free)
	b = append(b, 1<<4|thriftwire.CompactTypeList) // names
	b = thriftwire.AppendCompactList(b, thriftwire.CompactTypeString, len(x.Names))
	for _, v := range x.Names {
		b = thriftwire.AppendCompactString(b, string(v))
	}
	b = append(b, 1<<4|thriftwire.CompactTypeMap) // labels
	b = thriftwire.AppendCompactMap(b, thriftwire.CompactTypeString, thriftwire.CompactTypeString, len(x.Labels))
	for k, v := range x.Labels {
		b = thriftwire.AppendCompactString(b, string(k))
		b = thriftwire.AppendCompactString(b, string(v))
	}
	return append(b, thriftwire.TypeStop)
}

// DecodeThriftBinary reads x from a Thrift struct in the binary protocol. It skips fields that it
// does not know.
func (x *Scalars) DecodeThriftBinary(d *thriftwire.BinaryDecoder) error {
	f := thriftwire.Struct{Fields: thriftFieldsOfScalars}
	for d.Next(&f) {
		switch f.Field {
		case 0: // flag
			f.Err = thriftwire.BinaryBool(&x.Flag, d)
			if !d.Follows(&f, thriftwire.TypeI8<<16|2) {
				continue
			}
			fallthrough
		case 1: // tiny
			f.Err = thriftwire.BinaryI8(&x.Tiny, d)
			if !d.Follows(&f, thriftwire.TypeI64<<16|3) {
				continue
			}
			fallthrough
		case 2: // count
			f.Err = thriftwire.BinaryI64(&x.Count, d)
			if !d.Follows(&f, thriftwire.TypeDouble<<16|4) {
				continue
			}
			fallthrough
		case 3: // ratio
			f.Err = thriftwire.BinaryDouble(&x.Ratio, d)
			if !d.Follows(&f, thriftwire.TypeString<<16|5) {
				continue
			}
			fallthrough
		case 4: // name
			f.Err = thriftwire.BinaryString(&x.Name, d)
			if !d.Follows(&f, thriftwire.TypeString<<16|6) {
				continue
			}
			fallthrough
		case 5: // blob
			f.Err = thriftwire.BinaryBytes(&x.Blob, d)
			if !d.Follows(&f, thriftwire.TypeString<<16|7) {
				continue
			}
			fallthrough
		case 6: // ident
			f.Err = thriftwire.BinaryUUID(&x.Ident, d)
			if !d.Follows(&f, thriftwire.TypeI64<<16|8) {
				continue
			}
			fallthrough
		case 7: // moment
			f.Err = thriftwire.BinaryTimestamp((*time.Time)(&x.Moment), d)
			if !d.Follows(&f, thriftwire.TypeI64<<16|9) {
				continue
			}
			fallthrough
		case 8: // span
			f.Err = thriftwire.BinaryDuration(&x.Span, d)
			if !d.Follows(&f, thriftwire.TypeString<<16|10) {
				continue
			}
			fallthrough
		case 9: // day
			f.Err = thriftwire.BinaryDate((*kit.Date)(&x.Day), d)
			if !d.Follows(&f, thriftwire.TypeString<<16|11) {
				continue
			}
			fallthrough
		case 10: // free
			f.Err = thriftwire.BinaryAny(&x.Free, d)
			if !d.Follows(&f, thriftwire.TypeList<<16|12) {
				continue
			}
			fallthrough
		case 11: // names
			f.Err = thriftwire.List(&x.Names, d, thriftwire.TypeString, thriftwire.BinaryString)
			if !d.Follows(&f, thriftwire.TypeMap<<16|13) {
				continue
			}
			fallthrough
		case 12: // labels
			f.Err = thriftwire.BinaryStringMap(&x.Labels, d)
			if d.Ends(&f) {
				return nil
			}
		}
	}
	return d.Done(&f)
}

// DecodeThriftCompact reads x from a Thrift struct in the compact protocol. It skips fields that it
// does not know.
func (x *Scalars) DecodeThriftCompact(d *thriftwire.CompactDecoder) error {
	f := thriftwire.Struct{Fields: thriftFieldsOfScalars}
	for d.Next(&f) {
		switch f.Field {
		case 0: // flag
			f.Err = thriftwire.CompactBool(&x.Flag, d)
			if !d.Follows(&f, 1<<4|thriftwire.CompactTypeI8) {
				continue
			}
			fallthrough
		case 1: // tiny
			f.Err = thriftwire.CompactI8(&x.Tiny, d)
			if !d.Follows(&f, 1<<4|thriftwire.CompactTypeI64) {
				continue
			}
			fallthrough
		case 2: // count
			f.Err = thriftwire.CompactI64(&x.Count, d)
			if !d.Follows(&f, 1<<4|thriftwire.CompactTypeDouble) {
				continue
			}
			fallthrough
		case 3: // ratio
			f.Err = thriftwire.CompactDouble(&x.Ratio, d)
			if !d.Follows(&f, 1<<4|thriftwire.CompactTypeString) {
				continue
			}
			fallthrough
		case 4: // name
			f.Err = thriftwire.CompactString(&x.Name, d)
			if !d.Follows(&f, 1<<4|thriftwire.CompactTypeString) {
				continue
			}
			fallthrough
		case 5: // blob
			f.Err = thriftwire.CompactBytes(&x.Blob, d)
			if !d.Follows(&f, 1<<4|thriftwire.CompactTypeString) {
				continue
			}
			fallthrough
		case 6: // ident
			f.Err = thriftwire.CompactUUID(&x.Ident, d)
			if !d.Follows(&f, 1<<4|thriftwire.CompactTypeI64) {
				continue
			}
			fallthrough
		case 7: // moment
			f.Err = thriftwire.CompactTimestamp((*time.Time)(&x.Moment), d)
			if !d.Follows(&f, 1<<4|thriftwire.CompactTypeI64) {
				continue
			}
			fallthrough
		case 8: // span
			f.Err = thriftwire.CompactDuration(&x.Span, d)
			if !d.Follows(&f, 1<<4|thriftwire.CompactTypeString) {
				continue
			}
			fallthrough
		case 9: // day
			f.Err = thriftwire.CompactDate((*kit.Date)(&x.Day), d)
			if !d.Follows(&f, 1<<4|thriftwire.CompactTypeString) {
				continue
			}
			fallthrough
		case 10: // free
			f.Err = thriftwire.CompactAny(&x.Free, d)
			if !d.Follows(&f, 1<<4|thriftwire.CompactTypeList) {
				continue
			}
			fallthrough
		case 11: // names
			f.Err = thriftwire.List(&x.Names, d, thriftwire.TypeString, thriftwire.CompactString)
			if !d.Follows(&f, 1<<4|thriftwire.CompactTypeMap) {
				continue
			}
			fallthrough
		case 12: // labels
			f.Err = thriftwire.CompactStringMap(&x.Labels, d)
			if d.Ends(&f) {
				return nil
			}
		}
	}
	return d.Done(&f)
}

// ThriftBytes tells which strings in a field are bytes, for Thrift's JSON protocol.
func (*Scalars) ThriftBytes(field int16) thriftwire.Bytes {
	switch field {
	case 6: // blob
		return thriftwire.AllBytes{}
	}
	return nil
}

var thriftFieldsOfMaybe = thriftwire.Fields{
	{ID: 1, Type: thriftwire.TypeBool, Name: "flag"},
	{ID: 2, Type: thriftwire.TypeI8, Name: "tiny"},
	{ID: 3, Type: thriftwire.TypeI64, Name: "count"},
	{ID: 4, Type: thriftwire.TypeDouble, Name: "ratio"},
	{ID: 5, Type: thriftwire.TypeString, Name: "name"},
	{ID: 6, Type: thriftwire.TypeString, Name: "blob"},
	{ID: 7, Type: thriftwire.TypeString, Name: "ident"},
	{ID: 8, Type: thriftwire.TypeI64, Name: "moment"},
	{ID: 9, Type: thriftwire.TypeI64, Name: "span"},
	{ID: 10, Type: thriftwire.TypeString, Name: "day"},
	{ID: 11, Type: thriftwire.TypeString, Name: "free"},
	{ID: 12, Type: thriftwire.TypeList, Name: "names"},
	{ID: 13, Type: thriftwire.TypeMap, Name: "labels"},
	{ID: 14, Type: thriftwire.TypeStruct, Name: "empty"},
}

// AppendThriftBinary appends x as a Thrift struct in the binary protocol.
func (x *Maybe) AppendThriftBinary(b []byte) []byte {
	if x.Flag != nil {
		b = append(b, thriftwire.TypeBool, 0, 1) // flag
		b = thriftwire.AppendBinaryBool(b, bool(*x.Flag))
	}
	if x.Tiny != nil {
		b = append(b, thriftwire.TypeI8, 0, 2) // tiny
		b = thriftwire.AppendBinaryI8(b, int8(*x.Tiny))
	}
	if x.Count != nil {
		b = append(b, thriftwire.TypeI64, 0, 3) // count
		b = thriftwire.AppendBinaryI64(b, int64(*x.Count))
	}
	if x.Ratio != nil {
		b = append(b, thriftwire.TypeDouble, 0, 4) // ratio
		b = thriftwire.AppendBinaryDouble(b, float64(*x.Ratio))
	}
	if x.Name != nil {
		b = append(b, thriftwire.TypeString, 0, 5) // name
		b = thriftwire.AppendBinaryString(b, string(*x.Name))
	}
	if x.Blob != nil {
		b = append(b, thriftwire.TypeString, 0, 6) // blob
		b = thriftwire.AppendBinaryBytes(b, x.Blob)
	}
	if x.Ident != nil {
		b = append(b, thriftwire.TypeString, 0, 7) // ident
		b = thriftwire.AppendBinaryUUID(b, kit.UUID(*x.Ident))
	}
	if x.Moment != nil {
		b = append(b, thriftwire.TypeI64, 0, 8) // moment
		b = thriftwire.AppendBinaryTimestamp(b, time.Time(*x.Moment))
	}
	if x.Span != nil {
		b = append(b, thriftwire.TypeI64, 0, 9) // span
		b = thriftwire.AppendBinaryDuration(b, time.Duration(*x.Span))
	}
	if x.Day != nil {
		b = append(b, thriftwire.TypeString, 0, 10) // day
		b = thriftwire.AppendBinaryDate(b, kit.Date(*x.Day))
	}
	if x.Free != nil {
		b = append(b, thriftwire.TypeString, 0, 11) // free
		b = thriftwire.AppendBinaryAny(b, x.Free)
	}
	if x.Names != nil {
		b = append(b, thriftwire.TypeList, 0, 12) // names
		b = thriftwire.AppendBinaryList(b, thriftwire.TypeString, len(x.Names))
		for _, v := range x.Names {
			b = thriftwire.AppendBinaryString(b, string(v))
		}
	}
	if x.Labels != nil {
		b = append(b, thriftwire.TypeMap, 0, 13) // labels
		b = thriftwire.AppendBinaryMap(b, thriftwire.TypeString, thriftwire.TypeString, len(x.Labels))
		for k, v := range x.Labels {
			b = thriftwire.AppendBinaryString(b, string(k))
			b = thriftwire.AppendBinaryString(b, string(v))
		}
	}
	if x.Empty != nil {
		b = append(b, thriftwire.TypeStruct, 0, 14) // empty
		b = x.Empty.AppendThriftBinary(b)
	}
	return append(b, thriftwire.TypeStop)
}

// AppendThriftCompact appends x as a Thrift struct in the compact protocol.
func (x *Maybe) AppendThriftCompact(b []byte) []byte {
	last := int16(0)
	if x.Flag != nil {
		b = append(b, 1<<4|thriftwire.CompactTypeBool(*x.Flag)) // flag
		last = 1
	}
	if x.Tiny != nil {
		b = thriftwire.AppendCompactField(b, last, 2, thriftwire.CompactTypeI8) // tiny
		b = thriftwire.AppendCompactI8(b, int8(*x.Tiny))
		last = 2
	}
	if x.Count != nil {
		b = thriftwire.AppendCompactField(b, last, 3, thriftwire.CompactTypeI64) // count
		b = thriftwire.AppendCompactI64(b, int64(*x.Count))
		last = 3
	}
	if x.Ratio != nil {
		b = thriftwire.AppendCompactField(b, last, 4, thriftwire.CompactTypeDouble) // ratio
		b = thriftwire.AppendCompactDouble(b, float64(*x.Ratio))
		last = 4
	}
	if x.Name != nil {
		b = thriftwire.AppendCompactField(b, last, 5, thriftwire.CompactTypeString) // name
		b = thriftwire.AppendCompactString(b, string(*x.Name))
		last = 5
	}
	if x.Blob != nil {
		b = thriftwire.AppendCompactField(b, last, 6, thriftwire.CompactTypeString) // blob
		b = thriftwire.AppendCompactBytes(b, x.Blob)
		last = 6
	}
	if x.Ident != nil {
		b = thriftwire.AppendCompactField(b, last, 7, thriftwire.CompactTypeString) // ident
		b = thriftwire.AppendCompactUUID(b, kit.UUID(*x.Ident))
		last = 7
	}
	if x.Moment != nil {
		b = thriftwire.AppendCompactField(b, last, 8, thriftwire.CompactTypeI64) // moment
		b = thriftwire.AppendCompactTimestamp(b, time.Time(*x.Moment))
		last = 8
	}
	if x.Span != nil {
		b = thriftwire.AppendCompactField(b, last, 9, thriftwire.CompactTypeI64) // span
		b = thriftwire.AppendCompactDuration(b, time.Duration(*x.Span))
		last = 9
	}
	if x.Day != nil {
		b = thriftwire.AppendCompactField(b, last, 10, thriftwire.CompactTypeString) // day
		b = thriftwire.AppendCompactDate(b, kit.Date(*x.Day))
		last = 10
	}
	if x.Free != nil {
		b = thriftwire.AppendCompactField(b, last, 11, thriftwire.CompactTypeString) // free
		b = thriftwire.AppendCompactAny(b, x.Free)
		last = 11
	}
	if x.Names != nil {
		b = thriftwire.AppendCompactField(b, last, 12, thriftwire.CompactTypeList) // names
		b = thriftwire.AppendCompactList(b, thriftwire.CompactTypeString, len(x.Names))
		for _, v := range x.Names {
			b = thriftwire.AppendCompactString(b, string(v))
		}
		last = 12
	}
	if x.Labels != nil {
		b = thriftwire.AppendCompactField(b, last, 13, thriftwire.CompactTypeMap) // labels
		b = thriftwire.AppendCompactMap(b, thriftwire.CompactTypeString, thriftwire.CompactTypeString, len(x.Labels))
		for k, v := range x.Labels {
			b = thriftwire.AppendCompactString(b, string(k))
			b = thriftwire.AppendCompactString(b, string(v))
		}
		last = 13
	}
	if x.Empty != nil {
		b = thriftwire.AppendCompactField(b, last, 14, thriftwire.CompactTypeStruct) // empty
		b = x.Empty.AppendThriftCompact(b)
	}
	return append(b, thriftwire.TypeStop)
}

// DecodeThriftBinary reads x from a Thrift struct in the binary protocol. It skips fields that it
// does not know.
func (x *Maybe) DecodeThriftBinary(d *thriftwire.BinaryDecoder) error {
	f := thriftwire.Struct{Fields: thriftFieldsOfMaybe}
	for d.Next(&f) {
		switch f.Field {
		case 0: // flag
			f.Err = thriftwire.Optional(&x.Flag, d, thriftwire.BinaryBool)
			if !d.Follows(&f, thriftwire.TypeI8<<16|2) {
				continue
			}
			fallthrough
		case 1: // tiny
			f.Err = thriftwire.Optional(&x.Tiny, d, thriftwire.BinaryI8)
			if !d.Follows(&f, thriftwire.TypeI64<<16|3) {
				continue
			}
			fallthrough
		case 2: // count
			f.Err = thriftwire.Optional(&x.Count, d, thriftwire.BinaryI64)
			if !d.Follows(&f, thriftwire.TypeDouble<<16|4) {
				continue
			}
			fallthrough
		case 3: // ratio
			f.Err = thriftwire.Optional(&x.Ratio, d, thriftwire.BinaryDouble)
			if !d.Follows(&f, thriftwire.TypeString<<16|5) {
				continue
			}
			fallthrough
		case 4: // name
			f.Err = thriftwire.Optional(&x.Name, d, thriftwire.BinaryString)
			if !d.Follows(&f, thriftwire.TypeString<<16|6) {
				continue
			}
			fallthrough
		case 5: // blob
			f.Err = thriftwire.BinaryBytes(&x.Blob, d)
			if !d.Follows(&f, thriftwire.TypeString<<16|7) {
				continue
			}
			fallthrough
		case 6: // ident
			f.Err = thriftwire.Optional(&x.Ident, d, thriftwire.BinaryUUID)
			if !d.Follows(&f, thriftwire.TypeI64<<16|8) {
				continue
			}
			fallthrough
		case 7: // moment
			f.Err = thriftwire.Optional(&x.Moment, d, func(p *Moment, d *thriftwire.BinaryDecoder) error {
				return thriftwire.BinaryTimestamp((*time.Time)(p), d)
			})
			if !d.Follows(&f, thriftwire.TypeI64<<16|9) {
				continue
			}
			fallthrough
		case 8: // span
			f.Err = thriftwire.Optional(&x.Span, d, thriftwire.BinaryDuration)
			if !d.Follows(&f, thriftwire.TypeString<<16|10) {
				continue
			}
			fallthrough
		case 9: // day
			f.Err = thriftwire.Optional(&x.Day, d, func(p *Day, d *thriftwire.BinaryDecoder) error {
				return thriftwire.BinaryDate((*kit.Date)(p), d)
			})
			if !d.Follows(&f, thriftwire.TypeString<<16|11) {
				continue
			}
			fallthrough
		case 10: // free
			f.Err = thriftwire.BinaryAny(&x.Free, d)
			if !d.Follows(&f, thriftwire.TypeList<<16|12) {
				continue
			}
			fallthrough
		case 11: // names
			f.Err = thriftwire.List(&x.Names, d, thriftwire.TypeString, thriftwire.BinaryString)
			if !d.Follows(&f, thriftwire.TypeMap<<16|13) {
				continue
			}
			fallthrough
		case 12: // labels
			f.Err = thriftwire.BinaryStringMap(&x.Labels, d)
			if !d.Follows(&f, thriftwire.TypeStruct<<16|14) {
				continue
			}
			fallthrough
		case 13: // empty
			f.Err = thriftwire.Optional(&x.Empty, d, (*Empty).DecodeThriftBinary)
			if d.Ends(&f) {
				return nil
			}
		}
	}
	return d.Done(&f)
}

// DecodeThriftCompact reads x from a Thrift struct in the compact protocol. It skips fields that it
// does not know.
func (x *Maybe) DecodeThriftCompact(d *thriftwire.CompactDecoder) error {
	f := thriftwire.Struct{Fields: thriftFieldsOfMaybe}
	for d.Next(&f) {
		switch f.Field {
		case 0: // flag
			f.Err = thriftwire.Optional(&x.Flag, d, thriftwire.CompactBool)
			if !d.Follows(&f, 1<<4|thriftwire.CompactTypeI8) {
				continue
			}
			fallthrough
		case 1: // tiny
			f.Err = thriftwire.Optional(&x.Tiny, d, thriftwire.CompactI8)
			if !d.Follows(&f, 1<<4|thriftwire.CompactTypeI64) {
				continue
			}
			fallthrough
		case 2: // count
			f.Err = thriftwire.Optional(&x.Count, d, thriftwire.CompactI64)
			if !d.Follows(&f, 1<<4|thriftwire.CompactTypeDouble) {
				continue
			}
			fallthrough
		case 3: // ratio
			f.Err = thriftwire.Optional(&x.Ratio, d, thriftwire.CompactDouble)
			if !d.Follows(&f, 1<<4|thriftwire.CompactTypeString) {
				continue
			}
			fallthrough
		case 4: // name
			f.Err = thriftwire.Optional(&x.Name, d, thriftwire.CompactString)
			if !d.Follows(&f, 1<<4|thriftwire.CompactTypeString) {
				continue
			}
			fallthrough
		case 5: // blob
			f.Err = thriftwire.CompactBytes(&x.Blob, d)
			if !d.Follows(&f, 1<<4|thriftwire.CompactTypeString) {
				continue
			}
			fallthrough
		case 6: // ident
			f.Err = thriftwire.Optional(&x.Ident, d, thriftwire.CompactUUID)
			if !d.Follows(&f, 1<<4|thriftwire.CompactTypeI64) {
				continue
			}
			fallthrough
		case 7: // moment
			f.Err = thriftwire.Optional(&x.Moment, d, func(p *Moment, d *thriftwire.CompactDecoder) error {
				return thriftwire.CompactTimestamp((*time.Time)(p), d)
			})
			if !d.Follows(&f, 1<<4|thriftwire.CompactTypeI64) {
				continue
			}
			fallthrough
		case 8: // span
			f.Err = thriftwire.Optional(&x.Span, d, thriftwire.CompactDuration)
			if !d.Follows(&f, 1<<4|thriftwire.CompactTypeString) {
				continue
			}
			fallthrough
		case 9: // day
			f.Err = thriftwire.Optional(&x.Day, d, func(p *Day, d *thriftwire.CompactDecoder) error {
				return thriftwire.CompactDate((*kit.Date)(p), d)
			})
			if !d.Follows(&f, 1<<4|thriftwire.CompactTypeString) {
				continue
			}
			fallthrough
		case 10: // free
			f.Err = thriftwire.CompactAny(&x.Free, d)
			if !d.Follows(&f, 1<<4|thriftwire.CompactTypeList) {
				continue
			}
			fallthrough
		case 11: // names
			f.Err = thriftwire.List(&x.Names, d, thriftwire.TypeString, thriftwire.CompactString)
			if !d.Follows(&f, 1<<4|thriftwire.CompactTypeMap) {
				continue
			}
			fallthrough
		case 12: // labels
			f.Err = thriftwire.CompactStringMap(&x.Labels, d)
			if !d.Follows(&f, 1<<4|thriftwire.CompactTypeStruct) {
				continue
			}
			fallthrough
		case 13: // empty
			f.Err = thriftwire.Optional(&x.Empty, d, (*Empty).DecodeThriftCompact)
			if d.Ends(&f) {
				return nil
			}
		}
	}
	return d.Done(&f)
}

// ThriftBytes tells which strings in a field are bytes, for Thrift's JSON protocol.
func (*Maybe) ThriftBytes(field int16) thriftwire.Bytes {
	switch field {
	case 6: // blob
		return thriftwire.AllBytes{}
	}
	return nil
}

var thriftFieldsOfLists = thriftwire.Fields{
	{ID: 1, Type: thriftwire.TypeList, Required: true, Name: "flags"},
	{ID: 2, Type: thriftwire.TypeList, Required: true, Name: "tinies"},
	{ID: 3, Type: thriftwire.TypeList, Required: true, Name: "ratios"},
	{ID: 4, Type: thriftwire.TypeList, Required: true, Name: "blobs"},
	{ID: 5, Type: thriftwire.TypeList, Required: true, Name: "idents"},
	{ID: 6, Type: thriftwire.TypeList, Required: true, Name: "moments"},
	{ID: 7, Type: thriftwire.TypeList, Required: true, Name: "spans"},
	{ID: 8, Type: thriftwire.TypeList, Required: true, Name: "days"},
	{ID: 9, Type: thriftwire.TypeList, Required: true, Name: "frees"},
	{ID: 10, Type: thriftwire.TypeList, Required: true, Name: "names"},
	{ID: 11, Type: thriftwire.TypeList, Required: true, Name: "labels"},
	{ID: 12, Type: thriftwire.TypeList, Required: true, Name: "levels"},
	{ID: 13, Type: thriftwire.TypeList, Required: true, Name: "empties"},
	{ID: 14, Type: thriftwire.TypeList, Required: true, Name: "choices"},
	{ID: 15, Type: thriftwire.TypeList, Required: true, Name: "cube"},
	{ID: 16, Type: thriftwire.TypeList, Required: true, Name: "places"},
}

// AppendThriftBinary appends x as a Thrift struct in the binary protocol.
func (x *Lists) AppendThriftBinary(b []byte) []byte {
	b = append(b, thriftwire.TypeList, 0, 1) // flags
	b = thriftwire.AppendBinaryList(b, thriftwire.TypeBool, len(x.Flags))
	for _, v := range x.Flags {
		b = thriftwire.AppendBinaryBool(b, bool(v))
	}
	b = append(b, thriftwire.TypeList, 0, 2) // tinies
	b = thriftwire.AppendBinaryList(b, thriftwire.TypeI8, len(x.Tinies))
	for _, v := range x.Tinies {
		b = thriftwire.AppendBinaryI8(b, int8(v))
	}
	b = append(b, thriftwire.TypeList, 0, 3) // ratios
	b = thriftwire.AppendBinaryList(b, thriftwire.TypeDouble, len(x.Ratios))
	for _, v := range x.Ratios {
		b = thriftwire.AppendBinaryDouble(b, float64(v))
	}
	b = append(b, thriftwire.TypeList, 0, 4) // blobs
	b = thriftwire.AppendBinaryList(b, thriftwire.TypeString, len(x.Blobs))
	for _, v := range x.Blobs {
		b = thriftwire.AppendBinaryBytes(b, v)
	}
	b = append(b, thriftwire.TypeList, 0, 5) // idents
	b = thriftwire.AppendBinaryList(b, thriftwire.TypeString, len(x.Idents))
	for _, v := range x.Idents {
		b = thriftwire.AppendBinaryUUID(b, kit.UUID(v))
	}
	b = append(b, thriftwire.TypeList, 0, 6) // moments
	b = thriftwire.AppendBinaryList(b, thriftwire.TypeI64, len(x.Moments))
	for _, v := range x.Moments {
		b = thriftwire.AppendBinaryTimestamp(b, time.Time(v))
	}
	b = append(b, thriftwire.TypeList, 0, 7) // spans
	b = thriftwire.AppendBinaryList(b, thriftwire.TypeI64, len(x.Spans))
	for _, v := range x.Spans {
		b = thriftwire.AppendBinaryDuration(b, time.Duration(v))
	}
	b = append(b, thriftwire.TypeList, 0, 8) // days
	b = thriftwire.AppendBinaryList(b, thriftwire.TypeString, len(x.Days))
	for _, v := range x.Days {
		b = thriftwire.AppendBinaryDate(b, kit.Date(v))
	}
	b = append(b, thriftwire.TypeList, 0, 9) // frees
	b = thriftwire.AppendBinaryList(b, thriftwire.TypeString, len(x.Frees))
	for _, v := range x.Frees {
		b = thriftwire.AppendBinaryAny(b, v)
	}
	b = append(b, thriftwire.TypeList, 0, 10) // names
	b = thriftwire.AppendBinaryList(b, thriftwire.TypeList, len(x.Names))
	for _, v := range x.Names {
		b = thriftwire.AppendBinaryList(b, thriftwire.TypeString, len(v))
		for _, v2 := range v {
			b = thriftwire.AppendBinaryString(b, string(v2))
		}
	}
	b = append(b, thriftwire.TypeList, 0, 11) // labels
	b = thriftwire.AppendBinaryList(b, thriftwire.TypeMap, len(x.Labels))
	for _, v := range x.Labels {
		b = thriftwire.AppendBinaryMap(b, thriftwire.TypeString, thriftwire.TypeString, len(v))
		for k2, v2 := range v {
			b = thriftwire.AppendBinaryString(b, string(k2))
			b = thriftwire.AppendBinaryString(b, string(v2))
		}
	}
	b = append(b, thriftwire.TypeList, 0, 12) // levels
	b = thriftwire.AppendBinaryList(b, thriftwire.TypeI32, len(x.Levels))
	for _, v := range x.Levels {
		b = thriftwire.AppendBinaryI32(b, int32(v))
	}
	b = append(b, thriftwire.TypeList, 0, 13) // empties
	b = thriftwire.AppendBinaryList(b, thriftwire.TypeStruct, len(x.Empties))
	for i := range x.Empties {
		b = x.Empties[i].AppendThriftBinary(b)
	}
	b = append(b, thriftwire.TypeList, 0, 14) // choices
	b = thriftwire.AppendBinaryList(b, thriftwire.TypeStruct, len(x.Choices))
	for i := range x.Choices {
		b = x.Choices[i].AppendThriftBinary(b)
	}
	b = append(b, thriftwire.TypeList, 0, 15) // cube
	b = thriftwire.AppendBinaryList(b, thriftwire.TypeList, len(x.Cube))
	for _, v := range x.Cube {
		b = thriftwire.AppendBinaryList(b, thriftwire.TypeList, len(v))
		for _, v2 := range v {
			b = thriftwire.AppendBinaryList(b, thriftwire.TypeStruct, len(v2))
			for i3 := range v2 {
				b = v2[i3].AppendThriftBinary(b)
			}
		}
	}
	b = append(b, thriftwire.TypeList, 0, 16) // places
	b = thriftwire.AppendBinaryList(b, thriftwire.TypeMap, len(x.Places))
	for _, v := range x.Places {
		b = thriftwire.AppendBinaryMap(b, thriftwire.TypeString, thriftwire.TypeStruct, len(v))
		for k2, v2 := range v {
			b = thriftwire.AppendBinaryString(b, k2)
			b = v2.AppendThriftBinary(b)
		}
	}
	return append(b, thriftwire.TypeStop)
}

// AppendThriftCompact appends x as a Thrift struct in the compact protocol.
func (x *Lists) AppendThriftCompact(b []byte) []byte {
	b = append(b, 1<<4|thriftwire.CompactTypeList) // flags
	b = thriftwire.AppendCompactList(b, thriftwire.CompactTypeTrue, len(x.Flags))
	for _, v := range x.Flags {
		b = thriftwire.AppendCompactBool(b, bool(v))
	}
	b = append(b, 1<<4|thriftwire.CompactTypeList) // tinies
	b = thriftwire.AppendCompactList(b, thriftwire.CompactTypeI8, len(x.Tinies))
	for _, v := range x.Tinies {
		b = thriftwire.AppendCompactI8(b, int8(v))
	}
	b = append(b, 1<<4|thriftwire.CompactTypeList) // ratios
	b = thriftwire.AppendCompactList(b, thriftwire.CompactTypeDouble, len(x.Ratios))
	for _, v := range x.Ratios {
		b = thriftwire.AppendCompactDouble(b, float64(v))
	}
	b = append(b, 1<<4|thriftwire.CompactTypeList) // blobs
	b = thriftwire.AppendCompactList(b, thriftwire.CompactTypeString, len(x.Blobs))
	for _, v := range x.Blobs {
		b = thriftwire.AppendCompactBytes(b, v)
	}
	b = append(b, 1<<4|thriftwire.CompactTypeList) // idents
	b = thriftwire.AppendCompactList(b, thriftwire.CompactTypeString, len(x.Idents))
	for _, v := range x.Idents {
		b = thriftwire.AppendCompactUUID(b, kit.UUID(v))
	}
	b = append(b, 1<<4|thriftwire.CompactTypeList) // moments
	b = thriftwire.AppendCompactList(b, thriftwire.CompactTypeI64, len(x.Moments))
	for _, v := range x.Moments {
		b = thriftwire.AppendCompactTimestamp(b, time.Time(v))
	}
	b = append(b, 1<<4|thriftwire.CompactTypeList) // spans
	b = thriftwire.AppendCompactList(b, thriftwire.CompactTypeI64, len(x.Spans))
	for _, v := range x.Spans {
		b = thriftwire.AppendCompactDuration(b, time.Duration(v))
	}
	b = append(b, 1<<4|thriftwire.CompactTypeList) // days
	b = thriftwire.AppendCompactList(b, thriftwire.CompactTypeString, len(x.Days))
	for _, v := range x.Days {
		b = thriftwire.AppendCompactDate(b, kit.Date(v))
	}
	b = append(b, 1<<4|thriftwire.CompactTypeList) // frees
	b = thriftwire.AppendCompactList(b, thriftwire.CompactTypeString, len(x.Frees))
	for _, v := range x.Frees {
		b = thriftwire.AppendCompactAny(b, v)
	}
	b = append(b, 1<<4|thriftwire.CompactTypeList) // names
	b = thriftwire.AppendCompactList(b, thriftwire.CompactTypeList, len(x.Names))
	for _, v := range x.Names {
		b = thriftwire.AppendCompactList(b, thriftwire.CompactTypeString, len(v))
		for _, v2 := range v {
			b = thriftwire.AppendCompactString(b, string(v2))
		}
	}
	b = append(b, 1<<4|thriftwire.CompactTypeList) // labels
	b = thriftwire.AppendCompactList(b, thriftwire.CompactTypeMap, len(x.Labels))
	for _, v := range x.Labels {
		b = thriftwire.AppendCompactMap(b, thriftwire.CompactTypeString, thriftwire.CompactTypeString, len(v))
		for k2, v2 := range v {
			b = thriftwire.AppendCompactString(b, string(k2))
			b = thriftwire.AppendCompactString(b, string(v2))
		}
	}
	b = append(b, 1<<4|thriftwire.CompactTypeList) // levels
	b = thriftwire.AppendCompactList(b, thriftwire.CompactTypeI32, len(x.Levels))
	for _, v := range x.Levels {
		b = thriftwire.AppendCompactI32(b, int32(v))
	}
	b = append(b, 1<<4|thriftwire.CompactTypeList) // empties
	b = thriftwire.AppendCompactList(b, thriftwire.CompactTypeStruct, len(x.Empties))
	for i := range x.Empties {
		b = x.Empties[i].AppendThriftCompact(b)
	}
	b = append(b, 1<<4|thriftwire.CompactTypeList) // choices
	b = thriftwire.AppendCompactList(b, thriftwire.CompactTypeStruct, len(x.Choices))
	for i := range x.Choices {
		b = x.Choices[i].AppendThriftCompact(b)
	}
	b = append(b, 1<<4|thriftwire.CompactTypeList) // cube
	b = thriftwire.AppendCompactList(b, thriftwire.CompactTypeList, len(x.Cube))
	for _, v := range x.Cube {
		b = thriftwire.AppendCompactList(b, thriftwire.CompactTypeList, len(v))
		for _, v2 := range v {
			b = thriftwire.AppendCompactList(b, thriftwire.CompactTypeStruct, len(v2))
			for i3 := range v2 {
				b = v2[i3].AppendThriftCompact(b)
			}
		}
	}
	b = append(b, 1<<4|thriftwire.CompactTypeList) // places
	b = thriftwire.AppendCompactList(b, thriftwire.CompactTypeMap, len(x.Places))
	for _, v := range x.Places {
		b = thriftwire.AppendCompactMap(b, thriftwire.CompactTypeString, thriftwire.CompactTypeStruct, len(v))
		for k2, v2 := range v {
			b = thriftwire.AppendCompactString(b, k2)
			b = v2.AppendThriftCompact(b)
		}
	}
	return append(b, thriftwire.TypeStop)
}

// DecodeThriftBinary reads x from a Thrift struct in the binary protocol. It skips fields that it
// does not know.
func (x *Lists) DecodeThriftBinary(d *thriftwire.BinaryDecoder) error {
	f := thriftwire.Struct{Fields: thriftFieldsOfLists}
	for d.Next(&f) {
		switch f.Field {
		case 0: // flags
			f.Err = thriftwire.List(&x.Flags, d, thriftwire.TypeBool, thriftwire.BinaryBool)
			if !d.Follows(&f, thriftwire.TypeList<<16|2) {
				continue
			}
			fallthrough
		case 1: // tinies
			f.Err = thriftwire.List(&x.Tinies, d, thriftwire.TypeI8, thriftwire.BinaryI8)
			if !d.Follows(&f, thriftwire.TypeList<<16|3) {
				continue
			}
			fallthrough
		case 2: // ratios
			f.Err = thriftwire.List(&x.Ratios, d, thriftwire.TypeDouble, thriftwire.BinaryDouble)
			if !d.Follows(&f, thriftwire.TypeList<<16|4) {
				continue
			}
			fallthrough
		case 3: // blobs
			f.Err = thriftwire.List(&x.Blobs, d, thriftwire.TypeString, thriftwire.BinaryBytes)
			if !d.Follows(&f, thriftwire.TypeList<<16|5) {
				continue
			}
			fallthrough
		case 4: // idents
			f.Err = thriftwire.List(&x.Idents, d, thriftwire.TypeString, thriftwire.BinaryUUID)
			if !d.Follows(&f, thriftwire.TypeList<<16|6) {
				continue
			}
			fallthrough
		case 5: // moments
			f.Err = thriftwire.List(&x.Moments, d, thriftwire.TypeI64, func(p *Moment, d *thriftwire.BinaryDecoder) error {
				return thriftwire.BinaryTimestamp((*time.Time)(p), d)
			})
			if !d.Follows(&f, thriftwire.TypeList<<16|7) {
				continue
			}
			fallthrough
		case 6: // spans
			f.Err = thriftwire.List(&x.Spans, d, thriftwire.TypeI64, thriftwire.BinaryDuration)
			if !d.Follows(&f, thriftwire.TypeList<<16|8) {
				continue
			}
			fallthrough
		case 7: // days
			f.Err = thriftwire.List(&x.Days, d, thriftwire.TypeString, func(p *Day, d *thriftwire.BinaryDecoder) error {
				return thriftwire.BinaryDate((*kit.Date)(p), d)
			})
			if !d.Follows(&f, thriftwire.TypeList<<16|9) {
				continue
			}
			fallthrough
		case 8: // frees
			f.Err = thriftwire.List(&x.Frees, d, thriftwire.TypeString, thriftwire.BinaryAny)
			if !d.Follows(&f, thriftwire.TypeList<<16|10) {
				continue
			}
			fallthrough
		case 9: // names
			f.Err = thriftwire.List(&x.Names, d, thriftwire.TypeList, func(p *[]Name, d *thriftwire.BinaryDecoder) error {
				return thriftwire.List(p, d, thriftwire.TypeString, thriftwire.BinaryString)
			})
			if !d.Follows(&f, thriftwire.TypeList<<16|11) {
				continue
			}
			fallthrough
		case 10: // labels
			f.Err = thriftwire.List(&x.Labels, d, thriftwire.TypeMap, thriftwire.BinaryStringMap)
			if !d.Follows(&f, thriftwire.TypeList<<16|12) {
				continue
			}
			fallthrough
		case 11: // levels
			f.Err = thriftwire.List(&x.Levels, d, thriftwire.TypeI32, thriftwire.BinaryI32)
			if !d.Follows(&f, thriftwire.TypeList<<16|13) {
				continue
			}
			fallthrough
		case 12: // empties
			f.Err = thriftwire.List(&x.Empties, d, thriftwire.TypeStruct, (*Empty).DecodeThriftBinary)
			if !d.Follows(&f, thriftwire.TypeList<<16|14) {
				continue
			}
			fallthrough
		case 13: // choices
			f.Err = thriftwire.List(&x.Choices, d, thriftwire.TypeStruct, (*Choice).DecodeThriftBinary)
			if !d.Follows(&f, thriftwire.TypeList<<16|15) {
				continue
			}
			fallthrough
		case 14: // cube
			f.Err = thriftwire.List(&x.Cube, d, thriftwire.TypeList, func(p *[][]Point, d *thriftwire.BinaryDecoder) error {
				return thriftwire.List(p, d, thriftwire.TypeList, func(p *[]Point, d *thriftwire.BinaryDecoder) error {
					return thriftwire.List(p, d, thriftwire.TypeStruct, (*Point).DecodeThriftBinary)
				})
			})
			if !d.Follows(&f, thriftwire.TypeList<<16|16) {
				continue
			}
			fallthrough
		case 15: // places
			f.Err = thriftwire.List(&x.Places, d, thriftwire.TypeMap, func(p *map[string]Point, d *thriftwire.BinaryDecoder) error {
				return thriftwire.Map(p, d, thriftwire.TypeString, thriftwire.TypeStruct, thriftwire.BinaryString, (*Point).DecodeThriftBinary)
			})
			if d.Ends(&f) {
				return nil
			}
		}
	}
	return d.Done(&f)
}

// DecodeThriftCompact reads x from a Thrift struct in the compact protocol. It skips fields that it
// does not know.
func (x *Lists) DecodeThriftCompact(d *thriftwire.CompactDecoder) error {
	f := thriftwire.Struct{Fields: thriftFieldsOfLists}
	for d.Next(&f) {
		switch f.Field {
		case 0: // flags
			f.Err = thriftwire.List(&x.Flags, d, thriftwire.TypeBool, thriftwire.CompactBool)
			if !d.Follows(&f, 1<<4|thriftwire.CompactTypeList) {
				continue
			}
			fallthrough
		case 1: // tinies
			f.Err = thriftwire.List(&x.Tinies, d, thriftwire.TypeI8, thriftwire.CompactI8)
			if !d.Follows(&f, 1<<4|thriftwire.CompactTypeList) {
				continue
			}
			fallthrough
		case 2: // ratios
			f.Err = thriftwire.List(&x.Ratios, d, thriftwire.TypeDouble, thriftwire.CompactDouble)
			if !d.Follows(&f, 1<<4|thriftwire.CompactTypeList) {
				continue
			}
			fallthrough
		case 3: // blobs
			f.Err = thriftwire.List(&x.Blobs, d, thriftwire.TypeString, thriftwire.CompactBytes)
			if !d.Follows(&f, 1<<4|thriftwire.CompactTypeList) {
				continue
			}
			fallthrough
		case 4: // idents
			f.Err = thriftwire.List(&x.Idents, d, thriftwire.TypeString, thriftwire.CompactUUID)
			if !d.Follows(&f, 1<<4|thriftwire.CompactTypeList) {
				continue
			}
			fallthrough
		case 5: // moments
			f.Err = thriftwire.List(&x.Moments, d, thriftwire.TypeI64, func(p *Moment, d *thriftwire.CompactDecoder) error {
				return thriftwire.CompactTimestamp((*time.Time)(p), d)
			})
			if !d.Follows(&f, 1<<4|thriftwire.CompactTypeList) {
				continue
			}
			fallthrough
		case 6: // spans
			f.Err = thriftwire.List(&x.Spans, d, thriftwire.TypeI64, thriftwire.CompactDuration)
			if !d.Follows(&f, 1<<4|thriftwire.CompactTypeList) {
				continue
			}
			fallthrough
		case 7: // days
			f.Err = thriftwire.List(&x.Days, d, thriftwire.TypeString, func(p *Day, d *thriftwire.CompactDecoder) error {
				return thriftwire.CompactDate((*kit.Date)(p), d)
			})
			if !d.Follows(&f, 1<<4|thriftwire.CompactTypeList) {
				continue
			}
			fallthrough
		case 8: // frees
			f.Err = thriftwire.List(&x.Frees, d, thriftwire.TypeString, thriftwire.CompactAny)
			if !d.Follows(&f, 1<<4|thriftwire.CompactTypeList) {
				continue
			}
			fallthrough
		case 9: // names
			f.Err = thriftwire.List(&x.Names, d, thriftwire.TypeList, func(p *[]Name, d *thriftwire.CompactDecoder) error {
				return thriftwire.List(p, d, thriftwire.TypeString, thriftwire.CompactString)
			})
			if !d.Follows(&f, 1<<4|thriftwire.CompactTypeList) {
				continue
			}
			fallthrough
		case 10: // labels
			f.Err = thriftwire.List(&x.Labels, d, thriftwire.TypeMap, thriftwire.CompactStringMap)
			if !d.Follows(&f, 1<<4|thriftwire.CompactTypeList) {
				continue
			}
			fallthrough
		case 11: // levels
			f.Err = thriftwire.List(&x.Levels, d, thriftwire.TypeI32, thriftwire.CompactI32)
			if !d.Follows(&f, 1<<4|thriftwire.CompactTypeList) {
				continue
			}
			fallthrough
		case 12: // empties
			f.Err = thriftwire.List(&x.Empties, d, thriftwire.TypeStruct, (*Empty).DecodeThriftCompact)
			if !d.Follows(&f, 1<<4|thriftwire.CompactTypeList) {
				continue
			}
			fallthrough
		case 13: // choices
			f.Err = thriftwire.List(&x.Choices, d, thriftwire.TypeStruct, (*Choice).DecodeThriftCompact)
			if !d.Follows(&f, 1<<4|thriftwire.CompactTypeList) {
				continue
			}
			fallthrough
		case 14: // cube
			f.Err = thriftwire.List(&x.Cube, d, thriftwire.TypeList, func(p *[][]Point, d *thriftwire.CompactDecoder) error {
				return thriftwire.List(p, d, thriftwire.TypeList, func(p *[]Point, d *thriftwire.CompactDecoder) error {
					return thriftwire.List(p, d, thriftwire.TypeStruct, (*Point).DecodeThriftCompact)
				})
			})
			if !d.Follows(&f, 1<<4|thriftwire.CompactTypeList) {
				continue
			}
			fallthrough
		case 15: // places
			f.Err = thriftwire.List(&x.Places, d, thriftwire.TypeMap, func(p *map[string]Point, d *thriftwire.CompactDecoder) error {
				return thriftwire.Map(p, d, thriftwire.TypeString, thriftwire.TypeStruct, thriftwire.CompactString, (*Point).DecodeThriftCompact)
			})
			if d.Ends(&f) {
				return nil
			}
		}
	}
	return d.Done(&f)
}

// ThriftBytes tells which strings in a field are bytes, for Thrift's JSON protocol.
func (*Lists) ThriftBytes(field int16) thriftwire.Bytes {
	switch field {
	case 4: // blobs
		return thriftwire.AllBytes{}
	case 14: // choices
		return (*Choice)(nil)
	}
	return nil
}

var thriftFieldsOfKeys = thriftwire.Fields{
	{ID: 1, Type: thriftwire.TypeMap, Required: true, Name: "by_flag"},
	{ID: 2, Type: thriftwire.TypeMap, Required: true, Name: "by_tiny"},
	{ID: 3, Type: thriftwire.TypeMap, Required: true, Name: "by_count"},
	{ID: 4, Type: thriftwire.TypeMap, Required: true, Name: "by_name"},
	{ID: 5, Type: thriftwire.TypeMap, Required: true, Name: "by_ident"},
	{ID: 6, Type: thriftwire.TypeMap, Required: true, Name: "by_span"},
	{ID: 7, Type: thriftwire.TypeMap, Required: true, Name: "by_day"},
	{ID: 8, Type: thriftwire.TypeMap, Required: true, Name: "by_level"},
	{ID: 9, Type: thriftwire.TypeMap, Required: true, Name: "by_moment"},
	{ID: 10, Type: thriftwire.TypeMap, Required: true, Name: "by_point"},
	{ID: 11, Type: thriftwire.TypeMap, Required: true, Name: "by_blob"},
	{ID: 12, Type: thriftwire.TypeMap, Required: true, Name: "by_both"},
}

// AppendThriftBinary appends x as a Thrift struct in the binary protocol.
func (x *Keys) AppendThriftBinary(b []byte) []byte {
	b = append(b, thriftwire.TypeMap, 0, 1) // by_flag
	b = thriftwire.AppendBinaryMap(b, thriftwire.TypeBool, thriftwire.TypeStruct, len(x.ByFlag))
	for k, v := range x.ByFlag {
		b = thriftwire.AppendBinaryBool(b, bool(k))
		b = v.AppendThriftBinary(b)
	}
	b = append(b, thriftwire.TypeMap, 0, 2) // by_tiny
	b = thriftwire.AppendBinaryMap(b, thriftwire.TypeI8, thriftwire.TypeI64, len(x.ByTiny))
	for k, v := range x.ByTiny {
		b = thriftwire.AppendBinaryI8(b, int8(k))
		b = thriftwire.AppendBinaryI64(b, int64(v))
	}
	b = append(b, thriftwire.TypeMap, 0, 3) // by_count
	b = thriftwire.AppendBinaryMap(b, thriftwire.TypeI64, thriftwire.TypeI64, len(x.ByCount))
	for k, v := range x.ByCount {
		b = thriftwire.AppendBinaryI64(b, int64(k))
		b = thriftwire.AppendBinaryTimestamp(b, time.Time(v))
	}
	b = append(b, thriftwire.TypeMap, 0, 4) // by_name
	b = thriftwire.AppendBinaryMap(b, thriftwire.TypeString, thriftwire.TypeString, len(x.ByName))
	for k, v := range x.ByName {
		b = thriftwire.AppendBinaryString(b, string(k))
		b = thriftwire.AppendBinaryString(b, string(v))
	}
	b = append(b, thriftwire.TypeMap, 0, 5) // by_ident
	b = thriftwire.AppendBinaryMap(b, thriftwire.TypeString, thriftwire.TypeString, len(x.ByIdent))
	for k, v := range x.ByIdent {
		b = thriftwire.AppendBinaryUUID(b, kit.UUID(k))
		b = thriftwire.AppendBinaryBytes(b, v)
	}
	b = append(b, thriftwire.TypeMap, 0, 6) // by_span
	b = thriftwire.AppendBinaryMap(b, thriftwire.TypeI64, thriftwire.TypeList, len(x.BySpan))
	for k, v := range x.BySpan {
		b = thriftwire.AppendBinaryDuration(b, time.Duration(k))
		b = thriftwire.AppendBinaryList(b, thriftwire.TypeString, len(v))
		for _, v2 := range v {
			b = thriftwire.AppendBinaryString(b, string(v2))
		}
	}
	b = append(b, thriftwire.TypeMap, 0, 7) // by_day
	b = thriftwire.AppendBinaryMap(b, thriftwire.TypeString, thriftwire.TypeString, len(x.ByDay))
	for k, v := range x.ByDay {
		b = thriftwire.AppendBinaryDate(b, kit.Date(k))
		b = thriftwire.AppendBinaryAny(b, v)
	}
	b = append(b, thriftwire.TypeMap, 0, 8) // by_level
	b = thriftwire.AppendBinaryMap(b, thriftwire.TypeI32, thriftwire.TypeMap, len(x.ByLevel))
	for k, v := range x.ByLevel {
		b = thriftwire.AppendBinaryI32(b, int32(k))
		b = thriftwire.AppendBinaryMap(b, thriftwire.TypeI32, thriftwire.TypeStruct, len(v))
		for k2, v2 := range v {
			b = thriftwire.AppendBinaryI32(b, int32(k2))
			b = v2.AppendThriftBinary(b)
		}
	}
	b = append(b, thriftwire.TypeMap, 0, 9) // by_moment
	b = thriftwire.AppendBinaryMap(b, thriftwire.TypeI64, thriftwire.TypeStruct, len(x.ByMoment))
	for i := range x.ByMoment {
		b = thriftwire.AppendBinaryTimestamp(b, time.Time(x.ByMoment[i].Key))
		b = x.ByMoment[i].Value.AppendThriftBinary(b)
	}
	b = append(b, thriftwire.TypeMap, 0, 10) // by_point
	b = thriftwire.AppendBinaryMap(b, thriftwire.TypeStruct, thriftwire.TypeList, len(x.ByPoint))
	for i := range x.ByPoint {
		b = x.ByPoint[i].Key.AppendThriftBinary(b)
		b = thriftwire.AppendBinaryList(b, thriftwire.TypeStruct, len(x.ByPoint[i].Value))
		for i2 := range x.ByPoint[i].Value {
			b = x.ByPoint[i].Value[i2].AppendThriftBinary(b)
		}
	}
	b = append(b, thriftwire.TypeMap, 0, 11) // by_blob
	b = thriftwire.AppendBinaryMap(b, thriftwire.TypeString, thriftwire.TypeString, len(x.ByBlob))
	for i := range x.ByBlob {
		b = thriftwire.AppendBinaryBytes(b, x.ByBlob[i].Key)
		b = thriftwire.AppendBinaryString(b, x.ByBlob[i].Value)
	}
	b = append(b, thriftwire.TypeMap, 0, 12) // by_both
	b = thriftwire.AppendBinaryMap(b, thriftwire.TypeString, thriftwire.TypeMap, len(x.ByBoth))
	for k, v := range x.ByBoth {
		b = thriftwire.AppendBinaryString(b, k)
		b = thriftwire.AppendBinaryMap(b, thriftwire.TypeString, thriftwire.TypeStruct, len(v))
		for i2 := range v {
			b = thriftwire.AppendBinaryBytes(b, v[i2].Key)
			b = v[i2].Value.AppendThriftBinary(b)
		}
	}
	return append(b, thriftwire.TypeStop)
}

// AppendThriftCompact appends x as a Thrift struct in the compact protocol.
func (x *Keys) AppendThriftCompact(b []byte) []byte {
	b = append(b, 1<<4|thriftwire.CompactTypeMap) // by_flag
	b = thriftwire.AppendCompactMap(b, thriftwire.CompactTypeTrue, thriftwire.CompactTypeStruct, len(x.ByFlag))
	for k, v := range x.ByFlag {
		b = thriftwire.AppendCompactBool(b, bool(k))
		b = v.AppendThriftCompact(b)
	}
	b = append(b, 1<<4|thriftwire.CompactTypeMap) // by_tiny
	b = thriftwire.AppendCompactMap(b, thriftwire.CompactTypeI8, thriftwire.CompactTypeI64, len(x.ByTiny))
	for k, v := range x.ByTiny {
		b = thriftwire.AppendCompactI8(b, int8(k))
		b = thriftwire.AppendCompactI64(b, int64(v))
	}
	b = append(b, 1<<4|thriftwire.CompactTypeMap) // by_count
	b = thriftwire.AppendCompactMap(b, thriftwire.CompactTypeI64, thriftwire.CompactTypeI64, len(x.ByCount))
	for k, v := range x.ByCount {
		b = thriftwire.AppendCompactI64(b, int64(k))
		b = thriftwire.AppendCompactTimestamp(b, time.Time(v))
	}
	b = append(b, 1<<4|thriftwire.CompactTypeMap) // by_name
	b = thriftwire.AppendCompactMap(b, thriftwire.CompactTypeString, thriftwire.CompactTypeString, len(x.ByName))
	for k, v := range x.ByName {
		b = thriftwire.AppendCompactString(b, string(k))
		b = thriftwire.AppendCompactString(b, string(v))
	}
	b = append(b, 1<<4|thriftwire.CompactTypeMap) // by_ident
	b = thriftwire.AppendCompactMap(b, thriftwire.CompactTypeString, thriftwire.CompactTypeString, len(x.ByIdent))
	for k, v := range x.ByIdent {
		b = thriftwire.AppendCompactUUID(b, kit.UUID(k))
		b = thriftwire.AppendCompactBytes(b, v)
	}
	b = append(b, 1<<4|thriftwire.CompactTypeMap) // by_span
	b = thriftwire.AppendCompactMap(b, thriftwire.CompactTypeI64, thriftwire.CompactTypeList, len(x.BySpan))
	for k, v := range x.BySpan {
		b = thriftwire.AppendCompactDuration(b, time.Duration(k))
		b = thriftwire.AppendCompactList(b, thriftwire.CompactTypeString, len(v))
		for _, v2 := range v {
			b = thriftwire.AppendCompactString(b, string(v2))
		}
	}
	b = append(b, 1<<4|thriftwire.CompactTypeMap) // by_day
	b = thriftwire.AppendCompactMap(b, thriftwire.CompactTypeString, thriftwire.CompactTypeString, len(x.ByDay))
	for k, v := range x.ByDay {
		b = thriftwire.AppendCompactDate(b, kit.Date(k))
		b = thriftwire.AppendCompactAny(b, v)
	}
	b = append(b, 1<<4|thriftwire.CompactTypeMap) // by_level
	b = thriftwire.AppendCompactMap(b, thriftwire.CompactTypeI32, thriftwire.CompactTypeMap, len(x.ByLevel))
	for k, v := range x.ByLevel {
		b = thriftwire.AppendCompactI32(b, int32(k))
		b = thriftwire.AppendCompactMap(b, thriftwire.CompactTypeI32, thriftwire.CompactTypeStruct, len(v))
		for k2, v2 := range v {
			b = thriftwire.AppendCompactI32(b, int32(k2))
			b = v2.AppendThriftCompact(b)
		}
	}
	b = append(b, 1<<4|thriftwire.CompactTypeMap) // by_moment
	b = thriftwire.AppendCompactMap(b, thriftwire.CompactTypeI64, thriftwire.CompactTypeStruct, len(x.ByMoment))
	for i := range x.ByMoment {
		b = thriftwire.AppendCompactTimestamp(b, time.Time(x.ByMoment[i].Key))
		b = x.ByMoment[i].Value.AppendThriftCompact(b)
	}
	b = append(b, 1<<4|thriftwire.CompactTypeMap) // by_point
	b = thriftwire.AppendCompactMap(b, thriftwire.CompactTypeStruct, thriftwire.CompactTypeList, len(x.ByPoint))
	for i := range x.ByPoint {
		b = x.ByPoint[i].Key.AppendThriftCompact(b)
		b = thriftwire.AppendCompactList(b, thriftwire.CompactTypeStruct, len(x.ByPoint[i].Value))
		for i2 := range x.ByPoint[i].Value {
			b = x.ByPoint[i].Value[i2].AppendThriftCompact(b)
		}
	}
	b = append(b, 1<<4|thriftwire.CompactTypeMap) // by_blob
	b = thriftwire.AppendCompactMap(b, thriftwire.CompactTypeString, thriftwire.CompactTypeString, len(x.ByBlob))
	for i := range x.ByBlob {
		b = thriftwire.AppendCompactBytes(b, x.ByBlob[i].Key)
		b = thriftwire.AppendCompactString(b, x.ByBlob[i].Value)
	}
	b = append(b, 1<<4|thriftwire.CompactTypeMap) // by_both
	b = thriftwire.AppendCompactMap(b, thriftwire.CompactTypeString, thriftwire.CompactTypeMap, len(x.ByBoth))
	for k, v := range x.ByBoth {
		b = thriftwire.AppendCompactString(b, k)
		b = thriftwire.AppendCompactMap(b, thriftwire.CompactTypeString, thriftwire.CompactTypeStruct, len(v))
		for i2 := range v {
			b = thriftwire.AppendCompactBytes(b, v[i2].Key)
			b = v[i2].Value.AppendThriftCompact(b)
		}
	}
	return append(b, thriftwire.TypeStop)
}

// DecodeThriftBinary reads x from a Thrift struct in the binary protocol. It skips fields that it
// does not know.
func (x *Keys) DecodeThriftBinary(d *thriftwire.BinaryDecoder) error {
	f := thriftwire.Struct{Fields: thriftFieldsOfKeys}
	for d.Next(&f) {
		switch f.Field {
		case 0: // by_flag
			f.Err = thriftwire.Map(&x.ByFlag, d, thriftwire.TypeBool, thriftwire.TypeStruct, thriftwire.BinaryBool, (*Point).DecodeThriftBinary)
			if !d.Follows(&f, thriftwire.TypeMap<<16|2) {
				continue
			}
			fallthrough
		case 1: // by_tiny
			f.Err = thriftwire.Map(&x.ByTiny, d, thriftwire.TypeI8, thriftwire.TypeI64, thriftwire.BinaryI8, thriftwire.BinaryI64)
			if !d.Follows(&f, thriftwire.TypeMap<<16|3) {
				continue
			}
			fallthrough
		case 2: // by_count
			f.Err = thriftwire.Map(&x.ByCount, d, thriftwire.TypeI64, thriftwire.TypeI64, thriftwire.BinaryI64, func(p *Moment, d *thriftwire.BinaryDecoder) error {
				return thriftwire.BinaryTimestamp((*time.Time)(p), d)
			})
			if !d.Follows(&f, thriftwire.TypeMap<<16|4) {
				continue
			}
			fallthrough
		case 3: // by_name
			f.Err = thriftwire.BinaryStringMap(&x.ByName, d)
			if !d.Follows(&f, thriftwire.TypeMap<<16|5) {
				continue
			}
			fallthrough
		case 4: // by_ident
			f.Err = thriftwire.Map(&x.ByIdent, d, thriftwire.TypeString, thriftwire.TypeString, thriftwire.BinaryUUID, thriftwire.BinaryBytes)
			if !d.Follows(&f, thriftwire.TypeMap<<16|6) {
				continue
			}
			fallthrough
		case 5: // by_span
			f.Err = thriftwire.Map(&x.BySpan, d, thriftwire.TypeI64, thriftwire.TypeList, thriftwire.BinaryDuration, func(p *[]Name, d *thriftwire.BinaryDecoder) error {
				return thriftwire.List(p, d, thriftwire.TypeString, thriftwire.BinaryString)
			})
			if !d.Follows(&f, thriftwire.TypeMap<<16|7) {
				continue
			}
			fallthrough
		case 6: // by_day
			f.Err = thriftwire.Map(&x.ByDay, d, thriftwire.TypeString, thriftwire.TypeString, func(p *Day, d *thriftwire.BinaryDecoder) error {
				return thriftwire.BinaryDate((*kit.Date)(p), d)
			}, thriftwire.BinaryAny)
			if !d.Follows(&f, thriftwire.TypeMap<<16|8) {
				continue
			}
			fallthrough
		case 7: // by_level
			f.Err = thriftwire.Map(&x.ByLevel, d, thriftwire.TypeI32, thriftwire.TypeMap, thriftwire.BinaryI32, func(p *map[Level]Choice, d *thriftwire.BinaryDecoder) error {
				return thriftwire.Map(p, d, thriftwire.TypeI32, thriftwire.TypeStruct, thriftwire.BinaryI32, (*Choice).DecodeThriftBinary)
			})
			if !d.Follows(&f, thriftwire.TypeMap<<16|9) {
				continue
			}
			fallthrough
		case 8: // by_moment
			f.Err = thriftwire.Entries(&x.ByMoment, d, thriftwire.TypeI64, thriftwire.TypeStruct, func(p *Moment, d *thriftwire.BinaryDecoder) error {
				return thriftwire.BinaryTimestamp((*time.Time)(p), d)
			}, (*Point).DecodeThriftBinary)
			if !d.Follows(&f, thriftwire.TypeMap<<16|10) {
				continue
			}
			fallthrough
		case 9: // by_point
			f.Err = thriftwire.Entries(&x.ByPoint, d, thriftwire.TypeStruct, thriftwire.TypeList, (*Point).DecodeThriftBinary, func(p *[]Point, d *thriftwire.BinaryDecoder) error {
				return thriftwire.List(p, d, thriftwire.TypeStruct, (*Point).DecodeThriftBinary)
			})
			if !d.Follows(&f, thriftwire.TypeMap<<16|11) {
				continue
			}
			fallthrough
		case 10: // by_blob
			f.Err = thriftwire.Entries(&x.ByBlob, d, thriftwire.TypeString, thriftwire.TypeString, thriftwire.BinaryBytes, thriftwire.BinaryString)
			if !d.Follows(&f, thriftwire.TypeMap<<16|12) {
				continue
			}
			fallthrough
		case 11: // by_both
			f.Err = thriftwire.Map(&x.ByBoth, d, thriftwire.TypeString, thriftwire.TypeMap, thriftwire.BinaryString, func(p *[]kit.Entry[Blob, Choice], d *thriftwire.BinaryDecoder) error {
				return thriftwire.Entries(p, d, thriftwire.TypeString, thriftwire.TypeStruct, thriftwire.BinaryBytes, (*Choice).DecodeThriftBinary)
			})
			if d.Ends(&f) {
				return nil
			}
		}
	}
	return d.Done(&f)
}

// DecodeThriftCompact reads x from a Thrift struct in the compact protocol. It skips fields that it
// does not know.
func (x *Keys) DecodeThriftCompact(d *thriftwire.CompactDecoder) error {
	f := thriftwire.Struct{Fields: thriftFieldsOfKeys}
	for d.Next(&f) {
		switch f.Field {
		case 0: // by_flag
			f.Err = thriftwire.Map(&x.ByFlag, d, thriftwire.TypeBool, thriftwire.TypeStruct, thriftwire.CompactBool, (*Point).DecodeThriftCompact)
			if !d.Follows(&f, 1<<4|thriftwire.CompactTypeMap) {
				continue
			}
			fallthrough
		case 1: // by_tiny
			f.Err = thriftwire.Map(&x.ByTiny, d, thriftwire.TypeI8, thriftwire.TypeI64, thriftwire.CompactI8, thriftwire.CompactI64)
			if !d.Follows(&f, 1<<4|thriftwire.CompactTypeMap) {
				continue
			}
			fallthrough
		case 2: // by_count
			f.Err = thriftwire.Map(&x.ByCount, d, thriftwire.TypeI64, thriftwire.TypeI64, thriftwire.CompactI64, func(p *Moment, d *thriftwire.CompactDecoder) error {
				return thriftwire.CompactTimestamp((*time.Time)(p), d)
			})
			if !d.Follows(&f, 1<<4|thriftwire.CompactTypeMap) {
				continue
			}
			fallthrough
		case 3: // by_name
			f.Err = thriftwire.CompactStringMap(&x.ByName, d)
			if !d.Follows(&f, 1<<4|thriftwire.CompactTypeMap) {
				continue
			}
			fallthrough
		case 4: // by_ident
			f.Err = thriftwire.Map(&x.ByIdent, d, thriftwire.TypeString, thriftwire.TypeString, thriftwire.CompactUUID, thriftwire.CompactBytes)
			if !d.Follows(&f, 1<<4|thriftwire.CompactTypeMap) {
				continue
			}
			fallthrough
		case 5: // by_span
			f.Err = thriftwire.Map(&x.BySpan, d, thriftwire.TypeI64, thriftwire.TypeList, thriftwire.CompactDuration, func(p *[]Name, d *thriftwire.CompactDecoder) error {
				return thriftwire.List(p, d, thriftwire.TypeString, thriftwire.CompactString)
			})
			if !d.Follows(&f, 1<<4|thriftwire.CompactTypeMap) {
				continue
			}
			fallthrough
		case 6: // by_day
			f.Err = thriftwire.Map(&x.ByDay, d, thriftwire.TypeString, thriftwire.TypeString, func(p *Day, d *thriftwire.CompactDecoder) error {
				return thriftwire.CompactDate((*kit.Date)(p), d)
			}, thriftwire.CompactAny)
			if !d.Follows(&f, 1<<4|thriftwire.CompactTypeMap) {
				continue
			}
			fallthrough
		case 7: // by_level
			f.Err = thriftwire.Map(&x.ByLevel, d, thriftwire.TypeI32, thriftwire.TypeMap, thriftwire.CompactI32, func(p *map[Level]Choice, d *thriftwire.CompactDecoder) error {
				return thriftwire.Map(p, d, thriftwire.TypeI32, thriftwire.TypeStruct, thriftwire.CompactI32, (*Choice).DecodeThriftCompact)
			})
			if !d.Follows(&f, 1<<4|thriftwire.CompactTypeMap) {
				continue
			}
			fallthrough
		case 8: // by_moment
			f.Err = thriftwire.Entries(&x.ByMoment, d, thriftwire.TypeI64, thriftwire.TypeStruct, func(p *Moment, d *thriftwire.CompactDecoder) error {
				return thriftwire.CompactTimestamp((*time.Time)(p), d)
			}, (*Point).DecodeThriftCompact)
			if !d.Follows(&f, 1<<4|thriftwire.CompactTypeMap) {
				continue
			}
			fallthrough
		case 9: // by_point
			f.Err = thriftwire.Entries(&x.ByPoint, d, thriftwire.TypeStruct, thriftwire.TypeList, (*Point).DecodeThriftCompact, func(p *[]Point, d *thriftwire.CompactDecoder) error {
				return thriftwire.List(p, d, thriftwire.TypeStruct, (*Point).DecodeThriftCompact)
			})
			if !d.Follows(&f, 1<<4|thriftwire.CompactTypeMap) {
				continue
			}
			fallthrough
		case 10: // by_blob
			f.Err = thriftwire.Entries(&x.ByBlob, d, thriftwire.TypeString, thriftwire.TypeString, thriftwire.CompactBytes, thriftwire.CompactString)
			if !d.Follows(&f, 1<<4|thriftwire.CompactTypeMap) {
				continue
			}
			fallthrough
		case 11: // by_both
			f.Err = thriftwire.Map(&x.ByBoth, d, thriftwire.TypeString, thriftwire.TypeMap, thriftwire.CompactString, func(p *[]kit.Entry[Blob, Choice], d *thriftwire.CompactDecoder) error {
				return thriftwire.Entries(p, d, thriftwire.TypeString, thriftwire.TypeStruct, thriftwire.CompactBytes, (*Choice).DecodeThriftCompact)
			})
			if d.Ends(&f) {
				return nil
			}
		}
	}
	return d.Done(&f)
}

// ThriftBytes tells which strings in a field are bytes, for Thrift's JSON protocol.
func (*Keys) ThriftBytes(field int16) thriftwire.Bytes {
	switch field {
	case 5: // by_ident
		return thriftwire.AllBytes{}
	case 8: // by_level
		return (*Choice)(nil)
	case 11: // by_blob
		return thriftwire.MapBytes{Key: thriftwire.AllBytes{}}
	case 12: // by_both
		return thriftwire.MapBytes{Value: thriftwire.MapBytes{Key: thriftwire.AllBytes{}, Value: (*Choice)(nil)}}
	}
	return nil
}

var thriftFieldsOfSecret = thriftwire.Fields{
	{ID: 1, Type: thriftwire.TypeString, Sensitive: true, Name: "first"},
	{ID: 2, Type: thriftwire.TypeMap, Required: true, Sensitive: true, Name: "vault"},
}

// AppendThriftBinary appends x as a Thrift struct in the binary protocol.
func (x *Secret) AppendThriftBinary(b []byte) []byte {
	if x.First != nil {
		b = append(b, thriftwire.TypeString, 0, 1) // first
		b = thriftwire.AppendBinaryString(b, *x.First)
	}
	b = append(b, thriftwire.TypeMap, 0, 2) // vault
	b = thriftwire.AppendBinaryMap(b, thriftwire.TypeString, thriftwire.TypeI32, len(x.Vault))
	for k, v := range x.Vault {
		b = thriftwire.AppendBinaryString(b, k)
		b = thriftwire.AppendBinaryI32(b, v)
	}
	return append(b, thriftwire.TypeStop)
}

// AppendThriftCompact appends x as a Thrift struct in the compact protocol.
func (x *Secret) AppendThriftCompact(b []byte) []byte {
	last := int16(0)
	if x.First != nil {
		b = append(b, 1<<4|thriftwire.CompactTypeString) // first
		b = thriftwire.AppendCompactString(b, *x.First)
		last = 1
	}
	b = thriftwire.AppendCompactField(b, last, 2, thriftwire.CompactTypeMap) // vault
	b = thriftwire.AppendCompactMap(b, thriftwire.CompactTypeString, thriftwire.CompactTypeI32, len(x.Vault))
	for k, v := range x.Vault {
		b = thriftwire.AppendCompactString(b, k)
		b = thriftwire.AppendCompactI32(b, v)
	}
	return append(b, thriftwire.TypeStop)
}

// DecodeThriftBinary reads x from a Thrift struct in the binary protocol. It skips fields that it
// does not know.
func (x *Secret) DecodeThriftBinary(d *thriftwire.BinaryDecoder) error {
	f := thriftwire.Struct{Fields: thriftFieldsOfSecret}
	for d.Next(&f) {
		switch f.Field {
		case 0: // first
			f.Err = thriftwire.Optional(&x.First, d, thriftwire.BinaryString)
			if !d.Follows(&f, thriftwire.TypeMap<<16|2) {
				continue
			}
			fallthrough
		case 1: // vault
			f.Err = thriftwire.Map(&x.Vault, d, thriftwire.TypeString, thriftwire.TypeI32, thriftwire.BinaryString, thriftwire.BinaryI32)
			if d.Ends(&f) {
				return nil
			}
		}
	}
	return d.Done(&f)
}

// DecodeThriftCompact reads x from a Thrift struct in the compact protocol. It skips fields that it
// does not know.
func (x *Secret) DecodeThriftCompact(d *thriftwire.CompactDecoder) error {
	f := thriftwire.Struct{Fields: thriftFieldsOfSecret}
	for d.Next(&f) {
		switch f.Field {
		case 0: // first
			f.Err = thriftwire.Optional(&x.First, d, thriftwire.CompactString)
			if !d.Follows(&f, 1<<4|thriftwire.CompactTypeMap) {
				continue
			}
			fallthrough
		case 1: // vault
			f.Err = thriftwire.Map(&x.Vault, d, thriftwire.TypeString, thriftwire.TypeI32, thriftwire.CompactString, thriftwire.CompactI32)
			if d.Ends(&f) {
				return nil
			}
		}
	}
	return d.Done(&f)
}

var thriftFieldsOfNode = thriftwire.Fields{
	{ID: 1, Type: thriftwire.TypeString, Required: true, Name: "name"},
	{ID: 2, Type: thriftwire.TypeList, Required: true, Name: "children"},
	{ID: 3, Type: thriftwire.TypeMap, Required: true, Name: "named"},
	{ID: 4, Type: thriftwire.TypeStruct, Name: "next"},
}

// AppendThriftBinary appends x as a Thrift struct in the binary protocol.
func (x *Node) AppendThriftBinary(b []byte) []byte {
	b = append(b, thriftwire.TypeString, 0, 1) // name
	b = thriftwire.AppendBinaryString(b, x.Name)
	b = append(b, thriftwire.TypeList, 0, 2) // children
	b = thriftwire.AppendBinaryList(b, thriftwire.TypeStruct, len(x.Children))
	for i := range x.Children {
		b = x.Children[i].AppendThriftBinary(b)
	}
	b = append(b, thriftwire.TypeMap, 0, 3) // named
	b = thriftwire.AppendBinaryMap(b, thriftwire.TypeString, thriftwire.TypeStruct, len(x.Named))
	for k, v := range x.Named {
		b = thriftwire.AppendBinaryString(b, k)
		b = v.AppendThriftBinary(b)
	}
	if x.Next != nil {
		b = append(b, thriftwire.TypeStruct, 0, 4) // next
		b = x.Next.AppendThriftBinary(b)
	}
	return append(b, thriftwire.TypeStop)
}

// AppendThriftCompact appends x as a Thrift struct in the compact protocol.
func (x *Node) AppendThriftCompact(b []byte) []byte {
	b = append(b, 1<<4|thriftwire.CompactTypeString) // name
	b = thriftwire.AppendCompactString(b, x.Name)
	b = append(b, 1<<4|thriftwire.CompactTypeList) // children
	b = thriftwire.AppendCompactList(b, thriftwire.CompactTypeStruct, len(x.Children))
	for i := range x.Children {
		b = x.Children[i].AppendThriftCompact(b)
	}
	b = append(b, 1<<4|thriftwire.CompactTypeMap) // named
	b = thriftwire.AppendCompactMap(b, thriftwire.CompactTypeString, thriftwire.CompactTypeStruct, len(x.Named))
	for k, v := range x.Named {
		b = thriftwire.AppendCompactString(b, k)
		b = v.AppendThriftCompact(b)
	}
	if x.Next != nil {
		b = append(b, 1<<4|thriftwire.CompactTypeStruct) // next
		b = x.Next.AppendThriftCompact(b)
	}
	return append(b, thriftwire.TypeStop)
}

// DecodeThriftBinary reads x from a Thrift struct in the binary protocol. It skips fields that it
// does not know.
func (x *Node) DecodeThriftBinary(d *thriftwire.BinaryDecoder) error {
	f := thriftwire.Struct{Fields: thriftFieldsOfNode}
	for d.Next(&f) {
		switch f.Field {
		case 0: // name
			f.Err = thriftwire.BinaryString(&x.Name, d)
			if !d.Follows(&f, thriftwire.TypeList<<16|2) {
				continue
			}
			fallthrough
		case 1: // children
			f.Err = thriftwire.List(&x.Children, d, thriftwire.TypeStruct, (*Node).DecodeThriftBinary)
			if !d.Follows(&f, thriftwire.TypeMap<<16|3) {
				continue
			}
			fallthrough
		case 2: // named
			f.Err = thriftwire.Map(&x.Named, d, thriftwire.TypeString, thriftwire.TypeStruct, thriftwire.BinaryString, (*Node).DecodeThriftBinary)
			if !d.Follows(&f, thriftwire.TypeStruct<<16|4) {
				continue
			}
			fallthrough
		case 3: // next
			f.Err = thriftwire.Optional(&x.Next, d, (*Node).DecodeThriftBinary)
			if d.Ends(&f) {
				return nil
			}
		}
	}
	return d.Done(&f)
}

// DecodeThriftCompact reads x from a Thrift struct in the compact protocol. It skips fields that it
// does not know.
func (x *Node) DecodeThriftCompact(d *thriftwire.CompactDecoder) error {
	f := thriftwire.Struct{Fields: thriftFieldsOfNode}
	for d.Next(&f) {
		switch f.Field {
		case 0: // name
			f.Err = thriftwire.CompactString(&x.Name, d)
			if !d.Follows(&f, 1<<4|thriftwire.CompactTypeList) {
				continue
			}
			fallthrough
		case 1: // children
			f.Err = thriftwire.List(&x.Children, d, thriftwire.TypeStruct, (*Node).DecodeThriftCompact)
			if !d.Follows(&f, 1<<4|thriftwire.CompactTypeMap) {
				continue
			}
			fallthrough
		case 2: // named
			f.Err = thriftwire.Map(&x.Named, d, thriftwire.TypeString, thriftwire.TypeStruct, thriftwire.CompactString, (*Node).DecodeThriftCompact)
			if !d.Follows(&f, 1<<4|thriftwire.CompactTypeStruct) {
				continue
			}
			fallthrough
		case 3: // next
			f.Err = thriftwire.Optional(&x.Next, d, (*Node).DecodeThriftCompact)
			if d.Ends(&f) {
				return nil
			}
		}
	}
	return d.Done(&f)
}

var thriftFieldsOfItem = thriftwire.Fields{
	{ID: 1, Type: thriftwire.TypeString, Required: true, Name: "sku"},
	{ID: 2, Type: thriftwire.TypeI32, Required: true, Name: "quantity"},
	{ID: 3, Type: thriftwire.TypeI64, Required: true, Name: "cents"},
}

// AppendThriftBinary appends x as a Thrift struct in the binary protocol.
func (x *Item) AppendThriftBinary(b []byte) []byte {
	b = append(b, thriftwire.TypeString, 0, 1) // sku
	b = thriftwire.AppendBinaryString(b, x.SKU)
	b = append(b, thriftwire.TypeI32, 0, 2) // quantity
	b = thriftwire.AppendBinaryI32(b, x.Quantity)
	b = append(b, thriftwire.TypeI64, 0, 3) // cents
	b = thriftwire.AppendBinaryI64(b, x.Cents)
	return append(b, thriftwire.TypeStop)
}

// AppendThriftCompact appends x as a Thrift struct in the compact protocol.
func (x *Item) AppendThriftCompact(b []byte) []byte {
	b = append(b, 1<<4|thriftwire.CompactTypeString) // sku
	b = thriftwire.AppendCompactString(b, x.SKU)
	b = append(b, 1<<4|thriftwire.CompactTypeI32) // quantity
	b = thriftwire.AppendCompactI32(b, x.Quantity)
	b = append(b, 1<<4|thriftwire.CompactTypeI64) // cents
	b = thriftwire.AppendCompactI64(b, x.Cents)
	return append(b, thriftwire.TypeStop)
}

// DecodeThriftBinary reads x from a Thrift struct in the binary protocol. It skips fields that it
// does not know.
func (x *Item) DecodeThriftBinary(d *thriftwire.BinaryDecoder) error {
	f := thriftwire.Struct{Fields: thriftFieldsOfItem}
	for d.Next(&f) {
		switch f.Field {
		case 0: // sku
			f.Err = thriftwire.BinaryString(&x.SKU, d)
			if !d.Follows(&f, thriftwire.TypeI32<<16|2) {
				continue
			}
			fallthrough
		case 1: // quantity
			f.Err = thriftwire.BinaryI32(&x.Quantity, d)
			if !d.Follows(&f, thriftwire.TypeI64<<16|3) {
				continue
			}
			fallthrough
		case 2: // cents
			f.Err = thriftwire.BinaryI64(&x.Cents, d)
			if d.Ends(&f) {
				return nil
			}
		}
	}
	return d.Done(&f)
}

// DecodeThriftCompact reads x from a Thrift struct in the compact protocol. It skips fields that it
// does not know.
func (x *Item) DecodeThriftCompact(d *thriftwire.CompactDecoder) error {
	f := thriftwire.Struct{Fields: thriftFieldsOfItem}
	for d.Next(&f) {
		switch f.Field {
		case 0: // sku
			f.Err = thriftwire.CompactString(&x.SKU, d)
			if !d.Follows(&f, 1<<4|thriftwire.CompactTypeI32) {
				continue
			}
			fallthrough
		case 1: // quantity
			f.Err = thriftwire.CompactI32(&x.Quantity, d)
			if !d.Follows(&f, 1<<4|thriftwire.CompactTypeI64) {
				continue
			}
			fallthrough
		case 2: // cents
			f.Err = thriftwire.CompactI64(&x.Cents, d)
			if d.Ends(&f) {
				return nil
			}
		}
	}
	return d.Done(&f)
}

var thriftFieldsOfOrder = thriftwire.Fields{
	{ID: 1, Type: thriftwire.TypeString, Required: true, Name: "id"},
	{ID: 2, Type: thriftwire.TypeI32, Required: true, Name: "status"},
	{ID: 3, Type: thriftwire.TypeList, Required: true, Name: "items"},
	{ID: 4, Type: thriftwire.TypeString, Name: "note"},
	{ID: 5, Type: thriftwire.TypeMap, Required: true, Name: "tags"},
	{ID: 6, Type: thriftwire.TypeString, Required: true, Name: "phone"},
	{ID: 7, Type: thriftwire.TypeI64, Required: true, Name: "placed"},
	{ID: 8, Type: thriftwire.TypeString, Name: "memo"},
}

// AppendThriftBinary appends x as a Thrift struct in the binary protocol.
func (x *Order) AppendThriftBinary(b []byte) []byte {
	b = append(b, thriftwire.TypeString, 0, 1) // id
	b = thriftwire.AppendBinaryString(b, string(x.ID))
	b = append(b, thriftwire.TypeI32, 0, 2) // status
	b = thriftwire.AppendBinaryI32(b, int32(x.Status))
	b = append(b, thriftwire.TypeList, 0, 3) // items
	b = thriftwire.AppendBinaryList(b, thriftwire.TypeStruct, len(x.Items))
	for i := range x.Items {
		b = x.Items[i].AppendThriftBinary(b)
	}
	if x.Note != nil {
		b = append(b, thriftwire.TypeString, 0, 4) // note
		b = thriftwire.AppendBinaryString(b, *x.Note)
	}
	b = append(b, thriftwire.TypeMap, 0, 5) // tags
	b = thriftwire.AppendBinaryMap(b, thriftwire.TypeString, thriftwire.TypeString, len(x.Tags))
	for k, v := range x.Tags {
		b = thriftwire.AppendBinaryString(b, k)
		b = thriftwire.AppendBinaryString(b, v)
	}
	b = append(b, thriftwire.TypeString, 0, 6) // phone
	b = thriftwire.AppendBinaryString(b, x.Phone)
	b = append(b, thriftwire.TypeI64, 0, 7) // placed
	b = thriftwire.AppendBinaryTimestamp(b, x.Placed)
	if x.Memo != nil {
		b = append(b, thriftwire.TypeString, 0, 8) // memo
		b = thriftwire.AppendBinaryString(b, *x.Memo)
	}
	return append(b, thriftwire.TypeStop)
}

// AppendThriftCompact appends x as a Thrift struct in the compact protocol.
func (x *Order) AppendThriftCompact(b []byte) []byte {
	b = append(b, 1<<4|thriftwire.CompactTypeString) // id
	b = thriftwire.AppendCompactString(b, string(x.ID))
	b = append(b, 1<<4|thriftwire.CompactTypeI32) // status
	b = thriftwire.AppendCompactI32(b, int32(x.Status))
	b = append(b, 1<<4|thriftwire.CompactTypeList) // items
	b = thriftwire.AppendCompactList(b, thriftwire.CompactTypeStruct, len(x.Items))
	for i := range x.Items {
		b = x.Items[i].AppendThriftCompact(b)
	}
	last := int16(3)
	if x.Note != nil {
		b = append(b, 1<<4|thriftwire.CompactTypeString) // note
		b = thriftwire.AppendCompactString(b, *x.Note)
		last = 4
	}
	b = thriftwire.AppendCompactField(b, last, 5, thriftwire.CompactTypeMap) // tags
	b = thriftwire.AppendCompactMap(b, thriftwire.CompactTypeString, thriftwire.CompactTypeString, len(x.Tags))
	for k, v := range x.Tags {
		b = thriftwire.AppendCompactString(b, k)
		b = thriftwire.AppendCompactString(b, v)
	}
	b = append(b, 1<<4|thriftwire.CompactTypeString) // phone
	b = thriftwire.AppendCompactString(b, x.Phone)
	b = append(b, 1<<4|thriftwire.CompactTypeI64) // placed
	b = thriftwire.AppendCompactTimestamp(b, x.Placed)
	if x.Memo != nil {
		b = append(b, 1<<4|thriftwire.CompactTypeString) // memo
		b = thriftwire.AppendCompactString(b, *x.Memo)
	}
	return append(b, thriftwire.TypeStop)
}

// DecodeThriftBinary reads x from a Thrift struct in the binary protocol. It skips fields that it
// does not know.
func (x *Order) DecodeThriftBinary(d *thriftwire.BinaryDecoder) error {
	f := thriftwire.Struct{Fields: thriftFieldsOfOrder}
	for d.Next(&f) {
		switch f.Field {
		case 0: // id
			f.Err = thriftwire.BinaryString(&x.ID, d)
			if !d.Follows(&f, thriftwire.TypeI32<<16|2) {
				continue
			}
			fallthrough
		case 1: // status
			f.Err = thriftwire.BinaryI32(&x.Status, d)
			if !d.Follows(&f, thriftwire.TypeList<<16|3) {
				continue
			}
			fallthrough
		case 2: // items
			f.Err = thriftwire.List(&x.Items, d, thriftwire.TypeStruct, (*Item).DecodeThriftBinary)
			if !d.Follows(&f, thriftwire.TypeString<<16|4) {
				continue
			}
			fallthrough
		case 3: // note
			f.Err = thriftwire.Optional(&x.Note, d, thriftwire.BinaryString)
			if !d.Follows(&f, thriftwire.TypeMap<<16|5) {
				continue
			}
			fallthrough
		case 4: // tags
			f.Err = thriftwire.BinaryStringMap(&x.Tags, d)
			if !d.Follows(&f, thriftwire.TypeString<<16|6) {
				continue
			}
			fallthrough
		case 5: // phone
			f.Err = thriftwire.BinaryString(&x.Phone, d)
			if !d.Follows(&f, thriftwire.TypeI64<<16|7) {
				continue
			}
			fallthrough
		case 6: // placed
			f.Err = thriftwire.BinaryTimestamp(&x.Placed, d)
			if !d.Follows(&f, thriftwire.TypeString<<16|8) {
				continue
			}
			fallthrough
		case 7: // memo
			f.Err = thriftwire.Optional(&x.Memo, d, thriftwire.BinaryString)
			if d.Ends(&f) {
				return nil
			}
		}
	}
	return d.Done(&f)
}

// DecodeThriftCompact reads x from a Thrift struct in the compact protocol. It skips fields that it
// does not know.
func (x *Order) DecodeThriftCompact(d *thriftwire.CompactDecoder) error {
	f := thriftwire.Struct{Fields: thriftFieldsOfOrder}
	for d.Next(&f) {
		switch f.Field {
		case 0: // id
			f.Err = thriftwire.CompactString(&x.ID, d)
			if !d.Follows(&f, 1<<4|thriftwire.CompactTypeI32) {
				continue
			}
			fallthrough
		case 1: // status
			f.Err = thriftwire.CompactI32(&x.Status, d)
			if !d.Follows(&f, 1<<4|thriftwire.CompactTypeList) {
				continue
			}
			fallthrough
		case 2: // items
			f.Err = thriftwire.List(&x.Items, d, thriftwire.TypeStruct, (*Item).DecodeThriftCompact)
			if !d.Follows(&f, 1<<4|thriftwire.CompactTypeString) {
				continue
			}
			fallthrough
		case 3: // note
			f.Err = thriftwire.Optional(&x.Note, d, thriftwire.CompactString)
			if !d.Follows(&f, 1<<4|thriftwire.CompactTypeMap) {
				continue
			}
			fallthrough
		case 4: // tags
			f.Err = thriftwire.CompactStringMap(&x.Tags, d)
			if !d.Follows(&f, 1<<4|thriftwire.CompactTypeString) {
				continue
			}
			fallthrough
		case 5: // phone
			f.Err = thriftwire.CompactString(&x.Phone, d)
			if !d.Follows(&f, 1<<4|thriftwire.CompactTypeI64) {
				continue
			}
			fallthrough
		case 6: // placed
			f.Err = thriftwire.CompactTimestamp(&x.Placed, d)
			if !d.Follows(&f, 1<<4|thriftwire.CompactTypeString) {
				continue
			}
			fallthrough
		case 7: // memo
			f.Err = thriftwire.Optional(&x.Memo, d, thriftwire.CompactString)
			if d.Ends(&f) {
				return nil
			}
		}
	}
	return d.Done(&f)
}

var thriftFieldsOfWide = thriftwire.Fields{
	{ID: 1, Type: thriftwire.TypeI32, Required: true, Name: "f00"},
	{ID: 2, Type: thriftwire.TypeI32, Name: "f01"},
	{ID: 3, Type: thriftwire.TypeI32, Name: "f02"},
	{ID: 4, Type: thriftwire.TypeI32, Name: "f03"},
	{ID: 5, Type: thriftwire.TypeI32, Name: "f04"},
	{ID: 6, Type: thriftwire.TypeI32, Name: "f05"},
	{ID: 7, Type: thriftwire.TypeI32, Name: "f06"},
	{ID: 8, Type: thriftwire.TypeI32, Name: "f07"},
	{ID: 9, Type: thriftwire.TypeI32, Name: "f08"},
	{ID: 10, Type: thriftwire.TypeI32, Name: "f09"},
	{ID: 11, Type: thriftwire.TypeI32, Name: "f10"},
	{ID: 12, Type: thriftwire.TypeI32, Name: "f11"},
	{ID: 13, Type: thriftwire.TypeI32, Name: "f12"},
	{ID: 14, Type: thriftwire.TypeI32, Name: "f13"},
	{ID: 15, Type: thriftwire.TypeI32, Name: "f14"},
	{ID: 16, Type: thriftwire.TypeI32, Name: "f15"},
	{ID: 17, Type: thriftwire.TypeI32, Name: "f16"},
	{ID: 18, Type: thriftwire.TypeI32, Required: true, Name: "f17"},
	{ID: 19, Type: thriftwire.TypeI32, Name: "f18"},
	{ID: 20, Type: thriftwire.TypeI32, Name: "f19"},
	{ID: 21, Type: thriftwire.TypeI32, Name: "f20"},
	{ID: 22, Type: thriftwire.TypeI32, Name: "f21"},
	{ID: 23, Type: thriftwire.TypeI32, Name: "f22"},
	{ID: 24, Type: thriftwire.TypeI32, Name: "f23"},
	{ID: 25, Type: thriftwire.TypeI32, Name: "f24"},
	{ID: 26, Type: thriftwire.TypeI32, Name: "f25"},
	{ID: 27, Type: thriftwire.TypeI32, Name: "f26"},
	{ID: 28, Type: thriftwire.TypeI32, Name: "f27"},
	{ID: 29, Type: thriftwire.TypeI32, Name: "f28"},
	{ID: 30, Type: thriftwire.TypeI32, Name: "f29"},
	{ID: 31, Type: thriftwire.TypeI32, Name: "f30"},
	{ID: 32, Type: thriftwire.TypeI32, Name: "f31"},
	{ID: 33, Type: thriftwire.TypeI32, Name: "f32"},
	{ID: 34, Type: thriftwire.TypeI32, Name: "f33"},
	{ID: 35, Type: thriftwire.TypeI32, Name: "f34"},
	{ID: 36, Type: thriftwire.TypeI32, Name: "f35"},
	{ID: 37, Type: thriftwire.TypeI32, Name: "f36"},
	{ID: 38, Type: thriftwire.TypeI32, Name: "f37"},
	{ID: 39, Type: thriftwire.TypeI32, Name: "f38"},
	{ID: 40, Type: thriftwire.TypeI32, Name: "f39"},
	{ID: 41, Type: thriftwire.TypeI32, Name: "f40"},
	{ID: 42, Type: thriftwire.TypeI32, Name: "f41"},
	{ID: 43, Type: thriftwire.TypeI32, Name: "f42"},
	{ID: 44, Type: thriftwire.TypeI32, Name: "f43"},
	{ID: 45, Type: thriftwire.TypeI32, Name: "f44"},
	{ID: 46, Type: thriftwire.TypeI32, Name: "f45"},
	{ID: 47, Type: thriftwire.TypeI32, Name: "f46"},
	{ID: 48, Type: thriftwire.TypeI32, Name: "f47"},
	{ID: 49, Type: thriftwire.TypeI32, Name: "f48"},
	{ID: 50, Type: thriftwire.TypeI32, Name: "f49"},
	{ID: 51, Type: thriftwire.TypeI32, Name: "f50"},
	{ID: 52, Type: thriftwire.TypeI32, Name: "f51"},
	{ID: 53, Type: thriftwire.TypeI32, Name: "f52"},
	{ID: 54, Type: thriftwire.TypeI32, Name: "f53"},
	{ID: 55, Type: thriftwire.TypeI32, Name: "f54"},
	{ID: 56, Type: thriftwire.TypeI32, Name: "f55"},
	{ID: 57, Type: thriftwire.TypeI32, Name: "f56"},
	{ID: 58, Type: thriftwire.TypeI32, Name: "f57"},
	{ID: 59, Type: thriftwire.TypeI32, Name: "f58"},
	{ID: 60, Type: thriftwire.TypeI32, Name: "f59"},
	{ID: 61, Type: thriftwire.TypeI32, Name: "f60"},
	{ID: 62, Type: thriftwire.TypeI32, Name: "f61"},
	{ID: 63, Type: thriftwire.TypeI32, Name: "f62"},
	{ID: 64, Type: thriftwire.TypeI32, Required: true, Name: "f63"},
	{ID: 65, Type: thriftwire.TypeI32, Required: true, Name: "f64"},
	{ID: 66, Type: thriftwire.TypeI32, Name: "f65"},
	{ID: 67, Type: thriftwire.TypeI32, Name: "f66"},
	{ID: 68, Type: thriftwire.TypeI32, Name: "f67"},
	{ID: 69, Type: thriftwire.TypeI32, Name: "f68"},
	{ID: 70, Type: thriftwire.TypeI32, Required: true, Name: "f69"},
}

// AppendThriftBinary appends x as a Thrift struct in the binary protocol.
func (x *Wide) AppendThriftBinary(b []byte) []byte {
	b = append(b, thriftwire.TypeI32, 0, 1) // f00
	b = thriftwire.AppendBinaryI32(b, x.F00)
	if x.F01 != nil {
		b = append(b, thriftwire.TypeI32, 0, 2) // f01
		b = thriftwire.AppendBinaryI32(b, *x.F01)
	}
	if x.F02 != nil {
		b = append(b, thriftwire.TypeI32, 0, 3) // f02
		b = thriftwire.AppendBinaryI32(b, *x.F02)
	}
	if x.F03 != nil {
		b = append(b, thriftwire.TypeI32, 0, 4) // f03
		b = thriftwire.AppendBinaryI32(b, *x.F03)
	}
	if x.F04 != nil {
		b = append(b, thriftwire.TypeI32, 0, 5) // f04
		b = thriftwire.AppendBinaryI32(b, *x.F04)
	}
	if x.F05 != nil {
		b = append(b, thriftwire.TypeI32, 0, 6) // f05
		b = thriftwire.AppendBinaryI32(b, *x.F05)
	}
	if x.F06 != nil {
		b = append(b, thriftwire.TypeI32, 0, 7) // f06
		b = thriftwire.AppendBinaryI32(b, *x.F06)
	}
	if x.F07 != nil {
		b = append(b, thriftwire.TypeI32, 0, 8) // f07
		b = thriftwire.AppendBinaryI32(b, *x.F07)
	}
	if x.F08 != nil {
		b = append(b, thriftwire.TypeI32, 0, 9) // f08
		b = thriftwire.AppendBinaryI32(b, *x.F08)
	}
	if x.F09 != nil {
		b = append(b, thriftwire.TypeI32, 0, 10) // f09
		b = thriftwire.AppendBinaryI32(b, *x.F09)
	}
	if x.F10 != nil {
		b = append(b, thriftwire.TypeI32, 0, 11) // f10
		b = thriftwire.AppendBinaryI32(b, *x.F10)
	}
	if x.F11 != nil {
		b = append(b, thriftwire.TypeI32, 0, 12) // f11
		b = thriftwire.AppendBinaryI32(b, *x.F11)
	}
	if x.F12 != nil {
		b = append(b, thriftwire.TypeI32, 0, 13) // f12
		b = thriftwire.AppendBinaryI32(b, *x.F12)
	}
	if x.F13 != nil {
		b = append(b, thriftwire.TypeI32, 0, 14) // f13
		b = thriftwire.AppendBinaryI32(b, *x.F13)
	}
	if x.F14 != nil {
		b = append(b, thriftwire.TypeI32, 0, 15) // f14
		b = thriftwire.AppendBinaryI32(b, *x.F14)
	}
	if x.F15 != nil {
		b = append(b, thriftwire.TypeI32, 0, 16) // f15
		b = thriftwire.AppendBinaryI32(b, *x.F15)
	}
	if x.F16 != nil {
		b = append(b, thriftwire.TypeI32, 0, 17) // f16
		b = thriftwire.AppendBinaryI32(b, *x.F16)
	}
	b = append(b, thriftwire.TypeI32, 0, 18) // f17
	b = thriftwire.AppendBinaryI32(b, x.F17)
	if x.F18 != nil {
		b = append(b, thriftwire.TypeI32, 0, 19) // f18
		b = thriftwire.AppendBinaryI32(b, *x.F18)
	}
	if x.F19 != nil {
		b = append(b, thriftwire.TypeI32, 0, 20) // f19
		b = thriftwire.AppendBinaryI32(b, *x.F19)
	}
	if x.F20 != nil {
		b = append(b, thriftwire.TypeI32, 0, 21) // f20
		b = thriftwire.AppendBinaryI32(b, *x.F20)
	}
	if x.F21 != nil {
		b = append(b, thriftwire.TypeI32, 0, 22) // f21
		b = thriftwire.AppendBinaryI32(b, *x.F21)
	}
	if x.F22 != nil {
		b = append(b, thriftwire.TypeI32, 0, 23) // f22
		b = thriftwire.AppendBinaryI32(b, *x.F22)
	}
	if x.F23 != nil {
		b = append(b, thriftwire.TypeI32, 0, 24) // f23
		b = thriftwire.AppendBinaryI32(b, *x.F23)
	}
	if x.F24 != nil {
		b = append(b, thriftwire.TypeI32, 0, 25) // f24
		b = thriftwire.AppendBinaryI32(b, *x.F24)
	}
	if x.F25 != nil {
		b = append(b, thriftwire.TypeI32, 0, 26) // f25
		b = thriftwire.AppendBinaryI32(b, *x.F25)
	}
	if x.F26 != nil {
		b = append(b, thriftwire.TypeI32, 0, 27) // f26
		b = thriftwire.AppendBinaryI32(b, *x.F26)
	}
	if x.F27 != nil {
		b = append(b, thriftwire.TypeI32, 0, 28) // f27
		b = thriftwire.AppendBinaryI32(b, *x.F27)
	}
	if x.F28 != nil {
		b = append(b, thriftwire.TypeI32, 0, 29) // f28
		b = thriftwire.AppendBinaryI32(b, *x.F28)
	}
	if x.F29 != nil {
		b = append(b, thriftwire.TypeI32, 0, 30) // f29
		b = thriftwire.AppendBinaryI32(b, *x.F29)
	}
	if x.F30 != nil {
		b = append(b, thriftwire.TypeI32, 0, 31) // f30
		b = thriftwire.AppendBinaryI32(b, *x.F30)
	}
	if x.F31 != nil {
		b = append(b, thriftwire.TypeI32, 0, 32) // f31
		b = thriftwire.AppendBinaryI32(b, *x.F31)
	}
	if x.F32 != nil {
		b = append(b, thriftwire.TypeI32, 0, 33) // f32
		b = thriftwire.AppendBinaryI32(b, *x.F32)
	}
	if x.F33 != nil {
		b = append(b, thriftwire.TypeI32, 0, 34) // f33
		b = thriftwire.AppendBinaryI32(b, *x.F33)
	}
	if x.F34 != nil {
		b = append(b, thriftwire.TypeI32, 0, 35) // f34
		b = thriftwire.AppendBinaryI32(b, *x.F34)
	}
	if x.F35 != nil {
		b = append(b, thriftwire.TypeI32, 0, 36) // f35
		b = thriftwire.AppendBinaryI32(b, *x.F35)
	}
	if x.F36 != nil {
		b = append(b, thriftwire.TypeI32, 0, 37) // f36
		b = thriftwire.AppendBinaryI32(b, *x.F36)
	}
	if x.F37 != nil {
		b = append(b, thriftwire.TypeI32, 0, 38) // f37
		b = thriftwire.AppendBinaryI32(b, *x.F37)
	}
	if x.F38 != nil {
		b = append(b, thriftwire.TypeI32, 0, 39) // f38
		b = thriftwire.AppendBinaryI32(b, *x.F38)
	}
	if x.F39 != nil {
		b = append(b, thriftwire.TypeI32, 0, 40) // f39
		b = thriftwire.AppendBinaryI32(b, *x.F39)
	}
	if x.F40 != nil {
		b = append(b, thriftwire.TypeI32, 0, 41) // f40
		b = thriftwire.AppendBinaryI32(b, *x.F40)
	}
	if x.F41 != nil {
		b = append(b, thriftwire.TypeI32, 0, 42) // f41
		b = thriftwire.AppendBinaryI32(b, *x.F41)
	}
	if x.F42 != nil {
		b = append(b, thriftwire.TypeI32, 0, 43) // f42
		b = thriftwire.AppendBinaryI32(b, *x.F42)
	}
	if x.F43 != nil {
		b = append(b, thriftwire.TypeI32, 0, 44) // f43
		b = thriftwire.AppendBinaryI32(b, *x.F43)
	}
	if x.F44 != nil {
		b = append(b, thriftwire.TypeI32, 0, 45) // f44
		b = thriftwire.AppendBinaryI32(b, *x.F44)
	}
	if x.F45 != nil {
		b = append(b, thriftwire.TypeI32, 0, 46) // f45
		b = thriftwire.AppendBinaryI32(b, *x.F45)
	}
	if x.F46 != nil {
		b = append(b, thriftwire.TypeI32, 0, 47) // f46
		b = thriftwire.AppendBinaryI32(b, *x.F46)
	}
	if x.F47 != nil {
		b = append(b, thriftwire.TypeI32, 0, 48) // f47
		b = thriftwire.AppendBinaryI32(b, *x.F47)
	}
	if x.F48 != nil {
		b = append(b, thriftwire.TypeI32, 0, 49) // f48
		b = thriftwire.AppendBinaryI32(b, *x.F48)
	}
	if x.F49 != nil {
		b = append(b, thriftwire.TypeI32, 0, 50) // f49
		b = thriftwire.AppendBinaryI32(b, *x.F49)
	}
	if x.F50 != nil {
		b = append(b, thriftwire.TypeI32, 0, 51) // f50
		b = thriftwire.AppendBinaryI32(b, *x.F50)
	}
	if x.F51 != nil {
		b = append(b, thriftwire.TypeI32, 0, 52) // f51
		b = thriftwire.AppendBinaryI32(b, *x.F51)
	}
	if x.F52 != nil {
		b = append(b, thriftwire.TypeI32, 0, 53) // f52
		b = thriftwire.AppendBinaryI32(b, *x.F52)
	}
	if x.F53 != nil {
		b = append(b, thriftwire.TypeI32, 0, 54) // f53
		b = thriftwire.AppendBinaryI32(b, *x.F53)
	}
	if x.F54 != nil {
		b = append(b, thriftwire.TypeI32, 0, 55) // f54
		b = thriftwire.AppendBinaryI32(b, *x.F54)
	}
	if x.F55 != nil {
		b = append(b, thriftwire.TypeI32, 0, 56) // f55
		b = thriftwire.AppendBinaryI32(b, *x.F55)
	}
	if x.F56 != nil {
		b = append(b, thriftwire.TypeI32, 0, 57) // f56
		b = thriftwire.AppendBinaryI32(b, *x.F56)
	}
	if x.F57 != nil {
		b = append(b, thriftwire.TypeI32, 0, 58) // f57
		b = thriftwire.AppendBinaryI32(b, *x.F57)
	}
	if x.F58 != nil {
		b = append(b, thriftwire.TypeI32, 0, 59) // f58
		b = thriftwire.AppendBinaryI32(b, *x.F58)
	}
	if x.F59 != nil {
		b = append(b, thriftwire.TypeI32, 0, 60) // f59
		b = thriftwire.AppendBinaryI32(b, *x.F59)
	}
	if x.F60 != nil {
		b = append(b, thriftwire.TypeI32, 0, 61) // f60
		b = thriftwire.AppendBinaryI32(b, *x.F60)
	}
	if x.F61 != nil {
		b = append(b, thriftwire.TypeI32, 0, 62) // f61
		b = thriftwire.AppendBinaryI32(b, *x.F61)
	}
	if x.F62 != nil {
		b = append(b, thriftwire.TypeI32, 0, 63) // f62
		b = thriftwire.AppendBinaryI32(b, *x.F62)
	}
	b = append(b, thriftwire.TypeI32, 0, 64) // f63
	b = thriftwire.AppendBinaryI32(b, x.F63)
	b = append(b, thriftwire.TypeI32, 0, 65) // f64
	b = thriftwire.AppendBinaryI32(b, x.F64)
	if x.F65 != nil {
		b = append(b, thriftwire.TypeI32, 0, 66) // f65
		b = thriftwire.AppendBinaryI32(b, *x.F65)
	}
	if x.F66 != nil {
		b = append(b, thriftwire.TypeI32, 0, 67) // f66
		b = thriftwire.AppendBinaryI32(b, *x.F66)
	}
	if x.F67 != nil {
		b = append(b, thriftwire.TypeI32, 0, 68) // f67
		b = thriftwire.AppendBinaryI32(b, *x.F67)
	}
	if x.F68 != nil {
		b = append(b, thriftwire.TypeI32, 0, 69) // f68
		b = thriftwire.AppendBinaryI32(b, *x.F68)
	}
	b = append(b, thriftwire.TypeI32, 0, 70) // f69
	b = thriftwire.AppendBinaryI32(b, x.F69)
	return append(b, thriftwire.TypeStop)
}

// AppendThriftCompact appends x as a Thrift struct in the compact protocol.
func (x *Wide) AppendThriftCompact(b []byte) []byte {
	b = append(b, 1<<4|thriftwire.CompactTypeI32) // f00
	b = thriftwire.AppendCompactI32(b, x.F00)
	last := int16(1)
	if x.F01 != nil {
		b = append(b, 1<<4|thriftwire.CompactTypeI32) // f01
		b = thriftwire.AppendCompactI32(b, *x.F01)
		last = 2
	}
	if x.F02 != nil {
		b = thriftwire.AppendCompactField(b, last, 3, thriftwire.CompactTypeI32) // f02
		b = thriftwire.AppendCompactI32(b, *x.F02)
		last = 3
	}
	if x.F03 != nil {
		b = thriftwire.AppendCompactField(b, last, 4, thriftwire.CompactTypeI32) // f03
		b = thriftwire.AppendCompactI32(b, *x.F03)
		last = 4
	}
	if x.F04 != nil {
		b = thriftwire.AppendCompactField(b, last, 5, thriftwire.CompactTypeI32) // f04
		b = thriftwire.AppendCompactI32(b, *x.F04)
		last = 5
	}
	if x.F05 != nil {
		b = thriftwire.AppendCompactField(b, last, 6, thriftwire.CompactTypeI32) // f05
		b = thriftwire.AppendCompactI32(b, *x.F05)
		last = 6
	}
	if x.F06 != nil {
		b = thriftwire.AppendCompactField(b, last, 7, thriftwire.CompactTypeI32) // f06
		b = thriftwire.AppendCompactI32(b, *x.F06)
		last = 7
	}
	if x.F07 != nil {
		b = thriftwire.AppendCompactField(b, last, 8, thriftwire.CompactTypeI32) // f07
		b = thriftwire.AppendCompactI32(b, *x.F07)
		last = 8
	}
	if x.F08 != nil {
		b = thriftwire.AppendCompactField(b, last, 9, thriftwire.CompactTypeI32) // f08
		b = thriftwire.AppendCompactI32(b, *x.F08)
		last = 9
	}
	if x.F09 != nil {
		b = thriftwire.AppendCompactField(b, last, 10, thriftwire.CompactTypeI32) // f09
		b = thriftwire.AppendCompactI32(b, *x.F09)
		last = 10
	}
	if x.F10 != nil {
		b = thriftwire.AppendCompactField(b, last, 11, thriftwire.CompactTypeI32) // f10
		b = thriftwire.AppendCompactI32(b, *x.F10)
		last = 11
	}
	if x.F11 != nil {
		b = thriftwire.AppendCompactField(b, last, 12, thriftwire.CompactTypeI32) // f11
		b = thriftwire.AppendCompactI32(b, *x.F11)
		last = 12
	}
	if x.F12 != nil {
		b = thriftwire.AppendCompactField(b, last, 13, thriftwire.CompactTypeI32) // f12
		b = thriftwire.AppendCompactI32(b, *x.F12)
		last = 13
	}
	if x.F13 != nil {
		b = thriftwire.AppendCompactField(b, last, 14, thriftwire.CompactTypeI32) // f13
		b = thriftwire.AppendCompactI32(b, *x.F13)
		last = 14
	}
	if x.F14 != nil {
		b = thriftwire.AppendCompactField(b, last, 15, thriftwire.CompactTypeI32) // f14
		b = thriftwire.AppendCompactI32(b, *x.F14)
		last = 15
	}
	if x.F15 != nil {
		b = thriftwire.AppendCompactField(b, last, 16, thriftwire.CompactTypeI32) // f15
		b = thriftwire.AppendCompactI32(b, *x.F15)
		last = 16
	}
	if x.F16 != nil {
		b = thriftwire.AppendCompactField(b, last, 17, thriftwire.CompactTypeI32) // f16
		b = thriftwire.AppendCompactI32(b, *x.F16)
		last = 17
	}
	b = thriftwire.AppendCompactField(b, last, 18, thriftwire.CompactTypeI32) // f17
	b = thriftwire.AppendCompactI32(b, x.F17)
	last = 18
	if x.F18 != nil {
		b = append(b, 1<<4|thriftwire.CompactTypeI32) // f18
		b = thriftwire.AppendCompactI32(b, *x.F18)
		last = 19
	}
	if x.F19 != nil {
		b = thriftwire.AppendCompactField(b, last, 20, thriftwire.CompactTypeI32) // f19
		b = thriftwire.AppendCompactI32(b, *x.F19)
		last = 20
	}
	if x.F20 != nil {
		b = thriftwire.AppendCompactField(b, last, 21, thriftwire.CompactTypeI32) // f20
		b = thriftwire.AppendCompactI32(b, *x.F20)
		last = 21
	}
	if x.F21 != nil {
		b = thriftwire.AppendCompactField(b, last, 22, thriftwire.CompactTypeI32) // f21
		b = thriftwire.AppendCompactI32(b, *x.F21)
		last = 22
	}
	if x.F22 != nil {
		b = thriftwire.AppendCompactField(b, last, 23, thriftwire.CompactTypeI32) // f22
		b = thriftwire.AppendCompactI32(b, *x.F22)
		last = 23
	}
	if x.F23 != nil {
		b = thriftwire.AppendCompactField(b, last, 24, thriftwire.CompactTypeI32) // f23
		b = thriftwire.AppendCompactI32(b, *x.F23)
		last = 24
	}
	if x.F24 != nil {
		b = thriftwire.AppendCompactField(b, last, 25, thriftwire.CompactTypeI32) // f24
		b = thriftwire.AppendCompactI32(b, *x.F24)
		last = 25
	}
	if x.F25 != nil {
		b = thriftwire.AppendCompactField(b, last, 26, thriftwire.CompactTypeI32) // f25
		b = thriftwire.AppendCompactI32(b, *x.F25)
		last = 26
	}
	if x.F26 != nil {
		b = thriftwire.AppendCompactField(b, last, 27, thriftwire.CompactTypeI32) // f26
		b = thriftwire.AppendCompactI32(b, *x.F26)
		last = 27
	}
	if x.F27 != nil {
		b = thriftwire.AppendCompactField(b, last, 28, thriftwire.CompactTypeI32) // f27
		b = thriftwire.AppendCompactI32(b, *x.F27)
		last = 28
	}
	if x.F28 != nil {
		b = thriftwire.AppendCompactField(b, last, 29, thriftwire.CompactTypeI32) // f28
		b = thriftwire.AppendCompactI32(b, *x.F28)
		last = 29
	}
	if x.F29 != nil {
		b = thriftwire.AppendCompactField(b, last, 30, thriftwire.CompactTypeI32) // f29
		b = thriftwire.AppendCompactI32(b, *x.F29)
		last = 30
	}
	if x.F30 != nil {
		b = thriftwire.AppendCompactField(b, last, 31, thriftwire.CompactTypeI32) // f30
		b = thriftwire.AppendCompactI32(b, *x.F30)
		last = 31
	}
	if x.F31 != nil {
		b = thriftwire.AppendCompactField(b, last, 32, thriftwire.CompactTypeI32) // f31
		b = thriftwire.AppendCompactI32(b, *x.F31)
		last = 32
	}
	if x.F32 != nil {
		b = thriftwire.AppendCompactField(b, last, 33, thriftwire.CompactTypeI32) // f32
		b = thriftwire.AppendCompactI32(b, *x.F32)
		last = 33
	}
	if x.F33 != nil {
		b = thriftwire.AppendCompactField(b, last, 34, thriftwire.CompactTypeI32) // f33
		b = thriftwire.AppendCompactI32(b, *x.F33)
		last = 34
	}
	if x.F34 != nil {
		b = thriftwire.AppendCompactField(b, last, 35, thriftwire.CompactTypeI32) // f34
		b = thriftwire.AppendCompactI32(b, *x.F34)
		last = 35
	}
	if x.F35 != nil {
		b = thriftwire.AppendCompactField(b, last, 36, thriftwire.CompactTypeI32) // f35
		b = thriftwire.AppendCompactI32(b, *x.F35)
		last = 36
	}
	if x.F36 != nil {
		b = thriftwire.AppendCompactField(b, last, 37, thriftwire.CompactTypeI32) // f36
		b = thriftwire.AppendCompactI32(b, *x.F36)
		last = 37
	}
	if x.F37 != nil {
		b = thriftwire.AppendCompactField(b, last, 38, thriftwire.CompactTypeI32) // f37
		b = thriftwire.AppendCompactI32(b, *x.F37)
		last = 38
	}
	if x.F38 != nil {
		b = thriftwire.AppendCompactField(b, last, 39, thriftwire.CompactTypeI32) // f38
		b = thriftwire.AppendCompactI32(b, *x.F38)
		last = 39
	}
	if x.F39 != nil {
		b = thriftwire.AppendCompactField(b, last, 40, thriftwire.CompactTypeI32) // f39
		b = thriftwire.AppendCompactI32(b, *x.F39)
		last = 40
	}
	if x.F40 != nil {
		b = thriftwire.AppendCompactField(b, last, 41, thriftwire.CompactTypeI32) // f40
		b = thriftwire.AppendCompactI32(b, *x.F40)
		last = 41
	}
	if x.F41 != nil {
		b = thriftwire.AppendCompactField(b, last, 42, thriftwire.CompactTypeI32) // f41
		b = thriftwire.AppendCompactI32(b, *x.F41)
		last = 42
	}
	if x.F42 != nil {
		b = thriftwire.AppendCompactField(b, last, 43, thriftwire.CompactTypeI32) // f42
		b = thriftwire.AppendCompactI32(b, *x.F42)
		last = 43
	}
	if x.F43 != nil {
		b = thriftwire.AppendCompactField(b, last, 44, thriftwire.CompactTypeI32) // f43
		b = thriftwire.AppendCompactI32(b, *x.F43)
		last = 44
	}
	if x.F44 != nil {
		b = thriftwire.AppendCompactField(b, last, 45, thriftwire.CompactTypeI32) // f44
		b = thriftwire.AppendCompactI32(b, *x.F44)
		last = 45
	}
	if x.F45 != nil {
		b = thriftwire.AppendCompactField(b, last, 46, thriftwire.CompactTypeI32) // f45
		b = thriftwire.AppendCompactI32(b, *x.F45)
		last = 46
	}
	if x.F46 != nil {
		b = thriftwire.AppendCompactField(b, last, 47, thriftwire.CompactTypeI32) // f46
		b = thriftwire.AppendCompactI32(b, *x.F46)
		last = 47
	}
	if x.F47 != nil {
		b = thriftwire.AppendCompactField(b, last, 48, thriftwire.CompactTypeI32) // f47
		b = thriftwire.AppendCompactI32(b, *x.F47)
		last = 48
	}
	if x.F48 != nil {
		b = thriftwire.AppendCompactField(b, last, 49, thriftwire.CompactTypeI32) // f48
		b = thriftwire.AppendCompactI32(b, *x.F48)
		last = 49
	}
	if x.F49 != nil {
		b = thriftwire.AppendCompactField(b, last, 50, thriftwire.CompactTypeI32) // f49
		b = thriftwire.AppendCompactI32(b, *x.F49)
		last = 50
	}
	if x.F50 != nil {
		b = thriftwire.AppendCompactField(b, last, 51, thriftwire.CompactTypeI32) // f50
		b = thriftwire.AppendCompactI32(b, *x.F50)
		last = 51
	}
	if x.F51 != nil {
		b = thriftwire.AppendCompactField(b, last, 52, thriftwire.CompactTypeI32) // f51
		b = thriftwire.AppendCompactI32(b, *x.F51)
		last = 52
	}
	if x.F52 != nil {
		b = thriftwire.AppendCompactField(b, last, 53, thriftwire.CompactTypeI32) // f52
		b = thriftwire.AppendCompactI32(b, *x.F52)
		last = 53
	}
	if x.F53 != nil {
		b = thriftwire.AppendCompactField(b, last, 54, thriftwire.CompactTypeI32) // f53
		b = thriftwire.AppendCompactI32(b, *x.F53)
		last = 54
	}
	if x.F54 != nil {
		b = thriftwire.AppendCompactField(b, last, 55, thriftwire.CompactTypeI32) // f54
		b = thriftwire.AppendCompactI32(b, *x.F54)
		last = 55
	}
	if x.F55 != nil {
		b = thriftwire.AppendCompactField(b, last, 56, thriftwire.CompactTypeI32) // f55
		b = thriftwire.AppendCompactI32(b, *x.F55)
		last = 56
	}
	if x.F56 != nil {
		b = thriftwire.AppendCompactField(b, last, 57, thriftwire.CompactTypeI32) // f56
		b = thriftwire.AppendCompactI32(b, *x.F56)
		last = 57
	}
	if x.F57 != nil {
		b = thriftwire.AppendCompactField(b, last, 58, thriftwire.CompactTypeI32) // f57
		b = thriftwire.AppendCompactI32(b, *x.F57)
		last = 58
	}
	if x.F58 != nil {
		b = thriftwire.AppendCompactField(b, last, 59, thriftwire.CompactTypeI32) // f58
		b = thriftwire.AppendCompactI32(b, *x.F58)
		last = 59
	}
	if x.F59 != nil {
		b = thriftwire.AppendCompactField(b, last, 60, thriftwire.CompactTypeI32) // f59
		b = thriftwire.AppendCompactI32(b, *x.F59)
		last = 60
	}
	if x.F60 != nil {
		b = thriftwire.AppendCompactField(b, last, 61, thriftwire.CompactTypeI32) // f60
		b = thriftwire.AppendCompactI32(b, *x.F60)
		last = 61
	}
	if x.F61 != nil {
		b = thriftwire.AppendCompactField(b, last, 62, thriftwire.CompactTypeI32) // f61
		b = thriftwire.AppendCompactI32(b, *x.F61)
		last = 62
	}
	if x.F62 != nil {
		b = thriftwire.AppendCompactField(b, last, 63, thriftwire.CompactTypeI32) // f62
		b = thriftwire.AppendCompactI32(b, *x.F62)
		last = 63
	}
	b = thriftwire.AppendCompactField(b, last, 64, thriftwire.CompactTypeI32) // f63
	b = thriftwire.AppendCompactI32(b, x.F63)
	b = append(b, 1<<4|thriftwire.CompactTypeI32) // f64
	b = thriftwire.AppendCompactI32(b, x.F64)
	last = 65
	if x.F65 != nil {
		b = append(b, 1<<4|thriftwire.CompactTypeI32) // f65
		b = thriftwire.AppendCompactI32(b, *x.F65)
		last = 66
	}
	if x.F66 != nil {
		b = thriftwire.AppendCompactField(b, last, 67, thriftwire.CompactTypeI32) // f66
		b = thriftwire.AppendCompactI32(b, *x.F66)
		last = 67
	}
	if x.F67 != nil {
		b = thriftwire.AppendCompactField(b, last, 68, thriftwire.CompactTypeI32) // f67
		b = thriftwire.AppendCompactI32(b, *x.F67)
		last = 68
	}
	if x.F68 != nil {
		b = thriftwire.AppendCompactField(b, last, 69, thriftwire.CompactTypeI32) // f68
		b = thriftwire.AppendCompactI32(b, *x.F68)
		last = 69
	}
	b = thriftwire.AppendCompactField(b, last, 70, thriftwire.CompactTypeI32) // f69
	b = thriftwire.AppendCompactI32(b, x.F69)
	return append(b, thriftwire.TypeStop)
}

// DecodeThriftBinary reads x from a Thrift struct in the binary protocol. It skips fields that it
// does not know.
func (x *Wide) DecodeThriftBinary(d *thriftwire.BinaryDecoder) error {
	f := thriftwire.Struct{Fields: thriftFieldsOfWide}
	for d.Next(&f) {
		switch f.Field {
		case 0: // f00
			f.Err = thriftwire.BinaryI32(&x.F00, d)
		case 1: // f01
			f.Err = thriftwire.Optional(&x.F01, d, thriftwire.BinaryI32)
		case 2: // f02
			f.Err = thriftwire.Optional(&x.F02, d, thriftwire.BinaryI32)
		case 3: // f03
			f.Err = thriftwire.Optional(&x.F03, d, thriftwire.BinaryI32)
		case 4: // f04
			f.Err = thriftwire.Optional(&x.F04, d, thriftwire.BinaryI32)
		case 5: // f05
			f.Err = thriftwire.Optional(&x.F05, d, thriftwire.BinaryI32)
		case 6: // f06
			f.Err = thriftwire.Optional(&x.F06, d, thriftwire.BinaryI32)
		case 7: // f07
			f.Err = thriftwire.Optional(&x.F07, d, thriftwire.BinaryI32)
		case 8: // f08
			f.Err = thriftwire.Optional(&x.F08, d, thriftwire.BinaryI32)
		case 9: // f09
			f.Err = thriftwire.Optional(&x.F09, d, thriftwire.BinaryI32)
		case 10: // f10
			f.Err = thriftwire.Optional(&x.F10, d, thriftwire.BinaryI32)
		case 11: // f11
			f.Err = thriftwire.Optional(&x.F11, d, thriftwire.BinaryI32)
		case 12: // f12
			f.Err = thriftwire.Optional(&x.F12, d, thriftwire.BinaryI32)
		case 13: // f13
			f.Err = thriftwire.Optional(&x.F13, d, thriftwire.BinaryI32)
		case 14: // f14
			f.Err = thriftwire.Optional(&x.F14, d, thriftwire.BinaryI32)
		case 15: // f15
			f.Err = thriftwire.Optional(&x.F15, d, thriftwire.BinaryI32)
		case 16: // f16
			f.Err = thriftwire.Optional(&x.F16, d, thriftwire.BinaryI32)
		case 17: // f17
			f.Err = thriftwire.BinaryI32(&x.F17, d)
		case 18: // f18
			f.Err = thriftwire.Optional(&x.F18, d, thriftwire.BinaryI32)
		case 19: // f19
			f.Err = thriftwire.Optional(&x.F19, d, thriftwire.BinaryI32)
		case 20: // f20
			f.Err = thriftwire.Optional(&x.F20, d, thriftwire.BinaryI32)
		case 21: // f21
			f.Err = thriftwire.Optional(&x.F21, d, thriftwire.BinaryI32)
		case 22: // f22
			f.Err = thriftwire.Optional(&x.F22, d, thriftwire.BinaryI32)
		case 23: // f23
			f.Err = thriftwire.Optional(&x.F23, d, thriftwire.BinaryI32)
		case 24: // f24
			f.Err = thriftwire.Optional(&x.F24, d, thriftwire.BinaryI32)
		case 25: // f25
			f.Err = thriftwire.Optional(&x.F25, d, thriftwire.BinaryI32)
		case 26: // f26
			f.Err = thriftwire.Optional(&x.F26, d, thriftwire.BinaryI32)
		case 27: // f27
			f.Err = thriftwire.Optional(&x.F27, d, thriftwire.BinaryI32)
		case 28: // f28
			f.Err = thriftwire.Optional(&x.F28, d, thriftwire.BinaryI32)
		case 29: // f29
			f.Err = thriftwire.Optional(&x.F29, d, thriftwire.BinaryI32)
		case 30: // f30
			f.Err = thriftwire.Optional(&x.F30, d, thriftwire.BinaryI32)
		case 31: // f31
			f.Err = thriftwire.Optional(&x.F31, d, thriftwire.BinaryI32)
		case 32: // f32
			f.Err = thriftwire.Optional(&x.F32, d, thriftwire.BinaryI32)
		case 33: // f33
			f.Err = thriftwire.Optional(&x.F33, d, thriftwire.BinaryI32)
		case 34: // f34
			f.Err = thriftwire.Optional(&x.F34, d, thriftwire.BinaryI32)
		case 35: // f35
			f.Err = thriftwire.Optional(&x.F35, d, thriftwire.BinaryI32)
		case 36: // f36
			f.Err = thriftwire.Optional(&x.F36, d, thriftwire.BinaryI32)
		case 37: // f37
			f.Err = thriftwire.Optional(&x.F37, d, thriftwire.BinaryI32)
		case 38: // f38
			f.Err = thriftwire.Optional(&x.F38, d, thriftwire.BinaryI32)
		case 39: // f39
			f.Err = thriftwire.Optional(&x.F39, d, thriftwire.BinaryI32)
		case 40: // f40
			f.Err = thriftwire.Optional(&x.F40, d, thriftwire.BinaryI32)
		case 41: // f41
			f.Err = thriftwire.Optional(&x.F41, d, thriftwire.BinaryI32)
		case 42: // f42
			f.Err = thriftwire.Optional(&x.F42, d, thriftwire.BinaryI32)
		case 43: // f43
			f.Err = thriftwire.Optional(&x.F43, d, thriftwire.BinaryI32)
		case 44: // f44
			f.Err = thriftwire.Optional(&x.F44, d, thriftwire.BinaryI32)
		case 45: // f45
			f.Err = thriftwire.Optional(&x.F45, d, thriftwire.BinaryI32)
		case 46: // f46
			f.Err = thriftwire.Optional(&x.F46, d, thriftwire.BinaryI32)
		case 47: // f47
			f.Err = thriftwire.Optional(&x.F47, d, thriftwire.BinaryI32)
		case 48: // f48
			f.Err = thriftwire.Optional(&x.F48, d, thriftwire.BinaryI32)
		case 49: // f49
			f.Err = thriftwire.Optional(&x.F49, d, thriftwire.BinaryI32)
		case 50: // f50
			f.Err = thriftwire.Optional(&x.F50, d, thriftwire.BinaryI32)
		case 51: // f51
			f.Err = thriftwire.Optional(&x.F51, d, thriftwire.BinaryI32)
		case 52: // f52
			f.Err = thriftwire.Optional(&x.F52, d, thriftwire.BinaryI32)
		case 53: // f53
			f.Err = thriftwire.Optional(&x.F53, d, thriftwire.BinaryI32)
		case 54: // f54
			f.Err = thriftwire.Optional(&x.F54, d, thriftwire.BinaryI32)
		case 55: // f55
			f.Err = thriftwire.Optional(&x.F55, d, thriftwire.BinaryI32)
		case 56: // f56
			f.Err = thriftwire.Optional(&x.F56, d, thriftwire.BinaryI32)
		case 57: // f57
			f.Err = thriftwire.Optional(&x.F57, d, thriftwire.BinaryI32)
		case 58: // f58
			f.Err = thriftwire.Optional(&x.F58, d, thriftwire.BinaryI32)
		case 59: // f59
			f.Err = thriftwire.Optional(&x.F59, d, thriftwire.BinaryI32)
		case 60: // f60
			f.Err = thriftwire.Optional(&x.F60, d, thriftwire.BinaryI32)
		case 61: // f61
			f.Err = thriftwire.Optional(&x.F61, d, thriftwire.BinaryI32)
		case 62: // f62
			f.Err = thriftwire.Optional(&x.F62, d, thriftwire.BinaryI32)
		case 63: // f63
			f.Err = thriftwire.BinaryI32(&x.F63, d)
		case 64: // f64
			f.Err = thriftwire.BinaryI32(&x.F64, d)
		case 65: // f65
			f.Err = thriftwire.Optional(&x.F65, d, thriftwire.BinaryI32)
		case 66: // f66
			f.Err = thriftwire.Optional(&x.F66, d, thriftwire.BinaryI32)
		case 67: // f67
			f.Err = thriftwire.Optional(&x.F67, d, thriftwire.BinaryI32)
		case 68: // f68
			f.Err = thriftwire.Optional(&x.F68, d, thriftwire.BinaryI32)
		case 69: // f69
			f.Err = thriftwire.BinaryI32(&x.F69, d)
		}
	}
	return d.Done(&f)
}

// DecodeThriftCompact reads x from a Thrift struct in the compact protocol. It skips fields that it
// does not know.
func (x *Wide) DecodeThriftCompact(d *thriftwire.CompactDecoder) error {
	f := thriftwire.Struct{Fields: thriftFieldsOfWide}
	for d.Next(&f) {
		switch f.Field {
		case 0: // f00
			f.Err = thriftwire.CompactI32(&x.F00, d)
		case 1: // f01
			f.Err = thriftwire.Optional(&x.F01, d, thriftwire.CompactI32)
		case 2: // f02
			f.Err = thriftwire.Optional(&x.F02, d, thriftwire.CompactI32)
		case 3: // f03
			f.Err = thriftwire.Optional(&x.F03, d, thriftwire.CompactI32)
		case 4: // f04
			f.Err = thriftwire.Optional(&x.F04, d, thriftwire.CompactI32)
		case 5: // f05
			f.Err = thriftwire.Optional(&x.F05, d, thriftwire.CompactI32)
		case 6: // f06
			f.Err = thriftwire.Optional(&x.F06, d, thriftwire.CompactI32)
		case 7: // f07
			f.Err = thriftwire.Optional(&x.F07, d, thriftwire.CompactI32)
		case 8: // f08
			f.Err = thriftwire.Optional(&x.F08, d, thriftwire.CompactI32)
		case 9: // f09
			f.Err = thriftwire.Optional(&x.F09, d, thriftwire.CompactI32)
		case 10: // f10
			f.Err = thriftwire.Optional(&x.F10, d, thriftwire.CompactI32)
		case 11: // f11
			f.Err = thriftwire.Optional(&x.F11, d, thriftwire.CompactI32)
		case 12: // f12
			f.Err = thriftwire.Optional(&x.F12, d, thriftwire.CompactI32)
		case 13: // f13
			f.Err = thriftwire.Optional(&x.F13, d, thriftwire.CompactI32)
		case 14: // f14
			f.Err = thriftwire.Optional(&x.F14, d, thriftwire.CompactI32)
		case 15: // f15
			f.Err = thriftwire.Optional(&x.F15, d, thriftwire.CompactI32)
		case 16: // f16
			f.Err = thriftwire.Optional(&x.F16, d, thriftwire.CompactI32)
		case 17: // f17
			f.Err = thriftwire.CompactI32(&x.F17, d)
		case 18: // f18
			f.Err = thriftwire.Optional(&x.F18, d, thriftwire.CompactI32)
		case 19: // f19
			f.Err = thriftwire.Optional(&x.F19, d, thriftwire.CompactI32)
		case 20: // f20
			f.Err = thriftwire.Optional(&x.F20, d, thriftwire.CompactI32)
		case 21: // f21
			f.Err = thriftwire.Optional(&x.F21, d, thriftwire.CompactI32)
		case 22: // f22
			f.Err = thriftwire.Optional(&x.F22, d, thriftwire.CompactI32)
		case 23: // f23
			f.Err = thriftwire.Optional(&x.F23, d, thriftwire.CompactI32)
		case 24: // f24
			f.Err = thriftwire.Optional(&x.F24, d, thriftwire.CompactI32)
		case 25: // f25
			f.Err = thriftwire.Optional(&x.F25, d, thriftwire.CompactI32)
		case 26: // f26
			f.Err = thriftwire.Optional(&x.F26, d, thriftwire.CompactI32)
		case 27: // f27
			f.Err = thriftwire.Optional(&x.F27, d, thriftwire.CompactI32)
		case 28: // f28
			f.Err = thriftwire.Optional(&x.F28, d, thriftwire.CompactI32)
		case 29: // f29
			f.Err = thriftwire.Optional(&x.F29, d, thriftwire.CompactI32)
		case 30: // f30
			f.Err = thriftwire.Optional(&x.F30, d, thriftwire.CompactI32)
		case 31: // f31
			f.Err = thriftwire.Optional(&x.F31, d, thriftwire.CompactI32)
		case 32: // f32
			f.Err = thriftwire.Optional(&x.F32, d, thriftwire.CompactI32)
		case 33: // f33
			f.Err = thriftwire.Optional(&x.F33, d, thriftwire.CompactI32)
		case 34: // f34
			f.Err = thriftwire.Optional(&x.F34, d, thriftwire.CompactI32)
		case 35: // f35
			f.Err = thriftwire.Optional(&x.F35, d, thriftwire.CompactI32)
		case 36: // f36
			f.Err = thriftwire.Optional(&x.F36, d, thriftwire.CompactI32)
		case 37: // f37
			f.Err = thriftwire.Optional(&x.F37, d, thriftwire.CompactI32)
		case 38: // f38
			f.Err = thriftwire.Optional(&x.F38, d, thriftwire.CompactI32)
		case 39: // f39
			f.Err = thriftwire.Optional(&x.F39, d, thriftwire.CompactI32)
		case 40: // f40
			f.Err = thriftwire.Optional(&x.F40, d, thriftwire.CompactI32)
		case 41: // f41
			f.Err = thriftwire.Optional(&x.F41, d, thriftwire.CompactI32)
		case 42: // f42
			f.Err = thriftwire.Optional(&x.F42, d, thriftwire.CompactI32)
		case 43: // f43
			f.Err = thriftwire.Optional(&x.F43, d, thriftwire.CompactI32)
		case 44: // f44
			f.Err = thriftwire.Optional(&x.F44, d, thriftwire.CompactI32)
		case 45: // f45
			f.Err = thriftwire.Optional(&x.F45, d, thriftwire.CompactI32)
		case 46: // f46
			f.Err = thriftwire.Optional(&x.F46, d, thriftwire.CompactI32)
		case 47: // f47
			f.Err = thriftwire.Optional(&x.F47, d, thriftwire.CompactI32)
		case 48: // f48
			f.Err = thriftwire.Optional(&x.F48, d, thriftwire.CompactI32)
		case 49: // f49
			f.Err = thriftwire.Optional(&x.F49, d, thriftwire.CompactI32)
		case 50: // f50
			f.Err = thriftwire.Optional(&x.F50, d, thriftwire.CompactI32)
		case 51: // f51
			f.Err = thriftwire.Optional(&x.F51, d, thriftwire.CompactI32)
		case 52: // f52
			f.Err = thriftwire.Optional(&x.F52, d, thriftwire.CompactI32)
		case 53: // f53
			f.Err = thriftwire.Optional(&x.F53, d, thriftwire.CompactI32)
		case 54: // f54
			f.Err = thriftwire.Optional(&x.F54, d, thriftwire.CompactI32)
		case 55: // f55
			f.Err = thriftwire.Optional(&x.F55, d, thriftwire.CompactI32)
		case 56: // f56
			f.Err = thriftwire.Optional(&x.F56, d, thriftwire.CompactI32)
		case 57: // f57
			f.Err = thriftwire.Optional(&x.F57, d, thriftwire.CompactI32)
		case 58: // f58
			f.Err = thriftwire.Optional(&x.F58, d, thriftwire.CompactI32)
		case 59: // f59
			f.Err = thriftwire.Optional(&x.F59, d, thriftwire.CompactI32)
		case 60: // f60
			f.Err = thriftwire.Optional(&x.F60, d, thriftwire.CompactI32)
		case 61: // f61
			f.Err = thriftwire.Optional(&x.F61, d, thriftwire.CompactI32)
		case 62: // f62
			f.Err = thriftwire.Optional(&x.F62, d, thriftwire.CompactI32)
		case 63: // f63
			f.Err = thriftwire.CompactI32(&x.F63, d)
		case 64: // f64
			f.Err = thriftwire.CompactI32(&x.F64, d)
		case 65: // f65
			f.Err = thriftwire.Optional(&x.F65, d, thriftwire.CompactI32)
		case 66: // f66
			f.Err = thriftwire.Optional(&x.F66, d, thriftwire.CompactI32)
		case 67: // f67
			f.Err = thriftwire.Optional(&x.F67, d, thriftwire.CompactI32)
		case 68: // f68
			f.Err = thriftwire.Optional(&x.F68, d, thriftwire.CompactI32)
		case 69: // f69
			f.Err = thriftwire.CompactI32(&x.F69, d)
		}
	}
	return d.Done(&f)
}

var thriftFieldsOfChoice = thriftwire.Fields{
	{ID: 1, Type: thriftwire.TypeString, Required: true, Name: "text"},
	{ID: 2, Type: thriftwire.TypeI32, Required: true, Name: "level"},
	{ID: 3, Type: thriftwire.TypeStruct, Required: true, Name: "point"},
	{ID: 4, Type: thriftwire.TypeList, Required: true, Name: "points"},
	{ID: 5, Type: thriftwire.TypeMap, Required: true, Name: "labels"},
	{ID: 6, Type: thriftwire.TypeString, Required: true, Name: "blob"},
	{ID: 7, Type: thriftwire.TypeString, Required: true, Name: "free"},
	{ID: 8, Type: thriftwire.TypeStruct, Required: true, Name: "again"},
}

// AppendThriftBinary appends x as a Thrift union in the binary protocol.
func (x *Choice) AppendThriftBinary(b []byte) []byte {
	switch {
	case x.Text != nil:
		b = append(b, thriftwire.TypeString, 0, 1) // text
		b = thriftwire.AppendBinaryString(b, *x.Text)
	case x.Level != nil:
		b = append(b, thriftwire.TypeI32, 0, 2) // level
		b = thriftwire.AppendBinaryI32(b, int32(*x.Level))
	case x.Point != nil:
		b = append(b, thriftwire.TypeStruct, 0, 3) // point
		b = x.Point.AppendThriftBinary(b)
	case x.Points != nil:
		b = append(b, thriftwire.TypeList, 0, 4) // points
		b = thriftwire.AppendBinaryList(b, thriftwire.TypeStruct, len(x.Points))
		for i := range x.Points {
			b = x.Points[i].AppendThriftBinary(b)
		}
	case x.Labels != nil:
		b = append(b, thriftwire.TypeMap, 0, 5) // labels
		b = thriftwire.AppendBinaryMap(b, thriftwire.TypeString, thriftwire.TypeString, len(x.Labels))
		for k, v := range x.Labels {
			b = thriftwire.AppendBinaryString(b, string(k))
			b = thriftwire.AppendBinaryString(b, string(v))
		}
	case x.Blob != nil:
		b = append(b, thriftwire.TypeString, 0, 6) // blob
		b = thriftwire.AppendBinaryBytes(b, x.Blob)
	case x.Free != nil:
		b = append(b, thriftwire.TypeString, 0, 7) // free
		b = thriftwire.AppendBinaryAny(b, x.Free)
	case x.Again != nil:
		b = append(b, thriftwire.TypeStruct, 0, 8) // again
		b = x.Again.AppendThriftBinary(b)
	}
	return append(b, thriftwire.TypeStop)
}

// AppendThriftCompact appends x as a Thrift union in the compact protocol.
func (x *Choice) AppendThriftCompact(b []byte) []byte {
	switch {
	case x.Text != nil:
		b = append(b, 1<<4|thriftwire.CompactTypeString) // text
		b = thriftwire.AppendCompactString(b, *x.Text)
	case x.Level != nil:
		b = append(b, 2<<4|thriftwire.CompactTypeI32) // level
		b = thriftwire.AppendCompactI32(b, int32(*x.Level))
	case x.Point != nil:
		b = append(b, 3<<4|thriftwire.CompactTypeStruct) // point
		b = x.Point.AppendThriftCompact(b)
	case x.Points != nil:
		b = append(b, 4<<4|thriftwire.CompactTypeList) // points
		b = thriftwire.AppendCompactList(b, thriftwire.CompactTypeStruct, len(x.Points))
		for i := range x.Points {
			b = x.Points[i].AppendThriftCompact(b)
		}
	case x.Labels != nil:
		b = append(b, 5<<4|thriftwire.CompactTypeMap) // labels
		b = thriftwire.AppendCompactMap(b, thriftwire.CompactTypeString, thriftwire.CompactTypeString, len(x.Labels))
		for k, v := range x.Labels {
			b = thriftwire.AppendCompactString(b, string(k))
			b = thriftwire.AppendCompactString(b, string(v))
		}
	case x.Blob != nil:
		b = append(b, 6<<4|thriftwire.CompactTypeString) // blob
		b = thriftwire.AppendCompactBytes(b, x.Blob)
	case x.Free != nil:
		b = append(b, 7<<4|thriftwire.CompactTypeString) // free
		b = thriftwire.AppendCompactAny(b, x.Free)
	case x.Again != nil:
		b = append(b, 8<<4|thriftwire.CompactTypeStruct) // again
		b = x.Again.AppendThriftCompact(b)
	}
	return append(b, thriftwire.TypeStop)
}

// DecodeThriftBinary reads x from a Thrift union in the binary protocol.
func (x *Choice) DecodeThriftBinary(d *thriftwire.BinaryDecoder) error {
	*x = Choice{}
	f := thriftwire.Struct{Fields: thriftFieldsOfChoice, Shape: thriftwire.Union}
	for d.Next(&f) {
		switch f.Field {
		case 0: // text
			f.Err = thriftwire.Optional(&x.Text, d, thriftwire.BinaryString)
		case 1: // level
			f.Err = thriftwire.Optional(&x.Level, d, thriftwire.BinaryI32)
		case 2: // point
			f.Err = thriftwire.Optional(&x.Point, d, (*Point).DecodeThriftBinary)
		case 3: // points
			f.Err = thriftwire.List(&x.Points, d, thriftwire.TypeStruct, (*Point).DecodeThriftBinary)
		case 4: // labels
			f.Err = thriftwire.BinaryStringMap(&x.Labels, d)
		case 5: // blob
			f.Err = thriftwire.BinaryBytes(&x.Blob, d)
		case 6: // free
			f.Err = thriftwire.BinaryAny(&x.Free, d)
		case 7: // again
			f.Err = thriftwire.Optional(&x.Again, d, (*Choice).DecodeThriftBinary)
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
		case 0: // text
			f.Err = thriftwire.Optional(&x.Text, d, thriftwire.CompactString)
		case 1: // level
			f.Err = thriftwire.Optional(&x.Level, d, thriftwire.CompactI32)
		case 2: // point
			f.Err = thriftwire.Optional(&x.Point, d, (*Point).DecodeThriftCompact)
		case 3: // points
			f.Err = thriftwire.List(&x.Points, d, thriftwire.TypeStruct, (*Point).DecodeThriftCompact)
		case 4: // labels
			f.Err = thriftwire.CompactStringMap(&x.Labels, d)
		case 5: // blob
			f.Err = thriftwire.CompactBytes(&x.Blob, d)
		case 6: // free
			f.Err = thriftwire.CompactAny(&x.Free, d)
		case 7: // again
			f.Err = thriftwire.Optional(&x.Again, d, (*Choice).DecodeThriftCompact)
		}
	}
	x.unknown = f.Unknown()
	return d.Done(&f)
}

// ThriftBytes tells which strings in a field are bytes, for Thrift's JSON protocol.
func (*Choice) ThriftBytes(field int16) thriftwire.Bytes {
	switch field {
	case 6: // blob
		return thriftwire.AllBytes{}
	case 8: // again
		return (*Choice)(nil)
	}
	return nil
}

var thriftFieldsOfRefused = thriftwire.Fields{
	{ID: 1, Type: thriftwire.TypeStruct, Required: true, Name: "why"},
	{ID: 2, Type: thriftwire.TypeI32, Name: "left"},
	{ID: 3, Type: thriftwire.TypeList, Required: true, Name: "names"},
}

// AppendThriftBinary appends x as a Thrift struct in the binary protocol.
func (x *Refused) AppendThriftBinary(b []byte) []byte {
	b = append(b, thriftwire.TypeStruct, 0, 1) // why
	b = x.Why.AppendThriftBinary(b)
	if x.Left != nil {
		b = append(b, thriftwire.TypeI32, 0, 2) // left
		b = thriftwire.AppendBinaryI32(b, *x.Left)
	}
	b = append(b, thriftwire.TypeList, 0, 3) // names
	b = thriftwire.AppendBinaryList(b, thriftwire.TypeString, len(x.Names))
	for _, v := range x.Names {
		b = thriftwire.AppendBinaryString(b, v)
	}
	return append(b, thriftwire.TypeStop)
}

// AppendThriftCompact appends x as a Thrift struct in the compact protocol.
func (x *Refused) AppendThriftCompact(b []byte) []byte {
	b = append(b, 1<<4|thriftwire.CompactTypeStruct) // why
	b = x.Why.AppendThriftCompact(b)
	last := int16(1)
	if x.Left != nil {
		b = append(b, 1<<4|thriftwire.CompactTypeI32) // left
		b = thriftwire.AppendCompactI32(b, *x.Left)
		last = 2
	}
	b = thriftwire.AppendCompactField(b, last, 3, thriftwire.CompactTypeList) // names
	b = thriftwire.AppendCompactList(b, thriftwire.CompactTypeString, len(x.Names))
	for _, v := range x.Names {
		b = thriftwire.AppendCompactString(b, v)
	}
	return append(b, thriftwire.TypeStop)
}

// DecodeThriftBinary reads x from a Thrift struct in the binary protocol. It skips fields that it
// does not know.
func (x *Refused) DecodeThriftBinary(d *thriftwire.BinaryDecoder) error {
	f := thriftwire.Struct{Fields: thriftFieldsOfRefused}
	for d.Next(&f) {
		switch f.Field {
		case 0: // why
			f.Err = x.Why.DecodeThriftBinary(d)
			if !d.Follows(&f, thriftwire.TypeI32<<16|2) {
				continue
			}
			fallthrough
		case 1: // left
			f.Err = thriftwire.Optional(&x.Left, d, thriftwire.BinaryI32)
			if !d.Follows(&f, thriftwire.TypeList<<16|3) {
				continue
			}
			fallthrough
		case 2: // names
			f.Err = thriftwire.List(&x.Names, d, thriftwire.TypeString, thriftwire.BinaryString)
			if d.Ends(&f) {
				return nil
			}
		}
	}
	return d.Done(&f)
}

// DecodeThriftCompact reads x from a Thrift struct in the compact protocol. It skips fields that it
// does not know.
func (x *Refused) DecodeThriftCompact(d *thriftwire.CompactDecoder) error {
	f := thriftwire.Struct{Fields: thriftFieldsOfRefused}
	for d.Next(&f) {
		switch f.Field {
		case 0: // why
			f.Err = x.Why.DecodeThriftCompact(d)
			if !d.Follows(&f, 1<<4|thriftwire.CompactTypeI32) {
				continue
			}
			fallthrough
		case 1: // left
			f.Err = thriftwire.Optional(&x.Left, d, thriftwire.CompactI32)
			if !d.Follows(&f, 1<<4|thriftwire.CompactTypeList) {
				continue
			}
			fallthrough
		case 2: // names
			f.Err = thriftwire.List(&x.Names, d, thriftwire.TypeString, thriftwire.CompactString)
			if d.Ends(&f) {
				return nil
			}
		}
	}
	return d.Done(&f)
}

// ThriftBytes tells which strings in a field are bytes, for Thrift's JSON protocol.
func (*Refused) ThriftBytes(field int16) thriftwire.Bytes {
	switch field {
	case 1: // why
		return (*Choice)(nil)
	}
	return nil
}
