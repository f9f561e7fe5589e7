package lang

import (
	"unicode/utf8"

	"github.com/kitc-lang/kit/lang/diag"
)

// foreign handles a character that no part of the language starts with.
func (s *scan) foreign(c byte) {
	from := s.at
	switch c {
	case '\'', '`':
		s.otherQuotes(from, from+1, string(c))
		return
	case ';':
		s.semicolon()
		return
	case '?':
		s.tell(diag.SyntaxExpression, from, from+1, "there are no conditions: Kit computes nothing, write the value itself; a field that may be absent is `optional(TYPE)`")
		s.hush(from)
	case '!', '+', '-', '*', '/', '%', '&', '|', '^', '~', '<', '>':
		if s.strayComment(c) || s.percent(c) || s.joined(c) {
			return
		}
		s.tell(diag.SyntaxExpression, from, from+1, "there is no operator %s: Kit computes nothing, write the value itself", quote(string(c)))
		s.hush(from)
	case '.':
		s.tell(diag.SyntaxUnexpected, from, from+2, "`..` means nothing in Kit")
		s.mend(from, from+2, ' ')
		s.at += 2
		return
	default:
		r, n := utf8.DecodeRune(s.text[from:])
		s.at += n
		switch r {
		case '“', '”', '„', '‘', '’', '«', '»':
			s.at = from
			s.otherQuotes(from, from+n, "”’»“")
			return
		case '\r':
			s.tell(diag.SyntaxCharacter, from, from+n, "a carriage return without a line feed: save the file with the line ends of Unix or Windows")
		case '\u00A0', '\u2007', '\u202F', '\u3000':
			s.tell(diag.SyntaxCharacter, from, from+n, "%s is a space that only looks like one: write an ordinary space", describe(r)).
				Fix = &diag.Fix{Span: s.span(from, from+n), Replace: " "}
		case '\uFEFF', '\u200B', '\u200C', '\u200D', '\u2060':
			s.tell(diag.SyntaxCharacter, from, from+n, "%s is an invisible character: remove it", describe(r)).
				Fix = &diag.Fix{Span: s.span(from, from+n)}
		case '–', '—', '−', '＝', '：', '；', '，', '（', '）', '｛', '｝', '［', '］', '＂', '．':
			right := keyboard(r)
			s.tell(diag.SyntaxCharacter, from, from+n, "%s only looks like the %s of the keyboard: write %s", describe(r), quote(right), quote(right)).
				Fix = &diag.Fix{Span: s.span(from, from+n), Replace: right}
			s.hush(from)
			s.mend(from, from+n, ' ')
			if right == "=" || right == "-" || right == "," {
				s.mend(from+n-1, from+n, right[0])
			}
			return
		case '$':
			s.tell(diag.SyntaxCharacter, from, from+n, "there are no variables: Kit computes nothing, write the value itself")
			s.hush(from)
		case '@':
			if s.enclosing() == "service" {
				s.tell(diag.SyntaxCharacter, from, from+n, "there are no annotations: what is said of a method stands between its braces, such as `http = \"GET /orders\"`")
			}
			s.tell(diag.SyntaxCharacter, from, from+n, "there are no annotations: what a member is stands in its type, such as `deprecated(string, \"why\")`")
			s.hush(from)
		default:
			s.tell(diag.SyntaxCharacter, from, from+n, "the character %s means nothing here: texts stand in double quotes", describe(r))
			s.hush(from)
		}
		s.mend(from, from+n, ' ')
		return
	}
	s.mend(from, from+1, ' ')
	s.at++
}

// strayComment handles the end of a comment that is over already, and a comment with one slash.
func (s *scan) strayComment(c byte) bool {
	from, end := s.at, s.lineEnd(s.at)
	switch {
	case c == '*' && s.text[from+1] == '/':
		d := s.tell(diag.SyntaxUnexpected, from, from+2, "there is no comment here that this could close, for comments do not nest: remove it")
		if n := len(s.comments) - 1; n >= 0 && s.comments[n].to <= from && s.sameLine(s.comments[n].to, from) && s.blank(s.comments[n].to, from, "") {
			d.Fix = &diag.Fix{Span: s.span(from, from+2)}
		}
		s.hush(from)
		s.mend(from, from+2, ' ')
		s.at += 2
		return true
	case c == '/' && s.text[from+1] == ' ':
		for _, t := range s.signs(from+1, end) {
			if t.kind != 'w' {
				return false
			}
		}
		right := "#" + string(s.text[from+1:end])
		s.replace(diag.SyntaxForeign, from, end, right, "a comment begins with `#` or `//`: write %s", quote(right))
		s.overwrite(from, end, "")
		s.at = end
		return true
	}
	return false
}

// joined handles two texts with a plus between them.
func (s *scan) joined(c byte) bool {
	if c != '+' || s.previous < 0 || s.text[s.previous] != '"' || !s.sameLine(s.previous, s.at) {
		return false
	}
	line := s.signs(s.lines[s.line(s.at)], s.lineEnd(s.at))
	for i, t := range line {
		if t.from != s.at || kindAt(line, i-1) != '"' || kindAt(line, i+1) != '"' || s.text[line[i+1].from] != '"' {
			continue
		}
		from, to := line[i-1].from, line[i+1].to
		right := string(s.text[from:line[i-1].to-1]) + string(s.text[line[i+1].from+1:to])
		s.tell(diag.SyntaxExpression, from, to, "Kit joins no texts: write %s", quote(right)).
			Fix = &diag.Fix{Span: s.span(from, to), Replace: right}
		s.hush(from)
		s.mend(s.at, to, ' ')
		s.at = to
		return true
	}
	return false
}

// keyboard gives the sign of ASCII that a sign of another script or of typography stands for.
func keyboard(r rune) string {
	const fullWidth = '！' - '!' // signs of full width stand in the order of ASCII
	if r >= '！' {
		return string(r - fullWidth)
	}
	return "-"
}

// semicolon takes a semicolon for the end of a line.
func (s *scan) semicolon() {
	at := s.at
	s.at++
	s.mend(at, at+1, ' ')
	if len(s.brackets) == 0 && s.headWords(at) > 1 && s.blank(at+1, s.lineEnd(at), "") {
		return // of a declaration without a body, which is what will be reported
	}
	if n := len(s.brackets) - 1; n >= 0 && s.brackets[n].closer == '}' && !s.opensBlock(s.brackets[n]) && s.sameLine(s.brackets[n].at, at) {
		s.tell(diag.SyntaxSeparator, at, at+1, "there are no semicolons: entries on one line have commas between them").
			Fix = &diag.Fix{Span: s.span(at, at+1), Replace: ","}
		s.mend(at, at+1, ',')
		return
	}
	if !s.told[told{s.line(at) + 1, diag.SyntaxSeparator}] {
		d := s.tell(diag.SyntaxSeparator, at, at+1, "there are no semicolons: an attribute ends with its line")
		if s.blank(at+1, s.lineEnd(at), "}") {
			d.Fix = &diag.Fix{Span: s.span(at, at+1)}
			return
		}
	}
	s.mended[at] = '\n'
}
