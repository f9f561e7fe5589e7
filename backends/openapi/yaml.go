package openapi

import (
	"fmt"
	"regexp"
	"strings"
	"unicode"
)

// The YAML is written here and not with yaml/v3, which keeps every event of a document until it ends:
// 200 bytes of memory for each byte written, and 50 times the time. The tests read all of it back
// with yaml/v3.

// yaml gives a value as a YAML document: block style, strings bare where they read back as the same
// string in YAML 1.1 and 1.2.
func (n *node) yaml() []byte {
	var w yamlWriter
	w.value(n, 0)
	if len(w.out) > 0 && w.out[len(w.out)-1] != '\n' {
		w.out = append(w.out, '\n')
	}
	return w.out
}

// simpleKey is how long a key may be, in bytes, before yaml/v3 announces it with a question mark;
// readers have to take up to 1024 without.
const simpleKey = 128

type yamlWriter struct{ out []byte }

// value writes a value whose first line continues the present one, and whose further lines have an
// indentation.
func (w *yamlWriter) value(n *node, indent int) {
	switch {
	case n.kind == scalarNode:
		w.out = append(w.out, n.text...)
	case n.kind == stringNode:
		w.str(n.text, indent)
	case n.isFlow():
		w.flow(n)
	case n.kind == mappingNode:
		for i, e := range n.entries {
			if i > 0 {
				w.line(indent)
			}
			w.entry(e, indent)
		}
	default:
		for i, item := range n.items {
			if i > 0 {
				w.line(indent)
			}
			w.out = append(w.out, "- "...)
			w.value(item, indent+2)
		}
	}
}

// isFlow reports whether a collection stands on one line.
func (n *node) isFlow() bool {
	return n.flow || len(n.entries) == 0 && len(n.items) == 0
}

func (w *yamlWriter) entry(e entry, indent int) {
	if len(e.key) > simpleKey {
		w.out = append(w.out, "? "...)
		w.quoted(e.key)
		w.line(indent)
	} else {
		w.key(e.key)
	}
	w.out = append(w.out, ':')
	block := (e.value.kind == mappingNode || e.value.kind == sequenceNode) && !e.value.isFlow()
	if block {
		w.line(indent + 2)
	} else {
		w.out = append(w.out, ' ')
	}
	w.value(e.value, indent+2)
}

func (w *yamlWriter) key(key string) {
	if strings.ContainsAny(key, "\n") {
		w.quoted(key)
		return
	}
	w.str(key, 0)
}

// line starts a line.
func (w *yamlWriter) line(indent int) {
	w.out = append(w.out, '\n')
	for range indent {
		w.out = append(w.out, ' ')
	}
}

// flow writes a collection on one line.
func (w *yamlWriter) flow(n *node) {
	switch n.kind {
	case scalarNode:
		w.out = append(w.out, n.text...)
	case stringNode:
		w.flowString(n.text)
	case mappingNode:
		w.out = append(w.out, '{')
		for i, e := range n.entries {
			if i > 0 {
				w.out = append(w.out, ", "...)
			}
			if len(e.key) > simpleKey {
				w.out = append(w.out, "? "...)
			}
			w.quoted(e.key)
			w.out = append(w.out, ": "...)
			w.flow(e.value)
		}
		w.out = append(w.out, '}')
	case sequenceNode:
		w.out = append(w.out, '[')
		for i, item := range n.items {
			if i > 0 {
				w.out = append(w.out, ", "...)
			}
			w.flow(item)
		}
		w.out = append(w.out, ']')
	}
}

func (w *yamlWriter) flowString(s string) {
	if strings.ContainsAny(s, ",[]{}?:\n") {
		w.quoted(s)
		return
	}
	w.str(s, 0)
}

// str writes a string in the plainest style that brings it back: bare, quoted, or as a literal block.
func (w *yamlWriter) str(s string, indent int) {
	switch {
	case !printable(s):
		w.quoted(s)
	case strings.Contains(s, "\n"):
		w.block(s, indent)
	case ambiguous(s):
		w.quoted(s)
	case !bare(s):
		w.out = append(w.out, '\'')
		w.out = append(w.out, strings.ReplaceAll(s, "'", "''")...)
		w.out = append(w.out, '\'')
	default:
		w.out = append(w.out, s...)
	}
}

// block writes a text of several lines as a literal block.
func (w *yamlWriter) block(s string, indent int) {
	body := strings.TrimRight(s, "\n")
	tail := len(s) - len(body)
	if body == "" || strings.ContainsAny(s[:1], " \n") || indent == 0 || strings.Contains(s, " \n") {
		w.quoted(s) // would need an indicator of its indentation, or has spaces that nobody sees
		return
	}
	switch tail {
	case 0:
		w.out = append(w.out, "|-"...)
	case 1:
		w.out = append(w.out, '|')
	default:
		w.quoted(s)
		return
	}
	for line := range strings.SplitSeq(body, "\n") {
		if line == "" {
			w.out = append(w.out, '\n')
			continue
		}
		w.line(indent)
		w.out = append(w.out, line...)
	}
}

// quoted writes a string in double quotes, which can say everything.
func (w *yamlWriter) quoted(s string) {
	w.out = append(w.out, '"')
	for _, r := range s {
		switch {
		case r == '"' || r == '\\':
			w.out = append(w.out, '\\', byte(r))
		case r == '\n':
			w.out = append(w.out, `\n`...)
		case r == '\t':
			w.out = append(w.out, `\t`...)
		case isPrintable(r):
			w.out = append(w.out, string(r)...)
		case r <= 0xff:
			w.out = fmt.Appendf(w.out, `\x%02x`, r)
		case r <= 0xffff:
			w.out = fmt.Appendf(w.out, `\u%04x`, r)
		default:
			w.out = fmt.Appendf(w.out, `\U%08x`, r)
		}
	}
	w.out = append(w.out, '"')
}

func printable(s string) bool {
	for _, r := range s {
		if r != '\n' && !isPrintable(r) {
			return false
		}
	}
	return true
}

// isPrintable reports whether a character may stand for itself; tabs and the line breaks beside \n
// may not.
func isPrintable(r rune) bool {
	if r < 0x7f {
		return r >= ' '
	}
	return unicode.IsPrint(r)
}

// bare reports whether a string without line breaks can stand without quotes.
func bare(s string) bool {
	if s == "" || s[0] == ' ' || s[len(s)-1] == ' ' || s[len(s)-1] == ':' {
		return false
	}
	if strings.IndexByte("-?:,[]{}#&*!|>'\"%@`=<", s[0]) >= 0 || strings.HasPrefix(s, "...") {
		return false
	}
	return !strings.Contains(s, ": ") && !strings.Contains(s, " #")
}

var (
	// truths are what YAML 1.1, which many tools still read, or 1.2 takes for a truth value or null.
	truths = regexp.MustCompile(`^(?i:y|n|yes|no|on|off|true|false|null|~)$`)
	// numbers are what either takes for a number (to the base of 60, too) or a timestamp.
	numbers = regexp.MustCompile(`^[-+]?(0[xX][0-9a-fA-F_]+|0[oO]?[0-7_]+|0[bB][01_]+|` +
		`(\.[0-9_]+|[0-9][0-9_]*(\.[0-9_]*)?)([eE][-+]?[0-9]+)?|[0-9][0-9_]*(:[0-5]?[0-9])+(\.[0-9_]*)?|` +
		`\.(?i:inf|nan))$|^[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}([Tt \t].*)?$`)
)

// ambiguous reports whether a bare string would read as something else.
func ambiguous(s string) bool {
	if s == "" {
		return true
	}
	if c := s[0]; '0' <= c && c <= '9' || c == '.' || c == '-' || c == '+' {
		return numbers.MatchString(s)
	}
	return len(s) <= len("false") && truths.MatchString(s)
}
