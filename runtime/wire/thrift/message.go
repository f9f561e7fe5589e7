package thrift

import "strconv"

// MessageType says what a message is.
type MessageType uint8

// The types of messages.
const (
	Call      MessageType = 1
	Reply     MessageType = 2
	Exception MessageType = 3
	Oneway    MessageType = 4 // a call that nobody answers
)

// Message is the head of a message. Behind it stands one struct: the arguments, the result or an
// ApplicationError.
type Message struct {
	Name string
	Type MessageType
	Seq  int32
}

const (
	binaryVersion = 0x8001 // the first two bytes of a message with a version
	compactID     = 0x82   // the first byte of a message
	compactMask   = 0x1f   // of the second byte, the bits that hold the version
	compactNumber = 1      // the version
)

// AppendBinary appends the head in the binary protocol.
func (m *Message) AppendBinary(b []byte) []byte {
	b = append(b, binaryVersion>>8, binaryVersion&0xff, 0, byte(m.Type))
	b = AppendBinaryString(b, m.Name)
	return AppendBinaryI32(b, m.Seq)
}

// AppendCompact appends the head in the compact protocol.
func (m *Message) AppendCompact(b []byte) []byte {
	b = append(b, compactID, byte(m.Type)<<5|compactNumber)
	b = appendSize(b, int(uint32(m.Seq)))
	return AppendCompactString(b, m.Name)
}

// Append appends the head in the given protocol.
func (m *Message) Append(b []byte, p Protocol) []byte {
	switch p {
	case Compact:
		return m.AppendCompact(b)
	case JSON:
		return m.AppendJSON(b)
	}
	return m.AppendBinary(b)
}

// Append appends a struct in the binary or the compact protocol.
func Append(b []byte, p Protocol, v Value) []byte {
	if p == Compact {
		return v.AppendThriftCompact(b)
	}
	return v.AppendThriftBinary(b)
}

// Message reads the head of a message, with the version in front or, as old writers have it, without.
func (d *BinaryDecoder) Message() (m Message, err error) {
	first, err := d.u32()
	if err != nil {
		return m, err
	}
	n := int(int32(first)) // the length of the name where there is no version
	if n < 0 {
		if first>>16 != binaryVersion {
			return m, d.invalid("the version is not that of the binary protocol")
		}
		m.Type = MessageType(first)
		if n, err = d.size(); err != nil {
			return m, err
		}
	}
	name, err := d.take(n)
	if err != nil {
		return m, err
	}
	if m.Name, err = d.text(name); err != nil {
		return m, err
	}
	if first>>31 == 0 {
		t, err := d.take(1)
		if err != nil {
			return m, err
		}
		m.Type = MessageType(t[0])
	}
	seq, err := d.u32()
	m.Seq = int32(seq)
	return m, err
}

// Message reads the head of a message.
func (d *CompactDecoder) Message() (m Message, err error) {
	head, err := d.take(2)
	if err != nil {
		return m, err
	}
	if head[0] != compactID || head[1]&compactMask != compactNumber {
		return m, d.invalid("the version is not that of the compact protocol")
	}
	m.Type = MessageType(head[1] >> 5)
	seq, err := d.varint(32)
	if err != nil {
		return m, err
	}
	m.Seq = int32(uint32(seq))
	m.Name, err = d.str()
	return m, err
}

// ErrorType is Thrift's own classification of failures that no method declares.
type ErrorType int32

// The types of failures, those of Apache Thrift's TApplicationException.
const (
	UnknownError        ErrorType = 0
	UnknownMethod       ErrorType = 1
	InvalidMessageType  ErrorType = 2
	WrongMethodName     ErrorType = 3
	BadSequence         ErrorType = 4
	MissingResult       ErrorType = 5
	InternalError       ErrorType = 6
	ProtocolError       ErrorType = 7
	InvalidTransform    ErrorType = 8
	InvalidProtocol     ErrorType = 9
	UnsupportedClient   ErrorType = 10
	ValidationFailed    ErrorType = 11
	maxNamedErrorNumber           = ValidationFailed
)

var errorTypeNames = [...]string{
	"unknown failure", "unknown method", "invalid message type", "wrong method name", "bad sequence number",
	"missing result", "internal error", "protocol error", "invalid transform", "invalid protocol",
	"unsupported client type", "validation failed",
}

// String gives the type in words.
func (t ErrorType) String() string {
	if 0 <= t && t <= maxNamedErrorNumber {
		return errorTypeNames[t]
	}
	return "failure of type " + strconv.Itoa(int(t))
}

// ApplicationError is the struct of an Exception message: Apache Thrift's TApplicationException.
type ApplicationError struct {
	Message string
	Type    ErrorType
}

var applicationErrorFields = Fields{
	{ID: 1, Type: TypeString, Name: "message"},
	{ID: 2, Type: TypeI32, Name: "type"},
}

// AppendThriftBinary appends the struct in the binary protocol.
func (x *ApplicationError) AppendThriftBinary(b []byte) []byte {
	b = append(b, TypeString, 0, 1)
	b = AppendBinaryString(b, x.Message)
	b = append(b, TypeI32, 0, 2)
	b = AppendBinaryI32(b, int32(x.Type))
	return append(b, TypeStop)
}

// AppendThriftCompact appends the struct in the compact protocol.
func (x *ApplicationError) AppendThriftCompact(b []byte) []byte {
	b = append(b, 1<<4|CompactTypeString)
	b = AppendCompactString(b, x.Message)
	b = append(b, 1<<4|CompactTypeI32)
	b = AppendCompactI32(b, int32(x.Type))
	return append(b, TypeStop)
}

// DecodeThriftBinary reads the struct in the binary protocol.
func (x *ApplicationError) DecodeThriftBinary(d *BinaryDecoder) error {
	f := Struct{Fields: applicationErrorFields}
	for d.Next(&f) {
		switch f.Field {
		case 0: // message
			f.Err = BinaryString(&x.Message, d)
		case 1: // type
			f.Err = BinaryI32(&x.Type, d)
		}
	}
	return d.Done(&f)
}

// DecodeThriftCompact reads the struct in the compact protocol.
func (x *ApplicationError) DecodeThriftCompact(d *CompactDecoder) error {
	f := Struct{Fields: applicationErrorFields}
	for d.Next(&f) {
		switch f.Field {
		case 0: // message
			f.Err = CompactString(&x.Message, d)
		case 1: // type
			f.Err = CompactI32(&x.Type, d)
		}
	}
	return d.Done(&f)
}

// Nothing is the arguments of a method that takes nothing.
type Nothing struct{}

// AppendThriftBinary appends the struct in the binary protocol.
func (Nothing) AppendThriftBinary(b []byte) []byte { return append(b, TypeStop) }

// AppendThriftCompact appends the struct in the compact protocol.
func (Nothing) AppendThriftCompact(b []byte) []byte { return append(b, TypeStop) }

// DecodeThriftBinary skips the fields of the struct in the binary protocol.
func (Nothing) DecodeThriftBinary(d *BinaryDecoder) error {
	var f Struct
	d.Next(&f) // skips all that there are
	return d.Done(&f)
}

// DecodeThriftCompact skips the fields of the struct in the compact protocol.
func (Nothing) DecodeThriftCompact(d *CompactDecoder) error {
	var f Struct
	d.Next(&f) // skips all that there are
	return d.Done(&f)
}

// Void is the result of a method that gives nothing and declares no errors.
type Void struct{}

// AppendThriftBinary appends the struct in the binary protocol.
func (Void) AppendThriftBinary(b []byte) []byte { return append(b, TypeStop) }

// AppendThriftCompact appends the struct in the compact protocol.
func (Void) AppendThriftCompact(b []byte) []byte { return append(b, TypeStop) }

// DecodeThriftBinary makes sure that the result holds no error, in the binary protocol.
func (Void) DecodeThriftBinary(d *BinaryDecoder) error {
	f := Struct{Shape: Result}
	d.Next(&f)
	return d.Done(&f)
}

// DecodeThriftCompact makes sure that the result holds no error, in the compact protocol.
func (Void) DecodeThriftCompact(d *CompactDecoder) error {
	f := Struct{Shape: Result}
	d.Next(&f)
	return d.Done(&f)
}

// Argument is the arguments of a method whose input is a struct with a name: that struct, as number 1.
type Argument struct{ Value }

var argumentFields = Fields{{ID: 1, Type: TypeStruct, Required: true, Name: "input"}}

// AppendThriftBinary appends the arguments in the binary protocol.
func (a Argument) AppendThriftBinary(b []byte) []byte {
	b = a.Value.AppendThriftBinary(append(b, TypeStruct, 0, 1))
	return append(b, TypeStop)
}

// AppendThriftCompact appends the arguments in the compact protocol.
func (a Argument) AppendThriftCompact(b []byte) []byte {
	b = a.Value.AppendThriftCompact(append(b, 1<<4|CompactTypeStruct))
	return append(b, TypeStop)
}

// DecodeThriftBinary reads the arguments in the binary protocol.
func (a Argument) DecodeThriftBinary(d *BinaryDecoder) error {
	f := Struct{Fields: argumentFields}
	for d.Next(&f) {
		if err := a.Value.DecodeThriftBinary(d); err != nil {
			return d.located(err) // without "input" in front, so that paths are the same on every transport
		}
	}
	return d.Done(&f)
}

// DecodeThriftCompact reads the arguments in the compact protocol.
func (a Argument) DecodeThriftCompact(d *CompactDecoder) error {
	f := Struct{Fields: argumentFields}
	for d.Next(&f) {
		if err := a.Value.DecodeThriftCompact(d); err != nil {
			return d.located(err) // without "input" in front, so that paths are the same on every transport
		}
	}
	return d.Done(&f)
}

// ThriftBytes tells which strings in the struct are bytes, if it tells.
func (a Argument) ThriftBytes(field int16) Bytes {
	if field != 1 {
		return nil
	}
	return bytesIn(a.Value)
}
