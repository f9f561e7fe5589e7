package diag

import (
	"slices"
	"strings"
	"testing"
)

func TestNearest(t *testing.T) {
	types := []string{"string", "bytes", "bool", "int8", "int16", "int32", "int64", "list", "map", "set", "timestamp", "optional", "Order"}
	for name, want := range map[string]string{
		"strng": "string", "sting": "string", "stirng": "string", "sstring": "string", "String": "string", "STRING": "string",
		"order": "Order", "int": "int8", "int63": "int64", "opitonal": "optional", "timestmap": "timestamp",
		"lst": "list", "mpa": "map", "date": "", "x": "", "": "", "elephant": "", "string": "",
		strings.Repeat("string", 100): "",
	} {
		if got := Nearest(name, types); got != want {
			t.Errorf("%q is near %q, want %q", name, got, want)
		}
	}
	slices.Reverse(types)
	if got := Nearest("int", types); got != "int8" {
		t.Errorf("in another order int is near %q", got)
	}
}

func TestDistance(t *testing.T) {
	for _, test := range []struct {
		a, b string
		want int
	}{
		{"", "", 0}, {"a", "", 1}, {"", "abc", 3}, {"abc", "abc", 0}, {"abc", "acb", 1}, {"abc", "cba", 2}, {"kitten", "sitting", 3}, {"ca", "abc", 3}, {"größe", "grösse", 2},
	} {
		for _, words := range [][2]string{{test.a, test.b}, {test.b, test.a}} {
			if got := distance([]rune(words[0]), []rune(words[1])); got != test.want {
				t.Errorf("from %q to %q there are %d edits, want %d", words[0], words[1], got, test.want)
			}
		}
	}
}
