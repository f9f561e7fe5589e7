package wire

import (
	"fmt"

	kit "github.com/kitc-lang/kit/runtime"
)

// Refused is an error of package wire.
type Refused struct {
	Why   Choice
	Left  *int32
	Names []string
}

var refusedType = kit.ErrorType{Package: "wire", Name: "Refused", Code: kit.FailedPrecondition}

// KitError tells the runtime which error of which package x is.
func (x *Refused) KitError() *kit.ErrorType { return &refusedType }

// Error gives the name in words, and the fields that are there.
func (x *Refused) Error() string {
	text := fmt.Sprintf("refused: why %v, names %v", x.Why, x.Names)
	if x.Left != nil {
		text += fmt.Sprintf(", left %d", *x.Left)
	}
	return text
}
