package golang

import (
	"fmt"
	"strconv"
	"strings"

	"github.com/kitc-lang/kit/compiler/model"
)

// thriftWriter builds statements that append to b.
type thriftWriter struct {
	strings.Builder
	g      *generator
	s      *source
	p      thriftProtocol
	indent string
	loops  int // around the statement that comes next

	// heads are headers of fields that were not printed yet. Those of bools in the compact protocol stand
	// on lines that follow each other, and gofmt aligns their comments.
	heads [][]string

	// For the compact protocol, which writes the distance to the field before: its number where that is
	// certain, and otherwise the variable last holds it.
	before    int
	uncertain bool
	declared  bool // last is
}

func (g *generator) thriftWriter(s *source, p thriftProtocol) *thriftWriter {
	return &thriftWriter{g: g, s: s, p: p, indent: "\t"}
}

func (w *thriftWriter) line(format string, args ...any) {
	w.flush()
	w.WriteString(w.indent)
	fmt.Fprintf(w, format, args...)
	w.WriteString("\n")
}

func (w *thriftWriter) flush() {
	w.WriteString(columns(w.indent, w.heads))
	w.heads = nil
}

// wire names something of package thriftwire.
func (w *thriftWriter) wire(name string) string { return w.s.use("thriftwire") + "." + name }

// nested writes lines one level deeper, and then a closing brace.
func (w *thriftWriter) nested(body func()) {
	w.indent += "\t"
	body()
	w.flush()
	w.indent = w.indent[1:]
	w.line("}")
}

// thriftAppendFields gives the body of a function that appends the fields of x, which are in the order
// of their numbers, and gives b.
func (g *generator) thriftAppendFields(s *source, p thriftProtocol, fields []*model.Field) string {
	w := g.thriftWriter(s, p)
	for i, f := range fields {
		last := i == len(fields)-1
		w.field(f, "x."+fieldName(f), last)
	}
	w.line("return append(b, %s)", w.wire("TypeStop"))
	return w.String()
}

// field appends a field, where it is there.
func (w *thriftWriter) field(f *model.Field, expr string, last bool) {
	if f.Presence == model.Required {
		w.header(f, expr)
		w.headed(expr, f.Type)
		w.before, w.uncertain = f.Number, false
		return
	}
	follow := w.p.name == "Compact" && !last // somebody must know whether this field was there
	if follow && !w.uncertain {
		w.startLast()
	}
	value := expr
	if pointer(f.Type) {
		value = "*" + expr
	}
	w.line("if %s != nil {", expr)
	w.nested(func() {
		w.header(f, value)
		w.headed(value, f.Type)
		if follow {
			w.line("last = %d", f.Number)
		}
	})
	if follow {
		w.uncertain = true
	}
}

// startLast makes the variable last hold the number of the field before.
func (w *thriftWriter) startLast() {
	if w.declared {
		w.line("last = %d", w.before)
		return
	}
	w.declared = true
	w.line("last := int16(%d)", w.before)
}

// header appends the header of a field.
func (w *thriftWriter) header(f *model.Field, expr string) {
	var code string
	switch t, delta := w.headerType(f, expr), f.Number-w.before; {
	case w.p.name == "Binary":
		code = fmt.Sprintf("append(b, %s, %d, %d)", t, f.Number>>8&0xff, f.Number&0xff)
	case w.uncertain:
		code = fmt.Sprintf("%s(b, last, %d, %s)", w.wire("AppendCompactField"), f.Number, t)
	case delta > 15 || delta < 1:
		code = fmt.Sprintf("%s(b, %d, %d, %s)", w.wire("AppendCompactField"), w.before, f.Number, t)
	default:
		code = fmt.Sprintf("append(b, %d<<4|%s)", delta, t)
	}
	w.heads = append(w.heads, []string{"b = " + code, "// " + f.Name})
}

// headerType gives the type in the header of a field. In the compact protocol that of a bool is its
// value.
func (w *thriftWriter) headerType(f *model.Field, expr string) string {
	t := thriftType(f.Type)
	if w.p.name == "Compact" && t == "Bool" {
		return w.wire("CompactTypeBool") + "(" + expr + ")"
	}
	return w.wire(w.p.prefix + t)
}

// headed appends the value behind the header of a field, if it is not in the header.
func (w *thriftWriter) headed(expr string, t *model.Type) {
	if w.p.name == "Compact" && thriftType(t) == "Bool" {
		return
	}
	w.value(expr, t)
}

// thriftMember is a field of which one is written: that whose pointer is not nil.
type thriftMember struct {
	field *model.Field
	ptr   string // x.Card
	value string // *x.Card, or x.Tags where that is nil by itself
}

func unionMembers(members []*model.Field) []thriftMember {
	var list []thriftMember
	for _, m := range members {
		ptr := "x." + fieldName(m)
		value := ptr
		if pointer(m.Type) {
			value = "*" + ptr
		}
		list = append(list, thriftMember{m, ptr, value})
	}
	return list
}

// thriftAppendMembers gives the body of a function that appends the one member that is there and gives b.
func (g *generator) thriftAppendMembers(s *source, p thriftProtocol, members []thriftMember) string {
	w := g.thriftWriter(s, p)
	if len(members) == 1 {
		w.line("if %s != nil {", members[0].ptr)
	} else {
		w.line("switch {")
	}
	for _, m := range members {
		if len(members) > 1 {
			w.line("case %s != nil:", m.ptr)
		}
		w.indent += "\t"
		w.header(m.field, m.value)
		w.headed(m.value, m.field.Type)
		w.flush()
		w.indent = w.indent[1:]
	}
	w.line("}")
	w.line("return append(b, %s)", w.wire("TypeStop"))
	return w.String()
}

// value appends a value without a header.
func (w *thriftWriter) value(expr string, t *model.Type) {
	switch u := t.Underlying(); u.Kind {
	case model.List, model.Set:
		w.list(expr, u.Elem)
	case model.Map:
		w.mapping(expr, u)
	default:
		w.line("b = %s", w.appended(expr, t))
	}
}

// elemType names the type of an element in the head of a list or map.
func (w *thriftWriter) elemType(t *model.Type) string {
	name := thriftType(t)
	if w.p.name == "Compact" && name == "Bool" {
		name = "True"
	}
	return w.wire(w.p.prefix + name)
}

func (w *thriftWriter) list(expr string, elem *model.Type) {
	w.line("b = %s(b, %s, len(%s))", w.wire("Append"+w.p.name+"List"), w.elemType(elem), expr)
	v := w.variable("v")
	switch elem.Kind {
	case model.StructRef, model.UnionRef: // in place, without a copy
		i := w.variable("i")
		w.line("for %s := range %s {", i, expr)
		v = operand(expr) + "[" + i + "]"
	default:
		w.line("for _, %s := range %s {", v, expr)
	}
	w.loop(func() { w.value(v, elem) })
}

func (w *thriftWriter) mapping(expr string, t *model.Type) {
	w.line("b = %s(b, %s, %s, len(%s))", w.wire("Append"+w.p.name+"Map"), w.elemType(t.Key), w.elemType(t.Elem), expr)
	if comparableKey(t.Key) {
		k, v := w.variable("k"), w.variable("v")
		w.line("for %s, %s := range %s {", k, v, expr)
		w.loop(func() {
			w.value(k, t.Key)
			w.value(v, t.Elem)
		})
		return
	}
	i := w.variable("i")
	w.line("for %s := range %s {", i, expr)
	entry := operand(expr) + "[" + i + "]"
	w.loop(func() {
		w.value(entry+".Key", t.Key)
		w.value(entry+".Value", t.Elem)
	})
}

func (w *thriftWriter) loop(body func()) {
	w.loops++
	w.nested(body)
	w.loops--
}

// variable gives a name that no loop around this place uses: i, i2, i3.
func (w *thriftWriter) variable(name string) string {
	if w.loops == 0 {
		return name
	}
	return name + strconv.Itoa(w.loops+1)
}

// thriftKinds are the ends of the names of functions that write and read plain types, such as
// AppendBinaryI32 and CompactI32.
var thriftKinds = map[model.Kind]string{
	model.Bool: "Bool", model.Int8: "I8", model.Int16: "I16", model.Int32: "I32", model.Int64: "I64",
	model.Float64: "Double", model.String: "String", model.Bytes: "Bytes", model.UUID: "UUID",
	model.Timestamp: "Timestamp", model.Duration: "Duration", model.Date: "Date", model.Any: "Any", model.EnumRef: "I32",
}

// appended gives an expression for b with a value of a plain type behind it.
func (w *thriftWriter) appended(expr string, t *model.Type) string {
	u := t.Underlying()
	switch u.Kind {
	case model.StructRef, model.UnionRef:
		return receiver(expr) + ".AppendThrift" + w.p.name + "(b)"
	case model.EnumRef:
		expr = "int32(" + expr + ")"
	case model.Bytes, model.Any: // assignable as they are
	default:
		if t.Kind == model.ScalarRef {
			expr = w.g.goType(w.s, u) + "(" + expr + ")"
		}
	}
	return w.wire("Append"+w.p.name+thriftKinds[u.Kind]) + "(b, " + expr + ")"
}
