package model

// Code is a canonical code of an error, those of gRPC. It fixes the HTTP status, whether a retry can
// help, and the label in metrics.
type Code uint8

// The canonical codes; the numbers are gRPC's.
const (
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

type codeFacts struct {
	name   string
	goName string
	status int
}

// The HTTP statuses are those of google/rpc/code.proto, with 408 replaced by 504 for deadlines.
var codes = [...]codeFacts{
	Cancelled:          {"cancelled", "Cancelled", 499},
	Unknown:            {"unknown", "Unknown", 500},
	InvalidArgument:    {"invalid_argument", "InvalidArgument", 400},
	DeadlineExceeded:   {"deadline_exceeded", "DeadlineExceeded", 504},
	NotFound:           {"not_found", "NotFound", 404},
	AlreadyExists:      {"already_exists", "AlreadyExists", 409},
	PermissionDenied:   {"permission_denied", "PermissionDenied", 403},
	ResourceExhausted:  {"resource_exhausted", "ResourceExhausted", 429},
	FailedPrecondition: {"failed_precondition", "FailedPrecondition", 400},
	Aborted:            {"aborted", "Aborted", 409},
	OutOfRange:         {"out_of_range", "OutOfRange", 400},
	Unimplemented:      {"unimplemented", "Unimplemented", 501},
	Internal:           {"internal", "Internal", 500},
	Unavailable:        {"unavailable", "Unavailable", 503},
	DataLoss:           {"data_loss", "DataLoss", 500},
	Unauthenticated:    {"unauthenticated", "Unauthenticated", 401},
}

// String gives the name in snake case: "failed_precondition".
func (c Code) String() string { return codes[c].name }

// GoName gives the name as the Go runtime exports it: "FailedPrecondition".
func (c Code) GoName() string { return codes[c].goName }

// Status gives the HTTP status, such as 404.
func (c Code) Status() int { return codes[c].status }

// ParseCode finds a code by its name in snake case.
func ParseCode(name string) (Code, bool) {
	for c, f := range codes {
		if f.name == name && name != "" {
			return Code(c), true
		}
	}
	return 0, false
}

// CodeNames gives the names of all codes, in the order of their numbers.
func CodeNames() []string {
	var names []string
	for _, f := range codes[1:] {
		names = append(names, f.name)
	}
	return names
}
