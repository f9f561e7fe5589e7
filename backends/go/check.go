package golang

import (
	"slices"
	"strings"

	"github.com/kitc-lang/kit/compiler/model"
	"github.com/kitc-lang/kit/lang/diag"
)

// check refuses what Go cannot keep apart or cannot say. It renames nothing, so that a declaration that
// is added never changes the Go name of another.
func (g *generator) check() {
	g.checkPackage()
	g.checkTypes()
	g.checkNames()
	for _, svc := range g.pkg.Services {
		g.checkMethods(svc)
		g.checkChain(svc, svc, serverChains(svc), kindFields(serverFields(svc), svc.Discovery, nil)...)
		g.checkChain(svc, svc, clientChains(svc), "Address", "Cluster", "Chain")
		for _, c := range clients(svc) {
			g.checkChain(svc, c.Service, callerChains(c), kindFields([]string{"Address", "Discovery", "Balance", "Cluster"}, c.Discovery, c.Balance)...)
		}
	}
	g.diags.Sort()
}

// serverFields are the fields that the Config of a server has beside its transports, auths and middlewares.
func serverFields(svc *model.Service) []string {
	if hasAdmin(svc) {
		return []string{"Server", "Discovery", "Admin"}
	}
	return []string{"Server", "Discovery"}
}

// kindFields adds the fields of a Config that make a discovery and a balancer of the user's own.
func kindFields(fields []string, d *model.Discovery, b *model.Balance) []string {
	if d != nil {
		fields = append(fields, configField(d.Kind))
	}
	if b != nil {
		fields = append(fields, configField(b.Kind))
	}
	return fields
}

func (g *generator) checkPackage() {
	if name := packageName(g.pkg); name == "main" {
		g.diags.Errorf(diag.GoPackageName, g.pkg.Span, "package %q cannot be imported, because Go keeps the name %q for programs: choose another", g.pkg.Name, name)
	}
	if g.pkg.GoImport == "" {
		g.diags.Errorf(diag.GoImportPath, g.pkg.Span, "package %q is in no Go module, so that nothing can import its Go: run `go mod init` where the module begins", g.pkg.Name)
	}
}

// noGo refuses to import a package of which no Go is generated, once.
func (g *generator) noGo(p *model.Package) {
	span := g.pkg.Span
	for _, i := range g.pkg.Imports {
		if i.Package == p {
			span = i.Span
		}
	}
	message := "the Go of package " + quoted(g.pkg.Name) + " needs that of package " + quoted(p.Name) + ", which has none: add `emit go {}` there"
	for _, d := range g.diags {
		if d.Message == message {
			return
		}
	}
	g.diags.Errorf(diag.GoImportPath, span, "%s", message)
}

// checkTypes looks at each declaration by itself.
func (g *generator) checkTypes() {
	for _, d := range g.pkg.Structs {
		g.checkFields("struct", &d.Decl, d.Fields)
	}
	for _, d := range g.pkg.Unions {
		g.checkFields("union", &d.Decl, d.Members)
	}
	for _, d := range g.pkg.Errors {
		g.checkFields("error", &d.Decl, d.Fields)
	}
	for _, d := range g.pkg.Scalars {
		g.checkUnique(d.Type)
	}
	for _, d := range userMiddlewares(g.pkg) {
		g.checkFields("middleware", &model.Decl{Name: d.Name}, paramFields(d.Params))
	}
	for _, k := range userKinds(g.pkg) {
		g.checkFields(k.Keyword, &model.Decl{Name: k.Name}, paramFields(k.Params))
	}
}

func (g *generator) checkFields(kind string, of *model.Decl, fields []*model.Field) {
	taken := map[string]*model.Field{}
	for _, f := range fields {
		name := fieldName(f)
		if first := taken[name]; first != nil {
			g.diags.Errorf(diag.GoFieldClash, f.Span, "fields %q and %q of %s %q are both %s in Go: rename one", first.Name, f.Name, kind, of.Name, name).
				Note(first.Span, "%q is here", first.Name)
			continue
		}
		taken[name] = f
		g.checkUnique(f.Type)
	}
	for _, f := range fields {
		if f.Presence != model.Defaulted {
			continue
		}
		name := "Get" + fieldName(f)
		if other := taken[name]; other != nil {
			g.diags.Errorf(diag.GoFieldClash, other.Span, "field %q of %s %q is %s in Go, as the method is that gives the default of %q: rename one", other.Name, kind, of.Name, name, f.Name).
				Note(f.Span, "%q is here", f.Name)
		}
	}
}

// checkUnique refuses elements that must differ where a map inside them has no one way to be written.
func (g *generator) checkUnique(t *model.Type) {
	switch t.Kind {
	case model.List, model.Set:
		if (t.Kind == model.Set || t.Rules.Unique) && (holdsMap(t.Elem) || holdsNode(t.Elem, g.graph.unordered)) {
			g.diags.Errorf(diag.GoUnique, t.Span, "the elements must differ, but each holds a map, and whether two maps are equal is not checked: use a list without `unique`")
		}
		g.checkUnique(t.Elem)
	case model.Map:
		g.checkUnique(t.Key)
		g.checkUnique(t.Elem)
	}
}

// named is a Go name at the top of the package, and what it comes from.
type named struct {
	name string
	from string // struct "Item", the client of service "Orders"
	span diag.Span
}

// checkNames refuses two declarations with one Go name.
func (g *generator) checkNames() {
	taken := map[string]named{}
	files := map[string]named{}
	refused := map[[2]string]bool{} // who met whom: one mistake, however many names they share
	claim := func(in map[string]named, n named) {
		first, clash := in[n.name]
		if !clash {
			in[n.name] = n
			return
		}
		if refused[[2]string{first.from, n.from}] {
			return
		}
		refused[[2]string{first.from, n.from}] = true
		g.diags.Errorf(diag.GoNameClash, n.span, "%s and %s are both %s in Go: rename one", first.from, n.from, n.name).
			Note(first.span, "%s is here", first.from)
	}
	for _, n := range g.declared() {
		claim(taken, n)
	}
	for _, d := range g.pkg.Errors {
		claim(taken, named{errorTypeName(d), "the description of error " + quoted(d.Name), d.Span})
	}
	for _, svc := range g.pkg.Services {
		for _, n := range helpers(svc) {
			claim(taken, n)
		}
		claim(files, named{fileName(svc, "service"), "the file of service " + quoted(svc.Name), svc.Span})
	}
}

// declared gives the Go names that stand for declarations.
func (g *generator) declared() []named {
	var list []named
	add := func(kind string, d *model.Decl) {
		list = append(list, named{d.Name, kind + " " + quoted(d.Name), d.Span})
	}
	for _, d := range g.pkg.Scalars {
		add("scalar", &d.Decl)
	}
	for _, d := range g.pkg.Consts {
		add("constant", &d.Decl)
	}
	for _, d := range g.pkg.Structs {
		if d.Inline != nil {
			list = append(list, named{d.Name, "the input of method " + quoted(d.Inline.Service.Name+"."+d.Inline.Name), d.Span})
			continue
		}
		add("struct", &d.Decl)
	}
	for _, d := range g.pkg.Unions {
		add("union", &d.Decl)
	}
	for _, d := range g.pkg.Errors {
		add("error", &d.Decl)
	}
	for _, d := range g.pkg.Enums {
		add("enum", &d.Decl)
		list = append(list, named{"Parse" + d.Name, "the parser of enum " + quoted(d.Name), d.Span})
		for _, m := range d.Members {
			list = append(list, named{constName(d, m), "member " + quoted(m.Name) + " of enum " + quoted(d.Name), m.Span})
		}
	}
	for _, d := range g.pkg.Services {
		add("service", &d.Decl)
	}
	for _, d := range userMiddlewares(g.pkg) {
		list = append(list, named{paramsType(d), "the parameters of middleware " + quoted(d.Name), d.Span})
	}
	for _, k := range userKinds(g.pkg) {
		list = append(list, named{kindParams(k), "the parameters of " + k.Keyword + " " + quoted(k.Name), k.Span})
	}
	// In the order of the files, so that the second of two is the one to be refused.
	slices.SortStableFunc(list, func(a, b named) int {
		if a.span.File != b.span.File {
			return strings.Compare(a.span.File, b.span.File)
		}
		return a.span.Start.Offset - b.span.Start.Offset
	})
	return list
}

// helpers gives the Go names that the code of a service takes beside the service's own.
func helpers(svc *model.Service) []named {
	var list []named
	add := func(from string, names ...string) {
		for _, name := range names {
			list = append(list, named{name, from + " of service " + quoted(svc.Name), svc.Span})
		}
	}
	low := serviceVariable(svc)
	add("the server", svc.Name+"ServerConfig", "New"+svc.Name+"Server", low+"Handlers", low+"HTTPServer", low+"ThriftServer")
	add("the client", svc.Name+"Client", svc.Name+"ClientConfig", "New"+svc.Name+"Client", "transportOf"+svc.Name, low+"HTTPClient", low+"ThriftClient", low+"Cluster")
	if len(clients(svc)) > 0 {
		add("the clients", svc.Name+"Clients", svc.Name+"ClientsConfig", "New"+svc.Name+"Clients")
	}
	for _, c := range clients(svc) {
		add("client "+quoted(c.Name), callerName(svc, c)+"ClientConfig", "New"+callerName(svc, c)+"Client", unexported(callerName(svc, c))+"Field")
	}
	add("the client in the same process", "New"+svc.Name+"Local", low+"Local")
	for _, m := range svc.Methods {
		list = append(list, named{methodVariable(m), "method " + quoted(svc.Name+"."+m.Name), m.Span})
		if svc.Transport("thrift") != nil {
			list = append(list, named{thriftResult(m), "the Thrift result of method " + quoted(svc.Name+"."+m.Name), m.Span})
		}
	}
	return list
}

func quoted(name string) string { return `"` + name + `"` }

// checkMethods refuses method names that Go cannot have in the interface, the client and the handlers.
func (g *generator) checkMethods(svc *model.Service) {
	taken := map[string]*model.Method{}
	for _, m := range svc.Methods {
		if m.Name == "Close" {
			g.diags.Errorf(diag.GoMethodName, m.Span, "method \"Close\" has the name by which Go closes the client of service %q: choose another", svc.Name)
			continue
		}
		name := unexported(m.Name)
		if first := taken[name]; first != nil {
			g.diags.Errorf(diag.GoNameClash, m.Span, "methods %q and %q of service %q are both %s in Go: rename one", first.Name, m.Name, svc.Name, name).
				Note(first.Span, "%q is here", first.Name)
			continue
		}
		taken[name] = m
	}
	for _, c := range clients(svc) {
		if hasAdmin(svc) && exported(c.Name) == "AdminClients" {
			g.diags.Errorf(diag.GoMethodName, c.Span, "client %q has the name by which the admin listener of service %q asks for its clients: choose another", c.Name, svc.Name)
		}
		if exported(c.Name) == "Close" {
			g.diags.Errorf(diag.GoMethodName, c.Span, "client %q has the name by which Go closes all clients of service %q: choose another", c.Name, svc.Name)
		}
	}
	for _, m := range svc.Methods {
		if m.Page == nil {
			continue
		}
		if other := taken[unexported(pagesMethod(m))]; other != nil {
			g.diags.Errorf(diag.GoMethodName, other.Span, "method %q has the name of the method of the client that reads all pages of %q: rename it", other.Name, m.Name).
				Note(m.Page.Span, "the pages of %q", m.Name)
		}
	}
}

// checkChain refuses a middleware whose Config would take the name of a field that stands there already.
// The Config belongs to svc, and has the transports and auths of the service of.
func (g *generator) checkChain(svc, of *model.Service, c *chains, own ...string) {
	taken := map[string]bool{}
	for _, field := range own {
		taken[field] = true
	}
	for _, t := range transports(of) {
		taken[t.field] = true
	}
	byField := map[string]*model.Auth{}
	for _, a := range auths(of) {
		if first := byField[authenticator(a)]; first != nil {
			g.diags.Errorf(diag.GoNameClash, svc.Span, "auths %q and %q of service %q are both %s in Go: rename one", first.Name, a.Name, svc.Name, authenticator(a)).
				Note(first.Span, "one is here").Note(a.Span, "the other one is here")
		}
		byField[authenticator(a)] = a
		taken[authenticator(a)] = true
		for _, suffix := range []string{"Token", "Tokens", "Login", "Key"} {
			taken[exported(a.Name)+suffix] = true
		}
	}
	var made []*model.MiddlewareDecl
	for _, u := range slices.Concat(c.http, c.uses) {
		field := u.name
		if u.Decl.Go == "" {
			if slices.Contains(made, u.Decl) {
				continue
			}
			made = append(made, u.Decl)
			field = constructor(u.Decl)
		}
		if taken[field] {
			way := "rename it"
			if u.around != nil {
				way = "rename the other one, or method " + quoted(u.around.Name)
			}
			g.diags.Errorf(diag.GoMiddleware, u.Span, "middleware %q has the name of another field of the Config of service %q, %s: %s", u.Name(), svc.Name, field, way)
			continue
		}
		taken[field] = true
	}
}
