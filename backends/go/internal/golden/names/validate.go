package names

import (
	"regexp"
	"time"

	kit "github.com/kitc-lang/kit/runtime"
	"github.com/kitc-lang/kit/runtime/check"
)

// AppendViolations notes in v what of x breaks the rules of its declaration.
func (x HTTPCode) AppendViolations(v *kit.Violations) {
	switch {
	case x < 100:
		v.Add("", "must be at least 100")
	case x > 599:
		v.Add("", "must be at most 599")
	}
}

// Validate gives an error that lists what of x breaks the rules of its declaration.
func (x HTTPCode) Validate() error {
	var v kit.Violations
	x.AppendViolations(&v)
	return v.Err()
}

// AppendViolations notes in v what of x breaks the rules of its declaration.
func (x Slug) AppendViolations(v *kit.Violations) {
	switch {
	case check.Longer(x, 40):
		v.Add("", "must be at most 40 characters")
	case !matchesSlug(string(x)):
		v.Add("", "must match ^[a-z0-9]+(-[a-z0-9]+)*$")
	}
}

// Validate gives an error that lists what of x breaks the rules of its declaration.
func (x Slug) Validate() error {
	var v kit.Violations
	x.AppendViolations(&v)
	return v.Err()
}

// AppendViolations notes in v what of x breaks the rules of its declaration.
func (x Quoted) AppendViolations(v *kit.Violations) {
	if !matchesQuoted(string(x)) {
		v.Add("", "must match ^[^\"`\\\\]*$")
	}
}

// Validate gives an error that lists what of x breaks the rules of its declaration.
func (x Quoted) Validate() error {
	var v kit.Violations
	x.AppendViolations(&v)
	return v.Err()
}

// AppendViolations notes in v what of x breaks the rules of its declaration.
func (x Delay) AppendViolations(v *kit.Violations) {
	switch {
	case time.Duration(x) < time.Millisecond:
		v.Add("", "must be at least 1ms")
	case time.Duration(x) > time.Hour:
		v.Add("", "must be at most 1h")
	}
}

// Validate gives an error that lists what of x breaks the rules of its declaration.
func (x Delay) Validate() error {
	var v kit.Violations
	x.AppendViolations(&v)
	return v.Err()
}

// AppendViolations notes in v what of x breaks the rules of its declaration.
func (x *Func) AppendViolations(v *kit.Violations) {
	if !v.Enter() {
		return
	}
	defer v.Leave()
	if !x.Type.Known() {
		v.Add("type", "is not a known Type")
	}
	if x.X != nil && !x.X.Known() {
		v.Add("x", "is not a known Type")
	}
	if !check.Finite(x.V) {
		v.Add("v", "must be a finite number")
	}
	for i, e := range x.N {
		n := v.Len()
		for i1, e1 := range e {
			n := v.Len()
			e1.AppendViolations(v)
			v.InIndex(n, "", i1)
		}
		v.InIndex(n, "n", i)
	}
	n := v.Len()
	x.Append.AppendViolations(v)
	v.In(n, "append")
	fromPins := v.Len()
	for key, e := range x.Pins {
		n := v.Len()
		if check.Longer(key, 3) {
			v.Add("", "key must be at most 3 characters")
		}
		if check.Longer(e, 3) {
			v.Add("", "must be at most 3 characters")
		}
		v.In(n, "pins")
	}
	v.Sort(fromPins)
	if x.Self != nil {
		n := v.Len()
		x.Self.AppendViolations(v)
		v.In(n, "self")
	}
}

// Validate gives an error that lists what of x breaks the rules of its declaration.
func (x *Func) Validate() error {
	var v kit.Violations
	x.AppendViolations(&v)
	return v.Err()
}

// AppendViolations notes nothing: every Empty is valid.
func (*Empty) AppendViolations(*kit.Violations) {}

// Validate gives nil: every Empty is valid.
func (*Empty) Validate() error { return nil }

// AppendViolations notes in v what of x breaks the rules of its declaration.
func (x *FuncInput) AppendViolations(v *kit.Violations) {
	if x.Err != nil {
		n := v.Len()
		x.Err.AppendViolations(v)
		v.In(n, "err")
	}
}

// Validate gives an error that lists what of x breaks the rules of its declaration.
func (x *FuncInput) Validate() error {
	var v kit.Violations
	x.AppendViolations(&v)
	return v.Err()
}

// AppendViolations notes nothing: every HTTPGetInput is valid.
func (*HTTPGetInput) AppendViolations(*kit.Violations) {}

// Validate gives nil: every HTTPGetInput is valid.
func (*HTTPGetInput) Validate() error { return nil }

// AppendViolations notes in v what of x breaks the rules of its declaration.
func (x *Range) AppendViolations(v *kit.Violations) {
	set := 0
	if x.Type != nil {
		set++
		if !x.Type.Known() {
			v.Add("type", "is not a known Type")
		}
	}
	if x.Map != nil {
		set++
		from := v.Len()
		for key, e := range x.Map {
			n := v.Len()
			e.AppendViolations(v)
			v.InKey(n, "map", key)
		}
		v.Sort(from)
	}
	if x.Select != nil {
		set++
	}
	if x.UnknownMember_ != nil {
		set++
	}
	if set != 1 {
		v.Add("", "must have exactly one of type, map, select, unknown_member")
	}
}

// Validate gives an error that lists what of x breaks the rules of its declaration.
func (x *Range) Validate() error {
	var v kit.Violations
	x.AppendViolations(&v)
	return v.Err()
}

// matchesSlug reports whether s matches ^[a-z0-9]+(-[a-z0-9]+)*$
func matchesSlug(s string) bool { return patternSlug.MatchString(s) }

var patternSlug = regexp.MustCompile("^[a-z0-9]+(-[a-z0-9]+)*$")

// matchesQuoted reports whether s matches ^[^"`\\]*$
func matchesQuoted(s string) bool { return patternQuoted.MatchString(s) }

var patternQuoted = regexp.MustCompile("^[^\"`\\\\]*$")
