package compiler

import (
	"regexp"
	"slices"
	"strings"

	"github.com/kitc-lang/kit/compiler/model"
	"github.com/kitc-lang/kit/lang"
	"github.com/kitc-lang/kit/lang/diag"
)

// primitives are the types of the language that take no arguments but refinements.
var primitives = map[string]model.Kind{
	"bool": model.Bool, "int8": model.Int8, "int16": model.Int16, "int32": model.Int32, "int64": model.Int64,
	"float64": model.Float64, "string": model.String, "bytes": model.Bytes, "uuid": model.UUID,
	"timestamp": model.Timestamp, "duration": model.Duration, "date": model.Date, "any": model.Any,
}

// paramTypes are the types that only parameters of middlewares and transports have.
var paramTypes = map[string]model.Kind{"code": model.CodeParam, "rate": model.RateParam, "size": model.SizeParam, "field": model.FieldParam}

// The types with arguments, and the wrappers, in the order in which messages list them.
var (
	primitiveNames = []string{
		"bool", "int8", "int16", "int32", "int64", "float64", "string", "bytes", "uuid", "timestamp", "duration", "date", "any",
	}
	containers = []string{"list", "set", "map"}
	wrappers   = []string{"optional", "sensitive", "deprecated", "was"}
)

// foreign are names of types in other languages, and what Kit calls them.
var foreign = map[string]string{
	"str": "string", "text": "string", "varchar": "string", "String": "string", "char": "string",
	"int": "int32 or int64", "integer": "int32 or int64", "long": "int64", "short": "int16", "byte": "int8 or bytes",
	"uint": "int64", "uint8": "int16", "uint16": "int32", "uint32": "int64", "uint64": "int64", "i8": "int8", "i16": "int16",
	"i32": "int32", "i64": "int64", "number": "int64 or float64", "float": "float64", "float32": "float64", "double": "float64",
	"boolean": "bool", "Bool": "bool", "binary": "bytes", "blob": "bytes", "decimal": "int64, counting the smallest unit such as cents, or string", "money": "int64, counting the smallest unit such as cents, or string",
	"secret": "sensitive(…)", "private": "sensitive(…)", "pii": "sensitive(…)", "password": "sensitive(string)", "datetime": "timestamp", "time": "timestamp",
	"Time": "timestamp", "guid": "uuid", "UUID": "uuid", "array": "list(…)", "List": "list(…)", "vector": "list(…)",
	"google.protobuf.Timestamp": "timestamp", "google.protobuf.Duration": "duration", "time.Time": "timestamp", "time.Duration": "duration",
	"dict": "map(…)", "Map": "map(…)", "object": "a struct, or any", "json": "any", "nullable": "optional(…)", "maybe": "optional(…)",
}

// isTypeWord reports whether a word is a type, or would be one in another language.
func (p *pass) isTypeWord(word string) bool {
	_, primitive := primitives[word]
	return primitive || slices.Contains(containers, word) || slices.Contains(wrappers, word) || foreign[word] != "" || p.lookup(word) != nil
}

// typeText is what a text looks like that is a type in quotes.
var typeText = regexp.MustCompile(`^[A-Za-z][A-Za-z0-9_.]*(\([^"]*\))?$`)

// typ resolves a type as written. It gives nil where it has reported why there is none.
func (p *pass) typ(e lang.Expr) *model.Type {
	switch e := e.(type) {
	case *lang.Name:
		return p.namedType(e)
	case *lang.Call:
		return p.calledType(e)
	case *lang.String:
		if word, _, _ := strings.Cut(e.Value, "("); typeText.MatchString(e.Value) && (typeStyle.pattern.MatchString(word) || p.isTypeWord(word)) {
			p.errorf(diag.NotAType, e.Span, "a type is written without quotes: `%s`", e.Value).Fix = &diag.Fix{Span: e.Span, Replace: e.Value}
		} else {
			p.errorf(diag.NotAType, e.Span, "a type is expected here, such as string or list(Item), not %s", describe(e))
		}
	case *lang.Object:
		p.errorf(diag.NotAType, e.Span, "a struct is written inline only as the input of a method: declare `struct Name { … }` and write its name here")
	default:
		if list, ok := e.(*lang.Array); ok && len(list.Items) == 1 {
			if n, ok := list.Items[0].(*lang.Name); ok {
				right := "list(" + n.String() + ")"
				p.errorf(diag.NotAType, e.Range(), "brackets make no type: write `%s`", right).Fix = &diag.Fix{Span: e.Range(), Replace: right}
				break
			}
		}
		p.errorf(diag.NotAType, e.Range(), "a type is expected here, such as string or list(Item), not %s", describe(e))
	}
	return nil
}

func (p *pass) namedType(n *lang.Name) *model.Type {
	name := n.String()
	kind, ok := primitives[name]
	if !ok && p.inParams {
		kind, ok = paramTypes[name]
	}
	if ok {
		return &model.Type{Kind: kind, Span: n.Span}
	}
	switch {
	case name == "enum" || name == "struct" || name == "union":
		p.errorf(diag.UnknownType, n.Span, "%s is declared by itself, as `%s`, and its name is written here", article(name), examples[name])
		return nil
	case name == "void" || name == "nil" || name == "null" || name == "None":
		p.errorf(diag.UnknownType, n.Span, "there is no type %q: what gives nothing has no output, so leave it out", name)
		return nil
	case name == "map":
		p.errorf(diag.TypeArguments, n.Span, "map needs the types of its keys and values: write `map(string, int64)`")
		return nil
	case slices.Contains(containers, name):
		p.errorf(diag.TypeArguments, n.Span, "%s needs the type of its elements: write `%s(string)`", name, name)
		return nil
	case slices.Contains(wrappers, name):
		p.errorf(diag.TypeArguments, n.Span, "%s needs a type: write `%s`", name, wrapperExample(name))
		return nil
	case name == "stream":
		p.errorf(diag.LaterRelease, n.Span, "`stream` is for a later edition of the language: give a list, or page through it")
		return nil
	case len(n.Parts) > 1 && foreign[name] != "":
		p.errorf(diag.UnknownType, n.Span, "there is no type %q: write %s", name, foreign[name]).Fix = &diag.Fix{Span: n.Span, Replace: foreign[name]}
		return nil
	case len(n.Parts) > 1:
		d := p.qualified(n, diag.UnknownType, "type", (*decl).isType)
		if d == nil {
			return nil
		}
		return p.declaredType(d, n.Span)
	}
	if d := p.lookup(name); d != nil {
		return p.declaredType(d, n.Span)
	}
	if p.lost[name] {
		return nil
	}
	if kit, ok := foreign[name]; ok {
		d := p.errorf(diag.UnknownType, n.Span, "there is no type %q: write %s", name, kit)
		if _, exact := primitives[kit]; exact {
			d.Fix = &diag.Fix{Span: n.Span, Replace: kit}
		} else if wrapper := strings.TrimSuffix(kit, "(…)"); wrapper != kit {
			d.Fix = &diag.Fix{Span: n.Span, Replace: wrapper}
		}
		return nil
	}
	if p.importedType(n) {
		return nil
	}
	if p.typeNames == nil {
		p.typeNames = slices.Concat(primitiveNames, containers, wrappers)
		for _, d := range p.order {
			if d.isType() {
				p.typeNames = append(p.typeNames, d.name.Name)
			}
		}
	}
	p.undeclared(diag.UnknownType, n.Span, name, p.typeNames, "declare it, such as `struct "+upperCamel(name)+" { … }`", "there is no type %q", name)
	return nil
}

// lookup finds a declaration in the package, or else in the standard library.
func (p *pass) lookup(name string) *decl {
	if d := p.decls[name]; d != nil {
		return d
	}
	if p.std != nil {
		return p.std.decls[name]
	}
	return nil
}

func (p *pass) declaredType(d *decl, span diag.Span) *model.Type {
	t := &model.Type{Span: span}
	switch {
	case d.scalar != nil:
		if p.resolveScalar(d); d.state != resolved {
			return nil
		}
		t.Kind, t.Scalar = model.ScalarRef, d.scalar
	case d.enum != nil:
		t.Kind, t.Enum = model.EnumRef, d.enum
	case d.strct != nil:
		t.Kind, t.Struct = model.StructRef, d.strct
	case d.union != nil:
		t.Kind, t.Union = model.UnionRef, d.union
	default:
		p.errorf(diag.NotAType, span, "%q is %s, not a type", d.name.Name, article(d.block.Keyword.Name)).Note(d.name.Span, "declared here")
		return nil
	}
	return t
}

func wrapperExample(name string) string {
	switch name {
	case "deprecated":
		return `deprecated(string, "why")`
	case "was":
		return `was("old_name", string)`
	}
	return name + "(string)"
}

func (p *pass) calledType(call *lang.Call) *model.Type {
	name := call.Func.String()
	args, rules := call.Args, (*lang.Object)(nil)
	if n := len(args); n > 0 {
		if o, ok := args[n-1].(*lang.Object); ok {
			args, rules = args[:n-1], o
		}
	}
	var t *model.Type
	switch {
	case slices.Contains(wrappers, name):
		p.errorf(diag.MisplacedWrapper, call.Span, "`%s` says something about a field, and stands around the whole type of one: `field = %s(…)`", name, name)
		return nil
	case name == "stream":
		p.errorf(diag.LaterRelease, call.Span, "`stream` is for a later edition of the language: give a list, or page through it")
		return nil
	case name == "list" || name == "set":
		if len(args) != 1 {
			p.errorf(diag.TypeArguments, call.Span, "%s takes the type of its elements, and refinements in braces: `%s(string, { max = 100 })`", name, name)
			return nil
		}
		elem := p.typ(args[0])
		if elem == nil {
			return nil
		}
		t = &model.Type{Kind: model.List, Elem: elem, Span: call.Span}
		if name == "set" {
			t.Kind = model.Set
		}
	case name == "map":
		if len(args) != 2 {
			p.errorf(diag.TypeArguments, call.Span, "map takes the types of its keys and values, and refinements in braces: `map(string, int64, { max = 100 })`")
			return nil
		}
		key, value := p.typ(args[0]), p.typ(args[1])
		if key == nil || value == nil {
			return nil
		}
		t = &model.Type{Kind: model.Map, Key: key, Elem: value, Span: call.Span}
	default:
		if p.foreignLength(call, args, rules) {
			return nil
		}
		if t = p.namedType(call.Func); t == nil {
			return nil
		}
		t.Span = call.Span
		if len(args) > 0 && p.positionalBounds(call, t, args, rules) {
			return nil
		}
		if len(args) > 0 {
			p.errorf(diag.TypeArguments, args[0].Range(), "%s takes refinements in braces only, such as `%s({ … })`, not %s", name, name, describe(args[0]))
			return nil
		}
	}
	if rules != nil && !p.rules(t, rules) {
		return nil
	}
	return t
}

// typeName gives a type in words, for messages.
func typeName(t *model.Type) string {
	switch t.Kind {
	case model.ScalarRef:
		return t.Scalar.Name
	case model.EnumRef:
		return "the enum " + t.Enum.Name
	case model.StructRef:
		return "the struct " + t.Struct.Name
	case model.UnionRef:
		return "the union " + t.Union.Name
	case model.List:
		return "a list"
	case model.Set:
		return "a set"
	case model.Map:
		return "a map"
	}
	for name, kind := range paramTypes {
		if kind == t.Kind {
			return name
		}
	}
	for _, name := range primitiveNames {
		if primitives[name] == t.Kind {
			return name
		}
	}
	return "this"
}
