package lang

import (
	"bytes"
	"regexp"
	"strconv"
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

// number passes over a number.
func (s *scan) number() {
	from := s.at
	dots := 0
	for i := from; ; i++ {
		c := s.text[i]
		if c == '.' && isDigit(s.text[i+1]) {
			dots++
		} else if !isDigit(c) && !((c == 'e' || c == 'E') && exponent(s.text[i+1:])) && !((c == '+' || c == '-') && s.text[i-1]|0x20 == 'e') {
			s.at = i
			break
		}
	}
	end := s.wordEnd(s.at)
	if s.text[end] == '.' {
		end++
	}
	if end == s.at && dots < 2 {
		return
	}
	text := string(s.text[from:end])
	digits := strings.ReplaceAll(text, "_", "")
	switch {
	case dots > 1:
		s.tell(diag.SyntaxNumber, from, end, "%s is no number: a version, an address or a date is a string, in double quotes", quote(text)).
			Fix = &diag.Fix{Span: s.span(from, end), Replace: `"` + text + `"`}
	case strings.Trim(digits, "0123456789") == "":
		s.tell(diag.SyntaxNumber, from, end, "numbers are written without underscores: %s", quote(digits)).
			Fix = &diag.Fix{Span: s.span(from, end), Replace: digits}
	case strings.HasPrefix(text, "0x"), strings.HasPrefix(text, "0b"), strings.HasPrefix(text, "0o"):
		s.tell(diag.SyntaxNumber, from, end, "%s is no number: write it with decimal digits", quote(text))
	case strings.HasSuffix(text, "."):
		s.tell(diag.SyntaxNumber, from, end, "%s is no number: write a digit behind the point, or no point", quote(text))
	case isSuffix(text[s.at-from:]) && dots < 2:
		s.tell(diag.SyntaxNumber, from, end, "numbers have no suffix: write %s", quote(text[:s.at-from])).
			Fix = &diag.Fix{Span: s.span(from, end), Replace: text[:s.at-from]}
	case isLetters(text[s.at-from:]):
		s.tell(diag.SyntaxNumber, from, end, "%s is no number: a duration or a size is a string, in double quotes; a name does not start with a digit", quote(text)).
			Fix = &diag.Fix{Span: s.span(from, end), Replace: `"` + text + `"`}
	case datePattern.MatchString(text):
		right := `"` + text + `"`
		s.tell(diag.SyntaxNumber, from, end, "a date is a text, in double quotes: write %s", quote(right)).
			Fix = &diag.Fix{Span: s.span(from, end), Replace: right}
	case strings.Trim(text, "0123456789-") == "":
		s.tell(diag.SyntaxNumber, from, end, "%s is no number: a date is a string, in double quotes, and Kit computes nothing", quote(text))
	default:
		s.tell(diag.SyntaxNumber, from, end, "%s is neither a number nor a name: a name does not start with a digit", quote(text))
	}
	s.mend(from, end, '0')
	s.at = end
}

// datePattern is how a date looks that stands without quotes.
var datePattern = regexp.MustCompile(`^[0-9]{4}-[0-9]{2}-[0-9]{2}$`)

// leadingSign reports a number with a sign before it that does not belong there, or without a digit that
// does.
func (s *scan) leadingSign(what, digit string) {
	from := s.at
	end := from + 1
	for isDigit(s.text[end]) || s.text[end] == '.' && isDigit(s.text[end+1]) {
		end++
	}
	right := digit + strings.TrimPrefix(string(s.text[from:end]), "+")
	s.tell(diag.SyntaxNumber, from, end, "%s: write %s", what, quote(right)).
		Fix = &diag.Fix{Span: s.span(from, end), Replace: right}
	s.overwrite(from, end, strings.TrimPrefix(right, "0"))
	s.mend(from, from+1, ' ')
	s.at = end
}

// exponent reports whether digits follow the e of a number.
func exponent(b []byte) bool {
	if b[0] == '+' || b[0] == '-' {
		b = b[1:]
	}
	return len(b) > 0 && isDigit(b[0])
}

// isSuffix reports whether letters behind a number say which kind it has in C, Java, C# or JavaScript.
func isSuffix(s string) bool {
	switch strings.ToLower(s) {
	case "l", "ll", "u", "ul", "ull", "f", "n", "i32", "i64", "u32", "u64", "f64":
		return true
	}
	return false
}

func isLetters(s string) bool {
	return strings.IndexFunc(s, func(r rune) bool { return (r < 'a' || 'z' < r) && (r < 'A' || 'Z' < r) }) < 0
}

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
		case ':', '=':
			return ""
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

// percent handles a number with a percent sign behind it.
func (s *scan) percent(c byte) bool {
	from := s.at
	for from > 0 && (isDigit(s.text[from-1]) || s.text[from-1] == '.') {
		from--
	}
	number, err := strconv.ParseFloat(string(s.text[from:s.at]), 64)
	if c != '%' || err != nil || isWordStart(s.text[s.at+1:]) || isDigit(s.text[s.at+1]) || s.text[s.at+1] == ' ' && isDigit(s.text[s.at+2]) {
		return false
	}
	right := strconv.FormatFloat(number/100, 'f', -1, 64)
	s.tell(diag.SyntaxNumber, from, s.at+1, "a share is a number: write %s", quote(right)).
		Fix = &diag.Fix{Span: s.span(from, s.at+1), Replace: right}
	s.mend(s.at, s.at+1, ' ')
	s.at++
	return true
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
		if s.blank(at+1, s.lineEnd(at), "") {
			d.Fix = &diag.Fix{Span: s.span(at, at+1)}
			return
		}
	}
	s.mended[at] = '\n'
}
