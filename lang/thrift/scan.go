package thrift

import (
	"bytes"
	"io"
	"slices"
	"unicode"
	"unicode/utf8"

	"github.com/alecthomas/participle/v2/lexer"

	"github.com/kitc-lang/kit/lang/diag"
)

// Bounds of what is read. The parser recurses on its input, so the depth is bounded before it begins.
const (
	// MaxFileSize is the number of bytes that a file may have.
	MaxFileSize = 16 << 20
	maxDepth    = 256
	maxMistakes = 100
)

// The types of tokens. Quotes belong to a String.
const (
	identToken lexer.TokenType = iota + 1
	intToken
	doubleToken
	stringToken
	punctToken
)

// symbols names the types of tokens for the grammar.
type symbols struct{}

func (symbols) Symbols() map[string]lexer.TokenType {
	return map[string]lexer.TokenType{
		"EOF": lexer.EOF, "Ident": identToken, "Int": intToken, "Double": doubleToken, "String": stringToken, "Punct": punctToken,
	}
}

// Lex is there for the grammar's type; tokens come from scan.
func (symbols) Lex(string, io.Reader) (lexer.Lexer, error) { return &tokens{}, nil }

// tokens gives a part of the scanned text to the grammar.
type tokens struct {
	list []lexer.Token
	end  lexer.Position
}

func (t *tokens) Next() (lexer.Token, error) {
	if len(t.list) == 0 {
		return lexer.Token{Type: lexer.EOF, Pos: t.end}, nil
	}
	next := t.list[0]
	t.list = t.list[1:]
	return next, nil
}

// comment is one comment, by the bytes that it takes and by lines from 1.
type comment struct {
	from, to    int
	first, last int
}

// scanner cuts a text into tokens and comments, in one pass and without recursion.
type scanner struct {
	name     string
	src      []byte
	at       int
	line     int
	lineFrom int
	counted  int // up to where the columns of the line are counted
	column   int // there
	tokens   []lexer.Token
	comments []comment
	spanning lexer.Position // where the last string starts that goes over several lines
	list     diag.List
}

// scan reports what no grammar could explain: bytes that are no text, quotes and comments without an end,
// brackets nested deeper than the grammar may follow. It gives false where reading on makes no sense.
func (s *scanner) scan() bool {
	switch {
	case len(s.src) > MaxFileSize:
		s.errorf(diag.IDLTooLarge, 0, 0, "this file is larger than %d MiB, so it is no IDL that a person wrote: name another file", MaxFileSize>>20)
		return false
	case !utf8.Valid(s.src) || bytes.IndexByte(s.src, 0) >= 0:
		at := firstInvalid(s.src)
		s.errorf(diag.IDLSyntax, at, at, "the file is not UTF-8 text: save it as UTF-8")
		return false
	}
	if rest, ok := bytes.CutPrefix(s.src, []byte("\xef\xbb\xbf")); ok {
		s.at = len(s.src) - len(rest)
		s.lineFrom = s.at
	}
	depth := 0
	for s.at < len(s.src) && len(s.list) < maxMistakes {
		c := s.src[s.at]
		switch {
		case c == '\n':
			s.at++
			s.newLine()
		case c == ' ' || c == '\t' || c == '\r' || c == '\f' || c == '\v':
			s.at++
		case c == '#' || c == '/' && s.peek(1) == '/':
			s.lineComment()
		case c == '/' && s.peek(1) == '*':
			s.blockComment()
		case c == '"' || c == '\'':
			s.quoted(c)
		case c == '_' || letter(c):
			s.token(identToken, s.run(func(c byte) bool { return c == '_' || c == '.' || letter(c) || digit(c) }))
		case digit(c) || (c == '-' || c == '+' || c == '.') && (digit(s.peek(1)) || s.peek(1) == '.' && digit(s.peek(2))):
			s.number()
		case bytes.IndexByte([]byte("{}[]()<>,;:=*&"), c) >= 0:
			switch c {
			case '{', '[', '(', '<':
				if depth++; depth > maxDepth {
					s.errorf(diag.IDLTooDeep, s.at, s.at+1, "brackets are nested more than %d deep here: no compiler reads this", maxDepth)
					return false
				}
			case '}', ']', ')', '>':
				depth = max(depth-1, 0)
			}
			s.token(punctToken, 1)
		default:
			r, size := utf8.DecodeRune(s.src[s.at:])
			if unicode.IsSpace(r) {
				s.errorf(diag.IDLSyntax, s.at, s.at+size, "this space is not the one of the keyboard: write an ordinary one")
			} else {
				s.errorf(diag.IDLSyntax, s.at, s.at+size, "%q means nothing in an IDL: take it out, or put it into a comment", r)
			}
			s.at += size
		}
	}
	return true
}

func firstInvalid(text []byte) int {
	for at := 0; at < len(text); {
		r, size := utf8.DecodeRune(text[at:])
		if r == utf8.RuneError && size == 1 || r == 0 {
			return at
		}
		at += size
	}
	return 0
}

func letter(c byte) bool { return 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z' }
func digit(c byte) bool  { return '0' <= c && c <= '9' }

func (s *scanner) peek(n int) byte {
	if s.at+n < len(s.src) {
		return s.src[s.at+n]
	}
	return 0
}

// run counts the bytes from here that are of a kind.
func (s *scanner) run(is func(byte) bool) int {
	n := 0
	for s.at+n < len(s.src) && is(s.src[s.at+n]) {
		n++
	}
	return n
}

func (s *scanner) newLine() {
	s.line++
	s.lineFrom = s.at
}

// token takes the next n bytes, which hold no line end.
func (s *scanner) token(kind lexer.TokenType, n int) {
	s.tokens = append(s.tokens, lexer.Token{Type: kind, Value: string(s.src[s.at : s.at+n]), Pos: s.pos(s.at)})
	s.at += n
}

// pos gives the place of a byte of the current line, which is none before the last one that was asked for.
func (s *scanner) pos(at int) lexer.Position {
	if s.counted < s.lineFrom {
		s.counted, s.column = s.lineFrom, 1
	}
	s.column += utf8.RuneCount(s.src[s.counted:at])
	s.counted = at
	return lexer.Position{Filename: s.name, Offset: at, Line: s.line + 1, Column: s.column}
}

func (s *scanner) lineComment() {
	from := s.at
	end := bytes.IndexByte(s.src[s.at:], '\n')
	if end < 0 {
		end = len(s.src) - s.at
	}
	s.at += end
	s.comments = append(s.comments, comment{from, s.at, s.line + 1, s.line + 1})
}

func (s *scanner) blockComment() {
	from, first := s.at, s.line+1
	end := bytes.Index(s.src[s.at+2:], []byte("*/"))
	if end < 0 {
		s.errorf(diag.IDLSyntax, from, from+2, "this comment has no end: write `*/` behind it")
		s.at = len(s.src)
		return
	}
	for to := s.at + 2 + end + 2; s.at < to; {
		s.at++
		if s.src[s.at-1] == '\n' {
			s.newLine()
		}
	}
	s.comments = append(s.comments, comment{from, s.at, first, s.line + 1})
}

// quoted takes a string, which may go over several lines. A backslash keeps the quote behind it from
// ending the string.
func (s *scanner) quoted(quote byte) {
	from := s.pos(s.at)
	for n := s.at + 1; n < len(s.src); n++ {
		switch s.src[n] {
		case '\\':
			n++
		case quote:
			s.tokens = append(s.tokens, lexer.Token{Type: stringToken, Value: string(s.src[s.at : n+1]), Pos: from})
			for s.at <= n {
				s.at++
				if s.src[s.at-1] == '\n' {
					s.newLine()
					s.spanning = from
				}
			}
			return
		}
	}
	d := s.errorf(diag.IDLSyntax, s.at, s.at+1, "this string has no end: write %c behind it", quote)
	if s.spanning.Line > 0 {
		start := place(s.spanning)
		d.Note(diag.Span{File: s.name, Start: start, End: start}, "or the end of this one is missing, which goes on up to a later line")
	}
	s.at = len(s.src)
}

// number takes a whole number, in decimal or with 0x, or a double.
func (s *scanner) number() {
	n := 0
	if c := s.src[s.at]; c == '-' || c == '+' {
		n++
	}
	rest := s.src[s.at+n:]
	if len(rest) > 2 && rest[0] == '0' && (rest[1] == 'x' || rest[1] == 'X') {
		hex := func(c byte) bool { return digit(c) || 'a' <= c|0x20 && c|0x20 <= 'f' }
		m := 2
		for m < len(rest) && hex(rest[m]) {
			m++
		}
		s.token(intToken, n+m)
		return
	}
	kind, m := intToken, 0
	for m < len(rest) {
		switch c := rest[m]; {
		case digit(c):
		case c == '.' || c == 'e' || c == 'E':
			kind = doubleToken
		case (c == '-' || c == '+') && m > 0 && rest[m-1]|0x20 == 'e':
		default:
			s.token(kind, n+m)
			return
		}
		m++
	}
	s.token(kind, n+m)
}

func (s *scanner) errorf(code diag.Code, from, to int, format string, args ...any) *diag.Diagnostic {
	start, end := s.place(from), s.place(to)
	return s.list.Errorf(code, diag.Span{File: s.name, Start: start, End: end}, format, args...)
}

// place gives the place of any byte that was scanned.
func (s *scanner) place(at int) diag.Pos {
	at = min(at, len(s.src))
	line := bytes.Count(s.src[:at], []byte("\n"))
	from := bytes.LastIndexByte(s.src[:at], '\n') + 1
	return diag.Pos{Line: line + 1, Column: utf8.RuneCount(s.src[from:at]) + 1, Offset: at}
}

// end gives the place behind a token.
func end(t lexer.Token) diag.Pos {
	p := diag.Pos{Line: t.Pos.Line, Column: t.Pos.Column, Offset: t.Pos.Offset + len(t.Value)}
	for _, r := range t.Value {
		p.Column++
		if r == '\n' {
			p.Line, p.Column = p.Line+1, 1
		}
	}
	return p
}

// tokenBefore gives the last token that begins before an offset.
func (s *scanner) tokenBefore(offset int) lexer.Token {
	i, _ := slices.BinarySearchFunc(s.tokens, offset, func(t lexer.Token, at int) int { return t.Pos.Offset - at })
	return s.tokens[max(i-1, 0)]
}
