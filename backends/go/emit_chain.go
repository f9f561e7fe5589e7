package golang

import (
	"slices"
	"strconv"
	"strings"

	"github.com/kitc-lang/kit/compiler/model"
)

// chainFields writes the fields of a Config that stand for the middlewares around calls.
func (g *generator) chainFields(s *source, b *strings.Builder, c *chains) {
	for _, u := range c.uses {
		b.WriteString(comment("\t", useDoc(u)))
		b.WriteString("\t" + u.name + " " + middlewareImport(s, u.Middleware) + ".Config\n")
	}
}

// useDoc says where a middleware stands and how it was declared.
func useDoc(u *use) string {
	doc := u.name + " is the outermost middleware"
	if u.outer != nil {
		doc = u.name + " is the middleware inside " + u.outer.name
	}
	if u.around != nil {
		doc += " around " + u.around.Name
	}
	var declared []string
	for _, a := range u.Params {
		if a.Value != nil {
			declared = append(declared, exported(a.Name)+" "+showValue(a.Value))
		}
	}
	if len(declared) > 0 {
		doc += ", declared with " + strings.Join(declared, ", ")
	}
	if len(u.instead) == 0 {
		return doc + "."
	}
	var names []string
	for _, m := range u.instead {
		names = append(names, m.Name)
	}
	return doc + ", and not around " + enumerated(names, "or") + "."
}

// enumerated lists names in a sentence: A, B or C.
func enumerated(names []string, word string) string {
	if len(names) < 2 {
		return strings.Join(names, "")
	}
	return strings.Join(names[:len(names)-1], ", ") + " " + word + " " + names[len(names)-1]
}

func middlewareImport(s *source, m *model.Middleware) string {
	return s.importPath("kit"+strings.ReplaceAll(m.Name(), "_", ""), m.Decl.Go)
}

// chain prints the method of a Config that makes the middlewares.
func (g *generator) chain(s *source, config string, c *chains) {
	h := holes{"Config": config, "fills": g.fills(s, c)}
	switch {
	case c.varied():
		g.variedChain(s, h, c)
		return
	case len(c.uses) == 0:
		s.print(`
func (cfg $Config) chain() []$kit.Middleware { return nil }
`, h)
		return
	}
	var news strings.Builder
	for _, u := range c.uses {
		news.WriteString("\t\t" + newMiddleware(s, u) + ",\n")
	}
	h["news"] = news.String()
	s.print(`
// chain makes the middlewares, outermost first. What cfg leaves zero is as declared.
func (cfg $Config) chain() []$kit.Middleware {
$fills	return []kit.Middleware{
$news	}
}
`, h)
}

// variedChain prints chain for a service whose methods do not all have the same one.
func (g *generator) variedChain(s *source, h holes, c *chains) {
	var rows [][]string
	for _, u := range c.uses {
		rows = append(rows, []string{u.variable, "= " + newMiddleware(s, u)})
	}
	switch len(rows) {
	case 0:
		h["middlewares"] = ""
	case 1:
		h["middlewares"] = "\t" + rows[0][0] + " :" + rows[0][1] + "\n"
	default:
		h["middlewares"] = "\tvar (\n" + columns("\t\t", rows) + "\t)\n"
	}
	h["shared"], h["rest"] = "", "nil"
	if len(c.shared) > 0 && !c.allOwn {
		h["shared"], h["rest"] = "\t"+sharedChain+" := "+middlewares(s, c.shared)+"\n", sharedChain
	}
	var cases strings.Builder
	for i, m := range c.order {
		own := c.own[m]
		same := func(other *model.Method) bool { return slices.Equal(c.own[other], own) }
		if slices.ContainsFunc(c.order[:i], same) {
			continue // stands there
		}
		var names []string
		for _, other := range c.order[i:] {
			if same(other) {
				names = append(names, strconv.Quote(other.Name))
			}
		}
		cases.WriteString("\t\tcase " + strings.Join(names, ", ") + ":\n\t\t\treturn " + middlewares(s, own) + "\n")
	}
	h["cases"] = cases.String()
	s.print(`
// chain makes the middlewares, and gives those around a method, outermost first. What cfg leaves zero is
// as declared.
func (cfg $Config) chain() func(*$kit.Method) []kit.Middleware {
$fills$middlewares$shared	return func(m *kit.Method) []kit.Middleware {
		switch m.Name {
$cases		}
		return $rest
	}
}
`, h)
}

// middlewares gives the slice of a chain.
func middlewares(s *source, chain []*use) string {
	if len(chain) == 0 {
		return "nil"
	}
	var names []string
	for _, u := range chain {
		names = append(names, u.variable)
	}
	return "[]" + s.use("kit") + ".Middleware{" + strings.Join(names, ", ") + "}"
}

// chainOf gives the expression of the chain of a method, where chain is what a Config's chain gave.
func chainOf(c *chains, m *model.Method) string {
	if c.varied() {
		return "chain(&" + methodVariable(m) + ")..."
	}
	return "chain..."
}

// chainType is what the method chain of a Config gives.
func chainType(s *source, c *chains) string {
	if c.varied() {
		return "func(*" + s.use("kit") + ".Method) []kit.Middleware"
	}
	return "[]" + s.use("kit") + ".Middleware"
}

// newMiddleware gives the expression that makes a middleware out of its field.
func newMiddleware(s *source, u *use) string {
	return middlewareImport(s, u.Middleware) + ".New(cfg." + u.name + ")"
}

// fills gives the statements that put what was declared where a Config is zero.
func (g *generator) fills(s *source, c *chains) string {
	var b strings.Builder
	for _, u := range c.uses {
		for _, a := range u.Params {
			b.WriteString(g.fill(s, "cfg."+u.name+"."+exported(a.Name), &a))
		}
	}
	return b.String()
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
