package diag

import (
	"bytes"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"
)

// span finds the first occurrence of a part in a text.
func span(t *testing.T, file, text, part string) Span {
	t.Helper()
	from := strings.Index(text, part)
	if from < 0 {
		t.Fatalf("%q is not in the text", part)
	}
	return Span{File: file, Start: pos(text, from), End: pos(text, from+len(part))}
}

func pos(text string, offset int) Pos {
	before := text[:offset]
	line := before[strings.LastIndexByte(before, '\n')+1:]
	return Pos{Line: strings.Count(before, "\n") + 1, Column: utf8.RuneCountInString(line) + 1, Offset: offset}
}

func render(t *testing.T, list List, src Sources, style Style) string {
	t.Helper()
	var b bytes.Buffer
	if err := Text(&b, list, src, style); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func expect(t *testing.T, got, want string) {
	t.Helper()
	want = strings.ReplaceAll(strings.TrimPrefix(want, "\n"), "${backquote}", "`")
	if d := cmp.Diff(want, got); d != "" {
		t.Errorf("-want +got\n%s", d)
	}
}

func TestText(t *testing.T) {
	text := "struct Item {\n  sku = strin\n  note = old\n}\n"
	src := Sources{"a.kit": []byte(text)}
	var list List
	list.Errorf("KIT1001", span(t, "a.kit", text, "strin"), "there is no type %s", "`strin`").
		Note(span(t, "a.kit", text, "Item"), "in this struct").
		Note(Span{}, "types are listed in spec/language.md").
		Fix = &Fix{Span: span(t, "a.kit", text, "strin"), Replace: "string"}
	list.Warnf("KIT2001", span(t, "a.kit", text, "old\n"), "this is old")
	list.Errorf("KIT6001", Span{File: "b.kit"}, "the file cannot be read")
	expect(t, render(t, list, src, Style{}), `
a.kit:2:9: error KIT1001: there is no type ${backquote}strin${backquote}
  2 |   sku = strin
    |         ^^^^^
a.kit:1:8: note: in this struct
  1 | struct Item {
    |        ^^^^
note: types are listed in spec/language.md
fix: write ${backquote}string${backquote} for ${backquote}strin${backquote}

a.kit:3:10: warning KIT2001: this is old
  3 |   note = old
    |          ^^^

b.kit: error KIT6001: the file cannot be read

2 errors, 1 warning
`)
}

// TestCaret gives one span in a line of each kind and wants the caret below its first character.
func TestCaret(t *testing.T) {
	for _, test := range []struct{ name, line, part, want string }{
		{"tab", "\ta\tx = 1", "x", "  1 |     a   x = 1\n    |         ^\n"},
		{"wide", "漢字 = x", "x", "  1 | 漢字 = x\n    |        ^\n"},
		{"wide span", "a = 漢字", "漢字", "  1 | a = 漢字\n    |     ^^^^\n"},
		{"combining", "e\u0301 = x", "x", "  1 | e\u0301 = x\n    |     ^\n"},
		{"escape", "a\x1b[31m = x", "x", "  1 | a<U+001B>[31m = x\n    |                 ^\n"},
		{"direction", "a\u202eb = x", "x", "  1 | a<U+202E>b = x\n    |              ^\n"},
		{"invalid", "a\xff = x", "x", "  1 | a\\xFF = x\n    |         ^\n"},
		{"replacement", "a\ufffd = x", "x", "  1 | a\ufffd = x\n    |      ^\n"},
		{"carriage return", "x = 1\r", "1", "  1 | x = 1\n    |     ^\n"},
		{"emoji", "🚲 = x", "x", "  1 | 🚲 = x\n    |      ^\n"},
		{"mark", "\ufeffa = x", "x", "  1 | a = x\n    |     ^\n"},
		{"empty part", "a = x", "", "  1 | a = x\n    | ^\n"},
	} {
		t.Run(test.name, func(t *testing.T) {
			text := test.line + "\n"
			out := render(t, List{{Code: "KIT0001", Severity: Error, Message: "m", Span: span(t, "a.kit", text, test.part)}}, Sources{"a.kit": []byte(text)}, Style{})
			_, out, _ = strings.Cut(out, "\n")
			out, _, _ = strings.Cut(out, "\n\n")
			expect(t, out+"\n", test.want)
		})
	}
}

func TestSpanOfSeveralLines(t *testing.T) {
	text := "a {\n  b\n}\n"
	out := render(t, List{{Code: "KIT0001", Severity: Error, Message: "m", Span: span(t, "a.kit", text, "{\n  b\n}")}}, Sources{"a.kit": []byte(text)}, Style{})
	expect(t, out, "a.kit:1:3: error KIT0001: m\n  1 | a {\n    |   ^\n\n1 error\n")
}

// TestLongLine cuts a line of ten megabytes around the caret, at whole characters.
func TestLongLine(t *testing.T) {
	text := strings.Repeat("ä", 2_500_000) + "X" + strings.Repeat("ö", 2_500_000)
	out := render(t, List{{Code: "KIT0001", Severity: Error, Message: "m", Span: span(t, "a.kit", text, "X")}}, Sources{"a.kit": []byte(text)}, Style{})
	lines := strings.Split(out, "\n")
	if n := utf8.RuneCountInString(lines[1]); n > 120 || strings.Contains(out, `\x`) {
		t.Errorf("the line has %d characters: %s", n, lines[1])
	}
	column := func(line, part string) int { return utf8.RuneCountInString(line[:strings.Index(line, part)]) }
	if a, b := column(lines[1], "X"), column(lines[2], "^"); a != b {
		t.Errorf("the caret is in column %d, what it points at in %d\n%s", b, a, out)
	}
}

// TestBadSpans gives spans that do not fit the text, as a bug elsewhere would.
func TestBadSpans(t *testing.T) {
	for _, s := range []Span{
		{File: "a.kit", Start: Pos{1, 1, 99}, End: Pos{1, 5, 103}},
		{File: "a.kit", Start: Pos{1, 1, -1}, End: Pos{1, 1, -1}},
		{File: "a.kit", Start: Pos{1, 3, 2}, End: Pos{1, 1, 0}},
		{File: "a.kit", Start: Pos{1, 3, 2}, End: Pos{1, 99, 99}},
	} {
		out := render(t, List{{Code: "KIT0001", Severity: Error, Message: "m", Span: s, Fix: &Fix{Span: s, Replace: "x"}}}, Sources{"a.kit": []byte("a = 1\n")}, Style{})
		if !strings.Contains(out, "error KIT0001: m") {
			t.Errorf("%v: %s", s, out)
		}
	}
}

func TestMessageCannotActOnTerminal(t *testing.T) {
	d := Diagnostic{Code: "KIT0001", Severity: Error, Message: "no \x1b[31m`\r\n\t`", Span: Span{File: "a\x1b.kit"}, Notes: []Note{{Message: "n\u202e"}}}
	expect(t, render(t, List{d}, nil, Style{}), `
a<U+001B>.kit: error KIT0001: no <U+001B>[31m${backquote}<U+000D>  ${backquote}
note: n<U+202E>

1 error
`)
}

func TestFixIsNotSaidTwice(t *testing.T) {
	text := "a: b\n"
	src := Sources{"a.kit": []byte(text)}
	d := Diagnostic{Code: "KIT0001", Severity: Error, Message: "write `=`", Span: span(t, "a.kit", text, ":"), Fix: &Fix{Span: span(t, "a.kit", text, ":"), Replace: " ="}}
	if out := render(t, List{d}, src, Style{}); strings.Contains(out, "fix:") {
		t.Error(out)
	}
	d.Message = "that is wrong"
	if out := render(t, List{d}, src, Style{}); !strings.Contains(out, "fix: write `=` for `:`") {
		t.Error(out)
	}
	d.Fix.Replace = ""
	if out := render(t, List{d}, src, Style{}); !strings.Contains(out, "fix: remove `:`") {
		t.Error(out)
	}
	d.Fix = &Fix{Span: span(t, "a.kit", text, ""), Replace: "x"}
	if out := render(t, List{d}, src, Style{}); !strings.Contains(out, "fix: insert `x` at 1:1") {
		t.Error(out)
	}
}

func TestManyFindings(t *testing.T) {
	var list List
	for range MaxShown + 7 {
		list.Errorf("KIT0001", Span{File: "a.kit"}, "m")
	}
	out := render(t, list, nil, Style{})
	if n := strings.Count(out, "KIT0001"); n != MaxShown || !strings.HasSuffix(out, "and 7 more\n57 errors\n") {
		t.Errorf("%d shown:\n%s", n, out)
	}
	list = list[:MaxShown]
	if out := render(t, list, nil, Style{}); strings.Contains(out, "more") {
		t.Error(out)
	}
}

func TestSummary(t *testing.T) {
	e, w := Diagnostic{Severity: Error}, Diagnostic{Severity: Warning}
	for _, test := range []struct {
		list List
		want string
	}{
		{nil, ""}, {List{e}, "1 error"}, {List{w}, "1 warning"}, {List{e, e, w}, "2 errors, 1 warning"}, {List{w, e, w}, "1 error, 2 warnings"},
	} {
		if got := Summary(test.list); got != test.want {
			t.Errorf("got %q, want %q", got, test.want)
		}
	}
	if out := render(t, nil, nil, Style{}); out != "" {
		t.Errorf("nothing to report gives %q", out)
	}
}

func TestStyle(t *testing.T) {
	mark := func(name string) func(string) string {
		return func(s string) string { return "<" + name + ">" + s + "</>" }
	}
	text := "a = b\n"
	list := List{{Code: "KIT1001", Severity: Error, Message: "m", Span: span(t, "a.kit", text, "b"),
		Notes: []Note{{Message: "n"}}, Fix: &Fix{Span: span(t, "a.kit", text, "b"), Replace: "c"}}}
	style := Style{Error: mark("error"), Note: mark("note"), Fix: mark("fix"), Message: mark("message"), Gutter: mark("gutter")}
	expect(t, render(t, list, Sources{"a.kit": []byte(text)}, style), `
a.kit:1:5: <error>error KIT1001</>: <message>m</>
<gutter>  1 |</> a = b
<gutter>    |</>     <error>^</>
<note>note</>: n
<fix>fix</>: write ${backquote}c${backquote} for ${backquote}b${backquote}

1 error
`)
}
