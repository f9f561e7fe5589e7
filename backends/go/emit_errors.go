package golang

import (
	"strconv"
	"strings"
	"unicode"

	"github.com/kitc-lang/kit/compiler/model"
)

func (g *generator) errorsFile() {
	s := g.source("errors.go")
	for _, e := range g.pkg.Errors {
		g.errorType(s, e)
	}
}

func (g *generator) errorType(s *source, e *model.Error) {
	s.print(`
${Doc}type $Name $struct

var $nameType = $kit.ErrorType{Package: $package, Name: "$Name", Code: kit.$Code}

// KitError tells the runtime which error of which package x is.
func (x *$Name) KitError() *kit.ErrorType { return &$nameType }

`, holes{
		"Doc":      typeDoc(e.Doc, e.Name+" is an error of package "+g.pkg.Name+".", e.Deprecated),
		"Name":     e.Name,
		"nameType": errorTypeName(e),
		"struct":   g.structBody(s, e.Fields),
		"package":  strconv.Quote(e.Package.Name),
		"Code":     e.Code.GoName(),
	})
	g.errorText(s, e)
	if g.graph.sensitive[e] {
		s.print(`
// LogValue gives x to log/slog without its sensitive fields.
func (x $Name) LogValue() $slog.Value { return slog.StringValue(x.Error()) }

// Format prints x without its sensitive fields, whatever the verb.
func (x $Name) Format(f $fmt.State, verb rune) { $fmt.Fprint(f, x.Error()) }

`, holes{"Name": e.Name})
	}
}

// errorTypeName is the variable that describes a declared error to the runtime.
func errorTypeName(e *model.Error) string {
	return strings.TrimSuffix(unexported(e.Name), "_") + "Type"
}

// errorText prints Error: the name in words, then the fields that are there and may be shown.
func (g *generator) errorText(s *source, e *model.Error) {
	format, args := words(e.Name), ""
	separator := ": "
	var optional strings.Builder
	for _, f := range e.Fields {
		if f.Sensitive {
			continue
		}
		name := strings.ReplaceAll(f.Name, "_", " ")
		expr := "x." + fieldName(f)
		if f.Presence == model.Required {
			verb, value := g.errorValue(s, f, expr)
			format += separator + name + " " + verb
			args += ", " + value
			separator = ", "
			continue
		}
		value := expr
		if pointer(f.Type) {
			value = "*" + expr
		}
		verb, value := g.errorValue(s, f, value)
		optional.WriteString(s.text(`
	if $expr != nil {
		text += $fmt.Sprintf($format, $value)
	}
`, holes{"expr": expr, "format": strconv.Quote(", " + name + " " + verb), "value": value}))
	}
	text := strconv.Quote(format)
	if args != "" {
		text = s.use("fmt") + ".Sprintf(" + text + args + ")"
	}
	if optional.Len() == 0 {
		s.print(`
// Error gives the name in words, and the fields.
func (x *$Name) Error() string {
	return $text
}

`, holes{"Name": e.Name, "text": text})
		return
	}
	s.print(`
// Error gives the name in words, and the fields that are there.
func (x *$Name) Error() string {
	text := $text
$optional	return text
}

`, holes{"Name": e.Name, "text": text, "optional": optional.String()})
}

// errorValue gives the verb and the argument that show a field in an error's text.
func (g *generator) errorValue(s *source, f *model.Field, expr string) (verb, value string) {
	switch u := f.Type.Underlying(); u.Kind {
	case model.Bool:
		return "%t", expr
	case model.Int8, model.Int16, model.Int32, model.Int64:
		return "%d", expr
	case model.String, model.UUID, model.Date, model.Duration, model.EnumRef:
		if f.Type.Kind == model.ScalarRef && u.Kind != model.String {
			return "%s", g.goType(s, u) + "(" + expr + ")" // the named type has no String of its own
		}
		return "%s", expr
	case model.Any:
		return "%s", expr
	case model.Bytes:
		return "%x", expr
	case model.Timestamp:
		if f.Type.Kind == model.ScalarRef {
			expr = g.goType(s, u) + "(" + expr + ")"
		} else {
			expr = strings.TrimPrefix(expr, "*")
		}
		return "%s", expr + ".UTC().Format(" + s.use("time") + ".RFC3339Nano)"
	}
	return "%v", expr
}

// words gives a name as words in lower case: OutOfStock becomes "out of stock", SKUUnknown "sku unknown".
func words(name string) string {
	var b strings.Builder
	runes := []rune(name)
	for i, r := range runes {
		if i > 0 && unicode.IsUpper(r) &&
			(!unicode.IsUpper(runes[i-1]) || i+1 < len(runes) && unicode.IsLower(runes[i+1])) {
			b.WriteByte(' ')
		}
		if r == '_' {
			r = ' '
		}
		b.WriteRune(unicode.ToLower(r))
	}
	return b.String()
}
