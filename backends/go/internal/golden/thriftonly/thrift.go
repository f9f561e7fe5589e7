package thriftonly

import thriftwire "github.com/kitc-lang/kit/runtime/wire/thrift"

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

var thriftFieldsOfGrid = thriftwire.Fields{
	{ID: 1, Type: thriftwire.TypeMap, Required: true, Name: "cells"},
	{ID: 2, Type: thriftwire.TypeSet, Required: true, Name: "marks"},
	{ID: 3, Type: thriftwire.TypeSet, Required: true, Name: "lines"},
	{ID: 4, Type: thriftwire.TypeSet, Required: true, Name: "stamps"},
	{ID: 5, Type: thriftwire.TypeList, Required: true, Name: "blobs"},
	{ID: 6, Type: thriftwire.TypeList, Required: true, Name: "reals"},
	{ID: 7, Type: thriftwire.TypeMap, Required: true, Name: "places"},
}

// AppendThriftBinary appends x as a Thrift struct in the binary protocol.
func (x *Grid) AppendThriftBinary(b []byte) []byte {
	b = append(b, thriftwire.TypeMap, 0, 1) // cells
	b = thriftwire.AppendBinaryMap(b, thriftwire.TypeStruct, thriftwire.TypeI64, len(x.Cells))
	for i := range x.Cells {
		b = x.Cells[i].Key.AppendThriftBinary(b)
		b = thriftwire.AppendBinaryI64(b, x.Cells[i].Value)
	}
	b = append(b, thriftwire.TypeSet, 0, 2) // marks
	b = thriftwire.AppendBinaryList(b, thriftwire.TypeStruct, len(x.Marks))
	for i := range x.Marks {
		b = x.Marks[i].AppendThriftBinary(b)
	}
	b = append(b, thriftwire.TypeSet, 0, 3) // lines
	b = thriftwire.AppendBinaryList(b, thriftwire.TypeList, len(x.Lines))
	for _, v := range x.Lines {
		b = thriftwire.AppendBinaryList(b, thriftwire.TypeStruct, len(v))
		for i2 := range v {
			b = v[i2].AppendThriftBinary(b)
		}
	}
	b = append(b, thriftwire.TypeSet, 0, 4) // stamps
	b = thriftwire.AppendBinaryList(b, thriftwire.TypeI64, len(x.Stamps))
	for _, v := range x.Stamps {
		b = thriftwire.AppendBinaryTimestamp(b, v)
	}
	b = append(b, thriftwire.TypeList, 0, 5) // blobs
	b = thriftwire.AppendBinaryList(b, thriftwire.TypeString, len(x.Blobs))
	for _, v := range x.Blobs {
		b = thriftwire.AppendBinaryBytes(b, v)
	}
	b = append(b, thriftwire.TypeList, 0, 6) // reals
	b = thriftwire.AppendBinaryList(b, thriftwire.TypeDouble, len(x.Reals))
	for _, v := range x.Reals {
		b = thriftwire.AppendBinaryDouble(b, v)
	}
	b = append(b, thriftwire.TypeMap, 0, 7) // places
	b = thriftwire.AppendBinaryMap(b, thriftwire.TypeList, thriftwire.TypeString, len(x.Places))
	for i := range x.Places {
		b = thriftwire.AppendBinaryList(b, thriftwire.TypeStruct, len(x.Places[i].Key))
		for i2 := range x.Places[i].Key {
			b = x.Places[i].Key[i2].AppendThriftBinary(b)
		}
		b = thriftwire.AppendBinaryString(b, x.Places[i].Value)
	}
	return append(b, thriftwire.TypeStop)
}

// AppendThriftCompact appends x as a Thrift struct in the compact protocol.
func (x *Grid) AppendThriftCompact(b []byte) []byte {
	b = append(b, 1<<4|thriftwire.CompactTypeMap) // cells
	b = thriftwire.AppendCompactMap(b, thriftwire.CompactTypeStruct, thriftwire.CompactTypeI64, len(x.Cells))
	for i := range x.Cells {
		b = x.Cells[i].Key.AppendThriftCompact(b)
		b = thriftwire.AppendCompactI64(b, x.Cells[i].Value)
	}
	b = append(b, 1<<4|thriftwire.CompactTypeSet) // marks
	b = thriftwire.AppendCompactList(b, thriftwire.CompactTypeStruct, len(x.Marks))
	for i := range x.Marks {
		b = x.Marks[i].AppendThriftCompact(b)
	}
	b = append(b, 1<<4|thriftwire.CompactTypeSet) // lines
	b = thriftwire.AppendCompactList(b, thriftwire.CompactTypeList, len(x.Lines))
	for _, v := range x.Lines {
		b = thriftwire.AppendCompactList(b, thriftwire.CompactTypeStruct, len(v))
		for i2 := range v {
			b = v[i2].AppendThriftCompact(b)
		}
	}
	b = append(b, 1<<4|thriftwire.CompactTypeSet) // stamps
	b = thriftwire.AppendCompactList(b, thriftwire.CompactTypeI64, len(x.Stamps))
	for _, v := range x.Stamps {
		b = thriftwire.AppendCompactTimestamp(b, v)
	}
	b = append(b, 1<<4|thriftwire.CompactTypeList) // blobs
	b = thriftwire.AppendCompactList(b, thriftwire.CompactTypeString, len(x.Blobs))
	for _, v := range x.Blobs {
		b = thriftwire.AppendCompactBytes(b, v)
	}
	b = append(b, 1<<4|thriftwire.CompactTypeList) // reals
	b = thriftwire.AppendCompactList(b, thriftwire.CompactTypeDouble, len(x.Reals))
	for _, v := range x.Reals {
		b = thriftwire.AppendCompactDouble(b, v)
	}
	b = append(b, 1<<4|thriftwire.CompactTypeMap) // places
	b = thriftwire.AppendCompactMap(b, thriftwire.CompactTypeList, thriftwire.CompactTypeString, len(x.Places))
	for i := range x.Places {
		b = thriftwire.AppendCompactList(b, thriftwire.CompactTypeStruct, len(x.Places[i].Key))
		for i2 := range x.Places[i].Key {
			b = x.Places[i].Key[i2].AppendThriftCompact(b)
		}
		b = thriftwire.AppendCompactString(b, x.Places[i].Value)
	}
	return append(b, thriftwire.TypeStop)
}

// DecodeThriftBinary reads x from a Thrift struct in the binary protocol. It skips fields that it
// does not know.
func (x *Grid) DecodeThriftBinary(d *thriftwire.BinaryDecoder) error {
	f := thriftwire.Struct{Fields: thriftFieldsOfGrid}
	for d.Next(&f) {
		switch f.Field {
		case 0: // cells
			f.Err = thriftwire.Entries(&x.Cells, d, thriftwire.TypeStruct, thriftwire.TypeI64, (*Point).DecodeThriftBinary, thriftwire.BinaryI64)
			if !d.Follows(&f, thriftwire.TypeSet<<16|2) {
				continue
			}
			fallthrough
		case 1: // marks
			f.Err = thriftwire.List(&x.Marks, d, thriftwire.TypeStruct, (*Point).DecodeThriftBinary)
			if !d.Follows(&f, thriftwire.TypeSet<<16|3) {
				continue
			}
			fallthrough
		case 2: // lines
			f.Err = thriftwire.List(&x.Lines, d, thriftwire.TypeList, func(p *[]Point, d *thriftwire.BinaryDecoder) error {
				return thriftwire.List(p, d, thriftwire.TypeStruct, (*Point).DecodeThriftBinary)
			})
			if !d.Follows(&f, thriftwire.TypeSet<<16|4) {
				continue
			}
			fallthrough
		case 3: // stamps
			f.Err = thriftwire.List(&x.Stamps, d, thriftwire.TypeI64, thriftwire.BinaryTimestamp)
			if !d.Follows(&f, thriftwire.TypeList<<16|5) {
				continue
			}
			fallthrough
		case 4: // blobs
			f.Err = thriftwire.List(&x.Blobs, d, thriftwire.TypeString, thriftwire.BinaryBytes)
			if !d.Follows(&f, thriftwire.TypeList<<16|6) {
				continue
			}
			fallthrough
		case 5: // reals
			f.Err = thriftwire.List(&x.Reals, d, thriftwire.TypeDouble, thriftwire.BinaryDouble)
			if !d.Follows(&f, thriftwire.TypeMap<<16|7) {
				continue
			}
			fallthrough
		case 6: // places
			f.Err = thriftwire.Entries(&x.Places, d, thriftwire.TypeList, thriftwire.TypeString, func(p *[]Point, d *thriftwire.BinaryDecoder) error {
				return thriftwire.List(p, d, thriftwire.TypeStruct, (*Point).DecodeThriftBinary)
			}, thriftwire.BinaryString)
			if d.Ends(&f) {
				return nil
			}
		}
	}
	return d.Done(&f)
}

// DecodeThriftCompact reads x from a Thrift struct in the compact protocol. It skips fields that it
// does not know.
func (x *Grid) DecodeThriftCompact(d *thriftwire.CompactDecoder) error {
	f := thriftwire.Struct{Fields: thriftFieldsOfGrid}
	for d.Next(&f) {
		switch f.Field {
		case 0: // cells
			f.Err = thriftwire.Entries(&x.Cells, d, thriftwire.TypeStruct, thriftwire.TypeI64, (*Point).DecodeThriftCompact, thriftwire.CompactI64)
			if !d.Follows(&f, 1<<4|thriftwire.CompactTypeSet) {
				continue
			}
			fallthrough
		case 1: // marks
			f.Err = thriftwire.List(&x.Marks, d, thriftwire.TypeStruct, (*Point).DecodeThriftCompact)
			if !d.Follows(&f, 1<<4|thriftwire.CompactTypeSet) {
				continue
			}
			fallthrough
		case 2: // lines
			f.Err = thriftwire.List(&x.Lines, d, thriftwire.TypeList, func(p *[]Point, d *thriftwire.CompactDecoder) error {
				return thriftwire.List(p, d, thriftwire.TypeStruct, (*Point).DecodeThriftCompact)
			})
			if !d.Follows(&f, 1<<4|thriftwire.CompactTypeSet) {
				continue
			}
			fallthrough
		case 3: // stamps
			f.Err = thriftwire.List(&x.Stamps, d, thriftwire.TypeI64, thriftwire.CompactTimestamp)
			if !d.Follows(&f, 1<<4|thriftwire.CompactTypeList) {
				continue
			}
			fallthrough
		case 4: // blobs
			f.Err = thriftwire.List(&x.Blobs, d, thriftwire.TypeString, thriftwire.CompactBytes)
			if !d.Follows(&f, 1<<4|thriftwire.CompactTypeList) {
				continue
			}
			fallthrough
		case 5: // reals
			f.Err = thriftwire.List(&x.Reals, d, thriftwire.TypeDouble, thriftwire.CompactDouble)
			if !d.Follows(&f, 1<<4|thriftwire.CompactTypeMap) {
				continue
			}
			fallthrough
		case 6: // places
			f.Err = thriftwire.Entries(&x.Places, d, thriftwire.TypeList, thriftwire.TypeString, func(p *[]Point, d *thriftwire.CompactDecoder) error {
				return thriftwire.List(p, d, thriftwire.TypeStruct, (*Point).DecodeThriftCompact)
			}, thriftwire.CompactString)
			if d.Ends(&f) {
				return nil
			}
		}
	}
	return d.Done(&f)
}

// ThriftBytes tells which strings in a field are bytes, for Thrift's JSON protocol.
func (*Grid) ThriftBytes(field int16) thriftwire.Bytes {
	switch field {
	case 5: // blobs
		return thriftwire.AllBytes{}
	}
	return nil
}
