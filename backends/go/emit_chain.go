package golang

import (
	"strconv"
	"strings"

	"github.com/kitc-lang/kit/compiler/model"
)

// chainFields writes the fields of a Config that stand for the middlewares of a chain.
func (g *generator) chainFields(s *source, b *strings.Builder, c model.Chain) {
	for i, m := range c.Middlewares {
		field := middlewareField(c, i)
		var declared []string
		for _, a := range m.Params {
			if a.Value != nil {
				declared = append(declared, exported(a.Name)+" "+showValue(a.Value))
			}
		}
		doc := field + " is the outermost middleware"
		if i > 0 {
			doc = field + " is the middleware inside " + middlewareField(c, i-1)
		}
		if len(declared) > 0 {
			doc += ", declared with " + strings.Join(declared, ", ")
		}
		b.WriteString(comment("\t", doc+"."))
		b.WriteString("\t" + field + " " + middlewareImport(s, m) + ".Config\n")
	}
}

// middlewareField is the field of a middleware in a Config; the second use of the same one gets a number.
func middlewareField(c model.Chain, i int) string {
	use := 1
	for _, m := range c.Middlewares[:i] {
		if m.Name() == c.Middlewares[i].Name() {
			use++
		}
	}
	field := exported(c.Middlewares[i].Name())
	if use > 1 {
		field += strconv.Itoa(use)
	}
	return field
}

func middlewareImport(s *source, m *model.Middleware) string {
	return s.importPath("kit"+strings.ReplaceAll(m.Name(), "_", ""), m.Decl.Go)
}

// chain prints the method of a Config that makes the middlewares.
func (g *generator) chain(s *source, config string, c model.Chain) {
	h := holes{"Config": config}
	if len(c.Middlewares) == 0 {
		s.print(`
func (cfg $Config) chain() []$kit.Middleware { return nil }
`, h)
		return
	}
	var fills, news strings.Builder
	for i, m := range c.Middlewares {
		field := "cfg." + middlewareField(c, i)
		for _, a := range m.Params {
			fills.WriteString(g.fill(s, field+"."+exported(a.Name), &a))
		}
		news.WriteString("\t\t" + middlewareImport(s, m) + ".New(" + field + "),\n")
	}
	h["fills"] = fills.String()
	h["news"] = news.String()
	s.print(`
// chain makes the middlewares, outermost first. What cfg leaves zero is as declared.
func (cfg $Config) chain() []$kit.Middleware {
$fills	return []kit.Middleware{
$news	}
}
`, h)
}

// fill gives the statement that puts the declared value of a parameter into a Config that leaves it
// zero, "" where the declared value is zero too.
func (g *generator) fill(s *source, field string, a *model.Arg) string {
	v := a.Value
	if v == nil {
		return ""
	}
	switch v.Kind {
	case model.Bool:
		if !v.Bool {
			return ""
		}
		return "\t" + field + " = true\n"
	case model.List, model.Set, model.Map, model.Bytes:
		return "\tif " + field + " == nil {\n\t\t" + field + " = " + g.typedValue(s, a.Type, v) + "\n\t}\n"
	case model.Duration:
		if v.Int == 0 {
			return ""
		}
		return "\t" + field + " = " + s.use("cmp") + ".Or(" + field + ", " + durationLiteral(s, v.AsDuration()) + ")\n"
	}
	return "\t" + field + " = " + s.use("cmp") + ".Or(" + field + ", " + g.typedValue(s, a.Type, v) + ")\n"
}

// showValue gives a literal as a comment shows it.
func showValue(v *model.Value) string {
	switch v.Kind {
	case model.Bool:
		return strconv.FormatBool(v.Bool)
	case model.Float64:
		return floatText(v)
	case model.Int8, model.Int16, model.Int32, model.Int64:
		return strconv.FormatInt(v.Int, 10)
	case model.Duration:
		return v.AsDuration().String()
	case model.EnumRef:
		return v.Member.Name
	case model.List, model.Set:
		var elems []string
		for i := range v.List {
			elems = append(elems, showValue(&v.List[i]))
		}
		return "[" + strings.Join(elems, " ") + "]"
	case model.Map:
		return strconv.Itoa(len(v.List)) + " entries"
	}
	return strconv.Quote(v.Str)
}
