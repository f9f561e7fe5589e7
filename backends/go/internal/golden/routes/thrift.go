package routes

import (
	"time"

	kit "github.com/kitc-lang/kit/runtime"
	thriftwire "github.com/kitc-lang/kit/runtime/wire/thrift"
)

var thriftFieldsOfKinds = thriftwire.Fields{
	{ID: 1, Type: thriftwire.TypeBool, Required: true, Name: "yes"},
	{ID: 2, Type: thriftwire.TypeI8, Required: true, Name: "tiny"},
	{ID: 3, Type: thriftwire.TypeI16, Required: true, Name: "short"},
	{ID: 4, Type: thriftwire.TypeI32, Required: true, Name: "medium"},
	{ID: 5, Type: thriftwire.TypeI64, Required: true, Name: "long"},
	{ID: 6, Type: thriftwire.TypeDouble, Required: true, Name: "real"},
	{ID: 7, Type: thriftwire.TypeString, Required: true, Name: "text"},
	{ID: 8, Type: thriftwire.TypeString, Required: true, Name: "id"},
	{ID: 9, Type: thriftwire.TypeI64, Required: true, Name: "at"},
	{ID: 10, Type: thriftwire.TypeI64, Required: true, Name: "took"},
	{ID: 11, Type: thriftwire.TypeString, Required: true, Name: "day"},
	{ID: 12, Type: thriftwire.TypeI32, Required: true, Name: "color"},
	{ID: 13, Type: thriftwire.TypeI64, Required: true, Name: "moment"},
	{ID: 14, Type: thriftwire.TypeString, Required: true, Name: "key"},
	{ID: 15, Type: thriftwire.TypeI64, Required: true, Name: "pause"},
	{ID: 16, Type: thriftwire.TypeI8, Required: true, Name: "small"},
	{ID: 17, Type: thriftwire.TypeString, Required: true, Name: "born"},
}

// AppendThriftBinary appends x as a Thrift struct in the binary protocol.
func (x *Kinds) AppendThriftBinary(b []byte) []byte {
	b = append(b, thriftwire.TypeBool, 0, 1) // yes
	b = thriftwire.AppendBinaryBool(b, x.Yes)
	b = append(b, thriftwire.TypeI8, 0, 2) // tiny
	b = thriftwire.AppendBinaryI8(b, x.Tiny)
	b = append(b, thriftwire.TypeI16, 0, 3) // short
	b = thriftwire.AppendBinaryI16(b, x.Short)
	b = append(b, thriftwire.TypeI32, 0, 4) // medium
	b = thriftwire.AppendBinaryI32(b, x.Medium)
	b = append(b, thriftwire.TypeI64, 0, 5) // long
	b = thriftwire.AppendBinaryI64(b, x.Long)
	b = append(b, thriftwire.TypeDouble, 0, 6) // real
	b = thriftwire.AppendBinaryDouble(b, x.Real)
	b = append(b, thriftwire.TypeString, 0, 7) // text
	b = thriftwire.AppendBinaryString(b, x.Text)
	b = append(b, thriftwire.TypeString, 0, 8) // id
	b = thriftwire.AppendBinaryUUID(b, x.ID)
	b = append(b, thriftwire.TypeI64, 0, 9) // at
	b = thriftwire.AppendBinaryTimestamp(b, x.At)
	b = append(b, thriftwire.TypeI64, 0, 10) // took
	b = thriftwire.AppendBinaryDuration(b, x.Took)
	b = append(b, thriftwire.TypeString, 0, 11) // day
	b = thriftwire.AppendBinaryDate(b, x.Day)
	b = append(b, thriftwire.TypeI32, 0, 12) // color
	b = thriftwire.AppendBinaryI32(b, int32(x.Color))
	b = append(b, thriftwire.TypeI64, 0, 13) // moment
	b = thriftwire.AppendBinaryTimestamp(b, time.Time(x.Moment))
	b = append(b, thriftwire.TypeString, 0, 14) // key
	b = thriftwire.AppendBinaryUUID(b, kit.UUID(x.Key))
	b = append(b, thriftwire.TypeI64, 0, 15) // pause
	b = thriftwire.AppendBinaryDuration(b, time.Duration(x.Pause))
	b = append(b, thriftwire.TypeI8, 0, 16) // small
	b = thriftwire.AppendBinaryI8(b, int8(x.Small))
	b = append(b, thriftwire.TypeString, 0, 17) // born
	b = thriftwire.AppendBinaryDate(b, kit.Date(x.Born))
	return append(b, thriftwire.TypeStop)
}

// AppendThriftCompact appends x as a Thrift struct in the compact protocol.
func (x *Kinds) AppendThriftCompact(b []byte) []byte {
	b = append(b, 1<<4|thriftwire.CompactTypeBool(x.Yes)) // yes
	b = append(b, 1<<4|thriftwire.CompactTypeI8)          // tiny
	b = thriftwire.AppendCompactI8(b, x.Tiny)
	b = append(b, 1<<4|thriftwire.CompactTypeI16) // short
	b = thriftwire.AppendCompactI16(b, x.Short)
	b = append(b, 1<<4|thriftwire.CompactTypeI32) // medium
	b = thriftwire.AppendCompactI32(b, x.Medium)
	b = append(b, 1<<4|thriftwire.CompactTypeI64) // long
	b = thriftwire.AppendCompactI64(b, x.Long)
	b = append(b, 1<<4|thriftwire.CompactTypeDouble) // real
	b = thriftwire.AppendCompactDouble(b, x.Real)
	b = append(b, 1<<4|thriftwire.CompactTypeString) // text
	b = thriftwire.AppendCompactString(b, x.Text)
	b = append(b, 1<<4|thriftwire.CompactTypeString) // id
	b = thriftwire.AppendCompactUUID(b, x.ID)
	b = append(b, 1<<4|thriftwire.CompactTypeI64) // at
	b = thriftwire.AppendCompactTimestamp(b, x.At)
	b = append(b, 1<<4|thriftwire.CompactTypeI64) // took
	b = thriftwire.AppendCompactDuration(b, x.Took)
	b = append(b, 1<<4|thriftwire.CompactTypeString) // day
	b = thriftwire.AppendCompactDate(b, x.Day)
	b = append(b, 1<<4|thriftwire.CompactTypeI32) // color
	b = thriftwire.AppendCompactI32(b, int32(x.Color))
	b = append(b, 1<<4|thriftwire.CompactTypeI64) // moment
	b = thriftwire.AppendCompactTimestamp(b, time.Time(x.Moment))
	b = append(b, 1<<4|thriftwire.CompactTypeString) // key
	b = thriftwire.AppendCompactUUID(b, kit.UUID(x.Key))
	b = append(b, 1<<4|thriftwire.CompactTypeI64) // pause
	b = thriftwire.AppendCompactDuration(b, time.Duration(x.Pause))
	b = append(b, 1<<4|thriftwire.CompactTypeI8) // small
	b = thriftwire.AppendCompactI8(b, int8(x.Small))
	b = append(b, 1<<4|thriftwire.CompactTypeString) // born
	b = thriftwire.AppendCompactDate(b, kit.Date(x.Born))
	return append(b, thriftwire.TypeStop)
}

// DecodeThriftBinary reads x from a Thrift struct in the binary protocol. It skips fields that it
// does not know.
func (x *Kinds) DecodeThriftBinary(d *thriftwire.BinaryDecoder) error {
	f := thriftwire.Struct{Fields: thriftFieldsOfKinds}
	for d.Next(&f) {
		switch f.Field {
		case 0: // yes
			f.Err = thriftwire.BinaryBool(&x.Yes, d)
			if !d.Follows(&f, thriftwire.TypeI8<<16|2) {
				continue
			}
			fallthrough
		case 1: // tiny
			f.Err = thriftwire.BinaryI8(&x.Tiny, d)
			if !d.Follows(&f, thriftwire.TypeI16<<16|3) {
				continue
			}
			fallthrough
		case 2: // short
			f.Err = thriftwire.BinaryI16(&x.Short, d)
			if !d.Follows(&f, thriftwire.TypeI32<<16|4) {
				continue
			}
			fallthrough
		case 3: // medium
			f.Err = thriftwire.BinaryI32(&x.Medium, d)
			if !d.Follows(&f, thriftwire.TypeI64<<16|5) {
				continue
			}
			fallthrough
		case 4: // long
			f.Err = thriftwire.BinaryI64(&x.Long, d)
			if !d.Follows(&f, thriftwire.TypeDouble<<16|6) {
				continue
			}
			fallthrough
		case 5: // real
			f.Err = thriftwire.BinaryDouble(&x.Real, d)
			if !d.Follows(&f, thriftwire.TypeString<<16|7) {
				continue
			}
			fallthrough
		case 6: // text
			f.Err = thriftwire.BinaryString(&x.Text, d)
			if !d.Follows(&f, thriftwire.TypeString<<16|8) {
				continue
			}
			fallthrough
		case 7: // id
			f.Err = thriftwire.BinaryUUID(&x.ID, d)
			if !d.Follows(&f, thriftwire.TypeI64<<16|9) {
				continue
			}
			fallthrough
		case 8: // at
			f.Err = thriftwire.BinaryTimestamp(&x.At, d)
			if !d.Follows(&f, thriftwire.TypeI64<<16|10) {
				continue
			}
			fallthrough
		case 9: // took
			f.Err = thriftwire.BinaryDuration(&x.Took, d)
			if !d.Follows(&f, thriftwire.TypeString<<16|11) {
				continue
			}
			fallthrough
		case 10: // day
			f.Err = thriftwire.BinaryDate(&x.Day, d)
			if !d.Follows(&f, thriftwire.TypeI32<<16|12) {
				continue
			}
			fallthrough
		case 11: // color
			f.Err = thriftwire.BinaryI32(&x.Color, d)
			if !d.Follows(&f, thriftwire.TypeI64<<16|13) {
				continue
			}
			fallthrough
		case 12: // moment
			f.Err = thriftwire.BinaryTimestamp((*time.Time)(&x.Moment), d)
			if !d.Follows(&f, thriftwire.TypeString<<16|14) {
				continue
			}
			fallthrough
		case 13: // key
			f.Err = thriftwire.BinaryUUID(&x.Key, d)
			if !d.Follows(&f, thriftwire.TypeI64<<16|15) {
				continue
			}
			fallthrough
		case 14: // pause
			f.Err = thriftwire.BinaryDuration(&x.Pause, d)
			if !d.Follows(&f, thriftwire.TypeI8<<16|16) {
				continue
			}
			fallthrough
		case 15: // small
			f.Err = thriftwire.BinaryI8(&x.Small, d)
			if !d.Follows(&f, thriftwire.TypeString<<16|17) {
				continue
			}
			fallthrough
		case 16: // born
			f.Err = thriftwire.BinaryDate((*kit.Date)(&x.Born), d)
			if d.Ends(&f) {
				return nil
			}
		}
	}
	return d.Done(&f)
}

// DecodeThriftCompact reads x from a Thrift struct in the compact protocol. It skips fields that it
// does not know.
func (x *Kinds) DecodeThriftCompact(d *thriftwire.CompactDecoder) error {
	f := thriftwire.Struct{Fields: thriftFieldsOfKinds}
	for d.Next(&f) {
		switch f.Field {
		case 0: // yes
			f.Err = thriftwire.CompactBool(&x.Yes, d)
			if !d.Follows(&f, 1<<4|thriftwire.CompactTypeI8) {
				continue
			}
			fallthrough
		case 1: // tiny
			f.Err = thriftwire.CompactI8(&x.Tiny, d)
			if !d.Follows(&f, 1<<4|thriftwire.CompactTypeI16) {
				continue
			}
			fallthrough
		case 2: // short
			f.Err = thriftwire.CompactI16(&x.Short, d)
			if !d.Follows(&f, 1<<4|thriftwire.CompactTypeI32) {
				continue
			}
			fallthrough
		case 3: // medium
			f.Err = thriftwire.CompactI32(&x.Medium, d)
			if !d.Follows(&f, 1<<4|thriftwire.CompactTypeI64) {
				continue
			}
			fallthrough
		case 4: // long
			f.Err = thriftwire.CompactI64(&x.Long, d)
			if !d.Follows(&f, 1<<4|thriftwire.CompactTypeDouble) {
				continue
			}
			fallthrough
		case 5: // real
			f.Err = thriftwire.CompactDouble(&x.Real, d)
			if !d.Follows(&f, 1<<4|thriftwire.CompactTypeString) {
				continue
			}
			fallthrough
		case 6: // text
			f.Err = thriftwire.CompactString(&x.Text, d)
			if !d.Follows(&f, 1<<4|thriftwire.CompactTypeString) {
				continue
			}
			fallthrough
		case 7: // id
			f.Err = thriftwire.CompactUUID(&x.ID, d)
			if !d.Follows(&f, 1<<4|thriftwire.CompactTypeI64) {
				continue
			}
			fallthrough
		case 8: // at
			f.Err = thriftwire.CompactTimestamp(&x.At, d)
			if !d.Follows(&f, 1<<4|thriftwire.CompactTypeI64) {
				continue
			}
			fallthrough
		case 9: // took
			f.Err = thriftwire.CompactDuration(&x.Took, d)
			if !d.Follows(&f, 1<<4|thriftwire.CompactTypeString) {
				continue
			}
			fallthrough
		case 10: // day
			f.Err = thriftwire.CompactDate(&x.Day, d)
			if !d.Follows(&f, 1<<4|thriftwire.CompactTypeI32) {
				continue
			}
			fallthrough
		case 11: // color
			f.Err = thriftwire.CompactI32(&x.Color, d)
			if !d.Follows(&f, 1<<4|thriftwire.CompactTypeI64) {
				continue
			}
			fallthrough
		case 12: // moment
			f.Err = thriftwire.CompactTimestamp((*time.Time)(&x.Moment), d)
			if !d.Follows(&f, 1<<4|thriftwire.CompactTypeString) {
				continue
			}
			fallthrough
		case 13: // key
			f.Err = thriftwire.CompactUUID(&x.Key, d)
			if !d.Follows(&f, 1<<4|thriftwire.CompactTypeI64) {
				continue
			}
			fallthrough
		case 14: // pause
			f.Err = thriftwire.CompactDuration(&x.Pause, d)
			if !d.Follows(&f, 1<<4|thriftwire.CompactTypeI8) {
				continue
			}
			fallthrough
		case 15: // small
			f.Err = thriftwire.CompactI8(&x.Small, d)
			if !d.Follows(&f, 1<<4|thriftwire.CompactTypeString) {
				continue
			}
			fallthrough
		case 16: // born
			f.Err = thriftwire.CompactDate((*kit.Date)(&x.Born), d)
			if d.Ends(&f) {
				return nil
			}
		}
	}
	return d.Done(&f)
}

var thriftFieldsOfMaybe = thriftwire.Fields{
	{ID: 1, Type: thriftwire.TypeBool, Name: "yes"},
	{ID: 2, Type: thriftwire.TypeI8, Name: "tiny"},
	{ID: 3, Type: thriftwire.TypeI32, Name: "medium"},
	{ID: 4, Type: thriftwire.TypeI64, Name: "long"},
	{ID: 5, Type: thriftwire.TypeDouble, Name: "real"},
	{ID: 6, Type: thriftwire.TypeString, Name: "text"},
	{ID: 7, Type: thriftwire.TypeString, Name: "id"},
	{ID: 8, Type: thriftwire.TypeI64, Name: "at"},
	{ID: 9, Type: thriftwire.TypeI64, Name: "took"},
	{ID: 10, Type: thriftwire.TypeString, Name: "day"},
	{ID: 11, Type: thriftwire.TypeI32, Name: "color"},
	{ID: 12, Type: thriftwire.TypeI64, Name: "moment"},
	{ID: 13, Type: thriftwire.TypeString, Name: "key"},
	{ID: 14, Type: thriftwire.TypeString, Name: "paint"},
}

// AppendThriftBinary appends x as a Thrift struct in the binary protocol.
func (x *Maybe) AppendThriftBinary(b []byte) []byte {
	if x.Yes != nil {
		b = append(b, thriftwire.TypeBool, 0, 1) // yes
		b = thriftwire.AppendBinaryBool(b, *x.Yes)
	}
	if x.Tiny != nil {
		b = append(b, thriftwire.TypeI8, 0, 2) // tiny
		b = thriftwire.AppendBinaryI8(b, *x.Tiny)
	}
	if x.Medium != nil {
		b = append(b, thriftwire.TypeI32, 0, 3) // medium
		b = thriftwire.AppendBinaryI32(b, *x.Medium)
	}
	if x.Long != nil {
		b = append(b, thriftwire.TypeI64, 0, 4) // long
		b = thriftwire.AppendBinaryI64(b, *x.Long)
	}
	if x.Real != nil {
		b = append(b, thriftwire.TypeDouble, 0, 5) // real
		b = thriftwire.AppendBinaryDouble(b, *x.Real)
	}
	if x.Text != nil {
		b = append(b, thriftwire.TypeString, 0, 6) // text
		b = thriftwire.AppendBinaryString(b, *x.Text)
	}
	if x.ID != nil {
		b = append(b, thriftwire.TypeString, 0, 7) // id
		b = thriftwire.AppendBinaryUUID(b, *x.ID)
	}
	if x.At != nil {
		b = append(b, thriftwire.TypeI64, 0, 8) // at
		b = thriftwire.AppendBinaryTimestamp(b, *x.At)
	}
	if x.Took != nil {
		b = append(b, thriftwire.TypeI64, 0, 9) // took
		b = thriftwire.AppendBinaryDuration(b, *x.Took)
	}
	if x.Day != nil {
		b = append(b, thriftwire.TypeString, 0, 10) // day
		b = thriftwire.AppendBinaryDate(b, *x.Day)
	}
	if x.Color != nil {
		b = append(b, thriftwire.TypeI32, 0, 11) // color
		b = thriftwire.AppendBinaryI32(b, int32(*x.Color))
	}
	if x.Moment != nil {
		b = append(b, thriftwire.TypeI64, 0, 12) // moment
		b = thriftwire.AppendBinaryTimestamp(b, time.Time(*x.Moment))
	}
	if x.Key != nil {
		b = append(b, thriftwire.TypeString, 0, 13) // key
		b = thriftwire.AppendBinaryUUID(b, kit.UUID(*x.Key))
	}
	if x.Paint != nil {
		b = append(b, thriftwire.TypeString, 0, 14) // paint
		b = thriftwire.AppendBinaryString(b, string(*x.Paint))
	}
	return append(b, thriftwire.TypeStop)
}

// AppendThriftCompact appends x as a Thrift struct in the compact protocol.
func (x *Maybe) AppendThriftCompact(b []byte) []byte {
	last := int16(0)
	if x.Yes != nil {
		b = append(b, 1<<4|thriftwire.CompactTypeBool(*x.Yes)) // yes
		last = 1
	}
	if x.Tiny != nil {
		b = thriftwire.AppendCompactField(b, last, 2, thriftwire.CompactTypeI8) // tiny
		b = thriftwire.AppendCompactI8(b, *x.Tiny)
		last = 2
	}
	if x.Medium != nil {
		b = thriftwire.AppendCompactField(b, last, 3, thriftwire.CompactTypeI32) // medium
		b = thriftwire.AppendCompactI32(b, *x.Medium)
		last = 3
	}
	if x.Long != nil {
		b = thriftwire.AppendCompactField(b, last, 4, thriftwire.CompactTypeI64) // long
		b = thriftwire.AppendCompactI64(b, *x.Long)
		last = 4
	}
	if x.Real != nil {
		b = thriftwire.AppendCompactField(b, last, 5, thriftwire.CompactTypeDouble) // real
		b = thriftwire.AppendCompactDouble(b, *x.Real)
		last = 5
	}
	if x.Text != nil {
		b = thriftwire.AppendCompactField(b, last, 6, thriftwire.CompactTypeString) // text
		b = thriftwire.AppendCompactString(b, *x.Text)
		last = 6
	}
	if x.ID != nil {
		b = thriftwire.AppendCompactField(b, last, 7, thriftwire.CompactTypeString) // id
		b = thriftwire.AppendCompactUUID(b, *x.ID)
		last = 7
	}
	if x.At != nil {
		b = thriftwire.AppendCompactField(b, last, 8, thriftwire.CompactTypeI64) // at
		b = thriftwire.AppendCompactTimestamp(b, *x.At)
		last = 8
	}
	if x.Took != nil {
		b = thriftwire.AppendCompactField(b, last, 9, thriftwire.CompactTypeI64) // took
		b = thriftwire.AppendCompactDuration(b, *x.Took)
		last = 9
	}
	if x.Day != nil {
		b = thriftwire.AppendCompactField(b, last, 10, thriftwire.CompactTypeString) // day
		b = thriftwire.AppendCompactDate(b, *x.Day)
		last = 10
	}
	if x.Color != nil {
		b = thriftwire.AppendCompactField(b, last, 11, thriftwire.CompactTypeI32) // color
		b = thriftwire.AppendCompactI32(b, int32(*x.Color))
		last = 11
	}
	if x.Moment != nil {
		b = thriftwire.AppendCompactField(b, last, 12, thriftwire.CompactTypeI64) // moment
		b = thriftwire.AppendCompactTimestamp(b, time.Time(*x.Moment))
		last = 12
	}
	if x.Key != nil {
		b = thriftwire.AppendCompactField(b, last, 13, thriftwire.CompactTypeString) // key
		b = thriftwire.AppendCompactUUID(b, kit.UUID(*x.Key))
		last = 13
	}
	if x.Paint != nil {
		b = thriftwire.AppendCompactField(b, last, 14, thriftwire.CompactTypeString) // paint
		b = thriftwire.AppendCompactString(b, string(*x.Paint))
	}
	return append(b, thriftwire.TypeStop)
}

// DecodeThriftBinary reads x from a Thrift struct in the binary protocol. It skips fields that it
// does not know.
func (x *Maybe) DecodeThriftBinary(d *thriftwire.BinaryDecoder) error {
	f := thriftwire.Struct{Fields: thriftFieldsOfMaybe}
	for d.Next(&f) {
		switch f.Field {
		case 0: // yes
			f.Err = thriftwire.Optional(&x.Yes, d, thriftwire.BinaryBool)
			if !d.Follows(&f, thriftwire.TypeI8<<16|2) {
				continue
			}
			fallthrough
		case 1: // tiny
			f.Err = thriftwire.Optional(&x.Tiny, d, thriftwire.BinaryI8)
			if !d.Follows(&f, thriftwire.TypeI32<<16|3) {
				continue
			}
			fallthrough
		case 2: // medium
			f.Err = thriftwire.Optional(&x.Medium, d, thriftwire.BinaryI32)
			if !d.Follows(&f, thriftwire.TypeI64<<16|4) {
				continue
			}
			fallthrough
		case 3: // long
			f.Err = thriftwire.Optional(&x.Long, d, thriftwire.BinaryI64)
			if !d.Follows(&f, thriftwire.TypeDouble<<16|5) {
				continue
			}
			fallthrough
		case 4: // real
			f.Err = thriftwire.Optional(&x.Real, d, thriftwire.BinaryDouble)
			if !d.Follows(&f, thriftwire.TypeString<<16|6) {
				continue
			}
			fallthrough
		case 5: // text
			f.Err = thriftwire.Optional(&x.Text, d, thriftwire.BinaryString)
			if !d.Follows(&f, thriftwire.TypeString<<16|7) {
				continue
			}
			fallthrough
		case 6: // id
			f.Err = thriftwire.Optional(&x.ID, d, thriftwire.BinaryUUID)
			if !d.Follows(&f, thriftwire.TypeI64<<16|8) {
				continue
			}
			fallthrough
		case 7: // at
			f.Err = thriftwire.Optional(&x.At, d, thriftwire.BinaryTimestamp)
			if !d.Follows(&f, thriftwire.TypeI64<<16|9) {
				continue
			}
			fallthrough
		case 8: // took
			f.Err = thriftwire.Optional(&x.Took, d, thriftwire.BinaryDuration)
			if !d.Follows(&f, thriftwire.TypeString<<16|10) {
				continue
			}
			fallthrough
		case 9: // day
			f.Err = thriftwire.Optional(&x.Day, d, thriftwire.BinaryDate)
			if !d.Follows(&f, thriftwire.TypeI32<<16|11) {
				continue
			}
			fallthrough
		case 10: // color
			f.Err = thriftwire.Optional(&x.Color, d, thriftwire.BinaryI32)
			if !d.Follows(&f, thriftwire.TypeI64<<16|12) {
				continue
			}
			fallthrough
		case 11: // moment
			f.Err = thriftwire.Optional(&x.Moment, d, func(p *Moment, d *thriftwire.BinaryDecoder) error {
				return thriftwire.BinaryTimestamp((*time.Time)(p), d)
			})
			if !d.Follows(&f, thriftwire.TypeString<<16|13) {
				continue
			}
			fallthrough
		case 12: // key
			f.Err = thriftwire.Optional(&x.Key, d, thriftwire.BinaryUUID)
			if !d.Follows(&f, thriftwire.TypeString<<16|14) {
				continue
			}
			fallthrough
		case 13: // paint
			f.Err = thriftwire.Optional(&x.Paint, d, thriftwire.BinaryString)
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
		case 0: // yes
			f.Err = thriftwire.Optional(&x.Yes, d, thriftwire.CompactBool)
			if !d.Follows(&f, 1<<4|thriftwire.CompactTypeI8) {
				continue
			}
			fallthrough
		case 1: // tiny
			f.Err = thriftwire.Optional(&x.Tiny, d, thriftwire.CompactI8)
			if !d.Follows(&f, 1<<4|thriftwire.CompactTypeI32) {
				continue
			}
			fallthrough
		case 2: // medium
			f.Err = thriftwire.Optional(&x.Medium, d, thriftwire.CompactI32)
			if !d.Follows(&f, 1<<4|thriftwire.CompactTypeI64) {
				continue
			}
			fallthrough
		case 3: // long
			f.Err = thriftwire.Optional(&x.Long, d, thriftwire.CompactI64)
			if !d.Follows(&f, 1<<4|thriftwire.CompactTypeDouble) {
				continue
			}
			fallthrough
		case 4: // real
			f.Err = thriftwire.Optional(&x.Real, d, thriftwire.CompactDouble)
			if !d.Follows(&f, 1<<4|thriftwire.CompactTypeString) {
				continue
			}
			fallthrough
		case 5: // text
			f.Err = thriftwire.Optional(&x.Text, d, thriftwire.CompactString)
			if !d.Follows(&f, 1<<4|thriftwire.CompactTypeString) {
				continue
			}
			fallthrough
		case 6: // id
			f.Err = thriftwire.Optional(&x.ID, d, thriftwire.CompactUUID)
			if !d.Follows(&f, 1<<4|thriftwire.CompactTypeI64) {
				continue
			}
			fallthrough
		case 7: // at
			f.Err = thriftwire.Optional(&x.At, d, thriftwire.CompactTimestamp)
			if !d.Follows(&f, 1<<4|thriftwire.CompactTypeI64) {
				continue
			}
			fallthrough
		case 8: // took
			f.Err = thriftwire.Optional(&x.Took, d, thriftwire.CompactDuration)
			if !d.Follows(&f, 1<<4|thriftwire.CompactTypeString) {
				continue
			}
			fallthrough
		case 9: // day
			f.Err = thriftwire.Optional(&x.Day, d, thriftwire.CompactDate)
			if !d.Follows(&f, 1<<4|thriftwire.CompactTypeI32) {
				continue
			}
			fallthrough
		case 10: // color
			f.Err = thriftwire.Optional(&x.Color, d, thriftwire.CompactI32)
			if !d.Follows(&f, 1<<4|thriftwire.CompactTypeI64) {
				continue
			}
			fallthrough
		case 11: // moment
			f.Err = thriftwire.Optional(&x.Moment, d, func(p *Moment, d *thriftwire.CompactDecoder) error {
				return thriftwire.CompactTimestamp((*time.Time)(p), d)
			})
			if !d.Follows(&f, 1<<4|thriftwire.CompactTypeString) {
				continue
			}
			fallthrough
		case 12: // key
			f.Err = thriftwire.Optional(&x.Key, d, thriftwire.CompactUUID)
			if !d.Follows(&f, 1<<4|thriftwire.CompactTypeString) {
				continue
			}
			fallthrough
		case 13: // paint
			f.Err = thriftwire.Optional(&x.Paint, d, thriftwire.CompactString)
			if d.Ends(&f) {
				return nil
			}
		}
	}
	return d.Done(&f)
}

var thriftFieldsOfLists = thriftwire.Fields{
	{ID: 1, Type: thriftwire.TypeList, Required: true, Name: "flags"},
	{ID: 2, Type: thriftwire.TypeList, Required: true, Name: "numbers"},
	{ID: 3, Type: thriftwire.TypeSet, Required: true, Name: "words"},
	{ID: 4, Type: thriftwire.TypeList, Name: "colors"},
	{ID: 5, Type: thriftwire.TypeList, Name: "moments"},
	{ID: 6, Type: thriftwire.TypeList, Name: "keys"},
}

// AppendThriftBinary appends x as a Thrift struct in the binary protocol.
func (x *Lists) AppendThriftBinary(b []byte) []byte {
	b = append(b, thriftwire.TypeList, 0, 1) // flags
	b = thriftwire.AppendBinaryList(b, thriftwire.TypeBool, len(x.Flags))
	for _, v := range x.Flags {
		b = thriftwire.AppendBinaryBool(b, v)
	}
	b = append(b, thriftwire.TypeList, 0, 2) // numbers
	b = thriftwire.AppendBinaryList(b, thriftwire.TypeI32, len(x.Numbers))
	for _, v := range x.Numbers {
		b = thriftwire.AppendBinaryI32(b, v)
	}
	b = append(b, thriftwire.TypeSet, 0, 3) // words
	b = thriftwire.AppendBinaryList(b, thriftwire.TypeString, len(x.Words))
	for _, v := range x.Words {
		b = thriftwire.AppendBinaryString(b, v)
	}
	if x.Colors != nil {
		b = append(b, thriftwire.TypeList, 0, 4) // colors
		b = thriftwire.AppendBinaryList(b, thriftwire.TypeI32, len(x.Colors))
		for _, v := range x.Colors {
			b = thriftwire.AppendBinaryI32(b, int32(v))
		}
	}
	if x.Moments != nil {
		b = append(b, thriftwire.TypeList, 0, 5) // moments
		b = thriftwire.AppendBinaryList(b, thriftwire.TypeI64, len(x.Moments))
		for _, v := range x.Moments {
			b = thriftwire.AppendBinaryTimestamp(b, time.Time(v))
		}
	}
	if x.Keys != nil {
		b = append(b, thriftwire.TypeList, 0, 6) // keys
		b = thriftwire.AppendBinaryList(b, thriftwire.TypeString, len(x.Keys))
		for _, v := range x.Keys {
			b = thriftwire.AppendBinaryUUID(b, kit.UUID(v))
		}
	}
	return append(b, thriftwire.TypeStop)
}

// AppendThriftCompact appends x as a Thrift struct in the compact protocol.
func (x *Lists) AppendThriftCompact(b []byte) []byte {
	b = append(b, 1<<4|thriftwire.CompactTypeList) // flags
	b = thriftwire.AppendCompactList(b, thriftwire.CompactTypeTrue, len(x.Flags))
	for _, v := range x.Flags {
		b = thriftwire.AppendCompactBool(b, v)
	}
	b = append(b, 1<<4|thriftwire.CompactTypeList) // numbers
	b = thriftwire.AppendCompactList(b, thriftwire.CompactTypeI32, len(x.Numbers))
	for _, v := range x.Numbers {
		b = thriftwire.AppendCompactI32(b, v)
	}
	b = append(b, 1<<4|thriftwire.CompactTypeSet) // words
	b = thriftwire.AppendCompactList(b, thriftwire.CompactTypeString, len(x.Words))
	for _, v := range x.Words {
		b = thriftwire.AppendCompactString(b, v)
	}
	last := int16(3)
	if x.Colors != nil {
		b = append(b, 1<<4|thriftwire.CompactTypeList) // colors
		b = thriftwire.AppendCompactList(b, thriftwire.CompactTypeI32, len(x.Colors))
		for _, v := range x.Colors {
			b = thriftwire.AppendCompactI32(b, int32(v))
		}
		last = 4
	}
	if x.Moments != nil {
		b = thriftwire.AppendCompactField(b, last, 5, thriftwire.CompactTypeList) // moments
		b = thriftwire.AppendCompactList(b, thriftwire.CompactTypeI64, len(x.Moments))
		for _, v := range x.Moments {
			b = thriftwire.AppendCompactTimestamp(b, time.Time(v))
		}
		last = 5
	}
	if x.Keys != nil {
		b = thriftwire.AppendCompactField(b, last, 6, thriftwire.CompactTypeList) // keys
		b = thriftwire.AppendCompactList(b, thriftwire.CompactTypeString, len(x.Keys))
		for _, v := range x.Keys {
			b = thriftwire.AppendCompactUUID(b, kit.UUID(v))
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
		case 1: // numbers
			f.Err = thriftwire.List(&x.Numbers, d, thriftwire.TypeI32, thriftwire.BinaryI32)
			if !d.Follows(&f, thriftwire.TypeSet<<16|3) {
				continue
			}
			fallthrough
		case 2: // words
			f.Err = thriftwire.List(&x.Words, d, thriftwire.TypeString, thriftwire.BinaryString)
			if !d.Follows(&f, thriftwire.TypeList<<16|4) {
				continue
			}
			fallthrough
		case 3: // colors
			f.Err = thriftwire.List(&x.Colors, d, thriftwire.TypeI32, thriftwire.BinaryI32)
			if !d.Follows(&f, thriftwire.TypeList<<16|5) {
				continue
			}
			fallthrough
		case 4: // moments
			f.Err = thriftwire.List(&x.Moments, d, thriftwire.TypeI64, func(p *Moment, d *thriftwire.BinaryDecoder) error {
				return thriftwire.BinaryTimestamp((*time.Time)(p), d)
			})
			if !d.Follows(&f, thriftwire.TypeList<<16|6) {
				continue
			}
			fallthrough
		case 5: // keys
			f.Err = thriftwire.List(&x.Keys, d, thriftwire.TypeString, thriftwire.BinaryUUID)
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
		case 1: // numbers
			f.Err = thriftwire.List(&x.Numbers, d, thriftwire.TypeI32, thriftwire.CompactI32)
			if !d.Follows(&f, 1<<4|thriftwire.CompactTypeSet) {
				continue
			}
			fallthrough
		case 2: // words
			f.Err = thriftwire.List(&x.Words, d, thriftwire.TypeString, thriftwire.CompactString)
			if !d.Follows(&f, 1<<4|thriftwire.CompactTypeList) {
				continue
			}
			fallthrough
		case 3: // colors
			f.Err = thriftwire.List(&x.Colors, d, thriftwire.TypeI32, thriftwire.CompactI32)
			if !d.Follows(&f, 1<<4|thriftwire.CompactTypeList) {
				continue
			}
			fallthrough
		case 4: // moments
			f.Err = thriftwire.List(&x.Moments, d, thriftwire.TypeI64, func(p *Moment, d *thriftwire.CompactDecoder) error {
				return thriftwire.CompactTimestamp((*time.Time)(p), d)
			})
			if !d.Follows(&f, 1<<4|thriftwire.CompactTypeList) {
				continue
			}
			fallthrough
		case 5: // keys
			f.Err = thriftwire.List(&x.Keys, d, thriftwire.TypeString, thriftwire.CompactUUID)
			if d.Ends(&f) {
				return nil
			}
		}
	}
	return d.Done(&f)
}

var thriftFieldsOfPage = thriftwire.Fields{
	{ID: 1, Type: thriftwire.TypeString, Required: true, Name: "text"},
	{ID: 2, Type: thriftwire.TypeString, Required: true, Name: "etag"},
	{ID: 3, Type: thriftwire.TypeI64, Name: "changed"},
	{ID: 4, Type: thriftwire.TypeI32, Required: true, Name: "color"},
	{ID: 5, Type: thriftwire.TypeI64, Name: "age"},
}

// AppendThriftBinary appends x as a Thrift struct in the binary protocol.
func (x *Page) AppendThriftBinary(b []byte) []byte {
	b = append(b, thriftwire.TypeString, 0, 1) // text
	b = thriftwire.AppendBinaryString(b, x.Text)
	b = append(b, thriftwire.TypeString, 0, 2) // etag
	b = thriftwire.AppendBinaryString(b, x.Etag)
	if x.Changed != nil {
		b = append(b, thriftwire.TypeI64, 0, 3) // changed
		b = thriftwire.AppendBinaryTimestamp(b, *x.Changed)
	}
	b = append(b, thriftwire.TypeI32, 0, 4) // color
	b = thriftwire.AppendBinaryI32(b, int32(x.Color))
	if x.Age != nil {
		b = append(b, thriftwire.TypeI64, 0, 5) // age
		b = thriftwire.AppendBinaryI64(b, *x.Age)
	}
	return append(b, thriftwire.TypeStop)
}

// AppendThriftCompact appends x as a Thrift struct in the compact protocol.
func (x *Page) AppendThriftCompact(b []byte) []byte {
	b = append(b, 1<<4|thriftwire.CompactTypeString) // text
	b = thriftwire.AppendCompactString(b, x.Text)
	b = append(b, 1<<4|thriftwire.CompactTypeString) // etag
	b = thriftwire.AppendCompactString(b, x.Etag)
	last := int16(2)
	if x.Changed != nil {
		b = append(b, 1<<4|thriftwire.CompactTypeI64) // changed
		b = thriftwire.AppendCompactTimestamp(b, *x.Changed)
		last = 3
	}
	b = thriftwire.AppendCompactField(b, last, 4, thriftwire.CompactTypeI32) // color
	b = thriftwire.AppendCompactI32(b, int32(x.Color))
	if x.Age != nil {
		b = append(b, 1<<4|thriftwire.CompactTypeI64) // age
		b = thriftwire.AppendCompactI64(b, *x.Age)
	}
	return append(b, thriftwire.TypeStop)
}

// DecodeThriftBinary reads x from a Thrift struct in the binary protocol. It skips fields that it
// does not know.
func (x *Page) DecodeThriftBinary(d *thriftwire.BinaryDecoder) error {
	f := thriftwire.Struct{Fields: thriftFieldsOfPage}
	for d.Next(&f) {
		switch f.Field {
		case 0: // text
			f.Err = thriftwire.BinaryString(&x.Text, d)
			if !d.Follows(&f, thriftwire.TypeString<<16|2) {
				continue
			}
			fallthrough
		case 1: // etag
			f.Err = thriftwire.BinaryString(&x.Etag, d)
			if !d.Follows(&f, thriftwire.TypeI64<<16|3) {
				continue
			}
			fallthrough
		case 2: // changed
			f.Err = thriftwire.Optional(&x.Changed, d, thriftwire.BinaryTimestamp)
			if !d.Follows(&f, thriftwire.TypeI32<<16|4) {
				continue
			}
			fallthrough
		case 3: // color
			f.Err = thriftwire.BinaryI32(&x.Color, d)
			if !d.Follows(&f, thriftwire.TypeI64<<16|5) {
				continue
			}
			fallthrough
		case 4: // age
			f.Err = thriftwire.Optional(&x.Age, d, thriftwire.BinaryI64)
			if d.Ends(&f) {
				return nil
			}
		}
	}
	return d.Done(&f)
}

// DecodeThriftCompact reads x from a Thrift struct in the compact protocol. It skips fields that it
// does not know.
func (x *Page) DecodeThriftCompact(d *thriftwire.CompactDecoder) error {
	f := thriftwire.Struct{Fields: thriftFieldsOfPage}
	for d.Next(&f) {
		switch f.Field {
		case 0: // text
			f.Err = thriftwire.CompactString(&x.Text, d)
			if !d.Follows(&f, 1<<4|thriftwire.CompactTypeString) {
				continue
			}
			fallthrough
		case 1: // etag
			f.Err = thriftwire.CompactString(&x.Etag, d)
			if !d.Follows(&f, 1<<4|thriftwire.CompactTypeI64) {
				continue
			}
			fallthrough
		case 2: // changed
			f.Err = thriftwire.Optional(&x.Changed, d, thriftwire.CompactTimestamp)
			if !d.Follows(&f, 1<<4|thriftwire.CompactTypeI32) {
				continue
			}
			fallthrough
		case 3: // color
			f.Err = thriftwire.CompactI32(&x.Color, d)
			if !d.Follows(&f, 1<<4|thriftwire.CompactTypeI64) {
				continue
			}
			fallthrough
		case 4: // age
			f.Err = thriftwire.Optional(&x.Age, d, thriftwire.CompactI64)
			if d.Ends(&f) {
				return nil
			}
		}
	}
	return d.Done(&f)
}

var thriftFieldsOfAroundInput = thriftwire.Fields{
	{ID: 1, Type: thriftwire.TypeString, Required: true, Name: "x"},
}

// AppendThriftBinary appends x as a Thrift struct in the binary protocol.
func (x *AroundInput) AppendThriftBinary(b []byte) []byte {
	b = append(b, thriftwire.TypeString, 0, 1) // x
	b = thriftwire.AppendBinaryString(b, x.X)
	return append(b, thriftwire.TypeStop)
}

// AppendThriftCompact appends x as a Thrift struct in the compact protocol.
func (x *AroundInput) AppendThriftCompact(b []byte) []byte {
	b = append(b, 1<<4|thriftwire.CompactTypeString) // x
	b = thriftwire.AppendCompactString(b, x.X)
	return append(b, thriftwire.TypeStop)
}

// DecodeThriftBinary reads x from a Thrift struct in the binary protocol. It skips fields that it
// does not know.
func (x *AroundInput) DecodeThriftBinary(d *thriftwire.BinaryDecoder) error {
	f := thriftwire.Struct{Fields: thriftFieldsOfAroundInput}
	for d.Next(&f) {
		switch f.Field {
		case 0: // x
			f.Err = thriftwire.BinaryString(&x.X, d)
			if d.Ends(&f) {
				return nil
			}
		}
	}
	return d.Done(&f)
}

// DecodeThriftCompact reads x from a Thrift struct in the compact protocol. It skips fields that it
// does not know.
func (x *AroundInput) DecodeThriftCompact(d *thriftwire.CompactDecoder) error {
	f := thriftwire.Struct{Fields: thriftFieldsOfAroundInput}
	for d.Next(&f) {
		switch f.Field {
		case 0: // x
			f.Err = thriftwire.CompactString(&x.X, d)
			if d.Ends(&f) {
				return nil
			}
		}
	}
	return d.Done(&f)
}

var thriftFieldsOfThingInput = thriftwire.Fields{
	{ID: 1, Type: thriftwire.TypeString, Required: true, Name: "id"},
}

// AppendThriftBinary appends x as a Thrift struct in the binary protocol.
func (x *ThingInput) AppendThriftBinary(b []byte) []byte {
	b = append(b, thriftwire.TypeString, 0, 1) // id
	b = thriftwire.AppendBinaryString(b, x.ID)
	return append(b, thriftwire.TypeStop)
}

// AppendThriftCompact appends x as a Thrift struct in the compact protocol.
func (x *ThingInput) AppendThriftCompact(b []byte) []byte {
	b = append(b, 1<<4|thriftwire.CompactTypeString) // id
	b = thriftwire.AppendCompactString(b, x.ID)
	return append(b, thriftwire.TypeStop)
}

// DecodeThriftBinary reads x from a Thrift struct in the binary protocol. It skips fields that it
// does not know.
func (x *ThingInput) DecodeThriftBinary(d *thriftwire.BinaryDecoder) error {
	f := thriftwire.Struct{Fields: thriftFieldsOfThingInput}
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
func (x *ThingInput) DecodeThriftCompact(d *thriftwire.CompactDecoder) error {
	f := thriftwire.Struct{Fields: thriftFieldsOfThingInput}
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

var thriftFieldsOfLookInput = thriftwire.Fields{
	{ID: 1, Type: thriftwire.TypeString, Required: true, Name: "id"},
}

// AppendThriftBinary appends x as a Thrift struct in the binary protocol.
func (x *LookInput) AppendThriftBinary(b []byte) []byte {
	b = append(b, thriftwire.TypeString, 0, 1) // id
	b = thriftwire.AppendBinaryString(b, x.ID)
	return append(b, thriftwire.TypeStop)
}

// AppendThriftCompact appends x as a Thrift struct in the compact protocol.
func (x *LookInput) AppendThriftCompact(b []byte) []byte {
	b = append(b, 1<<4|thriftwire.CompactTypeString) // id
	b = thriftwire.AppendCompactString(b, x.ID)
	return append(b, thriftwire.TypeStop)
}

// DecodeThriftBinary reads x from a Thrift struct in the binary protocol. It skips fields that it
// does not know.
func (x *LookInput) DecodeThriftBinary(d *thriftwire.BinaryDecoder) error {
	f := thriftwire.Struct{Fields: thriftFieldsOfLookInput}
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
func (x *LookInput) DecodeThriftCompact(d *thriftwire.CompactDecoder) error {
	f := thriftwire.Struct{Fields: thriftFieldsOfLookInput}
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

var thriftFieldsOfRemoveInput = thriftwire.Fields{
	{ID: 1, Type: thriftwire.TypeString, Required: true, Name: "id"},
	{ID: 2, Type: thriftwire.TypeString, Name: "why"},
}

// AppendThriftBinary appends x as a Thrift struct in the binary protocol.
func (x *RemoveInput) AppendThriftBinary(b []byte) []byte {
	b = append(b, thriftwire.TypeString, 0, 1) // id
	b = thriftwire.AppendBinaryString(b, x.ID)
	if x.Why != nil {
		b = append(b, thriftwire.TypeString, 0, 2) // why
		b = thriftwire.AppendBinaryString(b, *x.Why)
	}
	return append(b, thriftwire.TypeStop)
}

// AppendThriftCompact appends x as a Thrift struct in the compact protocol.
func (x *RemoveInput) AppendThriftCompact(b []byte) []byte {
	b = append(b, 1<<4|thriftwire.CompactTypeString) // id
	b = thriftwire.AppendCompactString(b, x.ID)
	if x.Why != nil {
		b = append(b, 1<<4|thriftwire.CompactTypeString) // why
		b = thriftwire.AppendCompactString(b, *x.Why)
	}
	return append(b, thriftwire.TypeStop)
}

// DecodeThriftBinary reads x from a Thrift struct in the binary protocol. It skips fields that it
// does not know.
func (x *RemoveInput) DecodeThriftBinary(d *thriftwire.BinaryDecoder) error {
	f := thriftwire.Struct{Fields: thriftFieldsOfRemoveInput}
	for d.Next(&f) {
		switch f.Field {
		case 0: // id
			f.Err = thriftwire.BinaryString(&x.ID, d)
			if !d.Follows(&f, thriftwire.TypeString<<16|2) {
				continue
			}
			fallthrough
		case 1: // why
			f.Err = thriftwire.Optional(&x.Why, d, thriftwire.BinaryString)
			if d.Ends(&f) {
				return nil
			}
		}
	}
	return d.Done(&f)
}

// DecodeThriftCompact reads x from a Thrift struct in the compact protocol. It skips fields that it
// does not know.
func (x *RemoveInput) DecodeThriftCompact(d *thriftwire.CompactDecoder) error {
	f := thriftwire.Struct{Fields: thriftFieldsOfRemoveInput}
	for d.Next(&f) {
		switch f.Field {
		case 0: // id
			f.Err = thriftwire.CompactString(&x.ID, d)
			if !d.Follows(&f, 1<<4|thriftwire.CompactTypeString) {
				continue
			}
			fallthrough
		case 1: // why
			f.Err = thriftwire.Optional(&x.Why, d, thriftwire.CompactString)
			if d.Ends(&f) {
				return nil
			}
		}
	}
	return d.Done(&f)
}

var thriftFieldsOfWholeInput = thriftwire.Fields{
	{ID: 1, Type: thriftwire.TypeString, Required: true, Name: "id"},
	{ID: 2, Type: thriftwire.TypeList, Required: true, Name: "items"},
}

// AppendThriftBinary appends x as a Thrift struct in the binary protocol.
func (x *WholeInput) AppendThriftBinary(b []byte) []byte {
	b = append(b, thriftwire.TypeString, 0, 1) // id
	b = thriftwire.AppendBinaryString(b, x.ID)
	b = append(b, thriftwire.TypeList, 0, 2) // items
	b = thriftwire.AppendBinaryList(b, thriftwire.TypeString, len(x.Items))
	for _, v := range x.Items {
		b = thriftwire.AppendBinaryString(b, v)
	}
	return append(b, thriftwire.TypeStop)
}

// AppendThriftCompact appends x as a Thrift struct in the compact protocol.
func (x *WholeInput) AppendThriftCompact(b []byte) []byte {
	b = append(b, 1<<4|thriftwire.CompactTypeString) // id
	b = thriftwire.AppendCompactString(b, x.ID)
	b = append(b, 1<<4|thriftwire.CompactTypeList) // items
	b = thriftwire.AppendCompactList(b, thriftwire.CompactTypeString, len(x.Items))
	for _, v := range x.Items {
		b = thriftwire.AppendCompactString(b, v)
	}
	return append(b, thriftwire.TypeStop)
}

// DecodeThriftBinary reads x from a Thrift struct in the binary protocol. It skips fields that it
// does not know.
func (x *WholeInput) DecodeThriftBinary(d *thriftwire.BinaryDecoder) error {
	f := thriftwire.Struct{Fields: thriftFieldsOfWholeInput}
	for d.Next(&f) {
		switch f.Field {
		case 0: // id
			f.Err = thriftwire.BinaryString(&x.ID, d)
			if !d.Follows(&f, thriftwire.TypeList<<16|2) {
				continue
			}
			fallthrough
		case 1: // items
			f.Err = thriftwire.List(&x.Items, d, thriftwire.TypeString, thriftwire.BinaryString)
			if d.Ends(&f) {
				return nil
			}
		}
	}
	return d.Done(&f)
}

// DecodeThriftCompact reads x from a Thrift struct in the compact protocol. It skips fields that it
// does not know.
func (x *WholeInput) DecodeThriftCompact(d *thriftwire.CompactDecoder) error {
	f := thriftwire.Struct{Fields: thriftFieldsOfWholeInput}
	for d.Next(&f) {
		switch f.Field {
		case 0: // id
			f.Err = thriftwire.CompactString(&x.ID, d)
			if !d.Follows(&f, 1<<4|thriftwire.CompactTypeList) {
				continue
			}
			fallthrough
		case 1: // items
			f.Err = thriftwire.List(&x.Items, d, thriftwire.TypeString, thriftwire.CompactString)
			if d.Ends(&f) {
				return nil
			}
		}
	}
	return d.Done(&f)
}

var thriftFieldsOfWholeMaybeInput = thriftwire.Fields{
	{ID: 1, Type: thriftwire.TypeString, Required: true, Name: "id"},
	{ID: 2, Type: thriftwire.TypeStruct, Name: "page"},
}

// AppendThriftBinary appends x as a Thrift struct in the binary protocol.
func (x *WholeMaybeInput) AppendThriftBinary(b []byte) []byte {
	b = append(b, thriftwire.TypeString, 0, 1) // id
	b = thriftwire.AppendBinaryString(b, x.ID)
	if x.Page != nil {
		b = append(b, thriftwire.TypeStruct, 0, 2) // page
		b = x.Page.AppendThriftBinary(b)
	}
	return append(b, thriftwire.TypeStop)
}

// AppendThriftCompact appends x as a Thrift struct in the compact protocol.
func (x *WholeMaybeInput) AppendThriftCompact(b []byte) []byte {
	b = append(b, 1<<4|thriftwire.CompactTypeString) // id
	b = thriftwire.AppendCompactString(b, x.ID)
	if x.Page != nil {
		b = append(b, 1<<4|thriftwire.CompactTypeStruct) // page
		b = x.Page.AppendThriftCompact(b)
	}
	return append(b, thriftwire.TypeStop)
}

// DecodeThriftBinary reads x from a Thrift struct in the binary protocol. It skips fields that it
// does not know.
func (x *WholeMaybeInput) DecodeThriftBinary(d *thriftwire.BinaryDecoder) error {
	f := thriftwire.Struct{Fields: thriftFieldsOfWholeMaybeInput}
	for d.Next(&f) {
		switch f.Field {
		case 0: // id
			f.Err = thriftwire.BinaryString(&x.ID, d)
			if !d.Follows(&f, thriftwire.TypeStruct<<16|2) {
				continue
			}
			fallthrough
		case 1: // page
			f.Err = thriftwire.Optional(&x.Page, d, (*Page).DecodeThriftBinary)
			if d.Ends(&f) {
				return nil
			}
		}
	}
	return d.Done(&f)
}

// DecodeThriftCompact reads x from a Thrift struct in the compact protocol. It skips fields that it
// does not know.
func (x *WholeMaybeInput) DecodeThriftCompact(d *thriftwire.CompactDecoder) error {
	f := thriftwire.Struct{Fields: thriftFieldsOfWholeMaybeInput}
	for d.Next(&f) {
		switch f.Field {
		case 0: // id
			f.Err = thriftwire.CompactString(&x.ID, d)
			if !d.Follows(&f, 1<<4|thriftwire.CompactTypeStruct) {
				continue
			}
			fallthrough
		case 1: // page
			f.Err = thriftwire.Optional(&x.Page, d, (*Page).DecodeThriftCompact)
			if d.Ends(&f) {
				return nil
			}
		}
	}
	return d.Done(&f)
}

var thriftFieldsOfHeadersInput = thriftwire.Fields{
	{ID: 1, Type: thriftwire.TypeI32, Name: "color"},
}

// AppendThriftBinary appends x as a Thrift struct in the binary protocol.
func (x *HeadersInput) AppendThriftBinary(b []byte) []byte {
	if x.Color != nil {
		b = append(b, thriftwire.TypeI32, 0, 1) // color
		b = thriftwire.AppendBinaryI32(b, int32(*x.Color))
	}
	return append(b, thriftwire.TypeStop)
}

// AppendThriftCompact appends x as a Thrift struct in the compact protocol.
func (x *HeadersInput) AppendThriftCompact(b []byte) []byte {
	if x.Color != nil {
		b = append(b, 1<<4|thriftwire.CompactTypeI32) // color
		b = thriftwire.AppendCompactI32(b, int32(*x.Color))
	}
	return append(b, thriftwire.TypeStop)
}

// DecodeThriftBinary reads x from a Thrift struct in the binary protocol. It skips fields that it
// does not know.
func (x *HeadersInput) DecodeThriftBinary(d *thriftwire.BinaryDecoder) error {
	f := thriftwire.Struct{Fields: thriftFieldsOfHeadersInput}
	for d.Next(&f) {
		switch f.Field {
		case 0: // color
			f.Err = thriftwire.Optional(&x.Color, d, thriftwire.BinaryI32)
			if d.Ends(&f) {
				return nil
			}
		}
	}
	return d.Done(&f)
}

// DecodeThriftCompact reads x from a Thrift struct in the compact protocol. It skips fields that it
// does not know.
func (x *HeadersInput) DecodeThriftCompact(d *thriftwire.CompactDecoder) error {
	f := thriftwire.Struct{Fields: thriftFieldsOfHeadersInput}
	for d.Next(&f) {
		switch f.Field {
		case 0: // color
			f.Err = thriftwire.Optional(&x.Color, d, thriftwire.CompactI32)
			if d.Ends(&f) {
				return nil
			}
		}
	}
	return d.Done(&f)
}

var thriftFieldsOfLost = thriftwire.Fields{
	{ID: 1, Type: thriftwire.TypeString, Required: true, Name: "what"},
}

// AppendThriftBinary appends x as a Thrift struct in the binary protocol.
func (x *Lost) AppendThriftBinary(b []byte) []byte {
	b = append(b, thriftwire.TypeString, 0, 1) // what
	b = thriftwire.AppendBinaryString(b, x.What)
	return append(b, thriftwire.TypeStop)
}

// AppendThriftCompact appends x as a Thrift struct in the compact protocol.
func (x *Lost) AppendThriftCompact(b []byte) []byte {
	b = append(b, 1<<4|thriftwire.CompactTypeString) // what
	b = thriftwire.AppendCompactString(b, x.What)
	return append(b, thriftwire.TypeStop)
}

// DecodeThriftBinary reads x from a Thrift struct in the binary protocol. It skips fields that it
// does not know.
func (x *Lost) DecodeThriftBinary(d *thriftwire.BinaryDecoder) error {
	f := thriftwire.Struct{Fields: thriftFieldsOfLost}
	for d.Next(&f) {
		switch f.Field {
		case 0: // what
			f.Err = thriftwire.BinaryString(&x.What, d)
			if d.Ends(&f) {
				return nil
			}
		}
	}
	return d.Done(&f)
}

// DecodeThriftCompact reads x from a Thrift struct in the compact protocol. It skips fields that it
// does not know.
func (x *Lost) DecodeThriftCompact(d *thriftwire.CompactDecoder) error {
	f := thriftwire.Struct{Fields: thriftFieldsOfLost}
	for d.Next(&f) {
		switch f.Field {
		case 0: // what
			f.Err = thriftwire.CompactString(&x.What, d)
			if d.Ends(&f) {
				return nil
			}
		}
	}
	return d.Done(&f)
}

// AppendThriftBinary appends x as a Thrift struct in the binary protocol.
func (x *Teapot) AppendThriftBinary(b []byte) []byte {
	return append(b, thriftwire.TypeStop)
}

// AppendThriftCompact appends x as a Thrift struct in the compact protocol.
func (x *Teapot) AppendThriftCompact(b []byte) []byte {
	return append(b, thriftwire.TypeStop)
}

// DecodeThriftBinary reads x from a Thrift struct in the binary protocol. It skips fields that it
// does not know.
func (x *Teapot) DecodeThriftBinary(d *thriftwire.BinaryDecoder) error {
	var f thriftwire.Struct
	d.Next(&f) // skips all that there are
	return d.Done(&f)
}

// DecodeThriftCompact reads x from a Thrift struct in the compact protocol. It skips fields that it
// does not know.
func (x *Teapot) DecodeThriftCompact(d *thriftwire.CompactDecoder) error {
	var f thriftwire.Struct
	d.Next(&f) // skips all that there are
	return d.Done(&f)
}
