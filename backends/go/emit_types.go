package golang

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"github.com/kitc-lang/kit/compiler/model"
)

func (g *generator) typesFile() {
	s := g.source("types.go")
	for _, decl := range g.declarations() {
		switch d := decl.(type) {
		case *model.Scalar:
			g.scalar(s, d)
		case *model.Const:
			g.constant(s, d)
		case *model.Enum:
			g.enum(s, d)
		case *model.Struct:
			g.structType(s, d)
		case *model.Union:
			g.union(s, d)
		}
	}
}

// declarations gives the types and constants of the package as they stand in the .kit files, the
// inputs that were written inside methods last.
func (g *generator) declarations() []any {
	type placed struct {
		decl   any
		of     *model.Decl
		inline int
	}
	var all []placed
	for _, d := range g.pkg.Scalars {
		all = append(all, placed{d, &d.Decl, 0})
	}
	for _, d := range g.pkg.Consts {
		all = append(all, placed{d, &d.Decl, 0})
	}
	for _, d := range g.pkg.Enums {
		all = append(all, placed{d, &d.Decl, 0})
	}
	for _, d := range g.pkg.Structs {
		inline := 0
		if d.Inline != nil {
			inline = 1
		}
		all = append(all, placed{d, &d.Decl, inline})
	}
	for _, d := range g.pkg.Unions {
		all = append(all, placed{d, &d.Decl, 0})
	}
	slices.SortStableFunc(all, func(a, b placed) int {
		return cmp.Or(
			cmp.Compare(a.inline, b.inline),
			cmp.Compare(a.of.Span.File, b.of.Span.File),
			cmp.Compare(a.of.Span.Start.Offset, b.of.Span.Start.Offset),
		)
	})
	decls := make([]any, len(all))
	for i, p := range all {
		decls[i] = p.decl
	}
	return decls
}

func (g *generator) scalar(s *source, d *model.Scalar) {
	s.print(`
${Doc}type $Name $Type

`, holes{
		"Doc":  typeDoc(d.Doc, d.Name+" is a scalar of package "+g.pkg.Name+".", d.Deprecated),
		"Name": d.Name,
		"Type": g.goType(s, d.Type),
	})
}

func (g *generator) constant(s *source, d *model.Const) {
	s.print(`
${Doc}const $Name = $Value

`, holes{
		"Doc":   typeDoc(d.Doc, d.Name+" is a constant of package "+g.pkg.Name+".", d.Deprecated),
		"Name":  d.Name,
		"Value": g.value(s, &d.Value),
	})
}

func (g *generator) enum(s *source, d *model.Enum) {
	var (
		list  memberList
		names []string
		cases string
		parse string
	)
	for _, m := range d.Members {
		name := constName(d, m)
		list.add(comment("\t", withDeprecated(m.Doc, m.Deprecated)), name, d.Name, "= "+strconv.Itoa(int(m.Number)))
		names = append(names, name)
		cases += "\tcase " + name + ":\n\t\treturn " + strconv.Quote(m.Name) + "\n"
		parse += "\tcase " + strconv.Quote(m.Name) + ":\n\t\treturn " + name + ", true\n"
	}
	s.print(`
${Doc}type $Name int32

// The values of $Name.
const (
$members)

// String gives the name on the wire, such as "$first".
func (x $Name) String() string {
	switch x {
$cases	}
	return "$Name(" + $strconv.Itoa(int(x)) + ")"
}

// Parse$Name finds a $Name by its name on the wire; ok is false for a name that is none.
func Parse$Name(name string) (value $Name, ok bool) {
	switch name {
$parse	}
	return 0, false
}

// Known reports whether x is one of the values declared here. A client may read a newer one.
func (x $Name) Known() bool {
	switch x {
	case $names:
		return true
	}
	return false
}

`, holes{
		"Doc":     typeDoc(d.Doc, d.Name+" is an enum of package "+g.pkg.Name+".", d.Deprecated),
		"Name":    d.Name,
		"first":   d.Members[0].Name,
		"members": list.String(),
		"cases":   cases,
		"parse":   parse,
		"names":   wrapped("\t\t", names),
	})
}

func (g *generator) structType(s *source, d *model.Struct) {
	otherwise := d.Name + " is a struct of package " + g.pkg.Name + "."
	if d.Inline != nil {
		otherwise = d.Name + " is what " + d.Inline.Service.Name + "." + d.Inline.Name + " takes."
	}
	s.print(`
${Doc}type $Name $struct

`, holes{
		"Doc":    typeDoc(d.Doc, otherwise, d.Deprecated),
		"Name":   d.Name,
		"struct": g.structBody(s, d.Fields),
	})
	g.accessors(s, d)
	if g.graph.sensitive[d] {
		g.redacted(s, d, d.Name)
	}
}

// structBody gives struct{…} for fields.
func (g *generator) structBody(s *source, fields []*model.Field) string {
	if len(fields) == 0 {
		return "struct{}"
	}
	var list memberList
	for _, f := range fields {
		list.add(comment("\t", fieldDoc(f)), fieldName(f), g.fieldType(s, f))
	}
	return "struct {\n" + list.String() + "}"
}

func fieldDoc(f *model.Field) string {
	doc := f.Doc
	if f.Sensitive {
		doc = join(doc, "Sensitive: kept out of logs, traces and error texts.")
	}
	if f.Presence == model.Defaulted {
		doc = join(doc, "Nil means the default: Get"+fieldName(f)+" gives it.")
	}
	return withDeprecated(doc, f.Deprecated)
}

// join adds a sentence to a documentation, paragraph one that stands apart from it.
func join(doc, sentence string) string {
	return strings.TrimLeft(strings.TrimRight(doc, "\n")+"\n"+sentence, "\n")
}

func paragraph(doc, sentence string) string {
	return strings.TrimLeft(strings.TrimRight(doc, "\n")+"\n\n"+sentence, "\n")
}

// accessors prints GetX for each field X with a default.
func (g *generator) accessors(s *source, d *model.Struct) {
	for _, f := range d.Fields {
		if f.Presence != model.Defaulted {
			continue
		}
		deref := ""
		if pointer(f.Type) {
			deref = "*"
		}
		s.print(`
// Get$Field gives $Field, or its default where it is nil.
func (x *$Name) Get$Field() $Type {
	if x.$Field == nil {
		return $Default
	}
	return ${deref}x.$Field
}

`, holes{
			"Name":    d.Name,
			"Field":   fieldName(f),
			"Type":    g.goType(s, f.Type),
			"Default": g.typedValue(s, f.Type, f.Default),
			"deref":   deref,
		})
	}
}

func (g *generator) union(s *source, d *model.Union) {
	var list memberList
	for _, m := range d.Members {
		list.add(comment("\t", withDeprecated(m.Doc, m.Deprecated)), fieldName(m), g.memberType(s, m))
	}
	doc := d.Doc
	if doc == "" {
		doc = d.Name + " is a union of package " + g.pkg.Name + "."
	}
	s.print(`
${Doc}type $Name struct {
$members
	unknown string // the name or number of a member that is newer than this code
}

// UnknownMember gives the name or number of the member that a peer has chosen and this code does not
// know, "" where it knows the member. Only a client meets one: a server refuses it.
func (x *$Name) UnknownMember() string { return x.unknown }

`, holes{
		"Doc":     typeDoc(paragraph(doc, "Exactly one member is set."), "", d.Deprecated),
		"Name":    d.Name,
		"members": list.String(),
	})
	if g.graph.sensitive[d] {
		g.redacted(s, d, d.Name)
	}
}

// memberList lays out the lines of a struct or const block as gofmt does: columns are aligned over
// lines that follow each other, and a comment between two lines ends the alignment.
type memberList struct {
	text string
	rows [][]string
}

func (l *memberList) add(comment string, cells ...string) {
	if comment != "" {
		l.flush()
		l.text += comment
	}
	l.rows = append(l.rows, cells)
}

func (l *memberList) flush() {
	l.text += columns("\t", l.rows)
	l.rows = nil
}

// String gives the lines.
func (l *memberList) String() string {
	l.flush()
	return l.text
}

// wrapped joins names by commas, and breaks the line where it would grow too long.
func wrapped(indent string, names []string) string {
	const width = 100
	text, column := "", 0
	for i, name := range names {
		if i > 0 {
			text += ","
			if column+len(name) > width {
				text += "\n" + indent
				column = 0
			} else {
				text += " "
			}
		}
		text += name
		column += len(name) + 2
	}
	return text
}
