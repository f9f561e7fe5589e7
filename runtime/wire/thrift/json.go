package thrift

import (
	"math"
	"strconv"
)

// The JSON protocol of Apache Thrift (TJSONProtocol) is not one that generated code knows: a message in it is
// turned into the binary protocol before it is read, and out of it when it is written. Every value has its type
// beside it, so that no declarations are needed, but for one thing: bytes look like text (see Bytes).
//
//	[1,"Place",1,7,{"1":{"rec":{"2":{"lst":["i64",2,40,2]}}}}]

// jsonVersion stands at the start of every message.
const jsonVersion = 1

// jsonTags are the types as the JSON protocol names them.
var jsonTags = [17]string{
	TypeBool: "tf", TypeI8: "i8", TypeDouble: "dbl", TypeI16: "i16", TypeI32: "i32", TypeI64: "i64",
	TypeString: "str", TypeStruct: "rec", TypeMap: "map", TypeSet: "set", TypeList: "lst", TypeUUID: "uid",
}

// fromJSONTag gives the Type with a name, TypeStop for what is none.
func fromJSONTag(tag []byte) Type {
	for t, name := range jsonTags {
		if name != "" && name == string(tag) {
			return Type(t)
		}
	}
	return TypeStop
}

// appendJSONString appends a string in quotes. What is not UTF-8 stays as it is, as in the other protocols.
func appendJSONString(b []byte, s string) []byte {
	const hex = "0123456789abcdef"
	b = append(b, '"')
	start := 0
	for i := range len(s) {
		c := s[i]
		if c >= ' ' && c != '"' && c != '\\' {
			continue
		}
		b = append(b, s[start:i]...)
		start = i + 1
		switch c {
		case '"', '\\':
			b = append(b, '\\', c)
		case '\b':
			b = append(b, `\b`...)
		case '\f':
			b = append(b, `\f`...)
		case '\n':
			b = append(b, `\n`...)
		case '\r':
			b = append(b, `\r`...)
		case '\t':
			b = append(b, `\t`...)
		default:
			b = append(b, '\\', 'u', '0', '0', hex[c>>4], hex[c&15])
		}
	}
	b = append(b, s[start:]...)
	return append(b, '"')
}

// appendJSONDouble appends a number, in quotes where JSON has no such number.
func appendJSONDouble(b []byte, f float64) []byte {
	switch {
	case math.IsNaN(f):
		return append(b, `"NaN"`...)
	case math.IsInf(f, 1):
		return append(b, `"Infinity"`...)
	case math.IsInf(f, -1):
		return append(b, `"-Infinity"`...)
	}
	return strconv.AppendFloat(b, f, 'g', -1, 64)
}
