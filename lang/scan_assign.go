package lang

import (
	"bytes"
	"strings"

	"github.com/kitc-lang/kit/lang/diag"
)

// assign passes over = and handles what other languages write in its place.
func (s *scan) assign(c byte) {
	from := s.at
	next := s.text[from+1]
	end := from + 1
	switch {
	case c == '=' && (next == '=' || next == '>'), c == ':' && next == '=':
		end++
	case c == ':' && next == ':':
		d := s.tell(diag.SyntaxUnexpected, from, from+2, "`::` means nothing in Kit: the parts of a name are joined by a dot, as in `billing.Invoice`")
		if s.previous == from-1 && isWordStart(s.text[from+2:]) {
			d.Fix = &diag.Fix{Span: s.span(from, from+2), Replace: "."}
		}
		s.mend(from, from+1, '.')
		s.mend(from+1, from+2, ' ')
		s.at += 2
		return
	case end == from+1 && s.dashesFollow(end): // reported there
		s.mend(from, end, ' ')
		s.at++
		return
	case c == '=':
		s.at++
		if !s.foreignType() {
			s.bareText()
		}
		return
	case c == ':' && (s.innermost() == '(' || s.previous >= 0 && s.text[s.previous] == ')'):
		s.mend(from, end, '=') // refused later, where it is known what the parentheses belong to
		s.at++
		return
	case c == ':' && end == from+1 && s.blank(end, s.lineEnd(end), "") && s.headWords(from) > 1:
		s.mend(from, end, '=') // the head of a block
		s.at++
		return
	}
	if s.colons(from) {
		s.mend(from, end, ' ')
		s.mend(from, from+1, '=')
		s.at = end
		return
	}
	right := "="
	if c == ':' && s.previous == from-1 {
		right = " ="
	}
	if name := s.quotedName(from); name != "" && s.previous == from-1 && c == ':' {
		start := from - len(name) - 2
		right = name + " ="
		way := right + " …"
		if pair := s.pair(from, end); pair != "" {
			way = pair
		}
		s.tell(diag.SyntaxAssign, start, end, "a name is written without quotes, and joined with its value by `=`: write %s", quote(way)).
			Fix = &diag.Fix{Span: s.span(start, end), Replace: right}
		s.mend(from, end, ' ')
		s.mend(from, from+1, '=')
		s.at = end
		return
	}
	way := ""
	if pair := s.pair(from, end); pair != "" {
		way = ": write " + quote(pair)
	}
	s.tell(diag.SyntaxAssign, from, end, "a name and its value are joined by `=`, not by %s%s", quote(string(s.text[from:end])), way).
		Fix = &diag.Fix{Span: s.span(from, end), Replace: right}
	s.mend(from, end, ' ')
	s.mend(from, from+1, '=')
	s.at = end
}

// colons reports all entries of an object on one line that have colons, where there are several.
func (s *scan) colons(at int) bool {
	n := len(s.brackets) - 1
	if s.text[at] != ':' || n < 0 || s.brackets[n].closer != '}' || s.opensBlock(s.brackets[n]) || !s.sameLine(s.brackets[n].at, at) {
		return false
	}
	line := s.signs(s.brackets[n].at, s.lineEnd(at))
	depth, colons, from := 0, 0, s.brackets[n].at
	var b strings.Builder
	for i, t := range line {
		switch t.kind {
		case '{':
			depth++
		case '}':
			depth--
		case ':':
			colons++
			b.Write(bytes.TrimRight(s.text[from:t.from], " \t"))
			b.WriteString(" =")
			if from = t.to; i+1 < len(line) && line[i+1].from == from {
				b.WriteByte(' ')
			}
		case '"':
			if name := s.quotedName(t.to); name != "" && kindAt(line, i+1) == ':' {
				b.Write(s.text[from:t.from])
				b.WriteString(name)
				from = t.to
			}
		}
		if depth == 0 {
			b.Write(s.text[from:t.to])
			from = t.to
			break
		}
	}
	if depth != 0 || colons < 2 {
		return false
	}
	open := s.brackets[n].at
	s.tell(diag.SyntaxAssign, open, from, "names and their values are joined by `=`, not by `:`: write %s", quote(b.String())).
		Fix = &diag.Fix{Span: s.span(open, from), Replace: b.String()}
	return true
}

// quotedName gives the name in quotes that ends before an offset, "" if there is none.
func (s *scan) quotedName(at int) string {
	start := s.lines[s.line(at)]
	if at-start < 3 || s.text[at-1] != '"' {
		return ""
	}
	open := bytes.LastIndexByte(s.text[start:at-1], '"')
	if open < 0 {
		return ""
	}
	name := s.text[start+open+1 : at-1]
	if !isWordStart(name) || s.wordEnd(start+open+1) != at-1 {
		return ""
	}
	return string(name)
}

// pair gives the name before a sign and the value behind it, joined by an equals sign, where both are short
// and on one line.
func (s *scan) pair(from, end int) string {
	const most = 30 // bytes of the value
	start := s.lines[s.line(from)]
	name := bytes.TrimRight(s.text[start:from], " \t")
	if quoted := s.quotedName(from); quoted != "" {
		name = []byte(quoted)
	}
	word := len(name)
	for word > 0 && isWordByte(name[word-1]) {
		word--
	}
	line := s.signs(end, min(s.lineEnd(end), end+most))
	if word == len(name) || len(line) == 0 {
		return ""
	}
	to, depth := 0, 0
	for _, t := range line {
		switch t.kind {
		case '(', '[', '{':
			depth++
		case ')', ']', '}':
			depth--
		case ':':
			return ""
		case '=':
			if depth == 0 {
				return ""
			}
		}
		if depth < 0 || depth == 0 && (t.kind == ',' || t.kind == ';') {
			break
		}
		to = t.to
	}
	if depth > 0 || to == 0 {
		return ""
	}
	return string(name[word:]) + " = " + string(s.text[line[0].from:to])
}

// headWords counts the words between the start of the line and an offset; 0 if there is more.
func (s *scan) headWords(at int) int {
	words, end := s.head(s.lines[s.line(at)] + s.indent(at))
	if !s.blank(end, max(end, at), "") || end > at {
		return 0
	}
	return words
}

// innermost gives the innermost open bracket, or 0.
func (s *scan) innermost() byte {
	if len(s.brackets) == 0 {
		return 0
	}
	if b := s.brackets[len(s.brackets)-1]; !b.missing {
		return s.text[b.at]
	}
	return '{'
}

// valueMayStart reports whether a minus here would be the sign of a number.
func (s *scan) valueMayStart() bool {
	return s.previous < 0 || strings.IndexByte("=([,:", s.text[s.previous]) >= 0
}
