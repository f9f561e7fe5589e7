package golang

import (
	"fmt"
	"strconv"
	"strings"

	"github.com/kitc-lang/kit/compiler/model"
)

// rule is one reason to refuse a value.
type rule struct {
	broken  string // the Go condition, without || at its top
	message string
}

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
	if comparableKey(elem) {
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
	case model.Bytes:
		body = "\treturn string(" + expr + ")\n"
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
