// Package route turns the notation of an HTTP route, "GET /orders/{id}", into a Pattern. Its
// diagnostics point into the string.
package route

import (
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/kitc-lang/kit/lang/diag"
)

// MaxLength is the number of bytes a route may have. Requests fill the parameters in, and servers
// and proxies refuse long request lines.
const MaxLength = 1000

// Pattern is a route: the requests with this verb whose path has these segments.
type Pattern struct {
	Verb     string    // GET, HEAD, POST, PUT, PATCH or DELETE
	Segments []Segment // none for the path /
}

// Segment is the part of a path between two slashes: either a Literal or a Param.
type Segment struct {
	Literal  string // as it stands in a request
	Param    string // the name between the braces
	From, To int    // the bytes of the segment in the notation, braces included
}

// Params gives the names of the parameters, in the order of the path.
func (p Pattern) Params() []string {
	var names []string
	for _, s := range p.Segments {
		if s.Param != "" {
			names = append(names, s.Param)
		}
	}
	return names
}

// Path gives the path as it is written: /orders/{id}.
func (p Pattern) Path() string {
	if len(p.Segments) == 0 {
		return "/"
	}
	var b strings.Builder
	for _, s := range p.Segments {
		if s.Param != "" {
			b.WriteString("/{" + s.Param + "}")
		} else {
			b.WriteString("/" + s.Literal)
		}
	}
	return b.String()
}

// String gives the notation.
func (p Pattern) String() string { return p.Verb + " " + p.Path() }

// Verbs gives the verbs that a route may have.
func Verbs() []string { return []string{"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE"} }

// Parse reads a route. The function at gives the place of text[from:to] in the source. The Pattern
// is useful only if there are no errors.
func Parse(text string, at func(from, to int) diag.Span) (Pattern, diag.List) {
	c := &check{text: text, at: at}
	if !c.shape() {
		return Pattern{}, c.list
	}
	tree, err := grammar().ParseString("", text)
	if err != nil {
		c.refused(err)
		return Pattern{}, c.list
	}
	c.space(tree.Verb)
	p := Pattern{Verb: c.verb(tree.Verb)}
	for i, s := range tree.Segments {
		if i == len(tree.Segments)-1 && len(s.Parts) == 0 {
			if i > 0 && len(tree.Segments[i-1].Parts) > 0 {
				c.trailingSlash(s.Pos.Offset)
			}
			break
		}
		segment, ok := c.segment(s)
		if !ok {
			break // what follows is no path
		}
		p.Segments = append(p.Segments, segment)
	}
	c.unique(p.Segments)
	return p, c.list
}

// check collects what is wrong with one route.
type check struct {
	text string
	at   func(from, to int) diag.Span
	list diag.List
}

func (c *check) errorf(code diag.Code, from, to int, format string, args ...any) *diag.Diagnostic {
	return c.list.Errorf(code, c.at(from, to), format, args...)
}

// fix sets the edit that replaces part of the route, if its place in the source is exactly that part.
func (c *check) fix(d *diag.Diagnostic, from, to int, replace string) {
	if s := c.at(from, to); s.End.Offset-s.Start.Offset == to-from {
		d.Fix = &diag.Fix{Span: s, Replace: replace}
	}
}

// shape finds the mistakes that leave no verb and path to look at.
func (c *check) shape() bool {
	text := c.text
	trimmed := strings.TrimSpace(text)
	switch {
	case len(text) > MaxLength:
		c.errorf(diag.RouteTooLong, 0, len(text), "the route has %d bytes, and may have %d: write a shorter path", len(text), MaxLength)
	case !utf8.ValidString(text):
		c.errorf(diag.RouteSyntax, 0, len(text), "the route is not UTF-8 text")
	case trimmed == "":
		c.errorf(diag.RouteSyntax, 0, len(text), "the route is empty: write a verb and a path, such as `GET /orders/{id}`")
	case trimmed != text:
		c.fix(c.errorf(diag.RouteSyntax, 0, len(text), "the route has space around it: write %s", show(trimmed)), 0, len(text), trimmed)
	case text[0] == '/':
		c.errorf(diag.RouteVerb, 0, len(text), "the route has no verb: write `GET %s`, or another of %s", short(text), strings.Join(Verbs(), ", "))
	case strings.Contains(text, "://"):
		c.errorf(diag.RouteSyntax, 0, len(text), "a route has no scheme and no host: write a verb and a path, such as `GET /orders/{id}`")
	case !strings.ContainsAny(text, " \t"):
		c.oneWord()
	default:
		return true
	}
	return false
}

// oneWord reports a text without any space in it.
func (c *check) oneWord() {
	verb, path, slash := strings.Cut(c.text, "/")
	verb = strings.TrimSpace(verb) // of a line break
	switch upper := strings.ToUpper(verb); {
	case !slices.Contains(Verbs(), upper):
		c.errorf(diag.RouteSyntax, 0, len(c.text), "a route is a verb, a space and a path: `GET /orders/{id}`")
	case !slash:
		c.errorf(diag.RouteSyntax, 0, len(c.text), "the route has no path: write `%s /…`", upper)
	default:
		right := upper + " /" + path
		c.fix(c.errorf(diag.RouteSyntax, 0, len(c.text), "one space stands between the verb and the path: write %s", show(right)), 0, len(c.text), right)
	}
}

// space checks that one space, and no tab, follows the verb.
func (c *check) space(w word) {
	from := w.Pos.Offset + len(w.Text)
	to := from + strings.IndexByte(c.text[from:], '/')
	if c.text[from:to] != " " {
		c.fix(c.errorf(diag.RouteSyntax, from, to, "one space stands between the verb and the path"), from, to, " ")
	}
}

// verb checks the verb and gives it as it should be.
func (c *check) verb(w word) string {
	from, to := w.Pos.Offset, w.Pos.Offset+len(w.Text)
	if slices.Contains(Verbs(), w.Text) {
		return w.Text
	}
	upper := strings.ToUpper(w.Text)
	if slices.Contains(Verbs(), upper) {
		c.fix(c.errorf(diag.RouteVerb, from, to, "verbs are written in capitals: write `%s`", upper), from, to, upper)
		return upper
	}
	way := "one of " + strings.Join(Verbs(), ", ")
	if near := diag.Nearest(upper, Verbs()); near != "" {
		way = "did you mean `" + near + "`?"
	}
	c.errorf(diag.RouteVerb, from, to, "there is no verb %s: %s", show(w.Text), way)
	return w.Text
}

func (c *check) trailingSlash(at int) {
	without := c.text[:at]
	c.fix(c.errorf(diag.RouteTrailingSlash, at, at+1, "the path ends with a slash, which makes it another path for most clients: write %s", show(without)), at, at+1, "")
}

// segment checks one segment. It returns false where the path has ended.
func (c *check) segment(s *segment) (Segment, bool) {
	from := s.Pos.Offset + 1
	if len(s.Parts) == 0 {
		c.errorf(diag.RouteSegment, from-1, from+1, "there is nothing between these two slashes: write one")
		return Segment{From: from, To: from}, true
	}
	to := from
	for _, p := range s.Parts {
		to = p.EndPos.Offset
	}
	text := c.text[from:to]
	out := Segment{Literal: text, From: from, To: to}
	if i := strings.IndexAny(text, "?#"); i >= 0 {
		way := "fields that are not in the path of a GET, HEAD or DELETE are its query already"
		if text[i] == '#' {
			way = "a fragment never reaches a server"
		}
		c.errorf(diag.RouteQuery, from+i, len(c.text), "a route is a path alone: remove this, %s", way)
		return out, false
	}
	if i := strings.IndexAny(text, " \t"); i >= 0 {
		c.errorf(diag.RouteSegment, from+i, from+i+1, "a path has no spaces: join the words with `-`")
		return out, false
	}
	if len(s.Parts) == 1 && s.Parts[0].Param != "" {
		out.Literal, out.Param = "", c.param(s.Parts[0])
		return out, true
	}
	if c.otherParam(text, from, to) {
		return out, true
	}
	for _, p := range s.Parts {
		if p.Param != "" {
			c.errorf(diag.RouteParameter, from, to, "a parameter is a whole segment: write `/%s/`, or take %s apart in your code", short(p.Param), show(text))
			return out, true
		}
	}
	c.literal(text, from)
	return out, true
}

// param checks a parameter in braces and gives its name.
func (c *check) param(p *part) string {
	from, to := p.Pos.Offset, p.EndPos.Offset
	name := p.Param[1 : len(p.Param)-1]
	switch word := snakeCase(nameOf(strings.TrimLeft(name, "*"))); {
	case name == "":
		c.errorf(diag.RouteParameter, from, to, "the parameter has no name: write the name of a field of the input, `{id}`")
	case isSnakeCase(name):
	case !isSnakeCase(word):
		c.errorf(diag.RouteParameter, from, to, "%s is no name of a field: write lower-case letters, digits and `_`, and start with a letter", show(name))
	case isName(name):
		c.fix(c.errorf(diag.RouteParameter, from, to, "the names of fields are in snake_case: write `{%s}`", short(word)), from, to, "{"+word+"}")
	case strings.HasSuffix(name, "...") || strings.HasPrefix(name, "*") || strings.HasSuffix(name, "*"):
		c.errorf(diag.RouteParameter, from, to, "a parameter is one segment, never the rest of the path: write `{%s}`", short(word))
	case strings.Contains(name, ":"):
		c.fix(c.errorf(diag.RouteParameter, from, to, "a parameter has a name and nothing else: write `{%s}`, and the pattern in the type of the field", short(word)), from, to, "{"+word+"}")
	default:
		c.errorf(diag.RouteParameter, from, to, "%s is no name of a field: write lower-case letters, digits and `_`, and start with a letter", show(name))
	}
	return name
}

// otherParam reports a parameter as other frameworks write it.
func (c *check) otherParam(text string, from, to int) bool {
	name := ""
	switch {
	case strings.HasPrefix(text, ":"):
		name = text[1:]
	case strings.HasPrefix(text, "<") && strings.HasSuffix(text, ">"):
		name = text[1 : len(text)-1]
		if i := strings.LastIndexByte(name, ':'); i >= 0 {
			name = name[i+1:]
		}
	case strings.HasPrefix(text, "[") && strings.HasSuffix(text, "]"):
		name = text[1 : len(text)-1]
	case strings.HasPrefix(text, "*"):
		c.errorf(diag.RouteParameter, from, to, "there are no wildcards: write a parameter for each segment, `{name}`")
		return true
	}
	if name = snakeCase(name); !isSnakeCase(name) {
		return false
	}
	c.fix(c.errorf(diag.RouteParameter, from, to, "a parameter stands in braces: write `{%s}`", short(name)), from, to, "{"+name+"}")
	return true
}

// literal checks the characters of a segment: those that no client, proxy or server rewrites.
func (c *check) literal(text string, from int) {
	if text == "." || text == ".." {
		c.errorf(diag.RouteSegment, from, from+len(text), "clients resolve %s before they send: write the path that is meant", show(text))
		return
	}
	for i, r := range text {
		to := i + utf8.RuneLen(r)
		switch {
		case 'a' <= r && r <= 'z', 'A' <= r && r <= 'Z', '0' <= r && r <= '9', strings.ContainsRune("-._~:@", r):
			continue
		case r == '%':
			c.errorf(diag.RouteSegment, from+i, from+min(i+3, len(text)), "nothing is percent-encoded in a route: name the segment with letters, digits and `-._~`")
		case r == '{' || r == '}':
			c.errorf(diag.RouteParameter, from+i, from+to, "this brace has no partner: a parameter is written `{name}`")
		case r >= utf8.RuneSelf:
			c.errorf(diag.RouteSegment, from+i, from+to, "%s would be percent-encoded on its way: use ASCII letters in paths", show(string(r)))
		default:
			c.errorf(diag.RouteSegment, from+i, from+to, "%s cannot stand in a path: use letters, digits and `-._~`", show(string(r)))
		}
		return
	}
}

// unique reports parameters that stand twice.
func (c *check) unique(segments []Segment) {
	first := map[string]Segment{}
	for _, s := range segments {
		if s.Param == "" {
			continue
		}
		if f, ok := first[s.Param]; ok {
			c.errorf(diag.RouteDuplicate, s.From, s.To, "the parameter %s stands twice in the path: give each its own field", show(s.Param)).
				Note(c.at(f.From, f.To), "the first time")
			continue
		}
		first[s.Param] = s
	}
}

// short cuts a text that is shown in a message.
func short(s string) string {
	const most = 60
	if utf8.RuneCountInString(s) > most {
		return string([]rune(s)[:most]) + "…"
	}
	return s
}

func show(s string) string { return fmt.Sprintf("`%s`", short(s)) }
