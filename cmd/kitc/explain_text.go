package main

import (
	"fmt"
	"strconv"
	"strings"
	"time"

	"github.com/kitc-lang/kit/compiler/model"
	"github.com/kitc-lang/kit/lang/unit"
)

// kindNames are the kinds of types as a .kit file writes them.
var kindNames = [...]string{
	model.Bool: "bool", model.Int8: "int8", model.Int16: "int16", model.Int32: "int32", model.Int64: "int64",
	model.Float64: "float64", model.String: "string", model.Bytes: "bytes", model.UUID: "uuid",
	model.Timestamp: "timestamp", model.Duration: "duration", model.Date: "date", model.Any: "any",
}

// typeText writes a type as it would stand in a file of a package: constants are their values.
func typeText(t *model.Type, home *model.Package) string {
	var args []string
	name := ""
	switch t.Kind {
	case model.List:
		name, args = "list", []string{typeText(t.Elem, home)}
	case model.Set:
		name, args = "set", []string{typeText(t.Elem, home)}
	case model.Map:
		name, args = "map", []string{typeText(t.Key, home), typeText(t.Elem, home)}
	case model.ScalarRef:
		name = declText(&t.Scalar.Decl, home)
	case model.EnumRef:
		name = declText(&t.Enum.Decl, home)
	case model.StructRef:
		name = declText(&t.Struct.Decl, home)
	case model.UnionRef:
		name = declText(&t.Union.Decl, home)
	default:
		name = kindNames[t.Kind]
	}
	if !t.Rules.IsZero() {
		args = append(args, rulesText(t.Rules))
	}
	if len(args) == 0 {
		return name
	}
	return name + "(" + strings.Join(args, ", ") + ")"
}

// declText names a declaration as a package writes it: bare for its own and the standard library's, and with
// the package otherwise.
func declText(d *model.Decl, home *model.Package) string {
	if d.Package == home || isStd(d.Package) {
		return d.Name
	}
	for _, i := range home.Imports {
		if i.Package == d.Package {
			return i.Name + "." + d.Name
		}
	}
	return d.Package.Name + "." + d.Name
}

func isStd(p *model.Package) bool { return p.Module == kitModule && p.Dir == "stdlib" }

func rulesText(r model.Rules) string {
	var all []string
	if r.Min != nil {
		all = append(all, "min = "+valueText(r.Min))
	}
	if r.Max != nil {
		all = append(all, "max = "+valueText(r.Max))
	}
	if r.Pattern != "" {
		all = append(all, "pattern = "+quoted(r.Pattern))
	}
	if r.Format != "" {
		all = append(all, "format = "+quoted(r.Format))
	}
	if r.Unique {
		all = append(all, "unique = true")
	}
	return "{ " + strings.Join(all, ", ") + " }"
}

// fieldText writes the type of a field with its wrappers.
func fieldText(f *model.Field, home *model.Package) string {
	text := typeText(f.Type, home)
	if f.Sensitive {
		text = "sensitive(" + text + ")"
	}
	switch f.Presence {
	case model.Optional:
		text = "optional(" + text + ")"
	case model.Defaulted:
		text = "optional(" + text + ", " + valueText(f.Default) + ")"
	}
	if f.Deprecated != "" {
		text = "deprecated(" + text + ", " + quoted(f.Deprecated) + ")"
	}
	return text
}

// valueText writes a value as a literal.
func valueText(v *model.Value) string {
	switch v.Kind {
	case model.Bool:
		return strconv.FormatBool(v.Bool)
	case model.Int8, model.Int16, model.Int32, model.Int64:
		return strconv.FormatInt(v.Int, 10)
	case model.Float64:
		return strconv.FormatFloat(v.Float, 'g', -1, 64)
	case model.Duration:
		return quoted(durationText(v.AsDuration()))
	case model.EnumRef:
		return v.Member.Name
	case model.CodeParam:
		return v.Code.String()
	case model.RateParam:
		return quoted(strconv.FormatInt(v.Int, 10) + "/" + perUnits[v.Per])
	case model.SizeParam:
		return quoted(unit.FormatSize(v.Int))
	case model.List, model.Set:
		var all []string
		for i := range v.List {
			all = append(all, valueText(&v.List[i]))
		}
		return "[" + strings.Join(all, ", ") + "]"
	case model.Map:
		var all []string
		for i := range v.List {
			all = append(all, valueText(&v.Keys[i])+" = "+valueText(&v.List[i]))
		}
		if len(all) == 0 {
			return "{}"
		}
		return "{ " + strings.Join(all, ", ") + " }"
	}
	return quoted(v.Str)
}

// perUnits are the times that a rate may count for.
var perUnits = map[time.Duration]string{time.Second: "s", time.Minute: "min", time.Hour: "h"}

// durationText writes a duration without the units that are zero: 1h30m.
func durationText(d time.Duration) string {
	text := d.String()
	if strings.HasSuffix(text, "m0s") {
		text = strings.TrimSuffix(text, "0s")
	}
	if strings.HasSuffix(text, "h0m") {
		text = strings.TrimSuffix(text, "0m")
	}
	return text
}

// quoted writes a text as a string of a .kit file.
func quoted(text string) string {
	text = strconv.Quote(text)
	return strings.NewReplacer("${", "$${", "%{", "%%{").Replace(text)
}

// signatureText writes a method in one line: (PlaceInput) -> Order.
func signatureText(m *model.Method) string {
	in, out := "", "nothing"
	if m.Input != nil {
		in = declText(&m.Input.Decl, m.Service.Package)
	}
	switch {
	case m.Oneway:
		out = "nobody waits"
	case m.Output != nil:
		out = typeText(m.Output, m.Service.Package)
	}
	return fmt.Sprintf("(%s) -> %s", in, out)
}
