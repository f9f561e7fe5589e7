package lang

import (
	"bytes"
	"fmt"
	"maps"
	"unicode"
	"unicode/utf8"

	"github.com/kitc-lang/kit/lang/diag"
)

// Limits of what Parse reads. hcl recurses as deep as brackets are nested and keeps a hundred bytes
// for each token, so both are bounded before it sees the text.
const (
	MaxFileSize = 4 << 20 // bytes of one file
	MaxDepth    = 256     // brackets inside each other

	maxTokens   = 500_000 // of one declaration
	maxMistakes = 100     // after which the rest of a file is not looked at
)

// declaration is the part of the text from the start of a top-level item to the end of its line.
type declaration struct {
	extent
	open     []unclosed // brackets in it that nothing closes
	braces   []int      // where a brace is missing that opens a body
	reported bool       // the scan has found a mistake in it
	meant    *statement // what it says in another language
}

// unclosed is a bracket without its partner, and where it has to have ended.
type unclosed struct{ at, end int }

// admit refuses what is no text, and what is too much.
func (p *parser) admit() bool {
	src := p.text[:p.size]
	first := diag.Span{File: p.name, Start: diag.Pos{Line: 1, Column: 1}, End: diag.Pos{Line: 1, Column: 1}}
	if p.size > MaxFileSize {
		p.list.Errorf(diag.SyntaxTooLarge, first, "the file is larger than 4 MiB: split it, all *.kit files of a folder belong together")
		return false
	}
	if bytes.HasPrefix(src, []byte{0xFF, 0xFE}) || bytes.HasPrefix(src, []byte{0xFE, 0xFF}) {
		p.list.Errorf(diag.SyntaxEncoding, first, "the file is UTF-16: save it as UTF-8")
		return false
	}
	for i := 0; i < len(src); {
		if src[i] == 0 {
			p.list.Errorf(diag.SyntaxEncoding, p.span(i, i+1), "the file holds a NUL byte: is it a text file?")
			return false
		}
		if src[i] < utf8.RuneSelf {
			i++
			continue
		}
		r, n := utf8.DecodeRune(src[i:])
		if r == utf8.RuneError && n == 1 {
			p.list.Errorf(diag.SyntaxEncoding, p.span(i, i+1), "byte 0x%02X is not UTF-8: save the file as UTF-8", src[i])
			return false
		}
		i += n
	}
	return true
}

// split cuts the text into its top-level declarations and reports the mistakes that can be told
// from characters alone. It is linear in the size of the text.
func (p *parser) split() []declaration {
	p.mended = p.text
	s := &scan{parser: p, at: p.lines[0], told: map[told]bool{}, indentLine: -1}
	var all []declaration
	var before []state
	for len(p.list) < maxMistakes {
		s.space()
		if s.at >= len(s.text) {
			return all
		}
		before = append(before, s.state())
		d, ok := s.declaration()
		if !ok {
			return nil // too deep or too large: nothing else is worth saying
		}
		if s.again {
			n := len(before) - 1
			for n > 0 && before[n].at > s.crooked {
				n--
			}
			s.restore(before[n])
			all, before = all[:n], before[:n]
			continue
		}
		all = append(all, d)
	}
	return all
}

// state is what the scan had found before a declaration.
type state struct{ at, findings, comments, heredocs, muted int }

func (s *scan) state() state {
	return state{s.at, len(s.list), len(s.comments), len(s.heredocs), len(s.muted)}
}

// restore goes back to the start of a declaration.
func (s *scan) restore(b state) {
	s.at, s.list, s.comments = b.at, s.list[:b.findings], s.comments[:b.comments]
	s.heredocs, s.muted = s.heredocs[:b.heredocs], s.muted[:b.muted]
	line := s.line(b.at) + 1
	maps.DeleteFunc(s.told, func(t told, _ bool) bool { return t.line >= line })
	s.again, s.crooked = false, 0
}

// scan is a walk over the text in one of two modes.
type scan struct {
	*parser
	at       int
	mode     mode
	brackets []bracket
	tokens   int
	previous int           // offset of the last byte that is no space, comment or line feed; -1 at the start
	told     map[told]bool // an empty code stands for all: the first mistake of the line makes others certain
	failed   int           // the line, from 1, on which a search for a partner on the same line has failed
	current  *declaration
	crooked  int   // the first brace that closes a body and does not stand below the line that opened it; 0 for none
	extra    []int // such braces that have been found to close nothing
	again    bool  // the last one makes it necessary to start again before it
	body     int   // the indentation of the second line of the declaration
	fresh    bool  // nothing but spaces stands between the start of the line and here
	opening  bool  // the next brace opens a body in another language
	quiet    int   // how many of the open brackets hold another language
	merging  bool  // the first version of a conflict of git stands here
	unquoted bool  // no three quotes follow
	unmerged bool  // no mark that ends a conflict of git follows

	indentLine, indentWidth int // the last answer of indent
}

// mode says what a scan believes.
type mode uint8

const (
	byBrackets    mode = iota // brackets are balanced
	byIndentation             // they are not: the indentation says which one is missing
)

// bracket is an opening bracket that is not closed yet.
type bracket struct {
	at      int
	closer  byte
	indent  int  // of its line
	missing bool // it should stand there, and does not
	foreign bool // what it holds is written in another language, which has been reported
	yaml    bool // so does the one that closes it: indentation alone makes the body
}

type told struct {
	line int
	code diag.Code
}

// tell reports a mistake, once for each line and code.
func (s *scan) tell(code diag.Code, from, to int, format string, args ...any) *diag.Diagnostic {
	line := s.line(from) + 1
	if s.current != nil {
		s.current.reported = true
	}
	if s.quiet > 0 || s.told[told{line, ""}] || s.told[told{line, code}] || len(s.list) >= maxMistakes {
		return &diag.Diagnostic{}
	}
	s.told[told{line, code}] = true
	s.mute(s.lines[line-1], s.lineEnd(from)+1)
	return s.list.Errorf(code, s.span(from, to), format, args...)
}

// hush keeps the rest of a line, which follows from a mistake just told, from being reported.
func (s *scan) hush(at int) { s.told[told{s.line(at) + 1, ""}] = true }

// mute keeps later phases from reporting what follows from a mistake already told.
func (s *scan) mute(from, to int) {
	if n := len(s.muted); n > 0 && s.muted[n-1] == (extent{from, to}) {
		return
	}
	s.muted = append(s.muted, extent{from, to})
}

// mend overwrites a part of what hcl will see.
func (s *scan) mend(from, to int, with byte) {
	if &s.mended[0] == &s.text[0] {
		s.mended = bytes.Clone(s.text)
	}
	for i := from; i < to; i++ {
		if s.mended[i] != '\n' {
			s.mended[i] = with
		}
	}
}

// space passes over blank space and comments between declarations.
func (s *scan) space() {
	for s.at < len(s.text) {
		switch c := s.text[s.at]; {
		case c == ' ', c == '\t', c == '\n':
			s.at++
		case c == '\r' && s.text[s.at+1] == '\n':
			s.at++
		case s.comment():
		default:
			return
		}
	}
}

// declaration scans from the start of a top-level item to the end of its last line. ok is false
// where the text goes beyond a limit.
func (s *scan) declaration() (d declaration, ok bool) {
	start, comments, heredocs := s.at, len(s.comments), len(s.heredocs)
	s.body = s.indentBelow(s.line(start))
	if s.startsLine(start) && s.indent(start) == 0 && isWordStart(s.text[start:]) {
		s.crooked = 0
	}
	for _, m := range []mode{byBrackets, byIndentation} {
		d = declaration{extent: extent{from: start}}
		s.at, s.mode, s.current = start, m, &d
		s.comments, s.heredocs = s.comments[:comments], s.heredocs[:heredocs]
		s.quiet, s.opening = 0, false
		s.brackets, s.tokens, s.previous, s.fresh = s.brackets[:0], 0, -1, s.startsLine(start)
		balanced := s.walk()
		if d.to = min(s.at, len(s.text)); balanced || len(s.brackets) > MaxDepth || s.tokens > maxTokens {
			break
		}
	}
	s.current = nil
	if len(s.brackets) > MaxDepth {
		at := s.brackets[MaxDepth].at
		s.list = nil
		s.list.Errorf(diag.SyntaxTooDeep, s.span(at, at+1), "brackets are nested deeper than %d levels: is this file made by a person?", MaxDepth)
		return d, false
	}
	if s.tokens > maxTokens {
		s.list = nil
		s.list.Errorf(diag.SyntaxTooLarge, s.span(start, s.lineEnd(start)), "this declaration has more than %d words and signs: split it", maxTokens)
		return d, false
	}
	return d, true
}

// walk scans one declaration. It reports whether its brackets are balanced; in the mode
// byIndentation it always finds a way.
func (s *scan) walk() bool {
	for s.at < len(s.text) {
		c := s.text[s.at]
		if c != '\n' && c != ' ' && c != '\t' {
			s.tokens++
		}
		before := s.at
		if s.fresh && c != ' ' && c != '\t' && c != '\n' {
			s.fresh = false
			if s.foreignLine() {
				s.previous = s.at - 1
				continue
			}
		}
		switch {
		case c == '\n':
			s.missingBrace()
			s.at++
			s.fresh = true
			if len(s.brackets) == 0 && !s.braceFollows() {
				return true
			}
			if s.mode == byIndentation && len(s.brackets) > 0 && s.startsDeclaration() {
				s.abandon(0, s.at)
				return true
			}
			continue
		case c == ' ', c == '\t', c == '\r' && s.text[s.at+1] == '\n':
			s.at++
			continue
		case s.comment():
			continue
		case c == '"':
			s.str()
		case c == '<' && s.heredoc():
		case c == '{', c == '[', c == '(':
			if c == '[' && s.goSlice() {
				break
			}
			s.open(c)
			if len(s.brackets) > MaxDepth || s.tokens > maxTokens {
				return false
			}
			s.at++
		case c == '}', c == ']', c == ')':
			if !s.close(c) {
				return false
			}
			if s.again {
				return true
			}
		case isDigit(c):
			s.number()
		case isWordStart(s.text[s.at:]):
			s.word()
		case c == '-' && isDigit(s.text[s.at+1]) && s.valueMayStart():
			s.at++
			continue
		case c == '=', c == ':':
			s.assign(c)
		case c == '.' && isDigit(s.text[s.at+1]) && s.valueMayStart():
			s.leadingSign("a number has a digit before its point", "0")
		case c == '+' && isDigit(s.text[s.at+1]) && s.valueMayStart():
			s.leadingSign("a number has no plus sign", "")
		case c == ',', c == '.' && s.text[s.at+1] != '.':
			s.at++
		default:
			s.foreign(c)
		}
		if s.tokens > maxTokens {
			return false
		}
		s.previous = before
		if s.at > before {
			s.previous = s.at - 1
		}
	}
	if len(s.brackets) == 0 {
		return true
	}
	if s.mode == byBrackets {
		return false
	}
	s.abandon(0, len(s.text))
	return true
}

// comment passes over a comment, if there is one here, and keeps it.
func (s *scan) comment() bool {
	rest := s.text[s.at:]
	switch {
	case rest[0] == '#', bytes.HasPrefix(rest, []byte("//")):
		end := s.lineEnd(s.at)
		s.comments = append(s.comments, comment{from: s.at, to: end})
		s.at = end
		return true
	case bytes.HasPrefix(rest, []byte("/*")):
		n := bytes.Index(rest[2:], []byte("*/"))
		if n < 0 {
			s.tell(diag.SyntaxUnclosedComment, s.at, s.at+2, "the comment is never closed: add `*/`")
			s.swallow()
			return true
		}
		s.comments = append(s.comments, comment{from: s.at, to: s.at + n + 4})
		s.at += n + 4
		return true
	}
	return false
}

// swallow gives up on the rest of the text: where it should start again cannot be known. Brackets
// that are open end with it, and are not worth a message.
func (s *scan) swallow() {
	s.mend(s.at, len(s.text), ' ')
	s.mute(s.at, len(s.text)+1)
	for _, b := range s.brackets {
		s.current.open = append(s.current.open, unclosed{b.at, len(s.text)})
	}
	s.brackets, s.quiet = s.brackets[:0], 0
	s.at = len(s.text)
}

func isDigit(c byte) bool { return '0' <= c && c <= '9' }

func isWordByte(c byte) bool {
	return c == '_' || c == '-' || isDigit(c) || 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z' || c >= utf8.RuneSelf
}

func isWordStart(b []byte) bool {
	if len(b) == 0 {
		return false
	}
	if b[0] < utf8.RuneSelf {
		return isWordByte(b[0]) && b[0] != '-' && !isDigit(b[0])
	}
	r, _ := utf8.DecodeRune(b)
	return unicode.IsLetter(r) || unicode.Is(unicode.Nl, r)
}

// wordEnd gives the offset behind the name that starts at an offset.
func (s *scan) wordEnd(at int) int {
	for at < len(s.text) {
		if c := s.text[at]; c < utf8.RuneSelf {
			if !isWordByte(c) {
				return at
			}
			at++
			continue
		}
		r, n := utf8.DecodeRune(s.text[at:])
		if !unicode.In(r, unicode.L, unicode.Nl, unicode.Mn, unicode.Mc, unicode.Nd, unicode.Pc) {
			return at
		}
		at += n
	}
	return at
}

// describe names a character so that it can be seen even if it is invisible.
func describe(r rune) string {
	if unicode.IsGraphic(r) && r != '\u00A0' && r != '`' && !unicode.Is(unicode.Zs, r) {
		return fmt.Sprintf("`%c`", r)
	}
	if r == '`' {
		return "a backquote"
	}
	return fmt.Sprintf("U+%04X", r)
}
