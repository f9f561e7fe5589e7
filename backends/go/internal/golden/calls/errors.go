package calls

import (
	"fmt"

	kit "github.com/kitc-lang/kit/runtime"
)

// There is no such thing.
type Missing struct {
	Name string
	Near []string
}

var missingType = kit.ErrorType{Package: "calls", Name: "Missing", Code: kit.NotFound}

// KitError tells the runtime which error of which package x is.
func (x *Missing) KitError() *kit.ErrorType { return &missingType }

// Error gives the name in words, and the fields.
func (x *Missing) Error() string {
	return fmt.Sprintf("missing: name %s, near %v", x.Name, x.Near)
}

// Its field of the same number as an output would have.
type Success struct {
	Success bool
}

var successType = kit.ErrorType{Package: "calls", Name: "Success", Code: kit.Aborted}

// KitError tells the runtime which error of which package x is.
func (x *Success) KitError() *kit.ErrorType { return &successType }

// Error gives the name in words, and the fields.
func (x *Success) Error() string {
	return fmt.Sprintf("success: success %t", x.Success)
}

// Bare is an error of package calls.
type Bare struct{}

var bareType = kit.ErrorType{Package: "calls", Name: "Bare", Code: kit.Unavailable}

// KitError tells the runtime which error of which package x is.
func (x *Bare) KitError() *kit.ErrorType { return &bareType }

// Error gives the name in words, and the fields.
func (x *Bare) Error() string {
	return "bare"
}
