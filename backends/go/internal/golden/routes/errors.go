package routes

import (
	"fmt"

	kit "github.com/kitc-lang/kit/runtime"
)

// Something is missing.
type Lost struct {
	What string
}

var lostType = kit.ErrorType{Package: "routes", Name: "Lost", Code: kit.NotFound}

// KitError tells the runtime which error of which package x is.
func (x *Lost) KitError() *kit.ErrorType { return &lostType }

// Error gives the name in words, and the fields.
func (x *Lost) Error() string {
	return fmt.Sprintf("lost: what %s", x.What)
}

// Teapot is an error of package routes.
type Teapot struct{}

var teapotType = kit.ErrorType{Package: "routes", Name: "Teapot", Code: kit.FailedPrecondition}

// KitError tells the runtime which error of which package x is.
func (x *Teapot) KitError() *kit.ErrorType { return &teapotType }

// Error gives the name in words, and the fields.
func (x *Teapot) Error() string {
	return "teapot"
}
