package golang

import (
	"slices"
	"strconv"
	"strings"

	"github.com/kitc-lang/kit/compiler/model"
)

// openAPIFile prints the OpenAPI document of the package for its admin listeners.
func (g *generator) openAPIFile() {
	if !slices.ContainsFunc(g.pkg.Services, hasAdmin) || len(g.document) == 0 {
		return
	}
	g.source("openapi.go").print(`
// openAPI is the OpenAPI document of the package, which its admin listener shows.
const openAPI = $document
`, holes{"document": rawString(string(g.document))})
}

// rawString gives a text of lines as Go writes it.
func rawString(text string) string {
	if strings.ContainsAny(text, "\r\x00\uFEFF") {
		return strconv.Quote(text)
	}
	return "`" + strings.ReplaceAll(text, "`", "` + \"`\" + `") + "`"
}

// hasAdmin reports whether a service has an admin listener. It runs beside its transports.
func hasAdmin(svc *model.Service) bool { return svc.Admin != nil && len(transports(svc)) > 0 }

// adminFile prints what the admin listener of a service is told of it, and of the clients that it has.
func (g *generator) adminFile(svc *model.Service) {
	if !hasAdmin(svc) {
		return
	}
	s := g.source(fileName(svc, "admin"))
	g.describeService(s, svc)
	for _, c := range clients(svc) {
		g.describeClient(s, svc, c)
	}
}

func (g *generator) describeService(s *source, svc *model.Service) {
	c := serverChains(svc)
	rows := [][]string{
		{"Listen:", strconv.Quote(svc.Admin.Arg("listen").Str) + ","},
		{"Name:", strconv.Quote(svc.Package.Name+"."+svc.Name) + ","},
	}
	if svc.Package.Version != "" {
		rows = append(rows, []string{"Version:", strconv.Quote(svc.Package.Version) + ","})
	}
	if len(g.document) > 0 {
		rows = append(rows, []string{"OpenAPI:", "openAPI,"})
	}
	if giver := c.giver(); giver != nil {
		rows = append(rows, []string{"Metrics:", "cfg." + giver.name + ".Handler(),"})
	}
	var lists strings.Builder
	list := func(variable, typ, elements string) {
		lists.WriteString("\t" + variable + " := []kitadmin." + typ + "{\n" + elements + "\t}\n")
	}
	if len(c.http) > 0 {
		list("http", "Link", g.links(c.http))
		rows = append(rows, []string{"HTTP:", "http,"})
	}
	lists.WriteString(g.sharedLinks(s, c, &rows))
	if len(svc.Methods) > 0 {
		var methods strings.Builder
		for _, m := range svc.Methods {
			methods.WriteString(describeMethod(m, c))
		}
		list("methods", "Method", methods.String())
		rows = append(rows, []string{"Methods:", "methods,"})
	}
	s.print(`
// describe says what the admin listener shows of the service, as cfg has it.
func (cfg ${Service}ServerConfig) describe() $kitadmin.Service {
$filled$lists	return kitadmin.Service{
$rows	}
}

`, holes{"Service": svc.Name, "lists": lists.String(), "rows": columns("\t\t", rows), "filled": filledFor(c, lists.String(), rows)})
}

// callFilled gives the statement that fills in what is declared, "" where there is no middleware.
func callFilled(c *chains) string {
	if len(c.uses)+len(c.http) == 0 {
		return ""
	}
	return "\tcfg = cfg.filled()\n"
}

// filledFor is callFilled where something of the Config is shown.
func filledFor(c *chains, lists string, rows [][]string) string {
	if strings.Contains(lists, "cfg.") || slices.ContainsFunc(rows, func(row []string) bool { return strings.Contains(row[1], "cfg.") }) {
		return callFilled(c)
	}
	return ""
}

// sharedLinks gives the statements that describe the chain that methods share, and adds the row for it. Where some have
// another chain, each middleware has a variable, because it may stand in several.
func (g *generator) sharedLinks(s *source, c *chains, rows *[][]string) string {
	var b strings.Builder
	if c.varied() {
		for _, u := range c.uses {
			if _, imported := s.imports[u.variable]; imported {
				u.variable += "Middleware"
			}
			b.WriteString("\t" + u.variable + " := " + g.link(u) + "\n")
		}
	}
	if len(c.shared) == 0 || c.allOwn {
		return b.String()
	}
	*rows = append(*rows, []string{"Chain:", "chain,"})
	if c.varied() {
		return b.String() + "\tchain := " + linkVariables(c.shared) + "\n"
	}
	return "\tchain := []kitadmin.Link{\n" + g.links(c.shared) + "\t}\n"
}

// linkVariables gives the slice of a chain whose middlewares have variables.
func linkVariables(uses []*use) string {
	var names []string
	for _, u := range uses {
		names = append(names, u.variable)
	}
	return "[]kitadmin.Link{" + strings.Join(names, ", ") + "}"
}

func describeMethod(m *model.Method, c *chains) string {
	text := "\t\t{Method: &" + methodVariable(m)
	if m.HTTP != nil {
		text += ", Route: " + strconv.Quote(m.HTTP.Verb+" "+pathText(m.HTTP))
	}
	if len(m.Calls) > 0 {
		var calls []string
		for _, call := range m.Calls {
			calls = append(calls, call.Client.Name+"."+call.Method.Name)
		}
		text += ", Calls: " + stringsLiteral(calls)
	}
	if own, varied := c.own[m]; varied {
		text += ", Own: true, Chain: " + linkVariables(own)
	}
	return text + "},\n"
}

// pathText gives a path as a .kit file writes it.
func pathText(h *model.HTTP) string {
	var b strings.Builder
	for _, seg := range h.Segments {
		b.WriteString("/")
		if seg.Field != nil {
			b.WriteString("{" + seg.Field.Name + "}")
			continue
		}
		b.WriteString(seg.Literal)
	}
	if b.Len() == 0 {
		return "/"
	}
	return b.String()
}

// links gives the middlewares of a chain below each other.
func (g *generator) links(uses []*use) string {
	var b strings.Builder
	for _, u := range uses {
		b.WriteString("\t\t" + g.link(u) + ",\n")
	}
	return b.String()
}

// link gives a middleware with what its parameters are in effect.
func (g *generator) link(u *use) string {
	text := "kitadmin.NewLink(" + strconv.Quote(u.Name())
	for _, a := range u.Params {
		switch {
		case a.Value != nil && a.Value.Kind == model.FieldParam:
		case u.Decl.Go != "":
			text += ", " + strconv.Quote(a.Name) + ", cfg." + u.name + "." + exported(a.Name)
		case a.Value != nil:
			text += ", " + strconv.Quote(a.Name) + ", " + strconv.Quote(showValue(a.Value))
		}
	}
	return text + ")"
}

// describeClient prints what the admin listener is told of a client of the service.
func (g *generator) describeClient(s *source, svc *model.Service, c *model.Client) {
	chains := callerChains(c)
	rows := [][]string{
		{"Name:", strconv.Quote(c.Name) + ","},
		{"Service:", strconv.Quote(c.Service.Package.Name+"."+c.Service.Name) + ","},
		{"Transport:", strconv.Quote(transportOf(c).name()) + ","},
		{"Address:", "cfg.Address,"},
	}
	if c.Discovery != nil {
		rows = append(rows, []string{"Discovery:", strconv.Quote(c.Discovery.Kind.Name) + ","})
	}
	if c.Balance != nil {
		rows = append(rows, []string{"Balance:", strconv.Quote(c.Balance.Kind.Name) + ","})
	}
	lists := g.sharedLinks(s, chains, &rows)
	if chains.varied() {
		var own [][]string
		for _, m := range chains.order {
			own = append(own, []string{strconv.Quote(m.Name) + ":", strings.TrimPrefix(linkVariables(chains.own[m]), "[]kitadmin.Link") + ","})
		}
		lists += "\town := map[string][]kitadmin.Link{\n" + columns("\t\t", own) + "\t}\n"
		rows = append(rows, []string{"Own:", "own,"})
	}
	s.print(`
// describe says what the admin listener shows of the client, as cfg has it.
func (cfg ${Name}ClientConfig) describe() *$kitadmin.Client {
$filled$lists	return &kitadmin.Client{
$rows	}
}

`, holes{"Name": callerName(svc, c), "lists": lists, "rows": columns("\t\t", rows), "filled": filledFor(chains, lists, rows)})
}

// filled prints the method of a Config that puts what is declared where it is zero, for those who make the
// middlewares and those who show them. It gives the statement that calls it; uses are all middlewares of the Config.
func (g *generator) filled(s *source, config string, c *chains) string {
	if callFilled(c) == "" {
		return ""
	}
	s.print(`
// filled gives cfg with what is declared in the place of what it leaves zero.
func (cfg $Config) filled() $Config {
$fills	return cfg
}

`, holes{"Config": config, "fills": g.fills(s, c.uses) + c.handMeter() + g.fills(s, c.http)})
	return callFilled(c)
}
