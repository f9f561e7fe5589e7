package routes

import (
	kit "github.com/kitc-lang/kit/runtime"
	"github.com/kitc-lang/kit/runtime/check"
)

// AppendViolations notes in v what of x breaks the rules of its declaration.
func (x Day) AppendViolations(v *kit.Violations) {
	if !kit.Date(x).Valid() {
		v.Add("", "must be a day that exists")
	}
}

// Validate gives an error that lists what of x breaks the rules of its declaration.
func (x Day) Validate() error {
	var v kit.Violations
	x.AppendViolations(&v)
	return v.Err()
}

// AppendViolations notes in v what of x breaks the rules of its declaration.
func (x Small) AppendViolations(v *kit.Violations) {
	if x < 0 {
		v.Add("", "must be at least 0")
	}
}

// Validate gives an error that lists what of x breaks the rules of its declaration.
func (x Small) Validate() error {
	var v kit.Violations
	x.AppendViolations(&v)
	return v.Err()
}

// AppendViolations notes in v what of x breaks the rules of its declaration.
func (x Paint) AppendViolations(v *kit.Violations) {
	if !matchesPaint(string(x)) {
		v.Add("", "must match ^[a-z]+$")
	}
}

// Validate gives an error that lists what of x breaks the rules of its declaration.
func (x Paint) Validate() error {
	var v kit.Violations
	x.AppendViolations(&v)
	return v.Err()
}

// AppendViolations notes in v what of x breaks the rules of its declaration.
func (x *Kinds) AppendViolations(v *kit.Violations) {
	if !check.Finite(x.Real) {
		v.Add("real", "must be a finite number")
	}
	if !x.Day.Valid() {
		v.Add("day", "must be a day that exists")
	}
	if !x.Color.Known() {
		v.Add("color", "is not a known Color")
	}
	n := v.Len()
	x.Small.AppendViolations(v)
	v.In(n, "small")
	n = v.Len()
	x.Born.AppendViolations(v)
	v.In(n, "born")
}

// Validate gives an error that lists what of x breaks the rules of its declaration.
func (x *Kinds) Validate() error {
	var v kit.Violations
	x.AppendViolations(&v)
	return v.Err()
}

// AppendViolations notes in v what of x breaks the rules of its declaration.
func (x *Maybe) AppendViolations(v *kit.Violations) {
	if x.Real != nil && !check.Finite(*x.Real) {
		v.Add("real", "must be a finite number")
	}
	if x.Day != nil && !x.Day.Valid() {
		v.Add("day", "must be a day that exists")
	}
	if x.Color != nil && !x.Color.Known() {
		v.Add("color", "is not a known Color")
	}
	if x.Paint != nil {
		n := v.Len()
		x.Paint.AppendViolations(v)
		v.In(n, "paint")
	}
}

// Validate gives an error that lists what of x breaks the rules of its declaration.
func (x *Maybe) Validate() error {
	var v kit.Violations
	x.AppendViolations(&v)
	return v.Err()
}

// AppendViolations notes in v what of x breaks the rules of its declaration.
func (x *Lists) AppendViolations(v *kit.Violations) {
	if len(x.Numbers) > 5 {
		v.Add("numbers", "must have at most 5 elements")
	}
	if !check.Unique(x.Words) {
		v.Add("words", "must not have equal elements")
	}
	for i, e := range x.Colors {
		n := v.Len()
		if !e.Known() {
			v.Add("", "is not a known Color")
		}
		v.InIndex(n, "colors", i)
	}
}

// Validate gives an error that lists what of x breaks the rules of its declaration.
func (x *Lists) Validate() error {
	var v kit.Violations
	x.AppendViolations(&v)
	return v.Err()
}

// AppendViolations notes in v what of x breaks the rules of its declaration.
func (x *Page) AppendViolations(v *kit.Violations) {
	if !x.Color.Known() {
		v.Add("color", "is not a known Color")
	}
}

// Validate gives an error that lists what of x breaks the rules of its declaration.
func (x *Page) Validate() error {
	var v kit.Violations
	x.AppendViolations(&v)
	return v.Err()
}

// AppendViolations notes nothing: every AroundInput is valid.
func (*AroundInput) AppendViolations(*kit.Violations) {}

// Validate gives nil: every AroundInput is valid.
func (*AroundInput) Validate() error { return nil }

// AppendViolations notes nothing: every ThingInput is valid.
func (*ThingInput) AppendViolations(*kit.Violations) {}

// Validate gives nil: every ThingInput is valid.
func (*ThingInput) Validate() error { return nil }

// AppendViolations notes nothing: every LookInput is valid.
func (*LookInput) AppendViolations(*kit.Violations) {}

// Validate gives nil: every LookInput is valid.
func (*LookInput) Validate() error { return nil }

// AppendViolations notes nothing: every RemoveInput is valid.
func (*RemoveInput) AppendViolations(*kit.Violations) {}

// Validate gives nil: every RemoveInput is valid.
func (*RemoveInput) Validate() error { return nil }

// AppendViolations notes in v what of x breaks the rules of its declaration.
func (x *WholeInput) AppendViolations(v *kit.Violations) {
	if len(x.Items) > 3 {
		v.Add("items", "must have at most 3 elements")
	}
}

// Validate gives an error that lists what of x breaks the rules of its declaration.
func (x *WholeInput) Validate() error {
	var v kit.Violations
	x.AppendViolations(&v)
	return v.Err()
}

// AppendViolations notes in v what of x breaks the rules of its declaration.
func (x *WholeMaybeInput) AppendViolations(v *kit.Violations) {
	if x.Page != nil {
		n := v.Len()
		x.Page.AppendViolations(v)
		v.In(n, "page")
	}
}

// Validate gives an error that lists what of x breaks the rules of its declaration.
func (x *WholeMaybeInput) Validate() error {
	var v kit.Violations
	x.AppendViolations(&v)
	return v.Err()
}

// AppendViolations notes in v what of x breaks the rules of its declaration.
func (x *HeadersInput) AppendViolations(v *kit.Violations) {
	if x.Color != nil && !x.Color.Known() {
		v.Add("color", "is not a known Color")
	}
}

// Validate gives an error that lists what of x breaks the rules of its declaration.
func (x *HeadersInput) Validate() error {
	var v kit.Violations
	x.AppendViolations(&v)
	return v.Err()
}

// matchesPaint reports whether s matches ^[a-z]+$
func matchesPaint(s string) bool {
	if len(s) < 1 {
		return false
	}
	for _, c := range []byte(s) {
		if c < 'a' || 'z' < c {
			return false
		}
	}
	return true
}
