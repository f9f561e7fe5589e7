package lang

import (
	"bytes"
	"fmt"
	"strings"
	"testing"

	"github.com/kitc-lang/kit/lang/diag"
)

// TestHostile gives Parse texts that make hcl, or a careless reader, overflow the stack, take memory
// without end or never finish.
func TestHostile(t *testing.T) {
	const deep, million = 5_000_000, 1_000_000
	tests := []struct {
		name string
		unit string
		n    int
		code diag.Code // of the one finding
	}{
		{"brackets", "[", deep, diag.SyntaxTooLarge},
		{"braces", "{", deep, diag.SyntaxTooLarge},
		{"parentheses", "(", deep, diag.SyntaxTooLarge},
		{"templates", `"${`, deep, diag.SyntaxTooLarge},
		{"not", "!", deep, diag.SyntaxTooLarge},
		{"minus", "-", deep, diag.SyntaxTooLarge},
		{"conditions", "a?b:", deep, diag.SyntaxTooLarge},
		{"brackets", "[", 4 * million, diag.SyntaxTooDeep},
		{"braces", "{", 4 * million, diag.SyntaxTooDeep},
		{"objects", "{a=", million, diag.SyntaxTooDeep},
		{"calls", "f(", million, diag.SyntaxTooDeep},
		{"lines of brackets", "[\n", million, diag.SyntaxTooDeep},
		{"blocks", "a {\n", million, diag.SyntaxTooDeep},
		{"brackets", "[", 10_000, diag.SyntaxTooDeep},
		{"templates", `"${`, million, diag.SyntaxTooDeep},
		{"not", "!", 4 * million, diag.SyntaxTooLarge},
		{"not", "!", 400_000, diag.SyntaxExpression},
		{"minus", "-", 400_000, diag.SyntaxExpression},
		{"minus and space", "- ", 400_000, diag.SyntaxExpression},
		{"conditions", "a?b:", 100_000, diag.SyntaxOptional},
		{"conditions with spaces", "a ? b : ", 100_000, diag.SyntaxExpression},
		{"indexes", "a[0]", 100_000, diag.SyntaxUnexpected},
		{"strings", `""`, 200_000, diag.SyntaxUnexpected},
		{"names", "a.", 100_000, diag.SyntaxUnexpected},
		{"angles", "a<", 200_000, diag.SyntaxExpression},
		{"heredocs", "<<a", 100_000, diag.SyntaxExpression},
		{"semicolons", ";", 400_000, diag.SyntaxSeparator},
		{"apostrophes", "'", 400_000, diag.SyntaxQuotes},
		{"curly quotes", "“", 300_000, diag.SyntaxQuotes},
		{"numbers", "1a ", 400_000, diag.SyntaxNumber},
		{"words", "a ", million, diag.SyntaxTooLarge},
		{"one word", "a", 4 * million, diag.SyntaxUnexpected},
		{"wide word", "ä", 2 * million, diag.SyntaxUnexpected},
		{"wide words", "ä ", 200_000, diag.SyntaxUnexpected},
		{"carriage returns", "\r", 400_000, diag.SyntaxCharacter},
		{"long line", "0123456789", million, diag.SyntaxTooLarge},
	}
	for _, test := range tests {
		t.Run(fmt.Sprintf("%s %d", test.name, test.n), func(t *testing.T) {
			src := []byte("struct A {\n  a = x " + strings.Repeat(test.unit, test.n) + "\n")
			if test.n >= deep {
				src = []byte(strings.Repeat(test.unit, test.n))
			}
			list := parseSoon(t, src)
			codes := map[diag.Code]int{}
			for _, d := range list {
				codes[d.Code]++
			}
			delete(codes, diag.SyntaxUnclosedBracket) // of the struct, which is not closed
			if len(codes) != 1 || codes[test.code] != 1 {
				t.Errorf("got %v, want %s once", codes, test.code)
			}
		})
	}
}

// TestHostileLines has one mistake on each of very many lines.
func TestHostileLines(t *testing.T) {
	for _, line := range []string{"a {\n", "a (\n", "}\n", "a: b\n", "'\n", "\"\n", "a = \"${\n", "x = <<E\n", "/* */ a\n", "a {\n }}\n", "a { b { c {\n}\n", " a = [\n{ }\n"} {
		t.Run(fmt.Sprintf("%q", line), func(t *testing.T) {
			src := []byte(strings.Repeat(line, 1_000_000/len(line)))
			if n := len(parseSoon(t, src)); n == 0 || n > maxMistakes {
				t.Errorf("got %d findings", n)
			}
			src = append([]byte("service A {\n"), bytes.Repeat([]byte("  "+line), 500_000/len(line))...)
			if n := len(parseSoon(t, src)); n == 0 {
				t.Errorf("got no finding")
			}
		})
	}
}

// parseSoon parses and reports. A cost that grows faster than the text would run into the timeout of the
// whole test: the texts are large enough for that.
func parseSoon(t *testing.T, src []byte) diag.List {
	t.Helper()
	_, list := Parse("hostile.kit", src)
	if err := diag.Text(&bytes.Buffer{}, list, diag.Sources{"hostile.kit": src}, diag.Style{}); err != nil {
		t.Error(err)
	}
	return list
}
