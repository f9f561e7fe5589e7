package thrift

import (
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/kitc-lang/kit/compiler/model"
)

// lineWidth is how long a function on one line may be, in characters.
const lineWidth = 100

func (d *document) printService(svc *model.Service) {
	extends := ""
	if svc.Extends != nil {
		extends = " extends " + d.names[svc.Extends]
	}
	d.print(`

${doc}service $name$extends {
`, holes{"doc": d.declComment(svc, d.serviceRemarks(svc)...).block(""), "name": d.names[svc], "extends": extends})
	for i, m := range svc.OwnMethods() {
		if i > 0 {
			d.out = append(d.out, '\n')
		}
		d.printMethod(m)
	}
	d.print(`
}$note
`, holes{"note": annotation(svc.Deprecated)})
}

func (d *document) serviceRemarks(svc *model.Service) []string {
	var remarks []string
	if !d.offered(svc) {
		remarks = append(remarks, "Not offered by itself, but as a part of the services that extend it.")
	}
	return append(remarks, d.serviceAuth(svc)...)
}

// printMethod prints a function: on one line where that is short and no argument needs a comment,
// otherwise with one argument a line.
func (d *document) printMethod(m *model.Method) {
	result := "void"
	if m.Output != nil {
		result = d.typeName(m.Output)
	}
	if m.Oneway {
		result = "oneway void"
	}
	h := holes{
		"doc":    comment{doc: m.Doc, remarks: d.methodRemarks(m)}.short("  "),
		"result": result,
		"name":   m.ThriftName(),
		"args":   "",
		"throws": "",
		"note":   annotation(m.Deprecated),
	}

	args, throws := d.arguments(m), d.exceptions(m)
	width := len("  ") + utf8.RuneCountInString(result+" "+m.ThriftName()+inline(args)+inline(throws)+" throws "+h["note"])
	if !documented(args) && width <= lineWidth {
		h["args"] = inline(args)
	} else {
		h["args"] = stacked(args)
	}
	switch {
	case len(throws) == 0:
	case utf8.RuneCountInString(lastLine(h["args"])+inline(throws)) <= lineWidth-len(" throws "):
		h["throws"] = " throws " + inline(throws)
	default:
		h["throws"] = " throws " + stacked(throws)
	}
	d.print(`
${doc}  $result $name$args$throws$note
`, h)
}

func (d *document) methodRemarks(m *model.Method) []string {
	var remarks []string
	if m.Output != nil {
		if c := constraints(m.Output); len(c) > 0 {
			remarks = append(remarks, "Returns: "+strings.Join(c, " "))
		}
	}
	if m.IdempotencyKey != nil {
		remarks = append(remarks, "A call may be repeated with the same "+m.IdempotencyKey.Name+".")
	}
	if m.Page != nil {
		remarks = append(remarks, d.pageRemark(m))
	}
	remarks = append(remarks, d.methodAuth(m)...)
	return append(remarks, deprecated(m.Deprecated)...)
}

// pageRemark says how one page leads to the next.
func (d *document) pageRemark(m *model.Method) string {
	items := d.way(m.Output.Struct, []*model.Field{m.Page.Items})
	return "Gives one page of " + items + ": pass " + d.way(m.Output.Struct, m.Page.Next) + " of the result as " +
		d.way(m.Input, m.Page.Cursor) + " to get the next one; the last page has none."
}

// way writes the way to a field, through structs, under the names that the file gives to members.
func (d *document) way(in *model.Struct, fields []*model.Field) string {
	var steps []string
	for _, f := range fields {
		steps = append(steps, d.memberNames(in)[slices.Index(in.Fields, f)])
		in = f.Type.Struct
	}
	return strings.Join(steps, ".")
}

// memberNames gives what the fields of a struct are called; those of an inline input are arguments.
func (d *document) memberNames(s *model.Struct) []string {
	if s.Inline != nil {
		return legal(fieldNames(s.Fields), reservedArgs)
	}
	return d.members[s]
}

// param is an argument or an exception of a function.
type param struct {
	doc  comment
	text string // 1: OrderID id
}

// arguments gives the fields of an inline input, or a named struct as the one argument "input".
// Thrift has no optional arguments: the comment tells which may be null where the language has null.
func (d *document) arguments(m *model.Method) []param {
	if m.Input == nil {
		return nil
	}
	if m.Input.Inline == nil {
		return []param{{text: "1: " + d.names[m.Input] + " input"}}
	}
	names := d.memberNames(m.Input)
	params := make([]param, len(names))
	labels := fieldLabels(m.Input.Fields)
	for i, f := range m.Input.Fields {
		c := d.fieldComment(f, names[i])
		value := d.defaultValue(f, &c)
		if f.Presence == model.Optional {
			c.remarks = append([]string{"May be left out."}, c.remarks...)
		}
		params[i] = param{
			doc:  c,
			text: labels[i] + d.typeName(f.Type) + " " + names[i] + value + annotation(f.Deprecated),
		}
	}
	return params
}

// exceptions gives the declared errors, each under its own name with a small first letter.
func (d *document) exceptions(m *model.Method) []param {
	names := make([]string, len(m.Errors))
	for i, e := range m.Errors {
		names[i] = lowerCamel(d.names[e.Error])
	}
	params := make([]param, len(names))
	for i, name := range legal(names, reservedThrows) {
		e := m.Errors[i]
		params[i] = param{text: strconv.Itoa(e.Number) + ": " + d.names[e.Error] + " " + name}
	}
	return params
}

func documented(params []param) bool {
	for _, p := range params {
		if !p.doc.empty() {
			return true
		}
	}
	return false
}

// inline gives a parameter list on one line, stacked one with a line for each.
func inline(params []param) string {
	texts := make([]string, len(params))
	for i, p := range params {
		texts[i] = p.text
	}
	return "(" + strings.Join(texts, ", ") + ")"
}

func stacked(params []param) string {
	if len(params) == 0 {
		return "()"
	}
	var b strings.Builder
	b.WriteString("(\n")
	for _, p := range params {
		b.WriteString(p.doc.short("    ") + "    " + p.text + "\n")
	}
	b.WriteString("  )")
	return b.String()
}

func lastLine(text string) string { return text[strings.LastIndexByte(text, '\n')+1:] }
