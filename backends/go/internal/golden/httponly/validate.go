package httponly

import (
	"regexp"
	"time"

	kit "github.com/kitc-lang/kit/runtime"
	"github.com/kitc-lang/kit/runtime/check"
)

// AppendViolations notes in v what of x breaks the rules of its declaration.
func (x *Zone) AppendViolations(v *kit.Violations) {
	switch {
	case check.Longer(x.Name, 40):
		v.Add("name", "must be at most 40 characters")
	case !matchesZoneName(x.Name):
		v.Add("name", "must match ^[A-Z][a-z]+/[A-Z][a-z]+$")
	}
	switch {
	case x.Offset < -12*time.Hour:
		v.Add("offset", "must be at least -12h")
	case x.Offset > 14*time.Hour:
		v.Add("offset", "must be at most 14h")
	}
}

// Validate gives an error that lists what of x breaks the rules of its declaration.
func (x *Zone) Validate() error {
	var v kit.Violations
	x.AppendViolations(&v)
	return v.Err()
}

// AppendViolations notes nothing: every NowInput is valid.
func (*NowInput) AppendViolations(*kit.Violations) {}

// Validate gives nil: every NowInput is valid.
func (*NowInput) Validate() error { return nil }

// matchesZoneName reports whether s matches ^[A-Z][a-z]+/[A-Z][a-z]+$
func matchesZoneName(s string) bool { return patternZoneName.MatchString(s) }

var patternZoneName = regexp.MustCompile("^[A-Z][a-z]+/[A-Z][a-z]+$")
