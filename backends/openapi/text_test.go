package openapi

import (
	"math"
	"testing"
	"time"

	"go.yaml.in/yaml/v3"
)

func TestReadable(t *testing.T) {
	for in, want := range map[string]string{
		"orders": "Orders", "my_shop": "My shop", "OutOfStock": "Out of stock", "GetURL": "Get URL", "HTTPFault": "HTTP fault", "X": "X",
	} {
		if got := readable(in); got != want {
			t.Errorf("%s: got %q, want %q", in, got, want)
		}
	}
}

func TestSummary(t *testing.T) {
	for _, test := range []struct{ doc, short, long string }{
		{"Gives one order.", "Gives one order", ""},
		{"Gives one\norder", "Gives one order", ""},
		{"Gives one order. Or none.", "Gives one order", "Gives one order. Or none."},
		{"Reads v1.4.0 of it. More.", "Reads v1.4.0 of it", "Reads v1.4.0 of it. More."},
		{"Some, e.g. this one. More.", "Some, e.g. this one", "Some, e.g. this one. More."},
		{"A heading\n\nAnd text.", "A heading", "A heading\n\nAnd text."},
		{"Really? Yes.", "Really?", "Really? Yes."},
		{"", "", ""},
	} {
		short, long := summary(test.doc)
		if short != test.short || long != test.long {
			t.Errorf("%q: got %q, %q", test.doc, short, long)
		}
	}
}

func TestISODuration(t *testing.T) {
	for d, want := range map[time.Duration]string{
		0: "PT0S", time.Second: "PT1S", 90 * time.Minute: "PT1H30M", 250 * time.Millisecond: "PT0.25S",
		-5 * time.Second: "-PT5S", time.Nanosecond: "PT0.000000001S", math.MinInt64: "-PT2562047H47M16.854775808S",
	} {
		if got := isoDuration(d); got != want {
			t.Errorf("%v: got %s, want %s", int64(d), got, want)
		}
	}
}

// Whatever stands in a .kit file comes back from YAML as it was.
func TestStringsSurviveYAML(t *testing.T) {
	for _, s := range []string{
		"plain", "two\nlines", "two\nlines\n", "\n\nstarts empty", "  indented\n    more\n", "ends with space \nhere", "tab\there\nthere",
		"# no comment", "key: value", "- item", "'single' \"double\" `back`", "*/ {a} [b] &c *d !e %f @g |h >i", "no", "Yes", "~", "null",
		"1", "0x1f", "1_000", "1e3", "12:30:45", "2026-01-15", ".inf", "<<", "=", "", " ", "---", "...", "--- a\n--- b", "日本語\nüñ😀", "\u2028\u0085\ufeff", "\\u12",
		"a: b\nc: d", "trailing:", "? q", "\ttab", "a #b", "a\n\n\n b\n",
	} {
		var m mapping
		m.add("k", str(s))
		m.add(s, str("v"))
		data := marshal(m.node())
		var back yaml.Node
		if err := yaml.Unmarshal(data, &back); err != nil {
			t.Errorf("%q: %v\n%s", s, err, data)
			continue
		}
		content := back.Content[0].Content
		if content[1].Value != s || content[1].Tag != "!!str" || content[2].Value != s || content[2].Tag != "!!str" {
			t.Errorf("%q came back as %q (%s) and the key %q:\n%s", s, content[1].Value, content[1].Tag, content[2].Value, data)
		}
	}
}
