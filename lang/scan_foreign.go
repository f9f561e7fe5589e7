package lang

import (
	"bytes"
	"slices"
	"strings"

	"github.com/kitc-lang/kit/lang/diag"
)

// foreignLine recognizes, at the start of a line, what only another language writes there. It says what Kit
// writes, and passes over the line.
func (s *scan) foreignLine() bool {
	switch c := s.text[s.at]; {
	case c == '<', c == '=', c == '>':
		return s.conflict() || s.otherComment()
	case c == '-':
		return s.dashes() || s.otherComment()
	case c == ';', c == '%', c == '\'', c == '!':
		return s.otherComment()
	case (c == 'R' || c == 'r') && s.otherComment():
		return true
	case isDigit(c), c == '"':
	case isWordStart(s.text[s.at:]):
		if s.usual() {
			return false
		}
	default:
		return false
	}
	line := s.signs(s.at, s.lineEnd(s.at))
	switch {
	case len(line) < 2:
		return false
	case len(s.brackets) == 0:
		return s.statement(line)
	case s.innermost() == '{':
		return s.fieldLine(line) || s.methodLine(line)
	}
	return false
}

// usual recognizes quickly most lines that are written as Kit writes them: NAME =, NAME {, KEYWORD NAME {
// and a name alone.
func (s *scan) usual() bool {
	end := s.wordEnd(s.at)
	for words := 1; ; words++ {
		at := end
		for s.text[at] == ' ' || s.text[at] == '\t' {
			at++
		}
		switch c := s.text[at]; {
		case c == '=':
			return words == 1
		case c == '{':
			return string(s.text[s.at:end]) != "import"
		case c == '\n', c == '\r', c == '#':
			return words == 1
		case words == 2 || !isWordStart(s.text[at:]):
			return false
		}
		end = s.wordEnd(at)
	}
}

// replace reports a line, or the start of one, that another language writes so, and the text that Kit has
// for it. Nothing else is said about the line.
func (s *scan) replace(code diag.Code, from, to int, right, format string, args ...any) *diag.Diagnostic {
	d := s.tell(code, from, to, format, args...)
	if right != "" {
		d.Fix = &diag.Fix{Span: s.span(from, to), Replace: right}
	}
	s.hush(from)
	return d
}

// overwrite puts a text, filled up with spaces, where hcl will see it; nothing but spaces where it does
// not fit.
func (s *scan) overwrite(from, to int, text string) {
	s.mend(from, to, ' ')
	if len(text) <= to-from {
		copy(s.mended[from:], text)
	}
}

// field is a field as another language writes it.
type field struct {
	name    string
	typ     translation
	value   string // behind the type: a default; or the value itself, where there is no type
	foreign bool   // Kit does not write it so
}

// text gives the field as Kit writes it.
func (f field) text() string {
	f.name = SnakeCase(f.name)
	switch {
	case f.typ.kit == "":
		return f.name + " = " + f.value
	case f.value != "":
		return f.name + " = optional(" + f.typ.kit + ", " + f.value + ")"
	}
	return f.name + " = " + f.typ.text()
}

// fieldLine recognizes a field of Thrift, proto, Go, TypeScript, GraphQL, JSON and the like.
func (s *scan) fieldLine(line []sign) bool {
	end := line[len(line)-1].to
	f, ok := s.field(line)
	if !ok || !f.foreign {
		return false
	}
	from, right := line[0].from, f.text()
	what := "a field is `NAME = TYPE`"
	if s.enclosing() == "union" {
		what = "a member is `NAME = TYPE`"
	}
	if f.typ.kit == "" {
		what = "a name is written without quotes, and joined with its value by `=`"
	}
	s.replace(diag.SyntaxForeign, from, end, right, "%s: write %s", what, quote(right))
	simple := f.name + "=" + f.typ.kit + f.value
	if f.typ.kit != "" {
		simple = f.name + "=" + f.typ.kit
	}
	if len(simple) > end-from {
		simple = f.name + "=x" // nothing is said about what follows from this line
	}
	s.overwrite(from, end, simple)
	s.at = end
	return true
}

// fieldWords stand before a field in other languages.
var fieldWords = []string{"required", "optional", "repeated", "private", "public", "protected", "readonly", "final", "static", "pub", "val", "var", "let", "const"}

// field reads a field, in whatever language.
func (s *scan) field(line []sign) (f field, ok bool) {
	if k := kindAt(line, len(line)-1); k == ';' || k == ',' {
		f.foreign = k == ';'
		line = line[:len(line)-1]
		if len(line) == 0 {
			return f, false
		}
	}
	if last := line[len(line)-1]; s.text[last.from] == '`' && len(line) > 2 { // a tag of Go
		f.foreign = true
		line = line[:len(line)-1]
	}
	i, thrift, optional, repeated := 0, false, false, false
	if kindAt(line, 0) == '0' && kindAt(line, 1) == ':' {
		i, thrift = 2, true
	}
	for len(line) > i+2 && kindAt(line, i+1) == 'w' && slices.Contains(fieldWords, s.sign(line, i)) {
		optional = optional || s.sign(line, i) == "optional"
		repeated = repeated || s.sign(line, i) == "repeated"
		f.foreign = true
		i++
	}
	f.foreign = f.foreign || thrift
	switch {
	case kindAt(line, i) == '"' && kindAt(line, i+1) == ':':
		f, ok = s.jsonField(line, i)
	case kindAt(line, i) == 'w' && (kindAt(line, i+1) == ':' || kindAt(line, i+1) == '?' && kindAt(line, i+2) == ':'):
		f, ok = s.colonField(f, line, i)
	default:
		typeFirst, fits := s.typeFirst(f, line, i)
		if f, ok = s.nameFirst(f, line, i); fits {
			f, ok = typeFirst, true
		}
	}
	if repeated {
		f.typ.kit = "list(" + f.typ.kit + ")"
	}
	f.typ.optional = f.typ.optional || optional
	return f, ok && !strings.Contains(f.name, ".")
}

// jsonField reads "name": value.
func (s *scan) jsonField(line []sign, i int) (f field, ok bool) {
	f.name = strings.Trim(s.sign(line, i), `"'`)
	if len(f.name) == 0 || !isWordStart([]byte(f.name)) || strings.ContainsAny(f.name, " .\\") || s.text[line[i].from] == '`' {
		return f, false
	}
	f.value, f.foreign = s.sign(line, i+2), true
	if word := strings.Trim(f.value, `"`); word != f.value && (typeWord(word) || otherTypes[word] != "") {
		f.typ.kit, f.value = word, ""
		if kit := otherTypes[word]; kit != "" {
			f.typ.kit = kit
		}
	}
	return f, len(line) == i+3 && strings.IndexByte(`"0w`, line[i+2].kind) >= 0 && s.text[line[i+2].from] != '`' && !s.nothing(line, i+2)
}

// colonField reads name: type of TypeScript, GraphQL, Kotlin, Python and Rust. What is wrong with it only
// because of the colon is left to assign.
func (s *scan) colonField(f field, line []sign, i int) (field, bool) {
	f.name = s.sign(line, i)
	at := i + 2
	if kindAt(line, i+1) == '?' {
		at, f.typ.optional, f.foreign = i+3, true, true
	}
	t, ok := s.translate(line, at)
	if !ok {
		return f, false
	}
	t.optional = t.optional || f.typ.optional
	f.foreign = f.foreign || t.foreign
	f.typ = t
	return f, s.fieldEnds(&f, line, t.end)
}

// typeFirst reads type name of Thrift, proto, Java and C#.
func (s *scan) typeFirst(f field, line []sign, i int) (field, bool) {
	t, ok := s.translate(line, i)
	if !ok || kindAt(line, t.end) != 'w' {
		return f, false
	}
	f.typ, f.name = t, s.sign(line, t.end)
	known := func(word string) bool { return typeWord(word) || otherTypes[word] != "" }
	f.foreign = f.foreign || t.foreign || kindAt(line, t.end+1) == '=' || known(s.sign(line, i)) && !known(f.name)
	if s.sign(line, i) == "option" || blockWord(s.sign(line, i)) || slices.Contains(methodWords, s.sign(line, i)) || known(f.name) && !known(s.sign(line, i)) && kindAt(line, t.end+1) != '=' && kindAt(line, i+1) == 'w' {
		return f, false // rather a name and its type with nothing between them
	}
	return f, f.foreign && s.fieldEnds(&f, line, t.end+1)
}

// nameFirst reads name type of Go.
func (s *scan) nameFirst(f field, line []sign, i int) (field, bool) {
	if kindAt(line, i) != 'w' {
		return f, false
	}
	t, ok := s.translate(line, i+1)
	if !ok {
		return f, false
	}
	f.name, f.typ, f.foreign = s.sign(line, i), t, f.foreign || t.foreign
	return f, f.foreign && t.end == len(line)
}

// fieldEnds reads what may stand behind a field: its number or its default, and options.
func (s *scan) fieldEnds(f *field, line []sign, i int) bool {
	if kindAt(line, i) == '=' && kindAt(line, i+1) != 0 {
		value := s.sign(line, i+1)
		switch kindAt(line, i+1) {
		case '0':
			if f.foreign && (kindAt(line, 0) == '0' || kindAt(line, 1) == ':') {
				f.value = value // of Thrift, where the number stands at the front
			}
		case '"':
			f.value = `"` + value[1:len(value)-1] + `"`
		case 'w':
			f.value = value
		default:
			return false
		}
		i += 2
	}
	if kindAt(line, i) == '[' && kindAt(line, len(line)-1) == ']' || kindAt(line, 1) == ':' && kindAt(line, i) == '(' && kindAt(line, len(line)-1) == ')' {
		return true // options of proto, annotations of Thrift
	}
	return i == len(line)
}

// enclosing gives the first word of the line that opened the innermost bracket: in a body, its keyword.
func (s *scan) enclosing() string {
	if len(s.brackets) == 0 {
		return ""
	}
	at := s.brackets[len(s.brackets)-1].at
	start := s.lines[s.line(at)] + s.indent(at)
	return string(s.text[start:min(s.wordEnd(start), at)])
}

// dashes recognizes a list of YAML, each element on a line of its own behind a dash, and passes over it.
func (s *scan) dashes() bool {
	indent, from := s.indent(s.at), s.at
	end := from
	var items []string
	const most = 1000
	for l := s.line(s.at); l < len(s.lines)-1 && len(items) < most; l++ {
		at := s.lines[l] + indent
		to := s.lineEnd(s.lines[l])
		if at+2 > to || !s.blank(s.lines[l], at, "") || s.text[at] != '-' || s.text[at+1] != ' ' {
			break
		}
		signs := s.signs(at+2, to)
		if len(signs) == 0 {
			break
		}
		items = append(items, s.sign(signs, 0))
		for _, t := range signs[1:] {
			if t.kind != 'w' && t.kind != '"' {
				items[len(items)-1] = "…"
			}
		}
		end = signs[len(signs)-1].to
	}
	if len(items) == 0 {
		return false
	}
	s.dashesMeant(from, end, items)
	s.mute(from, end)
	s.overwrite(from, end, "")
	s.at = end
	return true
}

// dashesFollow reports whether the rest of a line is blank and the next line starts with a dash.
func (s *scan) dashesFollow(at int) bool {
	end := s.lineEnd(at)
	next := s.line(at) + 1
	if next >= len(s.lines)-1 || !s.blank(at, end, "") {
		return false
	}
	line := bytes.TrimLeft(s.text[s.lines[next]:s.lineEnd(s.lines[next])], " \t")
	return len(line) > 2 && line[0] == '-' && line[1] == ' '
}

// dashesMeant says what Kit writes for a list of YAML.
func (s *scan) dashesMeant(from, end int, items []string) {
	first := extent{from, s.lineEnd(from)}
	first.to = min(first.to, end)
	switch keyword := s.enclosing(); {
	case keyword == "enum":
		s.replace(diag.SyntaxForeign, first.from, first.to, "", "the members of an enum have no dashes, and each has its number: write %s", quote(items[0]+" = 1"))
	case keyword == "chain":
		s.replace(diag.SyntaxForeign, first.from, first.to, "", "the middlewares of a chain have no dashes, and each has its braces: write %s", quote(items[0]+" {}"))
	case s.previous >= 0 && (s.text[s.previous] == ':' || s.text[s.previous] == '='):
		name := s.lines[s.line(s.previous)] + s.indent(s.previous)
		word := string(s.text[name:s.wordEnd(name)])
		if blockWord(word) {
			s.mend(name, s.previous+1, ' ')
			s.replace(diag.SyntaxForeign, name, end, "", "%s is a block, and there is no list of blocks: write %s for each", quote(word), quote(word+" "+items[0]+" {}"))
			return
		}
		right := word + " = [" + strings.Join(items, ", ") + "]"
		s.mend(name, s.previous+1, ' ')
		s.replace(diag.SyntaxForeign, name, end, right, "a list stands in brackets: write %s", quote(right))
	default:
		s.replace(diag.SyntaxForeign, first.from, first.to, "", "an item has no dash before it: a list stands in brackets, such as %s", quote("NAME = ["+strings.Join(items, ", ")+"]"))
	}
}

// conflict recognizes the marks that git leaves where it could not merge. It keeps the upper version.
func (s *scan) conflict() bool {
	line := s.text[s.at:s.lineEnd(s.at)]
	mark := func(sign string) bool {
		return s.lines[s.line(s.at)] == s.at && bytes.HasPrefix(line, []byte(sign)) && (len(line) == len(sign) || line[len(sign)] == ' ')
	}
	end := s.at + len(line)
	tell := func() {
		s.tell(diag.SyntaxForeign, s.at, end, "git could not merge this: keep one of the two versions, and remove the lines that begin with `<<<<<<<`, `=======` and `>>>>>>>`")
	}
	switch {
	case mark("<<<<<<<"):
		tell()
		s.merging = true
	case mark("=======") && s.merging:
		if n := bytes.Index(s.text[end:], []byte("\n>>>>>>>")); n >= 0 && !s.unmerged {
			end = s.lineEnd(end + n + 1)
			s.merging = false
		} else {
			s.unmerged = true
		}
		s.mute(s.at, end)
	case mark("======="), mark(">>>>>>>"):
		tell()
	default:
		return false
	}
	s.mend(s.at, end, ' ')
	s.at = end
	return true
}
