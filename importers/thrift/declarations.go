package thrift

import (
	"bytes"
	"fmt"
	"strconv"
	"strings"

	"github.com/kitc-lang/kit/compiler/lock"
	"github.com/kitc-lang/kit/lang/diag"
	idl "github.com/kitc-lang/kit/lang/thrift"
)

func (w *writer) printf(format string, args ...any) {
	w.body = fmt.Appendf(w.body, format, args...)
}

// doc writes a comment, and the reason of an annotation `deprecated` as its last paragraph.
func (w *writer) doc(indent, text string, annotations []idl.Annotation) {
	if why, ok := deprecated(annotations); ok {
		if text != "" {
			text += "\n\n"
		}
		text += "Deprecated: " + why
	}
	if text == "" {
		return
	}
	for line := range strings.SplitSeq(text, "\n") {
		if strings.HasPrefix(line, "kit:") {
			line = " " + line
		}
		w.printf("%s\n", strings.TrimRight(indent+"# "+line, " "))
	}
}

// deprecated gives the reason of an annotation that says so.
func deprecated(annotations []idl.Annotation) (why string, ok bool) {
	for _, a := range annotations {
		if a.Name == "deprecated" {
			if why = strings.Join(strings.Fields(a.Value), " "); why == "" || why == "1" {
				why = "do not use it any more"
			}
			return why, true
		}
	}
	return "", false
}

// annotations lists those that Kit has no word for.
func (w *writer) annotations(of string, list []idl.Annotation) {
	for _, a := range list {
		if a.Name != "deprecated" {
			w.lost(a.Span, "the annotation %s of %s is not kept: it is for the code generators of Thrift", a.Name, of)
		}
	}
}

func (w *writer) constant(c *idl.Const) {
	w.checkValue(c.Type, c.Value)
	text, ok := "", w.keptConst(c, w.unit)
	if ok {
		text, ok = w.scalarValue(c.Type, c.Value)
	}
	if !ok {
		w.lost(c.Span, "const %s is not kept: a const of Kit is a number, a string, true or false", c.Name)
		return
	}
	w.doc("", c.Doc, c.Annotations)
	w.printf("const %s { value = %s }\n\n", w.names.types[c], text)
}

func (w *writer) typedef(t *idl.Typedef) {
	w.annotations("typedef "+t.Name, t.Annotations)
	target := w.resolved(t.Type)
	switch target.def.(type) {
	case *idl.Struct, *idl.Enum:
		return // its users name the target
	}
	text, ok := w.typ(t.Type, "typedef "+t.Name)
	if !ok {
		return
	}
	w.doc("", t.Doc, t.Annotations)
	w.printf("scalar %s { type = %s }\n\n", w.names.types[t], text)
}

func (w *writer) enum(e *idl.Enum) {
	w.annotations("enum "+e.Name, e.Annotations)
	if e.Strings {
		w.lost(e.Span, "senum %s is not kept: its values are strings on the wire, so its users have string", e.Name)
		return
	}
	if len(e.Members) == 0 {
		w.lost(e.Span, "enum %s is not kept: it has no members, so no value", e.Name)
		return
	}
	w.doc("", e.Doc, e.Annotations)
	w.printf("enum %s {\n", w.names.types[e])
	names := w.memberNames(e)
	numbers := map[int64]*idl.Member{}
	for _, m := range e.Members {
		w.annotations(e.Name+"."+m.Name, m.Annotations)
		if first := numbers[m.Number]; first != nil {
			w.lost(m.Span, "%s.%s is not kept: it has the number of %s, and a number of Kit has one name", e.Name, m.Name, first.Name)
			continue
		}
		numbers[m.Number] = m
		w.doc("  ", m.Doc, nil)
		if why, ok := deprecated(m.Annotations); ok {
			w.printf("  %s = deprecated(%d, %s)\n", names[m], m.Number, quote(why))
		} else {
			w.printf("  %s = %d\n", names[m], m.Number)
		}
		w.entries = append(w.entries, lock.Entry{Kind: "enum", Owner: w.names.types[e], Name: names[m], Number: int(m.Number)})
	}
	w.printf("}\n\n")
}

// memberNames gives the members of an enum their names.
func (im *importing) memberNames(e *idl.Enum) map[*idl.Member]string {
	if known := im.members[e]; known != nil {
		return known
	}
	out, names := map[*idl.Member]string{}, takenNames{}
	for _, exact := range []bool{true, false} {
		for _, m := range e.Members {
			if name := snake(m.Name); (name == m.Name) == exact {
				out[m] = names.free(name)
			}
		}
	}
	im.members[e] = out
	return out
}

func (w *writer) structure(s *idl.Struct) {
	name := w.names.types[s]
	w.annotations(s.Kind.String()+" "+s.Name, s.Annotations)
	if why := w.valueless(s); why != "" {
		w.lost(s.Span, "%s %s is not kept: %s", s.Kind, s.Name, why)
		return
	}
	w.doc("", s.Doc, s.Annotations)
	kind := s.Kind.String()
	switch s.Kind {
	case idl.Exception:
		kind = "error"
		w.printf("error %s %s {\n", name, codeOf(s.Name))
	default:
		w.printf("%s %s {\n", kind, name)
	}
	w.fields(s.Fields, "  ", kind, name, s.Name)
	w.closeBody("")
}

// codeOf guesses the canonical code of an exception by the words of its name. Nothing on the wire depends
// on it.
func codeOf(name string) string {
	name = strings.ToLower(strings.ReplaceAll(name, "_", ""))
	for _, guess := range []struct{ word, code string }{
		{"notfound", "not_found"}, {"nosuch", "not_found"}, {"missing", "not_found"}, {"unknown", "not_found"},
		{"exists", "already_exists"}, {"duplicate", "already_exists"}, {"conflict", "aborted"},
		{"invalid", "invalid_argument"}, {"illegal", "invalid_argument"}, {"badrequest", "invalid_argument"}, {"validation", "invalid_argument"}, {"malformed", "invalid_argument"},
		{"unauthenticated", "unauthenticated"}, {"authentication", "unauthenticated"}, {"unauthorized", "unauthenticated"}, {"login", "unauthenticated"},
		{"permission", "permission_denied"}, {"denied", "permission_denied"}, {"forbidden", "permission_denied"}, {"authorization", "permission_denied"},
		{"timeout", "deadline_exceeded"}, {"timedout", "deadline_exceeded"}, {"deadline", "deadline_exceeded"},
		{"ratelimit", "resource_exhausted"}, {"quota", "resource_exhausted"}, {"exhausted", "resource_exhausted"}, {"throttl", "resource_exhausted"}, {"toomany", "resource_exhausted"},
		{"unavailable", "unavailable"}, {"overload", "unavailable"}, {"outofrange", "out_of_range"},
		{"unsupported", "unimplemented"}, {"notimplemented", "unimplemented"}, {"unimplemented", "unimplemented"},
		{"internal", "internal"}, {"server", "internal"},
	} {
		if strings.Contains(name, guess.word) {
			return guess.code
		}
	}
	return "failed_precondition"
}

// closeBody ends a body with a brace, on the line of the first where nothing stands between them.
func (w *writer) closeBody(indent string) {
	if rest, ok := bytes.CutSuffix(w.body, []byte("{\n")); ok {
		w.body = append(rest, "{}\n\n"...)
		return
	}
	w.printf("%s}\n\n", indent)
}

// fields writes members, and their numbers to the lock. kind is "struct", "union", "error" or "arguments",
// owner is the name in Kit and shown the one of the IDL.
func (w *writer) fields(fields []*idl.Field, indent, kind, owner, shown string) {
	names := fieldNames(fields)
	lockKind := kind
	if kind == "arguments" {
		lockKind = "struct"
	}
	for _, f := range fields {
		at := shown + "." + f.Name
		w.annotations(at, f.Annotations)
		if f.ID == 0 {
			w.lost(f.Span, "%s is not kept: it has the id 0, which Thrift uses for the result of a function", at)
			continue
		}
		entry := lock.Entry{Kind: lockKind, Owner: owner, Name: names[f], Number: int(f.ID)}
		text, ok := w.typ(f.Type, at)
		if !ok && f.Presence == idl.Required && kind != "arguments" {
			w.lost(f.Span, "%s is required, so that other readers refuse a %s without it: Kit can read a %s, and not send one", at, shown, shown)
		}
		if !ok {
			entry.Reserved = true
			w.entries = append(w.entries, entry)
			continue
		}
		w.entries = append(w.entries, entry)
		w.doc(indent, f.Doc, nil)
		text = w.presence(f, kind, at, text)
		if why, ok := deprecated(f.Annotations); ok {
			text = "deprecated(" + text + ", " + quote(why) + ")"
		}
		w.printf("%s%s = %s\n", indent, names[f], text)
	}
}

// presence puts optional(…) around the type of a field that may be absent. A field that is neither required
// nor optional is written by most libraries only where it is not null, so a reader has to do without it; of
// arguments that is not expected.
func (w *writer) presence(f *idl.Field, kind, at, text string) string {
	if f.Value != nil {
		w.checkValue(f.Type, f.Value)
	}
	switch {
	case kind == "union":
		return text
	case f.Presence == idl.Required, kind == "arguments" && f.Presence == idl.Default:
		if f.Value != nil {
			w.lost(f.Span, "the default of %s is not kept: it is always sent, so nobody who reads it needs one", at)
		}
		return text
	case f.Value == nil:
		return "optional(" + text + ")"
	}
	value, ok := w.defaultValue(f.Type, f.Value)
	if !ok {
		w.lost(f.Span, "the default of %s is not kept: Kit writes none for its type", at)
		return "optional(" + text + ")"
	}
	return "optional(" + text + ", " + value + ")"
}

func (w *writer) service(s *idl.Service) {
	w.annotations("service "+s.Name, s.Annotations)
	w.doc("", s.Doc, s.Annotations)
	name := w.names.types[s]
	w.printf("service %s {\n", name)
	if name != s.Name {
		w.lost(s.Span, "service %s is called %s: who calls it through a multiplexed transport has to use that name", s.Name, name)
	}
	if s.Extends != "" {
		w.extends(s)
	}
	for _, f := range s.Functions {
		w.function(name, s, f)
	}
	w.printf("  transport thrift {}\n}\n\n")
}

func (w *writer) extends(s *idl.Service) {
	def, from := w.find(w.unit, s.Extends, s.ExtendsSpan, "service")
	base, ok := def.(*idl.Service)
	switch {
	case def == nil:
	case !ok:
		w.errorf(diag.IDLUnknownName, s.ExtendsSpan, "%q is no service, so none can extend it", s.Extends)
	case w.circular(s):
		w.errorf(diag.IDLUnknownName, s.ExtendsSpan, "service %s extends itself: take one `extends` out", s.Name)
	default:
		w.printf("  extends = %s\n\n", w.qualified(from, from.names.types[base]))
	}
}

func (w *writer) function(service string, s *idl.Service, f *idl.Function) {
	name := w.names.funcs[f]
	at := s.Name + "." + f.Name
	if !w.callable(f, at) {
		return
	}
	w.annotations(at, f.Annotations)
	w.doc("  ", f.Doc, f.Annotations)
	w.printf("  method %s {\n", name)
	if name != f.Name {
		w.printf("    thrift = %s\n", quote(f.Name))
	}
	if len(f.Args) > 0 {
		w.printf("    input = {\n")
		w.fields(f.Args, "      ", "arguments", name+"Input", at)
		w.printf("    }\n")
	}
	switch {
	case f.Oneway && (f.Result != nil || len(f.Throws) > 0):
		w.errorf(diag.IDLSyntax, f.Span, "nobody waits for %s, so it can give no result and throw nothing: take `oneway` out", at)
	case f.Result != nil:
		if text, ok := w.typ(f.Result, "the result of "+at); ok {
			w.printf("    output = %s\n", text)
		}
	}
	w.throws(service+"."+name, f)
	if f.Oneway {
		w.printf("    oneway = true\n")
	}
	w.closeBody("  ")
}

// callable reports whether Kit has a type for all that a function takes and gives. Without one of them it
// would be another function on the wire, so it is left out as a whole.
func (w *writer) callable(f *idl.Function, at string) bool {
	types := []*idl.Type{f.Result}
	for _, arg := range f.Args {
		types = append(types, arg.Type)
	}
	for _, t := range types {
		if t != nil && w.known(t) && !w.expressible(w.unit, t) {
			w.lost(f.Span, "function %s is not kept: Kit has no type for %s", at, typeText(t))
			return false
		}
	}
	return true
}

func (w *writer) throws(owner string, f *idl.Function) {
	var names []string
	thrown := map[string]bool{}
	for _, t := range f.Throws {
		target := w.resolved(t.Type)
		s, ok := target.def.(*idl.Struct)
		switch {
		case target.def == nil && !t.Type.Base() && !t.Type.Container():
			w.find(w.unit, t.Type.Name, t.Type.Span, "exception") // to say that it is missing; a typedef has been reported
			continue
		case !ok || s.Kind != idl.Exception:
			w.errorf(diag.IDLUnknownName, t.Type.Span, "%q is no exception, so it cannot be thrown: name what `exception` declares", typeText(t.Type))
			continue
		}
		name := target.unit.names.types[s]
		if thrown[w.qualified(target.unit, name)] {
			w.lost(t.Span, "%s throws %s twice, and the second one, with the id %d, is not kept", f.Name, s.Name, t.ID)
			continue
		}
		if t.Name != "" {
			w.entries = append(w.entries, lock.Entry{Kind: "method", Owner: owner, Name: name, Number: int(t.ID)})
		}
		names = append(names, w.qualified(target.unit, name))
		thrown[w.qualified(target.unit, name)] = true
	}
	if len(names) > 0 {
		w.printf("    errors = [%s]\n", strings.Join(names, ", "))
	}
}

// quote writes a string of a .kit file.
func quote(s string) string {
	var b strings.Builder
	b.WriteByte('"')
	for i, r := range s {
		switch {
		case r == '"' || r == '\\':
			b.WriteByte('\\')
			b.WriteRune(r)
		case r == '\n':
			b.WriteString(`\n`)
		case r == '\r':
			b.WriteString(`\r`)
		case r == '\t':
			b.WriteString(`\t`)
		case (r == '$' || r == '%') && i+1 < len(s) && s[i+1] == '{':
			b.WriteString(string(r) + string(r))
		case r < ' ' || r == 0x7f:
			b.WriteString(`\u` + fmt.Sprintf("%04x", r))
		default:
			b.WriteRune(r)
		}
	}
	b.WriteByte('"')
	return b.String()
}

// text gives the whole file: the package, its imports, and what was written.
func (w *writer) text() []byte {
	body := w.body
	w.body = nil
	if w.file.Doc != "" {
		w.doc("", w.file.Doc, nil)
	}
	w.printf("package %s { kit = 1 }\n\n", w.names.pkg)
	for _, u := range w.order {
		if w.used[u] {
			w.printf("import %s { from = %s }\n", u.names.pkg, strconv.Quote(folder(u)))
		}
	}
	w.namespaces()
	w.printf("\n%s", body)
	return w.body
}

// namespaces lists those of the file in one finding: each says the same of another language.
func (w *writer) namespaces() {
	var scopes []string
	for _, n := range w.file.Namespaces {
		if n.Scope != "*" || n.Name != w.names.pkg {
			scopes = append(scopes, n.Scope+" "+n.Name)
		}
	}
	if len(scopes) > 0 {
		w.lost(w.file.Namespaces[0].Span, "the namespaces are not kept (%s): the IDL that Kit emits has `namespace * %s`", strings.Join(scopes, ", "), w.names.pkg)
	}
}
