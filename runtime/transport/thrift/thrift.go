// Package thrift carries calls over Apache Thrift: a server that tells every framing and protocol apart
// from the first bytes, and a client that speaks the one that its peer understands.
//
// The server answers in kind: unframed, framed and THeader messages, in the binary, the compact and, but for
// THeader, the JSON protocol, may even alternate on one connection. Framed binary messages may lack the version,
// as very old writers leave it out. Names of methods may have the service in front (Orders:Get), as
// TMultiplexedProtocol writes them. Deadlines and other headers travel in THeader only, whose format is
// doc/specs/HeaderFormat.md of github.com/apache/thrift. Its zlib transform is undone, once a message, and
// never applied.
//
// A connection has one goroutine, which answers the calls on it in order. A caller that goes away is
// therefore noticed only when the handler is done.
package thrift

import (
	"errors"
	"strings"

	kit "github.com/kitc-lang/kit/runtime"
	thriftwire "github.com/kitc-lang/kit/runtime/wire/thrift"
)

// Protocol is one of Thrift's encodings. The zero value of a Config means: as declared in the .kit file.
type Protocol = thriftwire.Protocol

// The protocols.
const (
	Binary  = thriftwire.Binary
	Compact = thriftwire.Compact
	JSON    = thriftwire.JSON // Apache's TJSONProtocol; not with THeader
)

// Framing is what stands around a message.
type Framing uint8

// The framings.
const (
	// THeader frames carry headers beside the message: the deadline, the trace, the drain signal.
	THeader Framing = iota + 1
	// Framed messages have their length in front, and no headers.
	Framed
	// Unframed messages stand by themselves.
	Unframed
	// Post is an HTTP request for each message, as THttpClient of Apache Thrift sends it.
	Post
)

// HasHeaders reports whether anything travels beside a message: with THeader, which 0 stands for, and Post.
func (f Framing) HasHeaders() bool { return f <= THeader || f == Post }

// String gives the name of the framing.
func (f Framing) String() string {
	switch f {
	case THeader:
		return "THeader"
	case Framed:
		return "framed"
	case Unframed:
		return "unframed"
	case Post:
		return "HTTP"
	}
	return "no framing"
}

// drainHeader is set to 1 in the replies of a server that is about to stop.
const drainHeader = "kit-drain"

// defaultMaxMessage is 4 MiB.
const defaultMaxMessage = 4 << 20

// applicationError gives what a caller sees of an error that its method does not declare: the code by
// name, so that Kit clients can read it back, and the message.
func applicationError(err error) *thriftwire.ApplicationError {
	e := kit.Public(err)
	x := &thriftwire.ApplicationError{Message: e.Code.String(), Type: thriftwire.InternalError}
	if e.Message != "" {
		x.Message += ": " + e.Message
	}
	switch e.Code {
	case kit.Unimplemented:
		x.Type = thriftwire.UnknownMethod
	case kit.InvalidArgument:
		x.Type = thriftwire.ValidationFailed
	}
	return x
}

// fromApplicationError is the inverse of applicationError, also for what other servers say.
func fromApplicationError(x *thriftwire.ApplicationError) *kit.Error {
	name, message, _ := strings.Cut(x.Message, ": ")
	if code, ok := kit.ParseCode(name); ok && code != kit.OK {
		return kit.Errorf(code, "%s", message)
	}
	code := kit.Internal
	switch x.Type {
	case thriftwire.UnknownError:
		code = kit.Unknown
	case thriftwire.UnknownMethod:
		code = kit.Unimplemented
	case thriftwire.ValidationFailed:
		code = kit.InvalidArgument
	}
	if x.Message == "" {
		return kit.Errorf(code, "%s", x.Type)
	}
	return kit.Errorf(code, "%s", x.Message)
}

// errProtocol is bytes that are no Thrift message. Nothing on the connection can be understood any more.
type errProtocol struct{ why string }

func (e *errProtocol) Error() string { return "thrift: " + e.why }

func protocolError(why string) error { return &errProtocol{why} }

var errTooLarge = errors.New("thrift: the message is larger than MaxMessage")
