package golang

import (
	"slices"
	"strconv"
	"strings"

	"github.com/kitc-lang/kit/compiler/model"
)

// middlewaresFile prints what the constructors of the package's own middlewares are given.
func (g *generator) middlewaresFile() {
	s := g.source("middlewares.go")
	for _, d := range userMiddlewares(g.pkg) {
		doc := paramsType(d) + " is what the middleware " + d.Name + " is declared with."
		if slices.ContainsFunc(d.Params, func(f *model.Field) bool { return f.Presence == model.Optional }) {
			doc += " A nil says that nothing is."
		}
		s.print(`
${Doc}type $Params $struct

`, holes{
			"Doc":    comment("", paragraph(doc, d.Doc)),
			"Params": paramsType(d),
			"struct": g.structBody(s, paramFields(d.Params)),
		})
	}
}

// userMiddlewares gives the middlewares that a package declares and its users' own code makes.
func userMiddlewares(p *model.Package) []*model.MiddlewareDecl {
	return slices.DeleteFunc(slices.Clone(p.Middlewares), func(d *model.MiddlewareDecl) bool { return d.Go != "" })
}

// paramsType is the struct of a middleware's parameters.
func paramsType(d *model.MiddlewareDecl) string { return paramsName(d.Name) }

func paramsName(name string) string { return exported(name) + "Params" }

// constructor is the field of a Config that makes a middleware of the user's own.
func constructor(d *model.MiddlewareDecl) string { return constructorName(d.Name) }

func constructorName(name string) string { return "New" + exported(name) }

// paramFields gives the parameters as the fields of a struct. What has a default is always there, and nothing is
// sensitive, because it stands in a .kit file.
func paramFields(params []*model.Field) []*model.Field {
	var fields []*model.Field
	for _, f := range params {
		f := *f
		f.Sensitive = false
		if f.Presence == model.Defaulted {
			f.Presence = model.Required
		}
		fields = append(fields, &f)
	}
	return fields
}

// userMade gives the declarations of the middlewares that the user's own code makes, in the order in which
// they first stand in a chain.
func (c *chains) userMade() []*model.MiddlewareDecl {
	var decls []*model.MiddlewareDecl
	for _, u := range c.uses {
		if u.Decl.Go == "" && !slices.Contains(decls, u.Decl) {
			decls = append(decls, u.Decl)
		}
	}
	return decls
}

// constructorFields writes the fields of a Config that make the user's own middlewares.
func (g *generator) constructorFields(s *source, b *strings.Builder, c *chains) {
	for _, d := range c.userMade() {
		doc := constructor(d) + " makes the middleware " + d.Name
		for i, u := range slices.DeleteFunc(slices.Clone(c.uses), func(u *use) bool { return u.Decl != d }) {
			if i > 0 {
				doc += ", and another one"
			}
			doc += " " + placeOf(u)
		}
		doc += ". It is required."
		b.WriteString(comment("\t", paragraph(doc, d.Doc)))
		b.WriteString("\t" + constructor(d) + " func(" + g.qualified(s, d.Package, paramsType(d)) + ") " + s.use("kit") + ".Middleware\n")
	}
}

// placeOf says where in the chain a middleware stands.
func placeOf(u *use) string {
	text := "that is outermost"
	if u.outer != nil {
		text = "inside " + u.outer.name
	}
	if u.around != nil {
		return "around " + u.around.Name + ", " + text
	}
	return text
}

// constructorChecks gives the statements that hand fail what to say where a constructor is missing. unless starts
// their condition.
func constructorChecks(s *source, c *chains, pkg, function, unless string, fail func(message string) string) string {
	var b strings.Builder
	for _, d := range c.userMade() {
		b.WriteString(s.text(`
	if ${unless}cfg.$Field == nil {
		$fail
	}
`, holes{"unless": unless, "Field": constructor(d), "fail": fail(strconv.Quote(pkg + ": " + function + " needs " + constructor(d) + " in its Config: it makes the middleware " + d.Name))}))
	}
	return b.String()
}

// newOwn gives the call of a constructor, with its parameters below each other where they do not fit on
// the line.
func (g *generator) newOwn(s *source, u *use, indent string) string {
	var rows [][]string
	short := ""
	for i, a := range u.Params {
		if a.Value == nil {
			continue
		}
		f := u.Decl.Params[i]
		value := g.typedValue(s, a.Type, a.Value)
		if f.Presence == model.Optional && pointer(f.Type) {
			value = "new(" + g.sized(s, f.Type, value) + ")"
		}
		rows = append(rows, []string{fieldName(f) + ":", value + ","})
		short += ", " + fieldName(f) + ": " + value
	}
	start := "cfg." + constructor(u.Decl) + "(" + g.qualified(s, u.Decl.Package, paramsType(u.Decl))
	if line := start + "{" + strings.TrimPrefix(short, ", ") + "})"; len(line) < 100 {
		return line
	}
	return start + "{\n" + columns(indent+"\t", rows) + indent + "})"
}

// sized gives a value its type where it is an untyped constant of another.
func (g *generator) sized(s *source, t *model.Type, value string) string {
	switch t.Underlying().Kind {
	case model.Int8, model.Int16, model.Int32, model.Int64, model.SizeParam:
	case model.Float64, model.String, model.Bool:
		if t.Kind != model.ScalarRef {
			return value
		}
	default:
		return value
	}
	return g.goType(s, t) + "(" + value + ")"
}
