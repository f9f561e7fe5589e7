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
	e := &Error{Code: code, Message: err.Error()}
	switch err := err.(type) {
	case interface{ Unwrap() error }:
		e.cause = err.Unwrap()
	case interface{ Unwrap() []error }: // several %w
		e.cause = errors.Join(err.Unwrap()...)
	}
	return e
}

// Hide makes an Error whose cause stays on this side: only message crosses the wire.
func Hide(code Code, message string, cause error) *Error {
	return &Error{Code: code, Message: message, cause: cause}
}

// Error gives the code and the message.
func (e *Error) Error() string {
	if e == nil {
		return "a nil *kit.Error" // the usual slip: a nil pointer returned as an error
	}
	if e.Message == "" {
		return e.Code.String()
	}
	return e.Code.String() + ": " + e.Message
}

// Unwrap gives the cause, nil where there is none.
func (e *Error) Unwrap() error {
	if e == nil {
		return nil
	}
	return e.cause
}

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

// find gives the first Declared or Error in the tree of err, in the order of errors.As. What stands
// below an Error is its cause and stays hidden.
func find(err error) (Declared, *Error) {
	for err != nil {
		switch e := err.(type) {
		case *Error:
			if e == nil {
				return nil, nil // a nil *Error in an error: nobody knows what it was
			}
			return nil, e
		case Declared:
			return e, nil
		case interface{ Unwrap() error }:
			err = e.Unwrap()
		case interface{ Unwrap() []error }:
			for _, branch := range e.Unwrap() {
				if d, e := find(branch); d != nil || e != nil {
					return d, e
				}
			}
			return nil, nil
		default:
			return nil, nil
		}
	}
	return nil, nil
}

// DeclaredIn gives the declared error that err stands for on the wire, nil where it stands for none. Like
// errors.As it looks into what err wraps, and it stops at an Error, whose cause stays hidden.
func DeclaredIn(err error) Declared {
	d, _ := find(err)
	return d
}

// CodeOf gives the canonical code of any error: that of the first Error or Declared in its tree, else
// DeadlineExceeded or Cancelled for the context's errors, else Internal. It gives OK for nil.
func CodeOf(err error) Code {
	if err == nil {
		return OK
	}
	switch d, e := find(err); {
	case d != nil:
		return d.KitError().Code
	case e != nil:
		return e.Code
	case errors.Is(err, context.DeadlineExceeded):
		return DeadlineExceeded
	case errors.Is(err, context.Canceled):
		return Cancelled
	}
	return Internal
}

// Public gives what a caller on the other side of the wire may see of err: its code, its message, its
// violations. An error that is neither an Error nor Declared nor the context's says only "internal
// error", because its text may hold what callers must not read. It gives nil for nil.
func Public(err error) *Error {
	if err == nil {
		return nil
	}
	d, e := find(err)
	switch {
	case d != nil:
		return &Error{Code: d.KitError().Code, Message: d.Error(), Name: d.KitError().Name}
	case e != nil:
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
