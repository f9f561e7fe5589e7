package golang

import (
	"fmt"
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

// rule is one reason to refuse a value.
type rule struct {
	broken  string // the Go condition, without || at its top
	message string
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

// rules gives the reasons to refuse a value of type t, without those of what it holds.
func (w *validation) rules(p place, t *model.Type) []rule {
	p.named = p.named || t.Kind == model.ScalarRef
	var rules []rule
	add := func(broken, message string) { rules = append(rules, rule{broken, message}) }
	r := t.Rules
	switch u := t.Underlying(); u.Kind {
	case model.EnumRef:
		if t.Kind == model.EnumRef {
			add("!"+receiverOf(p.expr)+".Known()", "is not a known "+t.Enum.Name)
		}
	case model.Int8, model.Int16, model.Int32, model.Int64:
		low, high := intLimits(u.Kind)
		if r.Min != nil && r.Min.Int > low {
			add(p.expr+" < "+strconv.FormatInt(r.Min.Int, 10), "must be at least "+strconv.FormatInt(r.Min.Int, 10))
		}
		if r.Max != nil && r.Max.Int < high {
			add(p.expr+" > "+strconv.FormatInt(r.Max.Int, 10), "must be at most "+strconv.FormatInt(r.Max.Int, 10))
		}
	case model.Float64:
		if t.Kind == model.Float64 {
			add("!"+w.s.use("check")+".Finite("+p.expr+")", "must be a finite number")
		}
		if r.Min != nil {
			add(p.expr+" < "+floatText(r.Min), "must be at least "+floatText(r.Min))
		}
		if r.Max != nil {
			add(p.expr+" > "+floatText(r.Max), "must be at most "+floatText(r.Max))
		}
	case model.String:
		rules = append(rules, w.stringRules(p, w.plain(p, p.expr, u), r)...)
	case model.Bytes:
		rules = append(rules, sizeRules("len("+p.expr+")", r, "byte", "bytes", "must be")...)
	case model.List, model.Set:
		rules = append(rules, sizeRules("len("+p.expr+")", r, "element", "elements", "must have")...)
		if r.Unique || t.Kind == model.Set {
			add("!"+w.unique(p, u.Elem), "must not have equal elements")
		}
	case model.Map:
		rules = append(rules, sizeRules("len("+p.expr+")", r, "entry", "entries", "must have")...)
		if !comparableKey(u.Key) && !holdsMap(u.Key) && !holdsNode(u.Key, w.g.graph.unordered) {
			entry := w.s.use("kit") + ".Entry[" + w.g.goType(w.s, u.Key) + ", " + w.g.goType(w.s, u.Elem) + "]"
			add("!"+w.uniqueBy(p, entry, "e.Key", u.Key), "must not have equal keys")
		}
	case model.Duration:
		took := w.plain(p, p.expr, u)
		if r.Min != nil {
			add(took+" < "+durationLiteral(w.s, r.Min.AsDuration()), "must be at least "+durationText(r.Min.AsDuration()))
		}
		if r.Max != nil {
			add(took+" > "+durationLiteral(w.s, r.Max.AsDuration()), "must be at most "+durationText(r.Max.AsDuration()))
		}
	case model.Timestamp:
		at := w.plain(p, receiverOf(p.expr), u)
		if r.Min != nil {
			add(at+".Before("+timeLiteral(w.s, r.Min.Str)+")", "must not be before "+r.Min.Str)
		}
		if r.Max != nil {
			add(at+".After("+timeLiteral(w.s, r.Max.Str)+")", "must not be after "+r.Max.Str)
		}
	case model.Date:
		day := w.plain(p, receiverOf(p.expr), u)
		if t.Kind == model.Date {
			add("!"+day+".Valid()", "must be a day that exists")
		}
		if r.Min != nil {
			add(day+".Compare("+w.g.value(w.s, r.Min)+") < 0", "must not be before "+r.Min.Str)
		}
		if r.Max != nil {
			add(day+".Compare("+w.g.value(w.s, r.Max)+") > 0", "must not be after "+r.Max.Str)
		}
	}
	return rules
}

// plain gives expr, converted to the Go type of u where it is of a named type.
func (w *validation) plain(p place, expr string, u *model.Type) string {
	if p.named {
		return w.g.goType(w.s, u) + "(" + p.expr + ")"
	}
	return expr
}

// stringRules gives the rules of the string p; text is p converted to string.
func (w *validation) stringRules(p place, text string, r model.Rules) []rule {
	var rules []rule
	if r.Min != nil && r.Max != nil && r.Min.Int == r.Max.Int {
		n := strconv.FormatInt(r.Min.Int, 10)
		rules = append(rules, rule{
			w.s.use("check") + ".Length(" + p.expr + ") != " + n,
			"must be exactly " + count(r.Min.Int, "character", "characters"),
		})
		r.Min, r.Max = nil, nil
	}
	if r.Min != nil && r.Min.Int == 1 {
		rules = append(rules, rule{p.expr + ` == ""`, "must be at least 1 character"})
	} else if r.Min != nil && r.Min.Int > 1 {
		rules = append(rules, rule{
			w.s.use("check") + ".Shorter(" + p.expr + ", " + strconv.FormatInt(r.Min.Int, 10) + ")",
			"must be at least " + count(r.Min.Int, "character", "characters"),
		})
	}
	if r.Max != nil {
		rules = append(rules, rule{
			w.s.use("check") + ".Longer(" + p.expr + ", " + strconv.FormatInt(r.Max.Int, 10) + ")",
			"must be at most " + count(r.Max.Int, "character", "characters"),
		})
	}
	if r.Pattern != "" {
		rules = append(rules, rule{"!" + w.matcher(r.Pattern) + "(" + text + ")", "must match " + r.Pattern})
	}
	if f, ok := formats[r.Format]; ok {
		rules = append(rules, rule{"!" + w.s.use("check") + "." + f.function + "(" + text + ")", "must be " + f.noun})
	}
	return rules
}

// formats are the functions of runtime/check that know a format.
var formats = map[string]struct{ function, noun string }{
	"email":    {"Email", "an e-mail address"},
	"uri":      {"URI", "a URI"},
	"hostname": {"Hostname", "a host name"},
	"ipv4":     {"IPv4", "an IPv4 address"},
	"ipv6":     {"IPv6", "an IPv6 address"},
	"uuid":     {"UUID", "a UUID"},
}

// sizeRules bounds the length of bytes, a list or a map.
func sizeRules(size string, r model.Rules, one, many, must string) []rule {
	if r.Min != nil && r.Max != nil && r.Min.Int == r.Max.Int {
		return []rule{{size + " != " + strconv.FormatInt(r.Min.Int, 10), must + " exactly " + count(r.Min.Int, one, many)}}
	}
	var rules []rule
	if r.Min != nil && r.Min.Int > 0 {
		broken := size + " < " + strconv.FormatInt(r.Min.Int, 10)
		if r.Min.Int == 1 {
			broken = size + " == 0"
		}
		rules = append(rules, rule{broken, must + " at least " + count(r.Min.Int, one, many)})
	}
	if r.Max != nil {
		rules = append(rules, rule{size + " > " + strconv.FormatInt(r.Max.Int, 10), must + " at most " + count(r.Max.Int, one, many)})
	}
	return rules
}

func count(n int64, one, many string) string {
	if n == 1 {
		return "1 " + one
	}
	return strconv.FormatInt(n, 10) + " " + many
}

// unique gives the condition that no two elements of a list are equal.
func (w *validation) unique(p place, elem *model.Type) string {
	check := w.s.use("check")
	u := elem.Underlying()
	if comparableKey(elem) && u.Kind != model.Float64 {
		return check + ".Unique(" + p.expr + ")"
	}
	return w.uniqueBy(p, w.g.goType(w.s, elem), "e", elem)
}

// uniqueBy gives the condition that no two elements of a list, of the Go type entry, are equal in expr,
// which is of type t.
func (w *validation) uniqueBy(p place, entry, expr string, t *model.Type) string {
	name := "keyOf" + w.owner
	if p.depth > 0 {
		name += strconv.Itoa(p.depth)
	}
	u := t.Underlying()
	result := "string"
	key := place{expr: expr, named: t.Kind == model.ScalarRef}
	var body string
	switch u.Kind {
	case model.Bytes, model.Any:
		body = "\treturn string(" + expr + ")\n"
	case model.Float64:
		result = "float64"
		body = "\treturn " + w.plain(key, expr, u) + "\n"
	case model.Timestamp:
		result = w.g.goType(w.s, u)
		body = "\treturn " + w.plain(key, expr, u) + ".Round(0).UTC()\n"
	default:
		body = "\tvar b []byte\n" + w.g.jsonAppend(w.s, expr, t) + "\treturn string(b)\n"
	}
	w.functions.WriteString(w.s.text(`
// $name gives what two equal elements have in common.
func $name(e $Entry) $result {
$body}

`, holes{"name": name, "Entry": entry, "result": result, "body": body}))
	return w.s.use("check") + ".UniqueBy(" + p.expr + ", " + name + ")"
}

// matcher gives the function that matches a pattern: a loop where one is enough, else a regular
// expression.
func (w *validation) matcher(pattern string) string {
	if f, ok := w.matchers[pattern]; ok {
		return f
	}
	name := "matches" + w.owner
	for taken := 2; w.taken(name); taken++ {
		name = fmt.Sprintf("matches%s%d", w.owner, taken)
	}
	h := holes{"name": name, "pattern": comment("", name+" reports whether s matches "+pattern), "quoted": goString(pattern)}
	if loop, ok := sequenceOf(pattern); ok {
		h["body"] = loop.body()
		w.functions.WriteString(w.s.text(`
${pattern}func $name(s string) bool {
$body}

`, h))
	} else {
		h["compiled"] = "pattern" + strings.TrimPrefix(name, "matches")
		w.functions.WriteString(w.s.text(`
${pattern}func $name(s string) bool { return $compiled.MatchString(s) }

var $compiled = $regexp.MustCompile($quoted)

`, h))
	}
	w.matchers[pattern] = name
	return name
}

func (w *validation) taken(name string) bool {
	for _, used := range w.matchers {
		if used == name {
			return true
		}
	}
	return false
}

// goString quotes text, with backquotes where that reads better.
func goString(text string) string {
	if strings.Contains(text, `\`) && strconv.CanBackquote(text) {
		return "`" + text + "`"
	}
	return strconv.Quote(text)
}

func floatText(v *model.Value) string {
	if v.Kind != model.Float64 {
		return strconv.FormatInt(v.Int, 10)
	}
	return strconv.FormatFloat(v.Float, 'g', -1, 64)
}

// intLimits are the bounds of a kind itself, which need no check.
func intLimits(k model.Kind) (low, high int64) {
	bits := map[model.Kind]uint{model.Int8: 7, model.Int16: 15, model.Int32: 31, model.Int64: 63}[k]
	return -1 << bits, 1<<bits - 1
}
