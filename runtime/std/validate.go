package std

import (
	kit "github.com/kitc-lang/kit/runtime"
	"github.com/kitc-lang/kit/runtime/check"
)

// AppendViolations notes in v what of x breaks the rules of its declaration.
func (x *PageRequest) AppendViolations(v *kit.Violations) {
	if x.Cursor != nil && check.Longer(*x.Cursor, 1000) {
		v.Add("cursor", "must be at most 1000 characters")
	}
	if x.Size != nil {
		switch {
		case *x.Size < 1:
			v.Add("size", "must be at least 1")
		case *x.Size > 1000:
			v.Add("size", "must be at most 1000")
		}
	}
}

// Validate gives an error that lists what of x breaks the rules of its declaration.
func (x *PageRequest) Validate() error {
	var v kit.Violations
	x.AppendViolations(&v)
	return v.Err()
}

// AppendViolations notes in v what of x breaks the rules of its declaration.
func (x *PageInfo) AppendViolations(v *kit.Violations) {
	if x.Next != nil && check.Longer(*x.Next, 1000) {
		v.Add("next", "must be at most 1000 characters")
	}
}

// Validate gives an error that lists what of x breaks the rules of its declaration.
func (x *PageInfo) Validate() error {
	var v kit.Violations
	x.AppendViolations(&v)
	return v.Err()
}
