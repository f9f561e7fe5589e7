package patterns

import (
	"regexp"

	kit "github.com/kitc-lang/kit/runtime"
)

// AppendViolations notes in v what of x breaks the rules of its declaration.
func (x Fixed) AppendViolations(v *kit.Violations) {
	if !matchesFixed(string(x)) {
		v.Add("", "must match ^ord_[a-z0-9]{12}$")
	}
}

// Validate gives an error that lists what of x breaks the rules of its declaration.
func (x Fixed) Validate() error {
	var v kit.Violations
	x.AppendViolations(&v)
	return v.Err()
}

// AppendViolations notes in v what of x breaks the rules of its declaration.
func (x Bounded) AppendViolations(v *kit.Violations) {
	if !matchesBounded(string(x)) {
		v.Add("", "must match ^[0-9]{3,5}$")
	}
}

// Validate gives an error that lists what of x breaks the rules of its declaration.
func (x Bounded) Validate() error {
	var v kit.Violations
	x.AppendViolations(&v)
	return v.Err()
}

// AppendViolations notes in v what of x breaks the rules of its declaration.
func (x Open) AppendViolations(v *kit.Violations) {
	if !matchesOpen(string(x)) {
		v.Add("", "must match ^[A-Za-z_]+$")
	}
}

// Validate gives an error that lists what of x breaks the rules of its declaration.
func (x Open) Validate() error {
	var v kit.Violations
	x.AppendViolations(&v)
	return v.Err()
}

// AppendViolations notes in v what of x breaks the rules of its declaration.
func (x Star) AppendViolations(v *kit.Violations) {
	if !matchesStar(string(x)) {
		v.Add("", "must match ^x*$")
	}
}

// Validate gives an error that lists what of x breaks the rules of its declaration.
func (x Star) Validate() error {
	var v kit.Violations
	x.AppendViolations(&v)
	return v.Err()
}

// AppendViolations notes in v what of x breaks the rules of its declaration.
func (x Prefixed) AppendViolations(v *kit.Violations) {
	if !matchesPrefixed(string(x)) {
		v.Add("", "must match ^ch_[a-z]*$")
	}
}

// Validate gives an error that lists what of x breaks the rules of its declaration.
func (x Prefixed) Validate() error {
	var v kit.Violations
	x.AppendViolations(&v)
	return v.Err()
}

// AppendViolations notes in v what of x breaks the rules of its declaration.
func (x Suffixed) AppendViolations(v *kit.Violations) {
	if !matchesSuffixed(string(x)) {
		v.Add("", "must match ^[a-z]{2,10}-[0-9]{4}$")
	}
}

// Validate gives an error that lists what of x breaks the rules of its declaration.
func (x Suffixed) Validate() error {
	var v kit.Violations
	x.AppendViolations(&v)
	return v.Err()
}

// AppendViolations notes in v what of x breaks the rules of its declaration.
func (x Middle) AppendViolations(v *kit.Violations) {
	if !matchesMiddle(string(x)) {
		v.Add("", "must match ^a[0-9]?bc$")
	}
}

// Validate gives an error that lists what of x breaks the rules of its declaration.
func (x Middle) Validate() error {
	var v kit.Violations
	x.AppendViolations(&v)
	return v.Err()
}

// AppendViolations notes in v what of x breaks the rules of its declaration.
func (x Iban) AppendViolations(v *kit.Violations) {
	if !matchesIban(string(x)) {
		v.Add("", "must match ^[A-Z]{2}[0-9]{2}[A-Z0-9]{10,30}$")
	}
}

// Validate gives an error that lists what of x breaks the rules of its declaration.
func (x Iban) Validate() error {
	var v kit.Violations
	x.AppendViolations(&v)
	return v.Err()
}

// AppendViolations notes in v what of x breaks the rules of its declaration.
func (x Single) AppendViolations(v *kit.Violations) {
	if !matchesSingle(string(x)) {
		v.Add("", "must match ^[+]$")
	}
}

// Validate gives an error that lists what of x breaks the rules of its declaration.
func (x Single) Validate() error {
	var v kit.Violations
	x.AppendViolations(&v)
	return v.Err()
}

// AppendViolations notes in v what of x breaks the rules of its declaration.
func (x Literal) AppendViolations(v *kit.Violations) {
	if !matchesLiteral(string(x)) {
		v.Add("", "must match ^exactly \"this\"$")
	}
}

// Validate gives an error that lists what of x breaks the rules of its declaration.
func (x Literal) Validate() error {
	var v kit.Violations
	x.AppendViolations(&v)
	return v.Err()
}

// AppendViolations notes in v what of x breaks the rules of its declaration.
func (x Two) AppendViolations(v *kit.Violations) {
	if !matchesTwo(string(x)) {
		v.Add("", "must match ^[a-z]+[0-9]+$")
	}
}

// Validate gives an error that lists what of x breaks the rules of its declaration.
func (x Two) Validate() error {
	var v kit.Violations
	x.AppendViolations(&v)
	return v.Err()
}

// AppendViolations notes in v what of x breaks the rules of its declaration.
func (x Unanchored) AppendViolations(v *kit.Violations) {
	if !matchesUnanchored(string(x)) {
		v.Add("", "must match [0-9]{3}")
	}
}

// Validate gives an error that lists what of x breaks the rules of its declaration.
func (x Unanchored) Validate() error {
	var v kit.Violations
	x.AppendViolations(&v)
	return v.Err()
}

// AppendViolations notes in v what of x breaks the rules of its declaration.
func (x HalfOpen) AppendViolations(v *kit.Violations) {
	if !matchesHalfOpen(string(x)) {
		v.Add("", "must match ^[0-9]{3}")
	}
}

// Validate gives an error that lists what of x breaks the rules of its declaration.
func (x HalfOpen) Validate() error {
	var v kit.Violations
	x.AppendViolations(&v)
	return v.Err()
}

// AppendViolations notes in v what of x breaks the rules of its declaration.
func (x Either) AppendViolations(v *kit.Violations) {
	if !matchesEither(string(x)) {
		v.Add("", "must match ^(red|green)$")
	}
}

// Validate gives an error that lists what of x breaks the rules of its declaration.
func (x Either) Validate() error {
	var v kit.Violations
	x.AppendViolations(&v)
	return v.Err()
}

// AppendViolations notes in v what of x breaks the rules of its declaration.
func (x Folded) AppendViolations(v *kit.Violations) {
	if !matchesFolded(string(x)) {
		v.Add("", "must match (?i)^abc$")
	}
}

// Validate gives an error that lists what of x breaks the rules of its declaration.
func (x Folded) Validate() error {
	var v kit.Violations
	x.AppendViolations(&v)
	return v.Err()
}

// AppendViolations notes in v what of x breaks the rules of its declaration.
func (x NotASCII) AppendViolations(v *kit.Violations) {
	if !matchesNotASCII(string(x)) {
		v.Add("", "must match ^[äöü]{2}$")
	}
}

// Validate gives an error that lists what of x breaks the rules of its declaration.
func (x NotASCII) Validate() error {
	var v kit.Violations
	x.AppendViolations(&v)
	return v.Err()
}

// AppendViolations notes in v what of x breaks the rules of its declaration.
func (x Negated) AppendViolations(v *kit.Violations) {
	if !matchesNegated(string(x)) {
		v.Add("", "must match ^[^/]{2,4}$")
	}
}

// Validate gives an error that lists what of x breaks the rules of its declaration.
func (x Negated) Validate() error {
	var v kit.Violations
	x.AppendViolations(&v)
	return v.Err()
}

// AppendViolations notes in v what of x breaks the rules of its declaration.
func (x Digits) AppendViolations(v *kit.Violations) {
	if !matchesDigits(string(x)) {
		v.Add("", "must match ^\\d{2}\\.\\d{2}$")
	}
}

// Validate gives an error that lists what of x breaks the rules of its declaration.
func (x Digits) Validate() error {
	var v kit.Violations
	x.AppendViolations(&v)
	return v.Err()
}

// AppendViolations notes in v what of x breaks the rules of its declaration.
func (x Any) AppendViolations(v *kit.Violations) {
	if !matchesAny(string(x)) {
		v.Add("", "must match ^.{2}$")
	}
}

// Validate gives an error that lists what of x breaks the rules of its declaration.
func (x Any) Validate() error {
	var v kit.Violations
	x.AppendViolations(&v)
	return v.Err()
}

// AppendViolations notes in v what of x breaks the rules of its declaration.
func (x Lines) AppendViolations(v *kit.Violations) {
	if !matchesLines(string(x)) {
		v.Add("", "must match (?m)^a$")
	}
}

// Validate gives an error that lists what of x breaks the rules of its declaration.
func (x Lines) Validate() error {
	var v kit.Violations
	x.AppendViolations(&v)
	return v.Err()
}

// AppendViolations notes in v what of x breaks the rules of its declaration.
func (x Optional) AppendViolations(v *kit.Violations) {
	if !matchesOptional(string(x)) {
		v.Add("", "must match ^[a-c]?$")
	}
}

// Validate gives an error that lists what of x breaks the rules of its declaration.
func (x Optional) Validate() error {
	var v kit.Violations
	x.AppendViolations(&v)
	return v.Err()
}

// AppendViolations notes in v what of x breaks the rules of its declaration.
func (x Empty) AppendViolations(v *kit.Violations) {
	if !matchesEmpty(string(x)) {
		v.Add("", "must match ^$")
	}
}

// Validate gives an error that lists what of x breaks the rules of its declaration.
func (x Empty) Validate() error {
	var v kit.Violations
	x.AppendViolations(&v)
	return v.Err()
}

// AppendViolations notes in v what of x breaks the rules of its declaration.
func (x Two2) AppendViolations(v *kit.Violations) {
	if !matchesTwo2(string(x)) {
		v.Add("", "must match ^(ab){2}$")
	}
}

// Validate gives an error that lists what of x breaks the rules of its declaration.
func (x Two2) Validate() error {
	var v kit.Violations
	x.AppendViolations(&v)
	return v.Err()
}

// matchesFixed reports whether s matches ^ord_[a-z0-9]{12}$
func matchesFixed(s string) bool {
	if len(s) != 16 || s[:4] != "ord_" {
		return false
	}
	for _, c := range []byte(s[4:]) {
		switch {
		case '0' <= c && c <= '9', 'a' <= c && c <= 'z':
		default:
			return false
		}
	}
	return true
}

// matchesBounded reports whether s matches ^[0-9]{3,5}$
func matchesBounded(s string) bool {
	if len(s) < 3 || len(s) > 5 {
		return false
	}
	for _, c := range []byte(s) {
		if c < '0' || '9' < c {
			return false
		}
	}
	return true
}

// matchesOpen reports whether s matches ^[A-Za-z_]+$
func matchesOpen(s string) bool {
	if len(s) < 1 {
		return false
	}
	for _, c := range []byte(s) {
		switch {
		case 'A' <= c && c <= 'Z', c == '_', 'a' <= c && c <= 'z':
		default:
			return false
		}
	}
	return true
}

// matchesStar reports whether s matches ^x*$
func matchesStar(s string) bool {
	for _, c := range []byte(s) {
		if c != 'x' {
			return false
		}
	}
	return true
}

// matchesPrefixed reports whether s matches ^ch_[a-z]*$
func matchesPrefixed(s string) bool {
	if len(s) < 3 || s[:3] != "ch_" {
		return false
	}
	for _, c := range []byte(s[3:]) {
		if c < 'a' || 'z' < c {
			return false
		}
	}
	return true
}

// matchesSuffixed reports whether s matches ^[a-z]{2,10}-[0-9]{4}$
func matchesSuffixed(s string) bool {
	if len(s) < 7 || len(s) > 15 || s[len(s)-5:len(s)-4] != "-" {
		return false
	}
	for _, c := range []byte(s[:len(s)-5]) {
		if c < 'a' || 'z' < c {
			return false
		}
	}
	for _, c := range []byte(s[len(s)-4:]) {
		if c < '0' || '9' < c {
			return false
		}
	}
	return true
}

// matchesMiddle reports whether s matches ^a[0-9]?bc$
func matchesMiddle(s string) bool {
	if len(s) < 3 || len(s) > 4 || s[:1] != "a" || s[len(s)-2:] != "bc" {
		return false
	}
	for _, c := range []byte(s[1 : len(s)-2]) {
		if c < '0' || '9' < c {
			return false
		}
	}
	return true
}

// matchesIban reports whether s matches ^[A-Z]{2}[0-9]{2}[A-Z0-9]{10,30}$
func matchesIban(s string) bool {
	if len(s) < 14 || len(s) > 34 {
		return false
	}
	for _, c := range []byte(s[:2]) {
		if c < 'A' || 'Z' < c {
			return false
		}
	}
	for _, c := range []byte(s[2:4]) {
		if c < '0' || '9' < c {
			return false
		}
	}
	for _, c := range []byte(s[4:]) {
		switch {
		case '0' <= c && c <= '9', 'A' <= c && c <= 'Z':
		default:
			return false
		}
	}
	return true
}

// matchesSingle reports whether s matches ^[+]$
func matchesSingle(s string) bool {
	return s == "+"
}

// matchesLiteral reports whether s matches ^exactly "this"$
func matchesLiteral(s string) bool {
	return s == "exactly \"this\""
}

// matchesTwo reports whether s matches ^[a-z]+[0-9]+$
func matchesTwo(s string) bool { return patternTwo.MatchString(s) }

var patternTwo = regexp.MustCompile("^[a-z]+[0-9]+$")

// matchesUnanchored reports whether s matches [0-9]{3}
func matchesUnanchored(s string) bool { return patternUnanchored.MatchString(s) }

var patternUnanchored = regexp.MustCompile("[0-9]{3}")

// matchesHalfOpen reports whether s matches ^[0-9]{3}
func matchesHalfOpen(s string) bool { return patternHalfOpen.MatchString(s) }

var patternHalfOpen = regexp.MustCompile("^[0-9]{3}")

// matchesEither reports whether s matches ^(red|green)$
func matchesEither(s string) bool { return patternEither.MatchString(s) }

var patternEither = regexp.MustCompile("^(red|green)$")

// matchesFolded reports whether s matches (?i)^abc$
func matchesFolded(s string) bool { return patternFolded.MatchString(s) }

var patternFolded = regexp.MustCompile("(?i)^abc$")

// matchesNotASCII reports whether s matches ^[äöü]{2}$
func matchesNotASCII(s string) bool { return patternNotASCII.MatchString(s) }

var patternNotASCII = regexp.MustCompile("^[äöü]{2}$")

// matchesNegated reports whether s matches ^[^/]{2,4}$
func matchesNegated(s string) bool { return patternNegated.MatchString(s) }

var patternNegated = regexp.MustCompile("^[^/]{2,4}$")

// matchesDigits reports whether s matches ^\d{2}\.\d{2}$
func matchesDigits(s string) bool {
	if len(s) != 5 || s[2:3] != "." {
		return false
	}
	for _, c := range []byte(s[:2]) {
		if c < '0' || '9' < c {
			return false
		}
	}
	for _, c := range []byte(s[3:]) {
		if c < '0' || '9' < c {
			return false
		}
	}
	return true
}

// matchesAny reports whether s matches ^.{2}$
func matchesAny(s string) bool { return patternAny.MatchString(s) }

var patternAny = regexp.MustCompile("^.{2}$")

// matchesLines reports whether s matches (?m)^a$
func matchesLines(s string) bool { return patternLines.MatchString(s) }

var patternLines = regexp.MustCompile("(?m)^a$")

// matchesOptional reports whether s matches ^[a-c]?$
func matchesOptional(s string) bool {
	if len(s) > 1 {
		return false
	}
	for _, c := range []byte(s) {
		if c < 'a' || 'c' < c {
			return false
		}
	}
	return true
}

// matchesEmpty reports whether s matches ^$
func matchesEmpty(s string) bool {
	return s == ""
}

// matchesTwo2 reports whether s matches ^(ab){2}$
func matchesTwo2(s string) bool { return patternTwo2.MatchString(s) }

var patternTwo2 = regexp.MustCompile("^(ab){2}$")
