package golang

import (
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/kitc-lang/kit/compiler/model"
)

// chainFields writes the fields of a Config that stand for the middlewares.
func (g *generator) chainFields(s *source, b *strings.Builder, c *chains) {
	g.constructorFields(s, b, c)
	for _, u := range slices.Concat(c.http, c.uses) {
		if u.Decl.Go == "" {
			continue
		}
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
	switch {
	case u.around != nil:
		doc += " around " + u.around.Name
	case u.Decl.HTTP:
		doc += " around the HTTP transport"
	}
	if text := declared(u.Params); text != "" {
		doc += ", declared with " + text
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

// declared lists parameters and their values.
func declared(args []model.Arg) string {
	var list []string
	for _, a := range args {
		if a.Value != nil {
			list = append(list, exported(a.Name)+" "+showValue(a.Value))
		}
	}
	return strings.Join(list, ", ")
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

// fillAll gives the statements that put what is declared where a Config is zero, for what stands around calls.
func (g *generator) fillAll(s *source, c *chains) string { return g.fills(s, c.uses) + c.handMeter() }

// serverChain prints the method of a server's Config that makes the middlewares around calls, after the statements
// fills.
func (g *generator) serverChain(s *source, config string, c *chains, fills string) {
	h := holes{"Config": config, "fills": fills, "begin": "", "Doc": comment("",
		"chain makes the middlewares, and gives those around a method, outermost first. What cfg leaves zero is\nas declared.")}
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
	h["news"] = g.news(s, c.uses)
	s.print(`
// chain makes the middlewares, outermost first. What cfg leaves zero is as declared.
func (cfg $Config) chain() []$kit.Middleware {
$fills	return []kit.Middleware{
$news	}
}
`, h)
}

// clientChain prints the method of a client's Config that gives the middlewares around calls. It has doc as its
// comment, and begins with the statements begin and fills.
func (g *generator) clientChain(s *source, config string, c *chains, fills, doc, begin string) {
	h := holes{"Config": config, "fills": fills, "begin": begin, "Doc": comment("", doc)}
	switch {
	case c.varied():
		g.variedChain(s, h, c)
		return
	case len(c.uses) == 0:
		s.print(`
${Doc}func (cfg $Config) chain() func(*$kit.Method) []kit.Middleware {
$begin	return func(*kit.Method) []kit.Middleware { return nil }
}
`, h)
		return
	}
	h["news"] = g.news(s, c.uses)
	s.print(`
${Doc}func (cfg $Config) chain() func(*$kit.Method) []kit.Middleware {
$begin$fills	chain := []kit.Middleware{
$news	}
	return func(*kit.Method) []kit.Middleware { return chain }
}
`, h)
}

// news gives the elements of a slice of new middlewares.
func (g *generator) news(s *source, uses []*use) string {
	var b strings.Builder
	for _, u := range uses {
		b.WriteString("\t\t" + g.newMiddleware(s, u, "\t\t") + ",\n")
	}
	return b.String()
}

// httpConfig prints the method of a Config that puts middlewares around the HTTP transport, after the statements
// fills.
func (g *generator) httpConfig(s *source, config string, c *chains, fills string) {
	if len(c.http) == 0 {
		return
	}
	s.print(`

// httpConfig gives cfg.HTTP with the middlewares that stand around the transport, outermost first. What cfg
// leaves zero is as declared.
func (cfg $Config) httpConfig() $kithttp.ServerConfig {
$fills	cfg.HTTP.Middlewares = append([]func($http.Handler) http.Handler{
$news	}, cfg.HTTP.Middlewares...)
	return cfg.HTTP
}
`, holes{"Config": config, "fills": fills, "news": g.news(s, c.http)})
}

// variedChain prints chain for a service whose methods do not all have the same one.
func (g *generator) variedChain(s *source, h holes, c *chains) {
	var news, cases strings.Builder
	var made []string
	for _, u := range c.uses {
		made = append(made, g.newMiddleware(s, u, "\t"))
	}
	for i, u := range c.uses {
		if _, imported := s.imports[u.variable]; imported {
			u.variable += "Middleware" // package audit with the middleware audit
		}
		news.WriteString("\t" + u.variable + " := " + made[i] + "\n")
	}
	h["news"] = news.String()
	h["shared"], h["rest"] = "", "nil"
	if len(c.shared) > 0 && !c.allOwn {
		h["shared"], h["rest"] = "\t"+sharedChain+" := "+middlewares(s, c.shared)+"\n", sharedChain
	}
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
${Doc}func (cfg $Config) chain() func(*$kit.Method) []kit.Middleware {
$begin$fills$news$shared	return func(m *kit.Method) []kit.Middleware {
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

// chainOf gives the expression of the chain of a method in a server, where chain is what its Config gave.
func chainOf(c *chains, m *model.Method) string {
	if c.varied() {
		return "chain(&" + methodVariable(m) + ")..."
	}
	return "chain..."
}

// chainType is what the method chain of a server's Config gives.
func chainType(s *source, c *chains) string {
	if c.varied() {
		return "func(*" + s.use("kit") + ".Method) []kit.Middleware"
	}
	return "[]" + s.use("kit") + ".Middleware"
}

// newMiddleware gives the expression that makes a middleware, which begins on a line with that indentation.
func (g *generator) newMiddleware(s *source, u *use, indent string) string {
	if u.Decl.Go == "" {
		return g.newOwn(s, u, indent)
	}
	return middlewareImport(s, u.Middleware) + ".New(cfg." + u.name + ")"
}

// fills gives the statements that put what was declared where a Config is zero.
func (g *generator) fills(s *source, uses []*use) string {
	var b strings.Builder
	for _, u := range uses {
		if u.Decl.Go == "" {
			continue
		}
		for _, a := range u.Params {
			b.WriteString(g.fill(s, u, &a))
		}
	}
	return b.String()
}

// giver is the first middleware that gives the others what they are measured with, nil where none does.
func (c *chains) giver() *use {
	i := slices.IndexFunc(c.uses, func(u *use) bool { return u.Decl.Meter == model.GivesMeter })
	if i < 0 {
		return nil
	}
	return c.uses[i]
}

// meter gives the expression of what is measured with, and whether there is one.
func (c *chains) meter() (expression string, ok bool) {
	u := c.giver()
	if u == nil {
		return "", false
	}
	return "cfg." + u.name + ".Meter()", true
}

// handMeter gives the statements that hand the meter of a chain to the middlewares that it measures.
func (c *chains) handMeter() string {
	meter, ok := c.meter()
	if !ok {
		return ""
	}
	var b strings.Builder
	for _, u := range c.uses {
		if u.Decl.Meter == model.TakesMeter {
			b.WriteString(fillMeter("cfg."+u.name, meter))
		}
	}
	return b.String()
}

func fillMeter(config, meter string) string {
	return "\tif " + config + ".Meter == nil {\n\t\t" + config + ".Meter = " + meter + "\n\t}\n"
}

// fill gives the statement that puts the declared value of a parameter into a Config that leaves it
// zero, "" where the declared value is zero too.
func (g *generator) fill(s *source, u *use, a *model.Arg) string {
	field, v := "cfg."+u.name+"."+exported(a.Name), a.Value
	if v == nil {
		return ""
	}
	switch v.Kind {
	case model.Bool:
		if !v.Bool {
			return ""
		}
		return "\t" + field + " = true\n"
	case model.List, model.Set, model.Map, model.Bytes, model.FieldParam:
		return "\tif " + field + " == nil {\n\t\t" + field + " = " + g.builtInValue(s, u, a.Type, v) + "\n\t}\n"
	case model.Int8, model.Int16, model.Int32, model.Int64, model.Float64:
		if v.Int == 0 && v.Float == 0 {
			return ""
		}
	case model.Duration:
		if v.Int == 0 {
			return ""
		}
		return "\t" + field + " = " + s.use("cmp") + ".Or(" + field + ", " + durationLiteral(s, v.AsDuration()) + ")\n"
	}
	return "\t" + field + " = " + s.use("cmp") + ".Or(" + field + ", " + g.builtInValue(s, u, a.Type, v) + ")\n"
}

// builtInValue gives the value of a parameter of a built-in middleware, whose enums have a type of their
// name in its own package, and a constant for each member.
func (g *generator) builtInValue(s *source, u *use, t *model.Type, v *model.Value) string {
	pkg := middlewareImport(s, u.Middleware)
	elem := t.Underlying().Elem
	switch {
	case v.Kind == model.EnumRef:
		return pkg + "." + exported(v.Member.Name)
	case (v.Kind == model.List || v.Kind == model.Set) && elem.Kind == model.EnumRef:
		var members []string
		for i := range v.List {
			members = append(members, g.builtInValue(s, u, elem, &v.List[i]))
		}
		return "[]" + pkg + "." + elem.Enum.Name + "{" + strings.Join(members, ", ") + "}"
	}
	return g.typedValue(s, t, v)
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
	case model.CodeParam:
		return v.Code.String()
	case model.RateParam:
		return rateText(v)
	case model.SizeParam:
		return sizeText(v.Int)
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

// rateText gives a rate as a .kit file writes it: 100/s.
func rateText(v *model.Value) string {
	unit := map[time.Duration]string{time.Second: "s", time.Minute: "min", time.Hour: "h"}[v.Per]
	return strconv.FormatInt(v.Int, 10) + "/" + unit
}

// sizeText gives a number of bytes as a .kit file writes it: 4MiB.
func sizeText(n int64) string {
	units := []string{"B", "KiB", "MiB", "GiB", "TiB", "PiB", "EiB"}
	for len(units) > 1 && n != 0 && n%1024 == 0 {
		n /= 1024
		units = units[1:]
	}
	return strconv.FormatInt(n, 10) + units[0]
}
