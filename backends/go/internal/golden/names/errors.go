package names

import (
	"fmt"
	"log/slog"
	"time"

	kit "github.com/kitc-lang/kit/runtime"
)

// It went wrong: "quotes" and */.
type Error struct {
	Error_ string
	// Sensitive: kept out of logs, traces and error texts.
	Message *string
	Code    HTTPCode
}

var errorType = kit.ErrorType{Package: "names", Name: "Error", Code: kit.Internal}

// KitError tells the runtime which error of which package x is.
func (x *Error) KitError() *kit.ErrorType { return &errorType }

// Error gives the name in words, and the fields.
func (x *Error) Error() string {
	return fmt.Sprintf("error: error %s, code %d", x.Error_, x.Code)
}

// LogValue gives x to log/slog without its sensitive fields.
func (x Error) LogValue() slog.Value { return slog.StringValue(x.Error()) }

// Format prints x without its sensitive fields, whatever the verb.
func (x Error) Format(f fmt.State, verb rune) { fmt.Fprint(f, x.Error()) }

// Panic is an error of package names.
type Panic struct{}

var panicType = kit.ErrorType{Package: "names", Name: "Panic", Code: kit.Unavailable}

// KitError tells the runtime which error of which package x is.
func (x *Panic) KitError() *kit.ErrorType { return &panicType }

// Error gives the name in words, and the fields.
func (x *Panic) Error() string {
	return "panic"
}

// Sealed is an error of package names.
type Sealed struct {
	// Sensitive: kept out of logs, traces and error texts.
	Who  string
	Type *Type
	At   *time.Time
	Why  []string
}

var sealedType = kit.ErrorType{Package: "names", Name: "Sealed", Code: kit.PermissionDenied}

// KitError tells the runtime which error of which package x is.
func (x *Sealed) KitError() *kit.ErrorType { return &sealedType }

// Error gives the name in words, and the fields that are there.
func (x *Sealed) Error() string {
	text := "sealed"
	if x.Type != nil {
		text += fmt.Sprintf(", type %s", *x.Type)
	}
	if x.At != nil {
		text += fmt.Sprintf(", at %s", x.At.UTC().Format(time.RFC3339Nano))
	}
	if x.Why != nil {
		text += fmt.Sprintf(", why %v", x.Why)
	}
	return text
}

// LogValue gives x to log/slog without its sensitive fields.
func (x Sealed) LogValue() slog.Value { return slog.StringValue(x.Error()) }

// Format prints x without its sensitive fields, whatever the verb.
func (x Sealed) Format(f fmt.State, verb rune) { fmt.Fprint(f, x.Error()) }
