package kit

import "strconv"

// Code is the canonical code of an outcome, with the numbers and meanings of gRPC's.
type Code uint8

// The codes. OK is the zero value, and never that of an error.
const (
	OK                 Code = 0
	Cancelled          Code = 1
	Unknown            Code = 2
	InvalidArgument    Code = 3
	DeadlineExceeded   Code = 4
	NotFound           Code = 5
	AlreadyExists      Code = 6
	PermissionDenied   Code = 7
	ResourceExhausted  Code = 8
	FailedPrecondition Code = 9
	Aborted            Code = 10
	OutOfRange         Code = 11
	Unimplemented      Code = 12
	Internal           Code = 13
	Unavailable        Code = 14
	DataLoss           Code = 15
	Unauthenticated    Code = 16
)

// String gives the name in snake case, as it stands on the wire: "failed_precondition".
func (c Code) String() string {
	switch c {
	case OK:
		return "ok"
	case Cancelled:
		return "cancelled"
	case Unknown:
		return "unknown"
	case InvalidArgument:
		return "invalid_argument"
	case DeadlineExceeded:
		return "deadline_exceeded"
	case NotFound:
		return "not_found"
	case AlreadyExists:
		return "already_exists"
	case PermissionDenied:
		return "permission_denied"
	case ResourceExhausted:
		return "resource_exhausted"
	case FailedPrecondition:
		return "failed_precondition"
	case Aborted:
		return "aborted"
	case OutOfRange:
		return "out_of_range"
	case Unimplemented:
		return "unimplemented"
	case Internal:
		return "internal"
	case Unavailable:
		return "unavailable"
	case DataLoss:
		return "data_loss"
	case Unauthenticated:
		return "unauthenticated"
	}
	return "code(" + strconv.Itoa(int(c)) + ")"
}

// ParseCode finds a code by its name on the wire; ok is false for a name that is none.
func ParseCode(name string) (code Code, ok bool) {
	for c := OK; c <= Unauthenticated; c++ {
		if c.String() == name {
			return c, true
		}
	}
	return Unknown, false
}

// HTTPStatus gives the status that stands for the code: 404 for NotFound, 200 for OK.
func (c Code) HTTPStatus() int {
	switch c {
	case OK:
		return 200
	case Cancelled:
		return 499
	case InvalidArgument, FailedPrecondition, OutOfRange:
		return 400
	case Unauthenticated:
		return 401
	case PermissionDenied:
		return 403
	case NotFound:
		return 404
	case AlreadyExists, Aborted:
		return 409
	case ResourceExhausted:
		return 429
	case Unimplemented:
		return 501
	case Unavailable:
		return 503
	case DeadlineExceeded:
		return 504
	}
	return 500
}
