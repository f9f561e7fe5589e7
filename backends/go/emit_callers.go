package golang

import (
	"slices"
	"strconv"
	"strings"

	"github.com/kitc-lang/kit/compiler/model"
)

// callersFile prints, for each client block of a service, the constructor of the client that it describes:
// that of the called service, with the chain that the two put together.
func (g *generator) callersFile(svc *model.Service) {
	s := g.source(fileName(svc, "clients"))
	g.callers(s, svc)
	for _, c := range clients(svc) {
		g.caller(s, svc, c)
	}
}

// callers prints what holds all clients of a service.
func (g *generator) callers(s *source, svc *model.Service) {
	if len(clients(svc)) == 0 {
		return
	}
	var fields, configs [][]string
	var docs []string
	var makes strings.Builder
	var made [][]string
	h := holes{"shown": "", "field": ""}
	if hasAdmin(svc) {
		makes.WriteString("\tvar admin " + s.use("kitadmin") + ".Clients\n")
		h["field"] = "\n\tadmin kitadmin.Clients\n"
	}
	var all, opened []string
	for _, c := range clients(svc) {
		field, variable := exported(c.Name), unexported(exported(c.Name))+"Client"
		docs = append(docs, comment("\t", withDeprecated(paragraph(field+" calls the service "+g.qualified(s, c.Service.Package, c.Service.Name)+".", c.Doc), c.Deprecated)))
		fields = append(fields, []string{field, g.qualified(s, c.Service.Package, c.Service.Name)})
		configs = append(configs, []string{field, callerName(svc, c) + "ClientConfig"})
		fail := "err"
		if len(opened) > 0 {
			fail = s.use("errors") + ".Join(err, kit.Close(" + strings.Join(opened, ", ") + "))"
		}
		if hasAdmin(svc) {
			makes.WriteString("\tadmin.Add(cfg." + field + ".describe(), &cfg." + field + ".Cluster)\n")
		}
		makes.WriteString("\t" + variable + ", err := New" + callerName(svc, c) + "Client(cfg." + field + ")\n\tif err != nil {\n\t\treturn nil, " + fail + "\n\t}\n")
		opened = append(opened, variable)
		made = append(made, []string{field + ":", variable + ","})
		all = append(all, "c."+field)
	}
	var list strings.Builder
	for i, f := range fields {
		list.WriteString(docs[i] + "\t" + f[0] + " " + f[1] + "\n")
	}
	if hasAdmin(svc) {
		made = append(made, []string{"admin:", "admin,"})
		h["shown"] = s.text(`

// AdminClients are the clients as the admin listener of $Service shows them.
func (c *${Service}Clients) AdminClients() *kitadmin.Clients {
	if c == nil {
		return nil
	}
	return &c.admin
}
`, holes{"Service": svc.Name})
	}
	s.print(`
// ${Service}Clients are the services that $Service calls, for its implementation. A test puts anything in the place
// of each.
type ${Service}Clients struct {
$fields$field}

// ${Service}ClientsConfig says where the services are that $Service calls.
type ${Service}ClientsConfig struct {
$configs}

// New${Service}Clients makes the clients with which $Service calls other services. They do not connect yet.
func New${Service}Clients(cfg ${Service}ClientsConfig) (*${Service}Clients, error) {
$makes	return &${Service}Clients{
$made	}, nil
}

// Close ends the connections of all clients. Calls in flight fail.
func (c *${Service}Clients) Close() error {
	return $kit.Close($all)
}
$shown
`, holes{"Service": svc.Name, "fields": list.String(), "configs": columns("\t", configs), "makes": makes.String(),
		"made": columns("\t\t", made), "all": strings.Join(all, ", "), "field": h["field"], "shown": h["shown"]})
}

// clients gives the client blocks that Go can be generated for: those of services that can be called.
func clients(svc *model.Service) []*model.Client {
	return slices.DeleteFunc(slices.Clone(svc.Clients), func(c *model.Client) bool { return transportOf(c) == nil })
}

// transportOf gives the transport of a client, nil where it has none.
func transportOf(c *model.Client) *transport {
	for _, t := range transports(c.Service) {
		if c.Transport != nil && strings.ToLower(t.field) == c.Transport.Name {
			return &t
		}
	}
	return nil
}

// callerName is what the names of a client block have in common: OrdersPayments.
func callerName(svc *model.Service, c *model.Client) string { return svc.Name + exported(c.Name) }

// callerChains are the chains around the calls of a client. What most methods have is what they share.
func callerChains(c *model.Client) *chains {
	own := map[*model.Method]model.Chain{}
	var methods []*model.Method
	var distinct []*model.Middleware
	for _, m := range c.Methods {
		// A chain is put together once for each advice that it changes: what was written once is one middleware.
		chain := m.Chain
		chain.Middlewares = slices.Clone(chain.Middlewares)
		for i, mw := range chain.Middlewares {
			at := slices.IndexFunc(distinct, func(d *model.Middleware) bool { return sameUse(d, mw) })
			if at < 0 {
				distinct = append(distinct, mw)
				continue
			}
			chain.Middlewares[i] = distinct[at]
		}
		methods = append(methods, m.Method)
		own[m.Method] = chain
	}
	var base model.Chain
	most := 0
	for _, m := range methods {
		n := 0
		for _, other := range methods {
			if slices.Equal(own[m].Middlewares, own[other].Middlewares) {
				n++
			}
		}
		if n > most {
			base, most = own[m], n
		}
	}
	all := newChains(methods, base, func(m *model.Method) model.Chain { return own[m] })
	all.http = nil // a caller is no http.Handler
	return all
}

// sameUse reports whether two middlewares come from the same lines.
func sameUse(a, b *model.Middleware) bool {
	return a.Decl == b.Decl && a.Span == b.Span && slices.EqualFunc(a.Params, b.Params, func(x, y model.Arg) bool { return x.Span == y.Span })
}

func (g *generator) caller(s *source, svc *model.Service, c *model.Client) {
	t, chains := transportOf(c), callerChains(c)
	name := callerName(svc, c)
	called := g.qualified(s, c.Service.Package, c.Service.Name)
	var fields strings.Builder
	where := "Address is where the service is: " + t.schemes[0] + "://HOST:PORT."
	cluster := "Cluster finds the instances of the service and spreads the calls over them, where it has a Discovery and there\nis no Address."
	if c.Discovery != nil {
		where = "Address is where the service is, " + t.schemes[0] + "://HOST:PORT, instead of what is found (\"\": that)."
		cluster = "Cluster bounds how calls are spread. A Discovery and a Balancer in it are used instead of what is declared."
	}
	fields.WriteString(comment("\t", where))
	fields.WriteString("\tAddress string\n")
	if c.Discovery != nil {
		g.kindField(s, &fields, c.Discovery.Kind, c.Discovery.Params, "finds the instances", ",\nunless there is an Address or the Cluster has a Discovery")
	}
	if c.Balance != nil {
		g.kindField(s, &fields, c.Balance.Kind, c.Balance.Params, "spreads the calls over them", ",\nunless the Cluster has a Balancer")
	}
	fields.WriteString(comment("\t", cluster))
	fields.WriteString("\tCluster " + s.use("kitcluster") + ".Config\n")
	fields.WriteString(comment("\t", t.field+" bounds what a call over "+t.field+" may cost."))
	fields.WriteString("\t" + t.field + " " + s.use(t.pkg) + ".ClientConfig\n")
	g.proofFields(s, &fields, c.Service)
	g.chainFields(s, &fields, chains)
	required := "Everything but its Address, or the Discovery of its Cluster, may be left zero"
	if c.Discovery != nil {
		required = "All of it may be left zero"
	}
	if len(chains.userMade()) > 0 || c.Discovery != nil && c.Discovery.Kind.Go == "" || c.Balance != nil && c.Balance.Kind.Go == "" {
		required = "What is not required may be left zero"
	}
	doc := paragraph(name+"ClientConfig says where the service "+called+" is, which "+svc.Name+" calls.\n"+required+", which means: as the .kit files say.", c.Doc)

	full := svc.Package.Name + "." + svc.Name + "." + c.Name
	passed := [][]string{{"Address:", "cfg.Address,"}, {"Cluster:", "cfg.Cluster,"}, {t.field + ":", "cfg." + t.field + ","}}
	for _, a := range auths(c.Service) {
		if field, _, _ := proof(s, a); field != "" {
			passed = append(passed, []string{field + ":", "cfg." + field + ","})
		}
	}
	passed = append(passed, []string{"Chain:", "cfg.chain(),"})
	scheme := s.text(`
	cfg.Cluster.Scheme = $cmp.Or(cfg.Cluster.Scheme, $scheme)
`, holes{"scheme": strconv.Quote(t.schemes[0])})
	finds := s.text(`
	if cfg.Address != "" || cfg.Cluster.Discovery == nil {
		if err := $kit.CheckAddress($full, cfg.Address, $schemes); err != nil {
			return nil, err
		}
	}
`, holes{"full": strconv.Quote(full), "schemes": quotedList(t.schemes)}) + scheme
	if c.Discovery != nil {
		finds = s.text(`
	if cfg.Address == "" {
		found, err := cfg.cluster()
		if err != nil {
			return nil, err
		}
		cfg.Cluster = found
	} else if err := $kit.CheckAddress($full, cfg.Address, $schemes); err != nil {
		return nil, err
	}
`, holes{"full": strconv.Quote(full), "schemes": quotedList(t.schemes)})
	}
	if meter, ok := chains.meter(); ok {
		finds += fillMeter("cfg.Cluster", meter)
	}
	s.print(`
${Doc}type ${Name}ClientConfig struct $fields

// New${Name}Client makes the client with which $Service calls $called, with the chain that the
// .kit files say. It does not connect yet.
func New${Name}Client(cfg ${Name}ClientConfig) (*${called}Client, error) {
$required$finds	return ${New}Client(${called}ClientConfig{
$passed	})
}

`, holes{
		"Doc":      comment("", withDeprecated(doc, c.Deprecated)),
		"Name":     name,
		"Service":  svc.Name,
		"called":   called,
		"fields":   braces(fields.String()),
		"required": constructorChecks(s, chains, g.pkg.Name, "New"+name+"Client", "", func(message string) string { return "return nil, " + s.use("errors") + ".New(" + message + ")" }),
		"finds":    finds,
		"passed":   columns("\t\t", passed),
		"New":      g.qualified(s, c.Service.Package, "New"+c.Service.Name),
	})
	if c.Discovery != nil {
		g.callerCluster(s, name, full, scheme, c)
	}
	fills := g.fillAll(s, chains)
	if hasAdmin(svc) {
		fills = g.filled(s, name+"ClientConfig", chains)
	}
	g.clientChain(s, name+"ClientConfig", chains, fills, "chain gives the middlewares around a method, outermost first. What cfg leaves zero is as declared.", "")
	s.print("\n\n", nil)
}
