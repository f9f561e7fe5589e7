package thrift

import (
	"slices"
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

// resolved follows typedefs. A name that nothing has is the caller's to report.
func (w *writer) resolved(t *idl.Type) target { return w.follow(w.unit, t) }

// follow reports typedefs that stand for themselves, each circle once.
func (im *importing) follow(u *unit, t *idl.Type) target {
	if t.Base() || t.Container() {
		return target{unit: u, typ: t}
	}
	def, from := im.peek(u, t.Name)
	alias, ok := def.(*idl.Typedef)
	if !ok {
		return target{def: def, unit: from, typ: t}
	}
	end, known := im.targets[alias]
	switch {
	case known && end.typ == nil: // on the way there
		im.errorf(diag.IDLUnknownName, alias.Span, "typedef %s stands for itself: name the type that it is meant to be", alias.Name)
		end = target{unit: from, typ: alias.Type}
		im.targets[alias] = end
	case !known:
		im.targets[alias] = target{}
		end = im.follow(from, alias.Type)
		im.targets[alias] = end
	}
	return end
}

func hasMember(e *idl.Enum, name string) bool {
	return slices.ContainsFunc(e.Members, func(m *idl.Member) bool { return m.Name == name })
}

// peek is find without a report.
func (im *importing) peek(u *unit, name string) (idl.Definition, *unit) {
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
	case t.Name == "void":
		w.errorf(diag.IDLUnknownName, t.Span, "void is no type of a value, only what a function gives that gives nothing: name another type")
		return "", false
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
	case *idl.Service:
		w.errorf(diag.IDLUnknownName, t.Span, "%q is a service, and no type: name a struct, a union, an enum or a typedef", t.Name)
	default:
		w.errorf(diag.IDLUnknownName, t.Span, "%q is a constant, and no type: name a struct, a union, an enum or a typedef", t.Name)
	}
	return "", false
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
	end := w.follow(from, def.Type)
	switch end.def.(type) {
	case *idl.Struct, *idl.Enum:
		return w.named(t, end, at)
	}
	if end.def == nil && end.typ.Name != "uuid" && !end.typ.Base() && !end.typ.Container() {
		return "", false // a typedef of nothing, or in a circle, which was reported where it stands
	}
	if !w.expressible(from, def.Type) {
		w.lost(t.Span, "%s is not kept: Kit has no type for %s", at, t.Name)
		return "", false
	}
	return w.qualified(from, from.names.types[def]), true
}

// expressible reports whether Kit has a type for all parts of a type.
func (w *writer) expressible(u *unit, t *idl.Type) bool {
	end := w.follow(u, t)
	switch def := end.def.(type) {
	case *idl.Struct:
		return def.Kind != idl.Exception && w.valueless(def) == ""
	case *idl.Enum:
		return def.Strings || len(def.Members) > 0
	}
	t = end.typ
	if !t.Container() {
		return bases[t.Name] != ""
	}
	known, ok := w.containers[t]
	if !ok {
		w.containers[t] = false // while it looks at its parts, of which it cannot be one
		known = (t.Key == nil || w.expressible(end.unit, t.Key)) && w.expressible(end.unit, t.Elem) && (t.Name != "set" || !w.unordered(end.unit, t.Elem))
		w.containers[t] = known
	}
	return known
}

func (w *writer) container(t *idl.Type, at string) (string, bool) {
	elem, ok := w.typ(t.Elem, at)
	if t.Key == nil {
		if ok && t.Name == "set" && w.unordered(w.unit, t.Elem) {
			w.lost(t.Span, "%s is not kept: the elements of its set hold maps, and Kit does not compare those", at)
			return "", false
		}
		return t.Name + "(" + elem + ")", ok
	}
	key, known := w.typ(t.Key, at)
	return "map(" + key + ", " + elem + ")", ok && known
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
