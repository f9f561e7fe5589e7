package found

import (
	kit "github.com/kitc-lang/kit/runtime"
	"github.com/kitc-lang/kit/runtime/check"
)

// AppendViolations notes in v what of x breaks the rules of its declaration.
func (x Shelf) AppendViolations(v *kit.Violations) {
	if check.Longer(x, 10) {
		v.Add("", "must be at most 10 characters")
	}
}

// Validate gives an error that lists what of x breaks the rules of its declaration.
func (x Shelf) Validate() error {
	var v kit.Violations
	x.AppendViolations(&v)
	return v.Err()
}

// AppendViolations notes in v what of x breaks the rules of its declaration.
func (x *TakeInput) AppendViolations(v *kit.Violations) {
	n := v.Len()
	x.Shelf.AppendViolations(v)
	v.In(n, "shelf")
}

// Validate gives an error that lists what of x breaks the rules of its declaration.
func (x *TakeInput) Validate() error {
	var v kit.Violations
	x.AppendViolations(&v)
	return v.Err()
}

// AppendViolations notes in v what of x breaks the rules of its declaration.
func (x *MoveInput) AppendViolations(v *kit.Violations) {
	if x.From != nil {
		n := v.Len()
		x.From.AppendViolations(v)
		v.In(n, "from")
	}
	if x.Shelf != nil {
		n := v.Len()
		x.Shelf.AppendViolations(v)
		v.In(n, "shelf")
	}
}

// Validate gives an error that lists what of x breaks the rules of its declaration.
func (x *MoveInput) Validate() error {
	var v kit.Violations
	x.AppendViolations(&v)
	return v.Err()
}

// AppendViolations notes nothing: every WriteInput is valid.
func (*WriteInput) AppendViolations(*kit.Violations) {}

// Validate gives nil: every WriteInput is valid.
func (*WriteInput) Validate() error { return nil }
