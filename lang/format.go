package lang

import (
	"bytes"

	"github.com/kitc-lang/kit/lang/diag"
)

// Format gives src in canonical layout: two spaces for each level, the = of neighbouring lines in one
// column, and the comments behind them too; at most one blank line in a row, none at the edges of a
// body, one between declarations of several lines; lists and objects that do not fit into a line on
// several lines; # before comments, line feeds at the ends of lines. Where src breaks its lines is kept
// otherwise. Comments and the meaning of the text stay as they are, and what is formatted is not changed
// by formatting it again. Where src has syntax errors it returns src itself and the diagnostics.
func Format(name string, src []byte) ([]byte, diag.List) {
	_, list := Parse(name, src)
	if list.HasErrors() {
		return src, list
	}
	text := bytes.TrimPrefix(src, byteOrderMark)
	text = bytes.ReplaceAll(text, []byte("\r\n"), []byte("\n"))
	return newFormatter(text).layOut(), list
}

func (f *formatter) layOut() []byte {
	f.breakLines() // what has several lines, has them all
	f.fit()        // lines that are too long become several
	f.separate()   // blank lines
	return f.print()
}

// formatter holds the words of a text without mistakes. Each phase changes where lines end, never the
// order of words.
type formatter struct {
	text    []byte
	lexemes []lexeme
	fixed   []bool // by line of the text: must stay one line, whatever its layout
	steps   int    // lexemes looked at, which tests compare with the size of the text
}

// lexeme is a word, a sign or a comment.
type lexeme struct {
	kind     lexemeKind
	breaks   uint8 // line feeds before it: 0, 1, or 2 for a blank line
	comma    bool  // one follows
	lines    bool  // of an opening bracket: a line ends before its partner
	from, to int32 // in the text
	line     int32 // of the text, in which it starts
	partner  int32 // of a bracket: the index of the other one
}

// lexemeKind tells lexemes apart. Signs are their own kind: '{', '=', '.' and so on; ',' is only found behind comments
// and heredocs, as a comma is part of the lexeme before it otherwise.
type lexemeKind uint8

const (
	word         lexemeKind = 'w' // a name, a number or a string
	heredocText  lexemeKind = 'h' // from << to the end of the closing marker
	lineComment  lexemeKind = '#' // up to the end of the line
	blockComment lexemeKind = '*'
	blockBrace   lexemeKind = 'b' // the { of a block, where '{' is that of an object
)

func (k lexemeKind) opens() bool   { return k == '{' || k == '[' || k == '(' || k == blockBrace }
func (k lexemeKind) closes() bool  { return k == '}' || k == ']' || k == ')' }
func (k lexemeKind) comment() bool { return k == lineComment || k == blockComment }

// newFormatter cuts a text into lexemes.
func newFormatter(text []byte) *formatter {
	p := &parser{source: newSource("", text)}
	p.split()
	l := &lexer{parser: p, formatter: &formatter{text: p.text, lexemes: make([]lexeme, 0, len(text)/4)}}
	l.lex()
	l.fixLines()
	return l.formatter
}

// lexer knows from the scan where comments and heredocs stand.
type lexer struct {
	*parser
	*formatter
	line    int32
	open    []int32
	comment int // the index of the next comment
	heredoc int // the index of the next heredoc
}

func (l *lexer) lex() {
	text := l.formatter.text
	breaks, before := uint8(0), uint8(0) // before the lexeme, and before a comma in front of it
	for at := l.lines[0]; at < len(text); {
		switch text[at] {
		case '\n':
			l.line++
			breaks = min(breaks+1, 2)
			at++
			continue
		case ' ', '\t', '\r':
			at++
			continue
		case ',':
			if n := len(l.lexemes) - 1; !l.lexemes[n].kind.comment() && l.lexemes[n].kind != heredocText {
				l.lexemes[n].comma = true
				breaks, before = 0, max(breaks, before)
				at++
				continue
			}
		}
		kind, to := l.next(at)
		t := lexeme{kind: kind, breaks: max(breaks, before), from: int32(at), to: int32(to), line: l.line, partner: -1}
		l.pair(&t)
		l.lexemes = append(l.lexemes, t)
		l.line += int32(bytes.Count(text[at:to], []byte("\n")))
		breaks, before, at = 0, 0, to
	}
}

// next gives the kind of the lexeme at an offset, and the offset behind it.
func (l *lexer) next(at int) (lexemeKind, int) {
	text := l.formatter.text
	if l.comment < len(l.comments) && l.comments[l.comment].from == at {
		l.comment++
		if bytes.HasPrefix(text[at:], []byte("/*")) {
			return blockComment, l.comments[l.comment-1].to
		}
		return lineComment, l.comments[l.comment-1].to
	}
	switch c := text[at]; {
	case c == '<':
		l.heredoc++
		return heredocText, l.heredocs[l.heredoc-1].to
	case c == '"':
		to := at + 1
		for ; text[to] != '"'; to++ {
			if text[to] == '\\' {
				to++
			}
		}
		return word, to + 1
	case isDigit(c), c == '-':
		to := at + 1
		for isWordByte(text[to]) || text[to] == '.' || text[to] == '+' {
			to++
		}
		return word, to
	case isWordByte(c):
		to := at + 1
		for isWordByte(text[to]) {
			to++
		}
		return word, to
	}
	return lexemeKind(text[at]), at + 1
}

// pair finds the partners of brackets, and tells the braces of blocks from those of objects.
func (l *lexer) pair(t *lexeme) {
	at := int32(len(l.lexemes))
	switch {
	case t.kind.opens():
		if t.kind == '{' {
			before := at - 1
			for before >= 0 && l.lexemes[before].kind == blockComment {
				before--
			}
			if before >= 0 && l.lexemes[before].kind == word {
				t.kind = blockBrace
			}
		}
		l.open = append(l.open, at)
	case t.kind.closes() && len(l.open) > 0:
		t.partner = l.open[len(l.open)-1]
		l.lexemes[t.partner].partner = at
		l.open = l.open[:len(l.open)-1]
	}
}

// fixLines finds the lines whose ends decide about meaning: a comment belongs to what stands on its line, and a
// directive speaks of the line below.
func (l *lexer) fixLines() {
	l.fixed = make([]bool, l.line+1)
	for _, t := range l.lexemes {
		if t.kind.comment() {
			for n := range 1 + bytes.Count(l.formatter.text[t.from:t.to], []byte("\n")) {
				l.fixed[int(t.line)+n] = true
			}
		}
	}
	for _, d := range l.directives() {
		if d.Line > 0 {
			l.fixed[d.Line-1] = true
		}
	}
}
