package std

import "strconv"

// Which part of a long list to give.
type PageRequest struct {
	// Where to go on: next of the page before, absent for the first page.
	Cursor *string
	// The most elements to give.
	// Nil means the default: GetSize gives it.
	Size *int32
}

// GetSize gives Size, or its default where it is nil.
func (x *PageRequest) GetSize() int32 {
	if x.Size == nil {
		return 50
	}
	return *x.Size
}

// Where a long list goes on.
type PageInfo struct {
	// What to send as cursor for the next page, absent on the last one.
	Next *string
}

// How Thrift writes values.
type ThriftProtocol int32

// The values of ThriftProtocol.
const (
	// Fixed widths: the one that everybody speaks.
	ThriftProtocolBinary ThriftProtocol = 1
	// Variable widths: smaller on the wire.
	ThriftProtocolCompact ThriftProtocol = 2
)

// String gives the name on the wire, such as "binary".
func (x ThriftProtocol) String() string {
	switch x {
	case ThriftProtocolBinary:
		return "binary"
	case ThriftProtocolCompact:
		return "compact"
	}
	return "ThriftProtocol(" + strconv.Itoa(int(x)) + ")"
}

// ParseThriftProtocol finds a ThriftProtocol by its name on the wire; ok is false for a name that is none.
func ParseThriftProtocol(name string) (value ThriftProtocol, ok bool) {
	switch name {
	case "binary":
		return ThriftProtocolBinary, true
	case "compact":
		return ThriftProtocolCompact, true
	}
	return 0, false
}

// Known reports whether x is one of the values declared here. A client may read a newer one.
func (x ThriftProtocol) Known() bool {
	switch x {
	case ThriftProtocolBinary, ThriftProtocolCompact:
		return true
	}
	return false
}
