package lang

import (
	"bytes"
	"strings"
	"unicode/utf8"

	"github.com/kitc-lang/kit/lang/diag"
)

// str passes over a string in double quotes.
func (s *scan) str() {
	open := s.at
	if s.tripleQuotes() {
		return
	}
	for i := open + 1; ; {
		switch c := s.text[i]; {
		case c == '"':
			if !s.quoteInside(open, i+1) {
				s.at = i + 1
			}
			return
		case c == '\n', c == '\r' && s.text[i+1] == '\n':
			s.unclosedString(open, i)
			return
		case c == '\r':
			s.tell(diag.SyntaxCharacter, i, i+1, "a carriage return inside a string: write `\\r`")
			s.mend(i, i+1, 'x')
			i++
		case c == '\\':
			i = s.escape(i)
		case c == '$' || c == '%':
			i = s.dollar(i)
		default:
			i++
		}
	}
}

// escape checks the escape sequence at a backslash and gives the offset behind it.
func (s *scan) escape(i int) int {
	digits := 0
	switch s.text[i+1] {
	case 'n', 'r', 't', '"', '\\':
		return i + 2
	case '\n', '\r':
		return i + 1
	case 'u':
		digits = 4
	case 'U':
		digits = 8
	}
	if digits > 0 {
		n := 0
		for n < digits && isHex(s.text[i+2+n]) {
			n++
		}
		if n == digits {
			return i + 2 + n
		}
		s.tell(diag.SyntaxEscape, i, i+2+n, "%s needs %d hexadecimal digits behind it", quote(string(s.text[i:i+2])), digits)
		s.mend(i, i+2+n, 'x')
		return i + 2 + n
	}
	_, size := utf8.DecodeRune(s.text[i+1:])
	end := i + 1 + size
	s.tell(diag.SyntaxEscape, i, end, "%s is no escape sequence: write two backslashes where one is meant", quote(string(s.text[i:end]))).
		Fix = &diag.Fix{Span: s.span(i, i+1), Replace: `\\`}
	s.mend(i, end, 'x')
	return end
}

func isHex(c byte) bool { return isDigit(c) || 'a' <= c|0x20 && c|0x20 <= 'f' }

// dollar handles a $ or % in a string or heredoc and gives the offset behind it: $${ and %%{ stand
// for the characters themselves, ${ and %{ would start an interpolation.
func (s *scan) dollar(i int) int {
	c := s.text[i]
	switch {
	case s.text[i+1] == c && s.text[i+2] == '{':
		return i + 3
	case s.text[i+1] != '{':
		return i + 1
	}
	end := i + 2
	if n := s.interpolationEnd(i + 2); n > 0 {
		end = n
	}
	if name := string(s.text[i+2 : max(end-1, i+2)]); s.text[i-1] == '/' && isWordStart([]byte(name)) && s.wordEnd(i+2) == end-1 {
		right := "{" + name + "}"
		s.tell(diag.SyntaxInterpolation, i, end, "a parameter of a route has no %s before its brace: write %s", quote(string(c)), quote(right)).
			Fix = &diag.Fix{Span: s.span(i, end), Replace: right}
		s.mend(i, end, 'x')
		return end
	}
	s.tell(diag.SyntaxInterpolation, i, end, "%s would insert a value, and Kit computes none: write the text itself, or `%c%c{` for the characters `%c{`",
		quote(string(s.text[i:end])), c, c, c)
	s.mend(i, end, 'x')
	return end
}

// interpolationEnd finds the brace that ends an interpolation on the same line, or gives 0.
func (s *scan) interpolationEnd(i int) int {
	line := s.line(i) + 1
	if s.failed == line {
		return 0
	}
	depth := 1
	for ; s.text[i] != '\n'; i++ {
		switch s.text[i] {
		case '{':
			depth++
		case '}':
			if depth--; depth == 0 {
				return i + 1
			}
		}
	}
	s.failed = line
	return 0
}

// unclosedString reports a string that its line ends. What closes brackets of the same line at the
// end of it is taken not to be meant as text.
func (s *scan) unclosedString(open, lineEnd int) {
	if s.brokenText(open, lineEnd) {
		return
	}
	end := lineEnd
	const most = 100 // closing brackets and spaces worth looking at
	for i := lineEnd; i > open+1 && lineEnd-i < most && strings.IndexByte(" \t,)]}", s.text[i-1]) >= 0; {
		i--
		if s.closes(i, lineEnd) {
			end = i
		}
	}
	for end > open+1 && (s.text[end-1] == ' ' || s.text[end-1] == ',') {
		end--
	}
	s.tell(diag.SyntaxUnclosedString, open, end, "the string is never closed: add `\"` at its end").
		Fix = &diag.Fix{Span: s.span(end, end), Replace: `"`}
	if end == open+1 {
		s.mend(open, end, '0')
	} else {
		s.mend(open+1, end-1, 'x')
		s.mend(end-1, end, '"')
	}
	s.at = end
}

// closes reports whether the brackets between two offsets close, in order, the innermost ones that
// the same line has opened.
func (s *scan) closes(from, to int) bool {
	top := len(s.brackets) - 1
	line := s.lines[s.line(from)]
	for _, c := range s.text[from:to] {
		if c == ' ' || c == '\t' || c == ',' {
			continue
		}
		if top < 0 || s.brackets[top].at < line || s.brackets[top].closer != c {
			return false
		}
		top--
	}
	return true
}

// heredoc passes over a heredoc, if one starts here.
func (s *scan) heredoc() bool {
	if !bytes.HasPrefix(s.text[s.at:], []byte("<<")) {
		return false
	}
	from := s.at + 2
	if s.text[from] == '-' {
		from++
	}
	to := s.wordEnd(from)
	if !isWordStart(s.text[from:]) || to != s.lineEnd(s.at) {
		return false
	}
	marker := s.text[from:to]
	at := to
	for at = bytes.IndexByte(s.text[at:], '\n') + at + 1; at < len(s.text); {
		end := bytes.IndexByte(s.text[at:], '\n') + at
		if bytes.Equal(bytes.TrimSpace(s.text[at:end]), marker) {
			s.heredocs = append(s.heredocs, extent{s.lines[s.line(to)+1], end})
			s.at = s.lineEnd(at)
			return true
		}
		for i := at; i < end; {
			if c := s.text[i]; c == '$' || c == '%' {
				i = s.dollar(i)
			} else {
				i++
			}
		}
		at = end + 1
	}
	s.tell(diag.SyntaxUnclosedHeredoc, s.at, to, "the text that starts here is never closed: end it with a line that holds only %s", quote(string(marker)))
	s.swallow()
	return true
}

// word passes over a name, and over what other languages write behind the name of a type.
func (s *scan) word() {
	from := s.at
	s.at = s.wordEnd(from)
	if s.at == from {
		s.at++
		return
	}
	name := s.text[from:s.at]
	switch {
	case s.text[s.at] == '<':
		s.angles(from)
	case s.text[s.at] == '[' && s.text[s.at+1] == ']':
		s.typeArguments(from, s.at+2, "list("+string(name)+")")
		s.mend(s.at, s.at+2, ' ')
		s.at += 2
	case s.text[s.at] == '?':
		d := s.tell(diag.SyntaxOptional, from, s.at+1, "a question mark makes nothing optional in Kit: write `NAME = optional(TYPE)`")
		if s.assigned(from) {
			right := "optional(" + string(name) + ")"
			d.Message = "a question mark makes nothing optional in Kit: write " + quote(right)
			d.Fix = &diag.Fix{Span: s.span(from, s.at+1), Replace: right}
		}
		s.hush(from)
		s.mend(s.at, s.at+1, ' ')
		s.at++
	case string(name) == "for" && s.previous >= 0 && (s.text[s.previous] == '[' || s.text[s.previous] == '{') && s.text[s.at] == ' ' && s.previous >= s.lines[s.line(from)] && s.loops():
		s.tell(diag.SyntaxExpression, from, s.at, "there are no loops: Kit computes nothing, write the values themselves")
		s.hush(from)
	}
}

// loops reports whether `for` is followed by a name and `in`, and not by a value of its own.
func (s *scan) loops() bool {
	fields := bytes.Fields(s.text[s.at:s.lineEnd(s.at)])
	return len(fields) > 1 && (string(fields[1]) == "in" || bytes.HasSuffix(fields[0], []byte(",")))
}

// assigned reports whether a word stands where a value stands.
func (s *scan) assigned(from int) bool {
	return s.previous >= 0 && strings.IndexByte("=(,[:", s.text[s.previous]) >= 0 && from > s.previous
}

// angles handles a type written with angle brackets: list<Item>.
func (s *scan) angles(from int) {
	line := s.line(s.at) + 1
	if s.failed == line || s.text[s.at+1] == '<' {
		return
	}
	depth, end := 0, 0
	for i := s.at; end == 0; i++ {
		switch c := s.text[i]; {
		case c == '<':
			depth++
		case c == '>':
			if depth--; depth == 0 {
				end = i + 1
			}
		case isWordByte(c), c == ' ', c == ',', c == '.':
		default:
			s.failed = line
			return
		}
	}
	right := strings.NewReplacer("<", "(", ">", ")").Replace(string(s.text[from:end]))
	s.typeArguments(from, end, right)
	for i := s.at; i < end; i++ {
		switch s.text[i] {
		case '<':
			s.mend(i, i+1, '(')
		case '>':
			s.mend(i, i+1, ')')
		}
	}
	s.tokens += end - from
	s.at = end
}

// goSlice handles a type written as in Go: []Item.
func (s *scan) goSlice() bool {
	if s.text[s.at+1] != ']' || !isWordStart(s.text[s.at+2:]) {
		return false
	}
	end := s.wordEnd(s.at + 2)
	s.typeArguments(s.at, end, "list("+string(s.text[s.at+2:end])+")")
	s.mend(s.at, s.at+2, ' ')
	s.at = end
	return true
}

func (s *scan) typeArguments(from, to int, right string) {
	s.tell(diag.SyntaxTypeArguments, from, to, "types take their arguments in parentheses: write %s", quote(right)).
		Fix = &diag.Fix{Span: s.span(from, to), Replace: right}
}
