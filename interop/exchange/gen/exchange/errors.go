package exchange

import (
	"fmt"
	"time"

	kit "github.com/kitc-lang/kit/runtime"
)

// The word is not in the book.
type UnknownWord struct {
	Word    Word
	Nearest []Word
}

var unknownWordType = kit.ErrorType{Package: "exchange", Name: "UnknownWord", Code: kit.NotFound}

// KitError tells the runtime which error of which package x is.
func (x *UnknownWord) KitError() *kit.ErrorType { return &unknownWordType }

// Error gives the name in words, and the fields.
func (x *UnknownWord) Error() string {
	return fmt.Sprintf("unknown word: word %s, nearest %v", x.Word, x.Nearest)
}

// The service is having its nap.
type Asleep struct {
	Until time.Time
}

var asleepType = kit.ErrorType{Package: "exchange", Name: "Asleep", Code: kit.Unavailable}

// KitError tells the runtime which error of which package x is.
func (x *Asleep) KitError() *kit.ErrorType { return &asleepType }

// Error gives the name in words, and the fields.
func (x *Asleep) Error() string {
	return fmt.Sprintf("asleep: until %s", x.Until.UTC().Format(time.RFC3339Nano))
}
