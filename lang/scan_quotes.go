package lang

import (
	"bytes"
	"strings"
	"unicode/utf8"

	"github.com/kitc-lang/kit/lang/diag"
)

// tripleQuotes recognizes a text in three quotes, as Python and GraphQL write it, and passes over it.
func (s *scan) tripleQuotes() bool {
	const most = 300 // bytes of a line
	mark := []byte(`"""`)
	if s.lineEnd(s.at)-s.lines[s.line(s.at)] > most || !bytes.HasPrefix(s.text[s.at:], mark) {
		return false
	}
	from := s.at
	inner := from + len(mark)
	n := bytes.Index(s.text[inner:s.lineEnd(inner)], mark)
	alone := s.startsLine(from)
	if n < 0 {
		if s.unquoted || !alone {
			return false
		}
		if n = bytes.Index(s.text[inner:], mark); n < 0 {
			s.unquoted = true
			return false
		}
	}
	end := inner + n + len(mark)
	if end < s.lineEnd(end) && !alone && s.text[end] == '"' {
		return false
	}
	text := strings.TrimSpace(string(s.text[inner : inner+n]))
	if !alone {
		right := `"` + strings.NewReplacer(`\`, `\\`, `"`, `\"`).Replace(text) + `"`
		s.tell(diag.SyntaxQuotes, from, end, "a text has one double quote at each end: write %s", quote(right)).
			Fix = &diag.Fix{Span: s.span(from, end), Replace: right}
		s.mend(from+1, end-1, 'x')
		s.at = end
		return true
	}
	indent := "\n" + string(s.text[s.lines[s.line(from)]:from])
	right := "# " + strings.ReplaceAll(strings.Join(fieldsOfLines(text), "\n"), "\n", indent+"# ")
	first, _, _ := strings.Cut(right, "\n")
	s.tell(diag.SyntaxQuotes, from, min(s.lineEnd(from), end), "documentation is a comment: write %s", quote(first)).
		Fix = &diag.Fix{Span: s.span(from, end), Replace: right}
	s.mute(from, end)
	s.mend(from, end, ' ')
	s.at = end
	return true
}

// fieldsOfLines gives the lines of a text without the spaces around them.
func fieldsOfLines(text string) []string {
	lines := strings.Split(text, "\n")
	for i, line := range lines {
		lines[i] = strings.TrimSpace(line)
	}
	return lines
}

// quoteInside recognizes, behind the end of a text, that a quote inside of it was taken for its end: a word
// follows without a space, and later on the line another quote. It passes over the whole text.
func (s *scan) quoteInside(open, end int) bool {
	lineEnd := s.lineEnd(end)
	const most = 300 // bytes
	if lineEnd-open > most || !isWordStart(s.text[end:]) {
		return false
	}
	rest := s.text[end:lineEnd]
	last := bytes.LastIndexByte(rest, '"')
	if last < 0 || bytes.Count(rest, []byte{'"'})%2 != 0 || bytes.IndexByte(rest[:last], '=') >= 0 {
		return false
	}
	to := end + last + 1
	right := `"` + strings.ReplaceAll(string(s.text[open+1:to-1]), `"`, `\"`) + `"`
	s.tell(diag.SyntaxQuotes, open, to, "a double quote inside of a text has a backslash before it: write %s", quote(right)).
		Fix = &diag.Fix{Span: s.span(open, to), Replace: right}
	s.mend(open+1, to-1, 'x')
	s.at = to
	return true
}

// brokenText recognizes a text that goes on in the next line, and passes over it.
func (s *scan) brokenText(open, lineEnd int) bool {
	next := s.line(open) + 1
	if next >= len(s.lines)-1 {
		return false
	}
	from, to := s.lines[next], s.lineEnd(s.lines[next])
	const most = 300 // bytes
	line := s.text[from:min(to, from+most)]
	n := bytes.IndexByte(line, '"')
	if n < 0 || bytes.Count(line, []byte{'"'})%2 == 0 || bytes.IndexByte(line[:n], '=') >= 0 || bytes.IndexByte(line[:n], '{') >= 0 {
		return false
	}
	s.tell(diag.SyntaxUnclosedString, open, lineEnd, "a text ends on its line: write `\\n` where a new line is meant, and go on behind it")
	s.hush(from)
	s.mute(from, to)
	s.mend(open+1, lineEnd-1, 'x')
	s.mend(lineEnd-1, lineEnd, '"')
	s.mend(from, from+n+1, ' ')
	if lineEnd-open < 2 {
		s.mend(open, lineEnd, '0')
	}
	s.at = from + n + 1
	return true
}

// commentMarks begin a comment in other languages.
var commentMarks = []string{"--", ";", "%", "<!--", "'", "REM ", "rem ", "!"}

// otherComment recognizes, at the start of a line, a comment of another language, and passes over it.
func (s *scan) otherComment() bool {
	end := s.lineEnd(s.at)
	line := s.text[s.at:end]
	for _, mark := range commentMarks {
		text, ok := bytes.CutPrefix(line, []byte(mark))
		if !ok {
			continue
		}
		words := bytes.TrimSpace(bytes.TrimSuffix(bytes.TrimSpace(text), []byte("-->")))
		spaced := len(text) > 0 && text[0] == ' ' || strings.HasSuffix(mark, " ")
		if !spaced || !isWordStart(words) || mark == "'" && bytes.IndexByte(words, '\'') >= 0 || bytes.ContainsAny(words, "{}=") {
			return false
		}
		right := "# " + string(words)
		s.replace(diag.SyntaxForeign, s.at, end, right, "a comment begins with `#`: write %s", quote(right))
		s.overwrite(s.at, end, "")
		s.at = end
		return true
	}
	return false
}

// otherQuotes handles a text in quotes that Kit does not know, up to one of the closing quotes on
// the same line.
func (s *scan) otherQuotes(from, inner int, closing string) {
	line := s.text[inner:s.lineEnd(inner)]
	n := bytes.IndexAny(line, closing)
	if s.failed == s.line(from)+1 || n < 0 {
		s.failed = s.line(from) + 1
		s.tell(diag.SyntaxQuotes, from, inner, "texts stand in double quotes: \"…\"")
		s.hush(from)
		s.mend(from, inner, ' ')
		s.at = inner
		return
	}
	_, size := utf8.DecodeRune(line[n:])
	end := inner + n + size
	right := `"` + raw(string(line[:n])) + `"`
	s.tell(diag.SyntaxQuotes, from, end, "texts stand in double quotes: write %s", quote(right)).
		Fix = &diag.Fix{Span: s.span(from, end), Replace: right}
	s.mend(from, end, 'x')
	s.mend(from, from+1, '"')
	s.mend(end-1, end, '"')
	s.at = end
}

// raw gives what stands between other quotes as it stands between double ones: quotes and those backslashes
// that start no escape sequence get a backslash.
func raw(text string) string {
	var b strings.Builder
	for i := 0; i < len(text); i++ {
		switch c := text[i]; {
		case c == '"':
			b.WriteString(`\"`)
		case c == '\\' && (i+1 == len(text) || strings.IndexByte(`nrt"\uU`, text[i+1]) < 0):
			b.WriteString(`\\`)
		case c == '\\':
			b.WriteString(text[i : i+2])
			i++
		default:
			b.WriteByte(c)
		}
	}
	return b.String()
}
