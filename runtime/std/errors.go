package std

import (
	"fmt"

	kit "github.com/kitc-lang/kit/runtime"
)

// NotFound is an error of package std.
type NotFound struct {
	Resource string
	ID       string
}

var notFoundType = kit.ErrorType{Package: "std", Name: "NotFound", Code: kit.NotFound}

// KitError tells the runtime which error of which package x is.
func (x *NotFound) KitError() *kit.ErrorType { return &notFoundType }

// Error gives the name in words, and the fields.
func (x *NotFound) Error() string {
	return fmt.Sprintf("not found: resource %s, id %s", x.Resource, x.ID)
}
