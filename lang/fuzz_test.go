package lang

import (
	"bytes"
	"path/filepath"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
	"github.com/hashicorp/hcl/v2"
	"github.com/hashicorp/hcl/v2/hclsyntax"

	"github.com/kitc-lang/kit/lang/diag"
)

// FuzzParse: whatever the text, Parse returns, and every place that it names is in the text.
func FuzzParse(f *testing.F) {
	seed(f)
	f.Fuzz(func(t *testing.T, src []byte) {
		before := bytes.Clone(src)
		file, list := Parse("fuzz.kit", src)
		if !bytes.Equal(before, src) {
			t.Fatal("the text was changed")
		}
		for _, d := range list {
			checkSpan(t, src, d.Span)
			for _, n := range d.Notes {
				checkSpan(t, src, n.Span)
			}
			if d.Fix != nil {
				checkSpan(t, src, d.Fix.Span)
			}
		}
		whole := diag.Span{End: diag.Pos{Offset: len(src)}}
		for _, b := range file.Blocks {
			checkItem(t, src, b, whole)
		}
		if err := diag.Text(&bytes.Buffer{}, list, diag.Sources{"fuzz.kit": src}, diag.Style{}); err != nil {
			t.Fatal(err)
		}
		checkScan(t, src, list)
	})
}

// checkScan holds the scan against the lexer of hcl: the same comments in a text without mistakes,
// and never deeper brackets than the scan lets pass.
func checkScan(t *testing.T, src []byte, list diag.List) {
	p := &parser{source: newSource("fuzz.kit", src)}
	if !p.admit() {
		return
	}
	all := p.split()
	if len(p.list) > 0 && p.list[0].Code == diag.SyntaxTooDeep {
		return
	}
	for _, d := range all {
		tokens, _ := hclsyntax.LexConfig(p.mended[d.from:d.to], "", hcl.Pos{Line: 1, Column: 1, Byte: d.from})
		depth, deepest := 0, 0
		for _, tok := range tokens {
			switch tok.Type {
			case hclsyntax.TokenOBrace, hclsyntax.TokenOBrack, hclsyntax.TokenOParen, hclsyntax.TokenTemplateInterp, hclsyntax.TokenTemplateControl:
				depth++
			case hclsyntax.TokenCBrace, hclsyntax.TokenCBrack, hclsyntax.TokenCParen:
				depth--
			case hclsyntax.TokenComment:
				at := tok.Range.Start.Byte
				found := false
				for _, c := range p.comments {
					found = found || c.from == at
				}
				if !found && !list.HasErrors() {
					t.Fatalf("hcl sees a comment at %d, the scan does not", at)
				}
			}
			deepest = max(deepest, depth)
		}
		if deepest > 2*MaxDepth {
			t.Fatalf("hcl would see brackets %d deep", deepest)
		}
	}
}

func checkSpan(t *testing.T, src []byte, s diag.Span) {
	t.Helper()
	if s.IsZero() {
		return
	}
	if s.Start.Offset < 0 || s.End.Offset < s.Start.Offset || s.End.Offset > len(src) || s.Start.Line < 1 || s.Start.Column < 1 {
		t.Fatalf("span %+v is not in a text of %d bytes", s, len(src))
	}
}

func checkInside(t *testing.T, src []byte, s, outer diag.Span) {
	t.Helper()
	checkSpan(t, src, s)
	if s.Start.Offset < outer.Start.Offset || s.End.Offset > outer.End.Offset {
		t.Fatalf("span %+v is not inside %+v", s, outer)
	}
}

func checkItem(t *testing.T, src []byte, item Item, outer diag.Span) {
	switch item := item.(type) {
	case *Block:
		checkInside(t, src, item.Span, outer)
		checkInside(t, src, item.Head, item.Span)
		checkInside(t, src, item.Keyword.Span, item.Head)
		for _, l := range item.Labels {
			checkInside(t, src, l.Span, item.Head)
		}
		for _, it := range item.Items {
			checkItem(t, src, it, item.Span)
		}
	case *Attr:
		checkInside(t, src, item.Span, outer)
		checkInside(t, src, item.Name.Span, item.Span)
		checkExpr(t, src, item.Value, item.Span)
	}
}

func checkExpr(t *testing.T, src []byte, e Expr, outer diag.Span) {
	checkInside(t, src, e.Range(), outer)
	switch e := e.(type) {
	case *Name:
		for _, part := range e.Parts {
			checkInside(t, src, part.Span, e.Span)
		}
	case *Call:
		checkInside(t, src, e.Func.Span, e.Span)
		for _, a := range e.Args {
			checkExpr(t, src, a, e.Span)
		}
	case *String:
		checkInside(t, src, e.Inner, e.Span)
		checkInside(t, src, e.At(0, len(e.Value)), e.Span)
		if e.Raw && string(src[e.Inner.Start.Offset:e.Inner.End.Offset]) != e.Value {
			t.Fatalf("%q is said to stand in the text as it is", e.Value)
		}
	case *Array:
		for _, it := range e.Items {
			checkExpr(t, src, it, e.Span)
		}
	case *Object:
		for _, a := range e.Attrs {
			checkItem(t, src, a, e.Span)
		}
	}
}

// sameTree leaves out where things stand.
var sameTree = cmp.Options{
	cmpopts.IgnoreTypes(diag.Span{}),
	cmpopts.IgnoreFields(File{}, "Source"),
	cmpopts.IgnoreFields(Directive{}, "Line"),
	cmpopts.IgnoreFields(String{}, "Raw"),
}

// FuzzFormat: a text without mistakes means the same when it is formatted, keeps its comments, and
// is not changed by a second time.
func FuzzFormat(f *testing.F) {
	seed(f)
	f.Fuzz(func(t *testing.T, src []byte) { checkFormat(t, src) })
}

func checkFormat(t *testing.T, src []byte) {
	t.Helper()
	out, list := Format("fuzz.kit", src)
	if list.HasErrors() {
		if !bytes.Equal(out, src) {
			t.Fatal("a text with mistakes was changed")
		}
		return
	}
	before, _ := Parse("fuzz.kit", src)
	after, list := Parse("fuzz.kit", out)
	if list.HasErrors() {
		t.Fatalf("formatting brings in a mistake: %v\n%s", list, out)
	}
	if d := cmp.Diff(before, after, sameTree); d != "" {
		t.Fatalf("formatting changes the meaning: %s\n%q\n%q", d, src, out)
	}
	if a, b := commentsOf(src), commentsOf(out); !cmp.Equal(a, b) {
		t.Fatalf("formatting changes comments: %s", cmp.Diff(a, b))
	}
	again, _ := Format("fuzz.kit", out)
	if !bytes.Equal(again, out) {
		t.Fatalf("formatting twice changes more: %s", cmp.Diff(string(out), string(again)))
	}
	if len(out) > 0 && (out[len(out)-1] != '\n' || bytes.HasSuffix(out, []byte("\n\n")) || bytes.Contains(out, []byte("\r\n"))) {
		t.Fatalf("the end of %q is not one line feed", out)
	}
}

// commentsOf gives the words of all comments in the order of the text.
func commentsOf(src []byte) []string {
	p := &parser{source: newSource("", src)}
	p.split()
	var all []string
	for _, c := range p.comments {
		text := bytes.TrimLeft(src[c.from:c.to], "#/ ")
		all = append(all, string(bytes.Join(bytes.Fields(text), []byte(" "))))
	}
	return all
}

func seed(f *testing.F) {
	for _, archive := range caseFiles(f) {
		for _, file := range archive.Files {
			if filepath.Ext(file.Name) == ".kit" && len(file.Data) < 8192 {
				f.Add(file.Data)
			}
		}
	}
	for _, pattern := range []string{"testdata/format/*.kit", "../examples/shop/*/*.kit", "../backends/*/testdata/*.kit"} {
		files, err := filepath.Glob(pattern)
		if err != nil {
			f.Fatal(err)
		}
		for _, file := range files {
			src := read(f, file)
			if len(src) < 8192 {
				f.Add(src)
			}
		}
	}
}
