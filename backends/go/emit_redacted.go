package golang

import (
	"slices"
	"strconv"
	"strings"

	"github.com/kitc-lang/kit/compiler/model"
)

// redacted prints what keeps the sensitive fields of a type out of logs: LogValue for log/slog, and
// Format for every verb of fmt. Both have value receivers, so that a value inside a list or another
// struct is covered as well as a pointer.
func (g *generator) redacted(s *source, n node, name string) {
	fields := fieldsOf(n)
	absent := isUnion(n) || slices.ContainsFunc(fields, func(f *model.Field) bool { return f.Presence != model.Required })
	if !absent {
		var attrs string
		for _, f := range fields {
			attrs += "\t\t" + g.logAttr(s, f, "x."+fieldName(f)) + ",\n"
		}
		s.print(`
// LogValue gives x to log/slog without its sensitive fields.
func (x $Name) LogValue() $slog.Value {
	return slog.GroupValue(
$attrs	)
}

`, holes{"Name": name, "attrs": attrs})
		g.formatMethod(s, name)
		return
	}
	var attrs strings.Builder
	for _, f := range fields {
		attr := "\tattrs = append(attrs, " + g.logAttr(s, f, "x."+fieldName(f)) + ")\n"
		if f.Presence != model.Required || isUnion(n) {
			if pointer(f.Type) {
				attr = "\tattrs = append(attrs, " + g.logAttr(s, f, "*x."+fieldName(f)) + ")\n"
			}
			attr = "\tif x." + fieldName(f) + " != nil {\n\t" + attr + "\t}\n"
		}
		attrs.WriteString(attr)
	}
	s.print(`
// LogValue gives x to log/slog without its sensitive fields.
func (x $Name) LogValue() $slog.Value {
	attrs := make([]slog.Attr, 0, $n)
$attrs	return slog.GroupValue(attrs...)
}

`, holes{"Name": name, "n": strconv.Itoa(len(fields)), "attrs": attrs.String()})
	g.formatMethod(s, name)
}

func (g *generator) formatMethod(s *source, name string) {
	s.print(`
// Format prints x without its sensitive fields, whatever the verb.
func (x $Name) Format(f $fmt.State, verb rune) { $kit.FormatLog(f, "$Name", x.LogValue()) }

`, holes{"Name": name})
}

func isUnion(n node) bool {
	_, ok := n.(*model.Union)
	return ok
}

// logAttr gives the slog.Attr of a field. A list or map whose elements hold something sensitive is
// printed, because a handler that writes JSON would look past LogValue of the elements.
func (g *generator) logAttr(s *source, f *model.Field, expr string) string {
	name := strconv.Quote(f.Name)
	attr := func(function, value string) string {
		return s.use("slog") + "." + function + "(" + name + ", " + value + ")"
	}
	if f.Sensitive {
		return attr("String", s.use("kit")+".Redacted")
	}
	u := f.Type.Underlying()
	convert := func(to string) string {
		if f.Type.Kind == model.ScalarRef {
			return to + "(" + expr + ")"
		}
		return expr
	}
	call := func(value, method string) string {
		return receiverOf(value) + method
	}
	switch u.Kind {
	case model.Bool:
		return attr("Bool", convert("bool"))
	case model.Int8, model.Int16, model.Int32:
		return attr("Int", "int("+expr+")")
	case model.Int64:
		return attr("Int64", convert("int64"))
	case model.Float64:
		return attr("Float64", convert("float64"))
	case model.String:
		return attr("String", convert("string"))
	case model.Timestamp:
		return attr("Time", convert(g.goType(s, u)))
	case model.Duration:
		return attr("Duration", convert(g.goType(s, u)))
	case model.UUID, model.Date, model.EnumRef:
		return attr("String", call(convert(g.goType(s, u)), ".String()"))
	case model.List, model.Set, model.Map:
		if holdsNode(u, g.graph.sensitive) {
			return attr("String", s.use("fmt")+".Sprint("+expr+")")
		}
	}
	return attr("Any", expr)
}
