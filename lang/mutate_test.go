package lang

import (
	"bytes"
	"testing"

	"github.com/hashicorp/hcl/v2"
	"github.com/hashicorp/hcl/v2/hclsyntax"
	"pgregory.net/rapid"

	"github.com/kitc-lang/kit/lang/diag"
)

// TestOneMistake damages one word or sign of a good file at random: what is reported must be in the
// damaged declaration, must be little, and every other declaration must still be read.
func TestOneMistake(t *testing.T) {
	src := read(t, "testdata/format/orders.kit")
	good, list := Parse("a.kit", src)
	if len(list) > 0 {
		t.Fatal(list)
	}
	tokens, _ := hclsyntax.LexConfig(src, "", hcl.Pos{Line: 1, Column: 1})
	rapid.Check(t, func(r *rapid.T) {
		tok := tokens[rapid.IntRange(0, len(tokens)-2).Draw(r, "token")]
		from, to := tok.Range.Start.Byte, tok.Range.End.Byte
		insert := rapid.SampledFrom([]string{"", "x", "=", ",", ";", "42", "\"text\"", "'", "[", "]", "{", "}", "(", ")", ":", "\n", "<", "?", "@", ".", "-", "x {", "# c\n"}).Draw(r, "insert")
		if rapid.Bool().Draw(r, "keep") {
			to = from
		}
		if tok.Type == hclsyntax.TokenComment || bytes.IndexByte(src[from:to], '\n') >= 0 && insert == "" {
			return
		}
		if tok.Type == hclsyntax.TokenQuotedLit || tok.Type == hclsyntax.TokenOQuote || tok.Type == hclsyntax.TokenCQuote {
			return // what follows a broken string is guesswork; spec/cases/syntax has the common cases
		}
		damaged := append(append(append([]byte{}, src[:from]...), insert...), src[to:]...)
		file, list := Parse("a.kit", damaged)
		for _, b := range file.Blocks {
			checkItem(t, damaged, b, diag.Span{End: diag.Pos{Offset: len(damaged)}})
		}
		if len(list) > 3 {
			r.Fatalf("%q in place of %q at line %d gives %d findings: %v", insert, src[from:to], tok.Range.Start.Line, len(list), list)
		}
		hurt := 0
		for _, b := range good.Blocks {
			if b.Span.Start.Offset <= from && from <= b.Span.End.Offset {
				hurt++
			}
		}
		if len(file.Blocks) < len(good.Blocks)-max(hurt, 1) {
			r.Fatalf("%q in place of %q at line %d leaves %d of %d declarations: %v", insert, src[from:to], tok.Range.Start.Line, len(file.Blocks), len(good.Blocks), list)
		}
		for _, d := range list {
			if hurt == 1 && !nearBlock(good, from, d.Span.Start.Offset, len(insert)) {
				r.Fatalf("%q in place of %q at line %d is reported at %s: %s", insert, src[from:to], tok.Range.Start.Line, d.Span, d.Message)
			}
		}
	})
}

// nearBlock reports whether two places are in the same declaration, or on its last line.
func nearBlock(f *File, a, b, slack int) bool {
	for _, block := range f.Blocks {
		if block.Span.Start.Offset <= a && a <= block.Span.End.Offset {
			return block.Span.Start.Offset-1 <= b && b <= block.Span.End.Offset+slack+1
		}
	}
	return true
}
