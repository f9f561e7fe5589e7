package openapi

import (
	"fmt"
	"strings"

	"github.com/kitc-lang/kit/compiler/model"
	"github.com/kitc-lang/kit/lang/diag"
)

// name settles the names of the components. They depend on their own declarations alone, so that
// adding one never renames another: the package's own and those of the standard library keep their
// names, those of other packages carry the name of their package in front. Two that meet are refused.
// An inline input, which nobody named, gives way instead: it has its service's name and a dot in
// front, and no name of the language has a dot.
func (b *builder) name() {
	b.names = map[any]string{}
	taken := map[string]any{}
	for _, decl := range b.decls {
		if inline(decl) == nil {
			b.claim(taken, decl, b.prefix(head(decl).Package)+head(decl).Name)
		}
	}
	for _, decl := range b.decls {
		m := inline(decl)
		if m == nil {
			continue
		}
		h := head(decl)
		name := b.prefix(h.Package) + h.Name
		if taken[name] != nil {
			name = b.prefix(h.Package) + m.Service.Name + "." + h.Name
		}
		b.claim(taken, decl, name)
	}
	for kind, name := range problemNames {
		if taken[name] != nil {
			name = "kit." + name
		}
		b.names[problemKind(kind)] = name
	}
}

// claim gives a declaration its name, which nothing else may have. Of two, the one to be reported is
// the package's own, whose author is reading, or else the later one.
func (b *builder) claim(taken map[string]any, decl any, name string) {
	b.names[decl] = name
	first := taken[name]
	if first == nil {
		taken[name] = decl
		return
	}
	at, other := decl, first
	if head(first).Package == b.pkg {
		at, other = first, decl
	}
	b.diags.Errorf(diag.OpenAPINameClash, head(at).Span,
		"%s and %s are both %s in the OpenAPI document of package %q, where what comes from other packages has their name in front: rename one",
		b.describe(other, at), b.describe(at, other), name, b.pkg.Name).
		Note(head(other).Span, "%s is here", b.describe(other, at))
}

// prefix is what the names of a package's declarations have in front.
func (b *builder) prefix(p *model.Package) string {
	if p == b.pkg || p == b.std {
		return ""
	}
	return upperCamel(packageName(p))
}

// upperCamel makes "big_bank" "BigBank".
func upperCamel(name string) string {
	var b strings.Builder
	for word := range strings.SplitSeq(name, "_") {
		if word != "" {
			b.WriteString(strings.ToUpper(word[:1]) + word[1:])
		}
	}
	return b.String()
}

// describe names a declaration in a message, told apart from another one.
func (b *builder) describe(decl, from any) string {
	h, other := head(decl), head(from)
	what := fmt.Sprintf("%s %q", keyword(decl), h.Name)
	if m := inline(decl); m != nil {
		what = fmt.Sprintf("the input of method %q", m.Service.Name+"."+m.Name)
	}
	switch {
	case h.Package == b.pkg:
		return what
	case h.Package == b.std:
		return what + " of the standard library"
	case packageName(h.Package) == packageName(other.Package):
		return what + " of " + h.Package.Path()
	}
	return fmt.Sprintf("%s of package %q", what, packageName(h.Package))
}

// keyword gives the word that a declaration starts with.
func keyword(decl any) string {
	switch decl.(type) {
	case *model.Scalar:
		return "scalar"
	case *model.Enum:
		return "enum"
	case *model.Union:
		return "union"
	case *model.Error:
		return "error"
	case *model.Auth:
		return "auth"
	}
	return "struct"
}

// inline gives the method whose input a declaration is, nil for one that was declared by itself.
func inline(decl any) *model.Method {
	if s, ok := decl.(*model.Struct); ok {
		return s.Inline
	}
	return nil
}

// head gives what a declaration has in common with all others.
func head(decl any) *model.Decl {
	switch decl := decl.(type) {
	case *model.Scalar:
		return &decl.Decl
	case *model.Enum:
		return &decl.Decl
	case *model.Struct:
		return &decl.Decl
	case *model.Union:
		return &decl.Decl
	case *model.Error:
		return &decl.Decl
	case *model.Auth:
		return &decl.Decl
	}
	panic("backends/openapi: not a declaration")
}
