package thrift

import (
	"fmt"
	"strconv"
	"strings"

	"github.com/kitc-lang/kit/compiler/model"
	"github.com/kitc-lang/kit/lang/diag"
)

// printHeader prints the package's documentation and its namespace, one for all languages.
func (d *document) printHeader() {
	c := comment{doc: d.pkg.Doc}
	if d.pkg.Version != "" {
		c.remarks = append(c.remarks, "Version "+d.pkg.Version+".")
	}
	d.print(`
${doc}namespace * $space
`, holes{
		"doc":   c.block(""),
		"space": legal([]string{d.pkg.Name}, reservedSpaces)[0],
	})
}

func (d *document) printEnum(e *model.Enum) {
	d.print(`

${doc}enum $name {
`, holes{"doc": d.declComment(e).block(""), "name": d.names[e]})
	for i, m := range e.Members {
		name := d.members[e][i]
		c := comment{doc: m.Doc, remarks: deprecated(m.Deprecated)}
		if name != m.Name {
			c.remarks = append(c.remarks, renamed(m.Name)...)
		}
		d.print(`
${doc}  $name = $number$note
`, holes{
			"doc":    c.short("  "),
			"name":   name,
			"number": strconv.Itoa(int(m.Number)),
			"note":   annotation(m.Deprecated),
		})
	}
	d.print(`
}$note
`, holes{"note": annotation(e.Deprecated)})
}

func (d *document) printTypedefs() {
	for _, s := range d.typedefs {
		d.printTypedef(s)
	}
}

func (d *document) printTypedef(s *model.Scalar) {
	d.print(`

${doc}typedef $type $name$note
`, holes{
		"doc":  d.declComment(s, constraints(s.Type)...).block(""),
		"type": d.typeName(s.Type),
		"name": d.names[s],
		"note": annotation(s.Deprecated),
	})
}

func (d *document) printConsts() {
	for _, c := range d.consts {
		typ, ok := d.valueType(&c.Value)
		value, ok2 := d.constant(&c.Value)
		if !ok || !ok2 {
			d.diags.Warnf(diag.ThriftValue, c.Span,
				"Thrift has no constant for the value of %q: the Thrift file leaves it out; tell its readers in another way", c.Name)
			continue
		}
		d.print(`

${doc}const $type $name = $value
`, holes{"doc": d.declComment(c, written(c.Value.Kind)...).block(""), "type": typ, "name": d.names[c], "value": value})
	}
}

// printType prints a struct, union or exception, or a typedef that stands among them.
func (d *document) printType(decl any) {
	word := "struct"
	switch decl := decl.(type) {
	case *model.Scalar:
		d.printTypedef(decl)
		return
	case *model.Union:
		word = "union"
	case *model.Error:
		word = "exception"
	}

	var remarks []string
	if e, ok := decl.(*model.Error); ok {
		remarks = append(remarks, "Code: "+e.Code.String()+".")
	}
	h := holes{
		"doc":  d.declComment(decl, remarks...).block(""),
		"word": word,
		"name": d.names[decl],
		"note": annotation(head(decl).Deprecated),
	}
	if len(fieldsOf(decl)) == 0 {
		d.print(`

${doc}$word $name {}$note
`, h)
		return
	}
	d.print(`

${doc}$word $name {
`, h)
	labels := fieldLabels(fieldsOf(decl))
	for i, f := range fieldsOf(decl) {
		d.printField(decl, f, labels[i], d.members[decl][i], word)
	}
	d.print(`
}$note
`, h)
}

// fieldLabels gives what stands in front of fields: their numbers. Fields that imported IDL has without
// one have -1, -2, …, and stand here without one again, because that is how the Thrift compiler counts them.
func fieldLabels(fields []*model.Field) []string {
	labels := make([]string, len(fields))
	implied := 0
	for i, f := range fields {
		if f.Number == implied-1 {
			implied--
			continue
		}
		labels[i] = strconv.Itoa(f.Number) + ": "
	}
	return labels
}

func (d *document) printField(owner any, f *model.Field, label, name, word string) {
	need := "required "
	switch {
	case word == "union": // Thrift takes exactly one by itself
		need = ""
	case f.Presence != model.Required:
		need = "optional "
	}
	c := d.fieldComment(f, name)
	value := d.defaultValue(f, &c)
	d.print(`
${doc}  $label$need$type $ref$name$value$note
`, holes{
		"doc":   c.short("  "),
		"label": label,
		"need":  need,
		"type":  d.typeName(f.Type),
		"ref":   d.reference(owner, f.Type),
		"name":  name,
		"value": value,
		"note":  annotation(f.Deprecated),
	})
}

// reference gives the mark that makes C++ hold a member by pointer, for a type that is not complete
// yet where it is used: that is how recursion reads from top to bottom.
func (d *document) reference(owner any, t *model.Type) string {
	if t.Kind != model.StructRef && t.Kind != model.UnionRef || d.place[named(t)] < d.place[owner] {
		return ""
	}
	return "& "
}

// defaultValue gives " = value" for a field with a default; where Thrift has no words for it, the
// comment says it.
func (d *document) defaultValue(f *model.Field, c *comment) string {
	if f.Presence != model.Defaulted || f.Default == nil {
		return ""
	}
	if value, ok := d.constant(f.Default); ok {
		return " = " + value
	}
	text := fmt.Sprintf("%q", f.Default.Str)
	c.remarks = append(c.remarks, "Where it is absent, it means "+text+".")
	d.diags.Warnf(diag.ThriftValue, f.Default.Span,
		"Thrift has no constant for the default of %q: the Thrift file only tells of it in a comment", f.Name)
	return ""
}

// annotation marks what is deprecated; Java's compiler, for one, then warns of its use.
func annotation(why string) string {
	if why == "" {
		return ""
	}
	text, ok := quote(strings.Join(strings.Fields(tame(why)), " "))
	if !ok {
		text = `""`
	}
	return " (deprecated = " + text + ")"
}
