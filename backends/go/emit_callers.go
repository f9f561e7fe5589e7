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
	for _, c := range clients(svc) {
		g.caller(s, svc, c)
	}
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
	fields.WriteString(comment("\t", "Address is where the service is: "+t.schemes[0]+"://HOST:PORT."))
	fields.WriteString("\tAddress string\n")
	fields.WriteString(comment("\t", t.field+" bounds what a call over "+t.field+" may cost."))
	fields.WriteString("\t" + t.field + " " + s.use(t.pkg) + ".ClientConfig\n")
	g.proofFields(s, &fields, c.Service)
	g.chainFields(s, &fields, chains)
	required := "Everything but its Address may be left zero"
	if len(chains.userMade()) > 0 {
		required = "What is not required may be left zero"
	}
	doc := paragraph(name+"ClientConfig says where the service "+called+" is, which "+svc.Name+" calls.\n"+required+", which means: as the .kit files say.", c.Doc)

	passed := [][]string{{"Address:", "cfg.Address,"}, {t.field + ":", "cfg." + t.field + ","}}
	for _, a := range auths(c.Service) {
		if field, _, _ := proof(s, a); field != "" {
			passed = append(passed, []string{field + ":", "cfg." + field + ","})
		}
	}
	passed = append(passed, []string{"Chain:", "cfg.chain(),"})
	var schemes []string
	for _, scheme := range t.schemes {
		schemes = append(schemes, strconv.Quote(scheme))
	}
	s.print(`
${Doc}type ${Name}ClientConfig struct $fields

// New${Name}Client makes the client with which $Service calls $called, with the chain that the
// .kit files say. It does not connect yet.
func New${Name}Client(cfg ${Name}ClientConfig) (*${called}Client, error) {
$required	switch $kit.Scheme(cfg.Address) {
	case $schemes:
		return ${New}Client(${called}ClientConfig{
$passed		})
	}
	return nil, kit.BadAddress($full, cfg.Address, $schemes)
}

`, holes{
		"Doc":      comment("", withDeprecated(doc, c.Deprecated)),
		"Name":     name,
		"Service":  svc.Name,
		"called":   called,
		"fields":   braces(fields.String()),
		"required": constructorChecks(s, chains, g.pkg.Name, "New"+name+"Client", "", func(message string) string { return "return nil, " + s.use("errors") + ".New(" + message + ")" }),
		"schemes":  strings.Join(schemes, ", "),
		"passed":   columns("\t\t\t", passed),
		"New":      g.qualified(s, c.Service.Package, "New"+c.Service.Name),
		"full":     strconv.Quote(svc.Package.Name + "." + svc.Name + "." + c.Name),
	})
	g.clientChain(s, name+"ClientConfig", chains, "chain gives the middlewares around a method, outermost first. What cfg leaves zero is as declared.", "")
	s.print("\n\n", nil)
}
