package golang

import (
	"cmp"
	"slices"
	"strconv"

	"github.com/kitc-lang/kit/compiler/model"
)

// thriftFile emits thrift.go: how every type of the package is written and read in the two protocols of
// Thrift.
func (g *generator) thriftFile() {
	s := g.source("thrift.go")
	for _, st := range g.pkg.Structs {
		g.thriftStruct(s, st.Name, st.Fields)
	}
	for _, u := range g.pkg.Unions {
		g.thriftUnion(s, u)
	}
	for _, e := range g.pkg.Errors {
		g.thriftStruct(s, e.Name, e.Fields)
	}
}

// thriftProtocol is one of Thrift's two encodings, by the names that it has in generated code and in
// comments.
type thriftProtocol struct {
	name   string // the part of functions' names
	prefix string // of the constants of types
	words  string
}

var thriftProtocols = [...]thriftProtocol{
	{"Binary", "Type", "binary"},
	{"Compact", "CompactType", "compact"},
}

func (g *generator) thriftStruct(s *source, name string, fields []*model.Field) {
	fields = byNumber(fields)
	table := "thriftFieldsOf" + name
	g.thriftFields(s, table, fields)
	for _, p := range thriftProtocols {
		s.print(`
// AppendThrift$Protocol appends x as a Thrift struct in the $words protocol.
func (x *$Type) AppendThrift$Protocol(b []byte) []byte {
$append}

`, holes{"Type": name, "Protocol": p.name, "words": p.words, "append": g.thriftAppendFields(s, p, fields)})
	}
	for _, p := range thriftProtocols {
		s.print(`
// DecodeThrift$Protocol reads x from a Thrift struct in the $words protocol. It skips fields that it
// does not know.
func (x *$Type) DecodeThrift$Protocol(d *$thriftwire.${Protocol}Decoder) error {
$decode}

`, holes{"Type": name, "Protocol": p.name, "words": p.words, "decode": g.thriftDecodeFields(s, p, table, fields)})
	}
	g.thriftBytes(s, thriftBytesDoc, name, fields)
}

func (g *generator) thriftUnion(s *source, u *model.Union) {
	members := byNumber(u.Members)
	table := "thriftFieldsOf" + u.Name
	g.thriftFields(s, table, members)
	for _, p := range thriftProtocols {
		s.print(`
// AppendThrift$Protocol appends x as a Thrift union in the $words protocol.
func (x *$Type) AppendThrift$Protocol(b []byte) []byte {
$append}

`, holes{"Type": u.Name, "Protocol": p.name, "words": p.words, "append": g.thriftAppendMembers(s, p, unionMembers(members))})
	}
	for _, p := range thriftProtocols {
		s.print(`
// DecodeThrift$Protocol reads x from a Thrift union in the $words protocol.
func (x *$Type) DecodeThrift$Protocol(d *$thriftwire.${Protocol}Decoder) error {
	*x = $Type{}
	f := thriftwire.Struct{Fields: $table, Shape: thriftwire.Union}
	for d.Next(&f) {
		switch f.Field {
$cases		}
	}
	x.unknown = f.Unknown()
	return d.Done(&f)
}

`, holes{"Type": u.Name, "Protocol": p.name, "words": p.words, "table": table, "cases": g.thriftMemberCases(s, p, members)})
	}
	g.thriftBytes(s, thriftBytesDoc, u.Name, members)
}

// byNumber gives fields in the order of their numbers, in which they are written.
func byNumber(fields []*model.Field) []*model.Field {
	return slices.SortedStableFunc(slices.Values(fields), func(a, b *model.Field) int { return cmp.Compare(a.Number, b.Number) })
}

// thriftFields emits the description of a struct or union that its readers take.
func (g *generator) thriftFields(s *source, table string, fields []*model.Field) {
	if len(fields) == 0 {
		return
	}
	rows := ""
	for _, f := range fields {
		facts := ""
		if f.Presence == model.Required {
			facts += ", Required: true"
		}
		if f.Sensitive {
			facts += ", Sensitive: true"
		}
		rows += s.text("\t{ID: $id, Type: $thriftwire.$type$facts, Name: $name},\n", holes{
			"id":    strconv.Itoa(f.Number),
			"type":  "Type" + thriftType(f.Type),
			"facts": facts,
			"name":  strconv.Quote(f.Name),
		})
	}
	s.print(`
var $table = $thriftwire.Fields{
$rows}

`, holes{"table": table, "rows": rows})
}

// thriftType gives the type of a value on the wire: the end of the names of constants such as
// thriftwire.TypeI32 and thriftwire.CompactTypeI32.
func thriftType(t *model.Type) string {
	switch t.Underlying().Kind {
	case model.Bool:
		return "Bool"
	case model.Int8:
		return "I8"
	case model.Int16:
		return "I16"
	case model.Int32, model.EnumRef:
		return "I32"
	case model.Int64, model.Timestamp, model.Duration:
		return "I64"
	case model.Float64:
		return "Double"
	case model.String, model.Bytes, model.UUID, model.Date, model.Any:
		return "String"
	case model.List:
		return "List"
	case model.Set:
		return "Set"
	case model.Map:
		return "Map"
	case model.StructRef, model.UnionRef:
		return "Struct"
	}
	panic("backends/go: a type without a Thrift type")
}
