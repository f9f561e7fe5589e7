package builtin

import (
	"fmt"

	kit "github.com/kitc-lang/kit/runtime"
)

// The card has too little on it.
type NoCover struct {
	Missing int64
}

var noCoverType = kit.ErrorType{Package: "builtin", Name: "NoCover", Code: kit.FailedPrecondition}

// KitError tells the runtime which error of which package x is.
func (x *NoCover) KitError() *kit.ErrorType { return &noCoverType }

// Error gives the name in words, and the fields.
func (x *NoCover) Error() string {
	return fmt.Sprintf("no cover: missing %d", x.Missing)
}
