package compiler

import (
	"regexp"
	"strings"

	"github.com/kitc-lang/kit/lang"
	"github.com/kitc-lang/kit/lang/diag"
)

// style is how the names of a kind are written.
type style struct {
	pattern *regexp.Regexp
	says    string
	fix     func(string) string
}

var (
	typeStyle    = style{regexp.MustCompile(`^[A-Z][A-Za-z0-9]*$`), "in UpperCamel", upperCamel}
	memberStyle  = style{regexp.MustCompile(`^[a-z][a-z0-9]*(_[a-z0-9]+)*$`), "in snake_case", snakeCase}
	packageStyle = style{regexp.MustCompile(`^[a-z][a-z0-9]*$`), "in lower-case letters and digits", lowerCase}
)

// maxName bounds a name, in bytes, because names become file names and identifiers elsewhere.
const maxName = 100

// checkName reports a name that is not written as its kind is. It gives false for one that is so long that
// what carries it is left out; any other stands, and may be referred to, for it is wrong in its spelling only.
func (p *pass) checkName(name lang.Ident, what string, s style) bool {
	if len(name.Name) > maxName {
		p.errorf(diag.BadName, name.Span, "the name of this %s is longer than %d characters: choose a shorter one", what, maxName)
		return false
	}
	if s.pattern.MatchString(name.Name) {
		p.plain(name)
	}
	if !s.pattern.MatchString(name.Name) {
		d := p.errorf(diag.BadName, name.Span, "the name of %s is written %s", article(what), s.says)
		if fixed := s.fix(name.Name); s.pattern.MatchString(fixed) {
			d.Message += ": `" + fixed + "`"
			d.Fix = &diag.Fix{Span: name.Span, Replace: fixed}
		}
	}
	return true
}

// article gives a keyword with a or an.
func article(keyword string) string {
	if strings.IndexByte("aeio", keyword[0]) >= 0 {
		return "an " + keyword
	}
	return "a " + keyword
}

func upperCamel(name string) string { return lang.UpperCamel(name) }
func snakeCase(name string) string  { return lang.SnakeCase(name) }
func lowerCase(name string) string  { return strings.Join(lang.Syllables(name), "") }
