package thrift

import (
	"slices"
	"strconv"
	"strings"

	"github.com/kitc-lang/kit/lang/diag"
	idl "github.com/kitc-lang/kit/lang/thrift"
)

// bases are the base types of Thrift, as Kit calls them.
var bases = map[string]string{
	"bool": "bool", "byte": "int8", "i8": "int8", "i16": "int16", "i32": "int32", "i64": "int64", "double": "float64",
	"string": "string", "binary": "bytes", "slist": "string",
}

// target is what a type stands for behind all typedefs: a struct or enum with the file that holds it, or
// a type of the language.
type target struct {
	def  idl.Definition
	unit *unit
	typ  *idl.Type
}

// resolved follows typedefs, without a report.
func (w *writer) resolved(t *idl.Type) target { return w.follow(w.unit, t, 0) }

func (w *writer) follow(u *unit, t *idl.Type, depth int) target {
	if t.Base() || t.Container() || depth > 100 {
		return target{unit: u, typ: t}
	}
	def, from := w.peek(u, t.Name)
	if alias, ok := def.(*idl.Typedef); ok {
		return w.follow(from, alias.Type, depth+1)
	}
	return target{def: def, unit: from, typ: t}
}

// partOr gives the type inside of a container, or the type itself where it is none.
func partOr(part, whole *idl.Type) *idl.Type {
	if part != nil {
		return part
	}
	return whole
}

func hasMember(e *idl.Enum, name string) bool {
	return slices.ContainsFunc(e.Members, func(m *idl.Member) bool { return m.Name == name })
}

// peek is find without a report.
func (w *writer) peek(u *unit, name string) (idl.Definition, *unit) {
	if def := u.defs[name]; def != nil {
		return def, u
	}
	if dot := strings.LastIndexByte(name, '.'); dot >= 0 {
		if u = u.includes[name[:dot]]; u != nil && u.defs[name[dot+1:]] != nil {
			return u.defs[name[dot+1:]], u
		}
	}
	return nil, nil
}

// qualified gives the name of a declaration, with its import in front where it is in another package.
func (w *writer) qualified(u *unit, name string) string {
	if u == w.unit {
		return name
	}
	w.used[u] = true
	return u.names.pkg + "." + name
}

// typ writes a type. It gives false for what Kit has no type for, which it has listed under at.
func (w *writer) typ(t *idl.Type, at string) (string, bool) {
	w.annotations("the type of "+at, t.Annotations)
	if t.CPP != "" {
		w.lost(t.Span, "cpp_type %q of %s is not kept: it is for C++ alone", t.CPP, at)
	}
	switch {
	case t.Name == "uuid":
		w.lost(t.Span, "%s is not kept: a uuid of Thrift is sixteen bytes on the wire, and that of Kit is a string", at)
		return "", false
	case t.Base():
		return bases[t.Name], true
	case t.Container():
		return w.container(t, at)
	}
	def, from := w.find(w.unit, t.Name, t.Span, "type")
	if def == nil {
		return "", false
	}
	switch def := def.(type) {
	case *idl.Typedef:
		return w.alias(t, def, from, at)
	case *idl.Enum, *idl.Struct:
		return w.named(t, target{def: def, unit: from}, at)
	default:
		w.errorf(diag.IDLUnknownName, t.Span, "%q is no type", t.Name)
		return "", false
	}
}

// named writes the name of a struct or an enum.
func (w *writer) named(t *idl.Type, to target, at string) (string, bool) {
	switch def := to.def.(type) {
	case *idl.Enum:
		if def.Strings {
			return "string", true
		}
		if len(def.Members) == 0 {
			w.lost(t.Span, "%s is not kept: the enum %s has no value", at, def.Name)
			return "", false
		}
	case *idl.Struct:
		if def.Kind == idl.Exception {
			w.lost(t.Span, "%s is not kept: it holds the exception %s as a value, and an error of Kit is only thrown", at, def.Name)
			return "", false
		}
		if w.valueless(def) != "" {
			w.lost(t.Span, "%s is not kept: the %s %s has no value", at, def.Kind, def.Name)
			return "", false
		}
	}
	return w.qualified(to.unit, to.unit.names.types[to.def]), true
}

// alias writes the name of a typedef: that of its target where the target is a struct or an enum.
func (w *writer) alias(t *idl.Type, def *idl.Typedef, from *unit, at string) (string, bool) {
	end := w.follow(from, def.Type, 0)
	switch end.def.(type) {
	case *idl.Struct, *idl.Enum:
		return w.named(t, end, at)
	}
	if end.def == nil && end.typ.Name != "uuid" && !end.typ.Base() && !end.typ.Container() {
		return "", false // a typedef of nothing, or in a circle, which was reported where it stands
	}
	if !w.expressible(from, def.Type, 0) {
		w.lost(t.Span, "%s is not kept: Kit has no type for %s", at, t.Name)
		return "", false
	}
	return w.qualified(from, from.names.types[def]), true
}

// expressible reports whether Kit has a type for all parts of a type.
func (w *writer) expressible(u *unit, t *idl.Type, depth int) bool {
	end := w.follow(u, t, depth)
	switch def := end.def.(type) {
	case *idl.Struct:
		return def.Kind != idl.Exception && w.valueless(def) == ""
	case *idl.Enum:
		return def.Strings || len(def.Members) > 0
	}
	t = end.typ
	switch {
	case depth > 100:
		return false
	case t.Container():
		return (t.Key == nil || w.expressible(end.unit, t.Key, depth+1)) && w.expressible(end.unit, t.Elem, depth+1) && (t.Name != "set" || !w.unordered(end.unit, t.Elem, 0))
	}
	return bases[t.Name] != ""
}

func (w *writer) container(t *idl.Type, at string) (string, bool) {
	elem, ok := w.typ(t.Elem, at)
	if t.Key == nil {
		if ok && t.Name == "set" && w.unordered(w.unit, t.Elem, 0) {
			w.lost(t.Span, "%s is not kept: the elements of its set hold maps, and Kit does not compare those", at)
			return "", false
		}
		return t.Name + "(" + elem + ")", ok
	}
	key, known := w.typ(t.Key, at)
	return "map(" + key + ", " + elem + ")", ok && known
}

// unordered reports whether a type holds a map somewhere, so that Kit cannot tell two values apart.
func (w *writer) unordered(u *unit, t *idl.Type, depth int) bool {
	return w.holdsMap(u, t, map[*idl.Struct]bool{}, depth)
}

func (w *writer) holdsMap(u *unit, t *idl.Type, seen map[*idl.Struct]bool, depth int) bool {
	end := w.follow(u, t, depth)
	if s, ok := end.def.(*idl.Struct); ok {
		if seen[s] {
			return false
		}
		seen[s] = true
		for _, f := range s.Fields {
			if w.holdsMap(end.unit, f.Type, seen, depth) {
				return true
			}
		}
		return false
	}
	if end.def != nil || !end.typ.Container() {
		return false
	}
	return end.typ.Key != nil || w.holdsMap(end.unit, end.typ.Elem, seen, depth+1)
}

// scalarValue writes a value that a const of Kit can hold.
func (w *writer) scalarValue(t *idl.Type, v *idl.Value) (string, bool) {
	end := w.resolved(t)
	if end.def != nil {
		return "", false
	}
	switch end.typ.Name {
	case "bool":
		switch v.Text {
		case "true", "1":
			return "true", true
		case "false", "0":
			return "false", true
		}
	case "byte", "i8", "i16", "i32", "i64":
		if v.Form == idl.Int {
			n, err := idl.ParseInt(v.Text)
			return strconv.FormatInt(n, 10), err == nil
		}
	case "double":
		return number(v)
	case "string", "slist":
		if v.Form == idl.String {
			return quote(v.Text), true
		}
	}
	if v.Form == idl.Name {
		return w.constName(t, v)
	}
	return "", false
}

// number writes a double.
func number(v *idl.Value) (string, bool) {
	switch v.Form {
	case idl.Int:
		n, err := idl.ParseInt(v.Text)
		return strconv.FormatInt(n, 10), err == nil
	case idl.Double:
		f, err := strconv.ParseFloat(v.Text, 64)
		return strconv.FormatFloat(f, 'g', -1, 64), err == nil
	}
	return "", false
}

// constName writes the name of a const that Kit has too.
func (w *writer) constName(t *idl.Type, v *idl.Value) (string, bool) {
	def, from := w.peek(w.unit, v.Text)
	c, ok := def.(*idl.Const)
	if !ok {
		return "", false
	}
	if from != w.unit {
		other := &writer{importing: w.importing, unit: from}
		if _, ok := other.scalarValue(c.Type, c.Value); !ok {
			return "", false
		}
	} else if _, ok := w.scalarValue(c.Type, c.Value); !ok {
		return "", false
	}
	return w.qualified(from, from.names.types[c]), true
}

// defaultValue writes the default of a field.
func (w *writer) defaultValue(t *idl.Type, v *idl.Value) (string, bool) {
	end := w.resolved(t)
	switch {
	case end.def != nil:
		if e, ok := end.def.(*idl.Enum); ok && !e.Strings {
			return w.enumValue(e, v)
		}
		if e, ok := end.def.(*idl.Enum); ok && e.Strings && v.Form == idl.String {
			return quote(v.Text), true
		}
		return "", false
	case end.typ.Name == "list" || end.typ.Name == "set":
		if v.Form != idl.List {
			return "", false
		}
		var items []string
		for _, item := range v.Values {
			inside := &writer{importing: w.importing, unit: end.unit}
			text, ok := inside.defaultValue(end.typ.Elem, item)
			if !ok || end.unit != w.unit && item.Form == idl.Name {
				return "", false
			}
			items = append(items, text)
		}
		return "[" + strings.Join(items, ", ") + "]", true
	}
	return w.scalarValue(t, v)
}

// enumValue writes the member of an enum that a value names, or whose number it is.
func (w *writer) enumValue(e *idl.Enum, v *idl.Value) (string, bool) {
	names := memberNames(e)
	first := map[int64]bool{}
	for _, m := range e.Members {
		kept := !first[m.Number]
		first[m.Number] = true
		switch v.Form {
		case idl.Name:
			if v.Text == m.Name || strings.HasSuffix(v.Text, "."+m.Name) {
				return names[m], kept
			}
		case idl.Int:
			if n, err := idl.ParseInt(v.Text); err == nil && n == m.Number {
				return names[m], true
			}
		}
	}
	return "", false
}

// checkValue reports names in a value that nothing has. Fields of structs are named by strings.
func (w *writer) checkValue(t *idl.Type, v *idl.Value) {
	end := w.resolved(t)
	for _, x := range v.Keys {
		w.checkValue(partOr(end.typ.Key, t), x)
	}
	for _, x := range v.Values {
		w.checkValue(partOr(end.typ.Elem, t), x)
	}
	if v.Form != idl.Name || v.Text == "true" || v.Text == "false" {
		return
	}
	if def, _ := w.peek(w.unit, v.Text); def != nil {
		return
	}
	if dot := strings.LastIndexByte(v.Text, '.'); dot >= 0 {
		if e, ok := w.resolved(&idl.Type{Name: v.Text[:dot]}).def.(*idl.Enum); ok && hasMember(e, v.Text[dot+1:]) {
			return
		}
	}
	// Old compilers also take the bare name of a member, with the name of an include before it or not.
	if e, ok := w.resolved(t).def.(*idl.Enum); ok && hasMember(e, v.Text[strings.LastIndexByte(v.Text, '.')+1:]) {
		return
	}
	w.errorf(diag.IDLUnknownName, v.Span, "there is no constant and no member of an enum called %q: define it, or include the file that does", v.Text)
}

// known reports whether a type and all its parts are defined.
func (w *writer) known(t *idl.Type) bool {
	if t == nil || t.Base() {
		return true
	}
	if t.Container() {
		return w.known(t.Key) && w.known(t.Elem)
	}
	def, _ := w.peek(w.unit, t.Name)
	return def != nil
}

// typeText gives a type as the IDL has it.
func typeText(t *idl.Type) string {
	switch {
	case t.Key != nil:
		return "map<" + typeText(t.Key) + ", " + typeText(t.Elem) + ">"
	case t.Elem != nil:
		return t.Name + "<" + typeText(t.Elem) + ">"
	}
	return t.Name
}
