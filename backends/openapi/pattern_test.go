package openapi

import (
	"regexp"
	"testing"
	"unicode/utf8"
)

func TestMatching(t *testing.T) {
	for _, test := range []struct {
		pattern  string
		min, max int
	}{
		{`^ord_[a-z0-9]{12}$`, 0, 512},
		{`^[A-Z]{2}[0-9]{2}[A-Z0-9]{11,30}$`, 20, 30},
		{`^\+?[1-9]\d{1,14}$`, 0, 16},
		{`^(GET|POST) /[\w/]*$`, 12, 40},
		{`^[^\s@]+@[^\s@]+\.[a-z]{2,}$`, 0, 64},
		{`foo`, 10, 10},
		{`(?i)^abc$`, 0, 3},
		{`^\p{Lu}\p{Ll}+$`, 0, 20},
		{`^[-_.]{3}$`, 0, 10},
		{`^(a|b|c){4}$`, 4, 4},
		{`\bword\b`, 0, 40},
		{`^$`, 0, 0},
		{``, 3, 8},
		{`^x*$`, 300, 400},
		{`^(?:[0-9]{1,3}\.){3}[0-9]{1,3}$`, 0, 15},
	} {
		s, ok := matching(regexp.MustCompile(test.pattern), test.min, test.max, 0)
		if n := utf8.RuneCountInString(s); !ok || !regexp.MustCompile(test.pattern).MatchString(s) || n < test.min || n > test.max {
			t.Errorf("%s with %d to %d characters: got %q, %v", test.pattern, test.min, test.max, s, ok)
		}
	}
	eight := regexp.MustCompile(`^[a-z0-9]{8}$`)
	if s, ok := matching(eight, 0, 99, 1); !ok || s == first(matching(eight, 0, 99, 0)) {
		t.Errorf("another variant gives the same string %q", s)
	}
	for _, pattern := range []string{`^((((((b{30}){30})+)+)+)+)$`, `a\bb`, `^a{600}$`} {
		if s, ok := matching(regexp.MustCompile(pattern), 0, 512, 0); ok {
			t.Errorf("%s: got %q, and there is none within bounds", pattern, s)
		}
	}
}

func first(s string, _ bool) string { return s }

func TestECMAPattern(t *testing.T) {
	for _, test := range []struct{ in, want string }{
		{`^ord_[a-z0-9]{12}$`, `^ord_[a-z0-9]{12}$`},
		{`^\d{3}-\w+\.x$`, `^\d{3}-\w+\.x$`},
		{`^[\w\-]+$`, `^[\w\-]+$`},
		{`^\p{L}+$`, `^\p{L}+$`},
		{`^(?:a|b)c?$`, `^(?:a|b)c?$`},
		{`\Aab\z`, `^ab$`},
		{`^\@x$`, `^@x$`},
		{`^(?P<year>[0-9]{4})$`, `^(?:[0-9]{4})$`},
		{`^[[:alpha:]]$`, `^[A-Za-z]$`},
		{`(?i)^ab$`, `^[Aa][Bb]$`},
		{`^\Qa.b\E$`, `^a\.b$`},
		{`^a{,3}$`, `^a\{,3\}$`},
		{`^(?s:.)[^a]$`, `^[\s\S][^a]$`},
		{`^(ab|cd)+?\x{41}$`, `^(?:ab|cd)+?A$`},
		{`^[]a]$`, `^[\]a]$`},
	} {
		got, ok := ecmaPattern(test.in)
		if !ok || got != test.want {
			t.Errorf("%s: got %s, %v; want %s", test.in, got, ok, test.want)
		}
	}
	for _, in := range []string{`(?m)^a$`, `\pL`} {
		if got, ok := ecmaPattern(in); ok {
			t.Errorf("%s: got %s, and ECMA-262 has no short form", in, got)
		}
	}
}
