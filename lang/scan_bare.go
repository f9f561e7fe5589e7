package lang

import (
	"bytes"
	"regexp"
	"strings"

	"github.com/kitc-lang/kit/lang/diag"
)

// bareTexts are values that can only be meant as texts, from the start of the value: a route, a regular
// expression of JavaScript, a path or an address, a version, a variable of a shell.
var bareTexts = []struct {
	pattern *regexp.Regexp
	inner   bool // the text stands between the first group's ends
}{
	{regexp.MustCompile(`^(?:GET|POST|PUT|PATCH|DELETE|HEAD|OPTIONS|get|post|put|patch|delete) +/[^\s,#"]*`), false},
	{regexp.MustCompile(`^/([^\s/*][^\s]*)/[gimsuy]*(?:[\s,})]|$)`), true},
	{regexp.MustCompile(`^\.{0,2}/[^\s,#"/*)\]][^\s,#")\]]*`), false},
	{regexp.MustCompile(`^:[0-9]+`), false},
	{regexp.MustCompile(`^[a-z]+://[^\s,"]+`), false},
	{regexp.MustCompile(`^[A-Za-z0-9][A-Za-z0-9.-]*:[0-9]+`), false},
	{regexp.MustCompile(`^[A-Za-z_][A-Za-z0-9_.-]*(?:/[A-Za-z0-9_.+-]+)+/?`), false},
	{regexp.MustCompile(`^[A-Za-z0-9._-]+@[A-Za-z0-9.-]+`), false},
	{regexp.MustCompile(`^v[0-9]+(?:\.[0-9]+)+`), false},
}

// bareText recognizes, behind an equals sign, a text without quotes.
func (s *scan) bareText() {
	const most = 300 // bytes
	from := s.at
	for s.text[from] == ' ' || s.text[from] == '\t' {
		from++
	}
	end := min(s.lineEnd(from), from+most)
	if from >= end || strings.IndexByte(`"{[(`, s.text[from]) >= 0 || !bytes.ContainsAny(s.text[from:end], "/:@.") {
		return
	}
	rest := s.text[from:end]
	for _, bare := range bareTexts {
		m := bare.pattern.FindSubmatchIndex(rest)
		if m == nil {
			continue
		}
		text, to := string(rest[:m[1]]), from+m[1]
		if bare.inner {
			text = string(rest[m[2]:m[3]])
			for to = from + m[3] + 1; isWordByte(s.text[to]) && to < end; to++ {
			}
		} else {
			for strings.HasSuffix(text, "}") && strings.Count(text, "}") > strings.Count(text, "{") {
				text, to = text[:len(text)-1], to-1
			}
		}
		if to-from < 2 {
			return
		}
		if module, name, ok := strings.Cut(text, "/"); ok && len(name) > 0 && 'A' <= name[0] && name[0] <= 'Z' && isWordStart([]byte(module)) && s.wordEnd(from+len(module)+1) == to {
			right := module + "." + name
			s.tell(diag.SyntaxForeign, from, to, "the parts of a name are joined by a dot: write %s", quote(right)).
				Fix = &diag.Fix{Span: s.span(from, to), Replace: right}
			s.mend(from+len(module), from+len(module)+1, '.')
			s.at = to
			return
		}
		right := `"` + strings.NewReplacer(`\`, `\\`, `"`, `\"`).Replace(text) + `"`
		s.tell(diag.SyntaxQuotes, from, to, "a text stands in double quotes: write %s", quote(right)).
			Fix = &diag.Fix{Span: s.span(from, to), Replace: right}
		s.mend(from, to, 'x')
		s.mend(from, from+1, '"')
		s.mend(to-1, to, '"')
		s.at = to
		return
	}
}

// foreignType recognizes, behind an equals sign, a type as another language writes it.
func (s *scan) foreignType() bool {
	end := s.lineEnd(s.at)
	const most = 200 // bytes
	if end-s.at > most || !bytes.ContainsAny(s.text[s.at:end], "<[|*?") {
		return false
	}
	line := s.signs(s.at, end)
	t, ok := s.translate(line, 0)
	if !ok || !t.shaped {
		return false
	}
	switch kindAt(line, t.end) {
	case 0, ',', '}', ';':
	default:
		return false
	}
	from, to := line[0].from, line[t.end-1].to
	if s.text[from] == '[' && kindAt(line, 1) != ']' || t.kit == "any" {
		return false // a list of values
	}
	right := t.text()
	code, what := diag.SyntaxTypeArguments, "types take their arguments in parentheses"
	switch {
	case s.text[to-1] == '?':
		code, what = diag.SyntaxOptional, "a question mark makes nothing optional in Kit"
	case t.optional:
		code, what = diag.SyntaxOptional, "what may be absent is `optional`"
	}
	s.tell(code, from, to, "%s: write %s", what, quote(right)).Fix = &diag.Fix{Span: s.span(from, to), Replace: right}
	s.hush(from)
	simple := right
	if len(simple) > to-from {
		simple = "any"
	}
	s.overwrite(from, to, simple)
	s.at = to
	return true
}
