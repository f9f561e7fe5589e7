package own

import (
	kit "github.com/kitc-lang/kit/runtime"
	"github.com/kitc-lang/kit/runtime/check"
)

// AppendViolations notes in v what of x breaks the rules of its declaration.
func (x Book) AppendViolations(v *kit.Violations) {
	switch {
	case x == "":
		v.Add("", "must be at least 1 character")
	case check.Longer(x, 40):
		v.Add("", "must be at most 40 characters")
	}
}

// Validate gives an error that lists what of x breaks the rules of its declaration.
func (x Book) Validate() error {
	var v kit.Violations
	x.AppendViolations(&v)
	return v.Err()
}

// AppendViolations notes nothing: every OpenInput is valid.
func (*OpenInput) AppendViolations(*kit.Violations) {}

// Validate gives nil: every OpenInput is valid.
func (*OpenInput) Validate() error { return nil }
