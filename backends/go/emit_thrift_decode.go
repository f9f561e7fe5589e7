package golang

import (
	"fmt"
	"strings"

	"github.com/kitc-lang/kit/compiler/model"
)

// thriftDecodeFields gives the body of a function that reads the fields of x, which are in the order of
// their numbers.
func (g *generator) thriftDecodeFields(s *source, p thriftProtocol, table string, fields []*model.Field) string {
	if len(fields) == 0 {
		return s.text(`
	var f $thriftwire.Struct
	d.Next(&f) // skips all that there are
	return d.Done(&f)
`, nil)
	}
	var cases strings.Builder
	for i, f := range fields {
		target := "x." + fieldName(f)
		fmt.Fprintf(&cases, "\t\tcase %d: // %s\n", i, f.Name)
		if f.Presence != model.Required && pointer(f.Type) {
			fmt.Fprintf(&cases, "\t\t\tf.Err = %s\n", g.thriftReadNew(s, p, "\t\t\t", target, f.Type))
		} else {
			if f.Type.Kind == model.StructRef {
				fmt.Fprintf(&cases, "\t\t\t%s = %s{}\n", target, g.goType(s, f.Type)) // should it come twice
			}
			fmt.Fprintf(&cases, "\t\t\tf.Err = %s\n", g.thriftRead(s, p, "\t\t\t", target, f.Type))
		}
		cases.WriteString(thriftOnward(s, p, fields, i))
	}
	return s.text(`
	f := $thriftwire.Struct{Fields: $table}
	for d.Next(&f) {
		switch f.Field {
$cases		}
	}
	return d.Done(&f)
`, holes{"table": table, "cases": cases.String()})
}

// maxFollowing is how many fields of a struct the decoder follows in the order in which Kit writes them.
const maxFollowing = 64

// thriftOnward gives what leads from field i to the one behind it, or to the end of the struct, where that comes next.
// Nothing leads on where the head of the next field depends on its value, or on what stands before it.
func thriftOnward(s *source, p thriftProtocol, fields []*model.Field, i int) string {
	if len(fields) > maxFollowing {
		return ""
	}
	if i == len(fields)-1 {
		return "\t\t\tif d.Ends(&f) {\n\t\t\t\treturn nil\n\t\t\t}\n"
	}
	next, t := fields[i+1], thriftType(fields[i+1].Type)
	head := fmt.Sprintf("%sType%s<<16|%d", s.use("thriftwire")+".", t, uint16(next.Number))
	if p.name == "Compact" {
		distance := next.Number - fields[i].Number
		if t == "Bool" || distance > 15 {
			return ""
		}
		head = fmt.Sprintf("%d<<4|%sCompactType%s", distance, s.use("thriftwire")+".", t)
	}
	return "\t\t\tif !d.Follows(&f, " + head + ") {\n\t\t\t\tcontinue\n\t\t\t}\n\t\t\tfallthrough\n"
}

// thriftMemberCases gives the cases of a switch that reads a member of the union x.
func (g *generator) thriftMemberCases(s *source, p thriftProtocol, members []*model.Field) string {
	var cases strings.Builder
	for i, m := range members {
		target := "x." + fieldName(m)
		read := g.thriftRead(s, p, "\t\t\t", target, m.Type)
		if pointer(m.Type) {
			read = g.thriftReadNew(s, p, "\t\t\t", target, m.Type)
		}
		fmt.Fprintf(&cases, "\t\tcase %d: // %s\n\t\t\tf.Err = %s\n", i, m.Name, read)
	}
	return cases.String()
}

// thriftReadNew gives an expression that reads a value into new memory, to which target points from
// then on. Its value is an error.
func (g *generator) thriftReadNew(s *source, p thriftProtocol, indent, target string, t *model.Type) string {
	return s.use("thriftwire") + ".Optional(&" + target + ", d, " + g.thriftReader(s, p, indent, t) + ")"
}

// thriftRead gives an expression that reads a value of type t from d into target. Its value is an error.
// Indent is that of the line on which it starts.
func (g *generator) thriftRead(s *source, p thriftProtocol, indent, target string, t *model.Type) string {
	switch t.Kind {
	case model.StructRef, model.UnionRef:
		return receiver(target) + ".DecodeThrift" + p.name + "(d)"
	}
	return g.thriftReadAt(s, p, indent, address(target), t)
}

// thriftReadAt is thriftRead for what an expression points to.
func (g *generator) thriftReadAt(s *source, p thriftProtocol, indent, ptr string, t *model.Type) string {
	thriftwire := s.use("thriftwire") + "."
	u := t.Underlying()
	elem := func(t *model.Type) string { return thriftwire + "Type" + thriftType(t) }
	switch u.Kind {
	case model.StructRef, model.UnionRef:
		return ptr + ".DecodeThrift" + p.name + "(d)"
	case model.Timestamp, model.Date:
		if t.Kind == model.ScalarRef {
			ptr = "(*" + g.goType(s, u) + ")(" + ptr + ")"
		}
	case model.List, model.Set:
		return thriftwire + "List(" + ptr + ", d, " + elem(u.Elem) + ", " + g.thriftReader(s, p, indent, u.Elem) + ")"
	case model.Map:
		if ofStrings(u) {
			return thriftwire + p.name + "StringMap(" + ptr + ", d)"
		}
		name := "Map("
		if !comparableKey(u.Key) {
			name = "Entries("
		}
		return thriftwire + name + ptr + ", d, " + elem(u.Key) + ", " + elem(u.Elem) + ", " +
			g.thriftReader(s, p, indent, u.Key) + ", " + g.thriftReader(s, p, indent, u.Elem) + ")"
	}
	return thriftwire + p.name + thriftKinds[u.Kind] + "(" + ptr + ", d)"
}

// thriftReader gives a function that reads a value of type t: func(*T, *thriftwire.BinaryDecoder) error.
func (g *generator) thriftReader(s *source, p thriftProtocol, indent string, t *model.Type) string {
	u := t.Underlying()
	switch {
	case u.Kind == model.StructRef || u.Kind == model.UnionRef:
		return "(*" + g.goType(s, t) + ").DecodeThrift" + p.name
	case ofStrings(u):
		return s.use("thriftwire") + "." + p.name + "StringMap"
	case thriftKinds[u.Kind] == "" || t.Kind == model.ScalarRef && (u.Kind == model.Timestamp || u.Kind == model.Date):
		return s.text(`func(p *$Type, d *$thriftwire.${Protocol}Decoder) error {
$indent	return $read
$indent}`, holes{
			"Type":     g.goType(s, t),
			"Protocol": p.name,
			"read":     g.thriftReadAt(s, p, indent+"\t", "p", t),
			"indent":   indent,
		})
	}
	return s.use("thriftwire") + "." + p.name + thriftKinds[u.Kind]
}
