package lang

import (
	"bytes"
	"fmt"
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
	reported bool       // the scan has found a mistake in it
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
	for len(p.list) < maxMistakes {
		s.space()
		if s.at >= len(s.text) {
			return all
		}
		d, ok := s.declaration()
		if !ok {
			return nil // too deep or too large: nothing else is worth saying
		}
		all = append(all, d)
	}
	return all
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
	crooked  int // a brace that closes another column than it was opened in; 0 for none
	body     int // the indentation of the second line of the declaration

	indentLine, indentWidth int // the last answer of indent
}

// mode says what a scan believes.
type mode uint8

const (
	byBrackets    mode = iota // brackets are balanced
	byIndentation             // they are not: the indentation says which one is missing
)

type bracket struct {
	at     int
	indent int // of its line
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
	if s.told[told{line, ""}] || s.told[told{line, code}] || len(s.list) >= maxMistakes {
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
	s.body = s.indentedBody(start)
	for _, m := range []mode{byBrackets, byIndentation} {
		d = declaration{extent: extent{from: start}}
		s.at, s.mode, s.current = start, m, &d
		s.comments, s.heredocs = s.comments[:comments], s.heredocs[:heredocs]
		s.brackets, s.tokens, s.previous = s.brackets[:0], 0, -1
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
		switch {
		case c == '\n':
			s.at++
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
			s.brackets = append(s.brackets, bracket{at: s.at, indent: s.indent(s.at)})
			if len(s.brackets) > MaxDepth || s.tokens > maxTokens {
				return false
			}
			s.at++
		case c == '}', c == ']', c == ')':
			if !s.close(c) {
				return false
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

// braceFollows reports whether the next thing after a line's end is an opening brace: then the line
// was the head of a block whose brace went astray.
func (s *scan) braceFollows() bool {
	rest := bytes.TrimLeft(s.text[s.at:], " \t\r\n")
	return len(rest) > 0 && rest[0] == '{'
}

// close meets a closing bracket. It returns false where that shows an imbalance that only the
// indentation can explain.
func (s *scan) close(c byte) bool {
	defer func() { s.at++ }()
	top := len(s.brackets) - 1
	if top >= 0 && partner(s.text[s.brackets[top].at]) == c && (s.mode == byBrackets || !s.dedents(top)) {
		if b := s.brackets[top]; c == '}' && b.indent != s.indent(s.at) && s.startsLine(s.at) {
			s.crooked = s.at
		}
		s.brackets = s.brackets[:top]
		return true
	}
	if top < 0 {
		s.stray(c)
		return true
	}
	if s.mode == byBrackets {
		return false
	}
	i := top
	for i >= 0 && (partner(s.text[s.brackets[i].at]) != c || s.dedents(i)) {
		i--
	}
	if i < 0 {
		for i = top; i >= 0 && partner(s.text[s.brackets[i].at]) != c; {
			i--
		}
	}
	if i < 0 && !s.sameLine(s.brackets[top].at, s.at) {
		s.stray(c)
		return true
	}
	if open := s.brackets[top].at; i >= 0 && i < top && s.sameLine(open, s.at) && !s.sameLine(s.brackets[i].at, s.at) && !s.startsLine(s.at) {
		i = -1 // closes something on another line, while something on this one is open
	}
	if i < 0 {
		s.wrong(c, s.brackets[top].at)
		s.brackets = s.brackets[:top]
		return true
	}
	if i < top {
		s.abandon(i+1, s.at)
	}
	s.brackets = s.brackets[:i]
	return true
}

// wrong reports a closing bracket of another kind than the one that is open.
func (s *scan) wrong(c byte, open int) {
	right := string(partner(s.text[open]))
	s.tell(diag.SyntaxStrayBracket, s.at, s.at+1, "%s closes nothing that is open here: write %s", quote(string(c)), quote(right)).
		Note(s.span(open, open+1), "this is what is open").
		Fix = &diag.Fix{Span: s.span(s.at, s.at+1), Replace: right}
	s.mend(s.at, s.at+1, right[0])
}

func (s *scan) sameLine(a, b int) bool { return s.line(a) == s.line(b) }

// dedents reports whether the closing bracket at hand starts a line and stands further left than
// the line that opened bracket i: then it closes an outer one.
func (s *scan) dedents(i int) bool {
	return s.startsLine(s.at) && s.indent(s.at) < s.brackets[i].indent && s.line(s.brackets[i].at) != s.line(s.at)
}

// abandon reports that the brackets from i on are never closed, and takes them to end here. One
// message is enough: the rest follows from it as often as not.
func (s *scan) abandon(i, end int) {
	var b bracket
	to := end
	for _, b = range s.brackets[i:] {
		to = end
		if !s.opensBlock(b.at) {
			to = s.nextItem(b, end)
			s.mute(b.at, to)
		}
		s.current.open = append(s.current.open, unclosed{b.at, to})
	}
	head := max(s.lines[s.line(b.at)]+s.indent(b.at), b.at-60)
	for head < b.at && !utf8.RuneStart(s.text[head]) {
		head++
	}
	c := partner(s.text[b.at])
	d := s.tell(diag.SyntaxUnclosedBracket, b.at, b.at+1, "%s is never closed: add %s", quote(string(s.text[head:b.at+1])), quote(string(c)))
	switch at := min(end, s.size); {
	case to < end:
		d.Note(s.span(to, s.wordEnd(to)), "what starts here is no part of it any more")
	case end >= len(s.text):
		d.Note(s.span(at, at), "the file ends here")
	case s.text[end] == '}' || s.text[end] == ']' || s.text[end] == ')':
		d.Note(s.span(end, end+1), "this closes something further out")
	default:
		d.Note(s.span(end, s.lineEnd(end)), "the next declaration starts here")
	}
	s.brackets = s.brackets[:i]
}

// nextItem gives the start of the first line, before an end, that is indented no deeper than the
// line of a bracket and starts with a name: there the bracket must have ended.
func (s *scan) nextItem(b bracket, end int) int {
	for l := s.line(b.at) + 1; l < len(s.lines) && s.lines[l] < end; l++ {
		start := s.lines[l]
		if at := start + s.indent(start); at-start <= b.indent && isWordStart(s.text[at:]) {
			return at
		}
	}
	return end
}

// opensBlock tells the body of a block from an object, a list or arguments.
func (s *scan) opensBlock(at int) bool {
	if s.text[at] != '{' {
		return false
	}
	before := bytes.TrimRight(s.text[s.lines[s.line(at)]:at], " \t")
	return len(before) > 0 && (before[len(before)-1] == '"' || isWordByte(before[len(before)-1]))
}

func (s *scan) stray(c byte) {
	d := s.tell(diag.SyntaxStrayBracket, s.at, s.at+1, "nothing is open that this %s could close: remove it", quote(string(c)))
	if s.crooked > 0 {
		d.Note(s.span(s.crooked, s.crooked+1), "or is it this one, which stands in another column than the line it closes?")
	}
	s.mend(s.at, s.at+1, ' ')
}

// startsDeclaration reports whether the scan stands at the first column before something like
// `struct Item {`, while the text before it is indented as a body is.
func (s *scan) startsDeclaration() bool {
	line := s.text[s.at:s.lineEnd(s.at)]
	if !isWordStart(line) || s.body == 0 {
		return false
	}
	i := 0
	for i < len(line) && (isWordByte(line[i]) || line[i] == ' ' || line[i] == '"') {
		i++
	}
	return i < len(line) && line[i] == '{'
}

// indentedBody gives the indentation of the line after the one on which a declaration starts.
func (s *scan) indentedBody(start int) int {
	for l := s.line(start) + 1; l < len(s.lines)-1; l++ {
		if at := s.lines[l]; !s.blank(at, s.lineEnd(at), "") {
			return s.indent(at)
		}
	}
	return 0
}

// indent counts the spaces and tabs at the start of the line of an offset.
func (s *scan) indent(at int) int {
	start := s.lines[s.line(at)]
	if start == s.indentLine {
		return s.indentWidth
	}
	n := 0
	for c := s.text[start+n]; c == ' ' || c == '\t'; c = s.text[start+n] {
		n++
	}
	s.indentLine, s.indentWidth = start, n
	return n
}

func (s *scan) startsLine(at int) bool { return s.lines[s.line(at)]+s.indent(at) == at }

func partner(c byte) byte {
	switch c {
	case '{':
		return '}'
	case '[':
		return ']'
	}
	return ')'
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
	s.brackets = s.brackets[:0]
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
