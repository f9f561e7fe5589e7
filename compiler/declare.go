package compiler

import (
	"regexp"
	"slices"
	"strings"

	"github.com/kitc-lang/kit/compiler/model"
	"github.com/kitc-lang/kit/lang"
	"github.com/kitc-lang/kit/lang/diag"
)

// decl is a named declaration of a package: its tree, and the node of the model that it becomes.
type decl struct {
	block *lang.Block
	name  lang.Ident
	state state

	scalar  *model.Scalar
	enum    *model.Enum
	strct   *model.Struct
	union   *model.Union
	err     *model.Error
	service *model.Service
	constant
}

// constant is what a const stands for: a literal, and its value without a type.
type constant struct {
	node    *model.Const
	literal lang.Expr
}

// state guards declarations that are resolved on demand against going round in circles.
type state uint8

const (
	untouched state = iota
	resolving
	resolved
	broken // a diagnostic has said why; whoever uses it stays silent
)

// keywords are the words that start a declaration of a package; those of the standard library follow.
var (
	keywords    = []string{"package", "scalar", "const", "enum", "struct", "union", "error", "service"}
	stdKeywords = []string{"transport", "middleware", "chain"}
)

// declare gives every top-level block its name and an empty node.
func (p *pass) declare() {
	p.pkg = &model.Package{Dir: p.dir, Edition: edition}
	p.decls = map[string]*decl{}
	p.transports = map[string]*paramDecl{}
	p.middlewares = map[string]*middlewareDecl{}
	p.chains = map[string]*lang.Block{}
	p.was = map[*model.Field]was{}
	p.findPackage()
	for _, f := range p.files {
		for _, b := range f.Blocks {
			p.declareBlock(b)
		}
	}
}

func (p *pass) findPackage() {
	var first *lang.Block
	for _, f := range p.files {
		for _, b := range f.Blocks {
			switch {
			case b.Keyword.Name != "package":
			case first == nil:
				first = b
				p.readPackage(b)
			default:
				p.errorf(diag.PackageTwice, b.Head, "a folder is one package, and this is its second `package`: keep one").Note(first.Head, "the first one")
			}
		}
	}
	if first == nil && len(p.files) > 0 && !p.syntaxErrors() {
		span := diag.Span{File: p.files[0].Name, Start: diag.Pos{Line: 1, Column: 1}, End: diag.Pos{Line: 1, Column: 1}}
		p.errorf(diag.NoPackage, span, "the .kit files of this folder declare no package: start one of them with `package orders { kit = 1 }`")
	}
}

// syntaxErrors reports whether a file could not be read in full: what seems to be missing may stand in
// the part that was lost.
func (p *pass) syntaxErrors() bool {
	return slices.ContainsFunc(p.res.Diagnostics, func(d diag.Diagnostic) bool {
		return d.Severity == diag.Error && d.Code.Syntax() &&
			slices.ContainsFunc(p.files, func(f *lang.File) bool { return f.Name == d.Span.File })
	})
}

func (p *pass) declareBlock(b *lang.Block) {
	keyword := b.Keyword.Name
	switch {
	case keyword == "package":
		return
	case p.std == nil && slices.Contains(stdKeywords, keyword):
		p.declareStd(b)
		return
	case slices.Contains(later, keyword) || keyword == "middleware":
		p.tooEarly(keyword, b.Head)
		return
	case slices.Contains(stdKeywords, keyword) || slices.Contains([]string{"method", "http"}, keyword):
		p.errorf(diag.UnknownDeclaration, b.Head, "`%s` stands inside a service: move it between the braces of `service … { }`", keyword)
		return
	case !slices.Contains(keywords, keyword):
		p.errorf(diag.UnknownDeclaration, b.Keyword.Span, "there is no declaration %q%s", keyword, choices(keyword, keywords))
		return
	}
	name, ok := p.declName(b)
	if !ok {
		return
	}
	d := &decl{block: b, name: name}
	if first := p.decls[name.Name]; first != nil {
		p.errorf(diag.DuplicateName, name.Span, "%q is declared twice: rename one of them", name.Name).Note(first.name.Span, "declared here first, as %s", article(first.block.Keyword.Name))
		return
	}
	if _, taken := primitives[name.Name]; taken {
		p.errorf(diag.DuplicateName, name.Span, "%q is a type of the language: choose another name", name.Name)
		return
	}
	p.decls[name.Name] = d
	p.order = append(p.order, d)
	p.node(d)
}

func article(keyword string) string {
	if strings.ContainsRune("aeiou", rune(keyword[0])) {
		return "an " + keyword
	}
	return "a " + keyword
}

var examples = map[string]string{
	"scalar":  "scalar OrderID { type = string }",
	"const":   "const MaxItems { value = 100 }",
	"enum":    "enum Status { … }",
	"struct":  "struct Order { … }",
	"union":   "union Payment { … }",
	"error":   "error OutOfStock failed_precondition { … }",
	"service": "service Orders { … }",
}

// declName reads the labels of a declaration, and checks how the name is written.
func (p *pass) declName(b *lang.Block) (lang.Ident, bool) {
	keyword := b.Keyword.Name
	if keyword != "error" {
		name, ok := p.label(b, keyword, examples[keyword])
		return name, ok && p.checkName(name, keyword, typeStyle)
	}
	switch len(b.Labels) {
	case 0:
		p.errorf(diag.WrongLabels, b.Head, "a name and a code are missing behind `error`: write `%s`", examples[keyword])
		return lang.Ident{}, false
	case 1:
		p.errorf(diag.WrongLabels, b.Head, "error %q has no code: write one of the canonical codes behind its name, such as `error %s failed_precondition { … }`", b.Labels[0].Name, b.Labels[0].Name)
	case 2:
	default:
		p.errorf(diag.WrongLabels, b.Labels[2].Span, "`error` takes a name and a code, and this is one too many")
	}
	return b.Labels[0], p.checkName(b.Labels[0], keyword, typeStyle)
}

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

func (p *pass) checkName(name lang.Ident, what string, s style) bool {
	switch {
	case len(name.Name) > maxName:
		p.errorf(diag.BadName, name.Span, "the name of this %s has more than %d characters: choose a shorter one", what, maxName)
		return false
	case s.pattern.MatchString(name.Name):
		return true
	}
	advice := ""
	if fixed := s.fix(name.Name); s.pattern.MatchString(fixed) {
		advice = ": write `" + fixed + "`"
	}
	p.errorf(diag.BadName, name.Span, "the name of %s is written %s%s", article(what), s.says, advice)
	// The name is wrong in its spelling only; others may refer to it.
	return true
}

// words splits a name at underscores, hyphens and capitals.
func words(name string) []string {
	var out []string
	start := 0
	runes := []rune(name)
	flush := func(end int) {
		if end > start {
			out = append(out, strings.ToLower(string(runes[start:end])))
		}
		start = end
	}
	for i, r := range runes {
		switch {
		case r == '_' || r == '-' || r == '.':
			flush(i)
			start = i + 1
		case i > start && r >= 'A' && r <= 'Z' && !(runes[i-1] >= 'A' && runes[i-1] <= 'Z'):
			flush(i)
		}
	}
	flush(len(runes))
	return out
}

func upperCamel(name string) string {
	var b strings.Builder
	for _, w := range words(name) {
		b.WriteString(strings.ToUpper(w[:1]) + w[1:])
	}
	return b.String()
}

func snakeCase(name string) string { return strings.Join(words(name), "_") }
func lowerCase(name string) string { return strings.Join(words(name), "") }

// node makes the empty node of a declaration and hangs it into the package.
func (p *pass) node(d *decl) {
	common := model.Decl{Name: d.name.Name, Doc: d.block.Doc, Package: p.pkg, Span: d.block.Head}
	switch d.block.Keyword.Name {
	case "scalar":
		d.scalar = &model.Scalar{Decl: common}
		p.pkg.Scalars = append(p.pkg.Scalars, d.scalar)
	case "const":
		d.constant.node = &model.Const{Decl: common}
		p.pkg.Consts = append(p.pkg.Consts, d.constant.node)
	case "enum":
		d.enum = &model.Enum{Decl: common}
		p.pkg.Enums = append(p.pkg.Enums, d.enum)
	case "struct":
		d.strct = &model.Struct{Decl: common}
		p.pkg.Structs = append(p.pkg.Structs, d.strct)
	case "union":
		d.union = &model.Union{Decl: common}
		p.pkg.Unions = append(p.pkg.Unions, d.union)
	case "error":
		d.err = &model.Error{Decl: common}
		p.pkg.Errors = append(p.pkg.Errors, d.err)
	case "service":
		d.service = &model.Service{Decl: common}
		p.pkg.Services = append(p.pkg.Services, d.service)
	}
}
