package thrift

import (
	"errors"
	"slices"
	"strings"

	"github.com/alecthomas/participle/v2"
	"github.com/alecthomas/participle/v2/lexer"

	"github.com/kitc-lang/kit/lang/diag"
)

// Parse reads one .thrift file. It never panics and always returns a File, which holds the definitions
// that could be read: each is read on its own, so that a mistake in one hides nothing of another. The name
// is used in spans as it is.
func Parse(name string, src []byte) (*File, diag.List) {
	p := &parser{scanner: &scanner{name: name, src: src, column: 1}}
	file := &File{Name: name}
	if p.scan() {
		scanned := p.list
		definitions := p.split()
		for i, tokens := range definitions {
			if len(p.list) >= maxMistakes {
				p.unread(file, tokens)
				continue
			}
			to := len(src)
			if i+1 < len(definitions) {
				to = definitions[i+1][0].Pos.Offset
			}
			// What the scan has reported would be reported again as what is missing then.
			p.muted = slices.ContainsFunc(scanned, func(d diag.Diagnostic) bool {
				return tokens[0].Pos.Offset <= d.Span.Start.Offset && d.Span.Start.Offset < to
			})
			p.definition(file, tokens)
		}
		file.Doc = p.header()
	}
	p.list.Sort()
	return file, p.list
}

// parser reads one text.
type parser struct {
	*scanner
	muted bool   // the definition at hand holds a mistake that was reported
	used  []bool // comments that document something, or stand where they cannot
}

// starts are the words that begin a definition, outside of all brackets.
var starts = []string{
	"include", "cpp_include", "namespace", "const", "typedef", "enum", "senum", "struct", "union", "exception", "service",
	"cpp_namespace", "php_namespace", "py_module", "perl_package", "ruby_namespace", "smalltalk_category", "smalltalk_prefix",
	"java_package", "cocoa_prefix", "cocoa_package", "xsd_namespace", "csharp_namespace", "delphi_namespace",
}

// split cuts the tokens into definitions.
func (p *parser) split() [][]lexer.Token {
	var out [][]lexer.Token
	depth, from := 0, 0
	for i, t := range p.tokens {
		if i > from && p.begins(i, depth) {
			out = append(out, p.tokens[from:i])
			from, depth = i, 0
		}
		if t.Type == punctToken {
			switch t.Value {
			case "{", "[", "(", "<":
				depth++
			case "}", "]", ")", ">":
				depth = max(depth-1, 0)
			}
		}
	}
	if from < len(p.tokens) {
		out = append(out, p.tokens[from:])
	}
	return out
}

// begins reports whether a definition, or what was meant to be one, begins at a token where so many brackets are open.
func (p *parser) begins(i, depth int) bool {
	switch t := p.tokens[i]; {
	case t.Type != identToken:
		return false
	case depth == 0 && p.tokens[i-1].Value == "}": // behind which a definition has no more words
		return true
	case !slices.Contains(starts, t.Value):
		return false
	}
	return depth == 0 && p.complete(i) || p.unclosed(i)
}

// complete reports whether a definition can end before a token: a word that starts one is also a name
// elsewhere, as in `namespace struct`.
func (p *parser) complete(i int) bool {
	before := p.tokens[i-1].Value
	return !slices.Contains([]string{"=", "extends", "namespace"}, before) && !slices.Contains(starts, before)
}

// unclosed reports whether a token starts a definition although a bracket is open: at the start of a line,
// with the name and the brace of one behind it.
func (p *parser) unclosed(i int) bool {
	if i+2 >= len(p.tokens) || p.tokens[i].Pos.Column != 1 || p.tokens[i+1].Type != identToken {
		return false
	}
	return p.tokens[i+2].Value == "{" || p.tokens[i+2].Value == "extends"
}

// definition reads one definition into the file.
func (p *parser) definition(file *File, list []lexer.Token) {
	if first := list[0]; first.Type != identToken || !slices.Contains(starts, first.Value) {
		p.notDefinition(first)
		p.unread(file, list)
		return
	}
	last := end(list[len(list)-1])
	peeking, err := lexer.Upgrade(&tokens{list: list, end: lexer.Position{Filename: p.name, Offset: last.Offset, Line: last.Line, Column: last.Column}})
	var tree *definition
	if err == nil {
		tree, err = grammar().ParseFromLexer(peeking)
	}
	if err != nil {
		if !p.muted {
			p.refused(list, err)
		}
		p.unread(file, list)
		return
	}
	c := &converter{parser: p}
	c.definition(file, tree, list[0])
}

// unread keeps the name of a definition that could not be read, where it has one that can be told.
func (p *parser) unread(file *File, list []lexer.Token) {
	kind, name := list[0].Value, ""
	for _, t := range list[1:] {
		if kind == "const" && t.Value == "=" {
			break
		}
		if t.Type != identToken {
			continue
		}
		name = t.Value
		if kind != "const" && kind != "typedef" { // whose type stands in front
			break
		}
	}
	if name != "" {
		file.Unread = append(file.Unread, name)
	}
}

// notDefinition reports what begins none.
func (p *parser) notDefinition(t lexer.Token) {
	near := ""
	if t.Type == identToken {
		near = diag.Nearest(t.Value, starts[:11])
	}
	d := p.list.Errorf(diag.IDLSyntax, p.span(t), "%s starts no definition", shown(t))
	if near != "" {
		d.Message += ": did you mean `" + near + "`?"
		return
	}
	d.Message += ": write const, typedef, enum, struct, union, exception or service"
}

// refused reports where the grammar could not go on.
func (p *parser) refused(list []lexer.Token, err error) {
	at := list[len(list)-1]
	span := diag.Span{File: p.name, Start: end(at), End: end(at)}
	what := "the end of the definition"
	var unexpected *participle.UnexpectedTokenError
	var problem participle.Error
	switch {
	case errors.As(err, &unexpected) && !unexpected.Unexpected.EOF():
		at = unexpected.Unexpected
		span, what = p.span(at), shown(at)
	case errors.As(err, &problem):
		if t := p.tokenBefore(problem.Position().Offset + 1); t.Pos.Offset == problem.Position().Offset {
			at = t
			span, what = p.span(at), shown(at)
		}
	}
	open := openBefore(list, span.Start.Offset)
	if span.Start == span.End && len(open) > 0 {
		p.list.Errorf(diag.IDLSyntax, span, "this %s ends here, and a bracket of it is open: write `%s`", list[0].Value, closers[open[len(open)-1]])
		return
	}
	p.list.Errorf(diag.IDLSyntax, span, "%s cannot stand here: %s", what, expected(list[0].Value, open))
}

// closers are the brackets that close others.
var closers = map[string]string{"{": "}", "[": "]", "(": ")", "<": ">"}

// openBefore gives the brackets that are open at an offset, the innermost last.
func openBefore(list []lexer.Token, offset int) (open []string) {
	for _, t := range list {
		if t.Pos.Offset >= offset {
			break
		}
		if t.Type != punctToken {
			continue
		}
		switch t.Value {
		case "{", "[", "(", "<":
			open = append(open, t.Value)
		case "}", "]", ")", ">":
			if len(open) > 0 {
				open = open[:len(open)-1]
			}
		}
	}
	return open
}

// expected says what is written in the innermost of the open brackets, in a definition of the given kind.
func expected(kind string, open []string) string {
	inner := ""
	if len(open) > 0 {
		inner = open[len(open)-1]
	}
	switch {
	case inner == "<":
		return "a container is written `list<TYPE>`, `set<TYPE>` or `map<KEY, VALUE>`"
	case inner == "[":
		return "a list of values is written `[1, 2]`"
	case inner == "(" && kind == "service":
		return "arguments and exceptions are written `1: TYPE name, 2: TYPE name`"
	case inner == "(":
		return "annotations are written `(key = \"value\")`"
	case inner == "{" && kind == "service":
		return "a function is written `TYPE name(1: TYPE argument) throws (1: TYPE exception)`"
	case inner == "{" && (kind == "enum" || kind == "senum"):
		return "a member is written `NAME = 1`"
	case inner == "{" && (kind == "struct" || kind == "union" || kind == "exception"):
		return "a field is written `1: optional TYPE name = VALUE`"
	case inner == "{":
		return "a map of values is written `{\"key\": 1}`"
	}
	return forms[kind]
}

// forms are how definitions are written.
var forms = map[string]string{
	"include":     "it is written `include \"other.thrift\"`",
	"cpp_include": "it is written `cpp_include \"other.h\"`",
	"namespace":   "it is written `namespace java com.example`",
	"const":       "it is written `const TYPE NAME = VALUE`",
	"typedef":     "it is written `typedef TYPE NAME`",
	"enum":        "it is written `enum NAME { ONE = 1 }`",
	"senum":       "it is written `senum NAME { \"one\" }`",
	"struct":      "it is written `struct NAME { 1: TYPE name }`",
	"union":       "it is written `union NAME { 1: TYPE name }`",
	"exception":   "it is written `exception NAME { 1: TYPE name }`",
	"service":     "it is written `service NAME extends BASE { … }`",
}

func (p *parser) span(t lexer.Token) diag.Span {
	return diag.Span{File: p.name, Start: place(t.Pos), End: end(t)}
}

func place(p lexer.Position) diag.Pos {
	return diag.Pos{Line: p.Line, Column: p.Column, Offset: p.Offset}
}

// shown gives a token in a message, cut where it is long.
func shown(t lexer.Token) string {
	const most = 40
	text := strings.ToValidUTF8(t.Value[:min(len(t.Value), most)], "")
	if len(t.Value) > most {
		text += "…"
	}
	return "`" + strings.ReplaceAll(text, "\n", " ") + "`"
}
