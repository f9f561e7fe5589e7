package lang

import (
	"slices"
	"strings"

	"github.com/kitc-lang/kit/lang/diag"
)

// methodWords stand before a method in other languages.
var methodWords = []string{"rpc", "method", "func", "fn", "fun", "def", "function", "async", "public", "abstract", "oneway", "suspend", "op"}

// methodLine recognizes a method of proto, Thrift, Go, TypeScript and the like, and a middleware that is
// written as a call.
func (s *scan) methodLine(line []sign) bool {
	name := 0
	for kindAt(line, name) == 'w' && kindAt(line, name+1) == 'w' {
		name++
	}
	start := 0
	var before translation
	ok := true
	for start < name && slices.Contains(methodWords, s.sign(line, start)) {
		start++
	}
	if start <= name && kindAt(line, name+1) != '(' { // a type with arguments may stand before the name
		if before, ok = s.translate(line, start); ok {
			name = before.end
		}
	} else if start < name {
		before, ok = s.translate(line, start)
		ok = ok && before.end == name
	}
	enclosing := s.enclosing()
	if !ok || kindAt(line, name) != 'w' || kindAt(line, name+1) != '(' {
		return false
	}
	if enclosing == "chain" && name == 0 {
		return s.calledMiddleware(line)
	}
	if start == 0 && !slices.Contains([]string{"service", "interface", "type", "export", "public"}, enclosing) {
		return false
	}
	if kindAt(line, len(line)-1) != '{' && s.bodyFollows() {
		return false // the brace is missing
	}
	m := method{name: s.sign(line, name), rpc: start > 0 && s.sign(line, 0) == "rpc"}
	closer := s.parenthesis(line, name+1)
	if closer < 0 || !s.params(&m, line[name+2:closer]) {
		return false
	}
	end, ok := s.results(&m, line, closer+1)
	if !ok {
		return false
	}
	if before.kit != "" && m.output == "" {
		m.output = before.kit
	}
	s.tellMethod(m, line[0].from, line[end-1].to)
	if brace := line[end-1]; brace.kind == '{' {
		s.overwrite(line[0].from, brace.from, "method "+m.name)
		s.at, s.opening = brace.from, true
		return true
	}
	s.overwrite(line[0].from, line[end-1].to, "method "+m.name+"{}")
	s.at = line[end-1].to
	return true
}

// method is a method as another language writes it.
type method struct {
	name   string
	rpc    bool // of proto
	input  string
	output string
	errors []string
	stream bool // of inputs or outputs
}

// tellMethod says how Kit writes a method.
func (s *scan) tellMethod(m method, from, to int) {
	var parts []string
	if m.input != "" {
		parts = append(parts, quote("input = "+m.input))
	}
	if m.output != "" && m.output != "void" {
		parts = append(parts, quote("output = "+m.output))
	}
	if len(m.errors) > 0 {
		parts = append(parts, quote("errors = ["+strings.Join(m.errors, ", ")+"]"))
	}
	m.name = typeName(m.name)
	right := "method " + m.name + " {}"
	if len(parts) == 0 {
		s.replace(diag.SyntaxForeign, from, to, "", "a method is a block: write %s", quote(right))
		return
	}
	if m.stream {
		s.replace(diag.SyntaxForeign, from, to, "", "a method is a block, %s, and streams are for a later edition of the language: give a list, or page through it", quote("method "+m.name+" { … }"))
		return
	}
	if n := len(parts) - 1; n > 0 {
		parts[n] = "and " + parts[n]
	}
	sep := ", "
	if len(parts) == 2 {
		sep = " "
	}
	s.replace(diag.SyntaxForeign, from, to, "", "a method is a block: write %s, and in it %s, each on its line", quote("method "+m.name+" { … }"), strings.Join(parts, sep))
}

// calledMiddleware recognizes a middleware of a chain that is written as a call.
func (s *scan) calledMiddleware(line []sign) bool {
	closer := s.parenthesis(line, 1)
	if closer < 0 {
		return false
	}
	from, to := line[0].from, line[closer].to
	name := s.sign(line, 0)
	if closer == 2 {
		right := name + " {}"
		s.replace(diag.SyntaxForeign, from, to, right, "a middleware has braces, not parentheses: write %s", quote(right))
	} else {
		s.replace(diag.SyntaxForeign, from, to, "", "a middleware has braces, not parentheses, and its settings have names: write %s", quote(name+" { NAME = VALUE }"))
	}
	s.overwrite(from, to, name+"{}")
	s.at = to
	return true
}

// parenthesis gives the index of the sign that closes the parenthesis at another one, or -1.
func (s *scan) parenthesis(line []sign, open int) int {
	depth := 0
	for i := open; i < len(line); i++ {
		switch line[i].kind {
		case '(':
			depth++
		case ')':
			if depth--; depth == 0 {
				return i
			}
		}
	}
	return -1
}

// params reads what stands between the parentheses of a method.
func (s *scan) params(m *method, list []sign) bool {
	if len(list) == 0 {
		return true
	}
	if kindAt(list, 0) == 'w' && (len(list) == 1 || len(list) == 2 && s.sign(list, 0) == "stream") {
		if s.sign(list, 0) == "stream" {
			m.stream, list = true, list[1:]
		}
		if m.rpc || len(list) == 1 {
			if m.input = s.sign(list, 0); strings.HasSuffix(m.input, "Empty") {
				m.input = ""
			}
			return true
		}
	}
	var fields []string
	for len(list) > 0 {
		end, depth := 0, 0
		for ; end < len(list) && (list[end].kind != ',' || depth > 0); end++ {
			switch list[end].kind {
			case '<', '(', '[':
				depth++
			case '>', ')', ']':
				depth--
			}
		}
		param := list[:end]
		list = list[min(end+1, len(list)):]
		if len(param) == 0 || kindAt(param, 0) == '&' || s.sign(param, 0) == "ctx" || s.sign(param, 0) == "self" {
			continue
		}
		f, ok := s.param(param)
		if !ok {
			return false
		}
		fields = append(fields, f)
	}
	if len(fields) > 0 {
		m.input = "{ " + strings.Join(fields, ", ") + " }"
	}
	return true
}

// param reads one parameter.
func (s *scan) param(param []sign) (string, bool) {
	f, ok := s.field(param)
	if !ok && len(param) == 2 && kindAt(param, 1) == 'w' { // type name, or name type
		first, second := s.sign(param, 0), s.sign(param, 1)
		if typeWord(second) {
			first, second = second, first
		}
		f.name, f.typ.kit, ok = second, first, true
	}
	return f.text(), ok && f.typ.kit != ""
}

// results reads what stands behind the parentheses of a method, and gives the index behind the last sign.
func (s *scan) results(m *method, line []sign, i int) (end int, ok bool) {
	if kindAt(line, i) == ':' || s.sign(line, i) == "returns" || kindAt(line, i) == '-' && kindAt(line, i+1) == '>' {
		if kindAt(line, i) == '-' {
			i++
		}
		i++
	}
	paren := kindAt(line, i) == '('
	if paren {
		i++
	}
	if word := s.sign(line, i); kindAt(line, i) != 0 && word != "throws" && word != "raises" && strings.IndexByte("{;,)", kindAt(line, i)) < 0 {
		if word == "stream" {
			m.stream = true
			i++
		}
		t, ok := s.translate(line, i)
		if !ok {
			return 0, false
		}
		if i = t.end; t.kit != "error" && t.kit != "void" && !strings.HasSuffix(t.kit, "Empty") {
			m.output = t.kit
		}
		if paren && kindAt(line, i) == ',' && s.sign(line, i+1) == "error" {
			i += 2
		}
	}
	if paren {
		if kindAt(line, i) != ')' {
			return 0, false
		}
		i++
	}
	if word := s.sign(line, i); word == "throws" || word == "raises" {
		if i, ok = s.thrown(m, line, i+1); !ok {
			return 0, false
		}
	}
	switch {
	case kindAt(line, i) == '{' && kindAt(line, i+1) == '}':
		i += 2
		if kindAt(line, i) == ';' {
			i++
		}
	case kindAt(line, i) == '{', kindAt(line, i) == ';', kindAt(line, i) == ',':
		i++
	}
	return i, i == len(line)
}

// thrown reads the exceptions of Thrift or Java.
func (s *scan) thrown(m *method, line []sign, i int) (end int, ok bool) {
	if kindAt(line, i) != '(' {
		for ; kindAt(line, i) == 'w' || kindAt(line, i) == ',' && kindAt(line, i+1) == 'w'; i++ {
			if kindAt(line, i) == 'w' {
				m.errors = append(m.errors, s.sign(line, i))
			}
		}
		return i, true
	}
	closer := s.parenthesis(line, i)
	if closer < 0 {
		return 0, false
	}
	for j := i + 1; j < closer; j++ {
		if kindAt(line, j) == 'w' && kindAt(line, j-1) != 'w' {
			m.errors = append(m.errors, s.sign(line, j))
		}
	}
	return closer + 1, true
}
