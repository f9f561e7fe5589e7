package calls

import (
	kit "github.com/kitc-lang/kit/runtime"
	"github.com/kitc-lang/kit/runtime/check"
)

// AppendViolations notes in v what of x breaks the rules of its declaration.
func (x *Thing) AppendViolations(v *kit.Violations) {
	switch {
	case x.Name == "":
		v.Add("name", "must be at least 1 character")
	case check.Longer(x.Name, 20):
		v.Add("name", "must be at most 20 characters")
	}
}

// Validate gives an error that lists what of x breaks the rules of its declaration.
func (x *Thing) Validate() error {
	var v kit.Violations
	x.AppendViolations(&v)
	return v.Err()
}

// AppendViolations notes in v what of x breaks the rules of its declaration.
func (x *Choice2) AppendViolations(v *kit.Violations) {
	n := v.Len()
	x.Choice.AppendViolations(v)
	v.In(n, "choice")
}

// Validate gives an error that lists what of x breaks the rules of its declaration.
func (x *Choice2) Validate() error {
	var v kit.Violations
	x.AppendViolations(&v)
	return v.Err()
}

// AppendViolations notes in v what of x breaks the rules of its declaration.
func (x *TakeInput) AppendViolations(v *kit.Violations) {
	n := v.Len()
	x.Thing.AppendViolations(v)
	v.In(n, "thing")
}

// Validate gives an error that lists what of x breaks the rules of its declaration.
func (x *TakeInput) Validate() error {
	var v kit.Violations
	x.AppendViolations(&v)
	return v.Err()
}

// AppendViolations notes nothing: every GiveListInput is valid.
func (*GiveListInput) AppendViolations(*kit.Violations) {}

// Validate gives nil: every GiveListInput is valid.
func (*GiveListInput) Validate() error { return nil }

// AppendViolations notes nothing: every FailInput is valid.
func (*FailInput) AppendViolations(*kit.Violations) {}

// Validate gives nil: every FailInput is valid.
func (*FailInput) Validate() error { return nil }

// AppendViolations notes in v what of x breaks the rules of its declaration.
func (x *Choice) AppendViolations(v *kit.Violations) {
	set := 0
	if x.Thing != nil {
		set++
		n := v.Len()
		x.Thing.AppendViolations(v)
		v.In(n, "thing")
	}
	if x.Number != nil {
		set++
	}
	if set != 1 {
		v.Add("", "must have exactly one of thing, number")
	}
}

// Validate gives an error that lists what of x breaks the rules of its declaration.
func (x *Choice) Validate() error {
	var v kit.Violations
	x.AppendViolations(&v)
	return v.Err()
}
