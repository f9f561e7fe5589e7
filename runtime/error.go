package kit

import (
	"context"
	"errors"
	"fmt"
)

// Error is a failure of a call that no error declaration describes: a refused input, a missed
// deadline, a server that is not there. Its Message crosses the wire; its cause never does.
type Error struct {
	Code    Code
	Message string
	// Violations are the places of the input that were refused, for InvalidArgument.
	Violations []Violation
	// Name is the declared error that the other side named and this side's code does not know, "" otherwise.
	Name  string
	cause error
}

// Violation is one refused place of an input.
type Violation struct {
	Path    string // items[3].quantity; "" for the message as a whole
	Message string // must be at most 100
}

// Errorf makes an Error. A %w verb keeps its operand as the cause, for errors.Is and errors.As on
// this side of the wire.
func Errorf(code Code, format string, args ...any) *Error {
	err := fmt.Errorf(format, args...)
	return &Error{Code: code, Message: err.Error(), cause: errors.Unwrap(err)}
}

// Hide makes an Error whose cause stays on this side: only message crosses the wire.
func Hide(code Code, message string, cause error) *Error {
	return &Error{Code: code, Message: message, cause: cause}
}

// Error gives the code and the message.
func (e *Error) Error() string {
	if e.Message == "" {
		return e.Code.String()
	}
	return e.Code.String() + ": " + e.Message
}

// Unwrap gives the cause, nil where there is none.
func (e *Error) Unwrap() error { return e.cause }

// ErrorType describes a declared error. Generated code holds one for each.
type ErrorType struct {
	Package string // "orders"
	Name    string // "OutOfStock"
	Code    Code
}

// URN names the error for ever: urn:kit:error:orders:OutOfStock.
func (t *ErrorType) URN() string { return "urn:kit:error:" + t.Package + ":" + t.Name }

// Declared is an error of a .kit file. Generated error types implement it with pointer receivers.
type Declared interface {
	error
	KitError() *ErrorType
}

// CodeOf gives the canonical code of any error: that of the first Error or Declared in its tree, else
// DeadlineExceeded or Cancelled for the context's errors, else Internal. It gives OK for nil.
func CodeOf(err error) Code {
	if err == nil {
		return OK
	}
	var d Declared
	if errors.As(err, &d) {
		return d.KitError().Code
	}
	var e *Error
	if errors.As(err, &e) {
		return e.Code
	}
	switch {
	case errors.Is(err, context.DeadlineExceeded):
		return DeadlineExceeded
	case errors.Is(err, context.Canceled):
		return Cancelled
	}
	return Internal
}

// Public gives what a caller on the other side of the wire may see of err: its code, its message, its
// violations. An error that is neither an Error nor Declared nor the context's says only "internal error", because
// its text may hold what callers must not read.
func Public(err error) *Error {
	var d Declared
	if errors.As(err, &d) {
		return &Error{Code: d.KitError().Code, Message: d.Error(), Name: d.KitError().Name}
	}
	var e *Error
	if errors.As(err, &e) {
		return e
	}
	switch code := CodeOf(err); code {
	case DeadlineExceeded:
		return &Error{Code: code, Message: "the deadline passed before the call was done"}
	case Cancelled:
		return &Error{Code: code, Message: "the caller went away"}
	}
	return &Error{Code: Internal, Message: "internal error"}
}
