package lang

import (
	"path"
	"slices"
	"strings"

	"github.com/kitc-lang/kit/lang/diag"
)

// statement is a declaration of another language: the one of Kit that it stands for, so that those who use
// its name find it.
type statement struct {
	keyword string
	whole   extent
	name    sign
	items   []assignment
	more    []*statement // of a group
}

// assignment is NAME = VALUE; the value is one word, number or text.
type assignment struct {
	name  string
	value sign
}

// statement recognizes, at the start of a declaration, how other languages write it. It reports whether it
// has passed over it.
func (s *scan) statement(line []sign) bool {
	first := s.sign(line, 0)
	whole := extent{line[0].from, line[len(line)-1].to}
	ended := kindAt(line, len(line)-1) == ';'
	if ended {
		line = line[:len(line)-1]
	}
	if len(line) < 2 || kindAt(line, 0) != 'w' {
		return false
	}
	st := &statement{whole: whole}
	var ok bool
	switch first {
	case "package", "namespace", "module":
		ok = s.packageStatement(st, line)
	case "import", "include", "using", "use", "from", "require":
		ok = s.importStatement(st, line)
	case "scalar", "typedef", "type", "newtype", "alias":
		if s.typeHead(line) {
			return true
		}
		ok = s.unionStatement(st, line) || s.scalarStatement(st, line)
	case "union":
		ok = s.unionStatement(st, line)
	case "const", "let", "var", "final", "val", "static":
		ok = s.constStatement(st, line)
	case "export", "public", "declare", "abstract", "pub", "default":
		return s.modifier(line)
	case "struct", "enum", "service", "error", "message", "interface":
		return s.headWithMore(line)
	}
	if !ok {
		return false
	}
	s.current.meant = st
	s.at = st.whole.to
	return true
}

// statement makes the declaration that a statement stands for.
func (p *parser) statement(st *statement) []*Block {
	var more []*Block
	for _, m := range st.more {
		more = append(more, p.statement(m)...)
	}
	if st.keyword == "" {
		return more
	}
	span := p.span(st.whole.from, st.whole.to)
	b := &Block{Keyword: Ident{Name: st.keyword, Span: span}, Span: span, Head: span}
	b.Labels = []Ident{{Name: string(p.text[st.name.from:st.name.to]), Span: p.span(st.name.from, st.name.to)}}
	for _, item := range st.items {
		from, to := item.value.from, item.value.to
		at := p.span(from, to)
		text := string(p.text[from:to])
		var value Expr
		switch {
		case item.value.kind == '"':
			value = &String{Value: text[1 : len(text)-1], Span: at, Inner: p.span(from+1, to-1)}
		case item.value.kind == '0':
			value = &Number{Text: text, Span: at}
		case text == "true" || text == "false":
			value = &Bool{Value: text == "true", Span: at}
		default:
			name := &Name{Span: at}
			for _, part := range strings.Split(text, ".") {
				name.Parts = append(name.Parts, Ident{Name: part, Span: at})
			}
			value = name
		}
		b.Items = append(b.Items, &Attr{Name: Ident{Name: item.name, Span: at}, Value: value, Span: at})
	}
	b.Doc = p.documented(st.whole.from, st.whole.to, func() {})
	return []*Block{b}
}

// packageStatement recognizes the package of Go, proto and Java and the namespace of Thrift and C#.
func (s *scan) packageStatement(st *statement, line []sign) bool {
	last := len(line) - 1
	if last > 2 || slices.ContainsFunc(line, func(t sign) bool { return t.kind != 'w' }) || s.bodyFollows() {
		return false
	}
	name := s.sign(line, last)
	name = strings.ToLower(name[strings.LastIndexByte(name, '.')+1:])
	right := "package " + name + " { kit = 1 }"
	s.replace(diag.SyntaxForeign, st.whole.from, st.whole.to, right, "the package is a block: write %s", quote(right))
	return true
}

// bodyFollows reports whether the next line belongs to the one at hand: it starts with a brace, or is
// indented more deeply.
func (s *scan) bodyFollows() bool {
	end := s.lineEnd(s.at)
	for end < len(s.text) && (s.text[end] == '\r' || s.text[end] == '\n') {
		end++
	}
	for end < len(s.text) && (s.text[end] == ' ' || s.text[end] == '\t') {
		end++
	}
	return end < len(s.text) && s.text[end] == '{' || s.indentBelow(s.line(s.at)) > s.indent(s.at)
}

// importStatement recognizes what other languages write to use another file.
func (s *scan) importStatement(st *statement, line []sign) bool {
	if kindAt(line, 1) == '(' && len(line) == 2 {
		return s.grouped(st, `import billing { from = "../billing" }`)
	}
	source := slices.IndexFunc(line, func(t sign) bool { return t.kind == '"' })
	brace := slices.IndexFunc(line, func(t sign) bool { return t.kind == '{' })
	if brace >= 0 && (source < 0 || source < brace || s.sign(line, brace+2) == "=") {
		return false // a block
	}
	if brace < 0 && s.bodyFollows() || kindAt(line, 1) == '=' {
		return false
	}
	name, from := "", ""
	if source >= 0 {
		from = strings.Trim(s.sign(line, source), "\"'`")
		name = path.Base(from)
		s.imports(st, line[source])
	}
	for _, i := range []int{1, 3} { // import NAME from "…", import * as NAME from "…"
		word := s.sign(line, i)
		if kindAt(line, i) == 'w' && word != "from" && word != "as" && !slices.Contains([]string{"go", "type", "static", "public", "weak"}, word) {
			name = word[strings.LastIndexByte(word, '.')+1:]
			st.name = line[i]
		}
	}
	file := path.Ext(from)
	name = strings.ToLower(strings.TrimSuffix(name, file))
	if name == "" || !isWordStart([]byte(name)) {
		name = "billing"
	}
	switch file {
	case "":
		if from == "" {
			from = "../" + name
		}
		right := "import " + name + " { from = \"" + from + "\" }"
		d := s.replace(diag.SyntaxForeign, st.whole.from, st.whole.to, right, "an import is a block with a name: write %s", quote(right))
		if source < 0 {
			d.Fix = nil
		}
	case ".kit":
		if path.Dir(from) == "." {
			s.replace(diag.SyntaxForeign, st.whole.from, st.whole.to, "", "all *.kit files of a folder belong together, so none is imported: remove this").
				Fix = &diag.Fix{Span: s.span(st.whole.from, st.whole.to)}
			break
		}
		right := "import " + name + " { from = \"" + path.Dir(from) + "\" }"
		s.replace(diag.SyntaxForeign, st.whole.from, st.whole.to, "", "all *.kit files of a folder belong together, so none is imported; the folder of another package is: write %s", quote(right))
	default:
		s.replace(diag.SyntaxForeign, st.whole.from, st.whole.to, "", "Kit imports the folder of another Kit package, and no file: declare what you need of %s here, as structs and enums", quote(from))
	}
	if st.keyword = ""; st.name.kind == 'w' && file == "" {
		st.keyword = "import"
	}
	return true
}

// typeName gives a name as types are written, and one that is written so as it is.
func typeName(name string) string {
	if 'A' <= name[0] && name[0] <= 'Z' && strings.ToUpper(name) != name {
		return name
	}
	return UpperCamel(name)
}

// imports makes a statement an import of a package under its own name.
func (s *scan) imports(st *statement, source sign) {
	text := string(s.text[source.from+1 : source.to-1])
	base := source.from + 1 + strings.LastIndexByte(text, '/') + 1
	st.keyword, st.name, st.items = "import", sign{'w', base, source.to - 1}, []assignment{{"from", source}}
}

// typeHead recognizes the head of a type with a body, as Go and TypeScript write it, and goes on with the
// body.
func (s *scan) typeHead(line []sign) bool {
	brace := len(line) - 1
	if s.sign(line, 0) != "type" || kindAt(line, 1) != 'w' || brace < 2 || kindAt(line, brace) != '{' {
		return false
	}
	keyword := "struct"
	switch between := s.sign(line, 2); {
	case brace == 3 && between == "interface":
		keyword = "service"
	case brace == 3 && between != "struct" && between != "=", brace > 3:
		return false
	}
	head := keyword + " " + s.sign(line, 1)
	from, to := line[0].from, line[brace-1].to
	s.replace(diag.SyntaxForeign, from, to, head, "Kit calls this a %s, and a declaration starts with its keyword: write %s", keyword, quote(head+" {"))
	if len(head) <= to-from {
		s.overwrite(from, to, head)
	}
	s.at = to
	return true
}

// scalarStatement recognizes a type that is another one.
func (s *scan) scalarStatement(st *statement, line []sign) bool {
	var t translation
	var ok bool
	if s.sign(line, 0) == "typedef" {
		if t, ok = s.translate(line, 1); !ok || t.end != len(line)-1 || kindAt(line, t.end) != 'w' {
			return false
		}
		st.name = line[t.end]
	} else {
		at := 2
		if k := kindAt(line, 2); k == '=' || k == ':' {
			at = 3
		}
		if t, ok = s.translate(line, at); !ok || t.end != len(line) || kindAt(line, 1) != 'w' {
			return false
		}
		st.name = line[1]
	}
	right := "scalar " + typeName(string(s.text[st.name.from:st.name.to])) + " { type = " + t.kit + " }"
	s.replace(diag.SyntaxForeign, st.whole.from, st.whole.to, right, "a scalar is a block: write %s", quote(right))
	st.keyword = "scalar"
	value := line[len(line)-1]
	if st.name == value {
		value = line[1]
	}
	st.items = []assignment{{"type", value}}
	return true
}

// unionStatement recognizes a type that is one of several.
func (s *scan) unionStatement(st *statement, line []sign) bool {
	at := 2
	if kindAt(line, at) == '=' {
		at++
	}
	if kindAt(line, at) == '|' {
		at++
	}
	if kindAt(line, 1) != 'w' || kindAt(line, at+1) != '|' {
		return false
	}
	st.keyword, st.name = "union", line[1]
	kind, name := line[at].kind, s.sign(line, 1)
	for ; ; at += 2 {
		if k := kindAt(line, at); k != kind || k != 'w' && k != '"' {
			return false
		}
		word := strings.Trim(s.sign(line, at), "\"'`")
		st.items = append(st.items, assignment{SnakeCase(word), line[at]})
		if kindAt(line, at+1) != '|' {
			break
		}
	}
	if at+1 != len(line) {
		return false
	}
	if kind == '"' {
		st.keyword = "enum"
		s.replace(diag.SyntaxForeign, st.whole.from, st.whole.to, "", "one of several texts is an enum, a block whose members have numbers: write %s, and in it %s on a line of its own, and so on",
			quote("enum "+name+" { … }"), quote(st.items[0].name+" = 1"))
		return true
	}
	s.replace(diag.SyntaxForeign, st.whole.from, st.whole.to, "", "a union is a block whose members have names: write %s, and in it %s on a line of its own, and so on",
		quote("union "+name+" { … }"), quote(st.items[0].name+" = "+s.sign(line, at-2*(len(st.items)-1))))
	return true
}

// constStatement recognizes a constant.
func (s *scan) constStatement(st *statement, line []sign) bool {
	if kindAt(line, 1) == '(' && len(line) == 2 {
		return s.grouped(st, "const MaxItems { value = 100 }")
	}
	value := line[len(line)-1]
	equals := len(line) - 2
	minus := kindAt(line, equals) == '-'
	if minus {
		equals--
	}
	if strings.IndexByte(`"0w`, value.kind) < 0 || s.sign(line, len(line)-1) == "{" {
		return false
	}
	switch {
	case kindAt(line, equals) == '=' && kindAt(line, 1) == 'w':
		st.name = line[1]
		if kindAt(line, 2) == 'w' { // const type NAME = VALUE
			if t, ok := s.translate(line, 1); !ok || t.end != equals-1 {
				return false
			}
			st.name = line[equals-1]
		} else if kindAt(line, 2) != ':' && equals != 2 {
			return false
		}
	case len(line) == 3 && kindAt(line, 1) == 'w' && value.kind != 'w':
		st.name = line[1]
	default:
		return false
	}
	literal := s.sign(line, len(line)-1)
	if value.kind == '"' {
		literal = `"` + literal[1:len(literal)-1] + `"`
	}
	if minus {
		literal = "-" + literal
	}
	right := "const " + UpperCamel(string(s.text[st.name.from:st.name.to])) + " { value = " + literal + " }"
	s.replace(diag.SyntaxForeign, st.whole.from, st.whole.to, right, "a constant is a block: write %s", quote(right))
	st.keyword, st.items = "const", []assignment{{"value", value}}
	return true
}

// grouped recognizes several declarations of Go in parentheses, and passes over them.
func (s *scan) grouped(st *statement, example string) bool {
	const most = 1000 // lines
	line := s.line(s.at)
	for l := line + 1; l < min(len(s.lines)-1, line+most); l++ {
		if end := s.lineEnd(s.lines[l]); s.text[s.lines[l]] == ')' && s.blank(s.lines[l]+1, end, "") {
			s.replace(diag.SyntaxForeign, st.whole.from, st.whole.to, "", "nothing is declared in groups: write a declaration for each, such as %s", quote(example))
			s.mute(s.at, end)
			st.whole.to = end
			return true
		}
		if signs := s.signs(s.lines[l], s.lineEnd(s.lines[l])); s.sign(s.signs(s.at, s.lineEnd(s.at)), 0) == "import" {
			for _, t := range signs {
				if t.kind == '"' && t.to > t.from+2 {
					m := &statement{whole: extent{t.from, t.to}}
					s.imports(m, t)
					st.more = append(st.more, m)
				}
			}
		}
	}
	return false
}

// modifier recognizes a word that other languages put before a declaration, and passes over it.
func (s *scan) modifier(line []sign) bool {
	if kindAt(line, 1) != 'w' || kindAt(line, len(line)-1) != '{' {
		return false
	}
	from, to := line[0].from, line[1].from
	word := s.sign(line, 0)
	s.tell(diag.SyntaxForeign, from, line[0].to, "there is no %s: everything that a package declares can be used by others; start with %s", quote(word), quote(s.sign(line, 1))).
		Fix = &diag.Fix{Span: s.span(from, to)}
	s.mend(from, to, ' ')
	s.at = to
	return true
}

// headWithMore recognizes the head of a declaration with something between its name and its brace, as
// other languages write a base, and goes on with the body.
func (s *scan) headWithMore(line []sign) bool {
	brace := slices.IndexFunc(line, func(t sign) bool { return t.kind == '{' })
	if kindAt(line, 1) != 'w' || brace < 3 || kindAt(line, 2) == 'w' || kindAt(line, 2) == '"' {
		return false
	}
	from, to := line[1].to, line[brace].from
	head := s.sign(line, 0) + " " + s.sign(line, 1)
	more := strings.TrimSpace(string(s.text[from:to]))
	word := s.sign(line, 3)
	switch {
	case s.sign(line, 0) == "error" && brace == 3 && kindAt(line, 2) == '0':
		code := statusCodes[s.sign(line, 2)]
		if code == "" {
			code = "failed_precondition"
		}
		head += " " + code
		s.replace(diag.SyntaxForeign, line[2].from, line[2].to, code, "the code of an error is a word, and its HTTP status follows from it: write %s", quote(head+" {"))
		s.mend(from, to, ' ')
	case s.sign(line, 0) == "error" && kindAt(line, 3) == 'w':
		head += " " + word
		s.replace(diag.SyntaxForeign, line[2].from, line[brace-1].to, "", "the code of an error stands behind its name, with a space between: write %s", quote(head+" {")).
			Fix = &diag.Fix{Span: s.span(from, to), Replace: " " + word + " "}
		s.overwrite(from, to, " "+word)
	case s.sign(line, 0) == "service" && kindAt(line, 2) == ':' && brace == 4:
		s.replace(diag.SyntaxForeign, line[2].from, line[brace-1].to, "", "what a service extends stands in its body: write %s, and in it %s", quote(head+" {"), quote("extends = "+word))
		s.mend(from, to, ' ')
	case kindAt(line, 2) == ':', kindAt(line, 2) == '<', kindAt(line, 2) == '(':
		s.replace(diag.SyntaxForeign, line[2].from, line[brace-1].to, "", "%s cannot stand before the brace: write %s", quote(more), quote(head+" {")).
			Fix = &diag.Fix{Span: s.span(from, to), Replace: " "}
		s.mend(from, to, ' ')
	default:
		return false
	}
	s.at = to
	return true
}

// statusCodes are the canonical codes that are nearest to a status of HTTP.
var statusCodes = map[string]string{
	"400": "invalid_argument", "401": "unauthenticated", "403": "permission_denied", "404": "not_found", "409": "already_exists",
	"410": "not_found", "412": "failed_precondition", "422": "invalid_argument", "423": "aborted", "429": "resource_exhausted",
	"499": "cancelled", "500": "internal", "501": "unimplemented", "503": "unavailable", "504": "deadline_exceeded",
}
