package golang

import (
	"fmt"
	"strings"

	"github.com/kitc-lang/kit/compiler/model"
)

// jsonDecode gives statements that read a value of type t from d into target, which is addressable,
// and return the error if there is one. Lines are indented by one tab.
func (g *generator) jsonDecode(s *source, target string, t *model.Type) string {
	return s.text(`
	if err := $read; err != nil {
		return err
	}
`, holes{"read": g.jsonRead(s, "\t", target, t)})
}

// jsonDecodeFields gives the body of a function that reads the fields of x from an object.
func (g *generator) jsonDecodeFields(s *source, table string, fields []*model.Field) string {
	if len(fields) == 0 {
		return s.text(`
	o := d.Object(&$table)
	o.Next()
	return o.End()
`, holes{"table": table})
	}
	var cases strings.Builder
	for i, f := range fields {
		target := "x." + fieldName(f)
		read := g.jsonRead(s, "\t\t\t", target, f.Type)
		if f.Presence != model.Required && pointer(f.Type) {
			read = g.jsonReadNew(s, "\t\t\t", target, f.Type)
		}
		fmt.Fprintf(&cases, "\t\tcase %d: // %s\n\t\t\to.Err = %s\n", i, f.Name, read)
	}
	return s.text(`
	o := d.Object(&$table)
	for o.Next() {
		switch o.Field {
$cases		}
	}
	return o.End()
`, holes{"table": table, "cases": cases.String()})
}

// jsonDecodeMembers gives the statement that reads the member of the union x.
func (g *generator) jsonDecodeMembers(s *source, members []*model.Field) string {
	var cases strings.Builder
	for i, m := range members {
		target := "x." + fieldName(m)
		read := g.jsonRead(s, "\t\t", target, m.Type)
		if pointer(m.Type) {
			read = g.jsonReadNew(s, "\t\t", target, m.Type)
		}
		fmt.Fprintf(&cases, "\tcase %d: // %s\n\t\tu.Err = %s\n", i, m.Name, read)
	}
	return "\tswitch u.Field {\n" + cases.String() + "\t}\n"
}

// jsonReadNew gives an expression that reads a value into new memory, to which target points from then
// on. Its value is an error.
func (g *generator) jsonReadNew(s *source, indent, target string, t *model.Type) string {
	return s.use("jsonwire") + ".Optional(&" + target + ", d, " + g.jsonReader(s, indent, t) + ")"
}

// jsonRead gives an expression that reads a value of type t from d into target. Its value is an error.
// Indent is that of the line on which it starts.
func (g *generator) jsonRead(s *source, indent, target string, t *model.Type) string {
	switch t.Kind {
	case model.EnumRef, model.StructRef, model.UnionRef:
		return receiver(target) + ".DecodeJSON(d)"
	}
	return g.jsonReadAt(s, indent, address(target), t)
}

// jsonReadAt is jsonRead for what an expression points to.
func (g *generator) jsonReadAt(s *source, indent, p string, t *model.Type) string {
	u := t.Underlying()
	switch u.Kind {
	case model.EnumRef, model.StructRef, model.UnionRef:
		if t.Kind == model.ScalarRef {
			p = "(*" + g.goType(s, u) + ")(" + p + ")"
		}
		return p + ".DecodeJSON(d)"
	}
	jsonwire := s.use("jsonwire") + "."
	switch u.Kind {
	case model.Timestamp, model.Date:
		if t.Kind == model.ScalarRef {
			p = "(*" + g.goType(s, u) + ")(" + p + ")"
		}
	case model.List, model.Set:
		return jsonwire + "List(" + p + ", d, " + g.jsonReader(s, indent, u.Elem) + ")"
	case model.Map:
		switch {
		case !comparableKey(u.Key):
			return jsonwire + "Entries(" + p + ", d, " + g.jsonReader(s, indent, u.Key) + ", " + g.jsonReader(s, indent, u.Elem) + ")"
		case ofStrings(u):
			return jsonwire + "StringMap(" + p + ", d)"
		}
		return jsonwire + "Map(" + p + ", d, " + g.jsonKeyReader(s, indent, u.Key) + ", " + g.jsonReader(s, indent, u.Elem) + ")"
	}
	return jsonwire + jsonReaders[u.Kind] + "(" + p + ", d)"
}

// jsonReaders are the functions of package jsonwire that read the plain types. Those of timestamps and
// dates do not take types that are named after them, because Go cannot say "any struct".
var jsonReaders = map[model.Kind]string{
	model.Bool: "Bool", model.Int8: "Int", model.Int16: "Int", model.Int32: "Int", model.Int64: "Int",
	model.Float64: "Float", model.String: "String", model.Bytes: "Bytes", model.UUID: "UUID",
	model.Timestamp: "Timestamp", model.Duration: "Duration", model.Date: "Date", model.Any: "Any",
}

// jsonReader gives a function that reads a value of type t: func(*T, *jsonwire.Decoder) error.
func (g *generator) jsonReader(s *source, indent string, t *model.Type) string {
	u := t.Underlying()
	switch {
	case t.Kind == model.EnumRef || t.Kind == model.StructRef || t.Kind == model.UnionRef:
		return "(*" + g.goType(s, t) + ").DecodeJSON"
	case ofStrings(u):
		return s.use("jsonwire") + ".StringMap"
	case jsonReaders[u.Kind] == "" || t.Kind == model.ScalarRef && (u.Kind == model.Timestamp || u.Kind == model.Date):
		return s.text(`func(p *$Type, d *$jsonwire.Decoder) error {
$indent	return $read
$indent}`, holes{
			"Type":   g.goType(s, t),
			"read":   g.jsonReadAt(s, indent+"\t", "p", t),
			"indent": indent,
		})
	}
	return s.use("jsonwire") + "." + jsonReaders[u.Kind]
}

// ofStrings reports whether a type is a map from strings to strings, which has a faster reader.
func ofStrings(t *model.Type) bool {
	return t.Kind == model.Map && t.Key.Underlying().Kind == model.String && t.Elem.Underlying().Kind == model.String
}

// jsonKeyReader gives a function that reads a key of a map from a name of an object.
func (g *generator) jsonKeyReader(s *source, indent string, t *model.Type) string {
	switch t.Underlying().Kind {
	case model.Bool, model.Int8, model.Int16, model.Int32, model.Int64, model.Float64:
		return s.use("jsonwire") + "." + jsonReaders[t.Underlying().Kind] + "Key"
	}
	return g.jsonReader(s, indent, t)
}
