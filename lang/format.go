package lang

import (
	"bytes"
	"unicode"
	"unicode/utf8"

	"github.com/hashicorp/hcl/v2/hclwrite"

	"github.com/kitc-lang/kit/lang/diag"
)

// Format gives src in canonical layout: two spaces for each level, the = of neighbouring lines in
// one column, at most one blank line in a row and none at the edges of a body, # before comments,
// line feeds at the ends of lines. Comments and the meaning of the text stay as they are, and what is
// formatted is not changed by formatting it again. Where src has syntax errors it returns src itself
// and the diagnostics.
func Format(name string, src []byte) ([]byte, diag.List) {
	_, list := Parse(name, src)
	if list.HasErrors() {
		return src, list
	}
	text := bytes.TrimPrefix(src, byteOrderMark)
	text = bytes.ReplaceAll(text, []byte("\r\n"), []byte("\n"))
	return layOut(hclwrite.Format(layOut(text))), list
}

// layOut brings the lines of a text without mistakes into shape; what stands between two words of
// a line is the business of hclwrite.
func layOut(text []byte) []byte {
	p := &parser{source: newSource("", text)}
	p.split()
	f := &formatter{parser: p, out: make([]byte, 0, len(text))}
	for i := range p.lines[:len(p.lines)-1] {
		f.line(i)
	}
	return f.out
}

// formatter walks over the lines of a text.
type formatter struct {
	*parser
	out     []byte
	comment int  // the index of the next comment
	heredoc int  // the index of the next heredoc
	blank   bool // the last line was blank, and is not written yet
	opened  bool // the last line that was no comment ends with an opening bracket
}

func (f *formatter) line(i int) {
	from, to := f.lines[i], f.lines[i+1]-1
	for f.heredoc < len(f.heredocs) && f.heredocs[f.heredoc].to <= from {
		f.heredoc++
	}
	if f.heredoc < len(f.heredocs) && f.heredocs[f.heredoc].from <= from {
		f.write(f.text[from:to])
		return
	}
	for f.comment < len(f.comments) && f.comments[f.comment].to <= from {
		f.comment++
	}
	if f.comment < len(f.comments) && f.comments[f.comment].from < from {
		f.write(bytes.TrimRight(f.text[from:to], " \t\r"))
		return
	}
	code, comment := f.text[from:to], []byte(nil)
	for n := f.comment; n < len(f.comments) && f.comments[n].from < to; n++ {
		if c := f.comments[n]; !bytes.HasPrefix(f.text[c.from:], []byte("/*")) {
			code, comment = f.text[from:c.from], f.text[c.from:to]
		}
	}
	if len(bytes.TrimSpace(f.text[from:to])) == 0 {
		f.blank = len(f.out) > 0 && !f.opened
		return
	}
	first := bytes.TrimLeft(code, " \t")
	if f.blank && (len(first) == 0 || bytes.IndexByte([]byte("}])"), first[0]) < 0) {
		f.out = append(f.out, '\n')
	}
	f.blank = false
	line := bytes.Clone(code)
	if comment != nil {
		line = append(line, tidyComment(comment)...)
	}
	f.write(bytes.TrimRight(line, " \t\r"))
	last := bytes.TrimRight(code, " \t")
	f.opened = len(last) > 0 && bytes.IndexByte([]byte("{[("), last[len(last)-1]) >= 0
}

// write ends a line. Blank lines before it have been decided on.
func (f *formatter) write(line []byte) {
	f.out = append(append(f.out, line...), '\n')
	f.blank, f.opened = false, false
}

// tidyComment writes # before a comment up to the end of its line, and a space behind it.
func tidyComment(comment []byte) []byte {
	text := comment[len(marker(comment)):]
	if r, _ := utf8.DecodeRune(text); unicode.IsLetter(r) || unicode.IsDigit(r) {
		return append([]byte("# "), text...)
	}
	return append([]byte("#"), text...)
}
