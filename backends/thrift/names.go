package thrift

import (
	"fmt"
	"strings"

	"github.com/kitc-lang/kit/compiler/model"
	"github.com/kitc-lang/kit/lang/diag"
)

// Names of types, members and arguments are not on the Thrift wire. Where Thrift, or a language that
// it makes code for, refuses one, the file has it with an underscore behind it, and says so.

// reserved are the names that the Thrift compiler (0.9 to 0.22) refuses everywhere, because they are
// its own words or those of some language, and those that break the Python, Java or JavaScript that
// it makes.
var reserved = words(`
	BEGIN END __CLASS__ __DIR__ __FILE__ __FUNCTION__ __LINE__ __METHOD__ __NAMESPACE__
	abstract alias and args as assert async await begin binary bool break byte case catch class clone
	const continue cpp_include cpp_namespace cpp_type cocoa_prefix csharp_namespace declare def default
	del delete delphi_namespace do double dynamic elif else elseif elsif end enddeclare endfor endforeach
	endif endswitch endwhile ensure enum except exception exec extends false finally float for foreach
	from function global goto i16 i32 i64 i8 if implements import in include inline instanceof interface
	is java_package lambda list map module namespace native new next nil nonlocal not oneway optional or
	package pass perl_package php_namespace print private protected public py_module raise redo register
	required rescue retry return ruby_namespace self senum service set sizeof slist smalltalk_category
	smalltalk_prefix static string struct super switch synchronized then this throw throws transient
	true try typedef undef union unless unsigned until use uuid var virtual void volatile when while
	with xor xsd_all xsd_attrs xsd_namespace xsd_nillable xsd_optional yield
	False None True boolean char debugger export final int long null short strictfp typeof
`)

// Names that collide with code which the Thrift compiler puts beside them, by place: methods and
// variables of the generated Go and Java.
var (
	reservedTypes  = words(`Client Comparable Iface Override Processor`)
	reservedFields = words(`equals hashCode iprot oprot read write`)
	reservedErrors = words(`equals error hashCode read write`)
	reservedArgs   = words(`client ctx equals hashCode iface method_call p read resultHandler transport write`)
	reservedThrows = words(`equals hashCode iface read result success write`)
	reservedEnum   = words(`value`)
	// reservedSpaces are names of Thrift's own libraries.
	reservedSpaces = words(`thrift`)
)

func words(text string) map[string]bool {
	set := map[string]bool{}
	for _, w := range strings.Fields(text) {
		set[w] = true
	}
	return set
}

// legal gives names with an underscore behind each that is reserved or already taken by an earlier
// one.
func legal(names []string, here map[string]bool) []string {
	taken := make(map[string]bool, len(names))
	for _, n := range names {
		taken[n] = true
	}
	out := make([]string, len(names))
	used := make(map[string]bool, len(names))
	for i, n := range names {
		for reserved[n] || here[n] || used[n] || accessor(n, taken) || n != names[i] && taken[n] {
			n += "_"
		}
		used[n] = true
		out[i] = n
	}
	return out
}

// accessor reports whether the Go that Thrift makes of one of the members has a method that is called
// like the field it makes of name: GetX and IsSetX beside X.
func accessor(name string, members map[string]bool) bool {
	for _, prefix := range [...]string{"get_", "is_set_"} {
		if of, ok := strings.CutPrefix(name, prefix); ok && members[of] {
			return true
		}
	}
	return false
}

// name settles every name of the file.
func (d *document) name() {
	d.names = map[any]string{}
	d.members = map[any][]string{}

	var decls []any
	for _, e := range d.enums {
		decls = append(decls, e)
		var names []string
		for _, m := range e.Members {
			names = append(names, m.Name)
		}
		d.members[e] = legal(names, reservedEnum)
	}
	for _, s := range d.typedefs {
		decls = append(decls, s)
	}
	for _, c := range d.consts {
		decls = append(decls, c)
	}
	for _, t := range d.types {
		decls = append(decls, t)
		here := reservedFields
		if _, ok := t.(*model.Error); ok {
			here = reservedErrors
		}
		d.members[t] = legal(fieldNames(fieldsOf(t)), here)
	}

	for _, svc := range d.services {
		decls = append(decls, svc)
	}
	taken := map[string]any{}
	for _, decl := range decls {
		d.claim(taken, decl)
	}
}

// claim gives a declaration its name, which depends on the declaration alone, so that adding one never
// renames another: the package's own and those of the standard library keep theirs, those of other
// packages carry the name of their package in front. Of two that meet, the one to be reported is the
// package's own, whose author is reading, or else the later one.
func (d *document) claim(taken map[string]any, decl any) {
	h := head(decl)
	name := d.prefix(h.Package) + h.Name
	if _, ok := decl.(*model.Service); !ok { // that name is on the wire
		for reserved[name] || reservedTypes[name] {
			name += "_"
		}
	}
	d.names[decl] = name
	first := taken[name]
	if first == nil {
		taken[name] = decl
		return
	}
	at, other := decl, first
	if head(first).Package == d.pkg {
		at, other = first, decl
	}
	d.diags.Errorf(diag.ThriftDeclarationClash, head(at).Span,
		"%s and %s are both %s in the Thrift file of package %q, where what comes from other packages has their name in front: rename one",
		d.describe(other, at), d.describe(at, other), name, d.pkg.Name).
		Note(head(other).Span, "%s is here", d.describe(other, at))
}

// prefix is what the names of a package's declarations have in front.
func (d *document) prefix(p *model.Package) string {
	if p == d.pkg || p == d.std {
		return ""
	}
	return upperCamel(packageName(p))
}

// describe names a declaration in a message, told apart from another one.
func (d *document) describe(decl, from any) string {
	h, other := head(decl), head(from)
	what := fmt.Sprintf("%s %q", keyword(decl), h.Name)
	switch {
	case h.Package == d.pkg:
		return what
	case h.Package == d.std:
		return what + " of the standard library"
	case packageName(h.Package) == packageName(other.Package):
		return what + " of " + h.Package.Path()
	}
	return fmt.Sprintf("%s of package %q", what, packageName(h.Package))
}

// keyword gives the word that a declaration starts with.
func keyword(decl any) string {
	switch decl.(type) {
	case *model.Enum:
		return "enum"
	case *model.Scalar:
		return "scalar"
	case *model.Const:
		return "const"
	case *model.Union:
		return "union"
	case *model.Error:
		return "error"
	case *model.Service:
		return "service"
	}
	return "struct"
}

func fieldNames(fields []*model.Field) []string {
	names := make([]string, len(fields))
	for i, f := range fields {
		names[i] = f.Name
	}
	return names
}

// upperCamel makes "my_shop" "MyShop".
func upperCamel(s string) string {
	var b strings.Builder
	for part := range strings.SplitSeq(s, "_") {
		if part != "" {
			b.WriteString(strings.ToUpper(part[:1]) + part[1:])
		}
	}
	return b.String()
}

// lowerCamel makes "OutOfStock" "outOfStock" and "HTTPFault" "httpFault".
func lowerCamel(s string) string {
	n := 0
	for n < len(s) && 'A' <= s[n] && s[n] <= 'Z' {
		n++
	}
	if n > 1 && n < len(s) {
		n-- // the last capital starts the next word
	}
	return strings.ToLower(s[:n]) + s[n:]
}
