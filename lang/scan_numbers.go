package lang

import (
	"regexp"
	"strconv"
	"strings"

	"github.com/kitc-lang/kit/lang/diag"
)

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
