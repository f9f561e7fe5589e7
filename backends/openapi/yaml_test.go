package openapi

import (
	"strings"
	"testing"
	"unicode"

	"go.yaml.in/yaml/v3"
)

// checkString writes a string in every place that a document has for one, and reads it back.
func checkString(t *testing.T, s string) {
	t.Helper()
	brackets := items(str(s), items(str(s)))
	brackets.flow = true
	var object, m mapping
	object.add(s, str(s))
	m.add("k", str(s))
	m.add("list", items(str(s), items(str(s), str("x")), object.node()))
	m.add("brackets", brackets)
	m.add("braces", &node{kind: sequenceNode, flow: true, items: []*node{object.node()}})
	m.add("nested", object.node())
	data := m.node().yaml()

	want := strings.ToValidUTF8(s, string(unicode.ReplacementChar))
	if strings.ToValidUTF8(s, "") != s {
		return // a key is a name of the language or a string from the compiler: valid
	}
	var root yaml.Node
	if err := yaml.Unmarshal(data, &root); err != nil {
		t.Errorf("%q: %v\n%s", s, err, data)
		return
	}
	found := 0
	var walk func(n *yaml.Node)
	walk = func(n *yaml.Node) {
		if n.Kind == yaml.ScalarNode && n.Value == want && n.Tag == "!!str" {
			found++
		}
		for _, c := range n.Content {
			walk(c)
		}
	}
	walk(&root)
	expected := 11
	for _, own := range []string{"k", "list", "x", "brackets", "braces", "nested"} {
		if s == own {
			expected++
		}
	}
	if found != expected {
		t.Errorf("%q came back %d times of %d:\n%s", s, found, expected, data)
	}
}

// Whatever stands in a .kit file comes back from YAML as it was.
func TestStringsSurvive(t *testing.T) {
	for _, s := range []string{
		"plain", "two\nlines", "two\nlines\n", "\n\nstarts empty", "  indented\n    more\n", "ends with space \nhere", "tab\there\nthere",
		"# no comment", "key: value", "- item", "'single' \"double\" `back`", "*/ {a} [b] &c *d !e %f @g |h >i", "no", "Yes", "~", "null",
		"1", "0x1f", "1_000", "1e3", "12:30:45", "2026-01-15", ".inf", ".NaN", "-.5", "+1", "0o7", "<<", "=", "", " ", "---", "...", "--- a\n--- b",
		"日本語\nüñ😀", "\u2028\u0085\ufeff", "\\u12", "a: b\nc: d", "trailing:", "? q", "?", "-", ":", "\ttab", "a #b", "a\n\n\n b\n", "a\n\n", "a, b", "[a", "a]", "{", "a'b", "%", "k", "x",
		strings.Repeat("long key ", 200), "1.4.0", "6f1b7c1e-8d4b-4b7a-9c61-0e5f0a3d2b11", "\r", "a\rb", "\x7f", "\u00a0", "\u200b", "\U000e0001",
	} {
		checkString(t, s)
	}
}

func FuzzStrings(f *testing.F) {
	f.Add("a: b")
	f.Fuzz(func(t *testing.T, s string) { checkString(t, s) })
}

// The plainest style is taken.
func TestStyles(t *testing.T) {
	for s, want := range map[string]string{
		"plain words, and more": "plain words, and more", "1.4.0": "1.4.0", "no": `"no"`, "200": `"200"`, "2026-01-15": `"2026-01-15"`, "": `""`,
		"a: b": "'a: b'", "it's: so": "'it''s: so'", "^[a-z]{3}$": "^[a-z]{3}$", "#/x": "'#/x'", "a\tb": `"a\tb"`,
	} {
		if got := strings.TrimSpace(string(str(s).yaml())); got != want {
			t.Errorf("%q: got %s, want %s", s, got, want)
		}
	}
}
