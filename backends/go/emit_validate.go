package golang

import (
	"strconv"
	"strings"

	"github.com/kitc-lang/kit/compiler/model"
)

func (g *generator) validateFile() {
	s := g.source("validate.go")
	w := &validation{g: g, s: s, matchers: map[string]string{}}
	for _, d := range g.pkg.Scalars {
		if w.looks(d.Type) {
			w.scalar(d)
		}
	}
	for _, d := range g.pkg.Structs {
		w.structure(d)
	}
	for _, d := range g.pkg.Unions {
		w.union(d)
	}
	s.print("$functions", holes{"functions": w.functions.String()})
}

// validation writes the statements that look for refused values.
type validation struct {
	g         *generator
	s         *source
	matchers  map[string]string // by pattern: the condition's function, such as matchesOrderID
	functions strings.Builder   // what the conditions call
	owner     string            // the type and field whose statements are written: names for functions
	fieldName string            // the field alone
	declared  bool              // n is a variable of the function already
}

// looks reports whether validation looks at values of type t at all.
func (w *validation) looks(t *model.Type) bool {
	return refined(t) || holdsNode(t, w.g.graph.checked)
}

func (w *validation) scalar(d *model.Scalar) {
	w.owner, w.fieldName, w.declared = d.Name, "", false
	w.method(d.Name, "x $Name", w.value("\t", place{expr: "x", path: `""`, root: true, named: true}, d.Type))
}

func (w *validation) structure(d *model.Struct) {
	w.declared = false
	var body strings.Builder
	for _, f := range d.Fields {
		w.owner, w.fieldName = d.Name+fieldName(f), fieldName(f)
		body.WriteString(w.field(f))
	}
	w.method(d.Name, "x *$Name", w.bounded(d, body.String()))
}

func (w *validation) union(d *model.Union) {
	var (
		body  strings.Builder
		names []string
	)
	body.WriteString("\tset := 0\n")
	for _, m := range d.Members {
		w.owner, w.fieldName = d.Name+fieldName(m), fieldName(m)
		names = append(names, m.Name)
		expr := "x." + fieldName(m)
		p := place{expr: expr, path: strconv.Quote(m.Name), secret: m.Sensitive}
		if pointer(m.Type) {
			p.expr = "*" + expr
		}
		body.WriteString("\tif " + expr + " != nil {\n\t\tset++\n" + w.value("\t\t", p, m.Type) + "\t}\n")
	}
	must := "must have exactly one of " + strings.Join(names, ", ")
	if len(names) == 1 {
		must = "must have " + names[0]
	}
	body.WriteString("\tif set != 1 {\n\t\tv.Add(\"\", " + strconv.Quote(must) + ")\n\t}\n")
	w.method(d.Name, "x *$Name", w.bounded(d, body.String()))
}

// bounded keeps the validation of a type that can hold itself from following a cycle of pointers for
// ever.
func (w *validation) bounded(n node, body string) string {
	if !w.g.graph.recursive[n] || body == "" {
		return body
	}
	return "\tif !v.Enter() {\n\t\treturn\n\t}\n\tdefer v.Leave()\n" + body
}

// method prints AppendViolations and Validate of a type.
func (w *validation) method(name, receiver, body string) {
	receiver = strings.ReplaceAll(receiver, "$Name", name)
	h := holes{"Name": name, "receiver": receiver, "body": body, "type": strings.TrimPrefix(receiver, "x ")}
	if body == "" {
		w.s.print(`
// AppendViolations notes nothing: every $Name is valid.
func ($type) AppendViolations(*$kit.Violations) {}

// Validate gives nil: every $Name is valid.
func ($type) Validate() error { return nil }

`, h)
		return
	}
	w.s.print(`
// AppendViolations notes in v what of x breaks the rules of its declaration.
func ($receiver) AppendViolations(v *$kit.Violations) {
$body}

// Validate gives an error that lists what of x breaks the rules of its declaration.
func ($receiver) Validate() error {
	var v kit.Violations
	x.AppendViolations(&v)
	return v.Err()
}

`, h)
}

// place is where a value stands: its Go expression, and the path to it as a Go expression of its own.
type place struct {
	expr   string
	path   string
	guard  string // what must hold for the value to be there: x.Note != nil
	what   string // starts a message: "key " for the key of a map
	secret bool   // nothing of the value may stand in a path
	root   bool   // outside every block: variables are those of the function
	named  bool   // of a named type that has no methods and operators of what it stands for
	depth  int    // of loops around it
}

func (w *validation) field(f *model.Field) string {
	p := place{expr: "x." + fieldName(f), path: strconv.Quote(f.Name), secret: f.Sensitive, root: true}
	if f.Presence != model.Required {
		p.guard = p.expr + " != nil"
		if pointer(f.Type) {
			p.expr = "*" + p.expr
		}
	}
	return w.value("\t", p, f.Type)
}

// value gives the statements that look at one value, "" where there is nothing to look at.
func (w *validation) value(indent string, p place, t *model.Type) string {
	if !w.looks(t) {
		return ""
	}
	rules := w.rules(p, t)
	if p.guard == "" || len(rules) == 0 && !pointer(t) && t.Kind != model.ScalarRef { // a loop over nil does nothing
		return w.refuse(indent, "", p, rules) + w.inside(indent, p, t)
	}
	inner := p
	inner.guard, inner.root = "", false
	inside := w.inside(indent+"\t", inner, t)
	if inside == "" && len(rules) == 1 {
		return w.refuse(indent, p.guard+" && ", p, rules)
	}
	return indent + "if " + p.guard + " {\n" + w.refuse(indent+"\t", "", inner, rules) + inside + indent + "}\n"
}

// refuse gives the statement that notes the first broken rule.
func (w *validation) refuse(indent, guard string, p place, rules []rule) string {
	add := func(indent string, r rule) string {
		return indent + "v.Add(" + p.path + ", " + strconv.Quote(p.what+r.message) + ")\n"
	}
	switch len(rules) {
	case 0:
		return ""
	case 1:
		return indent + "if " + guard + rules[0].broken + " {\n" + add(indent+"\t", rules[0]) + indent + "}\n"
	}
	text := indent + "switch {\n"
	for _, r := range rules {
		text += indent + "case " + r.broken + ":\n" + add(indent+"\t", r)
	}
	return text + indent + "}\n"
}

// inside gives the statements that look at what a value holds.
func (w *validation) inside(indent string, p place, t *model.Type) string {
	switch t.Kind {
	case model.StructRef, model.UnionRef, model.ScalarRef:
		var text string
		if t.Kind == model.ScalarRef && !w.looks(t.Scalar.Type) {
			return "" // only the rules of this use
		}
		call := indent + receiverOf(p.expr) + ".AppendViolations(v)\n"
		if p.path == `""` {
			return call
		}
		text = indent + w.mark(p) + call
		return text + indent + "v.In(n, " + p.path + ")\n"
	case model.List, model.Set:
		if !w.looks(t.Elem) {
			return ""
		}
		return w.elements(indent, p, t.Elem)
	case model.Map:
		if !w.looks(t.Elem) && !w.looks(t.Key) {
			return ""
		}
		if !comparableKey(t.Key) {
			return w.entries(indent, p, t)
		}
		return w.pairs(indent, p, t)
	}
	return ""
}

// mark gives the statement that remembers how much was refused so far.
func (w *validation) mark(p place) string {
	if p.root && w.declared {
		return "n = v.Len()\n"
	}
	if p.root {
		w.declared = true
	}
	return "n := v.Len()\n"
}

func (w *validation) elements(indent string, p place, elem *model.Type) string {
	i, e := loopName("i", p.depth), loopName("e", p.depth)
	loop := "for " + i + ", " + e + " := range " + p.expr
	if elem.Kind == model.StructRef || elem.Kind == model.UnionRef {
		loop = "for " + i + " := range " + p.expr // no copy of the element
		e = p.expr + "[" + i + "]"
	}
	inner := place{expr: e, path: `""`, secret: p.secret, depth: p.depth + 1}
	return indent + loop + " {\n" +
		indent + "\tn := v.Len()\n" +
		w.value(indent+"\t", inner, elem) +
		indent + "\tv.InIndex(n, " + p.path + ", " + i + ")\n" +
		indent + "}\n"
}

func (w *validation) pairs(indent string, p place, t *model.Type) string {
	k, e := loopName("key", p.depth), loopName("e", p.depth)
	loop := "for " + k + ", " + e + " := range " + p.expr
	if !w.looks(t.Elem) {
		loop = "for " + k + " := range " + p.expr
	}
	key := place{expr: k, path: `""`, what: "key ", secret: p.secret, depth: p.depth + 1}
	elem := place{expr: e, path: `""`, secret: p.secret, depth: p.depth + 1}
	where := indent + "\tv.InKey(n, " + p.path + ", " + w.keyText(k, t.Key) + ")\n"
	if t.Key.Underlying().Kind != model.String {
		where = indent + "\tif v.Len() > n {\n\t" + where + indent + "\t}\n"
	}
	if p.secret {
		where = indent + "\tv.In(n, " + p.path + ")\n"
	}
	return w.sorted(indent, p, indent+loop+" {\n"+
		indent+"\tn := v.Len()\n"+
		w.value(indent+"\t", key, t.Key)+
		w.value(indent+"\t", elem, t.Elem)+
		where+
		indent+"}\n")
}

// sorted puts what a loop over a map notes in order, so that the same input gets the same answer.
func (w *validation) sorted(indent string, p place, loop string) string {
	from := loopName("from", p.depth)
	if p.root {
		from += w.fieldName // one variable for each loop of the function
	}
	return indent + from + " := v.Len()\n" + loop + indent + "v.Sort(" + from + ")\n"
}

// entries looks at a map whose keys Go cannot compare, which is a list of keys and values.
func (w *validation) entries(indent string, p place, t *model.Type) string {
	i := loopName("i", p.depth)
	at := p.expr + "[" + i + "]"
	declared, field := w.declared, w.fieldName // the loop's body declares its own variables
	w.declared = false
	w.fieldName = field + "Key"
	body := w.value(indent+"\t", place{expr: at + ".Key", path: `"key"`, secret: p.secret, root: true, depth: p.depth + 1}, t.Key)
	w.fieldName = field + "Value"
	body += w.value(indent+"\t", place{expr: at + ".Value", path: `"value"`, secret: p.secret, root: true, depth: p.depth + 1}, t.Elem)
	w.declared, w.fieldName = declared, field
	return indent + "for " + i + " := range " + p.expr + " {\n" +
		indent + "\tentry := v.Len()\n" + body +
		indent + "\tv.InIndex(entry, " + p.path + ", " + i + ")\n" +
		indent + "}\n"
}

// keyText gives the text of a map's key in a path.
func (w *validation) keyText(k string, t *model.Type) string {
	u := t.Underlying()
	if t.Kind == model.ScalarRef {
		k = w.g.goType(w.s, u) + "(" + k + ")"
	}
	switch u.Kind {
	case model.String:
		return k
	case model.UUID, model.Date, model.Duration, model.EnumRef:
		return k + ".String()"
	case model.Int8, model.Int16, model.Int32:
		return w.s.use("strconv") + ".Itoa(int(" + k + "))"
	case model.Int64:
		return w.s.use("strconv") + ".FormatInt(" + k + ", 10)"
	case model.Bool:
		return w.s.use("strconv") + ".FormatBool(" + k + ")"
	}
	return w.s.use("fmt") + ".Sprint(" + k + ")"
}

func loopName(name string, depth int) string {
	if depth == 0 {
		return name
	}
	return name + strconv.Itoa(depth)
}

// receiverOf gives an expression as the receiver of a method call, which follows a pointer by itself.
func receiverOf(expr string) string { return strings.TrimPrefix(expr, "*") }
