// Package thrift is the Thrift that generated code speaks: append encoders and one-copy decoders for
// the binary and the compact protocol of Apache Thrift, and the scanner that finds the end of an
// unframed message. A decoder copies a message into one string and cuts every string field out of it.
// Messages in the JSON protocol are turned into the binary one, and out of it.
//
// What is written is what Apache Thrift writes, with the fields in the order of their ids. What is read
// is anything that Apache Thrift may write: fields in any order, unknown ones, which are skipped, and a
// field given twice, of which the last counts. A known field of another type is skipped like an unknown
// one. Unlike Apache's, the readers insist on valid UTF-8, on finite numbers and on required fields.
//
// The protocols are described in doc/specs/thrift-binary-protocol.md and thrift-compact-protocol.md
// of github.com/apache/thrift.
package thrift

// Type is the type of a value on the wire, with the numbers of the binary protocol.
type Type byte

// The types. They are untyped, because generated code appends them to a message as bytes.
const (
	TypeStop   = 0
	TypeBool   = 2
	TypeI8     = 3
	TypeDouble = 4
	TypeI16    = 6
	TypeI32    = 8
	TypeI64    = 10
	TypeString = 11 // strings and bytes
	TypeStruct = 12
	TypeMap    = 13
	TypeSet    = 14
	TypeList   = 15
	TypeUUID   = 16 // 16 bytes; Kit skips it and never writes it
)

// The types as the compact protocol numbers them in headers of fields and lists.
const (
	CompactTypeTrue   = 1 // in the header of a field; in that of a list it means bool
	CompactTypeFalse  = 2
	CompactTypeI8     = 3
	CompactTypeI16    = 4
	CompactTypeI32    = 5
	CompactTypeI64    = 6
	CompactTypeDouble = 7
	CompactTypeString = 8
	CompactTypeList   = 9
	CompactTypeSet    = 10
	CompactTypeMap    = 11
	CompactTypeStruct = 12
	CompactTypeUUID   = 13
)

// fromCompact gives the Type for a compact number, TypeStop for one that is none.
var fromCompact = [16]Type{
	CompactTypeTrue: TypeBool, CompactTypeFalse: TypeBool, CompactTypeI8: TypeI8, CompactTypeI16: TypeI16,
	CompactTypeI32: TypeI32, CompactTypeI64: TypeI64, CompactTypeDouble: TypeDouble, CompactTypeString: TypeString,
	CompactTypeList: TypeList, CompactTypeSet: TypeSet, CompactTypeMap: TypeMap, CompactTypeStruct: TypeStruct,
	CompactTypeUUID: TypeUUID,
}

// binarySize and compactSize give the fewest bytes that a value of a Type takes; 0 for what is no type.
var (
	binarySize = [17]int{
		TypeBool: 1, TypeI8: 1, TypeDouble: 8, TypeI16: 2, TypeI32: 4, TypeI64: 8, TypeString: 4, TypeStruct: 1,
		TypeMap: 6, TypeSet: 5, TypeList: 5, TypeUUID: 16,
	}
	compactSize = [17]int{
		TypeBool: 1, TypeI8: 1, TypeDouble: 8, TypeI16: 1, TypeI32: 1, TypeI64: 1, TypeString: 1, TypeStruct: 1,
		TypeMap: 1, TypeSet: 1, TypeList: 1, TypeUUID: 16,
	}
)

// fixed reports whether every binary value of the type has binarySize bytes.
func (t Type) fixed() bool {
	switch t {
	case TypeBool, TypeI8, TypeDouble, TypeI16, TypeI32, TypeI64, TypeUUID:
		return true
	}
	return false
}

// valid reports whether there is such a type.
func (t Type) valid() bool { return int(t) < len(binarySize) && binarySize[t] > 0 }

var typeNames = [17]string{
	TypeBool: "bool", TypeI8: "i8", TypeDouble: "double", TypeI16: "i16", TypeI32: "i32", TypeI64: "i64",
	TypeString: "string", TypeStruct: "struct", TypeMap: "map", TypeSet: "set", TypeList: "list", TypeUUID: "uuid",
}

// String gives the name as Thrift IDL writes it.
func (t Type) String() string {
	if int(t) < len(typeNames) && typeNames[t] != "" {
		return typeNames[t]
	}
	return "no type"
}

// Value is what can be a message or a part of one: every generated struct, union and error.
type Value interface {
	AppendThriftBinary(b []byte) []byte
	AppendThriftCompact(b []byte) []byte
	DecodeThriftBinary(d *BinaryDecoder) error
	DecodeThriftCompact(d *CompactDecoder) error
}

// Mode says how a decoder treats what its side's .kit file does not know, and who owns its strings.
type Mode uint8

const (
	// Strict refuses union members that are not known. Servers read in this mode.
	Strict Mode = 0
	// Lenient reads an unknown union member as none but its number, because a server may be newer than
	// its clients.
	Lenient Mode = 1
	// CopyStrings, added to either mode, gives every string its own memory. Without it the strings of a
	// message share one copy of the whole message, and one kept string keeps all of it.
	CopyStrings Mode = 2
)

// Protocol is one of the encodings.
type Protocol uint8

// The protocols. The zero value is none of them.
const (
	Binary Protocol = iota + 1
	Compact
	JSON // Apache's TJSONProtocol, which is not the JSON of Kit's HTTP
)

// String gives "binary", "compact" or "json".
func (p Protocol) String() string {
	switch p {
	case Binary:
		return "binary"
	case Compact:
		return "compact"
	case JSON:
		return "json"
	}
	return "no protocol"
}
