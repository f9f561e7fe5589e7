package compiler

import (
	"slices"
	"strings"

	"github.com/kitc-lang/kit/compiler/model"
	"github.com/kitc-lang/kit/lang"
	"github.com/kitc-lang/kit/lang/diag"
)

// decl is a named declaration of a package: its tree, and the node of the model that it becomes. One of
// the pointers to nodes is set.
type decl struct {
	block *lang.Block
	name  lang.Ident
	state state

	scalar   *model.Scalar
	constant *constant
	enum     *model.Enum
	strct    *model.Struct
	union    *model.Union
	err      *model.Error
	auth     *model.Auth
	service  *model.Service
	mute     bool // a service without transports
}

// isType reports whether the declaration's name is a type.
func (d *decl) isType() bool {
	return d.scalar != nil || d.enum != nil || d.strct != nil || d.union != nil
}

// state guards declarations that are resolved on demand against going round in circles.
type state uint8

const (
	untouched state = iota
	resolving
	resolved
	broken // a diagnostic has said why; whoever uses it stays silent
)

// The words that start a declaration of a package; those that only the standard library has; and those
// that belong inside of a service or method.
var (
	keywords    = []string{"package", "import", "scalar", "const", "enum", "struct", "union", "error", "auth", "middleware", "discovery", "balance", "service"}
	stdKeywords = []string{"transport", "chain", "admin"}
	inner       = []string{"method", "transport", "chain", "client", "admin"}
)

// foreignKeywords are the words of other languages for what Kit declares.
var foreignKeywords = map[string]string{
	"message": "struct", "type": "struct", "input": "struct", "model": "struct", "structure": "struct", "object": "struct", "data": "struct", "class": "struct", "record": "struct", "interface": "service",
	"exception": "error", "oneof": "union", "rpc": "method", "namespace": "package", "module": "package", "typedef": "scalar",
	"constant": "const",
}

// declare gives every top-level block its name and an empty node.
func (p *pass) declare() {
	p.declareImports()
	p.findPackage()
	for _, f := range p.files {
		for _, b := range f.Blocks {
			p.declareBlock(b)
		}
	}
}

func (p *pass) declareBlock(b *lang.Block) {
	keyword := b.Keyword.Name
	switch {
	case keyword == "package" || keyword == "import": // read already
	case p.std == nil && slices.Contains(stdKeywords, keyword):
		p.declareStd(b)
	case keyword == "middleware":
		p.declareMiddleware(b)
	case keyword == "discovery" || keyword == "balance":
		p.declareKind(b)
	case slices.Contains(keywords, keyword):
		p.declareNamed(b)
	case keyword == "http":
		p.errorf(diag.UnknownDeclaration, b.Head, "`http` stands inside of a method: move it between the braces of `method … { }`")
	case keyword == "emit":
		p.errorf(diag.UnknownDeclaration, b.Head, "`emit` stands inside of the package declaration: move it between the braces of `package … { }`")
	case slices.Contains(inner, keyword):
		p.lost[keyword] = true
		p.errorf(diag.UnknownDeclaration, b.Head, "`%s` stands inside of a service: move it between the braces of `service … { }`", keyword)
	case foreignKeywords[keyword] != "":
		kit := foreignKeywords[keyword]
		if keyword == "interface" && len(b.Blocks()) == 0 && len(b.Attrs()) > 0 {
			kit = "struct"
		}
		d := p.errorf(diag.UnknownDeclaration, b.Keyword.Span, "there is no declaration %q: Kit calls it %s", keyword, kit)
		if slices.Contains(keywords, kit) {
			d.Fix = &diag.Fix{Span: b.Keyword.Span, Replace: kit}
		}
		p.lose(b)
	default:
		p.unknown(diag.UnknownDeclaration, b.Keyword.Span, keyword, keywords, "there is no declaration %q", keyword)
		p.lose(b)
	}
}

// lose notes the name of a declaration that was reported and left out, so that its users stay silent.
func (p *pass) lose(b *lang.Block) {
	if len(b.Labels) > 0 {
		p.lost[b.Labels[0].Name] = true
	}
}

// declareNamed declares what other declarations refer to by its name.
func (p *pass) declareNamed(b *lang.Block) {
	name, ok := p.declName(b)
	spelling := typeStyle
	if b.Keyword.Name == "auth" {
		spelling = memberStyle
	}
	if !ok || !p.checkName(name, b.Keyword.Name, spelling) {
		return
	}
	if first := p.decls[name.Name]; first != nil {
		p.errorf(diag.DuplicateName, name.Span, "%q is declared twice: rename one of them", name.Name).Note(first.name.Span, "declared here first, as %s", article(first.block.Keyword.Name))
		return
	}
	for _, method := range b.Blocks() {
		for _, inner := range method.Blocks() {
			if b.Keyword.Name == "service" && slices.Contains(keywords, inner.Keyword.Name) {
				p.lose(inner)
			}
		}
	}
	for _, inner := range b.Blocks() { // reported with the members
		if b.Keyword.Name != "service" || slices.Contains(keywords, inner.Keyword.Name) {
			p.lose(inner)
		}
	}
	d := &decl{block: b, name: name}
	p.decls[name.Name] = d
	p.order = append(p.order, d)
	p.node(d)
}

// examples are how declarations are written.
var examples = map[string]string{
	"scalar":  "scalar OrderID { type = string }",
	"const":   "const MaxItems { value = 100 }",
	"enum":    "enum Status { … }",
	"struct":  "struct Order { … }",
	"union":   "union Payment { … }",
	"error":   "error OutOfStock failed_precondition { … }",
	"auth":    "auth user { scheme = bearer }",
	"service": "service Orders { … }",
}

// declName reads the labels of a declaration.
func (p *pass) declName(b *lang.Block) (lang.Ident, bool) {
	keyword := b.Keyword.Name
	if keyword != "error" {
		return p.label(b, keyword, examples[keyword])
	}
	switch len(b.Labels) {
	case 0:
		p.errorf(diag.WrongLabels, b.Head, "a name and a code are missing behind `error`: write `%s`", examples[keyword])
		return lang.Ident{}, false
	case 1:
		if p.codeInBody(b) {
			break
		}
		p.errorf(diag.WrongLabels, b.Head, "error %q has no code: write one of the canonical codes behind its name, such as `failed_precondition`", b.Labels[0].Name)
	case 2:
		if _, ok := model.ParseCode(b.Labels[0].Name); ok {
			right := b.Labels[1].Name + " " + b.Labels[0].Name
			both := diag.Span{File: b.Head.File, Start: b.Labels[0].Span.Start, End: b.Labels[1].Span.End}
			p.errorf(diag.WrongLabels, both, "the name stands first, then the code: write `error %s`", right).Fix = &diag.Fix{Span: both, Replace: right}
			return b.Labels[1], true
		}
	default:
		p.errorf(diag.WrongLabels, b.Labels[2].Span, "`error` takes a name and a code, and this is one too many: write `%s`", examples[keyword])
	}
	return b.Labels[0], true
}

// codeInBody reports the code of an error that stands among its fields.
func (p *pass) codeInBody(b *lang.Block) bool {
	for _, a := range b.Attrs() {
		n, ok := a.Value.(*lang.Name)
		if !ok || a.Name.Name != "code" && a.Name.Name != "status" {
			continue
		}
		if _, ok := model.ParseCode(snakeCase(n.String())); ok {
			p.errorf(diag.WrongLabels, a.Span, "the code of an error stands behind its name: write `error %s %s`, and take this line out", b.Labels[0].Name, snakeCase(n.String()))
			p.lost[n.String()] = true
			return true
		}
	}
	return false
}

// node makes the empty node of a declaration and hangs it into the package.
func (p *pass) node(d *decl) {
	common := p.common(d.name, d.block)
	switch d.block.Keyword.Name {
	case "scalar":
		d.scalar = &model.Scalar{Decl: common}
		p.pkg.Scalars = append(p.pkg.Scalars, d.scalar)
	case "const":
		d.constant = &constant{node: &model.Const{Decl: common}}
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
	case "auth":
		d.auth = &model.Auth{Decl: common}
		p.pkg.Auths = append(p.pkg.Auths, d.auth)
	case "service":
		d.service = &model.Service{Decl: common}
		p.pkg.Services = append(p.pkg.Services, d.service)
	}
}

// common gives what every declaration has. As in Go, a last paragraph of its documentation that begins
// with "Deprecated:" says why nobody should use it any more.
func (p *pass) common(name lang.Ident, b *lang.Block) model.Decl {
	doc, why := deprecation(b.Doc)
	return model.Decl{Name: name.Name, Doc: doc, Deprecated: why, Package: p.pkg, Span: b.Head}
}

func deprecation(doc string) (rest, why string) {
	const mark = "Deprecated: "
	at := strings.LastIndex(doc, "\n\n"+mark)
	switch {
	case at >= 0:
		rest, why = doc[:at], doc[at+2:]
	case strings.HasPrefix(doc, mark):
		why = doc
	default:
		return doc, ""
	}
	if strings.Contains(why, "\n\n") {
		return doc, "" // it is not the last paragraph
	}
	return rest, strings.ReplaceAll(strings.TrimPrefix(why, mark), "\n", " ")
}
