package lang

import (
	"bytes"
	"slices"
	"unicode/utf8"

	"github.com/kitc-lang/kit/lang/diag"
)

// open meets an opening bracket.
func (s *scan) open(c byte) {
	b := bracket{at: s.at, closer: partner(c), indent: s.indent(s.at), foreign: s.opening}
	if b.foreign {
		s.quiet++
		s.opening = false
	}
	s.brackets = append(s.brackets, b)
}

// cut takes the brackets from i on off the open ones.
func (s *scan) cut(i int) {
	for _, b := range s.brackets[i:] {
		if b.foreign {
			s.quiet--
			s.mute(b.at, s.at)
			s.mend(b.at+1, s.at, ' ')
		}
	}
	s.brackets = s.brackets[:i]
}

// missingBrace recognizes, at the end of a line, the head of a block whose brace is missing: two or
// more words, perhaps a sign in place of the brace, and a more deeply indented line below.
func (s *scan) missingBrace() {
	start := s.lines[s.line(s.at)] + s.indent(s.at)
	for n := len(s.comments) - 1; n >= 0 && s.comments[n].to > start; n-- {
		if s.comments[n].from < start {
			return // the line starts inside a comment
		}
	}
	words, end := s.head(start)
	if words < 2 || s.indentBelow(s.line(s.at)) <= s.indent(s.at) {
		return
	}
	at := end
	for s.text[at] == ' ' || s.text[at] == '\t' {
		at++
	}
	rest := extent{at, s.lineEnd(at)}
	switch {
	case s.text[at] == '#', s.text[at] == '/' && s.text[at+1] == '/':
		rest.to = at
	case s.text[at] == '/':
		return
	}
	if n := len(s.brackets) - 1; n >= 0 && s.brackets[n].at == at && s.text[at] != '{' && s.blank(at+1, rest.to, "") {
		s.cut(n) // opened in place of the brace
	}
	if n := len(s.brackets); n > 0 && !s.opensBlock(s.brackets[n-1]) || bytes.ContainsAny(s.text[rest.from+min(1, rest.to-rest.from):rest.to], "{}=\"") || s.text[at] == '{' {
		return
	}
	right := string(s.text[start:end]) + " {"
	if rest.from == rest.to {
		s.tell(diag.SyntaxBody, start, end, "the brace that opens the body is missing: write %s", quote(right)).
			Fix = &diag.Fix{Span: s.span(end, end), Replace: " {"}
	} else if s.text[rest.from] == ':' && !s.closedBelow() {
		s.tell(diag.SyntaxBody, start, end, "a body stands in braces: write %s, and `}` on a line of its own behind the body", quote(right))
		s.mend(rest.from, rest.to, ' ')
	} else {
		s.tell(diag.SyntaxBody, rest.from, rest.to, "%s cannot stand before a body: write %s", quote(string(s.text[rest.from:rest.to])), quote(right)).
			Fix = &diag.Fix{Span: s.span(end, rest.to), Replace: " {"}
		s.mend(rest.from, rest.to, ' ')
	}
	s.brackets = append(s.brackets, bracket{at: end, closer: '}', indent: s.indent(s.at), missing: true, yaml: s.text[at] == ':' && !s.closedBelow()})
	s.current.braces = append(s.current.braces, end)
}

// closedBelow reports whether the first line below that is indented no deeper than the one at hand starts
// with a closing brace.
func (s *scan) closedBelow() bool {
	const most = 200 // lines
	line := s.line(s.at)
	for l := line + 1; l < min(len(s.lines)-1, line+most); l++ {
		start := s.lines[l]
		n := 0
		for s.text[start+n] == ' ' || s.text[start+n] == '\t' {
			n++
		}
		if n <= s.indent(s.at) && !s.blank(start, s.lineEnd(start), "") {
			return s.text[start+n] == '}'
		}
	}
	return false
}

// head counts the words from an offset on, of which all but the first may be in quotes, and gives
// the end of the last one.
func (s *scan) head(at int) (words, end int) {
	for end = at; ; words++ {
		switch {
		case words > 0 && s.text[at] == '"':
			n := bytes.IndexAny(s.text[at+1:], "\"\n")
			if s.text[at+1+n] == '\n' {
				return words, end
			}
			at += n + 2
		case isWordStart(s.text[at:]):
			at = s.wordEnd(at)
		default:
			return words, end
		}
		for end = at; s.text[at] == ' ' || s.text[at] == '\t'; at++ {
		}
	}
}

// indentBelow gives the indentation of the next line with something on it.
func (s *scan) indentBelow(line int) int {
	const most = 100 // lines to look at
	for l := line + 1; l < min(len(s.lines)-1, line+most); l++ {
		if at := s.lines[l]; !s.blank(at, s.lineEnd(at), "") {
			n := 0
			for s.text[at+n] == ' ' || s.text[at+n] == '\t' {
				n++
			}
			if s.text[at+n] == '{' {
				return 0 // that is where the brace went
			}
			return n
		}
	}
	return 0
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
	if slices.Contains(s.extra, s.at) {
		s.tell(diag.SyntaxStrayBracket, s.at, s.at+1, "this %s is one too many: it does not stand below the line that it would close; remove it", quote(string(c)))
		s.mend(s.at, s.at+1, ' ')
		return true
	}
	top := len(s.brackets) - 1
	if top >= 0 && s.fits(top, c) {
		if s.crooked == 0 && (c == '}' && s.startsLine(s.at) && s.brackets[top].indent != s.indent(s.at) || s.bodyEndsMidLine(top)) {
			s.crooked = s.at
		}
		s.cut(top)
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
	for i >= 0 && !s.fits(i, c) {
		i--
	}
	for j := top; i < 0 && j >= 0; j-- {
		if s.brackets[j].closer == c && !s.bodyEndsMidLine(j) {
			i = j
		}
	}
	if i < 0 && (!s.sameLine(s.brackets[top].at, s.at) || s.opensBlock(s.brackets[top])) {
		s.stray(c)
		return true
	}
	if open := s.brackets[top].at; i >= 0 && i < top && s.sameLine(open, s.at) && !s.sameLine(s.brackets[i].at, s.at) && !s.startsLine(s.at) {
		i = -1 // closes something on another line, while something on this one is open
	}
	if i < 0 {
		s.wrong(c, s.brackets[top])
		s.cut(top)
		return true
	}
	if i < top {
		s.abandon(i+1, s.at)
	}
	s.cut(i)
	return true
}

// fits reports whether a closing bracket can close bracket i. Where the brackets are not balanced,
// the places on lines must fit too.
func (s *scan) fits(i int, c byte) bool {
	return s.brackets[i].closer == c && (s.mode == byBrackets || !s.dedents(i) && !s.bodyEndsMidLine(i))
}

// bodyEndsMidLine reports whether the closing brace at hand would end a body of several lines
// without starting a line itself, which no good text does.
func (s *scan) bodyEndsMidLine(i int) bool {
	return !s.startsLine(s.at) && s.opensBlock(s.brackets[i]) && !s.sameLine(s.brackets[i].at, s.at)
}

// wrong reports a closing bracket of another kind than the one that is open.
func (s *scan) wrong(c byte, open bracket) {
	right := string(open.closer)
	s.tell(diag.SyntaxStrayBracket, s.at, s.at+1, "%s closes nothing that is open here: write %s", quote(string(c)), quote(right)).
		Note(s.span(open.at, open.at+1), "this is what is open").
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
		if !s.opensBlock(b) {
			to = s.nextItem(b, end)
			s.mute(b.at, to)
		}
		s.current.open = append(s.current.open, unclosed{b.at, to})
	}
	if b.yaml {
		s.cut(i)
		return
	}
	head := max(s.lines[s.line(b.at)]+s.indent(b.at), b.at-60)
	for head < b.at && !utf8.RuneStart(s.text[head]) {
		head++
	}
	d := s.tell(diag.SyntaxUnclosedBracket, b.at, b.at+1, "%s is never closed: add %s", quote(string(s.text[head:b.at+1])), quote(string(b.closer)))
	if s.opensBlock(b) && len(s.brackets) == i+1 {
		d.Fix = s.closingFix(b, end)
	}
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
	s.cut(i)
}

// closingFix closes the body that a brace opens, below the last line before an end that is indented more
// deeply than that of the brace.
func (s *scan) closingFix(b bracket, end int) *diag.Fix {
	start := s.lines[s.line(b.at)]
	indent := string(s.text[start : start+b.indent])
	last := s.line(b.at)
	for l := last + 1; l < len(s.lines)-1 && s.lines[l] < end; l++ {
		at := s.lines[l]
		if s.blank(at, s.lineEnd(at), "") {
			continue
		}
		if n := s.indent(at); n <= b.indent {
			break
		}
		last = l
	}
	if last == s.line(b.at) {
		return nil
	}
	at := min(s.lineEnd(s.lines[last]), s.size)
	return &diag.Fix{Span: s.span(at, at), Replace: "\n" + indent + "}"}
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
func (s *scan) opensBlock(b bracket) bool {
	if b.missing || b.closer != '}' {
		return b.missing
	}
	before := bytes.TrimRight(s.text[s.lines[s.line(b.at)]:b.at], " \t")
	return len(before) > 0 && (before[len(before)-1] == '"' || isWordByte(before[len(before)-1]))
}

// stray reports a closing bracket without an opening one. Where an earlier brace stands in another
// column than the line that it closes, that one is the mistake, and the scan starts again there.
func (s *scan) stray(c byte) {
	const most = 10 // times to start again
	if len(s.brackets) == 0 && s.crooked > 0 && len(s.extra) < most {
		s.extra = append(s.extra, s.crooked)
		s.again = true
		return
	}
	s.tell(diag.SyntaxStrayBracket, s.at, s.at+1, "nothing is open that this %s could close: remove it", quote(string(c)))
	s.mend(s.at, s.at+1, ' ')
}

// startsDeclaration reports whether the scan stands at the first column before something like
// `struct Item {`. Where bodies are not indented, that could as well be a block inside one, unless
// a blank line or a comment sets it off.
func (s *scan) startsDeclaration() bool {
	line := s.text[s.at:s.lineEnd(s.at)]
	if !isWordStart(line) || s.body == 0 && !s.setOff() {
		return false
	}
	i := 0
	for i < len(line) && (isWordByte(line[i]) || line[i] == ' ' || line[i] == '"') {
		i++
	}
	return i < len(line) && line[i] == '{'
}

// setOff reports whether the line above is blank or a comment.
func (s *scan) setOff() bool {
	above := s.lines[max(s.line(s.at)-1, 0)]
	return s.blank(above, s.at-1, "") || s.text[above] == '#' || s.text[above] == '/'
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
