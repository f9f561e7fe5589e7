package thrift

import (
	"math"
	"strconv"
	"strings"

	"github.com/kitc-lang/kit/lang/diag"
	idl "github.com/kitc-lang/kit/lang/thrift"
)

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
			return strconv.FormatInt(n, 10), err == nil && inRange(end.typ.Name, n)
		}
	case "double":
		return number(v)
	case "string", "slist":
		if v.Form == idl.String {
			return quote(v.Text), true
		}
	}
	if v.Form == idl.Name {
		return w.constName(v)
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
func (w *writer) constName(v *idl.Value) (string, bool) {
	def, from := w.peek(w.unit, v.Text)
	c, ok := def.(*idl.Const)
	if !ok || !w.keptConst(c, from) {
		return "", false
	}
	return w.qualified(from, from.names.types[c]), true
}

// keptConst reports whether Kit has a const. It reports those whose values are themselves, each circle once.
func (im *importing) keptConst(c *idl.Const, u *unit) bool {
	switch state := im.consts[c]; state {
	case constOpen:
		im.errorf(diag.IDLUnknownName, c.Span, "const %s stands for itself: write the value that it is meant to have", c.Name)
		im.consts[c] = constLost
	case constUnseen:
		im.consts[c] = constOpen
		home := &writer{importing: im, unit: u}
		if _, ok := home.scalarValue(c.Type, c.Value); ok && im.consts[c] == constOpen {
			im.consts[c] = constKept
		} else {
			im.consts[c] = constLost
		}
	}
	return im.consts[c] == constKept
}

// constState is what is known of a const.
type constState uint8

const (
	constUnseen constState = iota
	constOpen              // its value is being looked at
	constKept
	constLost
)

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
	names := w.memberNames(e)
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

// limits are the least and the greatest values of whole numbers.
var limits = map[string]struct{ low, high int64 }{
	"byte": {math.MinInt8, math.MaxInt8}, "i8": {math.MinInt8, math.MaxInt8}, "i16": {math.MinInt16, math.MaxInt16},
	"i32": {math.MinInt32, math.MaxInt32}, "i64": {math.MinInt64, math.MaxInt64},
}

func inRange(typ string, n int64) bool { return limits[typ].low <= n && n <= limits[typ].high }

// checkValue reports names in a value that nothing has, and values that their types do not have. Fields of
// structs are named by strings.
func (w *writer) checkValue(t *idl.Type, v *idl.Value) { w.checkIn(w.unit, t, v) }

// checkIn checks a value of the writer's file against a type of another.
func (w *writer) checkIn(u *unit, t *idl.Type, v *idl.Value) {
	end := w.follow(u, t)
	if v.Form == idl.Name {
		w.checkName(end, v)
		return
	}
	if want := wanted(end); want != "" && !w.isOne(end, v) {
		w.errorf(diag.IDLValue, v.Span, "%s is no %s: %s", shown(v), typeText(t), want)
		return
	}
	if room, whole := limits[end.typ.Name]; whole && end.def == nil {
		if n, err := idl.ParseInt(v.Text); err == nil && !inRange(end.typ.Name, n) { // of which the Thrift compiler warns
			w.lost(v.Span, "%s has no room in %s, which goes from %d to %d", v.Text, end.typ.Name, room.low, room.high)
		}
	}
	if s, ok := end.def.(*idl.Struct); ok {
		w.checkFields(end.unit, s, v)
		return
	}
	if end.def != nil || !end.typ.Container() {
		return
	}
	for _, x := range v.Keys {
		w.checkIn(end.unit, end.typ.Key, x)
	}
	for _, x := range v.Values {
		w.checkIn(end.unit, end.typ.Elem, x)
	}
}

func (w *writer) checkFields(u *unit, s *idl.Struct, v *idl.Value) {
	fields := map[string]*idl.Field{}
	for _, f := range s.Fields {
		fields[f.Name] = f
	}
	for i, key := range v.Keys {
		switch f := fields[key.Text]; {
		case key.Form != idl.String:
			w.errorf(diag.IDLValue, key.Span, "the fields of a %s are named by strings: write {\"name\": VALUE}", s.Name)
		case f == nil:
			w.errorf(diag.IDLUnknownName, key.Span, "%s %s has no field %q", s.Kind, s.Name, key.Text)
		default:
			w.checkIn(u, f.Type, v.Values[i])
		}
	}
}

// wanted says what a value of a type looks like, "" for types that were reported already.
func wanted(end target) string {
	switch def := end.def.(type) {
	case *idl.Struct:
		return "write {\"field\": VALUE}"
	case *idl.Enum:
		if def.Strings {
			return "write a string in quotes"
		}
		return "write one of its members, as in " + def.Name + ".NAME"
	case nil:
	default:
		return ""
	}
	switch end.typ.Name {
	case "bool":
		return "write true or false"
	case "byte", "i8", "i16", "i32", "i64":
		return "write a whole number"
	case "double":
		return "write a number"
	case "string", "slist", "binary", "uuid":
		return "write a string in quotes"
	case "list", "set":
		return "write [VALUE, VALUE]"
	case "map":
		return "write {KEY: VALUE}"
	}
	return ""
}

// isOne reports whether a value that is no name is one of a type. The Thrift compiler takes any whole number as
// a bool, and [] and {} for each other.
func (w *writer) isOne(end target, v *idl.Value) bool {
	empty := len(v.Values) == 0 && (v.Form == idl.List || v.Form == idl.Map)
	switch def := end.def.(type) {
	case *idl.Struct:
		return v.Form == idl.Map || empty
	case *idl.Enum:
		if def.Strings {
			return v.Form == idl.String
		}
		return v.Form == idl.Int
	}
	switch end.typ.Name {
	case "bool", "byte", "i8", "i16", "i32", "i64":
		return v.Form == idl.Int
	case "double":
		return v.Form == idl.Int || v.Form == idl.Double
	case "list", "set":
		return v.Form == idl.List || empty
	case "map":
		return v.Form == idl.Map || empty
	}
	return v.Form == idl.String
}

// shown gives a value in a message.
func shown(v *idl.Value) string {
	const most = 40
	switch v.Form {
	case idl.List:
		return "a list"
	case idl.Map:
		return "a map"
	case idl.String:
		return "a string"
	}
	if len(v.Text) > most {
		return v.Text[:most] + "…"
	}
	return v.Text
}

// checkName reports a name that is no constant and no member of an enum.
func (w *writer) checkName(end target, v *idl.Value) {
	if v.Text == "true" || v.Text == "false" {
		return
	}
	if def, _ := w.peek(w.unit, v.Text); def != nil || w.unread(w.unit, v.Text) {
		return
	}
	if dot := strings.LastIndexByte(v.Text, '.'); dot >= 0 {
		if w.unread(w.unit, v.Text[:dot]) {
			return
		}
		if e, ok := w.resolved(&idl.Type{Name: v.Text[:dot]}).def.(*idl.Enum); ok && hasMember(e, v.Text[dot+1:]) {
			return
		}
	}
	// Old compilers also take the bare name of a member, with the name of an include before it or not.
	if e, ok := end.def.(*idl.Enum); ok && hasMember(e, v.Text[strings.LastIndexByte(v.Text, '.')+1:]) {
		return
	}
	w.errorf(diag.IDLUnknownName, v.Span, "there is no constant and no member of an enum called %q: define it, or include the file that does", v.Text)
}
