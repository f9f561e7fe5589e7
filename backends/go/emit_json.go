package golang

import (
	"fmt"
	"strconv"
	"strings"

	"github.com/kitc-lang/kit/compiler/model"
)

// jsonFile emits json.go: how every type of the package is written and read as JSON.
func (g *generator) jsonFile() {
	s := g.source("json.go")
	for _, e := range g.pkg.Enums {
		g.jsonEnum(s, e)
	}
	for _, st := range g.pkg.Structs {
		g.jsonStruct(s, st.Name, st.Fields)
	}
	for _, u := range g.pkg.Unions {
		g.jsonUnion(s, u)
	}
	for _, e := range g.pkg.Errors {
		g.jsonStruct(s, e.Name, e.Fields)
	}
}

func (g *generator) jsonEnum(s *source, e *model.Enum) {
	s.print(`
// AppendJSON appends the name of x in quotes.
func (x $Enum) AppendJSON(b []byte) []byte {
	b = append(b, '"')
	b = append(b, x.String()...)
	return append(b, '"')
}

// DecodeJSON reads the name of a member.
func (x *$Enum) DecodeJSON(d *$jsonwire.Decoder) error {
	return jsonwire.Enum(x, d, Parse$Enum, $names)
}

// MarshalText lets encoding/json write x, as a value and as a key of a map.
func (x $Enum) MarshalText() ([]byte, error) { return []byte(x.String()), nil }

// UnmarshalText lets encoding/json read x. A name that is not known becomes kit.UnknownEnum.
func (x *$Enum) UnmarshalText(text []byte) error {
	v, ok := Parse$Enum(string(text))
	if !ok {
		v = $kit.UnknownEnum
	}
	*x = v
	return nil
}

`, holes{"Enum": e.Name, "names": strconv.Quote(alternatives(e))})
}

// alternatives lists the names of an enum for an error: pending, paid or shipped.
func alternatives(e *model.Enum) string {
	const most = 20
	var names []string
	for _, m := range e.Members {
		names = append(names, m.Name)
	}
	if len(names) > most {
		return fmt.Sprintf("%s and %d others", strings.Join(names[:most], ", "), len(names)-most)
	}
	last := len(names) - 1
	if last == 0 {
		return names[0]
	}
	return strings.Join(names[:last], ", ") + " or " + names[last]
}

func (g *generator) jsonStruct(s *source, name string, fields []*model.Field) {
	h := holes{
		"Type":   name,
		"append": g.jsonAppendFields(s, fields),
		"decode": g.jsonDecodeFields(s, "fieldsOf"+name, fields),
	}
	g.jsonFields(s, "fieldsOf"+name, fields, fieldSet(fields, required))
	s.print(`
// AppendJSON appends x as a JSON object.
func (x *$Type) AppendJSON(b []byte) []byte {
$append}

// DecodeJSON reads x from a JSON object. It skips members that it does not know.
func (x *$Type) DecodeJSON(d *$jsonwire.Decoder) error {
$decode}

`, h)
	g.jsonStandard(s, name)
}

func (g *generator) jsonUnion(s *source, u *model.Union) {
	h := holes{
		"Type":   u.Name,
		"append": g.jsonAppendMembers(s, u.Members),
		"decode": g.jsonDecodeMembers(s, u.Members),
	}
	g.jsonFields(s, "fieldsOf"+u.Name, u.Members, nil)
	s.print(`
// AppendJSON appends x as a JSON object with one member.
func (x *$Type) AppendJSON(b []byte) []byte {
$append}

// DecodeJSON reads x from a JSON object with one member.
func (x *$Type) DecodeJSON(d *$jsonwire.Decoder) error {
	*x = $Type{}
	u := d.Union(&fieldsOf$Type)
$decode	x.unknown = u.Unknown
	return u.End()
}

`, h)
	g.jsonStandard(s, u.Name)
}

// jsonStandard emits what the standard library's encoder looks for. MarshalJSON has a value receiver,
// because encoding/json would write a struct that is no pointer under the names of its Go fields.
func (g *generator) jsonStandard(s *source, name string) {
	s.print(`
// MarshalJSON lets encoding/json write x.
func (x $Type) MarshalJSON() ([]byte, error) { return x.AppendJSON(nil), nil }

// UnmarshalJSON lets encoding/json read x. It does not validate.
func (x *$Type) UnmarshalJSON(data []byte) error {
	return $jsonwire.Unmarshal(data, jsonwire.Lenient, x)
}

`, holes{"Type": name})
}

// jsonObjectFuncs emits functions for an object of only these fields of a struct: a body beside which
// the others travel in the path, the query or headers.
func (g *generator) jsonObjectFuncs(s *source, name string, st *model.Struct, fields []*model.Field) {
	h := holes{
		"Name":   name,
		"Type":   g.qualified(s, st.Package, st.Name),
		"append": g.jsonAppendFields(s, fields),
		"decode": g.jsonDecodeFields(s, "bodyOf"+name, fields),
	}
	g.jsonFields(s, "bodyOf"+name, fields, fieldSet(fields, required))
	s.print(`
func append${Name}JSON(b []byte, x *$Type) []byte {
$append}

func decode${Name}JSON(d *$jsonwire.Decoder, x *$Type) error {
$decode}

`, h)
}

// searched is up to how many fields a reader looks through the list of their names. For more it gets a
// switch.
const searched = 16

// jsonFields emits the description of an object or union that its reader takes.
func (g *generator) jsonFields(s *source, name string, fields []*model.Field, required []uint64) {
	if len(fields) == 0 {
		s.print("\nvar $name $jsonwire.Fields\n\n", holes{"name": name})
		return
	}
	sensitive := fieldSet(fields, func(f *model.Field) bool { return f.Sensitive })
	if len(fields) > searched {
		g.jsonManyFields(s, name, fields, required, sensitive)
		return
	}
	var names []string
	for _, f := range fields {
		names = append(names, strconv.Quote(f.Name))
	}
	rows := [][]string{{"Names:", "[]string{" + strings.Join(names, ", ") + "},"}}
	rows = append(rows, setRows(required, sensitive)...)
	s.print(`
var $name = $jsonwire.Fields{
$rows}

`, holes{"name": name, "rows": columns("\t", rows)})
}

func (g *generator) jsonManyFields(s *source, name string, fields []*model.Field, required, sensitive []uint64) {
	var names, cases strings.Builder
	for i, f := range fields {
		fmt.Fprintf(&names, "\t\t%q,\n", f.Name)
		fmt.Fprintf(&cases, "\t\tcase %q:\n\t\t\treturn %d\n", f.Name, i)
	}
	s.print(`
var $name = $jsonwire.Fields{
$sets	Names: []string{
$names	},
	Find: func(name string) int {
		switch name {
$cases		}
		return -1
	},
}

`, holes{"name": name, "names": names.String(), "cases": cases.String(), "sets": columns("\t", setRows(required, sensitive))})
}

func setRows(required, sensitive []uint64) [][]string {
	var rows [][]string
	if len(required) > 0 {
		rows = append(rows, []string{"Required:", "[]uint64{" + bitWords(required) + "},"})
	}
	if len(sensitive) > 0 {
		rows = append(rows, []string{"Sensitive:", "[]uint64{" + bitWords(sensitive) + "},"})
	}
	return rows
}

func required(f *model.Field) bool { return f.Presence == model.Required }

// fieldSet gives the bits of the fields that have a property, without trailing words of zero.
func fieldSet(fields []*model.Field, has func(*model.Field) bool) []uint64 {
	var set []uint64
	for i, f := range fields {
		if !has(f) {
			continue
		}
		for len(set) <= i/64 {
			set = append(set, 0)
		}
		set[i/64] |= 1 << (i % 64)
	}
	return set
}

func bitWords(set []uint64) string {
	var text []string
	for _, w := range set {
		text = append(text, fmt.Sprintf("%#x", w))
	}
	return strings.Join(text, ", ")
}
