package golang

import (
	"slices"
	"strconv"
	"strings"

	"github.com/kitc-lang/kit/compiler/model"
)

// thriftBytes emits where the bytes in a type are, for the JSON protocol, in which they look like text. Types
// without bytes have nothing to tell.
func (g *generator) thriftBytes(s *source, doc, name string, fields []*model.Field) {
	var cases strings.Builder
	for _, told := range g.toldBytes(s, fields) {
		numbers, names := make([]string, len(told.fields)), make([]string, len(told.fields))
		for i, f := range told.fields {
			numbers[i], names[i] = strconv.Itoa(f.Number), f.Name
		}
		cases.WriteString("\tcase " + strings.Join(numbers, ", ") + ": // " + strings.Join(names, ", ") + "\n\t\treturn " + told.of + "\n")
	}
	if cases.Len() == 0 {
		return
	}
	s.print(`
${doc}func (*$Type) ThriftBytes(field int16) $thriftwire.Bytes {
	switch field {
$cases	}
	return nil
}

`, holes{"doc": doc, "Type": name, "cases": cases.String()})
}

// thriftBytesDoc documents what thriftBytes emits for a type that users see.
const thriftBytesDoc = "// ThriftBytes tells which strings in a field are bytes, for Thrift's JSON protocol.\n"

// told is fields of which the same is told.
type told struct {
	of     string
	fields []*model.Field
}

// toldBytes gives the fields that have bytes, by what is told of them, in the order of the first of each.
func (g *generator) toldBytes(s *source, fields []*model.Field) []told {
	var list []told
	for _, f := range fields {
		of, _ := g.bytesOf(s, f.Type)
		if of == "" {
			continue
		}
		i := slices.IndexFunc(list, func(t told) bool { return t.of == of })
		if i < 0 {
			i = len(list)
			list = append(list, told{of: of})
		}
		list[i].fields = append(list[i].fields, f)
	}
	return list
}

// bytesOf gives an expression that tells where the bytes in a value of type t are, "" where it has none. What is
// told of a list counts for its elements, and of a map for its values, unless it is a thriftwire.MapBytes, which
// is told of the outermost map.
func (g *generator) bytesOf(s *source, t *model.Type) (expr string, ofMap bool) {
	switch u := t.Underlying(); u.Kind {
	case model.Bytes:
		return s.use("thriftwire") + ".AllBytes{}", false
	case model.StructRef, model.UnionRef:
		if holdsNode(u, g.graph.bytes) {
			return "(*" + g.goType(s, u) + ")(nil)", false
		}
	case model.List, model.Set:
		return g.bytesOf(s, u.Elem)
	case model.Map:
		key, _ := g.bytesOf(s, u.Key)
		value, inner := g.bytesOf(s, u.Elem)
		if key == "" && !inner {
			return value, false
		}
		var parts []string
		if key != "" {
			parts = append(parts, "Key: "+key)
		}
		if value != "" {
			parts = append(parts, "Value: "+value)
		}
		return s.use("thriftwire") + ".MapBytes{" + strings.Join(parts, ", ") + "}", true
	}
	return "", false
}

// holdsBytes reports whether a value of type t may hold bytes before it comes to the structs and unions that it
// holds.
func holdsBytes(t *model.Type) bool {
	switch t.Kind {
	case model.Bytes:
		return true
	case model.ScalarRef:
		return holdsBytes(t.Scalar.Type)
	case model.List, model.Set:
		return holdsBytes(t.Elem)
	case model.Map:
		return holdsBytes(t.Key) || holdsBytes(t.Elem)
	}
	return false
}
