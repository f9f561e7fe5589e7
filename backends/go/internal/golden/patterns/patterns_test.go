package patterns

import (
	"regexp"
	"testing"

	"pgregory.net/rapid"
)

// TestAgainstRegexp holds every generated matcher against Go's regular expressions: on strings that
// match, on those with something cut out, put in or changed, and on others.
func TestAgainstRegexp(t *testing.T) {
	for pattern, validate := range map[string]func(s string) error{
		`^ord_[a-z0-9]{12}$`:                func(s string) error { return Fixed(s).Validate() },
		`^[0-9]{3,5}$`:                      func(s string) error { return Bounded(s).Validate() },
		`^[A-Za-z_]+$`:                      func(s string) error { return Open(s).Validate() },
		`^x*$`:                              func(s string) error { return Star(s).Validate() },
		`^ch_[a-z]*$`:                       func(s string) error { return Prefixed(s).Validate() },
		`^[a-z]{2,10}-[0-9]{4}$`:            func(s string) error { return Suffixed(s).Validate() },
		`^a[0-9]?bc$`:                       func(s string) error { return Middle(s).Validate() },
		`^[A-Z]{2}[0-9]{2}[A-Z0-9]{10,30}$`: func(s string) error { return Iban(s).Validate() },
		`^[+]$`:                             func(s string) error { return Single(s).Validate() },
		`^exactly "this"$`:                  func(s string) error { return Literal(s).Validate() },
		`^[a-z]+[0-9]+$`:                    func(s string) error { return Two(s).Validate() },
		`[0-9]{3}`:                          func(s string) error { return Unanchored(s).Validate() },
		`^[0-9]{3}`:                         func(s string) error { return HalfOpen(s).Validate() },
		`^(red|green)$`:                     func(s string) error { return Either(s).Validate() },
		`(?i)^abc$`:                         func(s string) error { return Folded(s).Validate() },
		`^[äöü]{2}$`:                        func(s string) error { return NotASCII(s).Validate() },
		`^[^/]{2,4}$`:                       func(s string) error { return Negated(s).Validate() },
		`^\d{2}\.\d{2}$`:                    func(s string) error { return Digits(s).Validate() },
		`^.{2}$`:                            func(s string) error { return Any(s).Validate() },
		`(?m)^a$`:                           func(s string) error { return Lines(s).Validate() },
		`^[a-c]?$`:                          func(s string) error { return Optional(s).Validate() },
		`^$`:                                func(s string) error { return Empty(s).Validate() },
		`^(ab){2}$`:                         func(s string) error { return Two2(s).Validate() },
	} {
		t.Run(pattern, func(t *testing.T) {
			re := regexp.MustCompile(pattern)
			rapid.Check(t, func(t *rapid.T) {
				s := rapid.OneOf(
					rapid.StringMatching(pattern),
					rapid.Custom(func(t *rapid.T) string { return damaged(t, rapid.StringMatching(pattern).Draw(t, "whole")) }),
					rapid.String(),
				).Draw(t, "s")
				if err := validate(s); (err == nil) != re.MatchString(s) {
					t.Fatalf("%q: %v, but the expression matches: %v", s, err, re.MatchString(s))
				}
			})
		})
	}
}

// damaged cuts out, puts in or changes a part of s.
func damaged(t *rapid.T, s string) string {
	from := rapid.IntRange(0, len(s)).Draw(t, "from")
	to := rapid.IntRange(from, min(len(s), from+2)).Draw(t, "to")
	return s[:from] + rapid.SampledFrom([]string{"", "a", "0", "-", "/", "\n", "é", "\xff", "zz9"}).Draw(t, "put") + s[to:]
}
