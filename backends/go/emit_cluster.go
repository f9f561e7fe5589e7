package golang

import (
	"slices"
	"strconv"
	"strings"

	"github.com/kitc-lang/kit/compiler/model"
)

// cluster prints what sends the calls of a client to the instances of its service.
func (g *generator) cluster(s *source, svc *model.Service) {
	h := holes{"Service": svc.Name, "service": serviceVariable(svc)}
	s.print(`
// ${service}Cluster sends each call to one of the instances of $Service.
type ${service}Cluster struct {
	*kitcluster.Cluster[transportOf${Service}]
}

`, h)
	for _, m := range svc.Methods {
		h["method"] = unexported(m.Name)
		s.print(`
func (c ${service}Cluster) $method(ctx $context.Context, call *$kit.Call) error {
	return c.Do(ctx, call, transportOf${Service}.$method)
}

`, h)
	}
}

// kindsFile prints what the constructors of the package's own discoveries and balancers are given.
func (g *generator) kindsFile() {
	s := g.source("kinds.go")
	for _, k := range userKinds(g.pkg) {
		doc := kindParams(k) + " is what the " + k.Keyword + " " + k.Name + " is declared with."
		if slices.ContainsFunc(k.Params, func(f *model.Field) bool { return f.Presence == model.Optional }) {
			doc += " A nil says that nothing is."
		}
		s.print(`
${Doc}type $Params $struct

`, holes{
			"Doc":    comment("", paragraph(doc, k.Doc)),
			"Params": kindParams(k),
			"struct": g.structBody(s, paramFields(k.Params)),
		})
	}
}

// userKinds gives the discoveries and balancers that a package declares and its users' own code makes.
func userKinds(p *model.Package) []*model.Kinded {
	return slices.DeleteFunc(slices.Clone(p.Kinds), func(k *model.Kinded) bool { return k.Go != "" })
}

// kindParams is the struct of the parameters of a kind.
func kindParams(k *model.Kinded) string { return paramsName(k.Name) }

// configField is the field of a Config that belongs to a discovery or a balancer: that of a built-in one is
// named after its role, that of the user's own after what makes it.
func configField(k *model.Kinded) string {
	if k.Go == "" {
		return constructorName(k.Name)
	}
	return map[string]string{"discovery": "Discovery", "balance": "Balance"}[k.Keyword]
}

// kindField writes the field of a Config that says more of a discovery or a balancer. What tells what it does
// there, and without when it is not needed.
func (g *generator) kindField(s *source, b *strings.Builder, k *model.Kinded, params []model.Arg, what, without string) {
	field := configField(k)
	if k.Go == "" {
		doc := field + " makes the " + k.Keyword + " " + k.Name + " that " + what + ". It is required" + without + "."
		result := "(" + s.use("kit") + ".Discovery, error)"
		if k.Keyword == "balance" {
			result = "(" + s.use("kitbalance") + ".Balancer, error)"
		}
		b.WriteString(comment("\t", paragraph(doc, k.Doc)))
		b.WriteString("\t" + field + " func(" + g.qualified(s, k.Package, kindParams(k)) + ") " + result + "\n")
		return
	}
	doc := field + " " + what + ": " + k.Name
	if text := declared(params); text != "" {
		doc += ", declared with " + text
	}
	b.WriteString(comment("\t", doc+"."))
	b.WriteString("\t" + field + " " + kindImport(s, k) + ".Config\n")
}

func kindImport(s *source, k *model.Kinded) string {
	return s.importPath("kit"+strings.ReplaceAll(k.Name, "_", ""), k.Go)
}

// made gives the statements that put what was declared into a Config, and the expression that then makes a
// discovery or balancer. Field is the function that gives the field that calls are spread by.
func (g *generator) made(s *source, k *model.Kinded, params []model.Arg, field, indent string) (fills, expression string) {
	u := &use{Middleware: &model.Middleware{Decl: &model.MiddlewareDecl{Name: k.Name, Package: k.Package, Go: k.Go, Params: k.Params}}, name: configField(k)}
	for _, a := range params {
		if a.Value != nil && a.Value.Kind == model.FieldParam {
			a.Value = &model.Value{Kind: model.FieldParam, Str: field}
		}
		u.Params = append(u.Params, a)
	}
	if k.Go == "" {
		return "", g.newOwn(s, u, indent)
	}
	fills = g.fills(s, []*use{u})
	return fills, kindImport(s, k) + ".New(cfg." + u.name + ")"
}

// registryField writes the field of a server's Config that says more of where its instances register.
func (g *generator) registryField(s *source, b *strings.Builder, svc *model.Service) {
	if svc.Discovery != nil {
		g.kindField(s, b, svc.Discovery.Kind, svc.Discovery.Params, "lists the instances of the server", "; the Discovery of\nServer.Registration stands in for it")
	}
}

// registers prints the method of a server's Config that gives it its registry.
func (g *generator) registers(s *source, svc *model.Service) {
	if svc.Discovery == nil || len(transports(svc)) == 0 {
		return
	}
	k := svc.Discovery.Kind
	h := holes{"Service": svc.Name, "package": g.pkg.Name, "missing": ""}
	if k.Go == "" {
		h["missing"] = g.missingKind(s, k, "return cfg.Server, ", "New"+svc.Name+"Server")
	}
	h["fills"], h["new"] = g.made(s, k, svc.Discovery.Params, "", "\t")
	s.print(`
// server gives cfg.Server with the registry that lists its instances. What cfg leaves zero is as declared.
func (cfg ${Service}ServerConfig) server() ($kit.ServerConfig, error) {
	if cfg.Server.Registration.Discovery != nil {
		return cfg.Server, nil
	}
$missing$fills	discovery, err := $new
	if err != nil {
		return cfg.Server, $fmt.Errorf("$package.$Service: %w", err)
	}
	cfg.Server.Registration.Discovery = discovery
	return cfg.Server, nil
}

`, h)
}

// missingKind gives the statements that refuse a Config without the constructor of a kind.
func (g *generator) missingKind(s *source, k *model.Kinded, returns, function string) string {
	return s.text(`
	if cfg.$Field == nil {
		$returns$errors.New($message)
	}
`, holes{"Field": configField(k), "returns": returns,
		"message": strconv.Quote(g.pkg.Name + ": " + function + " needs " + configField(k) + " in its Config: it makes the " + k.Keyword + " " + k.Name)})
}

// callerCluster prints the method of a client block's Config that says how its instances are found.
func (g *generator) callerCluster(s *source, name, full, scheme string, c *model.Client) {
	h := holes{"Name": name, "scheme": scheme, "balance": "", "full": strconv.Quote(full + ": %w")}
	fail := "return cfg.Cluster, "
	if b := c.Balance; b != nil {
		missing := ""
		if b.Kind.Go == "" {
			missing = indented(g.missingKind(s, b.Kind, fail, "New"+name+"Client"))
		}
		field := ""
		if spreadField(b) != "" {
			field = unexported(name) + "Field"
		}
		fills, made := g.made(s, b.Kind, b.Params, field, "\t\t")
		if fills != "" {
			fills = indented(fills)
		}
		if b.Kind.Go == "" {
			h["balance"] = s.text(`
	if cfg.Cluster.Balancer == nil {
$missing		balancer, err := $made
		if err != nil {
			return cfg.Cluster, $fmt.Errorf($full, err)
		}
		cfg.Cluster.Balancer = balancer
	}
`, holes{"missing": missing, "made": made, "full": h["full"]})
		} else {
			h["balance"] = s.text(`
	if cfg.Cluster.Balancer == nil {
$fills		cfg.Cluster.Balancer = $made
	}
`, holes{"fills": fills, "made": made})
		}
	}
	k := c.Discovery.Kind
	h["missing"] = ""
	if k.Go == "" {
		h["missing"] = g.missingKind(s, k, fail, "New"+name+"Client")
	}
	h["fills"], h["new"] = g.made(s, k, c.Discovery.Params, "", "\t")
	s.print(`
// cluster says how the instances are found and how calls are spread over them. What cfg leaves zero is as
// declared.
func (cfg ${Name}ClientConfig) cluster() (kitcluster.Config, error) {
$scheme$balance	if cfg.Cluster.Discovery != nil {
		return cfg.Cluster, nil
	}
$missing$fills	discovery, err := $new
	if err != nil {
		return cfg.Cluster, $fmt.Errorf($full, err)
	}
	cfg.Cluster.Discovery = discovery
	return cfg.Cluster, nil
}

`, h)
	if c.Balance != nil {
		g.spreadBy(s, name, c)
	}
}

// indented moves statements one level to the right.
func indented(lines string) string {
	return "\t" + strings.ReplaceAll(strings.TrimSuffix(lines, "\n"), "\n", "\n\t") + "\n"
}

// spreadField gives the name of the field that calls are spread by, "" where none is.
func spreadField(b *model.Balance) string {
	for _, a := range b.Params {
		if a.Value != nil && a.Value.Kind == model.FieldParam {
			return a.Value.Str
		}
	}
	return ""
}

// spreadBy prints the function that finds the field in the input of a call that calls are spread by.
func (g *generator) spreadBy(s *source, name string, c *model.Client) {
	field := spreadField(c.Balance)
	if field == "" {
		return
	}
	var cases strings.Builder
	var seen []*model.Struct
	for _, m := range c.Service.Methods {
		if m.Input == nil || slices.Contains(seen, m.Input) {
			continue
		}
		seen = append(seen, m.Input)
		for _, f := range m.Input.Fields {
			if f.Name == field {
				cases.WriteString("\tcase *" + g.qualified(s, m.Input.Package, m.Input.Name) + ":\n\t\treturn " + g.fieldText(s, f) + "\n")
			}
		}
	}
	s.print(`
// $function gives the field $field of the input of a call, which decides where it goes.
func $function(call *$kit.Call) string {
	switch in := call.In.(type) {
$cases	}
	return ""
}

`, holes{"function": unexported(name) + "Field", "field": field, "cases": cases.String()})
}

// fieldText gives a field of the input in as a string.
func (g *generator) fieldText(s *source, f *model.Field) string {
	value := "in." + fieldName(f)
	kind, optional := f.Type.Underlying().Kind, f.Presence != model.Required && pointer(f.Type)
	switch {
	case optional && f.Presence == model.Defaulted:
		value, optional = "in.Get"+fieldName(f)+"()", false
	case optional && kind == model.String:
		return s.use("kit") + ".KeyText(" + value + ")"
	case optional && kind == model.UUID:
		return s.use("kit") + ".KeyUUID(" + value + ")"
	case optional:
		return s.use("kit") + ".KeyOf(" + value + ")"
	}
	switch {
	case kind == model.String && f.Type.Kind == model.ScalarRef:
		return "string(" + value + ")"
	case kind == model.String:
		return value
	}
	return s.use("fmt") + ".Sprint(" + value + ")"
}
