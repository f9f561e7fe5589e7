package retries

import (
	"fmt"

	kit "github.com/kitc-lang/kit/runtime"
)

// Somebody else holds it.
type Taken struct {
	By string
}

var takenType = kit.ErrorType{Package: "retries", Name: "Taken", Code: kit.Aborted}

// KitError tells the runtime which error of which package x is.
func (x *Taken) KitError() *kit.ErrorType { return &takenType }

// Error gives the name in words, and the fields.
func (x *Taken) Error() string {
	return fmt.Sprintf("taken: by %s", x.By)
}
