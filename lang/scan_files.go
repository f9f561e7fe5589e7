package lang

import (
	"bytes"
	"regexp"

	"github.com/kitc-lang/kit/lang/diag"
)

// otherFile tells the files of another language from their first lines.
type otherFile struct {
	name  string
	first *regexp.Regexp // matches the first line with more than a comment on it
	// then matches one of the lines below it; nil where the first line says enough.
	then *regexp.Regexp
	way  string
}

// start is what every file of Kit may start with.
const start = "`package NAME { kit = 1 }`"

// The words of other languages for what Kit has.
const (
	protoWay   = "start with " + start + "; a message is a `struct`, a oneof a `union`, an rpc a `method`, a repeated field a `list(TYPE)`"
	javaWay    = "start with " + start + "; a class or record is a `struct`, an interface a `service`"
	graphqlWay = "start with " + start + "; a type or an input is a `struct`, and a field of Query or Mutation a `method` of a service"
	jsonWay    = "start with " + start + ", write names without quotes, and `=` for `:`"
	yamlWay    = "start with " + start + "; names and values are joined by `=`, and what YAML indents stands in braces"
	tsWay      = "start with " + start + "; an interface of fields is a `struct`, and `x?: string` a field `x = optional(string)`"
)

var otherFiles = []otherFile{
	{"JSON", regexp.MustCompile(`^[{\[]\s*("[^"]*"\s*:|\{\s*")`), nil, jsonWay},
	{"JSON", regexp.MustCompile(`^[{\[]\s*$`), regexp.MustCompile(`^\s*"[^"]*"\s*:`), jsonWay},
	{"Protocol Buffers", regexp.MustCompile(`^(syntax|edition)\s*=\s*["'](proto[23]|20\d\d)["']\s*;`), nil, protoWay},
	{"Protocol Buffers", regexp.MustCompile(`^package [\w.]+\s*;`), regexp.MustCompile(`^(message|option) |^import "[^"]*\.proto";`), protoWay},
	{"Thrift", regexp.MustCompile(`^(namespace (\w+|\*) [\w.]+|include "[^"]*\.thrift")`), regexp.MustCompile(`^\s*\d+\s*:|^(typedef|exception) |^\s+\w+ \w+\(`),
		"start with " + start + "; fields have no numbers, for kit.lock keeps them, an exception is an `error`, and a function a `method`"},
	{"Go", regexp.MustCompile(`^package \w+\s*(//.*)?$`), regexp.MustCompile(`^(import \(|func |type \w+ (struct|interface) \{)`),
		"start with " + start + "; a struct is `struct NAME { … }` and its fields `NAME = TYPE`; an interface is a `service`"},
	{"Java", regexp.MustCompile(`^(package [\w.]+;|import [\w.*]+;|public (final |abstract )?(class|interface|enum|record) )`), regexp.MustCompile(`^\s*(public|private|protected) |^import [\w.*]+;`), javaWay},
	{"C#", regexp.MustCompile(`^using [\w.]+;`), regexp.MustCompile(`^\s*(namespace|public|internal) `), javaWay},
	{"TypeSpec", regexp.MustCompile(`^(import "@typespec/|using (TypeSpec|Http|Rest)\b)`), nil,
		"start with " + start + "; a model is a `struct`, an interface a `service`, an op a `method`"},
	{"Smithy", regexp.MustCompile(`^\$version\s*:`), nil, "start with " + start + "; a structure is a `struct`, an operation a `method`"},
	{"TypeScript", regexp.MustCompile(`^(export |declare |["']use strict["'])`), nil, tsWay},
	{"TypeScript", regexp.MustCompile(`^import .*from ['"]`), regexp.MustCompile(`^(export |interface |type |function |class )`), tsWay},
	{"Python", regexp.MustCompile(`^(from [\w.]+ import |class \w+(\(.*\))?:|def \w+\(|@dataclass)`), nil, "start with " + start + "; a class of fields is a `struct`"},
	{"Rust", regexp.MustCompile(`^(use [\w:{}, ]+;|pub (struct|enum|mod|fn|trait) )`), regexp.MustCompile(`^\s*(pub|impl|fn|mod)\b`),
		"start with " + start + "; a trait is a `service`, and `Option<T>` a field `optional(T)`"},
	{"GraphQL", regexp.MustCompile(`^(type|input|schema|directive|extend|interface)\b`), regexp.MustCompile(`^\s+\w+(\(.*\))?: *\[?\w+!?\]?!`), graphqlWay},
	{"GraphQL", regexp.MustCompile(`^(enum|scalar|union) \w+( \{| =.*|)$`), regexp.MustCompile(`^(type|input|schema|extend)\b.*\{$`), graphqlWay},
	{"Terraform", regexp.MustCompile(`^(terraform|locals) \{|^(resource|data|variable|provider|module|output) "`), nil,
		"start with " + start + "; Kit has the syntax of HCL, and none of its resources, variables and expressions"},
	{"HTML", regexp.MustCompile(`(?i)^<(!DOCTYPE html|html)`), nil, "was a page saved in place of the file?"},
	{"XML", regexp.MustCompile(`^<(\?xml|!DOCTYPE|!--|[a-zA-Z][\w:]*(\s[^{]*)?/?>)`), nil, "start with " + start},
	{"YAML", regexp.MustCompile(`^(---|%YAML.*)\s*$`), nil, yamlWay},
	{"YAML", regexp.MustCompile(`^["']?[\w$.-]+["']?:( .*[^{;]| *)$`), regexp.MustCompile(`^["']?[\w$.-]+["']?:( .*[^{;]| *)$|^ *- `), yamlWay},
	{"Markdown", regexp.MustCompile("^(```|~~~)"), nil, "write only what stands between the lines that begin with these signs"},
}

// foreign reports a file in another language: one finding, for all others would follow from it.
func (p *parser) foreign() bool {
	const most = 200 // lines, and bytes of each
	first := -1      // the first line
	var candidates []otherFile
	inComment := false
	for l := 0; l < min(len(p.lines)-1, most); l++ {
		line := p.text[p.lines[l]:p.lineEnd(p.lines[l])]
		line = line[:min(len(line), most)]
		blank := bytes.TrimSpace(line)
		switch {
		case inComment, bytes.HasPrefix(blank, []byte("/*")):
			inComment = !bytes.Contains(blank, []byte("*/"))
			continue
		case len(blank) == 0, blank[0] == '#', bytes.HasPrefix(blank, []byte("//")):
			continue
		case first < 0:
			first = l
			for _, f := range otherFiles {
				if !f.first.Match(line) {
					continue
				}
				if f.then == nil {
					return p.foreignFile(f, l)
				}
				candidates = append(candidates, f)
			}
			if len(candidates) == 0 {
				return false
			}
			continue
		}
		for _, f := range candidates {
			if f.then.Match(line) {
				return p.foreignFile(f, first)
			}
		}
	}
	return false
}

func (p *parser) foreignFile(f otherFile, line int) bool {
	from := p.lines[line]
	p.list.Errorf(diag.SyntaxForeign, p.span(from, p.lineEnd(from)), "this file is %s, not Kit: %s", f.name, f.way)
	return true
}
