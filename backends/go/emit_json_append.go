package golang

import (
	"fmt"
	"strconv"
	"strings"

	"github.com/kitc-lang/kit/compiler/model"
)

// jsonAppend gives statements that append the value of expr, of type t, to the []byte b. Lines are
// indented by one tab.
func (g *generator) jsonAppend(s *source, expr string, t *model.Type) string {
	w := jsonWriter{g: g, s: s, indent: "\t"}
	w.value("", expr, t)
	return w.String()
}

// jsonAppendFields gives the body of a function that appends the fields of x as an object and gives b.
//
// Before the first required field each member has its comma behind it, and from there on in front, so
// that no member has to know whether it is the first.
func (g *generator) jsonAppendFields(s *source, fields []*model.Field) string {
	if len(fields) == 0 {
		return "\treturn append(b, \"{}\"...)\n"
	}
	w := jsonWriter{g: g, s: s, indent: "\t"}
	prologue, comma := "", ""
	if fields[0].Presence == model.Required {
		prologue = "{"
	} else {
		w.line("b = append(b, '{')")
	}
	for _, f := range fields {
		name := prologue + comma + strconv.Quote(f.Name) + ":"
		expr := "x." + fieldName(f)
		if f.Presence == model.Required {
			w.value(name, expr, f.Type)
			prologue, comma = "", ","
			continue
		}
		w.line("if %s != nil {", expr)
		w.indent += "\t"
		if pointer(f.Type) {
			expr = "*" + expr
		}
		w.value(name, expr, f.Type)
		if comma == "" {
			w.line("b = append(b, ',')")
		}
		w.indent = w.indent[1:]
		w.line("}")
	}
	if comma == "" {
		w.line("return %s.Close(b, '}')", s.use("jsonwire"))
	} else {
		w.line("return append(b, '}')")
	}
	return w.String()
}

// jsonAppendMembers gives the body of a function that appends the member of the union x and gives b.
func (g *generator) jsonAppendMembers(s *source, members []*model.Field) string {
	w := jsonWriter{g: g, s: s, indent: "\t"}
	w.line("switch {")
	for _, m := range members {
		expr := "x." + fieldName(m)
		w.line("case %s != nil:", expr)
		w.indent += "\t"
		if pointer(m.Type) {
			expr = "*" + expr
		}
		w.value("{"+strconv.Quote(m.Name)+":", expr, m.Type)
		w.indent = w.indent[1:]
	}
	w.line("default:")
	w.line("\treturn append(b, \"{}\"...)")
	w.line("}")
	w.line("return append(b, '}')")
	return w.String()
}

// jsonWriter builds statements that append to b.
type jsonWriter struct {
	strings.Builder
	g      *generator
	s      *source
	indent string
	loops  int // around the statement that comes next
}

func (w *jsonWriter) line(format string, args ...any) {
	w.WriteString(w.indent)
	fmt.Fprintf(w, format, args...)
	w.WriteString("\n")
}

// literal appends constant text, nothing for "".
func (w *jsonWriter) literal(text string) {
	switch {
	case text == "":
	case len(text) == 1:
		w.line("b = append(b, %s)", strconv.QuoteRune(rune(text[0])))
	default:
		w.line("b = append(b, `%s`...)", text)
	}
}

// value appends constant text and then a value.
func (w *jsonWriter) value(prologue, expr string, t *model.Type) {
	switch u := t.Underlying(); u.Kind {
	case model.List, model.Set:
		w.literal(prologue + "[")
		w.list(expr, u.Elem)
		w.line("b = %s.Close(b, ']')", w.s.use("jsonwire"))
	case model.Map:
		if !comparableKey(u.Key) {
			w.literal(prologue + "[")
			w.entries(expr, u)
			w.line("b = %s.Close(b, ']')", w.s.use("jsonwire"))
			return
		}
		w.literal(prologue + "{")
		w.members(expr, u)
		w.line("b = %s.Close(b, '}')", w.s.use("jsonwire"))
	default:
		w.literal(prologue)
		w.line("b = %s", w.appended(expr, t))
	}
}

// list appends the elements of a list, each with a comma behind it.
func (w *jsonWriter) list(expr string, elem *model.Type) {
	elemExpr := w.variable("v")
	switch elem.Kind {
	case model.StructRef, model.UnionRef: // in place, without a copy
		i := w.variable("i")
		w.line("for %s := range %s {", i, expr)
		elemExpr = operand(expr) + "[" + i + "]"
	default:
		w.line("for _, %s := range %s {", elemExpr, expr)
	}
	w.nested(func() {
		w.value("", elemExpr, elem)
		w.line("b = append(b, ',')")
	})
}

// members appends the entries of a map as members of an object, each with a comma behind it.
func (w *jsonWriter) members(expr string, t *model.Type) {
	k, v := w.variable("k"), w.variable("v")
	w.line("for %s, %s := range %s {", k, v, expr)
	w.nested(func() {
		switch t.Key.Underlying().Kind {
		case model.Bool, model.Int8, model.Int16, model.Int32, model.Int64, model.Float64:
			w.literal(`"`)
			w.value("", k, t.Key)
			w.value(`":`, v, t.Elem)
		default:
			w.value("", k, t.Key)
			w.value(":", v, t.Elem)
		}
		w.line("b = append(b, ',')")
	})
}

// entries appends a map as pairs of a key and a value, each with a comma behind it.
func (w *jsonWriter) entries(expr string, t *model.Type) {
	i := w.variable("i")
	w.line("for %s := range %s {", i, expr)
	entry := operand(expr) + "[" + i + "]"
	w.nested(func() {
		w.value("[", entry+".Key", t.Key)
		w.value(",", entry+".Value", t.Elem)
		w.line("b = append(b, ']', ',')")
	})
}

// nested writes the body of a loop and its closing brace.
func (w *jsonWriter) nested(body func()) {
	w.indent += "\t"
	w.loops++
	body()
	w.loops--
	w.indent = w.indent[1:]
	w.line("}")
}

// variable gives a name that no loop around this place uses: i, i2, i3.
func (w *jsonWriter) variable(name string) string {
	if w.loops == 0 {
		return name
	}
	return name + strconv.Itoa(w.loops+1)
}

// operand puts *p in parentheses, so that it can be selected from, indexed or called.
func operand(expr string) string {
	if strings.HasPrefix(expr, "*") {
		return "(" + expr + ")"
	}
	return expr
}

// receiver gives what a method is called on: p for *p.
func receiver(expr string) string { return strings.TrimPrefix(expr, "*") }

// address gives the address of a variable, p for *p.
func address(expr string) string {
	if p := receiver(expr); p != expr {
		return p
	}
	return "&" + expr
}

// appended gives an expression for b with a value of a plain type behind it.
func (w *jsonWriter) appended(expr string, t *model.Type) string {
	u := t.Underlying()
	plain := func() string {
		if t.Kind == model.ScalarRef {
			return w.g.goType(w.s, u) + "(" + expr + ")"
		}
		return expr
	}
	call := func(name, arg string) string { return w.s.use("jsonwire") + ".Append" + name + "(b, " + arg + ")" }
	switch u.Kind {
	case model.Bool:
		return w.s.use("strconv") + ".AppendBool(b, " + plain() + ")"
	case model.Int64:
		return w.s.use("strconv") + ".AppendInt(b, " + plain() + ", 10)"
	case model.Int8, model.Int16, model.Int32:
		return w.s.use("strconv") + ".AppendInt(b, int64(" + expr + "), 10)"
	case model.Float64:
		return call("Float", plain())
	case model.String:
		return call("String", plain())
	case model.Bytes:
		return call("Bytes", expr)
	case model.Any:
		return call("Any", expr)
	case model.UUID:
		return call("UUID", plain())
	case model.Date:
		return call("Date", plain())
	case model.Timestamp:
		return call("Timestamp", plain())
	case model.Duration:
		return call("Duration", plain())
	}
	if t.Kind == model.ScalarRef {
		return "(*" + w.g.goType(w.s, u) + ")(" + address(expr) + ").AppendJSON(b)"
	}
	return receiver(expr) + ".AppendJSON(b)"
}
