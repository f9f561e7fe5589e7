package lang

import (
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"
)

// TestTogether reads files whose declarations are joined and torn apart at random, also in the middle of
// comments: read at the same time, they are what they are one after the other.
func TestTogether(t *testing.T) {
	src := string(read(t, "testdata/format/orders.kit"))
	var starts []int
	file, _ := Parse("a.kit", []byte(src))
	for _, b := range file.Blocks {
		starts = append(starts, b.Span.Start.Offset, b.Span.End.Offset)
	}
	both := 0
	rapid.Check(t, func(r *rapid.T) {
		at := rapid.SampledFrom(starts).Draw(r, "at")
		text := src[:at] + rapid.SampledFrom([]string{
			"# c\n", " /* c */ ", "/* c\nd */", " // c\n\n", "\n", "\n\n# c\n# d\n", "struct Other {} # c\n", "struct Other {} /* c\n*/ ", " # c\n struct Other { a = bool } // d\n",
		}).Draw(r, "insert") + src[at:]
		blocks := func(all func(*parser, []declaration) ([]*Block, bool)) ([]*Block, bool) {
			p := &parser{source: newSource("a.kit", []byte(text))}
			declarations := p.split()
			p.docs.all = p.comments
			return all(p, declarations)
		}
		got, ok := blocks((*parser).together)
		if !ok {
			return
		}
		both++
		want, _ := blocks(func(p *parser, d []declaration) ([]*Block, bool) { return p.oneByOne(d), true })
		if diff := cmp.Diff(want, got); diff != "" {
			r.Fatalf("%s\n(-one by one +together):\n%s", text, diff)
		}
	})
	if both == 0 {
		t.Error("no text could be read together: the test tries nothing")
	}
}
