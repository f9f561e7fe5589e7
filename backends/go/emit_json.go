package golang

import (
	"fmt"
	"slices"
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

// DecodeJSON reads the name of an $Enum.
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
	g.jsonFields(s, "fieldsOf"+name, fields, requiredFields)
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
	g.jsonFields(s, "fieldsOf"+u.Name, u.Members, oneMember)
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
		"NameJSON": name + "JSON",
		"Type":     g.qualified(s, st.Package, st.Name),
		"append":   g.jsonAppendFields(s, fields),
		"decode":   g.jsonDecodeFields(s, "bodyOf"+name, fields),
	}
	g.jsonFields(s, "bodyOf"+name, fields, requiredFields)
	s.print(`
func append$NameJSON(b []byte, x *$Type) []byte {
$append}

func decode$NameJSON(d *$jsonwire.Decoder, x *$Type) error {
$decode}

`, h)
}

// requirement says which members of an object a reader asks for.
type requirement int

const (
	requiredFields requirement = iota // those of a struct that are required
	oneMember                         // any one, as in a union
)

// searched is up to how many fields a reader looks through the list of their names. For more it gets a
// switch.
const searched = 16

// jsonFields emits the description of an object that its reader takes.
func (g *generator) jsonFields(s *source, name string, fields []*model.Field, r requirement) {
	h := holes{"name": name, "required": requiredBits(fields, r)}
	if len(fields) <= searched {
		var names []string
		for _, f := range fields {
			names = append(names, strconv.Quote(f.Name))
		}
		h["names"] = strings.Join(names, ", ")
		switch {
		case len(fields) == 0:
			s.print("\nvar $name $jsonwire.Fields\n\n", h)
		case h["required"] == "":
			s.print("\nvar $name = $jsonwire.Fields{Names: []string{$names}}\n\n", h)
		default:
			s.print(`
var $name = $jsonwire.Fields{
	Names:    []string{$names},
	Required: []uint64{$required},
}

`, h)
		}
		return
	}
	var names, cases strings.Builder
	for i, f := range fields {
		fmt.Fprintf(&names, "\t\t%q,\n", f.Name)
		fmt.Fprintf(&cases, "\t\tcase %q:\n\t\t\treturn %d\n", f.Name, i)
	}
	h["names"], h["cases"] = names.String(), cases.String()
	s.print("\nvar $name = $jsonwire.Fields{\n", h)
	if h["required"] != "" {
		s.print("\tRequired: []uint64{$required},\n", h)
	}
	s.print(`
	Names: []string{
$names	},
	Find: func(name string) int {
		switch name {
$cases		}
		return -1
	},
}

`, h)
}

// requiredBits gives the words of a jsonwire.Fields.Required, "" where nothing is.
func requiredBits(fields []*model.Field, r requirement) string {
	words := make([]uint64, (len(fields)+63)/64)
	for i, f := range fields {
		if r == requiredFields && f.Presence == model.Required {
			words[i/64] |= 1 << (i % 64)
		}
	}
	for len(words) > 0 && words[len(words)-1] == 0 {
		words = slices.Delete(words, len(words)-1, len(words))
	}
	var text []string
	for _, w := range words {
		text = append(text, fmt.Sprintf("%#x", w))
	}
	return strings.Join(text, ", ")
}
